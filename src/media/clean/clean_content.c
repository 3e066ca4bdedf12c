/* clean_content.c: removes comments from content streams, parsing just enough to tell them from
 * percent signs in strings; and cleans color profiles. */
#include "media/clean/clean_content.h"

#include "media/kind/byte_order.h"

#include <string.h>

/* ---- operators (ISO 32000, 7.2 and 8.9.7) ---- */

struct reading {
    const unsigned char *p;
    size_t n, at;
    size_t copied; /* up to here, the input is in `out` or dropped */
    struct buf *out;
    bool photo; /* in an inline picture whose filter is JPEG */
};

static bool is_space(unsigned char c) { return memchr("\0\t\n\f\r ", c, 6) != NULL; }
static bool is_regular(unsigned char c) { return !is_space(c) && !memchr("()<>[]{}/%", c, 10); }

static void skip_string(struct reading *r) {
    size_t depth = 0;
    for (; r->at < r->n; r->at++) {
        unsigned char c = r->p[r->at];
        if (c == '\\') r->at++;
        if (c == '(') depth++;
        if (c == ')' && --depth == 0) break;
    }
    r->at = r->at < r->n ? r->at + 1 : r->n;
}

/* Keeps the end of the line, because it may separate two words. */
static void drop_comment(struct reading *r) {
    buf_add(r->out, r->p + r->copied, r->at - r->copied);
    while (r->at < r->n && r->p[r->at] != '\r' && r->p[r->at] != '\n') r->at++;
    r->copied = r->at;
}

/* Whether a picture ends here. Its bytes may contain "EI" by chance, but then no text follows. */
static bool ends_picture(const struct reading *r, size_t at) {
    enum { LOOK = 12 };
    if (r->n - at < 2 || r->p[at] != 'E' || r->p[at + 1] != 'I' || !is_space(r->p[at - 1]))
        return false;
    for (size_t i = at + 2; i < r->n && i < at + LOOK; i++)
        if (r->p[i] > 126 || (r->p[i] < 32 && !is_space(r->p[i])) ||
            (i == at + 2 && !is_space(r->p[i])))
            return false;
    return true;
}

static void skip_picture(struct reading *r) {
    for (r->at++; r->at < r->n && !ends_picture(r, r->at);) r->at++;
}

static bool is_word(const struct reading *r, size_t from, const char *word) {
    return r->at - from == strlen(word) && memcmp(r->p + from, word, r->at - from) == 0;
}

/* False at the bytes of a photo. */
static bool skip_word(struct reading *r) {
    size_t from = r->at++;
    while (r->at < r->n && is_regular(r->p[r->at])) r->at++;
    if (is_word(r, from, "BI")) r->photo = false;
    if (is_word(r, from, "/DCT") || is_word(r, from, "/DCTDecode")) r->photo = true;
    if (!is_word(r, from, "ID")) return true;
    skip_picture(r);
    return !r->photo;
}

bool content_clean(const unsigned char *p, size_t n, struct buf *out) {
    struct reading r = {.p = p, .n = n, .out = out};
    while (r.at < n) {
        unsigned char c = p[r.at];
        if (c == '(')
            skip_string(&r);
        else if (c == '%')
            drop_comment(&r);
        else if (is_space(c) || (!is_regular(c) && c != '/'))
            r.at++;
        else if (!skip_word(&r))
            return false;
    }
    buf_add(out, p + r.copied, n - r.copied);
    return true;
}

/* ---- profiles (ICC.1:2010, 7 and 9) ---- */

/* Tags needed to compute colors. */
static const char computing[][5] = {"A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "D2B0", "D2B1",
                                    "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3", "rXYZ", "gXYZ",
                                    "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad",
                                    "gamt", "pre0", "pre1", "pre2", "chrm", "lumi", "cicp"};

static bool computes(const unsigned char *tag) {
    for (size_t i = 0; i < sizeof computing / sizeof *computing; i++)
        if (memcmp(tag, computing[i], 4) == 0) return true;
    return false;
}

enum { PROFILE_HEAD = 128, TAG = 12 };

/* Copies tag data that is needed to compute colors; the output is already zeroed for the rest. */
static void copy_part(const unsigned char *p, size_t n, const unsigned char *tag, char *to) {
    size_t at = bytes_big(tag + 4, 4), size = bytes_big(tag + 8, 4), kind = 8;
    if (at > n || n - at < size) return;
    if (!computes(tag)) size = size < kind ? size : kind; /* only the type of the data */
    memcpy(to + at, p + at, size);
}

bool content_clean_profile(const unsigned char *p, size_t n, struct buf *out) {
    static const struct {
        size_t at, n;
    } about[] = {{4, 4}, {24, 12}, {40, 4}, {48, 8}, {80, 20}}; /* programs, date, device, sum */
    size_t start = out->n, tags;
    if (n < PROFILE_HEAD + 4 || memcmp(p + 36, "acsp", 4) != 0) return false;
    tags = bytes_big(p + PROFILE_HEAD, 4);
    if (tags > (n - PROFILE_HEAD - 4) / TAG) return false;
    size_t table = PROFILE_HEAD + 4 + tags * TAG;
    buf_add(out, p, table);
    buf_reserve(out, n - table);
    memset(out->p + out->n, 0, n - table + 1);
    out->n += n - table;
    for (size_t i = 0; i < tags; i++)
        copy_part(p, n, p + PROFILE_HEAD + 4 + i * TAG, out->p + start);
    for (size_t i = 0; i < sizeof about / sizeof *about; i++)
        memset(out->p + start + about[i].at, 0, about[i].n);
    return true;
}
