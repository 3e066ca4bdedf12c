/* entry_take.c: from a workbook that came back to the changes of files. Each cell is compared with
 * what it held when the workbook was made, and with the file now. */
#include "load/entry/entry_part.h"

#include "base/ascii.h"
#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

/* ---- findings ---- */

static void tell(struct part *p, const struct line *l, int column, enum code code, const char *text,
                 const char *remedy) {
    entry_in_fault(&p->t->in, p->tab->sheet, l->row->number, column, code, text, remedy);
}

static const char *quoted(struct part *p, const char *text) {
    return source_quote(p->t->k.arena, text);
}

/* ---- columns ---- */

static size_t index_of(const struct entry_table *t, const char *key) {
    size_t i = 0;
    while (i < t->n_columns && strcmp(t->columns[i].key, key) != 0) i++;
    return i;
}

void entry_part_tell_head(struct part *p, int column, enum code code, const char *text,
                          const char *remedy) {
    const struct cells_row *row = &p->tab->sheet->rows[p->tab->marks];
    entry_in_fault(&p->t->in, p->tab->sheet, row->number, column, code, text, remedy);
}

/* The key of another column, if its heading as it was written is that of this one; or NULL. */
static const char *key_by_heading(struct part *p, const struct cells_row *heads,
                                  const struct tab_column *c) {
    struct entry_in *in = &p->t->in;
    const char *text = entry_in_text(in, heads, c->column), *other = NULL;
    for (size_t i = 0; i < in->said.n; i++) {
        const char *const *t = in->said.v[i].texts;
        if (strcmp(t[1], entry_words[p->kind]) != 0 || strcmp(t[3], text) != 0) continue;
        if (strcmp(t[2], c->key) == 0) return NULL;
        other = t[2];
    }
    return other;
}

/* Mark and heading say two things: what is in the column may be of either. */
static void drop_exchanged(struct part *p, const struct cells_row *heads) {
    struct arena *a = p->t->k.arena;
    bool *dropped = arena_array(a, p->now.n_columns + 1, sizeof *dropped);
    for (size_t i = 0; i < p->tab->columns.n; i++) {
        const struct tab_column *c = &p->tab->columns.v[i];
        const char *other = key_by_heading(p, heads, c);
        if (!other) continue;
        dropped[index_of(&p->now, c->key)] = dropped[index_of(&p->now, other)] = true;
        entry_in_fault(
            &p->t->in, p->tab->sheet, heads->number, c->column, CODE_CSV_TWICE,
            arena_printf(
                a, "this column was made for '%s', and has the heading of '%s': neither is taken",
                quoted(p, c->key), quoted(p, other)),
            "write the heading again that it had, with what belongs under it; another text for it "
            "is fine, if it is not that of another column");
    }
    for (size_t i = 0; i < p->now.n_columns; i++)
        if (dropped[i]) p->columns[i] = 0;
}

void entry_part_place(struct part *p) {
    struct arena *a = p->t->k.arena;
    p->columns = arena_array(a, p->now.n_columns + 1, sizeof *p->columns);
    for (size_t i = 0; i < p->tab->columns.n; i++) {
        const struct tab_column *c = &p->tab->columns.v[i];
        const size_t at = index_of(&p->now, c->key);
        if (at < p->now.n_columns && !c->twice) p->columns[at] = c->column;
        if (c->twice)
            entry_part_tell_head(
                p, c->column, CODE_CSV_TWICE,
                arena_printf(a, "two columns are for '%s', and neither is read", c->key),
                "remove one of the two");
    }
    for (size_t r = 0; r < p->tab->sheet->n_rows; r++)
        if (r != p->tab->marks && entry_in_is_head(&p->t->in, p->kind, r))
            drop_exchanged(p, &p->tab->sheet->rows[r]);
}

static bool is_there(const struct tab *tab, const char *key) {
    for (size_t i = 0; i < tab->columns.n; i++)
        if (strcmp(tab->columns.v[i].key, key) == 0) return true;
    return false;
}

/* Columns that the sheet had once. */
static void report_missing(struct part *p) {
    struct entry_in *in = &p->t->in;
    for (size_t i = 0; i < in->said.n; i++) {
        const char *const *t = in->said.v[i].texts;
        const bool own = strcmp(t[2], "name") == 0 || strcmp(t[2], "learner") == 0 ||
                         strcmp(t[2], "number") == 0;
        if (own || strcmp(t[1], entry_words[p->kind]) != 0 || is_there(p->tab, t[2])) continue;
        entry_part_tell_head(p, 0, CODE_ENTRY_COLUMN,
                             arena_printf(in->arena,
                                          "the column '%s' is gone, and nothing of it is taken",
                                          quoted(p, t[3])),
                             "undo that, if something was typed there");
    }
}

static bool is_read(const struct part *p, int column) {
    const struct tab *t = p->tab;
    if (column == t->learner || column == t->name || column == t->number) return true;
    for (size_t i = 0; i < t->columns.n; i++)
        if (t->columns.v[i].column == column) return true;
    return false;
}

/* Cells in columns that were inserted. */
static void report_strange(struct part *p) {
    const struct cells_sheet *s = p->tab->sheet;
    bool *told = arena_array(p->t->k.arena, CELLS_COLUMNS + 1, sizeof *told);
    for (size_t r = p->tab->first; r < s->n_rows; r++)
        for (size_t i = 0; i < s->rows[r].n; i++) {
            const int column = s->rows[r].cells[i].column;
            if (entry_in_is_head(&p->t->in, p->kind, r) || is_read(p, column) || told[column])
                continue;
            told[column] = true;
            entry_in_fault(&p->t->in, s, s->rows[r].number, column, CODE_ENTRY_COLUMN,
                           "this column was not in the sheet, and nothing of it is taken",
                           "move what belongs to a learner under one of the heads");
        }
}

/* ---- what a row says ---- */

/* A yes or no in the language of the sheet. */
static const char *answer(struct part *p, const char *text) {
    struct arena *a = p->t->k.arena;
    const char *key = spell_key(a, text), *yes = p->t->in.yes, *no = p->t->in.no;
    if (*text && yes && strcmp(key, spell_key(a, yes)) == 0) return "yes";
    if (*text && no && strcmp(key, spell_key(a, no)) == 0) return "no";
    return entry_answer(text);
}

/* The text of a cell as the file would have it. */
const char *entry_line_cell(struct part *p, const struct cells_row *row, size_t i) {
    const struct entry_column *c = &p->now.columns[i];
    const char *text = entry_in_text(&p->t->in, row, p->columns[i]);
    if (entry_is_answer(p->kind, c->key)) return answer(p, text);
    return c->target ? entry_level(&p->t->k, c->target, p->t->day, text) : text;
}

const char *entry_line_name(struct part *p, const char *id, const char *key) {
    return arena_printf(p->t->k.arena, "%s/%s", id, key);
}

static const char *name_of(struct part *p, const struct line *l) {
    return entry_line_name(p, l->id, l->key);
}

const char *entry_line_made_with(struct part *p, const struct line *l, size_t i) {
    if (!p->based) return NULL;
    return entry_in_base(&p->t->in, p->kind, name_of(p, l), p->now.columns[i].key);
}

/* What the file had, as far as this workbook knows: what was taken from it before, or what it was
 * made with. */
static const char *base_of(struct part *p, const struct line *l, size_t i) {
    const struct entry_done *done = entry_record_of(p, name_of(p, l), i);
    return done ? done->put : entry_line_made_with(p, l, i);
}

const char *entry_line_before(struct part *p, const struct line *l, size_t i) {
    const struct entry_done *done = entry_record_of(p, name_of(p, l), i);
    return done ? done->said : entry_line_made_with(p, l, i);
}

bool entry_is_hash_of(struct part *p, const char *hash, const char *text) {
    if (!*text) return !hash;
    return hash && strcmp(entry_hash(p->t->k.arena, text), hash) == 0;
}

const char *entry_line_key(struct part *p, const struct cells_row *row) {
    return p->kind == ENTRY_GOALS ? entry_in_text(&p->t->in, row, p->tab->number) : "";
}

struct line entry_line_start(struct part *p, const struct cells_row *row) {
    const char *id = entry_in_text(&p->t->in, row, p->tab->learner);
    return (struct line){
        .row = row, .id = ascii_lowered(p->t->k.arena, id), .key = entry_line_key(p, row)};
}

/* Reads the row; NULL if it says what it said when the sheet was made, or nothing. */
struct line *entry_line_read(struct part *p, const struct cells_row *row) {
    struct arena *a = p->t->k.arena;
    struct line *l = arena_make(a, struct line);
    bool any = false;
    *l = entry_line_start(p, row);
    l->cells = arena_array(a, p->now.n_columns, sizeof *l->cells);
    l->typed = arena_array(a, p->now.n_columns, sizeof *l->typed);
    l->changed = arena_array(a, p->now.n_columns, sizeof *l->changed);
    for (size_t i = 0; i < p->now.n_columns; i++) {
        l->cells[i] = l->typed[i] = p->columns[i] ? entry_line_cell(p, row, i) : "";
        l->changed[i] =
            *l->cells[i] && !entry_is_hash_of(p, entry_line_before(p, l, i), l->cells[i]);
        any = any || l->changed[i];
    }
    return any ? l : NULL;
}

int entry_line_column(const struct part *p, const struct line *l) {
    for (size_t i = 0; i < p->now.n_columns; i++)
        if (l->changed[i]) return p->columns[i];
    return 0;
}

/* ---- whose row it is ---- */

static bool find_place(struct part *p, struct line *l) {
    struct taking *t = p->t;
    struct arena *a = t->k.arena;
    const int at = p->tab->learner;
    if (!*l->id) {
        tell(p, l, entry_line_column(p, l), CODE_NO_LEARNER,
             "this row has no learner's id, so nobody gets what it says",
             "write the id into the first column");
        return false;
    }
    l->place = class_find(t->k.group, l->id);
    if (!l->place) {
        const struct learner_place *other = class_whose_id(&t->k.log, l->id);
        const char *remedy = arena_printf(a, "an id is %s", class_id_is(a, t->k.log.group));
        if (other)
            remedy = arena_printf(a, "write it into a sheet of %s: folioscope sheet %s",
                                  other->group->path, other->group->out);
        tell(p, l, at, CODE_NO_LEARNER,
             other ? arena_printf(a, "'%s' is in %s now, so the row is not taken", l->id,
                                  other->group->path)
                   : arena_printf(a, "no learner '%s' in this class, so the row is not taken",
                                  quoted(p, l->id)),
             remedy);
        return false;
    }
    if (l->place->roll == ROLL_LISTED) return true;
    tell(p, l, at, CODE_NO_LEARNER,
         arena_printf(a, "'%s' %s, so the row is not taken", l->id,
                      l->place->roll == ROLL_LEFT ? "has left" : "is not here yet"),
         "write it into the file itself, if it is meant");
    return false;
}

/* Was one column sorted without the others? */
static bool is_named_right(struct part *p, struct line *l) {
    const char *name = entry_in_text(&p->t->in, l->row, p->tab->name);
    const struct named named = class_names_find(p->t->names, name);
    if (!*name || !named.n) return true;
    for (size_t i = 0; i < named.n; i++)
        if (named.v[i] == l->place) return true;
    tell(p, l, p->tab->name, CODE_NO_LEARNER,
         arena_printf(p->t->k.arena, "the row is of '%s', and this is the name of '%s'", l->id,
                      named.v[0]->id),
         "check whether one column was sorted without the others");
    return false;
}

/* A goal's row is known by its number. */
static bool is_numbered(struct part *p, const struct line *l) {
    if (p->kind != ENTRY_GOALS || *l->key) return true;
    tell(p, l, p->tab->number, CODE_ENTRY_ROW, "the number of this goal is gone",
         "write the number again that the row had, such as goal-1");
    return false;
}

static bool has_sound_cells(struct part *p, struct line *l) {
    bool sound = true;
    for (size_t i = 0; i < p->now.n_columns; i++) {
        const struct cells_cell *c = p->columns[i] ? entry_in_cell(l->row, p->columns[i]) : NULL;
        const char *text = NULL;
        if (c && c->kind == CELLS_ERROR)
            text = arena_printf(p->t->k.arena, "the cell shows the error %s", quoted(p, c->text));
        if (c && c->kind == CELLS_NO_VALUE)
            text = "the formula in this cell was saved without its result";
        if (text)
            tell(p, l, p->columns[i], CODE_BOOK_CELL, text,
                 "repair the formula, or type the value; then save the workbook again");
        const bool merged =
            p->columns[i] && entry_in_merged(p->tab->sheet, l->row->number, p->columns[i]);
        if (merged)
            tell(p, l, p->columns[i], CODE_ENTRY_ROW, "this cell is merged with others",
                 "unmerge them, and fill in each");
        sound = sound && !text && !merged;
    }
    return sound;
}

static bool has_own_file(struct part *p, const struct line *l) {
    const char *own = entry_own_file(&p->t->k, p->kind, l->place);
    if (!own) return false;
    tell(p, l, p->tab->learner, CODE_ENTRY_ROW,
         arena_printf(p->t->k.arena, "the learner has a file of their own that says it: %s", own),
         "write into that file");
    return true;
}

/* ---- the file now ---- */

/* The row of the file, or a new one. */
static struct entry_row row_of(struct part *p, const struct line *l) {
    const struct entry_row *now = entry_row_of(&p->now, l->place, l->key);
    struct entry_row row = {.place = l->place, .key = l->key};
    if (now) row = *now;
    row.cells = arena_array(p->t->k.arena, p->now.n_columns, sizeof *row.cells);
    for (size_t i = 0; i < p->now.n_columns; i++) row.cells[i] = now ? now->cells[i] : "";
    return row;
}

/* Where the file says the same as the sheet, nothing is to be done. */
static bool drop_same(struct part *p, struct line *l, const struct entry_row *now) {
    bool any = false;
    for (size_t i = 0; i < p->now.n_columns; i++) {
        if (l->changed[i] && strcmp(l->cells[i], now->cells[i]) == 0) {
            l->changed[i] = false;
            p->t->taken->same++;
        }
        any = any || l->changed[i];
    }
    return any;
}

/* The other workbook that the file's text was taken from; NULL: a person wrote it, or it is what
 * this workbook knows. */
static const char *taken_from(struct part *p, const struct line *l, size_t i,
                              const struct entry_row *now) {
    if (entry_is_hash_of(p, base_of(p, l, i), now->cells[i])) return NULL;
    return entry_record_elsewhere(p, name_of(p, l), i, now->cells[i]);
}

static void tell_conflict(struct part *p, const struct line *l, size_t i,
                          const struct entry_row *now) {
    struct arena *a = p->t->k.arena;
    const char *other = taken_from(p, l, i, now), *from = "";
    const char *remedy = "it was changed there after this sheet was made, and stays: if this cell "
                         "is right, write it into the file, or into a new sheet";
    if (other) {
        from = arena_printf(a, ", taken from %s", quoted(p, other));
        remedy = "it stays: if this workbook is right, take it with --replace, which puts its "
                 "cells in place of what was taken from another one";
    }
    tell(p, l, p->columns[i], CODE_ENTRY_CHANGED,
         arena_printf(a, "%s has '%s' now%s, and this cell '%s'", p->source.path,
                      quoted(p, now->cells[i]), from, quoted(p, l->cells[i])),
         remedy);
}

static bool find_conflicts(struct part *p, struct line *l, const struct entry_row *now) {
    bool any = false;
    for (size_t i = 0; i < p->now.n_columns; i++) {
        if (!l->changed[i] || entry_is_hash_of(p, base_of(p, l, i), now->cells[i])) continue;
        if (p->t->back->replace && taken_from(p, l, i, now)) continue;
        any = true;
        tell_conflict(p, l, i, now);
    }
    return any;
}

/* Rows without an id of their own are known by their place, where another one may be now. */
static bool is_other_row(struct part *p, const struct line *l, const struct entry_row *now) {
    static const char *const known_by[ENTRY_KINDS] = {
        [ENTRY_CONFERENCES] = "when", [ENTRY_GOALS] = "goal"};
    const char *key = known_by[p->kind];
    const size_t i = key ? index_of(&p->now, key) : p->now.n_columns;
    if (i == p->now.n_columns || entry_is_hash_of(p, base_of(p, l, i), now->cells[i])) return false;
    if (l->changed[i] && !base_of(p, l, i)) return false; /* find_conflicts reports it */
    struct arena *a = p->t->k.arena;
    tell(p, l, entry_line_column(p, l), CODE_ENTRY_CHANGED,
         *now->cells[i] ? arena_printf(a, "%s has '%s' in the place of this row now",
                                       p->source.path, quoted(p, now->cells[i]))
                        : arena_printf(a, "this row is no longer in %s", p->source.path),
         "what the file says stays: write it there, or make a new sheet");
    return true;
}

/* A new column of an activity would give everyone what `all` says. */
static bool is_for_all(struct part *p, const struct line *l) {
    if (p->kind != ENTRY_LEVELS || !p->source.for_all || !p->source.csv) return false;
    for (size_t i = 0; i < p->now.n_columns; i++) {
        const char *key = p->now.columns[i].key;
        bool there = !l->changed[i] || !p->now.columns[i].target;
        for (size_t k = 0; k < p->source.csv->n_columns && !there; k++)
            there = strcmp(p->source.heads[k], key) == 0;
        if (there) continue;
        tell(p, l, p->columns[i], CODE_ENTRY_ROW,
             arena_printf(p->t->k.arena,
                          "'%s' is not a column of this activity, and 'all' would give everyone a "
                          "level on it",
                          key),
             "make another activity for it, or add the column to the file, with a dash for "
             "everyone else");
        return true;
    }
    return false;
}

/* True if the row can be put in. */
static bool check_line(struct part *p, struct line *l, struct entry_row *row) {
    struct taking *t = p->t;
    struct entry_faults faults = {0};
    const struct entry_row now = row_of(p, l);
    *row = row_of(p, l);
    if (is_other_row(p, l, &now) || !drop_same(p, l, &now) || is_for_all(p, l)) return false;
    for (size_t i = 0; i < p->now.n_columns; i++)
        if (l->changed[i]) row->cells[i] = l->cells[i];
    entry_check_row(&t->k, &p->now, t->day, row, l->changed, &faults);
    for (size_t i = 0; i < faults.list.n; i++) {
        const struct entry_fault *f = &faults.list.v[i];
        const int column = f->column < p->now.n_columns ? p->columns[f->column] : p->tab->learner;
        entry_in_tell(&t->in, p->tab->sheet, l->row->number, column, f->diag);
    }
    if (faults.errors) return false;
    for (size_t i = 0; i < p->now.n_columns; i++)
        if (l->changed[i]) l->cells[i] = row->cells[i];
    for (size_t i = 0; i < p->now.n_columns; i++)
        if (!l->changed[i]) row->cells[i] = now.cells[i];
    return drop_same(p, l, &now) && !find_conflicts(p, l, &now);
}

/* ---- what is said of it ---- */

static void say_line(struct part *p, const struct line *l, const struct entry_row *now) {
    struct buf text = BUF_INIT;
    const char *separator = ": ";
    buf_fmt(&text, "  %s", l->id);
    if (*l->key) buf_fmt(&text, " %s", l->key);
    for (size_t i = 0; i < p->now.n_columns; i++) {
        if (!l->changed[i]) continue;
        p->t->taken->changed++;
        buf_fmt(&text, "%s%s", separator, entry_head_of(p->now.columns[i].key));
        separator = ", ";
        if (!p->now.columns[i].target && p->kind != ENTRY_CONSENT) {
            if (taken_from(p, l, i, now))
                buf_fmt(&text, " in place of '%s'", quoted(p, now->cells[i]));
            continue;
        }
        if (*now->cells[i]) buf_fmt(&text, " %s to", quoted(p, now->cells[i]));
        buf_fmt(&text, " %s", quoted(p, l->cells[i]));
    }
    VEC_PUSH(p->t->k.arena, &p->t->taken->lines, buf_take(&text, p->t->k.arena));
}

/* An empty cell takes nothing away. */
static void report_empty(struct part *p, const struct cells_row *row) {
    struct arena *a = p->t->k.arena;
    const struct line l = entry_line_start(p, row);
    struct learner_place *place = class_find(p->t->k.group, l.id);
    const struct entry_row *now = place ? entry_row_of(&p->now, place, l.key) : NULL;
    for (size_t i = 0; now && i < p->now.n_columns; i++) {
        if (!p->columns[i] || *entry_in_text(&p->t->in, row, p->columns[i])) continue;
        if (!entry_line_made_with(p, &l, i) && !entry_record_any(p, name_of(p, &l), i)) continue;
        if (!*now->cells[i]) continue;
        tell(p, &l, p->columns[i], CODE_ENTRY_EMPTY,
             arena_printf(a, "this cell is empty now, and %s still says '%s'", p->source.path,
                          quoted(p, now->cells[i])),
             p->now.columns[i].target
                 ? "to take the level away, write a dash, or remove it from the file"
                 : "remove the text from the file, if it is to go");
    }
}

/* Cells that were taken before, and have not changed since. */
static void count_done(struct part *p, const struct cells_row *row) {
    const struct line l = entry_line_start(p, row);
    struct learner_place *place = class_find(p->t->k.group, l.id);
    const struct entry_row *now = place ? entry_row_of(&p->now, place, l.key) : NULL;
    for (size_t i = 0; place && i < p->now.n_columns; i++) {
        const struct entry_done *done = entry_record_of(p, name_of(p, &l), i);
        if (!done || !p->columns[i] || !entry_is_hash_of(p, done->said, entry_line_cell(p, row, i)))
            continue;
        if (entry_is_hash_of(p, done->put, now ? now->cells[i] : ""))
            p->t->taken->same++;
        else
            p->t->taken->since++;
    }
}

/* ---- a sheet ---- */

static void read_lines(struct part *p) {
    const struct cells_sheet *s = p->tab->sheet;
    p->seen = table_new(p->t->k.arena);
    for (size_t r = p->tab->first; r < s->n_rows; r++) {
        if (entry_in_is_head(&p->t->in, p->kind, r)) continue;
        report_empty(p, &s->rows[r]);
        count_done(p, &s->rows[r]);
        struct line *l = entry_line_read(p, &s->rows[r]);
        if (!l) continue;
        struct line *before = *l->id ? table_set(p->seen, name_of(p, l), l) : NULL;
        if (before) before->twice = l->twice = true;
        VEC_PUSH(p->t->k.arena, &p->lines, l);
    }
}

static bool is_single(struct part *p, const struct line *l) {
    if (!l->twice) return true;
    tell(p, l, p->tab->learner, CODE_DUPLICATE_ID,
         arena_printf(p->t->k.arena, "'%s' has two rows in this sheet, and neither is taken",
                      quoted(p, l->id)),
         "keep one of the two");
    return false;
}

static void take_line(struct part *p, struct line *l) {
    struct entry_row *row = arena_make(p->t->k.arena, struct entry_row);
    if (find_place(p, l) && is_single(p, l) && is_numbered(p, l) && is_named_right(p, l) &&
        has_sound_cells(p, l) && !has_own_file(p, l) && check_line(p, l, row))
        l->wish = row;
}

static bool is_renamed(const struct part *p) { return strcmp(p->to, p->source.path) != 0; }

static void say_file(struct part *p) {
    struct entry_taken *t = p->t->taken;
    struct arena *a = p->t->k.arena;
    const size_t n = p->changes.list.n;
    const char *learners = n == 1 ? "learner" : "learners";
    if (is_renamed(p))
        VEC_PUSH(a, &t->lines, arena_printf(a, "%s gets the name %s", p->source.path, p->to));
    if (p->changes.title && p->source.there)
        VEC_PUSH(a, &t->lines,
                 arena_printf(a, "%s: the title is '%s'", p->to, quoted(p, p->changes.title)));
    if (n)
        VEC_PUSH(a, &t->lines,
                 arena_printf(a, "%s: %zu %s%s", p->to, n, learners,
                              p->source.there ? "" : ", a new file"));
}

static void drop_all(struct part *p) {
    for (size_t i = 0; i < p->lines.n; i++) p->lines.v[i]->wish = NULL;
    p->changes.list.n = 0;
    p->changes.title = NULL;
    p->to = p->source.path;
    p->text = NULL;
}

/* Who signs narratives that are in no file yet? */
static bool is_signed(struct part *p) {
    if (p->kind != ENTRY_NARRATIVES || p->source.there || p->t->by) return true;
    drop_all(p);
    entry_in_fault(&p->t->in, p->t->in.tabs[ENTRY_ABOUT].sheet, 0, 0, CODE_ENTRY_ROW,
                   "nobody signs the narratives, so none is taken",
                   "write the name of the educator on the first sheet");
    return false;
}

/* The file as it would be. */
static void make_text(struct part *p) {
    struct entry_work *k = &p->t->k;
    const char *title = p->source.there ? p->changes.title : p->t->title;
    p->changes = (struct entry_changes){.table = &p->now, .title = title, .by = p->t->by};
    p->text = NULL;
    for (size_t i = 0; i < p->lines.n; i++) {
        const struct line *l = p->lines.v[i];
        if (l->wish)
            VEC_PUSH(k->arena, &p->changes.list, ((struct entry_change){l->wish, l->changed}));
    }
    const bool about = p->source.there && (title || is_renamed(p));
    if ((!p->changes.list.n && !about) || !is_signed(p)) return;
    p->text = p->kind == ENTRY_NARRATIVES ? entry_put_words(k, &p->source, &p->changes, &p->n)
                                          : entry_put_table(k, &p->source, &p->changes, &p->n);
    if (p->text) return;
    drop_all(p);
    load_fault(&k->loader, CODE_ENTRY_FILE, p->source.path,
               "this file is written in a way that cannot be changed safely",
               "write into the file what the sheet says");
}

/* Until nothing would be found in the files; each time, fewer rows are left. */
static void make_texts(struct taking *t) {
    do {
        for (size_t i = 0; i < t->parts.n; i++) make_text(t->parts.v[i]);
    } while (entry_verify(t));
}

static void give(struct part *p) {
    struct arena *a = p->t->k.arena;
    const struct entry_file f = {
        p->to, p->text, p->n, is_renamed(p) ? p->source.path : NULL, p->source.bytes, p->source.n};
    if (!p->text) return;
    say_file(p);
    for (size_t i = 0; i < p->lines.n; i++) {
        const struct line *l = p->lines.v[i];
        if (!l->wish) continue;
        const struct entry_row now = row_of(p, l);
        say_line(p, l, &now);
        entry_record_add(p, l);
    }
    if (p->kind == ENTRY_LEVELS) entry_record_add_title(p);
    VEC_PUSH(a, &p->t->taken->files, f);
}

static void take_rows(struct part *p) {
    report_missing(p);
    report_strange(p);
    read_lines(p);
    entry_drop_sorted(p);
    for (size_t i = 0; i < p->lines.n; i++) take_line(p, p->lines.v[i]);
}

/* Is there such a sheet, and only one? */
bool entry_part_has_tab(struct taking *t, enum entry_kind kind) {
    struct tab *tab = &t->in.tabs[kind];
    if (!tab->sheet || !tab->twice) return tab->sheet != NULL;
    entry_in_fault(&t->in, tab->sheet, 0, 0, CODE_TWO_LOGS,
                   "there is a second sheet of this kind, and neither is read",
                   "keep one of the two");
    return false;
}

struct part *entry_part_new(struct taking *t, enum entry_kind kind) {
    struct part *p = arena_make(t->k.arena, struct part);
    *p = (struct part){
        .t = t, .kind = kind, .tab = &t->in.tabs[kind], .based = true, .now.kind = kind};
    return p;
}

bool entry_part_read(struct part *p, const char *path) {
    struct entry_work *k = &p->t->k;
    p->to = path;
    if (!entry_open(k, p->kind, path, &p->source) || !entry_now(k, &p->source, &p->now))
        return false;
    entry_part_place(p);
    return true;
}

static void open_kind(struct taking *t, enum entry_kind kind) {
    struct part *p = entry_part_new(t, kind);
    if (!entry_part_has_tab(t, kind)) return;
    p->now.columns = entry_columns_of(kind, &p->now.n_columns);
    if (entry_part_read(p, entry_path_of(&t->k, kind))) VEC_PUSH(t->k.arena, &t->parts, p);
}

/* ---- the workbook ---- */

static bool refuse(struct taking *t, const char *text, const char *remedy) {
    entry_in_fault(&t->in, NULL, 0, 0, CODE_ENTRY_BOOK, text, remedy);
    return false;
}

static bool find_class(struct taking *t, const struct workspace *w) {
    for (size_t i = 0; i < w->n_groups; i++)
        if (t->in.class && strcmp(w->groups[i].out, t->in.class) == 0) {
            entry_start(&t->k, t->in.arena, w, &w->groups[i], t->in.diags);
            return true;
        }
    return refuse(t,
                  arena_printf(t->in.arena, "this sheet is of the class '%s', which is not here",
                               source_quote(t->in.arena, t->in.class ? t->in.class : "")),
                  "take it in the workspace that it was made in");
}

static bool find_term(struct taking *t) {
    const struct calendar *c = t->k.group->calendar;
    t->k.term = NULL;
    if (!t->in.term) return true;
    for (size_t i = 0; i < c->n_terms; i++)
        if (strcmp(c->terms[i].id, t->in.term) == 0) t->k.term = &c->terms[i];
    if (t->k.term) return true;
    return refuse(t,
                  arena_printf(t->in.arena, "this sheet is of the term '%s', which is not here",
                               source_quote(t->in.arena, t->in.term)),
                  "make a new sheet: this one may be of another year");
}

static bool is_known(void *context, const char *text) {
    struct taking *t = context;
    static const char *const about_keys[] = {"title", "day", "by"};
    const char *id = ascii_lowered(t->k.arena, text);
    for (size_t i = 0; i < sizeof about_keys / sizeof *about_keys; i++)
        if (strcmp(id, about_keys[i]) == 0) return true;
    return *id && class_whose_id(&t->k.log, id);
}

bool load_entry_take(struct arena *a, const struct entry_back *back, struct diags *diags,
                     struct entry_taken *taken) {
    struct taking t = {
        .in = {.arena = a, .diags = diags, .path = back->path}, .back = back, .taken = taken};
    *taken = (struct entry_taken){0};
    if (!entry_in_open(&t.in) || !find_class(&t, back->w) || !find_term(&t)) return false;
    t.names = class_names(&t.k.log);
    entry_in_find(&t.in, is_known, &t);
    entry_record_open(&t);
    const char *by = entry_about(&t, "by"), *known = group_educator(t.k.group);
    t.by = *by ? by : known;
    entry_open_levels(&t);
    if (t.k.term) open_kind(&t, ENTRY_NARRATIVES);
    if (t.k.term && !t.k.group->course) open_kind(&t, ENTRY_CONFERENCES);
    open_kind(&t, ENTRY_GOALS);
    if (!t.k.group->course) open_kind(&t, ENTRY_CONSENT);
    entry_record_find(&t);
    for (size_t i = 0; i < t.parts.n; i++) take_rows(t.parts.v[i]);
    make_texts(&t);
    for (size_t i = 0; i < t.parts.n; i++) give(t.parts.v[i]);
    entry_record_keep(&t);
    return true;
}
