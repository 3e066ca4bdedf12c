/* class_work.c: turns the files of a class into its staged folders. */
#include "pipeline/classes/class_work.h"

#include "base/codes.h"
#include "i18n/spelling.h"
#include "load/load.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/classes/carry.h"
#include "pipeline/classes/class_files.h"
#include "pipeline/classes/one_learner.h"
#include "pipeline/classes/recall.h"
#include "pipeline/classes/relock.h"
#include "pipeline/files/attachments.h"
#include "pipeline/files/file_sorts.h"
#include "pipeline/files/kept.h"
#include "pipeline/files/papers.h"
#include "pipeline/tree/basis.h"
#include "pipeline/tree/ledger.h"
#include "pipeline/tree/plan.h"
#include "pipeline/tree/printed.h"
#include "pipeline/tree/work_result.h"
#include "view/audience/choose.h"
#include "view/audience/sieve.h"
#include "view/staff/staff.h"

#include <string.h>

const char *class_stage_learner(const struct tree *t, struct arena *a,
                                const struct learner_place *p) {
    return arena_printf(a, "%s/learner-%zu", t->stage, p->index);
}

const char *class_stage(const struct tree *t, struct arena *a, const struct group *g) {
    return arena_printf(a, "%s/class/%s", t->stage, g->out);
}

const char *class_stage_ledger(const struct tree *t, struct arena *a, const struct group *g) {
    return arena_printf(a, "%s/ledger/%s", t->stage, g->out);
}

struct class_state {
    const struct class_task *task;
    struct arena *arena;
    struct diags *diags;
    struct shared own; /* with the theme of the class */
    struct recalled recalled;
    struct ledger before; /* of what is published */
    bool damaged;         /* a ledger was there, and could not be understood */
    /* of a publishing run that was cut short: published files may also rest on this */
    struct ledger cut;
    struct member *members;
    size_t n;
    const struct photo_copies *logo;
    bool logo_read, logo_failed;
    struct class_files files;
    bool files_made; /* the class's own files are staged */
    size_t n_before; /* findings, before these are made */
    bool stale;      /* the published class files contain something that is no longer made */
    bool withdraws;  /* the published class files contain something that is no longer permitted */
    /* learners who are in the published class files and still in the class, but would be missing
     * from new ones */
    size_t missing;
    struct table *counted; /* those already counted in `missing`, by path; or NULL */
};

/* ---- what was published ---- */

static void read_ledger(struct class_state *k, struct ledger *l, const char *class_out,
                        const char *ending) {
    enum { LARGEST = 256 << 20 };
    struct arena *a = k->arena;
    const char *path = arena_printf(a, "%s%s", tree_record(k->task->tree, a, class_out), ending);
    char *text;
    size_t n;
    ledger_start(l, a);
    if (!os_read(a, path, LARGEST, &text, &n, NULL)) return;
    if (ledger_read(l, text, n)) return;
    ledger_start(l, a);
    k->damaged = true;
}

/* Adds learners who came from another class: that class's ledger says what their published files
 * rest on. */
static void read_moved(struct class_state *k) {
    const struct table *moved = k->task->moved->published;
    struct ledger from = {0};
    const char *read = NULL;
    for (size_t i = 0; i < k->task->group->n_learners; i++) {
        const struct learner_place *p = &k->task->group->learners[i];
        const struct entry *e = table_find(moved, p->path);
        const char *class = e ? moved_class_of(k->arena, e->path) : NULL;
        if (!e) continue;
        if (!read || strcmp(read, class) != 0) read_ledger(k, &from, class, "");
        read = class;
        const struct ledger_learner *l = ledger_find(&from, e->owner);
        if (!l) continue;
        struct ledger_learner here = *l;
        here.path = p->path;
        VEC_PUSH(k->arena, &k->before.learners, here);
    }
}

/* Both lists together: published files may rest on either. */
static struct texts joined(struct arena *a, const struct texts *x, const struct texts *y) {
    const char **v = arena_array(a, x->n + y->n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < x->n; i++) v[n++] = x->v[i];
    for (size_t i = 0; i < y->n; i++) v[n++] = y->v[i];
    return (struct texts){v, n};
}

/* The first list, and what only the second one has. */
static struct texts with_all_of(struct arena *a, const struct texts *x, const struct texts *y) {
    struct table *there = table_new(a);
    struct texts all = joined(a, x, y);
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (!table_set(there, all.v[i], there)) all.v[n++] = all.v[i];
    all.n = n;
    return all;
}

static bool kept_before(const struct class_state *k, const char *path, struct ledger_learner *out) {
    const struct ledger_learner *before = ledger_find(&k->before, path),
                                *cut = ledger_find(&k->cut, path);
    if (!before && !cut) return false;
    *out = before ? *before : *cut;
    if (!before || !cut) return true;
    out->basis = joined(k->arena, &before->basis, &cut->basis);
    out->pictures = with_all_of(k->arena, &before->pictures, &cut->pictures);
    out->kinds |= cut->kinds;
    out->locked = before->locked && cut->locked;
    return true;
}

static bool is_published(const struct class_state *k, const struct learner_place *p) {
    const char *out = learner_out(k->arena, p);
    return manifest_has(&k->task->tree->manifest, out) &&
           os_look(tree_at(k->task->tree, k->arena, out)).kind != OS_ABSENT;
}

/* Is the learner published under another folder name? It changes with the secret, and with the
 * setting that asks for one. */
static bool is_elsewhere(const struct class_state *k, const struct learner_place *p) {
    const struct ledger_learner *before = ledger_find(&k->before, p->path);
    return before && strcmp(before->out, learner_out(k->arena, p)) != 0 &&
           os_look(tree_at(k->task->tree, k->arena, before->out)).kind != OS_ABSENT;
}

/* Is the learner published under another name in the same class? Files of a learner who came from
 * another class stay there until the new pages are made (publish.c). */
static bool is_renamed(const struct class_state *k, const struct member *m) {
    return m->elsewhere && !table_find(k->task->moved->published, m->place->path);
}

enum sense { PERMITTED, CURRENT, PERMITTED_WHERE_READ };

static bool holds(const struct class_state *k, const struct texts *was, const struct texts *now,
                  const struct member *m, enum sense sense) {
    if (sense == CURRENT) return basis_current(was, now);
    if (sense == PERMITTED) return basis_met(was, now);
    return basis_met_where_read(was, now, m->learner, k->task->shared->options->audience);
}

/* Does everything that the learner's published files rest on still hold, in this sense? False if
 * nothing is known about them. */
static bool still_holds(const struct class_state *k, const struct member *m, enum sense sense) {
    const struct ledger_learner *before = ledger_find(&k->before, m->place->path),
                                *cut = ledger_find(&k->cut, m->place->path);
    bool lock =
        k->task->shared->workspace->lock && k->task->shared->options->audience != AUDIENCE_PUBLIC;
    if (!before && !cut) return false;
    if (lock && ((before && !before->locked) || (cut && !cut->locked))) return false;
    return (!before || holds(k, &before->basis, &m->basis, m, sense)) &&
           (!cut || holds(k, &cut->basis, &m->basis, m, sense));
}

/* Does a course that is in the published files only seem to have ended? */
static bool lacks_course(const struct class_state *k, const struct member *m) {
    const struct ledger_learner *before = ledger_find(&k->before, m->place->path),
                                *cut = ledger_find(&k->cut, m->place->path);
    const struct workspace *w = k->task->shared->workspace;
    return (before && basis_lacks_course(&before->basis, m->place, w)) ||
           (cut && basis_lacks_course(&cut->basis, m->place, w));
}

/* Which files of a published learner there are. If nothing is known about them, only those that
 * this build makes stay; for the public that is always the pages. */
static unsigned kinds_before(const struct class_state *k, const struct member *m) {
    const struct ledger_learner *before = ledger_find(&k->before, m->place->path),
                                *cut = ledger_find(&k->cut, m->place->path);
    bool public = k->task->shared->options->audience == AUDIENCE_PUBLIC;
    if (!before && !cut) return public ? ONLY_HTML : 0;
    unsigned kinds = before ? before->kinds : 0;
    return kinds | (cut ? cut->kinds : 0);
}

/* The audience of learners' pages in this tree: the staff tree contains the family's pages. */
static enum audience page_audience(const struct class_state *k) {
    enum audience audience = k->task->shared->options->audience;
    return audience == AUDIENCE_STAFF ? AUDIENCE_FAMILY : audience;
}

/* ---- reading ---- */

/* Is something of the learner published that is no longer permitted? */
static bool must_go(const struct member *m) { return (m->was || m->elsewhere) && !m->met; }

static enum build_result decide(const struct class_state *k, const struct member *m,
                                enum load_result load, bool asked) {
    const struct viewer v = {.workspace = k->task->shared->workspace,
                             .calendar = k->task->group->calendar,
                             .learner = m->learner,
                             .audience = k->task->shared->options->audience};
    bool agreed = view_shows_anybody(&v);
    if ((load == LOAD_UNREAD || load == LOAD_FAULTY) && must_go(m)) return RESULT_WITHDRAWN;
    if (load == LOAD_UNREAD) return RESULT_UNREAD;
    if (load == LOAD_FAULTY) return asked || m->elsewhere ? RESULT_LEFT_OUT : RESULT_SKIPPED;
    if (!agreed) return asked || m->was || m->elsewhere ? RESULT_WITHHELD : RESULT_SKIPPED;
    /* pages that lack a subject are better than none, but worse than those already published */
    bool renamed = is_renamed(k, m);
    if (load == LOAD_LACKING && (m->was || renamed) && m->met)
        return asked || renamed ? RESULT_LEFT_OUT : RESULT_SKIPPED;
    return asked || (m->was && !m->current) || m->elsewhere ? RESULT_BUILT : RESULT_SKIPPED;
}

static void report_withheld(struct class_state *k, const struct member *m) {
    bool ended = policy_ended(k->task->shared->workspace, &m->learner->consent, CONSENT_PUBLIC);
    bool refused = policy_refused(&m->learner->consent, CONSENT_PUBLIC);
    const char *file = m->place->consent_file;
    struct diag d = {.code = code_text(CODE_NO_CONSENT),
                     .severity = DIAG_WARNING,
                     .file = file ? file : os_join(k->arena, m->place->path, "learner.yaml"),
                     .learner = m->place->path,
                     .text = "not on the public site: the family has not agreed",
                     .remedy = "write 'consent: {public: true}' once the family has agreed"};
    if (file) d.remedy = "write 'yes' under 'public' once the family has agreed";
    if (ended) {
        d.text = "not published for the public: consent has ended";
        d.remedy = "ask the family, then write the new day after 'until'";
    } else if (refused) {
        d.severity = DIAG_NOTE;
        d.text = "not on the public site, as agreed: the family has said no";
        d.remedy = "nothing needs to be done";
    }
    diag_add(k->diags, d);
}

/* Published files that open with an earlier passphrase are no longer permitted. */
static void check_lock(const struct class_state *k, struct member *m) {
    const struct class_task *t = k->task;
    const struct ledger_learner *before = ledger_find(&k->before, m->place->path);
    const char *out = m->elsewhere && before ? before->out : learner_out(m->arena, m->place);
    if (!(m->was || m->elsewhere) || !relock_is_due(t->tree, t->shared, m->learner, out)) return;
    m->met = m->current = false;
    t->withdrawn[m->place->index] = true;
}

static void set_viewer(struct class_state *k, struct member *m) {
    m->viewer = learner_viewer(&k->own, m->arena, m->learner, m->place);
    m->viewer.course = k->task->group->course ? k->task->group : NULL;
    m->staff = learner_staff_viewer(&k->own, &m->viewer);
    view_sieve(&m->viewer);
}

/* Learners who were not asked for are read too, to know what they permit. Their findings are
 * reported only if this build makes, moves, or withdraws something because of them. */
static void read_member(struct class_state *k, struct member *m) {
    const struct class_task *t = k->task;
    struct arena *a = m->arena;
    struct diags *found = diags_new(a);
    enum load_result load;
    bool asked = t->chosen[m->place->index];
    *t->at = AT_FIRST_LEARNER + m->place->index;
    m->was = is_published(k, m->place);
    m->elsewhere = !m->was && is_elsewhere(k, m->place);
    if (t->died[m->place->index]) {
        m->met = m->current = !t->withdrawn[m->place->index];
        m->result = must_go(m) ? RESULT_WITHDRAWN : RESULT_DIED;
        return;
    }
    struct learner *l = load_learner_partly(a, t->shared->workspace, m->place, found, &load);
    m->file_bytes = file_bytes_new();
    file_sorts_find(t->shared->workspace->root, m->file_bytes, l->written);
    const bool blind = t->shared->workspace->settings_unread;
    if (blind) load = LOAD_UNREAD;
    /* of l->written: entries dated after the as-of day may already be published, from a build for
     * a later day */
    m->basis = basis_of(a, t->shared, l->written);
    m->in_class = basis_of_class_files(a, l->written, &m->basis);
    m->learner = l;
    if (load == LOAD_SOUND && lacks_course(k, m)) load = LOAD_LACKING;
    bool counts =
        load == LOAD_UNREAD || (l->unclear.n && t->shared->options->audience != AUDIENCE_PUBLIC);
    m->met = still_holds(k, m, counts ? PERMITTED_WHERE_READ : PERMITTED);
    m->current = counts ? m->met : still_holds(k, m, CURRENT);
    if (!asked || load != LOAD_SOUND) check_lock(k, m);
    m->as_far_as_read = counts;
    t->withdrawn[m->place->index] = must_go(m);
    m->sound = load == LOAD_SOUND;
    m->result = decide(k, m, load, asked);
    bool goes = m->result == RESULT_WITHDRAWN || m->result == RESULT_WITHHELD;
    if (t->unread && !goes) m->result = must_go(m) ? RESULT_WITHDRAWN : RESULT_UNREAD;
    const bool reported = asked || is_renamed(k, m) || m->result == RESULT_BUILT ||
                          m->result == RESULT_WITHDRAWN || m->result == RESULT_UNREAD;
    if (reported && !blind) /* without settings, findings may be mere consequences of that */
        diags_join(k->diags, found);
    if (m->result == RESULT_WITHHELD) report_withheld(k, m);
    m->kinds = t->shared->options->only;
    unsigned old = m->was || m->elsewhere ? kinds_before(k, m) : 0;
    if (m->elsewhere || !m->current) m->kinds |= old;
    /* names of sealed files don't show their kind, so all kinds are made again */
    if (t->shared->workspace->lock) m->kinds |= old;
    bool nothing = t->shared->options->audience == AUDIENCE_PUBLIC && !(m->kinds & ONLY_HTML);
    if (nothing && m->result == RESULT_BUILT) /* the public gets only pages */
        m->result = RESULT_SKIPPED;
    m->carried = old & ~m->kinds;
}

/* Reads a learner of a course, whose pages and findings are the home class's. */
static void read_guest(struct class_state *k, struct member *m) {
    const struct class_task *t = k->task;
    struct diags *found = diags_new(m->arena);
    enum load_result load;
    *t->at = AT_FIRST_LEARNER + m->place->index;
    if (t->died[m->place->index]) {
        m->result = t->withdrawn[m->place->index] ? RESULT_WITHDRAWN : RESULT_DIED;
        return;
    }
    struct learner *l = load_learner_partly(m->arena, t->shared->workspace, m->place, found, &load);
    m->file_bytes = file_bytes_new();
    file_sorts_find(t->shared->workspace->root, m->file_bytes, l->written);
    m->basis = basis_of(m->arena, t->shared, l->written);
    m->in_class = basis_of_class_files(m->arena, l->written, &m->basis);
    if (t->group->calendar != l->calendar) {
        l->written->calendar = t->group->calendar;
        l = load_known(l->written);
    }
    m->learner = l;
    m->as_far_as_read = load == LOAD_UNREAD || l->unclear.n;
    m->sound = m->met = m->current = m->was = load == LOAD_SOUND || load == LOAD_LACKING;
    m->result = m->sound ? RESULT_SKIPPED : RESULT_LEFT_OUT;
    if (load == LOAD_UNREAD || t->unread || t->shared->workspace->settings_unread)
        m->result = RESULT_UNREAD;
}

static bool staff_files_wanted(const struct class_state *k) {
    return k->task->shared->options->audience == AUDIENCE_STAFF && !k->task->files_died;
}

/* ---- making ---- */

/* Returns false if the machine cannot read it now. */
static bool read_logo(struct class_state *k) {
    if (!k->logo_read)
        k->logo_failed = !attachments_read_logo(k->arena, k->own.workspace->root, k->own.pictures,
                                                k->own.theme, k->task->group, &k->logo, k->diags);
    k->logo_read = true;
    return !k->logo_failed;
}

/* Is one of the pictures published that there is no decoder for now? */
static bool is_any_published(const struct class_state *k, const struct member *m) {
    struct ledger_learner before;
    return m->undecoded.n && kept_before(k, m->place->path, &before) &&
           basis_has_any(&before.basis, &m->undecoded);
}

/* Pages without a picture are better than none, and worse than those that are there. */
static bool keeps_pictures(const struct class_state *k, struct member *m) {
    if (!(m->was || m->elsewhere) || !is_any_published(k, m)) return false;
    check_lock(k, m);
    return m->met;
}

/* Takes the pages that were made, unless the published ones are better. */
static void take_member(const struct class_state *k, struct member *m) {
    if (keeps_pictures(k, m)) {
        m->result = RESULT_LEFT_OUT;
        os_remove(m->stage, NULL);
        return;
    }
    m->basis = basis_without(m->arena, &m->basis, &m->undecoded);
    m->in_class = basis_without(m->arena, &m->in_class, &m->undecoded);
    m->in = true;
    m->summary = learner_summary(m, learner_out(m->arena, m->place));
    recall_keep_same(m->stage, tree_at(k->task->tree, m->arena, learner_out(m->arena, m->place)));
}

static void make_member(struct class_state *k, struct member *m) {
    const struct tree *t = k->task->tree;
    const char *out = learner_out(m->arena, m->place);
    size_t machine = k->diags->machine;
    bool logo = read_logo(k); /* its finding is of the class */
    const size_t first = k->diags->list.n;
    *k->task->at = AT_FIRST_LEARNER + m->place->index;
    m->stage = class_stage_learner(t, m->arena, m->place);
    set_viewer(k, m);
    if (staff_files_wanted(k)) m->papers.arena = m->arena;
    learner_say_language(k->task->shared, k->arena, m->learner, m->viewer.lang, k->diags);
    if (logo &&
        learner_make(&k->own, m, k->logo, tree_at(t, m->arena, out), k->task->decoders, k->diags)) {
        take_member(k, m);
        if (m->result == RESULT_BUILT) recall_made(&k->recalled, m, first, k->diags);
        return;
    }
    check_lock(k, m);
    bool failed = k->logo_failed || k->diags->machine > machine;
    m->result = failed ? RESULT_FAILED : RESULT_LEFT_OUT;
    if (must_go(m)) m->result = RESULT_WITHDRAWN;
    os_remove(m->stage, NULL); /* makes room if the disk is full */
}

/* Published files stay if no new ones are made, also if the learner's folder now has another
 * name. */
static void bring_along(struct class_state *k, struct member *m) {
    const struct ledger_learner *before = ledger_find(&k->before, m->place->path);
    struct output out = {.arena = m->arena, .place = m->place, .diags = k->diags};
    const char *why = NULL;
    bool goes = m->result == RESULT_WITHDRAWN || m->result == RESULT_WITHHELD;
    if (!is_renamed(k, m) || !m->met || m->result == RESULT_BUILT || goes) return;
    m->stage = class_stage_learner(k->task->tree, m->arena, m->place);
    m->brought = (os_make_folder(m->stage, &why) || output_failed(&out, "make", m->stage, why)) &&
                 carry(&out, tree_at(k->task->tree, m->arena, before->out), m->stage, ONLY_ALL);
}

/* False when the print files have a picture of the learner that there is no decoder for now. */
static bool read_for_paper(struct class_state *k, struct member *m) {
    struct paper_files paper;
    attachments_for_paper(m->arena, k->own.pictures, &m->viewer, m->place, &paper, k->diags);
    m->viewer.published = paper.published;
    m->pictures = paper.pictures;
    k->files.decoded += paper.decoded;
    m->undecoded = basis_of_pictures(m->arena, m->viewer.learner, paper.undecoded);
    m->in_class = basis_without(m->arena, &m->in_class, &m->undecoded);
    return !is_any_published(k, m);
}

/* What came up when an unchanged learner's files were made has been reported already. */
static bool joins_unchanged(struct class_state *k, struct member *m) {
    struct diags *all = k->diags, *found = diags_new(k->arena);
    k->diags = found;
    const bool whole = read_for_paper(k, m);
    k->diags = all;
    for (size_t i = 0; i < found->list.n && found->machine; i++)
        diag_add(k->diags, found->list.v[i]);
    return whole;
}

/* Learners whose published files stay unchanged are in the class's files, too. */
static void join_member(struct class_state *k, struct member *m) {
    if (m->result != RESULT_SKIPPED || !m->was || !m->sound || !m->current) return;
    size_t machine = k->diags->machine;
    *k->task->at = AT_FIRST_LEARNER + m->place->index;
    set_viewer(k, m);
    bool whole = !(k->files.kinds & ONLY_PDF) || !k->task->group->reports.n ||
                 (m->unchanged ? joins_unchanged(k, m) : read_for_paper(k, m));
    if (!whole || k->diags->machine > machine) {
        k->missing++; /* still in the published class files */
        return;
    }
    m->summary = learner_summary(m, learner_out(m->arena, m->place));
    m->in = true;
}

/* ---- the class's own files ---- */

static const struct member *member_of(const struct class_state *k, const char *path) {
    for (size_t i = 0; i < k->n; i++)
        if (strcmp(k->members[i].place->path, path) == 0) return &k->members[i];
    return NULL;
}

static bool is_gone(const struct member *m) {
    return m->result == RESULT_WITHHELD || m->result == RESULT_WITHDRAWN;
}

static bool stays_as_it_was(const struct member *m) {
    bool skipped = m->result == RESULT_SKIPPED && m->was && !m->sound;
    return skipped || m->result == RESULT_LEFT_OUT || m->result == RESULT_UNREAD ||
           m->result == RESULT_FAILED || m->result == RESULT_DIED;
}

/* May the published class files, which this learner is in, stay as they are? */
static bool is_permitted(const struct class_state *k, const struct ledger_held *h,
                         const struct member *m) {
    switch (m->result) {
    case RESULT_WITHHELD:
    case RESULT_WITHDRAWN: return false;
    case RESULT_DIED: return true; /* nothing was read */
    default:
        return holds(k, &h->basis, &m->in_class, m,
                     m->as_far_as_read ? PERMITTED_WHERE_READ : PERMITTED);
    }
}

/* Counts each learner once: both ledgers may have the same one. */
static void count_missing(struct class_state *k, const char *path) {
    if (!k->counted) k->counted = table_new(k->arena);
    k->missing += table_set(k->counted, path, k) == NULL;
}

/* Is the learner, who is not in this class now, still published as part of it? */
static bool stays_behind(const struct class_state *k, const char *path) {
    return k->task->group->lacks_members || table_find(k->task->spared, path) ||
           (k->task->shared->workspace->settings_unread && table_find(k->task->moved->now, path));
}

/* On the as-of day of this class, which may be a course with terms other than those at home. */
static enum roll_state roll_of(const struct class_state *k, const struct member *m) {
    return load_roll_on(m->place, k->task->group->calendar->as_of);
}

static bool is_listed(const struct class_state *k, const struct member *m) {
    return roll_of(k, m) == ROLL_LISTED;
}

/* Compares who is in the published class files with who would be in new ones. */
static void weigh_held(struct class_state *k, const struct ledger *l) {
    for (size_t i = 0; i < l->held.n; i++) {
        const struct ledger_held *h = &l->held.v[i];
        const struct member *m = member_of(k, h->path);
        if (!m && stays_behind(k, h->path))
            count_missing(k, h->path);
        else if (!m || !is_permitted(k, h, m))
            k->withdraws = true;
        else if (!is_listed(k, m))
            k->stale = true;
        else if (stays_as_it_was(m))
            count_missing(k, h->path);
        else if (!basis_current(&h->basis, &m->in_class))
            k->stale = true;
    }
}

static bool is_asked(const struct class_state *k) {
    for (size_t i = 0; i < k->n; i++)
        if (k->task->chosen[k->members[i].place->index]) return true;
    return k->n == 0;
}

static bool any_built(const struct class_state *k) {
    for (size_t i = 0; i < k->n; i++)
        if (k->members[i].result == RESULT_BUILT) return true;
    return false;
}

static void report_kept(struct class_state *k, const char *why) {
    const struct date made = k->before.made;
    const char *day = lang_date(shared_staff_lang(&k->own), k->arena, made, DATE_LONG);
    diag_add(
        k->diags,
        (struct diag){
            .code = code_text(CODE_CLASS_FILES_KEPT),
            .severity = DIAG_WARNING,
            .file = k->task->group->path,
            .text = arena_printf(
                k->arena,
                "workbook, dashboard, and print files of this class are still from %s: %s",
                date_is_set(made) ? day : "an earlier build", why),
            .remedy =
                "fix the errors, then build again: new files would lack what the old ones have"});
}

/* The kinds (ONLY_ bits) of the class's own files that are published. */
static unsigned kinds_there(const struct class_state *k) {
    static const struct {
        const char *path;
        unsigned kind;
    } files[] = {{CLASS_STAFF, ONLY_HTML}, {CLASS_PRINT, ONLY_PDF}, {CLASS_BOOK, ONLY_XLSX}};
    unsigned kinds = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = class_path(k->arena, k->task->group, files[i].path);
        if (os_look(tree_at(k->task->tree, k->arena, path)).kind != OS_ABSENT)
            kinds |= files[i].kind;
    }
    return kinds;
}

static void start_files(struct class_state *k) {
    unsigned kinds = k->task->shared->options->only;
    weigh_held(k, &k->before);
    weigh_held(k, &k->cut);
    if (k->withdraws || k->stale) kinds |= kinds_there(k);
    k->files = (struct class_files){.arena = k->arena,
                                    .shared = &k->own,
                                    .staff = k->task->shared,
                                    .group = k->task->group,
                                    .members = k->members,
                                    .n = k->n,
                                    .stage = class_stage(k->task->tree, k->arena, k->task->group),
                                    .kinds = kinds,
                                    .diags = k->diags};
    struct print_file *prints;
    const size_t n = printed_files(k->arena, k->task->tree, k->task->group, &k->before, &prints);
    for (size_t i = 0; i < n; i++) VEC_PUSH(k->arena, &k->files.prints, prints[i]);
}

static const char *whole_name(struct arena *a, const struct learner_place *p) {
    if (!p->first) return p->id;
    return spell_full_name(a, p->first, p->last);
}

/* Those who have left, or have not joined yet, are on no list. */
static void list_members(struct class_state *k) {
    struct member *listed = arena_array(k->arena, k->n + 1, sizeof *listed);
    struct staff_away *away = arena_array(k->arena, k->n + 1, sizeof *away);
    k->files.n = 0;
    for (size_t i = 0; i < k->n; i++) {
        const struct member *m = &k->members[i];
        const bool there = m->result == RESULT_BUILT || ((m->was || m->brought) && !is_gone(m));
        if (is_listed(k, m))
            listed[k->files.n++] = *m;
        else
            away[k->files.n_away++] = (struct staff_away){
                whole_name(k->arena, m->place),
                there ? arena_printf(k->arena, "%s/index.html", learner_out(k->arena, m->place))
                      : NULL,
                roll_of(k, m) == ROLL_LEFT};
    }
    k->files.members = listed;
    k->files.away = away;
}

static void keep_same_files(const struct class_state *k) {
    for (size_t i = 0; i < k->files.made.n; i++) {
        const char *file = k->files.made.v[i],
                   *published = class_path(k->arena, k->task->group, file);
        recall_keep_same(os_join(k->arena, k->files.stage, file),
                         tree_at(k->task->tree, k->arena, published));
    }
}

static void make_files(struct class_state *k) {
    bool wanted = is_asked(k) || any_built(k) || k->withdraws || k->stale;
    size_t machine = k->diags->machine;
    if (!wanted || (k->task->unread && !k->withdraws)) return;
    /* nothing is made, but published files that must not stay are still removed */
    if (k->task->shared->workspace->settings_unread) return;
    if (staff_files_wanted(k) && (!k->missing || k->withdraws))
        for (size_t i = 0; i < k->n; i++)
            if (is_listed(k, &k->members[i])) join_member(k, &k->members[i]);
    *k->task->at = AT_CLASS_FILES;
    bool ok = read_logo(k);
    k->files.logo = k->logo;
    /* without one of its frameworks, the page would lack something that the published page has,
     * which can stay because it contains nothing about any learner */
    bool poorer =
        k->own.workspace->n_faulty_frameworks &&
        os_look(tree_at(k->task->tree, k->arena, class_path(k->arena, k->task->group, CLASS_PAGE)))
                .kind == OS_FILE;
    k->n_before = k->diags->list.n;
    ok = ok && (poorer || !(k->files.kinds & ONLY_HTML) || class_page_make(&k->files));
    size_t n_public = k->files.made.n;
    if (ok && staff_files_wanted(k) && k->missing && !k->withdraws) {
        report_kept(k, arena_printf(k->arena, "%zu learner%s could not be built now", k->missing,
                                    k->missing == 1 ? "" : "s"));
    } else if (ok && staff_files_wanted(k)) {
        list_members(k);
        k->files_made = class_staff_make(&k->files);
        if (!k->files_made) k->files.made.n = n_public;
        if (!k->files_made && k->before.held.n)
            report_kept(k, k->diags->machine > machine ? "a file could not be read or written"
                                                       : "new ones could not be made");
    }
}

/* ---- what the parent gets ---- */

static void keep_learner(struct class_state *k, struct ledger *after, const struct member *m) {
    struct ledger_learner before;
    if (m->result == RESULT_BUILT) {
        const struct ledger_learner now = {
            .path = m->place->path,
            .out = learner_out(k->arena, m->place),
            .name = m->summary->name,
            .kinds = m->kinds | m->carried,
            .locked = m->locked,
            .basis = m->basis,
            .pictures = m->pictures,
            .counts = k->task->shared->options->audience == AUDIENCE_STAFF ? m->summary : NULL};
        VEC_PUSH(k->arena, &after->learners, now);
    } else if ((m->was || m->brought) && !is_gone(m) && kept_before(k, m->place->path, &before)) {
        before.out = learner_out(k->arena, m->place);
        before.pictures = with_all_of(k->arena, &before.pictures, &m->pictures);
        VEC_PUSH(k->arena, &after->learners, before);
    }
}

/* The published class files contain something that is no longer permitted, and there are no new
 * ones: the published ones are removed. */
static bool files_go(const struct class_state *k) {
    return k->withdraws && !k->files_made && k->task->shared->options->audience == AUDIENCE_STAFF;
}

static void keep_held(struct class_state *k, struct ledger *after) {
    if (files_go(k)) return;
    for (size_t i = 0; i < k->files.prints.n; i++)
        VEC_PUSH(k->arena, &after->prints, k->files.prints.v[i]);
    if (!k->files_made) { /* unchanged: those of before or after the interruption */
        for (size_t i = 0; i < k->before.held.n; i++)
            VEC_PUSH(k->arena, &after->held, k->before.held.v[i]);
        for (size_t i = 0; i < k->cut.held.n; i++)
            VEC_PUSH(k->arena, &after->held, k->cut.held.v[i]);
        after->made = k->before.made;
        return;
    }
    after->made = os_today();
    /* the workbook is still the old one */
    for (size_t i = 0; k->files.book_crashed && !k->withdraws && i < k->before.held.n; i++)
        VEC_PUSH(k->arena, &after->held, k->before.held.v[i]);
    for (size_t i = 0; i < k->n; i++)
        if (k->members[i].in && is_listed(k, &k->members[i]))
            VEC_PUSH(k->arena, &after->held,
                     ((struct ledger_held){k->members[i].place->path, k->members[i].in_class,
                                           k->members[i].pictures}));
}

static bool stage_new_ledger(struct class_state *k) {
    struct arena *a = k->arena;
    struct ledger after;
    struct buf text = BUF_INIT;
    const char *why = NULL, *path = class_stage_ledger(k->task->tree, a, k->task->group);
    ledger_start(&after, a);
    for (size_t i = 0; i < k->n && !k->task->group->course; i++)
        keep_learner(k, &after, &k->members[i]);
    for (size_t i = 0; i < k->before.learners.n; i++) {
        const char *who = k->before.learners.v[i].path;
        if (table_find(k->task->spared, who) || table_find(k->task->moved->now, who))
            VEC_PUSH(a, &after.learners, k->before.learners.v[i]);
    }
    keep_held(k, &after);
    after.logo = k->logo_read && k->logo ? k->logo->key : k->before.logo;
    ledger_write(&after, &text);
    bool ok = os_make_folder_of(path, &why) && os_write(path, text.p, text.n, &why);
    if (!ok) {
        diag_add(k->diags, (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                                         .severity = DIAG_ERROR,
                                         .text = arena_printf(a, "cannot write '%s': %s", path,
                                                              why ? why : ""),
                                         .remedy = "check that the disk is not full"});
    }
    buf_release(&text);
    return ok;
}

/* The lines about files that are kept back, for the learners who were asked for. */
static struct texts kept_in_class(struct class_state *k) {
    struct kept_back sum = {0};
    bool any = false;
    for (size_t i = 0; i < k->n; i++) {
        const struct member *m = &k->members[i];
        const struct viewer v = {.workspace = k->task->shared->workspace,
                                 .calendar = k->task->group->calendar,
                                 .learner = m->learner,
                                 .audience = page_audience(k)};
        if (!k->task->chosen[m->place->index] || !m->learner || !view_shows_anybody(&v)) continue;
        const struct kept_back kept = policy_kept_back(&v);
        policy_add_kept(&sum, &kept);
        any = true;
    }
    if (!any) return (struct texts){0};
    return kept_lines(k->arena, k->task->shared->workspace, k->task->group, &sum);
}

static const char *undecoded_in_class(const struct class_state *k) {
    size_t pictures = 0, learners = 0;
    for (size_t i = 0; i < k->n; i++) {
        bool asked = k->task->chosen[k->members[i].place->index];
        pictures += asked ? k->members[i].undecoded.n : 0;
        learners += asked && k->members[i].undecoded.n;
    }
    return kept_undecoded(k->arena, k->task->group, pictures, learners);
}

static struct learner_result result_of(const struct class_state *k, const struct member *m,
                                       bool whole) {
    bool lost = !whole && m->result == RESULT_BUILT;
    bool was = m->was || table_find(k->task->moved->published, m->place->path);
    struct learner_result r = {.index = (int)m->place->index,
                               .result = m->result,
                               .before = was ? BEFORE_HERE : BEFORE_NOTHING,
                               .unchanged = m->unchanged,
                               .why =
                                   m->result == RESULT_BUILT ? recall_why(&k->recalled, m) : NULL,
                               .made = {m->pages, m->pdfs, m->books, m->bytes, m->decoded}};
    if (lost) r.result = must_go(m) ? RESULT_WITHDRAWN : RESULT_FAILED;
    if (whole && m->brought) r.before = BEFORE_ELSEWHERE;
    return r;
}

/* Is the learner as another build of the same workspace would leave them? */
static bool is_final(struct class_state *k, const struct member *m) {
    if (k->task->group->course) return m->sound && !m->as_far_as_read;
    if (m->result == RESULT_WITHHELD && !m->was && !m->elsewhere) return true;
    return (m->result == RESULT_BUILT || m->unchanged) &&
           remembered_find(&k->recalled.now, m->place->path);
}

/* Is the class as another build of the same workspace would leave it? */
static bool is_whole_class(struct class_state *k) {
    const struct class_task *t = k->task;
    const bool staff = t->shared->options->audience == AUDIENCE_STAFF;
    bool whole = !k->withdraws && !k->missing && !k->damaged && !k->files.book_crashed &&
                 !t->unread && !t->files_died && !t->group->lacks_members && !k->diags->machine &&
                 (k->files_made || !staff);
    for (size_t i = 0; i < k->n && whole; i++) whole = is_final(k, &k->members[i]);
    return whole;
}

static void remember(struct class_state *k, const struct work_result *r) {
    for (size_t i = 0; i < k->n; i++)
        if (k->members[i].result == RESULT_WITHHELD && !k->task->group->course)
            recall_withheld(&k->recalled, &k->members[i]);
    const struct recall_class c = {.diags = k->diags,
                                   .files = r->files.v,
                                   .n_files = r->files.n,
                                   .notes = r->notes.v,
                                   .n_notes = r->notes.n,
                                   .whole = is_whole_class(k),
                                   .kinds = k->files.kinds,
                                   .made = k->n_before};
    recall_write(&k->recalled, &c);
}

static void report(struct class_state *k, bool whole, struct buf *out) {
    static const char *const own[] = {CLASS_BOOK, CLASS_STAFF, CLASS_PRINT};
    const struct class_files *f = &k->files;
    struct work_result r = {
        .made = {f->pages, f->pdfs, f->books, f->bytes, f->decoded + (k->logo && k->logo->decoded)},
        .withdraws = k->withdraws};
    const bool course = k->task->group->course;
    for (size_t i = 0; i < k->n && !course; i++)
        VEC_PUSH(k->arena, &r.learners, result_of(k, &k->members[i], whole));
    const struct texts kept = course ? (struct texts){0} : kept_in_class(k);
    for (size_t i = 0; i < kept.n; i++) VEC_PUSH(k->arena, &r.notes, kept.v[i]);
    if (k->damaged)
        VEC_PUSH(k->arena, &r.notes,
                 arena_printf(k->arena,
                              "%s: the record of what was published is damaged, so everything of "
                              "this class was made again or taken away",
                              k->task->group->out));
    const char *undecoded = course ? NULL : undecoded_in_class(k);
    if (undecoded) VEC_PUSH(k->arena, &r.notes, undecoded);
    for (size_t i = 0; whole && i < f->made.n; i++) VEC_PUSH(k->arena, &r.files, f->made.v[i]);
    if (whole && k->withdraws && f->book_crashed) VEC_PUSH(k->arena, &r.drops, CLASS_BOOK);
    if (whole && k->files_made && f->nothing_to_print) VEC_PUSH(k->arena, &r.drops, CLASS_PRINT);
    for (size_t i = 0; whole && files_go(k) && i < 3; i++) VEC_PUSH(k->arena, &r.drops, own[i]);
    if (whole && k->task->recall->keeps) remember(k, &r);
    if (k->recalled.lasts) r.lasts = *k->recalled.lasts;
    work_result_write(&r, k->diags, out);
}

/* After publishing was cut short, or with a damaged record, everything is made again. */
static bool can_recall(const struct class_state *k) {
    return !k->damaged && !k->cut.learners.n && !k->cut.held.n && !k->own.workspace->lock;
}

static void read_members(struct class_state *k) {
    const struct group *g = k->task->group;
    const bool any = !g->course || k->task->shared->options->audience == AUDIENCE_STAFF;
    k->n = any ? group_size(g) : 0;
    k->members = arena_array(k->arena, k->n + 1, sizeof *k->members);
    for (size_t i = 0; i < k->n; i++) {
        struct member *m = &k->members[i];
        *m = (struct member){.place = group_at(g, i), .arena = arena_new()};
        const struct date of_class = recall_enter(&k->recalled);
        if (g->course) {
            read_guest(k, m);
        } else {
            const double began = trace_begin(k->own.trace);
            read_member(k, m);
            trace_end(k->own.trace, PHASE_LEARNERS, began, m->place->path);
            if (m->result == RESULT_BUILT && can_recall(k) &&
                recall_take(&k->recalled, m, k->diags))
                m->result = RESULT_SKIPPED;
            if (m->result == RESULT_BUILT) make_member(k, m);
            bring_along(k, m);
        }
        recall_leave(&k->recalled, of_class);
        file_bytes_free(m->file_bytes);
        m->file_bytes = NULL;
    }
}

void class_make(const struct class_task *task, struct buf *result) {
    struct arena *a = arena_new();
    struct class_state k = {.task = task,
                            .arena = a,
                            .diags = diags_new(a),
                            .own = shared_for(task->shared, task->group)};
    read_ledger(&k, &k.before, task->group->out, "");
    read_ledger(&k, &k.cut, task->group->out, ".new");
    read_moved(&k);
    recall_start(&k.recalled, a, task);
    read_members(&k);
    const double began = trace_begin(k.own.trace);
    start_files(&k);
    make_files(&k);
    trace_end(k.own.trace, PHASE_CLASSES, began, task->group->path);
    keep_same_files(&k);
    report(&k, stage_new_ledger(&k), result);
    *task->at = AT_NOTHING;
    for (size_t i = 0; i < k.n; i++) arena_free(k.members[i].arena);
    arena_free(a);
    mem_trim();
}
