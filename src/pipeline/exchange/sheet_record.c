/* sheet_record.c: see sheet_record.h. Each workbook has a file, named after a checksum of its
 * path. */
#include "pipeline/exchange/sheet_record.h"

#include "base/hash.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/tree/fields.h"

#include <string.h>

#define KIND "folioscope-taken"

struct book_fields {
    const char *path, *mark;
};
static const struct field of_book[] = {FIELD(TEXT, struct book_fields, path),
                                       FIELD(TEXT, struct book_fields, mark)},
                          of_cell[] = {FIELD(TEXT, struct entry_done, file),
                                       FIELD(TEXT, struct entry_done, place),
                                       FIELD(TEXT, struct entry_done, said),
                                       FIELD(TEXT, struct entry_done, put)};
static const struct fields_line book_line = LINE("book", of_book),
                                cell_line = LINE("cell", of_cell);

/* NULL if the folder is not one within the workspace. */
static const char *folder_of(struct arena *a, const char *root, bool make) {
    const char *own = os_join(a, root, ".folioscope"), *folder = os_join(a, own, "taken");
    if (os_look(own).kind == OS_LINK || os_look(folder).kind == OS_LINK) return NULL;
    if (make && (!os_make_private_folder(own, NULL) || !os_make_private_folder(folder, NULL)))
        return NULL;
    return os_look(folder).kind == OS_FOLDER ? folder : NULL;
}

static const char *file_of(struct arena *a, const char *folder, const char *book) {
    char name[33];
    const char *real = os_real_path(a, book);
    if (!folder || !real) return NULL;
    hash_text(hash_bytes((struct hash){0}, real, strlen(real)), name);
    return os_join(a, folder, name);
}

/* ---- reading ---- */

static struct entry_record *read_file(struct arena *a, const char *file, const char **book) {
    enum { LARGEST = 64 << 20 };
    struct entry_record *r = arena_make(a, struct entry_record);
    struct book_fields head = {0};
    char *data;
    size_t n;
    if (!file || os_look(file).kind != OS_FILE || !os_read(a, file, LARGEST, &data, &n, NULL))
        return NULL;
    struct fields_reader reader = fields_open(a, data, n, KIND);
    reader.keep = a;
    reader.kept = table_new(a);
    if (!reader.sound) return NULL;
    while (fields_next(&reader)) {
        struct entry_done done = {0};
        if (fields_read(&reader, &book_line, &head)) continue;
        if (!fields_read(&reader, &cell_line, &done) || !done.file || !done.place || !done.said ||
            !done.put)
            return NULL;
        VEC_PUSH(a, &r->cells, done);
    }
    r->mark = head.mark;
    *book = head.path;
    return head.path && head.mark ? r : NULL;
}

const struct entry_record *sheet_record_read(struct arena *a, const char *root, const char *book) {
    const char *path = NULL, *real = os_real_path(a, book);
    const struct entry_record *r = read_file(a, file_of(a, folder_of(a, root, false), book), &path);
    return r && real && strcmp(path, real) == 0 ? r : NULL;
}

/* ---- writing ---- */

/* Records of workbooks that were deleted, as the reader was asked to do. */
static void tidy(struct arena *a, const char *folder) {
    struct os_entries found;
    if (!os_list(a, folder, &found, NULL)) return;
    for (size_t i = 0; i < found.n; i++) {
        struct arena *one = arena_new();
        const char *path = NULL, *file = os_join(one, folder, found.v[i].name);
        if (read_file(one, file, &path) && os_look(path).kind == OS_ABSENT) os_remove(file, NULL);
        arena_free(one);
    }
}

void sheet_record_write(struct arena *a, const char *root, const char *book,
                        const struct entry_record *r) {
    const char *folder = folder_of(a, root, true), *file = file_of(a, folder, book);
    const struct book_fields head = {os_real_path(a, book), r->mark};
    struct buf text = BUF_INIT;
    if (!file) return;
    fields_start(&text, KIND);
    fields_write(&text, &book_line, &head);
    for (size_t i = 0; i < r->cells.n; i++) fields_write(&text, &cell_line, &r->cells.v[i]);
    fields_finish(&text);
    os_write_like(file, NULL, text.p, text.n, NULL);
    buf_release(&text);
    tidy(a, folder);
}

void sheet_record_forget(struct arena *a, const char *root, const char *book) {
    const char *file = file_of(a, folder_of(a, root, false), book);
    if (file) os_remove(file, NULL);
}
