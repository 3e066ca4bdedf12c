/* basics.h: where something was written, and lists of text. */
#ifndef MODEL_BASICS_H
#define MODEL_BASICS_H

#include <stddef.h>

struct mark {
    const char *file;         /* relative to the workspace */
    int line, column, length; /* line and column from 1; in bytes */
};

struct texts { /* a list of text */
    const char **v;
    size_t n;
};

#endif
