/* clean_office.c: an office document is an archive of XML and media: unpacked, cleaned part by part, and packed anew. */
#include "media/clean_office.h"

#include <string.h>
#include <strings.h>

/* ---- rules ----------------------------------------------------------------------------------------------- */

enum xml_answer office_answer(struct office *o, const struct office_rule *rules, size_t n,
                              const struct xml_element *e) {
    for (size_t i = 0; i < n; i++) {
        const struct office_rule *r = &rules[i];
        if (strcmp(r->name, e->name) != 0 || !strstr(e->ns, r->ns) ||
            (r->in && strcmp(r->in, e->parent) != 0))
            continue;
        if (r->answer != XML_KEEP) o->c->removed |= r->note;
        return r->answer;
    }
    return XML_KEEP;
}

static bool is_place_on_disk(const char *value) {
    return strncasecmp(value, "file:", 5) == 0 || strstr(value, ":\\") || strncmp(value, "\\\\", 2) == 0 ||
           strncmp(value, "Macintosh HD:", 13) == 0;
}

enum xml_answer office_attribute(const char *name, const char *value) {
    static const char *const names[] = {"descr", "title",    "name",    "alt",    "href",
                                        "src",   "location", "display", "tooltip"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return is_place_on_disk(value) ? XML_CLEAR : XML_KEEP;
    return XML_KEEP;
}

bool office_is_open_link(const char *target) {
    static const char *const schemes[] = {"http:", "https:", "mailto:", "tel:", "#", "ppaction:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(target, schemes[i], strlen(schemes[i])) == 0) return true;
    return !*target;
}

/* ---- parts ----------------------------------------------------------------------------------------------- */

static bool is_xml(const struct buf *data) {
    const char *p = data->p;
    if (data->n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0)) return true;
    if (data->n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) p += 3;
    p += strspn(p, " \t\r\n");
    return *p == '<';
}

static bool is_font(const char *name) {
    static const char *const endings[] = {".odttf", ".fntdata", ".ttf", ".otf"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0) return true;
    return false;
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
    if (kind == KIND_EMPTY || is_font(part->name)) return true;
    if (clean_pixels(kind, (const unsigned char *)part->data.p, part->data.n, &out)) {
        replace(part, &out);
        return true;
    }
    buf_release(&out);
    if (kind_class(kind) == KIND_IS_PICTURE)
        return clean_hold(
            o->c, "a picture in it is of a kind that cannot be cleaned",
            "put it in as JPEG or PNG, or save the document as PDF; or take it out of the evidence folder");
    return clean_hold(o->c, OFFICE_EMBEDDED, OFFICE_EMBEDDED_REMEDY);
}

bool office_clean_part(struct office *o, struct zip_entry *part, const struct xml_visitor *v) {
    return is_xml(&part->data) ? clean_markup(o, part, v) : clean_media(o, part);
}

/* ---- the document ---------------------------------------------------------------------------------------- */

bool clean_office(struct cleaning *c) {
    struct office o = {.arena = arena_new(), .c = c};
    o.files.arena = o.arena;
    const char *why = OFFICE_DAMAGED;
    bool open = c->kind == KIND_ODT || c->kind == KIND_ODS || c->kind == KIND_ODP;
    bool made = zip_read(&o.files, c->data, c->n, &why) || clean_hold(c, why, OFFICE_REMEDY);
    made = made && (open ? clean_odf : clean_ooxml)(&o);
    if (made && !zip_write(&o.files, open ? "mimetype" : NULL, c->out))
        clean_no_memory(); /* nothing else can fail */
    zip_release(&o.files);
    arena_free(o.arena);
    return made;
}
