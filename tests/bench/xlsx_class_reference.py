"""XlsxWriter or openpyxl writing a class workbook once more: the same cells, formats, links, notes, tables, widths, heights
and conditional formats as the one that Folioscope wrote.

    xlsx_class_reference.py xlsxwriter|openpyxl|cells CLASS.xlsx OUT PLAN

Reading the workbook is not what is measured: it is done once, into PLAN, a pickle, and only PLAN is read after that. With
`cells` OUT is a list of the cells, links and notes for xlsx_class_reference.c.
"""
import os, pickle, sys, time, warnings

warnings.simplefilter("ignore")


def read(path):
    import openpyxl
    book, plan = openpyxl.load_workbook(path), []
    for sheet in book:
        cells = []
        for row in sheet.iter_rows():
            for c in row:
                if isinstance(c, openpyxl.cell.cell.MergedCell) or c.value is None and not c.has_style:
                    continue
                f = c.font
                style = (c.number_format, bool(f.b), f.color.rgb[2:] if f.color and isinstance(f.color.rgb, str) else None,
                         c.fill.fgColor.rgb[2:] if c.fill.fill_type else None, bool(c.border.bottom.style), bool(c.alignment.wrap_text))
                cells.append((c.row, c.column, c.value, c.is_date, style, c.hyperlink.target if c.hyperlink else None,
                              c.comment.text if c.comment else None))
        rules = [(str(r.sqref), rule.type, rule.formula) for r in sheet.conditional_formatting for rule in r.rules]
        tables = [(t.name, t.ref, [c.name for c in t.tableColumns]) for t in sheet.tables.values()]
        widths = {k: d.width for k, d in sheet.column_dimensions.items()}
        heights = {k: d.height for k, d in sheet.row_dimensions.items() if d.height}
        plan.append((sheet.title, cells, rules, tables, widths, heights, sheet.freeze_panes))
    return plan


def with_xlsxwriter(plan, path):
    import xlsxwriter
    book, styles = xlsxwriter.Workbook(path), {}

    def style_of(s):
        if s not in styles:
            number, bold, color, fill, line, wrap = s
            wanted = {"num_format": number, "bold": bold, "font_color": color and "#" + color, "fg_color": fill and "#" + fill,
                      "pattern": 1 if fill else None, "bottom": int(line), "text_wrap": wrap}
            styles[s] = book.add_format({k: v for k, v in wanted.items() if v})
        return styles[s]

    level = book.add_format({"bg_color": "#E6EFE6"})
    for title, cells, rules, tables, widths, heights, freeze in plan:
        sheet = book.add_worksheet(title)
        for letter, width in widths.items():
            sheet.set_column("%s:%s" % (letter, letter), width)
        for row, height in heights.items():
            sheet.set_row(row - 1, height)
        for row, column, value, date, style, link, note in cells:
            f = style_of(style)
            if value is None:
                sheet.write_blank(row - 1, column - 1, None, f)
            elif link:
                sheet.write_url(row - 1, column - 1, link, f, str(value))
            elif date:
                sheet.write_datetime(row - 1, column - 1, value, f)
            elif isinstance(value, (int, float)):
                sheet.write_number(row - 1, column - 1, value, f)
            elif value.startswith("="):
                sheet.write_formula(row - 1, column - 1, value, f)
            else:
                sheet.write_string(row - 1, column - 1, value, f)
            if note:
                sheet.write_comment(row - 1, column - 1, note)
        for area, kind, formula in rules:
            if kind == "dataBar":
                sheet.conditional_format(area, {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "min_type": "num", "min_value": 0})
            else:
                sheet.conditional_format(area, {"type": "cell", "criteria": "==", "value": formula[0], "format": level})
        for name, ref, heads in tables:
            sheet.add_table(ref, {"name": name, "columns": [{"header": h} for h in heads], "style": None})
        if freeze:
            sheet.freeze_panes(*[int(x) for x in xlsxwriter.utility.xl_cell_to_rowcol(freeze)])
    book.close()


def with_openpyxl(plan, path):
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import CellIsRule, DataBarRule
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.table import Table
    book, styles = openpyxl.Workbook(), {}
    book.remove(book.active)
    tint = PatternFill(bgColor="E6EFE6")
    for title, cells, rules, tables, widths, heights, freeze in plan:
        sheet = book.create_sheet(title)
        for letter, width in widths.items():
            sheet.column_dimensions[letter].width = width
        for row, height in heights.items():
            sheet.row_dimensions[row].height = height
        for row, column, value, date, style, link, note in cells:
            c = sheet.cell(row, column, value)
            if style not in styles:
                number, bold, color, fill, line, wrap = style
                styles[style] = (number, Font(b=bold, color=color), PatternFill("solid", fgColor=fill) if fill else PatternFill(),
                                 Border(bottom=Side(style="thin" if line else None)), Alignment(wrap_text=wrap))
            c.number_format, c.font, c.fill, c.border, c.alignment = styles[style]
            if link:
                c.hyperlink = link
            if note:
                c.comment = Comment(note, "")
        for area, kind, formula in rules:
            rule = DataBarRule("num", 0, "max", color="E4EEF5") if kind == "dataBar" else CellIsRule("equal", formula, fill=tint)
            sheet.conditional_formatting.add(area, rule)
        for name, ref, heads in tables:
            sheet.add_table(Table(name=name, displayName=name, ref=ref))
        sheet.freeze_panes = freeze
    book.save(path)


def write_cells(plan, path):
    numbers = {}
    with open(path, "w", encoding="utf-8") as f:
        def put(*fields):
            f.write("\t".join(str(x).replace("\t", " ").replace("\n", "\1") for x in fields) + "\n")

        for title, cells, *_ in plan:
            put("S", 0, 0, 0, title)
            for row, column, value, date, style, link, note in cells:
                place = (row - 1, column - 1, numbers.setdefault(style, len(numbers)))
                if value is None:
                    put("B", *place)
                elif link:
                    put("L", *place, link, value)
                elif date:
                    put("N", *place, to_excel(value))
                elif isinstance(value, (int, float)):
                    put("N", *place, value)
                else:
                    put("F" if value.startswith("=") else "T", *place, value)
                if note:
                    put("C", *place, note)


library, source, out, plan_at = sys.argv[1:5]
if not os.path.exists(plan_at):
    plan = read(source)
    with open(plan_at, "wb") as f:
        pickle.dump(plan, f)
with open(plan_at, "rb") as f:
    plan = pickle.load(f)
if library == "cells":
    from openpyxl.utils.datetime import to_excel
    write_cells(plan, out)
    sys.exit()
times = []
for _ in range(3):
    before = time.process_time()
    (with_xlsxwriter if library == "xlsxwriter" else with_openpyxl)(plan, out)
    times.append(time.process_time() - before)
print("%.2f" % (1000 * min(times)))
