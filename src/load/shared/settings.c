/* settings.c: folioscope.yaml: the settings of the whole workspace. Only reads and checks;
 * workspace.c applies them.
 *
 * Effects of a fault: most keys are `spare` and count as not written. A fault in `method` or
 * `scale` affects the frameworks that have none of their own; a fault in a term affects its dates.
 * A fault in `privacy`, or an unknown key that may have been meant for it, stops everything:
 * protection of children is never assumed. So does a fault in `as_of`, because everything shown
 * depends on the day. */
#include "load/shared/settings.h"
#include "load/load_inner.h"

#include "i18n/i18n.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/workspace.h"

#include <string.h>

/* ---- method ---- */

static const struct schema_word method_words[] = {
#define X(NAME, name, text) {text, METHOD_##NAME, NULL},
    METHODS(X)
#undef X
        {NULL, 0, NULL}};

static const struct schema_word round_words[] = {
    {"down", false, "the highest level that is not above the value"},
    {"nearest", true, "the nearest level"},
    {NULL, 0, NULL}};

static const struct schema_word stage_words[] = {{"formative", STAGE_FORMATIVE, NULL},
                                                 {"interim", STAGE_INTERIM, NULL},
                                                 {"summative", STAGE_SUMMATIVE, NULL},
                                                 {NULL, 0, NULL}};

static const struct schema_field method_fields[] = {
    {.key = "name",
     SCHEMA_ONE(struct method, name, type_word),
     .words = method_words,
     .fallback = "most-recent",
     .doc = "how several ratings of one target become a level"},
    {.key = "weight",
     SCHEMA_ONE(struct method, weight, type_dec),
     .min = 0,
     .max = 1,
     .fallback = "0.65",
     .doc = "how much the newest rating counts, from 0 to 1 (decaying-average, weighted-average)"},
    {.key = "times",
     SCHEMA_ONE(struct method, times, type_int),
     .min = 1,
     .max = 100,
     .fallback = "3",
     .doc = "how many ratings (mean-of-recent, n-times)"},
    {.key = "at_least",
     SCHEMA_ONE(struct method, at_least, type_int),
     .min = 1,
     .max = 100,
     .fallback = "1",
     .doc = "ratings it takes before a level is shown"},
    {.key = "round",
     SCHEMA_ONE(struct method, round_nearest, type_word),
     .words = round_words,
     .fallback = "down",
     .doc = "which level a value between two levels is shown as"},
    {.key = "counts",
     SCHEMA_ONE(struct method, counts, type_word_set),
     .words = stage_words,
     .doc = "stages whose ratings count (all)"},
};

static bool check_method(struct schema *s, const struct yml *node, void *item) {
    (void)s;
    (void)node;
    struct method *m = item;
    if (m->counts == 0) m->counts = (1u << STAGE_COUNT) - 1;
    return true;
}

const struct schema_table method_table = {.what = "a method",
                                          .size = sizeof(struct method),
                                          SCHEMA_ROWS(method_fields),
                                          .alone = "name",
                                          .check = check_method};

/* ---- the file ---- */

static const struct schema_word paper_words[] = {
    {"letter", PAPER_LETTER, NULL}, {"a4", PAPER_A4, NULL}, {NULL, 0, NULL}};
static const struct schema_word dates_words[] = {{"month-first", DATES_MONTH_FIRST, NULL},
                                                 {"day-first", DATES_DAY_FIRST, NULL},
                                                 {NULL, 0, NULL}};
#define SUPPORTS(member)                                                              \
    offsetof(struct settings, supports.member) - offsetof(struct settings, supports), \
        .size = sizeof(int)
static const struct schema_field supports_fields[] = {
    {.key = "stalled_days",
     .type = &type_int,
     .offset = SUPPORTS(stalled_days),
     .min = 1,
     .max = 366,
     .fallback = "28",
     .doc = "days without a change after which a target that is worked on counts as stalled"},
    {.key = "no_evidence_days",
     .type = &type_int,
     .offset = SUPPORTS(no_evidence_days),
     .min = 1,
     .max = 366,
     .fallback = "21",
     .doc = "days without any evidence after which staff see a signal"},
};
static const struct schema_table supports_table = {
    .what = "the thresholds of support", .size = 2 * sizeof(int), SCHEMA_ROWS(supports_fields)};

/* A web address without its final slashes. */
static bool read_address(struct schema *s, const struct schema_field *f, const struct yml *node,
                         void *at) {
    const char *text = schema_scalar(s, f, node, "an address like https://portfolios.example.org");
    if (!text) return false;
    size_t n = strlen(text);
    bool sound =
        strncmp(text, "https://", 8) == 0 && n > 8 && n < 200 && !strpbrk(text, " \t\"<>\\");
    if (!sound)
        return schema_fault(
            s, node, CODE_ADDRESS_SHAPE,
            arena_printf(s->arena, "'%s' is not an address on the web",
                         source_quote(s->arena, text)),
            "write it as https://portfolios.example.org/maple, without spaces; leave it out when the pages are not on the web");
    while (text[n - 1] == '/') n--;
    *(const char **)at = arena_strndup(s->arena, text, n);
    return true;
}
static const struct schema_type type_address = {"address on the web", "string",
                                                sizeof(char *),       true,
                                                read_address,         "^https://[^ \\t\"<>\\\\]+$"};

/* Could this unknown key have been meant to protect someone? Then nothing may be built. */
static bool may_protect(const char *key) {
    static const char *const keys[] = {"privacy", "family_paths", "photos", "lock"};
    static const char *const parts[] = {"priva", "lock",    "pass",  "secret",
                                        "photo", "consent", "famil", "hid"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcasestr(key, parts[i])) return true;
    return diag_nearest(key, keys, sizeof keys / sizeof *keys) != NULL;
}

static bool is_key(const char *key) {
    for (size_t i = 0; i < settings_table.n_fields; i++)
        if (strcmp(settings_table.fields[i].key, key) == 0) return true;
    return false;
}

static bool check_settings(struct schema *s, const struct yml *node, void *item) {
    bool sound = load_check_privacy(s, yml_get(node, "privacy"), item);
    struct settings *set = item;
    set->terms.node = yml_get(node, "terms");
    if (!load_check_scales(s, yml_get(node, "scale"), &set->scales)) {
        set->scales = (struct scales){0};
        set->scale_spoilt = true;
        sound = false;
    }
    for (size_t i = 0; i < node->n; i++) {
        const char *key = node->entries[i].key->text;
        if (!is_key(key) && may_protect(key)) sound = false; /* already has a finding */
    }
    return sound;
}

static const struct schema_field settings_fields[] = {
    {.key = "name",
     .spare = true,
     SCHEMA_ONE(struct settings, name, type_words),
     .required = true,
     .doc = "the school, district or class that publishes"},
    {.key = "language",
     .spare = true,
     SCHEMA_ONE(struct settings, language, type_tag),
     .fallback = LANG_FALLBACK,
     .doc = "the language that staff write in, and the language of pages unless another is chosen"},
    TERMS_ROW(struct settings, terms, "reporting terms, in order, not overlapping"),
    {.key = "term",
     .spare = true,
     SCHEMA_ONE(struct settings, term, type_later_term),
     .doc = "the term that reports are about (the one that contains as_of)"},
    {.key = "as_of",
     SCHEMA_ONE(struct settings, as_of, type_date),
     .doc = "what counts as today (today)"},
    {.key = "theme",
     .spare = true,
     SCHEMA_ONE(struct settings, theme, type_theme),
     .doc = "colors and fonts (meadow)"},
    {.key = "paper",
     .spare = true,
     SCHEMA_ONE(struct settings, paper, type_word),
     .words = paper_words,
     .doc = "of reports (by language and region)"},
    {.key = "dates",
     .spare = true,
     SCHEMA_ONE(struct settings, dates, type_word),
     .words = dates_words,
     .doc = "how logs saved by a spreadsheet program write dates: 10/3 or 3/10"},
    {SCALES_ROW(struct settings, scales,
                "the scale of a framework that names none; or several, with the days from which "
                "they are in force"),
     SCHEMA_SPOILT(struct settings, scale_spoilt)},
    {.key = "method",
     SCHEMA_SPOILT(struct settings, method_spoilt),
     SCHEMA_ONE(struct settings, method, type_map),
     .table = &method_table,
     SCHEMA_HAS(struct settings, has_method),
     .doc = "how ratings become a level (most-recent)"},
    {.key = "frameworks",
     .spare = true,
     SCHEMA_LIST(struct settings, frameworks, n_frameworks, type_later_framework),
     .doc = "which count for every class (all)"},
    {.key = "supports",
     .spare = true,
     SCHEMA_ONE(struct settings, supports, type_map),
     .table = &supports_table,
     .doc = "the thresholds of support signals"},
    {.key = "published_at",
     .spare = true,
     SCHEMA_ONE(struct settings, published_at, type_address),
     .doc = "where the output is put on the web, for QR codes: https://... (no QR codes)"},
    {.key = "privacy",
     SCHEMA_ONE(struct settings, privacy, type_map),
     .table = &privacy_table,
     .doc = "what families' pages show, and where"},
    {.key = "reports",
     .spare = true,
     SCHEMA_LIST(struct settings, reports.v, reports.n, type_report),
     .doc = "which reports are rendered (conference, progress)"},
    MENTIONS(struct settings, mentions),
};
const struct schema_table settings_table = {.what = "the settings",
                                            .size = sizeof(struct settings),
                                            SCHEMA_ROWS(settings_fields),
                                            .lenient = true,
                                            .check = check_settings,
                                            .doc =
                                                "folioscope.yaml: what the whole workspace shares"};

bool load_settings(struct loader *l, struct settings *out) {
    struct yml *root;
    *out = (struct settings){.paper = -1};
    if (!load_yaml(l, "folioscope.yaml", &out->schema, &root)) return false;
    schema_defaults(&out->schema, &method_table, &out->method);
    check_method(&out->schema, NULL, &out->method);
    schema_defaults(&out->schema, &supports_table, &out->supports);
    schema_defaults(&out->schema, &privacy_table, &out->privacy);
    if (root && root->kind != YML_MAP_NODE) {
        load_matter(&out->schema, &settings_table, root, out);
        return false;
    }
    out->faulty = !load_matter(&out->schema, &settings_table, root, out);
    if (!out->language) out->language = LANG_FALLBACK;
    return true;
}
