/* xml.h: XML of documents. As a tree, for those who clean it: what is asked about each element
 * and attribute decides whether it stays. As a stream, for those who only read it. Comments, a
 * document type, and instructions to programs never stay. */
#ifndef MEDIA_XML_H
#define MEDIA_XML_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct xml_element {
    void *node;
    const char *ns; /* the name of its namespace; "" for none */
    const char *name;
    const char *parent; /* the local name of what it is in; "" for the root */
};

enum xml_answer {
    XML_KEEP,
    XML_UNWRAP, /* what is in it takes its place */
    XML_CLEAR,  /* an attribute: its value becomes "" */
    XML_DROP,   /* with all that is in it */
    XML_DROP_PARENT,
    XML_DROP_GRANDPARENT, /* the element two above it: a mark in the properties of a row is about
                             the row */
    XML_DROP_GREAT_GRANDPARENT
};

struct xml_visitor {
    void *context;
    enum xml_answer (*element)(void *context, const struct xml_element *e);
    /* Of an element that is kept; NULL keeps them all. The namespace is that of the attribute. */
    enum xml_answer (*attribute)(void *context, const struct xml_element *e, const char *ns,
                                 const char *name, const char *value);
    /* Called for every element before the first one is decided upon; may mark them. NULL when
     * nothing has to be known before. */
    void (*look)(void *context, const struct xml_element *e);
};

/* Write a cleaned copy. False when it is not well-formed, nested too deep, declares entities, or
 * nothing of it stays; ends the process without memory. */
bool xml_clean(const void *data, size_t n, const struct xml_visitor *v, struct buf *out);
/* Look at each element and change nothing. */
bool xml_look(const void *data, size_t n, const struct xml_visitor *v);

/* The value of an attribute without regard to its namespace, NULL when there is none. Lives as
 * long as the visit of the element. */
const char *xml_attribute(const struct xml_element *e, const char *name);
/* The first attribute whose namespace's name has this part; NULL when there is none. */
const char *xml_attribute_of(const struct xml_element *e, const char *ns);
/* Of an attribute that is there. */
void xml_set_attribute(const struct xml_element *e, const char *name, const char *value);
/* The text that is directly in it is added to `out`; or replaced. */
void xml_text(const struct xml_element *e, struct buf *out);
void xml_set_text(const struct xml_element *e, const char *text);
/* The name of the namespace that a prefix has here; NULL when it has none. */
const char *xml_namespace(const struct xml_element *e, const char *prefix);

/* The element so many above e; without a name or a node where there is none. */
struct xml_element xml_ancestor(const struct xml_element *e, int above);
/* How many elements above e the nearest one with this local name is; 0 when there is none. */
int xml_above(const struct xml_element *e, const char *name);
/* Of the element so many above e, 0 for e itself: a mark other than 0 that is left on it, and
 * read again. */
void xml_mark(const struct xml_element *e, int above, int mark);
int xml_marked(const struct xml_element *e, int above);

/* ---- as a stream ---- */

enum xml_event { XML_START, XML_ATTRIBUTE, XML_TEXT, XML_END };

/* Call `event` for each, until it returns false: an attribute with its name and value, a text
 * with its value. No namespaces. False when the document is not well-formed. Nothing outside is
 * loaded, and no entity that the document declares is expanded. */
typedef bool xml_hears(void *context, enum xml_event event, const char *element, const char *name,
                       const char *value);
bool xml_read(const void *data, size_t n, xml_hears *event, void *context);

#endif
