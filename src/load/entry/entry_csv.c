/* entry_csv.c: puts cells into a class-wide table that a person writes, too: only those that
 * changed, and rows and columns that are new, at the end. The result is parsed and compared with
 * the file as it was; if anything else differs, it is not used. */
#include "load/entry/entry_inner.h"

#include "i18n/spelling.h"
#include "load/class/class_grid.h"
#include "load/list.h"
#include "model/group.h"

#include <string.h>

struct put {
    struct entry_work *k;
    const struct entry_source *s;
    const struct entry_changes *c;
    struct csv *csv; /* without any rows for a new file */
    const char *line_end;
    VEC(const char *) heads; /* what the table calls the columns of the file, new ones last */
    VEC(const char *) added; /* the new ones */
    struct buf out;
    size_t at; /* in the source's text: what is before is in `out` */
};

/* ---- cells ---- */

/* Needs it neither quotation marks nor an apostrophe? A day is written as it is read. */
static bool is_simple(const char *text) {
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.:_ ";
    const char *after = text + strspn(text, "0123456789-:. ");
    if (*text >= '0' && *text <= '9' && !*after) return true;
    return !text[strspn(text, safe)] || strcmp(text, "-") == 0;
}

/* A text that a spreadsheet program would take for a formula gets an apostrophe in front. */
static void add_text(struct buf *out, const char *text) {
    if (is_simple(text)) {
        buf_str(out, text);
        return;
    }
    const char *after = text + strspn(text, "'");
    buf_char(out, '"');
    if (*after && strchr("=+-@\t\r", *after)) buf_char(out, '\'');
    for (const char *p = text; *p; p++) {
        if (*p == '"') buf_char(out, '"');
        buf_char(out, *p);
    }
    buf_char(out, '"');
}

/* The text that a row is to have in a column of the file; NULL: it stays as it is. */
static const char *wanted(const struct put *p, const struct entry_change *change, size_t column) {
    const struct entry_table *t = p->c->table;
    for (size_t i = 0; i < t->n_columns; i++)
        if (change->changed[i] && strcmp(t->columns[i].key, p->heads.v[column]) == 0)
            return change->row->cells[i];
    return NULL;
}

static const struct entry_change *change_of(const struct put *p, size_t row) {
    for (size_t i = 0; i < p->c->list.n; i++)
        if (p->c->list.v[i].row->at == row + 1) return &p->c->list.v[i];
    return NULL;
}

/* ---- columns ---- */

static bool has_head(const struct put *p, const char *name) {
    for (size_t i = 0; i < p->heads.n; i++)
        if (strcmp(p->heads.v[i], name) == 0) return true;
    return false;
}

static void add_head(struct put *p, const char *name) {
    if (has_head(p, name)) return;
    VEC_PUSH(p->k->arena, &p->heads, name);
    VEC_PUSH(p->k->arena, &p->added, name);
}

static bool is_used(const struct put *p, size_t column) {
    for (size_t i = 0; i < p->c->list.n; i++)
        if (p->c->list.v[i].changed[column]) return true;
    return false;
}

static void add_used(struct put *p) {
    const struct entry_table *t = p->c->table;
    for (size_t i = 0; i < t->n_columns; i++)
        if (is_used(p, i)) add_head(p, t->columns[i].key);
}

/* ---- places ---- */

static size_t offset_of(const struct put *p, struct spot at) {
    size_t n;
    return (size_t)(source_line(p->s->source, at.line, &n) - p->s->source->text) +
           (size_t)at.column - 1;
}

static size_t end_of_line(const struct put *p, int line) {
    size_t n;
    size_t at = (size_t)(source_line(p->s->source, line, &n) - p->s->source->text);
    return at + strcspn(p->s->source->text + at, "\r\n");
}

/* Where the cell ends in the text. */
static size_t end_of(const struct put *p, const struct csv_cell *cell) {
    const char *text = p->s->source->text;
    size_t at = offset_of(p, cell->at);
    if (text[at] != '"') return at + (*cell->text ? (size_t)cell->at.length : 0);
    for (at++; at < p->s->source->n; at++) {
        if (text[at] != '"') continue;
        if (text[at + 1] != '"') return at + 1;
        at++;
    }
    return at;
}

static void copy_to(struct put *p, size_t to) {
    if (to > p->at) buf_add(&p->out, p->s->source->text + p->at, to - p->at);
    if (to > p->at) p->at = to;
}

/* ---- rows ---- */

static void put_heads(struct put *p) {
    const struct csv_cell *last = &p->csv->heads[p->csv->n_columns - 1];
    copy_to(p, end_of_line(p, last->at.line));
    for (size_t i = 0; i < p->added.n; i++) {
        buf_char(&p->out, p->csv->separator);
        add_text(&p->out, entry_head_of(p->added.v[i]));
    }
}

static void put_row(struct put *p, const struct csv_row *row, const struct entry_change *change) {
    size_t last = row->n_written;
    for (size_t i = 0; i < p->heads.n; i++) {
        const char *text = wanted(p, change, i);
        if (!text) continue;
        if (i >= row->n_written) {
            last = i + 1;
            continue;
        }
        copy_to(p, offset_of(p, row->cells[i].at));
        add_text(&p->out, text);
        const size_t end = end_of(p, &row->cells[i]);
        if (end > p->at) p->at = end;
    }
    if (last == row->n_written) return;
    copy_to(p, end_of_line(p, row->last));
    for (size_t i = row->n_written; i < last; i++) {
        const char *text = wanted(p, change, i);
        buf_char(&p->out, p->csv->separator);
        if (text) add_text(&p->out, text);
    }
}

static const char *name_of(const struct put *p, const struct learner_place *place) {
    return spell_full_name(p->k->arena, place->called ? place->called : "", place->last);
}

static const char *new_text(const struct put *p, const struct entry_change *change, size_t i) {
    if (strcmp(p->heads.v[i], "learner") == 0) return change->row->place->id;
    if (strcmp(p->heads.v[i], "name") == 0) return name_of(p, change->row->place);
    return wanted(p, change, i);
}

static void add_row(struct put *p, const struct entry_change *change) {
    for (size_t i = 0; i < p->heads.n; i++) {
        const char *text = new_text(p, change, i);
        if (i) buf_char(&p->out, p->csv->separator);
        if (text) add_text(&p->out, text);
    }
    buf_str(&p->out, p->line_end);
}

/* ---- the title of an activity ---- */

static const char *title_line(struct arena *a, const char *title) {
    struct buf quoted = BUF_INIT;
    load_quote(&quoted, title);
    const char *text = arena_printf(a, "title: %s", is_simple(title) ? title : quoted.p);
    buf_release(&quoted);
    return text;
}

/* As class_grid_alone reads it: without the quotation marks around it. */
const char *entry_title(struct arena *a, const char *text) {
    const char *line = title_line(a, text) + strlen("title: ");
    const size_t n = strlen(line);
    return *line == '"' ? arena_strndup(a, line + 1, n - 2) : line;
}

/* In place of the line of the file that has it. */
static void put_title(struct put *p) {
    const struct yml *old = yml_get(&p->s->about, "title");
    if (!p->c->title || !old) return;
    copy_to(p, offset_of(p, (struct spot){old->at.line, 1, 1}));
    buf_str(&p->out, title_line(p->k->arena, p->c->title));
    p->at = end_of_line(p, old->at.line);
}

/* ---- a new file ---- */

static void begin_file(struct put *p) {
    static const char *const always[] = {"learner", "name"};
    const struct entry_table *t = p->c->table;
    const bool levels = t->kind == ENTRY_LEVELS;
    struct csv *csv = arena_make(p->k->arena, struct csv);
    csv->separator = ',';
    csv->sound = true;
    p->csv = csv;
    p->line_end = "\r\n";
    if (levels)
        buf_fmt(&p->out, "%s\r\nstage: formative\r\n", title_line(p->k->arena, p->c->title));
    for (size_t i = 0; i < 1u + levels; i++) VEC_PUSH(p->k->arena, &p->heads, always[i]);
    for (size_t i = 0; i < t->n_columns; i++)
        if (!t->columns[i].target || is_used(p, i))
            VEC_PUSH(p->k->arena, &p->heads, t->columns[i].key);
    for (size_t i = 0; i < p->heads.n; i++) {
        if (i) buf_char(&p->out, ',');
        add_text(&p->out, entry_head_of(p->heads.v[i]));
    }
    buf_str(&p->out, p->line_end);
}

static void begin_old(struct put *p) {
    const char *text = p->s->source->text;
    const size_t first = strcspn(text, "\r\n");
    p->csv = p->s->csv;
    p->line_end = text[first] == '\r' && text[first + 1] == '\n' ? "\r\n" : "\n";
    for (size_t i = 0; i < p->csv->n_columns; i++) VEC_PUSH(p->k->arena, &p->heads, p->s->heads[i]);
    add_used(p);
    put_title(p);
    put_heads(p);
    for (size_t i = 0; i < p->csv->n_rows; i++) {
        const struct entry_change *change = change_of(p, i);
        if (change) put_row(p, &p->csv->rows[i], change);
    }
    copy_to(p, p->s->source->n);
    if (p->out.n && !strchr("\r\n", p->out.p[p->out.n - 1])) buf_str(&p->out, p->line_end);
}

/* ---- is everything else as it was? ---- */

static bool is_text(struct put *p, const char *now, const char *text) {
    return strcmp(load_cell_text(p->k->arena, now), entry_plain(p->k->arena, text, strlen(text))) ==
           0;
}

static bool same_row(struct put *p, const struct csv_row *was, const struct entry_change *change,
                     const struct csv_row *now) {
    for (size_t i = 0; i < p->heads.n; i++) {
        const char *text = change ? wanted(p, change, i) : NULL;
        if (!was && !text) text = new_text(p, change, i);
        const char *before = was && i < p->csv->n_columns ? was->cells[i].text : "";
        if (text ? !is_text(p, now->cells[i].text, text) : strcmp(now->cells[i].text, before) != 0)
            return false;
    }
    return true;
}

static bool same_rows(struct put *p, const struct csv *now) {
    size_t row = p->csv->n_rows;
    for (size_t i = 0; i < p->csv->n_rows; i++)
        if (!same_row(p, &p->csv->rows[i], change_of(p, i), &now->rows[i])) return false;
    for (size_t i = 0; i < p->c->list.n; i++) {
        const struct entry_change *change = &p->c->list.v[i];
        if (change->row->at) continue;
        if (row >= now->n_rows || !same_row(p, NULL, change, &now->rows[row++])) return false;
    }
    return row == now->n_rows;
}

/* The lines before the grid; the title is the new one. */
static bool same_about(struct put *p, const struct yml *now) {
    const struct yml *was = &p->s->about;
    if (!p->s->csv) return true;
    for (size_t i = 0; i < was->n && now->n == was->n; i++) {
        const char *key = was->entries[i].key->text, *text = was->entries[i].value->text;
        if (p->c->title && strcmp(key, "title") == 0) text = entry_title(p->k->arena, p->c->title);
        const struct yml *value = yml_get(now, key);
        if (!value || strcmp(value->text, text) != 0) return false;
    }
    return now->n == was->n;
}

static bool same(struct put *p, const char *text, size_t n) {
    struct diags *unseen = diags_new(p->k->arena);
    struct source *s = arena_make(p->k->arena, struct source), table;
    struct yml head = {0};
    if (!source_open(s, p->k->arena, p->s->path, NULL, text, n, unseen)) return false;
    table = *s;
    if (p->c->table->kind == ENTRY_LEVELS) table = class_grid_alone(s, unseen, &head);
    const struct csv *now = csv_parse(&table, unseen);
    if (!now || !now->sound || unseen->errors || now->n_columns != p->heads.n) return false;
    for (size_t i = 0; i < p->csv->n_columns; i++)
        if (strcmp(now->heads[i].text, p->csv->heads[i].text) != 0) return false;
    for (size_t i = p->csv->n_columns; i < now->n_columns; i++)
        if (strcmp(now->heads[i].text, entry_head_of(p->heads.v[i])) != 0) return false;
    return same_about(p, &head) && same_rows(p, now);
}

char *entry_put_table(struct entry_work *k, const struct entry_source *s,
                      const struct entry_changes *c, size_t *n) {
    struct put p = {.k = k, .s = s, .c = c, .out = BUF_INIT};
    if (!s->there || s->source->marked) buf_str(&p.out, "\xEF\xBB\xBF");
    if (s->csv)
        begin_old(&p);
    else
        begin_file(&p);
    for (size_t i = 0; i < c->list.n; i++)
        if (!c->list.v[i].row->at) add_row(&p, &c->list.v[i]);
    *n = p.out.n;
    char *text = buf_take(&p.out, k->arena);
    return same(&p, text, *n) ? text : NULL;
}
