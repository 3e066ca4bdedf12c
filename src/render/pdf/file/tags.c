/* tags.c: builds the structure tree and writes it. It knows elements and marked content, but no
 * blocks or glyphs.
 *
 * Each element is one object, written as PDF source. Content on the element's own page is a bare
 * number, content on another page a full reference, so a paragraph that breaks across pages stays
 * one paragraph. */
#include "render/pdf/file/tags.h"

#include <string.h>

struct tags *tags_new(struct arena *a) {
    struct tags *t = arena_make(a, struct tags);
    t->arena = a;
    t->root = arena_make(a, struct elem);
    t->root->type = "Document";
    return t;
}

struct elem *elem_new(struct tags *t, struct elem *parent, const char *type) {
    return elem_new_with(t, parent, type, NULL);
}

struct elem *elem_new_with(struct tags *t, struct elem *parent, const char *type,
                           const char *attributes) {
    struct elem *e = arena_make(t->arena, struct elem);
    e->type = type;
    e->parent = parent;
    e->attributes = attributes;
    VEC_ADD(t->arena, &parent->kids)->elem = e;
    return e;
}

void elem_alt(struct tags *t, struct elem *e, const char *text) {
    e->alt = text ? arena_strdup(t->arena, text) : NULL;
}

struct slot *elem_slot(struct tags *t, struct elem *e) {
    if (e->kids.n > 0 && e->kids.v[e->kids.n - 1].slot) return e->kids.v[e->kids.n - 1].slot;
    struct slot *s = arena_make(t->arena, struct slot);
    s->owner = e;
    VEC_ADD(t->arena, &e->kids)->slot = s;
    return s;
}

/* ---- kept, and made again ---- */

typedef VEC(struct tag) tag_vec;

/* Reuses the string of a recent tag: most tags have the language of the one before. */
static const char *keep_lang(struct arena *a, const tag_vec *list, const char *lang) {
    for (size_t i = list->n; lang && i-- > 0 && i + 8 > list->n;)
        if (list->v[i].lang && strcmp(list->v[i].lang, lang) == 0) return list->v[i].lang;
    return lang ? arena_strdup(a, lang) : NULL;
}

static unsigned keep_tag(struct arena *words, struct arena *a, tag_vec *list, const struct elem *e,
                         unsigned parent) {
    struct tag tag = {.parent = parent};
    if (e) {
        tag.type = e->type;
        tag.attributes = e->attributes;
        tag.alt = e->alt ? arena_strdup(words, e->alt) : NULL;
        tag.lang = keep_lang(words, list, e->lang);
        tag.inline_box = e->inline_box;
    }
    VEC_PUSH(a, list, tag);
    return (unsigned)list->n - 1;
}

static void keep_elem(struct arena *words, struct arena *a, tag_vec *list, struct elem *e,
                      unsigned parent) {
    e->number = keep_tag(words, a, list, e, parent);
    for (size_t i = 0; i < e->kids.n; i++) {
        const struct kid *k = &e->kids.v[i];
        if (k->elem)
            keep_elem(words, a, list, k->elem, e->number);
        else if (k->slot)
            k->slot->number = keep_tag(words, a, list, NULL, e->number);
    }
}

struct tag_list tags_keep(struct arena *a, struct elem *root) {
    struct arena *growing = arena_new(); /* lists outgrown while growing are freed with it */
    tag_vec list = {0};
    keep_elem(a, growing, &list, root, 0);
    struct tag_list kept = {arena_copy(a, list.v, list.n * sizeof *list.v), list.n};
    arena_free(growing);
    return kept;
}

void tags_make(struct tags *t, struct elem *parent, const struct tag_list *list,
               struct tag_made *made) {
    made[0] = (struct tag_made){.elem = parent};
    for (size_t i = 1; i < list->n; i++) {
        const struct tag *tag = &list->v[i];
        struct elem *in = made[tag->parent].elem;
        if (!tag->type) {
            made[i] = (struct tag_made){.slot = elem_slot(t, in)};
            continue;
        }
        struct elem *e = elem_new_with(t, in, tag->type, tag->attributes);
        e->alt = tag->alt;
        e->lang = tag->lang;
        e->inline_box = tag->inline_box;
        made[i] = (struct tag_made){.elem = e};
    }
}

/* ---- filled ---- */

int slot_fill(struct tags *t, struct slot *s, size_t page) {
    while (t->pages.n <= page) (void)VEC_ADD(t->arena, &t->pages);
    struct tag_page *p = &t->pages.v[page];
    int mcid = (int)p->owners.n;
    VEC_PUSH(t->arena, &p->owners, s->owner);
    VEC_PUSH(t->arena, &s->pieces, ((struct piece){page, mcid}));
    return mcid;
}

int elem_link(struct tags *t, struct elem *e, size_t page, unsigned annot, size_t n_pages) {
    int key = (int)(n_pages + t->link_owners.n);
    VEC_PUSH(t->arena, &t->link_owners, e);
    VEC_ADD(t->arena, &e->kids)->link = (struct link_ref){page, annot, key};
    return key;
}

void elem_box(struct elem *e, double left, double bottom, double right, double top) {
    double *b = e->box;
    if (!e->has_box) memcpy(b, (double[]){left, bottom, right, top}, sizeof e->box);
    e->has_box = true;
    if (left < b[0]) b[0] = left;
    if (bottom < b[1]) b[1] = bottom;
    if (right > b[2]) b[2] = right;
    if (top > b[3]) b[3] = top;
}

/* ---- writing ---- */

static bool always_written(const struct elem *e) {
    return strcmp(e->type, "TD") == 0 || strcmp(e->type, "TH") == 0;
}

static bool number_elements(struct elem *e, struct haru *h);

static bool kid_has_content(struct kid *k, struct haru *h) {
    if (k->elem) return number_elements(k->elem, h);
    return k->slot ? k->slot->pieces.n > 0 : true;
}

/* Numbers all elements that have content; returns whether e does. */
static bool number_elements(struct elem *e, struct haru *h) {
    bool holds = always_written(e);
    for (size_t i = 0; i < e->kids.n; i++)
        if (kid_has_content(&e->kids.v[i], h)) holds = true;
    if (holds) e->id = haru_reserve(h);
    return holds;
}

/* The page of the first content directly in e, or -1. */
static long own_page(const struct elem *e) {
    for (size_t i = 0; i < e->kids.n; i++)
        if (e->kids.v[i].slot && e->kids.v[i].slot->pieces.n > 0)
            return (long)e->kids.v[i].slot->pieces.v[0].page;
    return -1;
}

static void write_pieces(const struct slot *s, long own, const struct haru *h, struct buf *out) {
    for (size_t i = 0; i < s->pieces.n; i++) {
        const struct piece *p = &s->pieces.v[i];
        if ((long)p->page == own) {
            buf_char(out, ' ');
            buf_int(out, p->mcid);
        } else {
            buf_fmt(out, "<</Type/MCR/Pg %u 0 R/MCID %d>>", haru_page_id(h, p->page), p->mcid);
        }
    }
}

static void write_kids(const struct elem *e, long own, const struct haru *h, struct buf *out) {
    buf_str(out, "/K[");
    for (size_t i = 0; i < e->kids.n; i++) {
        const struct kid *k = &e->kids.v[i];
        if (k->elem && k->elem->id)
            pdf_reference(out, " ", k->elem->id);
        else if (k->slot)
            write_pieces(k->slot, own, h, out);
        else if (k->link.annot)
            buf_fmt(out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", haru_page_id(h, k->link.page),
                    k->link.annot);
    }
    buf_str(out, "]");
}

static void write_text(const char *key, const char *text, struct buf *out) {
    if (!text) return;
    buf_str(out, key);
    pdf_text_string(out, text);
}

static void write_attributes(const struct elem *e, struct buf *out) {
    if (e->attributes) buf_str(out, e->attributes);
    if (!e->has_box) return;
    buf_fmt(out, "/A<</O/Layout/Placement/%s/BBox[", e->inline_box ? "Inline" : "Block");
    for (int i = 0; i < 4; i++) {
        if (i) buf_char(out, ' ');
        buf_num(out, e->box[i], 2);
    }
    buf_str(out, "]>>");
}

/* `b` is scratch space. */
static void write_element(const struct elem *e, unsigned parent, struct tags *t, struct haru *h,
                          struct buf *b) {
    if (!e->id) return;
    buf_clear(b);
    long own = own_page(e);
    buf_str(b, "/S/");
    buf_str(b, e->type);
    pdf_reference(b, "/P ", parent);
    if (own >= 0) pdf_reference(b, "/Pg ", haru_page_id(h, (size_t)own));
    write_attributes(e, b);
    write_text("/Lang", e->lang, b);
    write_text("/Alt", e->alt, b);
    write_kids(e, own, h, b);
    haru_fill(h, e->id, buf_dup(b, t->arena));
    for (size_t i = 0; i < e->kids.n; i++)
        if (e->kids.v[i].elem) write_element(e->kids.v[i].elem, e->id, t, h, b);
}

static unsigned write_parent_tree(struct tags *t, struct haru *h, size_t n_pages) {
    struct buf b = BUF_INIT;
    buf_str(&b, "/Nums[");
    for (size_t i = 0; i < n_pages; i++) {
        buf_fmt(&b, "%zu[", i);
        for (size_t j = 0; i < t->pages.n && j < t->pages.v[i].owners.n; j++)
            pdf_reference(&b, " ", t->pages.v[i].owners.v[j]->id);
        buf_str(&b, "]\n");
    }
    for (size_t i = 0; i < t->link_owners.n; i++)
        buf_fmt(&b, "%zu %u 0 R\n", n_pages + i, t->link_owners.v[i]->id);
    buf_char(&b, ']');
    unsigned id = haru_reserve(h);
    haru_fill(h, id, buf_take(&b, t->arena));
    return id;
}

unsigned tags_write(struct tags *t, struct haru *h, size_t n_pages) {
    unsigned root = haru_reserve(h);
    number_elements(t->root, h);
    struct buf b = BUF_INIT;
    write_element(t->root, root, t, h, &b);
    buf_release(&b);
    unsigned parents = write_parent_tree(t, h, n_pages);
    haru_fill(h, root,
              arena_printf(t->arena,
                           "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %zu",
                           t->root->id, parents, n_pages + t->link_owners.n));
    return root;
}
