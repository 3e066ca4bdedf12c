/* metadata.c: who made the document, when, and to which standards: as information dictionary and as
 * XMP. */
#include "render/pdf/document.h"

#define MAKER "Folioscope " FOLIOSCOPE_VERSION

/* PDF/A-2 does not define the property pdfuaid:part, so it must be described (ISO 19005-2,
 * 6.6.2.3). */
static const char extension[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

static void element(struct buf *b, const char *before, const char *text, const char *after) {
    buf_str(b, before);
    buf_html(b, text);
    buf_str(b, after);
}

static void xmp_dates(struct buf *b, struct date d) {
    if (!date_is_set(d)) return;
    char day[20];
    date_iso(d, day);
    buf_fmt(
        b,
        "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate><xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n",
        day, day);
}

static const char *title_of(const struct report *r) {
    return r->title && *r->title ? r->title : r->name;
}

static void xmp(struct buf *b, const struct report *r, bool archive) {
    buf_str(
        b,
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
    element(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title_of(r),
            "</rdf:li></rdf:Alt></dc:title>\n");
    if (r->author)
        element(b, "<dc:creator><rdf:Seq><rdf:li>", r->author,
                "</rdf:li></rdf:Seq></dc:creator>\n");
    if (r->lang)
        element(b, "<dc:language><rdf:Bag><rdf:li>", r->lang,
                "</rdf:li></rdf:Bag></dc:language>\n");
    if (r->code) element(b, "<dc:identifier>", r->code, "</dc:identifier>\n");
    xmp_dates(b, r->date);
    buf_str(b,
            "<xmp:CreatorTool>" MAKER "</xmp:CreatorTool><pdf:Producer>" MAKER "</pdf:Producer>\n"
            "<pdfuaid:part>1</pdfuaid:part>\n");
    if (archive)
        buf_str(b, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n");
    buf_str(b, "</rdf:Description>\n");
    if (archive) buf_str(b, extension);
    buf_str(b, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
}

unsigned metadata_write(struct arena *a, struct haru *h, const struct report *r, bool archive) {
    haru_info(h, "Title", title_of(r));
    if (r->author) haru_info(h, "Author", r->author);
    haru_info(h, "Creator", MAKER);
    haru_info(h, "Producer", MAKER);
    if (date_is_set(r->date)) {
        const char *when =
            arena_printf(a, "D:%04d%02d%02d000000Z", r->date.year, r->date.month, r->date.day);
        haru_info(h, "CreationDate", when);
        haru_info(h, "ModDate", when);
    }
    struct buf b = BUF_INIT;
    xmp(&b, r, archive);
    unsigned id = haru_stream_plain(h, "/Type/Metadata/Subtype/XML", buf_dup(&b, a), b.n);
    buf_release(&b);
    return id;
}
