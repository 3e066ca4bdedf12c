/* clean_wav.c: keeps only the format and the sound of a WAV recording. A library would treat names
 * and comments at the end as sound and copy them if the length of the sound is open, as programs
 * that stream leave it, or if it counts what follows. In the first case, only a guess could find
 * the end, so the recording is refused; in the second, it is cut where chunks or tags begin.
 *
 * Pure: bytes in, bytes out, no library. */
#include "media/clean/clean_wav.h"

#include "media/kind/byte_order.h"

#include <string.h>

enum { RIFF_HEAD = 12, HEAD = 8, FORMAT = 16, FORMAT_WITH_MORE = 18 };

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

/* The coefficients of Microsoft ADPCM are always these, after the samples per block, but have room
 * for words. */
static bool has_usual_coefficients(struct bytes format) {
    enum { AFTER_SAMPLES = FORMAT_WITH_MORE + 2 };
    static const unsigned char usual[] = {7, 0, 0,    1, 0,    0,    0,    2, 0,    0xFF,
                                          0, 0, 0,    0, 0xC0, 0,    64,   0, 0xF0, 0,
                                          0, 0, 0xCC, 1, 0x30, 0xFF, 0x88, 1, 0x18, 0xFF};
    return format.n >= AFTER_SAMPLES + sizeof usual &&
           memcmp(format.p + AFTER_SAMPLES, usual, sizeof usual) == 0;
}

/* False for an unknown format. */
static bool add_format(struct bytes format, struct buf *out) {
    enum { MICROSOFT = 2 };
    unsigned kind = format.n >= FORMAT ? (unsigned)bytes_little(format.p, 2) : 0;
    if (kind == MICROSOFT && !has_usual_coefficients(format)) return false;
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

/* Tags and XML without a chunk. In MPEG sound, they may be between frames, which are copied one by
 * one (clean_play.c). */
static const struct {
    size_t n;
    char start[16];
} tags[] = {
    {8, "APETAGEX"}, {5, "ID3\2"},          {5, "ID3\3"},
    {5, "ID3\4"},    {13, "<?xml version"}, {9, "<?xpacket"},
};

/* Where the first tag begins, or the end. ID3v1 is the last 128 bytes. */
static size_t tag_within(struct bytes sound) {
    enum { OLD_ID3 = 128 };
    size_t first = sound.n;
    if (first >= OLD_ID3 && memcmp(sound.p + first - OLD_ID3, "TAG", 3) == 0) first -= OLD_ID3;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const unsigned char *at = memmem(sound.p, first, tags[i].start, tags[i].n);
        if (at) first = (size_t)(at - sound.p);
    }
    return first;
}

static bool is_mpeg(struct bytes format) {
    enum { LAYERS_1_AND_2 = 0x50, LAYER_3 = 0x55 };
    unsigned kind = format.n >= 2 ? (unsigned)bytes_little(format.p, 2) : 0;
    return kind == LAYERS_1_AND_2 || kind == LAYER_3;
}

/* Where the first chunk or tag begins, or the end. */
static size_t note_within(struct bytes format, struct bytes sound) {
    size_t first = is_mpeg(format) ? sound.n : tag_within(sound);
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
    struct bytes format, fact, sound;
    bool open; /* the stated length of the sound is none, or leads beyond the end */
};

/* Takes one chunk; returns its size in bytes. Nothing after the sound is read. */
static size_t take_chunk(struct wav *w, struct bytes at) {
    size_t size = chunk_size(at);
    struct bytes body = {at.p + HEAD, size - HEAD};
    if (memcmp(at.p, "data", 4) == 0) {
        size_t stated = (size_t)bytes_little(at.p + 4, 4), rest = at.n - HEAD;
        w->open = rest > 0 && (stated == 0 || stated > rest);
        body.n = stated < rest ? stated : rest;
        w->sound = (struct bytes){body.p, note_within(w->format, body)};
        return at.n;
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
    struct wav w = {0};
    struct buf format = BUF_INIT;
    enum wav_sound found = WAV_UNKNOWN;
    for (size_t at = RIFF_HEAD; at <= n && n - at >= HEAD && is_id(p + at);)
        at += take_chunk(&w, (struct bytes){p + at, n - at});
    if (w.format.n && w.open)
        found = WAV_OPEN;
    else if (!w.format.n || !w.sound.n)
        found = WAV_DAMAGED;
    else if (add_format(w.format, &format))
        found = WAV_SOUND;
    if (found == WAV_SOUND) write_wav(&w, &format, out);
    buf_release(&format);
    return found;
}
