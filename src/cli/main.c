/* main.c: the table of commands, and choosing one. */
#include "cli/cli.h"

#include "base/diag.h"
#include "i18n/i18n.h"
#include "os/os.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct command commands[] = {
    {"build", "read, check, render, publish", "[WORKSPACE]", 1,
     "directory output jobs learner class shard only audience lang edition encrypt term as-of strict remove unlock full force dry-run trace quiet verbose color "
     "format",
     cmd_build},
    {"gather", "publish what 'build --shard' made on several machines", "[WORKSPACE]", 1,
     "directory output jobs only audience lang edition encrypt term as-of strict remove unlock trace quiet verbose color format",
     cmd_gather},
    {"check", "read and check only; or say who lacks what before reports go out",
     "[--missing [TERM]] [WORKSPACE]", 2,
     "directory missing learner class as-of term quiet color format", cmd_check},
    {"explain", "show how a level was decided (in the workspace, or with -C DIR)",
     "LEARNER [TARGET]", 2, "directory compare as-of term quiet color", cmd_explain},
    {"export", "all ratings as CSV, or learners' records as JSON", "ratings|record [WORKSPACE]", 2,
     "directory learner class audience as-of term color", cmd_export},
    {"audience", "who sees what, and what consent it takes", "", 0, "format", cmd_audience},
    {"snapshot", "freeze the figures by group of a term, once", "[WORKSPACE]", 1,
     "directory as-of term replace quiet color format", cmd_snapshot},
    {"issue", "hand out the reports of a term, and keep them as they were",
     "TERM | --reprint TERM [LEARNER] -o DIR", 2,
     "directory output jobs learner class report correct on reprint dry-run quiet color format",
     cmd_issue},
    {"verify", "is a file, or the code on a paper, what was issued?", "FILE... | --code CODE", 1000,
     "directory code quiet color", cmd_verify},
    {"sheet", "a workbook for a class, to type in (in the workspace, or with -C DIR)", "CLASS", 1,
     "directory title on targets term to dry-run quiet color format", cmd_sheet},
    {"take", "put into the class's files what was typed in a sheet", "FILE.xlsx", 1,
     "directory activity replace dry-run quiet color format", cmd_take},
    {"photos", "put photos from a phone where they belong (in the workspace, or with -C DIR)",
     "FOLDER | --take FILE", 1, "directory class take dry-run quiet color format", cmd_photos},
    {"translate", "a file for a translator, and its way back",
     "--missing TAG | --take FILE [WORKSPACE]", 1,
     "directory missing take to learner class force dry-run quiet color format", cmd_translate},
    {"move", "move a learner to another class (in the workspace, or with -C DIR)", "LEARNER CLASS",
     2, "directory on dry-run quiet color format", cmd_move},
    {"new", "make a workspace, a class, a term, files to fill in; begin the next school year",
     "SUBJECT [OPTIONS]", 1000, "", cmd_new},
    {"schema", "JSON Schema of each kind of file, for editors", "[KIND]", 1, "reference",
     cmd_schema},
    {"explain-code", "what a finding means, and what to do", "[CODE...]", 1000, "",
     cmd_explain_code},
};
const size_t cmd_n_rows = sizeof commands / sizeof *commands;

static int help(void) {
    puts("Folioscope makes portfolio sites, reports and workbooks from a school's folder.\n\n"
         "usage: folioscope COMMAND [OPTIONS] [WORKSPACE]\n\ncommands:");
    for (size_t i = 0; i < cmd_n_rows; i++)
        printf("  %-14s %s\n", commands[i].name, commands[i].summary);
    puts("\noptions:");
    options_help(NULL);
    puts("\n'folioscope COMMAND --help' lists the options of a command.");
    return EXIT_WELL;
}

static int command_help(const struct command *c) {
    printf("%s\n\nusage: folioscope %s [OPTIONS] %s\n\noptions:\n", c->summary, c->name, c->usage);
    options_help(c);
    return EXIT_WELL;
}

static int unknown(const char *word) {
    const char *names[sizeof commands / sizeof *commands];
    for (size_t i = 0; i < cmd_n_rows; i++) names[i] = commands[i].name;
    const char *nearest = diag_nearest(word, names, cmd_n_rows);
    fprintf(stderr, "folioscope: no command '%s'", word);
    if (nearest) fprintf(stderr, "; did you mean '%s'?", nearest);
    fputs("\ntry 'folioscope --help'\n", stderr);
    return EXIT_USAGE;
}

static const struct command *find(const char *name) {
    for (size_t i = 0; i < cmd_n_rows; i++)
        if (strcmp(name, commands[i].name) == 0) return &commands[i];
    return NULL;
}

/* "help build" means "build --help". */
static int help_on(const char *name, const char *subject) {
    const struct command *c = find(name);
    if (c && c->run == cmd_new) {
        c = subject ? cmd_new_find(subject) : NULL;
        return c ? command_help(c) : cmd_new_help();
    }
    return c ? command_help(c) : unknown(name);
}

static int run(const struct command *c, int argc, char **argv) {
    struct arguments args;
    if (!options_read(c, argc, argv, &args)) return EXIT_USAGE;
    if (args.help) return command_help(c);
    struct arena *a = arena_new();
    args.from = args.folder ? os_real_path(a, ".") : NULL;
    if (args.folder && chdir(args.folder) != 0) {
        fprintf(stderr, "folioscope: cannot go to '%s'\n", args.folder);
        arena_free(a);
        return EXIT_IO;
    }
    int status = c->run(&args, a);
    arena_free(a);
    return status;
}

/* "new year" is a command of its own. */
static int run_new(int argc, char **argv) {
    const struct command *c = argc > 2 ? cmd_new_find(argv[2]) : NULL;
    if (c) return run(c, argc - 2, argv + 2);
    if (argc > 2 && strcmp(argv[2], "--help") != 0 && strcmp(argv[2], "-h") != 0)
        return run(find("new"), 2, argv + 1);
    return argc > 2 ? cmd_new_help() : run(find("new"), 1, argv + 1);
}

int main(int argc, char **argv) {
    os_fill_standard_streams();
    mem_keep();
    i18n_start();
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) return help();
    if (strcmp(argv[1], "--version") == 0) {
        puts("folioscope " FOLIOSCOPE_VERSION);
        return EXIT_WELL;
    }
    if (strcmp(argv[1], "--generate") == 0) return generate(argc == 3 ? argv[2] : "");
    if (strcmp(argv[1], "help") == 0) return argc > 2 ? help_on(argv[2], argv[3]) : help();
    if (strcmp(argv[1], "new") == 0) return run_new(argc, argv);
    const struct command *c = find(argv[1]);
    return c ? run(c, argc - 1, argv + 1) : unknown(argv[1]);
}
