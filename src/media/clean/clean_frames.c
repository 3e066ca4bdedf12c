/* clean_frames.c: every kind of stream is a sequence of units. Units of picture data are copied; of
 * those that describe the pictures, only the ones that change how they are displayed. The lists
 * name what is kept, so unknown units are dropped. */
#include "media/clean/clean_frames.h"

#include "media/clean/clean_inner.h"
#include "media/kind/byte_order.h"

#include <stdint.h>
#include <string.h>

static void add(struct buf *out, struct bytes b) { buf_add(out, b.p, b.n); }

static void add_big(struct buf *out, size_t value, size_t n) {
    while (n--) buf_char(out, (char)(value >> 8 * n));
}

static bool is_one_of(const unsigned char *list, size_t n, unsigned value) {
    return memchr(list, (int)value, n) != NULL;
}
#define ONE_OF(list, value) is_one_of(list, sizeof list, value)

/* ---- messages of H.264 and H.265 (ITU-T H.264, annex D; H.265, annex D) ---- */

/* Messages that a player needs: starting points, rotation, colors, and transparency. The numbers
 * are the same in both. */
static const unsigned char kept_messages[] = {6, 45, 47, 137, 144, 147, 148, 165};
enum { LONGEST_MESSAGE = 64 };

/* The bytes of a unit without emulation prevention bytes. */
static void unescape(struct bytes unit, struct buf *out) {
    size_t zeros = 0;
    for (size_t i = 0; i < unit.n; i++) {
        bool filler = zeros >= 2 && unit.p[i] == 3;
        if (!filler) buf_char(out, (char)unit.p[i]);
        zeros = filler || unit.p[i] ? 0 : zeros + 1;
    }
}

static void add_escaped(struct bytes unit, struct buf *out) {
    size_t zeros = 0;
    for (size_t i = 0; i < unit.n; i++) {
        if (zeros >= 2 && unit.p[i] <= 3) {
            buf_char(out, 3);
            zeros = 0;
        }
        buf_char(out, (char)unit.p[i]);
        zeros = unit.p[i] ? 0 : zeros + 1;
    }
}

/* A number: bytes of 255, then a smaller one, added up. */
static bool take_number(struct bytes *from, size_t *value) {
    for (*value = 0; from->n;) {
        unsigned char byte = *from->p;
        from->p++;
        from->n--;
        *value += byte;
        if (byte != 255) return true;
    }
    return false;
}

static void add_message(struct buf *out, size_t kind, struct bytes message) {
    buf_char(out, (char)kind);
    buf_char(out, (char)message.n);
    add(out, message);
}

/* Adds a unit of messages with only the kept ones; nothing if there are none. */
static void add_messages(struct bytes unit, size_t head, struct buf *out) {
    struct buf plain = BUF_INIT, kept = BUF_INIT;
    unescape((struct bytes){unit.p + head, unit.n - head}, &plain);
    struct bytes left = {(const unsigned char *)plain.p, plain.n}, message;
    for (size_t kind, n; left.n > 1 && take_number(&left, &kind) && take_number(&left, &n) &&
                         bytes_take(&left, n, &message);)
        if (kind < 256 && n <= LONGEST_MESSAGE && ONE_OF(kept_messages, (unsigned)kind))
            add_message(&kept, kind, message);
    if (kept.n) {
        buf_char(&kept, (char)0x80);
        buf_add(out, unit.p, head);
        add_escaped((struct bytes){(const unsigned char *)kept.p, kept.n}, out);
    }
    buf_release(&plain);
    buf_release(&kept);
}

/* ---- units of H.264 (7.4.1) and H.265 (7.4.2.2) ---- */

static const unsigned char kept_264[] = {1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 19, 20, 21};
static const unsigned char kept_265[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  16,
                                         17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37};

static void add_unit(const struct frames_form *form, struct bytes unit, struct buf *out) {
    if (form->kind == FRAMES_H264 && unit.n > 1) {
        unsigned type = unit.p[0] & 31;
        if (type == 6) add_messages(unit, 1, out);
        if (ONE_OF(kept_264, type)) add(out, unit);
    } else if (form->kind == FRAMES_H265 && unit.n > 2) {
        unsigned type = unit.p[0] >> 1 & 63;
        if (type == 39 || type == 40) add_messages(unit, 2, out);
        if (ONE_OF(kept_265, type)) add(out, unit);
    }
}

/* With its length first, or a start code. */
static void add_delimited(const struct frames_form *form, struct bytes unit, struct buf *out) {
    struct buf clean = BUF_INIT;
    add_unit(form, unit, &clean);
    if (clean.n && form->length_bytes) add_big(out, clean.n, form->length_bytes);
    if (clean.n && !form->length_bytes) buf_add(out, "\0\0\0\1", 4);
    buf_add(out, clean.p, clean.n);
    buf_release(&clean);
}

static bool clean_by_length(const struct frames_form *form, struct bytes left, struct buf *out) {
    struct bytes length, unit;
    while (left.n) {
        if (!bytes_take(&left, form->length_bytes, &length)) return false;
        if (!bytes_take(&left, bytes_big(length.p, (int)length.n), &unit)) return false;
        add_delimited(form, unit, out);
    }
    return true;
}

/* The next start code, or the end. */
static const unsigned char *next_start(const unsigned char *p, const unsigned char *end) {
    const unsigned char *found = memmem(p, (size_t)(end - p), "\0\0\1", 3);
    return found ? found : end;
}

static bool clean_by_start(const struct frames_form *form, struct bytes all, struct buf *out) {
    const unsigned char *end = all.p + all.n, *p = next_start(all.p, end);
    while (p < end) {
        const unsigned char *unit = p + 3, *next = next_start(unit, end), *last = next;
        while (last > unit && !last[-1]) last--; /* zeros belong to the following start code */
        add_delimited(form, (struct bytes){unit, (size_t)(last - unit)}, out);
        p = next;
    }
    return true;
}

/* Several units, each preceded by its length in two bytes. */
static bool copy_sets(const struct frames_form *form, struct bytes *left, size_t n,
                      struct buf *out) {
    struct bytes length, unit;
    while (n--) {
        if (!bytes_take(left, 2, &length) || !bytes_take(left, bytes_big(length.p, 2), &unit))
            return false;
        struct buf clean = BUF_INIT;
        add_unit(form, unit, &clean);
        add_big(out, clean.n, 2);
        buf_add(out, clean.p, clean.n);
        buf_release(&clean);
    }
    return true;
}

/* avcC (ISO/IEC 14496-15, 5.3.3): five bytes, sequence and picture parameter sets, and in some
 * profiles four more bytes and more sets. */
static bool clean_head_264(struct frames_form *form, struct bytes left, struct buf *out) {
    struct bytes fixed, count;
    if (!bytes_take(&left, 5, &fixed)) return false;
    form->length_bytes = (fixed.p[4] & 3u) + 1;
    add(out, fixed);
    for (int i = 0; i < 2; i++) {
        if (!bytes_take(&left, 1, &count)) return false;
        add(out, count);
        if (!copy_sets(form, &left, i ? *count.p : *count.p & 31, out)) return false;
    }
    bool high = is_one_of((const unsigned char[]){100, 110, 122, 144}, 4, fixed.p[1]);
    if (!high || !bytes_take(&left, 4, &fixed)) return true;
    add(out, fixed);
    return copy_sets(form, &left, fixed.p[3], out);
}

/* hvcC (8.3.3): 22 bytes, and a list for each type of unit. */
static bool clean_head_265(struct frames_form *form, struct bytes left, struct buf *out) {
    static const unsigned char sets[] = {32, 33, 34};
    struct bytes fixed, lists, list;
    if (!bytes_take(&left, 22, &fixed) || !bytes_take(&left, 1, &lists)) return false;
    form->length_bytes = (fixed.p[21] & 3u) + 1;
    add(out, fixed);
    size_t at = out->n;
    buf_char(out, 0);
    for (int i = 0; i < *lists.p; i++) {
        struct buf dropped = BUF_INIT;
        if (!bytes_take(&left, 3, &list)) return false;
        bool kept = ONE_OF(sets, list.p[0] & 63u);
        if (kept) add(out, list);
        bool whole = copy_sets(form, &left, bytes_big(list.p + 1, 2), kept ? out : &dropped);
        buf_release(&dropped);
        if (!whole) return false;
        out->p[at] = (char)(out->p[at] + kept);
    }
    return true;
}

/* ---- AV1 (5.3 to 5.8 of its specification) ---- */

static bool take_leb128(struct bytes *from, size_t *value) {
    *value = 0;
    for (int i = 0; i < 8 && from->n; i++) {
        unsigned char byte = *from->p;
        from->p++;
        from->n--;
        *value |= (size_t)(byte & 127) << 7 * i;
        if (!(byte & 128)) return true;
    }
    return false;
}

/* Metadata that is kept: brightness and colors of the mastering display, and layers. */
static bool is_kept_metadata(struct bytes body) {
    size_t type;
    return take_leb128(&body, &type) && type >= 1 && type <= 3 && body.n <= LONGEST_MESSAGE;
}

static bool clean_av1(struct bytes left, struct buf *out) {
    enum { METADATA = 5, EXTENDED = 4, SIZED = 2 };
    static const unsigned char kept[] = {1, 2, 3, 4, 6, 7, 8};
    while (left.n) {
        const unsigned char *start = left.p;
        struct bytes head, body;
        size_t n;
        if (!bytes_take(&left, *start & EXTENDED ? 2 : 1, &head)) return false;
        if (!(*start & SIZED))
            n = left.n;
        else if (!take_leb128(&left, &n))
            return false;
        if (!bytes_take(&left, n, &body)) return false;
        unsigned type = *start >> 3 & 15;
        if (type == METADATA ? is_kept_metadata(body) : ONE_OF(kept, type))
            buf_add(out, start, (size_t)(body.p + body.n - start));
    }
    return true;
}

static bool clean_head_av1(struct bytes left, struct buf *out) {
    struct bytes fixed;
    if (!bytes_take(&left, 4, &fixed)) return false;
    add(out, fixed);
    return clean_av1(left, out);
}

/* ---- MPEG-1, 2, and 4 ---- */

/* The name and version of an encoder, "XviD0050" or "Lavc59.37.100". Decoders use it to round as
 * the encoder did. */
static bool is_encoder(struct bytes b) {
    static const char *const names[] = {"XviD", "Lavc", "DivX"};
    bool named = false;
    for (size_t i = 0; i < 3; i++) named |= b.n > 4 && b.n < 20 && memcmp(b.p, names[i], 4) == 0;
    for (size_t i = 4; i < b.n; i++)
        named &= b.p[i] < 128 && strchr("0123456789.bp", b.p[i]) != NULL;
    return named;
}

static bool clean_mpeg(struct bytes all, struct buf *out) {
    enum { USER_DATA = 0xB2 };
    const unsigned char *end = all.p + all.n, *p = next_start(all.p, end);
    buf_add(out, all.p, (size_t)(p - all.p));
    while (p < end) {
        const unsigned char *next = next_start(p + 3, end), *last = next;
        while (last > p + 4 && !last[-1]) last--;
        bool user = next - p > 3 && p[3] == USER_DATA;
        if (!user || is_encoder((struct bytes){p + 4, (size_t)(last - p - 4)}))
            buf_add(out, p, (size_t)(next - p));
        p = next;
    }
    return true;
}

/* ---- all ---- */

bool frames_clean_head(struct frames_form *form, const unsigned char *head, size_t n,
                       struct buf *out) {
    struct bytes all = {head, n};
    bool boxed = n > 3 && (head[0] || head[1] || head[2] > 1);
    switch (form->kind) {
    case FRAMES_H264:
        form->length_bytes = 0;
        return boxed ? clean_head_264(form, all, out) : clean_by_start(form, all, out);
    case FRAMES_H265:
        form->length_bytes = 0;
        return boxed ? clean_head_265(form, all, out) : clean_by_start(form, all, out);
    case FRAMES_AV1: return !n || clean_head_av1(all, out);
    case FRAMES_MPEG: return clean_mpeg(all, out);
    default: return true; /* has none that needs cleaning */
    }
}

bool frames_clean(const struct frames_form *form, const unsigned char *p, size_t n,
                  struct buf *out) {
    struct bytes all = {p, n};
    switch (form->kind) {
    case FRAMES_H264:
    case FRAMES_H265:
        return form->length_bytes ? clean_by_length(form, all, out)
                                  : clean_by_start(form, all, out);
    case FRAMES_AV1: return clean_av1(all, out);
    case FRAMES_MPEG: return clean_mpeg(all, out);
    case FRAMES_JPEG: return clean_bare_jpegs(p, n, out);
    case FRAMES_PNG: return kind_of("", p, n) == KIND_PNG && clean_pixels(KIND_PNG, p, n, out);
    default: add(out, all); return true;
    }
}
