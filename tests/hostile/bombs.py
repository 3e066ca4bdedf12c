#!/usr/bin/python3
"""Writes small files that are, or claim to be, very large pictures, of the kinds that Pillow writes, into a FOLDER. A
program of its own: the memory of who starts a program counts as that program's."""
import io
import sys

from PIL import Image


def saved(picture, **how):
    out = io.BytesIO()
    picture.save(out, **how)
    return out.getvalue()


def many_scans(jpeg, times):
    """A progressive JPEG whose last scan is repeated: each costs a walk over the whole picture."""
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:-2] + jpeg[last:-2] * times + b"\xff\xd9"


def pictures():
    Image.MAX_IMAGE_PIXELS = None
    grey = Image.new("L", (9000, 9000), 128)
    yield "JPEG of 9,000 by 9,000", saved(grey, format="JPEG")
    yield "progressive JPEG of 9,000 by 9,000", saved(grey, format="JPEG", progressive=True)
    yield "JPEG of 65,500 by 1,500", saved(Image.new("L", (65500, 1500)), format="JPEG")
    yield "JPEG of 65,500 by 2", saved(Image.new("L", (65500, 2)), format="JPEG")
    yield "JPEG of 99 scans", many_scans(saved(Image.new("RGB", (3000, 3000)), format="JPEG", progressive=True), 80)
    yield "JPEG of 2,000 scans", many_scans(saved(Image.new("RGB", (1000, 1000)), format="JPEG", progressive=True), 2000)
    yield "JPEG cut in the middle", saved(grey, format="JPEG")[:20000]
    yield "JPEG in four inks of 6,000 by 6,000", saved(Image.new("CMYK", (6000, 6000)), format="JPEG")
    yield "WebP of 7,000 by 7,000 with alpha", saved(Image.new("RGBA", (7000, 7000), (1, 2, 3, 4)), format="WEBP", lossless=True, quality=0, method=0)
    yield "WebP of 5,000 by 5,000", saved(Image.new("RGB", (5000, 5000)), format="WEBP", method=0)
    yield "WebP of 16,383 by 16,383", saved(Image.new("RGB", (16, 16)), format="WEBP", lossless=True)[:21] + b"\xff\xff\xff\x0f" + b"\0" * 40
    yield "GIF of 9,000 by 9,000", saved(Image.new("P", (9000, 9000)), format="GIF")


for number, (name, data) in enumerate(pictures()):
    with open(f"{sys.argv[1]}/{number:02} {name}", "wb") as out:
        out.write(data)
