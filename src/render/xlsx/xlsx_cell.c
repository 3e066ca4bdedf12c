/* xlsx_cell.c: one cell: its value with the right type, its link, its note. */
#include "render/xlsx/xlsx_inner.h"

#include "base/utf8.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_TEXT = 32767, /* UTF-16 units in a cell or note: Excel's limit */
    MOST_LINKS = 65530,   /* on one sheet: Excel's limit */
};

const char *xlsx_fit(struct xlsx_pen *pen, size_t column, const char *text) {
    if (strlen(text) <= LONGEST_TEXT) return text; /* never more units than bytes */
    size_t all = xlsx_length(text), n = 0;
    if (all <= LONGEST_TEXT) return text;
    const char *end = text;
    for (const char *p = text; n < LONGEST_TEXT - 2;) {
        end = p;
        n += utf8_next(&p) >= 0x10000 ? 2 : 1;
    }
    const char *cell = wb_cell_name(pen->page, wb_row(pen->page), (unsigned)column);
    diag_add(
        pen->diags,
        (struct diag){.code = code_text(CODE_CELL_TOO_LONG),
                      .severity = DIAG_ERROR,
                      .file = pen->book->file,
                      .text = arena_printf(pen->arena,
                                           "cell %s of sheet '%s' has the beginning of a text of "
                                           "%zu characters: a cell of a workbook holds 32,767",
                                           cell, pen->page_name, all),
                      .remedy = "shorten the text, or move a part of it into a document; pages "
                                "and reports have all of it"});
    return arena_printf(pen->arena, "%.*s…", (int)(end - text), text);
}

/* ---- values ---- */

/* Excel's calendar has a February 29, 1900, as day 60. */
double xlsx_day(struct date d) {
    const long day_0 = 25569, leap = 60; /* day 0 of date_days is 1970-01-01 */
    long n = date_days(d) + day_0;
    return (double)(n > leap ? n : n - 1);
}

/* Writes text so that Excel does not interpret it. */
static void write_text(struct xlsx_pen *pen, size_t column, const char *text,
                       struct wb_format *format) {
    const char *clean = xlsx_escaped(pen->arena, text);
    if (!clean || !*clean)
        wb_blank(pen->page, (unsigned)column, format);
    else
        wb_text(pen->page, (unsigned)column, xlsx_fit(pen, column, clean), format);
}

static void write_link(struct xlsx_pen *pen, size_t column, const char *text, const char *url,
                       struct wb_format *format) {
    const char *clean = xlsx_fit(pen, column, xlsx_escaped(pen->arena, text));
    wb_link(pen->page, (unsigned)column, clean, url, format);
    pen->n_links++;
}

/* Excel's calendar begins in 1900; earlier dates are written as text. */
static void write_date(struct xlsx_pen *pen, size_t column, struct date d,
                       struct wb_format *format) {
    char iso[20];
    if (d.year >= 1900) {
        wb_number(pen->page, (unsigned)column, xlsx_day(d), format);
        return;
    }
    date_iso(d, iso);
    write_text(pen, column, iso, format);
}

/* The text of a level in the book was made in advance. */
static const char *level_text(struct xlsx_pen *pen, const struct sheet_cell *c) {
    for (size_t i = 0; c->text && i < pen->book->n_levels; i++) {
        const struct book_level *l = &pen->book->levels[i];
        if (l->sign.kind == c->sign.kind && l->sign.fill == c->sign.fill &&
            strcmp(l->name, c->text) == 0)
            return pen->level_texts[i];
    }
    return xlsx_level_text(pen->arena, c->sign, c->text);
}

static const char *text_of(struct xlsx_pen *pen, const struct sheet_cell *c) {
    if (c->kind == SHEET_SIGN) return xlsx_symbol(c->sign);
    return c->kind == SHEET_LEVEL ? level_text(pen, c) : c->text;
}

static void write_value(struct xlsx_pen *pen, size_t column, const struct sheet_cell *c,
                        struct wb_format *format) {
    switch (c->kind) {
    case SHEET_NUMBER:
    case SHEET_INPUT:
        assert(isfinite(c->number));
        wb_number(pen->page, (unsigned)column, c->number, format);
        break;
    case SHEET_DATE:
        if (date_is_set(c->date)) {
            write_date(pen, column, c->date, format);
            break;
        }
        /* fall through */
    case SHEET_EMPTY: wb_blank(pen->page, (unsigned)column, format); break;
    default: write_text(pen, column, text_of(pen, c), format);
    }
}

/* ---- formulas ---- */

static bool is_key(const struct sheet_column *c, const char *key, size_t n) {
    return c->key && strncmp(c->key, key, n) == 0 && c->key[n] == '\0';
}

/* What stands for the n bytes after "@" in the current row. */
static const char *meant(struct xlsx_pen *pen, const char *word, size_t n) {
    const struct sheet *s = pen->sheet;
    size_t column = 0;
    static const struct {
        const char *word;
        enum sign_kind kind;
    } signs[] = {{"DONE", SIGN_DONE}, {"STAR", SIGN_STAR}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(word, signs[i].word, n) == 0)
            return arena_printf(pen->arena, "\"%s\"",
                                xlsx_symbol((struct sign){.kind = signs[i].kind}));
    if (*word >= '0' && *word <= '9')
        column = strtoul(word, NULL, 10);
    else
        while (column < s->n_columns && !is_key(&s->columns[column], word, n)) column++;
    assert(column < s->n_columns);
    return wb_cell_name(pen->page, wb_row(pen->page), (unsigned)column);
}

/* Replaces "@since" and "@4", except in quoted text. */
static const char *expanded(struct xlsx_pen *pen, const char *formula) {
    struct buf out = BUF_INIT;
    bool quoted = false;
    for (const char *p = formula; *p;) {
        if (*p == '"') quoted = !quoted;
        if (*p != '@' || quoted) {
            buf_char(&out, *p++);
            continue;
        }
        size_t n = strspn(++p, "abcdefghijklmnopqrstuvwxyzDONESTAR_0123456789");
        buf_str(&out, meant(pen, p, n));
        p += n;
    }
    return buf_take(&out, pen->arena);
}

static void write_formula(struct xlsx_pen *pen, size_t column, const struct sheet_cell *c,
                          struct wb_format *format) {
    const char *formula = expanded(pen, c->formula);
    if (c->kind == SHEET_NUMBER)
        wb_formula(pen->page, (unsigned)column, formula, c->number, format);
    else if (c->kind == SHEET_DATE)
        wb_formula(pen->page, (unsigned)column, formula, xlsx_day(c->date), format);
    else
        wb_formula_text(pen->page, (unsigned)column, formula,
                        c->kind == SHEET_TEXT ? xlsx_escaped(pen->arena, c->text) : "", format);
}

/* ---- notes ---- */

/* Adds a note as large as its text; in pixels, 96 per inch. */
void xlsx_note(struct xlsx_pen *pen, size_t column, const char *note) {
    enum { WIDTH = 300, CHARACTERS = 46, LINE = 18, MARGIN = 16, MOST_LINES = 30 };
    const char *clean = xlsx_fit(pen, column, xlsx_escaped(pen->arena, note));
    size_t lines = xlsx_lines(clean, CHARACTERS);
    if (lines > MOST_LINES) lines = MOST_LINES;
    const struct wb_note box = {.text = clean,
                                .width = WIDTH,
                                .height = (unsigned)lines * LINE + MARGIN,
                                .ground = xlsx_color(pen, COLOR_SUN_TINT)};
    wb_note(pen->page, (unsigned)column, &box);
}

/* ---- cells ---- */

static int role_of(const struct sheet_cell *c, bool narrow) {
    static const int roles[] = {
        [SHEET_EMPTY] = XLSX_TEXT, [SHEET_TEXT] = XLSX_TEXT,   [SHEET_NUMBER] = XLSX_NUMBER,
        [SHEET_DATE] = XLSX_DATE,  [SHEET_LEVEL] = XLSX_LEVEL, [SHEET_SIGN] = XLSX_SIGN,
        [SHEET_INPUT] = XLSX_INPUT};
    /* An empty cell of a heat map has a frame as well. */
    if (c->kind == SHEET_EMPTY && narrow) return XLSX_SIGN;
    if (c->kind == SHEET_EMPTY && c->formula) return XLSX_NUMBER;
    return roles[c->kind];
}

static struct wb_format *format_of(struct xlsx_pen *pen, const struct sheet_cell *c, size_t at,
                                   bool link, bool wrap) {
    int variant = link ? XLSX_LINK : 0;
    const struct sheet_column *column = &pen->sheet->columns[at];
    if (wrap) variant += XLSX_WRAP;
    if (column->open) return pen->styles[column->as_text ? XLSX_OPEN_TEXT : XLSX_OPEN][variant];
    return pen->styles[role_of(c, column->narrow)][variant];
}

/* Text that is longer than its column is wrapped in any case, because the next cell would hide its
 * end. */
size_t xlsx_cell(struct xlsx_pen *pen, size_t column, const struct sheet_cell *c) {
    const double padding = 0.7;
    const struct sheet_column *head = &pen->sheet->columns[column];
    bool has_words = c->kind == SHEET_TEXT || c->kind == SHEET_LEVEL || c->kind == SHEET_SIGN;
    const char *text = has_words ? text_of(pen, c) : NULL;
    const char *url =
        text && *text && pen->n_links < MOST_LINKS ? xlsx_link(pen->arena, c->href) : NULL;
    size_t lines = text ? xlsx_lines(text, pen->widths[column] - padding) : 1;
    struct wb_format *format = format_of(pen, c, column, url != NULL, lines > 1 || head->wrap);
    if (url)
        write_link(pen, column, text, url, format);
    else if (c->formula)
        write_formula(pen, column, c, format);
    else
        write_value(pen, column, c, format);
    if (c->note && *c->note) xlsx_note(pen, column, c->note);
    const unsigned row = wb_row(pen->page), at = (unsigned)column;
    if (c->name) wb_define(pen->page, c->name, &(struct wb_area){row, at, row, at});
    pen->kinds[column] |= 1u << c->kind;
    return lines;
}
