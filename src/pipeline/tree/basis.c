/* basis.c: see basis.h. Only view/audience/choose.c decides what an audience sees; this file
 * asks it. */
#include "pipeline/tree/basis.h"

#include "base/hash.h"
#include "base/vec.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/tree/unknown.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"

#include <string.h>

struct list {
    struct arena *arena;
    VEC(const char *) words;
};

static void add(struct list *n, const char *word) { VEC_PUSH(n->arena, &n->words, word); }

#define AGREED "agreed " /* then the kind of consent and whose folder; "." for the learner's own */

/* Recorded apart from the file: if the piece can no longer be understood, its consents are still
 * known. */
static void add_agreed(struct list *n, const struct viewer *v, const struct evidence_file *f) {
    bool own;
    const enum consent_kind kind = policy_rests_on(v, f, &own);
    if (kind == CONSENT_COUNT) return;
    if (own) add(n, arena_printf(n->arena, AGREED "%s .", policy_consent(kind)));
    for (size_t i = 0; i < f->said.n_with; i++)
        add(n, arena_printf(n->arena, AGREED "%s %s", policy_consent(kind), f->said.with[i]->path));
}

static const char *word_of_file(struct arena *a, const struct evidence *e,
                                const struct evidence_file *f) {
    return arena_printf(a, "file %s/%s", e->id, f->name);
}

static const char *word_of_portrait(struct arena *a, const struct learner *l) {
    return arena_printf(a, "portrait %s", l->portrait->name);
}

static void part_add_piece(struct list *n, const struct viewer *v, const struct evidence *e) {
    if (!view_shows_evidence(v, e)) return;
    add(n, arena_printf(n->arena, "piece %s", e->id));
    for (size_t i = 0; i < e->n_files; i++) {
        if (!view_shows_file(v, &e->files[i])) continue;
        add(n, word_of_file(n->arena, e, &e->files[i]));
        add_agreed(n, v, &e->files[i]);
    }
}

#define MADE "made "               /* about which files are made, not about permission */
#define ANY_REPORT "made report *" /* the list of reports could not be read */
#define COURSE "made course "      /* then the course's folder in the workspace */
#define CHILD "child "

static const struct learner_place *place_in_class(const struct learner *l) {
    for (size_t i = 0; l->group && i < l->group->n_learners; i++)
        if (strcmp(l->group->learners[i].path, l->path) == 0) return &l->group->learners[i];
    return NULL;
}

static void add_courses(struct list *n, const struct learner *l) {
    const struct learner_place *p = place_in_class(l);
    for (size_t i = 0; p && i < p->n_courses; i++)
        add(n, arena_printf(n->arena, COURSE "%s", p->courses[i]->path));
}

static void add_made(struct list *n, const struct shared *s, const struct learner *l) {
    const struct texts *reports = &l->group->reports;
    size_t count;
    const struct lang **langs = shared_langs(s, n->arena, &l->home_languages, &count);
    if (s->workspace->reports_unclear) add(n, ANY_REPORT);
    for (size_t i = 0; i < reports->n; i++)
        add(n, arena_printf(n->arena, "made report %s", reports->v[i]));
    for (size_t i = 0; i < count; i++)
        add(n, arena_printf(n->arena, "made language %s", lang_tag(langs[i])));
    add_courses(n, l);
}

struct texts basis_of(struct arena *a, const struct shared *s, const struct learner *l) {
    struct list n = {.arena = a};
    const enum audience audience = s->options->audience;
    const struct viewer v = {.workspace = s->workspace,
                             .calendar = l->calendar,
                             .learner = l,
                             .audience = audience == AUDIENCE_STAFF ? AUDIENCE_FAMILY : audience};
    /* another child in the same folder: nothing of the previous one may be kept */
    if (l->first) add(&n, arena_printf(a, CHILD "%s %s", l->first, l->last ? l->last : ""));
    if (audience == AUDIENCE_PUBLIC && view_shows_anybody(&v)) add(&n, "consent");
    if (audience == AUDIENCE_PUBLIC && policy_shows(&v, DATUM_WHOLE_NAME)) add(&n, "name");
    if (audience == AUDIENCE_PUBLIC || !s->workspace->lock) add(&n, "open");
    if (l->portrait && view_shows_portrait(&v)) add(&n, word_of_portrait(a, l));
    for (size_t i = 0; i < l->n_evidence; i++) part_add_piece(&n, &v, &l->evidence[i]);
    add_made(&n, s, l);
    return (struct texts){n.words.v, n.words.n};
}

static bool starts_with(const char *word, const char *start) {
    return strncmp(word, start, strlen(start)) == 0;
}

struct texts basis_of_class_files(struct arena *a, const struct learner *l,
                                  const struct texts *basis) {
    struct list n = {.arena = a};
    for (size_t i = 0; i < basis->n; i++) add(&n, basis->v[i]);
    for (size_t i = 0; i < l->n_evidence; i++)
        add(&n, arena_printf(a, "staff %s", l->evidence[i].id));
    return (struct texts){n.words.v, n.words.n};
}

/* ---- pictures that are not published for want of a decoder ---- */

struct texts basis_of_pictures(struct arena *a, const struct learner *l,
                               const struct table *paths) {
    struct list n = {.arena = a};
    if (l->portrait && table_find(paths, l->portrait->path)) add(&n, word_of_portrait(a, l));
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        for (size_t k = 0; k < e->n_files; k++)
            if (table_find(paths, e->files[k].path)) add(&n, word_of_file(a, e, &e->files[k]));
    }
    return (struct texts){n.words.v, n.words.n};
}

static bool has(const struct texts *words, const char *word) {
    for (size_t i = 0; i < words->n; i++)
        if (strcmp(words->v[i], word) == 0) return true;
    return false;
}

bool basis_has_any(const struct texts *was, const struct texts *words) {
    for (size_t i = 0; i < words->n; i++)
        if (has(was, words->v[i])) return true;
    return false;
}

struct texts basis_without(struct arena *a, const struct texts *basis, const struct texts *words) {
    struct list n = {.arena = a};
    for (size_t i = 0; i < basis->n; i++)
        if (!has(words, basis->v[i])) add(&n, basis->v[i]);
    return (struct texts){n.words.v, n.words.n};
}

/* ---- what is permitted now ---- */

/* The words that are permitted now. */
struct permits {
    struct arena *arena;
    struct table *words;
    bool child, any_report; /* the child's name is known; the list of reports is not */
};

static struct permits permits_of(const struct texts *now) {
    struct permits p = {.arena = arena_new()};
    p.words = table_new(p.arena);
    for (size_t i = 0; i < now->n; i++) {
        table_set(p.words, now->v[i], p.arena);
        if (starts_with(now->v[i], CHILD)) p.child = true;
    }
    p.any_report = table_find(p.words, ANY_REPORT) != NULL;
    return p;
}

static bool permits(const struct permits *p, const char *word) {
    if (starts_with(word, CHILD) && !p->child) return true;
    return table_find(p->words, word) || (p->any_report && starts_with(word, "made report "));
}

bool basis_met(const struct texts *was, const struct texts *now) {
    const struct permits p = permits_of(now);
    bool ok = true;
    for (size_t i = 0; i < was->n && ok; i++)
        ok = starts_with(was->v[i], MADE) || permits(&p, was->v[i]);
    arena_free(p.arena);
    return ok;
}

bool basis_current(const struct texts *was, const struct texts *now) {
    const struct permits p = permits_of(now);
    bool ok = true;
    for (size_t i = 0; i < was->n && ok; i++) ok = permits(&p, was->v[i]);
    arena_free(p.arena);
    return ok;
}

/* ---- where not all could be read ---- */

static bool is_in_course(const struct learner_place *p, const char *path) {
    for (size_t i = 0; i < p->n_courses; i++)
        if (strcmp(p->courses[i]->path, path) == 0) return true;
    return false;
}

bool basis_lacks_course(const struct texts *was, const struct learner_place *p,
                        const struct workspace *w) {
    for (size_t i = 0; i < was->n; i++) {
        const char *path = was->v[i] + strlen(COURSE);
        if (starts_with(was->v[i], COURSE) && !is_in_course(p, path) &&
            unknown_may_be(w, &w->unknown, path))
            return true;
    }
    return false;
}

struct unread { /* a learner, some of whose files could not be read */
    struct arena *arena;
    const struct learner *learner;
    enum audience audience;
};

static struct viewer unread_viewer(const struct unread *u) {
    return (struct viewer){.workspace = u->learner->workspace,
                           .calendar = u->learner->calendar,
                           .learner = u->learner,
                           .audience = u->audience};
}

static bool may_be_unread(const struct unread *u, const char *path) {
    return unknown_may_be(u->learner->workspace, &u->learner->unknown, path);
}

static const struct learner_place *place_of(const struct workspace *w, const char *path) {
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            if (strcmp(w->groups[g].learners[i].path, path) == 0) return &w->groups[g].learners[i];
    return NULL;
}

static bool is_profile_unread(const struct unread *u) {
    return may_be_unread(u, os_join(u->arena, u->learner->path, "learner.yaml")) &&
           (place_of(u->learner->workspace, u->learner->path) ||
            unknown_may_agree(u->learner->workspace, u->learner->path));
}

/* May this learner's family have agreed, in a file that cannot be read? Not if a refusal, or an
 * error about consent, can be read. */
static bool may_have_agreed(const struct unread *u, const struct learner_place *p,
                            enum consent_kind kind) {
    if (p->consent_faulty || policy_refused(&p->consent, kind)) return false;
    if (p->consent_unread) return true;
    const char *file = os_join(u->arena, p->path, "learner.yaml");
    if (strcmp(p->path, u->learner->path) == 0) return may_be_unread(u, file);
    return !p->profile && os_may_be_there(os_join(u->arena, u->learner->workspace->root, file));
}

static bool may_have_agreed_here(const struct unread *u, enum consent_kind kind) {
    const struct learner_place *p = place_of(u->learner->workspace, u->learner->path);
    return p ? may_have_agreed(u, p, kind) : is_profile_unread(u);
}

static const struct evidence *find_piece(const struct learner *l, const char *id, size_t n) {
    for (size_t i = 0; i < l->n_evidence; i++)
        if (strncmp(l->evidence[i].id, id, n) == 0 && !l->evidence[i].id[n]) return &l->evidence[i];
    return NULL;
}

/* Unclear front matter may mean anything. The public gets only what is known to be permitted. */
static bool is_unclear(const struct unread *u, const char *folder, const char *file) {
    const struct texts *unclear = &u->learner->unclear;
    if (u->audience == AUDIENCE_PUBLIC) return false;
    for (size_t i = 0; i < unclear->n; i++)
        if (os_is_below(unclear->v[i], folder) || strcmp(unclear->v[i], file) == 0) return true;
    return false;
}

static bool is_piece_unread(const struct unread *u, const char *id, size_t n) {
    const struct learner *l = u->learner;
    const char *folder = arena_printf(u->arena, "%s/evidence/%.*s", l->path, (int)n, id);
    const char *file = arena_printf(u->arena, "%s.md", folder);
    if (is_unclear(u, folder, file)) return true;
    if (os_may_be_there(os_join(u->arena, l->workspace->root, file))) return may_be_unread(u, file);
    return may_be_unread(u, os_join(u->arena, folder, "index.md"));
}

/* Has everybody who is named, and has not agreed as far as is known, perhaps agreed in a file that
 * cannot be read? */
static bool may_others_have_agreed(const struct unread *u, const struct viewer *v,
                                   const struct evidence_file *f) {
    const struct learner_place *who;
    enum consent_kind kind;
    size_t from = 0;
    while ((who = policy_who_did_not_agree(v, f, &from, &kind)))
        if (!may_have_agreed(u, who, kind)) return false;
    return !f->said.unknown;
}

/* Is the file withheld only for lack of a consent that cannot be read now? */
static bool is_consent_unread(const struct unread *u, const struct evidence_file *f) {
    const struct viewer v = unread_viewer(u);
    bool own;
    const enum consent_kind kind = policy_rests_on(&v, f, &own);
    const enum kept_for kept = policy_keeps(&v, f);
    const bool agreed = kind == CONSENT_COUNT || !own || may_have_agreed_here(u, kind) ||
                        policy_agreed(v.workspace, &u->learner->consent, kind);
    return (kept == KEPT_OWN && agreed) ||
           (kept == KEPT_OTHER && agreed && may_others_have_agreed(u, &v, f));
}

/* file: "2026-10-03-bridge/bridge.jpg" */
static bool is_file_unread(const struct unread *u, const char *file) {
    size_t n = strcspn(file, "/");
    const struct evidence *e = find_piece(u->learner, file, n);
    const char *name = file + n + (file[n] == '/');
    if (!e) return is_piece_unread(u, file, n);
    for (size_t i = 0; i < e->n_files; i++)
        if (strcmp(e->files[i].name, name) == 0) return is_consent_unread(u, &e->files[i]);
    return may_be_unread(u, arena_printf(u->arena, "%s/evidence/%s", u->learner->path, file));
}

static bool is_portrait_unread(const struct unread *u, const char *name) {
    const struct learner *l = u->learner;
    const struct viewer v = unread_viewer(u);
    const bool shows = view_shows_portrait(&v) || (policy_shows_to(u->audience, DATUM_PORTRAIT) &&
                                                   may_have_agreed_here(u, CONSENT_PHOTOS));
    if (!shows) return false;
    if (is_profile_unread(u)) return true;
    if (l->portrait) return strcmp(l->portrait->name, name) == 0;
    return may_be_unread(u, os_join(u->arena, l->path, name));
}

/* words: "photos classes/birch/learners/eve-finn". A consent that cannot be read now still
 * counts as given. */
static bool is_still_agreed(const struct unread *u, const char *words) {
    const struct learner *l = u->learner;
    const char *path = strchr(words, ' ') + 1;
    const struct learner_place *other =
        strcmp(path, ".") == 0 ? NULL : place_of(l->workspace, path);
    enum consent_kind kind = 0;
    while (kind < CONSENT_COUNT &&
           strncmp(policy_consent(kind), words, (size_t)(path - words - 1)) != 0)
        kind++;
    if (kind == CONSENT_COUNT) return false;
    if (strcmp(path, ".") == 0)
        return may_have_agreed_here(u, kind) || policy_agreed(l->workspace, &l->consent, kind);
    if (!other) return may_be_unread(u, path) && unknown_may_agree(l->workspace, path);
    return policy_agreed(l->workspace, &other->consent, kind) || may_have_agreed(u, other, kind);
}

/* Is the piece withheld from everybody only because a consent of others cannot be read now? */
static bool is_piece_consent_unread(const struct unread *u, const struct evidence *e) {
    if (u->audience != AUDIENCE_PUBLIC || e->audience < u->audience || e->said.unknown)
        return false;
    for (size_t i = 0; i < e->said.n_with; i++)
        if (!policy_agreed(u->learner->workspace, &e->said.with[i]->consent, CONSENT_PUBLIC) &&
            !may_have_agreed(u, e->said.with[i], CONSENT_PUBLIC))
            return false;
    return true;
}

/* May the word be missing only because its source could not be read? */
static bool is_word_unread(const struct unread *u, const char *word) {
    const char *rest = strchr(word, ' ');
    if (strcmp(word, "consent") == 0) return may_have_agreed_here(u, CONSENT_PUBLIC);
    if (strcmp(word, "name") == 0) return may_have_agreed_here(u, CONSENT_NAME);
    if (!rest++) return false;
    if (starts_with(word, AGREED)) return strchr(rest, ' ') && is_still_agreed(u, rest);
    if (starts_with(word, "portrait ")) return is_portrait_unread(u, rest);
    if (starts_with(word, "file ")) return is_file_unread(u, rest);
    if (starts_with(word, "staff ")) return is_piece_unread(u, rest, strlen(rest));
    if (!starts_with(word, "piece ")) return false;
    const struct evidence *e = find_piece(u->learner, rest, strlen(rest));
    if (e) return is_piece_consent_unread(u, e);
    return is_piece_unread(u, rest, strlen(rest));
}

bool basis_met_where_read(const struct texts *was, const struct texts *now, const struct learner *l,
                          enum audience audience) {
    const struct permits p = permits_of(now);
    const struct unread u = {p.arena, l, audience};
    bool ok = true;
    for (size_t i = 0; i < was->n && ok; i++)
        ok =
            starts_with(was->v[i], MADE) || permits(&p, was->v[i]) || is_word_unread(&u, was->v[i]);
    arena_free(p.arena);
    return ok;
}

static bool is_of_consent(const char *word) {
    return strcmp(word, "consent") == 0 || strcmp(word, "name") == 0 || starts_with(word, AGREED);
}

bool basis_is_refused(const struct texts *was, const char *path, const struct workspace *w) {
    const struct learner nothing = {.path = path, .workspace = w, .unknown = w->unknown};
    const struct unread u = {arena_new(), &nothing, AUDIENCE_PUBLIC};
    bool refused = false;
    for (size_t i = 0; i < was->n && !refused; i++)
        refused = is_of_consent(was->v[i]) && !is_word_unread(&u, was->v[i]);
    arena_free(u.arena);
    return refused;
}
