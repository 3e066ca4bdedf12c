/* driver.c: every text file of a workspace cut short and damaged, one case after the other, in memory.
 *
 *     driver files WORKSPACE SHARE CUTS DAMAGES [PART OF]    text files; the PARTth of OF equal parts of them
 *     driver pictures CUTS DAMAGES FILE...
 *
 * A file's cases run in one child process with a limit of memory; each case has a limit of CPU seconds. A case must end
 * with a workspace and learners, or with an error that names a file. A child that dies costs its case, is told as
 * "not ok", and the cases after it go on in a new one. The seed is the file's name: the same cases on every machine. */
#include "tree.h"

#include "assess/assess.h"
#include "base/hash.h"
#include "base/vec.h"
#include "i18n/i18n.h"
#include "load/load.h"
#include "media/photo/media.h"
#include "model/group.h"
#include "model/workspace.h"
#include "render/tmpl/tmpl.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_KIB = 256 * 1024, LARGEST_PICTURE = 8 << 20 };
static const double most_seconds = 2;

/* ---- damage ---- */

struct dice {
    uint64_t state;
};

/* splitmix64 */
static uint64_t roll(struct dice *d, uint64_t sides) {
    uint64_t z = d->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % sides;
}

static size_t put(char *text, size_t n, size_t at, const char *bytes, size_t length) {
    memmove(text + at + length, text + at, n - at);
    memcpy(text + at, bytes, length);
    return n + length;
}

/* One to four changes of a copy, which has room for them. What is new: bytes, signs that mean something, pieces of itself. */
static size_t damage(struct dice *d, char *text, size_t n) {
    static const char *const signs[] = {"[",
                                        "{",
                                        "}",
                                        "]",
                                        "\"",
                                        "'",
                                        "&a ",
                                        "*a",
                                        ": ",
                                        "- ",
                                        "\n",
                                        "\r",
                                        "\t",
                                        "---\n",
                                        "\\",
                                        "|\n",
                                        "!!x ",
                                        "<",
                                        "{{",
                                        "}}",
                                        ",",
                                        ";",
                                        "0",
                                        "-",
                                        "99999999999",
                                        "#",
                                        "\xEF\xBB\xBF",
                                        "\xE2\x80\xAE",
                                        "\xFF",
                                        "../",
                                        "/",
                                        "*",
                                        "_",
                                        "`",
                                        "> ",
                                        "![",
                                        "]("};
    for (uint64_t i = 0, times = 1 + roll(d, 4); i < times; i++) {
        size_t at = roll(d, n + 1), length = 1 + roll(d, 24);
        const char *sign = signs[roll(d, sizeof signs / sizeof *signs)];
        if (at + length > n) length = n - at;
        switch (roll(d, 5)) {
        case 0: n = put(text, n, at, sign, strlen(sign)); break;
        case 1: memmove(text + at, text + at + length, n - at - length), n -= length; break;
        case 2:
            if (at < n) text[at] = (char)(roll(d, 256));
            break;
        case 3:
            if (at < n) text[at] = (char)(text[at] ^ (1 << roll(d, 8)));
            break;
        default: {
            char piece[32];
            memcpy(piece, text + at, length);
            n = put(text, n, roll(d, n + 1), piece, length);
        }
        }
    }
    return n;
}

/* ---- one case ---- */

struct subject { /* the file that is damaged */
    const char *path, *data;
    size_t n, index;
};

static const struct load_options options = {.root = ".", .today = {2026, 11, 20}};

static bool has(const char *path, const char *part) { return strstr(path, part) != NULL; }

static bool told(const struct diags *diags) {
    for (size_t i = 0; i < diags->list.n; i++)
        if (diags->list.v[i].severity == DIAG_ERROR && diags->list.v[i].file &&
            *diags->list.v[i].text)
            return true;
    return false;
}

static bool read_template(struct arena *a, const struct subject *s, const char *text, size_t n,
                          struct diags *diags) {
    struct tmpls *ts = tmpls_new(a);
    struct buf out = BUF_INIT;
    struct value map = value_map();
    value_set(a, &map, "text", value_text("x"));
    bool sound = tmpls_add(ts, "t", s->path, text, n, diags);
    if (sound) tmpl_render(ts, "t", &map, &out);
    buf_release(&out);
    return sound || told(diags);
}

static bool read_catalog(struct arena *a, const struct subject *s, const char *text, size_t n,
                         struct diags *diags) {
    struct langs *ls = langs_new(a);
    bool sound = langs_add(ls, "en", s->path, text, n, diags);
    langs_free(ls);
    return sound || told(diags);
}

static bool read_learner(struct arena *a, const struct workspace *w, struct learner_place *p,
                         struct diags *diags) {
    struct learner *l = load_learner(a, w, p, diags);
    if (l) assess_learner(a, w, l);
    return l || told(diags);
}

/* What all share is read by the parent, once; but for the file that is damaged. */
static bool read_case(struct arena *a, const struct workspace *whole, const struct subject *s,
                      const char *text, size_t n) {
    struct diags *diags = diags_new(a);
    if (has(s->path, ".mustache")) return read_template(a, s, text, n, diags);
    if (has(s->path, "locales/")) return read_catalog(a, s, text, n, diags);
    if (has(s->path, "themes/")) return load_theme(a, &options, "meadow", diags) || told(diags);
    bool one = has(s->path, "/learners/");
    struct workspace *own = one ? NULL : load_workspace(a, &options, diags);
    const struct workspace *w = one ? whole : own;
    bool well = true;
    if (!w) return told(diags);
    for (size_t i = 0; i < w->n_groups && well; i++)
        for (size_t k = 0; k < w->groups[i].n_learners && well; k++) {
            struct learner_place *p = &w->groups[i].learners[k];
            bool of_file = strncmp(s->path, p->path, strlen(p->path)) == 0;
            if (one ? of_file : k == 0) well = read_learner(a, w, p, diags);
        }
    load_close(own);
    return well;
}

static bool read_picture(struct arena *a, const char *data, size_t n) {
    struct photo photo = {0};
    const char *why = NULL;
    return media_decode(a, data, n, 400, &photo, &why) ? photo.width > 0 && photo.rgb : why && *why;
}

/* ---- all cases of one file ---- */

struct told_by_child { /* shared with the child */
    size_t at;         /* the case being worked on */
    double slowest;
    size_t nothing_said, too_slow; /* how many; and the first of them */
    size_t first_silent, first_slow;
};

struct plan {
    const struct workspace *whole; /* NULL: pictures */
    struct subject subject;
    size_t cuts, damages;
};

static double cpu_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The bytes of case i, with room to grow. */
static size_t make_case(const struct plan *p, size_t i, char *text) {
    const struct subject *s = &p->subject;
    memcpy(text, s->data, s->n);
    if (i < p->cuts) return s->n * i / p->cuts;
    struct dice dice = {hash_bytes((struct hash){0}, s->path, strlen(s->path)).low + i};
    return damage(&dice, text, s->n);
}

static void work(const struct plan *p, struct told_by_child *t) {
    char *text = mem_alloc(p->subject.n + 1024);
    for (; t->at < p->cuts + p->damages; t->at++) {
        struct arena *a = arena_new();
        double began = cpu_seconds();
        size_t n = make_case(p, t->at, text);
        char *copy =
            arena_strndup(a, text, n); /* the exact length, so that reading beyond it is seen */
        if (p->whole) tree_replace(p->subject.index, copy, n);
        bool good =
            p->whole ? read_case(a, p->whole, &p->subject, copy, n) : read_picture(a, copy, n);
        arena_free(a);
        double took = cpu_seconds() - began;
        if (took > t->slowest) t->slowest = took;
        if (took > most_seconds && t->too_slow++ == 0) t->first_slow = t->at;
        if (!good && t->nothing_said++ == 0) t->first_silent = t->at;
    }
    free(text);
}

/* False when it had to be told. *kib and *slowest grow. */
static bool run_file(const struct plan *p, long *kib, double *slowest) {
    struct told_by_child *t =
        mmap(NULL, sizeof *t, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    bool good = true;
    if (t == MAP_FAILED) exit(3);
    for (; t->at < p->cuts + p->damages; t->at++) {
        pid_t child = fork();
        if (child == 0) {
            setrlimit(RLIMIT_CPU, &(struct rlimit){60, 60});
            alarm(300);
            work(p, t);
            _exit(0);
        }
        int status = 0;
        struct rusage used;
        if (child < 0 || wait4(child, &status, 0, &used) != child) exit(3);
        if (used.ru_maxrss > *kib) *kib = used.ru_maxrss;
        if (status == 0) break;
        good = false;
        printf("not ok %s, case %zu\n    ended with status 0x%x\n", p->subject.path, t->at,
               (unsigned)status);
    }
    if (t->slowest > *slowest) *slowest = t->slowest;
    if (t->too_slow)
        printf("not ok %s, case %zu\n    took more than 2 s of CPU\n", p->subject.path,
               t->first_slow);
    if (t->nothing_said)
        printf("not ok %s, case %zu\n    no result and no error\n", p->subject.path,
               t->first_silent);
    good = good && !t->too_slow && !t->nothing_said;
    munmap(t, sizeof *t);
    return good;
}

/* ---- all files ---- */

static bool is_text(const char *path) {
    static const char *const endings[] = {".yaml", ".md", ".csv", ".mustache"};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i]) == 0) return true;
    return false;
}

static int close_run(const char *what, size_t files, size_t cases, size_t bad, long kib,
                     double slowest) {
    if (kib > MOST_KIB) printf("not ok memory\n    %ld KiB at most, of %d\n", kib, MOST_KIB), bad++;
    if (!bad)
        printf("ok %zu %s, %zu cases: at most %.2f s and %ld MiB\n", files, what, cases, slowest,
               kib / 1024);
    fflush(stdout);
    return bad ? 1 : 0;
}

static int run_files(char **arg, size_t part, size_t of) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    size_t files = 0, cases = 0, bad = 0;
    long kib = 0;
    double slowest = 0;
    char *shipped[2] = {arena_printf(a, "%s/templates", arg[1]),
                        arena_printf(a, "%s/themes", arg[1])};
    tree_read(arg[0], "");
    tree_read(shipped[0], "templates");
    tree_read(shipped[1], "themes");
    tree_serve();
    struct workspace *w = load_workspace(a, &options, diags);
    if (!w || diags->errors) return 3;
    for (size_t i = 0; i < tree_files(); i++) {
        const struct tree_file *f = tree_file(i);
        if (!is_text(f->path) || i % of != part) continue;
        struct plan plan = {
            w, {f->path, f->data, f->n, i}, strtoul(arg[2], NULL, 10), strtoul(arg[3], NULL, 10)};
        bad += !run_file(&plan, &kib, &slowest);
        files++;
        cases += plan.cuts + plan.damages;
    }
    load_close(w);
    arena_free(a);
    return close_run("text files", files, cases, bad, kib, slowest);
}

static char *slurp(const char *path, size_t *n) {
    FILE *f = fopen(path, "rb");
    char *data = mem_alloc(LARGEST_PICTURE);
    *n = f ? fread(data, 1, LARGEST_PICTURE, f) : 0;
    if (f) fclose(f);
    return data;
}

static int run_pictures(char **arg, int n) {
    size_t cases = 0, bad = 0;
    long kib = 0;
    double slowest = 0;
    for (int i = 2; i < n; i++) {
        struct plan plan = {.subject.path = arg[i],
                            .cuts = strtoul(arg[0], NULL, 10),
                            .damages = strtoul(arg[1], NULL, 10)};
        char *data = slurp(arg[i], &plan.subject.n);
        plan.subject.data = data;
        bad += plan.subject.n == 0 || !run_file(&plan, &kib, &slowest);
        cases += plan.cuts + plan.damages;
        free(data);
    }
    return close_run("pictures", (size_t)(n > 2 ? n - 2 : 0), cases, bad, kib, slowest);
}

int main(int n, char **arg) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    mem_keep(); /* as the program does */
    if (n >= 6 && strcmp(arg[1], "files") == 0)
        return run_files(arg + 2, n > 7 ? strtoul(arg[6], NULL, 10) : 0,
                         n > 7 ? strtoul(arg[7], NULL, 10) : 1);
    if (n >= 4 && strcmp(arg[1], "pictures") == 0) return run_pictures(arg + 2, n - 2);
    fputs(
        "usage: driver files WORKSPACE SHARE CUTS DAMAGES [PART OF] | driver pictures CUTS DAMAGES FILE...\n",
        stderr);
    return 2;
}
