/* export.c: learner by learner from the files to rows and records; holds one learner at a time. */
#include "pipeline/export.h"

#include "base/codes.h"
#include "os/os.h"
#include "pipeline/shared.h"
#include "view/reports/learner_record.h"

#include <string.h>

/* ---- CSV ------------------------------------------------------------------------------------------------- */

/* A text that a spreadsheet program would take for a formula bears an apostrophe; so does one that only looks as if
 * it did, or it would lose its own when it is read again. */
static bool needs_apostrophe(const char *s) {
    const char *after = s + strspn(s, "'");
    return *after && strchr("=+-@\t\r", *after);
}

static bool needs_quotes(const char *s) {
    size_t n = strlen(s);
    return n && (strpbrk(s, ",;\"\r\n\t") || *s == ' ' || s[n - 1] == ' ');
}

/* A cell after the first. */
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
    static const char *const stages[STAGE_COUNT] = {
        [STAGE_FORMATIVE] = "formative", [STAGE_INTERIM] = "interim", [STAGE_SUMMATIVE] = "summative"};
    char date[20], level[32];
    date_iso(r->date, date);
    dec_short(r->level, 15, level);
    buf_str(b, date);
    add_cell(b, r->target->id), add_cell(b, level), add_cell(b, by[r->by]), add_cell(b, stages[r->stage]);
    add_cell(b, r->note ? r->note : ""), add_cell(b, l->id), add_cell(b, l->group->id);
    add_cell(b, r->evidence ? r->evidence->id : "");
    buf_str(b, "\r\n");
}

/* ---- learner by learner ---------------------------------------------------------------------------------- */

static bool is_chosen(const struct build_options *o, const struct learner_place *p) {
    return (!o->group || os_matches(o->group, p->group->id)) &&
           (!o->learner || os_matches(o->learner, p->id));
}

/* What is made of one learner; the buffer is written out and emptied after each. */
typedef void piece(void *context, const struct learner *l, struct arena *a, struct buf *out);

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

static bool each_learner(const struct workspace *w, const struct build_options *o, piece *make, void *context,
                         FILE *out, struct diags *diags) {
    struct buf text = BUF_INIT;
    bool ok = true;
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners && ok; i++) {
            const struct learner_place *p = &w->groups[g].learners[i];
            if (!is_chosen(o, p)) continue;
            struct arena *a = arena_new();
            const struct learner *l = load_learner(a, w, p, diags);
            if (l) make(context, l, a, &text);
            ok = put(out, &text, diags);
            arena_free(a);
        }
    buf_release(&text);
    return ok;
}

static void add_ratings(void *context, const struct learner *l, struct arena *a, struct buf *out) {
    (void)context;
    (void)a;
    for (size_t i = 0; i < l->n_ratings; i++) add_rating(out, l, &l->ratings[i]);
}

bool export_ratings(const struct build_options *o, FILE *out, struct diags *diags) {
    static const char head[] = "\xEF\xBB\xBF"
                               "date,target,level,by,stage,note,learner,class,evidence\r\n";
    struct arena *a = arena_new();
    struct workspace *w = load_workspace(a, &o->load, diags);
    bool ok = w && fputs(head, out) >= 0 && each_learner(w, o, add_ratings, NULL, out, diags);
    load_close(w);
    arena_free(a);
    return ok;
}

/* ---- records --------------------------------------------------------------------------------------------- */

struct records {
    const struct shared *shared;
    struct json json;
};

static void add_record(void *context, const struct learner *l, struct arena *a, struct buf *out) {
    struct records *r = context;
    const struct viewer v = {.arena = a,
                             .workspace = r->shared->workspace,
                             .learner = l,
                             .lang = shared_staff_lang(r->shared),
                             .audience = AUDIENCE_STAFF,
                             .assessment = assess_learner(a, r->shared->workspace, l)};
    r->json.out = out;
    view_record(&v, &r->json);
}

bool export_records(const struct build_options *o, FILE *out, struct diags *diags) {
    struct arena *a = arena_new();
    struct shared shared = {0};
    struct buf text = BUF_INIT;
    struct records r = {.shared = &shared, .json = {.out = &text}};
    bool ok = shared_open(&shared, a, o, diags);
    if (ok) {
        json_open(&r.json, '{');
        json_text(&r.json, "format", "folioscope-records");
        json_open_at(&r.json, "records", '[');
        ok = put(out, &text, diags) && each_learner(shared.workspace, o, add_record, &r, out, diags);
        r.json.out = &text;
        json_close(&r.json, ']');
        json_close(&r.json, '}');
        buf_char(&text, '\n');
        ok = put(out, &text, diags) && ok;
    }
    shared_close(&shared);
    buf_release(&text);
    arena_free(a);
    return ok;
}
