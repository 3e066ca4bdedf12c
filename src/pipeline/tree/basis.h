/* basis.h: the basis of a learner's published files: the child, consent, the pieces of evidence
 * that the audience may see, and the files of each.
 *
 * When a learner has errors, the published files stay as they are, but only while everything they
 * are based on is still permitted. A basis is a list of words such as "child Maya Torres",
 * "consent", "piece 2026-10-03-bridge", or "file 2026-10-03-bridge/bridge.jpg". Words that begin
 * with "made " are not about permission: they name the reports and languages that are made, and the
 * courses whose rows are in them.
 *
 *     struct texts now = basis_of(a, s, learner);
 *     if (basis_met(&published_learner->basis, &now)) keep what is published */
#ifndef PIPELINE_BASIS_H
#define PIPELINE_BASIS_H

#include "base/hash.h"
#include "model/audiences.h"
#include "pipeline/shared.h"

/* The basis of everything that may be published of the learner now. For a learner with errors,
 * only what could be understood. In the arena. */
struct texts basis_of(struct arena *a, const struct shared *s, const struct learner *l);
/* The basis of the class's own files, from that of the learner: staff also see the pieces that
 * families do not. */
struct texts basis_of_class_files(struct arena *a, const struct learner *l,
                                  const struct texts *basis);
/* The words of those of the learner's pictures whose paths are in the table. */
struct texts basis_of_pictures(struct arena *a, const struct learner *l, const struct table *paths);
/* Is one of these words in `was`? */
bool basis_has_any(const struct texts *was, const struct texts *words);
/* A basis without these words: they are not published. */
struct texts basis_without(struct arena *a, const struct texts *basis, const struct texts *words);
/* Is everything in `was` still permitted? */
bool basis_met(const struct texts *was, const struct texts *now);
/* The same for a learner, some of whose files could not be read: whatever may be in those files
 * counts as still permitted. */
bool basis_met_where_read(const struct texts *was, const struct texts *now, const struct learner *l,
                          enum audience audience);
/* Does anything in `was` rest on a consent that is not given now, for all that is known? For a
 * learner (by path) who is not found, and may only not have been read. */
bool basis_is_refused(const struct texts *was, const char *path, const struct workspace *w);
/* Was the learner in a course that may still be there, but could not be read? */
bool basis_lacks_course(const struct texts *was, const struct learner_place *p,
                        const struct workspace *w);
/* Is everything in `was` still permitted, and still made? */
bool basis_current(const struct texts *was, const struct texts *now);

#endif
