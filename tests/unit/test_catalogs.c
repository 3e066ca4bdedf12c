/* test_catalogs.c: every catalog that is shipped says all that English says, with the same places and with the plural
 * forms of its language. What the program asks for is test_catalog_keys.c's. */
#include "i18n/i18n.h"
#include "os/os.h"
#include "parse/yml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER "templates/locales"
#define COUNT(a) (sizeof(a) / sizeof *(a))
enum { LONGEST_SHEET_NAME = 31 };

/* Which whole numbers a plural form stands for. */
enum reach { NO_NUMBER, ONE_NUMBER, ZERO_AND_ONE, SEVERAL };
static const char *const form_names[] = {"zero", "one", "two", "few", "many", "other"};

struct catalog {
    const char *tag;
    enum reach reach[COUNT(form_names)]; /* of the language's forms */
    const struct lang *lang;
    const struct yml *root; /* as it is written: all plural forms can be seen */
};

struct shelf {
    struct arena *arena;
    struct langs *langs;
    struct diags *diags;
    struct catalog all[40];
    size_t n;
    const struct yml *en;
    size_t faults; /* found since the test began */
    bool quiet;    /* the faults are wanted */
};

static void fault(struct shelf *s, const char *tag, const char *key, const char *what,
                  const char *detail) {
    s->faults++;
    if (!s->quiet) print_error("%s.yaml: %s: %s%s\n", tag, key, what, detail);
}

/* ---- the catalogs ---- */

static const struct yml *parse(struct shelf *s, const char *file, const char *text, size_t n) {
    struct source *source = arena_make(s->arena, struct source); /* the tree points into it */
    struct yml *root = NULL;
    assert_true(source_open(source, s->arena, file, NULL, text, n, s->diags));
    assert_true(yml_parse(source, (struct yml_part){source->text, source->n, 0}, s->diags, &root));
    assert_non_null(root);
    return root;
}

/* The program says which form a number has; "other" there is in each language. */
static void find_forms(struct shelf *s, struct catalog *c) {
    static const char probe[] =
        "probe:\n  form: {zero: zero, one: one, two: two, few: few, many: many, other: other}\n";
    enum { LAST = 200, SAMPLES = LAST + 3 };
    struct langs *langs = langs_new(s->arena);
    assert_true(langs_add(langs, c->tag, "probe.yaml", probe, strlen(probe), s->diags));
    const struct lang *lang = langs_find(langs, c->tag);
    long times[COUNT(form_names)] = {0}, sum[COUNT(form_names)] = {0};
    for (long i = 0; i < SAMPLES; i++) {
        long n = i <= LAST ? i : (i - LAST) * 1000000;
        for (size_t k = 0; k < COUNT(form_names); k++) {
            if (strcmp(tr_n(lang, s->arena, "probe.form", n), form_names[k]) != 0) continue;
            times[k]++;
            sum[k] += n;
        }
    }
    for (size_t k = 0; k < COUNT(form_names); k++) {
        c->reach[k] = times[k] == 0 ? NO_NUMBER : SEVERAL;
        if (times[k] == 1) c->reach[k] = ONE_NUMBER;
        if (times[k] == 2 && sum[k] == 1) c->reach[k] = ZERO_AND_ONE;
    }
    if (!times[COUNT(form_names) - 1]) c->reach[COUNT(form_names) - 1] = SEVERAL;
    langs_free(langs);
}

static void add_catalog(struct shelf *s, const char *name) {
    const char *dot = strrchr(name, '.'), *why = "", *path = os_join(s->arena, FOLDER, name);
    char *text = NULL;
    size_t n = 0;
    assert_true(dot && strcmp(dot, ".yaml") == 0 && s->n < COUNT(s->all));
    assert_true(os_read(s->arena, path, SOURCE_YAML_LIMIT, &text, &n, &why));
    const char *tag = arena_strndup(s->arena, name, (size_t)(dot - name));
    assert_true(langs_add(s->langs, tag, path, text, n, s->diags));
    s->all[s->n++] = (struct catalog){
        .tag = tag, .lang = langs_find(s->langs, tag), .root = parse(s, path, text, n)};
    find_forms(s, &s->all[s->n - 1]);
    if (strcmp(tag, "en") == 0) s->en = s->all[s->n - 1].root;
}

static int set_up(void **state) {
    struct shelf *s = calloc(1, sizeof *s);
    s->arena = arena_new();
    s->langs = langs_new(s->arena);
    s->diags = diags_new(s->arena);
    *state = s;
    struct os_entries files = {0};
    const char *why = "";
    if (!os_list(s->arena, FOLDER, &files, &why)) return -1;
    for (size_t i = 0; i < files.n; i++) add_catalog(s, files.v[i].name);
    return s->en ? 0 : -1;
}

static int tear_down(void **state) {
    struct shelf *s = *state;
    langs_free(s->langs);
    arena_free(s->arena);
    free(s);
    return 0;
}

/* ---- walking ---- */

/* A text as one form "other", or the forms as they are written. */
struct form {
    const char *name, *text;
};

struct message {
    const char *key;
    bool plural;
    struct form forms[8];
    size_t n;
};

static struct message message_of(struct shelf *s, const char *section, const char *key,
                                 const struct yml *node) {
    struct message m = {.key = arena_printf(s->arena, "%s.%s", section, key)};
    m.plural = node && node->kind == YML_MAP_NODE;
    if (node && node->kind == YML_SCALAR_NODE) m.forms[m.n++] = (struct form){"other", node->text};
    for (size_t i = 0; m.plural && i < node->n && m.n < COUNT(m.forms); i++) {
        const struct yml_entry *e = &node->entries[i];
        if (e->value && e->value->kind == YML_SCALAR_NODE)
            m.forms[m.n++] = (struct form){e->key->text, e->value->text};
    }
    return m;
}

/* Calls `look` for every message of `root`, with the one of the same key in `other` (no forms when it is missing). */
static void each(struct shelf *s, const char *tag, const struct yml *root, const struct yml *other,
                 void (*look)(struct shelf *, const char *tag, const struct message *,
                              const struct message *)) {
    for (size_t i = 0; i < root->n; i++) {
        const char *section = root->entries[i].key->text;
        const struct yml *keys = root->entries[i].value,
                         *others = other ? yml_get(other, section) : NULL;
        for (size_t k = 0; k < keys->n; k++) {
            const char *key = keys->entries[k].key->text;
            struct message mine = message_of(s, section, key, keys->entries[k].value);
            struct message theirs =
                message_of(s, section, key, others ? yml_get(others, key) : NULL);
            look(s, tag, &mine, &theirs);
        }
    }
}

/* ---- the same keys ---- */

static void is_translated(struct shelf *s, const char *tag, const struct message *en,
                          const struct message *m) {
    if (!m->n)
        fault(s, tag, en->key, "is missing", "");
    else if (en->plural != m->plural)
        fault(s, tag, en->key, "must have plural forms just where English has them", "");
}

static void is_english_too(struct shelf *s, const char *tag, const struct message *m,
                           const struct message *en) {
    bool local = strncmp(m->key, "local.", 6) == 0; /* what only this language needs */
    if (!en->n && !local) fault(s, tag, m->key, "is not in en.yaml", "");
}

/* ---- the same places ---- */

/* The next "{name}" at or after `text`; *n its bytes with the braces. */
static const char *next_place(const char *text, size_t *n) {
    const char *open = strchr(text, '{'), *close = open ? strchr(open, '}') : NULL;
    *n = close ? (size_t)(close - open) + 1 : 0;
    return close ? open : NULL;
}

static bool form_has(const char *text, const char *place, size_t n) {
    size_t length;
    for (const char *p = next_place(text, &length); p; p = next_place(p + length, &length))
        if (length == n && strncmp(p, place, n) == 0) return true;
    return false;
}

static bool message_has(const struct message *m, const char *place, size_t n) {
    for (size_t i = 0; i < m->n; i++)
        if (form_has(m->forms[i].text, place, n)) return true;
    return false;
}

static void places_are_in(struct shelf *s, const char *tag, const struct message *mine,
                          const struct message *theirs, const char *what) {
    size_t n;
    for (size_t i = 0; i < mine->n; i++)
        for (const char *p = next_place(mine->forms[i].text, &n); p; p = next_place(p + n, &n))
            if (!message_has(theirs, p, n))
                fault(s, tag, mine->key, what, arena_strndup(s->arena, p, n));
}

static void has_the_places(struct shelf *s, const char *tag, const struct message *en,
                           const struct message *m) {
    if (!m->n) return; /* said already */
    places_are_in(s, tag, en, m, "lacks the place ");
    places_are_in(s, tag, m, en, "has a place that English has not: ");
}

/* ---- plural forms ---- */

static const char *catalog_form_named(const struct message *m, const char *name) {
    for (size_t i = 0; i < m->n; i++)
        if (strcmp(m->forms[i].name, name) == 0) return m->forms[i].text;
    return NULL;
}

/* A form for several numbers must say the number, where English says it. */
static bool says_enough(enum reach reach, const struct message *en, const char *text) {
    if (form_has(text, "{n}", 3) || reach == ONE_NUMBER) return true;
    return !form_has(catalog_form_named(en, reach == ZERO_AND_ONE ? "one" : "other"), "{n}", 3);
}

static const struct catalog *catalog_named(const struct shelf *s, const char *tag) {
    size_t i = 0;
    while (i < s->n && strcmp(s->all[i].tag, tag) != 0) i++;
    if (i == s->n) fail_msg("no catalog '%s'", tag);
    return &s->all[i];
}

static void has_the_forms(struct shelf *s, const char *tag, const struct message *en,
                          const struct message *m) {
    const struct catalog *c = catalog_named(s, tag);
    size_t wanted = 0;
    if (!m->plural || !en->plural) return;
    for (size_t i = 0; i < COUNT(form_names); i++) {
        if (c->reach[i] == NO_NUMBER) continue;
        wanted++;
        const char *text = catalog_form_named(m, form_names[i]);
        if (!text)
            fault(s, tag, m->key, "lacks the plural form ", form_names[i]);
        else if (!says_enough(c->reach[i], en, text))
            fault(s, tag, m->key, "does not say {n} in the form ", form_names[i]);
    }
    if (m->n > wanted) fault(s, tag, m->key, "has a form too many", "");
}

/* ---- texts ---- */

static bool at_ends(const char *text, char c) {
    return *text && (*text == c || text[strlen(text) - 1] == c);
}

static void is_well_written(struct shelf *s, const char *tag, const struct message *m,
                            const struct message *en) {
    static const char *const percent[] = {"%", "٪", "％", "‰"};
    for (size_t i = 0; i < m->n; i++) {
        const char *text = m->forms[i].text;
        for (size_t k = 0; k < COUNT(percent); k++)
            if (strstr(text, percent[k])) fault(s, tag, m->key, "holds ", percent[k]);
        if (!*text && strcmp(m->key, "target.opening") != 0) fault(s, tag, m->key, "is empty", "");
        bool joined = en->n && at_ends(en->forms[0].text, ' ');
        if (at_ends(text, ' ') && !joined) fault(s, tag, m->key, "begins or ends with a blank", "");
        if (strstr(text, "  ")) fault(s, tag, m->key, "has two blanks", "");
    }
}

static void sum_is_kept(struct shelf *s, const struct catalog *c) {
    static const char mark[] =
        "\xE2\x80\x8E"; /* U+200E: where writing runs from right to left, sums do not */
    const char *text = tr(c->lang, "step.WEIGH"), *want = "{w} × {a} + {rest} × {b} = {result}";
    bool marked = strncmp(text, mark, 3) == 0;
    if (marked != lang_rtl(c->lang))
        fault(s, c->tag, "step.WEIGH", "must begin with U+200E, right to left only", "");
    if (strcmp(marked ? text + 3 : text, want) != 0)
        fault(s, c->tag, "step.WEIGH", "must be the sum: ", want);
}

/* Names that stand side by side: of a workbook's sheets, of a table's columns. Excel refuses equal ones. */
static const char *const side_by_side[][10] = {
    {"book.where_i_am", "book.evidence", "book.ratings", "book.goals", "how.sheet"},
    {"class.overview", "class.targets", "class.evidence_log", "class.ratings_log", "how.sheet"},
    {"book.competency", "book.target", "book.status", "book.level", "book.last",
     "book.evidence_count", "book.why"},
    {"book.date", "book.title", "book.kind", "book.partner", "book.hours", "book.files"},
    {"book.date", "book.target", "book.level", "book.value", "book.by", "book.stage", "book.from",
     "book.note"},
    {"book.goal", "book.status", "book.set", "book.due", "goal.i_will", "goal.i_need",
     "goal.family_can", "goal.confidence"},
    {"class.learner", "book.date", "book.title", "book.kind", "class.shows"},
    {"class.learner", "book.date", "class.code", "book.level", "book.by", "book.stage", "book.note",
     "class.source"},
    {"page.home", "page.targets", "page.evidence", "page.goals", "page.growth", "page.plan",
     "page.about", "page.agreements", "page.conference"},
    {"board.can_do", "board.working_on", "board.up_next", "status.later"},
    {"by.teacher", "by.self", "by.peer", "by.expert"},
    {"stage.formative", "stage.interim", "stage.summative"},
    {"quote.open", "quote.close"},
};
enum { SHEET_ROWS = 2 };

static size_t letters(const char *text) {
    size_t n = 0;
    for (; *text; text++) n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static void names_differ(struct shelf *s, const struct catalog *c, const char *const *keys) {
    for (size_t i = 0; i < 10 && keys[i]; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(tr(c->lang, keys[i]), tr(c->lang, keys[k])) == 0)
                fault(s, c->tag, keys[i], "says the same as ", keys[k]);
}

/* "Not enough evidence" begins a line or is within one, and is one sentence. */
static void not_enough_is_one_sentence(struct shelf *s, const struct catalog *c) {
    static const char *const keys[] = {"unrated.ie", "level.not_yet"};
    const char *whole = tr(c->lang, "standard.not_enough");
    for (size_t i = 0; i < COUNT(keys); i++)
        if (strcmp(lang_capital(c->lang, s->arena, tr(c->lang, keys[i])), whole) != 0)
            fault(s, c->tag, keys[i], "is not the sentence of standard.not_enough: ", whole);
}

static void sheets_can_be_named(struct shelf *s, const struct catalog *c, const char *const *keys) {
    for (size_t i = 0; i < 10 && keys[i]; i++) {
        const char *name = tr(c->lang, keys[i]);
        if (letters(name) > LONGEST_SHEET_NAME)
            fault(s, c->tag, keys[i], "is too long for the name of a sheet", "");
        if (strpbrk(name, "[]:*?/\\") || at_ends(name, '\''))
            fault(s, c->tag, keys[i], "cannot name a sheet: ", name);
    }
}

/* ---- tests ---- */

static void check(struct shelf *s, const char *tag, const struct yml *root) {
    each(s, tag, s->en, root, is_translated);
    each(s, tag, root, s->en, is_english_too);
    each(s, tag, s->en, root, has_the_places);
    each(s, tag, s->en, root, has_the_forms);
    each(s, tag, root, s->en, is_well_written);
}

static void every_language_says_all_that_english_says(void **state) {
    struct shelf *s = *state;
    for (size_t i = 0; i < s->n; i++) check(s, s->all[i].tag, s->all[i].root);
    assert_int_equal(s->diags->list.n, 0);
    assert_int_equal(s->faults, 0);
}

static void languages_know_their_own_names(void **state) {
    struct shelf *s = *state;
    static const char *const tags[] = {"ar", "en", "es", "fr", "ht",
                                       "pt", "so", "uk", "vi", "zh-Hans"};
    for (size_t i = 0; i < COUNT(tags); i++) catalog_named(s, tags[i]);
    for (size_t i = 0; i < s->n; i++)
        assert_string_equal(lang_own_name(s->all[i].lang), tr(s->all[i].lang, "language.name"));
}

/* The forms of languages after the cardinal rules of Unicode CLDR 42 (plurals.xml), in the order of form_names. */
static void forms_are_those_of_cldr(void **state) {
    struct shelf *s = *state;
    static const struct {
        const char *tag;
        enum reach reach[COUNT(form_names)];
    } rows[] = {{"en", {NO_NUMBER, ONE_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, SEVERAL}},
                {"es", {NO_NUMBER, ONE_NUMBER, NO_NUMBER, NO_NUMBER, SEVERAL, SEVERAL}},
                {"fr", {NO_NUMBER, ZERO_AND_ONE, NO_NUMBER, NO_NUMBER, SEVERAL, SEVERAL}},
                {"pt", {NO_NUMBER, ZERO_AND_ONE, NO_NUMBER, NO_NUMBER, SEVERAL, SEVERAL}},
                {"ht", {NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, SEVERAL}},
                {"vi", {NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, SEVERAL}},
                {"zh-Hans", {NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, SEVERAL}},
                {"ar", {ONE_NUMBER, ONE_NUMBER, ONE_NUMBER, SEVERAL, SEVERAL, SEVERAL}},
                {"so", {NO_NUMBER, ONE_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, SEVERAL}},
                {"uk", {NO_NUMBER, SEVERAL, NO_NUMBER, SEVERAL, SEVERAL, SEVERAL}}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_memory_equal(catalog_named(s, rows[i].tag)->reach, rows[i].reach,
                            sizeof rows[i].reach);
}

static void names_and_sums_fit_their_places(void **state) {
    struct shelf *s = *state;
    s->faults = 0;
    for (size_t i = 0; i < s->n; i++) {
        sum_is_kept(s, &s->all[i]);
        not_enough_is_one_sentence(s, &s->all[i]);
        for (size_t k = 0; k < COUNT(side_by_side); k++)
            names_differ(s, &s->all[i], side_by_side[k]);
        for (size_t k = 0; k < SHEET_ROWS; k++) sheets_can_be_named(s, &s->all[i], side_by_side[k]);
        const char *opening = tr(s->all[i].lang, "target.opening");
        if (*opening && opening[strlen(opening) - 1] != ' ')
            fault(s, s->all[i].tag, "target.opening", "must end with a blank", "");
    }
    assert_int_equal(s->faults, 0);
}

/* Each row is a Ukrainian catalog with one fault, beside an English one with two messages. */
static void a_fault_is_found(void **state) {
    struct shelf *s = *state;
    static const char en[] = "a:\n  b: \"{level}: x\"\n  c: {one: \"{n} p\", other: \"{n} ps\"}\n";
    static const struct {
        const char *b, *c;
        size_t faults;
    } rows[] = {
        {"b: \"{level}: y\"", "c: {one: \"{n}\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}", 0},
        {"", "c: {one: \"{n}\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}", 1},
        {"d: y\n  b: \"{level}\"", "c: {one: \"{n}\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}",
         1},
        {"b: \"{Level}\"", "c: {one: \"{n}\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}",
         2}, /* lacks one, has another */
        {"b: \"{level} 5 %\"", "c: {one: \"{n}\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}", 1},
        {"b: \" {level}\"", "c: {one: \"{n}\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}", 1},
        {"b: \"{level}\"", "c: {one: \"{n}\", few: \"{n}\", other: \"{n}\"}", 1},
        {"b: \"{level}\"",
         "c: {one: \"{n}\", two: \"{n}\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}", 1},
        {"b: \"{level}\"", "c: {one: \"1\", few: \"{n}\", many: \"{n}\", other: \"{n}\"}",
         1}, /* 21 is "one" too */
        {"b: \"{level}\"", "c: \"{n}\"", 1},
    };
    const struct yml *kept = s->en;
    s->quiet = true;
    s->en = parse(s, "en.yaml", en, strlen(en));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = arena_printf(s->arena, "a:\n  %s\n  %s\n", rows[i].b, rows[i].c);
        s->faults = 0;
        check(s, "uk", parse(s, "uk.yaml", text, strlen(text)));
        assert_int_equal(s->faults, rows[i].faults);
    }
    s->en = kept;
    s->quiet = false;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_says_all_that_english_says),
        cmocka_unit_test(languages_know_their_own_names),
        cmocka_unit_test(forms_are_those_of_cldr),
        cmocka_unit_test(names_and_sums_fit_their_places),
        cmocka_unit_test(a_fault_is_found),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
