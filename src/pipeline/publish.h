/* publish.h: putting finished folders in place, and taking away what is no longer in the workspace. Parent process only. */
#ifndef PIPELINE_PUBLISH_H
#define PIPELINE_PUBLISH_H

#include "pipeline/shared.h"
#include "model/summary.h"

struct publisher {
    struct arena *arena;
    const char *out;  /* root of the output */
    const char *work; /* <out>/.folioscope */
    struct diags *diags;
};

/* Take the output folder: make it, or see that it is ours. Clears what a killed run left in the stage. */
bool publish_open(struct publisher *p, struct arena *a, const struct build_options *o, struct diags *diags);
/* Where learner number `index` is staged. */
const char *publish_stage(struct arena *a, const char *out, size_t index);
/* Put the staged folder in place of the published one, and keep the record. */
bool publish_learner(struct publisher *p, const struct learner_place *place, const char *stage,
                     const char *record, size_t n);
/* The record that was kept of this learner, or NULL. */
struct summary *publish_record(struct publisher *p, const struct learner_place *place);
/* Take away what was published of learners who are no longer in the workspace (where it was built as a whole), and the old
 * folders of the chosen ones where theirs has another name now. Counts both. */
bool publish_remove_gone(struct publisher *p, const struct workspace *w, struct learner_place *const *chosen,
                         size_t n, bool whole, struct built *built);
/* Take away what is published of one learner, if anything is. */
bool publish_take_away(struct publisher *p, const struct learner_place *place, size_t *removed);
/* Write one file above the learners, beside and renamed. */
bool publish_file(struct publisher *p, const char *path, const void *data, size_t n);
void publish_close(struct publisher *p);

#endif
