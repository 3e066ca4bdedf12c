/* translator.h: the file of a translator, as a table with a row for each text. */
#ifndef LOAD_TRANSLATOR_H
#define LOAD_TRANSLATOR_H

#include "base/buf.h"
#include "load/load.h"

/* The columns, in the order in which they are written: name, and struct member. */
#define TRANSLATOR_COLUMNS(X)                                                       \
    X("language", language) /* tag of the translation */                            \
    X("file", file)         /* path in the workspace */                             \
    X("key", key)           /* place in the file (load_slot.key) */                 \
    X("original", original)                                                         \
    X("translation", translation) /* for the translator to fill in */               \
    X("translated_by", by)        /* for the translator; an empty cell: as above */ \
    X("of", of)                   /* mark of the original */                        \
    X("before", before)           /* how an earlier original was translated */

struct translator_row {
#define X(name, member) const char *member;
    TRANSLATOR_COLUMNS(X)
#undef X
    int line;
};

/* Appends the head row; appends a row. Texts that a spreadsheet program would take for formulas get
 * an apostrophe in front. */
void load_write_translator_head(struct buf *out);
void load_write_translator_row(struct buf *out, const struct translator_row *row);
/* Reads such a file, however a spreadsheet program saved it. `file` is a path of the machine. NULL,
 * with findings, if it cannot be used; *n may be 0. */
struct translator_row *load_translator_rows(struct arena *a, const char *file, struct diags *diags,
                                            size_t *n);

#endif
