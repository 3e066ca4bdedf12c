/* shared_text.c: files that belong to no learner (class.yaml, agreements.md, school.yaml,
 * partners.yaml, frameworks, and everything else that is shared in a workspace) are on the pages of
 * many learners. When all learners are known, their texts are checked once: for names (mentions.c),
 * and, if everybody may see them, for addresses and telephone numbers (private_text.c). These are
 * warnings: no one is left out. The guard, which gets the texts from here, searches them for
 * ids. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/consent.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

void load_note_shared(struct loader *l, struct shared_file file) {
    bool shipped = l->options && l->options->share && strcmp(l->root, l->options->share) == 0;
    if (l->place || !l->index || shipped || !file.source) return;
    VEC_PUSH(l->arena, &l->index->shared.list, file);
}

/* ---- whose it is ---- */

static bool is_in(const char *file, const char *folder) {
    size_t n = strlen(folder);
    if (!n) return !strchr(file, '/');
    return strncmp(file, folder, n) == 0 && file[n] == '/' && !strchr(file + n + 1, '/');
}

static bool is_of_a_class(const char *file) {
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    bool agreements = strncmp(name, "agreements.", 11) == 0; /* and their translations */
    return strcmp(name, "class.yaml") == 0 || (agreements && ending_is(name, ".md"));
}

static struct texts joined(struct arena *a, const struct texts *x, const struct texts *y) {
    struct texts all = *x;
    for (size_t i = 0; i < y->n; i++) load_add_text(a, &all, y->v[i]);
    return all;
}

/* Does any learner in scope have consent for pages that everybody may see? */
static bool any_public(const struct workspace *w, const struct shared_scope *scope) {
    for (size_t i = 0; i < w->n_groups; i++) {
        const struct group *g = &w->groups[i];
        for (size_t k = 0; g == scope->group && k < g->n_members; k++)
            if (g->members[k]->consent.given[CONSENT_PUBLIC]) return true;
        if ((scope->group && g != scope->group) || (scope->school && g->school != scope->school))
            continue;
        for (size_t k = 0; k < g->n_learners; k++)
            if (g->learners[k].consent.given[CONSENT_PUBLIC]) return true;
    }
    return false;
}

static struct shared_scope scope_of(struct arena *a, const struct workspace *w, const char *file) {
    struct shared_scope scope = {
        .whose = "for all learners", .file = "folioscope.yaml", .mentions = w->mentions};
    for (size_t i = 0; i < w->n_groups && !scope.group; i++)
        if (is_of_a_class(file) && is_in(file, w->groups[i].path)) scope.group = &w->groups[i];
    for (size_t i = 0; i < w->n_schools && !scope.school; i++)
        if (is_in(file, w->schools[i].path)) scope.school = &w->schools[i];
    if (scope.group) {
        const char *path = scope.group->path;
        scope.whose = arena_printf(a, "for all of the class '%s'", scope.group->id);
        scope.file = *path ? os_join(a, path, "class.yaml") : "class.yaml";
        scope.mentions = scope.group->mentions;
    } else if (scope.school) {
        scope.whose = arena_printf(a, "for all of the school '%s'", scope.school->id);
        scope.file = os_join(a, scope.school->path, "school.yaml");
        scope.mentions = joined(a, &scope.school->mentions, &w->mentions);
    }
    scope.everybody = any_public(w, &scope);
    return scope;
}

/* ---- private text ---- */

/* Only the name of a partner appears on pages. */
bool load_is_on_no_page(const char *key) {
    static const char *const keys[] = {"id", "what", "place", "privacy"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0) return true;
    return load_is_passed_over(key);
}

/* The address of a school is public. */
static bool may_lead_home(const char *key) {
    return !load_is_on_no_page(key) && strcmp(key, "address") != 0 &&
           strcmp(key, "published_at") != 0;
}

static void look_for_private(struct schema *s, const struct yml *node, const char *own) {
    if (node->kind == YML_SCALAR_NODE) load_check_private_shared(s, node, own);
    for (size_t i = 0; node->kind == YML_LIST_NODE && i < node->n; i++)
        look_for_private(s, node->items[i], own);
    for (size_t i = 0; node->kind == YML_MAP_NODE && i < node->n; i++)
        if (may_lead_home(node->entries[i].key->text))
            look_for_private(s, node->entries[i].value, own);
}

static void check_private(struct schema *s, const struct shared_file *f,
                          const struct shared_scope *scope) {
    const struct school *school = scope->group ? scope->group->school : scope->school;
    const char *own = school ? school->address : NULL;
    if (f->root)
        look_for_private(s, f->root, own);
    else if (f->blocks)
        load_check_private_shared(s, NULL, own);
}

/* ---- all of it ---- */

static bool is_map(const struct yml *root) { return root && root->kind == YML_MAP_NODE; }

static void merge_mentions(struct loader *l) {
    struct workspace *w = l->w;
    for (size_t i = 0; i < w->n_groups; i++) {
        struct group *g = &w->groups[i];
        if (g->school) g->mentions = joined(l->arena, &g->mentions, &g->school->mentions);
        g->mentions = joined(l->arena, &g->mentions, &w->mentions);
    }
}

void load_check_shared(struct loader *l) {
    merge_mentions(l);
    for (size_t i = 0; l->index->rosters && i < l->index->shared.list.n; i++) {
        const struct shared_file *f = &l->index->shared.list.v[i];
        struct schema s = {.arena = l->arena, .source = f->source, .diags = l->diags, .context = l};
        const struct shared_scope scope = scope_of(l->arena, l->w, f->source->file);
        if (is_map(f->root)) load_check_shared_mentions(&s, f->root, &scope);
        load_check_shared_names(l, f, &scope);
        if (scope.everybody) check_private(&s, f, &scope);
    }
}

struct context_visit {
    struct load_shared_text text;
    void (*visit)(void *context, const struct load_shared_text *text);
    void *context;
};

static void visit_tree(struct context_visit *v, const struct yml *node) {
    if (node->kind == YML_SCALAR_NODE) {
        v->text.text = node->text;
        v->text.line = node->at.line;
        v->visit(v->context, &v->text);
    }
    for (size_t i = 0; node->kind == YML_LIST_NODE && i < node->n; i++)
        visit_tree(v, node->items[i]);
    for (size_t i = 0; node->kind == YML_MAP_NODE && i < node->n; i++)
        if (!load_is_passed_over(node->entries[i].key->text)) visit_tree(v, node->entries[i].value);
}

void load_each_shared(const struct workspace *w,
                      void (*visit)(void *context, const struct load_shared_text *text),
                      void *context) {
    struct arena *a = arena_new();
    for (size_t i = 0; i < w->index->shared.list.n; i++) {
        const struct shared_file *f = &w->index->shared.list.v[i];
        const struct shared_scope scope = scope_of(a, w, f->source->file);
        struct context_visit v = {.text = {.file = f->source->file,
                                           .whole = f->source->text,
                                           .group = scope.group,
                                           .school = scope.school,
                                           .whose = scope.whose,
                                           .mentions = &scope.mentions},
                                  .visit = visit,
                                  .context = context};
        struct buf text = BUF_INIT;
        if (f->root) visit_tree(&v, f->root);
        load_add_blocks(&text, f->blocks, true);
        v.text.text = text.p;
        v.text.line = 0;
        if (text.n) visit(context, &v.text);
        buf_release(&text);
    }
    arena_free(a);
}
