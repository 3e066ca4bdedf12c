/* entry_files.c: the class-wide files as tables of texts: what an educator may change in a
 * workbook, and where it is in the file. */
#include "load/entry/entry_inner.h"

#include "base/answer.h"
#include "base/ascii.h"
#include "i18n/spelling.h"
#include "load/class/class_grid.h"
#include "load/levels.h"
#include "load/list.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"

#include <stdint.h>
#include <string.h>

const char *const entry_words[ENTRY_KINDS] = {"about",       "levels", "narratives",
                                              "conferences", "goals",  "consent"};

void entry_start(struct entry_work *k, struct arena *a, const struct workspace *w,
                 const struct group *g, struct diags *diags) {
    *k = (struct entry_work){
        .arena = a, .w = w, .group = (struct group *)(uintptr_t)g, .term = g->calendar->term};
    k->loader = (struct loader){.arena = a,
                                .root = w->root,
                                .diags = diags,
                                .w = (struct workspace *)(uintptr_t)w,
                                .index = w->index,
                                .calendar = g->calendar};
    k->log = (struct class_log){.loader = &k->loader, .group = k->group};
    class_log_start(&k->log);
}

/* ---- kinds ---- */

static const struct entry_column
    about_columns[] = {{"value", NULL}},
    words_columns[] = {{"text", NULL}},
    meeting_columns[] = {{"when", NULL}, {"minutes", NULL}, {"place", NULL}, {"with", NULL}},
    goal_columns[] = {{"goal", NULL},   {"target", NULL}, {"why", NULL},
                      {"i_will", NULL}, {"i_need", NULL}, {"family_can", NULL},
                      {"set", NULL},    {"due", NULL},    {"status", NULL}},
    consent_columns[] = {{"photos", NULL},        {"films", NULL},  {"voice", NULL}, {"work", NULL},
                         {ENTRY_FULL_NAME, NULL}, {"public", NULL}, {"until", NULL}};

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define COLUMNS(array) .columns = array, .n_columns = COUNT(array)

/* The kinds of sheets. The file is one of the class; NULL: its name depends on what is in the
 * sheet. */
static const struct {
    const struct entry_column *columns; /* NULL: they differ from sheet to sheet */
    size_t n_columns;
    const struct log_form *form; /* of the file; NULL: it is no table */
    const char *file;            /* %s: the term */
} kinds[] = {
    [ENTRY_ABOUT] = {COLUMNS(about_columns), NULL, NULL},
    [ENTRY_LEVELS] = {NULL, 0, &log_of_ratings, NULL},
    [ENTRY_NARRATIVES] = {COLUMNS(words_columns), NULL, "narratives/%s.md"},
    [ENTRY_CONFERENCES] = {COLUMNS(meeting_columns), &log_of_conferences, "conferences.csv"},
    [ENTRY_GOALS] = {COLUMNS(goal_columns), &log_of_goals, "goals.csv"},
    [ENTRY_CONSENT] = {COLUMNS(consent_columns), &log_of_consents, "consent.csv"},
};
_Static_assert(COUNT(kinds) == ENTRY_KINDS, "each kind has a row");

const struct entry_column *entry_columns_of(enum entry_kind kind, size_t *n) {
    *n = kinds[kind].n_columns;
    return kinds[kind].columns;
}

const struct log_form *entry_form_of(enum entry_kind kind) { return kinds[kind].form; }

const char *entry_activity_path(const struct entry_work *k, const char *title, struct date day) {
    char text[20];
    const char *id = spell_id(k->arena, title);
    date_iso(day, text);
    return os_join(k->arena, k->group->path,
                   arena_printf(k->arena, "activities/%s-%s.csv", text, *id ? id : "untitled"));
}

const char *entry_path_of(const struct entry_work *k, enum entry_kind kind) {
    const char *file = kinds[kind].file;
    if (kind == ENTRY_NARRATIVES) file = arena_printf(k->arena, file, k->term->id);
    return os_join(k->arena, k->group->path, file);
}

const char *entry_own_file(const struct entry_work *k, enum entry_kind kind,
                           const struct learner_place *p) {
    const char *name = NULL;
    if (kind == ENTRY_GOALS) name = "goals.yaml";
    if (kind == ENTRY_CONSENT && p->consent_source != CONSENT_CLASS) name = "learner.yaml";
    if (kind == ENTRY_NARRATIVES && !k->group->course)
        name = arena_printf(k->arena, "narratives/%s.md", k->term->id);
    const char *path = name ? os_join(k->arena, p->path, name) : NULL;
    const bool there = path && os_look(os_join(k->arena, k->w->root, path)).kind != OS_ABSENT;
    return there ? path : NULL;
}

/* ---- texts ---- */

const char *entry_plain(struct arena *a, const char *text, size_t n) {
    char *copy = arena_strndup(a, text, n), *to = copy;
    for (const char *p = copy; *p; p++) {
        if (*p == '\r' && p[1] == '\n') continue;
        *to++ = (char)(*p == '\r' ? '\n' : *p);
    }
    *to = '\0';
    while (to > copy && strchr(" \t\n", to[-1])) *--to = '\0';
    return copy + strspn(copy, " \t\n");
}

bool entry_is_long(const char *text) {
    enum { LONGEST = 32767 }; /* UTF-16 units; never more than bytes */
    size_t units = 0;
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        units += (*p & 0xC0) != 0x80 ? 1u + (*p >= 0xF0) : 0u;
    return units > LONGEST;
}

const char *entry_row_name(struct arena *a, const struct entry_row *row) {
    return arena_printf(a, "%s/%s", row->place ? row->place->id : "", row->key);
}

const char *entry_hash(struct arena *a, const char *text) {
    char out[33];
    hash_text(hash_bytes((struct hash){0}, text, strlen(text)), out);
    return arena_strndup(a, out, 16);
}

static bool is_dash(const char *text) {
    static const char *const dashes[] = {"-", "--", "\u2013", "\u2014"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strcmp(text, dashes[i]) == 0) return true;
    return false;
}

static const char *figures(struct arena *a, struct dec value) {
    char text[32];
    dec_short(value, 15, text);
    return arena_strdup(a, text);
}

const char *entry_level(const struct entry_work *k, const struct target *t, struct date day,
                        const char *text) {
    struct dec value;
    size_t n;
    if (!*text) return "";
    if (is_dash(text)) return "-";
    if (load_mark_named(text)) return ascii_lowered(k->arena, text);
    if (dec_parse(text, strlen(text), &value)) return figures(k->arena, value);
    const struct level *level = load_level_named(k->arena, load_scale_of(t, day), text, &n);
    return n == 1 ? figures(k->arena, level->value) : text;
}

const char *entry_answer(const char *text) {
    const enum answer answer = answer_of(text);
    if (answer == ANSWER_YES) return "yes";
    return answer == ANSWER_NO ? "no" : text;
}

bool entry_is_answer(enum entry_kind kind, const char *key) {
    return kind == ENTRY_CONSENT && strcmp(key, "until") != 0;
}

const char *entry_head_of(const char *key) {
    return strcmp(key, ENTRY_FULL_NAME) == 0 ? "name" : key;
}

/* ---- opening ---- */

static bool fault(struct entry_work *k, const char *path, const char *text, const char *remedy) {
    return load_fault(&k->loader, CODE_ENTRY_FILE, path, text, remedy);
}

static void name_heads(struct entry_work *k, enum entry_kind kind, struct entry_source *s) {
    struct arena *a = k->arena;
    s->heads = arena_array(a, s->csv->n_columns + 1, sizeof *s->heads);
    for (size_t i = 0; i < s->csv->n_columns; i++) {
        const char *text = s->csv->heads[i].text, *low = ascii_lowered(a, text);
        const bool own =
            strcmp(low, "learner") == 0 || strcmp(low, "name") == 0 || strcmp(low, "note") == 0;
        const char *id = kind == ENTRY_LEVELS && !own ? log_target_named(&k->loader, a, text) : low;
        if (kind == ENTRY_CONSENT && strcmp(low, "name") == 0) id = ENTRY_FULL_NAME;
        s->heads[i] = id ? id : "";
    }
}

static bool parse(struct entry_work *k, enum entry_kind kind, struct entry_source *s) {
    struct source table = *s->source;
    const size_t before = k->loader.diags->errors;
    if (kind == ENTRY_LEVELS) {
        table = class_grid_alone(s->source, k->loader.diags, &s->about);
        const struct yml *title = yml_get(&s->about, "title");
        s->title = title ? title->text : NULL;
        s->for_all = yml_get(&s->about, "all") != NULL;
    }
    s->csv = csv_parse(&table, k->loader.diags);
    const char *text = s->source->text;
    if (!s->csv && k->loader.diags->errors == before && text[strspn(text, " \t\r\n")])
        return fault(k, s->path, "this file has no row that names the columns",
                     "add it, and take the sheet again");
    if (!s->csv) return k->loader.diags->errors == before;
    name_heads(k, kind, s);
    if (s->csv->sound && k->loader.diags->errors == before) return true;
    return fault(k, s->path, "this file has errors, so nothing is put in",
                 "'folioscope check' says what they are: correct them, and take the sheet again");
}

bool entry_read(struct entry_work *k, enum entry_kind kind, struct entry_source *s) {
    s->source = arena_make(k->arena, struct source);
    if (!source_open(s->source, k->arena, s->path, NULL, s->bytes, s->n, k->loader.diags))
        return false;
    return kind == ENTRY_NARRATIVES || parse(k, kind, s);
}

bool entry_open(struct entry_work *k, enum entry_kind kind, const char *path,
                struct entry_source *s) {
    const char *full = os_join(k->arena, k->w->root, path), *why = NULL;
    const enum os_kind found = os_look(full).kind;
    *s = (struct entry_source){.path = path};
    if (found == OS_ABSENT) return true;
    if (found != OS_FILE || !os_inside(k->w->root, full))
        return fault(k, path, "this is not a file within the workspace",
                     "put the file itself in place of the link");
    s->there = true;
    if (!os_read(k->arena, full, SOURCE_CSV_LIMIT, &s->bytes, &s->n, &why))
        return load_fault(&k->loader, CODE_CANNOT_READ, path, why, "check who may read it");
    return entry_read(k, kind, s);
}

/* ---- rows ---- */

struct entry_row *entry_row_of(const struct entry_table *t, const struct learner_place *place,
                               const char *key) {
    for (size_t i = 0; i < t->rows.n; i++)
        if (t->rows.v[i].place == place && strcmp(t->rows.v[i].key, key) == 0) return &t->rows.v[i];
    return NULL;
}

static size_t head_named(const struct entry_source *s, const char *name) {
    size_t i = 0;
    while (i < s->csv->n_columns && strcmp(s->heads[i], name) != 0) i++;
    return i;
}

static const char *cell_in(struct entry_work *k, const struct entry_source *s,
                           const struct csv_row *row, const char *name) {
    const size_t i = head_named(s, name);
    return i < s->csv->n_columns ? load_cell_text(k->arena, row->cells[i].text) : "";
}

/* The day of the activity, by the name of its file. */
static struct date day_of(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    struct date day = {0};
    if (strlen(name) > 10) date_parse(name, 10, &day);
    return day;
}

static void fill_row(struct entry_work *k, const struct entry_source *s,
                     const struct entry_table *t, const struct csv_row *from,
                     struct entry_row *row) {
    const struct date day = day_of(s->path);
    row->cells = arena_array(k->arena, t->n_columns, sizeof *row->cells);
    row->at = (size_t)(from - s->csv->rows) + 1;
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct entry_column *c = &t->columns[i];
        row->cells[i] = cell_in(k, s, from, c->key);
        if (c->target) row->cells[i] = entry_level(k, c->target, day, row->cells[i]);
        if (entry_is_answer(t->kind, c->key)) row->cells[i] = entry_answer(row->cells[i]);
        row->too_long = row->too_long || entry_is_long(row->cells[i]);
    }
}

/* Is the appointment of this term? One whose day is not understood may be. */
static bool is_of_term(const struct entry_work *k, const char *when) {
    struct date day;
    if (strlen(when) < 10 || !date_parse(when, 10, &day)) return true;
    const struct term *term = load_term_of_day(k->group->calendar, day);
    return term && strcmp(term->id, k->term->id) == 0;
}

static bool twice(struct entry_work *k, const struct entry_source *s, const char *id) {
    return fault(k, s->path, arena_printf(k->arena, "'%s' has two rows in this file", id),
                 "keep one of the two, and take the sheet again");
}

static const char *goal_key(struct entry_work *k, const struct entry_source *s,
                            const struct csv_row *row, size_t number) {
    const char *id = cell_in(k, s, row, "id");
    return *id ? id : arena_printf(k->arena, "goal-%zu", number);
}

static bool add_row(struct entry_work *k, const struct entry_source *s, struct entry_table *t,
                    const struct csv_row *from, size_t *numbers) {
    struct learner_place *p = class_find(k->group, cell_in(k, s, from, "learner"));
    if (!p) return true;
    struct entry_row row = {.place = p, .key = ""};
    if (t->kind == ENTRY_CONFERENCES && !is_of_term(k, cell_in(k, s, from, "when"))) return true;
    if (t->kind == ENTRY_GOALS) row.key = goal_key(k, s, from, ++numbers[p->index]);
    fill_row(k, s, t, from, &row);
    if (entry_row_of(t, p, row.key)) return twice(k, s, p->id);
    VEC_PUSH(k->arena, &t->rows, row);
    return true;
}

bool entry_now(struct entry_work *k, const struct entry_source *s, struct entry_table *t) {
    t->file = s->path;
    if (t->kind == ENTRY_NARRATIVES) return !s->there || entry_words_now(k, s, t);
    if (!s->csv) return true;
    if (head_named(s, "learner") == s->csv->n_columns)
        return fault(k, s->path, "the column 'learner' is missing",
                     "add it, and take the sheet again");
    size_t *numbers = arena_array(k->arena, k->w->n_learners + 1, sizeof *numbers);
    bool sound = true;
    for (size_t i = 0; i < s->csv->n_rows; i++)
        sound = add_row(k, s, t, &s->csv->rows[i], numbers) && sound;
    return sound;
}
