#!/usr/bin/python3
"""Draws every picture of the class Maple Room into sample-data/.

Run: /usr/bin/python3 tests/pictures/maple.py [part of a path]
Needs Debian's python3-pil, python3-numpy, fonts-sil-andika, fonts-noto-core and fonts-dejavu.
The pictures are kept in the repository; this script says how they were made. The same script and the same
packages give the same bytes. It does not touch any other file of the workspace.
"""

import pathlib
import sys

import maple_drawings as drawings
import maple_photos as photos
from maple_portraits import PEOPLE, portrait

LEARNERS = pathlib.Path(__file__).resolve().parents[2] / "sample-data/classes/maple/learners"

PICTURES = {
    "maya-torres/evidence/2026-09-19-brown-river/river.jpg": photos.river,
    "maya-torres/evidence/2026-09-28-beans/beans.jpg": photos.beans,
    "maya-torres/evidence/2026-09-28-beans/chart.png": drawings.bean_chart,
    "maya-torres/evidence/2026-10-03-bridge/bridge.jpg": photos.bridge,
    "maya-torres/evidence/2026-10-03-bridge/plan.jpg": drawings.bridge_plan,
    "maya-torres/evidence/2026-10-14-half-of-a-third/strips.jpg": photos.strips,
    "maya-torres/evidence/2026-11-13-conchas/recipe.jpg": drawings.recipe,
}


def main():
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    jobs = dict(PICTURES)
    for name in PEOPLE:
        jobs[f"{name}/portrait.png"] = lambda name=name: portrait(name)
    for place, draw in sorted(jobs.items()):
        if part in place:
            path = LEARNERS / place
            path.parent.mkdir(parents=True, exist_ok=True)
            draw().save(path)
            print(f"{path.stat().st_size // 1000:4d} KB  {place}")


if __name__ == "__main__":
    main()
