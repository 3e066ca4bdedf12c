/* record.c: any bytes as the record that is kept beside a published folder; one that is read is written alike. */
#include "target.h"

#include "pipeline/record.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a), *again = diags_new(a);
    struct summary *summary = NULL, *same = NULL;
    struct buf first = BUF_INIT, second = BUF_INIT;
    if (record_read(a, (const char *)data, size, &summary, diags)) {
        record_write(summary, diags, &first);
        HOLDS(record_read(a, first.p, first.n, &same, again));
        record_write(same, again, &second);
        HOLDS(first.n == second.n && memcmp(first.p, second.p, first.n) == 0);
    }
    buf_release(&first);
    buf_release(&second);
    arena_free(a);
    return 0;
}
