/* attachments.h: a learner's photos and files into the staged folder. */
#ifndef PIPELINE_ATTACHMENTS_H
#define PIPELINE_ATTACHMENTS_H

#include "pipeline/output.h"
#include "view/view.h"

/* Decode, shrink and write every picture that the viewer's audience may see; fills evidence_file.image. What it may not see is
 * not written. Documents, sound and film are copied; evidence_file.ref says where. A picture that cannot be read is a
 * warning and is left out; the rest goes on. False when writing fails. */
bool attachments_publish(struct output *o, const struct viewer *v, const struct learner *l);

/* Tell of every file that cannot be shown or is not published, as attachments_publish would; nothing is written. */
void attachments_check(struct output *o, const struct viewer *v);

/* The logo of the theme or the school, small, in assets/; NULL where there is none or it cannot be read,
 * which is told once for all (shared.c). */
struct image *attachments_logo(struct output *o, const struct theme *t, const struct group *g);
/* The same for reports alone: nothing is written, and nothing said. */
struct image *attachments_logo_for_paper(struct arena *a, const char *root, const struct theme *t,
                                         const struct group *g);
/* For reports alone: pictures in the size of print, nothing written, nothing said. */
void attachments_for_paper(struct arena *a, const struct viewer *v, const struct learner *l);

#endif
