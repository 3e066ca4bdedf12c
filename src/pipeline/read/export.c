/* export.c: turns files into rows and records, learner by learner, in the same steps as a build:
 * what was known on the day, reduced to what the audience may see. Holds one learner at a time. */
#include "pipeline/read/export.h"

#include "base/codes.h"
#include "model/audiences.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/rated.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/file_sorts.h"
#include "pipeline/files/papers.h"
#include "pipeline/run/shared_open.h"
#include "view/audience/sieve.h"
#include "view/reports/learner_record.h"
#include "view/words/why.h"

#include <string.h>

/* ---- CSV ---- */

/* A text that a spreadsheet program would take for a formula gets an apostrophe in front. So
 * does one that already begins with apostrophes before such a text; otherwise reading it back
 * would strip one. */
static bool needs_apostrophe(const char *s) {
    const char *after = s + strspn(s, "'");
    return *after && strchr("=+-@\t\r", *after);
}

static bool needs_quotes(const char *s) {
    size_t n = strlen(s);
    return n && (strpbrk(s, ",;\"\r\n\t") || *s == ' ' || s[n - 1] == ' ');
}

/* Adds a cell that is not the first. */
static void add_cell(struct buf *b, const char *s) {
    buf_char(b, ',');
    bool mark = needs_apostrophe(s), quote = needs_quotes(s);
    if (quote) buf_char(b, '"');
    if (mark) buf_char(b, '\'');
    for (; *s; s++) buf_fmt(b, *s == '"' ? "%c\"" : "%c", *s);
    if (quote) buf_char(b, '"');
}

static void add_rating(struct buf *b, const struct learner *l, const struct rating *r) {
    static const char *const by[BY_COUNT] = {
        [BY_TEACHER] = "teacher", [BY_SELF] = "self", [BY_PEER] = "peer", [BY_EXPERT] = "expert"};
    static const char *const stages[STAGE_COUNT] = {[STAGE_FORMATIVE] = "formative",
                                                    [STAGE_INTERIM] = "interim",
                                                    [STAGE_SUMMATIVE] = "summative"};
    char date[20], level[32];
    date_iso(r->date, date);
    dec_short(r->then ? r->given : r->level, 15, level);
    buf_str(b, date);
    add_cell(b, r->target->id);
    add_cell(b, r->unrated ? rated_word(r->unrated) : level);
    add_cell(b, by[r->by]);
    add_cell(b, r->who ? r->who : "");
    add_cell(b, stages[r->stage]);
    add_cell(b, r->note ? r->note : "");
    add_cell(b, l->id);
    add_cell(b, l->group->id);
    add_cell(b, r->evidence ? r->evidence->id : "");
    buf_str(b, "\r\n");
}

/* ---- learner by learner ---- */

struct exporting {
    const struct shared *shared;
    enum audience audience;
    FILE *out;
    struct diags *diags;
};

/* Makes the output of one learner. The buffer is written out and emptied after each. */
typedef void piece(void *context, const struct viewer *v, struct buf *out);

static bool put(FILE *out, struct buf *text, struct diags *diags) {
    bool ok = fwrite(text->p, 1, text->n, out) == text->n;
    buf_clear(text);
    if (!ok)
        diag_add(diags, (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                                      .severity = DIAG_ERROR,
                                      .text = "cannot write what is exported",
                                      .remedy = "check that the disk is not full"});
    return ok;
}

/* In the language of the home, as published; for staff, in theirs. */
static struct viewer viewer_of(const struct exporting *e, struct arena *a, struct learner *l,
                               const struct learner_place *p) {
    struct file_bytes *bytes = file_bytes_new();
    file_sorts_find(e->shared->workspace->root, bytes, l);
    file_bytes_free(bytes);
    struct viewer v = learner_viewer(e->shared, a, l, p);
    v.audience = e->audience;
    if (v.audience == AUDIENCE_STAFF) v.lang = shared_staff_lang(e->shared);
    view_sieve(&v);
    return v;
}

static bool each_learner(const struct exporting *e, piece *make, void *context) {
    const struct workspace *w = e->shared->workspace;
    struct buf text = BUF_INIT;
    bool ok = true, any = false;
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners && ok; i++) {
            const struct learner_place *p = &w->groups[g].learners[i];
            if (!shared_is_chosen(e->shared->options->group, e->shared->options->learner, p))
                continue;
            any = true;
            struct arena *a = arena_new();
            struct learner *l = load_learner(a, w, p, e->diags);
            if (l) {
                const struct viewer v = viewer_of(e, a, l, p);
                make(context, &v, &text);
            }
            ok = put(e->out, &text, e->diags);
            arena_free(a);
        }
    buf_release(&text);
    const bool asked = e->shared->options->learner || e->shared->options->group;
    if (ok && asked && !any)
        diag_add(e->diags,
                 (struct diag){.code = code_text(CODE_NOBODY_CHOSEN),
                               .severity = DIAG_ERROR,
                               .text = "no learner matches --learner and --class",
                               .remedy = "They are ids, and may hold * and ?: --learner 'maya-*'"});
    return ok && (any || !asked);
}

static void add_ratings(void *context, const struct viewer *v, struct buf *out) {
    (void)context;
    size_t n;
    const struct rating **log = why_log(v, NULL, &n);
    for (size_t i = 0; i < n; i++)
        if (!log[i]->judged) add_rating(out, v->learner, log[i]);
}

bool export_ratings(const struct build_options *o, FILE *out, struct diags *diags) {
    static const char head[] = "\xEF\xBB\xBF"
                               "date,target,level,by,who,stage,note,learner,class,evidence\r\n";
    struct arena *a = arena_new();
    struct shared shared = {0};
    const struct exporting e = {&shared, o->audience, out, diags};
    bool ok = shared_open_words(&shared, a, o, diags) && fputs(head, out) >= 0 &&
              each_learner(&e, add_ratings, NULL);
    shared_close(&shared);
    arena_free(a);
    return ok;
}

/* ---- records ---- */

static void add_record(void *context, const struct viewer *v, struct buf *out) {
    struct json *json = context;
    json->out = out;
    view_record(v, json);
}

bool export_records(const struct build_options *o, FILE *out, struct diags *diags) {
    struct arena *a = arena_new();
    struct shared shared = {0};
    struct buf text = BUF_INIT;
    struct json json = {.out = &text};
    const struct exporting e = {&shared, o->audience, out, diags};
    bool ok = shared_open_words(&shared, a, o, diags);
    if (ok) {
        json_open(&json, '{');
        json_text(&json, "format", "folioscope-records");
        json_open_at(&json, "records", '[');
        ok = put(out, &text, diags) && each_learner(&e, add_record, &json);
        json.out = &text;
        json_close(&json, ']');
        json_close(&json, '}');
        buf_char(&text, '\n');
        ok = put(out, &text, diags) && ok;
    }
    shared_close(&shared);
    buf_release(&text);
    arena_free(a);
    return ok;
}
