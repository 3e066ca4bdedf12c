/* guard.h: no other learner's id, nor the name of another's folder, may occur in what is made for one learner.
 *
 * Everything made for a learner is searched for the ids and published folders of all other learners of the workspace, as whole
 * words: pages, file names, the words of reports and the cells of workbooks. A hit is an error with file and place, and the
 * learner is not published: better an old page than a leak. An id that is a plain word without a hyphen or digit ("maya")
 * would be found in innocent text and is not searched for. */
#ifndef PIPELINE_GUARD_H
#define PIPELINE_GUARD_H

#include "doc/book.h"
#include "doc/doc.h"
#include "pipeline/output.h"

/* What is searched for: filled before workers are forked, then only read. */
struct guarded *guarded_new(struct arena *a);
void guarded_add(struct guarded *g, const char *id, struct learner_place *p);

void guard_text(struct output *o, const char *file, const char *text);
/* The path of an output: there an id may also stand between hyphens, as in "evidence/2026-10-05-omar-haddad.html". */
void guard_name(struct output *o, const char *name);
/* What stands in a file, whose n bytes a NUL follows, and which may hold more: text of two bytes a letter is read as if it had one. */
void guard_bytes(struct output *o, const char *file, const void *data, size_t n);
void guard_report(struct output *o, const struct report *r);
void guard_book(struct output *o, const struct book *b);

#endif
