/* learner.c: load_learner: everything in one learner's folder. */
#include "load/load_inner.h"

#include "load/learner/shared_evidence.h"
#include "load/levels.h"
#include "model/attendance.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"

#include <string.h>

static const struct load_entry entries[] = {
    {"learner.yaml", OS_FILE, NULL /* read first: it names the portrait */},
    {"about.md", OS_FILE, load_about},
    {"about", OS_FOLDER, load_dated_profiles},
    {"goals.yaml", OS_FILE, load_goals},
    {"narratives", OS_FOLDER, load_narratives},
    {"plan.yaml", OS_FILE, load_plan},
    {"ratings.csv", OS_FILE, load_ratings},
    {"ratings.xlsx", OS_FILE, load_ratings_book},
    {"supports.yaml", OS_FILE, load_supports},
    {"conference.md", OS_FILE, load_conference},
    {"conferences", OS_FOLDER, load_conferences},
    {"evidence", OS_FOLDER, load_evidence},
    {NULL, OS_ABSENT, NULL}};

/* about.es.md: read with about.md. */
static bool is_translation(const struct reading *r, const struct os_entry *e) {
    const char *original, *tag;
    return e->kind == OS_FILE &&
           load_is_translation(r->loader->arena, r->found, e->name, &original, &tag) &&
           (strcmp(original, "about.md") == 0 || strcmp(original, "conference.md") == 0);
}

/* The portrait may have any name; if learner.yaml cannot be read, it may be any file. */
static bool is_also_read(void *context, const struct os_entry *e) {
    const struct reading *r = context;
    if (is_translation(r, e)) return true;
    if (!r->learner->called) return e->kind == OS_FILE;
    return r->learner->portrait && strcmp(r->learner->portrait->name, e->name) == 0;
}

static void lacks_profile(struct loader *l, const struct learner *learner) {
    const char *roster = learner->group->roster;
    if (roster)
        load_fault(l, CODE_NO_REQUIRED_FILE, learner->path,
                   arena_printf(l->arena, "the learner '%s' has no learner.yaml, and no row in %s",
                                learner->id, roster),
                   "add one of them; or remove the folder, if the learner is to be withdrawn");
    else
        load_fault(l, CODE_NO_REQUIRED_FILE, learner->path,
                   arena_printf(l->arena, "the learner '%s' has no learner.yaml", learner->id),
                   "add the file learner.yaml with a line 'name: {first: …, last: …}'");
}

static bool read_folder(struct loader *l, struct reading *r) {
    const char *path = r->learner->path;
    const bool listed = l->place->row != NULL; /* in roster.csv */
    bool sound = (listed || load_has(r->found, "learner.yaml", OS_FILE)) &&
                 load_profile(l, load_path(l, path, "learner.yaml"), r);
    if (!listed && !l->place->unread && load_lacks(l, r->found, path, "learner.yaml"))
        lacks_profile(l, r->learner);
    return load_entries(l, path, r->found, entries, is_also_read, r) && sound;
}

static void add_rows_of(struct loader *l, struct reading *r, const struct group *g) {
    for (size_t i = 0; i < g->n_rows; i++)
        if (strcmp(g->rows[i].learner, r->learner->id) == 0)
            VEC_PUSH(l->arena, &r->ratings, g->rows[i].rating);
}

static void add_class_rows(struct loader *l, struct reading *r) {
    add_rows_of(l, r, r->learner->group);
    for (size_t i = 0; i < l->place->n_courses; i++) add_rows_of(l, r, l->place->courses[i]);
}

static void add_attendance(struct learner *learner) {
    const struct group *g = learner->group;
    learner->attendance = arena_array(learner->arena, g->n_attendance, sizeof *learner->attendance);
    for (size_t i = 0; i < g->n_attendance; i++)
        if (strcmp(g->attendance[i].learner, learner->id) == 0)
            learner->attendance[learner->n_attendance++] = g->attendance[i].attendance;
}

/* Has a finding that leaves out a learner been added since then? */
static bool any_leaves_out(const struct diags *diags, size_t since) {
    for (size_t i = since; i < diags->list.n; i++)
        if (diags->list.v[i].severity == DIAG_ERROR && diags->list.v[i].learner) return true;
    return false;
}

/* A judgment of an earlier scale that counts as no level of today's is history, as a rating is. */
static void keep_judgements(struct reading *r) {
    struct learner *l = r->learner;
    size_t kept = 0;
    for (size_t i = 0; i < l->n_judgements; i++) {
        struct judgement *j = &l->judgements[i];
        if (load_level_carry(j->target, j->date, &j->level, &j->then, &j->given)) {
            l->judgements[kept++] = *j;
            continue;
        }
        const struct rating before = {.target = j->target,
                                      .level = j->level,
                                      .then = j->then,
                                      .given = j->given,
                                      .judged = true,
                                      .by = BY_TEACHER,
                                      .date = j->date,
                                      .note = j->because,
                                      .mark = j->mark};
        VEC_PUSH(r->loader->arena, &r->ratings, before);
    }
    l->n_judgements = kept;
}

static bool is_consent_unread(const struct learner_place *p, const char *root, struct arena *a) {
    return p->consent_unread ||
           (!p->profile && os_may_be_there(os_join(a, root, os_join(a, p->path, "learner.yaml"))));
}

/* Does a piece name another learner whose consent cannot be read? */
static bool rests_on_unread(const struct loader *loader, const struct learner *l) {
    struct arena *a = loader->arena;
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        for (size_t k = 0; k < e->said.n_with; k++)
            if (is_consent_unread(e->said.with[k], loader->root, a)) return true;
        for (size_t f = 0; f < e->n_files; f++)
            for (size_t k = 0; k < e->files[f].said.n_with; k++)
                if (is_consent_unread(e->files[f].said.with[k], loader->root, a)) return true;
    }
    return false;
}

static bool is_unread(const struct loader *l, const struct learner *learner) {
    return l->unknown.unread.n || l->unknown.misnamed.n || l->place->consent_unread ||
           rests_on_unread(l, learner);
}

/* A learner of roster.csv needs no folder. */
static struct os_entries folder_of(struct loader *l, const struct learner_place *p) {
    struct os_entries found = {0};
    if (p->unread) load_add_text(l->arena, &l->unknown.unread, p->unread);
    if (p->linked) return found;
    const bool needless = p->row || p->unread; /* a row is enough, or may be there */
    if (!needless || os_may_be_there(os_join(l->arena, l->root, p->path)))
        return load_folder(l, p->path);
    load_add_drafts(l, p->path, &found);
    return found;
}

struct learner *load_learner_partly(struct arena *a, const struct workspace *w,
                                    const struct learner_place *p, struct diags *diags,
                                    enum load_result *result) {
    struct learner *learner = arena_make(a, struct learner);
    /* The workspace is not modified here; the types of values are shared with the loading of the
     * workspace, which does modify it. */
    struct loader l = {.arena = a,
                       .root = w->root,
                       .diags = diags,
                       .w = (struct workspace *)(uintptr_t)w,
                       .index = w->index,
                       .calendar = p->group->calendar,
                       .learner = p->path,
                       .place = p};
    size_t before = diags->list.n;
    struct reading r = {.loader = &l,
                        .learner = learner,
                        .found = folder_of(&l, p),
                        .lacks_frameworks = true}; /* until learner.yaml is read */
    *learner = (struct learner){.arena = a,
                                .workspace = w,
                                .calendar = p->group->calendar,
                                .group = p->group,
                                .id = p->id,
                                .path = p->path,
                                .consent = p->consent};
    learner->conference.hour = learner->conference.minute = -1;
    bool sound = read_folder(&l, &r);
    sound = load_class_share(&r) && sound;
    load_settle_evidence(&r);
    load_settle_narratives(&r);
    load_settle_conference(&r);
    load_settle_profile(&r);
    add_class_rows(&l, &r);
    add_attendance(learner);
    keep_judgements(&r);
    load_keep_ratings(learner, r.ratings.v, r.ratings.n);
    load_check_ratings(&r);
    load_settle_translations(&l, &learner->translations);
    /* the finding about an unusable framework is reported for its own file */
    sound = sound && !any_leaves_out(diags, before) && !p->left_out &&
            !(learner->n_frameworks == 0 && r.lacks_frameworks) && !rests_on_unread(&l, learner);
    if (sound)
        *result = r.lacks_frameworks ? LOAD_LACKING : LOAD_SOUND;
    else
        *result = is_unread(&l, learner) ? LOAD_UNREAD : LOAD_FAULTY;
    learner->unknown = l.unknown;
    learner->unclear = l.unclear;
    return load_known(learner);
}

struct learner *load_learner(struct arena *a, const struct workspace *w,
                             const struct learner_place *p, struct diags *diags) {
    enum load_result result;
    struct learner *learner = load_learner_partly(a, w, p, diags, &result);
    return result == LOAD_SOUND || result == LOAD_LACKING ? learner : NULL;
}
