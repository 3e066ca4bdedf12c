/* zip.c: archives in memory, through minizip, which libxlsxwriter needs anyway. Limits are checked
 * before anything is unpacked. */
#include "archive/zip.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include <minizip/unzip.h>
#include <minizip/zip.h>

enum { MOST_ENTRIES = 5000, LONGEST_NAME = 512 };
#define MOST_BYTES (UINT64_C(256) << 20) /* of all files together, unpacked */

/* ---- a file in memory, as minizip asks for one ---- */

struct memory {
    const char *read; /* input, or NULL when `out` is being written */
    size_t n, at;
    struct buf *out;
};

static size_t size_of(const struct memory *m) { return m->read ? m->n : m->out->n; }

static voidpf open_memory(voidpf opaque, const void *name, int mode) {
    (void)name;
    (void)mode;
    return opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *to, uLong most) {
    struct memory *m = stream;
    size_t n = size_of(m) - m->at;
    (void)opaque;
    if (n > most) n = most;
    memcpy(to, (m->read ? m->read : m->out->p) + m->at, n);
    m->at += n;
    return n;
}

static uLong write_memory(voidpf opaque, voidpf stream, const void *from, uLong n) {
    struct memory *m = stream;
    (void)opaque;
    size_t over = m->out->n - m->at < n ? m->out->n - m->at : n;
    memcpy(m->out->p + m->at, from, over);
    buf_add(m->out, (const char *)from + over, n - over);
    m->at += n;
    return n;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream) {
    (void)opaque;
    return ((struct memory *)stream)->at;
}

static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
    struct memory *m = stream;
    (void)opaque;
    uint64_t from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR) from = m->at;
    if (origin == ZLIB_FILEFUNC_SEEK_END) from = size_of(m);
    if (offset > size_of(m) - from) return -1;
    m->at = (size_t)(from + offset);
    return 0;
}

static int no_error(voidpf opaque, voidpf stream) {
    (void)opaque;
    (void)stream;
    return 0;
}

static zlib_filefunc64_def calls_of(struct memory *m) {
    return (zlib_filefunc64_def){.zopen64_file = open_memory,
                                 .zread_file = read_memory,
                                 .zwrite_file = write_memory,
                                 .ztell64_file = tell_memory,
                                 .zseek64_file = seek_memory,
                                 .zclose_file = no_error,
                                 .zerror_file = no_error,
                                 .opaque = m};
}

/* ---- reading ---- */

/* minizip reports an archive as damaged when it runs out of memory. */
static bool refuse(const char **why, const char *reason) {
    if (errno == ENOMEM) mem_exhausted();
    *why = reason;
    return false;
}

static bool is_sound_name(const char *name, size_t n) {
    size_t bad;
    return n > 0 && utf8_valid(name, n, &bad) && name[0] != '/' && !strchr(name, '\\') &&
           !strstr(name, "../") && !strstr(name, "//");
}

static bool unpack(unzFile zip, const unz_file_info64 *info, struct buf *data) {
    if (unzOpenCurrentFile(zip) != UNZ_OK) return false;
    buf_reserve(data, info->uncompressed_size + 1);
    int n = unzReadCurrentFile(zip, data->p, (unsigned)info->uncompressed_size);
    if (n > 0) {
        data->n = (size_t)n;
        data->p[n] = '\0';
    }
    return unzCloseCurrentFile(zip) == UNZ_OK && n >= 0 && data->n == info->uncompressed_size;
}

struct wish {
    uint64_t left; /* bytes that may still be unpacked */
    bool (*is_wanted)(const char *name);
};

static bool read_entry(struct zip_entries *z, unzFile zip, struct wish *wish, const char **why) {
    char name[LONGEST_NAME];
    unz_file_info64 info;
    if (unzGetCurrentFileInfo64(zip, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK ||
        info.size_filename >= sizeof name || strlen(name) != info.size_filename ||
        !is_sound_name(name, info.size_filename))
        return refuse(why, "it is damaged");
    if (info.flag & 1) return refuse(why, "it is protected by a password");
    if (wish->is_wanted && !wish->is_wanted(name)) return true;
    if (info.uncompressed_size > wish->left || z->list.n >= MOST_ENTRIES)
        return refuse(why, "it is far too large when it is unpacked");
    if (name[info.size_filename - 1] == '/') return true;
    if (zip_find(z, name)) return refuse(why, "it is damaged");
    struct zip_entry e = {.name = arena_strdup(z->arena, name), .data = BUF_INIT};
    bool ok = unpack(zip, &info, &e.data);
    VEC_PUSH(z->arena, &z->list, e);
    wish->left -= info.uncompressed_size;
    return ok || refuse(why, "it is damaged");
}

static bool read_all(struct zip_entries *z, const void *data, size_t n, struct wish *wish,
                     const char **why) {
    struct memory m = {.read = data, .n = n};
    zlib_filefunc64_def calls = calls_of(&m);
    errno = 0;
    unzFile zip = unzOpen2_64("", &calls);
    if (!zip) return refuse(why, "it is damaged");
    int at = unzGoToFirstFile(zip);
    bool ok = at == UNZ_OK || refuse(why, "it is damaged");
    for (; ok && at == UNZ_OK; at = unzGoToNextFile(zip)) ok = read_entry(z, zip, wish, why);
    unzClose(zip);
    return ok && (at == UNZ_END_OF_LIST_OF_FILE || refuse(why, "it is damaged"));
}

bool zip_read(struct zip_entries *z, const void *data, size_t n, const char **why) {
    struct wish all = {.left = MOST_BYTES};
    return read_all(z, data, n, &all, why);
}

bool zip_read_some(struct zip_entries *z, const void *data, size_t n, size_t most,
                   bool (*is_wanted)(const char *name), const char **why) {
    struct wish some = {most, is_wanted};
    return read_all(z, data, n, &some, why);
}

/* ---- writing ---- */

static bool write_entry(zipFile zip, const struct zip_entry *e, bool stored) {
    enum { JANUARY_1980 = 0x00210000, UTF8_NAMES = 1 << 11, LEVEL = 6, MADE_BY = 20 };
    const zip_fileinfo info = {.dosDate = JANUARY_1980};
    bool plain = true;
    for (const char *p = e->name; *p; p++) plain &= (unsigned char)*p < 128;
    const int method = stored ? 0 : Z_DEFLATED;
    const unsigned long flags = plain ? 0 : UTF8_NAMES;
    if (zipOpenNewFileInZip4(zip, e->name, &info, NULL, 0, NULL, 0, NULL, method, LEVEL, 0,
                             -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0, MADE_BY,
                             flags) != ZIP_OK)
        return false;
    bool ok = zipWriteInFileInZip(zip, e->data.p, (unsigned)e->data.n) == ZIP_OK;
    return zipCloseFileInZip(zip) == ZIP_OK && ok;
}

bool zip_write(const struct zip_entries *z, const char *stored, struct buf *out) {
    struct memory m = {.out = out};
    zlib_filefunc64_def calls = calls_of(&m);
    zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &calls);
    bool ok = zip != NULL;
    for (size_t i = 0; ok && i < z->list.n; i++) {
        const struct zip_entry *e = &z->list.v[i];
        if (!e->dropped) ok = write_entry(zip, e, stored && strcmp(e->name, stored) == 0);
    }
    return zip && zipClose(zip, NULL) == ZIP_OK && ok;
}

void zip_release(struct zip_entries *z) {
    for (size_t i = 0; i < z->list.n; i++) buf_release(&z->list.v[i].data);
}

struct zip_entry *zip_find(struct zip_entries *z, const char *name) {
    for (size_t i = 0; i < z->list.n; i++)
        if (!z->list.v[i].dropped && strcasecmp(z->list.v[i].name, name) == 0) return &z->list.v[i];
    return NULL;
}
