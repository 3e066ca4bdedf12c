/* entry_part.h: the sheets of a workbook that came back, while what they say becomes changes of
 * files. */
#ifndef LOAD_ENTRY_PART_H
#define LOAD_ENTRY_PART_H

#include "load/class/class_names.h"
#include "load/entry/entry_in.h"

struct taking {
    struct entry_work k;
    struct entry_in in;
    const struct entry_back *back;
    struct entry_taken *taken;
    struct class_names *names;
    const char *title, *by; /* of the activity; the second signs narratives */
    struct date day;
    bool about; /* title and day can be used */
    VEC(struct part *) parts;
    struct table *done;  /* cells taken from this workbook before: place -> struct entry_done */
    struct diags *known; /* what the files give as they are; NULL: not read yet */
    bool continued;      /* it is what the workbook still says: it may be corrected */
};

/* One sheet. */
struct part {
    struct taking *t;
    enum entry_kind kind;
    struct tab *tab;
    struct entry_table now; /* of the file */
    struct entry_source source;
    bool based;         /* the hidden sheet is about this file */
    int *columns;       /* of the sheet, for each of the table; 0: none */
    struct table *seen; /* names of rows that say something -> struct line */
    VEC(struct line *) lines;
    struct entry_changes changes;
    const char *text; /* of the file, as it would be; n bytes */
    size_t n;
};

/* A row of the sheet that says something new. */
struct line {
    const struct cells_row *row;
    const char *id, *key;
    struct learner_place *place;
    const char **cells; /* of the table's columns, as they are to be compared */
    const char **typed; /* the same, as the sheet has them */
    bool *changed;
    bool twice;
    struct entry_row *wish; /* what the file is to have; NULL: the row is not taken */
};

const char *entry_line_name(struct part *p, const char *id, const char *key);
/* The text of a cell as the file would have it. */
const char *entry_line_cell(struct part *p, const struct cells_row *row, size_t i);
/* The mark of what the cell said when it was taken last, or else when the sheet was made; NULL:
 * nothing. */
const char *entry_line_before(struct part *p, const struct line *l, size_t i);
/* Reports columns that were sorted without the others, and takes nothing of them
 * (entry_sorted.c). */
void entry_drop_sorted(struct part *p);
/* The key of a row within its learner's. */
const char *entry_line_key(struct part *p, const struct cells_row *row);
/* The first cell that changed: a column of the sheet. */
int entry_line_column(const struct part *p, const struct line *l);

/* ---- what was taken before (entry_record.c) ---- */

/* Finds the cells that were taken from this workbook. All parts have their files and columns. */
void entry_record_find(struct taking *t);
/* The cell as it was taken before; NULL if it was not, or that does not count. */
const struct entry_done *entry_record_of(struct part *p, const char *name, size_t column);
/* The same, also if the workbook may be another copy. */
const struct entry_done *entry_record_any(struct part *p, const char *name, size_t column);
void entry_record_add(struct part *p, const struct line *l);
/* Keeps the cells that were taken before, and not again. */
void entry_record_keep(struct taking *t);

/* ---- what would be found (entry_verify.c) ---- */

/* Reads the workspace with the new files. What would be found in them that is not found now is
 * reported for the row that it comes from. A row with an error is not taken any more: then true,
 * and the files are to be made again. */
bool entry_verify(struct taking *t);

#endif
