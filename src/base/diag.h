/* diag.h: findings: what is wrong with the input, as data.
 *
 * Reading goes on after bad input: each finding is added to a list, and the list is sorted and
 * printed once, at the end, in the format of compiler messages. A list belongs to one reader (or
 * worker); lists are joined by diags_join. All strings are copied into the list's arena.
 *
 *     diag_add(diags, (struct diag){.code = "E0101", .severity = DIAG_ERROR, .file = file,
 *                                   .line = 7, .column = 13, .length = 12, .source = line,
 *                                   .text = "no learning target 'MATH.5.NF.22'", .remedy = "..."});
 *
 * Texts: lower case, no period at the end, the subject in single quotes.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdio.h>

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag_place {
    const char *file;
    int line, column; /* as in struct diag */
};

struct diag {
    const char *code; /* "E0101", from codes.h */
    enum diag_severity severity;
    const char *file; /* relative to the workspace; NULL for none */
    int sheet;        /* of a workbook, from 1; 0 = the file is none, or only one sheet is read */
    int line, column; /* from 1, in bytes; 0 = the file as a whole */
    int length;       /* bytes to underline; 0 = one */
    /* "B7": the place in a workbook, which is named in place of line (its row) and column; or
     * NULL. */
    const char *cell;
    const char *text;   /* one line */
    const char *remedy; /* what to do about it, possibly several lines; NULL for none */
    const char *source; /* the source line without its newline; NULL if unknown */
    /* The enclosing structure: "in 'competencies' (line 4), 'targets' (line 9)"; or NULL. */
    const char *trace;
    struct diag_place first; /* first place of a duplicate; file NULL = none */
    const char *first_cell;  /* as `cell`, of that place */
    /* Id "class/learner" of the learner concerned, or NULL. An error excludes that learner from the
     * build. */
    const char *learner;
    unsigned order; /* set by diag_add */
};

struct diags {
    struct arena *arena; /* holds copies of all strings */
    VEC(struct diag) list;
    size_t errors, warnings;
    size_t machine; /* errors of the machine, not of the input (code_cause) */
};

struct diags *diags_new(struct arena *a);
/* Copies all strings of d. */
void diag_add(struct diags *ds, struct diag d);
/* The same, unless the list has one of the same code, file, and text. */
void diag_add_once(struct diags *ds, struct diag d);
/* Adds copies of all findings in `from`. */
void diags_join(struct diags *ds, const struct diags *from);
/* The same for findings that differ only in the learner: a file that several learners have is
 * reported once. */
const char *diag_key(struct arena *a, const struct diag *d);
/* Is it about a file in the folder? */
bool diag_is_in(const struct diag *d, const char *folder);
/* Removes all but the first n. */
void diags_cut(struct diags *ds, size_t n);
/* Sorts by file, sheet, line, column, and then the order in which findings were added. */
void diags_sort(struct diags *ds);
/* The format of compiler messages: place, severity, text; the source line with a caret; the
 * enclosing structure; the first place; the remedy. Characters that could control a terminal are
 * printed as '?', tabs as spaces. */
void diag_print(const struct diag *d, bool color, FILE *out);
void diags_print(const struct diags *ds, bool color, FILE *out);

/* The name nearest to `wrong` among n names, or NULL if none is near enough to be meant (optimal
 * string alignment distance, ignoring case, at most a third of the length). */
const char *diag_nearest(const char *wrong, const char *const *names, size_t n);
/* "B7": the name of a cell in a sheet, by row and column from 1. */
const char *diag_cell(struct arena *a, int row, size_t column);
/* Is the word in a list separated by spaces, ignoring case? A NULL list is empty. */
bool diag_is_among(const char *word, const char *list);

#endif
