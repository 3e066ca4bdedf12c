/* entry_activity.c: which activity the sheet with the levels is about. Its file is named after
 * title and day. Where one of them was corrected in a sheet that was taken before, or that was made
 * for an activity, that activity gets the other name. */
#include "load/entry/entry_part.h"

#include "model/framework.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "parse/when.h"

#include <string.h>

static const char *quoted(struct taking *t, const char *text) {
    return source_quote(t->k.arena, text);
}

/* ---- title and day ---- */

static const struct cells_row *about_row(struct taking *t, const char *key) {
    const struct tab *tab = &t->in.tabs[ENTRY_ABOUT];
    for (size_t r = 0; tab->sheet && r < tab->sheet->n_rows; r++)
        if (r != tab->marks &&
            strcmp(entry_in_text(&t->in, &tab->sheet->rows[r], tab->learner), key) == 0)
            return &tab->sheet->rows[r];
    return NULL;
}

static int about_column(const struct taking *t) {
    const struct tab *tab = &t->in.tabs[ENTRY_ABOUT];
    return tab->columns.n ? tab->columns.v[0].column : 0;
}

const char *entry_about(struct taking *t, const char *key) {
    const struct cells_row *row = about_row(t, key);
    return row ? entry_in_text(&t->in, row, about_column(t)) : "";
}

static bool refuse_about(struct taking *t, const char *key, const char *text, const char *remedy) {
    const struct cells_row *row = about_row(t, key);
    const int number = row ? row->number : 0;
    const int column = row ? about_column(t) : 0;
    entry_in_fault(
        &t->in, t->in.tabs[ENTRY_ABOUT].sheet, number, column, CODE_ENTRY_ROW, text,
        arena_printf(t->k.arena, "%s; no level of this sheet is taken until then", remedy));
    return false;
}

/* A cell with a day alone may say 00:00. */
static bool has_time(const char *text) {
    const char *time = text + strcspn(text, " T");
    return strchr(time, ':') && strpbrk(time, "123456789");
}

static void warn_of_time(struct taking *t, const char *text, struct date date) {
    char day[20];
    date_iso(date, day);
    entry_in_fault(
        &t->in, t->in.tabs[ENTRY_ABOUT].sheet, about_row(t, "day")->number, about_column(t),
        CODE_ENTRY_TIME,
        arena_printf(t->k.arena, "'%s' has a time, and only the day is taken", quoted(t, text)),
        arena_printf(t->k.arena, "write %s alone", day));
}

static bool read_day(struct taking *t) {
    struct when_fault fault;
    const struct date today = t->k.group->calendar->as_of;
    const char *typed = entry_about(t, "day"), *text = log_date_meant(t->k.w, t->k.arena, typed);
    char day[20];
    int hour, minute;
    if (!*text)
        return refuse_about(t, "day", "the day of the activity is missing",
                            "write it as 2026-11-20");
    if (!when_time(t->k.arena, text, &t->day, &hour, &minute, &fault))
        return refuse_about(t, "day", fault.text, fault.remedy);
    if (has_time(typed)) warn_of_time(t, typed, t->day);
    date_iso(today, day);
    if (date_cmp(t->day, today) <= 0) return true;
    return refuse_about(
        t, "day",
        arena_printf(t->k.arena, "%s is after %s, the day that counts as today", text, day),
        load_remedy_of_as_of(t->k.arena, t->k.group->calendar, t->day,
                             "write the day on which it happened"));
}

/* A formula that failed, or was never computed, says nothing. */
static bool has_value(struct taking *t, const char *key) {
    const struct cells_row *row = about_row(t, key);
    const struct cells_cell *c = row ? entry_in_cell(row, about_column(t)) : NULL;
    if (!c || (c->kind != CELLS_ERROR && c->kind != CELLS_NO_VALUE)) return true;
    return refuse_about(t, key, "the formula in this cell failed, or was saved without its result",
                        "type the value; then save the workbook again");
}

static bool read_about(struct taking *t) {
    t->title = entry_about(t, "title");
    if (!has_value(t, "title") || !has_value(t, "day")) return false;
    if (!*t->title)
        return refuse_about(t, "title", "the activity has no title",
                            "write a title, such as Number talk");
    if (strchr(t->title, '\n'))
        return refuse_about(t, "title", "the title goes on over lines", "write it in one line");
    return read_day(t);
}

static const struct target *target_of(const struct entry_work *k, const char *id) {
    for (size_t i = 0; i < k->w->n_targets; i++)
        if (strcmp(k->w->targets[i]->id, id) == 0) return k->w->targets[i];
    return NULL;
}

/* The columns are those of the sheet. */
static void add_columns(struct part *p) {
    struct taking *t = p->t;
    struct arena *a = t->k.arena;
    VEC(struct entry_column) list = {0};
    for (size_t i = 0; i < p->tab->columns.n; i++) {
        const struct tab_column *c = &p->tab->columns.v[i];
        const struct target *target = target_of(&t->k, c->key);
        const bool note = strcmp(c->key, "note") == 0;
        bool known = false;
        for (size_t k = 0; k < list.n; k++) known = known || strcmp(list.v[k].key, c->key) == 0;
        if (!target && !note)
            entry_part_tell_head(
                p, c->column, CODE_NO_TARGET,
                arena_printf(a, "no learning target '%s', so nothing of this column is taken",
                             quoted(t, c->key)),
                "targets are defined in frameworks/");
        else if (!known)
            VEC_PUSH(a, &list, ((struct entry_column){c->key, target}));
    }
    p->now.columns = list.v;
    p->now.n_columns = list.n;
}

/* Has anything been typed into the grid? Otherwise it needs no title. */
static bool has_levels(struct part *p) {
    const struct cells_sheet *s = p->tab->sheet;
    entry_part_place(p);
    for (size_t r = p->tab->first; r < s->n_rows; r++)
        if (!entry_in_is_head(&p->t->in, p->kind, r) && entry_line_read(p, &s->rows[r]))
            return true;
    return false;
}

/* ---- which file ---- */

static bool is_there(const struct taking *t, const char *path) {
    return os_look(os_join(t->k.arena, t->k.w->root, path)).kind != OS_ABSENT;
}

/* The activity that this workbook was about until now; NULL if it has no file. */
static const char *known_path(struct taking *t, const char *path) {
    const char *taken = entry_record_activity(t), *known = taken ? taken : t->in.file;
    return known && strcmp(known, path) != 0 && is_there(t, known) ? known : NULL;
}

/* Where a workbook gave the file another name since; NULL if none did. */
static const char *moved_path(struct taking *t, const char *path) {
    enum { STEPS = 100 }; /* it may have got its old name back */
    const char *to = NULL, *at = path;
    for (int i = 0; i < STEPS && at && !to; i++) {
        at = entry_record_moved(t, at);
        if (at && is_there(t, at)) to = at;
    }
    return to;
}

/* Is the hidden sheet about this file, whatever it was called? */
static bool is_based_on(struct taking *t, const char *path) {
    if (!t->in.file) return false;
    if (strcmp(t->in.file, path) == 0) return true;
    const char *moved = is_there(t, t->in.file) ? NULL : moved_path(t, t->in.file);
    return moved && strcmp(moved, path) == 0;
}

/* Does the sheet say of every cell what was taken from it, or what it was made with? */
static bool says_the_same(struct part *p) {
    const struct cells_sheet *s = p->tab->sheet;
    for (size_t r = p->tab->first; r < s->n_rows; r++) {
        if (entry_in_is_head(&p->t->in, p->kind, r)) continue;
        const struct line l = entry_line_start(p, &s->rows[r]);
        for (size_t i = 0; i < p->now.n_columns; i++) {
            const struct entry_done *done = entry_record_any(p, entry_line_name(p, l.id, l.key), i);
            const char *was = done ? done->said : entry_line_made_with(p, &l, i);
            const char *text = p->columns[i] ? entry_line_cell(p, l.row, i) : "";
            if (was && !entry_is_hash_of(p, was, text)) return false;
        }
    }
    return true;
}

static bool refuse_other(struct part *p, const char *path) {
    struct arena *a = p->t->k.arena;
    const char *text =
        p->t->copied
            ? arena_printf(a,
                           "%s was taken from another copy of this sheet, %s, and this one has "
                           "another title or day: it may be about %s",
                           p->source.path, quoted(p->t, p->t->before->book), path)
            : arena_printf(a,
                           "this sheet is about %s, and has another title or day now, and other "
                           "levels: it may be about %s",
                           p->source.path, path);
    return refuse_about(
        p->t, "title", text,
        "if it is the same activity, take the sheet with --activity same; if it is another one, "
        "with --activity new");
}

/* Should the file of the part get the name `path`? False, with a finding, if not. */
static bool may_rename(struct part *p, const char *path) {
    struct arena *a = p->t->k.arena;
    if (p->t->back->activity != ENTRY_SAME && (p->t->copied || !says_the_same(p)))
        return refuse_other(p, path);
    if (!is_there(p->t, path)) return true;
    return refuse_about(p->t, "day",
                        arena_printf(a, "%s is to get the name %s, and there is another activity",
                                     p->source.path, path),
                        "write another title or day, or take the sheet with --activity new to put "
                        "the levels into that one");
}

static bool refuse_moved(struct taking *t, const char *path, const char *to) {
    return refuse_about(
        t, "title",
        arena_printf(t->k.arena, "%s was taken from a copy of this sheet, and is %s now", path, to),
        "write the title and the day that it has now; or take the sheet with --activity new, if "
        "it is another activity");
}

/* ---- the title in the file ---- */

/* The mark of the title that the file had, as far as this workbook knows; NULL: nothing. */
static const char *title_before(struct part *p) {
    const struct entry_done *done = entry_record_title(p);
    if (done) return done->put;
    return p->based ? entry_in_base(&p->t->in, ENTRY_ABOUT, "/title", "value") : NULL;
}

/* Without what is known of it, the title is as it was if the file is named after it. */
static bool is_title_as_it_was(struct part *p, const char *before) {
    struct entry_work *k = &p->t->k;
    if (before) return entry_is_hash_of(p, before, p->source.title);
    const struct date none = {0};
    const char *own = strrchr(entry_activity_path(k, p->source.title, none), '/');
    const char *now = strrchr(p->source.path, '/');
    enum { DAY = 11 };
    return own && now && strlen(own) > DAY && strlen(now) > DAY &&
           strcmp(own + DAY, now + DAY) == 0;
}

/* False, with a finding, if sheet and file both have another title than before. */
static bool settle_title(struct part *p) {
    struct taking *t = p->t;
    const char *before = title_before(p), *title = entry_title(t->k.arena, t->title);
    const bool renamed = strcmp(p->to, p->source.path) != 0;
    if (!p->source.title || strcmp(p->source.title, title) == 0) return true;
    if (before ? entry_is_hash_of(p, before, title) : !renamed) return true;
    if (is_title_as_it_was(p, before)) {
        p->changes.title = t->title;
        return true;
    }
    return refuse_about(t, "title",
                        arena_printf(t->k.arena, "%s has the title '%s' now, and this cell '%s'",
                                     p->source.path, quoted(t, p->source.title),
                                     quoted(t, t->title)),
                        "what the file says stays: write its title here, or change it there");
}

/* ---- copies of the workbook ---- */

/* Copies were taken as several activities: which one may it be? */
static bool refuse_copies(struct taking *t, struct texts files, const char *path) {
    struct arena *a = t->k.arena;
    const char *list = files.v[0];
    for (size_t i = 1; i < files.n; i++) list = arena_printf(a, "%s, %s", list, files.v[i]);
    return refuse_about(t, "title",
                        arena_printf(a,
                                     "other copies of this sheet were taken as %s, and this one "
                                     "may be about one of them, or about %s",
                                     list, path),
                        "if it is another activity, take the sheet with --activity new; if it is "
                        "the same as one of them, write the title and the day that this one has");
}

/* False, with a finding, if it cannot be known what the sheet is about. */
static bool settle_copies(struct taking *t, const char *path) {
    const struct texts files = entry_record_copies(t, path);
    for (size_t i = 0; i < files.n; i++)
        if (strcmp(files.v[i], path) == 0) return true;
    return files.n < 2 || refuse_copies(t, files, path);
}

/* --activity same, where no activity is known that it could be. */
static bool refuse_same(struct taking *t) {
    return refuse_about(t, "title",
                        "no activity is known that was taken from this sheet, so it cannot be the "
                        "same as one",
                        "write the title and the day that the activity has in its file; or take "
                        "the sheet without --activity, if it is a new one");
}

void entry_open_levels(struct taking *t) {
    struct part *p = entry_part_new(t, ENTRY_LEVELS);
    if (!entry_part_has_tab(t, ENTRY_LEVELS)) return;
    add_columns(p);
    const size_t before = t->in.diags->list.n;
    const bool any = has_levels(p) || t->in.diags->list.n > before;
    diags_cut(t->in.diags, before); /* entry_part_read says it */
    if ((!any && !*entry_about(t, "title")) || !read_about(t)) return;
    const bool other = t->back->activity == ENTRY_OTHER;
    const char *path = entry_activity_path(&t->k, t->title, t->day);
    if (!other && !settle_copies(t, path)) return;
    const char *known = known_path(t, path), *from = other || !known ? path : known;
    if (other) t->left = known;
    p->based = is_based_on(t, from);
    if (!entry_part_read(p, from)) return;
    const char *moved = p->source.there || other ? NULL : moved_path(t, path);
    if (moved) {
        refuse_moved(t, path, moved);
        return;
    }
    if (t->back->activity == ENTRY_SAME && !known && !p->source.there) {
        refuse_same(t);
        return;
    }
    p->to = path;
    if (from != path && !may_rename(p, path)) return;
    if (settle_title(p)) VEC_PUSH(t->k.arena, &t->parts, p);
}
