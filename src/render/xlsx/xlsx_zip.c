/* xlsx_zip.c: the packing of a workbook, in minizip's place. libxlsxwriter hands its parts to five functions of minizip,
 * with no choice of how they are packed; the dynamic linker prefers a program's own functions to those of a shared library,
 * so these five are the ones that it meets. What that gains: libdeflate packs a class workbook in a fifth of zlib's time;
 * and every part is seen whole on its way, for the library collects parts in temporary files and does not look whether those
 * took every byte: on a full disk it packs half a sheet and reports success. Writes ZIP as APPNOTE 6.3.3 says, in the shape
 * that minizip gives it: parts in the order in which they come, dated 1980-01-01. */
#include "base/buf.h"
#include "render/xlsx/xlsx_inner.h"

#include <stdio.h>
#include <string.h>

#include <libdeflate.h>

/* As minizip declares them, up to types that are called the same. */
void *zipOpen(const char *path, int append);
int zipOpenNewFileInZip4_64(void *zip, const char *name, const void *date, const void *local_extra,
                            unsigned n_local_extra, const void *extra, unsigned n_extra, const char *comment,
                            int method, int level, int raw, int window_bits, int memory, int strategy,
                            const char *password, unsigned long crc, unsigned long made_by,
                            unsigned long flags, int zip64);
int zipWriteInFileInZip(void *zip, const void *bytes, unsigned n);
int zipCloseFileInZip(void *zip);
int zipClose(void *zip, const char *comment);

enum { LONG = 8 << 20 }; /* bytes of a part; a longer one is packed as it comes */

struct zip {
    struct arena *arena;
    const char *path;
    FILE *file;
    struct libdeflate_compressor *compressor;
    bool broken; /* something could not be written, or a part did not come whole */
    struct buf directory;
    unsigned n_parts;
    /* the part that is being written */
    const char *name;
    size_t start;      /* of its local record in the file */
    struct buf plain;  /* what has come of it */
    struct buf packed; /* what that becomes */
    bool is_long;
    struct xlsx_long *big; /* packs a long one in place of `plain` */
    unsigned crc;
    size_t n, n_packed;
};

/* ---- records ----------------------------------------------------------------------------------------------
 */

static void put(struct buf *b, size_t v, int bytes) {
    for (; bytes--; v >>= 8) buf_char(b, (char)(v & 0xFF));
}

/* What the local and the central record have in common. */
static void put_part(struct buf *b, const struct zip *z) {
    enum { NEEDS = 20, FASTEST = 6, DEFLATED = 8, MIDNIGHT = 0, NEW_YEAR_1980 = 1 << 5 | 1 };
    put(b, NEEDS, 2);
    put(b, FASTEST, 2);
    put(b, DEFLATED, 2);
    put(b, MIDNIGHT, 2);
    put(b, NEW_YEAR_1980, 2);
    put(b, z->crc, 4);
    put(b, z->n_packed, 4);
    put(b, z->n, 4);
    put(b, strlen(z->name), 2);
    put(b, 0, 2); /* no extra field */
}

static void put_local(struct buf *b, const struct zip *z) {
    buf_add(b, "PK\3\4", 4);
    put_part(b, z);
    buf_str(b, z->name);
}

static void put_central(struct zip *z) {
    struct buf *b = &z->directory;
    buf_add(b, "PK\1\2", 4);
    put(b, 0, 2); /* made by: nobody in particular */
    put_part(b, z);
    put(b, 0, 2); /* no comment */
    put(b, 0, 2); /* the first disk */
    put(b, 0, 2 + 4);
    put(b, z->start, 4);
    buf_str(b, z->name);
}

static void put_end(struct zip *z, size_t start) {
    struct buf *b = &z->directory;
    size_t n = b->n;
    buf_add(b, "PK\5\6", 4);
    put(b, 0, 2 + 2);
    put(b, z->n_parts, 2);
    put(b, z->n_parts, 2);
    put(b, n, 4);
    put(b, start, 4);
    put(b, 0, 2); /* no comment */
}

static void write_out(struct zip *z, const char *p, size_t n) {
    if (fwrite(p, 1, n, z->file) != n) z->broken = true;
}

static size_t place_of(struct zip *z) {
    long at = ftell(z->file);
    if (at < 0 || at > UINT32_MAX) z->broken = true; /* no workbook is that large */
    return at < 0 ? 0 : (size_t)at;
}

/* ---- parts ------------------------------------------------------------------------------------------------
 */

/* For a long part it goes ahead of what is packed, and is written again when it is known what that comes to. */
static void write_local(struct zip *z) {
    struct buf b = BUF_INIT;
    put_local(&b, z);
    write_out(z, b.p, b.n);
    buf_release(&b);
}

static void pack_short(struct zip *z) {
    size_t most = libdeflate_deflate_compress_bound(z->compressor, z->plain.n);
    buf_reserve(&z->packed, most);
    z->n = z->plain.n;
    z->crc = libdeflate_crc32(0, z->plain.p, z->n);
    z->n_packed = libdeflate_deflate_compress(z->compressor, z->plain.p, z->n, z->packed.p, most);
    write_local(z);
    write_out(z, z->packed.p, z->n_packed);
    if (!xlsx_is_whole_xml(z->plain.p, z->n)) z->broken = true;
}

static void begin_long(struct zip *z) {
    write_local(z);
    z->big = xlsx_long_new(z->arena, z->file);
    if (!z->big) z->broken = true;
}

static void add_long(struct zip *z, const void *bytes, size_t n) {
    if (z->big && !xlsx_long_add(z->big, bytes, n)) z->broken = true;
    z->crc = libdeflate_crc32(z->crc, bytes, n);
    z->n += n;
}

static void end_long(struct zip *z) {
    if (z->big && !xlsx_long_end(z->big, &z->n_packed)) z->broken = true;
    if (z->n > UINT32_MAX || fseek(z->file, (long)z->start, SEEK_SET) != 0) z->broken = true;
    write_local(z);
    if (fseek(z->file, 0, SEEK_END) != 0) z->broken = true;
}

/* ---- minizip's five ---------------------------------------------------------------------------------------
 */

void *zipOpen(const char *path, int append) {
    (void)append;
    struct arena *a = arena_new();
    struct zip *z = arena_make(a, struct zip);
    *z = (struct zip){.arena = a,
                      .path = arena_strdup(a, path),
                      .directory = BUF_INIT,
                      .plain = BUF_INIT,
                      .packed = BUF_INIT};
    z->compressor = libdeflate_alloc_compressor(1);
    z->file = fopen(path, "wb");
    if (z->file && z->compressor) return z;
    if (z->file) fclose(z->file);
    if (z->compressor) libdeflate_free_compressor(z->compressor);
    arena_free(a);
    return NULL;
}

int zipOpenNewFileInZip4_64(void *zip, const char *name, const void *date, const void *local_extra,
                            unsigned n_local_extra, const void *extra, unsigned n_extra, const char *comment,
                            int method, int level, int raw, int window_bits, int memory, int strategy,
                            const char *password, unsigned long crc, unsigned long made_by,
                            unsigned long flags, int zip64) {
    (void)date, (void)local_extra, (void)n_local_extra, (void)extra, (void)n_extra, (void)comment,
        (void)method;
    (void)level, (void)raw, (void)window_bits, (void)memory, (void)strategy, (void)password, (void)crc;
    (void)made_by, (void)flags, (void)zip64;
    struct zip *z = zip;
    buf_clear(&z->plain);
    z->name = arena_strdup(z->arena, name);
    z->start = place_of(z);
    z->is_long = false;
    z->big = NULL;
    z->crc = 0;
    z->n = z->n_packed = 0;
    return 0;
}

int zipWriteInFileInZip(void *zip, const void *bytes, unsigned n) {
    struct zip *z = zip;
    if (!z->is_long && z->plain.n + n > LONG) {
        z->is_long = true;
        begin_long(z);
        add_long(z, z->plain.p, z->plain.n);
        buf_release(&z->plain);
    }
    if (z->is_long)
        add_long(z, bytes, n);
    else
        buf_add(&z->plain, bytes, n);
    return 0;
}

int zipCloseFileInZip(void *zip) {
    struct zip *z = zip;
    (z->is_long ? end_long : pack_short)(z);
    put_central(z);
    z->n_parts++;
    return 0;
}

/* The library would print what went wrong. Nothing is left at the path instead, and xlsx_write says so. */
int zipClose(void *zip, const char *comment) {
    (void)comment;
    struct zip *z = zip;
    size_t start = place_of(z);
    put_end(z, start);
    write_out(z, z->directory.p, z->directory.n);
    if (fclose(z->file) != 0) z->broken = true;
    if (z->broken) remove(z->path);
    libdeflate_free_compressor(z->compressor);
    buf_release(&z->directory);
    buf_release(&z->plain);
    buf_release(&z->packed);
    arena_free(z->arena);
    return 0;
}

/* A library with a minizip inside would not have met ours; that one calls its parts packed in the ordinary way. */
bool xlsx_is_packed(const char *path) {
    char record[8] = "";
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    bool ours =
        fread(record, 1, sizeof record, file) == sizeof record && memcmp(record, "PK\3\4\24\0\6\0", 8) == 0;
    return fclose(file) == 0 && ours;
}
