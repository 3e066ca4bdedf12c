/* xlsx_class_reference.c: libxlsxwriter writing the cells, links and notes of a class workbook, and nothing else of it: no
 * tables, widths, colours, conditional formats, charts or print set-up. Prints CPU milliseconds, the least of ten.
 *
 *     xlsx_class_reference CELLS OUT.xlsx
 *
 * CELLS is what xlsx_class_reference.py says of a workbook with `cells`: a line each of fields between tabs, where a line
 * feed stands as U+0001. Reading it is not measured. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

enum { FIELDS = 6, MOST_STYLES = 200, RUNS = 10 };

/* kind, row, column, style, value, and of a link what shows; of a sheet its name as value */
struct cell {
    char kind;
    lxw_row_t row;
    lxw_col_t column;
    int style;
    double number;
    char *value, *shown;
};

struct plan {
    struct cell *cells;
    size_t n, cap;
};

static struct cell parse(char *line) {
    char *fields[FIELDS] = {"", "", "", "", "", ""};
    line[strcspn(line, "\n")] = '\0';
    for (char *p = line; *p; p++)
        if (*p == '\1') *p = '\n';
    for (int i = 0; i < FIELDS && line; i++) fields[i] = strsep(&line, "\t");
    return (struct cell){.kind = fields[0][0],
                         .row = (lxw_row_t)strtoul(fields[1], NULL, 10),
                         .column = (lxw_col_t)strtoul(fields[2], NULL, 10),
                         .style = (int)strtol(fields[3], NULL, 10) % MOST_STYLES,
                         .number = strtod(fields[4], NULL),
                         .value = fields[4],
                         .shown = fields[5]};
}

static void read_plan(struct plan *plan, const char *path) {
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    while (file && getline(&line, &room, file) > 0) {
        if (plan->n == plan->cap) {
            plan->cap = plan->cap ? 2 * plan->cap : 1024;
            plan->cells = realloc(plan->cells, plan->cap * sizeof *plan->cells);
            if (!plan->cells) abort();
        }
        plan->cells[plan->n++] = parse(strdup(line));
    }
    free(line);
    if (file) fclose(file);
}

static void write_cell(lxw_worksheet *sheet, const struct cell *c, lxw_format *format) {
    switch (c->kind) {
    case 'L':
        worksheet_write_url_opt(sheet, c->row, c->column, c->value, format, c->shown, NULL);
        break;
    case 'T': worksheet_write_string(sheet, c->row, c->column, c->value, format); break;
    case 'F': worksheet_write_formula(sheet, c->row, c->column, c->value, format); break;
    case 'N': worksheet_write_number(sheet, c->row, c->column, c->number, format); break;
    case 'B': worksheet_write_blank(sheet, c->row, c->column, format); break;
    default: worksheet_write_comment(sheet, c->row, c->column, c->value);
    }
}

static bool write_book(const struct plan *plan, const char *path) {
    lxw_format *formats[MOST_STYLES] = {NULL};
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = NULL;
    for (size_t i = 0; i < plan->n; i++) {
        const struct cell *c = &plan->cells[i];
        lxw_format **format = &formats[c->style];
        if (!*format) {
            *format = workbook_add_format(book);
            format_set_font_size(*format, 8 + c->style); /* one of its own */
        }
        if (c->kind == 'S')
            sheet = workbook_add_worksheet(book, c->value);
        else
            write_cell(sheet, c, *format);
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

int main(int count, char **argument) {
    struct plan plan = {0};
    double least = 1e9;
    if (count < 3) return 2;
    read_plan(&plan, argument[1]);
    for (int i = 0; i < RUNS && plan.n; i++) {
        clock_t before = clock();
        if (!write_book(&plan, argument[2])) return 1;
        double ms = 1e3 * (double)(clock() - before) / CLOCKS_PER_SEC;
        if (ms < least) least = ms;
    }
    printf("%.2f\n", least);
    return plan.n == 0;
}
