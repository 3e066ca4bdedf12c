/* gather.h: makes the summary of a learner, and converts the summaries of a class to the input of
 * `assess` for groups and coverage.
 *
 *     struct needs *needs = gather_needs(arena, workspace, summaries, n);
 *     struct small_groups groups = small_groups_of(arena, workspace, today, needs, n);
 *     struct coverage_part *parts = gather_coverage(arena, workspace, summaries, n);
 *     struct coverage coverage = coverage_of(arena, workspace, parts, n);
 *
 * Targets are found by ID. A target that is no longer in the workspace is left out: a summary may
 * be older than the frameworks. */
#ifndef VIEW_GATHER_H
#define VIEW_GATHER_H

#include "assess/coverage.h"
#include "assess/small_groups.h"
#include "model/summary.h"
#include "view/view.h"

/* What the class and the school need to know about this learner. staff: as the sieve leaves it;
 * home: decides what is on the learner's site, and what is kept back from it. */
struct summary *gather_summary(const struct viewer *staff, const struct viewer *home);

/* Both return one element for each summary, in roster order. */
struct needs *gather_needs(struct arena *a, const struct workspace *w,
                           struct summary *const *learners, size_t n);
struct coverage_part *gather_coverage(struct arena *a, const struct workspace *w,
                                      struct summary *const *learners, size_t n);

#endif
