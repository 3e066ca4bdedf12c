/* clean_office.h: what the cleaners of both families of office documents share. */
#ifndef MEDIA_CLEAN_OFFICE_H
#define MEDIA_CLEAN_OFFICE_H

#include "media/archive/xml.h"
#include "media/archive/zip.h"
#include "media/clean/clean_inner.h"

struct office {
    struct arena *arena;
    struct cleaning *c;
    struct zip_entries files;
    struct table *styles; /* name -> struct office_style */
    const char *part;     /* that is being cleaned */
    /* Of Office Open XML: */
    const char *main;   /* the part with the text, the list of sheets, or the list of slides */
    const char *styled; /* the part with the styles of a text */
    struct table *gone; /* "part\nid" of references whose target is dropped */
    struct table *used; /* what the main part shows: "id rId3", "footnoteReference 2" */
    bool is_workbook;
    struct buf strings; /* of a workbook, by number: does a cell show it? */
};

/* What is done with an element. `in` is what it is in, NULL for anywhere. */
struct office_rule {
    const char *ns; /* a part of the namespace's name that tells it from others */
    const char *name, *in;
    enum xml_answer answer;
    unsigned note;
};
/* The first that fits; else kept. Notes what was dropped. */
enum xml_answer office_answer(struct office *o, const struct office_rule *rules, size_t n,
                              const struct xml_element *e);
/* What is dropped, and what is said of it. */
enum xml_answer office_drop(struct office *o, enum xml_answer answer, unsigned note);
/* What both families want of an attribute: no place on a disk, no file's name for a
 * picture, no key of a password. */
enum xml_answer office_attribute(const struct xml_element *e, const char *name, const char *value);
/* Does a link lead to the web, or to a place in the document, and not to a disk? */
bool office_is_open_link(const char *target);
/* Does a text name a place on a disk, wherever in it? */
bool office_names_place(const char *text);
/* Is the word among these, "a b c"? */
bool office_is_among(const char *words, const char *word);
/* Is it one of the `n` namespaces whose names begin so? Or none. */
bool office_is_known(const char *const *known, size_t n, const char *ns);
/* Is it a font by its content, and nothing beside it? */
bool office_is_font(const struct buf *data);
bool office_is_xml(const struct buf *data);

/* A style may hide what has it, and so may the one that it is based on. */
struct office_style {
    const char *base;
    enum { STYLE_SAYS_NOTHING, STYLE_HIDES, STYLE_SHOWS } says;
};
struct office_style *office_style(struct office *o, const char *name);
bool office_style_hides(struct office *o, const char *name);

/* Clean a part in its place: XML by the visitor, pictures, films and recordings by their kind.
 * False when it holds the document back. */
bool office_clean_part(struct office *o, struct zip_entry *part, const struct xml_visitor *v);

bool clean_ooxml(struct office *o);
bool clean_odf(struct office *o);
/* Of the main part, before its relations are decided upon: which sheets, headers, and notes it
 * shows. `settings` is the part with the settings of a text, NULL where there is none. */
void ooxml_look_at_main(struct office *o, const struct zip_entry *settings);
/* Whether it shows the one with this id; "id" is the kind of relations. */
bool ooxml_is_used(const struct office *o, const char *kind, const char *id);
/* The same of shared strings, by their number, once it is known which sheets stay. */
void ooxml_look_at_cells(struct office *o);
bool ooxml_is_string_used(const struct office *o, size_t i);
/* What is in the parts of Office Open XML, once it is known which stay. */
bool ooxml_clean_parts(struct office *o);

/* ---- fields of Word documents ---- */

/* A mark on what belongs to a field; none on what does not, and on a field that has no end. */
enum field_mark {
    FIELD_STAYS = 1,
    FIELD_GOES,      /* what is shown for it stays, as text */
    FIELD_LEADS_OUT, /* the same, and it is reported: to a file */
    FIELD_HIDES,     /* the same: an entry for an index */
    FIELD_MARKS
};
struct field {
    struct buf code;
    bool shows; /* the code is over, and `mark` is known */
    enum field_mark mark;
    VEC(struct xml_element) parts; /* of the code, since the last decision */
};
struct fields {
    struct arena *arena;
    VEC(struct field) open; /* from the outermost to the innermost */
};
/* For each element of a part; then the end; then ask for each element again. */
void clean_fields_look(struct fields *fs, const struct xml_element *e);
void clean_fields_end(struct fields *fs);
enum xml_answer clean_fields_answer(struct office *o, const struct xml_element *e);

#define OFFICE_EMBEDDED "another document is embedded in it"
#define OFFICE_EMBEDDED_REMEDY \
    "save it as PDF, or put a picture in the place of the embedded document; or take it out of the evidence folder"
#define OFFICE_PICTURE "a picture in it is of a kind that cannot be cleaned"
#define OFFICE_PICTURE_REMEDY \
    "put it in as JPEG or PNG, or save the document as PDF; or take it out of the evidence folder"
#define OFFICE_EMPTY "it has no text, sheets, or slides that can be found"
#define OFFICE_HIDDEN \
    "it has hidden sheets, rows, columns, or slides, and anyone can show them again"
#define OFFICE_HIDDEN_REMEDY \
    "delete what is hidden, or show it, and save the document again; or save it as PDF"
#define OFFICE_MACROS "it holds macros, which are programs"
#define OFFICE_MACROS_REMEDY \
    "save it without macros, as .docx, .xlsx or .pptx, or as PDF; or take it out of the evidence folder"
#define OFFICE_DAMAGED "the document is damaged"
#define OFFICE_REMEDY \
    "open it and save it again, or save it as PDF; or take it out of the evidence folder"

#endif
