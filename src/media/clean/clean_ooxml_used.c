/* clean_ooxml_used.c: finds the sheets, headers, notes, and shared strings that an Office Open XML
 * document shows. Those that were deleted or switched off often remain in the file. */
#include "media/clean/clean_office.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

#define SHEET "spreadsheetml"
#define RELATIONS "/relationships"

static void use(struct office *o, const char *kind, const char *id) {
    if (id && !ooxml_is_used(o, kind, id))
        table_set(o->used, arena_printf(o->arena, "%s %s", kind, id), o);
}

bool ooxml_is_used(const struct office *o, const char *kind, const char *id) {
    return table_find(o->used, arena_printf(o->arena, "%s %s", kind, id)) != NULL;
}

static bool is_switched_on(const struct xml_element *e) {
    const char *value = xml_attribute(e, "val");
    return !value ||
           (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

static void look_at_settings(void *context, const struct xml_element *e) {
    if (strcmp(e->name, "evenAndOddHeaders") == 0 && is_switched_on(e))
        use(context, "pages", "even");
}

/* A section without its own first-page header inherits it from the section before, so one with
 * titlePg is enough for all. */
static void look_at_sections(void *context, const struct xml_element *e) {
    if (strcmp(e->name, "titlePg") == 0 && is_switched_on(e)) use(context, "pages", "first");
}

static void look_at_main(void *context, const struct xml_element *e) {
    struct office *o = context;
    const char *type = xml_attribute(e, "type");
    if (strcmp(e->name, "sheets") == 0) o->is_workbook = true;
    if (office_is_among("sheets sldIdLst", e->parent)) use(o, "id", xml_attribute_of(e, RELATIONS));
    if (office_is_among("headerReference footerReference", e->name) &&
        !xml_above(e, "sectPrChange") &&
        (!type || strcmp(type, "default") == 0 || ooxml_is_used(o, "pages", type)))
        use(o, "id", xml_attribute_of(e, RELATIONS));
    if (office_is_among("footnoteReference endnoteReference", e->name) && !xml_above(e, "del") &&
        !xml_above(e, "moveFrom"))
        use(o, e->name, xml_attribute(e, "id"));
}

void ooxml_look_at_main(struct office *o, const struct zip_entry *settings) {
    const struct zip_entry *main = zip_find(&o->files, o->main);
    const struct xml_visitor of_settings = {.context = o, .look = look_at_settings},
                             of_sections = {.context = o, .look = look_at_sections},
                             of_main = {.context = o, .look = look_at_main};
    if (settings) xml_look(settings->data.p, settings->data.n, &of_settings);
    xml_look(main->data.p, main->data.n, &of_sections);
    xml_look(main->data.p, main->data.n, &of_main);
}

/* ---- shared strings ---- */

enum { MOST_STRINGS = 1 << 26 };

/* One byte per string, in the order of their numbers. */
static void look_at_cell(void *context, const struct xml_element *e) {
    struct office *o = context;
    if (strcmp(e->name, "v") != 0 || strcmp(e->parent, "c") != 0 || !strstr(e->ns, SHEET)) return;
    const struct xml_element cell = xml_ancestor(e, 1);
    const char *type = xml_attribute(&cell, "t");
    if (!type || strcmp(type, "s") != 0) return;
    struct buf text = BUF_INIT;
    xml_text(e, &text);
    size_t i = strtoul(text.p, NULL, 10);
    buf_release(&text);
    if (i >= MOST_STRINGS) return;
    if (i >= o->strings.n) {
        size_t more = i + 1 - o->strings.n;
        buf_reserve(&o->strings, more);
        memset(o->strings.p + o->strings.n, 0, more);
        o->strings.n += more;
    }
    o->strings.p[i] = 1;
}

void ooxml_look_at_cells(struct office *o) {
    const struct xml_visitor v = {.context = o, .look = look_at_cell};
    for (size_t i = 0; o->is_workbook && i < o->files.list.n; i++) {
        const struct zip_entry *e = &o->files.list.v[i];
        if (!e->dropped && office_is_xml(&e->data)) xml_look(e->data.p, e->data.n, &v);
    }
}

bool ooxml_is_string_used(const struct office *o, size_t i) {
    return !o->is_workbook || i >= MOST_STRINGS || (i < o->strings.n && o->strings.p[i]);
}
