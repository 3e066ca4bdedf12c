#!/usr/bin/python3
"""Draws every picture of the class Maple Room into sample-data/.

Run: /usr/bin/python3 sample-data/.pictures/maple.py [part of a path]
Needs Debian's python3-pil, python3-numpy, fonts-sil-andika, fonts-noto-core and fonts-dejavu.
The pictures are kept in the repository; this script says how they were made. The same script and the same
packages give the same bytes. It does not touch any other file of the workspace.
"""

import pathlib
import sys

import maple_charts as charts
import maple_drawings as drawings
import maple_photos as photos
import maple_rooms as rooms
import maple_stories as stories
import maple_tables as tables
from maple_portraits import PEOPLE, portrait

LEARNERS = pathlib.Path(__file__).resolve().parents[1] / "classes/maple/learners"

PICTURES = {
    "maya-torres/evidence/2026-09-19-brown-river/river.jpg": photos.river,
    "maya-torres/evidence/2026-09-28-beans/beans.jpg": rooms.beans,
    "maya-torres/evidence/2026-09-28-beans/chart.png": charts.bean_chart,
    "maya-torres/evidence/2026-10-03-bridge/bridge.jpg": rooms.bridge,
    "maya-torres/evidence/2026-10-03-bridge/plan.jpg": drawings.bridge_plan,
    "maya-torres/evidence/2026-10-14-half-of-a-third/strips.jpg": tables.strips,
    "maya-torres/evidence/2026-11-13-conchas/recipe.jpg": stories.recipe,
    "linh-nguyen/evidence/2026-01-15-map-of-my-street/map.jpg": drawings.street_map,
    "linh-nguyen/evidence/2026-03-19-quilt-block/quilt.jpg": tables.quilt,
    "linh-nguyen/evidence/2026-06-04-moth-zine/zine.jpg": rooms.zine,
    "linh-nguyen/evidence/2026-09-30-soup-survey/chart.png": charts.soup_chart,
    "linh-nguyen/evidence/2026-11-06-market-stall/stall.jpg": photos.stall,
    "yusuf-al-masri/evidence/2026-01-30-moon-notebook/moon.jpg": stories.moon,
    "yusuf-al-masri/evidence/2026-02-26-soccer-field/field.jpg": drawings.soccer_field,
    "yusuf-al-masri/evidence/2026-06-02-long-jump/plot.png": charts.jump_plot,
    "yusuf-al-masri/evidence/2026-10-09-cardboard-robot/robot.jpg": rooms.robot,
    "yusuf-al-masri/evidence/2026-10-16-robot-path/path.jpg": drawings.robot_path,
    "yusuf-al-masri/evidence/2026-10-28-lantern-story/lantern.jpg": stories.lantern,
    "zuzanna-zielinska/evidence/2026-02-20-bird-feeder/feeder.jpg": photos.feeder,
    "zuzanna-zielinska/evidence/2026-03-24-six-weeks-of-birds/chart.png": charts.bird_chart,
    "zuzanna-zielinska/evidence/2026-04-30-pierog-comic/comic.jpg": stories.comic,
    "zuzanna-zielinska/evidence/2026-05-21-rectangle-rooms/rooms.jpg": drawings.rooms,
    "zuzanna-zielinska/evidence/2026-09-22-pressed-leaves/leaves.jpg": tables.leaves,
    "zuzanna-zielinska/evidence/2026-11-04-radio-play/studio.jpg": tables.studio,
    "tou-ger-xiong/evidence/2026-01-20-ice/ice.jpg": photos.ice,
    "tou-ger-xiong/evidence/2026-02-25-story-cloth/cloth.jpg": tables.story_cloth,
    "tou-ger-xiong/evidence/2026-04-28-garden-beds/plan.jpg": drawings.garden,
    "tou-ger-xiong/evidence/2026-09-19-saturday-market/crates.jpg": photos.crates,
    "tou-ger-xiong/evidence/2026-10-15-forty-crates/boxes.jpg": drawings.boxes,
    "tou-ger-xiong/evidence/2026-10-28-the-tiger/tiger.jpg": stories.tiger,
    "tou-ger-xiong/evidence/2026-11-09-snail-stitch/teaching.jpg": stories.teaching,
    "solomiia-kovalenko/evidence/2026-09-04-my-first-week/week.jpg": stories.week,
    "solomiia-kovalenko/evidence/2026-09-23-word-cards/cards.jpg": tables.cards,
    "solomiia-kovalenko/evidence/2026-10-02-embroidery-map/pattern.jpg": tables.pattern,
    "solomiia-kovalenko/evidence/2026-10-13-sunflower/sunflower.jpg": photos.sunflower,
    "solomiia-kovalenko/evidence/2026-11-05-letter-to-grandmother/letter.jpg": stories.letter,
    "solomiia-kovalenko/evidence/2026-11-17-cubes/house.jpg": drawings.house,
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
