/* yml_words.h: libyaml's error messages in words that help people who have never heard of YAML. */
#ifndef PARSE_YML_WORDS_H
#define PARSE_YML_WORDS_H

struct arena;

struct yml_words {
    const char *text, *remedy;
    enum yml_place {
        YML_WHERE_NOTICED,        /* the place where libyaml noticed the error */
        YML_WHERE_BEGUN,          /* the start of the construct: the quotation mark, the bracket */
        YML_WHERE_BEGUN_IF_ABOVE, /* its start, if that is on an earlier line */
    } place;
};

/* problem and context are from libyaml (either may be NULL); context_line is the line where the
 * context began. */
struct yml_words yml_words(struct arena *a, const char *problem, const char *context,
                           int context_line);

#endif
