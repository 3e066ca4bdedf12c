/* readback.c: the only file that uses minizip, which libxlsxwriter needs anyway.
 *
 * libxlsxwriter escapes "<" and ">" unless they are part of a tag, so a part of the archive is a
 * sequence of tags and texts. If bytes are missing at its end, elements stay open; if bytes are
 * missing in its middle, there is a broken tag, an unclosed element, or too few cells, texts,
 * links, or notes. When out of memory, the library silently leaves out selections, and the text and
 * points of charts. */
#include "render/xlsx/readback.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>
#include <minizip/unzip.h>

enum { BLOCK = 65536, SMALL = 1 << 20, NAME = 64 };

struct archive {
    unzFile zip;
    struct libdeflate_decompressor *unpacker;
    char *packed, *plain; /* SMALL bytes each */
};

struct part {
    char root[NAME]; /* name of the first element */
    long depth;      /* open elements */
    bool broken, ended;
    size_t texts, wanted_texts; /* of the list shared by cells: found, and stated by the list */
};

/* Links and notes are each written in two parts of the archive. */
struct found {
    struct readback_counts in_sheets, beside;
};

static size_t name_length(const char *tag, size_t n) {
    size_t i = 0;
    while (i < n && !strchr(" \t\r\n/", tag[i])) i++;
    return i;
}

/* The number after `attribute`; 0 if the tag does not have it. */
static size_t number_after(const char *tag, size_t n, const char *attribute) {
    const size_t length = strlen(attribute);
    const char *at = memmem(tag, n, attribute, length);
    return at ? strtoul(at + length, NULL, 10) : 0;
}

static void begin(struct part *p, const char *tag, size_t n) {
    size_t name = name_length(tag, n);
    if (name == 0 || name >= NAME || p->ended) {
        p->broken = true;
        return;
    }
    memcpy(p->root, tag, name);
    p->root[name] = '\0';
    p->wanted_texts = number_after(tag, n, " uniqueCount=\"");
}

static bool is_tag(const char *tag, size_t n, const char *name, size_t length) {
    return n >= length && memcmp(tag, name, length) == 0 && (n == length || tag[length] == ' ');
}
#define IS_TAG(name) is_tag(tag, n, name, sizeof name - 1)

/* Most tags are of cells, so the first letter decides quickly. */
static void count(struct part *p, struct found *f, const char *tag, size_t n) {
    switch (tag[0]) {
    case 'a': f->in_sheets.authors += IS_TAG("author"); break;
    case 'c':
        f->in_sheets.cells += IS_TAG("c");
        f->in_sheets.notes += IS_TAG("comment");
        if (IS_TAG("c:ptCount")) f->in_sheets.points += number_after(tag, n, " val=\"");
        break;
    case 'h': f->in_sheets.links += IS_TAG("hyperlink"); break;
    case 's':
        p->texts += IS_TAG("si");
        f->in_sheets.selections += IS_TAG("selection");
        break;
    case 'x': f->in_sheets.charts += IS_TAG("xdr:cNvPr") && memmem(tag, n, " descr=\"", 8); break;
    case 'R':
        f->beside.links += IS_TAG("Relationship") && memmem(tag, n, "\"External\"", 10);
        break;
    case 'v': f->beside.notes += IS_TAG("v:shape"); break;
    }
}

/* tag: the bytes between < and >. */
static void add_tag(struct part *p, struct found *f, const char *tag, size_t n) {
    if (n == 0 || memchr(tag, '<', n)) {
        p->broken = true;
    } else if (tag[0] == '/') {
        p->depth--;
        if (p->depth == 0)
            p->ended = n - 1 == strlen(p->root) && memcmp(tag + 1, p->root, n - 1) == 0;
        if (p->depth < 0 || (p->depth == 0 && !p->ended)) p->broken = true;
    } else if (tag[0] != '?') {
        if (p->depth == 0) begin(p, tag, n);
        if (tag[n - 1] != '/') p->depth++;
        count(p, f, tag, n);
    }
}

static bool is_blank(const char *text, size_t n) {
    while (n > 0 && strchr(" \t\r\n", text[n - 1])) n--;
    return n == 0;
}

/* Skips the text up to the next tag, which is often a few digits or nothing, so a loop is faster
 * than memchr. */
static size_t skip_text(struct part *p, const char *bytes, size_t at, size_t n) {
    size_t from = at;
    for (; at < n && bytes[at] != '<'; at++)
        if (bytes[at] == '>') p->broken = true;
    if (p->ended && !is_blank(bytes + from, at - from)) p->broken = true;
    return at;
}

/* Adds all complete tags of these bytes; returns the number of bytes used. */
static size_t add_tags(struct part *p, struct found *f, const char *bytes, size_t n) {
    for (size_t at = 0;;) {
        size_t open = skip_text(p, bytes, at, n);
        if (open == n) return n;
        const char *tag = bytes + open + 1, *close = memchr(tag, '>', n - open - 1);
        if (!close) return open;
        add_tag(p, f, tag, (size_t)(close - tag));
        at = (size_t)(close - bytes) + 1;
    }
}

/* Reads a whole part at once: libdeflate is several times as fast as zlib. */
static bool read_small(const struct archive *a, const unz_file_info64 *said, struct part *p,
                       struct found *f) {
    size_t packed = said->compressed_size, n = said->uncompressed_size;
    int method, level;
    if (unzOpenCurrentFile2(a->zip, &method, &level, 1) != UNZ_OK) return false;
    bool read = unzReadCurrentFile(a->zip, a->packed, (unsigned)packed) == (int)packed;
    if (unzCloseCurrentFile(a->zip) != UNZ_OK || !read) return false;
    if (libdeflate_deflate_decompress(a->unpacker, a->packed, packed, a->plain, n, NULL) !=
        LIBDEFLATE_SUCCESS)
        return false;
    return libdeflate_crc32(0, a->plain, n) == said->crc && add_tags(p, f, a->plain, n) == n;
}

/* Reads block by block. Closing the part compares its checksum, but only if no byte was missing. */
static bool read_large(const struct archive *a, const unz_file_info64 *said, struct part *p,
                       struct found *f) {
    uint64_t size = 0;
    size_t kept = 0; /* bytes of a tag that continues in the next block */
    char *block = a->plain;
    if (unzOpenCurrentFile(a->zip) != UNZ_OK) return false;
    for (int n; !p->broken &&
                (n = unzReadCurrentFile(a->zip, block + kept, (unsigned)(BLOCK - kept))) > 0;) {
        size_t filled = kept + (size_t)n, used = add_tags(p, f, block, filled);
        size += (uint64_t)n;
        kept = filled - used;
        memmove(block, block + used, kept);
        if (kept == BLOCK) p->broken = true;
    }
    return unzCloseCurrentFile(a->zip) == UNZ_OK && size == said->uncompressed_size && kept == 0;
}

static bool part_is_whole(const struct archive *a, struct found *f) {
    static const struct part empty;
    struct part p = empty;
    unz_file_info64 said;
    if (unzGetCurrentFileInfo64(a->zip, &said, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) return false;
    bool small = a->unpacker && said.uncompressed_size <= SMALL && said.compressed_size <= SMALL;
    return (small ? read_small : read_large)(a, &said, &p, f) && p.ended && !p.broken &&
           p.texts == p.wanted_texts;
}

/* Does the file end with an archive's closing record (without a comment)? minizip would read
 * missing bytes as zeros. */
static bool has_end(const char *path) {
    enum { END = 22 };
    char end[4];
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    bool read = fseek(file, -END, SEEK_END) == 0 && fread(end, sizeof end, 1, file) == 1;
    fclose(file);
    return read && memcmp(end, "PK\5\6", sizeof end) == 0;
}

static bool are_all(const struct found *f, const struct readback_counts *wanted) {
    return f->in_sheets.cells == wanted->cells && f->in_sheets.links == wanted->links &&
           f->beside.links == wanted->links && f->in_sheets.notes == wanted->notes &&
           f->beside.notes == wanted->notes && f->in_sheets.authors == wanted->authors &&
           f->in_sheets.selections == wanted->selections && f->in_sheets.charts == wanted->charts &&
           f->in_sheets.points == wanted->points;
}

static bool all_parts(const struct archive *a, struct found *f) {
    int at = unzGoToFirstFile(a->zip);
    while (at == UNZ_OK && part_is_whole(a, f)) at = unzGoToNextFile(a->zip);
    return at == UNZ_END_OF_LIST_OF_FILE;
}

bool readback_is_whole(const char *path, const struct readback_counts *wanted) {
    struct found found = {{0}, {0}};
    struct archive a = {.zip = has_end(path) ? unzOpen64(path) : NULL};
    if (!a.zip) return false;
    a.unpacker = libdeflate_alloc_decompressor();
    a.packed = mem_alloc(SMALL);
    a.plain = mem_alloc(SMALL);
    bool whole = all_parts(&a, &found) && are_all(&found, wanted);
    free(a.packed);
    free(a.plain);
    libdeflate_free_decompressor(a.unpacker);
    unzClose(a.zip);
    return whole;
}
