"""For suites in Python: a small school to doctor, the program to be tested, and lines of the protocol.

    school = School(folder)              a workspace of one class, with learners to be added
    school.learner("maya-torres", "Maya", "Torres")
    school.write("classes/maple/...", text or bytes)
    status, said = build(school.root, out)
    check("name", condition, "details when it is not so")
    finish()
"""
import os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("FOLIOSCOPE", os.path.join(ROOT, "build/folioscope"))
failed = 0


def system_python(module):
    """Go on in Debian's own Python when this one lacks the module."""
    try:
        __import__(module)
    except ImportError:
        if os.environ.get("FOLIOSCOPE_SYSTEM_PYTHON"):
            raise
        os.environ["FOLIOSCOPE_SYSTEM_PYTHON"] = "1"
        os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)


def scratch():
    return os.environ.get("TEST_TMP") or tempfile.mkdtemp()


def check(name, well, details=""):
    global failed
    print(("ok " if well else "not ok ") + name)
    if not well:
        failed += 1
        for line in str(details).splitlines()[:40]:
            print("    " + line[:400])
    sys.stdout.flush()
    return well


def finish():
    sys.exit(1 if failed else 0)


SETTINGS = """name: Cedar Grove
as_of: 2026-11-20
scale: four-levels
privacy: {photos: all}
terms:
  - {id: 2026-fall, name: Fall term, starts: 2026-09-01, ends: 2026-12-18}
"""
SCALE = """name: Four levels
levels:
  - {value: 1, name: Beginning}
  - {value: 2, name: Developing}
  - {value: 3, name: Proficient}
  - {value: 4, name: Extending}
mastery: 3
"""
FRAMEWORK = """title: Mathematics
competencies:
  - id: fractions
    title: Fractions
    targets:
      - {id: MATH.5.NF.1, text: Compare fractions}
      - {id: MATH.5.NF.2, text: Add fractions, after: [MATH.5.NF.1]}
"""


class School:
    def __init__(self, root):
        self.root = root
        self.write("folioscope.yaml", SETTINGS)
        self.write("scales/four-levels.yaml", SCALE)
        self.write("frameworks/math-5.yaml", FRAMEWORK)
        self.write("classes/maple/class.yaml", "name: Maple Room\n")

    def write(self, path, content):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return full

    def learner(self, who, first, last, more=""):
        self.write(self.of(who, "learner.yaml"),
                   f"name: {{first: {first}, last: {last}}}\nconsent: {{photos: true}}\n{more}")
        self.write(self.of(who, "ratings.csv"), "date,target,level,by,stage,note\n2026-09-10,MATH.5.NF.1,2,teacher,formative,\n")
        return who

    def of(self, who, path):
        return f"classes/maple/learners/{who}/{path}"


def build(workspace, out, *more, environment=None):
    """The exit status, and what was said."""
    run = subprocess.run([PROGRAM, "build", "-q", *more, workspace, "-o", out], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, env=dict(os.environ, **(environment or {})))
    return run.returncode, run.stdout.decode("utf-8", "replace")


def for_everybody(names, called):
    """Of names of folders, that of a learner's public pages: the called name and some letters. The called name itself where there is none."""
    return next((n for n in names if re.fullmatch(re.escape(called.lower()) + "-[b-z]{2,12}", n)), called)


def files_below(folder):
    return sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)
