"""For suites/newcomer: a copy of the tree to change, and the rows of the map that say where a change goes.

    tree = Tree(folder)                  src, templates, themes, schemas, sample-data, and what of tests a change touches
    with tree.change("new method"):      afterwards: what was touched is what the row of src/README.md names
        tree.replace(path, old, new)     also `before` and `after` a text, `write`, `words` of every catalog
    tree.make("build/folioscope")        status, what was said
    tree.unit("test_methods")            built and run: the same
"""
import contextlib, hashlib, os, re, shutil, subprocess

from school import ROOT, check

KEPT = ("src", "templates", "themes", "schemas", "sample-data", "tests/unit", "tests/lib", "tests/data", "tests/cases", "tests/explain", "tests/suites")
# The house's own flags, warnings that are errors among them, at the lowest cost: what no change touches is there already.
BUILD = "build/release"
MAKE = ["make", "--no-print-directory", "-j2", "CC=gcc", "VARIANT=release", "FLAGS_release=-O0", "WERROR=-Werror"]


def rows_of_the_map():
    """wish -> what it touches."""
    with open(os.path.join(ROOT, "src/README.md"), encoding="utf-8") as file:
        section = file.read().split("\n## How a change walks through the house\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ", 1) for line in section.splitlines() if line.startswith("| ")]
    return {wish: touches for wish, touches in rows if wish != "wish"}


class Tree:
    def __init__(self, root):
        self.root = root
        for name in KEPT:
            shutil.copytree(os.path.join(ROOT, name), self.at(name), symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(os.path.join(ROOT, "Makefile"), self.at("Makefile"))
        objects = os.path.join(ROOT, BUILD, "obj")
        if os.path.isdir(objects):  # with their times, so that make sees which of them are those of the sources
            shutil.copytree(objects, self.at(BUILD + "/obj"))
        self.map = rows_of_the_map()
        self.catalogs = sorted(os.listdir(self.at("templates/locales")))

    def at(self, path):
        return os.path.join(self.root, path)

    # ---- running ----
    def run(self, *command, **more):
        kept = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "FOLIOSCOPE")}
        run = subprocess.run(command, cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                             env={**kept, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8", **more})
        return run.returncode, run.stdout.decode("utf-8", "replace")

    def make(self, *targets):
        return self.run(*MAKE, *targets)

    def unit(self, name):
        program = f"{BUILD}/tests/{name}"
        status, said = self.make(program)
        return self.run(program) if status == 0 else (status, "does not build\n" + said)

    def folioscope(self, *words):
        return self.run("build/folioscope", *words)

    # ---- editing ----
    def read(self, path):
        with open(self.at(path), encoding="utf-8") as file:
            return file.read()

    def write(self, path, text):
        with open(self.at(path), "w", encoding="utf-8") as file:
            file.write(text)

    def replace(self, path, old, new):
        text = self.read(path)
        assert text.count(old) == 1, f"{path} has '{old}' {text.count(old)} times: mend the suite"
        self.write(path, text.replace(old, new))

    def before(self, path, place, text):
        self.replace(path, place, text + place)

    def after(self, path, place, text):
        self.replace(path, place, place + text)

    def words(self, section, key, english, catalogs=None):
        """A line at the head of a section of each catalog. What a language has for it is another matter."""
        for name in catalogs or self.catalogs:
            self.replace(f"templates/locales/{name}", f"\n{section}:\n", f"\n{section}:\n  {key}: \"{english}\"\n")

    # ---- the map ----
    def place(self, name):
        """The file or folder that a word of the map names; None for what is no path."""
        return next((p for p in (f"src/{name}", name) if os.path.exists(self.at(p))), None)

    def named(self, wish):
        return [p for p in map(self.place, re.findall(r"`([^` ]+)`", self.map[wish])) if p]

    def files(self):
        found = {}
        for name in KEPT:
            for at, _, names in os.walk(self.at(name)):
                for path in (os.path.join(at, file) for file in names):
                    if os.path.isfile(path):
                        with open(path, "rb") as opened:
                            found[os.path.relpath(path, self.root)] = hashlib.sha1(opened.read()).digest()
        return found

    @contextlib.contextmanager
    def change(self, wish):
        old, named = self.files(), self.named(wish)
        yield
        new = self.files()
        touched = sorted(p for p in old.keys() | new.keys() if old.get(p) != new.get(p))
        within = lambda path, place: path == place or path.startswith(place + "/")
        strange = [p for p in touched if not any(within(p, place) for place in named)]
        idle = [place for place in named if not any(within(p, place) for p in touched)]
        check(f"{wish}: the map names whatever was touched", touched and not strange, "\n".join(strange))
        check(f"{wish}: whatever the map names was touched", not idle, "\n".join(idle))
