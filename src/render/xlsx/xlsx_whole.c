/* xlsx_whole.c: is a written workbook whole? The library collects its parts in temporary files and does not
 * look whether those took every byte: on a full disk it packs half a sheet and reports success. So every part
 * is unpacked once more, and must end with the end of its XML. Reads ZIP (APPNOTE 6.3.3) only as far as the
 * library writes it. */
#include "base/buf.h"
#include "render/xlsx/xlsx_inner.h"

#include <stdio.h>
#include <string.h>

#include <libdeflate.h>

enum { LOCAL = 30, CENTRAL = 46, END = 22 }; /* sizes of the fixed parts of ZIP's records */

struct member {
    const char *packed;
    size_t n_packed, n;
    bool deflated;
};

static size_t number(const char *p, int bytes) {
    size_t v = 0;
    while (bytes--) v = v << 8 | (unsigned char)p[bytes];
    return v;
}

static bool read_file(const char *path, struct buf *out) {
    char block[16384];
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) buf_add(out, block, n);
    bool ok = !ferror(file);
    return fclose(file) == 0 && ok;
}

/* "<?xml …?><sst …>…</sst>": the last name is the one that the document began with; or it is empty, "<x/>".
 */
static bool is_whole_xml(const char *s, size_t n) {
    const char *open = s, *end = s + n;
    while (end > s && (end[-1] == '\n' || end[-1] == '\r')) end--;
    while (open < end && (*open != '<' || open[1] == '?')) open++;
    if (end - open < 4 || end[-1] != '>') return false;
    size_t name = strcspn(open + 1, " \r\n/>");
    const char *close = end - name - 3;
    if (close > open && strncmp(close, "</", 2) == 0 && strncmp(close + 2, open + 1, name) == 0) return true;
    return end[-2] == '/' && !memchr(open, '>', (size_t)(end - 1 - open));
}

static bool is_whole_member(struct libdeflate_decompressor *d, struct arena *a, const struct member *m) {
    enum { LONG = 8 << 20 };
    if (m->deflated && m->n > LONG) {
        char ends[XLSX_ENDS];
        size_t n = xlsx_ends(m->packed, m->n_packed, m->n, ends);
        return n && is_whole_xml(ends, n);
    }
    char *text = arena_alloc(a, m->n + 1);
    if (!m->deflated) {
        if (m->n != m->n_packed) return false;
        memcpy(text, m->packed, m->n);
    } else if (libdeflate_deflate_decompress(d, m->packed, m->n_packed, text, m->n, NULL) !=
               LIBDEFLATE_SUCCESS) {
        return false;
    }
    return is_whole_xml(text, m->n);
}

/* The member that the central record at `at` tells of. */
static bool find_member(const struct buf *zip, size_t at, struct member *m) {
    const char *record = zip->p + at;
    if (zip->n - at < CENTRAL || memcmp(record, "PK\1\2", 4) != 0) return false;
    size_t local = number(record + 42, 4);
    *m = (struct member){.n_packed = number(record + 20, 4),
                         .n = number(record + 24, 4),
                         .deflated = number(record + 10, 2) == 8};
    if (local > zip->n || zip->n - local < LOCAL || memcmp(zip->p + local, "PK\3\4", 4) != 0) return false;
    size_t start = local + LOCAL + number(zip->p + local + 26, 2) + number(zip->p + local + 28, 2);
    if (start > zip->n || zip->n - start < m->n_packed) return false;
    m->packed = zip->p + start;
    return true;
}

static bool are_whole(struct libdeflate_decompressor *d, const struct buf *zip) {
    if (zip->n < END || memcmp(zip->p + zip->n - END, "PK\5\6", 4) != 0) return false;
    const char *last = zip->p + zip->n - END;
    size_t n = number(last + 10, 2), at = number(last + 16, 4);
    struct arena *a = arena_new();
    bool ok = n > 0;
    for (struct member m; ok && n; n--) {
        ok = at < zip->n && find_member(zip, at, &m) && is_whole_member(d, a, &m);
        arena_clear(a);
        if (ok)
            at += CENTRAL + number(zip->p + at + 28, 2) + number(zip->p + at + 30, 2) +
                  number(zip->p + at + 32, 2);
    }
    arena_free(a);
    return ok;
}

bool xlsx_is_whole(const char *path) {
    struct buf zip = BUF_INIT;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    bool ok = d && read_file(path, &zip) && are_whole(d, &zip);
    if (d) libdeflate_free_decompressor(d);
    buf_release(&zip);
    return ok;
}
