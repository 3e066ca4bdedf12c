/* kind.c: a table of file kinds, and the bytes that identify each. If a container may hold several
 * kinds, its own table of contents decides (kind_containers.c). */
#include "media/kind/kind.h"

#include <string.h>
#include <strings.h>

/* ---- the table ---- */

static const struct row {
    enum kind_class class;
    const char *ending, *type, *words;
} rows[] = {
#define X(kind, class, ending, type, words) [KIND_##kind] = {KIND_IS_##class, ending, type, words},
    FILE_KINDS(X)
#undef X
};

enum kind_class kind_class(enum media_kind kind) { return rows[kind].class; }
const char *kind_ending(enum media_kind kind) { return rows[kind].ending; }
const char *kind_type(enum media_kind kind) { return rows[kind].type; }
const char *kind_words(enum media_kind kind) { return rows[kind].words; }

bool kind_carries_voices(enum media_kind kind) {
    return kind_class(kind) == KIND_IS_FILM || kind_class(kind) == KIND_IS_SOUND;
}

/* ---- by name ---- */

/* The first row for an ending is the kind that it claims; an ending may also be used for other
 * kinds (an "ogg" may be a film). */
static const struct {
    const char *ending;
    enum media_kind kind;
} endings[] = {
    {"jpg", KIND_JPEG},
    {"jpeg", KIND_JPEG},
    {"jpe", KIND_JPEG},
    {"jfif", KIND_JPEG},
    {"png", KIND_PNG},
    {"gif", KIND_GIF},
    {"webp", KIND_WEBP},
    {"heic", KIND_HEIC},
    {"heif", KIND_HEIC},
    {"avif", KIND_AVIF},
    {"heif", KIND_AVIF},
    {"bmp", KIND_OTHER_PICTURE},
    {"tif", KIND_OTHER_PICTURE},
    {"tiff", KIND_OTHER_PICTURE},
    {"psd", KIND_OTHER_PICTURE},
    {"jxl", KIND_OTHER_PICTURE},
    {"jp2", KIND_OTHER_PICTURE},
    {"ico", KIND_OTHER_PICTURE},
    {"mp4", KIND_MP4},
    {"m4v", KIND_MP4},
    {"3gp", KIND_MP4},
    {"mov", KIND_MOV},
    {"qt", KIND_MOV},
    {"mov", KIND_MP4},
    {"webm", KIND_WEBM},
    {"webm", KIND_WEBA},
    {"mkv", KIND_MKV},
    {"mka", KIND_MKV},
    {"ogv", KIND_OGV},
    {"ogg", KIND_OGG},
    {"ogg", KIND_OGV},
    {"oga", KIND_OGG},
    {"opus", KIND_OGG},
    {"avi", KIND_OTHER_FILM},
    {"wmv", KIND_OTHER_FILM},
    {"asf", KIND_OTHER_FILM},
    {"flv", KIND_OTHER_FILM},
    {"mpg", KIND_OTHER_FILM},
    {"mpeg", KIND_OTHER_FILM},
    {"mts", KIND_OTHER_FILM},
    {"m2ts", KIND_OTHER_FILM},
    {"ts", KIND_OTHER_FILM},
    {"mp3", KIND_MP3},
    {"m4a", KIND_M4A},
    {"m4b", KIND_M4A},
    {"mp4", KIND_M4A},
    {"3gp", KIND_M4A},
    {"mov", KIND_M4A},
    {"aac", KIND_AAC},
    {"wav", KIND_WAV},
    {"flac", KIND_FLAC},
    {"weba", KIND_WEBA},
    {"wma", KIND_OTHER_SOUND},
    {"wma", KIND_OTHER_FILM},
    {"aif", KIND_OTHER_SOUND},
    {"aiff", KIND_OTHER_SOUND},
    {"amr", KIND_OTHER_SOUND},
    {"mid", KIND_OTHER_SOUND},
    {"midi", KIND_OTHER_SOUND},
    {"caf", KIND_OTHER_SOUND},
    {"pdf", KIND_PDF},
    {"docx", KIND_DOCX},
    {"docm", KIND_DOCX},
    {"dotx", KIND_DOCX},
    {"xlsx", KIND_XLSX},
    {"xlsm", KIND_XLSX},
    {"pptx", KIND_PPTX},
    {"pptm", KIND_PPTX},
    {"ppsx", KIND_PPTX},
    {"odt", KIND_ODT},

    {"ods", KIND_ODS},
    {"odp", KIND_ODP},
    {"doc", KIND_OLE2},
    {"xls", KIND_OLE2},
    {"ppt", KIND_OLE2},
    {"pub", KIND_OLE2},
    {"msg", KIND_OLE2},
    {"rtf", KIND_RTF},
    {"doc", KIND_RTF},
    {"epub", KIND_EPUB},
    {"zip", KIND_ARCHIVE},
    {"7z", KIND_ARCHIVE},
    {"rar", KIND_ARCHIVE},
    {"gz", KIND_ARCHIVE},
    {"tgz", KIND_ARCHIVE},
    {"tar", KIND_ARCHIVE},
    {"xz", KIND_ARCHIVE},
    {"bz2", KIND_ARCHIVE},
    {"pages", KIND_ARCHIVE},
    {"numbers", KIND_ARCHIVE},
    {"key", KIND_ARCHIVE},
    {"sb3", KIND_ARCHIVE},
    {"html", KIND_MARKUP},
    {"htm", KIND_MARKUP},
    {"xhtml", KIND_MARKUP},
    {"svg", KIND_MARKUP},
    {"xml", KIND_MARKUP},
    {"txt", KIND_TEXT},
    {"text", KIND_TEXT},
    {"md", KIND_MARKDOWN},
    {"markdown", KIND_MARKDOWN},
    {"csv", KIND_CSV},
    {"tsv", KIND_TSV},
    {"vtt", KIND_VTT},
};
enum { ENDINGS = sizeof endings / sizeof *endings };

static const char *ending_of(const char *name) {
    const char *dot = strrchr(name, '.'), *slash = strrchr(name, '/');
    return dot && (!slash || dot > slash) ? dot + 1 : "";
}

enum media_kind kind_of_name(const char *name) {
    const char *ending = ending_of(name);
    for (size_t i = 0; i < ENDINGS; i++)
        if (strcasecmp(ending, endings[i].ending) == 0) return endings[i].kind;
    return KIND_OTHER;
}

bool kind_fits_name(enum media_kind kind, const char *name) {
    const char *ending = ending_of(name);
    for (size_t i = 0; i < ENDINGS; i++)
        if (endings[i].kind == kind && strcasecmp(ending, endings[i].ending) == 0) return true;
    return false;
}

/* ---- by content ---- */

static bool has(const unsigned char *p, size_t n, size_t at, const char *bytes, size_t length) {
    return n >= at + length && memcmp(p + at, bytes, length) == 0;
}

/* Bytes at the very beginning that only one kind has. */
#define FIRST(bytes, kind) \
    { bytes, sizeof bytes - 1, KIND_##kind }
static const struct first {
    const char *bytes;
    size_t n;
    enum media_kind kind;
} firsts[] = {
    FIRST("\xFF\xD8\xFF", JPEG),
    FIRST("\x89PNG\r\n\x1A\n", PNG),
    FIRST("GIF87a", GIF),
    FIRST("GIF89a", GIF),
    FIRST("II*\0", OTHER_PICTURE), /* TIFF, and raw camera files */
    FIRST("MM\0*", OTHER_PICTURE),
    FIRST("8BPS", OTHER_PICTURE),
    FIRST("\xFF\x0A", OTHER_PICTURE), /* JPEG XL */
    FIRST("\0\0\0\x0CJXL ", OTHER_PICTURE),
    FIRST("\0\0\0\x0CjP  ", OTHER_PICTURE),
    FIRST("\0\0\1\0", OTHER_PICTURE), /* icons */
    FIRST("fLaC", FLAC),
    FIRST("\x30\x26\xB2\x75\x8E\x66\xCF\x11", OTHER_FILM), /* ASF: WMV, WMA */
    FIRST("FLV\1", OTHER_FILM),
    FIRST("\0\0\1\xBA", OTHER_FILM), /* MPEG */
    FIRST("\0\0\1\xB3", OTHER_FILM),
    FIRST("#!AMR", OTHER_SOUND),
    FIRST("MThd", OTHER_SOUND),
    FIRST("caff", OTHER_SOUND),
    FIRST("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLE2),
    FIRST("{\\rtf", RTF),
    FIRST("7z\xBC\xAF\x27\x1C", ARCHIVE),
    FIRST("Rar!\x1A\7", ARCHIVE),
    FIRST("\x1F\x8B", ARCHIVE),
    FIRST("BZh", ARCHIVE),
    FIRST("\xFD"
          "7zXZ",
          ARCHIVE),
    FIRST("\x28\xB5\x2F\xFD", ARCHIVE),
};

static enum media_kind of_first_bytes(const unsigned char *p, size_t n) {
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (has(p, n, 0, firsts[i].bytes, firsts[i].n)) return firsts[i].kind;
    return KIND_OTHER;
}

static enum media_kind of_riff(const unsigned char *p, size_t n) {
    if (has(p, n, 8, "WEBP", 4)) return KIND_WEBP;
    if (has(p, n, 8, "WAVE", 4)) return KIND_WAV;
    return has(p, n, 8, "AVI ", 4) ? KIND_OTHER_FILM : KIND_OTHER;
}

/* Layer III, II, or I (ISO/IEC 11172-3, 2.4.2.3, and 13818-3). */
size_t kind_mpeg_frame(const unsigned char *p, size_t n) {
    static const int rates[3] = {44100, 48000, 32000};
    static const int kbits[2][3][15] = {
        {{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
         {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
         {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448}},
        {{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
         {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
         {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256}}};
    if (n < 4) return 0;
    int version = p[1] >> 3 & 3, layer = p[1] >> 1 & 3, kbit = p[2] >> 4, rate = p[2] >> 2 & 3,
        pad = p[2] >> 1 & 1;
    if (p[0] != 0xFF || (p[1] & 0xE0) != 0xE0 || version == 1 || layer == 0 || kbit == 0 ||
        kbit == 15 || rate == 3)
        return 0;
    static const int halvings[4] = {2, 0, 1, 0}; /* by version: 2.5, none, 2, 1 */
    int bits = 1000 * kbits[version != 3][layer - 1][kbit],
        hertz = rates[rate] >> halvings[version];
    if (layer == 3) return (size_t)(12 * bits / hertz + pad) * 4;
    return (size_t)((layer == 1 && version != 3 ? 72 : 144) * bits / hertz + pad);
}

/* Two matching bytes may be chance; a frame that ends where the next one begins is not. */
static bool is_mp3(const unsigned char *p, size_t n) {
    size_t first = kind_mpeg_frame(p, n);
    return first >= 4 && n > first && kind_mpeg_frame(p + first, n - first) > 0;
}

/* ADTS (ISO/IEC 13818-7, 6.2): the header holds the length of the frame. */
static bool is_aac(const unsigned char *p, size_t n) {
    if (n < 7 || p[0] != 0xFF || (p[1] & 0xF6) != 0xF0) return false;
    size_t first = (size_t)(p[3] & 3) << 11 | (size_t)p[4] << 3 | p[5] >> 5;
    return first >= 7 && n >= first + 2 && p[first] == 0xFF && (p[first + 1] & 0xF6) == 0xF0;
}

/* The kind of the data after leading ID3 tags (ID3v2.4, 3.1). */
static enum media_kind after_id3(const unsigned char *p, size_t n) {
    size_t at = 10 + ((size_t)(p[6] & 127) << 21 | (size_t)(p[7] & 127) << 14 |
                      (size_t)(p[8] & 127) << 7 | (p[9] & 127));
    if (p[5] & 0x10) at += 10;
    while (at < n && p[at] == 0) at++; /* padding that the tag does not count */
    if (at >= n) return KIND_MP3;
    if (has(p, n, at, "fLaC", 4)) return KIND_FLAC;
    return is_aac(p + at, n - at) ? KIND_AAC : KIND_MP3;
}

/* MPEG transport stream: packets of 188 bytes, or of 192 with a four-byte timestamp first. */
static bool is_transport(const unsigned char *p, size_t n) {
    return (n > 377 && p[0] == 0x47 && p[188] == 0x47 && p[376] == 0x47) ||
           (n > 389 && p[4] == 0x47 && p[196] == 0x47 && p[388] == 0x47);
}

static bool is_bmp(const unsigned char *p, size_t n) {
    return has(p, n, 0, "BM", 2) && has(p, n, 6, "\0\0\0\0", 4);
}

static bool is_pdf(const unsigned char *p, size_t n) {
    enum { AT_MOST = 1024 }; /* viewers also accept bytes before it */
    return memmem(p, n < AT_MOST ? n : AT_MOST, "%PDF-", 5) != NULL;
}

static bool is_tar(const unsigned char *p, size_t n) { return has(p, n, 257, "ustar", 5); }

/* No byte that never occurs in text. Bytes above 127 may: old spreadsheet programs write tables in
 * the character set of their country. */
static bool is_text(const unsigned char *p, size_t n) {
    if (has(p, n, 0, "\xFF\xFE", 2) || has(p, n, 0, "\xFE\xFF", 2)) return n % 2 == 0; /* UTF-16 */
    for (size_t i = 0; i < n; i++)
        if ((p[i] < 32 && !memchr("\t\n\r\f", p[i], 4)) || p[i] == 127) return false;
    return true;
}

static bool is_markup(const unsigned char *p, size_t n) {
    static const char *const starts[] = {"<!doctype", "<html", "<head",  "<body",
                                         "<svg",      "<?xml", "<script"};
    size_t at = has(p, n, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < n && memchr(" \t\r\n", p[at], 4)) at++;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t length = strlen(starts[i]);
        if (n - at >= length && strncasecmp((const char *)p + at, starts[i], length) == 0)
            return true;
    }
    return false;
}

/* Text is the kind of text that its name claims: a note that begins with "<html>" is still a
 * note. */
static enum media_kind of_text(const char *name, const unsigned char *p, size_t n) {
    enum media_kind claimed = kind_of_name(name);
    if (kind_class(claimed) == KIND_IS_TEXT) return claimed;
    return is_markup(p, n) ? KIND_MARKUP : KIND_TEXT;
}

static enum media_kind of_binary(const unsigned char *p, size_t n) {
    if (has(p, n, 0, "RIFF", 4)) return of_riff(p, n);
    if (has(p, n, 0, "PK\3\4", 4) || has(p, n, 0, "PK\5\6", 4)) return kind_of_zip(p, n);
    if (has(p, n, 0, "\x1A\x45\xDF\xA3", 4)) return kind_of_ebml(p, n);
    if (has(p, n, 0, "OggS", 4)) return kind_of_ogg(p, n);
    if (has(p, n, 0, "FORM", 4) && has(p, n, 8, "AIF", 3)) return KIND_OTHER_SOUND;
    if (has(p, n, 0, "ID3", 3) && n > 10) return after_id3(p, n);
    enum media_kind kind = of_first_bytes(p, n);
    if (kind != KIND_OTHER) return kind;
    if (is_aac(p, n)) return KIND_AAC;
    if (is_mp3(p, n)) return KIND_MP3;
    if (is_bmp(p, n)) return KIND_OTHER_PICTURE;
    if (is_transport(p, n)) return KIND_OTHER_FILM;
    if (is_tar(p, n)) return KIND_ARCHIVE;
    return kind_of_boxes(p, n);
}

enum media_kind kind_of(const char *name, const void *data, size_t n) {
    const unsigned char *p = data;
    if (!n) return kind_class(kind_of_name(name)) == KIND_IS_TEXT ? kind_of_name(name) : KIND_EMPTY;
    enum media_kind kind = of_binary(p, n);
    if (kind != KIND_OTHER) return kind;
    if (is_pdf(p, n) && kind_class(kind_of_name(name)) != KIND_IS_TEXT) return KIND_PDF;
    return is_text(p, n) ? of_text(name, p, n) : KIND_OTHER;
}
