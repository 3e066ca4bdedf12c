/* vault.c: sealed files, the list of them, and the page in front of them. */
#include "pipeline/files/vault.h"

#include "media/photo/media.h"
#include "model/group.h"
#include "os/os.h"
#include "seal/seal.h"

#include <string.h>

struct vault {
    struct arena *arena;
    struct seal seal;
    struct buf files, fonts, offers; /* contents of JSON lists */
};

/* No file has this name: names of learners' files begin with a letter or digit. */
static const char list_name[] = ".list";

struct vault *vault_new(struct arena *a, const char *passphrase, const char *whose) {
    struct vault *v = arena_make(a, struct vault);
    *v = (struct vault){.arena = a, .files = BUF_INIT, .fonts = BUF_INIT, .offers = BUF_INIT};
    seal_open(&v->seal, passphrase, whose);
    return v;
}

static void add_text(struct buf *b, const char *before, const char *text) {
    buf_str(b, before);
    buf_char(b, '"');
    buf_json(b, text);
    buf_char(b, '"');
}

static const char *type_of(const char *path) {
    static const char *const made[][2] = {
        {".html", "text/html"},
        {".json", "application/json"},
        {".ttf", "font/ttf"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
    const char *dot = strrchr(path, '.'), *type = media_type(path);
    for (size_t i = 0; dot && i < sizeof made / sizeof *made; i++)
        if (strcmp(dot, made[i][0]) == 0) return made[i][1];
    return type ? type : "application/octet-stream";
}

/* Nothing has to be escaped in the script: `place` consists of lowercase letters and digits, the
 * rest is Base64. */
bool vault_write(struct output *o, const char *path, const void *data, size_t n) {
    struct vault *v = o->vault;
    struct buf sealed = BUF_INIT, script = BUF_INIT;
    const char *place = seal_place(v->arena, &v->seal, path);
    seal_bytes(&v->seal, path, data, n, &sealed);
    buf_fmt(&script, "folioscopeSealed(\"%s\",\"", place);
    seal_text(sealed.p, sealed.n, &script);
    buf_str(&script, "\");\n");
    bool ok =
        output_write_open(o, arena_printf(v->arena, "sealed/%s.js", place), script.p, script.n);
    add_text(&v->files, v->files.n ? "," : "", path);
    add_text(&v->files, ":", type_of(path));
    buf_release(&sealed);
    buf_release(&script);
    return ok;
}

void vault_font(struct vault *v, const char *family, int weight, const char *path) {
    add_text(&v->fonts, v->fonts.n ? ",[" : "[", family);
    buf_fmt(&v->fonts, ",\"%d\"", weight);
    add_text(&v->fonts, ",", path);
    buf_char(&v->fonts, ']');
}

void vault_offer(struct vault *v, const char *path, const char *name) {
    add_text(&v->offers, v->offers.n ? ",[" : "[", path);
    add_text(&v->offers, ",", name);
    buf_char(&v->offers, ']');
}

/* ---- the page in front ---- */

static const char *base64(struct arena *a, const void *data, size_t n) {
    struct buf b = BUF_INIT;
    seal_text(data, n, &b);
    const char *text = buf_dup(&b, a);
    buf_release(&b);
    return text;
}

static const char *sealed_list(struct vault *v) {
    struct buf list = BUF_INIT, sealed = BUF_INIT;
    buf_fmt(&list, "{\"files\":{%s},\"fonts\":[%s],\"offers\":[%s]}", v->files.p, v->fonts.p,
            v->offers.p);
    seal_bytes(&v->seal, list_name, list.p, list.n, &sealed);
    const char *text = base64(v->arena, sealed.p, sealed.n);
    buf_release(&list);
    buf_release(&sealed);
    return text;
}

/* The words of the script, as the JSON object that it reads. */
static const char *script_words(struct arena *a, const struct lang *lang) {
    static const char *const words[][2] = {{"opening", "lock.opening"}, {"wrong", "lock.wrong"},
                                           {"cannot", "lock.cannot"},   {"broken", "lock.broken"},
                                           {"files", "lock.files"},     {"close", "lock.close"}};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        add_text(&b, i ? "," : "{", words[i][0]);
        add_text(&b, ":", tr(lang, words[i][1]));
    }
    buf_char(&b, '}');
    const char *json = buf_dup(&b, a);
    buf_release(&b);
    return json;
}

static const char *page_of(struct vault *v, const struct shared *s, const struct lang *lang,
                           const char *school, struct buf *out) {
    struct arena *a = v->arena;
    const struct html_field fields[] = {
        {"lang", lang_tag(lang)},
        {"dir", lang_rtl(lang) ? "rtl" : "ltr"},
        {"title", tr(lang, "lock.title")},
        {"school", school},
        {"what", tr_text(lang, a, "lock.what", "school", school)},
        {"label", tr(lang, "lock.label")},
        {"hint", tr(lang, "lock.hint")},
        {"show", tr(lang, "lock.show")},
        {"open", tr(lang, "lock.open")},
        {"ask", tr_text(lang, a, "lock.ask", "school", school)},
        {"needs", tr(lang, "lock.needs")},
        {"words", script_words(a, lang)},
        {"salt", base64(a, v->seal.salt, SEAL_SALT)},
        {"rounds", arena_printf(a, "%d", SEAL_ROUNDS)},
        {"sealed", sealed_list(v)},
    };
    return html_fill(s->html, a, "unlock", fields, sizeof fields / sizeof *fields, out);
}

bool vault_close(struct output *o, const struct shared *s, const struct lang *lang,
                 const char *school) {
    struct vault *v = o->vault;
    struct buf page = BUF_INIT, css = BUF_INIT;
    const char *endless = page_of(v, s, lang, school, &page);
    html_style(s->html, s->css, NULL, 0, &css);
    bool ok = endless ? shared_endless(endless, o->place->path, o->diags)
                      : output_write_open(o, "index.html", page.p, page.n);
    ok = ok && output_write_open(o, "assets/style.css", css.p, css.n) &&
         output_write_open(o, "assets/site.js", s->script, strlen(s->script)) &&
         output_write_open(o, VAULT_SCRIPT, s->unlock, strlen(s->unlock));
    buf_release(&page);
    buf_release(&css);
    return ok;
}

enum { LARGEST_PAGE = 64 << 20 };

/* Reads bytes such as `data-salt="…"` from the page. */
static bool read_data(const char *page, const char *name, struct buf *out) {
    const char *at = strstr(page, name);
    return at && seal_from_text(at + strlen(name), strcspn(at + strlen(name), "\""), out);
}

bool vault_opens(struct arena *a, const char *folder, const char *passphrase) {
    struct buf salt = BUF_INIT, list = BUF_INIT;
    struct seal seal;
    char *page;
    size_t n;
    bool ok = os_read(a, os_join(a, folder, "index.html"), LARGEST_PAGE, &page, &n, NULL) &&
              read_data(page, "data-salt=\"", &salt) && salt.n == SEAL_SALT &&
              read_data(page, "data-sealed=\"", &list);
    if (ok) {
        seal_open_salted(&seal, passphrase, (const uint8_t *)salt.p);
        ok = seal_fits(&seal, list_name, list.p, list.n);
    }
    buf_release(&salt);
    buf_release(&list);
    return ok;
}

void vault_free(struct vault *v) {
    if (!v) return;
    buf_release(&v->files);
    buf_release(&v->fonts);
    buf_release(&v->offers);
}
