/* xlsx.h: writes workbooks: tables, frozen heads, conditional formats by level, print setup.
 *
 *     if (!xlsx_write(&book, &theme, "stage/class.xlsx", diags)) ... no file; see diags ...
 */
#ifndef RENDER_XLSX_XLSX_H
#define RENDER_XLSX_XLSX_H

#include "base/diag.h"
#include "doc/book.h"
#include "doc/theme.h"

/* Writes the workbook to `path` (in a stage folder; not atomic). If it could not be written
 * completely, returns false with a finding, and leaves no file. The same book gives the same
 * bytes. */
bool xlsx_write(const struct book *b, const struct theme *theme, const char *path,
                struct diags *diags);

#endif
