"""Pictures that tell something, in crayon and pencil: a comic, a tiger in four boxes, a letter, a recipe.

Place: called by maple.py, one function a picture, each returns a Scene ready to save.
"""

import math

from scenes import CLAY, INK, LEAF, PENCIL, PLUM, ROSE, SKY, SUN, Scene, mix, smooth


def concha(s, x, y, color, smile=False):
    shape = s.ring(x, y, 92, 74)
    s.hand_shape(shape, color, "#8a5a32", 5)
    for i in range(5):
        t = -1.15 + i * 0.575
        s.pencil([(x, y + 62), (x + 60 * math.sin(t) * 1.0, y - 10),
                  (x + 84 * math.sin(t), y - 46 * math.cos(t))], "#fff7ea", 6, 2)
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
    rows = ["flour   3 1/3 + 3 1/3 = 6 2/3 cups", "sugar   2/3 + 1/6 = 5/6 cup",
            "butter   1/3 + 1/4 = 7/12 cup",
            "milk   1 1/2 cups, warm", "yeast   2 spoons"]
    for i, words in enumerate(rows):
        s.text(70, 168 + i * 68, words, 44, INK, "hand", "lm")
    s.pencil([(70, 334), (660, 330)], SUN, 6, 3)
    s.text(700, 304, "needed strips!", 38, SUN, "hand-italic", "lm", 6)
    for x, color, smile in [(190, "#f2c6a0", False), (460, "#f0a7a7", True), (730, "#f4dc94", False),
                            (1000, "#c9a07a", False)]:
        concha(s, x, 680, color, smile)
    s.text(600, 830, "despacio, despacio", 44, PLUM, "hand-italic", "mm")
    s.scan()
    return s


def moon():
    """Eight moons on dark paper, two of them in clouds."""
    s = Scene("moon", ground="#232a44")
    shapes = [("Jan 19", 0.06), ("Jan 21", 0.22), ("Jan 23", 0.40), ("Jan 25", None), ("Jan 26", 0.60),
              ("Jan 28", 0.78), ("Jan 29", None), ("Jan 30", 0.97)]
    for i, (day, lit) in enumerate(shapes):
        x, y = 180 + i % 4 * 280, 240 + i // 4 * 420
        s.box(x - 122, y - 170, x + 122, y + 200, "#1b2138", 10, "#5a678f", 2)
        if lit is None:
            s.crayon([(x - 116, y - 160), (x + 116, y - 160), (x + 116, y + 120), (x - 116, y + 120)],
                     "#8a8f9c", 20)
            for dx, dy, r in ((-50, 10, 44), (0, -14, 58), (54, 10, 44)):
                s.pencil(s.ring(x + dx, y + dy, r, r * 0.7), "#d5d8df", 4, 3, closed=True)
        else:
            edge = [(x + 96 * math.sin(t),
                     y - 96 * math.cos(t)) for t in [k * math.pi / 18 for k in range(19)]]
            inner = [(px - (px - x) * 2 * lit, py) for px, py in reversed(edge)]
            s.crayon(s.ring(x, y, 96), "#39426a", 60, 10, 9, 0.6)
            s.crayon(edge + inner, "#f4e3a0", 42, 6, 9, 1.0)
            s.pencil(edge + inner, "#fff6d4", 3, 1.5, closed=True)
            if lit > 0.3:
                for dx, dy, r in ((40, -30, 13), (56, 20, 9), (24, 44, 11)):
                    s.pencil(s.ring(x + dx, y + dy, r), "#bfa964", 3, 1, closed=True)
            for _ in range(5):
                s.disc(x + s.random.uniform(-110, 110), y - s.random.uniform(118, 155), 3, "#f7f2d8")
        s.text(x, y + 160, day, 38, "#e9e6d2", "hand", "mm")
    s.scan()
    return s


def lantern():
    s = Scene("lantern", 1000, 1200, "#2b2438")
    s.crayon([(0, 0), (1000, 0), (1000, 1200), (0, 1200)], "#3d3350", 70, 12, 10, 0.8)
    for x, top, wide in ((110, 380, 130), (760, 380, 130)):
        s.hand_shape([(x, top), (x + wide, top), (x + wide, 1000), (x, 1000)], "#5a3f34", "#201a2a", 6)
        s.disc(x + 24, 700, 9, SUN)
    s.crayon([(0, 1000), (1000, 1000), (1000, 1200), (0, 1200)], "#6b4a3a", 5, 10, 10)
    s.glow(500, 620, 420, "#f6b94a", 0.6)
    for i in range(16):
        a = math.tau * i / 16 + 0.1
        s.pencil([(500 + 330 * math.cos(a), 620 + 380 * math.sin(a)),
                  (500 + 430 * math.cos(a), 620 + 480 * math.sin(a))], "#f7d27a", 8, 4)
    s.pencil([(500, 0), (500, 200)], "#d9b45c", 8)
    s.pencil(s.ring(500, 232, 34), "#d9b45c", 10, 1, closed=True)
    s.hand_shape(smooth([(400, 420), (420, 330), (500, 264), (580, 330), (600, 420)], 2), "#c9902e",
                 "#5f4212", 6)
    colors = ["#d9403a", "#f2c14e", "#2f7fc4", "#3f9e5c", "#d0486a"]
    for row in range(3):
        for col in range(4):
            l0, r0 = 350 + col * 75, 350 + (col + 1) * 75
            y0, y1 = 430 + row * 120, 540 + row * 120
            pinch = lambda v, r: 500 + (v - 500) * (1.0, 1.08, 0.96, 0.78)[r]
            s.hand_shape([(pinch(l0, row), y0), (pinch(r0, row), y0), (pinch(r0, row + 1), y1),
                          (pinch(l0, row + 1), y1)],
                         mix(colors[(row * 2 + col) % 5], "#fff0b0", 0.3), "#4a3416", 6, 2)
    s.hand_shape([(384, 800), (616, 800), (660, 880), (340, 880)], "#c9902e", "#5f4212", 6)
    s.text(500, 1110, "fanous", 64, "#f7e2b0", "hand-bold", "mm")
    s.scan()
    return s


def pierog(s, x, y, k=1.0, mood="calm", goggles=False):
    """The hero of the comic: a dumpling with a crimped edge and a face."""
    body = [(x + 100 * k * math.cos(t),
             y - 92 * k * math.sin(t)) for t in [i * math.pi / 14 for i in range(15)]]
    s.fill(body + [(x - 90 * k, y + 22 * k), (x + 90 * k, y + 22 * k)], "#fbf3df")
    s.crayon(body + [(x - 90 * k, y + 22 * k), (x + 90 * k, y + 22 * k)], "#f2ddae", 30, 12, 8)
    s.pencil(body + [(x - 90 * k, y + 22 * k), (x + 90 * k, y + 22 * k)], INK, 5, 1.5, closed=True)
    for t in [i * math.pi / 10 for i in range(1, 10)]:
        s.pencil([(x + 100 * k * math.cos(t), y - 92 * k * math.sin(t)),
                  (x + 80 * k * math.cos(t), y - 74 * k * math.sin(t))], INK, 4, 1)
    for side in (-1, 1):
        s.disc(x + side * 28 * k, y - 30 * k, 7 * k, INK)
        s.pencil([(x + side * 30 * k, y + 22 * k), (x + side * 34 * k, y + 52 * k)], INK, 5, 1)
        if goggles:
            s.fill(s.ring(x + side * 28 * k, y - 30 * k, 25 * k, 19 * k), "#8fd0e8")
            s.pencil(s.ring(x + side * 28 * k, y - 30 * k, 25 * k, 19 * k), "#1f5f86", 6, 1, closed=True)
            s.disc(x + side * 28 * k, y - 30 * k, 6 * k, INK)
    mouth = {"calm": [(-16, -4), (0, 2), (16, -4)], "scared": [(-18, 2), (-6, -6), (6, 2), (18, -6)],
             "happy": [(-22, -8), (0, 12), (22, -8)]}[mood]
    s.pencil([(x + px * k, y + py * k) for px, py in mouth], INK, 5, 0.8)


def pot(s, x, y, k=1.0):
    for dx in (-40, 10, 46):
        s.pencil([(x + dx * k, y - 60 * k), (x + (dx + 14) * k, y - 96 * k), (x + dx * k, y - 130 * k)],
                 "#9fb9c7", 6, 3)
    s.hand_shape([(x - 110 * k, y - 40 * k), (x + 110 * k, y - 40 * k), (x + 96 * k, y + 90 * k),
                  (x - 96 * k, y + 90 * k)], "#7f8d96", INK, 6)
    s.hand_shape(s.ring(x, y - 40 * k, 110 * k, 24 * k), "#7fc0de", INK, 5, 1)
    for side in (-1, 1):
        s.pencil([(x + side * 108 * k, y - 6 * k), (x + side * 146 * k, y - 6 * k),
                  (x + side * 146 * k, y + 22 * k), (x + side * 106 * k, y + 22 * k)], INK, 7, 1)


def bubble(s, x, y, words, size=40):
    half = len(words) * size * 0.27 + 26
    s.fill(s.ring(x, y, half, size), "#ffffff")
    s.pencil(s.ring(x, y, half, size), INK, 4, 1.5, closed=True)
    s.text(x, y, words, size, INK, "hand-bold", "mm")


def comic():
    s = Scene("comic", ground="#fffdf6")
    panels = [(40, 40, 590, 440), (610, 40, 1160, 440), (40, 460, 590, 860), (610, 460, 1160, 860)]
    for (l, t, r, b), color in zip(panels, ("#f6e3c0", "#d7e6f0", "#eadcf0", "#dcefdc")):
        s.crayon([(l, t), (r, t), (r, b), (l, b)], color, 25, 10, 11, 0.9)
    pot(s, 315, 280, 1.3)
    bubble(s, 450, 110, "blub")
    pot(s, 1000, 320, 0.8)
    pierog(s, 760, 340, 0.95, "scared")
    bubble(s, 790, 130, "O nie, o nie")
    for dx in (-122, 122):
        s.pencil([(760 + dx, 280), (760 + dx * 1.1, 300), (760 + dx, 320), (760 + dx * 1.1, 340)], SKY, 4, 1)
    pierog(s, 250, 760, 1.2, "calm", True)
    bubble(s, 400, 530, "Well. Let's see.", 36)
    s.pencil([(460, 850), (460, 690), (560, 690)], INK, 5)
    pot(s, 885, 770, 1.0)
    pierog(s, 885, 610, 0.8, "happy", True)
    for dx in (-130, -70, 70, 130):
        s.pencil([(885 + dx, 700), (885 + dx * 1.3, 650), (885 + dx * 1.5, 668)], SKY, 6, 2)
    bubble(s, 1050, 520, "plop!")
    for l, t, r, b in panels:
        s.pencil([(l, t), (r, t), (r, b), (l, b)], INK, 8, 2, closed=True)
    s.scan()
    return s


def tiger():
    s = Scene("tiger", ground="#f9f3e3")
    panels = [(40, 40, 590, 440), (610, 40, 1160, 440), (40, 460, 590, 860), (610, 460, 1160, 860)]
    for (l, t, r, b), color in zip(panels, ("#35456b", "#26335a", "#2f4a3c", "#4a3350")):
        s.crayon([(l, t), (r, t), (r, b), (l, b)], color, 40, 8, 10, 0.95)
    s.hand_shape(s.ring(490, 130, 44), "#f4e3a0", "#d9c67a")
    for i in range(13):
        x = 70 + i * 40
        s.pencil([(x, 436), (x + 4, 300 - 30 * (i % 3))], "#6fae4e", 8)
        s.pencil([(x, 380), (x + 26, 340)], "#8fc06a", 6)
        s.pencil([(x, 350), (x - 22, 316)], "#8fc06a", 6)
    for i in range(30):
        x = 620 + i * 18
        s.pencil([(x, 436), (x + s.random.uniform(-12, 12), 250 + s.random.uniform(0, 70))],
                 mix("#3f6b3a", "#7fae4e", s.random.random()), 7)
    for x in (840, 920):
        s.fill(s.ring(x, 300, 26, 18), "#8fe08a")
        s.fill(s.ring(x, 300, 6, 16), INK)
    body = smooth([(120, 760), (110, 660), (200, 610), (370, 620), (420, 580), (500, 570), (540, 640),
                   (500, 700), (440, 710), (430, 820),
                   (390, 820), (370, 730), (230, 730), (210, 820), (170, 820), (160, 740)], 2)
    s.fill(body, "#e08a2e")
    s.crayon(body, "#f2b04a", 60, 10, 8)
    s.pencil(body[::2], INK, 5, 1, closed=True)
    s.pencil([(120, 680), (76, 620), (96, 560)], "#e08a2e", 16, 3)
    for x in range(180, 400, 40):
        s.pencil([(x, 622), (x + 12, 660), (x - 2, 700)], INK, 8, 2)
    for x in (428, 524):
        s.fill(s.ring(x, 580, 18), "#e08a2e")
    for x in (455, 500):
        s.fill(s.ring(x, 628, 13, 10), "#8fe08a")
        s.disc(x, 628, 5, INK)
    s.fill([(468, 658), (490, 658), (479, 672)], "#7a3320")
    for side in (-1, 1):
        s.pencil([(479 + side * 14, 670), (479 + side * 60, 664)], "#fff6e0", 3, 1)
    for i, color in enumerate(("#d9403a", "#ee8a2a", "#f7cf4a")):
        k = 1 - i * 0.28
        flame = smooth([(885 - 110 * k, 830), (885 - 90 * k, 700), (885 - 30 * k, 640 + i * 50),
                        (885, 560 + i * 70), (885 + 40 * k, 650 + i * 40), (885 + 96 * k, 700),
                        (885 + 110 * k, 830)], 2)
        s.crayon(flame, color, 80, 6, 9, 1.0)
    s.pencil([(770, 840), (1000, 820)], "#8a5a32", 20, 3)
    s.pencil([(770, 816), (1000, 846)], "#6b4426", 20, 3)
    for _ in range(24):
        s.disc(885 + s.random.uniform(-190, 190), 480 + s.random.uniform(0, 190), s.random.uniform(3, 6),
               "#f7cf4a")
    for i, (l, t, r, b) in enumerate(panels):
        s.pencil([(l, t), (r, t), (r, b), (l, b)], INK, 8, 2, closed=True)
        s.text(l + 26, t + 22, str(i + 1), 52, "#fff6e0", "hand-bold")
    s.scan()
    return s


def spiral(s, x, y, size, color, turns=3):
    points = [(x + size * t / 40 * math.cos(t / 40 * math.tau * turns),
               y + size * t / 40 * math.sin(t / 40 * math.tau * turns)) for t in range(41)]
    s.line(points, color, 7)


def head(s, x, y, r, hair, shirt, arms):
    """A child at the table: shoulders, head, hair, and hands that reach for the cloth."""
    s.hand_shape(smooth([(x - r * 1.3, y + r * 2.3), (x - r * 1.1, y + r * 1.1), (x, y + r * 0.8),
                         (x + r * 1.1, y + r * 1.1), (x + r * 1.3, y + r * 2.3)], 2), shirt, INK, 4, 1)
    s.fill(s.ring(x, y, r), "#e6b98c")
    s.pencil(s.ring(x, y, r), INK, 4, 1, closed=True)
    cap = [(x + r * 1.04 * math.cos(t),
            y - r * 1.04 * math.sin(t)) for t in [i * math.pi / 12 for i in range(13)]]
    s.crayon(cap + [(x - r * 0.5, y - r * 0.3), (x + r * 0.5, y - r * 0.3)], hair, 60, 5, 8, 1.0)
    for side in (-1, 1):
        s.disc(x + side * r * 0.34, y + r * 0.05, r * 0.09, INK)
        s.pencil([(x + side * r * 1.1, y + r * 1.6), (x + side * r * 0.9, y + r * 1.6 + arms)], "#e6b98c", 16,
                 1)
    s.pencil([(x - r * 0.3, y + r * 0.42), (x, y + r * 0.58), (x + r * 0.3, y + r * 0.42)], INK, 4, 0.6)


def teaching():
    s = Scene("teaching", ground="#f8efd9")
    s.crayon([(0, 0), (1200, 0), (1200, 360), (0, 360)], "#dbe8e4", 10, 12, 10, 0.7)
    for x, hair, shirt in [(170, "#7a4a20", SKY), (390, "#22201f", ROSE)]:
        head(s, x, 300, 62, hair, shirt, 90)
    head(s, 610, 240, 78, "#221d1d", "#3b3f5c", 120)
    for x, hair, shirt in [(830, "#b98a4a", LEAF), (1040, "#3a2822", SUN)]:
        head(s, x, 300, 62, hair, shirt, 90)
    table = s.ring(600, 700, 560, 240, 40)
    s.fill(table, "#e9d2a8")
    s.crayon(table, "#c99a69", 12, 9, 9)
    s.pencil(table, INK, 6, 2, closed=True)
    for x, y, color in [(210, 620, SKY), (420, 730, "#e05a8a"), (800, 730, LEAF), (1000, 620, CLAY),
                        (610, 600, PLUM)]:
        s.hand_shape([(x - 74, y - 50), (x + 74, y - 54), (x + 80, y + 54), (x - 78, y + 56)], "#fdf6e6", INK,
                     4, 2)
        spiral(s, x, y, 44, color, 3 if x != 800 else -3)
        s.pencil([(x + 50, y - 10), (x + 86, y - 44)], "#8d9499", 5, 1)
    s.text(600, 850, "around and around", 46, INK, "hand-italic", "mm")
    s.scan()
    return s


def small_person(s, x, y, color, k=1.0):
    s.crayon([(x - 20 * k, y), (x + 20 * k, y), (x + 32 * k, y + 80 * k), (x - 32 * k, y + 80 * k)], color,
             70, 6, 8, 1.0)
    s.crayon(s.ring(x, y - 26 * k, 26 * k), color, 30, 6, 8, 1.0)
    s.pencil(s.ring(x, y - 26 * k, 26 * k), INK, 3, 1, closed=True)
    for side in (-1, 1):
        s.pencil([(x + side * 12 * k, y + 80 * k), (x + side * 14 * k, y + 112 * k)], INK, 4, 1)
        s.pencil([(x + side * 22 * k, y + 12 * k), (x + side * 50 * k, y + 40 * k)], INK, 4, 1)


def week():
    s = Scene("week", 1400, 800)
    gray, cols = "#8d9299", [ROSE, SUN, LEAF, SKY, PLUM]
    for i, (day, tint) in enumerate([("Mon", None), ("Tue", "#c9ccd0"), ("Wed", "#bcd7ea"),
                                     ("Thu", "#c5e0b4"), ("Fri", "#f8e6b8")]):
        l, r = 40 + i * 266, 286 + i * 266
        if tint:
            s.crayon([(l, 150), (r, 150), (r, 700), (l, 700)], tint, 35, 9, 10, 0.9)
        s.pencil([(l, 150), (r, 150), (r, 700), (l, 700)], INK, 6, 2.5, closed=True)
        s.text((l + r) / 2, 100, day, 52, INK, "hand-bold", "mm")
        x = (l + r) / 2
        if i == 1:
            small_person(s, x, 520, gray)
            for dx, words in ((-70, "?"), (0, "?"), (66, "?")):
                s.text(x + dx, 330 + abs(dx) * 0.4, words, 70, gray, "hand-bold", "mm")
        elif i == 2:
            small_person(s, x - 56, 520, SKY)
            small_person(s, x + 60, 520, ROSE)
            s.hand_shape(s.ring(x, 420, 44, 26), "#f2c14e", "#8a5f10")
        elif i in (3, 4):
            s.hand_shape([(x - 20, 640), (x - 16, 400), (x + 16, 400), (x + 20, 640)], "#8a5a32", INK, 4)
            s.hand_shape(s.ring(x, 320, 108, 128), "#7fb85a" if i == 3 else "#5fa04a", LEAF, 5, 5)
            if i == 3:
                small_person(s, x - 70, 560, LEAF, 0.9)
            else:
                for n, color in enumerate(cols):
                    small_person(s, x - 96 + n * 48, 570 + (n % 2) * 14, color, 0.72)
    s.text(700, 750, "So - lo - MI - ya", 52, PLUM, "hand-bold", "mm")
    s.scan()
    return s


def letter():
    s = Scene("letter", 1000, 1250, "#fdf8ea")
    s.lined_paper(200, 64)
    rows = ["Люба бабусю!", "Сьогодні ми були надворі під великим", "деревом. Воно таке високе, як наш дім.",
            "Я навчила всіх казати моє ім'я.",
            "Як там кіт? Чи він спить на моєму стільці?", "Цілую тебе, твоя Соломія"]
    for i, words in enumerate(rows):
        s.text(70, 178 + i * 64, words, 40, "#27457a", "hand", "lm")
    s.pencil([(70, 566), (930, 560)], SUN, 6, 4)
    rows = ["Dear neighbor,", "My school is big. My class is kind.",
            "The tree is very big and I sit under it.", "The cat is not here. I love the cat."]
    for i, words in enumerate(rows):
        s.text(70, 626 + i * 64, words, 40, INK, "hand", "lm")
    x, y = 250, 1000
    s.pencil([(x, y + 60), (x + 6, 1200)], LEAF, 11, 3)
    s.hand_shape(smooth([(x + 6, 1130), (x + 60, 1080), (x + 130, 1090), (x + 70, 1150)], 2), "#7fb85a", LEAF)
    for i in range(13):
        a = math.tau * i / 13
        petal = smooth([(x + 50 * math.cos(a - 0.2), y + 50 * math.sin(a - 0.2)),
                        (x + 116 * math.cos(a), y + 116 * math.sin(a)),
                        (x + 50 * math.cos(a + 0.2), y + 50 * math.sin(a + 0.2))], 1)
        s.hand_shape(petal, "#f2c14e", "#a9741a", 3, 1)
    s.hand_shape(s.ring(x, y, 54), "#6b4522", INK, 4)
    x, y = 680, 1090
    s.hand_shape(smooth([(x - 90, y + 110), (x - 80, y), (x, y - 30), (x + 80, y), (x + 90, y + 110)], 2),
                 "#8d8f96", INK, 4)
    s.hand_shape([(x - 58, y - 20), (x - 62, y - 120), (x - 24, y - 84), (x + 24, y - 84), (x + 62, y - 120),
                  (x + 58, y - 20)], "#9a9ca3", INK, 4, 1)
    s.pencil([(x + 86, y + 90), (x + 150, y + 60), (x + 140, y)], "#8d8f96", 16, 3)
    for side in (-1, 1):
        s.fill(s.ring(x + side * 24, y - 58, 9, 11), "#3f8a4a")
        s.pencil([(x + side * 12, y - 34), (x + side * 70, y - 40)], INK, 3, 1)
    s.fill([(x - 9, y - 42), (x + 9, y - 42), (x, y - 32)], ROSE)
    s.sheet([(800, 40), (950, 44), (946, 210), (798, 206)], "#dcebf3")
    s.hand_shape([(816, 56), (934, 60), (930, 194), (814, 190)], "#f3d9d0", ROSE, 4, 1)
    s.text(874, 124, "пошта", 34, ROSE, "hand-bold", "mm")
    s.scan()
    return s
