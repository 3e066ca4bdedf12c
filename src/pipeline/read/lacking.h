/* lacking.h: what learners still lack before reports go out: `folioscope check --missing`.
 *
 *     struct missing m = {.load = o};
 *     bool ok = lacking_find(arena, &m, diags);
 *     lacking_text(&m, &out); // or lacking_json
 *
 * A learner lacks what the report of the term lacks (assess/gaps.h), an answer of the family about
 * consent, and translations of the learner's own texts into a language of the home. Where learners
 * rate themselves and no educator rates any of them, no rating is lacking. Who has left, or has not
 * joined yet, lacks nothing. */
#ifndef PIPELINE_LACKING_H
#define PIPELINE_LACKING_H

#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/vec.h"
#include "load/load.h"
#include "model/basics.h"

struct missing_texts { /* that a home reads in another language than its own */
    const char *tag;
    size_t n;
};

struct missing_learner {
    const char *class, *learner; /* ids */
    bool unread;                 /* has errors: nothing is known */
    struct texts things;         /* "goal": of GAPS, without those of ratings */
    struct texts areas, titles;  /* competencies with nothing rated: ids, and for people to read */
    struct texts unasked;        /* kinds of consent that the family was not asked about */
    struct date ended;           /* the last day of its consent, if that is over */
    VEC(struct missing_texts) untranslated;
};

struct missing {
    struct load_options load;
    const char *learner, *group; /* globs, or NULL */
    /* found */
    const char *term; /* id; NULL: there is none */
    VEC(struct missing_learner) learners;
};

/* False if the workspace cannot be read, or no learner matches. Only errors are reported. */
bool lacking_find(struct arena *a, struct missing *m, struct diags *diags);
/* A line for each learner who lacks something, in the order of classes and rosters, and a line with
 * how many there are. */
void lacking_text(const struct missing *m, struct buf *out);
/* All learners, also those who lack nothing. */
void lacking_json(const struct missing *m, struct buf *out);

#endif
