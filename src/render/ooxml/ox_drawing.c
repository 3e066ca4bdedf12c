/* ox_drawing.c: the charts of a sheet: a part for each, and one that says where they stand. */
#include "render/ooxml/ox_inner.h"

static void put_corner(struct buf *b, const char *name, const struct ox_corner *c) {
    enum { EMU = 9525 }; /* of a pixel */
    buf_fmt(b,
            "<xdr:%s><xdr:col>%u</xdr:col><xdr:colOff>%u</xdr:colOff><xdr:row>%u</xdr:row>"
            "<xdr:rowOff>%u</xdr:rowOff></xdr:%s>",
            name, c->column, c->x * EMU, c->row, c->y * EMU, name);
}

static void write_anchor(struct ox_sheet *s, const struct ox_chart *c, unsigned id) {
    struct buf *b = &s->drawing;
    struct ox_corner from = {.column = c->column, .x = c->right, .row = c->row, .y = c->down};
    struct ox_place p = ox_place_of(s, ox_tops(s), from, c->width, c->height);
    buf_str(b, "<xdr:twoCellAnchor editAs=\"oneCell\">");
    put_corner(b, "from", &p.from);
    put_corner(b, "to", &p.to);
    buf_fmt(b, "<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"%u\" name=\"Chart %u\"",
            s->n_drawn + 1, s->n_drawn);
    ox_attribute(b, "descr", c->title);
    buf_fmt(b,
            "/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>"
            "<a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"" OX_DRAWING "chart\">"
            "<c:chart xmlns:c=\"" OX_DRAWING "chart\" xmlns:r=\"" OX_OFFICE
            "\" r:id=\"rId%u\"/></a:graphicData>"
            "</a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>",
            id);
}

void ox_chart(struct ox_sheet *s, const struct ox_chart *c) {
    struct arena *a = s->book->arena;
    unsigned number = ++s->book->n_charts;
    struct ox_part *part =
        ox_part_add(s->book, arena_printf(a, "xl/charts/chart%u.xml", number), OX_TYPE "drawingml.chart+xml");
    ox_chart_xml(&part->xml, s->name, c);
    s->n_drawn++;
    write_anchor(s, c, ox_rel(&s->drawing_rels, "chart", arena_printf(a, "../charts/chart%u.xml", number)));
}

void ox_drawing_part(struct ox_sheet *s) {
    struct arena *a = s->book->arena;
    unsigned number = ++s->book->n_drawings;
    struct buf *b =
        &ox_part_add(s->book, arena_printf(a, "xl/drawings/drawing%u.xml", number), OX_TYPE "drawing+xml")
             ->xml;
    buf_str(b, OX_XML "<xdr:wsDr xmlns:xdr=\"" OX_DRAWING "spreadsheetDrawing\" xmlns:a=\"" OX_DRAWING
                      "main\">");
    buf_add(b, s->drawing.p, s->drawing.n);
    buf_str(b, "</xdr:wsDr>");
    ox_rels_part(s->book, &s->drawing_rels, arena_printf(a, "xl/drawings/_rels/drawing%u.xml.rels", number));
}
