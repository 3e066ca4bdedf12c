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

/* Of a file within a class, what follows the folder of pieces of evidence, or NULL if it is in none:
 * "learners/x/evidence/2026-10-03-bridge.md", "activities/2026-10-03-bridge/index.md". */
static const char *in_pieces(const char *path) {
    const char *own = below(path, "learners/"), *piece = below(own, "evidence");
    if (own != path && piece != own) return piece;
    piece = below(path, "activities");
    return piece != path && strchr(piece, '/') ? piece : NULL;
}

int marks_order(const struct mark *a, const struct mark *b) {
    const char *x = in_class(a->file), *y = in_class(b->file);
    const char *piece_x = in_pieces(x), *piece_y = in_pieces(y);
    int c = (piece_x == NULL) - (piece_y == NULL);
    if (c == 0) c = piece_x ? strcmp(piece_x, piece_y) : strcmp(x, y);
    if (c == 0) c = strcmp(a->file, b->file);
    if (c == 0) c = (a->line > b->line) - (a->line < b->line);
    return c ? c : (a->column > b->column) - (a->column < b->column);
}
