/* work_result.c: see work_result.h. */
#include "pipeline/tree/work_result.h"

#include "pipeline/tree/fields.h"

static const char what[] = "folioscope-result";

static const char *const results[] = {
    [RESULT_SKIPPED] = "skipped", [RESULT_BUILT] = "built",       [RESULT_LEFT_OUT] = "left-out",
    [RESULT_UNREAD] = "unread",   [RESULT_WITHHELD] = "withheld", [RESULT_WITHDRAWN] = "withdrawn",
    [RESULT_FAILED] = "failed",   [RESULT_DIED] = "died"};
_Static_assert(sizeof results / sizeof *results == RESULT_COUNT, "a word for each");

static const char *const befores[] = {
    [BEFORE_NOTHING] = "nothing", [BEFORE_HERE] = "here", [BEFORE_ELSEWHERE] = "elsewhere"};

static const char *const severities[] = {
    [DIAG_NOTE] = "note", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};

#define MADE(S)                                                                     \
    FIELD(INT, S, made.pages), FIELD(INT, S, made.pdfs), FIELD(INT, S, made.books), \
        FIELD(BYTES, S, made.bytes), FIELD(INT, S, made.decoded)

static const struct field own_fields[] = {MADE(struct work_result),
                                          FIELD(FLAG, struct work_result, withdraws),
                                          FIELD(DATE, struct work_result, lasts)};
static const struct field learner_fields[] = {
    FIELD(INT, struct learner_result, index),
    FIELD_OF(WORD, struct learner_result, result, results),
    FIELD_OF(WORD, struct learner_result, before, befores),
    FIELD(FLAG, struct learner_result, unchanged),
    FIELD(TEXT, struct learner_result, why),
    MADE(struct learner_result)};
static const struct field text_fields[] = {{.name = "text"}};
static const struct field diag_fields[] = {
    FIELD(TEXT, struct diag, code),       FIELD_OF(WORD, struct diag, severity, severities),
    FIELD(TEXT, struct diag, file),       FIELD(INT, struct diag, sheet),
    FIELD(INT, struct diag, line),        FIELD(TEXT, struct diag, cell),
    FIELD(TEXT, struct diag, first_cell), FIELD(INT, struct diag, column),
    FIELD(INT, struct diag, length),      FIELD(TEXT, struct diag, text),
    FIELD(TEXT, struct diag, remedy),     FIELD(TEXT, struct diag, source),
    FIELD(TEXT, struct diag, learner),    FIELD(TEXT, struct diag, trace),
    FIELD(TEXT, struct diag, first.file), FIELD(INT, struct diag, first.line),
    FIELD(INT, struct diag, first.column)};

static const struct fields_line own = LINE("own", own_fields);
static const struct fields_line finding = LINE("finding", diag_fields);
static const struct diag no_finding = {.text = "", .severity = DIAG_ERROR};

#define LIST(word, fields, member, blank) \
    LINES(word, fields, struct work_result, member.v, member.n, blank)

static const struct fields_list lists[] = {
    LIST("learner", learner_fields, learners, NULL), LIST("note", text_fields, notes, NULL),
    LIST("file", text_fields, files, NULL), LIST("drop", text_fields, drops, NULL),
    LIST("finding", diag_fields, findings, &no_finding)};

enum { LISTS = sizeof lists / sizeof *lists };

const struct fields_line *work_result_finding(void) { return &finding; }

void work_result_write(const struct work_result *r, const struct diags *findings, struct buf *out) {
    struct work_result all = *r;
    all.findings.v = findings->list.v;
    all.findings.n = findings->list.n;
    fields_start(out, what);
    fields_write(out, &own, &all);
    fields_write_all(out, lists, LISTS, &all);
    fields_finish(out);
}

bool work_result_read(struct work_result *result, struct arena *a, const char *bytes, size_t n) {
    struct fields_reader r = fields_open(a, bytes, n, what);
    bool ok = r.sound && !r.unnamed;
    *result = (struct work_result){.arena = a};
    while (ok && fields_next(&r))
        ok = fields_read(&r, &own, result) || fields_read_any(&r, lists, LISTS);
    fields_settle(&r, a, lists, LISTS, ok ? result : NULL);
    return ok;
}
