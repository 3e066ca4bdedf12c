/* guard.h: makes sure that nothing made for one learner contains another learner's id, or the name
 * of another learner's folder.
 *
 * Everything made for a learner is searched for the ids and published folders of all other learners
 * of the workspace: pages, file names, the text of reports, the cells of workbooks, and the
 * readable text of evidence documents. A hit is an error that names the file and line where it came
 * from, and the learner is not published: an outdated page is better than a leak.
 *
 * An id is found as a whole word, in capitals or not, and however its letters and hyphens are
 * written ("Omar-Haddad", "OMAR_HADDAD", "%6Fmar%252Dhaddad", "omar&#45;haddad", full-width
 * letters, U+2010 to U+2015; spelled.h). An id with a part of three letters or more is also found
 * inside longer words with hyphens ("2026-omar-haddad"). If running text contains a spelling other
 * than the id itself, and the learner is among those who may be named (`mentions`), it is no hit:
 * "Ana-Maria" is also a name. An id that is a plain word without a hyphen or digit ("maya") would
 * be found in innocent text. It is searched for only in addresses that lead into its folder
 * ("learners/maya", "../maya/"), and as the name of an evidence file ("maya.jpg") unless it is an
 * everyday word ("may").
 *
 *     struct guarded *guarded = guarded_new(arena);
 *     guarded_add(guarded, place->id, place); // for each id and folder
 *     guard_text(&output, "index.html", text); // adds findings and counts output.leaks */
#ifndef PIPELINE_GUARD_H
#define PIPELINE_GUARD_H

#include "doc/book.h"
#include "doc/doc.h"
#include "pipeline/files/output.h"

/* The ids and folders to search for: filled before workers are forked, then only read. */
struct guarded *guarded_new(struct arena *a);
void guarded_add(struct guarded *g, const char *id, struct learner_place *p);

/* Searches texts that don't belong to one learner and appear on the pages of many. An id in such a
 * text is one error, at the place where it is written. Nothing that shows the text is published. */
void guard_shared(struct guarded *g, struct arena *a, const struct workspace *w,
                  struct diags *diags);
/* Was an id found in a text of the class, or of its school or the workspace? */
bool guarded_is_named(const struct guarded *g, const struct group *group);

void guard_text(struct output *o, const char *file, const char *text);
/* The path of an output, where an id may also be between hyphens, as in
 * "evidence/2026-10-05-omar-haddad.html". */
void guard_name(struct output *o, const char *name);
/* The text in the n bytes of a file, which must be followed by a NUL and may contain more of them:
 * text with two bytes per letter is read as if it had one. */
void guard_bytes(struct output *o, const char *file, const void *data, size_t n);
void guard_report(struct output *o, const struct report *r);
void guard_book(struct output *o, const struct book *b);
/* Text extracted from an evidence document; file: its path in the workspace. */
void guard_words(struct output *o, const char *file, const char *text);

#endif
