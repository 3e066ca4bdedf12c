/* markdown.h: turns Markdown, the learner's and the educator's own words, into blocks of a
 * document.
 *
 * CommonMark by libcmark. Unsafe content is not kept: raw HTML is shown as text, links that are not
 * web or mail addresses become plain text, and pictures become their alternative text (each with a
 * warning). HTML comments are the author's own notes and are removed, even those that CommonMark
 * shows, with "--" or an empty line inside. Code keeps its comments.
 */
#ifndef PARSE_MARKDOWN_H
#define PARSE_MARKDOWN_H

#include "doc/doc.h"
#include "parse/source.h"

enum {
    MARKDOWN_NESTING = 32,
    /* "![" in one text: libcmark 0.30 takes time quadratic in the number of unclosed ones. */
    MARKDOWN_PICTURES = 1000,
};

struct markdown_part { /* the part of a source that is Markdown */
    const char *text;
    size_t n;
    int lines_before;
    /* Level of the heading above this text: its highest headings get the next level (at most 4),
     * and no level is skipped on the way down. */
    int under;
};

/* part.text is the end of the source's text. NULL if the text is empty, or with a finding. The
 * result is in the source's arena. */
struct block *markdown_parse(struct source *s, struct markdown_part part, struct diags *diags);

#endif
