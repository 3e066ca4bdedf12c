/* untranslated.h: how much of each framework, and of its scale, has words in the languages of the
 * homes that read of it.
 *
 *     struct untranslated u = {.shared = &shared};
 *     for each learner: untranslated_add(&u, arena, learner);
 *     untranslated_tell(&u, diags);
 */
#ifndef PIPELINE_UNTRANSLATED_H
#define PIPELINE_UNTRANSLATED_H

#include "base/vec.h"
#include "pipeline/shared.h"

struct framework;
struct lang;
struct learner;
struct scale;

struct untranslated {
    const struct shared *shared;
    VEC(struct is_read {
        const struct framework *framework; /* or the scale */
        const struct scale *scale;
        const struct lang *lang;
    })
    list;
};

void untranslated_add(struct untranslated *u, struct arena *a, const struct learner *l);
/* A note for each framework and language in which learning targets have no words, and for each
 * scale and language in which levels have none, neither of the school nor of the catalog. */
void untranslated_tell(const struct untranslated *u, struct diags *diags);

#endif
