/* xlsx.c: a workbook from start to end. Writes all sheets of a book, or leaves no file.
 *
 * libxlsxwriter keeps the sheets in memory and writes the file when it is closed. When an allocation fails
 * inside it, it may crash; that costs the worker that runs this, and nothing that was published. */
#include "render/xlsx/xlsx.h"

#include "base/codes.h"
#include "base/utf8.h"
#include "render/xlsx/xlsx_inner.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void xlsx_check(struct xlsx_pen *pen, lxw_error error) {
    if (error != LXW_NO_ERROR && pen->fault == LXW_NO_ERROR) pen->fault = error;
}

/* ---- names of sheets --------------------------------------------------------------------------------------
 */

/* At most `room` characters of s, whole ones. */
static size_t bytes_of(const char *s, size_t room) {
    const char *p = s;
    while (*p) {
        const char *next = p;
        size_t units = utf8_next(&next) >= 0x10000 ? 2 : 1;
        if (units > room) break;
        room -= units;
        p = next;
    }
    return (size_t)(p - s);
}

/* What Excel takes for a name: 31 characters, none of []:*?/\, no apostrophe at the ends, not "History". */
static char *allowed_name(struct arena *a, const char *wish) {
    const char *clean = xlsx_clean(a, wish && *wish ? wish : "-");
    char *name = arena_strndup(a, clean, bytes_of(clean, 31));
    for (char *p = name; *p; p++)
        if (strchr("[]:*?/\\\n\t", *p)) *p = ' ';
    if (*name == '\'') *name = ' ';
    if (name[strlen(name) - 1] == '\'') name[strlen(name) - 1] = ' ';
    return strcasecmp(name, "history") == 0 ? arena_printf(a, "%s ", name) : name;
}

static bool is_taken(const char *const *names, size_t n, const char *name) {
    for (size_t i = 0; i < n; i++)
        if (strcasecmp(names[i], name) == 0) return true;
    return false;
}

static void add_sheets(struct xlsx_pen *pen) {
    size_t n = 0, i = 0;
    for (const struct sheet *s = pen->book->sheets; s; s = s->next) n++;
    const char **names = arena_array(pen->arena, n, sizeof *names);
    for (const struct sheet *s = pen->book->sheets; s; s = s->next, i++) {
        char *base = allowed_name(pen->arena, s->name);
        names[i] = base;
        for (int k = 2; is_taken(names, i, names[i]); k++)
            names[i] = arena_printf(pen->arena, "%.*s %d", (int)bytes_of(base, 27), base, k);
        xlsx_sheet(pen, s, names[i]);
    }
}

/* ---- properties -------------------------------------------------------------------------------------------
 */

/* The library takes 0 for "now", and now is another one on every run. */
static time_t created(struct date d) {
    const long some_day = 10957; /* 2000-01-01 */
    return (time_t)(date_is_set(d) ? date_days(d) : some_day) * 24 * 60 * 60 + 12 * 60 * 60;
}

static void set_properties(struct xlsx_pen *pen) {
    const struct book *b = pen->book;
    struct arena *a = pen->arena;
    lxw_doc_properties properties = {.title = (char *)xlsx_clean(a, b->title),
                                     .subject = (char *)xlsx_clean(a, b->subject),
                                     .author = (char *)xlsx_clean(a, b->author),
                                     .company = (char *)xlsx_clean(a, b->company),
                                     .created = created(b->date)};
    xlsx_check(pen, workbook_set_properties(pen->workbook, &properties));
}

/* ---- writing ----------------------------------------------------------------------------------------------
 */

static bool fail(struct xlsx_pen *pen, const char *why) {
    if (pen->refused) return false; /* it has been said */
    diag_add(
        pen->diags,
        (struct diag){
            .code = code_text(CODE_NO_WORKBOOK),
            .severity = DIAG_ERROR,
            .file = pen->book->file,
            .text = arena_printf(pen->arena, "the workbook '%s' cannot be written: %s", pen->book->file, why),
            .remedy = "see that there is room on the disk and that the folder may be written"});
    return false;
}

/* Asked first, for a better reason than the library's, which it would print as well. */
static bool may_write(const char *path, const char **why) {
    FILE *file = fopen(path, "wb");
    if (file && fclose(file) == 0) return true;
    *why = strerror(errno);
    return false;
}

/* A workbook with a sheet of so many rows is written row by row into a file: the library then keeps one row at a
 * time, has no tables, and repeats every text where it stands. Its filters are plain ones. */
static bool is_large(const struct book *b) {
    enum { MANY_ROWS = 5000 };
    for (const struct sheet *s = b->sheets; s; s = s->next)
        if (s->n_rows > MANY_ROWS) return true;
    return false;
}

static bool write_book(struct xlsx_pen *pen, const char *path) {
    pen->large = is_large(pen->book);
    lxw_workbook_options options = {.constant_memory = pen->large};
    pen->workbook = workbook_new_opt(path, &options);
    if (!pen->workbook) return fail(pen, lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
    set_properties(pen);
    xlsx_styles(pen);
    add_sheets(pen);
    bool may_close = pen->fault == LXW_NO_ERROR && !pen->refused;
    if (may_close)
        xlsx_check(pen, workbook_close(pen->workbook));
    else
        lxw_workbook_free(pen->workbook); /* without writing */
    if (!may_close || pen->fault != LXW_NO_ERROR) return fail(pen, lxw_strerror(pen->fault));
    return xlsx_is_packed(path) ||
           fail(pen, "a part of it was lost on the way; is the disk full, or the one of temporary files?");
}

bool xlsx_write(const struct book *b, const struct theme *theme, const char *path, struct diags *diags) {
    struct arena *a = arena_new();
    struct xlsx_pen pen = {.arena = a, .book = b, .theme = theme, .diags = diags};
    const char *why = NULL;
    bool mine = may_write(path, &why), done = mine ? write_book(&pen, path) : fail(&pen, why);
    if (mine && !done) remove(path);
    arena_free(a);
    return done;
}
