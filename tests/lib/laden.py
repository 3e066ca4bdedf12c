"""Files as people have them: with place, device, author, comments, tracked changes, thumbnails and more. Each holds the word SECRET
wherever it is to be gone from the published copy, and KEPT where it is to stay.

    files(folder)      {name: bytes} of what is published once it is clean
    planted()          {name: (bytes, a word of the finding or None)} of office documents with one kind of hidden thing each
    held(folder)       {name: (bytes, a word of the finding)} of what is held back
"""
import base64, io, os, struct, subprocess, zipfile, zlib

from PIL import Image

SECRET, KEPT = "Zanzibar7319", "Kept4711"


def tool(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


# ---- pictures -----------------------------------------------------------------------------------------------------
def photo(kind="JPEG", size=(96, 64)):
    picture, out = Image.new("RGB", size, (200, 30, 30)), io.BytesIO()
    exif = picture.getexif()
    exif[0x010F] = exif[0x0110] = exif[0x013B] = SECRET
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 36.0, 0.0), 3: "W", 4: (122.0, 19.0, 0.0)})
    more = {"JPEG": {"comment": SECRET.encode()}, "PNG": {}, "GIF": {"comment": SECRET.encode()}, "WEBP": {}}[kind]
    if kind != "GIF":
        more["exif"] = exif
    picture.save(out, kind, **more)
    return out.getvalue() + (SECRET.encode() if kind == "JPEG" else b"")


def heif(folder, ending):
    source, target = os.path.join(folder, "heif.jpg"), os.path.join(folder, "heif." + ending)
    open(source, "wb").write(photo())
    tool("heif-enc", *(["--avif"] if ending == "avif" else []), "-o", target, source)
    return open(target, "rb").read()


# ---- films and recordings -----------------------------------------------------------------------------------------
PLAYED = {  # name: codecs
    "film.mp4": "-c:v libx264 -c:a aac -display_rotation:v 90", "film.mov": "-c:v libx264 -c:a aac", "film.webm": "-c:v libvpx -c:a libopus",
    "film.ogv": "-c:v libtheora -c:a libvorbis", "voice.mp3": "-c:a libmp3lame", "voice.m4a": "-c:a aac", "voice.aac": "-c:a aac", "voice.wav": "",
    "voice.flac": "", "voice.ogg": "-c:a libvorbis", "voice.opus": "-c:a libopus", "voice.weba": "-c:a libopus -f webm",
}
FILM = ("film.mp4", "film.mov", "film.webm", "film.ogv", "film.mkv")


def played(folder, name, codecs):
    path, sources = os.path.join(folder, name), ["-f", "lavfi", "-i", "sine=d=0.4"]
    if name in FILM:
        sources = ["-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=0.4"] + sources
    codecs = [word for word in codecs.split() if not word.startswith("-display") and word != "90"]
    said = [f"-metadata={key}={SECRET}" for key in ("artist", "title", "comment", "make", "model", "album", "com.apple.quicktime.model")]
    said = [part for word in said for part in word.split("=", 1)]
    chapters, words, cover = (os.path.join(folder, other) for other in ("chapters.txt", "words.srt", "cover.jpg"))
    open(chapters, "w").write(f";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=200\ntitle={SECRET}\n")
    open(words, "w").write(f"1\n00:00:00,000 --> 00:00:00,300\n{SECRET}\n")
    open(cover, "wb").write(photo())
    chapters = ["-i", chapters, "-map_chapters", str(len(sources) // 4)]
    if name == "film.mov":
        sources, codecs = [*sources, "-i", words], [*codecs, "-map", "0", "-map", "1", "-map", "2", "-c:s", "mov_text"]
        chapters[-1] = "3"
    if name in ("voice.mp3", "voice.m4a", "voice.flac"):
        sources, codecs = [*sources, "-i", cover], [*codecs, "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic"]
        chapters[-1] = "2"
    tool("ffmpeg", "-y", "-loglevel", "error", *sources, *chapters, *said, "-metadata", "location=+47.6062-122.3321/",
         "-metadata", "creation_time=2026-10-03T09:15:00Z", "-metadata:s:a", f"title={SECRET}", *codecs, path)
    return open(path, "rb").read()


def tagged(recording, middle=0):
    """Tags of older programs at the end of a recording, and newer ones in its middle."""
    word = SECRET.encode()
    item = len(word).to_bytes(4, "little") + bytes(4) + b"Artist\0" + word
    ape = [b"APETAGEX" + struct.pack("<IIII", 2000, len(item) + 32, 1, flags) + bytes(8) for flags in (0xA0000000, 0x80000000)]
    id3 = b"ID3\4\0\0\0\0\0" + bytes([11 + len(word)]) + b"TPE1" + bytes([0, 0, 0, len(word) + 1]) + bytes(3) + word
    old = b"TAG" + word.ljust(30) * 3 + b"2026" + word.ljust(30) + b"\0"
    return recording[:middle] + (id3 if middle else b"") + recording[middle:] + ape[0] + item + ape[1] + old


def turned(mp4):
    """A film that a telephone took upright: the matrix of its picture track says a quarter turn."""
    at = mp4.index(b"tkhd") + 44
    return mp4[:at] + struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30) + mp4[at + 36:]


def box(kind, *inside):
    body = b"".join(inside)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def with_udta(mp4):
    """What telephones write at the end of the table of contents, where the place is; nothing refers to what follows it."""
    at = mp4.index(b"moov") - 4
    size = struct.unpack(">I", mp4[at:at + 4])[0]
    if at + size != len(mp4):
        return mp4
    more = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", 18, 0), b"+47.6062-122.3321/"), box(b"SECR", SECRET.encode()))
    return mp4[:at] + struct.pack(">I", size + len(more)) + mp4[at + 4:] + more + box(b"uuid", bytes(16), SECRET.encode())


# ---- PDF ----------------------------------------------------------------------------------------------------------
def pdf(picture=None):
    def stream(words, data):
        return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (words, len(data), data)

    picture, s = picture or photo(), SECRET.encode()
    script = b"<</S/JavaScript/JS(app.alert('%s'))>>" % s
    image = b"/Type/XObject/Subtype/Image/Width 96/Height 64/BitsPerComponent 8/ColorSpace/DeviceRGB"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/Names<</EmbeddedFiles<</Names[(%s.txt) 7 0 R]>>/JavaScript<</Names[(a)%s]>>>>"
        b"/OpenAction %s/AA<</WC %s>>/StructTreeRoot<</Type/StructTreeRoot/K<</S/Annot/K<</Type/OBJR/Obj 9 0 R>>>>>>>>" % (s, script, script, script),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R/J 14 0 R>>/Font<</F<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>/Thumb 5 0 R/PieceInfo<</X<</Private(%s)>>>>/LastModified(%s)"
        b"/Annots[9 0 R 10 0 R 11 0 R 12 0 R 13 0 R]>>" % (s, s),
        stream(b"", b"q 96 0 0 64 50 50 cm /I Do /J Do Q BT /F 12 Tf 20 20 Td (%s) Tj ET" % KEPT.encode()),
        stream(image + b"/Filter/DCTDecode/Metadata 6 0 R", picture),
        stream(b"/Type/Metadata/Subtype/XML", b"<x:xmpmeta>%s</x:xmpmeta>" % s),
        b"<</Type/Filespec/F(%s.txt)/EF<</F 8 0 R>>>>" % s,
        stream(b"/Type/EmbeddedFile", s),
        b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(%s)/T(%s)/Popup 10 0 R>>" % (s, s),
        b"<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 9 0 R>>",
        b"<</Type/Annot/Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 0 9 0 0 9 9 9]/Contents(%s)/T(%s)/M(D:20261003)>>" % (s, s),
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://%s.example/)>>>>" % KEPT.encode(),
        b"<</Type/Annot/Subtype/FreeText/Rect[0 0 99 19]/DA(/Helv 9 Tf)/Contents(%s)/T(%s)>>" % (KEPT.encode(), s),
        stream(image + b"/Filter[/FlateDecode/DCTDecode]", zlib.compress(picture)),
        b"<</Author(%s)/Title(%s)/Creator(%s)/CreationDate(D:20261003091500)>>" % (s, s, s),
    ]
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R/Info 15 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(out))


# ---- office documents ---------------------------------------------------------------------------------------------
def packed(parts, stored=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2026, 10, 3, 9, 15, 0))
            info.comment = SECRET.encode()
            info.extra = struct.pack("<HH", 0x7319, len(SECRET)) + SECRET.encode()
            archive.writestr(info, data, zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED)
        archive.comment = SECRET.encode()
    return out.getvalue()


def little(*numbers, size=4):
    return b"".join(number.to_bytes(size, "little") for number in numbers)


def emf(plus=False, dual=False):
    """A drawing with a line in it, and with a comment; `plus`: the comment is a drawing in EMF+."""
    name = f"Program\0{SECRET}\0\0".encode("utf-16-le")
    name += bytes(-len(name) % 4)
    comment = b"EMF+" + little(0x4001, 1 if dual else 0, size=2) + little(28) + SECRET.encode() if plus else SECRET.encode() + photo()
    comment += bytes(-len(comment) % 4)
    comment = little(70, 12 + len(comment), len(comment)) + comment
    drawn = little(27, 16, 4711, 4711) + little(14, 20, 0, 16, 20)
    whole = 88 + len(name) + len(comment) + len(drawn)
    header = little(1, 88 + len(name), 0, 0, 9, 9, 0, 0, 9, 9) + b" EMF" + little(0x10000, whole, 4) + little(1, 0, size=2) + little(len(name) // 2, 88, 0) + bytes(16)
    return header + name + comment + drawn + SECRET.encode()


def wmf():
    note = SECRET.encode() + bytes(len(SECRET) % 2)
    comment = little((10 + len(note)) // 2) + little(0x0626, 15, len(note), size=2) + note
    records = comment + little(5) + little(0x0213, 4711, 4711, size=2) + little(3) + little(0, size=2)
    placed = b"\xd7\xcd\xc6\x9a" + bytes(18)
    return placed + little(1, 9, 0x300, size=2) + little((18 + len(records)) // 2) + little(0, size=2) + little(8) + little(0, size=2) + records + SECRET.encode()


def bmp(gap=SECRET.encode(), after=SECRET.encode(), packing=0, pixels=b"\x47\x11\x47\x11\x47\x11\0\0" * 2, bits=24, colors=b""):
    start = 54 + len(colors) + len(gap)
    header = little(40, 2, 2) + little(1, bits, size=2) + little(packing, len(pixels), 0, 0, len(colors) // 4, 0)
    return b"BM" + little(start + len(pixels) + len(after), 0x7319, start) + header + colors + gap + pixels + after


def rle():
    return bmp(packing=1, pixels=b"\2\0\0\0\2\1\0\1" + SECRET.encode(), bits=8, colors=bytes(8))


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = (XML + f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{SECRET}</dc:creator><cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy></cp:coreProperties>")
APP = XML + f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>{SECRET}</Company><Application>Microsoft {SECRET}</Application><AppVersion>12.0000</AppVersion></Properties>'
ROOT = [(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"), (f"{OFFICE}/extended-properties", "docProps/app.xml"),
        (f"{OFFICE}/custom-properties", "docProps/custom.xml"), (f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg")]
PROPERTIES = {"docProps/core.xml": CORE, "docProps/app.xml": APP, "docProps/custom.xml": APP, "docProps/thumbnail.jpeg": photo()}


def relations(*links):
    """(type, target) or (type, target, "External"); ids count from rId1."""
    return XML + f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="rId{i}" Type="{link[0]}" Target="{link[1]}"' + (' TargetMode="External"' if len(link) > 2 else "") + "/>"
        for i, link in enumerate(links, 1)) + "</Relationships>"


def types(**overrides):
    return XML + (f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
                  '<Default Extension="png" ContentType="image/png"/><Default Extension="mp4" ContentType="video/mp4"/>'
                  '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
                  + "".join(f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
                            for part, kind in overrides.items()) + "</Types>")


W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     f'xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
     'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
     'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
     'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"')
BY = f'w:author="{SECRET}" w:date="2026-10-03T09:15:00Z"'


def docx(more_links=(), more_parts=None, main="wordprocessingml.document.main", body=""):
    picture = ('<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="609600"/>'
               f'<wp:docPr id="1" name="Picture 1" descr="C:\\Users\\{SECRET}\\bridge.jpg"/><a:graphic>'
               '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
               '<pic:cNvPr id="0" name="bridge"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId2"/></pic:blipFill>'
               '<pic:spPr><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')
    document = XML + f"""<w:document {W}><!-- {SECRET} --><w:body>
<w:p w:rsidR="00AB7319"><w:pPr><w:rPr><w:ins w:id="1" {BY}/></w:rPr><w:pPrChange w:id="2" {BY}><w:pPr/></w:pPrChange></w:pPr>
<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/><w:rPrChange w:id="3" {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>{KEPT} plain</w:t></w:r>
<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
<w:ins w:id="4" {BY}><w:r><w:t>{KEPT} inserted</w:t></w:r></w:ins><w:del w:id="5" {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>
<w:moveFrom w:id="6" {BY}><w:r><w:t>{SECRET}</w:t></w:r></w:moveFrom><w:moveTo w:id="7" {BY}><w:r><w:t>{KEPT} moved</w:t></w:r></w:moveTo>
<w:hyperlink r:id="rId3"><w:r><w:t>{KEPT} link</w:t></w:r></w:hyperlink></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>
<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{KEPT} row</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:del w:id="8" {BY}/></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
{picture}{body}<w:sectPr w:rsidR="00AB7319"/></w:body></w:document>"""
    settings = XML + (f'<w:settings {W}><w:attachedTemplate r:id="rId1"/><w:trackRevisions/><w:rsids><w:rsidRoot w:val="00AB7319"/></w:rsids>'
                      f'<w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars><w15:docId w15:val="{{{SECRET}}}"/></w:settings>')
    comments = XML + f'<w:comments {W}><w:comment w:id="0" {BY} w:initials="Z"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:comment></w:comments>'
    people = XML + f'<w15:people {W}><w15:person w15:author="{SECRET}"/></w15:people>'
    word15 = "http://schemas.microsoft.com/office/2011/relationships"
    links = [(f"{OFFICE}/settings", "settings.xml"), (f"{OFFICE}/image", "media/image1.jpeg"), (f"{OFFICE}/hyperlink", f"https://{KEPT}.example/", "External"),
             (f"{OFFICE}/comments", "comments.xml"), (f"{word15}/people", "people.xml"), (f"{OFFICE}/customXml", "../customXml/item1.xml"),
             (f"{OFFICE}/hyperlink", f"file:///C:/Users/{SECRET}/a.docx", "External"), *more_links]
    return packed({
        "[Content_Types].xml": types(**{"word/document.xml": main, "word/settings.xml": "wordprocessingml.settings",
                                        "word/comments.xml": "wordprocessingml.comments"}),
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "word/document.xml"), *ROOT), **PROPERTIES,
        "word/document.xml": document, "word/_rels/document.xml.rels": relations(*links), "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": relations((f"{OFFICE}/attachedTemplate", f"file:///C:/Users/{SECRET}/x.dotm", "External")),
        "word/comments.xml": comments, "word/people.xml": people, "word/media/image1.jpeg": photo(), "word/media/orphan.jpeg": photo(),
        "customXml/item1.xml": f"<a>{SECRET}</a>", **(more_parts or {})})


S = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"'


def xlsx(more_links=(), more_parts=None):
    sheet = XML + (f'<worksheet {S}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{KEPT}</t></is></c><c r="B1"><v>42</v></c></row></sheetData>'
                   '<pageSetup orientation="landscape" r:id="rId3"/><drawing r:id="rId4"/><legacyDrawing r:id="rId2"/></worksheet>')
    note = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
            '<v:shape type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>')
    draw = "http://schemas.openxmlformats.org/drawingml/2006"
    drawing = XML + (f'<xdr:wsDr xmlns:xdr="{draw}/spreadsheetDrawing" xmlns:a="{draw}/main" xmlns:r="{OFFICE}"><xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col>'
                     '<xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="914400" cy="609600"/><xdr:pic><xdr:nvPicPr>'
                     f'<xdr:cNvPr id="2" name="p" descr="C:\\Users\\{SECRET}\\a.png"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/>'
                     '<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>')
    book = XML + (f'<workbook {S} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                  'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" mc:Ignorable="x15ac">'
                  f'<fileSharing userName="{SECRET}"/><x15ac:absPath url="C:\\Users\\{SECRET}\\"/><sheets><sheet name="{KEPT}" sheetId="1" r:id="rId1"/></sheets></workbook>')
    comments = XML + f'<comments {S}><authors><author>{SECRET}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>{SECRET}</t></text></comment></commentList></comments>'
    return packed({
        "[Content_Types].xml": types(**{"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
                                        "xl/comments1.xml": "spreadsheetml.comments", "xl/drawings/drawing1.xml": "drawing"}),
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "xl/workbook.xml"), *ROOT), **PROPERTIES,
        "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations((f"{OFFICE}/worksheet", "worksheets/sheet1.xml"), *more_links),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": relations((f"{OFFICE}/comments", "../comments1.xml"), (f"{OFFICE}/vmlDrawing", "../drawings/vml1.vml"),
                                                         (f"{OFFICE}/printerSettings", "../printerSettings/p1.bin"), (f"{OFFICE}/drawing", "../drawings/drawing1.xml")),
        "xl/comments1.xml": comments, "xl/drawings/vml1.vml": note, "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/_rels/drawing1.xml.rels": relations((f"{OFFICE}/image", "../media/image1.png")), "xl/media/image1.png": photo("PNG"),
        "xl/printerSettings/p1.bin": SECRET.encode("utf-16-le") + SECRET.encode(), **(more_parts or {})})


def pptx(film):
    p, a, c = ("http://schemas.openxmlformats.org/" + x for x in ("presentationml/2006/main", "drawingml/2006/main", "drawingml/2006/chart"))
    names = f'xmlns:p="{p}" xmlns:a="{a}" xmlns:r="{OFFICE}"'
    slide = XML + (f'<p:sld {names}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
                   f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{KEPT}</a:t></a:r></a:p></p:txBody></p:sp>'
                   '</p:spTree></p:cSld></p:sld>')
    chart = XML + f'<c:chartSpace xmlns:c="{c}" xmlns:r="{OFFICE}"><c:chart><c:plotArea/></c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
    return packed({
        "[Content_Types].xml": types(**{"ppt/presentation.xml": "presentationml.presentation.main", "ppt/slides/slide1.xml": "presentationml.slide",
                                        "ppt/charts/chart1.xml": "drawingml.chart", "ppt/comments/comment1.xml": "presentationml.comments"}),
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "/ppt/presentation.xml"), *ROOT), **PROPERTIES,
        "ppt/presentation.xml": XML + f'<p:presentation {names}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations((f"{OFFICE}/slide", "slides/slide1.xml"), (f"{OFFICE}/commentAuthors", "commentAuthors.xml")),
        "ppt/commentAuthors.xml": XML + f'<p:cmAuthorLst {names}><p:cmAuthor id="0" name="{SECRET}" initials="Z"/></p:cmAuthorLst>',
        "ppt/slides/slide1.xml": slide,
        "ppt/slides/_rels/slide1.xml.rels": relations((f"{OFFICE}/comments", "../comments/comment1.xml"), (f"{OFFICE}/video", "../media/media1.mp4"),
                                                      (f"{OFFICE}/chart", "../charts/chart1.xml")),
        "ppt/comments/comment1.xml": XML + f'<p:cmLst {names}><p:cm authorId="0"><p:text>{SECRET}</p:text></p:cm></p:cmLst>',
        "ppt/charts/chart1.xml": chart, "ppt/charts/_rels/chart1.xml.rels": relations((f"{OFFICE}/package", "../embeddings/book.xlsx")),
        "ppt/embeddings/book.xlsx": xlsx(), "ppt/media/media1.mp4": film})


OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODF = " ".join(f'xmlns:{x}="{OASIS}:{y}:1.0"' for x, y in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("meta", "meta"), ("config", "config"), ("style", "style"), ("svg", "svg-compatible"), ("form", "form"),
    ("presentation", "presentation"), ("script", "script"))) + \
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:officeooo="http://openoffice.org/2009/office" office:version="1.3"'


# Fields of a text that change with who opens it; what they show is to become text.
FIELDS = """author-name author-initials initial-creator creator title subject description keywords editing-cycles editing-duration print-date print-time printed-by
creation-date creation-time modification-date modification-time template-name database-name database-next database-row-select database-row-number user-field-input
user-defined variable-get variable-set variable-input text-input expression formula dde-connection meta meta-field sender-firstname sender-email""".split()


def opendocument(kind, content, more=None, styles="", fonts="", unlisted=None):
    parts = {
        "content.xml": XML + f'<office:document-content {ODF}><office:font-face-decls>{fonts}</office:font-face-decls><office:automatic-styles><style:style style:name="P1" style:family="paragraph">'
                             f'<style:text-properties officeooo:rsid="00ab7319"/></style:style>{styles}</office:automatic-styles><office:body>{content}</office:body></office:document-content>',
        "styles.xml": XML + f"<office:document-styles {ODF}/>",
        "meta.xml": XML + f"<office:document-meta {ODF}><office:meta><meta:initial-creator>{SECRET}</meta:initial-creator><dc:creator>{SECRET}</dc:creator></office:meta></office:document-meta>",
        "settings.xml": XML + f'<office:document-settings {ODF}><office:settings><config:config-item-set config:name="ooo:configuration-settings">'
                              f'<config:config-item config:name="PrinterName" config:type="string">{SECRET}</config:config-item></config:config-item-set></office:settings></office:document-settings>',
        "Thumbnails/thumbnail.png": photo("PNG"), "Pictures/a.jpg": photo(), "Configurations2/x.xml": f"<a>{SECRET}</a>",
         **(more or {})}
    parts = {name: data for name, data in parts.items() if data is not None}
    manifest = XML + f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.3">' + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in parts) + \
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    return packed({"mimetype": kind, **parts, **(unlisted or {}), "META-INF/manifest.xml": manifest}, "mimetype")


NOTE = f"<office:annotation><dc:creator>{SECRET}</dc:creator><text:p>{SECRET}</text:p></office:annotation>"


def odt():
    return opendocument("application/vnd.oasis.opendocument.text", f"""<office:text><text:tracked-changes><text:changed-region><text:deletion>
<office:change-info><dc:creator>{SECRET}</dc:creator></office:change-info><text:p>{SECRET}</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">{KEPT}{NOTE}<text:change text:change-id="x"/></text:p><text:p><draw:frame><draw:image xlink:href="Pictures/a.jpg"/></draw:frame>
<draw:frame><draw:image xlink:href="../../{SECRET}.jpg"/></draw:frame><text:a xlink:href="https://{KEPT}.example/">x</text:a></text:p></office:text>""", {"Basic/Standard/Module1.xml": f"<a>{SECRET}</a>"})


def ods():
    return opendocument("application/vnd.oasis.opendocument.spreadsheet", f"""<office:spreadsheet><table:tracked-changes><table:deletion>
<office:change-info><dc:creator>{SECRET}</dc:creator></office:change-info></table:deletion></table:tracked-changes><table:table table:name="{KEPT}"><table:table-row>
<table:table-cell office:value-type="string">{NOTE}<text:p>{KEPT}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>""")


# ---- all of them --------------------------------------------------------------------------------------------------
def files(folder):
    made = {f"picture.{kind.lower()}": photo(kind) for kind in ("JPEG", "PNG", "GIF", "WEBP")}
    made.update({f"picture.{kind}": heif(folder, kind) for kind in ("heic", "avif")})
    made.update({name: played(folder, name, codecs) for name, codecs in PLAYED.items()})
    made["film.mp4"] = with_udta(turned(made["film.mp4"]))
    made["voice.mp3"] = tagged(made["voice.mp3"], made["voice.mp3"].index(b"\xff\xfb", len(made["voice.mp3"]) // 2))
    made["voice.flac"], made["voice.aac"] = tagged(made["voice.flac"]), tagged(made["voice.aac"])
    made.update({"paper.pdf": pdf(), "letter.docx": docx(), "table.xlsx": xlsx(), "slides.pptx": pptx(made["film.mp4"]), "letter.odt": odt(), "table.ods": ods(),
                 "note.txt": KEPT.encode(), "table.tsv": f"a\t{KEPT}\n".encode()})
    return made


# ---- one hidden thing each ----------------------------------------------------------------------------------------
MICROSOFT = "http://schemas.microsoft.com/office"
VENDOR = "http://vendor.example/gradebook"


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs, style=""):
    return f'<w:p>{f"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""" if style else ""}{"".join(runs)}</w:p>'


def field(codes, result=""):
    """A field of Word in pieces: its code, which may be in several, and what is shown for it."""
    code = "".join(c if c.startswith("<w:r>") else f'<w:r><w:instrText xml:space="preserve">{c}</w:instrText></w:r>' for c in codes)
    mark = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
    return mark % "begin" + code + (mark % "separate" + result if result else "") + mark % "end"


def word(body="", links=(), parts=None, names="", section="", **more):
    """A small letter. `more`: other parts of it by name, as the XML in their root."""
    roots, links, parts, used, notes = {"header": "hdr", "footer": "ftr"}, list(links), dict(parts or {}), "", ""
    for name, content in more.items():
        links.append((f"{OFFICE}/{name}", name + ".xml"))
        root = roots.get(name, name)
        if name in roots:
            used += f'<w:{name}Reference w:type="default" r:id="rId{len(links)}"/>'
        if name == "footnotes":
            notes = paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>')
        parts[f"word/{name}.xml"] = XML + f"<w:{root} {W}>{content}</w:{root}>"
    return packed({
        "[Content_Types].xml": types(**{"word/document.xml": "wordprocessingml.document.main", **{f"word/{name}.xml": f"wordprocessingml.{name}" for name in more}}),
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "word/document.xml")),
        "word/document.xml": XML + f'<w:document {W} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                                   f'xmlns:w14="{MICROSOFT}/word/2010/wordml" {names}><w:body>{paragraph(run(KEPT + " plain"))}{notes}{body}<w:sectPr>{used}{section}</w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": relations(*links), **parts})


def sheet(cells="", after="", before="", book="", links=(), parts=None, sheet_links=(), names="", more=""):
    return packed({
        "[Content_Types].xml": types(**{"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet"}),
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": XML + f'<workbook {S} {names}><sheets><sheet name="{KEPT}" sheetId="1" r:id="rId1"/>{more}</sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": relations((f"{OFFICE}/worksheet", "worksheets/sheet1.xml"), *links),
        "xl/worksheets/sheet1.xml": XML + f'<worksheet {S} {names}>{before}<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{KEPT}</t></is></c></row>{cells}</sheetData>{after}</worksheet>',
        "xl/worksheets/_rels/sheet1.xml.rels": relations(*sheet_links), **(parts or {})})


P = " ".join(f'xmlns:{x}="http://schemas.openxmlformats.org/{y}"' for x, y in (("p", "presentationml/2006/main"), ("a", "drawingml/2006/main"), ("mc", "markup-compatibility/2006"))) + f' xmlns:r="{OFFICE}"'


def shape(text, attributes="", more=""):
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="t" {attributes}/><p:cNvSpPr/><p:nvPr>{more}</p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>")


def show(shapes="", links=(), parts=None, slide_links=(), presentation="", attributes=""):
    return packed({
        "[Content_Types].xml": types(**{"ppt/presentation.xml": "presentationml.presentation.main", "ppt/slides/slide1.xml": "presentationml.slide"}),
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": XML + f'<p:presentation {P}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>{presentation}</p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations((f"{OFFICE}/slide", "slides/slide1.xml"), *links),
        "ppt/slides/slide1.xml": XML + f'<p:sld {P} {attributes}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
                                       f"{shape(KEPT)}{shapes}</p:spTree></p:cSld></p:sld>",
        "ppt/slides/_rels/slide1.xml.rels": relations(*slide_links), **(parts or {})})


def text(body="", styles="", **more):
    return opendocument("application/vnd.oasis.opendocument.text", f"<office:text>{body}<text:p>{KEPT}</text:p></office:text>", styles=styles, **more)


def table(body="", styles="", tables="", **more):
    return opendocument("application/vnd.oasis.opendocument.spreadsheet", f"""<office:spreadsheet>{tables}<table:table table:name="{KEPT}">{body}<table:table-row>
<table:table-cell office:value-type="string"><text:p>{KEPT}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>""", styles=styles, **more)


def slides(body="", styles="", page="", **more):
    return opendocument("application/vnd.oasis.opendocument.presentation", f"""<office:presentation><draw:page draw:name="{KEPT}" {page}>
<draw:frame><draw:text-box><text:p>{KEPT}</text:p></draw:text-box></draw:frame>{body}</draw:page></office:presentation>""", styles=styles, **more)


WINDOWS = {"a.emf": emf(), "dual.emf": emf(plus=True, dual=True), "a.wmf": wmf(), "a.bmp": bmp(), "rle.bmp": rle()}


def planted_docx():
    w15, secret = "http://schemas.microsoft.com/office/2011/relationships", run(SECRET)
    change = paragraph(f'<w:ins w:id="1" {BY}>{run(KEPT)}</w:ins>', f'<w:del w:id="2" {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>')
    vanish, path = "<w:vanish/>", f"C:\\\\Users\\\\{SECRET}\\\\a.docx"
    styles = "".join(f'<w:style w:type="{kind}" w:styleId="{name}">{more}</w:style>' for kind, name, more in (
        ("character", "Secret", f"<w:rPr>{vanish}</w:rPr>"), ("character", "Heir", '<w:basedOn w:val="Secret"/>'), ("paragraph", "Block", f"<w:rPr>{vanish}</w:rPr>"),
        ("character", "Shown", '<w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr>')))
    return {
        "text.docx": (word(paragraph(field([f' INCLUDETEXT "{path}" '], run(KEPT + " included")))), "links to other files"),
        "picture.docx": (word(paragraph(field([" INCLUDEPICTURE ", f'"file:///C:/{SECRET}.png" \\d '], run(KEPT + " pictured")))), "links to other files"),
        "link.docx": (word(paragraph(field([" LI", "NK Excel.Sheet.12 ", f'"{path}" "A!R1C1" '], run(KEPT + " linked")))), "links to other files"),
        "nested.docx": (word(paragraph(field([" IF ", field([" DOCPROPERTY ", SECRET + " "], secret), f' = "{SECRET}" "yes" "{SECRET}" '], run(KEPT + " if")))), None),
        "simple.docx": (word(paragraph(f'<w:fldSimple w:instr=" INCLUDETEXT &quot;{path}&quot; ">{run(KEPT + " simple")}</w:fldSimple>')), "links to other files"),
        "addin.docx": (word(paragraph(field([' ADDIN ZOTERO_ITEM CSL_CITATION {"author":"' + SECRET + '"} '], run(KEPT + " cited")))), None),
        "jump.docx": (word(paragraph(field([f' HYPERLINK "file:///C:/{SECRET}.docx" '], run(KEPT + " jump")))), "links to other files"),
        "fields.docx": (word(paragraph(field([f' HYPERLINK "https://{KEPT}.example/" '], run(KEPT + " linked")), field([f" REF {KEPT}_mark "], run(KEPT + " referred")),
                                       field([f' =SUM({KEPT}_cells) '], run(KEPT + " sum")), f'<w:fldSimple w:instr=" STYLEREF {KEPT}_style ">{run("x")}</w:fldSimple>')), None),
        "index.docx": (word(paragraph(field([f' XE "{SECRET}" ']))), "hidden text"),
        "permission.docx": (word(paragraph(f'<w:permStart w:id="1" w:ed="{SECRET}@school.example"/>', run(KEPT), '<w:permEnd w:id="1"/>')), None),
        "vanish.docx": (word(paragraph(run(KEPT), run(SECRET, vanish)) + f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(secret)}</w:tc></w:tr>"), "hidden text"),
        "vanish-style.docx": (word(paragraph(run(SECRET, '<w:rStyle w:val="Secret"/>'), run(SECRET, '<w:rStyle w:val="Heir"/>'), run(KEPT + " shown", '<w:rStyle w:val="Shown"/>'))
                                   + paragraph(secret, run(KEPT + " over", '<w:vanish w:val="0"/>'), style="Block"), styles=styles), "hidden text"),
        "glossary.docx": (word(links=[(f"{OFFICE}/glossaryDocument", "glossary/document.xml")], parts={"word/glossary/document.xml": XML + f"<w:glossaryDocument {W}>{paragraph(secret)}</w:glossaryDocument>"}), None),
        "settings.docx": (word(settings=f'<w:writeProtection w:recommended="1" w:hash="{SECRET}"/><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="00AB7319"/></w:rsids><w:docVars><w:docVar w:name="{SECRET}" w:val="{SECRET}"/></w:docVars>'
                                        f'<w:schemaLibrary>{SECRET}</w:schemaLibrary><w:documentProtection w:edit="forms" w:enforcement="1" w:hash="{SECRET}" w:salt="{SECRET}"/>',
                               parts={"word/_rels/settings.xml.rels": relations((f"{OFFICE}/attachedTemplate", f"file:///C:/{SECRET}/x.dotm", "External"))}), None),
        "merge.docx": (word(settings=f'<w:mailMerge><w:connectString w:val="Source={SECRET}"/><w:query w:val="SELECT * FROM {SECRET}"/><w:dataSource r:id="rId1"/></w:mailMerge>',
                            parts={"word/_rels/settings.xml.rels": relations((f"{OFFICE}/mailMergeSource", f"file:///C:/{SECRET}.xlsx", "External"), (f"{OFFICE}/recipientData", "recipients.xml")),
                                   "word/recipients.xml": XML + f"<w:recipients {W}>{SECRET}</w:recipients>"}), "links to other files"),
        "changes.docx": (word(header=change, footnotes=f'<w:footnote w:id="1">{change}</w:footnote>', footer=change), "tracked changes"),
        "sources.docx": (word(paragraph(field([f" CITATION {SECRET} \\l 1033 "], run("(Somebody, 2026)"))), [(f"{OFFICE}/customXml", "../customXml/item1.xml")],
                              {"customXml/item1.xml": f"<b:Sources xmlns:b='http://schemas.openxmlformats.org/officeDocument/2006/bibliography'>{SECRET}</b:Sources>",
                               "customXml/_rels/item1.xml.rels": relations((f"{OFFICE}/customXmlProps", "itemProps1.xml")), "customXml/itemProps1.xml": f"<a>{SECRET}</a>"}), None),
        "people.docx": (word(links=[(f"{w15}/people", "people.xml"), (f"{w15}/commentsExtended", "commentsExtended.xml"), (f"{OFFICE}/comments", "comments.xml"), (f"{MICROSOFT}/2018/08/relationships/commentsExtensible", "commentsExtensible.xml")],
                             parts={f"word/{n}.xml": XML + f"<w:{n} {W}>{SECRET}</w:{n}>" for n in ("people", "commentsExtended", "comments", "commentsExtensible")}), "comments"),
        "tags.docx": (word(paragraph(f'<w:smartTag w:uri="u" w:element="PersonName"><w:smartTagPr><w:attr w:name="ProductID" w:val="{SECRET}"/></w:smartTagPr>{run(KEPT + " tag")}</w:smartTag>',
                                     f'<w:sdt><w:sdtPr><w:tag w:val="{SECRET}"/><w:dataBinding w:xpath="/{SECRET}"/></w:sdtPr><w:sdtContent>{run(KEPT + " control")}</w:sdtContent></w:sdt>')), None),
        "vendor.docx": (word(f'<g:grade xmlns:g="{VENDOR}">{SECRET}</g:grade>' + paragraph(f'<w:r g:mark="{SECRET}" xmlns:g="{VENDOR}"><w:t>{KEPT} vendor</w:t></w:r>'), [(VENDOR + "/marks", "marks.xml")],
                             {"word/marks.xml": f"<a>{SECRET}</a>"}), "unknown"),
        "shape.docx": (word(paragraph(f'<w:r><w:pict><v:shape o:gfxdata="{SECRET}"><v:textbox><w:txbxContent>{paragraph(run(KEPT + " box"))}</w:txbxContent></v:textbox></v:shape>'
                                      f'<v:shape style="position:absolute;visibility:hidden"><v:textbox><w:txbxContent>{paragraph(secret)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
                                      f'<w:r><w:drawing><wp:inline><wp:docPr id="3" name="x" hidden="1"/><a:graphic>{SECRET}</a:graphic></wp:inline></w:drawing></w:r>')), "hidden"),
        "file-name.docx": (word(paragraph(f'<w:r><w:drawing><wp:inline><wp:docPr id="3" name="{SECRET}.jpg"/><a:graphic><pic:cNvPr id="1" name="{SECRET} 2.png"/></a:graphic></wp:inline></w:drawing></w:r>')), None),
        "font.docx": (word(fontTable=f'<w:font w:name="A"><w:embedRegular r:id="rId1" w:fontKey="{{0}}"/></w:font>', parts={
            "word/_rels/fontTable.xml.rels": relations((f"{OFFICE}/font", "fonts/font1.odttf")), "word/fonts/font1.odttf": SECRET.encode() * 20}), "embedded fonts"),
        "ink.docx": (word(f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:drawing><w14:contentPart r:id="rId1"/></w:drawing></mc:Choice><mc:Fallback><w:t>{KEPT} fallback</w:t></mc:Fallback></mc:AlternateContent>'
                          f'<mc:AlternateContent><mc:Choice xmlns:g="{VENDOR}" Requires="g"><g:a>{SECRET}</g:a></mc:Choice><mc:Fallback><w:t>{KEPT} other</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
                          [(f"{OFFICE}/customXml", "ink/ink1.xml")], {"word/ink/ink1.xml": f"<a>{SECRET}</a>"}), None),
        "headers.docx": (word(section='<w:headerReference w:type="first" r:id="rId1"/><w:footerReference w:type="even" r:id="rId2"/>', links=[
            (f"{OFFICE}/header", "h.xml"), (f"{OFFICE}/footer", "f.xml"), (f"{OFFICE}/header", "unused.xml")], header=paragraph(run(KEPT + " header")), settings='<w:evenAndOddHeaders w:val="0"/>',
                              parts={f"word/{n}.xml": XML + f"<w:hdr {W}>{paragraph(secret)}</w:hdr>" for n in ("h", "f", "unused")}), None),
        "headers-on.docx": (word(paragraph(run("x")) + '<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="rId1"/></w:sectPr></w:pPr></w:p>', section='<w:titlePg/><w:footerReference w:type="even" r:id="rId2"/>',
                                 links=[(f"{OFFICE}/header", "h.xml"), (f"{OFFICE}/footer", "f.xml")], settings="<w:evenAndOddHeaders/>",
                                 parts={f"word/{n}.xml": XML + f"<w:hdr {W}>{paragraph(run(f'{KEPT} {n}'))}</w:hdr>" for n in ("h", "f")}), None),
        "theme.docx": (word(links=[(f"{OFFICE}/theme", "theme/theme1.xml")], parts={"word/theme/theme1.xml": XML + f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{SECRET}">'
                                                                                   f'<a:themeElements><a:clrScheme name="{SECRET}"/><a:fontScheme name="{SECRET}"/><a:fmtScheme name="{SECRET}"/></a:themeElements></a:theme>'}), None),
        "notes.docx": (word(footnotes=f'<w:footnote w:type="separator" w:id="-1">{paragraph(run(KEPT + " line"))}</w:footnote><w:footnote w:id="1">{paragraph(run(KEPT + " note"))}</w:footnote>'
                                      f'<w:footnote w:id="2">{paragraph(secret)}</w:footnote>'), None),
        "deleted-note.docx": (word(paragraph(f'<w:del w:id="1" {BY}><w:r><w:footnoteReference w:id="3"/></w:r></w:del>'), footnotes=f'<w:footnote w:id="3">{paragraph(secret)}</w:footnote>'), "tracked changes"),
        "drawings.docx": (word(links=[(f"{OFFICE}/image", f"media/{name}") for name in WINDOWS], parts={f"word/media/{name}": data for name, data in WINDOWS.items()}), None),
        "svg.docx": (word(links=[(f"{OFFICE}/image", "media/image1.svg")], parts={"word/media/image1.svg": f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://sodipodi" s:docname="{SECRET}"><text>{SECRET}</text></svg>'}), None),
    }


def planted_xlsx():
    other = "http://schemas.microsoft.com/office/2017/10/relationships"
    note = XML + f'<x {S}>{SECRET}</x>'
    book = [(f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml")]
    external = {"xl/externalLinks/externalLink1.xml": XML + f'<externalLink {S}><externalBook r:id="rId1"><sheetNames><sheetName val="{SECRET}"/></sheetNames><definedNames><definedName name="{SECRET}"/></definedNames>'
                                                            f'<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{SECRET}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
                "xl/externalLinks/_rels/externalLink1.xml.rels": relations((f"{OFFICE}/externalLinkPath", f"file:///C:/{SECRET}.xlsx", "External"))}
    return {
        "scenario.xlsx": (sheet(after=f'<scenarios><scenario name="{SECRET}" user="{SECRET}" comment="{SECRET}"><inputCells r="A1" val="{SECRET}"/></scenario></scenarios>'), "scenarios"),
        "names.xlsx": (sheet(book=f'<definedNames><definedName name="{KEPT}_name" comment="{SECRET}" description="{SECRET}">Sheet1!$A$1</definedName><definedName name="a{SECRET}" hidden="1">"{SECRET}"</definedName></definedNames>'), None),
        "external.xlsx": (sheet('<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">[1]Sheet1!A1</f><v>4711</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>4712</v></c>'
                                f"<c r=\"B3\"><f>HYPERLINK(\"C:\\\\{SECRET}.docx\")</f><v>7</v></c></row>", book=f'<externalReferences><externalReference r:id="rId2"/></externalReferences><definedNames><definedName name="n">[1]{SECRET}!$A$1</definedName></definedNames>',
                                links=book, parts=external), "links to other files"),
        "printer.xlsx": (sheet(after='<pageSetup orientation="landscape" r:id="rId1"/>', sheet_links=[(f"{OFFICE}/printerSettings", "../p.bin")], parts={"xl/p.bin": SECRET.encode("utf-16-le")}), None),
        "threads.xlsx": (sheet(links=[(f"{other}/person", "persons/person.xml")], sheet_links=[(f"{other}/threadedComment", "../threads.xml")], parts={"xl/persons/person.xml": note, "xl/threads.xml": note}), "comments"),
        "revisions.xlsx": (sheet(links=[(f"{OFFICE}/revisionHeaders", "revisions/h.xml"), (f"{OFFICE}/usernames", "revisions/u.xml")], parts={"xl/revisions/h.xml": note, "xl/revisions/u.xml": note}), "tracked changes"),
        "properties.xlsx": (sheet(after=f'<customProperties><customPr name="{SECRET}" r:id="rId1"/></customProperties><cellWatches><cellWatch r="A1"/></cellWatches>',
                                  sheet_links=[(f"{OFFICE}/customProperty", "../custom.bin")], parts={"xl/custom.bin": SECRET.encode("utf-16-le")}), None),
        "ranges.xlsx": (sheet(after=f'<protectedRanges><protectedRange name="{SECRET}" sqref="A1" securityDescriptor="{SECRET}"/></protectedRanges><dataConsolidate><dataRefs><dataRef name="{SECRET}"/></dataRefs></dataConsolidate>',
                              before=f'<sheetProtection sheet="1" password="{SECRET}" hashValue="{SECRET}" saltValue="{SECRET}"/>'), None),
        "prompt.xlsx": (sheet(after=f'<dataValidations count="1"><dataValidation type="whole" showInputMessage="1" promptTitle="{KEPT} prompt" prompt="{KEPT}" sqref="A1"><formula1>1</formula1></dataValidation></dataValidations>',
                              book=f'<extLst><ext uri="{{7319}}"><a>{SECRET}</a></ext></extLst>'), None),
        "unlisted.xlsx": (sheet(links=[(f"{OFFICE}/worksheet", "worksheets/sheet2.xml")], parts={"xl/worksheets/sheet2.xml": note}), None),
        "strings.xlsx": (sheet('<row r="2"><c r="A2" t="s"><v>2</v></c></row>', links=[(f"{OFFICE}/sharedStrings", "sharedStrings.xml")], parts={
            "xl/sharedStrings.xml": XML + f"<sst {S}><si><t>{SECRET}</t></si><si><r><t>{SECRET}</t></r></si><si><t>{KEPT} shared</t></si><si/></sst>"}), None),
        "pivot.xlsx": (sheet(book='<pivotCaches><pivotCache cacheId="1" r:id="rId2"/></pivotCaches>', links=[(f"{OFFICE}/pivotCacheDefinition", "pivot/d.xml")], sheet_links=[(f"{OFFICE}/pivotTable", "../pivot/t.xml")],
                             parts={"xl/pivot/d.xml": note, "xl/pivot/t.xml": note, "xl/pivot/_rels/d.xml.rels": relations((f"{OFFICE}/pivotCacheRecords", "r.xml")), "xl/pivot/r.xml": note}), "pivot"),
    }


def planted_pptx():
    p = "http://schemas.microsoft.com/office"
    note, tags = XML + f"<p:a {P}>{SECRET}</p:a>", '<p:custDataLst><p:tags r:id="rId1"/></p:custDataLst>'
    notes = XML + f"<p:notes {P}><p:cSld><p:spTree>{shape(SECRET)}</p:spTree></p:cSld></p:notes>"
    return {
        "changes.pptx": (show(links=[(f"{p}/2016/11/relationships/changesInfo", "changesInfos/c.xml"), (f"{p}/2015/10/relationships/revisionInfo", "revisionInfo.xml")],
                              parts={"ppt/changesInfos/c.xml": note, "ppt/revisionInfo.xml": note}), None),
        "tags.pptx": (show(shape(KEPT + " tagged", more=tags), slide_links=[(f"{OFFICE}/tags", "../tags/t.xml")], parts={"ppt/tags/t.xml": note}), None),
        "authors.pptx": (show(links=[(f"{OFFICE}/commentAuthors", "commentAuthors.xml"), (f"{p}/2018/10/relationships/authors", "authors.xml")],
                              slide_links=[(f"{p}/2018/10/relationships/comments", "../comments/modern.xml")], parts={f"ppt/{n}.xml": note for n in ("commentAuthors", "authors", "comments/modern")}), "comments"),
        "custom.pptx": (show(links=[(f"{OFFICE}/customXml", "../customXml/item1.xml")], parts={"customXml/item1.xml": f"<a>{SECRET}</a>"}), None),
        "sections.pptx": (show(presentation=f'<p:custShowLst><p:custShow name="{SECRET}" id="0"><p:sldLst/></p:custShow></p:custShowLst><p:modifyVerifier hashData="{SECRET}"/><p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
                               f'<p14:sectionLst xmlns:p14="{p}/powerpoint/2010/main"><p14:section name="{SECRET}" id="{{7319}}"/></p14:sectionLst></p:ext></p:extLst>'), None),
        "notes.pptx": (show(slide_links=[(f"{OFFICE}/notesSlide", "../notesSlides/n.xml")], parts={"ppt/notesSlides/n.xml": notes}), "speaker notes"),
        "no-notes.pptx": (show(slide_links=[(f"{OFFICE}/notesSlide", "../notesSlides/n.xml")], parts={"ppt/notesSlides/n.xml": XML + f'<p:notes {P}><p:cSld name="{SECRET}"/></p:notes>'}), None),
        "properties.pptx": (show(links=[(f"{OFFICE}/presProps", "presProps.xml"), (f"{OFFICE}/viewProps", "viewProps.xml"), (f"{OFFICE}/handoutMaster", "h.xml")], parts={f"ppt/{n}.xml": note for n in ("presProps", "viewProps", "h")}), None),
        "shape.pptx": (show(shape(SECRET, 'hidden="1"')), "hidden"),
        "font.pptx": (show(presentation='<p:embeddedFontLst><p:embeddedFont><p:font typeface="A"/><p:regular r:id="rId2"/></p:embeddedFont></p:embeddedFontLst>', links=[(f"{OFFICE}/font", "fonts/f.fntdata")],
                           parts={"ppt/fonts/f.fntdata": SECRET.encode() * 20}), "embedded fonts"),
    }


def planted_odf():
    wide = "".join(f'<style:style style:name="{name}" style:family="table-{kind}"><style:table-{kind}-properties style:{kind}-{side}="{size}"/></style:style>'
                   for name, kind, side, size in (("co1", "column", "width", "0.8in"), ("ro1", "row", "height", "4.5mm")))
    style = '<style:style style:name="{0}" style:family="{1}"{2}>{3}</style:style>'
    none = '<style:text-properties text:display="none"/>'
    styles = style.format("H", "text", "", none) + style.format("I", "text", ' style:parent-style-name="H"', "") + style.format("B", "paragraph", "", none)
    return {
        "outside.odt": (text(unlisted={"extra.xml": f"<a>{SECRET}</a>", "Pictures/orphan.png": photo("PNG")}), None),
        "unused.odt": (text(more={"gradebook/marks.xml": f"<a>{SECRET}</a>", "Scripts/python/a.py": SECRET, "Dialogs/Standard/d.xml": f"<a>{SECRET}</a>"}), "scripts"),
        "versions.odt": (text(more={"VersionList.xml": f"<a>{SECRET}</a>", "Versions/Version1": SECRET}), "tracked changes"),
        "hidden.odt": (text(f'<text:p>{KEPT} a<text:hidden-text text:string-value="{SECRET}">{SECRET}</text:hidden-text></text:p><text:section text:name="s" text:display="none"><text:p>{SECRET}</text:p></text:section>'
                            f'<text:section text:name="t" text:display="condition" text:condition="ooow:1" text:is-hidden="true"><text:p>{SECRET}</text:p></text:section>'
                            f'<text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>{SECRET}</text:p>'), "hidden text"),
        "hidden-style.odt": (text(f'<text:p>{KEPT} a<text:span text:style-name="H">{SECRET}</text:span><text:span text:style-name="I">{SECRET}</text:span></text:p><text:p text:style-name="B">{SECRET}</text:p>', styles), "hidden text"),
        "fields.odt": (text(f'<text:user-field-decls><text:user-field-decl text:name="{SECRET}" office:string-value="{SECRET}" office:value-type="string"/></text:user-field-decls><text:p><text:user-field-get text:name="{SECRET}">{KEPT} user</text:user-field-get>'
                            f'<text:conditional-text text:string-value-if-true="{SECRET}" text:string-value-if-false="x" text:condition="a">{KEPT} either</text:conditional-text><text:database-display text:table-name="{SECRET}">{KEPT} row</text:database-display>'
                            f'<text:toc-mark text:string-value="{SECRET}"/><text:bibliography-mark text:note="{SECRET}" text:identifier="x">{KEPT} book</text:bibliography-mark><text:file-name>{KEPT} file</text:file-name></text:p>'
                            + "".join(f"<text:p><text:{field}>{KEPT} {field.replace('-', '')}</text:{field}></text:p>" for field in FIELDS)), None),
        "settings.odt": (text(more={"settings.xml": XML + f'<office:document-settings {ODF}><office:settings><config:config-item-set config:name="ooo:configuration-settings">'
                                    f'<config:config-item config:name="PrinterSetup" config:type="base64Binary">{SECRET}</config:config-item><config:config-item config:name="ColorTableURL" config:type="string">file:///D:/{SECRET}</config:config-item>'
                                    f'<config:config-item config:name="RsidRoot" config:type="int">7319</config:config-item></config:config-item-set></office:settings></office:document-settings>'}), None),
        "font.odt": (text(fonts=f'<style:font-face style:name="A"><svg:font-face-src><svg:font-face-uri xlink:href="Fonts/a.ttf"/></svg:font-face-src></style:font-face>', more={"Fonts/a.ttf": SECRET * 20}), "embedded fonts"),
        "event.odt": (text(f'<text:p>{KEPT}<text:script script:language="x">{SECRET}</text:script></text:p><office:event-listeners>{SECRET}</office:event-listeners>'), "scripts"),
        "vendor.odt": (text(f'<g:grade xmlns:g="{VENDOR}">{SECRET}</g:grade><text:p g:mark="{SECRET}" xmlns:g="{VENDOR}">{KEPT} vendor</text:p>'), None),
        "header.odt": (text(more={"styles.xml": XML + f'<office:document-styles {ODF}><office:master-styles><style:master-page style:name="m"><style:header><text:p>{KEPT} above</text:p></style:header>'
                                  f'<style:header-left style:display="false"><text:p>{SECRET}</text:p></style:header-left></style:master-page></office:master-styles></office:document-styles>'}), None),
        "form.odt": (text(f'<office:forms><form:form form:datasource="{SECRET}" form:command="{SECRET}"><form:hidden form:name="{SECRET}" form:value="{SECRET}"/></form:form></office:forms>'), None),
        "pivot.ods": (opendocument("application/vnd.oasis.opendocument.spreadsheet", f"""<office:spreadsheet><table:table table:name="{KEPT}"><table:table-row table:protection-key="{SECRET}">
<table:table-cell office:value-type="string"><text:p>{KEPT}</text:p></table:table-cell></table:table-row></table:table><table:data-pilot-tables>{SECRET}</table:data-pilot-tables></office:spreadsheet>"""), "pivot"),
        "external.ods": (table(f"""<table:table-row><table:table-cell table:formula="of:=['file:///C:/{SECRET}.ods'#$Sheet1.A1]" office:value-type="float" office:value="4711"><text:p>{KEPT} value</text:p></table:table-cell></table:table-row>""",
                               tables=f"""<table:table table:name="'file:///C:/{SECRET}.ods'#$Sheet1"><table:table-source xlink:href="../{SECRET}.ods"/><table:table-row><table:table-cell><text:p>{SECRET}</text:p></table:table-cell></table:table-row></table:table>"""), "links to other files"),
        "wide.ods": (table(f'<table:table-column table:style-name="co1"/><table:table-row table:style-name="ro1"><table:table-cell><text:p>{KEPT} wide</text:p></table:table-cell></table:table-row>', wide), None),
        "notes.odp": (slides(f"<presentation:notes><draw:frame><draw:text-box><text:p>{SECRET}</text:p></draw:text-box></draw:frame></presentation:notes>"), "speaker notes"),
        "no-notes.odp": (slides(f'<presentation:notes><draw:frame draw:name="{SECRET}"/></presentation:notes>'), None),
        "shows.odp": (opendocument(
            "application/vnd.oasis.opendocument.presentation", f"""<office:presentation><draw:page draw:name="{KEPT}"><draw:frame draw:display="none"><draw:text-box><text:p>{SECRET}</text:p></draw:text-box></draw:frame></draw:page>
<presentation:settings><presentation:show presentation:name="{SECRET}" presentation:pages=""/></presentation:settings></office:presentation>"""), "hidden"),
    }


def cropped():
    """name -> (document, is it reported?): a picture of which only a part is shown."""
    fill = '<pic:blipFill xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip r:embed="rId1"/><a:srcRect {}/></pic:blipFill>'
    made = {f"{name}.docx": (word(f"<w:p><w:r><w:drawing>{fill.format(what)}</w:drawing></w:r></w:p>", [(f"{OFFICE}/image", "media/image1.jpeg")], {"word/media/image1.jpeg": photo()}), told)
            for name, what, told in (("cropped", 'l="50000"', True), ("percent", 'b="25%"', True), ("whole", 'l="0" t="0"', False), ("wider", 't="-5000"', False))}
    old = '<w:p><w:r><w:pict><v:shape><v:imagedata {}/></v:shape></w:pict></w:r></w:p>'
    made.update({"old.docx": (word(old.format('croptop="9830f"')), True), "old-whole.docx": (word(old.format('croptop="0"')), False)})
    style = '<style:style style:name="fr1" style:family="graphic"><style:graphic-properties xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:clip="rect({})"/></style:style>'
    picture = '<text:p><draw:frame draw:style-name="fr1"><draw:image xlink:href="Pictures/a.jpg"/></draw:frame></text:p>'
    made.update({f"{name}.odt": (text(picture, style.format(what)), told) for name, what, told in (
        ("cropped", "0cm, 1.2cm, 0cm, 0cm", True), ("whole", "0in, 0in, 0in, 0in", False), ("auto", "auto, auto, auto, auto", False), ("wider", "-0.5cm, 0cm, 0cm, 0cm", False))})
    return made


def planted():
    return {**planted_docx(), **planted_xlsx(), **planted_pptx(), **planted_odf()}


def planted_held():
    """What may be of use to those who see it, and cannot be taken out without changing the rest."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + SECRET.encode("utf-16-le") + bytes(2000)
    row = f'<row r="2"{{}}><c r="B2" t="inlineStr"><is><t>{SECRET}</t></is></c></row>'
    second = lambda state: sheet(more=f'<sheet name="{SECRET}" sheetId="2" state="{state}" r:id="rId2"/>', links=[(f"{OFFICE}/worksheet", "worksheets/sheet2.xml")],
                                 parts={"xl/worksheets/sheet2.xml": XML + f"<worksheet {S}><sheetData>{row.format('')}</sheetData></worksheet>"})
    hidden_table = '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    object_parts = {"Object 1/content.xml": XML + f'<office:document-content {ODF}><office:body><office:spreadsheet><table:table table:name="{SECRET}"/></office:spreadsheet></office:body></office:document-content>'}
    return {
        "shell.docx": (packed({"[Content_Types].xml": types(), "_rels/.rels": relations(*ROOT), "word/styles.xml": f"<a>{SECRET}</a>", **PROPERTIES}), "no text, sheets, or slides"),
        "shell.odt": (packed({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'}, "mimetype"), "no text, sheets, or slides"),
        "hidden.xlsx": (second("hidden"), "hidden"), "very-hidden.xlsx": (second("veryHidden"), "hidden"),
        "row.xlsx": (sheet(row.format(' hidden="1"')), "hidden"), "column.xlsx": (sheet(row.format(""), before='<cols><col min="2" max="3" hidden="1"/></cols>'), "hidden"),
        "thin.xlsx": (sheet(row.format(""), before='<cols><col min="2" max="2" width="0.08" customWidth="1"/></cols>'), "hidden"), "flat.xlsx": (sheet(row.format(' ht="0.75" customHeight="1"')), "hidden"),
        "query-table.xlsx": (sheet(sheet_links=[(f"{OFFICE}/queryTable", "../q.xml")], parts={"xl/q.xml": f"<a>{SECRET}</a>"}), "connected to other data"),
        "slide.pptx": (show(attributes='show="0"'), "hidden"),
        "object.pptx": (show(slide_links=[(f"{OFFICE}/oleObject", "../embeddings/o.bin")], parts={"ppt/embeddings/o.bin": ole}), "another document"),
        "package.docx": (word(links=[(f"{OFFICE}/package", "embeddings/b.xlsx")], parts={"word/embeddings/b.xlsx": sheet()}), "another document"),
        **{f"{name}.docx": (word(links=[(f"{OFFICE}/image", "media/a")], parts={"word/media/a": data}), "picture in it") for name, data in (
            ("plus-emf", emf(plus=True)), ("cut-emf", emf()[:-60]), ("cut-wmf", wmf()[:60]), ("cut-bmp", bmp(after=b"")[:-3]), ("jpeg-bmp", bmp(packing=4)))},
        "attached.docx": (word(links=[(f"{OFFICE}/image", "media/font.ttf")], parts={"word/media/font.ttf": ole}), "another document"),
        "table.ods": (opendocument("application/vnd.oasis.opendocument.spreadsheet", f'<office:spreadsheet><table:table table:name="{SECRET}" table:style-name="ta1"/></office:spreadsheet>', styles=hidden_table), "hidden"),
        "row.ods": (table(f'<table:table-row table:visibility="filter"><table:table-cell><text:p>{SECRET}</text:p></table:table-cell></table:table-row>'), "hidden"),
        "thin.ods": (table(f'<table:table-column table:style-name="co1"/><table:table-row><table:table-cell><text:p>{SECRET}</text:p></table:table-cell></table:table-row>',
                           '<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="0.2mm"/></style:style>'), "hidden"),
        "flat.ods": (table(f'<table:table-row table:style-name="ro1"><table:table-cell><text:p>{SECRET}</text:p></table:table-cell></table:table-row>',
                           '<style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="0.01in"/></style:style>'), "hidden"),
        "column.ods": (table(f'<table:table-column/><table:table-column table:visibility="collapse"/><table:table-row><table:table-cell/><table:table-cell><text:p>{SECRET}</text:p></table:table-cell></table:table-row>'), "hidden"),
        "slide.odp": (slides(page='draw:style-name="dp1"', styles='<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>'), "hidden"),
        "object.odt": (text('<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>', more=object_parts), "another document"),
        "ole.odt": (text('<text:p><draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame></text:p>', more={"Object 1": ole}), "another document"),
        "attached.odt": (text('<text:p><draw:frame><draw:image xlink:href="Pictures/a.ttf"/></draw:frame></text:p>', more={"Pictures/a.ttf": ole}), "another document"),
    }


def held(folder):
    paper, locked = os.path.join(folder, "paper.pdf"), os.path.join(folder, "locked.pdf")
    open(paper, "wb").write(pdf())
    tool("qpdf", "--encrypt", "word", "word", "256", "--", paper, locked)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + SECRET.encode("utf-16-le") + bytes(2000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", types())
        archive.writestr("word/document.xml", b"<a>" + b" " * (300 << 20) + b"</a>")
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else SECRET}">' for i in range(12))
    return {
        "locked.pdf": (open(locked, "rb").read(), "password"), "damaged.pdf": (pdf()[:2000], "damaged"), "odd.pdf": (pdf(b"xx" + photo()), "held back"), "old.doc": (ole, "Office document of the old kind"),
        "locked.docx": (ole, "old kind, or one with a password"), "old.rtf": (b"{\\rtf1 " + SECRET.encode() + b"}", "RTF"),
        "many.zip": (packed({"a.txt": SECRET}), "archive"), "film.mkv": (played(folder, "film.mkv", "-c:v libvpx -c:a libopus"), "Matroska"),
        "macros.docx": (docx([("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")], {"word/vbaProject.bin": ole}), "macros"),
        "macros.docm": (docx(main="ms-word.document.macroEnabled.main"), "macros"),
        "inside.docx": (docx([(f"{OFFICE}/oleObject", "embeddings/a.bin")], {"word/embeddings/a.bin": ole}), "another document"),
        "tiff.docx": (docx([(f"{OFFICE}/image", "media/b.tif")], {"word/media/b.tif": b"II*\0" + SECRET.encode()}), "picture in it"),
        "query.xlsx": (xlsx([(f"{OFFICE}/connections", "connections.xml")], {"xl/connections.xml": f"<a>{SECRET}</a>"}), "connected to other data"),
        "bomb.docx": (bomb.getvalue(), "too large"),
        "laughs.docx": (docx([(f"{OFFICE}/header", "header1.xml")], {"word/header1.xml": f"<!DOCTYPE a [{laughs}]><a>&a11;</a>"}, body='<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId8"/></w:sectPr></w:pPr></w:p>'), "damaged"),
        "deep.docx": (docx([(f"{OFFICE}/header", "header1.xml")], {"word/header1.xml": "<a>" * 5000 + "</a>" * 5000}, body='<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId8"/></w:sectPr></w:pPr></w:p>'), "damaged"),
        "drawing.svg": (f"<svg xmlns='http://www.w3.org/2000/svg'><!-- {SECRET} --></svg>".encode(), "SVG"), "page.png": (f"<html>{SECRET}".encode(), "web page"),
        "empty.mp4": (b"", "empty"), "program.py": (f"print('{SECRET}')".encode(), "not published"), "photo.tif": (b"II*\0" + SECRET.encode(), "picture"),
        "inline.odt": (opendocument("application/vnd.oasis.opendocument.text", f"<office:text><draw:image><office:binary-data>{SECRET}</office:binary-data></draw:image></office:text>"), "another document"),
        "pasted.md": (b"# My trip\n\n![][image1]\n\n[image1]: <data:image/jpeg;base64," + base64.b64encode(photo()) + b">\n", "written into the text"),
        "book.epub": (packed({"mimetype": "application/epub+zip", "a.opf": f"<a>{SECRET}</a>"}, "mimetype"), "EPUB"),
        **planted_held(),
    }
