/* ox_inner.h: what the files of this folder share. Not for others: they see ox.h. */
#ifndef RENDER_OOXML_OX_INNER_H
#define RENDER_OOXML_OX_INNER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "render/ooxml/ox.h"

#include <stdint.h>
#include <stdio.h>

/* ---- ox_zip.c: a file of packed parts ---- */
struct ox_zip;
/* NULL: errno says why. */
struct ox_zip *ox_zip_open(struct arena *a, const char *path);
/* A whole part. */
void ox_zip_part(struct ox_zip *z, const char *name, const struct buf *part);
/* One part piece by piece, in little memory. */
void ox_zip_begin(struct ox_zip *z, const char *name);
void ox_zip_add(struct ox_zip *z, const struct buf *piece);
void ox_zip_end(struct ox_zip *z);
/* NULL when all of it is in the file; else why not, and the file is gone. Nobody speaks to z after it. */
const char *ox_zip_close(struct ox_zip *z);
void ox_zip_abandon(struct ox_zip *z);

/* ---- ox_pack.c: raw deflate into a file, piece by piece ---- */
struct ox_pack;
/* NULL when there is no memory. */
struct ox_pack *ox_pack_new(struct arena *a, FILE *file);
/* False when it could not be written. */
bool ox_pack_add(struct ox_pack *p, const void *bytes, size_t n);
/* To be called once, whatever came before. */
bool ox_pack_end(struct ox_pack *p, size_t *n_packed);

/* ---- ox_xml.c: pieces of XML ---- */
#define OX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OX_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OX_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define OX_2010 "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
#define OX_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
#define OX_PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OX_TYPE "application/vnd.openxmlformats-officedocument."

/* s between tags; inside the quotes of an attribute, where a line feed would become a blank. */
void ox_escape(struct buf *b, const char *s);
void ox_escape_attribute(struct buf *b, const char *s);
/* <t>s</t>, with its blanks. */
void ox_t(struct buf *b, const char *s);
/* As many digits as tell it from every other number that a sheet can show. */
void ox_decimal(struct buf *b, double v);
void ox_attribute(struct buf *b, const char *name, const char *value);
void ox_attribute_int(struct buf *b, const char *name, long long value);
/* <NAME rgb="FF2F6B4F"/> */
void ox_color(struct buf *b, const char *name, unsigned color);
/* "B"; "B6"; "A6:I30", or "A6" of a single cell; '$A$6:$I$30'. */
void ox_letters(struct buf *b, unsigned column);
void ox_ref(struct buf *b, unsigned row, unsigned column);
void ox_range(struct buf *b, const struct ox_area *area);
void ox_fixed_range(struct buf *b, const struct ox_area *area);
/* 'Sheet''s name'! */
void ox_sheet_name(struct buf *b, const char *name);

/* ---- ox_strings.c: every text of the book once ---- */
struct ox_strings {
    struct arena *arena;
    struct ox_string {
        uint64_t hash;
        const char *text;
        uint32_t n, id;
    } * slots;
    size_t n_slots, n, n_uses;
    struct buf items; /* <si>...</si> of each, in the order in which they came */
};
/* Where the text stands. */
uint32_t ox_string_id(struct ox_strings *t, const char *text);
void ox_strings_part(struct ox_book *b);

/* ---- ox_styles.c ---- */
/* Where it stands; given at its first use. NULL is 0, the standard. */
unsigned ox_cell_id(struct ox_book *b, struct ox_format *format);
unsigned ox_rule_id(struct ox_book *b, struct ox_format *format);
void ox_styles_part(struct ox_book *b);

/* ---- ox_theme.c ---- */
void ox_theme_part(struct ox_book *b);

/* ---- the book ---- */
struct ox_part {
    const char *name, *type; /* content type; NULL: that of its ending */
    struct buf xml;
    bool is_written;
};
struct ox_rels {
    struct buf xml;
    unsigned n;
};

struct ox_book {
    struct arena *arena;
    struct ox_properties properties;
    struct ox_zip *zip;
    const char *fault;
    VEC(struct ox_part *) parts;
    VEC(struct ox_sheet *) sheets;
    VEC(const struct ox_format *) cell_formats, rule_formats;
    VEC(struct ox_name) names;
    struct ox_strings strings;
    unsigned n_tables, n_charts, n_drawings, n_commented;
    unsigned n_shape_blocks; /* of 1,024 numbers each, for the boxes of notes */
};

struct ox_name {
    const char *name;
    const char *formula;
    const struct ox_sheet *sheet; /* that it belongs to; NULL: the book */
    bool hidden;
};

/* ---- ox_package.c: parts and how they belong together ---- */
/* At the end of the book. */
struct ox_part *ox_part_add(struct ox_book *b, const char *name, const char *type);
/* The number of the relation. `type` as it ends, "hyperlink"; a target outside is an address. */
unsigned ox_rel(struct ox_rels *r, const char *type, const char *target);
unsigned ox_rel_outside(struct ox_rels *r, const char *url, size_t n);
/* The part that holds them; none when there are none. */
void ox_rels_part(struct ox_book *b, struct ox_rels *r, const char *name);

/* ---- ox_workbook.c ---- */
void ox_workbook_part(struct ox_book *b);
void ox_properties_parts(struct ox_book *b);

/* ---- sheets ---- */
struct ox_sheet {
    struct ox_book *book;
    const char *name;
    unsigned number; /* from 1 */
    struct ox_part *part;
    /* how it looks */
    unsigned tab, frozen_rows, frozen_columns;
    bool rtl, folds;
    VEC(struct ox_column) columns;
    struct ox_print print;
    /* cells */
    bool streams;
    unsigned row;           /* being written */
    struct buf row_name;    /* its number, as it stands in every cell; empty while no cell asked for it */
    struct ox_area used;    /* from the first cell to the last row and column that hold something */
    struct buf cells, rows; /* of this row; rows that are done */
    VEC(uint16_t) heights;  /* pixels of the rows that are done */
    /* what lies over them */
    struct buf merges, rules, bars, links, comments, drawing;
    unsigned n_merges, n_rules, n_bars, n_drawn;
    unsigned table;                           /* its number, or 0 */
    struct ox_area rule_area, filter, digits; /* of the rule before; where there are any */
    bool has_filter, has_digits;
    VEC(struct ox_box) boxes;
    struct ox_rels rels, drawing_rels;
};

struct ox_column {
    double width; /* as the file says it */
    unsigned pixels;
    bool inner;
};

/* The box of a note. */
struct ox_box {
    unsigned row, column, width, height, ground;
};

/* ---- ox_worksheet.c: what stands before and after the rows ---- */
void ox_worksheet_head(struct ox_sheet *s, struct buf *b);
void ox_worksheet_tail(struct ox_sheet *s, struct buf *b);

/* ---- ox_place.c: pixels of a sheet ---- */
/* How wide a column of so many characters is. */
unsigned ox_column_pixels(double width);
unsigned ox_row_pixels(double height);
struct ox_corner {
    unsigned column, x, row, y; /* pixels in the cell */
};
struct ox_place {
    struct ox_corner from, to;
    unsigned x, y; /* from the corner of the sheet */
};
/* Where a box of so many pixels stands that begins so far from the corner of a cell. `tops` from ox_tops. */
struct ox_place ox_place_of(const struct ox_sheet *s, const unsigned *tops, struct ox_corner from,
                            unsigned width, unsigned height);
/* Pixels above each row that was written, and one more. */
const unsigned *ox_tops(const struct ox_sheet *s);

/* ---- ox_notes.c ---- */
void ox_notes_parts(struct ox_sheet *s);

/* ---- ox_drawing.c ---- */
void ox_drawing_part(struct ox_sheet *s);

/* ---- ox_chart.c ---- */
void ox_chart_xml(struct buf *b, const char *sheet_name, const struct ox_chart *c);

#endif
