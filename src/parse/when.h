/* when.h: dates as people write them: read exactly, explained generously, never guessed. */
#ifndef PARSE_WHEN_H
#define PARSE_WHEN_H

#include "base/arena.h"
#include "base/codes.h"
#include "base/date.h"

#include <stddef.h>

/* Why a text is no date: the code, what is wrong with it, and how to write it. */
struct when_fault {
    enum code code;
    const char *text, *remedy;
};

/* YYYY-MM-DD of a day that exists. Otherwise false and *fault says why. */
bool when_date(struct arena *a, const char *text, struct date *out, struct when_fault *fault);
/* "2026-11-24 15:20", "2026-11-24T15:20" or a date alone (then *hour is -1). */
bool when_time(struct arena *a, const char *text, struct date *out, int *hour, int *minute,
               struct when_fault *fault);

#endif
