/* document.c: any bytes as a document: refused with a reason, or a copy. The first letter says what they are: a file of its own (f), or
 * a part of an office document: text (w), relations (r), a sheet (x), or OpenDocument (o). */
#include "target.h"

#include "archive/zip.h"
#include "media/clean/clean_inner.h"

#include <string.h>

static void add(struct zip_entries *z, const char *name, const void *data, size_t n) {
    struct zip_entry e = {.name = name, .data = BUF_INIT};
    buf_add(&e.data, data, n);
    VEC_PUSH(z->arena, &z->list, e);
}

#define ADD(z, name, text) add(z, name, text, sizeof text - 1)
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define LINKS(target, type)                                                       \
    "<Relationships><Relationship Id='rId1' Type='" TYPE type "' Target='" target \
    "'/></Relationships>"

static void parts_add(struct zip_entries *z, char what, const void *data, size_t n) {
    if (what == 'o') {
        ADD(z, "mimetype", "application/vnd.oasis.opendocument.text");
        ADD(z, "META-INF/manifest.xml",
            "<manifest><file-entry full-path='content.xml'/></manifest>");
        add(z, "content.xml", data, n);
        return;
    }
    ADD(z, "[Content_Types].xml", "<Types/>");
    ADD(z, "_rels/.rels", LINKS("word/document.xml", "officeDocument"));
    if (what == 'r') {
        ADD(z, "word/document.xml", "<document/>");
        add(z, "word/_rels/document.xml.rels", data, n);
    } else {
        add(z, "word/document.xml", data, n);
        ADD(z, "word/_rels/document.xml.rels", LINKS("comments.xml", "comments"));
    }
}

static enum media_kind pack(char what, const void *data, size_t n, struct buf *file) {
    struct zip_entries z = {.arena = arena_new()};
    parts_add(&z, what, data, n);
    HOLDS(zip_write(&z, NULL, file));
    zip_release(&z);
    arena_free(z.arena);
    return what == 'o' ? KIND_ODT : what == 'x' ? KIND_XLSX : KIND_DOCX;
}

static void clean_file(enum media_kind kind, const unsigned char *p, size_t n) {
    struct buf out = BUF_INIT;
    struct cleaning c = {.kind = kind, .data = p, .n = n, .out = &out};
    if (kind_class(kind) == KIND_IS_DOCUMENT && kind_type(kind)) {
        bool made = kind == KIND_PDF ? clean_pdf(&c) : clean_office(&c);
        HOLDS(made ? out.n > 0 : c.why && c.remedy);
    } else {
        clean_pixels(kind, p, n, &out);
        clean_bare_jpx(p, n, &out);
    }
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1) return 0;
    char what = (char)data[0];
    if (what == 'f') {
        clean_file(kind_of("x", data + 1, size - 1), data + 1, size - 1);
    } else if (strchr("wrxo", what) && what) {
        struct buf file = BUF_INIT;
        enum media_kind kind = pack(what, data + 1, size - 1, &file);
        clean_file(kind, (const unsigned char *)file.p, file.n);
        buf_release(&file);
    }
    return 0;
}
