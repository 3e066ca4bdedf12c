/* entries.h: a workbook that an educator types in, from the class-wide files and back into them.
 *
 *     struct entry_book *book = load_entry_book(arena, w, group, &wish, diags);   // to be written
 *     struct entry_taken taken;
 *     load_entry_take(arena, w, "maple.xlsx", diags, &taken);      // what is to be written
 *
 * The workbook says, in a hidden sheet, what each cell held when it was made. So three texts are
 * compared: that one, the cell now, and the file now. A cell that was changed in the workbook alone
 * is taken; one that was changed in both is a finding, and the file's text stays. An empty cell
 * takes nothing away. */
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
};

/* Everything is in the arena. What cannot be read is a finding, and not in the book. */
struct entry_book *load_entry_book(struct arena *a, const struct workspace *w,
                                   const struct group *g, const struct entry_wish *wish,
                                   struct diags *diags);

struct entry_file {
    const char *path; /* in the workspace */
    const char *text; /* to be written */
    size_t n;
    const char *was; /* as it was read; NULL: it is new */
    size_t n_was;
};

struct entry_taken {
    VEC(struct entry_file) files;
    VEC(const char *) lines; /* what changes, learner by learner */
    size_t changed, same;    /* cells */
};

/* Reads the workbook at `path`, a path of the machine. False, with findings, if nothing of it can
 * be used. A row with a finding is not taken; the others are. */
bool load_entry_take(struct arena *a, const struct workspace *w, const char *path,
                     struct diags *diags, struct entry_taken *taken);

#endif
