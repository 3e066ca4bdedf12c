/* fitted.h: how far each report was squeezed until it fit.
 *
 * Fitting takes several layouts, and a report is made twice: for the learner's folder, and for the print file of the class, mostly
 * in another worker. So what was found is kept in memory that all workers share. It only saves time: a report that is not
 * here is fitted again, with the same result. */
#ifndef PIPELINE_FITTED_H
#define PIPELINE_FITTED_H

#include "view/view.h"

#include <stdint.h>

struct fitted;

/* Room for the reports of a workspace; NULL when there is no memory for it. To be made before workers are forked. */
struct fitted *fitted_new(const struct workspace *w);
void fitted_free(struct fitted *f);
/* What a report is known by: all that makes its text or its pictures different from another's. */
uint64_t fitted_key(const struct viewer *v, const struct outline *o, enum edition e);
/* False when it is not known, or f is NULL. */
bool fitted_find(const struct fitted *f, uint64_t key, struct squeezes *squeezes, bool *fits);
void fitted_put(struct fitted *f, uint64_t key, const struct squeezes *squeezes, bool fits);

#endif
