/* local.c: dates, lists, and counts of words where ICU's data lack a language, or write it as its
 * readers do not. A catalog says it in its section "local", whose keys are all optional:
 *
 *     local:
 *       months: janvye fevriye ...            names, from the first on, separated by spaces
 *       short_months: janv fev ...
 *       days: dimanch lendi ...               from Sunday on
 *       halves: subaxnimo galabnimo           of the day: before and after noon
 *       long: d MMMM y                        patterns of ICU, by enum date_style:
 *       day: d MMMM                             long, day, short, month, month_short, weekday
 *       time: h:mm a
 *       and: ak                               before the last item of a list
 */
#include "i18n/i18n_inner.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

static const char *local_text(const struct lang *l, const char *key) {
    const struct message *m = table_find(l->catalog.messages, key);
    return m ? m->forms[FORM_OTHER] : NULL;
}

/* ---- dates ---- */

const char *local_pattern(const struct lang *l, enum date_style style) {
    static const char *const keys[DATE_STYLES] = {
        [DATE_LONG] = "local.long",       [DATE_DAY] = "local.day",
        [DATE_SHORT] = "local.short",     [DATE_MONTH] = "local.month",
        [DATE_WEEKDAY] = "local.weekday", [DATE_MONTH_SHORT] = "local.month_short",
    };
    return local_text(l, keys[style]);
}

const char *local_time(const struct lang *l) { return local_text(l, "local.time"); }

/* Sets the names of one kind, from `first` on; what the catalog does not name stays as it is. */
static void set_names(UDateFormat *f, UDateFormatSymbolType type, int32_t first,
                      const char *names) {
    for (int32_t i = first; names && *names; i++) {
        size_t n = strcspn(names, " ");
        char *one = mem_alloc(n + 1);
        memcpy(one, names, n);
        one[n] = '\0';
        struct wide w = wide_from(one);
        UErrorCode error = U_ZERO_ERROR;
        udat_setSymbols(f, type, i, w.s, w.n, &error);
        free(w.s);
        free(one);
        names += n + strspn(names + n, " ");
    }
}

void local_names(const struct lang *l, UDateFormat *f) {
    static const struct {
        const char *key;
        int32_t first;
        UDateFormatSymbolType types[2]; /* within a date, and alone */
    } rows[] = {{"local.months", 0, {UDAT_MONTHS, UDAT_STANDALONE_MONTHS}},
                {"local.short_months", 0, {UDAT_SHORT_MONTHS, UDAT_STANDALONE_SHORT_MONTHS}},
                {"local.days", 1, {UDAT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS}},
                {"local.halves", 0, {UDAT_AM_PMS, UDAT_AM_PMS}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *names = local_text(l, rows[i].key);
        for (int k = 0; k < 2; k++) set_names(f, rows[i].types[k], rows[i].first, names);
    }
}

/* ---- lists ---- */

const char *local_list(const struct lang *l, struct arena *a, const char *const *items, size_t n) {
    const char *and = local_text(l, "local.and");
    if (!and) return NULL;
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        const char *before = i + 1 == n ? arena_printf(a, " %s ", and) : ", ";
        if (i) buf_str(&b, before);
        buf_str(&b, items[i]);
    }
    return buf_take(&b, a);
}
