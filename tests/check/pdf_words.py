#!/usr/bin/python3
"""Does poppler read out of a PDF all that was put into it?

    pdf_words.py FILE.pdf FILE.txt

The text file has one line for each piece of text. Pages have a foot ("Cedar Grove School", "3 of 7"), tables that go on
say their heads again, lists have labels: what is read may be more, it may never be less. Compared are characters, since a
word that is wider than its column is broken, and words, of which few may be broken so.
"""
import collections
import subprocess
import sys
import unicodedata


def counted(things):
    return collections.Counter(things)


def main():
    pdf, wanted = sys.argv[1:]
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], stdout=subprocess.PIPE, check=True)
    read = unicodedata.normalize("NFC", done.stdout.decode("utf-8")).split()
    with open(wanted, encoding="utf-8") as f:
        said = unicodedata.normalize("NFC", f.read()).split()
    lost = counted("".join(said)) - counted("".join(read))
    if lost:
        sys.exit("characters are lost: %s" % dict(lost))
    broken = sum((counted(said) - counted(read)).values())
    if broken > 5 + len(said) / 5:
        sys.exit("%d of %d words are not read as they were set" % (broken, len(said)))


main()
