/* cli.h: the command line: a file for each command, a row for each command, a row for each option.
 *
 * Help, the man page, and the completions are generated from the rows that are used to parse the
 * command line.
 *
 * Exit status: 0 success; 1 findings of level error; 2 wrong usage; 3 could not read or write. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "base/buf.h"
#include "pipeline/pipeline.h"

#include <stdbool.h>

enum exit_status { EXIT_WELL = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_IO = 3 };

/* The parsed command line. Strings are borrowed from argv. */
struct json;

struct arguments {
    const char *workspace; /* "." by default */
    /* Arguments that are not options; the first is the workspace, if the command has one. */
    char **words;
    size_t n_words;
    const char *folder; /* -C */
    const char *out;    /* -o, or NULL */
    const char *learner, *learners, *group, *only, *audience, *lang, *term, *as_of, *jobs, *shard,
        *trace, *color, *format, *edition, *encrypt, *missing, *take, *to, *report, *correct, *on,
        *code, *map, *first_day, *start, *name, *names, *id, *joined, *starts, *ends, *targets,
        *first, *minutes, *title, *activity, *competency;
    bool quiet, verbose, strict, force, full, remove, unlock, replace, dry_run, reference, compare,
        reprint, shift_terms, roster, lacking, help, version;
    const char *from; /* the folder that the command was started in, before -C */
};

struct command {
    const char *name;
    const char *summary; /* one line of help */
    const char *usage;   /* text after the name: "[WORKSPACE]" */
    size_t most;         /* highest number of arguments that are not options */
    const char *options; /* long names of its options, separated by spaces */
    int (*run)(const struct arguments *args, struct arena *a);
};

extern const struct command commands[];
extern const size_t cmd_n_rows;
/* What `new` makes, a command each: "new year". */
extern const struct command cmd_new_rows[];
extern const size_t cmd_new_n_rows;
const struct command *cmd_new_find(const char *subject);

struct option_row {
    char letter; /* 0 = long only */
    const char *name;
    const char *argument; /* NULL for a flag; DIR and OUT are folders */
    size_t member;        /* of struct arguments: const char * or bool */
    const char *help;
    const char *words; /* possible arguments, separated by spaces; NULL = anything */
    const char *of;    /* the command whose option it is; NULL: any that lists it */
};

/* The i-th option of a command (NULL: used without a command); NULL after the last. */
const struct option_row *options_of(const struct command *c, size_t i);

/* Parses argv[1..] for a command. On wrong usage returns false, with a message on standard
 * error. */
bool options_read(const struct command *c, int argc, char **argv, struct arguments *out);
void options_help(const struct command *c);
/* On standard error: how to name one learner, after `word` was given alone. */
void cli_hint_learner(const char *command, const char *word);

/* `folioscope --generate man|bash|zsh|fish`, for the Makefile: prints the man page or a completion
 * script. */
int generate(const char *what);

int cmd_build(const struct arguments *args, struct arena *a);
int cmd_gather(const struct arguments *args, struct arena *a);
int cmd_explain(const struct arguments *args, struct arena *a);
int cmd_check(const struct arguments *args, struct arena *a);
int cmd_export(const struct arguments *args, struct arena *a);
int cmd_audience(const struct arguments *args, struct arena *a);
int cmd_snapshot(const struct arguments *args, struct arena *a);
int cmd_new(const struct arguments *args, struct arena *a);
int cmd_new_help(void);
int cmd_new_activity(const struct arguments *args, struct arena *a);
int cmd_new_conferences(const struct arguments *args, struct arena *a);
int cmd_new_evidence(const struct arguments *args, struct arena *a);
int cmd_new_framework(const struct arguments *args, struct arena *a);
int cmd_new_narratives(const struct arguments *args, struct arena *a);
int cmd_new_class(const struct arguments *args, struct arena *a);
int cmd_new_learner(const struct arguments *args, struct arena *a);
int cmd_new_school(const struct arguments *args, struct arena *a);
int cmd_new_term(const struct arguments *args, struct arena *a);
int cmd_new_year(const struct arguments *args, struct arena *a);
int cmd_move(const struct arguments *args, struct arena *a);
int cmd_translate(const struct arguments *args, struct arena *a);
int cmd_photos(const struct arguments *args, struct arena *a);
int cmd_sheet(const struct arguments *args, struct arena *a);
int cmd_take(const struct arguments *args, struct arena *a);
int cmd_issue(const struct arguments *args, struct arena *a);
int cmd_verify(const struct arguments *args, struct arena *a);
int cmd_schema(const struct arguments *args, struct arena *a);
int cmd_explain_code(const struct arguments *args, struct arena *a);

/* For commands that read a workspace. On wrong usage returns false, with a message. */
bool cli_load_options_of(const struct arguments *args, struct arena *a, struct load_options *out);
/* Reads the date of an option, which may be absent (NULL). On wrong usage returns false, with a
 * message. */
bool cli_date(const char *text, struct date *out);
/* A path as the user meant it: from where the command was started, whatever -C says. */
const char *cli_from(const struct arguments *args, struct arena *a, const char *path);
/* Reads --audience; staff by default. False, with a message, if it is unknown. */
bool cli_audience_of(const struct arguments *args, enum audience *out);
/* Checks --format. False, with a message, if it is unknown. */
bool findings_format_known(const struct arguments *args);
/* Are findings printed as text, so that a command may print other text to standard output? */
bool findings_are_text(const struct arguments *args);
bool findings_are_json(const struct arguments *args);
/* Sorts and prints findings: as text on standard error, with color if wanted; or as one JSON or
 * SARIF document on standard output. False if it could not be written. */
bool findings_print(const struct arguments *args, struct diags *diags);
/* Prints "3 errors, 1 warning" and how to look up their codes, if findings are text. */
void findings_print_counts(const struct arguments *args, const struct diags *diags);
/* Append the document of that format. */
void findings_json(const struct diags *diags, struct buf *out);
/* Adds the findings as a list, under the key. */
void findings_add(struct json *j, const char *key, const struct diags *diags);
void findings_sarif(const struct diags *diags, struct arena *a, struct buf *out);

/* The exit status, decided by the causes of the errors (code_cause). */
int cli_status_of(bool ok, const struct diags *diags);
/* For commands that change the workspace: prints the findings and what was done. Returns the exit
 * status. */
int cli_tell(const struct arguments *args, bool ok, struct diags *diags, const struct texts *lines);

#endif
