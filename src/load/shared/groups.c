/* groups.c: schools, classes, and their learners: the folders of the workspace below its shared
 * files.
 *
 * First all places are listed (schools, then classes, then learners), each in its final array, so
 * that pointers between them stay valid; then the contents of each folder are read. Learners are
 * only listed here; learner.c reads them. */
#include "load/load_inner.h"
#include "load/shared/settings.h"

#include "base/hash.h"
#include "model/group.h"
#include "model/workspace.h"

#include <stdlib.h>
#include <string.h>

/* The folder of a class, before its group is made. */
struct place {
    const char *id, *path, *out;
    struct school *school;
};

struct places {
    VEC(struct place) classes;
    struct table *outs; /* folders of the output, each once */
};

/* ---- places ---- */

/* Two classes can have the same output folder only if there are both classes and learners at the
 * root, which one_level reports. */
static void add_class(struct loader *l, struct places *places, struct place p) {
    if (!table_set(places->outs, p.out, l)) VEC_PUSH(l->arena, &places->classes, p);
}

bool load_is_roster(const struct os_entry *e) {
    return e->kind == OS_FILE && strcasecmp(e->name, "roster.csv") == 0;
}

/* The first class below without a roster, rather one that has no folders of learners either; NULL:
 * there is none. */
static const char *lacks_roster(struct loader *l, const char *classes) {
    struct os_entries found = {0};
    const char *any = NULL;
    os_list(l->arena, os_join(l->arena, l->root, classes), &found, &(const char *){NULL});
    for (size_t i = 0; i < found.n; i++) {
        const char *path = load_path(l, classes, found.v[i].name);
        const char *full = os_join(l->arena, l->root, path);
        if (found.v[i].kind != OS_FOLDER || *found.v[i].name == '.' ||
            os_look(os_join(l->arena, full, "roster.csv")).kind != OS_ABSENT)
            continue;
        if (os_look(os_join(l->arena, full, "learners")).kind == OS_ABSENT) return path;
        if (!any) any = path;
    }
    return any;
}

/* A roster that is in no class's folder: nothing is known of the learners of the classes below. */
static void report_roster(struct loader *l, const char *folder, struct os_entries found,
                          const char *classes) {
    for (size_t i = 0; i < found.n; i++) {
        if (!load_is_roster(&found.v[i])) continue;
        const char *class = lacks_roster(l, classes);
        load_add_text(l->arena, &l->index->rosters_above, folder);
        load_fault(l, CODE_NAME_CASE, load_path(l, folder, found.v[i].name),
                   "a roster belongs into the folder of its class, and is not read here",
                   arena_printf(l->arena, "move it: its name is to be %s/roster.csv",
                                class ? class : load_path(l, classes, "<class>")));
    }
}

static void list_classes(struct loader *l, struct places *places, const char *folder,
                         struct school *school) {
    struct os_entries found = load_folder(l, folder);
    report_roster(l, folder, found, folder);
    for (size_t i = 0; i < found.n; i++) {
        const char *id = found.v[i].name, *path = load_path(l, folder, id);
        if (load_is_roster(&found.v[i]))
            continue; /* reported */
        else if (found.v[i].kind != OS_FOLDER)
            load_fault(l, CODE_UNKNOWN_FILE, path,
                       arena_printf(l->arena, "the file '%s' is not used here",
                                    source_quote(l->arena, id)),
                       "the folder 'classes' holds one folder for each class");
        else if (load_check_id(l, path, id, "a class"))
            add_class(
                l, places,
                (struct place){id, path, school ? load_path(l, school->out, id) : id, school});
    }
}

static void list_schools(struct loader *l) {
    VEC(struct school) schools = {0};
    struct os_entries found = load_folder(l, "schools");
    for (size_t i = 0; i < found.n; i++) {
        const char *id = found.v[i].name, *path = load_path(l, "schools", id);
        if (found.v[i].kind != OS_FOLDER)
            load_fault(l, CODE_UNKNOWN_FILE, path,
                       arena_printf(l->arena, "the file '%s' is not used here",
                                    source_quote(l->arena, id)),
                       "the folder 'schools' holds one folder for each school");
        else if (load_check_id(l, path, id, "a school"))
            VEC_PUSH(l->arena, &schools, ((struct school){.id = id, .path = path, .out = id}));
    }
    l->w->schools = schools.v;
    l->w->n_schools = schools.n;
}

/* ---- what is set above ---- */

static void inherit_workspace(struct loader *l, struct group *g) {
    struct workspace *w = l->w;
    if (g->reports.n == 0 && !g->course) g->reports = w->reports;
    if (!g->language) g->language = w->language;
    if (!g->theme) g->theme = w->theme;
    if (!g->calendar) g->calendar = w->calendar;
}

/* A course has its own frameworks and reports, or none. */
static void inherit(struct loader *l, struct group *g, const struct settings *settings) {
    const struct school *school = g->school;
    if (school) {
        if (!g->has_frameworks && !g->course) {
            g->frameworks = school->frameworks;
            g->n_frameworks = school->n_frameworks;
            g->lacks_frameworks = school->lacks_frameworks;
            g->has_frameworks = school->has_frameworks;
        }
        if (g->reports.n == 0 && !g->course) g->reports = school->reports;
        if (!g->language) g->language = school->language;
        if (!g->theme) g->theme = school->theme;
        if (!g->calendar) g->calendar = school->calendar;
    }
    inherit_workspace(l, g);
    if (g->has_frameworks || g->course) return;
    const struct chosen *c = &settings->chosen;
    g->frameworks = c->v;
    g->n_frameworks = c->n;
    g->lacks_frameworks = c->lacks;
}

/* ---- learners ---- */

struct listing {
    struct group *group;
    const char *folder;
    const struct class_roster *roster;
    bool left_out, unread; /* the folder may be there, and cannot be read */
    struct table *ids;     /* in the folder */
    VEC(struct learner_place) places;
};

static int compare_id(const void *id, const void *row) {
    return strcmp(id, (*(struct roster_row *const *)row)->id);
}

static struct roster_row *row_of(const struct class_roster *r, const char *id) {
    if (!r->rows.n) return NULL;
    struct roster_row **found = bsearch(id, r->rows.v, r->rows.n, sizeof *r->rows.v, compare_id);
    return found ? *found : NULL;
}

static void add_learner(struct loader *l, struct listing *x, const char *id, const char *path) {
    struct learner_place p = {.id = id,
                              .path = path,
                              .folder = load_out_folder(l, x->group, id),
                              .group = x->group,
                              .left_out = x->left_out};
    struct roster_row *row = row_of(x->roster, id);
    const char *own = load_path(l, path, "learner.yaml");
    if (row) p.listed_at = row->mark.line;
    if (row && row->own) {
        load_pass_over_row(l, &p, row);
    } else if (row) {
        p.row = row;
        p.unread = x->unread ? path : NULL;
    } else if (x->roster->unclear && !os_may_be_there(os_join(l->arena, l->root, own))) {
        p.unread = own; /* its row may be there */
    }
    p.left_out = p.left_out || p.unread || (p.row && !p.row->root);
    VEC_PUSH(l->arena, &x->places, p);
}

static bool is_link(struct loader *l, const char *path) {
    return os_is_link(os_join(l->arena, l->root, path));
}

static void list_folders(struct loader *l, struct listing *x) {
    struct os_entries found = load_folder(l, x->folder);
    for (size_t i = 0; i < found.n; i++) {
        const char *id = found.v[i].name, *path = load_path(l, x->folder, id);
        if (found.v[i].kind != OS_FOLDER) {
            load_fault(l, CODE_UNKNOWN_FILE, path,
                       arena_printf(l->arena, "the file '%s' is not used here",
                                    source_quote(l->arena, id)),
                       "the folder 'learners' holds one folder for each learner");
        } else if (is_link(l, path)) {
            load_fault(
                l, CODE_OUTSIDE, path,
                arena_printf(l->arena, "the learner's folder '%s' is a link",
                             source_quote(l->arena, id)),
                "put the folder itself in its place: a link could publish another learner under this name");
        } else if (load_check_id(l, path, id, "a learner")) {
            table_set(x->ids, id, l);
            add_learner(l, x, id, path);
        }
    }
}

static int by_id(const void *a, const void *b) {
    return strcmp(((const struct learner_place *)a)->id, ((const struct learner_place *)b)->id);
}

static int by_line(const void *a, const void *b) {
    const struct learner_place *x = *(struct learner_place *const *)a,
                               *y = *(struct learner_place *const *)b;
    const bool first = x->listed_at, then = y->listed_at;
    if (first != then) return first ? -1 : 1;
    if (x->listed_at != y->listed_at) return x->listed_at < y->listed_at ? -1 : 1;
    return strcmp(x->id, y->id);
}

static void put_in_order(struct loader *l, struct group *g) {
    if (!g->roster || !g->n_learners) return;
    g->listed = arena_array(l->arena, g->n_learners, sizeof *g->listed);
    for (size_t i = 0; i < g->n_learners; i++) g->listed[i] = &g->learners[i];
    qsort(g->listed, g->n_learners, sizeof *g->listed, by_line);
}

/* Those who have a folder, and those who have a row in roster.csv. */
static void list_learners(struct loader *l, struct group *g, struct os_entries in_class,
                          bool left_out) {
    const struct class_roster roster = load_class_roster(l, g, in_class);
    if (load_has(in_class, "roster.csv", OS_FILE)) g->roster = load_path(l, g->path, "roster.csv");
    struct listing x = {.group = g,
                        .folder = load_path(l, g->path, "learners"),
                        .roster = &roster,
                        .left_out = left_out,
                        .ids = table_new(l->arena)};
    if (load_has(in_class, "learners", OS_FOLDER)) list_folders(l, &x);
    x.unread = load_is_file_unread(l, x.folder);
    for (size_t i = 0; i < roster.rows.n; i++) {
        const struct roster_row *row = roster.rows.v[i];
        if (!table_find(x.ids, row->id) && !is_link(l, row->path))
            add_learner(l, &x, row->id, row->path);
    }
    if (x.places.n) qsort(x.places.v, x.places.n, sizeof *x.places.v, by_id);
    g->learners = x.places.v;
    g->n_learners = x.places.n;
}

/* ---- a class's folder ---- */

struct class_folder {
    struct group *group;
    struct os_entries found;
};

static bool read_class(struct loader *l, const char *path, void *context) {
    load_class(l, path, ((struct class_folder *)context)->group);
    return true;
}
/* Faulty agreements are left out; the rest of the class is not affected. */
static bool read_agreements(struct loader *l, const char *path, void *context) {
    const struct class_folder *folder = context;
    struct group *g = folder->group;
    struct schema s;
    if (!load_words(l, path, &g->agreements, &s)) {
        g->agreements = NULL;
        return true;
    }
    const struct front whole = {.body = s.source->text, .n_body = s.source->n};
    load_markdown_translations(
        &s,
        &(struct load_markdown){.front = &whole, .blocks = g->agreements, .beside = folder->found});
    return true;
}

static const struct load_entry class_entries[] = {{"class.yaml", OS_FILE, read_class},
                                                  {"agreements.md", OS_FILE, read_agreements},
                                                  {"ratings.csv", OS_FILE, NULL},
                                                  {"ratings.xlsx", OS_FILE, NULL},
                                                  {"attendance.csv", OS_FILE, NULL},
                                                  {"attendance.xlsx", OS_FILE, NULL},
                                                  {"narratives", OS_FOLDER, NULL},
                                                  {"activities", OS_FOLDER, NULL},
                                                  {"conferences.csv", OS_FILE, NULL},
                                                  {"consent.csv", OS_FILE, NULL},
                                                  {"goals.csv", OS_FILE, NULL},
                                                  {"plans.csv", OS_FILE, NULL},
                                                  {"supports.csv", OS_FILE, NULL},
                                                  {"judgements.csv", OS_FILE, NULL},
                                                  {"roster.csv", OS_FILE, NULL},
                                                  {"learners", OS_FOLDER, NULL},
                                                  {NULL, OS_ABSENT, NULL}};

bool load_is_of_class(const char *name) {
    for (const struct load_entry *e = class_entries; e->name; e++)
        if (strcmp(e->name, name) == 0) return true;
    return false;
}

static bool is_readme(void *context, const struct os_entry *e) {
    (void)context;
    return e->kind == OS_FILE &&
           (strncmp(e->name, "README", 6) == 0 || strncmp(e->name, "LICENSE", 7) == 0);
}

/* A folder in the place of a file, or the other way around: what it would say is not known, as
 * if it could not be opened. */
static bool is_in_place_of_another(const struct os_entry *e) {
    for (const struct load_entry *k = class_entries; k->name; k++)
        if (strcmp(k->name, e->name) == 0 && strcmp(k->name, "learners") != 0)
            return k->kind != e->kind;
    return false;
}

static void report_no_files(struct loader *l, const struct group *g, struct os_entries found) {
    for (size_t i = 0; i < found.n; i++) {
        if (is_in_place_of_another(&found.v[i])) load_not_of_its_kind(l, g->path, &found.v[i]);
    }
}

static bool is_agreements_or_readme(void *context, const struct os_entry *e) {
    const struct class_folder *folder = context;
    const bool book = strcmp(e->name, "roster.xlsx") == 0; /* reported */
    return is_readme(NULL, e) || load_is_agreements(folder->found, e->name) ||
           load_is_misnamed_roster(folder->found, e) || /* reported */
           is_in_place_of_another(e) ||                 /* reported */
           (book && !load_has(folder->found, "roster.csv", OS_FILE));
}

/* A class without class.yaml is reported, and named after its folder; a single class at the root
 * needs none. */
static void fill_class(struct loader *l, struct group *g, struct os_entries found) {
    bool root = !*g->path;
    bool unread = false;
    for (size_t i = 0; i < l->w->unknown.unread.n; i++)
        unread =
            unread || strcmp(l->w->unknown.unread.v[i], load_path(l, g->path, "class.yaml")) == 0;
    if (load_lacks(l, found, g->path, "class.yaml") && !root && !unread)
        load_fault(l, CODE_NO_REQUIRED_FILE, g->path,
                   arena_printf(l->arena, "the class '%s' has no class.yaml", g->id),
                   "add the file class.yaml with a line 'name: …'");
    struct class_folder folder = {g, found};
    if (!root) load_entries(l, g->path, found, class_entries, is_agreements_or_readme, &folder);
    for (const struct load_entry *k = class_entries; root && k->name; k++)
        if (k->read && load_has(found, k->name, OS_FILE)) k->read(l, k->name, &folder);
}

/* Returns what is in its folder: the logs are read later. */
static struct os_entries read_group(struct loader *l, struct group *g,
                                    const struct settings *settings, bool left_out) {
    struct os_entries found = load_folder(l, g->path);
    report_no_files(l, g, found);
    fill_class(l, g, found);
    if (g->name.n == 0 && !*g->path) g->name = l->w->name;
    load_name(l, &g->name, g->id);
    if (load_has(found, "learners", OS_FOLDER)) g->course = false; /* load_courses reports it */
    inherit(l, g, settings);
    list_learners(l, g, found, left_out);
    return found;
}

/* What a class's files say of its learners: read after all classes are listed, because they may
 * name a learner who is now in another class. */
static void read_class_wide(struct loader *l, struct group *g, struct os_entries found) {
    static const struct class_wide {
        const char *name;
        enum os_kind kind;
        void (*read)(struct loader *l, const char *path, struct group *g);
    } files[] = {{"narratives", OS_FOLDER, load_class_narratives},
                 {"activities", OS_FOLDER, load_class_activities},
                 {"conferences.csv", OS_FILE, load_class_conferences},
                 {"goals.csv", OS_FILE, load_class_goals},
                 {"plans.csv", OS_FILE, load_class_plans},
                 {"supports.csv", OS_FILE, load_class_supports},
                 {"judgements.csv", OS_FILE, load_class_judgements}};
    load_class_logs(l, found, g);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (load_has(found, files[i].name, files[i].kind))
            files[i].read(l, load_path(l, g->path, files[i].name), g);
    load_class_unread(l, g);
}

/* ---- a school's folder ---- */

static const struct load_entry school_entries[] = {
    {"school.yaml", OS_FILE, NULL}, {"classes", OS_FOLDER, NULL}, {NULL, OS_ABSENT, NULL}};

static bool is_logo(void *context, const struct os_entry *e) {
    const struct school *s = context;
    return is_readme(NULL, e) || load_is_roster(e) || (s->logo && strcmp(s->logo, e->name) == 0);
}

static void read_school(struct loader *l, struct school *school) {
    struct os_entries found = load_folder(l, school->path);
    if (!load_has(found, "school.yaml", OS_FILE))
        load_fault(l, CODE_NO_REQUIRED_FILE, school->path,
                   arena_printf(l->arena, "the school '%s' has no school.yaml", school->id),
                   "add the file school.yaml with a line 'name: …'");
    else /* read first, because it names the logo */
        load_school(l, load_path(l, school->path, "school.yaml"), school);
    load_name(l, &school->name, school->id);
    if (!school->calendar) school->calendar = l->w->calendar;
    load_entries(l, school->path, found, school_entries, is_logo, school);
    report_roster(l, school->path, found, load_path(l, school->path, "classes"));
    bool there = school->logo && load_has(found, school->logo, OS_FILE);
    if (school->logo && !there)
        load_fault(l, CODE_NO_FILE, load_path(l, school->path, "school.yaml"),
                   arena_printf(l->arena, "no logo '%s' in the school's folder",
                                source_quote(l->arena, school->logo)),
                   "put the picture beside school.yaml");
    school->logo = there ? load_path(l, school->path, school->logo) : NULL;
}

/* ---- one id, one person ---- */

static const char *place_of(const struct learner_place *p) {
    return p->row ? p->group->roster : p->path;
}

static void report_two_rows(struct loader *l, const struct learner_place *first,
                            const struct learner_place *again) {
    load_fault(
        l, CODE_LEARNER_TWICE, place_of(again),
        arena_printf(l->arena, "the learner '%s' is in two classes: %s, and %s", again->id,
                     place_of(first), place_of(again)),
        "one id is one person in all classes and schools: keep the row, or the folder, of "
        "the class where the learner is now; for another person, write another id. To move a "
        "learner, use 'folioscope move'");
}

/* Which of two folders is right cannot be known, so neither is used. */
static void report_twice(struct loader *l, struct learner_place *first,
                         struct learner_place *again) {
    first->twice = again->twice = first->left_out = again->left_out = true;
    if (first->row || again->row) {
        report_two_rows(l, first, again);
        return;
    }
    load_fault(
        l, CODE_LEARNER_TWICE, again->path,
        arena_printf(l->arena, "the learner '%s' has a folder in two classes: %s, and %s",
                     again->id, first->path, again->path),
        "one id is one person in all classes and schools: keep the folder of the class where the "
        "learner is now, and put what is missing there into it; for another person, rename it. To "
        "move a learner, use 'folioscope move'");
}

static void check_twice(struct loader *l) {
    struct table *by_id = table_new(l->arena);
    for (size_t g = 0; g < l->w->n_groups; g++)
        for (size_t i = 0; i < l->w->groups[g].n_learners; i++) {
            struct learner_place *p = &l->w->groups[g].learners[i], *first;
            first = table_find(by_id, p->id);
            if (first)
                report_twice(l, first, p);
            else
                table_set(by_id, p->id, p);
        }
}

/* ---- all ---- */

static bool one_level(struct loader *l, struct os_entries root) {
    int n = load_has(root, "learners", OS_FOLDER) + load_has(root, "classes", OS_FOLDER) +
            load_has(root, "schools", OS_FOLDER);
    if (n <= 1) return true;
    return load_fault(
        l, CODE_MIXED_LEVELS, NULL,
        "more than one of 'learners', 'classes' and 'schools' are at the root",
        "keep learners/ for one class, classes/ for one school, or schools/ for a district");
}

bool load_is_class_here(const struct loader *l, struct os_entries root) {
    if (load_has(root, "learners", OS_FOLDER)) return true;
    if (load_has(root, "classes", OS_FOLDER) || load_has(root, "schools", OS_FOLDER)) return false;
    return load_may_have_roster(l, "", root) &&
           (load_has(root, "class.yaml", OS_FILE) || load_is_file_unread(l, "class.yaml"));
}

void load_groups(struct loader *l, const struct settings *settings, struct os_entries root) {
    struct places places = {.outs = table_new(l->arena)};
    bool left_out = settings->faulty || !one_level(l, root);
    if (load_has(root, "classes", OS_FOLDER)) report_roster(l, "", root, "classes");
    if (load_has(root, "schools", OS_FOLDER))
        report_roster(l, "", root, "schools/<school>/classes");
    if (load_has(root, "schools", OS_FOLDER)) list_schools(l);
    for (size_t i = 0; i < l->w->n_schools; i++) {
        struct school *school = &l->w->schools[i];
        read_school(l, school);
        const char *classes = load_path(l, school->path, "classes");
        if (os_look(os_join(l->arena, l->root, classes)).kind != OS_ABSENT)
            list_classes(l, &places, classes, school);
    }
    if (load_has(root, "classes", OS_FOLDER)) list_classes(l, &places, "classes", NULL);
    if (load_is_class_here(l, root))
        add_class(l, &places, (struct place){"class", "", "class", NULL});
    l->w->n_groups = places.classes.n;
    l->w->groups = arena_array(l->arena, l->w->n_groups, sizeof *l->w->groups);
    struct os_entries *found = arena_array(l->arena, l->w->n_groups, sizeof *found);
    for (size_t i = 0; i < l->w->n_groups; i++) {
        struct place *p = &places.classes.v[i];
        struct group *g = &l->w->groups[i];
        *g = (struct group){.id = p->id, .path = p->path, .out = p->out, .school = p->school};
        found[i] = read_group(l, g, settings, left_out);
    }
    load_guess_learners(l);
    for (size_t i = 0; i < l->w->n_groups; i++) put_in_order(l, &l->w->groups[i]);
    for (size_t i = 0; i < l->w->n_groups; i++) load_names(l, &l->w->groups[i]);
    check_twice(l);
    load_courses(l);
    load_tell_apart(l);
    load_class_consents(l, found);
    for (size_t i = 0; i < l->w->n_groups; i++) read_class_wide(l, &l->w->groups[i], found[i]);
    load_add_moved_rows(l);
}
