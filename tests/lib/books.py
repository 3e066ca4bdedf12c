"""For suites in Python: workbooks (.xlsx) made of XML by hand, as spreadsheet programs write them.

    book({"Ratings": [["date", "level"], [Day("2026-10-03"), 2.5]]}, "excel")     the bytes of a workbook
    book({"A": rows, "B": rows}, "google", hidden={"A"}, merged={"B": ["A2:A4"]})
    book({"A": rows}, parts={name: text, or a list of bytes, or None})            with a part replaced, or taken out

A cell is a text, a number, True or False, None, Day("2026-10-03") or Day("2026-10-03 15:30"), Percent(0.85),
Error("#REF!"), or Formula("A1*2", result): without a result it was never computed.

Styles: "excel" (shared strings, places everywhere), "1904" (the same, counted from 1904), "libre" (a type for each
cell, formulas with aca), "google" (numbers like 2.0, rows padded with empty cells), "plain" (texts in their cells, no
places, no styles beyond dates), "rich" (texts in pieces, with readings above them), "strict" (the other namespaces).
"""
import datetime, io, zipfile
from xml.sax.saxutils import escape, quoteattr

STYLES = ["excel", "1904", "libre", "google", "plain", "rich", "strict"]


class Day(str):
    pass


class Percent(float):
    pass


class Error(str):
    pass


class Formula:
    def __init__(self, text, result=None):
        self.text, self.result = text, result


def letters(column):
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def serial(day, from_1904):
    moment = datetime.datetime.fromisoformat(day)
    first = datetime.datetime(1904, 1, 1) if from_1904 else datetime.datetime(1899, 12, 30)
    gap = moment - first
    return gap.days + (gap.seconds / 86400 if gap.seconds else 0)


def number(value):
    return repr(value) if isinstance(value, float) and value != int(value) else str(int(value))


class Maker:
    def __init__(self, style):
        self.style, self.texts = style, {}

    def text(self, text):
        t = f"<t xml:space=\"preserve\">{escape(text)}</t>"
        if self.style == "rich" and len(text) > 2:
            return (f"<r><t>{escape(text[:1])}</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">{escape(text[1:])}</t></r>"
                    "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh><phoneticPr fontId=\"1\"/>")
        return t

    def shared(self, text):
        return self.texts.setdefault(text, len(self.texts))

    def cell(self, row, column, value):
        place = "" if self.style == "plain" else f' r="{letters(column)}{row}"'
        formula = ""
        if isinstance(value, Formula):
            aca = ' aca="false"' if self.style == "libre" else ""
            formula, value = f"<f{aca}>{escape(value.text)}</f>", value.result
            if value is None:
                return f"<c{place}>{formula}</c>" if self.style != "libre" else f"<c{place}>{formula}<v></v></c>"
            if isinstance(value, str) and not isinstance(value, (Day, Error)):
                return f'<c{place} t="str">{formula}<v>{escape(value)}</v></c>'
        if value is None:
            return f'<c{place} s="0"/>' if self.style != "plain" else "<c/>"
        if isinstance(value, bool):
            return f'<c{place} t="b">{formula}<v>{int(value)}</v></c>'
        if isinstance(value, Error):
            return f'<c{place} t="e">{formula}<v>{value}</v></c>'
        kind = ' t="n"' if self.style == "libre" else ""
        if isinstance(value, Day):
            style = 2 if len(value) > 10 else 1
            return f'<c{place} s="{style}"{kind}>{formula}<v>{number(serial(value, self.style == "1904"))}</v></c>'
        if isinstance(value, Percent):
            return f'<c{place} s="3"{kind}>{formula}<v>{float(value)!r}</v></c>'
        if isinstance(value, (int, float)):
            said = f"{float(value)}" if self.style == "google" else number(value)
            return f"<c{place}{kind}>{formula}<v>{said}</v></c>"
        if self.style == "plain":
            return f'<c t="inlineStr"><is>{self.text(value)}</is></c>'
        return f'<c{place} t="s"><v>{self.shared(value)}</v></c>'

    def sheet(self, rows, hidden_rows, merged, space):
        out = [f'<worksheet xmlns="{space}"><dimension ref="A1"/><cols><col min="2" max="2" width="9" hidden="1"/></cols><sheetData>']
        wide = max((len(r) for r in rows), default=0)
        for i, row in enumerate(rows, 1):
            cells = list(row) + ([None] * (wide + 3 - len(row)) if self.style == "google" else [])
            if not row and self.style != "plain":
                continue
            place = "" if self.style == "plain" else f' r="{i}"'
            hidden = ' hidden="1"' if i in hidden_rows else ""
            out.append(f"<row{place}{hidden}>" + "".join(self.cell(i, k, v) for k, v in enumerate(cells, 1)) + "</row>")
        out.append("</sheetData>")
        if merged:
            out.append(f'<mergeCells count="{len(merged)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in merged) + "</mergeCells>")
        out.append('<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting></worksheet>')
        return "".join(out)


DATES = {"google": ("yyyy-mm-dd", 'd"." mmmm yyyy h:mm'), "libre": ("[$-407]dd.mm.yyyy", "yyyy\\-mm\\-dd\\ hh:mm:ss")}


def styles(style, space):
    day, moment = DATES.get(style, ("d/m/yyyy;@", "[$-F400]h:mm:ss\\ AM/PM d/m/yy"))
    ids = (14, 22) if style in ("excel", "1904") else (164, 165)
    formats = "" if style in ("excel", "1904") else (f'<numFmts count="2"><numFmt numFmtId="164" formatCode={quoteattr(day)}/>'
                                                     f'<numFmt numFmtId="165" formatCode={quoteattr(moment)}/></numFmts>')
    cells = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for n in (0, *ids, 10))
    return (f'<styleSheet xmlns="{space}">{formats}<fonts count="1"><font/></fonts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
            f'<cellXfs count="4">{cells}</cellXfs></styleSheet>')


def book(sheets, style="excel", hidden=(), hidden_rows=(), merged=None, parts=None):
    maker = Maker(style)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    if style == "strict":
        space, types = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
    files, links, tabs = {}, [], []
    for i, (name, rows) in enumerate(sheets.items(), 1):
        files[f"xl/worksheets/sheet{i}.xml"] = maker.sheet(rows, hidden_rows, (merged or {}).get(name, []), space)
        target = f"/xl/worksheets/sheet{i}.xml" if style == "rich" else f"worksheets/sheet{i}.xml"
        links.append((f"rId{i}", "worksheet", target))
        state = ' state="hidden"' if name in hidden else ""
        tabs.append(f'<sheet name={quoteattr(name)} sheetId="{i}"{state} r:id="rId{i}"/>')
    links += [("rIdS", "styles", "styles.xml"), ("rIdT", "sharedStrings", "sharedStrings.xml")]
    files["xl/styles.xml"] = styles(style, space)
    texts = "".join(f"<si>{maker.text(t)}</si>" for t in maker.texts)
    files["xl/sharedStrings.xml"] = f'<sst xmlns="{space}" count="{len(maker.texts)}">{texts}</sst>'
    dates = ' date1904="1"' if style == "1904" else ""
    files["xl/workbook.xml"] = (f'<workbook xmlns="{space}" xmlns:r="{types}"><workbookPr{dates}/><sheets>{"".join(tabs)}</sheets></workbook>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def relations(rows):
        return f'<Relationships xmlns="{package}">' + "".join(
            f'<Relationship Id="{i}" Type="{types}/{kind}" Target="{target}"/>' for i, kind, target in rows) + "</Relationships>"

    files["xl/_rels/workbook.xml.rels"] = relations(links)
    files["_rels/.rels"] = relations([("rId1", "officeDocument", "xl/workbook.xml")])
    files["[Content_Types].xml"] = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    files.update(parts or {})
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            if isinstance(text, list):
                with archive.open(name, "w") as file:
                    for piece in text:
                        file.write(piece)
            elif text is not None:
                archive.writestr(zipfile.ZipInfo(name), text if isinstance(text, bytes) else head + text, zipfile.ZIP_DEFLATED)
    return data.getvalue()
