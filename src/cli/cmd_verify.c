/* cmd_verify.c: folioscope verify. Exit status: 0 genuine, 1 changed, 2 unknown, 3 a file could not
 * be read. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/issued/verify.h"

#include <stdio.h>

int cmd_verify(const struct arguments *args, struct arena *a) {
    /* what counts most is what the caller must look at */
    static const int weights[] = {[VERIFIED_GENUINE] = 0,
                                  [VERIFIED_UNKNOWN] = 1,
                                  [VERIFIED_CHANGED] = 2,
                                  [VERIFIED_UNREAD] = 3};
    static const int statuses[] = {[VERIFIED_GENUINE] = EXIT_WELL,
                                   [VERIFIED_CHANGED] = EXIT_FINDINGS,
                                   [VERIFIED_UNKNOWN] = EXIT_USAGE,
                                   [VERIFIED_UNREAD] = EXIT_IO};
    struct buf said = BUF_INIT;
    enum verified worst = VERIFIED_GENUINE;
    if (!args->n_words && !args->code) {
        fputs("folioscope: verify which file? usage: folioscope verify FILE... or --code CODE\n",
              stderr);
        return EXIT_USAGE;
    }
    if (os_look("folioscope.yaml").kind == OS_ABSENT && os_look(ISSUED).kind == OS_ABSENT) {
        fputs("folioscope: there is no workspace here: no file 'folioscope.yaml'\n"
              "name the workspace with -C: folioscope verify -C FOLDER FILE\n",
              stderr);
        return EXIT_USAGE;
    }
    struct diags *diags = diags_new(a);
    struct verifying v = verify_open(a, ".", diags, &said);
    if (args->code) worst = verify_code(&v, args->code);
    for (size_t i = 0; i < args->n_words; i++) {
        enum verified one = verify_file(&v, args->words[i], cli_from(args, a, args->words[i]));
        if (weights[one] > weights[worst]) worst = one;
    }
    bool ok = findings_print(args, diags);
    if (!args->quiet) fputs(said.p, stdout);
    buf_release(&said);
    return ok && fflush(stdout) == 0 ? statuses[worst] : EXIT_IO;
}
