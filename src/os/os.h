/* os.h: the operating system, and nothing else talks to it: files, folders, clock, processes.
 *
 * Failed I/O is `false`, and *why (if not NULL) says it: where a call has an arena a whole message in it ("cannot read
 * 'x': Permission denied"), else a string that lives forever and is the reason alone ("Permission denied"); the caller
 * knows the path. Paths are UTF-8 with '/'; nothing here interprets them beyond that.
 */
#ifndef OS_OS_H
#define OS_OS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- files ----------------------------------------------------------------------------------------------- */

/* The whole regular file into the arena, NUL-terminated (*n without the NUL). Refuses anything that is not a regular
 * file (device, FIFO, folder) without blocking, and files of more than `limit` bytes. */
bool os_read(struct arena *a, const char *path, size_t limit, char **data, size_t *n, const char **why);
/* Write beside ("x.<process>.part"), then rename: the file is wholly old or wholly new. It is on the disk, safe from a
 * loss of power, after os_sync_tree. */
bool os_write(const char *path, const void *data, size_t n, const char **why);
/* For a folder that nobody reads yet: written in its place, which saves a rename, and with the folders above it. */
bool os_write_new(const char *path, const void *data, size_t n, const char **why);
bool os_copy(const char *from, const char *to, const char **why);
/* mkdir -p */
bool os_make_folder(const char *path, const char **why);
/* rm -r; true when it is gone, also when it never was. Does not follow links. */
bool os_remove(const char *path, const char **why);
bool os_rename(const char *from, const char *to, const char **why);
/* fsync the file or folder tree. */
bool os_sync_tree(const char *path, const char **why);
/* Put `staged` where `published` is, in one step, and leave what was published at `staged`'s place
 * (renameat2 with RENAME_EXCHANGE; where it is missing: two renames). When nothing was published: a rename. */
bool os_exchange(const char *staged, const char *published, const char **why);

struct os_info {
    enum os_kind { OS_ABSENT, OS_FILE, OS_FOLDER, OS_LINK, OS_OTHER } kind;
    long long size; /* bytes */
    long long mtime_ns, ctime_ns;
    uint64_t inode;
};
/* Does not follow a link in the last component. */
struct os_info os_look(const char *path);
/* True when `path` (which must exist; else false) resolves, links followed, to something inside `root`. */
bool os_inside(const char *root, const char *path);

struct os_entry {
    const char *name;
    enum os_kind kind; /* of the entry itself; links are OS_LINK */
};
struct os_entries {
    struct os_entry *v; /* sorted by bytes; without "." and ".." */
    size_t n;
};
bool os_list(struct arena *a, const char *folder, struct os_entries *out, const char **why);

/* Does the name match the shell's pattern: * ? [abc]? */
bool os_matches(const char *pattern, const char *name);
/* "a/b" joined, in the arena. */
char *os_join(struct arena *a, const char *folder, const char *name);
/* Folder of the running program, or NULL. */
char *os_program_folder(struct arena *a);

/* ---- clock ----------------------------------------------------------------------------------------------- */

struct date os_today(void);
double os_seconds(void); /* monotonic; for progress and rates only, never in outputs */

/* ---- terminal and signals -------------------------------------------------------------------------------- */

bool os_is_terminal(int fd);
/* After this, Ctrl-C and SIGTERM do nothing but make os_interrupted() true from then on, and end os_work early. (They are
 * blocked and stay pending, so there is no flag to keep.) One that the program was started to ignore stays ignored. */
void os_catch_interrupt(void);
bool os_interrupted(void);
int os_cores(void);

/* ---- worker processes ------------------------------------------------------------------------------------ */

/* Run items 0..n-1 in `jobs` forked processes. A worker calls item(context, i, &result) for the items it is given, one
 * at a time, and its bytes come back to the parent, which calls done(context, i, outcome, bytes, n) in the order in
 * which results arrive. A worker that dies costs the item it was working on (outcome OS_WORK_DIED, detail in bytes: "signal
 * 11", "exit status 3"); a new worker takes its place. jobs = 1 works in one child too, so that a crash is contained
 * alike; jobs < 1 means os_cores(). `bytes` has a NUL after its n bytes and is the caller's to read only until done
 * returns. An item must not print to standard output. Returns false when it was interrupted (workers are killed at once,
 * items without result are not told) or when not one process could be made. */
enum os_work { OS_WORK_DONE, OS_WORK_DIED };
struct os_job {
    void *context;
    size_t n;
    int jobs;
    void (*item)(void *context, size_t i, struct buf *result);
    void (*done)(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n);
};
bool os_work(const struct os_job *job, const char **why);

/* n bytes of zeros that this process and those that it forks from now on see alike; NULL when there are none. */
void *os_share(size_t n);
void os_unshare(void *p, size_t n); /* NULL is fine */

/* Run work(context, result) in one forked process of its own that may use so much and no more, and take its result. The
 * process sees all that the caller has, and changes nothing of it. False, with a reason that lives forever, when it
 * crashed, went over a limit, or could not be made. The reason speaks of "it": what was worked on. */
struct os_limits {
    int cpu_seconds;
    size_t memory; /* bytes of address space beyond what the process has at its start */
    size_t result; /* bytes */
};
bool os_confined(const struct os_limits *limits, void (*work)(void *context, struct buf *result),
                 void *context, struct buf *result, const char **why);

#endif
