/* build_day.c: what depends on the day of the build, and until when it stays the same (term.h). */
#include "model/term.h"

void clock_end(struct date *lasts, struct date day) {
    if (lasts && date_is_set(day) && (!date_is_set(*lasts) || date_cmp(day, *lasts) < 0))
        *lasts = day;
}

void clock_note(struct date *lasts, struct date now, struct date day) {
    if (date_cmp(day, now) >= 0) clock_end(lasts, day);
}

bool clock_is_after(const struct calendar *c, struct date day) {
    clock_note(c->lasts, c->clock, day);
    return date_cmp(c->clock, day) > 0;
}

bool clock_has_come(const struct calendar *c, struct date day) {
    clock_note(c->lasts, c->latest, date_from_days(date_days(day) - 1));
    return date_cmp(day, c->latest) <= 0;
}
