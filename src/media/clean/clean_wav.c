/* clean_wav.c: keeps only the format and the sound of a WAV recording. Programs that stream do not
 * know how long the sound will be and leave its length open, and others count what follows as
 * sound. A library would treat names and comments at the end as sound and copy them.
 *
 * Pure: bytes in, bytes out, no library. */
#include "media/clean/clean_wav.h"

#include "media/kind/byte_order.h"

#include <string.h>

enum { RIFF_HEAD = 12, HEAD = 8, FORMAT = 16, FORMAT_WITH_MORE = 18 };

struct bytes {
    const unsigned char *p;
    size_t n;
};

/* ---- the format (fmt) ---- */

/* How many extra bytes a format has beyond the common ones. */
static const struct {
    unsigned format;
    size_t most;
} formats[] = {
    {1, 0},      /* PCM */
    {3, 0},      /* floating-point PCM */
    {6, 0},      /* A-law */
    {7, 0},      /* mu-law */
    {2, 32},     /* Microsoft ADPCM: its coefficients */
    {0x11, 2},   /* IMA ADPCM */
    {0x20, 2},   /* Yamaha ADPCM */
    {0x31, 2},   /* GSM */
    {0x45, 2},   /* G.726 */
    {0x50, 22},  /* MPEG, layers 1 and 2 */
    {0x55, 12},  /* MPEG, layer 3 */
    {0x2000, 0}, /* AC-3 */
    {0x2001, 0}, /* DTS */
    {0xFFFE, 22} /* any, with speaker positions */
};

/* False for an unknown format. */
static bool add_format(struct bytes format, struct buf *out) {
    unsigned kind = format.n >= FORMAT ? (unsigned)bytes_little(format.p, 2) : 0;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (formats[i].format != kind) continue;
        size_t more = format.n > FORMAT_WITH_MORE ? format.n - FORMAT_WITH_MORE : 0;
        if (more > formats[i].most) more = formats[i].most;
        buf_add(out, format.p, FORMAT);
        if (kind != 1) buf_add(out, (const char[]){(char)more, 0}, 2);
        buf_add(out, format.p + FORMAT_WITH_MORE, more);
        return true;
    }
    return false;
}

/* ---- chunks within the sound ---- */

/* Chunks that programs write next to the sound, and the usual first bytes of their content. */
static const struct {
    char id[5], first[5];
} notes[] = {
    {"LIST", "INFO"}, {"LIST", "adtl"}, {"LIST", "exif"}, {"id3 ", "ID3"}, {"ID3 ", "ID3"},
    {"iXML", "<?x"},  {"iXML", "<BWF"}, {"_PMX", "<?x"},  {"axml", "<?x"}, {"LIST", ""},
    {"bext", ""},     {"cart", ""},     {"cue ", ""},     {"smpl", ""},    {"inst", ""},
    {"plst", ""},     {"JUNK", ""},     {"junk", ""},     {"PAD ", ""},    {"FLLR", ""},
    {"PEAK", ""},     {"afsp", ""},     {"acid", ""},     {"DISP", ""},    {"umid", ""},
    {"chna", ""},     {"ubxt", ""},     {"levl", ""},     {"mext", ""},    {"link", ""},
    {"fact", ""},     {"id3 ", ""},     {"ID3 ", ""},     {"iXML", ""},    {"_PMX", ""},
    {"axml", ""},     {"aXML", ""},
};
enum { NOTES = sizeof notes / sizeof *notes };

static bool is_id(const unsigned char *p) {
    for (int i = 0; i < 4; i++)
        if (p[i] < ' ' || p[i] > '~') return false;
    return true;
}

/* The size of a chunk in bytes, which may be truncated. */
static size_t chunk_size(struct bytes at) {
    size_t size = HEAD + (size_t)bytes_little(at.p + 4, 4);
    size += size & 1;
    return size < at.n ? size : at.n;
}

/* Whether consecutive chunks lead to the end. */
static bool leads_to_end(struct bytes left) {
    enum { MOST = 64 };
    for (int i = 0; left.n >= HEAD; i++) {
        if (i == MOST) return false;
        if (!is_id(left.p) || bytes_little(left.p + 4, 4) > left.n - HEAD) return false;
        size_t size = chunk_size(left);
        left = (struct bytes){left.p + size, left.n - size};
    }
    return true;
}

/* Four letters may be sound by chance, but not four that start a sequence of chunks to the very
 * end, nor eight. */
static bool is_note(struct bytes at, size_t i) {
    size_t n = strlen(notes[i].first);
    bool meant = n > 0 && at.n >= HEAD + n && memcmp(at.p + HEAD, notes[i].first, n) == 0;
    return at.n >= HEAD && (meant || leads_to_end(at));
}

/* Where the first of them begins, or the end. */
static size_t note_within(struct bytes sound) {
    size_t first = sound.n;
    for (size_t i = 0; i < NOTES; i++) {
        const unsigned char *at = sound.p, *end = sound.p + first;
        while ((at = memmem(at, (size_t)(end - at), notes[i].id, 4)) != NULL) {
            if (is_note((struct bytes){at, (size_t)(sound.p + sound.n - at)}, i)) {
                first = (size_t)(at - sound.p);
                break;
            }
            at++;
        }
    }
    return first;
}

/* ---- all of it ---- */

struct wav {
    struct bytes format, fact;
    struct buf sound;
};

/* How many bytes after the header are sound: the stated size, if possible. */
static size_t stated_size(struct bytes at) {
    size_t size = (size_t)bytes_little(at.p + 4, 4), rest = at.n - HEAD;
    return size == 0 || size > rest ? rest : size;
}

/* Takes one chunk; returns its size in bytes. */
static size_t take_chunk(struct wav *w, struct bytes at) {
    size_t size = chunk_size(at);
    struct bytes body = {at.p + HEAD, size - HEAD};
    if (memcmp(at.p, "data", 4) == 0) {
        body.n = stated_size(at);
        size_t note = note_within(body);
        buf_add(&w->sound, body.p, note);
        bool whole = note == body.n && note < at.n - HEAD;
        return HEAD + note + (whole ? note & 1 : 0);
    }
    if (memcmp(at.p, "fmt ", 4) == 0 && !w->format.n) w->format = body;
    if (memcmp(at.p, "fact", 4) == 0 && body.n >= 4) w->fact = (struct bytes){body.p, 4};
    return size;
}

static void add_little(struct buf *out, size_t value) {
    for (int i = 0; i < 4; i++) buf_char(out, (char)(value >> 8 * i));
}

static void add_chunk(struct buf *out, const char *id, const void *p, size_t n) {
    buf_add(out, id, 4);
    add_little(out, n);
    buf_add(out, p, n);
    if (n & 1) buf_char(out, 0);
}

static void write_wav(const struct wav *w, const struct buf *format, struct buf *out) {
    size_t fact = w->fact.n ? HEAD + w->fact.n : 0, sound = w->sound.n + (w->sound.n & 1);
    buf_add(out, "RIFF", 4);
    add_little(out, 4 + HEAD + format->n + fact + HEAD + sound);
    buf_add(out, "WAVE", 4);
    add_chunk(out, "fmt ", format->p, format->n);
    if (fact) add_chunk(out, "fact", w->fact.p, w->fact.n);
    add_chunk(out, "data", w->sound.p, w->sound.n);
}

enum wav_sound wav_sound(const unsigned char *p, size_t n, struct buf *out) {
    struct wav w = {.sound = BUF_INIT};
    struct buf format = BUF_INIT;
    enum wav_sound found = WAV_UNKNOWN;
    for (size_t at = RIFF_HEAD; at <= n && n - at >= HEAD && is_id(p + at);)
        at += take_chunk(&w, (struct bytes){p + at, n - at});
    if (!w.format.n || !w.sound.n)
        found = WAV_DAMAGED;
    else if (add_format(w.format, &format))
        found = WAV_SOUND;
    if (found == WAV_SOUND) write_wav(&w, &format, out);
    buf_release(&format);
    buf_release(&w.sound);
    return found;
}
