/* ox_notes.c: the two parts that a sheet's notes make up: what they say, and the boxes that show it (VML, which Excel still
 * asks for). */
#include "render/ooxml/ox_inner.h"

static void write_comments(struct ox_sheet *s) {
    const char *author = s->book->properties.author;
    struct buf *b =
        &ox_part_add(s->book, arena_printf(s->book->arena, "xl/comments%u.xml", s->book->n_commented),
                     OX_TYPE "spreadsheetml.comments+xml")
             ->xml;
    buf_reserve(b, s->comments.n + 400);
    buf_str(b, OX_XML "<comments xmlns=\"" OX_MAIN "\"><authors><author>");
    ox_escape(b, author ? author : "");
    buf_str(b, "</author></authors><commentList>");
    buf_add(b, s->comments.p, s->comments.n);
    buf_str(b, "</commentList></comments>");
}

/* ---- boxes ------------------------------------------------------------------------------------------------
 */

/* Beside the cell and a little above it; over it in the last column. */
static struct ox_corner corner_of(const struct ox_box *x) {
    enum { RIGHT = 15, UP = 10, FIRST = 2 };
    return (struct ox_corner){.column = x->column + (x->column < OX_COLUMNS - 1),
                              .x = RIGHT,
                              .row = x->row ? x->row - 1 : 0,
                              .y = x->row ? UP : FIRST};
}

static void put_points(struct buf *b, const char *name, unsigned pixels) {
    const double points = 0.75;
    buf_str(b, name);
    buf_num(b, pixels * points, 2);
    buf_str(b, "pt;");
}

static void put_corner(struct buf *b, const struct ox_corner *c) {
    const unsigned numbers[] = {c->column, c->x, c->row, c->y};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (i) buf_str(b, ", ");
        buf_int(b, numbers[i]);
    }
}

static void put_hex(struct buf *b, unsigned color) {
    for (int shift = 20; shift >= 0; shift -= 4) buf_char(b, "0123456789abcdef"[color >> shift & 0xF]);
}

static void write_box(struct buf *b, const struct ox_box *x, const struct ox_place *p, unsigned shape,
                      unsigned above) {
    buf_str(b, "<v:shape id=\"_x0000_s");
    buf_int(b, shape);
    buf_str(b, "\" type=\"#_x0000_t202\" style=\"position:absolute;");
    put_points(b, "margin-left:", p->x);
    put_points(b, "margin-top:", p->y);
    put_points(b, "width:", x->width);
    put_points(b, "height:", x->height);
    buf_str(b, "z-index:");
    buf_int(b, above);
    buf_str(b, ";visibility:hidden\" fillcolor=\"#");
    put_hex(b, x->ground);
    buf_str(
        b,
        "\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>"
        "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\">"
        "<div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/>"
        "<x:SizeWithCells/><x:Anchor>");
    put_corner(b, &p->from);
    buf_str(b, ", ");
    put_corner(b, &p->to);
    buf_str(b, "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>");
    buf_int(b, x->row);
    buf_str(b, "</x:Row><x:Column>");
    buf_int(b, x->column);
    buf_str(b, "</x:Column></x:ClientData></v:shape>");
}

/* Shapes are numbered over the whole book, in blocks that a sheet does not share. */
static void write_boxes(struct ox_sheet *s) {
    enum { BLOCK = 1024, ABOUT = 900 };
    struct ox_book *book = s->book;
    unsigned first = book->n_shape_blocks + 1, n = (unsigned)s->boxes.n / BLOCK + 1;
    const unsigned *tops = ox_tops(s);
    struct buf *b =
        &ox_part_add(book, arena_printf(book->arena, "xl/drawings/vmlDrawing%u.vml", book->n_commented), NULL)
             ->xml;
    book->n_shape_blocks += n;
    buf_reserve(b, (s->boxes.n + 1) * ABOUT);
    buf_str(
        b,
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">"
        "<o:idmap v:ext=\"edit\" data=\"");
    for (unsigned i = 0; i < n; i++) {
        if (i) buf_char(b, ',');
        buf_int(b, first + i);
    }
    buf_str(b,
            "\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
            "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
            "o:connecttype=\"rect\"/></v:shapetype>");
    for (unsigned i = 0; i < s->boxes.n; i++) {
        const struct ox_box *x = &s->boxes.v[i];
        struct ox_place place = ox_place_of(s, tops, corner_of(x), x->width, x->height);
        write_box(b, x, &place, first * BLOCK + i + 1, i + 1);
    }
    buf_str(b, "</xml>");
}

void ox_notes_parts(struct ox_sheet *s) {
    s->book->n_commented++;
    write_boxes(s);
    write_comments(s);
}
