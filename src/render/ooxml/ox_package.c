/* ox_package.c: parts and how they belong together; a book from its first part to the file. */
#include "render/ooxml/ox_inner.h"

#include <string.h>

struct ox_part *ox_part_add(struct ox_book *b, const char *name, const char *type) {
    struct ox_part *p = arena_make(b->arena, struct ox_part);
    *p = (struct ox_part){.name = name, .type = type, .xml = BUF_INIT};
    VEC_PUSH(b->arena, &b->parts, p);
    return p;
}

/* ---- relations --------------------------------------------------------------------------------------------
 */

static void open_rel(struct ox_rels *r) {
    buf_str(&r->xml, "<Relationship Id=\"rId");
    buf_int(&r->xml, ++r->n);
    buf_str(&r->xml, "\" Type=\"");
}

unsigned ox_rel(struct ox_rels *r, const char *type, const char *target) {
    open_rel(r);
    buf_str(&r->xml, strchr(type, '/') ? OX_PACKAGE "relationships/" : OX_OFFICE "/");
    buf_str(&r->xml, type);
    buf_str(&r->xml, "\" Target=\"");
    buf_str(&r->xml, target);
    buf_str(&r->xml, "\"/>");
    return r->n;
}

static bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* What no address may hold becomes %20 and the like; what is escaped already stays as it is. */
static void put_address(struct buf *b, const char *url, size_t n) {
    for (const char *end = url + n; url < end; url++) {
        bool is_escape = *url == '%' && is_hex(url[1]) && is_hex(url[2]);
        if (*url == '&')
            buf_str(b, "&amp;");
        else if (strchr(" \"<>[]^`{}%", *url) && !is_escape)
            buf_fmt(b, "%%%02x", (unsigned)*url);
        else
            buf_char(b, *url);
    }
}

unsigned ox_rel_outside(struct ox_rels *r, const char *url, size_t n) {
    open_rel(r);
    buf_str(&r->xml, OX_OFFICE "/hyperlink\" Target=\"");
    put_address(&r->xml, url, n);
    buf_str(&r->xml, "\" TargetMode=\"External\"/>");
    return r->n;
}

void ox_rels_part(struct ox_book *b, struct ox_rels *r, const char *name) {
    if (r->n) {
        struct buf *xml = &ox_part_add(b, name, NULL)->xml;
        buf_reserve(xml, r->xml.n + 200);
        buf_str(xml, OX_XML "<Relationships xmlns=\"" OX_PACKAGE "relationships\">");
        buf_add(xml, r->xml.p, r->xml.n);
        buf_str(xml, "</Relationships>");
    }
    buf_release(&r->xml);
}

static void package_rels(struct ox_book *b) {
    struct ox_rels book = {.xml = BUF_INIT}, package = {.xml = BUF_INIT};
    for (size_t i = 0; i < b->sheets.n; i++)
        ox_rel(&book, "worksheet", b->sheets.v[i]->part->name + strlen("xl/"));
    ox_rel(&book, "theme", "theme/theme1.xml");
    ox_rel(&book, "styles", "styles.xml");
    if (b->strings.n) ox_rel(&book, "sharedStrings", "sharedStrings.xml");
    ox_rels_part(b, &book, "xl/_rels/workbook.xml.rels");
    ox_rel(&package, "officeDocument", "xl/workbook.xml");
    ox_rel(&package, "metadata/core-properties", "docProps/core.xml");
    ox_rel(&package, "extended-properties", "docProps/app.xml");
    ox_rels_part(b, &package, "_rels/.rels");
}

/* ---- the list of parts, which comes first ----------------------------------------------------------------
 */

static void write_types(struct ox_book *b) {
    struct buf xml = BUF_INIT;
    buf_str(&xml, OX_XML "<Types xmlns=\"" OX_PACKAGE "content-types\"><Default Extension=\"rels\" "
                         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    if (b->n_commented) buf_str(&xml, "<Default Extension=\"vml\" ContentType=\"" OX_TYPE "vmlDrawing\"/>");
    for (size_t i = 0; i < b->parts.n; i++) {
        const struct ox_part *p = b->parts.v[i];
        if (p->type) buf_fmt(&xml, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", p->name, p->type);
    }
    buf_str(&xml, "</Types>");
    ox_zip_part(b->zip, "[Content_Types].xml", &xml);
    buf_release(&xml);
}

static void write_parts(struct ox_book *b) {
    write_types(b);
    for (size_t i = 0; i < b->parts.n; i++) {
        struct ox_part *p = b->parts.v[i];
        if (!p->is_written) ox_zip_part(b->zip, p->name, &p->xml);
    }
}

/* ---- the book ---------------------------------------------------------------------------------------------
 */

struct ox_book *ox_open(struct arena *a, const char *path, const struct ox_properties *properties) {
    struct ox_zip *zip = ox_zip_open(a, path);
    if (!zip) return NULL;
    struct ox_book *b = arena_make(a, struct ox_book);
    b->arena = a;
    b->zip = zip;
    b->properties = *properties;
    b->strings = (struct ox_strings){.arena = a, .items = BUF_INIT};
    return b;
}

static void release(struct ox_book *b) {
    for (size_t i = 0; i < b->parts.n; i++) buf_release(&b->parts.v[i]->xml);
    buf_release(&b->strings.items);
}

bool ox_close(struct ox_book *b, const char **why) {
    ox_strings_part(b);
    ox_theme_part(b);
    ox_styles_part(b);
    ox_workbook_part(b);
    ox_properties_parts(b);
    package_rels(b);
    write_parts(b);
    release(b);
    if (b->fault)
        ox_zip_abandon(b->zip);
    else
        b->fault = ox_zip_close(b->zip);
    *why = b->fault;
    return !b->fault;
}

void ox_abandon(struct ox_book *b) {
    release(b);
    ox_zip_abandon(b->zip);
}
