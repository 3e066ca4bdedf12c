/* extract.c: which kind a file is, and plain text in the encodings that common programs write. */
#include "media/text/extract.h"

#include "base/utf8.h"
#include "media/photo/media.h"

#include <string.h>

static bool is_text_name(const char *name) {
    const char *type = media_type(name);
    return type && (strncmp(type, "text/", 5) == 0 || strcmp(type, "application/json") == 0);
}

enum extract_kind extract_kind(const char *name, const void *data, size_t n) {
    enum { PDF_BEGINS_WITHIN = 1024 };
    const size_t within = is_text_name(name) ? 5 : PDF_BEGINS_WITHIN; /* a text may mention PDF */
    if (memmem(data, n < within ? n : within, "%PDF-", 5)) return EXTRACT_PDF;
    if (n > 4 && memcmp(data, "PK\3\4", 4) == 0) return EXTRACT_ZIP;
    return is_text_name(name) ? EXTRACT_TEXT : EXTRACT_NONE;
}

void extract_utf16(const unsigned char *p, size_t n, bool low_first, struct buf *out) {
    for (size_t i = 0; i + 1 < n; i += 2) {
        unsigned c = low_first ? p[i] | (unsigned)p[i + 1] << 8 : p[i + 1] | (unsigned)p[i] << 8;
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < n) {
            unsigned d =
                low_first ? p[i + 2] | (unsigned)p[i + 3] << 8 : p[i + 3] | (unsigned)p[i + 2] << 8;
            if (d >= 0xDC00 && d < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (d - 0xDC00);
                i += 2;
            }
        }
        if (c && (c < 0xD800 || c > 0xDFFF) && c != 0xFEFF) buf_utf8(out, c);
    }
}

/* Bytes that are not UTF-8 are read as Windows-1252, which differs from Latin-1 in 0x80 to 0x9F.
 * The five undefined bytes become blanks. */
static void from_windows(const unsigned char *p, size_t n, struct buf *out) {
    static const unsigned short beyond_latin[] = {
        0x20AC, ' ',    0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
        0x2039, 0x152,  ' ',    0x17D,  ' ',    ' ',    0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  ' ',    0x17E,  0x178};
    for (size_t i = 0; i < n; i++) {
        unsigned c = p[i];
        if (c >= 0x80 && c < 0xA0) c = beyond_latin[c - 0x80];
        if (c) buf_utf8(out, c);
    }
}

static void from_text(const unsigned char *p, size_t n, struct buf *out) {
    size_t bad;
    if (n > EXTRACT_MOST) n = EXTRACT_MOST;
    if (n >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] && !p[1])))
        extract_utf16(p, n, true, out);
    else if (n >= 2 && ((p[0] == 0xFE && p[1] == 0xFF) || (!p[0] && p[1])))
        extract_utf16(p, n, false, out);
    else if (utf8_valid((const char *)p, n, &bad))
        buf_add(out, p, n);
    else
        from_windows(p, n, out);
}

void extract_join_addresses(struct buf *words, size_t from) {
    size_t to = from;
    for (size_t i = from; i < words->n; i++) {
        bool after = i > from && words->p[i - 1] == '@';
        bool before = i + 1 < words->n && words->p[i + 1] == '@';
        if (words->p[i] != '\n' || !(after || before)) words->p[to++] = words->p[i];
    }
    if (to == words->n) return;
    words->n = to;
    words->p[to] = '\0';
}

/* Most text is found by both libraries; a name found twice is reported once. */
static bool from_pdf(const void *data, size_t n, struct buf *out, const char **why) {
    const void *widened = NULL;
    const size_t from = out->n;
    size_t size = 0;
    const bool found = extract_objects(data, n, out, &widened, &size, why);
    if (!found || !extract_pdf(widened, size, out, why)) return false;
    extract_join_addresses(out, from);
    return true;
}

bool extract_text(enum extract_kind kind, const void *data, size_t n, struct buf *out,
                  const char **why) {
    *why = NULL;
    switch (kind) {
    case EXTRACT_TEXT: from_text(data, n, out); return true;
    case EXTRACT_PDF: return from_pdf(data, n, out, why);
    case EXTRACT_ZIP: return extract_zip(data, n, out, why);
    case EXTRACT_NONE: break;
    }
    return true;
}
