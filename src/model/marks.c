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

int marks_order(const struct mark *a, const struct mark *b) {
    int c = strcmp(in_class(a->file), in_class(b->file));
    if (c == 0) c = strcmp(a->file, b->file);
    if (c == 0) c = (a->line > b->line) - (a->line < b->line);
    return c ? c : (a->column > b->column) - (a->column < b->column);
}
