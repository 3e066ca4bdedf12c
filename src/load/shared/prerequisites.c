/* prerequisites.c: the prerequisites of targets, after all frameworks are read: ids that exist, and
 * no cycles. Which target a learner is ready for is decided elsewhere. A target with a fault here
 * is never up next; nothing else is affected. */
#include "load/load_inner.h"

#include "model/framework.h"
#include "model/workspace.h"

#include <string.h>

/* If a prerequisite is unknown, it cannot be shown to be demonstrated. */
static void resolve_after(struct schema *s, const struct written_after *raw, struct target *t) {
    t->after = arena_array(s->arena, raw->n, sizeof(struct target *));
    for (size_t i = 0; i < raw->n; i++) {
        void *first;
        if (load_later(s, &type_later_target, raw->after[i], &first) && first)
            t->after[t->n_after++] = first;
        else
            t->after_unknown = true;
    }
}

enum visit { UNSEEN, OPEN, DONE };

/* A step of the search along `after`. */
struct step {
    struct target *target;
    size_t next;
};

/* "a -> b -> a", from the target where the search met itself. */
static const char *cycle_text(struct arena *a, const struct step *path, size_t n,
                              const struct target *again) {
    size_t start = 0, length = 1;
    while (path[start].target != again) start++;
    for (size_t i = start; i < n; i++) length += strlen(path[i].target->id) + 4;
    char *text = arena_alloc(a, length + strlen(again->id)), *p = text;
    for (size_t i = start; i <= n; i++) {
        const char *id = i < n ? path[i].target->id : again->id;
        if (i > start) p = (char *)memcpy(p, " -> ", 4) + 4;
        p = (char *)memcpy(p, id, strlen(id)) + strlen(id);
    }
    return text;
}

struct cycles {
    const struct written_after *written; /* by index of target */
    enum visit *state;                   /* by index of target */
    struct step *path;                   /* room for all targets */
};

static const struct yml *after_node(const struct cycles *c, const struct target *t,
                                    const struct target *first) {
    const struct written_after *raw = &c->written[t->index];
    for (size_t i = 0; i < raw->n; i++)
        if (strcmp(raw->after[i]->text, first->id) == 0) return raw->after[i];
    return raw->node;
}

/* Breaks a cycle where it was found: removes the last step. */
static void open_cycle(struct step *last) {
    struct target *t = last->target;
    for (size_t i = --last->next; i + 1 < t->n_after; i++) t->after[i] = t->after[i + 1];
    t->n_after--;
    t->after_unknown = true;
}

static void report_cycle(struct cycles *c, size_t n, struct target *again) {
    struct target *last = c->path[n - 1].target;
    struct schema *s = c->written[last->index].schema;
    schema_fault(s, after_node(c, last, again), CODE_CYCLE,
                 arena_printf(s->arena, "prerequisites in a circle: %s",
                              cycle_text(s->arena, c->path, n, again)),
                 "each would have to come before itself: remove one of these 'after' entries");
    open_cycle(&c->path[n - 1]);
}

/* Depth first, without recursion: a chain may be as long as there are targets. */
static void search_from(struct cycles *c, struct target *start) {
    size_t n = 0;
    c->path[n++] = (struct step){start, 0};
    c->state[start->index] = OPEN;
    while (n > 0) {
        struct step *top = &c->path[n - 1];
        if (top->next == top->target->n_after) {
            c->state[top->target->index] = DONE;
            n--;
            continue;
        }
        struct target *first = top->target->after[top->next++];
        if (c->state[first->index] == OPEN) report_cycle(c, n, first);
        if (c->state[first->index] != UNSEEN) continue;
        c->state[first->index] = OPEN;
        c->path[n++] = (struct step){first, 0};
    }
}

void load_prerequisites(struct loader *l, const struct written_after *written) {
    struct workspace *w = l->w;
    struct cycles c = {.written = written,
                       .state = arena_array(l->arena, w->n_targets, sizeof *c.state),
                       .path = arena_array(l->arena, w->n_targets, sizeof *c.path)};
    for (size_t i = 0; i < w->n_targets; i++)
        resolve_after(written[i].schema, &written[i], w->targets[i]);
    for (size_t i = 0; i < w->n_targets; i++)
        if (c.state[i] == UNSEEN) search_from(&c, w->targets[i]);
}
