/* guard.h: no other learner's id, nor the name of another's folder, may occur in what is made for
 * one learner.
 *
 * Everything made for a learner is searched for the ids and published folders of all other learners
 * of the workspace: pages, file names, the words of reports and the cells of workbooks, and what
 * can be read in documents of the evidence. A hit is an error with the place that it came from, and
 * the learner is not published: better an old page than a leak.
 *
 * An id is found as a whole word, whatever its letters' case, and however letters and hyphens are
 * written ("Omar-Haddad", "OMAR_HADDAD", "%6Fmar%252Dhaddad", "omar&#45;haddad", letters of full
 * width, U+2010 to U+2015; spelled.h); one with a part of three letters or more also within longer
 * words of hyphens ("2026-omar-haddad"). Where another spelling than the id itself stands in
 * running text and the learner is among those that may be named (`mentions`), it is let be:
 * "Ana-Maria" is a name as well. An id that is a plain word without a hyphen or digit ("maya")
 * would be found in innocent text: it is looked for where addresses lead into its folder
 * ("learners/maya", "../maya/") and as the name of a file among the evidence ("maya.jpg"), and not
 * even there where it is a word of every day ("may"). */
#ifndef PIPELINE_GUARD_H
#define PIPELINE_GUARD_H

#include "doc/book.h"
#include "doc/doc.h"
#include "pipeline/files/output.h"

/* What is searched for: filled before workers are forked, then only read. */
struct guarded *guarded_new(struct arena *a);
void guarded_add(struct guarded *g, const char *id, struct learner_place *p);

/* Texts that are no learner's are on the pages of many. An id in one is an error where it stands,
 * told once for all; what shows it is not published. */
void guard_shared(struct guarded *g, struct arena *a, const struct workspace *w,
                  struct diags *diags);
/* Was there one in a text of the class, or of what is above it? */
bool guarded_is_named(const struct guarded *g, const struct group *group);

void guard_text(struct output *o, const char *file, const char *text);
/* The path of an output: there an id may also stand between hyphens, as in
 * "evidence/2026-10-05-omar-haddad.html". */
void guard_name(struct output *o, const char *name);
/* What stands in a file, whose n bytes a NUL follows, and which may hold more: text of two bytes a
 * letter is read as if it had one. */
void guard_bytes(struct output *o, const char *file, const void *data, size_t n);
void guard_report(struct output *o, const struct report *r);
void guard_book(struct output *o, const struct book *b);
/* Words that were read out of a document of the evidence, a path in the workspace. */
void guard_words(struct output *o, const char *file, const char *text);

#endif
