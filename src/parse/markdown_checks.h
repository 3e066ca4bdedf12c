/* markdown_checks.h: what can be seen in Markdown before it is parsed. Private to markdown.c. */
#ifndef PARSE_MARKDOWN_CHECKS_H
#define PARSE_MARKDOWN_CHECKS_H

#include "parse/markdown.h"

#include <stdbool.h>

/* Warns about escaped comments, footnotes, and pictures in double brackets. False, with a
 * finding, if the text would take too long to parse. */
bool markdown_checks_pass(struct source *s, struct markdown_part part, struct diags *diags);

#endif
