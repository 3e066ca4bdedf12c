/* test_catalog_keys.c: what the program asks a catalog for is in en.yaml, and all of en.yaml is asked for. The sources are
 * read: a key is a string in them that looks like "section.key". That other languages have the same keys is
 * test_catalogs.c's. */
#include "assess/gaps.h"
#include "assess/signals.h"
#include "assess/steps.h"
#include "base/hash.h"
#include "i18n/i18n.h"
#include "model/evidence.h"
#include "model/method.h"
#include "model/rated.h"
#include "os/os.h"
#include "parse/yml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
enum { SOURCE_LIMIT = 1024 * 1024 };

struct search {
    struct arena *arena;
    struct langs *langs;
    const struct lang *en;
    const struct yml *written; /* en.yaml as it is written */
    struct table *keys;        /* by key: where it was found */
    VEC(const char *) list;
};

/* ---- keys that are made of two pieces ---- */

static const char *const kinds[] = {
#define X(NAME, text) text,
    EVIDENCE_KINDS(X)
#undef X
};
static const char *const rules[] = {
#define X(NAME, name, text) text,
    METHODS(X)
#undef X
};
static const char *const steps[] = {
#define X(NAME) #NAME,
    STEPS(X)
#undef X
};

static const char *const unrated[] = {
#define X(NAME, word, shown, also) word,
    UNRATED(X)
#undef X
};
static const char *const signal_names[] = {
#define X(NAME, text) text,
    SIGNALS(X)
#undef X
};
static const char *const gap_names[] = {
#define X(NAME, text) text,
    GAPS(X)
#undef X
};

/* Rows of the sheets of settings, definitions and conditions. */
static const char *const class_words[] = {"demonstrated", "working_on", "up_next", "later",
                                          "evidence",     "signal",     "group",   "coverage"};
static const char *const school_words[] = {"unit",    "term",     "piece",      "feedback",
                                           "support", "coverage", "credential", "equity"};
static const char *const conditions[] = {"curriculum", "instruction", "assessment", "environments",
                                         "supports",   "learning",    "data",       "leadership",
                                         "technology", "partnerships"};

static const struct made {
    const char *start;
    const char *const *rest;
    size_t n;
} made[] = {
    {"kind.", kinds, COUNT(kinds)},
    {"rule.", rules, COUNT(rules)},
    {"because.", rules, COUNT(rules)},
    {"step.", steps, COUNT(steps)},
    {"unrated.", unrated, COUNT(unrated)},
    {"signal.name_", signal_names, COUNT(signal_names)},
    {"gap.name_", gap_names, COUNT(gap_names)},
    /* with %s for the place */
    {"class.word_%s", class_words, COUNT(class_words)},
    {"class.word_%s_means", class_words, COUNT(class_words)},
    {"school.word_%s", school_words, COUNT(school_words)},
    {"school.word_%s_means", school_words, COUNT(school_words)},
    {"conditions.%s", conditions, COUNT(conditions)},
    {"conditions.%s_says", conditions, COUNT(conditions)},
    {"conditions.%s_silent", conditions, COUNT(conditions)},
};

/* ---- strings of the sources ---- */

static void ask(struct search *a, const char *key, const char *file) {
    if (!table_set(a->keys, key, (void *)file)) VEC_PUSH(a->arena, &a->list, key);
}

static const struct made *made_from(const char *start) {
    for (size_t i = 0; i < COUNT(made); i++)
        if (strcmp(made[i].start, start) == 0) return &made[i];
    return NULL;
}

static bool is_file_name(const char *text) {
    static const char *const ends[] = {".html", ".xlsx", ".pdf", ".json", ".yaml", ".csv",
                                       ".ttf",  ".css",  ".js",  ".md",   ".txt",  ".so"};
    for (size_t i = 0; i < COUNT(ends); i++)
        if (strcmp(strchr(text, '.'), ends[i]) == 0) return true;
    return false;
}

/* "section.%s": a key for each outline of a report. */
static void ask_of_reports(struct search *a, const char *text, const char *file) {
    struct os_entries outlines = {0};
    const char *why = "";
    assert_true(os_list(a->arena, "templates/reports", &outlines, &why));
    for (size_t i = 0; i < outlines.n; i++) {
        const char *name = outlines.v[i].name;
        ask(a,
            arena_printf(a->arena, "%.*s.%.*s", (int)strcspn(text, "."), text,
                         (int)strcspn(name, "."), name),
            file);
    }
}

/* "section.key" is a key, "section." the start of one. */
static void look_at(struct search *a, const char *text, const char *file) {
    size_t section = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    if (!section || text[section] != '.') return;
    const char *key = text + section + 1;
    const struct made *m = made_from(text);
    const char *place = strstr(text, "%s");
    int before = place ? (int)(place - text) : (int)strlen(text);
    for (size_t i = 0; m && i < m->n; i++)
        ask(a, arena_printf(a->arena, "%.*s%s%s", before, text, m->rest[i], place ? place + 2 : ""),
            file);
    if (strcmp(text, "report.%s") == 0) ask_of_reports(a, text, file);
    if (m) return;
    /* keys of single languages, and of words that are known by their text */
    if (strncmp(text, "local.", 6) == 0 || strcmp(text, "standard.") == 0) return;
    if (key[strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-")] ||
        is_file_name(text))
        return;
    ask(a, text, file);
}

/* Behind the text in quotation marks that begins at p. */
static const char *behind(const char *p) {
    char quote = *p++;
    while (*p && *p != quote) p += p[0] == '\\' && p[1] ? 2 : 1;
    return *p ? p + 1 : p;
}

/* Behind a comment at p, or p. */
static const char *past_comment(const char *p) {
    const char *end = NULL;
    if (p[0] == '/' && p[1] == '*') end = strstr(p, "*/") ? strstr(p, "*/") + 2 : p + strlen(p);
    if (p[0] == '/' && p[1] == '/') end = p + strcspn(p, "\n");
    return end ? end : p;
}

static void scan(struct search *a, const char *file, const char *p) {
    while (*p) {
        const char *next = past_comment(p);
        if (next == p && (*p == '"' || *p == '\'')) next = behind(p);
        if (*p == '"') look_at(a, arena_strndup(a->arena, p + 1, (size_t)(next - p) - 2), file);
        p = next > p ? next : p + 1;
    }
}

static void scan_file(struct search *a, const char *path) {
    const char *end = strrchr(path, '.'), *why = "";
    char *text = NULL;
    size_t n = 0;
    if (!end || (strcmp(end, ".c") != 0 && strcmp(end, ".h") != 0)) return;
    assert_true(os_read(a->arena, path, SOURCE_LIMIT, &text, &n, &why));
    scan(a, path, text);
}

static void scan_folder(struct search *a, const char *folder) {
    struct os_entries files = {0};
    const char *why = "";
    assert_true(os_list(a->arena, folder, &files, &why));
    for (size_t i = 0; i < files.n; i++) {
        const char *path = os_join(a->arena, folder, files.v[i].name);
        if (files.v[i].kind == OS_FOLDER) scan_folder(a, path);
        if (files.v[i].kind == OS_FILE) scan_file(a, path);
    }
}

/* ---- tests ---- */

static struct search *open_search(void) {
    struct arena *arena = arena_new();
    struct search *a = arena_make(arena, struct search);
    a->arena = arena;
    a->langs = langs_new(arena);
    a->keys = table_new(arena);
    return a;
}

static const struct yml *parse(struct arena *arena, const char *file, const char *text, size_t n,
                               struct diags *diags) {
    struct source *source = arena_make(arena, struct source); /* the tree points into it */
    struct yml *root = NULL;
    assert_true(source_open(source, arena, file, NULL, text, n, diags));
    assert_true(yml_parse(source, (struct yml_part){source->text, source->n, 0}, diags, &root));
    assert_non_null(root);
    return root;
}

static int set_up(void **state) {
    struct search *a = *state = open_search();
    static const char *const folders[] = {"src/view", "src/pipeline", "src/cli", "src/i18n"};
    const char *file = "templates/locales/en.yaml", *why = "";
    char *text = NULL;
    size_t n = 0;
    struct diags *diags = diags_new(a->arena);
    if (!os_read(a->arena, file, SOURCE_LIMIT, &text, &n, &why)) return -1;
    if (!langs_add(a->langs, "en", file, text, n, diags)) return -1;
    a->en = langs_find(a->langs, "en");
    a->written = parse(a->arena, file, text, n, diags);
    for (size_t i = 0; i < COUNT(folders); i++) scan_folder(a, folders[i]);
    return 0;
}

static int close_search(struct search *a) {
    langs_free(a->langs);
    arena_free(a->arena);
    return 0;
}

static int tear_down(void **state) { return close_search(*state); }

static void what_is_asked_for_is_there(void **state) {
    struct search *a = *state;
    size_t faults = 0;
    for (size_t i = 0; i < a->list.n; i++) {
        const char *key = a->list.v[i];
        if (lang_has(a->en, key)) continue;
        print_error("%s asks for '%s', which en.yaml has not\n", (char *)table_find(a->keys, key),
                    key);
        faults++;
    }
    assert_int_equal(faults, 0);
}

/* How many keys of a section the sources do not have. Those of "plain" are short forms of other keys; those of
 * "standard" are asked for by their English text. */
static size_t unasked(const struct search *a, const struct yml_entry *section) {
    if (strcmp(section->key->text, "standard") == 0) return 0;
    bool plain = strcmp(section->key->text, "plain") == 0;
    size_t faults = 0;
    for (size_t i = 0; i < section->value->n; i++) {
        const char *name = section->value->entries[i].key->text;
        const char *key = plain ? name : arena_printf(a->arena, "%s.%s", section->key->text, name);
        if (table_find(a->keys, key)) continue;
        print_error("no file asks for '%s' of en.yaml\n", key);
        faults++;
    }
    return faults;
}

static void what_is_there_is_asked_for(void **state) {
    struct search *a = *state;
    size_t faults = 0;
    assert_true(a->written->n > 0);
    for (size_t i = 0; i < a->written->n; i++) faults += unasked(a, &a->written->entries[i]);
    assert_int_equal(faults, 0);
}

static void strings_are_told_from_the_rest(void **state) {
    (void)state;
    struct search *a = open_search();
    scan(a, "x.c",
         "/* \"no.comment\" */ T(v, \"home.title\"); // \"nor.this\"\n"
         "f('\"', \"index.html\", \"a\\\"b.c\", \"Two.words\", \"x.1\", '\\'', \"goal.i_will\");"
         "\"step.\" #NAME, \"odd.\" tail, \"and so.on\", \"home.title\" \"\"");
    static const char *const want[] = {"home.title", "goal.i_will", "step.START"};
    for (size_t i = 0; i < COUNT(want); i++) assert_string_equal(a->list.v[i], want[i]);
    assert_int_equal(a->list.n, 2 + STEP_COUNT + 1);
    assert_string_equal(a->list.v[a->list.n - 1],
                        "odd."); /* a start that this test does not know is a key that is missing */
    close_search(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for_is_there),
        cmocka_unit_test(what_is_there_is_asked_for),
        cmocka_unit_test(strings_are_told_from_the_rest),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
