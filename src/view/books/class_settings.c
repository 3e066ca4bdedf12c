/* class_settings.c: settings and definitions: figures that a teacher may change, with the counts
 * they lead to; the rules of this class; and definitions of the words in the workbook. */
#include "model/framework.h"
#include "model/method.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/books/class_book.h"
#include "view/words/level_words.h"

static const char *rule_of(struct sheets *s, const struct method *m) {
    static const char *const keys[METHOD_COUNT] = {
#define X(NAME, name, text) [METHOD_##NAME] = "rule." text,
        METHODS(X)
#undef X
    };
    char weight[32];
    dec_short(m->weight, 2, weight);
    return SAY(s, keys[m->name], NUMBER("n", m->times),
               TEXT("weight", lang_decimal(s->lang, s->arena, arena_strdup(s->arena, weight))));
}

static const char *levels_of(struct sheets *s, const struct scale *scale) {
    const char **names = arena_array(s->arena, scale->n_levels, sizeof *names);
    for (size_t i = 0; i < scale->n_levels; i++) names[i] = sheets_words(s, &scale->levels[i].name);
    return SAY(s, "class.levels_are",
               TEXT("levels", lang_list(s->lang, s->arena, names, scale->n_levels)),
               TEXT("mastery", names[level_mastery_index(scale)]));
}

static void add_frameworks(struct sheets *s) {
    for (size_t i = 0; i < s->class->frameworks.n; i++) {
        const struct framework *f = s->class->frameworks.v[i];
        sheets_setting(
            s, sheets_words(s, &f->title),
            arena_printf(s->arena, "%s %s", levels_of(s, f->scale), rule_of(s, f->method)));
    }
}

static void add_term(struct sheets *s, const struct term *t) {
    sheets_setting(s, T(s, "class.term"),
                   SAY(s, "class.term_is", TEXT("term", sheets_words(s, &t->name)),
                       DAY(s, "from", t->starts), DAY(s, "to", t->ends)));
}

static void add_settings(struct sheets *s) {
    static const char *const words[] = {"demonstrated", "working_on", "up_next",
                                        "later",        "evidence",   "signal",
                                        "group",        "coverage",   NULL};
    const int quiet = s->workspace->no_evidence_days;
    const struct sheet_question questions[] = {
        {"class.ask_quiet", "class.ask_quiet_means", "Settings_quiet", quiet ? quiet : 21,
         "Overview", "last", true},
        {"class.ask_feedback", "class.ask_feedback_means", "Settings_feedback", 7, "EvidenceLog",
         "days", false},
        {"class.ask_signals", "class.ask_signals_means", "Settings_signals", 14, "SupportSignals",
         "days", false},
        {"class.ask_weeks", "class.ask_weeks_means", "Settings_weeks", 6, "Coverage", "weeks",
         false}};
    sheets_today(s);
    if (s->calendar->term) add_term(s, s->calendar->term);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        sheets_question(s, questions[i]);
    add_frameworks(s);
    sheets_definitions(s, words, "class.word_%s", "class.word_%s_means");
}

SHEET(class_settings, SETTING_COLUMNS, add_settings, .name = "class.settings",
      .title = "class.settings_title", .note = "class.settings_note");
