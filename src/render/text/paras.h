/* paras.h: a cache of prepared paragraphs: a school's texts recur in each learner's report, each
 * table cell is measured before it is laid out, and a report is laid out several times until it
 * fits. Private to render/text.
 *
 * Cached data does not depend on colors, tags, or the width of lines. The size is bounded. Because
 * lines point into it, only paras_tidy frees anything. */
#ifndef RENDER_TEXT_PARAS_H
#define RENDER_TEXT_PARAS_H

#include "render/text/para.h"

struct paras;
struct paras *paras_new(struct arena *a);
void paras_free(struct paras *ps); /* NULL is fine */
/* Returns the cached paragraph for the same spans and style (*ready is true), or a new one for the
 * caller to prepare in its own arena (*ready is false). NULL if the text is too long, or the cache
 * is full. */
struct para *paras_find(struct paras *ps, const struct span *spans, size_t n,
                        const struct para_style *style, bool *ready);
/* Call between documents: clears a full cache. */
void paras_tidy(struct paras *ps);

#endif
