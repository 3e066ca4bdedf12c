/* installed.c: the only file that uses fontconfig. Lists the installed fonts; opens none.
 *
 * fontconfig's own matching is not used: it returns the nearest font for the user's language and
 * preferences, but a learner's portfolio must look the same on every machine with the same fonts.
 *
 * When out of memory, fontconfig crashes or leaves fonts out. So it runs in a process of its own,
 * which makes the list twice and sends it only if both are equal. */
#include "render/text/installed.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/late.h"
#include "base/vec.h"
#include "os/os.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#define CALLS(X)                \
    X(FcCharSetFirstPage)       \
    X(FcCharSetNextPage)        \
    X(FcConfigDestroy)          \
    X(FcConfigGetFonts)         \
    X(FcInitLoadConfigAndFonts) \
    X(FcPatternGetBool)         \
    X(FcPatternGetCharSet)      \
    X(FcPatternGetInteger)      \
    X(FcPatternGetString)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};
LATE_NAMED(LIBRARY_FONTCONFIG);

struct entry {
    struct font_file file;
    int width, version;
    bool cff;
    struct entry *next; /* of the same family */
};

/* The coverage of 256 code points, as returned by FcCharSetFirstPage. */
struct page {
    uint32_t first;
    FcChar32 has[FC_CHARSET_MAP_SIZE];
};

struct coverage {
    size_t n;
    struct page *pages; /* by first */
};

struct installed {
    struct table *by_family;
    VEC(struct entry *) all;
};

/* ---- in the child process: fontconfig's list as bytes ---- */

static int get_int(const struct library *l, const FcPattern *p, const char *object, int otherwise) {
    int v;
    return l->FcPatternGetInteger(p, object, 0, &v) == FcResultMatch ? v : otherwise;
}

static bool get_bool(const struct library *l, const FcPattern *p, const char *object) {
    FcBool v;
    return l->FcPatternGetBool(p, object, 0, &v) == FcResultMatch && v == FcTrue;
}

static const char *get_string(const struct library *l, const FcPattern *p, const char *object,
                              int n) {
    FcChar8 *s;
    return l->FcPatternGetString(p, object, n, &s) == FcResultMatch ? (const char *)s : NULL;
}

/* The upper half of a face index: 0 for a static font and for the default of a variable one, which
 * is the only instance used here; other values are named instances, and one stands for the variable
 * font as a whole. */
enum { VARIABLE_AS_SUCH = 0x8000 };
static int instance(const struct library *l, const FcPattern *p) {
    return get_int(l, p, FC_INDEX, 0) >> 16 & 0xFFFF;
}

/* Color fonts have pictures as glyphs, and bitmap fonts have no outlines: neither can be
 * embedded. */
static bool usable(const struct library *l, const FcPattern *p) {
    return get_bool(l, p, FC_OUTLINE) && !get_bool(l, p, FC_COLOR) &&
           (instance(l, p) == 0 || instance(l, p) == VARIABLE_AS_SUCH);
}

/* The head of each face, followed by its pages, its path, and its families, each text with its
 * final NUL. */
struct row {
    struct entry entry; /* without its pointers */
    size_t n_pages, n_families;
};

static size_t send_pages(const struct library *l, const FcCharSet *coverage, struct buf *out) {
    struct page page = {0};
    FcChar32 next;
    size_t n = 0;
    for (page.first = l->FcCharSetFirstPage(coverage, page.has, &next);
         page.first != FC_CHARSET_DONE;
         page.first = l->FcCharSetNextPage(coverage, page.has, &next), n++)
        if (out) buf_add(out, &page, sizeof page);
    return n;
}

static void send_font(const struct library *l, const FcPattern *p, struct table *variable,
                      struct buf *out) {
    const char *path = get_string(l, p, FC_FILE, 0), *format = get_string(l, p, FC_FONTFORMAT, 0);
    FcCharSet *coverage;
    struct row row;
    if (!path || !usable(l, p) ||
        l->FcPatternGetCharSet(p, FC_CHARSET, 0, &coverage) != FcResultMatch)
        return;
    memset(&row, 0, sizeof row); /* including the padding, because two lists are compared */
    row.entry.file.index = (unsigned)get_int(l, p, FC_INDEX, 0) & 0xFFFF;
    row.entry.file.weight = get_int(l, p, FC_WEIGHT, FC_WEIGHT_REGULAR);
    row.entry.file.italic = get_int(l, p, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    row.entry.file.variable = table_find(variable, path) != NULL;
    row.entry.width = get_int(l, p, FC_WIDTH, FC_WIDTH_NORMAL);
    row.entry.version = get_int(l, p, FC_FONTVERSION, 0);
    row.entry.cff = format && strcmp(format, "CFF") == 0;
    row.n_pages = send_pages(l, coverage, NULL);
    while (get_string(l, p, FC_FAMILY, (int)row.n_families)) row.n_families++;
    buf_add(out, &row, sizeof row);
    send_pages(l, coverage, out);
    buf_add(out, path, strlen(path) + 1);
    for (size_t i = 0; i < row.n_families; i++) {
        const char *family = get_string(l, p, FC_FAMILY, (int)i);
        buf_add(out, family, strlen(family) + 1);
    }
}

static void send_list(const struct library *l, struct buf *out) {
    struct arena *a = arena_new();
    struct table *variable = table_new(a); /* paths of variable fonts, whose default looks static */
    FcConfig *config = l->FcInitLoadConfigAndFonts();
    const FcFontSet *fonts = config ? l->FcConfigGetFonts(config, FcSetSystem) : NULL;
    for (int i = 0; fonts && i < fonts->nfont; i++) {
        const char *path = get_string(l, fonts->fonts[i], FC_FILE, 0);
        if (path && get_bool(l, fonts->fonts[i], FC_VARIABLE)) table_set(variable, path, variable);
    }
    for (int i = 0; fonts && i < fonts->nfont; i++) send_font(l, fonts->fonts[i], variable, out);
    if (config) l->FcConfigDestroy(config);
    arena_free(a);
}

/* A byte before the list says that there is one: nothing is sent without the library. */
static void list_twice(void *context, struct buf *out) {
    struct buf again = BUF_INIT;
    struct library l;
    (void)context;
    if (late_load(LIBRARY_FONTCONFIG, call_names, &l, sizeof l) != LATE_LOADED) return;
    buf_char(out, 1);
    buf_char(&again, 1);
    send_list(&l, out);
    send_list(&l, &again);
    const bool same = out->n == again.n && memcmp(out->p, again.p, out->n) == 0;
    buf_release(&again);
    errno = same ? 0 : ENOMEM;
    mem_check();
}

/* ---- in the parent process: the list received ---- */

static void file_under(struct installed *in, struct arena *a, const char *family,
                       const struct entry *e) {
    struct entry *copy = arena_copy(a, e, sizeof *e);
    char *key = ascii_lowered(a, family);
    copy->next = table_find(in->by_family, key);
    table_set(in->by_family, key, copy);
}

static const char *take_text(struct arena *a, const char **at) {
    const char *text = arena_strdup(a, *at);
    *at += strlen(text) + 1;
    return text;
}

/* Reads one face at *at, and advances *at past it. */
static void take_font(struct installed *in, struct arena *a, const char **at) {
    struct row row;
    memcpy(&row, *at, sizeof row);
    *at += sizeof row;
    struct coverage *coverage = arena_make(a, struct coverage);
    *coverage = (struct coverage){row.n_pages, arena_array(a, row.n_pages, sizeof(struct page))};
    memcpy(coverage->pages, *at, row.n_pages * sizeof(struct page));
    *at += row.n_pages * sizeof(struct page);
    row.entry.file.coverage = coverage;
    row.entry.file.path = take_text(a, at);
    VEC_PUSH(a, &in->all, arena_copy(a, &row.entry, sizeof row.entry));
    for (size_t i = 0; i < row.n_families; i++) file_under(in, a, take_text(a, at), &row.entry);
}

/* With thousands of fonts and no font cache, the first build is slow; the cache is written along
 * the way, so the next build continues from there. The time limit is wall time because without
 * memory fontconfig can deadlock. */
static const struct os_limits limits = {.cpu_seconds = 60,
                                        .memory = (size_t)2 << 30,
                                        .result = (size_t)256 << 20,
                                        .written = (size_t)64 << 20,
                                        .seconds = 60};

struct installed *installed_new(struct arena *a, const char **why) {
    struct buf list = BUF_INIT;
    struct installed *in = NULL;
    const bool done = os_confined(&limits, list_twice, NULL, &list, why) == OS_CONFINED_DONE;
    if (done && list.n) {
        in = arena_make(a, struct installed);
        in->by_family = table_new(a);
        for (const char *at = list.p + 1; at < list.p + list.n;) take_font(in, a, &at);
    } else if (done) {
        *why = INSTALLED_NO_LIBRARY;
    }
    buf_release(&list);
    return in;
}

/* Negative if a is the better match. */
static int compare(const struct entry *a, const struct entry *b, int weight) {
    int rows[][2] = {
        {a->file.italic, b->file.italic}, /* if italic is wanted, all candidates are italic */
        {abs(a->file.weight - weight), abs(b->file.weight - weight)},
        {abs(a->width - FC_WIDTH_NORMAL), abs(b->width - FC_WIDTH_NORMAL)},
        {a->file.variable, b->file.variable},
        {a->cff, b->cff},
        {b->version, a->version},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i][0] != rows[i][1]) return rows[i][0] < rows[i][1] ? -1 : 1;
    int by_path = strcmp(a->file.path, b->file.path);
    return by_path ? by_path : (a->file.index > b->file.index) - (a->file.index < b->file.index);
}

static bool suits(const struct entry *e, bool bold, bool italic) {
    return (!bold || e->file.weight >= FC_WEIGHT_DEMIBOLD) && (!italic || e->file.italic);
}

bool installed_find(const struct installed *in, const char *family, bool bold, bool italic,
                    struct font_file *out) {
    struct arena *scratch = arena_new();
    const struct entry *best = NULL;
    int weight = bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
    for (const struct entry *e = table_find(in->by_family, ascii_lowered(scratch, family)); e;
         e = e->next)
        if (suits(e, bold, italic) && (!best || compare(e, best, weight) < 0)) best = e;
    arena_free(scratch);
    if (best) *out = best->file;
    return best != NULL;
}

bool installed_any(const struct installed *in, struct font_file *out) {
    const struct entry *best = NULL;
    for (size_t i = 0; i < in->all.n; i++) {
        const struct entry *e = in->all.v[i];
        if (!installed_covers(&e->file, 'a') || !installed_covers(&e->file, ' ')) continue;
        if (!best || compare(e, best, FC_WEIGHT_REGULAR) < 0) best = e;
    }
    if (best) *out = best->file;
    return best != NULL;
}

bool installed_covers(const struct font_file *file, uint32_t code_point) {
    const struct coverage *c = file->coverage;
    size_t low = 0, high = c->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (c->pages[middle].first + 0xFF < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == c->n || c->pages[low].first > code_point) return false;
    const unsigned bit = code_point & 0xFF;
    return c->pages[low].has[bit / 32] >> bit % 32 & 1;
}
