/* clean_xml.h: XML of documents, walked once: what is asked about each element and attribute decides whether it stays. Comments, a
 * document type and instructions to programs never do. */
#ifndef MEDIA_CLEAN_XML_H
#define MEDIA_CLEAN_XML_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct xml_element {
    void *node;
    const char *ns; /* the name of its namespace; "" for none */
    const char *name;
    const char *parent; /* the local name of what it stands in; "" for the root */
};

enum xml_answer {
    XML_KEEP,
    XML_DROP,            /* with all that is in it */
    XML_UNWRAP,          /* what is in it takes its place */
    XML_CLEAR,           /* an attribute: its value becomes "" */
    XML_DROP_GRANDPARENT /* the element two above it: a mark in the properties of a row is about the row */
};

struct xml_visitor {
    void *context;
    enum xml_answer (*element)(void *context, const struct xml_element *e);
    /* Of an element that is kept; NULL keeps them all. The namespace is that of the attribute. */
    enum xml_answer (*attribute)(void *context, const struct xml_element *e, const char *ns, const char *name,
                                 const char *value);
};

/* Write a cleaned copy. False when it is not well-formed, nested too deep, or declares entities; ends the process without memory. */
bool xml_clean(const void *data, size_t n, const struct xml_visitor *v, struct buf *out);
/* Ask about each element and change nothing. */
bool xml_visit(const void *data, size_t n, const struct xml_visitor *v);

/* The value of an attribute without regard to its namespace, NULL when there is none. Lives as long as the visit of the element. */
const char *xml_attribute(const struct xml_element *e, const char *name);
/* The first attribute whose namespace's name has this part; NULL when there is none. */
const char *xml_attribute_of(const struct xml_element *e, const char *ns);
/* Of an attribute that is there. */
void xml_set_attribute(const struct xml_element *e, const char *name, const char *value);

#endif
