#!/usr/bin/python3
"""Does every passage of a page in Arabic that is in Latin letters say which language it is in?

    languages.py FOLDER WORDS

WORDS: words that are no names though they begin with a capital letter, space between (levels, terms). A passage counts
where a word begins with a small letter, or is one of WORDS; names of people, places and standards are alike in all
languages. What the title of a window and the description of a chart say cannot be marked; what is drawn in a chart is a
picture's, which has words of its own. Prints one protocol line, and what it found.
"""
import glob
import re
import sys
from html.parser import HTMLParser

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
VOID = {"meta", "link", "img", "br", "hr", "input", "source", "base", "wbr", "col", "track"}
UNMARKABLE = {"script", "style", "desc", "text"}


class Page(HTMLParser):
    def __init__(self, words):
        super().__init__()
        self.words, self.open, self.found, self.seen = words, [], [], 0

    def note(self, text, attributes):
        lang = next((a["lang"] for a in [attributes, *(a for _, a in reversed(self.open))] if a.get("lang")), "")
        if text.strip().endswith(","):  # a name before what somebody is to the learner
            return
        foreign = [w for w in LATIN.findall(text) if w[0].islower() or w in self.words]
        self.seen += bool(foreign)
        if foreign and lang.startswith("ar"):
            where = ">".join(tag for tag, _ in self.open[-3:])
            self.found.append(f"{where}: {text.strip()[:60]}")

    def handle_starttag(self, tag, attributes):
        attributes = {k: v or "" for k, v in attributes}
        for name in ("alt", "aria-label", "placeholder"):
            if name in attributes:
                self.note(attributes[name], attributes)
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        tags = [tag for tag, _ in self.open]
        if tags and tags[-1] not in UNMARKABLE and tags != ["html", "head", "title"]:
            self.note(text, {})


folder, words = sys.argv[1], set(sys.argv[2].split())
faults, pages, passages = [], glob.glob(folder + "/**/*.html", recursive=True), 0
for path in sorted(pages):
    page = Page(words)
    with open(path, encoding="utf-8") as f:
        page.feed(f.read())
    faults += [f"{path}: {line}" for line in page.found]
    passages += page.seen
well = pages and passages and not faults
print(f"{'ok' if well else 'not ok'} languages: {passages} passages of {len(pages)} pages say which language they are in")
for line in faults[:30]:
    print("    " + line)
sys.exit(not well)
