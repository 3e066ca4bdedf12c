/* shared.c: what a class or a learner takes from the shared data: theme and languages. */
#include "pipeline/shared.h"

#include "base/codes.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"

#include <string.h>

bool shared_endless(const char *template, const char *learner, struct diags *diags) {
    diag_add(diags,
             (struct diag){
                 .code = code_text(CODE_TEMPLATE_FAULT),
                 .severity = DIAG_ERROR,
                 .file = arena_printf(diags->arena, "templates/html/%s.mustache", template),
                 .text = "this template never ends",
                 .remedy = "it calls itself, or repeats a list within itself: compare it with the "
                           "template that Folioscope ships",
                 .learner = learner});
    return false;
}

const struct look *shared_look(const struct shared *s, const char *theme) {
    for (size_t i = 0; i < s->n_looks; i++)
        if (strcmp(s->looks[i].theme->id, theme) == 0) return &s->looks[i];
    return NULL;
}

struct shared shared_for(const struct shared *s, const struct group *g) {
    struct shared own = *s;
    const struct look *look = g->theme ? shared_look(s, g->theme) : NULL;
    if (look) {
        own.theme = look->theme;
        own.html = look->html;
        own.fonts = look->fonts;
    }
    return own;
}

const struct lang *shared_staff_lang(const struct shared *s) {
    const struct lang *l = langs_find(s->langs, s->workspace->language);
    return l ? l : langs_find(s->langs, LANG_FALLBACK);
}

static void add_lang(const struct lang **list, size_t *n, const struct lang *l) {
    for (size_t i = 0; i < *n; i++)
        if (list[i] == l) return;
    if (l) list[(*n)++] = l;
}

const struct lang **shared_langs(const struct shared *s, struct arena *a, const struct texts *home,
                                 size_t *n) {
    const char *asked = s->options->lang;
    size_t most = home->n + 1 + (asked ? strlen(asked) : 0);
    const struct lang **list = arena_array(a, most, sizeof *list);
    *n = 0;
    for (const char *p = asked; p && *p; p += strspn(p, ",")) {
        size_t length = strcspn(p, ",");
        add_lang(list, n, langs_find(s->langs, arena_strndup(a, p, length)));
        p += length;
    }
    for (size_t i = 0; !asked && i < home->n; i++)
        add_lang(list, n, langs_find(s->langs, home->v[i]));
    if (!*n) add_lang(list, n, shared_staff_lang(s));
    return list;
}

const struct lang *shared_lang(const struct shared *s, const struct texts *home) {
    struct arena *scratch = arena_new();
    size_t n;
    const struct lang *l = shared_langs(s, scratch, home, &n)[0];
    arena_free(scratch);
    return l;
}

static bool is_of_class(const char *class, const struct learner_place *p) {
    bool is_of = os_matches(class, p->group->id);
    for (size_t i = 0; !is_of && i < p->n_courses; i++)
        is_of = os_matches(class, p->courses[i]->id);
    return is_of;
}

bool shared_is_chosen(const char *class, const char *learner, const struct learner_place *p) {
    return (!class || is_of_class(class, p)) && (!learner || os_matches(learner, p->id));
}
