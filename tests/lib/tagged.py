"""The elements of a tagged PDF, as poppler reads them.

    words = reading_words("conference.pdf")    on the first side of a handout
"""
import re, subprocess


class Node:
    def __init__(self, name, depth):
        self.name, self.depth, self.kids, self.text, self.box = name, depth, [], "", None

    def all(self):
        return self.text + "".join(k.all() for k in self.kids)

    def find(self, name):
        return [self] * (self.name == name) + [found for k in self.kids for found in k.find(name)]


def structure(pdf):
    """The elements of a tagged PDF."""
    root = Node("root", -1)
    open_ones = [root]
    told = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True).stdout
    for line in told.splitlines():
        depth, words = len(line) - len(line.lstrip()), line.strip()
        if words.startswith('"'):
            open_ones[-1].text += words.strip('"')
        elif words.startswith("/BBox"):
            open_ones[-1].box = [float(n) for n in re.findall(r"-?[\d.]+", words)]
        elif words and not words.startswith("/"):
            while open_ones[-1].depth >= depth:
                open_ones.pop()
            node = Node(re.split(r"[ :]", words)[0], depth)
            open_ones[-1].kids.append(node)
            open_ones.append(node)
    return root


def is_key(node):
    """A list in which every name has its meaning."""
    items = [(i.find("Lbl"), i.find("LBody")) for i in node.find("LI")]
    return len(items) >= 4 and all(n and m and len(n[0].all()) > 1 and m[0].all().strip() for n, m in items)


def reading_words(pdf):
    """What is read on the first side of a handout, which ends with the key: not names, headings, pictures, what an item's second line
    says of it, nor the key. None without a key."""
    found = []

    def is_whole(node):
        paragraphs = 0
        for kid in node.kids:
            if kid.name == "L" and is_key(kid):
                return True
            paragraphs += kid.name == "P"
            label = kid.name == "P" and paragraphs > 1 and node.name in ("LBody", "BlockQuote")
            if label or re.fullmatch(r"H\d?|Caption|Figure", kid.name):
                continue
            if kid.name == "BlockQuote" and node.name == "Document":  # the learner's voice; above it are names and the appointment
                found.clear()
            found.append(kid.text)
            if is_whole(kid):
                return True
        return False

    return [w for w in " ".join(found).split() if re.search(r"\w", w)] if is_whole(structure(pdf)) else None
