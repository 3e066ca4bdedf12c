/* clean_odf.c: OpenDocument texts, spreadsheets, and presentations (OASIS, parts 2 and 3). A
 * document consists of the files that are in its manifest and that its content refers to. Embedded
 * charts and formulas have their own folders and are cleaned in the same way. */
#include "media/clean/clean_office.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define TEXT "opendocument:xmlns:text"
#define TABLE "opendocument:xmlns:table"
#define OFFICE "opendocument:xmlns:office"
#define DRAW "opendocument:xmlns:drawing"
#define FORM "opendocument:xmlns:form"
#define PRESENTATION "opendocument:xmlns:presentation"
#define STYLE "opendocument:xmlns:style"
#define SVG "www.w3.org/2000/svg"

static const char manifest_name[] = "META-INF/manifest.xml";

struct range {
    unsigned from, to;
};

struct odf {
    struct office *o;
    struct table *listed;      /* in the manifest */
    struct table *reached;     /* files that are referred to, by name */
    VEC(const char *) folders; /* documents: "" and "Object 1/" */
    const char *folder;        /* the one being cleaned */
    bool row_hidden;           /* of a spreadsheet */
    unsigned column;           /* the next one, from 0 */
    VEC(struct range) hidden_columns;
};

/* ---- known names ---- */

static const char *const namespaces[] = {
    "urn:oasis:names:tc:opendocument:xmlns:",
    "urn:org:documentfoundation:names:experimental:",
    "http://openoffice.org/2004/",
    "http://openoffice.org/2009/",
    "http://openoffice.org/2010/",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/TR/css3-text/",
    "http://www.w3.org/XML/1998/namespace",
    "http://purl.org/dc/elements/1.1/",
    "http://www.w3.org/2000/svg",
};

static bool is_known(const char *ns) {
    return office_is_known(namespaces, sizeof namespaces / sizeof *namespaces, ns);
}

#define CHANGED(ns, name) \
    { ns, name, NULL, XML_DROP, CLEAN_BIT(CHANGES) }
#define SILENT(ns, name) \
    { ns, name, NULL, XML_DROP, 0 }
#define LINKED(ns, name) \
    { ns, name, NULL, XML_DROP, CLEAN_BIT(LINKS) }
#define SCRIPT(ns, name) \
    { ns, name, NULL, XML_DROP, CLEAN_BIT(SCRIPTS) }

static const struct office_rule rules[] = {
    {OFFICE, "annotation", NULL, XML_DROP, CLEAN_BIT(COMMENTS)},
    {OFFICE, "annotation-end", NULL, XML_DROP, CLEAN_BIT(COMMENTS)},
    CHANGED(TEXT, "change"),
    CHANGED(TEXT, "change-start"),
    CHANGED(TEXT, "change-end"),
    SILENT(OFFICE, "scripts"),
    SCRIPT(OFFICE, "event-listeners"),
    SCRIPT(TEXT, "script"),
    {TEXT, "execute-macro", NULL, XML_UNWRAP, CLEAN_BIT(SCRIPTS)},
    SCRIPT(DRAW, "applet"),
    LINKED(TEXT, "section-source"),
    LINKED(OFFICE, "dde-source"),
    LINKED(TABLE, "table-source"),
    LINKED(TABLE, "cell-range-source"),
    LINKED(TABLE, "dde-links"),
    LINKED(TABLE, "database-source-sql"),
    LINKED(TABLE, "database-source-table"),
    LINKED(TABLE, "database-source-query"),
    {TABLE, "data-pilot-tables", NULL, XML_DROP, CLEAN_BIT(PIVOTS)},
    {TABLE, "scenario", NULL, XML_DROP, CLEAN_BIT(SCENARIOS)},
    SILENT(OFFICE, "meta"),
    SILENT(TEXT, "variable-decls"),
    SILENT(TEXT, "user-field-decls"),
    SILENT(TEXT, "dde-connection-decls"),
    SILENT(TEXT, "alphabetical-index-auto-mark-file"),
    SILENT(STYLE, "handout-master"),
    SILENT(PRESENTATION, "settings"),
    SILENT(FORM, "hidden"),
    SILENT(FORM, "connection-resource"),
    SILENT(SVG, "metadata"),
    SCRIPT(SVG, "script"),
    SCRIPT(SVG, "foreignObject"),
};

/* Fields that contain more than they show, or that would show something else to the person who
 * opens the document: they are replaced by the text they show. */
static bool is_field(const struct xml_element *e) {
    static const char fields[] =
        "author-name author-initials initial-creator creator title subject description keywords editing-cycles "
        "editing-duration print-date print-time printed-by creation-date creation-time modification-date "
        "modification-time file-name template-name database-display database-name database-next "
        "database-row-select database-row-number user-field-get user-field-input user-defined variable-get "
        "variable-set variable-input text-input expression formula conditional-text hidden-text "
        "dde-connection meta meta-field bibliography-mark";
    return strstr(e->ns, TEXT) &&
           (office_is_among(fields, e->name) || strncmp(e->name, "sender-", 7) == 0);
}

/* Entries of an index; the index itself shows them. */
static bool is_index_mark(const struct xml_element *e) {
    return strstr(e->ns, TEXT) &&
           (strncmp(e->name, "toc-mark", 8) == 0 || strncmp(e->name, "user-index-mark", 15) == 0 ||
            strncmp(e->name, "alphabetical-index-mark", 23) == 0);
}

static bool attribute_is(const struct xml_element *e, const char *attribute, const char *value) {
    const char *found = xml_attribute(e, attribute);
    return found && strcmp(found, value) == 0;
}

/* Settings of type string name printers, files, and people; numbers and switches only affect the
 * layout. */
static bool is_private_setting(const struct xml_element *e) {
    static const char shown[] = "PrinterIndependentLayout ActiveTable";
    const char *name = xml_attribute(e, "name"), *type = xml_attribute(e, "type");
    if (strcmp(e->name, "config-item") != 0) return false;
    if (!name || !type || strncmp(name, "Rsid", 4) == 0) return true;
    return !office_is_among("boolean short int long double", type) && !office_is_among(shown, name);
}

/* The content of a header that is switched off, or data of a form control for programs. */
static bool is_unused(const struct xml_element *e) {
    static const char headers[] = "header header-left header-first footer footer-left footer-first";
    const struct xml_element parent = xml_ancestor(e, 1);
    if (office_is_among(headers, parent.name) && attribute_is(&parent, "display", "false"))
        return true;
    return strstr(e->ns, FORM) && strcmp(e->name, "property") == 0 &&
           !attribute_is(e, "property-name", "DefaultControl");
}

/* ---- hidden content ---- */

/* Style names are unique within their family. */
static const char *style_key(struct office *o, const char *family, const char *name) {
    return name ? arena_printf(o->arena, "%s %s", family, name) : NULL;
}

/* Whether "0.2mm" is too narrow to read anything in it. False for unknown units. */
static bool is_narrow(const char *length) {
    static const double inch = 25.4, least = 0.8; /* millimeters */
    char *unit;
    double size = strtod(length, &unit), scale = 0;
    switch (*unit) {
    case 'm': scale = 1; break;
    case 'c': scale = 10; break;
    case 'i': scale = inch; break;
    case 'p': scale = unit[1] == 'c' ? inch / 6 : inch / 72; break; /* picas and points */
    default: break;
    }
    return scale > 0 && size * scale < least;
}

/* The width of a column or height of a row; NULL for other properties. */
static const char *size_of(const struct xml_element *e) {
    if (strcmp(e->name, "table-column-properties") == 0) return xml_attribute(e, "column-width");
    return strcmp(e->name, "table-row-properties") == 0 ? xml_attribute(e, "row-height") : NULL;
}

static void look_at_size(struct office *o, const struct xml_element *e, const char *size) {
    const struct xml_element style = xml_ancestor(e, 1);
    const char *family = xml_attribute(&style, "family"),
               *name = family ? style_key(o, family, xml_attribute(&style, "name")) : NULL;
    if (name) office_style(o, name)->says = is_narrow(size) ? STYLE_HIDES : STYLE_SHOWS;
}

static void look_at_style(void *context, const struct xml_element *e) {
    struct office *o = context;
    const char *size = size_of(e);
    if (size) look_at_size(o, e, size);
    bool text = strcmp(e->name, "text-properties") == 0;
    const struct xml_element style = text ? xml_ancestor(e, 1) : *e;
    if (strcmp(style.name, "style") != 0) return;
    const char *family = xml_attribute(&style, "family"),
               *name = family ? style_key(o, family, xml_attribute(&style, "name")) : NULL;
    if (!name) return;
    struct office_style *s = office_style(o, name);
    if (text && xml_attribute(e, "display"))
        s->says = attribute_is(e, "display", "none") ? STYLE_HIDES : STYLE_SHOWS;
    if (!text) s->base = style_key(o, family, xml_attribute(e, "parent-style-name"));
}

static bool has_hidden_style(struct office *o, const struct xml_element *e) {
    const char *family = office_is_among("p h", e->name) ? "paragraph" : NULL;
    if (office_is_among("span a", e->name)) family = "text";
    if (!family || !strstr(e->ns, TEXT)) return false;
    return office_style_hides(o, style_key(o, family, xml_attribute(e, "style-name")));
}

static bool is_hidden(struct office *o, const struct xml_element *e) {
    if (strcmp(e->name, "section") == 0)
        return attribute_is(e, "display", "none") || attribute_is(e, "is-hidden", "true");
    if (strcmp(e->name, "hidden-text") == 0) return !attribute_is(e, "is-hidden", "false");
    if (office_is_among("p h", e->name) && xml_marked(e, 0)) return true;
    if (is_field(e) && attribute_is(e, "display", "none")) return true;
    bool drawn =
        strstr(e->ns, DRAW) && strcmp(e->name, "layer") != 0 && attribute_is(e, "display", "none");
    return drawn || has_hidden_style(o, e);
}

static unsigned repeated(const struct xml_element *e) {
    enum { MOST = 1 << 20 };
    const char *times = xml_attribute(e, "number-columns-repeated");
    unsigned long n = times ? strtoul(times, NULL, 10) : 1;
    if (n < 1) return 1;
    return n > MOST ? MOST : (unsigned)n;
}

static bool is_concealed(struct office *o, const struct xml_element *e) {
    if (office_style_hides(o, style_key(o, e->name, xml_attribute(e, "style-name")))) return true;
    return attribute_is(e, "visibility", "collapse") || attribute_is(e, "visibility", "filter");
}

static bool is_column_hidden(const struct odf *d, unsigned from, unsigned to) {
    for (size_t i = 0; i < d->hidden_columns.n; i++)
        if (from <= d->hidden_columns.v[i].to && to >= d->hidden_columns.v[i].from) return true;
    return false;
}

/* Whether a cell in a hidden row or column has content. Called for all elements in document
 * order. */
static bool has_hidden_cell(struct odf *d, const struct xml_element *e) {
    const unsigned from = d->column, to = from + repeated(e) - 1;
    if (office_is_among("table table-row", e->name)) d->column = 0;
    if (strcmp(e->name, "table") == 0) d->hidden_columns.n = 0;
    if (strcmp(e->name, "table-row") == 0) d->row_hidden = is_concealed(d->o, e);
    if (strcmp(e->name, "table-column") == 0) {
        if (is_concealed(d->o, e))
            VEC_PUSH(d->o->arena, &d->hidden_columns, ((struct range){from, to}));
        d->column = to + 1;
    }
    if (!office_is_among("table-cell covered-table-cell", e->name)) return false;
    d->column = to + 1;
    return xml_marked(e, 0) && (d->row_hidden || is_column_hidden(d, from, to));
}

/* A whole sheet or slide that is not shown. */
static bool has_hidden_page(const struct xml_element *e) {
    return (strcmp(e->name, "table-properties") == 0 && attribute_is(e, "display", "false")) ||
           (strcmp(e->name, "drawing-page-properties") == 0 &&
            attribute_is(e, "visibility", "hidden"));
}

static bool is_blank(const struct xml_element *e) {
    struct buf text = BUF_INIT;
    xml_text(e, &text);
    bool blank = !text.p[strspn(text.p, " \t\r\n")];
    buf_release(&text);
    return blank;
}

/* "rect(0cm, 1.2cm, 0cm, 0cm)": how much is cropped at each side of a picture. Negative values
 * extend it. */
static bool is_cropping(const char *clip) {
    const char *side = strchr(clip, '(');
    for (; side; side = strpbrk(side + 1, ", "))
        if (strtod(side + 1, NULL) > 0) return true;
    return false;
}

/* Marks paragraphs that are hidden by a field in them, cells and speaker notes that are not empty,
 * and lists of changes that are not empty. */
static void look(void *context, const struct xml_element *e) {
    (void)context;
    if (strcmp(e->name, "hidden-paragraph") == 0 && attribute_is(e, "is-hidden", "true")) {
        int p = xml_above(e, "p");
        xml_mark(e, p ? p : xml_above(e, "h"), 1);
    }
    if (office_is_among("table-cell covered-table-cell", e->parent)) xml_mark(e, 1, 1);
    if (strcmp(e->parent, "tracked-changes") == 0) xml_mark(e, 1, 1);
    int notes = office_is_among("p span", e->name) ? xml_above(e, "notes") : 0;
    if (notes && !is_blank(e)) xml_mark(e, notes, 1);
}

/* ---- references ---- */

/* A file next to the document, or on a disk. References to files inside begin with a name or
 * "./". */
static bool leads_out(const char *href) {
    return strncmp(href, "../", 3) == 0 || *href == '/' ||
           (strchr(href, ':') && !office_is_open_link(href));
}

static bool is_external_formula(const char *formula) {
    return office_names_place(formula) || strstr(formula, "'#") || strcasestr(formula, "dde(");
}

/* A copy of a sheet in another workbook: "'file:///C:/Marks.ods'#$Sheet1". */
static bool is_external_table(const struct xml_element *e) {
    const char *name = strcmp(e->name, "table") == 0 ? xml_attribute(e, "name") : NULL;
    return name && *name == '\'' && strstr(name, "'#");
}

/* A replacement picture for an object, in a format of one office program: it will be drawn
 * again. */
static bool is_replacement(const struct zip_entry *e) {
    return strstr(e->name, "ObjectReplacements/") &&
           kind_class(kind_of(e->name, e->data.p, e->data.n)) != KIND_IS_PICTURE;
}

static struct zip_entry *target_of(struct odf *d, const char *href) {
    if (strncmp(href, "./", 2) == 0) href += 2;
    return zip_find(&d->o->files, arena_printf(d->o->arena, "%s%s", d->folder, href));
}

static void add_folder(struct odf *d, const char *href) {
    if (strncmp(href, "./", 2) == 0) href += 2;
    const char *slash = *href && href[strlen(href) - 1] == '/' ? "" : "/",
               *folder = arena_printf(d->o->arena, "%s%s%s", d->folder, href, slash),
               *content = arena_printf(d->o->arena, "%scontent.xml", folder);
    if (*href && zip_find(&d->o->files, content) && !table_set(d->reached, folder, d))
        VEC_PUSH(d->o->arena, &d->folders, folder);
}

static void reach(struct odf *d, const char *href) {
    const struct zip_entry *part = target_of(d, href);
    if (!part)
        add_folder(d, href);
    else if (!is_replacement(part))
        table_set(d->reached, part->name, d);
}

/* A font file that is not a font is dropped, along with the element that refers to it. */
static bool is_broken_font(struct odf *d, const struct xml_element *e) {
    const char *href = strcmp(e->name, "font-face-uri") == 0 ? xml_attribute(e, "href") : NULL;
    const struct zip_entry *part = href ? target_of(d, href) : NULL;
    return href && !(part && office_is_font(&part->data));
}

/* ---- one part ---- */

/* Only charts and formulas may be embedded; another kind of document may contain more than it
 * shows. */
static bool is_embedded_document(const struct odf *d, const struct xml_element *e) {
    return *d->folder && strcmp(e->parent, "body") == 0 && strcmp(e->name, "chart") != 0;
}

static void hold_for(struct odf *d, const struct xml_element *e) {
    bool picture = strcmp(e->name, "binary-data") == 0; /* in Base64 */
    if (picture || is_embedded_document(d, e))
        clean_hold(d->o->c, OFFICE_EMBEDDED, OFFICE_EMBEDDED_REMEDY);
    if (has_hidden_page(e) || has_hidden_cell(d, e))
        clean_hold(d->o->c, OFFICE_HIDDEN, OFFICE_HIDDEN_REMEDY);
}

static enum xml_answer clean_element(void *context, const struct xml_element *e) {
    struct odf *d = context;
    struct office *o = d->o;
    if (!is_known(e->ns) || is_private_setting(e) || is_unused(e) || is_index_mark(e))
        return XML_DROP;
    if (is_external_table(e)) return office_drop(o, XML_DROP, CLEAN_BIT(LINKS));
    hold_for(d, e);
    if (is_hidden(o, e)) return office_drop(o, XML_DROP, CLEAN_BIT(HIDDEN));
    if (strcmp(e->name, "tracked-changes") == 0)
        return office_drop(o, XML_DROP, xml_marked(e, 0) ? CLEAN_BIT(CHANGES) : 0);
    if (strcmp(e->name, "notes") == 0 && strstr(e->ns, PRESENTATION))
        return office_drop(o, XML_DROP, xml_marked(e, 0) ? CLEAN_BIT(SPEAKER_NOTES) : 0);
    if (is_broken_font(d, e)) return office_drop(o, XML_DROP_PARENT, CLEAN_BIT(FONTS));
    if (is_field(e)) return XML_UNWRAP;
    return office_answer(o, rules, sizeof rules / sizeof *rules, e);
}

static enum xml_answer clean_link(struct odf *d, const char *href) {
    if (leads_out(href)) return office_drop(d->o, XML_CLEAR, CLEAN_BIT(LINKS));
    reach(d, href);
    return XML_KEEP;
}

static enum xml_answer clean_attribute(void *context, const struct xml_element *e, const char *ns,
                                       const char *name, const char *value) {
    struct odf *d = context;
    if (!is_known(ns) || office_is_among("rsid paragraph-rsid datasource command", name))
        return XML_DROP;
    if (strstr(e->ns, SVG) && strncmp(name, "on", 2) == 0) return XML_DROP;
    if (strcmp(name, "clip") == 0 && is_cropping(value)) d->o->c->removed |= CLEAN_CROPPED;
    if (strcmp(name, "formula") == 0 && is_external_formula(value))
        return office_drop(d->o, XML_DROP, CLEAN_BIT(LINKS));
    if (strstr(ns, "xlink") && strcmp(name, "href") == 0) return clean_link(d, value);
    return office_attribute(e, name, value);
}

/* ---- all parts ---- */

static bool clean_part(struct odf *d, struct zip_entry *part) {
    const struct xml_visitor v = {
        .context = d, .look = look, .element = clean_element, .attribute = clean_attribute};
    table_set(d->reached, part->name, d);
    return office_clean_part(d->o, part, &v) && !d->o->c->why;
}

static struct zip_entry *part_of(struct odf *d, const char *name) {
    struct zip_entry *part =
        zip_find(&d->o->files, arena_printf(d->o->arena, "%s%s", d->folder, name));
    return part && office_is_xml(&part->data) ? part : NULL;
}

/* Cleans the text and its styles, which may hide parts of it. */
static bool clean_folder(struct odf *d) {
    static const char *const names[] = {"styles.xml", "content.xml", "settings.xml"};
    const struct xml_visitor styles = {.context = d->o, .look = look_at_style};
    if (!part_of(d, "content.xml")) return clean_hold(d->o->c, OFFICE_EMPTY, OFFICE_REMEDY);
    for (size_t i = 0; i < 2; i++) {
        const struct zip_entry *part = part_of(d, names[i]);
        if (part) xml_look(part->data.p, part->data.n, &styles);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct zip_entry *part = part_of(d, names[i]);
        if (part && !clean_part(d, part)) return false;
    }
    return true;
}

static bool is_of_folder(struct odf *d, const char *name) {
    const char *slash = strrchr(name, '/'), *file = slash ? slash + 1 : name;
    return office_is_among("content.xml styles.xml settings.xml", file) &&
           (file == name ||
            table_find(d->reached, arena_strndup(d->o->arena, name, (size_t)(file - name))));
}

/* Cleans pictures, films, and fonts that the text refers to, and drops the rest. */
static bool clean_rest(struct odf *d) {
    for (size_t i = 0; i < d->o->files.list.n; i++) {
        struct zip_entry *e = &d->o->files.list.v[i];
        if (e->dropped || strcmp(e->name, "mimetype") == 0 || strcmp(e->name, manifest_name) == 0)
            continue;
        e->dropped = !table_find(d->reached, e->name);
        if (!e->dropped && !is_of_folder(d, e->name) && !clean_part(d, e)) return false;
    }
    return true;
}

/* ---- the manifest ---- */

static void look_at_file(void *context, const struct xml_element *e) {
    struct odf *d = context;
    const char *path = strcmp(e->name, "file-entry") == 0 ? xml_attribute(e, "full-path") : NULL;
    if (path) table_set(d->listed, arena_strdup(d->o->arena, path), d);
    if (strcmp(e->name, "encryption-data") == 0)
        clean_hold(d->o->c, "it is protected by a password", OFFICE_REMEDY);
}

static enum xml_answer clean_file_entry(void *context, const struct xml_element *e) {
    struct odf *d = context;
    const char *path = strcmp(e->name, "file-entry") == 0 ? xml_attribute(e, "full-path") : NULL;
    if (!path || strcmp(path, "/") == 0) return XML_KEEP;
    return zip_find(&d->o->files, path) || table_find(d->reached, path) ? XML_KEEP : XML_DROP;
}

/* Files that are not in the manifest are not part of the document. Those that are in it but not
 * referred to are dropped silently, except for these. */
static void drop_unlisted(struct odf *d) {
    static const struct {
        const char *in;
        unsigned note;
    } reported[] = {{"Basic/", CLEAN_BIT(SCRIPTS)},
                    {"Scripts/", CLEAN_BIT(SCRIPTS)},
                    {"Versions/", CLEAN_BIT(CHANGES)},
                    {"META-INF/documentsignatures.xml", CLEAN_BIT(SIGNATURES)}};
    for (size_t i = 0; i < d->o->files.list.n; i++) {
        struct zip_entry *e = &d->o->files.list.v[i];
        for (size_t k = 0; k < sizeof reported / sizeof *reported; k++)
            if (strncmp(e->name, reported[k].in, strlen(reported[k].in)) == 0)
                d->o->c->removed |= reported[k].note;
        e->dropped = !table_find(d->listed, e->name) && strcmp(e->name, "mimetype") != 0 &&
                     strcmp(e->name, manifest_name) != 0;
    }
}

bool clean_odf(struct office *o) {
    struct odf d = {.o = o, .listed = table_new(o->arena), .reached = table_new(o->arena)};
    const struct xml_visitor files = {
        .context = &d, .look = look_at_file, .element = clean_file_entry};
    struct zip_entry *manifest = zip_find(&o->files, manifest_name);
    if (!manifest || !xml_look(manifest->data.p, manifest->data.n, &files))
        return clean_hold(o->c, OFFICE_DAMAGED, OFFICE_REMEDY);
    drop_unlisted(&d);
    VEC_PUSH(o->arena, &d.folders, "");
    for (size_t i = 0; !o->c->why && i < d.folders.n; i++) {
        d.folder = d.folders.v[i];
        clean_folder(&d);
    }
    return !o->c->why && clean_rest(&d) && office_clean_part(o, manifest, &files) && !o->c->why;
}
