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
    const struct entry_record *before; /* of this workbook; or NULL */
    struct table *done;                /* its cells: place -> struct entry_done */
    struct table *elsewhere;           /* the same, of other workbooks: -> struct elsewhere */
    const char *left;    /* an activity that the sheet was about, and is not any more; or NULL */
    struct diags *known; /* what the files give as they are; NULL: not read yet */
    bool continued;      /* it is what the workbook still says: it may be corrected */
    bool copied;         /* `before` is of another workbook, which has the same hidden sheet */
};

/* One sheet. */
struct part {
    struct taking *t;
    enum entry_kind kind;
    struct tab *tab;
    struct entry_table now; /* of the file */
    struct entry_source source;
    const char *to;     /* what the file is to be called: source.path, or another name */
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

struct part *entry_part_new(struct taking *t, enum entry_kind kind);
/* Is there such a sheet, and only one? Otherwise false, with a finding if there are two. */
bool entry_part_has_tab(struct taking *t, enum entry_kind kind);
/* Finds the columns of the table in the sheet. */
void entry_part_place(struct part *p);
/* Reads the file of the part. False, with a finding, if it cannot be used. */
bool entry_part_read(struct part *p, const char *path);
/* A finding about the head of a column; 0: about the row of heads. */
void entry_part_tell_head(struct part *p, int column, enum code code, const char *text,
                          const char *remedy);
/* Whose row it is. */
struct line entry_line_start(struct part *p, const struct cells_row *row);
/* Reads the row; NULL if it says what it said when the sheet was made, or nothing. */
struct line *entry_line_read(struct part *p, const struct cells_row *row);
/* The mark of what the cell held when the sheet was made; NULL: nothing. */
const char *entry_line_made_with(struct part *p, const struct line *l, size_t i);
/* Is it the mark of the text? Of no text, it is NULL. */
bool entry_is_hash_of(struct part *p, const char *hash, const char *text);
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

/* ---- the activity (entry_activity.c) ---- */

/* Finds the file that the sheet with the levels is about, and reads it. */
void entry_open_levels(struct taking *t);
/* A cell of the sheet about the activity: "title", "day", "by"; "" if there is none. */
const char *entry_about(struct taking *t, const char *key);

/* ---- what was taken before (entry_record.c) ---- */

/* Finds out what was taken from this workbook, and from others. */
void entry_record_open(struct taking *t);
/* The file of the activity that was taken from this workbook before; NULL if none was. */
const char *entry_record_activity(const struct taking *t);
/* If nothing was taken from this workbook: the files of activities, those that are there, that were
 * taken from copies of it. Of a single one that is not `path`, t->before is what was taken. */
struct texts entry_record_copies(struct taking *t, const char *path);
/* Does the workbook still say most of it? All parts have their files and columns. */
void entry_record_find(struct taking *t);
/* The cell as it was taken before; NULL if it was not, or that does not count. */
const struct entry_done *entry_record_of(struct part *p, const char *name, size_t column);
/* The same, also if the workbook may be another copy. */
const struct entry_done *entry_record_any(struct part *p, const char *name, size_t column);
/* The title of the activity, likewise. */
const struct entry_done *entry_record_title(struct part *p);
/* The other workbook that this text of a cell was taken from: its path. NULL if it was not. */
const char *entry_record_elsewhere(struct part *p, const char *name, size_t column,
                                   const char *text);
/* The name that a workbook gave to this file of an activity; NULL if none did. */
const char *entry_record_moved(const struct taking *t, const char *path);
void entry_record_add(struct part *p, const struct line *l);
void entry_record_add_title(struct part *p);
/* Keeps the cells that were taken before, and not again. */
void entry_record_keep(struct taking *t);

/* ---- what would be found (entry_verify.c) ---- */

/* Reads the workspace with the new files. What would be found in them that is not found now is
 * reported for the row that it comes from. A row with an error is not taken any more: then true,
 * and the files are to be made again. */
bool entry_verify(struct taking *t);

#endif
