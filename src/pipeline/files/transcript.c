/* transcript.c: reads bridge.vtt or bridge.txt beside bridge.mp4: plain text, or WebVTT without its
 * times and tags. */
#include "pipeline/files/transcript.h"

#include "base/utf8.h"
#include "media/clean/clean.h"
#include "media/photo/media.h"
#include "model/evidence.h"
#include "os/os.h"
#include "pipeline/files/file_bytes.h"
#include "view/audience/choose.h"

#include <string.h>
#include <strings.h>

enum { LARGEST_TEXT = 1 << 20 };

static size_t stem(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot ? (size_t)(dot - name) : strlen(name);
}

static bool is_text(const char *name) {
    const char *ending = name + stem(name);
    return strcasecmp(ending, ".vtt") == 0 || strcasecmp(ending, ".txt") == 0;
}

static bool plays(const char *name) {
    const char *type = media_type(name);
    return type && (strncmp(type, "audio/", 6) == 0 || strncmp(type, "video/", 6) == 0);
}

/* The first file of this sort with the same stem as f, or NULL. Files are sorted by name, so those
 * with the same stem are next to each other. */
static const struct evidence_file *beside(const struct evidence *e, const struct evidence_file *f,
                                          bool (*sort)(const char *name)) {
    size_t n = stem(f->name), low = 0, high = e->n_files;
    while (low < high) { /* find the first that begins with the stem */
        size_t middle = (low + high) / 2;
        if (strncmp(e->files[middle].name, f->name, n) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < e->n_files && strncmp(e->files[low].name, f->name, n) == 0; low++)
        if (stem(e->files[low].name) == n && sort(e->files[low].name)) return &e->files[low];
    return NULL;
}

bool transcript_is_one(const struct evidence *e, const struct evidence_file *f) {
    return is_text(f->name) && beside(e, f, plays);
}

/* Adds a line without tags such as <c.loud> and </i>; a voice tag, <v Maya>, becomes "Maya: ". */
static void add_line(const char *line, size_t n, struct buf *out) {
    size_t start = out->n;
    for (size_t i = 0; i < n; i++) {
        const char *close = line[i] == '<' ? memchr(line + i, '>', n - i) : NULL;
        if (!close) {
            buf_char(out, line[i]);
            continue;
        }
        if (strncmp(line + i, "<v ", 3) == 0) {
            buf_add(out, line + i + 3, (size_t)(close - line) - i - 3);
            buf_str(out, ": ");
        }
        i = (size_t)(close - line);
    }
    if (out->n > start) buf_char(out, '\n');
}

/* Adds only the spoken text: not the times, numbers, header, and notes. */
static void from_vtt(const char *text, struct buf *out) {
    bool said = false; /* from a line with times to the next blank line */
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, "\r\n");
        if (n == 0)
            said = false;
        else if (memmem(p, n, "-->", 3))
            said = true;
        else if (said)
            add_line(p, n, out);
        p += n;
        p += strncmp(p, "\r\n", 2) == 0 ? 2 : *p != '\0';
    }
}

static const char *read_text(struct output *o, const struct evidence_file *f) {
    char *data;
    size_t n;
    if (!file_bytes_read(o->file_bytes, o->kept, os_join(o->kept, o->root, f->path), LARGEST_TEXT,
                         &data, &n, NULL))
        return NULL;
    size_t bad;
    if (!utf8_valid(data, n, &bad)) return NULL;
    bool vtt = strcasecmp(f->name + stem(f->name), ".vtt") == 0;
    struct cleaned clean = {.bytes = BUF_INIT};
    struct buf text = BUF_INIT;
    /* without the notes of the program that wrote it; empty if the file is held back */
    if (media_clean(o->kept, vtt ? KIND_VTT : KIND_TEXT, data, n, &clean) != CLEAN_MADE)
        buf_clear(&clean.bytes);
    const char *plain = buf_dup(&clean.bytes, o->kept);
    if (vtt)
        from_vtt(plain, &text);
    else
        buf_str(&text, plain);
    const char *said = buf_dup(&text, o->kept);
    buf_release(&clean.bytes);
    buf_release(&text);
    return *said ? said : NULL;
}

const char *transcript_of(struct output *o, const struct viewer *v, const struct evidence *e,
                          const struct evidence_file *f) {
    const struct evidence_file *text = plays(f->name) ? beside(e, f, is_text) : NULL;
    return text && view_shows_file(v, text) ? read_text(o, text) : NULL;
}
