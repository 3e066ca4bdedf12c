/* cmd_build.c: folioscope build, and folioscope gather, which ends a build of several machines. */
#include "cli/cli.h"

#include "base/buf.h"
#include "base/json.h"
#include "os/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool usage(const char *what, const char *value, const char *wanted) {
    fprintf(stderr, "folioscope: %s '%s' is not known; use %s\n", what, value, wanted);
    return false;
}

static bool read_only(const char *list, unsigned *only) {
    static const char *const words[] = {ONLY_WORDS};
    *only = list ? 0 : ONLY_ALL;
    for (const char *p = list; p && *p;) {
        size_t n = strcspn(p, ","), found = 0;
        for (size_t i = 0; i < 3; i++)
            if (strlen(words[i]) == n && strncmp(p, words[i], n) == 0) {
                *only |= 1U << i;
                found++;
            }
        if (!found) return usage("--only", list, "html,pdf,xlsx or fewer of them");
        p += n + (p[n] == ',');
    }
    return *only || usage("--only", list, "html,pdf,xlsx or fewer of them");
}

static bool read_edition(const char *word, struct build_options *o) {
    static const char *const names[] = {[EDITION_STANDARD] = "standard",
                                        [EDITION_LARGE_PRINT] = "large-print",
                                        [EDITION_PLAIN] = "plain",
                                        [EDITION_BILINGUAL] = "bilingual"};
    o->has_edition = word != NULL;
    for (int i = 0; word && i <= EDITION_BILINGUAL; i++) {
        o->edition = (enum edition)i;
        if (strcmp(names[i], word) == 0) return true;
    }
    return !word || usage("--edition", word, "standard, large-print, plain or bilingual");
}

static bool read_jobs(const char *text, int *jobs) {
    char *end = NULL;
    long n = text ? strtol(text, &end, 10) : 0;
    if (text && (*end || n < 1 || n > 256)) return usage("--jobs", text, "a number from 1 to 256");
    *jobs = (int)n;
    return true;
}

/* "2/4". All learners of the share are made, so none are chosen. */
static bool read_shard(const struct arguments *args, struct build_options *o) {
    const char *text = args->shard;
    char *end = NULL;
    long k = text ? strtol(text, &end, 10) : 0;
    const bool slash = text && end != text && *end == '/';
    const char *second = slash ? end + 1 : "";
    long n = strtol(second, &end, 10);
    if (!text) return true;
    if (!slash || *end || end == second || k < 1 || k > n || n > SHARDS_MOST)
        return usage("--shard", text, "K/N with K from 1 to N, such as 2/4");
    if (args->learner || args->group || args->strict || args->force || args->dry_run) {
        fputs("folioscope: --shard makes a share of all classes, and publishes nothing: leave out "
              "--learner, --class, --strict, --force, and --dry-run\n",
              stderr);
        return false;
    }
    o->shard = (int)k;
    o->shards = (int)n;
    return true;
}

/* A folder for each audience, so that pages for staff are never among those for families. */
static const char *out_of(const struct arguments *args, enum audience audience) {
    static const char *const folders[AUDIENCE_COUNT] = {[AUDIENCE_STAFF] = "out",
                                                        [AUDIENCE_LEARNER] = "out-learner",
                                                        [AUDIENCE_FAMILY] = "out-family",
                                                        [AUDIENCE_PUBLIC] = "out-public"};
    return args->out ? args->out : folders[audience];
}

static bool build_options_of(const struct arguments *args, struct arena *a,
                             struct build_options *o) {
    *o = (struct build_options){.quiet = args->quiet,
                                .remove = args->remove,
                                .unlock = args->unlock,
                                .names_kept = args->verbose,
                                .learner = args->learner,
                                .group = args->group,
                                .lang = args->lang,
                                .strict = args->strict,
                                .force = args->force,
                                .full = args->full,
                                .encrypt = args->encrypt,
                                .dry_run = args->dry_run};
    o->trace = args->trace ? cli_from(args, a, args->trace) : NULL;
    o->progress = !args->quiet && os_is_terminal(STDERR_FILENO);
    o->ask = os_is_terminal(STDIN_FILENO) && os_is_terminal(STDERR_FILENO);
    if (!cli_load_options_of(args, a, &o->load) || !read_only(args->only, &o->only) ||
        !cli_audience_of(args, &o->audience) || !read_jobs(args->jobs, &o->jobs) ||
        !read_edition(args->edition, o) || !read_shard(args, o))
        return false;
    o->out = out_of(args, o->audience);
    return true;
}

static const char *plural(long long n) { return n == 1 ? "" : "s"; }

static void print_count(size_t n, const char *what) {
    if (n) printf("%zu learner%s %s\n", n, plural((long long)n), what);
}

/* Lists learners who were not simply rebuilt. In a first build all are new, so it lists none. */
static void print_lines(const struct built *b) {
    enum { MOST = 40 };
    size_t shown = 0;
    if (b->fresh == b->learners && b->lines.n == b->fresh) return;
    for (size_t i = 0; i < b->lines.n && shown < MOST; i++, shown++)
        printf("  %s: %s\n", b->lines.v[i].path, b->lines.v[i].what);
    if (b->lines.n > shown) printf("  and %zu more\n", b->lines.n - shown);
}

/* Counts of learners by result. Also printed after a failed build: removals are reported nowhere
 * else. */
static void print_counts_of(const struct build_options *o, const struct built *b,
                            const struct diags *diags) {
    if (o->strict && diags->errors)
        puts("nothing new was published, because there are errors (--strict)");
    print_count(b->unchanged, "unchanged: published as they were");
    if (b->fresh < b->learners) print_count(b->fresh, "published for the first time");
    print_count(b->left_out, diags->errors ? "left out: see the errors above"
                                           : "left out: see the warnings above");
    if (b->left_out) print_count(b->kept, "still published as before");
    print_count(b->withdrawn, "removed: what was published is no longer permitted");
    print_count(b->removed, "removed: no longer in the workspace");
    print_count(b->moved, "in a folder with another name now: the old one was removed");
    print_lines(b);
}

/* What to open, and what to print. */
static void print_where(const struct build_options *o, const struct built *b) {
    enum { MOST = 4 };
    bool page = o->audience == AUDIENCE_STAFF && o->only & ONLY_HTML;
    printf(page ? "look at %s/index.html\n" : "look into %s\n", o->out);
    if (!b->prints.n) return;
    fputs("print what is in ", stdout);
    for (size_t i = 0; i < b->prints.n && i < MOST; i++)
        printf("%s%s/%s", i ? ", " : "", o->out, b->prints.v[i]);
    if (b->prints.n > MOST) printf(" and %zu more", b->prints.n - MOST);
    putchar('\n');
}

/* In the order of paths: workers end in any. */
static int by_path(const void *a, const void *b) {
    return strcmp(((const struct built_line *)a)->path, ((const struct built_line *)b)->path);
}

static void print_whys(const struct built *b) {
    if (b->whys.n) qsort(b->whys.v, b->whys.n, sizeof *b->whys.v, by_path);
    for (size_t i = 0; i < b->whys.n; i++)
        printf("made      %s: %s\n", b->whys.v[i].path, b->whys.v[i].what);
}

static void print_summary(const struct build_options *o, const struct built *b,
                          const struct diags *diags) {
    printf("%zu learner%s: %lld page%s, %lld PDF%s, %lld workbook%s, %.1f MB in %.1f s\n",
           b->learners, plural((long long)b->learners), b->pages, plural(b->pages), b->pdfs,
           plural(b->pdfs), b->books, plural(b->books), (double)b->bytes / 1e6, b->seconds);
    print_counts_of(o, b, diags);
    for (size_t i = 0; i < b->notes.n; i++) puts(b->notes.v[i]);
    if (b->learners) print_where(o, b);
}

static const char *classes_word(size_t n) { return n == 1 ? "class" : "classes"; }

/* Nothing is published yet: `gather` does that. */
static void print_shard(const struct build_options *o, const struct built *b) {
    printf("shard %d of %d: %zu %s, %zu learner%s in %.1f s; nothing is published until "
           "'folioscope gather' has taken all shards\n",
           o->shard, o->shards, b->classes, classes_word(b->classes), b->learners,
           plural((long long)b->learners), b->seconds);
}

static void print_gathered(const struct built *b) {
    printf("%zu %s from shards", b->classes, classes_word(b->classes));
    if (b->remade) printf(", %zu made here, because no shard has them as they are now", b->remade);
    putchar('\n');
}

static void write_counts(struct json *j, const struct built *b) {
    const struct {
        const char *name;
        long long n;
    } counts[] = {{"learners", (long long)b->learners},
                  {"new", (long long)b->fresh},
                  {"left_out", (long long)b->left_out},
                  {"kept", (long long)b->kept},
                  {"withdrawn", (long long)b->withdrawn},
                  {"removed", (long long)b->removed},
                  {"moved", (long long)b->moved},
                  {"from_shards", (long long)b->classes},
                  {"pages", b->pages},
                  {"pdfs", b->pdfs},
                  {"workbooks", b->books},
                  {"bytes", b->bytes},
                  {"decoded", b->decoded}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        json_int(j, counts[i].name, counts[i].n);
}

/* Milliseconds, because JSON has no other exact number. */
static void write_times(struct json *j, const struct built *b) {
    json_int(j, "milliseconds", (long long)(b->seconds * 1000));
    json_open_at(j, "phases", '[');
    for (size_t i = 0; i < PHASE_COUNT; i++) {
        json_open(j, '{');
        json_text(j, "phase", b->phases[i].name);
        json_int(j, "times", b->phases[i].n);
        json_int(j, "milliseconds", (long long)(b->phases[i].seconds * 1000));
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* With --format json: the findings, what was made, and where the time went. */
static bool print_json(const struct build_options *o, struct diags *diags, const struct built *b,
                       bool ok) {
    struct buf out = BUF_INIT;
    struct json j = {.out = &out};
    diags_sort(diags);
    json_open(&j, '{');
    findings_add(&j, "findings", diags);
    json_open_at(&j, "summary", '{');
    json_text(&j, "out", o->out);
    json_bool(&j, "complete", ok && !b->interrupted);
    write_counts(&j, b);
    write_times(&j, b);
    json_close(&j, '}');
    json_close(&j, '}');
    buf_char(&out, '\n');
    bool written = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    buf_release(&out);
    return written;
}

static int build(const struct arguments *args, struct arena *a, bool gathers) {
    struct build_options o;
    struct built built;
    struct buf served = BUF_INIT;
    if (!findings_format_known(args) || !build_options_of(args, a, &o)) return EXIT_USAGE;
    o.gathers = gathers;
    struct diags *diags = diags_new(a);
    os_catch_interrupt();
    if (args->verbose) o.served = &served;
    bool ok = build_run(&o, diags, &built);
    fputs(served.p, stdout);
    buf_release(&served);
    const bool json = findings_are_json(args);
    ok = (json ? print_json(&o, diags, &built, ok) : findings_print(args, diags)) && ok;
    if (diags->errors || (diags->warnings && !args->quiet)) findings_print_counts(args, diags);
    bool shown = !args->quiet && !o.dry_run && findings_are_text(args);
    if (shown && (built.interrupted || !ok)) print_counts_of(&o, &built, diags);
    if (built.interrupted) {
        fputs(
            "interrupted: what was finished is in place, and the rest is unchanged; build again to finish\n",
            stderr);
        return EXIT_IO;
    }
    if (ok && o.dry_run && !args->quiet)
        printf("%zu learner%s would be built into '%s'; nothing was written\n", built.would,
               built.would == 1 ? "" : "s", o.out);
    if (ok && shown && args->verbose) print_whys(&built);
    if (ok && shown && o.shards) print_shard(&o, &built);
    if (ok && shown && gathers) print_gathered(&built);
    if (ok && shown && !o.shards) print_summary(&o, &built, diags);
    return cli_status_of(ok, diags);
}

int cmd_build(const struct arguments *args, struct arena *a) { return build(args, a, false); }
int cmd_gather(const struct arguments *args, struct arena *a) { return build(args, a, true); }
