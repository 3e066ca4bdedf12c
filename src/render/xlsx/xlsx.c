/* xlsx.c: writes a whole workbook: all sheets of a book, or no file. */
#include "render/xlsx/xlsx.h"

#include "base/utf8.h"
#include "render/xlsx/xlsx_inner.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

/* ---- names of sheets ---- */

/* The number of bytes in the first `room` characters (UTF-16 units) of s; does not split a
 * character. */
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

/* A name that Excel accepts: 31 characters, without []:*?/\ or an apostrophe at the ends, and not
 * "History". */
static char *allowed_name(struct arena *a, const char *wish) {
    const char *clean = xlsx_clean(a, wish && *wish ? wish : "-");
    char *name = arena_strndup(a, clean, bytes_of(clean, 31));
    for (char *p = name; *p; p++)
        if (strchr("[]:*?/\\\n\t", *p)) *p = ' ';
    if (*name == '\'') *name = ' ';
    if (name[strlen(name) - 1] == '\'') name[strlen(name) - 1] = ' ';
    return strcasecmp(name, "history") == 0 ? arena_printf(a, "%s ", name) : name;
}

bool xlsx_is_taken(const char *const *names, size_t n, const char *name) {
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
        for (int k = 2; xlsx_is_taken(names, i, names[i]); k++)
            names[i] = arena_printf(pen->arena, "%.*s %d", (int)bytes_of(base, 27), base, k);
        xlsx_sheet(pen, s, names[i]);
    }
}

/* ---- writing ---- */

bool xlsx_refuse(struct xlsx_pen *pen, enum code code, const char *text, const char *remedy) {
    diag_add(pen->diags, (struct diag){.code = code_text(code),
                                       .severity = DIAG_ERROR,
                                       .file = pen->book->file,
                                       .text = text,
                                       .remedy = remedy});
    pen->refused = true;
    return false;
}

static bool fail(struct xlsx_pen *pen, const char *why) {
    static const char
        look[] = "check that the disk is not full and that you may write there",
        install[] = "install it, as the README says, and build Folioscope and the pages again";
    const char *text =
        arena_printf(pen->arena, "the workbook '%s' cannot be written: %s", pen->book->file, why);
    return xlsx_refuse(pen, CODE_NO_WORKBOOK, text,
                       strcmp(why, WB_NO_LIBRARY) == 0 ? install : look);
}

static bool write_book(struct xlsx_pen *pen, const char *path) {
    const struct book *b = pen->book;
    /* For a book without a date, so that every run is the same. */
    const struct date some_day = {2000, 1, 1};
    const struct wb_properties properties = {.title = xlsx_clean(pen->arena, b->title),
                                             .subject = xlsx_clean(pen->arena, b->subject),
                                             .author = xlsx_clean(pen->arena, b->author),
                                             .company = xlsx_clean(pen->arena, b->company),
                                             .date = date_is_set(b->date) ? b->date : some_day};
    const char *why;
    pen->workbook = wb_open(pen->arena, path, &properties, &why);
    if (!pen->workbook) return fail(pen, why);
    xlsx_styles(pen);
    add_sheets(pen);
    if (!pen->refused) return wb_close(pen->workbook, &why) || fail(pen, why);
    wb_abandon(pen->workbook);
    return false; /* already reported */
}

bool xlsx_write(const struct book *b, const struct theme *theme, const char *path,
                struct diags *diags) {
    struct arena *a = arena_new();
    struct xlsx_pen pen = {.arena = a, .book = b, .theme = theme, .diags = diags};
    bool done = write_book(&pen, path);
    arena_free(a);
    return done;
}
