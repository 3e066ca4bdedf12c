/* zip.h: the files of an office document in memory, for cleaning, searching, and reading. */
#ifndef ARCHIVE_ZIP_H
#define ARCHIVE_ZIP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

#include <stdbool.h>

struct zip_entry {
    const char *name; /* in the arena; no "../", no leading "/" */
    struct buf data;
    bool dropped; /* not written */
};

struct zip_entries {
    struct arena *arena;
    VEC(struct zip_entry) list;
};

/* Unpacks all files. On false, *why is a static string: damaged, locked, or too large. Call
 * zip_release in either case. */
bool zip_read(struct zip_entries *z, const void *data, size_t n, const char **why);
/* The same for the files that are wanted, of `most` bytes together; the others are not unpacked. */
bool zip_read_some(struct zip_entries *z, const void *data, size_t n, size_t most,
                   bool (*is_wanted)(const char *name), const char **why);
/* Appends an archive of the entries that were not dropped, in their order, dated 1980 and without
 * extra fields. `stored` names an entry that is not compressed, or is NULL. False if minizip
 * fails. */
bool zip_write(const struct zip_entries *z, const char *stored, struct buf *out);
void zip_release(struct zip_entries *z);

/* Ignores case; NULL if there is none or it was dropped. */
struct zip_entry *zip_find(struct zip_entries *z, const char *name);

#endif
