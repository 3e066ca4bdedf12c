/* scales.h: scales that go by date.
 *
 *     const struct scale *then = scale_on(&framework->scales, rating_day);
 *     if (scale_carry(&framework->scales, then, given, framework->scale, &level)) it counts
 */
#ifndef MODEL_SCALES_H
#define MODEL_SCALES_H

#include "base/date.h"
#include "base/dec.h"

#include <stdbool.h>
#include <stddef.h>

struct framework;
struct scale;

/* The scales that something has had, the oldest first. */
struct scales {
    struct scale_from {
        struct scale *scale;
        struct date from; /* the first one was in force before this day, too */
    } * v;
    size_t n;
};

/* The scale in force on a day; NULL if there are none. */
struct scale *scale_on(const struct scales *s, struct date day);
/* The framework's: from the day on which it was retired, that of its last day. */
struct scale *scale_of_framework(const struct framework *f, struct date day);
/* The level of the scale `to` that a level of the scale `from` counts as: itself, or what the
 * levels of the newer scale say of it, from scale to scale. False if they say nothing: such a level
 * is history, and is never compared with levels of the newer scale. */
bool scale_carry(const struct scales *s, const struct scale *from, struct dec level,
                 const struct scale *to, struct dec *out);

#endif
