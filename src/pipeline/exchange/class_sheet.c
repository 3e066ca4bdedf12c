/* class_sheet.c: see class_sheet.h. The workbook holds names and texts of children: only its owner
 * can read it, and it is in no folder that is published. */
#include "pipeline/exchange/class_sheet.h"

#include "base/codes.h"
#include "base/ending.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/exchange/sheet_record.h"
#include "pipeline/new/new_files.h"
#include "pipeline/new/new_sheets.h"
#include "pipeline/run/shared_open.h"
#include "pipeline/tree/tree.h"
#include "render/xlsx/xlsx.h"
#include "view/books/entry_book.h"

#include <string.h>

struct making {
    const struct sheet_wish *wish;
    struct arena *arena;
    struct diags *diags;
    struct shared shared;
    const struct group *group;
    struct entry_wish entry;
    const char *to;
};

static bool refused(const struct making *m, const char *text, const char *remedy) {
    return new_refused(m->diags, m->to, text, remedy);
}

/* ---- what is wished ---- */

static bool find_day(struct making *m) {
    char day[20];
    const struct date today = m->group->calendar->as_of;
    m->entry.on = date_is_set(m->wish->on) ? m->wish->on : today;
    if (date_cmp(m->entry.on, today) <= 0) return true;
    date_iso(today, day);
    return refused(m, arena_printf(m->arena, "the day is after %s, which counts as today", day),
                   "give the day on which it happened with --on");
}

/* Words would go to the current term in its place. */
static bool has_term(struct making *m) {
    const char *id = m->wish->load.term;
    return !id || new_term_known(m->arena, m->group, id, m->diags);
}

static bool find_place(struct making *m) {
    const struct term *term = m->group->calendar->term;
    m->to = m->wish->to;
    if (!m->to)
        m->to = term ? arena_printf(m->arena, "%s-%s.xlsx", m->group->id, term->id)
                     : arena_printf(m->arena, "%s.xlsx", m->group->id);
    if (!m->wish->to && m->wish->folder) m->to = os_join(m->arena, m->wish->folder, m->to);
    if (!ending_is(m->to, ".xlsx"))
        return refused(m, "a sheet is a workbook", "give it a name that ends with .xlsx");
    if (tree_is_around(m->arena, m->to))
        return refused(m, "this folder is published, and the sheet holds children's names",
                       "name a place outside of the output folder with --to");
    if (os_look(m->to).kind == OS_ABSENT) return true;
    return refused(m, "there is a file of this name already, and somebody may have filled it in",
                   "take it with 'folioscope take', and remove it; or name another one with --to");
}

/* ---- the workbook ---- */

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static struct theme *theme_of(struct making *m) {
    const struct load_options shipped = {.share = m->wish->load.share};
    struct theme *theme =
        load_theme(m->arena, &m->wish->load, m->shared.workspace->theme, diags_new(m->arena));
    return theme ? theme : load_theme(m->arena, &shipped, "meadow", m->diags);
}

/* In a folder of its own, which only the owner may open. */
static bool write_book(struct making *m, const struct book *book) {
    const char *why = NULL;
    const char *stage = os_join(m->arena, os_folder_of(m->arena, m->to),
                                arena_printf(m->arena, ".%s.new", name_of(m->to)));
    const char *path = os_join(m->arena, stage, "sheet.xlsx");
    struct theme *theme = theme_of(m);
    char *data;
    size_t n;
    if (!theme) return false;
    if (!os_remove(stage, &why) || !os_make_private_folder(stage, &why))
        return new_failed(m->arena, m->diags, m->to, why);
    bool ok = xlsx_write(book, theme, path, m->diags);
    if (ok && (!os_read(m->arena, path, SIZE_MAX / 2, &data, &n, &why) ||
               !os_write_like(m->to, NULL, data, n, &why)))
        ok = new_failed(m->arena, m->diags, m->to, why);
    os_remove(stage, NULL);
    return ok;
}

static size_t rows_of(const struct entry_book *e) {
    size_t n = 0;
    for (int i = ENTRY_LEVELS; i < ENTRY_KINDS; i++)
        if (e->tables[i]) n += e->tables[i]->rows.n;
    return n;
}

static bool make_book(struct making *m, struct texts *lines) {
    enum { MOST_COLUMNS = 900 }; /* a grid has at most 1000 */
    m->entry.id = sheet_record_id(m->arena, m->shared.workspace->root, m->to);
    const struct entry_book *e =
        load_entry_book(m->arena, m->shared.workspace, m->group, &m->entry, m->diags);
    if (!rows_of(e)) return refused(m, "there is nobody in this class", "add learners to it first");
    if (e->tables[ENTRY_LEVELS] && e->tables[ENTRY_LEVELS]->n_columns > MOST_COLUMNS)
        return refused(m, "the class works on too many targets for one sheet",
                       "name those of the activity with --targets");
    const struct book *book = view_entry_book(m->arena, m->shared.workspace,
                                              shared_staff_lang(&m->shared), e, name_of(m->to));
    if (!m->wish->dry_run && !write_book(m, book)) return false;
    if (!m->wish->dry_run) sheet_record_forget(m->arena, m->shared.workspace->root, m->to);
    lines->v = arena_array(m->arena, 2, sizeof *lines->v);
    lines->v[lines->n++] =
        arena_printf(m->arena, "%s: fill it in, then: folioscope take %s%s", m->to,
                     new_word(m->arena, m->to), new_from(m->arena, m->wish->here));
    lines->v[lines->n++] = m->wish->dry_run
                               ? "nothing has been changed"
                               : "it holds names and texts of children: delete it afterwards";
    return true;
}

bool class_sheet_make(struct arena *a, const struct sheet_wish *wish, struct diags *diags,
                      struct texts *lines) {
    const struct build_options build = {.load = wish->load};
    struct making m = {.wish = wish, .arena = a, .diags = diags, .entry.title = wish->title};
    struct diags *unseen = diags_new(a); /* 'folioscope check' says them */
    *lines = (struct texts){0};
    bool ok = shared_open_words(&m.shared, a, &build, unseen);
    if (!ok) new_unreadable(unseen, diags);
    const struct workspace *w = m.shared.workspace;
    if (ok) m.group = new_class_called(a, w, wish->class, diags);
    ok = ok && m.group && has_term(&m) &&
         new_targets_of(a, w, wish->targets, &m.entry.targets, diags) && find_day(&m) &&
         find_place(&m) && make_book(&m, lines);
    shared_close(&m.shared);
    return ok;
}

/* ---- the way back ---- */

bool class_sheet_read(struct arena *a, struct sheet_back *back, struct diags *diags) {
    back->taken = (struct entry_taken){0};
    back->w = new_workspace(a, &back->load, diags);
    if (!back->w) return false;
    const struct entry_back from = {.w = back->w,
                                    .load = &back->load,
                                    .path = back->file,
                                    .records = sheet_record_read(a, back->load.root, back->file),
                                    .activity = back->activity,
                                    .replace = back->replace};
    return load_entry_take(a, &from, diags, &back->taken);
}

/* Is it still as it was read? A person may be editing it. */
static bool is_unchanged(struct arena *a, const char *full, const struct entry_file *f) {
    char *data;
    size_t n;
    const char *why = NULL;
    const enum os_kind kind = os_look(full).kind;
    if (!f->was) return kind == OS_ABSENT;
    return kind == OS_FILE && os_read(a, full, SIZE_MAX / 2, &data, &n, &why) && n == f->n_was &&
           memcmp(data, f->was, n) == 0;
}

/* It gets its new name first: if it is cut short, no text is in two files. */
static bool write_there(struct arena *a, const char *old, const char *full,
                        const struct entry_file *f, struct diags *diags) {
    const char *why = NULL;
    bool ok = true;
    if (!f->was) ok = os_make_folder_of(full, &why) && os_write_safe(full, f->text, f->n, &why);
    if (f->from) ok = os_rename(old, full, &why);
    if (f->was && ok) ok = os_write_like(full, full, f->text, f->n, &why);
    return ok || new_failed(a, diags, f->path, why);
}

static bool write_file(struct arena *a, const struct sheet_back *back, const struct entry_file *f,
                       struct diags *diags) {
    const char *full = os_join(a, back->w->root, f->path), *now = f->from ? f->from : f->path;
    const char *old = os_join(a, back->w->root, now);
    if (!new_is_inside(a, back->w->root, os_folder_of(a, full), diags)) return false;
    if (!is_unchanged(a, old, f))
        return new_refused(diags, now, "this file was changed in the meantime",
                           "take the sheet again");
    if (f->from && os_look(full).kind != OS_ABSENT)
        return new_refused(diags, f->path, "this file was made in the meantime",
                           "take the sheet again");
    if (f->was && os_is_read_only(old))
        return new_refused(diags, now, "this file is read-only, so nothing is put in",
                           "if it may change, allow writing to it, and take the sheet again");
    return write_there(a, old, full, f, diags);
}

/* One at a time: of two that read the same files, the later one would undo the other. */
static bool lock_workspace(struct arena *a, const struct sheet_back *back, int *lock,
                           struct diags *diags) {
    static const char settings[] = "folioscope.yaml";
    const char *why = NULL;
    const enum os_lock outcome = os_lock(os_join(a, back->w->root, settings), lock, &why);
    if (outcome == OS_LOCK_BUSY)
        return new_refused(diags, NULL, "another sheet is being taken into this workspace",
                           "take this one again when that is done");
    return outcome == OS_LOCKED || new_failed(a, diags, settings, why);
}

/* The cells of a file that was not written were not taken. */
static void forget_file(struct entry_record *r, const char *path) {
    size_t kept = 0;
    for (size_t i = 0; i < r->cells.n; i++)
        if (!r->cells.v[i].fresh || strcmp(r->cells.v[i].file, path) != 0)
            r->cells.v[kept++] = r->cells.v[i];
    r->cells.n = kept;
    kept = 0;
    for (size_t i = 0; i < r->moved.n; i++)
        if (!r->moved.v[i].fresh || strcmp(r->moved.v[i].to, path) != 0)
            r->moved.v[kept++] = r->moved.v[i];
    r->moved.n = kept;
}

bool class_sheet_write(struct arena *a, const struct sheet_back *back, struct diags *diags) {
    bool ok = true;
    int lock = -1;
    if (!back->taken.files.n) return true;
    if (!lock_workspace(a, back, &lock, diags)) return false;
    struct entry_record done = back->taken.record;
    for (size_t i = 0; i < back->taken.files.n; i++) {
        const struct entry_file *f = &back->taken.files.v[i];
        if (write_file(a, back, f, diags)) continue;
        ok = false;
        forget_file(&done, f->path);
    }
    sheet_record_write(a, back->w->root, back->file, &done);
    os_unlock(lock);
    return ok;
}

void class_sheet_close(struct sheet_back *back) { load_close(back->w); }
