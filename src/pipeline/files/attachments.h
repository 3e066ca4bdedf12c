/* attachments.h: writes a learner's photos and files into the staged folder.
 *
 *     attachments_publish(&output, &viewer, learner); // a build
 *     attachments_check(&output, &viewer);            // the same findings, without writing */
#ifndef PIPELINE_ATTACHMENTS_H
#define PIPELINE_ATTACHMENTS_H

#include "pipeline/files/output.h"
#include "pipeline/files/photo_store.h"
#include "view/view.h"

/* Decodes, shrinks, and writes every picture that the viewer's audience may see, and no other.
 * Copies documents, sound, and film. Records in output.published what happened to each file. A
 * broken picture is left out with a warning. Returns false, with a finding, if reading or writing
 * failed. */
bool attachments_publish(struct output *o, const struct viewer *v, const struct learner *l);

/* Reports every file that cannot be shown or is not published, as attachments_publish would, but
 * writes nothing. */
void attachments_check(struct output *o, const struct viewer *v);

/* Reads the logo of the school, or else of the theme, once for a class. *out is NULL if there is
 * none, or if it is broken, with a finding. Returns false, with a finding, if the machine cannot
 * read it now: then nothing that shows it may be made without it. */
bool attachments_read_logo(struct arena *a, const char *root, const struct photo_store *store,
                           const struct theme *t, const struct group *g,
                           const struct photo_copies **out, struct diags *diags);
/* Adds the finding for a logo that is broken or cannot be read. */
void attachments_logo_trouble(struct arena *a, const char *file, enum photo_result result,
                              const char *why, struct diags *diags);
/* Writes a small copy of the logo into the learner's assets. NULL without a logo, or if writing
 * failed. */
struct image *attachments_logo(struct output *o, const struct photo_copies *logo);
/* The logo for reports; writes nothing. */
struct image *attachments_logo_for_paper(struct arena *a, const struct photo_copies *logo);
/* For reports of a learner whose own files stay unchanged: makes the table that
 * attachments_publish would make, in the arena. Writes nothing but copies that are kept, and does
 * not report again what cannot be shown. False, with a finding, if reading failed. */
struct paper_files {
    struct table *published;       /* NULL if it failed */
    const struct table *undecoded; /* paths of pictures that there is no decoder for */
    struct texts pictures;         /* their names in the store */
    int decoded;
};
bool attachments_for_paper(struct arena *a, const struct photo_store *store, const struct viewer *v,
                           const struct learner_place *p, struct paper_files *paper,
                           struct diags *diags);

#endif
