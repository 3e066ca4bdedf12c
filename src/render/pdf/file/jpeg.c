/* jpeg.c: the frame header of a JPEG (ITU-T T.81, B.2). Bytes in, three numbers out. */
#include "render/pdf/file/jpeg.h"

enum { MARK = 0xFF, START = 0xD8, FIRST_FRAME = 0xC0, LAST_FRAME = 0xCF, SCAN = 0xDA };

/* Three codes in this range are no frames: two kinds of tables and a reserved one. */
static bool is_frame(unsigned code) {
    return code >= FIRST_FRAME && code <= LAST_FRAME && code != 0xC4 && code != 0xC8 &&
           code != 0xCC;
}

static bool read_frame(const unsigned char *s, size_t n, struct jpeg_head *out) {
    if (n < 8 || s[2] != 8) return false;
    *out = (struct jpeg_head){
        .height = (unsigned)s[3] << 8 | s[4], .width = (unsigned)s[5] << 8 | s[6], .colors = s[7]};
    return out->width > 0 && out->height > 0 && (out->colors == 1 || out->colors == 3);
}

bool jpeg_head(const void *p, size_t n, struct jpeg_head *out) {
    const unsigned char *s = p;
    if (n < 4 || s[0] != MARK || s[1] != START) return false;
    for (size_t at = 2; at + 4 <= n && s[at] == MARK;) {
        unsigned code = s[at + 1];
        if (code == MARK) { /* fill */
            at++;
            continue;
        }
        if (code == SCAN) return false;
        if (is_frame(code)) return read_frame(s + at + 2, n - at - 2, out);
        at += 2 + ((size_t)s[at + 2] << 8 | s[at + 3]);
    }
    return false;
}
