/* source.c: encoding checks, lines, and findings with their source line. The first step of reading
 * any text file; knows nothing about YAML, Markdown, or CSV. */
#include "parse/source.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/ending.h"
#include "base/hidden.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { SHOWN_BYTES = 400, QUOTED_BYTES = 60 };

/* ---- lines ---- */

static size_t line_end(const char *text, size_t n, size_t from) {
    while (from < n && text[from] != '\n' && text[from] != '\r') from++;
    return from;
}

static size_t next_line(const char *text, size_t n, size_t from) {
    size_t end = line_end(text, n, from);
    if (end < n && text[end] == '\r' && end + 1 < n && text[end + 1] == '\n') end++;
    return end < n ? end + 1 : n;
}

static void index_lines(struct source *s) {
    VEC(size_t) starts = {0};
    size_t at = 0;
    VEC_PUSH(s->arena, &starts, at);
    while ((at = next_line(s->text, s->n, at)) < s->n) VEC_PUSH(s->arena, &starts, at);
    s->lines = starts.v;
    s->n_lines = starts.n;
}

const char *source_line(struct source *s, int line, size_t *n) {
    if (!s->lines) index_lines(s);
    *n = 0;
    if (line < 1 || (size_t)line > s->n_lines) return s->text + s->n;
    size_t start = s->lines[line - 1];
    *n = line_end(s->text, s->n, start) - start;
    return s->text + start;
}

struct spot source_spot(struct source *s, size_t offset, size_t length) {
    if (!s->lines) index_lines(s);
    size_t low = 0, high = s->n_lines;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (s->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return (struct spot){(int)low + 1, (int)(offset - s->lines[low]) + 1, (int)length};
}

/* ---- findings ---- */

/* A copy that is safe for a terminal: invalid bytes and control characters become '?', byte for
 * byte, so that columns stay the same. */
static char *printable(struct arena *a, const char *line, size_t n) {
    char *copy = arena_strndup(a, line, n);
    for (size_t i = 0, len; i < n; i += len) {
        unsigned c = utf8_decode(line + i, n - i, &len);
        if (source_is_control(c) || (c == 0xFFFD && len == 1)) memset(copy + i, '?', len);
    }
    return copy;
}

/* A copy of the line for the finding; NULL if the caret would be beyond the part that can be
 * shown. */
static char *shown_line(struct source *s, struct spot *at) {
    size_t n;
    const char *line = source_line(s, at->line, &n);
    size_t start = at->column > 0 ? (size_t)at->column - 1 : 0;
    if (start > n) start = n;
    size_t left = n - start;
    if ((size_t)(at->length > 0 ? at->length : 0) > left) at->length = (int)left;
    if (start >= SHOWN_BYTES) return NULL;
    if (n > SHOWN_BYTES) n = SHOWN_BYTES;
    while (n > 0 && ((unsigned char)line[n] & 0xC0) == 0x80) n--; /* not within a character */
    return printable(s->arena, line, n);
}

size_t source_column(struct source *s, struct spot at) {
    size_t n, column = 1;
    const char *line = source_line(s, at.line, &n);
    for (size_t i = 0; i < n && i + 1 < (size_t)at.column; i++) column += line[i] == '\t';
    return column;
}

/* The places in a sheet are cells. */
static void name_cells(struct source *s, struct spot at, struct diag *d) {
    if (!s->is_sheet || at.line <= 0) return;
    d->cell = diag_cell(s->arena, at.line, source_column(s, at));
    if (s->sheet && !d->trace)
        d->trace = arena_printf(s->arena, "in the sheet '%s'", source_quote(s->arena, s->sheet));
    if (d->first.file && d->first.line > 0 && strcmp(d->first.file, s->file) == 0)
        d->first_cell =
            diag_cell(s->arena, d->first.line,
                      source_column(s, (struct spot){d->first.line, d->first.column, 1}));
}

void source_tell(struct source *s, struct diags *diags, enum code code, struct spot at,
                 struct diag d) {
    d.code = code_text(code);
    d.severity = d.code[0] == 'W' ? DIAG_WARNING : DIAG_ERROR;
    d.file = s->file;
    d.learner = s->learner;
    if (s->found > SOURCE_FINDINGS) return;
    if (s->found++ == SOURCE_FINDINGS) {
        diag_add(diags,
                 (struct diag){.code = code_text(CODE_TOO_MANY),
                               .severity = DIAG_ERROR,
                               .file = s->file,
                               .text = arena_printf(s->arena, "more than %d findings in this file",
                                                    SOURCE_FINDINGS),
                               .remedy = "fix those above, then run it again",
                               .learner = s->learner});
        return;
    }
    name_cells(s, at, &d);
    if (at.line > 0) d.source = shown_line(s, &at);
    d.line = at.line;
    d.column = at.column;
    d.length = at.length;
    diag_add(diags, d);
}

void source_fault(struct source *s, struct diags *diags, enum code code, struct spot at,
                  const char *text, const char *remedy) {
    source_tell(s, diags, code, at, (struct diag){.text = text, .remedy = remedy});
}

const char *source_quote(struct arena *a, const char *text) {
    size_t n = strlen(text), cut = n;
    if (n > QUOTED_BYTES) {
        cut = QUOTED_BYTES;
        while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80) cut--;
    }
    char *copy = arena_printf(a, "%.*s%s", (int)cut, text, cut < n ? "\xE2\x80\xA6" : "");
    for (size_t i = 0, len; copy[i]; i += len)
        if (source_is_control(utf8_decode(copy + i, strlen(copy + i), &len)) ||
            (unsigned char)copy[i] < 0x20)
            memset(copy + i, ' ', len);
    return copy;
}

/* ---- encoding ---- */

/* Two bytes per character: a byte order mark, or every other byte at the beginning is NUL. */
static bool looks_utf16(const char *p, size_t n) {
    if (n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0)) return true;
    return n >= 4 && ((!p[0] && p[1] && !p[2] && p[3]) || (p[0] && !p[1] && p[2] && !p[3]));
}

/* The number of bytes before the first that is not plain ASCII text. */
static size_t plain_run(const char *p, size_t n) {
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        uint64_t del = w ^ 0x7F7F7F7F7F7F7F7Fu; /* a zero byte where w has 0x7F */
        /* a high bit, a byte below 0x20, or 0x7F */
        uint64_t odd = w | ((w - 0x2020202020202020u) & ~w) | ((del - 0x0101010101010101u) & ~del);
        if (odd & 0x8080808080808080u) break;
    }
    while (i < n && (unsigned char)p[i] >= 0x20 && (unsigned char)p[i] < 0x7F) i++;
    return i;
}

static bool refuse_byte(struct source *s, size_t at, struct diags *diags) {
    unsigned char c = (unsigned char)s->text[at];
    bool table = ending_is(s->file, ".csv");
    char *letter = c >= 0xA0 ? arena_printf(s->arena, " (in Windows-1252 it is '%c%c')",
                                            0xC0 | c >> 6, 0x80 | (c & 63))
                             : "";
    source_fault(
        s, diags, CODE_NOT_UTF8, source_spot(s, at, 1),
        arena_printf(s->arena, "the file is not UTF-8: byte 0x%02X%s", c, letter),
        table ? "save the file with the encoding UTF-8; in a spreadsheet program: 'CSV UTF-8'"
              : "save the file with the encoding UTF-8");
    return false;
}

bool source_is_control(unsigned c) {
    if (c == '\t' || c == '\n' || c == '\r') return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool refuse_control(struct source *s, size_t at, unsigned c, struct diags *diags) {
    struct spot spot = source_spot(s, at, 1);
    if (c)
        source_fault(
            s, diags, CODE_CONTROL, spot,
            arena_printf(s->arena, "a control character (U+%04X) that no page can show", c),
            "delete it; such characters come along when text is pasted from a word processor");
    else
        source_fault(s, diags, CODE_NUL_BYTE, spot,
                     "this is not a text file (it contains a NUL byte), or it is damaged",
                     "open the file in an editor and save it as text, encoded as UTF-8");
    return false;
}

static bool check_text(struct source *s, struct diags *diags) {
    s->ascii = true;
    for (size_t i = 0; i < s->n;) {
        i += plain_run(s->text + i, s->n - i);
        if (i >= s->n) break;
        size_t len;
        unsigned c = utf8_decode(s->text + i, s->n - i, &len);
        if (c == 0xFFFD && len == 1) return refuse_byte(s, i, diags);
        if (source_is_control(c)) return refuse_control(s, i, c, diags);
        if (c >= 0x80) s->ascii = false;
        i += len;
    }
    return true;
}

bool source_mend(struct source *s, int **lines, size_t *n_lines) {
    VEC(int) bad = {0};
    char *mended = arena_strndup(s->arena, s->text, s->n);
    for (size_t i = 0, len; i < s->n; i += len) {
        unsigned c = utf8_decode(s->text + i, s->n - i, &len);
        if (c == 0) return false;
        if (!(c == 0xFFFD && len == 1) && !source_is_control(c)) continue;
        memset(mended + i, '?', len);
        int line = source_spot(s, i, 1).line;
        if (!bad.n || bad.v[bad.n - 1] != line) VEC_PUSH(s->arena, &bad, line);
    }
    s->text = mended;
    *lines = bad.v;
    *n_lines = bad.n;
    return bad.n > 0;
}

/* Workbooks and documents of office programs are archives. */
static bool is_archive(const char *data, size_t n) {
    return n >= 4 && memcmp(data, "PK\3\4", 4) == 0;
}

static bool refuse_archive(struct source *s, struct diags *diags) {
    const bool table = ending_is(s->file, ".csv");
    s->text = "";
    s->n = 0;
    source_fault(s, diags, CODE_NUL_BYTE, (struct spot){0},
                 "this is a file of an office program, whatever its name says, and not text",
                 table ? "open it in the spreadsheet program, and save it as 'CSV UTF-8'"
                       : "open it in that program, and save it as plain text, encoded as UTF-8");
    return false;
}

bool source_open(struct source *s, struct arena *a, const char *file, const char *learner,
                 const char *data, size_t n, struct diags *diags) {
    *s = (struct source){.arena = a, .file = file, .learner = learner, .text = data, .n = n};
    if (is_archive(data, n)) return refuse_archive(s, diags);
    if (looks_utf16(data, n)) {
        s->text = "";
        s->n = 0;
        source_fault(
            s, diags, CODE_UTF16, (struct spot){0},
            "the file is saved as UTF-16, two bytes per letter",
            "save it with the encoding UTF-8; in Windows Notepad: Save as, Encoding: UTF-8");
        return false;
    }
    if (n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        s->text += 3;
        s->n -= 3;
        s->marked = true;
    }
    return check_text(s, diags);
}

const char *source_without_notes(struct source *s, struct diags *diags, struct spot at,
                                 const char *text) {
    const char *open = strstr(text, "<!--");
    if (!open) return text;
    struct buf cut = BUF_INIT;
    hidden_cut(text, strlen(text), &cut);
    for (const char *close; open && (close = strstr(open + 2, "-->"));)
        open = strstr(close, "<!--");
    if (open)
        source_fault(s, diags, CODE_MD_COMMENT, at,
                     "this comment is not closed: it and everything after it is left out",
                     "close it with -->");
    char *kept = ascii_trim(buf_dup(&cut, s->arena));
    buf_release(&cut);
    return kept;
}
