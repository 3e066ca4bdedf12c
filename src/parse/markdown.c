/* markdown.c: cmark's tree to doc blocks. The one file that includes cmark.h. Layout is no concern here.
 *
 * Recursion goes as deep as MARKDOWN_NESTING and no deeper: what is nested further becomes one paragraph of
 * text. */
#include "parse/markdown.h"

#include "base/buf.h"
#include "parse/comments.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct writer {
    struct source *source;
    struct diags *diags;
    struct arena *arena;
    int lines_before;
    int under;
    int stack[8]; /* levels of the headings that are open, as written */
    int n_stack;
    struct uncommented read;       /* what cmark was given */
    bool too_deep, html, leftover; /* each is reported once */
    struct buf text;               /* running text that is not yet an inline */
};

/* ---- findings ------------------------------------------------------------------------------------------ */

static struct spot spot_of(struct writer *w, cmark_node *node) {
    while (node && cmark_node_get_start_line(node) <= 0) node = cmark_node_parent(node);
    if (!node) return (struct spot){w->lines_before + 1, 1, 1};
    int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);
    int length = cmark_node_get_end_line(node) == line ? cmark_node_get_end_column(node) - column + 1 : 1;
    return (struct spot){w->lines_before + comments_line(&w->read, line), column > 0 ? column : 1,
                         length > 0 ? length : 1};
}

static void warn(struct writer *w, cmark_node *node, enum code code, const char *text, const char *remedy) {
    source_fault(w->source, w->diags, code, spot_of(w, node), text, remedy);
}

static void warn_of_html(struct writer *w, cmark_node *node) {
    if (w->html) return;
    w->html = true;
    warn(
        w, node, CODE_MD_HTML, "HTML is shown as it was typed",
        "Markdown has marks for most of it: *slanted*, **bold**, # for a heading, - for a list; a note for yourself is <!-- so -->");
}

/* Commands of site generators and template languages, which nothing here carries out. */
static void warn_of_leftover(struct writer *w, cmark_node *node, const char *text) {
    if (w->leftover || (!strstr(text, "{{") && !strstr(text, "{%"))) return;
    w->leftover = true;
    warn(w, node, CODE_MD_LEFTOVER,
         "'{{' and '{%' are commands of other programs, and are shown as they were typed",
         "take them out, or put code between backticks: `{{ }}`");
}

/* ---- inlines ------------------------------------------------------------------------------------------- */

static void flush(struct writer *w, struct inls *out) {
    if (w->text.n) inls_add(out, INLINE_TEXT, buf_dup(&w->text, w->arena));
    buf_clear(&w->text);
}

/* The text of everything below, in order, without recursion. */
static void flatten(cmark_node *node, struct buf *out) {
    cmark_iter *it = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        cmark_node *n = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(n);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            buf_char(out, ' ');
        else if (event == CMARK_EVENT_EXIT && type == CMARK_NODE_PARAGRAPH && out->n)
            buf_char(out, ' ');
        const char *literal = event == CMARK_EVENT_ENTER ? cmark_node_get_literal(n) : NULL;
        if (literal) buf_str(out, literal);
    }
    cmark_iter_free(it);
}

static bool followable(const char *url) {
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0) return true;
    return false;
}

static void write_inlines(struct writer *w, cmark_node *parent, struct inls *out, int depth);

static void write_kids(struct writer *w, cmark_node *node, struct inls *out, enum inline_kind kind,
                       const char *href, int depth) {
    flush(w, out);
    struct inls kids;
    inls_start(&kids, w->arena);
    write_inlines(w, node, &kids, depth + 1);
    if (!kids.first) return;
    struct inl *i = inls_add(out, kind, NULL);
    i->href = href;
    i->kids = kids.first;
}

static void write_link(struct writer *w, cmark_node *node, struct inls *out, int depth) {
    const char *url = cmark_node_get_url(node);
    if (url && followable(url)) {
        write_kids(w, node, out, INLINE_LINK, arena_strdup(w->arena, url), depth);
        return;
    }
    warn(w, node, CODE_MD_LINK,
         arena_printf(w->arena, "the link to '%s' is shown as text", source_quote(w->arena, url ? url : "")),
         "only addresses that begin with https://, http:// or mailto: are linked");
    write_inlines(w, node, out, depth + 1);
}

static void write_picture(struct writer *w, cmark_node *node) {
    const char *url = cmark_node_get_url(node);
    warn(
        w, node, CODE_MD_PICTURE,
        arena_printf(w->arena, "the picture '%s' inside the text is shown as words",
                     source_quote(w->arena, url ? url : "")),
        "pictures belong in the evidence folder: put the file beside index.md and describe it under 'files'");
    flatten(node, &w->text);
}

static void write_html_inline(struct writer *w, cmark_node *node) {
    const char *literal = cmark_node_get_literal(node);
    if (strncmp(literal, "<!--", 4) == 0) return;
    warn_of_html(w, node);
    buf_str(&w->text, literal);
}

static void write_inline(struct writer *w, cmark_node *node, struct inls *out, int depth) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        warn_of_leftover(w, node, cmark_node_get_literal(node));
        buf_str(&w->text, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_INLINE: write_html_inline(w, node); break;
    case CMARK_NODE_SOFTBREAK: buf_char(&w->text, ' '); break;
    case CMARK_NODE_LINEBREAK: flush(w, out), inls_add(out, INLINE_BREAK, NULL); break;
    case CMARK_NODE_CODE:
        flush(w, out);
        inls_add(out, INLINE_CODE, arena_strdup(w->arena, cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_EMPH: write_kids(w, node, out, INLINE_EM, NULL, depth); break;
    case CMARK_NODE_STRONG: write_kids(w, node, out, INLINE_STRONG, NULL, depth); break;
    case CMARK_NODE_LINK: write_link(w, node, out, depth); break;
    case CMARK_NODE_IMAGE: write_picture(w, node); break;
    default: break;
    }
}

/* Everything in `parent`, with the running text before it; ends with all text flushed. */
static void write_inlines(struct writer *w, cmark_node *parent, struct inls *out, int depth) {
    if (depth > MARKDOWN_NESTING) {
        flatten(parent, &w->text);
    } else {
        for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n))
            write_inline(w, n, out, depth);
    }
    flush(w, out);
}

static struct inl *inlines_of(struct writer *w, cmark_node *parent) {
    struct inls out;
    inls_start(&out, w->arena);
    write_inlines(w, parent, &out, 1);
    return out.first;
}

/* ---- blocks -------------------------------------------------------------------------------------------- */

/* Topmost headings come right under the given level; deeper ones one further down, whatever was skipped. */
static int heading_level(struct writer *w, int written) {
    while (w->n_stack > 0 && w->stack[w->n_stack - 1] >= written) w->n_stack--;
    w->stack[w->n_stack++] = written;
    int level = w->under + w->n_stack;
    return level > 4 ? 4 : level;
}

static void write_blocks(struct writer *w, cmark_node *parent, struct blocks *out, int depth);

static struct block *blocks_of(struct writer *w, cmark_node *parent, int depth) {
    struct blocks out;
    blocks_start(&out, w->arena);
    write_blocks(w, parent, &out, depth + 1);
    return out.first;
}

static void write_list(struct writer *w, cmark_node *node, struct blocks *out, int depth) {
    struct block_list *list = &blocks_add(out, BLOCK_LIST)->list;
    list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->start = cmark_node_get_list_start(node);
    list->tight = cmark_node_get_list_tight(node) != 0;
    struct list_item **last = &list->items;
    for (cmark_node *n = cmark_node_first_child(node); n; n = cmark_node_next(n)) {
        *last = arena_make(w->arena, struct list_item);
        (*last)->blocks = blocks_of(w, n, depth);
        last = &(*last)->next;
    }
}

static void write_paragraph(struct writer *w, struct inl *text, struct blocks *out) {
    if (text) blocks_append(out, block_paragraph(w->arena, text));
}

/* Raw HTML is the text that was typed. */
static void write_html(struct writer *w, cmark_node *node, struct blocks *out) {
    const char *text = comments_strip(w->arena, cmark_node_get_literal(node));
    if (!*text) return;
    warn_of_html(w, node);
    write_paragraph(w, inl_text(w->arena, text), out);
}

static void write_heading(struct writer *w, cmark_node *node, struct blocks *out) {
    int level = heading_level(w, cmark_node_get_heading_level(node));
    struct inl *text = inlines_of(w, node);
    if (!text) return; /* a heading without words says nothing */
    struct block *b = blocks_add(out, BLOCK_HEADING);
    b->heading.level = level;
    b->heading.text = text;
}

static void write_block(struct writer *w, cmark_node *node, struct blocks *out, int depth) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: write_heading(w, node, out); break;
    case CMARK_NODE_PARAGRAPH: write_paragraph(w, inlines_of(w, node), out); break;
    case CMARK_NODE_LIST: write_list(w, node, out, depth); break;
    case CMARK_NODE_BLOCK_QUOTE: {
        struct block *quoted = blocks_of(w, node, depth);
        if (quoted) blocks_add(out, BLOCK_QUOTE)->quote.blocks = quoted;
        break;
    }
    case CMARK_NODE_CODE_BLOCK:
        blocks_add(out, BLOCK_CODE)->code.text = arena_strdup(w->arena, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_BLOCK: write_html(w, node, out); break;
    case CMARK_NODE_THEMATIC_BREAK: blocks_add(out, BLOCK_RULE); break;
    default: break;
    }
}

static void write_too_deep(struct writer *w, cmark_node *node, struct blocks *out) {
    if (!w->too_deep)
        warn(w, node, CODE_MD_DEEP,
             arena_printf(w->arena, "lists and quotations are nested more than %d deep", MARKDOWN_NESTING),
             "what is nested deeper is shown as one paragraph: take out some of the indentation");
    w->too_deep = true;
    flatten(node, &w->text);
    struct inls text;
    inls_start(&text, w->arena);
    flush(w, &text);
    write_paragraph(w, text.first, out);
}

static void write_blocks(struct writer *w, cmark_node *parent, struct blocks *out, int depth) {
    if (depth > MARKDOWN_NESTING) {
        write_too_deep(w, parent, out);
        return;
    }
    for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n))
        write_block(w, n, out, depth);
}

static bool too_many_pictures(struct source *s, struct markdown_part part, struct diags *diags) {
    size_t n = 0;
    for (const char *p = part.text; (p = strstr(p, "![")) != NULL; p += 2) {
        if (++n <= MARKDOWN_PICTURES) continue;
        source_fault(s, diags, CODE_MD_LIMIT, source_spot(s, (size_t)(p - s->text), 2),
                     arena_printf(s->arena, "more than %d times '![' in one text", MARKDOWN_PICTURES),
                     "check that this is the right file: pictures belong in the evidence folder");
        return true;
    }
    return false;
}

static void warn_of_unclosed(struct source *s, struct markdown_part part, size_t at, struct diags *diags) {
    source_fault(s, diags, CODE_MD_COMMENT, source_spot(s, (size_t)(part.text - s->text) + at, 4),
                 "this comment is not closed: it and all that follows is left out", "close it with -->");
}

static void *take(size_t n, size_t size) {
    void *p = mem_alloc(n * size);
    memset(p, 0, n * size);
    return p;
}

/* By itself cmark would end the program with a signal when there is no memory. */
static cmark_node *parse(const struct uncommented *read, cmark_mem *memory) {
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
    cmark_parser_feed(parser, read->text, read->n);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

struct block *markdown_parse(struct source *s, struct markdown_part part, struct diags *diags) {
    if (too_many_pictures(s, part, diags)) return NULL;
    cmark_mem memory = {take, mem_realloc, free}; /* asked until the last node is freed */
    struct uncommented read = comments_take_out(s->arena, part.text, part.n);
    if (read.unclosed != SIZE_MAX) warn_of_unclosed(s, part, read.unclosed, diags);
    cmark_node *root = parse(&read, &memory);
    struct writer w = {.source = s,
                       .read = read,
                       .diags = diags,
                       .arena = s->arena,
                       .lines_before = part.lines_before,
                       .under = part.under,
                       .text = BUF_INIT};
    struct blocks out;
    blocks_start(&out, s->arena);
    write_blocks(&w, root, &out, 1);
    buf_release(&w.text);
    cmark_node_free(root);
    return out.first;
}
