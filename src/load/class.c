/* class.c: class.yaml and school.yaml. What they leave out is taken from above by groups.c. */
#include "load/load_inner.h"

static const struct schema_field educator_fields[] = {
    {.key = "name",
     SCHEMA_TEXT(struct educator, name),
     .required = true,
     .doc = "as it stands under reports"},
    {.key = "role", SCHEMA_TEXT(struct educator, role), .doc = "such as 'lead teacher'"},
    {.key = "signs",
     SCHEMA_ONE(struct educator, signs, type_bool),
     .doc = "whether the name stands under reports (false)"},
};
static const struct schema_table educator_table =
    SCHEMA_TABLE("an educator", struct educator, educator_fields);

static const struct schema_field class_fields[] = {
    {.key = "name", SCHEMA_ONE(struct group, name, type_words), .required = true, .doc = "as pages say it"},
    {.key = "educators",
     SCHEMA_LIST(struct group, educators, n_educators, type_map),
     .table = &educator_table,
     .doc = "who teaches here"},
    {.key = "room", SCHEMA_TEXT(struct group, room), .doc = "where it is"},
    {.key = "grades", SCHEMA_TEXTS(struct group, grades), .doc = "which grades are in it"},
    {.key = "frameworks",
     SCHEMA_LIST(struct group, frameworks, n_frameworks, type_framework),
     .doc = "what the class works on (the school's)"},
    {.key = "reports",
     SCHEMA_LIST(struct group, reports.v, reports.n, type_report),
     .doc = "which reports are rendered (the school's)"},
    {.key = "language",
     SCHEMA_ONE(struct group, language, type_tag),
     .doc = "of pages where nobody chose another (the school's)"},
    {.key = "theme", SCHEMA_ONE(struct group, theme, type_theme), .doc = "colours and fonts (the school's)"},
};
const struct schema_table class_table = {.what = "a class",
                                         .size = sizeof(struct group),
                                         SCHEMA_ROWS(class_fields),
                                         .doc = "class.yaml: one class"};

static const struct schema_field school_fields[] = {
    {.key = "name", SCHEMA_ONE(struct school, name, type_words), .required = true, .doc = "as pages say it"},
    {.key = "educators",
     SCHEMA_LIST(struct school, educators, n_educators, type_map),
     .table = &educator_table,
     .doc = "who leads the school"},
    {.key = "address", SCHEMA_TEXT(struct school, address), .doc = "where it is"},
    {.key = "logo", SCHEMA_TEXT(struct school, logo), .doc = "name of a picture in the school's folder"},
    {.key = "frameworks",
     SCHEMA_LIST(struct school, frameworks, n_frameworks, type_framework),
     .doc = "what its classes work on (the workspace's)"},
    {.key = "reports",
     SCHEMA_LIST(struct school, reports.v, reports.n, type_report),
     .doc = "which reports are rendered (the workspace's)"},
    {.key = "language",
     SCHEMA_ONE(struct school, language, type_tag),
     .doc = "of pages where nobody chose another (the workspace's)"},
    {.key = "theme",
     SCHEMA_ONE(struct school, theme, type_theme),
     .doc = "colours and fonts (the workspace's)"},
};
const struct schema_table school_table = {.what = "a school",
                                          .size = sizeof(struct school),
                                          SCHEMA_ROWS(school_fields),
                                          .doc = "school.yaml: one school of a district"};

bool load_class(struct loader *l, const char *path, struct group *g) {
    return load_map(l, path, &class_table, g);
}

bool load_school(struct loader *l, const char *path, struct school *school) {
    return load_map(l, path, &school_table, school);
}
