/* spelling.c: compares letters by Unicode's rules. Knows letters, not people. */
#include "i18n/spelling.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

/* ---- folding ---- */

struct spelling {
    struct arena *arena;
    const UNormalizer2 *nfd;
    VEC(unsigned) letters;
    VEC(size_t) at;
};

static bool is_space(unsigned c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000;
}

/* The keyboard, typographic, and linguistic apostrophes are the same in a name. */
static unsigned fold(unsigned c) {
    if (c == 0x2019 || c == 0x2BC) return '\'';
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return (unsigned)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

static void add_letter(struct spelling *s, unsigned c, size_t at) {
    VEC_PUSH(s->arena, &s->letters, fold(c));
    VEC_PUSH(s->arena, &s->at, at);
}

static void parts_add(struct spelling *s, unsigned c, size_t at) {
    enum { PARTS_AT_MOST = 32 };
    UChar parts[PARTS_AT_MOST];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n =
        c < 0xC0 ? -1 : unorm2_getDecomposition(s->nfd, (UChar32)c, parts, PARTS_AT_MOST, &error);
    if (n < 0 || U_FAILURE(error)) {
        add_letter(s, c, at);
        return;
    }
    for (int32_t i = 0; i < n;) {
        unsigned part = parts[i++];
        if (U16_IS_LEAD(part) && i < n) {
            part = (unsigned)U16_GET_SUPPLEMENTARY(part, parts[i]);
            i++;
        }
        add_letter(s, part, at);
    }
}

struct spelled spell(struct arena *a, const char *s, size_t n) {
    UErrorCode error = U_ZERO_ERROR;
    struct spelling all = {.arena = a, .nfd = unorm2_getNFDInstance(&error)};
    for (size_t i = 0, len; i < n; i += len) {
        unsigned c = utf8_decode(s + i, n - i, &len);
        bool again = all.letters.n && all.letters.v[all.letters.n - 1] == ' ';
        if (!is_space(c))
            parts_add(&all, c, i);
        else if (!again)
            add_letter(&all, ' ', i);
    }
    VEC_PUSH(a, &all.at, n);
    return (struct spelled){all.letters.v, all.at.v, all.letters.n};
}

const char *spell_key(struct arena *a, const char *name) {
    struct arena *scratch = arena_new(); /* ten thousand keys are kept, so their letters are not */
    struct spelled s = spell(scratch, name, strlen(name));
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s.n; i++)
        if (s.letters[i] != ' ' || (i > 0 && i + 1 < s.n)) buf_utf8(&b, s.letters[i]);
    arena_free(scratch);
    return buf_take(&b, a);
}

const char *spell_composed(struct arena *a, const char *s) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    int32_t n = (int32_t)strlen(s), length = 0, bytes = 0;
    UChar *from = arena_array(a, (size_t)n + 1, sizeof *from),
          *to = arena_array(a, (size_t)n * 3 + 1, sizeof *to);
    /* A letter becomes at most three, of three bytes each. */
    char *out = arena_alloc(a, (size_t)n * 9 + 1);
    u_strFromUTF8(from, n + 1, &length, s, n, &error);
    length = unorm2_normalize(nfc, from, length, to, n * 3 + 1, &error);
    u_strToUTF8(out, n * 9 + 1, &bytes, to, length, &error);
    return U_SUCCESS(error) ? out : s;
}

static bool is_of_word(unsigned c) {
    return u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

/* ---- scripts ---- */

enum { LATIN, GREEK, CYRILLIC, ARMENIAN, SCRIPTS };

static int script_of(unsigned c) {
    UErrorCode error = U_ZERO_ERROR;
    switch ((int)uscript_getScript((UChar32)c, &error)) {
    case USCRIPT_LATIN: return LATIN;
    case USCRIPT_GREEK: return GREEK;
    case USCRIPT_CYRILLIC: return CYRILLIC;
    case USCRIPT_ARMENIAN: return ARMENIAN;
    default: return SCRIPTS;
    }
}

/* Letters of one word: how many in each script, and the position of the first in each. */
struct word {
    size_t n[SCRIPTS], first[SCRIPTS], length[SCRIPTS];
};

/* The script with the fewest letters is the foreign one; if equal, the one that appears later. */
static bool find_stranger(const struct word *w, size_t *at, size_t *length) {
    int stranger = -1, scripts = 0;
    for (int i = 0; i < SCRIPTS; i++) {
        if (w->n[i] == 0) continue;
        scripts++;
        bool fewer = stranger < 0 || w->n[i] < w->n[stranger];
        if (fewer || (w->n[i] == w->n[stranger] && w->first[i] > w->first[stranger])) stranger = i;
    }
    if (scripts < 2) return false;
    *at = w->first[stranger];
    *length = w->length[stranger];
    return true;
}

bool spell_mixed(const char *s, size_t *at, size_t *length) {
    struct word word = {0};
    size_t n = strlen(s);
    for (size_t i = 0, len; i < n; i += len) {
        unsigned c = utf8_decode(s + i, n - i, &len);
        if (!is_of_word(c)) {
            if (find_stranger(&word, at, length)) return true;
            word = (struct word){0};
            continue;
        }
        int script = script_of(c);
        if (script == SCRIPTS) continue;
        if (word.n[script]++ > 0) continue;
        word.first[script] = i;
        word.length[script] = len;
    }
    return find_stranger(&word, at, length);
}

bool spell_is_last_first(const char *name) {
    const size_t n = strlen(name);
    bool any = false;
    for (size_t i = 0, len; i < n; i += len) {
        const UChar32 c = (UChar32)utf8_decode(name + i, n - i, &len);
        UErrorCode error = U_ZERO_ERROR;
        if (!u_isalpha(c)) continue;
        const UScriptCode script = uscript_getScript(c, &error);
        if (script != USCRIPT_HAN && script != USCRIPT_HANGUL && script != USCRIPT_HIRAGANA &&
            script != USCRIPT_KATAKANA)
            return false;
        any = true;
    }
    return any;
}

const char *spell_full_name(struct arena *a, const char *first, const char *last) {
    if (!last || !*last) return first;
    const char *name = arena_printf(a, "%s %s", first, last);
    return spell_is_last_first(name) ? arena_printf(a, "%s %s", last, first) : name;
}

bool spell_has_letter(const char *text) {
    const size_t n = strlen(text);
    for (size_t i = 0, len; i < n; i += len)
        if (u_isalpha((UChar32)utf8_decode(text + i, n - i, &len))) return true;
    return false;
}

const char *spell_bare(struct arena *a, const char *text) {
    const size_t n = strlen(text);
    size_t from = n, to = 0;
    for (size_t i = 0, len; i < n; i += len) {
        const UChar32 c = (UChar32)utf8_decode(text + i, n - i, &len);
        const uint32_t kinds = U_GET_GC_MASK(c);
        if (!(kinds & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK))) continue;
        if (from == n) from = i;
        to = i + len;
    }
    return from < to ? arena_strndup(a, text + from, to - from) : "";
}

bool spell_looks_like(const char *a, const char *b) {
    UErrorCode error = U_ZERO_ERROR;
    if (strcmp(a, b) == 0) return false;
    USpoofChecker *checker = uspoof_open(&error);
    bool alike = U_SUCCESS(error) && uspoof_areConfusableUTF8(checker, a, -1, b, -1, &error) != 0;
    if (checker) uspoof_close(checker);
    return alike && U_SUCCESS(error);
}

const char *spell_letter(struct arena *a, const char *s) {
    char name[128];
    UErrorCode error = U_ZERO_ERROR;
    size_t len, n = strnlen(s, 4);
    unsigned c = utf8_decode(s, n, &len);
    u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
    if (U_FAILURE(error)) return arena_printf(a, "'%.*s' (U+%04X)", (int)len, s, c);
    return arena_printf(a, "'%.*s' (U+%04X %s)", (int)len, s, c, name);
}
