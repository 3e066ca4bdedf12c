/* scales.c: scales that go by date: which one is in force on a day, and what a level of an earlier
 * scale counts as on a later one. */
#include "model/scales.h"

#include "model/framework.h"
#include "model/scale.h"

struct scale *scale_on(const struct scales *s, struct date day) {
    struct scale *scale = s->n ? s->v[0].scale : NULL;
    for (size_t i = 1; i < s->n; i++)
        if (date_cmp(s->v[i].from, day) <= 0) scale = s->v[i].scale;
    return scale;
}

struct scale *scale_of_framework(const struct framework *f, struct date day) {
    const bool over = date_is_set(f->retired) && date_cmp(day, f->retired) >= 0;
    return scale_on(&f->scales, over ? date_from_days(date_days(f->retired) - 1) : day);
}

/* What the levels of `to` say of a level of `from`. */
static bool is_said(const struct scale *from, struct dec level, const struct scale *to,
                    struct dec *out) {
    for (size_t i = 0; i < to->n_levels; i++)
        for (size_t k = 0; k < to->levels[i].n_was; k++) {
            const struct level_was *was = &to->levels[i].was[k];
            if (was->scale != from || dec_cmp(was->level, level) != 0) continue;
            *out = to->levels[i].value;
            return true;
        }
    return false;
}

bool scale_carry(const struct scales *s, const struct scale *from, struct dec level,
                 const struct scale *to, struct dec *out) {
    size_t i = 0;
    while (i < s->n && s->v[i].scale != from) i++;
    while (from != to && !is_said(from, level, to, &level)) {
        /* step by step, over the scales between them */
        if (i + 2 >= s->n || !is_said(from, level, s->v[i + 1].scale, &level)) return false;
        from = s->v[++i].scale;
    }
    *out = level;
    return true;
}
