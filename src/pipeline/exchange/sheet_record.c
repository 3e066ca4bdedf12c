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
                                       FIELD(TEXT, struct entry_done, put)},
                          of_move[] = {FIELD(TEXT, struct entry_moved, from),
                                       FIELD(TEXT, struct entry_moved, to)};
static const struct fields_line book_line = LINE("book", of_book),
                                cell_line = LINE("cell", of_cell),
                                move_line = LINE("moved", of_move);

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

static bool read_line(struct arena *a, struct fields_reader *reader, struct entry_record *r,
                      struct book_fields *head) {
    struct entry_done done = {0};
    struct entry_moved moved = {0};
    if (fields_read(reader, &book_line, head)) return true;
    if (fields_read(reader, &move_line, &moved) && moved.from && moved.to) {
        VEC_PUSH(a, &r->moved, moved);
        return true;
    }
    if (!fields_read(reader, &cell_line, &done) || !done.file || !done.place || !done.said ||
        !done.put)
        return false;
    VEC_PUSH(a, &r->cells, done);
    return true;
}

/* NULL if it is not one that was written as a whole. */
static struct entry_record *read_file(struct arena *a, const char *file) {
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
    while (fields_next(&reader))
        if (!read_line(a, &reader, r, &head)) return NULL;
    if (!head.path || !head.mark) return NULL;
    r->book = head.path;
    r->mark = head.mark;
    r->gone = os_look(head.path).kind == OS_ABSENT;
    return r;
}

struct entry_records sheet_record_read(struct arena *a, const char *root, const char *book) {
    struct entry_records records = {0};
    struct os_entries found = {0};
    const char *folder = folder_of(a, root, false), *real = os_real_path(a, book);
    if (folder) os_list(a, folder, &found, NULL);
    for (size_t i = 0; i < found.n; i++) {
        const struct entry_record *r = read_file(a, os_join(a, folder, found.v[i].name));
        if (r && real && strcmp(r->book, real) == 0)
            records.own = r;
        else if (r)
            VEC_PUSH(a, &records.others, r);
    }
    return records;
}

/* ---- writing ---- */

/* Records of workbooks that were deleted, as the reader was asked to do. */
static void tidy(struct arena *a, const char *folder) {
    struct os_entries found;
    if (!os_list(a, folder, &found, NULL)) return;
    for (size_t i = 0; i < found.n; i++) {
        struct arena *one = arena_new();
        const char *file = os_join(one, folder, found.v[i].name);
        const struct entry_record *r = read_file(one, file);
        if (r && r->gone) os_remove(file, NULL);
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
    for (size_t i = 0; i < r->moved.n; i++) fields_write(&text, &move_line, &r->moved.v[i]);
    fields_finish(&text);
    os_write_like(file, NULL, text.p, text.n, NULL);
    buf_release(&text);
    tidy(a, folder);
}

const char *sheet_record_id(struct arena *a, const char *root, const char *book) {
    enum { LARGEST = 64 << 20 };
    struct os_entries found = {0};
    struct hash all = hash_bytes((struct hash){0}, book, strlen(book) + 1);
    const char *folder = folder_of(a, root, false);
    char id[33];
    if (folder) os_list(a, folder, &found, NULL);
    for (size_t i = 0; i < found.n; i++) {
        struct arena *one = arena_new();
        char *data;
        size_t n;
        all = hash_bytes(all, found.v[i].name, strlen(found.v[i].name) + 1);
        if (os_read(one, os_join(one, folder, found.v[i].name), LARGEST, &data, &n, NULL))
            all = hash_bytes(all, data, n);
        arena_free(one);
    }
    hash_text(all, id);
    return arena_strdup(a, id);
}

void sheet_record_forget(struct arena *a, const char *root, const char *book) {
    const char *file = file_of(a, folder_of(a, root, false), book);
    if (file) os_remove(file, NULL);
}
