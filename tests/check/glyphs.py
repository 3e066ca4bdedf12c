#!/usr/bin/python3
"""The picture test: are the words on the pages of a PDF drawn as HarfBuzz draws them?

    glyphs.py [--keep DIR] FILE.pdf MANIFEST.json

Text extraction cannot see a missing accent: the text says "Nguyễn" and the page shows "Nguyen". So each word is drawn a
second time by hb-view, with the same font at the same size, laid on the picture of the page that pdftoppm makes, and
compared. The manifest is a list with one entry for each page that is looked at:

    text       the word or line
    font       path of the font file
    language   BCP 47 tag, script   ISO 15924 tag (optional), direction   "ltr" or "rtl"
    features   HarfBuzz features that the PDF was set with, as "-liga,-clig" (optional)
    size_pt    size of the font
    x_pt y_pt  left end of the line and its baseline, in points from the page's lower left corner
    page       number of the page (optional: the place in the list, from 1)

A word passes if it stands within 0.75 pt of its place, if no more than 2 % of the ink differs, and if no single lump
of differing ink is as large as a small dot. Ink within about one pixel of where it should be is equal: two programs
never smooth an edge alike. Prints a protocol line per page. With --keep the pictures are left in DIR: page, expected,
and what differs in red (too much) and blue (missing).
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

EM_PX = 160            # pixels of one em in both pictures: a dot over an i is then about 18 pixels across
MOST_DIFFERENT = 0.02  # share of the expected ink
LARGEST_LUMP = 0.0016  # of a square em: a third of the smallest dot in the fonts that we use
MOST_SHIFT_PT = 0.75
DARK = 128             # what is darker is ink


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise RuntimeError("%s: %s" % (command[0], done.stdout.decode("utf-8", "replace").strip()[:300]))
    return done.stdout.decode("utf-8", "replace")


def ink_of(path):
    return numpy.asarray(Image.open(path).convert("L")) < DARK


def spread(ink, times):
    """Ink grown by so many pixels in the eight directions."""
    for _ in range(times):
        grown = ink.copy()
        grown[1:] |= ink[:-1]
        grown[:-1] |= ink[1:]
        wide = grown.copy()
        wide[:, 1:] |= grown[:, :-1]
        wide[:, :-1] |= grown[:, 1:]
        ink = wide
    return ink


def lumps(ink):
    """Sizes of the connected pieces of ink, in pixels."""
    left = {(int(y), int(x)) for y, x in zip(*numpy.nonzero(ink))}
    sizes = []
    while left:
        edge, size = [left.pop()], 0
        while edge:
            y, x = edge.pop()
            size += 1
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            edge.extend(near)
        sizes.append(size)
    return sizes


def page_height_pt(pdf, page):
    said = run("pdfinfo", "-f", str(page), "-l", str(page), pdf)
    found = re.search(r"^Page +%d size: +[\d.]+ x ([\d.]+) pts" % page, said, re.M)
    if not found:
        raise RuntimeError("there is no page %d" % page)
    return float(found[1])


def draw_page(pdf, page, size_pt, box, work):
    """A piece of the page at EM_PX pixels an em. The box is top, left, height, width in those pixels."""
    top, left, height, width = box
    target = os.path.join(work, "page")
    # pdftoppm refuses to begin left of the page or above it; what would stand there is white.
    y, x = max(top, 0), max(left, 0)
    run("pdftoppm", "-f", str(page), "-l", str(page), "-r", "%.4f" % (EM_PX / size_pt * 72), "-gray", "-singlefile",
        "-x", str(x), "-y", str(y), "-W", str(left + width - x), "-H", str(top + height - y), pdf, target)
    return window(ink_of(target + ".pgm"), top - y, left - x, height, width)


def draw_expected(line, work):
    """The word by hb-view, with room for marks: 3 em above the baseline, 2 em below, and 1 em at either end."""
    target = os.path.join(work, "expected.png")
    margin = EM_PX
    command = ["hb-view", "--output-format=png", "--output-file=" + target, "--font-file=" + line["font"],
               "--text=" + line["text"], "--font-size=%d" % EM_PX, "--margin=%d" % margin,
               "--font-extents=%d,%d,0" % (2 * EM_PX, EM_PX), "--foreground=000000", "--background=FFFFFF"]
    for key in ("language", "script", "direction", "features"):
        if line.get(key):
            command.append("--%s=%s" % (key, line[key]))
    run(*command)
    return ink_of(target), margin, margin + 2 * EM_PX


def window(ink, top, left, height, width):
    """A piece of a picture; white beyond its borders."""
    piece = numpy.zeros((height, width), bool)
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + height, ink.shape[0]), min(left + width, ink.shape[1])
    if y1 > y0 and x1 > x0:
        piece[y0 - top:y1 - top, x0 - left:x1 - left] = ink[y0:y1, x0:x1]
    return piece


def best_shift(found, expected, most):
    """Where in a picture with a border of so many pixels the expected one fits best: the fewest pixels differ."""
    height, width = expected.shape

    def cost(shift):
        return int((window(found, most + shift[0], most + shift[1], height, width) ^ expected).sum())

    best = (0, 0)
    for step in (4, 2, 1):
        around = {(max(-most, min(most, best[0] + dy * step)), max(-most, min(most, best[1] + dx * step)))
                  for dy in range(-2, 3) for dx in range(-2, 3)}
        best = min(sorted(around), key=cost)
    return best


def compare(line, page, pdf, work, keep):
    """What is wrong with one page; None when nothing is."""
    expected, left, base = draw_expected(line, work)
    if not expected.any():
        return "hb-view draws nothing for it"
    if expected[0].any() or expected[-1].any() or expected[:, 0].any() or expected[:, -1].any():
        return "the picture by hb-view is cut off"
    scale = EM_PX / line["size_pt"]
    most = max(1, round(MOST_SHIFT_PT * scale))
    top = round((page_height_pt(pdf, page) - line["y_pt"]) * scale) - base - most
    box = top, round(line["x_pt"] * scale) - left - most, expected.shape[0] + 2 * most, expected.shape[1] + 2 * most
    around = draw_page(pdf, page, line["size_pt"], box, work)
    dy, dx = best_shift(around, expected, most)
    found = window(around, most + dy, most + dx, *expected.shape)
    missing = expected & ~spread(found, 2)
    extra = found & ~spread(expected, 2)
    if keep:
        keep_pictures(keep, page, found, expected, missing, extra)
    if not found.any():
        return "the page shows nothing there"
    share = (missing.sum() + extra.sum()) / expected.sum()
    lump = max(lumps(missing) + lumps(extra), default=0) / EM_PX ** 2
    if share > MOST_DIFFERENT or lump > LARGEST_LUMP:
        return "%.1f %% of the ink differs (missing %.1f %%, too much %.1f %%); largest lump %.4f square em" % (
            100 * share, 100 * missing.sum() / expected.sum(), 100 * extra.sum() / expected.sum(), lump)
    return None


def keep_pictures(folder, page, found, expected, missing, extra):
    os.makedirs(folder, exist_ok=True)
    for name, ink in (("page", found), ("expected", expected)):
        Image.fromarray(numpy.where(ink, 0, 255).astype("uint8")).save(os.path.join(folder, "%03d-%s.png" % (page, name)))
    colours = numpy.full(found.shape + (3,), 255, "uint8")
    colours[found | expected] = (200, 200, 200)
    colours[extra] = (220, 0, 0)
    colours[missing] = (0, 0, 220)
    Image.fromarray(colours).save(os.path.join(folder, "%03d-differs.png" % page))


def main(argv):
    keep = None
    if argv[:1] == ["--keep"]:
        keep, argv = argv[1], argv[2:]
    if len(argv) != 2:
        print("usage: glyphs.py [--keep DIR] FILE.pdf MANIFEST.json", file=sys.stderr)
        return 2
    status = 0
    with open(argv[1], encoding="utf-8") as file:
        lines = json.load(file)
    if not lines:
        print("not ok glyphs: words to look at\n    the manifest is empty")
        return 1
    for number, line in enumerate(lines, 1):
        page = line.get("page", number)
        with tempfile.TemporaryDirectory() as work:
            try:
                fault = compare(line, page, argv[0], work, keep)
            except (RuntimeError, OSError, KeyError, ValueError) as error:
                fault = "%s: %s" % (type(error).__name__, error)
        print("%s glyphs: %s (%s)" % ("not ok" if fault else "ok", line.get("text"), os.path.basename(line.get("font", "?"))))
        if fault:
            print("    page %d: %s" % (page, fault))
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
