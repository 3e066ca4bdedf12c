"""The sample with a few of its learners, for suites in Python (in Bash: few.sh).

    leave(workspace, learners)     what is written for a whole class is of these alone; their folders are left to the suite
    sample(workspace, learners)    a copy of the sample with these alone (without learners: with all), and with small pictures
    small_pictures(folder)         all pictures in it are 8 by 8 pixels: to read those of the sample takes most of the time of a build
"""
import base64, re, shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGNImJCAFTEMLQkA0qhUAU76KQgAAAAASUVORK5CYII=")


def leave(workspace, learners):
    for path in [*Path(workspace).glob("classes/*/*.csv"), *Path(workspace).glob("classes/*/activities/*.csv")]:
        rows = path.read_text(encoding="utf-8").splitlines(True)
        head = next(i for i, row in enumerate(rows, 1) if "learner," in row)
        path.write_text("".join(rows[:head] + [r for r in rows[head:] if any(w in r.split(",")[:2] for w in learners)]), encoding="utf-8")
    for path in Path(workspace).glob("classes/*/narratives/*.md"):
        head, *sections = re.split(r"(?m)^(?=## )", path.read_text(encoding="utf-8"))
        path.write_text(head + "".join(s for s in sections if s[3:].split()[0] in learners), encoding="utf-8")


def small_pictures(folder):
    for path in Path(folder).rglob("*"):
        if path.suffix in (".jpg", ".jpeg", ".png", ".webp", ".heic"):
            path.write_bytes(PICTURE)


def sample(workspace, learners=()):
    shutil.copytree(ROOT / "sample-data", workspace)
    for home in Path(workspace).glob("classes/*/learners/*"):
        if learners and home.name not in learners:
            shutil.rmtree(home)
    if learners:
        leave(workspace, learners)
    small_pictures(workspace)
