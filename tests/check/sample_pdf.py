#!/usr/bin/python3
"""Writes small tagged PDFs by hand, one line of text a page, to try the checkers on: good ones and faulty ones.

    sample_pdf.py OUT.pdf MANIFEST.json [--fault NAME]

The manifest is the one of glyphs.py. Its text is shaped by hb-shape and set at the place that it names, with the
font embedded whole. Faults: lang, title, tags, tounicode, loose (text outside tags), mark (the smallest
glyph of each line is left out), shift (lines stand 3 pt off). Nothing of the program is used here: this is
a second opinion on how such a file looks.
"""
import json
import struct
import subprocess
import sys
import zlib

PAGE_WIDTH, PAGE_HEIGHT = 595, 842


class Font:
    """What a TrueType font file says about its measures."""

    def __init__(self, path):
        self.path, self.data = path, open(path, "rb").read()
        count = struct.unpack(">H", self.data[4:6])[0]
        self.tables = {}
        for i in range(count):
            tag, _, offset, length = struct.unpack(">4sIII", self.data[12 + 16 * i:28 + 16 * i])
            self.tables[tag.decode()] = self.data[offset:offset + length]
        self.per_em = struct.unpack(">H", self.tables["head"][18:20])[0]
        self.box = struct.unpack(">4h", self.tables["head"][36:44])
        self.long_loca = struct.unpack(">h", self.tables["head"][50:52])[0]
        self.ascent, self.descent = struct.unpack(">2h", self.tables["hhea"][4:8])
        self.metrics = struct.unpack(">H", self.tables["hhea"][34:36])[0]

    def advance(self, glyph):
        at = 4 * min(glyph, self.metrics - 1)
        return struct.unpack(">H", self.tables["hmtx"][at:at + 2])[0]

    def size(self, glyph):
        """The area of the box around a glyph's outline; 0 when it draws nothing."""
        if self.long_loca:
            start, end = struct.unpack(">2I", self.tables["loca"][4 * glyph:4 * glyph + 8])
        else:
            start, end = (2 * n for n in struct.unpack(">2H", self.tables["loca"][2 * glyph:2 * glyph + 4]))
        if start == end:
            return 0
        x0, y0, x1, y1 = struct.unpack(">4h", self.tables["glyf"][start + 2:start + 10])
        return (x1 - x0) * (y1 - y0)

    def units(self, value):
        return round(value * 1000 / self.per_em)


def shape(line):
    command = ["hb-shape", "--font-file=" + line["font"], "--text=" + line["text"], "--no-glyph-names", "--output-format=json"]
    for key in ("direction", "language", "script", "features"):
        if line.get(key):
            command.append("--%s=%s" % (key, line[key]))
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


class Writer:
    """Objects in the order in which they are asked for."""

    def __init__(self):
        self.objects = []

    def add(self, body=b""):
        self.objects.append(body)
        return len(self.objects)

    def stream(self, entries, data):
        packed = zlib.compress(data)
        return self.add(b"<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (entries.encode(), len(packed), packed))

    def save(self, path, root, info):
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets = []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body if isinstance(body, bytes) else body.encode())
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<00> <00>]>>\n" % (len(offsets) + 1, root, info)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        open(path, "wb").write(out)


def utf16(text):
    return "<FEFF%s>" % text.encode("utf-16-be").hex().upper()


def cluster_texts(text, glyphs):
    """The text of each cluster, by the character at which it starts."""
    starts = sorted({g["cl"] for g in glyphs}) + [len(text)]
    return {a: text[a:b] for a, b in zip(starts, starts[1:])}


def content(line, glyphs, font, fault):
    """The page's drawing, one glyph after the other at its own place."""
    left_out = None
    if fault == "mark":
        left_out = min((g for g in glyphs if font.size(g["g"])), key=lambda g: font.size(g["g"]))
    scale = line["size_pt"] / font.per_em
    x, y = line["x_pt"], line["y_pt"] + (3 if fault == "shift" else 0)
    parts = ["BT /F0 %g Tf" % line["size_pt"]]
    for g in glyphs:
        if g is not left_out:
            parts.append("1 0 0 1 %.3f %.3f Tm <%04X> Tj" % (x + g["dx"] * scale, y + g["dy"] * scale, g["g"]))
        x += g["ax"] * scale
    drawing = "\n".join(parts + ["ET"])
    if fault == "loose":
        return drawing
    return "/P <</MCID 0>> BDC /Span <</ActualText %s>> BDC\n%s\nEMC EMC" % (utf16(line["text"]), drawing)


def add_font(w, line, glyphs, font, fault):
    texts = cluster_texts(line["text"], glyphs)
    pairs = {g["g"]: texts[g["cl"]] for g in glyphs}
    rows = "\n".join("<%04X> <%s>" % (g, t.encode("utf-16-be").hex()) for g, t in sorted(pairs.items()))
    cmap = ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%d beginbfchar\n%s\nendbfchar\n"
            "endcmap\nend\nend\n" % (len(pairs), rows))
    program = w.stream("/Length1 %d" % len(font.data), font.data)
    descriptor = w.add("<</Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d "
                       "/Descent %d /CapHeight 700 /StemV 80 /FontFile2 %d 0 R>>"
                       % (*map(font.units, font.box), font.units(font.ascent), font.units(font.descent), program))
    widths = " ".join("%d [%d]" % (g, font.units(font.advance(g))) for g in sorted(pairs))
    cid = w.add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) "
                "/Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /W [%s]>>" % (descriptor, widths))
    back = "" if fault == "tounicode" else "/ToUnicode %d 0 R" % w.stream("", cmap.encode())
    return w.add("<</Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [%d 0 R] %s>>" % (cid, back))


XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>%s</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def write(path, lines, fault=None):
    w = Writer()
    catalog, pages, tree, document = w.add(), w.add(), w.add(), w.add()
    page_ids, elements = [], []
    for number, line in enumerate(lines):
        font, glyphs = Font(line["font"]), shape(line)
        face = add_font(w, line, glyphs, font, fault)
        body = w.stream("", content(line, glyphs, font, fault).encode())
        page = w.add("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources <</Font <</F0 %d 0 R>>>> "
                     "/StructParents %d /Tabs /S>>" % (pages, PAGE_WIDTH, PAGE_HEIGHT, body, face, number))
        page_ids.append(page)
        elements.append(w.add("<</Type /StructElem /S /P /P %d 0 R /Pg %d 0 R /K 0>>" % (document, page)))
    kids = " ".join("%d 0 R" % e for e in elements)
    w.objects[pages - 1] = "<</Type /Pages /Count %d /Kids [%s]>>" % (len(page_ids), " ".join("%d 0 R" % p for p in page_ids))
    w.objects[document - 1] = "<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>" % (tree, kids)
    numbers = " ".join("%d [%d 0 R]" % pair for pair in enumerate(elements))
    w.objects[tree - 1] = "<</Type /StructTreeRoot /K %d 0 R /ParentTree <</Nums [%s]>> /ParentTreeNextKey %d>>" % (
        document, numbers, len(elements))
    title = "" if fault == "title" else '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sample</rdf:li></rdf:Alt></dc:title>'
    xmp = (XMP % title).encode()
    metadata = w.add(b"<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream" % (len(xmp), xmp))
    w.objects[catalog - 1] = "<</Type /Catalog /Pages %d 0 R /MarkInfo <</Marked true>> %s %s /Metadata %d 0 R %s>>" % (
        pages, "" if fault == "tags" else "/StructTreeRoot %d 0 R" % tree, "" if fault == "lang" else "/Lang (en)", metadata,
        "/ViewerPreferences <</DisplayDocTitle true>>")
    w.save(path, catalog, w.add("<</Title (Sample)>>"))


def main(argv):
    fault = argv[argv.index("--fault") + 1] if "--fault" in argv else None
    write(argv[0], json.load(open(argv[1], encoding="utf-8")), fault)


if __name__ == "__main__":
    main(sys.argv[1:])
