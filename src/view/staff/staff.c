/* staff.c: the staff's first page: what was built, and where it is. Says nothing about levels. */
#include "view/staff/staff.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/staff/tonight.h"

static struct block *class_list(struct arena *a, const struct lang *lang,
                                const struct staff_class *c) {
    struct block *b = block_new(a, BLOCK_LIST);
    b->list.tight = true;
    for (size_t i = 0; i < c->n_learners; i++) {
        const struct staff_learner *l = &c->learners[i];
        struct inls is;
        inls_start(&is, a);
        if (l->path)
            inls_append(&is, inl_link(a, l->path, l->name));
        else
            inls_add(&is, INLINE_TEXT, l->name);
        if (l->left_out) {
            const char *note = tr(lang, l->path ? "staff.outdated" : "staff.unpublished");
            inls_add(&is, INLINE_TEXT, " · ");
            inls_append(&is, inl_wrap(a, INLINE_QUIET, inl_text(a, note)));
        }
        list_add(a, b, is.first);
    }
    return b;
}

static void add_link(struct inls *is, const char *path, const char *words) {
    if (is->first) inls_add(is, INLINE_TEXT, " · ");
    inls_append(is, inl_link(is->arena, path, words));
}

static struct block *class_section(struct arena *a, const struct workspace *w,
                                   const struct lang *lang, const struct staff_class *c) {
    struct block *b = block_new(a, BLOCK_SECTION);
    b->section.style = SECTION_CARD;
    b->section.level = 2;
    b->section.title = inl_text(a, words_text(&c->group->name, lang_tag(lang)));
    struct blocks in;
    blocks_start(&in, a);
    struct inls is;
    inls_start(&is, a);
    if (c->dashboard) add_link(&is, c->dashboard, tr(lang, "classpage.dashboard"));
    if (c->page) add_link(&is, c->page, tr(lang, "classpage.page"));
    for (size_t i = 0; i < c->n_files; i++) add_link(&is, c->files[i], c->files[i]);
    if (!is.first && c->n_learners) inls_add(&is, INLINE_TEXT, tr(lang, "staff.not_built"));
    if (is.first) blocks_append(&in, block_paragraph(a, is.first));
    const struct staff_words words = {a, w, lang};
    blocks_append(&in, tonight_prints(&words, c->group, c->prints, c->n_prints, 3));
    tonight_kept(&words, &c->kept, &in);
    tonight_ending(&words, c->group, &in);
    if (!c->group->course) blocks_append(&in, class_list(a, lang, c));
    tonight_away(&words, c->away, c->n_away, &in);
    b->section.blocks = in.first;
    return b;
}

static struct nav_entry *nav_entry(struct arena *a, const char *path, const char *label) {
    struct nav_entry *e = arena_make(a, struct nav_entry);
    *e = (struct nav_entry){.path = path, .label = label};
    return e;
}

static struct site *staff_site(struct arena *a, const struct workspace *w, const struct calendar *c,
                               const struct lang *lang, struct page *pages) {
    struct site *site = arena_make(a, struct site);
    *site = (struct site){.title = words_text(&w->name, lang_tag(lang)),
                          .subtitle = inl_text(a, lang_date(lang, a, c->as_of, DATE_LONG)),
                          .lang = lang_tag(lang),
                          .rtl = lang_rtl(lang),
                          .skip_label = tr(lang, "site.skip"),
                          .nav_label = tr(lang, "site.nav"),
                          .pages = pages};
    return site;
}

struct site *view_staff(struct arena *a, const struct workspace *w, const struct lang *lang,
                        const struct staff_home *home) {
    const struct staff_words words = {a, w, lang};
    const struct staff_class *classes = home->classes;
    const size_t n = home->n;
    struct page *page = arena_make(a, struct page);
    struct blocks out;
    struct inls books;
    blocks_start(&out, a);
    inls_start(&books, a);
    struct block *h = blocks_add(&out, BLOCK_HEADING);
    h->heading.level = 1;
    h->heading.text = inl_text(a, tr(lang, "staff.title"));
    h->heading.note = inl_text(a, tr(lang, "staff.note"));
    for (size_t i = 0; i < home->n_books; i++) add_link(&books, home->books[i], home->books[i]);
    if (books.first) blocks_add_paragraph(&out, PARAGRAPH_BODY, books.first);
    tonight_findings(&words, home->findings, 2, &out);
    for (size_t i = 0; i < n; i++) blocks_append(&out, class_section(a, w, lang, &classes[i]));
    *page =
        (struct page){.path = "index.html", .title = tr(lang, "staff.title"), .blocks = out.first};
    return staff_site(a, w, w->calendar, lang, page);
}

struct site *view_dashboard_site(struct arena *a, const struct workspace *w,
                                 const struct lang *lang, const struct staff_dashboard *board) {
    struct page *page = view_dashboard(a, w, lang, board);
    struct site *site = staff_site(a, w, board->group->calendar, lang, page);
    site->nav = nav_entry(a, "index.html", tr(lang, "tonight.all_classes"));
    site->nav->next = nav_entry(a, page->path, words_text(&board->group->name, lang_tag(lang)));
    return site;
}
