/* ratings.c: the rows of a rating, in a log (ratings.csv of a learner or a class) or with evidence,
 * and a learner's own log. For the log of a class see load/class. */
#include "load/learner/log.h"
#include "load/levels.h"

#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/marks.h"
#include "model/rated.h"

#include <stdlib.h>
#include <string.h>

const struct schema_word log_by_words[] = {{"teacher", BY_TEACHER, NULL},
                                           {"self", BY_SELF, NULL},
                                           {"peer", BY_PEER, NULL},
                                           {"expert", BY_EXPERT, NULL},
                                           {NULL, 0, NULL}};
const struct schema_word log_stage_words[] = {{"formative", STAGE_FORMATIVE, NULL},
                                              {"interim", STAGE_INTERIM, NULL},
                                              {"summative", STAGE_SUMMATIVE, NULL},
                                              {NULL, 0, NULL}};

/* ---- the rows ---- */

/* `at` is the level of a struct rating. */
static bool read_rated(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    struct rating *r = (struct rating *)(void *)((char *)at - offsetof(struct rating, level));
    return load_level_or_mark(s, f, node, &r->level, &r->unrated);
}

static const struct schema_type type_rated = {"level or mark", "text", sizeof(struct dec), true,
                                              read_rated,      NULL};

static bool check_rating(struct schema *s, const struct yml *node, void *item) {
    struct rating *r = item;
    const struct yml *level = yml_get(node, "level");
    r->mark = load_mark(s, node);
    if (r->by == BY_SELF) load_own_slot(s, yml_get(node, "note"));
    if (yml_get(node, "date")) load_check_future(s, node, "date", r->date, "the rating");
    const struct loader *l = s->context;
    const struct date day = date_is_set(r->date) ? r->date : l->piece_day;
    const struct scale *scale = r->target ? load_scale_of(r->target, day) : NULL;
    return r->unrated ? load_mark_settle(s, scale, level)
                      : load_level_settle(s, r->target, day, level, &r->level, true);
}

#define RATING_ROWS(date_required, note_type, note_doc)                                \
    {.key = "target",                                                                  \
     SCHEMA_ONE(struct rating, target, type_target),                                   \
     .required = true,                                                                 \
     .doc = "the learning target"},                                                    \
        {.key = "level",                                                               \
         SCHEMA_ONE(struct rating, level, type_rated),                                 \
         .required = true,                                                             \
         .doc = "a value of the target's scale, or the name of a level" OR_UNRATED},   \
        {.key = "by",                                                                  \
         SCHEMA_ONE(struct rating, by, type_word),                                     \
         .words = log_by_words,                                                        \
         .fallback = "teacher",                                                        \
         .doc = "who saw it"},                                                         \
        {.key = "who",                                                                 \
         SCHEMA_TEXT(struct rating, who),                                              \
         .doc = "the name of the one who gave the rating (in the log of a class, the " \
                "educator of the class, or the one who signs)"},                       \
        {.key = "stage",                                                               \
         SCHEMA_ONE(struct rating, stage, type_word),                                  \
         .words = log_stage_words,                                                     \
         .fallback = "formative",                                                      \
         .doc = "what the rating was for"},                                            \
        {.key = "date",                                                                \
         SCHEMA_ONE(struct rating, date, type_date),                                   \
         .required = date_required,                                                    \
         .doc = "the day of the rating"},                                              \
    {                                                                                  \
        .key = "note", SCHEMA_ONE(struct rating, note, note_type), .doc = note_doc     \
    }

static const struct schema_field shown_fields[] = {RATING_ROWS(false, type_staff, "what was seen")};
const struct schema_table shown_table = {.what = "a rating",
                                         .size = sizeof(struct rating),
                                         SCHEMA_ROWS(shown_fields),
                                         SCHEMA_NEEDS(struct rating, target),
                                         .check = check_rating,
                                         .doc = "a rating written with the evidence"};

/* A cell is a text; its translations are in columns beside it. */
static bool read_noted(struct schema *s, const struct schema_field *f, const struct yml *node,
                       void *at) {
    return type_staff.read(s, f, node, at);
}

static const struct schema_type type_noted = {"text", "text",     sizeof(char *),
                                              true,   read_noted, NULL};

static const struct schema_field log_fields[] = {
    RATING_ROWS(true, type_noted,
                "what was seen; translations are in columns such as note.es, "
                "note.es.translated_by, and note.es.of")};
const struct schema_table log_table = {
    .what = "a rating",
    .size = sizeof(struct rating),
    SCHEMA_ROWS(log_fields),
    .check = check_rating,
    .doc = "ratings.csv: one row a rating; a class's has the column 'learner' too"};

/* ---- a learner's log ---- */

bool load_ratings(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct log log = {
        .form = &log_of_ratings, .learner = r->learner->id, .class = r->learner->group->id};
    if (!log_open(l, log_source(l, path, &log), &log)) return false;
    bool sound = !log.csv || log.csv->sound;
    for (size_t i = 0; log.csv && i < log.csv->n_rows; i++) {
        struct rating rating = {0};
        if (log_is_of_evidence(&log, &log.csv->rows[i]) ||
            log_says_nothing(&log, &log.csv->rows[i]))
            continue;
        if (!log_row(&log, &log.csv->rows[i], &rating))
            sound = false;
        else if (rating.target)
            VEC_PUSH(l->arena, &r->ratings, rating);
    }
    return sound;
}

bool load_ratings_book(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    bool both;
    log_file(l, r->found, r->learner->path, "ratings", &both);
    return !both && load_ratings(l, path, context);
}

/* ---- order ---- */

static int by_time(const void *a, const void *b) {
    const struct rating *x = a, *y = b;
    int c = date_cmp(x->date, y->date);
    return c ? c : marks_order(&x->mark, &y->mark);
}

/* Turns levels of earlier scales into those of today's; a level that counts as none of them is
 * history. */
static bool has_level(struct rating *r) {
    if (r->unrated || r->judged) return false;
    return load_level_carry(r->target, r->date, &r->level, &r->then, &r->given);
}

void load_keep_ratings(struct learner *learner, struct rating *v, size_t n) {
    if (n) qsort(v, n, sizeof *v, by_time);
    learner->ratings = arena_array(learner->arena, n, sizeof *v);
    learner->unrated = arena_array(learner->arena, n, sizeof *v);
    for (size_t i = 0; i < n; i++)
        if (has_level(&v[i]))
            learner->ratings[learner->n_ratings++] = v[i];
        else
            learner->unrated[learner->n_unrated++] = v[i];
}
