/* new_people.c: see new_people.h. A new class is made as a whole; new learners of a class that is
 * there, one after the other. */
#include "pipeline/new/new_people.h"

#include "base/buf.h"
#include "base/codes.h"
#include "base/ending.h"
#include "base/hash.h"
#include "i18n/spelling.h"
#include "load/list.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/new/move_step.h"
#include "pipeline/new/new_files.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_LINE = 2000 };

struct person {
    const char *first, *last, *called, *grade, *pronouns, *born; /* "" if unknown */
    const char *id;
};

struct making {
    const struct new_people *n;
    struct arena *arena;
    struct diags *diags;
    const struct workspace *w;
    const char *folder;        /* of the class, in the workspace */
    const char *class;         /* its id */
    const struct group *group; /* of a class that is there; or NULL */
    bool roster;               /* its learners are rows of roster.csv */
    struct table *used, *names;
    VEC(struct person) people;
    VEC(const char *) look;
};

/* ---- names ---- */

/* "Ana López", "López, Ana", or "王 小明": in Chinese, Japanese, and Korean letters the last name
 * comes first. */
static void add_name(struct making *m, const char *line) {
    struct person p = {"", "", "", "", "", "", NULL};
    const char *comma = strchr(line, ','), *blank = strchr(line, ' ');
    if (comma) {
        p.last = load_cell_text(m->arena, arena_strndup(m->arena, line, (size_t)(comma - line)));
        p.first = load_cell_text(m->arena, comma + 1);
    } else if (blank) {
        const char *before = arena_strndup(m->arena, line, (size_t)(blank - line)),
                   *after = load_cell_text(m->arena, blank + 1);
        const bool last_first = spell_is_last_first(line);
        p.first = last_first ? after : before;
        p.last = last_first ? before : after;
        if (strchr(after, ' '))
            VEC_PUSH(m->arena, &m->look,
                     arena_printf(m->arena,
                                  "'%s': which part is the last name? It is '%s' now; write "
                                  "'last, first' in the list, or change it in %s",
                                  line, p.last, m->roster ? "roster.csv" : "the learner's file"));
    } else {
        p.first = line;
    }
    VEC_PUSH(m->arena, &m->people, p);
}

/* The line without what a list has in front of a name: "1. Ana", "2) Ana", "- Ana", "• Ana"; with
 * blanks for tabs. */
static const char *without_marker(struct arena *a, const char *line) {
    static const char *const bullets[] = {"-", "*", "+", "•", "–", "—", "·"};
    char *text = arena_strdup(a, line);
    for (char *p = text; *p; p++)
        if (*p == '\t') *p = ' ';
    text = load_cell_text(a, text);
    const size_t digits = strspn(text, "0123456789");
    size_t n = 0;
    if (digits && (text[digits] == '.' || text[digits] == ')')) n = digits + 1;
    for (size_t i = 0; !n && i < sizeof bullets / sizeof *bullets; i++) {
        const size_t length = strlen(bullets[i]);
        if (strncmp(text, bullets[i], length) == 0 && text[length] == ' ') n = length;
    }
    return load_cell_text(a, text + n);
}

/* Is the first line the heading of a list? */
static bool is_heading(const char *line) {
    static const char *const words[] = {"name",     "names",   "full name", "student",
                                        "students", "learner", "learners",  "class list"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(line, words[i]) == 0) return true;
    return false;
}

/* A name of one learner. False with a finding if it cannot be one. */
static bool add_line(struct making *m, const char *line) {
    const char *name = without_marker(m->arena, line);
    if (!*name) return true;
    if (strpbrk(name, "0123456789"))
        return new_refused(
            m->diags, m->n->file,
            arena_printf(m->arena, "'%s' is not a name: it has a number in it", line),
            "leave only the name on the line; for grades and birthdays, use a table "
            "with the columns name, grade, and born");
    if (strchr(name, '@'))
        return new_refused(m->diags, m->n->file,
                           arena_printf(m->arena, "'%s' is an address, and no name", line),
                           "take the line out of the list, or write the learner's name on it");
    if (strchr(name, ';'))
        return new_refused(
            m->diags, m->n->file, arena_printf(m->arena, "'%s' is not a name", line),
            "which part is the last name? Begin the list with a line that names the columns, such "
            "as First Name;Last Name");
    add_name(m, name);
    return true;
}

static bool add_lines(struct making *m, const struct texts *lines) {
    bool sound = true;
    for (size_t i = 0; i < lines->n; i++) {
        if (i == 0 && is_heading(lines->v[i]))
            VEC_PUSH(m->arena, &m->look,
                     arena_printf(m->arena, "'%s' is the heading of the list, and no learner",
                                  lines->v[i]));
        else
            sound = add_line(m, lines->v[i]) && sound;
    }
    return sound;
}

enum person_column { FIRST, LAST, NAME, CALLED, GRADE, PRONOUNS, BORN, COLUMNS };

/* As offices and other programs call them. */
static const char *const columns[COLUMNS] = {
    [FIRST] = "first|first name|firstname|first_name|given|given name|given names|forename|"
              "forenames|student first name|learner first name|nombre|vorname|pr\u00E9nom",
    [LAST] = "last|last name|lastname|last_name|surname|surnames|family name|student last name|"
             "learner last name|apellido|apellidos|nachname|nom|nom de famille",
    [NAME] = "name|names|full name|student|students|student name|learner|learners|learner name|"
             "pupil|pupil name|child",
    [CALLED] = "called|preferred|preferred name|preferred first name|nickname|known as",
    [GRADE] = "grade|grade level",
    [PRONOUNS] = "pronouns",
    [BORN] = "born|birthday|birthdate|birth date|date of birth|dob"};

static bool add_row(struct making *m, const struct load_list *list, size_t i) {
    const char **c = list->rows[i].cells;
    struct date born;
    if (*c[BORN] && !date_parse(c[BORN], strlen(c[BORN]), &born)) {
        load_list_fault(
            list, i, BORN, CODE_NOT_MADE, arena_printf(m->arena, "'%s' is not a date", c[BORN]),
            "write the year first, then the month, then the day, as in 2016-03-09 for March 9, 2016, or "
            "leave the cell empty",
            m->diags);
        return false;
    }
    if (!*c[FIRST] && !*c[NAME]) {
        load_list_fault(list, i, FIRST, CODE_NOT_MADE, "this row has no first name",
                        "fill in the column of first names, or take the row out", m->diags);
        return false;
    }
    if (*c[FIRST])
        VEC_PUSH(m->arena, &m->people, ((struct person){c[FIRST], c[LAST], "", "", "", "", NULL}));
    else
        add_name(m, c[NAME]);
    struct person *p = &m->people.v[m->people.n - 1];
    p->called = c[CALLED];
    p->grade = c[GRADE];
    p->pronouns = c[PRONOUNS];
    p->born = c[BORN];
    return true;
}

static void say_others(struct making *m, const struct load_list *list) {
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < list->others.n; i++)
        buf_fmt(&text, "%s'%s'", i ? ", " : "", list->others.v[i]);
    if (list->others.n)
        VEC_PUSH(m->arena, &m->look, arena_printf(m->arena, "not read from the list: %s", text.p));
    buf_release(&text);
}

/* `list` NULL: it cannot be used, and that was reported. */
static bool add_rows(struct making *m, const struct load_list *list, const char *file) {
    bool sound = list != NULL;
    if (list && !load_list_has(list, FIRST) && !load_list_has(list, NAME))
        return new_refused(m->diags, file, "no column has first names, or names",
                           "the first row names the columns, such as 'First Name' and 'Last Name', "
                           "or 'Student'; a list of names alone is a text (.txt) with a name on "
                           "each line");
    if (list) say_others(m, list);
    for (size_t i = 0; list && i < list->n; i++) sound = add_row(m, list, i) && sound;
    return sound;
}

static bool is_column(const char *text) {
    for (size_t i = 0; i < COLUMNS; i++)
        if (load_list_names(columns[i], text)) return true;
    return false;
}

/* Was a table pasted as text? Its first line has only names of columns, or at least one beside a
 * tab or semicolon. */
static bool is_table(struct arena *a, const char *line) {
    size_t known = 0, others = 0;
    bool comma = true;
    for (const char *p = line; *p;) {
        const size_t n = strcspn(p, "\t;,");
        char *head = load_cell_text(a, arena_strndup(a, p, n));
        const size_t length = strlen(head);
        if (length > 1 && *head == '"' && head[length - 1] == '"') {
            head[length - 1] = '\0';
            head++;
        }
        const bool is = is_column(head);
        known += is;
        others += *head && !is;
        p += n;
        comma = comma && *p != '\t' && *p != ';';
        p += *p != '\0';
    }
    return known && strpbrk(line, "\t;,") && (!others || !comma);
}

/* The cells of a single column: "López, Ana" is in quotation marks there. */
static const char *without_quotes(struct arena *a, const char *line) {
    const size_t n = strlen(line);
    if (n < 2 || *line != '"' || line[n - 1] != '"' || memchr(line + 1, '"', n - 2)) return line;
    return arena_strndup(a, line + 1, n - 2);
}

static bool add_text(struct making *m, const char *file, const char *data, size_t n) {
    struct texts lines;
    if (!load_list_lines(m->arena, file, data, n, m->diags, &lines)) return false;
    if (lines.n && is_table(m->arena, lines.v[0]))
        return add_rows(m, load_list_parse(m->arena, file, data, n, columns, COLUMNS, m->diags),
                        file);
    for (size_t i = 0; i < lines.n; i++) lines.v[i] = without_quotes(m->arena, lines.v[i]);
    return add_lines(m, &lines);
}

static bool read_standard_input(struct making *m) {
    struct buf text = BUF_INIT;
    char line[LONGEST_LINE];
    while (os_read_answer(line, sizeof line)) buf_fmt(&text, "%s\n", line);
    const size_t n = text.n;
    return add_text(m, "standard input", buf_take(&text, m->arena), n);
}

static bool read_lines(struct making *m) {
    enum { LARGEST = 1 << 20 };
    const char *why = NULL;
    char *data;
    size_t n;
    if (!os_read(m->arena, m->n->file, LARGEST, &data, &n, &why))
        return new_refused(m->diags, m->n->file,
                           arena_printf(m->arena, "this file cannot be read: %s", why),
                           "name a text with a name on each line, or a table (.csv, .xlsx)");
    return add_text(m, m->n->file, data, n);
}

static bool read_table(struct making *m) {
    return add_rows(m, load_list_read(m->arena, m->n->file, columns, COLUMNS, 0, m->diags),
                    m->n->file);
}

static bool read_names(struct making *m) {
    const char *file = m->n->file;
    for (size_t i = 0; i < m->n->names.n; i++) {
        struct texts lines;
        const char *name = m->n->names.v[i];
        if (!load_list_lines(m->arena, "the name", name, strlen(name), m->diags, &lines))
            return false;
        for (size_t k = 0; k < lines.n; k++)
            if (!add_line(m, lines.v[k])) return false;
    }
    if (!file) return true;
    if (strcmp(file, "-") == 0) return read_standard_input(m);
    return ending_is(file, ".csv") || ending_is(file, ".xlsx") ? read_table(m) : read_lines(m);
}

/* ---- where ---- */

static bool all_in_schools(struct making *m, const char *school) {
    for (size_t i = 0; i < m->w->n_groups; i++)
        if (!m->w->groups[i].school)
            return new_refused(m->diags, m->w->groups[i].path,
                               "this class is in no school, and the new one would be",
                               arena_printf(m->arena,
                                            "move the folder 'classes' into the school's folder, "
                                            "such as schools/%s/classes, before a second school "
                                            "comes",
                                            school));
    return true;
}

static bool find_school(struct making *m, const char *school, const char *class) {
    for (size_t i = 0; i < m->w->n_schools; i++)
        if (strcmp(m->w->schools[i].id, school) == 0) {
            if (!all_in_schools(m, school)) return false;
            m->folder =
                os_join(m->arena, os_join(m->arena, m->w->schools[i].path, "classes"), class);
            return true;
        }
    return new_refused(m->diags, NULL, arena_printf(m->arena, "no school '%s'", school),
                       "a school is named by its folder below schools/");
}

static bool place_class(struct making *m) {
    const char *word = m->n->class, *slash = strchr(word, '/');
    m->class = slash ? slash + 1 : word;
    if (!new_is_id(m->class))
        return new_refused(m->diags, NULL,
                           arena_printf(m->arena, "'%s' cannot be the id of a class", m->class),
                           "write lowercase letters, digits, and hyphens, such as maple or "
                           "grade-5; its name for people comes with --name");
    if (m->w->n_groups == 1 && !*m->w->groups[0].path)
        return new_refused(m->diags, "learners", "this workspace is one class",
                           "make a folder classes/<id>, and put learners/ and the class's files "
                           "into it, before a second class comes");
    if (slash)
        return find_school(m, arena_strndup(m->arena, word, (size_t)(slash - word)), m->class);
    if (m->w->n_schools)
        return new_refused(m->diags, NULL, "this workspace has schools, and none is named",
                           arena_printf(m->arena,
                                        "write the school before the class, such as %s/%s",
                                        m->w->schools[0].id, m->class));
    m->folder = os_join(m->arena, "classes", m->class);
    return true;
}

static bool find_place(struct making *m) {
    if (m->n->makes_class) {
        if (!place_class(m)) return false;
        if (os_look(os_join(m->arena, m->w->root, m->folder)).kind == OS_ABSENT) return true;
        return new_refused(m->diags, m->folder, "this class is there already",
                           "'folioscope new learner --class' adds learners to it");
    }
    struct diags *unseen = diags_new(m->arena);
    struct move x = {.arena = m->arena, .diags = unseen, .w = m->w};
    const struct group *g = move_find_class(&x, m->n->class);
    if (!g)
        return new_refused(m->diags, unseen->list.v[0].file, unseen->list.v[0].text,
                           unseen->list.v[0].remedy);
    m->group = g;
    m->roster = g->roster != NULL;
    m->folder = g->path;
    m->class = g->id;
    return true;
}

/* ---- ids ---- */

static void find_names(struct making *m) {
    m->names = table_new(m->arena);
    for (size_t g = 0; g < m->w->n_groups; g++)
        for (size_t i = 0; i < m->w->groups[g].n_learners; i++) {
            struct learner_place *p = &m->w->groups[g].learners[i];
            if (p->first)
                table_set(m->names,
                          spell_key(m->arena, spell_full_name(m->arena, p->first, p->last)),
                          (void *)(uintptr_t)p->path);
        }
}

static void look_for_same(struct making *m, const struct person *p) {
    const char *name = spell_full_name(m->arena, p->first, p->last);
    const char *key = spell_key(m->arena, name);
    const char *other = table_find(m->names, key);
    if (other)
        VEC_PUSH(m->arena, &m->look,
                 arena_printf(m->arena,
                              "'%s' is the name of %s as well: if they are one child, remove the "
                              "new %s %s, and use 'folioscope move'",
                              name, other, m->roster ? "row of" : "folder", p->id));
    table_set(m->names, key, (void *)(uintptr_t)p->id);
}

static bool check_names(struct making *m) {
    for (size_t i = 0; i < m->people.n; i++)
        if (!*m->people.v[i].first)
            return new_refused(m->diags, NULL,
                               arena_printf(m->arena, "name %zu has no first name", i + 1),
                               "write 'Ana López', or 'López, Ana'");
    return true;
}

/* How many learners of the class have this name? *path is the folder of one of them. */
static size_t count_named(const struct making *m, const char *key, const char **path) {
    size_t n = 0;
    for (size_t g = 0; g < m->w->n_groups; g++)
        for (size_t i = 0; i < m->w->groups[g].n_learners; i++) {
            const struct learner_place *p = &m->w->groups[g].learners[i];
            if (strcmp(m->w->groups[g].path, m->folder) != 0 || !p->first) continue;
            const char *name = spell_full_name(m->arena, p->first, p->last);
            if (strcmp(spell_key(m->arena, name), key) != 0) continue;
            *path =
                p->row ? arena_printf(m->arena, "'%s' in %s", p->id, p->group->roster) : p->path;
            n++;
        }
    return n;
}

/* Whoever is in the class already is not made again: the list may be used a second time, after it
 * could not be finished. With --id it is someone else of the same name. */
static void skip_present(struct making *m) {
    struct table *skipped = table_new(m->arena);
    size_t kept = 0;
    for (size_t i = 0; i < m->people.n && !m->n->id; i++) {
        const struct person *p = &m->people.v[i];
        const char *name = spell_full_name(m->arena, p->first, p->last), *path = "";
        const char *key = spell_key(m->arena, name);
        const size_t before = (size_t)(uintptr_t)table_find(skipped, key);
        if (before >= count_named(m, key, &path)) {
            m->people.v[kept++] = *p;
            continue;
        }
        table_set(skipped, key, (void *)(uintptr_t)(before + 1));
        VEC_PUSH(m->arena, &m->look,
                 arena_printf(m->arena,
                              "'%s' is in this class already: %s (another learner of the same name "
                              "needs --id)",
                              name, path));
    }
    if (!m->n->id) m->people.n = kept;
}

/* What everyone did is said of whoever was in the class that day. */
static void look_for_activities(struct making *m) {
    const char *folder = os_join(m->arena, os_join(m->arena, m->w->root, m->folder), "activities");
    if (m->people.n && !date_is_set(m->n->joined) && os_may_be_there(folder))
        VEC_PUSH(m->arena, &m->look,
                 arena_printf(m->arena,
                              "what everyone did in earlier activities of the class would be said "
                              "of new learners, too: write 'joined' in %s, or use --joined",
                              m->roster ? "the row" : "learner.yaml"));
}

static bool choose_ids(struct making *m) {
    m->used = new_ids_used(m->arena, m->w, m->diags);
    if (!m->used) return false;
    find_names(m);
    if (m->n->id && (!new_is_id(m->n->id) || m->people.n != 1))
        return new_refused(m->diags, NULL,
                           arena_printf(m->arena, "'%s' cannot be the id here", m->n->id),
                           "--id is for one learner: lowercase letters, digits, and hyphens");
    if (m->n->id && table_find(m->used, m->n->id))
        return new_refused(
            m->diags, NULL,
            arena_printf(m->arena, "the id '%s' is used in this workspace", m->n->id),
            "an id belongs to one person for good, also when they have left: "
            "choose another one");
    for (size_t i = 0; i < m->people.n; i++) {
        struct person *p = &m->people.v[i];
        p->id = m->n->id;
        if (!p->id)
            p->id = new_id_of(m->arena, m->used, spell_full_name(m->arena, p->first, p->last),
                              m->class);
        look_for_same(m, p);
    }
    return true;
}

/* ---- files ---- */

static const char *profile_of(struct making *m, const struct person *p) {
    struct buf out = BUF_INIT;
    char joined[20];
    const char *const keys[] = {"grade", "pronouns", "born"}, *const values[] = {
                                                                  p->grade, p->pronouns, p->born};
    buf_fmt(&out, "name: {first: %s", new_yaml(m->arena, p->first));
    if (*p->last) buf_fmt(&out, ", last: %s", new_yaml(m->arena, p->last));
    if (*p->called) buf_fmt(&out, ", called: %s", new_yaml(m->arena, p->called));
    buf_str(&out, "}\n");
    for (size_t i = 0; i < 2; i++)
        if (*values[i]) buf_fmt(&out, "%s: %s\n", keys[i], new_yaml(m->arena, values[i]));
    if (*p->born) buf_fmt(&out, "born: %s\n", p->born);
    date_iso(m->n->joined, joined);
    if (*joined) buf_fmt(&out, "joined: %s\n", joined);
    return buf_take(&out, m->arena);
}

/* "Grade 5" of grade-5. */
static const char *title_of(struct making *m) {
    if (m->n->title) return m->n->title;
    char *title = arena_strdup(m->arena, m->class);
    for (char *p = title; *p; p++) {
        if (*p == '-') *p = ' ';
        if ((p == title || p[-1] == ' ') && *p >= 'a' && *p <= 'z') *p = (char)(*p - 'a' + 'A');
    }
    return title;
}

static bool write_learner(struct making *m, const char *stage, const char *path,
                          const struct person *p) {
    const char *text = profile_of(m, p);
    return new_write(m->arena, stage, path, text, strlen(text), m->diags);
}

static const char *roster_of(struct making *m, size_t *n) {
    static const char *const heads[] = {"id",         "first",  "last", "called",
                                        "pronouns",   "grade",  "born", "languages",
                                        "households", "joined", "left"};
    enum { COUNT = sizeof heads / sizeof *heads };
    struct buf out = BUF_INIT;
    char joined[20];
    date_iso(m->n->joined, joined);
    buf_str(&out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < COUNT; i++) load_add_cell(&out, heads[i], i + 1 == COUNT);
    for (size_t i = 0; i < m->people.n; i++) {
        const struct person *p = &m->people.v[i];
        const char *const cells[COUNT] = {p->id,       p->first, p->last, p->called,
                                          p->pronouns, p->grade, p->born, "",
                                          "",          joined,   ""};
        for (size_t k = 0; k < COUNT; k++) load_add_cell(&out, cells[k], k + 1 == COUNT);
    }
    *n = out.n;
    return buf_take(&out, m->arena);
}

static bool write_roster(struct making *m, const char *stage) {
    size_t n;
    const char *text = roster_of(m, &n);
    return new_write(m->arena, stage, "roster.csv", text, n, m->diags);
}

static bool write_folders(struct making *m, const char *stage) {
    bool ok = true;
    for (size_t i = 0; ok && i < m->people.n; i++)
        ok = write_learner(m, stage,
                           arena_printf(m->arena, "learners/%s/learner.yaml", m->people.v[i].id),
                           &m->people.v[i]);
    if (!m->people.n) ok = os_make_folder(os_join(m->arena, stage, "learners"), NULL);
    return ok;
}

/* The class's name, and what an educator may want to add, as comments. */
static const char *class_text(struct making *m) {
    const struct workspace *w = m->w;
    struct buf text = BUF_INIT;
    buf_fmt(
        &text,
        "name: %s\n"
        "# Who teaches this class, and signs its reports. Take out the '#', and change the name:\n"
        "# educators: [{name: Ms. Okafor, signs: true}]\n",
        new_yaml(m->arena, title_of(m)));
    if (w->n_frameworks < 2) return buf_take(&text, m->arena);
    buf_str(&text,
            "# What it works on, in the order of its pages. Without this line, all of them:\n"
            "# frameworks: [");
    for (size_t i = 0; i < w->n_frameworks; i++)
        buf_fmt(&text, "%s%s", i ? ", " : "", w->frameworks[i].id);
    buf_str(&text, "]\n");
    return buf_take(&text, m->arena);
}

static bool make_class(struct making *m) {
    const char *folder = os_join(m->arena, m->w->root, m->folder);
    const char *stage = new_stage(m->arena, folder, m->diags);
    if (!stage) return false;
    const char *text = class_text(m);
    bool ok = new_write(m->arena, stage, "class.yaml", text, strlen(text), m->diags);
    ok = ok && (m->roster ? write_roster(m, stage) : write_folders(m, stage));
    return ok && new_finish(m->arena, stage, folder, m->diags);
}

/* Where the class has a roster, in it. */
static bool add_rows_to_roster(struct making *m) {
    struct arena *a = m->arena;
    const char *why = NULL, *path = m->group->roster, *full = os_join(a, m->w->root, path);
    struct load_new_row *rows = arena_array(a, m->people.n + 1, sizeof *rows);
    char joined[20];
    size_t n;
    date_iso(m->n->joined, joined);
    for (size_t i = 0; i < m->people.n; i++) {
        const struct person *p = &m->people.v[i];
        rows[i] = (struct load_new_row){p->id,       p->first, p->last, p->called,
                                        p->pronouns, p->grade, p->born, joined};
    }
    if (!m->people.n) return true;
    const char *text = load_roster_with(a, m->w, m->group, rows, m->people.n, &n, &why);
    if (!text)
        return new_refused(m->diags, path, arena_printf(a, "no row can be added: %s", why),
                           "correct that, or write the row by hand; a folder for the learner with "
                           "a learner.yaml will do as well");
    if (m->n->dry_run || os_write_like(full, full, text, n, &why)) return true;
    return new_failed(a, m->diags, path, why);
}

static bool add_learners(struct making *m) {
    if (m->roster) return add_rows_to_roster(m);
    if (m->n->dry_run) return true;
    const char *learners = os_join(m->arena, os_join(m->arena, m->w->root, m->folder), "learners");
    for (size_t i = 0; i < m->people.n; i++) {
        const struct person *p = &m->people.v[i];
        const char *folder = os_join(m->arena, learners, p->id);
        const char *stage = new_stage(m->arena, folder, m->diags);
        if (!stage || !write_learner(m, stage, "learner.yaml", p) ||
            !new_finish(m->arena, stage, folder, m->diags))
            return false;
    }
    return true;
}

/* ---- all of it ---- */

static struct texts said(struct making *m) {
    struct arena *a = m->arena;
    const char **v = arena_array(a, m->people.n + m->look.n + 4, sizeof *v);
    size_t n = 0;
    const bool dry = m->n->dry_run;
    if (m->n->makes_class)
        v[n++] = arena_printf(a, "%s: %s class '%s'", m->folder, dry ? "would be a new" : "a new",
                              title_of(m));
    for (size_t i = 0; i < m->people.n; i++) {
        const struct person *p = &m->people.v[i];
        const char *in = os_join(a, m->folder, m->roster ? "roster.csv" : "learners");
        v[n++] = arena_printf(a, m->roster ? "%s: %s: %s" : "%s/%s: %s", in, p->id,
                              spell_full_name(a, p->first, p->last));
    }
    if (m->look.n) v[n++] = "please look at:";
    for (size_t i = 0; i < m->look.n; i++) v[n++] = arena_printf(a, "  %s", m->look.v[i]);
    if (dry) v[n++] = "nothing has been changed";
    return (struct texts){v, n};
}

static bool prepare(struct making *m) {
    if (!find_place(m) || !read_names(m) || !check_names(m)) return false;
    const char *folder = os_join(m->arena, m->w->root, m->folder);
    if (!m->n->makes_class && !m->roster) folder = os_join(m->arena, folder, "learners");
    if (!new_is_inside(m->arena, m->w->root, folder, m->diags)) return false;
    if (m->n->file && !m->people.n)
        return new_refused(m->diags, m->n->file, "there is no name in this list",
                           "write a name on each line; for a class without learners, leave out "
                           "--names");
    if (!m->n->makes_class) skip_present(m);
    if (!m->people.n && !m->n->makes_class && !m->look.n)
        return new_refused(m->diags, NULL, "no name is given",
                           "write it behind 'new learner', or name a list with --names");
    if (!m->n->makes_class) look_for_activities(m);
    return choose_ids(m);
}

bool new_people(struct arena *a, const struct new_people *n, struct diags *diags,
                struct texts *lines) {
    struct making m = {.n = n, .arena = a, .diags = diags, .roster = n->roster};
    *lines = (struct texts){0};
    m.w = new_workspace(a, &n->load, diags);
    if (!m.w) return false;
    bool ok = prepare(&m);
    if (ok && n->makes_class) ok = n->dry_run || make_class(&m);
    if (ok && !n->makes_class) ok = add_learners(&m);
    if (ok) *lines = said(&m);
    load_close((struct workspace *)(uintptr_t)m.w);
    return ok;
}
