/* sheet_record.h: the cells that were taken from a workbook, kept in the workspace in
 * .folioscope/taken/, so that the same workbook can correct them. Only checksums are kept, no names
 * and no texts. Without them, the words of take are like those of any person. */
#ifndef PIPELINE_SHEET_RECORD_H
#define PIPELINE_SHEET_RECORD_H

#include "base/arena.h"
#include "load/entries.h"

/* The records of the workbook `book` (its path), and of all others. */
struct entry_records sheet_record_read(struct arena *a, const char *root, const char *book);
/* Replaces what was known. Of workbooks that are gone, nothing is kept. */
void sheet_record_write(struct arena *a, const char *root, const char *book,
                        const struct entry_record *r);
/* An id for a workbook that is to be made in that place: it is another one once any workbook was
 * taken. Call it before sheet_record_forget. */
const char *sheet_record_id(struct arena *a, const char *root, const char *book);
/* There is a new workbook in that place. */
void sheet_record_forget(struct arena *a, const char *root, const char *book);

#endif
