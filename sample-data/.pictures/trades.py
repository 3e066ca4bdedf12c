#!/usr/bin/python3
"""Draws the pictures of the class Health and Trades in the sample workspace.

Every picture is computed here and belongs to the project; nobody was photographed. The same script on the same
Debian release writes the same bytes. Needs python3-pil, python3-numpy, fonts-sil-andika and fonts-dejavu-core.

Usage: sample-data/.pictures/trades.py [NAME ...]     (all pictures, or those whose names are given)
"""
import math
import pathlib
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

LEARNERS = pathlib.Path(__file__).resolve().parents[1] / "classes/health-and-trades/learners"
LIMIT = 88_000                          # bytes a picture may have
SS = 2                                  # drawn at twice the size, then averaged down
PICTURES = {}                           # name -> (where it goes, function that returns a picture)


def picture(where):
    """Registers a drawing function under the place of its file."""
    def keep(function):
        PICTURES[function.__name__] = (where, function)
        return function
    return keep


# ---- noise and geometry ---------------------------------------------------------------------------------------------

def noise(h, w, seed, sx=40, sy=40, octaves=4):
    """Smooth noise around 0, about -1 to 1; sx and sy are the size of its largest features in pixels."""
    rng = np.random.RandomState(seed)
    total, gain = np.zeros((h, w), np.float32), 1.0
    for _ in range(octaves):
        grid = rng.rand(max(2, int(h / sy) + 2), max(2, int(w / sx) + 2)).astype(np.float32) * 2 - 1
        total += gain * np.asarray(Image.fromarray(grid, "F").resize((w, h), Image.BICUBIC))
        sx, sy, gain = max(1, sx / 2), max(1, sy / 2), gain / 2
    return total / 1.6


def turn(points, degrees, cx, cy):
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return [(cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c) for x, y in points]


def ellipse(cx, cy, rx, ry=None, a0=0, a1=360, n=90):
    ry = rx if ry is None else ry
    steps = [math.radians(a0 + (a1 - a0) * i / n) for i in range(n + 1)]
    return [(cx + rx * math.cos(t), cy + ry * math.sin(t)) for t in steps]


def box(x0, y0, x1, y1, r=0):
    if r <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    return (ellipse(x1 - r, y0 + r, r, r, -90, 0, 12) + ellipse(x1 - r, y1 - r, r, r, 0, 90, 12) +
            ellipse(x0 + r, y1 - r, r, r, 90, 180, 12) + ellipse(x0 + r, y0 + r, r, r, 180, 270, 12))


def smooth(points, n=14):
    """A curve through all points (Catmull-Rom)."""
    p = [points[0]] + list(points) + [points[-1]]
    out = []
    for i in range(1, len(p) - 2):
        for k in range(n):
            t = k / n
            out.append(tuple(0.5 * (2 * p[i][d] + (p[i + 1][d] - p[i - 1][d]) * t
                                    + (2 * p[i - 1][d] - 5 * p[i][d] + 4 * p[i + 1][d] - p[i + 2][d]) * t * t
                                    + (3 * p[i][d] - p[i - 1][d] - 3 * p[i + 1][d] + p[i + 2][d]) * t ** 3)
                             for d in (0, 1)))
    return out + [points[-1]]


def wobbly(points, seed, amount=1.6):
    """The same line as a hand draws it."""
    rng = np.random.RandomState(seed)
    out = []
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        n = max(2, int(math.hypot(x1 - x0, y1 - y0) / 28))
        for i in range(n):
            t = i / n
            out.append((x0 + (x1 - x0) * t + rng.randn() * amount * 0.5,
                        y0 + (y1 - y0) * t + rng.randn() * amount * 0.5))
    return smooth(out + [points[-1]], 5)


def mix(a, b, t):
    return tuple(x + (y - x) * t for x, y in zip(a, b))


# ---- a picture ------------------------------------------------------------------------------------------------------

class Pic:
    """A canvas in final pixels. Everything is a polygon with a fill, and may have a shadow and a rounded volume."""

    def __init__(self, w, h, ground=(255, 255, 255)):
        self.w, self.h = w, h
        self.a = np.empty((h * SS, w * SS, 3), np.float32)
        self.a[:] = ground

    def fade(self, y0, y1, top, bottom):
        """A vertical gradient over the rows y0 to y1."""
        rows = self.a[int(y0 * SS):int(y1 * SS)]
        t = np.linspace(0, 1, len(rows), dtype=np.float32)[:, None, None]
        rows[:] = np.asarray(top, np.float32) * (1 - t) + np.asarray(bottom, np.float32) * t

    def grain(self, y0, y1, seed, sx, sy, amount, x0=0, x1=None):
        """Adds noise to a rectangle: wood, cloth, brushed steel by the shape of its features."""
        part = self.a[int(y0 * SS):int(y1 * SS), int(x0 * SS):int((x1 or self.w) * SS)]
        part += noise(part.shape[0], part.shape[1], seed, sx * SS, sy * SS)[:, :, None] * amount

    def put(self, points, fill, shadow=None, volume=None, alpha=1.0, texture=None):
        """Fills a polygon. fill: colour or (top, bottom). shadow: (dx, dy, blur, strength). volume: (radius, strength).
        texture: (seed, sx, sy, amount)."""
        p = np.asarray(points, np.float32) * SS
        if shadow:
            dx, dy, blur, strength = shadow
            self._blend(p + np.float32([dx * SS, dy * SS]), (30, 26, 24), blur * SS, None, strength, None)
        self._blend(p, fill, 0, volume, alpha, texture)

    def _blend(self, p, fill, blur, volume, alpha, texture):
        pad = int(blur * 3) + 4
        x0, y0 = np.maximum(np.floor(p.min(0)).astype(int) - pad, 0)
        x1, y1 = np.minimum(np.ceil(p.max(0)).astype(int) + pad, (self.w * SS, self.h * SS))
        if x1 <= x0 or y1 <= y0:
            return
        mask = Image.new("L", (int(x1 - x0), int(y1 - y0)))
        ImageDraw.Draw(mask).polygon([(float(x - x0), float(y - y0)) for x, y in p], fill=255)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur))
        m = np.asarray(mask, np.float32)[:, :, None] / 255
        shape = m.shape[:2]
        if isinstance(fill[0], tuple):
            t = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None, None]
            colour = np.float32(fill[0]) * (1 - t) + np.float32(fill[1]) * t + np.zeros(shape + (3,), np.float32)
        else:
            colour = np.zeros(shape + (3,), np.float32) + np.float32(fill)
        if volume:
            radius, strength = volume
            soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(radius * SS)), np.float32) / 255
            gy, gx = np.gradient(soft)
            colour += ((0.6 * gx + 0.8 * gy) * radius * SS * strength * 160)[:, :, None]
        if texture:
            seed, sx, sy, amount = texture
            colour += noise(shape[0], shape[1], seed, sx * SS, sy * SS)[:, :, None] * amount
        part = self.a[y0:y1, x0:x1]
        part[:] = part * (1 - m * alpha) + np.clip(colour, 0, 255) * m * alpha

    def line(self, points, width, fill, shadow=None, volume=None, alpha=1.0):
        """A line with round ends, as one mask, so that volume runs along it."""
        if len(points) < 2:
            return
        p = [(x, y) for x, y in points]
        left, right = [], []
        for i, (x, y) in enumerate(p):
            xa, ya = p[max(0, i - 1)]
            xb, yb = p[min(len(p) - 1, i + 1)]
            d = math.hypot(xb - xa, yb - ya) or 1
            nx, ny = -(yb - ya) / d * width / 2, (xb - xa) / d * width / 2
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        def cap(i, j):
            ang = math.degrees(math.atan2(p[i][1] - p[j][1], p[i][0] - p[j][0]))
            return ellipse(p[i][0], p[i][1], width / 2, width / 2, ang + 90, ang - 90, 10)
        self.put(left + cap(-1, -2) + right[::-1] + cap(0, 1), fill, shadow, volume, alpha)
        if math.hypot(p[0][0] - p[-1][0], p[0][1] - p[-1][1]) < width * 2 and alpha == 1:
            for x, y in p[:2] + p[-2:]:         # a closed line crosses itself where it meets; the joint is filled
                self.put(ellipse(x, y, width / 2, n=16), fill)

    def ring(self, cx, cy, r, width, fill, a0=0, a1=360, **more):
        self.line(ellipse(cx, cy, r, r, a0, a1), width, fill, **more)

    def text(self, x, y, words, size, fill, font="Andika-Regular.ttf", anchor="mm", angle=0, alpha=1.0):
        face = ImageFont.truetype(font, int(size * SS))
        x0, y0, x1, y1 = face.getbbox(words, anchor="ls")
        mask = Image.new("L", (x1 - x0 + 40, y1 - y0 + 40))
        ImageDraw.Draw(mask).text((20 - x0, 20 - y0), words, font=face, fill=255, anchor="ls")
        if angle:
            mask = mask.rotate(angle, Image.BICUBIC, expand=True)
        across = {"l": 0.0, "m": 0.5, "r": 1.0}[anchor[0]]
        left = int(x * SS - across * (mask.width - 40) - 20)
        top = int(y * SS - mask.height / 2)
        w, h = min(mask.width, self.w * SS - left), min(mask.height, self.h * SS - top)
        cut = np.asarray(mask, np.float32)[max(0, -top):h, max(0, -left):w, None] / 255 * alpha
        part = self.a[max(0, top):top + h, max(0, left):left + w]
        part[:] = part * (1 - cut) + np.float32(fill) * cut

    def light(self, cx, cy, radius, strength, tint=(1.0, 1.0, 1.0)):
        """Brightens towards a point and darkens away from it."""
        y, x = np.mgrid[0:self.h * SS, 0:self.w * SS].astype(np.float32) / SS
        d = np.sqrt((x - cx) ** 2 + (y - cy) ** 2) / radius
        self.a *= (1 + strength * (0.6 - d))[:, :, None].clip(0.35, 1.5) * np.float32(tint)

    def done(self, seed=None):
        h, w = self.h, self.w
        small = self.a.reshape(h, SS, w, SS, 3).mean((1, 3))
        if seed is not None:                # a photo-like scene: bright parts roll off as on film, and a little grain
            small = np.where(small > 210, 210 + 44 * np.tanh((small - 210) / 60), small)
            small += np.random.RandomState(seed).randn(h, w, 1).astype(np.float32) * 1.3
        return Image.fromarray(np.clip(small + 0.5, 0, 255).astype(np.uint8), "RGB")


def wood(pic, y0, y1, colour, seed, planks=0):
    pic.a[int(y0 * SS):int(y1 * SS)] = colour
    pic.grain(y0, y1, seed, 900, 26, 14)
    pic.grain(y0, y1, seed + 1, 400, 5, 6)
    for i in range(1, planks):
        y = y0 + (y1 - y0) * i / planks
        pic.put(box(0, y - 1, pic.w, y + 1), mix(colour, (0, 0, 0), 0.45), alpha=0.7)


def capsule(x0, y0, x1, y1, width):
    """A polygon: a bar with round ends."""
    a = math.degrees(math.atan2(y1 - y0, x1 - x0))
    return (ellipse(x1, y1, width / 2, width / 2, a - 90, a + 90, 16) +
            ellipse(x0, y0, width / 2, width / 2, a + 90, a + 270, 16))


INK, PENCIL, RED = (29, 43, 42), (70, 72, 78), (176, 52, 44)
LEAF, SKY, SUN = (47, 107, 79), (43, 95, 134), (201, 138, 18)


# ---- portraits ------------------------------------------------------------------------------------------------------

def person(ground, skin, hair, shirt, draw_hair, brows, collar=None, ears=True):
    """A calm likeness of nobody: shoulders, neck, face, hair."""
    p = Pic(900, 900, ground)
    p.put(ellipse(450, 430, 400), mix(ground, (255, 255, 255), 0.35))
    draw_hair(p, hair, "back")
    p.put(smooth([(120, 905), (150, 760), (280, 690), (390, 660), (510, 660), (620, 690), (750, 760), (780, 905)], 12),
          shirt, volume=(40, 0.5))
    p.put(box(385, 540, 515, 700, 60), mix(skin, (90, 40, 30), 0.18))
    if collar:
        p.put(smooth([(370, 664), (450, 742), (530, 664), (552, 690), (450, 800), (348, 690), (370, 664)], 8), collar)
    for x in (290, 610) if ears else ():
        p.put(ellipse(x, 444, 24, 38), mix(skin, (120, 50, 40), 0.12), volume=(8, 0.6))
    p.put(ellipse(450, 420, 158, 192), skin, volume=(46, 0.5))
    for side in (-1, 1):
        draw_eye(p, 450 + side * 62, 415, side, brows)
        p.put(ellipse(450 + side * 92, 480, 34, 22), (206, 96, 80), alpha=0.16)
    p.line(smooth([(448, 428), (438, 474), (452, 484)]), 6, mix(skin, (80, 30, 20), 0.4))
    p.line(smooth([(402, 524), (426, 539), (452, 543), (478, 539), (500, 523)]), 8, (140, 62, 56))
    draw_hair(p, hair, "front")
    return p


def draw_eye(p, x, y, side, brows):
    p.put(ellipse(x, y, 24, 14), (250, 248, 244))
    p.put(ellipse(x, y, 12.5), (52, 36, 30))
    p.put(ellipse(x + 4, y - 4, 3.6), (255, 255, 255))
    p.line(smooth([(x - 27, y + 2), (x - 12, y - 13), (x + 12, y - 13), (x + 27, y + 2)]), 5, (44, 30, 26))
    p.line(smooth([(x - 32, y - 38 - side * 4), (x, y - 48), (x + 32, y - 38 + side * 4)]), 10, brows)


@picture("amina-warsame/portrait.jpg")
def amina():
    cloth, fold = (56, 112, 122), (40, 88, 98)

    def scarf(p, c, layer):
        if layer == "back":
            p.put(smooth([(450, 150), (262, 230), (216, 430), (238, 640), (160, 800), (200, 905), (700, 905),
                          (740, 800), (662, 640), (684, 430), (638, 230), (450, 150)], 12), c, volume=(44, 0.5))
            return
        outer = smooth([(450, 148), (300, 192), (226, 360), (240, 560), (300, 700), (450, 770), (600, 700), (660, 560),
                        (674, 360), (600, 192), (450, 148)], 12)
        face = [(450 + 142 * math.sin(t), 428 - 176 * math.cos(t)) for t in np.linspace(0, -2 * math.pi, 120)]
        ring = outer + face + outer[:1]
        p.put(ring, c, volume=(30, 0.6))
        for k, dy in enumerate((0, 34, 68)):
            p.line(smooth([(300 - k * 10, 640 + dy), (450, 716 + dy), (600 + k * 14, 628 + dy)]), 5, fold, alpha=0.7)
        p.line(smooth([(318, 276), (380, 212), (470, 196), (560, 226)]), 5, fold, alpha=0.6)

    return person((238, 226, 205), (128, 84, 60), cloth, (223, 232, 230), scarf, (52, 34, 28), ears=False).done()


@picture("diego-fuentes-rios/portrait.jpg")
def diego():
    def hair(p, c, layer):
        if layer == "back":
            p.put(ellipse(450, 350, 172, 170), c)
            return
        p.put(smooth([(286, 400), (290, 300), (340, 226), (430, 196), (530, 206), (596, 266), (614, 400), (592, 350),
                      (560, 306), (490, 320), (420, 296), (350, 316), (306, 350), (286, 400)], 10), c, volume=(20, 0.5))
        for k in range(5):
            p.line(smooth([(350 + k * 44, 296), (366 + k * 42, 252), (398 + k * 36, 226)]), 4,
                   mix(c, (255, 255, 255), 0.12))

    return person((214, 228, 236), (198, 144, 106), (34, 28, 28), (66, 74, 84), hair, (34, 28, 28), (48, 54, 62)).done()


@picture("priya-sharma/portrait.jpg")
def priya():
    def hair(p, c, layer):
        if layer == "back":
            p.put(smooth([(450, 170), (290, 220), (254, 420), (270, 640), (250, 800), (340, 830), (560, 830),
                          (650, 800),
                          (630, 640), (646, 420), (610, 220), (450, 170)], 12), c, volume=(34, 0.5))
            return
        for side in (-1, 1):
            p.put(smooth([(450, 212), (450 + side * 90, 232), (450 + side * 156, 330), (450 + side * 166, 470),
                          (450 + side * 182, 430), (450 + side * 174, 300), (450 + side * 110, 196), (450, 180),
                          (450, 212)], 12), c, volume=(16, 0.6))
        p.line([(450, 188), (450, 226)], 4, (176, 128, 100))
        for side in (-1, 1):
            p.put(ellipse(450 + side * 160, 508, 10), (222, 176, 62), volume=(5, 0.8))

    return person((246, 222, 212), (172, 118, 84), (38, 26, 28), (150, 66, 84), hair, (38, 26, 28), (222, 176, 62),
                  ears=False).done()


@picture("mykola-bondarenko/portrait.jpg")
def mykola():
    def hair(p, c, layer):
        if layer == "back":
            p.put(ellipse(450, 352, 166, 162), c)
            return
        p.put(smooth([(290, 392), (290, 304), (336, 230), (440, 190), (560, 212), (606, 300), (610, 392), (590, 330),
                      (540, 286), (470, 270), (400, 300), (330, 290), (308, 330), (290, 392)], 10), c, volume=(20, 0.5))
        for k in range(6):
            p.line(smooth([(336 + k * 44, 290 - k * 3), (366 + k * 40, 244), (410 + k * 32, 214)]), 4,
                   mix(c, (90, 60, 30), 0.3))

    return person((222, 232, 214), (236, 194, 166), (170, 128, 78), (70, 96, 74), hair, (138, 100, 62),
                  (226, 220, 204)).done()


# ---- drawings and charts --------------------------------------------------------------------------------------------

def squared(w, h, step=26, ground=(252, 250, 244), rule=(208, 222, 230)):
    p = Pic(w, h, ground)
    for x in range(step, w, step):
        p.put(box(x - 0.7, 0, x + 0.7, h), rule)
    for y in range(step, h, step):
        p.put(box(0, y - 0.7, w, y + 0.7), rule)
    return p


def axes(p, x0, y0, x1, y1, seed, across, up):
    p.line(wobbly([(x0, y1), (x0, y0)], seed, 1.2), 4, INK)
    p.line(wobbly([(x0, y0), (x1, y0)], seed + 1, 1.2), 4, INK)
    p.text((x0 + x1) / 2, y0 + 76, across, 30, INK)
    p.text(x0, y1 - 34, up, 30, INK, anchor="lm")


@picture("amina-warsame/evidence/2026-03-12-twenty-pulses/pulse-chart.png")
def pulse_chart():
    away = [9, 7, 8, 6, 6, 7, 5, 5, 6, 3, 3, 4, 2, 3, 3, 1, 2, 2, 0, 1]
    thumb = {0, 1, 2, 3, 4, 5, 8}
    p = squared(1200, 820)
    axes(p, 110, 680, 1150, 110, 5, "person (1 to 20)", "beats away from the nurse's count")
    y = lambda v: 680 - v * 56
    for v in range(0, 11, 2):
        p.text(86, y(v), str(v), 26, INK, anchor="rm")
    for x in range(118, 1140, 30):
        p.line([(x, y(4)), (x + 16, y(4))], 4, RED)
    p.text(1146, y(4) - 24, "four beats", 26, RED, anchor="rm")
    px = lambda i: 150 + i * 51
    p.line(wobbly([(px(i), y(v)) for i, v in enumerate(away)], 7, 1), 3, (150, 160, 170))
    for i, v in enumerate(away):
        if i in thumb:
            p.line([(px(i) - 10, y(v) - 10), (px(i) + 10, y(v) + 10)], 6, RED)
            p.line([(px(i) - 10, y(v) + 10), (px(i) + 10, y(v) - 10)], 6, RED)
        else:
            p.put(ellipse(px(i), y(v), 11), SKY)
        if i % 5 == 4 or i == 0:
            p.text(px(i), 708, str(i + 1), 26, INK)
    p.text(700, 150, "x = with my thumb", 28, RED, anchor="lm")
    p.text(700, 192, "● = with two fingers", 28, SKY, font="DejaVuSans.ttf", anchor="lm")
    return p.done()


@picture("priya-sharma/evidence/2026-02-19-when-nobody-watches/breaths-chart.png")
def breaths_chart():
    openly, secret = [12, 14, 20, 11, 13, 15, 19, 12], [15, 16, 17, 14, 18, 17, 16, 14]
    p = squared(1200, 820)
    axes(p, 110, 680, 1150, 110, 15, "person", "breaths in one minute")
    for v in range(0, 21, 5):
        p.text(86, 680 - v * 26, str(v), 26, INK, anchor="rm")
    for i, pair in enumerate(zip(openly, secret)):
        for k, v in enumerate(pair):
            x, colour = 144 + i * 126 + k * 46, (SUN, SKY)[k]
            p.put(box(x, 680 - v * 26, x + 40, 678), mix(colour, (255, 255, 255), 0.35))
            for s in range(0, int(v * 26) - 14, 13):
                p.line(wobbly([(x + 4, 674 - s), (x + 36, 662 - s)], 40 + i * 9 + s, 1.4), 3, colour)
            p.line(wobbly([(x, 678), (x, 680 - v * 26), (x + 40, 680 - v * 26), (x + 40, 678)], 90 + i * 2 + k, 1.2), 4,
                   colour)
            p.text(x + 20, 660 - v * 26, str(v), 23, INK)
        p.text(187 + i * 126, 706, str(i + 1), 26, INK)
    p.text(560, 74, "counted openly", 28, (122, 82, 6), anchor="lm")
    p.text(850, 74, "counted secretly", 28, SKY, anchor="lm")
    p.put(box(526, 62, 548, 86), SUN)
    p.put(box(816, 62, 838, 86), SKY)
    return p.done()


@picture("diego-fuentes-rios/evidence/2026-10-01-current-and-width/current-chart.png")
def current_chart():
    beads = [(80, 5.0), (80, 5.5), (90, 6.5), (90, 6.5), (100, 7.5), (100, 8.0), (110, 9.0), (110, 9.0), (120, 10.5),
             (120, 10.5)]
    p = squared(1200, 820)
    axes(p, 110, 680, 1150, 110, 25, "current in amperes", "width in the middle of the bead, in millimetres")
    x = lambda a: 210 + (a - 80) * 20.5
    y = lambda v: 680 - (v - 4) * 72
    for a in range(80, 121, 10):
        p.text(x(a), 708, str(a), 26, INK)
    for v in range(5, 12):
        p.text(86, y(v), str(v), 26, INK, anchor="rm")
    p.put(box(x(115), 120, 1140, 676), (236, 214, 206), alpha=0.6)
    p.text((x(115) + 1140) / 2, 640, "undercut!", 30, RED, angle=4)
    p.line(wobbly([(x(80), y(5.25)), (x(90), y(6.5)), (x(100), y(7.75)), (x(110), y(9)), (x(120), y(10.5))], 3, 1.4), 4,
           (150, 160, 170))
    for k, (a, v) in enumerate(beads):
        p.put(ellipse(x(a) + (-14, 14)[k % 2], y(v), 12), LEAF)
    p.line(wobbly([(x(96), y(8.9)), (x(99), y(8.25))], 8, 1), 3, PENCIL)
    p.text(x(92), y(9.2), "looks like in the book", 28, PENCIL)
    return p.done()


@picture("mykola-bondarenko/evidence/2026-10-15-twenty-arcs/arcs-chart.png")
def arcs_chart():
    days = [("Sep 28", 12, 6, 2), ("Oct 5", 9, 6, 5), ("Oct 8", 6, 7, 7), ("Oct 15", 4, 7, 9)]
    p = squared(1200, 820)
    axes(p, 110, 680, 1150, 110, 35, "shop day, twenty arcs each", "arcs")
    for v in range(0, 21, 5):
        p.text(86, 680 - v * 26, str(v), 26, INK, anchor="rm")
    for i, (day, stuck, out, held) in enumerate(days):
        x, bottom = 170 + i * 200, 678
        for n, colour, word in ((held, LEAF, "held"), (out, (164, 170, 172), "out"), (stuck, (126, 84, 56), "stuck")):
            top = bottom - n * 26
            p.put(box(x, top, x + 120, bottom), mix(colour, (255, 255, 255), 0.15))
            p.line(wobbly([(x, bottom), (x, top), (x + 120, top), (x + 120, bottom)], 60 + i * 7 + n, 1.2), 4,
                   mix(colour, INK, 0.4))
            p.text(x + 60, (top + bottom) / 2, str(n), 30, (255, 255, 255) if word != "out" else INK, "Andika-Bold.ttf")
            if i == 3:
                p.text(x + 138, (top + bottom) / 2, {"held": "held", "out": "went out", "stuck": "stuck"}[word], 28,
                       mix(colour, INK, 0.45), anchor="lm")
            bottom = top
        p.text(x + 60, 708, day, 26, INK)
    return p.done()


def paper(w, h, seed):
    p = Pic(w, h, (250, 248, 241))
    p.grain(0, h, seed, 500, 500, 2.0)
    return p


def dimension(p, a, b, offset, words, seed, colour=PENCIL):
    """A size with arrows between points a and b, drawn beside them at the given offset (across the line)."""
    (xa, ya), (xb, yb) = a, b
    d = math.hypot(xb - xa, yb - ya)
    ux, uy = (xb - xa) / d, (yb - ya) / d
    nx, ny = -uy * offset, ux * offset
    A, B = (xa + nx, ya + ny), (xb + nx, yb + ny)
    far = 1 + 10 / abs(offset)
    for (x, y) in (a, b):
        p.line([(x + nx * 0.12, y + ny * 0.12), (x + nx * far, y + ny * far)], 1.6, colour)
    p.line([A, B], 2, colour)
    for (x, y), s in ((A, 1), (B, -1)):
        p.put([(x, y), (x + s * ux * 16 + uy * 5, y + s * uy * 16 - ux * 5),
               (x + s * ux * 16 - uy * 5, y + s * uy * 16 + ux * 5)], colour)
    mx, my = (A[0] + B[0]) / 2, (A[1] + B[1]) / 2
    vertical = abs(uy) > 0.7
    half = (18, 15 * len(words) / 2 + 10) if vertical else (15 * len(words) / 2 + 10, 18)
    p.put(box(mx - half[0], my - half[1], mx + half[0], my + half[1]), (250, 248, 241))
    p.text(mx, my, words, 26, colour, angle=90 if vertical else 0)


@picture("diego-fuentes-rios/evidence/2026-05-21-stand-drawing/stand-drawing.png")
def stand_drawing():
    p = paper(1200, 900, 3)
    p.line(wobbly(box(30, 30, 1170, 870) + [(30, 30)], 1, 0.5), 3, PENCIL)
    for k, (x, name) in enumerate(((180, "FRONT"), (560, "SIDE"))):
        for part, (a, b, c, d) in enumerate(((0, 0, 14, 420), (210, 0, 224, 420), (0, 70, 224, 84),
                                             (0, 280, 224, 294))):
            p.line(wobbly(box(x + a, 160 + b, x + c, 160 + d) + [(x + a, 160 + b)], 20 + k * 9 + part, 0.6), 3, INK)
        p.text(x + 112, 640, name, 30, INK, "Andika-Bold.ttf")
    p.line(wobbly(box(900, 160, 1124, 384) + [(900, 160)], 44, 0.6), 3, INK)
    p.line(wobbly(box(914, 174, 1110, 370) + [(914, 174)], 45, 0.6), 3, INK)
    p.text(1012, 640, "TOP", 30, INK, "Andika-Bold.ttf")
    for t in range(1, 7):
        p.line(wobbly([(914 + t * 28, 174), (914 + t * 28, 370)], 50 + t, 0.6), 2, PENCIL)
    dimension(p, (180, 580), (180, 160), -74, "600", 1)
    dimension(p, (404, 230), (404, 440), -46, "300", 2)
    dimension(p, (180, 160), (404, 160), -56, "320", 3)
    dimension(p, (560, 160), (784, 160), -56, "320", 4)
    p.text(70, 716, "20 × 20 square tube, wall 2", 28, PENCIL, anchor="lm")
    p.text(70, 758, "shelves: 7 flat bars, 20 wide", 28, PENCIL, anchor="lm")
    p.text(70, 800, "all sizes in millimetres", 28, PENCIL, anchor="lm")
    p.line(wobbly(box(760, 720, 1140, 840) + [(760, 720)], 70, 0.6), 3, PENCIL)
    p.text(780, 752, "Plant stand for Abuela", 28, INK, anchor="lm")
    p.text(780, 804, "1 : 5      2026-05-21", 26, PENCIL, anchor="lm")
    return p.done()


@picture("mykola-bondarenko/evidence/2026-10-02-bracket/bracket-drawing.png")
def bracket_drawing():
    p = paper(1200, 860, 9)
    p.line(box(30, 30, 1170, 830) + [(30, 30)], 3, INK)
    s = 3.2
    x0, y0 = 190, 640
    el = [(x0, y0), (x0, y0 - 120 * s), (x0 + 8 * s, y0 - 120 * s), (x0 + 8 * s, y0 - 8 * s),
          (x0 + 100 * s, y0 - 8 * s), (x0 + 100 * s, y0)]
    p.put(el, (236, 234, 228))
    p.line(el + [el[0]], 4, INK)
    for k in range(9):
        p.line([(x0 + 8 * s, y0 - 8 * s - (9 - k) * 4), (x0 + 8 * s + k * 4, y0 - 8 * s)], 1.6, PENCIL)
    x2 = 720
    p.put(box(x2, y0 - 120 * s, x2 + 60 * s, y0), (236, 234, 228))
    p.line(box(x2, y0 - 120 * s, x2 + 60 * s, y0) + [(x2, y0 - 120 * s)], 4, INK)
    for v in (25, 105):
        cy = y0 - v * s
        p.ring(x2 + 30 * s, cy, 5 * s, 4, INK)
        for dx in (-38, 26):
            p.line([(x2 + 30 * s + dx, cy), (x2 + 30 * s + dx + 12, cy)], 2, PENCIL)
    dimension(p, (x0, y0), (x0, y0 - 120 * s), -90, "120", 1)
    dimension(p, (x0, y0), (x0 + 100 * s, y0), 70, "100", 2)
    dimension(p, (x2, y0), (x2 + 60 * s, y0), 70, "60", 3)
    dimension(p, (x2 + 60 * s, y0), (x2 + 60 * s, y0 - 45 * s), 80, "45", 4)
    dimension(p, (x2 + 60 * s, y0 - 45 * s), (x2 + 60 * s, y0 - 120 * s), 80, "80", 5)
    p.line([(x0 + 10 * s, y0 - 9 * s), (420, 470), (560, 470)], 2.4, INK)
    p.put([(460, 470), (484, 470), (460, 494)], INK)
    p.text(446, 484, "5", 26, INK, anchor="rm")
    for cx, cy, rx, ry in ((x0 - 90, y0 - 60 * s, 46, 62), (x2 + 60 * s + 80, y0 - 60 * s, 52, 190)):
        p.line(wobbly(ellipse(cx, cy, rx, ry, -80, 290, 24), 5, 3), 5, RED)
    p.text(600, 110, "45 + 80 = 125  ≠  120", 40, RED, font="DejaVuSans.ttf", angle=2)
    p.text(1140, 788, "SHELF BRACKET   drawing 3   plate 8 mm", 24, PENCIL, anchor="rm")
    return p.done()


# ---- health ---------------------------------------------------------------------------------------------------------

def hand(p, x, y, size, angle, skin, mirror=1, fingers=(0, 0, 0, 0), thumb=38):
    """An open hand, fingertips up at angle 0. fingers shortens each one (0 whole, 1 gone)."""
    edge = mix(skin, (60, 20, 10), 0.45)
    parts = []
    for k, cut in enumerate(fingers):
        fx, length, lean = -33 + k * 22, (78, 92, 86, 66)[k] * (1 - cut), (-8, -2, 3, 9)[k]
        a = math.radians(lean - 90)
        if length > 4:
            parts.append(capsule(fx, -34, fx + math.cos(a) * length, -34 + math.sin(a) * length, 21))
    t = math.radians(-90 - thumb)
    parts.append(capsule(-34, 18, -34 + math.cos(t) * 66, 18 + math.sin(t) * 66, 24))
    parts.append(box(-45, -44, 45, 62, 30))
    parts.append(box(-32, 30, 32, 124, 16))
    for grow, colour in ((1, edge), (0, skin)):
        for part in parts:
            pts = [(x + px * size * mirror, y + py * size) for px, py in part]
            pts = turn(pts, angle, x, y)
            if grow:
                p.line(pts + pts[:2], 5 * size, colour)
            p.put(pts, colour)


def drops(p, x, y, n, spread, seed, colour=(96, 160, 206)):
    rng = np.random.RandomState(seed)
    for _ in range(n):
        dx, dy, r = rng.uniform(-spread, spread), rng.uniform(0, spread * 1.6), rng.uniform(5, 9)
        p.put(ellipse(x + dx, y + dy, r * 0.8, r), colour)
        p.put([(x + dx - r * 0.7, y + dy - r * 0.3), (x + dx + r * 0.7, y + dy - r * 0.3), (x + dx, y + dy - r * 2)],
              colour)


def foam(p, x, y, n, spread, seed):
    rng = np.random.RandomState(seed)
    for _ in range(n):
        dx, dy, r = rng.normal(0, spread), rng.normal(0, spread * 0.7), rng.uniform(7, 20)
        p.put(ellipse(x + dx, y + dy, r), (250, 253, 255))
        p.ring(x + dx, y + dy, r, 2.5, (150, 190, 214))


def tap(p, x, y):
    p.line(smooth([(x - 90, y + 10), (x - 50, y - 22), (x, y - 18), (x + 6, y + 22)]), 24, (148, 160, 168),
           volume=(9, 0.9))
    p.put(box(x - 110, y - 8, x - 76, y + 70, 6), (128, 140, 150), volume=(8, 0.8))


@picture("amina-warsame/evidence/2026-06-10-hand-poster/hand-poster.jpg")
def hand_poster():
    p = Pic(1200, 1000, (226, 224, 216))
    p.grain(0, 1000, 2, 300, 300, 4)
    p.put(box(40, 34, 1160, 968), (252, 250, 243), shadow=(6, 12, 14, 0.35))
    p.text(600, 100, "CLEAN HANDS, SIX STEPS", 52, LEAF, "Andika-Bold.ttf")
    words = ["Wet", "Soap", "Palms and backs", "Thumbs!", "Fingertips", "Rinse, dry, towel on the tap"]
    skins = [(150, 100, 72), (226, 178, 146), (198, 146, 108), (150, 100, 72), (226, 178, 146), (198, 146, 108)]
    for k in range(6):
        x, y = 86 + (k % 3) * 350, 160 + (k // 3) * 398
        p.put(box(x, y, x + 328, y + 372, 18), ((231, 241, 246), (232, 241, 232), (251, 240, 217))[(k + k // 3) % 3])
        if k == 3:
            p.line(box(x, y, x + 328, y + 372, 18) + [(x + 310, y)], 6, SUN)
        p.put(ellipse(x + 44, y + 44, 28), LEAF)
        p.text(x + 44, y + 42, str(k + 1), 36, (255, 255, 255), "Andika-Bold.ttf")
        p.text(x + 164, y + 340, words[k], 23 if k == 5 else 32, INK, "Andika-Bold.ttf")
        step_of_poster(p, k, x + 164, y + 180, skins[k])
    for x, y in ((600, 40),):
        p.put(box(x - 60, y - 18, x + 60, y + 14), (238, 226, 176), alpha=0.85)
    p.light(600, 420, 1100, 0.10)
    return p.done(5)


def step_of_poster(p, k, x, y, skin):
    if k == 0:
        hand(p, x - 34, y + 54, 0.78, 70, skin)
        hand(p, x + 60, y + 60, 0.78, -66, skin, -1)
        tap(p, x + 6, y - 100)
        drops(p, x + 10, y - 60, 9, 24, 3)
    elif k == 1:
        hand(p, x - 40, y + 44, 0.86, 58, skin)
        p.put(box(x + 36, y - 96, x + 106, y + 10, 14), (84, 150, 112), volume=(12, 0.7))
        p.put(box(x + 58, y - 122, x + 84, y - 94, 4), (240, 240, 240))
        p.line([(x + 70, y - 124), (x + 18, y - 124), (x + 18, y - 108)], 12, (240, 240, 240))
        p.line([(x + 70, y - 124), (x + 18, y - 124), (x + 18, y - 108)], 3, (120, 130, 130))
        p.put(ellipse(x + 18, y - 84, 10, 14), (84, 150, 112))
        foam(p, x + 10, y + 26, 4, 12, 4)
    elif k == 2:
        hand(p, x - 30, y + 20, 0.9, 24, skin)
        hand(p, x + 34, y + 26, 0.9, -28, mix(skin, (255, 255, 255), 0.1), -1)
        foam(p, x, y + 6, 10, 46, 6)
    elif k == 3:
        y -= 14
        hand(p, x + 6, y + 24, 0.86, 8, skin, 1, (0, 0, 0, 0), 62)
        p.put(turn(capsule(x - 112, y + 40, x - 52, y + 8, 60), 0, x, y), mix(skin, (255, 255, 255), 0.14),
              volume=(14, 0.7))
        for d in range(4):
            p.line([(x - 100 + d * 17, y + 4 - d * 9), (x - 86 + d * 17, y + 50 - d * 9)], 4,
                   mix(skin, (60, 20, 10), 0.45))
        p.ring(x - 80, y + 16, 66, 6, RED, 150, 470)
        foam(p, x - 70, y + 64, 4, 22, 8)
    elif k == 4:
        hand(p, x - 56, y + 40, 0.92, 72, skin)
        hand(p, x + 44, y - 38, 0.86, 214, mix(skin, (255, 255, 255), 0.1), -1, (0.3, 0.3, 0.3, 0.3))
        foam(p, x - 8, y + 46, 7, 34, 9)
    else:
        p.put(box(x + 36, y - 30, x + 96, y + 120, 8), (128, 140, 150), volume=(12, 0.8))
        p.line(smooth([(x + 66, y - 20), (x + 60, y - 96), (x + 110, y - 112), (x + 132, y - 60)]), 30, (148, 160, 168),
               volume=(11, 0.9))
        p.line([(x + 44, y + 14), (x - 26, y - 4)], 22, (128, 140, 150), volume=(8, 0.9))
        towel = smooth([(x - 84, y - 34), (x - 20, y - 52), (x + 34, y - 22), (x + 28, y + 40), (x + 20, y + 108),
                        (x - 60, y + 104),
                        (x - 70, y + 30), (x - 84, y - 34)])
        p.put(towel, (250, 250, 246), shadow=(3, 5, 6, 0.35), volume=(14, 0.5))
        p.line(towel, 3, (176, 186, 190))
        for d in (72, 86):
            p.line([(x - 60, y + d), (x + 20, y + d + 3)], 5, (120, 168, 200))
        hand(p, x - 78, y + 30, 0.74, 64, skin)


def steth(p, points, head):
    p.line(smooth(points), 17, (38, 42, 52), shadow=(8, 12, 10, 0.4), volume=(6, 1.2))
    x, y = head
    p.put(ellipse(x, y, 50), (150, 156, 162), shadow=(10, 14, 12, 0.45), volume=(18, 1.0))
    p.put(ellipse(x, y, 38), (222, 226, 228), volume=(10, 0.8))
    p.put(ellipse(x, y, 26), (240, 241, 240))


@picture("amina-warsame/evidence/2026-10-29-two-numbers/cuff.jpg")
def cuff():
    p = Pic(1280, 900)
    wood(p, 0, 900, (214, 184, 146), 4, 4)
    p.put(turn(box(110, 150, 700, 420, 26), -8, 400, 300), (36, 52, 92), shadow=(14, 20, 16, 0.45), volume=(22, 0.8),
          texture=(3, 3, 3, 8))
    p.put(turn(box(500, 166, 676, 404, 14), -8, 400, 300), (74, 88, 120), texture=(8, 2, 2, 12))
    p.put(turn(box(150, 262, 440, 306, 6), -8, 400, 300), (226, 228, 232))
    p.text(292, 300, "ADULT   ARM 25 - 34 cm", 17, (40, 52, 92), "DejaVuSans-Bold.ttf", angle=8)
    p.line(smooth([(420, 390), (470, 520), (600, 560), (760, 500), (850, 420)]), 20, (34, 36, 42),
           shadow=(8, 12, 9, 0.4), volume=(7, 1.1))
    p.line(smooth([(360, 400), (350, 560), (300, 640)]), 20, (34, 36, 42), shadow=(8, 12, 9, 0.4), volume=(7, 1.1))
    p.put(turn(ellipse(270, 720, 66, 96), 20, 270, 720), (46, 48, 56), shadow=(12, 18, 14, 0.45), volume=(30, 1.2))
    p.put(turn(box(282, 612, 326, 652, 8), 20, 300, 632), (190, 194, 198), volume=(8, 1))
    gauge(p, 930, 330)
    steth(p, [(470, 960), (560, 850), (650, 760), (760, 720), (880, 760), (980, 820), (1100, 800), (1180, 720),
              (1150, 640)], (1140, 610))
    p.put(turn(box(520, 610, 790, 830, 4), -5, 650, 720), (252, 251, 246), shadow=(5, 8, 8, 0.35))
    for k, (a, b) in enumerate((("me", "nurse"), ("118", "116"), ("126", "122"), ("110", "114"), ("138", "124"))):
        for j, word in enumerate((a, b)):
            p.text(604 + j * 104 + k * 3.4, 652 + k * 38 - j * 9, word, 28, (SKY, LEAF)[j], angle=5)
    p.light(420, 240, 1200, 0.22, (1.02, 1.0, 0.96))
    return p.done(11)


def gauge(p, x, y):
    p.put(ellipse(x, y, 176), (64, 68, 76), shadow=(16, 22, 18, 0.5), volume=(26, 1.1))
    p.put(ellipse(x, y, 154), (250, 250, 246))
    for v in range(0, 301, 10):
        a = math.radians(120 + v)
        long = v % 20 == 0
        p.line([(x + math.cos(a) * (126 if long else 136), y + math.sin(a) * (126 if long else 136)),
                (x + math.cos(a) * 148, y + math.sin(a) * 148)], 3.4 if long else 2, INK)
        if v % 40 == 0:
            p.text(x + math.cos(a) * 102, y + math.sin(a) * 102, str(v), 24, INK, "DejaVuSans.ttf")
    p.text(x, y + 62, "mmHg", 22, PENCIL, "DejaVuSans.ttf")
    a = math.radians(120 + 116)
    p.line([(x - math.cos(a) * 30, y - math.sin(a) * 30), (x + math.cos(a) * 130, y + math.sin(a) * 130)], 6, RED,
           shadow=(4, 6, 4, 0.4))
    p.put(ellipse(x, y, 14), (60, 62, 68), volume=(6, 1))
    p.put(ellipse(x - 40, y - 64, 86, 50), (255, 255, 255), alpha=0.16)


@picture("amina-warsame/evidence/2026-10-14-first-aid-card/mannequin.jpg")
def mannequin():
    p = Pic(1280, 860)
    wood(p, 0, 860, (190, 178, 160), 14, 7)
    p.put(box(90, 90, 1190, 780, 26), (46, 96, 146), shadow=(12, 18, 18, 0.5), volume=(14, 0.6), texture=(4, 6, 6, 5))
    for x in (450, 820):
        p.put(box(x, 92, x + 4, 778), (32, 74, 120), alpha=0.7)
    skin = (222, 186, 156)
    torso = smooth([(470, 300), (620, 220), (830, 236), (1010, 270), (1030, 430), (1010, 590), (830, 622), (620, 640),
                    (470, 560), (450, 430), (470, 300)])
    p.put(torso, (186, 200, 208), shadow=(16, 22, 22, 0.5), volume=(40, 0.7))
    p.line([(500, 430), (1006, 430)], 3, (140, 156, 166))
    p.put(box(410, 386, 500, 474, 20), mix(skin, (90, 50, 30), 0.1), volume=(16, 0.6))
    p.put(ellipse(310, 430, 132, 112), skin, shadow=(14, 20, 18, 0.45), volume=(44, 0.9))
    for dy in (-40, 40):
        p.line(smooth([(262, 430 + dy - 14), (254, 430 + dy), (262, 430 + dy + 14)]), 6, mix(skin, (60, 30, 20), 0.5))
    p.put(smooth([(310, 414), (350, 420), (352, 440), (310, 446), (300, 430), (310, 414)]),
          mix(skin, (255, 255, 255), 0.2), volume=(8, 0.8))
    p.put(ellipse(384, 430, 13, 28), (156, 84, 78))
    p.put(ellipse(690, 430, 54), (206, 64, 54), alpha=0.85)
    p.put(ellipse(690, 430, 38), (236, 236, 232))
    p.put(box(684, 404, 696, 456), (206, 64, 54))
    p.put(box(664, 424, 716, 436), (206, 64, 54))
    for k in range(3):
        p.put(turn(box(150, 620 + k * 13, 350, 646 + k * 13, 10), -4, 250, 640), (244, 242 - k * 4, 234 - k * 6),
              shadow=(3, 5, 5, 0.3), volume=(7, 0.7))
    p.put(turn(box(460, 676, 640, 752, 8), 6, 550, 714), (236, 246, 250), shadow=(4, 6, 6, 0.3), alpha=0.8)
    p.put(ellipse(552, 714, 22), (120, 170, 200), alpha=0.8)
    p.put(ellipse(1080, 690, 64), (54, 58, 66), shadow=(10, 14, 12, 0.5), volume=(18, 1.1))
    p.put(box(1066, 604, 1094, 632, 6), (190, 194, 198), volume=(7, 1))
    p.put(ellipse(1080, 690, 50), (250, 250, 246))
    for k in range(12):
        a = math.radians(k * 30)
        p.line([(1080 + math.cos(a) * 40, 690 + math.sin(a) * 40), (1080 + math.cos(a) * 46, 690 + math.sin(a) * 46)],
               3, INK)
    p.line([(1080, 690), (1106, 664)], 4, RED)
    p.light(500, 300, 1150, 0.2)
    return p.done(12)


def leaves(p, x, y, n, spread, seed, colour, size=(8, 16), squash=0.7):
    rng = np.random.RandomState(seed)
    for _ in range(n):
        a, r = rng.uniform(0, 6.28), spread * math.sqrt(rng.rand())
        dx, dy = math.cos(a) * r, math.sin(a) * r * squash
        tone = mix(colour, (20, 40, 24), 0.45 * (0.5 + dy / (2 * spread)) + rng.uniform(-0.12, 0.12))
        s = rng.uniform(*size)
        p.put(turn(ellipse(x + dx, y + dy, s, s * 0.6, n=14), rng.uniform(0, 180), x + dx, y + dy), tone)


@picture("amina-warsame/evidence/2026-10-06-first-shifts/garden.jpg")
def garden():
    p = Pic(1280, 900)
    p.fade(0, 440, (168, 196, 216), (224, 216, 196))
    p.put(box(0, 190, 560, 440), (226, 206, 178), texture=(4, 300, 80, 5))
    p.put([(0, 196), (0, 150), (600, 150), (580, 196)], (150, 92, 74))
    for x in (60, 210, 360):
        p.put(box(x, 246, x + 92, 350), (250, 248, 240))
        p.put(box(x + 7, 253, x + 85, 343), ((150, 178, 190), (196, 208, 206)))
        p.put(box(x + 43, 253, x + 49, 343), (250, 248, 240))
    p.put(box(484, 262, 548, 430), (96, 116, 108))
    for k in range(9):
        leaves(p, 640 + k * 86, 330 - (k % 3) * 26, 44, 90, 20 + k,
               ((186, 150, 62), (140, 150, 76), (196, 116, 54))[k % 3], (10, 20))
    p.fade(430, 900, (146, 166, 92), (96, 128, 66))
    p.grain(430, 900, 5, 30, 10, 9)
    p.put([(500, 430), (560, 430), (1010, 900), (300, 900)], ((214, 204, 188), (196, 184, 166)), texture=(8, 60, 14, 6))
    tree(p)
    for x, y, w, seed in ((80, 560, 250, 1), (30, 712, 330, 3)):
        raised_bed(p, x, y, w, seed)
    bench(p, 930, 470)
    raised_bed(p, 900, 700, 300, 2)
    walker(p, 560, 560)
    p.light(700, 260, 1200, 0.18, (1.04, 1.0, 0.93))
    return p.done(13)


def tree(p):
    p.line(smooth([(1140, 520), (1130, 400), (1150, 260)]), 44, (104, 78, 58), volume=(14, 0.8))
    for k, (x, y) in enumerate(((1050, 200), (1150, 130), (1230, 210), (1130, 250), (1000, 260))):
        leaves(p, x, y, 90, 120, 50 + k, ((206, 130, 52), (214, 162, 60))[k % 2], (11, 22))


def raised_bed(p, x, y, w, seed):
    h = w * 0.36
    p.put([(x, y), (x + w, y), (x + w + 20, y + h), (x - 20, y + h)], ((156, 116, 80), (120, 86, 58)),
          shadow=(6, 12, 12, 0.4),
          texture=(seed, 200, 6, 8))
    p.put([(x + 6, y), (x + w - 6, y), (x + w - 14, y - 22), (x + 14, y - 22)], (82, 60, 46))
    for k in range(3):
        p.put(box(x - 12 + k, y + h * (k + 1) / 3 - 1, x + w + 12, y + h * (k + 1) / 3 + 1), (90, 62, 42), alpha=0.6)
    leaves(p, x + w / 2, y - 34, 120, w * 0.46, seed + 70, (98, 148, 70), (7, 14), 0.28)
    rng = np.random.RandomState(seed)
    for _ in range(11):
        p.put(ellipse(x + rng.uniform(24, w - 24), y - rng.uniform(14, 66), 9), (204, 62, 44), volume=(5, 0.9))


def bench(p, x, y):
    for dx in (10, 210):
        p.line([(x + dx, y + 40), (x + dx, y + 130)], 13, (60, 66, 66))
    for k in range(4):
        p.put(box(x - 8, y - 40 + k * 22, x + 230, y - 24 + k * 22, 4), (150, 104, 66), shadow=(2, 4, 4, 0.3),
              volume=(5, 0.6))
    p.put(box(x - 16, y + 46, x + 238, y + 66, 5), (168, 120, 80), shadow=(2, 6, 6, 0.4), volume=(5, 0.6))


def walker(p, x, y):
    grey = (176, 182, 188)
    for dx in (0, 110):
        p.line(smooth([(x + dx - 22, y + 200), (x + dx, y + 60), (x + dx + 6, y), (x + dx + 34, y - 12)]), 11, grey,
               shadow=(8, 8, 6, 0.3), volume=(4, 1))
        p.line([(x + dx + 2, y + 50), (x + dx + 40, y + 200)], 11, grey, volume=(4, 1))
        for wx in (-24, 42):
            p.put(ellipse(x + dx + wx, y + 206, 17), (50, 52, 56))
            p.put(ellipse(x + dx + wx, y + 206, 7), (170, 174, 178))
        p.line([(x + dx + 14, y - 10), (x + dx + 42, y - 13)], 17, (50, 52, 56))
    p.line([(x + 2, y + 60), (x + 112, y + 60)], 9, grey, volume=(3, 1))
    p.put(box(x + 14, y + 70, x + 118, y + 136, 10), (136, 96, 60), shadow=(4, 6, 6, 0.35), volume=(8, 0.6),
          texture=(4, 5, 5, 14))
    leaves(p, x + 66, y + 66, 18, 38, 5, (98, 148, 70), (6, 11), 0.3)


# ---- care and measuring ----------------------------------------------------------------------------------------------

@picture("priya-sharma/evidence/2026-03-18-story-cards/story-cards.jpg")
def story_cards():
    p = Pic(1280, 860)
    wood(p, 0, 860, (172, 130, 94), 24, 3)
    rng = np.random.RandomState(6)
    names = ["gown on", "mask on", "gloves on", "care", "gloves off", "gown off", "hands", "mask off, outside"]
    for k, name in enumerate(names):
        x, y, a = 60 + (k % 4) * 300, 70 + (k // 4) * 390, rng.uniform(-3.5, 3.5)
        cx, cy = x + 128, y + 162
        p.put(turn(box(x, y, x + 256, y + 324, 8), a, cx, cy), (253, 252, 247), shadow=(6, 9, 9, 0.42))
        p.put(turn(box(x, y + 264, x + 256, y + 267), a, cx, cy), (220, 120, 110))
        card_sketch(p, k, cx, cy - 26)
        p.text(cx, cy + 128, name, 28 if k < 7 else 24, INK, angle=-a)
        p.text(x + 34, y + 36, str(k + 1), 34, (LEAF, RED)[k > 3], "Andika-Bold.ttf")
        if k % 4 < 3:
            arrow(p, x + 262, cy, x + 294, cy, (250, 244, 230))
    p.light(560, 300, 1150, 0.2, (1.03, 1.0, 0.95))
    return p.done(21)


def arrow(p, x0, y0, x1, y1, colour):
    p.line([(x0, y0), (x1 - 6, y1)], 8, colour)
    p.put([(x1 + 4, y1), (x1 - 14, y1 - 15), (x1 - 14, y1 + 15)], colour)


def card_sketch(p, k, x, y):
    dirty, clean, pen = (222, 96, 84), (150, 196, 224), PENCIL
    gown = [(x - 26, y - 84), (x + 26, y - 84), (x + 86, y - 30), (x + 62, y + 4), (x + 46, y - 14), (x + 56, y + 92),
            (x - 56, y + 92),
            (x - 46, y - 14), (x - 62, y + 4), (x - 86, y - 30)]
    if k in (0, 5):
        p.put(gown, (clean, dirty)[k == 5], alpha=0.75)
        p.line(wobbly(gown + gown[:1], 30 + k, 1.5), 4, pen)
        p.line(wobbly([(x - 50, y + 30), (x + 52, y + 30)], 4, 1.5), 3, pen)
    elif k in (1, 7):
        mask = smooth([(x - 70, y - 20), (x, y - 44), (x + 70, y - 20), (x + 56, y + 42), (x, y + 62), (x - 56, y + 42),
                       (x - 70, y - 20)])
        for s in (-1, 1):
            p.line(smooth([(x + s * 68, y - 16), (x + s * 106, y + 4), (x + s * 60, y + 36)]), 4, pen)
        p.put(mask, (clean, dirty)[k == 7], alpha=0.75)
        p.line(mask, 4, pen)
        for d in (-6, 14, 34):
            p.line(wobbly([(x - 54, y + d), (x + 54, y + d)], 50 + d, 1.2), 3, pen)
    elif k in (2, 4):
        for s in (-1, 1):
            hand(p, x + s * 48, y + 6, 0.72, s * 8, mix((clean, dirty)[k == 4], (255, 255, 255), 0.25), s)
    elif k == 3:
        p.line(smooth([(x, y + 66), (x - 78, y - 10), (x - 50, y - 66), (x, y - 30), (x + 50, y - 66), (x + 78, y - 10),
                       (x, y + 66)]), 7, RED)
    else:
        hand(p, x - 30, y + 18, 0.7, 22, (214, 162, 124))
        hand(p, x + 34, y + 22, 0.7, -24, (224, 174, 138), -1)
        foam(p, x, y, 7, 34, 3)


@picture("priya-sharma/evidence/2026-04-23-a-day-of-water/water-jug.jpg")
def water_jug():
    p = Pic(1200, 900)
    p.fade(0, 640, (170, 202, 224), (222, 228, 216))
    for k in range(5):
        leaves(p, 100 + k * 260, 470 + (k % 2) * 40, 60, 130, 80 + k, (168, 194, 150), (14, 30))
    soft = Image.fromarray(np.clip(p.a, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(22))
    p.a[:] = np.asarray(soft, np.float32)
    p.put(box(560, 0, 596, 650), (246, 246, 242), volume=(10, 0.5))
    p.put(box(0, 640, 1200, 900), ((244, 242, 236), (218, 214, 204)))
    p.put(box(0, 640, 1200, 652), (252, 252, 250))
    jug = [(330, 220), (650, 220), (620, 770), (360, 770)]
    p.put([(380, 770), (860, 800), (900, 830), (420, 800)], (150, 170, 186), alpha=0.35)
    p.put(jug, (236, 244, 248), alpha=0.5)
    level = 400
    edge = lambda y: (330 + (y - 220) * 30 / 550, 650 - (y - 220) * 30 / 550)
    p.put([(edge(level)[0] + 8, level), (edge(level)[1] - 8, level), (614, 760), (366, 760)],
          ((112, 176, 216), (70, 136, 186)), alpha=0.8)
    p.put(ellipse(490, level, (edge(level)[1] - edge(level)[0]) / 2 - 8, 13), (176, 216, 238))
    for k in range(11):
        y = 740 - k * 48.6
        long = k % 2 == 0
        p.line([(edge(y)[0] + 26, y), (edge(y)[0] + (86 if long else 60), y)], 4, (150, 40, 40))
        if long and k:
            p.text(edge(y)[0] + 122, y, str(k * 50), 28, (150, 40, 40), "DejaVuSans.ttf")
    p.text(560, 262, "ml", 30, (150, 40, 40), "DejaVuSans.ttf")
    p.line([(330, 220), (366, 768), (614, 768), (650, 220)], 7, (150, 178, 196), alpha=0.8)
    p.line(ellipse(490, 220, 160, 22), 6, (150, 178, 196), alpha=0.8)
    p.line(smooth([(646, 280), (760, 300), (770, 460), (728, 600), (628, 610)]), 26, (206, 222, 232), volume=(9, 0.9),
           alpha=0.85)
    p.put([(372, 250), (404, 250), (424, 740), (400, 740)], (255, 255, 255), alpha=0.4)
    cup_and_book(p)
    p.light(700, 200, 1150, 0.12, (1.0, 1.0, 0.98))
    return p.done(22)


def cup_and_book(p):
    p.put(ellipse(160, 800, 110, 26), (150, 150, 144), alpha=0.35)
    p.line(smooth([(232, 650), (290, 660), (284, 730), (222, 750)]), 18, (196, 92, 66), volume=(6, 0.9))
    p.put([(80, 620), (240, 620), (222, 800), (98, 800)], (206, 104, 76), volume=(26, 0.7))
    p.put(ellipse(160, 620, 80, 18), (150, 70, 50))
    p.put(ellipse(160, 624, 70, 13), (232, 214, 190))
    p.put([(820, 690), (1120, 676), (1170, 850), (850, 868)], (252, 251, 245), shadow=(8, 12, 10, 0.3))
    for k, words in enumerate(("07:10  tea   230", "08:40  water 350", "10:15  water 150", "12:20  soup  270")):
        p.text(858 + k * 6, 722 + k * 34, words, 25, SKY, anchor="lm", angle=2.6)
    p.line([(790, 850), (1010, 884)], 9, (196, 200, 204), shadow=(4, 6, 5, 0.35), volume=(3, 1))
    p.put(turn(ellipse(780, 848, 40, 22), 8, 780, 848), (206, 210, 214), shadow=(4, 6, 5, 0.35), volume=(10, 1))


@picture("priya-sharma/evidence/2026-10-02-three-doors/three-doors.jpg")
def three_doors():
    p = Pic(1280, 860)
    p.fade(0, 690, (244, 234, 212), (232, 216, 188))
    p.put(box(0, 500, 1280, 690), (206, 218, 206))
    p.fade(690, 860, (176, 158, 136), (142, 124, 104))
    p.grain(690, 860, 31, 200, 8, 5)
    p.put(box(0, 676, 1280, 692), (250, 246, 236))
    for k in range(3):
        x = 110 + k * 390
        p.put(box(x - 22, 128, x + 272, 692), (248, 244, 234), shadow=(4, 4, 8, 0.25))
        p.put(box(x, 150, x + 250, 692), (70, 60, 52) if k == 1 else (206, 170, 128))
        if k == 1:
            p.put([(x, 150), (x + 250, 150), (x + 250, 692), (x, 692)], ((252, 236, 190), (236, 206, 150)))
            door = [(x, 150), (x + 190, 176), (x + 190, 716), (x, 692)]
        else:
            door = box(x, 150, x + 250, 692)
        p.put(door, ((214, 178, 136), (198, 160, 116)), shadow=(3, 0, 8, 0.3) if k == 1 else None,
              texture=(40 + k, 8, 400, 6))
        right = x + (190 if k == 1 else 250)
        p.line([(right - 54, 440), (right - 18, 440)], 13, (168, 172, 174), shadow=(3, 6, 5, 0.4), volume=(5, 1))
        p.put(ellipse(right - 20, 440, 13), (150, 154, 156), volume=(6, 1))
        p.put(turn(box(x + 288, 250, x + 352, 330, 4), (-3, 2, -2)[k], x + 320, 290), (253, 252, 246),
              shadow=(3, 5, 5, 0.3))
        p.text(x + 320, 290, str(k + 1), 52, SKY, "Andika-Bold.ttf", angle=(3, -2, 2)[k])
    for x0, x1 in ((0, 84), (386, 474), (776, 864), (1166, 1280)):
        p.line([(x0 - 20 if x0 == 0 else x0 + 8, 520), (x1 + 20 if x1 == 1280 else x1 - 8, 520)], 22, (140, 98, 64),
               shadow=(0, 9, 7, 0.4), volume=(7, 0.9))
    p.put([(500, 692), (690, 716), (820, 860), (520, 860)], (252, 226, 160), alpha=0.3)
    p.light(640, 180, 1100, 0.16, (1.03, 1.0, 0.94))
    return p.done(23)


@picture("priya-sharma/evidence/2026-10-13-a-spoon-that-stays/meal-tray.jpg")
def meal_tray():
    p = Pic(1280, 860)
    wood(p, 0, 860, (226, 206, 176), 44, 2)
    p.put(box(120, 80, 1160, 780, 46), (206, 214, 214), shadow=(12, 18, 18, 0.45), volume=(16, 0.8))
    p.put(box(156, 116, 1124, 744, 34), (188, 198, 198), volume=(10, -0.5))
    p.put(box(240, 190, 700, 670, 40), (84, 146, 106), shadow=(3, 5, 5, 0.3), texture=(4, 4, 4, 12))
    p.put(ellipse(470, 430, 190), (250, 248, 240), shadow=(12, 16, 16, 0.45), volume=(30, 0.8))
    p.put(ellipse(470, 430, 150), (226, 222, 210))
    p.put(ellipse(470, 434, 142), (212, 138, 58), volume=(20, -0.5), texture=(7, 30, 30, 9))
    leaves(p, 470, 430, 26, 90, 9, (92, 150, 66), (4, 9), 1)
    for k in range(7):
        p.put(ellipse(400 + (k * 53) % 150, 360 + (k * 71) % 150, 13), (228, 172, 90), volume=(6, 0.6))
    p.line([(848, 320), (850, 440)], 13, (176, 182, 188), shadow=(5, 7, 6, 0.4), volume=(5, 0.8))
    p.put(ellipse(848, 276, 40, 62), (184, 190, 196), shadow=(8, 10, 8, 0.4), volume=(16, 1.2))
    p.put(ellipse(848, 282, 26, 44), (160, 166, 172), volume=(10, -0.9))
    p.put(box(818, 420, 884, 670, 32), (58, 120, 196), shadow=(8, 12, 10, 0.45), volume=(18, 1.0), texture=(5, 3, 3, 8))
    cup_from_above(p, 1010, 270)
    p.put(turn([(930, 470), (1090, 470), (1090, 690), (930, 690)], 3, 1010, 580), (244, 236, 216),
          shadow=(5, 7, 7, 0.35), volume=(9, 0.5))
    p.line(turn([(932, 580), (1088, 580)], 3, 1010, 580), 2.5, (214, 200, 170))
    p.light(480, 260, 1150, 0.2, (1.02, 1.0, 0.97))
    return p.done(24)


def cup_from_above(p, x, y):
    for s in (-1, 1):
        p.line(smooth([(x + s * 70, y - 26), (x + s * 118, y - 18), (x + s * 118, y + 18), (x + s * 70, y + 26)]), 17,
               (214, 92, 78),
               shadow=(6, 9, 8, 0.4), volume=(6, 0.9))
    p.put(ellipse(x, y, 84), (224, 102, 86), shadow=(8, 12, 12, 0.45), volume=(18, 0.8))
    p.put(ellipse(x, y, 66), (160, 62, 54))
    p.put(ellipse(x + 3, y + 4, 60), (150, 96, 52), volume=(14, -0.5))
    p.put(ellipse(x - 18, y - 16, 20, 11), (255, 255, 255), alpha=0.3)


@picture("priya-sharma/evidence/2026-11-06-first-clinical-day/wheelchair.jpg")
def wheelchair():
    p = Pic(1280, 900)
    p.fade(0, 620, (236, 230, 214), (226, 216, 194))
    p.fade(620, 900, (186, 156, 122), (156, 126, 96))
    p.grain(620, 900, 51, 300, 9, 7)
    p.put(box(0, 606, 1280, 624), (248, 244, 234))
    p.put(box(90, 70, 420, 380), (250, 248, 242), shadow=(3, 5, 6, 0.3))
    p.put(box(106, 86, 404, 364), ((190, 218, 236), (238, 236, 210)))
    p.put(box(251, 86, 259, 364), (250, 248, 242))
    for s, x in ((1, 70), (-1, 440)):
        p.put(smooth([(x, 60), (x + s * 70, 62), (x + s * 50, 240), (x + s * 20, 410), (x - s * 14, 410), (x, 60)]),
              (196, 160, 128), volume=(16, 0.6), texture=(6, 12, 300, 10))
    p.put([(200, 640), (560, 640), (760, 860), (300, 860)], (255, 238, 190), alpha=0.25)
    bed(p)
    chair(p, 870, 460)
    p.light(330, 220, 1200, 0.22, (1.03, 1.0, 0.95))
    return p.done(25)


def bed(p):
    p.put(box(30, 420, 60, 760, 8), (140, 100, 68), volume=(8, 0.6))
    p.put(box(610, 500, 640, 760, 8), (140, 100, 68), volume=(8, 0.6))
    p.put(box(50, 640, 620, 690), (150, 110, 76))
    p.put(box(54, 560, 620, 656, 24), (248, 247, 242), volume=(16, 0.5))
    p.put(smooth([(220, 556), (420, 544), (624, 560), (632, 700), (560, 716), (420, 700), (250, 712), (206, 690),
                  (220, 556)]),
          (122, 156, 186), volume=(18, 0.6), texture=(9, 60, 30, 6))
    p.put(smooth([(212, 552), (420, 540), (622, 556), (622, 590), (420, 576), (208, 588), (212, 552)]), (250, 250, 246),
          volume=(8, 0.5))
    p.put(smooth([(76, 556), (90, 506), (190, 496), (226, 530), (214, 572), (100, 578), (76, 556)]), (253, 252, 248),
          shadow=(3, 5, 6, 0.25), volume=(20, 0.6))
    for x in (430, 490):
        p.put(smooth([(x, 792), (x + 16, 776), (x + 50, 778), (x + 56, 800), (x + 10, 806), (x, 792)]), (150, 70, 74),
              shadow=(2, 4, 4, 0.4), volume=(8, 0.8))


def chair(p, x, y):
    metal, black = (168, 174, 180), (46, 48, 54)
    p.put(ellipse(x + 60, y + 372, 230, 22), (60, 44, 34), alpha=0.35)
    p.ring(x + 130, y + 250, 120, 16, (70, 72, 78), alpha=0.6)
    p.line([(x - 40, y - 110), (x - 30, y + 190)], 14, metal, volume=(5, 1))
    p.put([(x - 46, y - 70), (x + 6, y - 76), (x + 20, y + 150), (x - 30, y + 160)], black, volume=(12, 0.9))
    p.line(smooth([(x - 40, y - 108), (x - 84, y - 116), (x - 98, y - 100)]), 16, black, volume=(5, 1))
    p.put([(x - 30, y + 140), (x + 190, y + 132), (x + 206, y + 170), (x - 26, y + 180)], (58, 62, 70),
          volume=(12, 0.9))
    p.line([(x - 26, y + 40), (x + 150, y + 36)], 20, black, volume=(7, 1))
    p.line([(x + 150, y + 40), (x + 156, y + 150)], 11, metal, volume=(4, 1))
    p.line(smooth([(x + 190, y + 150), (x + 232, y + 200), (x + 256, y + 320)]), 13, metal, volume=(5, 1))
    p.put(turn(box(x + 236, y + 316, x + 330, y + 334, 8), 6, x + 280, y + 325), black, volume=(6, 0.9))
    cx, cy = x + 20, y + 238
    for k in range(18):
        a = math.radians(k * 20)
        p.line([(cx, cy), (cx + math.cos(a) * 128, cy + math.sin(a) * 128)], 2.4, (190, 194, 198))
    p.ring(cx, cy, 134, 17, (40, 42, 46), volume=(6, 0.8))
    p.ring(cx, cy, 112, 6, metal)
    p.put(ellipse(cx, cy, 18), metal, volume=(7, 1))
    p.ring(x + 222, y + 338, 32, 14, (44, 46, 50))
    p.put(ellipse(x + 222, y + 338, 9), metal)
    belt = smooth([(x - 52, y - 66), (x - 18, y - 86), (x + 14, y - 70), (x + 20, y - 20), (x + 30, y + 60),
                   (x + 24, y + 118)])
    p.line(belt, 30, (232, 222, 196), shadow=(4, 6, 5, 0.4), volume=(8, 0.6))
    for d in (-7, 7):
        p.line([(bx + d, by) for bx, by in belt], 3.5, (196, 70, 60))
    p.put(box(x + 4, y + 106, x + 46, y + 142, 5), (190, 194, 198), volume=(7, 1))


# ---- welding --------------------------------------------------------------------------------------------------------

def plate(h, w, seed):
    """Brushed mill steel as an array, with a little scale and scratches."""
    base = np.zeros((h, w, 3), np.float32) + np.float32((104, 106, 112))
    base += (noise(h, w, seed, 900, 4, 3) * 12 + noise(h, w, seed + 1, 260, 260, 4) * 12)[:, :, None]
    return base


def lay_bead(a, path, widths, ripple, seed, tint=2.4):
    """Lays a bead on a plate: heat colours beside it, a rounded body with ripples, lit from the upper left.
    path: points in array pixels, dense; widths: half width at each point; ripple: distance of ripples."""
    h, w = a.shape[:2]
    p = np.asarray(path, np.float32)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(p, axis=0).T))]).astype(np.float32)
    reach = max(widths) * tint + 4
    x0, y0 = np.maximum((p.min(0) - reach).astype(int), 0)
    x1, y1 = np.minimum((p.max(0) + reach).astype(int) + 1, (w, h))
    yy, xx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
    best = np.full(xx.shape, 1e9, np.float32)
    s, half = np.zeros_like(xx), np.ones_like(xx)
    for (px, py), t, r in zip(p, along, widths):
        d = (xx - px) ** 2 + (yy - py) ** 2
        near = d < best
        best[near], s[near], half[near] = d[near], t, r
    n = noise(xx.shape[0], xx.shape[1], seed, ripple * 2.2, ripple * 2.2, 3)
    slow = noise(xx.shape[0], xx.shape[1], seed + 7, 260, 90, 3)
    u = np.sqrt(best) / (half * (1 + 0.05 * n))
    part = a[y0:y1, x0:x1]
    heat = np.clip((u - 1) / (tint - 1), 0, 1)
    for centre, colour, strength in ((0.08, (72, 72, 80), 0.7), (0.30, (70, 84, 128), 0.5),
                                     (0.52, (108, 84, 104), 0.35), (0.74, (160, 134, 88), 0.38)):
        m = np.exp(-((heat - centre + slow * 0.10) / 0.17) ** 2) * strength * (u > 1)
        part[:] = part * (1 - m[:, :, None]) + np.float32(colour) * m[:, :, None]
    part *= (1 - 0.5 * np.exp(-((u - 1.03) / 0.07) ** 2))[:, :, None]
    inside = np.clip((1 - u) * half / 2.0, 0, 1)[:, :, None]
    phase = 0.5 + (s + 0.9 * half * np.clip(u, 0, 1) ** 2 + n * ripple * 0.22) / ripple
    saw = phase - np.floor(phase)
    coin = 0.5 + 0.5 * np.sin(2 * np.pi * saw + 0.6 * np.sin(2 * np.pi * saw))
    height = np.sqrt(np.clip(1 - u * u, 0, 1)) * half * 0.75
    height += coin * ripple * 0.2 * np.clip(1.25 - u, 0, 1)
    gy, gx = np.gradient(height)
    norm = np.sqrt(gx * gx + gy * gy + 1)
    light = (0.5 * gx + 0.62 * gy + 0.62) / norm
    spec = np.clip((0.32 * gx + 0.42 * gy + 0.85) / norm, 0, 1) ** 26
    colour = np.float32((116, 118, 126)) * np.clip(light * 1.05 + 0.14, 0.28, 1.6)[:, :, None] + 150 * spec[:, :, None]
    colour += np.float32((9, 2, -8)) * np.clip(np.sin(s / ripple * 0.21) + n * 0.6, -1, 1)[:, :, None]
    part[:] = part * (1 - inside) + np.clip(colour, 0, 255) * inside


@picture("diego-fuentes-rios/evidence/2026-09-22-same-person/bead.jpg")
def bead():
    p = Pic(1280, 860)
    a = plate(860, 1280, 60)
    path = [(x, 440) for x in range(-120, 1420)]
    rng = np.random.RandomState(4)
    widths = [112 + 3 * math.sin(i / 63) + 1.5 * math.sin(i / 22) for i in range(len(path))]
    lay_bead(a, path, widths, 33, 61)
    p.a[:] = np.repeat(np.repeat(a, SS, 0), SS, 1)
    for _ in range(16):
        x, y = rng.uniform(40, 1240), rng.choice([rng.uniform(30, 210), rng.uniform(660, 830)])
        p.put(ellipse(x, y, rng.uniform(3, 7)), (92, 90, 92), shadow=(3, 4, 3, 0.5), volume=(3, 1.3))
    p.light(480, 260, 1000, 0.3, (1.02, 1.0, 0.98))
    return p.done(31)


@picture("mykola-bondarenko/evidence/2026-11-18-first-beads/first-beads.jpg")
def first_beads():
    p = Pic(1200, 900)
    wood(p, 0, 900, (124, 92, 66), 74, 2)
    p.put(box(110, 70, 1090, 830, 8), (100, 102, 108), shadow=(16, 22, 20, 0.6))
    a = plate(756 * SS, 976 * SS, 70)
    lines = [                           # by day; the five points of the first day are drawn apart
        [],
        [[(200, 90), (214, 180), (190, 250)], [(204, 330), (222, 420)], [(196, 520), (206, 640)]],
        [[(370, 90), (362, 240), (340, 400), (306, 560), (288, 640)]],
        [[(452, 90), (470, 230), (446, 360)], [(448, 420), (468, 530), (452, 650)]],
        [[(580, 90), (592, 200), (576, 330)], [(582, 396), (590, 520), (578, 660)]],
        [[(716, 90), (722, 260), (706, 420), (714, 560), (708, 660)]],
        [[(850, 76), (852, 250), (847, 430), (850, 680)]],
    ]
    chalk = noise(*a.shape[:2], 77, 18, 18, 3)
    for x in (716, 850):
        strip = a[80:1432, (x + 30) * SS:(x + 36) * SS]
        dust = np.clip(0.75 + chalk[80:1432, (x + 30) * SS:(x + 36) * SS], 0.1, 0.9)[:, :, None]
        strip[:] = strip * (1 - dust) + np.float32((216, 216, 208)) * dust
    for k, day in enumerate(lines):
        for j, points in enumerate(day):
            path = smooth([(x * SS, y * SS) for x, y in points], 150)
            rough = 6 - k
            wide = [SS * (21 + 1.1 * rough * math.sin(i / (37 + 9 * j)) + 0.3 * rough * math.sin(i / 11))
                    for i in range(len(path))]
            lay_bead(a, path, wide, SS * (9 + rough * 0.9), 80 + k * 5 + j, 1.8)
    p.a[72 * SS:828 * SS, 112 * SS:1088 * SS] = a
    for k in range(5):
        x, y = 192 + (k % 2) * 5, 168 + k * 130
        p.put(ellipse(x, y, 33), (80, 76, 88), alpha=0.5)
        p.put(ellipse(x, y, 19 + k % 3), (98, 100, 106), shadow=(2, 4, 4, 0.6), volume=(11, 1.5))
        p.put(ellipse(x + 1, y + 2, 8), (66, 66, 72), volume=(4, -1.0))
    for k in range(7):
        x = (192, 314, 440, 570, 694, 824, 962)[k]
        p.text(x, 800, str(k + 1), 30, (222, 220, 210), alpha=0.85)
    p.light(440, 260, 1050, 0.24, (1.03, 1.0, 0.96))
    return p.done(32)


@picture("diego-fuentes-rios/evidence/2026-10-28-first-good-joint/t-joint.jpg")
def t_joint():
    p = Pic(1280, 880)
    p.fade(0, 880, (76, 74, 74), (50, 48, 50))
    p.grain(0, 880, 90, 200, 200, 5)
    steel, dark = ((158, 162, 168), (112, 116, 122)), (70, 72, 78)
    p.put([(60, 700), (330, 500), (1230, 500), (1130, 700)], ((120, 124, 130), (158, 160, 164)),
          shadow=(10, 26, 22, 0.6), texture=(5, 400, 5, 9))
    p.put([(60, 700), (1130, 700), (1130, 742), (60, 742)], dark)
    p.put([(1130, 700), (1230, 500), (1230, 536), (1130, 742)], (52, 54, 60))
    p.put(box(262, 170, 1190, 560), steel, texture=(7, 400, 5, 9))
    p.put([(262, 170), (290, 146), (1218, 146), (1190, 170)], (184, 188, 192))
    p.put([(1190, 170), (1218, 146), (1218, 528), (1190, 560)], (84, 88, 94))
    a = p.a[::SS, ::SS].copy()
    path = [(x, 562) for x in range(306, 1150)]
    lay_bead(a, path, [42 + 2 * math.sin(i / 45) for i in range(len(path))], 19, 93, 1.9)
    m = np.zeros(a.shape[:2], bool)
    m[470:660, 263:1190] = True
    big = np.repeat(np.repeat(a, SS, 0), SS, 1)
    mm = np.repeat(np.repeat(m, SS, 0), SS, 1)
    p.a[mm] = big[mm]
    gauge_plate(p)
    p.light(520, 260, 1050, 0.28, (1.04, 1.0, 0.94))
    return p.done(33)


def gauge_plate(p):
    body = [(420, 604), (420, 330), (640, 330), (700, 400), (700, 640), (486, 640)]
    p.put(body, (186, 172, 128), shadow=(12, 14, 10, 0.55), volume=(8, 0.9), texture=(8, 200, 4, 8))
    p.put(ellipse(640, 400, 15), (120, 124, 128))
    p.text(560, 456, "6", 96, (60, 50, 30), "DejaVuSans-Bold.ttf")
    p.text(566, 540, "mm", 34, (60, 50, 30), "DejaVuSans.ttf")
    for k in range(11):
        p.line([(600 + k * 8, 634), (600 + k * 8, 634 - (22 if k % 5 == 0 else 12))], 2, (60, 50, 30))


@picture("diego-fuentes-rios/evidence/2026-10-09-shop-days/workbench.jpg")
def workbench():
    p = Pic(1280, 880)
    p.fade(0, 420, (84, 82, 80), (112, 106, 100))
    p.grain(0, 420, 100, 400, 200, 6)
    for x in range(60, 1280, 96):
        for y in range(50, 400, 60):
            p.put(ellipse(x, y, 5), (52, 50, 50))
    p.fade(420, 880, (126, 128, 134), (88, 90, 96))
    p.grain(420, 880, 101, 700, 4, 10)
    p.grain(420, 880, 102, 160, 60, 9)
    p.put(box(0, 414, 1280, 426), (168, 170, 174))
    helmet(p, 330, 430)
    gloves(p)
    brush_and_hammer(p)
    clamp(p, 1000, 250)
    p.light(420, 200, 980, 0.42, (1.08, 1.0, 0.88))
    return p.done(34)


def helmet(p, x, y):
    p.put(ellipse(x + 10, y + 212, 210, 34), (20, 18, 18), alpha=0.5)
    shell = smooth([(x - 170, y - 20), (x - 150, y - 170), (x - 20, y - 250), (x + 120, y - 190), (x + 168, y - 30),
                    (x + 150, y + 120),
                    (x + 70, y + 208), (x - 50, y + 214), (x - 140, y + 120), (x - 170, y - 20)])
    p.put(shell, (38, 40, 46), shadow=(12, 16, 18, 0.5), volume=(56, 1.3))
    p.put(box(x - 116, y - 96, x + 118, y + 40, 16), (26, 28, 32), volume=(9, 1.0))
    p.put(box(x - 92, y - 72, x + 94, y + 18, 8), ((22, 66, 52), (12, 34, 30)))
    p.put([(x - 80, y - 66), (x - 20, y - 66), (x - 60, y + 12), (x - 86, y + 12)], (150, 220, 190), alpha=0.22)
    p.put(ellipse(x + 150, y - 60, 22), (60, 62, 68), volume=(8, 1.2))
    for k in range(3):
        p.put(box(x - 46, y + 96 + k * 26, x + 46, y + 106 + k * 26, 5), (22, 22, 26))


def gloves(p):
    tan = (198, 156, 104)
    for x, y, a, s in ((640, 700, 64, 1), (700, 610, 78, -1)):
        parts = [box(-70, -60, 70, 90, 34), box(-86, 70, 86, 210, 20)]
        parts += [capsule(-52 + k * 35, -40, -58 + k * 38, (-140, -160, -152, -120)[k], 37) for k in range(4)]
        parts.append(capsule(-60, 30, -126, -36, 42))
        for part in parts[::-1]:
            pts = turn([(x + px * s, y + py) for px, py in part], a, x, y)
            p.put(pts, tan, shadow=(7, 10, 9, 0.35), volume=(16, 0.9), texture=(9, 40, 40, 7))
        cuff_line = turn([(x - 84 * s, y + 84), (x + 84 * s, y + 84)], a, x, y)
        p.line(cuff_line, 4, (150, 108, 64))


def brush_and_hammer(p):
    p.put(turn(box(820, 740, 1180, 784, 14), -7, 1000, 760), (170, 112, 66), shadow=(6, 10, 9, 0.45), volume=(12, 0.8),
          texture=(3, 200, 5, 10))
    rng = np.random.RandomState(8)
    for k in range(110):
        x = 834 + rng.uniform(0, 170)
        p.line(turn([(x, 742), (x + rng.uniform(-8, 8), 700 + rng.uniform(-7, 7))], -7, 1000, 760), 2,
               mix((206, 190, 130), (110, 100, 80), rng.rand()))
    p.line([(170, 800), (470, 730)], 20, (146, 150, 156), shadow=(7, 11, 9, 0.45), volume=(7, 1.1))
    for k in range(9):
        x = 180 + k * 15
        p.line([(x, 782 - k * 3.5), (x + 6, 816 - k * 3.5)], 6, (90, 94, 100))
    p.put([(440, 700), (470, 690), (506, 770), (500, 800), (470, 780)], (168, 172, 178), shadow=(6, 9, 8, 0.45),
          volume=(9, 1.1))
    p.put([(452, 702), (440, 666), (470, 650), (484, 700)], (168, 172, 178), volume=(9, 1.1))


def clamp(p, x, y):
    red = (166, 58, 46)
    p.line([(x + 92, y - 96), (x + 92, y - 40)], 9, (40, 40, 42))
    p.line(smooth([(x + 10, y - 40), (x + 150, y - 60), (x + 186, y + 80), (x + 160, y + 230), (x + 20, y + 226)], 20),
           40, red,
           shadow=(10, 14, 12, 0.5), volume=(13, 1.0))
    p.line([(x + 24, y + 60), (x + 24, y + 260)], 18, (176, 180, 186), volume=(6, 1.1))
    for k in range(14):
        p.line([(x + 14, y + 80 + k * 12), (x + 34, y + 76 + k * 12)], 3, (104, 108, 114))
    p.put(box(x + 4, y + 40, x + 44, y + 62, 6), (150, 154, 160), volume=(6, 1.1))
    p.line([(x - 20, y + 268), (x + 68, y + 258)], 12, (150, 154, 160), shadow=(4, 7, 6, 0.4), volume=(5, 1.1))
    p.put(box(x - 6, y - 40, x + 40, y - 12, 6), (150, 154, 160), volume=(6, 1.1))


@picture("diego-fuentes-rios/evidence/2026-06-09-plant-stand/plant-stand.jpg")
def plant_stand():
    p = Pic(1000, 1200)
    p.fade(0, 820, (240, 222, 190), (226, 200, 162))
    p.grain(0, 820, 110, 120, 120, 4)
    p.fade(820, 1200, (190, 112, 78), (168, 94, 64))
    p.grain(820, 1200, 111, 80, 40, 8)
    for k in range(-6, 18):
        p.line([(500 + (k - 6) * 74, 820), (500 + (k - 6) * 150, 1200)], 4, (206, 168, 140), alpha=0.8)
    for y in (820, 872, 950, 1060):
        p.line([(-10, y), (1010, y)], 4, (206, 168, 140), alpha=0.8)
    p.put([(300, 1080), (760, 1080), (980, 1150), (560, 1150)], (80, 40, 26), alpha=0.3)
    steel = (46, 48, 54)
    for x in (360, 690):
        p.put(box(x, 420, x + 20, 1010), mix(steel, (0, 0, 0), 0.25), volume=(5, 0.8))
    for y in (560, 830):
        p.put([(290, y + 26), (360, y - 14), (710, y - 14), (780, y + 26)], (70, 72, 78))
    pots(p, 520)
    pots(p, 790, 3)
    for y in (560, 830):
        p.put(box(280, y + 20, 790, y + 44), steel, shadow=(3, 8, 6, 0.4), volume=(6, 0.9))
    for x in (280, 766):
        p.put(box(x, 440, x + 25, 1090), steel, shadow=(8, 4, 8, 0.35), volume=(7, 1.0))
        p.put(box(x - 5, 1082, x + 30, 1096, 4), (30, 30, 32))
    p.light(250, 260, 1150, 0.24, (1.05, 1.0, 0.92))
    return p.done(35)


def pots(p, y, first=0):
    greens = ((96, 148, 72), (120, 166, 90), (72, 128, 84), (142, 164, 70))
    for k in range(3):
        x = 370 + k * 165
        kind = (k + first) % 4
        p.put([(x - 56, y - 40), (x + 56, y - 40), (x + 42, y + 58), (x - 42, y + 58)], (198, 108, 70),
              shadow=(6, 6, 8, 0.35), volume=(16, 0.9))
        p.put(box(x - 62, y - 60, x + 62, y - 34, 5), (210, 120, 80), volume=(7, 0.8))
        if kind == 0:
            leaves(p, x, y - 120, 90, 78, 7 + first, greens[0], (9, 18), 0.9)
        elif kind == 1:
            for d in range(-4, 5):
                p.line(smooth([(x, y - 56), (x + d * 10, y - 130), (x + d * 26, y - 190 + abs(d) * 16)]), 13,
                       mix(greens[1], (30, 60, 30), abs(d) / 9), volume=(4, 0.8))
        elif kind == 2:
            leaves(p, x, y - 96, 60, 60, 9, greens[2], (8, 15), 0.8)
            rng = np.random.RandomState(3)
            for _ in range(12):
                p.put(ellipse(x + rng.uniform(-56, 56), y - rng.uniform(76, 150), 12), (214, 72, 92), volume=(6, 0.8))
        else:
            for d in range(-3, 4):
                p.line(smooth([(x + d * 10, y - 54), (x + d * 30, y - 70), (x + d * 40, y + 10 + abs(d) * 14)]), 6,
                       greens[3])
            leaves(p, x, y - 70, 70, 66, 12, greens[3], (7, 12), 0.5)


@picture("mykola-bondarenko/evidence/2026-05-22-tool-box/tool-box.jpg")
def tool_box():
    p = Pic(1280, 900)
    p.fade(0, 400, (150, 146, 136), (176, 168, 152))
    wood(p, 400, 900, (150, 112, 78), 121, 4)
    p.put([(180, 250), (1080, 250), (1140, 420), (130, 420)], ((92, 122, 92), (74, 104, 76)), texture=(5, 90, 40, 9))
    p.put(box(130, 416, 1140, 730, 12), ((82, 112, 84), (58, 84, 62)), shadow=(12, 26, 22, 0.55), volume=(14, 0.8),
          texture=(6, 120, 60, 9))
    p.put(box(126, 412, 1144, 432, 6), (104, 134, 104), volume=(6, 0.8))
    rng = np.random.RandomState(12)
    for _ in range(46):
        x, y = rng.uniform(150, 1120), rng.choice([rng.uniform(262, 410), rng.uniform(440, 715)])
        p.line([(x, y), (x + rng.uniform(-26, 26), y + rng.uniform(-4, 4))], rng.uniform(1.5, 4), (150, 130, 104),
               alpha=0.5)
    for x in (150, 1120):
        for y in (450, 700):
            p.put(ellipse(x, y, 11), (176, 168, 150), volume=(5, 1))
    p.text(630, 336, "Микола", 128, (238, 234, 220), "Andika-BoldItalic.ttf", angle=2)
    p.line(smooth([(430, 400), (560, 390), (700, 396), (840, 384)]), 6, (238, 234, 220), alpha=0.85)
    p.line(smooth([(520, 250), (540, 190), (720, 190), (740, 250)]), 24, (52, 54, 58), shadow=(6, 8, 8, 0.4),
           volume=(8, 1.1))
    p.put(box(590, 402, 690, 520, 8), (202, 164, 84), shadow=(4, 7, 6, 0.45), volume=(9, 0.9))
    p.put(ellipse(640, 470, 14), (80, 60, 30))
    p.put(box(635, 470, 645, 496), (80, 60, 30))
    draw_caliper(p, 400, 768, 0.52, -3)
    p.light(480, 240, 1100, 0.26, (1.04, 1.0, 0.93))
    return p.done(36)


def draw_caliper(p, x, y, s, angle, gap=190, ground=((206, 210, 214), (170, 174, 180))):
    """A caliper lying on its back edge; (x, y) is where the fixed jaw meets the beam, gap how far the jaws are open."""
    place = lambda pts: turn([(x + a * s, y + b * s) for a, b in pts], angle, x, y)
    drop = (8 * s + 3, 12 * s + 3, 9, 0.5)
    p.put(place(box(-40, -40, 900, 20, 4)), ground, shadow=drop, volume=(6, 0.9))
    p.put(place([(-60, -60), (0, -60), (0, 220), (-20, 220), (-70, 60)]), ground, shadow=drop, volume=(7, 0.9))
    p.put(place([(-40, -40), (0, -40), (-6, -120), (-16, -120)]), ground, volume=(5, 0.9))
    p.put(place([(gap, -64), (gap + 240, -64), (gap + 240, 40), (gap + 80, 40), (gap + 70, 60), (gap + 20, 220),
                 (gap, 220)]),
          ((190, 194, 200), (150, 154, 160)), shadow=drop, volume=(7, 0.9))
    p.put(place([(gap, -64), (gap + 40, -64), (gap + 16, -130), (gap + 6, -130)]), ground, volume=(5, 0.9))
    p.put(place(box(gap + 60, -30, gap + 226, 14, 3)), (232, 234, 236))
    for k in range(0, 91):
        xx = k * 10
        if not gap - 4 < xx < gap + 244:
            p.line(place([(xx, 18), (xx, 18 - (26 if k % 10 == 0 else 18 if k % 5 == 0 else 12))]), 1.8 * s + 0.4, INK)
        if k % 10 == 0 and not gap - 30 < xx < gap + 270 and xx > 20:
            tx, ty = place([(xx, -22)])[0]
            p.text(tx, ty, str(k // 10), 20 * s, INK, "DejaVuSans.ttf", angle=-angle)
    for k in range(0, 11):
        p.line(place([(gap + 66 + k * 15, 14), (gap + 66 + k * 15, -4 - (6 if k % 5 == 0 else 0))]), 1.6 * s + 0.4, INK)
    p.put(place(ellipse(gap + 150, 52, 26)), (120, 124, 130), volume=(6, 1.1))


@picture("mykola-bondarenko/evidence/2026-06-04-ten-parts/caliper.jpg")
def caliper():
    p = Pic(1280, 820)
    p.fade(0, 820, (64, 68, 72), (44, 46, 50))
    p.grain(0, 820, 130, 240, 160, 6)
    p.grain(0, 820, 131, 700, 5, 4)
    for k, (x, y) in enumerate(((900, 620), (1020, 640), (1130, 600))):
        p.put(turn(box(x, y, x + 84, y + 84, 8), 12 - k * 16, x + 42, y + 42), (150, 132, 96), shadow=(8, 12, 10, 0.55),
              volume=(12, 0.9))
        p.text(x + 42, y + 42, str(k + 4), 36, (50, 42, 28), "DejaVuSans-Bold.ttf", angle=k * 16 - 12)
    draw_caliper(p, 220, 320, 1.12, 3, 191)
    p.put(ellipse(318, 482, 107), (146, 150, 158), shadow=(10, 14, 12, 0.5), volume=(34, 1.1))
    p.put(ellipse(312, 482, 84), (166, 170, 176), texture=(6, 4, 300, 10))
    p.ring(312, 482, 60, 2, (140, 144, 150))
    p.ring(312, 482, 34, 2, (140, 144, 150))
    p.put(turn(box(700, 480, 1000, 560, 4), -4, 850, 520), (252, 250, 240), shadow=(5, 8, 7, 0.5))
    p.text(850, 520, "19.05 mm  =  3/4 in", 32, SKY, angle=4)
    p.light(420, 240, 1000, 0.34, (1.03, 1.0, 0.97))
    return p.done(37)


# ---- writing --------------------------------------------------------------------------------------------------------

def save(image, path):
    """Writes a picture within the limit: a drawing as PNG with few colours, a scene as JPEG as good as fits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".png":
        image.quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)
    else:
        for quality in range(86, 40, -4):
            image.save(path, quality=quality, optimize=True, progressive=True)
            if path.stat().st_size <= LIMIT:
                break
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"{path.name}: {path.stat().st_size} bytes, more than {LIMIT}")


def main(names):
    for name in names or PICTURES:
        if name not in PICTURES:
            raise SystemExit(f"no picture '{name}'; there are: {', '.join(PICTURES)}")
        where, draw = PICTURES[name]
        save(draw(), LEARNERS / where)
        print(f"{(LEARNERS / where).stat().st_size:7d}  {where}")


if __name__ == "__main__":
    main(sys.argv[1:])
