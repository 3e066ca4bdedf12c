"""XlsxWriter or openpyxl writing a log as tests/unit/test_xlsx_log.c does: row by row, with as little memory as they can."""
import datetime, sys

library, rows, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
HEADS = ["School", "Learner", "Date", "Code", "Level", "Rated by"]
SCHOOLS = ["Cedar Grove School", "Harbor School", "North Middle School"]
BY = ["teacher", "learner", "peer", "expert"]
LEVELS = ["\u25d4 Beginning", "\u25d1 Developing", "\u2714 Proficient", "\u2605 Extending"]
START = datetime.date(2024, 10, 4)


def row(i):
    return [SCHOOLS[i % 3], "Learner %d" % (i // 25), START + datetime.timedelta(days=i % 280),
            "CORE.%d.%d" % (i % 6 + 1, i // 6 % 5 + 1), LEVELS[i * 7 % 4], BY[i // 3 % 4]]


if library == "xlsxwriter":
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Ratings log")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEADS)
    for i in range(rows):
        r = row(i)
        for c, value in enumerate(r):
            if c == 2:
                sheet.write_datetime(i + 1, c, value, day)
            else:
                sheet.write_string(i + 1, c, value)
    book.close()
else:
    import openpyxl
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Ratings log")
    sheet.append(HEADS)
    for i in range(rows):
        sheet.append(row(i))
    book.save(path)
