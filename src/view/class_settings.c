/* class_settings.c: settings and definitions: figures that a teacher may change and what is counted by them, the rules
 * that this class works with, and what the words of the workbook mean. */
#include "view/class_book.h"

/* ---- figures to change ----------------------------------------------------------------------------------- */

/* One line: what is asked, the figure, what comes to it now. The formula asks the sheets; the value asked the summaries. */
struct question {
    const char *key;  /* of the words */
    const char *name; /* of the cell with the figure */
    double figure;
    bool there; /* the sheet has rows, so its names are defined */
    const char *formula;
    size_t (*count)(const struct class_book *b, long figure);
};

static void add_question(struct class_book *b, const struct question *q) {
    struct sheets *s = &b->sheets;
    sheets_row(s);
    sheets_text(s, tr(b->lang, arena_printf(b->arena, "class.%s", q->key)));
    sheets_input(s, q->figure, q->name);
    if (q->there)
        sheets_formula(s, q->formula, (double)q->count(b, (long)q->figure));
    else
        sheets_number(s, 0);
    sheets_text(s, tr(b->lang, arena_printf(b->arena, "class.%s_means", q->key)));
}

static void add_questions(struct class_book *b) {
    const struct workspace *w = b->workspace;
    const struct question questions[] = {
        {"ask_quiet", "Settings_quiet", w->no_evidence_days ? w->no_evidence_days : 21, b->n > 0,
         "=COUNTIFS(Overview_last,\"<\"&(Settings_today-Settings_quiet))", class_quiet_learners},
        {"ask_feedback", "Settings_feedback", 7, b->n_logged > 0,
         "=COUNTIFS(EvidenceLog_days,\">\"&Settings_feedback)", class_late_feedback},
        {"ask_signals", "Settings_signals", 14, b->n_signals > 0,
         "=COUNTIFS(SupportSignals_days,\">\"&Settings_signals)", class_long_signals},
        {"ask_weeks", "Settings_weeks", 6, b->n_covered > 0, "=COUNTIFS(Coverage_weeks,\">\"&Settings_weeks)",
         class_old_coverage}};
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) add_question(b, &questions[i]);
}

/* ---- what holds here ------------------------------------------------------------------------------------- */

static void add_words(struct class_book *b, const char *what, const char *means) {
    struct sheets *s = &b->sheets;
    sheets_row(s);
    sheets_text(s, what);
    sheets_text(s, NULL);
    sheets_text(s, NULL);
    sheets_text(s, means);
}

static const char *rule_of(const struct class_book *b, const struct method *m) {
    static const char *const keys[METHOD_COUNT] = {
#define X(NAME, text) [METHOD_##NAME] = "rule." text,
        METHODS(X)
#undef X
    };
    char weight[32];
    dec_short(m->weight, 2, weight);
    const struct tr_arg args[] = {
        {.name = "n", .number = m->times, .is_number = true},
        {.name = "weight", .text = lang_decimal(b->lang, b->arena, arena_strdup(b->arena, weight))}};
    return tr_with(b->lang, b->arena, keys[m->name], args, 2);
}

static const char *levels_of(const struct class_book *b, const struct scale *s) {
    const char **names = arena_array(b->arena, s->n_levels, sizeof *names);
    for (size_t i = 0; i < s->n_levels; i++) names[i] = words_text(&s->levels[i].name, lang_tag(b->lang));
    const struct tr_arg args[] = {
        {.name = "levels", .text = lang_list(b->lang, b->arena, names, s->n_levels)},
        {.name = "mastery", .text = names[mastery_index(s)]}};
    return tr_with(b->lang, b->arena, "class.levels_are", args, 2);
}

static void add_frameworks(struct class_book *b) {
    for (size_t i = 0; i < b->n_frameworks; i++) {
        const struct framework *f = b->frameworks[i];
        add_words(b, words_text(&f->title, lang_tag(b->lang)),
                  arena_printf(b->arena, "%s %s", levels_of(b, f->scale), rule_of(b, &f->method)));
    }
}

static void add_facts(struct class_book *b) {
    const struct workspace *w = b->workspace;
    struct sheets *s = &b->sheets;
    sheets_row(s);
    sheets_text(s, tr(b->lang, "class.today"));
    sheets_date(s, w->as_of)->name = "Settings_today";
    sheets_text(s, NULL);
    sheets_text(s, tr(b->lang, "class.today_means"));
    if (!w->term) return;
    const struct tr_arg args[] = {
        {.name = "term", .text = words_text(&w->term->name, lang_tag(b->lang))},
        {.name = "from", .text = lang_date(b->lang, b->arena, w->term->starts, DATE_LONG)},
        {.name = "to", .text = lang_date(b->lang, b->arena, w->term->ends, DATE_LONG)}};
    add_words(b, tr(b->lang, "class.term"), tr_with(b->lang, b->arena, "class.term_is", args, 3));
}

static void add_definitions(struct class_book *b) {
    static const char *const keys[] = {"demonstrated", "working_on", "up_next", "later",
                                       "evidence",     "signal",     "group",   "coverage"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        add_words(b, tr(b->lang, arena_printf(b->arena, "class.word_%s", keys[i])),
                  tr(b->lang, arena_printf(b->arena, "class.word_%s_means", keys[i])));
}

void class_add_settings(struct class_book *b) {
    const struct sheet_column columns[] = {{.head = tr(b->lang, "class.what"), .width = 46, .wrap = true},
                                           {.head = tr(b->lang, "class.figure"), .width = 13},
                                           {.head = tr(b->lang, "class.now"), .width = 12},
                                           {.head = tr(b->lang, "how.means"), .width = 80, .wrap = true}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.settings"), NULL,
                                     tr(b->lang, "class.settings_title"), columns, 4);
    sheet->note = tr(b->lang, "class.settings_note");
    add_facts(b);
    add_questions(b);
    add_frameworks(b);
    add_definitions(b);
}
