/* meant.c: the id that is meant when a text has a name instead: "Yusuf" for yusuf-haddad.
 *
 * What has the form of an id may be one: of a learner who has left, or misspelled. Another child
 * with a similar id is never proposed, who would get what is not theirs. */
#include "load/load_inner.h"

#include "base/buf.h"
#include "i18n/name_words.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

enum { IDS_MOST = 3, FORMS = 7 };

/* Without case, accents, and separators. */
static const char *folded(struct arena *a, const char *x, const char *y) {
    struct buf letters = BUF_INIT;
    const char *texts[] = {x, y};
    for (size_t i = 0; i < 2; i++)
        for (const char *p = texts[i]; p && *p; p++)
            if (!strchr(" ,-_\t", *p)) buf_char(&letters, *p);
    const char *key = word_key(a, letters.p ? letters.p : "", letters.n);
    buf_release(&letters);
    return key;
}

/* "yusuf" is the first part of yusuf-haddad, and "haddad" is another. */
static bool is_part_of(const char *id, const char *key) {
    size_t length = strlen(key);
    for (const char *part = id; length && *part;) {
        size_t n = strcspn(part, "-");
        if (n == length && strncmp(part, key, n) == 0) return true;
        part += n + (part[n] == '-');
    }
    return false;
}

static bool is_called(struct arena *a, const struct learner_place *p, const char *key) {
    const char *forms[FORMS] = {folded(a, p->first, NULL),    folded(a, p->called, NULL),
                                folded(a, p->last, NULL),     folded(a, p->first, p->last),
                                folded(a, p->last, p->first), folded(a, p->called, p->last),
                                folded(a, p->id, NULL)};
    for (size_t i = 0; i < FORMS; i++)
        if (strcmp(forms[i], key) == 0) return true;
    return is_part_of(p->id, key);
}

/* "maya-tores", "maya" */
static bool has_form_of_id(const char *text) {
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

const char *load_ids_meant(struct loader *l, const char *written, const struct learners_of *of) {
    if (has_form_of_id(written)) return NULL;
    struct arena *a = l->arena, *scratch = arena_new();
    const char *key = folded(scratch, written, NULL), *ids = NULL;
    size_t n = 0;
    for (size_t g = 0; *key && g < l->w->n_groups; g++) {
        const struct group *group = &l->w->groups[g];
        if ((of->group && group != of->group) || (of->one_school && group->school != of->school))
            continue;
        for (size_t i = 0; i < group->n_learners && n < IDS_MOST; i++) {
            const char *id = group->learners[i].id;
            if (!is_called(scratch, &group->learners[i], key)) continue;
            ids = n++ ? arena_printf(a, "%s or '%s'", ids, id) : arena_printf(a, "'%s'", id);
        }
    }
    arena_free(scratch);
    return ids;
}
