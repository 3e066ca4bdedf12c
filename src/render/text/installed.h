/* installed.h: the font files of this machine, found by exact family name.
 *
 * Nothing is substituted: a family that is not installed is not found. The result depends only on
 * the installed files, not on the language of the machine or its user's font preferences.
 */
#ifndef RENDER_TEXT_INSTALLED_H
#define RENDER_TEXT_INSTALLED_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct installed;

/* One face in a file. Its pointers are valid as long as the arena of its struct installed. */
struct font_file {
    const char *path;
    unsigned index; /* in a font collection; 0 for most files */
    int weight;     /* fontconfig's scale: 80 regular, 200 bold */
    bool italic, variable;
    const void *coverage; /* only for installed_covers */
};

/* The value of *why if the library is not installed. */
#define INSTALLED_NO_LIBRARY \
    "this computer has no libfontconfig, or not the one that Folioscope was built for"

/* NULL if the list of fonts cannot be read; then *why is a static string about "it", the list. */
struct installed *installed_new(struct arena *a, const char **why);

/* The face of that family nearest to the style. Bold and italic are strict: a family without them
 * is not found. Static files are preferred to variable ones, TrueType outlines to CFF, newer
 * versions to older ones. */
bool installed_find(const struct installed *in, const char *family, bool bold, bool italic,
                    struct font_file *out);
/* Any upright face, for a machine with none of the known families. */
bool installed_any(const struct installed *in, struct font_file *out);
/* Does the file have a glyph for the code point? Uses the list, without opening the file. */
bool installed_covers(const struct font_file *file, uint32_t code_point);

#endif
