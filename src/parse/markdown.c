/* markdown.c: turns cmark's tree into blocks. With markdown_tree.c, the only file that talks to
 * cmark.
 *
 * Recursion is limited to MARKDOWN_NESTING; anything nested deeper becomes one paragraph of
 * text. Tables are read from the lines of a paragraph (markdown_table.c), and each of their
 * cells is parsed by itself: a cell cannot use link references that are defined elsewhere. */
#include "parse/markdown.h"

#include "base/buf.h"
#include "base/vec.h"
#include "parse/markdown_checks.h"
#include "parse/markdown_table.h"
#include "parse/markdown_tree.h"

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
    int stack[8]; /* levels of the enclosing headings, as written */
    int n_stack;
    bool too_deep, html, leftover, table; /* each is reported once */
    struct markdown_lines lines;
    struct markdown_pictures *pictures;
    struct buf text; /* running text that is not an inline yet */
    /* Inside a comment: after "<!--" outside of code, and before "-->". cmark cannot be relied on
     * for this: it treats a comment within a line as text if the comment has "--" or an empty line
     * in it. */
    bool hidden;
    struct spot hidden_at;
    bool after_comment; /* nothing has been added since the end of a comment */
    /* The block is empty or ends with a space, so no other space is added after a comment. */
    bool fresh;
    cmark_mem *memory;
};

/* ---- findings ---- */

static struct spot spot_of(struct writer *w, cmark_node *node) {
    while (node && cmark_node_get_start_line(node) <= 0) node = cmark_node_parent(node);
    if (!node) return (struct spot){w->lines_before + 1, 1, 1};
    int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);
    int length =
        cmark_node_get_end_line(node) == line ? cmark_node_get_end_column(node) - column + 1 : 1;
    if (column < 1) column = 1;
    if (length < 1) length = 1;
    return (struct spot){w->lines_before + line, column, length};
}

static void warn(struct writer *w, cmark_node *node, enum code code, const char *text,
                 const char *remedy) {
    source_fault(w->source, w->diags, code, spot_of(w, node), text, remedy);
}

static void warn_of_html(struct writer *w, cmark_node *node) {
    if (w->html) return;
    w->html = true;
    warn(
        w, node, CODE_MD_HTML, "HTML is shown as it was typed",
        "use Markdown instead: *slanted*, **bold**, # for a heading, - for a list; write a note to yourself as <!-- note -->");
}

/* Warns about commands of site generators and template languages, which are not executed here. */
static void warn_of_leftover(struct writer *w, cmark_node *node, const char *text) {
    if (w->leftover || (!strstr(text, "{{") && !strstr(text, "{%"))) return;
    w->leftover = true;
    warn(w, node, CODE_MD_LEFTOVER,
         "'{{' and '{%' are commands of other programs, and are shown as they were typed",
         "take them out, or put code between backticks: `{{ }}`");
}

/* ---- inlines ---- */

/* Advances the spot from one part of a literal to a later one, so that many parts take no longer
 * than one. */
static void move_spot(struct spot *spot, const char *from, const char *to) {
    for (const char *p = from; p < to; p++) {
        spot->column++;
        if (*p == '\n') *spot = (struct spot){spot->line + 1, 1, spot->length};
    }
}

/* Adds text outside of code, without <!-- notes -->, which are the author's own and never
 * published. */
static void add_text(struct writer *w, cmark_node *node, const char *literal) {
    struct spot spot = spot_of(w, node);
    const char *at = literal;
    spot.length = 4;
    for (const char *text = literal;;) {
        const char *mark = strstr(text, w->hidden ? "-->" : "<!--");
        if (!w->hidden) {
            const char *end = mark ? mark : text + strlen(text);
            if (w->after_comment && w->fresh)
                while (text < end && *text == ' ') text++;
            if (text < end) {
                buf_add(&w->text, text, (size_t)(end - text));
                w->after_comment = false;
                w->fresh = end[-1] == ' ';
            }
            if (mark) {
                move_spot(&spot, at, mark);
                at = mark;
                w->hidden_at = spot;
            }
        }
        if (!mark) return;
        text = mark + (w->hidden ? 3 : 2); /* "<!-->" is a comment as well */
        w->hidden = !w->hidden;
        w->after_comment = true;
    }
}

static void trim_text(struct buf *text, const char *space) {
    while (text->n && strchr(space, text->p[text->n - 1])) text->p[--text->n] = '\0';
}

static void flush(struct writer *w, struct inls *out) {
    if (w->text.n) inls_add(out, INLINE_TEXT, buf_dup(&w->text, w->arena));
    buf_clear(&w->text);
}

/* Appends all text below the node, in order, without recursion. */
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

static void add_flat(struct writer *w, cmark_node *node) {
    struct buf flat = BUF_INIT;
    flatten(node, &flat);
    add_text(w, node, flat.p);
    buf_release(&flat);
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

/* Adds the text to the running text, and takes it out again: what is outside of comments. A comment
 * that begins in it goes on after it. */
static const char *outside_comments(struct writer *w, cmark_node *node, const char *text) {
    const size_t start = w->text.n;
    const bool after_comment = w->after_comment, fresh = w->fresh;
    add_text(w, node, text);
    const char *shown = arena_strndup(w->arena, w->text.p + start, w->text.n - start);
    while (w->text.n > start) w->text.p[--w->text.n] = '\0';
    w->after_comment = after_comment;
    w->fresh = fresh;
    return shown;
}

/* An address may have a comment in it, or be in a comment that begins in the words of the link. */
static void write_link(struct writer *w, cmark_node *node, struct inls *out, int depth) {
    const char *url = cmark_node_get_url(node), *title = cmark_node_get_title(node);
    const bool hidden = w->hidden;
    flush(w, out);
    struct inls kids;
    inls_start(&kids, w->arena);
    write_inlines(w, node, &kids, depth + 1);
    const bool in_comment = w->hidden;
    const char *address = outside_comments(w, node, url ? url : "");
    if (title) outside_comments(w, node, title);
    if (!kids.first) return;
    if (!in_comment && followable(address)) {
        struct inl *link = inls_add(out, INLINE_LINK, NULL);
        link->href = address;
        link->kids = kids.first;
        return;
    }
    if (!in_comment && !hidden)
        warn(w, node, CODE_MD_LINK,
             arena_printf(w->arena, "the link to '%s' is shown as text",
                          source_quote(w->arena, url ? url : "")),
             "only addresses that begin with https://, http:// or mailto: are linked");
    inls_append(out, kids.first);
}

static void keep_picture(struct writer *w, cmark_node *node, const char *url) {
    const size_t start = w->text.n;
    add_flat(w, node); /* without comments */
    const char *alt = arena_strndup(w->arena, w->text.p + start, w->text.n - start);
    while (w->text.n > start) w->text.p[--w->text.n] = '\0';
    struct markdown_picture *p = VEC_ADD(w->arena, w->pictures);
    *p = (struct markdown_picture){arena_strdup(w->arena, url), alt, spot_of(w, node)};
}

/* A picture in the words that describe it, set apart from the text of the writer. */
static void describe_picture(struct writer *w, cmark_node *node, struct inls *out) {
    struct inls words;
    flush(w, out);
    inls_start(&words, w->arena);
    add_flat(w, node);
    flush(w, &words);
    if (words.first) inls_add(out, INLINE_QUIET, NULL)->kids = words.first;
}

static void write_picture(struct writer *w, cmark_node *node, struct inls *out) {
    const char *url = cmark_node_get_url(node), *title = cmark_node_get_title(node);
    if (!url) url = "";
    const char *remedy = "pictures belong to a piece of evidence: put the file beside its index.md";
    if (w->pictures) remedy = w->pictures->refuse(w->pictures->context, url);
    if (!remedy && !w->hidden) {
        keep_picture(w, node, url);
    } else {
        if (!w->hidden)
            warn(w, node, CODE_MD_PICTURE,
                 arena_printf(w->arena, "the picture '%s' inside the text is shown as words",
                              source_quote(w->arena, url)),
                 remedy);
        describe_picture(w, node, out);
    }
    outside_comments(w, node, url); /* comments may begin there */
    if (title) outside_comments(w, node, title);
}

static void write_html_inline(struct writer *w, cmark_node *node) {
    const char *literal = cmark_node_get_literal(node);
    if (!w->hidden && strncmp(literal, "<!--", 4) != 0) warn_of_html(w, node);
    add_text(w, node, literal);
}

static void write_inline(struct writer *w, cmark_node *node, struct inls *out, int depth) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        if (!w->hidden) warn_of_leftover(w, node, cmark_node_get_literal(node));
        add_text(w, node, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_INLINE: write_html_inline(w, node); break;
    case CMARK_NODE_SOFTBREAK: add_text(w, node, " "); break;
    case CMARK_NODE_LINEBREAK:
        if (w->hidden) break;
        flush(w, out);
        inls_add(out, INLINE_BREAK, NULL);
        break;
    case CMARK_NODE_CODE:
        if (w->hidden) break;
        w->after_comment = w->fresh = false;
        flush(w, out);
        inls_add(out, INLINE_CODE, arena_strdup(w->arena, cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_EMPH: write_kids(w, node, out, INLINE_EM, NULL, depth); break;
    case CMARK_NODE_STRONG: write_kids(w, node, out, INLINE_STRONG, NULL, depth); break;
    case CMARK_NODE_LINK: write_link(w, node, out, depth); break;
    case CMARK_NODE_CUSTOM_INLINE: write_kids(w, node, out, INLINE_STRUCK, NULL, depth); break;
    case CMARK_NODE_IMAGE: write_picture(w, node, out); break;
    default: break;
    }
}

/* Writes everything in `parent`, preceded by pending text; leaves no text pending. */
static void write_inlines(struct writer *w, cmark_node *parent, struct inls *out, int depth) {
    if (depth > MARKDOWN_NESTING) {
        add_flat(w, parent);
    } else {
        for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n))
            write_inline(w, n, out, depth);
    }
    if (depth == 1 && w->after_comment) trim_text(&w->text, " ");
    flush(w, out);
}

static struct inl *inlines_of(struct writer *w, cmark_node *parent) {
    struct inls out;
    inls_start(&out, w->arena);
    w->fresh = true;
    write_inlines(w, parent, &out, 1);
    return out.first;
}

/* ---- blocks ---- */

/* The highest headings get the level right below `under`, each nested one the next level, whatever
 * was skipped. */
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

/* Leaves out items that only contain a comment. */
static struct list_item *items_of(struct writer *w, cmark_node *list, int depth) {
    struct list_item *first = NULL, **last = &first;
    for (cmark_node *n = cmark_node_first_child(list); n; n = cmark_node_next(n)) {
        const bool hidden = w->hidden;
        struct block *blocks = blocks_of(w, n, depth);
        if (!blocks && (hidden || cmark_node_first_child(n))) continue;
        *last = arena_make(w->arena, struct list_item);
        (*last)->blocks = blocks;
        last = &(*last)->next;
    }
    return first;
}

static void write_list(struct writer *w, cmark_node *node, struct blocks *out, int depth) {
    struct list_item *items = items_of(w, node, depth);
    if (!items) return;
    blocks_add(out, BLOCK_LIST)->list =
        (struct block_list){.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                            .start = cmark_node_get_list_start(node),
                            .tight = cmark_node_get_list_tight(node) != 0,
                            .items = items};
}

static void write_paragraph(struct writer *w, struct inl *text, struct blocks *out) {
    if (text) blocks_append(out, block_paragraph(w->arena, text));
}

static cmark_node *parse(const char *text, size_t n, cmark_mem *memory);

/* Writes the blocks of a text that was cut out of the source, and whose first line is `line` there,
 * counted as cmark does. */
static void write_part(struct writer *w, const char *text, int line, struct blocks *out,
                       int depth) {
    cmark_node *root = parse(text, strlen(text), w->memory);
    const int before = w->lines_before;
    const struct markdown_lines lines = w->lines;
    w->lines_before += line - 1;
    w->lines = (struct markdown_lines){.text = text};
    write_blocks(w, root, out, depth + 1);
    w->lines_before = before;
    w->lines = lines;
    cmark_node_free(root);
}

/* After a comment that ends within a line, cmark takes the rest for HTML; it is parsed here as
 * Markdown. */
static void write_rest(struct writer *w, cmark_node *node, struct blocks *out, int depth) {
    char *rest = buf_dup(&w->text, w->arena);
    buf_clear(&w->text);
    write_part(w, rest, cmark_node_get_end_line(node), out, depth);
}

/* ---- tables ---- */

/* Parsed after a word, so that cmark cannot take a cell for a list or a heading. */
#define WORD_BEFORE "a "

static struct inl *cell_of(struct writer *w, const char *text, int line) {
    const char *words = arena_printf(w->arena, WORD_BEFORE "%s", text);
    cmark_node *root = parse(words, strlen(words), w->memory);
    cmark_node *paragraph = cmark_node_first_child(root), *first = NULL;
    if (paragraph) first = cmark_node_first_child(paragraph);
    if (first && cmark_node_get_type(first) == CMARK_NODE_TEXT) {
        const char *literal = cmark_node_get_literal(first);
        size_t cut = strlen(literal) < strlen(WORD_BEFORE) ? strlen(literal) : strlen(WORD_BEFORE);
        const char *rest = arena_strdup(w->arena, literal + cut);
        cmark_node_set_literal(first, rest);
    }
    const int before = w->lines_before;
    w->lines_before += line - 1;
    struct inl *cell = paragraph ? inlines_of(w, paragraph) : NULL;
    w->lines_before = before;
    cmark_node_free(root);
    return cell;
}

static const char *head_of(struct writer *w, const struct inl *text) {
    struct buf plain = BUF_INIT;
    inl_plain(text, &plain);
    const char *head = buf_dup(&plain, w->arena);
    buf_release(&plain);
    return head;
}

static void write_rows(struct writer *w, const struct markdown_table *t, int line,
                       struct blocks *out) {
    struct table_column *columns = arena_array(w->arena, t->n_columns, sizeof *columns);
    bool shown = false; /* otherwise all of it is in a comment */
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct inl *head = cell_of(w, t->cells[i], line);
        columns[i] = (struct table_column){.head = head_of(w, head), .align = t->aligns[i]};
        shown = shown || head;
    }
    struct block table = {.kind = BLOCK_TABLE,
                          .table = {.columns = columns, .n_columns = t->n_columns}};
    struct row **next = &table.table.rows;
    for (size_t r = 1; r < t->n_rows; r++) {
        struct row *row = *next = arena_make(w->arena, struct row);
        next = &row->next;
        struct cell **end = &row->cells;
        for (size_t i = 0; i < t->n_columns; i++) {
            struct cell *cell = *end = arena_make(w->arena, struct cell);
            end = &cell->next;
            cell->text = cell_of(w, t->cells[r * t->n_columns + i], line + 1 + (int)r);
            shown = shown || cell->text;
        }
    }
    if (shown) blocks_add(out, BLOCK_TABLE)->table = table.table;
}

static void warn_of_table(struct writer *w, cmark_node *node, enum markdown_table_kind kind) {
    if (w->table) return;
    w->table = true;
    static const char *const texts[] = {
        [MARKDOWN_TABLE_UNLINED] =
            "this looks like a table, but has no line of dashes below its headings, and is shown as it was typed",
        [MARKDOWN_TABLE_UNEVEN] =
            "the line of dashes has another number of columns than the heads above it, so this is shown as it was typed",
        [MARKDOWN_TABLE_LARGE] =
            "this table has more than 10,000 cells, so it is shown as it was typed",
    };
    warn(w, node, CODE_MD_TABLE, texts[kind],
         kind == MARKDOWN_TABLE_LARGE
             ? "put the table into a CSV file beside the text"
             : "write below the heads as many groups of dashes as there are columns: |---|---|");
}

static void write_paragraph_or_table(struct writer *w, cmark_node *node, struct blocks *out,
                                     int depth) {
    const char **lines = NULL;
    struct markdown_table table;
    const size_t n = w->hidden ? 0 : markdown_tree_lines(&w->lines, node, w->arena, &lines);
    const enum markdown_table_kind kind = markdown_table_of(w->arena, lines, n, &table);
    if (kind != MARKDOWN_TABLE) {
        if (kind != MARKDOWN_NO_TABLE) warn_of_table(w, node, kind);
        write_paragraph(w, inlines_of(w, node), out);
        return;
    }
    const int line = cmark_node_get_start_line(node);
    if (*table.before) write_part(w, table.before, line, out, depth);
    write_rows(w, &table, line + table.line, out);
}

/* Raw HTML is shown as typed. */
static void write_html(struct writer *w, cmark_node *node, struct blocks *out, int depth) {
    const char *literal = cmark_node_get_literal(node);
    const bool comment = w->hidden || strncmp(literal + strspn(literal, " "), "<!--", 4) == 0;
    w->fresh = true;
    add_text(w, node, literal);
    trim_text(&w->text, " \t\r\n");
    const char *text = w->text.p + strspn(w->text.p, " \t\r\n");
    if (*text && comment && !strchr(text, '<')) {
        write_rest(w, node, out, depth);
    } else if (*text) {
        warn_of_html(w, node);
        write_paragraph(w, inl_text(w->arena, arena_strdup(w->arena, text)), out);
    }
    buf_clear(&w->text);
}

/* cmark does not report which code is indented; for fenced code, it gives the column of the
 * fence. */
static bool is_fenced(struct writer *w, cmark_node *node) {
    const struct spot at = spot_of(w, node);
    size_t n;
    const char *line = source_line(w->source, at.line, &n), *literal = cmark_node_get_literal(node);
    if ((size_t)at.column + 2 > n) return false;
    const char *mark = line + at.column - 1;
    return (strncmp(mark, "```", 3) == 0 || strncmp(mark, "~~~", 3) == 0) &&
           strncmp(literal, mark, 3) != 0;
}

/* Fenced code is shown as typed. Indented code may be a note under a list item, so comments are
 * removed from it. */
static void write_code(struct writer *w, cmark_node *node, struct blocks *out) {
    const char *literal = cmark_node_get_literal(node);
    if (!w->hidden && is_fenced(w, node)) {
        blocks_add(out, BLOCK_CODE)->code.text = arena_strdup(w->arena, literal);
        return;
    }
    w->after_comment = w->fresh = false;
    const bool whole = !w->hidden && !strstr(literal, "<!--");
    add_text(w, node, literal);
    if (whole || w->text.p[strspn(w->text.p, " \t\r\n")])
        blocks_add(out, BLOCK_CODE)->code.text = buf_dup(&w->text, w->arena);
    buf_clear(&w->text);
}

static void write_heading(struct writer *w, cmark_node *node, struct blocks *out) {
    int level = heading_level(w, cmark_node_get_heading_level(node));
    struct inl *text = inlines_of(w, node);
    if (!text) return; /* an empty heading */
    struct block *b = blocks_add(out, BLOCK_HEADING);
    b->heading.level = level;
    b->heading.text = text;
}

static void write_block(struct writer *w, cmark_node *node, struct blocks *out, int depth) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: write_heading(w, node, out); break;
    case CMARK_NODE_PARAGRAPH: write_paragraph_or_table(w, node, out, depth); break;
    case CMARK_NODE_LIST: write_list(w, node, out, depth); break;
    case CMARK_NODE_BLOCK_QUOTE: {
        struct block *quoted = blocks_of(w, node, depth);
        if (quoted) blocks_add(out, BLOCK_QUOTE)->quote.blocks = quoted;
        break;
    }
    case CMARK_NODE_CODE_BLOCK: write_code(w, node, out); break;
    case CMARK_NODE_HTML_BLOCK: write_html(w, node, out, depth); break;
    case CMARK_NODE_THEMATIC_BREAK:
        if (!w->hidden) blocks_add(out, BLOCK_RULE);
        break;
    default: break;
    }
}

static void write_too_deep(struct writer *w, cmark_node *node, struct blocks *out) {
    if (!w->too_deep)
        warn(w, node, CODE_MD_DEEP,
             arena_printf(w->arena, "lists and quotations are nested more than %d deep",
                          MARKDOWN_NESTING),
             "what is nested deeper is shown as one paragraph: take out some of the indentation");
    w->too_deep = true;
    add_flat(w, node);
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

static void *take(size_t n, size_t size) {
    void *p = mem_alloc(n * size);
    memset(p, 0, n * size);
    return p;
}

/* With its own allocator, cmark would abort when out of memory. */
static cmark_node *parse(const char *text, size_t n, cmark_mem *memory) {
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
    cmark_parser_feed(parser, text, n);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    markdown_tree_extend(root, memory);
    return root;
}

struct block *markdown_parse(struct source *s, struct markdown_part part, struct diags *diags) {
    if (!markdown_checks_pass(s, part, diags)) return NULL;
    cmark_mem memory = {take, mem_realloc, free}; /* in use until the last node is freed */
    cmark_node *root = parse(part.text, part.n, &memory);
    struct writer w = {.source = s,
                       .diags = diags,
                       .arena = s->arena,
                       .lines_before = part.lines_before,
                       .under = part.under,
                       .lines = {.text = part.text},
                       .pictures = part.pictures,
                       .memory = &memory,
                       .text = BUF_INIT};
    struct blocks out;
    blocks_start(&out, s->arena);
    write_blocks(&w, root, &out, 1);
    if (w.hidden)
        source_fault(s, diags, CODE_MD_COMMENT, w.hidden_at,
                     "this comment is not closed: it and everything after it is left out",
                     "close it with -->");
    buf_release(&w.text);
    cmark_node_free(root);
    return out.first;
}
