/* notes.c: Markdown files other than evidence: about.md, narratives/<term>.md, conference.md. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/learner.h"
#include "model/workspace.h"

#include <stdlib.h>

bool load_about(struct loader *l, const char *path, void *context) {
    struct learner *learner = ((struct reading *)context)->learner;
    struct schema s;
    bool sound = load_words(l, path, &learner->about, &s);
    if (s.source && learner->consent.given[CONSENT_PUBLIC]) load_check_private(&s, learner);
    return sound;
}

/* ---- narratives ---- */

struct narrative_file {
    struct narrative narrative;
    struct area_note *areas;
    size_t n_areas;
};

static const struct schema_field narrative_fields[] = {
    {.key = "by",
     SCHEMA_TEXT(struct narrative_file, narrative.by),
     .required = true,
     .doc = "the educator who signs"},
    {.key = "date",
     SCHEMA_ONE(struct narrative_file, narrative.date, type_date),
     .required = true,
     .doc = "the day it was signed"},
    {.key = "areas",
     .type = &type_entries,
     SCHEMA_AT(struct narrative_file, areas),
     .count = offsetof(struct narrative_file, n_areas),
     .table = &area_entry_table,
     .doc = "what is said of competencies and frameworks as a whole, by id: {level, because}; a "
            "section of the text that begins with '## <id>' has the words"},
    MENTIONS(struct narrative_file, narrative.mentions),
};
const struct schema_table narrative_table = {
    .what = "the front matter of a narrative",
    .size = sizeof(struct narrative_file),
    SCHEMA_ROWS(narrative_fields),
    .doc = "narratives/<term>.md: the educator's note for a term"};

static bool read_narrative(struct reading *r, const char *path, const char *id) {
    struct loader *l = r->loader;
    struct narrative_file file = {.narrative.term = load_term(l, path, id)};
    struct narrative *n = &file.narrative;
    struct schema s;
    struct yml *matter;
    struct front front;
    if (!load_front(l, path, &s, &matter, &front)) return false;
    bool sound =
        load_matter(&s, &narrative_table, matter, &file) && (n->term || l->index->term_unread);
    load_check_future(&s, matter, "date", n->date, "the narrative");
    n->text = load_body(&s, &front, TEXT_UNDER);
    load_check_body(&s, &front, n->text, matter, false);
    load_check_mentions(&s, matter);
    sound = load_areas_of_narrative(r, &s, matter, file.areas, file.n_areas, n) && sound;
    if (sound && n->term && !n->term->faulty) VEC_PUSH(l->arena, &r->narratives, *n);
    return sound;
}

static bool read_area_folder(struct reading *r, const char *path, const char *id) {
    struct loader *l = r->loader;
    struct term *term = load_term(l, path, id);
    return (term || l->index->term_unread) && load_area_folder(r, path, term);
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
        if (id)
            sound = read_narrative(r, file, id) && sound;
        else if (found.v[i].kind == OS_FOLDER)
            sound = read_area_folder(r, file, found.v[i].name) && sound;
        else
            load_fault(l, CODE_UNKNOWN_FILE, file,
                       arena_printf(l->arena, "'%s' is not used here",
                                    source_quote(l->arena, found.v[i].name)),
                       "narratives are files named after a term: 2026-fall.md");
    }
    if (r->narratives.n) qsort(r->narratives.v, r->narratives.n, sizeof *r->narratives.v, by_term);
    r->learner->narratives = r->narratives.v;
    r->learner->n_narratives = r->narratives.n;
    load_settle_areas(r);
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
    {.key = "place", SCHEMA_TEXT(struct appointment, place), .doc = "where"},
    {.key = "with", SCHEMA_TEXTS(struct appointment, with), .doc = "who comes"},
    MENTIONS(struct appointment, mentions),
};
const struct schema_table conference_table = {
    .what = "the front matter of a conference",
    .size = sizeof(struct appointment),
    SCHEMA_ROWS(conference_fields),
    .doc = "conference.md: when and with whom, and talking points"};

bool load_conference(struct loader *l, const char *path, void *context) {
    struct conference *c = &((struct reading *)context)->learner->conference;
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
    return sound;
}
