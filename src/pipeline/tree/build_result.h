/* build_result.h: how a learner came out of a build. */
#ifndef PIPELINE_BUILD_RESULT_H
#define PIPELINE_BUILD_RESULT_H

enum build_result {
    RESULT_SKIPPED,   /* not asked for: as it was */
    RESULT_BUILT,     /* made, and put in place */
    RESULT_LEFT_OUT,  /* has errors: what was published before is as it was */
    RESULT_UNREAD,    /* could not be read: what was published before is as it was */
    RESULT_WITHHELD,  /* the family did not agree: nothing is published */
    RESULT_WITHDRAWN, /* has errors, and what was published before is no longer permitted, or is
                         open where it should be locked: nothing is published */
    RESULT_FAILED,    /* the machine failed (disk, memory, processes): as it was; exit status 3 */
    RESULT_DIED,      /* the program broke down over it: as it was */
    RESULT_COUNT
};

#endif
