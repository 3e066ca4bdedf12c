/* cmd_new_framework.c: folioscope new framework. */
#include "cli/cli.h"

#include "base/vec.h"
#include "os/os.h"
#include "pipeline/new/new_framework.h"

#include <stdio.h>

static const char *ask(struct arena *a, const char *question) {
    char answer[500];
    fprintf(stderr, "%s ", question);
    fflush(stderr);
    if (!os_read_answer(answer, sizeof answer) || !*answer) return NULL;
    return arena_strdup(a, answer);
}

/* Asks for the parts that the command line does not give. */
static void ask_the_rest(struct arena *a, struct new_framework *n) {
    VEC(const char *) targets = {0};
    const char *target;
    if (!n->title) n->title = ask(a, "What is the name of the framework, such as Science?");
    if (!n->title || n->targets.n) return;
    if (!n->competency) n->competency = ask(a, "What is its first competency? (Enter: an example)");
    while (n->competency && (target = ask(a, "A learning target, such as 'I can observe'? (Enter: "
                                             "no more)")))
        VEC_PUSH(a, &targets, target);
    n->targets = (struct texts){targets.v, targets.n};
}

int cmd_new_framework(const struct arguments *args, struct arena *a) {
    struct new_framework n = {
        .title = args->title, .competency = args->competency, .dry_run = args->dry_run};
    struct arguments here = *args;
    struct texts lines;
    here.workspace = ".";
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &n.load)) return EXIT_USAGE;
    const char **v = arena_array(a, args->n_words + 1, sizeof *v);
    for (size_t i = 1; i < args->n_words; i++) v[i - 1] = args->words[i];
    if (args->n_words) n.targets = (struct texts){v, args->n_words - 1};
    if (args->n_words && os_is_terminal(0) && os_is_terminal(2)) ask_the_rest(a, &n);
    if (!args->n_words || !n.title) {
        fputs("usage: folioscope new framework ID --title TITLE [--competency TITLE] [TARGET...] "
              "[-C WORKSPACE]\n",
              stderr);
        return EXIT_USAGE;
    }
    n.id = args->words[0];
    struct diags *diags = diags_new(a);
    bool ok = new_framework(a, &n, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}
