/* member.h: one learner of a class while the class is in a worker: read once, judged once, photos
 * decoded once; then everything is made from what is in memory. */
#ifndef PIPELINE_MEMBER_H
#define PIPELINE_MEMBER_H

#include "pipeline/files/file_bytes.h"
#include "pipeline/files/papers.h"
#include "pipeline/shared.h"
#include "pipeline/tree/build_result.h"
#include "pipeline/tree/ledger.h"
#include "view/view.h"

struct member {
    const struct learner_place *place;
    /* of what outlives the making of the learner's own files: class files are made from it */
    struct arena *arena;
    enum build_result result;
    bool as_far_as_read; /* not all of it could be read: what may be in the rest counts as it was */
    bool sound;          /* read without faults, and lacking nothing */
    bool in;             /* in the class's files: viewer and summary are set */
    bool was;            /* something of the learner is published */
    bool elsewhere;      /* or was published under another path, which goes */
    bool brought;        /* what was published there is staged for the new path, as it is */
    bool met;            /* what is published rests on what is still permitted */
    bool current;        /* and on what is still made */
    unsigned kinds;      /* of files to make: ONLY_ bits */
    unsigned carried;    /* of files that stay as they were published */
    /* as of the day; never NULL once read, and with faults as far as it could be understood */
    struct learner *learner;
    struct texts basis;    /* of the learner's own files */
    struct texts in_class; /* of what of the learner is in the class's files */
    struct viewer staff;   /* in staff's language, of what staff may see, for files of the class */
    struct viewer viewer;  /* in the language of the home, of what the audience may see */
    struct file_bytes *file_bytes; /* while the learner is made; else NULL */
    struct papers papers; /* reports in that language, as laid out; arena NULL: none are kept */
    struct summary *summary;
    const char *stage; /* where the new folder is */
    bool locked;
    int pages, pdfs, books;
    long long bytes;
};

#endif
