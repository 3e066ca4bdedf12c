/* words_xml.c: the texts of one part of an Office or OpenDocument file (libxml2). Nothing outside is ever loaded, and no entity
 * that the file declares is expanded. */
#include "media/words_of.h"

#include <limits.h>
#include <string.h>

#include <libxml/xmlreader.h>

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

/* Texts that stand in attributes, and addresses. */
static bool is_told(const char *element, const char *name) {
    if (is_among(" author initials Target href descr title creator userId displayName displayText string ",
                 name))
        return true;
    if (strcmp(name, "v") == 0) return strcmp(element, "s") == 0; /* what a pivot table keeps of its rows */
    if (strcmp(name, "value") == 0) return strcmp(element, "listItem") == 0;
    return strcmp(name, "name") == 0 &&
           is_among(" sheet table comment person docPr cNvPr definedName page bookmarkStart ", element);
}

static void add_attributes(xmlTextReaderPtr r, const char *element, struct buf *out) {
    struct buf name = BUF_INIT;
    buf_str(&name, element);
    while (xmlTextReaderMoveToNextAttribute(r) == 1) {
        const char *key = (const char *)xmlTextReaderConstLocalName(r),
                   *value = (const char *)xmlTextReaderConstValue(r);
        if (!key || !value || !*value || !is_told(name.p, key)) continue;
        buf_str(out, "\n\n");
        buf_str(out, value);
        buf_str(out, "\n\n");
    }
    xmlTextReaderMoveToElement(r);
    buf_release(&name);
}

static void add_node(xmlTextReaderPtr r, struct buf *out) {
    int type = xmlTextReaderNodeType(r);
    const char *name = (const char *)xmlTextReaderConstLocalName(r),
               *value = (const char *)xmlTextReaderConstValue(r);
    if (type == XML_READER_TYPE_ELEMENT && name) {
        if (is_blank(name)) buf_char(out, ' ');
        if (strcmp(name, "noBreakHyphen") == 0) buf_char(out, '-');
        if (xmlTextReaderHasAttributes(r) == 1) add_attributes(r, name, out);
    }
    if (type == XML_READER_TYPE_END_ELEMENT && name && !is_in_line(name)) buf_str(out, "\n\n");
    bool text = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
    if (text && value) buf_str(out, value);
}

bool words_of_xml(const void *data, size_t n, struct buf *out) {
    if (n > INT_MAX) return false;
    xmlTextReaderPtr r = xmlReaderForMemory(data, (int)n, NULL, NULL,
                                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    int more = r ? xmlTextReaderRead(r) : -1;
    for (; more == 1 && out->n < WORDS_MOST; more = xmlTextReaderRead(r)) add_node(r, out);
    if (r) xmlFreeTextReader(r);
    return more >= 0;
}
