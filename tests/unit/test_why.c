/* test_why.c: why a level is what it is, in a plain sentence: a worked example of every method in English, and a
 * sentence without gaps in every language; that a number never contradicts the name beside it; and what is said of a
 * chart. */
#include "small_class.h"

#include "assess/methods.h"
#include "i18n/i18n.h"
#include "model/audiences.h"
#include "model/method.h"
#include "model/rated.h"
#include "os/os.h"
#include "parse/markdown.h"
#include "view/audience/sieve.h"
#include "view/parts/parts.h"
#include "view/words/first_words.h"
#include "view/words/level_words.h"
#include "view/words/why.h"

enum { CATALOG_LIMIT = 1024 * 1024 };

static const char *const tags[] = {"en", "ar", "es", "fr", "ht", "pt", "so", "uk", "vi", "zh-Hans"};

static struct langs *catalogs(struct arena *a) {
    struct langs *langs = langs_new(a);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *file = arena_printf(a, "templates/locales/%s.yaml", tags[i]), *why = "";
        char *yaml;
        size_t n;
        if (!os_read(a, file, CATALOG_LIMIT, &yaml, &n, &why)) fail_msg("%s: %s", file, why);
        assert_true(langs_add(langs, tags[i], file, yaml, n, diags_new(a)));
    }
    return langs;
}

/* The levels have names in English, the workspace's language. */
static void name_levels(struct world *w) {
    static struct words_entry names[] = {{.text = "Beginning"},
                                         {.text = "Developing"},
                                         {.text = "Proficient"},
                                         {.text = "Extending"}};
    for (size_t i = 0; i < 4; i++) w->levels[i].name = (struct words){&names[i], 1};
    w->workspace.language = "en";
    w->learner.called = "Noor";
}

/* Levels that no catalog has words for. */
static void name_levels_otherwise(struct world *w) {
    static struct words_entry names[] = {
        {.text = "Seed"}, {.text = "Sprout"}, {.text = "Bud"}, {.text = "Bloom"}};
    name_levels(w);
    for (size_t i = 0; i < 4; i++) w->levels[i].name = (struct words){&names[i], 1};
}

static struct viewer viewer_of(struct world *w, const struct langs *langs, const char *tag) {
    return (struct viewer){.arena = w->arena,
                           .calendar = &w->calendar,
                           .workspace = &w->workspace,
                           .learner = &w->learner,
                           .lang = langs_find(langs, tag),
                           .audience = AUDIENCE_FAMILY};
}

/* Ratings of target 0 by the teacher, "2 3 3", a day apart, the last one today. */
static const struct outcome *rated(struct world *w, const struct method *m, const char *ratings) {
    w->methods[0] = *m;
    w->learner.n_ratings = 0;
    long n = 0;
    for (const char *p = ratings; *p; p += strspn(p, " ")) p += strcspn(p, " "), n++;
    for (const char *p = ratings; *p; p += strspn(p, " ")) {
        size_t k = strcspn(p, " ");
        rate(w, 0, arena_strndup(w->arena, p, k), ago(w, --n));
        p += k;
    }
    return assess_learner(w->arena, &w->workspace, &w->learner)->outcomes[0];
}

static const struct method usual = {
    .weight = {650000000000000}, .times = 3, .at_least = 1, .counts = 7};

static struct method method_named(enum method_name name) {
    struct method m = usual;
    m.name = name;
    return m;
}

/* ---- the sentences ---- */

static const struct example {
    enum method_name name;
    const char *ratings, *says;
} examples[] = {
    {METHOD_MOST_RECENT, "2 3 4 3", "My newest rating counts. It is Proficient."},
    {METHOD_HIGHEST, "2 4 3", "My highest rating counts. It is Extending."},
    {METHOD_MEAN, "2 3 3 4",
     "All my ratings count the same. They were Developing, Proficient (2), and Extending: together that is Proficient."},
    {METHOD_MEDIAN, "4 2 3",
     "The middle one of my ratings counts. In order, they are Developing, Proficient, and Extending: the middle one is "
     "Proficient."},
    {METHOD_MEDIAN, "4 3 1 2",
     "The middle one of my ratings counts. In order, they are Beginning, Developing, Proficient, and Extending. The middle "
     "two are Developing and Proficient: together that is Developing."},
    {METHOD_MEAN_OF_RECENT, "1 1 2 3 4",
     "My last 3 ratings count the same. They were Developing, Proficient, and Extending: together that is Proficient."},
    {METHOD_MEAN_OF_RECENT, "2 4",
     "All my ratings count the same. They were Developing and Extending: together that is Proficient."},
    {METHOD_MODE, "2 3 3", "The level I got most often counts. I got Proficient 2 times."},
    {METHOD_MODE, "3 2 3 2",
     "The level I got most often counts. I got Developing and Proficient equally often, and Developing is the newest of "
     "them."},
    {METHOD_WEIGHTED_AVERAGE, "2 3 4",
     "My newest rating counts the most. My last one was Extending, earlier ones Developing and Proficient: together that is "
     "Proficient."},
    {METHOD_DECAYING_AVERAGE, "2 4 4",
     "Newer work counts more. My last 2 were Extending, earlier ones Developing: together that is Proficient."},
    {METHOD_DECAYING_AVERAGE, "2 3 3 3 3 3 3",
     "Newer work counts more. My last 6 were Proficient, earlier ones Developing: together that is Developing. That is very "
     "close to Proficient."},
    {METHOD_N_TIMES, "3 2 4 3",
     "My level shows after 3 ratings at Proficient or above. They were Proficient (2) and Extending: together that is "
     "Proficient."},
    {METHOD_N_TIMES, "3 2",
     "My level shows after 3 ratings at Proficient or above. So far I have 1."},
    {METHOD_POWER_LAW, "1 2 3 4",
     "My level follows the path of my ratings. My last one was Extending, earlier ones Beginning, "
     "Developing, and Proficient: together that is Extending."},
    {METHOD_POWER_LAW, "2 4",
     "There is no clear path yet, so all my ratings count the same. They were Developing and Extending: together that is "
     "Proficient."},
    {METHOD_JUDGEMENT, "3", "My teacher has not decided yet."},
    {METHOD_DECAYING_AVERAGE, "3", "There is one rating so far: Proficient."},
    {METHOD_MEAN, "2 2 2", "All my ratings so far (3) are Developing."},
    {METHOD_MEAN, "2.5 4",
     "All my ratings count the same. They were between Developing and Proficient and Extending: together that is "
     "Proficient."},
    {METHOD_MEAN, "", "There is no rating yet that counts."},
};

static void every_method_says_what_happened(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    bool told[METHOD_COUNT] = {false};
    name_levels(w);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct method m = method_named(examples[i].name);
        const char *says = why_in_a_sentence(&v, rated(w, &m, examples[i].ratings));
        told[m.name] = true;
        if (strcmp(says, examples[i].says) != 0)
            fail_msg("%s of %s:\n  %s\nnot\n  %s", method_text(m.name), examples[i].ratings, says,
                     examples[i].says);
    }
    for (int m = 0; m < METHOD_COUNT; m++)
        if (!told[m]) fail_msg("%s has no sentence here", method_text((enum method_name)m));
    langs_free(langs);
}

static void judgments_and_few_ratings_are_told(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    struct method m = method_named(METHOD_MEAN);
    name_levels(w);
    m.at_least = 3;
    assert_string_equal(why_in_a_sentence(&v, rated(w, &m, "3 3")),
                        "There are 2 ratings; 3 are needed before a level is shown.");
    judge(w, 0, "4", ago(w, 0));
    assert_string_equal(why_in_a_sentence(&v, rated(w, &m, "3 3")),
                        "On November 20 my teacher looked at my work and decided: Extending.");
    langs_free(langs);
}

/* Half of the weight or less does not count more. */
static void a_small_weight_is_not_called_more(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    struct method m = method_named(METHOD_DECAYING_AVERAGE);
    name_levels(w);
    m.weight = dec("0.5");
    assert_string_equal(
        why_in_a_sentence(&v, rated(w, &m, "2 4")),
        "All my ratings count. My last one was Extending, earlier ones Developing: together that is "
        "Proficient.");
    langs_free(langs);
}

/* Names and signs of the scale are there; no place is left open, no figure of the scale is said. */
static void every_language_has_every_sentence(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    name_levels_otherwise(w);
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++) {
        const struct viewer v = viewer_of(w, langs, tags[t]);
        for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
            const struct method m = method_named(examples[i].name);
            const struct outcome *o = rated(w, &m, examples[i].ratings);
            const char *says = why_in_a_sentence(&v, o);
            bool named =
                o->level_index < 0 || strstr(says, w->levels[o->level_index].name.entries->text);
            if (!*says || strpbrk(says, "{}\x1A%") || !named || strstr(says, ".."))
                fail_msg("%s: %s: %s", tags[t], method_text(m.name), says);
        }
    }
    langs_free(langs);
}

/* A name in another language keeps it, wherever the sentence puts it. */
static void names_keep_their_language(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "es");
    const struct method m = method_named(METHOD_DECAYING_AVERAGE);
    const char *seen[8] = {NULL};
    size_t n = 0;
    name_levels_otherwise(w);
    for (const struct inl *i = why_sentence(&v, rated(w, &m, "2 4 4")); i; i = i->next) {
        if (i->kind != INLINE_SPAN || n == 8) continue;
        assert_string_equal(i->lang, "en");
        seen[n++] = i->kids ? i->kids->text : i->text;
    }
    assert_int_equal(n, 3);
    assert_string_equal(seen[0], "Bloom");
    assert_string_equal(seen[1], "Sprout");
    assert_string_equal(seen[2], "Bud");
    langs_free(langs);
}

/* ---- numbers ---- */

static void a_number_stays_on_its_side_of_a_level(void **state) {
    static const struct {
        const char *value, *says;
    } rows[] = {{"2.998162", "2.998"},         {"3", "3"},         {"2.65", "2.65"},
                {"2.9999996", "2.9999996"},    {"3.001", "3.001"}, {"2.4999", "2.4999"},
                {"2.666666666666667", "2.67"}, {"0.999", "0.999"}};
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(say_level_value(&v, &w->scale, dec(rows[i].value)), rows[i].says);
    langs_free(langs);
}

/* "0.65 × 3 + 0.35 × 2.99 = 3" must not lead to "3 is shown as Developing". */
static void steps_agree_with_the_level_that_they_lead_to(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    const struct method m = method_named(METHOD_DECAYING_AVERAGE);
    name_levels(w);
    const struct outcome *o = rated(w, &m, "2 3 3 3 3 3 3");
    const struct steps steps = steps_of_outcome(w->arena, o);
    int places = why_places(&v, o, 2);
    assert_int_equal(places, 3);
    for (size_t i = 0; i < steps.n; i++)
        if (steps.v[i].kind == STEP_LEVEL)
            assert_string_equal(why_step(&v, o, &steps.v[i], places),
                                "2.998 is shown as Developing.");
    langs_free(langs);
}

/* ---- charts ---- */

static void a_path_is_told_rater_by_rater(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    name_levels(w);
    w->methods[0] = method_named(METHOD_DECAYING_AVERAGE);
    rate(w, 0, "1", day("2026-01-21"));
    rate(w, 0, "2", day("2026-05-20"));
    rate(w, 0, "4", day("2026-10-14"));
    rate(w, 0, "2", day("2026-10-14"))->by = BY_SELF;
    const struct outcome *o = assess_learner(w->arena, &w->workspace, &w->learner)->outcomes[0];
    const char *says =
        "My teacher: Beginning (Jan 21) … Extending (Oct 14). Me: Developing (Oct 14). My level now: "
        "Proficient.";
    const struct plot *p = part_plot_of(&v, o, NULL);
    assert_string_equal(p->description, says);
    assert_string_equal(p->now->words, "my level now: Proficient");
    assert_int_equal(p->now->sign.kind, SIGN_DONE);
    assert_true(p->now->value > 2.9 && p->now->value < 3.1);
    langs_free(langs);
}

static void without_a_level_no_level_is_drawn(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    name_levels(w);
    rate(w, 0, "1", day("2026-01-21"))->by = BY_SELF;
    rate(w, 0, "2", day("2026-05-20"))->by = BY_PEER;
    const struct outcome *o = assess_learner(w->arena, &w->workspace, &w->learner)->outcomes[0];
    const struct plot *p = part_plot_of(&v, o, NULL);
    assert_null(p->now);
    assert_non_null(strstr(p->description, "My level now: not enough evidence yet."));
    langs_free(langs);
}

/* ---- what is said of an outcome ---- */

static void mark(struct world *w, size_t target, enum unrated unrated, struct date date) {
    static struct rating marks[4];
    if (!w->learner.n_unrated) w->learner.unrated = marks;
    assert_true(w->learner.n_unrated < sizeof marks / sizeof *marks);
    marks[w->learner.n_unrated++] =
        (struct rating){.target = &w->targets[target], .unrated = unrated, .date = date};
}

static const struct outcome *now_of(struct world *w, size_t target) {
    return assess_learner(w->arena, &w->workspace, &w->learner)->outcomes[target];
}

static void an_outcome_is_said_in_one_way(void **state) {
    static struct words_entry unseen = {.text = "not checked yet"};
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    name_levels(w);
    w->methods[0] = method_named(METHOD_MEAN);
    w->methods[0].at_least = 2;
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "no rating yet");
    mark(w, 0, UNRATED_ABSENT, day("2026-02-20"));
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "absent that day · February 20");
    set_terms(w); /* and it was in the term before */
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "no rating yet");
    mark(w, 0, UNRATED_ABSENT, day("2026-10-01"));
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "absent that day · October 1");
    mark(w, 0, UNRATED_EXEMPT, day("2026-10-02"));
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "excused this time · October 2");
    rate(w, 0, "2", day("2026-10-02")); /* the mark may be of other work that day */
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "excused this time · October 2");
    rate(w, 1, "2", day("2026-10-03"));
    mark(w, 1, UNRATED_NOT_ENOUGH, day("2026-10-02")); /* one rating came later */
    assert_string_equal(say_outcome(&v, now_of(w, 1)), "not enough evidence yet");
    w->scale.not_yet = (struct words){&unseen, 1};
    assert_string_equal(say_outcome(&v, now_of(w, 1)), "not checked yet");
    assert_string_equal(say_outcome(&v, now_of(w, 2)), "not checked yet");
    rate(w, 0, "4", day("2026-10-14"));
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "Proficient");
    langs_free(langs);
}

/* A level of an earlier scale is a rating, although it counts for nothing today. */
static void a_level_of_an_earlier_scale_is_a_rating(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    mark(w, 0, UNRATED_NOT, day("2026-10-01"));
    w->learner.unrated[0].then = &w->scale;
    assert_string_equal(say_outcome(&v, now_of(w, 0)), "not enough evidence yet");
    langs_free(langs);
}

/* The public knows nothing of a target that is not demonstrated, and no words may tell. */
static void nothing_is_said_of_what_is_withheld(void **state) {
    struct world *w = *state;
    struct langs *langs = catalogs(w->arena);
    name_levels(w);
    rate(w, 0, "2", day("2026-10-01"));
    rate(w, 1, "3", day("2026-10-01"));
    mark(w, 2, UNRATED_ABSENT, day("2026-10-01"));
    for (enum audience a = 0; a < AUDIENCE_COUNT; a++) {
        struct viewer v = viewer_of(w, langs, "en");
        v.audience = a;
        v.assessment = assess_learner(w->arena, &w->workspace, &w->learner);
        view_sieve(&v);
        const bool withheld = a == AUDIENCE_PUBLIC;
        for (size_t t = 0; t < 4; t++) {
            const struct outcome *o = v.assessment->outcomes[t];
            assert_int_equal(say_outcome(&v, o) == NULL, withheld && t != 1);
            assert_int_equal(say_sign(&v, o) == NULL, withheld && t != 1);
            assert_int_equal(level_with_sign(&v, o, false) == NULL, withheld && t != 1);
            if (withheld && t != 1) assert_string_equal(why_in_a_sentence(&v, o), "");
        }
    }
    langs_free(langs);
}

/* ---- the learner's own words ---- */

static void quotes(struct world *w, const char *text, const char *first, const char *opening) {
    struct langs *langs = catalogs(w->arena);
    const struct viewer v = viewer_of(w, langs, "en");
    struct diags *ds = diags_new(w->arena);
    struct source s;
    assert_true(source_open(&s, w->arena, "about.md", NULL, text, strlen(text), ds));
    const struct markdown_part all = {s.text, s.n, 0, 2, NULL};
    const struct inl *own = say_first_text(&v, markdown_parse(&s, all, ds));
    struct buf plain = BUF_INIT;
    inl_plain(own, &plain);
    assert_string_equal(plain.n ? plain.p : "", first);
    buf_clear(&plain);
    inl_plain(say_opening(&v, own, NULL, 1, 40), &plain);
    assert_string_equal(plain.n ? plain.p : "", opening);
    buf_release(&plain);
    langs_free(langs);
}

static void a_picture_is_no_quote(void **state) {
    static const char frogs[] = "I like frogs.";
    struct world *w = *state;
    quotes(w, "I like frogs. And you?", "I like frogs. And you?", frogs);
    quotes(w, "![me and a frog](a.jpg)\n\nI like frogs.", frogs, frogs);
    quotes(w, "![me and a frog](a.jpg)\nI like frogs.", frogs, frogs);
    quotes(w, "![me](a.jpg) ![a frog](b.jpg)  \nI *like ![a frog](b.jpg) frogs*. ![me](a.jpg)",
           frogs, frogs);
    quotes(w, "- ![me](a.jpg)\n- I like frogs.", frogs, frogs);
    quotes(w, "> ![me](a.jpg)\n>\n> I like frogs.", frogs, frogs);
    quotes(w, "[![me](a.jpg)](https://example.org)\n\nI like frogs.", frogs, frogs);
    quotes(w, "![me and a frog](a.jpg)", "", "");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    i18n_start();
    const struct CMUnitTest tests[] = {
        TEST(every_method_says_what_happened),
        TEST(judgments_and_few_ratings_are_told),
        TEST(a_small_weight_is_not_called_more),
        TEST(every_language_has_every_sentence),
        TEST(names_keep_their_language),
        TEST(a_number_stays_on_its_side_of_a_level),
        TEST(steps_agree_with_the_level_that_they_lead_to),
        TEST(a_path_is_told_rater_by_rater),
        TEST(without_a_level_no_level_is_drawn),
        TEST(an_outcome_is_said_in_one_way),
        TEST(a_level_of_an_earlier_scale_is_a_rating),
        TEST(nothing_is_said_of_what_is_withheld),
        TEST(a_picture_is_no_quote),
    };
    return cmocka_run_group_tests_name("why", tests, NULL, NULL);
}
