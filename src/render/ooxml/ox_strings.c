/* ox_strings.c: every text of the book once. A cell says where its text stands; the class workbook has six cells to a
 * text. */
#include "base/hash.h"
#include "render/ooxml/ox_inner.h"

#include <string.h>

/* A slot is free while it has no text. At most half of them are taken. */
static struct ox_string *slot_of(struct ox_string *slots, size_t n_slots, uint64_t hash, const char *text,
                                 size_t n) {
    for (size_t i = hash & (n_slots - 1);; i = (i + 1) & (n_slots - 1)) {
        struct ox_string *s = &slots[i];
        if (!s->text || (s->hash == hash && s->n == n && memcmp(s->text, text, n) == 0)) return s;
    }
}

static void grow(struct ox_strings *t) {
    enum { FIRST = 1024 };
    size_t n = t->n_slots ? 2 * t->n_slots : FIRST;
    struct ox_string *slots = arena_array(t->arena, n, sizeof *slots);
    for (size_t i = 0; i < t->n_slots; i++) {
        const struct ox_string *s = &t->slots[i];
        if (s->text) *slot_of(slots, n, s->hash, s->text, s->n) = *s;
    }
    t->slots = slots;
    t->n_slots = n;
}

uint32_t ox_string_id(struct ox_strings *t, const char *text) {
    if (2 * t->n >= t->n_slots) grow(t);
    size_t n = strlen(text);
    uint64_t hash = hash_bytes((struct hash){0}, text, n).low;
    struct ox_string *s = slot_of(t->slots, t->n_slots, hash, text, n);
    t->n_uses++;
    if (s->text) return s->id;
    *s = (struct ox_string){hash, arena_strndup(t->arena, text, n), (uint32_t)n, (uint32_t)t->n++};
    buf_str(&t->items, "<si>");
    ox_t(&t->items, text);
    buf_str(&t->items, "</si>");
    return s->id;
}

void ox_strings_part(struct ox_book *b) {
    const struct ox_strings *t = &b->strings;
    if (!t->n) return;
    struct buf *xml = &ox_part_add(b, "xl/sharedStrings.xml", OX_TYPE "spreadsheetml.sharedStrings+xml")->xml;
    buf_str(xml, OX_XML "<sst xmlns=\"" OX_MAIN "\"");
    ox_attribute_int(xml, "count", (long long)t->n_uses);
    ox_attribute_int(xml, "uniqueCount", (long long)t->n);
    buf_char(xml, '>');
    buf_add(xml, t->items.p, t->items.n);
    buf_str(xml, "</sst>");
}
