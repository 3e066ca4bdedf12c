/* marks.c: see marks.h. */
#include "model/marks.h"

#include <string.h>

/* "schools/north/classes/maple/learners/x/ratings.csv" after the two folders that begin it. */
static const char *below(const char *path, const char *folder) {
    const size_t n = strlen(folder);
    if (strncmp(path, folder, n) != 0) return path;
    const char *slash = strchr(path + n, '/');
    return slash ? slash + 1 : path;
}

static const char *in_class(const char *path) { return below(below(path, "schools/"), "classes/"); }

/* What follows the folder of pieces of evidence, or NULL if the file is in none, as it is in
 * "learners/x/evidence/2026-10-03-bridge.md" and "activities/2026-10-03-bridge/index.md". */
static const char *in_pieces(const char *path) {
    const char *own = below(path, "learners/"), *piece = below(own, "evidence");
    if (own != path && piece != own) return piece;
    piece = below(path, "activities");
    return piece != path && strchr(piece, '/') ? piece : NULL;
}

struct place {
    enum { PIECE, OWN, OF_CLASS } kind;
    const char *path;
};

static struct place place_of(const char *file) {
    const char *path = in_class(file), *piece = in_pieces(path);
    if (piece) return (struct place){PIECE, piece};
    return (struct place){strncmp(path, "learners/", 9) == 0 ? OWN : OF_CLASS, path};
}

int marks_order(const struct mark *a, const struct mark *b) {
    const struct place x = place_of(a->file), y = place_of(b->file);
    int c = (x.kind > y.kind) - (x.kind < y.kind);
    if (c == 0) c = strcmp(x.path, y.path);
    if (c == 0) c = strcmp(a->file, b->file);
    if (c == 0) c = (a->line > b->line) - (a->line < b->line);
    return c ? c : (a->column > b->column) - (a->column < b->column);
}
