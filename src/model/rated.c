/* rated.c: see rated.h. */
#include "model/rated.h"

#include <stddef.h>

const char *rated_word(enum unrated unrated) {
    static const char *const words[UNRATED_COUNT] = {
#define X(NAME, word, shown, also) [UNRATED_##NAME] = word,
        UNRATED(X)
#undef X
    };
    return words[unrated];
}
