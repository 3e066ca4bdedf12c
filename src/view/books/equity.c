/* equity.c: do evidence, feedback, and supports reach every group? For staff above the class.
 * This sheet counts nothing itself: it shows the snapshot of a term (model/equity.h). Groups are
 * side by side for easy comparison. */
#include "model/equity.h"
#include "model/audiences.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/policy.h"
#include "view/books/roll_book.h"

#include <string.h>

/* The line with this figure, or NULL. For a school too small for groups, all lines give the same
 * reason. */
static const struct equity_line *line_of(const struct snapshot *s, const char *school,
                                         enum equity_group group, enum equity_measure of) {
    for (size_t i = 0; i < s->n_lines; i++) {
        const struct equity_line *l = &s->lines[i];
        bool here = school ? l->school && strcmp(l->school, school) == 0 : !l->school;
        if (here && l->group == group && l->of == of) return l;
    }
    return NULL;
}

static struct sheet_cell band(const struct sheets *s, struct equity_band band) {
    const char *key = band.from ? "equity.band" : "equity.under";
    if (!band.below) key = "equity.or_more";
    return cell_text(SAY(s, key, NUMBER("from", band.from), NUMBER("below", band.below)));
}

static struct sheet_cell cell(const struct sheets *s, const char *school, enum equity_group group,
                              enum equity_measure of, bool with) {
    static const char *const whys[] = {
        [EQUITY_SMALL] = "equity.small", [EQUITY_HIDDEN] = "equity.hidden"};
    const struct equity_line *l = line_of(s->workspace->snapshot, school, group, of);
    if (!l) return cell_text(NULL);
    const struct equity_figure *f = &l->figure;
    if (f->why) return cell_text(T(s, whys[f->why]));
    return band(s, with ? f->with : f->without);
}

#define EQUITY_COLUMNS(X)                                                                         \
    X("district.unit", cell_text(name), 34, .wrap = true, .key = "unit")                          \
    X("equity.each", cell_text(T(s, measures[of])), 28, .key = "of")                              \
    X("equity.english_learners", cell(s, school, EQUITY_ENGLISH, of, true), 22, .key = "english") \
    X("equity.other_learners", cell(s, school, EQUITY_ENGLISH, of, false), 22, .key = "others")   \
    X("equity.with_services", cell(s, school, EQUITY_SERVICES, of, true), 22, .key = "services")  \
    X("equity.without_services", cell(s, school, EQUITY_SERVICES, of, false), 22, .key = "without")

static void add_unit(struct sheets *s, const char *school, const char *name) {
    static const char *const measures[] = {[EQUITY_EVIDENCE] = "equity.evidence",
                                           [EQUITY_FEEDBACK] = "equity.feedback",
                                           [EQUITY_SUPPORTS] = "equity.supports"};
    for (enum equity_measure of = 0; of < EQUITY_MEASURES; of++) ROW(s, EQUITY_COLUMNS);
}

/* What a team can do instead if figures by group would be about individual children. */
static const char *instead(const struct sheets *s) {
    const struct workspace *w = s->workspace;
    const struct equity_line *all = line_of(w->snapshot, NULL, EQUITY_ENGLISH, EQUITY_EVIDENCE);
    bool district_shows = s->roll->of->school && all && all->figure.why != EQUITY_SMALL;
    return SAY(s, district_shows ? "equity.see_district" : "equity.too_small",
               NUMBER("days", w->no_evidence_days));
}

static void add_equity(struct sheets *s) {
    const struct snapshot *shot = s->workspace->snapshot;
    const struct roll *r = s->roll->of;
    const char *of = r->district ? NULL : r->school;
    const struct equity_line *first =
        shot ? line_of(shot, of, EQUITY_ENGLISH, EQUITY_EVIDENCE) : NULL;
    if (!first || !policy_shows_to(AUDIENCE_STAFF, DATUM_GROUP_FIGURES)) return;
    if (first->figure.why == EQUITY_SMALL) {
        s->sheet->empty = instead(s);
        return;
    }
    s->sheet->note = SAY(s, "equity.note", TEXT("term", sheets_words(s, &shot->term->name)),
                         DAY(s, "from", shot->from), DAY(s, "to", shot->to));
    for (size_t i = 0; r->district && i < r->n; i++)
        add_unit(s, r->units[i].school, r->units[i].name);
    add_unit(s, of, r->district ? T(s, "equity.all_schools") : r->name);
}

SHEET(roll_equity, EQUITY_COLUMNS, add_equity, .name = "equity.sheet", .table = "Equity",
      .title = "equity.title", .empty = "equity.none", .tab = TAB_SUN, .frozen = 2);
