/* snapshot_file.c: equity/<term>.yaml: the figures by group for a term, as saved by `folioscope
 * snapshot`. */
#include "load/load_inner.h"

#include "model/equity.h"
#include "model/term.h"
#include "model/workspace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- bands ---- */

/* A whole number of at most four digits. */
static bool read_edge(const char **p, int *out) {
    size_t digits = strspn(*p, "0123456789");
    if (digits < 1 || digits > 4) return false;
    *out = (int)strtol(*p, NULL, 10);
    *p += digits;
    return true;
}

static bool parse_band(const char *text, struct equity_band *out) {
    struct equity_band b = {0};
    if (!read_edge(&text, &b.from)) return false;
    bool ends = strncmp(text, " to ", 4) == 0;
    text += ends ? 4 : 0;
    if (ends ? !read_edge(&text, &b.below) || *text || b.below <= b.from
             : strcmp(text, " or more") != 0)
        return false;
    *out = b;
    return true;
}

static bool read_band(struct schema *s, const struct schema_field *f, const struct yml *node,
                      void *at) {
    const char *text = schema_scalar(s, f, node, "a band like 4 to 6");
    if (!text) return false;
    if (parse_band(text, at)) return true;
    return schema_fault(
        s, node, CODE_WRONG_TYPE,
        arena_printf(s->arena, "'%s' is not a band", source_quote(s->arena, text)),
        "leave the file as 'folioscope snapshot' wrote it; a band is like 4 to 6, or 64 or more");
}

static const struct schema_type type_band = {
    "band", "string",  sizeof(struct equity_band),
    true,   read_band, "^[0-9]{1,4} (to [0-9]{1,4}|or more)$"};

/* ---- the file ---- */

static const struct schema_word group_words[] = {
    {"english_learner", EQUITY_ENGLISH, "who learns English"},
    {"services", EQUITY_SERVICES, "who has services"},
    {NULL, 0, NULL}};
static const struct schema_word measure_words[] = {
    {"evidence", EQUITY_EVIDENCE, "pieces of evidence"},
    {"feedback", EQUITY_FEEDBACK, "ratings by educators"},
    {"supports", EQUITY_SUPPORTS, "supports given"},
    {NULL, 0, NULL}};
static const struct schema_word why_words[] = {
    {"small", EQUITY_SMALL, "too few learners in the school"},
    {"secret", EQUITY_HIDDEN,
     "too few are in the group or outside of it, or the figure would reveal who is"},
    {NULL, 0, NULL}};

static bool check_line(struct schema *s, const struct yml *node, void *item) {
    (void)item;
    if (yml_get(node, "hidden") || (yml_get(node, "with") && yml_get(node, "without"))) return true;
    return schema_fault(s, node, CODE_KEY_MISSING,
                        "a figure must have 'with' and 'without', or 'hidden'",
                        "leave the file as 'folioscope snapshot' wrote it");
}

static const struct schema_field line_fields[] = {
    {.key = "school",
     SCHEMA_ONE(struct equity_line, school, type_id),
     .doc = "the school that it is for (all)"},
    {.key = "group",
     SCHEMA_ONE(struct equity_line, group, type_word),
     .words = group_words,
     .required = true,
     .doc = "the group"},
    {.key = "of",
     SCHEMA_ONE(struct equity_line, of, type_word),
     .words = measure_words,
     .required = true,
     .doc = "what was counted"},
    {.key = "with",
     SCHEMA_ONE(struct equity_line, figure.with, type_band),
     .doc = "the average for each learner in the group: 4 to 6 is four or more, and less than six"},
    {.key = "without",
     SCHEMA_ONE(struct equity_line, figure.without, type_band),
     .doc = "the average for each learner outside of the group"},
    {.key = "hidden",
     SCHEMA_ONE(struct equity_line, figure.why, type_word),
     .words = why_words,
     .doc = "why the figure is not shown"},
};
static const struct schema_table line_table = {.what = "a figure",
                                               .size = sizeof(struct equity_line),
                                               SCHEMA_ROWS(line_fields),
                                               .check = check_line};

static const struct schema_field snapshot_fields[] = {
    {.key = "from",
     SCHEMA_ONE(struct snapshot, from, type_date),
     .required = true,
     .doc = "the first day"},
    {.key = "to",
     SCHEMA_ONE(struct snapshot, to, type_date),
     .required = true,
     .doc = "the last day"},
    {.key = "figures",
     SCHEMA_LIST(struct snapshot, lines, n_lines, type_map),
     .table = &line_table,
     .required = true,
     .doc = "averages by group"},
};
const struct schema_table snapshot_table = {
    .what = "a snapshot",
    .size = sizeof(struct snapshot),
    SCHEMA_ROWS(snapshot_fields),
    .doc = "equity/<term>.yaml: figures by group, made once a term by 'folioscope snapshot'"};

static void keep(struct workspace *w, struct snapshot *s) {
    struct snapshot **at = &w->snapshots;
    while (*at && date_cmp((*at)->to, s->to) > 0) at = &(*at)->next;
    s->next = *at;
    *at = s;
}

/* Workbooks show the snapshot of the term that reports are about; if there is none yet, the latest
 * one. */
static bool is_better(const struct workspace *w, const struct snapshot *a,
                      const struct snapshot *b) {
    if (date_cmp(a->to, w->calendar->as_of) > 0) return false;
    if (!b) return true;
    if ((a->term == w->calendar->term) != (b->term == w->calendar->term))
        return a->term == w->calendar->term;
    return date_cmp(a->to, b->to) > 0;
}

void load_snapshot(struct loader *l, const char *path, const char *id) {
    struct snapshot *found = arena_make(l->arena, struct snapshot);
    found->term = load_term(l, path, id);
    if (!load_map(l, path, &snapshot_table, found) || !found->term) return;
    keep(l->w, found);
    if (is_better(l->w, found, l->w->snapshot)) l->w->snapshot = found;
}
