/* notes.c: Markdown files other than evidence: about.md, narratives/<term>.md, conference.md. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/learner.h"
#include "model/workspace.h"

#include <stdlib.h>

bool load_about(struct loader *l, const char *path, void *context) {
    const struct reading *r = context;
    struct learner *learner = r->learner;
    struct schema s;
    bool sound = load_words(l, path, &learner->about, &s);
    const struct learner *everybody = learner->consent.given[CONSENT_PUBLIC] ? learner : NULL;
    if (s.source && everybody) load_check_private(&s, learner);
    if (!sound || !s.source) return sound;
    const struct front whole = {.body = s.source->text, .n_body = s.source->n};
    load_markdown_translations(&s, &(struct load_markdown){.front = &whole,
                                                           .blocks = learner->about,
                                                           .beside = r->found,
                                                           .own = true,
                                                           .children = true,
                                                           .everybody = everybody});
    return true;
}

/* ---- narratives ---- */

static const struct schema_field narrative_fields[] = {
    {.key = "by",
     SCHEMA_TEXT(struct narrative, by),
     .required = true,
     .doc = "the educator who signs"},
    {.key = "date",
     SCHEMA_ONE(struct narrative, date, type_date),
     .required = true,
     .doc = "the day it was signed"},
    MENTIONS(struct narrative, mentions),
};
const struct schema_table narrative_table = {
    .what = "the front matter of a narrative",
    .size = sizeof(struct narrative),
    SCHEMA_ROWS(narrative_fields),
    .doc = "narratives/<term>.md: the educator's note for a term"};

static bool read_narrative(struct reading *r, const char *path, const char *id,
                           struct os_entries beside) {
    struct loader *l = r->loader;
    struct narrative n = {.term = load_term(l, path, id)};
    struct schema s;
    struct yml *matter;
    struct front front;
    if (!load_front(l, path, &s, &matter, &front)) return false;
    bool sound = load_matter(&s, &narrative_table, matter, &n) && (n.term || l->index->term_unread);
    load_check_future(&s, matter, "date", n.date, "the narrative");
    n.text = load_body(&s, &front, TEXT_UNDER);
    load_check_body(&s, &front, n.text, matter, false);
    load_check_mentions(&s, matter);
    load_markdown_translations(
        &s, &(struct load_markdown){
                .front = &front, .blocks = n.text, .matter = matter, .beside = beside});
    if (sound && n.term && !n.term->faulty) VEC_PUSH(l->arena, &r->narratives, n);
    return sound;
}

static int by_term(const void *a, const void *b) {
    const struct narrative *x = a, *y = b;
    return (x->term > y->term) - (x->term < y->term); /* terms are in one array, in order */
}

bool load_narratives(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct os_entries found = load_folder(l, path);
    bool sound = true;
    for (size_t i = 0; i < found.n; i++) {
        const char *file = load_path(l, path, found.v[i].name);
        const char *id =
            found.v[i].kind == OS_FILE ? ending_cut(l->arena, found.v[i].name, ".md") : NULL;
        const char *original, *tag;
        if (id && load_is_translation(l->arena, found, found.v[i].name, &original, &tag)) continue;
        if (id)
            sound = read_narrative(r, file, id, found) && sound;
        else
            load_fault(l, CODE_UNKNOWN_FILE, file,
                       arena_printf(l->arena, "'%s' is not used here",
                                    source_quote(l->arena, found.v[i].name)),
                       "narratives are files named after a term: 2026-fall.md");
    }
    if (r->narratives.n) qsort(r->narratives.v, r->narratives.n, sizeof *r->narratives.v, by_term);
    r->learner->narratives = r->narratives.v;
    r->learner->n_narratives = r->narratives.n;
    return sound;
}

/* ---- conference ---- */

struct appointment {
    struct moment when;
    int minutes;
    const char *place;
    struct texts with, mentions;
};

static const struct schema_field conference_fields[] = {
    {.key = "when",
     SCHEMA_ONE(struct appointment, when, type_moment),
     .doc = "date and time, like 2026-11-24 15:20"},
    {.key = "minutes",
     SCHEMA_ONE(struct appointment, minutes, type_int),
     .min = 1,
     .max = 600,
     .doc = "how long"},
    {.key = "place", SCHEMA_STAFF(struct appointment, place), .doc = "where"},
    {.key = "with", SCHEMA_TEXTS(struct appointment, with), .doc = "who comes"},
    MENTIONS(struct appointment, mentions),
};
const struct schema_table conference_table = {
    .what = "the front matter of a conference",
    .size = sizeof(struct appointment),
    SCHEMA_ROWS(conference_fields),
    .doc = "conference.md: when and with whom, and talking points"};

bool load_conference(struct loader *l, const char *path, void *context) {
    const struct reading *r = context;
    struct conference *c = &r->learner->conference;
    struct appointment a = {.when = {.hour = -1, .minute = -1}};
    struct schema s;
    struct yml *matter;
    struct front front;
    if (!load_front(l, path, &s, &matter, &front)) return false;
    bool sound = load_matter(&s, &conference_table, matter, &a);
    *c = (struct conference){true,      a.when.date, a.when.hour, a.when.minute,
                             a.minutes, a.place,     a.with,      NULL};
    c->notes = load_body(&s, &front, TEXT_UNDER);
    load_check_body(&s, &front, c->notes, matter, false);
    load_check_mentions(&s, matter);
    load_markdown_translations(
        &s, &(struct load_markdown){
                .front = &front, .blocks = c->notes, .matter = matter, .beside = r->found});
    return sound;
}
