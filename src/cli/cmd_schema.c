/* cmd_schema.c: folioscope schema: lists the kinds of files, or prints the schema of one or the
 * reference of all. */
#include "cli/cli.h"

#include "base/diag.h"
#include "load/kinds/kinds.h"

#include <stdio.h>

static int list(void) {
    size_t n;
    const struct load_kind *kinds = load_kinds(&n);
    for (size_t i = 0; i < n; i++) printf("%-12s %s\n", kinds[i].name, kinds[i].pattern);
    return EXIT_WELL;
}

static int unknown(struct arena *a, const char *word) {
    size_t n;
    load_kinds(&n);
    const char *near = diag_nearest(word, load_kind_names(a), n);
    fprintf(stderr, "folioscope: no kind of file '%s'", word);
    if (near) fprintf(stderr, "; did you mean '%s'?", near);
    fputs("\n'folioscope schema' lists the kinds\n", stderr);
    return EXIT_USAGE;
}

int cmd_schema(const struct arguments *args, struct arena *a) {
    struct buf out = BUF_INIT;
    const struct load_kind *kind = args->n_words ? load_kind_named(args->words[0]) : NULL;
    if (args->n_words && !kind) return unknown(a, args->words[0]);
    if (!kind && !args->reference) return list();
    if (kind)
        load_kind_json(a, kind, &out);
    else
        load_reference(a, &out);
    bool ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    buf_release(&out);
    return ok ? EXIT_WELL : EXIT_IO;
}
