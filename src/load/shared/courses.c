/* courses.c: the learners of a course: a class whose class.yaml lists learners of other classes.
 *
 * What a course says of a learner is in the learner's one portfolio, so a mistake in its list costs
 * whoever may be meant: they stay as they were published. An id that is unknown is never taken for
 * a similar one, which is another child's. */
#include "load/load_inner.h"

#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

void load_note_course(struct loader *l, const struct written_course *c) {
    VEC_PUSH(l->arena, &l->index->courses.list, *c);
}

bool load_is_member(const struct group *course, const struct learner_place *p) {
    for (size_t i = 0; i < p->n_courses; i++)
        if (p->courses[i] == course) return true;
    return false;
}

/* ---- who is in doubt ---- */

static bool is_of_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static bool leave_out(struct group *g, const char *id) {
    bool any = false;
    for (size_t i = 0; i < g->n_learners; i++)
        if (strcmp(g->learners[i].id, id) == 0) g->learners[i].left_out = any = true;
    for (size_t i = 0; i < g->n_members; i++)
        if (strcmp(g->members[i]->id, id) == 0) g->members[i]->left_out = any = true;
    return any;
}

/* Leaves out whoever may be meant: the learner of the class, or else of another one. */
static void doubt_id(struct loader *l, const struct group *g, const char *id) {
    struct workspace *w = l->w;
    if (leave_out(&w->groups[g - w->groups], id)) return;
    for (size_t i = 0; i < w->n_groups; i++) leave_out(&w->groups[i], id);
}

void load_doubt(struct loader *l, const struct group *g, const char *text, size_t n) {
    struct arena *scratch = arena_new();
    for (size_t i = 0, end; i < n; i = end + 1) {
        end = i;
        while (end < n && is_of_id(text[end])) end++;
        if (end > i) doubt_id(l, g, arena_strndup(scratch, text + i, end - i));
    }
    arena_free(scratch);
}

static void doubt_school(struct workspace *w, const struct school *school) {
    for (size_t i = 0; i < w->n_groups; i++)
        for (size_t k = 0; k < w->groups[i].n_learners; k++)
            if (w->groups[i].school == school) w->groups[i].learners[k].left_out = true;
}

/* A list that is not understood may name anyone in its file, or in the school if the file cannot be
 * read. */
static void doubt_list(struct loader *l, const struct written_course *c) {
    c->group->lacks_members = true;
    if (c->schema.source)
        load_doubt(l, c->group, c->schema.source->text, c->schema.source->n);
    else
        doubt_school(l->w, c->group->school);
}

/* A class.yaml that cannot be read may be a course's, of anyone in its school. */
static void doubt_unread(struct loader *l, const char *path) {
    const struct workspace *w = l->w;
    for (size_t i = 0; i < w->n_groups; i++)
        if (w->groups[i].n_learners == 0 &&
            strcmp(path, load_path(l, w->groups[i].path, "class.yaml")) == 0)
            doubt_school(l->w, w->groups[i].school);
}

/* ---- who is meant ---- */

/* Ids are one person's in all classes and schools. */
static struct learner_place *find(const struct workspace *w, const char *id) {
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            if (strcmp(w->groups[g].learners[i].id, id) == 0) return &w->groups[g].learners[i];
    return NULL;
}

/* NULL if it is unknown who is. */
static struct learner_place *who_is_meant(struct loader *l, struct schema *s,
                                          const struct yml *node) {
    static const struct schema_field nameless = {0};
    const char *id = schema_scalar(s, &nameless, node, "the id of a learner");
    struct learner_place *p = id ? find(l->w, id) : NULL;
    if (!id || p) return p && !p->twice ? p : NULL;
    if (l->w->unknown.unread.n + l->w->unknown.misnamed.n == 0)
        schema_fault(
            s, node, CODE_NO_LEARNER,
            arena_printf(l->arena, "no learner '%s' in any class", source_quote(l->arena, id)),
            "check the id: it is in the column 'id' of the home class's roster.csv, or the name of "
            "the learner's folder there; take it out if the learner has left the school");
    return NULL;
}

static void add_member(struct loader *l, struct schema *s, struct group *g, const struct yml *node,
                       struct learner_place *p) {
    if (load_is_member(g, p)) {
        schema_fault(s, node, CODE_DUPLICATE_ID,
                     arena_printf(l->arena, "'%s' is in this course twice", p->id),
                     "take one of them out");
        return;
    }
    g->members[g->n_members++] = p;
    struct group **courses = arena_array(l->arena, p->n_courses + 1, sizeof *courses);
    for (size_t i = 0; i < p->n_courses; i++) courses[i] = p->courses[i];
    courses[p->n_courses++] = g;
    p->courses = courses;
}

static void read_list(struct loader *l, const struct written_course *c) {
    struct schema s = c->schema;
    struct group *g = c->group;
    g->members = arena_array(l->arena, c->n + 1, sizeof(struct learner_place *));
    for (size_t i = 0; i < c->n; i++) {
        struct learner_place *p = who_is_meant(l, &s, c->ids[i]);
        if (p)
            add_member(l, &s, g, c->ids[i], p);
        else
            g->lacks_members = true;
    }
    if (g->n_frameworks == 0 && !g->lacks_frameworks && !yml_get(c->root, "frameworks"))
        schema_fault(&s, yml_get(c->root, "learners"), CODE_KEY_MISSING,
                     "a course says which frameworks its learners work on in it",
                     "add a line such as 'frameworks: [chemistry]'");
}

/* A class with a folder of its own learners, and a list of others. */
static void refuse_both(struct loader *l, const struct written_course *c) {
    struct schema s = c->schema;
    schema_fault(
        &s, yml_get(c->root, "learners"), CODE_MIXED_LEVELS,
        "this class has a folder 'learners' and a list of learners who have their folders elsewhere",
        "take the list out; or make the course a class of its own, with the list and without the "
        "folder");
    for (size_t i = 0; i < c->n; i++) {
        struct learner_place *p =
            c->ids[i]->kind == YML_SCALAR_NODE ? find(l->w, c->ids[i]->text) : NULL;
        if (p) p->left_out = true;
    }
}

void load_courses(struct loader *l) {
    for (size_t i = 0; i < l->index->courses.list.n; i++) {
        const struct written_course *c = &l->index->courses.list.v[i];
        bool listed = c->root && yml_get(c->root, "learners");
        if (listed && !c->group->course)
            refuse_both(l, c);
        else if (c->spoilt && c->group->n_learners == 0)
            doubt_list(l, c);
        else if (listed)
            read_list(l, c);
    }
    for (size_t i = 0; i < l->w->unknown.unread.n; i++) doubt_unread(l, l->w->unknown.unread.v[i]);
}
