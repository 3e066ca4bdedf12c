/* data_plot.h: a small table of figures as a chart, where it is simple enough to be drawn. */
#ifndef VIEW_DATA_PLOT_H
#define VIEW_DATA_PLOT_H

#include "view/view.h"

/* NULL unless the table has a column of labels and one or two of numbers, none below zero, and a few rows. */
struct plot *data_plot(const struct viewer *v, const struct table_data *t, const char *title);

#endif
