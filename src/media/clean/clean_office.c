/* clean_office.c: an office document is an archive of XML and media. It is unpacked, cleaned part
 * by part, and packed again. */
#include "media/clean/clean_office.h"

#include "base/hash.h"
#include "media/kind/byte_order.h"
#include "media/photo/media.h"

#include <string.h>
#include <strings.h>

/* ---- rules ---- */

enum xml_answer office_drop(struct office *o, enum xml_answer answer, unsigned note) {
    o->c->removed |= note;
    return answer;
}

enum xml_answer office_answer(struct office *o, const struct office_rule *rules, size_t n,
                              const struct xml_element *e) {
    for (size_t i = 0; i < n; i++) {
        const struct office_rule *r = &rules[i];
        if (strcmp(r->name, e->name) != 0 || !strstr(e->ns, r->ns) ||
            (r->in && strcmp(r->in, e->parent) != 0))
            continue;
        return office_drop(o, r->answer, r->answer != XML_KEEP ? r->note : 0);
    }
    return XML_KEEP;
}

bool office_is_among(const char *words, const char *word) {
    size_t n = strlen(word);
    for (const char *p = words; n && (p = strstr(p, word)); p += n)
        if ((p == words || p[-1] == ' ') && (p[n] == ' ' || !p[n])) return true;
    return false;
}

bool office_is_known(const char *const *known, size_t n, const char *ns) {
    for (size_t i = 0; i < n; i++)
        if (strncmp(ns, known[i], strlen(known[i])) == 0) return true;
    return !*ns;
}

bool office_names_place(const char *text) {
    return strcasestr(text, "file:") || strstr(text, ":\\") || strstr(text, "\\\\") ||
           strstr(text, "Macintosh HD:");
}

static bool is_place(const char *value) {
    return strncasecmp(value, "file:", 5) == 0 || strstr(value, ":\\") ||
           strncmp(value, "\\\\", 2) == 0 || strncmp(value, "Macintosh HD:", 13) == 0;
}

/* Programs use the file name of a picture as its name: "Maya at the pool.jpg". Readers do not see
 * it. */
static bool is_file_name(const struct xml_element *e, const char *value) {
    return office_is_among("cNvPr docPr frame", e->name) && media_type(value);
}

enum xml_answer office_attribute(const struct xml_element *e, const char *name, const char *value) {
    static const char
        texts[] = "descr title name alt href src location display tooltip",
        keys[] = "hash salt hashValue saltValue password workbookPassword revisionsPassword "
                 "workbookHashValue workbookSaltValue protection-key";
    if (office_is_among(keys, name)) return XML_DROP;
    if (!office_is_among(texts, name)) return XML_KEEP;
    return is_place(value) || (strcmp(name, "name") == 0 && is_file_name(e, value)) ? XML_CLEAR
                                                                                    : XML_KEEP;
}

bool office_is_open_link(const char *target) {
    static const char *const schemes[] = {"http:", "https:", "mailto:", "tel:", "#", "ppaction:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(target, schemes[i], strlen(schemes[i])) == 0) return true;
    return !*target;
}

/* ---- styles ---- */

struct office_style *office_style(struct office *o, const char *name) {
    struct office_style *s = table_find(o->styles, name);
    if (s) return s;
    s = arena_alloc(o->arena, sizeof *s);
    *s = (struct office_style){NULL, STYLE_SAYS_NOTHING};
    table_set(o->styles, arena_strdup(o->arena, name), s);
    return s;
}

bool office_style_hides(struct office *o, const char *name) {
    enum { LONGEST_LINE = 50 };
    for (int i = 0; name && i < LONGEST_LINE; i++) {
        const struct office_style *s = table_find(o->styles, name);
        if (!s || s->says != STYLE_SAYS_NOTHING) return s && s->says == STYLE_HIDES;
        name = s->base;
    }
    return name != NULL; /* circular */
}

/* ---- fonts ---- */

/* TrueType and OpenType: a directory of tables, and nothing after the last table. */
static bool is_sfnt(const unsigned char *p, size_t n) {
    enum { HEAD = 12, RECORD = 16, MOST = 100 };
    if (n < HEAD || (bytes_big(p, 4) != 0x00010000 && memcmp(p, "OTTO", 4) != 0)) return false;
    size_t count = bytes_big(p + 4, 2), end = HEAD + RECORD * count;
    if (!count || count > MOST || end > n) return false;
    for (size_t i = 0; i < count; i++) {
        const unsigned char *record = p + HEAD + RECORD * i;
        size_t at = bytes_big(record + 8, 4), size = bytes_big(record + 12, 4);
        if (at > n || size > n - at) return false;
        if (at + size > end) end = at + size;
    }
    return n - end < 4;
}

/* The format in presentations: a header and a font. If the font is compressed, it cannot be
 * checked. */
static bool is_embedded_opentype(const unsigned char *p, size_t n) {
    enum { HEAD = 82, MOST_HEAD = 2000, PACKED = 0x10000004, MAGIC = 0x504C };
    if (n < HEAD || bytes_little(p, 4) != n || bytes_little(p + 34, 2) != MAGIC) return false;
    size_t size = bytes_little(p + 4, 4);
    bool fits = size <= n - HEAD && n - size < MOST_HEAD;
    return fits && !(bytes_little(p + 12, 4) & PACKED) && is_sfnt(p + n - size, size);
}

bool office_is_font(const struct buf *data) {
    const unsigned char *p = (const unsigned char *)data->p;
    return is_sfnt(p, data->n) || is_embedded_opentype(p, data->n);
}

/* ---- parts ---- */

bool office_is_xml(const struct buf *data) {
    const char *p = data->p;
    if (data->n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0))
        return true;
    if (data->n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) p += 3;
    p += strspn(p, " \t\r\n");
    return *p == '<';
}

static void replace(struct zip_entry *part, struct buf *with) {
    buf_release(&part->data);
    part->data = *with;
}

static bool clean_markup(struct office *o, struct zip_entry *part, const struct xml_visitor *v) {
    struct buf out = BUF_INIT;
    o->part = part->name;
    if (!xml_clean(part->data.p, part->data.n, v, &out)) {
        buf_release(&out);
        return clean_hold(o->c, OFFICE_DAMAGED, OFFICE_REMEDY);
    }
    replace(part, &out);
    return true;
}

static bool clean_played(struct office *o, struct zip_entry *part, enum media_kind kind) {
    struct buf out = BUF_INIT;
    struct cleaning inner = {
        .kind = kind, .data = (const unsigned char *)part->data.p, .n = part->data.n, .out = &out};
    bool made = clean_play(&inner);
    o->c->removed |= inner.removed;
    if (made)
        replace(part, &out);
    else
        buf_release(&out);
    return made ||
           clean_hold(
               o->c, "a film or recording in it cannot be cleaned",
               "save the film or recording beside the document as MP4 or MP3, and take it out of the document");
}

static bool clean_media(struct office *o, struct zip_entry *part) {
    struct buf out = BUF_INIT;
    enum media_kind kind = kind_of(part->name, part->data.p, part->data.n);
    if (kind_carries_voices(kind)) return clean_played(o, part, kind);
    if (kind == KIND_EMPTY || office_is_font(&part->data)) return true;
    if (clean_pixels(kind, (const unsigned char *)part->data.p, part->data.n, &out)) {
        replace(part, &out);
        return true;
    }
    buf_release(&out);
    if (kind_class(kind) == KIND_IS_PICTURE ||
        clean_is_windows_picture((const unsigned char *)part->data.p, part->data.n))
        return clean_hold(o->c, OFFICE_PICTURE, OFFICE_PICTURE_REMEDY);
    return clean_hold(o->c, OFFICE_EMBEDDED, OFFICE_EMBEDDED_REMEDY);
}

bool office_clean_part(struct office *o, struct zip_entry *part, const struct xml_visitor *v) {
    return office_is_xml(&part->data) ? clean_markup(o, part, v) : clean_media(o, part);
}

/* ---- the document ---- */

bool clean_office(struct cleaning *c) {
    struct office o = {.arena = arena_new(), .c = c, .strings = BUF_INIT};
    o.files.arena = o.arena;
    o.styles = table_new(o.arena);
    const char *why = OFFICE_DAMAGED;
    bool open = c->kind == KIND_ODT || c->kind == KIND_ODS || c->kind == KIND_ODP;
    bool made = zip_read(&o.files, c->data, c->n, &why) || clean_hold(c, why, OFFICE_REMEDY);
    made = made && (open ? clean_odf : clean_ooxml)(&o);
    if (made && !zip_write(&o.files, open ? "mimetype" : NULL, c->out))
        mem_exhausted(); /* the only possible reason */
    buf_release(&o.strings);
    zip_release(&o.files);
    arena_free(o.arena);
    return made;
}
