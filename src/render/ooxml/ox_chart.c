/* ox_chart.c: one chart as DrawingML has it. Lines over numbers are what Excel calls a scatter chart; bars stand over texts.
 * The order of elements is the schema's. */
#include "render/ooxml/ox_inner.h"

#include <math.h>

/* ---- looks ------------------------------------------------------------------------------------------------
 */

static void put_fill(struct buf *b, unsigned color) {
    buf_fmt(b, "<a:solidFill><a:srgbClr val=\"%06X\"/></a:solidFill>", color & 0xFFFFFF);
}

static void put_edge(struct buf *b, unsigned color) {
    buf_str(b, "<a:ln>");
    put_fill(b, color);
    buf_str(b, "</a:ln>");
}

static void put_frame(struct buf *b, unsigned color) {
    buf_str(b, "<c:spPr>");
    put_edge(b, color);
    buf_str(b, "</c:spPr>");
}

static void put_font(struct buf *b, const char *tag, const char *lang, const struct ox_font *f) {
    buf_fmt(b, "<a:%s%s sz=\"%ld\" b=\"%d\" baseline=\"0\">", tag, lang, lround(f->size * 100), f->bold);
    put_fill(b, f->color);
    buf_fmt(b, "</a:%s>", tag);
}

static void put_title(struct buf *b, const char *text, const struct ox_font *f) {
    buf_str(b, "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>");
    put_font(b, "defRPr", "", f);
    buf_str(b, "</a:pPr><a:r>");
    put_font(b, "rPr", " lang=\"en-US\"", f);
    buf_str(b, "<a:t>");
    ox_escape(b, text);
    buf_str(b, "</a:t></a:r></a:p></c:rich></c:tx><c:layout/></c:title>");
}

static void put_text_font(struct buf *b, const struct ox_font *f) {
    buf_str(b, "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>");
    put_font(b, "defRPr", "", f);
    buf_str(b, "</a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr>");
}

/* ---- series -----------------------------------------------------------------------------------------------
 */

static void put_point(struct buf *b, size_t i, const struct ox_value *v) {
    if (!v->is_set) return;
    buf_fmt(b, "<c:pt idx=\"%zu\"><c:v>", i);
    if (v->is_number)
        ox_decimal(b, v->number);
    else
        ox_escape(b, v->text);
    buf_str(b, "</c:v></c:pt>");
}

static bool has_text(const struct ox_value *v, size_t n) {
    for (size_t i = 0; v && i < n; i++)
        if (v[i].is_set && !v[i].is_number) return true;
    return false;
}

/* Where the values stand, and what they are. */
static void put_values(struct buf *b, const char *sheet, const struct ox_area *area,
                       const struct ox_value *v) {
    size_t n = area->bottom - area->top + 1;
    const char *kind = has_text(v, n) ? "str" : "num";
    buf_fmt(b, "<c:%sRef><c:f>", kind);
    struct buf formula = BUF_INIT;
    ox_sheet_name(&formula, sheet);
    ox_fixed_range(&formula, area);
    ox_escape(b, formula.p);
    buf_release(&formula);
    buf_fmt(b, "</c:f><c:%sCache>", kind);
    if (kind[0] == 'n') buf_str(b, "<c:formatCode>General</c:formatCode>");
    buf_fmt(b, "<c:ptCount val=\"%zu\"/>", n);
    for (size_t i = 0; v && i < n; i++) put_point(b, i, &v[i]);
    buf_fmt(b, "</c:%sCache></c:%sRef>", kind, kind);
}

static void put_line_look(struct buf *b, const struct ox_series *s) {
    static const char *const dashes[] = {
        [OX_SOLID] = NULL, [OX_DASH] = "dash", [OX_DOT] = "sysDot", [OX_LONG_DASH] = "lgDash"};
    static const char *const markers[] = {
        [OX_CIRCLE] = "circle", [OX_TRIANGLE] = "triangle", [OX_SQUARE] = "square", [OX_DIAMOND] = "diamond"};
    enum { EMU = 12700 }; /* of a point */
    buf_str(b, "<c:spPr>");
    buf_fmt(b, "<a:ln w=\"%ld\">", lround(s->width * EMU));
    put_fill(b, s->line);
    if (dashes[s->dash]) buf_fmt(b, "<a:prstDash val=\"%s\"/>", dashes[s->dash]);
    buf_fmt(b, "</a:ln></c:spPr><c:marker><c:symbol val=\"%s\"/><c:size val=\"8\"/><c:spPr>",
            markers[s->marker]);
    put_fill(b, s->fill);
    put_edge(b, s->line);
    buf_str(b, "</c:spPr></c:marker>");
}

static void put_bar_look(struct buf *b, const struct ox_series *s) {
    enum { EMU = 12700 };
    buf_str(b, "<c:spPr>");
    put_fill(b, s->fill);
    buf_fmt(b, "<a:ln w=\"%ld\">", lround(s->width * EMU));
    put_fill(b, s->line);
    buf_str(b, "</a:ln></c:spPr>");
}

static void put_series(struct buf *b, const char *sheet, const struct ox_chart *c, size_t i) {
    const struct ox_series *s = &c->series[i];
    const struct ox_area name = {c->head, s->values, c->head, s->values};
    const struct ox_area x = {c->first, s->categories, c->last, s->categories};
    const struct ox_area y = {c->first, s->values, c->last, s->values};
    const struct ox_value named = {.text = s->name, .is_set = true};
    bool lines = c->kind == OX_LINES;
    buf_fmt(b, "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/><c:tx>", i, i);
    put_values(b, sheet, &name, &named);
    buf_str(b, "</c:tx>");
    (lines ? put_line_look : put_bar_look)(b, s);
    buf_str(b, lines ? "<c:xVal>" : "<c:cat>");
    put_values(b, sheet, &x, s->x);
    buf_str(b, lines ? "</c:xVal><c:yVal>" : "</c:cat><c:val>");
    put_values(b, sheet, &y, s->y);
    buf_str(b, lines ? "</c:yVal></c:ser>" : "</c:val></c:ser>");
}

/* ---- axes -------------------------------------------------------------------------------------------------
 */

static void put_bound(struct buf *b, const char *name, const double *v) {
    if (!v) return;
    buf_fmt(b, "<c:%s val=\"", name);
    ox_decimal(b, *v);
    buf_str(b, "\"/>");
}

/* What both kinds of axis begin with. */
static void put_axis(struct buf *b, const struct ox_chart *c, const struct ox_axis *a,
                     const unsigned ids[2]) {
    bool down = a == &c->y;
    buf_fmt(b, "<c:axId val=\"%u\"/><c:scaling><c:orientation val=\"%s\"/>", ids[down],
            a->reversed ? "maxMin" : "minMax");
    put_bound(b, "max", a->most);
    put_bound(b, "min", a->least);
    buf_fmt(b, "</c:scaling><c:axPos val=\"%s\"/>", !down ? "b" : c->x.reversed ? "r" : "l");
    if (down) {
        buf_str(b, "<c:majorGridlines>");
        put_frame(b, c->line);
        buf_str(b, "</c:majorGridlines>");
    }
    if (a->name) put_title(b, a->name, &c->name_font);
    if (a->number) {
        buf_str(b, "<c:numFmt");
        ox_attribute(b, "formatCode", a->number);
        buf_str(b, " sourceLinked=\"0\"/>");
    } else if (down) {
        buf_str(b, "<c:numFmt formatCode=\"General\" sourceLinked=\"1\"/>");
    }
    buf_str(b, "<c:tickLblPos val=\"nextTo\"/>");
    put_frame(b, c->line);
    put_text_font(b, &c->label_font);
    buf_fmt(b, "<c:crossAx val=\"%u\"/><c:crosses val=\"autoZero\"/>", ids[!down]);
}

static void put_axes(struct buf *b, const struct ox_chart *c, const unsigned ids[2]) {
    const char *between = c->kind == OX_LINES ? "midCat" : "between";
    if (c->kind == OX_LINES) {
        buf_str(b, "<c:valAx>");
        put_axis(b, c, &c->x, ids);
        buf_fmt(b, "<c:crossBetween val=\"%s\"/></c:valAx>", between);
    } else {
        buf_str(b, "<c:catAx>");
        put_axis(b, c, &c->x, ids);
        buf_str(b, "<c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/></c:catAx>");
    }
    buf_str(b, "<c:valAx>");
    put_axis(b, c, &c->y, ids);
    buf_fmt(b, "<c:crossBetween val=\"%s\"/>", between);
    if (c->y.step > 0) put_bound(b, "majorUnit", &c->y.step);
    buf_str(b, "</c:valAx>");
}

/* ---- all of it --------------------------------------------------------------------------------------------
 */

static void put_plot(struct buf *b, const char *sheet, const struct ox_chart *c, const unsigned ids[2]) {
    bool lines = c->kind == OX_LINES;
    buf_str(b, "<c:plotArea><c:layout/>");
    buf_str(b, lines ? "<c:scatterChart><c:scatterStyle val=\"lineMarker\"/>"
                     : "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>");
    for (size_t i = 0; i < c->n_series; i++) put_series(b, sheet, c, i);
    buf_fmt(b, "<c:axId val=\"%u\"/><c:axId val=\"%u\"/>", ids[0], ids[1]);
    buf_str(b, lines ? "</c:scatterChart>" : "</c:barChart>");
    put_axes(b, c, ids);
    buf_str(b, "</c:plotArea>");
}

void ox_chart_xml(struct buf *b, const char *sheet, const struct ox_chart *c) {
    static const unsigned ids[] = {50010001, 50010002}; /* of the axes: any two */
    buf_str(b, OX_XML "<c:chartSpace xmlns:c=\"" OX_DRAWING "chart\" xmlns:a=\"" OX_DRAWING
                      "main\" xmlns:r=\"" OX_OFFICE "\"><c:lang val=\"en-US\"/><c:chart>");
    put_title(b, c->title, &c->title_font);
    put_plot(b, sheet, c, ids);
    if (c->n_series > 1) {
        buf_str(b, "<c:legend><c:legendPos val=\"b\"/><c:layout/>");
        put_text_font(b, &c->legend_font);
        buf_str(b, "</c:legend>");
    }
    buf_str(b, "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"span\"/></c:chart>");
    put_frame(b, c->line);
    buf_str(b, "<c:printSettings><c:headerFooter/><c:pageMargins b=\"0.75\" l=\"0.7\" r=\"0.7\" t=\"0.75\" "
               "header=\"0.3\" footer=\"0.3\"/><c:pageSetup/></c:printSettings></c:chartSpace>");
}
