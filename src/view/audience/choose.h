/* choose.h: what is shown of a learner, and in which order. */
#ifndef VIEW_CHOOSE_H
#define VIEW_CHOOSE_H

#include "assess/credentials.h"
#include "view/view.h"

struct evidence;
struct evidence_file;

/* What was published of a file; never NULL. */
const struct published *view_published(const struct viewer *v, const struct evidence_file *f);
/* May this audience see the piece, and a file of it? The same answers that the pages are made by.
 */
bool view_shows_evidence(const struct viewer *v, const struct evidence *e);
bool view_shows_file(const struct viewer *v, const struct evidence_file *f);
/* And anything of the learner at all? The public may with consent. */
bool view_shows_anybody(const struct viewer *v);
bool view_shows_portrait(const struct viewer *v);
/* May this audience see where the learner is with the target? The public sees what is demonstrated.
 */
bool view_shows_target(const struct viewer *v, const struct outcome *o);

/* The learner's credentials, as the audience may see them. */
struct credential_states choose_credentials_for(const struct viewer *v);

/* The first picture of a piece that may be shown, or NULL. */
struct image *choose_picture_of(const struct viewer *v, const struct evidence *e);

/* Outcomes of one status, in the order of the frameworks; demonstrated: newest first; working on:
 * nearest date of the plan first. *n of them, in the arena. Never by level. */
struct outcome **choose_outcomes_with(const struct viewer *v, enum status status, size_t *n);
/* The target that the sentence speaks of: planned next, else of a goal, else assessed last; NULL
 * when nothing is worked on. */
struct outcome *choose_focus_of(const struct viewer *v);

#endif
