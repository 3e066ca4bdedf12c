/* clean_office.h: what the cleaners of both families of office documents share. */
#ifndef MEDIA_CLEAN_OFFICE_H
#define MEDIA_CLEAN_OFFICE_H

#include "media/clean_inner.h"
#include "media/xml.h"
#include "media/zip.h"

struct office {
    struct arena *arena;
    struct cleaning *c;
    struct zip_entries files;
    struct table *gone; /* of OOXML: "part\nid" of references whose target is dropped */
    const char *part;   /* that is being cleaned */
};

/* What is done with an element. `in` is what it stands in, NULL for anywhere. */
struct office_rule {
    const char *ns; /* a part of the namespace's name that tells it from others */
    const char *name, *in;
    enum xml_answer answer;
    unsigned note;
};
/* The first that fits; else kept. Notes what was dropped. */
enum xml_answer office_answer(struct office *o, const struct office_rule *rules, size_t n,
                              const struct xml_element *e);
/* What both families want of an attribute: no place on somebody's disk. */
enum xml_answer office_attribute(const char *name, const char *value);
/* Does a link lead to the web, or to a place in the document, and not to somebody's disk? */
bool office_is_open_link(const char *target);

/* Clean a part in its place: XML by the visitor, pictures, films and recordings by their kind. False when it holds the document back. */
bool office_clean_part(struct office *o, struct zip_entry *part, const struct xml_visitor *v);

bool clean_ooxml(struct office *o);
bool clean_odf(struct office *o);

#define OFFICE_EMBEDDED "another document is embedded in it"
#define OFFICE_EMBEDDED_REMEDY \
    "save it as PDF, or put a picture in the place of the embedded document; or take it out of the evidence folder"
#define OFFICE_MACROS "it holds macros, which are programs"
#define OFFICE_MACROS_REMEDY \
    "save it without macros, as .docx, .xlsx or .pptx, or as PDF; or take it out of the evidence folder"
#define OFFICE_DAMAGED "the document is damaged"
#define OFFICE_REMEDY "open it and save it again, or save it as PDF; or take it out of the evidence folder"

#endif
