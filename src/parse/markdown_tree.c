/* markdown_tree.c: a step over cmark's tree, before markdown.c turns it into blocks. */
#include "parse/markdown_tree.h"

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define BOX_EMPTY "\xE2\x98\x90"   /* U+2610 */
#define BOX_CHECKED "\xE2\x98\x91" /* U+2611 */

/* What a text node that is "~~" may do; kept in its user data. */
enum { MAY_OPEN = 1, MAY_CLOSE = 2 };

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* ---- bare addresses ---- */

/* The length of "https://" or "http://" at the start of the text, or 0. */
static size_t scheme_length(const char *text) {
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(text, schemes[i], strlen(schemes[i])) == 0) return strlen(schemes[i]);
    return 0;
}

/* The length of a character that may end a sentence after an address and is not part of it: also
 * those of Chinese, and curly quotation marks. 0 if the text does not end with one. */
static size_t mark_at_end(const char *text, size_t n) {
    static const char *const marks[] = {"?",  "!",  ".",  ",",  ":",  ";",  "*",  "_",
                                        "~",  "'",  "\"", "。", "，", "、", "；", "：",
                                        "！", "？", "”",  "’",  "»",  "…"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (n >= length && memcmp(text + n - length, marks[i], length) == 0) return length;
    }
    return 0;
}

/* A bracket at the end belongs to the sentence if it was not opened in the address. */
static size_t bracket_at_end(const char *text, size_t n) {
    static const char *const pairs[][2] = {{"(", ")"},   {"[", "]"},   {"（", "）"}, {"「", "」"},
                                           {"『", "』"}, {"《", "》"}, {"【", "】"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t length = strlen(pairs[i][1]);
        if (n < length || memcmp(text + n - length, pairs[i][1], length) != 0) continue;
        long open = 0;
        for (size_t k = 0; k + length <= n; k++) {
            open += memcmp(text + k, pairs[i][0], length) == 0;
            open -= memcmp(text + k, pairs[i][1], length) == 0;
        }
        return open < 0 ? length : 0;
    }
    return 0;
}

/* The length of the address at the start of the text, or 0 if there is none. A comment that ends
 * there ("-->") is not part of it. */
static size_t address_length(const char *text) {
    /* no address is longer, or has more marks after it; these keep the search short */
    enum { LONGEST = 2000, MOST_MARKS = 16 };
    size_t scheme = scheme_length(text), n = scheme;
    if (!scheme) return 0;
    while (n <= LONGEST && text[n] && !is_space(text[n]) && text[n] != '<' &&
           !(text[n] == '-' && strncmp(text + n, "-->", 3) == 0))
        n++;
    if (n > LONGEST) return 0;
    for (int marks = 0; n > scheme; marks++) {
        size_t cut = mark_at_end(text, n);
        if (!cut) cut = bracket_at_end(text, n);
        if (!cut) break;
        if (marks == MOST_MARKS) return 0;
        n -= cut;
    }
    return n > scheme && !strchr("./:-", text[scheme]) ? n : 0;
}

/* ---- texts to pieces ---- */

struct pieces { /* of one text node, put before it */
    cmark_node *text;
    cmark_mem *memory;
    bool linked; /* inside a link already */
    struct buf literal;
};

static cmark_node *add_piece(struct pieces *p, const char *text, size_t n) {
    cmark_node *piece = cmark_node_new_with_mem(CMARK_NODE_TEXT, p->memory);
    buf_clear(&p->literal);
    buf_add(&p->literal, text, n);
    cmark_node_set_literal(piece, p->literal.p);
    cmark_node_insert_before(p->text, piece);
    return piece;
}

static void add_words(struct pieces *p, const char *from, const char *to) {
    if (to > from) add_piece(p, from, (size_t)(to - from));
}

static void add_link(struct pieces *p, const char *address, size_t n) {
    cmark_node *text = add_piece(p, address, n),
               *link = cmark_node_new_with_mem(CMARK_NODE_LINK, p->memory);
    cmark_node_set_url(link, p->literal.p);
    cmark_node_insert_before(text, link);
    cmark_node_unlink(text);
    cmark_node_append_child(link, text);
}

/* "~~" next to a blank cannot begin or end what is struck out, and neither can a longer run. */
static intptr_t tildes_may(const char *start, const char *at, bool first, bool last) {
    if (strncmp(at, "~~", 2) != 0 || at[2] == '~') return 0;
    bool opens = at[2] ? !is_space(at[2]) : !last;
    bool closes = at > start ? !is_space(at[-1]) : !first;
    intptr_t may = 0;
    if (opens) may |= MAY_OPEN;
    if (closes) may |= MAY_CLOSE;
    return may;
}

/* Most texts have nothing to be cut out. */
static bool may_be_cut(const char *literal, bool linked) {
    return strstr(literal, "~~") || (!linked && strstr(literal, "://"));
}

/* Replaces a text by pieces of it: words, addresses, and each "~~" by itself. */
static void cut_text(cmark_node *text, bool linked, cmark_mem *memory) {
    const char *literal = cmark_node_get_literal(text), *from = literal;
    if (!may_be_cut(literal, linked)) return;
    struct pieces p = {text, memory, linked, BUF_INIT};
    const bool first = !cmark_node_previous(text), last = !cmark_node_next(text);
    for (const char *at = literal; *at;) {
        size_t n = 0;
        intptr_t may = tildes_may(literal, at, first, last);
        if (may) {
            add_words(&p, from, at);
            cmark_node_set_user_data(add_piece(&p, at, 2), (void *)may);
            n = 2;
        } else if (!linked && (at == literal || !is_letter_or_digit(at[-1])) &&
                   (n = address_length(at)) > 0) {
            add_words(&p, from, at);
            add_link(&p, at, n);
        }
        if (n) {
            from = at += n;
        } else {
            at += *at == '~' ? strspn(at, "~") : 1;
        }
    }
    if (from != literal) {
        add_words(&p, from, from + strlen(from));
        cmark_node_free(text);
    }
    buf_release(&p.literal);
}

/* ---- what is struck out ---- */

/* Moves the nodes between the two into a new node, in their place. */
static void wrap(cmark_node *open, cmark_node *close, cmark_mem *memory) {
    cmark_node *struck = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, memory);
    cmark_node_insert_before(open, struck);
    for (cmark_node *n = cmark_node_next(open), *next; n != close; n = next) {
        next = cmark_node_next(n);
        cmark_node_unlink(n);
        cmark_node_append_child(struck, n);
    }
    cmark_node_free(open);
    cmark_node_free(close);
}

static void strike(cmark_node *first, cmark_mem *memory) {
    cmark_node *open = NULL;
    for (cmark_node *n = first, *next; n; n = next) {
        next = cmark_node_next(n);
        intptr_t may = 0;
        if (cmark_node_get_type(n) == CMARK_NODE_TEXT) may = (intptr_t)cmark_node_get_user_data(n);
        if (open && (may & MAY_CLOSE)) {
            wrap(open, n, memory);
            open = NULL;
        } else if (may & MAY_OPEN) {
            open = n;
        }
    }
}

/* ---- task lists ---- */

static void mark_task(cmark_node *item) {
    cmark_node *paragraph = cmark_node_first_child(item);
    cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
    if (!text || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return;
    const char *literal = cmark_node_get_literal(text);
    if (literal[0] != '[' || !literal[1] || !strchr(" xX", literal[1]) || literal[2] != ']' ||
        literal[3] != ' ')
        return;
    struct buf marked = BUF_INIT;
    buf_str(&marked, literal[1] == ' ' ? BOX_EMPTY : BOX_CHECKED);
    buf_str(&marked, literal + 3);
    cmark_node_set_literal(text, marked.p);
    buf_release(&marked);
}

/* ---- all ---- */

struct nodes {
    cmark_node **v;
    size_t n, cap;
};

static void keep(struct nodes *list, cmark_node *node) {
    if (list->n == list->cap) {
        list->cap = list->cap ? 2 * list->cap : 64;
        list->v = mem_realloc(list->v, list->cap * sizeof *list->v);
    }
    list->v[list->n++] = node;
}

void markdown_tree_extend(cmark_node *root, cmark_mem *memory) {
    struct nodes texts = {0}, linked = {0}, parents = {0};
    int links = 0;
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
        cmark_node *n = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(n);
        const bool enter = event == CMARK_EVENT_ENTER;
        if (type == CMARK_NODE_LINK) links += enter ? 1 : -1;
        if (enter && type == CMARK_NODE_ITEM) mark_task(n);
        if (type != CMARK_NODE_TEXT) continue; /* leaves are only entered */
        keep(links ? &linked : &texts, n);
        cmark_node *parent = cmark_node_parent(n);
        if (cmark_node_get_user_data(parent) || !strstr(cmark_node_get_literal(n), "~~")) continue;
        cmark_node_set_user_data(parent, parent); /* it is in the list */
        keep(&parents, parent);
    }
    cmark_iter_free(it);
    for (size_t i = 0; i < texts.n; i++) cut_text(texts.v[i], false, memory);
    for (size_t i = 0; i < linked.n; i++) cut_text(linked.v[i], true, memory);
    for (size_t i = 0; i < parents.n; i++) strike(cmark_node_first_child(parents.v[i]), memory);
    free(texts.v);
    free(linked.v);
    free(parents.v);
}

/* ---- lines ---- */

static size_t line_end(const char *text) { return strcspn(text, "\r\n"); }

static void find_starts(struct markdown_lines *l, struct arena *a) {
    for (const char *at = l->text; l->starts.n == 0 || *at;) {
        VEC_PUSH(a, &l->starts, (size_t)(at - l->text));
        at += line_end(at);
        at += at[0] == '\r' && at[1] == '\n' ? 2 : *at != '\0';
    }
}

static int quotes_around(cmark_node *n) {
    int quotes = 0;
    for (; n; n = cmark_node_parent(n)) quotes += cmark_node_get_type(n) == CMARK_NODE_BLOCK_QUOTE;
    return quotes;
}

static const char *without_marks(const char *line, int quotes) {
    line += strspn(line, " \t");
    for (; quotes > 0 && *line == '>'; quotes--) line += 1 + strspn(line + 1, " \t");
    return line;
}

size_t markdown_tree_lines(struct markdown_lines *l, cmark_node *paragraph, struct arena *a,
                           const char ***lines) {
    const int first = cmark_node_get_start_line(paragraph),
              last = cmark_node_get_end_line(paragraph),
              column = cmark_node_get_start_column(paragraph);
    if (first < 1 || last <= first) return 0;
    if (l->starts.n == 0) find_starts(l, a);
    if ((size_t)last > l->starts.n) return 0;
    const size_t n = (size_t)(last - first) + 1;
    const int quotes = quotes_around(paragraph);
    *lines = arena_array(a, n, sizeof **lines);
    for (size_t i = 0; i < n; i++) {
        const char *line = l->text + l->starts.v[(size_t)first - 1 + i];
        const size_t length = line_end(line);
        const char *text = without_marks(line, quotes);
        if (i == 0 && column > 0 && (size_t)column <= length) text = line + column - 1;
        (*lines)[i] = arena_strndup(a, text, length - (size_t)(text - line));
    }
    return n;
}
