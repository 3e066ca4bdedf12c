#!/usr/bin/env python3
"""How the parts of a workbook belong together: the archive is whole, each part is XML, has a type, and is asked for by a
relation that holds; ids and names stand once. What no schema says of a single part.

    xlsx_parts.py FILE...
"""
import posixpath, sys, zipfile
import xml.etree.ElementTree as tree

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def rels_of(name):
    return posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")


def twice(values):
    return sorted({v for v in values if values.count(v) > 1})


def check_relations(parts, say):
    """Every relation is to a part, every part but the root is asked for, every r:id has its relation."""
    wanted = {"[Content_Types].xml"} | {n for n in parts if n.endswith(".rels")}
    for name in [n for n in parts if n.endswith(".rels")]:
        folder, base = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), base[:-5])
        if base != ".rels" and owner not in parts:
            say("%s belongs to no part" % name)
        links = parts[name].findall(RELS + "Relationship")
        for repeated in twice([e.get("Id") for e in links]):
            say("%s says %s twice" % (name, repeated))
        for e in links:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(posixpath.dirname(name)), e.get("Target")))
            if e.get("TargetMode") == "External":
                continue
            wanted.add(target)
            if target not in parts:
                say("%s asks for %s, which is not there" % (name, target))
    for name in sorted(set(parts) - wanted):
        say("nothing asks for %s" % name)
    for name, root in parts.items():
        known = {e.get("Id") for e in parts[rels_of(name)]} if rels_of(name) in parts else set()
        for e in root.iter():
            if e.get(R + "id") and e.get(R + "id") not in known:
                say("%s speaks of %s, which is no relation" % (name, e.get(R + "id")))


def check_types(parts, say):
    types = parts["[Content_Types].xml"]
    endings = {e.get("Extension") for e in types.findall(TYPES + "Default")}
    overrides = [e.get("PartName") for e in types.findall(TYPES + "Override")]
    for name in sorted(set(parts) - {"[Content_Types].xml"}):
        if "/" + name not in overrides and name.rsplit(".", 1)[-1] not in endings - {"xml"}:
            say("%s has no type" % name)
    for name in overrides:
        if name[1:] not in parts:
            say("a type is given to %s, which is not there" % name[1:])
    for repeated in twice(overrides):
        say("%s has two types" % repeated)


def check_indexes(parts, say):
    """Texts and formats that cells ask for exist; counts are right; every text is used; cells stand in order and once."""
    strings = parts.get("xl/sharedStrings.xml")
    n_strings = len(strings) if strings is not None else 0
    styles = parts["xl/styles.xml"]
    n_formats, dxfs, uses, used = len(styles.find(MAIN + "cellXfs")), styles.find(MAIN + "dxfs"), 0, set()
    for e in styles:
        if e.get("count") and int(e.get("count")) != len(e):
            say("styles: %s counts %s of %d" % (e.tag.split("}")[1], e.get("count"), len(e)))
    for name, root in parts.items():
        if root.tag != MAIN + "worksheet":
            continue
        last = 0
        for row in root.find(MAIN + "sheetData"):
            if int(row.get("r")) <= last:
                say("%s: row %s after row %d" % (name, row.get("r"), last))
            last, column = int(row.get("r")), ""
            for c in row:
                letters = c.get("r").rstrip("0123456789")
                if c.get("r") != letters + row.get("r") or (len(letters), letters) <= (len(column), column):
                    say("%s: cell %s is out of its place" % (name, c.get("r")))
                column = letters
                if int(c.get("s", "0")) >= n_formats:
                    say("%s: cell %s has format %s of %d" % (name, c.get("r"), c.get("s"), n_formats))
                if c.get("t") == "s":
                    uses += 1
                    used.add(int(c.find(MAIN + "v").text))
                    if int(c.find(MAIN + "v").text) >= n_strings:
                        say("%s: cell %s has text %s of %d" % (name, c.get("r"), c.find(MAIN + "v").text, n_strings))
        for e in root.iter(MAIN + "cfRule"):
            if int(e.get("dxfId", "-1")) >= (len(dxfs) if dxfs is not None else 0):
                say("%s: a rule has format %s" % (name, e.get("dxfId")))
    if strings is not None and (int(strings.get("uniqueCount")), int(strings.get("count"))) != (n_strings, uses):
        say("sharedStrings: counts %s and %s of %d and %d" % (strings.get("uniqueCount"), strings.get("count"), n_strings, uses))
    for number in sorted(set(range(n_strings)) - used)[:5]:
        say("sharedStrings: no cell has the text %d, '%s'" % (number, "".join(strings[number].itertext())[:40]))


def check_names(parts, say):
    """Names of sheets, tables and areas, and ids of shapes, stand once in the workbook."""
    book = parts["xl/workbook.xml"]
    names = [(e.get("name").lower(), e.get("localSheetId")) for e in book.iter(MAIN + "definedName")]
    tables = [root for root in parts.values() if root.tag == MAIN + "table"]
    lists = {"sheet": [e.get("name").lower() for e in book.iter(MAIN + "sheet")],
             "name": names + [(t.get("name").lower(), None) for t in tables],
             "table": [t.get("id") for t in tables],
             "shape": [e.get("id") for n, root in parts.items() if n.endswith(".vml") for e in root.iter("{urn:schemas-microsoft-com:vml}shape")]}
    for what, values in lists.items():
        for repeated in twice(values):
            say("the %s %s stands twice" % (what, repeated))
    for t in tables:
        columns = [e.get("name").lower() for e in t.iter(MAIN + "tableColumn")]
        for repeated in twice(columns):
            say("the table %s has two columns %s" % (t.get("name"), repeated))


def check(path):
    faults = []
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
        if broken:
            return ["%s does not unpack" % broken]
        faults += ["%s stands twice" % name for name in twice(archive.namelist())]
        parts = {}
        for name in archive.namelist():
            try:
                parts[name] = tree.fromstring(archive.read(name))
            except tree.ParseError as error:
                faults.append("%s: %s" % (name, error))
    if faults:
        return faults
    for rule in (check_types, check_relations, check_indexes, check_names):
        rule(parts, faults.append)
    return faults


status = 0
for path in sys.argv[1:]:
    try:
        found = check(path)
    except (OSError, zipfile.BadZipFile, KeyError, AttributeError, TypeError, ValueError) as error:
        found = ["%s: %s" % (type(error).__name__, error)]
    for fault in found[:50]:
        print(fault)
    status = status or bool(found)
sys.exit(status)
