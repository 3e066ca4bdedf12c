/* people.c: who can be seen or heard in the files of a piece: true, false, or the ids of
 * learners. */
#include "load/load_inner.h"

#include "base/answer.h"
#include "model/group.h"
#include "model/people.h"
#include "model/workspace.h"

#include <string.h>

static bool begins_with_class(const char *id, const char *slash, const char *class) {
    return strlen(class) == (size_t)(slash - id) && strncmp(class, id, strlen(class)) == 0;
}

/* "omar-haddad", or preceded by the class, also an earlier one: "birch/omar-haddad". */
static bool is_called(const struct learner_place *p, const char *id) {
    const char *slash = strrchr(id, '/');
    if (strcmp(p->id, slash ? slash + 1 : id) != 0) return false;
    if (!slash || begins_with_class(id, slash, p->group->id) ||
        begins_with_class(id, slash, p->group->out))
        return true;
    for (size_t i = 0; i < p->n_earlier; i++)
        if (begins_with_class(id, slash, p->earlier[i].class)) return true;
    return false;
}

static size_t in_group(const struct group *g, const char *id, const struct learner_place **found) {
    size_t n = 0;
    for (size_t i = 0; i < g->n_learners; i++)
        if (is_called(&g->learners[i], id) && n++ == 0) *found = &g->learners[i];
    return n;
}

/* Finds a learner, first in their own class. Returns how many there are. */
static size_t find(const struct loader *l, const char *id, const struct learner_place **found) {
    size_t n = l->place ? in_group(l->place->group, id, found) : 0;
    for (size_t g = 0; !n && g < l->w->n_groups; g++) {
        const struct learner_place *here = NULL;
        n = in_group(&l->w->groups[g], id, found);
        for (size_t k = g + 1; n && k < l->w->n_groups; k++)
            n += in_group(&l->w->groups[k], id, &here);
    }
    return n;
}

static bool no_learner(struct schema *s, const struct yml *node, const char *id) {
    struct loader *l = s->context;
    const char *meant = load_ids_meant(l, id, &(struct learners_of){.group = NULL});
    const char *rest =
        "write the names of learners' folders, such as [omar-haddad]. If this learner has left, take the "
        "file out, unless the family still agrees; then, and for people who never were learners here, write 'people: true'";
    /* the learner may be in a folder that could not be read */
    if (l->w->unknown.unread.n + l->w->unknown.misnamed.n) return false;
    load_spare_fault(s, node, CODE_NO_REFERENCE,
                     arena_printf(s->arena, "no learner '%s'", source_quote(s->arena, id)),
                     meant ? arena_printf(s->arena, "did you mean %s? Otherwise %s", meant, rest)
                           : rest);
    return false;
}

/* False if the id names no learner, or more than one: then the files are held back, and nothing
 * else is. */
static bool add_person(struct schema *s, const struct schema_field *f, const struct yml *node,
                       struct people_said *said) {
    const struct learner_place *found = NULL;
    const char *id = schema_scalar(s, f, node, "the id of a learner");
    size_t n = id ? find(s->context, id, &found) : 0;
    if (!id) return false;
    if (n > 1) {
        load_spare_fault(s, node, CODE_NO_REFERENCE,
                         arena_printf(s->arena, "more than one learner is called '%s'",
                                      source_quote(s->arena, id)),
                         arena_printf(s->arena, "write the class before it, such as %s/%s",
                                      found->group->out, found->id));
        return false;
    }
    if (!n) return no_learner(s, node, id);
    const struct loader *l = s->context;
    /* their own consent is checked in any case */
    if (found == l->place)
        said->self = true;
    else
        said->with[said->n_with++] = found;
    return true;
}

static bool read_list(struct schema *s, const struct schema_field *f, struct yml *const *items,
                      size_t n, struct people_said *said) {
    said->people = n ? PEOPLE_SHOWN : PEOPLE_NONE; /* [] means no one */
    said->with = arena_array(s->arena, n, sizeof *said->with);
    for (size_t i = 0; i < n; i++)
        if (!add_person(s, f, items[i], said)) said->unknown = true;
    return true;
}

/* Is it an id written without the brackets of a list? */
static bool is_id(const struct yml *node) {
    return node->kind == YML_SCALAR_NODE && *node->text && answer_of(node->text) == ANSWER_NONE;
}

static bool read_people(struct schema *s, const struct schema_field *f, const struct yml *node,
                        void *at) {
    struct people_said said = {0};
    bool shown = false, sound;
    if (is_id(node)) {
        struct yml copy = *node, *one = &copy;
        sound = read_list(s, f, &one, 1, &said);
    } else if (node->kind == YML_LIST_NODE) {
        sound = read_list(s, f, node->items, node->n, &said);
    } else {
        sound = type_bool.read(s, f, node, &shown);
        said.people = sound && !shown ? PEOPLE_NONE : PEOPLE_SHOWN;
        said.unknown = !sound;
    }
    memcpy(at, &said, sizeof said);
    return sound;
}

const struct schema_type type_people = {"true, false, or a list of learners",
                                        "any",
                                        sizeof(struct people_said),
                                        false,
                                        read_people,
                                        NULL};
