/* translated.c: translations of Markdown texts, which are files beside them: 2026-fall.es.md is the
 * Spanish translation of 2026-fall.md. It begins with who translated it, and of which text:
 *
 *     ---
 *     translated_by: Rosa Díaz
 *     of: 3f2a9c1e
 *     ---
 */
#include "load/load_inner.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "base/hidden.h"
#include "i18n/i18n.h"

#include <string.h>

struct translation_head {
    const char *by, *of;
};

static const struct schema_field head_fields[] = {
    {.key = "translated_by",
     SCHEMA_TEXT(struct translation_head, by),
     .required = true,
     .doc = "who translated it, as pages say"},
    {.key = "of",
     SCHEMA_TEXT(struct translation_head, of),
     .doc =
         "which text it translates: 'folioscope translate' writes it, so that a change is noticed"},
};
const struct schema_table translation_head_table = {
    .what = "the front matter of a translation",
    .size = sizeof(struct translation_head),
    SCHEMA_ROWS(head_fields),
    .doc = "<name>.<language>.md beside <name>.md: the translation of a Markdown text"};

/* ---- names ---- */

/* "es", "pt-BR", "zh-Hans-CN", in just these letters: "ms-li" is an educator. */
static bool is_tag_in_name(const char *tag) {
    if (!schema_tag_shape(tag) || !tag_is_language(tag)) return false;
    for (const char *p = strchr(tag, '-'); p; p = strchr(p + 1, '-')) {
        size_t n = strcspn(p + 1, "-");
        bool script = n == 4 && p[1] >= 'A' && p[1] <= 'Z' && p[2] >= 'a';
        bool region = n == 2 && p[1] >= 'A' && p[1] <= 'Z' && p[2] >= 'A' && p[2] <= 'Z';
        if (!script && !region) return false;
    }
    return true;
}

/* "2026-fall.es.md" is "2026-fall.md" in "es". */
static bool split_name(struct arena *a, const char *name, const char **original, const char **tag) {
    const char *stem = ending_cut(a, name, ".md"), *dot = stem ? strrchr(stem, '.') : NULL;
    if (!dot || dot == stem || !is_tag_in_name(dot + 1)) return false;
    *original = arena_printf(a, "%.*s.md", (int)(dot - stem), stem);
    *tag = dot + 1;
    return true;
}

bool load_is_translation(struct arena *a, struct os_entries found, const char *name,
                         const char **original, const char **tag) {
    return split_name(a, name, original, tag) && load_has(found, *original, OS_FILE);
}

/* "2026-fall-es.md" as "2026-fall.es.md"; or NULL. */
static const char *with_point(struct arena *a, const char *name) {
    const char *stem = ending_cut(a, name, ".md");
    char *point = stem ? arena_strdup(a, name) : NULL;
    for (char *p = point ? point + strlen(stem) : NULL; p > point; p--)
        if ((*p == '-' || *p == '_') && is_tag_in_name(stem + (p + 1 - point))) {
            *p = '.';
            return point;
        }
    return NULL;
}

bool load_is_stray_translation(struct loader *l, struct os_entries found, const char *folder,
                               const char *name) {
    struct arena *a = l->arena;
    const char *original, *tag, *meant = with_point(a, name);
    const char *quoted = source_quote(a, name), *file = load_path(l, folder, name);
    if (split_name(a, name, &original, &tag)) {
        load_fault(l, CODE_UNKNOWN_FILE, file,
                   arena_printf(a, "'%s' is a translation of '%s', which is not there", quoted,
                                source_quote(a, original)),
                   "add the original; or, if this is the original, rename it so");
        return true;
    }
    if (!meant || !load_is_translation(a, found, meant, &original, &tag)) return false;
    load_fault(l, CODE_UNKNOWN_FILE, file, arena_printf(a, "'%s' is not used here", quoted),
               arena_printf(a, "did you mean '%s'? A translation has the language after a dot",
                            source_quote(a, meant)));
    return true;
}

bool load_is_agreements(struct os_entries found, const char *name) {
    struct arena *a = arena_new();
    const char *original, *tag;
    bool is = load_is_translation(a, found, name, &original, &tag) &&
              strcmp(original, "agreements.md") == 0;
    arena_free(a);
    return is;
}

const char *load_path_translated(struct arena *a, const struct load_slot *s, const char *tag) {
    return arena_printf(a, "%s.%s.md", ending_cut(a, s->file, ".md"), tag);
}

/* ---- reading ---- */

struct context_translated {
    struct schema *of; /* the file of the original */
    const struct load_markdown *m;
    const char *text; /* the original, without its writer's private notes; NULL: not needed yet */
    struct load_slot slot;
};

const char *load_without_notes(struct arena *a, const struct front *front) {
    struct buf cut = BUF_INIT;
    hidden_cut(front->body, front->n_body, &cut);
    const char *text = ascii_trim(buf_dup(&cut, a));
    buf_release(&cut);
    return text;
}

void load_add_entry(struct arena *a, struct words *w, struct words_entry e) {
    struct words_entry *longer = arena_array(a, w->n + 1, sizeof *longer);
    for (size_t i = 0; i < w->n; i++) longer[i] = w->entries[i];
    longer[w->n] = e;
    *w = (struct words){longer, w->n + 1};
}

/* Without a mark, a change of the original would go unnoticed. */
static void ask_for_mark(struct schema *s, const struct yml *matter, const char *mark) {
    struct yml start = {.at = {1, 1, 3}};
    schema_fault(s, matter ? matter : &start, CODE_TRANSLATION_UNMARKED,
                 "this translation does not say which text it translates",
                 arena_printf(s->arena,
                              "if it is a translation of the text as it is now, add the line "
                              "'of: %s': then a later change of the original is noticed",
                              mark));
}

static void keep(struct loader *l, struct context_translated *c, const struct translation_head *h,
                 const char *tag, struct block *blocks) {
    const struct translation t = {
        .original = c->m->blocks, .tag = tag, .by = h->by, .blocks = blocks};
    VEC_PUSH(l->arena, &l->translations, t);
}

static void read_translation(struct context_translated *c, const char *path, const char *tag) {
    struct loader *l = c->of->context;
    const struct load_markdown *m = c->m;
    struct schema s;
    struct yml *matter;
    struct front front;
    struct translation_head h = {0};
    if (!load_front(l, path, &s, &matter, &front)) return;
    const struct yml *of = yml_get(matter, "of");
    bool sound = load_matter(&s, &translation_head_table, matter, &h);
    struct block *blocks = load_body(&s, &front, TEXT_UNDER);
    load_check_translated(&s, &front, blocks, m->matter, m->children);
    if (m->everybody) load_check_private(&s, m->everybody);
    load_note_shared(l, (struct shared_file){.source = s.source, .body = front, .blocks = blocks});
    if (!sound || !blocks) return;
    bool outdated = load_is_outdated(&s, of, tag, c->text, h.of);
    const struct words_entry e = {tag, load_without_notes(l->arena, &front), h.by};
    load_add_entry(l->arena, outdated ? &c->slot.outdated : &c->slot.words, e);
    if (outdated) return;
    if (!h.of) ask_for_mark(&s, matter, c->slot.mark);
    keep(l, c, &h, tag, blocks);
}

void load_spare_since(struct diags *diags, size_t since) {
    for (size_t i = since; i < diags->list.n; i++) diags->list.v[i].learner = NULL;
}

/* Most texts have no translation, so this waits until there is one. */
static void look_at_original(struct context_translated *c) {
    struct loader *l = c->of->context;
    c->text = load_without_notes(l->arena, c->m->front);
    c->slot = (struct load_slot){.file = c->of->source->file,
                                 .key = LOAD_BODY,
                                 .markdown = true,
                                 .own = c->m->own,
                                 .source = c->of->source};
    load_add_entry(l->arena, &c->slot.words, (struct words_entry){.text = c->text});
    words_mark(c->text, c->slot.mark);
}

void load_markdown_translations(struct schema *s, const struct load_markdown *m) {
    struct loader *l = s->context;
    const char *slash = strrchr(s->source->file, '/'), *original, *tag;
    const char *own = slash ? slash + 1 : s->source->file;
    const char *folder =
        slash ? arena_strndup(l->arena, s->source->file, (size_t)(slash - s->source->file)) : "";
    const bool asked = l->index && l->index->slots;
    struct context_translated c = {.of = s, .m = m};
    if (!m->blocks) return;
    if (asked) look_at_original(&c);
    for (size_t i = 0; i < m->beside.n; i++) {
        const struct os_entry *e = &m->beside.v[i];
        size_t before = l->diags->list.n;
        if (e->kind != OS_FILE || !split_name(l->arena, e->name, &original, &tag)) continue;
        if (strcmp(original, own) != 0) continue;
        if (!c.text) look_at_original(&c);
        read_translation(&c, load_path(l, folder, e->name), tag);
        load_spare_since(l->diags, before);
    }
    if (asked) VEC_PUSH(l->arena, &l->index->slots->list, c.slot);
}

/* ---- writing ---- */

char *load_put_markdown(struct arena *a, const struct load_put *put) {
    struct buf by = BUF_INIT, out = BUF_INIT;
    load_quote(&by, put->by);
    buf_fmt(&out, "---\ntranslated_by: %s\nof: \"%s\"\n---\n\n%s\n", by.p, put->slot->mark,
            put->text);
    char *text = buf_dup(&out, a);
    buf_release(&by);
    buf_release(&out);
    return text;
}
