/* choose.h: chooses and sorts the data to show of a learner.
 *
 *     if (view_shows_evidence(v, piece)) image = choose_picture_of(v, piece);
 *     done = choose_outcomes_with(v, STATUS_DEMONSTRATED, &n); */
#ifndef VIEW_CHOOSE_H
#define VIEW_CHOOSE_H

#include "assess/credentials.h"
#include "view/view.h"

struct evidence;
struct evidence_file;

/* The published form of a file. Never NULL; empty if nothing was published. */
const struct published *view_published(const struct viewer *v, const struct evidence_file *f);
/* May this audience see the piece, or a file of it? Pages are made from the same answers. */
bool view_shows_evidence(const struct viewer *v, const struct evidence *e);
bool view_shows_file(const struct viewer *v, const struct evidence_file *f);
/* May this audience see anything of the learner at all? For the public this takes consent. */
bool view_shows_anybody(const struct viewer *v);
bool view_shows_portrait(const struct viewer *v);
/* May this audience see the learner's level on the target? The public sees only demonstrated
 * targets. */
bool view_shows_target(const struct viewer *v, const struct outcome *o);

/* The learner's credentials, as the audience may see them. */
struct credential_states choose_credentials_for(const struct viewer *v);

/* The first picture of the piece that may be shown, or NULL; and its file. */
struct image *choose_picture_of(const struct viewer *v, const struct evidence *e);
const struct evidence_file *choose_picture_file_of(const struct viewer *v,
                                                   const struct evidence *e);

/* Outcomes of one status without the habits of learning, in the order of the frameworks; but if
 * demonstrated, newest first, and if in progress, by planned date. *n of them, in the arena. Never
 * sorted by level. Where habits alone are demonstrated or in progress, those: a page does not say
 * that there is nothing while a habit is worked on. */
struct outcome **choose_outcomes_with(const struct viewer *v, enum status status, size_t *n);
/* The target that the summary sentence names: planned next, else one of a goal, else last
 * assessed. NULL if the learner is working on none. */
struct outcome *choose_focus_of(const struct viewer *v);

#endif
