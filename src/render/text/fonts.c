/* fonts.c: chooses the face for each role, and fallback faces for scripts that the role's face
 * lacks. Files are found by installed.c and opened by face.c. */
#include "render/text/fonts.h"

#include "base/codes.h"
#include "base/vec.h"
#include "render/text/break.h"
#include "render/text/paras.h"
#include "render/text/shape.h"

#include <string.h>

struct chain {
    VEC(const struct face *) faces;
};

struct fonts {
    struct arena *arena;
    struct diags *diags; /* only while fonts_new runs */
    struct installed *installed;
    VEC(struct face *) faces;
    const struct face *roles[FONT_ROLE_COUNT];
    struct chain plain; /* fallbacks in order */
    struct chain bold;  /* the same, with each family's bold face before its regular one */
    struct words *words;
    struct breakers *breakers;
    struct paras *paras;
};

/* Tried in this order: faces for one script first, large collections last. */
static const char *const fall_backs[] = {
    "Noto Sans",
    "Noto Naskh Arabic", /* the style that children learn to read; also less tall than the sans */
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Oriya",
    "Noto Sans Sinhala",
    "Noto Sans Thai",
    "Noto Sans Khmer",
    "Noto Sans Lao",
    "Noto Sans Myanmar",
    "Noto Sans Ethiopic",
    "Noto Sans Pahawh Hmong",
    "Noto Serif Nyiakeng Puachue Hmong",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Canadian Aboriginal",
    "Noto Sans Cherokee",
    "Noto Sans Adlam",
    "Noto Sans NKo",
    "Noto Sans Vai",
    "Noto Sans Tifinagh",
    /* Before the ones below, some of which have the Chinese period in a shape of their own. */
    "Droid Sans Fallback", /* Chinese and Japanese, but no Hangul */
    "NanumGothic",
    "UnDotum",
    "Baekmuk Dotum",
    "Noto Sans CJK SC",
    "Noto Sans CJK KR",
    "WenQuanYi Micro Hei",
    "HanaMinA", /* rare characters in names */
    "HanaMinB",
    "Noto Sans Syriac",
    "Noto Sans Thaana",
    "Noto Sans Mongolian",
    "Noto Serif Tibetan",
    "Noto Sans Tai Tham",
    "Noto Sans Tai Viet",
    "Noto Sans Cham",
    "Noto Sans Javanese",
    "Noto Sans Balinese",
    "Noto Sans Ol Chiki",
    "Noto Sans Meetei Mayek",
    "Noto Sans Chakma",
    "Noto Sans Hanifi Rohingya",
    "Noto Sans Osage",
    "Noto Sans Lisu",
    "Noto Sans Yi",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Sans Math",
    "DejaVu Sans",
    "Symbola",
};

/* Debian packages of families that a theme may name. */
static const struct {
    const char *family_start, *package;
} packages[] = {
    {"Andika", "fonts-sil-andika"},   {"Charis SIL", "fonts-sil-charis"},
    {"DejaVu", "fonts-dejavu-core"},  {"Droid Sans Fallback", "fonts-droid-fallback"},
    {"Gentium", "fonts-sil-gentium"}, {"Inter", "fonts-inter"},
    {"Lato", "fonts-lato"},           {"Liberation", "fonts-liberation"},
    {"Lexend", "fonts-lexend"},       {"Nanum", "fonts-nanum"},
    {"Noto", "fonts-noto-core"},      {"OpenDyslexic", "fonts-opendyslexic"},
    {"Open Sans", "fonts-open-sans"}, {"Roboto", "fonts-roboto"},
};

/* ---- findings ---- */

static const char *how_to_install(struct arena *a, const char *family) {
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (strncmp(family, packages[i].family_start, strlen(packages[i].family_start)) == 0)
            return arena_printf(a, "install it: sudo apt install %s", packages[i].package);
    return "install it, or name another font in theme.yaml";
}

static void report_absent(struct fonts *fs, const char *family) {
    diag_add(fs->diags,
             (struct diag){.code = code_text(CODE_FONT_ABSENT),
                           .severity = DIAG_WARNING,
                           .text = arena_printf(fs->arena,
                                                "font '%s' is not installed; the text font is used",
                                                family),
                           .remedy = how_to_install(fs->arena, family)});
}

static void report_unusable(struct fonts *fs, const struct face *f) {
    const char *why = face_open(f) == FACE_RESTRICTED ? "forbids embedding" : "cannot be read";
    diag_add(fs->diags,
             (struct diag){.code = code_text(CODE_FONT_UNUSABLE),
                           .severity = DIAG_WARNING,
                           .text = arena_printf(fs->arena, "font '%s' %s; another is used",
                                                f->file.path, why),
                           .remedy = "name another font in theme.yaml"});
}

static void report_no_font(struct diags *diags) {
    diag_add(
        diags,
        (struct diag){.code = code_text(CODE_NO_FONT),
                      .severity = DIAG_ERROR,
                      .text = "no usable font is installed",
                      .remedy = "install one: sudo apt install fonts-noto-core fonts-dejavu-core"});
}

static void report_no_list(struct diags *diags, const char *why) {
    static const char again[] =
        "rebuild the list with 'fc-cache -f', close other programs to free memory, and build again",
                      install[] =
                          "install it, as the README says, and build Folioscope and the pages again";
    diag_add(diags,
             (struct diag){.code = code_text(CODE_CANNOT_READ),
                           .severity = DIAG_ERROR,
                           .text = arena_printf(
                               diags->arena, "the list of installed fonts cannot be read: %s", why),
                           .remedy = strcmp(why, INSTALLED_NO_LIBRARY) == 0 ? install : again});
}

/* ---- building ---- */

static struct face *face_of(struct fonts *fs, const struct font_file *file) {
    for (size_t i = 0; i < fs->faces.n; i++) {
        const struct font_file *known = &fs->faces.v[i]->file;
        if (known->index == file->index && strcmp(known->path, file->path) == 0)
            return fs->faces.v[i];
    }
    struct face *f = face_new(fs->arena, file, fs->faces.n);
    VEC_PUSH(fs->arena, &fs->faces, f);
    return f;
}

/* NULL if the family has no such face, or the face cannot be used. */
static const struct face *find_face(struct fonts *fs, const char *family, bool bold, bool italic) {
    struct font_file file;
    if (!family || !*family || !installed_find(fs->installed, family, bold, italic, &file))
        return NULL;
    const struct face *f = face_of(fs, &file);
    if (face_open(f) == FACE_FINE) return f;
    report_unusable(fs, f);
    return NULL;
}

/* The family named by the theme, bold if wanted and available; NULL, with a finding, if it is not
 * installed. */
static const struct face *named(struct fonts *fs, const char *family, bool bold) {
    if (!family || !*family) return NULL;
    const struct face *f = bold ? find_face(fs, family, true, false) : NULL;
    if (!f) f = find_face(fs, family, false, false);
    struct font_file file;
    if (!f && !installed_find(fs->installed, family, false, false, &file))
        report_absent(fs, family);
    return f;
}

static const struct face *first_of(struct fonts *fs, const char *const *families, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const struct face *f = find_face(fs, families[i], false, false);
        if (f) return f;
    }
    return NULL;
}

static const struct face *text_face(struct fonts *fs, const char **family) {
    static const char *const known[] = {"Noto Sans", "DejaVu Sans", "Liberation Sans", "Lato",
                                        "Andika"};
    const struct face *f = named(fs, *family, false);
    for (size_t i = 0; !f && i < sizeof known / sizeof *known; i++) {
        *family = known[i];
        f = find_face(fs, *family, false, false);
    }
    struct font_file file;
    if (f || !installed_any(fs->installed, &file)) return f;
    f = face_of(fs, &file);
    *family = NULL;
    return face_open(f) == FACE_FINE ? f : NULL;
}

static const struct face *either(const struct face *f, const struct face *otherwise) {
    return f ? f : otherwise;
}

static bool fill_roles(struct fonts *fs, const struct theme *theme) {
    static const char *const mono[] = {"Noto Sans Mono", "DejaVu Sans Mono", "Noto Mono",
                                       "Liberation Mono"};
    const char *family = theme->text_font;
    const struct face **r = fs->roles;
    r[FONT_TEXT] = text_face(fs, &family);
    if (!r[FONT_TEXT]) return false;
    r[FONT_TEXT_BOLD] = either(find_face(fs, family, true, false), r[FONT_TEXT]);
    r[FONT_TEXT_ITALIC] = either(find_face(fs, family, false, true), r[FONT_TEXT]);
    r[FONT_HEADING] = either(named(fs, theme->heading_font, true), r[FONT_TEXT_BOLD]);
    r[FONT_VOICE] = either(named(fs, theme->voice_font, false), r[FONT_TEXT]);
    r[FONT_MONO] = either(first_of(fs, mono, sizeof mono / sizeof *mono), r[FONT_TEXT]);
    return true;
}

static const struct face *add_fall_back(struct fonts *fs, const char *family, bool bold) {
    struct font_file file;
    return installed_find(fs->installed, family, bold, false, &file) ? face_of(fs, &file) : NULL;
}

static void fill_chains(struct fonts *fs) {
    for (size_t i = 0; i < sizeof fall_backs / sizeof *fall_backs; i++) {
        const struct face *plain = add_fall_back(fs, fall_backs[i], false);
        if (!plain) continue;
        const struct face *bold = add_fall_back(fs, fall_backs[i], true);
        VEC_PUSH(fs->arena, &fs->plain.faces, plain);
        if (bold) VEC_PUSH(fs->arena, &fs->bold.faces, bold);
        VEC_PUSH(fs->arena, &fs->bold.faces, plain);
    }
}

struct fonts *fonts_new(struct arena *a, const struct theme *theme, struct diags *diags) {
    struct fonts *fs = arena_make(a, struct fonts);
    fs->arena = a;
    fs->diags = diags;
    const char *why;
    fs->installed = installed_new(a, &why);
    if (!fs->installed || !fill_roles(fs, theme)) {
        if (fs->installed)
            report_no_font(diags);
        else
            report_no_list(diags, why);
        fonts_free(fs);
        return NULL;
    }
    fill_chains(fs);
    fs->words = shape_new(a);
    fs->breakers = breakers_new(a);
    fs->paras = paras_new(a);
    fs->diags = NULL;
    return fs;
}

void fonts_free(struct fonts *fs) {
    if (!fs) return;
    shape_free(fs->words);
    breakers_free(fs->breakers);
    paras_free(fs->paras);
    for (size_t i = 0; i < fs->faces.n; i++) face_close(fs->faces.v[i]);
}

/* ---- access ---- */

size_t fonts_count(const struct fonts *fs) { return fs->faces.n; }
const struct face *fonts_role(const struct fonts *fs, enum font_role role) {
    return fs->roles[role];
}
struct words *fonts_words(const struct fonts *fs) {
    return fs->words;
}
struct breakers *fonts_breakers(const struct fonts *fs) {
    return fs->breakers;
}

struct paras *fonts_paras(const struct fonts *fs) {
    return fs->paras;
}
void fonts_tidy(const struct fonts *fs) { paras_tidy(fs->paras); }

static bool has_all(const struct face *f, const uint32_t *code_points, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!face_has(f, code_points[i])) return false;
    return true;
}

bool fonts_face_has(const struct face *f, const uint32_t *code_points, size_t n) {
    return has_all(f, code_points, n);
}

const struct face *fonts_choose(const struct fonts *fs, enum font_role role,
                                const uint32_t *code_points, size_t n) {
    if (has_all(fs->roles[role], code_points, n)) return fs->roles[role];
    bool bold = role == FONT_TEXT_BOLD || role == FONT_HEADING;
    const struct chain *c = bold ? &fs->bold : &fs->plain;
    for (size_t i = 0; i < c->faces.n; i++)
        if (has_all(c->faces.v[i], code_points, n)) return c->faces.v[i];
    return has_all(fs->roles[FONT_TEXT], code_points, n) ? fs->roles[FONT_TEXT] : NULL;
}
