/* part_next.c: what we will do next, and the family's answer. */
#include "model/framework.h"
#include "model/goal.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/term.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

/* ---- what we will do next ---- */

static bool is_ahead(const struct viewer *v, const struct planned *p) {
    const struct outcome *o = v->assessment->outcomes[p->target->index];
    return o && o->status != STATUS_DEMONSTRATED && date_is_set(p->by) &&
           date_cmp(p->by, v->calendar->as_of) >= 0;
}

/* The next targets of the plan with their days, in a line each. */
static void add_plan(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    struct block *list = block_new(v->arena, BLOCK_LIST);
    list->list.tight = true;
    size_t n = 0, shown = 0;
    for (size_t i = 0; i < l->n_plan; i++) n += is_ahead(v, &l->plan[i]);
    for (size_t i = 0; i < l->n_plan && shown < part_limit(p, n); i++) {
        const struct planned *plan = &l->plan[i];
        if (!is_ahead(v, plan)) continue;
        shown++;
        size_t left = shown == part_limit(p, n) ? n - shown : 0;
        struct inls is;
        inls_start(&is, v->arena);
        inls_append(&is, say_target_short(v, plan->target));
        inls_add(&is, INLINE_TEXT, " ");
        const char *by = tr_text(v->lang, v->arena, "goal.due", "date", say_day(v, plan->by));
        const char *facts = JOIN(v->arena, by, part_more_words(v, left));
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, facts)));
        list_add(v->arena, list, is.first);
    }
    if (shown) blocks_append(out, list);
}

static bool is_running(const struct viewer *v, const struct support *s) {
    return !date_is_set(s->until) || date_cmp(s->until, v->calendar->as_of) >= 0;
}

/* The supports that go on, in a line each, with who gives them. */
static void add_supports(const struct viewer *v, struct blocks *out) {
    const struct learner *l = v->learner;
    struct block *list = block_new(v->arena, BLOCK_LIST);
    list->list.tight = true;
    for (size_t i = 0; i < l->n_supports; i++) {
        const struct support *s = &l->supports[i];
        if (!is_running(v, s)) continue;
        struct inls is;
        inls_start(&is, v->arena);
        inls_append(&is, say_staff(v, s->what));
        inls_add(&is, INLINE_TEXT, " ");
        inls_append(
            &is, inl_wrap(v->arena, INLINE_QUIET,
                          s->who ? say_staff(v, s->who) : inl_text(v->arena, say_day(v, s->date))));
        list_add(v->arena, list, is.first);
    }
    if (!list->list.items) return;
    blocks_add_heading(out, 3, inl_text(v->arena, T(v, "supports.title")));
    blocks_append(out, list);
}

void part_next_steps(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct goal *g = policy_shows(v, DATUM_GOALS) ? part_working_goal(v->learner) : NULL;
    struct blocks in;
    blocks_start(&in, v->arena);
    if (g) {
        blocks_add_paragraph(&in, PARAGRAPH_BODY, part_goal_words(v, g));
        blocks_append(&in, part_goal_columns(v, g, 3, v->medium == ON_SCREEN));
    }
    if (policy_shows(v, DATUM_PLAN)) add_plan(v, p, &in);
    if (policy_shows(v, DATUM_SUPPORTS)) add_supports(v, &in);
    blocks_add_heading(out, 2, part_title(v, p, "next.title"));
    if (in.first)
        blocks_append(out, in.first);
    else
        part_add_lines(v, 3, out);
}

/* ---- the family's answer ---- */

/* Known only if the conference is still to come. */
static const char *slip_words(const struct viewer *v) {
    const struct conference *c = &v->learner->conference;
    bool by = policy_shows(v, DATUM_CONFERENCE) && c->set && date_is_set(c->date) &&
              date_cmp(c->date, v->calendar->as_of) > 0;
    return by ? tr_text(v->lang, v->arena, "slip.back_by", "date",
                        say_date(v, c->date, DATE_WEEKDAY))
              : T(v, "slip.back");
}

/* The question in the second language, a line of its own: half a page has no room for both in one,
 * which would be broken in the middle of a language. */
static struct block *question_again(const struct viewer *v, const char *key) {
    if (!v->second) return NULL;
    struct block *b = block_paragraph(v->arena, inl_text(v->arena, tr(v->second, key)));
    b->lang = lang_tag(v->second);
    return b;
}

enum { MOST_LINES = 8 }; /* to write on, where the page has room */

static struct block *slip_questions(const struct viewer *v, int lines) {
    static const char *const keys[] = {"slip.see", "slip.talk"};
    struct block *b = block_new(v->arena, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    b->columns.level = 3;
    struct column **next = &b->columns.columns;
    for (size_t i = 0; i < 2; i++, next = &(*next)->next) {
        struct block *room = block_new(v->arena, BLOCK_LINES);
        room->lines.count = lines;
        room->lines.most = lines > MOST_LINES ? lines : MOST_LINES;
        *next = arena_make(v->arena, struct column);
        struct blocks in;
        blocks_start(&in, v->arena);
        blocks_append(&in, question_again(v, keys[i]));
        blocks_append(&in, room);
        **next = (struct column){.weight = 1, .title = T(v, keys[i]), .blocks = in.first};
    }
    return b;
}

/* Whose slip it is, and what to do with it; a report in two languages says it in both. */
static void add_slip_words(const struct viewer *v, struct blocks *out) {
    const char *whose = JOIN(v->arena, label_full_name(v), say_plain(v, &v->learner->group->name));
    struct viewer other = *v;
    blocks_add_paragraph(out, PARAGRAPH_SMALL,
                         inl_text(v->arena, JOIN(v->arena, whose, slip_words(v))));
    if (!v->second) return;
    other.lang = v->second;
    struct block *b = blocks_add(out, BLOCK_PARAGRAPH);
    b->lang = lang_tag(v->second);
    b->paragraph.role = PARAGRAPH_SMALL;
    b->paragraph.text = inl_text(v->arena, slip_words(&other));
}

void part_family_slip(const struct viewer *v, const struct part *p, struct blocks *out) {
    static const char *const keys[] = {"sign.family", "goal.date"};
    struct block *b = blocks_add(out, BLOCK_SECTION);
    b->section.style = SECTION_SLIP;
    b->section.level = 2;
    b->section.title = part_title(v, p, "slip.title");
    struct blocks in;
    blocks_start(&in, v->arena);
    add_slip_words(v, &in);
    blocks_append(&in, slip_questions(v, p->count > 0 ? p->count : 3));
    struct block *sign = blocks_add(&in, BLOCK_SIGNATURES);
    struct signature **next = &sign->signatures.signatures;
    for (size_t i = 0; i < 2; i++, next = &(*next)->next) {
        *next = arena_make(v->arena, struct signature);
        (*next)->label = T(v, keys[i]);
    }
    b->section.blocks = in.first;
}
