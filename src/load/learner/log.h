/* log.h: a log of ratings, ratings.csv of a learner or a class: its columns, and one row of it.
 *
 * A row is made into a small map and filled by the same table as YAML: cells and keys are checked
 * alike. Neither the letters' case of a column's name matters nor that of a word in a cell; a
 * column that is not known is told and passed over.
 *
 * What `folioscope export ratings` writes may be pasted into a log as it is. It has three columns
 * more, which say where a rating is from: `learner` and `class` must be those of the file, so that
 * nobody's rating gets into the file of somebody else; a row that names a piece of `evidence` is
 * written there, and is passed over here. A text that begins like a formula (= + - @ tab, carriage
 * return) bears an apostrophe in the export, so that a spreadsheet program takes it for text; that
 * apostrophe is taken off again here. */
#ifndef LOAD_LOG_H
#define LOAD_LOG_H

#include "load/load_inner.h"

struct log {
    const char *learner,
        *class; /* ids of the file's own, set by the caller; learner is NULL for a class's log */
    struct schema schema;
    struct csv *csv;   /* NULL for an empty file */
    struct yml *heads; /* csv->n_columns, in small letters */
    bool *known;       /* columns of a rating */
    /* columns that say where a rating is from; NO_COLUMN where there is none */
    size_t learner_column, class_column, evidence_column;
};

enum { NO_COLUMN = CSV_COLUMNS };

/* False, with findings, when it cannot be read as a log. source NULL: it has its finding. */
bool log_open(struct loader *l, struct source *source, struct log *log);
bool log_is_of_evidence(const struct log *log, const struct csv_row *row);
/* False, with findings, when the row cannot be used. out->target is NULL where the target's
 * framework cannot be. */
bool log_row(struct log *log, const struct csv_row *row, struct rating *out);
/* For findings. */
struct yml log_cell(const struct csv_cell *c);

#endif
