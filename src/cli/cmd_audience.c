/* cmd_audience.c: folioscope audience: who sees what. */
#include "cli/cli.h"

#include "pipeline/read/audience.h"

#include <stdio.h>
#include <string.h>

int cmd_audience(const struct arguments *args, struct arena *a) {
    static const struct {
        const char *name;
        void (*print)(struct buf *out);
    } formats[] = {
        {"text", audience_text}, {"markdown", audience_markdown}, {"json", audience_json}};
    const char *wanted = args->format ? args->format : "text";
    (void)a;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].name, wanted) != 0) continue;
        struct buf out = BUF_INIT;
        formats[i].print(&out);
        bool ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
        buf_release(&out);
        return ok ? EXIT_WELL : EXIT_IO;
    }
    fprintf(stderr, "folioscope: --format '%s' is not known; use text, markdown or json\n", wanted);
    return EXIT_USAGE;
}
