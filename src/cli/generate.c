/* generate.c: prints the man page, and completions for bash, zsh, and fish, from the rows of
 * commands and options. The command's usage determines how its arguments are completed. */
#include "cli/cli.h"

#include "base/codes.h"
#include "load/kinds/kinds.h"

#include <stdio.h>
#include <string.h>

/* Prints text with a backslash before each character in `special`, and `quote` for each single
 * quote. */
static void escaped(const char *text, const char *special, const char *quote) {
    for (; *text; text++) {
        if (*text == '\'')
            fputs(quote, stdout);
        else
            printf("%s%c", strchr(special, *text) ? "\\" : "", *text);
    }
}

enum wanted { WANT_NOTHING, WANT_FOLDER, WANT_KIND, WANT_CODE, WANT_SUBJECT };

static enum wanted wanted_by(const struct command *c) {
    if (*c->usage == '[' && strstr(c->usage, "[WORKSPACE]")) return WANT_FOLDER;
    if (strcmp(c->usage, "[KIND]") == 0) return WANT_KIND;
    if (c->run == cmd_new) return WANT_SUBJECT;
    return strcmp(c->usage, "[CODE...]") == 0 ? WANT_CODE : WANT_NOTHING;
}

static void print_words(enum wanted wanted) {
    size_t n;
    const struct load_kind *kinds = load_kinds(&n);
    for (size_t i = 0; wanted == WANT_KIND && i < n; i++)
        printf("%s%s", i ? " " : "", kinds[i].name);
    for (int i = 0; wanted == WANT_CODE && i < CODE_COUNT; i++)
        printf("%s%s", i ? " " : "", code_text((enum code)i));
    for (size_t i = 0; wanted == WANT_SUBJECT && i < cmd_new_n_rows; i++)
        printf("%s%s", i ? " " : "", strchr(cmd_new_rows[i].name, ' ') + 1);
}

/* The i-th of all commands, with "new year" and the like at the end; NULL after the last. */
static const struct command *command_at(size_t i) {
    if (i < cmd_n_rows) return &commands[i];
    return i - cmd_n_rows < cmd_new_n_rows ? &cmd_new_rows[i - cmd_n_rows] : NULL;
}

static bool takes_folder(const struct option_row *o) {
    return o->argument && (strcmp(o->argument, "DIR") == 0 || strcmp(o->argument, "OUT") == 0);
}

/* ---- man ---- */

static void man_text(const char *text) { escaped(text, "\\-", "\\(aq"); }

static void man_options(const struct command *c) {
    const struct option_row *o;
    for (size_t i = 0; (o = options_of(c, i)) != NULL; i++) {
        fputs(".TP\n", stdout);
        if (o->letter) printf("\\fB\\-%c\\fR, ", o->letter);
        fputs("\\fB\\-\\-", stdout);
        man_text(o->name);
        fputs("\\fR", stdout);
        if (o->argument) printf(" \\fI%s\\fR", o->argument);
        putchar('\n');
        man_text(o->help);
        putchar('\n');
    }
}

static int man(void) {
    fputs(
        ".TH FOLIOSCOPE 1 \"\" \"Folioscope " FOLIOSCOPE_VERSION "\" \"User commands\"\n"
        ".SH NAME\nfolioscope \\- portfolio sites, reports and workbooks from a school\\(aqs folder\n"
        ".SH SYNOPSIS\n",
        stdout);
    for (size_t i = 0; i < cmd_n_rows; i++)
        printf("%s.B folioscope %s\n[\\fIOPTIONS\\fR] \\fI%s\\fR\n", i ? ".br\n" : "",
               commands[i].name, commands[i].usage);
    fputs(
        ".SH DESCRIPTION\nFolioscope reads one folder of YAML, Markdown, CSV and evidence files, the workspace, and writes "
        "for every learner a portfolio website, PDF reports and spreadsheets. The workspace is the current folder unless "
        "another is named; it holds the file \\fIfolioscope.yaml\\fR.\n.SH COMMANDS\n",
        stdout);
    const struct command *c;
    for (size_t i = 0; (c = command_at(i)) != NULL; i++) {
        printf(".SS folioscope %s \\fI%s\\fR\n", c->name, c->usage);
        man_text(c->summary);
        fputs(".\n", stdout);
        man_options(c);
    }
    fputs(".SH \"WITHOUT A COMMAND\"\n", stdout);
    man_options(NULL);
    fputs(
        ".SH \"EXIT STATUS\"\n.TP\n0\nall is well\n.TP\n1\nfindings of level error\n.TP\n2\nwrong usage\n.TP\n3\n"
        "something could not be read or written\n"
        ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhen set, findings have no color\n.TP\n.B FOLIOSCOPE_SHARE\n"
        "the folder that holds templates and themes, where it is not where the program was installed\n"
        ".SH NOTES\nFindings stand on standard error, one for each fault, with its place and a remedy; \\fBfolioscope "
        "explain\\-code\\fR tells more of a code. \\fBfolioscope schema \\-\\-reference\\fR prints every key of every "
        "file.\n",
        stdout);
    return EXIT_WELL;
}

/* ---- bash ---- */

static const char folders[] = "mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"); return";

/* Completes the argument of an option: its words, folders, or nothing. */
static void bash_value(const struct option_row *o) {
    fputs("        ", stdout);
    if (o->letter) printf("-%c | ", o->letter);
    printf("--%s) ", o->name);
    if (takes_folder(o))
        fputs(folders, stdout);
    else
        printf("words='%s'", o->words ? o->words : "");
    fputs(" ;;\n", stdout);
}

static void bash_command(const struct command *c) {
    const struct option_row *o;
    printf("    '%s')\n        case $prev in\n", c->name);
    for (size_t i = 0; (o = options_of(c, i)) != NULL; i++)
        if (o->argument) bash_value(o);
    fputs("        *)\n            if [[ $cur == -* ]]; then words='", stdout);
    for (size_t i = 0; (o = options_of(c, i)) != NULL; i++) printf("%s--%s", i ? " " : "", o->name);
    fputs("'; else ", stdout);
    if (wanted_by(c) == WANT_FOLDER) {
        fputs(folders, stdout);
    } else {
        fputs("words='", stdout);
        print_words(wanted_by(c));
        fputs("'", stdout);
    }
    fputs("; fi ;;\n        esac ;;\n", stdout);
}

static int bash(void) {
    fputs(
        "# bash completion of folioscope\n_folioscope() {\n"
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words='' command=''\n"
        "    COMPREPLY=()\n    ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}\n"
        "    [[ $command == new ]] && ((COMP_CWORD > 2)) && command=\"new ${COMP_WORDS[2]}\"\n    case $command in\n    '') words='",
        stdout);
    for (size_t i = 0; i < cmd_n_rows; i++) printf("%s ", commands[i].name);
    fputs("--help --version' ;;\n", stdout);
    const struct command *c;
    for (size_t i = 0; (c = command_at(i)) != NULL; i++) bash_command(c);
    fputs("    esac\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n}\n"
          "complete -o filenames -F _folioscope folioscope\n",
          stdout);
    return EXIT_WELL;
}

/* ---- zsh ---- */

static void quoted(const char *text, const char *special) { escaped(text, special, "'\\''"); }

static void zsh_option(const struct option_row *o) {
    fputs(" \\\n            ", stdout);
    if (o->letter && o->argument)
        printf("'(-%c --%s)'{-%c+,--%s=}", o->letter, o->name, o->letter, o->name);
    else if (o->letter)
        printf("'(-%c --%s)'{-%c,--%s}", o->letter, o->name, o->letter, o->name);
    else
        printf("--%s%s", o->name, o->argument ? "=" : "");
    fputs("'[", stdout);
    quoted(o->help, "[]:\\");
    fputs("]", stdout);
    if (o->argument) printf(":%s:", o->argument);
    if (takes_folder(o)) fputs("_files -/", stdout);
    if (o->words) printf("(%s)", o->words);
    fputs("'", stdout);
}

static void zsh_command(const struct command *c) {
    const struct option_row *o;
    printf("        '%s')\n            _arguments -s", c->name);
    for (size_t i = 0; (o = options_of(c, i)) != NULL; i++) zsh_option(o);
    enum wanted wanted = wanted_by(c);
    if (wanted == WANT_FOLDER) fputs(" \\\n            '1:workspace:_files -/'", stdout);
    if (wanted == WANT_KIND || wanted == WANT_CODE || wanted == WANT_SUBJECT) {
        static const char *const starts[] = {
            [WANT_KIND] = "1:kind", [WANT_CODE] = "*:code", [WANT_SUBJECT] = "1:subject"};
        const char *start = starts[wanted];
        printf(" \\\n            '%s:(", start);
        print_words(wanted);
        fputs(")'", stdout);
    }
    fputs("\n            ;;\n", stdout);
}

static int zsh(void) {
    fputs("#compdef folioscope\n_folioscope() {\n    local -a commands\n    commands=(", stdout);
    for (size_t i = 0; i < cmd_n_rows; i++) {
        printf("\n        '%s:", commands[i].name);
        quoted(commands[i].summary, ":\\");
        fputs("'", stdout);
    }
    fputs(
        "\n    )\n    if ((CURRENT == 2)); then\n        _describe command commands\n        return\n    fi\n"
        "    local command=$words[2]\n    shift words\n    ((CURRENT--))\n"
        "    if [[ $command == new ]] && ((CURRENT > 2)); then\n        command=\"new $words[2]\"\n        shift words\n"
        "        ((CURRENT--))\n    fi\n    case $command in\n",
        stdout);
    const struct command *c;
    for (size_t i = 0; (c = command_at(i)) != NULL; i++) zsh_command(c);
    fputs("    esac\n}\n_folioscope \"$@\"\n", stdout);
    return EXIT_WELL;
}

/* ---- fish ---- */

/* "new year" is two words that were typed. */
static void fish_when(const struct command *c) {
    const char *subject = strchr(c->name, ' ');
    fputs("complete -c folioscope -n '__fish_seen_subcommand_from ", stdout);
    if (subject)
        printf("new; and __fish_seen_subcommand_from%s'", subject);
    else
        printf("%s'", c->name);
}

static void fish_option(const struct command *c, const struct option_row *o) {
    fish_when(c);
    printf(" -l %s", o->name);
    if (o->letter) printf(" -s %c", o->letter);
    if (o->argument) fputs(" -x", stdout);
    if (takes_folder(o)) fputs(" -a '(__fish_complete_directories)'", stdout);
    if (o->words) printf(" -a '%s'", o->words);
    fputs(" -d '", stdout);
    escaped(o->help, "\\", "\\'");
    fputs("'\n", stdout);
}

static int fish(void) {
    fputs("# fish completion of folioscope\ncomplete -c folioscope -f\n", stdout);
    const struct command *c;
    for (size_t i = 0; (c = command_at(i)) != NULL; i++) {
        const struct option_row *o;
        if (i < cmd_n_rows) {
            printf("complete -c folioscope -n __fish_use_subcommand -a %s -d '", c->name);
            escaped(c->summary, "\\", "\\'");
            fputs("'\n", stdout);
        }
        for (size_t k = 0; (o = options_of(c, k)) != NULL; k++) fish_option(c, o);
        if (wanted_by(c) == WANT_NOTHING) continue;
        fish_when(c);
        fputs(" -a '", stdout);
        if (wanted_by(c) == WANT_FOLDER) fputs("(__fish_complete_directories)", stdout);
        print_words(wanted_by(c));
        fputs("'\n", stdout);
    }
    return EXIT_WELL;
}

int generate(const char *what) {
    static const struct {
        const char *name;
        int (*print)(void);
    } all[] = {{"man", man}, {"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i].name, what) == 0) return all[i].print();
    fprintf(stderr, "folioscope: --generate '%s' is not known; use man, bash, zsh or fish\n", what);
    return EXIT_USAGE;
}
