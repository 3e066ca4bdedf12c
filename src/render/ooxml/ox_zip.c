/* ox_zip.c: a file of packed parts. Writes ZIP as APPNOTE 6.3.3 says, without its extensions: parts in the order in which
 * they come, dated 1980-01-01. What does not fit into that, 4 GB or 65,535 parts, is a fault and no file, and so is every
 * byte that could not be written. */
#include "render/ooxml/ox_inner.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <libdeflate.h>

enum { MOST_PARTS = 65535, BUFFER = 64 * 1024 };

struct ox_zip {
    struct arena *arena;
    const char *path;
    FILE *file;
    struct libdeflate_compressor *compressor;
    const char *fault; /* the first one */
    struct buf directory, packed;
    unsigned n_parts;
    /* the part that is being written */
    const char *name;
    size_t start; /* of its local record in the file */
    struct ox_pack *pack;
    unsigned crc;
    size_t n, n_packed;
};

static void fail(struct ox_zip *z, const char *why) {
    if (!z->fault) z->fault = why;
}

static void fail_system(struct ox_zip *z) { fail(z, arena_strdup(z->arena, strerror(errno))); }

/* ---- records ----------------------------------------------------------------------------------------------
 */

static void put(struct buf *b, size_t v, int bytes) {
    for (; bytes--; v >>= 8) buf_char(b, (char)(v & 0xFF));
}

/* What the local and the central record have in common. */
static void put_part(struct buf *b, const struct ox_zip *z) {
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

static void put_central(struct ox_zip *z) {
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

static void put_end(struct ox_zip *z, size_t start) {
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

static void write_out(struct ox_zip *z, const char *p, size_t n) {
    if (fwrite(p, 1, n, z->file) != n) fail_system(z);
}

static size_t place_of(struct ox_zip *z) {
    long at = ftell(z->file);
    if (at < 0) fail_system(z);
    if (at > UINT32_MAX) fail(z, "it would be larger than 4 GB");
    return at < 0 ? 0 : (size_t)at;
}

static void write_local(struct ox_zip *z) {
    struct buf b = BUF_INIT;
    buf_add(&b, "PK\3\4", 4);
    put_part(&b, z);
    buf_str(&b, z->name);
    write_out(z, b.p, b.n);
    buf_release(&b);
}

/* ---- parts ------------------------------------------------------------------------------------------------
 */

static void begin(struct ox_zip *z, const char *name) {
    z->name = arena_strdup(z->arena, name);
    z->start = place_of(z);
    z->crc = 0;
    z->n = z->n_packed = 0;
}

static void end(struct ox_zip *z) {
    if (z->n > UINT32_MAX) fail(z, "a part of it would be larger than 4 GB");
    put_central(z);
    if (++z->n_parts > MOST_PARTS) fail(z, "it would have more than 65,535 parts");
}

void ox_zip_part(struct ox_zip *z, const char *name, const struct buf *part) {
    begin(z, name);
    size_t most = libdeflate_deflate_compress_bound(z->compressor, part->n);
    buf_reserve(&z->packed, most);
    z->n = part->n;
    z->crc = libdeflate_crc32(0, part->p, part->n);
    z->n_packed = libdeflate_deflate_compress(z->compressor, part->p, part->n, z->packed.p, most);
    write_local(z);
    write_out(z, z->packed.p, z->n_packed);
    end(z);
}

/* The local record goes ahead of what is packed, and is written again when it is known what that comes to. */
void ox_zip_begin(struct ox_zip *z, const char *name) {
    begin(z, name);
    write_local(z);
    z->pack = ox_pack_new(z->arena, z->file);
    if (!z->pack) fail(z, "there is no memory to pack it");
}

void ox_zip_add(struct ox_zip *z, const struct buf *piece) {
    if (z->pack && !ox_pack_add(z->pack, piece->p, piece->n)) fail_system(z);
    z->crc = libdeflate_crc32(z->crc, piece->p, piece->n);
    z->n += piece->n;
}

void ox_zip_end(struct ox_zip *z) {
    if (z->pack && !ox_pack_end(z->pack, &z->n_packed)) fail_system(z);
    z->pack = NULL;
    if (fseek(z->file, (long)z->start, SEEK_SET) != 0) fail_system(z);
    write_local(z);
    if (fseek(z->file, 0, SEEK_END) != 0) fail_system(z);
    end(z);
}

/* ---- the file ---------------------------------------------------------------------------------------------
 */

struct ox_zip *ox_zip_open(struct arena *a, const char *path) {
    struct ox_zip *z = arena_make(a, struct ox_zip);
    *z =
        (struct ox_zip){.arena = a, .path = arena_strdup(a, path), .directory = BUF_INIT, .packed = BUF_INIT};
    z->compressor = libdeflate_alloc_compressor(1);
    if (!z->compressor) {
        errno = ENOMEM;
        return NULL;
    }
    z->file = fopen(path, "wb");
    if (z->file) {
        setvbuf(z->file, arena_alloc(a, BUFFER), _IOFBF, BUFFER);
        return z;
    }
    int why = errno;
    libdeflate_free_compressor(z->compressor);
    errno = why;
    return NULL;
}

static const char *shut(struct ox_zip *z) {
    size_t unused;
    if (z->pack) ox_pack_end(z->pack, &unused);
    if (fclose(z->file) != 0) fail_system(z);
    if (z->fault) remove(z->path);
    libdeflate_free_compressor(z->compressor);
    buf_release(&z->directory);
    buf_release(&z->packed);
    return z->fault;
}

const char *ox_zip_close(struct ox_zip *z) {
    size_t start = place_of(z);
    put_end(z, start);
    write_out(z, z->directory.p, z->directory.n);
    return shut(z);
}

void ox_zip_abandon(struct ox_zip *z) {
    fail(z, "it was given up");
    shut(z);
}
