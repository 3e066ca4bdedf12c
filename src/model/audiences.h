/* audiences.h: who may see something. */
#ifndef MODEL_AUDIENCES_H
#define MODEL_AUDIENCES_H

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

#endif
