/* class_consent.c: consent.csv of a class: what families have agreed to, a row for each learner, as
 * under `consent` in learner.yaml.
 *
 * A row counts where learner.yaml is understood and says nothing of consent. Whatever is not clear
 * permits nothing: a row with errors, two rows, a row that says otherwise than learner.yaml. A row
 * that is taken out is a withdrawal. Only what cannot be read (the file, or bytes of a row) may
 * still be agreed to: nothing new is published then, and what is published stays
 * (pipeline/tree/basis.c). */
#include "load/class/class_log.h"
#include "load/class/share.h"

#include "base/answer.h"
#include "base/ascii.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

/* ---- places ---- */

/* Calls `act` for every learner of the workspace. */
static void for_each(struct loader *l, void (*act)(struct loader *l, struct learner_place *p)) {
    for (size_t g = 0; g < l->w->n_groups; g++)
        for (size_t i = 0; i < l->w->groups[g].n_learners; i++)
            act(l, &l->w->groups[g].learners[i]);
}

static void set_unread(struct loader *l, struct learner_place *p) {
    (void)l;
    p->left_out = true;
    if (p->consent_source != CONSENT_OWN) p->consent_unread = true;
}

static bool has_row(const struct learner_place *p) { return p->share && p->share->consents.n; }

static void set_unread_without_row(struct loader *l, struct learner_place *p) {
    if (p->consent_source != CONSENT_OWN && !p->consent_faulty && !has_row(p)) set_unread(l, p);
}

/* Of the class, and of those who were in it before. */
static void for_class(struct loader *l, struct group *g,
                      void (*act)(struct loader *l, struct learner_place *p)) {
    for (size_t i = 0; i < g->n_learners; i++) act(l, &g->learners[i]);
    for (size_t i = 0; i < l->index->movers.n; i++)
        if (class_was_ever_here(g, l->index->movers.v[i])) act(l, l->index->movers.v[i]);
}

/* ---- rows ---- */

static void keep(struct class_log *c, struct learner_place *p) {
    const struct class_consent one = {*(const struct consent *)c->row, c->mark};
    bool any = date_is_set(one.consent.until);
    for (int k = 0; k < CONSENT_COUNT; k++) any = any || one.consent.said[k];
    if (any) VEC_PUSH(c->loader->arena, &class_share_of(c->loader, p)->consents, one);
}

static void spoil(struct class_log *c, struct learner_place *p) {
    (void)c;
    p->consent_faulty = true;
}

/* A refusal counts, whatever else in its row cannot be read. */
static bool refuses(const struct class_log *c, const struct csv_row *row) {
    for (size_t i = 0; i < c->log.csv->n_columns; i++)
        if (answer_of(row->cells[i].text) == ANSWER_NO) return true;
    return false;
}

/* ---- columns ---- */

static const struct schema_field *meant_by(const char *head) {
    for (size_t i = 0; i < consent_table.n_fields; i++) {
        const struct schema_field *f = &consent_table.fields[i];
        if (diag_nearest(head, &f->key, 1) || diag_is_among(head, f->also ? f->also : "")) return f;
    }
    return NULL;
}

static bool has_answers(const struct csv *csv, size_t column) {
    for (size_t i = 0; i < csv->n_rows; i++)
        if (answer_of(csv->rows[i].cells[column].text) != ANSWER_NONE) return true;
    return false;
}

/* Is a column that is not read about consent all the same? A family may have said no in it. */
static bool is_strange(const struct log *log, size_t i) {
    const char *head = log->heads[i].text;
    if (log->fields[i] || strcmp(head, "learner") == 0 || strcmp(head, "class") == 0) return false;
    return load_is_like_until(head) || (meant_by(head) && has_answers(log->csv, i));
}

static bool has_strange_columns(struct class_log *c) {
    struct schema *s = &c->log.schema;
    bool any = false;
    for (size_t i = 0; i < c->log.csv->n_columns; i++) {
        if (!is_strange(&c->log, i)) continue;
        const struct schema_field *meant = meant_by(c->log.heads[i].text);
        any = true;
        schema_fault(s, &c->log.heads[i], CODE_CSV_NO_COLUMN,
                     arena_printf(s->arena,
                                  "the column '%s' is about consent, and is not used here",
                                  source_quote(s->arena, c->log.csv->heads[i].text)),
                     arena_printf(s->arena, "rename it to '%s'", meant ? meant->key : "until"));
    }
    return any;
}

/* ---- the file ---- */

static void clear_left_out(struct loader *l, struct learner_place *p) {
    (void)l;
    p->left_out = false;
}

/* Everyone whose rows run into each other, or have errors. */
static void spoil_left_out(struct loader *l, struct learner_place *p) {
    (void)l;
    if (p->left_out && !p->consent_unread) p->consent_faulty = true;
}

/* Rows with bytes that are not text. */
static void read_damaged(struct class_log *c) {
    struct loader *l = c->loader;
    const struct csv *csv = c->log.csv;
    bool nobody = false;
    for (size_t i = 0; csv && i < csv->n_rows; i++) {
        if (!class_log_is_damaged(c, &csv->rows[i])) continue;
        const char *id = csv->rows[i].cells[c->log.learner_column].text;
        struct learner_place *p = class_whose_id(c, id);
        if (p && refuses(c, &csv->rows[i]))
            p->consent_faulty = p->left_out = true;
        else if (p)
            set_unread(l, p);
        nobody = nobody || !p;
    }
    if (nobody) for_class(l, c->group, set_unread_without_row);
}

static void read_columns(struct class_log *c) {
    if (!c->log.csv || !c->log.heads || c->log.learner_column >= c->log.csv->n_columns) return;
    if (has_strange_columns(c))
        load_doubt(c->loader, c->group, c->log.schema.source->text, c->log.schema.source->n);
}

static void read_file(struct loader *l, const char *path, struct group *g) {
    struct consent row;
    struct class_log c = {.log = {.form = &log_of_consents, .class = g->id, .refuses = is_strange},
                          .row = &row,
                          .row_size = sizeof row,
                          .keep = keep,
                          .spoilt = spoil,
                          .loader = l,
                          .group = g};
    class_log_read(&c, path);
    g->consents_unclear = c.unread || !c.log.csv || c.log.csv->n_gaps || c.log.n_bad_lines;
    if (c.unread) {
        for_class(l, g, set_unread);
        return;
    }
    read_columns(&c);
    if (c.log.n_bad_lines && c.log.heads) read_damaged(&c);
    for_each(l, spoil_left_out);
}

static void read_class(struct loader *l, struct os_entries found, struct group *g) {
    const char *path = load_path(l, g->path, "consent.csv");
    for (size_t i = 0; i < g->n_learners; i++)
        if (g->learners[i].row) g->learners[i].consent_file = path; /* there is no learner.yaml */
    if (!load_has(found, "consent.csv", OS_FILE)) {
        g->consents_unclear = load_is_file_unread(l, path);
        if (g->consents_unclear) for_class(l, g, set_unread);
        return;
    }
    if (g->course) {
        load_fault(l, CODE_UNKNOWN_FILE, path, "consent is not read from a course",
                   "write it into the consent.csv of the learners' home classes");
        return;
    }
    for (size_t i = 0; i < g->n_learners; i++)
        if (g->learners[i].consent_source == CONSENT_CLASS) g->learners[i].consent_file = path;
    read_file(l, path, g);
}

/* ---- what counts ---- */

static void fault(struct loader *l, struct learner_place *p, enum code code, const struct mark *at,
                  struct diag_place first, const char *text, const char *remedy) {
    p->consent_faulty = true;
    diag_add(l->diags, (struct diag){.code = code_text(code),
                                     .severity = DIAG_ERROR,
                                     .file = at->file,
                                     .line = at->line,
                                     .column = 1,
                                     .length = 1,
                                     .text = text,
                                     .remedy = remedy,
                                     .first = first,
                                     .learner = p->path});
}

/* Does one say yes, and the other no? */
static bool contradict(const struct consent *a, const struct consent *b) {
    for (int k = 0; k < CONSENT_COUNT; k++)
        if (a->said[k] && b->said[k] && a->given[k] != b->given[k]) return true;
    return false;
}

/* A refusal counts, whatever learner.yaml says. */
static struct consent refusals(const struct consent *c) {
    struct consent no = {0};
    for (int k = 0; k < CONSENT_COUNT; k++) no.said[k] = c->said[k] && !c->given[k];
    return no;
}

static void check(struct loader *l, struct learner_place *p) {
    const struct class_consent *row = &p->share->consents.v[0];
    if (p->share->consents.n > 1) {
        const struct mark *again = &p->share->consents.v[1].mark;
        fault(l, p, CODE_DUPLICATE_ID, again,
              (struct diag_place){row->mark.file, row->mark.line, 1},
              arena_printf(l->arena, "'%s' has two rows about consent, so nothing is agreed to",
                           p->id),
              "keep the row that the family has signed");
    } else if (p->consent_source == CONSENT_OWN && contradict(&p->consent, &row->consent)) {
        fault(l, p, CODE_CONSENT_DIFFERS, &row->mark, (struct diag_place){0},
              arena_printf(
                  l->arena,
                  "this row says otherwise than learner.yaml of '%s', so nothing is agreed to",
                  p->id),
              "keep what the family has signed, in one of the two");
    }
}

static void settle(struct loader *l, struct learner_place *p) {
    if (has_row(p)) check(l, p);
    if (p->consent_faulty) {
        p->consent = (struct consent){0};
        p->left_out = true;
    } else if (has_row(p)) {
        const struct consent *row = &p->share->consents.v[0].consent;
        if (p->consent_source == CONSENT_CLASS) p->consent = *row;
        if (p->consent_source == CONSENT_UNCLEAR) p->consent = refusals(row);
    }
}

void load_class_consents(struct loader *l, const struct os_entries *found) {
    bool *before = arena_array(l->arena, l->w->n_learners + 1, sizeof *before);
    struct load_slots *slots = l->index->slots;
    l->index->slots = NULL; /* nothing in it is to be translated */
    for (size_t g = 0; g < l->w->n_groups; g++)
        for (size_t i = 0; i < l->w->groups[g].n_learners; i++) {
            const struct learner_place *p = &l->w->groups[g].learners[i];
            before[p->index] = p->left_out;
        }
    for_each(l, clear_left_out); /* so that it says whom these files leave out */
    for (size_t g = 0; g < l->w->n_groups; g++) read_class(l, found[g], &l->w->groups[g]);
    for_each(l, settle);
    for (size_t g = 0; g < l->w->n_groups; g++)
        for (size_t i = 0; i < l->w->groups[g].n_learners; i++) {
            struct learner_place *p = &l->w->groups[g].learners[i];
            p->left_out = p->left_out || before[p->index];
        }
    l->index->slots = slots;
}
