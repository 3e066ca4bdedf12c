/* fields.h: lines of fields, the form of all that Folioscope keeps for itself: fields separated by tabs; tab, newline, and
 * backslash inside a field are written \t \n \\. The first line names the kind and version, the last is "end": a text without
 * both was cut, or is something else. */
#ifndef PIPELINE_FIELDS_H
#define PIPELINE_FIELDS_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum { FIELDS_MOST = 16 };

struct fields {
    const char *v[FIELDS_MOST]; /* v[0] is the kind of line; missing fields are "" */
};

void fields_write(struct buf *out, const char *const *fields, size_t n);

struct fields_reader {
    struct arena *arena;
    const char *at, *end;
    bool sound; /* the text has both its first and its last line */
};
struct fields_reader fields_open(struct arena *a, const char *text, size_t n, const char *first_line);
/* False after the last line. Fields are in the arena. */
bool fields_next(struct fields_reader *r, struct fields *out);

#endif
