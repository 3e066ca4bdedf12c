/* zip.h: the files of an office document in memory, for those who clean them and those who
 * search them. */
#ifndef MEDIA_ZIP_H
#define MEDIA_ZIP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

#include <stdbool.h>

struct zip_entry {
    const char *name; /* in the arena; no "..", no "/" at its start */
    struct buf data;
    bool dropped; /* is not written */
};

struct zip_entries {
    struct arena *arena;
    VEC(struct zip_entry) list;
};

/* All files, unpacked. False, with the reason, a static string, when the archive is damaged,
 * locked, or too large. */
bool zip_read(struct zip_entries *z, const void *data, size_t n, const char **why);
/* Those that were not dropped, in their order, with dates of 1980 and nothing else beside them.
 * `stored` is not compressed. */
bool zip_write(const struct zip_entries *z, const char *stored, struct buf *out);
void zip_release(struct zip_entries *z);

/* Without regard to capitals; NULL when there is none, or it was dropped. */
struct zip_entry *zip_find(struct zip_entries *z, const char *name);

#endif
