/* sheets.c: functions that build every workbook, and the sheets that several workbooks have. */
#include "view/books/sheets.h"

#include "assess/calendar.h"
#include "assess/coverage.h"
#include "model/framework.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <assert.h>
#include <string.h>

void sheets_start(struct sheets *s, const struct book *own, const char *first, const char *second) {
    const struct workspace *w = s->workspace;
    const char *term = s->calendar->term ? sheets_words(s, &s->calendar->term->name) : NULL;
    struct book *b = s->book = arena_copy(s->arena, own, sizeof *own);
    b->author = sheets_words(s, &w->name);
    b->company = b->company ? b->company : b->author;
    b->lang = lang_tag(s->lang);
    b->rtl = lang_rtl(s->lang);
    b->dates = lang_date_figures(s->lang, s->arena);
    b->a4 = w->paper == PAPER_A4;
    b->date = s->calendar->as_of;
    b->head = JOIN(s->arena, first, second, term,
                   lang_date(s->lang, s->arena, s->calendar->as_of, DATE_LONG));
    b->page_of = T(s, "report.page_of");
    s->next = &b->sheets;
}

static bool known(const struct book *b, const char *name) {
    for (size_t i = 0; i < b->n_levels; i++)
        if (strcmp(b->levels[i].name, name) == 0) return true;
    return false;
}

static struct book_level level_of(const struct sheets *s, const struct scale *scale, size_t i) {
    const struct level *level = &scale->levels[i];
    const char *name = sheets_words(s, &level->name), *means = sheets_words(s, &level->means);
    struct book_level l = {.name = name, .sign = sign_of_level(scale, (int)i)};
    if (!means || !*means) return l;
    l.means = means;
    l.words = arena_printf(s->arena, "%s%s%s", name, T(s, "level.colon"), means);
    return l;
}

void sheets_levels(struct sheets *s, struct framework *const *frameworks, size_t n) {
    struct book *b = s->book;
    /* a scale has at most 10 levels */
    b->levels = arena_array(s->arena, n * 10 + 1, sizeof *b->levels);
    for (size_t i = 0; i < n; i++) {
        const struct scale *scale = frameworks[i]->scale;
        for (size_t k = 0; k < scale->n_levels; k++) {
            const struct book_level level = level_of(s, scale, k);
            if (!known(b, level.name)) b->levels[b->n_levels++] = level;
        }
    }
}

/* ---- a sheet ---- */

static const char *said(const struct sheets *s, const char *key) { return key ? T(s, key) : NULL; }

static void begin(struct sheets *s, const struct sheet_plan *plan) {
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
    s->columns.n = s->columns.cap = 0; /* the previous sheet keeps its array */
    for (size_t i = 0; i < plan->n_columns; i++) {
        struct sheet_column column = plan->columns[i];
        column.head = T(s, column.head ? column.head : s->unit);
        sheets_column(s, column);
    }
}

void sheets_add(struct sheets *s, const struct sheet_plan *const *plans) {
    for (; *plans; plans++) {
        begin(s, *plans);
        (*plans)->rows(s);
    }
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

struct sheet_column *sheets_column_of(struct sheets *s, const char *title_key) {
    struct sheet_column *c = s->sheet->columns;
    while (strcmp(c->head, T(s, title_key)) != 0) c++;
    return c;
}

void sheets_drop_empty(struct sheets *s, const char *title_key) {
    struct sheet *sheet = s->sheet;
    size_t i = (size_t)(sheets_column_of(s, title_key) - sheet->columns), after;
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

/* ---- cells ---- */

struct sheet_cell cell_linked(const char *text, const char *href) {
    return (struct sheet_cell){
        .kind = text && *text ? SHEET_TEXT : SHEET_EMPTY, .text = text, .href = href};
}

struct sheet_cell cell_text(const char *text) {
    return cell_linked(text, NULL);
}

struct sheet_cell cell_words(const struct sheets *s, const struct words *words) {
    return cell_text(words ? sheets_words(s, words) : NULL);
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
    if (weeks < 0) return cell_text(NULL);
    return cell_computed(cell_number((double)weeks),
                         "=IF(@last=\"\",\"\",QUOTIENT(Settings_today-WEEKDAY(Settings_today,3)"
                         "-@last+WEEKDAY(@last,3),7))");
}

struct sheet_cell cell_level(struct sign sign, const char *name) {
    return (struct sheet_cell){.kind = SHEET_LEVEL, .sign = sign, .text = name};
}

struct sheet_cell cell_computed(struct sheet_cell cell, const char *formula) {
    cell.formula = formula;
    return cell;
}

/* ---- words ---- */

const char *sheets_words(const struct sheets *s, const struct words *words) {
    return said_in_language(s->workspace, s->lang, words).text;
}

/* ---- settings and definitions ---- */

static void add_setting(struct sheets *s, const char *what, struct sheet_cell figure,
                        struct sheet_cell now, const char *means) {
    ROW(s, SETTING_COLUMNS);
}

void sheets_today(struct sheets *s) {
    struct sheet_cell today = cell_date(s->book->date);
    today.name = "Settings_today";
    add_setting(s, T(s, "class.today"), today, cell_text(NULL), T(s, "class.today_means"));
}

void sheets_setting(struct sheets *s, const char *what, const char *means) {
    add_setting(s, what, cell_text(NULL), cell_text(NULL), means);
}

void sheets_definitions(struct sheets *s, const char *const *words, const char *what,
                        const char *means) {
    for (size_t i = 0; words[i]; i++)
        sheets_setting(s, T(s, arena_printf(s->arena, what, words[i])),
                       T(s, arena_printf(s->arena, means, words[i])));
}

/* Finds the sheet and column to count. NULL for a sheet without rows, since its column has no
 * name. */
static const struct sheet *counted(const struct sheets *s, const struct sheet_question *q,
                                   size_t *column) {
    const struct sheet *sheet = s->book->sheets;
    while (!sheet->table_name || strcmp(sheet->table_name, q->table) != 0) sheet = sheet->next;
    const struct sheet_column *c = sheet->columns;
    while (!c->key || strcmp(c->key, q->column) != 0) c++;
    *column = (size_t)(c - sheet->columns);
    return sheet->n_rows ? sheet : NULL;
}

static bool is_beyond(const struct sheet_cell *c, struct date today, int figure) {
    return c->kind == SHEET_DATE ? calendar_days_from(c->date, today) > figure
                                 : c->kind == SHEET_NUMBER && c->number > figure;
}

/* The current result of the formula. */
static size_t count_beyond(const struct sheets *s, const struct sheet *sheet, size_t column,
                           int figure) {
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

void sheets_question(struct sheets *s, struct sheet_question q) {
    size_t column;
    const struct sheet *sheet = counted(s, &q, &column);
    struct sheet_cell figure = {.kind = SHEET_INPUT, .number = q.figure, .name = q.name};
    struct sheet_cell now = cell_number(0);
    if (sheet) {
        now.formula = formula_of(s, &q);
        now.number = (double)count_beyond(s, sheet, column, q.figure);
    }
    add_setting(s, T(s, q.what), figure, now, T(s, q.means));
}

/* ---- how to read ---- */

#define HOW_COLUMNS(X)        \
    X("class.what", what, 26) \
    X("how.means", cell_text(means), 90, .wrap = true)

static void add_how(struct sheets *s, struct sheet_cell what, const char *means) {
    ROW(s, HOW_COLUMNS);
}

static void add_levels(struct sheets *s) {
    for (size_t i = 0; i < s->book->n_levels; i++) {
        const struct book_level *level = &s->book->levels[i];
        const char *key = level->sign.kind == SIGN_FILL ? "how.on_the_way" : "how.mastery";
        const char *counts = SAY(s, key, TEXT("level", level->name));
        if (level->means) counts = arena_printf(s->arena, "%s\n%s", level->means, counts);
        add_how(s, cell_level(level->sign, level->name), counts);
    }
}

static SHEET(how_to_read, HOW_COLUMNS, add_levels, .name = "how.sheet", .title = "how.title",
             .portrait = true, .frozen = -1);

void sheets_how_to_read(struct sheets *s, const char *const (*lines)[2]) {
    sheets_add(s, (const struct sheet_plan *const[]){&how_to_read, NULL});
    for (; **lines; lines++)
        add_how(s, cell_text(lang_capital(s->lang, s->arena, T(s, (*lines)[0]))),
                T(s, (*lines)[1]));
}
