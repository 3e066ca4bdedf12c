/* yml_words.h: what libyaml finds wrong, said in words that help somebody who never heard of YAML. */
#ifndef PARSE_YML_WORDS_H
#define PARSE_YML_WORDS_H

struct arena;

struct yml_words {
    const char *text, *remedy;
    enum yml_place {
        YML_WHERE_NOTICED,
        YML_WHERE_BEGUN,          /* the quotation mark, the bracket */
        YML_WHERE_BEGUN_IF_ABOVE, /* where it began, if that is another line */
    } place;
};

/* problem and context as libyaml gives them (either may be NULL); context_line is where the context began. */
struct yml_words yml_words(struct arena *a, const char *problem, const char *context, int context_line);

#endif
