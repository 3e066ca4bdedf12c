"""openpyxl writing as many workbooks, with as many cells, as a learner's notebook has: 4 sheets, 60 rows of 8 cells."""
import sys
from openpyxl import Workbook

for i in range(int(sys.argv[1])):
    book = Workbook()
    for s in range(4):
        sheet = book.create_sheet("Sheet %d" % s)
        for r in range(60):
            sheet.append(["cell %d of %d" % (c, r) for c in range(8)])
    book.save(sys.argv[2] + "/reference.xlsx")
