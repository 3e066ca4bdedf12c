/* source.h: the text of one file, checked, with places in it: what every finding points into.
 *
 *     struct source s;
 *     if (source_open(&s, arena, "frameworks/math-5.yaml", NULL, data, n, diags)) ... s.text ...
 *     source_fault(&s, diags, CODE_NUMBER, (struct spot){7, 13, 3}, "'3,5' is not a number", "write it
 * like 3.5");
 *
 * After source_open the text is valid UTF-8 without byte order mark, NUL and other control characters; line
 * ends may be \n, \r\n or \r. The text is borrowed and must live as long as the source.
 */
#ifndef PARSE_SOURCE_H
#define PARSE_SOURCE_H

#include "base/codes.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    SOURCE_YAML_LIMIT = 1024 * 1024,     /* bytes of a YAML file */
    SOURCE_TEXT_LIMIT = 2 * 1024 * 1024, /* bytes of a Markdown file */
    SOURCE_CSV_LIMIT = 10 * 1024 * 1024, /* bytes of a CSV file */
    SOURCE_FINDINGS = 1000,              /* findings listed for one file */
};

struct spot {
    int line, column, length; /* from 1, bytes; line 0 = the file as a whole */
};

struct source {
    struct arena *arena;
    const char *file;    /* relative to the workspace */
    const char *learner; /* path of the learner whom findings leave out, or NULL */
    const char *text;    /* after the byte order mark, NUL-terminated */
    size_t n;
    bool ascii;    /* no byte above 0x7F */
    size_t found;  /* findings so far */
    size_t *lines; /* where lines begin; made when the first finding asks for it */
    size_t n_lines;
};

/* False, with a finding, when the text cannot be used at all. */
bool source_open(struct source *s, struct arena *a, const char *file, const char *learner, const char *data,
                 size_t n, struct diags *diags);
/* After source_open refused it for bytes that are no text: the text with a '?' for each of them, and the lines that they
 * stand in, ascending. False when it is no text at all. */
bool source_mend(struct source *s, int **lines, size_t *n_lines);
/* Add a finding. Severity comes from the code; the source line is added, and length is cut at its end. */
void source_fault(struct source *s, struct diags *diags, enum code code, struct spot at, const char *text,
                  const char *remedy);
/* The same with what encloses the place, or where it stood first: `told` brings text, remedy, trace and first. */
void source_tell(struct source *s, struct diags *diags, enum code code, struct spot at, struct diag told);
/* The text of a value without what stands in <!-- -->, which goes to no one; `at` is the value's place, for the finding on one that
 * is not closed. The text itself where there is none. */
const char *source_without_notes(struct source *s, struct diags *diags, struct spot at, const char *text);
/* The bytes of line `line` (from 1) without its end; n = 0 beyond the last. */
const char *source_line(struct source *s, int line, size_t *n);
/* Line and column of a byte offset. */
struct spot source_spot(struct source *s, size_t offset, size_t length);

/* Control characters and code points that are no characters: no HTML, XML or PDF may hold them. */
bool source_is_control(unsigned code_point);

/* At most 60 bytes of text, cut at a letter with '…', control characters as spaces: fit to stand in a
 * message. */
const char *source_quote(struct arena *a, const char *text);

#endif
