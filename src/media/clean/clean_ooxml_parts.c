/* clean_ooxml_parts.c: the content of the parts of Word, Excel, and PowerPoint documents. Elements
 * and attributes are kept if their namespace is known, and, in parts and lists that contain more
 * than is visible, if they are known themselves. */
#include "media/clean/clean_office.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define WORD "wordprocessingml"
#define MICROSOFT "schemas.microsoft.com/office/word"
#define SHEET "spreadsheet"
#define SLIDE "presentationml"
#define CHART "chart"
#define VML "microsoft-com:vml"
#define RELATIONS "/relationships"

/* ---- known names ---- */

static const char *const namespaces[] = {
    "http://schemas.openxmlformats.org/wordprocessingml/",
    "http://schemas.openxmlformats.org/spreadsheetml/",
    "http://schemas.openxmlformats.org/presentationml/",
    "http://schemas.openxmlformats.org/drawingml/",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "http://schemas.openxmlformats.org/markup-compatibility/",
    "http://schemas.openxmlformats.org/package/",
    "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.microsoft.com/office/word/2006/wordml",
    "http://schemas.microsoft.com/office/word/2010/",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/",
    "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main",
    "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray",
    "http://schemas.microsoft.com/office/excel/2006/main",
    "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "http://schemas.microsoft.com/office/powerpoint/2012/main",
    "http://schemas.microsoft.com/office/powerpoint/2015/09/main",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/XML/1998/namespace",
};

static bool is_known(const char *ns) {
    return office_is_known(namespaces, sizeof namespaces / sizeof *namespaces, ns);
}

/* Children of these elements that are not listed are for programs or for the authors of the
 * document. */
static const struct {
    const char *ns, *in, *names;
} lists[] = {
    {WORD, "settings",
     "view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape "
     "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
     "hideSpellingErrors hideGrammaticalErrors formsDesign documentProtection autoFormatOverride defaultTabStop "
     "autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders "
     "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
     "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
     "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore "
     "footnotePr endnotePr compat mathPr themeFontLang clrSchemeMapping doNotEmbedSmartTags decimalSymbol "
     "listSeparator defaultImageDpi"},
    {SHEET, "workbook",
     "fileVersion workbookPr workbookProtection bookViews sheets definedNames calcPr extLst"},
    {SHEET, "worksheet",
     "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection autoFilter mergeCells "
     "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter "
     "rowBreaks colBreaks ignoredErrors drawing legacyDrawing legacyDrawingHF picture controls AlternateContent "
     "tableParts extLst"},
    {SHEET, "chartsheet",
     "sheetPr sheetViews sheetProtection pageMargins pageSetup headerFooter drawing legacyDrawing legacyDrawingHF "
     "picture extLst"},
    {"extended-properties", "Properties", "Application AppVersion"},
    {SLIDE, "presentation",
     "sldMasterIdLst sldIdLst sldSz notesSz embeddedFontLst photoAlbum kinsoku defaultTextStyle extLst"},
};

/* Known extensions; others contain names of sections, ids, filtered data, and the like. */
static bool is_known_extension(const char *uri) {
    static const char *const known[] = {
        "{78C0D931-6437-407D-A8EE-F0AAD7539E65}", /* conditional formats and their ids */
        "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}",
        "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}", /* data validation */
        "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}", /* sparklines */
        "{504A1905-F514-4F6F-8877-14C23A59335A}", /* alternative text of a table */
        "{BDBB8CDC-FA1E-496E-A857-3C3F30C029C3}", /* dynamic arrays */
        "{28A0092B-C50C-407E-A947-70E740481C1C}", /* drawing properties of a picture */
        "{53640926-AAD7-44D8-BBD7-CCE9431645EC}",
        "{63B3BB69-23CF-44E3-9099-C40C66FF867C}", /* id of a control */
        "{C183D7F6-B498-43B3-948B-1728B52AA6E4}", /* decorative picture */
        "http://schemas.microsoft.com/office/drawing/2008/diagram",
        "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}", /* a film */
        "{02D57815-91ED-43CB-92C2-25804820EDAC}", /* chart labels */
        "{CE6537A1-D6FC-4F65-9D91-7224C49458BB}",
        "{6F2FDCE9-48DA-4B69-8628-5D25D57E5C99}", /* colors of negative values */
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(uri, known[i]) == 0) return true;
    return false;
}

/* Whether an element is missing from the list for its parent, or an extension is unknown. */
static bool is_extra(const struct xml_element *e) {
    const char *uri = strcmp(e->name, "ext") == 0 ? xml_attribute(e, "uri") : NULL;
    if (uri) return !is_known_extension(uri);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(e->parent, lists[i].in) == 0 && strstr(xml_ancestor(e, 1).ns, lists[i].ns))
            return !office_is_among(lists[i].names, e->name);
    return false;
}

/* Program and version affect how charts are drawn. Keeps only the family of the program. True if
 * the element is to be dropped. */
static bool is_odd_version(const struct xml_element *e) {
    struct buf text = BUF_INIT;
    bool program = strcmp(e->name, "Application") == 0, odd = false;
    if (!strstr(e->ns, "extended-properties") || !*e->parent) return false;
    xml_text(e, &text);
    if (program) odd = strncmp(text.p, "Microsoft ", 10) != 0;
    if (program && !odd) xml_set_text(e, "Microsoft Office");
    if (strcmp(e->name, "AppVersion") == 0) odd = text.p[strspn(text.p, "0123456789.")] != '\0';
    buf_release(&text);
    return odd;
}

/* ---- rules ---- */

#define CHANGED(name) \
    { WORD, name, NULL, XML_DROP, CLEAN_BIT(CHANGES) }
#define COMMENT(name) \
    { WORD, name, NULL, XML_DROP, CLEAN_BIT(COMMENTS) }
#define SILENT(ns, name) \
    { ns, name, NULL, XML_DROP, 0 }
#define UNWRAPPED(name) \
    { WORD, name, NULL, XML_UNWRAP, 0 }

static const struct office_rule rules[] = {
    /* An insertion becomes text; the mark of an inserted paragraph or row is dropped. A deletion is
     * dropped, along with its row. */
    {WORD, "ins", "rPr", XML_DROP, CLEAN_BIT(CHANGES)},
    {WORD, "ins", "trPr", XML_DROP, CLEAN_BIT(CHANGES)},
    {WORD, "ins", "numPr", XML_DROP, CLEAN_BIT(CHANGES)},
    {WORD, "ins", NULL, XML_UNWRAP, CLEAN_BIT(CHANGES)},
    {WORD, "moveTo", "rPr", XML_DROP, CLEAN_BIT(CHANGES)},
    {WORD, "moveTo", NULL, XML_UNWRAP, CLEAN_BIT(CHANGES)},
    {WORD, "del", "trPr", XML_DROP_GRANDPARENT, CLEAN_BIT(CHANGES)},
    CHANGED("del"),
    CHANGED("moveFrom"),
    CHANGED("delText"),
    CHANGED("delInstrText"),
    CHANGED("rPrChange"),
    CHANGED("pPrChange"),
    CHANGED("sectPrChange"),
    CHANGED("tblPrChange"),
    CHANGED("tblPrExChange"),
    CHANGED("tblGridChange"),
    CHANGED("tcPrChange"),
    CHANGED("trPrChange"),
    CHANGED("numberingChange"),
    CHANGED("cellIns"),
    CHANGED("cellDel"),
    CHANGED("cellMerge"),
    CHANGED("moveFromRangeStart"),
    CHANGED("moveFromRangeEnd"),
    CHANGED("moveToRangeStart"),
    CHANGED("moveToRangeEnd"),
    CHANGED("customXmlInsRangeStart"),
    CHANGED("customXmlInsRangeEnd"),
    CHANGED("customXmlDelRangeStart"),
    CHANGED("customXmlDelRangeEnd"),
    CHANGED("customXmlMoveFromRangeStart"),
    CHANGED("customXmlMoveFromRangeEnd"),
    CHANGED("customXmlMoveToRangeStart"),
    CHANGED("customXmlMoveToRangeEnd"),
    COMMENT("commentRangeStart"),
    COMMENT("commentRangeEnd"),
    COMMENT("commentReference"),
    COMMENT("annotationRef"),
    {WORD, "mailMerge", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    {WORD, "hidden", "trPr", XML_DROP_GRANDPARENT, CLEAN_BIT(HIDDEN)},
    SILENT(WORD, "dataBinding"),
    SILENT(MICROSOFT, "dataBinding"),
    {WORD, "tag", "sdtPr", XML_DROP, 0},
    {WORD, "placeholder", "sdtPr", XML_DROP, 0}, /* in the glossary */
    SILENT(WORD, "permStart"),
    SILENT(WORD, "permEnd"),
    SILENT(WORD, "fldData"),
    SILENT(WORD, "entryMacro"),
    SILENT(WORD, "exitMacro"),
    SILENT(WORD, "divId"),
    SILENT(WORD, "smartTagPr"),
    SILENT(WORD, "customXmlPr"),
    UNWRAPPED("smartTag"),
    UNWRAPPED("customXml"),
    {SHEET, "scenarios", NULL, XML_DROP, CLEAN_BIT(SCENARIOS)},
    SILENT(CHART, "pivotSource"),
    SILENT(SLIDE, "custDataLst"),
    SILENT(SLIDE, "tags"),
};

/* ---- state while cleaning a part ---- */

struct part {
    struct office *o;
    struct fields fields;
    bool lost_shape;                 /* a hidden shape was dropped; animations may refer to it */
    bool row_hidden;                 /* of a sheet */
    unsigned column;                 /* of the cell, from 1 */
    VEC(struct span) hidden_columns; /* from, to */
    struct table *shared;            /* ids of shared formulas that were dropped */
    size_t string;                   /* number of the next shared string */
    bool string_unused;              /* the current shared string */
};
struct span {
    unsigned from, to;
};

enum { MARK_FALLBACK = FIELD_MARKS, MARK_HIDDEN };

static bool is_on(const struct xml_element *e, const char *attribute) {
    const char *value = xml_attribute(e, attribute);
    return value &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

static bool is_gone(struct office *o, const char *id) {
    return table_find(o->gone, arena_printf(o->arena, "%s\n%s", o->part, id)) != NULL;
}

/* Whether the element uses a relation that was dropped. Some elements can do without it. */
static bool uses_dropped(struct office *o, const struct xml_element *e) {
    const char *id = xml_attribute_of(e, RELATIONS);
    if (!id || !*e->parent || office_is_among("pageSetup blip imagedata", e->name)) return false;
    return is_gone(o, id);
}

/* Whether the main part has the wrong root element. */
static bool is_wrong_main(const struct office *o, const struct xml_element *e) {
    return !*e->parent && o->part == o->main &&
           !office_is_among("document workbook presentation", e->name);
}

/* ---- alternate content for older programs ---- */

/* Whether a choice requires unknown namespaces or would lose its picture: then the fallback is
 * used. */
static bool is_unusable_choice(struct office *o, const struct xml_element *e) {
    if (strcmp(e->name, "Choice") != 0) return uses_dropped(o, e) || !is_known(e->ns);
    const char *needs = xml_attribute(e, "Requires");
    for (const char *p = needs ? needs : ""; *(p += strspn(p, " ")); p += strcspn(p, " ")) {
        const char *ns = xml_namespace(e, arena_strndup(o->arena, p, strcspn(p, " ")));
        if (!ns || !is_known(ns)) return true;
    }
    return false;
}

static void look_at_choice(struct office *o, const struct xml_element *e) {
    int choice = strcmp(e->name, "Choice") == 0 ? 0 : xml_above(e, "Choice"),
        other = xml_above(e, "Fallback");
    bool inside = choice || strcmp(e->name, "Choice") == 0;
    if (inside && (!other || choice < other) && is_unusable_choice(o, e))
        xml_mark(e, choice + 1, MARK_FALLBACK);
}

static enum xml_answer choice_answer(const struct xml_element *e) {
    if (strcmp(e->name, "AlternateContent") == 0)
        return xml_marked(e, 0) == MARK_FALLBACK ? XML_UNWRAP : XML_KEEP;
    if (strcmp(e->parent, "AlternateContent") != 0 || xml_marked(e, 1) != MARK_FALLBACK)
        return XML_KEEP;
    return strcmp(e->name, "Choice") == 0 ? XML_DROP : XML_UNWRAP;
}

/* ---- hidden text in Word ---- */

/* Records whether a style hides text, and the style that it is based on. */
static void look_at_style(void *context, const struct xml_element *e) {
    struct office *o = context;
    struct xml_element style = xml_ancestor(e, strcmp(e->name, "vanish") == 0 ? 2 : 1);
    const char *id = strcmp(style.name, "style") == 0 ? xml_attribute(&style, "styleId") : NULL;
    if (!id) return;
    const char *value = xml_attribute(e, "val");
    if (strcmp(e->name, "basedOn") == 0 && value)
        office_style(o, id)->base = arena_strdup(o->arena, value);
    if (strcmp(e->name, "vanish") == 0)
        office_style(o, id)->says = !value || is_on(e, "val") ? STYLE_HIDES : STYLE_SHOWS;
}

static void look_at_styles(struct office *o) {
    const struct zip_entry *styles = o->styled ? zip_find(&o->files, o->styled) : NULL;
    const struct xml_visitor v = {.context = o, .look = look_at_style};
    if (styles) xml_look(styles->data.p, styles->data.n, &v);
}

/* A run is first marked like the style of its paragraph; its own properties come later and take
 * precedence. */
static void look_at_hidden(struct office *o, const struct xml_element *e) {
    int paragraph = strcmp(e->name, "r") == 0 ? xml_above(e, "p") : 0;
    if (paragraph && xml_marked(e, paragraph) == MARK_HIDDEN) xml_mark(e, 0, MARK_HIDDEN);
    bool hides = false, shows = false, of_run = strcmp(xml_ancestor(e, 2).name, "r") == 0;
    if (strcmp(e->name, "vanish") == 0) {
        hides = !xml_attribute(e, "val") || is_on(e, "val");
        shows = !hides;
    } else if (office_is_among("rStyle pStyle", e->name) && xml_attribute(e, "val")) {
        hides = office_style_hides(o, xml_attribute(e, "val"));
    }
    if ((hides || shows) && (of_run || strcmp(e->name, "pStyle") == 0))
        xml_mark(e, 2, hides ? MARK_HIDDEN : 0);
}

/* Field characters are kept, because a field that begins must end. */
static bool is_in_hidden_run(const struct xml_element *e) {
    return strcmp(e->parent, "r") == 0 && xml_marked(e, 1) == MARK_HIDDEN &&
           !office_is_among("rPr fldChar", e->name);
}

/* ---- hidden shapes, sheets, rows, and columns ---- */

/* The element with the name of a shape also says whether it is hidden: sp/nvSpPr/cNvPr. On a sheet,
 * the anchor is dropped along with the shape. */
static enum xml_answer shape_answer(struct part *p, const struct xml_element *e) {
    const char *style = strstr(e->ns, VML) ? xml_attribute(e, "style") : NULL;
    if (style && strstr(style, "visibility:hidden"))
        return office_drop(p->o, XML_DROP, CLEAN_BIT(HIDDEN));
    if (!office_is_among("cNvPr docPr", e->name) || !is_on(e, "hidden")) return XML_KEEP;
    p->lost_shape = true;
    p->o->c->removed |= CLEAN_BIT(HIDDEN);
    if (strcmp(e->name, "docPr") == 0) return XML_DROP_GRANDPARENT; /* drawing/inline/docPr */
    if (strncmp(e->parent, "nv", 2) != 0) return XML_DROP_PARENT;
    return strstr(xml_ancestor(e, 3).name, "Anchor") ? XML_DROP_GREAT_GRANDPARENT
                                                     : XML_DROP_GRANDPARENT;
}

/* Too small to read anything in it: a column in characters, a row in points. */
static bool is_narrow(const struct xml_element *e, const char *attribute, double least) {
    const char *value = xml_attribute(e, attribute);
    return value && strtod(value, NULL) < least;
}
static const double least_width = 0.5, least_height = 2;

/* "AB12" is in column 28; a cell without a reference follows the one before. */
static unsigned column_of(const struct xml_element *cell, unsigned before) {
    const char *name = xml_attribute(cell, "r");
    unsigned column = 0;
    if (!name) return before + 1;
    for (; *name >= 'A' && *name <= 'Z' && column < 1 << 20; name++)
        column = column * 26 + (unsigned)(*name - 'A' + 1);
    return column;
}

static bool is_column_hidden(const struct part *p) {
    for (size_t i = 0; i < p->hidden_columns.n; i++)
        if (p->column >= p->hidden_columns.v[i].from && p->column <= p->hidden_columns.v[i].to)
            return true;
    return false;
}

static void hide_columns(struct part *p, const struct xml_element *e) {
    const char *from = xml_attribute(e, "min"), *to = xml_attribute(e, "max");
    if (!from || !to || !(is_on(e, "hidden") || is_narrow(e, "width", least_width))) return;
    VEC_PUSH(p->o->arena, &p->hidden_columns,
             ((struct span){(unsigned)strtoul(from, NULL, 10), (unsigned)strtoul(to, NULL, 10)}));
}

/* A hidden sheet, row, or column may contain the ratings of a whole class, and formulas elsewhere
 * may depend on it. So the document is held back. */
static bool has_hidden(struct part *p, const struct xml_element *e) {
    const char *state = strcmp(e->parent, "sheets") == 0 ? xml_attribute(e, "state") : NULL;
    if (strcmp(e->name, "sld") == 0) return xml_attribute(e, "show") && !is_on(e, "show");
    if (state) return strcasestr(state, "hidden") != NULL;
    if (!strstr(e->ns, SHEET)) return false;
    if (strcmp(e->name, "col") == 0) hide_columns(p, e);
    if (strcmp(e->name, "row") == 0) {
        p->row_hidden = is_on(e, "hidden") || is_narrow(e, "ht", least_height);
        p->column = 0;
    }
    if (strcmp(e->name, "c") == 0) p->column = column_of(e, p->column);
    return strcmp(e->parent, "c") == 0 && office_is_among("v is f", e->name) &&
           (p->row_hidden || is_column_hidden(p));
}

/* How much is cropped at each side of a picture, in DrawingML or VML. Negative values extend it. */
static void look_for_crop(struct part *p, const struct xml_element *e) {
    static const char *const sides[] = {"l",        "t",       "r",         "b",
                                        "cropleft", "croptop", "cropright", "cropbottom"};
    if (!office_is_among("srcRect imagedata", e->name)) return;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        const char *side = xml_attribute(e, sides[i]);
        if (side && strtod(side, NULL) > 0) p->o->c->removed |= CLEAN_CROPPED;
    }
}

/* ---- unused notes and strings ---- */

static bool is_unused_note(const struct part *p, const struct xml_element *e) {
    const char *id = xml_attribute(e, "id"), *type = xml_attribute(e, "type");
    if (!office_is_among("footnotes endnotes", e->parent) ||
        !office_is_among("footnote endnote", e->name))
        return false;
    if (type && strcmp(type, "normal") != 0) return false; /* separator lines */
    return !id || !ooxml_is_used(p->o, arena_printf(p->o->arena, "%sReference", e->name), id);
}

/* Strings are numbered, so an unused one is kept but emptied. */
static bool is_of_unused_string(struct part *p, const struct xml_element *e) {
    if (strcmp(e->parent, "sst") == 0 && strcmp(e->name, "si") == 0)
        p->string_unused = !ooxml_is_string_used(p->o, p->string++);
    return strcmp(e->parent, "si") == 0 && p->string_unused;
}

/* ---- formulas ---- */

/* Whether it needs another workbook, "[1]Marks!A1", or names a file. */
static bool leads_out(const char *formula) {
    if (office_names_place(formula) || *formula == '[' || strncmp(formula, "'[", 2) == 0)
        return true;
    for (const char *p = formula; (p = strchr(p, '[')); p++) {
        size_t digits = strspn(p + 1, "0123456789");
        if (digits && p[digits + 1] == ']') return true;
    }
    return false;
}

/* The value of the cell is kept. Cells that share a formula all lose it. */
static enum xml_answer cell_formula_answer(struct part *p, const struct xml_element *e, bool out) {
    const char *group = xml_attribute(e, "si");
    if (group && table_find(p->shared, group)) return XML_DROP;
    if (!out) return XML_KEEP;
    if (group) table_set(p->shared, arena_strdup(p->o->arena, group), p);
    return office_drop(p->o, XML_DROP, CLEAN_BIT(LINKS));
}

static bool is_hidden_name(const struct xml_element *e) {
    const char *name = xml_attribute(e, "name");
    return is_on(e, "hidden") &&
           !(name && (strncmp(name, "_xlnm.", 6) == 0 || strncmp(name, "_xlchart.", 9) == 0));
}

static enum xml_answer formula_answer(struct part *p, const struct xml_element *e) {
    struct buf text = BUF_INIT;
    bool name = strcmp(e->name, "definedName") == 0, cell = strcmp(e->parent, "c") == 0;
    if (!name &&
        !office_is_among("f formula formula1 formula2 calculatedColumnFormula totalsRowFormula",
                         e->name))
        return XML_KEEP;
    if (name && is_hidden_name(e)) return XML_DROP;
    xml_text(e, &text);
    bool out = leads_out(text.p);
    buf_release(&text);
    if (cell) return cell_formula_answer(p, e, out);
    if (!out) return XML_KEEP;
    if (!name) xml_set_text(e, "#REF!");
    return office_drop(p->o, name ? XML_DROP : XML_KEEP, CLEAN_BIT(LINKS));
}

/* The names of a theme, its colors, and its fonts are not visible. */
static void rename_theme(const struct xml_element *e) {
    if (office_is_among("theme clrScheme fontScheme fmtScheme", e->name) &&
        strstr(e->ns, "drawingml") && xml_attribute(e, "name"))
        xml_set_attribute(e, "name", "Office");
}

/* ---- one part ---- */

static void look(void *context, const struct xml_element *e) {
    struct part *p = context;
    look_at_choice(p->o, e);
    if (!strstr(e->ns, WORD)) return;
    clean_fields_look(&p->fields, e);
    look_at_hidden(p->o, e);
}

static enum xml_answer clean_element(void *context, const struct xml_element *e) {
    struct part *p = context;
    struct office *o = p->o;
    enum xml_answer answer;
    if (is_wrong_main(o, e)) clean_hold(o->c, OFFICE_EMPTY, OFFICE_REMEDY);
    if (strcmp(e->name, "blip") == 0 && xml_attribute(e, "embed") &&
        is_gone(o, xml_attribute(e, "embed")))
        clean_hold(o->c, OFFICE_PICTURE, OFFICE_PICTURE_REMEDY); /* SVG only */
    if (is_of_unused_string(p, e) || is_unused_note(p, e)) return XML_DROP;
    if (has_hidden(p, e)) clean_hold(o->c, OFFICE_HIDDEN, OFFICE_HIDDEN_REMEDY);
    if ((answer = choice_answer(e)) != XML_KEEP) return answer;
    if (!is_known(e->ns) || uses_dropped(o, e)) return XML_DROP;
    if ((answer = office_answer(o, rules, sizeof rules / sizeof *rules, e)) != XML_KEEP)
        return answer;
    if (is_extra(e) || is_odd_version(e)) return XML_DROP;
    if (is_in_hidden_run(e)) return office_drop(o, XML_DROP, CLEAN_BIT(HIDDEN));
    if ((answer = shape_answer(p, e)) != XML_KEEP) return answer;
    if (strcmp(e->name, "timing") == 0 && p->lost_shape) return XML_DROP;
    if (strstr(e->ns, "drawing/2012/chart") && strncmp(e->name, "filtered", 8) == 0)
        return XML_DROP;
    if ((answer = formula_answer(p, e)) != XML_KEEP) return answer;
    look_for_crop(p, e);
    rename_theme(e);
    return strstr(e->ns, WORD) ? clean_fields_answer(o, e) : XML_KEEP;
}

static enum xml_answer clean_attribute(void *context, const struct xml_element *e, const char *ns,
                                       const char *name, const char *value) {
    struct part *p = context;
    if (!is_known(ns)) return XML_DROP;
    if (strstr(ns, WORD) && strncmp(name, "rsid", 4) == 0) return XML_DROP;
    if (office_is_among(
            "author initials userId refreshedBy userName providerId paraId textId gfxdata macro",
            name))
        return XML_DROP;
    if (office_is_among("definedName table", e->name) &&
        office_is_among("comment description help statusBar customMenu", name))
        return XML_DROP;
    if (strcmp(e->name, "imagedata") == 0 && strcmp(name, "title") == 0)
        return XML_DROP; /* a file name */
    if (strstr(ns, RELATIONS) && is_gone(p->o, value)) return XML_DROP;
    return office_attribute(e, name, value);
}

/* ---- all parts ---- */

static bool clean_part(struct office *o, struct zip_entry *entry) {
    struct part p = {.o = o, .fields = {.arena = o->arena}, .shared = table_new(o->arena)};
    const struct xml_visitor v = {
        .context = &p, .look = look, .element = clean_element, .attribute = clean_attribute};
    bool made = office_clean_part(o, entry, &v);
    clean_fields_end(&p.fields);
    return made && !o->c->why;
}

static bool is_handled(const char *name) {
    size_t n = strlen(name);
    return strcasecmp(name, "[Content_Types].xml") == 0 ||
           (n > 5 && strcasecmp(name + n - 5, ".rels") == 0);
}

bool ooxml_clean_parts(struct office *o) {
    look_at_styles(o);
    ooxml_look_at_cells(o);
    for (size_t i = 0; i < o->files.list.n; i++) {
        struct zip_entry *e = &o->files.list.v[i];
        if (!e->dropped && !is_handled(e->name) && !clean_part(o, e)) return false;
    }
    return true;
}
