/* test_gaps.c: what a report would lack tonight, and what is not missing. The class is that of
 * small_class.h. */
#include "small_class.h"

#include "assess/gaps.h"
#include "model/rated.h"

static size_t count(struct world *w, enum gap_kind kind) {
    const struct gaps all = gaps_of(w->arena, known(w), assessed(w));
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++) n += all.v[i].kind == kind;
    return n;
}

static void words_are_paragraphs(void **state) {
    struct world *w = *state;
    assert_int_equal(count(w, GAP_WORDS), 1);
    struct inl words = {.kind = INLINE_TEXT, .text = "I like frogs"};
    struct block paragraph = {.kind = BLOCK_PARAGRAPH};
    struct block heading = {.kind = BLOCK_HEADING};
    w->learner.about = &heading;
    assert_int_equal(count(w, GAP_WORDS), 1);
    heading.next = &paragraph;
    assert_int_equal(count(w, GAP_WORDS), 1);
    struct inl picture = {.kind = INLINE_QUIET, .kids = &words};
    paragraph.paragraph.text = &picture;
    assert_int_equal(count(w, GAP_WORDS), 1);
    paragraph.paragraph.text = &words;
    assert_int_equal(count(w, GAP_WORDS), 0);
}

static void a_goal_must_be_worked_on(void **state) {
    struct world *w = *state;
    assert_int_equal(count(w, GAP_GOAL), 1);
    struct goal *g = set_goal(w, 0, ago(w, 0), ago(w, -20));
    assert_int_equal(count(w, GAP_GOAL), 0);
    g->set = ago(w, -1);
    assert_int_equal(count(w, GAP_GOAL), 1);
    g->set = ago(w, 3);
    g->status = GOAL_MET;
    assert_int_equal(count(w, GAP_GOAL), 1);
}

static void the_narrative_is_this_terms(void **state) {
    struct world *w = *state;
    assert_int_equal(count(w, GAP_NARRATIVE), 0); /* no terms, no narratives */
    set_terms(w);
    assert_int_equal(count(w, GAP_NARRATIVE), 1);
    struct block text = {.kind = BLOCK_PARAGRAPH};
    struct narrative narrative = {.term = &w->terms[0], .text = &text};
    w->learner.narratives = &narrative, w->learner.n_narratives = 1;
    assert_int_equal(count(w, GAP_NARRATIVE), 1);
    narrative.term = &w->terms[1];
    assert_int_equal(count(w, GAP_NARRATIVE), 0);
    narrative.text = NULL; /* signed, and empty */
    assert_int_equal(count(w, GAP_NARRATIVE), 1);
}

static void a_conference_has_an_hour(void **state) {
    struct world *w = *state;
    set_terms(w);
    struct conference *c = &w->learner.conference;
    assert_int_equal(count(w, GAP_CONFERENCE), 1);
    *c = (struct conference){.set = true, .date = day("2026-11-24"), .hour = 15, .minute = 20};
    assert_int_equal(count(w, GAP_CONFERENCE), 0);
    c->hour = 0; /* midnight is an hour */
    assert_int_equal(count(w, GAP_CONFERENCE), 0);
    c->hour = -1;
    assert_int_equal(count(w, GAP_CONFERENCE), 1);
}

static void every_open_competency_is_rated_this_term(void **state) {
    struct world *w = *state;
    set_terms(w);
    assert_int_equal(count(w, GAP_RATING), 2);
    struct rating *r = rate(w, 1, "2", day("2026-08-31"));
    const struct gaps all = gaps_of(w->arena, known(w), assessed(w));
    assert_ptr_equal(all.v[all.n - 2].competency, &w->competencies[0]);
    assert_true(all.v[all.n - 2].begun);
    assert_ptr_equal(all.v[all.n - 1].competency, &w->competencies[1]);
    assert_false(all.v[all.n - 1].begun);
    r->date = day("2026-09-01");
    assert_int_equal(count(w, GAP_RATING), 1);
    r->by = BY_SELF;
    assert_int_equal(count(w, GAP_RATING), 2);
    const struct gaps own = gaps_of(w->arena, known(w), assessed(w));
    assert_false(own.v[own.n - 2].begun); /* only by the learner: as where nothing is rated */
    r->by = BY_TEACHER;
    rate(w, 3, "3", day("2026-05-01"))->date = day("2026-05-01");
    w->ratings[0].date = day("2026-05-01");
    assert_int_equal(count(w, GAP_RATING), 2);
    rate(w, 4, "4", day("2026-05-02")); /* nothing is left to rate in B */
    assert_int_equal(count(w, GAP_RATING), 1);
}

static void a_portrait_is_not_missing(void **state) {
    struct world *w = *state;
    set_terms(w);
    assert_null(w->learner.portrait);
    struct inl words = {.kind = INLINE_TEXT, .text = "I like frogs"};
    struct block paragraph = {.kind = BLOCK_PARAGRAPH, .paragraph.text = &words};
    struct narrative narrative = {.term = &w->terms[1], .text = &paragraph};
    w->learner.about = &paragraph;
    w->learner.narratives = &narrative, w->learner.n_narratives = 1;
    w->learner.conference = (struct conference){.set = true, .date = day("2026-11-24"), .hour = 15};
    set_goal(w, 0, ago(w, 5), ago(w, -5));
    rate(w, 0, "2", ago(w, 5)), rate(w, 3, "1", ago(w, 5));
    assert_int_equal(gaps_of(w->arena, known(w), assessed(w)).n, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(words_are_paragraphs),
        TEST(a_goal_must_be_worked_on),
        TEST(the_narrative_is_this_terms),
        TEST(a_conference_has_an_hour),
        TEST(every_open_competency_is_rated_this_term),
        TEST(a_portrait_is_not_missing),
    };
    return cmocka_run_group_tests_name("gaps", tests, NULL, NULL);
}
