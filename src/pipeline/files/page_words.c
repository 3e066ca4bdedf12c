/* page_words.c: the words of templates/html/site.js, as the JSON object that it reads. */
#include "pipeline/files/page_words.h"

static const struct {
    const char *name, *key; /* in the script, in the catalog */
} script_words[] = {
    {"tools", "site.tools"},          {"theme", "site.theme"},
    {"theme_is", "site.theme_is"},    {"system", "site.system"},
    {"light", "site.light"},          {"dark", "site.dark"},
    {"print", "html.print"},          {"search", "search.title"},
    {"search_label", "search.label"}, {"filter_label", "search.filter"},
    {"found", "search.found"},        {"shown", "search.shown"},
    {"nothing", "search.nothing"},    {"clear", "search.clear"},
    {"choose", "search.choose"},      {"close", "search.close"},
    {"photos", "viewer.photos"},      {"previous", "viewer.previous"},
    {"next", "viewer.next"},          {"photo_of", "viewer.photo_of"},
};

static const char *script_json(struct arena *a, const struct lang *lang) {
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < sizeof script_words / sizeof *script_words; i++) {
        buf_fmt(&out, "%s\"%s\":\"", i ? "," : "{", script_words[i].name);
        buf_json(&out, tr(lang, script_words[i].key));
        buf_char(&out, '"');
    }
    buf_char(&out, '}');
    const char *json = buf_dup(&out, a);
    buf_release(&out);
    return json;
}

struct html_words page_words(struct arena *a, const struct lang *lang) {
    return (struct html_words){.show_data = tr(lang, "html.show_data"),
                               .print = tr(lang, "html.print"),
                               .external = tr(lang, "html.external"),
                               .menu = tr(lang, "site.menu"),
                               .close = tr(lang, "search.close"),
                               .script = script_json(a, lang)};
}
