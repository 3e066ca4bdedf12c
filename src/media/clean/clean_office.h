/* clean_office.h: shared by the cleaners of both families of office documents. */
#ifndef MEDIA_CLEAN_OFFICE_H
#define MEDIA_CLEAN_OFFICE_H

#include "archive/xml.h"
#include "archive/zip.h"
#include "media/clean/clean_inner.h"

struct office {
    struct arena *arena;
    struct cleaning *c;
    struct zip_entries files;
    struct table *styles; /* name -> struct office_style */
    const char *part;     /* the one being cleaned */
    /* Office Open XML only: */
    const char *main;   /* the part with the text, the list of sheets, or the list of slides */
    const char *styled; /* the part with the styles of a text */
    struct table *gone; /* "part\nid" of relations that were dropped */
    struct table *used; /* what the main part shows: "id rId3", "footnoteReference 2" */
    bool is_workbook;
    struct buf strings; /* a byte for each shared string of a workbook: 1 if a cell shows it */
};

/* What to do with an element. `in` is the name of its parent, NULL for any. */
struct office_rule {
    const char *ns; /* part of the namespace name that distinguishes it */
    const char *name, *in;
    enum xml_answer answer;
    unsigned note;
};
/* The answer of the first matching rule; XML_KEEP if there is none. Sets the note of a dropped
 * element. */
enum xml_answer office_answer(struct office *o, const struct office_rule *rules, size_t n,
                              const struct xml_element *e);
/* Returns `answer` and sets the note. */
enum xml_answer office_drop(struct office *o, enum xml_answer answer, unsigned note);
/* Rules for attributes in both families: paths on a disk and file names of pictures are cleared,
 * password hashes are dropped. */
enum xml_answer office_attribute(const struct xml_element *e, const char *name, const char *value);
/* Whether a link leads to the web or to a place in the document, and not to a disk. */
bool office_is_open_link(const char *target);
/* Whether a text contains a path on a disk. */
bool office_names_place(const char *text);
/* Whether `word` is in the list "a b c". */
bool office_is_among(const char *words, const char *word);
/* Whether the namespace begins with one of the `n` prefixes, or is "". */
bool office_is_known(const char *const *known, size_t n, const char *ns);
/* Whether the data is a font and nothing else. */
bool office_is_font(const struct buf *data);
/* Whether the data begins like XML. */
bool office_is_xml(const struct buf *data);

/* A style may hide the text that uses it, and so may the style that it is based on. */
struct office_style {
    const char *base;
    enum { STYLE_SAYS_NOTHING, STYLE_HIDES, STYLE_SHOWS } says;
};
/* Finds or creates a style. */
struct office_style *office_style(struct office *o, const char *name);
bool office_style_hides(struct office *o, const char *name);

/* Cleans a part in place: XML with the visitor; pictures, films, and recordings by their kind.
 * False if it holds the document back. */
bool office_clean_part(struct office *o, struct zip_entry *part, const struct xml_visitor *v);

bool clean_ooxml(struct office *o);
bool clean_odf(struct office *o);
/* Finds the sheets, headers, and notes that the main part shows; call it before its relations are
 * cleaned. `settings` is the part with the settings of a text, or NULL. */
void ooxml_look_at_main(struct office *o, const struct zip_entry *settings);
/* Whether the main part shows the one with this id; for relations, `kind` is "id". */
bool ooxml_is_used(const struct office *o, const char *kind, const char *id);
/* The same for shared strings, by number; call it after unused sheets have been dropped. */
void ooxml_look_at_cells(struct office *o);
bool ooxml_is_string_used(const struct office *o, size_t i);
/* Cleans the content of all parts that were not dropped. */
bool ooxml_clean_parts(struct office *o);

/* ---- fields of Word documents ---- */

/* The mark on each element of a field; none on other elements, or if the field has no end. */
enum field_mark {
    FIELD_STAYS = 1,
    FIELD_GOES,      /* replaced by its visible result, as text */
    FIELD_LEADS_OUT, /* the same, and reported: leads to a file */
    FIELD_HIDES,     /* the same, and reported: an index entry */
    FIELD_MARKS      /* larger marks have other meanings */
};
struct field {
    struct buf code;
    bool shows; /* the code has ended, and `mark` is set */
    enum field_mark mark;
    VEC(struct xml_element) parts; /* of the code, since the last decision */
};
struct fields {
    struct arena *arena;
    VEC(struct field) open; /* from the outermost to the innermost */
};
/* Call clean_fields_look for each element of a part, clean_fields_answer when each of them is
 * cleaned, and clean_fields_end at the end. */
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
