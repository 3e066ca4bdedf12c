/* extract_pdf.c: the words of a PDF, by poppler: pages, title and author, outline, notes, fields,
 * and link addresses.
 *
 * The library is not linked but loaded by the child that reads a PDF: linking it would make every
 * start of the program much slower. Nothing is released: the child process ends. */
#include "media/text/extract.h"

#include "base/late.h"

#include <limits.h>

#include <poppler.h>

enum { PAGES_MOST = 2000, DEEPEST = 16 };

#define CALLS(X)                           \
    X(g_bytes_new_static)                  \
    X(poppler_document_new_from_bytes)     \
    X(poppler_document_get_n_pages)        \
    X(poppler_document_get_page)           \
    X(poppler_document_get_title)          \
    X(poppler_document_get_author)         \
    X(poppler_document_get_subject)        \
    X(poppler_document_get_keywords)       \
    X(poppler_document_get_metadata)       \
    X(poppler_page_get_text)               \
    X(poppler_page_get_link_mapping)       \
    X(poppler_page_get_annot_mapping)      \
    X(poppler_annot_get_contents)          \
    X(poppler_page_get_form_field_mapping) \
    X(poppler_form_field_get_field_type)   \
    X(poppler_form_field_text_get_text)    \
    X(poppler_index_iter_new)              \
    X(poppler_index_iter_get_action)       \
    X(poppler_index_iter_get_child)        \
    X(poppler_index_iter_next)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};

static const char library_file[] = "libpoppler-glib.so.8";

static bool load(struct library *l) {
    return late_load(library_file, call_names, l, sizeof *l) == LATE_LOADED;
}

static void add(struct buf *out, const char *text) {
    if (!text || !*text) return;
    buf_str(out, text);
    buf_str(out, "\n\n");
}

/* XMP: only the text in it, without tags. */
static void add_metadata(struct buf *out, const char *xml) {
    if (xml && !extract_xml(xml, strlen(xml), out)) add(out, xml);
    buf_str(out, "\n\n");
}

static void add_action(struct buf *out, const PopplerAction *action) {
    if (!action) return;
    add(out, action->any.title);
    if (action->type == POPPLER_ACTION_URI) add(out, action->uri.uri);
    if (action->type == POPPLER_ACTION_GOTO_REMOTE) add(out, action->goto_remote.file_name);
    if (action->type == POPPLER_ACTION_LAUNCH) add(out, action->launch.file_name);
}

static void add_page(const struct library *l, PopplerPage *page, struct buf *out) {
    add(out, l->poppler_page_get_text(page));
    for (const GList *i = l->poppler_page_get_link_mapping(page); i; i = i->next)
        add_action(out, ((const PopplerLinkMapping *)i->data)->action);
    for (const GList *i = l->poppler_page_get_annot_mapping(page); i; i = i->next)
        add(out, l->poppler_annot_get_contents(((const PopplerAnnotMapping *)i->data)->annot));
    for (const GList *i = l->poppler_page_get_form_field_mapping(page); i; i = i->next) {
        PopplerFormField *field = ((const PopplerFormFieldMapping *)i->data)->field;
        if (l->poppler_form_field_get_field_type(field) == POPPLER_FORM_FIELD_TEXT)
            add(out, l->poppler_form_field_text_get_text(field));
    }
}

static void add_outline(const struct library *l, PopplerIndexIter *iter, struct buf *out,
                        int depth) {
    if (!iter || depth > DEEPEST) return;
    do {
        add_action(out, l->poppler_index_iter_get_action(iter));
        add_outline(l, l->poppler_index_iter_get_child(iter), out, depth + 1);
    } while (out->n < EXTRACT_MOST && l->poppler_index_iter_next(iter));
}

bool extract_pdf(const void *data, size_t n, struct buf *out, const char **why) {
    struct library l;
    GError *error = NULL;
    *why = EXTRACT_NO_LIBRARY;
    if (!load(&l)) return false;
    *why = "it is damaged, or locked with a password";
    PopplerDocument *document =
        l.poppler_document_new_from_bytes(l.g_bytes_new_static(data, n), NULL, &error);
    if (!document) return false;
    add(out, l.poppler_document_get_title(document));
    add(out, l.poppler_document_get_author(document));
    add(out, l.poppler_document_get_subject(document));
    add(out, l.poppler_document_get_keywords(document));
    add_metadata(out, l.poppler_document_get_metadata(document));
    add_outline(&l, l.poppler_index_iter_new(document), out, 0);
    int pages = l.poppler_document_get_n_pages(document);
    for (int i = 0; i < pages && i < PAGES_MOST && out->n < EXTRACT_MOST; i++) {
        PopplerPage *page = l.poppler_document_get_page(document, i);
        if (page) add_page(&l, page, out);
    }
    *why = "it is too long to be searched completely";
    return pages <= PAGES_MOST && out->n < EXTRACT_MOST;
}
