/* links.c: makes addresses safe for a page: relative to it, or with a harmless scheme. Writes no
 * markup. */
#include "render/html/web.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Length of "https" in "https://..."; 0 if there is no scheme. */
static size_t scheme_length(const char *href) {
    size_t n = strcspn(href, ":/?#");
    if (href[n] != ':' || !isalpha((unsigned char)href[0])) return 0;
    for (size_t i = 0; i < n; i++)
        if (!isalnum((unsigned char)href[i]) && !strchr("+-.", href[i])) return 0;
    return n;
}

static bool scheme_is(const char *href, size_t n, const char *name) {
    return strlen(name) == n && strncasecmp(href, name, n) == 0;
}

bool web_is_away(const char *href) {
    size_t n = scheme_length(href);
    return scheme_is(href, n, "http") || scheme_is(href, n, "https");
}

static bool scheme_is_fine(const char *href, size_t n) {
    if (scheme_is(href, n, "mailto")) return true;
    return web_is_away(href) && strncmp(href + n, "://", 3) == 0 && href[n + 3] &&
           href[n + 3] != '/';
}

/* Is it a path inside the site: not absolute, without "..", or anything that a browser treats like
 * that? */
static bool path_is_fine(const char *path) {
    size_t n = strcspn(path, "?#");
    if (n == 0) return path[0] == '#';
    if (path[0] == '/' || memchr(path, '\\', n)) return false;
    for (size_t i = 0; i < n;) {
        size_t len = strcspn(path + i, "/?#");
        if (len == 0 || (len == 1 && path[i] == '.') ||
            (len == 2 && path[i] == '.' && path[i + 1] == '.'))
            return false;
        if (strncasecmp(path + i, "%2e", 3) == 0) return false;
        i += len;
        if (path[i] == '/') i++;
    }
    return true;
}

static bool has_control(const char *s) {
    for (; *s; s++)
        if ((unsigned char)*s < 0x20 || *s == 0x7F) return true;
    return false;
}

/* Bytes that need no escaping in an address. */
static bool is_plain(char c) {
    return isalnum((unsigned char)c) || (c && strchr("-._~:/?@!$&'()*+;=", c));
}

/* Is this '%' or '#' kept? '%' only before two hexadecimal digits, '#' only once. */
static bool is_kept(const char *p, bool *fragment) {
    if (*p == '%') return isxdigit((unsigned char)p[1]) && isxdigit((unsigned char)p[2]);
    bool first = *p == '#' && !*fragment;
    *fragment = *fragment || first;
    return first;
}

static void encode(const char *s, struct buf *out) {
    bool fragment = false;
    for (const char *start = s; *s; start = s) {
        while (is_plain(*s)) s++;
        buf_add(out, start, (size_t)(s - start));
        if (!*s) return;
        if (is_kept(s, &fragment))
            buf_char(out, *s);
        else
            buf_fmt(out, "%%%02X", (unsigned char)*s);
        s++;
    }
}

/* The path relative to the page's folder, without the folders that both share. */
static void relative(const char *page, const char *path, struct buf *out) {
    size_t same = 0;
    for (size_t i = 0; page[i] && page[i] == path[i] && path[i] != '#' && path[i] != '?'; i++)
        if (page[i] == '/') same = i + 1;
    for (const char *p = page + same; *p; p++)
        if (*p == '/') buf_str(out, "../");
    const char *rest = path + same;
    size_t first = strcspn(rest, ":/");
    if (rest[first] == ':') buf_str(out, "./"); /* otherwise it would look like a scheme */
    encode(rest, out);
}

/* Pages are in the folder of their language; everything else is shared. */
static bool is_page(const char *path) {
    size_t n = strcspn(path, "?#");
    return n > 5 && strncmp(path + n - 5, ".html", 5) == 0;
}

static const char *from_root(struct web *w, const char *path) {
    const char *folder = w->site->folder;
    return folder && *folder && is_page(path) ? arena_printf(w->arena, "%s%s", folder, path) : path;
}

const char *web_href(struct web *w, const char *href) {
    if (!href || !*href || has_control(href)) return NULL;
    size_t start = w->work.n, scheme = scheme_length(href);
    if (scheme ? !scheme_is_fine(href, scheme) : !path_is_fine(href)) return NULL;
    if (scheme || href[0] == '#')
        encode(href, &w->work);
    else
        relative(w->path, from_root(w, href), &w->work);
    return web_take(w, start);
}
