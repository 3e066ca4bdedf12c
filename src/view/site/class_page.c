/* class_page.c: the public page of a class: who teaches, the frameworks, the agreements. Nothing
 * about any learner. */
#include "model/audiences.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "view/parts/parts.h"
#include "view/site/site.h"
#include "view/words/labels.h"
#include "view/words/said.h"

static void add_teachers(const struct viewer *v, const struct group *g, struct blocks *out) {
    struct block *list = block_new(v->arena, BLOCK_LIST);
    list->list.tight = true;
    for (size_t i = 0; i < g->n_educators; i++) {
        struct inls is;
        inls_start(&is, v->arena);
        inls_add(&is, INLINE_TEXT, g->educators[i].name);
        if (g->educators[i].role) {
            inls_add(&is, INLINE_TEXT, ", ");
            inls_append(&is, say_staff(v, g->educators[i].role));
        }
        list_add(v->arena, list, is.first);
    }
    if (!list->list.items) return;
    blocks_add_heading(out, 2, inl_text(v->arena, T(v, "classpage.teaches")));
    blocks_append(out, list);
}

/* Each competency with its statement, or with its number of targets if it has none. */
static struct block *competencies(const struct viewer *v, const struct framework *f) {
    struct block *b = block_new(v->arena, BLOCK_FACTS);
    struct fact **next = &b->facts.facts;
    for (size_t i = 0; i < f->n_competencies; i++, next = &(*next)->next) {
        const struct competency *c = &f->competencies[i];
        *next = arena_make(v->arena, struct fact);
        (*next)->term = say_plain(v, &c->title);
        (*next)->blocks = block_paragraph(
            v->arena, c->statement.n ? say_words(v, &c->statement)
                                     : inl_text(v->arena, tr_n(v->lang, v->arena, "board.targets",
                                                               (long)c->n_targets)));
    }
    return b;
}

static void add_work(const struct viewer *v, const struct group *g, struct blocks *out) {
    blocks_add_heading(out, 2, inl_text(v->arena, T(v, "classpage.works_on")));
    for (size_t i = 0; i < g->n_frameworks; i++) {
        struct block *card = blocks_add(out, BLOCK_SECTION);
        card->section.style = SECTION_CARD;
        card->section.level = 3;
        card->section.title = say_words(v, &g->frameworks[i]->title);
        card->section.blocks = competencies(v, g->frameworks[i]);
    }
}

struct site *view_class_page(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang) {
    struct learner no_learner = {.arena = a, .workspace = w, .calendar = g->calendar, .called = ""};
    struct viewer viewer = {.arena = a,
                            .workspace = w,
                            .calendar = g->calendar,
                            .learner = &no_learner,
                            .lang = lang,
                            .audience = AUDIENCE_PUBLIC};
    const struct viewer *v = &viewer;
    const struct words *school = g->school ? &g->school->name : &w->name;
    const char *room = g->room ? tr_text(lang, a, "classpage.room", "room", g->room) : NULL;
    struct blocks out;
    blocks_start(&out, a);
    struct block *h = blocks_add(&out, BLOCK_HEADING);
    h->heading.level = 1;
    h->heading.text = say_words(v, &g->name);
    h->heading.note = room ? inl_text(a, room) : NULL;
    add_teachers(v, g, &out);
    add_work(v, g, &out);
    if (g->agreements) {
        const struct passage words = said_staff_passage(v, g->agreements);
        bool titled = words.blocks->kind == BLOCK_HEADING; /* the class's own title */
        if (!titled) blocks_add_heading(&out, 2, inl_text(a, T(v, "agreements.title")));
        part_add_passage(v, &words, titled ? 2 : 3, &out);
    }
    struct page *page = arena_make(a, struct page);
    *page =
        (struct page){.path = "index.html", .title = say_plain(v, &g->name), .blocks = out.first};
    struct site *site = arena_make(a, struct site);
    *site = (struct site){.title = say_plain(v, school),
                          .subtitle = say_it(v, said_term(v)),
                          .lang = lang_tag(lang),
                          .rtl = lang_rtl(lang),
                          .skip_label = T(v, "site.skip"),
                          .nav_label = T(v, "site.nav"),
                          .pages = page};
    return site;
}
