/* diag.h: what is wrong with the input, as data.
 *
 * Bad input never stops the reading: each finding is added to a list, and the list is sorted and printed once,
 * at the end, in the form that compilers use. A list belongs to one reader (or worker); lists are joined by
 * diag_join. The caller keeps source texts alive, or sets `source` to a copy of the one line.
 *
 *     diag_add(diags, (struct diag){.code = "E0101", .severity = DIAG_ERROR, .file = file, .line = 7, .column = 13,
 *                                   .length = 12, .text = "no learning target 'MATH.5.NF.22'", .remedy = ..., .source = line});
 *
 * Texts: lower case, no full stop at the end, the subject in single quotes.
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
    const char *code; /* "E0101"; stands in the catalogue of codes */
    enum diag_severity severity;
    const char *file;   /* relative to the workspace; NULL for none */
    int line, column;   /* from 1, in bytes; 0 = the file as a whole */
    int length;         /* bytes that the caret underlines; 0 = one */
    const char *text;   /* one line */
    const char *remedy; /* what to do about it; NULL for none; may hold several lines */
    const char *source; /* the source line without its newline; NULL when not known */
    const char
        *trace; /* what encloses the place: "in 'competencies' (line 4), 'targets' (line 9)"; or NULL */
    struct diag_place first; /* of what stands twice: where it stood first; file NULL = none */
    const char *
        learner; /* path-like id "class/learner" that this concerns, or NULL: an error leaves that learner out */
    unsigned order; /* set by diag_add */
};

struct diags {
    struct arena *arena; /* texts are copied into it */
    VEC(struct diag) list;
    size_t errors, warnings;
    size_t machine; /* errors of the machine, not of the input (code_cause) */
};

struct diags *diags_new(struct arena *a);
/* Copies all strings of d. */
void diag_add(struct diags *ds, struct diag d);
/* Add all of `from`, copied. */
void diags_join(struct diags *ds, const struct diags *from);
/* Take back all but the first n. */
void diags_cut(struct diags *ds, size_t n);
/* By file, line, column, then the order of adding. */
void diags_sort(struct diags *ds);
/* The form of compilers: place, severity, text; the source line with a caret; what encloses it; where it stood first;
 * the remedy. What could steer a terminal is printed as '?', tabs as spaces. */
void diag_print(const struct diag *d, bool color, FILE *out);
void diags_print(const struct diags *ds, bool color, FILE *out);

/* The name nearest to `wrong` among n names, or NULL when none is near enough to be meant (optimal string
 * alignment distance, at most a third of the length, case apart). */
const char *diag_nearest(const char *wrong, const char *const *names, size_t n);
/* Is the word one of a list with spaces between, case apart? NULL is an empty list. */
bool diag_is_among(const char *word, const char *list);

#endif
