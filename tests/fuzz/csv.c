/* csv.c: any bytes as a CSV file: every row has a cell for every head, and every cell a place in the text. */
#include "target.h"

#include "parse/csv.h"

static void look(const struct csv *c, const struct source *s) {
    HOLDS(c->n_columns > 0 && c->n_columns <= CSV_COLUMNS && c->n_rows <= CSV_ROWS);
    for (size_t i = 0; i < c->n_rows; i++) {
        HOLDS(c->rows[i].line > 0);
        for (size_t k = 0; k < c->n_columns; k++) {
            const struct csv_cell *cell = &c->rows[i].cells[k];
            HOLDS(cell->text && cell->at.line >= c->rows[i].line &&
                  (size_t)cell->at.column <= s->n + 1);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct source s;
    char *text = arena_strndup(a, (const char *)data, size);
    if (source_open(&s, a, "a.csv", NULL, text, size, diags)) {
        struct csv *c = csv_parse(&s, diags);
        if (c) look(c, &s);
        if (c && !c->sound) HOLDS(diags->errors > 0);
    }
    arena_free(a);
    return 0;
}
