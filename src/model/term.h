/* term.h: terms, and the day that everything is asked about. */
#ifndef MODEL_TERM_H
#define MODEL_TERM_H

#include "base/date.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

struct names;

struct term {
    const char *id;
    struct words name;
    struct date starts, ends;
    bool faulty; /* its days are unknown. Never true in struct calendar */
};

/* The terms of the workspace, or of a school or class that has its own. */
struct calendar {
    struct term *terms; /* in order */
    size_t n_terms;
    struct term *term; /* the term of the reports; NULL if there is none, or it is unknown */
    struct date as_of;
    /* Only for the functions below. The later of as_of and the day of the build; and a day not
     * before it: consent that has expired until then stays expired. */
    struct date latest, clock;
    /* The last day on which a build gets the same answers from these functions as this one; not
     * set: any. Shared by all calendars; NULL: it is not asked for. */
    struct date *lasts;
    /* The day is before the one that the workspace is about (`as_of` of the settings, or that of
     * the build): what has no date in the files may not have been so yet, and is left out. */
    bool past;
    bool looks_back; /* the as-of day was given by someone who wants to see another day */
    bool term_asked; /* that day is the end of the term that they asked for */
    /* Private to `load`: all terms by id, also those whose days are unknown; whether some of them
     * could not be read; and the file that lists them. */
    struct names *ids;
    bool unread;
    const char *file;
};

/* Whatever depends on the day of the build, and not on the as-of day alone, asks one of these. */

/* Is the day of the build after this one? */
bool clock_is_after(const struct calendar *c, struct date day);
/* Is this day not after the day of the build, or not after the as-of day? */
bool clock_has_come(const struct calendar *c, struct date day);
/* In a build on the day `now`, it matters whether it is after `day`. lasts: may be NULL. */
void clock_note(struct date *lasts, struct date now, struct date day);
/* *lasts becomes no later than this day; if it is not set, nothing changes. */
void clock_end(struct date *lasts, struct date day);

#endif
