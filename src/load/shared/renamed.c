/* renamed.c: ids that frameworks, competencies, and targets had before (`was`), so that what was
 * written with them in earlier years still counts. An old id belongs to one thing only: if two
 * claim it, it is unknown whose rating it is. */
#include "load/load_inner.h"

#include "model/framework.h"
#include "model/workspace.h"

#include <string.h>

/* The node of the old id with this number; the list may be a single value. */
static const struct yml *written_id(const struct yml *map, size_t i) {
    const struct yml *was = yml_get(map, "was");
    return was->kind == YML_LIST_NODE ? was->items[i] : was;
}

static void report(struct schema *s, const struct yml *map, size_t i, const char *what,
                   const struct mark *other) {
    const struct yml *node = written_id(map, i);
    schema_twice(s, node, CODE_DUPLICATE_ID,
                 arena_printf(s->arena, "'%s' is the id, or an old id, of another %s",
                              source_quote(s->arena, node->text), what),
                 (struct diag_place){other->file, other->line, other->column},
                 "an old id belongs to one only: remove it here or there");
}

void load_renamed_target(struct schema *s, const struct yml *map, struct target *t) {
    struct loader *l = s->context;
    for (size_t i = 0; i < t->was.n; i++) {
        if (ids_was(&l->index->targets, t->was.v[i], t)) continue;
        struct target *other = ids_find(&l->index->targets, t->was.v[i]);
        report(s, map, i, "learning target", &other->mark);
        other->competency->framework->faulty = t->competency->framework->faulty = true;
    }
}

static bool has_id(const struct competency *c, const char *id) {
    for (size_t i = 0; i < c->was.n; i++)
        if (strcmp(c->was.v[i], id) == 0) return true;
    return strcmp(c->id, id) == 0;
}

void load_renamed_competency(struct schema *s, const struct yml *map, struct competency *c) {
    struct framework *f = c->framework;
    for (size_t i = 0; i < c->was.n; i++)
        for (struct competency *other = f->competencies;
             other < f->competencies + f->n_competencies; other++) {
            if (other == c || !has_id(other, c->was.v[i])) continue;
            /* two old ids that are the same are reported once, at the second */
            if (other > c && strcmp(other->id, c->was.v[i]) != 0) continue;
            report(s, map, i, "competency", &other->targets[0].mark);
            f->faulty = true;
        }
}

void load_renamed_framework(struct schema *s, const struct yml *map, struct framework *f) {
    struct loader *l = s->context;
    for (size_t i = 0; i < f->was.n; i++) {
        if (ids_was(&l->index->frameworks, f->was.v[i], f)) continue;
        struct framework *other = ids_find(&l->index->frameworks, f->was.v[i]);
        const char *file = arena_printf(s->arena, "frameworks/%s.yaml", other->id);
        report(s, map, i, "framework", &(struct mark){file, 1, 1, 1});
        other->faulty = f->faulty = true;
    }
}
