"""Plans, maps and diagrams as the learners of the Maple Room draw them on paper.

Place: called by maple.py, one function a picture, each returns a Scene ready to save.
"""

import math

from scenes import CLAY, INK, LEAF, PAPER, PENCIL, PLUM, ROSE, SKY, SUN, Scene, mix


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
    for y in (680, 712, 744):
        s.pencil([(210 + i * 41, y + 12 * (-1) ** i) for i in range(20)], SKY, 6, 5)
    s.crayon([(70, 560), (200, 560), (200, 800), (70, 800)], "#8b8f86", 80)
    s.crayon([(1000, 560), (1130, 560), (1130, 800), (1000, 800)], "#8b8f86", 80)
    s.pencil([(200, 622), (1000, 622)], ROSE, 4, 1)
    for x, d in ((200, 1), (1000, -1)):
        s.pencil([(x + 24 * d, 608), (x, 622), (x + 24 * d, 636)], ROSE, 4, 1)
    s.text(600, 588, "40 cm", 40, ROSE, "hand-bold", "mm")
    s.pencil([(1030, 336), (1030, 550)], ROSE, 4, 1)
    s.text(1046, 440, "15 cm", 42, ROSE, "hand-bold", "lm")
    s.text(80, 90, "Bridge no. 3", 64, INK, "hand-bold", "lm")
    s.text(80, 160, "only triangles!", 46, LEAF, "hand", "lm")
    s.text(560, 235, "top: 4 sticks", 36, PENCIL, "hand-italic", "mm")
    s.text(600, 810, "tub of water", 36, SKY, "hand", "mm")
    s.scan()
    return s


def street_map():
    s = Scene("street map")
    left, top, cell = 150, 110, 145
    at = lambda col, row: (left + (col + 0.5) * cell, top + (row + 0.5) * cell)
    s.crayon([(left, top + 2 * cell + 30), (left + 6 * cell + 40, top + 2 * cell + 30),
              (left + 6 * cell + 40, top + 3 * cell - 30),
              (left, top + 3 * cell - 30)], "#b9b4a8", 4)
    s.crayon([(left + 3 * cell + 34, top), (left + 4 * cell - 34, top),
              (left + 4 * cell - 34, top + 5 * cell),
              (left + 3 * cell + 34, top + 5 * cell)], "#b9b4a8", 86)
    for i in range(8):
        s.pencil([(left + i * cell, top), (left + i * cell, top + 5 * cell)], mix(PENCIL, PAPER, 0.5), 2, 1.5)
        if i < 7:
            s.text(left + (i + 0.5) * cell, top - 34, "ABCDEFG"[i], 44, INK, "hand-bold", "mm")
    for i in range(6):
        s.pencil([(left, top + i * cell), (left + 7 * cell, top + i * cell)], mix(PENCIL, PAPER, 0.5), 2, 1.5)
        if i < 5:
            s.text(left - 40, top + (i + 0.5) * cell, str(i + 1), 44, INK, "hand-bold", "mm")
    for col, row, color, roof, words in [(2, 1, "#e9b872", ROSE, "PHỞ"), (5, 3, "#d9c08a", SKY, "school")]:
        x, y = at(col, row)
        s.hand_shape([(x - 56, y - 14), (x + 56, y - 14), (x + 56, y + 58), (x - 56, y + 58)], color)
        s.hand_shape([(x - 68, y - 14), (x, y - 62), (x + 68, y - 14)], roof)
        s.text(x, y + 20, words, 34, INK, "hand-bold", "mm")
    x, y = at(1, 3.5)
    s.crayon(s.ring(x, y, 130, 112), "#8dbb55", 20)
    s.hand_shape(s.ring(x + 20, y + 20, 72, 44), SKY, SKY)
    for dx, dy in ((-92, -44), (-40, -78), (70, -66)):
        s.pencil([(x + dx, y + dy), (x + dx, y + dy + 46)], CLAY, 9)
        s.hand_shape(s.ring(x + dx, y + dy - 14, 34), LEAF, "#204d38")
    s.text(x + 20, y + 20, "pond", 32, PAPER, "hand-bold", "mm")
    x, y = at(0, 0)
    s.pencil([(x, y + 60), (x, y - 50)], INK, 6)
    s.hand_shape([(x - 44, y - 56), (x + 44, y - 56), (x + 44, y - 8), (x - 44, y - 8)], SUN)
    s.text(x, y - 32, "BUS", 30, INK, "hand-bold", "mm")
    x, y = at(6, 0.5)
    s.hand_shape(s.ring(x, y, 50), SUN, "#a9741a")
    for i in range(10):
        a = math.tau * i / 10
        s.pencil([(x + 60 * math.cos(a), y + 60 * math.sin(a)), (x + 84 * math.cos(a), y + 84 * math.sin(a))],
                 SUN, 8, 2)
    s.scan()
    return s


def soccer_field():
    s = Scene("soccer field")
    s.grid_paper(40)
    k, x, y = 17, 210, 210
    big = [(x, y), (x + 42 * k, y), (x + 42 * k, y + 25 * k), (x, y + 25 * k)]
    small = [(x, y + 25 * k), (x + 18 * k, y + 25 * k), (x + 18 * k, y + 37 * k - 30), (x, y + 37 * k - 30)]
    s.hand_shape(big, "#8fc06a", LEAF, 6, 2)
    s.hand_shape(small, "#c9dd8f", LEAF, 6, 2, -38)
    s.pencil(s.ring(x + 21 * k, y + 12.5 * k, 74), PAPER, 6, 2, closed=True)
    s.pencil([(x + 21 * k, y), (x + 21 * k, y + 25 * k)], PAPER, 6, 2)
    s.hand_shape([(650, 680), (900, 680), (900, 830), (650, 830)], "#b07a4a", INK, 5)
    s.text(775, 756, "shed", 44, PAPER, "hand-bold", "mm")
    s.text(x + 21 * k, y - 44, "42 m", 48, INK, "hand-bold", "mm")
    s.text(x + 42 * k + 24, y + 12.5 * k, "25 m", 48, INK, "hand-bold", "lm")
    s.text(x - 20, y + 30 * k, "12 m", 48, INK, "hand-bold", "rm")
    s.text(x + 9 * k, y + 37 * k + 8, "18 m", 48, INK, "hand-bold", "mm")
    s.text(x + 10 * k, y + 6 * k, "1,050", 60, "#204d38", "hand-bold", "mm")
    s.text(x + 9 * k, y + 30 * k, "216", 60, "#204d38", "hand-bold", "mm")
    s.text(80, 84, "Our field is an L", 60, INK, "hand-bold", "lm")
    s.text(1130, 640, "1,266", 52, ROSE, "hand-bold", "rm")
    s.scan()
    return s


def kid(s, x, y, color, arms=1, size=1.0, hair="#3a2822"):
    """A stick child with a big head; arms: 1 up, -1 down."""
    k = size
    s.pencil([(x - 14 * k, y + 62 * k), (x - 20 * k, y + 112 * k)], INK, 5, 2)
    s.pencil([(x + 14 * k, y + 62 * k), (x + 20 * k, y + 112 * k)], INK, 5, 2)
    s.pencil([(x - 24 * k, y + 18 * k), (x - 58 * k, y + (18 - 34 * arms) * k)], INK, 5, 2)
    s.pencil([(x + 24 * k, y + 18 * k), (x + 58 * k, y + (18 - 34 * arms) * k)], INK, 5, 2)
    s.hand_shape([(x - 26 * k, y), (x + 26 * k, y), (x + 34 * k, y + 66 * k), (x - 34 * k, y + 66 * k)],
                 color, INK, 4, 1)
    s.fill(s.ring(x, y - 34 * k, 33 * k), "#f3d3b3")
    s.pencil(s.ring(x, y - 34 * k, 33 * k), INK, 4, 1, closed=True)
    s.crayon(s.ring(x, y - 58 * k, 30 * k, 14 * k), hair, 10, 5, 6)
    s.disc(x - 11 * k, y - 36 * k, 4 * k, INK)
    s.disc(x + 11 * k, y - 36 * k, 4 * k, INK)
    s.pencil([(x - 12 * k, y - 22 * k), (x, y - 15 * k), (x + 12 * k, y - 22 * k)], INK, 3, 1)


def arrow(s, x, y, dx, dy, color):
    s.pencil([(x - dx * 40, y - dy * 40), (x + dx * 40, y + dy * 40)], color, 10, 2)
    tip = (x + dx * 46, y + dy * 46)
    s.fill([tip, (tip[0] - dx * 30 - dy * 20, tip[1] - dy * 30 - dx * 20),
            (tip[0] - dx * 30 + dy * 20, tip[1] - dy * 30 + dx * 20)],
           color)


def robot_path():
    s = Scene("robot path", ground="#f7ecd9")
    left, top, cell = 130, 110, 180
    for i in range(5):
        s.pencil([(left + i * cell, top), (left + i * cell, top + 4 * cell)], SKY, 8, 2)
        s.pencil([(left, top + i * cell), (left + 4 * cell, top + i * cell)], SKY, 8, 2)
        if i < 4:
            s.text(left + (i + 0.5) * cell, top - 44, "ABCD"[i], 48, INK, "hand-bold", "mm")
            s.text(left - 48, top + (i + 0.5) * cell, str(i + 1), 48, INK, "hand-bold", "mm")
    at = lambda col, row: (left + (col + 0.5) * cell, top + (row + 0.5) * cell)
    x, y = at(0, 0)
    s.hand_shape([(x - 42, y - 10), (x + 42, y - 10), (x + 42, y + 64), (x - 42, y + 64)], "#b6bcc2", INK)
    s.hand_shape([(x - 32, y - 66), (x + 32, y - 66), (x + 32, y - 14), (x - 32, y - 14)], "#d4d9dd", INK)
    s.disc(x - 13, y - 42, 7, ROSE)
    s.disc(x + 13, y - 42, 7, ROSE)
    for (a, b), (dx, dy) in zip([(1, 0), (1, 1), (2, 1), (2, 2), (3, 2)],
                                [(1, 0), (0, 1), (1, 0), (0, 1), (1, 0)]):
        arrow(s, *at(a, b), dx, dy, CLAY)
    x, y = at(3, 3)
    star = [(x + (66 if i % 2 == 0 else 28) * math.sin(math.pi * i / 5),
             y - (66 if i % 2 == 0 else 28) * math.cos(math.pi * i / 5))
            for i in range(10)]
    s.hand_shape(star, SUN, "#8a5f10")
    for x, y, color, hair in [(at(0, 2)[0], 560, ROSE, "#7a4a20"), (at(1, 3)[0] - 20, 726, LEAF, "#22201f"),
                              (at(0, 3)[0], 750, PLUM, "#b98a4a"),
                              (at(3, 0)[0], 186, SUN, "#3a2822")]:
        kid(s, x, y, color, -1, 0.8, hair)
    kid(s, 1020, 430, SKY, 1, 1.7, "#2a1f1b")
    s.pencil([(940, 250), (1130, 230), (1150, 150), (930, 150), (940, 250), (985, 300)], INK, 5, 3)
    s.text(1040, 198, "forward!", 42, INK, "hand-bold", "mm")
    s.scan()
    return s


def rooms():
    s = Scene("rooms")
    s.grid_paper(40)
    x, y, w, h = 260, 330, 620, 440
    cx, cy = x + 440, y + 285
    for box, color, words in [((x, y, cx, cy), "#f2c14e", "600"), ((cx, y, x + w, cy), "#8fc3de", "80"),
                              ((x, cy, cx, y + h), "#e79a6b", "180"),
                              ((cx, cy, x + w, y + h), "#a9cf8a", "24")]:
        l, t, r, b = box
        s.hand_shape([(l, t), (r, t), (r, b), (l, b)], color, INK, 6, 2)
        s.text((l + r) / 2, (t + b) / 2, words, 70, INK, "hand-bold", "mm")
    s.hand_shape([(x - 50, y), (x + w / 2, y - 190), (x + w + 50, y)], "#c9604a", INK, 6)
    s.hand_shape([(x + 470, y - 200), (x + 530, y - 200), (x + 530, y - 90), (x + 470, y - 60)], "#9b5a44",
                 INK, 5)
    for i, (dx, dy) in enumerate(((500, -235), (520, -265), (500, -290))):
        s.pencil(s.ring(x + dx, y + dy + 10, 16 + i * 5), PENCIL, 3, 2, closed=True)
    s.text((x + cx) / 2, y - 40, "30", 54, PAPER, "hand-bold", "mm")
    s.text((cx + x + w) / 2, y - 40, "4", 54, PAPER, "hand-bold", "mm")
    s.text(x - 30, (y + cy) / 2, "20", 54, INK, "hand-bold", "rm")
    s.text(x - 30, (cy + y + h) / 2, "6", 54, INK, "hand-bold", "rm")
    s.text(70, 90, "34 × 26 lives here", 58, INK, "hand-bold", "lm")
    s.text(960, 520, "= 884", 66, LEAF, "hand-bold", "lm")
    s.text(960, 600, "about 900", 40, PENCIL, "hand-italic", "lm")
    s.text(960, 650, "it fits!", 40, PENCIL, "hand-italic", "lm")
    s.scan()
    return s


def garden():
    s = Scene("garden", ground="#f3ecd8")
    s.crayon([(60, 150), (1140, 150), (1140, 850), (60, 850)], "#b7cf8b", 20, 14, 9, 0.5)
    k = 44
    for i, color in enumerate(("#7a5230", "#8a5e38", "#7a5230")):
        y = 200 + i * 190
        s.hand_shape([(120, y), (120 + 10 * k, y), (120 + 10 * k, y + 3 * k), (120, y + 3 * k)], color, INK,
                     5)
        for n in range(8):
            px, py = 150 + n * 54, y + 66
            if i == 0:
                s.pencil([(px, py + 26), (px, py - 30)], LEAF, 6)
                s.crayon(s.ring(px, py - 30, 16), "#6fae4e", 30, 5, 6)
            elif i == 1:
                s.hand_shape(s.ring(px, py, 18), "#d9503f", "#8a2a1f", 3, 1)
            else:
                s.pencil([(px - 16, py + 20), (px, py - 26), (px + 16, py + 20)], "#9ccf5e", 6, 2)
        s.text(580, y + 66, "3 × 10", 46, INK, "hand-bold", "lm")
    ell = [(760, 430), (892, 430), (892, 606), (1024, 606), (1024, 738), (760, 738)]
    s.hand_shape(ell, "#8a5e38", INK, 5)
    s.text(826, 500, "4×3", 42, PAPER, "hand-bold", "mm")
    s.text(892, 672, "6×3", 42, PAPER, "hand-bold", "mm")
    s.hand_shape(s.ring(985, 520, 62), SKY, "#254f70", 6)
    s.text(985, 520, "rain", 36, PAPER, "hand-bold", "mm")
    s.pencil([(1090, 160), (1086, 500), (1092, 850)], "#6d7f8a", 12, 3)
    s.text(1064, 300, "pipe!", 40, ROSE, "hand-bold", "rm")
    s.text(70, 84, "120 square feet", 60, INK, "hand-bold", "lm")
    s.text(720, 84, "30 + 30 + 30 + 12 + 18", 44, PENCIL, "hand", "lm")
    s.scan()
    return s


def boxes():
    s = Scene("boxes")
    s.grid_paper(40)
    a, up = 92, 88
    corner = lambda i, j, n: (330 + i * a + j * 62, 760 - n * up - j * 40)
    for n in range(5):
        face, side, top = ("#f0a24e", "#d98a36", "#f8c887") if n == 4 else ("#cfdbe3", "#a9bcc8", "#e8eff3")
        for j in (1, 0):
            for i in range(4):
                s.fill([corner(i, j, n), corner(i + 1, j, n), corner(i + 1, j, n + 1), corner(i, j, n + 1)],
                       face)
                s.fill([corner(i + 1, j, n), corner(i + 1, j + 1, n), corner(i + 1, j + 1, n + 1),
                        corner(i + 1, j, n + 1)], side)
                s.fill([corner(i, j, n + 1), corner(i + 1, j, n + 1), corner(i + 1, j + 1, n + 1),
                        corner(i, j + 1, n + 1)], top)
                for path in ([corner(i, j, n), corner(i + 1, j, n), corner(i + 1, j, n + 1),
                              corner(i, j, n + 1), corner(i, j, n)],
                             [corner(i + 1, j, n), corner(i + 1, j + 1, n), corner(i + 1, j + 1, n + 1),
                              corner(i + 1, j, n + 1)],
                             [corner(i, j, n + 1), corner(i, j + 1, n + 1), corner(i + 1, j + 1, n + 1)]):
                    s.pencil(path, INK, 4, 1)
    s.text(514, 808, "4 long", 46, INK, "hand-bold", "mm")
    s.text(785, 745, "2 wide", 46, INK, "hand-bold", "lm")
    s.text(300, 540, "5 high", 46, INK, "hand-bold", "rm")
    s.text(870, 280, "one layer: 8", 48, CLAY, "hand-bold", "lm")
    s.text(870, 350, "8 × 5 = 40", 48, INK, "hand-bold", "lm")
    s.text(80, 90, "How many crates fit?", 58, INK, "hand-bold", "lm")
    s.scan()
    return s


def house():
    s = Scene("house")
    s.grid_paper(60, "#bfd0db")
    for (l, t, r, b), color, words in [((420, 240, 780, 480), "#f2c14e", "24"),
                                       ((300, 480, 600, 600), "#8fc3de", "10"),
                                       ((600, 480, 900, 600), "#8fc3de", "10")]:
        s.hand_shape([(l, t), (r, t), (r, b), (l, b)], color, INK, 7, 1.5)
        s.text((l + r) / 2, (t + b) / 2, words, 76, INK, "hand-bold", "mm")
    s.pencil([(600, 180), (600, 220)], ROSE, 6, 1)
    s.pencil([(600, 620), (600, 690)], ROSE, 6, 1)
    s.text(600, 730, "mirror", 42, ROSE, "hand-italic", "mm")
    s.text(600, 110, "The same on both sides", 58, INK, "hand-bold", "mm")
    s.text(600, 820, "24 + 10 + 10 = 44 squares", 56, LEAF, "hand-bold", "mm")
    s.scan()
    return s
