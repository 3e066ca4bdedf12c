/* outline.c: templates/site/<page>.yaml and templates/reports/<report>.yaml: the parts of a page
 * and of a report. The contents of a part are not known here. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/outline.h"
#include "model/workspace.h"

#include <stdlib.h>
#include <string.h>

static const struct schema_table part_table;

static const struct schema_field part_fields[] = {
    {.key = "part",
     SCHEMA_TEXT(struct part, name),
     .required = true,
     .doc = "the name of the part"},
    {.key = "title",
     SCHEMA_ONE(struct part, title, type_words),
     .doc = "replaces the part's own heading"},
    {.key = "text",
     SCHEMA_ONE(struct part, text, type_words),
     .doc = "words for parts that carry some"},
    {.key = "limit",
     SCHEMA_ONE(struct part, limit, type_int),
     .min = 0,
     .max = 10000,
     .doc = "items at most, of `voice` on screen words; 0 = all"},
    {.key = "count",
     SCHEMA_ONE(struct part, count, type_int),
     .min = 0,
     .max = 1000,
     .doc = "lines or copies"},
    {.key = "left",
     SCHEMA_LIST(struct part, left, n_left, type_map),
     .table = &part_table,
     .doc = "parts on the left"},
    {.key = "right",
     SCHEMA_LIST(struct part, right, n_right, type_map),
     .table = &part_table,
     .doc = "parts on the right"},
};

static bool check_part(struct schema *s, const struct yml *node, void *item) {
    ((struct part *)item)->mark = load_mark(s, node);
    return true;
}

static const struct schema_table part_table = {.what = "a part",
                                               .size = sizeof(struct part),
                                               SCHEMA_ROWS(part_fields),
                                               .alone = "part",
                                               .check = check_part};

#define STEP(name, top, words)                                                           \
    {                                                                                    \
        .key = #name, SCHEMA_ONE(struct give_way, name, type_int), .min = 1, .max = top, \
        .doc = words                                                                     \
    }
static const struct schema_field give_way_fields[] = {
    STEP(board, 1000, "items in a column of the board"),
    STEP(pictures, 200, "height of pictures, in percent of their width"),
    STEP(quotes, 1000, "words of a reflection under a picture"),
    STEP(chart, 1000, "height of the chart in millimeters"),
    STEP(questions, 1000, "questions that a family may ask"),
    STEP(narrative, 10000, "words of the educator's note, in whole sentences"),
    STEP(notes, 1000, "lines to write on"),
    STEP(space, 100, "space between the parts, in percent of the usual"),
};

static const struct schema_table give_way_table = {.what = "a step of what gives way",
                                                   .size = sizeof(struct give_way),
                                                   SCHEMA_ROWS(give_way_fields)};

static const struct schema_word edition_words[] = {
    {"standard", EDITION_STANDARD, NULL},
    {"large-print", EDITION_LARGE_PRINT, "16 pt; takes more pages"},
    {"plain", EDITION_PLAIN, "the short words of the catalog"},
    {"bilingual", EDITION_BILINGUAL, "two languages beside each other; takes more pages"},
    {NULL, 0, NULL},
};

static const struct schema_field outline_fields[] = {
    {.key = "title",
     SCHEMA_ONE(struct outline, title, type_words),
     .doc = "of the page or the report"},
    {.key = "order",
     SCHEMA_ONE(struct outline, order, type_int),
     .min = 0,
     .max = 1000,
     .fallback = "100",
     .doc = "place of the page in the navigation, lowest first"},
    {.key = "max_pages",
     SCHEMA_ONE(struct outline, max_pages, type_int),
     .min = 0,
     .max = 1000,
     .doc = "a report must fit; 0 = any"},
    {.key = "max_words",
     SCHEMA_ONE(struct outline, max_words, type_int),
     .min = 0,
     .max = 10000,
     .doc = "words to read on the first side of a report that must fit, without names, headings, "
            "and the key; 0 = any"},
    {.key = "page_each",
     SCHEMA_ONE(struct outline, page_each, type_bool),
     .doc =
         "sets the text between two page breaks of a report closer if it then fits on one page (no)"},
    {.key = "dense",
     SCHEMA_ONE(struct outline, dense, type_bool),
     .doc = "sets a report in smaller type with less space, except in large print (no)"},
    {.key = "edition",
     SCHEMA_ONE(struct outline, edition, type_word),
     .words = edition_words,
     .doc = "of a report (standard)"},
    {.key = "give_way",
     SCHEMA_LIST(struct outline, give_way, n_give_way, type_map),
     .table = &give_way_table,
     .doc = "of a report that must fit, in this order until each side does: how much is left of "
            "what (the program's own order)"},
    {.key = "parts",
     SCHEMA_LIST(struct outline, parts, n_parts, type_map),
     .table = &part_table,
     .required = true,
     .min = 1,
     .doc = "in order: names, or maps with 'part' and more"},
};
const struct schema_table outline_table = {
    .what = "an outline",
    .size = sizeof(struct outline),
    SCHEMA_ROWS(outline_fields),
    .doc = "templates/site/*.yaml, templates/reports/*.yaml: the parts of a page or report"};

struct outlines {
    VEC(struct outline) list;
};

/* Reads the outlines of one folder under one root. Outlines that were already read (the workspace's
 * own) are not replaced. */
static void read_folder(struct loader *l, const char *root, const char *folder,
                        struct outlines *out) {
    struct loader at = *l;
    at.root = root;
    if (!root || os_look(os_join(l->arena, root, folder)).kind != OS_FOLDER) return;
    struct os_entries found = load_folder(&at, folder);
    for (size_t i = 0; i < found.n; i++) {
        const char *name = ending_cut(l->arena, found.v[i].name, ".yaml");
        bool known = !name || found.v[i].kind != OS_FILE;
        for (size_t k = 0; !known && k < out->list.n; k++)
            known = strcmp(out->list.v[k].name, name) == 0;
        if (known) continue;
        struct outline o = {.name = name, .file = load_path(&at, folder, found.v[i].name)};
        if (load_map(&at, o.file, &outline_table, &o)) VEC_PUSH(l->arena, &out->list, o);
    }
}

static int by_order(const void *a, const void *b) {
    const struct outline *x = a, *y = b;
    return x->order != y->order ? (x->order > y->order) - (x->order < y->order)
                                : strcmp(x->name, y->name);
}

static struct outline *read_kind(struct loader *l, const char *folder, size_t *n) {
    struct outlines all = {0};
    read_folder(l, l->root, folder, &all);
    read_folder(l, l->options->share, folder, &all);
    if (all.list.n) qsort(all.list.v, all.list.n, sizeof *all.list.v, by_order);
    *n = all.list.n;
    return all.list.v;
}

void load_outlines(struct loader *l) {
    l->w->site = read_kind(l, "templates/site", &l->w->n_site);
    l->w->report = read_kind(l, "templates/reports", &l->w->n_report);
    for (size_t i = 0; i < l->w->n_report; i++)
        ids_add(&l->index->reports, l->arena, l->w->report[i].name,
                (void *)(uintptr_t)l->w->report[i].name);
}
