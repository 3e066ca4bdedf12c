/* test_draw.c: signs as they are agreed, and growth charts on which nothing hides anything. */
#include "base/utf8.h"
#include "render/draw/draw.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static size_t count(const struct drawing *d, enum draw_kind kind) {
    size_t n = 0;
    for (const struct shape *s = d->shapes; s; s = s->next) n += s->kind == kind;
    return n;
}

static const struct shape *find(const struct drawing *d, enum draw_kind kind) {
    for (const struct shape *s = d->shapes; s; s = s->next)
        if (s->kind == kind) return s;
    return NULL;
}

/* ---- signs ---- */

static void signs_differ_without_colour(void **state) {
    struct arena *a = arena_new();
    const struct shape *ring = draw_sign(a, (struct sign){SIGN_RING, 0}, 24)->shapes;
    assert_int_equal(ring->kind, DRAW_CIRCLE);
    assert_true(ring->dash > 0 && ring->gap > 0 && ring->fill == DRAW_NO_COLOR);
    struct drawing *d = draw_sign(a, (struct sign){SIGN_FILL, 250}, 24);
    assert_int_equal(find(d, DRAW_SECTOR)->part, 250);
    assert_true(find(d, DRAW_CIRCLE)->dash == 0);
    d = draw_sign(a, (struct sign){SIGN_DONE, 0}, 24);
    assert_int_equal(find(d, DRAW_CIRCLE)->fill, COLOR_LEAF);
    assert_int_equal(find(d, DRAW_PATH)->n, 3);
    assert_false(find(d, DRAW_PATH)->closed);
    d = draw_sign(a, (struct sign){SIGN_STAR, 0}, 24);
    assert_int_equal(find(d, DRAW_PATH)->n, 10);
    assert_true(find(d, DRAW_PATH)->closed);
    d = draw_sign(a, (struct sign){SIGN_BOX, 0}, 24);
    assert_int_equal(find(d, DRAW_PATH)->n, 4);
    assert_null(find(d, DRAW_PATH)->next);
    d = draw_sign(a, (struct sign){SIGN_MET, 0}, 24);
    assert_int_equal(find(d, DRAW_PATH)->next->n, 3);
    assert_null(draw_sign(a, (struct sign){SIGN_NONE, 0}, 24)->shapes);
    arena_free(a);
    (void)state;
}

static void dashes_close_the_ring(void **state) {
    struct arena *a = arena_new();
    const struct shape *ring = draw_sign(a, (struct sign){SIGN_RING, 0}, 24)->shapes;
    double times = 2 * 3.14159265358979323846 * ring->r / (ring->dash + ring->gap);
    assert_true(fabs(times - round(times)) < 1e-6);
    arena_free(a);
    (void)state;
}

static void shapes_stay_inside(void **state) {
    struct arena *a = arena_new();
    for (int kind = SIGN_RING; kind <= SIGN_MET; kind++) {
        struct drawing *d = draw_sign(a, (struct sign){(enum sign_kind)kind, 500}, 10);
        for (const struct shape *s = d->shapes; s; s = s->next) {
            double half = s->stroke >= 0 ? s->stroke_width / 2 : 0;
            if (s->kind == DRAW_CIRCLE)
                assert_true(s->x - s->r - half >= 0 && s->x + s->r + half <= 10);
            for (size_t i = 0; i < 2 * s->n; i++)
                assert_true(s->xy[i] - half >= 0 && s->xy[i] + half <= 10);
        }
    }
    arena_free(a);
    (void)state;
}

/* ---- charts ---- */

static struct date day(long n) { return date_from_days(20700 + n); }

/* A chart from a seed: levels with long or short names, evenly placed or not, ratings that pile up. */
struct chart {
    struct plot_level levels[7];
    struct plot_point points[3][20];
    struct plot_series series[3];
    struct plot_term terms[5];
    struct plot_tick ticks[12];
    struct plot_now now;
    struct plot plot;
};

static unsigned next(unsigned *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 16; }

static void make_chart(struct chart *c, unsigned seed) {
    static const char *const names[] = {"Beginning",  "Developing with a little help from others",
                                        "Proficient", "Extending",
                                        "1",          "Noch nicht begonnen",
                                        "مبتدئ"};
    memset(c, 0, sizeof *c);
    size_t n_levels = 2 + next(&seed) % 6;
    for (size_t i = 0; i < n_levels; i++)
        c->levels[i] =
            (struct plot_level){names[next(&seed) % 7], (double)i + (double)(next(&seed) % 9) / 10};
    for (size_t s = 0; s < 3; s++) {
        c->series[s] =
            (struct plot_series){.name = s ? "me and the people of my group" : "my teacher",
                                 .mark = (enum plot_mark)s,
                                 .joined = s == 0,
                                 .points = c->points[s],
                                 .n_points = 1 + next(&seed) % 6};
        long at = next(&seed) % 40;
        for (size_t i = 0; i < c->series[s].n_points; i++, at += next(&seed) % 3 * 10)
            c->points[s][i] =
                (struct plot_point){day(at), c->levels[next(&seed) % n_levels].value, NULL};
    }
    for (size_t i = 0; i < 5; i++)
        c->terms[i] =
            (struct plot_term){"A term of the year", day((long)i * 20), day((long)i * 20 + 19)};
    for (size_t i = 0; i < 12; i++) c->ticks[i] = (struct plot_tick){day((long)i * 8), "September"};
    c->plot = (struct plot){.title = "t",
                            .first = day(0),
                            .last = day(100),
                            .levels = c->levels,
                            .n_levels = n_levels,
                            .mastery = c->levels[n_levels - 1].value,
                            .mastery_words = "from here on I can do it on my own",
                            .series = c->series,
                            .n_series = 3,
                            .terms = c->terms,
                            .n_terms = next(&seed) % 6,
                            .ticks = c->ticks,
                            .n_ticks = 12};
    c->now = (struct plot_now){"my level now: Developing with a little help from others",
                               {SIGN_STAR, 0},
                               c->levels[next(&seed) % n_levels].value};
    if (next(&seed) % 2) c->plot.now = &c->now;
}

struct box {
    double left, right, top, bottom;
};

static struct box box_of(const struct shape *s) {
    double w = 0.56 * s->r * (double)utf8_width(s->text, strlen(s->text));
    double left = s->anchor == ANCHOR_START ? s->x
                  : s->anchor == ANCHOR_END ? s->x - w
                                            : s->x - w / 2;
    return (struct box){left, left + w, s->y - 0.75 * s->r, s->y + 0.22 * s->r};
}

static bool overlap(struct box a, struct box b) {
    return a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 &&
           b.top < a.bottom - 0.01;
}

static void assert_words_apart(const struct drawing *d, unsigned seed) {
    for (const struct shape *s = d->shapes; s; s = s->next) {
        if (s->kind != DRAW_TEXT) continue;
        struct box box = box_of(s);
        assert_null(strchr(s->text, '%'));
        if (box.left < -0.01 || box.right > d->width + 0.01 || box.top < -0.01 ||
            box.bottom > d->height + 0.01)
            fail_msg("seed %u: '%s' leaves the drawing", seed, s->text);
        for (const struct shape *t = s->next; t; t = t->next)
            if (t->kind == DRAW_TEXT && overlap(box, box_of(t)))
                fail_msg("seed %u: '%s' meets '%s'", seed, s->text, t->text);
    }
}

static void words_never_meet(void **state) {
    for (unsigned seed = 1; seed < 400; seed++) {
        struct arena *a = arena_new();
        struct chart c;
        make_chart(&c, seed);
        assert_words_apart(draw_plot(a, &c.plot, seed % 2 ? 320 : 680, 200, 14, NULL), seed);
        arena_free(a);
    }
    (void)state;
}

/* Centre of a mark: a disc, or a closed path filled as marks are. */
static bool centre(const struct shape *s, double *x, double *y) {
    if (s->kind == DRAW_CIRCLE) {
        *x = s->x, *y = s->y;
        return true;
    }
    if (s->kind != DRAW_PATH || !s->closed) return false;
    *x = s->xy[0], *y = 0;
    for (size_t i = 0; i < s->n; i++) *y += s->xy[2 * i + 1] / (double)s->n;
    if (s->n == 4) *x = (s->xy[0] + s->xy[4]) / 2;
    return true;
}

static void points_never_hide_each_other(void **state) {
    for (unsigned seed = 1; seed < 200; seed++) {
        struct arena *a = arena_new();
        struct chart c;
        make_chart(&c, seed);
        struct drawing *d = draw_plot(a, &c.plot, 680, 280, 14, NULL);
        double x, y, x2, y2;
        for (const struct shape *s = d->shapes; s; s = s->next)
            for (const struct shape *t = s->next; centre(s, &x, &y) && t; t = t->next)
                if (centre(t, &x2, &y2) && hypot(x - x2, y - y2) < 9)
                    fail_msg("seed %u: two marks at %g, %g", seed, x, y);
        arena_free(a);
    }
    (void)state;
}

static void every_point_is_drawn(void **state) {
    struct arena *a = arena_new();
    struct chart c;
    make_chart(&c, 7);
    c.plot.now = NULL;
    struct drawing *d = draw_plot(a, &c.plot, 680, 280, 14, NULL);
    assert_int_equal(count(d, DRAW_CIRCLE), c.series[0].n_points + 1); /* and one in the key */
    assert_int_equal(count(d, DRAW_RECT), c.plot.n_terms);
    arena_free(a);
    (void)state;
}

static void mastery_is_dashed_at_its_level(void **state) {
    static struct plot_level levels[] = {{"One", 1}, {"Two", 2}, {"Three", 3}};
    const struct plot p = {.title = "t",
                           .first = {2026, 9, 1},
                           .last = {2026, 11, 1},
                           .levels = levels,
                           .n_levels = 3,
                           .mastery = 2};
    struct arena *a = arena_new();
    struct drawing *d = draw_plot(a, &p, 400, 200, 12, NULL);
    const struct shape *dashed = NULL;
    size_t hairlines = 0;
    for (const struct shape *s = d->shapes; s; s = s->next) {
        if (s->kind != DRAW_LINE) continue;
        if (s->dash > 0)
            dashed = s;
        else
            hairlines++;
    }
    assert_non_null(dashed);
    assert_int_equal(hairlines, 2);
    const struct shape *two = find(d, DRAW_TEXT)->next;
    assert_string_equal(two->text, "Two");
    assert_true(fabs(two->y - dashed->y) < 6);
    arena_free(a);
    (void)state;
}

static void a_chart_of_one_day_stands_in_the_middle(void **state) {
    static struct plot_level levels[] = {{"One", 1}};
    static struct plot_point points[] = {{{2026, 9, 1}, 1, NULL}, {{2026, 9, 1}, 1, NULL}};
    static struct plot_series all[] = {{"me", MARK_TRIANGLE, true, points, 2}};
    const struct plot p = {.title = "t",
                           .first = {2026, 9, 1},
                           .last = {2026, 9, 1},
                           .levels = levels,
                           .n_levels = 1,
                           .mastery = 1,
                           .series = all,
                           .n_series = 1};
    struct arena *a = arena_new();
    struct drawing *d = draw_plot(a, &p, 300, 100, 12, NULL);
    assert_true(d->height >= 100);
    for (const struct shape *s = d->shapes; s; s = s->next)
        for (size_t i = 0; i < s->n; i++)
            assert_true(s->xy[2 * i] >= 0 && s->xy[2 * i] <= 300 && s->xy[2 * i + 1] >= 0 &&
                        s->xy[2 * i + 1] <= d->height);
    arena_free(a);
    (void)state;
}

/* The level now is at the right of all points, at the height of its level, with an arrow to it. */
static void the_level_now_is_drawn_at_the_right_edge(void **state) {
    static struct plot_level levels[] = {{"One", 1}, {"Two", 2}, {"Three", 3}};
    static struct plot_point points[] = {{{2026, 9, 5}, 1, NULL}, {{2026, 11, 1}, 3, NULL}};
    static struct plot_series all[] = {{"my teacher", MARK_DISC, true, points, 2}};
    struct plot_now now = {"my level now: Two", {SIGN_DONE, 0}, 2};
    const struct plot p = {.title = "t",
                           .first = {2026, 9, 1},
                           .last = {2026, 11, 1},
                           .levels = levels,
                           .n_levels = 3,
                           .mastery = 2,
                           .series = all,
                           .n_series = 1,
                           .now = &now};
    struct arena *a = arena_new();
    struct drawing *d = draw_plot(a, &p, 400, 200, 12, NULL);
    double line = 0, right = 0, sign = 0, sign_at = 0;
    const struct shape *arrow = NULL;
    bool said = false;
    for (const struct shape *s = d->shapes; s; s = s->next) {
        if (s->kind == DRAW_LINE && s->dash > 0 && line <= 0) line = s->y;
        if (s->kind == DRAW_CIRCLE && s->r < 5 && s->x > right && s->y < line * 2) right = s->x;
        if (s->kind == DRAW_CIRCLE && s->r > 7) sign = s->y, sign_at = s->x - s->r;
        if (s->kind == DRAW_PATH && s->closed && s->n == 3) arrow = s;
        said = said || (s->kind == DRAW_TEXT && strcmp(s->text, now.words) == 0);
    }
    assert_true(said);
    assert_true(fabs(sign - line) < 0.01);
    assert_true(sign_at > right);
    assert_non_null(arrow);
    assert_true(fabs(arrow->xy[1] - line) < 0.01 && arrow->xy[0] < sign_at);
    arena_free(a);
    (void)state;
}

/* ---- timelines ---- */

static struct plot axis_of(struct chart *c, unsigned seed) {
    make_chart(c, seed);
    return (struct plot){.first = day(0),
                         .last = day(100),
                         .terms = c->terms,
                         .n_terms = c->plot.n_terms,
                         .ticks = c->ticks,
                         .n_ticks = 12};
}

/* Discs of a kind of sign, by the order in which they are drawn. */
static size_t discs(const struct drawing *d, double radius, double *x, double *y, size_t most) {
    size_t n = 0;
    for (const struct shape *s = d->shapes; s; s = s->next)
        if (s->kind == DRAW_CIRCLE && s->fill == COLOR_LEAF && fabs(s->r - radius) < 0.01 &&
            n < most)
            x[n] = s->x, y[n++] = s->y;
    return n;
}

static void signs_of_a_line_are_all_seen_and_inside(void **state) {
    enum { MOST = 30 };
    const double text = 14, big = 0.445 * 1.45 * text, small = 0.445 * 0.95 * text;
    for (unsigned seed = 1; seed < 300; seed++) {
        struct arena *a = arena_new();
        struct chart c;
        struct plot axis = axis_of(&c, seed);
        struct timeline_mark marks[MOST];
        size_t n = 1 + seed % MOST, n_small = 0;
        long at = 0;
        double width = seed % 2 ? 300 : 520, x[MOST], y[MOST];
        for (size_t i = 0; i < n; i++, at += seed % 5) {
            marks[i] = (struct timeline_mark){
                day(at), {SIGN_DONE, 0}, i % 3 == 1, seed % 2 ? MARK_TRIANGLE : MARK_SQUARE};
            n_small += marks[i].small;
        }
        struct drawing *d = draw_time_line(a, &axis, marks, n, width, text);
        assert_int_equal(discs(d, small, x, y, MOST), n_small);
        size_t n_big = discs(d, big, x, y, MOST);
        assert_int_equal(n_big, n - n_small);
        for (size_t i = 0; i < n_big; i++) {
            assert_true(x[i] >= big && x[i] <= width - big && y[i] - big >= 0 &&
                        y[i] + big <= d->height);
            if (i) assert_true(x[i] > x[i - 1] + 4);
        }
        arena_free(a);
    }
    (void)state;
}

static void lines_share_their_axis(void **state) {
    struct arena *a = arena_new();
    struct chart c;
    struct plot axis = axis_of(&c, 11);
    const struct timeline_mark early[] = {{day(50), {SIGN_DONE, 0}, false, MARK_DISC}},
                               late[] = {{day(10), {SIGN_DONE, 0}, false, MARK_DISC},
                                         {day(50), {SIGN_DONE, 0}, false, MARK_DISC}};
    double x[2], y[2], x2[2];
    assert_int_equal(discs(draw_time_line(a, &axis, early, 1, 520, 14), 0.445 * 1.45 * 14, x, y, 2),
                     1);
    assert_int_equal(discs(draw_time_line(a, &axis, late, 2, 520, 14), 0.445 * 1.45 * 14, x2, y, 2),
                     2);
    assert_true(fabs(x[0] - x2[1]) < 0.001);
    assert_true(x2[0] < x2[1]);
    arena_free(a);
    (void)state;
}

static void words_of_an_axis_never_meet(void **state) {
    for (unsigned seed = 1; seed < 200; seed++) {
        struct arena *a = arena_new();
        struct chart c;
        struct plot axis = axis_of(&c, seed);
        assert_words_apart(draw_time_axis(a, &axis, seed % 2 ? 300 : 520, 14, NULL), seed);
        arena_free(a);
    }
    (void)state;
}

static double wide(void *context, const char *text, double size) {
    ++*(int *)context;
    return size * (double)strlen(text);
}

static void words_are_measured_by_the_callers_font(void **state) {
    struct arena *a = arena_new();
    struct chart c;
    int calls = 0;
    make_chart(&c, 3);
    draw_plot(a, &c.plot, 680, 280, 14, &(struct draw_measure){wide, &calls});
    assert_true(calls > 0);
    arena_free(a);
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_differ_without_colour),
        cmocka_unit_test(dashes_close_the_ring),
        cmocka_unit_test(shapes_stay_inside),
        cmocka_unit_test(words_never_meet),
        cmocka_unit_test(points_never_hide_each_other),
        cmocka_unit_test(every_point_is_drawn),
        cmocka_unit_test(mastery_is_dashed_at_its_level),
        cmocka_unit_test(a_chart_of_one_day_stands_in_the_middle),
        cmocka_unit_test(the_level_now_is_drawn_at_the_right_edge),
        cmocka_unit_test(signs_of_a_line_are_all_seen_and_inside),
        cmocka_unit_test(lines_share_their_axis),
        cmocka_unit_test(words_of_an_axis_never_meet),
        cmocka_unit_test(words_are_measured_by_the_callers_font),
    };
    return cmocka_run_group_tests_name("draw", tests, NULL, NULL);
}
