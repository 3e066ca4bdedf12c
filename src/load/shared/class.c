/* class.c: class.yaml and school.yaml. For missing keys, and keys that are not understood, groups.c
 * takes the values from the level above: a mistake affects only its key, and leaves no one out. */
#include "load/load_inner.h"

#include "model/group.h"
#include "model/workspace.h"

static const struct schema_field educator_fields[] = {
    {.key = "name",
     SCHEMA_TEXT(struct educator, name),
     .required = true,
     .doc = "as it appears under reports"},
    {.key = "role",
     .spare = true,
     SCHEMA_TEXT(struct educator, role),
     .doc = "such as 'lead teacher'"},
    {.key = "signs",
     .spare = true,
     SCHEMA_ONE(struct educator, signs, type_bool),
     .doc = "whether the name appears under reports (false)"},
};
static const struct schema_table educator_table = {.what = "an educator",
                                                   .size = sizeof(struct educator),
                                                   SCHEMA_ROWS(educator_fields),
                                                   .lenient = true};

struct class_file {
    struct group group;
    struct written_terms terms;
    const struct yml **frameworks;
    size_t n_frameworks;
    const struct yml **members;
    size_t n_members;
    bool members_spoilt;
};

static const struct schema_field class_fields[] = {
    {.key = "name",
     .spare = true,
     SCHEMA_ONE(struct class_file, group.name, type_words),
     .required = true,
     .doc = "as it appears on pages"},
    {.key = "educators",
     .spare = true,
     SCHEMA_LIST(struct class_file, group.educators, group.n_educators, type_map),
     .table = &educator_table,
     .doc = "who teaches here"},
    {.key = "room",
     .spare = true,
     SCHEMA_TEXT(struct class_file, group.room),
     .doc = "where it is"},
    {.key = "grades",
     .spare = true,
     SCHEMA_TEXTS(struct class_file, group.grades),
     .doc = "which grades are in it"},
    {.key = "frameworks",
     .spare = true,
     SCHEMA_LIST(struct class_file, frameworks, n_frameworks, type_later_framework),
     .doc = "what the class works on (the school's)"},
    {.key = "learners",
     SCHEMA_SPOILT(struct class_file, members_spoilt),
     SCHEMA_LIST(struct class_file, members, n_members, type_later_learner),
     .doc = "of a course: the ids of its learners, whose folders are in their home classes; such a "
            "class has no folder 'learners'"},
    {.key = "reports",
     .spare = true,
     SCHEMA_LIST(struct class_file, group.reports.v, group.reports.n, type_report),
     .doc = "which reports are rendered (the school's)"},
    {.key = "language",
     .spare = true,
     SCHEMA_ONE(struct class_file, group.language, type_tag),
     .doc = "the language of pages unless another is chosen (the school's)"},
    {.key = "theme",
     .spare = true,
     SCHEMA_ONE(struct class_file, group.theme, type_theme),
     .doc = "colors and fonts (the school's)"},
    TERMS_ROW(struct class_file, terms, "its own reporting terms (the school's)"),
    MENTIONS(struct class_file, group.mentions),
};
const struct schema_table class_table = {.what = "a class",
                                         .size = sizeof(struct class_file),
                                         SCHEMA_ROWS(class_fields),
                                         .lenient = true,
                                         .doc = "class.yaml: one class"};

struct school_file {
    struct school school;
    struct written_terms terms;
    const struct yml **frameworks;
    size_t n_frameworks;
};

static const struct schema_field school_fields[] = {
    {.key = "name",
     .spare = true,
     SCHEMA_ONE(struct school_file, school.name, type_words),
     .required = true,
     .doc = "as it appears on pages"},
    {.key = "educators",
     .spare = true,
     SCHEMA_LIST(struct school_file, school.educators, school.n_educators, type_map),
     .table = &educator_table,
     .doc = "who leads the school"},
    {.key = "address",
     .spare = true,
     SCHEMA_TEXT(struct school_file, school.address),
     .doc = "where it is"},
    {.key = "logo",
     .spare = true,
     SCHEMA_TEXT(struct school_file, school.logo),
     .doc = "name of a picture in the school's folder"},
    {.key = "frameworks",
     .spare = true,
     SCHEMA_LIST(struct school_file, frameworks, n_frameworks, type_later_framework),
     .doc = "what its classes work on (the workspace's)"},
    {.key = "reports",
     .spare = true,
     SCHEMA_LIST(struct school_file, school.reports.v, school.reports.n, type_report),
     .doc = "which reports are rendered (the workspace's)"},
    {.key = "language",
     .spare = true,
     SCHEMA_ONE(struct school_file, school.language, type_tag),
     .doc = "the language of pages unless another is chosen (the workspace's)"},
    {.key = "theme",
     .spare = true,
     SCHEMA_ONE(struct school_file, school.theme, type_theme),
     .doc = "colors and fonts (the workspace's)"},
    TERMS_ROW(struct school_file, terms, "its own reporting terms (the workspace's)"),
    MENTIONS(struct school_file, school.mentions),
};
const struct schema_table school_table = {.what = "a school",
                                          .size = sizeof(struct school_file),
                                          SCHEMA_ROWS(school_fields),
                                          .lenient = true,
                                          .doc = "school.yaml: one school of a district"};

void load_class(struct loader *l, const char *path, struct group *g) {
    struct class_file file = {.group = *g};
    struct schema s;
    struct yml *root;
    bool known;
    if (!load_yaml(l, path, &s, &root)) {
        load_note_course(l, &(struct written_course){.group = g, .schema = s, .spoilt = true});
        g->calendar = load_unknown_calendar(l, g->school ? g->school->calendar : l->w->calendar);
        return;
    }
    load_matter(&s, &class_table, root, &file);
    load_note_course(l, &(struct written_course){.group = g,
                                                 .schema = s,
                                                 .root = root,
                                                 .ids = file.members,
                                                 .n = file.n_members,
                                                 .spoilt = file.members_spoilt});
    struct chosen c = load_chosen(&s, file.frameworks, file.n_frameworks, &known);
    *g = file.group;
    g->course = root && yml_get(root, "learners");
    g->frameworks = c.v;
    g->n_frameworks = c.n;
    g->lacks_frameworks = c.lacks;
    g->has_frameworks = c.known;
    file.terms.node = root ? yml_get(root, "terms") : NULL;
    g->calendar = load_own_calendar(&s, &file.terms, NULL);
}

void load_school(struct loader *l, const char *path, struct school *school) {
    struct school_file file = {.school = *school};
    struct schema s;
    struct yml *root;
    bool known;
    if (!load_yaml(l, path, &s, &root)) {
        school->calendar = load_unknown_calendar(l, l->w->calendar);
        return;
    }
    load_matter(&s, &school_table, root, &file);
    struct chosen c = load_chosen(&s, file.frameworks, file.n_frameworks, &known);
    *school = file.school;
    school->frameworks = c.v;
    school->n_frameworks = c.n;
    school->lacks_frameworks = c.lacks;
    school->has_frameworks = c.known;
    file.terms.node = root ? yml_get(root, "terms") : NULL;
    school->calendar = load_own_calendar(&s, &file.terms, l->w->calendar);
}
