/* name_words.c: splits text into words in one pass that decodes only non-ASCII characters, so most
 * words cost little. */
#include "i18n/name_words.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/ending.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "i18n/passport.h"
#include "i18n/spelling.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* ---- letters ---- */

enum sort { OUTSIDE, LETTER, INSIDE /* part of a word if between two letters */ };

static bool is_ascii_letter(unsigned c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static bool is_apostrophe(unsigned c) {
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018 || c == 0xB4;
}

static bool is_unseen(unsigned c) {
    return c >= 0x80 && u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static enum sort sort_of(unsigned c) {
    if (c < 0x80) {
        if (is_ascii_letter(c) || (c >= '0' && c <= '9')) return LETTER;
        return c == '\'' || c == '*' ? INSIDE : OUTSIDE;
    }
    if (is_apostrophe(c) || is_unseen(c)) return INSIDE;
    return u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0 ? LETTER
                                                                                   : OUTSIDE;
}

static int script_of(unsigned c) {
    UErrorCode error = U_ZERO_ERROR;
    return (int)uscript_getScript((UChar32)c, &error);
}

/* Chinese, Japanese, Thai, and similar scripts are written without spaces between words. */
bool word_stands_alone(unsigned c) {
    if (c < 0xE00) return false;
    switch (script_of(c)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
    }
}

/* A capital, or a letter of a script without capitals. */
static bool is_capital(unsigned c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return !u_islower((UChar32)c) && u_isalpha((UChar32)c);
}

static bool is_cased(unsigned c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isupper((UChar32)c) || u_istitle((UChar32)c);
}

/* ---- words ---- */

struct walk {
    struct arena *arena;
    const char *s;
    size_t n;
    VEC(struct word) words;
    enum word_gap gap;
    bool opens;
};

static unsigned at(const struct walk *w, size_t i, size_t *length) {
    unsigned char c = (unsigned char)w->s[i];
    *length = 1;
    return c < 0x80 ? c : utf8_decode(w->s + i, w->n - i, length);
}

/* Does the word continue after characters that may be inside a word? If so, *i is set to the next
 * letter. */
static bool goes_on(const struct walk *w, size_t *i) {
    size_t length, k = *i;
    while (k < w->n) {
        unsigned c = at(w, k, &length);
        enum sort sort = sort_of(c);
        if (sort == LETTER && !word_stands_alone(c)) {
            *i = k;
            return true;
        }
        if (sort != INSIDE) return false;
        k += length;
    }
    return false;
}

/* Takes a word whatever its first letter: lowercase words are not names, but they are words of the
 * text. */
static size_t take_word(struct walk *w, size_t i) {
    size_t length;
    unsigned first = at(w, i, &length);
    struct word word = {.begin = i,
                        .before = w->gap,
                        .capital = is_capital(first),
                        .cased = is_cased(first),
                        .opens = w->opens,
                        .plain = first < 0x80};
    i += length;
    word.end = i;
    while (i < w->n) {
        unsigned c = at(w, i, &length);
        enum sort sort = sort_of(c);
        bool mark = c >= 0x300 && (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
        if (word_stands_alone(first) && !mark) break;
        if (sort == OUTSIDE || (sort == LETTER && !mark && word_stands_alone(c))) break;
        if (sort == INSIDE) {
            if (!goes_on(w, &i)) break;
            if (is_apostrophe(c)) { /* "d'Omar" */
                word.capital = word.capital || is_capital(at(w, i, &length));
                word.cased = word.cased || is_cased(at(w, i, &length));
            }
        }
        if (sort != LETTER || c >= 0x80) word.plain = false;
        if (sort == LETTER) i += length;
        word.end = i;
    }
    VEC_PUSH(w->arena, &w->words, word);
    w->gap = GAP_NONE;
    w->opens = false;
    return word.end;
}

static bool ends_sentence(unsigned c) {
    static const unsigned ends[] = {'.',    '!',    '?',   ':',   ';',   0x2026, 0x3002, 0xFF01,
                                    0xFF1F, 0xFF1A, 0x61F, 0x6D4, 0x964, 0xBF,   0xA1};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends[i] == c) return true;
    return false;
}

static bool is_space(unsigned c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000;
}

static bool is_hyphen(unsigned c) {
    return c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2012) || c == 0xAD;
}

/* After a line end: is there a blank line, or the mark of a list item, quotation, or heading? */
static bool begins_block(const struct walk *w, size_t i) {
    while (i < w->n && (w->s[i] == ' ' || w->s[i] == '\t' || w->s[i] == '\r')) i++;
    return i >= w->n || strchr("\n-*+#>|", w->s[i]) || (w->s[i] >= '0' && w->s[i] <= '9');
}

static void take_gap(struct walk *w, unsigned c, size_t next) {
    enum word_gap gap = GAP_BREAK;
    if (is_unseen(c) || c == '*') return;
    if (is_space(c) || is_hyphen(c)) gap = GAP_SPACE;
    if (c == ',' || c == 0x3001) gap = GAP_COMMA;
    if (c == '\n' && begins_block(w, next)) {
        gap = GAP_BREAK;
        w->opens = true;
    }
    if (ends_sentence(c)) w->opens = true;
    if (gap > w->gap) w->gap = gap;
}

struct wording name_words_of(struct arena *a, const char *s, size_t n) {
    struct walk w = {.arena = a, .s = s, .n = n, .gap = GAP_BREAK, .opens = true};
    for (size_t i = 0, length; i < n;) {
        unsigned c = at(&w, i, &length);
        if (sort_of(c) == LETTER) {
            i = take_word(&w, i);
        } else {
            take_gap(&w, c, i + length);
            i += length;
        }
    }
    return (struct wording){w.words.v, w.words.n};
}

/* ---- keys ---- */

/* Letters that Unicode does not decompose, and that people often type without their stroke. */
static const char *stroked(unsigned c) {
    switch (c) {
    case 0xE6: return "ae";
    case 0xF8: return "o";
    case 0xF0:
    case 0x111: return "d";
    case 0xFE: return "th";
    case 0x127: return "h";
    case 0x131: return "i";
    case 0x142: return "l";
    case 0x153: return "oe";
    case 0x167: return "t";
    default: return NULL;
    }
}

/* Is it a mark to leave out? Only for scripts that are often written without marks. */
static bool is_accent(unsigned c) {
    if ((U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) == 0) return false;
    return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48A) || (c >= 0x591 && c < 0x5C8) ||
           (c >= 0x610 && c < 0x6EE) || (c >= 0x1AB0 && c < 0x1B00) ||
           (c >= 0x1DC0 && c < 0x1E00) || c == 0x670;
}

static void add_letter(struct buf *out, unsigned c) {
    UChar32 low = u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
    const char *as = c == 0xDF || c == 0x1E9E ? "ss" : stroked((unsigned)low);
    if (is_accent(c) || is_apostrophe(c) || is_unseen(c) || c == '*') return;
    if (as)
        buf_str(out, as);
    else
        buf_utf8(out, (unsigned)low);
}

static void add_folded(struct buf *out, unsigned c) {
    enum { PARTS_AT_MOST = 32 };
    UChar parts[PARTS_AT_MOST];
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&error);
    int32_t n =
        c < 0xA0 ? -1 : unorm2_getDecomposition(nfkd, (UChar32)c, parts, PARTS_AT_MOST, &error);
    if (n < 0 || U_FAILURE(error)) {
        add_letter(out, c);
        return;
    }
    for (int32_t i = 0; i < n;) {
        unsigned part = parts[i++];
        if (U16_IS_LEAD(part) && i < n) {
            part = (unsigned)U16_GET_SUPPLEMENTARY(part, parts[i]);
            i++;
        }
        add_letter(out, part);
    }
}

const char *word_key(struct arena *a, const char *s, size_t n) {
    struct buf out = BUF_INIT;
    for (size_t i = 0, length; i < n; i += length) {
        unsigned c = utf8_decode(s + i, n - i, &length);
        add_folded(&out, c);
    }
    return buf_take(&out, a);
}

static const char *plain_key(struct arena *a, const char *s, const struct word *w) {
    size_t n = w->end - w->begin;
    if (!w->plain) return word_key(a, s + w->begin, n);
    return ascii_lowered(a, arena_strndup(a, s + w->begin, n));
}

static const char *written_out(unsigned c) {
    switch (c) {
    case 0xC4:
    case 0xE4:
    case 0xC6:
    case 0xE6: return "ae";
    case 0xD6:
    case 0xF6:
    case 0xD8:
    case 0xF8: return "oe";
    case 0xDC:
    case 0xFC: return "ue";
    case 0xC5:
    case 0xE5: return "aa";
    default: return NULL;
    }
}

/* Is it a combining mark, or a part of a Korean syllable? Some programs store letters
 * decomposed. */
static bool is_part_of_letter(unsigned c) {
    return (c >= 0x300 && c < 0x370) || (c >= 0x1100 && c < 0x1200);
}

/* Composes letters with their marks, for code that depends on which letter it is. */
static const char *composed(struct arena *a, const char *s, size_t *n) {
    bool apart = false;
    for (size_t i = 0, length; i < *n && !apart; i += length)
        apart = is_part_of_letter(utf8_decode(s + i, *n - i, &length));
    if (!apart) return s;
    const char *whole = spell_composed(a, arena_strndup(a, s, *n));
    *n = strlen(whole);
    return whole;
}

const char *word_key_written_out(struct arena *a, const char *s, size_t n) {
    struct buf out = BUF_INIT;
    bool any = false;
    s = composed(a, s, &n);
    for (size_t i = 0, length; i < n; i += length) {
        unsigned c = utf8_decode(s + i, n - i, &length);
        const char *as = written_out(c);
        any = any || as;
        if (as)
            buf_str(&out, as);
        else
            add_folded(&out, c);
    }
    const char *key = any ? buf_dup(&out, a) : NULL;
    buf_release(&out);
    return key;
}

unsigned word_first(const char *s, size_t n, size_t *length) {
    unsigned c = utf8_decode(s, n, length);
    if (sort_of(c) != LETTER || !is_capital(c)) return 0;
    struct buf out = BUF_INIT;
    add_folded(&out, c);
    size_t bytes;
    unsigned first = out.n ? utf8_decode(out.p, out.n, &bytes) : c;
    buf_release(&out);
    return first;
}

/* ---- other scripts ---- */

struct latin {
    UTransliterator *open[LATIN_BY_ICU];
};

struct latin *latin_new(struct arena *a) {
    return arena_make(a, struct latin);
}

void latin_free(struct latin *l) {
    for (enum latin_way way = 0; way < LATIN_BY_ICU; way++) {
        if (l->open[way]) utrans_close(l->open[way]);
        l->open[way] = NULL;
    }
}

static UTransliterator *opened(struct latin *l, enum latin_way way) {
    static const UChar *const ids[LATIN_BY_ICU] = {
        [LATIN_ANY] = u"Any-Latin; Latin-ASCII; Any-Lower",
        [LATIN_RUSSIAN] = u"Russian-Latin/BGN; Latin-ASCII; Any-Lower",
        [LATIN_UKRAINIAN] = u"Ukrainian-Latin/BGN; Latin-ASCII; Any-Lower"};
    UErrorCode error = U_ZERO_ERROR;
    if (!l->open[way])
        l->open[way] = utrans_openU(ids[way], -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    return l->open[way];
}

/* Is there a letter that this way transliterates: one that is not Latin, or for the Cyrillic ways,
 * a Cyrillic one? */
static bool is_for(enum latin_way way, const char *s, size_t n) {
    for (size_t i = 0, length; i < n; i += length) {
        unsigned c = utf8_decode(s + i, n - i, &length);
        if (c < 0x250 || !u_isalpha((UChar32)c)) continue;
        int script = script_of(c);
        if (way == LATIN_ANY ? script != USCRIPT_LATIN : script == USCRIPT_CYRILLIC) return true;
    }
    return false;
}

const char *word_in_latin_as(struct latin *l, struct arena *a, const char *s, size_t n,
                             enum latin_way way) {
    enum { LETTERS = 256 };
    UChar text[LETTERS];
    char out[LETTERS * 3 + 1];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0, limit, bytes = 0;
    s = composed(a, s, &n);
    if (!is_for(way, s, n)) return NULL;
    if (way == LATIN_UKRAINIAN_PASSPORT) return word_in_passport(a, s, n, PASSPORT_UKRAINIAN);
    if (way == LATIN_RUSSIAN_PASSPORT) return word_in_passport(a, s, n, PASSPORT_RUSSIAN);
    UTransliterator *latin = opened(l, way);
    if (!latin) return NULL;
    u_strFromUTF8(text, LETTERS / 3, &length, s, (int32_t)n, &error);
    if (U_FAILURE(error)) return NULL; /* longer than any name */
    limit = length;
    utrans_transUChars(latin, text, &length, LETTERS, 0, &limit, &error);
    u_strToUTF8(out, sizeof out - 1, &bytes, text, length, &error);
    return U_SUCCESS(error) ? arena_strndup(a, out, (size_t)bytes) : NULL;
}

const char *word_in_latin(struct latin *l, struct arena *a, const char *s, size_t n) {
    return word_in_latin_as(l, a, s, n, LATIN_ANY);
}

/* `words` has a space before and after each word. */
static bool is_among(const char *words, const char *key) {
    size_t n = strlen(key);
    for (const char *p = words; n && (p = strstr(p, key)); p += n)
        if (p[-1] == ' ' && p[n] == ' ') return true;
    return false;
}

/* ---- possible names behind a word ---- */

struct keys {
    const char **v;
    size_t n;
};

static void add_key(struct keys *k, const char *key) {
    if (!key || !*key || k->n == WORD_KEYS) return;
    for (size_t i = 0; i < k->n; i++)
        if (strcmp(k->v[i], key) == 0) return;
    k->v[k->n++] = key;
}

/* Without the s of a possessive; NULL for words like "Us", which would become too short. */
static const char *without_s(struct arena *a, const char *key) {
    size_t n = strlen(key);
    return n > 2 && key[n - 1] == 's' ? arena_strndup(a, key, n - 1) : NULL;
}

static void parts_add(struct arena *a, struct keys *k, const char *s, const struct word *w) {
    for (size_t i = w->begin, length; i < w->end; i += length) {
        unsigned c = utf8_decode(s + i, w->end - i, &length);
        if (!is_apostrophe(c)) continue;
        add_key(k, word_key(a, s + w->begin, i - w->begin));
        size_t next = i + length, letter;
        if (is_capital(utf8_decode(s + next, w->end - next, &letter))) {
            const char *after = word_key(a, s + next, w->end - next);
            add_key(k, after);
            add_key(k, without_s(a, after));
        }
    }
}

bool word_is_hangul(const char *key) {
    size_t length;
    return *key && script_of(utf8_decode(key, strlen(key), &length)) == USCRIPT_HANGUL;
}

/* "민준이가", "민준은": a particle may follow a name without a space, after 이 if the name ends in a
 * consonant. */
static void add_without_particle(struct arena *a, struct keys *k, const char *s, size_t n) {
    static const char *const particles[] = {
        "에게서", "한테서", "에게", "한테", "이랑", "하고", "께서", "처럼", "보다", "까지",
        "부터",   "으로",   "랑",   "이",   "가",   "은",   "는",   "을",   "를",   "와",
        "과",     "의",     "도",   "만",   "아",   "야",   "로",   "네",   "씨",   "님"};
    /* Everyday words that are also names. */
    static const char words[] =
        " 가을 겨울 나라 나무 노을 다운 마음 바다 보라 사랑 새벽 소리 아름 여름 우리 이슬 지우 하나 하늘 ";
    const char *whole = composed(a, s, &n), *word = arena_strndup(a, whole, n);
    if (!word_is_hangul(word)) return;
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        const char *stem = ending_cut(a, word, particles[i]);
        if (!stem) continue;
        const char *shorter = ending_cut(a, stem, "이");
        if (!is_among(words, stem)) add_key(k, word_key(a, stem, strlen(stem)));
        if (shorter && !is_among(words, shorter)) add_key(k, word_key(a, shorter, strlen(shorter)));
        return;
    }
}

size_t word_keys(struct latin *l, struct arena *a, const char *s, const struct word *w,
                 const char *keys[WORD_KEYS]) {
    struct keys k = {keys, 0};
    const char *key = plain_key(a, s, w), *bytes = s + w->begin;
    size_t n = w->end - w->begin;
    add_key(&k, key);
    if (!w->plain) parts_add(a, &k, s, w);
    add_key(&k, without_s(a, key));
    if (w->plain) return k.n;
    add_key(&k, word_key_written_out(a, bytes, n));
    add_without_particle(a, &k, bytes, n);
    size_t length;
    if (word_stands_alone(utf8_decode(bytes, n, &length))) return k.n;
    for (enum latin_way way = 0; way < LATIN_WAYS; way++) {
        const char *latin = word_in_latin_as(l, a, bytes, n, way);
        if (latin) add_key(&k, word_key(a, latin, strlen(latin)));
    }
    const char *stems[WORD_STEMS];
    const size_t n_stems = word_stems(a, key, stems);
    for (size_t i = 0; i < n_stems; i++) add_key(&k, stems[i]);
    return k.n;
}

/* ---- words that are not names ---- */

bool word_is_title(const char *key) {
    static const char titles[] =
        " aunt auntie avenue calle camp cape coach doctor don dona dr dra frau fraulein fort herr lady lake lord madame maestra "
        "maestro miss mister mme mlle monsieur mount mr mrs ms mt mx nurse officer oncle onkel port president principal prof "
        "professor saint san santa senor senora senorita sir sra sr st tante teacher tia tio uncle ";
    return is_among(titles, key);
}

bool word_is_particle(const char *key) {
    static const char words[] =
        " abd abdel abdul abu allah bin bint dal das del dela della den der des dos els ibn las los mac ould ter the thi van "
        "vom von zum zur ";
    return is_among(words, key);
}

bool word_is_linking(const char *key) {
    static const char words[] =
        " a about after and are as at because but by came can did does for from had has have he how i if in is it "
        "me my not of on or our she so that the their then they this to us was we went were what when where who why will "
        "with you your "
        "con de del el en es la las los para por que un una y "
        "das der die ein eine fur hat ich ist mit und von wie wir "
        "avec dans des du est et les ma mon pour une ";
    return is_among(words, key);
}

bool word_is_verb(const char *key) {
    static const char words[] =
        " began brought built bought caught drew ate fell found gave got grew held kept knew led left likes lost loves made "
        "makes met plays ran read reads said sang sat saw says shows spoke stood swam taught thinks told took tried wants "
        "won works wrote ";
    size_t n = strlen(key);
    return is_among(words, key) ||
           (n > 4 && (strcmp(key + n - 2, "ed") == 0 || strcmp(key + n - 3, "ing") == 0));
}

bool word_is_month_or_noun(const char *key) {
    static const char words[] =
        " january february march april may june july august september october november december "
        "januar februar marz mai juni juli mars avril juin juillet aout "
        "monday tuesday wednesday thursday friday saturday sunday "
        "bach baum berg blum busch fuchs haas hahn hirsch kaiser koch konig kraft kramer krug lang richter ritter sommer stein "
        "stern vogel wald weber winter wolf zimmermann ";
    return is_among(words, key);
}

bool word_is_ordinary(const char *key) {
    static const char words[] =
        " art autumn baker bear best bill bishop black blue bridge brook brooks brown can carpenter cook cooper daisy dawn day dean "
        "english faith field fields fisher forest fox frank french friend gold good grace grant gray green grove guy hall "
        "harmony her hill holly hope house hunter iris ivy jack joy king knight lane law lily little long love mark marsh mason "
        "melody mercy miles miller moon noble north olive page park parks penny pierce pool poppy price prince queen rain ray "
        "read reed rice rich river rivers robin rock rose ruby sage scout see singer sky snow south spring star stone strong summer "
        "summers sunny swan sun taylor turner walker ward waters weaver wells west white will winters wood woods you young ";
    return is_among(words, key) || word_is_month_or_noun(key);
}
