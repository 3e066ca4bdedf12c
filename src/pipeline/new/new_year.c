/* new_year.c: does what the list for the next school year says (new_year.h). */
#include "pipeline/new/new_year.h"

#include "base/ascii.h"
#include "base/codes.h"
#include "base/hash.h"
#include "i18n/spelling.h"
#include "load/list.h"
#include "load/load.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/new/move_step.h"
#include "pipeline/new/new_files.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    /* A first day that is further away from today is a mistyped one. */
    MOST_BEFORE = 100,
    MOST_AFTER = 130,
};

enum fate { FATE_DONE, FATE_MOVES, FATE_ENDS, FATE_LEAVES, FATE_STAYS };

/* The change for one learner. */
struct step {
    const struct learner_place *place;
    const struct group *group; /* of the new year */
    enum fate fate;
    char *profile;
    size_t n_profile;
};

/* The same said of several learners. */
struct remark {
    const char *text;
    VEC(const char *) ids;
};
struct remarks {
    struct table *table;
    VEC(struct remark *) list;
};

struct year {
    const struct new_year *n;
    struct arena *arena;
    struct diags *diags;
    const struct workspace *w;
    struct load_list *list;
    struct table *places; /* id -> struct learner_place */
    struct table *rows;   /* id -> struct step */
    VEC(struct step *) steps;
    struct all_new_terms terms;
    struct remarks fates, done, look;
};

/* ---- what is said ---- */

static void remark(struct year *y, struct remarks *to, const char *text, const char *id) {
    struct remark *r = table_find(to->table, text);
    if (!r) {
        r = arena_make(y->arena, struct remark);
        r->text = arena_strdup(y->arena, text);
        table_set(to->table, r->text, r);
        VEC_PUSH(y->arena, &to->list, r);
    }
    if (id) VEC_PUSH(y->arena, &r->ids, id);
}

static const char *ids_of(struct arena *a, const struct remark *r, size_t most) {
    struct buf out = BUF_INIT;
    const size_t n = r->ids.n > most + 1 ? most : r->ids.n;
    for (size_t i = 0; i < n; i++) buf_fmt(&out, "%s%s", i ? ", " : "", r->ids.v[i]);
    if (n < r->ids.n) buf_fmt(&out, ", and %zu more", r->ids.n - n);
    return buf_take(&out, a);
}

static const char *day(struct arena *a, struct date d) {
    char text[20];
    date_iso(d, text);
    return arena_strdup(a, text);
}

/* ---- is it the day? ---- */

static bool refuse(struct year *y, const char *file, const char *text, const char *remedy) {
    return new_refused(y->diags, file, text, remedy);
}

static const struct term *running(const struct calendar *c) {
    for (size_t i = 0; i < c->n_terms; i++)
        if (date_cmp(c->terms[i].starts, c->as_of) <= 0 &&
            date_cmp(c->as_of, c->terms[i].ends) <= 0)
            return &c->terms[i];
    return NULL;
}

static bool is_over(struct year *y, const struct calendar *c) {
    const struct term *t = running(c);
    if (!t || date_cmp(y->n->first_day, c->as_of) <= 0) return true;
    return refuse(y, c->file,
                  arena_printf(y->arena,
                               "%s is after %s, the day that counts as today, and the term "
                               "'%s' runs until %s",
                               day(y->arena, y->n->first_day), day(y->arena, c->as_of), t->id,
                               day(y->arena, t->ends)),
                  "do it when that term has ended; until then, --dry-run shows what would be done");
}

static bool check_day(struct year *y) {
    const struct date today = y->w->calendar->as_of, first = y->n->first_day;
    const long ahead = date_days(first) - date_days(today);
    if (ahead < -MOST_BEFORE || ahead > MOST_AFTER)
        return refuse(y, NULL,
                      arena_printf(y->arena, "%s is %ld days %s %s, the day that counts as today",
                                   day(y->arena, first), labs(ahead),
                                   ahead < 0 ? "before" : "after", day(y->arena, today)),
                      arena_printf(y->arena,
                                   "check the year of --first-day; the files are changed at most "
                                   "%d days before it",
                                   MOST_AFTER));
    if (y->n->dry_run) return true;
    bool over = is_over(y, y->w->calendar);
    for (size_t i = 0; i < y->w->n_groups && over; i++)
        if (!y->w->groups[i].course) over = is_over(y, y->w->groups[i].calendar);
    return over;
}

/* ---- one row ---- */

static bool row_fault(struct year *y, size_t row, enum new_year_column column, const char *text,
                      const char *remedy) {
    load_list_fault(y->list, row, column, CODE_NOT_MADE, text, remedy, y->diags);
    return false;
}

static const char *cell(const struct year *y, size_t row, enum new_year_column column) {
    return y->list->rows[row].cells[column];
}

/* The list may have been sorted by some of its columns only: then rows are of two children. */
static bool is_named_so(struct year *y, size_t row, const struct learner_place *p) {
    const char *name = cell(y, row, YEAR_NAME), *known = new_year_name(y->arena, p);
    if (strcmp(spell_key(y->arena, name), spell_key(y->arena, known)) == 0) return true;
    if (!*known)
        return row_fault(y, row, YEAR_LEARNER,
                         arena_printf(y->arena, "the name of '%s' is not known", p->id),
                         "'folioscope check' says why: correct that, and take the list again");
    return row_fault(y, row, YEAR_NAME,
                     *name ? arena_printf(y->arena, "'%s' is not the name of this learner", name)
                           : "the name of this learner is missing",
                     arena_printf(y->arena,
                                  "'%s' is %s. Cells of a row must stay together: sort the list "
                                  "with all of its columns",
                                  p->id, known));
}

static const struct learner_place *find_learner(struct year *y, size_t row) {
    const char *id = cell(y, row, YEAR_LEARNER);
    const struct learner_place *p = table_find(y->places, id);
    if (!p) {
        row_fault(y, row, YEAR_LEARNER, arena_printf(y->arena, "no learner '%s'", id),
                  "write the id: it is in the column 'id' of roster.csv, or the name of the "
                  "learner's folder; who is new is added with 'folioscope new learner'");
        return NULL;
    }
    if (p->twice) {
        row_fault(y, row, YEAR_LEARNER,
                  arena_printf(y->arena, "'%s' has a folder in two classes", id),
                  "keep the folder that is right; 'folioscope check' names both");
        return NULL;
    }
    if (table_find(y->rows, id)) {
        row_fault(y, row, YEAR_LEARNER, arena_printf(y->arena, "'%s' is in the list twice", id),
                  "keep one of the rows");
        return NULL;
    }
    return is_named_so(y, row, p) ? p : NULL;
}

static const struct group *find_class(struct year *y, size_t row, enum new_year_column column) {
    struct move x = {.arena = y->arena, .diags = diags_new(y->arena), .w = y->w};
    const struct group *g = move_find_class(&x, cell(y, row, column));
    if (!g) row_fault(y, row, column, x.diags->list.v[0].text, x.diags->list.v[0].remedy);
    return g;
}

/* The class of the new year, and what happens; NULL with a finding. */
static const struct group *find_next(struct year *y, size_t row, const struct group *now,
                                     bool *leaves) {
    const char *word = cell(y, row, YEAR_NEXT);
    *leaves = strcasecmp(word, YEAR_LEAVES) == 0;
    if (*leaves || strcasecmp(word, YEAR_STAYS) == 0) return now;
    if (*word) return find_class(y, row, YEAR_NEXT);
    row_fault(y, row, YEAR_LEARNER,
              arena_printf(y->arena, "nothing says where '%s' goes", cell(y, row, YEAR_LEARNER)),
              "write a class under 'next', '" YEAR_STAYS "', or '" YEAR_LEAVES "'");
    return NULL;
}

/* Did an earlier run move the learner from the class in the list? */
static bool was_moved(const struct year *y, const struct learner_place *p,
                      const struct group *from) {
    const long until = date_days(y->n->first_day) - 1;
    if (date_is_set(p->joined) && date_cmp(p->joined, y->n->first_day) >= 0) return true;
    for (size_t i = 0; i < p->n_earlier; i++)
        if (strcmp(p->earlier[i].class, move_name_of(from)) == 0 &&
            date_days(p->earlier[i].until) == until)
            return true;
    return false;
}

/* ---- grades ---- */

/* The first day of the year that ends, as far as its terms say it. */
static struct date year_began(const struct year *y, const struct learner *l) {
    const struct calendar *c = l->calendar;
    const long first = date_days(y->n->first_day);
    struct date began = date_from_days(first - 365);
    for (size_t i = c->n_terms; i-- > 0;) {
        const long starts = date_days(c->terms[i].starts);
        if (starts < first && starts > first - 380) began = c->terms[i].starts;
    }
    return date_cmp(l->joined, began) > 0 ? l->joined : began;
}

static const char *scalar(struct arena *a, const char *text) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    struct buf out = BUF_INIT;
    if (!text[strspn(text, plain)]) return text;
    load_quote(&out, text);
    return buf_take(&out, a);
}

static const char *grade_from(struct move *x, const char *grade, struct date from) {
    return arena_printf(x->arena, "{grade: %s, from: %s}", scalar(x->arena, grade),
                        day(x->arena, from));
}

/* `grade` would be that of today, which the list says on every day. */
static bool put_grade(struct year *y, struct move *x, const char *grade) {
    const struct learner *l = x->learner;
    const char *next = grade_from(x, grade, y->n->first_day);
    if (!l->n_grades && l->grade)
        return move_put_key(
            x, "grade", "grades",
            arena_printf(x->arena, "[%s, %s]", grade_from(x, l->grade, year_began(y, l)), next));
    return move_put_item(x, "grades", next) && (!l->grade || move_put_key(x, "grade", NULL, NULL));
}

/* An earlier day keeps the grade of that day. */
static bool write_grade(struct year *y, size_t row, struct move *x) {
    const struct learner *l = x->learner;
    const char *grade = cell(y, row, YEAR_GRADE);
    const struct grade_from *last = l->n_grades ? &l->grades[l->n_grades - 1] : NULL;
    const char *now = last ? last->grade : l->grade;
    if (!*grade || (now && strcmp(now, grade) == 0)) return true;
    if (last && date_cmp(last->from, y->n->first_day) >= 0)
        return row_fault(y, row, YEAR_GRADE,
                         arena_printf(y->arena,
                                      "'%s' is in grade %s from %s on, as learner.yaml "
                                      "says",
                                      x->place->id, last->grade, day(y->arena, last->from)),
                         "leave the grade empty, or correct learner.yaml");
    if (!put_grade(y, x, grade)) return false;
    remark(y, &y->done,
           arena_printf(x->arena, "grade %s, from %s on", grade, day(x->arena, y->n->first_day)),
           x->place->id);
    return true;
}

/* ---- what becomes of the learner ---- */

static bool leave(struct year *y, struct move *x) {
    const struct date left = x->learner->left;
    if (date_is_set(left) && date_cmp(left, y->n->first_day) <= 0) return true;
    if (date_is_set(left))
        return move_refused(x, os_join(x->arena, x->place->path, "learner.yaml"),
                            arena_printf(x->arena, "the learner leaves on %s", day(x->arena, left)),
                            "correct 'left' in learner.yaml, or the list");
    return move_check_day(x) && move_put_value(x, "left", day(x->arena, y->n->first_day));
}

/* Rows from the new year on are of someone who was still there. */
static void look_for_later(struct year *y, const struct learner_place *p) {
    const struct group *g = p->group;
    for (size_t i = 0; i < g->n_rows; i++) {
        if (strcmp(g->rows[i].learner, p->id) != 0 ||
            date_cmp(g->rows[i].rating.date, y->n->first_day) < 0)
            continue;
        remark(y, &y->look,
               arena_printf(y->arena,
                            "ratings in the log of %s are of the new year already: they count, and "
                            "'folioscope check' names them",
                            g->path),
               p->id);
        return;
    }
}

static bool write_profile(struct year *y, size_t row, struct move *x, enum fate fate) {
    if (!move_read(x)) return false;
    if (fate == FATE_LEAVES) return leave(y, x);
    if (fate == FATE_MOVES && (!move_check_day(x) || !move_write_earlier(x))) return false;
    if (fate == FATE_MOVES) {
        move_look_around(x);
        look_for_later(y, x->place);
    }
    return write_grade(y, row, x);
}

/* Keeps what is to be written, and what is said. */
static void keep(struct year *y, struct step *s, const struct move *x, bool changed) {
    static const char *const says[] = {NULL, "move to", "move to", "leave", "stay"};
    const char *id = s->place->id;
    if (s->fate != FATE_MOVES && !changed) s->fate = FATE_DONE;
    s->profile = arena_strndup(y->arena, x->profile, x->n_profile);
    s->n_profile = x->n_profile;
    for (size_t i = 0; i < x->look.n; i++) remark(y, &y->look, x->look.v[i], id);
    if (s->fate == FATE_DONE) return;
    for (size_t i = 0; i < x->done.n; i++) remark(y, &y->done, x->done.v[i], id);
    const char *to = "";
    if (s->fate == FATE_MOVES) to = arena_printf(y->arena, " %s", s->group->path);
    remark(y, &y->fates,
           arena_printf(y->arena, "%s: %s%s", s->place->group->path, says[s->fate], to), id);
}

/* Its arena is freed by the caller. */
static struct move move_of(const struct year *y, const struct step *s) {
    return (struct move){.arena = arena_new(),
                         .diags = y->diags,
                         .w = y->w,
                         .place = s->place,
                         .group = s->group,
                         .on = y->n->first_day,
                         .many = true,
                         .profile = s->profile,
                         .n_profile = s->n_profile};
}

static bool prepare(struct year *y, size_t row, struct step *s) {
    struct move x = move_of(y, s);
    size_t n_before = s->place->profile_size;
    const char *before = s->place->profile;
    if (s->place->row) before = load_row_profile(x.arena, s->place, &n_before);
    bool ok = (s->fate != FATE_MOVES || move_find_folder(&x)) && write_profile(y, row, &x, s->fate);
    if (ok)
        keep(y, s, &x,
             !before || x.n_profile != n_before || memcmp(before, x.profile, x.n_profile) != 0);
    arena_free(x.arena);
    return ok;
}

/* Of a learner who is in the class of the list no more: was it this list? */
static bool was_done(struct year *y, size_t row, struct step *s, const struct group *from) {
    struct move x = {.arena = y->arena, .w = y->w, .place = s->place, .group = s->group};
    if (s->group == s->place->group && move_was_cut_off(&x)) {
        s->fate = FATE_ENDS;
        remark(y, &y->done, "a move that had been cut off is complete", s->place->id);
        return true;
    }
    s->fate = FATE_DONE;
    if (s->group == s->place->group && was_moved(y, s->place, from)) return true;
    return row_fault(y, row, YEAR_CLASS,
                     arena_printf(y->arena, "'%s' is in %s", s->place->id, s->place->group->path),
                     "someone moved the learner after the list was made: write the class of now, "
                     "or take the row out");
}

static bool plan_row(struct year *y, size_t row) {
    struct step *s = arena_make(y->arena, struct step);
    bool leaves = false;
    s->place = find_learner(y, row);
    if (!s->place) return false;
    table_set(y->rows, s->place->id, s);
    const struct group *from = find_class(y, row, YEAR_CLASS);
    s->group = from ? find_next(y, row, from, &leaves) : NULL;
    if (!s->group) return false;
    VEC_PUSH(y->arena, &y->steps, s);
    if (s->place->group != from) return was_done(y, row, s, from);
    s->fate = FATE_STAYS;
    if (leaves) s->fate = FATE_LEAVES;
    if (s->group != from) s->fate = FATE_MOVES;
    return prepare(y, row, s);
}

/* ---- all of them ---- */

static void find_places(struct year *y) {
    y->places = table_new(y->arena);
    for (size_t g = 0; g < y->w->n_groups; g++)
        for (size_t i = 0; i < y->w->groups[g].n_learners; i++) {
            struct learner_place *p = &y->w->groups[g].learners[i];
            table_set(y->places, p->id, p);
        }
}

static void look_for_others(struct year *y) {
    for (size_t g = 0; g < y->w->n_groups; g++) {
        const struct group *c = &y->w->groups[g];
        for (size_t i = 0; i < c->n_learners; i++) {
            const struct learner_place *p = &c->learners[i];
            if (p->roll != ROLL_LEFT && !table_find(y->rows, p->id))
                remark(y, &y->look, "not in the list: nothing of them is changed", p->id);
        }
        for (size_t i = 0; i < c->n_members; i++)
            remark(y, &y->look,
                   arena_printf(y->arena,
                                "on the list of the course %s, as before: change 'learners' in its "
                                "class.yaml",
                                c->path),
                   c->members[i]->id);
    }
    if (y->w->unknown.unread.n + y->w->unknown.misnamed.n)
        remark(y, &y->look, "some folders could not be read: 'folioscope check' names them", NULL);
}

static bool plan(struct year *y) {
    y->list =
        load_list_read(y->arena, y->n->file, new_year_columns, YEAR_COLUMNS, YEAR_GRADE, y->diags);
    if (!y->list || !check_day(y)) return false;
    find_places(y);
    y->rows = table_new(y->arena);
    struct remarks *all[] = {&y->fates, &y->done, &y->look};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) all[i]->table = table_new(y->arena);
    bool sound = true;
    for (size_t i = 0; i < y->list->n; i++) sound = plan_row(y, i) && sound;
    if (!sound) return false;
    look_for_others(y);
    return new_year_terms(y->arena, y->n, y->w, y->diags, &y->terms);
}

/* ---- doing it ---- */

static bool write_terms(struct year *y) {
    for (size_t i = 0; i < y->terms.n; i++) {
        const struct new_terms *t = &y->terms.v[i];
        const char *path = os_join(y->arena, y->w->root, t->file), *why = NULL;
        if (os_write_like(path, path, t->text, t->size, &why)) continue;
        diag_add(y->diags,
                 (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                               .severity = DIAG_ERROR,
                               .file = t->file,
                               .text = arena_printf(y->arena, "the terms were not added: %s", why),
                               .remedy = "check that the disk is not full, and that you may write "
                                         "there; then run the same command again"});
        return false;
    }
    return true;
}

static bool do_step(struct year *y, const struct step *s) {
    if (s->fate == FATE_DONE) return true;
    struct move x = move_of(y, s);
    bool ok = s->fate == FATE_ENDS
                  ? move_end(&x)
                  : (s->fate != FATE_MOVES || move_find_folder(&x)) && move_put_in_place(&x);
    arena_free(x.arena);
    return ok;
}

static bool do_all(struct year *y) {
    if (!write_terms(y)) return false;
    for (size_t i = 0; i < y->steps.n; i++)
        if (!do_step(y, y->steps.v[i])) return false;
    return true;
}

/* ---- the report ---- */

struct account {
    struct arena *arena;
    VEC(const char *) lines;
};

static void say_remarks(struct account *r, const struct remarks *remarks, size_t most) {
    for (size_t i = 0; i < remarks->list.n; i++) {
        const struct remark *one = remarks->list.v[i];
        const char *ids = ids_of(r->arena, one, most);
        if (!one->ids.n)
            VEC_PUSH(r->arena, &r->lines, arena_printf(r->arena, "  %s", one->text));
        else
            VEC_PUSH(r->arena, &r->lines,
                     arena_printf(r->arena, "  %s (%zu): %s", one->text, one->ids.n, ids));
    }
}

static struct texts said(const struct year *y) {
    struct account r = {.arena = y->arena};
    const bool dry = y->n->dry_run;
    const char *first = day(y->arena, y->n->first_day);
    for (size_t i = 0; i < y->terms.n; i++)
        for (size_t k = 0; k < y->terms.v[i].lines.n; k++)
            VEC_PUSH(r.arena, &r.lines,
                     arena_printf(r.arena, "%s; check the days", y->terms.v[i].lines.v[k]));
    if (y->fates.list.n)
        VEC_PUSH(r.arena, &r.lines,
                 arena_printf(r.arena, "%s %s:", dry ? "this would happen, as of" : "done, as of",
                              first));
    else
        VEC_PUSH(r.arena, &r.lines, "nothing is left to be done of this list");
    say_remarks(&r, &y->fates, SIZE_MAX - 1);
    say_remarks(&r, &y->done, 3);
    if (y->look.list.n) VEC_PUSH(r.arena, &r.lines, "please look at:");
    say_remarks(&r, &y->look, 3);
    VEC_PUSH(r.arena, &r.lines,
             dry ? "nothing has been changed"
                 : "build again: pages are made in the new place, and removed in the old");
    return (struct texts){r.lines.v, r.lines.n};
}

bool new_year_take(struct arena *a, const struct new_year *n, struct diags *diags,
                   struct texts *lines) {
    struct year y = {.n = n, .arena = a, .diags = diags};
    *lines = (struct texts){0};
    y.w = new_workspace(a, &n->load, diags);
    if (!y.w) return false;
    const bool ok = plan(&y) && (n->dry_run || do_all(&y));
    if (ok) *lines = said(&y);
    load_close((struct workspace *)(uintptr_t)y.w);
    return ok;
}
