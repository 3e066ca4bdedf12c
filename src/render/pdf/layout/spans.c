/* spans.c: turns inlines into spans: roles, sizes, and colors from the surrounding inlines, and the
 * elements and slots of the structure tree that they belong to. text_lay.c makes the lines. */
#include "render/pdf/layout/spans.h"

#include "i18n/i18n.h"

#include <string.h>

struct inl_style { /* what an inline inherits from the inlines around it */
    enum font_role role;
    double size;
    int color;
    const char *lang;
    struct elem *elem;
    struct leaf leaf;
};

static struct slot *slot_in(struct flat *f, struct elem *e) {
    return f->words->only ? f->words->only : elem_slot(f->l->tags, e);
}

static struct span *span_add(struct flat *f, const struct inl_style *m) {
    struct span *s = VEC_ADD(f->l->arena, &f->spans);
    s->role = m->role;
    s->size_pt = m->size;
    s->color = units_theme_light(f->l, m->color);
    s->lang = m->lang;
    s->tag = (int)f->leaves.n - 1;
    return s;
}

static void leaf_add(struct flat *f, const struct inl_style *m, struct slot *slot) {
    VEC_PUSH(f->l->arena, &f->leaves, m->leaf);
    f->leaves.v[f->leaves.n - 1].slot = slot;
}

static void flatten(struct flat *f, const struct inl *i, const struct inl_style *m);

/* A sign and the word after it stay on one line: the space between them becomes a no-break
 * space. */
static const char *after_sign(struct lay *l, const char *text) {
    return *text == ' ' ? arena_printf(l->arena, "\xC2\xA0%s", text + 1) : text;
}

#define PAGE_HERE "{page}"

/* "{page}" in a link to "#id" is the number of the page that this block is on. */
static const char *page_number(struct lay *l, const char *text, const char *href) {
    const char *here = href && *href == '#' ? strstr(text, PAGE_HERE) : NULL;
    if (!here) return text;
    l->asks_pages = true;
    for (size_t i = 0; i < l->pages.n; i++)
        if (strcmp(l->pages.v[i].id, href + 1) == 0)
            return arena_printf(l->arena, "%.*s%zu%s", (int)(here - text), text, l->pages.v[i].page,
                                here + strlen(PAGE_HERE));
    return "0"; /* not known yet: as wide as most page numbers */
}

static void flatten_text(struct flat *f, const struct inl *i, const struct inl_style *m) {
    if (!i->text || !*i->text) return;
    bool sign_before = f->leaves.n > 0 && f->leaves.v[f->leaves.n - 1].sign.kind != SIGN_NONE;
    leaf_add(f, m, slot_in(f, m->elem));
    const char *text = page_number(f->l, i->text, m->leaf.href);
    span_add(f, m)->text = sign_before ? after_sign(f->l, text) : text;
}

static void flatten_strong(struct flat *f, const struct inl *i, const struct inl_style *m) {
    struct inl_style in = *m;
    if (m->role == FONT_TEXT || m->role == FONT_TEXT_ITALIC) in.role = FONT_TEXT_BOLD;
    if (f->words->bold_leaf) in.color = COLOR_LEAF;
    flatten(f, i->kids, &in);
}

static void flatten_em(struct flat *f, const struct inl *i, const struct inl_style *m) {
    struct inl_style in = *m;
    if (m->role == FONT_TEXT) in.role = FONT_TEXT_ITALIC;
    flatten(f, i->kids, &in);
}

static void flatten_code(struct flat *f, const struct inl *i, const struct inl_style *m) {
    struct inl_style in = *m;
    in.role = FONT_MONO;
    in.size = m->size * 0.93; /* monospaced faces look larger */
    flatten_text(f, i, &in);
}

static const char *plain(struct lay *l, const struct inl *kids) {
    struct buf b = BUF_INIT;
    inl_plain(kids, &b);
    return buf_take(&b, l->arena);
}

/* Whether a link may be opened from the PDF; paths inside the site have no scheme. */
static bool may_link(const char *href) {
    if (!href || !*href) return false;
    size_t n = strcspn(href, ":/?#");
    if (href[n] != ':') return true;
    static const char *const schemes[] = {"https:", "http:", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(href, schemes[i], strlen(schemes[i])) == 0) return true;
    return false;
}

static void flatten_link(struct flat *f, const struct inl *i, const struct inl_style *m) {
    struct inl_style in = *m;
    const char *contents = plain(f->l, i->kids);
    if (may_link(i->href) && *contents && !f->words->only && !m->leaf.link) {
        in.elem = in.leaf.link = elem_new(f->l->tags, m->elem, "Link");
        in.leaf.href = i->href;
        in.leaf.contents = page_number(f->l, contents, i->href);
        if (!f->words->plain_links) in.color = COLOR_LEAF;
    }
    flatten(f, i->kids, &in);
}

static void flatten_break(struct flat *f, const struct inl *i, const struct inl_style *m) {
    (void)i;
    struct inl_style in = *m;
    in.leaf.line_break = true;
    leaf_add(f, &in, slot_in(f, m->elem));
    span_add(f, m)->text = "\n";
}

/* U+2066 left to right, U+2067 right to left, U+2069 the end: text that runs the other way keeps
 * its own order. */
static void isolate(struct flat *f, const struct inl_style *m, const char *mark) {
    leaf_add(f, m, slot_in(f, m->elem));
    span_add(f, m)->text = mark;
}

static void flatten_span(struct flat *f, const struct inl *i, const struct inl_style *m) {
    struct inl_style in = *m;
    bool rtl = i->lang && tag_is_rtl(i->lang),
         other = i->lang && rtl != tag_is_rtl(m->lang ? m->lang : f->l->report->lang);
    if (i->lang) {
        in.lang = i->lang;
        if (!f->words->only) {
            in.elem = elem_new(f->l->tags, m->elem, "Span");
            in.elem->lang = i->lang;
        }
    }
    if (other) isolate(f, &in, rtl ? "\xE2\x81\xA7" : "\xE2\x81\xA6");
    flatten(f, i->kids, &in);
    if (other) isolate(f, &in, "\xE2\x81\xA9");
}

static void flatten_sign(struct flat *f, const struct inl *i, const struct inl_style *m) {
    if (i->sign.kind == SIGN_NONE) return;
    struct inl_style in = *m;
    struct slot *slot = NULL;
    in.leaf.sign = i->sign;
    if (i->text && *i->text && !f->words->only) {
        in.leaf.figure = elem_new(f->l->tags, m->elem, "Figure");
        elem_alt(f->l->tags, in.leaf.figure, i->text);
        in.leaf.figure->lang = i->lang;
        in.leaf.figure->inline_box = true;
        slot = elem_slot(f->l->tags, in.leaf.figure);
    }
    leaf_add(f, &in, slot);
    span_add(f, &in)->box_pt = m->size * SIGN_BOX;
}

/* With no-break spaces, also at both ends: they pad the pill. */
static const char *unbroken(struct lay *l, const char *text) {
    struct buf b = BUF_INIT;
    buf_utf8(&b, 0xA0);
    for (const char *s = text; *s; s++) {
        if (*s == ' ' && strlen(text) < 40)
            buf_utf8(&b, 0xA0);
        else
            buf_char(&b, *s);
    }
    buf_utf8(&b, 0xA0);
    return buf_take(&b, l->arena);
}

static void flatten_badge(struct flat *f, const struct inl *i, const struct inl_style *m) {
    if (!i->text || !*i->text) return;
    struct inl_style in = *m;
    in.role = FONT_TEXT;
    in.size = fmin(m->size, type_size(f->l, TYPE_TINY));
    in.color = COLOR_SUN_TEXT;
    in.leaf.badge = true;
    leaf_add(f, &in, slot_in(f, m->elem));
    span_add(f, &in)->text = unbroken(f->l, i->text);
}

static void flatten_quiet(struct flat *f, const struct inl *i, const struct inl_style *m) {
    struct inl_style in = *m;
    if (m->color == COLOR_INK) in.color = COLOR_SOFT;
    in.size = fmin(m->size, fmax(type_size(f->l, TYPE_SMALL), m->size * 0.6));
    flatten(f, i->kids, &in);
}

static void flatten_struck(struct flat *f, const struct inl *i, const struct inl_style *m) {
    struct inl_style in = *m;
    in.leaf.struck = true;
    if (!f->words->only)
        in.elem = elem_new_with(f->l->tags, m->elem, "Span",
                                "/A<</O/Layout/TextDecorationType/LineThrough>>");
    flatten(f, i->kids, &in);
}

static void flatten(struct flat *f, const struct inl *i, const struct inl_style *m) {
    static void (*const flatten_functions[])(struct flat *, const struct inl *,
                                             const struct inl_style *) = {
        [INLINE_TEXT] = flatten_text,     [INLINE_STRONG] = flatten_strong,
        [INLINE_EM] = flatten_em,         [INLINE_CODE] = flatten_code,
        [INLINE_LINK] = flatten_link,     [INLINE_BREAK] = flatten_break,
        [INLINE_SPAN] = flatten_span,     [INLINE_SIGN] = flatten_sign,
        [INLINE_BADGE] = flatten_badge,   [INLINE_QUIET] = flatten_quiet,
        [INLINE_STRUCK] = flatten_struck,
    };
    for (; i; i = i->next) flatten_functions[i->kind](f, i, m);
}

struct para *text_para_of(struct flat *f, const struct inl *text, const struct place *at) {
    struct inl_style m = {.role = type_role(f->words->type),
                          .size = type_size(f->l, f->words->type),
                          .color = (int)f->words->color,
                          .lang = at->lang,
                          .elem = at->parent};
    if (f->words->bold && m.role == FONT_TEXT) m.role = FONT_TEXT_BOLD;
    if (f->words->hidden) m.size = 1;
    flatten(f, text, &m);
    if (f->spans.n == 0) return NULL;
    struct para_style style = {.lang = at->lang, .rtl = at->rtl};
    return para_new(f->l->arena, f->l->setup->fonts, f->spans.v, f->spans.n, &style);
}
