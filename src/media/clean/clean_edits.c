/* clean_edits.c: up to where a track of a fragmented MP4 film is shown (ISO/IEC 14496-12, 8.6.6).
 * libavformat applies a list of edits to the pictures in the table of contents, but of the
 * fragments that follow, it only corrects the beginning.
 *
 * Pure: bytes in, numbers out, no library. */
#include "media/clean/clean_edits.h"

#include "media/kind/byte_order.h"

#include <stdbool.h>
#include <string.h>

/* The next box: its type and its content. One that is cut off extends to the end. */
static bool take_box(struct bytes *left, const unsigned char **kind, struct bytes *body) {
    enum { HEAD = 8, LONG_HEAD = 16 };
    if (left->n < HEAD) return false;
    size_t size = (size_t)bytes_big(left->p, 4), head = HEAD;
    *kind = left->p + 4;
    if (size == 1 && left->n >= LONG_HEAD) {
        size = (size_t)bytes_big(left->p + HEAD, 8);
        head = LONG_HEAD;
    }
    if (size == 0 || size > left->n) size = left->n;
    if (size < head) return false;
    *body = (struct bytes){left->p + head, size - head};
    *left = (struct bytes){left->p + size, left->n - size};
    return true;
}

/* The first box of this type; empty if there is none. */
static struct bytes find(struct bytes left, const char *name) {
    const unsigned char *kind;
    struct bytes body;
    while (take_box(&left, &kind, &body))
        if (memcmp(kind, name, 4) == 0) return body;
    return (struct bytes){left.p, 0};
}

/* A number after the two times of a header, which are longer in its second version. */
static unsigned after_times(struct bytes head) {
    enum { TIMES = 4, SHORT = 2 * 4, LONG = 2 * 8 };
    size_t at = TIMES + (head.n && head.p[0] == 1 ? LONG : SHORT);
    return head.n >= at + 4 ? (unsigned)bytes_big(head.p + at, 4) : 0;
}

/* Empty edits delay the beginning; their media time is -1. */
static double end_of(struct bytes list, double scale) {
    enum { HEAD = 8, SHORT = 12, LONG = 20 };
    if (list.n < HEAD) return EDITS_NO_END;
    const bool is_long = list.p[0] == 1;
    const size_t each = is_long ? LONG : SHORT;
    const size_t number = is_long ? 8 : 4;
    const size_t stated = (size_t)bytes_big(list.p + 4, 4), most = (list.n - HEAD) / each;
    size_t shown = 0;
    double end = 0;
    bool open = false;
    for (size_t i = 0; i < stated && i < most; i++) {
        const unsigned char *edit = list.p + HEAD + i * each;
        double length = (double)bytes_big(edit, (int)number);
        bool empty = edit[number] >> 7;
        if (!empty) shown++;
        if (!empty && length == 0) open = true;
        end += length / scale;
    }
    if (shown > 1) return EDITS_SEVERAL;
    return shown && !open ? end : EDITS_NO_END;
}

double edits_end(const unsigned char *p, size_t n, unsigned track) {
    struct bytes movie = find((struct bytes){p, n}, "moov"), left = movie, body;
    const unsigned char *kind;
    const unsigned scale = after_times(find(movie, "mvhd"));
    if (!scale || !find(movie, "mvex").n) return EDITS_NO_END;
    while (take_box(&left, &kind, &body))
        if (memcmp(kind, "trak", 4) == 0 && after_times(find(body, "tkhd")) == track)
            return end_of(find(find(body, "edts"), "elst"), scale);
    return EDITS_NO_END;
}
