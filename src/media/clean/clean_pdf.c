/* clean_pdf.c: PDF documents through libqpdf: the pages are kept, and metadata is removed.
 *
 * Every object that can be reached in the document is visited once. Only these are written, so
 * earlier versions, which most edited files contain, are dropped. */
#include "media/clean/clean_content.h"
#include "media/clean/clean_inner.h"

#include "base/hash.h"
#include "base/late.h"
#include "base/vec.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <qpdf/qpdf-c.h>

#define CALLS(X)                       \
    X(qpdf_cleanup)                    \
    X(qpdf_get_buffer)                 \
    X(qpdf_get_buffer_length)          \
    X(qpdf_get_error)                  \
    X(qpdf_get_error_code)             \
    X(qpdf_get_error_full_text)        \
    X(qpdf_get_num_pages)              \
    X(qpdf_get_trailer)                \
    X(qpdf_has_error)                  \
    X(qpdf_init)                       \
    X(qpdf_init_write_memory)          \
    X(qpdf_is_encrypted)               \
    X(qpdf_more_warnings)              \
    X(qpdf_oh_begin_dict_key_iter)     \
    X(qpdf_oh_dict_more_keys)          \
    X(qpdf_oh_dict_next_key)           \
    X(qpdf_oh_erase_item)              \
    X(qpdf_oh_get_array_item)          \
    X(qpdf_oh_get_array_n_items)       \
    X(qpdf_oh_get_binary_string_value) \
    X(qpdf_oh_get_dict)                \
    X(qpdf_oh_get_key)                 \
    X(qpdf_oh_get_key_if_dict)         \
    X(qpdf_oh_get_name)                \
    X(qpdf_oh_get_object_id)           \
    X(qpdf_oh_get_stream_data)         \
    X(qpdf_oh_has_key)                 \
    X(qpdf_oh_is_array)                \
    X(qpdf_oh_is_dictionary)           \
    X(qpdf_oh_is_indirect)             \
    X(qpdf_oh_is_name)                 \
    X(qpdf_oh_is_stream)               \
    X(qpdf_oh_is_string)               \
    X(qpdf_oh_new_name)                \
    X(qpdf_oh_new_null)                \
    X(qpdf_oh_release)                 \
    X(qpdf_oh_remove_key)              \
    X(qpdf_oh_replace_stream_data)     \
    X(qpdf_read_memory)                \
    X(qpdf_set_deterministic_ID)       \
    X(qpdf_set_object_stream_mode)     \
    X(qpdf_set_preserve_encryption)    \
    X(qpdf_set_suppress_warnings)      \
    X(qpdf_silence_errors)             \
    X(qpdf_write)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};
LATE_NAMED(LIBRARY_QPDF);

static const char remedy[] =
    "open it, and print or save it as PDF again, without a password; or take it out of the evidence folder";

enum { DEEPEST = 100 };

/* The role of an object. An object may have several; then it is cleaned once for each. */
enum role {
    PLAIN,
    NAMED,        /* a dictionary with keys chosen by the document: a font may be called /AA */
    APPEARANCE,   /* of an annotation: streams, or dictionaries of states with any names */
    STRUCTURE,    /* for screen readers */
    CONTENT,      /* draws a page */
    NAMED_CONTENT /* a dictionary of CONTENT */
};

struct queued {
    qpdf_oh object;
    enum role role;
};

struct pdf {
    const struct library *l;
    struct arena *arena;
    qpdf_data q;
    struct cleaning *c;
    struct table *seen;      /* objects that have been put on the list, with their role */
    VEC(struct queued) list; /* to be visited */
    bool too_deep;
    bool unclean; /* a picture keeps its metadata */
};

static void remove_key(struct pdf *p, qpdf_oh dict, const char *key, unsigned note) {
    if (!p->l->qpdf_oh_has_key(p->q, dict, key)) return;
    p->l->qpdf_oh_remove_key(p->q, dict, key);
    p->c->removed |= note;
}

static bool is_name(struct pdf *p, qpdf_oh dict, const char *key, const char *const *names,
                    size_t n) {
    qpdf_oh value = p->l->qpdf_oh_get_key_if_dict(p->q, dict, key);
    bool found = false;
    if (p->l->qpdf_oh_is_name(p->q, value)) {
        const char *name = p->l->qpdf_oh_get_name(p->q, value);
        for (size_t i = 0; i < n && !found; i++) found = strcmp(name, names[i]) == 0;
    }
    p->l->qpdf_oh_release(p->q, value);
    return found;
}
#define IS_NAME(p, dict, key, list) is_name(p, dict, key, list, sizeof list / sizeof *list)
#define IS(p, dict, key, name) is_name(p, dict, key, &(const char *const){name}, 1)

/* ---- dictionaries ---- */

/* Keys to remove from any dictionary. Visible content and information for screen readers are not
 * among them. */
static const struct {
    const char *key;
    unsigned note;
} unwanted[] = {
    {"/Metadata", 0},
    {"/PieceInfo", 0}, /* private data of programs */
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
    {"/Threads", 0},
    {"/URLS", 0}, /* origin of captured web pages */
    {"/IDS", 0},
    {"/OutputIntents", 0}, /* intended printer */
    {"/DPM", 0},           /* metadata of document parts */
};

/* Keys to keep in dictionaries that many programs add to; the others are dropped silently. Notes of
 * what is dropped have been set before. */
static const char *const of_catalog[] = {
    "/Type",       "/Version",     "/Extensions", "/Pages",
    "/PageLabels", "/Names",       "/Dests",      "/ViewerPreferences",
    "/PageLayout", "/PageMode",    "/Outlines",   "/OpenAction",
    "/URI",        "/AcroForm",    "/MarkInfo",   "/StructTreeRoot",
    "/Lang",       "/OCProperties"};
static const char *const of_pages[] = {"/Type",      "/Parent",   "/Kids",    "/Count",
                                       "/Resources", "/MediaBox", "/CropBox", "/Rotate"};
static const char *const of_page[] = {"/Type",     "/Parent",   "/Resources",     "/MediaBox",
                                      "/CropBox",  "/BleedBox", "/TrimBox",       "/ArtBox",
                                      "/Contents", "/Rotate",   "/Group",         "/Annots",
                                      "/Dur",      "/Trans",    "/Tabs",          "/PresSteps",
                                      "/UserUnit", "/VP",       "/StructParents", "/BoxColorInfo"};
static const char *const of_picture[] = {
    "/Type",   "/Subtype",     "/Width",        "/Height", "/ColorSpace",  "/BitsPerComponent",
    "/Intent", "/ImageMask",   "/Mask",         "/Decode", "/Interpolate", "/Alternates",
    "/SMask",  "/SMaskInData", "/StructParent", "/OC",     "/Matte",       "/Length",
    "/Filter", "/DecodeParms", "/Name"};
static const char *const of_form[] = {"/Type",   "/Subtype",      "/FormType",      "/BBox",
                                      "/Matrix", "/Resources",    "/Group",         "/Name",
                                      "/OC",     "/StructParent", "/StructParents", "/Length",
                                      "/Filter", "/DecodeParms"};
static const char *const of_trailer[] = {"/Root", "/Size", "/ID", "/Prev"};

/* Types of actions: those that lead out of the document, those that do no more than a link, and
 * those that act like programs. */
static const char *const elsewhere[] = {"/Launch", "/GoToR", "/GoToE", "/Thread", "/ImportData"};
static const char *const harmless[] = {"/GoTo",        "/URI",       "/Named", "/Hide",
                                       "/SetOCGState", "/ResetForm", "/Trans"};
static const char *const acting[] = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData",       "/Rendition",  "/Movie",
    "/Sound",      "/GoToR",  "/GoToE",      "/RichMediaExecute", "/GoTo3DView", "/Thread"};

/* The library has only one iterator over keys, so they are collected first. */
struct keys {
    VEC(const char *) list;
};

static struct keys keys_of(struct pdf *p, qpdf_oh dict) {
    struct keys keys = {0};
    p->l->qpdf_oh_begin_dict_key_iter(p->q, dict);
    while (p->l->qpdf_oh_dict_more_keys(p->q))
        VEC_PUSH(p->arena, &keys.list, arena_strdup(p->arena, p->l->qpdf_oh_dict_next_key(p->q)));
    return keys;
}

static bool is_listed(const char *key, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(key, list[i]) == 0) return true;
    return false;
}

static void keep_only(struct pdf *p, qpdf_oh dict, const char *const *list, size_t n) {
    struct keys keys = keys_of(p, dict);
    for (size_t i = 0; i < keys.list.n; i++)
        if (!is_listed(keys.list.v[i], list, n))
            p->l->qpdf_oh_remove_key(p->q, dict, keys.list.v[i]);
}
#define KEEP_ONLY(p, dict, list) keep_only(p, dict, list, sizeof list / sizeof *list)

/* Some programs store data under their own prefix: TeX, for example, the path and author of each
 * figure. */
static void remove_prefixed(struct pdf *p, qpdf_oh dict) {
    struct keys keys = keys_of(p, dict);
    for (size_t i = 0; i < keys.list.n; i++)
        if (strncmp(keys.list.v[i], "/PTEX.", 6) == 0)
            p->l->qpdf_oh_remove_key(p->q, dict, keys.list.v[i]);
}

/* An address of a file on the author's computer. */
static bool is_file(const char *uri, size_t n) {
    if (n >= 5 && strncasecmp(uri, "file:", 5) == 0) return true;
    if (n && strchr("/\\.~", uri[0])) return true;
    return n > 2 && isalpha((unsigned char)uri[0]) && uri[1] == ':' && strchr("/\\", uri[2]);
}

static bool leads_to_file(struct pdf *p, qpdf_oh dict, const char *key) {
    qpdf_oh uri = p->l->qpdf_oh_get_key_if_dict(p->q, dict, key);
    size_t n = 0;
    const char *text = p->l->qpdf_oh_is_string(p->q, uri)
                           ? p->l->qpdf_oh_get_binary_string_value(p->q, uri, &n)
                           : "";
    bool file = is_file(text, n);
    p->l->qpdf_oh_release(p->q, uri);
    return file;
}

/* The note for an action that is dropped; 0 if it is kept. */
static unsigned note_of_action(struct pdf *p, qpdf_oh action) {
    if (IS_NAME(p, action, "/S", elsewhere)) return CLEAN_BIT(LINKS);
    if (IS(p, action, "/S", "/URI") && leads_to_file(p, action, "/URI")) return CLEAN_BIT(LINKS);
    return IS_NAME(p, action, "/S", acting) ? CLEAN_BIT(SCRIPTS) : 0;
}

static void clean_action(struct pdf *p, qpdf_oh dict, const char *key) {
    qpdf_oh action = p->l->qpdf_oh_get_key_if_dict(p->q, dict, key);
    unsigned note = p->l->qpdf_oh_is_dictionary(p->q, action) ? note_of_action(p, action) : 0;
    p->l->qpdf_oh_release(p->q, action);
    if (note) remove_key(p, dict, key, note);
}

static void clean_open_action(struct pdf *p, qpdf_oh dict) {
    qpdf_oh action = p->l->qpdf_oh_get_key_if_dict(p->q, dict, "/OpenAction");
    bool acts = p->l->qpdf_oh_is_dictionary(p->q, action) && !IS_NAME(p, action, "/S", harmless);
    p->l->qpdf_oh_release(p->q, action);
    if (acts) remove_key(p, dict, "/OpenAction", CLEAN_BIT(SCRIPTS));
}

static void clean_signature(struct pdf *p, qpdf_oh dict) {
    if (!IS(p, dict, "/FT", "/Sig")) return;
    remove_key(p, dict, "/V", CLEAN_BIT(SIGNATURES));
}

/* For a list of actions, or an action that is reached in another way. */
static void empty_action(struct pdf *p, qpdf_oh dict) {
    static const char *const of_action[] = {"/S"};
    unsigned note = note_of_action(p, dict);
    p->c->removed |= note;
    if (note) KEEP_ONLY(p, dict, of_action);
}

/* Names of files on the author's computer, and embedded files. */
static void clean_file(struct pdf *p, qpdf_oh dict) {
    static const char *const of_file[] = {"/Type"};
    remove_key(p, dict, "/EF", CLEAN_BIT(ATTACHMENTS));
    if (IS(p, dict, "/Type", "/Filespec") || IS(p, dict, "/Type", "/F"))
        KEEP_ONLY(p, dict, of_file);
}

/* Layers may name their authors and audience, which is removed; their own names are shown in the
 * viewer's list of layers. */
static void clean_layers(struct pdf *p, qpdf_oh dict) {
    static const char *const of_usage[] = {"/Language", "/Export", "/Zoom", "/Print", "/View"};
    static const char *const made_by[] = {"/Creator", "/Name"};
    qpdf_oh usage = p->l->qpdf_oh_get_key_if_dict(p->q, dict, "/Usage");
    if (p->l->qpdf_oh_is_dictionary(p->q, usage)) KEEP_ONLY(p, usage, of_usage);
    p->l->qpdf_oh_release(p->q, usage);
    qpdf_oh off = p->l->qpdf_oh_get_key_if_dict(p->q, dict, "/OFF");
    bool hidden =
        p->l->qpdf_oh_is_array(p->q, off) && p->l->qpdf_oh_get_array_n_items(p->q, off) > 0;
    p->l->qpdf_oh_release(p->q, off);
    if (!hidden && !p->l->qpdf_oh_has_key(p->q, dict, "/Order") &&
        !p->l->qpdf_oh_has_key(p->q, dict, "/BaseState") &&
        !p->l->qpdf_oh_has_key(p->q, dict, "/Creator"))
        return;
    for (size_t i = 0; i < 2; i++) remove_key(p, dict, made_by[i], 0);
    if (hidden || IS(p, dict, "/BaseState", "/OFF")) p->c->removed |= CLEAN_HIDDEN;
}

/* Properties that programs attach to structure elements, such as the author's name. */
static void clean_properties(struct pdf *p, qpdf_oh dict) {
    if (IS(p, dict, "/O", "/UserProperties")) remove_key(p, dict, "/P", 0);
}

static void clean_base(struct pdf *p, qpdf_oh dict) {
    qpdf_oh base = p->l->qpdf_oh_get_key_if_dict(p->q, dict, "/URI");
    bool file = p->l->qpdf_oh_is_dictionary(p->q, base) && leads_to_file(p, base, "/Base");
    p->l->qpdf_oh_release(p->q, base);
    if (file) remove_key(p, dict, "/URI", CLEAN_BIT(LINKS));
}

static void clean_dictionary(struct pdf *p, qpdf_oh dict) {
    static const char *const actions[] = {"/A", "/PA", "/Next"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        remove_key(p, dict, unwanted[i].key, unwanted[i].note);
    remove_prefixed(p, dict);
    clean_open_action(p, dict);
    clean_signature(p, dict);
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) clean_action(p, dict, actions[i]);
    empty_action(p, dict);
    clean_file(p, dict);
    clean_layers(p, dict);
    clean_properties(p, dict);
    clean_base(p, dict);
    if (IS(p, dict, "/Type", "/Catalog")) KEEP_ONLY(p, dict, of_catalog);
    if (IS(p, dict, "/Type", "/Pages")) KEEP_ONLY(p, dict, of_pages);
    if (IS(p, dict, "/Type", "/Page")) KEEP_ONLY(p, dict, of_page);
}

/* ---- annotations ---- */

/* Pop-up notes and their content. Visible marks (drawings, stamps, text) are kept, because they are
 * often the work itself. */
static const char *const notes[] = {"/Text", "/Popup"};
static const char *const files[] = {"/FileAttachment"};
static const char *const players[] = {"/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"};
static const char *const fields[] = {"/Link", "/Widget"};

/* Removes author, date, and comments of a mark. The text of a text box is visible on the page. */
static void clean_mark(struct pdf *p, qpdf_oh mark) {
    static const char *const about[] = {"/T",    "/M",   "/CreationDate", "/NM",
                                        "/Subj", "/IRT", "/RT",           "/Popup"};
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) remove_key(p, mark, about[i], 0);
    if (IS(p, mark, "/Subtype", "/FreeText")) return;
    qpdf_oh contents = p->l->qpdf_oh_get_key_if_dict(p->q, mark, "/Contents");
    size_t n = 0;
    if (p->l->qpdf_oh_is_string(p->q, contents))
        p->l->qpdf_oh_get_binary_string_value(p->q, contents, &n);
    p->l->qpdf_oh_release(p->q, contents);
    remove_key(p, mark, "/Contents", n ? CLEAN_BIT(COMMENTS) : 0);
    remove_key(p, mark, "/RC", 0);
}

/* The note for an annotation that is dropped; 0 if it is kept. */
static unsigned note_of(struct pdf *p, qpdf_oh a) {
    if (IS_NAME(p, a, "/Subtype", notes)) return CLEAN_BIT(COMMENTS);
    if (IS_NAME(p, a, "/Subtype", files)) return CLEAN_BIT(ATTACHMENTS);
    return IS_NAME(p, a, "/Subtype", players) ? CLEAN_BIT(SCRIPTS) : 0;
}

/* It may also be reached from the structure tree, or from a mark that refers to it. */
static void empty_annotation(struct pdf *p, qpdf_oh a) {
    static const char *const of_emptied[] = {"/Type", "/Subtype", "/Rect"};
    KEEP_ONLY(p, a, of_emptied);
}

static void clean_annotation(struct pdf *p, qpdf_oh a) {
    if (!p->l->qpdf_oh_has_key(p->q, a, "/Rect") || !p->l->qpdf_oh_has_key(p->q, a, "/Subtype"))
        return;
    unsigned note = note_of(p, a);
    p->c->removed |= note;
    if (note)
        empty_annotation(p, a);
    else if (IS_NAME(p, a, "/Subtype", fields))
        remove_key(p, a, "/M", 0);
    else
        clean_mark(p, a);
}

/* Removes dropped annotations from the list of the page, in whatever order objects are visited. */
static void drop_annotations(struct pdf *p, qpdf_oh page) {
    qpdf_oh list = p->l->qpdf_oh_get_key_if_dict(p->q, page, "/Annots");
    int n = p->l->qpdf_oh_is_array(p->q, list) ? p->l->qpdf_oh_get_array_n_items(p->q, list) : 0;
    for (int i = n; i-- > 0;) {
        qpdf_oh a = p->l->qpdf_oh_get_array_item(p->q, list, i);
        if (p->l->qpdf_oh_is_dictionary(p->q, a) && note_of(p, a)) {
            clean_annotation(p, a);
            p->l->qpdf_oh_erase_item(p->q, list, i);
        }
        p->l->qpdf_oh_release(p->q, a);
    }
    p->l->qpdf_oh_release(p->q, list);
}

/* ---- pictures ---- */

/* The filter if it is the only one; "" for none or several. */
static const char *only_filter(struct pdf *p, qpdf_oh dict, bool *several) {
    qpdf_oh filter = p->l->qpdf_oh_get_key_if_dict(p->q, dict, "/Filter"), first = filter;
    int n =
        p->l->qpdf_oh_is_array(p->q, filter) ? p->l->qpdf_oh_get_array_n_items(p->q, filter) : -1;
    if (n == 1) first = p->l->qpdf_oh_get_array_item(p->q, filter, 0);
    *several = n > 1;
    const char *name = p->l->qpdf_oh_is_name(p->q, first)
                           ? arena_strdup(p->arena, p->l->qpdf_oh_get_name(p->q, first))
                           : "";
    if (first != filter) p->l->qpdf_oh_release(p->q, first);
    p->l->qpdf_oh_release(p->q, filter);
    return name;
}

/* New data with the previous filter, or with none: then the writer compresses it. */
static void replace_data(struct pdf *p, qpdf_oh stream, const void *data, size_t n,
                         const char *filter) {
    qpdf_oh name = *filter ? p->l->qpdf_oh_new_name(p->q, filter) : p->l->qpdf_oh_new_null(p->q),
            none = p->l->qpdf_oh_new_null(p->q);
    p->l->qpdf_oh_replace_stream_data(p->q, stream, data, n, name, none);
    p->l->qpdf_oh_release(p->q, name);
    p->l->qpdf_oh_release(p->q, none);
}

/* A photo is stored as in its original file, with everything that the camera wrote. */
static void clean_picture(struct pdf *p, qpdf_oh stream, qpdf_oh dict) {
    bool several;
    const char *filter = only_filter(p, dict, &several);
    bool jpeg = strcmp(filter, "/DCTDecode") == 0 || strcmp(filter, "/DCT") == 0;
    if (!jpeg && !several && strcmp(filter, "/JPXDecode") != 0) return;
    unsigned char *data = NULL;
    size_t n = 0;
    QPDF_BOOL plain = QPDF_FALSE;
    p->l->qpdf_oh_get_stream_data(p->q, stream, several ? qpdf_dl_all : qpdf_dl_none, &plain, &data,
                                  &n);
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

/* ---- streams ---- */

static unsigned char *plain_data(struct pdf *p, qpdf_oh stream, size_t *n) {
    unsigned char *data = NULL;
    QPDF_BOOL plain = QPDF_FALSE;
    p->l->qpdf_oh_get_stream_data(p->q, stream, qpdf_dl_generalized, &plain, &data, n);
    if (plain) return data;
    free(data);
    return NULL;
}

static void clean_content(struct pdf *p, qpdf_oh stream) {
    size_t n = 0;
    struct buf clean = BUF_INIT;
    unsigned char *data = plain_data(p, stream, &n);
    if (data && !content_clean(data, n, &clean)) p->unclean = true;
    if (data && clean.n != n && !p->unclean) replace_data(p, stream, clean.p, clean.n, "");
    buf_release(&clean);
    free(data);
}

static void clean_profile(struct pdf *p, qpdf_oh stream) {
    size_t n = 0;
    struct buf clean = BUF_INIT;
    unsigned char *data = plain_data(p, stream, &n);
    if (data && content_clean_profile(data, n, &clean))
        replace_data(p, stream, clean.p, clean.n, "");
    buf_release(&clean);
    free(data);
}

/* Empties streams of metadata and attached files, however they were reached. */
static bool empty_stream(struct pdf *p, qpdf_oh stream, qpdf_oh dict) {
    bool file = IS(p, dict, "/Type", "/EmbeddedFile"),
         metadata = IS(p, dict, "/Type", "/Metadata") || IS(p, dict, "/Subtype", "/XML");
    if (file) p->c->removed |= CLEAN_BIT(ATTACHMENTS);
    if (file || metadata) replace_data(p, stream, "", 0, "");
    return file || metadata;
}

static void clean_stream(struct pdf *p, qpdf_oh stream, qpdf_oh dict, enum role role) {
    bool picture = IS(p, dict, "/Subtype", "/Image") || p->l->qpdf_oh_has_key(p->q, dict, "/Width"),
         form = IS(p, dict, "/Subtype", "/Form");
    if (empty_stream(p, stream, dict)) return;
    if (p->l->qpdf_oh_has_key(p->q, dict, "/F") || p->l->qpdf_oh_has_key(p->q, dict, "/Ref"))
        p->c->removed |= CLEAN_BIT(LINKS);
    static const char *const outside[] = {"/F", "/FFilter", "/FDecodeParms"};
    for (size_t i = 0; i < 3; i++) remove_key(p, dict, outside[i], 0);
    if (picture) KEEP_ONLY(p, dict, of_picture);
    if (form) KEEP_ONLY(p, dict, of_form);
    if (form || role == CONTENT || role == NAMED_CONTENT || role == APPEARANCE ||
        p->l->qpdf_oh_has_key(p->q, dict, "/PatternType"))
        clean_content(p, stream);
    else if (p->l->qpdf_oh_has_key(p->q, dict, "/N"))
        clean_profile(p, stream);
    clean_picture(p, stream, dict);
}

/* ---- visiting ---- */

static void visit(struct pdf *p, qpdf_oh o, enum role role, int depth);

/* Direct objects are visited in place, others once for each role, in turn. Takes over the
 * handle. */
static void visit_child(struct pdf *p, qpdf_oh child, enum role role, int depth) {
    if (!p->l->qpdf_oh_is_indirect(p->q, child)) {
        visit(p, child, role, depth + 1);
        p->l->qpdf_oh_release(p->q, child);
        return;
    }
    const char *key =
        arena_printf(p->arena, "%d %d", p->l->qpdf_oh_get_object_id(p->q, child), (int)role);
    if (table_set(p->seen, key, p)) {
        p->l->qpdf_oh_release(p->q, child);
        return;
    }
    VEC_PUSH(p->arena, &p->list, ((struct queued){child, role}));
}

/* The role of a value in a dictionary. */
static enum role role_of(struct pdf *p, qpdf_oh dict, const char *key, enum role role) {
    static const char *const named[] = {"/Font",       "/XObject", "/ExtGState", "/ColorSpace",
                                        "/Properties", "/Shading", "/Pattern",   "/RoleMap",
                                        "/ClassMap",   "/Dests",   "/Colorants", "/Solidities"};
    if (role == NAMED) return PLAIN;
    if (role == NAMED_CONTENT) return CONTENT;
    if (role == APPEARANCE) return NAMED_CONTENT;
    if (strcmp(key, "/StructTreeRoot") == 0 || (role == STRUCTURE && strcmp(key, "/K") == 0))
        return STRUCTURE;
    if (strcmp(key, "/AP") == 0) return APPEARANCE;
    if (strcmp(key, "/Contents") == 0) return CONTENT;
    if (strcmp(key, "/CharProcs") == 0) return NAMED_CONTENT;
    bool pattern = p->l->qpdf_oh_has_key(p->q, dict, "/PatternType"); /* has one shading */
    return is_listed(key, named, sizeof named / sizeof *named) && !pattern ? NAMED : PLAIN;
}

static void visit_dictionary(struct pdf *p, qpdf_oh dict, enum role role, int depth) {
    if (role == PLAIN || role == STRUCTURE || role == CONTENT) {
        clean_annotation(p, dict);
        clean_dictionary(p, dict);
        drop_annotations(p, dict);
    }
    if (role == STRUCTURE) remove_key(p, dict, "/T", 0);
    struct keys keys = keys_of(p, dict);
    for (size_t i = 0; i < keys.list.n; i++)
        visit_child(p, p->l->qpdf_oh_get_key(p->q, dict, keys.list.v[i]),
                    role_of(p, dict, keys.list.v[i], role), depth);
}

static void visit(struct pdf *p, qpdf_oh o, enum role role, int depth) {
    if (depth > DEEPEST) {
        p->too_deep = true;
    } else if (p->l->qpdf_oh_is_stream(p->q, o)) {
        qpdf_oh dict = p->l->qpdf_oh_get_dict(p->q, o);
        visit_dictionary(p, dict, PLAIN, depth);
        clean_stream(p, o, dict, role);
        p->l->qpdf_oh_release(p->q, dict);
    } else if (p->l->qpdf_oh_is_dictionary(p->q, o)) {
        visit_dictionary(p, o, role, depth);
    } else if (p->l->qpdf_oh_is_array(p->q, o)) {
        int n = p->l->qpdf_oh_get_array_n_items(p->q, o);
        enum role each = role == CONTENT || role == STRUCTURE ? role : PLAIN;
        for (int i = 0; i < n; i++)
            visit_child(p, p->l->qpdf_oh_get_array_item(p->q, o, i), each, depth);
    }
}

static void visit_all(struct pdf *p) {
    qpdf_oh trailer = p->l->qpdf_get_trailer(p->q);
    KEEP_ONLY(p, trailer, of_trailer);
    visit(p, trailer, PLAIN, 0);
    p->l->qpdf_oh_release(p->q, trailer);
    for (size_t i = 0; i < p->list.n; i++) {
        struct queued next = p->list.v[i];
        visit(p, next.object, next.role, 0);
        p->l->qpdf_oh_release(p->q, next.object);
    }
}

/* ---- the document ---- */

/* Ends the process if a failure was due to memory: the library is written in C++, and would report
 * the document as damaged. */
static void check_memory(struct pdf *p, qpdf_error error) {
    const char *text = error ? p->l->qpdf_get_error_full_text(p->q, error) : "";
    if (errno == ENOMEM || strstr(text, "bad_alloc") || strstr(text, "memory")) mem_exhausted();
}

/* Installs the handler that C++ calls if `new` has no memory, so that no part of the library
 * continues without it. Its symbol is the same for every compiler on this platform (Itanium C++
 * ABI). */
static bool watch_new(void) {
    static const char *const name[] = {"_ZSt15set_new_handlerPFvvE"};
    struct {
        void *(*set)(void (*)(void));
    } handler;
    if (late_load(LIBRARY_QPDF, name, &handler, sizeof handler) != LATE_LOADED) return false;
    handler.set(mem_exhausted);
    errno = 0;
    return true;
}

static bool load(struct library *l, struct cleaning *c) {
    if (late_load(LIBRARY_QPDF, call_names, l, sizeof *l) == LATE_LOADED && watch_new())
        return true;
    return clean_hold(c,
                      "the library that cleans PDF documents (libqpdf) is not on this computer, or "
                      "not the one that Folioscope was built for",
                      "install it, as the README says, and build Folioscope and the pages again");
}

static bool failed(struct pdf *p, QPDF_ERROR_CODE code) {
    if (!(code & QPDF_ERRORS) && !p->l->qpdf_has_error(p->q)) return false;
    check_memory(p, p->l->qpdf_get_error(p->q));
    return true;
}

static bool read_document(struct pdf *p) {
    QPDF_ERROR_CODE code =
        p->l->qpdf_read_memory(p->q, "evidence.pdf", (const char *)p->c->data, p->c->n, NULL);
    qpdf_error error = code & QPDF_ERRORS ? p->l->qpdf_get_error(p->q) : NULL;
    if (error) check_memory(p, error);
    if (p->l->qpdf_is_encrypted(p->q) ||
        (error && p->l->qpdf_get_error_code(p->q, error) == qpdf_e_password))
        return clean_hold(p->c, "it is protected by a password", remedy);
    if (code & QPDF_ERRORS || p->l->qpdf_get_num_pages(p->q) < 1)
        return clean_hold(p->c, "the PDF is damaged", remedy);
    return true;
}

static bool write_document(struct pdf *p) {
    if (failed(p, p->l->qpdf_init_write_memory(p->q)))
        return clean_hold(p->c, "the PDF is damaged", remedy);
    p->l->qpdf_set_deterministic_ID(p->q, QPDF_TRUE);
    p->l->qpdf_set_preserve_encryption(p->q, QPDF_FALSE);
    p->l->qpdf_set_object_stream_mode(p->q, qpdf_o_generate);
    if (failed(p, p->l->qpdf_write(p->q))) return clean_hold(p->c, "the PDF is damaged", remedy);
    buf_add(p->c->out, p->l->qpdf_get_buffer(p->q), p->l->qpdf_get_buffer_length(p->q));
    if (p->l->qpdf_more_warnings(p->q)) p->c->removed |= CLEAN_DAMAGED;
    return true;
}

bool clean_pdf(struct cleaning *c) {
    struct library l;
    if (!load(&l, c)) return false;
    struct pdf p = {.l = &l, .arena = arena_new(), .q = l.qpdf_init(), .c = c};
    p.seen = table_new(p.arena);
    l.qpdf_set_suppress_warnings(p.q, QPDF_TRUE);
    l.qpdf_silence_errors(p.q);
    bool made = read_document(&p);
    if (made) visit_all(&p);
    if (made && (failed(&p, QPDF_SUCCESS) || p.too_deep))
        made = clean_hold(c, "the PDF is damaged", remedy);
    if (made && p.unclean) made = clean_hold(c, "a picture in it cannot be cleaned", remedy);
    made = made && write_document(&p);
    l.qpdf_cleanup(&p.q);
    arena_free(p.arena);
    return made;
}
