/* entry_record.c: cells that were taken from a workbook before. They count as long as their file is
 * there, and the workbook still says most of them: another copy of the same workbook, put in its
 * place, has the words of another person. A workbook that is somewhere else now is known by its
 * hidden sheet, if there is none any more in the place that it was in. */
#include "load/entry/entry_part.h"

#include "base/ascii.h"
#include "model/group.h"
#include "model/workspace.h"

#include <stdint.h>
#include <string.h>

/* ---- places ---- */

/* Names neither learner nor target: the record is kept in the workspace. */
static const char *place_in(struct part *p, const char *path, const char *name, size_t column) {
    struct arena *a = p->t->k.arena;
    return entry_hash(a, arena_printf(a, "%s\n%s\n%s\n%s", entry_words[p->kind], path, name,
                                      p->now.columns[column].key));
}

static const char *place_of(struct part *p, const char *name, size_t column) {
    return place_in(p, p->source.path, name, column);
}

static const char *title_place(struct arena *a, const char *path) {
    return entry_hash(a, arena_printf(a, "%s\n%s\ntitle", entry_words[ENTRY_ABOUT], path));
}

/* ---- what is known ---- */

struct elsewhere {
    const char *book, *put;
    const struct elsewhere *next;
};

static void note_elsewhere(struct taking *t, const struct entry_record *r) {
    for (size_t i = 0; i < r->cells.n; i++) {
        struct elsewhere *e = arena_make(t->k.arena, struct elsewhere);
        *e = (struct elsewhere){r->book, r->cells.v[i].put, NULL};
        e->next = table_set(t->elsewhere, r->cells.v[i].place, e);
    }
}

static bool is_this(const struct taking *t, const struct entry_record *r) {
    return r && r->mark && strcmp(r->mark, t->in.mark) == 0;
}

static void use(struct taking *t, const struct entry_record *r) {
    t->before = r;
    for (size_t i = 0; i < r->cells.n; i++)
        table_set(t->done, r->cells.v[i].place, (void *)(uintptr_t)&r->cells.v[i]);
}

/* The file of the activity that was taken. */
static const char *activity_of(const struct taking *t, const struct entry_record *r) {
    const char *folder = os_join(t->k.arena, t->k.group->path, "activities"), *file = NULL;
    for (size_t i = 0; i < r->cells.n; i++)
        if (os_is_below(r->cells.v[i].file, folder)) file = r->cells.v[i].file;
    return file;
}

const char *entry_record_activity(const struct taking *t) {
    return t->before ? activity_of(t, t->before) : NULL;
}

struct texts entry_record_copies(struct taking *t, const char *path) {
    const struct entry_records *all = &t->back->records;
    struct arena *a = t->k.arena;
    struct texts files = {arena_array(a, all->others.n + 1, sizeof *files.v), 0};
    const struct entry_record *only = NULL;
    for (size_t i = 0; !t->before && i < all->others.n; i++) {
        const struct entry_record *r = all->others.v[i];
        const char *file = is_this(t, r) ? activity_of(t, r) : NULL;
        bool known = !file || os_look(os_join(a, t->k.w->root, file)).kind == OS_ABSENT;
        for (size_t k = 0; k < files.n && !known; k++) known = strcmp(files.v[k], file) == 0;
        if (known) continue;
        files.v[files.n++] = file;
        only = r;
    }
    t->copied = files.n == 1 && strcmp(files.v[0], path) != 0;
    if (t->copied) use(t, only);
    return files;
}

void entry_record_open(struct taking *t) {
    const struct entry_records *all = &t->back->records;
    t->done = table_new(t->k.arena);
    t->elsewhere = table_new(t->k.arena);
    if (is_this(t, all->own)) t->before = all->own;
    for (size_t i = 0; i < all->others.n; i++) {
        const struct entry_record *r = all->others.v[i];
        if (!t->before && r->gone && is_this(t, r))
            t->before = r;
        else
            note_elsewhere(t, r);
    }
    if (all->own && all->own != t->before) note_elsewhere(t, all->own);
    if (t->before) use(t, t->before);
}

const struct entry_done *entry_record_any(struct part *p, const char *name, size_t column) {
    if (!p->source.there) return NULL;
    return table_find(p->t->done, place_of(p, name, column));
}

const struct entry_done *entry_record_of(struct part *p, const char *name, size_t column) {
    return p->t->continued ? entry_record_any(p, name, column) : NULL;
}

const struct entry_done *entry_record_title(struct part *p) {
    return table_find(p->t->done, title_place(p->t->k.arena, p->source.path));
}

/* The name that the file had before a workbook gave it this one; NULL if none did. */
static const char *name_before(const struct taking *t, const char *path) {
    const struct entry_records *all = &t->back->records;
    for (size_t i = 0; i < all->others.n + 1; i++) {
        const struct entry_record *r = i < all->others.n ? all->others.v[i] : all->own;
        for (size_t k = r ? r->moved.n : 0; k-- > 0;)
            if (strcmp(r->moved.v[k].to, path) == 0) return r->moved.v[k].from;
    }
    return NULL;
}

static const char *elsewhere_at(struct part *p, const char *place, const char *text) {
    const struct entry_done *done = p->t->continued ? NULL : table_find(p->t->done, place);
    if (done && entry_is_hash_of(p, done->put, text)) return p->t->before->book;
    for (const struct elsewhere *e = table_find(p->t->elsewhere, place); e; e = e->next)
        if (entry_is_hash_of(p, e->put, text)) return e->book;
    return NULL;
}

const char *entry_record_elsewhere(struct part *p, const char *name, size_t column,
                                   const char *text) {
    enum { STEPS = 100 }; /* it may have got its old name back */
    const char *book = NULL, *path = p->source.path;
    for (int i = 0; i < STEPS && path && !book; i++) {
        book = elsewhere_at(p, place_in(p, path, name, column), text);
        path = name_before(p->t, path);
    }
    return book;
}

static const char *moved_in(const struct entry_record *r, const char *path) {
    for (size_t i = r ? r->moved.n : 0; i-- > 0;)
        if (strcmp(r->moved.v[i].from, path) == 0) return r->moved.v[i].to;
    return NULL;
}

const char *entry_record_moved(const struct taking *t, const char *path) {
    const struct entry_records *all = &t->back->records;
    const char *to = moved_in(all->own, path);
    for (size_t i = 0; i < all->others.n && !to; i++) to = moved_in(all->others.v[i], path);
    return to;
}

/* How many cells of the sheet still say what was taken? */
static size_t count_same(struct part *p) {
    struct arena *a = p->t->k.arena;
    const struct cells_sheet *s = p->tab->sheet;
    size_t same = 0;
    for (size_t r = p->tab->first; r < s->n_rows; r++) {
        const struct cells_row *row = &s->rows[r];
        if (entry_in_is_head(&p->t->in, p->kind, r)) continue;
        const char *id = ascii_lowered(a, entry_in_text(&p->t->in, row, p->tab->learner));
        const char *name = entry_line_name(p, id, entry_line_key(p, row));
        for (size_t i = 0; i < p->now.n_columns; i++) {
            const struct entry_done *done = p->columns[i] ? entry_record_any(p, name, i) : NULL;
            const char *text = done ? entry_line_cell(p, row, i) : "";
            same += *text && strcmp(entry_hash(a, text), done->said) == 0;
        }
    }
    return same;
}

/* The sheet whose file it is in; NULL if that is not there. */
static struct part *part_of(struct taking *t, const struct entry_done *done) {
    for (size_t i = 0; i < t->parts.n; i++)
        if (strcmp(t->parts.v[i]->source.path, done->file) == 0 && t->parts.v[i]->source.there)
            return t->parts.v[i];
    return NULL;
}

static bool is_title(struct taking *t, const struct entry_done *done) {
    return strcmp(done->place, title_place(t->k.arena, done->file)) == 0;
}

void entry_record_find(struct taking *t) {
    enum { FEW = 3 }; /* all of them may be corrected */
    size_t n = 0, same = 0;
    if (!t->before || t->copied) return;
    for (size_t i = 0; i < t->before->cells.n; i++) {
        const struct entry_done *done = &t->before->cells.v[i];
        n += part_of(t, done) && !is_title(t, done);
    }
    for (size_t i = 0; i < t->parts.n; i++) same += count_same(t->parts.v[i]);
    t->continued = n <= FEW || 2 * same >= n || t->back->activity == ENTRY_SAME;
}

/* ---- what is kept ---- */

void entry_record_add(struct part *p, const struct line *l) {
    struct arena *a = p->t->k.arena;
    for (size_t i = 0; i < p->now.n_columns; i++) {
        if (!l->changed[i]) continue;
        const struct entry_done done = {
            p->to, place_in(p, p->to, entry_line_name(p, l->id, l->key), i),
            entry_hash(a, l->typed[i]), entry_hash(a, l->wish->cells[i]), true};
        VEC_PUSH(a, &p->t->taken->record.cells, done);
    }
}

void entry_record_add_title(struct part *p) {
    struct arena *a = p->t->k.arena;
    struct entry_record *now = &p->t->taken->record;
    const char *mark = entry_hash(a, entry_title(a, p->t->title));
    const struct entry_done done = {p->to, title_place(a, p->to), mark, mark, true};
    VEC_PUSH(a, &now->cells, done);
    if (strcmp(p->to, p->source.path) != 0)
        VEC_PUSH(a, &now->moved, ((struct entry_moved){p->source.path, p->to, true}));
}

/* Of a copy, only what it says itself is known to be taken from it. */
static bool is_kept(struct part *p, const struct line *l, size_t i) {
    const struct entry_done *done =
        table_find(p->t->done, place_of(p, entry_line_name(p, l->id, l->key), i));
    const char *text = p->columns[i] ? entry_line_cell(p, l->row, i) : "";
    return !p->t->copied || (done && entry_is_hash_of(p, done->said, text));
}

/* The places of a file that gets another name: old -> new. */
static struct table *places_moved(struct part *p) {
    struct table *places = table_new(p->t->k.arena);
    const struct cells_sheet *s = p->tab->sheet;
    if (strcmp(p->to, p->source.path) == 0) return places;
    for (size_t r = p->tab->first; r < s->n_rows; r++) {
        const struct line l = entry_line_start(p, &s->rows[r]);
        const char *name = entry_line_name(p, l.id, l.key);
        for (size_t i = 0; i < p->now.n_columns; i++)
            if (is_kept(p, &l, i))
                table_set(places, place_of(p, name, i),
                          (void *)(uintptr_t)place_in(p, p->to, name, i));
    }
    return places;
}

/* Is it still of use? Its file may be gone, or get another name. */
static bool goes_on(const struct taking *t, struct table *const *places, struct entry_done *done) {
    if (t->left && strcmp(t->left, done->file) == 0) return false;
    for (size_t i = 0; i < t->parts.n; i++) {
        const struct part *p = t->parts.v[i];
        if (strcmp(p->source.path, done->file) != 0) continue;
        if (!p->source.there) return false;
        if (strcmp(p->to, done->file) == 0) return true;
        done->place = table_find(places[i], done->place);
        done->file = p->to;
        return done->place != NULL;
    }
    return true;
}

static bool is_moved(const struct taking *t, const char *file) {
    for (size_t i = 0; i < t->parts.n; i++)
        if (strcmp(t->parts.v[i]->source.path, file) == 0)
            return strcmp(t->parts.v[i]->to, file) != 0;
    return false;
}

void entry_record_keep(struct taking *t) {
    struct entry_record *now = &t->taken->record;
    struct arena *a = t->k.arena;
    struct table *fresh = table_new(a), **places = arena_array(a, t->parts.n + 1, sizeof *places);
    const struct entry_record *before = t->continued || t->copied ? t->before : NULL;
    now->mark = t->in.mark;
    for (size_t i = 0; i < t->parts.n; i++) places[i] = places_moved(t->parts.v[i]);
    for (size_t i = 0; i < now->cells.n; i++)
        table_set(fresh, now->cells.v[i].place, &now->cells.v[i]);
    for (size_t i = 0; before && i < before->cells.n; i++) {
        struct entry_done done = before->cells.v[i];
        done.fresh = t->copied; /* if the file keeps its name, it is not known */
        if (t->copied && !is_moved(t, done.file)) continue;
        if (goes_on(t, places, &done) && !table_find(fresh, done.place))
            VEC_PUSH(a, &now->cells, done);
    }
    for (size_t i = 0; t->continued && i < before->moved.n; i++)
        VEC_PUSH(a, &now->moved,
                 ((struct entry_moved){before->moved.v[i].from, before->moved.v[i].to, false}));
}
