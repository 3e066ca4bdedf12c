/* photo_gif.c: the first picture of a GIF (CompuServe, GIF89a, 1990), decoded here. It lies on a white canvas
 * of the size that the file names; what it leaves transparent or does not cover stays white. */
#include "media/media_inner.h"

#include <string.h>

struct reading {
    const unsigned char *p;
    size_t n, at;
    struct picture *out;
    int left, top, width, height; /* of the first picture on the canvas */
    bool interlaced;
    int transparent;             /* index of the colour that is not drawn, or -1 */
    const unsigned char *colors; /* 3 bytes each */
    int n_colors;
};

static bool take(struct reading *r, void *to, size_t n) {
    if (r->n - r->at < n) return false;
    memcpy(to, r->p + r->at, n);
    r->at += n;
    return true;
}

static int two(const unsigned char *p) { return p[0] | p[1] << 8; }

static bool take_colors(struct reading *r, int flags) {
    if (!(flags & 0x80)) return true;
    int n = 2 << (flags & 7);
    if (r->n - r->at < (size_t)n * 3) return false;
    r->colors = r->p + r->at;
    r->n_colors = n;
    r->at += (size_t)n * 3;
    return true;
}

/* ---- the compressed indices -------------------------------------------------------------------------------
 */

enum { MOST_CODES = 4096 };

struct codes {
    unsigned short before[MOST_CODES]; /* the code of all but the last index */
    unsigned char last[MOST_CODES], stack[MOST_CODES + 1];
    int n, clear, first_size, size; /* size: bits of the next code */
    int left_in_block, n_bits;
    unsigned bits;
};

/* The next code, or -1 at the end of the data. */
static int next_code(struct reading *r, struct codes *c) {
    while (c->n_bits < c->size) {
        unsigned char byte;
        if (!c->left_in_block) {
            if (!take(r, &byte, 1) || !byte) return -1;
            c->left_in_block = byte;
        }
        if (!take(r, &byte, 1)) return -1;
        c->left_in_block--;
        c->bits |= (unsigned)byte << c->n_bits;
        c->n_bits += 8;
    }
    int code = (int)(c->bits & ((1U << c->size) - 1));
    c->bits >>= c->size;
    c->n_bits -= c->size;
    return code;
}

static void forget_codes(struct codes *c) {
    c->size = c->first_size + 1;
    c->n = c->clear + 2;
}

/* The indices of a code onto the stack, last one first; returns how many. The codes before a code are
 * smaller, so it ends. */
static int unfold(struct codes *c, int code) {
    int n = 0;
    for (; code >= c->clear; code = c->before[code]) c->stack[n++] = c->last[code];
    c->stack[n++] = (unsigned char)code;
    return n;
}

static void learn(struct codes *c, int before, unsigned char last) {
    if (c->n >= MOST_CODES) return;
    c->before[c->n] = (unsigned short)before;
    c->last[c->n++] = last;
    if (c->n == 1 << c->size && c->size < 12) c->size++;
}

/* ---- placing them -----------------------------------------------------------------------------------------
 */

/* The row of the picture that comes as the i-th: every 8th, the 4ths between, the 2nds, the rest. */
static int row_of(const struct reading *r, int i) {
    static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
    if (!r->interlaced) return i;
    for (int pass = 0; pass < 4; pass++) {
        int rows = (r->height - starts[pass] + steps[pass] - 1) / steps[pass];
        if (i < rows) return starts[pass] + i * steps[pass];
        i -= rows;
    }
    return i;
}

static void place(const struct reading *r, size_t i, int index) {
    int x = r->left + (int)(i % (size_t)r->width), y = r->top + row_of(r, (int)(i / (size_t)r->width));
    if (index == r->transparent || index >= r->n_colors || x >= r->out->width || y >= r->out->height) return;
    memcpy(r->out->rgb + ((size_t)y * (size_t)r->out->width + (size_t)x) * 3, r->colors + index * 3, 3);
}

static bool take_indices(struct reading *r) {
    unsigned char first_size;
    if (!take(r, &first_size, 1) || first_size < 1 || first_size > 8) return false;
    struct codes c = {.clear = 1 << first_size, .first_size = first_size};
    forget_codes(&c);
    size_t done = 0, all = (size_t)r->width * (size_t)r->height;
    for (int before = -1; done < all;) {
        int code = next_code(r, &c);
        if (code < 0 || code == c.clear + 1) return false;
        if (code == c.clear) {
            forget_codes(&c);
            before = -1;
            continue;
        }
        if (code > c.n || (code >= c.clear && before < 0)) return false;
        /* a code that is learnt only now is the one before, with its own first index once more */
        bool is_new = code == c.n;
        int n = unfold(&c, is_new ? before : code);
        if (before >= 0) learn(&c, before, c.stack[n - 1]);
        if (is_new) n = unfold(&c, code);
        while (n && done < all) place(r, done++, c.stack[--n]);
        before = code;
    }
    return true;
}

/* ---- the file ---------------------------------------------------------------------------------------------
 */

static bool skip_blocks(struct reading *r) {
    for (unsigned char size; take(r, &size, 1);) {
        if (!size) return true;
        if (r->n - r->at < size) return false;
        r->at += size;
    }
    return false;
}

static bool take_extension(struct reading *r) {
    enum { GRAPHIC_CONTROL = 0xF9, HAS_TRANSPARENT = 1 };
    unsigned char label, block[6];
    if (!take(r, &label, 1)) return false;
    if (label == GRAPHIC_CONTROL && r->n - r->at >= sizeof block) {
        memcpy(block, r->p + r->at, sizeof block);
        r->transparent = block[1] & HAS_TRANSPARENT ? block[4] : -1;
    }
    return skip_blocks(r);
}

static bool take_picture(struct reading *r) {
    unsigned char d[9];
    if (!take(r, d, sizeof d)) return false;
    r->left = two(d);
    r->top = two(d + 2);
    r->width = two(d + 4);
    r->height = two(d + 6);
    r->interlaced = d[8] & 0x40;
    const long long most = PICTURE_MEGAPIXELS * 1000 * 1000, size = (long long)r->width * r->height;
    return size > 0 && size <= most && take_colors(r, d[8]) && r->colors && take_indices(r);
}

static bool take_blocks(struct reading *r) {
    for (unsigned char kind; take(r, &kind, 1);) {
        if (kind == ',') return take_picture(r);
        if (kind != '!' || !take_extension(r)) return false;
    }
    return false;
}

bool gif_decode(const unsigned char *data, size_t n, struct picture *out, const char **why) {
    enum { HEADER = 6 };
    unsigned char screen[7];
    struct reading r = {.p = data, .n = n, .at = HEADER, .out = out, .transparent = -1};
    *why = "the GIF file is damaged";
    if (n < HEADER || !take(&r, screen, sizeof screen)) return false;
    if (!picture_make(out, two(screen), two(screen + 2), why)) return false;
    memset(out->rgb, 0xFF, (size_t)out->width * (size_t)out->height * 3);
    return take_colors(&r, screen[4]) && take_blocks(&r);
}
