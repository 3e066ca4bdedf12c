/* clean_fields.c: the fields of Word documents. A field has a code, "INCLUDETEXT C:\\Users\\…", and
 * a visible result. The code is kept if it only counts, refers to a place in the document, or is
 * shown itself. Otherwise only the result is kept, as text.
 *
 * A field is not an element but a sequence of siblings: begin, code, separate, result, end. They
 * may be in several paragraphs and contain other fields. So all elements are examined before the
 * first decision. */
#include "media/clean/clean_office.h"

#include "base/ascii.h"

#include <string.h>

enum { MOST_OPEN = 20 };

/* ---- reading a code ---- */

/* `argument` is the rest of a link's code: an address, or a switch if it leads to a place in the
 * document. */
static bool leads_to_file(struct arena *a, const char *argument) {
    argument += strspn(argument, " ");
    if (*argument == '\\') return false;
    bool quoted = *argument == '"';
    argument += quoted;
    return !office_is_open_link(arena_strndup(a, argument, strcspn(argument, quoted ? "\"" : " ")));
}

static enum field_mark field_mark(struct arena *a, const char *code) {
    static const char
        stay[] =
            "page numpages sectionpages section pageref ref noteref toc index toa seq styleref hyperlink "
            "eq symbol formtext formcheckbox formdropdown date time listnum autonum autonumlgl "
            "autonumout advance macrobutton displaybarcode shape",
        lead_out[] =
            "includetext includepicture include import link dde ddeauto rd database mergefield",
        hide[] = "xe tc ta private";
    code += strspn(code, " ");
    const char *name = ascii_lowered(a, arena_strndup(a, code, strcspn(code, " \\\"")));
    if (office_names_place(code) || office_is_among(lead_out, name)) return FIELD_LEADS_OUT;
    if (strcmp(name, "hyperlink") == 0 && leads_to_file(a, code + strlen(name)))
        return FIELD_LEADS_OUT;
    if (office_is_among(hide, name)) return FIELD_HIDES;
    return *code == '=' || office_is_among(stay, name) ? FIELD_STAYS : FIELD_GOES;
}

/* ---- the elements of a field ---- */

/* An inner field is decided first; an outer field that stays does not change its marks. */
static void mark_all(const struct field *f, enum field_mark mark) {
    for (size_t i = 0; i < f->parts.n; i++)
        if (mark != FIELD_STAYS || !xml_marked(&f->parts.v[i], 0))
            xml_mark(&f->parts.v[i], 0, (int)mark);
}

static void decide(struct fields *fs, struct field *f) {
    if (!f->shows) f->mark = field_mark(fs->arena, f->code.p);
    f->shows = true;
    mark_all(f, f->mark);
    f->parts.n = 0;
}

/* Adds e to each open field whose code it is in. */
static void add_part(struct fields *fs, const struct xml_element *e) {
    for (size_t i = fs->open.n; i-- > 0;)
        if (!fs->open.v[i].shows) VEC_PUSH(fs->arena, &fs->open.v[i].parts, *e);
}

static void add_text(struct fields *fs, const struct xml_element *e) {
    for (size_t i = fs->open.n; i-- > 0;)
        if (!fs->open.v[i].shows) {
            xml_text(e, &fs->open.v[i].code);
            return;
        }
}

static void mark_boundary(struct fields *fs, const struct xml_element *e) {
    const char *type = xml_attribute(e, "fldCharType");
    if (type && strcmp(type, "begin") == 0 && fs->open.n < MOST_OPEN)
        VEC_PUSH(fs->arena, &fs->open, ((struct field){.code = BUF_INIT}));
    add_part(fs, e);
    if (!type || strcmp(type, "begin") == 0 || !fs->open.n) return;
    struct field *f = &fs->open.v[fs->open.n - 1];
    if (f->shows) VEC_PUSH(fs->arena, &f->parts, *e);
    decide(fs, f);
    if (strcmp(type, "end") != 0) return;
    buf_release(&f->code);
    fs->open.n--;
}

void clean_fields_look(struct fields *fs, const struct xml_element *e) {
    const char *simple = strcmp(e->name, "fldSimple") == 0 ? xml_attribute(e, "instr") : NULL;
    if (simple) xml_mark(e, 0, (int)field_mark(fs->arena, simple));
    if (strcmp(e->name, "fldChar") == 0) {
        mark_boundary(fs, e);
    } else if (strcmp(e->parent, "r") == 0 && strcmp(e->name, "rPr") != 0) {
        add_part(fs, e);
        if (strcmp(e->name, "instrText") == 0 || strcmp(e->name, "t") == 0) add_text(fs, e);
    }
}

void clean_fields_end(struct fields *fs) {
    for (size_t i = 0; i < fs->open.n; i++) buf_release(&fs->open.v[i].code);
    fs->open.n = 0;
}

/* ---- the decision ---- */

enum xml_answer clean_fields_answer(struct office *o, const struct xml_element *e) {
    static const unsigned notes[] = {
        [FIELD_LEADS_OUT] = CLEAN_BIT(LINKS), [FIELD_HIDES] = CLEAN_BIT(HIDDEN), [FIELD_MARKS] = 0};
    int mark = xml_marked(e, 0);
    bool simple = strcmp(e->name, "fldSimple") == 0,
         boundary = office_is_among("fldChar instrText", e->name);
    if (!simple && !boundary && strcmp(e->parent, "r") != 0) return XML_KEEP;
    if (mark == FIELD_STAYS || mark >= FIELD_MARKS || (!mark && !boundary)) return XML_KEEP;
    return office_drop(o, simple ? XML_UNWRAP : XML_DROP, notes[mark]);
}
