/* spelled.c: percent escapes become bytes, bytes become a character, HTML entities become the
 * character that they name, and a character becomes the plain one that it looks like. */
#include "pipeline/files/spelled.h"

#include <stdbool.h>
#include <string.h>

/* ---- bytes ---- */

static int digit_of(char c, int base) {
    int digit = base;
    if (c >= '0' && c <= '9') digit = c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f') digit = (c | 32) - 'a' + 10;
    return digit < base ? digit : -1;
}

enum { HEX = 16, DECIMAL = 10 };

/* One byte, or "%6F" for it, or "%256F": each additional escape puts "25" before the digits. */
static unsigned char byte_at(const char *p, size_t *n) {
    *n = *p != '\0';
    if (*p != '%') return (unsigned char)*p;
    const char *digits = p + 1;
    while (digits[0] == '2' && digits[1] == '5' && digit_of(digits[2], HEX) >= 0 &&
           digit_of(digits[3], HEX) >= 0)
        digits += 2;
    int high = digit_of(digits[0], HEX), low = high >= 0 ? digit_of(digits[1], HEX) : -1;
    if (low < 0) return '%';
    *n = (size_t)(digits + 2 - p);
    return (unsigned char)(high * HEX + low);
}

/* A UTF-8 character, each byte of which may be escaped. */
static unsigned character_at(const char *p, size_t *n) {
    unsigned c = byte_at(p, n);
    int more = (c >= 0xC2) + (c >= 0xE0) + (c >= 0xF0); /* bytes */
    if (more) c &= 0x3Fu >> more;
    for (size_t length; more; more--, *n += length) {
        unsigned next = byte_at(p + *n, &length);
        if ((next & 0xC0) != 0x80) return 0xFFFD;
        c = c << 6 | (next & 0x3F);
    }
    return c;
}

/* ---- entities ---- */

/* Is this word at p, with its characters escaped or not? Sets *n to the number of bytes it
 * takes. */
static bool is_word(const char *p, const char *word, size_t *n) {
    size_t length;
    *n = 0;
    for (; *word; word++, *n += length)
        if (byte_at(p + *n, &length) != (unsigned char)*word) return false;
    return true;
}

/* "#45;" or "#x2D;", with or without the semicolon. Returns false if there is no digit. */
static bool number_at(const char *p, size_t *n, unsigned *c) {
    enum { LAST = 0x10FFFF };
    size_t length, digits = 0;
    if (byte_at(p, n) != '#') return false;
    bool hex = (byte_at(p + *n, &length) | 32) == 'x';
    if (hex) *n += length;
    int base = hex ? HEX : DECIMAL;
    *c = 0;
    for (int digit; (digit = digit_of((char)byte_at(p + *n, &length), base)) >= 0; digits++) {
        if (*c <= LAST) *c = *c * (unsigned)base + (unsigned)digit;
        *n += length;
    }
    if (byte_at(p + *n, &length) == ';') *n += length;
    return digits > 0;
}

/* The character of the entity after an ampersand, which may itself be escaped as "&amp;". Returns
 * '&' if it is no entity that matters here. */
static unsigned entity_at(const char *p, size_t *n) {
    static const struct {
        const char *name;
        unsigned c;
    } known[] = {{"hyphen;", 0x2010}, {"dash;", 0x2010},  {"ndash;", 0x2013},
                 {"mdash;", 0x2014},  {"minus;", 0x2212}, {"horbar;", 0x2015},
                 {"shy;", 0xAD},      {"zwnj;", 0x200C},  {"zwj;", 0x200D},
                 {"lrm;", 0x200E},    {"rlm;", 0x200F},   {"ZeroWidthSpace;", 0x200B},
                 {"NoBreak;", 0x2060}};
    size_t begin = 0, length;
    unsigned c;
    while (is_word(p + begin, "amp;", &length)) begin += length;
    if (number_at(p + begin, &length, &c)) {
        *n = begin + length;
        return c;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_word(p + begin, known[i].name, &length)) {
            *n = begin + length;
            return known[i].c;
        }
    *n = 0;
    return '&';
}

/* ---- letters ---- */

static bool is_hyphen(unsigned c) {
    return c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 ||
           c == 0xFE58 || c == 0xFE63 || c == 0xFF0D || c == 0xFF3F;
}

static bool is_unseen(unsigned c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

static char plain(unsigned c) {
    if (c > 0xFF00 && c < 0xFF5F) c -= 0xFEE0; /* full width */
    if (c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '.') return (char)c;
    if (is_hyphen(c)) return '-';
    return is_unseen(c) ? SPELLED_UNSEEN : SPELLED_NOTHING;
}

char spelled_at(const char *p, size_t *n) {
    unsigned c = (unsigned char)*p;
    *n = c != '\0';
    if (c < 0x80 && c != '%' && c != '&') return plain(c);
    c = character_at(p, n);
    if (c == '&') {
        size_t length;
        c = entity_at(p + *n, &length);
        *n += length;
    }
    return plain(c);
}
