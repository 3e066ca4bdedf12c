/* sheets.c: the calls that every workbook is built with, and the sheets that several of them have. */
#include "view/books/sheets.h"

#include "assess/calendar.h"
#include "assess/coverage.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <assert.h>
#include <string.h>

void sheets_start(struct sheets *s, struct arena *a, const struct workspace *w, const struct lang *lang,
                  const struct book *own) {
    struct book *b = arena_copy(a, own, sizeof *own);
    b->author = words_text(&w->name, lang_tag(lang));
    b->company = b->company ? b->company : b->author;
    b->lang = lang_tag(lang);
    b->rtl = lang_rtl(lang);
    b->dates = lang_date_figures(lang, a);
    b->a4 = w->paper == PAPER_A4;
    b->date = w->as_of;
    b->page_of = tr(lang, "report.page_of");
    *s = (struct sheets){.arena = a, .lang = lang, .book = b, .next = &b->sheets};
}

static bool known(const struct book *b, const char *name) {
    for (size_t i = 0; i < b->n_levels; i++)
        if (strcmp(b->levels[i].name, name) == 0) return true;
    return false;
}

void sheets_levels(struct sheets *s, struct framework *const *frameworks, size_t n) {
    struct book *b = s->book;
    b->levels = arena_array(s->arena, n * 10 + 1, sizeof *b->levels); /* a scale has at most 10 levels */
    for (size_t i = 0; i < n; i++) {
        const struct scale *scale = frameworks[i]->scale;
        for (size_t k = 0; k < scale->n_levels; k++) {
            const char *name = words_text(&scale->levels[k].name, b->lang);
            if (!known(b, name))
                b->levels[b->n_levels++] = (struct book_level){name, sign_of_level(scale, (int)k)};
        }
    }
}

const char *sheets_head(struct arena *a, const struct workspace *w, const struct lang *lang,
                        const char *first, const char *second) {
    const char *term = w->term ? words_text(&w->term->name, lang_tag(lang)) : NULL;
    return JOIN(a, first, second, term, lang_date(lang, a, w->as_of, DATE_LONG));
}

/* ---- a sheet --------------------------------------------------------------------------------------------- */

static const char *said(const struct sheets *s, const char *key) { return key ? tr(s->lang, key) : NULL; }

struct sheet *sheets_add(struct sheets *s, const struct sheet_plan *plan, const struct sheet_column *columns,
                         size_t n) {
    struct sheet *sheet = arena_make(s->arena, struct sheet);
    int frozen = plan->frozen ? plan->frozen : 1;
    *sheet = (struct sheet){.name = said(s, plan->name),
                            .table_name = plan->table,
                            .title = said(s, plan->title),
                            .note = said(s, plan->note),
                            .tab = plan->tab,
                            .landscape = !plan->portrait,
                            .freeze_columns = frozen < 0 ? 0 : frozen,
                            .empty = said(s, plan->empty)};
    *s->next = sheet;
    s->next = &sheet->next;
    s->sheet = sheet;
    s->next_row = &sheet->rows;
    s->columns.n = s->columns.cap = 0; /* those of the sheet before are its own */
    for (size_t i = 0; i < n; i++) {
        struct sheet_column column = columns[i];
        column.head = tr(s->lang, column.head);
        sheets_column(s, column);
    }
    return sheet;
}

void sheets_column(struct sheets *s, struct sheet_column column) {
    VEC_PUSH(s->arena, &s->columns, column);
    s->sheet->columns = s->columns.v;
    s->sheet->n_columns = s->columns.n;
}

void sheets_row(struct sheets *s, const struct sheet_cell *cells, size_t n) {
    struct sheet_row *row = arena_make(s->arena, struct sheet_row);
    row->cells = arena_array(s->arena, s->sheet->n_columns, sizeof *row->cells);
    *s->next_row = row;
    s->next_row = &row->next;
    s->sheet->n_rows++;
    s->row = row;
    s->column = 0;
    for (size_t i = 0; i < n; i++) sheets_cell(s, cells[i]);
}

void sheets_cell(struct sheets *s, struct sheet_cell cell) {
    assert(s->column < s->sheet->n_columns);
    s->row->cells[s->column++] = cell;
}

void sheets_drop_empty(struct sheets *s, const char *title_key) {
    struct sheet *sheet = s->sheet;
    size_t i = 0, after;
    while (strcmp(sheet->columns[i].head, tr(s->lang, title_key)) != 0) i++;
    for (const struct sheet_row *r = sheet->rows; r; r = r->next)
        if (r->cells[i].kind != SHEET_EMPTY) return;
    after = --sheet->n_columns - i;
    memmove(&sheet->columns[i], &sheet->columns[i + 1], after * sizeof *sheet->columns);
    for (struct sheet_row *r = sheet->rows; r; r = r->next)
        memmove(&r->cells[i], &r->cells[i + 1], after * sizeof *r->cells);
}

void sheets_plot(struct sheets *s, struct sheet_plot plot) {
    struct sheet_plot **last = &s->sheet->plots;
    while (*last) last = &(*last)->next;
    *last = arena_copy(s->arena, &plot, sizeof plot);
    s->sheet->plots_below = plot.kind == SHEET_BARS;
}

/* ---- cells ----------------------------------------------------------------------------------------------- */

struct sheet_cell cell_linked(const char *text, const char *href) {
    return (struct sheet_cell){.kind = text && *text ? SHEET_TEXT : SHEET_EMPTY, .text = text, .href = href};
}

struct sheet_cell cell_text(const char *text) {
    return cell_linked(text, NULL);
}

struct sheet_cell cell_lines(struct arena *a, const struct texts *texts) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < texts->n; i++) buf_fmt(&b, "%s%s", i ? "\n" : "", texts->v[i]);
    return cell_text(buf_take(&b, a));
}

struct sheet_cell cell_number(double number) {
    return (struct sheet_cell){.kind = SHEET_NUMBER, .number = number};
}

struct sheet_cell cell_count(size_t n) {
    return cell_number((double)n);
}

struct sheet_cell cell_date(struct date d) {
    return (struct sheet_cell){.kind = date_is_set(d) ? SHEET_DATE : SHEET_EMPTY, .date = d};
}

struct sheet_cell cell_weeks(struct date last, struct date today) {
    long weeks = coverage_weeks(last, today);
    return weeks >= 0 ? cell_number((double)weeks) : cell_text(NULL);
}

struct sheet_cell cell_level(struct sign sign, const char *name) {
    return (struct sheet_cell){.kind = SHEET_LEVEL, .sign = sign, .text = name};
}

/* ---- settings and definitions ---------------------------------------------------------------------------- */

#define SETTING_COLUMNS(X)                             \
    X("class.what", cell_text(what), 46, .wrap = true) \
    X("class.figure", figure, 13)                      \
    X("class.now", now, 12)                            \
    X("how.means", cell_text(means), 80, .wrap = true)

static void add_setting(struct sheets *s, const char *what, struct sheet_cell figure, struct sheet_cell now,
                        const char *means) {
    ROW(s, SETTING_COLUMNS);
}

void sheets_settings(struct sheets *s, const char *name, const char *title) {
    struct sheet_cell today = cell_date(s->book->date);
    today.name = "Settings_today";
    SHEET(s, SETTING_COLUMNS, .name = name, .title = title, .note = "class.settings_note");
    add_setting(s, tr(s->lang, "class.today"), today, cell_text(NULL), tr(s->lang, "class.today_means"));
}

void sheets_setting(struct sheets *s, const char *what, const char *means) {
    add_setting(s, what, cell_text(NULL), cell_text(NULL), means);
}

/* The sheet and column that are counted; NULL for a sheet without rows, for there the column has no name. */
static const struct sheet *counted(const struct sheets *s, const struct sheet_question *q, size_t *column) {
    const struct sheet *sheet = s->book->sheets;
    while (!sheet->table_name || strcmp(sheet->table_name, q->table) != 0) sheet = sheet->next;
    const struct sheet_column *c = sheet->columns;
    while (!c->key || strcmp(c->key, q->column) != 0) c++;
    *column = (size_t)(c - sheet->columns);
    return sheet->n_rows ? sheet : NULL;
}

static bool is_beyond(const struct sheet_cell *c, struct date today, int figure) {
    return c->kind == SHEET_DATE ? days_from(c->date, today) > figure
                                 : c->kind == SHEET_NUMBER && c->number > figure;
}

/* What the formula comes to now. */
static size_t count_beyond(const struct sheets *s, const struct sheet *sheet, size_t column, int figure) {
    size_t n = 0;
    for (const struct sheet_row *r = sheet->rows; r; r = r->next)
        n += is_beyond(&r->cells[column], s->book->date, figure);
    struct sheet_cell *cells = arena_array(s->arena, sheet->n_columns, sizeof *cells);
    for (size_t i = 0; sheet->source && i < sheet->n_rows; i++) {
        memset(cells, 0, sheet->n_columns * sizeof *cells);
        sheet->source->fill(sheet->source->context, i, cells);
        n += is_beyond(&cells[column], s->book->date, figure);
    }
    return n;
}

static const char *formula_of(const struct sheets *s, const struct sheet_question *q) {
    const char *column = arena_printf(s->arena, "%s_%s", q->table, q->column);
    if (!q->days_ago) return arena_printf(s->arena, "=COUNTIFS(%s,\">\"&%s)", column, q->name);
    return arena_printf(s->arena, "=COUNTIFS(%s,\"<\"&(Settings_today-%s))", column, q->name);
}

void sheets_question(struct sheets *s, const struct sheet_question *q) {
    size_t column;
    const struct sheet *sheet = counted(s, q, &column);
    struct sheet_cell figure = {.kind = SHEET_INPUT, .number = q->figure, .name = q->name};
    struct sheet_cell now = cell_number(0);
    if (sheet) {
        now.kind = SHEET_FORMULA;
        now.text = formula_of(s, q);
        now.number = (double)count_beyond(s, sheet, column, q->figure);
    }
    add_setting(s, tr(s->lang, q->what), figure, now, tr(s->lang, q->means));
}

/* ---- how to read ----------------------------------------------------------------------------------------- */

#define HOW_COLUMNS(X)        \
    X("class.what", what, 26) \
    X("how.means", cell_text(means), 90, .wrap = true)

static void add_how(struct sheets *s, struct sheet_cell what, const char *means) { ROW(s, HOW_COLUMNS); }

void sheets_how_to_read(struct sheets *s, const char *const (*lines)[2], size_t n) {
    const struct book *b = s->book;
    SHEET(s, HOW_COLUMNS, .name = "how.sheet", .title = "how.title", .portrait = true, .frozen = -1);
    for (size_t i = 0; i < b->n_levels; i++) {
        const char *key = b->levels[i].sign.kind == SIGN_FILL ? "how.on_the_way" : "how.mastery";
        add_how(s, cell_level(b->levels[i].sign, b->levels[i].name),
                tr_text(s->lang, s->arena, key, "level", b->levels[i].name));
    }
    for (size_t i = 0; i < n; i++)
        add_how(s, cell_text(lang_capital(s->lang, s->arena, tr(s->lang, lines[i][0]))),
                tr(s->lang, lines[i][1]));
}
