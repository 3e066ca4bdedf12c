/* clean_ooxml.c: Word, Excel and PowerPoint documents (ECMA-376). Parts refer to each other by relations. A relation that is not wanted
 * goes, with the element that uses it; then what no relation leads to any more is not written. */
#include "media/clean_office.h"

#include "base/ascii.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum fate { DROP, HOLD_MACROS, HOLD_EMBEDDED, HOLD_DATA };

/* By the last word of a relation's type. */
static const struct relation_rule {
    const char *type;
    enum fate fate;
    unsigned note;
} relations[] = {
    {"core-properties", DROP, 0},
    {"extended-properties", DROP, 0},
    {"custom-properties", DROP, 0},
    {"thumbnail", DROP, 0},
    {"customXml", DROP, 0},
    {"printerSettings", DROP, 0},
    {"attachedTemplate", DROP, 0},
    {"classificationlabels", DROP, 0},
    {"userXmlData", DROP, 0},
    {"keyMapCustomizations", DROP, 0},
    {"extensibility", DROP, 0}, /* buttons of an add-in */
    {"webextensiontaskpanes", DROP, 0},
    {"people", DROP, 0}, /* who commented */
    {"person", DROP, 0},
    {"commentAuthors", DROP, 0},
    {"authors", DROP, 0},
    {"comments", DROP, CLEAN_BIT(COMMENTS)},
    {"commentsExtended", DROP, 0},
    {"commentsIds", DROP, 0},
    {"commentsExtensible", DROP, 0},
    {"threadedComment", DROP, CLEAN_BIT(COMMENTS)},
    {"documenttasks", DROP, CLEAN_BIT(COMMENTS)},
    {"tasks", DROP, CLEAN_BIT(COMMENTS)},
    {"revisionHeaders", DROP, CLEAN_BIT(CHANGES)},
    {"revisionLog", DROP, CLEAN_BIT(CHANGES)},
    {"usernames", DROP, 0},
    {"mailMergeSource", DROP, CLEAN_BIT(LINKS)},
    {"mailMergeHeaderSource", DROP, CLEAN_BIT(LINKS)},
    {"recipientData", DROP, CLEAN_BIT(LINKS)},
    {"origin", DROP, CLEAN_BIT(SIGNATURES)},
    {"signature", DROP, 0},
    {"vbaProject", HOLD_MACROS, 0},
    {"wordVbaData", HOLD_MACROS, 0},
    {"attachedToolbars", HOLD_MACROS, 0},
    {"xlMacrosheet", HOLD_MACROS, 0},
    {"xlIntlMacrosheet", HOLD_MACROS, 0},
    {"control", HOLD_MACROS, 0},
    {"activeXControlBinary", HOLD_MACROS, 0},
    {"oleObject", HOLD_EMBEDDED, 0},
    {"package", HOLD_EMBEDDED, 0},
    {"aFChunk", HOLD_EMBEDDED, 0},
    {"connections", HOLD_DATA, 0},
    {"queryTable", HOLD_DATA, 0},
    {"xmlMaps", HOLD_DATA, 0},
};

static const struct relation_rule *relation_rule(const char *type) {
    const char *word = strrchr(type, '/');
    for (size_t i = 0; word && i < sizeof relations / sizeof *relations; i++)
        if (strcasecmp(word + 1, relations[i].type) == 0) return &relations[i];
    return NULL;
}

/* ---- names of parts -------------------------------------------------------------------------------------- */

/* "word/_rels/document.xml.rels" of "word/document.xml"; "_rels/.rels" of "". */
static const char *relations_of(struct arena *a, const char *part) {
    const char *slash = strrchr(part, '/');
    int folder = slash ? (int)(slash + 1 - part) : 0;
    return arena_printf(a, "%.*s_rels/%s.rels", folder, part, part + folder);
}

/* "word/media/a.png" of "media/a.png" in "word/document.xml". */
static const char *resolve(struct arena *a, const char *part, const char *target) {
    if (*target == '/') return target + 1;
    const char *slash = strrchr(part, '/');
    size_t folder = slash ? (size_t)(slash - part) : 0;
    for (;;) {
        if (strncmp(target, "./", 2) == 0) {
            target += 2;
        } else if (strncmp(target, "../", 3) == 0) {
            target += 3;
            while (folder && part[folder - 1] != '/') folder--;
            if (folder) folder--;
        } else {
            return folder ? arena_printf(a, "%.*s/%s", (int)folder, part, target) : target;
        }
    }
}

static bool is_chart(const char *part) { return strstr(part, "/charts/") != NULL; }

/* ---- relations of one part ------------------------------------------------------------------------------- */

struct links {
    struct office *o;
    const char *part;          /* whose they are */
    VEC(const char *) targets; /* parts that they lead to */
    bool held, comments;
};

static void hold(struct links *l, const char *why, const char *remedy) {
    l->held = true;
    clean_hold(l->o->c, why, remedy);
}

static void hold_for(struct links *l, enum fate fate) {
    if (fate == HOLD_MACROS) hold(l, OFFICE_MACROS, OFFICE_MACROS_REMEDY);
    if (fate == HOLD_EMBEDDED) hold(l, OFFICE_EMBEDDED, OFFICE_EMBEDDED_REMEDY);
    if (fate == HOLD_DATA)
        hold(l, "it is connected to other data",
             "save it as PDF, or copy the values into a new workbook; or take it out of the evidence folder");
}

static enum xml_answer drop_relation(struct links *l, const struct xml_element *e, unsigned note) {
    const char *id = xml_attribute(e, "Id");
    l->o->c->removed |= note;
    if (id) table_set(l->o->gone, arena_printf(l->o->arena, "%s\n%s", l->part, id), l->o);
    return XML_DROP;
}

/* Shapes that show notes of cells. Others of the same kind are controls, or pictures at the head of a page. */
static bool shows_notes(struct links *l, const char *type, const char *target) {
    static const char mark[] = "ObjectType=\"Note\"";
    const char *word = strrchr(type, '/');
    if (!word || strcmp(word, "/vmlDrawing") != 0) return false;
    const struct zip_entry *shapes = zip_find(&l->o->files, target);
    return shapes && memmem(shapes->data.p, shapes->data.n, mark, sizeof mark - 1);
}

/* What is not in the document: a page of the web may be; a file on a disk, a picture that is fetched, and a workbook elsewhere not. */
static enum xml_answer clean_external(struct links *l, const struct xml_element *e, const char *type,
                                      const char *target) {
    const char *word = strrchr(type, '/');
    bool link = word && strcmp(word, "/hyperlink") == 0;
    if (link && office_is_open_link(target)) return XML_KEEP;
    l->o->c->removed |= CLEAN_BIT(LINKS);
    xml_set_attribute(e, "Target", "removed");
    return XML_KEEP;
}

static enum xml_answer clean_relation(void *context, const struct xml_element *e) {
    struct links *l = context;
    if (strcmp(e->name, "Relationship") != 0) return XML_KEEP;
    const char *type = xml_attribute(e, "Type"), *target = xml_attribute(e, "Target"),
               *mode = xml_attribute(e, "TargetMode");
    if (!type || !target) return XML_DROP;
    const struct relation_rule *rule = relation_rule(type);
    if (rule && rule->fate == HOLD_EMBEDDED && is_chart(l->part)) return drop_relation(l, e, CLEAN_BIT(DATA));
    if (rule && rule->fate != DROP) hold_for(l, rule->fate);
    if (rule) return drop_relation(l, e, rule->note);
    if (mode && strcmp(mode, "External") == 0) return clean_external(l, e, type, target);
    const char *part = arena_strdup(l->o->arena, resolve(l->o->arena, l->part, target));
    if (shows_notes(l, type, part)) return drop_relation(l, e, CLEAN_BIT(COMMENTS));
    char *fragment = strchr(part, '#'); /* a link to a slide */
    if (fragment) *fragment = '\0';
    VEC_PUSH(l->o->arena, &l->targets, part);
    return XML_KEEP;
}

static bool clean_relations(struct links *l, struct zip_entry *rels) {
    const struct xml_visitor v = {.context = l, .element = clean_relation};
    struct buf out = BUF_INIT;
    if (!xml_clean(rels->data.p, rels->data.n, &v, &out)) {
        buf_release(&out);
        return clean_hold(l->o->c, OFFICE_DAMAGED, OFFICE_REMEDY);
    }
    buf_release(&rels->data);
    rels->data = out;
    return !l->held;
}

/* ---- what is led to -------------------------------------------------------------------------------------- */

struct reach {
    struct office *o;
    struct table *reached; /* name in small letters -> the entry */
    VEC(const char *) list;
};

static bool is_reached(const struct reach *r, const char *name) {
    return table_find(r->reached, ascii_lowered(r->o->arena, name)) != NULL;
}

static void reach(struct reach *r, const char *name) {
    const struct zip_entry *entry = *name ? zip_find(&r->o->files, name) : NULL;
    if (*name && (!entry || is_reached(r, name))) return;
    const char *own = entry ? entry->name : "";
    table_set(r->reached, ascii_lowered(r->o->arena, own), r);
    VEC_PUSH(r->o->arena, &r->list, own);
}

static bool follow(struct reach *r, const char *part) {
    const char *name = relations_of(r->o->arena, part);
    struct zip_entry *rels = zip_find(&r->o->files, name);
    struct links l = {.o = r->o, .part = part};
    if (!rels) return true;
    if (!clean_relations(&l, rels)) return false;
    table_set(r->reached, ascii_lowered(r->o->arena, name), r);
    for (size_t i = 0; i < l.targets.n; i++) reach(r, l.targets.v[i]);
    return true;
}

static bool reach_all(struct reach *r) {
    reach(r, "");
    for (size_t i = 0; i < r->list.n; i++)
        if (!follow(r, r->list.v[i])) return false;
    table_set(r->reached, "[content_types].xml", r);
    for (size_t i = 0; i < r->o->files.list.n; i++) {
        struct zip_entry *e = &r->o->files.list.v[i];
        if (!is_reached(r, e->name)) e->dropped = true;
    }
    return true;
}

/* ---- the list of types ----------------------------------------------------------------------------------- */

static enum xml_answer clean_type(void *context, const struct xml_element *e) {
    struct reach *r = context;
    const char *type = xml_attribute(e, "ContentType"), *part = xml_attribute(e, "PartName");
    if (part && !zip_find(&r->o->files, *part == '/' ? part + 1 : part)) return XML_DROP;
    if (part && type && strstr(type, "macroEnabled"))
        clean_hold(r->o->c, OFFICE_MACROS, OFFICE_MACROS_REMEDY);
    return XML_KEEP;
}

static bool clean_types(struct reach *r) {
    struct zip_entry *types = zip_find(&r->o->files, "[Content_Types].xml");
    const struct xml_visitor v = {.context = r, .element = clean_type};
    return types && office_clean_part(r->o, types, &v) ? !r->o->c->why
                                                       : clean_hold(r->o->c, OFFICE_DAMAGED, OFFICE_REMEDY);
}

/* ---- what stands in the parts ---------------------------------------------------------------------------- */

#define WORD "wordprocessingml"
#define MICROSOFT "schemas.microsoft.com/office/word"
#define SHEET "spreadsheet"
#define RELATIONS "/relationships"
#define CHANGED(name) \
    { WORD, name, NULL, XML_DROP, CLEAN_BIT(CHANGES) }
#define COMMENT(name) \
    { WORD, name, NULL, XML_DROP, CLEAN_BIT(COMMENTS) }
#define SILENT(ns, name) \
    { ns, name, NULL, XML_DROP, 0 }

static const struct office_rule rules[] = {
    /* An insertion becomes text; where it marks a paragraph or a row, the mark goes. A deletion goes, with its row. */
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
    SILENT(WORD, "rsids"),
    SILENT(WORD, "trackRevisions"),
    SILENT(WORD, "docVars"),
    SILENT(WORD, "dataBinding"),
    SILENT(MICROSOFT, "docId"),
    SILENT(MICROSOFT, "dataBinding"),
    {WORD, "mailMerge", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    SILENT(SHEET, "fileSharing"),
    SILENT(SHEET, "absPath"),
    SILENT(SHEET, "revisionPtr"),
    SILENT(SHEET, "customWorkbookViews"),
    SILENT(SHEET, "customSheetViews"),
    {SHEET, "sheetDataSet", NULL, XML_DROP, CLEAN_BIT(LINKS)},
    SILENT("www.w3.org/2000/svg", "metadata"),
    {"www.w3.org/2000/svg", "script", NULL, XML_DROP, CLEAN_BIT(SCRIPTS)},
    {"www.w3.org/2000/svg", "foreignObject", NULL, XML_DROP, CLEAN_BIT(SCRIPTS)},
};

static bool is_gone(struct office *o, const char *id) {
    return table_find(o->gone, arena_printf(o->arena, "%s\n%s", o->part, id)) != NULL;
}

/* Does the element use a relation that was dropped? */
static bool uses_dropped(struct office *o, const struct xml_element *e) {
    const char *id = xml_attribute_of(e, RELATIONS);
    return id && is_gone(o, id);
}

/* Page setups go on without the settings of a printer. */
static bool is_needed(const struct xml_element *e) {
    return !*e->parent || strcmp(e->name, "pageSetup") == 0;
}

/* A sheet that its maker hid, perhaps the marks of a whole class; a slide that is left out. */
static bool is_hidden(const struct xml_element *e) {
    bool sheet = strcmp(e->name, "sheet") == 0 && strcmp(e->parent, "sheets") == 0;
    const char *state = sheet                         ? xml_attribute(e, "state")
                        : strcmp(e->name, "sld") == 0 ? xml_attribute(e, "show")
                                                      : NULL;
    return state && (strcasestr(state, "hidden") || strcmp(state, "0") == 0 || strcmp(state, "false") == 0);
}

static enum xml_answer clean_element(void *context, const struct xml_element *e) {
    struct office *o = context;
    if (is_hidden(e)) o->c->removed |= CLEAN_HIDDEN;
    if (!is_needed(e) && uses_dropped(o, e)) return XML_DROP;
    return office_answer(o, rules, sizeof rules / sizeof *rules, e);
}

static enum xml_answer clean_attribute(void *context, const struct xml_element *e, const char *ns,
                                       const char *name, const char *value) {
    static const char *const unwanted[] = {"author",      "initials", "userId",
                                           "refreshedBy", "userName", "providerId"};
    struct office *o = context;
    if (strstr(ns, WORD) && strncmp(name, "rsid", 4) == 0) return XML_DROP;
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        if (strcmp(name, unwanted[i]) == 0) return XML_DROP;
    if (strstr(e->ns, "www.w3.org/2000/svg") && strncmp(name, "on", 2) == 0) return XML_DROP;
    if (strstr(ns, RELATIONS) && is_gone(o, value)) return XML_DROP;
    return office_attribute(name, value);
}

static bool is_handled(const char *name) {
    size_t n = strlen(name);
    return strcasecmp(name, "[Content_Types].xml") == 0 || (n > 5 && strcasecmp(name + n - 5, ".rels") == 0);
}

static bool clean_parts(struct office *o) {
    const struct xml_visitor v = {.context = o, .element = clean_element, .attribute = clean_attribute};
    for (size_t i = 0; i < o->files.list.n; i++) {
        struct zip_entry *e = &o->files.list.v[i];
        if (!e->dropped && !is_handled(e->name) && !office_clean_part(o, e, &v)) return false;
    }
    return true;
}

bool clean_ooxml(struct office *o) {
    struct reach r = {.o = o, .reached = table_new(o->arena)};
    o->gone = table_new(o->arena);
    return reach_all(&r) && clean_types(&r) && clean_parts(o);
}
