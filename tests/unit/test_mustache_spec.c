/* test_mustache_spec.c: the official tests of the Mustache specification, read from tests/data/mustache-spec.
 *
 * Modules lambdas and dynamic names are not offered by the program and not read here. */
#include "render/tmpl/tmpl.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct value value_of(struct arena *a, json_t *j);

static struct value map_of(struct arena *a, json_t *j) {
    struct value map = value_map();
    const char *key;
    json_t *member;
    json_object_foreach(j, key, member)
        value_set(a, &map, arena_strdup(a, key), value_of(a, member));
    return map;
}

static struct value list_of(struct arena *a, json_t *j) {
    struct value list = value_list();
    for (size_t i = 0; i < json_array_size(j); i++)
        value_push(a, &list, value_of(a, json_array_get(j, i)));
    return list;
}

static struct value value_of(struct arena *a, json_t *j) {
    switch (json_typeof(j)) {
    case JSON_OBJECT: return map_of(a, j);
    case JSON_ARRAY: return list_of(a, j);
    case JSON_STRING: return value_text(arena_strdup(a, json_string_value(j)));
    case JSON_INTEGER: return value_text(arena_printf(a, "%lld", (long long)json_integer_value(j)));
    case JSON_REAL: return value_text(arena_printf(a, "%g", json_real_value(j)));
    case JSON_TRUE: return value_bool(true);
    default: return value_bool(false);
    }
}

static void add_partials(struct tmpls *ts, json_t *partials, struct diags *ds) {
    const char *name;
    json_t *text;
    json_object_foreach(partials, name, text) assert_true(
        tmpls_add(ts, name, name, json_string_value(text), json_string_length(text), ds));
}

static int run_case(json_t *test) {
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    struct tmpls *ts = tmpls_new(a);
    json_t *text = json_object_get(test, "template");
    add_partials(ts, json_object_get(test, "partials"), ds);
    assert_true(tmpls_add(ts, "main template", "main", json_string_value(text),
                          json_string_length(text), ds));
    struct value data = value_of(a, json_object_get(test, "data"));
    struct buf out = BUF_INIT;
    tmpl_render(ts, "main template", &data, &out);
    const char *want = json_string_value(json_object_get(test, "expected"));
    int wrong = strcmp(out.p, want) != 0;
    if (wrong)
        print_error("%s: %s\n template: %s\n expected: %s|\n rendered: %s|\n",
                    json_string_value(json_object_get(test, "name")),
                    json_string_value(json_object_get(test, "desc")), json_string_value(text), want,
                    out.p);
    buf_release(&out);
    arena_free(a);
    return wrong;
}

/* state: name of the module */
static void module_passes(void **state) {
    char path[200];
    snprintf(path, sizeof path, "tests/data/mustache-spec/%s.json", (const char *)*state);
    json_error_t error;
    json_t *module = json_load_file(path, 0, &error);
    if (!module) fail_msg("%s: %s", path, error.text);
    json_t *tests = json_object_get(module, "tests");
    int wrong = 0;
    assert_true(json_array_size(tests) > 0);
    for (size_t i = 0; i < json_array_size(tests); i++) wrong += run_case(json_array_get(tests, i));
    json_decref(module);
    assert_int_equal(wrong, 0);
}

#define MODULE(name) \
    { name, module_passes, NULL, NULL, (void *)(uintptr_t)name }

int main(void) {
    const struct CMUnitTest tests[] = {
        MODULE("comments"), MODULE("delimiters"), MODULE("interpolation"), MODULE("inverted"),
        MODULE("partials"), MODULE("sections"),   MODULE("~inheritance"),
    };
    return cmocka_run_group_tests_name("mustache specification", tests, NULL, NULL);
}
