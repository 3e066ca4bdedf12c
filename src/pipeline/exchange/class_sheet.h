/* class_sheet.h: a workbook for a class that an educator types in, and its way back into the files
 * of the class. */
#ifndef PIPELINE_CLASS_SHEET_H
#define PIPELINE_CLASS_SHEET_H

#include "base/date.h"
#include "base/diag.h"
#include "load/entries.h"
#include "load/load.h"
#include "model/basics.h"

#include <stdbool.h>

struct sheet_wish {
    struct load_options load;
    const char *class;   /* "maple", "north/maple" */
    const char *title;   /* of the activity, or NULL */
    const char *targets; /* "MATH.5.NF.1,MATH.5.NF.2"; NULL: all */
    const char *folder;  /* where a file goes that has no name yet; NULL: here */
    const char *here;    /* the workspace, as it was given with -C; NULL: it was not */
    const char *to;      /* the file to write; NULL: named after class and term */
    struct date on;      /* of the activity; not set: the day that counts as today */
    bool dry_run;
};

/* *lines: what was made. False, with findings, if nothing was. */
bool class_sheet_make(struct arena *a, const struct sheet_wish *wish, struct diags *diags,
                      struct texts *lines);

struct sheet_back {
    struct load_options load;
    const char *file;
    enum entry_activity activity;
    bool replace;        /* also cells that were taken from another workbook */
    struct workspace *w; /* set by class_sheet_read */
    struct entry_taken taken;
};

/* Reads the workbook: what would be written is in back->taken. False if nothing of it can be
 * used. */
bool class_sheet_read(struct arena *a, struct sheet_back *back, struct diags *diags);
/* Writes it. False, with a finding, if something was not written; what was, is whole. */
bool class_sheet_write(struct arena *a, const struct sheet_back *back, struct diags *diags);
/* To call at the end, also after false. */
void class_sheet_close(struct sheet_back *back);

#endif
