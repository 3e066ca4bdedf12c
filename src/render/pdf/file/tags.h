/* tags.h: the structure tree: what each piece of a page is, for screen readers and for reflowing.
 *
 * Elements are made while blocks are laid out, in reading order. An element holds elements, slots,
 * and links. A slot is a place in that order for marked content; it is filled while pages are
 * painted, in several pieces if it breaks across pages. Empty elements are not written, except
 * table cells: a row has all of its cells.
 *
 * A layout has its own tree, kept as a list (struct tag_list). Each document in which the layout is
 * painted makes its own elements and slots from that list, and only these are filled.
 *
 *     struct tags *t = tags_new(arena);
 *     struct elem *p = elem_new(t, t->root, "P");
 *     struct slot *s = elem_slot(t, p);
 *     int mcid = slot_fill(t, s, 0);              // while page 0 is painted
 *     unsigned root = tags_write(t, haru, n_pages);
 *
 * Rules: PDF 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
 */
#ifndef RENDER_PDF_TAGS_H
#define RENDER_PDF_TAGS_H

#include "base/arena.h"
#include "base/vec.h"
#include "render/pdf/file/haru.h"

struct elem;

struct slot {
    struct elem *owner;
    unsigned number; /* in the list of the layout's tree */
    VEC(struct piece {
        size_t page;
        int mcid;
    })
    pieces;
};

struct link_ref {
    size_t page;
    unsigned annot; /* object number */
    int key;        /* of the annotation in the parent tree */
};

struct kid { /* exactly one of the three */
    struct elem *elem;
    struct slot *slot;
    struct link_ref link;
};

struct elem {
    const char *type; /* a standard structure type: "P" */
    struct elem *parent;
    const char *attributes;   /* PDF source: "/A<</O/Table/Scope/Row>>", or NULL */
    const char *alt, *lang;   /* or NULL; lang NULL: the document's */
    bool has_box, inline_box; /* figures: box is known; is within a line of text */
    double box[4];            /* left, bottom, right, top in points of the page */
    VEC(struct kid) kids;
    unsigned number; /* in the list of the layout's tree */
    unsigned id;     /* object number, while writing */
};

/* A tree without its document: elements and slots in reading order, each after its parent element.
 * The first is the root, which belongs to no document. */
struct tag {
    const char *type; /* NULL: a slot */
    const char *attributes, *alt, *lang;
    unsigned parent;
    bool inline_box;
};
struct tag_list {
    struct tag *v;
    size_t n;
};
struct tag_made { /* from a tag, in one document: one of the two */
    struct elem *elem;
    struct slot *slot;
};

struct tags {
    struct arena *arena;
    struct elem *root; /* the Document */
    VEC(struct tag_page {
        VEC(struct elem *) owners; /* by MCID */
    })
    pages;
    VEC(struct elem *) link_owners; /* by key */
};

struct tags *tags_new(struct arena *a);
struct elem *elem_new(struct tags *t, struct elem *parent, const char *type);
/* The same with attributes: PDF source, borrowed. */
struct elem *elem_new_with(struct tags *t, struct elem *parent, const char *type,
                           const char *attributes);
/* Sets the alternative text of a figure; copied. */
void elem_alt(struct tags *t, struct elem *e, const char *text);
/* A slot for content at the end of e; returns the last slot again if nothing came after it. */
struct slot *elem_slot(struct tags *t, struct elem *e);
/* Keeps the tree in the arena, with its strings; types and attributes are borrowed. Numbers its
 * elements and slots. */
struct tag_list tags_keep(struct arena *a, struct elem *root);
/* Makes the elements and slots of the list under the parent; made[number] receives them. Strings of
 * the list are borrowed. */
void tags_make(struct tags *t, struct elem *parent, const struct tag_list *list,
               struct tag_made *made);
/* Records that a piece of the slot's content is on this page; returns its MCID. */
int slot_fill(struct tags *t, struct slot *s, size_t page);
/* Adds an annotation that belongs to e, a Link; returns its key in the parent tree, where the keys
 * of annotations follow those of the n_pages pages. */
int elem_link(struct tags *t, struct elem *e, size_t page, unsigned annot, size_t n_pages);
/* Extends the bounding box of a figure. */
void elem_box(struct elem *e, double left, double bottom, double right, double top);

/* Writes the tree into the file; returns the object number of its root. Pages have the keys 0 ..
 * n_pages - 1 in the parent tree. */
unsigned tags_write(struct tags *t, struct haru *h, size_t n_pages);

#endif
