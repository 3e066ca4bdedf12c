/* bilingual.c: which part is printed in which way. Texts by people are printed once, as written;
 * parts that need the width of the page are repeated below; all others go side by side. */
#include "view/parts/bilingual.h"

#include "model/outline.h"

#include <string.h>

static bool is_one_of(const char *const *names, const char *name) {
    for (; *names; names++)
        if (strcmp(*names, name) == 0) return true;
    return false;
}

static const char *const once[] = {"page-break",     "page-title", "head",       "conference-head",
                                   "title-page",     "contents",   "voice",      "featured",
                                   "fresh-evidence", "gallery",    "growth",     "evidence-book",
                                   "narrative",      "area-notes", "area-words", "agreements",
                                   "notes",          "room",       "site-code",  "signatures",
                                   "about",          "about-me",   "quote",      "moved",
                                   "family-slip",    "next-page",  NULL};
static const char *const below[] = {
    "board", "targets-table", "goal",        "goals",          "plan",
    "areas", "demonstrated",  "credentials", "board-in-brief", "glance",
    "think", "next-steps",    "two-columns", "every-target",   NULL};

/* The part's blocks in one language, marked with it if it is not the report's. */
static struct block *in_language(const struct viewer *v, const struct lang *lang,
                                 const struct part *p) {
    struct viewer own = *v;
    struct blocks blocks;
    own.lang = lang;
    own.second = NULL;
    blocks_start(&blocks, v->arena);
    parts_add(&own, p, 1, &blocks);
    for (struct block *b = blocks.first; b && lang != v->lang; b = b->next) {
        if (!b->lang) b->lang = lang_tag(lang);
        b->id = NULL; /* one link target is enough */
    }
    return blocks.first;
}

static void add_beside(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct block *first = in_language(v, v->lang, p), *second = in_language(v, v->second, p);
    if (!first || !second) return;
    struct column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 1, .blocks = first, .next = &columns[1]};
    columns[1] = (struct column){.weight = 1, .blocks = second};
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    b->columns.columns = columns;
}

/* Columns of a report in one language go one below the other here. */
static void add_halves(const struct viewer *v, const struct lang *pair, const struct part *p,
                       struct blocks *out) {
    for (size_t i = 0; i < p->n_left; i++) part_add_twice(v, pair, &p->left[i], out);
    for (size_t i = 0; i < p->n_right; i++) part_add_twice(v, pair, &p->right[i], out);
}

void part_add_twice(const struct viewer *v, const struct lang *pair, const struct part *p,
                    struct blocks *out) {
    struct viewer both = *v;
    both.lang = pair;
    if (strcmp(p->name, "side-by-side") == 0) {
        add_halves(v, pair, p, out);
    } else if (is_one_of(once, p->name)) {
        parts_add(&both, p, 1, out);
    } else if (is_one_of(below, p->name)) {
        blocks_append(out, in_language(v, v->lang, p));
        blocks_append(out, in_language(v, v->second, p));
    } else {
        add_beside(v, p, out);
    }
}
