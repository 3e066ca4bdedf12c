/* when.h: dates as people write them: read strictly, explained generously, never guessed.
 *
 *     if (!when_date(arena, "3/4/2026", &date, &fault)) ... fault.text, fault.remedy ...
 */
#ifndef PARSE_WHEN_H
#define PARSE_WHEN_H

#include "base/arena.h"
#include "base/codes.h"
#include "base/date.h"

#include <stddef.h>

/* Why a text is not a date: the code, what is wrong, and how to write it. */
struct when_fault {
    enum code code;
    const char *text, *remedy;
};

/* Accepts YYYY-MM-DD of a day that exists. Otherwise returns false and sets *fault. */
bool when_date(struct arena *a, const char *text, struct date *out, struct when_fault *fault);
/* Accepts "2026-11-24 15:20", "2026-11-24T15:20", or only a date (then *hour is -1). */
bool when_time(struct arena *a, const char *text, struct date *out, int *hour, int *minute,
               struct when_fault *fault);

#endif
