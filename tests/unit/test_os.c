/* test_os.c: files that are not what they seem, results put in place, workers that die. */
#include "os/os.h"
#include "os/os_inner.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
    struct arena *arena;
    char folder[32]; /* of this test alone */
};

static int set_up(void **state) {
    struct place *p = calloc(1, sizeof *p);
    p->arena = arena_new();
    memcpy(p->folder, "/tmp/folioscope-os-XXXXXX", 26);
    *state = p;
    return mkdtemp(p->folder) ? 0 : -1;
}

static int tear_down(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    bool gone = os_remove(p->folder, &why);
    arena_free(p->arena);
    free(p);
    return gone ? 0 : -1;
}

static char *at(const struct place *p, const char *name) { return os_join(p->arena, p->folder, name); }

static void put(const char *path, const char *text) {
    const char *why = "";
    if (!os_write(path, text, strlen(text), &why)) fail_msg("%s: %s", path, why);
}

static void assert_holds(struct place *p, const char *path, const char *text) {
    char *data = NULL;
    size_t n = 0;
    const char *why = "";
    if (!os_read(p->arena, path, 1000, &data, &n, &why)) fail_msg("%s", why);
    assert_int_equal(n, strlen(text));
    assert_string_equal(data, text);
}

/* ---- files -----------------------------------------------------------------------------------------------
 */

static void a_file_is_read_whole(void **state) {
    struct place *p = *state;
    char *path = at(p, "a"), *data = NULL;
    size_t n = 0;
    put(path, "");
    assert_holds(p, path, "");
    put(path, "nine byte");
    assert_holds(p, path, "nine byte");
    assert_true(os_read(p->arena, path, 9, &data, &n, NULL));
    const char *why = NULL;
    assert_false(os_read(p->arena, path, 8, &data, &n, &why));
    assert_non_null(strstr(why, "limit of 8 bytes"));
    assert_false(os_read(p->arena, at(p, "none"), 8, &data, &n, &why));
    assert_non_null(strstr(why, "cannot read '"));
    assert_non_null(strstr(why, "No such file"));
}

/* /proc tells size 0 for files that have content: what is read is not what was measured. */
static void a_file_that_grows_is_read_to_its_end(void **state) {
    struct place *p = *state;
    char *data = NULL;
    size_t n = 0;
    assert_true(os_read(p->arena, "/proc/self/status", 1 << 20, &data, &n, NULL));
    assert_true(n > 100);
    assert_int_equal(strlen(data), n);
    assert_false(os_read(p->arena, "/proc/self/status", 100, &data, &n, NULL));
}

static void what_is_no_file_is_refused_at_once(void **state) {
    struct place *p = *state;
    char *data = NULL;
    size_t n = 0;
    const char *why = NULL;
    assert_int_equal(mkfifo(at(p, "fifo"), 0600), 0);
    alarm(5); /* blocking would end the test */
    assert_false(os_read(p->arena, at(p, "fifo"), 100, &data, &n, &why));
    assert_non_null(strstr(why, "not a regular file"));
    assert_false(os_copy(at(p, "fifo"), at(p, "copy"), &why));
    alarm(0);
    assert_false(os_read(p->arena, p->folder, 100, &data, &n, &why));
    assert_non_null(strstr(why, "folder"));
    assert_false(os_read(p->arena, "/dev/zero", 100, &data, &n, &why));
    assert_int_equal(os_look(at(p, "fifo")).kind, OS_OTHER);
    assert_int_equal(os_look(at(p, "copy")).kind, OS_ABSENT);
}

static void writing_leaves_nothing_beside(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    struct os_entries list;
    put(at(p, "x"), "old");
    put(at(p, "x"), "new");
    assert_true(os_copy(at(p, "x"), at(p, "y"), &why));
    assert_holds(p, at(p, "y"), "new");
    assert_true(os_make_folder(at(p, "d/e"), &why));
    assert_false(os_write(at(p, "d"), "x", 1, &why)); /* a folder stands there */
    assert_false(os_write(at(p, "none/x"), "x", 1, &why));
    assert_string_equal(why, "No such file or directory");
    assert_true(os_list(p->arena, p->folder, &list, NULL));
    assert_int_equal(list.n, 3);
    struct os_info info = os_look(at(p, "x"));
    assert_int_equal(info.kind, OS_FILE);
    assert_int_equal(info.size, 3);
    assert_true(info.inode && info.mtime_ns && info.ctime_ns);
}

static void a_new_file_brings_its_folders(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    struct os_entries list;
    assert_true(os_write_new(at(p, "a/b/c"), "one", 3, &why));
    assert_true(os_write_new(at(p, "a/b/c"), "other", 5, &why));
    assert_holds(p, at(p, "a/b/c"), "other");
    assert_true(os_list(p->arena, at(p, "a/b"), &list, NULL));
    assert_int_equal(list.n, 1);
    assert_false(os_write_new(at(p, "a/b"), "x", 1, &why)); /* a folder stands there */
    assert_false(os_write_new(at(p, "a/b/c/d"), "x", 1, &why));
    assert_string_equal(why, "Not a directory");
    assert_true(os_make_folder(at(p, "a/b"), &why));
    assert_false(os_make_folder(at(p, "a/b/c"), &why));
    assert_string_equal(why, "File exists");
}

static void a_large_copy_is_whole(void **state) {
    struct place *p = *state;
    size_t size = 300001, n = 0;
    char *data = arena_alloc(p->arena, size), *back = NULL;
    for (size_t i = 0; i < size; i++) data[i] = (char)(i * 7 + i / 255);
    assert_true(os_write(at(p, "big"), data, size, NULL));
    assert_true(os_copy(at(p, "big"), at(p, "copy"), NULL));
    assert_true(os_read(p->arena, at(p, "copy"), size, &back, &n, NULL));
    assert_int_equal(n, size);
    assert_memory_equal(back, data, size);
}

/* ---- folders ---------------------------------------------------------------------------------------------
 */

static void a_listing_is_sorted_by_bytes(void **state) {
    struct place *p = *state;
    static const char *const names[] = {"b", "a", "Z", "10", "9", "\xC3\xA9", ".hidden", "ab"};
    static const char *const want[] = {".hidden", "10", "9", "Z", "a", "ab", "b", "\xC3\xA9"};
    for (size_t i = 0; i < 8; i++) put(at(p, names[i]), "");
    struct os_entries list;
    assert_true(os_list(p->arena, p->folder, &list, NULL));
    assert_int_equal(list.n, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_string_equal(list.v[i].name, want[i]);
        assert_int_equal(list.v[i].kind, OS_FILE);
    }
    const char *why = NULL;
    assert_false(os_list(p->arena, at(p, "none"), &list, &why));
    assert_non_null(strstr(why, "cannot list"));
    assert_false(os_list(p->arena, at(p, "a"), &list, &why));
}

static void a_link_is_not_followed_out(void **state) {
    struct place *p = *state;
    assert_true(os_make_folder(at(p, "root/in"), NULL));
    assert_true(os_make_folder(at(p, "rootless"), NULL));
    put(at(p, "rootless/secret"), "of another family");
    put(at(p, "root/in/own"), "");
    assert_int_equal(symlink("../../rootless/secret", at(p, "root/in/link")), 0);
    assert_int_equal(symlink("in/own", at(p, "root/good")), 0);
    const char *root = at(p, "root");
    assert_true(os_inside(root, root));
    assert_true(os_inside(root, at(p, "root/in/own")));
    assert_true(os_inside(root, at(p, "root/good")));
    assert_true(os_inside("/", root));
    assert_false(os_inside(root, at(p, "root/in/link")));
    assert_false(os_inside(root, at(p, "rootless"))); /* the same first letters are not the same folder */
    assert_false(os_inside(root, at(p, "root/none")));
    assert_int_equal(os_look(at(p, "root/in/link")).kind, OS_LINK);

    assert_int_equal(symlink(at(p, "rootless"), at(p, "root/folder-link")), 0);
    assert_true(os_remove(root, NULL));
    assert_int_equal(os_look(root).kind, OS_ABSENT);
    assert_holds(p, at(p, "rootless/secret"), "of another family");
    assert_true(os_remove(root, NULL)); /* gone already */
}

static void names_are_joined(void **state) {
    struct place *p = *state;
    assert_string_equal(os_join(p->arena, "a", "b"), "a/b");
    assert_string_equal(os_join(p->arena, "a/", "b"), "a/b");
    assert_string_equal(os_join(p->arena, "", "b"), "b");
    assert_string_equal(os_join(p->arena, "/", "b"), "/b");
    char *folder = os_program_folder(p->arena);
    assert_int_equal(os_look(os_join(p->arena, folder, "test_os")).kind, OS_FILE);
}

/* ---- publishing ------------------------------------------------------------------------------------------
 */

typedef bool exchange(const char *staged, const char *published, const char **why);

static void exchanged(struct place *p, exchange *f) {
    assert_true(os_make_folder(at(p, "stage/maya"), NULL));
    assert_true(os_make_folder(at(p, "out/maya"), NULL));
    put(at(p, "stage/maya/index.html"), "new");
    put(at(p, "out/maya/index.html"), "old");
    put(at(p, "out/maya/withdrawn.html"), "old");
    assert_true(os_sync_tree(at(p, "stage"), NULL));
    assert_true(f(at(p, "stage/maya"), at(p, "out/maya"), NULL));
    assert_holds(p, at(p, "out/maya/index.html"), "new");
    assert_int_equal(os_look(at(p, "out/maya/withdrawn.html")).kind, OS_ABSENT);
    assert_holds(p, at(p, "stage/maya/withdrawn.html"), "old");
    assert_int_equal(os_look(at(p, "stage/maya.aside")).kind, OS_ABSENT);
}

static void exchange_is_one_step(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    exchanged(p, os_exchange);
    assert_true(os_remove(at(p, "out/maya"), NULL));
    assert_true(os_exchange(at(p, "stage/maya"), at(p, "out/maya"), NULL)); /* nothing was published */
    assert_holds(p, at(p, "out/maya/index.html"), "old");
    assert_int_equal(os_look(at(p, "stage/maya")).kind, OS_ABSENT);
    assert_false(os_exchange(at(p, "stage/maya"), at(p, "out/maya"), &why)); /* nothing is staged */
    assert_string_equal(why, "No such file or directory");
    assert_holds(p, at(p, "out/maya/index.html"), "old");
}

static void exchange_by_renames_does_the_same(void **state) {
    struct place *p = *state;
    exchanged(p, os_exchange_by_renames);
    /* when the second rename fails, what was published comes back */
    assert_true(os_remove(at(p, "stage/maya"), NULL));
    assert_false(os_exchange_by_renames(at(p, "stage/maya"), at(p, "out/maya"), NULL));
    assert_holds(p, at(p, "out/maya/index.html"), "new");
}

static void syncing_tells_what_is_missing(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    put(at(p, "x"), "");
    assert_int_equal(mkfifo(at(p, "fifo"), 0600), 0);
    assert_true(os_sync_tree(at(p, "x"), NULL));
    assert_true(os_sync_tree(p->folder, NULL));
    assert_false(os_sync_tree(at(p, "none"), &why));
    assert_string_equal(why, "No such file or directory");
}

/* ---- workers ---------------------------------------------------------------------------------------------
 */

enum { ITEMS = 200 };

struct tally {
    int told[ITEMS];
    int died;
    size_t bytes;
    char how[40]; /* of the last death */
    pid_t parent;
};

/* Item 3 crashes, item 5 leaves, item 7 leaves in the middle of a frame that never comes, 11 is large. */
static void item(void *context, size_t i, struct buf *result) {
    (void)context;
    if (i == 3) {
        signal(SIGABRT, SIG_DFL);
        abort();
    }
    if (i == 5) _exit(3);
    if (i == 7) _exit(0);
    size_t n = i == 11 ? 3000000 : i; /* item 0 has no bytes at all */
    for (size_t k = 0; k < n; k++) buf_char(result, (char)('a' + (i + k) % 26));
}

static void done(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct tally *t = context;
    t->told[i]++;
    if (outcome == OS_WORK_DIED) {
        t->died++;
        if (i == 3) assert_string_equal(bytes, "signal 6");
        if (i == 5) assert_string_equal(bytes, "exit status 3");
        if (i == 7) assert_string_equal(bytes, "exit status 0");
        assert_true(i == 3 || i == 5 || i == 7);
        return;
    }
    assert_int_equal(n, i == 11 ? 3000000 : i);
    for (size_t k = 0; k < n; k++) assert_int_equal(bytes[k], 'a' + (i + k) % 26);
    t->bytes += n;
}

static void a_dead_worker_costs_one_item(void **state) {
    (void)state;
    for (int jobs = 0; jobs <= 4; jobs++) {
        struct tally t = {0};
        const char *why = "";
        struct os_job job = {.context = &t, .n = ITEMS, .jobs = jobs, .item = item, .done = done};
        if (!os_work(&job, &why)) fail_msg("%s", why);
        assert_int_equal(t.died, 3);
        for (size_t i = 0; i < ITEMS; i++) assert_int_equal(t.told[i], 1);
        assert_int_equal(t.bytes, 3000000 + ITEMS * (ITEMS - 1) / 2 - 3 - 5 - 7 - 11);
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left, dead or alive */
    }
}

static void no_items_is_no_work(void **state) {
    (void)state;
    struct os_job job = {.n = 0, .jobs = 4, .item = item, .done = done};
    assert_true(os_work(&job, NULL));
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void every_worker_may_die(void **state) {
    (void)state;
    struct tally t = {0};
    struct os_job job = {.context = &t, .n = 8, .jobs = 8, .item = item, .done = done};
    assert_true(os_work(&job, NULL));
    assert_int_equal(t.died, 3);
}

static void slow_item(void *context, size_t i, struct buf *result) {
    const struct tally *t = context;
    buf_int(result, (long long)i);
    if (i == 1) kill(t->parent, SIGTERM);
    if (i > 0) pause(); /* would last forever */
}

static void slow_done(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct tally *t = context;
    (void)bytes, (void)n;
    t->told[i] += outcome == OS_WORK_DONE;
}

/* In a process of its own, for the signal stays pending there. */
static void interruption_ends_work_early(void **state) {
    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        alarm(20);
        os_catch_interrupt();
        struct tally t = {.parent = getpid()};
        const char *why = "";
        struct os_job job = {.context = &t, .n = 10, .jobs = 2, .item = slow_item, .done = slow_done};
        bool before = os_interrupted();
        bool ok = os_work(&job, &why);
        bool told = os_interrupted() && !os_work(&job, NULL); /* stays so */
        bool none_left = waitpid(-1, NULL, WNOHANG) == -1;
        _exit(!before && !ok && told && none_left && strcmp(why, "interrupted") == 0 ? 0 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void clocks_go(void **state) {
    (void)state;
    double before = os_seconds();
    assert_true(os_seconds() >= before);
    assert_true(os_today().year >= 2020);
    assert_true(os_cores() >= 1);
    assert_false(os_interrupted());
    assert_false(os_is_terminal(-1));
}

#define WITH_PLACE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

/* ---- confined work ---------------------------------------------------------------------------------------- */

static const char confined_file[] = "confined.tmp/file";

enum misdeed { NONE, CRASH, ENDLESS, GREEDY, TALKATIVE, LEAVES_A_FILE };

static void misbehave(void *context, struct buf *result) {
    const enum misdeed *deed = context;
    static volatile unsigned never;
    buf_str(result, "hello");
    if (*deed == CRASH) abort();
    while (*deed == ENDLESS) never++;
    while (*deed == GREEDY) {
        char *p = malloc(16 << 20);
        if (!p) abort();
        memset(p, 1, 16 << 20);
    }
    for (int i = 0; *deed == TALKATIVE && i < 100; i++)
        buf_str(result, "a sentence that says nothing at all");
    if (*deed == LEAVES_A_FILE)
        buf_str(result, os_write(confined_file, "x", 1, NULL) ? " wrote" : " could not");
}

static bool confined(enum misdeed deed, struct buf *result, const char **why) {
    /* A sanitizer that reports the end of memory may need seconds for its words: only what never ends has one. */
    const struct os_limits limits = {
        .cpu_seconds = deed == ENDLESS ? 1 : 60, .memory = 256u << 20, .result = 1000};
    *why = NULL;
    return os_confined(&limits, misbehave, &deed, result, why);
}

static void confined_work(void **state) {
    (void)state;
    static const struct {
        enum misdeed deed;
        const char *why;
    } bad[] = {{CRASH, "breaks"}, {ENDLESS, "time"}, {GREEDY, "memory"}, {TALKATIVE, "too large"}};
    struct buf result = BUF_INIT;
    const char *why;
    assert_true(confined(NONE, &result, &why));
    assert_string_equal(result.p, "hello");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        buf_clear(&result);
        assert_false(confined(bad[i].deed, &result, &why));
        if (!why || !strstr(why, bad[i].why)) fail_msg("'%s' of case %zu", why ? why : "nothing", i);
    }
    buf_clear(&result);
    assert_true(os_make_folder("confined.tmp", NULL));
    (void)confined(LEAVES_A_FILE, &result, &why);
    assert_null(strstr(result.p, "wrote"));
    assert_int_equal(os_look(confined_file).kind, OS_ABSENT);
    os_remove("confined.tmp", NULL);
    buf_release(&result);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_PLACE(a_file_is_read_whole),
        WITH_PLACE(a_file_that_grows_is_read_to_its_end),
        WITH_PLACE(what_is_no_file_is_refused_at_once),
        WITH_PLACE(writing_leaves_nothing_beside),
        WITH_PLACE(a_new_file_brings_its_folders),
        WITH_PLACE(a_large_copy_is_whole),
        WITH_PLACE(a_listing_is_sorted_by_bytes),
        WITH_PLACE(a_link_is_not_followed_out),
        WITH_PLACE(names_are_joined),
        WITH_PLACE(exchange_is_one_step),
        WITH_PLACE(exchange_by_renames_does_the_same),
        WITH_PLACE(syncing_tells_what_is_missing),
        cmocka_unit_test(a_dead_worker_costs_one_item),
        cmocka_unit_test(no_items_is_no_work),
        cmocka_unit_test(every_worker_may_die),
        cmocka_unit_test(interruption_ends_work_early),
        cmocka_unit_test(clocks_go),
        cmocka_unit_test(confined_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
