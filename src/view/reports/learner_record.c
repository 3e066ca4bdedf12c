/* learner_record.c: a learner's record as JSON, filtered for its audience. The header describes its
 * shape. */
#include "view/reports/learner_record.h"

#include "assess/credentials.h"
#include "i18n/spelling.h"
#include "model/attendance.h"
#include "model/credential.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/pathway.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/words/area_words.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"
#include "view/words/why.h"

static void decimal(struct json *j, const char *key, struct dec value) {
    char text[32];
    dec_short(value, 15, text);
    json_raw(j, key, text);
}

static void day(struct json *j, const char *key, struct date d) {
    char text[20];
    date_iso(d, text);
    json_text(j, key, *text ? text : NULL);
}

static void words(const struct viewer *v, struct json *j, const char *key, const struct words *w) {
    json_text(j, key, say_plain(v, w));
}

/* What a person wrote, in the language of the record if there is a translation. */
static void own(const struct viewer *v, struct json *j, const char *key, const char *text) {
    json_text(j, key, text ? said_own(v, text).text : NULL);
}

static void staff(const struct viewer *v, struct json *j, const char *key, const char *text) {
    json_text(j, key, text ? said_staff(v, text).text : NULL);
}

static void texts(struct json *j, const char *key, const char *const *list, size_t n) {
    json_open_at(j, key, '[');
    for (size_t i = 0; i < n; i++) json_text(j, NULL, list[i]);
    json_close(j, ']');
}

/* Closes the list and the object around it. */
static void close_both(struct json *j) {
    json_close(j, ']');
    json_close(j, '}');
}

/* ---- who and when ---- */

static void add_head(const struct viewer *v, struct json *j) {
    const struct workspace *w = v->workspace;
    const struct learner *l = v->learner;
    json_text(j, "format", "folioscope-record");
    json_int(j, "version", 1);
    day(j, "as_of", v->calendar->as_of);
    json_text(j, "left_out", label_left_out(v));
    words(v, j, "publisher", &w->name);
    if (l->group->school) words(v, j, "school", &l->group->school->name);
    words(v, j, "class", &l->group->name);
    json_text(j, "language", lang_tag(v->lang));
    if (v->calendar->term) {
        json_open_at(j, "term", '{');
        json_text(j, "id", v->calendar->term->id);
        words(v, j, "name", &v->calendar->term->name);
        day(j, "starts", v->calendar->term->starts);
        day(j, "ends", v->calendar->term->ends);
        json_close(j, '}');
    }
    json_open_at(j, "learner", '{');
    json_text(j, "id", l->id);
    json_text(j, "name", spell_full_name(v->arena, l->first, l->last));
    json_text(j, "called", l->called);
    json_text(j, "grade", l->grade);
    texts(j, "languages", l->home_languages.v, l->home_languages.n);
    json_close(j, '}');
}

/* ---- scales and frameworks ---- */

static void add_scale(const struct viewer *v, struct json *j, const struct scale *s) {
    json_open(j, '{');
    json_text(j, "id", s->id);
    words(v, j, "name", &s->name);
    decimal(j, "mastery", s->mastery);
    json_open_at(j, "levels", '[');
    for (size_t i = 0; i < s->n_levels; i++) {
        json_open(j, '{');
        decimal(j, "value", s->levels[i].value);
        words(v, j, "name", &s->levels[i].name);
        words(v, j, "means", &s->levels[i].means);
        json_close(j, '}');
    }
    close_both(j);
}

struct scales_seen {
    VEC(const struct scale *) list;
};

static void add_scale_once(const struct viewer *v, struct json *j, const struct scale *s,
                           struct scales_seen *seen) {
    for (size_t i = 0; i < seen->list.n; i++)
        if (seen->list.v[i] == s) return;
    if (!s) return;
    VEC_PUSH(v->arena, &seen->list, s);
    add_scale(v, j, s);
}

/* Those of the frameworks, and earlier ones that ratings are of. */
static void add_scales(const struct viewer *v, struct json *j) {
    const struct learner *l = v->learner;
    struct scales_seen seen = {0};
    json_open_at(j, "scales", '[');
    for (size_t i = 0; i < l->n_frameworks; i++)
        add_scale_once(v, j, l->frameworks[i]->scale, &seen);
    for (size_t i = 0; i < l->n_ratings; i++) add_scale_once(v, j, l->ratings[i].then, &seen);
    for (size_t i = 0; i < l->n_unrated; i++) add_scale_once(v, j, l->unrated[i].then, &seen);
    json_close(j, ']');
}

static void add_rating(const struct viewer *v, struct json *j, const struct rating *r) {
    static const char *const by[BY_COUNT] = {
        [BY_TEACHER] = "teacher", [BY_SELF] = "self", [BY_PEER] = "peer", [BY_EXPERT] = "expert"};
    static const char *const stages[STAGE_COUNT] = {[STAGE_FORMATIVE] = "formative",
                                                    [STAGE_INTERIM] = "interim",
                                                    [STAGE_SUMMATIVE] = "summative"};
    bool shown = !r->evidence || view_shows_evidence(v, r->evidence);
    json_open(j, '{');
    day(j, "date", r->date);
    if (r->unrated)
        json_text(j, "instead", rated_word(r->unrated));
    else
        decimal(j, "level", level_value_of_rating(r));
    if (r->then) json_text(j, "scale", r->then->id);
    if (r->judged) json_bool(j, "judged", true);
    json_text(j, "by", by[r->by]);
    json_text(j, "who", r->who);
    json_text(j, "stage", r->judged ? NULL : stages[r->stage]);
    const char *note = shown ? r->note : NULL;
    if (r->by == BY_SELF)
        own(v, j, "note", note);
    else
        staff(v, j, "note", note);
    json_text(j, "evidence", shown && r->evidence ? r->evidence->id : NULL);
    json_close(j, '}');
}

/* Leaves out an empty list. */
static void add_unrated(const struct viewer *v, struct json *j, const struct outcome *o) {
    bool open = false;
    for (size_t i = 0; i < v->learner->n_unrated; i++) {
        const struct rating *r = &v->learner->unrated[i];
        if (r->target != o->target) continue;
        if (!open) json_open_at(j, "unrated", '[');
        open = true;
        add_rating(v, j, r);
    }
    if (open) json_close(j, ']');
}

static void add_level(const struct viewer *v, struct json *j, const struct outcome *o) {
    static const char *const statuses[STATUS_COUNT] = {[STATUS_DEMONSTRATED] = "demonstrated",
                                                       [STATUS_WORKING_ON] = "working_on",
                                                       [STATUS_UP_NEXT] = "up_next",
                                                       [STATUS_LATER] = "later"};
    json_text(j, "status", statuses[o->status]);
    if (o->no_level == LEVEL_IS_THERE) {
        json_open_at(j, "level", '{');
        decimal(j, "value", o->level->value);
        words(v, j, "name", &o->level->name);
        json_close(j, '}');
        decimal(j, "result", o->value);
    }
    if (o->n_counted || o->judgement) json_text(j, "why", why_in_a_sentence(v, o));
    day(j, "last_assessed", o->last_assessed);
}

static void add_target(const struct viewer *v, struct json *j, const struct outcome *o) {
    json_open(j, '{');
    json_text(j, "id", o->target->id);
    words(v, j, "text", &o->target->text);
    texts(j, "standards", o->target->standards.v, o->target->standards.n);
    if (view_shows_target(v, o)) add_level(v, j, o);
    json_open_at(j, "ratings", '[');
    for (size_t i = 0; i < o->n_ratings && view_shows_target(v, o); i++)
        add_rating(v, j, o->ratings[i]);
    json_close(j, ']');
    add_unrated(v, j, o);
    json_open_at(j, "evidence", '[');
    for (size_t i = 0; i < o->n_evidence; i++)
        if (view_shows_evidence(v, o->evidence[i])) json_text(j, NULL, o->evidence[i]->id);
    close_both(j);
}

static void add_area(const struct viewer *v, struct json *j, const struct area_note *n) {
    json_open(j, '{');
    json_text(j, "term", n->term->id);
    if (n->unrated) json_text(j, "instead", rated_word(n->unrated));
    if (n->has_level && !n->unrated) {
        json_open_at(j, "level", '{');
        decimal(j, "value", n->level);
        json_text(j, "name", area_level_name(v, n));
        json_close(j, '}');
    }
    staff(v, j, "because", n->because);
    json_text(j, "words", area_plain(v, n));
    json_text(j, "by", n->by);
    day(j, "date", n->date);
    json_close(j, '}');
}

/* What educators say of a framework or of one of its competencies. Leaves out an empty list. */
static void add_areas(const struct viewer *v, struct json *j, const struct framework *f,
                      const struct competency *c) {
    bool open = false;
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *n = &v->learner->areas[i];
        if (n->framework != f || n->competency != c) continue;
        if (!open) json_open_at(j, "said", '[');
        open = true;
        add_area(v, j, n);
    }
    if (open) json_close(j, ']');
}

static void add_competency(const struct viewer *v, struct json *j,
                           const struct competency_counts *c) {
    json_open(j, '{');
    json_text(j, "id", c->competency->id);
    words(v, j, "title", &c->competency->title);
    words(v, j, "statement", &c->competency->statement);
    json_int(j, "demonstrated", (long long)c->demonstrated);
    if (policy_shows(v, DATUM_WHY)) {
        json_int(j, "working_on", (long long)c->working_on);
        json_int(j, "up_next", (long long)c->up_next);
    }
    json_int(j, "all", (long long)c->all);
    add_areas(v, j, c->competency->framework, c->competency);
    json_open_at(j, "targets", '[');
    for (size_t i = 0; i < c->competency->n_targets; i++)
        add_target(v, j, v->assessment->outcomes[c->competency->targets[i].index]);
    close_both(j);
}

static void add_framework(const struct viewer *v, struct json *j, const struct framework *f) {
    static const char *const kinds[] = {[FRAMEWORK_ACADEMIC] = "academic",
                                        [FRAMEWORK_SOCIAL_EMOTIONAL] = "social-emotional",
                                        [FRAMEWORK_CAREER] = "career",
                                        [FRAMEWORK_HABITS] = "habits",
                                        [FRAMEWORK_OTHER] = "other"};
    static const char *const methods[METHOD_COUNT] = {
#define X(NAME, name, text) [METHOD_##NAME] = text,
        METHODS(X)
#undef X
    };
    json_open(j, '{');
    json_text(j, "id", f->id);
    words(v, j, "title", &f->title);
    json_text(j, "kind", kinds[f->kind]);
    json_text(j, "source", f->source);
    json_text(j, "scale", f->scale->id);
    json_text(j, "method", methods[f->method->name]);
    add_areas(v, j, f, NULL);
    json_open_at(j, "competencies", '[');
    for (size_t i = 0; i < v->assessment->n_competencies; i++)
        if (v->assessment->competencies[i].competency->framework == f)
            add_competency(v, j, &v->assessment->competencies[i]);
    close_both(j);
}

/* ---- attendance ---- */

/* Leaves out an empty list. */
static void add_attendance(const struct viewer *v, struct json *j) {
    const struct learner *l = v->learner;
    if (!l->n_attendance) return;
    json_open_at(j, "attendance", '[');
    for (size_t i = 0; i < l->n_attendance; i++) {
        const struct attendance *a = &l->attendance[i];
        json_open(j, '{');
        json_text(j, "term", a->term->id);
        day(j, "until", a->until);
        decimal(j, "absent", a->absent);
        if (a->has_late) json_int(j, "late", a->late);
        if (a->has_days) decimal(j, "days", a->days);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* ---- evidence, goals, credentials ---- */

static void add_evidence(const struct viewer *v, struct json *j, const struct evidence *e) {
    static const char *const kinds[EVIDENCE_KIND_COUNT] = {
#define X(NAME, text) [EVIDENCE_##NAME] = text,
        EVIDENCE_KINDS(X)
#undef X
    };
    if (!view_shows_evidence(v, e)) return;
    json_open(j, '{');
    json_text(j, "id", e->id);
    own(v, j, "title", e->title);
    day(j, "date", e->date);
    json_text(j, "kind", kinds[e->kind]);
    json_text(j, "partner", e->partner ? e->partner->name : NULL);
    if (e->has_hours) decimal(j, "hours", e->hours);
    json_text(j, "page", path_of_evidence(v, e));
    json_open_at(j, "files", '[');
    for (size_t i = 0; i < e->n_files; i++)
        if (view_shows_file(v, &e->files[i])) json_text(j, NULL, e->files[i].name);
    close_both(j);
}

static void add_goals(const struct viewer *v, struct json *j) {
    static const char *const statuses[] = {[GOAL_WORKING] = "working",
                                           [GOAL_MET] = "met",
                                           [GOAL_CHANGED] = "changed",
                                           [GOAL_UNKNOWN] = NULL};
    json_open_at(j, "goals", '[');
    for (size_t i = 0; i < v->learner->n_goals; i++) {
        const struct goal *g = &v->learner->goals[i];
        json_open(j, '{');
        own(v, j, "goal", g->text);
        json_text(j, "target", g->target ? g->target->id : NULL);
        json_text(j, "status", statuses[g->status]); /* none if it is unknown */
        day(j, "set", g->set);
        day(j, "due", g->due);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void add_credentials(const struct viewer *v, struct json *j) {
    const struct credential_states all = choose_credentials_for(v);
    json_open_at(j, "credentials", '[');
    for (size_t i = 0; i < all.n; i++) {
        const struct credential_state *c = &all.v[i];
        size_t met = c->targets_met + c->hours_met + c->tests_met;
        json_open(j, '{');
        json_text(j, "id", c->credential->id);
        words(v, j, "title", &c->credential->title);
        json_text(j, "issuer", c->credential->issuer);
        json_int(j, "requirements", (long long)(met + c->left));
        json_int(j, "met", (long long)met);
        json_close(j, '}');
    }
    json_close(j, ']');
}

void view_record(const struct viewer *v, struct json *j) {
    json_open(j, '{');
    add_head(v, j);
    add_scales(v, j);
    json_open_at(j, "frameworks", '[');
    for (size_t i = 0; i < v->learner->n_frameworks; i++)
        add_framework(v, j, v->learner->frameworks[i]);
    json_close(j, ']');
    json_open_at(j, "evidence", '[');
    for (size_t i = 0; i < v->learner->n_evidence; i++)
        add_evidence(v, j, &v->learner->evidence[i]);
    json_close(j, ']');
    add_goals(v, j);
    add_credentials(v, j);
    add_attendance(v, j);
    json_close(j, '}');
}
