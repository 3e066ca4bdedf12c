/* entry_book.c: see entry_book.h. What a program needs to find the cells again is in a hidden first
 * row of each sheet, and in a hidden sheet, which also has the lists that are offered. */
#include "view/books/entry_book.h"

#include "base/buf.h"
#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/rated.h"
#include "model/scale.h"
#include "view/books/sheets.h"

#include <string.h>

struct form {
    struct sheets s;
    const struct entry_book *e;
    VEC(struct sheet_row *) hidden; /* rows of the hidden sheet */
    VEC(const struct scale *) scales;
};

/* ---- sheets ---- */

static const struct {
    const char *name, *note; /* keys */
    enum sheet_tab tab;
    int frozen;
} plans[ENTRY_KINDS] = {
    [ENTRY_ABOUT] = {"entry.about", "entry.about_note", TAB_SUN, 2},
    [ENTRY_LEVELS] = {"entry.levels", "entry.levels_note", TAB_LEAF, 2},
    [ENTRY_NARRATIVES] = {"entry.narratives", "entry.narratives_note", TAB_LEAF, 2},
    [ENTRY_CONFERENCES] = {"entry.conferences", "entry.conferences_note", TAB_SKY, 2},
    [ENTRY_GOALS] = {"entry.goals", "entry.goals_note", TAB_SKY, 2},
    [ENTRY_CONSENT] = {"entry.consent", "entry.consent_note", TAB_SKY, 2},
};

/* The columns that are no targets. */
static const struct {
    const char *key, *head;
    double width;
    bool as_text;
    const char *choices;
} plain[] = {
    {"learner", "entry.id", 18, false, NULL},
    {"name", "entry.name", 24, false, NULL},
    {"number", "entry.number", 9, false, NULL},
    {"value", "entry.value", 50, false, NULL},
    {"note", "entry.note", 40, true, NULL},
    {"text", "entry.text", 100, true, NULL},
    {"when", "entry.when", 18, false, NULL},
    {"minutes", "entry.minutes", 9, false, NULL},
    {"place", "entry.place", 22, true, NULL},
    {"with", "entry.with", 36, true, NULL},
    {"goal", "goal.title", 44, true, NULL},
    {"target", "entry.target", 18, true, NULL},
    {"why", "entry.why", 32, true, NULL},
    {"i_will", "goal.i_will", 32, true, NULL},
    {"i_need", "goal.i_need", 32, true, NULL},
    {"family_can", "goal.family_can", 32, true, NULL},
    {"set", "entry.set", 12, false, NULL},
    {"due", "entry.due", 12, false, NULL},
    {"status", "entry.status", 11, true, "Goal_status"},
    {"photos", "entry.photos", 14, true, "Answers"},
    {"films", "entry.films", 14, true, "Answers"},
    {"voice", "entry.voice", 14, true, "Answers"},
    {"work", "entry.work", 14, true, "Answers"},
    {"full_name", "entry.full_name", 14, true, "Answers"},
    {"public", "entry.public", 14, true, "Answers"},
    {"until", "entry.until", 12, false, NULL},
};

/* The rows about the activity. */
static const struct {
    const char *key, *head;
} activity[] = {{"title", "entry.title"}, {"day", "entry.day"}, {"by", "entry.by"}};

static const char *mark_of(struct form *f, enum entry_kind kind, const char *key) {
    return arena_printf(f->s.arena, "#%s %s", entry_words[kind], key);
}

static struct sheet *begin(struct form *f, enum entry_kind kind) {
    struct sheet *sheet = arena_make(f->s.arena, struct sheet);
    *sheet = (struct sheet){.name = T(&f->s, plans[kind].name),
                            .title = T(&f->s, plans[kind].name),
                            .note = T(&f->s, plans[kind].note),
                            .tab = plans[kind].tab,
                            .landscape = true,
                            .freeze_columns = plans[kind].frozen,
                            .locked = true};
    *f->s.next = sheet;
    f->s.next = &sheet->next;
    f->s.sheet = sheet;
    f->s.next_row = &sheet->rows;
    f->s.columns.n = f->s.columns.cap = 0;
    return sheet;
}

static void add_plain(struct form *f, enum entry_kind kind, const char *key, bool open) {
    size_t i = 0;
    while (strcmp(plain[i].key, key) != 0) i++;
    const char *head = kind == ENTRY_ABOUT && !open ? "entry.what" : plain[i].head;
    if (kind == ENTRY_ABOUT && strcmp(key, "learner") == 0) head = plain[i].head;
    COLUMN(&f->s, .head = T(&f->s, head), .width = plain[i].width, .wrap = true, .open = open,
           .as_text = plain[i].as_text, .choices = plain[i].choices, .mark = mark_of(f, kind, key));
}

/* ---- levels ---- */

/* A level is one of the scale that its target had on the day. */
static const struct scale *scale_of(const struct form *f, const struct target *t) {
    const struct framework *framework = t->competency->framework;
    const struct scale *then = scale_of_framework(framework, f->e->day);
    return then ? then : framework->written;
}

static const char *list_of(struct form *f, const struct scale *scale) {
    size_t i = 0;
    while (i < f->scales.n && f->scales.v[i] != scale) i++;
    if (i == f->scales.n) VEC_PUSH(f->s.arena, &f->scales, scale);
    return arena_printf(f->s.arena, "Levels_%zu", i + 1);
}

/* What the levels of the target mean, a line each; NULL if nothing says so. */
static const char *meanings(struct form *f, const struct target *t) {
    const struct scale *scale = scale_of(f, t);
    struct buf out = BUF_INIT;
    if (scale != t->competency->framework->scale) return NULL;
    for (size_t i = 0; i < scale->n_levels; i++) {
        const char *means = sheets_words(&f->s, &t->level_means[i]);
        if (!means || !*means) continue;
        buf_fmt(&out, "%s%s%s%s", out.n ? "\n" : "", sheets_words(&f->s, &scale->levels[i].name),
                T(&f->s, "level.colon"), means);
    }
    const bool any = out.n > 0;
    const char *text = buf_take(&out, f->s.arena);
    return any ? text : NULL;
}

static void add_target(struct form *f, const struct target *t) {
    const char *words = sheets_words(&f->s, &t->text),
               *group = sheets_words(&f->s, &t->competency->title);
    COLUMN(&f->s, .head = arena_printf(f->s.arena, "%s: %s", t->id, words ? words : ""),
           .group = group, .width = 17, .open = true, .choices = list_of(f, scale_of(f, t)),
           .note = meanings(f, t), .mark = mark_of(f, ENTRY_LEVELS, t->id));
}

/* The name of a level; its value where two levels share the name. */
static const char *level_name(struct form *f, const struct scale *scale, size_t i) {
    const char *name = sheets_words(&f->s, &scale->levels[i].name);
    char value[32];
    size_t same = 0;
    for (size_t k = 0; name && k < scale->n_levels; k++) {
        const char *other = sheets_words(&f->s, &scale->levels[k].name);
        same += other && strcmp(spell_key(f->s.arena, other), spell_key(f->s.arena, name)) == 0;
    }
    if (same == 1) return name;
    dec_short(scale->levels[i].value, 15, value);
    return arena_strdup(f->s.arena, value);
}

static const char *shown(struct form *f, const struct target *t, const char *text) {
    const struct scale *scale = scale_of(f, t);
    struct dec value;
    if (!dec_parse(text, strlen(text), &value)) return text;
    for (size_t i = 0; i < scale->n_levels; i++)
        if (dec_cmp(scale->levels[i].value, value) == 0) return level_name(f, scale, i);
    return text;
}

/* ---- rows ---- */

static const char *answer(struct form *f, const char *text) {
    if (strcmp(text, "yes") == 0) return T(&f->s, "entry.answer_yes");
    return strcmp(text, "no") == 0 ? T(&f->s, "entry.answer_no") : text;
}

static const char *name_of(struct form *f, const struct entry_row *row) {
    const struct learner_place *p = row->place;
    if (p) return spell_full_name(f->s.arena, p->called ? p->called : "", p->last);
    size_t i = 0;
    while (strcmp(activity[i].key, row->key) != 0) i++;
    return T(&f->s, activity[i].head);
}

static void add_row(struct form *f, const struct entry_table *t, const struct entry_row *row) {
    sheets_row(&f->s, NULL, 0);
    sheets_cell(&f->s, cell_text(row->place ? row->place->id : row->key));
    sheets_cell(&f->s, cell_text(name_of(f, row)));
    if (t->kind == ENTRY_GOALS) sheets_cell(&f->s, cell_text(row->key));
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct target *target = t->columns[i].target;
        const char *text = row->cells[i];
        if (t->kind == ENTRY_CONSENT) text = answer(f, text);
        sheets_cell(&f->s, cell_text(target ? shown(f, target, text) : text));
    }
}

static void add_table(struct form *f, const struct entry_table *t) {
    begin(f, t->kind);
    add_plain(f, t->kind, "learner", false);
    add_plain(f, t->kind, "name", false);
    if (t->kind == ENTRY_GOALS) add_plain(f, t->kind, "number", false);
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].target)
            add_target(f, t->columns[i].target);
        else
            add_plain(f, t->kind, t->columns[i].key, true);
    for (size_t i = 0; i < t->rows.n; i++) add_row(f, t, &t->rows.v[i]);
}

/* ---- the hidden sheet ---- */

static struct sheet_row *hidden_row(struct form *f, size_t i, size_t columns) {
    while (f->hidden.n <= i) {
        struct sheet_row *row = arena_make(f->s.arena, struct sheet_row);
        row->cells = arena_array(f->s.arena, columns, sizeof *row->cells);
        if (f->hidden.n) f->hidden.v[f->hidden.n - 1]->next = row;
        VEC_PUSH(f->s.arena, &f->hidden, row);
    }
    return f->hidden.v[i];
}

static void add_heads(struct form *f, size_t *at, size_t columns) {
    for (const struct sheet *s = f->s.book->sheets; s; s = s->next)
        for (size_t i = 0; i < s->n_columns; i++) {
            if (!s->columns[i].mark) continue;
            const char *mark = s->columns[i].mark + 1, *key = strchr(mark, ' ') + 1;
            struct sheet_cell *cells = hidden_row(f, (*at)++, columns)->cells;
            cells[0] = cell_text("head");
            cells[1] = cell_text(arena_strndup(f->s.arena, mark, (size_t)(key - mark - 1)));
            cells[2] = cell_text(key);
            cells[3] = cell_text(s->columns[i].head);
        }
}

static void add_list_item(struct form *f, size_t i, size_t column, size_t columns,
                          const char *text) {
    hidden_row(f, i, columns)->cells[column] = cell_text(text);
}

static void add_list(struct form *f, size_t column, size_t columns, const char *const *texts,
                     size_t n) {
    for (size_t i = 0; i < n; i++) add_list_item(f, i, column, columns, texts[i]);
}

static void add_levels(struct form *f, size_t column, size_t columns, const struct scale *scale) {
    const char **texts = arena_array(f->s.arena, scale->n_levels + UNRATED_COUNT, sizeof *texts);
    size_t n = 0;
    for (size_t i = scale->n_levels; i-- > 0;) texts[n++] = level_name(f, scale, i);
    for (int i = UNRATED_NOT + 1; i < UNRATED_COUNT; i++) texts[n++] = rated_word((enum unrated)i);
    texts[n++] = "-"; /* nothing */
    add_list(f, column, columns, texts, n);
}

/* Yes and no in the language of the sheet, by which they are known again. */
static void add_answers(struct form *f, size_t *at, size_t columns) {
    static const char *const words[][2] = {{"yes", "entry.answer_yes"}, {"no", "entry.answer_no"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *text = T(&f->s, words[i][1]);
        struct sheet_cell *cells = hidden_row(f, (*at)++, columns)->cells;
        cells[0] = cell_text("word");
        cells[1] = cell_text(words[i][0]);
        cells[2] = cell_text(text);
        add_list_item(f, i, ENTRY_MARK + 1, columns, text);
    }
}

static void add_hidden(struct form *f) {
    static const char *const heads[ENTRY_MARK] = {ENTRY_SIGN, ENTRY_FORM, "a", "b", "c"},
                             *const states[] = {"working", "met", "changed"};
    const size_t columns = ENTRY_MARK + 2 + f->scales.n;
    size_t at = 0;
    add_heads(f, &at, columns);
    add_answers(f, &at, columns);
    for (size_t i = 0; i < f->e->marks.n; i++) {
        struct sheet_cell *cells = hidden_row(f, at++, columns)->cells;
        for (size_t k = 0; k < ENTRY_MARK; k++) cells[k] = cell_text(f->e->marks.v[i].texts[k]);
    }
    begin(f, ENTRY_ABOUT);
    for (size_t i = 0; i < ENTRY_MARK; i++) COLUMN(&f->s, .head = heads[i], .width = 12);
    COLUMN(&f->s, .head = "status", .width = 12, .list = "Goal_status");
    add_list(f, ENTRY_MARK, columns, states, 3);
    COLUMN(&f->s, .head = "answers", .width = 12, .list = "Answers");
    for (size_t i = 0; i < f->scales.n; i++) {
        const char *name = arena_printf(f->s.arena, "Levels_%zu", i + 1);
        COLUMN(&f->s, .head = name, .width = 12, .list = name);
        add_levels(f, ENTRY_MARK + 2 + i, columns, f->scales.v[i]);
    }
    struct sheet *sheet = f->s.sheet;
    sheet->name = ENTRY_SIGN;
    sheet->title = sheet->note = NULL;
    sheet->freeze_columns = 0;
    sheet->hidden = true;
    sheet->rows = f->hidden.n ? f->hidden.v[0] : NULL;
    sheet->n_rows = f->hidden.n;
}

struct book *view_entry_book(struct arena *a, const struct workspace *w, const struct lang *lang,
                             const struct entry_book *e, const char *file) {
    struct form f = {
        .s = {.arena = a, .workspace = w, .calendar = e->group->calendar, .lang = lang}, .e = e};
    const char *name = sheets_words(&f.s, &e->group->name);
    const struct book own = {.file = file, .title = name};
    sheets_start(&f.s, &own, name, NULL);
    for (int kind = 0; kind < ENTRY_KINDS; kind++)
        if (e->tables[kind]) add_table(&f, e->tables[kind]);
    add_hidden(&f);
    return f.s.book;
}
