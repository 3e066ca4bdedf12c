/* full_disk.h: writes a workbook where files may have only so many bytes, for many amounts of bytes. A write beyond the limit
 * fails as on a full disk (EFBIG instead of ENOSPC), in the temporary files of the library as well as in the workbook. */
#ifndef TESTS_FULL_DISK_H
#define TESTS_FULL_DISK_H

#include "render/xlsx/xlsx.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <minizip/unzip.h>

/* Bytes of the largest file that is written for this workbook: itself, or one of its parts before it is packed. */
static inline rlim_t largest_file(const char *path) {
    struct stat whole;
    unz_file_info64 part;
    unzFile zip = unzOpen64(path);
    assert_non_null(zip);
    assert_int_equal(stat(path, &whole), 0);
    rlim_t most = (rlim_t)whole.st_size;
    for (int at = unzGoToFirstFile(zip); at == UNZ_OK; at = unzGoToNextFile(zip)) {
        assert_int_equal(unzGetCurrentFileInfo64(zip, &part, NULL, 0, NULL, 0, NULL, 0), UNZ_OK);
        if (part.uncompressed_size > most) most = (rlim_t)part.uncompressed_size;
    }
    unzClose(zip);
    return most;
}

static inline bool writes_within(const struct book *b, const struct theme *theme, const char *path,
                                 struct diags *diags, rlim_t most) {
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = most, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done = xlsx_write(b, theme, path, diags);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    return done;
}

static inline void assert_cut_is_noticed(const struct book *b, const struct theme *theme,
                                         const char *path, struct diags *diags, rlim_t most) {
    size_t before = diags->list.n;
    if (writes_within(b, theme, path, diags, most))
        fail_msg("%s with files of at most %lu bytes: not noticed", b->file, (unsigned long)most);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(diags->list.n, before + 1);
    assert_string_equal(diags->list.v[before].code, "E1401");
    assert_non_null(strstr(diags->list.v[before].text, "cannot be written: "));
}

/* Wherever the disk is full, be it at the last byte: no file, and one finding. */
static inline void assert_every_cut_is_noticed(const struct book *b, const struct theme *theme,
                                               const char *path, struct diags *diags) {
    enum { AMOUNTS = 50, PAGE = 4096 };
    assert_true(xlsx_write(b, theme, path, diags));
    const rlim_t most = largest_file(path);
    const rlim_t edges[] = {1, PAGE - 1, PAGE, PAGE + 1, most / PAGE * PAGE, most - 1};
    for (rlim_t i = 0; i < AMOUNTS; i++)
        assert_cut_is_noticed(b, theme, path, diags, most * i / AMOUNTS);
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        if (edges[i] < most) assert_cut_is_noticed(b, theme, path, diags, edges[i]);
    assert_true(writes_within(b, theme, path, diags, most));
    remove(path);
}

#endif
