/* work_result.h: what a worker made and found, on its way to the parent, which puts it in place: of
 * a class, of its workbook, or of the files above the classes. The new ledger of a class is staged
 * as well. */
#ifndef PIPELINE_WORK_RESULT_H
#define PIPELINE_WORK_RESULT_H

#include "base/buf.h"
#include "base/diag.h"
#include "pipeline/tree/build_result.h"

#include <stdbool.h>

struct made {
    int pages, pdfs, books;
    long long bytes;
};

enum before { /* what was published of a learner */
              BEFORE_NOTHING,
              BEFORE_HERE,
              BEFORE_ELSEWHERE /* under another path, and staged for the new one */
};

struct learner_result {
    int index;
    enum build_result result;
    enum before before;
    struct made made;
};

struct work_result {
    struct arena *arena;
    struct made made;                    /* of the class's own files */
    bool withdraws;                      /* what was published held what may no longer be */
    VEC(struct learner_result) learners; /* each one of the class */
    VEC(const char *) notes;             /* what is kept back, in words */
    VEC(const char *) files; /* that were staged, from the folder of the class or of the output */
    VEC(const char *) drops; /* published files of the class, to be taken away */
    VEC(struct diag) findings;
};

void work_result_write(const struct work_result *r, const struct diags *findings, struct buf *out);
/* False when the bytes are no such text: the worker was not in its right mind. */
bool work_result_read(struct work_result *r, struct arena *a, const char *bytes, size_t n);

#endif
