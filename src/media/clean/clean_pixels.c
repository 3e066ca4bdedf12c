/* clean_pixels.c: pictures inside documents: segments with pixels are copied, others are not.
 * Unlike separate pictures, they are not decoded, because the document refers to their size and
 * kind. The color profile is also dropped, because it may name a person's screen; without it,
 * colors beyond sRGB look slightly paler. */
#include "media/clean/clean_inner.h"
#include "media/kind/byte_order.h"

#include "media/photo/media_inner.h"

#include <string.h>

static bool starts(const unsigned char *p, size_t n, const char *bytes, size_t length) {
    return n >= length && memcmp(p, bytes, length) == 0;
}
#define STARTS(p, n, bytes) starts(p, n, bytes, sizeof bytes - 1)

/* ---- JPEG (ITU T.81, annex B) ---- */

enum { TURNED = 2 /* the first orientation that is not upright */ };

/* Exif with a single entry: the orientation. */
static void add_orientation(struct buf *out, int orientation) {
    static const char exif[] = "\xFF\xE1\0\x22"
                               "Exif\0\0"
                               "MM\0*\0\0\0\x08"
                               "\0\1"
                               "\1\x12\0\3\0\0\0\1";
    buf_add(out, exif, sizeof exif - 1);
    buf_char(out, 0);
    buf_char(out, (char)orientation);
    buf_add(out, "\0\0\0\0\0\0", 6); /* rest of the value; no second directory */
}

/* A segment with its length, other than pixels: kept if it affects decoding. */
static void add_segment(const unsigned char *s, size_t n, bool bare, struct buf *out) {
    enum { APP0 = 0xE0, APP1 = 0xE1, ADOBE = 0xEE, APP15 = 0xEF, COMMENT = 0xFE, JFIF = 16 };
    unsigned char kind = s[1];
    if (kind == COMMENT || (kind > APP0 && kind <= APP15 && kind != ADOBE)) {
        int turned =
            kind == APP1 && STARTS(s + 4, n - 4, "Exif\0\0") ? exif_orientation(s + 10, n - 10) : 0;
        if (turned >= TURNED && !bare) add_orientation(out, turned);
    } else if (kind == APP0) {
        if (n < 2 + JFIF || !STARTS(s + 4, n - 4, "JFIF")) return;
        buf_add(out, "\xFF\xE0\0\x10", 4); /* without its thumbnail */
        buf_add(out, s + 4, JFIF - 4);
        buf_add(out, "\0\0", 2);
    } else if (kind == ADOBE && n > 16) {
        buf_add(out, "\xFF\xEE\0\x0E", 4);
        buf_add(out, s + 4, 12);
    } else {
        buf_add(out, s, n);
    }
}

/* The end of the pixels: the next marker that does not belong to them. */
static size_t scan_end(const unsigned char *p, size_t n, size_t at) {
    for (; at + 1 < n; at++)
        if (p[at] == 0xFF && p[at + 1] != 0 && p[at + 1] != 0xFF && (p[at + 1] & 0xF8) != 0xD0)
            return at;
    return n;
}

/* Returns the size of the picture in bytes; 0 if it is not a JPEG. */
static size_t clean_jpeg(const unsigned char *p, size_t n, bool bare, struct buf *out) {
    enum { SCAN = 0xDA, END = 0xD9 };
    if (!STARTS(p, n, "\xFF\xD8\xFF")) return 0;
    size_t at = 2;
    buf_add(out, p, 2);
    while (at + 4 <= n && p[at] == 0xFF && p[at + 1] != END) {
        if (p[at + 1] == 0xFF) { /* padding */
            at++;
            continue;
        }
        size_t length = 2 + bytes_big(p + at + 2, 2);
        if (length < 4 || length > n - at) break;
        add_segment(p + at, length, bare, out);
        size_t next = p[at + 1] == SCAN ? scan_end(p, n, at + length) : at + length;
        if (p[at + 1] == SCAN) buf_add(out, p + at + length, next - at - length);
        at = next;
    }
    buf_add(out, "\xFF\xD9", 2); /* data after the end, such as a short film, is not copied */
    return at + 2 < n ? at + 2 : n;
}

bool clean_bare_jpeg(const unsigned char *p, size_t n, struct buf *out) {
    return clean_jpeg(p, n, true, out) > 0;
}

bool clean_bare_jpegs(const unsigned char *p, size_t n, struct buf *out) {
    size_t used = clean_jpeg(p, n, true, out);
    bool any = used > 0;
    for (; used; used = clean_jpeg(p, n, true, out)) {
        p += used;
        n -= used;
        for (; n && *p == 0; n--) p++; /* padding between the two fields */
    }
    return any;
}

/* ---- PNG (third edition, 5) ---- */

static bool is_kept_chunk(const unsigned char *type) {
    static const char kept[][5] = {"tRNS", "gAMA", "cHRM", "sRGB", "sBIT",
                                   "pHYs", "bKGD", "acTL", "fcTL", "fdAT"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (memcmp(type, kept[i], 4) == 0) return true;
    return !(type[0] & 0x20); /* critical chunks */
}

static bool clean_png(const unsigned char *p, size_t n, struct buf *out) {
    enum { SIGNATURE = 8, AROUND = 12 };
    buf_add(out, p, SIGNATURE);
    for (size_t at = SIGNATURE; n >= AROUND && at <= n - AROUND;) {
        size_t size = bytes_big(p + at, 4);
        if (size > n - AROUND - at) return false;
        if (is_kept_chunk(p + at + 4)) buf_add(out, p + at, AROUND + size);
        if (memcmp(p + at + 4, "IEND", 4) == 0) return true;
        at += AROUND + size;
    }
    return false;
}

/* ---- GIF (89a, 15 to 26) ---- */

/* The end of a sequence of blocks, each preceded by its length; 0 if it is truncated. */
static size_t blocks_end(const unsigned char *p, size_t n, size_t at) {
    while (at < n && p[at]) at += 1u + p[at];
    return at < n ? at + 1 : 0;
}

static size_t table_size(unsigned char flags) { return flags & 0x80 ? 3u << ((flags & 7) + 1) : 0; }

static bool is_kept_extension(const unsigned char *p, size_t n, size_t at) {
    bool repeats = n - at > 14 && (memcmp(p + at + 3, "NETSCAPE2.0", 11) == 0 ||
                                   memcmp(p + at + 3, "ANIMEXTS1.0", 11) == 0);
    return p[at + 1] == 0xF9 || (p[at + 1] == 0xFF && repeats);
}

static bool clean_gif(const unsigned char *p, size_t n, struct buf *out) {
    enum { HEAD = 13, IMAGE = 10 };
    size_t at = n >= HEAD ? HEAD + table_size(p[10]) : n, end;
    if (at >= n) return false;
    buf_add(out, p, at);
    for (; n - at > IMAGE && (p[at] == 0x21 || p[at] == 0x2C); at = end) {
        bool image = p[at] == 0x2C;
        end = blocks_end(p, n, image ? at + IMAGE + table_size(p[at + 9]) + 1 : at + 2);
        if (!end) return false;
        if (image || is_kept_extension(p, n, at)) buf_add(out, p + at, end - at);
    }
    buf_char(out, 0x3B);
    return true;
}

/* ---- WebP (container specification) ---- */

static bool clean_webp(const unsigned char *p, size_t n, struct buf *out) {
    static const char kept[][5] = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"};
    enum { HEAD = 12, AROUND = 8, PROFILE_EXIF_XMP = 0x2C };
    size_t start = out->n;
    buf_add(out, p, HEAD);
    for (size_t at = HEAD; n >= AROUND && at <= n - AROUND;) {
        size_t size = bytes_little(p + at + 4, 4), place = out->n;
        if (size > n - AROUND - at) return false;
        size_t whole = AROUND + size + (size & 1);
        if (whole > n - at) whole = n - at;
        for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
            if (memcmp(p + at, kept[i], 4) == 0) buf_add(out, p + at, whole);
        if (out->n > place + AROUND && memcmp(p + at, "VP8X", 4) == 0)
            out->p[place + AROUND] = (char)(out->p[place + AROUND] & ~PROFILE_EXIF_XMP);
        at += whole;
    }
    size_t size = out->n - start - 8;
    for (size_t i = 0; i < 4; i++) out->p[start + 4 + i] = (char)(size >> 8 * i);
    return out->n > start + HEAD;
}

bool clean_pixels(enum media_kind kind, const unsigned char *p, size_t n, struct buf *out) {
    switch (kind) {
    case KIND_JPEG: return clean_jpeg(p, n, false, out) > 0;
    case KIND_PNG: return clean_png(p, n, out);
    case KIND_GIF: return clean_gif(p, n, out);
    case KIND_WEBP: return clean_webp(p, n, out);
    default: return clean_windows_picture(p, n, out);
    }
}
