/* papers.h: one learner's reports: edition, language, and how much goes on each side.
 *
 *     struct viewer viewer = learner_viewer(shared, arena, learner, place);
 *     papers_build(&output, shared, &viewer, NULL, diags);
 *
 * A report is made once (paper_make): viewed, fitted to its pages, and laid out. Then it is painted
 * into the learner's own file (papers_build), and possibly into the class's print file
 * (pdf_paint). */
#ifndef PIPELINE_PAPERS_H
#define PIPELINE_PAPERS_H

#include "pipeline/files/output.h"
#include "render/pdf/pdf.h"
#include "view/view.h"

struct made_paper {
    const struct outline *outline;
    const struct report *report; /* in the viewer's arena */
    const struct pdf_laid *laid;
    /* false: even the shortest version has more pages or words than the outline allows */
    bool fits;
};

/* The viewer for a learner's pages and reports: in the home language, for the audience of the
 * tree. */
struct viewer learner_viewer(const struct shared *s, struct arena *a, const struct learner *l,
                             const struct learner_place *p);
/* The outline with this name, or NULL. */
const struct outline *paper_outline(const struct workspace *w, const char *name);
/* The title of a report, in the viewer's language. */
const char *paper_title(const struct viewer *v, const struct outline *o);
/* Settings for the PDF writer, for this edition. */
struct pdf_setup paper_setup(const struct shared *s, enum edition e);
/* The edition of --edition if given, otherwise of the outline. */
enum edition paper_edition(const struct shared *s, const struct outline *o);
/* The report, laid out, with as much as fits on each side of its sheet. `laid` is in the arena
 * `keep` and does not depend on the viewer's arena. */
struct made_paper paper_make(const struct shared *s, const struct viewer *v,
                             const struct outline *o, struct arena *keep);
/* Appends all words of the report, a line for each block, as they are before anything is left out
 * to make it fit. */
void paper_words(const struct shared *s, const struct viewer *v, const struct outline *o,
                 struct buf *out);
/* Writes the report as this file in the learner's folder, and reports if it is too long, or if no
 * font has one of its letters. */
bool paper_write(struct output *out, const struct shared *s, const struct viewer *v,
                 const struct made_paper *p, const char *file, struct diags *diags);
/* A learner's reports, laid out, for the class's print files. */
struct papers {
    struct arena *arena;
    VEC(struct made_paper) list; /* `report` is NULL */
};
const struct pdf_laid *papers_find(const struct papers *p, const struct outline *o); /* or NULL */
/* Writes every report that the class asks for, and that there is something for, into the learner's
 * folder. If kept is not NULL, it gets the layout of each. */
bool papers_build(struct output *out, const struct shared *s, const struct viewer *v,
                  struct papers *kept, struct diags *diags);

#endif
