/* xlsx_text.c: makes texts and addresses fit for a workbook. Knows Excel's limits, but no cells or
 * formats. */
#include "base/buf.h"
#include "base/utf8.h"
#include "render/xlsx/xlsx_inner.h"

#include <string.h>

static bool is_allowed(unsigned c) {
    return c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF);
}

static bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* Is it "_x0041_", the escape of a character (ECMA-376 part 1, 22.9.2.19)? */
static bool is_escape(const char *s) {
    if (strncmp(s, "_x", 2) != 0) return false;
    for (int i = 2; i < 6; i++)
        if (!is_hex(s[i])) return false;
    return s[6] == '_';
}

/* True for most texts, which only need to be checked for valid UTF-8. U+FFFE and U+FFFF begin with
 * 0xEF. */
static bool is_plain(const char *s, bool *ascii) {
    unsigned char all = 0;
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if ((c < 0x20 && c != '\n') || c == 0x7F || c == '_' || c == 0xEF) return false;
        all |= c;
    }
    *ascii = all < 0x80;
    return true;
}

static bool is_clean(const char *s, bool escape) {
    bool ascii = false, plain = is_plain(s, &ascii);
    size_t bad;
    if (plain && ascii) return true;
    if (!utf8_valid(s, strlen(s), &bad)) return false;
    if (plain) return true;
    for (const char *p = s; *p;) {
        if (escape && is_escape(p)) return false;
        if (!is_allowed(utf8_next(&p))) return false;
    }
    return true;
}

static const char *cleaned(struct arena *a, const char *s, bool escape) {
    if (!s || is_clean(s, escape)) return s;
    struct buf b = BUF_INIT;
    size_t n = strlen(s);
    for (size_t at = 0, len; at < n; at += len) {
        if (escape && is_escape(s + at)) buf_str(&b, "_x005F");
        unsigned c = utf8_decode(s + at, n - at, &len);
        if (c == '\r' && s[at + 1] == '\n') continue;
        if (c == '\r') c = '\n';
        buf_utf8(&b, is_allowed(c) ? c : 0xFFFD);
    }
    return buf_take(&b, a);
}

const char *xlsx_clean(struct arena *a, const char *s) { return cleaned(a, s, false); }

const char *xlsx_escaped(struct arena *a, const char *s) { return cleaned(a, s, true); }

size_t xlsx_length(const char *s) {
    size_t n = 0;
    while (*s) n += utf8_next(&s) >= 0x10000 ? 2 : 1;
    return n;
}

/* ---- addresses ---- */

static bool is_plain_in_address(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~/", c));
}

/* Is the scheme, if any, one that opens a page or a mail, and never a program, a script, or a local
 * path? */
static bool is_followed(const char *href) {
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(href, schemes[i], strlen(schemes[i])) == 0) return true;
    size_t end = strcspn(href, ":/?#");
    return href[end] != ':' && *href != '/' && *href != '#' && *href != '?' && !strchr(href, '\\');
}

const char *xlsx_link(struct arena *a, const char *href) {
    enum { LONGEST = 2079 }; /* Excel's limit, after escaping */
    if (!href || !*href || !is_followed(href)) return NULL;
    const char *clean = xlsx_clean(a, href);
    if (clean != href || strpbrk(href, "\t\n")) return NULL;
    size_t length = 0;
    for (const char *p = href; *p; p++) length += is_plain_in_address(*p) ? 1 : 3;
    return length <= LONGEST ? href : NULL;
}

/* ---- levels ---- */

const char *xlsx_symbol(struct sign sign) {
    static const struct {
        int below; /* thousandths of the disc */
        const char *symbol;
    } discs[] = {{375, "◔"}, {625, "◑"}, {875, "◕"}, {1000, "●"}};
    static const char *const symbols[] = {
        [SIGN_NONE] = "",  [SIGN_RING] = "○", [SIGN_FILL] = "●", [SIGN_DONE] = "✔",
        [SIGN_STAR] = "★", [SIGN_BOX] = "☐",  [SIGN_MET] = "☑"};
    if (sign.kind == SIGN_FILL)
        for (size_t i = 0; i < sizeof discs / sizeof *discs; i++)
            if (sign.fill < discs[i].below) return discs[i].symbol;
    return symbols[sign.kind];
}

const char *xlsx_level_text(struct arena *a, struct sign sign, const char *name) {
    const char *symbol = xlsx_symbol(sign);
    if (!name || !*name) return symbol;
    return *symbol ? arena_printf(a, "%s %s", symbol, name) : name;
}

/* ---- printed headers and footers ---- */

const char *xlsx_print_text(struct arena *a, const char *s) {
    struct buf b = BUF_INIT;
    for (s = xlsx_clean(a, s ? s : ""); *s; s++) {
        if (*s == '&') buf_char(&b, '&');
        buf_char(&b, *s == '\n' || *s == '\t' ? ' ' : *s);
        /* libxlsxwriter reads the "&G" in "F&&G" as a placeholder for a picture; turning bold on
         * and off separates them. */
        if (*s == '&' && (s[1] == 'G' || s[1] == '[')) buf_str(&b, "&B&B");
    }
    return buf_take(&b, a);
}
