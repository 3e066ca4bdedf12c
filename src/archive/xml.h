/* xml.h: XML in documents. Either as a tree, for cleaning: a visitor decides for each element and
 * attribute whether it is kept. Or as a stream, for reading only. Comments, document types, and
 * processing instructions are never kept. */
#ifndef ARCHIVE_XML_H
#define ARCHIVE_XML_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct xml_element {
    void *node;
    const char *ns; /* namespace name; "" if none */
    const char *name;
    const char *parent; /* local name of the parent; "" for the root */
};

enum xml_answer {
    XML_KEEP,
    XML_UNWRAP, /* replaced by its content */
    XML_CLEAR,  /* attributes only: the value becomes "" */
    XML_DROP,   /* with its content */
    XML_DROP_PARENT,
    /* The element two levels up: for example, a mark in the properties of a table row concerns the
     * whole row. */
    XML_DROP_GRANDPARENT,
    XML_DROP_GREAT_GRANDPARENT
};

struct xml_visitor {
    void *context;
    enum xml_answer (*element)(void *context, const struct xml_element *e);
    /* For attributes of kept elements; NULL keeps them all. `ns` is the namespace of the
     * attribute. */
    enum xml_answer (*attribute)(void *context, const struct xml_element *e, const char *ns,
                                 const char *name, const char *value);
    /* Called for every element before the first decision; may mark elements. NULL if no first pass
     * is needed. */
    void (*look)(void *context, const struct xml_element *e);
};

/* Appends a cleaned copy to `out`. False if the document is not well-formed, is nested too deep,
 * declares entities, or nothing of it is kept. Ends the process if out of memory. */
bool xml_clean(const void *data, size_t n, const struct xml_visitor *v, struct buf *out);
/* Calls `look` for each element and changes nothing. False if the document cannot be parsed. */
bool xml_look(const void *data, size_t n, const struct xml_visitor *v);

/* The value of an attribute in any namespace, NULL if there is none. Valid until the element has
 * been visited. */
const char *xml_attribute(const struct xml_element *e, const char *name);
/* The first attribute whose namespace name contains `ns`; NULL if there is none. */
const char *xml_attribute_of(const struct xml_element *e, const char *ns);
/* Does nothing if the attribute does not exist. */
void xml_set_attribute(const struct xml_element *e, const char *name, const char *value);
/* xml_text appends the element's own text (not that of its children) to `out`; xml_set_text
 * replaces the content. */
void xml_text(const struct xml_element *e, struct buf *out);
void xml_set_text(const struct xml_element *e, const char *text);
/* The namespace name bound to a prefix at this element; NULL if there is none. */
const char *xml_namespace(const struct xml_element *e, const char *prefix);

/* The ancestor `above` levels up; node is NULL and the names are "" if there is none. */
struct xml_element xml_ancestor(const struct xml_element *e, int above);
/* How many levels up the nearest ancestor with this local name is; 0 if there is none. */
int xml_above(const struct xml_element *e, const char *name);
/* Sets and reads a mark on the ancestor `above` levels up (0 for e itself). No mark is 0. */
void xml_mark(const struct xml_element *e, int above, int mark);
int xml_marked(const struct xml_element *e, int above);

/* ---- as a stream ---- */

enum xml_event {
    XML_START,
    XML_ATTRIBUTE,
    XML_TEXT,
    XML_END,    /* not of an element without content, such as <a/> */
    XML_DOCTYPE /* office programs write none */
};

/* Calls `event` for each start and end tag, attribute (with name and value), and text (with value)
 * until it returns false. No namespaces. False if the document is not well-formed. Loads nothing
 * external, and expands no entities that the document declares. */
typedef bool xml_hears(void *context, enum xml_event event, const char *element, const char *name,
                       const char *value);
bool xml_read(const void *data, size_t n, xml_hears *event, void *context);

#endif
