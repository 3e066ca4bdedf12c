/* os.h: the operating system, and nothing else talks to it: files, folders, clock, processes.
 *
 * Failed I/O is `false`, and *why (if not NULL) is the reason alone ("Permission denied"); the caller knows the path. It lives
 * forever, or in the arena of the call. Who reads or lists without asking why takes what fails for absent; so then, and in
 * os_look and os_inside, which have no why, a machine that fails (EIO, EMFILE, no permission to look) ends the process as no
 * memory does, with a word and status MEM_EXIT: nothing may be left out because it could not be seen. Paths are UTF-8 with '/';
 * nothing here interprets them beyond that.
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
/* The same, and on the disk when it returns: the bytes before the name, the name before the return. */
bool os_write_safe(const char *path, const void *data, size_t n, const char **why);
/* For a folder that nobody reads yet: written in its place, which saves a rename, and with the folders above it. */
bool os_write_new(const char *path, const void *data, size_t n, const char **why);
bool os_copy(const char *from, const char *to, const char **why);
/* Another name for the same file, or a copy where the disk knows no such thing. `to` must not exist. */
bool os_link(const char *from, const char *to, const char **why);
/* mkdir -p */
bool os_make_folder(const char *path, const char **why);
/* The same for the folder that `path` is in. */
bool os_make_folder_of(const char *path, const char **why);
/* As os_make_folder, and the last one can be read by nobody else (mode 0700). */
bool os_make_private_folder(const char *path, const char **why);
/* Remove a folder if it is empty. False when it is not, or not there. */
bool os_remove_empty(const char *path);
/* Remove the folder and those in it, as far as they hold no files. */
void os_prune(const char *path);
/* rm -r; true when it is gone, also when it never was. Does not follow links. */
bool os_remove(const char *path, const char **why);
bool os_rename(const char *from, const char *to, const char **why);
/* fsync the file or folder tree. */
bool os_sync_tree(const char *path, const char **why);
/* fsync of one folder: names in it that were made, moved or removed are on the disk. */
bool os_sync_folder(const char *path, const char **why);
/* Everything written so far to the disk that holds `path` (syncfs): one call for any number of files. Where the system cannot,
 * os_sync_tree. */
bool os_sync_disk(const char *path, const char **why);
/* Put `staged` where `published` is, in one step, and leave what was published at the place of `staged` (renameat2 with
 * RENAME_EXCHANGE). When nothing was published, and for files: a rename. Where the system cannot exchange folders, what was
 * published moves to `aside` first, whose folder must exist and which must not; killed in between, the caller finds the old
 * folder there and the new one staged. */
bool os_exchange(const char *staged, const char *published, const char *aside, const char **why);

struct os_info {
    enum os_kind { OS_ABSENT, OS_FILE, OS_FOLDER, OS_LINK, OS_OTHER } kind;
    long long size; /* bytes */
};
/* Does not follow a link in the last component. */
struct os_info os_look(const char *path);
/* Bytes of a regular file; -1 when it is none, or cannot be looked at. */
long long os_file_size(const char *path);
/* Is anything there? Where a folder on the way may not be entered, something may be. */
bool os_may_be_there(const char *path);
/* True when `path` (which must exist; else false) resolves, links followed, to something inside `root`. */
bool os_inside(const char *root, const char *path);
/* May every user of this machine write the file that this path leads to, links followed? */
bool os_others_may_write(const char *path);
/* Text that is another one when the file, links followed, was written or replaced meanwhile; "" when it cannot be looked at. */
const char *os_stamp(struct arena *a, const char *path);

/* Is `path` `folder` itself, or in it? Compared as text: give both in the same form. "", ".", and "/" hold everything. */
bool os_is_below(const char *path, const char *folder);
/* The path with links, "." and ".." resolved, as far as it exists; what does not exist yet is kept as written. In the arena. */
char *os_real_path(struct arena *a, const char *path);
/* Are both on the same disk, so that a rename can move one to the other? Both must exist. */
bool os_same_disk(const char *a, const char *b);

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
/* The folder that a path is in, in the arena: "a" of "a/b", "." of "b", "/" of "/b". */
char *os_folder_of(struct arena *a, const char *path);
/* Folder of the running program, or NULL. */
char *os_program_folder(struct arena *a);

/* ---- one at a time ---------------------------------------------------------------------------------------- */

/* Lock a file, which is made if it is not there, against every other process that does the same, until os_unlock or the end of
 * this process and the workers that it forked, however they end. */
enum os_lock { OS_LOCKED, OS_LOCK_BUSY, OS_LOCK_FAILED };
enum os_lock os_lock(const char *path, int *lock, const char **why);
/* Replace the text of a locked file: who holds it. */
void os_lock_note(int lock, const char *text);
void os_unlock(int lock);
/* Sleep; less when interrupted. */
void os_pause(int milliseconds);
/* Number of this process, and a time of day as "10:31" in the machine's time zone, for messages to people. */
long os_process(void);
void os_time_of_day(char text[6]);

/* ---- clock ----------------------------------------------------------------------------------------------- */

struct date os_today(void);
double os_seconds(void); /* monotonic; for progress and rates only, never in outputs */

/* ---- terminal and signals -------------------------------------------------------------------------------- */

bool os_is_terminal(int fd);
/* After this, Ctrl-C, SIGTERM, and SIGHUP do nothing but make os_interrupted() true from then on, and end os_work early. (They are
 * blocked and stay pending, so there is no flag to keep.) One that the program was started to ignore stays ignored. */
void os_catch_interrupt(void);
bool os_interrupted(void);
/* Opens what is closed of standard input, output, and error, such that reading and writing there fail as before: otherwise the next
 * file that is opened would be in its place. */
void os_fill_standard_streams(void);
/* The next line of standard input, without its end, at most n - 1 bytes of it. False at the end, and when interrupted. */
bool os_read_answer(char *line, size_t n);
int os_cores(void);

/* ---- worker processes ------------------------------------------------------------------------------------ */

/* Run items 0..n-1 in `jobs` forked processes. A worker calls item(context, i, &result) for the items it is given, one
 * at a time, and its bytes come back to the parent, which calls done(context, i, outcome, bytes, n) in the order in
 * which results arrive. A worker that dies costs the item it was working on, and a new worker takes its place; the outcome is
 * OS_WORK_NO_MEMORY when it ended with MEM_EXIT (memory, or a file, that the machine did not give), else OS_WORK_DIED, with
 * detail in bytes: "signal 11", "exit status 1". jobs = 1 works in one child too, so that a crash is contained alike; jobs < 1
 * means os_cores(). `bytes` has a NUL after its n bytes and is the caller's to read only until done returns. An item must not
 * print to standard output. Returns false when it was interrupted (workers are killed at once, items without result are not
 * told) or when not one process could be made. */
enum os_work { OS_WORK_DONE, OS_WORK_NO_MEMORY, OS_WORK_DIED };
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

/* Run work(context, result) in one forked process of its own that may use so much and no more, and take its result. The process
 * sees all that the caller has, and changes nothing of it. It can start no program or process and reach no network, and unless it may write
 * it changes nothing on the disk (as far as the kernel can refuse that). Work may call mem_check, which ends the child. */
struct os_limits {
    int cpu_seconds;
    size_t memory;    /* bytes of address space beyond what the process has at its start */
    size_t result;    /* bytes */
    size_t written;   /* bytes of a file that it writes: 0 for work that writes none */
    unsigned seconds; /* by the clock, for work that could wait for itself without end; 0: no limit */
};
enum os_confined {
    OS_CONFINED_DONE,
    OS_CONFINED_BROKE, /* it crashed or went over a limit: what it worked on is at fault */
    OS_CONFINED_FAILED /* there was no process, pipe, or memory for it: the machine is at fault, and it may do another time */
};
/* The same in two steps, so that several can work at a time: `context` may be freed or changed after the first. Each that was
 * started must be ended. */
struct os_child {
    long pid; /* -1: there is none */
    int fd, error;
};
struct os_child os_confined_start(const struct os_limits *limits,
                                  void (*work)(void *context, struct buf *result), void *context);
enum os_confined os_confined_end(const struct os_limits *limits, struct os_child child, struct buf *result,
                                 const char **why);
/* Unless done, *why is a static string; it speaks of "it": what was worked on. */
enum os_confined os_confined(const struct os_limits *limits, void (*work)(void *context, struct buf *result),
                             void *context, struct buf *result, const char **why);

#endif
