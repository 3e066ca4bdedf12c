/* comments.h: HTML comments in Markdown, which are the writer's own notes: they go to nobody.
 *
 *     struct uncommented u = comments_take_out(a, text, n);
 *     ... u.text ... comments_line(&u, line) ...
 *
 * cmark alone would not find them all: to it, "a <!-- b -- c -->" and a comment with an empty line in it are words. Code
 * (fences, and spans of backticks) keeps its comments, and so does "\<!--".
 */
#ifndef PARSE_COMMENTS_H
#define PARSE_COMMENTS_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdint.h>

#define COMMENT_MARK "<!--x-->" /* what stands for a comment: still the HTML block that it was */

/* From this line of the text on, lines were so many further down. */
struct moved_line {
    int line, by;
};

struct uncommented {  /* Markdown without its comments */
    const char *text; /* NUL-terminated */
    size_t n;
    size_t
        unclosed; /* offset, in what was given, of a "<!--" without end; SIZE_MAX for none. What follows is left out. */
    VEC(struct moved_line) moved;
};

/* `text` ends with NUL at n. */
struct uncommented comments_take_out(struct arena *a, const char *text, size_t n);
/* Where a line of u->text was in what was given; both from 1. */
int comments_line(const struct uncommented *u, int line);
/* HTML without its comments, and without space at its ends; "" when nothing is left. */
char *comments_strip(struct arena *a, const char *html);

#endif
