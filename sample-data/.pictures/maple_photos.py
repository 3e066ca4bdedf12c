"""Scenes outdoors that look like photos: soft light, shadows, things out of focus.

Place: called by maple.py, one function a picture, each returns a Scene ready to save.
"""

import math

from scenes import INK, Scene, mix, smooth


def river():
    s = Scene("river")
    s.gradient("#b9c7cc", "#e6e4d8", 0, 330)
    for i in range(9):
        s.fill(s.ring(60 + i * 140, 300, 120, 90 + 36 * math.sin(i * 2.1)),
               mix("#6f8a70", "#a9b9a4", (i * 37 % 10) / 10))
    s.blur(6)
    bank = [(0, 330), (300, 318), (560, 330), (900, 316), (1200, 330), (1200, 420), (760, 392), (400, 404),
            (0, 440)]
    s.texture(bank, "#4f6b3e", "#8a9a5b", 16)
    water = [(0, 430), (400, 396), (760, 386), (1200, 412), (1200, 900), (0, 900)]
    s.texture(water, "#6f4c2c", "#b98f5f", 60, (7, 0.6))
    for i in range(70):
        y = 420 + (i / 70) ** 1.6 * 450
        x = s.random.uniform(-60, 1200)
        w = 20 + (y - 380) * 0.34
        s.line([(x, y), (x + w * 0.5, y - 3), (x + w, y)], mix("#d9bd92", "#8c653d", s.random.random()),
               1.5 + (y - 400) / 180)
    near = [(0, 700), (130, 690), (300, 742), (420, 810), (470, 900), (0, 900)]
    s.shadow(near, 12, -4, 12, 0.4)
    s.texture(near, "#3f5c31", "#86994f", 14)
    for _ in range(150):
        x = s.random.uniform(0, 400)
        y = 712 + x * 0.22 + s.random.uniform(-20, 170)
        s.line([(x, y), (x + s.random.uniform(-14, 20), y - s.random.uniform(24, 62))],
               mix("#56763b", "#b4bd6b", s.random.random()), 3)
    s.line([(1120, 480), (1075, 330), (1010, 210), (930, 130)], "#5b4330", 34)
    s.line([(1040, 260), (960, 250), (880, 280)], "#5b4330", 14)
    for _ in range(240):
        a, r = s.random.uniform(0, math.tau), s.random.uniform(0, 1) ** 0.5
        x, y = 960 + 250 * r * math.cos(a), 150 + 130 * r * math.sin(a)
        s.fill(s.ring(x, y, 17, 11, 9), mix("#3f6236", "#a7ad4d", s.random.random()))
    s.develop(warmth=8)
    return s


def fruit(s, x, y, r, color):
    s.disc(x, y, r, color)
    s.disc(x - r * 0.28, y - r * 0.3, r * 0.5, mix(color, "#ffffff", 0.22))
    s.disc(x - r * 0.34, y - r * 0.36, r * 0.18, mix(color, "#ffffff", 0.6))


def basket(s, x, y, w, color="#b9854c"):
    """A woven basket whose rim is at y."""
    body = [(x - w, y), (x + w, y), (x + w * 0.8, y + 110), (x - w * 0.8, y + 110)]
    s.shadow(body, 6, 14, 10, 0.35)
    s.texture(body, mix(color, INK, 0.3), mix(color, "#ffffff", 0.2), 14, (2.2, 0.8))
    s.line([(x - w - 4, y), (x + w + 4, y)], mix(color, "#ffffff", 0.25), 12)


def stall():
    s = Scene("stall")
    s.gradient("#bcd7e6", "#e3e8dc", 0, 600)
    for i in range(7):
        s.fill(s.ring(60 + i * 190, 430, 140, 190), mix("#7fa078", "#b8c79a", (i * 3 % 5) / 5))
    s.blur(15)
    s.texture([(0, 640), (1200, 640), (1200, 900), (0, 900)], "#8d8f86", "#b5b4a6", 20)
    s.box(120, 170, 142, 800, "#8a6238")
    s.box(1058, 170, 1080, 800, "#8a6238")
    for i in range(10):
        l, r = 80 + i * 104, 80 + (i + 1) * 104
        color = "#c8443a" if i % 2 == 0 else "#f5ecdb"
        s.fill([(l + (600 - l) * 0.12, 80), (r + (600 - r) * 0.12, 80), (r, 230), (l, 230)], color)
        s.fill(s.ring((l + r) / 2, 230, 52, 32), mix(color, INK, 0.08))
    s.shadow([(130, 540), (1070, 540), (1070, 800), (130, 800)], 10, 20, 20, 0.4)
    s.texture([(100, 540), (1100, 540), (1080, 800), (120, 800)], "#a67743", "#c99c66", 30, (8, 0.6))
    s.box(90, 522, 1110, 548, "#d9b07a", 4)
    for x, kind in ((250, 0), (485, 1), (720, 2), (955, 3)):
        for row, count in ((0, 5), (1, 4), (2, 3)):
            for n in range(count):
                px, py = x + (n - (count - 1) / 2) * 38, 418 - row * 30
                if kind == 0:
                    fruit(s, px, py, 26, "#ee9426")
                elif kind == 1:
                    s.fill(smooth([(px - 26, py + 10), (px - 20, py - 44), (px, py - 60), (px + 24, py - 40),
                                   (px + 24, py + 10)]),
                           mix("#3f7a35", "#8dc25a", s.random.random()))
                elif kind == 2:
                    fruit(s, px, py, 22, "#d23a63")
                    s.line([(px, py - 18), (px + 8, py - 44)], "#5f9a44", 5)
                else:
                    s.fill(s.ring(px, py, 30, 22), mix("#e9cf58", "#caa530", s.random.random()))
        basket(s, x, 428, 104)
    for x, words in ((250, "$1.50"), (485, "$2.00"), (720, "$3.25"), (955, "$2.75")):
        s.sheet([(x - 62, 590), (x + 62, 586), (x + 64, 664), (x - 60, 668)], "#fdf8ea")
        s.text(x, 627, words, 42, INK, "hand-bold", "mm")
    s.text(600, 738, "FROM OUR SCHOOL GARDEN", 44, "#fdf4e0", "hand-bold", "mm")
    s.develop(warmth=8)
    return s


def crate(s, x, y, draw):
    """A wooden crate, its rim at y, filled by draw(x, y)."""
    s.shadow([(x - 130, y), (x + 130, y), (x + 130, y + 150), (x - 130, y + 150)], 8, 14, 12, 0.4)
    s.box(x - 126, y - 60, x + 126, y + 20, "#4a3524", 4)
    for row in range(3):
        for n in range(6):
            draw(x - 100 + n * 40 + (row % 2) * 10, y - 52 + row * 26)
    for i in range(3):
        s.texture([(x - 130, y + 4 + i * 50), (x + 130, y + 4 + i * 50), (x + 130, y + 44 + i * 50),
                   (x - 130, y + 44 + i * 50)],
                  "#a87d4b", "#d0a674", 18, (7, 1))
    for side in (-118, 118):
        s.box(x + side - 12, y, x + side + 12, y + 150, "#8f683c", 3)


def crates():
    s = Scene("crates")
    s.gradient("#e9d9bf", "#cdd3bf", 0, 360)
    for x, color in [(110, "#b5563f"), (330, "#d9b45c"), (560, "#7d9a72"), (820, "#b98fa0"),
                     (1060, "#7f9db3")]:
        s.fill(s.ring(x, 250, 120, 150), color)
    s.blur(20)
    s.texture([(0, 330), (1200, 330), (1200, 900), (0, 900)], "#6f7d6a", "#93a087", 30)

    def pepper(x, y):
        s.fill(smooth([(x - 22, y - 12), (x, y - 22), (x + 22, y - 12), (x + 16, y + 24), (x, y + 32),
                       (x - 16, y + 24)]), mix("#c22d26", "#ea5a3c", s.random.random()))
        s.line([(x, y - 16), (x + 4, y - 32)], "#4d8a3a", 6)

    def eggplant(x, y):
        s.fill(s.ring(x, y, 20, 34), mix("#3a2150", "#6b3f86", s.random.random()))
        s.fill(s.ring(x - 6, y - 8, 5, 12), "#a98bc0")
        s.fill(s.ring(x, y - 32, 12, 7), "#5c8a45")

    def bean(x, y):
        for i in range(3):
            a = s.random.uniform(-14, 14)
            s.line([(x - 22, y + a), (x, y - 6 + a), (x + 24, y + a + 4)],
                   mix("#4d8a2f", "#9cc95a", s.random.random()), 9)

    def squash(x, y):
        s.fill(s.ring(x, y, 28, 20), mix("#dba62a", "#f5d35e", s.random.random()))
        s.fill(s.ring(x + 26, y - 6, 9, 6), "#7d9a3f")

    for x, y, draw in [(320, 420, pepper), (610, 400, eggplant), (900, 420, bean), (180, 690, squash),
                       (470, 690, bean), (760, 690, pepper), (1050, 690, squash)]:
        crate(s, x, y, draw)
    s.develop(warmth=10)
    return s


def feeder():
    s = Scene("feeder")
    s.gradient("#c3d3de", "#eef1f1")
    for i in range(9):
        s.fill(s.ring(70 + i * 150, 640 + 40 * math.sin(i * 1.7), 110, 220),
               mix("#93a7a5", "#c9d4d3", (i * 3 % 5) / 5))
    s.blur(18)
    s.line([(-10, 190), (300, 150), (700, 170), (1210, 110)], "#5a4535", 34)
    s.line([(-10, 172), (300, 132), (700, 152), (1210, 92)], "#f7fafb", 16)
    s.line([(860, 150), (960, 70), (1010, 0)], "#5a4535", 18)
    s.line([(600, 170), (600, 300)], "#7b7f80", 5)
    s.texture([(440, 420), (760, 420), (740, 690), (460, 690)], "#9d6f40", "#c79b66", 22, (1, 6))
    s.disc(600, 530, 62, "#3b2a1c")
    s.disc(604, 534, 56, "#241a12")
    s.fill([(370, 432), (600, 270), (830, 432), (800, 462), (600, 322), (400, 462)], "#b8392f")
    s.fill([(384, 424), (600, 268), (816, 424), (800, 396), (600, 246), (396, 398)], "#fafcfd")
    s.texture([(400, 690), (800, 690), (800, 722), (400, 722)], "#7d5733", "#a97b4c", 20, (8, 1))
    for _ in range(60):
        s.fill(s.ring(s.random.uniform(420, 780), s.random.uniform(680, 692), 8, 5, 8),
               mix("#3a3028", "#d9c08a", s.random.random()))
    s.fill(smooth([(700, 650), (650, 610), (660, 560), (710, 545), (770, 575), (840, 640), (900, 690),
                   (800, 680), (740, 684)]), "#e7c54a")
    s.fill(smooth([(720, 560), (790, 570), (880, 660), (930, 712), (860, 690), (770, 640)]), "#4f7fb0")
    s.disc(690, 560, 44, "#f4f4ee")
    s.fill(smooth([(648, 545), (660, 512), (700, 505), (738, 530), (732, 552), (690, 536)]), "#3f74ad")
    s.line([(650, 562), (690, 560), (736, 568)], "#2a2f3a", 9)
    s.disc(680, 558, 7, INK)
    s.fill([(650, 566), (624, 574), (650, 582)], "#3a3a3a")
    s.line([(720, 682), (716, 704)], "#4a4038", 6)
    s.line([(750, 684), (752, 704)], "#4a4038", 6)
    for _ in range(90):
        s.disc(s.random.uniform(0, 1200), s.random.uniform(0, 900), s.random.uniform(2, 6), "#ffffff")
    s.develop(warmth=0)
    return s


def ice():
    s = Scene("ice")
    s.gradient("#a9c3d6", "#f2e6d8", 0, 330)
    for i in range(40):
        x = i * 32
        h = 30 + 40 * abs(math.sin(i * 1.9))
        s.fill([(x - 20, 334), (x, 334 - h), (x + 20, 334)], mix("#4d6470", "#7b8f98", (i % 4) / 4))
    s.blur(4)
    s.texture([(0, 330), (1200, 330), (1200, 900), (0, 900)], "#c3d5df", "#f8fbfc", 70, (5, 0.7))
    for x, y in [(190, 470), (250, 486), (310, 500), (370, 520), (430, 542)]:
        s.fill(s.ring(x, y, 16, 7), "#a9bfcc")
    s.shadow(s.ring(640, 690, 250, 104), 0, 6, 14, 0.25)
    s.fill(s.ring(640, 690, 236, 96), "#e9f2f5")
    s.fill(s.ring(640, 696, 206, 80), "#9fc0d0")
    s.texture(s.ring(640, 712, 190, 66), "#16323f", "#37606f", 40, (4, 0.6))
    s.line([(640, 360), (640, 730)], "#c9a05f", 24)
    for i in range(15):
        y = 372 + i * 24
        s.line([(630, y), (642 if i % 4 else 652, y)], INK, 3)
    s.text(700, 480, "11 in", 46, "#274a5a", "hand-bold", "lm")
    s.line([(662, 480), (690, 480)], "#274a5a", 5)
    s.shadow([(930, 600), (1080, 600), (1110, 720), (930, 720)], 20, 8, 12, 0.35)
    s.box(920, 540, 1070, 566, "#7a4f2c", 8)
    for x in (940, 1050):
        s.line([(x, 566), (x - 12 if x < 1000 else x + 12, 700)], "#5f3d22", 14)
    bucket = [(150, 610), (310, 610), (292, 760), (168, 760)]
    s.shadow(bucket, 24, 10, 14, 0.35)
    s.fill(bucket, "#2f7f6a")
    s.fill([(266, 610), (310, 610), (292, 760), (258, 760)], "#235f50")
    s.fill(s.ring(230, 610, 80, 17), "#1b4a3e")
    s.line([(152, 606), (190, 540), (270, 540), (308, 606)], "#5e686c", 5)
    s.develop(warmth=0)
    return s


def sunflower():
    s = Scene("sunflower", 1000, 1200)
    s.gradient("#6fa5cf", "#cfe3ef", 0, 700)
    s.box(0, 560, 1000, 1200, "#a3543c")
    for row in range(11):
        y = 566 + row * 60
        for n in range(-1, 9):
            x = n * 130 + (row % 2) * 65
            s.box(x, y, x + 122, y + 52, mix("#9c4b34", "#c0714f", s.random.random()), 3)
    s.blur(7)
    stem = [(520, 1210), (512, 960), (530, 760), (500, 480)]
    s.line(stem, "#4b7a35", 36)
    s.line([(512, 1210), (504, 960), (522, 760), (494, 480)], "#7fae54", 9)
    for side, y in ((-1, 900), (1, 1010)):
        leaf = smooth([(516, y), (516 + side * 120, y - 110), (516 + side * 300, y - 90),
                       (516 + side * 350, y + 20), (516 + side * 180, y + 50)])
        s.shadow(leaf, 10, 16, 12, 0.35)
        s.texture(leaf, "#3f6f2f", "#7fae4e", 30)
        s.line([(516, y), (516 + side * 180, y - 30), (516 + side * 330, y + 6)], "#a3c877", 5)
    for ring, (count, length, color) in enumerate([(21, 330, "#d9951a"), (21, 300, "#f0b822"),
                                                   (18, 262, "#f8cf45")]):
        for i in range(count):
            a = math.tau * (i + ring * 0.5) / count
            c, n = math.cos(a), math.sin(a)
            tip = length + 18 * math.sin(i * 2.3)
            petal = smooth([(490 + 110 * c - 34 * n, 400 + 110 * n + 34 * c),
                            (490 + 220 * c - 44 * n, 400 + 220 * n + 44 * c),
                            (490 + tip * c, 400 + tip * n), (490 + 220 * c + 44 * n, 400 + 220 * n - 44 * c),
                            (490 + 110 * c + 34 * n, 400 + 110 * n - 34 * c)], 2)
            s.fill(petal, mix(color, "#8a5206", 0.16 * s.random.random()))
            s.line([(490 + 130 * c, 400 + 130 * n), (490 + (tip - 60) * c, 400 + (tip - 60) * n)],
                   mix(color, "#8a5206", 0.35), 2)
    s.disc(490, 400, 168, "#3d2616")
    for i in range(420):
        r, a = 8 * math.sqrt(i), i * 2.39996
        s.disc(490 + r * math.cos(a), 400 + r * math.sin(a), 5.2,
               mix("#6b4522", "#c08a3a" if r > 110 else "#2a190e", s.random.random()))
    s.develop(warmth=8, vignette=0.22)
    return s
