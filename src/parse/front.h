/* front.h: a Markdown file is front matter between two lines of dashes, then the text. */
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

/* False, with a finding, when the front matter is opened and never closed. */
bool front_split(struct source *s, struct diags *diags, struct front *out);

#endif
