/* snapshot.c: reads, counts, and forgets one learner after another, and writes the totals as
 * lines of bands. */
#include "pipeline/read/snapshot.h"

#include "assess/suppress.h"
#include "base/buf.h"
#include "base/codes.h"
#include "base/vec.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/rated.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"

#include <string.h>

/* The counts and groups of one learner. */
struct counted {
    size_t unit;
    long has[SUPPRESS_COLUMNS];
    bool in[EQUITY_GROUPS];
};

struct days {
    struct date from, to;
};

struct taking {
    struct arena *arena;
    const struct workspace *w;
    struct diags *diags;
    struct days days[1 + SUPPRESS_EARLIER]; /* of this snapshot, then of earlier ones */
    const struct snapshot *earlier[SUPPRESS_EARLIER];
    size_t n_earlier;
    VEC(struct counted) counted;
};

static bool refused(struct taking *t, const char *file, const char *text, const char *remedy) {
    diag_add(t->diags, (struct diag){.code = code_text(CODE_NO_SNAPSHOT),
                                     .severity = DIAG_ERROR,
                                     .file = file,
                                     .text = text,
                                     .remedy = remedy});
    return false;
}

/* ---- counting ---- */

static bool is_in(const struct days *days, struct date d) {
    return date_is_set(d) && date_cmp(d, days->from) >= 0 && date_cmp(d, days->to) <= 0;
}

static void count_days(long has[EQUITY_MEASURES], const struct days *days,
                       const struct learner *l) {
    for (size_t i = 0; i < l->n_evidence; i++)
        has[EQUITY_EVIDENCE] += is_in(days, l->evidence[i].date);
    for (size_t i = 0; i < l->n_ratings; i++)
        has[EQUITY_FEEDBACK] += is_in(days, l->ratings[i].date) &&
                                (l->ratings[i].by == BY_TEACHER || l->ratings[i].by == BY_EXPERT);
    for (size_t i = 0; i < l->n_supports; i++)
        has[EQUITY_SUPPORTS] += is_in(days, l->supports[i].date);
}

static void count_learner(struct taking *t, size_t unit, const struct learner *l) {
    struct counted c = {
        .unit = unit,
        .in = {[EQUITY_ENGLISH] = l->english_learner, [EQUITY_SERVICES] = l->services.n > 0}};
    for (size_t i = 0; i <= t->n_earlier; i++)
        count_days(c.has + i * EQUITY_MEASURES, &t->days[i], l);
    VEC_PUSH(t->arena, &t->counted, c);
}

static void count_class(struct taking *t, size_t unit, const struct group *g) {
    for (size_t i = 0; i < g->n_learners; i++) {
        if (g->learners[i].roll != ROLL_LISTED) continue;
        struct arena *a = arena_new();
        const struct learner *l = load_learner(a, t->w, &g->learners[i], t->diags);
        if (l) count_learner(t, unit, l);
        arena_free(a);
    }
}

/* School by school, as suppress() requires. Without schools, all learners are in one unit. */
static void count_all(struct taking *t) {
    const struct workspace *w = t->w;
    for (size_t s = 0; s < (w->n_schools ? w->n_schools : 1); s++)
        for (size_t g = 0; g < w->n_groups; g++)
            if (!w->n_schools || w->groups[g].school == &w->schools[s])
                count_class(t, s, &w->groups[g]);
}

/* ---- the file ---- */

static const char *const group_words[] = {
    [EQUITY_ENGLISH] = "english_learner", [EQUITY_SERVICES] = "services"};
static const char *const measure_words[] = {
    [EQUITY_EVIDENCE] = "evidence", [EQUITY_FEEDBACK] = "feedback", [EQUITY_SUPPORTS] = "supports"};
static const char *const why_words[] = {[EQUITY_SMALL] = "small", [EQUITY_HIDDEN] = "secret"};

static void write_band(struct buf *out, const char *key, struct equity_band b) {
    buf_fmt(out, b.below ? ", %s: %d to %d" : ", %s: %d or more", key, b.from, b.below);
}

static void write_line(struct buf *out, const char *school, size_t group, size_t of,
                       const struct equity_figure *f) {
    buf_str(out, "  - {");
    if (school) buf_fmt(out, "school: %s, ", school);
    buf_fmt(out, "group: %s, of: %s", group_words[group], measure_words[of]);
    if (f->why == EQUITY_TOLD) {
        write_band(out, "with", f->with);
        write_band(out, "without", f->without);
    } else {
        buf_fmt(out, ", hidden: %s", why_words[f->why]);
    }
    buf_str(out, "}\n");
}

/* The figures that an earlier snapshot published for a group, by school and then for all
 * schools. For schools not in that snapshot, all are hidden. */
static const struct suppress_unit *published_earlier(const struct taking *t,
                                                     const struct snapshot *s, size_t group) {
    const struct workspace *w = t->w;
    size_t all = w->n_schools ? w->n_schools : 1;
    struct suppress_unit *units = arena_array(t->arena, all + 1, sizeof *units);
    for (size_t u = 0; u <= all; u++)
        for (size_t k = 0; k < EQUITY_MEASURES; k++) units[u].figures[k].why = EQUITY_HIDDEN;
    for (size_t i = 0; i < s->n_lines; i++) {
        const struct equity_line *l = &s->lines[i];
        size_t u = l->school ? 0 : all;
        while (l->school && u < w->n_schools && strcmp(w->schools[u].id, l->school) != 0) u++;
        if (l->group == group && (u < w->n_schools || !l->school))
            units[u].figures[l->of] = l->figure;
    }
    return units;
}

static const struct suppress_unit *figures_of(const struct taking *t, size_t group) {
    struct suppress_child *children = arena_array(t->arena, t->counted.n + 1, sizeof *children);
    struct suppress_table table = {.children = children,
                                   .n = t->counted.n,
                                   .n_units = t->w->n_schools ? t->w->n_schools : 1,
                                   .n_earlier = t->n_earlier};
    for (size_t i = 0; i < t->counted.n; i++) {
        const struct counted *c = &t->counted.v[i];
        children[i] = (struct suppress_child){.unit = c->unit, .in = c->in[group]};
        memcpy(children[i].has, c->has, sizeof c->has);
    }
    for (size_t i = 0; i < t->n_earlier; i++)
        table.earlier[i] = published_earlier(t, t->earlier[i], group);
    return suppress(t->arena, &table);
}

static const char all_small_reason[] =
    "%zu: there are fewer than %d learners. Make the snapshot in a workspace that holds more "
    "classes or schools, such as a district's";
static const char one_small_reason[] =
    "%zu: a school has fewer than %d learners. Such a school is part of the figures of all "
    "schools together";

/* Does not reveal whether a group is too small or a figure would identify someone
 * (assess/suppress.h). */
static struct texts reasons_of(const struct taking *t, const size_t hidden[EQUITY_HIDDEN + 1],
                               bool all_small) {
    struct texts lines = {arena_array(t->arena, 2, sizeof *lines.v), 0};
    if (hidden[EQUITY_SMALL])
        lines.v[lines.n++] = arena_printf(t->arena, all_small ? all_small_reason : one_small_reason,
                                          hidden[EQUITY_SMALL], SUPPRESS_SCHOOL);
    if (hidden[EQUITY_HIDDEN])
        lines.v[lines.n++] = arena_printf(
            t->arena,
            "%zu: fewer than %d learners are in the group, or not in it, or the figure would show who is. More "
            "learners in one workspace, or a later day of the term, may help",
            hidden[EQUITY_HIDDEN], SUPPRESS_LEAST);
    return lines;
}

static void write_all(const struct taking *t, struct buf *out, struct snapshot_made *made) {
    const struct workspace *w = t->w;
    const struct suppress_unit *units[EQUITY_GROUPS];
    size_t hidden[EQUITY_HIDDEN + 1] = {0};
    char from[20], to[20];
    date_iso(t->days[0].from, from);
    date_iso(t->days[0].to, to);
    buf_fmt(
        out,
        "# Made by 'folioscope snapshot', once a term: builds show these figures and no newer ones.\n"
        "# They are averages for each learner: 4 to 6 is four or more, and less than six.\n"
        "from: %s\nto: %s\nfigures:\n",
        from, to);
    for (size_t g = 0; g < EQUITY_GROUPS; g++) units[g] = figures_of(t, g);
    size_t all = w->n_schools ? w->n_schools : 1; /* the unit of all learners */
    for (size_t s = w->n_schools ? 0 : all; s <= all; s++)
        for (size_t g = 0; g < EQUITY_GROUPS; g++)
            for (size_t k = 0; k < EQUITY_MEASURES; k++) {
                const struct equity_figure *f = &units[g][s].figures[k];
                write_line(out, s < all ? w->schools[s].id : NULL, g, k, f);
                made->figures++;
                made->told += f->why == EQUITY_TOLD;
                hidden[f->why]++;
            }
    made->reasons = reasons_of(t, hidden, units[0][all].figures[0].why == EQUITY_SMALL);
}

static bool put(struct taking *t, const char *path, const struct buf *text) {
    const char *why = NULL, *full = os_join(t->arena, t->w->root, path);
    if (os_make_folder_of(full, &why) && os_write_safe(full, text->p, text->n, &why)) return true;
    diag_add(
        t->diags,
        (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                      .severity = DIAG_ERROR,
                      .file = path,
                      .text = arena_printf(t->arena, "cannot write '%s': %s", path, why),
                      .remedy = "check that the disk is not full, and that you may write there"});
    return false;
}

/* ---- when it is made ---- */

/* asked: the id given with --term, or NULL. A term of some classes alone compares no groups. */
static bool find_days(struct taking *t, const char *asked) {
    const struct term *term = t->w->calendar->term;
    char starts[20];
    if (!term)
        return refused(t, NULL, "a snapshot is of a term, and there is none",
                       "list the terms of the year under 'terms' in folioscope.yaml");
    if (asked && strcmp(asked, term->id) != 0)
        return refused(t, NULL,
                       arena_printf(t->arena,
                                    "a snapshot is of a term of folioscope.yaml, and '%s' is none",
                                    asked),
                       "name one that is listed there");
    struct days *days = &t->days[0];
    days->from = term->starts;
    days->to = date_cmp(term->ends, t->w->calendar->as_of) < 0 ? term->ends : t->w->calendar->as_of;
    date_iso(term->starts, starts);
    if (date_cmp(days->to, days->from) >= 0) return true;
    return refused(t, NULL, arena_printf(t->arena, "the term '%s' begins on %s", term->id, starts),
                   "name another one with --term, or wait until it has begun");
}

/* Finds the most recent snapshots of other terms. */
static void find_earlier(struct taking *t) {
    for (const struct snapshot *s = t->w->snapshots; s && t->n_earlier < SUPPRESS_EARLIER;
         s = s->next)
        if (s->term != t->w->calendar->term) {
            t->earlier[t->n_earlier++] = s;
            t->days[t->n_earlier] = (struct days){s->from, s->to};
        }
}

static bool may_write(struct taking *t, const char *path, bool replace) {
    if (os_look(os_join(t->arena, t->w->root, path)).kind == OS_ABSENT) return true;
    if (!replace)
        return refused(
            t, path, "this term already has a snapshot, which is frozen",
            "builds show it. --replace makes a new one; anyone who has both may work out who is in a group");
    diag_add(
        t->diags,
        (struct diag){
            .code = code_text(CODE_SNAPSHOT_REPLACED),
            .severity = DIAG_WARNING,
            .file = path,
            .text =
                "this snapshot is replaced: anyone who has the old one too may work out who is in a group",
            .remedy = "delete workbooks that show the old figures, and copies of them"});
    return true;
}

/* Any file that could not be read may concern a learner who would be missing. */
static bool is_whole(struct taking *t) {
    size_t errors = t->diags->errors;
    if (!errors) return true;
    return refused(t, NULL, "no snapshot is made while there are errors: it must count everybody",
                   "fix the errors above, then make it again");
}

bool snapshot_make(struct arena *a, const struct load_options *o, bool replace, struct diags *diags,
                   struct snapshot_made *made) {
    struct taking t = {.arena = a, .diags = diags};
    struct buf text = BUF_INIT;
    *made = (struct snapshot_made){0};
    t.w = load_workspace(a, o, diags);
    if (!t.w || !find_days(&t, o->term)) return false;
    made->path = arena_printf(a, "equity/%s.yaml", t.w->calendar->term->id);
    find_earlier(&t);
    count_all(&t);
    if (!is_whole(&t) || !may_write(&t, made->path, replace)) return false;
    write_all(&t, &text, made);
    bool ok = put(&t, made->path, &text);
    buf_release(&text);
    return ok;
}
