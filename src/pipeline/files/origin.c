/* origin.c: searches the learner's files, in the order of their names, for the first that contains
 * the other learner's id. */
#include "pipeline/files/origin.h"

#include "base/ending.h"
#include "doc/doc.h"
#include "load/load.h"
#include "media/photo/media.h"
#include "model/evidence.h"
#include "model/goal.h"
#include "model/group.h"
#include "model/learner.h"
#include "os/os.h"
#include "pipeline/files/guard.h"
#include "view/audience/choose.h"

#include <stdint.h>
#include <string.h>

enum { LARGEST_TEXT = 4 << 20, DEEPEST = 4 };

struct origin_search {
    struct output *o;
    const struct learner_place *other;
    struct origin found;
};

/* Does the name contain the id, also as it is published? "Omar Haddad.txt" becomes
 * "omar-haddad.txt". */
static bool is_called(struct origin_search *h, const char *name) {
    const char *safe = media_safe_name(h->o->arena, name), *id = h->other->id;
    size_t n = strlen(id);
    if (guard_line(h->o, name, h->other) || guard_line(h->o, safe, h->other)) return true;
    return strncmp(safe, id, n) == 0 &&
           (safe[n] == '.' || (safe[n] == '-' && safe[n + 1] >= '0' && safe[n + 1] <= '9'));
}

static void blank(char *from, const char *to) {
    for (; from < to; from++)
        if (*from != '\n') *from = ' ';
}

/* Blanks lists such as "people: [omar-haddad]", from the key to the end of the list: they have to
 * name others, and readers don't see them. */
static void blank_lists(char *text, const char *end) {
    static const char *const keys[] = {"people:", "with:", "mentions:"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (char *p = text; (p = strstr(p, keys[i])) != NULL && p < end; p++) {
            char *q = p + strlen(keys[i]);
            q += strspn(q, " ");
            char *stop = q + (*q == '[' ? strcspn(q, "]") : strcspn(q, "\n"));
            while (*q == '\n' && *(stop + 1 + strspn(stop + 1, " ")) == '-') /* one name per line */
                stop += 1 + strcspn(stop + 1, "\n");
            blank(p, stop);
        }
}

/* Blanks everything that is never published, keeping line numbers: comments, notes, and lists of
 * learners. */
static void keep_what_is_said(const char *path, char *text) {
    for (char *p = text; (p = strstr(p, "<!--")) != NULL;) {
        const char *close = strstr(p, "-->");
        blank(p, close ? close + 3 : p + strlen(p));
    }
    if (ending_is(path, ".csv")) return;
    const char *end = text + strlen(text),
               *rest = strncmp(text, "---", 3) == 0 ? strstr(text + 3, "\n---") : NULL;
    if (ending_is(path, ".md")) end = rest ? rest : text;
    blank_lists(text, end);
    for (char *p = text; p < end; p++) {
        bool comment = *p == '#' && (p == text || strchr(" \n", p[-1]));
        if (comment) blank(p, p + strcspn(p, "\n"));
    }
}

static void look_at(struct origin_search *h, const char *path) {
    struct arena *a = arena_new();
    const char *name = strrchr(path, '/');
    char *data;
    size_t n;
    if (is_called(h, name ? name + 1 : path)) {
        h->found = (struct origin){arena_strdup(h->o->arena, path), 0};
    } else if (os_read(a, os_join(a, h->o->root, path), LARGEST_TEXT, &data, &n, NULL) && n &&
               !memchr(data, 0, n)) {
        keep_what_is_said(path, data);
        size_t line = guard_line(h->o, data, h->other);
        if (line) h->found = (struct origin){arena_strdup(h->o->arena, path), line};
    }
    arena_free(a);
}

static void look_in(struct origin_search *h, const char *folder, int depth) {
    struct os_entries found = {0};
    struct arena *a = h->o->arena;
    if (depth > DEEPEST || !os_list(a, os_join(a, h->o->root, folder), &found, NULL)) return;
    for (size_t i = 0; i < found.n && !h->found.file; i++) {
        const char *path = os_join(a, folder, found.v[i].name);
        if (found.v[i].kind == OS_FOLDER && is_called(h, found.v[i].name))
            h->found = (struct origin){path, 0};
        else if (found.v[i].kind == OS_FOLDER)
            look_in(h, path, depth + 1);
        else if (found.v[i].kind == OS_FILE)
            look_at(h, path);
    }
}

/* A line of a class's table begins with the id of the learner that it is about. */
static void look_in_table(struct origin_search *h, const char *path) {
    struct arena *a = h->o->arena;
    const char *id = h->o->place->id;
    char *data;
    size_t n, line = 1;
    if (h->found.file || os_look(os_join(a, h->o->root, path)).kind != OS_FILE) return;
    if (!os_read(a, os_join(a, h->o->root, path), LARGEST_TEXT, &data, &n, NULL)) return;
    for (char *p = data; *p; line++) {
        size_t length = strcspn(p, "\n"), own = strlen(id);
        bool more = p[length] != '\0';
        p[length] = '\0';
        if (strncmp(p, id, own) == 0 && strchr(",;\t", p[own]) && guard_line(h->o, p, h->other)) {
            h->found = (struct origin){path, line};
            return;
        }
        p += length + more;
    }
}

/* A piece of evidence of several learners, as this learner has it. */
static void look_in_piece(struct origin_search *h, char *text, const char *folder) {
    struct arena *a = h->o->arena;
    struct os_entries found = {0};
    const char *index = os_join(a, folder, "index.md");
    keep_what_is_said(index, text);
    const size_t line = guard_line(h->o, text, h->other);
    if (line) h->found = (struct origin){index, line};
    if (!os_list(a, os_join(a, h->o->root, folder), &found, NULL)) return;
    for (size_t i = 0; i < found.n && !h->found.file; i++)
        if (found.v[i].kind == OS_FILE && strcmp(found.v[i].name, "index.md") != 0)
            look_at(h, os_join(a, folder, found.v[i].name));
}

static void look_in_class(struct origin_search *h, const struct group *g) {
    static const char *const tables[] = {"ratings.csv",  "goals.csv",      "plans.csv",
                                         "supports.csv", "judgements.csv", "conferences.csv",
                                         "consent.csv",  "roster.csv"};
    struct arena *a = h->o->arena;
    const char *path = *g->path ? g->path : ".", *activities = os_join(a, path, "activities");
    struct os_entries found = {0};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        look_in_table(h, *g->path ? os_join(a, path, tables[i]) : tables[i]);
    if (os_look(os_join(a, h->o->root, activities)).kind != OS_FOLDER) return;
    if (!os_list(a, os_join(a, h->o->root, activities), &found, NULL)) return;
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].kind == OS_FILE) look_in_table(h, os_join(a, activities, found.v[i].name));
}

struct origin origin_of(struct output *o, const struct learner_place *other) {
    struct origin_search h = {.o = o, .other = other};
    if (!o->root) return h.found;
    look_in(&h, o->place->path, 0);
    const char *folder;
    char *text;
    for (size_t i = 0; (text = load_piece_text(o->arena, o->place, i, &folder)) != NULL; i++)
        if (!h.found.file) look_in_piece(&h, text, folder);
    if (!h.found.file && o->place->group) look_in_class(&h, o->place->group);
    for (size_t i = 0; i < o->place->n_courses; i++) look_in_class(&h, o->place->courses[i]);
    return h.found;
}

/* ---- without outputs ---- */

static void check_text(struct output *o, const char *path) {
    struct arena *a = arena_new();
    const char *why = NULL; /* reported when the learner is loaded */
    char *data;
    size_t n;
    if (os_read(a, os_join(a, o->root, path), LARGEST_TEXT, &data, &n, &why) && n &&
        !memchr(data, 0, n)) {
        keep_what_is_said(path, data);
        guard_written(o, arena_strdup(o->arena, path), 1, data);
    }
    arena_free(a);
}

static bool is_written(const char *name) {
    return ending_is(name, ".md") || ending_is(name, ".yaml") || ending_is(name, ".csv");
}

static void check_folder(struct output *o, const char *folder) {
    struct os_entries found = {0};
    const char *why = NULL;
    if (!os_list(o->arena, os_join(o->arena, o->root, folder), &found, &why)) return;
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].kind == OS_FILE && is_written(found.v[i].name))
            check_text(o, os_join(o->arena, folder, found.v[i].name));
}

/* What check_folder does not see: what a class's files say of the learner, and workbooks. */
static void check_words(struct output *o, const struct mark *at, const char *text) {
    if (!text || !at->file) return;
    if (os_is_below(at->file, o->place->path) && !ending_is(at->file, ".xlsx")) return;
    guard_written(o, at->file, at->line, text);
}

static void check_blocks(struct output *o, const struct mark *at, const struct block *text) {
    struct buf plain = BUF_INIT;
    blocks_plain(text, "\n", SIZE_MAX, &plain);
    check_words(o, at, buf_take(&plain, o->arena));
}

static void check_list(struct output *o, const struct mark *at, const struct texts *list) {
    for (size_t i = 0; i < list->n; i++) check_words(o, at, list->v[i]);
}

static void check_shares(struct output *o, const struct learner *l) {
    for (size_t i = 0; i < l->n_goals; i++) {
        const struct goal *g = &l->goals[i];
        check_words(o, &g->mark, g->text);
        check_words(o, &g->mark, g->why);
        check_list(o, &g->mark, &g->i_will);
        check_list(o, &g->mark, &g->i_need);
        check_list(o, &g->mark, &g->family_can);
    }
    for (size_t i = 0; i < l->n_plan; i++) check_words(o, &l->plan[i].mark, l->plan[i].doing);
    for (size_t i = 0; i < l->n_judgements; i++)
        check_words(o, &l->judgements[i].mark, l->judgements[i].because);
    for (size_t i = 0; i < l->n_supports; i++) {
        const struct support *s = &l->supports[i];
        check_words(o, &s->mark, s->what);
        check_words(o, &s->mark, s->outcome);
    }
    for (size_t i = 0; i < l->n_narratives; i++)
        check_blocks(o, &l->narratives[i].mark, l->narratives[i].text);
    for (size_t i = 0; i < l->n_areas; i++) {
        const struct area_note *n = &l->areas[i];
        if (os_is_below(n->mark.file, o->place->path))
            check_text(o, n->mark.file);
        else
            check_blocks(o, &n->mark, n->text);
        check_words(o, &n->mark, n->because);
    }
}

static void check_log(struct output *o, const struct rating *list, size_t n) {
    for (size_t i = 0; i < n; i++) { check_words(o, &list[i].mark, list[i].note); }
}

/* The text of a piece that is in the learner's folder, or of several learners. */
static void check_piece(struct output *o, const char *path) {
    const char *folder;
    char *text;
    for (size_t i = 0; (text = load_piece_text(o->arena, o->place, i, &folder)) != NULL; i++) {
        if (strcmp(os_join(o->arena, folder, "index.md"), path) != 0) continue;
        keep_what_is_said(path, text);
        guard_written(o, path, 1, text);
        return;
    }
    check_text(o, path);
}

void origin_check(struct output *o, const struct viewer *v) {
    check_folder(o, o->place->path);
    check_folder(o, os_join(o->arena, o->place->path, "narratives"));
    check_shares(o, v->learner);
    check_log(o, v->learner->ratings, v->learner->n_ratings);
    check_log(o, v->learner->unrated, v->learner->n_unrated);
    for (size_t i = 0; i < v->learner->n_evidence; i++) {
        const struct evidence *e = &v->learner->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        check_piece(o, e->mark.file);
        for (size_t k = 0; k < e->n_files; k++)
            guard_name(o, media_safe_name(o->arena, e->files[k].name));
    }
}
