/* yml_words.h: what libyaml finds wrong, said in words that help somebody who never heard of YAML. */
#ifndef PARSE_YML_WORDS_H
#define PARSE_YML_WORDS_H

#include <stdbool.h>

struct arena;

struct yml_words {
    const char *text, *remedy;
    bool at_context; /* the place to show is where it began, not where it was noticed */
};

/* problem and context as libyaml gives them (either may be NULL); context_line is where the context began. */
struct yml_words yml_words(struct arena *a, const char *problem, const char *context, int context_line);

#endif
