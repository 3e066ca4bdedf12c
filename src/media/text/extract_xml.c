/* extract_xml.c: the texts in one part of an Office or OpenDocument file, or in the metadata of a
 * PDF. */
#include "media/text/extract.h"

#include "archive/xml.h"

#include <string.h>
#include <strings.h>

static bool is_among(const char *words, const char *name) {
    size_t n = strlen(name);
    for (const char *p = words; (p = strstr(p, name)); p += n)
        if (p[-1] == ' ' && p[n] == ' ') return true;
    return false;
}

/* Elements inside a line: a word may continue after them. */
static bool is_in_line(const char *name) {
    return is_among(
        " noBreakHyphen softHyphen r t rPr span a hyperlink ins del delText moveFrom moveTo smartTag fld fldSimple ruby rubyBase ",
        name);
}

static bool is_blank(const char *name) { return is_among(" br tab s line-break cr ", name); }

/* Attributes that hold text or addresses: what a reader sees, hears, or finds in a menu. */
static bool is_text(const char *name) {
    return is_among(
        " author initials Target href descr title alt creator userId displayName displayText "
        "string prompt promptTitle error errorTitle tooltip codeName description alias tag "
        "display-name string-value string-value-if-true string-value-if-false current-value "
        "formula label ",
        name);
}

/* Elements whose "name" may have been chosen by a person. */
static bool has_name(const char *element) {
    return is_among(
        " sheet table comment person docPr cNvPr definedName page bookmarkStart bookmark "
        "bookmark-start reference-mark reference-mark-start section frame drop-down style "
        "cellStyle tableStyle tableColumn cSld database-range named-range named-expression ",
        element);
}

/* Word elements with text in "val". */
static bool has_val(const char *element) {
    return is_among(
        " tblCaption tblDescription alias tag default helpText statusText listEntry name lvlText ",
        element);
}

/* Built-in style names that contain common family names. */
static bool is_own_style(const char *element, const char *value) {
    static const char *const styles[] = {"Strong",
                                         "Strong Emphasis",
                                         "Strong_20_Emphasis",
                                         "Page Number",
                                         "Block Text",
                                         "Page_20_Number",
                                         "Good",
                                         "Note"};
    if (!is_among(" name style cellStyle ", element)) return false;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (strcasecmp(value, styles[i]) == 0) return true;
    return false;
}

static bool holds_text(const char *element, const char *name) {
    if (is_text(name)) return true;
    if (strcmp(name, "v") == 0) /* The cached rows of a pivot table. */
        return strcmp(element, "s") == 0;
    if (strcmp(name, "value") == 0)
        return is_among(" listItem label option item text textarea ", element);
    if (strcmp(name, "val") == 0) return has_val(element);
    return strcmp(name, "name") == 0 && has_name(element);
}

static bool add(void *context, enum xml_event event, const char *element, const char *name,
                const char *value) {
    struct buf *out = context;
    if (event == XML_START && is_blank(element)) buf_char(out, ' ');
    if (event == XML_START && strcmp(element, "noBreakHyphen") == 0) buf_char(out, '-');
    if (event == XML_END && !is_in_line(element)) buf_str(out, "\n\n");
    if (event == XML_TEXT) buf_str(out, value);
    if (event == XML_ATTRIBUTE && *value && holds_text(element, name) &&
        !is_own_style(element, value)) {
        buf_str(out, "\n\n");
        buf_str(out, value);
        buf_str(out, "\n\n");
    }
    return out->n < EXTRACT_MOST;
}

bool extract_xml(const void *data, size_t n, struct buf *out) {
    return xml_read(data, n, add, out);
}
