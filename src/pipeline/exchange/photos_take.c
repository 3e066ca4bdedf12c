/* photos_take.c: the list of photos to be described, and its way into `files` of each index.md. A
 * row is used only where it still is about the photo that it was written for. */
#include "pipeline/exchange/photos_inner.h"

#include "base/answer.h"
#include "base/ascii.h"
#include "base/codes.h"
#include "load/list.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/files/file_bytes.h"
#include "pipeline/new/new_files.h"

#include <stdlib.h>
#include <string.h>

const char photos_list_name[] = "photos.csv";

const char *photos_list_from_here(struct arena *a, const struct photos_wish *wish) {
    return wish->here ? os_join(a, wish->here, photos_list_name) : photos_list_name;
}

static const char *const columns[] = {"file", "shown", "alt", "caption", "people", "of"};
enum { COLUMNS = sizeof columns / sizeof *columns };

bool photos_lock(struct arena *a, const struct workspace *w, int *lock, struct diags *diags) {
    static const char settings[] = "folioscope.yaml";
    const char *why = NULL;
    const enum os_lock outcome = os_lock(os_join(a, w->root, settings), lock, &why);
    if (outcome == OS_LOCK_BUSY)
        return new_refused(diags, NULL, "another command is writing to this workspace",
                           "run this one again when that is done");
    return outcome == OS_LOCKED || new_failed(a, diags, settings, why);
}

/* ---- the list ---- */

struct load_list *photos_list_read(struct arena *a, const char *file, struct diags *diags,
                                   struct photos_row **rows, size_t *n) {
    static const char *const needed[] = {"file", "alt", "caption", "people", "of", "shown"};
    enum { NEEDED = 5 };
    struct load_list *list = load_list_read(a, file, needed, COLUMNS, NEEDED, diags);
    *n = 0;
    if (!list) return NULL;
    *rows = arena_array(a, list->n + 1, sizeof **rows);
    for (size_t i = 0; i < list->n; i++) {
        const char **c = list->rows[i].cells;
        (*rows)[(*n)++] = (struct photos_row){.file = c[0],
                                              .alt = c[1],
                                              .caption = c[2],
                                              .people = c[3],
                                              .of = c[4],
                                              .shown = c[5],
                                              .line = i};
    }
    return list;
}

static bool is_described(struct arena *a, const struct photos_found *found,
                         const struct photos_row *row) {
    const char *name;
    const struct photos_piece *p = photos_piece_of(a, found, row->file, &name);
    return p && p->read && table_find(p->described, name);
}

static int by_file(const void *a, const void *b) {
    const struct photos_row *x = a, *y = b;
    return strcmp(x->file, y->file);
}

static const char *text_of(const char *cell) { return cell ? cell : ""; }

static char *list_text(struct arena *a, const struct photos_row *rows, size_t n, size_t *length) {
    struct buf out = BUF_INIT;
    buf_str(&out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < COLUMNS; i++) load_add_cell(&out, columns[i], i + 1 == COLUMNS);
    for (size_t i = 0; i < n; i++) {
        const char *cells[COLUMNS] = {rows[i].file,    rows[i].shown,  rows[i].alt,
                                      rows[i].caption, rows[i].people, rows[i].of};
        for (size_t k = 0; k < COLUMNS; k++)
            load_add_cell(&out, text_of(cells[k]), k + 1 == COLUMNS);
    }
    *length = out.n;
    return buf_take(&out, a);
}

bool photos_list_write(struct arena *a, const struct workspace *w, const struct photos_found *found,
                       const struct photos_row *rows, size_t n, struct diags *diags) {
    const char *path = os_join(a, w->root, photos_list_name), *why = NULL;
    struct photos_row *all, *old = NULL;
    struct table *there = table_new(a);
    size_t n_old = 0, n_all = 0, length;
    if (os_may_be_there(path) && !photos_list_read(a, path, diags, &old, &n_old)) return false;
    all = arena_array(a, n_old + n + 1, sizeof *all);
    for (size_t i = 0; i < n_old; i++) {
        table_set(there, old[i].file, all);
        if (!is_described(a, found, &old[i])) all[n_all++] = old[i];
    }
    for (size_t i = 0; i < n; i++)
        if (!table_set(there, rows[i].file, all)) all[n_all++] = rows[i];
    qsort(all, n_all, sizeof *all, by_file);
    const char *text = list_text(a, all, n_all, &length);
    return os_write_like(path, NULL, text, length, &why) ||
           new_failed(a, diags, photos_list_name, why);
}

/* ---- what is taken ---- */

struct file { /* an index.md */
    const char *path, *full;
    char *was, *text;
    size_t n_was, n;
};

struct taking {
    const struct photos_wish *wish;
    struct arena *arena;
    struct diags *diags;
    struct workspace *w;
    struct photos_found found;
    const struct load_list *list;
    struct table *files; /* path -> struct file */
    VEC(struct file *) in_order;
    VEC(const char *) lines;
    size_t done, same, empty;
};

static bool tell(struct taking *t, const struct photos_row *row, size_t column, enum code code,
                 const char *text, const char *remedy) {
    static const size_t place[COLUMNS] = {
        [PHOTOS_FILE] = 0,    [PHOTOS_SHOWN] = 5,  [PHOTOS_ALT] = 1,
        [PHOTOS_CAPTION] = 2, [PHOTOS_PEOPLE] = 3, [PHOTOS_OF] = 4};
    load_list_fault(t->list, row->line, place[column], code, text, remedy, t->diags);
    return false;
}

static const struct learner_place *learner_of(const struct workspace *w, const char *id) {
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            if (strcmp(w->groups[g].learners[i].id, id) == 0) return &w->groups[g].learners[i];
    return NULL;
}

/* "yes", "nobody", or ids, as YAML. False with a finding. */
static bool read_people(struct taking *t, const struct photos_row *row, const char **yaml) {
    static const char between[] = " ,;\n\t[]";
    const char *cell = ascii_lowered(t->arena, row->people);
    struct buf out = BUF_INIT;
    *yaml = NULL;
    if (!*cell) return true;
    *yaml = "true";
    if (answer_of(cell) == ANSWER_YES) return true;
    *yaml = "false";
    if (answer_of(cell) == ANSWER_NO || diag_is_among(cell, "none nobody")) return true;
    for (const char *p = cell + strspn(cell, between); *p; p += strspn(p, between)) {
        const size_t n = strcspn(p, between);
        const char *id = arena_strndup(t->arena, p, n);
        if (!learner_of(t->w, id)) {
            buf_release(&out);
            return tell(t, row, PHOTOS_PEOPLE, CODE_NO_LEARNER,
                        arena_printf(t->arena, "no learner '%s'", id),
                        "write ids with commas between them, or nobody; an id is in the column "
                        "'id' of roster.csv, or the name of the learner's folder");
        }
        buf_fmt(&out, "%s%s", out.n ? ", " : "", id);
        p += n;
    }
    /* an empty list would say that no one is in the photo */
    if (!out.n)
        return tell(t, row, PHOTOS_PEOPLE, CODE_NO_LEARNER,
                    arena_printf(t->arena, "'%s' names nobody", row->people),
                    "name the ids of everyone in the picture, or write nobody");
    *yaml = arena_printf(t->arena, "[%s]", out.p);
    buf_release(&out);
    return true;
}

/* The photo that the row is about, if it still is. NULL with a finding. */
static const struct photos_piece *piece_of(struct taking *t, const struct photos_row *row,
                                           const char **name) {
    const struct photos_piece *p = photos_piece_of(t->arena, &t->found, row->file, name);
    struct arena *scratch = arena_new();
    const char *full = os_join(scratch, t->w->root, row->file), *why = NULL;
    char *data, of[33] = "";
    size_t n;
    if (p && os_inside(t->w->root, full) && os_read(scratch, full, LARGEST_FILE, &data, &n, &why))
        hash_text(hash_bytes((struct hash){0}, data, n), of);
    arena_free(scratch);
    if (p && !p->is_file && strcmp(of, row->of) == 0) return p;
    if (p && *of)
        tell(t, row, PHOTOS_FILE, CODE_NOT_MADE, "this is another photo than the row was made for",
             "were the cells sorted? Cells of a row must stay together; otherwise run 'folioscope "
             "photos' again");
    else
        tell(t, row, PHOTOS_FILE, CODE_NO_FILE, arena_printf(t->arena, "no photo '%s'", row->file),
             "run 'folioscope photos' again, and fill in the new list");
    return NULL;
}

static struct file *file_of(struct taking *t, const struct photos_piece *p) {
    struct file *f = table_find(t->files, p->path);
    const char *why = NULL;
    if (f) return f->was ? f : NULL;
    f = arena_make(t->arena, struct file);
    table_set(t->files, p->path, f);
    f->path = os_join(t->arena, p->path, "index.md");
    f->full = os_join(t->arena, t->w->root, f->path);
    if (!os_inside(t->w->root, f->full) ||
        !os_read(t->arena, f->full, LARGEST_FILE, &f->was, &f->n_was, &why)) {
        f->was = NULL;
        new_failed(t->arena, t->diags, f->path, why);
        return NULL;
    }
    f->text = f->was;
    f->n = f->n_was;
    VEC_PUSH(t->arena, &t->in_order, f);
    return f;
}

static void take_row(struct taking *t, const struct photos_row *row) {
    struct load_file_words words = {.alt = *row->alt ? row->alt : NULL,
                                    .caption = *row->caption ? row->caption : NULL};
    const char *name;
    if (!*row->alt && !*row->caption && !*row->people) {
        t->empty += *row->file != '\0';
        return;
    }
    const struct photos_piece *p = piece_of(t, row, &name);
    struct file *f = p && read_people(t, row, &words.people) ? file_of(t, p) : NULL;
    if (!f) return;
    size_t n = f->n;
    char *text = load_put_file(t->arena, f->text, &n, name, &words);
    if (!text) {
        tell(t, row, PHOTOS_ALT, CODE_NOT_MADE,
             arena_printf(t->arena,
                          "%s says something else of '%s', or is written in a way that "
                          "cannot be changed safely",
                          f->path, name),
             "write it there yourself, under 'files', or empty the row");
        return;
    }
    if (n == f->n && memcmp(text, f->text, n) == 0) {
        t->same++;
        return;
    }
    f->text = text;
    f->n = n;
    t->done++;
}

static bool write_file(struct taking *t, const struct file *f) {
    const char *why = NULL;
    char *data;
    size_t n;
    if (f->n == f->n_was && memcmp(f->text, f->was, f->n) == 0) return true;
    VEC_PUSH(t->arena, &t->lines, f->path);
    if (t->wish->dry_run) return true;
    if (!os_read(t->arena, f->full, LARGEST_FILE, &data, &n, &why) || n != f->n_was ||
        memcmp(data, f->was, n) != 0)
        return new_refused(t->diags, f->path, "this file was changed in the meantime",
                           "take the list again");
    return os_write_like(f->full, f->full, f->text, f->n, &why) ||
           new_failed(t->arena, t->diags, f->path, why);
}

static bool take_all(struct taking *t, const struct photos_row *rows, size_t n) {
    const size_t before = t->diags->errors;
    bool ok = true;
    for (size_t i = 0; i < n; i++) take_row(t, &rows[i]);
    for (size_t i = 0; i < t->in_order.n; i++) ok = write_file(t, t->in_order.v[i]) && ok;
    const char *same = t->same ? arena_printf(t->arena, ", %zu already there", t->same) : "";
    const char *empty = t->empty ? arena_printf(t->arena, ", %zu still empty", t->empty) : "";
    const char *photos = t->done == 1 ? "photo" : "photos";
    const char *done = t->wish->dry_run ? "would be described" : "described";
    const char *line = arena_printf(t->arena, "%zu %s %s%s%s", t->done, photos, done, same, empty);
    VEC_PUSH(t->arena, &t->lines, line);
    if (t->wish->dry_run) VEC_PUSH(t->arena, &t->lines, "nothing has been changed");
    if (!t->wish->dry_run && !t->empty && t->diags->errors == before)
        VEC_PUSH(t->arena, &t->lines, "the list names children: delete it");
    return ok && t->diags->errors == before;
}

/* Is the list there? It may be in the workspace, and not where the command was started. */
static bool is_there(struct taking *t) {
    const struct photos_wish *wish = t->wish;
    struct arena *a = t->arena;
    if (os_look(wish->take).kind != OS_ABSENT) return true;
    const char *list = photos_list_from_here(a, wish);
    const bool other = os_look(os_join(a, t->w->root, photos_list_name)).kind == OS_FILE;
    diag_add(t->diags,
             (struct diag){
                 .code = code_text(CODE_NO_FILE),
                 .severity = DIAG_ERROR,
                 .file = wish->take,
                 .text = "there is no such file",
                 .remedy = other ? arena_printf(a,
                                                "the list of this workspace is taken with: "
                                                "folioscope photos --take %s%s",
                                                new_word(a, list), new_from(a, wish->here))
                                 : "'folioscope photos FOLDER' puts photos in place, and writes "
                                   "the list"});
    return false;
}

bool photos_take(struct arena *a, const struct photos_wish *wish, struct diags *diags,
                 struct texts *lines) {
    struct taking t = {.wish = wish, .arena = a, .diags = diags, .files = table_new(a)};
    struct photos_row *rows;
    size_t n;
    int lock = -1;
    *lines = (struct texts){0};
    t.w = new_workspace(a, &wish->load, diags);
    if (!t.w) return false;
    if (is_there(&t)) t.list = photos_list_read(a, wish->take, diags, &rows, &n);
    bool ok = t.list && (wish->dry_run || photos_lock(a, t.w, &lock, diags)) &&
              photos_find(a, t.w, NULL, &t.found, diags) && take_all(&t, rows, n);
    if (lock >= 0) os_unlock(lock);
    load_close(t.w);
    *lines = (struct texts){t.lines.v, t.lines.n};
    return ok;
}
