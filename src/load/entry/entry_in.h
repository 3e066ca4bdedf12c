/* entry_in.h: the sheets of a workbook that came back, found again whatever was done to them. */
#ifndef LOAD_ENTRY_IN_H
#define LOAD_ENTRY_IN_H

#include "cells/cells.h"
#include "load/entry/entry_inner.h"

struct tab {
    const struct cells_sheet *sheet; /* NULL: it is not there */
    bool twice;                      /* there are two of them */
    int learner, name, number;       /* columns; 0: missing */
    VEC(struct tab_column {
        const char *key;
        int column;
        bool twice;
    })
    columns;
    size_t marks; /* index of the row with the marks or heads */
    size_t first; /* index of the first row of a learner */
};

struct entry_in {
    struct arena *arena;
    struct diags *diags;
    const char *path;
    struct cells_book cells;
    const struct cells_sheet *hidden;
    const char *class, *term, *file; /* what the hidden sheet says; NULL: nothing */
    const char *yes, *no;            /* in its language */
    const char *mark;                /* checksum of all that it says */
    struct table *base;              /* "kind\nrow\ncolumn" -> hash */
    struct table *heads;             /* "kind\nhead" -> key of the column */
    VEC(struct entry_mark) said;     /* heads of columns: "head", kind, key, text */
    struct tab tabs[ENTRY_KINDS];
};

/* Reads the workbook and its hidden sheet. False with a finding. */
bool entry_in_open(struct entry_in *in);
/* Finds the sheets and their columns. is_known: is this text the key of a row? */
void entry_in_find(struct entry_in *in, bool (*is_known)(void *context, const char *text),
                   void *context);
const struct cells_cell *entry_in_cell(const struct cells_row *row, int column);
const char *entry_in_text(struct entry_in *in, const struct cells_row *row, int column);
const char *entry_in_base(struct entry_in *in, enum entry_kind kind, const char *row,
                          const char *column);
/* Is it the row with the marks, or one with the heads, wherever it is now? */
bool entry_in_is_head(struct entry_in *in, enum entry_kind kind, size_t row);
/* A finding about a cell; column 0: about the row. */
void entry_in_tell(struct entry_in *in, const struct cells_sheet *s, int row, int column,
                   struct diag d);
void entry_in_fault(struct entry_in *in, const struct cells_sheet *s, int row, int column,
                    enum code code, const char *text, const char *remedy);
/* Is the cell merged with others? */
bool entry_in_merged(const struct cells_sheet *s, int row, int column);

#endif
