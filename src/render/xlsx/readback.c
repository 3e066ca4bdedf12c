/* readback.c: the one file that talks to minizip, which libxlsxwriter brings along. */
#include "render/xlsx/readback.h"

#include <stddef.h>
#include <string.h>

#include <minizip/unzip.h>

enum { BLOCK = 65536, NAME = 64 };

struct part {
    char root[NAME];    /* "</worksheet>", once the opening tag has been seen */
    char end[NAME + 1]; /* the last bytes so far, at most NAME */
};

static bool is_name_end(char c) { return strchr(" \t\r\n/>", c) != NULL; }

/* The closing tag that belongs to the first element: after the XML declaration, in the part's first block. */
static void find_root(struct part *p, const char *block, size_t n) {
    const char *at = block, *limit = block + n;
    while ((at = memchr(at, '<', (size_t)(limit - at))) && at + 1 < limit && at[1] == '?') at++;
    if (!at) return;
    size_t length = 1;
    while (at + length < limit && !is_name_end(at[length])) length++;
    if (length + 2 >= NAME) return;
    p->root[0] = '<';
    p->root[1] = '/';
    memcpy(p->root + 2, at + 1, length - 1);
    p->root[length + 1] = '>';
}

static void keep_end(struct part *p, const char *block, size_t n) {
    size_t fresh = n < NAME ? n : NAME, old = strlen(p->end);
    size_t kept = old + fresh > NAME ? NAME - fresh : old;
    memmove(p->end, p->end + old - kept, kept);
    memcpy(p->end + kept, block + n - fresh, fresh);
    p->end[kept + fresh] = '\0';
}

static bool ends_with_root(struct part *p) {
    size_t n = strlen(p->end), m = strlen(p->root);
    while (n > 0 && strchr("\r\n", p->end[n - 1])) n--;
    return m > 0 && n >= m && memcmp(p->end + n - m, p->root, m) == 0;
}

/* Closing the part is what compares its checksum. */
static bool part_is_whole(unzFile zip) {
    static const struct part empty;
    struct part p = empty;
    char block[BLOCK];
    int n;
    bool first = true;
    if (unzOpenCurrentFile(zip) != UNZ_OK) return false;
    for (; (n = unzReadCurrentFile(zip, block, sizeof block)) > 0; first = false) {
        if (first) find_root(&p, block, (size_t)n);
        keep_end(&p, block, (size_t)n);
    }
    return unzCloseCurrentFile(zip) == UNZ_OK && n == 0 && ends_with_root(&p);
}

bool readback_is_whole(const char *path) {
    unzFile zip = unzOpen64(path);
    if (!zip) return false;
    int at = unzGoToFirstFile(zip);
    while (at == UNZ_OK && part_is_whole(zip)) at = unzGoToNextFile(zip);
    unzClose(zip);
    return at == UNZ_END_OF_LIST_OF_FILE;
}
