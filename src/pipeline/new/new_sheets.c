/* new_sheets.c: see new_sheets.h. Learners are in the order of the roster; whoever has left, or has
 * not joined yet, is not there. A row or a heading that is left empty says nothing. */
#include "pipeline/new/new_sheets.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "i18n/spelling.h"
#include "load/list.h"
#include "load/load.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/new/new_files.h"

#include <stdint.h>
#include <string.h>

struct sheet {
    const struct new_sheet *n;
    struct arena *arena;
    struct diags *diags;
    const struct workspace *w;
    const struct group *group;
    const struct learner_place *place; /* whose piece it is; NULL: it is of several */
    VEC(const struct learner_place *) who;
    const char *day;      /* as text */
    struct texts targets; /* ids */
    const char *path;     /* in the workspace */
    size_t skipped;       /* learners whose own file says it */
    int minute;           /* of the next conference, since midnight */
    struct buf text;
};

static bool refused(struct sheet *s, const char *text, const char *remedy) {
    return new_refused(s->diags, NULL, text, remedy);
}

/* ---- whom and what it is about ---- */

static bool is_called(const struct group *g, const char *word) {
    return strcmp(g->id, word) == 0 || strcmp(g->out, word) == 0 || strcmp(g->path, word) == 0;
}

const struct group *new_class_called(struct arena *a, const struct workspace *w, const char *word,
                                     struct diags *diags) {
    const char **names = arena_array(a, w->n_groups + 1, sizeof *names);
    const struct group *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < w->n_groups; i++) {
        names[i] = w->groups[i].id;
        if (is_called(&w->groups[i], word) && n++ == 0) found = &w->groups[i];
    }
    if (n == 1) return found;
    if (n > 1) {
        new_refused(diags, NULL, arena_printf(a, "more than one school has a class '%s'", word),
                    arena_printf(a, "write the school before it, such as %s", found->out));
        return NULL;
    }
    const char *near = diag_nearest(word, names, w->n_groups);
    const char *remedy = "a class is named by its folder, and in a district by its school too";
    if (near) remedy = arena_printf(a, "did you mean '%s'?", near);
    new_refused(diags, NULL, arena_printf(a, "no class '%s'", word), remedy);
    return NULL;
}

static bool find_class(struct sheet *s) {
    s->group = new_class_called(s->arena, s->w, s->n->class, s->diags);
    return s->group != NULL;
}

/* An id that is merely similar is another child's. */
static bool find_learner(struct sheet *s) {
    for (size_t g = 0; g < s->w->n_groups; g++)
        for (size_t i = 0; i < s->w->groups[g].n_learners; i++) {
            const struct learner_place *p = &s->w->groups[g].learners[i];
            if (strcmp(p->id, s->n->learner) != 0 || p->twice || p->linked) continue;
            s->place = p;
            s->group = p->group;
            return true;
        }
    return refused(
        s, arena_printf(s->arena, "no learner '%s'", s->n->learner),
        "write the id: it is in the column 'id' of roster.csv, or the name of the learner's "
        "folder");
}

static bool find_target(struct arena *a, const struct workspace *w, const char *id,
                        struct texts *out, struct diags *diags) {
    const char **names = arena_array(a, w->n_targets + 1, sizeof *names);
    for (size_t i = 0; i < w->n_targets; i++) {
        names[i] = w->targets[i]->id;
        if (strcmp(names[i], id) != 0) continue;
        out->v[out->n++] = names[i];
        return true;
    }
    const char *near = diag_nearest(id, names, w->n_targets);
    const char *remedy = "targets are defined in frameworks/";
    if (near) remedy = arena_printf(a, "did you mean '%s'?", near);
    return new_refused(diags, NULL, arena_printf(a, "no learning target '%s'", id), remedy);
}

bool new_targets_of(struct arena *a, const struct workspace *w, const char *list, struct texts *out,
                    struct diags *diags) {
    if (!list) list = "";
    *out = (struct texts){arena_array(a, strlen(list) + 1, sizeof *out->v), 0};
    for (const char *p = list; *p;) {
        const size_t n = strcspn(p, ", ");
        if (n && !find_target(a, w, arena_strndup(a, p, n), out, diags)) return false;
        p += n;
        p += strspn(p, ", ");
    }
    return true;
}

static bool find_targets(struct sheet *s) {
    return new_targets_of(s->arena, s->w, s->n->targets, &s->targets, s->diags);
}

static bool find_day(struct sheet *s) {
    char text[20];
    const struct date today = s->group->calendar->as_of;
    const struct date on = date_is_set(s->n->on) ? s->n->on : today;
    date_iso(on, text);
    s->day = arena_strdup(s->arena, text);
    if (date_cmp(on, today) <= 0) return true;
    date_iso(today, text);
    return refused(
        s, arena_printf(s->arena, "%s is after %s, the day that counts as today", s->day, text),
        load_remedy_of_as_of(s->arena, s->group->calendar, on,
                             "give the day on which it happened with --on"));
}

static const char *slug(struct sheet *s) {
    const char *id = spell_id(s->arena, s->n->title);
    return *id ? id : "untitled";
}

/* ---- the roster ---- */

static const char *name_of(struct arena *a, const struct learner_place *p) {
    return spell_full_name(a, p->called ? p->called : "", p->last);
}

/* Calls `add` for whoever is on the lists of the class. */
static size_t each(struct sheet *s, void (*add)(struct sheet *s, const struct learner_place *p)) {
    size_t n = 0;
    for (size_t i = 0; i < group_size(s->group); i++) {
        const struct learner_place *p = group_at(s->group, i);
        if (p->roll != ROLL_LISTED) continue;
        add(s, p);
        n++;
    }
    return n;
}

/* ---- the file ---- */

static const char *if_there(struct sheet *s) {
    if (s->n->title) return "write into it, or rename it: nothing is overwritten";
    return arena_printf(s->arena,
                        "write into it: nothing is overwritten. 'folioscope check --missing' lists "
                        "who is not in it, and 'folioscope sheet %s' makes a workbook of it",
                        new_word(s->arena, s->n->class));
}

static bool write_sheet(struct sheet *s) {
    const char *full = os_join(s->arena, s->w->root, s->path), *why = NULL;
    if (!new_is_inside(s->arena, s->w->root, os_folder_of(s->arena, full), s->diags)) return false;
    if (os_look(full).kind != OS_ABSENT)
        return new_refused(s->diags, s->path, "this file is there already", if_there(s));
    if (s->n->dry_run) return true;
    if (os_make_folder_of(full, &why) && os_write_safe(full, s->text.p, s->text.n, &why))
        return true;
    return new_failed(s->arena, s->diags, s->path, why);
}

static bool make(struct sheet *s, bool (*fill)(struct sheet *s, const char **hint),
                 struct texts *lines) {
    const char *hint = NULL;
    *lines = (struct texts){0};
    s->w = new_workspace(s->arena, &s->n->load, s->diags);
    if (!s->w) return false;
    const bool ok = (s->n->class ? find_class(s) : find_learner(s)) && find_targets(s) &&
                    find_day(s) && fill(s, &hint) && write_sheet(s);
    if (ok) {
        lines->v = arena_array(s->arena, 2, sizeof *lines->v);
        lines->v[lines->n++] = arena_printf(s->arena, "%s: %s", s->path, hint);
        if (s->n->dry_run) lines->v[lines->n++] = "nothing has been changed";
    }
    buf_release(&s->text);
    load_close((struct workspace *)(uintptr_t)s->w);
    return ok;
}

/* ---- an activity ---- */

static void add_grid_row(struct sheet *s, const struct learner_place *p) {
    load_add_cell(&s->text, p->id, false);
    load_add_cell(&s->text, name_of(s->arena, p), false);
    for (size_t i = 0; i < s->targets.n; i++) buf_char(&s->text, ',');
    buf_str(&s->text, "\r\n");
}

static bool fill_activity(struct sheet *s, const char **hint) {
    if (!s->targets.n)
        return refused(s, "no learning target is named",
                       "name those that it showed with --targets");
    s->path = os_join(s->arena, s->group->path,
                      arena_printf(s->arena, "activities/%s-%s.csv", s->day, slug(s)));
    buf_fmt(&s->text, "\xEF\xBB\xBFtitle: %s\r\nstage: formative\r\nlearner,name",
            new_yaml(s->arena, s->n->title));
    for (size_t i = 0; i < s->targets.n; i++) buf_fmt(&s->text, ",%s", s->targets.v[i]);
    buf_str(&s->text, ",note\r\n");
    each(s, add_grid_row);
    *hint = "write levels into the cells; an empty one says nothing";
    return true;
}

bool new_activity(struct arena *a, const struct new_sheet *n, struct diags *diags,
                  struct texts *lines) {
    struct sheet s = {.n = n, .arena = a, .diags = diags, .text = BUF_INIT};
    return make(&s, fill_activity, lines);
}

/* ---- narratives ---- */

/* The name is a comment, which is in no output. */
static void add_named(struct sheet *s, const struct learner_place *p) {
    const char *name = name_of(s->arena, p);
    buf_fmt(&s->text, "\n## %s\n", p->id);
    if (*name && !strstr(name, "--") && !strchr(name, '>'))
        buf_fmt(&s->text, "<!-- %s -->\n", name);
}

/* What the learner's own file says counts; a course's educator writes beside it. */
static void add_heading(struct sheet *s, const struct learner_place *p) {
    const char *own =
        os_join(s->arena, p->path, arena_printf(s->arena, "narratives/%s.md", s->n->term));
    if (!s->group->course && os_look(os_join(s->arena, s->w->root, own)).kind != OS_ABSENT)
        s->skipped++;
    else
        add_named(s, p);
}

static const char *with_skipped(struct sheet *s, const char *hint) {
    if (!s->skipped) return hint;
    return arena_printf(s->arena, "%s; left out: %zu with a file of their own that says it", hint,
                        s->skipped);
}

static const char *terms_of(struct arena *a, const struct calendar *c) {
    struct buf list = BUF_INIT;
    if (!c->n_terms) return arena_printf(a, "list the terms in %s", c->file);
    buf_str(&list, c->n_terms == 1 ? "the only term is " : "the terms are ");
    for (size_t i = 0; i < c->n_terms; i++) buf_fmt(&list, "%s%s", i ? ", " : "", c->terms[i].id);
    buf_fmt(&list, ", in %s", c->file);
    return buf_take(&list, a);
}

bool new_term_known(struct arena *a, const struct group *g, const char *id, struct diags *diags) {
    const struct calendar *c = g->calendar;
    const char **names = arena_array(a, c->n_terms + 1, sizeof *names);
    for (size_t i = 0; i < c->n_terms; i++) {
        names[i] = c->terms[i].id;
        if (strcmp(names[i], id) == 0) return true;
    }
    const char *near = diag_nearest(id, names, c->n_terms);
    const char *remedy = near ? arena_printf(a, "did you mean '%s'?", near) : terms_of(a, c);
    return new_refused(diags, NULL, arena_printf(a, "no term '%s'", id), remedy);
}

static bool find_term(struct sheet *s) {
    if (s->n->term) return new_term_known(s->arena, s->group, s->n->term, s->diags);
    return refused(s, "no term is named", terms_of(s->arena, s->group->calendar));
}

/* Who signs is not known: `class.yaml` has no educator, or several of whom none signs alone. */
static void add_who_may_sign(struct sheet *s) {
    const struct group *g = s->group;
    buf_str(&s->text, "by:   # write who signs");
    for (size_t i = 0; i < g->n_educators; i++)
        buf_fmt(&s->text, "%s%s", i ? ", or " : ": ", new_yaml(s->arena, g->educators[i].name));
    buf_char(&s->text, '\n');
}

/* How what is said of an area begins, with an area and a level of the class. */
static void add_area_hint(struct sheet *s) {
    const struct group *g = s->group;
    const struct framework *f = g->n_frameworks ? g->frameworks[0] : NULL;
    if (!f || !f->n_competencies || !f->scale) return;
    const char *area = words_text(&f->competencies[0].title, s->w->language), *level = NULL;
    for (size_t i = 0; i < f->scale->n_levels && !level; i++)
        if (dec_cmp(f->scale->levels[i].value, f->scale->mastery) >= 0)
            level = words_text(&f->scale->levels[i].name, s->w->language);
    if (!area || !level || strpbrk(area, "\r\n") || strpbrk(level, "\r\n")) return;
    buf_fmt(&s->text,
            "# Below a learner's heading, '### %s: %s' begins what you say of that area.\n", area,
            level);
}

static bool fill_narratives(struct sheet *s, const char **hint) {
    if (!find_term(s)) return false;
    const char *by = group_educator(s->group);
    s->path =
        os_join(s->arena, s->group->path, arena_printf(s->arena, "narratives/%s.md", s->n->term));
    buf_str(&s->text, "---\n");
    if (by)
        buf_fmt(&s->text, "by: %s\n", new_yaml(s->arena, by));
    else
        add_who_may_sign(s);
    buf_fmt(&s->text, "date: %s\n", s->day);
    add_area_hint(s);
    buf_str(&s->text, "---\n");
    each(s, add_heading);
    *hint = with_skipped(s, by ? "write below each heading; one without words says nothing"
                               : "write who signs after 'by:', and below each heading; one "
                                 "without words says nothing");
    return true;
}

bool new_narratives(struct arena *a, const struct new_sheet *n, struct diags *diags,
                    struct texts *lines) {
    struct sheet s = {.n = n, .arena = a, .diags = diags, .text = BUF_INIT};
    return make(&s, fill_narratives, lines);
}

/* ---- conferences ---- */

static bool has_own(struct sheet *s, const struct learner_place *p) {
    struct arena *scratch = arena_new();
    enum load_result result;
    const struct learner *l = load_learner_partly(scratch, s->w, p, diags_new(scratch), &result);
    const bool own = date_is_set(l->conference.date);
    arena_free(scratch);
    return own;
}

/* One after the other, from the first on. */
static void add_appointment(struct sheet *s, const struct learner_place *p) {
    char day[20];
    if (has_own(s, p)) {
        s->skipped++;
        return;
    }
    date_iso(s->n->first, day);
    load_add_cell(&s->text, p->id, false);
    buf_fmt(&s->text, "%s %02d:%02d,%d,", day, s->minute / 60, s->minute % 60, s->n->minutes);
    load_add_cell(&s->text, s->group->room ? s->group->room : "", false);
    buf_str(&s->text, "\r\n");
    s->minute += s->n->minutes;
}

static bool fill_conferences(struct sheet *s, const char **hint) {
    enum { MIDNIGHT = 24 * 60 };
    if (s->group->course) return refused(s, "a course has no conferences", "name the home class");
    s->path = os_join(s->arena, s->group->path, "conferences.csv");
    s->minute = s->n->first_minute;
    buf_str(&s->text, "\xEF\xBB\xBFlearner,when,minutes,place,with\r\n");
    each(s, add_appointment);
    if (s->minute > MIDNIGHT)
        return refused(s, "these are too many conferences for one day",
                       "begin earlier, or give fewer --minutes");
    *hint = with_skipped(s, "change days and times as families ask for them");
    return true;
}

bool new_conferences(struct arena *a, const struct new_sheet *n, struct diags *diags,
                     struct texts *lines) {
    struct sheet s = {.n = n, .arena = a, .diags = diags, .text = BUF_INIT};
    return make(&s, fill_conferences, lines);
}

/* ---- a piece of evidence ---- */

/* Levels are for the educator to write: until then, the lines are comments. */
static bool fill_evidence(struct sheet *s, const char **hint) {
    s->path = os_join(s->arena, s->place->path,
                      arena_printf(s->arena, "evidence/%s-%s/index.md", s->day, slug(s)));
    buf_fmt(&s->text, "---\ntitle: %s\n", new_yaml(s->arena, s->n->title));
    if (s->targets.n) buf_str(&s->text, "# shows:\n");
    for (size_t i = 0; i < s->targets.n; i++)
        buf_fmt(&s->text, "#   - {target: %s, level: }\n", s->targets.v[i]);
    buf_str(&s->text, "---\n");
    *hint = "put photos and other files beside it, and write what they show";
    return true;
}

/* ---- a piece of several learners ---- */

static bool is_among(const struct sheet *s, const struct learner_place *p) {
    for (size_t i = 0; i < s->who.n; i++)
        if (s->who.v[i] == p) return true;
    return false;
}

/* An id that is merely similar is another child's. */
static bool find_one_of_class(struct sheet *s, const char *id) {
    const struct learner_place *p = NULL;
    for (size_t i = 0; i < group_size(s->group) && !p; i++)
        if (strcmp(group_at(s->group, i)->id, id) == 0) p = group_at(s->group, i);
    if (!p)
        return refused(
            s, arena_printf(s->arena, "no learner '%s' in %s", id, s->group->path),
            "write the id: it is in the column 'id' of roster.csv, or the name of the learner's "
            "folder");
    if (p->roll != ROLL_LISTED)
        return refused(s,
                       arena_printf(s->arena, "'%s' %s", id,
                                    p->roll == ROLL_LEFT ? "has left" : "is not here yet"),
                       "take out the id; of what happened while the learner was here, write the "
                       "file by hand");
    if (!is_among(s, p)) VEC_PUSH(s->arena, &s->who, p);
    return true;
}

static bool find_who(struct sheet *s) {
    for (const char *p = s->n->learner; *p;) {
        const size_t n = strcspn(p, ", ");
        const char *id = ascii_lowered(s->arena, arena_strndup(s->arena, p, n));
        if (n && !find_one_of_class(s, id)) return false;
        p += n;
        p += strspn(p, ", ");
    }
    return s->who.n || refused(s, "no learner is named", "name those who took part by their ids");
}

/* Lines that say nothing until their mark is taken away. */
static void add_level_hints(struct sheet *s) {
    buf_str(&s->text, "# Levels: write one after each colon, and take away the '# ' before the "
                      "line. 'all' is everyone's;\n# 'levels' says what is otherwise for one.\n");
    buf_str(&s->text, "# all:\n");
    for (size_t i = 0; i < s->targets.n; i++) buf_fmt(&s->text, "#   %s:\n", s->targets.v[i]);
    if (!s->targets.n) buf_str(&s->text, "#   TARGET:\n");
    buf_str(&s->text, "# levels:\n");
    for (size_t i = 0; i < s->who.n; i++) buf_fmt(&s->text, "#   %s:\n", s->who.v[i]->id);
}

static void add_file_hints(struct sheet *s) {
    buf_str(&s->text, "# Files: for each one beside this file, what it shows, and who can be seen "
                      "in it.\n# files:\n#   photo.jpg: {alt: What can be seen, people: [");
    for (size_t i = 0; i < s->who.n; i++) buf_fmt(&s->text, "%s%s", i ? ", " : "", s->who.v[i]->id);
    buf_str(&s->text, "]}\n");
}

static bool fill_shared(struct sheet *s, const char **hint) {
    if (!find_who(s)) return false;
    s->path = os_join(s->arena, s->group->path,
                      arena_printf(s->arena, "activities/%s-%s/index.md", s->day, slug(s)));
    buf_fmt(&s->text, "---\ntitle: %s\nlearners: [", new_yaml(s->arena, s->n->title));
    for (size_t i = 0; i < s->who.n; i++) buf_fmt(&s->text, "%s%s", i ? ", " : "", s->who.v[i]->id);
    buf_str(&s->text, "]\n");
    add_level_hints(s);
    add_file_hints(s);
    buf_str(&s->text, "---\n<!-- What is true of everyone. It is on the pages of all of them: "
                      "name nobody here. -->\n");
    for (size_t i = 0; i < s->who.n; i++) add_named(s, s->who.v[i]);
    *hint = "put photos and other files beside it; write what all did above the headings, and "
            "below each what that learner says";
    return true;
}

bool new_evidence(struct arena *a, const struct new_sheet *n, struct diags *diags,
                  struct texts *lines) {
    struct sheet s = {.n = n, .arena = a, .diags = diags, .text = BUF_INIT};
    return make(&s, n->class ? fill_shared : fill_evidence, lines);
}
