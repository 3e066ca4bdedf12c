"""For suites about files of a class: a school of three learners, the same school written the long way, and what is in whose output."""
import io, os, re, shutil, subprocess, zipfile
from school import PROGRAM, School, check, scratch

TMP = scratch()
WHO = {"ana-bell": ("Ana", "Bell"), "bo-dorn": ("Bo", "Dorn"), "cy-ernst": ("Cy", "Ernst")}
MAPLE = "classes/maple/"


def school(name, **files):
    s = School(os.path.join(TMP, name))
    for who, (first, last) in WHO.items():
        s.learner(who, first, last)
    for path, text in files.items():
        s.write(path, text)
    return s


def run(s, *words):
    done = subprocess.run([PROGRAM, *words], cwd=s.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def build(s, *more):
    return run(s, "build", "-q", "--remove", *more, "-o", s.root + "-out", ".")


def tree(root):
    files = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, root)] = file.read()
    return files


def words_of(s, who):
    """Everything of a learner that holds text: pages, and reports as text."""
    text = b""
    for path, data in sorted(tree(f"{s.root}-out/maple/learners/{who}").items()):
        if path.endswith(".pdf"):
            data = subprocess.run(["pdftotext", os.path.join(f"{s.root}-out/maple/learners/{who}", path), "-"], stdout=subprocess.PIPE).stdout
        if path.endswith(".xlsx"):
            data = subprocess.run(["unzip", "-p", os.path.join(f"{s.root}-out/maple/learners/{who}", path)], stdout=subprocess.PIPE).stdout
        text += data
    return text.decode("utf-8", "replace")


def cells(book):
    """The cells of a workbook, sheet by sheet. Where a rating comes from is a file and a line, and differs."""
    with zipfile.ZipFile(io.BytesIO(book)) as z:
        strings = [re.sub(r"^[^ ]+[.](csv|md):\d+$", "a file", "".join(re.findall(r"<t[^>]*>([^<]*)</t>", one))) for one in re.findall(r"<si>(.*?)</si>", z.read("xl/sharedStrings.xml").decode(), re.S)]
        sheets = sorted(n for n in z.namelist() if n.startswith("xl/worksheets/sheet"))
        return [[(at, strings[int(v)] if 't="s"' in more else v) for at, more, v in re.findall(r'<c r="(\w+)"([^>]*)>\s*<v>([^<]*)</v>', z.read(n).decode())] for n in sheets]


def same(name, short, long):
    """Both schools give the same files."""
    (s1, said1), (s2, said2) = build(short), build(long)
    a, b = tree(short.root + "-out"), tree(long.root + "-out")
    if a.get("maple/class.xlsx") != b.get("maple/class.xlsx") and cells(a["maple/class.xlsx"]) == cells(b["maple/class.xlsx"]):
        a["maple/class.xlsx"] = b["maple/class.xlsx"]
    differing = sorted(p for p in a.keys() | b.keys() if a.get(p) != b.get(p))
    check(f"{name}: byte for byte what the learners' own files give", s1 == s2 == 0 and a and not differing, f"{s1} {s2} {differing[:8]}\n{said1}\n{said2}")
    _, said = run(short, "check", ".")
    check(f"{name}: nothing to report", "error" not in said and "warning" not in said, said)


def apart(name, s, tokens):
    """Each learner's word is in that learner's output, and in no other's."""
    texts = {who: words_of(s, who) for who in WHO}
    wrong = [(word, who) for owner, words in tokens.items() for word in words for who in WHO if (word in texts[who]) != (who == owner)]
    check(f"{name}: each learner's words are in that learner's output alone", not wrong, wrong)


def faulty(kind, name, path, before, after, who, *told):
    s = school(f"{kind}-faulty")
    shutil.rmtree(s.root + "-out", ignore_errors=True)
    s.write(path, before)
    build(s, "--only", "html")
    was = {w: tree(f"{s.root}-out/maple/learners/{w}") for w in WHO}
    s.write(path, after)
    for w in WHO:  # so that a page that is made anew is another one
        s.write(s.of(w, "about.md"), "I like maps.\n")
    status, said = build(s, "--only", "html")
    stay = {w for w in WHO if was[w] == tree(f"{s.root}-out/maple/learners/{w}")}
    check(f"{kind}: {name}", (status == 1) == bool(told) and stay == set(who) and all(t in said for t in told), f"{status} {stay}\n{said}")
    shutil.rmtree(s.root)
