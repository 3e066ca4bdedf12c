/* workspace.c: load_workspace: reads everything shared, each thing after those that it needs, and
 * the roster. */
#include "load/load_inner.h"
#include "load/shared/settings.h"

#include "base/ending.h"
#include "i18n/i18n.h"
#include "load/names/roster.h"
#include "model/credential.h"
#include "model/framework.h"
#include "model/method.h"
#include "model/pathway.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"

#include <stdlib.h>
#include <string.h>

/* ---- themes ---- */

static void list_themes(struct loader *l, const char *root) {
    struct os_entries found;
    const char *folder = root ? os_join(l->arena, root, "themes") : NULL;
    if (!folder || os_look(folder).kind != OS_FOLDER || !os_list(l->arena, folder, &found, NULL))
        return;
    for (size_t i = 0; i < found.n; i++) {
        const char *id = found.v[i].name;
        if (found.v[i].kind == OS_FOLDER && *id != '.')
            ids_add(&l->index->themes, l->arena, id, (void *)(uintptr_t)id);
    }
}

/* ---- settings applied ---- */

static struct texts default_reports(struct arena *a) {
    const char **v = arena_array(a, 2, sizeof *v);
    v[0] = "conference";
    v[1] = "progress";
    return (struct texts){v, 2};
}

static enum paper paper_of(const struct settings *set) {
    if (set->paper >= 0) return (enum paper)set->paper;
    return tag_uses_letter(set->language) ? PAPER_LETTER : PAPER_A4;
}

static void apply(struct loader *l, struct settings *set) {
    struct workspace *w = l->w;
    w->name = set->name;
    load_name(l, &w->name, "folioscope");
    w->language = set->language;
    w->theme = set->theme ? set->theme : "meadow";
    w->paper = paper_of(set);
    w->dates = (enum dates_order)set->dates;
    w->method = arena_copy(l->arena, &set->method, sizeof set->method);
    w->mentions = set->mentions;
    w->reports = set->reports.n ? set->reports : default_reports(l->arena);
    w->stalled_days = set->supports.stalled_days;
    w->no_evidence_days = set->supports.no_evidence_days;
    w->secret_paths = set->privacy.secret_paths;
    w->secret = set->secret;
    w->photos_all = set->privacy.photos_all;
    w->site_address = set->published_at;
    w->lock = set->privacy.lock;
}

/* ---- the shared folders ---- */

static const struct load_entry root_entries[] = {{"folioscope.yaml", OS_FILE, NULL},
                                                 {"scales", OS_FOLDER, NULL},
                                                 {"frameworks", OS_FOLDER, NULL},
                                                 {"credentials", OS_FOLDER, NULL},
                                                 {"partners.yaml", OS_FILE, NULL},
                                                 {"pathways", OS_FOLDER, NULL},
                                                 {"equity", OS_FOLDER, NULL},
                                                 {"issued", OS_FOLDER, NULL},
                                                 {"templates", OS_FOLDER, NULL},
                                                 {"themes", OS_FOLDER, NULL},
                                                 {"locales", OS_FOLDER, NULL},
                                                 {"schools", OS_FOLDER, NULL},
                                                 {"classes", OS_FOLDER, NULL},
                                                 {"learners", OS_FOLDER, NULL},
                                                 {NULL, OS_ABSENT, NULL}};

bool load_is_input(const char *name) {
    for (const struct load_entry *e = root_entries; e->name; e++)
        if (strcmp(e->name, name) == 0) return true;
    return load_is_of_class(name);
}

struct context_root {
    const struct loader *loader;
    struct os_entries found;
    const struct settings *settings;
};

static bool is_class_file(void *context, const struct os_entry *e) {
    const struct context_root *root = context;
    if (load_is_kept_secret(root->settings, e->name)) return true;
    const bool class_here = load_is_class_here(root->loader, root->found);
    if (class_here && load_is_of_class(e->name)) return true;
    if (class_here && load_is_misnamed_roster(root->found, e)) return true; /* reported */
    if (!class_here && load_is_roster(e)) return true;                      /* likewise */
    /* where results go by default */
    if (e->kind == OS_FOLDER)
        return strcmp(e->name, "out") == 0 || strncmp(e->name, "out-", 4) == 0;
    if (strncmp(e->name, "README", 6) == 0 || strncmp(e->name, "LICENSE", 7) == 0) return true;
    if (strncmp(e->name, "photos", 6) == 0 &&
        (ending_is(e->name, ".csv") || ending_is(e->name, ".xlsx")))
        return true;
    if (strncmp(e->name, "translate-", 10) == 0 && ending_is(e->name, ".csv")) return true;
    if (strncmp(e->name, "new-year", 8) == 0 &&
        (ending_is(e->name, ".csv") || ending_is(e->name, ".xlsx")))
        return true;
    return class_here && load_is_agreements(root->found, e->name);
}

static void start_index(struct loader *l) {
    struct load_index *x = l->index = l->w->index = arena_make(l->arena, struct load_index);
    x->slots = l->options->slots;
    x->drafts = l->options->drafts;
    x->n_drafts = l->options->n_drafts;
    struct names *all[] = {&x->scales,   &x->frameworks, &x->targets, &x->credentials,
                           &x->partners, &x->pathways,   &x->reports, &x->themes};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) ids_start(all[i], l->arena);
}

/* Copies the things in an index to an array of the workspace, and updates their addresses in the
 * index. */
static void *settle(struct loader *l, struct names *names, size_t size, size_t *n) {
    char *v = arena_array(l->arena, names->ids.n, size);
    *n = names->ids.n;
    for (size_t i = 0; i < *n; i++) {
        memcpy(v + i * size, ids_find(names, names->ids.v[i]), size);
        table_set(names->table, names->ids.v[i], v + i * size);
    }
    return v;
}

/* The workspace's frameworks: those named in the settings, or all. */
static void choose_frameworks(struct loader *l, struct settings *settings) {
    struct workspace *w = l->w;
    struct chosen *c = &settings->chosen;
    bool sound;
    *c = load_chosen(&settings->schema, settings->frameworks, settings->n_frameworks, &sound);
    if (c->known) return;
    *c = (struct chosen){.v = arena_array(l->arena, w->n_frameworks, sizeof *c->v),
                         .lacks = l->index->frameworks.ids.n > w->n_frameworks};
    for (size_t i = 0; i < w->n_frameworks; i++)
        if (!w->frameworks[i].over) c->v[c->n++] = &w->frameworks[i];
}

static void read_shared(struct loader *l, struct settings *settings, struct os_entries root) {
    struct workspace *w = l->w;
    if (load_has(root, "frameworks", OS_FOLDER)) load_frameworks(l, settings);
    choose_frameworks(l, settings);
    if (load_has(root, "credentials", OS_FOLDER)) load_each(l, "credentials", load_credential);
    w->credentials = settle(l, &l->index->credentials, sizeof *w->credentials, &w->n_credentials);
    if (load_has(root, "partners.yaml", OS_FILE)) load_partners(l, "partners.yaml", NULL);
    if (load_has(root, "pathways", OS_FOLDER)) load_each(l, "pathways", load_pathway);
    if (load_has(root, "equity", OS_FOLDER)) load_each(l, "equity", load_snapshot);
    w->pathways = settle(l, &l->index->pathways, sizeof *w->pathways, &w->n_pathways);
}

static struct workspace *no_workspace(struct loader *l) {
    load_fault(l, CODE_NO_WORKSPACE, l->root,
               "there is no workspace here: no file 'folioscope.yaml'",
               "name the folder that holds folioscope.yaml, or change to it first");
    return NULL;
}

/* Replaces settings that cannot be understood. Unknown settings permit nothing new and remove
 * nothing: they may have waived consent for photos, and chosen any report. Findings that follow
 * from this are dropped, except those about files that the machine cannot read. Returns the
 * diagnostics to which those are reported. */
static struct diags *go_on_without(struct loader *l, struct settings *set) {
    const struct schema schema = set->schema;
    l->w->settings_unread = l->w->reports_unclear = true;
    *set = (struct settings){.schema = schema,
                             .language = LANG_FALLBACK,
                             .paper = -1,
                             .privacy.photos_all = true,
                             .terms.spoilt = true,
                             .scale_spoilt = true,
                             .method_spoilt = true,
                             .faulty = true};
    schema_defaults(&set->schema, &method_table, &set->method);
    struct diags *outer = l->diags;
    l->diags = set->schema.diags = diags_new(l->arena);
    return outer;
}

static void report_machine_faults(const struct diags *from, struct diags *to) {
    for (size_t i = 0; i < from->list.n; i++) {
        const struct diag *d = &from->list.v[i];
        if (d->severity == DIAG_ERROR && d->code && code_cause(d->code) == CAUSE_MACHINE)
            diag_add(to, *d);
    }
}

struct workspace *load_workspace(struct arena *a, const struct load_options *o,
                                 struct diags *diags) {
    struct workspace *w = arena_make(a, struct workspace);
    struct loader l = {.arena = a, .options = o, .root = o->root, .diags = diags, .w = w};
    struct settings settings;
    w->arena = a;
    w->root = arena_strdup(a, o->root);
    w->language = LANG_FALLBACK;
    start_index(&l);
    if (os_look(os_join(a, o->root, ".")).kind != OS_FOLDER) return no_workspace(&l);
    struct os_entries root = load_folder(&l, "");
    if (!load_has(root, "folioscope.yaml", OS_FILE)) return no_workspace(&l);
    list_themes(&l, o->root);
    list_themes(&l, o->share);
    load_outlines(&l);
    if (load_has(root, "scales", OS_FOLDER)) load_each(&l, "scales", load_scale);
    w->scales = settle(&l, &l.index->scales, sizeof *w->scales, &w->n_scales);
    load_earlier_levels(&l);
    bool understood = load_settings(&l, &settings);
    if (!understood && o->despite_settings) diags = go_on_without(&l, &settings);
    load_entries(&l, "", root, root_entries, is_class_file,
                 &(struct context_root){&l, root, &settings});
    if (!understood && !w->settings_unread) return NULL;
    apply(&l, &settings);
    load_calendar(&l, &settings);
    w->scale = scale_on(&settings.scales, w->calendar->as_of);
    read_shared(&l, &settings, root);
    load_groups(&l, &settings, root);
    load_check_term_asked(&l);
    load_check_shared(&l);
    load_check_new_term(&l);
    load_settle_translations(&l, &w->translations);
    if (w->settings_unread) report_machine_faults(l.diags, diags);
    load_close(w); /* reopened when a learner's texts need it */
    return w;
}

void load_close(struct workspace *w) {
    if (w && w->index->rosters) rosters_free(w->index->rosters);
}
