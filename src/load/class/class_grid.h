/* class_grid.h: the grid of an activity as a table, for those who change it. */
#ifndef LOAD_CLASS_GRID_H
#define LOAD_CLASS_GRID_H

#include "load/class/class_log.h"

/* The text of the grid: the lines before it are blank, so that each line has its number. *head:
 * what those lines say. */
struct source class_grid_alone(struct source *s, struct diags *diags, struct yml *head);

#endif
