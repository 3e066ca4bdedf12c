/* xlsx_fit.c: estimates the width of text in digits of the standard font, the unit of column
 * widths. It is only an estimate, like Excel's own: programs without that font use another. */
#include "base/utf8.h"
#include "render/xlsx/xlsx_inner.h"

#include <math.h>
#include <string.h>

static const double narrowest = 8, widest = 60, upright = 4, date = 11.5;

/* The width of the longest piece between characters in `ends`. */
static size_t longest(const char *s, const char *ends) {
    size_t most = 0;
    for (;;) {
        size_t n = strcspn(s, ends), width = utf8_width(s, n);
        if (width > most) most = width;
        if (!s[n]) return most;
        s += n + 1;
    }
}

size_t xlsx_longest_line(const char *s) { return longest(s, "\n"); }

static size_t longest_word(const char *s) { return longest(s, " \n"); }

/* Widths of letters in tenths of a digit, a little generous. */
enum { NARROW = 6, DIGIT = 10, CAPITAL = 12, BROAD = 15 };

/* By ASCII code; others are as wide as a digit. */
static const unsigned char letters[128] = {
    ['A'] = CAPITAL, ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL, ['E'] = CAPITAL,
    ['F'] = CAPITAL, ['G'] = CAPITAL, ['H'] = CAPITAL, ['I'] = NARROW,  ['J'] = NARROW,
    ['K'] = CAPITAL, ['L'] = CAPITAL, ['M'] = BROAD,   ['N'] = CAPITAL, ['O'] = CAPITAL,
    ['P'] = CAPITAL, ['Q'] = CAPITAL, ['R'] = CAPITAL, ['S'] = CAPITAL, ['T'] = CAPITAL,
    ['U'] = CAPITAL, ['V'] = CAPITAL, ['W'] = BROAD,   ['X'] = CAPITAL, ['Y'] = CAPITAL,
    ['Z'] = CAPITAL, ['m'] = BROAD,   ['w'] = BROAD,   ['@'] = BROAD,   ['%'] = BROAD,
    ['f'] = NARROW,  ['i'] = NARROW,  ['j'] = NARROW,  ['l'] = NARROW,  ['r'] = NARROW,
    ['t'] = NARROW,  [' '] = NARROW,  ['.'] = NARROW,  [','] = NARROW,  [';'] = NARROW,
    [':'] = NARROW,  ['!'] = NARROW,  ['|'] = NARROW,  ['\''] = NARROW, ['('] = NARROW,
    [')'] = NARROW,  ['['] = NARROW,  [']'] = NARROW,  ['/'] = NARROW,  ['-'] = NARROW};

static size_t letter(char c) {
    return letters[(unsigned char)c] ? letters[(unsigned char)c] : DIGIT;
}

static size_t tenths(const char *s, size_t n) {
    size_t sum = 0;
    for (size_t i = 0, plain; i < n; i += plain) {
        for (plain = 0; i + plain < n && (unsigned char)s[i + plain] < 0x80; plain++)
            sum += letter(s[i + plain]);
        size_t start = i + plain;
        while (i + plain < n && (unsigned char)s[i + plain] >= 0x80) plain++;
        sum += DIGIT * utf8_width(s + start, i + plain - start);
    }
    return sum;
}

size_t xlsx_lines(const char *s, double width) {
    size_t room = width > 1 ? (size_t)(width * DIGIT) : DIGIT, lines = 1, used = 0, all = strlen(s);
    /* Most cells: fits even if all letters are broad. */
    if (all * BROAD <= room && !memchr(s, '\n', all)) return 1;
    while (*s) {
        size_t n = strcspn(s, " \n"), word = tenths(s, n);
        size_t with_blank = used ? used + NARROW + word : word;
        if (with_blank <= room) {
            used = with_blank;
        } else {
            if (used) lines++;
            lines += word ? (word - 1) / room : 0;
            used = word ? (word - 1) % room + 1 : 0;
        }
        s += n;
        if (*s == '\n') {
            lines++;
            used = 0;
        }
        if (*s) s++;
    }
    return lines;
}

double xlsx_height(size_t lines, double scale) {
    const double line = 15, air = 4, most = 409;
    return fmin((double)lines * line * scale + air, most);
}

static double cell_width(const struct sheet_cell *c) {
    switch (c->kind) {
    case SHEET_EMPTY: return 0;
    case SHEET_TEXT: return c->text ? (double)xlsx_longest_line(c->text) : 0;
    case SHEET_NUMBER:
    case SHEET_INPUT: return 8;
    case SHEET_DATE: return date;
    case SHEET_LEVEL: return c->text ? (double)xlsx_longest_line(c->text) + 3 : 0;
    case SHEET_SIGN: return 3;
    }
    return 0;
}

/* Room for the longest line of any cell, and for the longest word of the head with its filter
 * button. */
static double fitted(const struct sheet *sheet, size_t column) {
    const struct sheet_column *c = &sheet->columns[column];
    double width = c->head ? (double)longest_word(c->head) * 1.1 + 3 : 0;
    for (const struct sheet_row *r = sheet->rows; r; r = r->next) {
        double w = cell_width(&r->cells[column]) + 1.5;
        if (w > width) width = w;
    }
    if (width < narrowest) return narrowest;
    return width > widest ? widest : width;
}

static bool has_dates(const struct sheet *sheet, size_t column) {
    for (const struct sheet_row *r = sheet->rows; r; r = r->next)
        if (r->cells[column].kind == SHEET_DATE) return true;
    return false;
}

static double width_of(const struct sheet *sheet, size_t column) {
    const struct sheet_column *c = &sheet->columns[column];
    double word = c->head && !c->narrow ? (double)longest_word(c->head) * 1.1 + 1 : 0; /* bold */
    if (c->width > 0) return fmax(c->width, word);
    return c->narrow ? upright : fitted(sheet, column);
}

double *xlsx_widths(struct arena *a, const struct sheet *sheet) {
    double *widths = arena_array(a, sheet->n_columns, sizeof *widths);
    for (size_t i = 0; i < sheet->n_columns; i++) {
        widths[i] = width_of(sheet, i);
        /* Otherwise Excel shows only # signs. */
        if (widths[i] < date && has_dates(sheet, i)) widths[i] = date;
        if (widths[i] > 255) widths[i] = 255; /* Excel's limit */
    }
    return widths;
}
