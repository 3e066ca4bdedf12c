"""Photos of things that lie on a table, seen from above: strips, cloth, leaves, cards.

Place: called by maple.py, one function a picture, each returns a Scene ready to save.
"""

import math

from scenes import CLAY, INK, LEAF, PLUM, ROSE, SKY, SUN, Scene, mix, smooth


def desk(name, dark="#a9794b", light="#c99a69", width=1200, height=900):
    """A wooden table seen from above."""
    s = Scene(name, width, height, light)
    s.texture([(0, 0), (width, 0), (width, height), (0, height)], dark, light, 46, (9, 0.5))
    for y in range(-40, height, 230):
        s.line([(0, y + 60), (width, y + 52)], mix(dark, INK, 0.25), 3)
    return s


def strip(s, x, y, width, parts, color, marked=None):
    """A paper strip cut into parts, one of them perhaps marked."""
    s.sheet([(x, y), (x + width, y + 3), (x + width, y + 99), (x, y + 96)], color)
    for i in range(parts):
        left, right = x + width * i / parts, x + width * (i + 1) / parts
        if i == marked:
            s.box(left + 3, y + 2, right - 3, y + 96, ROSE)
        if i:
            s.line([(left, y + 2), (left, y + 96)], mix(color, INK, 0.55), 3)
        words = "1" if parts == 1 else f"1/{parts}"
        s.text((left + right) / 2, y + 48, words, 40, "#ffffff" if i == marked else mix(color, INK, 0.75),
               anchor="mm")


def strips():
    s = desk("strips", "#6d8a83", "#8fa8a0")
    for row, (parts, color, marked) in enumerate([(1, "#f3c64b", None), (2, "#f0b04a", None),
                                                  (3, "#eb9a48", None),
                                                  (6, "#f5d58c", 0)]):
        strip(s, 150 + (row * 7) % 12, 130 + row * 150, 880, parts, color, marked)
    for x, y, angle in [(1090, 640, 0.5), (1100, 720, -0.3)]:
        s.fill([(x - 30, y), (x + 30, y + 40 * angle), (x + 22, y + 26 + 40 * angle), (x - 34, y + 22)],
               "#f5d58c")
    s.shadow([(300, 790), (820, 770), (820, 786), (300, 806)], 4, 8, 8, 0.5)
    s.line([(300, 796), (800, 776)], SUN, 22)
    s.line([(300, 790), (800, 770)], "#f0c14d", 7)
    s.fill([(800, 764), (862, 773), (801, 788)], "#ecd2a8")
    s.fill([(842, 770), (864, 773), (842, 777)], INK)
    s.line([(300, 796), (270, 797)], "#d98a8a", 22)
    s.develop(warmth=10)
    return s


def quilt():
    """Four by four squares, each of two triangles: a star with eight red points."""
    s = Scene("quilt", 1000, 1000, "#cdbfa8")
    s.texture([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], "#b9aa92", "#d9cdb8", 30, (6, 0.6))
    left, cell = 120, 190
    s.sheet([(left - 24, left - 24), (left + 4 * cell + 24, left - 24),
             (left + 4 * cell + 24, left + 4 * cell + 24), (left - 24, left + 4 * cell + 24)], "#27506f")
    red, cream, gold, blue = ("#b3323a", "#cc4a4e"), ("#efe4cc", "#fbf4e2"), ("#d99a26",
                                                                              "#edb64a"), ("#2f628a",
                                                                                           "#4a80a8")
    # Each square: the color of its first and second triangle, and which way it is cut (see `cuts`).
    rows = [[(blue, blue, 1), (cream, red, 0), (cream, red, 1), (blue, blue, 0)],
            [(red, cream, 2), (gold, gold, 0), (gold, gold, 1), (red, cream, 4)],
            [(red, cream, 3), (gold, gold, 1), (gold, gold, 0), (red, cream, 5)],
            [(blue, blue, 0), (red, cream, 1), (red, cream, 0), (blue, blue, 1)]]
    for r, row in enumerate(rows):
        for c, (one, two, cut) in enumerate(row):
            x, y = left + c * cell, left + r * cell
            tl, tr, br, bl = (x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell)
            cuts = {0: ([tl, tr, bl], [tr, br, bl]), 1: ([tl, tr, br], [tl, br, bl]),
                    2: ([tr, br, bl], [tl, tr, bl]),
                    3: ([tl, tr, br], [tl, br, bl]), 4: ([tl, br, bl], [tl, tr, br]),
                    5: ([tl, tr, bl], [tr, br, bl])}
            for shape, (dark, light) in zip(cuts[cut], (one, two)):
                s.texture(shape, dark, light, 26)
                if dark == "#b3323a" or dark == "#2f628a":
                    for n in range(7):
                        px, py = x + s.random.uniform(10, cell - 10), y + s.random.uniform(10, cell - 10)
                        inside = s.mask(shape).getpixel((int(px * 2), int(py * 2)))
                        if inside:
                            s.disc(px, py, 5, mix(light, "#ffffff", 0.5))
                for a, b in zip(shape, shape[1:] + shape[:1]):
                    s.line([a, b], mix(dark, INK, 0.35), 2)
    for i in range(5):
        for n in range(38):
            v, u = left + i * cell + 6, left + n * 20
            s.line([(u, v), (u + 9, v)], "#fff9ea", 2)
            s.line([(v, u), (v, u + 9)], "#fff9ea", 2)
    s.develop(warmth=8, vignette=0.2)
    return s


def leaf(s, kind, x, y, k, dark, light):
    """One pressed leaf with its middle line."""
    half = {"maple": [(0, -150), (26, -84), (84, -116), (76, -60), (140, -56), (104, -6), (120, 32), (52, 34),
                      (40, 84), (0, 66)],
            "oak": [(0, -160), (46, -136), (38, -96), (80, -76), (56, -34), (92, 2), (56, 30), (64, 76),
                    (20, 92), (0, 110)],
            "birch": [(0, -130), (50, -70), (74, -10), (56, 50), (0, 92)],
            "willow": [(0, -190), (26, -90), (30, 10), (18, 110), (0, 150)],
            "ginkgo": [(0, -40), (20, -124), (76, -112), (128, -60), (120, -20), (50, 30), (0, 90)]}[kind]
    skew = 0.78 if kind == "oak" else 1
    shape = [(x + px * k, y + py * k) for px, py in half] + [(x - px * k * skew, y + py * k) for px,
                                                             py in reversed(half)]
    shape = smooth(shape, 2)
    s.shadow(shape, 3, 5, 5, 0.35)
    s.texture(shape, dark, light, 34)
    low = y + half[-1][1] * k
    s.line([(x, low - 4), (x + 4, low + 70 * k)], mix(dark, INK, 0.3), 7)
    for px, py in half[1:-1]:
        for side in (1, -skew):
            s.line([(x, y + (py + 44) * k if py < 60 else y + py * k),
                    (x + px * side * k * 0.8, y + py * k * 0.92)], mix(dark, light, 0.1), 2)
    for n in range(int(y - 190 * k), int(low + 20), 22):
        s.line([(x, n), (x, n + 10)], INK, 3)


def leaves():
    s = desk("leaves", "#7b6650", "#97815f")
    s.sheet([(90, 60), (1110, 50), (1120, 846), (84, 850)], "#fbf6e8")
    for kind, x, y, k, dark, light in [("maple", 290, 270, 1.05, "#a52a20", "#dd6a34"),
                                       ("oak", 610, 260, 0.98, "#8a5a2b", "#b98443"),
                                       ("birch", 920, 290, 1.05, "#c99a1e", "#f0cf55"),
                                       ("willow", 420, 640, 0.76, "#5d7f3a", "#92b35c"),
                                       ("ginkgo", 830, 676, 1.0, "#d1a52a", "#f4dc74")]:
        leaf(s, kind, x, y, k, dark, light)
        s.text(x + (130 if kind in ("willow", "ginkgo") else 0), 490 if y < 400 else y + 130, kind, 40, INK,
               "hand", "mm")
    s.text(290, 536, "46 and 46", 36, LEAF, "hand-bold", "mm")
    s.text(610, 536, "31 and 38", 36, CLAY, "hand-bold", "mm")
    s.develop(warmth=9)
    return s


def studio():
    s = desk("studio", "#5d4a3b", "#7c6450")
    s.sheet([(90, 120), (470, 90), (510, 640), (130, 670)], "#fcf8ec")
    s.text(285, 158, "The night of the cranes", 30, INK, "hand-bold", "mm", 4)
    for i, words in enumerate(["RAIN   (softly)", "steps on gravel", "GIRL   Listen.", "wings, far away",
                               "BOY    How many?", "GIRL   All of them."]):
        s.text(300, 236 + i * 64, words, 34, PLUM if words[:4].isupper() else INK, "hand", "mm", 4)
    s.shadow([(120, 700), (540, 700), (540, 860), (120, 860)], 6, 10, 10, 0.5)
    s.box(110, 700, 540, 866, "#8b8f92", 14)
    s.box(126, 714, 524, 852, "#4e4a46", 8)
    for _ in range(420):
        x, y = s.random.uniform(136, 514), s.random.uniform(724, 842)
        s.fill(s.ring(x, y, s.random.uniform(6, 13), s.random.uniform(5, 9), 9),
               mix("#77716a", "#c4bdb2", s.random.random()))
    s.text(325, 686, "footsteps", 30, "#f2e9d8", "hand-italic", "mm")
    s.shadow(s.ring(760, 740, 130, 46), 14, 14, 16, 0.6)
    s.fill(s.ring(760, 740, 130, 46), "#2e3236")
    s.fill(s.ring(760, 730, 124, 40), "#42484d")
    s.line([(760, 730), (760, 420)], "#6a7278", 22)
    s.line([(754, 730), (754, 420)], "#98a1a6", 6)
    sock = smooth([(690, 400), (680, 250), (700, 150), (760, 110), (822, 150), (842, 250), (830, 400),
                   (760, 424)])
    s.shadow(sock, 12, 16, 16, 0.5)
    s.texture(sock, "#b5434a", "#cf6a66", 12, (1, 4))
    for y in (210, 282, 354):
        s.line([(688, y), (760, y + 12), (836, y)], "#f4ead6", 16)
    arc = [(1010 + 130 * math.cos(t / 10), 400 - 170 * math.sin(t / 10)) for t in range(-2, 34)]
    s.shadow([(880, 400), (1140, 400), (1140, 540), (880, 540)], 10, 12, 16, 0.4)
    s.line(arc, "#24282b", 24)
    s.line([(x, y - 6) for x, y in arc], "#4a5258", 6)
    for x in (884, 1140):
        s.fill(s.ring(x, 440, 54, 80), "#2b3034")
        s.fill(s.ring(x - 8 if x < 1000 else x + 8, 440, 36, 60), "#454c51")
    s.line([(1140, 520), (1120, 640), (1040, 720), (1080, 830), (1210, 860)], "#24282b", 8)
    s.develop(warmth=9)
    return s


def motif(s, kind, x, y, k, color, other):
    """A small embroidered picture, made of short lines of thread."""
    shapes = {
        "mountain": [[(-70, 50), (-20, -50), (10, -6), (40, -60), (90, 50)]],
        "house": [[(-50, 50), (-50, 0), (50, 0), (50, 50)], [(-66, 0), (0, -54), (66, 0)]],
        "bird": [[(-40, 10), (-10, -16), (24, -14), (44, -30), (36, 0), (6, 22), (-24, 22)]],
        "elephant": [[(-74, 40), (-74, -20), (-40, -46), (20, -46), (48, -30), (76, -26), (84, 0), (80, 36),
                      (68, 36), (66, 2), (44, 10), (40, 46), (18, 46), (16, 16),
                      (-30, 16), (-34, 46), (-58, 46)]],
        "walker": [[(-12, -34), (12, -34), (22, 20), (-22, 20)], [(-14, 20), (-18, 54), (-6, 54), (-4, 20)],
                   [(6, 20), (10, 54), (22, 54), (16, 20)]],
        "tree": [[(-8, 60), (-8, 10), (8, 10), (8, 60)], [(0, -60), (44, 14), (-44, 14)]],
    }[kind]
    for i, outline in enumerate(shapes):
        shape = [(x + px * k, y + py * k) for px, py in outline]
        s.crayon(shape, color if i == 0 else other, 70, 4.5, 3.6, 1.0)
        s.line(shape + [shape[0]], mix(color if i == 0 else other, "#ffffff", 0.45), 3)
    if kind == "walker":
        s.disc(x, y - 46 * k, 13 * k, "#e2b48a")
        s.line([(x - 14 * k, y - 52 * k), (x, y - 62 * k), (x + 14 * k, y - 52 * k)], other, 6)


def story_cloth():
    s = Scene("story cloth", 1000, 1200, "#b08d66")
    s.texture([(0, 0), (1000, 0), (1000, 1200), (0, 1200)], "#9c7a55", "#bd9b74", 40, (9, 0.5))
    cloth = [(60, 50), (944, 56), (938, 1150), (64, 1144)]
    s.sheet(cloth, "#1d2a4d")
    s.texture(cloth, "#1d2849", "#243259", 40)
    for n, color in enumerate(("#d0486a", "#e0a21b", "#3f9e8c")):
        for i in range(17 - n):
            for x, y, d in [(100 + i * 48 + n * 24, 84 + n * 22, 1),
                            (100 + i * 48 + n * 24, 1116 - n * 22, -1)]:
                s.fill([(x, y), (x + 40, y), (x + 20, y + 20 * d)], color)
        for i in range(18):
            for x, d in [(84 + n * 18, 1), (916 - n * 18, -1)]:
                y = 164 + i * 50 + n * 6
                s.fill([(x, y), (x, y + 34), (x + 16 * d, y + 17)], color)
    for x, k, c in [(230, 1.1, "#5f9a6a"), (420, 1.5, "#4f8a86"), (640, 1.2, "#7fb06a"),
                    (800, 1.0, "#4f8a86")]:
        motif(s, "mountain", x, 280, k, c, c)
    motif(s, "house", 300, 440, 1.1, "#c98a4a", "#d0486a")
    for x, y in [(560, 180), (700, 170), (420, 168)]:
        motif(s, "bird", x, y + 20, 0.7, "#f2ead6", "#f2ead6")
    for x, y in [(460, 440), (740, 430), (830, 470), (190, 470)]:
        motif(s, "tree", x, y, 0.95, "#3f9e5c", "#3f9e5c")
    for i, (c, o) in enumerate([("#d0486a", "#e0a21b"), ("#e9e2d0", "#d0486a"), ("#4fb0c9", "#e9e2d0"),
                                ("#e0a21b", "#4fb0c9"), ("#b06fc0", "#e0a21b")]):
        motif(s, "walker", 250 + i * 96, 640 + i * 14, 1.1 if i < 3 else 0.85, c, o)
    motif(s, "elephant", 768, 640, 1.05, "#9aa7b5", "#9aa7b5")
    for i in range(6):
        y = 800 + i * 22
        s.line([(170 + n * 34, y + 24 * math.sin(n * 0.55 + i * 0.4)) for n in range(20)],
               mix("#3f8fc4", "#bfe3f2", (i % 3) / 3), 7)
    for x, y in [(300, 850), (560, 880), (720, 840)]:
        s.fill(s.ring(x, y, 30, 12), "#f2c14e")
        s.fill([(x - 26, y), (x - 48, y - 14), (x - 48, y + 14)], "#f2c14e")
    for i in range(5):
        x = 230 + i * 136
        for t in range(0, 62, 2):
            a = t / 5
            s.disc(x + (4 + t * 0.62) * math.cos(a), 1010 + (4 + t * 0.62) * math.sin(a), 4,
                   ("#d0486a", "#e0a21b", "#3f9e8c", "#e9e2d0", "#b06fc0")[i])
    s.develop(warmth=6, vignette=0.22)
    return s


CARDS = [("bridge", "міст"), ("tree", "дерево"), ("bread", "хліб"), ("cat", "кіт"), ("river", "річка"),
         ("key", "ключ"), ("sun", "сонце"), ("house", "дім"), ("moon", "місяць")]


def card_picture(s, word, x, y):
    """The small drawing on a word card, around (x, y)."""
    if word == "bridge":
        s.pencil([(x - 70, y + 20), (x - 35, y - 30), (x, y + 20), (x + 35, y - 30), (x + 70, y + 20),
                  (x - 70, y + 20)], CLAY, 7)
        s.pencil([(x - 80, y + 42), (x - 40, y + 34), (x, y + 42), (x + 40, y + 34), (x + 80, y + 42)], SKY,
                 6)
    elif word == "tree":
        s.hand_shape([(x - 8, y + 46), (x - 8, y), (x + 8, y), (x + 8, y + 46)], "#8a5a32")
        s.hand_shape(s.ring(x, y - 14, 50, 38), "#6fae4e", LEAF)
    elif word == "bread":
        s.hand_shape(smooth([(x - 74, y + 36), (x - 70, y - 20), (x, y - 44), (x + 70, y - 20),
                             (x + 74, y + 36)], 2), "#d9a25c", "#8a5a2b")
        for d in (-34, 0, 34):
            s.pencil([(x + d - 8, y - 20), (x + d + 8, y + 8)], "#8a5a2b", 5, 1)
    elif word == "cat":
        s.hand_shape([(x - 40, y + 36), (x - 44, y - 44), (x - 18, y - 22), (x + 18, y - 22),
                      (x + 44, y - 44), (x + 40, y + 36)], "#e9a05a", INK, 4, 1)
        for d in (-16, 16):
            s.disc(x + d, y, 5, INK)
            s.pencil([(x + d, y + 16), (x + d * 3.4, y + 12 + abs(d) * 0.3)], INK, 3, 1)
    elif word == "river":
        for d in (-22, 4, 30):
            s.pencil([(x - 80, y + d), (x - 40, y + d - 14), (x, y + d), (x + 40, y + d + 14),
                      (x + 80, y + d)], SKY, 9)
    elif word == "key":
        s.pencil(s.ring(x - 40, y, 26), SUN, 11, 1, closed=True)
        s.pencil([(x - 14, y), (x + 70, y), (x + 70, y + 24)], SUN, 11, 1)
        s.pencil([(x + 44, y), (x + 44, y + 20)], SUN, 11, 1)
    elif word == "sun":
        s.hand_shape(s.ring(x, y, 28), SUN, "#a9741a")
        for i in range(9):
            a = math.tau * i / 9
            s.pencil([(x + 36 * math.cos(a), y + 36 * math.sin(a)),
                      (x + 54 * math.cos(a), y + 54 * math.sin(a))], SUN, 6, 1)
    elif word == "house":
        s.hand_shape([(x - 44, y + 44), (x - 44, y - 6), (x + 44, y - 6), (x + 44, y + 44)], "#f2dca0")
        s.hand_shape([(x - 58, y - 6), (x, y - 50), (x + 58, y - 6)], ROSE)
    else:
        s.crayon(s.ring(x, y, 46), "#e9cf6a", 30)
        s.fill(s.ring(x + 24, y - 8, 40), "#fdfaf2")


def cards():
    s = desk("cards", "#8e6a48", "#b48d66")
    for i, (word, ukrainian) in enumerate(CARDS):
        x, y = 220 + i % 3 * 380, 165 + i // 3 * 285
        dx, dy = (i * 5 % 4 - 1.5) * 6, (i * 7 % 5 - 2) * 5
        s.sheet([(x - 160 + dx, y - 122 + dy), (x + 160 + dx, y - 122 - dy), (x + 160 - dx, y + 122 - dy),
                 (x - 160 - dx, y + 122 + dy)], "#fdfaf2")
        card_picture(s, word, x, y - 48)
        s.text(x, y + 42, word, 46, INK, "hand-bold", "mm")
        s.text(x, y + 90, ukrainian, 30, SKY, "hand", "mm")
    s.develop(warmth=9)
    return s


# One petal of the star, above the diagonal of a quarter. All other crosses of the star are its mirror images.
PETAL = [(1, 2), (1, 3), (2, 3), (1, 4), (2, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (2, 6),
         (3, 6), (4, 6),
         (2, 7), (3, 7), (4, 7), (3, 8), (4, 8), (4, 9)]
FLOWER = [(8, 8), (7, 8), (8, 7), (9, 8), (8, 9)]


def quarter():
    """All crosses of one quarter: (across, up, color)."""
    star = [(x, y, "red") for x, y in PETAL] + [(y, x, "red") for x, y in PETAL]
    return sorted([(0, 0, "black")] + star + [(x, y, "red" if (x, y) == (8, 8) else "black") for x,
                                              y in FLOWER])


def pattern():
    s = Scene("pattern", 1000, 1000, "#f4efe4")
    s.texture([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], "#efe9dc", "#fbf8f0", 40)
    for i in range(5, 1000, 15):
        s.line([(i, 0), (i, 1000)], "#ebe5d8", 1)
        s.line([(0, i), (1000, i)], "#ebe5d8", 1)
    step = 45
    for across, up, color in quarter():
        thread = "#b3202c" if color == "red" else "#26242a"
        for sx, sy in {(1, 1), (-1, 1), (1, -1), (-1, -1)}:
            x, y = 500 + sx * across * step, 500 - sy * up * step
            s.line([(x - 17, y + 19), (x + 19, y - 15)], mix(thread, INK, 0.25), 11)
            s.line([(x - 17, y - 17), (x + 17, y + 17)], thread, 11)
            s.line([(x - 15, y - 19), (x + 15, y + 13)], mix(thread, "#ffffff", 0.25), 3)
    s.develop(warmth=6, vignette=0.2, grain=2)
    return s
