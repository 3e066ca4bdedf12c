/* class_settings.c: settings and definitions: figures that a teacher may change and what is counted by them, the rules
 * that this class works with, and what the words of the workbook mean. */
#include "view/books/class_book.h"
#include "view/words/level_words.h"

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
    for (size_t i = 0; i < s->n_levels; i++) names[i] = class_words(b, &s->levels[i].name);
    const struct tr_arg args[] = {
        {.name = "levels", .text = lang_list(b->lang, b->arena, names, s->n_levels)},
        {.name = "mastery", .text = names[mastery_index(s)]}};
    return tr_with(b->lang, b->arena, "class.levels_are", args, 2);
}

static void add_frameworks(struct class_book *b) {
    for (size_t i = 0; i < b->n_frameworks; i++) {
        const struct framework *f = b->frameworks[i];
        const char *levels = levels_of(b, f->scale), *rule = rule_of(b, &f->method);
        sheets_setting(&b->sheets, class_words(b, &f->title), arena_printf(b->arena, "%s %s", levels, rule));
    }
}

static void add_term(struct class_book *b) {
    const struct term *t = b->workspace->term;
    if (!t) return;
    const struct tr_arg args[] = {
        {.name = "term", .text = class_words(b, &t->name)},
        {.name = "from", .text = lang_date(b->lang, b->arena, t->starts, DATE_LONG)},
        {.name = "to", .text = lang_date(b->lang, b->arena, t->ends, DATE_LONG)}};
    sheets_setting(&b->sheets, tr(b->lang, "class.term"),
                   tr_with(b->lang, b->arena, "class.term_is", args, 3));
}

static void add_definitions(struct class_book *b) {
    static const char *const keys[] = {"demonstrated", "working_on", "up_next", "later",
                                       "evidence",     "signal",     "group",   "coverage"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        sheets_setting(&b->sheets, tr(b->lang, arena_printf(b->arena, "class.word_%s", keys[i])),
                       tr(b->lang, arena_printf(b->arena, "class.word_%s_means", keys[i])));
}

void class_add_settings(struct class_book *b) {
    const int quiet = b->workspace->no_evidence_days;
    const struct sheet_question questions[] = {
        {"class.ask_quiet", "class.ask_quiet_means", "Settings_quiet", quiet ? quiet : 21, "Overview", "last",
         true},
        {"class.ask_feedback", "class.ask_feedback_means", "Settings_feedback", 7, "EvidenceLog", "days",
         false},
        {"class.ask_signals", "class.ask_signals_means", "Settings_signals", 14, "SupportSignals", "days",
         false},
        {"class.ask_weeks", "class.ask_weeks_means", "Settings_weeks", 6, "Coverage", "weeks", false}};
    sheets_settings(&b->sheets, "class.settings", "class.settings_title");
    add_term(b);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        sheets_question(&b->sheets, &questions[i]);
    add_frameworks(b);
    add_definitions(b);
}
