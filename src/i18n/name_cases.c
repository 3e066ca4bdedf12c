/* name_cases.c: declined names in Ukrainian and Russian. */
#include "base/utf8.h"
#include "i18n/name_words.h"

#include <string.h>

/* Endings of each kind of names, as spelled in keys: и for й, і for ї, е for ё. The empty ending is
 * for "Тарас". */
static const char *const noun_endings[] = {"",   "а",   "я",   "о",  "е",  "є",   "у",   "ю",
                                           "и",  "і",   "ы",   "ь",  "ою", "ею",  "єю",  "ои",
                                           "еи", "єи",  "ом",  "ем", "єм", "ові", "еві", "єві",
                                           "им", "ым",  "ім",  "оі", "іи", "ам",  "ям",  "ах",
                                           "ях", "ами", "ями", NULL},
                         *const adjective_endings[] = {"ии",  "ыи",  "ои",  "ия",  "ию", "ие",
                                                       "ием", "ого", "ому", "им",  "ым", "ім",
                                                       "их",  "ых",  "ими", "ыми", NULL};
static const char noun_mark[] = "-", adjective_mark[] = "--"; /* no word has a hyphen */

static bool is_cyrillic(const char *key) {
    size_t length;
    const unsigned first = *key ? utf8_decode(key, strlen(key), &length) : 0;
    return first >= 0x400 && first < 0x530;
}

/* NULL if the key does not have the ending, or too little is left without it. */
static const char *stem(struct arena *a, const char *key, const char *ending, const char *mark) {
    enum { LETTERS_OF_A_STEM = 4 };
    const size_t n = strlen(key), cut = strlen(ending);
    if (n < cut || strcmp(key + n - cut, ending) != 0 ||
        utf8_count(key, n - cut) < LETTERS_OF_A_STEM)
        return NULL;
    return arena_printf(a, "%.*s%s", (int)(n - cut), key, mark);
}

const char *word_stem(struct arena *a, const char *key) {
    static const char *const adjectives[] = {"ии", "ыи", "ои"}, *const nouns[] = {"а", "я", "о",
                                                                                  "е", "є", "и",
                                                                                  "і", "ь", ""};
    const char *found = NULL;
    if (!is_cyrillic(key)) return NULL;
    for (size_t i = 0; !found && i < sizeof adjectives / sizeof *adjectives; i++)
        found = stem(a, key, adjectives[i], adjective_mark);
    for (size_t i = 0; !found && i < sizeof nouns / sizeof *nouns; i++)
        found = stem(a, key, nouns[i], noun_mark);
    return found;
}

struct stems {
    const char **v;
    size_t n;
};

static void add(struct stems *s, const char *stem) {
    if (stem && s->n < WORD_STEMS) s->v[s->n++] = stem;
}

size_t word_stems(struct arena *a, const char *key, const char *stems[WORD_STEMS]) {
    struct stems s = {stems, 0};
    if (!is_cyrillic(key)) return 0;
    for (size_t i = 0; noun_endings[i]; i++) add(&s, stem(a, key, noun_endings[i], noun_mark));
    for (size_t i = 0; adjective_endings[i]; i++)
        add(&s, stem(a, key, adjective_endings[i], adjective_mark));
    return s.n;
}
