/* one_learner.h: everything that is published of one learner, from what was read to a staged
 * folder. Runs in a worker process. */
#ifndef PIPELINE_ONE_LEARNER_H
#define PIPELINE_ONE_LEARNER_H

#include "pipeline/classes/member.h"
#include "pipeline/files/photos.h"

/* Make the files of m->kinds in the folder m->stage; those of m->carried come from `published`, as
 * they are. False, with a finding, when the learner cannot be published. logo: of the class, or
 * NULL. decoders: pictures that may be read at a time. */
bool learner_make(const struct shared *s, struct member *m, const struct photo_copies *logo,
                  const char *published, int decoders, struct diags *diags);
/* The learner as staff may see one, in their language. whole: not sieved. */
struct viewer learner_staff_viewer(const struct shared *s, const struct viewer *whole);
/* What the class's files need to know. out: where the learner is published. */
struct summary *learner_summary(const struct member *m, const char *out);
/* Report that there are no words in the first language of the home, and which one the pages are in
 * instead. */
void learner_say_language(const struct shared *s, struct arena *a, const struct learner *l,
                          const struct lang *lang, struct diags *diags);

#endif
