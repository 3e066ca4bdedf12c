/* book_parts.c: the parts of a workbook, and how they lead to each other: the package to the
 * workbook, the workbook to its sheets, its styles, and the texts that its cells share. */
#include "cells/cells_inner.h"

#include "archive/xml.h"
#include "base/ending.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool cells_refuse(struct cells_work *w, const char *text, const char *remedy) {
    w->no = (struct cells_refusal){text, remedy};
    return false;
}

bool cells_damaged(struct cells_work *w) {
    return cells_refuse(w, "this workbook is damaged, or was not written by a spreadsheet program",
                        "open it in the spreadsheet program, and save it as .xlsx again");
}

/* ---- relationships ---- */

struct relation {
    const char *id, *type, *target;
};

struct relations {
    struct arena *arena;
    VEC(struct relation) list;
    bool strange;
};

static bool hear_relation(void *context, enum xml_event event, const char *element,
                          const char *name, const char *value) {
    enum { MOST = 5000 };
    struct relations *r = context;
    if (event == XML_DOCTYPE || r->list.n > MOST) r->strange = true;
    if (event == XML_START && strcmp(element, "Relationship") == 0)
        VEC_PUSH(r->arena, &r->list, ((struct relation){"", "", ""}));
    if (event == XML_ATTRIBUTE && strcmp(element, "Relationship") == 0) {
        struct relation *last = &r->list.v[r->list.n - 1];
        if (strcmp(name, "Id") == 0) last->id = arena_strdup(r->arena, value);
        if (strcmp(name, "Type") == 0) last->type = arena_strdup(r->arena, value);
        if (strcmp(name, "Target") == 0) last->target = arena_strdup(r->arena, value);
    }
    return !r->strange;
}

/* Is it a relation of this kind? The beginning of the type differs between the two forms of the
 * format. */
static bool is_kind(const struct relation *r, const char *kind) {
    const char *slash = strrchr(r->type, '/');
    return slash && strcmp(slash + 1, kind) == 0;
}

/* The name of a part that `from` refers to as `target`. */
static const char *resolved(struct arena *a, const char *from, const char *target) {
    const char *slash = strrchr(from, '/');
    size_t folder = slash ? (size_t)(slash - from) : 0;
    if (*target == '/') return target + 1;
    while (strncmp(target, "../", 3) == 0 || strncmp(target, "./", 2) == 0) {
        if (target[1] == '.')
            while (folder && from[--folder] != '/') {}
        target += target[1] == '.' ? 3 : 2;
    }
    return folder ? arena_printf(a, "%.*s/%s", (int)folder, from, target) : target;
}

/* The relations of a part; none if the package does not list any. */
static bool relations_of(struct cells_work *w, const char *part, struct relations *found) {
    const char *slash = strrchr(part, '/');
    const int folder = slash ? (int)(slash - part + 1) : 0;
    const char *name = arena_printf(w->arena, "%.*s_rels/%s.rels", folder, part, part + folder);
    const struct zip_entry *e = zip_find(w->parts, name);
    *found = (struct relations){.arena = w->arena};
    if (!e) return true;
    return (xml_read(e->data.p, e->data.n, hear_relation, found) && !found->strange) ||
           cells_damaged(w);
}

static const struct zip_entry *part_of(struct cells_work *w, const char *from,
                                       const struct relations *r, const char *kind) {
    for (size_t i = 0; i < r->list.n; i++)
        if (is_kind(&r->list.v[i], kind))
            return zip_find(w->parts, resolved(w->arena, from, r->list.v[i].target));
    return NULL;
}

/* ---- shared texts ---- */

struct shared {
    struct arena *arena;
    VEC(const char *) texts;
    struct buf text;
    size_t bytes;
    bool in_text, in_reading, strange;
};

enum { ESCAPE = 7 }; /* the length of "_x000D_" */

/* The character of the escape that begins here; 0 if there is none. */
static unsigned escaped(const char *p) {
    unsigned c = 0;
    if (p[0] != '_' || (p[1] != 'x' && p[1] != 'X')) return 0;
    for (int i = 2; i < ESCAPE - 1; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *at = p[i] ? strchr(digits, p[i]) : NULL;
        if (!at) return 0;
        c = c * 16 + (unsigned)(at - digits) % 16;
    }
    return p[ESCAPE - 1] == '_' ? c : 0;
}

/* Two escapes are one character above U+FFFF. *n: of the escapes. */
static unsigned escaped_whole(const char *p, size_t *n) {
    const unsigned c = escaped(p);
    *n = ESCAPE;
    if (c < 0xD800 || c > 0xDFFF) return c;
    const unsigned low = c < 0xDC00 ? escaped(p + ESCAPE) : 0;
    if (low < 0xDC00 || low > 0xDFFF) return 0;
    *n = 2 * (size_t)ESCAPE;
    return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

/* Lines that Excel, and Word with its own sign, breaks in a cell. */
static bool is_line_end(unsigned c) { return c >= '\n' && c <= '\r'; }

/* A control character is no text: its escape stays, to be seen. */
static bool is_text(unsigned c) {
    return c == '\t' || is_line_end(c) || (c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F));
}

void cells_unescaped(const char *text, struct buf *out) {
    for (const char *p = text; *p;) {
        size_t n;
        const unsigned c = escaped_whole(p, &n);
        if (!is_text(c) || c == 0xFFFE || c == 0xFFFF) {
            if (*p != '\r') buf_char(out, *p);
            p++;
            continue;
        }
        p += n;
        if (c == '\r' && (*p == '\n' || escaped(p) == '\n')) continue; /* one line end */
        buf_utf8(out, is_line_end(c) ? '\n' : c);
    }
}

static void keep_text(struct shared *s) {
    struct buf text = BUF_INIT;
    if (s->text.n) cells_unescaped(s->text.p, &text);
    VEC_PUSH(s->arena, &s->texts, text.n ? arena_strdup(s->arena, text.p) : "");
    s->bytes += text.n;
    buf_release(&text);
    buf_clear(&s->text);
}

/* <si/> has no end: an item is kept when the next one begins, or the list ends. */
static bool hear_shared(void *context, enum xml_event event, const char *element, const char *name,
                        const char *value) {
    struct shared *s = context;
    (void)name;
    if (event == XML_DOCTYPE || s->bytes > CELLS_UNPACKED) s->strange = true;
    if (event == XML_START || event == XML_END) s->in_text = false;
    if (event == XML_START && strcmp(element, "rPh") == 0) s->in_reading = true;
    if (event == XML_END && strcmp(element, "rPh") == 0) s->in_reading = false;
    if (event == XML_START && strcmp(element, "t") == 0) s->in_text = !s->in_reading;
    if (event == XML_START && strcmp(element, "si") == 0) {
        s->in_reading = false;
        if (s->texts.n) {
            s->texts.n--;
            keep_text(s);
        }
        VEC_PUSH(s->arena, &s->texts, "");
    }
    if (event == XML_TEXT && s->in_text) buf_str(&s->text, value);
    return !s->strange;
}

static bool read_shared(struct cells_work *w, const struct zip_entry *part) {
    struct shared s = {.arena = w->arena, .text = BUF_INIT};
    if (!part) return true;
    const bool read = xml_read(part->data.p, part->data.n, hear_shared, &s) && !s.strange;
    if (s.texts.n) {
        s.texts.n--;
        keep_text(&s);
    }
    buf_release(&s.text);
    w->texts = s.texts.v;
    w->n_texts = s.texts.n;
    return read || cells_damaged(w);
}

/* ---- the workbook ---- */

struct tab {
    const char *name, *relation;
    bool hidden;
};

struct tabs {
    struct arena *arena;
    VEC(struct tab) list;
    bool from_1904, strange;
};

static bool hear_tab(void *context, enum xml_event event, const char *element, const char *name,
                     const char *value) {
    struct tabs *t = context;
    if (event == XML_DOCTYPE || t->list.n > CELLS_SHEETS) t->strange = true;
    if (event == XML_START && strcmp(element, "sheet") == 0)
        VEC_PUSH(t->arena, &t->list, ((struct tab){"", "", false}));
    if (event == XML_ATTRIBUTE && strcmp(element, "workbookPr") == 0 &&
        strcmp(name, "date1904") == 0)
        t->from_1904 = strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
    if (event == XML_ATTRIBUTE && strcmp(element, "sheet") == 0) {
        struct tab *last = &t->list.v[t->list.n - 1];
        if (strcmp(name, "name") == 0) last->name = arena_strdup(t->arena, value);
        if (strcmp(name, "id") == 0) last->relation = arena_strdup(t->arena, value);
        if (strcmp(name, "state") == 0) last->hidden = strcmp(value, "visible") != 0;
    }
    return !t->strange;
}

static bool read_tab(struct cells_work *w, const char *book, const struct relations *links,
                     const struct tab *tab) {
    const struct relation *link = NULL;
    for (size_t i = 0; i < links->list.n && !link; i++)
        if (strcmp(links->list.v[i].id, tab->relation) == 0) link = &links->list.v[i];
    if (!link) return cells_damaged(w);
    if (!is_kind(link, "worksheet")) return true; /* a chart */
    const struct zip_entry *part = zip_find(w->parts, resolved(w->arena, book, link->target));
    if (!part) return cells_damaged(w);
    buf_char(w->out, CELLS_R_SHEET);
    buf_char(w->out, tab->hidden ? 1 : 0);
    buf_add(w->out, tab->name, strlen(tab->name) + 1);
    return cells_read_sheet(w, &part->data);
}

static bool read_book(struct cells_work *w, const struct zip_entry *book) {
    struct tabs tabs = {.arena = w->arena};
    struct relations links;
    if (!xml_read(book->data.p, book->data.n, hear_tab, &tabs) || tabs.strange)
        return cells_damaged(w);
    w->from_1904 = tabs.from_1904;
    if (!relations_of(w, book->name, &links)) return false;
    const struct zip_entry *styles = part_of(w, book->name, &links, "styles");
    if (styles && !cells_read_formats(w, &styles->data)) return false;
    if (!read_shared(w, part_of(w, book->name, &links, "sharedStrings"))) return false;
    for (size_t i = 0; i < tabs.list.n; i++)
        if (!read_tab(w, book->name, &links, &tabs.list.v[i])) return false;
    return true;
}

bool cells_of_parts(struct cells_work *w) {
    struct relations links;
    const struct zip_entry *type = zip_find(w->parts, "mimetype");
    if (type)
        return cells_refuse(w, "this is an OpenDocument file, whatever its name says",
                            "save it as .xlsx or as .csv in the spreadsheet program");
    if (!relations_of(w, "", &links)) return false;
    const struct zip_entry *book = part_of(w, "", &links, "officeDocument");
    if (!book) return cells_damaged(w);
    if (ending_is(book->name, ".bin"))
        return cells_refuse(w, "this is a binary workbook (.xlsb), whatever its name says",
                            "save it as .xlsx in the spreadsheet program");
    return read_book(w, book);
}

/* ---- the file ---- */

/* Pictures, drawings, and macros stay packed. */
static bool is_wanted(const char *name) {
    return ending_is(name, ".xml") || ending_is(name, ".rels") || ending_is(name, ".bin") ||
           strcmp(name, "mimetype") == 0;
}

/* Old formats of Excel, and any workbook with a password, are files of this kind. */
static bool is_compound(const char *data, size_t n) {
    return n >= 8 && memcmp(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static bool refuse_compound(struct cells_work *w, const char *data, size_t n) {
    static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    if (memmem(data, n, locked, sizeof locked))
        return cells_refuse(w, "this workbook is protected by a password",
                            "open it in the spreadsheet program, remove the password, and save it");
    return cells_refuse(w, "this is an old Excel workbook (.xls), whatever its name says",
                        "save it as .xlsx in the spreadsheet program");
}

static bool unpack(struct cells_work *w, const void *data, size_t n) {
    const char *why = NULL;
    if (is_compound(data, n)) return refuse_compound(w, data, n);
    if (zip_read_some(w->parts, data, n, CELLS_UNPACKED, is_wanted, &why)) return cells_of_parts(w);
    if (why && strstr(why, "large"))
        return cells_refuse(w, "this workbook is far too large",
                            "split it, or take the other sheets out");
    if (why && strstr(why, "password"))
        return cells_refuse(w, "this workbook is protected by a password",
                            "open it in the spreadsheet program, remove the password, and save it");
    return cells_damaged(w);
}

void cells_unpack(const void *data, size_t n, struct buf *out) {
    struct arena *a = arena_new();
    struct zip_entries parts = {.arena = a};
    struct cells_work w = {.parts = &parts, .arena = a, .out = out};
    if (!unpack(&w, data, n)) {
        buf_clear(out);
        buf_char(out, CELLS_R_REFUSED);
        buf_add(out, w.no.text, strlen(w.no.text) + 1);
        buf_add(out, w.no.remedy, strlen(w.no.remedy) + 1);
    }
    zip_release(&parts);
    arena_free(a);
}
