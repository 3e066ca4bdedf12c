/* move_step.c: see move_step.h. The new learner.yaml is written under another name first. Then the
 * folder is renamed, and then that file; both take no space, and the first is taken back if the
 * second fails. A row in roster.csv becomes a learner.yaml before. */
#include "pipeline/new/move_step.h"

#include "base/codes.h"
#include "load/load.h"
#include "model/attendance.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"

#include <stdint.h>
#include <string.h>

enum { LARGEST_PROFILE = 16 << 20 };

/* Beside learner.yaml, until the folder is in its new place. Hidden files are never read. */
static const char waiting[] = ".learner.yaml.moved";

bool move_refused(struct move *x, const char *file, const char *text, const char *remedy) {
    diag_add(x->diags, (struct diag){.code = code_text(CODE_NOT_MOVED),
                                     .severity = DIAG_ERROR,
                                     .file = file,
                                     .text = text,
                                     .remedy = remedy});
    return false;
}

static bool failed(struct move *x, const char *path, const char *why) {
    diag_add(x->diags,
             (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                           .severity = DIAG_ERROR,
                           .file = path,
                           .text = arena_printf(x->arena, "the learner was not moved: %s",
                                                why ? why : "a file could not be written"),
                           .remedy = x->many
                                         ? "this learner is as before. Check that the disk is not "
                                           "full, and that you may write there; then run the "
                                           "same command again"
                                         : "nothing has been changed. Check that the disk is not "
                                           "full, and that you may write there"});
    return false;
}

static const char *at(const struct move *x, const char *path) {
    return os_join(x->arena, x->w->root, path);
}

/* ---- who, and where to ---- */

const char *move_name_of(const struct group *g) { return g->school ? g->out : g->id; }

static bool is_called(const struct group *g, const char *word) {
    return strcmp(g->id, word) == 0 || strcmp(g->out, word) == 0 || strcmp(g->path, word) == 0;
}

static const struct group *no_class(struct move *x, const char *word) {
    const char **names = arena_array(x->arena, x->w->n_groups + 1, sizeof *names);
    for (size_t i = 0; i < x->w->n_groups; i++) names[i] = move_name_of(&x->w->groups[i]);
    const char *near = diag_nearest(word, names, x->w->n_groups);
    const char *rest = "a class is named by its folder, and in a district by its school too: "
                       "north/maple";
    move_refused(x, NULL, arena_printf(x->arena, "no class '%s'", word),
                 near ? arena_printf(x->arena, "did you mean '%s'? Otherwise: %s", near, rest)
                      : rest);
    return NULL;
}

const struct group *move_find_class(struct move *x, const char *word) {
    const struct group *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < x->w->n_groups; i++)
        if (is_called(&x->w->groups[i], word) && n++ == 0) found = &x->w->groups[i];
    if (n == 0) return no_class(x, word);
    if (n == 1 && !found->course) return found;
    if (n > 1)
        move_refused(x, NULL, arena_printf(x->arena, "more than one school has a class '%s'", word),
                     arena_printf(x->arena, "write the school before it, such as %s", found->out));
    else
        move_refused(x, found->path, "this is a course, which has no folders of learners",
                     "add the id to 'learners' in its class.yaml; the learner stays in the home "
                     "class");
    return NULL;
}

/* A name of its own, or a file in the way, is refused: nothing is overwritten. */
bool move_find_folder(struct move *x) {
    x->folder = os_join(x->arena, os_join(x->arena, x->group->path, "learners"), x->place->id);
    if (x->group == x->place->group)
        return move_refused(x, x->place->path,
                            arena_printf(x->arena, "'%s' is in this class already", x->place->id),
                            "name the class that the learner goes to");
    if (os_look(at(x, x->folder)).kind == OS_ABSENT) return true;
    return move_refused(x, x->folder, "there is something with this name in the new class",
                        "look at it, and rename or remove it: nothing is overwritten");
}

/* Where it is written who the learner is. */
static const char *file_of(const struct move *x) {
    if (x->place->row) return x->place->group->roster;
    return os_join(x->arena, x->place->path, "learner.yaml");
}

static void add_done(struct move *x, const char *text) { VEC_PUSH(x->arena, &x->done, text); }
static void add_look(struct move *x, const char *text) { VEC_PUSH(x->arena, &x->look, text); }

/* A row has no place for where a learner was before. */
static bool read_row(struct move *x) {
    x->profile = load_row_profile(x->arena, x->place, &x->n_profile);
    add_done(x, arena_printf(x->arena, "learner.yaml: what the row in %s said, which is taken out",
                             file_of(x)));
    return true;
}

bool move_read(struct move *x) {
    const char *why = NULL, *path = file_of(x);
    enum load_result result;
    const struct learner *known =
        load_learner_partly(x->arena, x->w, x->place, diags_new(x->arena), &result);
    x->learner = known->written;
    if (!known->first && result != LOAD_SOUND && result != LOAD_LACKING)
        return move_refused(x, path, "this file cannot be understood",
                            "'folioscope check' says why");
    if (x->place->row) return read_row(x);
    if (!os_read(x->arena, at(x, path), LARGEST_PROFILE, &x->profile, &x->n_profile, &why))
        return move_refused(x, path, arena_printf(x->arena, "this file cannot be read: %s", why),
                            "check its permissions");
    return true;
}

/* ---- since when ---- */

static const char *iso(const struct move *x, struct date d) {
    char day[20];
    date_iso(d, day);
    return arena_strdup(x->arena, day);
}

bool move_check_day(struct move *x) {
    const struct learner *l = x->learner;
    const char *file = file_of(x), *remedy = "give another day with --on, or correct this file";
    if (!x->place->row) remedy = "give another day with --on, or correct learner.yaml";
    const struct date today = x->group->calendar->as_of;
    if (!x->many && date_cmp(x->on, today) > 0)
        return move_refused(x, NULL,
                            arena_printf(x->arena, "%s is after %s, the day that counts as today",
                                         iso(x, x->on), iso(x, today)),
                            load_remedy_of_as_of(x->arena, x->group->calendar, x->on,
                                                 "move the learner when the day has come"));
    if (date_is_set(l->joined) && date_cmp(x->on, l->joined) < 0)
        return move_refused(x, file,
                            arena_printf(x->arena, "the learner joined on %s, after %s",
                                         iso(x, l->joined), iso(x, x->on)),
                            remedy);
    if (date_is_set(l->left) && date_cmp(x->on, l->left) >= 0)
        return move_refused(
            x, file, arena_printf(x->arena, "the learner left on %s", iso(x, l->left)),
            "remove 'left' if the learner has come back, or give an earlier day with "
            "--on");
    for (size_t i = 0; i < l->n_earlier; i++) {
        const struct earlier_class *e = &l->earlier[i];
        if (!e->class || !date_is_set(e->until)) continue; /* not understood */
        if (date_days(x->on) <= date_days(e->until) + 1)
            return move_refused(x, file,
                                arena_printf(x->arena, "the learner was in '%s' until %s", e->class,
                                             iso(x, e->until)),
                                remedy);
    }
    return true;
}

/* ---- what learner.yaml gets ---- */

static bool works_on(struct framework *const *v, size_t n, const struct framework *f) {
    for (size_t i = 0; i < n; i++)
        if (v[i] == f) return true;
    return false;
}

static bool is_of(const struct target *t, const struct framework *f) {
    return t && t->competency->framework == f;
}

/* How much is written about it. */
static size_t written_about(const struct learner *l, const struct framework *f) {
    size_t n = 0;
    for (size_t i = 0; i < l->n_ratings; i++) n += is_of(l->ratings[i].target, f);
    for (size_t i = 0; i < l->n_unrated; i++) n += is_of(l->unrated[i].target, f);
    for (size_t i = 0; i < l->n_goals; i++) n += is_of(l->goals[i].target, f);
    for (size_t i = 0; i < l->n_plan; i++) n += is_of(l->plan[i].target, f);
    for (size_t i = 0; i < l->n_judgements; i++) n += is_of(l->judgements[i].target, f);
    for (size_t i = 0; i < l->n_asked; i++) n += is_of(l->asked[i].target, f);
    for (size_t i = 0; i < l->n_supports; i++) n += is_of(l->supports[i].target, f);
    for (size_t i = 0; i < l->n_areas; i++) n += l->areas[i].framework == f;
    return n;
}

bool move_put_item(struct move *x, const char *key, const char *item) {
    x->profile = load_put_item(x->arena, x->profile, &x->n_profile, key, item);
    if (x->profile) return true;
    return move_refused(
        x, os_join(x->arena, x->place->path, "learner.yaml"),
        "this file is written in a way that cannot be changed safely",
        arena_printf(x->arena, "write this into it yourself, and then move the folder: '%s: [%s]'",
                     key, item));
}

bool move_put_value(struct move *x, const char *key, const char *value) {
    x->profile = load_put_value(x->arena, x->profile, &x->n_profile, key, value);
    if (x->profile) return true;
    return move_refused(
        x, os_join(x->arena, x->place->path, "learner.yaml"),
        "this file is written in a way that cannot be changed safely",
        arena_printf(x->arena, "write this into it yourself: '%s: %s'", key, value));
}

bool move_put_key(struct move *x, const char *key, const char *to, const char *value) {
    x->profile = load_put_key(x->arena, x->profile, &x->n_profile, key, to, value);
    if (x->profile) return true;
    const char *by_hand = arena_printf(x->arena, "take out '%s'", key);
    if (to)
        by_hand = arena_printf(x->arena, "write this in place of '%s': '%s: %s'", key, to, value);
    return move_refused(x, os_join(x->arena, x->place->path, "learner.yaml"),
                        "this file is written in a way that cannot be changed safely", by_hand);
}

static bool keep_framework(struct move *x, const struct framework *f) {
    const struct group *from = x->place->group, *to = x->group;
    if (!works_on(from->frameworks, from->n_frameworks, f) ||
        works_on(to->frameworks, to->n_frameworks, f))
        return true;
    const size_t n = written_about(x->learner, f), before = x->n_profile;
    if (!n) {
        add_look(x, arena_printf(x->arena,
                                 "the new class does not work on '%s', and nothing is written "
                                 "about it: add it to 'frameworks' in learner.yaml if the learner "
                                 "goes on with it",
                                 f->id));
        return true;
    }
    if (!move_put_item(x, "frameworks", f->id)) return false;
    if (x->n_profile == before) return true;
    const char *what = "something is written about it";
    if (!x->many) what = arena_printf(x->arena, "%zu ratings or notes are about it", n);
    add_done(x, arena_printf(x->arena,
                             "learner.yaml: '%s' is under 'frameworks' now: the new class does "
                             "not work on it, and %s",
                             f->id, what));
    return true;
}

bool move_write_earlier(struct move *x) {
    const struct learner *l = x->learner;
    const struct date until = date_from_days(date_days(x->on) - 1);
    if (!date_is_set(l->joined) || date_cmp(until, l->joined) >= 0) {
        const char *item = arena_printf(x->arena, "{class: %s, until: %s}",
                                        move_name_of(x->place->group), iso(x, until));
        if (!move_put_item(x, "earlier", item)) return false;
        add_done(x, arena_printf(x->arena, "learner.yaml: earlier: %s", item));
    }
    for (size_t i = 0; i < l->n_frameworks; i++)
        if (!keep_framework(x, l->frameworks[i])) return false;
    return true;
}

/* ---- what to look at ---- */

static bool has_rows(const struct group *g, const char *id) {
    for (size_t i = 0; i < g->n_rows; i++)
        if (strcmp(g->rows[i].learner, id) == 0) return true;
    for (size_t i = 0; i < g->n_attendance; i++)
        if (strcmp(g->attendance[i].learner, id) == 0) return true;
    return false;
}

void move_look_around(struct move *x) {
    const struct group *from = x->place->group, *to = x->group;
    for (size_t i = 0; i < to->n_frameworks; i++)
        if (!works_on(x->learner->frameworks, x->learner->n_frameworks, to->frameworks[i]))
            add_look(x, arena_printf(x->arena,
                                     "the new class works on '%s', which is new to the "
                                     "learner",
                                     to->frameworks[i]->id));
    if (has_rows(from, x->place->id))
        add_done(x, arena_printf(x->arena,
                                 "what the logs in %s say of the learner stays there, and counts "
                                 "as before",
                                 from->path));
    if (from->calendar != to->calendar)
        add_look(x, "the new class has terms of its own: notes and attendance of a term that it "
                    "does not have are not shown");
    if (x->learner->conference.set)
        add_look(x, arena_printf(x->arena, "%s: the appointment was made with the old class",
                                 x->learner->conference.mark.file));
}

/* ---- doing it ---- */

static bool put_profile(struct move *x) {
    const char *why = NULL, *path = os_join(x->arena, x->place->path, "learner.yaml");
    if (!os_write_like(at(x, path), at(x, path), x->profile, x->n_profile, &why))
        return failed(x, path, why);
    return true;
}

/* learner.yaml in place of the row: first it is written, and then the row, which no longer counts,
 * is taken out. */
static bool leave_roster(struct move *x) {
    const char *why = NULL, *roster = at(x, x->place->group->roster),
               *folder = at(x, x->place->path), *own = os_join(x->arena, folder, "learner.yaml");
    size_t n_own, n;
    const char *text = load_row_profile(x->arena, x->place, &n_own);
    const char *rest = load_roster_without(x->arena, x->w, x->place, &n, &why);
    if (!text || !rest) return failed(x, x->place->group->roster, why);
    if (os_make_folder(folder, &why) && os_write_like(own, roster, text, n_own, &why) &&
        os_write_like(roster, roster, rest, n, &why))
        return true;
    os_remove(own, NULL);
    os_remove_empty(folder);
    return failed(x, x->place->group->roster, why);
}

bool move_put_in_place(struct move *x) {
    if (x->place->row && !leave_roster(x)) return false;
    if (x->group == x->place->group) return put_profile(x);
    const char *why = NULL, *old = at(x, x->place->path), *new = at(x, x->folder),
               *learners = os_folder_of(x->arena, new);
    const char *hidden = os_join(x->arena, old, waiting);
    const bool made = os_look(learners).kind == OS_ABSENT;
    if (!os_write_like(hidden, os_join(x->arena, old, "learner.yaml"), x->profile, x->n_profile,
                       &why))
        return failed(x, x->place->path, why);
    if (!os_make_folder(learners, &why) || !os_rename(old, new, &why)) {
        os_remove(hidden, NULL);
        if (made) os_remove_empty(learners);
        return failed(x, x->folder, why);
    }
    if (!os_rename(os_join(x->arena, new, waiting), os_join(x->arena, new, "learner.yaml"), &why)) {
        if (os_rename(new, old, NULL)) os_remove(hidden, NULL);
        if (made) os_remove_empty(learners);
        return failed(x, x->folder, why);
    }
    os_sync_folder(new, NULL);
    os_sync_folder(learners, NULL);
    os_sync_folder(os_folder_of(x->arena, old), NULL);
    return true;
}

/* A move that was cut off when the folder was in its new place and learner.yaml was still the old
 * one. */
bool move_was_cut_off(struct move *x) {
    const char *hidden = os_join(x->arena, at(x, x->place->path), waiting);
    return x->group == x->place->group && os_look(hidden).kind == OS_FILE;
}

bool move_end(struct move *x) {
    const char *folder = at(x, x->place->path), *why = NULL;
    if (os_is_newer(os_join(x->arena, folder, "learner.yaml"), os_join(x->arena, folder, waiting)))
        return move_refused(
            x, os_join(x->arena, x->place->path, waiting),
            "a move was cut off here, and learner.yaml was changed since",
            "write 'earlier' into learner.yaml as it is in this file, then remove it");
    if (!os_rename(os_join(x->arena, folder, waiting), os_join(x->arena, folder, "learner.yaml"),
                   &why))
        return failed(x, x->place->path, why);
    return true;
}
