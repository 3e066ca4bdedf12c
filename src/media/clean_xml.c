/* clean_xml.c: parts of office documents as libxml2's trees (words_xml.c reads them as a stream). No network, no entities; its own limits (256 levels, 10 MB a text) hold. */
#include "media/clean_xml.h"

#include "media/clean_inner.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlmemory.h>

enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

static const char *text_of(const xmlChar *s) { return s ? (const char *)s : ""; }

/* A parser that had no memory would call a document broken, or leave something out: its memory comes from where the process ends. */
static char *copy_text(const char *s) {
    size_t n = strlen(s) + 1;
    return memcpy(mem_alloc(n), s, n);
}

static xmlDoc *read_document(const void *data, size_t n) {
    if (n > INT_MAX) return NULL;
    xmlMemSetup(free, mem_alloc, mem_realloc, copy_text);
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
    bool inside = n->parent && n->parent->type == XML_ELEMENT_NODE;
    return (struct xml_element){n, n->ns ? text_of(n->ns->href) : "", text_of(n->name),
                                inside ? text_of(n->parent->name) : ""};
}

static xmlAttr *find_attribute(xmlNode *n, const char *name) {
    for (xmlAttr *a = n->properties; a; a = a->next)
        if (strcmp(text_of(a->name), name) == 0) return a;
    return NULL;
}

/* One text node, as the parser makes it. */
static const char *value_of(const xmlAttr *a) { return a->children ? text_of(a->children->content) : ""; }

static void set_value(xmlNode *n, xmlAttr *a, const char *value) {
    if (!xmlSetNsProp(n, a->ns, a->name, (const xmlChar *)value)) clean_no_memory();
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

/* ---- changing -------------------------------------------------------------------------------------------- */

static void drop(xmlNode *n) {
    xmlUnlinkNode(n);
    xmlFreeNode(n);
}

/* Its children before it, and then it goes. What they need of its namespaces comes with them. */
static void unwrap(xmlNode *n) {
    for (xmlNode *child; (child = n->children);) {
        xmlUnlinkNode(child);
        if (!xmlAddPrevSibling(n, child)) clean_no_memory();
        if (child->type == XML_ELEMENT_NODE) xmlReconciliateNs(child->doc, child);
    }
    drop(n);
}

static void clean_attributes(xmlNode *n, const struct xml_visitor *v) {
    const struct xml_element e = element_of(n);
    for (xmlAttr *a = v->attribute ? n->properties : NULL, *next; a; a = next) {
        next = a->next;
        enum xml_answer answer =
            v->attribute(v->context, &e, a->ns ? text_of(a->ns->href) : "", text_of(a->name), value_of(a));
        if (answer == XML_DROP) xmlRemoveProp(a);
        if (answer == XML_CLEAR) set_value(n, a, "");
    }
}

/* Children of n. True when n itself, or what it is in, is to go: `above` counts how far. */
static int clean_children(xmlNode *n, const struct xml_visitor *v);

/* How many elements above this one are to be dropped with it; -1 when it was only looked at. */
static int clean_node(xmlNode *n, const struct xml_visitor *v) {
    if (n->type == XML_COMMENT_NODE || n->type == XML_PI_NODE) {
        drop(n);
        return -1;
    }
    if (n->type != XML_ELEMENT_NODE) return -1;
    const struct xml_element e = element_of(n);
    enum xml_answer answer = v->element(v->context, &e);
    if (answer == XML_DROP_GRANDPARENT) return 2;
    if (answer == XML_DROP) {
        drop(n);
        return -1;
    }
    clean_attributes(n, v);
    int above = clean_children(n, v);
    if (above == 0) drop(n);
    if (above < 0 && answer == XML_UNWRAP) unwrap(n);
    return above;
}

static int clean_children(xmlNode *n, const struct xml_visitor *v) {
    for (xmlNode *child = n->children, *next; child; child = next) {
        next = child->next;
        int above = clean_node(child, v);
        if (above > 0) return above - 1;
    }
    return -1;
}

/* ---- whole documents ------------------------------------------------------------------------------------- */

bool xml_clean(const void *data, size_t n, const struct xml_visitor *v, struct buf *out) {
    xmlDoc *doc = read_document(data, n);
    xmlChar *text = NULL;
    int length = 0;
    if (!doc) return false;
    for (xmlNode *child = doc->children, *next; child; child = next) {
        next = child->next;
        clean_node(child, v);
    }
    bool whole = xmlDocGetRootElement(doc) != NULL;
    if (whole) xmlDocDumpMemoryEnc(doc, &text, &length, "UTF-8");
    if (whole && !text) clean_no_memory();
    if (text) buf_add(out, text, (size_t)length);
    xmlFree(text);
    xmlFreeDoc(doc);
    return whole;
}

static void visit_all(xmlNode *n, const struct xml_visitor *v) {
    const struct xml_element e = element_of(n);
    v->element(v->context, &e);
    for (xmlNode *child = n->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE) visit_all(child, v);
}

bool xml_visit(const void *data, size_t n, const struct xml_visitor *v) {
    xmlDoc *doc = read_document(data, n);
    if (!doc) return false;
    visit_all(xmlDocGetRootElement(doc), v);
    xmlFreeDoc(doc);
    return true;
}
