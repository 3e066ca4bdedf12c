/* classmates.c: reads the names and consent of the learners of a class, and since when they are
 * here, before everything else in their folders, for the roster (roster.h), and warns of two
 * learners with one name, and of letters of another script in a name. These are warnings: no one
 * is left out. profile.c reads the rest of learner.yaml, and reports its faults. */
#include "load/load_inner.h"

#include "i18n/spelling.h"
#include "load/names/roster.h"
#include "model/group.h"
#include "model/pathway.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

struct class_names {
    struct roster *roster;     /* of the school */
    struct table *whole_names; /* load_called_key -> struct learner_place */
};

/* ---- reading ahead ---- */

/* One learner.yaml, read ahead. */
struct context_ahead {
    struct loader *loader;
    struct class_names *names;
    struct learner_place *place;
    struct schema schema;
    const struct yml *name;
};

static const struct yml *scalar_at(const struct yml *map, const char *key) {
    const struct yml *node = map && map->kind == YML_MAP_NODE ? yml_get(map, key) : NULL;
    return node && node->kind == YML_SCALAR_NODE && *node->text ? node : NULL;
}

static const char *text_at(struct context_ahead *h, const char *key) {
    const struct yml *node = scalar_at(h->name, key);
    return node ? arena_strdup(h->loader->arena, node->text) : NULL;
}

/* The people who live with a learner are not other learners either: "Omar's home" may refer to a
 * brother. */
static void add_own_people(struct context_ahead *h, const struct yml *root, const char *key) {
    const struct yml *list = yml_get(root, key);
    for (size_t i = 0; list && list->kind == YML_LIST_NODE && i < list->n; i++) {
        const struct yml *name = scalar_at(list->items[i], "name");
        if (name) roster_own(h->names->roster, h->place, name->text);
    }
}

static void read_mentions(struct context_ahead *h, const struct yml *root) {
    struct arena *a = h->loader->arena;
    const struct yml *list = yml_get(root, "mentions");
    if (list && list->kind == YML_SCALAR_NODE)
        load_add_text(a, &h->place->mentions, arena_strdup(a, list->text));
    for (size_t i = 0; list && list->kind == YML_LIST_NODE && i < list->n; i++)
        if (list->items[i]->kind == YML_SCALAR_NODE)
            load_add_text(a, &h->place->mentions, arena_strdup(a, list->items[i]->text));
}

/* ---- since when, and until when ---- */

static struct date date_at(const struct yml *map, const char *key) {
    const struct yml *node = scalar_at(map, key);
    struct date day = {0};
    if (!node || !date_parse(node->text, node->n, &day)) return (struct date){0};
    return day;
}

enum roll_state load_roll_on(const struct learner_place *p, struct date day) {
    if (date_is_set(p->left) && date_cmp(p->left, day) <= 0) return ROLL_LEFT;
    return date_is_set(p->joined) && date_cmp(p->joined, day) > 0 ? ROLL_NOT_YET : ROLL_LISTED;
}

static void read_days_here(struct context_ahead *h, const struct yml *root) {
    struct learner_place *p = h->place;
    p->joined = date_at(root, "joined");
    p->left = date_at(root, "left");
    p->roll = load_roll_on(p, p->group->calendar->as_of);
    const struct yml *list = yml_get(root, "earlier");
    if (!list || list->kind != YML_LIST_NODE) return;
    p->earlier = arena_array(h->loader->arena, list->n, sizeof *p->earlier);
    if (list->n) VEC_PUSH(h->loader->arena, &h->loader->index->movers, p);
    for (size_t i = 0; i < list->n; i++) {
        const struct yml *class = scalar_at(list->items[i], "class");
        if (class)
            p->earlier[p->n_earlier++] = (struct earlier_class){
                arena_strdup(h->loader->arena, class->text), date_at(list->items[i], "until")};
    }
}

/* ---- what a name says ---- */

/* The place of byte `at` of a scalar, if it is written on one line without escapes. */
static struct spot spot_in(const struct yml *node, size_t at, size_t length) {
    struct spot spot = node->at;
    spot.column += (int)at + !node->plain;
    spot.length = (int)length;
    return spot;
}

static void warn_of_script(struct context_ahead *h, const char *key) {
    const struct yml *node = scalar_at(h->name, key);
    struct arena *a = h->loader->arena;
    size_t at, length;
    if (!node || !spell_mixed(node->text, &at, &length)) return;
    source_fault(h->schema.source, h->loader->diags, CODE_MIXED_SCRIPT, spot_in(node, at, length),
                 arena_printf(a, "the name '%s' holds a letter from another script: %s",
                              source_quote(a, node->text), spell_letter(a, node->text + at)),
                 "type the name again with one keyboard");
}

static const char *whole_name(struct arena *a, const struct learner_place *p) {
    return spell_full_name(a, p->first, p->last);
}

static void warn_of_same_name(struct context_ahead *h) {
    struct arena *a = h->loader->arena;
    if (!h->place->first) return;
    const char *name = whole_name(a, h->place), *key = load_called_key(a, h->place);
    const struct learner_place *other = table_find(h->names->whole_names, key);
    if (!other) {
        table_set(h->names->whole_names, key, h->place);
        return;
    }
    const bool same = strcmp(whole_name(a, other), name) == 0;
    const char *of = h->place->row || other->row ? "" : "the folders ";
    const char *called = h->place->row
                             ? "the column 'called' of roster.csv"
                             : "'called', as in name: {first: Ana, last: López, called: Anita}";
    source_fault(
        h->schema.source, h->loader->diags, CODE_SAME_NAME, h->name->at,
        arena_printf(a, "'%s' is the name of '%s' as well%s", source_quote(a, name), other->id,
                     same ? "" : ", typed another way"),
        arena_printf(
            a,
            "when they are one learner, keep one of %s'%s' and '%s'; when they are two, tell "
            "them apart by a second name, or by %s",
            of, other->id, h->place->id, called));
}

static void check_name(struct context_ahead *h, const struct yml *root) {
    struct learner_place *p = h->place;
    h->name = yml_get(root, "name");
    p->first = text_at(h, "first");
    p->last = text_at(h, "last");
    p->called = text_at(h, "called");
    if (!p->called) p->called = p->first;
    const char *own[] = {p->first, p->last, p->called};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i]) roster_own(h->names->roster, p, own[i]);
    add_own_people(h, root, "family");
    add_own_people(h, root, "households");
    read_mentions(h, root);
    warn_of_script(h, "first");
    warn_of_script(h, "last");
    warn_of_script(h, "called");
    warn_of_same_name(h);
}

/* A key that may be meant for `consent` is reported when the learner is read; nothing else counts
 * in its place. */
static enum consent_source source_of_consent(const struct yml *root) {
    static const char *const key[] = {"consent"};
    if (yml_get(root, key[0])) return CONSENT_OWN;
    for (size_t i = 0; i < root->n; i++)
        if (diag_nearest(root->entries[i].key->text, key, 1)) return CONSENT_UNCLEAR;
    return CONSENT_CLASS;
}

/* Faults of the file are reported when the learner is read; here the learner just has no name. */
/* If the machine fails, tries once more: the learner is read again later, and if that succeeds, no
 * error would say that names are missing here. */
static bool read_profile(struct loader *quiet, const char *path, struct schema *s,
                         struct yml **root) {
    if (load_yaml(quiet, path, s, root)) return true;
    if (!quiet->diags->machine) return false;
    quiet->diags = diags_new(quiet->arena);
    return load_yaml(quiet, path, s, root);
}

static void read_ahead(struct loader *l, struct class_names *names, struct learner_place *p) {
    struct arena *scratch = arena_new();
    struct loader quiet = {.arena = scratch,
                           .root = l->root,
                           .diags = diags_new(scratch),
                           .keep = p,
                           .keep_in = l->arena};
    struct context_ahead h = {.loader = l, .names = names, .place = p};
    struct yml *root = NULL;
    const char *path = load_path(l, p->path, "learner.yaml");
    bool there = p->row || (!p->linked && os_may_be_there(os_join(scratch, l->root, path)));
    if (there && read_profile(&quiet, path, &h.schema, &root) && root &&
        root->kind == YML_MAP_NODE) {
        p->consent = load_consent(&h.schema, root);
        p->consent_source = source_of_consent(root);
        read_days_here(&h, root);
        check_name(&h, root);
    } else if (!p->linked && (p->row || p->unread)) { /* a row says nothing of consent */
        p->consent_source = CONSENT_CLASS;
    }
    arena_free(scratch);
}

static void add_neutral(struct roster *r, const struct words *name,
                        const struct educator *educators, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (educators[i].name) roster_neutral(r, educators[i].name);
    for (size_t i = 0; i < name->n; i++) roster_neutral(r, name->entries[i].text);
}

/* Names of the school that may appear in texts and do not refer to a learner. */
static void add_surroundings(struct loader *l, struct roster *r, const struct group *g) {
    add_neutral(r, &g->name, g->educators, g->n_educators);
    add_neutral(r, &l->w->name, NULL, 0);
    if (g->school) add_neutral(r, &g->school->name, g->school->educators, g->school->n_educators);
    for (size_t i = 0; i < l->w->n_partners; i++)
        if (l->w->partners[i].name) roster_neutral(r, l->w->partners[i].name);
}

void load_names(struct loader *l, struct group *g) {
    if (!l->index->rosters) l->index->rosters = rosters_new(l->arena);
    struct class_names names = {roster_of(l->index->rosters, g), table_new(l->arena)};
    add_surroundings(l, names.roster, g);
    for (size_t i = 0; i < g->n_learners; i++) {
        read_ahead(l, &names, &g->learners[i]);
        roster_add(names.roster, &g->learners[i]);
    }
}
