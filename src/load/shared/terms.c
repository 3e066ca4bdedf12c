/* terms.c: the terms, the day that everything is asked about, and the term of the reports. */
#include "load/load_inner.h"

#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"

#include <stdlib.h>

/* ---- the terms ---- */

/* The term that contains the day; between terms, the last one that has begun; before all terms, the
 * first. If the dates of some term are unknown, it may be the current one, so only a term that
 * contains the day is returned. */
static struct term *term_of(const struct calendar *c, bool some_unknown) {
    struct term *term = c->n_terms ? &c->terms[0] : NULL;
    for (size_t i = 0; i < c->n_terms; i++)
        if (date_cmp(c->terms[i].starts, c->as_of) <= 0) term = &c->terms[i];
    bool holds =
        term && date_cmp(term->starts, c->as_of) <= 0 && date_cmp(c->as_of, term->ends) <= 0;
    return some_unknown && !holds ? NULL : term;
}

static int by_start(const void *a, const void *b) {
    const struct term *x = a, *y = b;
    return date_cmp(x->starts, y->starts);
}

/* Keeps the terms with known dates, in order; the index has the ids of the others too. */
static void keep_terms(struct loader *l, struct calendar *c, struct settings *set) {
    c->terms = arena_array(l->arena, set->n_terms, sizeof *c->terms);
    for (size_t i = 0; i < set->n_terms; i++)
        if (!set->terms[i].faulty) c->terms[c->n_terms++] = set->terms[i];
    if (c->n_terms) qsort(c->terms, c->n_terms, sizeof *c->terms, by_start);
    for (size_t i = 0; i < c->n_terms; i++)
        ids_add(&l->index->terms, l->arena, c->terms[i].id, &c->terms[i]);
    for (size_t i = 0; i < set->n_terms; i++)
        ids_add(&l->index->terms, l->arena, set->terms[i].id, &set->terms[i]);
    set->terms_spoilt = set->terms_spoilt || c->n_terms < set->n_terms;
    l->index->term_unread = set->terms_unread;
}

/* Who asks for a term asks how things were at its end, unless they name a day. */
static void look_back_to(struct loader *l, struct calendar *c, const struct term *term) {
    if (date_is_set(l->options->as_of) || date_cmp(c->as_of, term->ends) <= 0) return;
    c->as_of = term->ends;
    c->looks_back = c->term_asked = true;
}

/* Between two terms are holidays; after the last one, the next was not added yet. */
static void check_day(struct loader *l, const struct calendar *c, struct settings *settings) {
    if (!c->term || settings->terms_spoilt || !settings->terms_node) return;
    const struct term *last = &c->terms[c->n_terms - 1];
    char today[20], ended[20];
    if (date_cmp(c->as_of, last->ends) <= 0) return;
    date_iso(c->as_of, today);
    date_iso(last->ends, ended);
    schema_fault(
        &settings->schema, settings->terms_node, CODE_NO_TERM,
        arena_printf(l->arena, "no term holds %s: reports are about '%s', which ended on %s", today,
                     source_quote(l->arena, words_text(&last->name, l->w->language)), ended),
        "add the new term here");
}

static void choose_term(struct loader *l, struct calendar *c, struct settings *settings) {
    c->term = term_of(c, settings->terms_spoilt);
    if (l->options->term) {
        struct term *term = load_term(l, NULL, l->options->term);
        if (term) {
            c->term = term;
            look_back_to(l, c, term);
        } else {
            settings->faulty = true;
        }
    } else if (settings->term) {
        void *term;
        if (load_later(&settings->schema, &type_later_term, settings->term, &term) && term)
            c->term = term;
    } else {
        check_day(l, c, settings);
    }
}

/* ---- the day ---- */

static struct date as_of_day(const struct load_options *o, const struct settings *set) {
    if (date_is_set(o->as_of)) return o->as_of;
    return date_is_set(set->as_of) ? set->as_of : o->today;
}

void load_calendar(struct loader *l, struct settings *set) {
    struct calendar *c = l->w->calendar = arena_make(l->arena, struct calendar);
    for (size_t i = 0; i < set->n_terms; i++) load_name(l, &set->terms[i].name, set->terms[i].id);
    keep_terms(l, c, set);
    c->as_of = as_of_day(l->options, set);
    c->latest = date_cmp(l->options->today, c->as_of) > 0 ? l->options->today : c->as_of;
    c->looks_back = date_is_set(l->options->as_of);
    choose_term(l, c, set);
}

/* ---- a term that has just begun ---- */

enum { NEW_DAYS = 42 }; /* later, notes about the new term are what is missing */

/* Has some learner a narrative for the term? Only the names of files are looked at. */
static bool has_narratives(const struct loader *l, const struct term *term) {
    const struct workspace *w = l->w;
    for (size_t i = 0; i < w->n_groups; i++)
        for (size_t k = 0; k < w->groups[i].n_learners; k++) {
            const char *path = arena_printf(l->arena, "%s/%s/narratives/%s", l->root,
                                            w->groups[i].learners[k].path, term->id);
            if (os_look(path).kind == OS_FOLDER) return true;
            if (os_look(arena_printf(l->arena, "%s.md", path)).kind == OS_FILE) return true;
        }
    return false;
}

static bool is_new(const struct calendar *c) {
    long days = date_days(c->as_of) - date_days(c->term->starts);
    return days >= 0 && days <= NEW_DAYS;
}

void load_check_new_term(struct loader *l) {
    const struct calendar *c = l->w->calendar;
    if (!c->term || c->term == c->terms || l->options->term || c->looks_back || !is_new(c)) return;
    const struct term *before = c->term - 1;
    if (has_narratives(l, c->term) || !has_narratives(l, before)) return;
    const char *now = source_quote(l->arena, words_text(&c->term->name, l->w->language));
    const char *earlier = source_quote(l->arena, words_text(&before->name, l->w->language));
    char began[20];
    date_iso(c->term->starts, began);
    diag_add(l->diags,
             (struct diag){.code = code_text(CODE_NEW_TERM),
                           .severity = DIAG_NOTE,
                           .file = "folioscope.yaml",
                           .text = arena_printf(l->arena,
                                                "reports are about '%s', which began on %s: the "
                                                "educators' notes about '%s' are not on them",
                                                now, began, earlier),
                           .remedy =
                               arena_printf(l->arena, "add '--term %s' to make the reports of '%s'",
                                            before->id, earlier)});
}
