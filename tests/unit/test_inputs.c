/* test_inputs.c: each file that a build reads is in the part that changes with it, and in no other. */
#include "pipeline/tree/inputs.h"

#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define MAYA "classes/maple/learners/maya"
#define BO "schools/north/classes/oak/learners/bo"

struct place {
    struct arena *arena;
    char root[40], share[40];
};

static void put(const struct place *p, const char *path, const char *text) {
    const char *full = os_join(p->arena, p->root, path), *why = NULL;
    assert_true(os_make_folder_of(full, &why));
    assert_true(os_write(full, text, strlen(text), &why));
}

static int set_up(void **state) {
    struct place *p = calloc(1, sizeof *p);
    p->arena = arena_new();
    memcpy(p->root, "/tmp/folioscope-inputs-XXXXXX", 30);
    memcpy(p->share, "/tmp/folioscope-shared-XXXXXX", 30);
    *state = p;
    if (!mkdtemp(p->root) || !mkdtemp(p->share)) return -1;
    os_make_folder(os_join(p->arena, p->share, "templates"), NULL);
    os_make_folder(os_join(p->arena, p->share, "themes"), NULL);
    put(p, "folioscope.yaml", "name: Cedar\n");
    put(p, "classes/maple/class.yaml", "name: Maple\n");
    put(p, MAYA "/learner.yaml", "name: Maya\n");
    put(p, MAYA "/about.md", "I am.\n");
    put(p, BO "/learner.yaml", "name: Bo\n");
    return 0;
}

static int tear_down(void **state) {
    struct place *p = *state;
    bool gone = os_remove(p->root, NULL) && os_remove(p->share, NULL);
    arena_free(p->arena);
    free(p);
    return gone ? 0 : -1;
}

struct seen { /* copies, for they are compared */
    const char *maya, *bo, *maple, *oak, *people, *rest;
};

static struct inputs look(const struct place *p, const struct inputs *before) {
    const struct load_options o = {.root = p->root, .share = p->share};
    struct inputs in;
    inputs_find(&in, p->arena, &o, os_join(p->arena, p->root, "site"), before);
    return in;
}

static struct seen see(const struct place *p) {
    const struct inputs in = look(p, NULL);
    return (struct seen){inputs_of_learner(&in, MAYA),
                         inputs_of_learner(&in, BO),
                         inputs_of_class(&in, "classes/maple"),
                         inputs_of_class(&in, "schools/north/classes/oak"),
                         inputs_of_people(&in),
                         inputs_of_rest(&in)};
}

/* One letter for each part that differs. */
static const char *changed(struct arena *a, const struct seen *x, const struct seen *y) {
    return arena_printf(a, "%s%s%s%s%s%s", strcmp(x->maya, y->maya) ? "m" : "",
                        strcmp(x->bo, y->bo) ? "b" : "", strcmp(x->maple, y->maple) ? "M" : "",
                        strcmp(x->oak, y->oak) ? "O" : "", strcmp(x->people, y->people) ? "p" : "",
                        strcmp(x->rest, y->rest) ? "r" : "");
}

static void each_file_is_in_its_part(void **state) {
    static const struct {
        const char *path, *parts;
    } cases[] = {{MAYA "/about.md", "m"},
                 {MAYA "/learner.yaml", "mp"},
                 {MAYA "/evidence/2026-10-03-bridge/index.md", "m"},
                 {MAYA "/evidence/learners/x.md", "m"},
                 {BO "/ratings.csv", "b"},
                 {"classes/maple/ratings.csv", "M"},
                 {"classes/maple/consent.csv", "Mp"},
                 {"classes/maple/learners/note.txt", ""},
                 {"classes/maple/activities/talk.csv", "M"},
                 {"schools/north/classes/oak/roster.csv", "Op"},
                 {"schools/north/school.yaml", "r"},
                 {"frameworks/math.yaml", "r"},
                 {"secret.txt", "r"},
                 {"README.md", ""},
                 {"out/index.html", ""},
                 {"site/index.html", ""},
                 {"issued/2026-fall/maya/1/data.json", ""},
                 {".git/index", ""}};
    const struct place *p = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct seen before = see(p);
        put(p, cases[i].path, "new\n");
        const struct seen after = see(p);
        assert_string_equal(changed(p->arena, &before, &after), cases[i].parts);
    }
}

static void what_the_disk_says_is_enough_only_after_a_while(void **state) {
    const struct place *p = *state;
    struct inputs first = look(p, NULL);
    const struct input_part *maya = table_find(first.by_name, "learner " MAYA);
    assert_true(maya->recent);
    ((struct input_part *)table_find(first.by_name, "learner " MAYA))->contents = "as kept";
    struct inputs second = look(p, &first);
    assert_string_not_equal(inputs_of_learner(&second, MAYA), "as kept"); /* read again */
    ((struct input_part *)table_find(first.by_name, "learner " MAYA))->recent = false;
    second = look(p, &first);
    assert_string_equal(inputs_of_learner(&second, MAYA), "as kept");
    put(p, MAYA "/about.md", "I was.\n");
    second = look(p, &first);
    assert_string_not_equal(inputs_of_learner(&second, MAYA), "as kept");
}

static void what_cannot_be_known_is_not(void **state) {
    const struct place *p = *state;
    assert_int_equal(symlink("/nowhere", os_join(p->arena, p->root, MAYA "/link.md")), 0);
    assert_int_equal(symlink("/tmp", os_join(p->arena, p->root, BO "/evidence")), 0);
    const struct inputs in = look(p, NULL);
    assert_null(inputs_of_learner(&in, MAYA));
    assert_null(inputs_of_learner(&in, BO));
    assert_non_null(inputs_of_class(&in, "classes/maple"));
    assert_string_equal(inputs_of_learner(&in, "classes/maple/learners/nobody"), "");
}

/* The same, with one letter for each part that is not known any more. */
static const char *doubted(const struct place *p, const char *file, const struct table *passed) {
    const struct load_options o = {.root = p->root, .share = p->share};
    struct inputs in = look(p, NULL);
    if (file) put(p, file, "written while a build ran\n");
    inputs_doubt(&in, &o, os_join(p->arena, p->root, "site"), passed);
    return arena_printf(p->arena, "%s%s%s%s%s%s", inputs_of_learner(&in, MAYA) ? "" : "m",
                        inputs_of_learner(&in, BO) ? "" : "b",
                        inputs_of_class(&in, "classes/maple") ? "" : "M",
                        inputs_of_class(&in, "schools/north/classes/oak") ? "" : "O",
                        inputs_of_people(&in) ? "" : "p", inputs_of_rest(&in) ? "" : "r");
}

static void what_changed_meanwhile_is_not_known(void **state) {
    const struct place *p = *state;
    struct table *passed = table_new(p->arena);
    table_set(passed, MAYA, passed); /* nobody reads more of her than who she is */
    assert_string_equal(doubted(p, NULL, NULL), "");
    assert_string_equal(doubted(p, NULL, passed), "");
    assert_string_equal(doubted(p, MAYA "/about.md", NULL), "m");
    assert_string_equal(doubted(p, MAYA "/about.md", passed), "");
    assert_string_equal(doubted(p, MAYA "/evidence/2026-10-04-dam/learner.yaml", passed), "");
    assert_string_equal(doubted(p, MAYA "/learner.yaml", passed), "p");
    assert_string_equal(doubted(p, BO "/about.md", passed), "b");
    assert_string_equal(doubted(p, "classes/maple/consent.csv", passed), "Mp");
    assert_string_equal(doubted(p, "frameworks/art.yaml", passed), "r");
    assert_true(os_make_folder(os_join(p->arena, p->root, MAYA "/learner.d"), NULL));
    assert_string_equal(doubted(p, NULL, passed), "");
}

static void who_came_meanwhile_is_not_known(void **state) {
    const struct place *p = *state;
    const struct load_options o = {.root = p->root, .share = p->share};
    struct table *passed = table_new(p->arena);
    struct inputs in = look(p, NULL);
    table_set(passed, MAYA, passed);
    put(p, "classes/maple/learners/cy/about.md", "I came.\n");
    assert_true(os_remove(os_join(p->arena, p->root, MAYA), NULL));
    inputs_doubt(&in, &o, os_join(p->arena, p->root, "site"), passed);
    assert_null(inputs_of_learner(&in, "classes/maple/learners/cy"));
    assert_null(inputs_of_learner(&in, MAYA));
    assert_null(inputs_of_people(&in));
}

static void parts_come_back_as_they_were(void **state) {
    const struct place *p = *state;
    struct buf text = BUF_INIT;
    struct inputs in = look(p, NULL), back;
    inputs_write(&in, &text);
    assert_true(inputs_read(&back, p->arena, text.p, text.n));
    assert_int_equal(back.parts.n, in.parts.n);
    assert_string_equal(inputs_of_learner(&back, MAYA), inputs_of_learner(&in, MAYA));
    for (size_t n = 0; n < text.n; n++) {
        assert_false(inputs_read(&back, p->arena, text.p, n));
        assert_int_equal(back.parts.n, 0);
    }
    buf_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_file_is_in_its_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_the_disk_says_is_enough_only_after_a_while, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_known_is_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_changed_meanwhile_is_not_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_came_meanwhile_is_not_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_come_back_as_they_were, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
