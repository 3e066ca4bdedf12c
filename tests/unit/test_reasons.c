/* test_reasons.c: every sentence of signals, needs and gaps, in English, from figures as a class's outputs have them. */
#include "small_class.h"

#include "assess/gaps.h"
#include "assess/small_groups.h"
#include "i18n/i18n.h"
#include "model/term.h"
#include "os/os.h"
#include "view/words/reasons.h"

enum { CATALOG_LIMIT = 1024 * 1024 };

/* To be given back with langs_free. */
static struct langs *english(struct arena *a) {
    const char *file = "templates/locales/en.yaml", *why = "";
    char *yaml;
    size_t n;
    struct langs *langs = langs_new(a);
    if (!os_read(a, file, CATALOG_LIMIT, &yaml, &n, &why)) fail_msg("%s", why);
    assert_true(langs_add(langs, "en", file, yaml, n, diags_new(a)));
    return langs;
}

static void signals_are_told_by_their_figures(void **state) {
    struct world *w = *state;
    static const struct {
        int kind, days, count;
        const char *since, *last, *about, *says;
    } rows[] = {
        {SIGNAL_ASKED, 21, 1, "2026-10-30", NULL, "",
         "asked for help on October 30, no support since"},
        {SIGNAL_ASKED, 21, 2, "2026-10-30", NULL, "",
         "asked for help 2 times, last on October 30, no support since"},
        {SIGNAL_GOAL_OVERDUE, 14, 0, "2026-11-06", NULL, "",
         "goal due November 6, not reached yet"},
        {SIGNAL_GOAL_OVERDUE, 14, 1, "2026-11-06", "2026-10-02", "",
         "goal due November 6, not reached yet, last check-in October 2"},
        {SIGNAL_PLAN_PASSED, 42, 0, "2026-10-09", NULL, "",
         "planned for October 9, nothing rated or shown yet"},
        {SIGNAL_PLAN_PASSED, 42, 1, "2026-10-09", "2026-10-01", "",
         "planned for October 9, last rated on October 1"},
        {SIGNAL_STALLED, 67, 3, "2026-09-14", NULL, "Developing",
         "same level after 3 ratings since September 14: Developing"},
        {SIGNAL_STALLED, 67, 1, "2026-09-14", NULL, "Proficient",
         "rated 1 time since September 14, Developing now"},
        {SIGNAL_STALLED, 67, 0, "2026-09-14", NULL, "Developing",
         "Developing since September 14, not rated after that"},
        {SIGNAL_NO_EVIDENCE, 24, 1, "2026-10-27", "2026-10-27", "",
         "no evidence since October 27: 24 days"},
        {SIGNAL_NO_EVIDENCE, 186, 1, "2026-05-18", "2026-05-18", "",
         "no evidence since May 18: 112 days, holidays not counted"},
        {SIGNAL_NO_EVIDENCE, 24, 0, "2026-10-27", NULL, "",
         "started on October 27, no evidence for 24 days"},
        {SIGNAL_QUIET, 24, 3, "2026-10-27", "2026-10-27", "",
         "no rating and no evidence of any kind since October 27: 24 days"},
        {SIGNAL_QUIET, 80, 0, "2026-09-01", NULL, "", "no rating and no evidence of any kind yet"},
    };
    struct langs *langs = english(w->arena);
    const struct lang *en = langs_find(langs, "en");
    struct summary_target t = {.id = "A.1", .level = "Developing"};
    const struct summary of = {.targets = &t, .n_targets = 1};
    set_terms(w);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct summary_signal s = {.kind = rows[i].kind,
                                   .target = "A.1",
                                   .about = rows[i].about,
                                   .since = day(rows[i].since),
                                   .days = rows[i].days,
                                   .count = rows[i].count};
        if (rows[i].last) s.last = day(rows[i].last);
        assert_string_equal(say_signal(w->arena, &w->calendar, en, &of, &s), rows[i].says);
        assert_true(*say_signal_name(en, s.kind) != 's'); /* a key that is missing gives itself */
    }
    t.level = "";
    struct summary_signal s = {.kind = SIGNAL_STALLED,
                               .target = "A.1",
                               .about = "",
                               .since = day("2026-09-14"),
                               .count = 2};
    assert_string_equal(say_signal(w->arena, &w->calendar, en, &of, &s),
                        "rated 2 times since September 14, no level yet");
    s.count = 0;
    assert_string_equal(say_signal(w->arena, &w->calendar, en, &of, &s),
                        "no level yet, not rated since September 14");
    langs_free(langs);
}

static void still_is_said_of_the_same_level_only(void **state) {
    struct world *w = *state;
    rate(w, 0, "3", ago(w, 60));
    rate(w, 1, "2", ago(w, 60));
    rate(w, 0, "2", ago(w, 50));
    rate(w, 0, "2", ago(w, 10));
    rate(w, 1, "2", ago(w, 10));
    const struct signals all = signals_of(w->arena, &w->workspace, known(w), assessed(w));
    const struct level *then[2] = {NULL, NULL};
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i].kind == SIGNAL_STALLED) then[all.v[i].target->index] = all.v[i].level;
    assert_ptr_equal(then[0], &w->levels[2]);
    assert_ptr_equal(then[1], &w->levels[1]);
}

static void needs_are_listed_with_one_date(void **state) {
    struct world *w = *state;
    struct langs *langs = english(w->arena);
    const struct lang *en = langs_find(langs, "en");
    const struct summary_need n = {"A.1", "", NEED_ASKED | NEED_PLANNED, day("2026-10-30")};
    assert_string_equal(say_need(w->arena, &w->calendar, en, &n),
                        "asked for help on October 30 and planned for this week");
    assert_string_equal(say_group_reasons(w->arena, en, NEED_STALLED | NEED_FIRST),
                        "stuck: try another approach and another target comes first");
    assert_null(say_first(w->arena, &(struct workspace){0}, en, "A.1"));
    langs_free(langs);
}

static void gaps_say_what_and_where(void **state) {
    struct world *w = *state;
    struct langs *langs = english(w->arena);
    const struct lang *en = langs_find(langs, "en");
    struct words_entry fall = {.text = "Fall term"};
    set_terms(w);
    w->terms[1].name = (struct words){&fall, 1};
    struct words_entry title = {.text = "Fractions"};
    for (size_t i = 0; i < TARGETS; i++)
        w->targets[i].competency->title = (struct words){&title, 1};
    const struct summary_gap narrative = {GAP_NARRATIVE, "", false},
                             rating = {GAP_RATING, "a", true};
    assert_string_equal(say_gap(w->arena, &w->workspace, &w->calendar, en, &narrative),
                        "no narrative for Fall term (narratives/fall.md)");
    assert_string_equal(say_gap(w->arena, &w->workspace, &w->calendar, en, &rating),
                        "no rating in Fractions this term, though work on it has begun");
    w->calendar.term = NULL;
    assert_string_equal(say_gap(w->arena, &w->workspace, &w->calendar, en, &rating),
                        "no rating in Fractions yet");
    for (int kind = 0; kind < GAP_KIND_COUNT; kind++) assert_true(*say_gap_name(en, kind) != 'g');
    langs_free(langs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(signals_are_told_by_their_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(still_is_said_of_the_same_level_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(needs_are_listed_with_one_date, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gaps_say_what_and_where, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
