/* tree.h: a workspace in memory, which takes the place of the files behind os.h (the linker wraps them). */
#ifndef TESTS_FUZZ_TREE_H
#define TESTS_FUZZ_TREE_H

#include <stddef.h>

struct tree_file {
    const char *path, *data;
    size_t n;
};

/* Read every file below `folder` as one below `path` ("" is the root), once for each folder, in order of paths. */
void tree_read(const char *folder, const char *path);
/* From now on these are the files. */
void tree_serve(void);
size_t tree_files(void);
const struct tree_file *tree_file(size_t i);
/* From now on file i holds this; NULL: what was read. */
void tree_replace(size_t i, const char *data, size_t n);

#endif
