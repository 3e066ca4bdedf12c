/* output.c: writes files into the stage of one learner. */
#include "pipeline/files/output.h"

#include "base/codes.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "model/group.h"
#include "os/os.h"
#include "pipeline/files/guard.h"
#include "pipeline/files/vault.h"

#include <string.h>

enum { CODE_POINTS = 0x110000 };

void output_start(struct output *o, struct arena *a, struct arena *kept, const char *folder,
                  const struct learner_place *p, const struct guarded *guarded,
                  struct diags *diags) {
    *o = (struct output){
        .arena = a, .kept = kept, .folder = folder, .place = p, .guarded = guarded, .diags = diags};
    o->taken = table_new(kept);
    o->published = table_new(kept);
    o->gated = table_new(kept);
    o->undecoded = table_new(kept);
}

bool output_failed(struct output *o, const char *what, const char *path, const char *why) {
    diag_add(
        o->diags,
        (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                      .severity = DIAG_ERROR,
                      .file = o->place->path,
                      .learner = o->place->path,
                      .text = arena_printf(o->arena, "cannot %s '%s': %s", what, path,
                                           why ? why : "unknown reason"),
                      .remedy = "check that the disk is not full and that you may write there"});
    return false;
}

bool output_ready(struct output *o) {
    const char *why = NULL;
    if (!os_remove(o->folder, &why) || !os_make_folder(o->folder, &why))
        return output_failed(o, "make", o->folder, why);
    return true;
}

/* Files that can be read as text, whether made here or copied from evidence. */
static bool is_text(const char *path) {
    static const char *const endings[] = {".html", ".json", ".svg", ".js",  ".css",
                                          ".txt",  ".md",   ".csv", ".tsv", ".vtt"};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i]) == 0) return true;
    return false;
}

static bool put(struct output *o, const char *path, const void *data, size_t n) {
    const char *why = NULL;
    char *full = os_join(o->arena, o->folder, path);
    if (!os_write_new(full, data, n, &why)) return output_failed(o, "write", path, why);
    o->bytes += (long long)n;
    return true;
}

static void guard(struct output *o, const char *path, const void *data, size_t n) {
    guard_name(o, path);
    if (is_text(path)) guard_bytes(o, path, data, n);
}

bool output_write(struct output *o, const char *path, const void *data, size_t n) {
    if (o->writes_nothing) return true;
    if (!o->vault) return output_write_open(o, path, data, n);
    if (!vault_write(o, path, data, n)) return false;
    guard(o, path, data, n);
    return true;
}

bool output_write_open(struct output *o, const char *path, const void *data, size_t n) {
    if (!put(o, path, data, n)) return false;
    guard(o, path, data, n);
    return true;
}

/* Notes characters of one byte, eight at a time, up to where there is another one. */
static const char *pass_plain(bool plain[128], const char *text, const char *end) {
    enum { EIGHT = 8 };
    for (uint64_t all; end - text >= EIGHT; text += EIGHT) {
        memcpy(&all, text, sizeof all);
        if (all & 0x8080808080808080) break;
        for (int i = 0; i < EIGHT; i++) plain[(unsigned char)text[i]] = true;
    }
    for (; text < end && (unsigned char)*text < 128; text++) plain[(unsigned char)*text] = true;
    return text;
}

void output_characters(struct output *o, const char *text) {
    bool plain[128] = {false}; /* most pages have hardly any others */
    if (!o->seen) o->seen = arena_alloc(o->arena, CODE_POINTS / 8);
    const char *end = text + strlen(text);
    while ((text = pass_plain(plain, text, end)) < end) {
        const unsigned c = utf8_next(&text);
        o->seen[c / 8] |= (unsigned char)(1u << (c % 8));
    }
    for (unsigned c = 1; c < 128; c++)
        if (plain[c]) o->seen[c / 8] |= (unsigned char)(1u << (c % 8));
}

static size_t seen_characters(const struct output *o, uint32_t **list) {
    static const unsigned char none[64] = {0};
    VEC(uint32_t) seen = {0};
    for (uint32_t eight = 0x20 / 8; o->seen && eight < CODE_POINTS / 8; eight++) {
        if (eight % sizeof none == 0 && memcmp(o->seen + eight, none, sizeof none) == 0) {
            eight += (uint32_t)sizeof none - 1; /* true of nearly all */
            continue;
        }
        for (uint32_t bit = 0; bit < 8; bit++)
            if (o->seen[eight] >> bit & 1) VEC_PUSH(o->arena, &seen, eight * 8 + bit);
    }
    *list = seen.v;
    return seen.n;
}

struct web_face {
    enum font_role role;
    const char *file;
    int weight;
    bool heading, voice; /* which of the theme's fonts; neither: the text font */
};

static const struct web_face web_faces[] = {
    {FONT_HEADING, "heading.ttf", 700, true, false},
    {FONT_VOICE, "voice.ttf", 400, false, true},
    {FONT_TEXT, "text.ttf", 400, false, false},
    {FONT_TEXT_BOLD, "text-bold.ttf", 700, false, false},
};

enum { WEB_FACES = sizeof web_faces / sizeof *web_faces };

static const char *family_of(const struct theme *t, const struct web_face *f) {
    if (f->heading) return t->heading_font;
    return f->voice ? t->voice_font : t->text_font;
}

/* The font is the cause: without memory, mem_check would have ended the program. */
static void cannot_cut(struct output *o, const struct face *face) {
    struct face_info info;
    face_info(face, &info);
    diag_add(o->diags,
             (struct diag){.code = code_text(CODE_FONT_UNUSABLE),
                           .severity = DIAG_WARNING,
                           .file = o->place->path,
                           .learner = o->place->path,
                           .text = arena_printf(o->arena,
                                                "font '%s' cannot be cut to what is used of it; "
                                                "these pages are in a font of the reader's",
                                                info.path),
                           .remedy = "name another font in theme.yaml"});
}

bool output_style(struct output *o, const struct shared *s) {
    uint32_t *characters;
    size_t n = seen_characters(o, &characters), faces = 0;
    struct html_face list[WEB_FACES];
    struct buf data = BUF_INIT;
    bool ok = true;
    for (size_t i = 0; i < WEB_FACES && ok; i++) {
        const struct web_face *f = &web_faces[i];
        const struct face *face = fonts_role(s->fonts, f->role);
        buf_clear(&data);
        if (!face) continue;
        if (!face_subset_web(face, characters, n, &data)) {
            cannot_cut(o, face);
            continue;
        }
        const char *path = arena_printf(o->arena, "assets/fonts/%s", f->file);
        ok = output_write(o, path, data.p, data.n);
        if (o->vault) vault_font(o->vault, family_of(s->theme, f), f->weight, path);
        if (o->vault) continue;
        list[faces++] = (struct html_face){family_of(s->theme, f), f->weight, false,
                                           arena_printf(o->arena, "fonts/%s", f->file)};
    }
    if (ok && !o->vault) { /* a locked folder has its own style sheet, and its fonts are sealed */
        buf_clear(&data);
        html_style(s->html, s->css, list, faces, &data);
        ok = output_write(o, "assets/style.css", data.p, data.n) &&
             output_write(o, "assets/site.js", s->script, strlen(s->script));
    }
    buf_release(&data);
    return ok;
}
