"""Kinds of files as people have them: container x codec x scheme of metadata x feature, each laden with the word SECRET wherever the
program that makes it can write one. What a reader sees holds KEPT instead.

    all_kinds(folder)   [(name, make)]: make() gives the bytes, or raises where this machine lacks the encoder

Names are unlike each other in their first part, "k001-…", so that what is published can be found by it.
"""
import base64, gzip, io, os, re, struct, subprocess, tarfile, zipfile, zlib

from PIL import Image, ImageCms, PngImagePlugin

import laden
from laden import KEPT, SECRET, box, photo

S, K = SECRET.encode(), KEPT.encode()
PLACE = "+47.6062-122.3321/"


def tool(*command, data=None):
    run = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode:
        raise RuntimeError(f"{command}: {run.stderr.decode('utf-8', 'replace')[-400:]}")
    return run.stdout


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return path


# ---- pictures -----------------------------------------------------------------------------------------------------
def drawn(mode="RGB", size=(96, 64)):
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((30, 90, 200), (10, 10, 50, 40))
    return picture.convert(mode)


def saved(picture, kind, **more):
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def exif(picture=None):
    e = (picture or drawn()).getexif()
    for tag in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298, 0x013C):
        e[tag] = SECRET
    e.get_ifd(0x8769).update({0x9286: b"ASCII\0\0\0" + S, 0xA430: SECRET, 0xA431: SECRET, 0xA433: SECRET, 0xA434: SECRET, 0xA435: SECRET,
                              0x927C: S * 4, 0x9003: "2026:10:03 09:15:00", 0xA420: SECRET})
    e.get_ifd(0x8825).update({1: "N", 2: (47.0, 36.0, 0.0), 3: "W", 4: (122.0, 19.0, 0.0), 29: "2026:10:03", 28: SECRET})
    return e


XMP = (f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
       f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
       f'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1" GCamera:MicroVideoOffset="1000" photoshop:City="{SECRET}">'
       f'<dc:creator><rdf:Seq><rdf:li>{SECRET}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>').encode()


def profile():
    """A profile of colors whose description names a person's screen."""
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tags = struct.unpack(">I", icc[128:132])[0]
    moved, table, data = 132 + (tags + 1) * 12 - (132 + tags * 12), b"", icc[132 + tags * 12:]
    for i in range(tags):
        name, at, size = icc[132 + i * 12:136 + i * 12], *struct.unpack(">II", icc[136 + i * 12:144 + i * 12])
        table += name + struct.pack(">II", at + moved, size)
    end = 132 + (tags + 1) * 12 + len(data)
    table += b"dmdd" + struct.pack(">II", end, 8 + len(S) + 1)
    body = icc[4:128] + struct.pack(">I", tags + 1) + table + data + b"text\0\0\0\0" + S + b"\0"
    body = body[:44] + b"ZZ19" + S[:4] + body[52:]
    return struct.pack(">I", len(body) + 4) + body


def jpeg_with(*segments, base=None):
    """Segments of our own after the first marker."""
    data = base or saved(drawn(), "JPEG")
    return data[:2] + b"".join(struct.pack(">BBH", 0xFF, kind, len(body) + 2) + body for kind, body in segments) + data[2:]


def png_with(*chunks, base=None, after=b""):
    data = base or saved(drawn(), "PNG")
    made = b"".join(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks)
    return data[:33] + made + data[33:] + after


def gif_with(*extensions, base=None):
    """Extensions before the first picture: (label, blocks)."""
    data = base or saved(drawn("P"), "GIF")
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    made = b"".join(b"!" + bytes([label]) + b"".join(bytes([len(b)]) + b for b in blocks) + b"\0" for label, blocks in extensions)
    return b"GIF89a" + data[6:at] + made + data[at:]


def riff_with(data, *chunks):
    more = b"".join(kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1) for kind, body in chunks)
    return data[:4] + struct.pack("<I", len(data) - 8 + len(more)) + data[8:] + more


def moving(kind, **more):
    frames = [drawn(), drawn().transpose(Image.FLIP_LEFT_RIGHT), drawn().transpose(Image.FLIP_TOP_BOTTOM)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, **more)


class Made:
    """What several kinds are made of, made once."""

    def __init__(self, folder):
        self.folder, self.known = folder, {}
        os.makedirs(folder, exist_ok=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def once(self, key, make):
        if key not in self.known:
            self.known[key] = make()
        return self.known[key]

    def heif(self, ending, *options, source=None):
        source, target = write(self.path("heif.png"), source or saved(drawn(), "PNG", exif=exif())), self.path("heif." + ending)
        tool("heif-enc", *(["--avif"] if ending == "avif" else []), *options, "-o", target, source)
        return read(target)

    def tagged(self, data, name, *options):
        """exiftool writes the word into every tag of these groups that it can write here."""
        path = write(self.path(name), data)
        tool("exiftool", "-m", "-q", "-q", "-overwrite_original", *options, path)
        return read(path)

    def every(self, *groups):
        """For exiftool: the word for every tag of a group that it writes."""
        def listed(group):
            names = re.findall(r"\S+", tool("exiftool", "-listw", f"-{group}:all").decode().split(":", 1)[1])
            return [f"-{group}:{name}={SECRET}" for name in names]
        options = [option for group in groups for option in self.once(("listed", group), lambda group=group: listed(group))]
        path = write(self.path("every.args"), "\n".join(options))
        return ["-@", path, "-GPSLatitude=47.6062", "-GPSLatitudeRef=N", "-GPSLongitude=122.3321", "-GPSLongitudeRef=W"]

    # ---- films and recordings
    SAID = [f"{key}={SECRET}" for key in ("artist", "title", "comment", "make", "model", "album", "copyright", "description", "synopsis", "encoded_by",
                                         "author", "composer", "genre", "lyrics", "com.apple.quicktime.model", "com.apple.quicktime.author",
                                         "com.android.version", "GPS", "director")]
    SAID += [f"location={PLACE}", "creation_time=2026-10-03T09:15:00Z", f"com.apple.quicktime.location.ISO6709={PLACE}"]

    def side_files(self):
        write(self.path("chapters.txt"), f";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=200\ntitle={SECRET}\n")
        write(self.path("words.srt"), f"1\n00:00:00,000 --> 00:00:00,300\n{SECRET}\n")
        write(self.path("cover.jpg"), jpeg_with((0xFE, S)))
        write(self.path("attached.txt"), S)

    def film(self, name, options, size="64x48", sound=True, video=True, chapters=True, words="", cover=False, extra=()):
        """A film or a recording with all that ffmpeg writes beside its streams."""
        self.once("side", self.side_files)
        path, inputs = self.path(name), []
        if video:
            inputs += ["-f", "lavfi", "-i", f"testsrc=s={size}:r=10:d=0.4"]
        if sound:
            inputs += ["-f", "lavfi", "-i", "sine=d=0.4:r=48000"]
        n = int(video) + int(sound)
        maps = [part for i in range(n) for part in ("-map", str(i))]
        if words:
            inputs += ["-i", self.path("words.srt")]
            maps, n = [*maps, "-map", str(n), "-c:s", words], n + 1
        if cover:
            inputs += ["-i", self.path("cover.jpg")]
            maps, n = [*maps, "-map", str(n), "-c:v", "copy", "-disposition:v", "attached_pic"], n + 1
        if chapters:
            inputs += ["-i", self.path("chapters.txt")]
            maps += ["-map_chapters", str(n)]
        said = [part for word in self.SAID for part in ("-metadata", word)]
        said += ["-metadata:s", f"title={SECRET}", "-metadata:s", f"handler_name={SECRET}", "-metadata:s", f"comment={SECRET}"]
        tool("ffmpeg", "-y", "-nostdin", "-loglevel", "error", *inputs, *maps, *said, *extra, *options.split(), path)
        return read(path)

    def stream(self, codec, form, size="64x48", options=""):
        """Frames without a container."""
        def make():
            path = self.path(f"raw-{codec}-{form}-{size}".replace(":", "-"))
            tool("ffmpeg", "-y", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", f"testsrc=s={size}:r=10:d=0.4", "-c:v", codec, *options.split(), "-f", form, path)
            return read(path)
        return self.once((codec, form, size, options), make)

    def muxed(self, name, raw, form, options=""):
        """Frames of a stream, changed by us, in a container."""
        source, path = write(self.path("raw.bin"), raw), self.path(name)
        tool("ffmpeg", "-y", "-nostdin", "-loglevel", "error", "-r", "10", "-f", form, "-i", source, "-c", "copy", *options.split(), path)
        return read(path)

    # ---- documents
    def office(self, source, ending):
        """What LibreOffice makes of a laden document."""
        path = write(self.path(source[0]), source[1])
        subprocess.run(["soffice", f"-env:UserInstallation=file://{os.path.abspath(self.folder)}/office", "--headless", "--convert-to", ending, "--outdir", self.folder, path],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600, check=True)
        return read(path.rsplit(".", 1)[0] + "." + ending)


# ---- units in frames ----------------------------------------------------------------------------------------------
def escaped(payload):
    """Bytes of a unit of H.264 or H.265, with what keeps them from looking like a start."""
    out, zeros = bytearray(), 0
    for byte in payload:
        if zeros >= 2 and byte <= 3:
            out.append(3)
            zeros = 0
        out.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return bytes(out)


def sei(head, *messages):
    body = b"".join(bytes([255] * (kind // 255) + [kind % 255]) + bytes([255] * (len(m) // 255) + [len(m) % 255]) + m for kind, m in messages)
    return b"\0\0\0\1" + head + escaped(body + b"\x80")


def user_data(word=S):
    """(5, user_data_unregistered), as editors, cameras and drones write it."""
    return 5, bytes.fromhex("086f3693b7b34f2c965321492feee5b8") + word + b"\0\0\1" + word


T35 = 4, b"\xb5\0\x31GA94\x03" + S
KINDS_264, KINDS_265 = (user_data(), T35, (200, S)), (user_data(), T35, (136, S), (200, S))


def before_pictures(annexb, units, is_picture):
    """Units before each picture of the stream."""
    parts = re.split(b"(?=\\x00\\x00\\x01)", annexb)
    return b"".join((units if part[:3] == b"\0\0\1" and is_picture(part) else b"") + part for part in parts)


def h264_laden(raw):
    units = sei(b"\x06", *KINDS_264) + b"\0\0\0\1\x0c" + S + b"\x80"
    return before_pictures(raw, units, lambda part: part[3] & 31 in (1, 5) and part[4] & 0x80)


def h265_laden(raw):
    units = sei(b"\x4e\1", *KINDS_265)
    return before_pictures(raw, units, lambda part: part[3] >> 1 & 63 < 32 and part[5] & 0x80)


def h265_after(raw):
    return raw + sei(b"\x50\1", user_data())


def obus(raw):
    """AV1: after each delimiter of time, a unit of metadata that holds whatever a maker registered (T.35), and one of padding."""
    def leb(n):
        return bytes([n]) if n < 128 else bytes([n & 127 | 128, n >> 7])
    units = b"".join(bytes([0x2A]) + leb(len(body)) + body for body in (b"\x04\xb5" + S + b"\x80",))
    units += bytes([0x7A]) + leb(len(S) + 1) + S + b"\x80"
    out, at = b"", 0
    while at < len(raw):
        size, shift, i = 0, 0, at + 1
        while True:
            size |= (raw[i] & 127) << shift
            shift += 7
            i += 1
            if not raw[i - 1] & 128:
                break
        out += raw[at:i + size]
        if raw[at] >> 3 & 15 == 1:  # the head of a sequence, in the first frame
            out += units
        at = i + size
    return out


def after_code(raw, code):
    """MPEG-1, 2 and 4: user data before each unit of this code."""
    return raw.replace(b"\0\0\1" + code, b"\0\0\1\xb2" + S + b"\0\0\1" + code)


def boxes(data):
    """[(kind, body)] of a container of MPEG-4 or of a part of it."""
    found, at = [], 0
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        found.append((kind, data[at + 8:at + size]))
        at += size
    return found


def edited(film, *shown):
    """What is shown of a film: (from, how long), in thousandths of a second. The rest stays in it, as after trimming on a telephone."""
    def track(body):
        media = dict(boxes(dict(boxes(body))[b"mdia"]))
        scale = struct.unpack(">I", media[b"mdhd"][12:16])[0]
        first = struct.unpack(">i", dict(boxes(dict(boxes(body))[b"edts"]))[b"elst"][12:16])[0]
        edits = b"".join(struct.pack(">IiI", length, first + start * scale // 1000, 65536) for start, length in shown)
        return b"".join(box(k, box(b"elst", struct.pack(">II", 0, len(shown)), edits) if k == b"edts" else b) for k, b in boxes(body))
    parts = boxes(film)
    if parts[-1][0] != b"moov" and b"moof" not in dict(parts):
        raise RuntimeError("the table of contents is not at the end")
    moov = lambda body: b"".join(box(k, track(b) if k == b"trak" else b) for k, b in boxes(body))
    return b"".join(box(k, moov(b) if k == b"moov" else b) for k, b in parts)


def switched_off(film, *off):
    """A film with these tracks switched off, the first being 0."""
    left, at = bytearray(film), -1
    for i in range(max(off) + 1):
        at = film.index(b"tkhd", at + 1)
        if i in off:
            left[at + 7] &= 0xFE
    return bytes(left)


def mjpeg_laden(raw):
    return raw.replace(b"\xff\xd8", b"\xff\xd8\xff\xfe" + struct.pack(">H", len(S) + 2) + S + b"\xff\xe1" + struct.pack(">H", len(S) + 8) + b"Exif\0\0" + S)


def jpx_laden(picture):
    """JPEG 2000 with remarks in the picture and in its tiles, and with boxes that say more."""
    def remarked(stream):
        remark = b"\xff\x64" + struct.pack(">HH", len(S) + 4, 1) + S
        at = stream.index(b"\xff\x90")
        out, left = stream[:at] + remark, stream[at:]
        while left[:2] == b"\xff\x90":
            size = struct.unpack(">I", left[6:10])[0]
            out += left[:6] + struct.pack(">I", size + len(remark)) + left[10:12] + remark + left[12:size]
            left = left[size:]
        return out + left + S
    if picture[:2] == b"\xff\x4f":
        return remarked(picture)
    said, out = box(b"xml ", b"<a>%s</a>" % S) + box(b"uuid", bytes(16), S) + box(b"ZZZZ", S), b""
    for kind, body in boxes(picture):
        if kind == b"jp2h":
            body = b"".join(box(k, b) for k, b in boxes(body) if k != b"colr") + box(b"colr", b"\2\0\0", profile()) + said
        out += box(kind, remarked(body) if kind == b"jp2c" else body) + (said + box(b"jp2i", S) if kind == b"ftyp" else b"")
    return out + box(b"jp2c", remarked(saved(drawn("L"), "JPEG2000", no_jp2=True))) + said


# ---- PDF ----------------------------------------------------------------------------------------------------------
def pdf(more=b"", catalog=b"", page=b"", resources=b"", contents=b"", objects=(), trailer=b"", font=b"F", version=b"1.7", content_words=b"", root=b""):
    """A document of one page that says KEPT, and more of what it is given. Its own objects begin with number 10."""
    def stream(words, data):
        return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (words, len(data), data)
    text = b"BT /%s 12 Tf 20 20 Td (%s) Tj ET\n%s" % (font, K, contents)
    whole = {1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, 2: b"<</Type/Pages/Kids[3 0 R]/Count 1%s>>" % root,
             3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</%s 5 0 R>>%s>>%s>>" % (font, resources, page),
             4: stream(content_words, text), 5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    whole.update({10 + i: o if isinstance(o, bytes) else stream(*o) for i, o in enumerate(objects)})
    out, places, most = b"%PDF-" + version + b"\n%\xe2\xe3\xcf\xd3\n", {}, max(whole) + 1
    for number, body in whole.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d %05d %s \n" % ((places[i], 0, b"n") if i in places else (0, 65535, b"f")) for i in range(most))
    return out + b"xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n%s" % (most, table, most, trailer, len(out), more)


def annotation(words, appearance=b""):
    return pdf(page=b"/Annots[10 0 R]", objects=[b"<</Type/Annot/Rect[0 0 90 90]%s%s>>" % (words, appearance)])


def image(data, words):
    return pdf(resources=b"/XObject<</I 10 0 R>>", contents=b"q 96 0 0 64 50 50 cm /I Do Q",
               objects=[(b"/Type/XObject/Subtype/Image/Width 96/Height 64/BitsPerComponent 8/ColorSpace/DeviceRGB" + words, data)])


def pdf_kinds(made):
    jpeg = jpeg_with((0xFE, S), (0xE1, b"Exif\0\0" + exif().tobytes()[6:]), (0xED, b"Photoshop 3.0\0" + S))
    jp2 = jpx_laden(saved(drawn(), "JPEG2000", tile_size=(32, 32)))
    bare = jpx_laden(saved(drawn(), "JPEG2000", no_jp2=True))
    action = b"/Subtype/Link/A<</S/%s>>"
    group = b"<</Type/OCG/Name(%s)/Usage<</CreatorInfo<</Creator(%s)/Subtype/Artwork>>/User<</Type/Ind/Name(%s)>>/Print<</PrintState/ON>>>>>>" % (K, S, S)
    layers = b"/OCProperties<</OCGs[10 0 R]/D<</Creator(%s)/Order[10 0 R]%s>>/Configs[<</Creator(%s)/Name(%s)>>]>>"
    info = b"<</Title(%s)/Author(%s)/Subject(%s)/Keywords(%s)/Creator(%s)/Producer(%s)/CreationDate(D:20261003091500)/Mine(%s)>>" % ((S,) * 7)
    old = pdf(trailer=b"")
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    edited = pdf(contents=b"BT /F 12 Tf 9 9 Td (%s) Tj ET" % S)
    text = b"BT /F 12 Tf 20 20 Td (%s) Tj ET" % K
    again = b"4 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(text), text)
    edited += again + table % (len(edited), edited.rindex(b"xref\n0"), len(edited) + len(again))
    spec = b"<</Type/Filespec/F(C:\\\\Users\\\\%s\\\\a.pdf)/UF(%s)/Desc(%s)>>" % (S, S, S)
    structure = b"/StructTreeRoot<</Type/StructTreeRoot/K 10 0 R>>/MarkInfo<</Marked true>>"
    icc = (b"/N 3", profile())
    kinds = {
        "info": pdf(trailer=b"/Info 10 0 R", objects=[info]),
        "xmp": pdf(catalog=b"/Metadata 10 0 R", objects=[(b"/Type/Metadata/Subtype/XML", XMP)]),
        "xmp-page-font": pdf(page=b"/Metadata 10 0 R", resources=b"/ExtGState<</G<</Type/ExtGState/Metadata 10 0 R>>>>", objects=[(b"/Type/Metadata/Subtype/XML", XMP)]),
        "xmp-unnamed": pdf(page=b"/Mine<</Odd 10 0 R>>", objects=[(b"/Type/Metadata/Subtype/XML", XMP)]),
        "piece-info": pdf(catalog=b"/PieceInfo<</X<</LastModified(D:2026)/Private(%s)>>>>" % S, page=b"/PieceInfo<</Y<</Private(%s)>>>>/LastModified(%s)" % (S, S)),
        "thumb": pdf(page=b"/Thumb 10 0 R", objects=[(b"/Width 96/Height 64/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode", jpeg)]),
        "layers": pdf(catalog=layers % (S, b"", S, S), resources=b"/Properties<</L 10 0 R>>", contents=b"/OC /L BDC EMC", objects=[group]),
        "layers-hidden": pdf(catalog=layers % (S, b"/OFF[10 0 R]", S, S), resources=b"/Properties<</L 10 0 R>>", contents=b"/OC /L BDC EMC", objects=[group]),
        "layers-off-alone": pdf(catalog=b"/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]/Name(%s)>>>>" % S, resources=b"/Properties<</L 10 0 R>>", contents=b"/OC /L BDC EMC", objects=[group]),
        "threads": pdf(catalog=b"/Threads[10 0 R]", page=b"/B[11 0 R]", objects=[
            b"<</Type/Thread/F 11 0 R/I<</Title(%s)/Author(%s)>>>>" % (S, S), b"<</Type/Bead/T 10 0 R/N 11 0 R/V 11 0 R/P 3 0 R/R[0 0 9 9]>>"]),
        "uri-base": pdf(catalog=b"/URI<</Base(file:///C:/Users/%s/)>>" % S, page=b"/Annots[10 0 R]", objects=[b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(a.html)>>>>"]),
        "link-file": annotation(b"/Subtype/Link/A<</S/URI/URI(file:///Z:/%s/a.html)>>" % S),
        "link-drive": annotation(b"/Subtype/Link/A<</S/URI/URI(C:\\\\Users\\\\%s\\\\a.html)>>" % S),
        "link-gotor": annotation(action % b"GoToR/F" + b"") .replace(b"/F>>", b"/F%s/D[0/Fit]>>" % spec),
        "link-gotoe": annotation(action % b"GoToE/T<</R/C/N(%s)>>" % S),
        "link-launch": annotation(action % b"Launch/F(C:\\\\%s.exe)/Win<</F(%s)/D(%s)/P(%s)>>/Mac(%s)/Unix(%s)" % ((S,) * 6)),
        "link-launch-page": pdf(page=b"/AA<</O 10 0 R>>", catalog=b"/OpenAction 10 0 R", objects=[b"<</S/Launch/Mac(%s)/Unix(%s)>>" % (S, S)]),
        "link-next": annotation(b"/Subtype/Link/A<</S/URI/URI(https://%s.example/)/Next[<</S/GoToR/F%s>>]>>" % (K, spec)),
        "link-named-map": pdf(catalog=b"/Names<</Dests<</Names[(a)<</D[3 0 R/Fit]>>]>>/URLS<</Names[(%s)10 0 R]>>/IDS<</Names[(%s)10 0 R]>>>>" % (S, S), objects=[b"<</S/SPS/U(%s)/T(%s)>>" % (S, S)]),
        "note": annotation(b"/Subtype/Text/Contents(%s)/T(%s)/Subj(%s)/RC(%s)" % ((S,) * 4)),
        "note-reply": pdf(page=b"/Annots[10 0 R 11 0 R 12 0 R]", objects=[b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(%s)/Popup 11 0 R>>" % S,
                          b"<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 10 0 R/Contents(%s)>>" % S, b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/IRT 10 0 R/Contents(%s)>>" % S]),
        "mark": annotation(b"/Subtype/Highlight/QuadPoints[0 0 9 0 0 9 9 9]/Contents(%s)/T(%s)/M(%s)/NM(%s)/CreationDate(%s)" % ((S,) * 5)),
        **{f"mark-{i}": annotation(b"/Subtype/Square/%s(%s)" % (key, S)) for i, key in enumerate((b"T", b"M", b"CreationDate", b"NM", b"Subj", b"IRT", b"RT", b"Popup", b"RC"), 1)},
        "mark-text-box": annotation(b"/Subtype/FreeText/DA(/F 9 Tf)/Contents(%s)/T(%s)/RC(%s)" % (K, S, K)),
        "mark-stamp": annotation(b"/Subtype/Stamp/Name/Draft/Contents(%s)/T(%s)" % (S, S), b"/AP<</N 11 0 R>>"),
        "mark-redact": annotation(b"/Subtype/Redact/Contents(%s)/OverlayText(%s)/T(%s)" % (S, K, S)),
        "mark-measure": annotation(b"/Subtype/Line/L[0 0 9 9]/Contents(%s)/T(%s)/Measure<</Type/Measure/R(%s)>>" % (S, S, K)),
        "attached-mark": annotation(b"/Subtype/FileAttachment/FS<</Type/Filespec/F(%s)/EF<</F 11 0 R>>>>/Contents(%s)" % (S, S)),
        "attached": pdf(catalog=b"/Names<</EmbeddedFiles<</Names[(%s)10 0 R]>>>>" % S, objects=[b"<</Type/Filespec/F(%s)/EF<</F 11 0 R>>>>" % S, (b"/Type/EmbeddedFile", S)]),
        "attached-associated": pdf(catalog=b"/AF[10 0 R]", page=b"/AF[10 0 R]", objects=[b"<</Type/Filespec/F(%s)/EF<</F 11 0 R>>>>" % S, (b"/Type/EmbeddedFile", S)]),
        "attached-unnamed": pdf(page=b"/Mine 10 0 R", objects=[b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F 11 0 R>>>>" % (S, S), (b"/Type/EmbeddedFile", S)]),
        "portfolio": pdf(catalog=b"/Collection<</Schema<</A<</N(%s)>>>>>>/Names<</EmbeddedFiles<</Names[(%s)10 0 R]>>>>" % (S, S), objects=[b"<</Type/Filespec/F(%s)/EF<</F 11 0 R>>>>" % S, (b"/Type/EmbeddedFile", S)]),
        "script-open": pdf(catalog=b"/OpenAction<</S/JavaScript/JS(%s)>>" % S),
        "script-names": pdf(catalog=b"/Names<</JavaScript<</Names[(%s)<</S/JavaScript/JS 10 0 R>>]>>>>" % S, objects=[(b"", S)]),
        "script-events": pdf(catalog=b"/AA<</WC<</S/JavaScript/JS(%s)>>>>" % S, page=b"/AA<</O<</S/JavaScript/JS(%s)>>>>" % S),
        "script-named-target": pdf(catalog=b"/Dests<</AA<</S/JavaScript/JS(%s)>>>>" % S),
        "form": pdf(catalog=b"/AcroForm<</Fields[10 0 R]/DR<</Font<</AA 5 0 R>>>>>>", page=b"/Annots[10 0 R]", objects=[
            b"<</Type/Annot/Subtype/Widget/Rect[0 0 90 20]/FT/Tx/T(a)/V(%s)/M(%s)/DA(/AA 9 Tf)/AA<</K<</S/JavaScript/JS(%s)>>>>>>" % (K, S, S)]),
        "form-xfa": pdf(catalog=b"/AcroForm<</Fields[]/XFA[(template)10 0 R]>>", objects=[(b"", b"<xdp>%s</xdp>" % S)]),
        "signature": pdf(catalog=b"/AcroForm<</Fields[10 0 R]/SigFlags 3>>/Perms<</DocMDP 11 0 R>>/DSS<</Certs[12 0 R]>>", objects=[
            b"<</FT/Sig/T(a)/V 11 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>", b"<</Type/Sig/Filter/X/Name(%s)/Reason(%s)/Location(%s)/ContactInfo(%s)/Contents<00>>>" % ((S,) * 4), (b"", S)]),
        "movie": annotation(b"/Subtype/Movie/T(%s)/Movie<</F(%s)>>" % (S, S)),
        "sound": annotation(b"/Subtype/Sound/Contents(%s)/Sound 11 0 R" % S),
        "screen": annotation(b"/Subtype/Screen/T(%s)/A<</S/Rendition/R<</S/MR/N(%s)>>>>" % (S, S)),
        "rich-media": annotation(b"/Subtype/RichMedia/RichMediaContent<</Assets<</Names[(%s)<<>>]>>>>" % S),
        "three-d": annotation(b"/Subtype/3D/Contents(%s)/3DD 11 0 R" % S),
        "structure": pdf(catalog=structure, objects=[b"<</S/P/T(%s)/A<</O/UserProperties/P[<</N(Author)/V(%s)/F(%s)>>]>>/K<</S/Span/A[<</O/UserProperties/P[<</N(a)/V(%s)>>]>>0]>>>>" % ((S,) * 4)]),
        "parts": pdf(catalog=b"/DPartRoot<</Type/DPartRoot/DPartRootNode 10 0 R>>", version=b"2.0", objects=[b"<</Type/DPart/DPM<</Author(%s)>>/Start 3 0 R>>" % S]),
        "legal": pdf(catalog=b"/Legal<</Attestation(%s)>>/SpiderInfo<</V 1/C[<</URL(%s)>>]>>/Requirements[<</S/EnableJavaScripts/RH<</Script(%s)>>>>]" % (S, S, S)),
        "separation": pdf(page=b"/SeparationInfo<</Pages[3 0 R]/DeviceColorant(%s)>>/ID<%s>/PZ 1" % (S, S.hex().encode())),
        "intent": pdf(catalog=b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(%s)/Info(%s)/RegistryName(%s)/DestOutputProfile 10 0 R>>]" % (S, S, S), objects=[icc]),
        "profile": pdf(resources=b"/ColorSpace<</C[/ICCBased 10 0 R]>>", contents=b"/C cs 1 0 0 sc 90 90 20 20 re f", objects=[icc]),
        "opi": image(saved(drawn(), "JPEG"), b"/Filter/DCTDecode/OPI<</2.0<</F(%s)>>>>" % S),
        "reference": pdf(resources=b"/XObject<</I 10 0 R>>", contents=b"/I Do", objects=[(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F%s/Page 0/ID[(%s)(%s)]>>" % (spec, S, S), b"0 0 9 9 re f")]),
        "stream-elsewhere": pdf(resources=b"/XObject<</I 10 0 R>>", contents=b"/I Do", objects=[(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/F(C:\\\\%s)/FFilter/FlateDecode" % S, b"")]),
        "picture": image(jpeg, b"/Filter/DCTDecode"),
        "picture-list": image(jpeg, b"/Filter[/DCTDecode]"),
        "picture-flate": image(zlib.compress(jpeg), b"/Filter[/FlateDecode/DCTDecode]"),
        "picture-hex": image(jpeg.hex().encode() + b">", b"/Filter[/ASCIIHexDecode/DCTDecode]"),
        "picture-85": image(base64.a85encode(zlib.compress(jpeg)) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode/DCTDecode]"),
        "picture-trailing": image(jpeg + S, b"/Filter/DCTDecode"),
        "picture-mask": pdf(resources=b"/XObject<</I 10 0 R>>", contents=b"/I Do", objects=[
            (b"/Type/XObject/Subtype/Image/Width 96/Height 64/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/SMask 11 0 R", jpeg),
            (b"/Type/XObject/Subtype/Image/Width 96/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode", jpeg_with((0xFE, S), base=saved(drawn("L"), "JPEG")))]),
        "picture-inline": pdf(contents=b"q 96 0 0 64 9 9 cm BI /W 96 /H 64 /BPC 8 /CS /RGB /F /DCT ID " + jpeg + b"\nEI Q"),
        "picture-inline-hex": pdf(contents=b"q 96 0 0 64 9 9 cm BI /W 96 /H 64 /BPC 8 /CS /RGB /F [/AHx /DCT] ID " + jpeg.hex().encode() + b">\nEI Q"),
        "picture-inline-in-form": pdf(resources=b"/XObject<</I 10 0 R>>", contents=b"/I Do", objects=[
            (b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Filter/FlateDecode", zlib.compress(b"BI /W 96 /H 64 /BPC 8 /CS /RGB /Filter /DCTDecode ID " + jpeg + b"\nEI"))]),
        "content-remark": pdf(contents=b"% " + S + b"\n0 0 m (a % " + K + b") Tj"),
        "font-named-aa": pdf(font=b"AA", resources=b"/ExtGState<</Metadata<</Type/ExtGState/CA 1>>/Thumb<</Type/ExtGState/ca 1>>>>", trailer=b"/Info 10 0 R", objects=[info]),
        "edited": edited, "after-end": pdf(more=b"%" + S + b"\n"), "before-start": b"%" + S + b"\n" + old, "unused": pdf(objects=[b"(%s)" % S, (b"", S)]),
    }
    kinds["link-gotor"] = annotation(b"/Subtype/Link/A<</S/GoToR/D[0/Fit]/F%s>>" % spec)
    kinds["picture-jpx"] = image(jp2, b"/Filter/JPXDecode")
    kinds["picture-jpx-bare"] = image(bare, b"/Filter/JPXDecode")
    kinds["picture-jpx-open"] = image(bare[:bare.index(b"\xff\x90") + 6] + bytes(4) + bare[bare.index(b"\xff\x90") + 10:], b"/Filter/JPXDecode")
    kinds["picture-jpx-odd"] = image(jp2[:60], b"/Filter/JPXDecode")
    kinds["picture-jpx-flate"] = image(zlib.compress(jp2), b"/Filter[/FlateDecode/JPXDecode]")

    def qpdf(*options):
        source, target = write(made.path("in.pdf"), laden.pdf()), made.path("out.pdf")
        tool("qpdf", *options, source, target)
        return read(target)
    for name, options in {"linear": ["--linearize"], "packed": ["--object-streams=generate"], "locked": ["--encrypt", "", "owner", "256", "--"],
                          "locked-40": ["--allow-weak-crypto", "--encrypt", "", "owner", "40", "--"], "attached-by-qpdf": [], "stream-plain": ["--stream-data=uncompress"]}.items():
        if name == "attached-by-qpdf":
            options = ["--add-attachment", write(made.path("attached.bin"), S), f"--filename={SECRET}", f"--description={SECRET}", "--"]
        yield "pdf-" + name + ".pdf", lambda options=options: qpdf(*options)
    for name, data in kinds.items():
        yield "pdf-" + name + ".pdf", lambda data=data: data
    yield "pdf-all-tags.pdf", lambda: made.tagged(pdf(), "tags.pdf", *made.every("PDF", "XMP-dc", "XMP-pdf", "XMP-xmp", "XMP-xmpMM", "XMP-photoshop"))


# ---- pictures -----------------------------------------------------------------------------------------------------
def jpeg_kinds(made):
    motion = lambda: made.once("motion", lambda: made.film("motion.mp4", "-c:v libx264 -c:a aac"))
    e = lambda: exif().tobytes()
    second = lambda: jpeg_with((0xE1, b"Exif\0\0" + e()[6:]), (0xFE, S))
    app = lambda number, body: jpeg_with((0xE0 + number, body + S))
    yield "jpeg-exif.jpg", lambda: saved(drawn(), "JPEG", exif=exif())
    yield "jpeg-progressive.jpg", lambda: saved(drawn(), "JPEG", exif=exif(), progressive=True)
    yield "jpeg-gray.jpg", lambda: saved(drawn("L"), "JPEG", exif=exif())
    yield "jpeg-cmyk.jpg", lambda: saved(drawn("CMYK"), "JPEG", exif=exif(), comment=S)
    yield "jpeg-422.jpeg", lambda: saved(drawn(), "JPEG", exif=exif(), subsampling=1)
    yield "jpeg-profile.jpg", lambda: saved(drawn(), "JPEG", icc_profile=profile())
    yield "jpeg-comment.jpg", lambda: jpeg_with((0xFE, S))
    yield "jpeg-xmp.jpg", lambda: jpeg_with((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP))
    yield "jpeg-xmp-extended.jpg", lambda: jpeg_with((0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">II", len(XMP), 0) + XMP))
    yield "jpeg-iptc.jpg", lambda: app(13, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0c")
    yield "jpeg-jfxx-thumbnail.jpg", lambda: jpeg_with((0xE0, b"JFXX\0\x10" + second()))
    yield "jpeg-ducky.jpg", lambda: app(12, b"Ducky\0\x02\0\x10")
    yield "jpeg-flir.jpg", lambda: app(1, b"FLIR\0\1\0\0")
    yield "jpeg-jumbf.jpg", lambda: app(11, b"JP\0\1\0\0\0\1\0\0\0\x40jumb")
    yield "jpeg-scalado.jpg", lambda: app(4, b"SCALADO\0")
    yield "jpeg-maker-app5.jpg", lambda: app(5, b"SAMSUNG\0")
    yield "jpeg-thumbnail.jpg", lambda: made.tagged(saved(drawn(), "JPEG", exif=exif()), "thumb.jpg", f"-ThumbnailImage<={write(made.path('thumb-in.jpg'), second())}")
    yield "jpeg-all-exif.jpg", lambda: made.tagged(saved(drawn(), "JPEG"), "all.jpg", *made.every("EXIF"))
    yield "jpeg-all-iptc.jpg", lambda: made.tagged(saved(drawn(), "JPEG"), "all.jpg", *made.every("IPTC", "Photoshop", "JFIF"), f"-Comment={SECRET}")
    yield "jpeg-all-xmp.jpg", lambda: made.tagged(saved(drawn(), "JPEG"), "all.jpg", *made.every("XMP-dc", "XMP-exif", "XMP-iptcCore", "XMP-iptcExt", "XMP-mwg-rs", "XMP-MP", "XMP-photoshop", "XMP-xmp"))
    yield "jpeg-mpo.jpg", lambda: saved(drawn(), "MPO", save_all=True, append_images=[drawn()], exif=exif()) + second()
    yield "jpeg-mpo.mpo", lambda: saved(drawn(), "MPO", save_all=True, append_images=[drawn()], exif=exif()) + second()
    yield "jpeg-trailing.jpg", lambda: saved(drawn(), "JPEG") + S
    yield "jpeg-trailing-zip.jpg", lambda: saved(drawn(), "JPEG") + zipped({"a.txt": S})
    yield "jpeg-motion.jpg", lambda: jpeg_with((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)) + motion()
    yield "jpeg-samsung-trailer.jpg", lambda: saved(drawn(), "JPEG") + b"\0\0\1\x0aImage_UTC_Data" + S + b"SEFHSEFT"
    yield "jpeg-between-markers.jpg", lambda: (lambda d: d[:2] + b"\xff\xfe" + struct.pack(">H", 2 + len(S)) + S + b"\xff\xff\xff" + d[2 + 0:][0:0] + d[2:])(saved(drawn(), "JPEG"))
    yield "jpeg-no-ending", lambda: saved(drawn(), "JPEG", exif=exif())
    yield "jpeg-as.png", lambda: saved(drawn(), "JPEG", exif=exif())
    yield "jpeg-as.heic", lambda: saved(drawn(), "JPEG", exif=exif())
    yield "jpeg-as-notes.txt", lambda: saved(drawn(), "JPEG", exif=exif())


def png_kinds(made):
    info = PngImagePlugin.PngInfo()
    for key in ("Author", "Title", "Comment", "Software", "Copyright", "Source", "Raw profile type exif"):
        info.add_text(key, SECRET)
    info.add_text("Description", SECRET * 50, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode(), "en", SECRET)
    info.add_itxt("Comment", SECRET, "en", "Comment", zip=True)
    for mode in ("RGB", "L", "P", "RGBA", "LA", "1"):
        yield f"png-{mode.lower()}.png", lambda mode=mode: saved(drawn(mode), "PNG", pnginfo=info, exif=exif())
    yield "png-16.png", lambda: saved(drawn("I;16") if False else Image.new("I;16", (96, 64), 4000), "PNG", pnginfo=info)
    yield "png-interlaced.png", lambda: png_with((b"tEXt", b"Author\0" + S), base=interlaced())
    yield "png-profile.png", lambda: saved(drawn(), "PNG", icc_profile=profile(), pnginfo=PngImagePlugin.PngInfo())
    yield "png-profile-named.png", lambda: png_with((b"iCCP", S + b"\0\0" + zlib.compress(profile())))
    yield "png-time.png", lambda: png_with((b"tIME", b"\x07\xea\x0a\x03\x09\x0f\0"), (b"tEXt", b"a\0" + S))
    yield "png-private.png", lambda: png_with((b"prVt", S), (b"iDOT", S), (b"caBX", S), (b"mkBF", S))
    yield "png-suggested.png", lambda: png_with((b"sPLT", S + b"\0\x08" + bytes(6)))
    yield "png-trailing.png", lambda: saved(drawn(), "PNG") + S
    yield "png-moving.png", lambda: (lambda d: d[:-12] + png_with((b"tEXt", b"a\0" + S))[33:33 + 14 + len(S)] + d[-12:])(moving("PNG"))
    yield "png-moving.apng", lambda: png_with((b"tEXt", b"a\0" + S), base=moving("PNG"))
    yield "png-all-tags.png", lambda: made.tagged(saved(drawn(), "PNG"), "all.png", *made.every("PNG", "EXIF", "XMP-dc", "XMP-photoshop"))
    yield "png-as.jpg", lambda: saved(drawn(), "PNG", pnginfo=info)


def interlaced():
    """A gray picture of 8 x 8 in seven passes."""
    rows = b"".join(b"\0" + bytes([90] * w) for w, h in ((1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)) for _ in range(h))
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 1)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def other_picture_kinds(made):
    yield "gif-comment.gif", lambda: saved(drawn("P"), "GIF", comment=S)
    yield "gif-87.gif", lambda: b"GIF87a" + saved(drawn("P"), "GIF")[6:] + S
    yield "gif-xmp.gif", lambda: gif_with((0xFF, [b"XMP DataXMP", XMP[:200], XMP[200:400], S]))
    yield "gif-icc.gif", lambda: gif_with((0xFF, [b"ICCRGBG1012", S]))
    yield "gif-plain-text.gif", lambda: gif_with((0x01, [bytes(12), S]))
    yield "gif-private.gif", lambda: gif_with((0xFF, [b"ZZZZ7319XYZ", S]), (0x77, [S]))
    yield "gif-moving.gif", lambda: gif_with((0xFE, [S]), base=moving("GIF", comment=S, loop=0))
    yield "gif-trailing.gif", lambda: saved(drawn("P"), "GIF") + S
    yield "gif-tags.gif", lambda: made.tagged(saved(drawn("P"), "GIF"), "all.gif", f"-Comment={SECRET}", f"-XMP-dc:Creator={SECRET}")
    yield "webp-lossy.webp", lambda: saved(drawn(), "WEBP", exif=exif(), xmp=XMP, icc_profile=profile())
    yield "webp-lossless.webp", lambda: saved(drawn(), "WEBP", exif=exif(), xmp=XMP, lossless=True)
    yield "webp-alpha.webp", lambda: saved(drawn("RGBA"), "WEBP", exif=exif(), xmp=XMP)
    yield "webp-private.webp", lambda: riff_with(saved(drawn(), "WEBP", exif=exif()), (b"ZZZZ", S))
    yield "webp-trailing.webp", lambda: saved(drawn(), "WEBP") + S
    yield "webp-moving.webp", lambda: moving("WEBP", exif=exif(), xmp=XMP)
    yield "webp-tags.webp", lambda: made.tagged(saved(drawn(), "WEBP"), "all.webp", *made.every("EXIF", "XMP-dc", "XMP-iptcCore"))
    for ending in ("heic", "avif"):
        yield f"{ending}-exif.{ending}", lambda ending=ending: made.heif(ending)
        yield f"{ending}-thumbnail.{ending}", lambda ending=ending: made.heif(ending, "-t", "32")
        yield f"{ending}-alpha.{ending}", lambda ending=ending: made.heif(ending, source=saved(drawn("RGBA"), "PNG", exif=exif()))
        yield f"{ending}-tags.{ending}", lambda ending=ending: made.tagged(made.heif(ending), "all." + ending, *made.every("EXIF", "XMP-dc", "XMP-photoshop"))
        yield f"{ending}-motion.{ending}", lambda ending=ending: made.heif(ending) + box(b"mpvd", made.once("motion", lambda: made.film("motion.mp4", "-c:v libx264 -c:a aac")))
        yield f"{ending}-trailing.{ending}", lambda ending=ending: made.heif(ending) + S
        yield f"{ending}-free.{ending}", lambda ending=ending: made.heif(ending) + box(b"free", S) + box(b"uuid", bytes(16), S)
        yield f"{ending}-as-{ending}.jpg", lambda ending=ending: made.heif(ending)
    yield "avif-moving.avif", lambda: made.film("moving.avif", "-c:v libaom-av1 -cpu-used 8", sound=False, chapters=False)
    # held back: what browsers do not show
    word = PngImagePlugin.PngInfo()
    word.add_text("Author", SECRET)
    yield "tiff-exif.tif", lambda: saved(drawn(), "TIFF", tiffinfo={270: SECRET, 315: SECRET})
    yield "tiff-pages.tiff", lambda: saved(drawn(), "TIFF", save_all=True, append_images=[drawn()], tiffinfo={270: SECRET})
    yield "tiff-motorola.tif", lambda: b"MM\0*" + S * 4
    yield "tiff-as.jpg", lambda: saved(drawn(), "TIFF", tiffinfo={270: SECRET})
    yield "raw.dng", lambda: saved(drawn(), "TIFF", tiffinfo={270: SECRET, 50708: SECRET})
    yield "raw.nef", lambda: b"MM\0*" + bytes(4) + S * 4
    yield "raw.cr2", lambda: b"II*\0\x10\0\0\0CR\2\0" + S * 4
    yield "raw.cr3", lambda: box(b"ftyp", b"crx \0\0\0\1crx isom") + box(b"moov", box(b"uuid", bytes(16), S))
    yield "raw.arw", lambda: saved(drawn(), "TIFF", tiffinfo={270: SECRET})
    yield "raw.raf", lambda: b"FUJIFILMCCD-RAW 0201" + S + bytes(200)
    yield "raw.orf", lambda: b"IIRO\x08\0\0\0" + S + bytes(99)
    yield "raw.rw2", lambda: b"IIU\0\x08\0\0\0" + S + bytes(99)
    yield "big.tif", lambda: b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0" + S * 4
    yield "bitmap.bmp", lambda: saved(drawn(), "BMP") + S
    yield "bitmap-as.jpg", lambda: saved(drawn(), "BMP") + S
    yield "icon.ico", lambda: saved(drawn(), "ICO") + S
    yield "photoshop.psd", lambda: b"8BPS\0\1" + bytes(6) + b"\0\3\0\0\0\x40\0\0\0\x60\0\x08\0\3" + S
    yield "two-thousand.jp2", lambda: saved(drawn(), "JPEG2000") + S
    yield "two-thousand.j2k", lambda: saved(drawn(), "JPEG2000", no_jp2=True) + S
    yield "extra-large.jxl", lambda: b"\xff\x0a" + S * 4
    yield "extra-large-boxes.jxl", lambda: b"\0\0\0\x0cJXL \r\n\x87\n" + box(b"ftyp", b"jxl \0\0\0\0jxl ") + box(b"Exif", S)
    for ending, kind in (("tga", "TGA"), ("pcx", "PCX"), ("ppm", "PPM"), ("sgi", "SGI"), ("dds", "DDS"), ("icns", "ICNS"), ("im", "IM"), ("eps", "EPS")):
        yield f"bitmap.{ending}", lambda kind=kind: saved(drawn("RGB", (96, 64)) if kind != "ICNS" else drawn("RGBA", (64, 64)), kind) + S
    yield "bits.xbm", lambda: saved(drawn("1"), "XBM") + b"/* %s */" % S
    yield "pixels.xpm", lambda: b'/* XPM */ /* %s */\nstatic char *a[] = {"1 1 1 1", "a c red", "a"};\n' % S
    yield "drawing.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><!-- %s --><metadata>%s</metadata></svg>" % (S, S)
    yield "drawing.svgz", lambda: gzip.compress(b"<svg><!-- %s --></svg>" % S)
    yield "drawing-as.png", lambda: b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><desc>%s</desc></svg>" % S
    yield "drawing.wmf", lambda: b"\xd7\xcd\xc6\x9a" + bytes(40) + S
    yield "drawing.emf", lambda: b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(60) + S
    yield "drawing.ps", lambda: b"%!PS-Adobe-3.0\n%%Title: " + S + b"\n%%For: " + S + b"\n"
    yield "drawing.ai", lambda: pdf(trailer=b"/Info 10 0 R", objects=[b"<</Author(%s)>>" % S])
    yield "drawing.xcf", lambda: b"gimp xcf v011\0" + S
    yield "drawing.kra", lambda: zipped({"mimetype": b"application/x-krita", "documentinfo.xml": S})
    yield "drawing.ora", lambda: zipped({"mimetype": b"image/openraster", "stack.xml": S})


# ---- films and recordings -----------------------------------------------------------------------------------------
def film_kinds(made):
    h264, h265 = "-c:v libx264 -g 2", "-c:v libx265 -x265-params log-level=none"
    films = {
        "film-h264-aac.mp4": f"{h264} -c:a aac", "film-h264-mp3.mp4": f"{h264} -c:a libmp3lame", "film-h264-ac3.mp4": f"{h264} -c:a ac3", "film-h264-alac.mp4": f"{h264} -c:a alac",
        "film-h264-opus.mp4": f"{h264} -c:a libopus", "film-h264-flac.mp4": f"{h264} -c:a flac -strict -2", "film-hvc1.mp4": f"{h265} -tag:v hvc1 -c:a aac", "film-hev1.mp4": f"{h265} -tag:v hev1 -c:a aac",
        "film-eac3.mp4": f"{h264} -c:a eac3", "film-mpeg4.mp4": "-c:v mpeg4 -c:a aac", "film-mpeg2.mp4": "-c:v mpeg2video -c:a mp2 -r 25", "film-mpeg1.mp4": "-c:v mpeg1video -c:a mp2 -r 25",
        "film-av1.mp4": "-c:v libaom-av1 -cpu-used 8 -c:a libopus", "film-vp9.mp4": "-c:v libvpx-vp9 -cpu-used 8 -deadline realtime -c:a libopus", "film-mjpeg.mp4": "-c:v mjpeg -pix_fmt yuvj420p -c:a aac",
        "film-fragments.mp4": f"{h264} -c:a aac -movflags +frag_keyframe+empty_moov", "film-dash.mp4": f"{h264} -c:a aac -movflags +dash", "film-faststart.mp4": f"{h264} -c:a aac -movflags +faststart",
        "film-mdta.mp4": f"{h264} -c:a aac -movflags +use_metadata_tags", "film-timecode.mp4": f"{h264} -c:a aac -timecode 01:02:03:04", "film.m4v": f"{h264} -c:a aac -f ipod",
        "film.3gp": f"{h264} -c:a aac", "film-h263.3gp": "-c:v h263 -s 176x144 -c:a aac", "film-as.jpg": f"{h264} -c:a aac -f mp4", "film-no-ending": f"{h264} -c:a aac -f mp4", "film-as-notes.txt": f"{h264} -c:a aac -f mp4",
        "film-h264-aac.mov": f"{h264} -c:a aac", "film-h265.mov": f"{h265} -tag:v hvc1 -c:a aac", "film-prores.mov": "-c:v prores -c:a pcm_s16le", "film-mjpeg.mov": "-c:v mjpeg -pix_fmt yuvj420p -c:a pcm_s16be",
        "film-animation.mov": "-c:v qtrle -c:a pcm_s16le", "film-png.mov": "-c:v png -c:a pcm_s24le", "film-raw.mov": "-c:v rawvideo -pix_fmt yuv422p -vtag 2vuy -c:a pcm_s16le", "film-cinepak.mov": "-c:v cinepak -c:a pcm_u8",
        "film-mdta.mov": f"{h264} -c:a aac -movflags +use_metadata_tags", "film-timecode.mov": f"{h264} -c:a aac -timecode 01:02:03:04", "film-dv.mov": "-c:v dvvideo -s 720x576 -r 25 -pix_fmt yuv420p -c:a pcm_s16le",
        "film-dnx.mov": "-c:v dnxhd -profile:v dnxhr_lb -s 256x144 -pix_fmt yuv422p -c:a pcm_s16le", "film-vp8-vorbis.webm": "-c:v libvpx -c:a libvorbis", "film-vp9-opus.webm": "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus",
        "film-av1.webm": "-c:v libaom-av1 -cpu-used 8 -c:a libopus", "film-alpha.webm": "-c:v libvpx -pix_fmt yuva420p -auto-alt-ref 0 -c:a libvorbis", "film-live.webm": "-c:v libvpx -c:a libvorbis -live 1",
        "film-theora.ogv": "-c:v libtheora -c:a libvorbis", "film-theora-opus.ogv": "-c:v libtheora -c:a libopus", "film-theora-flac.ogv": "-c:v libtheora -c:a flac", "film-theora.ogg": "-c:v libtheora -c:a libvorbis",
        # held back
        "film.mkv": f"{h264} -c:a aac", "film-vp8.mkv": "-c:v libvpx -c:a libvorbis", "film.avi": "-c:v mpeg4 -c:a libmp3lame", "film-mjpeg.avi": "-c:v mjpeg -pix_fmt yuvj420p -c:a pcm_s16le", "film.wmv": "-c:v wmv2 -c:a wmav2",
        "film.asf": "-c:v msmpeg4 -c:a wmav2", "film.flv": f"{h264} -c:a aac", "film.f4v": f"{h264} -c:a aac", "film.ts": f"{h264} -c:a aac -f mpegts", "film.m2ts": f"{h264} -c:a aac", "film.mpg": "-c:v mpeg2video -c:a mp2 -r 25",
        "film.vob": "-c:v mpeg2video -c:a ac3 -r 25", "film.mxf": "-c:v mpeg2video -c:a pcm_s16le -r 25", "film.nut": f"{h264} -c:a aac", "film.3g2": f"{h264} -c:a aac", "film.ismv": f"{h264} -c:a aac", "film.rm": "-c:v rv10 -s 176x144 -c:a ac3",
        "film.swf": "-c:v flv1 -c:a libmp3lame -ar 44100 -f swf", "film.dv": "-c:v dvvideo -s 720x576 -r 25 -pix_fmt yuv420p -c:a pcm_s16le -ac 2",
    }
    for name, options in films.items():
        yield name, lambda name=name, options=options: made.film(name, options)
    for name, options in {"film-captions.mp4": "mov_text", "film-captions.mov": "mov_text", "film-captions.webm": "webvtt"}.items():
        codecs = "-c:v libvpx -c:a libvorbis" if name.endswith("webm") else f"{h264} -c:a aac"
        yield name, lambda name=name, options=options, codecs=codecs: made.film(name, codecs, words=options)
    attach = lambda: ("-attach", made.path("attached.txt"), "-metadata:s:t", "mimetype=text/plain")
    yield "film-attached.mkv", lambda: made.film("film-attached.mkv", "-c:v libvpx -c:a libvorbis", extra=attach())
    yield "film-attached.webm", lambda: made.film("film-attached.mkv", "-c:v libvpx -c:a libvorbis", extra=attach()).replace(b"\x42\x82\x88matroska", b"\x42\x82\x84webm\xec\x82\0\0", 1)
    yield "film-silent.mp4", lambda: made.film("film-silent.mp4", h264, sound=False)
    yield "film-tags.mp4", lambda: made.tagged(made.film("tags.mp4", f"{h264} -c:a aac"), "tags2.mp4", *made.every("ItemList", "UserData", "Keys", "XMP-dc", "Microsoft"))
    yield "film-tags.mov", lambda: made.tagged(made.film("tags.mov", f"{h264} -c:a aac"), "tags2.mov", *made.every("UserData", "Keys", "XMP-dc"))
    yield "film-place-after.mp4", lambda: laden.with_udta(made.film("udta.mp4", f"{h264} -c:a aac"))
    yield "film-free.mp4", lambda: made.film("free.mp4", f"{h264} -c:a aac") + box(b"free", S) + box(b"skip", S) + box(b"uuid", bytes(16), S)
    yield "film-trailing.mp4", lambda: made.film("trail.mp4", f"{h264} -c:a aac") + S
    # what is cut off, and still in it
    def long(name, options, sound="sine=d=4:r=48000", inputs=()):
        path = made.path(name)
        tool("ffmpeg", "-y", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=4", *(inputs or ("-f", "lavfi", "-i", sound)), "-metadata", f"title={SECRET}", *options.split(), path)
        return read(path)
    whole = lambda: made.once("long", lambda: long("long.mp4", "-c:v libx264 -g 10 -bf 2 -c:a aac -flags +cgop"))
    def fragments(*options):
        source, path = write(made.path("long-in.mp4"), whole()), made.path("long-fragments.mp4")
        tool("ffmpeg", "-y", "-nostdin", "-loglevel", "error", *options, "-i", source, "-c", "copy", "-movflags", "frag_keyframe+empty_moov+delay_moov+default_base_moof", path)
        return read(path)
    yield "film-cut-start.mp4", lambda: edited(whole(), (1250, 2000))
    yield "film-cut-start-fragments.mp4", lambda: fragments("-ss", "1.25")
    yield "film-cut-tail-fragments.mp4", lambda: edited(fragments(), (0, 1000))
    yield "film-cut-middle-fragments.mp4", lambda: edited(fragments(), (0, 1000), (2000, 1000))
    yield "film-edit-whole-fragments.mp4", lambda: edited(fragments(), (0, 4000))
    two = lambda: made.once("two", lambda: long("two.mp4", "-map 0 -map 1 -map 1 -c:v libx264 -c:a aac"))
    yield "film-track-off.mp4", lambda: switched_off(two(), 2)
    yield "film-tracks-off.mp4", lambda: switched_off(two(), 0, 1, 2)
    yield "film-cut-middle.mp4", lambda: edited(whole(), (0, 1000), (2350, 1000))
    yield "film-cut-tail.mp4", lambda: edited(whole(), (0, 1000))
    yield "film-cut-at-pictures.mp4", lambda: edited(whole(), (1000, 1000), (3000, 1000))
    def spoken():
        pcm = write(made.path("spoken.pcm"), bytes(48000) + S * 2000 + bytes(48000 * 3) + S * 2000 + bytes(48000 * 3))
        return edited(long("spoken.mov", "-c:v mjpeg -pix_fmt yuvj420p -c:a pcm_s16le -t 4", inputs=("-f", "s16le", "-ar", "48000", "-ac", "1", "-i", pcm)), (1000, 800))
    yield "film-cut-spoken.mov", spoken
    # texts between the frames
    raw264 = lambda: h264_laden(made.stream("libx264", "h264", options="-g 2"))
    raw265 = lambda: h265_laden(made.stream("libx265", "hevc", options="-x265-params log-level=none:repeat-headers=1"))
    for ending in ("mp4", "mov", "m4v"):
        yield f"film-sei-264.{ending}", lambda ending=ending: made.muxed("sei." + ending, raw264(), "h264")
        if ending != "m4v":
            yield f"film-sei-265.{ending}", lambda ending=ending: made.muxed("sei5." + ending, raw265(), "hevc", "-tag:v hvc1")
    yield "film-sei-hev1.mp4", lambda: made.muxed("hev1.mp4", raw265(), "hevc", "-tag:v hev1")
    yield "film-sei-after.mp4", lambda: made.muxed("after.mp4", h265_after(made.stream("libx265", "hevc", options="-x265-params log-level=none")), "hevc")
    yield "film-sei-fragments.mp4", lambda: made.muxed("frag.mp4", raw264(), "h264", "-movflags +frag_keyframe+empty_moov")
    yield "film-user-mpeg4.mp4", lambda: made.muxed("m4.mp4", after_code(made.stream("mpeg4", "m4v"), b"\xb6"), "m4v")
    yield "film-user-mpeg4.mov", lambda: made.muxed("m4.mov", after_code(made.stream("mpeg4", "m4v"), b"\xb6"), "m4v")
    yield "film-user-mpeg2.mp4", lambda: made.muxed("m2.mp4", after_code(made.stream("mpeg2video", "mpeg2video", options="-r 25"), b"\0"), "mpegvideo")
    yield "film-user-mpeg1.mov", lambda: made.muxed("m1.mov", after_code(made.stream("mpeg1video", "mpeg1video", options="-r 25"), b"\0"), "mpegvideo")
    yield "film-comment-mjpeg.mov", lambda: made.muxed("mj.mov", mjpeg_laden(made.stream("mjpeg", "mjpeg", options="-pix_fmt yuvj420p")), "mjpeg")
    yield "film-comment-mjpeg.mp4", lambda: made.muxed("mj.mp4", mjpeg_laden(made.stream("mjpeg", "mjpeg", options="-pix_fmt yuvj420p")), "mjpeg")
    for ending in ("mp4", "webm"):
        yield f"film-obu-av1.{ending}", lambda ending=ending: made.muxed("av1." + ending, obus(made.stream("libaom-av1", "obu", options="-cpu-used 8")), "obu")
    yield "film.h264", raw264
    yield "film.hevc", raw265
    yield "film.ivf", lambda: made.stream("libvpx", "ivf") + S
    yield "film.y4m", lambda: b"YUV4MPEG2 W2 H2 F1:1 X" + S + b"\nFRAME\n" + bytes(6)


def sound_kinds(made):
    sounds = {
        "sound.mp3": "-c:a libmp3lame", "sound-23.mp3": "-c:a libmp3lame -id3v2_version 3", "sound-id3v1.mp3": "-c:a libmp3lame -write_id3v1 1", "sound-layer-2.mp2": "-c:a mp2 -f mp2", "sound.m4a": "-c:a aac", "sound-alac.m4a": "-c:a alac",
        "sound.m4b": "-c:a aac -f ipod", "sound-mp4.mp4": "-c:a aac", "sound.mov": "-c:a pcm_s16le", "sound.aac": "-c:a aac -f adts -write_id3v2 1", "sound.wav": "-c:a pcm_s16le", "sound-24.wav": "-c:a pcm_s24le", "sound-float.wav": "-c:a pcm_f32le",
        "sound-adpcm.wav": "-c:a adpcm_ima_wav", "sound-ms-adpcm.wav": "-c:a adpcm_ms", "sound-alaw.wav": "-c:a pcm_alaw", "sound-mp3.wav": "-c:a libmp3lame", "sound-bext.wav": "-c:a pcm_s16le -write_bext 1",
        "sound.rf64.wav": "-c:a pcm_s16le -rf64 always", "sound.flac": "-c:a flac", "sound.ogg": "-c:a libvorbis", "sound.opus": "-c:a libopus", "sound-flac.oga": "-c:a flac -f ogg", "sound-speex.ogg": "-c:a libspeex -ar 16000",
        "sound-opus.weba": "-c:a libopus -f webm", "sound-vorbis.weba": "-c:a libvorbis -f webm", "sound-vorbis.webm": "-c:a libvorbis",
        # held back
        "sound.mka": "-c:a libvorbis", "sound.wma": "-c:a wmav2", "sound.aiff": "-c:a pcm_s16be -write_id3v2 1", "sound.caf": "-c:a pcm_s16be", "sound.au": "-c:a pcm_s16be", "sound.w64": "-c:a pcm_s16le", "sound.tta": "-c:a tta",
        "sound.wv": "-c:a wavpack", "sound.voc": "-c:a pcm_u8",
    }
    for name, options in sounds.items():
        yield name, lambda name=name, options=options: made.film(name, options, video=False)
    for name, options in {"sound-cover.mp3": "-c:a libmp3lame", "sound-cover.m4a": "-c:a aac", "sound-cover.flac": "-c:a flac"}.items():
        yield name, lambda name=name, options=options: made.film(name, options, video=False, cover=True)
    base = lambda name, options: made.film(name, options, video=False)
    yield "sound-ape.mp3", lambda: laden.tagged(base("ape.mp3", "-c:a libmp3lame"))
    yield "sound-tags-within.mp3", lambda: (lambda d: laden.tagged(d, d.index(b"\xff\xfb", len(d) // 2)))(base("mid.mp3", "-c:a libmp3lame"))
    def long():
        path = made.path("long.m4a")
        tool("ffmpeg", "-y", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "sine=d=4:r=48000", "-metadata", f"title={SECRET}", "-c:a", "aac", path)
        return read(path)
    yield "sound-cut.m4a", lambda: edited(long(), (1500, 1000))
    yield "sound-id3-after.aac", lambda: laden.tagged(base("id3.aac", "-c:a aac -f adts"))
    yield "sound-id3.flac", lambda: b"ID3\4\0\0\0\0\0\x1bTPE1\0\0\0\x11\0\0\0" + S + b"\0\0\0\0" + laden.tagged(base("id3.flac", "-c:a flac"))
    def flac_blocks():
        data = base("blocks.flac", "-c:a flac")
        kinds = [(2, b"ZZZZ" + S), (5, S.ljust(128, b"\0") + bytes(268)), (1, S), (6, struct.pack(">II", 3, 9) + b"image/png" + struct.pack(">I", len(S)) + S + bytes(16) + struct.pack(">I", len(S)) + S), (77, S)]
        return data[:42] + b"".join(bytes([k]) + struct.pack(">I", len(b))[1:] + b for k, b in kinds) + data[42:]
    yield "sound-blocks.flac", flac_blocks
    chunks = [(b"iXML", b"<BWFXML><NOTE>%s</NOTE></BWFXML>" % S), (b"id3 ", S), (b"cart", S), (b"LIST", b"INFOIART" + struct.pack("<I", len(S)) + S), (b"LIST", b"adtllabl" + struct.pack("<I", len(S) + 4) + bytes(4) + S),
              (b"_PMX", XMP), (b"axml", S), (b"JUNK", S), (b"ZZZZ", S), (b"bext", S.ljust(602, b"\0"))]
    yield "sound-chunks.wav", lambda: riff_with(base("chunks.wav", "-c:a pcm_s16le"), *chunks)
    def wav(name, options="-c:a pcm_s16le"):
        """What stands before the sound, and the sound."""
        data = base(name, options + " -bitexact -map_metadata -1")
        at = data.index(b"data") + 8
        return data[:at - 8], data[at:at + struct.unpack("<I", data[at - 4:at])[0]]
    def within(name, more, size=None, options="-c:a pcm_s16le"):
        head, sound = wav(name, options)
        return head + b"data" + struct.pack("<I", len(sound + more) if size is None else size) + sound + more
    said = b"LIST" + struct.pack("<I", 12 + len(S)) + b"INFOIART" + struct.pack("<I", len(S)) + S
    yield "sound-list-streamed.wav", lambda: within("list.wav", said, 0xFFFFFFFF)
    yield "sound-list-no-length.wav", lambda: within("list.wav", said, 0)
    yield "sound-list-within.wav", lambda: within("list.wav", said)
    yield "sound-list-odd.wav", lambda: within("list.wav", b"\0" + said)
    yield "sound-list-cut.wav", lambda: within("list.wav", said[:-4])
    yield "sound-bext-within.wav", lambda: within("list.wav", b"bext" + struct.pack("<I", 602) + S.ljust(602, b"\0") + b"ZZZZ" + struct.pack("<I", len(S)) + S)
    yield "sound-list-between.wav", lambda: within("list.wav", said + b"data" + struct.pack("<I", 4000) + bytes(4000))
    # the length is open, or counts what follows
    old_tag = b"TAG" + S.ljust(125, b"\0")
    ape = b"APETAGEX" + struct.pack("<IIII", 2000, 32, 1, 0) + bytes(8) + struct.pack("<II", len(S), 0) + b"Title\0" + S
    notes = {"unknown": b"SNDM" + struct.pack("<I", len(S)) + S, "old-tag": old_tag, "ape": ape, "xml": b'<?xml version="1.0"?><x>%s</x>' % S, "bext-cut": b"bext" + struct.pack("<I", 5000) + S}
    for k, note in notes.items():
        for ending, size in (("streamed", 0xFFFFFFFF), ("no-length", 0)):
            yield f"sound-list-{k}-{ending}.wav", lambda note=note, size=size: within("list.wav", note, size)
        if k not in ("unknown", "bext-cut"):
            yield f"sound-list-{k}.wav", lambda note=note: within("list.wav", note)
    yield "sound-list-second.wav", lambda: within("list.wav", b"") + b"data" + struct.pack("<I", len(S)) + S
    yield "sound-form-adpcm.wav", lambda: (lambda h, s: h[:42] + S.ljust(28, b" ")[:28] + h[70:] + b"data" + struct.pack("<I", len(s)) + s)(*wav("form-ms.wav", "-c:a adpcm_ms"))
    yield "sound-form.wav", lambda: (lambda h, s: h[:16] + struct.pack("<I", 18 + len(S)) + h[20:36] + struct.pack("<H", len(S)) + S + b"data" + struct.pack("<I", len(s)) + s)(*wav("form.wav"))
    yield "sound-tags-within-mp3.wav", lambda: (lambda h, s: (lambda t: h + b"data" + struct.pack("<I", len(t)) + t)(laden.tagged(s, s.index(b"\xff\xfb", len(s) // 2))))(*wav("mid.wav", "-c:a libmp3lame"))
    yield "sound-chain.ogg", lambda: base("chain.ogg", "-c:a libvorbis") * 3
    yield "sound-chain.opus", lambda: base("chain.opus", "-c:a libopus") + base("chain2.opus", "-c:a libopus -application voip")
    yield "sound-chain-flac.oga", lambda: base("chain.oga", "-c:a flac -f ogg") * 2
    yield "sound-chain-kinds.ogg", lambda: base("chain.ogg", "-c:a libvorbis") + made.film("chain.ogv", "-c:v libtheora -c:a libvorbis")
    yield "sound-tags.m4a", lambda: made.tagged(base("tags.m4a", "-c:a aac"), "tags2.m4a", *made.every("ItemList", "UserData", "Keys"))
    yield "sound.mid", lambda: b"MThd\0\0\0\6\0\0\0\1\0\x60MTrk" + struct.pack(">I", 8 + len(S)) + b"\0\xff\x01" + bytes([len(S)]) + S + b"\0\xff\x2f\0"
    yield "sound.amr", lambda: b"#!AMR\n" + S + bytes(99)
    yield "sound.ac3", lambda: made.film("plain.ac3", "-c:a ac3", video=False, chapters=False) + S
    yield "sound.dts", lambda: made.film("plain.dts", "-c:a dca -strict -2", video=False, chapters=False) + S
    yield "sound-as.docx", lambda: base("as.mp3", "-c:a libmp3lame")
    yield "sound-as-film.mp4", lambda: base("as2.mp3", "-c:a libmp3lame")


# ---- documents ----------------------------------------------------------------------------------------------------
def flat(kind, body):
    """A flat OpenDocument file that LibreOffice reads and saves as everything else."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{x}="{oasis}:{y}"' for x, y in (("office", "office:1.0"), ("text", "text:1.0"), ("table", "table:1.0"), ("draw", "drawing:1.0"), ("meta", "meta:1.0"),
                                                            ("presentation", "presentation:1.0"), ("svg", "svg-compatible:1.0"), ("style", "style:1.0"), ("fo", "xsl-fo-compatible:1.0")))
    names += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
    meta = "".join(f"<{key}>{SECRET}</{key}>" for key in ("dc:title", "dc:creator", "dc:subject", "dc:description", "meta:initial-creator", "meta:keyword", "meta:printed-by", "dc:contributor"))
    meta += f'<meta:user-defined meta:name="{SECRET}">{SECRET}</meta:user-defined><meta:template xlink:href="file:///Z:/{SECRET}/a.ott" xlink:title="{SECRET}"/>'
    master = '<office:automatic-styles><style:page-layout style:name="L"/></office:automatic-styles><office:master-styles><style:master-page style:name="M" style:page-layout-name="L"/></office:master-styles>'
    return f'<?xml version="1.0"?><office:document {names} office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:meta>{meta}</office:meta>{master}<office:body>{body}</office:body></office:document>'


NOTE = f"<office:annotation><dc:creator>{SECRET}</dc:creator><dc:date>2026-10-03T09:15:00</dc:date><text:p>{SECRET}</text:p></office:annotation>"


def office_kinds(made):
    table = ("table.fods", flat("spreadsheet", f"<office:spreadsheet><table:table table:name='Sheet'><table:table-row><table:table-cell office:value-type='string'>{NOTE}<text:p>{KEPT}</text:p>"
             "</table:table-cell><table:table-cell office:value-type='float' office:value='42'><text:p>42</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"))
    for ending in ("ods", "ots", "xlsx", "xltx", "xlsm", "xls", "fods", "html", "slk", "pdf"):
        yield f"table-office.{ending}", lambda ending=ending: made.office(table, ending)
    yield "letter.fodt", lambda: flat("text", f"<office:text><text:p>{KEPT}{NOTE}</text:p></office:text>").encode()
    yield "slides.fodp", lambda: flat("presentation", f"<office:presentation>{NOTE}</office:presentation>").encode()
    yield "letter-template.dotx", lambda: laden.docx(main="wordprocessingml.template.main")
    yield "letter-macros.docm", lambda: laden.docx(main="ms-word.document.macroEnabled.main")
    yield "letter-named.docm", laden.docx
    yield "letter-hand.docx", laden.docx
    yield "letter-hand.odt", laden.odt
    yield "table-hand.xlsx", laden.xlsx
    yield "table-hand.ods", laden.ods
    yield "slides-hand.pptx", lambda: laden.pptx(made.once("motion", lambda: made.film("motion.mp4", "-c:v libx264 -c:a aac")))
    yield "letter-as.zip", laden.docx
    yield "letter-as.pdf", laden.odt


# ---- text, archives, and the rest ---------------------------------------------------------------------------------
def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


MARKDOWN = f"""---
author: {SECRET}
tags: [{SECRET}]
---

# {KEPT}

A line<!-- {SECRET} --> and more. <!--
{SECRET}

{SECRET} --> It held.

[//]: # ({SECRET})
[comment]: <> "{SECRET}"

```html
<!-- {KEPT} in code -->
```

- one `<!-- {KEPT} between ticks -->`
- two <!-- {SECRET}
"""
VTT = f"""WEBVTT - {SECRET}
X-Author: {SECRET}

NOTE {SECRET}

NOTE
{SECRET}
{SECRET}

STYLE
/* {SECRET} */
::cue(b) {{ color: red; /* {SECRET} */ }}

REGION
id:fred
width:40%

{SECRET}-1
00:00.000 --> 00:01.000
{KEPT}<!-- {SECRET} -->

2
00:01.000 --> 00:02.000
<v Maya>It held.
"""


def text_kinds(made):
    comment = f"{KEPT}\n<!-- {SECRET} -->\n"
    yield "text.md", lambda: MARKDOWN.encode()
    yield "text-crlf.md", lambda: MARKDOWN.replace("\n", "\r\n").encode()
    yield "text-bom.md", lambda: b"\xef\xbb\xbf" + MARKDOWN.encode()
    yield "text-utf-16.md", lambda: b"\xff\xfe" + MARKDOWN.encode("utf-16-le")
    yield "text-toml.md", lambda: f"+++\nauthor = '{SECRET}'\n+++\n{KEPT}\n".encode()
    yield "text-unclosed.markdown", lambda: f"{KEPT}\n\n<!-- {SECRET}\n".encode()
    yield "text.txt", lambda: comment.encode()
    yield "text-bom.txt", lambda: b"\xef\xbb\xbf" + comment.encode()
    yield "text-latin.txt", lambda: f"Zoé {comment}".encode("latin-1")
    yield "text-utf-16.txt", lambda: b"\xfe\xff" + comment.encode("utf-16-be")
    yield "words.vtt", lambda: VTT.encode()
    yield "words-crlf.vtt", lambda: VTT.replace("\n", "\r\n").encode()
    yield "cells.csv", lambda: f'a,b\r\n{KEPT},"<!-- {SECRET}\r\n{SECRET} -->x"\r\n'.encode()
    yield "cells.tsv", lambda: f"a\tb\n{KEPT}\t<!-- {SECRET} -->x\n".encode()
    s = SECRET
    held = {
        "words.srt": f"1\n00:00:00,000 --> 00:00:01,000\n{s}\n", "data.json": f'{{"author": "{s}"}}', "data.yaml": f"author: {s}\n", "data.toml": f'author = "{s}"\n', "data.xml": f"<a>{s}</a>", "page.html": f"<html>{s}",
        "page.xhtml": f"<?xml version='1.0'?><html>{s}</html>", "program.py": f"# {s}\n", "program.js": f"// {s}\n", "program.c": f"/* {s} */\n", "program.java": f"// {s}\n", "program.ino": f"// {s}\n", "program.sh": f"#!/bin/sh\n# {s}\n",
        "program.sql": f"-- {s}\n", "style.css": f"/* {s} */\n", "paper.tex": f"% {s}\n\\author{{{s}}}\n", "sources.bib": f"@book{{a, author={{{s}}}}}\n", "day.ics": f"BEGIN:VCALENDAR\nORGANIZER:{s}\nLOCATION:{s}\n", "person.vcf": f"BEGIN:VCARD\nFN:{s}\n",
        "mail.eml": f"From: {s}\nX-Originating-IP: 1.2.3.4\n\nHello\n", "mail.mbox": f"From {s}\n", "track.gpx": f"<?xml version='1.0'?><gpx><trkpt lat='47.6062' lon='-122.3321'/><author>{s}</author></gpx>", "place.kml": f"<?xml version='1.0'?><kml>{s}</kml>",
        "place.geojson": f'{{"type": "Point", "coordinates": [-122.3321, 47.6062], "a": "{s}"}}', "notes.ipynb": f'{{"metadata": {{"author": "{s}"}}}}', "notes.org": f"#+AUTHOR: {s}\n", "notes.rst": f".. {s}\n", "notes.adoc": f"// {s}\n",
        "notes.log": f"{s}\n", "shape.stl": f"solid {s}\nendsolid\n", "shape.obj": f"# {s}\nv 0 0 0\n", "shape.gcode": f"; {s}\nG28\n", "music.musicxml": f"<?xml version='1.0'?><score-partwise><creator>{s}</creator></score-partwise>", "music.abc": f"X:1\nC:{s}\n",
        "keys.pem": f"-----BEGIN PRIVATE KEY-----\n{s}\n", "settings.ini": f"[user]\nname={s}\n", "settings.env": f"TOKEN={s}\n", "link.url": f"[InternetShortcut]\nURL=file:///{s}\n", "notes": f"{s}\n", "words.ass": f"[Script Info]\nOriginal Script: {s}\n",
        "words.ttml": f"<?xml version='1.0'?><tt>{s}</tt>", "words.lrc": f"[ar:{s}]\n[00:00.00]a\n", "sheet.fods.xml": f"<?xml version='1.0'?><a>{s}</a>", "flat.rtf": f"{{\\rtf1{{\\info{{\\author {s}}}}}}}",
    }
    for name, text in held.items():
        yield name, lambda text=text: text.encode()


def packed_kinds(made):
    def tar(mode):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode=mode) as archive:
            info = tarfile.TarInfo("a.txt")
            info.uname, info.size = SECRET, len(S)
            archive.addfile(info, io.BytesIO(S))
        return out.getvalue()
    for name in ("many.zip", "program.jar", "program.apk", "paper.pages", "table.numbers", "slides.key", "game.sb3", "shape.3mf", "place.kmz", "book.cbz", "board.notebook"):
        yield name, lambda: zipped({SECRET + ".txt": S})
    yield "many.tar", lambda: tar("w")
    yield "many.tgz", lambda: tar("w:gz") + S
    yield "many.tar.bz2", lambda: tar("w:bz2") + S
    yield "many.tar.xz", lambda: tar("w:xz") + S
    yield "many.7z", lambda: b"7z\xbc\xaf\x27\x1c\0\4" + S
    yield "many.rar", lambda: b"Rar!\x1a\7\1\0" + S
    yield "many.zst", lambda: b"\x28\xb5\x2f\xfd" + S
    yield "disk.iso", lambda: bytes(32769) + b"CD001" + S
    yield "program.exe", lambda: b"MZ\x90\0" + S
    yield "program.elf", lambda: b"\x7fELF\2\1\1\0" + S
    yield "program.class", lambda: b"\xca\xfe\xba\xbe\0\0\0\x34" + S
    yield "program.pyc", lambda: b"\xa7\r\r\n" + bytes(12) + S
    yield "program.wasm", lambda: b"\0asm\1\0\0\0" + S
    yield "letters.ttf", lambda: b"\0\1\0\0\0\x0a" + bytes(6) + S
    yield "letters.woff2", lambda: b"wOF2\0\1\0\0" + S
    yield "data.sqlite", lambda: b"SQLite format 3\0" + S
    yield "link.lnk", lambda: b"L\0\0\0\1\x14\2\0" + bytes(12) + S
    yield "Thumbs.db", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + S
    yield "mail.msg", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + S.decode().encode("utf-16-le")
    yield "paper.pub", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + S
    yield "data.mdb", lambda: b"\0\1\0\0Standard Jet DB\0" + S
    yield "notes.one", lambda: bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + S
    yield "model.blend", lambda: b"BLENDER-v300" + S
    yield "model.skp", lambda: b"\xff\xfe\xff\x0eS\0k\0" + S
    yield "list.plist", lambda: b"bplist00" + S
    yield "paper.djvu", lambda: b"AT&TFORM\0\0\1\0DJVM" + S
    yield "paper.xps", lambda: zipped({"[Content_Types].xml": b"<Types/>", "docProps/core.xml": S, "FixedDocSeq.fdseq": b"<a/>"})
    yield "drawing.vsdx", lambda: zipped({"[Content_Types].xml": b"<Types/>", "docProps/core.xml": S, "visio/document.xml": b"<a/>"})
    yield "drawing.odg", lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.graphics", "meta.xml": S})
    yield "empty.pdf", lambda: b""


def all_kinds(folder):
    made, found = Made(folder), []
    for kinds in (jpeg_kinds, png_kinds, other_picture_kinds, film_kinds, sound_kinds, pdf_kinds, office_kinds, text_kinds, packed_kinds):
        found += list(kinds(made))
    return [(f"k{i:03d}-{name}", make) for i, (name, make) in enumerate(found)]
