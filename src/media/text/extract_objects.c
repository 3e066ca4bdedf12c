/* extract_objects.c: the strings of a PDF's objects, by libqpdf. These are texts that poppler does
 * not return but that a viewer shows or reads aloud, such as choices in lists, names and hints of
 * fields, captions of buttons, descriptions of pictures, page labels, and names of layers.
 *
 * All strings that can be reached in the document count as words; a list of keys would miss some.
 * Because poppler returns no text outside of the page, the document is also written again with the
 * largest possible pages, without pictures, and with all layers visible. Nothing is released: the
 * child process ends. */
#include "media/text/extract.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/late.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#define CALLS(X)                     \
    X(qpdf_get_buffer)               \
    X(qpdf_get_buffer_length)        \
    X(qpdf_get_num_pages)            \
    X(qpdf_get_page_n)               \
    X(qpdf_get_root)                 \
    X(qpdf_init)                     \
    X(qpdf_init_write_memory)        \
    X(qpdf_oh_begin_dict_key_iter)   \
    X(qpdf_oh_dict_more_keys)        \
    X(qpdf_oh_dict_next_key)         \
    X(qpdf_oh_get_array_item)        \
    X(qpdf_oh_get_array_n_items)     \
    X(qpdf_oh_get_binary_utf8_value) \
    X(qpdf_oh_get_dict)              \
    X(qpdf_oh_get_key)               \
    X(qpdf_oh_get_key_if_dict)       \
    X(qpdf_oh_get_name)              \
    X(qpdf_oh_get_object_id)         \
    X(qpdf_oh_get_page_content_data) \
    X(qpdf_oh_get_stream_data)       \
    X(qpdf_oh_is_array)              \
    X(qpdf_oh_is_dictionary)         \
    X(qpdf_oh_is_indirect)           \
    X(qpdf_oh_is_name)               \
    X(qpdf_oh_is_stream)             \
    X(qpdf_oh_is_string)             \
    X(qpdf_oh_new_binary_string)     \
    X(qpdf_oh_new_null)              \
    X(qpdf_oh_parse)                 \
    X(qpdf_oh_release)               \
    X(qpdf_oh_remove_key)            \
    X(qpdf_oh_replace_key)           \
    X(qpdf_oh_replace_stream_data)   \
    X(qpdf_read_memory)              \
    X(qpdf_set_static_ID)            \
    X(qpdf_set_stream_data_mode)     \
    X(qpdf_set_suppress_warnings)    \
    X(qpdf_silence_errors)           \
    X(qpdf_write)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};
LATE_NAMED(LIBRARY_QPDF);

enum { DEEPEST = 100 };

struct objects {
    const struct library *l;
    struct arena *arena;
    qpdf_data q;
    struct buf *out;
    struct table *seen;
    VEC(qpdf_oh) list; /* to be visited */
    bool too_deep;
};

/* Values that are read by programs only. */
static bool is_technical(const char *key) {
    static const char *const keys[] = {"/DA", "/Registry", "/Ordering", "/Lang", "/CharSet"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0) return true;
    return false;
}

static void add_text(struct buf *out, const char *text, size_t n) {
    size_t bad;
    if (utf8_valid(text, n, &bad)) {
        for (size_t i = 0; i < n; i++)
            if (text[i]) buf_char(out, text[i]);
    } else {
        for (size_t i = 0; i < n; i++)
            if (text[i]) buf_utf8(out, (unsigned char)text[i]);
    }
    buf_str(out, "\n\n");
}

static void add_string(struct objects *p, qpdf_oh o) {
    size_t n = 0;
    const char *text = p->l->qpdf_oh_get_binary_utf8_value(p->q, o, &n);
    add_text(p->out, text, n);
}

/* The value of a field may also be a name or a stream. */
static void add_value(struct objects *p, const char *key, qpdf_oh o) {
    if (strcmp(key, "/V") != 0 && strcmp(key, "/DV") != 0 && strcmp(key, "/RV") != 0) return;
    if (p->l->qpdf_oh_is_name(p->q, o)) {
        const char *name = p->l->qpdf_oh_get_name(p->q, o);
        add_text(p->out, name + 1, strlen(name + 1));
    } else if (p->l->qpdf_oh_is_stream(p->q, o)) {
        unsigned char *data = NULL;
        size_t n = 0;
        QPDF_BOOL plain = QPDF_FALSE;
        p->l->qpdf_oh_get_stream_data(p->q, o, qpdf_dl_generalized, &plain, &data, &n);
        if (data && plain) add_text(p->out, (const char *)data, n);
    }
}

/* ---- text in content streams ---- */

/* The content of a literal string such as "(a \\(b\\))", with escapes resolved; p is after the
 * opening parenthesis. Returns the position of the closing one. */
static const unsigned char *read_literal(const unsigned char *p, const unsigned char *end,
                                         struct buf *text) {
    static const char escapes[] = "n\nr\rt\tb\bf\f";
    for (int open = 1; p < end; p++) {
        char c = (char)*p;
        if (c == '(') open++;
        if (c == ')' && --open == 0) break;
        if (c == '\\' && end - p > 1) {
            c = (char)*++p;
            const char *escape = strchr("nrtbf", c) && c ? strchr(escapes, c) : NULL;
            if (c == '\n' || c == '\r') continue;
            if (escape) c = escape[1];
            if (c >= '0' && c <= '7') {
                unsigned code = 0;
                for (int i = 0; i < 3 && p < end && *p >= '0' && *p <= '7'; i++)
                    code = code * 8 + *p++ - '0';
                c = (char)code;
                p--;
            }
        }
        buf_char(text, c);
    }
    return p < end ? p : end;
}

static const unsigned char *read_hex(const unsigned char *p, const unsigned char *end,
                                     struct buf *text) {
    static const char digits[] = "0123456789abcdef";
    unsigned code = 1;
    for (; p < end && *p != '>'; p++) {
        const char *digit = *p ? strchr(digits, *p | 0x20) : NULL;
        if (!digit) continue;
        code = code * 16 + (unsigned)(digit - digits);
        if (code < 256) continue;
        buf_char(text, (char)code);
        code = 1;
    }
    if (code > 1) buf_char(text, (char)(code * 16));
    return p;
}

/* The descriptions between drawing operators, which a screen reader reads aloud. (Drawn text is
 * left to poppler.) */
static void add_marked(struct objects *p, const unsigned char *data, size_t n) {
    static const char *const keys[] = {"/Alt", "/E"};
    const unsigned char *end = data + n;
    for (const unsigned char *at = data; at < end && (at = memchr(at, '/', (size_t)(end - at)));
         at++) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            const size_t length = strlen(keys[i]);
            const unsigned char *q = at + length;
            if ((size_t)(end - at) <= length || memcmp(at, keys[i], length) != 0) continue;
            while (q < end && *q && strchr(" \t\r\n\f", *q)) q++;
            if (q >= end || (*q != '(' && *q != '<')) continue;
            struct buf text = BUF_INIT;
            /* Continue at the end of this string. */
            at = (*q == '(' ? read_literal : read_hex)(q + 1, end, &text) - 1;
            qpdf_oh string = p->l->qpdf_oh_new_binary_string(p->q, text.n ? text.p : "", text.n);
            add_string(p, string);
            p->l->qpdf_oh_release(p->q, string);
            buf_release(&text);
            break;
        }
    }
}

static void add_form(struct objects *p, qpdf_oh stream) {
    unsigned char *data = NULL;
    size_t n = 0;
    QPDF_BOOL plain = QPDF_FALSE;
    p->l->qpdf_oh_get_stream_data(p->q, stream, qpdf_dl_generalized, &plain, &data, &n);
    if (data && plain) add_marked(p, data, n);
    free(data);
}

static void add_page(struct objects *p, qpdf_oh page) {
    unsigned char *data = NULL;
    size_t n = 0;
    if (!(p->l->qpdf_oh_get_page_content_data(p->q, page, &data, &n) & QPDF_ERRORS) && data)
        add_marked(p, data, n);
    free(data);
}

/* ---- visiting ---- */

static void visit(struct objects *p, qpdf_oh o, int depth);

/* Takes over the handle. */
static void visit_child(struct objects *p, qpdf_oh child, int depth) {
    if (!p->l->qpdf_oh_is_indirect(p->q, child)) {
        visit(p, child, depth + 1);
    } else {
        const char *key = arena_printf(p->arena, "%d", p->l->qpdf_oh_get_object_id(p->q, child));
        if (!table_set(p->seen, key, p)) {
            VEC_PUSH(p->arena, &p->list, child);
            return;
        }
    }
    p->l->qpdf_oh_release(p->q, child);
}

static void visit_dictionary(struct objects *p, qpdf_oh dict, int depth) {
    VEC(const char *) keys = {0};
    p->l->qpdf_oh_begin_dict_key_iter(p->q, dict);
    while (p->l->qpdf_oh_dict_more_keys(p->q))
        VEC_PUSH(p->arena, &keys, arena_strdup(p->arena, p->l->qpdf_oh_dict_next_key(p->q)));
    for (size_t i = 0; i < keys.n; i++) {
        qpdf_oh child = p->l->qpdf_oh_get_key(p->q, dict, keys.v[i]);
        add_value(p, keys.v[i], child);
        if (is_technical(keys.v[i]) && !p->l->qpdf_oh_is_dictionary(p->q, child))
            p->l->qpdf_oh_release(p->q, child);
        else
            visit_child(p, child, depth);
    }
}

static void visit_array(struct objects *p, qpdf_oh array, int depth) {
    int n = p->l->qpdf_oh_get_array_n_items(p->q, array);
    for (int i = 0; i < n; i++) {
        qpdf_oh item = p->l->qpdf_oh_get_array_item(p->q, array, i);
        bool colors = i == 0 && p->l->qpdf_oh_is_name(p->q, item) &&
                      strcmp(p->l->qpdf_oh_get_name(p->q, item), "/Indexed") == 0;
        visit_child(p, item, depth);
        if (colors && n == 4) n = 3; /* the fourth is a color table */
    }
}

static bool is_of(struct objects *p, qpdf_oh dict, const char *subtype) {
    qpdf_oh kind = p->l->qpdf_oh_get_key_if_dict(p->q, dict, "/Subtype");
    bool is = p->l->qpdf_oh_is_name(p->q, kind) &&
              strcmp(p->l->qpdf_oh_get_name(p->q, kind), subtype) == 0;
    p->l->qpdf_oh_release(p->q, kind);
    return is;
}

/* Pictures have no words but most of a file's bytes: without them, the rewritten file is small. */
static void empty_picture(struct objects *p, qpdf_oh stream) {
    qpdf_oh none = p->l->qpdf_oh_new_null(p->q);
    p->l->qpdf_oh_replace_stream_data(p->q, stream, (const unsigned char *)"", 0, none, none);
    p->l->qpdf_oh_release(p->q, none);
}

static void visit(struct objects *p, qpdf_oh o, int depth) {
    if (depth > DEEPEST) {
        p->too_deep = true;
    } else if (p->out->n > EXTRACT_MOST) {
        return; /* reported later as too long */
    } else if (p->l->qpdf_oh_is_string(p->q, o)) {
        add_string(p, o);
    } else if (p->l->qpdf_oh_is_stream(p->q, o)) {
        qpdf_oh dict = p->l->qpdf_oh_get_dict(p->q, o);
        visit_dictionary(p, dict, depth);
        if (is_of(p, dict, "/Image")) empty_picture(p, o);
        if (is_of(p, dict, "/Form")) add_form(p, o);
        p->l->qpdf_oh_release(p->q, dict);
    } else if (p->l->qpdf_oh_is_dictionary(p->q, o)) {
        visit_dictionary(p, o, depth);
    } else if (p->l->qpdf_oh_is_array(p->q, o)) {
        visit_array(p, o, depth);
    }
}

/* Larger than any page may be (ISO 32000-2, Annex C). */
static void read_and_widen_pages(struct objects *p) {
    qpdf_oh all = p->l->qpdf_oh_parse(p->q, "[-20000 -20000 20000 20000]");
    int n = p->l->qpdf_get_num_pages(p->q);
    for (int i = 0; i < n; i++) {
        qpdf_oh page = p->l->qpdf_get_page_n(p->q, (size_t)i);
        if (p->out->n <= EXTRACT_MOST) add_page(p, page);
        p->l->qpdf_oh_replace_key(p->q, page, "/MediaBox", all);
        p->l->qpdf_oh_replace_key(p->q, page, "/CropBox", all);
        p->l->qpdf_oh_release(p->q, page);
    }
}

/* Without optional content properties, no layer is hidden. */
static void show_layers(struct objects *p) {
    qpdf_oh root = p->l->qpdf_get_root(p->q);
    p->l->qpdf_oh_remove_key(p->q, root, "/OCProperties");
    p->l->qpdf_oh_release(p->q, root);
}

bool extract_objects(const void *data, size_t n, struct buf *out, const void **widened,
                     size_t *size, const char **why) {
    struct library l;
    *why = EXTRACT_NO_OBJECTS;
    if (late_load(LIBRARY_QPDF, call_names, &l, sizeof l) != LATE_LOADED) return false;
    *why = "it is damaged, or locked with a password";
    struct objects p = {.l = &l, .arena = arena_new(), .q = l.qpdf_init(), .out = out};
    p.seen = table_new(p.arena);
    l.qpdf_set_suppress_warnings(p.q, QPDF_TRUE);
    l.qpdf_silence_errors(p.q);
    if (l.qpdf_read_memory(p.q, "evidence.pdf", data, n, NULL) & QPDF_ERRORS) return false;
    visit_child(&p, l.qpdf_get_root(p.q), 0);
    for (size_t i = 0; i < p.list.n; i++) {
        visit(&p, p.list.v[i], 0);
        l.qpdf_oh_release(p.q, p.list.v[i]);
    }
    read_and_widen_pages(&p);
    show_layers(&p);
    if (p.too_deep || l.qpdf_init_write_memory(p.q) & QPDF_ERRORS) return false;
    l.qpdf_set_static_ID(p.q, QPDF_TRUE);
    l.qpdf_set_stream_data_mode(p.q, qpdf_s_preserve);
    if (l.qpdf_write(p.q) & QPDF_ERRORS) return false;
    *widened = l.qpdf_get_buffer(p.q);
    *size = l.qpdf_get_buffer_length(p.q);
    return true;
}
