/* log.h: a log (the ratings.csv of a learner or a class, the attendance.csv of a class, or a
 * workbook in the place of one): its columns, and one row of it.
 *
 *     struct log log = {.form = &log_of_ratings, .learner = learner->id, .class = group->id};
 *     if (log_open(l, log_source(l, path, &log), &log) && log.csv)
 *         log_row(&log, &log.csv->rows[0], &rating);
 *
 * Rows may have been saved by a spreadsheet program in its own way (log_saved.c). A row becomes a
 * small map, and is filled by the same table as YAML, so cells and keys are checked alike. Case
 * does not matter in the name of a column or in a word in a cell. An unknown column is reported and
 * ignored.
 *
 * The output of `folioscope export ratings` may be pasted into a log unchanged. It has three more
 * columns, which say where a rating comes from: `learner` and `class` must match the file, so that
 * no one's rating gets into another learner's file; a row that names a piece of `evidence` is
 * written in that piece and skipped here. In the export, a text that begins like a formula (= + - @
 * tab, carriage return) has an apostrophe before it, so that a spreadsheet program treats it as
 * text; that apostrophe is removed here.
 *
 * A note may have translations, in columns named after it: `note.es` (log_words.c). */
#ifndef LOAD_LOG_H
#define LOAD_LOG_H

#include "cells/cells.h"
#include "load/load_inner.h"
#include "model/attendance.h"
#include "model/evidence.h"

/* A row in the log of a class that the learner has left, and the class where the learner is now. */
struct moved_rating {
    const struct group *group;
    struct class_row row;
};
struct moved_attendance {
    const struct group *group;
    struct class_attendance row;
};

/* A kind of log: its columns. The first is `learner`, which a learner's own log needs not have; the
 * first `needed` must be there. */
struct log_form {
    const char *const *columns;
    size_t n, needed;
    const struct schema_table *table;
};
extern const struct log_form log_of_ratings, log_of_attendance, log_of_conferences, log_of_goals,
    log_of_plans, log_of_supports, log_of_judgements, log_of_consents, log_of_roster;
extern const struct schema_word log_by_words[], log_stage_words[];

struct log {
    const struct log_form *form;
    /* ids that the file is for, set by the caller; learner is NULL for a class's log */
    const char *learner, *class;
    bool by_line; /* set by the caller: lines with bytes that are not text cost only themselves */
    const struct cells_sheet *sheet; /* of a workbook, whose rows are in csv; otherwise NULL */
    /* Set by the caller: makes the table of the source, where it is not one already; or NULL. */
    struct csv *(*parse)(struct source *source, struct diags *diags, void *context);
    void *context;
    /* Set by the caller: does it report this column as an error? Then there is no warning of an
     * unknown one. Or NULL. */
    bool (*refuses)(const struct log *log, size_t column);
    struct schema schema;
    struct spot checked[2]; /* searched for names last: who rated, and a note */
    struct csv *csv;        /* NULL for an empty file */
    const int *bad_lines;   /* lines with bytes that are not text, ascending */
    size_t n_bad_lines;
    struct yml *heads;                  /* csv->n_columns names, in lowercase */
    const struct schema_field **fields; /* of each column; NULL if it is none of the form's */
    /* NO_COLUMN if missing; the last three say where a rating comes from */
    bool mark_reported; /* there is a finding about a mark that may be short for a level */
    size_t level_column, learner_column, class_column, evidence_column;
};

enum { NO_COLUMN = CSV_COLUMNS };

/* The text of a log; of a workbook, that of the sheet with its rows, which are in log->csv then
 * (log_book.c). NULL, with a finding, if there is none. */
struct source *log_source(struct loader *l, const char *path, struct log *log);
struct source *log_book(struct loader *l, const char *path, struct log *log);
/* Which file of a folder is the log: `name` with .csv or .xlsx; NULL if there is none. Both are a
 * finding, and *both is true. */
const char *log_file(struct loader *l, struct os_entries found, const char *folder,
                     const char *name, bool *both);
/* False, with findings, if the source cannot be read as a log. source NULL: it already has a
 * finding. */
bool log_open(struct loader *l, struct source *source, struct log *log);
/* Rewrites the cells as spreadsheet programs save them to what log_row reads (log_saved.c);
 * log_open calls it. False, with a finding, if the dates of a column can be read in two ways. */
bool log_settle(struct log *log, size_t target_column, size_t level_column);
/* A date that is alone, as "2026-10-13" by the same rules; the text itself if it can be read in two
 * ways, or is none. */
const char *log_date_meant(const struct workspace *w, struct arena *a, const char *text);
bool log_is_of_evidence(const struct log *log, const struct csv_row *row);
/* Does the row have no level, or the dash of a grade book? It says nothing then; a note in it is a
 * finding. */
bool log_says_nothing(struct log *log, const struct csv_row *row);
/* Fills the struct of the form's table. False, with findings, if the row cannot be used. The target
 * of a rating is NULL if its framework cannot be used. */
bool log_row(struct log *log, const struct csv_row *row, void *out);
/* The tag in the head of a column with translations of notes ("es" of "note.es", "note.es.of"); NULL
 * for any other column. */
const char *log_language_of(struct arena *a, const char *head);
/* The note of a row with its translations, as YAML would have it; `note` itself without any. */
struct yml *log_in_languages(struct log *log, const struct csv_row *row, struct yml *note);
/* The id of the target that is meant by its id or its words; NULL if there is none, or several. */
const char *log_target_named(const struct loader *l, struct arena *a, const char *text);
/* A cell as a node, without the apostrophe of an export. */
struct yml log_text(const struct csv_cell *c);
/* "Read; draw": a cell of a list, as a list. */
void log_split(struct arena *a, struct yml *cell);
/* A cell as a node, for findings. */
struct yml log_cell(const struct csv_cell *c);

#endif
