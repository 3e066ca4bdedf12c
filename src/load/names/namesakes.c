/* namesakes.c: what to print beside the names of learners of one class, or course, who have the
 * same first and last name, so that no report is handed to the other one's family. */
#include "load/load_inner.h"

#include "i18n/spelling.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

const char *load_whole_name_key(struct arena *a, const struct learner_place *p) {
    return spell_key(a, spell_full_name(a, p->first, p->last));
}

const char *load_called_key(struct arena *a, const struct learner_place *p) {
    return arena_printf(a, "%s\n%s", load_whole_name_key(a, p), spell_key(a, p->called));
}

/* How many learners of a class have each key. */
static size_t *count_of(struct arena *a, struct table *counts, const char *key) {
    size_t *count = table_find(counts, key);
    if (count) return count;
    count = arena_array(a, 1, sizeof *count);
    *count = 0;
    table_set(counts, key, count);
    return count;
}

static void tell_apart(struct loader *l, const struct group *g) {
    struct arena *scratch = arena_new();
    struct table *counts = table_new(scratch);
    for (size_t i = 0; i < group_size(g); i++) {
        const struct learner_place *p = group_at(g, i);
        if (!p->first) continue;
        ++*count_of(scratch, counts, load_whole_name_key(scratch, p));
        ++*count_of(scratch, counts, load_called_key(scratch, p));
    }
    for (size_t i = 0; i < group_size(g); i++) {
        struct learner_place *p = group_at(g, i);
        if (!p->first || *count_of(scratch, counts, load_whole_name_key(scratch, p)) == 1) continue;
        const bool by_called = strcmp(p->called, p->first) != 0 &&
                               *count_of(scratch, counts, load_called_key(scratch, p)) == 1;
        if (!by_called || !p->told_apart)
            p->told_apart = arena_strdup(l->arena, by_called ? p->called : p->id);
    }
    arena_free(scratch);
}

void load_tell_apart(struct loader *l) {
    for (size_t i = 0; i < l->w->n_groups; i++) tell_apart(l, &l->w->groups[i]);
}
