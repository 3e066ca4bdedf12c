/* front.h: splits a Markdown file into front matter, between two lines of dashes, and text. */
#ifndef PARSE_FRONT_H
#define PARSE_FRONT_H

#include "parse/yml.h"

struct front {
    bool present; /* false: the whole file is text */
    struct yml_part matter;
    const char *body; /* NUL-terminated */
    size_t n_body;
    int lines_before_body;
};

/* False, with a finding, if the front matter is never closed. */
bool front_split(struct source *s, struct diags *diags, struct front *out);

#endif
