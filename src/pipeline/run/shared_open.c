/* shared_open.c: reads settings, words, themes, templates, and fonts, once for all learners. */
#include "pipeline/run/shared_open.h"

#include "base/codes.h"
#include "base/ending.h"
#include "base/hash.h"
#include "model/audiences.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/attachments.h"
#include "pipeline/files/guard.h"
#include "pipeline/files/passphrases.h"
#include "pipeline/files/photos.h"
#include "pipeline/tree/public_folders.h"

#include <string.h>

/* The profile in Debian's icc-profiles-free. PDF/A-2 requires version 2 or 4.2. */
static const char icc_path[] = "/usr/share/color/icc/sRGB.icc";

/* Calls found(name without ending) once for every name with this ending in templates/<folder>,
 * shipped or in the workspace. */
static void each_template(struct shared *s, const char *folder, const char *ending,
                          void (*found)(struct shared *, const char *, struct diags *),
                          struct diags *diags) {
    const char *roots[] = {s->options->load.share, s->options->load.root};
    struct table *seen = table_new(s->arena);
    for (size_t r = 0; r < 2; r++) {
        struct os_entries entries = {0};
        char *path = os_join(s->arena, os_join(s->arena, roots[r], "templates"), folder);
        if (!os_list(s->arena, path, &entries, NULL)) continue;
        for (size_t i = 0; i < entries.n; i++) {
            const char *name = ending_cut(s->arena, entries.v[i].name, ending);
            if (name && !table_set(seen, name, (void *)name)) found(s, name, diags);
        }
    }
}

/* ---- which file served what ---- */

static void say_served(const struct shared *s, const char *kind, const char *name,
                       const char *file) {
    if (s->options->served)
        buf_fmt(s->options->served, "%-9s %-14s %s\n", kind, name, file ? file : "");
}

/* The workspace's file takes precedence over the shipped one, as in `load`. */
static const char *server_of(const struct shared *s, const char *file) {
    const char *own = os_join(s->arena, s->options->load.root, file);
    return os_look(own).kind == OS_ABSENT ? os_join(s->arena, s->options->load.share, file) : own;
}

static void say_outlines(const struct shared *s) {
    const struct workspace *w = s->workspace;
    for (size_t i = 0; i < w->n_site; i++)
        say_served(s, "page", w->site[i].name, server_of(s, w->site[i].file));
    for (size_t i = 0; i < w->n_report; i++)
        say_served(s, "report", w->report[i].name, server_of(s, w->report[i].file));
}

static void say_theme(const struct shared *s, const char *id) {
    say_served(s, "theme", id, server_of(s, arena_printf(s->arena, "themes/%s/theme.yaml", id)));
}

/* Adds the workspace's words over the shipped ones, so that a catalog with errors still leaves
 * words to use. */
static void add_catalog(struct shared *s, const char *tag, struct diags *diags) {
    const struct load_options shipped = {.share = s->options->load.share},
                              only_own = {.root = s->options->load.root};
    const char *path = arena_printf(s->arena, "locales/%s.yaml", tag), *from, *own_from;
    size_t n;
    char *yaml = load_template(s->arena, &shipped, path, &n, &from);
    bool needed = !s->only_reads && strcmp(tag, LANG_FALLBACK) == 0;
    if (yaml) (needed ? langs_add : langs_offer)(s->langs, tag, from, yaml, n, diags);
    if (yaml) say_served(s, "words", tag, from);
    char *own = load_template(s->arena, &only_own, path, &n, &own_from);
    if (!own || (yaml && strcmp(from, own_from) == 0)) return;
    say_served(s, "words", tag, own_from);
    langs_add(s->langs, tag, own_from, own, n, diags);
}

static void add_partial(struct shared *s, const char *name, struct diags *diags) {
    const char *from;
    size_t n;
    char *text = load_template(s->arena, &s->options->load,
                               arena_printf(s->arena, "html/%s.mustache", name), &n, &from);
    if (text) say_served(s, "partial", name, from);
    if (!text || tmpls_add(s->templates, name, from, text, n, diags)) return;
    const struct load_options shipped = {
        .share = s->options->load.share}; /* the workspace's has an error */
    text = load_template(s->arena, &shipped, arena_printf(s->arena, "html/%s.mustache", name), &n,
                         &from);
    if (text) tmpls_add(s->templates, name, from, text, n, diags_new(s->arena));
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
    if (langs_offered(s->langs, LANG_FALLBACK)) return true;
    cannot(
        diags, "no words: templates/locales/en.yaml cannot be read",
        "Folioscope's own files are not where it looks; set FOLIOSCOPE_SHARE to the folder that holds templates/");
    return false;
}

static bool open_pages(struct shared *s, struct diags *diags) {
    size_t n;
    s->templates = tmpls_new(s->arena);
    each_template(s, "html", ".mustache", add_partial, diags);
    const char *css_file = NULL, *script_file = NULL;
    s->css = load_template(s->arena, &s->options->load, "html/style.css", &n, &css_file);
    s->script = load_template(s->arena, &s->options->load, "html/site.js", &n, &script_file);
    say_served(s, "style", "style.css", css_file);
    say_served(s, "script", "site.js", script_file);
    s->unlock = load_template(s->arena, &s->options->load, "html/unlock.js", &n, &script_file);
    say_served(s, "script", "unlock.js", script_file);
    if (!s->css || !s->script || !s->unlock || !tmpls_has(s->templates, "page")) {
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
        cannot(diags, "no fonts are installed",
               "install the packages fonts-noto-core and fonts-sil-andika");
        return false;
    }
    if (os_read(s->arena, icc_path, 1 << 20, &icc, &s->icc_size, &why))
        s->icc = pdf_pack(s->arena, icc, s->icc_size, &s->icc_size);
    if (s->icc || !(s->options->only & ONLY_PDF)) return true;
    bool there = os_look(icc_path).kind != OS_ABSENT;
    struct diag d = {.severity = DIAG_ERROR};
    d.code = code_text(there ? CODE_CANNOT_READ : CODE_NOT_INSTALLED);
    d.text = why ? why : "the color profile cannot be read";
    d.remedy = there ? "build again" : "install the package icc-profiles-free";
    diag_add(diags, d);
    return false;
}

/* ---- themes ---- */

static bool same_families(const struct theme *a, const struct theme *b) {
    return strcmp(a->heading_font, b->heading_font) == 0 &&
           strcmp(a->voice_font, b->voice_font) == 0 && strcmp(a->text_font, b->text_font) == 0;
}

static bool open_look(struct shared *s, const char *id, struct diags *diags) {
    struct theme *theme = load_theme(s->arena, &s->options->load, id, diags);
    if (!theme) return true; /* with a finding; the class gets the workspace's theme */
    say_theme(s, id);
    struct look *look = &s->looks[s->n_looks];
    *look = (struct look){.theme = theme, .fonts = s->fonts};
    look->html = html_new(s->arena, s->templates, theme);
    look->own_fonts = !same_families(theme, s->theme);
    if (look->own_fonts) look->fonts = fonts_new(s->arena, theme, diags);
    s->n_looks += look->fonts != NULL;
    return look->fonts != NULL;
}

/* Opens each theme that a class uses instead of the workspace's, once. */
static bool open_looks(struct shared *s, struct diags *diags) {
    const struct workspace *w = s->workspace;
    s->looks = arena_array(s->arena, w->n_groups + 1, sizeof *s->looks);
    for (size_t g = 0; g < w->n_groups; g++) {
        const char *id = w->groups[g].theme;
        if (!id || strcmp(id, s->theme->id) == 0 || shared_look(s, id)) continue;
        if (!open_look(s, id, diags)) return false;
    }
    return true;
}

static void index_learners(struct shared *s, struct diags *diags) {
    s->guarded = guarded_new(s->arena);
    for (size_t g = 0; g < s->workspace->n_groups; g++)
        for (size_t i = 0; i < s->workspace->groups[g].n_learners; i++) {
            struct learner_place *p = &s->workspace->groups[g].learners[i];
            guarded_add(s->guarded, p->id, p);
            guarded_add(s->guarded, p->folder, p);
        }
    guard_shared(s->guarded, s->arena, s->workspace, diags);
}

static bool open_workspace(struct shared *s, struct arena *a, const struct build_options *o,
                           struct diags *diags) {
    *s = (struct shared){.arena = a, .options = o};
    s->workspace = load_workspace(a, &o->load, diags);
    if (s->workspace && o->audience == AUDIENCE_PUBLIC)
        (s->workspace->secret_paths ? public_folders_secret : public_folders)(a, s->workspace);
    return s->workspace != NULL;
}

bool shared_open_words(struct shared *s, struct arena *a, const struct build_options *o,
                       struct diags *diags) {
    return open_workspace(s, a, o, diags) && open_words(s, diags);
}

/* The passphrases of privacy.lock. NULL if there is no lock, or with a finding; a missing file
 * was already reported when the settings were read. With a lock but no passphrases no learner is
 * built, so nothing is left open. */
static struct passphrases *read_lock(struct arena *a, const struct workspace *w, const char **stamp,
                                     struct diags *diags) {
    const char *path = w->lock && !strchr(w->lock, '/') ? os_join(a, w->root, w->lock) : NULL;
    if (!path || os_look(path).kind != OS_FILE) return NULL;
    *stamp = os_stamp(a, path);
    return passphrases_read(a, w, path, w->lock, PASSPHRASE_OF_PAGES, diags);
}

/* Guessing the passphrase of a PDF is cheaper than guessing that of a sealed page, so the same
 * reports may not be published both ways. */
static bool may_encrypt(const struct shared *s, struct diags *diags) {
    if (!s->workspace->lock) return true;
    diag_add(
        diags,
        (struct diag){
            .code = code_text(CODE_LOCKED_TWICE),
            .severity = DIAG_ERROR,
            .file = "folioscope.yaml",
            .text =
                "--encrypt cannot be used where privacy.lock is set: reports are locked with the pages",
            .remedy =
                "build without --encrypt; a family opens and keeps the reports on the locked pages"});
    return false;
}

/* The public tree has no lock: it contains what families allowed everyone to see. */
static bool open_passphrases(struct shared *s, struct diags *diags) {
    const struct build_options *o = s->options;
    if (o->audience == AUDIENCE_PUBLIC) return true;
    if (o->encrypt && !may_encrypt(s, diags)) return false;
    s->lock = read_lock(s->arena, s->workspace, &s->lock_stamp, diags);
    if (!o->encrypt) return true;
    s->encrypt =
        passphrases_read(s->arena, s->workspace, o->encrypt, o->encrypt, PASSPHRASE_OF_PDF, diags);
    return s->encrypt != NULL;
}

/* The workspace's theme, or the default one if it has an error. */
static struct theme *open_theme(const struct shared *s, struct diags *diags) {
    const struct load_options shipped = {.share = s->options->load.share};
    struct theme *theme = load_theme(s->arena, &s->options->load, s->workspace->theme, diags);
    return theme ? theme : load_theme(s->arena, &shipped, "meadow", diags);
}

/* Once for all pages with this logo. */
static void check_logo(const struct shared *s, const char *full, const char *shown,
                       struct diags *diags) {
    const char *why = NULL;
    enum photo_result result = full ? photo_look(s->arena, full, &why) : PHOTO_MADE;
    if (result != PHOTO_MADE) attachments_logo_trouble(s->arena, shown, result, why, diags);
}

static void check_logos(const struct shared *s, struct diags *diags) {
    const struct workspace *w = s->workspace;
    check_logo(s, s->theme->logo, s->theme->logo, diags);
    for (size_t i = 0; i < s->n_looks; i++)
        check_logo(s, s->looks[i].theme->logo, s->looks[i].theme->logo, diags);
    for (size_t i = 0; i < w->n_schools; i++) {
        const char *logo = w->schools[i].logo;
        check_logo(s, logo ? os_join(s->arena, w->root, logo) : NULL, logo, diags);
    }
}

/* Loads the themes that classes use instead of the workspace's, for their findings. */
static void check_looks(struct shared *s, struct diags *diags) {
    const struct workspace *w = s->workspace;
    struct table *seen = table_new(s->arena);
    table_set(seen, w->theme, s);
    s->looks = arena_array(s->arena, w->n_groups + 1, sizeof *s->looks);
    for (size_t g = 0; g < w->n_groups; g++) {
        const char *id = w->groups[g].theme;
        if (!id || table_set(seen, id, s)) continue;
        struct theme *theme = load_theme(s->arena, &s->options->load, id, diags);
        if (theme) s->looks[s->n_looks++] = (struct look){.theme = theme};
    }
}

bool shared_open_input(struct shared *s, struct arena *a, const struct build_options *o,
                       struct diags *diags) {
    if (!open_workspace(s, a, o, diags)) return false;
    s->only_reads = true;
    index_learners(s, diags);
    s->theme = open_theme(s, diags);
    s->lock = read_lock(a, s->workspace, &s->lock_stamp, diags);
    if (!s->theme || !open_words(s, diags) || !open_pages(s, diags)) return false;
    check_looks(s, diags);
    check_logos(s, diags);
    return true;
}

bool shared_open(struct shared *s, struct arena *a, const struct build_options *o,
                 struct diags *diags) {
    if (!open_workspace(s, a, o, diags)) return false;
    index_learners(s, diags);
    if (s->workspace->settings_unread) return open_words(s, diags); /* nothing is made */
    say_outlines(s);
    say_theme(s, s->workspace->theme);
    s->theme = open_theme(s, diags);
    if (!open_passphrases(s, diags)) return false;
    return s->theme && open_words(s, diags) && open_pages(s, diags) && open_paper(s, diags) &&
           open_looks(s, diags);
}

void shared_close(struct shared *s) {
    for (size_t i = 0; i < s->n_looks; i++)
        if (s->looks[i].own_fonts) fonts_free(s->looks[i].fonts);
    if (s->fonts) fonts_free(s->fonts);
    if (s->langs) langs_free(s->langs);
    if (s->workspace) load_close(s->workspace);
}
