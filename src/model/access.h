/* access.h: who may see what: audiences, consent, and the people that a file shows. */
#ifndef MODEL_ACCESS_H
#define MODEL_ACCESS_H

#include "base/date.h"
#include "model/basics.h"

#include <stdbool.h>
#include <stddef.h>

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

/* Things that could not be read, as paths in the workspace. Files missing there do not count as
 * removed. */
struct unknown {
    struct texts unread; /* files and folders that could not be read at all */
    /* Folders listed in full, but with a name in them that cannot be an id, or is not text. */
    struct texts misnamed;
};

/* Each audience sees everything that the ones after it see, and more. Name, key word, and words
 * that people write instead. */
#define AUDIENCES(X)                                                                            \
    X(STAFF, "staff", "teacher teachers educator educators school adults internal private")     \
    X(LEARNER, "learner",                                                                       \
      "learners student students pupil pupils child children kid kids own self")                \
    X(FAMILY, "family", "families parent parents guardian guardians home household households") \
    X(PUBLIC, "public",                                                                         \
      "everybody everyone anybody anyone all world web website internet community")

enum audience {
#define X(NAME, word, also) AUDIENCE_##NAME,
    AUDIENCES(X)
#undef X
        AUDIENCE_COUNT
};

/* Do people appear (seen, heard, or written about)? */
enum people { PEOPLE_UNSAID, PEOPLE_NONE, PEOPLE_SHOWN };

struct people_said {
    enum people people;
    const struct learner_place **with; /* learners who are named: their consent is needed as well */
    size_t n_with;
    bool unknown; /* an unknown person is named, who cannot have agreed */
};

/* The sort of content, which decides the consent needed (pipeline/files/file_sorts.h). */
enum file_sort { SORT_UNKNOWN, SORT_PICTURE, SORT_FILM, SORT_SOUND, SORT_DOCUMENT, SORT_COUNT };

#endif
