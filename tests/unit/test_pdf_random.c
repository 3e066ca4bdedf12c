/* test_pdf_random.c: what holds for every report, shown on many that nobody would write: nothing is lost, nothing lies
 * over anything else, nothing stands outside its margins, no page has a single line, and it never takes long.
 *
 * REPORTS=N takes so many (800; make torture: 5,000). FROM=N begins there; DUMP=1 says what is in each. Some are written to
 * build/<variant>/demo as random-N.pdf, and what they must say as random-N.txt, for tests/suites/random. */
#include "random_reports.h"

#include "base/utf8.h"
#include "render/pdf/pages/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <time.h>

#define MOST_SECONDS 20.0 /* of CPU for one report, with sanitizers */

static char demo_dir[4096];
static int faults, faults_before; /* all; up to the report before this one */

/* The first two of each report are told. */
#define FAULT(...)                                                           \
    (faults++ < faults_before + 2 ? (void)printf("    report %d: ", number), \
     (void)printf(__VA_ARGS__), (void)puts("") : (void)0)

/* ---- nothing lost, nothing doubled, all in order ---- */

struct slot_text {
    const struct slot *slot;
    struct buf text;
};

static bool unseen(unsigned c) { /* spaces, and signs that steer the setting */
    return c == ' ' || c == '\n' || c == 0xA0 || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2066 && c <= 0x2069);
}

static void add_seen(struct buf *b, const char *s, size_t n) {
    while (n > 0) {
        size_t len;
        unsigned c = utf8_decode(s, n, &len);
        if (!unseen(c)) buf_add(b, s, len);
        s += len;
        n -= len;
    }
}

/* By owner and place in the tree; slots are few on a page, so that the last one mostly is the one. */
typedef VEC(struct slot_text) slot_texts;

static struct buf *text_of(struct arena *a, slot_texts *ts, const struct slot *slot) {
    for (size_t i = ts->n, tries = 0; i-- > 0 && tries < 4000; tries++)
        if (ts->v[i].slot == slot) return &ts->v[i].text;
    struct slot_text t = {slot, BUF_INIT};
    VEC_PUSH(a, ts, t);
    return &ts->v[ts->n - 1].text;
}

static int by_slot(const void *a, const void *b) {
    const struct slot *x = ((const struct slot_text *)a)->slot,
                      *y = ((const struct slot_text *)b)->slot;
    return x < y ? -1 : x > y;
}

static void tree_text(const struct elem *e, const slot_texts *ts, struct buf *out) {
    for (size_t i = 0; i < e->kids.n; i++) {
        if (e->kids.v[i].elem) tree_text(e->kids.v[i].elem, ts, out);
        if (!e->kids.v[i].slot || ts->n == 0) continue;
        struct slot_text key = {.slot = e->kids.v[i].slot};
        const struct slot_text *t = bsearch(&key, ts->v, ts->n, sizeof key, by_slot);
        if (t) buf_add(out, t->text.p, t->text.n);
    }
}

/* What the renderer may put between two texts of ours: labels of lists, quotation marks, full stops. */
#define MOST_BETWEEN 24

static void check_text(int number, const struct maker *m, const struct elem *root, slot_texts *ts) {
    if (ts->n) qsort(ts->v, ts->n, sizeof *ts->v, by_slot);
    struct buf all = BUF_INIT, one = BUF_INIT;
    tree_text(root, ts, &all);
    buf_char(&all, '\0');
    const char *at = all.p;
    for (size_t i = 0; i < m->said.n; i++) {
        buf_clear(&one);
        add_seen(&one, m->said.v[i], strlen(m->said.v[i]));
        buf_char(&one, '\0');
        const char *found = strstr(at, one.p);
        if (!found || found - at > MOST_BETWEEN) {
            FAULT("text %zu of %zu is not where it belongs: '%.60s'; there stands '%.60s'", i,
                  m->said.n, one.p, at);
            break;
        }
        at = found + strlen(one.p);
    }
    if (strlen(at) > MOST_BETWEEN) FAULT("something is said twice: '%.60s'", at);
    buf_release(&all);
    buf_release(&one);
}

/* ---- nothing over anything, nothing outside ---- */

struct ink { /* what is seen of an item */
    double left, right, top, bottom;
    const struct item *item;
};

static bool blank(const struct run *r) {
    struct buf b = BUF_INIT;
    add_seen(&b, r->text, r->text_n);
    bool is = b.n == 0;
    buf_release(&b);
    return is;
}

/* False for what may lie under words: grounds and frames, links, anchors, hidden words. */
static bool ink_of(const struct item *i, struct ink *out) {
    *out = (struct ink){i->x, i->x + i->w, i->y, i->y + i->h, i};
    switch (i->kind) {
    case ITEM_RUN:
        if (i->hidden || blank(i->run)) return false;
        out->top = i->y - 0.55 * i->run->size_pt;
        out->bottom = i->y;
        return true;
    case ITEM_RULE: return i->w > 0;
    case ITEM_IMAGE:
    case ITEM_SIGN:
    case ITEM_DRAWING:
    case ITEM_QR: return true;
    default: return false;
    }
}

static int by_top(const void *a, const void *b) {
    double x = ((const struct ink *)a)->top, y = ((const struct ink *)b)->top;
    return x < y ? -1 : x > y;
}

#define SLACK 0.6 /* pt: rounding, and side bearings of letters */

static void check_overlap(int number, int page, const struct ink *inks, size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && inks[k].top < inks[i].bottom - SLACK; k++) {
            bool beside =
                inks[k].left > inks[i].right - SLACK || inks[k].right < inks[i].left + SLACK;
            bool below = inks[k].bottom < inks[i].top + SLACK;
            if (inks[k].item->kind == ITEM_RULE) below = inks[k].top < inks[i].top + SLACK;
            if (beside || below) continue;
            FAULT(
                "page %d: items of kind %d and %d overlap at %.1f,%.1f and %.1f,%.1f: '%.20s' '%.20s'",
                page, (int)inks[i].item->kind, (int)inks[k].item->kind, inks[i].left, inks[i].top,
                inks[k].left, inks[k].top, inks[i].item->run ? inks[i].item->run->text : "",
                inks[k].item->run ? inks[k].item->run->text : "");
            return;
        }
}

static void check_margins(int number, int page, const struct lay *l, const struct ink *k) {
    bool fine = k->left > -SLACK && k->right < l->body_width + SLACK && k->top > -SLACK &&
                k->bottom < l->body_height + SLACK;
    if (!fine)
        FAULT(
            "page %d: an item of kind %d stands outside: %.1f..%.1f, %.1f..%.1f of %.1f x %.1f '%.20s'",
            page, (int)k->item->kind, k->left, k->right, k->top, k->bottom, l->body_width,
            l->body_height, k->item->run ? k->item->run->text : "");
}

/* Base lines on a page, as far as they differ. */
static int lines_of(const struct ink *inks, size_t n, bool *other) {
    int lines = 0;
    double last = -1e9;
    for (size_t i = 0; i < n; i++) {
        if (inks[i].item->kind == ITEM_IMAGE || inks[i].item->kind == ITEM_SIGN ||
            inks[i].item->kind == ITEM_DRAWING || inks[i].item->kind == ITEM_QR ||
            inks[i].item->kind == ITEM_RULE)
            *other = true;
        if (inks[i].item->kind != ITEM_RUN || inks[i].bottom - last < 4) continue;
        lines++;
        last = inks[i].bottom;
    }
    return lines;
}

static bool has_page_break(const struct block *b) {
    for (; b; b = b->next)
        if (b->kind == BLOCK_PAGE_BREAK) return true;
    return false;
}

static void check_sides(int number, struct arena *a, const struct lay *l, const struct side *s,
                        size_t pages, slot_texts *ts) {
    for (int page = 1; s; s = s->next, page++) {
        VEC(struct ink) inks = {0};
        for (const struct item *i = s->content->items; i; i = i->next) {
            struct ink k;
            if (ink_of(i, &k)) {
                VEC_PUSH(a, &inks, k);
                check_margins(number, page, l, &k);
            }
            if (i->kind == ITEM_RUN && i->slot)
                add_seen(text_of(a, ts, i->slot), i->run->text, i->run->text_n);
        }
        if (inks.n) qsort(inks.v, inks.n, sizeof *inks.v, by_top);
        check_overlap(number, page, inks.v, inks.n);
        bool other = false;
        int lines = lines_of(inks.v, inks.n, &other);
        if (lines < 2 && !other && pages > 1 && page > 1 && !has_page_break(l->report->blocks))
            FAULT("page %d of %zu has a single line", page, pages);
    }
}

/* ---- one report ---- */

static void save(int number, const struct maker *m, const struct buf *pdf) {
    char path[5000];
    snprintf(path, sizeof path, "%s/random-%d.pdf", demo_dir, number);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(pdf->p, 1, pdf->n, f), pdf->n);
    fclose(f);
    snprintf(path, sizeof path, "%s/random-%d.txt", demo_dir, number);
    f = fopen(path, "wb");
    assert_non_null(f);
    for (size_t i = 0; m->latin && i < m->said.n; i++) fprintf(f, "%s\n", m->said.v[i]);
    fclose(f);
}

static void write_some(int number, const struct maker *m, const struct pdf_setup *setup,
                       const struct report *r, size_t pages) {
    struct buf out = BUF_INIT;
    struct pdf_result result;
    struct diags *ds = diags_new(m->arena);
    if (!pdf_write(setup, &r, 1, false, &out, &result, ds)) FAULT("it could not be written");
    if ((size_t)result.pages != pages) FAULT("%d pages written, %zu laid out", result.pages, pages);
    if (number % 40 == 0 || number % 41 == 1 || getenv("SAVE")) save(number, m, &out);
    buf_release(&out);
}

static void dump(const struct report *r) {
    struct buf b = BUF_INIT;
    doc_dump(r->blocks, &b);
    printf("%.*s\n", (int)b.n, b.p);
    buf_release(&b);
}

static void try_report(int number, const struct pdf_setup *setup) {
    faults_before = faults;
    struct arena *a = arena_new();
    struct maker m = {.arena = a};
    const struct report *r = random_report(&m, number);
    struct pdf_setup own = *setup;
    if (number % 7 == 6) own.scale = number % 2 ? 16.0 / 9 : 2.5;
    if (getenv("DUMP")) dump(r);
    struct tags *t = tags_new(a);
    struct side *sides;
    slot_texts ts = {0};
    clock_t start = clock();
    struct lay *l = laying_new(a, &own, r, t);
    size_t pages = report_lay_filled(l, t->root, &sides);
    double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (took > MOST_SECONDS) FAULT("it took %.1f s", took);
    check_sides(number, a, l, sides, pages, &ts);
    check_text(number, &m, t->root, &ts);
    for (size_t i = 0; i < ts.n; i++) buf_release(&ts.v[i].text);
    if (number % 10 == 0 || number % 41 == 1 || getenv("SAVE"))
        write_some(number, &m, &own, r, pages);
    arena_free(a);
}

/* Those that once had a page with a single line, or a sign that stood outside. */
static const int HARD[] = {3792,  3999,  4523,  4757,  6456,  6761,  8483, 9029,
                           12177, 13376, 15470, 15820, 18213, 20032, 21765};

static void every_report(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct fonts *fs = fonts_new(a, &MEADOW, diags_new(a));
    assert_non_null(fs);
    struct pdf_setup setup;
    sample_setup(a, &setup, fs);
    const char *from = getenv("FROM"), *reports = getenv("REPORTS");
    int first = from ? (int)strtol(from, NULL, 10) : 0, n = 800;
    if (reports) n = (int)strtol(reports, NULL, 10);
    for (int i = first; i < first + n; i++) try_report(i, &setup);
    for (size_t i = 0; !from && !reports && i < sizeof HARD / sizeof *HARD; i++)
        try_report(HARD[i], &setup);
    fonts_free(fs);
    arena_free(a);
    assert_int_equal(faults, 0);
}

int main(int argc, char **argv) {
    (void)argc;
    snprintf(demo_dir, sizeof demo_dir, "%s", argv[0]); /* build/<variant>/tests/test_pdf_random */
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(demo_dir, '/');
        if (slash) *slash = '\0';
    }
    strncat(demo_dir, "/demo", sizeof demo_dir - strlen(demo_dir) - 1);
    mkdir(demo_dir, 0777);
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_report)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
