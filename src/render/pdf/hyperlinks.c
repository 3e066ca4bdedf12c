/* hyperlinks.c: bookmarks and link annotations. */
#include "render/pdf/document.h"

#include <string.h>

/* ---- bookmarks ---- */

struct node {
    const struct mark *mark;
    unsigned id;
    int level;
    long parent, prev, next, first, last; /* -1: none; for parent, -1 is the root */
    int kids;
};

static size_t nodes_of(const struct paint *p, struct arena *a, struct node **out) {
    struct node *nodes = arena_array(a, p->marks.n, sizeof *nodes);
    size_t n = 0;
    for (size_t i = 0; i < p->marks.n; i++) {
        if (!p->marks.v[i].title || !*p->marks.v[i].title) continue;
        nodes[n++] = (struct node){.mark = &p->marks.v[i],
                                   .level = p->marks.v[i].level,
                                   .parent = -1,
                                   .prev = -1,
                                   .next = -1,
                                   .first = -1,
                                   .last = -1};
    }
    *out = nodes;
    return n;
}

/* Puts each heading under the nearest heading before it with a higher level. */
static void nodes_join(struct node *nodes, size_t n, struct node *root) {
    for (size_t i = 0; i < n; i++) {
        long up = (long)i - 1;
        while (up >= 0 && nodes[up].level >= nodes[i].level) up = nodes[up].parent;
        nodes[i].parent = up;
        struct node *parent = up >= 0 ? &nodes[up] : root;
        nodes[i].prev = parent->last;
        if (parent->last >= 0)
            nodes[parent->last].next = (long)i;
        else
            parent->first = (long)i;
        parent->last = (long)i;
        parent->kids++;
    }
}

static void node_write(const struct node *nodes, const struct node *n, unsigned root,
                       struct arena *a, struct haru *h) {
    struct buf b = BUF_INIT;
    buf_str(&b, "/Title");
    pdf_text_string(&b, n->mark->title);
    buf_fmt(&b, "/Parent %u 0 R/Dest[%u 0 R/XYZ null ", n->parent >= 0 ? nodes[n->parent].id : root,
            haru_page_id(h, n->mark->page));
    canvas_put_number(&b, n->mark->y);
    buf_str(&b, " null]");
    if (n->prev >= 0) buf_fmt(&b, "/Prev %u 0 R", nodes[n->prev].id);
    if (n->next >= 0) buf_fmt(&b, "/Next %u 0 R", nodes[n->next].id);
    if (n->kids) /* only the first level is open */
        buf_fmt(&b, "/First %u 0 R/Last %u 0 R/Count %d", nodes[n->first].id, nodes[n->last].id,
                n->parent < 0 ? n->kids : -n->kids);
    haru_fill(h, n->id, buf_take(&b, a));
}

unsigned hyperlinks_outline_write(const struct paint *p, struct haru *h) {
    struct arena *a = p->arena;
    struct node *nodes, top = {.first = -1, .last = -1};
    size_t n = nodes_of(p, a, &nodes);
    if (n == 0) return 0;
    nodes_join(nodes, n, &top);
    unsigned root = haru_reserve(h);
    for (size_t i = 0; i < n; i++) nodes[i].id = haru_reserve(h);
    int open = top.kids;
    for (size_t i = 0; i < n; i++) {
        node_write(nodes, &nodes[i], root, a, h);
        if (nodes[i].parent < 0) open += nodes[i].kids;
    }
    haru_fill(h, root,
              arena_printf(a, "/Type/Outlines/First %u 0 R/Last %u 0 R/Count %d",
                           nodes[top.first].id, nodes[top.last].id, open));
    return root;
}

/* ---- links ---- */

/* RFC 3986: characters that are not allowed in an address are percent-encoded; parentheses too,
 * because this is a PDF string. */
static void uri(struct buf *b, const char *href) {
    buf_char(b, '(');
    for (const char *s = href; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c <= 32 || c >= 127 || strchr("()\\<>\"", c))
            buf_fmt(b, "%%%02X", c);
        else
            buf_char(b, (char)c);
    }
    buf_char(b, ')');
}

static const struct mark *mark_find(const struct paint *p, const char *id, size_t report) {
    for (size_t i = 0; i < p->marks.n; i++)
        if (p->marks.v[i].report == report && p->marks.v[i].id && strcmp(p->marks.v[i].id, id) == 0)
            return &p->marks.v[i];
    return NULL;
}

/* Appends where the link leads: a place in this document, or an address. Returns false if the place
 * does not exist. */
static bool target(const struct paint *p, const struct page_link *k, const struct haru *h,
                   struct buf *b) {
    if (k->href[0] != '#') {
        buf_str(b, "/A<</S/URI/URI");
        uri(b, k->href);
        buf_str(b, ">>");
        return true;
    }
    const struct mark *m = mark_find(p, k->href + 1, k->report);
    if (!m) return false;
    buf_fmt(b, "/Dest[%u 0 R/XYZ null ", haru_page_id(h, m->page));
    canvas_put_number(b, m->y);
    buf_str(b, " null]");
    return true;
}

static const char *annotation(const struct paint *p, const struct page_link *k,
                              const struct haru *h, int key) {
    struct buf b = BUF_INIT;
    buf_str(&b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    const double box[] = {k->left, k->bottom, k->right, k->top};
    for (int i = 0; i < 4; i++) {
        if (i) buf_char(&b, ' ');
        canvas_put_number(&b, box[i]);
    }
    buf_fmt(&b, "]/StructParent %d/Contents", key);
    pdf_text_string(&b, k->contents);
    target(p, k, h, &b);
    return buf_take(&b, p->arena);
}

void hyperlinks_write(const struct paint *p, struct haru *h, struct tags *tags, size_t n_pages,
                      struct annots *annots) {
    for (size_t i = 0; i < p->links.n; i++) {
        const struct page_link *k = &p->links.v[i];
        if (k->href[0] == '#' && !mark_find(p, k->href + 1, k->report)) {
            k->elem->type = "Span"; /* a link to nowhere becomes plain text */
            continue;
        }
        unsigned id = haru_reserve(h);
        int key = elem_link(tags, k->elem, k->page, id, n_pages);
        haru_fill(h, id, annotation(p, k, h, key));
        VEC_PUSH(p->arena, &annots[k->page].ids, id);
    }
}
