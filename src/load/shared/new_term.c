/* new_term.c: from the first day of a term, reports are about it. If the notes at hand are all
 * about the term before, whoever prints them that week needs to know how to get them. */
#include "load/load_inner.h"

#include "model/group.h"
#include "model/workspace.h"

enum { NEW_DAYS = 42 }; /* later, notes about the new term are what is missing */

/* Has some learner a narrative for the term? Only the names of files are looked at. */
static bool has_narratives(const struct loader *l, const struct term *term) {
    const struct workspace *w = l->w;
    for (size_t i = 0; i < w->n_groups; i++)
        for (size_t k = 0; k < w->groups[i].n_learners; k++) {
            const char *file = arena_printf(l->arena, "%s/%s/narratives/%s.md", l->root,
                                            w->groups[i].learners[k].path, term->id);
            if (os_look(file).kind == OS_FILE) return true;
        }
    return false;
}

static const struct term *term_before(const struct workspace *w) {
    return w->term && w->term > w->terms ? w->term - 1 : NULL;
}

void load_check_new_term(struct loader *l) {
    const struct workspace *w = l->w;
    const struct term *before = term_before(w);
    if (!before || l->options->term || w->looks_back) return;
    if (date_cmp(w->as_of, w->term->starts) < 0) return;
    if (date_days(w->as_of) - date_days(w->term->starts) > NEW_DAYS) return;
    if (has_narratives(l, w->term) || !has_narratives(l, before)) return;
    const char *now = source_quote(l->arena, words_text(&w->term->name, w->language));
    const char *earlier = source_quote(l->arena, words_text(&before->name, w->language));
    char began[20];
    date_iso(w->term->starts, began);
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
