/* ox_workbook.c: what holds for the whole book: its sheets and names, and what is told of it. */
#include "render/ooxml/ox_inner.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- names ------------------------------------------------------------------------------------------------
 */

static const char built_in[] = "_xlnm.";

static const char *plain_name(const struct ox_name *n) {
    size_t prefix = sizeof built_in - 1;
    return strncmp(n->name, built_in, prefix) == 0 ? n->name + prefix : n->name;
}

/* As Excel sorts them: by name, then by sheet. */
static int compare(const void *a, const void *b) {
    const struct ox_name *x = a, *y = b;
    int by_name = strcasecmp(plain_name(x), plain_name(y));
    if (by_name) return by_name;
    unsigned m = x->sheet ? x->sheet->number : 0, n = y->sheet ? y->sheet->number : 0;
    return m < n ? -1 : m > n;
}

static void write_names(const struct ox_book *b, struct buf *xml) {
    if (!b->names.n) return;
    buf_str(xml, "<definedNames>");
    for (size_t i = 0; i < b->names.n; i++) {
        const struct ox_name *n = &b->names.v[i];
        buf_str(xml, "<definedName");
        ox_attribute(xml, "name", n->name);
        if (n->sheet) ox_attribute_int(xml, "localSheetId", n->sheet->number - 1LL);
        if (n->hidden) buf_str(xml, " hidden=\"1\"");
        buf_char(xml, '>');
        ox_escape(xml, n->formula);
        buf_str(xml, "</definedName>");
    }
    buf_str(xml, "</definedNames>");
}

void ox_workbook_part(struct ox_book *b) {
    struct buf *xml = &ox_part_add(b, "xl/workbook.xml", OX_TYPE "spreadsheetml.sheet.main+xml")->xml;
    if (b->names.n) qsort(b->names.v, b->names.n, sizeof *b->names.v, compare);
    buf_str(xml,
            OX_XML "<workbook xmlns=\"" OX_MAIN "\" xmlns:r=\"" OX_OFFICE
                   "\"><fileVersion appName=\"xl\" lastEdited=\"4\" lowestEdited=\"4\" rupBuild=\"4505\"/>"
                   "<workbookPr defaultThemeVersion=\"124226\"/><bookViews><workbookView xWindow=\"240\" "
                   "yWindow=\"15\" windowWidth=\"16095\" windowHeight=\"9660\"/></bookViews><sheets>");
    for (size_t i = 0; i < b->sheets.n; i++) {
        buf_str(xml, "<sheet");
        ox_attribute(xml, "name", b->sheets.v[i]->name);
        ox_attribute_int(xml, "sheetId", (long long)i + 1);
        buf_fmt(xml, " r:id=\"rId%zu\"/>", i + 1);
    }
    buf_str(xml, "</sheets>");
    write_names(b, xml);
    /* formulas are calculated once more when the book is opened */
    buf_str(xml, "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>");
}

/* ---- properties -------------------------------------------------------------------------------------------
 */

static void write_element(struct buf *b, const char *name, const char *text) {
    buf_fmt(b, "<%s>", name);
    ox_escape(b, text ? text : "");
    buf_fmt(b, "</%s>", name);
}

static void write_time(struct buf *b, const char *name, struct date d) {
    char iso[20];
    date_iso(d, iso);
    buf_fmt(b, "<%s xsi:type=\"dcterms:W3CDTF\">%sT12:00:00Z</%s>", name, iso, name);
}

static void write_core(struct ox_book *book) {
    const struct ox_properties *p = &book->properties;
    struct buf *b =
        &ox_part_add(book, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
             ->xml;
    buf_str(b, OX_XML
            "<cp:coreProperties xmlns:cp=\"" OX_PACKAGE "metadata/core-properties\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            "xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    if (p->title) write_element(b, "dc:title", p->title);
    if (p->subject) write_element(b, "dc:subject", p->subject);
    write_element(b, "dc:creator", p->author);
    write_element(b, "cp:lastModifiedBy", p->author);
    write_time(b, "dcterms:created", p->date);
    write_time(b, "dcterms:modified", p->date);
    buf_str(b, "</cp:coreProperties>");
}

static void write_heading(struct buf *b, const char *what, size_t n) {
    buf_fmt(b, "<vt:variant><vt:lpstr>%s</vt:lpstr></vt:variant><vt:variant><vt:i4>%zu</vt:i4></vt:variant>",
            what, n);
}

/* Sheets and names, as the book's own table of contents. */
static void write_contents(const struct ox_book *book, struct buf *b) {
    size_t n = 0;
    struct buf titles = BUF_INIT;
    for (size_t i = 0; i < book->sheets.n; i++) write_element(&titles, "vt:lpstr", book->sheets.v[i]->name);
    for (size_t i = 0; i < book->names.n; i++) {
        const struct ox_name *name = &book->names.v[i];
        if (name->hidden) continue;
        struct buf title = BUF_INIT;
        if (name->sheet) ox_sheet_name(&title, name->sheet->name);
        buf_str(&title, plain_name(name));
        write_element(&titles, "vt:lpstr", title.p);
        buf_release(&title);
        n++;
    }
    buf_fmt(b, "<HeadingPairs><vt:vector size=\"%d\" baseType=\"variant\">", n ? 4 : 2);
    write_heading(b, "Worksheets", book->sheets.n);
    if (n) write_heading(b, "Named Ranges", n);
    buf_fmt(b, "</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size=\"%zu\" baseType=\"lpstr\">",
            book->sheets.n + n);
    buf_add(b, titles.p, titles.n);
    buf_str(b, "</vt:vector></TitlesOfParts>");
    buf_release(&titles);
}

static void write_app(struct ox_book *book) {
    struct buf *b = &ox_part_add(book, "docProps/app.xml", OX_TYPE "extended-properties+xml")->xml;
    buf_str(b, OX_XML
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\" "
            "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
            "<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity>"
            "<ScaleCrop>false</ScaleCrop>");
    write_contents(book, b);
    write_element(b, "Company", book->properties.company);
    buf_str(b, "<LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc>"
               "<HyperlinksChanged>false</HyperlinksChanged><AppVersion>12.0000</AppVersion></Properties>");
}

void ox_properties_parts(struct ox_book *b) {
    write_core(b);
    write_app(b);
}
