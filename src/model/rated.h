/* rated.h: who rated and at which stage, and what may be written in place of a level. */
#ifndef MODEL_RATED_H
#define MODEL_RATED_H

enum stage { STAGE_FORMATIVE, STAGE_INTERIM, STAGE_SUMMATIVE, STAGE_COUNT };
enum assessor { BY_TEACHER, BY_SELF, BY_PEER, BY_EXPERT, BY_COUNT };

/* What may be written in place of a level. It is shown with its day, and never counted. Name, the
 * word that schools write, the same for a message, and words that they write instead. */
#define UNRATED(X)                                                                   \
    X(NOT_ENOUGH, "ie", "ie (not enough evidence)",                                  \
      "m missing insufficient insufficient-evidence not-enough not-enough-evidence") \
    X(ABSENT, "absent", "absent", "abs away ill sick")                               \
    X(EXEMPT, "exempt", "exempt", "ex exc excused exempted")

/* ", or ie (not enough evidence), or absent, or exempt": the end of a text that asks for a level */
#define UNRATED_OR(NAME, word, shown, also) ", or " shown
#define OR_UNRATED UNRATED(UNRATED_OR)

enum unrated {
    UNRATED_NOT, /* there is a level */
#define X(NAME, word, shown, also) UNRATED_##NAME,
    UNRATED(X)
#undef X
        UNRATED_COUNT
};

/* The word that schools write; NULL for UNRATED_NOT. */
const char *rated_word(enum unrated unrated);

#endif
