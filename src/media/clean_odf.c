/* clean_odf.c: OpenDocument texts, spreadsheets and presentations (OASIS, part 2 and 3). Documents inside (charts, formulas) lie in
 * folders of their own and are cleaned alike. */
#include "media/clean_office.h"

#include <string.h>
#include <strings.h>

/* ---- files ----------------------------------------------------------------------------------------------- */

/* Whole folders, and names in whatever folder, that are not part of what a reader sees. */
static const struct {
    const char *name; /* "x/" for a folder */
    unsigned note;
} unwanted[] = {
    {"meta.xml", 0},
    {"manifest.rdf", 0},
    {"layout-cache", 0},
    {"Thumbnails/", 0},
    {"Configurations2/", 0},
    {"META-INF/documentsignatures.xml", CLEAN_BIT(SIGNATURES)},
    {"META-INF/macrosignatures.xml", 0},
    {"Basic/", CLEAN_BIT(SCRIPTS)},
    {"Scripts/", CLEAN_BIT(SCRIPTS)},
    {"Dialogs/", 0},
    {"VersionList.xml", 0},
    {"Versions/", CLEAN_BIT(CHANGES)},
};

/* Is `name` there, at the beginning of the path or of a folder in it? */
static bool names_it(const char *path, const char *name) {
    size_t n = strlen(name);
    bool folder = name[n - 1] == '/';
    for (const char *p = path; p; p = strchr(p, '/') ? strchr(p, '/') + 1 : NULL)
        if (strncmp(p, name, n) == 0 && (folder || !p[n])) return true;
    return false;
}

static bool is_unwanted(const char *path, unsigned *note) {
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        if (names_it(path, unwanted[i].name)) {
            *note = unwanted[i].note;
            return true;
        }
    return false;
}

/* A picture that stands for an object, in a form of one office program: it is drawn anew. */
static bool is_replacement(const struct zip_entry *e) {
    return names_it(e->name, "ObjectReplacements/") &&
           kind_class(kind_of(e->name, e->data.p, e->data.n)) != KIND_IS_PICTURE;
}

static void drop_files(struct office *o) {
    for (size_t i = 0; i < o->files.list.n; i++) {
        struct zip_entry *e = &o->files.list.v[i];
        unsigned note = 0;
        e->dropped = is_unwanted(e->name, &note) || is_replacement(e);
        o->c->removed |= note;
    }
}

/* ---- what stands in the parts ---------------------------------------------------------------------------- */

#define TEXT "opendocument:xmlns:text"
#define TABLE "opendocument:xmlns:table"
#define OFFICE "opendocument:xmlns:office"
#define CHANGED(ns, name) \
    { ns, name, NULL, XML_DROP, CLEAN_BIT(CHANGES) }

static const struct office_rule rules[] = {
    {OFFICE, "annotation", NULL, XML_DROP, CLEAN_BIT(COMMENTS)},
    {OFFICE, "annotation-end", NULL, XML_DROP, CLEAN_BIT(COMMENTS)},
    CHANGED(TEXT, "tracked-changes"),
    CHANGED(TEXT, "change"),
    CHANGED(TEXT, "change-start"),
    CHANGED(TEXT, "change-end"),
    CHANGED(TABLE, "tracked-changes"),
    {OFFICE, "scripts", NULL, XML_DROP, 0},
    {OFFICE, "event-listeners", NULL, XML_DROP, CLEAN_BIT(SCRIPTS)},
    {TEXT, "script", NULL, XML_DROP, CLEAN_BIT(SCRIPTS)},
    {TEXT, "section-source", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    {OFFICE, "dde-source", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    {TABLE, "table-source", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    {TABLE, "cell-range-source", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    {TABLE, "dde-links", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    {OFFICE, "meta", NULL, XML_DROP, 0},
};

/* Settings of a program: the printer, and marks of who edited when. */
static bool is_private_setting(const struct xml_element *e) {
    static const char *const names[] = {"PrinterName",
                                        "PrinterSetup",
                                        "PrinterPaperFromSetup",
                                        "Rsid",
                                        "RsidRoot",
                                        "CurrentDatabaseDataSource",
                                        "CurrentDatabaseCommand"};
    const char *name = strcmp(e->name, "config-item") == 0 ? xml_attribute(e, "name") : NULL;
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static enum xml_answer clean_element(void *context, const struct xml_element *e) {
    struct office *o = context;
    if (strcmp(e->name, "binary-data") == 0)
        clean_hold(o->c, OFFICE_EMBEDDED, OFFICE_EMBEDDED_REMEDY); /* a picture as text */
    return is_private_setting(e) ? XML_DROP : office_answer(o, rules, sizeof rules / sizeof *rules, e);
}

/* A file that lies beside the document, or on somebody's disk. What is inside begins with a name or "./". */
static bool leads_out(const char *href) {
    return strncmp(href, "../", 3) == 0 || *href == '/' || (strchr(href, ':') && !office_is_open_link(href));
}

static enum xml_answer clean_attribute(void *context, const struct xml_element *e, const char *ns,
                                       const char *name, const char *value) {
    struct office *o = context;
    bool shown = strcmp(e->name, "table-properties") != 0 || strcmp(name, "display") != 0 ||
                 strcmp(value, "false") != 0;
    if (!shown) o->c->removed |= CLEAN_HIDDEN; /* a sheet */
    if (strcmp(name, "rsid") == 0 || strcmp(name, "paragraph-rsid") == 0) return XML_DROP;
    if (strstr(ns, "xlink") && strcmp(name, "href") == 0 && leads_out(value)) {
        o->c->removed |= CLEAN_BIT(LINKS);
        return XML_CLEAR;
    }
    return office_attribute(name, value);
}

/* ---- the list of files ----------------------------------------------------------------------------------- */

static enum xml_answer clean_file_entry(void *context, const struct xml_element *e) {
    struct office *o = context;
    if (strcmp(e->name, "encryption-data") == 0)
        clean_hold(o->c, "it is protected by a password", OFFICE_REMEDY);
    const char *path = strcmp(e->name, "file-entry") == 0 ? xml_attribute(e, "full-path") : NULL;
    unsigned note;
    if (!path) return XML_KEEP;
    size_t n = strlen(path);
    if (is_unwanted(path, &note)) return XML_DROP;
    return n && path[n - 1] != '/' && !zip_find(&o->files, path) ? XML_DROP : XML_KEEP;
}

bool clean_odf(struct office *o) {
    static const char manifest_name[] = "META-INF/manifest.xml";
    const struct xml_visitor parts = {.context = o, .element = clean_element, .attribute = clean_attribute},
                             list = {.context = o, .element = clean_file_entry};
    struct zip_entry *manifest = zip_find(&o->files, manifest_name);
    drop_files(o);
    if (!manifest || !office_clean_part(o, manifest, &list))
        return clean_hold(o->c, OFFICE_DAMAGED, OFFICE_REMEDY);
    if (o->c->why) return false;
    for (size_t i = 0; i < o->files.list.n; i++) {
        struct zip_entry *e = &o->files.list.v[i];
        if (e->dropped || e == manifest || strcmp(e->name, "mimetype") == 0) continue;
        if (!office_clean_part(o, e, &parts) || o->c->why) return false;
    }
    return true;
}
