/* class_evidence.c: activities/<date>-<slug>/index.md of a class: one piece of evidence of several
 * learners:
 *
 *     ---
 *     title: The bridge
 *     learners: [maya-torres, linh-nguyen]
 *     all: {MATH.5.MD.1: 3}
 *     levels: {linh-nguyen: 4}
 *     files:
 *       bridge.jpg: {alt: A bridge of cardboard, people: [maya-torres]}
 *     ---
 *     We built a bridge that holds a book.
 *
 *     ## maya-torres
 *     I cut the cardboard.
 *
 * Each of `learners` has the piece as a file evidence/<date>-<slug>/index.md of their own would say
 * it: the words under the learner's own heading (sections.h), and what is said of all. The file is
 * kept whole until a learner is read; then a copy is made in which everything else is blank, so
 * that nothing of one learner can get into what is made for another.
 *
 * The words and keys that are everyone's are checked once for the class, and their findings are not
 * repeated for each learner. */
#include "load/class/class_names.h"
#include "load/class/piece_files.h"
#include "load/class/sections.h"
#include "load/class/share.h"
#include "load/learner/shared_evidence.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "i18n/spelling.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/unread.h"
#include "model/workspace.h"

#include <string.h>
#include <strings.h>

/* A piece of the class: `evidence` as everyone has it. */
struct shared_piece {
    struct shared_evidence evidence;
    const struct piece_files *files;
    struct diags *told; /* findings about what is said of all */
};

/* ---- who may be affected ---- */

static const char *own_folder(struct arena *a, const struct learner_place *p, const char *id) {
    return arena_printf(a, "%s/evidence/%s", p->path, id);
}

/* The piece may be the learner's: what is published of it stays. */
static void doubt(struct loader *l, struct learner_place *p, const char *id) {
    struct class_share *share = class_share_of(l, p);
    p->left_out = true;
    load_add_text(l->arena, &share->unclear,
                  os_join(l->arena, own_folder(l->arena, p, id), "index.md"));
}

static void doubt_all(struct loader *l, struct group *g, const char *id) {
    for (size_t i = 0; i < l->index->movers.n; i++)
        if (class_was_ever_here(g, l->index->movers.v[i])) doubt(l, l->index->movers.v[i], id);
    for (size_t i = 0; i < g->n_learners; i++) doubt(l, &g->learners[i], id);
    for (size_t i = 0; i < g->n_members; i++) doubt(l, g->members[i], id);
}

/* ---- who took part ---- */

struct taking_part {
    struct class_log *c;
    struct schema *s;
    struct class_names *names;
    struct shared_piece *piece;
    VEC(struct learner_place *) who;
    VEC(struct learner_place *) meant; /* by a name in place of an id, which has its finding */
};

static bool took_part(const struct taking_part *t, const struct learner_place *p) {
    for (size_t i = 0; i < t->who.n; i++)
        if (t->who.v[i] == p) return true;
    return false;
}

static bool may_be_meant(const struct taking_part *t, const struct learner_place *p) {
    for (size_t i = 0; i < t->meant.n; i++)
        if (t->meant.v[i] == p) return true;
    return false;
}

static bool is_from_here(const struct class_log *c, const struct learner_place *p) {
    return class_is_here(c, p) || class_was_ever_here(c->group, p);
}

/* A name in place of an id. Whose it is, is for the educator to say. */
static void report_name(struct taking_part *t, const struct yml *node, const struct named *named) {
    struct arena *a = t->s->arena;
    const char *ids = named->v[0]->id;
    for (size_t i = 0; i < named->n; i++) VEC_PUSH(a, &t->meant, named->v[i]);
    for (size_t i = 1; i < named->n; i++) ids = arena_printf(a, "%s or %s", ids, named->v[i]->id);
    schema_fault(
        t->s, node, CODE_NO_LEARNER,
        arena_printf(a, "'%s' is a name, and not the id of a learner", source_quote(a, node->text)),
        arena_printf(a, "did you mean %s? An id is %s", ids, class_id_is(a, t->c->group)));
}

/* It is not known who is meant. */
static void report_unknown(struct taking_part *t, const struct yml *node) {
    struct arena *a = t->s->arena;
    const struct named named = class_names_find(t->names, node->text);
    for (size_t i = 0; i < named.n; i++) doubt(t->c->loader, named.v[i], t->piece->evidence.id);
    if (t->c->has_unknown) return; /* it may be a learner who cannot be read */
    if (named.n) {
        report_name(t, node, &named);
        return;
    }
    schema_fault(t->s, node, CODE_NO_LEARNER,
                 arena_printf(a, "no learner '%s' in this %s", source_quote(a, node->text),
                              t->c->group->course ? "course" : "class"),
                 arena_printf(a,
                              "an id is %s; of a learner who has left the "
                              "school, take out the id, and the files that show the learner, "
                              "unless the family still agrees",
                              class_id_is(a, t->c->group)));
}

static void report_elsewhere(struct taking_part *t, const struct yml *node,
                             struct learner_place *p) {
    doubt(t->c->loader, p, t->piece->evidence.id);
    t->s->source->learner = p->path;
    schema_fault(t->s, node, CODE_NO_LEARNER,
                 arena_printf(t->s->arena, "'%s' is in %s, and does not get this piece", p->id,
                              p->group->path),
                 t->c->group->course
                     ? "add the id to 'learners' in class.yaml; or correct it here, if someone "
                       "else is meant"
                     : "write 'earlier' in learner.yaml, with this class and the last day here; or "
                       "correct the id, if someone else is meant");
    t->s->source->learner = NULL;
}

/* The learner of an id; NULL with a finding. */
static struct learner_place *find(struct taking_part *t, const struct yml *node) {
    struct arena *a = t->s->arena;
    struct learner_place *p = class_whose_id(t->c, ascii_lowered(a, node->text));
    if (!p)
        report_unknown(t, node);
    else if (!is_from_here(t->c, p))
        report_elsewhere(t, node, p);
    return p && is_from_here(t->c, p) ? p : NULL;
}

static void add_who(struct taking_part *t, const struct yml *node) {
    const struct schema_field field = {.key = "learners"};
    struct learner_place *p =
        schema_scalar(t->s, &field, node, "the id of a learner") ? find(t, node) : NULL;
    if (!p)
        t->piece->evidence.unknown = true;
    else if (!took_part(t, p))
        VEC_PUSH(t->s->arena, &t->who, p);
}

/* False if it is not understood who took part. */
static bool read_who(struct taking_part *t, const struct yml *matter) {
    const struct yml *list = matter ? yml_get(matter, "learners") : NULL;
    if (!list || yml_is_null(list)) return false; /* a finding of the table */
    if (list->kind == YML_MAP_NODE)
        return schema_fault(t->s, list, CODE_WRONG_TYPE,
                            "expected a list of ids for 'learners', found a map",
                            "write the ids in brackets, with commas between them; levels go under "
                            "'levels'");
    if (list->kind == YML_SCALAR_NODE) add_who(t, list);
    for (size_t i = 0; list->kind == YML_LIST_NODE && i < list->n; i++) add_who(t, list->items[i]);
    return true;
}

/* Two keys that differ in capitals are one learner. */
static bool is_first_key(struct taking_part *t, const struct yml *levels, size_t i,
                         struct learner_place *p) {
    const struct yml *key = levels->entries[i].key;
    for (size_t k = 0; k < i; k++) {
        const struct yml *first = levels->entries[k].key;
        if (strcasecmp(first->text, key->text) != 0) continue;
        doubt(t->c->loader, p, t->piece->evidence.id);
        t->s->source->learner = p->path;
        schema_twice(t->s, key, CODE_DUPLICATE_ID,
                     arena_printf(t->s->arena, "'%s' has levels in two lines", p->id),
                     (struct diag_place){t->s->source->file, first->at.line, first->at.column},
                     "keep one of the two");
        t->s->source->learner = NULL;
        return false;
    }
    return true;
}

/* Levels of one who is not among `learners` are no one's. */
static bool check_levels(struct taking_part *t, const struct yml *matter) {
    const struct yml *levels = yml_get(matter, "levels");
    if (!levels || yml_is_null(levels)) return true;
    if (levels->kind != YML_MAP_NODE)
        return schema_fault(
            t->s, levels, CODE_WRONG_TYPE,
            arena_printf(t->s->arena, "expected a map for 'levels', found %s",
                         yml_kind_name(levels)),
            "write a line for each learner: the id, a colon, and a level, or levels by target in "
            "braces");
    for (size_t i = 0; i < levels->n; i++) {
        const struct yml *key = levels->entries[i].key;
        struct learner_place *p = find(t, key);
        if (!p || !is_first_key(t, levels, i, p) || took_part(t, p)) continue;
        doubt(t->c->loader, p, t->piece->evidence.id);
        if (may_be_meant(t, p)) continue;
        t->s->source->learner = p->path;
        schema_fault(
            t->s, key, CODE_NO_LEARNER,
            arena_printf(t->s->arena, "'%s' has levels here, and did not take part", p->id),
            "add the id to 'learners' above, or correct it");
        t->s->source->learner = NULL;
    }
    return true;
}

/* ---- the words of each ---- */

static void check_heading(struct taking_part *t, const struct learner_section *one) {
    struct loader *l = t->c->loader;
    struct learner_place *p = one->place;
    if (took_part(t, p)) return;
    doubt(l, p, t->piece->evidence.id);
    if (may_be_meant(t, p)) return;
    t->s->source->learner = p->path;
    source_fault(t->s->source, l->diags, CODE_NO_LEARNER, (struct spot){one->words.line, 1, 2},
                 arena_printf(l->arena, "'%s' has a heading here, and did not take part", p->id),
                 "add the id to 'learners' at the top, or remove the heading with its words");
    t->s->source->learner = NULL;
}

static void keep(struct taking_part *t, const struct sections *sections) {
    struct loader *l = t->c->loader;
    for (size_t i = 0; i < t->who.n; i++) {
        struct class_piece one = {.piece = t->piece};
        for (size_t k = 0; k < sections->list.n && !one.n; k++) {
            if (sections->list.v[k].place != t->who.v[i]) continue;
            one.from = sections->list.v[k].from;
            one.n = sections->list.v[k].n;
        }
        VEC_PUSH(l->arena, &class_share_of(l, t->who.v[i])->pieces, one);
    }
}

/* ---- files that one learner's words show ---- */

static bool is_id_of(const struct yml *key, const struct learner_place *p) {
    return strcasecmp(key->text, p->id) == 0;
}

static bool is_theirs(const struct shared_piece *piece, const struct learner_place *p,
                      const struct yml_entry *file) {
    return piece_files_has(piece->files, file->key->text, p);
}

/* Leaves what is the learner's; p: NULL: everyone's. */
static void cut_files(struct arena *a, const struct shared_piece *piece,
                      const struct learner_place *p, struct shared_evidence *e) {
    const struct os_entries all = e->found;
    e->found.v = arena_array(a, all.n, sizeof *all.v);
    e->found.n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (piece_files_has(piece->files, all.v[i].name, p)) e->found.v[e->found.n++] = all.v[i];
}

/* What the front matter says of these. */
static struct yml *cut_captions(struct arena *a, const struct shared_piece *piece,
                                const struct learner_place *p, const struct yml *files) {
    struct yml *cut = arena_copy(a, files, sizeof *files);
    cut->entries = arena_array(a, files->n + 1, sizeof *cut->entries);
    cut->n = 0;
    for (size_t i = 0; i < files->n; i++)
        if (is_theirs(piece, p, &files->entries[i])) cut->entries[cut->n++] = files->entries[i];
    return cut;
}

/* The front matter with the learner's levels alone, and what it says of the learner's files. */
static void cut_matter(struct loader *l, const struct shared_piece *piece,
                       const struct learner_place *p, struct shared_evidence *e) {
    struct yml *matter = arena_copy(l->arena, e->matter, sizeof *matter);
    const struct yml *levels = p ? yml_get(e->matter, "levels") : NULL,
                     *files = yml_get(e->matter, "files");
    matter->entries = arena_array(l->arena, matter->n + 1, sizeof *matter->entries);
    matter->n = 0;
    for (size_t i = 0; i < e->matter->n; i++) {
        struct yml_entry entry = e->matter->entries[i];
        if (levels && entry.value == levels) continue;
        if (files && entry.value == files && files->kind == YML_MAP_NODE)
            entry.value = cut_captions(l->arena, piece, p, files);
        matter->entries[matter->n++] = entry;
    }
    e->matter = matter;
    if (!p) return;
    e->own = NULL;
    for (size_t i = 0; levels && levels->kind == YML_MAP_NODE && i < levels->n; i++)
        if (is_id_of(levels->entries[i].key, p)) e->own = levels->entries[i].value;
}

/* ---- what is said of all ---- */

/* Reads it without any learner's words. */
static bool check_shared(struct loader *l, struct shared_piece *piece, struct group *g) {
    struct learner anyone = {.arena = l->arena, .workspace = l->w, .group = g, .path = g->path};
    struct reading r = {.loader = l, .learner = &anyone};
    struct shared_evidence e = piece->evidence;
    struct diags *outer = l->diags;
    const size_t translations = l->translations.n;
    l->diags = piece->told = diags_new(l->arena);
    e.front.n_body = e.n_shared;
    cut_matter(l, piece, NULL, &e);
    cut_files(l->arena, piece, NULL, &e);
    e.found_by_all = piece->evidence.found_by_all = e.found;
    bool sound = load_shared_evidence(&r, &e);
    l->diags = outer;
    l->translations.n = translations;
    diags_join(outer, piece->told);
    return sound;
}

static void refuse_translations(struct loader *l, const struct shared_evidence *e) {
    for (size_t i = 0; i < e->found.n; i++) {
        const char *name = e->found.v[i].name, *original, *tag;
        if (load_is_translation(l->arena, e->found, name, &original, &tag) &&
            strcmp(original, "index.md") == 0)
            load_fault(
                l, CODE_UNKNOWN_FILE, load_path(l, e->folder, name),
                arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
                "a translation is for one learner: put the piece into the learner's folder, "
                "and the translation beside it");
    }
}

/* ---- the class ---- */

static bool open_piece(struct loader *l, struct schema *s, struct shared_evidence *e) {
    struct yml *matter;
    bool sound = load_front(l, e->path, s, &matter, &e->front);
    e->matter = matter;
    e->source = s->source;
    if (!sound || e->front.present) return sound;
    struct yml start = {.at = {1, 1, 1}};
    return schema_fault(s, &start, CODE_FRONT_MATTER, "this evidence has no front matter",
                        "begin the file with a line '---', then 'title: …' and 'learners: […]', "
                        "then a second line '---'");
}

/* Is there nothing but blanks and notes in comments? */
static bool is_blank(const char *text, size_t n) {
    for (size_t i = 0; i < n;) {
        const char *end = n - i >= 7 && strncmp(text + i, "<!--", 4) == 0
                              ? memmem(text + i, n - i, "-->", 3)
                              : NULL;
        if (end)
            i = (size_t)(end - text) + 3;
        else if (strchr(" \t\r\n", text[i]))
            i++;
        else
            return false;
    }
    return true;
}

/* Was no word of it written, and no file put beside it? */
static void check_filled_in(struct loader *l, const struct shared_evidence *e,
                            const struct sections *sections) {
    bool blank = load_has_title_alone(e->matter) && is_blank(e->front.body, sections->n_shared);
    for (size_t i = 0; i < sections->list.n && blank; i++)
        blank = is_blank(sections->list.v[i].from, sections->list.v[i].n);
    for (size_t i = 0; i < e->found.n && blank; i++)
        blank = strcmp(e->found.v[i].name, "index.md") == 0;
    if (blank) load_warn_of_nothing(l, e->path);
}

static void read_piece(struct class_log *c, struct shared_piece *piece) {
    struct loader *l = c->loader;
    struct shared_evidence *e = &piece->evidence;
    struct sections sections = {.shares = true};
    struct schema s;
    if (!open_piece(l, &s, e)) {
        if (load_keeps_families_out(l->arena, s.source))
            class_doubt_all(l, c->group);
        else
            doubt_all(l, c->group, e->id);
        return;
    }
    struct taking_part t = {.c = c, .s = &s, .names = class_names(c), .piece = piece};
    const bool known = read_who(&t, e->matter);
    sections_split(c, s.source, &e->front, &sections);
    e->n_shared = sections.n_shared;
    piece->files = piece_files_of(l, e, &sections);
    e->who = arena_array(l->arena, t.who.n, sizeof *e->who);
    for (size_t i = 0; i < t.who.n; i++) e->who[e->n_who++] = t.who.v[i];
    bool sound = check_shared(l, piece, c->group) && !sections.unsafe;
    if (!known) {
        doubt_all(l, c->group, e->id);
        return;
    }
    for (size_t i = 0; i < sections.list.n; i++) check_heading(&t, &sections.list.v[i]);
    if (!check_levels(&t, e->matter)) sound = false;
    for (size_t i = 0; i < t.who.n && !sound; i++) t.who.v[i]->left_out = true;
    refuse_translations(l, e);
    check_filled_in(l, e, &sections);
    keep(&t, &sections);
}

/* A folder with a name that is no id may be any piece. */
static void doubt_any(struct loader *l, struct learner_place *p) {
    p->left_out = true;
    load_add_text(l->arena, &class_share_of(l, p)->unread, os_join(l->arena, p->path, "evidence"));
}

static void doubt_any_of_all(struct loader *l, struct group *g) {
    for (size_t i = 0; i < l->index->movers.n; i++)
        if (class_was_ever_here(g, l->index->movers.v[i])) doubt_any(l, l->index->movers.v[i]);
    for (size_t i = 0; i < g->n_learners; i++) doubt_any(l, &g->learners[i]);
    for (size_t i = 0; i < g->n_members; i++) doubt_any(l, g->members[i]);
}

void load_class_evidence(struct loader *l, const char *folder, const char *id, struct group *g) {
    struct class_log c = {.loader = l, .group = g};
    struct shared_piece *piece = arena_make(l->arena, struct shared_piece);
    const struct texts misnamed = l->w->unknown.misnamed;
    class_log_start(&c);
    if (!load_check_id(l, folder, id, "a piece of evidence")) {
        l->w->unknown.misnamed = misnamed; /* it is no learner's */
        doubt_any_of_all(l, g);
        return;
    }
    piece->evidence = (struct shared_evidence){.id = id,
                                               .folder = folder,
                                               .path = load_path(l, folder, "index.md"),
                                               .found = load_folder(l, folder)};
    const struct os_entries found = piece->evidence.found;
    if (load_has(found, "index.md", OS_FILE)) {
        l->calendar = g->calendar;
        read_piece(&c, piece);
        l->calendar = NULL;
    } else if (load_entry_of(found, "index.md")) {
        load_not_of_its_kind(l, folder, load_entry_of(found, "index.md"));
        doubt_all(l, g, id);
    } else if (!load_lacks(l, found, folder, "index.md")) {
        doubt_all(l, g, id); /* it cannot be read */
    } else {
        load_fault(l, CODE_NO_REQUIRED_FILE, folder,
                   arena_printf(l->arena, "the evidence '%s' has no index.md", id),
                   "add a file index.md that begins with '---', 'title: …', 'learners: […]', "
                   "'---'");
    }
}

/* ---- one learner ---- */

static void blank(char *from, const char *to) {
    for (; from < to; from++)
        if (*from != '\n' && *from != '\r') *from = ' ';
}

/* The place of a node in a copy of the text. */
static char *place_of(struct source *original, char *copy, const struct yml *node) {
    size_t n;
    return copy + (source_line(original, node->at.line, &n) - original->text) + node->at.column - 1;
}

/* Where the next entry of the map begins, or the map ends. */
static char *end_of(struct source *original, char *copy, const struct yml *map, size_t i,
                    char *end) {
    return i + 1 < map->n ? place_of(original, copy, map->entries[i + 1].key) : end;
}

/* Blanks the levels of others, and what is said of their files. */
static void blank_others(struct source *original, const struct shared_piece *piece,
                         const struct learner_place *p, char *copy) {
    const struct shared_evidence *e = &piece->evidence;
    char *end = copy + (e->front.matter.text - original->text) + e->front.matter.n;
    for (size_t i = 0; i < e->matter->n; i++) {
        const struct yml_entry *entry = &e->matter->entries[i];
        const struct yml *map = entry->value;
        const bool levels = strcmp(entry->key->text, "levels") == 0;
        char *next = end_of(original, copy, e->matter, i, end);
        if (strcmp(entry->key->text, "learners") == 0)
            blank(place_of(original, copy, entry->key), next);
        if (map->kind != YML_MAP_NODE || !(levels || strcmp(entry->key->text, "files") == 0))
            continue;
        for (size_t k = 0; k < map->n; k++) {
            const struct yml_entry *one = &map->entries[k];
            if (levels ? !is_id_of(one->key, p) : !is_theirs(piece, p, one))
                blank(place_of(original, copy, one->key), end_of(original, copy, map, k, next));
        }
    }
}

/* The text as the learner has it, in which each line has its number in the file. */
static char *cut_text(struct arena *a, const struct class_piece *one, const struct learner_place *p,
                      size_t *n) {
    const struct shared_evidence *e = &one->piece->evidence;
    struct source original = *e->source;
    const size_t body = (size_t)(e->front.body - original.text), shared = body + e->n_shared,
                 from = one->from ? (size_t)(one->from - original.text) : shared;
    *n = one->from ? from + one->n : shared;
    original.arena = a;
    char *copy = arena_strndup(a, original.text, *n);
    blank_others(&original, one->piece, p, copy);
    blank(copy + shared, copy + from);
    return copy;
}

static void cut_source(struct loader *l, const struct class_piece *one, struct shared_evidence *e) {
    const char *whole = e->source->text;
    struct source *source = arena_copy(l->arena, e->source, sizeof *source);
    source->arena = l->arena;
    source->learner = l->learner;
    source->text = cut_text(l->arena, one, l->place, &source->n);
    source->lines = NULL;
    source->n_lines = 0;
    source->found = 0;
    e->source = source;
    e->front.matter.text = source->text + (e->front.matter.text - whole);
    e->front.body = source->text + (e->front.body - whole);
    e->front.n_body = (size_t)(source->text + source->n - e->front.body);
}

char *load_piece_text(struct arena *a, const struct learner_place *p, size_t i,
                      const char **folder) {
    size_t n;
    if (!p->share || i >= p->share->pieces.n) return NULL;
    *folder = p->share->pieces.v[i].piece->evidence.folder;
    return cut_text(a, &p->share->pieces.v[i], p, &n);
}

static bool is_told(const struct diags *told, const struct diag *d) {
    for (size_t i = 0; i < told->list.n; i++) {
        const struct diag *t = &told->list.v[i];
        if (t->line == d->line && t->column == d->column && strcmp(t->code, d->code) == 0 &&
            strcmp(t->file, d->file) == 0 && strcmp(t->text, d->text) == 0)
            return true;
    }
    return false;
}

static bool read_own(struct reading *r, const struct class_piece *one) {
    struct loader *l = r->loader;
    struct shared_evidence e = one->piece->evidence;
    struct diags *outer = l->diags;
    struct load_slots *slots = l->index->slots;
    cut_source(l, one, &e);
    cut_matter(l, one->piece, l->place, &e);
    cut_files(l->arena, one->piece, l->place, &e);
    l->diags = diags_new(l->arena);
    l->index->slots = NULL; /* the words of one are not translated in the file of all */
    const bool sound = load_shared_evidence(r, &e);
    for (size_t i = 0; i < l->diags->list.n; i++)
        if (!is_told(one->piece->told, &l->diags->list.v[i])) diag_add(outer, l->diags->list.v[i]);
    l->index->slots = slots;
    l->diags = outer;
    return sound;
}

/* The learner's own piece of that name, if there is one. (Where the folder may not be entered, that
 * is not known: then the learner has a finding, and nothing is made of what is read here.) */
static const char *own_piece(struct reading *r, const char *id) {
    struct arena *a = r->loader->arena;
    const char *folder = own_folder(a, r->loader->place, id),
               *file = arena_printf(a, "%s.md", folder);
    if (os_is_seen(os_join(a, r->loader->root, folder))) return folder;
    return os_is_seen(os_join(a, r->loader->root, file)) ? file : NULL;
}

/* A course may have a piece of that name as well. */
static bool is_there(struct reading *r, const struct shared_evidence *e) {
    for (size_t i = 0; i < r->evidence.n; i++) {
        if (strcmp(r->evidence.v[i]->id, e->id) != 0) continue;
        load_fault(r->loader, CODE_EVIDENCE_TWICE, e->path,
                   arena_printf(r->loader->arena, "the evidence '%s' is in %s as well", e->id,
                                r->evidence.v[i]->mark.file),
                   "rename one of the two folders");
        return true;
    }
    return false;
}

/* What of a class's activities cannot be read may be pieces of the learner. */
static void note_unread(struct reading *r, const struct group *g) {
    struct loader *l = r->loader;
    const char *folder = load_path(l, g->path, "activities"),
               *own = os_join(l->arena, l->place->path, "evidence");
    for (size_t i = 0; i < l->w->unknown.unread.n; i++) {
        const char *path = l->w->unknown.unread.v[i];
        if (os_is_below(folder, path)) {
            load_add_text(l->arena, &l->unknown.unread, own);
        } else if (os_is_below(path, folder) && !ending_is(path, ".csv")) {
            const char *id = path + strlen(folder) + 1;
            load_add_text(l->arena, &l->unknown.unread,
                          arena_printf(l->arena, "%s/%.*s", own, (int)strcspn(id, "/"), id));
        }
    }
}

void class_note_unread_pieces(struct reading *r) {
    struct loader *l = r->loader;
    const struct class_share *share = l->place->share;
    for (size_t i = 0; i < l->w->n_groups; i++) {
        const struct group *g = &l->w->groups[i];
        if (g == l->place->group || load_is_member(g, l->place) || class_was_ever_here(g, l->place))
            note_unread(r, g);
    }
    for (size_t i = 0; share && i < share->unread.n; i++)
        load_add_text(l->arena, &l->unknown.unread, share->unread.v[i]);
    for (size_t i = 0; share && i < share->unclear.n; i++)
        load_add_text(l->arena, &l->unclear, share->unclear.v[i]);
}

bool class_pieces_of(struct reading *r, const struct class_share *share) {
    struct loader *l = r->loader;
    bool sound = true;
    for (size_t i = 0; i < share->pieces.n; i++) {
        const struct class_piece *one = &share->pieces.v[i];
        const struct shared_evidence *e = &one->piece->evidence;
        const char *own = own_piece(r, e->id);
        if (own)
            class_own_counts(l, &(struct mark){e->path, 1, 1, 1}, own);
        else if (is_there(r, e))
            sound = false;
        else
            sound = read_own(r, one) && sound;
    }
    return sound;
}
