/* passport.c: Ukraine: resolution 55 of the Cabinet of Ministers (2010). Russia: ICAO Doc 9303,
 * part 3, section 6, also for letters that Russian lacks; a Ukrainian passport uses the same table
 * for letters that Ukrainian lacks. */
#include "i18n/passport.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>

struct letter {
    unsigned from;
    const char *first; /* at the beginning of a word; NULL: the same as elsewhere */
    const char *to;
};

static const struct letter ukrainian[] = {{0x433, NULL, "h"},  /* г */
                                          {0x491, NULL, "g"},  /* ґ */
                                          {0x454, "ye", "ie"}, /* є */
                                          {0x438, NULL, "y"},  /* и */
                                          {0x457, "yi", "i"},  /* ї */
                                          {0x439, "y", "i"},   /* й */
                                          {0x44E, "yu", "iu"}, /* ю */
                                          {0x44F, "ya", "ia"}, /* я */
                                          {0x2BC, NULL, ""},   /* apostrophes */
                                          {0x2019, NULL, ""},  {'\'', NULL, ""}},
                           icao[] = {
                               {0x430, NULL, "a"},  {0x431, NULL, "b"},    {0x432, NULL, "v"},
                               {0x433, NULL, "g"},  {0x434, NULL, "d"},    {0x435, NULL, "e"},
                               {0x436, NULL, "zh"}, {0x437, NULL, "z"},    {0x438, NULL, "i"},
                               {0x439, NULL, "i"},  {0x43A, NULL, "k"},    {0x43B, NULL, "l"},
                               {0x43C, NULL, "m"},  {0x43D, NULL, "n"},    {0x43E, NULL, "o"},
                               {0x43F, NULL, "p"},  {0x440, NULL, "r"},    {0x441, NULL, "s"},
                               {0x442, NULL, "t"},  {0x443, NULL, "u"},    {0x444, NULL, "f"},
                               {0x445, NULL, "kh"}, {0x446, NULL, "ts"},   {0x447, NULL, "ch"},
                               {0x448, NULL, "sh"}, {0x449, NULL, "shch"}, {0x44A, NULL, "ie"},
                               {0x44B, NULL, "y"},  {0x44C, NULL, ""},     {0x44D, NULL, "e"},
                               {0x44E, NULL, "iu"}, {0x44F, NULL, "ia"},   {0x451, NULL, "e"},
                               {0x454, NULL, "ie"}, {0x456, NULL, "i"},    {0x457, NULL, "i"},
                               {0x45E, NULL, "u"},  {0x491, NULL, "g"}};

static const struct letter *find(const struct letter *list, size_t n, unsigned c) {
    for (size_t i = 0; i < n; i++)
        if (list[i].from == c) return &list[i];
    return NULL;
}

static const struct letter *letter_of(enum passport passport, unsigned c) {
    const struct letter *own = NULL;
    if (passport == PASSPORT_UKRAINIAN)
        own = find(ukrainian, sizeof ukrainian / sizeof *ukrainian, c);
    return own ? own : find(icao, sizeof icao / sizeof *icao, c);
}

const char *word_in_passport(struct arena *a, const char *s, size_t n, enum passport passport) {
    enum { ZE = 0x437, HE = 0x433 };
    struct buf out = BUF_INIT;
    unsigned before = ' ';
    for (size_t i = 0, length; i < n; i += length) {
        const unsigned c = (unsigned)u_tolower((UChar32)utf8_decode(s + i, n - i, &length));
        const struct letter *l = letter_of(passport, c);
        const bool first = !u_isalpha((UChar32)before) && before != '\'' && before != 0x2019;
        if (passport == PASSPORT_UKRAINIAN && before == ZE && c == HE)
            buf_str(&out, "gh"); /* "zgh", because "zh" is ж */
        else if (!l)
            buf_utf8(&out, c);
        else
            buf_str(&out, first && l->first ? l->first : l->to);
        before = c;
    }
    return buf_take(&out, a);
}
