/* source.h: the checked text of one file, with positions for findings.
 *
 *     struct source s;
 *     if (source_open(&s, arena, "frameworks/math-5.yaml", NULL, data, n, diags)) ... s.text ...
 *     source_fault(&s, diags, CODE_NUMBER, (struct spot){7, 13, 3}, "'3,5' is not a number",
 *                  "write it like 3.5");
 *
 * After source_open the text is valid UTF-8 without a byte order mark, NUL, or other control
 * characters; line ends are \n, \r\n, or \r. The text is borrowed and must stay valid as long as
 * the source.
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
    int line, column, length; /* line and column from 1; in bytes; line 0 = the file as a whole */
};

struct source {
    struct arena *arena;
    const char *file;    /* relative to the workspace */
    const char *learner; /* path of the learner that errors exclude from the build, or NULL */
    const char *text;    /* after the byte order mark, NUL-terminated */
    size_t n;
    bool ascii;  /* no byte above 0x7F */
    bool marked; /* a byte order mark came before the text */
    /* Of a workbook: the text has a line for each row, with a tab between cells, and findings name
     * the cell; `sheet`, if not NULL, is the name of its sheet among several. */
    bool is_sheet;
    const char *sheet;
    size_t found;  /* findings so far */
    size_t *lines; /* offsets of line starts; computed for the first finding */
    size_t n_lines;
};

/* False, with a finding, if the text cannot be used at all. */
bool source_open(struct source *s, struct arena *a, const char *file, const char *learner,
                 const char *data, size_t n, struct diags *diags);
/* To call after source_open refused invalid bytes: replaces each of them with '?', and returns the
 * lines that had any, ascending. False if it is not a text file at all. */
bool source_mend(struct source *s, int **lines, size_t *n_lines);
/* Adds a finding. The severity comes from the code; the source line is added, and length is cut at
 * its end. */
void source_fault(struct source *s, struct diags *diags, enum code code, struct spot at,
                  const char *text, const char *remedy);
/* The same with the text, remedy, trace (the enclosing structure), and first place from `d`. */
void source_tell(struct source *s, struct diags *diags, enum code code, struct spot at,
                 struct diag d);
/* The text of a value without <!-- notes -->, which are never published; returns `text` itself if
 * it has none. `at` is the place of the value, for a finding about a note that is never closed. */
const char *source_without_notes(struct source *s, struct diags *diags, struct spot at,
                                 const char *text);
/* Line `line` (from 1) without its end; sets n to its length, 0 beyond the last line. */
const char *source_line(struct source *s, int line, size_t *n);
/* The column of a sheet, from 1, that a place in its text is in. */
size_t source_column(struct source *s, struct spot at);
/* Line and column of a byte offset. */
struct spot source_spot(struct source *s, size_t offset, size_t length);

/* Control characters and noncharacters, which HTML, XML, and PDF do not allow. */
bool source_is_control(unsigned code_point);

/* At most 60 bytes of text, cut between characters with '…', control characters as spaces: for
 * messages. */
const char *source_quote(struct arena *a, const char *text);

#endif
