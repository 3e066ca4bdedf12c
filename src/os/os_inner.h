/* os_inner.h: what the files of `os` share among themselves. Nobody else includes it. */
#ifndef OS_INNER_H
#define OS_INNER_H

#include <stdbool.h>
#include <stddef.h>

/* The words for an errno value; they live forever. */
const char *os_reason(int error);
/* Always false, so that a failure can be returned in one line; *why gets the words for errno. */
bool os_fail(const char **why);
/* Ends the process when that errno value says that the machine failed, or may not be asked; else what was looked for is absent. */
void os_absent_or_end(const char *path, int error);

/* All n bytes, going on after a signal or a short write. False with errno. */
bool os_write_all(int fd, const void *data, size_t n);

/* From now on this process can neither start programs or processes nor reach the network, and unless it writes files, change anything on
 * the disk. Where the kernel cannot, nothing happens. */
void os_cage(bool writes);

/* What os_exchange does where the system cannot exchange in one step. Apart, so that a test can reach it. */
bool os_exchange_by_renames(const char *staged, const char *published, const char *aside, const char **why);

#endif
