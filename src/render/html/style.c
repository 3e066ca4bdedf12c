/* style.c: the style sheet: the theme's colors and fonts as custom properties, then the part shared
 * by all themes. */
#include "render/html/web.h"

static void write_color_name(const char *name, struct buf *out) {
    for (; *name; name++) buf_char(out, *name == '_' ? '-' : *name);
}

static void write_colors(const unsigned *colors, struct buf *out) {
    static const char *const names[] = {
#define X(NAME, name) [COLOR_##NAME] = #name,
        THEME_COLORS(X)
#undef X
    };
    for (size_t i = 0; i < COLOR_COUNT; i++) {
        buf_str(out, "--");
        write_color_name(names[i], out);
        buf_fmt(out, ":#%06x;", colors[i] & 0xFFFFFF);
    }
}

/* Writes the name in quotation marks, without characters that could end them. */
static void write_family(const char *family, struct buf *out) {
    buf_char(out, '"');
    for (; *family; family++)
        if (*family != '"' && *family != '\\' && (unsigned char)*family >= 0x20)
            buf_char(out, *family);
    buf_char(out, '"');
}

static void write_font(const char *role, const char *family, struct buf *out) {
    buf_fmt(out, "--%s:", role);
    if (family) {
        write_family(family, out);
        buf_char(out, ',');
    }
    buf_str(out, "system-ui,\"Noto Sans\",\"Segoe UI\",Roboto,\"Noto Naskh Arabic\",sans-serif;");
}

static void write_face(const struct html_face *f, struct buf *out) {
    if (!f->ref) return;
    buf_str(out, "@font-face{font-family:");
    write_family(f->family, out);
    buf_fmt(out, ";font-weight:%d;font-style:%s;font-display:swap;src:url(", f->weight,
            f->italic ? "italic" : "normal");
    write_family(f->ref, out);
    buf_str(out, ")}\n");
}

/* .f-leaf{fill:var(--leaf)} .s-leaf{stroke:var(--leaf)}: classes for the colors of drawings. */
static void write_paints(struct buf *out) {
    static const char *const names[] = {
#define X(NAME, name) #name,
        THEME_COLORS(X)
#undef X
    };
    for (size_t i = 0; i < COLOR_COUNT; i++) {
        buf_str(out, ".f-");
        write_color_name(names[i], out);
        buf_str(out, "{fill:var(--");
        write_color_name(names[i], out);
        buf_str(out, ")}.s-");
        write_color_name(names[i], out);
        buf_str(out, "{stroke:var(--");
        write_color_name(names[i], out);
        buf_str(out, ")}\n");
    }
}

/* Light by default and on paper; on screens dark if the reader's system prefers it or the reader
 * chose it. */
void html_style(const struct html *h, const char *base_css, const struct html_face *faces, size_t n,
                struct buf *out) {
    const struct theme *t = h->theme;
    for (size_t i = 0; i < n; i++) write_face(&faces[i], out);
    buf_str(out, ":root{color-scheme:light;");
    write_colors(t->light, out);
    write_font("heading-font", t->heading_font, out);
    write_font("voice-font", t->voice_font, out);
    write_font("text-font", t->text_font, out);
    buf_fmt(out, "--radius:%dpx}\n", t->radius_px);
    buf_str(
        out,
        "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;");
    write_colors(t->dark, out);
    buf_str(out, "}}\n@media screen{:root[data-theme=dark]{color-scheme:dark;");
    write_colors(t->dark, out);
    buf_str(out, "}}\n");
    write_paints(out);
    buf_str(out, base_css);
}
