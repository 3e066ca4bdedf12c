/* options.c: the table of options, and parsing a command line with it. */
#include "cli/cli.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define AT(field) offsetof(struct arguments, field)

static const struct option_row rows[] = {
    {'C', "directory", "DIR", AT(folder), "change to this folder first", NULL, NULL},
    {'o', "output", "OUT", AT(out),
     "folder to publish into (out, out-learner, out-family, or out-public); of reprints, a new one",
     NULL, NULL},
    {'j', "jobs", "JOBS", AT(jobs), "worker processes (as many as there are cores)", NULL, NULL},
    {0, "learner", "GLOB", AT(learner), "these learners only, by id. With new: the learner", NULL,
     NULL},
    {0, "learners", "LIST", AT(learners), "the ids of those who took part, separated by commas",
     NULL, NULL},
    {0, "class", "GLOB", AT(group),
     "these classes only, by id; of a course, its learners. With new: the class", NULL, NULL},
    {0, "shard", "K/N", AT(shard),
     "make one of N shares of the classes, and publish nothing: 'folioscope gather' does", NULL,
     NULL},
    {0, "trace", "FILE", AT(trace),
     "write where the time goes, to be opened in Chrome's tracing or Perfetto", NULL, NULL},
    {0, "only", "LIST", AT(only),
     "formats to build, separated by commas: html,pdf,xlsx (all three)", "html pdf xlsx", NULL},
    {0, "audience", "WHO", AT(audience),
     "staff (everything; the default), learner, family or public", "staff learner family public",
     NULL},
    {0, "lang", "TAG", AT(lang), "build every page in this language", NULL, NULL},
    {0, "edition", "KIND", AT(edition), "of reports: standard, large-print, plain or bilingual",
     "standard large-print plain bilingual", NULL},
    {0, "encrypt", "FILE", AT(encrypt), "lock learners' reports with the passphrases in FILE", NULL,
     NULL},
    {0, "term", "ID", AT(term), "the term of the reports (the current one)", NULL, NULL},
    {0, "as-of", "DATE", AT(as_of), "build as if today were DATE, such as 2026-03-04", NULL, NULL},
    {0, "strict", NULL, AT(strict), "publish nothing new if there are errors", NULL, NULL},
    {0, "remove", NULL, AT(remove), "remove many learners at once without asking", NULL, NULL},
    {0, "unlock", NULL, AT(unlock), "publish without a lock what was locked, without asking", NULL,
     NULL},
    {0, "replace", NULL, AT(replace),
     "make the term's snapshot again, in place of the one there is", NULL, "snapshot"},
    {0, "replace", NULL, AT(replace),
     "put what the sheet says in place of what was taken from another one", NULL, "take"},
    {0, "activity", "WHICH", AT(activity),
     "with another title or day, the sheet is about the same activity, or a new one", "same new",
     NULL},
    {0, "force", NULL, AT(force), "replace the output of another workspace or audience", NULL,
     NULL},
    {0, "full", NULL, AT(full), "make everything again, whatever has changed", NULL, NULL},
    {0, "dry-run", NULL, AT(dry_run), "say what would be done, write nothing", NULL, NULL},
    {0, "missing", "TAG", AT(missing), "write what has no words in this language yet", NULL,
     "translate"},
    {0, "missing", NULL, AT(lacking),
     "who has no narrative, goal, appointment, rating in an area, consent, or translation (of TERM)",
     NULL, "check"},
    {0, "take", "FILE", AT(take), "a file that was filled in: do what it says", NULL, NULL},
    {0, "to", "FILE", AT(to),
     "the file to write (usually translate-TAG.csv, new-year.csv, or CLASS-TERM.xlsx)", NULL, NULL},
    {0, "report", "LIST", AT(report),
     "these reports only, separated by commas: conference,progress", NULL, NULL},
    {0, "correct", "WHY", AT(correct), "issue corrections of what was issued, and keep the reason",
     NULL, NULL},
    {0, "on", "DATE", AT(on),
     "the day of the issue, of what happened, or the first day in the new class (today)", NULL,
     NULL},
    {0, "reprint", NULL, AT(reprint), "what was issued, once more: the same bytes", NULL, NULL},
    {0, "code", "CODE", AT(code), "the code on a printed report", NULL, NULL},
    {0, "start", "START", AT(start),
     "the workspace to copy: british-columbia, new-zealand, ontario, ib-pyp, us-standards-based or cte",
     "british-columbia new-zealand ontario ib-pyp us-standards-based cte", NULL},
    {0, "name", "NAME", AT(name), "the name for people to read", NULL, NULL},
    {0, "names", "FILE", AT(names),
     "names of learners: one on a line, or a table (.csv, .xlsx); - reads standard input", NULL,
     NULL},
    {0, "id", "ID", AT(id), "the id of a single learner (from the name)", NULL, NULL},
    {0, "roster", NULL, AT(roster),
     "the learners in one file, roster.csv, instead of a folder for each", NULL, NULL},
    {0, "joined", "DATE", AT(joined), "the learners' first day here (not written)", NULL, NULL},
    {0, "starts", "DATE", AT(starts), "the first day of the term", NULL, NULL},
    {0, "ends", "DATE", AT(ends), "its last day", NULL, NULL},
    {0, "first", "WHEN", AT(first), "the first conference, such as '2026-11-24 15:20'", NULL, NULL},
    {0, "minutes", "N", AT(minutes), "how long each conference is (20)", NULL, NULL},
    {0, "title", "TITLE", AT(title), "of the activity or the framework, such as 'Number talk'",
     NULL, NULL},
    {0, "competency", "TITLE", AT(competency), "the first competency of the framework", NULL, NULL},
    {0, "targets", "LIST", AT(targets), "learning targets, separated by commas", NULL, NULL},
    {0, "map", "LIST", AT(map),
     "the class that follows each one, or 'left' or 'stays': maple=oak,oak=left", NULL, NULL},
    {0, "first-day", "DATE", AT(first_day), "the first day of the new school year", NULL, NULL},
    {0, "shift-terms", NULL, AT(shift_terms),
     "add the terms of the year before, a year later, without asking", NULL, NULL},
    {0, "compare", NULL, AT(compare), "what every method would say, side by side", NULL, NULL},
    {'q', "quiet", NULL, AT(quiet), "findings only", NULL, NULL},
    {'v', "verbose", NULL, AT(verbose), "print more", NULL, NULL},
    {0, "color", "WHEN", AT(color), "always, never or auto", "always never auto", NULL},
    {0, "format", "FORM", AT(format),
     "findings as text (on standard error), or as json or sarif on standard output; the table of audiences as text, markdown or json",
     "text json sarif markdown", NULL},
    {0, "reference", NULL, AT(reference), "every key of every kind of file, in Markdown", NULL,
     NULL},
    {'h', "help", NULL, AT(help), "this help", NULL, NULL},
    {0, "version", NULL, AT(version), "the version", NULL, NULL},
};

enum { ROWS = sizeof rows / sizeof *rows };

/* Does the command have this option? Its list has long names, separated by spaces. */
static bool offers(const struct command *c, const struct option_row *row) {
    if (row->of && (!c || strcmp(row->of, c->name) != 0)) return false;
    if (!c) return strcmp(row->name, "help") == 0 || strcmp(row->name, "version") == 0;
    size_t n = strlen(row->name);
    for (const char *p = c->options; (p = strstr(p, row->name)) != NULL; p += n)
        if ((p == c->options || p[-1] == ' ') && (p[n] == ' ' || !p[n])) return true;
    return strcmp(row->name, "help") == 0;
}

const struct option_row *options_of(const struct command *c, size_t i) {
    for (size_t k = 0, n = 0; k < ROWS; k++)
        if (offers(c, &rows[k]) && n++ == i) return &rows[k];
    return NULL;
}

static void set(struct arguments *out, const struct option_row *row, const char *value) {
    char *member = (char *)out + row->member;
    if (row->argument)
        memcpy(member, &value, sizeof value);
    else
        *(bool *)(void *)member = true;
}

enum { LONG_BASE = 1000 };

static void tables(const struct command *c, struct option *longs, char *letters) {
    size_t n = 0, k = 0;
    letters[k++] = ':';
    for (int i = 0; i < ROWS; i++) {
        if (!offers(c, &rows[i])) continue;
        longs[n++] = (struct option){
            rows[i].name, rows[i].argument ? required_argument : no_argument, NULL, LONG_BASE + i};
        if (!rows[i].letter) continue;
        letters[k++] = rows[i].letter;
        if (rows[i].argument) letters[k++] = ':';
    }
    longs[n] = (struct option){0};
    letters[k] = '\0';
}

static const struct option_row *row_of(int chosen) {
    if (chosen >= LONG_BASE) return &rows[chosen - LONG_BASE];
    for (int i = 0; i < ROWS; i++)
        if (rows[i].letter == chosen) return &rows[i];
    return NULL;
}

static bool wrong(const struct command *c, int chosen, char **argv) {
    const char *what = argv[optind - 1];
    if (chosen == ':')
        fprintf(stderr, "folioscope: '%s' needs a value\n", what);
    else
        fprintf(stderr, "folioscope: unknown option '%s'\n", what);
    if (c)
        fprintf(stderr, "try 'folioscope %s --help'\n", c->name);
    else
        fputs("try 'folioscope --help'\n", stderr);
    return false;
}

/* Otherwise the last one would win silently, and "--learner a --learner b" would build only b. */
static bool twice(const struct command *c, const struct option_row *row) {
    fprintf(stderr, "folioscope: '--%s' is given twice\ntry 'folioscope %s --help'\n", row->name,
            c->name);
    return false;
}

void cli_hint_learner(const char *command, const char *word) {
    fprintf(stderr, "to choose a learner, write 'folioscope %s ... --learner %s'\n", command, word);
}

bool options_read(const struct command *c, int argc, char **argv, struct arguments *out) {
    struct option longs[ROWS + 1];
    char letters[2 * ROWS + 2];
    tables(c, longs, letters);
    *out = (struct arguments){.workspace = "."};
    opterr = 0;
    optind = 1;
    bool given[ROWS] = {false};
    for (int chosen; (chosen = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (chosen == '?' || chosen == ':') return wrong(c, chosen, argv);
        const struct option_row *row = row_of(chosen);
        if (row->argument && given[row - rows]) return twice(c, row);
        given[row - rows] = true;
        set(out, row, optarg);
    }
    out->words = argv + optind;
    out->n_words = (size_t)(argc - optind);
    if (out->n_words) out->workspace = out->words[0];
    if (out->n_words <= c->most) return true;
    fprintf(stderr, "folioscope: %s: '%s' is too many\n",
            c->most == 1 && strcmp(c->usage, "[WORKSPACE]") == 0 ? "one workspace at a time"
                                                                 : "one at a time",
            out->words[c->most]);
    if (strstr(c->options, "learner")) cli_hint_learner(c->name, out->words[c->most]);
    return false;
}

void options_help(const struct command *c) {
    for (int i = 0; i < ROWS; i++) {
        if (!offers(c, &rows[i])) continue;
        char name[40];
        if (rows[i].argument)
            snprintf(name, sizeof name, "--%s %s", rows[i].name, rows[i].argument);
        else
            snprintf(name, sizeof name, "--%s", rows[i].name);
        if (rows[i].letter)
            printf("  -%c, %-20s %s\n", rows[i].letter, name, rows[i].help);
        else
            printf("      %-20s %s\n", name, rows[i].help);
    }
}
