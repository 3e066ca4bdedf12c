/* inlines.c: the only file that turns inlines into HTML: escaped, with languages, links, and
 * signs. */
#include "render/html/web.h"

#include <strings.h>

static void write_list(struct web *w, const struct inl *list);

static bool is_foreign(const struct web *w, const char *lang) {
    return lang && strcasecmp(lang, w->site->lang) != 0;
}

void web_lang_of_drawing(struct web *w, const char *lang, struct buf *out) {
    if (!is_foreign(w, lang)) return;
    buf_str(out, " lang=\"");
    buf_html(out, lang);
    buf_char(out, '"');
}

void web_lang(struct web *w, const char *lang, struct buf *out) {
    web_lang_of_drawing(w, lang, out);
    if (is_foreign(w, lang)) buf_str(out, " dir=\"auto\"");
}

static void write_text(struct web *w, const struct inl *i) {
    if (i->text) buf_html(&w->work, i->text);
}

static void write_element(struct web *w, const struct inl *i, const char *open, const char *close) {
    buf_str(&w->work, open);
    write_list(w, i->kids);
    buf_str(&w->work, close);
}

static void write_strong(struct web *w, const struct inl *i) {
    write_element(w, i, "<strong>", "</strong>");
}

static void write_em(struct web *w, const struct inl *i) { write_element(w, i, "<em>", "</em>"); }

static void write_quiet(struct web *w, const struct inl *i) {
    write_element(w, i, "<span class=\"quiet\">", "</span>");
}

static void write_struck(struct web *w, const struct inl *i) {
    write_element(w, i, "<del>", "</del>");
}

static void write_code(struct web *w, const struct inl *i) {
    buf_str(&w->work, "<code>");
    write_text(w, i);
    buf_str(&w->work, "</code>");
}

static void write_break(struct web *w, const struct inl *i) {
    (void)i;
    buf_str(&w->work, "<br>");
}

static void write_span(struct web *w, const struct inl *i) {
    buf_str(&w->work, "<span");
    web_lang(w, i->lang, &w->work);
    buf_char(&w->work, '>');
    write_list(w, i->kids);
    buf_str(&w->work, "</span>");
}

static void write_sign(struct web *w, const struct inl *i) {
    const char *sign = web_sign(w, i->sign, i->text, i->lang);
    if (sign) buf_str(&w->work, sign);
}

/* A badge is a separate word, also for screen readers. */
static void write_badge(struct web *w, const struct inl *i) {
    if (w->work.n && w->work.p[w->work.n - 1] != ' ') buf_char(&w->work, ' ');
    buf_str(&w->work, "<span class=\"badge\">");
    write_text(w, i);
    buf_str(&w->work, "</span>");
}

/* A link with a forbidden address, or inside another link, becomes plain text. */
static void write_link(struct web *w, const struct inl *i) {
    const char *href = w->in_link ? NULL : web_href(w, i->href);
    if (!href) {
        write_list(w, i->kids);
        return;
    }
    bool away = web_is_away(href);
    buf_str(&w->work, "<a href=\"");
    buf_html(&w->work, href);
    buf_str(&w->work, away ? "\" rel=\"noopener noreferrer\" class=\"away\">" : "\">");
    w->in_link = true;
    write_list(w, i->kids);
    w->in_link = false;
    if (away && w->words->external) {
        buf_str(&w->work, "<span class=\"hidden\"> (");
        buf_html(&w->work, w->words->external);
        buf_str(&w->work, ")</span>");
    }
    buf_str(&w->work, "</a>");
}

typedef void write_inline(struct web *w, const struct inl *i);

static void write_list(struct web *w, const struct inl *list) {
    static write_inline *const writers[] = {
        [INLINE_TEXT] = write_text,   [INLINE_STRONG] = write_strong, [INLINE_EM] = write_em,
        [INLINE_CODE] = write_code,   [INLINE_LINK] = write_link,     [INLINE_BREAK] = write_break,
        [INLINE_SPAN] = write_span,   [INLINE_SIGN] = write_sign,     [INLINE_BADGE] = write_badge,
        [INLINE_QUIET] = write_quiet, [INLINE_STRUCK] = write_struck,
    };
    for (const struct inl *i = list; i; i = i->next) writers[i->kind](w, i);
}

const char *web_inlines(struct web *w, const struct inl *list) {
    if (!list) return NULL;
    size_t start = w->work.n;
    write_list(w, list);
    return web_take(w, start);
}

const char *web_words(struct web *w, const char *text, const char *lang) {
    return web_inlines(w, inl_in(w->arena, text, lang));
}
