/* installed.h: the font files of this machine, found by the exact name of their family.
 *
 * Nothing is substituted: a family that is not there is not found. The answer depends on the files that are
 * installed, not on the language of the machine, nor on its user's preferences for one family over another.
 */
#ifndef RENDER_TEXT_INSTALLED_H
#define RENDER_TEXT_INSTALLED_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct installed;

/* One face in a file. All pointers live as long as the arena of the struct installed that it came from. */
struct font_file {
    const char *path;
    unsigned index; /* of the face in a collection; 0 for most files */
    int weight;     /* fontconfig's scale: 80 regular, 200 bold */
    bool italic, variable;
    const void *coverage; /* for font_file_covers alone */
};

/* NULL when the list of fonts cannot be read, and *why is a static string about "it": the list. */
struct installed *installed_new(struct arena *a, const char **why);

/* The face of that family nearest to the style asked for. Bold and italic are strict: a family without them
 * is not found. Static files come before variable ones, TrueType outlines before CFF, newer versions before
 * older. */
bool installed_find(const struct installed *in, const char *family, bool bold, bool italic,
                    struct font_file *out);
/* Any upright face at all: for a machine that has none of the families that we know. */
bool installed_any(const struct installed *in, struct font_file *out);
/* Whether the file has a glyph for the code point, from the list and without opening the file. */
bool font_file_covers(const struct font_file *file, uint32_t code_point);

#endif
