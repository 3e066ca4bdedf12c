/* test_os.c: files that are not what they seem, results put in place, workers that die. */
#include "os/os.h"
#include "os/os_inner.h"

#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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

static char *at(const struct place *p, const char *name) {
    return os_join(p->arena, p->folder, name);
}

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

/* ---- files ---- */

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
    assert_string_equal(why, "it is larger than the limit of 8 bytes");
    assert_false(os_read(p->arena, at(p, "none"), 8, &data, &n, &why));
    assert_string_equal(why, "No such file or directory");
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

static void a_safe_write_replaces_and_leaves_nothing_beside(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    struct os_entries list;
    assert_true(os_write_safe(at(p, "x"), "old", 3, &why));
    assert_true(os_write_safe(at(p, "x"), "new", 3, &why));
    assert_holds(p, at(p, "x"), "new");
    assert_true(os_list(p->arena, p->folder, &list, NULL));
    assert_int_equal(list.n, 1);
    assert_false(os_write_safe(at(p, "none/x"), "x", 1, &why));
    assert_string_equal(why, "No such file or directory");
    assert_true(os_make_folder(at(p, "d/e"), NULL));
    assert_false(os_write_safe(at(p, "d"), "x", 1, &why)); /* a folder stands there */
    assert_string_equal(why, "Is a directory");
    assert_true(os_list(p->arena, p->folder, &list, NULL));
    assert_int_equal(list.n, 2);
}

static void a_link_is_the_same_file(void **state) {
    struct place *p = *state;
    const char *why = NULL;
    put(at(p, "x"), "one");
    assert_true(os_link(at(p, "x"), at(p, "y"), &why));
    assert_holds(p, at(p, "y"), "one");
    struct stat x, y;
    assert_int_equal(lstat(at(p, "x"), &x) | lstat(at(p, "y"), &y), 0);
    assert_true(x.st_ino == y.st_ino);
    assert_true(os_remove(at(p, "x"), NULL));
    assert_holds(p, at(p, "y"), "one");
    put(at(p, "z"), "another");
    assert_false(os_link(at(p, "y"), at(p, "z"), &why)); /* it is there already, and stays */
    assert_string_equal(why, "File exists");
    assert_holds(p, at(p, "z"), "another");
    assert_false(os_link(at(p, "none"), at(p, "w"), &why));
    assert_string_equal(why, "No such file or directory");
    /* where the disk knows no second name (here: another disk), it is a copy */
    if (!os_same_disk(p->folder, "/dev/shm")) {
        const char *far = arena_printf(p->arena, "/dev/shm/folioscope-os-%ld", os_process());
        assert_true(os_link(at(p, "y"), far, &why));
        assert_holds(p, far, "one");
        assert_true(os_remove(far, NULL));
    }
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

/* ---- folders ---- */

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
    assert_string_equal(why, "No such file or directory");
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
    assert_false(
        os_inside(root, at(p, "rootless"))); /* the same first letters are not the same folder */
    assert_false(os_inside(root, at(p, "root/none")));
    assert_int_equal(os_look(at(p, "root/in/link")).kind, OS_LINK);

    assert_int_equal(symlink(at(p, "rootless"), at(p, "root/folder-link")), 0);
    assert_true(os_remove(root, NULL));
    assert_int_equal(os_look(root).kind, OS_ABSENT);
    assert_holds(p, at(p, "rootless/secret"), "of another family");
    assert_true(os_remove(root, NULL)); /* gone already */
}

static void a_private_folder_is_its_owners_alone(void **state) {
    struct place *p = *state;
    struct stat st;
    const char *why = NULL;
    assert_true(os_make_private_folder(at(p, "a/b"), &why));
    assert_int_equal(stat(at(p, "a/b"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_int_equal(stat(at(p, "a"), &st), 0);
    assert_int_not_equal(st.st_mode & 0777, 0700);
    assert_int_equal(chmod(at(p, "a/b"), 0755),
                     0); /* one that was opened to others is closed again */
    assert_true(os_make_private_folder(at(p, "a/b"), &why));
    assert_int_equal(stat(at(p, "a/b"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    put(at(p, "file"), "");
    assert_false(os_make_private_folder(at(p, "file/in"), &why));
    assert_string_equal(why, "Not a directory");
}

static void only_an_empty_folder_is_removed(void **state) {
    struct place *p = *state;
    assert_true(os_make_folder(at(p, "a/b"), NULL));
    assert_false(os_remove_empty(at(p, "a")));
    assert_true(os_remove_empty(at(p, "a/b")));
    assert_true(os_remove_empty(at(p, "a")));
    assert_false(os_remove_empty(at(p, "a")));
    put(at(p, "file"), "kept");
    assert_false(os_remove_empty(at(p, "file")));
    assert_holds(p, at(p, "file"), "kept");
}

static void assert_real(struct place *p, const char *path, const char *want) {
    assert_string_equal(os_real_path(p->arena, path), want);
}

/* Links, "." and ".." are resolved as far as the path exists. */
static void a_path_is_told_as_it_is(void **state) {
    struct place *p = *state;
    struct arena *a = p->arena;
    char *top = realpath(p->folder, NULL), *here = realpath(".", NULL);
    assert_true(os_make_folder(at(p, "real/in"), NULL));
    assert_int_equal(symlink("real", at(p, "link")), 0);
    assert_int_equal(symlink("none", at(p, "dangling")), 0);
    assert_real(p, at(p, "link/in"), os_join(a, top, "real/in"));
    assert_real(p, at(p, "link/../link//in/."), os_join(a, top, "real/in"));
    assert_real(p, at(p, "link/new"), os_join(a, top, "real/new"));
    assert_real(p, at(p, "link/new/deeper"), os_join(a, top, "real/new/deeper"));
    assert_real(p, at(p, "dangling"), os_join(a, top, "dangling"));
    assert_real(p, "/", "/");
    assert_real(p, "/folioscope-none", "/folioscope-none");
    assert_real(p, ".", here);
    assert_real(p, "", here);
    assert_real(p, "folioscope-none", os_join(a, here, "folioscope-none"));
    assert_real(p, "folioscope-none/x", os_join(a, here, "folioscope-none/x"));
    free(top);
    free(here);
}

static void a_path_has_a_folder(void **state) {
    struct place *p = *state;
    assert_string_equal(os_folder_of(p->arena, "a/b/c"), "a/b");
    assert_string_equal(os_folder_of(p->arena, "b"), ".");
    assert_string_equal(os_folder_of(p->arena, "/b"), "/");
    assert_true(os_make_folder_of(at(p, "new/deeper/file"), NULL));
    assert_int_equal(os_look(at(p, "new/deeper")).kind, OS_FOLDER);
    assert_int_equal(os_look(at(p, "new/deeper/file")).kind, OS_ABSENT);
    assert_true(os_make_folder_of("file", NULL));
    assert_true(os_make_folder_of("/file", NULL));
}

static void disks_are_told_apart(void **state) {
    struct place *p = *state;
    put(at(p, "x"), "");
    assert_true(os_same_disk(p->folder, at(p, "x")));
    assert_false(os_same_disk(p->folder, "/proc"));
    assert_false(os_same_disk(p->folder, at(p, "none")));
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

/* ---- publishing ---- */

typedef bool exchange(const char *staged, const char *published, const char *aside,
                      const char **why);

/* What was published is in `old` afterwards. */
static void exchanged(struct place *p, exchange *f, const char *old) {
    assert_true(os_make_folder(at(p, "aside"), NULL));
    assert_true(os_make_folder(at(p, "stage/maya"), NULL));
    assert_true(os_make_folder(at(p, "out/maya"), NULL));
    put(at(p, "stage/maya/index.html"), "new");
    put(at(p, "out/maya/index.html"), "old");
    put(at(p, "out/maya/withdrawn.html"), "old");
    assert_true(os_sync_tree(at(p, "stage"), NULL));
    assert_true(f(at(p, "stage/maya"), at(p, "out/maya"), at(p, "aside/maya"), NULL));
    assert_holds(p, at(p, "out/maya/index.html"), "new");
    assert_int_equal(os_look(at(p, "out/maya/withdrawn.html")).kind, OS_ABSENT);
    assert_holds(p, os_join(p->arena, at(p, old), "withdrawn.html"), "old");
    struct os_entries out;
    assert_true(os_list(p->arena, at(p, "out"), &out, NULL));
    assert_int_equal(out.n, 1); /* nothing beside it, where it would be public */
}

static void exchange_is_one_step(void **state) {
    struct place *p = *state;
    const char *why = NULL, *staged = at(p, "stage/maya"), *published = at(p, "out/maya"),
               *aside = at(p, "aside/maya");
    exchanged(p, os_exchange, "stage/maya");
    assert_int_equal(os_look(aside).kind, OS_ABSENT);
    assert_true(os_remove(published, NULL));
    assert_true(os_exchange(staged, published, aside, NULL)); /* nothing was published */
    assert_holds(p, at(p, "out/maya/index.html"), "old");
    assert_int_equal(os_look(staged).kind, OS_ABSENT);
    assert_false(os_exchange(staged, published, aside, &why)); /* nothing is staged */
    assert_string_equal(why, "No such file or directory");
    assert_holds(p, at(p, "out/maya/index.html"), "old");
    put(at(p, "stage/book"), "new");
    put(at(p, "out/book"), "old");
    assert_true(os_exchange(at(p, "stage/book"), at(p, "out/book"), at(p, "aside/book"),
                            NULL)); /* files: a rename */
    assert_holds(p, at(p, "out/book"), "new");
    assert_int_equal(os_look(at(p, "stage/book")).kind, OS_ABSENT);
}

/* A file takes the place of a folder, and the other way round. */
static void kinds_are_exchanged(void **state) {
    struct place *p = *state;
    assert_true(os_make_folder(at(p, "stage"), NULL));
    assert_true(os_make_folder(at(p, "out/x"), NULL));
    put(at(p, "out/x/old"), "old");
    put(at(p, "stage/x"), "new");
    assert_true(os_exchange(at(p, "stage/x"), at(p, "out/x"), at(p, "aside"), NULL));
    assert_holds(p, at(p, "out/x"), "new");
    assert_holds(p, at(p, "stage/x/old"), "old");
    assert_true(os_exchange(at(p, "stage/x"), at(p, "out/x"), at(p, "aside"), NULL));
    assert_holds(p, at(p, "out/x/old"), "old");
    assert_holds(p, at(p, "stage/x"), "new");
}

static void exchange_by_renames_does_the_same(void **state) {
    struct place *p = *state;
    exchanged(p, os_exchange_by_renames, "aside/maya");
    assert_int_equal(os_look(at(p, "stage/maya")).kind, OS_ABSENT);
    /* when the second rename fails, what was published comes back */
    assert_true(os_remove(at(p, "aside/maya"), NULL));
    assert_false(
        os_exchange_by_renames(at(p, "stage/maya"), at(p, "out/maya"), at(p, "aside/maya"), NULL));
    assert_holds(p, at(p, "out/maya/index.html"), "new");
    assert_int_equal(os_look(at(p, "aside/maya")).kind, OS_ABSENT);
    /* and when there is no place aside, nothing moves */
    assert_true(os_make_folder(at(p, "stage/maya"), NULL));
    assert_false(
        os_exchange_by_renames(at(p, "stage/maya"), at(p, "out/maya"), at(p, "none/maya"), NULL));
    assert_holds(p, at(p, "out/maya/index.html"), "new");
    assert_int_equal(os_look(at(p, "stage/maya")).kind, OS_FOLDER);
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
    assert_true(os_sync_folder(p->folder, NULL));
    assert_false(os_sync_folder(at(p, "none"), &why));
    assert_string_equal(why, "No such file or directory");
    assert_false(os_sync_folder(at(p, "x"), &why)); /* no folder */
    assert_string_equal(why, "Not a directory");
    assert_true(os_sync_disk(p->folder, NULL));
    assert_true(os_sync_disk(at(p, "x"), NULL));
    assert_false(os_sync_disk(at(p, "none"), &why));
    assert_string_equal(why, "No such file or directory");
}

/* ---- one at a time ---- */

/* In another process: 0 when the lock was free, 1 when it was not. */
static int tries_to_lock(const char *path) {
    int status = 0, lock = -1;
    pid_t pid = fork();
    if (pid == 0) _exit(os_lock(path, &lock, NULL) == OS_LOCK_BUSY);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_lock_is_held_once(void **state) {
    struct place *p = *state;
    const char *path = at(p, "lock"), *why = NULL;
    int lock = -1, second = -1;
    assert_int_equal(os_lock(path, &lock, &why), OS_LOCKED);
    os_lock_note(lock, "a long note that is replaced\n");
    os_lock_note(lock, "process 1\n");
    assert_holds(p, path, "process 1\n");
    assert_int_equal(os_lock(path, &second, &why), OS_LOCK_BUSY);
    assert_int_equal(tries_to_lock(path), 1);
    assert_int_equal(tries_to_lock(path),
                     1); /* one that was refused takes nothing from the holder */
    os_unlock(lock);
    assert_int_equal(tries_to_lock(path), 0);
    assert_int_equal(os_lock(path, &lock, &why), OS_LOCKED);
    os_unlock(lock);
    os_unlock(-1);
    assert_int_equal(os_lock(at(p, "none/lock"), &lock, &why), OS_LOCK_FAILED);
    assert_string_equal(why, "No such file or directory");
    put(at(p, "sources"), "of a school");
    assert_int_equal(symlink("sources", at(p, "link")),
                     0); /* the note would be written over what the link leads to */
    assert_int_equal(os_lock(at(p, "link"), &lock, &why), OS_LOCK_FAILED);
    assert_holds(p, at(p, "sources"), "of a school");
}

/* A lock ends with its process and that process's workers, however they end. */
static void a_lock_does_not_outlive_its_process(void **state) {
    struct place *p = *state;
    const char *path = at(p, "lock");
    int status = 0, ready[2];
    char byte;
    assert_int_equal(pipe(ready), 0);
    pid_t pid = fork();
    if (pid == 0) {
        int lock = -1;
        bool held = os_lock(path, &lock, NULL) == OS_LOCKED;
        if (write(ready[1], held ? "y" : "n", 1) == 1) pause();
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    assert_int_equal(tries_to_lock(path), 1);
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(tries_to_lock(path), 0);
    close(ready[0]);
    close(ready[1]);
}

static void memory_is_shared_with_workers(void **state) {
    (void)state;
    int *shared = os_share(2 * sizeof *shared), status = 0;
    assert_non_null(shared);
    assert_int_equal(shared[0] | shared[1], 0);
    pid_t pid = fork();
    if (pid == 0) {
        shared[1] = 7;
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(shared[1], 7);
    assert_null(os_share(SIZE_MAX / 2));
}

/* ---- workers ---- */

enum { ITEMS = 200 };

struct tally {
    int told[ITEMS];
    int died;
    size_t bytes;
    char how[40]; /* of the last death */
    pid_t parent;
    int signal; /* that it gets */
};

/* Item 3 crashes, item 5 leaves, item 7 leaves in the middle of a frame that never comes, 11 is large. */
static void item(void *context, size_t i, struct buf *result) {
    (void)context;
    if (i == 3) {
        signal(SIGABRT, SIG_DFL);
        abort();
    }
    if (i == 5) _exit(MEM_EXIT);
    if (i == 7) _exit(0);
    size_t n = i == 11 ? 3000000 : i; /* item 0 has no bytes at all */
    for (size_t k = 0; k < n; k++) buf_char(result, (char)('a' + (i + k) % 26));
}

static void done(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct tally *t = context;
    t->told[i]++;
    assert_true((outcome == OS_WORK_NO_MEMORY) == (i == 5));
    if (outcome != OS_WORK_DONE) {
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
    if (i == 1) kill(t->parent, t->signal);
    if (i > 0) pause(); /* would last forever */
}

static void slow_done(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct tally *t = context;
    (void)bytes, (void)n;
    t->told[i] += outcome == OS_WORK_DONE;
}

/* In a process of its own, for the signal stays pending there. */
static bool ends_early(int sig) {
    pid_t pid = fork();
    if (pid == 0) {
        alarm(20);
        signal(sig, SIG_DFL);
        os_catch_interrupt();
        struct tally t = {.parent = getpid(), .signal = sig};
        const char *why = "";
        struct os_job job = {
            .context = &t, .n = 10, .jobs = 2, .item = slow_item, .done = slow_done};
        bool before = os_interrupted();
        bool ok = os_work(&job, &why);
        bool told = os_interrupted() && !os_work(&job, NULL); /* stays so */
        bool none_left = waitpid(-1, NULL, WNOHANG) == -1;
        _exit(!before && !ok && told && none_left && strcmp(why, "interrupted") == 0 ? 0 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void interruption_ends_work_early(void **state) {
    (void)state;
    assert_true(ends_early(SIGINT));
    assert_true(ends_early(SIGTERM));
    assert_true(ends_early(SIGHUP));
}

static void clocks_go(void **state) {
    (void)state;
    double before = os_seconds();
    assert_true(os_seconds() >= before);
    assert_true(os_today().year >= 2020);
    assert_true(os_cores() >= 1);
    assert_false(os_interrupted());
    assert_false(os_is_terminal(-1));
    before = os_seconds();
    os_pause(30);
    assert_true(os_seconds() - before >= 0.029);
    char time[6];
    os_time_of_day(time);
    assert_int_equal(strlen(time), 5);
    assert_int_equal(time[2], ':');
    assert_int_equal(strspn(time, "0123456789"), 2);
    assert_int_equal(strspn(time + 3, "0123456789"), 2);
    assert_int_equal(os_process(), getpid());
}

#define WITH_PLACE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

/* ---- confined work ---- */

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

static enum os_confined confined(enum misdeed deed, struct buf *result, const char **why) {
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
    } bad[] = {{CRASH, "crashes"}, {ENDLESS, "time"}, {GREEDY, "memory"}, {TALKATIVE, "too large"}};
    struct buf result = BUF_INIT;
    const char *why;
    assert_int_equal(confined(NONE, &result, &why), OS_CONFINED_DONE);
    assert_string_equal(result.p, "hello");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        buf_clear(&result);
        assert_int_equal(confined(bad[i].deed, &result, &why), OS_CONFINED_BROKE);
        if (!why || !strstr(why, bad[i].why))
            fail_msg("'%s' of case %zu", why ? why : "nothing", i);
    }
    buf_clear(&result);
    assert_true(os_make_folder("confined.tmp", NULL));
    (void)confined(LEAVES_A_FILE, &result, &why);
    assert_null(strstr(result.p, "wrote"));
    assert_int_equal(os_look(confined_file).kind, OS_ABSENT);
    os_remove("confined.tmp", NULL);
    buf_release(&result);
}

/* ---- what confined work may ask of the system ---- */

static void *add_one(void *n) {
    ++*(int *)n;
    return NULL;
}

static void note(struct buf *said, const char *what, bool done) {
    if (!done) return;
    buf_str(said, what);
    buf_char(said, ' ');
}

/* Says what it was permitted to do. */
static void try_everything(void *context, struct buf *said) {
    int n = 0;
    pthread_t thread;
    struct stat st;
    note(said, "inherited", fcntl(*(int *)context, F_GETFD) >= 0);
    note(said, "thread",
         pthread_create(&thread, NULL, add_one, &n) == 0 && pthread_join(thread, NULL) == 0 &&
             n == 1);
    note(said, "read", open("caged.tmp/file", O_RDONLY) >= 0);
    note(said, "look", stat("caged.tmp/file", &st) == 0);
    note(said, "write", open("caged.tmp/file", O_WRONLY) >= 0);
    note(said, "truncate",
         open("caged.tmp/file", O_RDONLY | O_TRUNC) >= 0 || truncate("caged.tmp/file", 0) == 0);
    note(said, "create",
         open("caged.tmp/new", O_RDONLY | O_CREAT, 0600) >= 0 || mkdir("caged.tmp/new", 0700) == 0);
    note(said, "openat2",
         syscall(SYS_openat2, AT_FDCWD, "caged.tmp/file", &(uint64_t[]){O_WRONLY, 0, 0}, 24) >= 0);
    note(said, "rename", rename("caged.tmp/file", "caged.tmp/other") == 0);
    note(said, "link",
         link("caged.tmp/file", "caged.tmp/other") == 0 || symlink("x", "caged.tmp/other") == 0);
    note(said, "mode", chmod("caged.tmp/file", 0777) == 0);
    note(said, "remove", unlink("caged.tmp/file") == 0 || rmdir("caged.tmp") == 0);
    note(said, "socket",
         socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    note(said, "signal", kill(getppid(), 0) == 0);
    pid_t pid = fork();
    if (pid == 0) _exit(0);
    note(said, "process", pid > 0);
    char *const words[] = {(char *)"true", NULL};
    execv("/bin/true", words);
}

static void confined_work_asks_little_of_the_system(void **state) {
    (void)state;
    struct buf said = BUF_INIT;
    struct os_limits limits = {.cpu_seconds = 20, .memory = 256u << 20, .result = 1000};
    assert_true(os_make_folder("caged.tmp", NULL));
    assert_true(os_write("caged.tmp/file", "x", 1, NULL));
    if (prctl(PR_GET_SECCOMP) < 0) skip();
    int mine = open("caged.tmp/file", O_RDWR);
    assert_int_equal(os_confined(&limits, try_everything, &mine, &said, NULL), OS_CONFINED_DONE);
    assert_string_equal(said.p, "thread read look ");
    limits.written = 1000; /* work that writes, as that which lists fonts */
    buf_clear(&said);
    assert_int_equal(os_confined(&limits, try_everything, &mine, &said, NULL), OS_CONFINED_DONE);
    assert_non_null(strstr(said.p, "write truncate create "));
    assert_null(strstr(said.p, "socket"));
    assert_null(strstr(said.p, "process"));
    close(mine);
    os_remove("caged.tmp", NULL);
    buf_release(&said);
}

/* Where no process can be made the machine is at fault, and not what was to be worked on. */
static void no_process_is_the_machines_fault(void **state) {
    (void)state;
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        const struct rlimit none = {0, 0};
        struct buf result = BUF_INIT;
        const char *why = NULL;
        enum os_confined outcome = OS_CONFINED_DONE;
        if (setrlimit(RLIMIT_NOFILE, &none) == 0) outcome = confined(NONE, &result, &why);
        _exit(outcome == OS_CONFINED_FAILED && why && strcmp(why, "Too many open files") == 0 ? 0
                                                                                              : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* More names than are read at once. */
static void a_walk_finds_everything(void **state) {
    enum { FILES = 1500 };
    struct place *p = *state;
    struct os_walk found = {0};
    assert_true(os_make_folder(at(p, "many/inside"), NULL));
    put(at(p, "many/inside/deep"), "x");
    for (int i = 0; i < FILES; i++)
        put(at(p, arena_printf(p->arena, "many/a-name-of-some-length-%d", i)), "x");
    assert_true(os_walk(p->arena, at(p, "many"), NULL, NULL, &found));
    assert_false(found.unknown);
    assert_int_equal(found.n, FILES + 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_PLACE(a_file_is_read_whole),
        WITH_PLACE(a_file_that_grows_is_read_to_its_end),
        WITH_PLACE(what_is_no_file_is_refused_at_once),
        WITH_PLACE(writing_leaves_nothing_beside),
        WITH_PLACE(a_new_file_brings_its_folders),
        WITH_PLACE(a_safe_write_replaces_and_leaves_nothing_beside),
        WITH_PLACE(a_link_is_the_same_file),
        WITH_PLACE(a_large_copy_is_whole),
        WITH_PLACE(a_listing_is_sorted_by_bytes),
        WITH_PLACE(a_walk_finds_everything),
        WITH_PLACE(a_link_is_not_followed_out),
        WITH_PLACE(a_private_folder_is_its_owners_alone),
        WITH_PLACE(only_an_empty_folder_is_removed),
        WITH_PLACE(a_path_is_told_as_it_is),
        WITH_PLACE(a_path_has_a_folder),
        WITH_PLACE(disks_are_told_apart),
        WITH_PLACE(names_are_joined),
        WITH_PLACE(exchange_is_one_step),
        WITH_PLACE(kinds_are_exchanged),
        WITH_PLACE(exchange_by_renames_does_the_same),
        WITH_PLACE(syncing_tells_what_is_missing),
        WITH_PLACE(a_lock_is_held_once),
        WITH_PLACE(a_lock_does_not_outlive_its_process),
        cmocka_unit_test(memory_is_shared_with_workers),
        cmocka_unit_test(a_dead_worker_costs_one_item),
        cmocka_unit_test(no_items_is_no_work),
        cmocka_unit_test(every_worker_may_die),
        cmocka_unit_test(interruption_ends_work_early),
        cmocka_unit_test(clocks_go),
        cmocka_unit_test(confined_work),
        cmocka_unit_test(confined_work_asks_little_of_the_system),
        cmocka_unit_test(no_process_is_the_machines_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
