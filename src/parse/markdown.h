/* markdown.h: turns Markdown, the learner's and the educator's own words, into blocks of a
 * document.
 *
 * CommonMark by libcmark, and of GitHub Flavored Markdown tables in pipes, task lists, ~~struck
 * out~~ words, and bare web addresses. Unsafe content is not kept: raw HTML is shown as text,
 * and links that are not web or mail addresses become plain text (each with a warning). Pictures
 * are listed for the caller, or become their alternative text with a warning. What looks like a
 * table or a footnote and is shown as it was typed gets a warning. HTML comments are the
 * author's own notes and are removed, even those that CommonMark shows, with "--" or an empty
 * line inside. Code keeps its comments.
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

struct markdown_picture { /* ![alt](url) */
    const char *url, *alt;
    struct spot at;
};
struct markdown_pictures {
    /* Returns NULL if the caller shows this picture, which is then in the list, and not in the
     * text. Otherwise a remedy for the warning; the picture's words stay in the text. */
    const char *(*refuse)(void *context, const char *url);
    void *context;
    struct markdown_picture *v;
    size_t n, cap;
};

struct markdown_part { /* the part of a source that is Markdown */
    const char *text;
    size_t n;
    int lines_before;
    /* Level of the heading above this text: its highest headings get the next level (at most 4),
     * and no level is skipped on the way down. */
    int under;
    /* NULL: no picture can be shown. */
    struct markdown_pictures *pictures;
};

/* part.text is the end of the source's text. NULL if the text is empty, or with a finding. The
 * result is in the source's arena. */
struct block *markdown_parse(struct source *s, struct markdown_part part, struct diags *diags);

#endif
