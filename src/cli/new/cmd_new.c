/* cmd_new.c: folioscope new SUBJECT: one row a subject. Each is a command of its own, with options
 * of its own. */
#include "cli/cli.h"

#include "base/diag.h"

#include <stdio.h>
#include <string.h>

const struct command cmd_new_rows[] = {
    {"new school", "a workspace to begin with, in a new or empty folder",
     "[FOLDER] --name NAME [--start START]", 1, "directory start name dry-run quiet color format",
     cmd_new_school},
    {"new class", "a class, from a list of names", "CLASS [--names FILE]", 1,
     "directory names name roster joined dry-run quiet color format", cmd_new_class},
    {"new learner", "learners in a class that is there", "NAME... --class CLASS", 1000,
     "directory class names id joined dry-run quiet color format", cmd_new_learner},
    {"new term", "a term after those that are there",
     "ID --name NAME --starts DATE --ends DATE [--class CLASS]", 1,
     "directory name starts ends class dry-run quiet color format", cmd_new_term},
    {"new framework", "a framework to begin with: a competency and its learning targets",
     "ID --title TITLE [--competency TITLE] [TARGET...]", 1000,
     "directory title competency dry-run quiet color format", cmd_new_framework},
    {"new activity", "a grid for a class: learners by targets",
     "TITLE --class CLASS --targets LIST [--on DATE]", 1,
     "directory class targets on dry-run quiet color format", cmd_new_activity},
    {"new narratives", "a class's narratives of a term: a heading for each learner",
     "TERM --class CLASS", 1, "directory class on dry-run quiet color format", cmd_new_narratives},
    {"new conferences", "a class's appointments for conferences, one after the other",
     "--class CLASS --first DAY-AND-TIME", 0,
     "directory class first minutes dry-run quiet color format", cmd_new_conferences},
    {"new evidence", "a piece of evidence, of one learner or of several of a class",
     "TITLE --learner LEARNER | --class CLASS --learners LIST [--targets LIST] [--on DATE]", 1,
     "directory learner class learners targets on dry-run quiet color format", cmd_new_evidence},
    {"new year", "the next school year: a list of who goes where, and then what it says",
     "[--map OLD=NEW,...] | --take FILE --first-day DATE", 0,
     "directory map to take first-day shift-terms dry-run quiet color format", cmd_new_year},
};
const size_t cmd_new_n_rows = sizeof cmd_new_rows / sizeof *cmd_new_rows;

static const char *subject_of(const struct command *c) { return strchr(c->name, ' ') + 1; }

const struct command *cmd_new_find(const char *subject) {
    for (size_t i = 0; i < cmd_new_n_rows; i++)
        if (strcmp(subject, subject_of(&cmd_new_rows[i])) == 0) return &cmd_new_rows[i];
    return NULL;
}

static void print_subjects(FILE *out) {
    fputs("usage: folioscope new SUBJECT [OPTIONS]\n\nsubjects:\n", out);
    for (size_t i = 0; i < cmd_new_n_rows; i++)
        fprintf(out, "  %-14s %s\n", subject_of(&cmd_new_rows[i]), cmd_new_rows[i].summary);
    fputs("\n'folioscope new SUBJECT --help' lists the options of a subject.\n", out);
}

int cmd_new_help(void) {
    print_subjects(stdout);
    return EXIT_WELL;
}

/* No subject, or none that is known. */
int cmd_new(const struct arguments *args, struct arena *a) {
    const char **names = arena_array(a, cmd_new_n_rows, sizeof *names);
    for (size_t i = 0; i < cmd_new_n_rows; i++) names[i] = subject_of(&cmd_new_rows[i]);
    if (args->n_words) {
        const char *near = diag_nearest(args->words[0], names, cmd_new_n_rows);
        fprintf(stderr, "folioscope: nothing new is called '%s'", args->words[0]);
        if (near) fprintf(stderr, "; did you mean '%s'?", near);
        fputs("\n", stderr);
    }
    print_subjects(stderr);
    return EXIT_USAGE;
}
