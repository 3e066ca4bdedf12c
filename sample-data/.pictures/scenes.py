"""A small drawing library for the pictures of the sample workspace.

What it does: draws at twice the size and shrinks, with a few tools on top of Pillow: lines as a child's hand
makes them, crayon fills, paper, and the soft light of a photo. Place: used by maple.py and the files beside
it. What it does not do: read the clock, the network or any file but the fonts. The same seed gives the same
bytes.
"""

import io
import math
import random
import zlib

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SCALE = 2            # drawn at this size, then shrunk: smooth edges
MAX_BYTES = 88_000   # a picture on a slow phone
FONTS = {
    "hand": "/usr/share/fonts/truetype/andika/Andika-Regular.ttf",
    "hand-bold": "/usr/share/fonts/truetype/andika/Andika-Bold.ttf",
    "hand-italic": "/usr/share/fonts/truetype/andika/Andika-Italic.ttf",
    "sans": "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "plain": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
}

INK, PENCIL, PAPER, LINE = "#2b2f33", "#55585c", "#fdfaf2", "#cfdde6"
LEAF, SUN, SKY, CLAY, PLUM, ROSE = "#2f6b4f", "#e0a21b", "#3f7fae", "#b5562f", "#6c3f7d", "#d0486a"


def rgb(color):
    """'#rrggbb' or a triple, as a triple."""
    if isinstance(color, str):
        return tuple(int(color[i:i + 2], 16) for i in (1, 3, 5))
    return tuple(color)


def mix(a, b, t):
    """The color that lies t of the way from a to b."""
    return tuple(round(x + (y - x) * t) for x, y in zip(rgb(a), rgb(b)))


def smooth(points, rounds=3):
    """A closed outline with its corners cut off, again and again, until it is round."""
    for _ in range(rounds):
        points = [(a[0] * (1 - t) + b[0] * t, a[1] * (1 - t) + b[1] * t)
                  for a, b in zip(points, points[1:] + points[:1]) for t in (0.25, 0.75)]
    return points


def noise(width, height, step, seed, stretch=(1, 1)):
    """Soft noise from 0 to 1: three layers, the coarsest with one point each `step` pixels."""
    state = numpy.random.RandomState(seed & 0x7FFFFFFF)
    total, weight = numpy.zeros((height, width)), 0.0
    for layer in range(3):
        size = max(2, step / 2 ** layer)
        shape = (max(2, int(height / (size * stretch[1])) + 2), max(2, int(width / (size * stretch[0])) + 2))
        small = Image.fromarray((state.rand(*shape) * 255).astype("uint8"))
        total += numpy.asarray(small.resize((width, height), Image.BICUBIC), dtype=float) / 255 / 2 ** layer
        weight += 1 / 2 ** layer
    return total / weight


class Scene:
    """One picture. All coordinates are those of the finished picture, in pixels, from the top left."""

    def __init__(self, name, width=1200, height=900, ground=PAPER):
        self.seed = zlib.crc32(name.encode())
        self.random = random.Random(self.seed)
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), rgb(ground))
        self.counter = 0

    # --- tools that everything else is made of ---

    def _seed(self):
        self.counter += 1
        return self.seed + self.counter * 7919

    def _draw(self):
        return ImageDraw.Draw(self.image)

    def _up(self, points):
        return [(x * SCALE, y * SCALE) for x, y in points]

    def mask(self, shape):
        """A mask of a polygon (a list of points) or an ellipse (four numbers: left, top, right, bottom)."""
        mask = Image.new("L", self.image.size, 0)
        draw = ImageDraw.Draw(mask)
        if isinstance(shape[0], (int, float)):
            draw.ellipse([v * SCALE for v in shape], fill=255)
        else:
            draw.polygon(self._up(shape), fill=255)
        return mask

    def paste(self, color, mask):
        self.image.paste(rgb(color), (0, 0), mask)

    # --- shapes with clean edges ---

    def fill(self, shape, color):
        self.paste(color, self.mask(shape))

    def box(self, left, top, right, bottom, color, radius=0, outline=None, width=3):
        self._draw().rounded_rectangle([v * SCALE for v in (left, top, right, bottom)], radius * SCALE,
                                       fill=None if color is None else rgb(color),
                                       outline=None if outline is None else rgb(outline), width=width * SCALE)

    def line(self, points, color, width=4):
        points = self._up(points)
        draw = self._draw()
        draw.line(points, fill=rgb(color), width=int(width * SCALE), joint="curve")
        r = width * SCALE / 2
        for x, y in (points[0], points[-1]):
            draw.ellipse([x - r, y - r, x + r, y + r], fill=rgb(color))

    def disc(self, x, y, r, color):
        self.fill([x - r, y - r, x + r, y + r], color)

    def text(self, x, y, words, size=40, color=INK, font="hand", anchor="la", turn=0):
        face = ImageFont.truetype(FONTS[font], size * SCALE)
        if not turn:
            self._draw().text((x * SCALE, y * SCALE), words, font=face, fill=rgb(color), anchor=anchor)
            return
        width, height = self.image.size
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).text((width / 2, height / 2), words, font=face, fill=255, anchor=anchor)
        mask = mask.rotate(turn, resample=Image.BICUBIC)
        self.paste(color, ImageChops.offset(mask, int(x * SCALE - width / 2), int(y * SCALE - height / 2)))

    # --- a child's hand ---

    def wobble(self, points, amount=3.0, closed=False):
        """The same path with more points, each a little off."""
        points = list(points) + ([points[0]] if closed else [])
        out, drift = [], [0.0, 0.0]
        for (ax, ay), (bx, by) in zip(points, points[1:]):
            steps = max(2, int(math.hypot(bx - ax, by - ay) / 22))
            for i in range(steps):
                drift = [d * 0.7 + self.random.uniform(-amount, amount) * 0.5 for d in drift]
                out.append((ax + (bx - ax) * i / steps + drift[0], ay + (by - ay) * i / steps + drift[1]))
        return out + [points[-1] if not closed else out[0]]

    def pencil(self, points, color=PENCIL, width=4, amount=3.0, closed=False):
        self.line(self.wobble(points, amount, closed), color, width)

    def crayon(self, shape, color, angle=38, gap=9, width=9, strength=0.85):
        """Fills a shape with strokes that leave a little paper between them, as wax does."""
        layer = Image.new("L", self.image.size, 0)
        draw = ImageDraw.Draw(layer)
        mask = self.mask(shape)
        left, top, right, bottom = [v / SCALE for v in mask.getbbox()]
        cx, cy, reach = (left + right) / 2, (top + bottom) / 2, math.hypot(right - left,
                                                                           bottom - top) / 2 + 20
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        offset = -reach
        while offset < reach:
            a = self.random.uniform(-5, 5)
            ends = [(-reach, offset + a), (reach, offset - a)]
            path = [((cx + u * c - v * s) * SCALE, (cy + u * s + v * c) * SCALE) for u, v in ends]
            draw.line(path, fill=self.random.randint(170, 255), width=int(width * SCALE))
            offset += gap * self.random.uniform(0.75, 1.2)
        grain = noise(layer.width // 2, layer.height // 2, 5, self._seed())
        grain = Image.fromarray((numpy.clip(0.55 + grain, 0,
                                            1) * 255 * strength).astype("uint8")).resize(layer.size)
        soft = mask.filter(ImageFilter.GaussianBlur(1.5 * SCALE))
        self.paste(color, ImageChops.multiply(ImageChops.multiply(layer, grain), soft))

    def hand_shape(self, shape, color, edge=PENCIL, width=4, amount=3.0, angle=38):
        """A crayon fill with a pencil line around it."""
        self.crayon(shape, color, angle)
        self.pencil(shape, edge, width, amount, closed=True)

    def ring(self, x, y, rx, ry=None, count=22):
        """The points of an ellipse, for the tools that want points."""
        ry = rx if ry is None else ry
        return [(x + rx * math.cos(math.tau * i / count), y + ry * math.sin(math.tau * i / count))
                for i in range(count)]

    # --- papers ---

    def grid_paper(self, step=40, color=LINE):
        for x in range(step, self.width, step):
            self._draw().line([x * SCALE, 0, x * SCALE, self.height * SCALE], fill=rgb(color), width=SCALE)
        for y in range(step, self.height, step):
            self._draw().line([0, y * SCALE, self.width * SCALE, y * SCALE], fill=rgb(color), width=SCALE)

    def lined_paper(self, top=150, step=62):
        for y in range(top, self.height, step):
            self._draw().line([0, y * SCALE, self.width * SCALE, y * SCALE], fill=rgb(LINE), width=2 * SCALE)

    # --- the light of a photo ---

    def gradient(self, top_color, bottom_color, top=0, bottom=None):
        bottom = self.height if bottom is None else bottom
        draw = self._draw()
        for y in range(int(top * SCALE), int(bottom * SCALE)):
            t = (y - top * SCALE) / ((bottom - top) * SCALE)
            draw.line([0, y, self.image.width, y], fill=mix(top_color, bottom_color, t))

    def texture(self, shape, dark, light, step=60, stretch=(1, 1), strength=1.0):
        """Fills a shape with soft noise between two colors: wood, water, grass, cloth."""
        width, height = self.image.width // 2, self.image.height // 2
        field = noise(width, height, step * SCALE / 2, self._seed(), stretch)
        field = numpy.clip((field - 0.5) * 2.2 * strength + 0.5, 0, 1)[..., None]
        pixels = numpy.array(rgb(dark)) * (1 - field) + numpy.array(rgb(light)) * field
        layer = Image.fromarray(pixels.astype("uint8")).resize(self.image.size, Image.BILINEAR)
        self.image.paste(layer, (0, 0), self.mask(shape))

    def shadow(self, shape, dx=8, dy=14, blur=14, strength=0.35, color="#1b1a17"):
        mask = ImageChops.offset(self.mask(shape), dx * SCALE,
                                 dy * SCALE).filter(ImageFilter.GaussianBlur(blur * SCALE))
        self.paste(color, mask.point(lambda v: int(v * strength)))

    def glow(self, x, y, r, color, strength=0.6):
        mask = self.mask([x - r, y - r, x + r, y + r]).filter(ImageFilter.GaussianBlur(r * 0.45 * SCALE))
        self.paste(color, mask.point(lambda v: int(v * strength)))

    def blur(self, radius):
        """Puts everything drawn so far out of focus."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius * SCALE))

    def sheet(self, points, color=PAPER):
        """A sheet of paper or card that lies on something."""
        self.shadow(points, 6, 10, 10, 0.4)
        self.fill(points, color)

    def develop(self, warmth=6, vignette=0.28, grain=3.0):
        """The last step of a photo: warmer light, darker corners, a little grain."""
        width, height = self.width, self.height
        small = self.image.resize((width, height), Image.LANCZOS)
        pixels = numpy.asarray(small, dtype=float)
        y, x = numpy.mgrid[0:height, 0:width]
        far = ((x / width - 0.48) ** 2 + (y / height - 0.45) ** 2) * 2
        pixels = pixels * (1 - vignette * far[..., None]) + numpy.array([warmth, warmth * 0.35, -warmth])
        speck = numpy.random.RandomState(self.seed & 0x7FFFFFFF).normal(0, grain, (height // 2, width // 2))
        speck = numpy.kron(speck, numpy.ones((2, 2)))
        pixels[:speck.shape[0], :speck.shape[1]] += speck[..., None]
        self.image = Image.fromarray(numpy.clip(pixels, 0, 255).astype("uint8"))

    def scan(self):
        """The last step of a drawing: the tooth of the paper and the light of a scanner."""
        self.image = self.image.resize((self.width, self.height), Image.LANCZOS)
        field = noise(self.width, self.height, 5, self._seed()) * 8 - 4
        light = noise(self.width, self.height, 700, self._seed()) * 12 - 6
        pixels = numpy.asarray(self.image, dtype=float) + (field + light)[..., None]
        self.image = Image.fromarray(numpy.clip(pixels, 0, 255).astype("uint8"))

    def save(self, path):
        """Writes a JPEG of the best quality that fits, a little softer where it must be, or a PNG."""
        image = self.image
        if image.width != self.width:
            image = image.resize((self.width, self.height), Image.LANCZOS)
        out = io.BytesIO()
        if path.suffix == ".png":
            for colors in (96, 48, 24, 16, 12):
                out = io.BytesIO()
                image.quantize(colors, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
                if out.tell() <= MAX_BYTES:
                    break
        else:
            for soft, quality in [(0, q) for q in range(90, 44, -5)] + [(s, q) for s in (0.6, 1.0,
                                                                                         1.5) for q in (58,
                                                                                                        44)]:
                out = io.BytesIO()
                image.filter(ImageFilter.GaussianBlur(soft)).save(out, "JPEG", quality=quality, optimize=True,
                                                                  progressive=True)
                if out.tell() <= MAX_BYTES:
                    break
        assert out.tell() <= MAX_BYTES, (path, out.tell())
        path.write_bytes(out.getvalue())
