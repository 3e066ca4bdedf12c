/* ratings.c: the rows of a rating, in a log (ratings.csv of a learner or a class) or with evidence,
 * and a learner's own log. For the log of a class see class_log.c. */
#include "load/learner/log.h"

#include "model/evidence.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"

#include <stdlib.h>
#include <string.h>

static const struct schema_word by_words[] = {{"teacher", BY_TEACHER, NULL},
                                              {"self", BY_SELF, NULL},
                                              {"peer", BY_PEER, NULL},
                                              {"expert", BY_EXPERT, NULL},
                                              {NULL, 0, NULL}};
static const struct schema_word stage_words[] = {{"formative", STAGE_FORMATIVE, NULL},
                                                 {"interim", STAGE_INTERIM, NULL},
                                                 {"summative", STAGE_SUMMATIVE, NULL},
                                                 {NULL, 0, NULL}};

static bool check_rating(struct schema *s, const struct yml *node, void *item) {
    struct rating *r = item;
    const struct yml *level = yml_get(node, "level");
    r->mark = load_mark(s, node);
    if (yml_get(node, "date")) load_check_future(s, node, "date", r->date, "the rating");
    /* a level that is not a number already has a finding, and r->level is still zero */
    struct dec value;
    if (!r->target || !level || level->kind != YML_SCALAR_NODE ||
        !dec_parse(level->text, level->n, &value))
        return true;
    return load_level_fits(s, r->target->competency->framework->scale, level, r->level);
}

#define RATING_ROWS(date_required)                                              \
    {.key = "target",                                                           \
     SCHEMA_ONE(struct rating, target, type_target),                            \
     .required = true,                                                          \
     .doc = "the learning target"},                                             \
        {.key = "level",                                                        \
         SCHEMA_ONE(struct rating, level, type_level),                          \
         .required = true,                                                      \
         .doc = "a value of the target's scale"},                               \
        {.key = "by",                                                           \
         SCHEMA_ONE(struct rating, by, type_word),                              \
         .words = by_words,                                                     \
         .fallback = "teacher",                                                 \
         .doc = "who saw it"},                                                  \
        {.key = "stage",                                                        \
         SCHEMA_ONE(struct rating, stage, type_word),                           \
         .words = stage_words,                                                  \
         .fallback = "formative",                                               \
         .doc = "what the rating was for"},                                     \
        {.key = "date",                                                         \
         SCHEMA_ONE(struct rating, date, type_date),                            \
         .required = date_required,                                             \
         .doc = "the day of the rating"},                                       \
    {                                                                           \
        .key = "note", SCHEMA_TEXT(struct rating, note), .doc = "what was seen" \
    }

static const struct schema_field shown_fields[] = {RATING_ROWS(false)};
const struct schema_table shown_table = {.what = "a rating",
                                         .size = sizeof(struct rating),
                                         SCHEMA_ROWS(shown_fields),
                                         SCHEMA_NEEDS(struct rating, target),
                                         .check = check_rating,
                                         .doc = "a rating written with the evidence"};

static const struct schema_field log_fields[] = {RATING_ROWS(true)};
const struct schema_table log_table = {
    .what = "a rating",
    .size = sizeof(struct rating),
    SCHEMA_ROWS(log_fields),
    .check = check_rating,
    .doc = "ratings.csv: one row a rating; a class's has the column 'learner' too"};

/* ---- a learner's log ---- */

bool load_ratings(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct log log = {.learner = r->learner->id, .class = r->learner->group->id};
    if (!log_open(l, load_text(l, path, SOURCE_CSV_LIMIT), &log)) return false;
    bool sound = !log.csv || log.csv->sound;
    for (size_t i = 0; log.csv && i < log.csv->n_rows; i++) {
        struct rating rating = {0};
        if (log_is_of_evidence(&log, &log.csv->rows[i])) continue;
        if (!log_row(&log, &log.csv->rows[i], &rating))
            sound = false;
        else if (rating.target)
            VEC_PUSH(l->arena, &r->ratings, rating);
    }
    return sound;
}

/* ---- order ---- */

static int by_time(const void *a, const void *b) {
    const struct rating *x = a, *y = b;
    int c = date_cmp(x->date, y->date);
    if (c == 0) c = strcmp(x->mark.file, y->mark.file);
    if (c == 0) c = (x->mark.line > y->mark.line) - (x->mark.line < y->mark.line);
    if (c == 0) c = (x->mark.column > y->mark.column) - (x->mark.column < y->mark.column);
    return c;
}

void load_sort_ratings(struct rating *v, size_t n) {
    if (n) qsort(v, n, sizeof *v, by_time);
}
