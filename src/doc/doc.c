/* doc.c: building documents, and reading them as plain text. Knows nothing about learners or
 * formats. */
#include "doc/doc.h"

#include "base/arena.h"
#include "base/buf.h"

#include <assert.h>
#include <string.h>

void blocks_start(struct blocks *bs, struct arena *a) {
    bs->arena = a;
    bs->first = NULL;
    bs->last = &bs->first;
}

void blocks_append(struct blocks *bs, struct block *list) {
    *bs->last = list;
    while (*bs->last) bs->last = &(*bs->last)->next;
}

struct block *block_new(struct arena *a, enum block_kind kind) {
    struct block *b = arena_make(a, struct block);
    b->kind = kind;
    return b;
}

struct block *blocks_add(struct blocks *bs, enum block_kind kind) {
    struct block *b = block_new(bs->arena, kind);
    blocks_append(bs, b);
    return b;
}

void blocks_add_heading(struct blocks *bs, int level, struct inl *text) {
    struct block *b = blocks_add(bs, BLOCK_HEADING);
    b->heading.level = level;
    b->heading.text = text;
}

void blocks_add_paragraph(struct blocks *bs, enum paragraph_role role, struct inl *text) {
    struct block *b = blocks_add(bs, BLOCK_PARAGRAPH);
    b->paragraph.role = role;
    b->paragraph.text = text;
}

void inls_start(struct inls *is, struct arena *a) {
    is->arena = a;
    is->first = NULL;
    is->last = &is->first;
}

void inls_append(struct inls *is, struct inl *list) {
    *is->last = list;
    while (*is->last) is->last = &(*is->last)->next;
}

struct inl *inls_add(struct inls *is, enum inline_kind kind, const char *text) {
    struct inl *i = arena_make(is->arena, struct inl);
    i->kind = kind;
    i->text = text;
    inls_append(is, i);
    return i;
}

struct inl *inl_text(struct arena *a, const char *text) {
    if (!text) return NULL;
    struct inl *i = arena_make(a, struct inl);
    i->text = text;
    return i;
}

struct inl *inl_wrap(struct arena *a, enum inline_kind kind, struct inl *kids) {
    struct inl *i = arena_make(a, struct inl);
    i->kind = kind;
    i->kids = kids;
    return i;
}

struct inl *inl_in(struct arena *a, const char *text, const char *lang) {
    struct inl *words = inl_text(a, text);
    if (!words || !lang) return words;
    struct inl *span = inl_wrap(a, INLINE_SPAN, words);
    span->lang = lang;
    return span;
}

struct inl *inl_link(struct arena *a, const char *href, const char *text) {
    struct inl *i = inl_wrap(a, INLINE_LINK, inl_text(a, text));
    i->href = href;
    return i;
}

struct block *block_paragraph(struct arena *a, struct inl *text) {
    struct block *b = block_new(a, BLOCK_PARAGRAPH);
    b->paragraph.text = text;
    return b;
}

void list_add(struct arena *a, struct block *list, struct inl *text) {
    struct list_item **end = &list->list.items;
    while (*end) end = &(*end)->next;
    *end = arena_make(a, struct list_item);
    (*end)->blocks = block_paragraph(a, text);
}

struct row *block_table_add(struct arena *a, struct block *table) {
    struct row **end = &table->table.rows;
    while (*end) end = &(*end)->next;
    return *end = arena_make(a, struct row);
}

void row_add(struct arena *a, struct row *row, struct inl *text, bool head) {
    struct cell **end = &row->cells;
    while (*end) end = &(*end)->next;
    *end = arena_make(a, struct cell);
    (*end)->text = text;
    (*end)->head = head;
}

const char *block_kind_name(enum block_kind kind) {
    static const char *const names[] = {
#define X(KIND, name) [BLOCK_##KIND] = #name,
        BLOCK_KINDS(X)
#undef X
    };
    assert(kind < BLOCK_KIND_COUNT);
    return names[kind];
}

void inl_plain(const struct inl *list, struct buf *out) {
    for (const struct inl *i = list; i; i = i->next) {
        if (i->kind == INLINE_BREAK)
            buf_char(out, ' ');
        else if (i->kids)
            inl_plain(i->kids, out);
        else if (i->text)
            buf_str(out, i->text);
    }
}

static void first_of(const struct inl *list, size_t *left, struct inls *out) {
    for (const struct inl *i = list; i && *left > 0; i = i->next) {
        struct inl *copy = arena_copy(out->arena, i, sizeof *i);
        copy->next = NULL;
        if (i->kids) {
            struct inls kids;
            inls_start(&kids, out->arena);
            first_of(i->kids, left, &kids);
            copy->kids = kids.first;
        } else {
            size_t n = i->text ? strlen(i->text) : 0;
            if (i->kind == INLINE_BREAK) n = 1;
            if (n > *left) copy->text = arena_strndup(out->arena, i->text, n = *left);
            *left -= n;
        }
        inls_append(out, copy);
    }
}

struct inl *inl_first(struct arena *a, const struct inl *list, size_t n) {
    struct inls out;
    inls_start(&out, a);
    first_of(list, &n, &out);
    return out.first;
}

void blocks_plain(const struct block *list, const char *between, size_t most, struct buf *out) {
    for (const struct block *b = list; b && out->n < most; b = b->next) {
        if (out->n) buf_str(out, between);
        if (b->kind == BLOCK_PARAGRAPH) inl_plain(b->paragraph.text, out);
        if (b->kind == BLOCK_HEADING) inl_plain(b->heading.text, out);
        if (b->kind == BLOCK_QUOTE) blocks_plain(b->quote.blocks, between, most, out);
        if (b->kind == BLOCK_CODE) buf_str(out, b->code.text);
        for (struct list_item *i = b->kind == BLOCK_LIST ? b->list.items : NULL; i; i = i->next)
            blocks_plain(i->blocks, between, most, out);
    }
}
