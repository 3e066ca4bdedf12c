/* kind_containers.c: containers that may hold film or sound, or a document or any other files,
 * identified by their own tables of contents.
 *
 * If in doubt between film and sound, the answer is film, because the stricter rules apply to
 * it. */
#include "media/kind/byte_order.h"
#include "media/kind/kind.h"

#include <stdint.h>
#include <string.h>

struct span {
    const unsigned char *p;
    size_t n;
};

static bool begins(struct span s, const char *bytes) {
    size_t n = strlen(bytes);
    return s.n >= n && memcmp(s.p, bytes, n) == 0;
}

/* ---- zip: the central directory (APPNOTE 4.3.12) ---- */

struct entry {
    struct span name;
    size_t start; /* of its local header */
};

/* The end record, which may be followed by a comment. */
static const unsigned char *zip_end(const unsigned char *p, size_t n) {
    enum { END = 22, COMMENT = 65535 };
    for (size_t back = END; back <= n && back <= END + COMMENT; back++)
        if (memcmp(p + n - back, "PK\5\6", 4) == 0) return p + n - back;
    return NULL;
}

static bool next_entry(const unsigned char *p, size_t n, size_t *at, struct entry *e) {
    enum { HEAD = 46 };
    if (*at > n || n - *at < HEAD || memcmp(p + *at, "PK\1\2", 4) != 0) return false;
    const unsigned char *h = p + *at;
    size_t name = bytes_little(h + 28, 2), rest = bytes_little(h + 30, 2) + bytes_little(h + 32, 2);
    if (n - *at - HEAD < name + rest) return false;
    *e = (struct entry){{h + HEAD, name}, bytes_little(h + 42, 4)};
    *at += HEAD + name + rest;
    return true;
}

/* OpenDocument and EPUB name their type in an uncompressed file "mimetype". */
static enum media_kind of_mimetype(const unsigned char *p, size_t n, size_t start) {
    static const struct {
        const char *type;
        enum media_kind kind;
    } types[] = {{"application/vnd.oasis.opendocument.text", KIND_ODT},
                 {"application/vnd.oasis.opendocument.spreadsheet", KIND_ODS},
                 {"application/vnd.oasis.opendocument.presentation", KIND_ODP},
                 {"application/epub+zip", KIND_EPUB}};
    enum { HEAD = 30 };
    if (start > n || n - start < HEAD) return KIND_ARCHIVE;
    size_t skip = HEAD + bytes_little(p + start + 26, 2) + bytes_little(p + start + 28, 2),
           size = bytes_little(p + start + 22, 4);
    if (n - start < skip || n - start - skip < size) return KIND_ARCHIVE;
    struct span type = {p + start + skip, size};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (type.n == strlen(types[i].type) && begins(type, types[i].type)) return types[i].kind;
    return KIND_ARCHIVE;
}

enum media_kind kind_of_zip(const unsigned char *p, size_t n) {
    const unsigned char *end = zip_end(p, n);
    enum media_kind office = KIND_ARCHIVE;
    bool types = false;
    struct entry e;
    if (!end) return KIND_ARCHIVE;
    for (size_t at = bytes_little(end + 16, 4); next_entry(p, n, &at, &e);) {
        if (e.name.n == 8 && begins(e.name, "mimetype")) return of_mimetype(p, n, e.start);
        types |= begins(e.name, "[Content_Types].xml");
        if (office != KIND_ARCHIVE) continue;
        if (begins(e.name, "word/")) office = KIND_DOCX;
        if (begins(e.name, "xl/")) office = KIND_XLSX;
        if (begins(e.name, "ppt/")) office = KIND_PPTX;
    }
    return types ? office : KIND_ARCHIVE;
}

/* ---- boxes (ISO/IEC 14496-12, 4.2) ---- */

struct box {
    const unsigned char *type; /* 4 bytes */
    struct span body;
};

static bool next_box(struct span *s, struct box *b) {
    if (s->n < 8) return false;
    uint64_t size = bytes_big(s->p, 4);
    size_t head = 8;
    if (size == 1 && s->n >= 16) {
        size = bytes_big(s->p + 8, 8);
        head = 16;
    }
    if (size == 0 || size > s->n) size = s->n; /* to the end, or truncated */
    if (size < head) return false;
    *b = (struct box){s->p + 4, {s->p + head, (size_t)size - head}};
    *s = (struct span){s->p + size, s->n - (size_t)size};
    return true;
}

static bool is_box(const struct box *b, const char *type) { return memcmp(b->type, type, 4) == 0; }

static bool find_box(struct span in, const char *type, struct span *body) {
    struct box b;
    while (next_box(&in, &b))
        if (is_box(&b, type)) {
            *body = b.body;
            return true;
        }
    return false;
}

/* Whether the file has at least one track and all tracks are sound. */
static bool is_sound_alone(struct span file) {
    struct span movie, media, handler;
    struct box b;
    bool sound = false;
    if (!find_box(file, "moov", &movie)) return false;
    while (next_box(&movie, &b)) {
        if (!is_box(&b, "trak")) continue;
        bool known = find_box(b.body, "mdia", &media) && find_box(media, "hdlr", &handler) &&
                     handler.n >= 12;
        if (!known || memcmp(handler.p + 8, "vide", 4) == 0) return false;
        sound |= memcmp(handler.p + 8, "soun", 4) == 0;
    }
    return sound;
}

static enum media_kind of_brand(const unsigned char *brand) {
    static const struct {
        char brand[5];
        enum media_kind kind;
    } brands[] = {{"avif", KIND_AVIF}, {"avis", KIND_AVIF},         {"heic", KIND_HEIC},
                  {"heix", KIND_HEIC}, {"heim", KIND_HEIC},         {"heis", KIND_HEIC},
                  {"hevc", KIND_HEIC}, {"crx ", KIND_OTHER_PICTURE}};
    for (size_t i = 0; i < sizeof brands / sizeof *brands; i++)
        if (memcmp(brand, brands[i].brand, 4) == 0) return brands[i].kind;
    return KIND_OTHER;
}

/* A picture may have a generic major brand and name its kind among the compatible brands. */
static enum media_kind of_pictures(struct span brands) {
    enum media_kind kind = of_brand(brands.p);
    if (kind != KIND_OTHER || (!begins(brands, "mif1") && !begins(brands, "msf1"))) return kind;
    for (size_t at = 8; kind == KIND_OTHER && brands.n >= 4 && at <= brands.n - 4; at += 4)
        kind = of_brand(brands.p + at);
    return kind == KIND_OTHER ? KIND_HEIC : kind;
}

/* Old QuickTime files have no "ftyp" box. */
static bool is_old_quicktime(const struct box *b) {
    static const char types[][5] = {"moov", "mdat", "wide", "free", "skip", "pnot"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_box(b, types[i])) return true;
    return false;
}

enum media_kind kind_of_boxes(const unsigned char *p, size_t n) {
    struct span file = {p, n}, rest = file;
    struct box first;
    if (!next_box(&rest, &first)) return KIND_OTHER;
    if (!is_box(&first, "ftyp")) return is_old_quicktime(&first) ? KIND_MOV : KIND_OTHER;
    if (first.body.n < 8) return KIND_OTHER;
    enum media_kind picture = of_pictures(first.body);
    if (picture != KIND_OTHER) return picture;
    if (is_sound_alone(file)) return KIND_M4A;
    return begins(first.body, "qt  ") ? KIND_MOV : KIND_MP4;
}

/* ---- EBML (RFC 8794; elements in RFC 9559) ---- */

enum {
    DOC_TYPE = 0x4282,
    SEGMENT = 0x18538067,
    TRACKS = 0x1654AE6B,
    TRACK = 0xAE,
    TRACK_TYPE = 0x83
};

struct element {
    uint64_t id;
    struct span body;
};

static bool vint(struct span *s, bool marked, uint64_t *v) {
    int length = 1;
    if (!s->n || !s->p[0]) return false;
    while (!(s->p[0] & 0x80 >> (length - 1))) length++;
    if ((size_t)length > s->n) return false;
    *v = bytes_big(s->p, length);
    if (!marked) *v &= (UINT64_C(1) << 7 * length) - 1;
    if (!marked && *v == (UINT64_C(1) << 7 * length) - 1) *v = UINT64_MAX; /* unknown: to the end */
    *s = (struct span){s->p + length, s->n - (size_t)length};
    return true;
}

static bool next_element(struct span *s, struct element *e) {
    uint64_t size;
    if (!vint(s, true, &e->id) || !vint(s, false, &size)) return false;
    if (size > s->n) size = s->n;
    e->body = (struct span){s->p, (size_t)size};
    *s = (struct span){s->p + size, s->n - (size_t)size};
    return true;
}

static bool find_element(struct span in, uint64_t id, struct span *body) {
    struct element e;
    while (next_element(&in, &e))
        if (e.id == id) {
            *body = e.body;
            return true;
        }
    return false;
}

static bool has_no_pictures(struct span file) {
    enum { SOUND = 2 };
    struct span segment, tracks, type;
    struct element e;
    bool sound = false;
    if (!find_element(file, SEGMENT, &segment) || !find_element(segment, TRACKS, &tracks))
        return false;
    while (next_element(&tracks, &e)) {
        if (e.id != TRACK) continue;
        if (!find_element(e.body, TRACK_TYPE, &type) || type.n != 1 || type.p[0] != SOUND)
            return false;
        sound = true;
    }
    return sound;
}

enum media_kind kind_of_ebml(const unsigned char *p, size_t n) {
    struct span file = {p, n}, rest = file, type;
    struct element head;
    bool webm = next_element(&rest, &head) && find_element(head.body, DOC_TYPE, &type) &&
                begins(type, "webm");
    if (!webm) return KIND_MKV;
    return has_no_pictures(file) ? KIND_WEBA : KIND_WEBM;
}

/* ---- Ogg (RFC 3533): the first page of each stream says what it is ---- */

static bool is_sound_stream(struct span first) {
    return begins(first, "\1vorbis") || begins(first, "OpusHead") ||
           begins(first, "\x7F"
                         "FLAC") ||
           begins(first, "Speex   ") || begins(first, "fishead");
}

enum media_kind kind_of_ogg(const unsigned char *p, size_t n) {
    enum { HEAD = 27, FIRST_PAGE = 2 };
    size_t at = 0, streams = 0;
    while (n - at >= HEAD && memcmp(p + at, "OggS", 4) == 0 && p[at + 5] & FIRST_PAGE) {
        size_t segments = p[at + 26], body = at + HEAD + segments, size = 0;
        if (body > n) return KIND_OGV;
        for (size_t i = 0; i < segments; i++) size += p[at + HEAD + i];
        if (size > n - body || !is_sound_stream((struct span){p + body, size})) return KIND_OGV;
        at = body + size;
        streams++;
    }
    return streams ? KIND_OGG : KIND_OGV;
}
