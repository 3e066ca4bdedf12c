/* outlines.c: checks the names of parts in templates/site and templates/reports against those
 * that the view has. `load` reads outlines but may not know the view; this file may know both. */
#include "pipeline/run/outlines.h"

#include "base/codes.h"
#include "model/outline.h"
#include "model/workspace.h"
#include "view/parts/parts.h"
#include "view/view.h"

static void unknown(const struct part *p, struct diags *diags) {
    size_t n;
    const char *const *names = parts_names(&n);
    const char *near = diag_nearest(p->name, names, n);
    struct buf remedy = BUF_INIT;
    buf_str(&remedy, near ? "did you mean" : "parts are");
    if (near) buf_fmt(&remedy, " '%s'?", near);
    for (size_t i = 0; i < n && !near; i++) buf_fmt(&remedy, "%s%s", i ? ", " : " ", names[i]);
    diag_add(diags, (struct diag){.code = code_text(CODE_PART_UNKNOWN),
                                  .severity = DIAG_ERROR,
                                  .file = p->mark.file,
                                  .line = p->mark.line,
                                  .column = p->mark.column,
                                  .length = p->mark.length,
                                  .text = arena_printf(diags->arena, "no part '%s'", p->name),
                                  .remedy = buf_dup(&remedy, diags->arena)});
    buf_release(&remedy);
}

static void check_parts(const struct part *parts, size_t n, struct diags *diags) {
    for (size_t i = 0; i < n; i++) {
        if (!parts_knows(parts[i].name)) unknown(&parts[i], diags);
        check_parts(parts[i].left, parts[i].n_left, diags);
        check_parts(parts[i].right, parts[i].n_right, diags);
    }
}

void outlines_check(const struct workspace *w, struct diags *diags) {
    for (size_t i = 0; i < w->n_site; i++) check_parts(w->site[i].parts, w->site[i].n_parts, diags);
    for (size_t i = 0; i < w->n_report; i++)
        check_parts(w->report[i].parts, w->report[i].n_parts, diags);
}
