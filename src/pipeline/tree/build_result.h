/* build_result.h: the outcome of a build for one learner. */
#ifndef PIPELINE_BUILD_RESULT_H
#define PIPELINE_BUILD_RESULT_H

enum build_result {
    RESULT_SKIPPED,  /* not requested: as it was */
    RESULT_BUILT,    /* made and put in place */
    RESULT_LEFT_OUT, /* has errors: as published before */
    RESULT_UNREAD,   /* could not be read: as published before */
    RESULT_WITHHELD, /* the family did not agree: nothing is published */
    /* has errors, and the published files are no longer permitted, or are open and should be
     * locked: nothing is published */
    RESULT_WITHDRAWN,
    RESULT_FAILED, /* the machine failed (disk, memory, processes): as it was; exit status 3 */
    RESULT_DIED,   /* the program crashed on this learner: as it was */
    RESULT_COUNT
};

#endif
