/* sheets.c: the small calls that every workbook is built with. */
#include "view/sheets.h"

#include "view/say.h"

#include <assert.h>
#include <string.h>

void sheets_start(struct sheets *s, struct arena *a, const struct workspace *w, const struct lang *lang,
                  const char *file) {
    struct book *b = arena_make(a, struct book);
    *b = (struct book){.file = file,
                       .author = words_text(&w->name, lang_tag(lang)),
                       .company = words_text(&w->name, lang_tag(lang)),
                       .lang = lang_tag(lang),
                       .rtl = lang_rtl(lang),
                       .a4 = w->paper == PAPER_A4,
                       .date = w->as_of,
                       .page_of = tr(lang, "report.page_of")};
    *s = (struct sheets){.arena = a, .book = b};
    s->next = &b->sheets;
}

struct sheet *sheets_add(struct sheets *s, const char *name, const char *table_name, const char *title,
                         const struct sheet_column *columns, size_t n) {
    struct sheet *sheet = arena_make(s->arena, struct sheet);
    sheet->name = name;
    sheet->table_name = table_name;
    sheet->title = title;
    sheet->columns = arena_copy(s->arena, columns, n * sizeof *columns);
    sheet->n_columns = n;
    sheet->landscape = true;
    sheet->freeze_columns = 1;
    *s->next = sheet;
    s->next = &sheet->next;
    s->sheet = sheet;
    s->next_row = &sheet->rows;
    return sheet;
}

void sheets_row(struct sheets *s) {
    struct sheet_row *row = arena_make(s->arena, struct sheet_row);
    row->cells = arena_array(s->arena, s->sheet->n_columns, sizeof *row->cells);
    *s->next_row = row;
    s->next_row = &row->next;
    s->sheet->n_rows++;
    s->row = row;
    s->column = 0;
}

static struct sheet_cell *next_cell(struct sheets *s, enum sheet_cell_kind kind) {
    assert(s->column < s->sheet->n_columns);
    struct sheet_cell *c = &s->row->cells[s->column++];
    c->kind = kind;
    return c;
}

struct sheet_cell *sheets_text(struct sheets *s, const char *text) {
    struct sheet_cell *c = next_cell(s, text && *text ? SHEET_TEXT : SHEET_EMPTY);
    c->text = text;
    return c;
}

struct sheet_cell *sheets_number(struct sheets *s, double number) {
    struct sheet_cell *c = next_cell(s, SHEET_NUMBER);
    c->number = number;
    return c;
}

struct sheet_cell *sheets_input(struct sheets *s, double number, const char *name) {
    struct sheet_cell *c = next_cell(s, SHEET_INPUT);
    c->number = number;
    c->name = name;
    return c;
}

struct sheet_cell *sheets_formula(struct sheets *s, const char *formula, double value) {
    struct sheet_cell *c = next_cell(s, SHEET_FORMULA);
    c->text = formula;
    c->number = value;
    return c;
}

struct sheet_plot *sheets_plot(struct sheets *s) {
    struct sheet_plot **last = &s->sheet->plots;
    while (*last) last = &(*last)->next;
    return *last = arena_make(s->arena, struct sheet_plot);
}

struct sheet_cell *sheets_date(struct sheets *s, struct date d) {
    struct sheet_cell *c = next_cell(s, date_is_set(d) ? SHEET_DATE : SHEET_EMPTY);
    c->date = d;
    return c;
}

struct sheet_cell *sheets_level(struct sheets *s, struct sign sign, const char *name,
                                enum sheet_cell_kind kind) {
    struct sheet_cell *c = next_cell(s, kind);
    c->sign = sign;
    c->text = name;
    return c;
}

static bool known(const struct book *b, const char *name) {
    for (size_t i = 0; i < b->n_levels; i++)
        if (strcmp(b->levels[i].name, name) == 0) return true;
    return false;
}

void sheets_levels(struct sheets *s, const struct lang *lang, struct framework *const *frameworks, size_t n) {
    struct book *b = s->book;
    b->levels = arena_array(s->arena, n * 10 + 1, sizeof *b->levels); /* a scale has at most 10 levels */
    for (size_t i = 0; i < n; i++) {
        const struct scale *scale = frameworks[i]->scale;
        for (size_t k = 0; k < scale->n_levels; k++) {
            const char *name = words_text(&scale->levels[k].name, lang_tag(lang));
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

/* What a sentence of "How to read this" is about: the name of a sheet or of a column. */
static const char *about(const struct sheets *s, const struct lang *lang, const char *key) {
    static const char *const words[][2] = {
        {"how.levels", "book.level"},        {"how.counts", "class.counts"},
        {"how.order", "class.learners"},     {"how.self", "book.by"},
        {"how.folds", "class.targets"},      {"how.figures", "class.figure"},
        {"how.groups", "class.groups"},      {"how.growth", "how.growth_sheet"},
        {"how.only_counts", "class.counts"}, {"how.order_units", "school.word_unit"},
        {"how.hidden", "equity.sheet"},      {"how.change", "class.source"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], key) == 0) return lang_capital(lang, s->arena, tr(lang, words[i][1]));
    return NULL;
}

void sheets_how_to_read(struct sheets *s, const struct lang *lang, const char *const *keys, size_t n) {
    const struct sheet_column columns[] = {{.head = tr(lang, "class.what"), .width = 26},
                                           {.head = tr(lang, "how.means"), .width = 90, .wrap = true}};
    struct sheet *sheet = sheets_add(s, tr(lang, "how.sheet"), NULL, tr(lang, "how.title"), columns, 2);
    sheet->landscape = false;
    sheet->freeze_columns = 0;
    for (size_t i = 0; i < s->book->n_levels; i++) {
        sheets_row(s);
        sheets_level(s, s->book->levels[i].sign, s->book->levels[i].name, SHEET_LEVEL);
        sheets_text(s, tr_text(lang, s->arena,
                               s->book->levels[i].sign.kind == SIGN_FILL ? "how.on_the_way" : "how.mastery",
                               "level", s->book->levels[i].name));
    }
    for (size_t i = 0; i < n && keys[i]; i++) {
        sheets_row(s);
        sheets_text(s, about(s, lang, keys[i]));
        sheets_text(s, tr(lang, keys[i]));
    }
}
