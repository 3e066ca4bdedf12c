/* Who may see what: every key that a school may write has a row, and what the rows say is what is done. */
#include "load/kinds/kinds.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/people.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/policy.h"
#include "view/words/said.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* ---- keys and rows ---- */

/* Does "goals: *" or "learner: consent.*" name the key of this kind? */
static bool word_names(const char *word, size_t n, const char *key) {
    bool star = n && word[n - 1] == '*';
    if (star)
        return strcmp(key, "body") != 0 && strcmp(key, "mentions") != 0 &&
               strncmp(word, key, n - 1) == 0;
    return strlen(key) == n && strncmp(word, key, n) == 0;
}

/* How many words of the row name it. */
static int names(const struct policy *p, const char *kind, const char *key) {
    int found = 0;
    for (const char *part = p->keys; *part; part += strspn(part, "; ")) {
        size_t n = strcspn(part, ";"), k = strcspn(part, ":");
        bool ours = k < n && strlen(kind) == k && strncmp(part, kind, k) == 0;
        for (const char *w = part + k + 1; ours && w < part + n;) {
            w += strspn(w, " ");
            size_t length = strcspn(w, " ;");
            if (length) found += word_names(w, length, key);
            w += length;
        }
        part += n;
    }
    return found;
}

static void check_key(const char *kind, const char *key) {
    int rows = 0;
    for (int d = 0; d < DATUM_COUNT; d++) rows += names(policy_of((enum datum)d), kind, key);
    if (rows != 1)
        fail_msg("%s: '%s' has %d rows in view/audience/policy.h, and should have one", kind, key,
                 rows);
}

static size_t each_key(struct arena *a, const char *kind, const struct schema_table *t,
                       const char *above, void (*visit)(const char *kind, const char *key)) {
    size_t n = 0;
    for (size_t i = 0; i < t->n_fields; i++) {
        const struct schema_field *f = &t->fields[i];
        const char *key = *above ? arena_printf(a, "%s.%s", above, f->key) : f->key;
        if (f->table && f->table != t && f->table->n_fields) {
            n += each_key(a, kind, f->table, key, visit);
        } else {
            visit(kind, key);
            n++;
        }
    }
    return n;
}

static void every_key_has_one_row(void **state) {
    (void)state;
    struct arena *a = arena_new();
    size_t n, keys = 0;
    const struct load_kind *kinds = load_kinds(&n);
    for (size_t i = 0; i < n; i++) {
        keys += each_key(a, kinds[i].name, kinds[i].table, "", check_key);
        if (kinds[i].form == FORM_FRONT) check_key(kinds[i].name, "body");
    }
    check_key("about", "body");
    assert_true(keys > 150);
    arena_free(a);
}

static const char *looked_for;
static int seen;

static void compare(const char *kind, const char *key) {
    (void)kind;
    seen += word_names(looked_for, strcspn(looked_for, " ;"), key);
}

/* A row that names a key that there is not says nothing about the one that was meant. */
static void every_row_names_keys_that_there_are(void **state) {
    (void)state;
    struct arena *a = arena_new();
    for (int d = 0; d < DATUM_COUNT; d++) {
        const char *kind = NULL;
        for (const char *w = policy_of((enum datum)d)->keys; *w; w += strspn(w, "; ")) {
            size_t length = strcspn(w, " ;");
            if (w[length - 1] == ':') {
                kind = arena_strndup(a, w, length - 1);
            } else if (strncmp(w, "body", length) != 0) {
                const struct load_kind *k = load_kind_named(kind);
                if (!k) fail_msg("no kind of file '%s'", kind);
                looked_for = w, seen = 0;
                each_key(a, kind, k->table, "", compare);
                if (!seen) fail_msg("%s has no key '%.*s'", kind, (int)length, w);
            }
            w += length;
        }
    }
    arena_free(a);
}

/* ---- consent ---- */

static const struct date today = {2026, 11, 20};

static struct viewer viewer(struct arena *a, enum audience audience) {
    struct workspace *w = arena_make(a, struct workspace);
    struct learner *l = arena_make(a, struct learner);
    w->calendar = arena_make(a, struct calendar);
    w->calendar->as_of = (struct date){2026, 9, 1}; /* somebody looks at an earlier day */
    w->calendar->latest = w->calendar->clock = today;
    l->calendar = w->calendar;
    return (struct viewer){
        .arena = a, .workspace = w, .calendar = w->calendar, .learner = l, .audience = audience};
}

static struct learner *learner_of(const struct viewer *v) {
    return (struct learner *)(uintptr_t)v->learner;
}

static void consent_holds_through_its_last_day(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct viewer v = viewer(a, AUDIENCE_FAMILY);
    struct consent c = {.given = {[CONSENT_FILMS] = true}};
    assert_true(policy_agreed(v.workspace, &c, CONSENT_FILMS));
    assert_false(policy_agreed(v.workspace, &c, CONSENT_PHOTOS));
    c.until = today;
    assert_true(policy_agreed(v.workspace, &c, CONSENT_FILMS));
    assert_false(policy_ended(v.workspace, &c, CONSENT_FILMS));
    c.until.day--;
    assert_false(policy_agreed(v.workspace, &c, CONSENT_FILMS));
    assert_true(policy_ended(v.workspace, &c, CONSENT_FILMS));
    arena_free(a);
}

static void a_file_needs_the_consent_of_its_sort(void **state) {
    (void)state;
    static const struct {
        enum file_sort sort;
        enum people people;
        int needs; /* CONSENT_COUNT: none */
    } cases[] = {
        {SORT_PICTURE, PEOPLE_UNSAID, CONSENT_PHOTOS}, {SORT_PICTURE, PEOPLE_NONE, CONSENT_COUNT},
        {SORT_FILM, PEOPLE_UNSAID, CONSENT_FILMS},     {SORT_FILM, PEOPLE_SHOWN, CONSENT_FILMS},
        {SORT_FILM, PEOPLE_NONE, CONSENT_COUNT},       {SORT_SOUND, PEOPLE_UNSAID, CONSENT_VOICE},
        {SORT_SOUND, PEOPLE_NONE, CONSENT_COUNT},      {SORT_DOCUMENT, PEOPLE_SHOWN, CONSENT_WORK},
        {SORT_DOCUMENT, PEOPLE_UNSAID, CONSENT_COUNT}, {SORT_UNKNOWN, PEOPLE_SHOWN, CONSENT_WORK},
        {SORT_DOCUMENT, PEOPLE_NONE, CONSENT_COUNT}};
    for (int audience = AUDIENCE_LEARNER; audience <= AUDIENCE_PUBLIC; audience++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            struct arena *a = arena_new();
            const struct viewer v = viewer(a, (enum audience)audience);
            const struct evidence_file f = {.sort = cases[i].sort, .said.people = cases[i].people};
            bool needs = cases[i].needs != CONSENT_COUNT;
            assert_int_equal(policy_keeps(&v, &f), needs ? KEPT_OWN : KEPT_NOT);
            for (int c = 0; c < CONSENT_COUNT && needs; c++)
                learner_of(&v)->consent.given[c] = c != cases[i].needs;
            assert_int_equal(policy_keeps(&v, &f), needs ? KEPT_OWN : KEPT_NOT);
            if (needs) learner_of(&v)->consent.given[cases[i].needs] = true;
            assert_int_equal(policy_keeps(&v, &f), KEPT_NOT);
            arena_free(a);
        }
}

static void all_who_are_named_must_have_agreed(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct viewer v = viewer(a, AUDIENCE_FAMILY);
    struct learner_place omar = {.id = "omar-haddad"}, zoe = {.id = "zoe-ward"};
    const struct learner_place *with[] = {&omar, &zoe};
    struct evidence_file f = {.sort = SORT_PICTURE, .said = {PEOPLE_SHOWN, with, 2, false}};
    struct workspace *w = (struct workspace *)(uintptr_t)v.workspace;
    learner_of(&v)->consent.given[CONSENT_PHOTOS] = true;
    assert_int_equal(policy_keeps(&v, &f), KEPT_OTHER);
    omar.consent.given[CONSENT_PHOTOS] = true;
    size_t from = 0;
    enum consent_kind kind;
    assert_ptr_equal(policy_who_did_not_agree(&v, &f, &from, &kind), &zoe);
    assert_int_equal(kind, CONSENT_PHOTOS);
    assert_null(policy_who_did_not_agree(&v, &f, &from, &kind));
    w->photos_all = true; /* waives consent of the own child alone */
    assert_int_equal(policy_keeps(&v, &f), KEPT_OTHER);
    zoe.consent.given[CONSENT_PHOTOS] = true;
    assert_int_equal(policy_keeps(&v, &f), KEPT_NOT);
    v.audience = AUDIENCE_PUBLIC;
    assert_int_equal(policy_keeps(&v, &f), KEPT_OTHER);
    omar.consent.given[CONSENT_PUBLIC] = zoe.consent.given[CONSENT_PUBLIC] = true;
    assert_int_equal(policy_keeps(&v, &f), KEPT_NOT);
    zoe.consent.until = (struct date){2026, 11, 19};
    assert_int_equal(policy_keeps(&v, &f), KEPT_OTHER);
    f.said = (struct people_said){.people = PEOPLE_SHOWN, .unknown = true};
    assert_int_equal(policy_keeps(&v, &f), KEPT_OTHER);
    arena_free(a);
}

static void a_refusal_is_not_a_question(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct viewer v = viewer(a, AUDIENCE_FAMILY);
    const struct evidence_file f = {.sort = SORT_PICTURE};
    struct consent *c = &learner_of(&v)->consent;
    *c = (struct consent){.given = {[CONSENT_FILMS] = true}, .said = {[CONSENT_FILMS] = true}};
    assert_int_equal(policy_keeps(&v, &f), KEPT_OWN);
    c->said[CONSENT_PHOTOS] = true;
    assert_int_equal(policy_keeps(&v, &f), KEPT_REFUSED);
    c->until = (struct date){2026, 11, 1}; /* a refusal does not end */
    assert_int_equal(policy_keeps(&v, &f), KEPT_REFUSED);
    c->given[CONSENT_PHOTOS] = true;
    assert_int_equal(policy_keeps(&v, &f), KEPT_ENDED);
    arena_free(a);
}

static void what_ends_soon_is_known_before(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct viewer v = viewer(a, AUDIENCE_FAMILY);
    struct consent c = {.until = today};
    assert_false(policy_ends_soon(v.workspace, &c)); /* nothing was agreed to */
    c.given[CONSENT_WORK] = true;
    assert_true(policy_ends_soon(v.workspace, &c));
    c.until.day--;
    assert_false(policy_ends_soon(v.workspace, &c));
    c.until = (struct date){0};
    assert_false(policy_ends_soon(v.workspace, &c));
    c.until = (struct date){2028, 1, 1};
    assert_false(policy_ends_soon(v.workspace, &c));
    arena_free(a);
}

static void a_piece_reaches_as_far_as_it_says(void **state) {
    (void)state;
    struct arena *a = arena_new();
    for (int piece = 0; piece < AUDIENCE_COUNT; piece++)
        for (int reader = 0; reader < AUDIENCE_COUNT; reader++) {
            const struct viewer v = viewer(a, (enum audience)reader);
            const struct evidence e = {.audience = (enum audience)piece};
            assert_int_equal(policy_shows_piece(&v, &e), piece >= reader);
        }
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_has_one_row),
        cmocka_unit_test(every_row_names_keys_that_there_are),
        cmocka_unit_test(consent_holds_through_its_last_day),
        cmocka_unit_test(a_file_needs_the_consent_of_its_sort),
        cmocka_unit_test(all_who_are_named_must_have_agreed),
        cmocka_unit_test(a_refusal_is_not_a_question),
        cmocka_unit_test(what_ends_soon_is_known_before),
        cmocka_unit_test(a_piece_reaches_as_far_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
