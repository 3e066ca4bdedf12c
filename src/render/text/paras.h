/* paras.h: paragraphs that were prepared before: the words of a school come again in each learner's report, each cell of a
 * table is measured before it is set, and a report is laid out several times until it fits. Private to render/text.
 *
 * What is kept does not depend on colours, tags or the width of lines. Room for it is bounded; it is given free by
 * paras_tidy alone, since lines point into it. */
#ifndef RENDER_TEXT_PARAS_H
#define RENDER_TEXT_PARAS_H

#include "render/text/para.h"

struct paras;
struct paras *paras_new(struct arena *a);
void paras_free(struct paras *ps); /* NULL is fine */
/* What was kept for the same spans and style, else a new one to be prepared in its own arena and kept; NULL when it is
 * too long, or there is no room. *ready says which. */
struct para *paras_find(struct paras *ps, const struct span *spans, size_t n, const struct para_style *style,
                        bool *ready);
/* Between documents: start anew when there is no room left. */
void paras_tidy(struct paras *ps);

#endif
