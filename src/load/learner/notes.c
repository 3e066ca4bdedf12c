/* notes.c: Markdown files other than evidence: about.md, narratives/<term>.md. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "i18n/spelling.h"
#include "model/consent.h"
#include "model/learner.h"
#include "model/term.h"

#include <stdlib.h>
#include <string.h>

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

static size_t count(const struct block *b) {
    size_t n = 0;
    for (; b; b = b->next) n++;
    return n;
}

/* The sections on areas are shown in other places than the rest of the text. */
static void warn_of_sections(struct loader *l, const char *path, struct os_entries beside) {
    const char *slash = strrchr(path, '/'), *original, *tag;
    const char *folder = arena_strndup(l->arena, path, (size_t)(slash - path));
    for (size_t i = 0; i < beside.n; i++) {
        const char *name = beside.v[i].name;
        if (load_is_translation(l->arena, beside, name, &original, &tag) &&
            strcmp(original, slash + 1) == 0)
            load_fault(l, CODE_UNKNOWN_FILE, load_path(l, folder, name),
                       "a translation of a text with sections on areas is not used",
                       "put each section into a file of its own, such as 2026-fall/fractions.md, "
                       "and its translation beside it: 2026-fall/fractions.es.md");
    }
}

/* A dash where words were to come would be what the family reads. */
static void warn_of_no_letter(struct schema *s, const struct front *front) {
    const struct loader *l = s->context;
    const char *text = load_without_notes(l->arena, front);
    const struct yml start = {.at = {front->lines_before_body + 1, 1, 1}};
    if (!*text || spell_has_letter(text)) return;
    schema_fault(s, &start, CODE_NOT_FILLED_IN,
                 arena_printf(l->arena, "this narrative is '%s', and has no letter",
                              source_quote(l->arena, text)),
                 "write the words, or remove what is there: an empty one says nothing");
}

static bool read_narrative(struct reading *r, const char *path, const char *id,
                           struct os_entries beside) {
    struct loader *l = r->loader;
    struct narrative_file file = {
        .narrative = {.term = load_term(l, path, id), .mark = {path, 1, 1, 1}}};
    struct narrative *n = &file.narrative;
    struct schema s;
    struct yml *matter;
    struct front front;
    if (!load_front(l, path, &s, &matter, &front)) return false;
    bool sound =
        load_matter(&s, &narrative_table, matter, &file) && (n->term || l->calendar->unread);
    load_check_future(&s, matter, "date", n->date, "the narrative");
    n->text = load_body(&s, &front, TEXT_UNDER);
    load_check_body(&s, &front, n->text, matter, false);
    warn_of_no_letter(&s, &front);
    load_check_mentions(&s, matter);
    size_t blocks = count(n->text);
    sound = load_areas_of_narrative(r, &s, matter, file.areas, file.n_areas, n) && sound;
    if (count(n->text) == blocks)
        load_markdown_translations(
            &s, &(struct load_markdown){
                    .front = &front, .blocks = n->text, .matter = matter, .beside = beside});
    else
        warn_of_sections(l, path, beside);
    if (sound && n->term && !n->term->faulty) VEC_PUSH(l->arena, &r->narratives, *n);
    return sound;
}

bool load_section_narrative(struct reading *r, struct schema *s, const struct front *front,
                            struct narrative *n) {
    n->text = load_body(s, front, TEXT_UNDER);
    load_check_body(s, front, n->text, NULL, false);
    warn_of_no_letter(s, front);
    if (!n->text) return true; /* nothing is said yet */
    bool sound = load_areas_of_section(r, s, n);
    if (sound && !n->term->faulty) VEC_PUSH(r->loader->arena, &r->narratives, *n);
    return sound;
}

bool load_section_translated(struct reading *r, struct schema *s, const struct front *front,
                             const struct translation *as, const struct narrative *n,
                             size_t areas) {
    struct loader *l = r->loader;
    const size_t before = l->translations.n;
    struct translation t = *as;
    t.original = n->text;
    t.blocks = load_body(s, front, TEXT_UNDER);
    load_check_translated(s, front, t.blocks, NULL, false);
    bool sound = load_areas_translated(r, s, as, areas, &t.blocks);
    if (t.blocks && !t.original) {
        const struct yml start = {.at = {front->lines_before_body + 1, 1, 1}};
        sound = schema_fault(s, &start, CODE_UNDER_NO_HEADING,
                             "the original has no words under this learner outside of areas",
                             "write the headings as in the original, and translate the words below "
                             "them");
    }
    if (!sound)
        l->translations.n = before;
    else if (t.blocks)
        VEC_PUSH(l->arena, &l->translations, t);
    return sound;
}

static bool read_area_folder(struct reading *r, const char *path, const char *id) {
    struct loader *l = r->loader;
    struct term *term = load_term(l, path, id);
    return (term || l->calendar->unread) && load_area_folder(r, path, term);
}

static int by_term(const void *a, const void *b) {
    const struct narrative *x = a, *y = b;
    int by_date = date_cmp(x->date, y->date);
    if (x->term != y->term) return x->term < y->term ? -1 : 1; /* they are in one array, in order */
    if (by_date) return by_date;
    if (!x->by || !y->by) return (x->by != NULL) - (y->by != NULL);
    return strcmp(x->by, y->by);
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
        if (id && !ids_find(l->calendar->ids, id) &&
            load_is_stray_translation(l, found, path, found.v[i].name))
            continue;
        if (id)
            sound = read_narrative(r, file, id, found) && sound;
        else if (found.v[i].kind == OS_FOLDER)
            sound = read_area_folder(r, file, found.v[i].name) && sound;
        else
            load_fault(l, CODE_UNKNOWN_FILE, file,
                       arena_printf(l->arena, "'%s' is not used here",
                                    source_quote(l->arena, found.v[i].name)),
                       "narratives are files named after a term: 2026-fall.md");
    }
    return sound;
}

void load_settle_narratives(struct reading *r) {
    if (r->narratives.n) qsort(r->narratives.v, r->narratives.n, sizeof *r->narratives.v, by_term);
    r->learner->narratives = r->narratives.v;
    r->learner->n_narratives = r->narratives.n;
    load_settle_areas(r);
}
