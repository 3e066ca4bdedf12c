/* public_folders.c: folders are named once, after the workspace has been read. */
#include "pipeline/tree/public_folders.h"

#include "base/hash.h"
#include "i18n/name_words.h"
#include "media/photo/media.h"
#include "model/group.h"
#include "model/workspace.h"
#include "seal/seal.h"
#include "view/audience/public_names.h"

#include <string.h>

enum { LETTERS_LEAST = 2, LETTERS_MOST = 12 };

/* The called name in the form used in addresses: "Zoë" as "zoe", "小明" as "xiao-ming". */
static const char *called(struct arena *a, struct latin *latin, const struct learner_place *p) {
    if (!p->called && !p->first)
        return "learner"; /* learner.yaml cannot be read, so nothing is published */
    struct public_names *names =
        public_names_new(a, latin, &(struct public_who){p->first, p->last, p->called, p->id});
    const char *name = public_names_called(names),
               *in_latin = word_in_latin(latin, a, name, strlen(name));
    char *safe = media_safe_name(a, public_name(names, in_latin ? in_latin : name));
    for (char *c = safe; *c; c++)
        if (*c == '.') *c = '-';
    return safe;
}

static const char *letters_of(struct arena *a, const struct learner_place *p) {
    static const char letters[] = "bcdfghjkmnpqrstvwxz"; /* no vowels: they spell no words */
    const char *text = arena_printf(a, "%s/%s", p->group->out, p->id);
    uint64_t number = hash_bytes((struct hash){0}, text, strlen(text)).low;
    char *out = arena_alloc(a, LETTERS_MOST + 1);
    for (size_t i = 0; i < LETTERS_MOST; i++, number /= sizeof letters - 1)
        out[i] = letters[number % (sizeof letters - 1)];
    return out;
}

static const char *folder_of(struct arena *a, const char *name, const char *letters, int n) {
    return arena_printf(a, "%s-%.*s", name, n, letters);
}

static void name_class(struct arena *a, struct latin *latin, struct group *g) {
    const char **names = arena_array(a, g->n_learners, sizeof *names);
    const char **letters = arena_array(a, g->n_learners, sizeof *letters);
    int *n = arena_array(a, g->n_learners, sizeof *n);
    for (size_t i = 0; i < g->n_learners; i++) {
        names[i] = called(a, latin, &g->learners[i]);
        letters[i] = letters_of(a, &g->learners[i]);
        n[i] = LETTERS_LEAST;
    }
    for (size_t i = 0; i < g->n_learners; i++)
        /* both, so that the letters do not depend on the order */
        for (size_t k = 0; k < g->n_learners; k++)
            while (k != i && n[i] < LETTERS_MOST && strcmp(names[i], names[k]) == 0 &&
                   strncmp(letters[i], letters[k], (size_t)n[i]) == 0)
                n[i]++;
    for (size_t i = 0; i < g->n_learners; i++)
        g->learners[i].folder = folder_of(a, names[i], letters[i], n[i]);
}

void public_folders(struct arena *a, struct workspace *w) {
    struct latin *latin = latin_new(a);
    for (size_t i = 0; i < w->n_groups; i++) name_class(a, latin, &w->groups[i]);
    latin_free(latin);
}

void public_folders_secret(struct arena *a, struct workspace *w) {
    for (size_t g = 0; w->secret && g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            struct learner_place *p = &w->groups[g].learners[i];
            p->folder = seal_name(a, w->secret, strlen(w->secret),
                                  arena_printf(a, "public:%s/%s", w->groups[g].out, p->id));
        }
}

static bool keep(struct arena *a, struct learner_place *p, const struct manifest *published) {
    const char *folder = arena_printf(a, "%s/learners/", p->group->out);
    size_t n = strlen(folder);
    for (size_t i = 0; i < published->entries.n; i++) {
        const struct entry *e = &published->entries.v[i];
        if (e->kind != OWNER_LEARNER || strcmp(e->owner, p->path) != 0 ||
            strncmp(e->path, folder, n) != 0)
            continue;
        p->folder = arena_strdup(a, e->path + n);
        return true;
    }
    return false;
}

bool public_folders_keep(struct arena *a, struct workspace *w, const struct manifest *published) {
    bool any = false;
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            struct learner_place *p = &w->groups[g].learners[i];
            if (!p->called && !p->first) any = keep(a, p, published) || any;
        }
    return any;
}
