/* piece_files.h: whose the files beside a piece of evidence of several learners are. A file that
 * the words of all name is everyone's; one that only learners' own words name is theirs alone, also
 * where `files` describes it; one that no words name is everyone's.
 *
 * A name counts in the spelling of an address as well ("my%20bridge.jpg", "&#97;.png"), and in any
 * case. It does not count inside of a longer name: "11.png" is not "1.png". */
#ifndef LOAD_PIECE_FILES_H
#define LOAD_PIECE_FILES_H

#include "load/class/sections.h"
#include "load/learner/shared_evidence.h"

struct piece_files;

/* In the loader's arena. */
const struct piece_files *piece_files_of(struct loader *l, const struct shared_evidence *e,
                                         const struct sections *sections);
/* Is the file the learner's? p: NULL: is it everyone's? The name may be written with other accents
 * or capitals; one that is not there is everyone's. */
bool piece_files_has(const struct piece_files *f, const char *name, const struct learner_place *p);

#endif
