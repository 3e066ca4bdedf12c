/* notebook.c: the learner's data notebook: where I am, evidence, ratings, goals, growth. */
#include "view/say.h"
#include "view/sheets.h"
#include "view/why.h"

/* Whoever saves the book of a locked folder saves it elsewhere: then links lead to the web, if the pages are there. */
static const char *address(const struct viewer *v, const char *page) {
    const char *path = view_address(v->arena, v->workspace, page);
    return v->workspace->lock && v->site_address ? arena_printf(v->arena, "%s%s", v->site_address, path)
                                                 : path;
}

static void add_outcome(struct sheets *s, const struct viewer *v, const struct outcome *o) {
    static const char *const keys[STATUS_COUNT] = {[STATUS_DEMONSTRATED] = "board.can_do",
                                                   [STATUS_WORKING_ON] = "board.working_on",
                                                   [STATUS_UP_NEXT] = "board.up_next",
                                                   [STATUS_LATER] = "status.later"};
    sheets_row(s);
    sheets_text(s, say_plain(v, &o->target->competency->title));
    sheets_text(s, say_plain(v, &o->target->text));
    /* on a short text: some programs do not break a link, and the next cell would hide its end */
    sheets_text(s, T(v, keys[o->status]))->href = address(v, path_of_target(v, o->target));
    sheets_level(s, sign_of_outcome(o), level_name(v, scale_of(o->target), o->level_index), SHEET_LEVEL);
    sheets_date(s, o->last_assessed);
    sheets_number(s, (double)o->n_evidence);
    sheets_text(s, o->n_counted || o->judgement ? why_in_lines(v, o) : NULL);
}

static void add_where_i_am(struct sheets *s, const struct viewer *v) {
    const struct sheet_column columns[] = {{.head = T(v, "book.competency"), .width = 26, .wrap = true},
                                           {.head = T(v, "book.target"), .width = 52, .wrap = true},
                                           {.head = T(v, "book.status"), .width = 18},
                                           {.head = T(v, "book.level"), .width = 18},
                                           {.head = T(v, "book.last"), .width = 13},
                                           {.head = T(v, "book.evidence_count"), .width = 11, .bars = true},
                                           {.head = T(v, "book.why"), .width = 60, .wrap = true}};
    struct sheet *sheet =
        sheets_add(s, T(v, "book.where_i_am"), "WhereIAm",
                   tr_text(v->lang, v->arena, "book.where_i_am_of", "name", full_name(v)), columns, 7);
    sheet->tab = TAB_LEAF;
    sheet->freeze_columns = 2;
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct competency *c = v->assessment->competencies[i].competency;
        for (size_t k = 0; k < c->n_targets; k++)
            add_outcome(s, v, v->assessment->outcomes[c->targets[k].index]);
    }
}

static bool has_partner(const struct evidence *e) { return e->partner; }
static bool has_hours(const struct evidence *e) { return e->has_hours; }

/* Few pieces are made with a partner, or timed. A column that nothing stands in says nothing. */
static bool is_asked_for(const struct viewer *v, bool (*has)(const struct evidence *)) {
    for (size_t i = 0; i < v->learner->n_evidence; i++)
        if (has(&v->learner->evidence[i]) && view_shows_evidence(v, &v->learner->evidence[i])) return true;
    return false;
}

/* Those that the reader may open. */
static size_t files_of(const struct viewer *v, const struct evidence *e) {
    size_t n = 0;
    for (size_t i = 0; i < e->n_files; i++) n += !view_published(v, &e->files[i])->kept;
    return n;
}

static void add_evidence(struct sheets *s, const struct viewer *v) {
    bool partners = is_asked_for(v, has_partner), hours = is_asked_for(v, has_hours);
    size_t n = 3;
    struct sheet_column columns[6] = {{.head = T(v, "book.date"), .width = 13},
                                      {.head = T(v, "book.title"), .wrap = true},
                                      {.head = T(v, "book.kind"), .width = 18}};
    if (partners)
        columns[n++] = (struct sheet_column){.head = T(v, "book.partner"), .width = 26, .wrap = true};
    if (hours) columns[n++] = (struct sheet_column){.head = T(v, "book.hours"), .width = 9};
    columns[n++] = (struct sheet_column){.head = T(v, "book.files"), .width = 9};
    struct sheet *sheet =
        sheets_add(s, T(v, "book.evidence"), "Evidence", T(v, "book.my_evidence"), columns, n);
    sheet->tab = TAB_SKY;
    sheet->empty = T(v, "evidence.none");
    for (size_t i = 0; i < v->learner->n_evidence; i++) {
        const struct evidence *e = &v->learner->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        sheets_row(s);
        sheets_date(s, e->date);
        sheets_text(s, e->title)->href = address(v, path_of_evidence(v, e));
        sheets_text(s, say_evidence_kind(v, e->kind));
        if (partners) sheets_text(s, e->partner ? e->partner->name : NULL);
        if (hours && e->has_hours) sheets_number(s, dec_to_double(e->hours));
        if (hours && !e->has_hours) sheets_text(s, NULL);
        sheets_number(s, (double)files_of(v, e));
    }
}

static void add_ratings(struct sheets *s, const struct viewer *v) {
    const struct sheet_column columns[] = {
        {.head = T(v, "book.date"), .width = 13},  {.head = T(v, "book.target"), .width = 52, .wrap = true},
        {.head = T(v, "book.level"), .width = 18}, {.head = T(v, "book.value"), .width = 9},
        {.head = T(v, "book.by"), .width = 14},    {.head = T(v, "book.stage"), .width = 14},
        {.head = T(v, "book.from"), .wrap = true}, {.head = T(v, "book.note"), .width = 44, .wrap = true}};
    struct sheet *sheet = sheets_add(s, T(v, "book.ratings"), "Ratings", T(v, "book.my_ratings"), columns, 8);
    sheet->tab = TAB_SKY;
    sheet->empty = T(v, "why.no_ratings");
    for (size_t i = 0; i < v->learner->n_ratings; i++) {
        const struct rating *r = &v->learner->ratings[i];
        const struct scale *scale = scale_of(r->target);
        int level = level_for_value(scale, &r->target->competency->framework->method, r->level);
        bool shown = r->evidence && view_shows_evidence(v, r->evidence), hidden = r->evidence && !shown;
        sheets_row(s);
        sheets_date(s, r->date);
        sheets_text(s, say_plain(v, &r->target->text));
        sheets_level(s, sign_of_level(scale, level), level_name(v, scale, level), SHEET_LEVEL);
        sheets_number(s, dec_to_double(r->level));
        sheets_text(s, say_assessor(v, r->by));
        sheets_text(s, say_stage(v, r->stage));
        struct sheet_cell *from =
            sheets_text(s, shown ? r->evidence->title : T(v, hidden ? "why.private" : "why.quick_check"));
        if (shown) from->href = address(v, path_of_evidence(v, r->evidence));
        sheets_text(s, hidden ? NULL : r->note);
    }
}

static const char *lines(const struct viewer *v, const struct texts *t) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < t->n; i++) buf_fmt(&b, "%s%s", i ? "\n" : "", t->v[i]);
    const char *text = buf_dup(&b, v->arena);
    buf_release(&b);
    return text;
}

static void add_goals(struct sheets *s, const struct viewer *v) {
    static const char *const keys[] = {
        [GOAL_WORKING] = "goal.working", [GOAL_MET] = "goal.met", [GOAL_CHANGED] = "goal.changed"};
    const struct sheet_column columns[] = {{.head = T(v, "book.goal"), .width = 40, .wrap = true},
                                           {.head = T(v, "book.status"), .width = 16},
                                           {.head = T(v, "book.set"), .width = 13},
                                           {.head = T(v, "book.due"), .width = 13},
                                           {.head = T(v, "goal.i_will"), .width = 36, .wrap = true},
                                           {.head = T(v, "goal.i_need"), .width = 36, .wrap = true},
                                           {.head = T(v, "goal.family_can"), .width = 36, .wrap = true},
                                           {.head = T(v, "goal.confidence"), .width = 12}};
    struct sheet *sheet = sheets_add(s, T(v, "book.goals"), "Goals", T(v, "book.my_goals"), columns, 8);
    sheet->tab = TAB_SUN;
    sheet->empty = T(v, "goal.none");
    for (size_t i = 0; i < v->learner->n_goals; i++) {
        const struct goal *g = &v->learner->goals[i];
        sheets_row(s);
        sheets_text(s, g->text)->note = g->why;
        sheets_text(s, T(v, keys[g->status]));
        sheets_date(s, g->set);
        sheets_date(s, g->due);
        sheets_text(s, lines(v, &g->i_will));
        sheets_text(s, lines(v, &g->i_need));
        sheets_text(s, lines(v, &g->family_can));
        int confidence = g->n_check_ins ? g->check_ins[g->n_check_ins - 1].confidence : 0;
        sheets_text(s, confidence ? tr_n(v->lang, v->arena, "goal.confidence_of", confidence) : NULL);
    }
}

/* ---- growth ---------------------------------------------------------------------------------------------- */

enum { GROWTH_DATE = 2, GROWTH_VALUES = 3, GROWTH_SERIES = 3 };

/* Which column a rating stands in: those who count, classmates, the learner. */
static int growth_column(const struct rating *r) {
    static const int columns[BY_COUNT] = {[BY_TEACHER] = 0, [BY_EXPERT] = 0, [BY_PEER] = 1, [BY_SELF] = 2};
    return columns[r->by];
}

static void add_growth_rows(struct sheets *s, const struct viewer *v, const struct outcome *o) {
    for (size_t i = 0; i < o->n_ratings; i++) {
        const struct rating *r = o->ratings[i];
        sheets_row(s);
        sheets_text(s, say_plain(v, &o->target->competency->title));
        sheets_text(s, say_plain(v, &o->target->text));
        sheets_date(s, r->date);
        for (int k = 0; k < GROWTH_SERIES; k++)
            if (k == growth_column(r))
                sheets_number(s, dec_to_double(r->level));
            else
                sheets_text(s, NULL);
    }
}

/* One chart a target that was rated twice or more; all share their time axis. */
static void add_growth_plot(struct sheets *s, const struct viewer *v, const struct outcome *o,
                            struct date first) {
    const struct scale *scale = scale_of(o->target);
    bool has[GROWTH_SERIES] = {false};
    struct sheet_plot *p = sheets_plot(s);
    *p = (struct sheet_plot){.kind = SHEET_LINES,
                             .title = say_plain(v, &o->target->text),
                             .first_row = s->sheet->n_rows - o->n_ratings,
                             .n_rows = o->n_ratings,
                             .categories = GROWTH_DATE,
                             .least = dec_to_double(scale->levels[0].value),
                             .most = dec_to_double(scale->levels[scale->n_levels - 1].value),
                             .from = first,
                             .to = v->workspace->as_of};
    for (size_t i = 0; i < o->n_ratings; i++) has[growth_column(o->ratings[i])] = true;
    for (size_t k = 0; k < GROWTH_SERIES; k++)
        if (has[k]) p->columns[p->n_columns++] = GROWTH_VALUES + k;
}

static struct date first_rating(const struct assessment *a) {
    struct date first = {0};
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (o && o->n_ratings && (!date_is_set(first) || date_cmp(o->ratings[0]->date, first) < 0))
            first = o->ratings[0]->date;
    }
    return first;
}

/* "1 Beginning, 2 Developing, 3 Proficient": what the figures of the charts stand for. */
static const char *figures_of(const struct viewer *v, const struct scale *scale) {
    const char **names = arena_array(v->arena, scale->n_levels, sizeof *names);
    for (size_t i = 0; i < scale->n_levels; i++)
        names[i] = arena_printf(v->arena, "%s %s", say_value(v, scale->levels[i].value),
                                level_name(v, scale, (int)i));
    return lang_list(v->lang, v->arena, names, scale->n_levels);
}

static const char *all_figures(const struct viewer *v) {
    const struct learner *l = v->learner;
    const char **texts = arena_array(v->arena, l->n_frameworks, sizeof *texts);
    size_t n = 0;
    for (size_t i = 0; i < l->n_frameworks; i++) {
        size_t k = 0;
        while (k < i && l->frameworks[k]->scale != l->frameworks[i]->scale) k++;
        if (k == i) texts[n++] = figures_of(v, l->frameworks[i]->scale);
    }
    return join_dots(v->arena, texts, n);
}

static void add_growth(struct sheets *s, const struct viewer *v) {
    const struct sheet_column columns[] = {{.head = T(v, "book.competency"), .width = 18, .wrap = true},
                                           {.head = T(v, "book.target"), .width = 36, .wrap = true},
                                           {.head = T(v, "book.date"), .width = 13},
                                           {.head = T(v, "how.by_counted"), .width = 12},
                                           {.head = T(v, "how.by_peers"), .width = 12},
                                           {.head = T(v, "how.by_me"), .width = 10}};
    struct sheet *sheet =
        sheets_add(s, T(v, "how.growth_sheet"), "Growth", T(v, "how.growth_title"), columns, 6);
    const struct assessment *a = v->assessment;
    const struct date first = first_rating(a);
    sheet->tab = TAB_LEAF;
    sheet->note = all_figures(v);
    sheet->empty = T(v, "why.no_ratings");
    sheet->freeze_columns = 0;
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (!o || !o->n_ratings) continue;
        add_growth_rows(s, v, o);
        if (o->n_ratings > 1) add_growth_plot(s, v, o, first);
    }
}

struct book *view_notebook(const struct viewer *v) {
    struct sheets s;
    sheets_start(&s, v->arena, v->workspace, v->lang, "notebook.xlsx");
    s.book->title = tr_text(v->lang, v->arena, "book.notebook_of", "name", full_name(v));
    s.book->subject = T(v, "book.notebook");
    s.book->head = sheets_head(v->arena, v->workspace, v->lang, full_name(v), where_from(v));
    sheets_levels(&s, v->lang, v->learner->frameworks, v->learner->n_frameworks);
    add_where_i_am(&s, v);
    add_evidence(&s, v);
    add_ratings(&s, v);
    add_goals(&s, v);
    add_growth(&s, v);
    static const char *const how[] = {"how.levels", "how.self", "how.growth", "how.change"};
    sheets_how_to_read(&s, v->lang, how, sizeof how / sizeof *how);
    return s.book;
}
