/* words_xml.c: the texts of one part of an Office or OpenDocument file, or of what a PDF says of
 * itself. */
#include "media/words_of.h"

#include "media/xml.h"

#include <string.h>

static bool is_among(const char *words, const char *name) {
    size_t n = strlen(name);
    for (const char *p = words; (p = strstr(p, name)); p += n)
        if (p[-1] == ' ' && p[n] == ' ') return true;
    return false;
}

/* Elements inside a line: a word may go on after them. */
static bool is_in_line(const char *name) {
    return is_among(
        " noBreakHyphen softHyphen r t rPr span a hyperlink ins del delText moveFrom moveTo smartTag fld fldSimple ruby rubyBase ",
        name);
}

static bool is_blank(const char *name) { return is_among(" br tab s line-break cr ", name); }

/* Texts that are in attributes, and addresses. */
static bool is_told(const char *element, const char *name) {
    if (is_among(" author initials Target href descr title creator userId displayName displayText string ",
                 name))
        return true;
    if (strcmp(name, "v") == 0) return strcmp(element, "s") == 0; /* what a pivot table keeps of its rows */
    if (strcmp(name, "value") == 0) return strcmp(element, "listItem") == 0;
    return strcmp(name, "name") == 0 &&
           is_among(" sheet table comment person docPr cNvPr definedName page bookmarkStart ", element);
}

static bool add(void *context, enum xml_event event, const char *element, const char *name,
                const char *value) {
    struct buf *out = context;
    if (event == XML_START && is_blank(element)) buf_char(out, ' ');
    if (event == XML_START && strcmp(element, "noBreakHyphen") == 0) buf_char(out, '-');
    if (event == XML_END && !is_in_line(element)) buf_str(out, "\n\n");
    if (event == XML_TEXT) buf_str(out, value);
    if (event == XML_ATTRIBUTE && *value && is_told(element, name)) {
        buf_str(out, "\n\n");
        buf_str(out, value);
        buf_str(out, "\n\n");
    }
    return out->n < WORDS_MOST;
}

bool words_of_xml(const void *data, size_t n, struct buf *out) { return xml_read(data, n, add, out); }
