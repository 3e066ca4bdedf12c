/* dated_profile.c: about/<term or date>.md: what a learner said and was like from then on, until
 * the next of these files. about.md and learner.yaml are about now, and come before them. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/learner.h"
#include "model/term.h"

#include <string.h>

#define LIST_OF(member, text) \
    { .key = #member, SCHEMA_OWN_TEXTS(struct dated_profile, member), .doc = text }
static const struct schema_field dated_profile_fields[] = {
    LIST_OF(strengths, "what the learner is good at"),
    LIST_OF(interests, "what the learner likes"),
    LIST_OF(needs, "what the learner needs"),
    LIST_OF(after_school, "what the learner does after the school day"),
    LIST_OF(after_graduation, "what the learner plans to do after graduation"),
    LIST_OF(learns_best, "how the learner learns best"),
    MENTIONS(struct dated_profile, mentions),
};
static const struct schema_elsewhere elsewhere[] = {
    {"grade", "grades are in learner.yaml, each with its first day: "
              "'grades: [{grade: 4, from: 2025-08-20}, {grade: 5, from: 2026-08-20}]'"},
    {NULL, NULL}};
const struct schema_table dated_profile_table = {
    .what = "the front matter of about/<term>.md",
    .size = sizeof(struct dated_profile),
    SCHEMA_ROWS(dated_profile_fields),
    .elsewhere = elsewhere,
    .doc = "about/<term>.md or about/<date>.md: the learner's own words and profile from then on"};

/* ---- reading ---- */

/* The first day of a file that is named after a day or a term; not set if the term has an error.
 * False if there is no such term. */
static bool first_day(struct loader *l, const char *path, const char *id, struct date *out) {
    if (date_parse(id, strlen(id), out)) return true;
    const struct term *term = load_term(l, path, id);
    *out = term && !term->faulty ? term->starts : (struct date){0};
    return term != NULL;
}

/* Words that everybody may see do not lead to the learner's home. */
static void check_private(struct schema *s, const struct learner *learner,
                          const struct yml *matter) {
    load_check_private(s, learner);
    if (!matter || matter->kind != YML_MAP_NODE) return;
    load_check_private_list(s, learner, yml_get(matter, "strengths"));
    load_check_private_list(s, learner, yml_get(matter, "interests"));
}

static bool read_dated(struct reading *r, const char *path, const char *id,
                       struct os_entries beside) {
    struct loader *l = r->loader;
    struct dated_profile e = {0};
    struct schema s;
    struct yml *matter;
    struct front front;
    if (!first_day(l, path, id, &e.from)) return l->calendar->unread;
    if (!date_is_set(e.from)) return true; /* the term is reported */
    if (!load_front(l, path, &s, &matter, &front)) return false;
    bool sound = load_matter(&s, &dated_profile_table, matter, &e);
    const struct learner *everybody = r->learner->consent.given[CONSENT_PUBLIC] ? r->learner : NULL;
    e.about = load_body(&s, &front, TEXT_UNDER);
    load_check_body(&s, &front, e.about, matter, true);
    load_check_mentions(&s, matter);
    if (everybody) check_private(&s, everybody, matter);
    load_markdown_translations(&s, &(struct load_markdown){.front = &front,
                                                           .blocks = e.about,
                                                           .matter = matter,
                                                           .beside = beside,
                                                           .own = true,
                                                           .children = true,
                                                           .everybody = everybody});
    VEC_PUSH(l->arena, &r->profiles, e);
    return sound;
}

bool load_dated_profiles(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct os_entries found = load_folder(l, path);
    bool sound = true;
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *file = load_path(l, path, name), *original, *tag;
        const char *id = found.v[i].kind == OS_FILE ? ending_cut(l->arena, name, ".md") : NULL;
        if (id && load_is_translation(l->arena, found, name, &original, &tag)) continue;
        if (id && strchr(id, '.') && load_is_stray_translation(l, found, path, name)) continue;
        if (id)
            sound = read_dated(r, file, id, found) && sound;
        else
            load_fault(
                l, CODE_UNKNOWN_FILE, file,
                arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
                "files here are named after a term or a day: 2026-fall.md, 2026-09-01.md");
    }
    return sound;
}

/* ---- what holds on the as-of day ---- */

/* The latest one that is not after the day. */
static const struct dated_profile *of_day(const struct reading *r, struct date day) {
    const struct dated_profile *last = NULL;
    for (size_t i = 0; i < r->profiles.n; i++) {
        const struct dated_profile *e = &r->profiles.v[i];
        if (date_cmp(e->from, day) <= 0 && (!last || date_cmp(last->from, e->from) <= 0)) last = e;
    }
    return last;
}

/* Values without a date are those of now; on a past day, only those of a dated file count. Returns
 * whether something is left out for that reason. */
static bool settle(bool past, void *now, const void *then, size_t size, bool is_now, bool is_then) {
    bool takes_then = past || !is_now;
    if (takes_then && is_then) memcpy(now, then, size);
    if (past && !is_then) memset(now, 0, size);
    return past && is_now && !is_then;
}

void load_settle_profile(struct reading *r) {
    static const struct dated_profile none;
    struct learner *k = r->learner;
    bool past = k->calendar->past, left = false;
    const struct dated_profile *found = of_day(r, k->calendar->as_of), *e = found ? found : &none;
    left = settle(past, &k->about, &e->about, sizeof k->about, k->about, e->about) || left;
    const struct {
        struct texts *now;
        const struct texts *then;
    } lists[] = {{&k->strengths, &e->strengths},
                 {&k->interests, &e->interests},
                 {&k->needs, &e->needs},
                 {&k->after_school, &e->after_school},
                 {&k->after_graduation, &e->after_graduation},
                 {&k->learns_best, &e->learns_best}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        left = settle(past, lists[i].now, lists[i].then, sizeof *lists[i].now, lists[i].now->n > 0,
                      lists[i].then->n > 0) ||
               left;
    k->undated = k->undated || left;
}
