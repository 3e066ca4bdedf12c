/* work_result.h: what a worker made and found, as sent to the parent, which puts it in place:
 * for a class, its workbook, or the files above the classes. The new ledger of a class is staged
 * as well. */
#ifndef PIPELINE_WORK_RESULT_H
#define PIPELINE_WORK_RESULT_H

#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "pipeline/tree/build_result.h"

#include <stdbool.h>

struct made {
    int pages, pdfs, books;
    long long bytes;
    int decoded; /* pictures */
};

enum before { /* published before of a learner */
              BEFORE_NOTHING,
              BEFORE_HERE,
              BEFORE_ELSEWHERE /* under another path; staged for the new one */
};

struct learner_result {
    int index;
    enum build_result result;
    enum before before;
    struct made made;
    const char *why; /* it was made again, or NULL */
    bool unchanged;  /* asked for, and as it would be made: the published files stay */
};

struct fields_line;

struct work_result {
    struct arena *arena;
    struct made made; /* of the class's own files */
    /* the published files contain what is no longer permitted */
    bool withdraws;
    struct date lasts; /* the last day of which all of it is true (model/term.h); not set: any */
    VEC(struct learner_result) learners; /* all of the class */
    VEC(const char *) notes;             /* about withheld files, in words */
    VEC(const char *) files; /* staged, relative to the folder of the class or of the output */
    VEC(const char *) drops; /* published files of the class to be removed */
    VEC(struct diag) findings;
};

/* The line of a finding, for struct diag. */
const struct fields_line *work_result_finding(void);
void work_result_write(const struct work_result *r, const struct diags *findings, struct buf *out);
/* False if the bytes are not a result: the worker malfunctioned. */
bool work_result_read(struct work_result *r, struct arena *a, const char *bytes, size_t n);

#endif
