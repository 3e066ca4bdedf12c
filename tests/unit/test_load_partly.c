/* test_load_partly.c: what a learner with faults permits, and what is not known of a workspace. What was not understood permits
 * nothing; what could not be read is not gone. */
#include "load/load.h"

#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/people.h"
#include "model/workspace.h"
#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define MAYA "classes/maple/learners/maya-torres"
#define BRIDGE MAYA "/evidence/2026-10-03-bridge"

struct place {
    struct arena *arena;
    char root[40]; /* a copy of tests/cases/sound */
    struct diags *diags;
    struct workspace *workspace;
};

static void copy_folder(struct arena *a, const char *from, const char *to) {
    struct os_entries found;
    assert_true(os_make_folder(to, NULL));
    assert_true(os_list(a, from, &found, NULL));
    for (size_t i = 0; i < found.n; i++) {
        const char *old = os_join(a, from, found.v[i].name), *new = os_join(a, to, found.v[i].name);
        if (found.v[i].kind == OS_FOLDER)
            copy_folder(a, old, new);
        else
            assert_true(os_copy(old, new, NULL));
    }
}

static int set_up(void **state) {
    struct place *p = calloc(1, sizeof *p);
    p->arena = arena_new();
    memcpy(p->root, "/tmp/folioscope-partly-XXXXXX", 30);
    *state = p;
    if (!mkdtemp(p->root)) return -1;
    copy_folder(p->arena, "tests/cases/sound/in", p->root);
    return 0;
}

static int tear_down(void **state) {
    struct place *p = *state;
    bool gone = os_remove(p->root, NULL);
    arena_free(p->arena);
    free(p);
    return gone ? 0 : -1;
}

static const char *at(const struct place *p, const char *path) {
    return os_join(p->arena, p->root, path);
}

static void put(const struct place *p, const char *path, const char *text) {
    assert_true(os_write(at(p, path), text, strlen(text), NULL));
}

static void put_link(const struct place *p, const char *target, const char *path) {
    assert_true(os_remove(at(p, path), NULL));
    assert_int_equal(symlink(target, at(p, path)), 0);
}

static void read_workspace(struct place *p) {
    const struct load_options o = {.root = p->root, .today = {2026, 11, 20}};
    p->diags = diags_new(p->arena);
    p->workspace = load_workspace(p->arena, &o, p->diags);
    assert_non_null(p->workspace);
}

/* The one learner of the class, who is never NULL. */
static struct learner *maya(struct place *p, enum load_result wanted) {
    enum load_result result;
    read_workspace(p);
    assert_int_equal(p->workspace->groups[0].n_learners, 1);
    struct learner *l = load_learner_partly(
        p->arena, p->workspace, &p->workspace->groups[0].learners[0], p->diags, &result);
    assert_non_null(l);
    if (result != wanted) diags_print(p->diags, false, stderr);
    assert_int_equal(result, wanted);
    return l;
}

static const struct evidence *bridge(const struct learner *l) {
    for (size_t i = 0; i < l->n_evidence; i++)
        if (strcmp(l->evidence[i].id, "2026-10-03-bridge") == 0) return &l->evidence[i];
    return NULL;
}

/* ---- consent ---- */

static void consent_is_read_beside_other_faults(void **state) {
    struct place *p = *state;
    put(p, MAYA "/learner.yaml", "name: {first: Maya}\nconsent: {public: true, photos: true}\n");
    const struct learner *l = maya(p, LOAD_SOUND);
    assert_true(l->consent.given[CONSENT_PUBLIC] && l->consent.given[CONSENT_PHOTOS]);
    put(p, MAYA "/goals.yaml", "- gaol: misspelt\n");
    l = maya(p, LOAD_FAULTY);
    assert_true(l->consent.given[CONSENT_PUBLIC] && l->consent.given[CONSENT_PHOTOS]);
    put(p, MAYA "/learner.yaml",
        "name: {first: Maya}\nprononce: she\nconsent: {public: false, photos: true}\n");
    l = maya(p, LOAD_FAULTY);
    assert_true(!l->consent.given[CONSENT_PUBLIC] && l->consent.given[CONSENT_PHOTOS]);
}

static void consent_that_cannot_be_understood_is_none(void **state) {
    struct place *p = *state;
    static const char *const written[] = {
        "consent: {public: yes please, photos: maybe}\n",
        "consent: true\n",
        "consent: [public, photos]\n",
        "consent: {pubic: true, photo: true}\n",
        "consnet: {public: true, photos: true}\n",
        "consent: {public: true, photos: true\n",
        "consent: {public: true, photos: true}\nconsent: {public: true, photos: true}\n",
        "consent: {public: true, photos: true}\n\tborn: 2016-01-01\n",
    };
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        put(p, MAYA "/learner.yaml", arena_printf(p->arena, "name: {first: Maya}\n%s", written[i]));
        const struct learner *l = maya(p, LOAD_FAULTY);
        if (l->consent.given[CONSENT_PUBLIC] || l->consent.given[CONSENT_PHOTOS])
            fail_msg("consent from: %s", written[i]);
    }
    assert_true(os_remove(at(p, MAYA "/learner.yaml"), NULL));
    const struct learner *l = maya(p, LOAD_FAULTY);
    assert_false(l->consent.given[CONSENT_PUBLIC] || l->consent.given[CONSENT_PHOTOS]);
}

/* ---- evidence ---- */

static const struct evidence *bridge_with(struct place *p, const char *lines,
                                          enum load_result wanted) {
    put(p, BRIDGE "/index.md",
        arena_printf(p->arena, "---\ntitle: The bridge\n%s---\nIt held.\n", lines));
    return bridge(maya(p, wanted));
}

static void an_audience_that_is_clear_is_kept(void **state) {
    struct place *p = *state;
    assert_int_equal(bridge_with(p, "", LOAD_SOUND)->audience, AUDIENCE_FAMILY);
    assert_int_equal(bridge_with(p, "audience: public\npeople: false\n", LOAD_SOUND)->audience,
                     AUDIENCE_PUBLIC);
    const struct evidence *e =
        bridge_with(p, "audience: public\npeople: false\nhours: many\n", LOAD_FAULTY);
    assert_int_equal(e->audience, AUDIENCE_PUBLIC);
    assert_int_equal(e->said.people, PEOPLE_NONE);
    e = bridge_with(p, "audience: learner\nkind: projcet\n", LOAD_FAULTY);
    assert_int_equal(e->audience, AUDIENCE_LEARNER);
    e = bridge_with(p, "hours: many\n", LOAD_FAULTY); /* nothing was written about who may see it */
    assert_int_equal(e->audience, AUDIENCE_FAMILY);
}

static void a_piece_whose_audience_is_unclear_is_staffs(void **state) {
    struct place *p = *state;
    static const char *const written[] = {"audience: publik\n",
                                          "audience: [public]\n",
                                          "audience: Family\n",
                                          "audiance: staff\n",
                                          "audince: public\n",
                                          "Audience: staff\n",
                                          "audience: public\naudiance: staff\n"};
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        const struct evidence *e = bridge_with(p, written[i], LOAD_FAULTY);
        assert_non_null(e);
        if (e->audience != AUDIENCE_STAFF)
            fail_msg("audience %d from: %s", e->audience, written[i]);
    }
}

static void who_is_on_a_picture_that_is_unclear_is_people(void **state) {
    struct place *p = *state;
    const struct evidence *named = bridge_with(
        p, "people: nobody\n", LOAD_SOUND); /* the id of nobody: the files are kept back */
    assert_true(named->said.people == PEOPLE_SHOWN && named->said.unknown);
    assert_int_equal(
        bridge_with(p, "people: false\nhours: many\npeple: true\n", LOAD_FAULTY)->said.people,
        PEOPLE_SHOWN);
}

/* What cannot be parsed at all is no piece: nothing of it is permitted. */
static void a_piece_that_cannot_be_parsed_is_not_there(void **state) {
    struct place *p = *state;
    assert_null(bridge_with(p, "audience: [public\n", LOAD_FAULTY));
    assert_null(bridge_with(p, "audience: staff\naudience: public\n", LOAD_FAULTY));
    put(p, BRIDGE "/index.md", "It held.\n");
    assert_null(bridge(maya(p, LOAD_FAULTY)));
    assert_true(os_remove(at(p, BRIDGE "/index.md"), NULL));
    assert_null(bridge(maya(p, LOAD_FAULTY)));
    assert_true(os_remove(at(p, BRIDGE), NULL)); /* taken out: that is no fault */
    assert_null(bridge(maya(p, LOAD_SOUND)));
}

/* ---- unread ---- */

/* A folder in the place of a file, a link that leads nowhere, and a link to itself cannot be read, whoever asks. */
static void what_cannot_be_read_is_not_a_fault_of_the_learner(void **state) {
    struct place *p = *state;
    put_link(p, "none", MAYA "/goals.yaml");
    maya(p, LOAD_UNREAD);
    put_link(p, "evidence", MAYA "/evidence");
    const struct learner *l = maya(p, LOAD_UNREAD);
    assert_null(bridge(l));
    assert_true(os_remove(at(p, MAYA "/goals.yaml"), NULL));
    put(p, MAYA "/goals.yaml", "- goal: Build\n");
    maya(p, LOAD_UNREAD);
    assert_true(os_remove(at(p, MAYA "/evidence"), NULL));
    maya(p, LOAD_SOUND);
}

static void a_file_that_may_not_be_opened_is_unread(void **state) {
    struct place *p = *state;
    if (geteuid() == 0) skip(); /* who may everything */
    assert_int_equal(chmod(at(p, MAYA "/goals.yaml"), 0), 0);
    maya(p, LOAD_UNREAD);
    assert_int_equal(chmod(at(p, MAYA "/goals.yaml"), 0600), 0);
    maya(p, LOAD_SOUND);
    assert_int_equal(chmod(at(p, MAYA), 0), 0);
    maya(p, LOAD_UNREAD);
    assert_int_equal(chmod(at(p, MAYA), 0700), 0);
}

/* An evidence folder whose name says nothing may be a piece that is published under another name. */
static void a_name_that_is_no_id_leaves_doubt(void **state) {
    struct place *p = *state;
    assert_int_equal(rename(at(p, BRIDGE), at(p, MAYA "/evidence/2026-10-03 Bridge!")), 0);
    maya(p, LOAD_UNREAD);
}

/* ---- the workspace ---- */

static bool is_unread(const struct place *p, const char *path) {
    const struct texts *unread = &p->workspace->unknown.unread;
    for (size_t i = 0; i < unread->n; i++)
        if (strcmp(unread->v[i], path) == 0) return true;
    return false;
}

static void a_sound_workspace_is_known_in_full(void **state) {
    struct place *p = *state;
    read_workspace(p);
    assert_int_equal(p->workspace->unknown.unread.n, 0);
    put(p, MAYA "/goals.yaml", "- gaol: misspelt\n");
    put(p, "classes/maple/class.yaml", "naem: misspelt\n");
    read_workspace(p);
    assert_true(p->diags->errors > 0);
    assert_int_equal(p->workspace->unknown.unread.n, 0);
    assert_true(os_remove(at(p, MAYA), NULL));
    read_workspace(p);
    assert_int_equal(p->workspace->unknown.unread.n, 0);
}

static void learners_behind_a_link_that_leads_nowhere(void **state) {
    struct place *p = *state;
    put_link(p, "/mnt/folioscope-none/learners", "classes/maple/learners");
    read_workspace(p);
    assert_true(p->diags->errors > 0);
    assert_true(is_unread(p, "classes/maple/learners"));
    put_link(p, "learners", "classes/maple/learners");
    read_workspace(p);
    assert_true(is_unread(p, "classes/maple/learners"));
}

static void classes_behind_a_link_that_leads_nowhere(void **state) {
    struct place *p = *state;
    put_link(p, "/mnt/folioscope-none/maple", "classes/maple");
    read_workspace(p);
    assert_true(p->diags->errors > 0);
    assert_true(is_unread(p, "classes/maple") || is_unread(p, "classes"));
    put_link(p, "/mnt/folioscope-none/classes", "classes");
    read_workspace(p);
    assert_true(p->diags->errors > 0);
    assert_true(is_unread(p, "classes"));
}

static void a_folder_that_may_not_be_listed(void **state) {
    struct place *p = *state;
    if (geteuid() == 0) skip();
    assert_int_equal(chmod(at(p, "classes/maple/learners"), 0), 0);
    read_workspace(p);
    assert_true(is_unread(p, "classes/maple/learners"));
    assert_int_equal(chmod(at(p, "classes/maple/learners"), 0700), 0);
}

/* The folder in which it is: who it is nobody can say. */
static void a_learner_whose_folder_has_no_name(void **state) {
    struct place *p = *state;
    assert_int_equal(rename(at(p, MAYA), at(p, "classes/maple/learners/Maya Torres!")), 0);
    read_workspace(p);
    assert_true(p->diags->errors > 0);
    assert_int_equal(p->workspace->groups[0].n_learners, 0);
    const struct texts *misnamed = &p->workspace->unknown.misnamed;
    assert_int_equal(misnamed->n, 1);
    assert_string_equal(misnamed->v[0], "classes/maple/learners");
}

static void names_at_the_root_that_are_read(void **state) {
    (void)state;
    static const char *const inputs[] = {"folioscope.yaml", "classes",     "learners",
                                         "frameworks",      "templates",   "themes",
                                         "scales",          "ratings.csv", "class.yaml"};
    static const char *const others[] = {"out", "out-family", "README.md", "", "class", "notes"};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (!load_is_input(inputs[i])) fail_msg("%s is read", inputs[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (load_is_input(others[i])) fail_msg("%s is not read", others[i]);
}

#define WITH_PLACE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_PLACE(consent_is_read_beside_other_faults),
        WITH_PLACE(consent_that_cannot_be_understood_is_none),
        WITH_PLACE(an_audience_that_is_clear_is_kept),
        WITH_PLACE(a_piece_whose_audience_is_unclear_is_staffs),
        WITH_PLACE(who_is_on_a_picture_that_is_unclear_is_people),
        WITH_PLACE(a_piece_that_cannot_be_parsed_is_not_there),
        WITH_PLACE(what_cannot_be_read_is_not_a_fault_of_the_learner),
        WITH_PLACE(a_file_that_may_not_be_opened_is_unread),
        WITH_PLACE(a_name_that_is_no_id_leaves_doubt),
        WITH_PLACE(a_sound_workspace_is_known_in_full),
        WITH_PLACE(learners_behind_a_link_that_leads_nowhere),
        WITH_PLACE(classes_behind_a_link_that_leads_nowhere),
        WITH_PLACE(a_folder_that_may_not_be_listed),
        WITH_PLACE(a_learner_whose_folder_has_no_name),
        cmocka_unit_test(names_at_the_root_that_are_read),
    };
    return cmocka_run_group_tests_name("load_partly", tests, NULL, NULL);
}
