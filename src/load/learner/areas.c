/* areas.c: what an educator says of a competency or a framework as a whole:
 * narratives/<term>/<area>.md, and the areas in narratives/<term>.md.
 *
 * An area is named by the id of a framework of the learner, or of a competency of one of them.
 * Where two frameworks have a competency with the same id, the framework's id and a point come
 * before it: "ela.reading". In a class-wide narrative a title will do. A file may have one more
 * name, which distinguishes the educators who write about the same area:
 * "fractions.ms-okafor.md". */
#include "load/levels.h"
#include "load/load_inner.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/marks.h"
#include "model/term.h"
#include "model/workspace.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- tables ---- */

static bool read_area_level(struct schema *s, const struct schema_field *f, const struct yml *node,
                            void *at) {
    struct area_note *n =
        (struct area_note *)(void *)((char *)at - offsetof(struct area_note, level));
    return load_level_or_mark(s, f, node, &n->level, &n->unrated);
}

static const struct schema_type type_area_level = {
    "level or mark", "text", sizeof(struct dec), true, read_area_level, NULL};

#define AREA_ROWS(needed)                                                                   \
    {.key = "level",                                                                        \
     SCHEMA_ONE(struct area_note, level, type_area_level),                                  \
     SCHEMA_HAS(struct area_note, has_level),                                               \
     .doc = "a value of the framework's scale, or the name of a level" OR_UNRATED},         \
        {.key = "because",                                                                  \
         SCHEMA_STAFF(struct area_note, because),                                           \
         .doc = "the reason, in a sentence"},                                               \
        {.key = "by",                                                                       \
         SCHEMA_TEXT(struct area_note, by),                                                 \
         .required = (needed),                                                              \
         .doc = "the educator who signs"},                                                  \
    {                                                                                       \
        .key = "date", SCHEMA_ONE(struct area_note, date, type_date), .required = (needed), \
        .doc = "the day it was signed"                                                      \
    }

struct area_file {
    struct area_note note; /* first: the rows are those of struct area_note */
    struct texts mentions;
};

static const struct schema_field area_fields[] = {AREA_ROWS(true),
                                                  MENTIONS(struct area_file, mentions)};
const struct schema_table area_table = {
    .what = "the front matter of an area's note",
    .size = sizeof(struct area_file),
    SCHEMA_ROWS(area_fields),
    .doc = "narratives/<term>/<area>.md: what an educator says of a competency or a framework"};

/* ---- which area ---- */

struct area {
    struct framework *framework;
    struct competency *competency; /* NULL: the whole framework */
};

static bool is_among(const struct texts *ids, const char *id) {
    for (size_t i = 0; i < ids->n; i++)
        if (strcmp(ids->v[i], id) == 0) return true;
    return false;
}

/* The id of one, or else the old id of another. */
static struct competency *competency_of(const struct framework *f, const char *id) {
    for (size_t i = 0; i < f->n_competencies; i++)
        if (strcmp(f->competencies[i].id, id) == 0) return &f->competencies[i];
    for (size_t i = 0; i < f->n_competencies; i++)
        if (is_among(&f->competencies[i].was, id)) return &f->competencies[i];
    return NULL;
}

static struct competency *after_point(const struct framework *f, const char *of, const char *id) {
    size_t n = strlen(of);
    return strncmp(id, of, n) == 0 && id[n] == '.' ? competency_of(f, id + n + 1) : NULL;
}

/* The competency in "ela.reading", or NULL. */
static struct competency *in_full(const struct framework *f, const char *id) {
    struct competency *found = after_point(f, f->id, id);
    for (size_t i = 0; i < f->was.n && !found; i++) found = after_point(f, f->was.v[i], id);
    return found;
}

/* How many areas the id may mean; *out is the first. The id of a framework means the framework. */
static size_t find_in(struct framework *const *list, size_t n_list, const char *id,
                      struct area *out) {
    size_t n = 0;
    for (size_t i = 0; i < n_list; i++)
        if (strcmp(list[i]->id, id) == 0 || is_among(&list[i]->was, id)) {
            *out = (struct area){list[i], NULL};
            return 1;
        }
    for (size_t i = 0; i < n_list; i++) {
        struct area found = {list[i], competency_of(list[i], id)};
        if (!found.competency) found.competency = in_full(list[i], id);
        if (found.competency && n++ == 0) *out = found;
    }
    return n;
}

static size_t find_area(const struct learner *l, const char *id, struct area *out) {
    return find_in(l->frameworks, l->n_frameworks, id, out);
}

/* The framework that has the area and is not one of the learner's, or NULL. */
static const char *elsewhere(const struct loader *l, const char *id) {
    struct area found;
    for (size_t i = 0; i < l->w->n_frameworks; i++) {
        struct framework *f = &l->w->frameworks[i];
        if (find_in(&f, 1, id, &found)) return f->id;
    }
    return NULL;
}

/* Is it an area of a framework that is not used any more? */
static bool is_over(const struct loader *l, const char *id) {
    struct area found;
    for (size_t i = 0; i < l->w->n_frameworks; i++) {
        struct framework *f = &l->w->frameworks[i];
        if (f->over && find_in(&f, 1, id, &found)) return true;
    }
    return false;
}

static const char *list_areas(struct arena *a, const struct learner *l, const char *id) {
    VEC(const char *) names = {0};
    for (size_t i = 0; i < l->n_frameworks; i++) {
        VEC_PUSH(a, &names, l->frameworks[i]->id);
        for (size_t k = 0; k < l->frameworks[i]->n_competencies; k++)
            VEC_PUSH(a, &names, l->frameworks[i]->competencies[k].id);
    }
    return schema_suggest(a, id, names.v, names.n,
                          arena_printf(a, "areas are the ids of frameworks and competencies: %s",
                                       schema_names(a, names.v, names.n, 12)));
}

/* Finds the area with this id. False with a finding at `node`, or at the whole file if that is
 * NULL. If *out has no framework, the note is to be left out. */
static bool which_area(struct reading *r, struct schema *s, const struct yml *node, const char *id,
                       struct area *out) {
    struct loader *l = r->loader;
    struct arena *a = l->arena;
    const struct yml whole = {.at = {0, 0, 0}}, *at = node ? node : &whole;
    const char *quoted = source_quote(a, id), *other;
    size_t n = find_area(r->learner, id, out);
    if (n == 1) return true;
    if (n > 1)
        return schema_fault(
            s, at, CODE_NO_REFERENCE,
            arena_printf(a, "'%s' is a competency of %zu frameworks", quoted, n),
            arena_printf(a, "put the framework first: '%s.%s'", out->framework->id, quoted));
    *out = (struct area){0};
    if (r->lacks_frameworks || l->index->framework_unread) return true;
    if (is_over(l, id)) return true; /* history */
    other = elsewhere(l, id);
    if (!other)
        return schema_fault(s, at, CODE_NO_REFERENCE, arena_printf(a, "no area '%s'", quoted),
                            list_areas(a, r->learner, id));
    load_spare_fault(
        s, at, CODE_NO_REFERENCE,
        arena_printf(a, "'%s' is no area of this learner, and what is said of it is not shown",
                     quoted),
        arena_printf(a, "add 'frameworks: [%s]' to learner.yaml, or remove the note", other));
    return true;
}

/* ---- one note ---- */

/* A note that is signed after the end of its term is on the scale of the term. */
static const struct scale *scale_then(const struct area_note *n) {
    const struct term *t = n->term;
    struct date day = n->date;
    if (t && !t->faulty && date_cmp(t->ends, day) < 0) day = t->ends;
    const struct scale *scale = date_is_set(day) ? scale_of_framework(n->framework, day) : NULL;
    return scale ? scale : n->framework->scale;
}

static bool settle_level(struct schema *s, const struct yml *level, struct area_note *n) {
    n->scale = scale_then(n);
    return n->unrated ? load_mark_settle(s, n->scale, level)
                      : load_level_of_scale(s, n->scale, level, &n->level, true);
}

static void keep(struct reading *r, const struct area_note *n) {
    if (n->framework && n->term && !n->term->faulty) VEC_PUSH(r->loader->arena, &r->areas, *n);
}

/* Cuts off the name of the educator: "fractions.ms-okafor" names the area "fractions". */
static const char *area_in_name(const struct reading *r, const char *id) {
    struct area found;
    const char *point = strrchr(id, '.');
    if (!point || find_area(r->learner, id, &found)) return id;
    const char *area = arena_strndup(r->loader->arena, id, (size_t)(point - id));
    return find_area(r->learner, area, &found) ? area : id;
}

static bool read_area(struct reading *r, const char *path, const char *id, struct term *term,
                      struct os_entries beside) {
    struct loader *l = r->loader;
    struct area_file file = {.note.term = term};
    struct area_note *n = &file.note;
    struct schema s;
    struct yml *matter;
    struct front front;
    struct area area;
    if (!load_front(l, path, &s, &matter, &front)) return false;
    bool sound = load_matter(&s, &area_table, matter, &file);
    sound = which_area(r, &s, NULL, area_in_name(r, id), &area) && sound;
    n->framework = area.framework;
    n->competency = area.competency;
    if (sound && n->framework)
        sound = settle_level(&s, matter ? yml_get(matter, "level") : NULL, n);
    load_check_future(&s, matter, "date", n->date, "the note on this area");
    n->text = load_body(&s, &front, TEXT_UNDER);
    n->mark = (struct mark){path, 1, 1, 1};
    load_check_body(&s, &front, n->text, matter, false);
    load_check_mentions(&s, matter);
    load_markdown_translations(
        &s, &(struct load_markdown){
                .front = &front, .blocks = n->text, .matter = matter, .beside = beside});
    if (sound) keep(r, n);
    return sound;
}

bool load_area_folder(struct reading *r, const char *path, struct term *term) {
    struct loader *l = r->loader;
    struct os_entries found = load_folder(l, path);
    bool sound = true;
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *file = load_path(l, path, name);
        const char *id = found.v[i].kind == OS_FILE ? ending_cut(l->arena, name, ".md") : NULL;
        const char *original, *tag;
        if (id && load_is_translation(l->arena, found, name, &original, &tag)) continue;
        if (id)
            sound = read_area(r, file, id, term, found) && sound;
        else
            load_fault(
                l, CODE_UNKNOWN_FILE, file,
                arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
                "notes on areas are files named after an area: fractions.md");
    }
    return sound;
}

/* ---- in a narrative ---- */

static const struct schema_field entry_key = {
    .key = "areas", SCHEMA_TEXT(struct area_note, mark.file), .doc = "the id of an area"};
static const struct schema_field entry_fields[] = {AREA_ROWS(false)};
/* The id of the area waits in mark.file. */
const struct schema_table area_entry_table = {.what = "the note on an area",
                                              .size = sizeof(struct area_note),
                                              SCHEMA_ROWS(entry_fields),
                                              .entry_key = &entry_key};

static const struct yml_entry *entry_of(const struct yml *matter, const char *id) {
    const struct yml *map = yml_get(matter, "areas");
    size_t i = 0;
    while (i + 1 < map->n && strcmp(map->entries[i].key->text, id) != 0) i++;
    return &map->entries[i];
}

/* Completes what was read from an entry of the key `areas`. */
static bool place_entry(struct reading *r, struct schema *s, const struct yml *matter,
                        const struct narrative *narrative, struct area_note *n) {
    const struct yml_entry *entry = entry_of(matter, n->mark.file);
    struct area area;
    bool sound = which_area(r, s, entry->key, n->mark.file, &area);
    load_check_future(s, entry->value, "date", n->date, "the note on this area");
    n->term = narrative->term;
    n->framework = area.framework;
    n->competency = area.competency;
    n->mark = load_mark(s, entry->key);
    if (!n->by) n->by = narrative->by;
    if (!date_is_set(n->date)) n->date = narrative->date;
    return sound && (!n->framework || settle_level(s, yml_get(entry->value, "level"), n));
}

/* The sections of a narrative. */
struct cut {
    struct reading *reading;
    const struct narrative *narrative;
    const char *file;
    struct area_note *notes; /* of the key `areas` */
    size_t n;
    struct schema
        *s; /* of a class-wide file, where a heading may have a title and a level; or NULL */
    /* Of a translation: whose, in which language; and where the areas of the original begin. */
    const struct translation *as;
    size_t areas;
    bool faulty;
};

/* What a heading says: "Fractions: 3". */
struct area_heading {
    struct area area;
    const char *level; /* as written, or NULL */
    const struct block *head;
};

static bool is_titled(struct arena *a, const struct words *title, const char *key) {
    for (size_t i = 0; i < title->n; i++)
        if (strcmp(spell_key(a, title->entries[i].text), key) == 0) return true;
    return false;
}

/* Finds an area by its id, or by a title that only one of the learner's areas has. */
static bool find_titled(const struct cut *c, const char *text, struct area *area) {
    const struct learner *k = c->reading->learner;
    struct arena *a = c->reading->loader->arena;
    const char *key = spell_key(a, text);
    size_t n = 0;
    if (find_area(k, text, area) == 1) return true;
    for (size_t i = 0; i < k->n_frameworks; i++) {
        struct framework *f = k->frameworks[i];
        if (is_titled(a, &f->title, key) && n++ == 0) *area = (struct area){f, NULL};
        for (size_t m = 0; m < f->n_competencies; m++)
            if (is_titled(a, &f->competencies[m].title, key) && n++ == 0)
                *area = (struct area){f, &f->competencies[m]};
    }
    return n == 1;
}

/* Does the text name a level of one of the learner's scales, or what may be in its place? */
static bool is_level(const struct cut *c, const char *text) {
    const struct learner *k = c->reading->learner;
    size_t n = 0;
    if (!*text) return false;
    if (text[strspn(text, "0123456789.,")] == '\0' || load_mark_meant(text) ||
        load_mark_named(text))
        return true;
    for (size_t i = 0; i < k->n_frameworks && !n; i++)
        if (k->frameworks[i]->scale)
            load_level_named(c->reading->loader->arena, k->frameworks[i]->scale, text, &n);
    return n > 0;
}

/* Is it nearly the title of an area? */
static bool is_near(const struct cut *c, const char *text) {
    const struct learner *k = c->reading->learner;
    struct arena *a = c->reading->loader->arena;
    VEC(const char *) names = {0};
    for (size_t i = 0; i < k->n_frameworks; i++) {
        const struct framework *f = k->frameworks[i];
        VEC_PUSH(a, &names, f->id);
        for (size_t m = 0; m < f->title.n; m++) VEC_PUSH(a, &names, f->title.entries[m].text);
        for (size_t m = 0; m < f->n_competencies; m++) {
            const struct competency *one = &f->competencies[m];
            VEC_PUSH(a, &names, one->id);
            for (size_t t = 0; t < one->title.n; t++)
                VEC_PUSH(a, &names, one->title.entries[t].text);
        }
    }
    return diag_nearest(text, names.v, names.n) != NULL;
}

/* The length of a sign between an area and its level, such as a dash; 0 for all others. */
static size_t sign_at(const char *p) {
    static const char *const signs[] = {" ", "\t", ":", "(", "-", "\u2013", "\u2014", "\uff1a"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(p, signs[i], strlen(signs[i])) == 0) return strlen(signs[i]);
    return 0;
}

/* The level itself of "level: 3", as the front matter has it. */
static char *without_key(const struct cut *c, char *text) {
    static const char key[] = "level";
    char *p = text + sizeof key - 1;
    if (is_level(c, text) || strncasecmp(text, key, sizeof key - 1) != 0) return text;
    for (size_t n; (n = sign_at(p)) != 0;) p += n;
    return p;
}

/* "Fractions - 3", "Fractions (Proficient)", "Fractions (level: 3)", "Fractions 3": splits at the
 * signs where what follows is a level and `fits` says that the rest is an area. *heading is cut off
 * there. */
static const char *split_level(const struct cut *c, char *heading,
                               bool (*fits)(const struct cut *c, const char *text)) {
    struct arena *a = c->reading->loader->arena;
    size_t from = 0; /* of the signs */
    for (size_t i = 0, n; heading[i]; i += n ? n : 1) {
        n = sign_at(heading + i);
        if (!n) from = i + 1;
        if (!n || sign_at(heading + i + n)) continue;
        const char *area = ascii_trim(arena_strndup(a, heading, from));
        char *level = ascii_trim(arena_strdup(a, heading + i + n));
        const size_t length = strlen(level);
        if (memchr(heading + from, '(', i + n - from) && length && level[length - 1] == ')')
            level[length - 1] = '\0';
        level = without_key(c, ascii_trim(level));
        if (!*area || !is_level(c, level) || !fits(c, area)) continue;
        heading[from] = '\0';
        return level;
    }
    return NULL;
}

static bool is_area(const struct cut *c, const char *text) {
    struct area area;
    return find_titled(c, text, &area);
}

static bool names_area(const struct cut *c, const struct block *b, struct area_heading *h) {
    struct arena *a = c->reading->loader->arena;
    struct buf text = BUF_INIT;
    *h = (struct area_heading){0};
    if (b->kind != BLOCK_HEADING) return false;
    inl_plain(b->heading.text, &text);
    char *heading = buf_take(&text, a);
    if (!c->s) return find_area(c->reading->learner, heading, &h->area) == 1;
    if (find_titled(c, heading, &h->area)) return true;
    h->level = split_level(c, heading, is_area);
    char *colon = h->level ? NULL : strrchr(heading, ':');
    if (!h->level && !colon) return false;
    if (colon) {
        *colon = '\0';
        h->level = ascii_trim(colon + 1);
    }
    return *h->level && find_titled(c, ascii_trim(heading), &h->area);
}

/* The place of a heading in the file; headings that begin alike are alike to the reader, too. */
static struct spot spot_of(struct schema *s, const char *level) {
    const struct source *source = s->source;
    const size_t n = strlen(level);
    for (const char *p = source->text; (p = strstr(p, level)) != NULL; p++) {
        const char *line = p;
        while (line > source->text && line[-1] != '\n' && line[-1] != '\r') line--;
        if (line[strspn(line, " ")] == '#')
            return source_spot(s->source, (size_t)(p - source->text), n);
    }
    return (struct spot){0};
}

static void set_level(struct cut *c, const struct area_heading *h, struct area_note *note) {
    struct schema *s = c->s;
    const struct schema_field field = {.key = "level", .type = &type_area_level};
    const struct yml node = {.kind = YML_SCALAR_NODE,
                             .plain = true,
                             .at = spot_of(s, h->level),
                             .text = h->level,
                             .n = strlen(h->level)};
    bool sound = load_level_or_mark(s, &field, &node, &note->level, &note->unrated) &&
                 settle_level(s, &node, note);
    note->has_level = sound;
    if (!sound) c->faulty = true;
}

static bool is_of_heading(struct cut *c, const struct area_heading *h, const struct area_note *n) {
    struct area_note same = *n;
    if (!h->level) return true;
    set_level(c, h, &same);
    return same.has_level == n->has_level && same.unrated == n->unrated &&
           dec_cmp(same.level, n->level) == 0;
}

/* A heading may be there twice: the first translation is that of the first. */
static bool has_translation(const struct cut *c, const struct area_note *n) {
    const struct loader *l = c->reading->loader;
    for (size_t i = 0; n->text && i < l->translations.n; i++) {
        const struct translation *t = &l->translations.v[i];
        if (t->original == n->text && strcmp(t->tag, c->as->tag) == 0) return true;
    }
    return false;
}

/* The words of a translation, which belong to a section of the original. */
static void give_translation(struct cut *c, const struct area_heading *h, struct block *words) {
    struct loader *l = c->reading->loader;
    const struct block *head = h->head;
    const struct area_note *of = NULL;
    struct buf text = BUF_INIT;
    for (size_t i = c->areas; i < c->reading->areas.n && !of; i++) {
        const struct area_note *n = &c->reading->areas.v[i];
        if (n->framework == h->area.framework && n->competency == h->area.competency &&
            !has_translation(c, n))
            of = n;
    }
    if (of && (of->text || !words) && is_of_heading(c, h, of)) {
        struct translation t = *c->as;
        t.original = of->text;
        t.blocks = words;
        if (words) VEC_PUSH(l->arena, &l->translations, t);
        return;
    }
    inl_plain(head->heading.text, &text);
    const char *heading = buf_take(&text, l->arena);
    const struct yml node = {.kind = YML_SCALAR_NODE, .at = spot_of(c->s, heading)};
    c->faulty = true;
    schema_fault(c->s, &node, CODE_UNDER_NO_HEADING,
                 of && of->text ? "the original has another level here"
                                : "the original says nothing of this area under this learner",
                 "write the headings as in the original, and translate the words below them");
}

/* Without an entry in the front matter, the section is a note without a level. */
static void give_words(struct cut *c, const struct area_heading *h, struct block *words) {
    const struct area *area = &h->area;
    size_t i = 0;
    if (c->as) {
        give_translation(c, h, words);
        return;
    }
    while (i < c->n &&
           (c->notes[i].framework != area->framework || c->notes[i].competency != area->competency))
        i++;
    if (i == c->n) {
        struct area_note note = {.term = c->narrative->term,
                                 .framework = area->framework,
                                 .competency = area->competency,
                                 .by = c->narrative->by,
                                 .date = c->narrative->date,
                                 .text = words,
                                 .mark = c->narrative->mark};
        if (h->level) set_level(c, h, &note);
        keep(c->reading, &note);
        return;
    }
    struct block **end = &c->notes[i].text;
    while (*end) end = &(*end)->next;
    *end = words;
}

/* The next heading that is not below `level`. */
static struct block **end_of_section(struct block **from, int level) {
    while (*from && ((*from)->kind != BLOCK_HEADING || (*from)->heading.level > level))
        from = &(*from)->next;
    return from;
}

/* A heading with a level, or one that is nearly an area's, was meant as one: its level and words
 * would be lost among the others. */
static void check_heading(struct cut *c, const struct block *b) {
    struct arena *a = c->reading->loader->arena;
    struct buf text = BUF_INIT;
    struct area area;
    if (!c->s || b->kind != BLOCK_HEADING) return;
    inl_plain(b->heading.text, &text);
    char *heading = ascii_trim(buf_take(&text, a)), *colon = strrchr(heading, ':');
    struct yml node = {.kind = YML_SCALAR_NODE, .at = spot_of(c->s, heading)};
    const bool rated = colon && is_level(c, ascii_trim(arena_strdup(a, colon + 1)));
    if (rated)
        *colon = '\0';
    else
        split_level(c, heading, is_near);
    heading = ascii_trim(heading);
    if (!rated && !is_near(c, heading)) return;
    if (!which_area(c->reading, c->s, &node, heading, &area)) c->faulty = true;
}

static void cut_sections(struct cut *c, struct block **at) {
    struct area_heading h;
    while (*at) {
        struct block *head = *at;
        if (!names_area(c, head, &h)) {
            check_heading(c, head);
            at = &head->next;
            continue;
        }
        struct block **end = end_of_section(&head->next, head->heading.level), *rest = *end;
        *end = NULL;
        h.head = head;
        if (head->next || h.level) give_words(c, &h, head->next);
        *at = rest;
    }
}

bool load_areas_of_narrative(struct reading *r, struct schema *s, const struct yml *matter,
                             struct area_note *areas, size_t n, struct narrative *narrative) {
    bool sound = true;
    for (size_t i = 0; i < n; i++) sound = place_entry(r, s, matter, narrative, &areas[i]) && sound;
    struct cut c = {
        .reading = r, .narrative = narrative, .file = s->source->file, .notes = areas, .n = n};
    cut_sections(&c, &narrative->text);
    for (size_t i = 0; i < n && sound; i++) keep(r, &areas[i]);
    return sound;
}

bool load_areas_of_section(struct reading *r, struct schema *s, struct narrative *narrative) {
    struct cut c = {.reading = r, .narrative = narrative, .file = s->source->file, .s = s};
    cut_sections(&c, &narrative->text);
    return !c.faulty;
}

bool load_areas_translated(struct reading *r, struct schema *s, const struct translation *as,
                           size_t areas, struct block **text) {
    struct cut c = {.reading = r, .file = s->source->file, .s = s, .as = as, .areas = areas};
    cut_sections(&c, text);
    return !c.faulty;
}

/* ---- order ---- */

static size_t place_of(const struct area_note *n) {
    return n->competency ? 1 + (size_t)(n->competency - n->framework->competencies) : 0;
}

/* Terms are in one array, in order. */
static int by_term_and_area(const void *a, const void *b) {
    const struct area_note *x = a, *y = b;
    int c = (x->term > y->term) - (x->term < y->term);
    if (c == 0) c = (x->place > y->place) - (x->place < y->place);
    if (c == 0) c = (place_of(x) > place_of(y)) - (place_of(x) < place_of(y));
    return c ? c : marks_order(&x->mark, &y->mark);
}

void load_settle_areas(struct reading *r) {
    for (size_t i = 0; i < r->areas.n; i++)
        while (r->learner->frameworks[r->areas.v[i].place] != r->areas.v[i].framework)
            r->areas.v[i].place++;
    if (r->areas.n) qsort(r->areas.v, r->areas.n, sizeof *r->areas.v, by_term_and_area);
    r->learner->areas = r->areas.v;
    r->learner->n_areas = r->areas.n;
}
