/* prints.h: the print files of a class, <class>/print/: for every report one copy a household, in the order of the
 * appointments; desk cards; the poster of the agreements.
 *
 * One worker a class reads its learners again and holds their reports until the files are written. Staff outputs: each
 * holds many learners, and stands outside the learners' folders. A learner who was left out of the build is not in them, and
 * the first sheet says so. */
#ifndef PIPELINE_PRINTS_H
#define PIPELINE_PRINTS_H

#include "pipeline/classes.h"

/* wanted: by group, which are to be made. False when files could not be written. */
bool prints_build(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                  const bool *wanted, struct built *built);

#endif
