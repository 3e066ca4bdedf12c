/* pdf_bench.c: what one report costs: CPU time of a tagged progress report of four pages with three fonts and two
 * charts, warm, median of 61; its size; and how much memory a process holds after 1,000 and after 10,000 of them.
 *
 *     build/release/bench/pdf_bench [REPORTS]      # 10000
 *
 * Reports differ in name and words, as those of a school do. Nothing here passes or fails. */
#include "../unit/pdf_samples.h"

#include "os/os.h"

#include <sys/resource.h>
#include <time.h>

#define RUNS 61

static double cpu_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static const char *name_of(struct arena *a, int i) {
    static const char *const FIRST[] = {"Zoë",  "Maya",   "Mateo",     "Ayaan",
                                        "Linh", "Fatima", "Oleksandr", "Grace"};
    static const char *const LAST[] = {"Nguyễn", "Torres", "Kowalski", "Okafor",
                                       "García", "Haile",  "Smith"};
    return arena_printf(a, "%s %s %d", FIRST[i % 8], LAST[i % 7], i);
}

static void opening(struct blocks *bs, const char *name, int i) {
    struct arena *a = bs->arena;
    struct block *b = add(bs, BLOCK_HEADING);
    b->heading =
        (struct block_heading){1, inl_text(a, arena_printf(a, "Progress report: %s", name)),
                               inl_text(a, "Fall term 2026 · Maple Room · Cedar Grove School")};
    b = add(bs, BLOCK_STRIP);
    strip_cell(a, b, "I am working on", "adding fractions with different parts");
    strip_cell(a, b, "I am at", "Developing");
    b = add(bs, BLOCK_LEGEND);
    b->legend.title = inl_text(a, "What the signs mean");
    legend_entry(a, b, QUARTER, "Beginning", "I need help to start");
    legend_entry(a, b, HALF, "Developing", "I can do parts of it");
    legend_entry(a, b, TICK, "Proficient", "I can do it on my own");
    legend_entry(a, b, STAR, "Extending", "I can use it somewhere new");
    heading(bs, 2, "From the teacher");
    for (int k = 0; k < 2; k++)
        paragraph(
            bs,
            arena_printf(
                a,
                "%s reads for meaning and says where in the text it stands. This term %d pieces of "
                "evidence were added. The lab report shows how a question turns into a plan, and how "
                "a mistake turns into an idea; the next step is to show it on two new problems.",
                name, 3 + (i + k) % 9));
}

static void subject(struct blocks *bs, const char *title, const char *table, bool chart) {
    heading(bs, 2, title);
    if (chart) add(bs, BLOCK_CHART)->chart.plot = sample_plot(bs->arena);
    target_table(bs, table, 22);
}

static struct report *bench_report(struct arena *a, int i) {
    struct blocks bs;
    blocks_start(&bs, a);
    const char *name = name_of(a, i);
    opening(&bs, name, i);
    subject(&bs, "Mathematics", "Targets in mathematics", true);
    subject(&bs, "Reading and writing", "Targets in reading and writing", true);
    subject(&bs, "Science", "Targets in science", false);
    struct block *b = add(&bs, BLOCK_SIGNATURES);
    sign_here(a, b, "Learner");
    sign_here(a, b, "Family");
    struct report *r = arena_make(a, struct report);
    *r = (struct report){.name = "progress",
                         .title = arena_printf(a, "Progress report: %s", name),
                         .author = "Cedar Grove School",
                         .lang = "en-US",
                         .paper = PAPER_LETTER,
                         .date = {2026, 11, 20},
                         .foot = "Cedar Grove School · Fall term 2026",
                         .page_of = "{page} of {pages}",
                         .continued = "continued",
                         .blocks = bs.first};
    return r;
}

static double one(const struct pdf_setup *s, int i, struct buf *out, int *pages) {
    struct arena *a = arena_new();
    const struct report *r = bench_report(a, i);
    struct pdf_result result;
    buf_clear(out);
    double start = cpu_ms();
    bool fine = pdf_write(s, &r, 1, false, out, &result, diags_new(a));
    double took = cpu_ms() - start;
    *pages = fine ? result.pages : 0;
    arena_free(a);
    return took;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static long resident_kb(void) {
    long pages = 0, all;
    FILE *f = fopen("/proc/self/statm", "r");
    if (!f || fscanf(f, "%ld %ld", &all, &pages) != 2) pages = 0;
    if (f) fclose(f);
    return pages * 4;
}

static void speed(struct pdf_setup *s, int level, struct buf *out) {
    double ms[RUNS];
    int pages = 0;
    s->level = level;
    double first = one(s, 0, out, &pages);
    for (int i = 0; i < 20; i++) one(s, i, out, &pages);
    for (int i = 0; i < RUNS; i++) ms[i] = one(s, i, out, &pages);
    qsort(ms, RUNS, sizeof *ms, by_value);
    printf(
        "progress report, deflate level %d: %d pages, %zu bytes; CPU %.2f ms (median of %d; least %.2f, first %.2f)\n",
        level, pages, out->n, ms[RUNS / 2], RUNS, ms[0], first);
}

int main(int argc, char **argv) {
    mem_keep(); /* as the program does */
    long n = argc > 1 ? strtol(argv[1], NULL, 10) : 10000;
    struct arena *a = arena_new();
    struct theme theme = MEADOW;
    theme.voice_font = NULL;
    struct fonts *fs = fonts_new(a, &theme, diags_new(a));
    if (!fs) return 1;
    struct pdf_setup s;
    sample_setup(a, &s, fs);
    s.theme = &theme;
    struct buf out = BUF_INIT;
    speed(&s, 6, &out);
    if (argc > 2) { /* for a look at it */
        FILE *f = fopen(argv[2], "wb");
        if (f) fwrite(out.p, 1, out.n, f), fclose(f);
    }
    speed(&s, 1, &out); /* what builds use */
    int pages;
    for (long i = 0; i < n; i++) {
        one(&s, (int)i, &out, &pages);
        if (i + 1 == 1000 || i + 1 == n)
            printf("after %ld reports: %ld kB resident\n", i + 1, resident_kb());
    }
    buf_release(&out);
    fonts_free(fs);
    arena_free(a);
    return 0;
}
