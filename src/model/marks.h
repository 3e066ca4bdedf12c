/* marks.h: the order of what is written in several files. */
#ifndef MODEL_MARKS_H
#define MODEL_MARKS_H

#include "model/basics.h"

/* Pieces of evidence by name, then the learner's own files, then those of the class, each by path
 * within the class; then by line and column: less than, equal to, or greater than 0. In which class
 * a learner's folder is makes no difference, for a move must not change what counts as newer on one
 * day; nor does it whether a piece is in the learner's folder, or in the class's for several
 * learners, and whether the class has a rating in its log or in a grid. */
int marks_order(const struct mark *a, const struct mark *b);

#endif
