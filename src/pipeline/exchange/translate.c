/* translate.c: the file for a translator. What a family may not see is not in it. */
#include "pipeline/exchange/translate.h"

#include "base/codes.h"
#include "load/translator.h"
#include "model/audiences.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/scale.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/exchange/reading.h"
#include "pipeline/files/file_bytes.h"
#include "pipeline/files/file_sorts.h"
#include "pipeline/shared.h"
#include "pipeline/tree/tree.h"
#include "view/audience/policy.h"

#include <string.h>

struct home {
    const char *learner; /* the path */
    const char *own;     /* the learner's language */
};

struct making {
    const struct translating *t;
    const struct workspace *w;
    struct arena *arena;
    struct diags *diags;
    struct buf out;
    struct translated_files *done;
    VEC(const struct framework *) frameworks; /* that the homes read of */
    VEC(const struct group *) groups;
    VEC(struct home) homes; /* that read the language */
};

static bool refused(const struct translating *t, struct diags *diags, const char *text,
                    const char *remedy) {
    diag_add(diags, (struct diag){.code = code_text(CODE_TRANSLATOR_PLACE),
                                  .severity = DIAG_ERROR,
                                  .file = t->file,
                                  .text = text,
                                  .remedy = remedy});
    return false;
}

/* ---- where it may be ---- */

static bool may_write(struct arena *a, const struct translating *t, struct diags *diags) {
    if (tree_is_around(a, t->file))
        return refused(t, diags, "this folder is published, and the file holds texts of children",
                       "name a place outside of the output folder with --to");
    enum os_kind kind = os_look(t->file).kind;
    if (kind == OS_ABSENT || (kind == OS_FILE && t->force)) return true;
    return refused(t, diags,
                   "there is a file of this name already, and somebody may have filled it in",
                   "take it back with --take first, or name another one with --to; --force "
                   "replaces it");
}

/* ---- rows ---- */

static const char *outdated_in(const struct load_slot *s, const char *tag) {
    for (size_t i = 0; i < s->outdated.n; i++)
        if (reading_same(s->outdated.entries[i].tag, tag)) return s->outdated.entries[i].text;
    return "";
}

static void add_row(struct making *m, const struct load_slot *s) {
    const struct translator_row row = {.language = m->t->tag,
                                       .file = s->file,
                                       .key = s->key,
                                       .original = s->words.entries[0].text,
                                       .of = s->mark,
                                       .before = outdated_in(s, m->t->tag)};
    load_write_translator_row(&m->out, &row);
    m->done->texts++;
}

static bool is_missing(const struct load_slot *s, const char *tag, const char *language) {
    return !reading_has_words(&s->words, tag, language);
}

/* ---- a learner's ---- */

static const struct evidence *piece_of(const struct learner *l, const char *file) {
    for (size_t i = 0; i < l->n_evidence; i++)
        if (strcmp(l->evidence[i].mark.file, file) == 0) return &l->evidence[i];
    return NULL;
}

/* "files/bridge.jpg/alt" refers to a file, which may be kept back. */
static bool is_of_kept_file(const struct viewer *home, const struct evidence *e, const char *key) {
    static const char files[] = "files/";
    if (strncmp(key, files, sizeof files - 1) != 0) return false;
    const char *name = key + sizeof files - 1, *end = strrchr(name, '/');
    for (size_t i = 0; end && i < e->n_files; i++)
        if (strlen(e->files[i].name) == (size_t)(end - name) &&
            strncmp(e->files[i].name, name, (size_t)(end - name)) == 0)
            return policy_keeps(home, &e->files[i]) != KEPT_NOT;
    return true;
}

/* What the family will not see is no business of the translator. Pieces are those that were
 * written, whatever day it is: they are translated before they are shown. */
static bool is_for_family(const struct viewer *home, const struct load_slot *s) {
    const struct learner *l = home->learner;
    const char *folder = arena_printf(home->arena, "%s/evidence/", l->path);
    if (strncmp(s->file, folder, strlen(folder)) != 0) return true;
    const struct evidence *e = piece_of(l, s->file);
    return e && policy_shows_piece(home, e) && !is_of_kept_file(home, e, s->key);
}

static void note_shared(struct making *m, const struct learner *l) {
    for (size_t i = 0; i < l->n_frameworks; i++) {
        bool known = false;
        for (size_t k = 0; k < m->frameworks.n; k++)
            known = known || m->frameworks.v[k] == l->frameworks[i];
        if (!known) VEC_PUSH(m->arena, &m->frameworks, l->frameworks[i]);
    }
    for (size_t i = 0; i < m->groups.n; i++)
        if (m->groups.v[i] == l->group) return;
    VEC_PUSH(m->arena, &m->groups, l->group);
}

struct viewer translate_home(struct arena *a, const struct workspace *w, const struct learner *l) {
    struct file_bytes *bytes = file_bytes_new();
    struct learner *written = l->written;
    file_sorts_find(w->root, bytes, written);
    file_bytes_free(bytes);
    return (struct viewer){.arena = a,
                           .workspace = w,
                           .calendar = written->calendar,
                           .learner = written,
                           .audience = AUDIENCE_FAMILY};
}

/* The language that the learner writes in. */
static const char *own_language(const struct workspace *w, const struct learner *l) {
    return l->learning_language ? l->learning_language : w->language;
}

/* Is it to be translated for this learner's homes? */
static bool is_wanted(const struct viewer *home, const struct load_slot *s, const char *tag) {
    const struct workspace *w = home->workspace;
    const char *language = s->own ? own_language(w, home->learner) : w->language;
    return is_missing(s, tag, language) && is_for_family(home, s);
}

size_t translate_lacks(const struct workspace *w, const struct learner *l,
                       const struct load_slots *own, const struct load_slots *shared,
                       const char *tag) {
    size_t n = 0;
    if (!reading_at_home(l, tag)) return 0;
    struct arena *a = arena_new();
    const struct viewer home = translate_home(a, w, l);
    for (size_t i = 0; i < own->list.n; i++) n += is_wanted(&home, &own->list.v[i], tag);
    for (size_t i = 0; i < shared->list.n; i++) {
        const struct load_slot *s = &shared->list.v[i];
        n += s->learner && strcmp(s->learner, l->path) == 0 && is_wanted(&home, s, tag);
    }
    arena_free(a);
    return n;
}

static void add_learner(struct making *m, const struct learner_place *p, struct load_slots *slots) {
    struct arena *a = arena_new();
    *slots = (struct load_slots){0};
    const struct learner *l = load_learner(a, m->w, p, m->diags);
    if (l && reading_at_home(l, m->t->tag)) {
        const struct viewer home = translate_home(a, m->w, l);
        const struct home of = {arena_strdup(m->arena, l->path),
                                arena_strdup(m->arena, own_language(m->w, l))};
        VEC_PUSH(m->arena, &m->homes, of);
        note_shared(m, l);
        for (size_t i = 0; i < slots->list.n; i++)
            if (is_wanted(&home, &slots->list.v[i], m->t->tag)) add_row(m, &slots->list.v[i]);
        m->done->learners++;
    }
    arena_free(a);
}

/* ---- what all share ---- */

static bool is_file_of(const char *file, const char *folder, const char *id) {
    size_t n = strlen(folder), k = strlen(id);
    return strncmp(file, folder, n) == 0 && strncmp(file + n, id, k) == 0 &&
           strcmp(file + n + k, ".yaml") == 0;
}

static bool is_below(const char *file, const char *folder) {
    size_t n = strlen(folder);
    return n && strncmp(file, folder, n) == 0 && file[n] == '/';
}

/* Of frameworks, scales, and classes, only those of the learners whose homes read the language. */
static bool is_shared_wanted(const struct making *m, const struct load_slot *s) {
    bool framework = is_below(s->file, "frameworks"), scale = is_below(s->file, "scales");
    for (size_t i = 0; i < m->frameworks.n; i++) {
        const struct framework *f = m->frameworks.v[i];
        if (framework && is_file_of(s->file, "frameworks/", f->id)) return true;
        if (scale && f->scale && is_file_of(s->file, "scales/", f->scale->id)) return true;
    }
    for (size_t i = 0; i < m->groups.n; i++)
        if (is_below(s->file, m->groups.v[i]->path)) return true;
    return !framework && !scale && !is_below(s->file, "classes") && !is_below(s->file, "schools");
}

/* Rows of a class's log, each about one learner. */
static void add_row_of_log(struct making *m, const struct load_slot *s) {
    for (size_t i = 0; i < m->homes.n; i++) {
        const struct home *h = &m->homes.v[i];
        if (strcmp(h->learner, s->learner) == 0 &&
            is_missing(s, m->t->tag, s->own ? h->own : m->w->language))
            add_row(m, s);
    }
}

static void add_shared(struct making *m, const struct load_slots *slots) {
    for (size_t i = 0; i < slots->list.n; i++) {
        const struct load_slot *s = &slots->list.v[i];
        if (s->learner)
            add_row_of_log(m, s);
        else if (is_missing(s, m->t->tag, m->w->language) && is_shared_wanted(m, s))
            add_row(m, s);
    }
}

/* ---- all of it ---- */

static bool is_chosen(const struct making *m, const struct learner_place *p) {
    return shared_is_chosen(m->t->group, m->t->learner, p);
}

/* False, with a finding, if --learner and --class mean no learner. */
static bool is_any_chosen(const struct making *m) {
    if (!m->t->group && !m->t->learner) return true;
    for (size_t g = 0; g < m->w->n_groups; g++)
        for (size_t i = 0; i < m->w->groups[g].n_learners; i++)
            if (is_chosen(m, &m->w->groups[g].learners[i])) return true;
    diag_add(m->diags,
             (struct diag){.code = code_text(CODE_NOBODY_CHOSEN),
                           .severity = DIAG_ERROR,
                           .text = "no learner matches --learner and --class",
                           .remedy = "They are ids, and may hold * and ?: --learner 'maya-*'"});
    return false;
}

/* What all share comes first, because it is of use to every family. `slots` has it, and is then
 * filled with the texts of one learner after the other. */
static void add_all(struct making *m, struct load_slots *slots) {
    const struct load_slots shared = *slots;
    struct buf learners;
    for (size_t g = 0; g < m->w->n_groups; g++)
        for (size_t i = 0; i < m->w->groups[g].n_learners; i++)
            if (is_chosen(m, &m->w->groups[g].learners[i]))
                add_learner(m, &m->w->groups[g].learners[i], slots);
    learners = m->out;
    m->out = (struct buf)BUF_INIT;
    load_write_translator_head(&m->out);
    if (m->done->learners) add_shared(m, &shared);
    buf_add(&m->out, learners.p, learners.n);
    buf_release(&learners);
}

static bool write_file(const struct making *m) {
    const char *why = NULL;
    if (os_write_like(m->t->file, NULL, m->out.p, m->out.n, &why)) return true;
    diag_add(
        m->diags,
        (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                      .severity = DIAG_ERROR,
                      .file = m->t->file,
                      .text = arena_printf(m->arena, "cannot write '%s': %s", m->t->file, why),
                      .remedy = "check that the disk is not full, and that you may write there"});
    return false;
}

bool translate_missing(struct arena *a, const struct translating *t, struct diags *diags,
                       struct translated_files *done) {
    struct load_slots slots = {0};
    struct load_options o = t->load;
    o.slots = &slots;
    *done = (struct translated_files){0};
    if (!t->dry_run && !may_write(a, t, diags)) return false;
    struct making m = {.t = t,
                       .w = load_workspace(a, &o, diags),
                       .arena = a,
                       .diags = diags,
                       .out = BUF_INIT,
                       .done = done};
    if (!m.w || !is_any_chosen(&m)) return false;
    add_all(&m, &slots);
    bool ok = t->dry_run || !done->texts || write_file(&m);
    buf_release(&m.out);
    return ok;
}
