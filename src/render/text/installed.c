/* installed.c: the one file that knows fontconfig. It lists what is installed; it opens no font.
 *
 * fontconfig's own matching is not used: it answers with the nearest font for the user's language and taste,
 * and a child's portfolio must look the same on each machine that has the same fonts. */
#include "render/text/installed.h"

#include "base/hash.h"
#include "base/vec.h"

#include <ctype.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    struct font_file file;
    int width, version;
    bool cff;
    struct entry *next; /* of the same family */
};

struct installed {
    FcConfig *config; /* owns the patterns that the paths and coverages point into */
    struct table *by_family;
    struct table *variable; /* paths of files that are variable: their default looks static */
    VEC(struct entry *) all;
};

static char *fold(struct arena *a, const char *family) {
    char *key = arena_strdup(a, family);
    for (char *c = key; *c; c++) *c = (char)tolower((unsigned char)*c);
    return key;
}

static int get_int(const FcPattern *p, const char *object, int otherwise) {
    int v;
    return FcPatternGetInteger(p, object, 0, &v) == FcResultMatch ? v : otherwise;
}

static bool get_bool(const FcPattern *p, const char *object) {
    FcBool v;
    return FcPatternGetBool(p, object, 0, &v) == FcResultMatch && v == FcTrue;
}

static const char *path_of(const FcPattern *p) {
    FcChar8 *path;
    return FcPatternGetString(p, FC_FILE, 0, &path) == FcResultMatch ? (const char *)path : NULL;
}

/* The upper half of an index: 0 for a static font and for the default of a variable one, which is the only
 * instance that we use; others for named instances, and one for the variable font as such. */
enum { VARIABLE_AS_SUCH = 0x8000 };
static int instance(const FcPattern *p) { return get_int(p, FC_INDEX, 0) >> 16 & 0xFFFF; }

/* Colour fonts have pictures for glyphs, bitmap fonts have no outlines: neither can be embedded. */
static bool usable(const FcPattern *p) {
    return get_bool(p, FC_OUTLINE) && !get_bool(p, FC_COLOR) &&
           (instance(p) == 0 || instance(p) == VARIABLE_AS_SUCH);
}

static bool read_entry(const struct installed *in, const FcPattern *p, struct entry *e) {
    const char *path = path_of(p);
    FcChar8 *format;
    FcCharSet *coverage;
    if (!path || !usable(p) || FcPatternGetCharSet(p, FC_CHARSET, 0, &coverage) != FcResultMatch)
        return false;
    *e = (struct entry){
        .file = {.path = path,
                 .index = (unsigned)get_int(p, FC_INDEX, 0) & 0xFFFF,
                 .weight = get_int(p, FC_WEIGHT, FC_WEIGHT_REGULAR),
                 .italic = get_int(p, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN,
                 .variable = table_find(in->variable, path) != NULL,
                 .coverage = coverage},
        .width = get_int(p, FC_WIDTH, FC_WIDTH_NORMAL),
        .version = get_int(p, FC_FONTVERSION, 0),
        .cff = FcPatternGetString(p, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
               strcmp((char *)format, "CFF") == 0,
    };
    return true;
}

static void file_under(struct installed *in, struct arena *a, const char *family, const struct entry *e) {
    struct entry *copy = arena_copy(a, e, sizeof *e);
    char *key = fold(a, family);
    copy->next = table_find(in->by_family, key);
    table_set(in->by_family, key, copy);
}

static void add_font(struct installed *in, struct arena *a, const FcPattern *p) {
    struct entry e;
    if (!read_entry(in, p, &e)) return;
    VEC_PUSH(a, &in->all, arena_copy(a, &e, sizeof e));
    FcChar8 *family;
    for (int n = 0; FcPatternGetString(p, FC_FAMILY, n, &family) == FcResultMatch; n++)
        file_under(in, a, (const char *)family, &e);
}

static void note_variable(struct installed *in, FcPattern *p) {
    if (get_bool(p, FC_VARIABLE) && path_of(p)) table_set(in->variable, path_of(p), p);
}

struct installed *installed_new(struct arena *a) {
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config) return NULL;
    struct installed *in = arena_make(a, struct installed);
    in->config = config;
    in->by_family = table_new(a);
    in->variable = table_new(a);
    const FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
    for (int i = 0; fonts && i < fonts->nfont; i++) note_variable(in, fonts->fonts[i]);
    for (int i = 0; fonts && i < fonts->nfont; i++) add_font(in, a, fonts->fonts[i]);
    return in;
}

void installed_free(struct installed *in) {
    if (in) FcConfigDestroy(in->config); /* not FcFini: it aborts while another list is open */
}

/* Negative when a suits better than b. */
static int compare(const struct entry *a, const struct entry *b, int weight) {
    int rows[][2] = {
        {a->file.italic, b->file.italic}, /* asked for italic, all candidates are: no difference */
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
    for (const struct entry *e = table_find(in->by_family, fold(scratch, family)); e; e = e->next)
        if (suits(e, bold, italic) && (!best || compare(e, best, weight) < 0)) best = e;
    arena_free(scratch);
    if (best) *out = best->file;
    return best != NULL;
}

bool installed_any(const struct installed *in, struct font_file *out) {
    const struct entry *best = NULL;
    for (size_t i = 0; i < in->all.n; i++) {
        const struct entry *e = in->all.v[i];
        if (!font_file_covers(&e->file, 'a') || !font_file_covers(&e->file, ' ')) continue;
        if (!best || compare(e, best, FC_WEIGHT_REGULAR) < 0) best = e;
    }
    if (best) *out = best->file;
    return best != NULL;
}

bool font_file_covers(const struct font_file *file, uint32_t code_point) {
    return FcCharSetHasChar(file->coverage, code_point);
}
