/* ox_worksheet.c: what stands before and after the rows of a sheet. The order of its elements is the schema's
 * (CT_Worksheet); Excel refuses any other. */
#include "render/ooxml/ox_inner.h"

#include <string.h>

/* ---- before the rows --------------------------------------------------------------------------------------
 */

static void write_properties(struct ox_sheet *s, struct buf *b) {
    buf_str(b, "<sheetPr>");
    if (s->tab) ox_color(b, "tabColor", s->tab);
    /* the button that folds stands over the column before the inner ones */
    if (s->folds) buf_str(b, "<outlinePr summaryRight=\"0\"/>");
    buf_str(b, "<pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"");
    ox_range(b, &s->used);
    buf_str(b, "\"/>");
}

static void write_selection(struct buf *b, const char *pane, unsigned row, unsigned column) {
    buf_fmt(b, "<selection pane=\"%s\" activeCell=\"", pane);
    ox_ref(b, row, column);
    buf_str(b, "\" sqref=\"");
    ox_ref(b, row, column);
    buf_str(b, "\"/>");
}

static void write_panes(const struct ox_sheet *s, struct buf *b) {
    const char *active = s->frozen_columns ? "bottomRight" : "bottomLeft";
    buf_str(b, "<pane");
    if (s->frozen_columns) ox_attribute_int(b, "xSplit", s->frozen_columns);
    ox_attribute_int(b, "ySplit", s->frozen_rows);
    buf_str(b, " topLeftCell=\"");
    ox_ref(b, s->frozen_rows, s->frozen_columns);
    buf_fmt(b, "\" activePane=\"%s\" state=\"frozen\"/>", active);
    if (s->frozen_columns) {
        write_selection(b, "topRight", 0, s->frozen_columns);
        write_selection(b, "bottomLeft", s->frozen_rows, 0);
    }
    buf_fmt(b, "<selection pane=\"%s\"/>", active);
}

static void write_view(const struct ox_sheet *s, struct buf *b) {
    buf_str(b, "<sheetViews><sheetView showGridLines=\"0\"");
    if (s->rtl) buf_str(b, " rightToLeft=\"1\"");
    if (s->number == 1) buf_str(b, " tabSelected=\"1\"");
    buf_str(b, " workbookViewId=\"0\"");
    if (s->frozen_rows) {
        buf_char(b, '>');
        write_panes(s, b);
        buf_str(b, "</sheetView></sheetViews>");
    } else {
        buf_str(b, "/></sheetViews>");
    }
}

static void write_columns(const struct ox_sheet *s, struct buf *b) {
    buf_str(b, "<sheetFormatPr defaultRowHeight=\"15\"");
    if (s->folds) buf_str(b, " outlineLevelCol=\"1\"");
    buf_str(b, "/>");
    if (!s->columns.n) return;
    buf_str(b, "<cols>");
    for (size_t i = 0; i < s->columns.n; i++) {
        const struct ox_column *c = &s->columns.v[i];
        buf_str(b, "<col");
        ox_attribute_int(b, "min", (long long)i + 1);
        ox_attribute_int(b, "max", (long long)i + 1);
        buf_str(b, " width=\"");
        ox_decimal(b, c->width);
        buf_str(b, c->inner ? "\" customWidth=\"1\" outlineLevel=\"1\"/>" : "\" customWidth=\"1\"/>");
    }
    buf_str(b, "</cols>");
}

void ox_worksheet_head(struct ox_sheet *s, struct buf *b) {
    buf_str(b, OX_XML "<worksheet xmlns=\"" OX_MAIN "\" xmlns:r=\"" OX_OFFICE "\">");
    write_properties(s, b);
    write_view(s, b);
    write_columns(s, b);
    buf_str(b, "<sheetData>");
}

/* ---- after the rows ---------------------------------------------------------------------------------------
 */

static void write_list(struct buf *b, const char *name, const struct buf *items, unsigned n) {
    if (!n) return;
    buf_fmt(b, "<%s count=\"%u\">", name, n);
    buf_add(b, items->p, items->n);
    buf_fmt(b, "</%s>", name);
}

static void write_area(struct buf *b, const char *before, const struct ox_area *area, const char *after) {
    buf_str(b, before);
    ox_range(b, area);
    buf_str(b, after);
}

static void write_margin(struct buf *b, const char *name, double inches) {
    buf_fmt(b, " %s=\"", name);
    ox_decimal(b, inches);
    buf_char(b, '"');
}

static void write_page(const struct ox_print *p, struct buf *b) {
    buf_str(b, "<pageMargins");
    write_margin(b, "left", p->sides);
    write_margin(b, "right", p->sides);
    write_margin(b, "top", p->ends);
    write_margin(b, "bottom", p->ends);
    write_margin(b, "header", p->edge);
    write_margin(b, "footer", p->edge);
    buf_str(b, "/><pageSetup");
    ox_attribute_int(b, "paperSize", p->paper);
    if (p->pages_wide != 1) ox_attribute_int(b, "fitToWidth", p->pages_wide);
    buf_fmt(b, " fitToHeight=\"0\" pageOrder=\"overThenDown\" orientation=\"%s\"/>",
            p->landscape ? "landscape" : "portrait");
    if (!p->head && !p->foot) return;
    buf_str(b, "<headerFooter>");
    const struct { const char *name, *text; } lines[] = {{"oddHeader", p->head}, {"oddFooter", p->foot}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!lines[i].text) continue;
        buf_fmt(b, "<%s>", lines[i].name);
        ox_escape(b, lines[i].text);
        buf_fmt(b, "</%s>", lines[i].name);
    }
    buf_str(b, "</headerFooter>");
}

/* Parts of their own, which stand around the cells. */
static void write_attached(struct ox_sheet *s, struct buf *b) {
    struct arena *a = s->book->arena;
    if (s->n_drawn) {
        ox_drawing_part(s);
        buf_fmt(
            b, "<drawing r:id=\"rId%u\"/>",
            ox_rel(&s->rels, "drawing", arena_printf(a, "../drawings/drawing%u.xml", s->book->n_drawings)));
    }
    if (s->boxes.n) {
        ox_notes_parts(s);
        buf_fmt(b, "<legacyDrawing r:id=\"rId%u\"/>",
                ox_rel(&s->rels, "vmlDrawing",
                       arena_printf(a, "../drawings/vmlDrawing%u.vml", s->book->n_commented)));
        ox_rel(&s->rels, "comments", arena_printf(a, "../comments%u.xml", s->book->n_commented));
    }
    if (!s->table) return;
    unsigned id = ox_rel(&s->rels, "table", arena_printf(a, "../tables/table%u.xml", s->table));
    buf_fmt(b, "<tableParts count=\"1\"><tablePart r:id=\"rId%u\"/></tableParts>", id);
}

/* Bars as Excel has them since 2010: plain, and from zero. */
static void write_extensions(const struct ox_sheet *s, struct buf *b) {
    if (!s->bars.n) return;
    buf_str(b, "<extLst><ext xmlns:x14=\"" OX_2010 "\" uri=\"{78C0D931-6437-407d-A8EE-F0AAD7539E65}\">"
               "<x14:conditionalFormattings>");
    buf_add(b, s->bars.p, s->bars.n);
    buf_str(b, "</x14:conditionalFormattings></ext></extLst>");
}

void ox_worksheet_tail(struct ox_sheet *s, struct buf *b) {
    buf_str(b, "</sheetData>");
    if (s->has_filter) write_area(b, "<autoFilter ref=\"", &s->filter, "\"/>");
    write_list(b, "mergeCells", &s->merges, s->n_merges);
    buf_add(b, s->rules.p, s->rules.n);
    if (s->n_rules) buf_str(b, "</conditionalFormatting>");
    if (s->links.n) {
        buf_str(b, "<hyperlinks>");
        buf_add(b, s->links.p, s->links.n);
        buf_str(b, "</hyperlinks>");
    }
    write_page(&s->print, b);
    if (s->has_digits)
        write_area(b, "<ignoredErrors><ignoredError sqref=\"", &s->digits,
                   "\" numberStoredAsText=\"1\"/></ignoredErrors>");
    write_attached(s, b);
    write_extensions(s, b);
    buf_str(b, "</worksheet>");
}
