/* class_grid.c: activities/<date>-<slug>.csv of a class: learners by targets, after lines that are
 * about the whole activity:
 *
 *     title: Number talk
 *     all: 3
 *     learner,MATH.5.MP.1,MATH.5.MP.3,note
 *     maya-torres,,4,explained it twice
 *     linh-nguyen,ie,,
 *
 * Each cell becomes a row of ratings.csv, and is read as one. An empty cell says what `all` says,
 * or nothing; a dash says nothing. */
#include "load/class/class_grid.h"
#include "load/class/class_names.h"
#include "load/class/share.h"
#include "load/levels.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

/* ---- the lines before the grid ---- */

struct activity {
    const char *title, *kind, *who, *all, *by, *stage;
    struct date date;
};

static const struct schema_field activity_fields[] = {
    {.key = "title", SCHEMA_TEXT(struct activity, title), .doc = "for the educator"},
    {.key = "kind", SCHEMA_TEXT(struct activity, kind), .doc = "for the educator"},
    {.key = "who", SCHEMA_TEXT(struct activity, who), .doc = "the name of whoever rated"},
    {.key = "date", SCHEMA_ONE(struct activity, date, type_date), .doc = "the day"},
    {.key = "by", SCHEMA_TEXT(struct activity, by), .doc = "who saw it"},
    {.key = "stage", SCHEMA_TEXT(struct activity, stage), .doc = "what the ratings are for"},
    {.key = "all", SCHEMA_TEXT(struct activity, all), .doc = "the level of everyone else"},
};
static const struct schema_table activity_table = {
    .what = "an activity", .size = sizeof(struct activity), SCHEMA_ROWS(activity_fields)};

struct grid {
    struct class_log *c;
    struct source *source;
    struct diags *diags;
    const char *path;
    struct date day;
    const char *date; /* the same as text */
    struct yml head;  /* what the lines before the grid say */
    bool spoilt;      /* one of these lines is not understood */
    struct csv *csv;  /* the grid */
    size_t learner, note, name;
    const char **targets; /* of each column; NULL: it has none */
    VEC(struct csv_row) rows;
    size_t n_columns; /* of the rows that are made */
    const struct csv_cell *by, *who, *stage, *all;
};

/* A cell of a line: without quotation marks and the separators that a spreadsheet program adds. */
static char *bare(char *text) {
    text = ascii_trim(text);
    for (size_t n = strlen(text); n && strchr(",;\t ", text[n - 1]); n--) text[n - 1] = '\0';
    text += strspn(text, ",;\t ");
    const size_t n = strlen(text);
    if (n >= 2 && text[0] == '"' && text[n - 1] == '"') {
        text[n - 1] = '\0';
        text++;
    }
    return ascii_trim(text);
}

/* "title: Number talk", also as cells: "title:,Number talk,,". False: the grid begins here. */
static bool read_head_line(struct grid *g, const char *line, size_t n, int number) {
    struct arena *a = g->source->arena;
    char *text = bare(arena_strndup(a, line, n)), *colon = text;
    if (!*text || strncasecmp(text, "sep=", 4) == 0) return true;
    while ((*colon >= 'a' && *colon <= 'z') || (*colon >= 'A' && *colon <= 'Z')) colon++;
    const char *after = colon + strspn(colon, " \"");
    if (colon == text || *after != ':') return false;
    struct yml *nodes = arena_array(a, 2, sizeof *nodes);
    const struct spot at = {number, 1, (int)n};
    char *value = bare(arena_strdup(a, after + 1));
    *colon = '\0';
    text = ascii_lowered(a, text);
    nodes[0] = (struct yml){.kind = YML_SCALAR_NODE, .at = at, .text = text, .n = strlen(text)};
    nodes[1] = (struct yml){
        .kind = YML_SCALAR_NODE, .plain = true, .at = at, .text = value, .n = strlen(value)};
    if (yml_get(&g->head, text)) {
        source_fault(g->source, g->diags, CODE_YAML_DUPLICATE, at,
                     arena_printf(a, "the line '%s' appears twice", text), "keep one of the two");
        return true;
    }
    struct yml_entry *entries = arena_array(a, g->head.n + 1, sizeof *entries);
    if (g->head.n) memcpy(entries, g->head.entries, g->head.n * sizeof *entries);
    entries[g->head.n++] = (struct yml_entry){&nodes[0], &nodes[1]};
    g->head.entries = entries;
    return true;
}

/* The first line whose first cell is "learner": the grid begins there, if anything does. 0: none. */
static int line_of_learners(const struct source *s) {
    int number = 1;
    for (const char *p = s->text; *p; number++) {
        const size_t n = strcspn(p, "\r\n"), skip = strspn(p, "\" ");
        const size_t word = sizeof "learner" - 1;
        if (skip + word <= n && strncasecmp(p + skip, "learner", word) == 0 &&
            strchr("\",;\t\r\n ", p[skip + word]))
            return number;
        p += n;
        if (*p == '\r' && p[1] == '\n') p++;
        if (*p) p++;
    }
    return 0;
}

/* "Number talk" and "all 3", where the key or the colon is missing. */
static void refuse_line(struct grid *g, const char *line, size_t n, int number) {
    struct arena *a = g->source->arena;
    const char *text = bare(arena_strndup(a, line, n)), *shown = source_quote(a, text);
    const char *remedy = "lines before the grid are like 'title: Number talk' and 'all: 3'";
    if (!yml_get(&g->head, "title")) remedy = arena_printf(a, "write it as 'title: %s'", shown);
    for (size_t i = 0; i < sizeof activity_fields / sizeof *activity_fields; i++) {
        const char *key = activity_fields[i].key;
        const size_t length = strlen(key);
        if (strncasecmp(text, key, length) != 0 || !strchr(" ,;\t=", text[length])) continue;
        const char *value = text + length + strspn(text + length, " ,;\t=");
        remedy = arena_printf(a, "write it as '%s: %s'", key, source_quote(a, value));
    }
    source_fault(g->source, g->diags, CODE_GRID_LINE, (struct spot){number, 1, (int)n},
                 arena_printf(a, "'%s' has no colon, so it is not clear what it says", shown),
                 remedy);
    g->spoilt = true;
}

/* Reads the lines before the grid, and returns the rest as a text in which each line has its
 * number. */
static struct source grid_alone(struct grid *g) {
    struct source rest = *g->source;
    char *text = arena_strndup(rest.arena, rest.text, rest.n), *p = text;
    const int learners = line_of_learners(g->source);
    for (int number = 1; *p; number++) {
        const size_t n = strcspn(p, "\r\n");
        if (number == learners) break;
        if (!read_head_line(g, p, n, number)) {
            if (number > learners) break;
            refuse_line(g, p, n, number);
        }
        if (number > 1 || strncasecmp(p, "sep=", 4) != 0) memset(p, ' ', n);
        p += n;
        if (*p == '\r' && p[1] == '\n') p++;
        if (*p) p++;
    }
    rest.text = text;
    return rest;
}

struct source class_grid_alone(struct source *s, struct diags *diags, struct yml *head) {
    struct grid g = {.source = s, .diags = diags, .head = {.kind = YML_MAP_NODE, .at = {1, 1, 1}}};
    const struct source rest = grid_alone(&g);
    *head = g.head;
    return rest;
}

static struct csv_cell *head_cell(const struct grid *g, const char *key) {
    const struct yml *value = yml_get(&g->head, key);
    struct csv_cell *cell = arena_make(g->source->arena, struct csv_cell);
    *cell = (struct csv_cell){"", {1, 1, 1}, NULL};
    if (value) *cell = (struct csv_cell){value->text, value->at, NULL};
    return cell;
}

static bool is_word(const struct schema_word *words, const char *text) {
    for (; words->word; words++)
        if (strcasecmp(words->word, text) == 0) return true;
    return false;
}

static bool check_word(struct grid *g, const struct csv_cell *cell, const struct schema_word *words,
                       const char *key) {
    struct arena *a = g->source->arena;
    const char *names[8];
    size_t n = 0;
    if (!*cell->text || is_word(words, cell->text)) return true;
    for (; words[n].word; n++) names[n] = words[n].word;
    const char *all = arena_printf(a, "it is one of %s", schema_names(a, names, n, n));
    if (words == log_by_words)
        all = arena_printf(a, "%s; the name of whoever rated belongs into a line 'who: %s'", all,
                           source_quote(a, cell->text));
    source_fault(g->source, g->diags, CODE_WORD_UNKNOWN, cell->at,
                 arena_printf(a, "'%s' is not a word of '%s'", source_quote(a, cell->text), key),
                 schema_suggest(a, cell->text, names, n, all));
    return false;
}

static bool settle_date(struct grid *g, struct date written) {
    struct arena *a = g->source->arena;
    const char *slash = strrchr(g->path, '/'), *name = slash ? slash + 1 : g->path;
    struct date date = written;
    char text[20];
    if (!date_is_set(date) && strlen(name) > 10 && (name[10] == '-' || name[10] == '.'))
        date_parse(name, 10, &date);
    if (!date_is_set(date)) {
        source_fault(g->source, g->diags, CODE_NO_DATE, (struct spot){1, 1, 1},
                     "this activity has no date",
                     load_day_remedy(a, name, "of the file", "a line 'date: 2026-10-03'"));
        return false;
    }
    date_iso(date, text);
    g->day = date;
    g->date = arena_strdup(a, text);
    return true;
}

/* A spreadsheet program rewrites the day as it rewrites those of a table. */
static void settle_written(struct grid *g) {
    for (size_t i = 0; i < g->head.n; i++) {
        struct yml *value = g->head.entries[i].value;
        if (strcmp(g->head.entries[i].key->text, "date") != 0) continue;
        value->text = log_date_meant(g->c->loader->w, g->source->arena, value->text);
        value->n = strlen(value->text);
    }
}

static bool read_head(struct grid *g) {
    struct schema s = {
        .arena = g->source->arena, .source = g->source, .diags = g->diags, .context = g->c->loader};
    struct activity activity = {0};
    g->by = head_cell(g, "by");
    g->who = head_cell(g, "who");
    g->stage = head_cell(g, "stage");
    g->all = head_cell(g, "all");
    settle_written(g);
    if (!schema_fill(&s, &activity_table, &g->head, &activity)) return false;
    const bool sound = check_word(g, g->by, log_by_words, "by");
    return check_word(g, g->stage, log_stage_words, "stage") && settle_date(g, activity.date) &&
           sound;
}

/* ---- the columns ---- */

static bool is_dash(const char *text) {
    static const char *const dashes[] = {"-", "--", "\u2013", "\u2014"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strcmp(text, dashes[i]) == 0) return true;
    return false;
}

static bool has_levels(const struct grid *g, size_t column) {
    for (size_t i = 0; i < g->csv->n_rows; i++) {
        const char *text = g->csv->rows[i].cells[column].text;
        if (*text && !is_dash(text) &&
            (text[strspn(text, "0123456789.,")] == '\0' || load_mark_meant(text) ||
             load_mark_named(text)))
            return true;
    }
    return false;
}

static bool report_twice(struct grid *g, size_t first, size_t again, const char *text) {
    struct schema s = {
        .arena = g->source->arena, .source = g->source, .diags = g->diags, .context = g->c->loader};
    const struct spot at = g->csv->heads[first].at;
    return schema_twice(&s, &(struct yml){.at = g->csv->heads[again].at}, CODE_CSV_TWICE, text,
                        (struct diag_place){g->source->file, at.line, at.column},
                        "remove one of the two columns");
}

/* Of two columns with one of these heads, it is not known which one counts. */
static bool keep_column(struct grid *g, size_t *column, size_t i, const char *head) {
    if (*column != NO_COLUMN)
        return report_twice(g, *column, i,
                            arena_printf(g->source->arena, "the column '%s' appears twice", head));
    *column = i;
    return true;
}

/* The id of the target that heads the column. A column with levels and no target is an error. */
static bool read_target(struct grid *g, size_t i) {
    struct loader *l = g->c->loader;
    struct arena *a = g->source->arena;
    struct csv_cell *head = &g->csv->heads[i];
    struct schema s = {.arena = a, .source = g->source, .diags = g->diags, .context = l};
    const struct schema_field field = {.key = "target", .type = &type_target};
    g->targets[i] = log_target_named(l, a, head->text);
    for (size_t k = 0; k < i && g->targets[i]; k++)
        if (g->targets[k] && strcmp(g->targets[k], g->targets[i]) == 0)
            return report_twice(
                g, k, i, arena_printf(a, "two columns are for the target '%s'", g->targets[i]));
    if (g->targets[i] || !*head->text) return true;
    if (!has_levels(g, i)) {
        source_fault(
            g->source, g->diags, CODE_CSV_COLUMN, head->at,
            arena_printf(a, "unknown column '%s', which is not read", source_quote(a, head->text)),
            "the columns are learner, name, note, and learning targets");
        return true;
    }
    struct target *target = NULL;
    const struct yml node = log_cell(head);
    return type_target.read(&s, &field, &node, &target);
}

/* Does anyone get the level of all in the column? */
static bool is_for_all(const struct grid *g, size_t column) {
    bool any = g->csv->n_rows < group_size(g->c->group);
    for (size_t i = 0; i < g->csv->n_rows && !any; i++) any = !*g->csv->rows[i].cells[column].text;
    return any && g->targets[column];
}

static struct target *target_of(struct grid *g, size_t column) {
    struct schema s = {.arena = g->source->arena,
                       .source = g->source,
                       .diags = diags_new(g->source->arena), /* each row says it */
                       .context = g->c->loader};
    const struct schema_field field = {.key = "target", .type = &type_target};
    struct csv_cell head = g->csv->heads[column];
    struct target *target = NULL;
    head.text = g->targets[column];
    const struct yml node = log_cell(&head);
    return type_target.read(&s, &field, &node, &target) ? target : NULL;
}

/* A level of all that is none has one finding, where it is written. */
static bool check_all(struct grid *g) {
    struct schema s = {
        .arena = g->source->arena, .source = g->source, .diags = g->diags, .context = g->c->loader};
    const struct yml node = log_cell(g->all);
    if (!*g->all->text || is_dash(g->all->text) || load_mark_named(g->all->text)) return true;
    for (size_t i = 0; i < g->csv->n_columns; i++) {
        const struct target *target = is_for_all(g, i) ? target_of(g, i) : NULL;
        struct dec level;
        if (target && !load_level_settle(&s, target, g->day, &node, &level, true)) return false;
    }
    return true;
}

static bool read_columns(struct grid *g) {
    struct arena *a = g->source->arena;
    bool sound = true;
    g->learner = g->note = g->name = NO_COLUMN;
    g->targets = arena_array(a, g->csv->n_columns, sizeof *g->targets);
    for (size_t i = 0; i < g->csv->n_columns; i++) {
        const char *head = ascii_lowered(a, g->csv->heads[i].text);
        if (strcmp(head, "learner") == 0)
            sound = keep_column(g, &g->learner, i, head) && sound;
        else if (strcmp(head, "note") == 0)
            sound = keep_column(g, &g->note, i, head) && sound;
        else if (strcmp(head, "name") == 0)
            sound = keep_column(g, &g->name, i, head) && sound;
        else if (!log_language_of(a, head))
            sound = read_target(g, i) && sound;
    }
    if (g->learner != NO_COLUMN) return sound;
    source_fault(g->source, g->diags, CODE_CSV_NO_COLUMN, g->csv->heads[0].at,
                 "the column 'learner' is missing",
                 "the grid begins with a row such as: learner,MATH.5.NF.1,MATH.5.NF.2,note");
    return false;
}

/* ---- the rows of a log ---- */

enum { LEARNER, DATE, TARGET, LEVEL, BY, WHO, STAGE, FIRST_NOTE };

static struct csv *new_log(struct grid *g) {
    static const char *const names[] = {"learner", "date", "target", "level", "by", "who", "stage"};
    struct arena *a = g->source->arena;
    struct csv *log = arena_make(a, struct csv);
    *log = *g->csv;
    log->heads = arena_array(a, FIRST_NOTE + g->csv->n_columns, sizeof *log->heads);
    log->n_columns = 0;
    for (size_t i = 0; i < FIRST_NOTE; i++)
        log->heads[log->n_columns++] = (struct csv_cell){names[i], g->csv->heads[0].at, NULL};
    for (size_t i = 0; i < g->csv->n_columns; i++)
        if (i == g->note || log_language_of(a, ascii_lowered(a, g->csv->heads[i].text)))
            log->heads[log->n_columns++] = g->csv->heads[i];
    g->n_columns = log->n_columns;
    return log;
}

/* `row` NULL: the learner has none. */
static void add_row(struct grid *g, const struct csv_row *row, struct csv_cell learner,
                    const char *target, struct csv_cell level) {
    struct arena *a = g->source->arena;
    const int line = row ? row->line : level.at.line;
    struct csv_row out = {arena_array(a, g->n_columns, sizeof *out.cells), line,
                          row ? row->last : line, g->n_columns};
    out.cells[LEARNER] = learner;
    out.cells[DATE] = (struct csv_cell){g->date, level.at, NULL};
    out.cells[TARGET] = (struct csv_cell){target, level.at, NULL};
    out.cells[LEVEL] = level;
    out.cells[BY] = *g->by;
    out.cells[WHO] = *g->who;
    out.cells[STAGE] = *g->stage;
    size_t n = FIRST_NOTE;
    for (size_t i = 0; i < g->csv->n_columns && n < g->n_columns; i++)
        if (i == g->note || log_language_of(a, ascii_lowered(a, g->csv->heads[i].text)))
            out.cells[n++] = row ? row->cells[i] : (struct csv_cell){"", level.at, NULL};
    VEC_PUSH(a, &g->rows, out);
}

static void add_rows(struct grid *g, const struct csv_row *row, struct csv_cell learner) {
    const char *first = NULL;
    struct csv_cell none = {0};
    bool any = false;
    for (size_t i = 0; i < g->csv->n_columns; i++) {
        if (!g->targets[i]) continue;
        struct csv_cell level = row ? row->cells[i] : *g->all;
        if (!*level.text) {
            level.text = g->all->text;
            if (!*level.text) level.text = "";
        }
        if (!first) {
            first = g->targets[i];
            none = (struct csv_cell){"", level.at, NULL};
        }
        if (!*level.text || is_dash(level.text)) continue;
        add_row(g, row, learner, g->targets[i], level);
        any = true;
    }
    /* reported as a note that is on no page */
    if (!any && row && first && g->note != NO_COLUMN && *row->cells[g->note].text)
        add_row(g, row, learner, first, none);
    else if (!any && row && first && !class_find(g->c->group, learner.text))
        add_row(g, row, learner, first, none);
}

static bool is_twice(struct grid *g, struct table *seen, const struct csv_cell *learner) {
    struct arena *a = g->source->arena;
    const struct csv_cell *before =
        *learner->text ? table_set(seen, learner->text, (void *)(uintptr_t)learner) : NULL;
    if (!before) return false;
    struct learner_place *p = class_find(g->c->group, learner->text);
    if (p) p->left_out = true;
    g->source->learner = p ? p->path : NULL;
    source_fault(g->source, g->diags, CODE_DUPLICATE_ID, learner->at,
                 arena_printf(a, "'%s' has two rows in this grid", source_quote(a, learner->text)),
                 "keep one of the two");
    g->source->learner = NULL;
    return true;
}

/* What everyone did is said of those who were in the class or course that day. */
static bool took_part(const struct grid *g, const struct learner_place *p) {
    const struct group *class = g->c->group;
    if (date_is_set(p->joined) && date_cmp(g->day, p->joined) < 0) return false;
    if (date_is_set(p->left) && date_cmp(g->day, p->left) >= 0) return false;
    return class->course ? load_is_member(class, p) : class_was_here(class, p, g->day);
}

/* A line that cannot be read is about those whose ids are in it; without any it may be anyone's. */
static bool is_of_nobody(const struct grid *g, int number) {
    struct arena *scratch = arena_new();
    size_t n, letters = 0;
    const char *line = source_line(g->source, number, &n);
    bool any = false;
    for (size_t i = 0, end; i < n && !any; i = end + 1) {
        for (end = i; end < n && !strchr(",;\t\" ", line[end]);) end++;
        letters += end - i;
        any = end > i && class_whose_id(g->c, arena_strndup(scratch, line + i, end - i));
    }
    arena_free(scratch);
    return letters && !any;
}

/* Is there a row of which it is not known whom it is about? It may be of anyone who has none, and
 * does not get the level of all. */
static bool any_is_lost(const struct grid *g) {
    const struct log *log = &g->c->log;
    for (size_t i = 0; i < log->n_bad_lines; i++)
        if (is_of_nobody(g, log->bad_lines[i])) return true;
    for (size_t i = 0; i < g->csv->n_gaps; i++) {
        const struct csv_gap *gap = &g->csv->gaps[i];
        size_t n;
        source_line(g->source, gap->first, &n); /* counts the lines */
        for (int k = gap->first; k <= gap->last && (size_t)k <= g->source->n_lines; k++)
            if (is_of_nobody(g, k)) return true;
    }
    for (size_t i = 0; i < g->csv->n_rows; i++)
        if (!class_whose_id(g->c, g->csv->rows[i].cells[g->learner].text)) return true;
    return false;
}

/* Where nearly all have a row, whoever has none may have come after that day. */
static void warn_of_no_row(struct grid *g, const struct learner_place *p) {
    if (date_is_set(p->joined)) return;
    struct arena *a = g->source->arena;
    g->source->learner = p->path;
    source_fault(g->source, g->diags, CODE_ALL_WITHOUT_ROW, g->all->at,
                 arena_printf(a,
                              "'%s' has no row here and no day of joining, and gets the level of "
                              "all",
                              p->id),
                 "add a row, with a dash for nothing; or write the day of joining as 'joined'");
    g->source->learner = NULL;
}

static bool nearly_all_seen(const struct grid *g, const struct table *seen) {
    enum { LEAST = 5 }; /* in a small group, one row more or less says nothing */
    const size_t n = group_size(g->c->group);
    size_t with = 0;
    for (size_t i = 0; i < n; i++) with += table_find(seen, group_at(g->c->group, i)->id) != NULL;
    return n >= LEAST && with * 5 >= n * 4;
}

static void add_default(struct grid *g, const struct table *seen, bool lost, bool warns,
                        struct learner_place *p) {
    if (table_find(seen, p->id) || !took_part(g, p)) return;
    if (lost) {
        p->left_out = true;
        return;
    }
    if (warns) warn_of_no_row(g, p);
    add_rows(g, NULL, (struct csv_cell){p->id, g->all->at, NULL});
}

/* `all` is about learners of the class, and those who have left it since. */
static void add_defaults(struct grid *g, const struct table *seen) {
    const struct load_index *index = g->c->loader->index;
    const struct group *class = g->c->group;
    const bool lost = any_is_lost(g), warns = nearly_all_seen(g, seen);
    for (size_t i = 0; i < group_size(class) && g->rows.n <= CSV_ROWS; i++)
        add_default(g, seen, lost, warns, group_at(class, i));
    for (size_t i = 0; i < index->movers.n && g->rows.n <= CSV_ROWS; i++)
        if (!class->course && index->movers.v[i]->group != class)
            add_default(g, seen, lost, false, index->movers.v[i]);
}

/* A table in which one column alone was sorted has each row beside another learner's name. */
static bool is_of_other(struct grid *g, const struct class_names *names,
                        const struct csv_row *row) {
    struct arena *a = g->source->arena;
    const struct csv_cell *name = &row->cells[g->name], *id = &row->cells[g->learner];
    struct learner_place *own = class_whose_id(g->c, id->text);
    struct named named = class_names_find(names, name->text);
    if (!named.n) named = class_names_find_last(names, name->text);
    bool any_own = !named.n || !own;
    for (size_t i = 0; i < named.n; i++) any_own = any_own || named.v[i] == own;
    if (any_own) return false;
    for (size_t i = 0; i < named.n; i++) named.v[i]->left_out = true;
    own->left_out = true;
    g->source->learner = own->path;
    source_fault(g->source, g->diags, CODE_NO_LEARNER, name->at,
                 arena_printf(a, "the row is of '%s', and this is the name of '%s'", own->id,
                              named.v[0]->id),
                 "check whether one column was sorted without the others, and correct the name or "
                 "the id");
    g->source->learner = NULL;
    return true;
}

static bool make_rows(struct grid *g) {
    struct table *seen = table_new(g->source->arena);
    const struct class_names *names = g->name == NO_COLUMN ? NULL : class_names(g->c);
    for (size_t i = 0; i < g->csv->n_rows; i++) {
        const struct csv_row *row = &g->csv->rows[i];
        if (names && is_of_other(g, names, row)) {
            table_set(seen, row->cells[g->learner].text, g);
            continue;
        }
        if (!is_twice(g, seen, &row->cells[g->learner])) add_rows(g, row, row->cells[g->learner]);
        if (g->rows.n > CSV_ROWS) return false;
    }
    if (*g->all->text) add_defaults(g, seen);
    return g->rows.n <= CSV_ROWS;
}

static struct csv *read_grid(struct source *source, struct diags *diags, void *context) {
    struct grid *g = context;
    g->source = source;
    g->diags = diags;
    g->head.kind = YML_MAP_NODE;
    g->head.at = (struct spot){1, 1, 1};
    struct source rest = grid_alone(g);
    bool sound = read_head(g) && !g->spoilt;
    g->csv = csv_parse(&rest, diags);
    source->found = rest.found;
    if (!g->csv) return NULL;
    if (!read_columns(g) || !sound || !check_all(g)) return NULL;
    struct csv *log = new_log(g);
    if (!make_rows(g)) {
        source_fault(source, diags, CODE_CSV_LIMIT, (struct spot){1, 1, 1},
                     arena_printf(source->arena, "more than %d ratings", CSV_ROWS),
                     "split the file");
        return NULL;
    }
    if (!g->rows.n)
        source_fault(source, diags, CODE_NOT_FILLED_IN, (struct spot){0},
                     "this activity has no level yet",
                     "write levels into its cells, or remove the file");
    log->rows = g->rows.v;
    log->n_rows = g->rows.n;
    return log;
}

/* ---- the folder ---- */

static void keep_rating(struct class_log *c, struct learner_place *p) {
    struct rating *r = c->row;
    if (r->by == BY_TEACHER && !r->who) r->who = group_educator(c->group);
    if (r->target) VEC_PUSH(c->loader->arena, &class_share_of(c->loader, p)->ratings, *r);
}

static struct date day_of(const void *row) { return ((const struct rating *)row)->date; }

static void read_activity(struct loader *l, const char *path, struct group *g) {
    struct rating row;
    struct class_log c = {.log = {.form = &log_of_ratings, .class = g->id},
                          .row = &row,
                          .row_size = sizeof row,
                          .keep = keep_rating,
                          .day = day_of,
                          .loader = l,
                          .group = g};
    struct grid grid = {.c = &c, .path = path};
    c.log.parse = read_grid;
    c.log.context = &grid;
    class_log_read(&c, path);
    /* `all` is about those, too, whose ids are nowhere in the file */
    if (!c.log.csv && grid.all && *grid.all->text) class_doubt_all(l, g);
}

void load_class_activities(struct loader *l, const char *path, struct group *g) {
    struct os_entries found = load_folder(l, path);
    struct load_slots *slots = l->index->slots;
    if (load_is_unread(l, found, path)) class_doubt_all(l, g);
    l->index->slots = NULL; /* translations of these notes are written by hand */
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *file = load_path(l, path, name);
        if (found.v[i].kind == OS_FILE && ending_is(name, ".csv"))
            read_activity(l, file, g);
        else if (found.v[i].kind == OS_FOLDER && ending_is(name, ".csv"))
            load_not_of_its_kind(l, path, &found.v[i]);
        else if (found.v[i].kind == OS_FOLDER)
            load_class_evidence(l, file, name, g);
        else if (found.v[i].kind == OS_OTHER)
            load_not_of_its_kind(l, path, &found.v[i]);
        else
            load_fault(
                l, CODE_UNKNOWN_FILE, file,
                arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
                "activities are files such as 2026-11-20-number-talk.csv, or a folder with an "
                "index.md for a piece of evidence of several learners");
    }
    l->index->slots = slots;
}
