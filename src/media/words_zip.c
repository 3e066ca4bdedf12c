/* words_zip.c: the parts of an Office or OpenDocument file, unpacked from memory (minizip) one after the other. */
#include "media/words_of.h"

#include "base/ending.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <minizip/unzip.h>

enum { PARTS_MOST = 5000, NAME = 512, STEP = 64 << 10, PART_MOST = 64 << 20 };

/* ---- a file in memory, as minizip wants it --------------------------------------------------------------- */

struct memory {
    const char *p;
    size_t n, at;
};

static voidpf open_memory(voidpf opaque, const void *name, int mode) {
    (void)name, (void)mode;
    return opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *to, uLong size) {
    struct memory *m = stream;
    (void)opaque;
    size_t n = size < m->n - m->at ? size : m->n - m->at;
    memcpy(to, m->p + m->at, n);
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
    ZPOS64_T from = origin == ZLIB_FILEFUNC_SEEK_CUR ? m->at : origin == ZLIB_FILEFUNC_SEEK_END ? m->n : 0;
    if (from + offset > m->n) return -1;
    m->at = (size_t)(from + offset);
    return 0;
}

static int close_memory(voidpf opaque, voidpf stream) {
    (void)opaque, (void)stream;
    return 0;
}

/* ---- parts ----------------------------------------------------------------------------------------------- */

static bool read_part(unzFile zip, struct buf *part) {
    buf_clear(part);
    if (unzOpenCurrentFile(zip) != UNZ_OK) return false;
    int got;
    do {
        buf_reserve(part, STEP);
        got = unzReadCurrentFile(zip, part->p + part->n, STEP);
        if (got > 0) part->n += (size_t)got;
    } while (got > 0 && part->n < PART_MOST);
    part->p[part->n] = '\0';
    return unzCloseCurrentFile(zip) == UNZ_OK && got == 0;
}

static bool is_xml(const char *name) { return ending_is(name, ".xml") || ending_is(name, ".rels"); }

/* A part may have any name: what leads to it says that it is XML. Media are let be, for they are large. */
static bool may_be_xml(const char *name) {
    static const char *const media[] = {".png", ".jpg", ".jpeg", ".gif", ".mp4", ".mov", ".m4a",
                                        ".mp3", ".wav", ".emf",  ".wmf", ".ttf", ".otf", ".odttf"};
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        if (ending_is(name, media[i])) return false;
    return true;
}

static bool begins_like_xml(const struct buf *part) {
    const char *p = part->p;
    if (strncmp(p, "\xEF\xBB\xBF", 3) == 0) p += 3;
    return p[strspn(p, " \t\r\n")] == '<';
}

static bool add_part(unzFile zip, struct buf *part, struct buf *out, const char **why) {
    unz_file_info64 info;
    char name[NAME];
    if (unzGetCurrentFileInfo64(zip, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK) return false;
    name[NAME - 1] = '\0';
    if (info.flag & 1) {
        *why = "it is locked with a password";
        return false;
    }
    if (!may_be_xml(name)) return true;
    if (!read_part(zip, part)) return false;
    if (!is_xml(name) && !begins_like_xml(part)) return true;
    if (!words_of_xml(part->p, part->n, out)) return false;
    buf_str(out, "\n\n");
    return out->n < WORDS_MOST;
}

bool words_of_zip(const void *data, size_t n, struct buf *out, const char **why) {
    struct memory memory = {data, n, 0};
    zlib_filefunc64_def calls = {.zopen64_file = open_memory,
                                 .zread_file = read_memory,
                                 .ztell64_file = tell_memory,
                                 .zseek64_file = seek_memory,
                                 .zclose_file = close_memory,
                                 .opaque = &memory};
    calls.zerror_file = close_memory;
    unzFile zip = unzOpen2_64("memory", &calls);
    struct buf part = BUF_INIT;
    int parts = 0, state = zip ? unzGoToFirstFile(zip) : UNZ_BADZIPFILE;
    *why = "it is damaged, or too large";
    bool ok = true;
    for (; ok && state == UNZ_OK && parts < PARTS_MOST; parts++) {
        ok = add_part(zip, &part, out, why);
        state = ok ? unzGoToNextFile(zip) : state;
    }
    buf_release(&part);
    if (zip) unzClose(zip);
    return ok && state == UNZ_END_OF_LIST_OF_FILE;
}
