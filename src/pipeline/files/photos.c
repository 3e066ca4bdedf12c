/* photos.c: decodes a picture, shrinks it, and writes it as JPEG in a confined child, which sends
 * the copies back as bytes.
 *
 * The child sends one byte (1: success, 0: failure); then, for each copy, a struct head and the
 * JPEG, with the copy for paper last; or the reason, as text. The child has read hostile bytes, so
 * the parent checks every number from it. */
#include "pipeline/files/photos.h"

#include "media/photo/media.h"
#include "os/os.h"
#include "pipeline/files/file_bytes.h"

#include <string.h>

enum { SMALL_PX = 400, MIDDLE_PX = 800, SCREEN_PX = 1600, PRINT_PX = 900, QUALITY = 82 };

static const struct os_limits limits = {
    .cpu_seconds = 30, .memory = 1536u << 20, .result = 64u << 20};

struct head {
    int width, height;
    size_t n;
};

/* ---- the child's side ---- */

struct reading {
    const void *data;
    size_t n;
    int largest;
};

static void write_copy(const struct photo_copy *c, struct buf *out) {
    const struct head head = {c->width, c->height, c->n};
    buf_add(out, &head, sizeof head);
    buf_add(out, c->jpeg, c->n);
}

static bool add_copy(const struct photo *p, struct buf *result) {
    struct buf jpeg = BUF_INIT;
    bool ok = media_jpeg(p, QUALITY, &jpeg);
    if (ok) write_copy(&(struct photo_copy){p->width, p->height, jpeg.p, jpeg.n}, result);
    buf_release(&jpeg);
    return ok;
}

static bool add_copies(struct arena *a, const struct photo *p, int largest, struct buf *result) {
    static const int sizes[PHOTO_SIZES] = {SMALL_PX, MIDDLE_PX, SCREEN_PX};
    for (int i = 0, before = 0; i < PHOTO_SIZES && sizes[i] <= largest; i++) {
        struct photo small = media_shrink(a, p, sizes[i]);
        if (small.width == before) break;
        before = small.width;
        if (!add_copy(&small, result)) return false;
    }
    struct photo small = media_shrink(a, p, PRINT_PX),
                 print = media_srgb(a, &small); /* the color space that reports declare */
    return add_copy(&print, result);
}

static void try_photo(void *context, struct buf *result) {
    const struct reading *r = context;
    struct arena *a = arena_new();
    struct photo photo;
    const char *why = "there is not enough memory for the picture";
    bool ok = media_decode(a, r->data, r->n, r->largest, &photo, &why);
    buf_char(result, ok);
    if (!ok) buf_str(result, why);
    arena_free(a);
}

static void read_photo(void *context, struct buf *result) {
    const struct reading *r = context;
    struct arena *a = arena_new();
    struct photo photo;
    const char *why = "there is not enough memory for the picture";
    buf_char(result, 1);
    if (!media_decode(a, r->data, r->n, r->largest, &photo, &why) ||
        !add_copies(a, &photo, r->largest, result)) {
        buf_clear(result);
        buf_char(result, 0);
        buf_str(result, why);
    }
    arena_free(a);
}

/* ---- the parent's side ---- */

/* Takes the next copy from the bytes at *p. Returns false if a number is impossible. */
static bool take_copy(struct arena *a, const char **p, size_t *n, struct photo_copy *copy) {
    struct head head;
    if (*n < sizeof head) return false;
    memcpy(&head, *p, sizeof head);
    *p += sizeof head;
    *n -= sizeof head;
    bool sane =
        head.width > 0 && head.width <= SCREEN_PX && head.height > 0 && head.height <= SCREEN_PX;
    if (!sane || head.n > *n) return false;
    *copy = (struct photo_copy){head.width, head.height, arena_copy(a, *p, head.n), head.n};
    *p += head.n;
    *n -= head.n;
    return true;
}

bool photo_copies_read(struct arena *a, const char *p, size_t n, struct photo_copies *out) {
    struct photo_copy copies[PHOTO_SIZES + 1];
    size_t found = 0;
    while (n && found < PHOTO_SIZES + 1 && take_copy(a, &p, &n, &copies[found])) found++;
    if (n || found < 2) return false;
    *out = (struct photo_copies){.n = found - 1};
    out->print = copies[out->n];
    memcpy(out->sizes, copies, out->n * sizeof *copies);
    return true;
}

void photo_copies_write(const struct photo_copies *c, struct buf *out) {
    for (size_t i = 0; i < c->n; i++) write_copy(&c->sizes[i], out);
    write_copy(&c->print, out);
}

static bool take_result(struct arena *a, const struct buf *result, struct photo_copies *out,
                        const char **why) {
    if (!result->n || !result->p[0]) {
        *why = result->n > 1 ? arena_strdup(a, result->p + 1) : "it is damaged";
        return false;
    }
    if (photo_copies_read(a, result->p + 1, result->n - 1, out)) {
        out->decoded = true;
        return true;
    }
    *why = "it crashes the program that reads it";
    return false;
}

struct os_child photo_start(const void *data, size_t n, int largest) {
    struct reading reading = {data, n, largest};
    return os_confined_start(&limits, read_photo, &reading);
}

/* The result for a child that made nothing. */
static enum photo_result result_of(enum os_confined end, const char *why) {
    switch (end) {
    case OS_CONFINED_DONE: return media_decoder_package(why) ? PHOTO_NO_DECODER : PHOTO_BROKEN;
    case OS_CONFINED_FAILED: return PHOTO_FAILED;
    default: return PHOTO_LOST;
    }
}

enum photo_result photo_end(struct arena *a, struct os_child child, struct photo_copies *out,
                            const char **why) {
    struct buf result = BUF_INIT;
    enum os_confined end = os_confined_end(&limits, child, &result, why);
    bool made = end == OS_CONFINED_DONE && take_result(a, &result, out, why);
    buf_release(&result);
    return made ? PHOTO_MADE : result_of(end, *why);
}

enum photo_result photo_copies_make(struct arena *a, const void *data, size_t n, int largest,
                                    struct photo_copies *out, const char **why) {
    return photo_end(a, photo_start(data, n, largest), out, why);
}

/* The child sends one byte (1: success, 0: failure), then the reason. */
static enum photo_result look_once(struct reading *reading, struct buf *result, const char **why) {
    buf_clear(result);
    enum os_confined end = os_confined(&limits, try_photo, reading, result, why);
    if (end != OS_CONFINED_DONE) return result_of(end, *why);
    if (result->n && result->p[0]) return PHOTO_MADE;
    *why = result->n > 1 ? result->p + 1 : "it is damaged";
    return result_of(end, *why);
}

enum photo_result photo_look(struct arena *a, const char *full, const char **why) {
    struct arena *scratch = arena_new();
    struct reading reading = {.largest = SCREEN_PX};
    struct buf bytes = BUF_INIT;
    char *data;
    enum photo_result result;
    *why = NULL;
    if (os_read(scratch, full, LARGEST_FILE, &data, &reading.n, why)) {
        reading.data = data;
        result = look_once(&reading, &bytes, why);
        if (photo_is_uncertain(result))
            result = look_once(&reading, &bytes, why); /* a second try, as when it is published */
    } else {
        result = os_look(full).size > LARGEST_FILE ? PHOTO_BROKEN : PHOTO_FAILED;
    }
    if (result != PHOTO_MADE) *why = arena_strdup(a, *why ? *why : "it is damaged");
    buf_release(&bytes);
    arena_free(scratch);
    return result;
}
