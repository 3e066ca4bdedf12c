/* markdown.h: Markdown to blocks of a document: the learner's and the educator's own words.
 *
 * CommonMark by libcmark. What cannot be trusted is not kept: raw HTML is shown as the text that it is, links
 * that are no web or mail addresses become plain text, pictures become their alternative text (each with a
 * warning). HTML comments are the writer's own notes and are left out, even
 * where CommonMark shows them: with "--" or an empty line inside. Code keeps them.
 */
#ifndef PARSE_MARKDOWN_H
#define PARSE_MARKDOWN_H

#include "doc/doc.h"
#include "parse/source.h"

enum {
    MARKDOWN_NESTING = 32,
    MARKDOWN_PICTURES =
        1000, /* "![" in one text: libcmark 0.30 takes time in the square of those left open */
};

struct markdown_part { /* the part of a source that is Markdown */
    const char *text;
    size_t n;
    int lines_before;
    /* Level of the heading that this text stands under: its topmost headings get the next one (at most 4),
     * and no level is skipped on the way down. */
    int under;
};

/* part.text is part of the source's text and ends where it ends. NULL when it is empty, or with a finding. Everything lives in the source's arena. */
struct block *markdown_parse(struct source *s, struct markdown_part part, struct diags *diags);

#endif
