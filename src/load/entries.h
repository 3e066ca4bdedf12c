/* entries.h: a workbook that an educator types in, from the class-wide files and back into them.
 *
 *     struct entry_book *book = load_entry_book(arena, w, group, &wish, diags);   // to be written
 *     struct entry_taken taken;
 *     struct entry_back back = {.w = w, .load = &options, .path = "maple.xlsx"};
 *     load_entry_take(arena, &back, diags, &taken);               // what is to be written
 *
 * The workbook says, in a hidden sheet, what each cell held when it was made. So three texts are
 * compared: that one, the cell now, and the file now. A cell that was changed in the workbook alone
 * is taken; one that was changed in both is a finding, and the file's text stays. An empty cell
 * takes nothing away. Cells that were taken from a workbook before count as they were taken, not as
 * they were when it was made, so that the same workbook can correct them. Cells that were taken
 * from another workbook stay, unless the caller says that they may be replaced. */
#ifndef LOAD_ENTRIES_H
#define LOAD_ENTRIES_H

#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"
#include "model/entry.h"

struct workspace;

struct entry_wish {
    const char *title;    /* of the activity, or NULL */
    struct date on;       /* its day */
    struct texts targets; /* ids; none: all that the class works on */
    const char *id;       /* of the workbook: no other one that is made has it; or NULL */
};

/* Everything is in the arena. What cannot be read is a finding, and not in the book. */
struct entry_book *load_entry_book(struct arena *a, const struct workspace *w,
                                   const struct group *g, const struct entry_wish *wish,
                                   struct diags *diags);

struct entry_file {
    const char *path; /* in the workspace */
    const char *text; /* to be written */
    size_t n;
    const char *from; /* the path that it has now, and is to lose; NULL: it keeps its path */
    const char *was;  /* as it was read; NULL: it is new */
    size_t n_was;
};

/* A cell that was taken, in checksums alone: its place, what the sheet said, and what was put into
 * the file. */
struct entry_done {
    const char *file; /* in the workspace */
    const char *place, *said, *put;
    bool fresh; /* it counts once the file is written */
};
/* A file of an activity that got another name. */
struct entry_moved {
    const char *from, *to;
    bool fresh; /* it counts once that is done */
};
/* The cells that were taken from one workbook. */
struct entry_record {
    const char *book; /* its path */
    bool gone;        /* it is no longer there */
    const char *mark; /* of the workbook and its copies: a checksum of its hidden sheet */
    VEC(struct entry_done) cells;
    VEC(struct entry_moved) moved;
};
struct entry_records {
    const struct entry_record *own; /* of the workbook that is taken, by its path; or NULL */
    VEC(const struct entry_record *) others;
};

struct entry_taken {
    VEC(struct entry_file) files;
    VEC(const char *) lines; /* what changes, learner by learner */
    size_t changed, same;    /* cells */
    size_t since;            /* that were taken before, and changed in the files since */
    struct entry_record record;
};

/* Title or day of an activity that was taken before have changed: is it the same activity? */
enum entry_activity {
    ENTRY_UNSURE, /* if the levels have not changed */
    ENTRY_SAME,
    ENTRY_OTHER
};

struct entry_back {
    const struct workspace *w;
    const struct load_options *load; /* w was loaded with them */
    const char *path;                /* of the workbook: a path of the machine */
    struct entry_records records;
    enum entry_activity activity;
    bool replace; /* also what was taken from another workbook */
};

/* Reads the workbook. False, with findings, if nothing of it can be used. A row with a finding is
 * not taken; the others are. */
bool load_entry_take(struct arena *a, const struct entry_back *back, struct diags *diags,
                     struct entry_taken *taken);

#endif
