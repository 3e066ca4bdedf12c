/* workbook.c: any bytes as a workbook: refused with a reason, or rows in order. The first letter says what they are: a file
 * of its own (f), one part of a workbook: a sheet (s), texts (t), or formats (y), or the records that a child sends (d). */
#include "target.h"

#include "base/utf8.h"
#include "cells/cells_inner.h"

#include <string.h>

static void add(struct zip_entries *z, const char *name, const void *data, size_t n) {
    struct zip_entry e = {.name = name, .data = BUF_INIT};
    buf_add(&e.data, data, n);
    VEC_PUSH(z->arena, &z->list, e);
}

#define ADD(z, name, text) add(z, name, text, strlen(text))
#define LINK(id, type, target) "<Relationship Id='" id "' Type='o/" type "' Target='" target "'/>"

static void parts_add(struct zip_entries *z, char what, const void *data, size_t n) {
    ADD(z, "_rels/.rels", "<a>" LINK("r", "officeDocument", "w.xml") "</a>");
    ADD(z, "w.xml", "<w><workbookPr date1904='1'/><sheets><sheet name='A' id='s'/></sheets></w>");
    ADD(z, "_rels/w.xml.rels",
        "<a>" LINK("s", "worksheet", "s.xml") LINK("t", "sharedStrings", "t.xml")
            LINK("y", "styles", "y.xml") "</a>");
    if (what != 's')
        ADD(z, "s.xml",
            "<a><sheetData><row><c t='s'><v>0</v></c><c s='1'><v>44.5</v></c></row></sheetData></a>");
    if (what != 't') ADD(z, "t.xml", "<a><si><t>one</t></si><si><t>two</t></si></a>");
    if (what != 'y') ADD(z, "y.xml", "<a><cellXfs><xf/><xf numFmtId='14'/></cellXfs></a>");
    add(z, what == 's' ? "s.xml" : what == 't' ? "t.xml" : "y.xml", data, n);
}

static void look(const struct cells_book *b) {
    for (size_t i = 0; i < b->n_sheets; i++) {
        int row = 0;
        for (size_t r = 0; r < b->sheets[i].n_rows; r++) {
            const struct cells_row *at = &b->sheets[i].rows[r];
            int column = -1;
            HOLDS(at->n && at->number >= row);
            row = at->number + 1;
            for (size_t k = 0; k < at->n; k++) {
                size_t bad;
                const char *text = at->cells[k].text;
                HOLDS(*text && utf8_valid(text, strlen(text), &bad));
                HOLDS(at->cells[k].column > column && at->cells[k].column <= CELLS_COLUMNS);
                column = at->cells[k].column;
            }
        }
    }
}

static void decode(const struct buf *records, bool ours) {
    struct arena *a = arena_new();
    struct cells_book book;
    struct cells_refusal no;
    const bool read = cells_decode(a, records->p, records->n, &book, &no);
    if (read)
        look(&book);
    else
        HOLDS(no.text && no.remedy);
    if (ours && !read) HOLDS(records->p[0] == CELLS_R_REFUSED);
    arena_free(a);
}

static void read_parts(char what, const uint8_t *data, size_t n) {
    struct arena *a = arena_new();
    struct zip_entries parts = {.arena = a};
    struct buf records = BUF_INIT;
    struct cells_work w = {.parts = &parts, .arena = a, .out = &records};
    parts_add(&parts, what, data, n);
    if (cells_of_parts(&w))
        decode(&records, true);
    else
        HOLDS(w.no.text && w.no.remedy);
    buf_release(&records);
    zip_release(&parts);
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1) return 0;
    struct buf records = BUF_INIT;
    if (data[0] == 'f') {
        cells_unpack(data + 1, size - 1, &records);
        if (records.n) decode(&records, true);
    } else if (data[0] == 'd' && size > 1) {
        buf_add(&records, data + 1, size - 1);
        decode(&records, false);
    } else if (strchr("sty", data[0]) && data[0]) {
        read_parts((char)data[0], data + 1, size - 1);
    }
    buf_release(&records);
    return 0;
}
