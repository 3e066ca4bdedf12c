/* test_manifest.c: the list of what is published is the same after it was on the disk. */
#include "model/audiences.h"
#include "pipeline/tree/manifest.h"
#include "sealed.h"

#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
    struct arena *arena;
    char folder[40]; /* of this test alone */
};

static int set_up(void **state) {
    struct place *p = calloc(1, sizeof *p);
    p->arena = arena_new();
    memcpy(p->folder, "/tmp/folioscope-manifest-XXXXXX", 32);
    *state = p;
    return mkdtemp(p->folder) ? 0 : -1;
}

static int tear_down(void **state) {
    struct place *p = *state;
    bool gone = os_remove(p->folder, NULL);
    arena_free(p->arena);
    free(p);
    return gone ? 0 : -1;
}

static const char *file_of(const struct place *p) {
    return os_join(p->arena, p->folder, "manifest");
}

static const struct entry sample[] = {
    {"index.html", OWNER_ROOT, ""},
    {"north/school.xlsx", OWNER_SCHOOL, "schools/north"},
    {"maple/class.xlsx", OWNER_CLASS, "classes/maple"},
    {"maple/learners/a\tb\nc\\d", OWNER_LEARNER, "classes/maple/learners/a\tb\nc\\d"},
};
enum { ENTRIES = sizeof sample / sizeof *sample };

static void start(struct place *p, struct manifest *m, enum audience audience) {
    manifest_start(m, p->arena);
    m->audience = audience;
    m->workspace = "/srv/a school\twith\\tabs";
    m->name = "Maple\nSchool";
    for (size_t i = 0; i < ENTRIES; i++) manifest_add(m, sample[i]);
}

static void write_text(const struct place *p, const char *text) {
    size_t n = strlen(text);
    const char *whole = sealed(p->arena, text, &n);
    assert_true(os_write(file_of(p), whole, n, NULL));
}

static bool is_read(struct place *p, struct manifest *m, bool *found, const char **why) {
    *why = NULL;
    manifest_start(m, p->arena);
    return manifest_read(m, file_of(p), found, why);
}

static void comes_back_as_it_was(void **state) {
    struct place *p = *state;
    static const enum audience audiences[] = {AUDIENCE_STAFF, AUDIENCE_LEARNER, AUDIENCE_FAMILY,
                                              AUDIENCE_PUBLIC};
    for (size_t k = 0; k < sizeof audiences / sizeof *audiences; k++) {
        struct manifest m, back;
        bool found;
        const char *why;
        start(p, &m, audiences[k]);
        assert_true(manifest_write(&m, file_of(p), &why));
        assert_true(is_read(p, &back, &found, &why));
        assert_true(found);
        assert_int_equal(back.audience, audiences[k]);
        assert_string_equal(back.workspace, m.workspace);
        assert_string_equal(back.name, m.name);
        assert_int_equal(back.entries.n, ENTRIES);
        for (size_t i = 0; i < ENTRIES; i++) {
            assert_string_equal(back.entries.v[i].path, sample[i].path);
            assert_string_equal(back.entries.v[i].owner, sample[i].owner);
            assert_int_equal(back.entries.v[i].kind, sample[i].kind);
            assert_true(manifest_has(&back, sample[i].path));
        }
        assert_false(manifest_has(&back, "maple"));
    }
}

/* Of a build before this form: what it published is known. */
static void version_1_is_read(void **state) {
    struct place *p = *state;
    struct manifest m;
    bool found;
    const char *why;
    write_text(
        p, "folioscope-manifest 1\ntree\tfamily\t/srv/a\\tb\tMaple=School\n"
           "root\tindex.html\t\nlearner\tmaple/learners/x=y\tclasses/maple/learners/x=y\nend\n");
    assert_true(is_read(p, &m, &found, &why));
    assert_int_equal(m.audience, AUDIENCE_FAMILY);
    assert_string_equal(m.workspace, "/srv/a\tb");
    assert_string_equal(m.name, "Maple=School");
    assert_int_equal(m.entries.n, 2);
    assert_int_equal(m.entries.v[0].kind, OWNER_ROOT);
    assert_string_equal(m.entries.v[0].owner, "");
    assert_string_equal(m.entries.v[1].path, "maple/learners/x=y");
    assert_string_equal(m.entries.v[1].owner, "classes/maple/learners/x=y");
}

static void a_path_is_there_once(void **state) {
    struct place *p = *state;
    struct manifest m;
    start(p, &m, AUDIENCE_STAFF);
    for (size_t i = 0; i < ENTRIES; i++) manifest_add(&m, sample[i]);
    assert_int_equal(m.entries.n, ENTRIES);
}

/* One that is not there is no fault: nothing is known, and the caller is told so. */
static void none_is_no_fault(void **state) {
    struct place *p = *state;
    struct manifest m;
    bool found = true;
    const char *why;
    assert_true(is_read(p, &m, &found, &why));
    assert_false(found);
    assert_int_equal(m.entries.n, 0);
}

/* Cut anywhere, of another version, with lines that nobody wrote, or no file at all: never half a list. */
static void a_damaged_one_is_refused(void **state) {
    struct place *p = *state;
    static const char *const bad[] = {
        "",
        "folioscope-manifest 3\ntree\taudience=staff\tworkspace=/w\tname=n\nend\n",
        "folioscope-manifest 2\ntree\taudience=staff\tworkspace=/w\tname=n\n",
        "folioscope-manifest 2\ntree\taudience=nobody\tworkspace=/w\tname=n\nend\n",
        "folioscope-manifest 2\ntree\taudience=staff\nstranger\tpath=x\towner=y\nend\n",
        "folioscope-manifest 2\ntree\taudience=staff\nclass\towner=y\nend\n",
        "folioscope-manifest 1\ntree\t9\t/w\tn\nend\n",
    };
    struct manifest m;
    bool found;
    const char *why;
    char *text;
    size_t n;
    start(p, &m, AUDIENCE_FAMILY);
    assert_true(manifest_write(&m, file_of(p), &why));
    assert_true(os_read(p->arena, file_of(p), 10000, &text, &n, NULL));
    for (size_t i = 0; i < n; i++) {
        assert_true(os_write(file_of(p), text, i, NULL));
        assert_false(is_read(p, &m, &found, &why));
        assert_true(found);
        assert_non_null(why);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        write_text(p, bad[i]);
        assert_false(is_read(p, &m, &found, &why));
        assert_non_null(strstr(why, "damaged"));
    }
    assert_true(os_remove(file_of(p), NULL));
    assert_true(os_make_folder(file_of(p), NULL));
    assert_false(is_read(p, &m, &found, &why));
    assert_non_null(strstr(why, "folder"));
}

static void writing_leaves_nothing_beside(void **state) {
    struct place *p = *state;
    struct manifest m;
    const char *why = NULL;
    struct os_entries list;
    start(p, &m, AUDIENCE_STAFF);
    assert_true(manifest_write(&m, file_of(p), &why));
    assert_true(manifest_write(&m, file_of(p), &why));
    assert_true(os_list(p->arena, p->folder, &list, NULL));
    assert_int_equal(list.n, 1);
    assert_false(manifest_write(&m, os_join(p->arena, p->folder, "none/manifest"), &why));
    assert_non_null(why);
}

#define WITH_PLACE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

/* What a manifest names is removed: it may name nothing outside of the tree. */
static void paths_stay_in_the_tree(void **state) {
    (void)state;
    static const char *const bad[] = {"../w", "/etc", "a/../../b", "a//b", "a/", ".", ""};
    char folder[] = "/tmp/folioscope-manifest.XXXXXX", path[64], text[200];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/manifest", folder);
    for (size_t i = 0; i < 2 * (sizeof bad / sizeof *bad); i++) {
        struct arena *a = arena_new();
        struct manifest m;
        bool found;
        const char *why = NULL;
        snprintf(
            text, sizeof text,
            i % 2
                ? "folioscope-manifest 1\ntree\tstaff\t/w\tS\nclass\t%s\tclasses/x\nend\n"
                : "folioscope-manifest 2\ntree\taudience=staff\nclass\tpath=%s\towner=classes/x\nend\n",
            bad[i / 2]);
        size_t n = strlen(text);
        const char *whole = sealed(a, text, &n);
        assert_true(os_write(path, whole, n, NULL));
        manifest_start(&m, a);
        assert_false(manifest_read(&m, path, &found, &why));
        assert_non_null(why);
        arena_free(a);
    }
    remove(path), rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_stay_in_the_tree),

        WITH_PLACE(comes_back_as_it_was),         WITH_PLACE(version_1_is_read),
        WITH_PLACE(a_path_is_there_once),         WITH_PLACE(none_is_no_fault),
        WITH_PLACE(a_damaged_one_is_refused),     WITH_PLACE(writing_leaves_nothing_beside),
    };
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
