/* recall_above.c: see recall_above.h. */
#include "pipeline/run/recall_above.h"

#include "base/hash.h"
#include "model/term.h"
#include "os/os.h"
#include "pipeline/tree/fields.h"
#include "pipeline/tree/plan.h"
#include "pipeline/tree/work_result.h"

#include <string.h>

void recall_above_start(struct recall_above *x, struct arena *a, const char *folder, bool on) {
    const char *path = remembered_above(a, folder);
    *x = (struct recall_above){.arena = a, .now = {.arena = a}};
    if (!on || !remembered_read(&x->before, a, path))
        x->before = (struct remembered){.arena = a, .from = ""};
    os_remove(path, NULL);
    x->path = path;
}

/* ---- what they are made from ---- */

static struct hash sum_of(struct hash sum, struct hash one) {
    return (struct hash){sum.high + one.high, sum.low + one.low};
}

static struct hash names_in(const char *folder) {
    struct arena *a = arena_new();
    struct os_entries found = {0};
    struct hash sum = {0};
    if (!os_list(a, folder, &found, NULL)) found.n = 0;
    for (size_t i = 0; i < found.n; i++) {
        const enum os_kind kind = found.v[i].kind;
        const struct hash one =
            hash_bytes((struct hash){0}, found.v[i].name, strlen(found.v[i].name) + 1);
        sum = sum_of(sum, hash_bytes(one, &kind, sizeof kind));
    }
    arena_free(a);
    return sum;
}

void recall_above_add(struct buf *out, const struct tree *t, const char *class_out) {
    static const char *const folders[] = {"", CLASS_STAFF, CLASS_PRINT, "learners"};
    struct arena *a = arena_new();
    struct hash h = {0};
    const char *record = tree_record(t, a, class_out), *class = tree_at(t, a, class_out);
    const bool known = os_hash_file(record, &h); /* a class without learners may have none */
    buf_char(out, known ? 'y' : 'n');
    buf_add(out, &h, sizeof h);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        h = names_in(*folders[i] ? os_join(a, class, folders[i]) : class);
        buf_add(out, &h, sizeof h);
    }
    arena_free(a);
}

void recall_above_add_findings(struct buf *out, const struct diags *diags) {
    struct buf text = BUF_INIT;
    struct hash sum = {0};
    for (size_t i = 0; i < diags->list.n; i++) {
        buf_clear(&text);
        fields_write(&text, work_result_finding(), &diags->list.v[i]);
        sum = sum_of(sum, hash_bytes((struct hash){0}, text.p, text.n));
    }
    buf_add(out, &sum, sizeof sum);
    buf_release(&text);
}

/* ---- what is remembered ---- */

bool recall_above_take(struct recall_above *x, const struct tree *t, struct diags *diags,
                       struct date *lasts) {
    const struct remembered *r = &x->before;
    if (!x->path || !x->from || !r->whole || strcmp(r->from, x->from) != 0) return false;
    if (!remembered_holds(&r->days, x->today) || !remembered_is_there(r, t)) return false;
    for (size_t i = 0; i < r->findings.n; i++) diag_add(diags, r->findings.v[i].found);
    clock_end(lasts, r->days.lasts);
    x->now.findings = r->findings;
    return true;
}

void recall_above_made(struct recall_above *x, const struct diags *diags, size_t first) {
    for (size_t i = first; i < diags->list.n; i++)
        VEC_PUSH(x->arena, &x->now.findings,
                 ((struct remembered_finding){.found = diags->list.v[i], .made = true}));
}

/* `lasts` is of everything: it is no later than that of these files alone. */
void recall_above_keep(struct recall_above *x, const struct tree *t, const struct manifest *now,
                       const struct date *lasts) {
    struct buf text = BUF_INIT;
    if (!x->path || !x->from) return;
    x->now.from = x->from;
    x->now.whole = true;
    x->now.days = (struct remembered_days){x->today, lasts ? *lasts : (struct date){0}};
    for (size_t i = 0; i < now->entries.n; i++) {
        const struct entry *e = &now->entries.v[i];
        if (e->kind != OWNER_ROOT && e->kind != OWNER_SCHOOL) continue;
        const struct remembered_file f = {e->path,
                                          remembered_sign(x->arena, tree_at(t, x->arena, e->path))};
        if (*f.sign) VEC_PUSH(x->arena, &x->now.files, f);
    }
    remembered_text(&x->now, &text);
    remembered_keep(x->path, &text);
    buf_release(&text);
}
