#!/usr/bin/python3
"""Is the text that poppler reads out of each page of a PDF the text that was set there?

    glyph_text.py FILE.pdf MANIFEST.json

The manifest is that of glyphs.py: `page` and `text` of each entry. Texts are compared in normal form C, character by
character, without the marks of direction that poppler adds around words that run right to left. Two limits of poppler
22 are known, both in words that run right to left: it turns round the characters of a ligature (lam-alef) and those of
a letter with its vowel signs. Such words must have the same letters, base by base. No control character may be among
what is read. Prints a protocol line per page.
"""
import json
import re
import subprocess
import sys
import unicodedata

ADDED = re.compile("[\u202a-\u202e]")
STEERING = re.compile("[\u061c\u200b\u200e\u200f\u2066-\u2069\ufffd]")


def text_of(pdf, page):
    done = subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), pdf, "-"], stdout=subprocess.PIPE, check=True)
    return unicodedata.normalize("NFC", ADDED.sub("", done.stdout.decode("utf-8")).strip("\f\n ").replace("\n", " "))


def turned_round(word):
    """What a word has, whatever the order inside its letters: for words with ligatures or vowel signs from the right."""
    return sorted(unicodedata.normalize("NFD", word))


def judge(line, found):
    wanted = unicodedata.normalize("NFC", line["text"].strip())
    if STEERING.search(found):
        return "signs that nobody sees are among the text: %s" % ascii(found)
    if found == wanted:
        return None
    if line["direction"] == "rtl" and re.search("[\u064b-\u0652\u05b0-\u05c7]|\u0644[\u0622\u0623\u0625\u0627]", wanted):
        words = list(zip(found.split(" "), wanted.split(" ")))
        if len(found.split(" ")) == len(wanted.split(" ")) and all(turned_round(a) == turned_round(b) for a, b in words):
            return None
    return "%s was set, %s is read" % (ascii(wanted), ascii(found))


def main():
    pdf, manifest = sys.argv[1:]
    status = 0
    for place, line in enumerate(json.load(open(manifest, encoding="utf-8"))):
        page = line.get("page", place + 1)
        wrong = judge(line, text_of(pdf, page))
        print("%sok glyphs: %s can be copied" % ("not " if wrong else "", line["text"].strip()))
        if wrong:
            print("    page %d: %s" % (page, wrong))
            status = 1
    sys.exit(status)


main()
