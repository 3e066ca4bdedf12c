/* os_inner.h: shared by the files of `os`; not for other rooms.
 *
 *     if (fsync(fd) != 0) return os_fail(why);
 */
#ifndef OS_INNER_H
#define OS_INNER_H

#include <stdbool.h>
#include <stddef.h>

/* The message for an errno value, a static string. */
const char *os_reason(int error);
/* Sets *why to the message for errno; always returns false, so that a failure is returned in one
 * line. */
bool os_fail(const char **why);
/* Ends the program if the errno value means that the machine failed or denied access; otherwise the
 * path is absent. */
void os_absent_or_end(const char *path, int error);

/* Writes all n bytes, also after a signal or a short write. On failure returns false with errno
 * set. */
bool os_write_all(int fd, const void *data, size_t n);

/* From now on this process cannot start programs or processes or reach the network, and unless it
 * writes files, cannot change anything on the disk. No effect if the kernel does not support it. */
void os_cage(bool writes);

/* The fallback of os_exchange where the system cannot exchange in one step; separate so that tests
 * can reach it. */
bool os_exchange_by_renames(const char *staged, const char *published, const char *aside,
                            const char **why);

#endif
