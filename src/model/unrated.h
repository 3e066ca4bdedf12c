/* unrated.h: what may be written in place of a level. */
#ifndef MODEL_UNRATED_H
#define MODEL_UNRATED_H

/* What may be written in place of a level. It is shown with its day, and never counted. Name, the
 * word that schools write, and words that they write instead. */
#define UNRATED(X)                                                                   \
    X(NOT_ENOUGH, "ie",                                                              \
      "m missing insufficient insufficient-evidence not-enough not-enough-evidence") \
    X(ABSENT, "absent", "abs away ill sick")                                         \
    X(EXEMPT, "exempt", "ex exc excused exempted")

enum unrated {
    UNRATED_NOT, /* there is a level */
#define X(NAME, word, also) UNRATED_##NAME,
    UNRATED(X)
#undef X
        UNRATED_COUNT
};

#endif
