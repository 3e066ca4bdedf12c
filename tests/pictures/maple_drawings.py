"""Drawings, charts and notes as the learners of the Maple Room would make them on paper.

Place: called by maple.py, one function a picture, each returns a Scene ready to save.
"""

import math

from scenes import CLAY, INK, LEAF, PAPER, PENCIL, PLUM, ROSE, SKY, SUN, Scene, mix


def axes(s, left, top, right, bottom, title, across, up):
    """Two pencil axes with words; numbers are written by the caller."""
    s.pencil([(left, top - 20), (left, bottom)], INK, 5, 2)
    s.pencil([(left, bottom), (right + 20, bottom)], INK, 5, 2)
    s.text((left + right) / 2, 60, title, 52, INK, "hand-bold", "mm")
    s.text((left + right) / 2, bottom + 96, across, 36, PENCIL, "hand", "mm")
    s.text(left - 108, (top + bottom) / 2, up, 36, PENCIL, "hand", "mm", 90)


def curve(s, points, color):
    """Measured points joined by hand."""
    s.pencil(points, color, 8, 2)
    for x, y in points:
        s.disc(x, y, 14, color)
        s.disc(x, y, 6, PAPER)


def bean_chart():
    s = Scene("bean chart")
    s.grid_paper()
    axes(s, 200, 140, 1100, 720, "How tall the beans grew", "days", "centimeters")
    place = lambda day, cm: (200 + day * 48, 720 - cm * 17)
    for day in (0, 3, 6, 9, 12, 15, 18):
        s.text(place(day, 0)[0], 752, str(day), 36, INK, "hand", "mm")
    for cm in (0, 5, 10, 15, 20, 25, 30):
        s.text(168, place(0, cm)[1], str(cm), 36, INK, "hand", "mm")
    curve(s, [place(*p) for p in [(0, 0), (3, 1), (9, 6.5), (12, 11), (15, 15.5), (18, 19)]], CLAY)
    curve(s, [place(*p) for p in [(0, 0), (3, 1.5), (9, 10.5), (12, 19), (15, 26), (18, 31)]], LEAF)
    s.text(880, 230, "window", 40, LEAF, "hand-bold", "mm")
    s.text(1010, 480, "shelf", 40, CLAY, "hand-bold", "mm")
    s.text(450, 655, "I forgot day 6", 32, PENCIL, "hand-italic", "lm")
    return s


def bridge_plan():
    s = Scene("bridge plan")
    s.grid_paper(48)
    low = [(200 + i * 160, 560) for i in range(6)]
    top = [(280 + i * 160, 330) for i in range(5)]
    for i in range(5):
        s.crayon([low[i], top[i], low[i + 1]], mix(SUN, "#ffffff", 0.45), 60)
        for a, b in ((low[i], top[i]), (top[i], low[i + 1])):
            s.pencil([a, b], CLAY, 11, 4)
            s.pencil([a, b], INK, 3, 3)
    s.pencil([low[0], low[-1]], CLAY, 13, 4)
    s.pencil([top[0], top[-1]], CLAY, 13, 4)
    for y in (660, 690, 720):
        s.pencil([(90 + i * 52, y + 12 * (-1) ** i) for i in range(20)], SKY, 6, 5)
    s.crayon([(70, 560), (200, 560), (200, 800), (70, 800)], "#8b8f86", 80)
    s.crayon([(1000, 560), (1130, 560), (1130, 800), (1000, 800)], "#8b8f86", 80)
    s.pencil([(200, 612), (1000, 612)], ROSE, 4, 1)
    for x, d in ((200, 1), (1000, -1)):
        s.pencil([(x + 24 * d, 598), (x, 612), (x + 24 * d, 626)], ROSE, 4, 1)
    s.text(600, 640, "40 cm", 42, ROSE, "hand-bold", "mm")
    s.pencil([(1030, 336), (1030, 550)], ROSE, 4, 1)
    s.text(1046, 440, "15 cm", 42, ROSE, "hand-bold", "lm")
    s.text(80, 90, "Bridge no. 3", 64, INK, "hand-bold", "lm")
    s.text(80, 160, "only triangles!", 46, LEAF, "hand", "lm")
    s.text(560, 235, "top: 4 sticks", 36, PENCIL, "hand-italic", "mm")
    s.text(600, 810, "tub of water", 36, SKY, "hand", "mm")
    s.scan()
    return s


def concha(s, x, y, color, smile=False):
    shape = s.ring(x, y, 92, 74)
    s.hand_shape(shape, color, "#8a5a32", 5)
    for i in range(5):
        t = -1.15 + i * 0.575
        s.pencil([(x, y + 62), (x + 60 * math.sin(t) * 1.0, y - 10), (x + 84 * math.sin(t), y - 46 * math.cos(t))], "#fff7ea", 6, 2)
    if smile:
        s.disc(x - 26, y - 4, 7, INK)
        s.disc(x + 26, y - 4, 7, INK)
        s.pencil([(x - 26, y + 26), (x, y + 40), (x + 26, y + 26)], INK, 5, 1)


def recipe():
    s = Scene("recipe", ground="#fdf4e0")
    s.lined_paper(190, 68)
    s.line([(0, 122), (1200, 122)], ROSE, 3)
    s.text(70, 66, "Conchas de mi abuela", 62, CLAY, "hand-bold", "lm")
    s.text(1130, 70, "for 24", 44, PENCIL, "hand", "rm")
    rows = ["flour   3 1/3 + 3 1/3 = 6 2/3 cups", "sugar   2/3 + 1/6 = 5/6 cup", "butter   1/3 + 1/4 = 7/12 cup",
            "milk   1 1/2 cups, warm", "yeast   2 spoons"]
    for i, words in enumerate(rows):
        s.text(70, 168 + i * 68, words, 44, INK, "hand", "lm")
    s.pencil([(70, 334), (660, 330)], SUN, 6, 3)
    s.text(700, 304, "needed strips!", 38, SUN, "hand-italic", "lm", 6)
    for x, color, smile in [(190, "#f2c6a0", False), (460, "#f0a7a7", True), (730, "#f4dc94", False), (1000, "#c9a07a", False)]:
        concha(s, x, 680, color, smile)
    s.text(600, 830, "despacio, despacio", 44, PLUM, "hand-italic", "mm")
    s.scan()
    return s
