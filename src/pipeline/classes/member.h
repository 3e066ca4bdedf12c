/* member.h: one learner of a class while a worker makes the class: read once, judged once, photos
 * decoded once. Everything else is made from what is in memory. */
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
    /* for everything that the class's own files need after the learner's files are made */
    struct arena *arena;
    enum build_result result;
    /* some files could not be read: for what they may contain, the published state counts */
    bool as_far_as_read;
    const char *from; /* hash of what the files are made from; NULL: unknown (recall.h) */
    bool unchanged;   /* they are published as they would be made */
    bool sound;       /* read without errors, and lacks no framework */
    bool in;          /* to appear in the class's files: viewer and summary are set */
    bool was;         /* something of the learner is published */
    bool elsewhere;   /* or is published under another path, which will be removed */
    bool brought;     /* its published files are staged for the new path, unchanged */
    bool met;         /* everything that the published files rest on is still permitted */
    bool current;     /* and is still made */
    unsigned kinds;   /* of files to make: ONLY_ bits */
    unsigned carried; /* of files that stay as published: ONLY_ bits */
    /* as of the day of the build; never NULL once read: with errors, as far as it was understood */
    struct learner *learner;
    struct texts basis;    /* what the learner's own files rest on */
    struct texts in_class; /* what the class's files rest on, for this learner */
    struct texts pictures; /* that are used: their names in the store (photo_store.h) */
    /* what the pages would rest on besides: pictures left out because there is no decoder */
    struct texts undecoded;
    struct viewer staff;  /* in staff's language, with what staff may see, for the class's files */
    struct viewer viewer; /* in the home language, with what the audience may see */
    struct file_bytes *file_bytes; /* set only while the learner is being made */
    /* reports in the home language, laid out; none are kept if its arena is NULL */
    struct papers papers;
    struct summary *summary;
    const char *stage; /* the new folder */
    size_t rendered;   /* findings before any of these kinds was made */
    bool locked;
    int pages, pdfs, books, decoded;
    long long bytes;
};

#endif
