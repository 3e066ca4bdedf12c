/* pictures.h: a learner's photos and files into the staged folder. */
#ifndef BUILD_PICTURES_H
#define BUILD_PICTURES_H

#include "build/output.h"
#include "model/model.h"

/* Decode, shrink and write every picture that may be shown; fills evidence_file.image. A picture that cannot be read is a
 * warning and is left out; the rest goes on. False when writing fails. */
bool pictures_publish(struct output *o, struct learner *l);

#endif
