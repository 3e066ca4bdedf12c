/* clean_ooxml.c: Word, Excel, and PowerPoint documents (ECMA-376). Parts refer to each other by
 * relations. A relation is dropped, along with the element that uses it, unless it is known to lead
 * to something visible; parts that can no longer be reached are not written. The content of the
 * parts is cleaned in clean_ooxml_parts.c. */
#include "media/clean/clean_office.h"

#include "base/ascii.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum fate { SHOWN, DROP, HOLD_MACROS, HOLD_EMBEDDED, HOLD_DATA };

/* By the last word of a relation's type. Types that are not in the table are dropped and
 * reported. */
static const struct relation_rule {
    const char *types;
    enum fate fate;
    unsigned note;
} relations[] = {
    {"officeDocument styles numbering fontTable settings theme themeOverride tableStyles header footer footnotes "
     "endnotes font image hyperlink video audio media chart chartEx chartUserShapes diagramData diagramLayout "
     "diagramQuickStyle diagramColors diagramDrawing drawing vmlDrawing extended-properties",
     SHOWN, 0},
    {"worksheet chartsheet sharedStrings sheetMetadata table ctrlProp slide slideMaster slideLayout",
     SHOWN, 0},
    /* Information about the document and its authors, and data for programs. */
    {"core-properties custom-properties thumbnail customXml customXmlProps customProperty "
     "printerSettings attachedTemplate classificationlabels userXmlData keyMapCustomizations extensibility "
     "webextensiontaskpanes tags changesInfo revisionInfo presProps viewProps webSettings stylesWithEffects "
     "glossaryDocument notesMaster handoutMaster chartStyle chartColorStyle calcChain volatileDependencies hdphoto "
     "people person commentAuthors authors commentsExtended commentsIds commentsExtensible usernames signature",
     DROP, 0},
    {"comments threadedComment documenttasks tasks", DROP, CLEAN_BIT(COMMENTS)},
    {"revisionHeaders revisionLog", DROP, CLEAN_BIT(CHANGES)},
    {"notesSlide", DROP, CLEAN_BIT(SPEAKER_NOTES)},
    {"externalLink mailMergeSource mailMergeHeaderSource recipientData subDocument frame transform",
     DROP, CLEAN_BIT(LINKS)},
    {"pivotTable pivotCacheDefinition pivotCacheRecords slicer slicerCache timeline timelineCache",
     DROP, CLEAN_BIT(PIVOTS)},
    {"origin", DROP, CLEAN_BIT(SIGNATURES)},
    {"vbaProject wordVbaData attachedToolbars xlMacrosheet xlIntlMacrosheet dialogsheet control activeXControlBinary",
     HOLD_MACROS, 0},
    {"oleObject package aFChunk", HOLD_EMBEDDED, 0},
    {"connections queryTable xmlMaps powerPivotData richValueRel rdRichValue rdArray", HOLD_DATA,
     0},
};
static const struct relation_rule unknown = {"", DROP, CLEAN_BIT(UNKNOWN)};

static const struct relation_rule *relation_rule(const char *type) {
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (office_is_among(relations[i].types, type)) return &relations[i];
    return &unknown;
}

/* ---- names of parts ---- */

/* "word/_rels/document.xml.rels" for "word/document.xml"; "_rels/.rels" for "". */
static const char *relations_of(struct arena *a, const char *part) {
    const char *slash = strrchr(part, '/');
    int folder = slash ? (int)(slash + 1 - part) : 0;
    return arena_printf(a, "%.*s_rels/%s.rels", folder, part, part + folder);
}

/* "word/media/a.png" for "media/a.png" in "word/document.xml". */
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

/* ---- relations of one part ---- */

struct links {
    struct office *o;
    const char *part;          /* the source of the relations */
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
        hold(
            l, "it is connected to other data",
            "save it as PDF, or copy the values into a new workbook; or take it out of the evidence folder");
}

static enum xml_answer drop_relation(struct links *l, const struct xml_element *e, unsigned note) {
    const char *id = xml_attribute(e, "Id");
    l->o->c->removed |= note;
    if (id) table_set(l->o->gone, arena_printf(l->o->arena, "%s\n%s", l->part, id), l->o);
    return XML_DROP;
}

/* Shapes that show cell comments. Others of the same type are controls, or pictures in a page
 * header. */
static bool shows_notes(const char *type, const struct zip_entry *shapes) {
    static const char mark[] = "ObjectType=\"Note\"";
    return strcmp(type, "vmlDrawing") == 0 &&
           memmem(shapes->data.p, shapes->data.n, mark, sizeof mark - 1);
}

/* A target outside of the document may be a web page, but not a file on a disk, a picture that is
 * loaded, or another workbook. */
static enum xml_answer clean_external(struct links *l, const struct xml_element *e,
                                      const struct relation_rule *rule, const char *type,
                                      const char *target) {
    if (rule->fate != SHOWN)
        return drop_relation(l, e, rule->fate == DROP ? rule->note : CLEAN_BIT(LINKS));
    if (strcmp(type, "hyperlink") == 0 && office_is_open_link(target)) return XML_KEEP;
    l->o->c->removed |= CLEAN_BIT(LINKS);
    xml_set_attribute(e, "Target", "removed");
    return XML_KEEP;
}

static void find_words(void *context, const struct xml_element *e) {
    struct buf text = BUF_INIT;
    if (strcmp(e->name, "t") == 0 && strcmp(e->parent, "r") == 0) xml_text(e, &text);
    *(bool *)context |= text.p[strspn(text.p, " \t\r\n")] != '\0';
    buf_release(&text);
}

/* Speaker notes may contain nothing but the slide number. */
static unsigned note_of(struct links *l, const struct relation_rule *rule, const char *target) {
    const struct zip_entry *part = zip_find(&l->o->files, resolve(l->o->arena, l->part, target));
    bool words = false;
    const struct xml_visitor v = {.context = &words, .look = find_words};
    if (rule->note != CLEAN_BIT(SPEAKER_NOTES) || !part) return rule->note;
    return !xml_look(part->data.p, part->data.n, &v) || words ? rule->note : 0;
}

static bool is_main(const struct office *o, const char *part) {
    return *part && o->main && strcmp(part, o->main) == 0;
}

/* A sheet that is in no list, or a header that is switched off. */
static bool is_unused(const struct links *l, const struct xml_element *e, const char *type) {
    const char *id = xml_attribute(e, "Id");
    return is_main(l->o, l->part) &&
           office_is_among("worksheet chartsheet slide header footer", type) &&
           !(id && ooxml_is_used(l->o, "id", id));
}

/* A visible part of the document. An SVG picture is dropped, because the document also has it as a
 * bitmap. */
static enum xml_answer clean_shown(struct links *l, const struct xml_element *e, const char *type,
                                   const char *target) {
    char *name = arena_strdup(l->o->arena, resolve(l->o->arena, l->part, target));
    char *fragment = strchr(name, '#'); /* a link to a slide */
    if (fragment) *fragment = '\0';
    const struct zip_entry *part = zip_find(&l->o->files, name);
    if (!part) return XML_KEEP;
    if (shows_notes(type, part)) return drop_relation(l, e, CLEAN_BIT(COMMENTS));
    if (strcmp(type, "image") == 0 && office_is_xml(&part->data)) return drop_relation(l, e, 0);
    if (strcmp(type, "font") == 0 && !office_is_font(&part->data))
        return drop_relation(l, e, CLEAN_BIT(FONTS));
    if (strcmp(type, "officeDocument") == 0 && !*l->part) l->o->main = part->name;
    if (strcmp(type, "styles") == 0 && strcmp(l->part, l->o->main ? l->o->main : "") == 0)
        l->o->styled = part->name;
    if (is_unused(l, e, type)) return drop_relation(l, e, 0);
    VEC_PUSH(l->o->arena, &l->targets, part->name);
    return XML_KEEP;
}

static enum xml_answer clean_relation(void *context, const struct xml_element *e) {
    struct links *l = context;
    if (strcmp(e->name, "Relationship") != 0) return XML_KEEP;
    const char *type = xml_attribute(e, "Type"), *target = xml_attribute(e, "Target"),
               *mode = xml_attribute(e, "TargetMode");
    if (!type || !target) return XML_DROP;
    type = strrchr(type, '/') ? strrchr(type, '/') + 1 : type;
    const struct relation_rule *rule = relation_rule(type);
    if (mode && strcmp(mode, "External") == 0) return clean_external(l, e, rule, type, target);
    if (rule->fate == HOLD_EMBEDDED && is_chart(l->part))
        return drop_relation(l, e, CLEAN_BIT(DATA));
    if (rule->fate != DROP && rule->fate != SHOWN) hold_for(l, rule->fate);
    return rule->fate == SHOWN ? clean_shown(l, e, type, target)
                               : drop_relation(l, e, note_of(l, rule, target));
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

/* ---- reachable parts ---- */

struct reach {
    struct office *o;
    struct table *reached; /* lowercase names */
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

static void find_settings(void *context, const struct xml_element *e) {
    struct links *l = context;
    const char *type = xml_attribute(e, "Type"), *target = xml_attribute(e, "Target");
    const char *last = type ? strrchr(type, '/') : NULL;
    if (target && last && strcmp(last, "/settings") == 0)
        VEC_PUSH(l->o->arena, &l->targets,
                 resolve(l->o->arena, l->part, arena_strdup(l->o->arena, target)));
}

static void look_at_main(struct office *o, const struct zip_entry *rels) {
    struct links l = {.o = o, .part = o->main};
    const struct xml_visitor v = {.context = &l, .look = find_settings};
    xml_look(rels->data.p, rels->data.n, &v);
    ooxml_look_at_main(o, l.targets.n ? zip_find(&o->files, l.targets.v[0]) : NULL);
}

static bool follow(struct reach *r, const char *part) {
    const char *name = relations_of(r->o->arena, part);
    struct zip_entry *rels = zip_find(&r->o->files, name);
    struct links l = {.o = r->o, .part = part};
    if (!rels) return true;
    if (is_main(r->o, part)) look_at_main(r->o, rels);
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

/* ---- the list of content types ---- */

static enum xml_answer clean_type(void *context, const struct xml_element *e) {
    struct reach *r = context;
    const char *type = xml_attribute(e, "ContentType"), *part = xml_attribute(e, "PartName");
    if (type && strstr(type, "macroEnabled"))
        clean_hold(r->o->c, OFFICE_MACROS, OFFICE_MACROS_REMEDY);
    if (part && !zip_find(&r->o->files, *part == '/' ? part + 1 : part)) return XML_DROP;
    return XML_KEEP;
}

static bool clean_types(struct reach *r) {
    struct zip_entry *types = zip_find(&r->o->files, "[Content_Types].xml");
    const struct xml_visitor v = {.context = r, .element = clean_type};
    return types && office_clean_part(r->o, types, &v)
               ? !r->o->c->why
               : clean_hold(r->o->c, OFFICE_DAMAGED, OFFICE_REMEDY);
}

/* ---- the document ---- */

bool clean_ooxml(struct office *o) {
    struct reach r = {.o = o, .reached = table_new(o->arena)};
    o->gone = table_new(o->arena);
    o->used = table_new(o->arena);
    return reach_all(&r) && clean_types(&r) &&
           (o->main || clean_hold(o->c, OFFICE_EMPTY, OFFICE_REMEDY)) && ooxml_clean_parts(o);
}
