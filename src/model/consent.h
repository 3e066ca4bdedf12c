/* consent.h: what a family has agreed to. */
#ifndef MODEL_CONSENT_H
#define MODEL_CONSENT_H

#include "base/date.h"

#include <stdbool.h>

/* What a family can agree to: keys of `consent` in learner.yaml, and words that people write
 * instead. */
#define CONSENTS(X)                                                                      \
    X(PHOTOS, "photos", "picture pictures image images photograph photographs portrait", \
      "photos that show people may be published")                                        \
    X(FILMS, "films", "video videos movie movies clip clips",                            \
      "films that show people may be published")                                         \
    X(VOICE, "voice", "audio sound sounds recording recordings speech",                  \
      "recordings of voices may be published")                                           \
    X(WORK, "work", "document documents file files writing",                             \
      "documents that show or tell about people (people: true) may be published")        \
    X(NAME, "name", "full_name fullname surname last_name",                              \
      "the full name may stand on the pages for everybody")                              \
    X(PUBLIC, "public", "everybody everyone anyone world web website internet publish",  \
      "evidence may be shown to everybody")

enum consent_kind {
#define X(NAME, key, also, doc) CONSENT_##NAME,
    CONSENTS(X)
#undef X
        CONSENT_COUNT
};

/* As written. Whether it is valid on the day is decided by view/audience/policy.h. */
struct consent {
    bool given[CONSENT_COUNT];
    bool said[CONSENT_COUNT]; /* written as true or false; said but not given is a refusal */
    struct date until;        /* its last day; no date: it does not expire */
};

#endif
