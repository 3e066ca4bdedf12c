/* strength.c: the only file that uses zxcvbn. */
#include "seal/strength.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#include <zxcvbn.h>

enum { BITS_OF_A_LETTER = 4 };

static char *lower(struct arena *a, const char *text, size_t most) {
    return ascii_lowered(a, arena_strndup(a, text, strnlen(text, most)));
}

static const char *why_easy(ZxcTypeMatch_t type) {
    switch ((int)type & ~(int)MULTIPLE_MATCH) {
    case USER_MATCH:
    case USER_LEET_MATCH: return "it holds a name or id of somebody here";
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH: return "it holds a word or password that many people choose";
    case REPEATS_MATCH: return "it repeats the same letters";
    case SEQUENCE_MATCH: return "it follows the alphabet, or counts";
    case SPATIAL_MATCH: return "it follows the keys of a keyboard";
    case DATE_MATCH:
    case YEAR_MATCH: return "it holds a date";
    default: return NULL;
    }
}

/* A letter next to its predecessor in Unicode adds hardly anything. */
static double bits_of_letters(const char *phrase) {
    const size_t n = strlen(phrase);
    unsigned before = 0;
    double bits = 0;
    for (size_t at = 0, length; at < n; at += length) {
        const unsigned c = utf8_decode(phrase + at, n - at, &length);
        bits += c == before || c == before + 1 || c + 1 == before ? 1 : BITS_OF_A_LETTER;
        before = c;
    }
    return bits;
}

struct strength strength_of(struct arena *a, const char *phrase, const char *const *known) {
    size_t n = 0;
    while (known[n]) n++;
    const char **words = arena_copy(a, known, (n + 1) * sizeof *words); /* for zxcvbn, not const */
    const char *start = lower(a, phrase, STRENGTH_MEASURED);
    ZxcMatch_t *parts = NULL;
    struct strength s = {.bits = ZxcvbnMatch(start, words, &parts)};
    int longest = 0;
    for (const ZxcMatch_t *p = parts; p; p = p->Next) {
        if (p->Length <= longest) continue;
        longest = p->Length;
        s.why = why_easy(p->Type);
    }
    ZxcvbnFreeInfo(parts);
    const double most = bits_of_letters(phrase);
    if (utf8_count(phrase, strlen(phrase)) < strlen(phrase) && s.bits > most) s.bits = most;
    return s;
}
