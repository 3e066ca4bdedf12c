/* format.c: dates, times, numbers, lists, and plural forms of a language, from ICU.
 *
 * A formatter is opened when first needed and kept in the language, because opening costs far more
 * than using it. The calendar is Gregorian and the digits are Western in every language. If ICU's
 * data lack something, the plain form (2026-10-14, 15:20) is written. */
#include "i18n/i18n_inner.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

enum { PATTERN = 120, OUTPUT = 400 }; /* UTF-16 units, far more than any date or number takes */

void format_tools_close(struct tools *t) {
    for (size_t i = 0; i < DATE_STYLES; i++) udat_close(t->date[i]);
    udat_close(t->time);
    unum_close(t->number);
    uplrules_close(t->plural);
    ulistfmt_close(t->list);
    *t = (struct tools){0};
}

/* ---- dates ---- */

static const char *const skeletons[DATE_STYLES] = {
    [DATE_LONG] = "yMMMMd", [DATE_DAY] = "MMMMd",       [DATE_SHORT] = "MMMd",
    [DATE_MONTH] = "yMMMM", [DATE_MONTH_SHORT] = "MMM", [DATE_WEEKDAY] = "EEEEMMMMd",
};

/* The language's pattern for the parts of a date in `skeleton`. Returns its length. */
static int32_t best_pattern(const struct lang *l, const char *skeleton, UChar pattern[PATTERN],
                            UErrorCode *error) {
    UChar parts[PATTERN];
    UDateTimePatternGenerator *g = udatpg_open(l->locale, error);
    u_uastrcpy(parts, skeleton);
    int32_t n = udatpg_getBestPattern(g, parts, -1, pattern, PATTERN, error);
    udatpg_close(g);
    return n;
}

/* Opens a format for the parts of a date in `skeleton`, in the order of the language, or for the
 * pattern of its catalog (NULL: none). NULL if ICU has none. */
static UDateFormat *open_format(const struct lang *l, const char *skeleton, const char *own) {
    UErrorCode error = U_ZERO_ERROR;
    UChar pattern[PATTERN] = {0};
    int32_t n = 0;
    if (own)
        u_strFromUTF8(pattern, PATTERN, &n, own, -1, &error);
    else
        n = best_pattern(l, skeleton, pattern, &error);
    UDateFormat *f =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, l->locale, u"UTC", -1, pattern, n, &error);
    if (U_FAILURE(error)) return NULL;
    local_names(l, f);
    return f;
}

/* Replaces the narrow space that newer ICU data has before "PM" and in numbers: many fonts lack it,
 * but all have the wider one. */
static char *plain_spaces(struct arena *a, UChar *s, int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        if (s[i] == 0x202F) s[i] = 0x00A0;
    }
    return wide_text(a, s, n);
}

/* NULL if it cannot be formatted. */
static const char *format_moment(struct arena *a, void **tool, const struct lang *l,
                                 const char *skeleton, const char *own, double ms) {
    if (!*tool) *tool = open_format(l, skeleton, own);
    if (!*tool) return NULL;
    UChar out[OUTPUT];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = udat_format(*tool, ms, out, OUTPUT, NULL, &error);
    return U_SUCCESS(error) ? plain_spaces(a, out, n) : NULL;
}

const char *lang_date(const struct lang *l, struct arena *a, struct date d, enum date_style style) {
    if (!date_is_set(d)) return "";
    long days = (long)date_days(d);
    struct said_date *said =
        &l->tools->said[((unsigned long)days * DATE_STYLES + style) % SAID_DATES];
    if (said->text[0] && said->days == days && said->style == style)
        return arena_strdup(a, said->text);
    const char *text = format_moment(a, &l->tools->date[style], l, skeletons[style],
                                     local_pattern(l, style), (double)days * 86400e3);
    if (text && strlen(text) < SAID_BYTES) {
        said->days = days;
        said->style = style;
        memcpy(said->text, text, strlen(text) + 1);
    }
    if (text) return text;
    char iso[20];
    date_iso(d, iso);
    return arena_strdup(a, iso);
}

const char *lang_time(const struct lang *l, struct arena *a, int hour, int minute) {
    double ms = (hour * 60.0 + minute) * 60e3;
    const char *text = format_moment(a, &l->tools->time, l, "jm", local_time(l), ms);
    return text ? text : arena_printf(a, "%02d:%02d", hour, minute);
}

/* ---- numbers ---- */

static UNumberFormat *number_tool(const struct lang *l) {
    UErrorCode error = U_ZERO_ERROR;
    if (!l->tools->number)
        l->tools->number = unum_open(UNUM_DECIMAL, NULL, 0, l->locale, NULL, &error);
    return l->tools->number;
}

const char *lang_number(const struct lang *l, struct arena *a, long n) {
    UChar out[OUTPUT];
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *f = number_tool(l);
    int32_t length = f ? unum_formatInt64(f, n, out, OUTPUT, NULL, &error) : 0;
    return f && U_SUCCESS(error) ? plain_spaces(a, out, length) : arena_printf(a, "%ld", n);
}

/* Keeps the number of decimals: "2.50" is "2,50". */
const char *lang_decimal(const struct lang *l, struct arena *a, const char *plain) {
    UChar sign[16];
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *f = number_tool(l);
    const char *point = strchr(plain, '.');
    if (!f || !point) return arena_strdup(a, plain);
    int32_t n = unum_getSymbol(f, UNUM_DECIMAL_SEPARATOR_SYMBOL, sign, 16, &error);
    if (U_FAILURE(error)) return arena_strdup(a, plain);
    return arena_printf(a, "%.*s%s%s", (int)(point - plain), plain, wide_text(a, sign, n),
                        point + 1);
}

enum plural_form format_plural_of(const struct lang *l, long n) {
    UChar wide[16];
    char name[16];
    UErrorCode error = U_ZERO_ERROR;
    if (!l->tools->plural) l->tools->plural = uplrules_open(l->locale, &error);
    if (!l->tools->plural) return FORM_OTHER;
    int32_t length = uplrules_select(l->tools->plural, (double)n, wide, 15, &error);
    if (U_FAILURE(error)) return FORM_OTHER;
    u_UCharsToChars(wide, name, length);
    name[length] = '\0';
    enum plural_form form = catalog_form_named(name);
    return form == FORM_COUNT ? FORM_OTHER : form;
}

/* ---- lists ---- */

/* Formats n wide items. Free the result; NULL on failure. */
static UChar *join(const UListFormatter *f, const struct wide *items, size_t n, int32_t *length) {
    const UChar **texts = mem_alloc(n * sizeof *texts);
    int32_t *lengths = mem_alloc(n * sizeof *lengths), cap = 64;
    for (size_t i = 0; i < n; i++) {
        texts[i] = items[i].s;
        lengths[i] = items[i].n;
        cap += items[i].n + 32; /* the text between two items is shorter */
    }
    UErrorCode error = U_ZERO_ERROR;
    UChar *out = mem_alloc((size_t)cap * sizeof *out);
    *length = ulistfmt_format(f, texts, lengths, (int32_t)n, out, cap, &error);
    free(texts);
    free(lengths);
    if (U_SUCCESS(error)) return out;
    free(out);
    return NULL;
}

static const char *with_commas(struct arena *a, const char *const *items, size_t n) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        if (i) buf_str(&b, ", ");
        buf_str(&b, items[i]);
    }
    return buf_take(&b, a);
}

const char *lang_list(const struct lang *l, struct arena *a, const char *const *items, size_t n) {
    UErrorCode error = U_ZERO_ERROR;
    struct tools *t = l->tools;
    if (n < 2) return n ? arena_strdup(a, items[0]) : "";
    const char *own = local_list(l, a, items, n);
    if (own) return own;
    if (!t->list)
        t->list = ulistfmt_openForType(l->locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, &error);
    if (!t->list) return with_commas(a, items, n);
    struct wide *wide = mem_alloc(n * sizeof *wide);
    for (size_t i = 0; i < n; i++) wide[i] = wide_from(items[i]);
    int32_t length = 0;
    UChar *out = join(t->list, wide, n, &length);
    const char *text = out ? wide_text(a, out, length) : with_commas(a, items, n);
    for (size_t i = 0; i < n; i++) free(wide[i].s);
    free(wide);
    free(out);
    return text;
}

/* ---- sentences ---- */

/* The last character, ignoring closing quotation marks, brackets, and spaces after it; 0 for
 * none. */
static UChar32 last_sign(const char *text) {
    UChar32 last = 0;
    for (unsigned c; (c = utf8_next(&text)) != 0;) {
        int32_t kind = u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK);
        bool closes = kind == U_LB_QUOTATION || kind == U_LB_CLOSE_PUNCTUATION ||
                      kind == U_LB_CLOSE_PARENTHESIS;
        /* "。" is classified as closing, too. */
        bool ends = u_hasBinaryProperty((UChar32)c, UCHAR_S_TERM);
        if (ends || (!closes && !u_isUWhiteSpace((UChar32)c))) last = (UChar32)c;
    }
    return last;
}

const char *lang_sentence_end(const struct lang *l, const char *text) {
    enum { ELLIPSIS = 0x2026 };
    const char *stop = tr(l, "sentence.end");
    UChar32 last = last_sign(text);
    bool ended = last == ELLIPSIS || u_hasBinaryProperty(last, UCHAR_S_TERM);
    return ended ? stop + strcspn(stop, " ") : stop;
}

/* ---- dates in figures ---- */

/* Excel's code for a field of an ICU date pattern; NULL if c is not a field. */
static const char *excel_field(UChar c) {
    switch (c) {
    case 'd': return "dd";
    case 'M': return "mm";
    case 'y': return "yyyy";
    default: return NULL;
    }
}

const char *lang_date_figures(const struct lang *l, struct arena *a) {
    UChar pattern[OUTPUT];
    UErrorCode error = U_ZERO_ERROR;
    static const UChar skeleton[] = {'y', 'M', 'd'};
    UDateTimePatternGenerator *generator = udatpg_open(l->locale, &error);
    int32_t n = udatpg_getBestPattern(generator, skeleton, 3, pattern, OUTPUT, &error);
    udatpg_close(generator);
    if (U_FAILURE(error) || n == 0 || pattern[0] != 'd') return "yyyy\\-mm\\-dd";
    struct buf b = BUF_INIT;
    /* A quotation mark begins literal text, such as a word for "year". */
    for (int32_t i = 0; i < n && pattern[i] != '\''; i++) {
        const char *field = excel_field(pattern[i]);
        if (field && (i == 0 || pattern[i] != pattern[i - 1])) buf_str(&b, field);
        if (!field && pattern[i] < 0x80 && pattern[i] != ' ') {
            buf_str(&b, "\\");
            buf_char(&b, (char)pattern[i]);
        }
    }
    const char *figures = buf_dup(&b, a);
    buf_release(&b);
    return figures;
}
