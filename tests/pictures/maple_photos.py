"""Scenes that look like photos from the Maple Room: soft light, shadows, things out of focus.

Place: called by maple.py, one function a picture, each returns a Scene ready to save.
"""

import math

from scenes import CLAY, INK, LEAF, PAPER, ROSE, SKY, SUN, Scene, mix


def desk(name, dark="#a9794b", light="#c99a69", width=1200, height=900):
    """A wooden table seen from above."""
    s = Scene(name, width, height, light)
    s.texture([(0, 0), (width, 0), (width, height), (0, height)], dark, light, 46, (9, 0.5))
    for y in range(-40, height, 230):
        s.line([(0, y + 60), (width, y + 52)], mix(dark, INK, 0.25), 3)
    return s


def label(s, x, y, words, size=34, color=INK, anchor="mm", turn=0):
    s.text(x, y, words, size, color, "hand", anchor, turn)


def river():
    s = Scene("river")
    s.gradient("#b9c7cc", "#e6e4d8", 0, 330)
    for i in range(9):
        s.fill(s.ring(60 + i * 140, 300, 120, 90 + 36 * math.sin(i * 2.1)), mix("#6f8a70", "#a9b9a4", (i * 37 % 10) / 10))
    s.blur(6)
    bank = [(0, 330), (300, 318), (560, 330), (900, 316), (1200, 330), (1200, 420), (760, 392), (400, 404), (0, 440)]
    s.texture(bank, "#4f6b3e", "#8a9a5b", 16)
    water = [(0, 430), (400, 396), (760, 386), (1200, 412), (1200, 900), (0, 900)]
    s.texture(water, "#6f4c2c", "#b98f5f", 60, (7, 0.6))
    for i in range(70):
        y = 420 + (i / 70) ** 1.6 * 450
        x = s.random.uniform(-60, 1200)
        w = 20 + (y - 380) * 0.34
        s.line([(x, y), (x + w * 0.5, y - 3), (x + w, y)], mix("#d9bd92", "#8c653d", s.random.random()), 1.5 + (y - 400) / 180)
    near = [(0, 700), (130, 690), (300, 742), (420, 810), (470, 900), (0, 900)]
    s.shadow(near, 12, -4, 12, 0.4)
    s.texture(near, "#3f5c31", "#86994f", 14)
    for _ in range(150):
        x = s.random.uniform(0, 400)
        y = 712 + x * 0.22 + s.random.uniform(-20, 170)
        s.line([(x, y), (x + s.random.uniform(-14, 20), y - s.random.uniform(24, 62))], mix("#56763b", "#b4bd6b", s.random.random()), 3)
    s.line([(1120, 480), (1075, 330), (1010, 210), (930, 130)], "#5b4330", 34)
    s.line([(1040, 260), (960, 250), (880, 280)], "#5b4330", 14)
    for _ in range(240):
        a, r = s.random.uniform(0, math.tau), s.random.uniform(0, 1) ** 0.5
        x, y = 960 + 250 * r * math.cos(a), 150 + 130 * r * math.sin(a)
        s.fill(s.ring(x, y, 17, 11, 9), mix("#3f6236", "#a7ad4d", s.random.random()))
    s.develop(warmth=8)
    return s


def plant(s, x, base, height, stick):
    """A bean in a paper cup; the soil is at `base`."""
    if stick:
        s.line([(x + 16, base), (x + 16, base - stick)], "#c9a56b", 6)
    path = [(x + 10 * math.sin(t / 30) * min(1, t / 40), base - t) for t in range(0, int(height), 6)] or [(x, base)]
    if len(path) > 1:
        s.line(path, "#5f8f3e", 8)
    for i, t in enumerate(range(46, int(height) + 1, 52)):
        side = 1 if i % 2 else -1
        px, py = x + 10 * math.sin(t / 30), base - t
        leaf = [(px, py), (px + side * 26, py - 30), (px + side * 70, py - 26), (px + side * 82, py), (px + side * 50, py + 12)]
        s.fill(leaf, mix("#4d8a3a", "#8dbb55", (i % 3) / 3))
        s.line([(px, py), (px + side * 74, py - 6)], "#3d6f30", 2)
    s.fill(s.ring(x, base, 64, 13), "#4a3526")


def beans():
    s = Scene("beans")
    s.gradient("#cfe6f2", "#eef3e2", 0, 620)
    for i in range(8):
        s.fill(s.ring(100 + i * 160, 600, 140, 120), mix("#8fb98a", "#c6d9a6", (i % 4) / 4))
    s.glow(880, 140, 260, "#fff8dc", 0.9)
    s.blur(16)
    for x in (0, 590, 1180):
        s.box(x - 18, 0, x + 38, 640, "#f3f0e8")
        s.box(x + 30, 0, x + 38, 640, "#d9d4c6")
    s.box(0, 300, 1200, 322, "#f3f0e8")
    s.texture([(0, 640), (1200, 640), (1200, 900), (0, 900)], "#cdbb9c", "#efe3cc", 40, (8, 0.6))
    s.box(0, 632, 1200, 650, "#fbf7ee")
    for i, (x, h, stick) in enumerate([(150, 60, 0), (375, 160, 0), (600, 250, 330), (825, 380, 340), (1050, 205, 300)]):
        cup = [(x - 70, 600), (x + 70, 600), (x + 52, 762), (x - 52, 762)]
        s.shadow([(x - 62, 740), (x + 110, 740), (x + 150, 790), (x - 50, 790)], 30, 10, 14, 0.4)
        plant(s, x, 604, h, stick)
        s.fill(cup, ("#f4efe4", "#f7dfd3", "#dfeadf", "#f4efe4", "#dbe7f1")[i])
        s.fill([(x + 26, 606), (x + 70, 600), (x + 52, 762), (x + 20, 762)], mix("#f4efe4", "#8f8674", 0.3))
        s.fill(s.ring(x, 603, 66, 12), "#4a3526")
        label(s, x - 10, 690, "ABCDE"[i], 50, "#4a4a4a")
    s.develop(warmth=9)
    return s


def stick(s, a, b, width=17, color="#c08a4e"):
    s.line([(a[0] + 2, a[1] + 5), (b[0] + 2, b[1] + 5)], mix(color, INK, 0.5), width)
    s.line([a, b], color, width)
    s.line([(a[0], a[1] - width * 0.22), (b[0], b[1] - width * 0.22)], mix(color, "#fff2d8", 0.4), width * 0.25)


def truss(s, left, right, deck, height, panels):
    """One side of the bridge, in triangles."""
    step = (right - left) / panels
    low = [(left + i * step, deck) for i in range(panels + 1)]
    top = [(left + (i + 0.5) * step, deck - height) for i in range(panels)]
    for i in range(panels):
        stick(s, low[i], top[i])
        stick(s, top[i], low[i + 1])
    stick(s, low[0], low[-1], 20)
    stick(s, top[0], top[-1], 20)
    for point in low + top:
        s.disc(*point, 13, "#7a5530")
        s.disc(point[0] - 2, point[1] - 3, 5, "#a9814f")


def bridge():
    s = Scene("bridge")
    s.gradient("#d8dfd6", "#c2c9bd", 0, 600)
    for x, color in [(80, "#9db3a0"), (330, "#c9a98c"), (620, "#a3b7c4"), (900, "#c7bb91"), (1120, "#a99fb3")]:
        s.box(x - 90, 90, x + 90, 420, color, 8)
    s.blur(18)
    s.texture([(0, 560), (1200, 560), (1200, 900), (0, 900)], "#9c7146", "#c4976a", 40, (9, 0.5))
    tub = [(190, 640), (1010, 640), (950, 860), (250, 860)]
    s.shadow(tub, 20, 20, 22, 0.5)
    s.fill(tub, "#4d7fa3")
    s.texture(s.ring(600, 645, 405, 66, 60), "#5d9cc4", "#bfe0ee", 40, (4, 0.6))
    s.line([(195, 650)] + [(600 - 405 * math.cos(t), 645 + 66 * math.sin(t)) for t in [0.1 * k for k in range(1, 31)]] + [(1005, 650)], "#3b6482", 9)
    for left in (60, 930):
        s.box(left, 470, left + 210, 830, "#b98b57", 6)
        for y in (560, 650, 740):
            s.line([(left, y), (left + 210, y)], "#8a6238", 4)
        s.box(left, 470, left + 210, 486, "#d3a873", 4)
    truss(s, 170, 1030, 452, 190, 5)
    s.line([(600, 460), (600, 560)], "#4a4a4a", 4)
    s.line([(540, 590), (600, 552), (660, 590)], "#4a4a4a", 4)
    bucket = [(532, 588), (668, 588), (650, 706), (550, 706)]
    s.fill(bucket, "#c9503b")
    s.fill([(630, 588), (668, 588), (650, 706), (624, 706)], "#9c3a2a")
    s.fill(s.ring(600, 588, 68, 14), "#8fc3de")
    label(s, 594, 650, "12 kg", 36, "#fff4e4")
    s.develop(warmth=8)
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
        label(s, (left + right) / 2, y + 48, words, 40, "#ffffff" if i == marked else mix(color, INK, 0.75))


def strips():
    s = desk("strips", "#6d8a83", "#8fa8a0")
    for row, (parts, color, marked) in enumerate([(1, "#f3c64b", None), (2, "#f0b04a", None), (3, "#eb9a48", None),
                                                  (6, "#f5d58c", 0)]):
        strip(s, 150 + (row * 7) % 12, 130 + row * 150, 880, parts, color, marked)
    for x, y, angle in [(1090, 640, 0.5), (1100, 720, -0.3)]:
        s.fill([(x - 30, y), (x + 30, y + 40 * angle), (x + 22, y + 26 + 40 * angle), (x - 34, y + 22)], "#f5d58c")
    s.shadow([(300, 790), (820, 770), (820, 786), (300, 806)], 4, 8, 8, 0.5)
    s.line([(300, 796), (800, 776)], SUN, 22)
    s.line([(300, 790), (800, 770)], "#f0c14d", 7)
    s.fill([(800, 764), (862, 773), (801, 788)], "#ecd2a8")
    s.fill([(842, 770), (864, 773), (842, 777)], INK)
    s.line([(300, 796), (270, 797)], "#d98a8a", 22)
    s.develop(warmth=10)
    return s
