/* papers.h: one learner's reports: in which edition and language, and with how much on each side.
 *
 * A report is made once (paper_make): it is seen, made to fit and laid out. Then it is painted into
 * the learner's own file (papers_build), and maybe into the print file of the class (pdf_paint). */
#ifndef PIPELINE_PAPERS_H
#define PIPELINE_PAPERS_H

#include "pipeline/files/output.h"
#include "render/pdf/pdf.h"
#include "view/view.h"

struct made_paper {
    const struct outline *outline;
    const struct report *report; /* in the viewer's arena */
    const struct pdf_laid *laid;
    bool fits; /* false where even the least takes more pages or words than the outline allows */
};

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
/* The report with as much as fits on each side of its sheet, laid out. What is laid out is kept in
 * the arena, whatever becomes of the viewer's. */
struct made_paper paper_make(const struct shared *s, const struct viewer *v,
                             const struct outline *o, struct arena *keep);
/* The reports of a learner as they are laid out, for the class's print files. */
struct papers {
    struct arena *arena;
    VEC(struct made_paper) list; /* `report` is not kept */
};
const struct pdf_laid *papers_find(const struct papers *p, const struct outline *o); /* or NULL */
/* Every report that the class asks for, into the learner's folder. kept: gets each of them, or
 * NULL. */
bool papers_build(struct output *out, const struct shared *s, const struct viewer *v,
                  struct papers *kept, struct diags *diags);

#endif
