/* staff.c: the staff's first page: what was built, and where it is. Says nothing about levels. */
#include "view/staff/staff.h"
#include "model/group.h"
#include "model/workspace.h"
#include "view/audience/policy.h"
#include "view/view.h"

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

/* "7 pictures, 1 film"; NULL if there are none. *write: the keys of consent that would release
 * them. */
static const char *kept_files(struct arena *a, const struct lang *lang,
                              const struct kept_back *kept, int why, const char **write) {
    static const struct {
        enum file_sort sort;
        const char *key;
        enum consent_kind consent;
    } rows[] = {{SORT_PICTURE, "staff.kept_pictures", CONSENT_PHOTOS},
                {SORT_FILM, "staff.kept_films", CONSENT_FILMS},
                {SORT_SOUND, "staff.kept_sound", CONSENT_VOICE},
                {SORT_DOCUMENT, "staff.kept_documents", CONSENT_WORK}};
    const char *texts[SORT_COUNT];
    size_t n = 0;
    *write = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int count = kept->files[rows[i].sort][why];
        if (rows[i].sort == SORT_DOCUMENT) count += kept->files[SORT_UNKNOWN][why];
        if (!count) continue;
        const char *key = arena_printf(a, "%s: true", policy_consent(rows[i].consent));
        texts[n++] = tr_n(lang, a, rows[i].key, count);
        *write = *write ? arena_printf(a, "%s, %s", *write, key) : key;
    }
    if (*write) *write = arena_printf(a, "consent: {%s}", *write);
    return n ? lang_list(lang, a, texts, n) : NULL;
}

static void add_kept(struct arena *a, const struct lang *lang, const struct kept_back *kept,
                     struct blocks *out) {
    static const char *const keys[KEPT_REASONS] = {[KEPT_OWN] = "staff.kept_own",
                                                   [KEPT_ENDED] = "staff.kept_ended",
                                                   [KEPT_OTHER] = "staff.kept_other",
                                                   [KEPT_REFUSED] = "staff.kept_refused"};
    for (int why = KEPT_OWN; why < KEPT_REASONS; why++) {
        const char *write, *files = kept_files(a, lang, kept, why, &write);
        if (!files) continue;
        const struct tr_arg args[] = {
            {.name = "files", .text = files},
            {.name = "learners", .text = tr_n(lang, a, "staff.kept_learners", kept->learners[why])},
            {.name = "write", .text = write}};
        struct block *b = block_paragraph(a, inl_text(a, tr_with(lang, a, keys[why], args, 3)));
        b->paragraph.role = PARAGRAPH_SMALL;
        blocks_append(out, b);
    }
}

/* Consent that ends soon: the families must be asked again. */
static void add_ending(struct arena *a, const struct workspace *w, const struct lang *lang,
                       const struct group *g, struct blocks *out) {
    struct date first = {0};
    int n = 0;
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct consent *c = &g->learners[i].consent;
        if (!policy_ends_soon(w, c)) continue;
        if (!n++ || date_cmp(c->until, first) < 0) first = c->until;
    }
    if (!n) return;
    const struct tr_arg args[] = {
        {.name = "learners", .text = tr_n(lang, a, "staff.kept_learners", n)},
        {.name = "day", .text = lang_date(lang, a, first, DATE_LONG)}};
    struct block *b =
        block_paragraph(a, inl_text(a, tr_with(lang, a, "staff.consent_ends", args, 2)));
    b->paragraph.role = PARAGRAPH_SMALL;
    blocks_append(out, b);
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
    add_kept(a, lang, &c->kept, &in);
    add_ending(a, w, lang, c->group, &in);
    blocks_append(&in, class_list(a, lang, c));
    b->section.blocks = in.first;
    return b;
}

static struct site *staff_site(struct arena *a, const struct workspace *w, const struct lang *lang,
                               struct page *pages) {
    struct site *site = arena_make(a, struct site);
    *site = (struct site){.title = words_text(&w->name, lang_tag(lang)),
                          .subtitle = inl_text(a, lang_date(lang, a, w->as_of, DATE_LONG)),
                          .lang = lang_tag(lang),
                          .rtl = lang_rtl(lang),
                          .skip_label = tr(lang, "site.skip"),
                          .nav_label = tr(lang, "site.nav"),
                          .pages = pages};
    return site;
}

struct site *view_staff(struct arena *a, const struct workspace *w, const struct lang *lang,
                        const struct staff_class *classes, size_t n) {
    struct page *page = arena_make(a, struct page);
    struct blocks out;
    blocks_start(&out, a);
    struct block *h = blocks_add(&out, BLOCK_HEADING);
    h->heading.level = 1;
    h->heading.text = inl_text(a, tr(lang, "staff.title"));
    h->heading.note = inl_text(a, tr(lang, "staff.note"));
    for (size_t i = 0; i < n; i++) blocks_append(&out, class_section(a, w, lang, &classes[i]));
    *page =
        (struct page){.path = "index.html", .title = tr(lang, "staff.title"), .blocks = out.first};
    return staff_site(a, w, lang, page);
}

struct site *view_dashboard_site(struct arena *a, const struct workspace *w,
                                 const struct lang *lang, const struct staff_dashboard *board) {
    return staff_site(a, w, lang, view_dashboard(a, w, lang, board));
}
