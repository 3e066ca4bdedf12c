/* papers.h: one learner's reports: in which edition and language, and with how much on each side.
 *
 * Used for the learner's own folder (papers_build) and for the print files of a class (paper_of, one call a copy). */
#ifndef PIPELINE_PAPERS_H
#define PIPELINE_PAPERS_H

#include "pipeline/output.h"
#include "view/view.h"

/* How a learner's pages and reports are seen: language of the home, audience of the tree. */
struct viewer learner_viewer(const struct shared *s, struct arena *a, const struct learner *l,
                             const struct learner_place *p);
/* The outline of that name, or NULL. */
const struct outline *paper_outline(const struct workspace *w, const char *name);
/* Its title, in the viewer's language. */
const char *paper_title(const struct viewer *v, const struct outline *o);
/* What the PDF writer needs, for an edition. */
struct pdf_setup paper_setup(const struct shared *s, enum edition e);
/* --edition, else what the outline says. */
enum edition paper_edition(const struct shared *s, const struct outline *o);
/* The report with as much as fits on each side of its sheet. *fits is false where even the least takes more: then
 * nothing is cut, and it has more pages. */
struct report *paper_of(const struct shared *s, const struct viewer *v, const struct outline *o, bool *fits);
/* Every report that the class asks for, into the learner's folder. */
bool papers_build(struct output *out, const struct shared *s, const struct viewer *v, struct diags *diags);

#endif
