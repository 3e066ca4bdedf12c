/* one_learner.h: everything that is published of one learner, from data in memory to a staged
 * folder. Runs in a worker process. */
#ifndef PIPELINE_ONE_LEARNER_H
#define PIPELINE_ONE_LEARNER_H

#include "pipeline/classes/member.h"
#include "pipeline/files/photos.h"

/* Makes the files of m->kinds in the folder m->stage; links those of m->carried from `published`
 * unchanged. Returns false, with a finding, if the learner cannot be published. logo: of the class,
 * or NULL. decoders: how many pictures may be decoded at the same time. */
bool learner_make(const struct shared *s, struct member *m, const struct photo_copies *logo,
                  const char *published, int decoders, struct diags *diags);
/* The learner as staff may see them, in staff's language. whole: not yet sieved. */
struct viewer learner_staff_viewer(const struct shared *s, const struct viewer *whole);
/* What the class's files need to know. out: the folder that the learner is published in. */
struct summary *learner_summary(const struct member *m, const char *out);
/* If the first home language has no catalog, adds a warning that says which language the pages are
 * in instead: `lang`, or, if that is NULL, the one that they would be in. */
void learner_say_language(const struct shared *s, struct arena *a, const struct learner *l,
                          const struct lang *lang, struct diags *diags);

#endif
