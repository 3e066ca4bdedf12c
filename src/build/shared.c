/* shared.c: settings, words, theme, templates, fonts: opened once. */
#include "build/shared.h"

#include "base/codes.h"
#include "base/hash.h"
#include "os/os.h"

#include <string.h>

/* The profile of Debian's icc-profiles-free; PDF/A-2 asks for one of version 2 or 4.2. */
static const char icc_path[] = "/usr/share/color/icc/sRGB.icc";

static const char *without(struct arena *a, const char *name, const char *ending) {
    size_t n = strlen(name), m = strlen(ending);
    if (n <= m || strcmp(name + n - m, ending) != 0) return NULL;
    return arena_strndup(a, name, n - m);
}

/* Call found(name without ending) for every file with this ending in templates/<folder>, shipped or the workspace's. */
static void each_template(struct shared *s, const char *folder, const char *ending,
                          void (*found)(struct shared *, const char *, struct diags *), struct diags *diags) {
    const char *roots[] = {s->options->load.share, s->options->load.root};
    struct table *seen = table_new(s->arena);
    for (size_t r = 0; r < 2; r++) {
        struct os_entries entries = {0};
        char *path = os_join(s->arena, os_join(s->arena, roots[r], "templates"), folder);
        if (!os_list(s->arena, path, &entries, NULL)) continue;
        for (size_t i = 0; i < entries.n; i++) {
            const char *name = without(s->arena, entries.v[i].name, ending);
            if (name && !table_set(seen, name, (void *)name)) found(s, name, diags);
        }
    }
}

static void add_catalog(struct shared *s, const char *tag, struct diags *diags) {
    const char *from;
    size_t n;
    char *yaml =
        load_template(s->arena, &s->options->load, arena_printf(s->arena, "locales/%s.yaml", tag), &n, &from);
    if (yaml) langs_add(s->langs, tag, from, yaml, n, diags);
}

static void add_partial(struct shared *s, const char *name, struct diags *diags) {
    const char *from;
    size_t n;
    char *text = load_template(s->arena, &s->options->load, arena_printf(s->arena, "html/%s.mustache", name),
                               &n, &from);
    if (text) tmpls_add(s->templates, name, from, text, n, diags);
}

static void cannot(struct diags *diags, const char *what, const char *remedy) {
    diag_add(diags, (struct diag){.code = code_text(CODE_NOT_INSTALLED),
                                  .severity = DIAG_ERROR,
                                  .text = what,
                                  .remedy = remedy});
}

static bool open_words(struct shared *s, struct diags *diags) {
    s->langs = langs_new(s->arena);
    each_template(s, "locales", ".yaml", add_catalog, diags);
    if (langs_find(s->langs, "en")) return true;
    cannot(
        diags, "no words: templates/locales/en.yaml cannot be read",
        "Folioscope's own files are not where it looks; set FOLIOSCOPE_SHARE to the folder that holds templates/");
    return false;
}

static bool open_pages(struct shared *s, struct diags *diags) {
    size_t n;
    s->templates = tmpls_new(s->arena);
    each_template(s, "html", ".mustache", add_partial, diags);
    s->css = load_template(s->arena, &s->options->load, "html/style.css", &n, NULL);
    if (!s->css || !tmpls_has(s->templates, "page")) {
        cannot(diags, "the templates of the pages cannot be read",
               "look for templates/html beside the program");
        return false;
    }
    s->html = html_new(s->arena, s->templates, s->theme);
    return html_check(s->html, diags);
}

static bool open_paper(struct shared *s, struct diags *diags) {
    char *icc;
    const char *why = NULL;
    s->fonts = fonts_new(s->arena, s->theme, diags);
    if (!s->fonts) {
        cannot(diags, "no fonts are installed", "install the packages fonts-noto-core and fonts-sil-andika");
        return false;
    }
    if (os_read(s->arena, icc_path, 1 << 20, &icc, &s->icc_size, &why))
        s->icc = pdf_pack(s->arena, icc, s->icc_size, &s->icc_size);
    if (s->icc || !(s->options->only & ONLY_PDF)) return true;
    cannot(diags, arena_printf(s->arena, "cannot read the colour profile '%s': %s", icc_path, why ? why : ""),
           "install the package icc-profiles-free");
    return false;
}

static void index_learners(struct shared *s) {
    s->learner_ids = table_new(s->arena);
    for (size_t g = 0; g < s->workspace->n_groups; g++)
        for (size_t i = 0; i < s->workspace->groups[g].n_learners; i++) {
            struct learner_place *p = &s->workspace->groups[g].learners[i];
            table_set(s->learner_ids, p->id, p);
        }
}

bool shared_open(struct shared *s, struct arena *a, const struct build_options *o, struct diags *diags) {
    *s = (struct shared){.arena = a, .options = o};
    s->workspace = load_workspace(a, &o->load, diags);
    if (!s->workspace) return false;
    index_learners(s);
    s->theme = load_theme(a, &o->load, s->workspace->theme, diags);
    return s->theme && open_words(s, diags) && open_pages(s, diags) && open_paper(s, diags);
}

void shared_close(struct shared *s) {
    if (s->fonts) fonts_free(s->fonts);
    if (s->langs) langs_free(s->langs);
}

const struct lang *shared_staff_lang(const struct shared *s) {
    const struct lang *l = langs_find(s->langs, s->workspace->language);
    return l ? l : langs_find(s->langs, "en");
}

const struct lang *shared_lang(const struct shared *s, const struct texts *home) {
    const struct lang *l = s->options->lang ? langs_find(s->langs, s->options->lang) : NULL;
    for (size_t i = 0; !l && i < home->n; i++) l = langs_find(s->langs, home->v[i]);
    return l ? l : shared_staff_lang(s);
}
