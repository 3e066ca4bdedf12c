/* kept.c: any bytes as what is kept beside a tree (ledger, manifest), or as what a worker tells its parent. What is read
 * is written alike. */
#include "target.h"

#include "../unit/sealed.h"
#include "os/os.h"
#include "pipeline/tree/ledger.h"
#include "pipeline/tree/manifest.h"
#include "pipeline/tree/work_result.h"

#include <string.h>

static bool same(const struct buf *a, const struct buf *b) {
    return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

static void ledgers(struct arena *a, const char *text, size_t n) {
    struct ledger one, two;
    struct buf first = BUF_INIT, second = BUF_INIT;
    ledger_start(&one, a), ledger_start(&two, a);
    if (ledger_read(&one, text, n)) {
        ledger_write(&one, &first);
        HOLDS(ledger_read(&two, first.p, first.n));
        ledger_write(&two, &second);
        HOLDS(same(&first, &second));
    }
    buf_release(&first);
    buf_release(&second);
}

static bool result_of(struct arena *a, const char *text, size_t n, struct buf *out) {
    struct diags *diags = diags_new(a);
    struct work_result r;
    bool sound = work_result_read(&r, a, text, n);
    for (size_t i = 0; i < r.findings.n; i++) diag_add(diags, r.findings.v[i]);
    work_result_write(&r, diags, out);
    return sound;
}

static void results(struct arena *a, const char *text, size_t n) {
    struct buf first = BUF_INIT, second = BUF_INIT;
    if (result_of(a, text, n, &first)) {
        HOLDS(result_of(a, first.p, first.n, &second));
        HOLDS(same(&first, &second));
    }
    buf_release(&first);
    buf_release(&second);
}

/* A manifest is a file: in memory, where there is such a place. */
static const char *place(struct arena *a) {
    return arena_printf(a, "/dev/shm/folioscope-kept-%ld", os_process());
}

static char *written(struct arena *a, const struct manifest *m, const char *path, size_t *n) {
    char *text = NULL;
    HOLDS(manifest_write(m, path, NULL));
    HOLDS(os_read(a, path, 1 << 24, &text, n, NULL));
    return text;
}

static void manifests(struct arena *a, const char *text, size_t n) {
    static const char head[] = "folioscope-manifest";
    struct manifest one, two;
    const char *path = place(a), *why = NULL;
    bool found;
    size_t n_first, n_second;
    if (n < sizeof head || memcmp(text, head, sizeof head - 1) != 0) return;
    HOLDS(os_write(path, text, n, NULL));
    manifest_start(&one, a), manifest_start(&two, a);
    if (manifest_read(&one, path, &found, &why)) {
        const char *first = written(a, &one, path, &n_first);
        HOLDS(manifest_read(&two, path, &found, &why) && found);
        const char *second = written(a, &two, path, &n_second);
        HOLDS(n_first == n_second && memcmp(first, second, n_first) == 0);
    } else {
        HOLDS(why != NULL);
    }
    os_remove(path, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    const char *text = sealed(a, (const char *)data, &size);
    ledgers(a, text, size);
    results(a, text, size);
    manifests(a, text, size);
    arena_free(a);
    return 0;
}
