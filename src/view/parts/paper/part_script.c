/* part_script.c: what the learner says at the conference, sentence by sentence. Paper only. */
#include "model/evidence.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/outline.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

struct speech {
    const struct viewer *v;
    struct list_item **next;
};

/* A line to say: the catalog's words, then the learner's own. Left out if there are none of the
 * learner's own. */
static void say(struct speech *s, const char *key, struct inl *own) {
    const struct viewer *v = s->v;
    if (!own) return;
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, T(v, key));
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, inl_wrap(v->arena, INLINE_STRONG, own));
    struct block *b = block_paragraph(v->arena, is.first);
    b->paragraph.role = PARAGRAPH_LEAD;
    *s->next = arena_make(v->arena, struct list_item);
    (*s->next)->blocks = b;
    s->next = &(*s->next)->next;
}

/* A line without words of the learner's own, such as a thing to do. */
static void cue(struct speech *s, const char *text) {
    const struct viewer *v = s->v;
    struct block *b = block_paragraph(v->arena, inl_text(v->arena, text));
    b->paragraph.role = PARAGRAPH_LEAD;
    *s->next = arena_make(v->arena, struct list_item);
    (*s->next)->blocks = b;
    s->next = &(*s->next)->next;
}

static struct inl *each_own(const struct viewer *v, const struct texts *t) {
    struct said *items = arena_array(v->arena, t->n + 1, sizeof *items);
    for (size_t i = 0; i < t->n; i++) items[i] = said_own(v, t->v[i]);
    return say_list(v, items, t->n);
}

static struct inl *proud_of(const struct viewer *v) {
    const struct learner *l = v->learner;
    for (size_t i = l->n_evidence; i-- > 0;)
        if (l->evidence[i].featured && view_shows_evidence(v, &l->evidence[i]))
            return say_own(v, l->evidence[i].title);
    return NULL;
}

static struct inl *newest(const struct viewer *v) {
    size_t n;
    struct outcome **done = choose_outcomes_with(v, STATUS_DEMONSTRATED, &n);
    return n ? say_target_quoted(v, done[0]->target) : NULL;
}

static void say_goal(struct speech *s, const struct goal *g) {
    if (!g) return;
    say(s, "script.goal", say_own(s->v, g->text));
    say(s, "script.i_will", each_own(s->v, &g->i_will));
    say(s, "script.i_need", each_own(s->v, &g->i_need));
    say(s, "script.family_can", each_own(s->v, &g->family_can));
}

void part_script(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct conference *c = &v->learner->conference;
    const struct outcome *focus = choose_focus_of(v);
    struct block *list = block_new(v->arena, BLOCK_LIST);
    struct speech s = {v, &list->list.items};
    if (p->title.n) blocks_add_heading(out, 2, say_words(v, &p->title));
    list->list.ordered = true;
    list->list.start = 1;
    cue(&s, T(v, "script.welcome"));
    if (c->set && c->with.n) say(&s, "script.here", say_staff_list(v, &c->with));
    say(&s, "script.proud", proud_of(v));
    say(&s, "script.can", newest(v));
    if (focus) say(&s, "script.working_on", say_target_quoted(v, focus->target));
    if (focus && focus->planned) say(&s, "script.doing", say_own(v, focus->planned->doing));
    say_goal(&s, part_working_goal(v->learner));
    cue(&s, T(v, "script.ask"));
    cue(&s, T(v, "script.thanks"));
    blocks_append(out, list);
}
