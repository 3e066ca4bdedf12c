/* xlsx.h: workbooks of a book: tables, frozen heads, conditional formats by level, print set-up. */
#ifndef RENDER_XLSX_XLSX_H
#define RENDER_XLSX_XLSX_H

#include "base/diag.h"
#include "doc/book.h"
#include "doc/theme.h"

/* Write the workbook to `path` (in a stage folder; not atomic). False and a diagnostic when it could not be
 * written whole; nothing is left at `path` then. Same book, same bytes. */
bool xlsx_write(const struct book *b, const struct theme *theme, const char *path, struct diags *diags);

#endif
