/* data_plot.h: a chart of a small table of figures, if it is simple enough to draw. */
#ifndef VIEW_DATA_PLOT_H
#define VIEW_DATA_PLOT_H

#include "view/view.h"

struct table_data;

/* NULL unless the table has a column of labels, one or two columns of numbers that are not
 * negative, and a few rows. */
struct plot *data_plot(const struct viewer *v, const struct table_data *t, const char *title);

#endif
