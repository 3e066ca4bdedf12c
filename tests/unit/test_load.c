/* test_load.c: whole workspaces: every folder of tests/cases is read, and its findings are compared with
 * expect.diag; and what the sample of a workspace becomes in the model.
 *
 * ACCEPT=1 in the environment writes expect.diag anew: look at the difference before it is committed. */
#include "load/load.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/codes.h"
#include "base/hash.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/outline.h"
#include "model/people.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define CASES "tests/cases"

static const struct load_options here = {.root = ".", .today = {2026, 11, 20}};

static void read_all(struct arena *a, struct diags *ds) {
    struct workspace *w = load_workspace(a, &here, ds);
    for (size_t i = 0; w && i < w->n_groups; i++)
        for (size_t k = 0; k < w->groups[i].n_learners; k++)
            load_learner(a, w, &w->groups[i].learners[k], ds);
    load_close(w);
    diags_sort(ds);
}

static char *printed(const struct diags *ds) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    assert_non_null(f);
    diags_print(ds, false, f);
    fclose(f);
    return text;
}

/* Takes out the notes, with the lines that belong to them: `check` adds them after `load`. */
static void cut_notes(char *text) {
    char *out = text;
    bool note = false;
    for (char *line = text, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        if (*next) next++;
        if (*line != ' ') {
            const char *mark = strstr(line, ": note: ");
            note = mark && mark < next;
        }
        if (note) continue;
        memmove(out, line, (size_t)(next - line));
        out += next - line;
    }
    *out = '\0';
}

static bool same_as_expected(struct arena *a, const char *name, const char *got) {
    char *want;
    size_t n;
    const char *path = arena_printf(a, CASES "/%s/expect.diag", name);
    if (getenv("ACCEPT")) return os_write(path, got, strlen(got), NULL);
    if (os_read(a, path, 1 << 20, &want, &n, NULL)) {
        cut_notes(want);
        if (strcmp(want, got) == 0) return true;
    }
    print_message("not ok %s\n--- got\n%s", name, got);
    return false;
}

/* The findings of one case, sorted. The working folder is the workspace, as for the command line's '.'. */
static struct diags *run_case(struct arena *a, const char *name) {
    struct diags *ds = diags_new(a);
    char *home = getcwd(NULL, 0);
    assert_int_equal(chdir(arena_printf(a, CASES "/%s/in", name)), 0);
    read_all(a, ds);
    assert_int_equal(chdir(home), 0);
    free(home);
    return ds;
}

/* What the bytes of evidence files are is found later than `load`; tests/suites/cases runs these. */
static bool is_about_bytes(const char *name) { return strncmp(name, "media-", 6) == 0; }

static void cases_give_their_findings(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct os_entries cases;
    size_t wrong = 0;
    assert_true(os_list(a, CASES, &cases, NULL));
    assert_true(cases.n > 50);
    for (size_t i = 0; i < cases.n; i++) {
        if (is_about_bytes(cases.v[i].name)) continue;
        char *got = printed(run_case(a, cases.v[i].name));
        cut_notes(got);
        wrong += !same_as_expected(a, cases.v[i].name, got);
        free(got);
    }
    assert_int_equal(wrong, 0);
    arena_free(a);
}

/* Provoked by unit tests of their own, because a case would have to be very large or a theme. */
static bool elsewhere(const char *code) {
    static const enum code list[] = {CODE_TOO_MANY, CODE_CONTRAST, CODE_CANNOT_READ, CODE_NOTE_LONG,
                                     CODE_OTHER_TERM};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strcmp(code_entry(list[i])->code, code) == 0) return true;
    /* 00 and from 10 on: the program, templates, fonts, outputs: not found by reading a workspace */
    return strncmp(code + 1, "00", 2) == 0 || code[1] == '1';
}

static void every_code_has_a_case(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct table *seen = table_new(a);
    struct os_entries cases;
    size_t missing = 0;
    assert_true(os_list(a, CASES, &cases, NULL));
    for (size_t i = 0; i < cases.n; i++) {
        struct diags *ds = run_case(a, cases.v[i].name);
        for (size_t k = 0; k < ds->list.n; k++) table_set(seen, ds->list.v[k].code, a);
    }
    for (size_t c = 0; c < CODE_COUNT; c++) {
        const char *code = code_entry((enum code)c)->code;
        if (table_find(seen, code) || elsewhere(code)) continue;
        print_message("no case for %s: %s\n", code, code_entry((enum code)c)->title);
        missing++;
    }
    assert_int_equal(missing, 0);
    arena_free(a);
}

static void codes_are_unique_and_found(void **state) {
    (void)state;
    for (size_t i = 0; i < CODE_COUNT; i++) {
        const struct code_entry *e = code_entry((enum code)i);
        assert_ptr_equal(code_find(e->code), e);
        assert_true(e->code[0] == 'E' || e->code[0] == 'W');
    }
    assert_ptr_equal(code_find("e0501"), code_entry(CODE_NO_TARGET));
    assert_null(code_find("E9999"));
}

/* ---- the model ---- */

struct opened {
    struct arena *arena;
    struct diags *ds;
    struct workspace *w;
    struct learner *maya;
};

static struct opened open_case(const char *name) {
    struct opened o = {.arena = arena_new()};
    struct load_options options = here;
    options.root = arena_printf(o.arena, CASES "/%s/in", name);
    o.ds = diags_new(o.arena);
    o.w = load_workspace(o.arena, &options, o.ds);
    assert_non_null(o.w);
    o.maya = load_learner(o.arena, o.w, &o.w->groups[0].learners[0], o.ds);
    return o;
}

static void a_sound_workspace_becomes_a_model(void **state) {
    (void)state;
    struct opened o = open_case("sound");
    const struct workspace *w = o.w;
    assert_int_equal(o.ds->list.n, 0);
    assert_string_equal(words_text(&w->name, "en"), "Cedar Grove");
    assert_string_equal(w->calendar->term->id, "2026-fall");
    assert_int_equal(w->paper, PAPER_LETTER);
    assert_string_equal(w->theme, "meadow");
    assert_int_equal(w->n_targets, 2);
    assert_string_equal(w->targets[1]->anchor, "math-5-nf-2");
    assert_ptr_equal(w->targets[1]->after[0], w->targets[0]);
    assert_int_equal(w->method->name, METHOD_MOST_RECENT);
    assert_int_equal(w->method->counts, 7);
    assert_int_equal(dec_cmp(w->method->weight, dec_div_int(dec_int(65), 100)), 0);
    assert_ptr_equal(w->frameworks[0].scale, &w->scales[0]);
    assert_string_equal(w->groups[0].out, "maple");
    assert_int_equal(w->groups[0].n_frameworks, 1);
    assert_string_equal(w->groups[0].reports.v[0], "conference");
    arena_free(o.arena);
}

static void a_learner_is_read_whole(void **state) {
    (void)state;
    struct opened o = open_case("sound");
    const struct learner *m = o.maya;
    assert_non_null(m);
    assert_string_equal(m->called, "Maya");
    assert_int_equal(m->n_households, 1);
    assert_int_equal(m->households[0].copies, 1);
    assert_string_equal(m->households[0].languages.v[0], "en");
    assert_int_equal(m->n_ratings, 3); /* the log, the class's log, the evidence: by date */
    for (size_t i = 1; i < m->n_ratings; i++)
        assert_true(date_cmp(m->ratings[i - 1].date, m->ratings[i].date) <= 0);
    assert_string_equal(m->ratings[1].mark.file, "classes/maple/ratings.csv");
    assert_int_equal(m->n_evidence, 2);
    assert_ptr_equal(m->ratings[2].evidence, &m->evidence[0]);
    assert_int_equal(m->evidence[0].date.day, 3); /* from the name of the folder */
    assert_int_equal(m->evidence[0].said.people, PEOPLE_NONE);
    assert_int_equal(m->evidence[1].said.people, PEOPLE_UNSAID);
    assert_int_equal(m->evidence[1].audience, AUDIENCE_FAMILY);
    assert_int_equal(m->conference.hour, 15);
    assert_string_equal(m->conference.with.v[0], "Maya"); /* one text in the place of a list */
    assert_int_equal(m->n_narratives, 1);
    assert_string_equal(m->goals[0].id, "goal-1");
    assert_int_equal(m->n_judgements, 1);
    assert_false(m->consent.given[CONSENT_PHOTOS] || m->consent.given[CONSENT_PUBLIC]);
    struct buf text = BUF_INIT;
    doc_dump(m->about, &text);
    assert_string_equal(
        text.p,
        "paragraph I like *bridges*.\nheading 3 What I like\nlist tight\n  item\n    paragraph one\n  item\n    paragraph two\n");
    buf_release(&text);
    arena_free(o.arena);
}

static void one_class_may_stand_at_the_root(void **state) {
    (void)state;
    struct opened o = open_case("sound-one-class");
    assert_int_equal(o.ds->list.n, 0);
    assert_string_equal(o.w->groups[0].out, "class");
    assert_string_equal(o.w->groups[0].path, "");
    assert_string_equal(words_text(&o.w->groups[0].name, NULL), "Cedar Grove");
    assert_non_null(o.maya);
    assert_string_equal(o.maya->path, "learners/maya");
    arena_free(o.arena);
}

static void logs_of_spreadsheets_are_read(void **state) {
    (void)state;
    struct opened o = open_case("sound-spreadsheets");
    assert_int_equal(o.ds->list.n, 0);
    assert_int_equal(o.maya->n_ratings, 4);
    assert_string_equal(o.maya->ratings[0].note, "With strips; and \"twice\" without");
    arena_free(o.arena);
}

static void an_error_leaves_out_whom_it_concerns(void **state) {
    (void)state;
    struct opened o = open_case("misspelt-target");
    assert_null(o.maya);
    assert_string_equal(o.ds->list.v[0].learner, "classes/maple/learners/maya-torres");
    arena_free(o.arena);
    o = open_case("csv-class-log"); /* said once, while the class was read */
    assert_null(o.maya);
    assert_int_equal(o.ds->errors, 2);
    arena_free(o.arena);
    o = open_case("unknown-key-once"); /* in a framework that the learner works on */
    assert_null(o.maya);
    assert_int_equal(o.ds->errors, 1);
    arena_free(o.arena);
}

static void a_folder_that_went_away_is_told(void **state) {
    (void)state;
    struct opened o = open_case("sound");
    struct learner_place gone = o.w->groups[0].learners[0];
    gone.path = "classes/maple/learners/gone";
    assert_null(load_learner(o.arena, o.w, &gone, o.ds));
    assert_string_equal(o.ds->list.v[0].code, "E0101");
    arena_free(o.arena);
}

/* ---- themes and templates ---- */

static const char *const color_lines =
    "  paper: '#ffffff'\n  card: '#fffdf8'\n  ink: '#22302a'\n  soft: '%s'\n  line: '#dddddd'\n  leaf: '#2f6b4f'\n"
    "  leaf-tint: '#e4efe8'\n  on-leaf: '#ffffff'\n  sun: '#b97a0d'\n  sun-text: '#6b4a00'\n  sun-tint: '#fdf3dc'\n"
    "  sky: '#3b6ea5'\n  sky-tint: '#e6eef6'\n";

static struct theme *theme_with(struct arena *a, const char *soft, struct diags *ds) {
    char root[] = "/tmp/folioscope-theme-XXXXXX";
    assert_non_null(mkdtemp(root));
    struct buf text = BUF_INIT;
    struct load_options o = {.root = root};
    const char *folder = os_join(a, root, "themes/plain");
    assert_true(os_make_folder(folder, NULL));
    for (int i = 0; i < 2; i++) {
        buf_str(&text, i ? "dark:\n" : "light:\n");
        const char *place = strstr(color_lines, "%s");
        buf_add(&text, color_lines, (size_t)(place - color_lines));
        buf_str(&text, soft);
        buf_str(&text, place + 2);
    }
    buf_str(&text, "fonts: {heading: Andika, voice: Andika, text: Noto Sans}\nradius: 14\n");
    assert_true(os_write(os_join(a, folder, "theme.yaml"), text.p, text.n, NULL));
    struct theme *t = load_theme(a, &o, "plain", ds);
    assert_true(os_remove(root, NULL));
    buf_release(&text);
    return t;
}

static void themes_need_contrast(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    struct theme *t = theme_with(a, "#5a665f", ds);
    assert_int_equal(ds->errors, 0);
    assert_non_null(t);
    assert_int_equal(t->light[COLOR_LEAF], 0x2f6b4f);
    assert_string_equal(t->text_font, "Noto Sans");
    assert_int_equal(t->radius_px, 14);
    assert_null(theme_with(a, "#aaaaaa", ds));
    assert_int_equal(ds->errors, 4); /* on paper and card, light and dark */
    assert_string_equal(ds->list.v[0].code, "E0711");
    assert_string_equal(ds->list.v[0].text, "'soft' on 'paper' has a contrast of 2.3 to 1");
    assert_null(theme_with(a, "green", ds));
    assert_string_equal(ds->list.v[4].code, "E0408");
    assert_null(load_theme(a, &(struct load_options){.root = "."}, "../x", ds));
    arena_free(a);
}

static void templates_of_the_workspace_come_first(void **state) {
    (void)state;
    struct arena *a = arena_new();
    char root[] = "/tmp/folioscope-share-XXXXXX";
    assert_non_null(mkdtemp(root));
    struct load_options o = {.root = os_join(a, root, "own"), .share = os_join(a, root, "share")};
    size_t n = 0;
    const char *from = NULL;
    assert_true(os_make_folder(os_join(a, root, "own/locales"), NULL));
    assert_true(os_make_folder(os_join(a, root, "share/templates/locales"), NULL));
    assert_true(os_write(os_join(a, root, "share/templates/locales/en.yaml"), "shipped", 7, NULL));
    assert_string_equal(load_template(a, &o, "locales/en.yaml", &n, &from), "shipped");
    assert_int_equal(n, 7);
    assert_true(os_write(os_join(a, root, "own/locales/en.yaml"), "own", 3, NULL));
    assert_string_equal(load_template(a, &o, "locales/en.yaml", &n, &from), "own");
    assert_non_null(strstr(from, "own/locales/en.yaml"));
    assert_null(load_template(a, &o, "locales/xx.yaml", &n, NULL));
    assert_true(os_remove(root, NULL));
    arena_free(a);
}

static void outlines_are_read_with_their_parts(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    char share[] = "/tmp/folioscope-share-XXXXXX";
    assert_non_null(mkdtemp(share));
    struct load_options o = {.root = CASES "/sound/in", .share = share, .today = {2026, 11, 20}};
    static const char
        about[] = "parts: [voice]\norder: 2\n",
        home[] = "order: 1\ntitle: {en: Home}\nparts:\n  - strip\n  - {part: board, limit: 5}\n"
                 "  - part: side-by-side\n    left: [a, {part: b}]\n    right: [c]\n";
    assert_true(os_make_folder(os_join(a, share, "templates/site"), NULL));
    assert_true(
        os_write(os_join(a, share, "templates/site/about.yaml"), about, sizeof about - 1, NULL));
    assert_true(
        os_write(os_join(a, share, "templates/site/home.yaml"), home, sizeof home - 1, NULL));
    struct workspace *w = load_workspace(a, &o, ds);
    assert_int_equal(ds->list.n, 0);
    assert_int_equal(w->n_site, 2);
    assert_string_equal(w->site[0].name, "home");
    assert_int_equal(w->site[0].n_parts, 3);
    assert_string_equal(w->site[0].parts[0].name, "strip");
    assert_int_equal(w->site[0].parts[1].limit, 5);
    assert_int_equal(w->site[0].parts[2].n_left, 2);
    assert_string_equal(w->site[0].parts[2].left[1].name, "b");
    assert_string_equal(w->site[0].parts[2].right[0].name, "c");
    assert_true(os_remove(share, NULL));
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_give_their_findings),
        cmocka_unit_test(every_code_has_a_case),
        cmocka_unit_test(codes_are_unique_and_found),
        cmocka_unit_test(a_sound_workspace_becomes_a_model),
        cmocka_unit_test(a_learner_is_read_whole),
        cmocka_unit_test(one_class_may_stand_at_the_root),
        cmocka_unit_test(logs_of_spreadsheets_are_read),
        cmocka_unit_test(an_error_leaves_out_whom_it_concerns),
        cmocka_unit_test(a_folder_that_went_away_is_told),
        cmocka_unit_test(themes_need_contrast),
        cmocka_unit_test(templates_of_the_workspace_come_first),
        cmocka_unit_test(outlines_are_read_with_their_parts),
    };
    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
