/* os.h: the operating system: files, folders, clock, processes. No other room calls it directly.
 *
 * I/O functions return false on failure, and set *why (if not NULL) to the bare reason ("Permission
 * denied"), without the path. The reason is a static string, or is in the arena of the call. If a
 * function that reads or lists is called with why = NULL, a missing file counts as absent; so it
 * does in functions without a why, such as os_look and os_inside. But a failure of the machine
 * (EIO, EMFILE, no permission to look) then ends the program with a message and status MEM_EXIT,
 * because nothing may be left out just because it could not be seen. Paths are UTF-8 with '/', and
 * are not interpreted beyond that.
 */
#ifndef OS_OS_H
#define OS_OS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- files ---- */

/* Reads a whole regular file into the arena, NUL-terminated (*n excludes the NUL). Refuses anything
 * else (device, FIFO, folder) without blocking, and files of more than `limit` bytes. */
bool os_read(struct arena *a, const char *path, size_t limit, char **data, size_t *n,
             const char **why);
/* Writes a temporary file ("x.<process>.part"), then renames it: the file is entirely old or
 * entirely new. It survives a power loss only after os_sync_tree. */
bool os_write(const char *path, const void *data, size_t n, const char **why);
/* The same, and synced: when it returns, the file is safely on the disk under its name. */
bool os_write_safe(const char *path, const void *data, size_t n, const char **why);
/* For a folder that is not in use yet: writes in place, which saves a rename, and makes the folders
 * above it. */
bool os_write_new(const char *path, const void *data, size_t n, const char **why);
bool os_copy(const char *from, const char *to, const char **why);
/* Makes a hard link, or a copy where the disk has no links. `to` must not exist. */
bool os_link(const char *from, const char *to, const char **why);
/* mkdir -p */
bool os_make_folder(const char *path, const char **why);
/* The same for the folder that `path` is in. */
bool os_make_folder_of(const char *path, const char **why);
/* Like os_make_folder, but only the owner can read the last folder (mode 0700). */
bool os_make_private_folder(const char *path, const char **why);
/* Removes a folder if it is empty; false if it is not, or does not exist. */
bool os_remove_empty(const char *path);
/* Removes the folder and its subfolders, except those that hold files. */
void os_prune(const char *path);
/* rm -r; true if it is gone or never existed. Does not follow links. */
bool os_remove(const char *path, const char **why);
bool os_rename(const char *from, const char *to, const char **why);
/* fsync of the file or folder tree. */
bool os_sync_tree(const char *path, const char **why);
/* fsync of one folder, after files in it were created, renamed, or removed. */
bool os_sync_folder(const char *path, const char **why);
/* Syncs everything written to the disk that holds `path` (syncfs): one call for any number of
 * files. Falls back to os_sync_tree. */
bool os_sync_disk(const char *path, const char **why);
/* Exchanges `staged` and `published` in one step (renameat2 with RENAME_EXCHANGE), so the old
 * folder ends up at `staged`. If nothing was published, and for files, it renames. Where the system
 * cannot exchange folders, the old one is first moved to `aside`, which must not exist but whose
 * parent folder must; after a kill in between, the old folder is at `aside` and the new one still
 * at `staged`. */
bool os_exchange(const char *staged, const char *published, const char *aside, const char **why);

struct os_info {
    enum os_kind { OS_ABSENT, OS_FILE, OS_FOLDER, OS_LINK, OS_OTHER } kind;
    long long size; /* bytes */
};
/* Does not follow a link in the last component. */
struct os_info os_look(const char *path);
/* Size of a regular file in bytes; -1 for anything else, or if it cannot be examined. */
long long os_file_size(const char *path);
/* Does something exist there? If a folder on the way may not be entered, the answer is yes. */
bool os_may_be_there(const char *path);
/* Is something there? False if it cannot be looked at. */
bool os_is_seen(const char *path);
/* Does `path`, with links followed, resolve to something inside `root`? False if it does not
 * exist. */
bool os_inside(const char *root, const char *path);
/* Is it a link? False if it cannot be looked at: then nothing below it can be read, either. */
bool os_is_link(const char *path);
/* Is the file read-only for all, or for this user? (Files are replaced, which takes no permission
 * of the file itself.) */
bool os_is_read_only(const char *path);
/* Is the file that this path leads to, with links followed, writable by every user of this
 * machine? */
bool os_others_may_write(const char *path);
/* Was a written after b? False if either is not there. */
bool os_is_newer(const char *a, const char *b);
/* A text that changes whenever the file (with links followed) is written or replaced; "" if it
 * cannot be examined. */
const char *os_stamp(struct arena *a, const char *path);

/* Is `path` equal to or inside `folder`? Compares text, so give both in the same form. "", ".", and
 * "/" contain everything. */
bool os_is_below(const char *path, const char *folder);
/* The path with links, "." and ".." resolved as far as it exists; the rest is kept as written. In
 * the arena. */
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

/* ---- what changed ---- */

/* What the disk says of a file without reading it. A file whose contents were changed has another
 * time `written` or `changed`, except if that was within moments of the look. */
struct os_walked {
    const char *path; /* from the folder that was walked */
    enum os_kind kind;
    bool unknown; /* it cannot be looked at, or leads to another folder */
    unsigned mode;
    long long size, written, changed; /* nanoseconds since 1970 */
    unsigned long long number;        /* of the file on its disk */
};
struct os_walk {
    struct os_walked *v; /* in no order */
    size_t n, cap;
    long long began; /* as `written` */
    bool unknown;    /* a folder could not be read to its end */
};
/* What to do with the file or folder at this path. */
enum os_step { OS_STEP_PASS, OS_STEP_LIST, OS_STEP_ENTER };
typedef enum os_step os_step(void *context, const char *path, enum os_kind kind);
/* Lists what is in a folder and, where step says so, in its folders. step: NULL enters all. False
 * if the folder cannot be read. */
bool os_walk(struct arena *a, const char *root, os_step *step, void *context, struct os_walk *out);
/* The same of one path, a link not followed. False if it is not there. */
bool os_sign(const char *path, struct os_walked *out);
/* Adds the contents of a file to the hash, with links followed. False if it cannot be read. */
bool os_hash_file(const char *path, struct hash *hash);
/* Changes with what outputs depend on besides the workspace: the files of the running program and
 * of its libraries, also of those that are loaded when they are needed, and the installed fonts. */
struct hash os_machine_hash(void);
/* Of the installed fonts alone: the same on machines with the same packages. */
struct hash os_fonts_hash(void);
/* Of the libraries whose names begin with one of these: those of this process, and those that it
 * would load. The same on machines with the same packages. */
struct hash os_libraries_hash(const char *const *names, size_t n);

/* Does the name match the shell pattern (* ? [abc])? */
bool os_matches(const char *pattern, const char *name);
/* "a" and "b" joined to "a/b", in the arena. */
char *os_join(struct arena *a, const char *folder, const char *name);
/* The folder that contains the path, in the arena: "a" of "a/b", "." of "b", "/" of "/b". */
char *os_folder_of(struct arena *a, const char *path);
/* Folder of the running program, or NULL. */
char *os_program_folder(struct arena *a);

/* ---- one at a time ---- */

/* Locks a file, created if missing, against every other process that calls this, until os_unlock or
 * until this process and the workers it forked have ended, however they end. */
enum os_lock { OS_LOCKED, OS_LOCK_BUSY, OS_LOCK_FAILED };
enum os_lock os_lock(const char *path, int *lock, const char **why);
/* Replaces the text of a locked file, which says who holds it. */
void os_lock_note(int lock, const char *text);
void os_unlock(int lock);
/* Sleeps; less if interrupted. */
void os_pause(int milliseconds);
/* The id of this process; and the time of day as "10:31" in the local time zone, for messages to
 * people. */
long os_process(void);
void os_time_of_day(char text[6]);

/* ---- clock ---- */

struct date os_today(void);
double os_seconds(void); /* monotonic; for progress and rates only, never in outputs */

/* ---- terminal and signals ---- */

bool os_is_terminal(int fd);
/* From now on Ctrl-C, SIGTERM, and SIGHUP only make os_interrupted() true and end os_work early.
 * (They are blocked and stay pending, so there is no flag to keep.) A signal that the program was
 * started to ignore stays ignored. */
void os_catch_interrupt(void);
bool os_interrupted(void);
/* Opens standard input, output, and error if they are closed, so that reading and writing there
 * still fail: otherwise the next file opened would take their place. */
void os_fill_standard_streams(void);
/* Reads the next line of standard input, without its end, cut to n - 1 bytes. False at the end, or
 * if interrupted. */
bool os_read_answer(char *line, size_t n);
int os_cores(void);

/* ---- worker processes ---- */

/* Runs items 0..n-1 in `jobs` forked processes. A worker calls item(context, i, &result) for one
 * item at a time; its bytes return to the parent, which calls done(context, i, outcome, bytes, n)
 * in the order in which results arrive. A worker that dies costs only its current item, and is
 * replaced; the outcome is OS_WORK_NO_MEMORY if it ended with MEM_EXIT (out of memory, or a file
 * could not be examined), otherwise OS_WORK_DIED, with detail in bytes: "signal 11", "exit status
 * 1". jobs = 1 also forks, so that a crash is contained in the same way; jobs < 1 means os_cores().
 * `bytes` is followed by a NUL and is valid until done returns. An item must not print to standard
 * output. Returns false if interrupted (workers are killed at once; items without a result are not
 * reported), or if no process could be forked. */
enum os_work { OS_WORK_DONE, OS_WORK_NO_MEMORY, OS_WORK_DIED };
struct os_job {
    void *context;
    size_t n;
    int jobs;
    void (*item)(void *context, size_t i, struct buf *result);
    void (*done)(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n);
};
bool os_work(const struct os_job *job, const char **why);

/* A new file, for its owner alone, to which this process and those that it forks add whole pieces.
 * What cannot be written is left out. */
bool os_log_open(const char *path, int *log, const char **why);
void os_log_add(int log, const char *text, size_t n);
void os_log_close(int log);

/* n zeroed bytes shared with all processes forked from now on; NULL if there is no memory. */
void *os_share(size_t n);

/* Runs work(context, result) in a forked process under these limits, and returns its result. The
 * process sees all memory of the caller, but changes only its own copy. It cannot start programs or
 * processes or reach the network, and unless it may write, cannot change anything on the disk (as
 * far as the kernel can prevent it). The work may call mem_check, which ends the child. */
struct os_limits {
    int cpu_seconds;
    size_t memory;    /* bytes of address space in addition to what the process starts with */
    size_t result;    /* bytes */
    size_t written;   /* bytes of a file that it writes; 0: it may not write */
    unsigned seconds; /* of wall time, in case the work deadlocks; 0: no limit */
};
enum os_confined {
    OS_CONFINED_DONE,
    OS_CONFINED_BROKE, /* it crashed or exceeded a limit: the input is at fault */
    /* No process, pipe, or memory: the machine is at fault; it may succeed another time. */
    OS_CONFINED_FAILED
};
/* The same in two steps, so that several can run at a time; `context` may be freed or changed after
 * the first step. Every child that is started must be ended. */
struct os_child {
    long pid; /* -1: not started */
    int fd, error;
};
struct os_child os_confined_start(const struct os_limits *limits,
                                  void (*work)(void *context, struct buf *result), void *context);
enum os_confined os_confined_end(const struct os_limits *limits, struct os_child child,
                                 struct buf *result, const char **why);
/* If not done, *why is a static string about "it", the input. */
enum os_confined os_confined(const struct os_limits *limits,
                             void (*work)(void *context, struct buf *result), void *context,
                             struct buf *result, const char **why);

#endif
