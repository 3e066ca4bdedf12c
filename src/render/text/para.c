/* para.c: joins spans into one string in normal form C, as UTF-8 and UTF-16, and runs the steps
 * described in para.h. */
#include "render/text/para.h"

#include "base/utf8.h"
#include "render/text/bidi.h"
#include "render/text/break.h"
#include "render/text/paras.h"

#include <assert.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

enum { LINE_SEPARATOR = 0x2028, OBJECT = 0xFFFC };

typedef VEC(UChar) units_vec;

static void add_unit(struct arena *a, units_vec *v, uint32_t c) {
    if (c >= 0x10000) {
        VEC_PUSH(a, v, (UChar)U16_LEAD(c));
        VEC_PUSH(a, v, (UChar)U16_TRAIL(c));
    } else {
        VEC_PUSH(a, v, (UChar)c);
    }
}

/* Normalizes characters that are not shown as such: one kind of line end, spaces for tabs, 0
 * (remove) for controls. */
static uint32_t tidy(uint32_t c, uint32_t after) {
    if (c == '\r') return after == '\n' ? 0 : LINE_SEPARATOR;
    if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029) return LINE_SEPARATOR;
    if (c == '\t' || c == '\v' || c == '\f') return ' ';
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0 : c;
}

static void decode_span(struct arena *a, const char *text, units_vec *v) {
    for (uint32_t c = utf8_next(&text), after; c; c = after) {
        after = utf8_next(&text);
        uint32_t kept = tidy(c, after);
        if (kept) add_unit(a, v, kept);
    }
}

/* Converts to normal form C, in place or into a new array. If ICU refuses the text, it is
 * unchanged. */
static void compose(struct arena *a, units_vec *v) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status) || unorm2_isNormalized(nfc, v->v, (int32_t)v->n, &status) ||
        U_FAILURE(status))
        return;
    size_t room = v->n * 3 + 16; /* normal form C grows text at most threefold (UAX 15) */
    UChar *composed = arena_array(a, room, sizeof *composed);
    int32_t n = unorm2_normalize(nfc, v->v, (int32_t)v->n, composed, (int32_t)room, &status);
    if (U_FAILURE(status)) return;
    v->v = composed;
    v->n = (size_t)n;
    v->cap = room;
}

static units_vec span_units(struct arena *a, const struct span *s) {
    units_vec v = {0};
    if (s->box_pt > 0) {
        VEC_PUSH(a, &v, OBJECT);
    } else if (s->text) {
        decode_span(a, s->text, &v);
        compose(a, &v);
    }
    return v;
}

/* Joins all units, and notes the span that each came from. */
static void gather(struct para *p) {
    units_vec *each = arena_array(p->arena, p->n_spans, sizeof *each);
    for (size_t i = 0; i < p->n_spans; i++) {
        each[i] = span_units(p->arena, &p->spans[i]);
        p->n_units += each[i].n;
    }
    assert(p->n_units < INT32_MAX / 4);
    p->units = arena_array(p->arena, p->n_units + 1, sizeof *p->units);
    p->span_of = arena_array(p->arena, p->n_units + 1, sizeof *p->span_of);
    size_t at = 0;
    for (size_t i = 0; i < p->n_spans; i++)
        for (size_t k = 0; k < each[i].n; k++, at++) {
            p->units[at] = each[i].v[k];
            p->span_of[at] = (uint32_t)i;
        }
}

uint32_t para_next(const struct para *p, size_t *unit) {
    uint32_t c = p->units[(*unit)++];
    if (!U16_IS_LEAD(c) || *unit == p->n_units) return c;
    return 0x10000 + ((c & 0x3FF) << 10) + (p->units[(*unit)++] & 0x3FFu);
}

/* Appends a code point of the paragraph as UTF-8; nothing for a box, '\n' for a line break. */
static void write_utf8(const struct para *p, size_t unit, uint32_t c, struct buf *out) {
    if (p->spans[p->span_of[unit]].box_pt > 0) return;
    buf_utf8(out, c == LINE_SEPARATOR ? '\n' : c);
}

static void encode(struct para *p) {
    struct buf text = BUF_INIT;
    p->byte_of = arena_array(p->arena, p->n_units + 1, sizeof *p->byte_of);
    for (size_t i = 0; i < p->n_units;) {
        size_t first = i;
        uint32_t c = para_next(p, &i);
        for (size_t k = first; k < i; k++) p->byte_of[k] = (uint32_t)text.n;
        write_utf8(p, first, c, &text);
    }
    p->text_n = text.n;
    p->byte_of[p->n_units] = (uint32_t)text.n;
    p->text = buf_take(&text, p->arena);
}

static void copy_spans(struct para *p, const struct span *spans, size_t n) {
    p->spans = arena_array(p->arena, n, sizeof *spans);
    p->langs = arena_array(p->arena, n, sizeof *p->langs);
    p->n_spans = n;
    mem_watch();
    for (size_t i = 0; i < n; i++) {
        struct span *s = &p->spans[i];
        *s = spans[i];
        const char *lang = s->lang ? s->lang : p->style.lang;
        s->lang = lang ? arena_strdup(p->arena, lang) : NULL;
        p->langs[i] = lang ? hb_language_from_string(lang, -1) : HB_LANGUAGE_INVALID;
    }
    mem_check();
}

/* The steps that do not depend on colors, tags, or the width of lines. */
static void prepare(struct para *p, const struct fonts *fs, const struct span *spans, size_t n,
                    const struct para_style *style) {
    p->fonts = fs;
    p->style = *style;
    copy_spans(p, spans, n);
    gather(p);
    encode(p);
    p->marks = breakers_marks(fonts_breakers(fs), p->arena, style->lang, p->units, p->n_units);
    p->levels = bidi_levels(p->arena, p->units, p->n_units, style->rtl);
    para_pieces(p);
    para_cuts(p, false);
}

struct para *para_new(struct arena *a, const struct fonts *fs, const struct span *spans, size_t n,
                      const struct para_style *style) {
    bool ready;
    struct para *kept = paras_find(fonts_paras(fs), spans, n, style, &ready),
                *p = arena_make(a, struct para);
    p->arena = a;
    if (!kept) {
        prepare(p, fs, spans, n, style);
        return p;
    }
    if (!ready) prepare(kept, fs, spans, n, style);
    *p = *kept;
    p->arena = a;
    p->style = *style;
    copy_spans(p, spans, n);
    return p;
}
