/* cmd_photos.c: folioscope photos: photos from a phone, put where they belong, and described. */
#include "cli/cli.h"

#include "pipeline/exchange/photos_sort.h"

#include <stdio.h>

int cmd_photos(const struct arguments *args, struct arena *a) {
    struct photos_wish wish = {
        .class = args->group, .here = args->folder, .dry_run = args->dry_run};
    struct arguments here = *args;
    struct texts lines;
    if (!args->take == (args->n_words != 1) || (args->take && args->group)) {
        fputs("usage: folioscope photos FOLDER [--class CLASS] [-C WORKSPACE]\n"
              "       folioscope photos --take FILE [-C WORKSPACE]\n",
              stderr);
        return EXIT_USAGE;
    }
    here.workspace = ".";
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &wish.load))
        return EXIT_USAGE;
    if (args->n_words) wish.folder = cli_from(args, a, args->words[0]);
    struct diags *diags = diags_new(a);
    bool ok;
    if (args->take) {
        wish.take = cli_from(args, a, args->take);
        ok = photos_take(a, &wish, diags, &lines);
    } else {
        ok = photos_sort(a, &wish, diags, &lines);
    }
    return cli_tell(args, ok, diags, &lines);
}
