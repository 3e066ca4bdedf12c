/* cli.h: the door: one file a command, one row a command, one row an option.
 *
 * Help, the man page and the completions are printed from the same rows that read the command line.
 *
 * Exit status: 0 all well; 1 findings of level error; 2 wrong usage; 3 could not read or write. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "build/build.h"

#include <stdbool.h>

enum exit_status { EXIT_WELL = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_IO = 3 };

/* What the command line said. Strings are borrowed from argv. */
struct arguments {
    const char *workspace; /* "." unless said otherwise */
    const char *folder;    /* -C */
    const char *out;       /* -o; "out" */
    const char *learner, *group, *only, *audience, *lang, *term, *as_of, *jobs, *color, *edition, *encrypt;
    bool quiet, verbose, strict, force, dry_run, help, version;
};

struct command {
    const char *name;
    const char *summary; /* one line of help */
    const char *usage;   /* after the name: "[WORKSPACE]" */
    const char *options; /* the short letters and, in braces, the long names of its options: see options.c */
    int (*run)(const struct arguments *args, struct arena *a);
};

extern const struct command commands[];
extern const size_t n_commands;

/* Read argv[1..] for a command. False, with a message on standard error, on wrong usage. */
bool options_read(const struct command *c, int argc, char **argv, struct arguments *out);
void options_help(const struct command *c);

int cmd_build(const struct arguments *args, struct arena *a);
int cmd_check(const struct arguments *args, struct arena *a);

/* Shared by the commands that read a workspace. False, with a message, on wrong usage. */
bool load_options_of(const struct arguments *args, struct arena *a, struct load_options *out);
/* Print the findings to standard error, with colour where it is wanted. */
void print_findings(const struct arguments *args, struct diags *diags);
/* "3 errors, 1 warning" */
void print_counts(const struct diags *diags);

/* The exit status for how it went: findings whose code begins with E00 are about files and the system, not about what a
 * school wrote. */
int status_of(bool ok, const struct diags *diags);

#endif
