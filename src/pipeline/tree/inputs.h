/* inputs.h: what a build reads, in parts that change apart from each other: one for each learner's
 * folder, one for each class's folder without its learners, one for what says who is who and what
 * families agreed to ("people"), and one for everything else (""). People are in the part of their
 * folder as well.
 *
 *     inputs_find(&in, a, &load_options, out, before);  before: as remembered, or NULL
 *     const struct input_part *p = inputs_learner(&in, "classes/maple/learners/ana-bell"); */
#ifndef PIPELINE_INPUTS_H
#define PIPELINE_INPUTS_H

#include "base/buf.h"
#include "load/load.h"
#include "os/os.h"

struct input_part {
    const char *name;
    const char *contents; /* a hash of all names and contents */
    const char *signs;    /* a hash of what the disk says of the files */
    bool recent;          /* a file was changed moments ago: its sign may stay when it changes */
    bool unknown;         /* something in it cannot be read */
    bool passed;          /* all that is known is that it is there */
};

struct inputs {
    struct arena *arena;
    VEC(struct input_part) parts;
    struct table *by_name;
    bool sound; /* the folder could be walked */
    bool read;  /* contents had to be read: another time is to have what is known now */
};

/* out: the real path of the output, which is no input. Contents are read only where the disk says
 * something else than before. */
void inputs_find(struct inputs *in, struct arena *a, const struct load_options *o, const char *out,
                 const struct inputs *before);
/* Looks at the files once more: what changed in between is unknown, because it may have been read
 * before or after the change. passed: paths of learners of whom nothing was read but who they are;
 * NULL: none. */
void inputs_doubt(struct inputs *in, const struct load_options *o, const char *out,
                  const struct table *passed);
/* The contents of a part; NULL if they are not known. path: in the workspace. */
const char *inputs_of_learner(const struct inputs *in, const char *path);
/* A class at the root of the workspace is in the part of everything else. */
const char *inputs_of_class(const struct inputs *in, const char *path);
const char *inputs_of_people(const struct inputs *in);
const char *inputs_of_rest(const struct inputs *in);

void inputs_write(const struct inputs *in, struct buf *out);
/* False if the text is damaged or of another version: then nothing is known. */
bool inputs_read(struct inputs *in, struct arena *a, const char *text, size_t n);

#endif
