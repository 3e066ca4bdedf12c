/* sections.h: splits a class-wide Markdown file at the headings of learners:
 *
 *     ## maya-torres
 *     She asks why.
 *     ### fractions
 *     She compares any two of them.
 *
 * A heading of the first or second level begins the words of the learner whose id it is. The words
 * below it are that learner's alone. A name does not count: another learner may have it some day,
 * or had it before. Text under no learner's heading is a finding, and is given to no one, unless it
 * comes first in a file that has words for all (`shares`). */
#ifndef LOAD_SECTIONS_H
#define LOAD_SECTIONS_H

#include "load/class/class_log.h"
#include "load/class/share.h"

struct sections {
    bool shares;     /* set by the caller: the words before the first heading are everyone's */
    size_t n_shared; /* bytes of them */
    bool spares;     /* set by the caller: a fault costs the words alone, not the learner */
    bool unsafe;     /* they may hold words that are meant for one learner; reported */
    VEC(struct learner_section {
        struct learner_place *place;
        struct class_section words;
        const char *from; /* the words where they are in the file */
        size_t n;
    })
    list;
};

void sections_split(struct class_log *c, struct source *source, const struct front *front,
                    struct sections *out);
/* Leaves out everybody who has a heading: a fault at the top of the file is about all of them. */
void sections_doubt(const struct sections *s);

/* The text without comments that are closed. */
char *sections_without_comments(struct arena *a, const char *text, size_t n);

#endif
