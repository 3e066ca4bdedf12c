/* parts.c: the table of parts, and helpers that several parts share. */
#include "view/parts/parts.h"

#include "model/framework.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <string.h>

struct part_row {
    const char *name;
    void (*add)(const struct viewer *v, const struct part *p, struct blocks *out);
};

static const struct part_row rows[] = {
#define X(text, name) {text, part_##name},
    PARTS(X)
#undef X
};

static const char *const names[] = {
#define X(text, name) text,
    PARTS(X)
#undef X
};

static const struct part_row *row_of(const char *name) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return &rows[i];
    return NULL;
}

bool parts_knows(const char *name) { return row_of(name) != NULL; }

const char *const *parts_names(size_t *n) {
    *n = sizeof names / sizeof *names;
    return names;
}

void parts_add(const struct viewer *v, const struct part *parts, size_t n, struct blocks *out) {
    for (size_t i = 0; i < n; i++) {
        const struct part_row *row = row_of(parts[i].name);
        if (row) row->add(v, &parts[i], out); /* unknown names are already reported */
    }
}

struct inl *part_title(const struct viewer *v, const struct part *p, const char *key) {
    return p->title.n ? say_words(v, &p->title) : inl_text(v->arena, T(v, key));
}

size_t part_limit(const struct part *p, size_t all) {
    if (p->limit <= 0) return all;
    return (size_t)p->limit < all ? (size_t)p->limit : all;
}

const char *part_more_words(const struct viewer *v, size_t left) {
    return left ? tr_n(v->lang, v->arena, "board.more_on_site", (long)left) : NULL;
}

const char *part_more_pieces(const struct viewer *v, size_t left) {
    return left ? tr_n(v->lang, v->arena, "evidence.more_on_site", (long)left) : NULL;
}

struct block *part_bullets(const struct viewer *v, const struct texts *t, const char *lang) {
    if (!t->n) return NULL;
    struct block *b = block_new(v->arena, BLOCK_LIST);
    b->list.tight = true;
    for (size_t i = 0; i < t->n; i++)
        list_add(v->arena, b, say_it(v, (struct said){t->v[i], lang}));
    return b;
}

struct block *part_own_bullets(const struct viewer *v, const struct texts *t) {
    if (!t->n) return NULL;
    struct block *b = block_new(v->arena, BLOCK_LIST);
    b->list.tight = true;
    for (size_t i = 0; i < t->n; i++) list_add(v->arena, b, say_own(v, t->v[i]));
    return b;
}

/* At most one level deeper than the heading before, so that no level is skipped; 4 at most. */
static int next_level(int level, int before) {
    if (level > before + 1) return before + 1;
    return level > 4 ? 4 : level;
}

static int highest_heading(const struct block *list) {
    int level = 0;
    for (const struct block *b = list; b; b = b->next)
        if (b->kind == BLOCK_HEADING && (!level || b->heading.level < level))
            level = b->heading.level;
    return level;
}

struct block *part_placed(const struct viewer *v, const struct block *list, const char *lang,
                          int level) {
    struct block *first = NULL, **next = &first;
    int highest = highest_heading(list), before = level - 1;
    for (const struct block *b = list; b; b = b->next) {
        struct block *copy = arena_copy(v->arena, b, sizeof *b);
        if (!copy->lang) copy->lang = lang;
        if (b->kind == BLOCK_HEADING) {
            before = next_level(b->heading.level - highest + level, before);
            copy->heading.level = before;
        }
        copy->next = NULL;
        *next = copy;
        next = &copy->next;
    }
    return first;
}

void part_add_passage(const struct viewer *v, const struct passage *p, int level,
                      struct blocks *out) {
    const char *by = said_by(v, p);
    blocks_append(out, part_placed(v, p->blocks, p->lang, level));
    if (by) blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, by));
}

void part_side_by_side(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct blocks left, right;
    blocks_start(&left, v->arena);
    blocks_start(&right, v->arena);
    parts_add(v, p->left, p->n_left, &left);
    parts_add(v, p->right, p->n_right, &right);
    if (!left.first || !right.first) {
        blocks_append(out, left.first ? left.first : right.first);
        return;
    }
    struct column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 3, .blocks = left.first, .next = &columns[1]};
    columns[1] = (struct column){.weight = 2, .blocks = right.first};
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = v->medium == ON_SCREEN ? COLUMNS_CARDS : COLUMNS_PLAIN;
    b->columns.level = 2;
    b->columns.columns = columns;
}

void part_page_break(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    blocks_add(out, BLOCK_PAGE_BREAK)->page_break.soft = part_is_thin_book(v);
}

void part_next_page(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)v;
    (void)p;
    blocks_add(out, BLOCK_PAGE_BREAK)->page_break.soft = true;
}

void part_text(const struct viewer *v, const struct part *p, struct blocks *out) {
    if (p->title.n) blocks_add_heading(out, 2, say_words(v, &p->title));
    if (p->text.n) blocks_add_paragraph(out, PARAGRAPH_BODY, say_words(v, &p->text));
}

bool part_not_begun(const struct outcome *o) { return !o->n_ratings && !o->judgement; }

const char *part_mark_note(const struct viewer *v, const struct target *t) {
    const struct rating *mark = level_mark(v, t);
    return mark ? say_mark(v, mark) : NULL;
}

static bool is_marked(const struct viewer *v, const struct competency *c) {
    const struct learner *l = v->learner;
    for (size_t i = 0; i < l->n_unrated; i++)
        if (l->unrated[i].target->competency == c) return true;
    return false;
}

bool part_area_begun(const struct viewer *v, const struct competency *c) {
    if (is_marked(v, c) || part_area_levels(v, c->framework, c)) return true;
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        if (!o || !view_shows_target(v, o)) continue;
        if (o->status <= STATUS_WORKING_ON || !part_not_begun(o)) return true;
    }
    return false;
}

struct inl *part_area_marks(const struct viewer *v, const struct competency *c) {
    bool given[UNRATED_COUNT] = {false};
    const char *words[UNRATED_COUNT], *note = NULL;
    size_t n = 0, marked = 0;
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct rating *mark = level_mark(v, &c->targets[i]);
        if (!mark) continue;
        note = part_mark_note(v, &c->targets[i]);
        marked++;
        if (!given[mark->unrated]) words[n++] = say_unrated(v, mark->unrated);
        given[mark->unrated] = true;
    }
    if (!marked) return NULL;
    return inl_text(v->arena, marked == 1 ? note : lang_list(v->lang, v->arena, words, n));
}

const char *part_counted(const struct viewer *v, size_t demonstrated, size_t all) {
    const struct tr_arg args[] = {{.name = "n", .number = (long)demonstrated, .is_number = true},
                                  {.name = "all", .number = (long)all, .is_number = true}};
    return tr_with(v->lang, v->arena, "areas.of_demonstrated", args, 2);
}

/* "I can do 0 of 5" would be said of learning that no one has looked at. Beside an educator's level
 * of the whole, or what only the learner says, a count of none would seem to deny it. */
static const char *count_words(const struct viewer *v, const struct competency_counts *c) {
    bool begun = false, counted = false;
    if (!c->demonstrated && part_area_levels(v, c->competency->framework, c->competency))
        return NULL;
    for (size_t i = 0; i < c->competency->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->competency->targets[i].index];
        begun = begun || !part_not_begun(o);
        counted = counted || o->n_counted || o->judgement;
    }
    if (begun && !counted) return NULL;
    return begun ? part_counted(v, c->demonstrated, c->all) : T(v, "path.not_rated");
}

void part_add_competency_head(const struct viewer *v, const struct competency_counts *c,
                              const struct framework **framework, struct blocks *out) {
    if (c->competency->framework != *framework) {
        *framework = c->competency->framework;
        blocks_add_heading(out, 2, say_words(v, &(*framework)->title));
        part_add_area_lines(v, *framework, NULL, out);
    }
    struct block *h = blocks_add(out, BLOCK_HEADING);
    h->heading.level = 3;
    h->heading.text = say_words(v, &c->competency->title);
    h->heading.note = inl_text(v->arena, count_words(v, c));
    part_add_area_lines(v, *framework, c->competency, out);
}
