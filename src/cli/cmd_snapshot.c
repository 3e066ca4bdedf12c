/* cmd_snapshot.c: folioscope snapshot. */
#include "cli/cli.h"

#include "pipeline/read/snapshot.h"

#include <stdio.h>

int cmd_snapshot(const struct arguments *args, struct arena *a) {
    struct load_options o;
    struct snapshot_made made;
    if (!findings_format_known(args) || !cli_load_options_of(args, a, &o)) return EXIT_USAGE;
    struct diags *diags = diags_new(a);
    bool ok = snapshot_make(a, &o, args->replace, diags, &made);
    ok = findings_print(args, diags) && ok;
    if (diags->errors) findings_print_counts(args, diags);
    if (ok && !args->quiet && findings_are_text(args)) {
        printf("%s: %zu of %zu figures can be told%s\n", made.path, made.told, made.figures,
               made.told < made.figures ? "; the others cannot:" : "");
        for (size_t i = 0; i < made.reasons.n; i++) printf("  %s\n", made.reasons.v[i]);
    }
    return cli_status_of(ok, diags);
}
