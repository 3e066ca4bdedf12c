/* attachments.h: a learner's photos and files into the staged folder. */
#ifndef PIPELINE_ATTACHMENTS_H
#define PIPELINE_ATTACHMENTS_H

#include "pipeline/files/output.h"
#include "pipeline/files/photos.h"
#include "view/view.h"

/* Decode, shrink, and write every picture that the viewer's audience may see; what it may not see
 * is not written. Documents, sound, and film are copied. What became of each file is in
 * output.published. A picture that is broken is a warning and is left out; the rest goes on. False,
 * with a finding, when reading or writing failed. */
bool attachments_publish(struct output *o, const struct viewer *v, const struct learner *l);

/* Tell of every file that cannot be shown or is not published, as attachments_publish would;
 * nothing is written. */
void attachments_check(struct output *o, const struct viewer *v);

/* The logo of the school, else of the theme, read once for a class; NULL where there is none, or
 * with a finding where it is broken. False, with a finding, when the machine cannot read it now:
 * what has it is not made without it. */
bool attachments_read_logo(struct arena *a, const char *root, const struct theme *t,
                           const struct group *g, const struct photo_copies **out,
                           struct diags *diags);
/* The finding of a logo that is broken or cannot be read. */
void attachments_logo_trouble(struct arena *a, const char *file, enum photo_result result,
                              const char *why, struct diags *diags);
/* Written small into the learner's assets. NULL without a logo, and when writing failed. */
struct image *attachments_logo(struct output *o, const struct photo_copies *logo);
/* For reports: nothing is written. */
struct image *attachments_logo_for_paper(struct arena *a, const struct photo_copies *logo);
/* For reports of a learner whose own files stay as they are: what attachments_publish would make,
 * in the arena. Nothing is written, and what cannot be shown is not reported again. NULL, with a
 * finding, when reading failed. */
struct table *attachments_for_paper(struct arena *a, const struct viewer *v,
                                    const struct learner_place *p, struct diags *diags);

#endif
