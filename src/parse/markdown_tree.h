/* markdown_tree.h: what people write beyond CommonMark, found in cmark's tree. ~~Struck out~~
 * words, bare web addresses, and task lists are those of GitHub Flavored Markdown 0.29 (sections
 * 6.5, 6.9, and 5.3). Private to markdown.c.
 *
 *     markdown_tree_extend(root, memory);
 *     ... CUSTOM_INLINE nodes hold what is struck out; nothing else makes them */
#ifndef PARSE_MARKDOWN_TREE_H
#define PARSE_MARKDOWN_TREE_H

#include "base/arena.h"
#include "base/vec.h"

#include <cmark.h>

/* Changes the tree: what is struck out is wrapped in CUSTOM_INLINE nodes, bare addresses become
 * LINK nodes, and "[ ]" and "[x]" at the start of list items become boxes. New nodes use
 * `memory`. */
void markdown_tree_extend(cmark_node *root, cmark_mem *memory);

/* The lines of a text that cmark parsed, with any of the three ends of lines. */
struct markdown_lines {
    const char *text;
    VEC(size_t) starts; /* empty until the first call */
};
/* The lines of a paragraph, without what cmark takes away before each: blanks and the marks of
 * quotations. Returns their number, or 0 for a paragraph of one line. */
size_t markdown_tree_lines(struct markdown_lines *l, cmark_node *paragraph, struct arena *a,
                           const char ***lines);

#endif
