/* test_ledger.c: what is known of a class's published files comes back as it was, and holds no words of anybody. */
#include "model/people.h"
#include "pipeline/tree/basis.h"
#include "pipeline/tree/ledger.h"
#include "sealed.h"

#include "assess/gaps.h"
#include "assess/signals.h"
#include "view/audience/policy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static struct summary_target targets[] = {{"MATH.5.NF.1",
                                           1,
                                           "Developing",
                                           "2.65",
                                           {SIGN_FILL, 500},
                                           "words of why",
                                           {2026, 10, 14},
                                           {2026, 10, 20}}};
static struct summary_evidence evidence[] = {
    {"2026-10-03-bridge",
     "words of a title",
     "Project",
     "A, B",
     {2026, 10, 3},
     "evidence/x.html",
     {2026, 10, 9}},
    {"2026-11-01-tower", "", "", "", {2026, 11, 1}, "", {0}}};
static struct summary_piece pieces[] = {{{2026, 10, 3}, {2026, 10, 9}}, {{2026, 11, 1}, {0}}};
static struct summary_rating ratings[] = {
    {"MATH.5.NF.1",
     "Developing",
     "me",
     "",
     "words of a note",
     "ratings.csv:3",
     {2026, 9, 1},
     {SIGN_STAR, 0},
     false},
    {"MATH.5.NF.1", "Developing", "me", "", "", "", {0}, {SIGN_STAR, 0}, false}};
static struct summary_rated rated[] = {{{2026, 9, 1}, true}, {{0}, false}};
static struct summary_support supports[] = {{"MATH.5.NF.1",
                                             "words of what was done",
                                             "words of how it went",
                                             {2026, 11, 2},
                                             {2026, 11, 30}},
                                            {"MATH.5.NF.1", "", "", {2026, 11, 3}, {0}}};
static struct summary_credential credentials[] = {{"nursing-assistant", 4, 5}};
static struct summary_signal signals[] = {
    {SIGNAL_ASKED, "MATH.5.NF.1", "words of a call for help", {2026, 11, 17}, {0}, 3, 0, 2, 0},
    {SIGNAL_QUIET, "", "", {0}, {0}, 0, 21, 0, 0}};
static struct summary_gap gaps[] = {{GAP_GOAL, "", false}, {GAP_RATING, "fractions", true}};

static struct summary counts(void) {
    return (struct summary){.id = "maya-torres",
                            .path = "classes/maple/learners/maya-torres",
                            .name = "Maya \xE2\x80\x9CM\xE2\x80\x9D Torres",
                            .out = "maple/learners/maya-torres",
                            .targets = targets,
                            .n_targets = COUNT(targets),
                            .evidence = evidence,
                            .n_evidence = COUNT(evidence),
                            .ratings = ratings,
                            .n_ratings = COUNT(ratings),
                            .pieces = pieces,
                            .n_pieces = COUNT(pieces),
                            .rated = rated,
                            .n_rated = COUNT(rated),
                            .signals = signals,
                            .n_signals = COUNT(signals),
                            .gaps = gaps,
                            .n_gaps = COUNT(gaps),
                            .supports = supports,
                            .n_supports = COUNT(supports),
                            .credentials = credentials,
                            .n_credentials = COUNT(credentials)};
}

static const char *const basis_words[] = {"consent", "piece a\tb", "file a\nb/c\\d.jpg"};

static void fill(struct ledger *l, struct arena *a, struct summary *s) {
    static const char *words[COUNT(basis_words)], *shown[] = {"aa-1600", "bb-400"};
    for (size_t i = 0; i < COUNT(basis_words); i++) words[i] = basis_words[i];
    ledger_start(l, a);
    l->made = (struct date){2026, 11, 17};
    l->logo = "cc-900";
    VEC_PUSH(a, &l->prints, ((struct print_file){"conference", 20, 9, 5}));
    VEC_PUSH(a, &l->prints, ((struct print_file){"my\treport", 1, 0, 0}));
    VEC_PUSH(a, &l->learners,
             ((struct ledger_learner){.path = s->path,
                                      .out = s->out,
                                      .name = s->name,
                                      .kinds = 5,
                                      .locked = true,
                                      .basis = {words, COUNT(words)},
                                      .pictures = {shown, COUNT(shown)},
                                      .counts = s}));
    VEC_PUSH(a, &l->learners,
             ((struct ledger_learner){.path = "classes/maple/learners/x\ty",
                                      .out = "maple/learners/x",
                                      .name = "X\nY\\",
                                      .kinds = 7}));
    VEC_PUSH(a, &l->held,
             ((struct ledger_held){"classes/maple/learners/x\ty", {words, 1}, {shown + 1, 1}}));
    VEC_PUSH(a, &l->held, ((struct ledger_held){.path = "classes/maple/learners/z"}));
}

static void check_counts(const struct summary *s) {
    assert_int_equal(s->n_targets, 1);
    assert_string_equal(s->targets[0].id, "MATH.5.NF.1");
    assert_int_equal(date_cmp(s->targets[0].last_seen, (struct date){2026, 10, 20}), 0);
    assert_int_equal(s->n_pieces, 2);
    assert_int_equal(date_cmp(s->pieces[0].first_rated, (struct date){2026, 10, 9}), 0);
    assert_false(date_is_set(s->pieces[1].first_rated));
    assert_int_equal(s->n_rated, 2);
    assert_true(s->rated[0].by_educator && !s->rated[1].by_educator);
    assert_int_equal(s->n_signals, 2);
    assert_int_equal(s->signals[1].kind, SIGNAL_QUIET);
    assert_int_equal(s->n_gaps, 2);
    assert_int_equal(s->gaps[1].kind, GAP_RATING);
    assert_int_equal(s->n_supports, 2);
    assert_string_not_equal(s->supports[0].outcome, "");
    assert_string_equal(s->supports[1].outcome, "");
    assert_string_equal(s->credentials[0].id, "nursing-assistant");
    assert_int_equal(s->credentials[0].left, 5);
}

static void all_pictures_are_found(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct summary s = counts();
    struct ledger l;
    struct buf text = BUF_INIT;
    struct table *found = table_new(a);
    fill(&l, a, &s);
    ledger_write(&l, &text);
    ledger_pictures(a, text.p, text.n, found);
    assert_true(table_find(found, "aa-1600") && table_find(found, "bb-400"));
    assert_non_null(table_find(found, "cc-900"));
    assert_null(table_find(found, "consent"));
    assert_null(table_find(found, ""));
    found = table_new(a);
    text.p[text.n / 2] ^= 1;
    ledger_pictures(a, text.p, text.n, found);
    assert_null(table_find(found, "aa-1600"));
    buf_release(&text);
    arena_free(a);
}

static void comes_back_as_it_was(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct summary s = counts();
    struct ledger l, back;
    struct buf first = BUF_INIT, second = BUF_INIT;
    fill(&l, a, &s);
    ledger_write(&l, &first);
    ledger_start(&back, a);
    assert_true(ledger_read(&back, first.p, first.n));
    ledger_write(&back, &second);
    assert_string_equal(first.p, second.p);
    assert_int_equal(date_cmp(back.made, l.made), 0);
    assert_int_equal(back.prints.n, 2);
    assert_string_equal(back.prints.v[0].name, "conference");
    assert_int_equal(back.prints.v[0].pages, 20);
    assert_int_equal(back.prints.v[0].copies, 9);
    assert_int_equal(back.prints.v[0].languages, 5);
    assert_string_equal(back.prints.v[1].name, "my\treport");
    const struct ledger_learner *maya = ledger_find(&back, s.path),
                                *x = ledger_find(&back, "classes/maple/learners/x\ty");
    assert_non_null(maya);
    assert_string_equal(maya->out, s.out);
    assert_string_equal(maya->name, s.name);
    assert_int_equal(maya->kinds, 5);
    assert_true(maya->locked);
    assert_int_equal(maya->basis.n, COUNT(basis_words));
    for (size_t i = 0; i < COUNT(basis_words); i++)
        assert_string_equal(maya->basis.v[i], basis_words[i]);
    assert_int_equal(maya->pictures.n, 2);
    assert_string_equal(maya->pictures.v[1], "bb-400");
    check_counts(maya->counts);
    assert_non_null(x);
    assert_string_equal(x->name, "X\nY\\");
    assert_null(x->counts);
    assert_false(x->locked);
    assert_int_equal(x->basis.n, 0);
    assert_int_equal(back.held.n, 2);
    assert_string_equal(back.held.v[0].path, "classes/maple/learners/x\ty");
    assert_int_equal(back.held.v[0].basis.n, 1);
    assert_string_equal(back.held.v[1].path, "classes/maple/learners/z");
    assert_int_equal(back.held.v[1].basis.n, 0);
    assert_null(ledger_find(&back, "classes/maple/learners/z"));
    buf_release(&first);
    buf_release(&second);
    arena_free(a);
}

/* For what is above the classes: who there is and the counts, without what the files rest on. */
static void counts_come_alone(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct summary s = counts();
    struct ledger l, back;
    struct buf text = BUF_INIT;
    fill(&l, a, &s);
    ledger_write(&l, &text);
    ledger_start(&back, a);
    assert_true(ledger_read_counts(&back, text.p, text.n));
    const struct ledger_learner *maya = ledger_find(&back, s.path);
    assert_non_null(maya);
    assert_string_equal(maya->out, s.out);
    assert_string_equal(maya->name, s.name);
    check_counts(maya->counts);
    assert_int_equal(maya->basis.n, 0);
    assert_int_equal(back.learners.n, 2);
    assert_int_equal(back.held.n, 0);
    buf_release(&text);
    arena_free(a);
}

/* What stays beside the tree is counts: no title, note, reason, or question that anybody wrote. */
static void no_words_are_kept(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct summary s = counts();
    struct ledger l;
    struct buf text = BUF_INIT;
    fill(&l, a, &s);
    ledger_write(&l, &text);
    assert_null(strstr(text.p, "words of"));
    assert_null(strstr(text.p, "2026-10-03-bridge"));
    assert_null(strstr(text.p, "Developing"));
    buf_release(&text);
    arena_free(a);
}

static void a_new_class_has_an_empty_one(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct ledger l, back;
    struct buf text = BUF_INIT;
    ledger_start(&l, a), ledger_start(&back, a);
    ledger_write(&l, &text);
    assert_true(ledger_read(&back, text.p, text.n));
    assert_int_equal(back.learners.n, 0);
    assert_int_equal(back.held.n, 0);
    assert_false(date_is_set(back.made));
    buf_release(&text);
    arena_free(a);
}

/* A ledger that was cut short, or comes from another version, is none. */
static void a_broken_ledger_is_refused(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct summary s = counts();
    struct ledger l, back;
    struct buf text = BUF_INIT;
    fill(&l, a, &s);
    ledger_write(&l, &text);
    for (size_t n = 0; n < text.n; n++) {
        ledger_start(&back, a);
        assert_false(ledger_read(&back, text.p, n));
        assert_int_equal(back.learners.n, 0);
    }
    for (size_t n = 0; n < text.n; n++) { /* a bit that is not as it was */
        text.p[n] ^= 1;
        ledger_start(&back, a);
        assert_false(ledger_read(&back, text.p, text.n));
        text.p[n] ^= 1;
    }
    buf_release(&text);
    arena_free(a);
}

static void check_odd(const char *text) {
    struct arena *a = arena_new();
    struct ledger l;
    ledger_start(&l, a);
    size_t n = strlen(text);
    text = sealed(a, text, &n);
    assert_true(ledger_read(&l, text, n));
    assert_int_equal(l.learners.n, 1);
    assert_int_equal(l.learners.v[0].kinds, 7);
    assert_int_equal(l.learners.v[0].basis.n, 0);
    const struct summary *s = l.learners.v[0].counts;
    assert_int_equal(s->n_signals, 1);
    assert_int_equal(s->signals[0].kind, SIGNAL_QUIET);
    assert_string_equal(s->signals[0].target, "");
    assert_int_equal(s->n_gaps, 1);
    assert_int_equal(s->gaps[0].kind, GAP_RATING);
    assert_int_equal(s->kept.files[SORT_PICTURE][KEPT_REFUSED], 3);
    assert_int_equal(s->kept.learners[KEPT_REFUSED], 1);
    arena_free(a);
}

/* Kinds choose from tables: one that no table has must not come in. Lines of a newer program are passed over. */
static void unknown_kinds_are_left_out(void **state) {
    (void)state;
    check_odd(
        "folioscope-class 2\nsignal\tkind=asked\ngap\tkind=goal\nbasis\tword=nobody's\n"
        "learner\tpath=a\tout=b\tname=c\tkinds=html,pdf,xlsx\tcounts=yes\n"
        "signal\tkind=odd\nsignal\tkind=quiet\tfrom=tomorrow\ngap\tkind=5\ngap\tkind=rating\nmood\tkind=good\n"
        "kept\tsort=picture\twhy=refused\tfiles=3\nkept\tsort=smell\twhy=own\tfiles=1\n"
        "learner\tpath=d\tkinds=html,smell\nbasis\tword=of d\nend\n");
}

/* What a learner's files rest on is never nothing, also where the word of a line is missing. */
static void a_basis_without_a_word_is_met_by_nobody(void **state) {
    (void)state;
    static const char text[] =
        "folioscope-class 2\nlearner\tpath=a\tout=b\tname=c\tkinds=html\nbasis\n"
        "basis\tWord=open\nend\n";
    struct arena *a = arena_new();
    struct ledger l;
    size_t n = sizeof text - 1;
    const char *whole = sealed(a, text, &n);
    ledger_start(&l, a);
    assert_true(ledger_read(&l, whole, n));
    const struct texts now = {.n = 0}, *was = &l.learners.v[0].basis;
    assert_int_equal(was->n, 2);
    for (size_t i = 0; i < was->n; i++) assert_string_equal(was->v[i], "");
    assert_false(basis_met(was, &now));
    assert_false(basis_current(was, &now));
    arena_free(a);
}

/* Of a build before this form: what its files rest on is known. */
static void version_1_is_read(void **state) {
    (void)state;
    assert_int_equal(SIGNAL_KIND_COUNT, 7);
    assert_int_equal(GAP_KIND_COUNT, 5);
    check_odd(
        "folioscope-class 1\nsignal\t1\ngap\t1\nbasis\tnobody's\nlearner\ta\tb\tc\t7\t0\t1\n"
        "signal\t-1\nsignal\t7\nsignal\t5\ngap\t5\ngap\t-2\ngap\t4\nmood\tgood\nkept\t1\t4\t3\nend\n");
    static const char text[] =
        "folioscope-class 1\nmade\t2026-10-06\n"
        "learner\tclasses/maple/learners/x\tmaple/learners/x\tX = Y\t5\t1\t1\n"
        "basis\topen\nbasis\tfile a/b=c.jpg\ntarget\tT.1\t2026-10-29\ntarget\tT.2\t\n"
        "evidence\t2026-10-05\t\nrating\t2026-09-10\t1\nsupport\t2026-10-05\t\t1\n"
        "credential\tcna\t0\t4\nheld\tclasses/maple/learners/x\nbasis\topen\nend\n";
    struct arena *a = arena_new();
    struct ledger l;
    ledger_start(&l, a);
    assert_true(ledger_read(&l, text, sizeof text - 1));
    assert_int_equal(date_cmp(l.made, (struct date){2026, 10, 6}), 0);
    const struct ledger_learner *x = &l.learners.v[0];
    assert_string_equal(x->name, "X = Y");
    assert_int_equal(x->kinds, 5);
    assert_true(x->locked);
    assert_int_equal(x->basis.n, 2);
    assert_string_equal(x->basis.v[1], "file a/b=c.jpg");
    assert_int_equal(x->counts->n_targets, 2);
    assert_false(date_is_set(x->counts->targets[1].last_seen));
    assert_int_equal(x->counts->n_pieces, 1);
    assert_true(x->counts->rated[0].by_educator);
    assert_string_not_equal(x->counts->supports[0].outcome, "");
    assert_int_equal(x->counts->credentials[0].left, 4);
    assert_int_equal(l.held.n, 1);
    assert_int_equal(l.held.v[0].basis.n, 1);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(all_pictures_are_found),
        cmocka_unit_test(counts_come_alone),
        cmocka_unit_test(no_words_are_kept),
        cmocka_unit_test(a_new_class_has_an_empty_one),
        cmocka_unit_test(a_broken_ledger_is_refused),
        cmocka_unit_test(unknown_kinds_are_left_out),
        cmocka_unit_test(a_basis_without_a_word_is_met_by_nobody),
        cmocka_unit_test(version_1_is_read),
    };
    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
