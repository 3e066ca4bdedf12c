/* ox_over.c: what lies over the cells of a sheet: names, tables and filters, conditional formats, and what comes out of the
 * printer. Writes no cell. */
#include "render/ooxml/ox_inner.h"

#include <string.h>

unsigned ox_rgb(unsigned rgb) { return rgb | 1u << 24; }

/* ---- names ------------------------------------------------------------------------------------------------
 */

static void add_name(struct ox_sheet *s, const char *name, struct buf *formula, bool local) {
    struct ox_book *b = s->book;
    const struct ox_name added = {.name = arena_strdup(b->arena, name),
                                  .formula = buf_dup(formula, b->arena),
                                  .sheet = local ? s : NULL};
    VEC_PUSH(b->arena, &b->names, added);
    buf_release(formula);
}

static void name_area(struct ox_sheet *s, const char *name, const struct ox_area *area, bool local) {
    struct buf formula = BUF_INIT;
    ox_sheet_name(&formula, s->name);
    ox_fixed_range(&formula, area);
    add_name(s, name, &formula, local);
}

void ox_define(struct ox_sheet *s, const char *name, const struct ox_area *area) {
    name_area(s, name, area, false);
}

/* ---- tables -----------------------------------------------------------------------------------------------
 */

/* A table without a style of its own: the cells have theirs. */
void ox_table(struct ox_sheet *s, const char *name, const struct ox_area *area, const char *const *heads) {
    struct ox_book *book = s->book;
    s->table = ++book->n_tables;
    struct buf *b = &ox_part_add(book, arena_printf(book->arena, "xl/tables/table%u.xml", s->table),
                                 OX_TYPE "spreadsheetml.table+xml")
                         ->xml;
    buf_str(b, OX_XML "<table xmlns=\"" OX_MAIN "\"");
    ox_attribute_int(b, "id", s->table);
    ox_attribute(b, "name", name);
    ox_attribute(b, "displayName", name);
    buf_str(b, " ref=\"");
    ox_range(b, area);
    buf_str(b, "\" totalsRowShown=\"0\"><autoFilter ref=\"");
    ox_range(b, area);
    buf_str(b, "\"/><tableColumns");
    ox_attribute_int(b, "count", area->right - area->left + 1LL);
    buf_char(b, '>');
    for (unsigned i = 0; i <= area->right - area->left; i++) {
        buf_str(b, "<tableColumn");
        ox_attribute_int(b, "id", i + 1LL);
        ox_attribute(b, "name", heads[i]);
        buf_str(b, "/>");
    }
    buf_str(b,
            "</tableColumns><tableStyleInfo showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"0\" "
            "showColumnStripes=\"0\"/></table>");
}

void ox_filter(struct ox_sheet *s, const struct ox_area *area) {
    s->filter = *area;
    s->has_filter = true;
    name_area(s, "_xlnm._FilterDatabase", area, true);
    s->book->names.v[s->book->names.n - 1].hidden = true;
}

/* ---- conditional formats ----------------------------------------------------------------------------------
 */

/* Rules of one area stand together. Their order is their priority. */
static void open_rule(struct ox_sheet *s, const struct ox_area *area) {
    bool same = s->n_rules && memcmp(&s->rule_area, area, sizeof *area) == 0;
    if (!same) {
        if (s->n_rules) buf_str(&s->rules, "</conditionalFormatting>");
        buf_str(&s->rules, "<conditionalFormatting sqref=\"");
        ox_range(&s->rules, area);
        buf_str(&s->rules, "\">");
    }
    s->rule_area = *area;
    s->n_rules++;
}

void ox_rule_text(struct ox_sheet *s, const struct ox_area *area, const char *text,
                  struct ox_format *format) {
    struct buf *b = &s->rules;
    open_rule(s, area);
    buf_str(b, "<cfRule type=\"cellIs\"");
    ox_attribute_int(b, "dxfId", ox_rule_id(s->book, format));
    ox_attribute_int(b, "priority", s->n_rules);
    buf_str(b, " operator=\"equal\"><formula>");
    struct buf quoted = BUF_INIT;
    buf_char(&quoted, '"');
    for (; *text; text++) {
        if (*text == '"') buf_char(&quoted, '"');
        buf_char(&quoted, *text);
    }
    buf_char(&quoted, '"');
    ox_escape(b, quoted.p);
    buf_release(&quoted);
    buf_str(b, "</formula></cfRule>");
}

/* What Excel of 2007 takes stands in the rule; what it does not, in the sheet's extensions, under the same name. */
void ox_rule_bars(struct ox_sheet *s, const struct ox_area *area, unsigned color, bool rtl) {
    struct buf *b = &s->rules;
    char id[64];
    open_rule(s, area);
    snprintf(id, sizeof id, "{DA7ABA51-AAAA-BBBB-%04X-%012X}", s->number, ++s->n_bars);
    buf_str(b, "<cfRule type=\"dataBar\"");
    ox_attribute_int(b, "priority", s->n_rules);
    buf_str(b, "><dataBar><cfvo type=\"num\" val=\"0\"/><cfvo type=\"max\"/>");
    ox_color(b, "color", color);
    buf_fmt(b,
            "</dataBar><extLst><ext xmlns:x14=\"" OX_2010 "\" uri=\"{B025F937-C7B1-47D3-B67F-A62EFF666E3E}\">"
            "<x14:id>%s</x14:id></ext></extLst></cfRule>",
            id);
    b = &s->bars;
    buf_fmt(
        b,
        "<x14:conditionalFormatting xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\">"
        "<x14:cfRule type=\"dataBar\" id=\"%s\"><x14:dataBar minLength=\"0\" maxLength=\"100\" gradient=\"0\"%s>"
        "<x14:cfvo type=\"num\"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type=\"max\"/>"
        "<x14:negativeFillColor rgb=\"FFFF0000\"/><x14:axisColor rgb=\"FF000000\"/></x14:dataBar></x14:cfRule>"
        "<xm:sqref>",
        id, rtl ? " direction=\"rightToLeft\"" : "");
    ox_range(b, area);
    buf_str(b, "</xm:sqref></x14:conditionalFormatting>");
}

void ox_digits_are_text(struct ox_sheet *s, const struct ox_area *area) {
    s->digits = *area;
    s->has_digits = true;
}

/* ---- print ------------------------------------------------------------------------------------------------
 */

static void name_repeated(struct ox_sheet *s, const struct ox_print *p) {
    struct buf formula = BUF_INIT;
    if (p->repeat_columns) {
        ox_sheet_name(&formula, s->name);
        buf_str(&formula, "$A:$");
        ox_letters(&formula, p->repeat_columns - 1);
        buf_char(&formula, ',');
    }
    ox_sheet_name(&formula, s->name);
    buf_fmt(&formula, "$%u:$%u", p->repeat_from + 1, p->repeat_to + 1);
    add_name(s, "_xlnm.Print_Titles", &formula, true);
}

void ox_print(struct ox_sheet *s, const struct ox_print *print) {
    s->print = *print;
    name_area(s, "_xlnm.Print_Area", &print->area, true);
    if (print->repeats) name_repeated(s, print);
}
