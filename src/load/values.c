/* values.c: the types of values that a portfolio adds to those of parse (ids, moments; words are in
 * words.c, levels in levels.c), and the checks of dates that several files need. */
#include "load/load_inner.h"

#include "model/term.h"
#include "model/workspace.h"
#include "parse/when.h"

#include <string.h>

/* ---- ids and moments ---- */

static bool read_id(struct schema *s, const struct schema_field *f, const struct yml *node,
                    void *at) {
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:";
    const char *text = schema_scalar(s, f, node, "an id");
    if (!text) return false;
    if (strspn(text, allowed) != node->n || node->n == 0 || node->n > 100)
        return schema_fault(
            s, node, CODE_ID_SHAPE,
            arena_printf(s->arena, "'%s' cannot be an id", source_quote(s->arena, text)),
            "write it with letters from a to z, digits, '-' and '.', without spaces, at most 100 of them");
    memcpy(at, &text, sizeof text);
    return true;
}

static bool read_moment(struct schema *s, const struct schema_field *f, const struct yml *node,
                        void *at) {
    struct moment m = {0};
    struct when_fault fault;
    const char *text = schema_scalar(s, f, node, "a date and time like 2026-11-24 15:20");
    if (!text) return false;
    if (!when_time(s->arena, text, &m.date, &m.hour, &m.minute, &fault))
        return schema_fault(s, node, fault.code, fault.text, fault.remedy);
    memcpy(at, &m, sizeof m);
    return true;
}

const struct schema_type type_id = {"id", "text",  sizeof(char *),
                                    true, read_id, "^[-A-Za-z0-9._:]{1,100}$"};
const struct schema_type type_moment = {
    "date and time",
    "string",
    sizeof(struct moment),
    true,
    read_moment,
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]+([0-9]{1,2}:[0-5][0-9](:00)?( *([aApP][mM]|[aApP][.][mM][.]))?)?)?$"};

/* ---- days in names of files ---- */

/* What a name begins with that may be a day: figures, and what parts them. */
static const char *day_begun(struct arena *a, const char *name) {
    size_t n = strspn(name, "0123456789-._");
    while (n && strchr("-._", name[n - 1])) n--;
    char *text = arena_strndup(a, name, n);
    for (char *c = text; *c; c++)
        if (*c == '_') *c = '-';
    return text;
}

const char *load_day_remedy(struct arena *a, const char *name, const char *of, const char * or) {
    struct when_fault fault;
    struct date date;
    const char *begun = day_begun(a, name);
    const bool is_day = when_date(a, begun, &date, &fault);
    if (!is_day && fault.code == CODE_DATE_SHAPE && strncmp(fault.remedy, "write '", 7) == 0)
        return arena_printf(a, "in the name %s, %s; or add %s", of, fault.remedy, or);
    return arena_printf(a, "begin the name %s with the day, as in 2026-10-03-bridge, or add %s", of,
                        or);
}

/* ---- checks ---- */

const char *load_remedy_of_as_of(struct arena *a, const struct calendar *c, struct date day,
                                 const char *usual) {
    char today[20];
    if (!clock_has_come(c, day)) return usual;
    date_iso(c->as_of, today);
    return arena_printf(a,
                        "'as_of' in folioscope.yaml makes %s today: take that line out, or write "
                        "the day that it is",
                        today);
}

void load_check_future(struct schema *s, const struct yml *map, const char *key, struct date date,
                       const char *what) {
    const struct loader *l = s->context;
    struct yml start = {.at = {1, 1, 3}};
    char today[20];
    if (l->w->calendar->looks_back || !date_is_set(date) ||
        date_cmp(date, l->w->calendar->as_of) <= 0)
        return;
    const struct yml *written = map ? yml_get(map, key) : &start;
    if (!written) written = map;
    date_iso(l->w->calendar->as_of, today);
    schema_fault(
        s, written, CODE_FUTURE,
        arena_printf(s->arena, "%s is dated after %s, the day that counts as today", what, today),
        "check the year of the date, or 'as_of' in folioscope.yaml; until that day it is left out");
}

bool load_in_order(struct schema *s, const struct yml *map, const char *first_key,
                   struct date first, const char *last_key, struct date last) {
    if (!date_is_set(first) || !date_is_set(last) || date_cmp(first, last) <= 0) return true;
    char from[20];
    date_iso(first, from);
    const struct yml *node = yml_get(map, last_key);
    return schema_fault(s, node ? node : map, CODE_ENDS_FIRST,
                        arena_printf(s->arena, "'%s' is before '%s'", last_key, first_key),
                        arena_printf(s->arena,
                                     "'%s' is %s: write that day or a later one, or check the year",
                                     first_key, from));
}
