/* equity.c: do evidence, feedback and supports reach every group? For staff above the class. Nothing is counted here: the sheet shows
 * the snapshot of a term (model/equity.h), and the groups are side by side, so that they can be compared at a glance. */
#include "view/books/roll_book.h"

#include <string.h>

/* A snapshot says the same of all figures of a school that is too small for groups. */
static const struct equity_line *line_of(const struct snapshot *s, const char *school,
                                         enum equity_group group, enum equity_measure of) {
    for (size_t i = 0; i < s->n_lines; i++) {
        const struct equity_line *l = &s->lines[i];
        bool here = school ? l->school && strcmp(l->school, school) == 0 : !l->school;
        if (here && l->group == group && l->of == of) return l;
    }
    return NULL;
}

static struct sheet_cell band(const struct roll_book *b, struct equity_band band) {
    const struct tr_arg facts[] = {{.name = "from", .number = band.from, .is_number = true},
                                   {.name = "below", .number = band.below, .is_number = true}};
    const char *key = !band.below ? "equity.or_more" : !band.from ? "equity.under" : "equity.band";
    return cell_text(tr_with(b->lang, b->arena, key, facts, sizeof facts / sizeof *facts));
}

static struct sheet_cell cell(const struct roll_book *b, const char *school, enum equity_group group,
                              enum equity_measure of, bool with) {
    static const char *const whys[] = {[EQUITY_SMALL] = "equity.small", [EQUITY_HIDDEN] = "equity.hidden"};
    const struct equity_line *l = line_of(b->workspace->snapshot, school, group, of);
    if (!l) return cell_text(NULL);
    const struct equity_figure *f = &l->figure;
    return f->why ? cell_text(tr(b->lang, whys[f->why])) : band(b, with ? f->with : f->without);
}

#define EQUITY_COLUMNS(X)                                                                         \
    X("district.unit", cell_text(name), 34, .wrap = true, .key = "unit")                          \
    X("equity.each", cell_text(tr(b->lang, measures[of])), 28, .key = "of")                       \
    X("equity.english_learners", cell(b, school, EQUITY_ENGLISH, of, true), 22, .key = "english") \
    X("equity.other_learners", cell(b, school, EQUITY_ENGLISH, of, false), 22, .key = "others")   \
    X("equity.with_services", cell(b, school, EQUITY_SERVICES, of, true), 22, .key = "services")  \
    X("equity.without_services", cell(b, school, EQUITY_SERVICES, of, false), 22, .key = "without")

static void add_unit(struct roll_book *b, const char *school, const char *name) {
    static const char *const measures[] = {[EQUITY_EVIDENCE] = "equity.evidence",
                                           [EQUITY_FEEDBACK] = "equity.feedback",
                                           [EQUITY_SUPPORTS] = "equity.supports"};
    for (enum equity_measure of = 0; of < EQUITY_MEASURES; of++) ROW(&b->sheets, EQUITY_COLUMNS);
}

static const char *note(const struct roll_book *b) {
    const struct snapshot *s = b->workspace->snapshot;
    const struct tr_arg facts[] = {{.name = "term", .text = words_text(&s->term->name, lang_tag(b->lang))},
                                   {.name = "from", .text = lang_date(b->lang, b->arena, s->from, DATE_LONG)},
                                   {.name = "to", .text = lang_date(b->lang, b->arena, s->to, DATE_LONG)}};
    return tr_with(b->lang, b->arena, "equity.note", facts, sizeof facts / sizeof *facts);
}

/* What a team can ask where figures by group would be about single children. */
static const char *instead(const struct roll_book *b) {
    const struct workspace *w = b->workspace;
    const struct tr_arg days = {.name = "days", .number = w->no_evidence_days, .is_number = true};
    const struct equity_line *all = line_of(w->snapshot, NULL, EQUITY_ENGLISH, EQUITY_EVIDENCE);
    bool district_tells = b->roll->school && all && all->figure.why != EQUITY_SMALL;
    return tr_with(b->lang, b->arena, district_tells ? "equity.see_district" : "equity.too_small", &days, 1);
}

void roll_add_equity(struct roll_book *b) {
    const struct snapshot *s = b->workspace->snapshot;
    const struct roll *r = b->roll;
    struct sheet *sheet = SHEET(&b->sheets, EQUITY_COLUMNS, .name = "equity.sheet", .table = "Equity",
                                .title = "equity.title", .empty = "equity.none", .tab = TAB_SUN, .frozen = 2);
    const char *of = r->district ? NULL : r->school;
    const struct equity_line *first = s ? line_of(s, of, EQUITY_ENGLISH, EQUITY_EVIDENCE) : NULL;
    if (!first) return;
    if (first->figure.why == EQUITY_SMALL) {
        sheet->empty = instead(b);
        return;
    }
    sheet->note = note(b);
    for (size_t i = 0; r->district && i < r->n; i++) add_unit(b, r->units[i].school, r->units[i].name);
    add_unit(b, of, r->district ? tr(b->lang, "equity.all_schools") : r->name);
}
