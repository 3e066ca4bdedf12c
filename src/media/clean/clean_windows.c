/* clean_windows.c: Windows drawings and pictures inside documents: EMF, WMF, and BMP. Their records
 * and pixels are copied, but not comments and bytes between and after them. Inconsistent files are
 * refused, and the document is held back. */
#include "media/clean/clean_inner.h"
#include "media/kind/byte_order.h"

#include <string.h>

static void put(struct buf *out, size_t at, uint64_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) out->p[at + i] = (char)(value >> 8 * i);
}

/* ---- EMF (MS-EMF 2.2.9 and 2.3) ---- */

/* EMF+ drawings are in comment records. In a dual file, other records draw the same, so comments
 * may be dropped; otherwise nothing would be left to see. */
static bool is_only_plus(const unsigned char *record, size_t size) {
    enum { HEAD = 16, HEADER = 0x4001, DUAL = 1 };
    if (size < HEAD + 4 || memcmp(record + 12, "EMF+", 4) != 0) return false;
    return bytes_little(record + HEAD, 2) == HEADER && !(bytes_little(record + HEAD + 2, 2) & DUAL);
}

/* The header without the description, which names program and file, and without the pixel
 * format. */
static size_t add_emf_header(const unsigned char *p, size_t size, struct buf *out) {
    enum { PLAIN = 88, WITH_FORMAT = 100, WITH_MICROMETERS = 108 };
    size_t description = bytes_little(p + 64, 4), end = size;
    if (bytes_little(p + 60, 4) && description >= PLAIN && description < end) end = description;
    const size_t least = end >= WITH_FORMAT ? WITH_FORMAT : PLAIN;
    end = end >= WITH_MICROMETERS ? WITH_MICROMETERS : least;
    size_t start = out->n;
    buf_add(out, p, end);
    put(out, start + 4, end, 4);
    memset(out->p + start + 60, 0, 8);
    if (end >= WITH_FORMAT) memset(out->p + start + PLAIN, 0, 8);
    return size;
}

/* Comments, and records that need a printer or a color profile on a disk. */
static bool is_emf_aside(unsigned type) {
    enum {
        COMMENT = 70,
        DRAW_ESCAPE = 105,
        EXT_ESCAPE,
        NAMED_ESCAPE = 110,
        PROFILE_A = 112,
        PROFILE_W
    };
    return type == COMMENT || type == DRAW_ESCAPE || type == EXT_ESCAPE || type == NAMED_ESCAPE ||
           type == PROFILE_A || type == PROFILE_W;
}

/* OpenGL records are a separate language; numbers above LAST are not records. */
static bool is_emf_drawn(unsigned type) {
    enum { HEADER = 1, GL = 102, GL_BOUNDED, LAST = 122 };
    return type > HEADER && type <= LAST && type != GL && type != GL_BOUNDED;
}

static bool clean_emf(const unsigned char *p, size_t n, struct buf *out) {
    enum { HEADER = 1, LEAST = 88, COMMENT = 70, END = 14, RECORD = 8, END_SIZE = 20 };
    if (n < LEAST || bytes_little(p, 4) != HEADER || memcmp(p + 40, " EMF", 4) != 0) return false;
    size_t size = bytes_little(p + 4, 4), start = out->n, records = 1;
    if (size < LEAST || size > n || size % 4) return false;
    size_t at = add_emf_header(p, size, out);
    for (; n - at >= RECORD; at += size) {
        const unsigned char *record = p + at;
        unsigned type = (unsigned)bytes_little(record, 4);
        size = bytes_little(record + 4, 4);
        if (size < RECORD || size % 4 || size > n - at || !is_emf_drawn(type)) return false;
        if (type == COMMENT && is_only_plus(record, size)) return false;
        if (is_emf_aside(type)) continue;
        records++;
        if (type == END) { /* without a palette: nothing is drawn after it */
            buf_add(out, "\x0E\0\0\0\x14\0\0\0\0\0\0\0\x10\0\0\0\x14\0\0\0", END_SIZE);
            put(out, start + 48, out->n - start, 4);
            put(out, start + 52, records, 4);
            put(out, start + 68, 0, 4);
            return true;
        }
        buf_add(out, record, size);
    }
    return false;
}

/* ---- WMF (MS-WMF 2.3) ---- */

/* Sizes are in words of two bytes. Comments are escape records, and so is everything that only a
 * printer would understand. */
static bool clean_wmf(const unsigned char *p, size_t n, struct buf *out) {
    enum { PLACED = 22, HEADER = 18, RECORD = 6, ESCAPE = 0x0626 };
    size_t at = n >= 4 && memcmp(p, "\xD7\xCD\xC6\x9A", 4) == 0 ? PLACED : 0, size;
    if (n < at + HEADER || (p[at] != 1 && p[at] != 2) || memcmp(p + at + 1, "\0\x09\0\0", 4) != 0)
        return false;
    const size_t head = out->n + at;
    buf_add(out, p, at + HEADER);
    for (at += HEADER; n - at >= RECORD; at += size) {
        unsigned function = (unsigned)bytes_little(p + at + 4, 2);
        size = 2 * bytes_little(p + at, 4);
        if (size < RECORD || size > n - at) return false;
        if (function == 0) {
            buf_add(out, "\3\0\0\0\0\0", RECORD);
            put(out, head + 6, (out->n - head) / 2, 4);
            return true;
        }
        if (function != ESCAPE) buf_add(out, p + at, size);
    }
    return false;
}

/* ---- BMP ---- */

struct bmp {
    size_t header, masks, colors, color_size, bits, packing;
    size_t pixels; /* bytes */
};
enum {
    BMP_FILE = 14,
    BMP_CORE = 12,
    BMP_INFO = 40,
    BMP_V5 = 124,
    BMP_PLAIN = 0,
    BMP_RLE8,
    BMP_RLE4
};

/* The end of packed pixels (their end mark); 0 if it is missing. */
static size_t packed_end(const unsigned char *p, size_t n, bool half) {
    for (size_t at = 0; n - at >= 2;) {
        unsigned count = p[at], value = p[at + 1];
        at += 2;
        if (count) continue;
        if (value == 1) return at;
        size_t more = half ? (value + 1) / 2 : value;
        if (value < 3) more = value == 2 ? 2 : 0;
        more += more & 1;
        if (more > n - at) return 0;
        at += more;
    }
    return 0;
}

static bool is_bmp_depth(const struct bmp *b) {
    switch (b->bits) {
    case 1:
    case 4:
    case 8:
    case 16:
    case 24:
    case 32: return true;
    default: return false;
    }
}

/* Reads the header; false if it is inconsistent or unsupported. */
static bool read_bmp(const unsigned char *h, struct bmp *b) {
    enum { FIELDS = 3, FIELDS_ALPHA = 6, MOST_SIDE = 1 << 20 };
    bool core = b->header == BMP_CORE;
    int64_t wide = core ? (int64_t)bytes_little(h + 4, 2) : (int32_t)bytes_little(h + 4, 4);
    int64_t high = core ? (int64_t)bytes_little(h + 6, 2) : (int32_t)bytes_little(h + 8, 4);
    b->bits = bytes_little(h + (core ? 10 : 14), 2);
    b->packing = core ? BMP_PLAIN : bytes_little(h + 16, 4);
    if (high < 0) high = -high;
    if (!is_bmp_depth(b) || wide < 1 || high < 1 || wide > MOST_SIDE || high > MOST_SIDE)
        return false;
    bool fields = b->packing == FIELDS || b->packing == FIELDS_ALPHA;
    if (b->packing > BMP_RLE4 && !fields) return false; /* contains a JPEG or PNG */
    if (fields && b->header == BMP_INFO) b->masks = b->packing == FIELDS ? 12 : 16;
    size_t stated = core ? 0 : bytes_little(h + 32, 4);
    size_t most = b->bits <= 8 ? (size_t)1 << b->bits : 0;
    b->colors = stated && stated < most ? stated : most;
    b->color_size = core ? 3 : 4;
    b->pixels = ((size_t)wide * b->bits + 31) / 32 * 4 * (size_t)high;
    return true;
}

/* Rebuilds the file from its header, colors, and pixels. */
static bool clean_bmp(const unsigned char *p, size_t n, struct buf *out) {
    struct bmp b = {0};
    if (n < BMP_FILE + BMP_CORE || memcmp(p, "BM", 2) != 0) return false;
    const unsigned char *h = p + BMP_FILE;
    size_t offset = bytes_little(p + 10, 4), start = out->n;
    b.header = bytes_little(h, 4);
    if ((b.header != BMP_CORE && b.header < BMP_INFO) || b.header > BMP_V5 ||
        b.header > n - BMP_FILE)
        return false;
    if (!read_bmp(h, &b)) return false;
    size_t head = BMP_FILE + b.header + b.masks + b.colors * b.color_size;
    if (offset < head || offset > n) return false;
    bool packed = b.packing == BMP_RLE8 || b.packing == BMP_RLE4;
    if (packed) b.pixels = packed_end(p + offset, n - offset, b.packing == BMP_RLE4);
    if (!b.pixels || b.pixels > n - offset) return false;
    buf_add(out, p, head);
    buf_add(out, p + offset, b.pixels);
    put(out, start + 2, head + b.pixels, 4);
    put(out, start + 6, 0, 4);
    put(out, start + 10, head, 4);
    size_t info = start + BMP_FILE;
    if (b.header >= BMP_INFO) {
        put(out, info + 20, b.pixels, 4);
        put(out, info + 32, b.colors, 4);
    }
    if (b.header == BMP_V5) { /* its profile was after the pixels; its colors become sRGB */
        put(out, info + 56, 0x73524742, 4);
        memset(out->p + info + 112, 0, 12);
    }
    return true;
}

bool clean_is_windows_picture(const unsigned char *p, size_t n) {
    if (n < 44) return false;
    return memcmp(p, "BM", 2) == 0 || memcmp(p, "\xD7\xCD\xC6\x9A", 4) == 0 ||
           memcmp(p, "\1\0\x09\0\0\3", 6) == 0 || memcmp(p + 40, " EMF", 4) == 0;
}

bool clean_windows_picture(const unsigned char *p, size_t n, struct buf *out) {
    return clean_bmp(p, n, out) || clean_wmf(p, n, out) || clean_emf(p, n, out);
}
