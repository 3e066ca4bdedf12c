#!/usr/bin/env python3
"""Reads every cell of a workbook back and holds it against what must be there (JSON, see tests/unit/test_xlsx.c).

    tests/check/xlsx_cells.py BOOK.xlsx EXPECTED.json
"""
import datetime
import json
import sys
import urllib.parse

import openpyxl

faults = []


def check(found, wanted, where):
    if found != wanted:
        faults.append(f"{where}: found {found!r}, wanted {wanted!r}")


def same_address(a, b):
    return urllib.parse.unquote(a or "") == urllib.parse.unquote(b)


def check_cell(cell, wanted, where):
    kind, text = wanted["kind"], wanted["text"]
    if kind == "date":
        check(cell.is_date, True, f"{where} is a date")
        check(cell.value, datetime.datetime.fromisoformat(text), where)
    elif kind == "number":
        check((cell.data_type, cell.value), ("n", wanted["number"]), where)
    elif kind == "empty" or not text:
        check(cell.value, None, where)
    else:
        check((cell.data_type, cell.value), ("s", text), where)
    check(cell.comment.text if cell.comment else None, wanted["note"], f"note of {where}")
    if wanted["href"] and text:
        link = cell.hyperlink
        target = (link.target or "") + ("#" + link.location if link.location else "") if link else ""
        check(same_address(target, wanted["href"]), True, f"link of {where}: {target}")
    else:
        check(cell.hyperlink, None, f"link of {where}")


def check_heads(sheet, row, wanted):
    heads = [h["head"] for h in wanted["heads"]]
    found = [sheet.cell(row, i + 1).value for i in range(len(heads))]
    for i, head in enumerate(heads):
        twin = heads[:i].count(head)
        check(found[i], f"{head} ({twin + 1})" if twin else head, f"{sheet.title}: head {i + 1}")
        check(sheet.cell(row, i + 1).alignment.textRotation, 90 if wanted["heads"][i]["narrow"] else 0, f"{sheet.title}: {head} upright")
    groups = [h["group"] for h in wanted["heads"]]
    for i, group in enumerate(groups):
        if group and (i == 0 or groups[i - 1] != group):
            check(sheet.cell(row - 1, i + 1).value, group, f"{sheet.title}: group {i + 1}")


def check_legend(sheet, first, wanted, levels):
    """A line above the heads says what signs mean, where signs stand alone, and nowhere else."""
    legend = " · ".join(level["text"] for level in levels)
    lines = [sheet.cell(row, 1).value for row in range(1, first - 1)]
    signs = any(c["kind"] == "sign" for r in wanted["rows"] for c in r)
    check(lines.count(legend), int(signs), f"{sheet.title}: legend of the signs")


def check_print(sheet, wanted, book, last):
    check(sheet.page_setup.orientation, "landscape" if wanted["landscape"] else "portrait", f"{sheet.title}: orientation")
    check(sheet.page_setup.paperSize, 9 if book["a4"] else 1, f"{sheet.title}: paper")
    fits = sheet.sheet_properties.pageSetUpPr is not None and bool(sheet.sheet_properties.pageSetUpPr.fitToPage)
    breaks = [b.id for b in sheet.col_breaks.brk]
    if fits:
        check(sheet.page_setup.fitToHeight, 0, f"{sheet.title}: pages high")
    else:  # too wide for one page: its pages begin with a group of columns, whose first cell has its head
        heads = next(iter(sheet.tables.values())).ref
        above = sheet[heads][0][0].row - 1
        check(55 <= int(sheet.page_setup.scale) <= 100 and len(breaks) > 0, True, f"{sheet.title}: scale and pages")
        grouped = any(c.value for c in sheet[above])
        check([bool(sheet.cell(above, b + 1).value) for b in breaks if grouped], [True for b in breaks if grouped], f"{sheet.title}: pages begin with a group")
    check(bool(sheet.sheet_view.rightToLeft), bool(book["rtl"]), f"{sheet.title}: direction")
    side = sheet.oddHeader.right if book["rtl"] else sheet.oddHeader.left
    check(side.text.replace("&&", "&"), book["head"], f"{sheet.title}: line at the head")
    pages = sheet.oddFooter.left if book["rtl"] else sheet.oddFooter.right
    check(pages.text, "Page &P of &N", f"{sheet.title}: line at the foot")
    area = sheet.print_area if isinstance(sheet.print_area, str) else ",".join(sheet.print_area)
    check(area.endswith(f"${last}"), True, f"{sheet.title}: print area {area}")


def check_sheet(sheet, wanted, book):
    check(sheet["A1"].value, wanted["title"], f"{sheet.title}: title")
    rows = wanted["rows"]
    if not rows:
        words = [r[0].value for r in sheet.iter_rows() if r[0].value]
        check(words[-1], wanted["empty"], f"{sheet.title}: kind words")
        check(len(sheet.tables), 0, f"{sheet.title}: tables")
        return
    first = next(r for r in range(1, 12) if sheet.cell(r, 1).value == wanted["heads"][0]["head"]) + 1
    check_heads(sheet, first - 1, wanted)
    check_legend(sheet, first, wanted, book["levels"])
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            found = sheet.cell(first + y, x + 1)
            check_cell(found, cell, f"{sheet.title}!{found.coordinate}")
    last, width = first + len(rows) - 1, len(rows[0])
    check((sheet.max_row, sheet.max_column), (last, width), f"{sheet.title}: extent")
    corner = sheet.cell(first, wanted["freeze"] + 1).coordinate
    check(sheet.freeze_panes, corner, f"{sheet.title}: frozen at")
    if wanted["table"]:
        table = sheet.tables[wanted["table"]]
        check(table.ref, f"A{first - 1}:{sheet.cell(last, width).coordinate}", f"{sheet.title}: table")
        check(table.autoFilter is not None, True, f"{sheet.title}: filter buttons")
        check([c.name for c in table.tableColumns], [sheet.cell(first - 1, i + 1).value for i in range(width)], f"{sheet.title}: columns of the table")
    levels = any(c["kind"] in ("level", "sign") for r in rows for c in r)
    check(bool(sheet.conditional_formatting), levels, f"{sheet.title}: tints by level")
    check_print(sheet, wanted, book, last)


def without_end(value):
    """The lists of the JSON end with a null, which spares their writer the last comma."""
    if isinstance(value, list):
        return [without_end(v) for v in value[:-1]]
    if isinstance(value, dict):
        return {k: without_end(v) for k, v in value.items()}
    return value


book = openpyxl.load_workbook(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    expected = without_end(json.load(file))
check(book.sheetnames, [s["name"] for s in expected["sheets"]], "sheets")
check(book.properties.title, expected["title"], "title")
check(book.properties.creator, expected["author"], "author")
check(str(book.properties.created), "2026-03-12 12:00:00", "created")
for wanted in expected["sheets"]:
    check_sheet(book[wanted["name"]], wanted, expected)
for fault in faults[:50]:
    print("#", fault)
print(f"# {len(faults)} faults in {sys.argv[1]}") if faults else None
sys.exit(bool(faults))
