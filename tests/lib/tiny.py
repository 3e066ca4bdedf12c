"""For suites about publishing: workspaces of a few learners where each learner, piece, and class has a word of its own, and what is
found of those words in an output tree.

    school = Tiny(folder, maple=["ana-bell", "bo-cruz"], birch=["dee-ekow"])
    school.learner("maple", "ana-bell", public=False)
    run = build(school, out, "--only", "html")       run.status, run.said
    before = held(out)                                path -> bytes; folders end with "/" and have None
    places(out, word_of("ana-bell"))                  files that hold the word, whatever kind they are
    left_beside(out)                                  what is beside the tree and should not be there

The folder for such work is in memory where the system has one (`quick_scratch`): what is tested is the order of things, and
syncing a disk that others write to takes its time.
"""
import atexit, ctypes, functools, hashlib, os, re, shutil, signal, subprocess, sys, tempfile, zipfile
from collections import namedtuple

from ready import Ready
from school import FRAMEWORK, PROGRAM, ROOT, SCALE

Run = namedtuple("Run", "status said")
# A build that hangs must end some time: more than a thousand times what one takes.
HANGS = 600


def quick_scratch(name):
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else os.environ.get("TEST_TMP")
    folder = tempfile.mkdtemp(prefix=f"folioscope-{name}.", dir=base)
    atexit.register(shutil.rmtree, folder, True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    return folder


def word_of(id):
    """A word that stands nowhere else. No id is in it: the guard looks for ids."""
    return "Zx" + id.replace("-", "q")


def piece_word(id):
    return "Zp" + id.replace("-", "q")


def class_word(id):
    return "Zc" + id.replace("-", "q")


class Tiny:
    """Classes of learners; with schools=True each class is a school of its own name and one class in it."""

    def __init__(self, root, schools=(), **classes):
        self.root = root
        shutil.rmtree(root, ignore_errors=True)
        self.options = {"reports": "[conference]"}
        self.settings()
        self.write("scales/four-levels.yaml", SCALE)
        self.write("frameworks/math-5.yaml", FRAMEWORK)
        self.school_of = {}
        for school, its_classes in dict(schools).items():
            self.write(f"schools/{school}/school.yaml", f"name: {class_word(school)} School\n")
            self.school_of.update({c: school for c in its_classes})
        for name, learners in classes.items():
            self.add_class(name)
            for who in learners:
                self.learner(name, who)
                self.piece(name, who)

    def settings(self, **more):
        """Change some settings; None takes one away."""
        self.options.update(more)
        own = "".join(f"{key}: {value}\n" for key, value in self.options.items() if value is not None)
        self.write("folioscope.yaml", "name: Cedar Grove\nas_of: 2026-11-20\nscale: four-levels\n" + own)

    def write(self, path, content):
        full = self.at(path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def at(self, path):
        return os.path.join(self.root, path)

    def folder(self, name):
        school = self.school_of.get(name)
        return f"schools/{school}/classes/{name}" if school else f"classes/{name}"

    def of(self, name, who, path=""):
        return f"{self.folder(name)}/learners/{who}" + ("/" + path if path else "")

    def add_class(self, name):
        self.write(self.folder(name) + "/class.yaml", f"name: {class_word(name)} Room\n")

    def learner(self, name, who, photos=True, public=True, more=""):
        self.write(self.of(name, who, "learner.yaml"), f"name: {{first: {word_of(who)}, last: Doe}}\n"
                   f"consent: {{photos: {str(photos).lower()}, public: {str(public).lower()}}}\n{more}")
        self.write(self.of(name, who, "ratings.csv"), "date,target,level,by,stage,note\n2026-09-10,MATH.5.NF.1,2,teacher,formative,\n")

    def piece(self, name, who, word=None, audience="public", day="2026-10-03", files="", people=True):
        self.write(self.of(name, who, f"evidence/{day}-work/index.md"), f"---\ntitle: {word or piece_word(who)}\naudience: {audience}\n"
                   f"people: {str(people).lower()}\n{files}---\nIt held.\n")

    def remove(self, path):
        full = self.at(path)
        shutil.rmtree(full) if os.path.isdir(full) and not os.path.islink(full) else os.remove(full)


@functools.cache
def ready():
    return Ready(quick_scratch("ready"))


def build(school, out, *more, under=(), cwd=None, quiet=True, environment=None):
    """With `under`, a command that runs it, such as strace. Otherwise by a program that is ready."""
    root = school if isinstance(school, str) else school.root
    words = ["build", *(["-q"] if quiet else []), "-j1", *more, root, *(["-o", out] if out is not None else [])]
    if not under and "LD_PRELOAD" not in (environment or {}):
        return Run(*ready().run(*words, cwd=cwd, environment=environment))
    command = [*under, PROGRAM, *words]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=cwd, timeout=HANGS,
                         env=dict(os.environ, **(environment or {})))
    return Run(run.returncode, run.stdout.decode("utf-8", "replace"))


# ---- trees -----------------------------------------------------------------------------------------------------------
def held(folder):
    """All that is in it: path -> bytes; folders have a slash at the end and None."""
    found = {}
    if os.path.isdir(folder):
        hold(folder, "", found)
    return found


def hold(folder, below, found):
    with os.scandir(folder) as entries:
        for entry in entries:
            path = below + entry.name
            if entry.is_symlink():
                found[path] = os.readlink(entry.path).encode()
            elif entry.is_dir():
                found[path + "/"] = None
                hold(entry.path, path + "/", found)
            else:
                with open(entry.path, "rb", buffering=0) as file:
                    found[path] = file.read()


def part(tree, below):
    """What of `held` is below a folder."""
    below = below.rstrip("/") + "/"
    return {path[len(below):]: data for path, data in tree.items() if path.startswith(below) and path != below}


def differences(a, b, names=("here", "there")):
    lines = [f"{path}: only {names[0]}" for path in sorted(a.keys() - b.keys())]
    lines += [f"{path}: only {names[1]}" for path in sorted(b.keys() - a.keys())]
    return lines + [f"{path}: differs" for path in sorted(a.keys() & b.keys()) if a[path] != b[path]]


def beside(out):
    real = os.path.realpath(out)
    return os.path.join(os.path.dirname(real), f".{os.path.basename(real)}.folioscope")


def kept_pictures(out):
    """The copies of pictures that are kept beside a tree: name -> bytes."""
    return {p[9:]: data for p, data in held(beside(out)).items() if p.startswith("pictures/") and data is not None}


def left_beside(out):
    """Of what is beside the tree, all but manifest, lock, the notes on locks, the records of classes, what is remembered, and copies of
    pictures."""
    found = {p: data for p, data in held(beside(out)).items() if not p.startswith(("remembered/", "pictures/")) or p.endswith(".part")}
    records = {p for p, data in found.items() if p.startswith("records/") and data is not None}
    folders = {p[:i + 1] for p in records for i, c in enumerate(p) if c == "/"} | {"records/"}
    strange = {p for p in records if p.endswith((".new", ".part"))}
    return sorted(set(found) - {"manifest", "lock", "locked-with", "locked-pages", "locked-reports", "opened-pages"} - folders - (records - strange))


# What is kept beside a tree had no names of fields in its first version, and numbers for most words. Lists of its ledgers, and of
# manifests, where the first fields of both differ.
FIRST_VERSION = {
    "tree": "audience workspace name", "root": "path owner", "school": "path owner", "class": "path owner",
    "made": "made", "learner": "path out name kinds locked counts", "held": "path", "basis": "word",
    "target": "id last_seen", "evidence": "date first_rated", "rating": "date by_educator", "signal": "kind", "gap": "kind",
    "support": "date until outcome", "credential": "id met left", "kept": "sort why files"}
FIRST_WORDS = {
    "signal.kind": ["asked", "goal-overdue", "plan-passed", "stalled", "no-evidence", "quiet"],
    "gap.kind": ["words", "goal", "narrative", "conference", "rating"],
    "kept.sort": ["unknown", "picture", "film", "sound", "document"], "kept.why": ["not", "own", "ended", "other", "refused"]}
FIRST_FLAGS = ("learner.locked", "learner.counts", "rating.by_educator", "support.outcome")
FIRST_NUMBERS = ("credential.met", "credential.left")


def first_value(name, text):
    if name in FIRST_FLAGS:
        return "1" if text == "yes" else "0"
    if name == "learner.kinds":
        return str(sum(1 << ("html", "pdf", "xlsx").index(word) for word in text.split(",") if word))
    if name in FIRST_WORDS:
        return str(FIRST_WORDS[name].index(text))
    return text or ("0" if name in FIRST_NUMBERS else "")


def first_line(line, is_manifest):
    word, *fields = line.split("\t")
    names = "path owner" if is_manifest and word == "learner" else FIRST_VERSION[word]
    said = dict(field.split("=", 1) for field in fields)
    assert set(said) <= set(names.split()), line
    return "\t".join([word] + [first_value(f"{word}.{name}", said.get(name, "")) for name in names.split()])


class Sum(ctypes.Structure):
    _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]


def with_checksum(data):
    """The bytes of a record or manifest that a test changed, with the checksum that belongs to them (XXH3, 128 bits)."""
    library = ctypes.CDLL("libxxhash.so.0")
    library.XXH3_128bits.restype, library.XXH3_128bits.argtypes = Sum, [ctypes.c_char_p, ctypes.c_size_t]
    before = data[:data.rindex(b"end\t")]
    total = library.XXH3_128bits(before, len(before))
    return before + b"end\t%016x%016x\n" % (total.high, total.low)


def as_first_version(out):
    """Rewrite what is kept beside a tree as the first version of it would be."""
    for path, data in held(beside(out)).items():
        if not data or not data.startswith(b"folioscope-") or path.startswith(("remembered/", "pictures/")):
            continue  # these had no first version
        head, *lines, end = data.decode().splitlines()
        kind, version = head.split()
        assert version == "2" and end.startswith("end\t"), path
        lines = [line.split("\tlogo=")[0] for line in lines if not line.startswith(("print\t", "picture\t"))]  # the first version had none
        old = [f"{kind} 1"] + [first_line(line, kind == "folioscope-manifest") for line in lines] + ["end"]
        with open(os.path.join(beside(out), path), "w", encoding="utf-8") as file:
            file.write("\n".join(old) + "\n")


# ---- words -----------------------------------------------------------------------------------------------------------
TOLD = {}


def told_of_pdf(data, *command):
    """What a tool of poppler says of these bytes, as bytes; most files are the same after the next build."""
    key = (command, hashlib.sha256(data).digest())
    if key not in TOLD:
        TOLD[key] = subprocess.run([*command], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return TOLD[key]


def texts_of(path, data):
    """The bytes of a file, and what is folded inside them."""
    yield data
    if path.endswith(".xlsx"):
        import io
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            yield from (book.read(name) for name in book.namelist())
    if path.endswith(".pdf"):
        yield told_of_pdf(data, "pdftotext", "-raw", "-", "-")


def places(tree, *words):
    """Which files and folders hold one of the words, in their names or inside."""
    tree = held(tree) if isinstance(tree, str) else tree
    wanted = [w.encode() for w in words]
    return [path for path, data in tree.items()
            if any(w in path.encode() for w in wanted) or data is not None and any(w in text for text in texts_of(path, data) for w in wanted)]


def words_in(tree):
    """All words of learners, pieces, and classes in a tree. Not in compressed bytes, where anything may stand."""
    tree = held(tree) if isinstance(tree, str) else tree
    found = set()
    for path, data in tree.items():
        if data is not None and not path.endswith((".ttf", ".jpg", ".png")):
            found |= words_of(os.path.splitext(path)[1], data)
    return found


@functools.lru_cache(20000)
def words_of(ending, data):
    """The words of one file, which is likely to be the same after the next build."""
    texts = list(texts_of(ending, data))
    return frozenset(word.decode() for text in (texts[1:] if ending in (".pdf", ".xlsx") else texts)
                     for word in re.findall(rb"Z[xpc][a-z0-9]+", text))


# ---- how calls fail --------------------------------------------------------------------------------------------------
def can_trace():
    return shutil.which("strace") is not None and subprocess.run(["strace", "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL).returncode == 0


def failing(call, error, path=None, when=None):
    """A command under which this system call fails (on this path alone)."""
    inject = f"inject={call}:error={error}" + (f":when={when}" if when else "")
    return ["strace", "--seccomp-bpf", "-f", "-qq", "-o", "/dev/null", *(["-P", path] if path else []), "-e", "trace=" + call, "-e", inject]
