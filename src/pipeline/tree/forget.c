/* forget.c: see forget.h. */
#include "pipeline/tree/forget.h"

#include "os/os.h"
#include "pipeline/tree/ledger.h"

#include <string.h>

enum { LARGEST_LEDGER = 256 << 20 };

static bool leave_out(struct ledger *l, const char *learner) {
    size_t n = 0;
    for (size_t i = 0; i < l->learners.n; i++)
        if (strcmp(l->learners.v[i].path, learner) != 0) l->learners.v[n++] = l->learners.v[i];
    const bool was = n < l->learners.n;
    l->learners.n = n;
    return was;
}

static void forget(struct publisher *p, const struct entry *e) {
    struct arena *a = arena_new();
    struct ledger ledger;
    struct buf out = BUF_INIT;
    char *text;
    size_t n;
    const char *why = NULL, *record = tree_record(p->tree, a, moved_class_of(a, e->path)),
               *fresh = arena_printf(a, "%s.new", record);
    ledger_start(&ledger, a);
    if (os_read(a, record, LARGEST_LEDGER, &text, &n, NULL) && ledger_read(&ledger, text, n) &&
        leave_out(&ledger, e->owner)) {
        ledger_write(&ledger, &out);
        if (!os_write(fresh, out.p, out.n, &why) || !os_rename(fresh, record, &why))
            tree_failed(p->tree, "write", record, why);
    }
    buf_release(&out);
    arena_free(a);
}

void forget_moved(struct publisher *p) {
    const struct manifest *m = &p->tree->manifest;
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (e->kind != OWNER_LEARNER || !table_find(p->moved.now, e->owner)) continue;
        if (os_look(tree_at(p->tree, p->tree->arena, e->path)).kind == OS_ABSENT) forget(p, e);
    }
}
