/* terms.c: the terms of the workspace, or of a school or class that has its own, the day that
 * everything is asked about, and the term of the reports. */
#include "load/load_inner.h"
#include "load/shared/settings.h"

#include "model/framework.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"

#include <stdlib.h>

/* ---- as written ---- */

static const struct schema_field term_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct term, id, type_id),
     .required = true,
     .doc = "names the term in file names"},
    {.key = "name",
     .spare = true,
     SCHEMA_ONE(struct term, name, type_words),
     .required = true,
     .doc = "as it appears in reports"},
    {.key = "starts",
     SCHEMA_ONE(struct term, starts, type_date),
     .required = true,
     .doc = "the first day"},
    {.key = "ends",
     SCHEMA_ONE(struct term, ends, type_date),
     .required = true,
     .doc = "the last day"},
};

static bool check_term(struct schema *s, const struct yml *node, void *item) {
    struct term *t = item;
    bool ordered = load_in_order(s, node, "starts", t->starts, "ends", t->ends);
    t->faulty = !ordered || !date_is_set(t->starts) || !date_is_set(t->ends);
    return ordered;
}

const struct schema_table term_table = {.what = "a term",
                                        .size = sizeof(struct term),
                                        SCHEMA_ROWS(term_fields),
                                        .lenient = true,
                                        SCHEMA_KEEP(struct term, id),
                                        .check = check_term};

static void overlap(struct schema *s, const struct yml *node, const struct term *before,
                    const struct term *t) {
    char ends[20];
    date_iso(before->ends, ends);
    const struct yml *starts = yml_get(node, "starts");
    schema_fault(
        s, starts ? starts : node, CODE_TERMS_OVERLAP,
        arena_printf(s->arena, "the term '%s' begins before '%s' ends", t->id, before->id),
        arena_printf(
            s->arena,
            "terms go in order and must not overlap: '%s' ends on %s, so begin later or end it earlier",
            before->id, ends));
}

/* A key without a value says nothing. */
static bool is_written(const struct written_terms *terms) {
    return terms->node && (terms->spoilt || !yml_is_null(terms->node));
}

/* Notes in the calendar whether some terms could not be read; those have their findings. */
static void check_terms(struct schema *s, const struct written_terms *terms, struct calendar *c) {
    const struct yml *list = is_written(terms) ? terms->node : NULL;
    load_unique(s, list, "term");
    if (!list || list->kind != YML_LIST_NODE || list->n != terms->n) {
        c->unread = list || terms->spoilt;
        return;
    }
    for (size_t i = 1; i < terms->n; i++) {
        const struct term *t = &terms->v[i], *before = t - 1;
        if (!t->faulty && !before->faulty && date_cmp(t->starts, before->ends) <= 0)
            overlap(s, list->items[i], before, t);
    }
}

/* ---- the calendar ---- */

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

/* Keeps the terms with known dates, in order; the ids are those of all. */
static void keep_terms(struct loader *l, struct calendar *c, struct written_terms *written) {
    c->terms = arena_array(l->arena, written->n, sizeof *c->terms);
    c->ids = arena_make(l->arena, struct names);
    ids_start(c->ids, l->arena);
    for (size_t i = 0; i < written->n; i++) {
        load_name(l, &written->v[i].name, written->v[i].id);
        if (!written->v[i].faulty) c->terms[c->n_terms++] = written->v[i];
    }
    if (c->n_terms) qsort(c->terms, c->n_terms, sizeof *c->terms, by_start);
    for (size_t i = 0; i < c->n_terms; i++) ids_add(c->ids, l->arena, c->terms[i].id, &c->terms[i]);
    for (size_t i = 0; i < written->n; i++)
        ids_add(c->ids, l->arena, written->v[i].id, &written->v[i]);
    written->spoilt = written->spoilt || c->n_terms < written->n;
}

/* Who asks for a term asks how things were at its end, unless they name a day. */
static void look_back_to(struct loader *l, struct calendar *c, struct term *term) {
    c->term = term;
    if (date_is_set(l->options->as_of) || date_cmp(c->as_of, term->ends) <= 0) return;
    c->as_of = term->ends;
    c->past = c->looks_back = c->term_asked = true;
}

/* Between two terms are holidays; after the last one, the next was not added yet. */
static void check_day(struct schema *s, const struct calendar *c,
                      const struct written_terms *terms) {
    const struct loader *l = s->context;
    if (!c->term || terms->spoilt || !terms->node) return;
    const struct term *last = &c->terms[c->n_terms - 1];
    char today[20], ended[20];
    if (date_cmp(c->as_of, last->ends) <= 0) return;
    date_iso(c->as_of, today);
    date_iso(last->ends, ended);
    schema_fault(
        s, terms->node, CODE_NO_TERM,
        arena_printf(l->arena, "no term holds %s: reports are about '%s', which ended on %s", today,
                     source_quote(l->arena, words_text(&last->name, l->w->language)), ended),
        "add the new term here");
}

static struct calendar *calendar_new(struct schema *s, struct written_terms *terms) {
    struct loader *l = s->context;
    struct calendar *c = arena_make(l->arena, struct calendar);
    c->file = s->source ? s->source->file : "folioscope.yaml";
    check_terms(s, terms, c);
    keep_terms(l, c, terms);
    c->as_of = l->index->day;
    c->lasts = l->index->lasts;
    c->latest = date_cmp(l->options->today, c->as_of) > 0 ? l->options->today : c->as_of;
    c->clock = date_cmp(l->options->clock, c->latest) > 0 ? l->options->clock : c->latest;
    c->looks_back = date_is_set(l->options->as_of);
    c->past = date_cmp(c->as_of, l->index->written_day) < 0;
    c->term = term_of(c, terms->spoilt);
    return c;
}

/* ---- of the workspace ---- */

static struct date as_of_day(const struct load_options *o, const struct settings *set) {
    if (date_is_set(o->as_of)) return o->as_of;
    return date_is_set(set->as_of) ? set->as_of : o->today;
}

static void choose_term(struct loader *l, struct calendar *c, struct settings *set) {
    void *term;
    if (l->options->term) {
        struct term *asked = ids_find(c->ids, l->options->term);
        if (asked && !asked->faulty) look_back_to(l, c, asked);
    } else if (set->term) {
        if (load_later(&set->schema, &type_later_term, set->term, &term) && term) c->term = term;
    } else {
        check_day(&set->schema, c, &set->terms);
    }
}

/* The later of the as-of day and the one without --as-of. */
static struct date written_day(const struct loader *l, const struct settings *set) {
    const struct date today = l->options->today, day = l->index->day;
    struct date own = date_is_set(set->as_of) ? set->as_of : today;
    if (!date_is_set(set->as_of)) clock_note(l->index->lasts, today, day);
    return date_cmp(own, day) > 0 ? own : day;
}

void load_calendar(struct loader *l, struct settings *set) {
    l->index->lasts = arena_make(l->arena, struct date);
    l->index->day = as_of_day(l->options, set);
    l->index->written_day = written_day(l, set);
    l->index->term = set->term;
    struct calendar *c = l->w->calendar = calendar_new(&set->schema, &set->terms);
    choose_term(l, c, set);
}

/* ---- of a school or class ---- */

/* The term with this id, which the workspace's reports are about, is that of each class. */
static void choose_same(struct schema *s, struct calendar *c, const struct written_terms *terms,
                        const char *id) {
    struct loader *l = s->context;
    struct term *term = ids_find(c->ids, id);
    if (term && !term->faulty) c->term = term;
    /* a term that folioscope.yaml does not list either has its finding there */
    if (term || c->unread || !ids_find(l->w->calendar->ids, id)) return;
    schema_fault(s, terms->node, CODE_NO_REFERENCE,
                 arena_printf(l->arena, "reports are about the term '%s', which is not listed here",
                              source_quote(l->arena, id)),
                 "give terms that belong together the same id in all files");
}

const struct calendar *load_own_calendar(struct schema *s, struct written_terms *terms,
                                         const struct calendar *above) {
    struct loader *l = s->context;
    if (!is_written(terms)) return above;
    struct calendar *c = calendar_new(s, terms);
    const struct yml *set = l->index->term;
    struct term *asked = l->options->term ? ids_find(c->ids, l->options->term) : NULL;
    if (asked && !asked->faulty)
        look_back_to(l, c, asked);
    else if (l->options->term)
        return c; /* load_check_term_asked */
    else if (set && set->kind == YML_SCALAR_NODE)
        choose_same(s, c, terms, set->text);
    else
        check_day(s, c, terms);
    return c;
}

const struct calendar *load_unknown_calendar(struct loader *l, const struct calendar *above) {
    struct calendar *c = arena_copy(l->arena, above, sizeof *c);
    c->unread = true;
    return c;
}

/* ---- a term that was asked for ---- */

static bool has_term(const struct calendar *c, const char *id) {
    return c->unread || ids_find(c->ids, id);
}

/* One finding for each file that lists terms, and not this one. */
static void report_lacking(struct loader *l, const struct calendar *c, const char *id) {
    if (has_term(c, id)) return;
    const char *now = c->term ? words_text(&c->term->name, l->w->language) : NULL;
    diag_add_once(
        l->diags,
        (struct diag){
            .code = code_text(CODE_OTHER_TERM),
            .severity = DIAG_WARNING,
            .file = c->file,
            .text = now ? arena_printf(l->arena,
                                       "there is no term '%s' here: these reports are about '%s'",
                                       source_quote(l->arena, id), source_quote(l->arena, now))
                        : arena_printf(l->arena, "there is no term '%s' here",
                                       source_quote(l->arena, id)),
            .remedy = "terms that belong together have the same id in all files"});
}

/* Its days, or whether there is one, cannot be known: reports would be about another term. */
static bool is_unknown(const struct calendar *c, const char *id) {
    const struct term *term = ids_find(c->ids, id);
    return term ? term->faulty : c->unread;
}

static void leave_out(struct group *g) {
    for (size_t i = 0; i < g->n_learners; i++) g->learners[i].left_out = true;
}

static bool is_over_on(const struct framework *f, struct date day) {
    return date_is_set(f->retired) && date_cmp(f->retired, day) <= 0;
}

/* The framework that has another scale at the end of this term than on the workspace's day, or is
 * in use on one of these days alone; or NULL. Levels are judged on one scale for all classes. */
static const struct framework *other_scale(const struct loader *l, const struct calendar *c) {
    for (size_t i = 0; i < l->w->n_frameworks; i++) {
        const struct framework *f = &l->w->frameworks[i];
        if (scale_of_framework(f, c->as_of) != f->scale || is_over_on(f, c->as_of) != f->over)
            return f;
    }
    return NULL;
}

/* True, with a finding, if the class cannot be reported on with the others. */
static bool is_on_other_scale(struct loader *l, const struct calendar *c) {
    const struct framework *f = other_scale(l, c);
    char day[20];
    if (!f) return false;
    date_iso(c->as_of, day);
    const char *what = f->over ? "was still in use, and not" : "was no longer in use, as it was";
    if (is_over_on(f, c->as_of) == f->over) what = "had another scale than";
    diag_add_once(
        l->diags,
        (struct diag){.code = code_text(CODE_OTHER_TERM),
                      .severity = DIAG_ERROR,
                      .file = c->file,
                      .text = arena_printf(l->arena,
                                           "on %s, the end of this term, the framework '%s' %s "
                                           "at the end of the workspace's term",
                                           day, f->id, what),
                      .remedy = arena_printf(
                          l->arena, "build these classes on their own, with --as-of %s", day)});
    return true;
}

void load_check_term_asked(struct loader *l) {
    const struct workspace *w = l->w;
    const char *id = l->options->term;
    if (!id) return;
    bool any = has_term(w->calendar, id);
    for (size_t i = 0; i < w->n_groups; i++) any = any || has_term(w->groups[i].calendar, id);
    if (!any) load_term(l, NULL, id);
    for (size_t i = 0; i < w->n_groups; i++) {
        struct group *g = &w->groups[i];
        if (!any || is_unknown(g->calendar, id) || is_on_other_scale(l, g->calendar))
            leave_out(g);
        else
            report_lacking(l, g->calendar, id);
    }
}

/* ---- a term that has just begun ---- */

enum { NEW_DAYS = 42 }; /* later, notes about the new term are what is missing */

static bool has_notes(const struct loader *l, const char *folder, const struct term *term) {
    struct os_entries found;
    const char *path = arena_printf(l->arena, "%s/%s/narratives/%s", l->root, folder, term->id);
    if (os_look(arena_printf(l->arena, "%s.md", path)).kind == OS_FILE) return true;
    return os_look(path).kind == OS_FOLDER && os_list(l->arena, path, &found, NULL) && found.n > 0;
}

/* Has some learner of the calendar's classes a narrative for the term? Only names of files are
 * looked at. */
static bool has_narratives(const struct loader *l, const struct calendar *c,
                           const struct term *term) {
    const struct workspace *w = l->w;
    for (size_t i = 0; i < w->n_groups; i++)
        for (size_t k = 0; w->groups[i].calendar == c && k < w->groups[i].n_learners; k++)
            if (has_notes(l, w->groups[i].learners[k].path, term)) return true;
    return false;
}

static bool is_new(const struct calendar *c) {
    long days = date_days(c->as_of) - date_days(c->term->starts);
    return days >= 0 && days <= NEW_DAYS;
}

static void check_new_term(struct loader *l, const struct calendar *c) {
    if (!c->term || c->term == c->terms || !is_new(c)) return;
    const struct term *before = c->term - 1;
    if (has_narratives(l, c, c->term) || !has_narratives(l, c, before)) return;
    const char *now = source_quote(l->arena, words_text(&c->term->name, l->w->language));
    const char *earlier = source_quote(l->arena, words_text(&before->name, l->w->language));
    char began[20];
    date_iso(c->term->starts, began);
    diag_add(l->diags,
             (struct diag){.code = code_text(CODE_NEW_TERM),
                           .severity = DIAG_NOTE,
                           .file = c->file,
                           .text = arena_printf(l->arena,
                                                "reports are about '%s', which began on %s: the "
                                                "educators' notes about '%s' are not on them",
                                                now, began, earlier),
                           .remedy =
                               arena_printf(l->arena, "add '--term %s' to make the reports of '%s'",
                                            before->id, earlier)});
}

/* Classes with the same terms may be apart in the order of the classes. */
static bool is_first_of_calendar(const struct workspace *w, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (w->groups[k].calendar == w->groups[i].calendar) return false;
    return true;
}

void load_check_new_term(struct loader *l) {
    const struct workspace *w = l->w;
    if (l->options->term || date_is_set(l->options->as_of)) return;
    for (size_t i = 0; i < w->n_groups; i++)
        if (is_first_of_calendar(w, i)) check_new_term(l, w->groups[i].calendar);
}
