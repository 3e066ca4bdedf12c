/* slots.c: the texts of a workspace that may be translated, each with its place, for those who
 * translate them. */
#include "load/load_inner.h"

#include "model/group.h"

#include <string.h>

static bool is_wanted(const struct loader *l) {
    bool shipped = l->options && l->options->share && strcmp(l->root, l->options->share) == 0;
    return l->index && l->index->slots && !shipped;
}

/* "goal-1/i_will/2": the keys that lead to the value, with the id or the number of each entry. */
static const char *key_of(struct arena *a, const struct schema_step *in) {
    const char *key = NULL;
    for (; in; in = in->up) {
        const char *one = in->name ? in->name : arena_printf(a, "%zu", in->entry);
        key = key ? arena_printf(a, "%s/%s", one, key) : one;
    }
    return key ? key : "";
}

static bool holds(const struct words *w, const char *tag) {
    for (size_t i = 0; i < w->n; i++)
        if (w->entries[i].tag && strcmp(w->entries[i].tag, tag) == 0) return true;
    return false;
}

/* The written translations that are not among the words in use. */
static struct words outdated_of(struct arena *a, const struct yml *node, const struct words *w) {
    struct words out = {0};
    if (node->kind != YML_MAP_NODE) return out;
    out.entries = arena_array(a, node->n, sizeof *out.entries);
    for (size_t i = 0; i < node->n; i++) {
        const struct yml_entry *e = &node->entries[i];
        const struct yml *text = yml_get(e->value, "text"),
                         *by = yml_get(e->value, "translated_by");
        if (!text || text->kind != YML_SCALAR_NODE || holds(w, e->key->text)) continue;
        const char *who = by && by->kind == YML_SCALAR_NODE ? by->text : NULL;
        out.entries[out.n++] = (struct words_entry){e->key->text, text->text, who};
    }
    return out;
}

bool load_is_text_of(const struct load_slot *s, const char *data, size_t n) {
    const struct source *source = s->source;
    size_t mark = source->marked ? strlen("\xEF\xBB\xBF") : 0;
    return n == source->n + mark && memcmp(data + mark, source->text, source->n) == 0;
}

bool load_wants_slots(const struct schema *s) { return is_wanted(s->context); }

void load_own_slot(const struct schema *s, const struct yml *node) {
    const struct loader *l = s->context;
    if (!node || !is_wanted(l) || !l->index->slots->list.n) return;
    struct load_slot *last = &l->index->slots->list.v[l->index->slots->list.n - 1];
    if (last->node == node) last->own = true;
}

void load_note_slot(struct schema *s, const struct yml *node, const struct words *w, bool own) {
    struct loader *l = s->context;
    if (!is_wanted(l)) return;
    struct load_slot slot = {.file = s->source->file,
                             .key = key_of(s->arena, s->in),
                             .own = own,
                             .learner = l->place ? l->place->path : NULL,
                             .words = *w,
                             .outdated = outdated_of(s->arena, node, w),
                             .source = s->source,
                             .node = node};
    words_mark(w->entries[0].text, slot.mark);
    VEC_PUSH(l->arena, &l->index->slots->list, slot);
}
