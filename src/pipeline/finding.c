/* finding.c: see finding.h. */
#include "pipeline/finding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 6, WORD = 12 };

static void write_one(const struct diag *d, struct buf *out) {
    const int values[NUMBERS] = {(int)d->severity, d->line,       d->column,
                                 d->length,        d->first.line, d->first.column};
    char n[NUMBERS][WORD];
    for (size_t i = 0; i < NUMBERS; i++) snprintf(n[i], WORD, "%d", values[i]);
    const char *fields[] = {"finding", d->code,   n[0],       d->file,  n[1],          n[2], n[3], d->text,
                            d->remedy, d->source, d->learner, d->trace, d->first.file, n[4], n[5]};
    fields_write(out, fields, sizeof fields / sizeof *fields);
}

void findings_write(const struct diags *diags, struct buf *out) {
    for (size_t i = 0; i < diags->list.n; i++) write_one(&diags->list.v[i], out);
}

static const char *or_null(const char *s) { return *s ? s : NULL; }
static int to_int(const char *s) { return (int)strtol(s, NULL, 10); }

bool finding_read(const struct fields *line, struct diags *diags) {
    const char *const *f = line->v;
    if (strcmp(f[0], "finding") != 0) return false;
    int severity = to_int(f[2]);
    diag_add(diags, (struct diag){.code = or_null(f[1]),
                                  .severity = severity == DIAG_WARNING ? DIAG_WARNING
                                              : severity == DIAG_NOTE  ? DIAG_NOTE
                                                                       : DIAG_ERROR,
                                  .file = or_null(f[3]),
                                  .line = to_int(f[4]),
                                  .column = to_int(f[5]),
                                  .length = to_int(f[6]),
                                  .text = f[7],
                                  .remedy = or_null(f[8]),
                                  .source = or_null(f[9]),
                                  .learner = or_null(f[10]),
                                  .trace = or_null(f[11]),
                                  .first = {or_null(f[12]), to_int(f[13]), to_int(f[14])}});
    return true;
}
