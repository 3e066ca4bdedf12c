/* pictures.c: photos in several sizes, and drawn panels for cards without a photo. */
#include "render/html/web.h"

#include <string.h>

static void write_attribute(const char *name, const char *value, struct buf *out) {
    buf_char(out, ' ');
    buf_str(out, name);
    buf_str(out, "=\"");
    buf_html(out, value);
    buf_char(out, '"');
}

static void write_size(struct web *w, const char *ref, int width, bool *first) {
    const char *href = web_href(w, ref);
    if (!href) return;
    if (!*first) buf_str(&w->work, ", ");
    *first = false;
    buf_html(&w->work, href);
    buf_fmt(&w->work, " %dw", width);
}

static void write_srcset(struct web *w, const struct image *image, const char *sizes) {
    bool first = true, has_largest = false;
    buf_str(&w->work, " srcset=\"");
    for (size_t i = 0; i < image->n_sizes; i++) {
        write_size(w, image->sizes[i].ref, image->sizes[i].width, &first);
        has_largest = has_largest || image->sizes[i].width == image->width;
    }
    if (!has_largest) write_size(w, image->ref, image->width, &first);
    buf_char(&w->work, '"');
    write_attribute("sizes", sizes, &w->work);
}

const char *web_image(struct web *w, const struct image *image, const char *sizes,
                      const char *lang) {
    const char *src = web_href(w, image->ref);
    if (!src) return NULL;
    size_t start = w->work.n;
    buf_str(&w->work, "<img");
    write_attribute("src", src, &w->work);
    if (image->n_sizes) write_srcset(w, image, sizes);
    if (image->width > 0 && image->height > 0)
        buf_fmt(&w->work, " width=\"%d\" height=\"%d\"", image->width, image->height);
    write_attribute("alt", image->alt ? image->alt : "", &w->work);
    if (image->alt && *image->alt) web_lang(w, lang, &w->work);
    /* The first one is what a phone waits for. */
    buf_str(&w->work, w->has_image ? " loading=\"lazy\"" : " fetchpriority=\"high\"");
    buf_str(&w->work, " decoding=\"async\">");
    w->has_image = true;
    return web_take(w, start);
}

/* The drawing for a kind of evidence without a photo: a tint and a few strokes. */
struct panel {
    const char *symbol, *tint, *strokes;
};

#define LEAF " class=\"s-leaf\""
#define SKY " class=\"s-sky\""
#define SUN " class=\"s-sun\""

static const struct panel panels[] = {
    {"project", "sky",
     "<path d=\"M60 88L96 36H144L180 88M96 36L120 88L144 36M48 88H192\"" SKY "/>"},
    {"paper", "leaf", "<path d=\"M64 34H176M64 52H176M64 70H158M64 88H126\"" LEAF "/>"},
    {"presentation", "sun",
     "<path d=\"M66 28H174V80H66ZM120 80V94M102 98H138M84 64L106 50L122 60L152 42\"" SUN "/>"},
    {"performance", "sun",
     "<path d=\"M104 82V38L150 28V72M104 54L150 44\"" SUN "/>"
     "<circle cx=\"93\" cy=\"83\" r=\"11\"" SUN "/><circle cx=\"139\" cy=\"73\" r=\"11\"" SUN "/>"},
    {"test", "leaf",
     "<path d=\"M70 36L78 44L92 28M70 62L78 70L92 54M70 88L78 96L92 80M108 38H170M108 64H170M108 90H148\"" LEAF
     "/>"},
    {"observation", "sky",
     "<path d=\"M60 60Q120 8 180 60Q120 112 60 60Z\"" SKY
     "/><circle cx=\"120\" cy=\"60\" r=\"15\"" SKY "/>"},
    {"conversation", "sun",
     "<path d=\"M64 28H140V70H96L80 84V70H64ZM156 48H180V88H168V100L154 88H112V82\"" SUN "/>"},
    {"data", "sky",
     "<path d=\"M60 88C76 60 90 62 104 72S128 60 142 48S162 52 180 30\"" SKY "/>"
     "<circle cx=\"60\" cy=\"88\" r=\"3\"" SKY "/><circle cx=\"104\" cy=\"72\" r=\"3\"" SKY "/>"
     "<circle cx=\"142\" cy=\"48\" r=\"3\"" SKY "/><circle cx=\"180\" cy=\"30\" r=\"3\"" SKY "/>"},
    {"artwork", "sun",
     "<path d=\"M64 26H176V94H64ZM76 84L104 52L126 76L140 62L164 84\"" SUN
     "/><circle cx=\"150\" cy=\"44\" r=\"7\"" SUN "/>"},
    {"work-experience", "leaf",
     "<path d=\"M66 46H174V94H66ZM100 46V32H140V46M66 66H174\"" LEAF "/>"},
    {"certification", "leaf",
     "<path d=\"M106 70L98 100L120 88L142 100L134 70\"" LEAF
     "/><circle cx=\"120\" cy=\"50\" r=\"24\"" LEAF "/>"},
    {"other", "leaf", "<path d=\"M84 24H136L158 46V96H84ZM136 24V46H158\"" LEAF "/>"},
};

static const struct panel *find_panel(const char *symbol) {
    size_t n = sizeof panels / sizeof *panels;
    for (size_t i = 0; symbol && i < n; i++)
        if (strcmp(panels[i].symbol, symbol) == 0) return &panels[i];
    return &panels[n - 1];
}

const char *web_panel(struct web *w, const char *symbol) {
    const struct panel *p = find_panel(symbol);
    size_t start = w->work.n;
    buf_str(
        &w->work,
        "<svg class=\"panel\" viewBox=\"0 0 240 120\" aria-hidden=\"true\" fill=\"none\" stroke-width=\"5\" "
        "stroke-linejoin=\"round\" stroke-linecap=\"round\"><rect class=\"f-");
    buf_str(&w->work, p->tint);
    buf_str(&w->work, "-tint\" width=\"240\" height=\"120\"/>");
    buf_str(&w->work, p->strokes);
    buf_str(&w->work, "</svg>");
    return web_take(w, start);
}
