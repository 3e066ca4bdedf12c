/* cmd_explain_code.c: folioscope explain-code: looks up findings in the catalog. */
#include "cli/cli.h"

#include "base/codes.h"
#include "base/diag.h"

#include <stdio.h>

static int list(void) {
    for (int c = 0; c < CODE_COUNT; c++) {
        const struct code_entry *e = code_entry((enum code)c);
        printf("%s  %s\n", e->code, e->title);
    }
    return EXIT_WELL;
}

static int unknown(const char *word) {
    const char *names[CODE_COUNT];
    for (int c = 0; c < CODE_COUNT; c++) names[c] = code_text((enum code)c);
    const char *near = diag_nearest(word, names, CODE_COUNT);
    fprintf(stderr, "folioscope: no finding has the code '%s'", word);
    if (near) fprintf(stderr, "; did you mean '%s'?", near);
    fputs("\n'folioscope explain-code' lists all of them\n", stderr);
    return EXIT_USAGE;
}

static void example(const char *text) {
    puts("For example:");
    for (const char *p = text; *p;) {
        size_t n = 0;
        while (p[n] && p[n] != '\n') n++;
        printf("    %.*s\n", (int)n, p);
        p += n + (p[n] == '\n');
    }
    putchar('\n');
}

int cmd_explain_code(const struct arguments *args, struct arena *a) {
    (void)a;
    if (args->n_words == 0) return list();
    for (size_t i = 0; i < args->n_words; i++) {
        const struct code_entry *e = code_find(args->words[i]);
        if (!e) return unknown(args->words[i]);
        const char *kind = e->code[0] == 'W' ? "warning" : "error";
        printf("%s%s (%s): %s\n\n%s\n\n", i ? "\n" : "", e->code, kind, e->title, e->cause);
        example(e->example);
        printf("What to do: %s\n", e->remedy);
    }
    return EXIT_WELL;
}
