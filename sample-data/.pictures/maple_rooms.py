"""Scenes indoors that look like photos: things that were made, on a table or a window sill.

Place: called by maple.py, one function a picture, each returns a Scene ready to save.
"""

import math

from scenes import INK, Scene, mix, smooth


def plant(s, x, base, height, stick):
    """A bean in a paper cup; the soil is at `base`."""
    if stick:
        s.line([(x + 16, base), (x + 16, base - stick)], "#c9a56b", 6)
    path = [(x + 10 * math.sin(t / 30) * min(1, t / 40), base - t) for t in range(0, int(height), 6)]
    if len(path) > 1:
        s.line(path, "#5f8f3e", 8)
    for i, t in enumerate(range(46, int(height) + 1, 52)):
        side = 1 if i % 2 else -1
        px, py = x + 10 * math.sin(t / 30), base - t
        leaf = [(px, py), (px + side * 26, py - 30), (px + side * 70, py - 26), (px + side * 82, py),
                (px + side * 50, py + 12)]
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
    for i, (x, h, stick) in enumerate([(150, 60, 0), (375, 160, 0), (600, 250, 330), (825, 380, 340),
                                       (1050, 205, 300)]):
        cup = [(x - 70, 600), (x + 70, 600), (x + 52, 762), (x - 52, 762)]
        s.shadow([(x - 62, 740), (x + 110, 740), (x + 150, 790), (x - 50, 790)], 30, 10, 14, 0.4)
        plant(s, x, 604, h, stick)
        s.fill(cup, ("#f4efe4", "#f7dfd3", "#dfeadf", "#f4efe4", "#dbe7f1")[i])
        s.fill([(x + 26, 606), (x + 70, 600), (x + 52, 762), (x + 20, 762)], mix("#f4efe4", "#8f8674", 0.3))
        s.fill(s.ring(x, 603, 66, 12), "#4a3526")
        s.text(x - 10, 690, "ABCDE"[i], 50, "#4a4a4a", anchor="mm")
    s.develop(warmth=9)
    return s


def stick(s, a, b, width=17, color="#c08a4e"):
    s.line([(a[0] + 2, a[1] + 5), (b[0] + 2, b[1] + 5)], mix(color, INK, 0.5), width)
    s.line([a, b], color, width)
    s.line([(a[0], a[1] - width * 0.22), (b[0], b[1] - width * 0.22)], mix(color, "#fff2d8", 0.4),
           width * 0.25)


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
    for x, color in [(80, "#9db3a0"), (330, "#c9a98c"), (620, "#a3b7c4"), (900, "#c7bb91"),
                     (1120, "#a99fb3")]:
        s.box(x - 90, 90, x + 90, 420, color, 8)
    s.blur(18)
    s.texture([(0, 560), (1200, 560), (1200, 900), (0, 900)], "#9c7146", "#c4976a", 40, (9, 0.5))
    tub = [(195, 645), (1005, 645), (950, 846), (880, 866), (320, 866), (250, 846)]
    s.shadow(tub, 20, 20, 22, 0.5)
    s.fill(tub, "#4d7fa3")
    s.texture(s.ring(600, 645, 405, 66, 60), "#5d9cc4", "#bfe0ee", 40, (4, 0.6))
    s.line([(195, 650)] + [(600 - 405 * math.cos(t),
                            645 + 66 * math.sin(t)) for t in [0.1 * k for k in range(1, 31)]] + [(1005, 650)],
                            "#3b6482", 9)
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
    s.text(594, 650, "12 kg", 36, "#fff4e4", anchor="mm")
    s.develop(warmth=8)
    return s


def zine():
    s = Scene("zine")
    s.gradient("#d9cfc0", "#e9e1d3", 0, 560)
    for x, h, color in [(90, 240, "#8d6b5c"), (180, 290, "#a98b52"), (262, 250, "#6f8791"),
                        (960, 280, "#94788f"), (1050, 230, "#b98a5f"), (1130, 270, "#6f8a70")]:
        s.box(x - 38, 560 - h, x + 38, 560, color, 4)
    s.glow(820, 120, 260, "#fff6de", 0.8)
    s.blur(14)
    s.texture([(0, 560), (1200, 560), (1200, 900), (0, 900)], "#b0885c", "#d6b489", 44, (9, 0.5))
    s.shadow([(340, 770), (900, 740), (980, 800), (380, 830)], 20, 6, 22, 0.5)
    for i, x in enumerate((880, 820, 760)):
        s.fill([(620, 210 + i * 6), (x, 260 + i * 8), (x, 770 - i * 8), (620, 800)],
               mix("#efe8da", "#b9ad98", i * 0.16))
    front = [(330, 190), (640, 230), (640, 808), (330, 790)]
    s.fill(front, "#f6f1e4")
    s.fill([(620, 228), (640, 230), (640, 808), (620, 806)], "#d8cfbd")
    for side in (-1, 1):
        wing = smooth([(480, 470), (480 + side * 60, 380), (480 + side * 130, 400), (480 + side * 122, 480),
                       (480 + side * 60, 520)])
        s.crayon(wing, "#8a6340", 30 * side, 6, 8)
        s.pencil(wing[::4], "#4b3523", 4, 1, closed=True)
        s.crayon(smooth([(480, 505), (480 + side * 84, 520), (480 + side * 70, 590), (480 + side * 20, 570)]),
                 "#a98457", 60, 6, 8)
        s.pencil(s.ring(480 + side * 84, 450, 18), "#f0d9a8", 6, 1, closed=True)
        s.pencil([(480, 420), (480 + side * 18, 380), (480 + side * 42, 362)], "#4b3523", 4, 1)
    s.fill(s.ring(480, 490, 17, 74), "#5a3f29")
    s.text(480, 300, "Moths", 62, INK, "hand-bold", "mm")
    s.text(480, 660, "do not", 48, INK, "hand", "mm")
    s.text(480, 716, "show off", 48, INK, "hand", "mm")
    s.develop(warmth=9)
    return s


def robot():
    s = Scene("robot")
    s.gradient("#c9d6d3", "#dfe3d8", 0, 640)
    for x, y, w, h, color in [(60, 120, 220, 260, "#9fb4c0"), (930, 80, 230, 180, "#d0b48c"),
                              (950, 320, 200, 260, "#a9b999")]:
        s.box(x, y, x + w, y + h, color, 6)
    s.blur(17)
    s.texture([(0, 640), (1200, 640), (1200, 900), (0, 900)], "#9a6f45", "#c89b6b", 40, (9, 0.5))
    card = ("#a97b4c", "#c99a69")
    s.shadow([(360, 790), (860, 790), (900, 840), (340, 840)], 20, 10, 20, 0.55)
    for x in (330, 800):
        s.texture([(x, 450), (x + 70, 440), (x + 80, 640), (x + 10, 650)], *card, 20, (5, 1))
        s.disc(x + 45, 655, 34, "#8d9499")
        s.disc(x + 45, 655, 15, "#5c6267")
    s.texture([(400, 420), (800, 420), (800, 770), (400, 770)], *card, 24, (6, 1))
    s.texture([(800, 420), (836, 394), (836, 740), (800, 770)], "#7d5733", "#94693f", 24)
    s.texture([(400, 420), (436, 394), (836, 394), (800, 420)], "#cfa374", "#e0ba8d", 24)
    s.texture([(440, 150), (760, 150), (760, 400), (440, 400)], *card, 24, (6, 1))
    s.texture([(760, 150), (792, 128), (792, 380), (760, 400)], "#7d5733", "#94693f", 24)
    s.texture([(440, 150), (472, 128), (792, 128), (760, 150)], "#cfa374", "#e0ba8d", 24)
    for x, color in ((530, "#c9403a"), (670, "#3a77b5")):
        s.shadow([x - 42, 208, x + 42, 292], 4, 6, 6, 0.5)
        s.disc(x, 250, 42, color)
        s.disc(x, 250, 32, mix(color, "#ffffff", 0.25))
        s.disc(x, 250, 14, INK)
    s.line([(530, 340), (560, 356), (600, 360), (640, 356), (670, 340)], INK, 8)
    coil = [(616 + 26 * math.cos(t * 0.9), 130 - t * 2.6) for t in range(0, 36)]
    s.line(coil, "#7d858b", 6)
    s.disc(616, 30, 18, "#e0a21b")
    s.disc(611, 25, 9, "#f3d27a")
    s.text(600, 500, "RIGEL", 72, "#3a2a1c", "hand-bold", "mm")
    for x, color in ((520, "#3f9e6a"), (680, "#e0a21b")):
        s.disc(x, 600, 34, color)
        s.disc(x, 600, 24, mix(color, "#ffffff", 0.3))
    s.box(470, 680, 730, 700, "#dfe3e4")
    for x in (440, 760):
        s.shadow([x - 72, 708, x + 72, 852], 6, 8, 8, 0.5)
        s.disc(x, 780, 72, "#35393c")
        s.disc(x, 780, 46, "#c7a06e")
        s.disc(x, 780, 12, "#6b5030")
    s.develop(warmth=8)
    return s
