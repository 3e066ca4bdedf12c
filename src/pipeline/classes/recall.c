/* recall.c: see recall.h. */
#include "pipeline/classes/recall.h"

#include "base/hash.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/tree/plan.h"

#include <string.h>

const char *recall_stage(const struct tree *t, struct arena *a, const struct group *g) {
    return arena_printf(a, "%s/remembered/%s", t->stage, g->out);
}

void recall_start(struct recalled *r, struct arena *a, const struct class_task *task) {
    const struct tree *t = task->tree;
    *r = (struct recalled){
        .arena = a, .task = task, .before = {.arena = a, .from = ""}, .now = {.arena = a}};
    r->lasts = task->shared->workspace->calendar->lasts;
    if (r->lasts) *r->lasts = task->recall->lasts;
    if (task->recall->on)
        remembered_read(&r->before, a, remembered_class(a, t->folder, task->group->out));
}

struct date recall_enter(struct recalled *r) {
    r->still = NULL;
    if (!r->lasts) return (struct date){0};
    const struct date of_class = *r->lasts;
    *r->lasts = r->task->recall->lasts;
    return of_class;
}

void recall_leave(struct recalled *r, struct date of_class) { clock_end(r->lasts, of_class); }

static struct remembered_days days_of(const struct recalled *r) {
    return (struct remembered_days){r->task->recall->today,
                                    r->lasts ? *r->lasts : (struct date){0}};
}

static struct hash add_words(struct hash h, const struct texts *words) {
    for (size_t i = 0; i < words->n; i++) h = hash_bytes(h, words->v[i], strlen(words->v[i]) + 1);
    return hash_bytes(h, "", 1);
}

/* What others have agreed to is in the basis. NULL if it is not known. */
static const char *made_from(const struct recalled *r, const struct member *m) {
    const struct recall *all = r->task->recall;
    const char *own = all->learners ? all->learners[m->place->index] : NULL;
    char text[33];
    if (!own) return NULL;
    hash_text(add_words(add_words((struct hash){0}, &m->basis), &m->in_class), text);
    return arena_printf(r->arena, "%s %s %s", all->common, own, text);
}

static void add_span(struct recalled *r, size_t from, size_t made, size_t to) {
    const struct recall_span span = {from, made, to, (int)r->now.learners.n};
    VEC_PUSH(r->arena, &r->spans, span);
}

static int number_of(const struct recalled *r, const struct remembered_learner *l) {
    return (int)(l - r->before.learners.v) + 1;
}

/* Returns how many. */
static size_t add_findings(const struct recalled *r, const struct remembered_learner *l, bool made,
                           struct diags *diags) {
    const size_t first = diags->list.n;
    for (size_t i = 0; i < r->before.findings.n; i++) {
        const struct remembered_finding *f = &r->before.findings.v[i];
        if (f->of == number_of(r, l) && f->made == made) diag_add(diags, f->found);
    }
    return diags->list.n - first;
}

bool recall_take(struct recalled *r, struct member *m, struct diags *diags) {
    const struct remembered_learner *l = remembered_find(&r->before, m->place->path);
    const char *out = learner_out(r->arena, m->place);
    m->from = made_from(r, m);
    if (!r->task->recall->on || !l || l->withheld || !m->from || strcmp(l->from, m->from) != 0)
        return false;
    if (!m->was || m->elsewhere || !m->met || !m->current || !m->sound) return false;
    if (!remembered_holds(&l->days, r->task->recall->today) ||
        !remembered_learner_is_there(l, r->task->tree, out))
        return false;
    r->still = l;
    if (!remembered_covers(&r->before, l->kinds, m->kinds, number_of(r, l))) return false;
    clock_end(r->lasts, l->days.lasts);
    const size_t first = diags->list.n, made = first + add_findings(r, l, false, diags);
    add_findings(r, l, true, diags);
    VEC_PUSH(r->arena, &r->now.learners, *l);
    add_span(r, first, made, diags->list.n);
    m->unchanged = true;
    return true;
}

/* The word at which two lists of words differ first; `most` if at none. */
static size_t first_difference(const char *x, const char *y, size_t most) {
    for (size_t i = 0; i < most; i++) {
        const size_t n = strcspn(x, " "), m = strcspn(y, " ");
        if (n != m || memcmp(x, y, n) != 0) return i;
        x += n + (x[n] == ' ');
        y += m + (y[m] == ' ');
    }
    return most;
}

const char *recall_why(const struct recalled *r, const struct member *m) {
    static const char *const changed[] = {"the program, a library, or a font changed",
                                          "it was built with other options",
                                          "it was built on another day",
                                          "settings or files that all learners share changed",
                                          "who is in the workspace changed",
                                          "its own files changed",
                                          "files of its class changed",
                                          "what families agreed to changed"};
    enum { CHANGED = sizeof changed / sizeof *changed };
    const struct remembered_learner *l = remembered_find(&r->before, m->place->path);
    if (m->unchanged) return NULL;
    if (!m->was) return "nothing is published of it";
    if (!r->task->recall->on) return "everything was asked for anew";
    if (!l || l->withheld || !m->from) return "it is not remembered what it was made from";
    const size_t i = first_difference(l->from, m->from, CHANGED);
    if (i < CHANGED) return changed[i];
    if (!remembered_holds(&l->days, r->task->recall->today)) return changed[2];
    return l->kinds == m->kinds ? "what is published was changed"
                                : "some kinds of its files were not made last time";
}

/* Files of other kinds, which stay, are as they would be made. */
static unsigned kinds_of(const struct recalled *r, const struct member *m) {
    const struct remembered_learner *l = r->still;
    if (!l || !remembered_covers(&r->before, l->kinds, 0, number_of(r, l))) return m->kinds;
    clock_end(r->lasts, l->days.lasts);
    return m->kinds | l->kinds;
}

void recall_made(struct recalled *r, const struct member *m, size_t first,
                 const struct diags *diags) {
    if (!m->from || m->undecoded.n || m->locked) return;
    const unsigned kinds = kinds_of(r, m);
    const struct remembered_learner l = {.path = m->place->path,
                                         .from = m->from,
                                         .days = days_of(r),
                                         .sign = remembered_sign(r->arena, m->stage),
                                         .kinds = kinds,
                                         .index = (int)m->place->index,
                                         .pages = m->pages,
                                         .pdfs = m->pdfs,
                                         .books = m->books,
                                         .bytes = m->bytes};
    VEC_PUSH(r->arena, &r->now.learners, l);
    add_span(r, first, m->rendered, diags->list.n);
}

void recall_withheld(struct recalled *r, const struct member *m) {
    const struct remembered_learner l = {.path = m->place->path,
                                         .from = "",
                                         .sign = "",
                                         .withheld = true,
                                         .index = (int)m->place->index};
    VEC_PUSH(r->arena, &r->now.learners, l);
}

static struct remembered_finding finding_of(const struct recalled *r, const struct recall_class *c,
                                            size_t finding) {
    struct remembered_finding f = {.found = c->diags->list.v[finding], .made = finding >= c->made};
    for (size_t i = 0; i < r->spans.n; i++) {
        const struct recall_span *s = &r->spans.v[i];
        if (finding < s->from || finding >= s->to) continue;
        f.of = s->of;
        f.made = finding >= s->made;
    }
    return f;
}

void recall_write(struct recalled *r, const struct recall_class *c) {
    const struct class_task *t = r->task;
    const char *stage = class_stage(t->tree, r->arena, t->group),
               *from = t->recall->groups[t->at_group];
    struct buf text = BUF_INIT;
    r->now.from = from ? from : "";
    r->now.days = days_of(r);
    r->now.whole = c->whole && from;
    r->now.kinds = c->kinds;
    for (size_t i = 0; i < c->n_files; i++) {
        const struct remembered_file f = {
            class_path(r->arena, t->group, c->files[i]),
            remembered_sign(r->arena, os_join(r->arena, stage, c->files[i]))};
        VEC_PUSH(r->arena, &r->now.files, f);
    }
    for (size_t i = 0; i < c->n_notes; i++) VEC_PUSH(r->arena, &r->now.notes, c->notes[i]);
    for (size_t i = 0; i < c->diags->list.n; i++) {
        const struct remembered_finding f = finding_of(r, c, i);
        VEC_PUSH(r->arena, &r->now.findings, f);
    }
    r->now.ledger = remembered_sign(r->arena, class_stage_ledger(t->tree, r->arena, t->group));
    remembered_text(&r->now, &text);
    remembered_keep(recall_stage(t->tree, r->arena, t->group), &text);
    buf_release(&text);
}

/* ---- files that are the same ---- */

enum { LARGEST_SAME = 64 << 20 };

static bool has_same_mode(const char *x, const char *y) {
    struct os_walked p, q;
    return os_sign(x, &p) && os_sign(y, &q) && p.mode == q.mode;
}

static bool has_same_bytes(const char *x, const char *y) {
    struct arena *a = arena_new();
    char *p, *q;
    size_t n, m;
    const char *why = NULL;
    const long long size = os_file_size(x);
    const bool same = size >= 0 && size == os_file_size(y) &&
                      os_read(a, x, LARGEST_SAME, &p, &n, &why) &&
                      os_read(a, y, LARGEST_SAME, &q, &m, &why) && n == m && memcmp(p, q, n) == 0;
    arena_free(a);
    return same;
}

/* Without success, the new file is as good. */
static void keep_one(struct arena *a, const char *staged, const char *published) {
    const char *fresh = arena_printf(a, "%s.same", staged), *why = NULL;
    if (!has_same_mode(staged, published) || !has_same_bytes(staged, published)) return;
    if (os_link(published, fresh, &why)) os_rename(fresh, staged, &why);
    os_remove(fresh, &why); /* still there if both names were of one file before */
}

void recall_keep_same(const char *staged, const char *published) {
    struct arena *a = arena_new();
    struct os_entries found = {0};
    const char *why = NULL;
    const enum os_kind kind = os_look(staged).kind;
    if (kind != os_look(published).kind) {
        arena_free(a);
        return;
    }
    if (kind == OS_FILE) keep_one(a, staged, published);
    if (kind == OS_FOLDER && !os_list(a, staged, &found, &why)) found.n = 0;
    for (size_t i = 0; i < found.n; i++)
        recall_keep_same(os_join(a, staged, found.v[i].name),
                         os_join(a, published, found.v[i].name));
    arena_free(a);
}
