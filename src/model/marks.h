/* marks.h: the order of what is written in several files. */
#ifndef MODEL_MARKS_H
#define MODEL_MARKS_H

#include "model/basics.h"

/* Pieces of evidence by name, then all else by file within its class; then by line and column: less
 * than, equal to, or greater than 0. In which class a learner's folder is makes no difference, for a
 * move must not change what counts as newer on one day; nor does it whether a piece is in the
 * learner's folder, or in the class's for several learners. */
int marks_order(const struct mark *a, const struct mark *b);

#endif
