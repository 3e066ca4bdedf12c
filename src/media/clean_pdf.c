/* clean_pdf.c: PDF documents through libqpdf: what is on the pages is kept, and what a document says of itself is not.
 *
 * Every object that the document leads to is visited once. The writer writes those alone, so that earlier versions, which stand in
 * most files that were edited, stay behind. */
#include "media/clean_inner.h"

#include "base/hash.h"
#include "base/vec.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

static const char remedy[] =
    "open it, and print or save it as PDF once more, without a password; or take it out of the evidence folder";

enum { DEEPEST = 100 };

struct pdf {
    struct arena *arena;
    qpdf_data q;
    struct cleaning *c;
    struct table *seen;     /* objects that have been put on the list */
    VEC(qpdf_oh) list;      /* and are to be visited */
    bool too_deep, unclean; /* unclean: a picture that keeps what it says of itself */
};

static void remove_key(struct pdf *p, qpdf_oh dict, const char *key, unsigned note) {
    if (!qpdf_oh_has_key(p->q, dict, key)) return;
    qpdf_oh_remove_key(p->q, dict, key);
    p->c->removed |= note;
}

static bool is_name(struct pdf *p, qpdf_oh dict, const char *key, const char *const *names, size_t n) {
    qpdf_oh value = qpdf_oh_get_key_if_dict(p->q, dict, key);
    bool found = false;
    if (qpdf_oh_is_name(p->q, value)) {
        const char *name = qpdf_oh_get_name(p->q, value);
        for (size_t i = 0; i < n && !found; i++) found = strcmp(name, names[i]) == 0;
    }
    qpdf_oh_release(p->q, value);
    return found;
}
#define IS_NAME(p, dict, key, list) is_name(p, dict, key, list, sizeof list / sizeof *list)
#define IS(p, dict, key, name) is_name(p, dict, key, &(const char *const){name}, 1)

/* ---- dictionaries ---------------------------------------------------------------------------------------- */

/* In whatever object they stand. Things that a reader sees, and what guides a screen reader, are not here. */
static const struct {
    const char *key;
    unsigned note;
} unwanted[] = {
    {"/Metadata", 0},
    {"/PieceInfo", 0}, /* of the program that made it */
    {"/LastModified", 0},
    {"/Thumb", 0},
    {"/AA", CLEAN_BIT(SCRIPTS)},
    {"/AF", CLEAN_BIT(ATTACHMENTS)},
    {"/EmbeddedFiles", CLEAN_BIT(ATTACHMENTS)},
    {"/Collection", 0},
    {"/JavaScript", CLEAN_BIT(SCRIPTS)},
    {"/XFA", CLEAN_BIT(SCRIPTS)},
    {"/RichMediaContent", CLEAN_BIT(SCRIPTS)},
    {"/Perms", 0},
    {"/DSS", 0},
    {"/Requirements", 0},
    {"/SpiderInfo", 0},
    {"/OPI", CLEAN_BIT(LINKS)},
};

/* Actions that do no more than a link does. */
static const char *const harmless[] = {"/GoTo",        "/URI",       "/Named", "/Hide",
                                       "/SetOCGState", "/ResetForm", "/Trans"};
static const char *const acting[] = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData",       "/Rendition",  "/Movie",
    "/Sound",      "/GoToR",  "/GoToE",      "/RichMediaExecute", "/GoTo3DView", "/Thread"};

static bool leads_to_action(struct pdf *p, qpdf_oh dict, const char *key) {
    qpdf_oh action = qpdf_oh_get_key_if_dict(p->q, dict, key);
    bool acts = qpdf_oh_is_dictionary(p->q, action) && IS_NAME(p, action, "/S", acting);
    qpdf_oh_release(p->q, action);
    return acts;
}

static void clean_open_action(struct pdf *p, qpdf_oh dict) {
    qpdf_oh action = qpdf_oh_get_key_if_dict(p->q, dict, "/OpenAction");
    bool acts = qpdf_oh_is_dictionary(p->q, action) && !IS_NAME(p, action, "/S", harmless);
    qpdf_oh_release(p->q, action);
    if (acts) remove_key(p, dict, "/OpenAction", CLEAN_BIT(SCRIPTS));
}

static void clean_signature(struct pdf *p, qpdf_oh dict) {
    if (!IS(p, dict, "/FT", "/Sig")) return;
    remove_key(p, dict, "/V", CLEAN_BIT(SIGNATURES));
}

static void clean_dictionary(struct pdf *p, qpdf_oh dict) {
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        remove_key(p, dict, unwanted[i].key, unwanted[i].note);
    clean_open_action(p, dict);
    clean_signature(p, dict);
    static const char *const actions[] = {"/A", "/PA", "/Next"};
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (leads_to_action(p, dict, actions[i])) remove_key(p, dict, actions[i], CLEAN_BIT(SCRIPTS));
    /* a list of actions, or one that is found by another way */
    if (IS_NAME(p, dict, "/S", acting)) {
        remove_key(p, dict, "/JS", CLEAN_BIT(SCRIPTS));
        remove_key(p, dict, "/F", CLEAN_BIT(SCRIPTS));
        remove_key(p, dict, "/Win", CLEAN_BIT(SCRIPTS));
    }
}

/* ---- annotations ----------------------------------------------------------------------------------------- */

/* Notes that open, and what they hold; marks on the page (drawings, stamps, text) stay, for they are often the work itself. */
static const char *const notes[] = {"/Text", "/Popup"};
static const char *const files[] = {"/FileAttachment"};
static const char *const players[] = {"/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"};
static const char *const fields[] = {"/Link", "/Widget"};

/* Who made the mark, when, and what was said about it. The text of a text box is on the page itself. */
static void clean_mark(struct pdf *p, qpdf_oh mark) {
    static const char *const about[] = {"/T", "/M", "/CreationDate", "/NM", "/Subj", "/IRT", "/RT", "/Popup"};
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) remove_key(p, mark, about[i], 0);
    if (IS(p, mark, "/Subtype", "/FreeText")) return;
    qpdf_oh said = qpdf_oh_get_key_if_dict(p->q, mark, "/Contents");
    size_t n = 0;
    if (qpdf_oh_is_string(p->q, said)) qpdf_oh_get_binary_string_value(p->q, said, &n);
    qpdf_oh_release(p->q, said);
    remove_key(p, mark, "/Contents", n ? CLEAN_BIT(COMMENTS) : 0);
    remove_key(p, mark, "/RC", 0);
}

/* What is to be told of an annotation that goes; 0 for one that stays. */
static unsigned note_of(struct pdf *p, qpdf_oh a) {
    return IS_NAME(p, a, "/Subtype", notes)     ? CLEAN_BIT(COMMENTS)
           : IS_NAME(p, a, "/Subtype", files)   ? CLEAN_BIT(ATTACHMENTS)
           : IS_NAME(p, a, "/Subtype", players) ? CLEAN_BIT(SCRIPTS)
                                                : 0;
}

/* It may be reached from elsewhere too: by a screen reader's tree, or by the mark that answers it. */
static void empty_annotation(struct pdf *p, qpdf_oh a) {
    VEC(const char *) keys = {0};
    qpdf_oh_begin_dict_key_iter(p->q, a);
    while (qpdf_oh_dict_more_keys(p->q))
        VEC_PUSH(p->arena, &keys, arena_strdup(p->arena, qpdf_oh_dict_next_key(p->q)));
    for (size_t i = 0; i < keys.n; i++)
        if (strcmp(keys.v[i], "/Type") != 0 && strcmp(keys.v[i], "/Subtype") != 0 &&
            strcmp(keys.v[i], "/Rect") != 0)
            qpdf_oh_remove_key(p->q, a, keys.v[i]);
}

static void clean_annotation(struct pdf *p, qpdf_oh a) {
    if (!qpdf_oh_has_key(p->q, a, "/Rect") || !qpdf_oh_has_key(p->q, a, "/Subtype")) return;
    unsigned note = note_of(p, a);
    p->c->removed |= note;
    if (note)
        empty_annotation(p, a);
    else if (IS_NAME(p, a, "/Subtype", fields))
        remove_key(p, a, "/M", 0);
    else
        clean_mark(p, a);
}

/* Those that go are taken off the page's list, whoever is visited first. */
static void drop_annotations(struct pdf *p, qpdf_oh page) {
    qpdf_oh list = qpdf_oh_get_key_if_dict(p->q, page, "/Annots");
    int n = qpdf_oh_is_array(p->q, list) ? qpdf_oh_get_array_n_items(p->q, list) : 0;
    for (int i = n; i-- > 0;) {
        qpdf_oh a = qpdf_oh_get_array_item(p->q, list, i);
        if (qpdf_oh_is_dictionary(p->q, a) && note_of(p, a)) {
            clean_annotation(p, a);
            qpdf_oh_erase_item(p->q, list, i);
        }
        qpdf_oh_release(p->q, a);
    }
    qpdf_oh_release(p->q, list);
}

/* ---- pictures -------------------------------------------------------------------------------------------- */

/* The filter when it is the only one; "" for none or several. */
static const char *only_filter(struct pdf *p, qpdf_oh dict, bool *several) {
    qpdf_oh filter = qpdf_oh_get_key_if_dict(p->q, dict, "/Filter"), first = filter;
    int n = qpdf_oh_is_array(p->q, filter) ? qpdf_oh_get_array_n_items(p->q, filter) : -1;
    if (n == 1) first = qpdf_oh_get_array_item(p->q, filter, 0);
    *several = n > 1;
    const char *name =
        qpdf_oh_is_name(p->q, first) ? arena_strdup(p->arena, qpdf_oh_get_name(p->q, first)) : "";
    if (first != filter) qpdf_oh_release(p->q, first);
    qpdf_oh_release(p->q, filter);
    return name;
}

/* New data under the filter that it had, or under none: the writer compresses it. */
static void replace_data(struct pdf *p, qpdf_oh stream, const void *data, size_t n, const char *filter) {
    qpdf_oh name = *filter ? qpdf_oh_new_name(p->q, filter) : qpdf_oh_new_null(p->q),
            none = qpdf_oh_new_null(p->q);
    qpdf_oh_replace_stream_data(p->q, stream, data, n, name, none);
    qpdf_oh_release(p->q, name);
    qpdf_oh_release(p->q, none);
}

/* A photo is stored as its file was, with all that the camera wrote. */
static void clean_picture(struct pdf *p, qpdf_oh stream, qpdf_oh dict) {
    bool several;
    const char *filter = only_filter(p, dict, &several);
    bool jpeg = strcmp(filter, "/DCTDecode") == 0 || strcmp(filter, "/DCT") == 0;
    if (!jpeg && !several && strcmp(filter, "/JPXDecode") != 0) return;
    unsigned char *data = NULL;
    size_t n = 0;
    QPDF_BOOL plain = QPDF_FALSE;
    qpdf_oh_get_stream_data(p->q, stream, several ? qpdf_dl_all : qpdf_dl_none, &plain, &data, &n);
    struct buf clean = BUF_INIT;
    if (data && several && plain) {
        replace_data(p, stream, data, n, "");
    } else if (data && !several && (jpeg ? clean_bare_jpeg : clean_bare_jpx)(data, n, &clean)) {
        replace_data(p, stream, clean.p, clean.n, filter);
    } else {
        p->unclean = true;
    }
    buf_release(&clean);
    free(data);
}

/* ---- visiting -------------------------------------------------------------------------------------------- */

static void visit(struct pdf *p, qpdf_oh o, int depth);

/* Direct objects are visited where they stand, others once, when their turn comes. Takes over the handle. */
static void visit_child(struct pdf *p, qpdf_oh child, int depth) {
    if (!qpdf_oh_is_indirect(p->q, child)) {
        visit(p, child, depth + 1);
        qpdf_oh_release(p->q, child);
        return;
    }
    const char *key = arena_printf(p->arena, "%d", qpdf_oh_get_object_id(p->q, child));
    if (table_set(p->seen, key, p)) {
        qpdf_oh_release(p->q, child);
        return;
    }
    VEC_PUSH(p->arena, &p->list, child);
}

/* The walk over keys is the library's only one, so that they are noted first. */
static void visit_values(struct pdf *p, qpdf_oh dict, int depth) {
    VEC(const char *) keys = {0};
    qpdf_oh_begin_dict_key_iter(p->q, dict);
    while (qpdf_oh_dict_more_keys(p->q))
        VEC_PUSH(p->arena, &keys, arena_strdup(p->arena, qpdf_oh_dict_next_key(p->q)));
    for (size_t i = 0; i < keys.n; i++) visit_child(p, qpdf_oh_get_key(p->q, dict, keys.v[i]), depth);
}

static void visit_dictionary(struct pdf *p, qpdf_oh dict, int depth) {
    clean_annotation(p, dict);
    clean_dictionary(p, dict);
    drop_annotations(p, dict);
    visit_values(p, dict, depth);
}

static void visit(struct pdf *p, qpdf_oh o, int depth) {
    if (depth > DEEPEST) {
        p->too_deep = true;
    } else if (qpdf_oh_is_stream(p->q, o)) {
        qpdf_oh dict = qpdf_oh_get_dict(p->q, o);
        visit_dictionary(p, dict, depth);
        clean_picture(p, o, dict);
        qpdf_oh_release(p->q, dict);
    } else if (qpdf_oh_is_dictionary(p->q, o)) {
        visit_dictionary(p, o, depth);
    } else if (qpdf_oh_is_array(p->q, o)) {
        int n = qpdf_oh_get_array_n_items(p->q, o);
        for (int i = 0; i < n; i++) visit_child(p, qpdf_oh_get_array_item(p->q, o, i), depth);
    }
}

static void visit_all(struct pdf *p) {
    qpdf_oh trailer = qpdf_get_trailer(p->q);
    remove_key(p, trailer, "/Info", 0);
    remove_key(p, trailer, "/DocChecksum", 0); /* of an office program, over the old bytes */
    remove_key(p, trailer, "/AdditionalStreams", 0);
    visit(p, trailer, 0);
    qpdf_oh_release(p->q, trailer);
    for (size_t i = 0; i < p->list.n; i++) {
        visit(p, p->list.v[i], 0);
        qpdf_oh_release(p->q, p->list.v[i]);
    }
}

/* ---- the document ---------------------------------------------------------------------------------------- */

/* Whether a failure was one of memory: the library is written in C++, and takes a document for damaged then. */
static void check_memory(struct pdf *p, qpdf_error error) {
    const char *text = error ? qpdf_get_error_full_text(p->q, error) : "";
    if (errno == ENOMEM || strstr(text, "bad_alloc") || strstr(text, "memory")) clean_no_memory();
}

/* What C++ calls when `new` has no memory, so that no part of the library goes on without. Its name is the same with every compiler of
 * this platform (Itanium C++ ABI). */
static void watch_new(void) {
    void *(*set)(void (*)(void));
    *(void **)&set = dlsym(RTLD_DEFAULT, "_ZSt15set_new_handlerPFvvE");
    if (set) set(clean_no_memory);
    errno = 0;
}

static bool failed(struct pdf *p, QPDF_ERROR_CODE code) {
    if (!(code & QPDF_ERRORS) && !qpdf_has_error(p->q)) return false;
    check_memory(p, qpdf_get_error(p->q));
    return true;
}

static bool read_document(struct pdf *p) {
    QPDF_ERROR_CODE code = qpdf_read_memory(p->q, "evidence.pdf", (const char *)p->c->data, p->c->n, NULL);
    qpdf_error error = code & QPDF_ERRORS ? qpdf_get_error(p->q) : NULL;
    if (error) check_memory(p, error);
    if (qpdf_is_encrypted(p->q) || (error && qpdf_get_error_code(p->q, error) == qpdf_e_password))
        return clean_hold(p->c, "it is protected by a password", remedy);
    if (code & QPDF_ERRORS || qpdf_get_num_pages(p->q) < 1)
        return clean_hold(p->c, "the PDF is damaged", remedy);
    return true;
}

static bool write_document(struct pdf *p) {
    if (failed(p, qpdf_init_write_memory(p->q))) return clean_hold(p->c, "the PDF is damaged", remedy);
    qpdf_set_deterministic_ID(p->q, QPDF_TRUE);
    qpdf_set_preserve_encryption(p->q, QPDF_FALSE);
    qpdf_set_object_stream_mode(p->q, qpdf_o_generate);
    if (failed(p, qpdf_write(p->q))) return clean_hold(p->c, "the PDF is damaged", remedy);
    buf_add(p->c->out, qpdf_get_buffer(p->q), qpdf_get_buffer_length(p->q));
    if (qpdf_more_warnings(p->q)) p->c->removed |= CLEAN_DAMAGED;
    return true;
}

bool clean_pdf(struct cleaning *c) {
    watch_new();
    struct pdf p = {.arena = arena_new(), .q = qpdf_init(), .c = c};
    p.seen = table_new(p.arena);
    qpdf_set_suppress_warnings(p.q, QPDF_TRUE);
    qpdf_silence_errors(p.q);
    bool made = read_document(&p);
    if (made) visit_all(&p);
    if (made && (failed(&p, QPDF_SUCCESS) || p.too_deep)) made = clean_hold(c, "the PDF is damaged", remedy);
    if (made && p.unclean) made = clean_hold(c, "a picture in it cannot be cleaned", remedy);
    made = made && write_document(&p);
    qpdf_cleanup(&p.q);
    arena_free(p.arena);
    return made;
}
