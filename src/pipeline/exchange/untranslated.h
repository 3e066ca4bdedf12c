/* untranslated.h: how much of each framework has words in the languages of the homes that read of
 * it.
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
struct learner;

struct untranslated {
    const struct shared *shared;
    VEC(struct reads_framework {
        const struct framework *framework;
        const char *tag;
    })
    list;
};

void untranslated_add(struct untranslated *u, struct arena *a, const struct learner *l);
/* A note for each framework and language in which learning targets have no words. */
void untranslated_tell(const struct untranslated *u, struct diags *diags);

#endif
