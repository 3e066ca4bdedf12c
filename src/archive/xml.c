/* xml.c: the only file that uses libxml2. No network and no entities; the library's own limits (256
 * levels, 10 MB per text node) apply. */
#include "archive/xml.h"

#include "base/arena.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlreader.h>

enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

static const char *text_of(const xmlChar *s) { return s ? (const char *)s : ""; }

/* Without memory, a parser would call a document broken or leave something out. So libxml2
 * allocates through mem_alloc, which ends the process instead. */
static char *copy_text(const char *s) {
    size_t n = strlen(s) + 1;
    return memcpy(mem_alloc(n), s, n);
}

static bool is_ready(size_t n) {
    xmlMemSetup(free, mem_alloc, mem_realloc, copy_text);
    return n <= INT_MAX;
}

static xmlDoc *read_document(const void *data, size_t n) {
    if (!is_ready(n)) return NULL;
    xmlDoc *doc = xmlReadMemory(data, (int)n, "part.xml", NULL, OPTIONS);
    if (!doc) return NULL;
    bool entities = doc->intSubset && doc->intSubset->entities;
    if (entities || !xmlDocGetRootElement(doc)) {
        xmlFreeDoc(doc);
        return NULL;
    }
    if (doc->intSubset) {
        xmlNode *type = (xmlNode *)doc->intSubset;
        xmlUnlinkNode(type);
        xmlFreeNode(type);
        doc->intSubset = NULL;
    }
    return doc;
}

static struct xml_element element_of(xmlNode *n) {
    const char *ns = n->ns ? text_of(n->ns->href) : "";
    bool inside = n->parent && n->parent->type == XML_ELEMENT_NODE;
    const char *parent = inside ? text_of(n->parent->name) : "";
    return (struct xml_element){n, ns, text_of(n->name), parent};
}

static xmlAttr *find_attribute(xmlNode *n, const char *name) {
    for (xmlAttr *a = n->properties; a; a = a->next)
        if (strcmp(text_of(a->name), name) == 0) return a;
    return NULL;
}

/* The parser stores a value as a single text node. */
static const char *value_of(const xmlAttr *a) {
    return a->children ? text_of(a->children->content) : "";
}

static void set_value(xmlNode *n, xmlAttr *a, const char *value) {
    if (!xmlSetNsProp(n, a->ns, a->name, (const xmlChar *)value)) mem_exhausted();
}

const char *xml_attribute(const struct xml_element *e, const char *name) {
    const xmlAttr *a = find_attribute(e->node, name);
    return a ? value_of(a) : NULL;
}

const char *xml_attribute_of(const struct xml_element *e, const char *ns) {
    for (const xmlAttr *a = ((const xmlNode *)e->node)->properties; a; a = a->next)
        if (a->ns && strstr(text_of(a->ns->href), ns)) return value_of(a);
    return NULL;
}

void xml_set_attribute(const struct xml_element *e, const char *name, const char *value) {
    xmlAttr *a = find_attribute(e->node, name);
    if (a) set_value(e->node, a, value);
}

static xmlNode *above(const struct xml_element *e, int levels) {
    xmlNode *n = e->node;
    while (n && levels--) n = n->parent;
    return n && n->type == XML_ELEMENT_NODE ? n : NULL;
}

struct xml_element xml_ancestor(const struct xml_element *e, int levels) {
    xmlNode *n = above(e, levels);
    return n ? element_of(n) : (struct xml_element){NULL, "", "", ""};
}

int xml_above(const struct xml_element *e, const char *name) {
    int levels = 1;
    for (xmlNode *n; (n = above(e, levels)); levels++)
        if (strcmp(text_of(n->name), name) == 0) return levels;
    return 0;
}

void xml_mark(const struct xml_element *e, int levels, int mark) {
    xmlNode *n = above(e, levels);
    if (n) n->_private = (void *)(intptr_t)mark;
}

int xml_marked(const struct xml_element *e, int levels) {
    const xmlNode *n = above(e, levels);
    return n ? (int)(intptr_t)n->_private : 0;
}

void xml_text(const struct xml_element *e, struct buf *out) {
    for (const xmlNode *n = ((const xmlNode *)e->node)->children; n; n = n->next)
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            buf_str(out, text_of(n->content));
}

void xml_set_text(const struct xml_element *e, const char *text) {
    xmlNodeSetContent(e->node, (const xmlChar *)text);
}

const char *xml_namespace(const struct xml_element *e, const char *prefix) {
    xmlNode *n = e->node;
    const xmlNs *ns = xmlSearchNs(n->doc, n, (const xmlChar *)prefix);
    return ns ? text_of(ns->href) : NULL;
}

/* ---- changing ---- */

static void drop(xmlNode *n) {
    xmlUnlinkNode(n);
    xmlFreeNode(n);
}

/* Moves the children in front of the element and deletes it. Namespace declarations that they need
 * move with them. */
static void unwrap(xmlNode *n) {
    for (xmlNode *child; (child = n->children);) {
        xmlUnlinkNode(child);
        if (!xmlAddPrevSibling(n, child)) mem_exhausted();
        if (child->type == XML_ELEMENT_NODE) xmlReconciliateNs(child->doc, child);
    }
    drop(n);
}

static void clean_attributes(xmlNode *n, const struct xml_visitor *v) {
    const struct xml_element e = element_of(n);
    for (xmlAttr *a = v->attribute ? n->properties : NULL, *next; a; a = next) {
        next = a->next;
        enum xml_answer answer = v->attribute(v->context, &e, a->ns ? text_of(a->ns->href) : "",
                                              text_of(a->name), value_of(a));
        if (answer == XML_DROP) xmlRemoveProp(a);
        if (answer == XML_CLEAR) set_value(n, a, "");
    }
}

static int clean_children(xmlNode *n, const struct xml_visitor *v);

/* Returns how many ancestors are to be dropped along with this node; 0 if none are left to drop. */
static int clean_node(xmlNode *n, const struct xml_visitor *v) {
    if (n->type == XML_COMMENT_NODE || n->type == XML_PI_NODE) {
        drop(n);
        return 0;
    }
    if (n->type != XML_ELEMENT_NODE) return 0;
    const struct xml_element e = element_of(n);
    enum xml_answer answer = v->element(v->context, &e);
    if (answer == XML_DROP) drop(n);
    if (answer >= XML_DROP) return (int)answer - XML_DROP;
    if (answer == XML_UNWRAP && n->parent->type != XML_ELEMENT_NODE)
        return 1; /* the root: nothing is kept */
    clean_attributes(n, v);
    int up = clean_children(n, v);
    if (up == 1) drop(n);
    if (up) return up - 1;
    if (answer == XML_UNWRAP) unwrap(n);
    return 0;
}

static int clean_children(xmlNode *n, const struct xml_visitor *v) {
    for (xmlNode *child = n->children, *next; child; child = next) {
        next = child->next;
        int up = clean_node(child, v);
        if (up) return up;
    }
    return 0;
}

/* ---- whole documents ---- */

static void look_at(xmlNode *n, const struct xml_visitor *v) {
    const struct xml_element e = element_of(n);
    v->look(v->context, &e);
    for (xmlNode *child = n->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE) look_at(child, v);
}

/* False if the root itself is to be dropped. */
static bool clean_document(xmlDoc *doc, const struct xml_visitor *v) {
    bool stays = true;
    if (v->look) look_at(xmlDocGetRootElement(doc), v);
    for (xmlNode *child = doc->children, *next; child; child = next) {
        next = child->next;
        stays &= clean_node(child, v) == 0;
    }
    return stays && xmlDocGetRootElement(doc);
}

bool xml_clean(const void *data, size_t n, const struct xml_visitor *v, struct buf *out) {
    xmlDoc *doc = read_document(data, n);
    xmlChar *text = NULL;
    int length = 0;
    if (!doc) return false;
    bool whole = clean_document(doc, v);
    if (whole) xmlDocDumpMemoryEnc(doc, &text, &length, "UTF-8");
    if (whole && !text) mem_exhausted();
    if (text) buf_add(out, text, (size_t)length);
    xmlFree(text);
    xmlFreeDoc(doc);
    return whole;
}

bool xml_look(const void *data, size_t n, const struct xml_visitor *v) {
    xmlDoc *doc = read_document(data, n);
    if (!doc) return false;
    look_at(xmlDocGetRootElement(doc), v);
    xmlFreeDoc(doc);
    return true;
}

/* ---- as a stream ---- */

static bool report_attributes(xmlTextReader *r, const char *element, xml_hears *event,
                              void *context) {
    struct buf name = BUF_INIT; /* a copy: the reader's own name does not survive the next move */
    bool more = true;
    buf_str(&name, element);
    while (more && xmlTextReaderMoveToNextAttribute(r) == 1)
        more = event(context, XML_ATTRIBUTE, name.p, text_of(xmlTextReaderConstLocalName(r)),
                     text_of(xmlTextReaderConstValue(r)));
    xmlTextReaderMoveToElement(r);
    buf_release(&name);
    return more;
}

static bool report_node(xmlTextReader *r, xml_hears *event, void *context) {
    const char *name = text_of(xmlTextReaderConstLocalName(r));
    switch (xmlTextReaderNodeType(r)) {
    case XML_READER_TYPE_ELEMENT:
        return event(context, XML_START, name, NULL, NULL) &&
               report_attributes(r, name, event, context);
    case XML_READER_TYPE_END_ELEMENT: return event(context, XML_END, name, NULL, NULL);
    case XML_READER_TYPE_DOCUMENT_TYPE: return event(context, XML_DOCTYPE, "", NULL, NULL);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return event(context, XML_TEXT, "", NULL, text_of(xmlTextReaderConstValue(r)));
    default: return true;
    }
}

bool xml_read(const void *data, size_t n, xml_hears *event, void *context) {
    xmlTextReader *r = is_ready(n) ? xmlReaderForMemory(data, (int)n, NULL, NULL, OPTIONS) : NULL;
    int more = r ? xmlTextReaderRead(r) : -1;
    while (more == 1 && report_node(r, event, context)) more = xmlTextReaderRead(r);
    if (r) xmlFreeTextReader(r);
    return more >= 0;
}
