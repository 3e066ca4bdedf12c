/* entry_in.c: see entry_in.h. A sheet is known by the marks in its hidden first row, wherever
 * that is now, and whatever the sheet and its heads are called; where the marks are gone, by its
 * heads as they were written. */
#include "load/entry/entry_in.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "model/entry.h"

#include <string.h>

/* ---- cells ---- */

const struct cells_cell *entry_in_cell(const struct cells_row *row, int column) {
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].column == column) return &row->cells[i];
    return NULL;
}

const char *entry_in_text(struct entry_in *in, const struct cells_row *row, int column) {
    const struct cells_cell *c = column ? entry_in_cell(row, column) : NULL;
    return c ? entry_plain(in->arena, c->text, strlen(c->text)) : "";
}

bool entry_in_merged(const struct cells_sheet *s, int row, int column) {
    for (size_t i = 0; i < s->n_merged; i++) {
        const struct cells_range *m = &s->merged[i];
        if (row >= m->first_row && row <= m->last_row && column >= m->first_column &&
            column <= m->last_column)
            return true;
    }
    return false;
}

/* Whose row it is says where to look, also after sorting. */
static const char *whose(struct entry_in *in, const struct cells_sheet *s, int row) {
    int of = ENTRY_LEVELS;
    while (of < ENTRY_KINDS && in->tabs[of].sheet != s) of++;
    for (size_t i = 0; of < ENTRY_KINDS && i < s->n_rows; i++)
        if (s->rows[i].number == row && !entry_in_is_head(in, (enum entry_kind)of, i))
            return source_quote(in->arena, entry_in_text(in, &s->rows[i], in->tabs[of].learner));
    return "";
}

static const char *trace_of(struct entry_in *in, const struct cells_sheet *s, int row) {
    const char *id = whose(in, s, row);
    const char *sheet =
        arena_printf(in->arena, "in the sheet '%s'", source_quote(in->arena, s->name));
    return *id ? arena_printf(in->arena, "%s, in the row of '%s'", sheet, id) : sheet;
}

void entry_in_tell(struct entry_in *in, const struct cells_sheet *s, int row, int column,
                   struct diag d) {
    d.file = in->path;
    d.sheet = s ? (int)(s - in->cells.sheets) + 1 : 0;
    d.line = row;
    if (!column) column = 1;
    d.column = column;
    d.length = 0;
    d.source = NULL;
    d.learner = NULL;
    d.first = (struct diag_place){0};
    d.first_cell = NULL;
    d.cell = row ? diag_cell(in->arena, row, (size_t)column) : NULL;
    d.trace = s ? trace_of(in, s, row) : NULL;
    diag_add(in->diags, d);
}

void entry_in_fault(struct entry_in *in, const struct cells_sheet *s, int row, int column,
                    enum code code, const char *text, const char *remedy) {
    const char *word = code_text(code);
    entry_in_tell(in, s, row, column,
                  (struct diag){.code = word,
                                .severity = *word == 'W' ? DIAG_WARNING : DIAG_ERROR,
                                .text = text,
                                .remedy = remedy});
}

/* ---- the hidden sheet ---- */

static const char *joined(struct entry_in *in, const char *a, const char *b, const char *c) {
    return arena_printf(in->arena, "%s\n%s\n%s", a, b, c);
}

const char *entry_in_base(struct entry_in *in, enum entry_kind kind, const char *row,
                          const char *column) {
    return table_find(in->base, joined(in, entry_words[kind], row, column));
}

static void read_mark(struct entry_in *in, const struct cells_row *row) {
    const char *t[ENTRY_MARK];
    for (int i = 0; i < ENTRY_MARK; i++) t[i] = entry_in_text(in, row, i + 1);
    if (strcmp(t[0], "class") == 0) in->class = t[1];
    if (strcmp(t[0], "term") == 0) in->term = t[1];
    if (strcmp(t[0], "file") == 0) in->file = t[1];
    if (strcmp(t[0], "word") == 0 && strcmp(t[1], "yes") == 0) in->yes = t[2];
    if (strcmp(t[0], "word") == 0 && strcmp(t[1], "no") == 0) in->no = t[2];
    if (strcmp(t[0], "base") == 0)
        table_set(in->base, joined(in, t[1], t[2], t[3]), (void *)(uintptr_t)t[4]);
    if (strcmp(t[0], "head") != 0) return;
    table_set(in->heads, arena_printf(in->arena, "%s\n%s", t[1], t[3]), (void *)(uintptr_t)t[2]);
    VEC_PUSH(in->arena, &in->said, ((struct entry_mark){{t[0], t[1], t[2], t[3], ""}}));
}

static bool refuse(struct entry_in *in, const char *text, const char *remedy) {
    entry_in_fault(in, NULL, 0, 0, CODE_ENTRY_BOOK, text, remedy);
    return false;
}

static bool find_hidden(struct entry_in *in) {
    for (size_t i = 0; i < in->cells.n_sheets && !in->hidden; i++) {
        const struct cells_sheet *s = &in->cells.sheets[i];
        if (s->n_rows && strcmp(entry_in_text(in, &s->rows[0], 1), ENTRY_SIGN) == 0) in->hidden = s;
    }
    if (!in->hidden)
        return refuse(
            in, "this workbook was not made by 'folioscope sheet', or its hidden sheet is gone",
            "make a new sheet, and copy into it what was typed");
    if (strcmp(entry_in_text(in, &in->hidden->rows[0], 2), ENTRY_FORM) != 0)
        return refuse(in, "this sheet was made by another version of Folioscope",
                      "make a new sheet, and copy into it what was typed");
    struct hash all = {0};
    for (size_t i = 1; i < in->hidden->n_rows; i++) {
        read_mark(in, &in->hidden->rows[i]);
        for (int k = 1; k <= ENTRY_MARK; k++) {
            const char *text = entry_in_text(in, &in->hidden->rows[i], k);
            all = hash_bytes(all, text, strlen(text) + 1);
        }
    }
    char mark[33];
    hash_text(all, mark);
    in->mark = arena_strdup(in->arena, mark);
    return true;
}

bool entry_in_open(struct entry_in *in) {
    struct cells_refusal no;
    const char *why = NULL;
    char *data;
    size_t n;
    in->base = table_new(in->arena);
    in->heads = table_new(in->arena);
    if (!os_read(in->arena, in->path, CELLS_FILE_LIMIT, &data, &n, &why)) {
        entry_in_fault(in, NULL, 0, 0, CODE_CANNOT_READ,
                       arena_printf(in->arena, "this file cannot be read: %s", why),
                       "name the workbook that was filled in");
        return false;
    }
    if (!ending_is(in->path, ".xlsx") && (n < 2 || memcmp(data, "PK", 2) != 0))
        return refuse(
            in, "this is not a workbook: only what 'folioscope sheet' made can be taken",
            "name the workbook (.xlsx) that was filled in; a table (.csv) of the class is "
            "read as it is, with its name and in its place");
    const enum cells_result result = cells_read(in->arena, data, n, &in->cells, &no);
    if (result == CELLS_READ) return find_hidden(in);
    if (result == CELLS_FAILED)
        entry_in_fault(in, NULL, 0, 0, CODE_CANNOT_READ, no.text, "try again");
    else
        entry_in_fault(in, NULL, 0, 0, CODE_BOOK, no.text, /* a table (.csv) has no marks */
                       strstr(no.remedy, ".csv")
                           ? "save it as .xlsx in the spreadsheet program, and take that"
                           : no.remedy);
    return false;
}

/* ---- columns ---- */

/* The key of a column by its mark, "#levels note"; NULL if it is none of that kind. */
static const char *key_of_mark(enum entry_kind kind, const char *text) {
    const size_t n = strlen(entry_words[kind]);
    if (*text != '#' || strncmp(text + 1, entry_words[kind], n) != 0 || text[n + 1] != ' ')
        return NULL;
    return text + n + 2;
}

static const char *key_of_head(struct entry_in *in, enum entry_kind kind, const char *text) {
    return table_find(in->heads, arena_printf(in->arena, "%s\n%s", entry_words[kind], text));
}

static void add_column(struct entry_in *in, struct tab *t, const char *key, int column) {
    int *place = NULL;
    if (strcmp(key, "learner") == 0) place = &t->learner;
    if (strcmp(key, "name") == 0) place = &t->name;
    if (strcmp(key, "number") == 0) place = &t->number;
    if (place && !*place) *place = column;
    if (place) return;
    bool twice = false;
    if (t->columns.n >= CSV_COLUMNS) return; /* reported as one that was inserted */
    for (size_t i = 0; i < t->columns.n; i++)
        if (strcmp(t->columns.v[i].key, key) == 0) twice = t->columns.v[i].twice = true;
    VEC_PUSH(in->arena, &t->columns, ((struct tab_column){key, column, twice}));
}

/* How many columns does the row name? They are noted if `t` is not NULL. */
static size_t read_names(struct entry_in *in, enum entry_kind kind, const struct cells_row *row,
                         bool marks, struct tab *t) {
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++) {
        const char *text = entry_plain(in->arena, row->cells[i].text, strlen(row->cells[i].text));
        const char *key = marks ? key_of_mark(kind, text) : key_of_head(in, kind, text);
        if (key && t) add_column(in, t, key, row->cells[i].column);
        n += key != NULL;
    }
    return n;
}

/* ---- sheets ---- */

static void set_tab(struct entry_in *in, enum entry_kind kind, const struct cells_sheet *s,
                    size_t row, bool marks) {
    struct tab *t = &in->tabs[kind];
    if (t->sheet) {
        t->twice = true;
        return;
    }
    t->sheet = s;
    t->marks = row;
    read_names(in, kind, &s->rows[row], marks, t);
}

static bool find_marks(struct entry_in *in, const struct cells_sheet *s) {
    for (size_t r = 0; r < s->n_rows; r++)
        for (int kind = 0; kind < ENTRY_KINDS; kind++)
            if (read_names(in, (enum entry_kind)kind, &s->rows[r], true, NULL) >= 2) {
                set_tab(in, (enum entry_kind)kind, s, r, true);
                return true;
            }
    return false;
}

/* The kind whose heads are most of a row's. */
static bool find_heads(struct entry_in *in, const struct cells_sheet *s) {
    size_t most = 2, at = 0;
    int found = -1;
    for (size_t r = 0; r < s->n_rows; r++)
        for (int kind = 0; kind < ENTRY_KINDS; kind++) {
            const size_t n = read_names(in, (enum entry_kind)kind, &s->rows[r], false, NULL);
            if (n <= most) continue;
            most = n;
            at = r;
            found = kind;
        }
    if (found >= 0) set_tab(in, (enum entry_kind)found, s, at, false);
    return found >= 0;
}

/* A sheet that was added may hold what was meant for a learner. */
static void warn_of_sheet(struct entry_in *in, const struct cells_sheet *s) {
    for (size_t r = 0; r < s->n_rows; r++)
        for (size_t i = 0; i < s->rows[r].n; i++) {
            const struct cells_cell *c = &s->rows[r].cells[i];
            if (!*entry_in_text(in, &s->rows[r], c->column)) continue;
            entry_in_fault(in, s, s->rows[r].number, c->column, CODE_ENTRY_COLUMN,
                           "this sheet was not in the workbook, and nothing of it is taken",
                           "move what belongs to a learner into one of the other sheets");
            return;
        }
}

/* The rows of learners begin below the heads, or with the first row that has a learner's id. */
static void find_first(struct entry_in *in, enum entry_kind kind,
                       bool (*is_known)(void *context, const char *text), void *context) {
    struct tab *t = &in->tabs[kind];
    const struct cells_sheet *s = t->sheet;
    size_t heads = s->n_rows, known = s->n_rows;
    for (size_t r = s->n_rows; r-- > 0;) {
        if (r != t->marks && read_names(in, kind, &s->rows[r], false, NULL) >= 2) heads = r;
        if (is_known(context, entry_in_text(in, &s->rows[r], t->learner))) known = r;
    }
    if (heads == s->n_rows && read_names(in, kind, &s->rows[t->marks], false, NULL) >= 2)
        heads = t->marks;
    t->first = heads < known ? heads + 1 : known;
}

bool entry_in_is_head(struct entry_in *in, enum entry_kind kind, size_t row) {
    const struct tab *t = &in->tabs[kind];
    return row == t->marks || read_names(in, kind, &t->sheet->rows[row], false, NULL) >= 2;
}

void entry_in_find(struct entry_in *in, bool (*is_known)(void *context, const char *text),
                   void *context) {
    bool *found = arena_array(in->arena, in->cells.n_sheets + 1, sizeof *found);
    for (size_t i = 0; i < in->cells.n_sheets; i++)
        if (&in->cells.sheets[i] != in->hidden) found[i] = find_marks(in, &in->cells.sheets[i]);
    for (size_t i = 0; i < in->cells.n_sheets; i++)
        if (&in->cells.sheets[i] != in->hidden && !found[i])
            found[i] = find_heads(in, &in->cells.sheets[i]);
    for (size_t i = 0; i < in->cells.n_sheets; i++)
        if (&in->cells.sheets[i] != in->hidden && !found[i])
            warn_of_sheet(in, &in->cells.sheets[i]);
    for (int kind = 0; kind < ENTRY_KINDS; kind++)
        if (in->tabs[kind].sheet) find_first(in, (enum entry_kind)kind, is_known, context);
}
