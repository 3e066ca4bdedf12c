/* ox_styles.c: the formats that cells and rules use, in the order of their first use. Each font, ground and frame stands
 * once. */
#include "render/ooxml/ox_inner.h"

#include <string.h>

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static double size_of(const struct ox_format *f) { return f->size > 0 ? f->size : 11; }

static bool same_font(const struct ox_format *a, const struct ox_format *b) {
    return size_of(a) == size_of(b) && a->bold == b->bold && a->underline == b->underline &&
           a->text == b->text;
}

static bool same_ground(const struct ox_format *a, const struct ox_format *b) {
    return a->ground == b->ground;
}

static bool same_edges(const struct ox_format *a, const struct ox_format *b) {
    return memcmp(a->edges, b->edges, sizeof a->edges) == 0;
}

static bool same_number(const struct ox_format *a, const struct ox_format *b) {
    return same_text(a->number, b->number);
}

static bool same_format(const struct ox_format *a, const struct ox_format *b) {
    return same_font(a, b) && same_ground(a, b) && same_edges(a, b) && same_number(a, b) &&
           a->align == b->align && a->valign == b->valign && a->indent == b->indent &&
           a->rotation == b->rotation && a->wrap == b->wrap && a->rtl == b->rtl;
}

static const struct ox_format standard = {0};

unsigned ox_cell_id(struct ox_book *b, struct ox_format *f) {
    if (!f || f->cell_id) return f ? f->cell_id : 0;
    if (!b->cell_formats.n) VEC_PUSH(b->arena, &b->cell_formats, &standard);
    size_t i = 1;
    while (i < b->cell_formats.n && !same_format(b->cell_formats.v[i], f)) i++;
    if (i == b->cell_formats.n) VEC_PUSH(b->arena, &b->cell_formats, f);
    return f->cell_id = (unsigned)i;
}

unsigned ox_rule_id(struct ox_book *b, struct ox_format *f) {
    if (f->rule_id) return f->rule_id - 1;
    size_t i = 0;
    while (i < b->rule_formats.n && !same_format(b->rule_formats.v[i], f)) i++;
    if (i == b->rule_formats.n) VEC_PUSH(b->arena, &b->rule_formats, f);
    f->rule_id = (unsigned)i + 1;
    return f->rule_id - 1;
}

/* ---- what stands once -------------------------------------------------------------------------------------
 */

typedef bool same(const struct ox_format *, const struct ox_format *);

/* Formats that differ in something, in the order of their first use. */
struct kinds {
    same *is_same;
    VEC(const struct ox_format *) list;
};

static unsigned kind_of(struct ox_book *b, struct kinds *k, const struct ox_format *f) {
    for (size_t i = 0; i < k->list.n; i++)
        if (k->is_same(k->list.v[i], f)) return (unsigned)i;
    VEC_PUSH(b->arena, &k->list, f);
    return (unsigned)k->list.n - 1;
}

static struct kinds kinds_of(struct ox_book *b, same *is_same) {
    struct kinds k = {.is_same = is_same};
    kind_of(b, &k, &standard);
    for (size_t i = 1; i < b->cell_formats.n; i++) kind_of(b, &k, b->cell_formats.v[i]);
    return k;
}

static void open_list(struct buf *xml, const char *name, size_t n) {
    buf_fmt(xml, "<%s count=\"%zu\">", name, n);
}

static void write_numbers(struct buf *xml, const struct kinds *k) {
    if (k->list.n < 2) return;
    open_list(xml, "numFmts", k->list.n - 1);
    for (size_t i = 1; i < k->list.n; i++) {
        buf_str(xml, "<numFmt");
        ox_attribute_int(xml, "numFmtId", 163 + (long long)i); /* those below are Excel's own */
        ox_attribute(xml, "formatCode", k->list.v[i]->number);
        buf_str(xml, "/>");
    }
    buf_str(xml, "</numFmts>");
}

static void write_fonts(struct buf *xml, const struct kinds *k) {
    open_list(xml, "fonts", k->list.n);
    for (size_t i = 0; i < k->list.n; i++) {
        const struct ox_format *f = k->list.v[i];
        buf_str(xml, "<font>");
        if (f->bold) buf_str(xml, "<b/>");
        if (f->underline) buf_str(xml, "<u/>");
        buf_str(xml, "<sz val=\"");
        ox_decimal(xml, size_of(f));
        buf_str(xml, "\"/>");
        if (f->text)
            ox_color(xml, "color", f->text);
        else
            buf_str(xml, "<color theme=\"1\"/>");
        buf_str(xml, "<name val=\"Calibri\"/><family val=\"2\"/><scheme val=\"minor\"/></font>");
    }
    buf_str(xml, "</fonts>");
}

/* Excel takes the first two grounds for none and dots, whatever they say. */
static void write_grounds(struct buf *xml, const struct kinds *k) {
    open_list(xml, "fills", k->list.n + 1);
    buf_str(xml, "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
                 "patternType=\"gray125\"/></fill>");
    for (size_t i = 1; i < k->list.n; i++) {
        buf_str(xml, "<fill><patternFill patternType=\"solid\">");
        ox_color(xml, "fgColor", k->list.v[i]->ground);
        buf_str(xml, "<bgColor indexed=\"64\"/></patternFill></fill>");
    }
    buf_str(xml, "</fills>");
}

static void write_edge(struct buf *xml, const char *name, unsigned color) {
    if (!color) {
        buf_fmt(xml, "<%s/>", name);
        return;
    }
    buf_fmt(xml, "<%s style=\"thin\">", name);
    ox_color(xml, "color", color);
    buf_fmt(xml, "</%s>", name);
}

static void write_frames(struct buf *xml, const struct kinds *k) {
    open_list(xml, "borders", k->list.n);
    for (size_t i = 0; i < k->list.n; i++) {
        const unsigned *edges = k->list.v[i]->edges;
        buf_str(xml, "<border>");
        write_edge(xml, "left", edges[OX_EDGE_LEFT]);
        write_edge(xml, "right", edges[OX_EDGE_RIGHT]);
        write_edge(xml, "top", 0);
        write_edge(xml, "bottom", edges[OX_EDGE_BOTTOM]);
        buf_str(xml, "<diagonal/></border>");
    }
    buf_str(xml, "</borders>");
}

/* ---- cells and rules --------------------------------------------------------------------------------------
 */

static bool has_alignment(const struct ox_format *f) {
    return f->align || f->valign || f->indent || f->rotation || f->wrap || f->rtl;
}

static void write_alignment(struct buf *xml, const struct ox_format *f) {
    static const char *const across[] = {[OX_LEFT] = "left", [OX_CENTER] = "center", [OX_RIGHT] = "right"};
    static const char *const down[] = {[OX_MIDDLE] = "center", [OX_TOP] = "top"};
    buf_str(xml, " applyAlignment=\"1\"><alignment");
    if (f->align) ox_attribute(xml, "horizontal", across[f->align]);
    if (f->valign) ox_attribute(xml, "vertical", down[f->valign]);
    if (f->indent) ox_attribute_int(xml, "indent", f->indent);
    if (f->rotation) ox_attribute_int(xml, "textRotation", f->rotation);
    if (f->wrap) buf_str(xml, " wrapText=\"1\"");
    if (f->rtl) buf_str(xml, " readingOrder=\"2\"");
    buf_str(xml, "/></xf>");
}

static void write_cell(struct buf *xml, const struct ox_format *f, const unsigned ids[4]) {
    static const struct {
        const char *id, *applies;
    } names[] = {{"numFmtId", " applyNumberFormat=\"1\""},
                 {"fontId", " applyFont=\"1\""},
                 {"fillId", " applyFill=\"1\""},
                 {"borderId", " applyBorder=\"1\""}};
    buf_str(xml, "<xf");
    for (size_t i = 0; i < 4; i++) ox_attribute_int(xml, names[i].id, ids[i]);
    buf_str(xml, " xfId=\"0\"");
    for (size_t i = 0; i < 4; i++)
        if (ids[i]) buf_str(xml, names[i].applies);
    if (has_alignment(f))
        write_alignment(xml, f);
    else
        buf_str(xml, "/>");
}

static void write_rules(struct buf *xml, const struct ox_book *b) {
    if (!b->rule_formats.n) {
        buf_str(xml, "<dxfs count=\"0\"/>");
        return;
    }
    open_list(xml, "dxfs", b->rule_formats.n);
    for (size_t i = 0; i < b->rule_formats.n; i++) {
        buf_str(xml, "<dxf><font>");
        ox_color(xml, "color", b->rule_formats.v[i]->text);
        buf_str(xml, "</font><fill><patternFill>");
        ox_color(xml, "bgColor", b->rule_formats.v[i]->ground);
        buf_str(xml, "</patternFill></fill></dxf>");
    }
    buf_str(xml, "</dxfs>");
}

void ox_styles_part(struct ox_book *b) {
    struct buf *xml = &ox_part_add(b, "xl/styles.xml", OX_TYPE "spreadsheetml.styles+xml")->xml;
    struct kinds numbers = kinds_of(b, same_number), fonts = kinds_of(b, same_font),
                 grounds = kinds_of(b, same_ground), frames = kinds_of(b, same_edges);
    buf_str(xml, OX_XML "<styleSheet xmlns=\"" OX_MAIN "\">");
    write_numbers(xml, &numbers);
    write_fonts(xml, &fonts);
    write_grounds(xml, &grounds);
    write_frames(xml, &frames);
    buf_str(xml, "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
                 "borderId=\"0\"/></cellStyleXfs>");
    size_t n = b->cell_formats.n ? b->cell_formats.n : 1;
    open_list(xml, "cellXfs", n);
    for (size_t i = 0; i < n; i++) {
        const struct ox_format *f = i ? b->cell_formats.v[i] : &standard;
        unsigned number = kind_of(b, &numbers, f), ground = kind_of(b, &grounds, f);
        const unsigned ids[] = {number ? 163 + number : 0, kind_of(b, &fonts, f), ground ? ground + 1 : 0,
                                kind_of(b, &frames, f)};
        write_cell(xml, f, ids);
    }
    buf_str(xml, "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
                 "builtinId=\"0\"/></cellStyles>");
    write_rules(xml, b);
    buf_str(xml, "<tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium9\" "
                 "defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>");
}
