/* class_narratives.c: narratives/<term>.md of a class: what an educator says of each learner, under
 * a heading for each (sections.h). `by` and `date` are those of all. Its translations are beside
 * it, with the same headings: narratives/<term>.es.md, where `of` has the mark of each learner's
 * words. */
#include "load/class/sections.h"

#include "base/ending.h"
#include "model/group.h"
#include "model/term.h"

#include <string.h>

struct class_narrative_head {
    const char *by;
    struct date date;
};

static const struct schema_field head_fields[] = {
    {.key = "by",
     SCHEMA_TEXT(struct class_narrative_head, by),
     .required = true,
     .doc = "the educator who signs"},
    {.key = "date",
     SCHEMA_ONE(struct class_narrative_head, date, type_date),
     .required = true,
     .doc = "the day it was signed"},
};
const struct schema_table class_narrative_table = {
    .what = "the front matter of a class's narratives",
    .size = sizeof(struct class_narrative_head),
    SCHEMA_ROWS(head_fields),
    .doc = "narratives/<term>.md of a class: the educator's notes for a term, each under a heading "
           "with the learner's id"};

struct translation_of {
    const char *learner, *mark;
};

struct class_translation_head {
    const char *by;
    struct translation_of *of;
    size_t n_of;
};

static const struct schema_field of_key = {
    .key = "of", SCHEMA_TEXT(struct translation_of, learner), .doc = "the id of a learner"};
static const struct schema_field of_value = {
    .key = "mark",
    SCHEMA_TEXT(struct translation_of, mark),
    .doc = "which text it is: eight characters, as 'folioscope check' says"};
static const struct schema_table of_table = {.what = "the mark of a learner's words",
                                             .size = sizeof(struct translation_of),
                                             .entry_key = &of_key,
                                             .entry_value = &of_value};
static const struct schema_field translation_fields[] = {
    {.key = "translated_by",
     SCHEMA_TEXT(struct class_translation_head, by),
     .required = true,
     .doc = "who translated it, as pages say"},
    {.key = "of",
     .type = &type_entries,
     SCHEMA_AT(struct class_translation_head, of),
     .count = offsetof(struct class_translation_head, n_of),
     .table = &of_table,
     .doc = "which text each translation is of, by the learner's id, so that a change is noticed"},
};
const struct schema_table class_translation_table = {
    .what = "the front matter of a translation of a class's narratives",
    .size = sizeof(struct class_translation_head),
    SCHEMA_ROWS(translation_fields),
    .doc = "narratives/<term>.<language>.md of a class: the translation of narratives/<term>.md, "
           "each learner's words under a heading with the learner's id"};

/* ---- the class ---- */

static void read_narratives(struct class_log *c, const char *path, const char *id) {
    struct loader *l = c->loader;
    struct class_narrative_head head = {0};
    struct sections sections = {0};
    struct schema s;
    struct yml *matter;
    struct front front;
    struct term *term = load_term(l, path, id);
    if (!load_front(l, path, &s, &matter, &front)) {
        class_doubt_all(l, c->group);
        return;
    }
    bool sound = load_matter(&s, &class_narrative_table, matter, &head) && term;
    load_check_future(&s, matter, "date", head.date, "the narrative");
    sections_split(c, s.source, &front, &sections);
    if (!sound) sections_doubt(&sections);
    for (size_t i = 0; i < sections.list.n && sound; i++) {
        const struct class_narrative one = {.term = id,
                                            .by = head.by,
                                            .date = head.date,
                                            .group = c->group,
                                            .section = sections.list.v[i].words};
        VEC_PUSH(l->arena, &class_share_of(l, sections.list.v[i].place)->narratives, one);
    }
}

static struct class_narrative *find_narrative(const struct class_log *c,
                                              const struct learner_place *p, const char *id) {
    const struct class_share *share = p->share;
    for (size_t i = 0; share && i < share->narratives.n; i++) {
        struct class_narrative *one = &share->narratives.v[i];
        if (one->group == c->group && strcmp(one->term, id) == 0) return one;
    }
    return NULL;
}

static const char *mark_of(const struct class_translation_head *head, const char *learner) {
    for (size_t i = 0; i < head->n_of; i++)
        if (strcmp(head->of[i].learner, learner) == 0) return head->of[i].mark;
    return NULL;
}

/* The words are those of a learner of whom the original says nothing. */
static void report_no_original(struct class_log *c, const struct learner_section *s,
                               const char *original) {
    const struct mark at = {s->words.source.file, s->words.line, 1, 1};
    struct arena *a = c->loader->arena;
    load_warn_at(c->loader, CODE_UNDER_NO_HEADING, &at,
                 arena_printf(a, "'%s' has no heading in %s, so this translates nothing",
                              s->place->id, original),
                 "write the original there; or remove these words", NULL);
}

/* A fault in a translation costs only the translation. */
static void read_translated(struct class_log *c, const char *path, const char *id,
                            const char *original, const char *tag) {
    struct loader *l = c->loader;
    struct class_translation_head head = {0};
    struct sections sections = {.spares = true};
    struct schema s;
    struct yml *matter;
    struct front front;
    const size_t before = l->diags->list.n;
    if (load_front(l, path, &s, &matter, &front)) {
        const bool sound = load_matter(&s, &class_translation_table, matter, &head);
        sections_split(c, s.source, &front, &sections);
        for (size_t i = 0; i < sections.list.n && sound; i++) {
            const struct learner_section *one = &sections.list.v[i];
            struct class_narrative *n = find_narrative(c, one->place, id);
            const struct class_translation t = {tag, head.by, mark_of(&head, one->place->id),
                                                one->words};
            if (n)
                VEC_PUSH(l->arena, &n->translations, t);
            else
                report_no_original(c, one, original);
        }
    }
    load_spare_since(l->diags, before);
}

static void refuse(struct loader *l, const char *file, const char *name) {
    load_fault(l, CODE_UNKNOWN_FILE, file,
               arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
               "a class's narratives are files named after a term: 2026-fall.md");
}

static void read_all_translated(struct class_log *c, const char *path, struct os_entries found) {
    struct arena *a = c->loader->arena;
    const char *original, *tag;
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name;
        if (found.v[i].kind == OS_FILE && load_is_translation(a, found, name, &original, &tag))
            read_translated(c, load_path(c->loader, path, name), ending_cut(a, original, ".md"),
                            load_path(c->loader, path, original), tag);
    }
}

void load_class_narratives(struct loader *l, const char *path, struct group *g) {
    struct class_log c = {.loader = l, .group = g};
    struct os_entries found = load_folder(l, path);
    const char *original, *tag;
    if (load_is_unread(l, found, path)) class_doubt_all(l, g);
    class_log_start(&c);
    l->calendar = g->calendar;
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *file = load_path(l, path, name);
        const char *id = found.v[i].kind == OS_FILE ? ending_cut(l->arena, name, ".md") : NULL;
        if (id && load_is_translation(l->arena, found, name, &original, &tag)) continue;
        if (id && !ids_find(l->calendar->ids, id) &&
            load_is_stray_translation(l, found, path, name))
            continue;
        if (id)
            read_narratives(&c, file, id);
        else if (found.v[i].kind != OS_FILE && ending_is(name, ".md"))
            load_not_of_its_kind(l, path, &found.v[i]);
        else
            refuse(l, file, name);
    }
    read_all_translated(&c, path, found);
    l->calendar = NULL;
}

/* ---- one learner ---- */

/* As in class_evidence.c: a folder that may not be entered has its finding. */
static bool has_own(struct reading *r, const char *own) {
    return os_is_seen(os_join(r->loader->arena, r->loader->root, own));
}

static void report_no_term(struct loader *l, const struct mark *at, const char *term) {
    load_warn_at(l, CODE_MOVED_ROWS, at,
                 arena_printf(l->arena,
                              "the learner's class has no term '%s': these words are not shown",
                              term),
                 "give terms that belong together the same id in all files", NULL);
}

/* Does the translation still hold? If not, or if it cannot be known, there is a finding. */
static bool holds(struct loader *l, const struct class_translation *t, const char *mark) {
    struct arena *a = l->arena;
    const struct mark at = {t->section.source.file, t->section.line, 1, 1};
    const char *line = arena_printf(a, "'%s: \"%s\"' under 'of'", l->place->id, mark);
    const bool same = t->of && strcmp(t->of, mark) == 0;
    if (!t->of)
        load_warn_at(
            l, CODE_TRANSLATION_UNMARKED, &at,
            "this translation does not say which text it translates",
            arena_printf(a,
                         "if it is a translation of the text as it is now, write %s at the "
                         "top of the file: then a later change of the original is noticed",
                         line),
            NULL);
    if (t->of && !same)
        load_warn_at(
            l, CODE_TRANSLATION_OUTDATED, &at,
            arena_printf(a, "the original has changed since this translation ('%s') was made",
                         source_quote(a, t->tag)),
            arena_printf(a,
                         "pages show the original until it is translated again; if the translation "
                         "still holds, write %s at the top of the file",
                         line),
            NULL);
    return !t->of || same;
}

/* Adds the translations of a narrative that the learner has. `areas`: the first of its notes. */
static void add_translated(struct reading *r, const struct class_narrative *one,
                           const struct narrative *n, size_t areas) {
    struct loader *l = r->loader;
    const char *original = load_without_notes(l->arena, &one->section.front);
    struct load_slot slot = {.file = one->section.source.file,
                             .key = r->learner->id,
                             .markdown = true,
                             .learner = l->learner,
                             .source = &one->section.source};
    if (!*original) return;
    words_mark(original, slot.mark);
    load_add_entry(l->arena, &slot.words, (struct words_entry){.text = original});
    for (size_t i = 0; i < one->translations.n; i++) {
        const struct class_translation *t = &one->translations.v[i];
        struct source source = t->section.source;
        struct schema s = {.arena = l->arena, .source = &source, .diags = l->diags, .context = l};
        const struct translation as = {.tag = t->tag, .by = t->by};
        const size_t before = l->diags->list.n;
        source.arena = l->arena;
        source.learner = l->learner;
        const struct words_entry e = {t->tag, load_without_notes(l->arena, &t->section.front),
                                      t->by};
        if (!*e.text) continue; /* not translated yet */
        const bool still = holds(l, t, slot.mark);
        load_add_entry(l->arena, still ? &slot.words : &slot.outdated, e);
        if (still) load_section_translated(r, &s, &t->section.front, &as, n, areas);
        load_spare_since(l->diags, before);
    }
    if (l->index && l->index->slots) VEC_PUSH(l->arena, &l->index->slots->list, slot);
}

bool class_narratives_of(struct reading *r, const struct class_share *share) {
    struct loader *l = r->loader;
    bool sound = true;
    for (size_t i = 0; i < share->narratives.n; i++) {
        const struct class_narrative *one = &share->narratives.v[i];
        struct source source = one->section.source;
        struct schema s = {.arena = l->arena, .source = &source, .diags = l->diags, .context = l};
        const struct mark at = {source.file, one->section.line, 1, 1};
        struct narrative n = {.term = ids_find(l->calendar->ids, one->term),
                              .group = one->group,
                              .by = one->by,
                              .date = one->date,
                              .mark = at};
        const char *own =
            load_path(l, r->learner->path, arena_printf(l->arena, "narratives/%s.md", one->term));
        const size_t areas = r->areas.n;
        source.arena = l->arena;
        source.learner = l->learner;
        if (!one->group->course && has_own(r, own)) {
            class_own_counts(l, &at, own);
        } else if (n.term) {
            sound = load_section_narrative(r, &s, &one->section.front, &n) && sound;
            if (sound) add_translated(r, one, &n, areas);
        } else if (!l->calendar->unread) {
            report_no_term(l, &at, one->term);
        }
    }
    return sound;
}
