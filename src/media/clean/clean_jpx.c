/* clean_jpx.c: JPEG 2000 inside a PDF. Lists name the boxes around the picture (ITU-T T.800, annex
 * I) and the markers in it (annex A) that are kept; programs write comments into the others. */
#include "media/clean/clean_content.h"
#include "media/clean/clean_inner.h"
#include "media/kind/byte_order.h"

#include <string.h>

static void set_big(struct buf *out, size_t at, size_t value) {
    for (size_t i = 0; i < 4; i++) out->p[at + i] = (char)(value >> (24 - 8 * i));
}

/* ---- markers ---- */

enum { SIZE = 0x51, SOT = 0x90, SOD = 0x93, EOC = 0xD9 };

/* A segment with its length. The kept ones do not include lengths of tiles (TLM), because these may
 * change. */
static bool copy_segment(struct bytes *left, struct buf *out) {
    static const unsigned char kept[] = {SIZE, 0x50, 0x52, 0x53, 0x56, 0x57, 0x58, 0x59,
                                         0x5C, 0x5D, 0x5E, 0x5F, 0x60, 0x61, 0x63};
    struct bytes segment;
    if (left->n < 4 || !bytes_take(left, 2 + (size_t)bytes_big(left->p + 2, 2), &segment) ||
        segment.n < 4)
        return false;
    if (memchr(kept, segment.p[1], sizeof kept)) buf_add(out, segment.p, segment.n);
    return true;
}

/* Segments up to one of these markers. */
static bool copy_head(struct bytes *left, unsigned marker, unsigned other, struct buf *out) {
    while (left->n >= 2 && left->p[0] == 0xFF) {
        if (left->p[1] == marker || left->p[1] == other) return true;
        if (!copy_segment(left, out)) return false;
    }
    return false;
}

/* The end of a tile part without a length: the marker cannot occur anywhere else. */
static size_t up_to_end(struct bytes left) {
    const unsigned char *end = memmem(left.p, left.n, "\xFF\xD9", 2);
    return end ? (size_t)(end - left.p) : left.n;
}

/* One tile part: its header, and its bits unchanged. It has a length, or extends to the end. */
static bool copy_tile(struct bytes *left, struct buf *out) {
    enum { HEAD = 12, LENGTH = 6 };
    size_t start = out->n, length = left->n >= HEAD ? (size_t)bytes_big(left->p + LENGTH, 4) : 0;
    if (left->n < HEAD || bytes_big(left->p + 2, 2) != HEAD - 2) return false;
    size_t whole = length ? length : up_to_end(*left);
    struct bytes part, head;
    if (!bytes_take(left, whole < left->n ? whole : left->n, &part) ||
        !bytes_take(&part, HEAD, &head))
        return false;
    buf_add(out, head.p, head.n);
    if (!copy_head(&part, SOD, SOD, out)) return false;
    buf_add(out, part.p, part.n);
    if (length) set_big(out, start + LENGTH, out->n - start);
    return true;
}

static bool clean_codestream(struct bytes left, struct buf *out) {
    struct bytes start;
    if (!bytes_take(&left, 2, &start) || left.n < 2 || memcmp(left.p, "\xFF\x51", 2) != 0)
        return false;
    buf_add(out, start.p, start.n);
    if (!copy_head(&left, SOT, EOC, out)) return false;
    while (left.n >= 2 && left.p[0] == 0xFF && left.p[1] == SOT)
        if (!copy_tile(&left, out)) return false;
    buf_add(out, "\xFF\xD9", 2);
    return true;
}

/* ---- boxes ---- */

enum { BOX_HEAD = 8 };

/* The next box: its type and its content. */
static bool take_box(struct bytes *left, const unsigned char **kind, struct bytes *body) {
    if (left->n < BOX_HEAD) return false;
    size_t size = (size_t)bytes_big(left->p, 4), head = BOX_HEAD;
    *kind = left->p + 4;
    if (size == 1 && left->n >= 16) {
        size = (size_t)bytes_big(left->p + 8, 8);
        head = 16;
    }
    if (size == 0 || size > left->n) size = left->n;
    return size >= head && bytes_take(left, head, body) && bytes_take(left, size - head, body);
}

static bool is(const unsigned char *kind, const char *name) { return memcmp(kind, name, 4) == 0; }

static size_t begin_box(struct buf *out, const char *kind) {
    buf_add(out, "\0\0\0\0", 4);
    buf_add(out, kind, 4);
    return out->n - BOX_HEAD;
}

static void end_box(struct buf *out, size_t start) { set_big(out, start, out->n - start); }

/* The color space, by number or by profile. */
static bool add_colors(struct bytes body, struct buf *out) {
    enum { BY_NUMBER = 1, WITH_PROFILE = 3, HEAD = 3, NUMBERED = 7, LAB = 35 };
    if (body.n < HEAD || body.p[0] < BY_NUMBER || body.p[0] > WITH_PROFILE) return true;
    size_t box = begin_box(out, "colr");
    bool fine = true;
    if (body.p[0] == BY_NUMBER) {
        bool lab = body.n >= NUMBERED && (body.p[6] == 14 || body.p[6] == 19);
        size_t most = lab ? LAB : NUMBERED;
        buf_add(out, body.p, body.n < most ? body.n : most);
    } else {
        buf_add(out, body.p, HEAD);
        fine = content_clean_profile(body.p + HEAD, body.n - HEAD, out);
    }
    end_box(out, box);
    return fine;
}

static bool add_header(struct bytes left, struct buf *out) {
    static const char kept[][5] = {"ihdr", "bpcc", "pclr", "cmap", "cdef"};
    size_t header = begin_box(out, "jp2h");
    const unsigned char *kind;
    struct bytes body;
    while (left.n >= BOX_HEAD) {
        if (!take_box(&left, &kind, &body)) return false;
        if (is(kind, "colr") && !add_colors(body, out)) return false;
        for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
            if (!is(kind, kept[i])) continue;
            size_t box = begin_box(out, kept[i]);
            buf_add(out, body.p, body.n);
            end_box(out, box);
        }
    }
    end_box(out, header);
    return true;
}

/* A PDF shows only the first of several pictures. */
static bool clean_boxes(struct bytes left, struct buf *out) {
    static const char start[] = "\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x14"
                                "ftypjp2 \0\0\0\0jp2 ";
    const unsigned char *kind;
    struct bytes body;
    buf_add(out, start, sizeof start - 1);
    while (take_box(&left, &kind, &body)) {
        if (is(kind, "jp2h") && !add_header(body, out)) return false;
        if (!is(kind, "jp2c")) continue;
        size_t box = begin_box(out, "jp2c");
        bool fine = clean_codestream(body, out);
        end_box(out, box);
        return fine;
    }
    return false;
}

bool clean_bare_jpx(const unsigned char *p, size_t n, struct buf *out) {
    struct bytes all = {p, n};
    if (n >= 2 && memcmp(p, "\xFF\x4F", 2) == 0) return clean_codestream(all, out);
    return n >= 12 && memcmp(p, "\0\0\0\x0CjP  ", 8) == 0 && clean_boxes(all, out);
}
