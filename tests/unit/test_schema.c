/* test_schema.c: the walker, on a table of its own that uses every kind of value. */
#include "parse/schema.h"

#include "base/date.h"
#include "base/dec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct hour {
    int kind;
    struct dec hours;
};

struct room {
    const char *name;
    int seats;
};

struct thing {
    const char *text, *tag;
    bool yes, has_count;
    int count, kind;
    unsigned set, color;
    struct dec dec;
    struct date date;
    struct {
        const char **v;
        size_t n;
    } list;
    struct room room, *rooms;
    size_t n_rooms;
    struct hour *hours;
    size_t n_hours;
};

static const struct schema_word words[] = {
    {"red", 0, NULL}, {"green", 1, NULL}, {"blue", 2, NULL}, {NULL, 0, NULL}};

static const struct schema_field room_fields[] = {
    {.key = "name", SCHEMA_TEXT(struct room, name), .required = true, .doc = "its name"},
    {.key = "seats",
     SCHEMA_ONE(struct room, seats, type_int),
     .min = 1,
     .max = 40,
     .fallback = "20",
     .doc = "how many"},
};
static const struct schema_table room_table = {
    .what = "a room", .size = sizeof(struct room), SCHEMA_ROWS(room_fields), .alone = "name"};

static const struct schema_field hour_key = {
    .key = "hours", SCHEMA_ONE(struct hour, kind, type_word), .words = words, .doc = "a colour"};
static const struct schema_field hour_value = {
    .key = "hours", SCHEMA_ONE(struct hour, hours, type_dec), .doc = "hours"};
static const struct schema_table hour_table = {.what = "hours",
                                               .size = sizeof(struct hour),
                                               .entry_key = &hour_key,
                                               .entry_value = &hour_value};

static const struct schema_field fields[] = {
    {.key = "text", SCHEMA_TEXT(struct thing, text), .required = true, .doc = "words"},
    {.key = "tag", SCHEMA_ONE(struct thing, tag, type_tag), .fallback = "en", .doc = "a tag"},
    {.key = "yes", SCHEMA_ONE(struct thing, yes, type_bool), .doc = "or no"},
    {.key = "count",
     SCHEMA_ONE(struct thing, count, type_int),
     SCHEMA_HAS(struct thing, has_count),
     .min = 1,
     .max = 9,
     .doc = "a number"},
    {.key = "kind",
     SCHEMA_ONE(struct thing, kind, type_word),
     .words = words,
     .fallback = "blue",
     .doc = "a colour"},
    {.key = "set", SCHEMA_ONE(struct thing, set, type_word_set), .words = words, .doc = "colours"},
    {.key = "color", SCHEMA_ONE(struct thing, color, type_color), .doc = "a colour"},
    {.key = "dec", SCHEMA_ONE(struct thing, dec, type_dec), .doc = "a number"},
    {.key = "date", SCHEMA_ONE(struct thing, date, type_date), .doc = "a day"},
    {.key = "list", SCHEMA_TEXTS(struct thing, list), .doc = "texts"},
    {.key = "room",
     SCHEMA_ONE(struct thing, room, type_map),
     .table = &room_table,
     .doc = "a room"},
    {.key = "rooms",
     SCHEMA_LIST(struct thing, rooms, n_rooms, type_map),
     .table = &room_table,
     .min = 1,
     .max = 3,
     .doc = "rooms"},
    {.key = "hours",
     .type = &type_entries,
     SCHEMA_AT(struct thing, hours),
     .count = offsetof(struct thing, n_hours),
     .table = &hour_table,
     .doc = "hours"},
    {.key = "secret", .type = &type_dropped, .doc = "kept nowhere"},
};
static const struct schema_table table = SCHEMA_TABLE("a thing", struct thing, fields);

struct filled {
    struct arena *arena;
    struct diags *ds;
    struct source source;
    struct thing thing;
    bool sound;
};

static struct filled fill(const char *text) {
    struct filled f = {.arena = arena_new()};
    struct yml *root;
    f.ds = diags_new(f.arena);
    assert_true(source_open(&f.source, f.arena, "t.yaml", NULL, text, strlen(text), f.ds));
    assert_true(yml_parse(&f.source, (struct yml_part){f.source.text, f.source.n, 0}, f.ds, &root));
    struct schema s = {.arena = f.arena, .source = &f.source, .diags = f.ds};
    f.sound = schema_fill(&s, &table, root, &f.thing);
    assert_int_equal(f.sound, f.ds->errors == 0);
    return f;
}

static void every_kind_of_value_is_filled_in(void **state) {
    (void)state;
    struct filled f = fill(
        "text: |\n  yes\n\ntag: pt-BR\nyes: On\ncount: 7\nkind: green\nset: [red, blue]\ncolor: '#0a0B0c'\ndec: 2.5\n"
        "date: 2026-03-04\nlist: [a, 2]\nroom: Maple\nrooms: [{name: Oak, seats: 3}, Elm]\nhours: {red: 1.5, blue: 2}\nsecret: x\n");
    const struct thing *t = &f.thing;
    assert_true(f.sound);
    assert_string_equal(t->text, "yes");
    assert_string_equal(t->tag, "pt-BR");
    assert_true(t->yes && t->has_count);
    assert_int_equal(t->count, 7);
    assert_int_equal(t->kind, 1);
    assert_int_equal(t->set, 5);
    assert_int_equal(t->color, 0x0A0B0C);
    assert_int_equal(dec_cmp(t->dec, dec_div_int(dec_int(5), 2)), 0);
    assert_int_equal(t->date.month, 3);
    assert_string_equal(t->list.v[1], "2");
    assert_string_equal(t->room.name, "Maple");
    assert_int_equal(t->room.seats, 20);
    assert_int_equal(t->n_rooms, 2);
    assert_int_equal(t->rooms[0].seats, 3);
    assert_int_equal(t->n_hours, 2);
    assert_int_equal(t->hours[1].kind, 2);
    arena_free(f.arena);
}

static void what_is_absent_has_its_fallback(void **state) {
    (void)state;
    struct filled f = fill("text: x\ncount:\nlist: one\n");
    assert_true(f.sound);
    assert_string_equal(f.thing.tag, "en");
    assert_int_equal(f.thing.kind, 2);
    assert_false(f.thing.has_count);
    assert_int_equal(f.thing.list.n, 1); /* one text in the place of a list */
    arena_free(f.arena);
}

static void all_faults_are_told_and_the_rest_is_filled_in(void **state) {
    (void)state;
    struct filled f = fill(
        "tag: English\nyes: perhaps\ncount: 12\nkind: gren\nset: [red, bleu]\ncolor: green\ndec: 2,5\ndate: 3/4/2026\n"
        "list: {a: b}\nroom: []\nrooms: []\nhours: {red: many, pink: 1}\nlis: x\nsecret: [x]\n");
    assert_false(f.sound);
    diags_sort(f.ds);
    static const char *const texts[] = {"a thing must have the key 'text'",
                                        "'English' is not a language tag",
                                        "expected true or false for 'yes', found 'perhaps'",
                                        "'12' is out of range for 'count'",
                                        "unknown word 'gren' for 'kind'",
                                        "unknown word 'bleu' for 'set'",
                                        "'green' is not a color",
                                        "expected a number for 'dec', found '2,5'",
                                        "the date '3/4/2026' can be read in two ways",
                                        "expected a list for 'list', found a map",
                                        "expected a room with its keys, found a list",
                                        "expected from 1 to 3 entries for 'rooms', found 0",
                                        "expected a number for 'hours', found 'many'",
                                        "unknown word 'pink' for 'hours'",
                                        "unknown key 'lis' in a thing",
                                        "expected a text for 'secret', found a list"};
    assert_int_equal(f.ds->list.n, sizeof texts / sizeof *texts);
    for (size_t i = 0; i < f.ds->list.n; i++) {
        assert_string_equal(f.ds->list.v[i].text, texts[i]);
        assert_non_null(f.ds->list.v[i].remedy);
        assert_non_null(f.ds->list.v[i].source);
    }
    assert_string_equal(f.ds->list.v[4].remedy,
                        "did you mean 'green'? Write one of red, green, blue");
    assert_string_equal(
        f.ds->list.v[14].remedy,
        "did you mean 'list'? The keys of a thing are text, tag, yes, count, kind, set, color, dec, date, "
        "list, room, rooms, hours, secret");
    arena_free(f.arena);
}

static void a_comma_in_braces_is_explained(void **state) {
    (void)state;
    struct filled f = fill("{text: one, two}\n");
    assert_int_equal(f.ds->list.n, 1);
    assert_non_null(strstr(f.ds->list.v[0].remedy, "text: \"one, two\""));
    arena_free(f.arena);
}

static void tags_have_a_shape(void **state) {
    (void)state;
    static const char *const good[] = {"en",      "es",         "hmn",     "pt-BR",
                                       "zh-Hant", "zh-Hant-TW", "sl-rozaj"},
                             *const bad[] = {"",      "e",   "EN",    "english",
                                             "en_US", "en-", "en-x!", "-en"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(schema_tag_shape(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(schema_tag_shape(bad[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_value_is_filled_in),
        cmocka_unit_test(what_is_absent_has_its_fallback),
        cmocka_unit_test(all_faults_are_told_and_the_rest_is_filled_in),
        cmocka_unit_test(a_comma_in_braces_is_explained),
        cmocka_unit_test(tags_have_a_shape),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
