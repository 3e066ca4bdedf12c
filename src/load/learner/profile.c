/* profile.c: learner.yaml: who a learner is. The family's contacts are read but not kept. */
#include "load/load_inner.h"

#include "model/consent.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/term.h"

#include <string.h>

static const struct schema_field name_fields[] = {
    {.key = "first", SCHEMA_TEXT(struct learner, first), .required = true, .doc = "the first name"},
    {.key = "last",
     SCHEMA_TEXT(struct learner, last),
     .doc = "the family name, where there is one"},
    {.key = "called",
     SCHEMA_TEXT(struct learner, called),
     .doc = "what the learner goes by (the first name)"},
};
static const struct schema_table name_table = {
    .what = "the name", .size = sizeof(struct learner), SCHEMA_ROWS(name_fields)};

static const struct schema_field language_fields[] = {
    {.key = "home",
     SCHEMA_LIST(struct learner, home_languages.v, home_languages.n, type_tag),
     .doc = "languages of the home; what goes home is written in the first one"},
    {.key = "learning",
     SCHEMA_ONE(struct learner, learning_language, type_tag),
     .doc = "the language that the learner learns in"},
};
static const struct schema_table language_table = {
    .what = "the languages", .size = sizeof(struct learner), SCHEMA_ROWS(language_fields)};

static const struct schema_field relative_fields[] = {
    {.key = "name",
     SCHEMA_TEXT(struct relative, name),
     .required = true,
     .doc = "of a person the learner calls family"},
    {.key = "relation", SCHEMA_OWN(struct relative, relation), .doc = "such as 'grandma'"},
    {.key = "contact", .type = &type_dropped, .doc = "for the school only; never published"},
};
static const struct schema_table relative_table =
    SCHEMA_TABLE("a member of the family", struct relative, relative_fields);

static const struct schema_field household_fields[] = {
    {.key = "name",
     SCHEMA_TEXT(struct household, name),
     .required = true,
     .doc = "who lives there"},
    {.key = "languages",
     SCHEMA_LIST(struct household, languages.v, languages.n, type_tag),
     .doc = "of what is printed (the home languages)"},
    {.key = "copies",
     SCHEMA_ONE(struct household, copies, type_int),
     .min = 0,
     .max = 20,
     .fallback = "1",
     .doc = "how many copies"},
    {.key = "from",
     SCHEMA_ONE(struct household, from, type_date),
     .doc = "the first day that it gets copies of; earlier reports have none for it"},
    {.key = "until",
     SCHEMA_ONE(struct household, until, type_date),
     .doc = "the last day that it gets copies; after it, none of earlier days either"},
};

static bool check_household(struct schema *s, const struct yml *node, void *item) {
    const struct household *h = item;
    return load_in_order(s, node, "from", h->from, "until", h->until);
}

static const struct schema_table household_table = {.what = "a household",
                                                    .size = sizeof(struct household),
                                                    SCHEMA_ROWS(household_fields),
                                                    .check = check_household};

#define UNTIL_ALSO "expires expiry expired end ends ending valid valid_until valid_to to till"
#define AGREED_TO(kind, word, instead, words)                                             \
    {                                                                                     \
        .key = word, .also = instead, SCHEMA_ONE(struct consent, given[kind], type_bool), \
        SCHEMA_HAS(struct consent, said[kind]), .doc = words " (false)"                   \
    }
static const struct schema_field consent_fields[] = {
#define X(NAME, word, instead, words) AGREED_TO(CONSENT_##NAME, word, instead, words),
    CONSENTS(X)
#undef X
        {.key = "until",
         .also = UNTIL_ALSO,
         SCHEMA_ONE(struct consent, until, type_date),
         .doc = "the last day of all of it; afterwards nothing is agreed to (no end)"},
};
const struct schema_table consent_table =
    SCHEMA_TABLE("the consent", struct consent, consent_fields);

static const struct schema_field group_fields[] = {
    {.key = "english_learner",
     SCHEMA_ONE(struct learner, english_learner, type_bool),
     .doc = "for the equity view only"},
    {.key = "services", SCHEMA_TEXTS(struct learner, services), .doc = "for the equity view only"},
};
static const struct schema_table group_table = {
    .what = "the groups", .size = sizeof(struct learner), SCHEMA_ROWS(group_fields)};

/* "maple", or "north/maple" */
static bool read_class_id(struct schema *s, const struct schema_field *f, const struct yml *node,
                          void *at) {
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    const char *text = schema_scalar(s, f, node, "the id of a class");
    if (!text) return false;
    const char *class = strchr(text, '/');
    class = class ? class + 1 : text;
    bool school =
        class == text || (class - text > 1 && strspn(text, allowed) == (size_t)(class - text - 1));
    if (!school || !*class || class[strspn(class, allowed)] || strlen(text) != node->n)
        return schema_fault(
            s, node, CODE_ID_SHAPE,
            arena_printf(s->arena, "'%s' cannot be the id of a class",
                         source_quote(s->arena, text)),
            "write the name of its folder, such as maple, or with the school before it: north/maple");
    memcpy(at, &text, sizeof text);
    return true;
}

static const struct schema_type type_class_id = {
    "id of a class", "text", sizeof(char *), true, read_class_id, "^([-a-z0-9]+/)?[-a-z0-9]+$"};

static const struct schema_field earlier_fields[] = {
    {.key = "class",
     SCHEMA_ONE(struct earlier_class, class, type_class_id),
     .required = true,
     .doc = "its id; in a district, another school's is written as north/maple"},
    {.key = "until",
     SCHEMA_ONE(struct earlier_class, until, type_date),
     .required = true,
     .doc = "the last day there"},
};
static const struct schema_table earlier_table =
    SCHEMA_TABLE("an earlier class", struct earlier_class, earlier_fields);

static const struct schema_field grade_fields[] = {
    {.key = "grade", SCHEMA_TEXT(struct grade_from, grade), .required = true, .doc = "the grade"},
    {.key = "from",
     SCHEMA_ONE(struct grade_from, from, type_date),
     .required = true,
     .doc = "the first day in it"},
};
static const struct schema_table grade_table = {
    .what = "a grade", .size = sizeof(struct grade_from), SCHEMA_ROWS(grade_fields)};

/* The profile as written, with values that struct learner holds in another form. */
struct profile {
    struct learner learner;
    const char *portrait;
    const struct yml **frameworks;
    size_t n_frameworks;
};

#define WHOLE .offset = offsetof(struct profile, learner), .size = sizeof(struct learner)
static const struct schema_field profile_fields[] = {
    {.key = "name",
     .type = &type_map,
     WHOLE,
     .table = &name_table,
     .required = true,
     .doc = "{first, last, called}"},
    {.key = "pronouns", SCHEMA_TEXT(struct profile, learner.pronouns), .doc = "such as she/her"},
    {.key = "grade", SCHEMA_TEXT(struct profile, learner.grade), .doc = "the grade"},
    {.key = "grades",
     .spare = true,
     SCHEMA_LIST(struct profile, learner.grades, learner.n_grades, type_map),
     .table = &grade_table,
     .doc = "the grades so far, each with its first day, the earliest first"},
    {.key = "born", SCHEMA_ONE(struct profile, learner.born, type_date), .doc = "date of birth"},
    {.key = "joined",
     SCHEMA_ONE(struct profile, learner.joined, type_date),
     .doc = "the first day here; before it, the learner is on no list of the class"},
    {.key = "left",
     SCHEMA_ONE(struct profile, learner.left, type_date),
     .doc =
         "the first day no longer here; from then on, the learner is on no list of the class, and "
         "the portfolio is still made"},
    {.key = "earlier",
     SCHEMA_LIST(struct profile, learner.earlier, learner.n_earlier, type_map),
     .table = &earlier_table,
     .doc = "classes that the learner was in before this one, in order"},
    {.key = "languages",
     .type = &type_map,
     WHOLE,
     .table = &language_table,
     .doc = "{home, learning}"},
    {.key = "family",
     SCHEMA_LIST(struct profile, learner.family, learner.n_family, type_map),
     .table = &relative_table,
     .doc = "people the learner calls family"},
    {.key = "households",
     SCHEMA_LIST(struct profile, learner.households, learner.n_households, type_map),
     .table = &household_table,
     .doc = "who gets a copy of what is printed (one, in the home languages)"},
    {.key = "strengths",
     SCHEMA_OWN_TEXTS(struct profile, learner.strengths),
     .doc = "what the learner is good at"},
    {.key = "interests",
     SCHEMA_OWN_TEXTS(struct profile, learner.interests),
     .doc = "what the learner likes"},
    {.key = "needs",
     SCHEMA_OWN_TEXTS(struct profile, learner.needs),
     .doc = "what the learner needs"},
    {.key = "after_school",
     SCHEMA_OWN_TEXTS(struct profile, learner.after_school),
     .doc = "what the learner does after the school day"},
    {.key = "after_graduation",
     SCHEMA_OWN_TEXTS(struct profile, learner.after_graduation),
     .doc = "what the learner plans to do after graduation"},
    {.key = "learns_best",
     SCHEMA_OWN_TEXTS(struct profile, learner.learns_best),
     .doc = "how the learner learns best"},
    {.key = "portrait",
     SCHEMA_TEXT(struct profile, portrait),
     .doc = "name of a picture in the learner's folder"},
    {.key = "consent",
     .type = &type_map,
     .offset = offsetof(struct profile, learner.consent),
     .size = sizeof(struct consent),
     .table = &consent_table,
     .doc = "what the family has agreed to (nothing)"},
    {.key = "groups",
     .type = &type_map,
     WHOLE,
     .table = &group_table,
     .doc = "for the equity view only; never published to families"},
    {.key = "frameworks",
     SCHEMA_LIST(struct profile, frameworks, n_frameworks, type_later_framework),
     .doc = "that this learner works on beyond the class's"},
    {.key = "credentials",
     SCHEMA_LIST(struct profile, learner.credentials, learner.n_credentials, type_credential),
     .doc = "that this learner works on"},
    MENTIONS(struct profile, learner.mentions),
};
const struct schema_table profile_table = {.what = "a learner",
                                           .size = sizeof(struct profile),
                                           SCHEMA_ROWS(profile_fields),
                                           .doc = "learner.yaml: the profile of one learner"};

/* ---- consent ---- */

bool load_is_like_until(const char *key) {
    static const char *const keys[] = {"until"};
    return diag_nearest(key, keys, 1) || diag_is_among(key, UNTIL_ALSO);
}

/* If a key looks like `until` and has no readable date, the consent may have ended. */
static bool may_have_ended(const struct yml *map, const struct consent *c) {
    for (size_t i = 0; map->kind == YML_MAP_NODE && i < map->n; i++) {
        const char *key = map->entries[i].key->text;
        if (!load_is_like_until(key)) continue;
        if (strcmp(key, "until") != 0 || !date_is_set(c->until)) return true;
    }
    return false;
}

struct consent load_consent(const struct schema *s, const struct yml *profile) {
    const struct yml *map =
        profile && profile->kind == YML_MAP_NODE ? yml_get(profile, "consent") : NULL;
    struct consent c = {0};
    if (!map) return c;
    struct source source = *s->source; /* faults are reported when the profile is read */
    struct schema quiet = *s;
    quiet.source = &source;
    quiet.diags = diags_new(s->arena);
    schema_fill(&quiet, &consent_table, map, &c);
    return may_have_ended(map, &c) ? (struct consent){0} : c;
}

/* ---- since when the learner is here ---- */

static bool check_earlier(struct schema *s, const struct yml *root, const struct learner *l) {
    const struct yml *list = yml_get(root, "earlier");
    struct date before = l->joined;
    const char *what = "'joined'";
    bool sound = true;
    if (!list || list->kind != YML_LIST_NODE || list->n != l->n_earlier) return true;
    for (size_t i = 0; i < l->n_earlier; i++) {
        const struct date until = l->earlier[i].until;
        const struct yml *node = list->items[i];
        if (!date_is_set(until)) continue;
        bool late = date_is_set(l->left) && date_cmp(until, l->left) >= 0,
             early = date_is_set(before) && date_cmp(until, before) < 0;
        if (late || early)
            sound = schema_fault(
                s, node, CODE_ENDS_FIRST,
                early ? arena_printf(s->arena, "'until' is before %s", what)
                      : "'until' is not before 'left'",
                "'until' is the last day in that class: earlier classes are listed in order, each "
                "with a later day, from 'joined' on and before 'left'");
        before = until;
        what = "that of the class listed before it";
    }
    return sound;
}

static bool check_days_here(struct schema *s, const struct yml *root, const struct learner *l) {
    bool born = load_in_order(s, root, "born", l->born, "joined", l->joined),
         left = load_in_order(s, root, "joined", l->joined, "left", l->left);
    return check_earlier(s, root, l) && born && left;
}

/* The latest day, up to the as-of day, on which the learner came: here, or into this class. */
static struct date came(const struct learner *l) {
    const struct date today = l->calendar->as_of;
    struct date since = {0};
    if (date_cmp(l->joined, today) <= 0) since = l->joined;
    for (size_t i = 0; i < l->n_earlier; i++) {
        if (!date_is_set(l->earlier[i].until)) continue;
        const struct date next = date_from_days(date_days(l->earlier[i].until) + 1);
        if (date_cmp(next, today) <= 0 && date_cmp(next, since) > 0) since = next;
    }
    return since;
}

/* ---- what follows from it ---- */

/* Those that get a copy of what is reported of the as-of day. Whoever gets none any more gets none
 * of an earlier day either: it would be handed out now. */
static void keep_households(struct learner *learner) {
    const struct date day = learner->calendar->as_of;
    size_t n = 0;
    for (size_t i = 0; i < learner->n_households; i++) {
        const struct household *h = &learner->households[i];
        if (date_cmp(h->from, day) > 0) continue;
        if (date_is_set(h->until) && clock_is_after(learner->calendar, h->until)) continue;
        learner->households[n++] = *h;
    }
    learner->n_households = n;
}

static void set_households(struct loader *l, struct learner *learner) {
    if (learner->home_languages.n == 0) {
        const char **v = arena_array(l->arena, 1, sizeof *v);
        v[0] = learner->group->language;
        learner->home_languages = (struct texts){v, 1};
    }
    keep_households(learner);
    if (learner->n_households == 0) {
        learner->households = arena_make(l->arena, struct household);
        learner->households->copies = 1;
        learner->n_households = 1;
    }
    for (size_t i = 0; i < learner->n_households; i++)
        if (learner->households[i].languages.n == 0)
            learner->households[i].languages = learner->home_languages;
}

/* The order stays otherwise as it is. */
static void habits_first(struct framework **v, size_t n) {
    for (size_t i = 0, to = 0; i < n; i++) {
        struct framework *f = v[i];
        if (f->kind != FRAMEWORK_HABITS) continue;
        memmove(v + to + 1, v + to, (i - to) * sizeof(struct framework *));
        v[to++] = f;
    }
}

static void add_frameworks(struct learner *learner, struct framework *const *v, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < learner->n_frameworks && learner->frameworks[k] != v[i]) k++;
        if (k == learner->n_frameworks) learner->frameworks[learner->n_frameworks++] = v[i];
    }
}

/* The class's frameworks, those of the courses, then the learner's own, each once; habits of
 * learning come first. */
static void join_frameworks(struct reading *r, const struct chosen *own) {
    struct learner *learner = r->learner;
    const struct group *g = learner->group;
    const struct learner_place *p = r->loader->place;
    size_t n = g->n_frameworks + own->n;
    /* one who is left out may be in a course that is not understood */
    r->lacks_frameworks = g->lacks_frameworks || own->lacks || p->left_out;
    for (size_t i = 0; i < p->n_courses; i++) n += p->courses[i]->n_frameworks;
    learner->frameworks = arena_array(r->loader->arena, n, sizeof *learner->frameworks);
    add_frameworks(learner, g->frameworks, g->n_frameworks);
    for (size_t i = 0; i < p->n_courses; i++) {
        add_frameworks(learner, p->courses[i]->frameworks, p->courses[i]->n_frameworks);
        r->lacks_frameworks = r->lacks_frameworks || p->courses[i]->lacks_frameworks;
    }
    add_frameworks(learner, own->v, own->n);
    habits_first(learner->frameworks, learner->n_frameworks);
}

/* Grades out of order are not used. */
static bool in_order(struct schema *s, const struct yml *root, struct learner *l) {
    const struct yml *list = yml_get(root, "grades");
    for (size_t i = 1; i < l->n_grades; i++) {
        if (date_cmp(l->grades[i - 1].from, l->grades[i].from) < 0) continue;
        load_spare_fault(s, list->n == l->n_grades ? yml_get(list->items[i], "from") : list,
                         CODE_ENDS_FIRST, "grades go from the earliest to the latest",
                         "put them in order of their first days");
        l->n_grades = 0;
        return false;
    }
    return true;
}

/* Where `grades` has a grade of now, `grade` says the same, the one to come, or nothing. */
static void check_grades(struct schema *s, const struct yml *root, struct learner *l) {
    const struct grade_from *now = NULL;
    if (!in_order(s, root, l)) return;
    for (size_t i = 0; i < l->n_grades; i++)
        if (date_cmp(l->grades[i].from, ((struct loader *)s->context)->index->written_day) <= 0)
            now = &l->grades[i];
    if (!now || !l->grade || strcmp(now->grade, l->grade) == 0) return;
    if (strcmp(l->grades[l->n_grades - 1].grade, l->grade) == 0) return;
    char day[20];
    date_iso(now->from, day);
    schema_fault(s, yml_get(root, "grade"), CODE_GRADE_TWICE,
                 arena_printf(s->arena,
                              "the grade is '%s' here, and '%s' since %s under 'grades', "
                              "which counts",
                              source_quote(s->arena, l->grade), source_quote(s->arena, now->grade),
                              day),
                 "remove this line, or add the new grade with its first day under 'grades'");
}

static void find_portrait(struct reading *r, struct schema *s, const struct yml *root,
                          const char *name) {
    struct loader *l = r->loader;
    if (!name) return;
    if (load_has(r->found, name, OS_FILE)) {
        struct evidence_file *file = r->learner->portrait =
            arena_make(l->arena, struct evidence_file);
        file->name = name;
        file->path = load_path(l, r->learner->path, name);
        file->size = os_look(os_join(l->arena, l->root, file->path)).size;
        return;
    }
    const char *names[16];
    size_t n = 0;
    for (size_t i = 0; i < r->found.n && n < 16; i++)
        if (r->found.v[i].kind == OS_FILE) names[n++] = r->found.v[i].name;
    load_spare_fault(s, yml_get(root, "portrait"), CODE_NO_FILE,
                     arena_printf(s->arena, "no file '%s' in the learner's folder",
                                  source_quote(s->arena, name)),
                     schema_suggest(s->arena, name, names, n,
                                    arena_printf(s->arena, "the files there are %s",
                                                 schema_names(s->arena, names, n, 16))));
}

bool load_profile(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct schema s;
    struct yml *root;
    struct profile p = {.learner = *r->learner};
    if (!load_yaml(l, path, &s, &root)) return false;
    bool known, sound = load_matter(&s, &profile_table, root, &p);
    struct chosen own = load_chosen(&s, p.frameworks, p.n_frameworks, &known);
    *r->learner = p.learner;
    struct learner *learner = r->learner;
    learner->consent = l->place->consent; /* learner.yaml's, or the class's (class_consent.c) */
    learner->told_apart = l->place->told_apart;
    learner->since = came(learner);
    sound = check_days_here(&s, root, learner) && sound;
    if (!learner->last) learner->last = "";
    if (!learner->called) learner->called = learner->first ? learner->first : learner->id;
    check_grades(&s, root, learner);
    set_households(l, learner);
    join_frameworks(r, &own);
    find_portrait(r, &s, root, p.portrait);
    load_check_mentions(&s, root);
    if (learner->consent.given[CONSENT_PUBLIC]) {
        load_check_private_list(&s, learner, yml_get(root, "strengths"));
        load_check_private_list(&s, learner, yml_get(root, "interests"));
    }
    return sound && known;
}
