/* verify.h: compares files, and codes from paper, with the folder `issued`. Only that folder is
 * read.
 *
 *     const struct issues all = issues_read(arena, root, NULL);
 *     enum verified v = verify_file(&verifying, "progress.pdf", path); */
#ifndef PIPELINE_VERIFY_H
#define PIPELINE_VERIFY_H

#include "base/buf.h"
#include "pipeline/tree/issue.h"

enum verified { VERIFIED_GENUINE, VERIFIED_CHANGED, VERIFIED_UNKNOWN, VERIFIED_UNREAD };

struct verifying {
    struct arena *arena;
    const char *root;
    struct issues all;
    struct diags *diags;
    struct buf *said; /* gets a line for each answer */
};

/* Reads what was issued; findings for what is damaged. */
struct verifying verify_open(struct arena *a, const char *root, struct diags *diags,
                             struct buf *said);
/* shown: how the file is called in the answer. VERIFIED_UNREAD with a finding. */
enum verified verify_file(struct verifying *v, const char *shown, const char *path);
enum verified verify_code(struct verifying *v, const char *code);

#endif
