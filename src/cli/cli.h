/* cli.h: the door: one file a command, one row a command, one row an option.
 *
 * Help, the man page and the completions are printed from the same rows that read the command line.
 *
 * Exit status: 0 all well; 1 findings of level error; 2 wrong usage; 3 could not read or write. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "base/buf.h"
#include "pipeline/pipeline.h"

#include <stdbool.h>

enum exit_status { EXIT_WELL = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_IO = 3 };

/* What the command line said. Strings are borrowed from argv. */
struct arguments {
    const char *workspace; /* "." unless said otherwise */
    char **words;          /* what stands beside the options; the first is the workspace where there is one */
    size_t n_words;
    const char *folder; /* -C */
    const char *out;    /* -o, or NULL */
    const char *learner, *group, *only, *audience, *lang, *term, *as_of, *jobs, *color, *format, *edition,
        *encrypt;
    bool quiet, verbose, strict, force, remove, unlock, replace, dry_run, reference, compare, help, version;
};

struct command {
    const char *name;
    const char *summary; /* one line of help */
    const char *usage;   /* after the name: "[WORKSPACE]" */
    size_t most;         /* words beside the options */
    const char *options; /* the short letters and, in braces, the long names of its options: see options.c */
    int (*run)(const struct arguments *args, struct arena *a);
};

extern const struct command commands[];
extern const size_t n_commands;

struct option_row {
    char letter; /* 0 = long only */
    const char *name;
    const char *argument; /* NULL for a flag; DIR and OUT are folders */
    size_t member;        /* of struct arguments: const char * or bool */
    const char *help;
    const char *words; /* what the argument may be, space between; NULL = anything */
};

/* The i-th option of a command (NULL: without a command); NULL after the last. */
const struct option_row *options_of(const struct command *c, size_t i);

/* Read argv[1..] for a command. False, with a message on standard error, on wrong usage. */
bool options_read(const struct command *c, int argc, char **argv, struct arguments *out);
void options_help(const struct command *c);

/* `folioscope --generate man|bash|zsh|fish`, for the Makefile: the man page and the completions, from the rows. */
int generate(const char *what);

int cmd_build(const struct arguments *args, struct arena *a);
int cmd_explain(const struct arguments *args, struct arena *a);
int cmd_check(const struct arguments *args, struct arena *a);
int cmd_export(const struct arguments *args, struct arena *a);
int cmd_audience(const struct arguments *args, struct arena *a);
int cmd_snapshot(const struct arguments *args, struct arena *a);
int cmd_schema(const struct arguments *args, struct arena *a);
int cmd_explain_code(const struct arguments *args, struct arena *a);

/* Shared by the commands that read a workspace. False, with a message, on wrong usage. */
bool load_options_of(const struct arguments *args, struct arena *a, struct load_options *out);
/* --audience; staff where none is named. False, with a message, when it is none of them. */
bool audience_of(const struct arguments *args, enum audience *out);
/* --format. False, with a message, when it is none of them. */
bool findings_format_known(const struct arguments *args);
/* Findings are text, so that a command may say more on standard output. */
bool findings_are_text(const struct arguments *args);
/* Print the findings, sorted: as text on standard error, with colour where it is wanted; or as one JSON or SARIF document
 * on standard output. False when it could not be written. */
bool print_findings(const struct arguments *args, struct diags *diags);
/* "3 errors, 1 warning", and how to learn more of their codes: where findings are text. */
void print_counts(const struct arguments *args, const struct diags *diags);
/* The document of each format: made, not printed. */
void findings_json(const struct diags *diags, struct buf *out);
void findings_sarif(const struct diags *diags, struct arena *a, struct buf *out);

/* The exit status for how it went: by the causes of the errors (code_cause). */
int status_of(bool ok, const struct diags *diags);

#endif
