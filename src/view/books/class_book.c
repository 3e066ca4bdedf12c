/* class_book.c: the class workbook, made only from summaries: its list of sheets, Overview, and
 * Targets. Learners are in roster order: nothing here sorts by level. */
#include "view/books/class_book.h"

#include "model/framework.h"
#include "model/group.h"
#include "model/workspace.h"
#include "view/books/books.h"

#include <string.h>
#include <strings.h>

/* ---- learners ---- */

static bool has_namesake(const struct summary *l, struct summary *const *learners, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (learners[i] != l && strcasecmp(learners[i]->name, l->name) == 0) return true;
    return false;
}

/* The learners, each with a name of their own: formulas find a learner's rows by the name, and so
 * do readers. */
static struct summary *const *told_apart(struct arena *a, struct summary *const *learners,
                                         size_t n) {
    struct summary **all = arena_array(a, n + 1, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        all[i] = learners[i];
        if (!has_namesake(learners[i], learners, n)) continue;
        all[i] = arena_copy(a, learners[i], sizeof *learners[i]);
        all[i]->name = arena_printf(a, "%s (%s)", learners[i]->name, learners[i]->id);
    }
    return all;
}

/* ---- which frameworks ---- */

static const struct summary_competency *counts_of(const struct summary *l, const char *anchor) {
    for (size_t i = 0; i < l->n_competencies; i++)
        if (strcmp(l->competencies[i].anchor, anchor) == 0) return &l->competencies[i];
    return NULL;
}

static bool is_of_class(const struct class_book *b, const struct framework *f) {
    for (size_t i = 0; i < b->group->n_frameworks; i++)
        if (b->group->frameworks[i] == f) return true;
    return false;
}

static bool is_worked_on(const struct class_book *b, const struct framework *f) {
    for (size_t i = 0; i < b->n; i++)
        if (f->n_competencies && counts_of(b->learners[i], f->competencies[0].anchor)) return true;
    return false;
}

static void add_framework(struct arena *a, struct class_book *b, struct framework *f) {
    VEC_PUSH(a, &b->frameworks, f);
    for (size_t i = 0; i < f->n_competencies; i++)
        VEC_PUSH(a, &b->competencies, &f->competencies[i]);
}

static void find_frameworks(struct arena *a, struct class_book *b, const struct workspace *w) {
    for (size_t i = 0; i < b->group->n_frameworks; i++)
        add_framework(a, b, b->group->frameworks[i]);
    for (size_t i = 0; i < w->n_frameworks; i++)
        if (!is_of_class(b, &w->frameworks[i]) && is_worked_on(b, &w->frameworks[i]))
            add_framework(a, b, &w->frameworks[i]);
}

/* ---- links to learners ---- */

/* A workbook gets opened elsewhere, also on the web, so its links point to the web, if the pages
 * are there. */
const char *class_page_of(const struct sheets *s, const struct summary *l, const char *page) {
    if (s->workspace->site_address)
        return arena_printf(s->arena, "%s/%s/%s", s->workspace->site_address, l->out, page);
    /* class.xlsx is in the class's folder, and the learner's folder is below it, or for a course
     * below that of another class */
    const char *out = s->class->group->out;
    const size_t n = strlen(out);
    if (strncmp(l->out, out, n) == 0 && l->out[n] == '/')
        return arena_printf(s->arena, "%s/%s", l->out + n + 1, page);
    const char *up = "../";
    for (const char *p = out; *p; p++)
        if (*p == '/') up = arena_printf(s->arena, "../%s", up);
    return arena_printf(s->arena, "%s%s/%s", up, l->out, page);
}

struct sheet_cell class_learner(const struct sheets *s, const struct summary *l) {
    return cell_linked(l->name, class_page_of(s, l, "index.html"));
}

/* ---- Overview: learner by competency, as counts ---- */

static struct date last_evidence(const struct summary *l) {
    struct date last = {0};
    for (size_t i = 0; i < l->n_evidence; i++)
        if (date_cmp(l->evidence[i].date, last) > 0) last = l->evidence[i].date;
    return last;
}

/* "2 of 5" */
static struct sheet_cell counts_cell(struct sheets *s, const struct summary *l,
                                     const struct competency *c, const char *formula) {
    const struct summary_competency *counts = counts_of(l, c->anchor);
    if (!counts) return cell_text(NULL);
    const char *text =
        SAY(s, "areas.of", NUMBER("n", counts->demonstrated), NUMBER("all", counts->all));
    return cell_computed(cell_text(text), formula);
}

/* What "2 of 5" on Overview follows: the count beside the signs on Targets, in the column with this
 * key. Excel does not compare texts of more than 255 characters. */
static const char *from_targets(const struct sheets *s, const struct summary *l, const char *key) {
    enum { LONGEST = 255 };
    if (strlen(l->name) > LONGEST) return NULL;
    return arena_printf(s->arena, "=INDEX(Targets_%s,MATCH(@learner,Targets_learner,0))", key);
}

static struct sheet_cell pieces_cell(const struct summary *l) {
    struct sheet_cell pieces = cell_count(l->n_evidence);
    return l->n_evidence ? cell_computed(pieces, "=COUNTIFS(EvidenceLog_learner,@learner)")
                         : pieces;
}

/* Before 2019, Excel had no MAXIFS. There, the date stays as it was written. */
static struct sheet_cell last_cell(const struct sheets *s, const struct summary *l) {
    const struct date last = last_evidence(l);
    if (!date_is_set(last)) return cell_text(NULL);
    return cell_computed(
        cell_date(last),
        arena_printf(
            s->arena,
            "=IFERROR(_xlfn.MAXIFS(EvidenceLog_date,EvidenceLog_learner,@learner),DATE(%d,%d,%d))",
            last.year, last.month, last.day));
}

#define OVERVIEW_COLUMNS(X)                                                \
    X("class.learner", class_learner(s, l), 28, .key = "learner")          \
    X("class.evidence", pieces_cell(l), 13, .bars = true, .key = "pieces") \
    X("class.last_evidence", last_cell(s, l), 13, .key = "last")

/* The key of the column of counts on Targets. */
static const char *counts_key(const struct sheets *s, size_t competency) {
    return arena_printf(s->arena, "counts_%zu", competency + 1);
}

static void add_overview(struct sheets *s) {
    const struct class_book *b = s->class;
    s->sheet->note =
        arena_printf(s->arena, "%s %s", T(s, "class.overview_note"), T(s, "how.counts"));
    for (size_t i = 0; i < b->competencies.n; i++) {
        const struct competency *c = b->competencies.v[i];
        COLUMN(s, .head = sheets_words(s, &c->title), .width = 15,
               .group = sheets_words(s, &c->framework->title));
    }
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *l = b->learners[i];
        ROW(s, OVERVIEW_COLUMNS);
        for (size_t k = 0; k < b->competencies.n; k++)
            sheets_cell(
                s, counts_cell(s, l, b->competencies.v[k], from_targets(s, l, counts_key(s, k))));
    }
}

static SHEET(overview, OVERVIEW_COLUMNS, add_overview, .name = "class.overview",
             .table = "Overview", .title = "class.overview_title", .tab = TAB_LEAF);

/* ---- Targets: the heat map ---- */

static struct sheet_cell target_cell(const struct summary *l, const struct target *t) {
    for (size_t i = 0; i < l->n_targets; i++) {
        const struct summary_target *o = &l->targets[i];
        if (strcmp(o->id, t->id) != 0) continue;
        if (!*o->level) break;
        return (struct sheet_cell){.kind = SHEET_SIGN, .sign = o->sign, .text = o->level};
    }
    return cell_text(NULL);
}

/* Counts the signs of mastery in the columns beside it, with the words around the count: for
 * "2 of 5", =(COUNTIF(@2:@6,@DONE)+COUNTIF(@2:@6,@STAR))&" of 5". */
static const char *of_signs(struct sheets *s, size_t first, size_t n) {
    const char *text = SAY(s, "areas.of", TEXT("n", "\n"), NUMBER("all", n));
    size_t before = strcspn(text, "\n");
    if (n == 0 || !text[before]) return NULL;
    const char *signs = arena_printf(s->arena, "@%zu:@%zu", first, first + n - 1);
    const char *count = arena_printf(s->arena, "COUNTIF(%s,@DONE)+COUNTIF(%s,@STAR)", signs, signs);
    const char *formula = arena_printf(s->arena, "=(%s)&\"%s\"", count, text + before + 1);
    return before ? arena_printf(s->arena, "=\"%.*s\"&%s", (int)before, text, formula + 1)
                  : formula;
}

/* Keeps the column of counts visible when the competency's targets are folded away. */
static void target_columns(struct sheets *s, const struct competency *c, const char *key) {
    const char *title = sheets_words(s, &c->title);
    const char *counts =
        arena_printf(s->arena, "%s%s%s", title, T(s, "level.colon"), T(s, "class.counts"));
    COLUMN(s, .head = counts, .width = 11, .group = title, .key = key);
    for (size_t i = 0; i < c->n_targets; i++)
        COLUMN(s, .head = c->targets[i].id, .group = title,
               .note = sheets_words(s, &c->targets[i].text), .narrow = true, .inner = true);
}

#define TARGETS_COLUMNS(X) X("class.learner", class_learner(s, l), 28, .key = "learner")

static void add_targets(struct sheets *s) {
    const struct class_book *b = s->class;
    const char **formulas = arena_array(s->arena, b->competencies.n + 1, sizeof *formulas);
    for (size_t i = 0; i < b->competencies.n; i++) {
        const struct competency *c = b->competencies.v[i];
        target_columns(s, c, counts_key(s, i));
        formulas[i] = of_signs(s, s->columns.n - c->n_targets, c->n_targets);
    }
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *l = b->learners[i];
        ROW(s, TARGETS_COLUMNS);
        for (size_t k = 0; k < b->competencies.n; k++) {
            const struct competency *c = b->competencies.v[k];
            sheets_cell(s, counts_cell(s, l, c, formulas[k]));
            for (size_t t = 0; t < c->n_targets; t++)
                sheets_cell(s, target_cell(l, &c->targets[t]));
        }
    }
}

static SHEET(targets, TARGETS_COLUMNS, add_targets, .name = "class.targets", .table = "Targets",
             .title = "class.targets_title", .note = "class.targets_note", .tab = TAB_LEAF);

/* ---- areas as a whole ---- */

static struct sheet_cell area_cell(const struct summary_area *n) {
    return n->has_level ? cell_level(n->sign, n->level) : cell_text(n->level);
}

#define AREA_COLUMNS(X)                                           \
    X("class.learner", class_learner(s, l), 28, .key = "learner") \
    X("areas.area", cell_text(n->area), 26, .wrap = true)         \
    X("class.term", cell_text(n->term), 16)                       \
    X("book.level", area_cell(n), 18)                             \
    X("area.because", cell_text(n->because), 60, .wrap = true)    \
    X("area.by", cell_text(n->by), 22)                            \
    X("book.date", cell_date(n->date), 13)

static void add_areas(struct sheets *s) {
    for (size_t i = 0; i < s->class->n; i++) {
        const struct summary *l = s->class->learners[i];
        ROWS(s, AREA_COLUMNS, const struct summary_area *n, l->areas, l->n_areas);
    }
}

static SHEET(areas, AREA_COLUMNS, add_areas, .name = "area.sheet", .table = "Areas",
             .title = "area.sheet_title", .tab = TAB_LEAF);

static bool any_areas(const struct class_book *b) {
    bool any = false;
    for (size_t i = 0; i < b->n && !any; i++) any = b->learners[i]->n_areas > 0;
    return any;
}

/* ---- all of it ---- */

/* Most classes have no words on areas, and no hours with partners. */
static const struct sheet_plan *const first[] = {&overview, &targets, NULL},
                                      *const of_areas[] = {&areas, NULL},
                                      *const logs[] = {&class_evidence_log, &class_ratings_log,
                                                       &class_groups, &class_signals, NULL},
                                      *const of_partners[] = {&class_partners, NULL},
                                      *const rest[] = {&class_coverage, &class_missing,
                                                       &class_settings, NULL};

static bool has_partners(const struct class_book *b) {
    for (size_t i = 0; i < b->n; i++)
        if (b->learners[i]->n_partners) return true;
    return false;
}

static const char *const how[][2] = {
    {"book.level", "how.levels"},    {"class.counts", "how.counts"},
    {"class.now", "how.living"},     {"class.learners", "how.order"},
    {"book.by", "how.self"},         {"class.targets", "how.folds"},
    {"class.figure", "how.figures"}, {"class.groups", "how.groups"},
    {"class.source", "how.change"},  {NULL}};

struct book *view_class_book(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang, struct summary *const *learners, size_t n) {
    struct class_book *b = arena_make(a, struct class_book);
    /* in the arena, because logs use it later for their rows */
    struct sheets *s = arena_make(a, struct sheets);
    *b = (struct class_book){.group = g, .learners = told_apart(a, learners, n), .n = n};
    find_frameworks(a, b, w);
    *s = (struct sheets){
        .arena = a, .workspace = w, .calendar = b->group->calendar, .lang = lang, .class = b};
    const char *name = sheets_words(s, &g->name);
    const char *school = sheets_words(s, g->school ? &g->school->name : &w->name);
    const struct book own = {.file = "class.xlsx",
                             .title = SAY(s, "class.title", TEXT("name", name)),
                             .subject = T(s, "class.subject"),
                             .company = school};
    sheets_start(s, &own, name, strcmp(name, school) == 0 ? NULL : school);
    sheets_levels(s, b->frameworks.v, b->frameworks.n);
    sheets_add(s, first);
    if (any_areas(b)) sheets_add(s, of_areas);
    sheets_add(s, logs);
    if (has_partners(b)) sheets_add(s, of_partners);
    sheets_add(s, rest);
    sheets_how_to_read(s, how);
    return s->book;
}
