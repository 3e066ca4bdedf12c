/* class_narratives.c: narratives/<term>.md of a class: what an educator says of each learner, under
 * a heading for each (sections.h). `by` and `date` are those of all. */
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
        const struct class_narrative one = {id, head.by, head.date, c->group,
                                            sections.list.v[i].words};
        VEC_PUSH(l->arena, &class_share_of(l, sections.list.v[i].place)->narratives, one);
    }
}

static void refuse(struct loader *l, const char *file, const char *name, bool translation) {
    load_fault(l, CODE_UNKNOWN_FILE, file,
               arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
               translation ? "a translation is for one learner: put the learner's words into "
                             "narratives/2026-fall.md in the learner's folder, and the translation "
                             "beside it: narratives/2026-fall.es.md"
                           : "a class's narratives are files named after a term: 2026-fall.md");
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
        bool translation = load_is_translation(l->arena, found, name, &original, &tag);
        if (id && !translation)
            read_narratives(&c, file, id);
        else
            refuse(l, file, name, translation);
    }
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
        source.arena = l->arena;
        source.learner = l->learner;
        if (!one->group->course && has_own(r, own))
            class_own_counts(l, &at, own);
        else if (n.term)
            sound = load_section_narrative(r, &s, &one->section.front, &n) && sound;
        else if (!l->calendar->unread)
            report_no_term(l, &at, one->term);
    }
    return sound;
}
