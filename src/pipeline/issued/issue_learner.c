/* issue_learner.c: compares what a learner's reports say now with what was issued, and makes what
 * is new. */
#include "pipeline/issued/issue_learner.h"

#include "base/codes.h"
#include "base/json.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/attachments.h"
#include "pipeline/files/file_sorts.h"
#include "pipeline/files/papers.h"
#include "pipeline/tree/basis.h"
#include "seal/seal.h"
#include "view/audience/sieve.h"
#include "view/reports/learner_record.h"
#include "view/reports/report.h"
#include "view/words/labels.h"

#include <string.h>

/* One PDF: a report for everybody, or for one household. */
struct copy {
    const char *file;
    struct viewer viewer;
    const char *words; /* all that it says */
};

struct issue_paper { /* a report of this issue */
    const struct outline *outline;
    struct issue_report report;
    VEC(struct copy) copies;
};

struct making {
    const struct issue_task *task;
    struct arena *arena;
    struct diags *diags;
    struct shared shared; /* with the theme of the class */
    const struct learner_place *place;
    const struct learner *whole; /* not sieved: with all households */
    struct viewer viewer;
    const char *record;
    size_t record_size;
    VEC(struct issue_paper) papers; /* of this issue */
    VEC(const char *) changed;
    size_t wanted; /* reports that the class makes and that were asked for */
    struct issue issue;
};

static bool refuse(struct making *m, enum code code, const char *text, const char *remedy) {
    diag_add(m->diags, (struct diag){.code = code_text(code),
                                     .severity = DIAG_ERROR,
                                     .file = m->place->path,
                                     .learner = m->place->path,
                                     .text = text,
                                     .remedy = remedy});
    return false;
}

/* ---- reading ---- */

static bool is_term_there(struct making *m, const struct learner *l) {
    const char *asked = m->task->options->build.load.term;
    const struct term *term = l->calendar->term;
    char starts[20];
    if (!term || strcmp(term->id, asked) != 0)
        return refuse(m, CODE_NOT_ISSUED,
                      arena_printf(m->arena, "not issued: the class has no term '%s'", asked),
                      "name a term of the class");
    date_iso(term->starts, starts);
    if (date_cmp(term->starts, l->calendar->as_of) <= 0) return true;
    return refuse(m, CODE_NOT_ISSUED,
                  arena_printf(m->arena, "not issued: the term '%s' begins on %s", asked, starts),
                  "issue its reports when it has begun");
}

/* Pictures as they are printed. */
static bool read_pictures(struct making *m) {
    struct paper_files paper;
    const struct photo_copies *logo = NULL;
    bool ok =
        attachments_for_paper(m->arena, m->shared.pictures, &m->viewer, m->place, &paper, m->diags);
    m->viewer.published = paper.published;
    if (!ok || !attachments_read_logo(m->arena, m->shared.workspace->root, m->shared.pictures,
                                      m->shared.theme, m->place->group, &logo, m->diags))
        return false;
    m->viewer.logo = attachments_logo_for_paper(m->arena, logo);
    if (!basis_of_pictures(m->arena, m->viewer.learner, paper.undecoded).n) return true;
    return refuse(m, CODE_NOT_ISSUED,
                  "not issued: this computer has no decoder for a picture of the reports",
                  "'folioscope check' names the package that is missing");
}

static void read_record(struct making *m) {
    struct buf text = BUF_INIT;
    struct json json = {.out = &text};
    view_record(&m->viewer, &json);
    buf_char(&text, '\n');
    m->record_size = text.n;
    m->record = buf_take(&text, m->arena);
}

static bool read_learner(struct making *m) {
    enum load_result load;
    struct learner *l =
        load_learner_partly(m->arena, m->shared.workspace, m->place, m->diags, &load);
    if (load == LOAD_LACKING)
        return refuse(m, CODE_NOT_ISSUED, "not issued: one of the frameworks cannot be used",
                      "fix the errors, then issue again");
    if (load != LOAD_SOUND)
        return refuse(m, CODE_NOT_ISSUED, "not issued: this learner has errors",
                      "fix the errors, then issue again; what was issued before is unchanged");
    if (!is_term_there(m, l)) return false;
    struct file_bytes *bytes = file_bytes_new();
    file_sorts_find(m->shared.workspace->root, bytes, l);
    file_bytes_free(bytes);
    m->whole = l;
    m->viewer = learner_viewer(&m->shared, m->arena, l, m->place);
    view_sieve(&m->viewer);
    if (!read_pictures(m)) return false;
    read_record(m);
    return true;
}

/* ---- copies, as in the learner's folder and in the class's print files ---- */

static void add_copy(struct making *m, struct issue_paper *p, const char *file,
                     const struct viewer *v) {
    struct buf words = BUF_INIT;
    struct copy c = {.file = file, .viewer = *v};
    paper_words(&m->shared, v, p->outline, &words);
    c.words = buf_take(&words, m->arena);
    VEC_PUSH(m->arena, &p->copies, c);
}

static void add_copies(struct making *m, struct issue_paper *p) {
    const struct learner *l = m->whole;
    const char *name = p->outline->name;
    add_copy(m, p, arena_printf(m->arena, "%s.pdf", name), &m->viewer);
    for (size_t i = 0; i < l->n_households; i++) {
        const struct household *h = &l->households[i];
        struct viewer v = m->viewer;
        v.lang = shared_lang(&m->shared, h->languages.n ? &h->languages : &l->home_languages);
        if (!h->copies || (l->n_households == 1 && v.lang == m->viewer.lang)) continue;
        v.household = h;
        v.several_households = l->n_households > 1;
        add_copy(m, p, arena_printf(m->arena, "%s.household-%zu.pdf", name, i + 1), &v);
    }
}

/* ---- what has changed ---- */

static void add_digest(struct buf *b, const void *data, size_t n) {
    char hex[SEAL_HEX];
    seal_digest(data, n, hex);
    buf_fmt(b, "%s\n", hex);
}

static void add_picture(const struct making *m, struct buf *b, const struct evidence_file *f) {
    const struct published *p = f ? table_find(m->viewer.published, f->path) : NULL;
    if (p && p->image && p->image->jpeg) add_digest(b, p->image->jpeg, p->image->jpeg_size);
}

static void add_pictures(const struct making *m, struct buf *b) {
    const struct learner *l = m->viewer.learner;
    add_picture(m, b, l->portrait);
    for (size_t i = 0; i < l->n_evidence; i++)
        for (size_t k = 0; k < l->evidence[i].n_files; k++)
            add_picture(m, b, &l->evidence[i].files[k]);
}

/* The record from its second line on: the as-of day of a term that has not ended is another one
 * each day. */
static const char *record_content(const struct making *m) {
    const char *day = strstr(m->record, "\"as_of\"");
    const char *end = day ? strchr(day, '\n') : NULL;
    return end ? end : m->record;
}

static const char *content_of(const struct making *m, const struct issue_paper *p) {
    struct buf all = BUF_INIT;
    char hex[SEAL_HEX];
    buf_str(&all, record_content(m));
    add_pictures(m, &all);
    for (size_t i = 0; i < p->copies.n; i++)
        buf_fmt(&all, "%s\n%s\n", p->copies.v[i].file, p->copies.v[i].words);
    seal_digest(all.p, all.n, hex);
    buf_release(&all);
    return arena_strdup(m->arena, hex);
}

bool issue_learner_wants(const char *list, const char *name) {
    size_t n = strlen(name);
    for (const char *p = list; p && *p; p += strcspn(p, ",")) {
        p += *p == ',';
        if (strncmp(p, name, n) == 0 && (p[n] == ',' || !p[n])) return true;
    }
    return !list;
}

static void compare(struct making *m, const struct outline *o) {
    const struct issue *before = issues_latest(m->task->before, m->issue.folder, o->name);
    const struct issue_report *was = before ? issue_report_of(before, o->name) : NULL;
    struct issue_paper p = {.outline = o, .report.name = o->name};
    add_copies(m, &p);
    p.report.content = content_of(m, &p);
    if (was && strcmp(was->content, p.report.content) == 0) return;
    if (was) {
        p.report.correction = was->correction + 1;
        p.report.replaced = before->issued;
        VEC_PUSH(m->arena, &m->changed, o->name);
    }
    VEC_PUSH(m->arena, &m->papers, p);
}

static const char *names_of(const struct making *m, const char *const *names, size_t n) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) buf_fmt(&b, "%s%s", i ? ", " : "", names[i]);
    return buf_take(&b, m->arena);
}

/* Was the name another one when something was issued last? */
static bool is_renamed(const struct making *m) {
    const struct issue *last = issues_latest(m->task->before, m->issue.folder, NULL);
    return last && last->name && strcmp(last->name, m->issue.name) != 0;
}

/* False if what was issued may not be replaced. */
static bool may_replace(struct making *m) {
    const struct issue *damaged = issues_damaged(m->task->before, m->issue.folder);
    if (damaged) {
        issue_tell_damage(m->arena, damaged, NULL, NULL, m->diags);
        return false;
    }
    const struct issue_unread *unread = issues_unread(m->task->before, m->issue.folder);
    if (unread) {
        issues_tell_unread(unread, m->diags);
        return false;
    }
    if (m->task->options->correct) return true;
    if (m->papers.n && is_renamed(m))
        return refuse(
            m, CODE_ISSUE_CHANGED,
            arena_printf(m->arena, "not issued: '%s' holds reports for someone with another name",
                         m->issue.folder),
            "if the learner has a new name, say so with --correct \"new name\"; another child needs "
            "another id, in the column 'id' of roster.csv, or as the name of the learner's folder");
    if (!m->changed.n) return true;
    const struct issue *before = issues_latest(m->task->before, m->issue.folder, m->changed.v[0]);
    char day[20];
    date_iso(before->issued, day);
    return refuse(
        m, CODE_ISSUE_CHANGED,
        arena_printf(m->arena, "not issued: what was issued on %s would say something else now: %s",
                     day, names_of(m, m->changed.v, m->changed.n)),
        "issue a correction with --correct \"why\"; --reprint gives what was issued, as it was");
}

/* Finds what is to be issued: in m->papers. */
static bool find_news(struct making *m) {
    const struct issue_options *o = m->task->options;
    const struct texts *reports = &m->place->group->reports;
    const char *name = label_full_name(&m->viewer);
    m->issue = (struct issue){.term = o->build.load.term,
                              .learner = m->place->path,
                              .name = name,
                              .issued = o->build.load.today,
                              .as_of = m->viewer.calendar->as_of,
                              .program = FOLIOSCOPE_VERSION};
    m->issue.folder = arena_printf(m->arena, ISSUED "/%s/%s", m->issue.term, m->place->id);
    const struct issue *last = issues_latest(m->task->before, m->issue.folder, NULL);
    m->issue.number = last ? last->number + 1 : 1;
    for (size_t i = 0; i < reports->n; i++) {
        const struct outline *outline = paper_outline(m->shared.workspace, reports->v[i]);
        if (!outline || !issue_learner_wants(o->reports, outline->name) ||
            !view_has_report(&m->viewer, outline))
            continue;
        m->wanted++;
        compare(m, outline);
    }
    if (m->changed.n || is_renamed(m)) m->issue.why = o->correct;
    return may_replace(m);
}

/* ---- data.json ---- */

static void add_day(struct json *j, const char *key, struct date d) {
    char day[20];
    date_iso(d, day);
    json_text(j, key, *day ? day : NULL);
}

static void add_lines(struct making *m, struct json *j, const char *text) {
    json_open_at(j, "words", '[');
    for (size_t n; *text; text += n + (text[n] == '\n')) {
        n = strcspn(text, "\n");
        json_text(j, NULL, arena_strndup(m->arena, text, n));
    }
    json_close(j, ']');
}

static void add_paper(struct making *m, struct json *j, const struct issue_paper *p) {
    json_open(j, '{');
    json_text(j, "name", p->report.name);
    if (p->report.correction) json_int(j, "correction", p->report.correction);
    add_day(j, "replaces", p->report.replaced);
    json_text(j, "content", p->report.content);
    json_open_at(j, "copies", '[');
    for (size_t i = 0; i < p->copies.n; i++) {
        const struct copy *c = &p->copies.v[i];
        json_open(j, '{');
        json_text(j, "file", c->file);
        json_text(j, "language", lang_tag(c->viewer.lang));
        json_text(j, "household", c->viewer.household ? c->viewer.household->name : NULL);
        add_lines(m, j, c->words);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

static struct buf data_of(struct making *m) {
    struct buf text = BUF_INIT;
    struct json j = {.out = &text};
    char record[SEAL_HEX];
    seal_digest(m->record, m->record_size, record);
    json_open(&j, '{');
    json_text(&j, "format", "folioscope-issue");
    json_int(&j, "version", 1);
    json_text(&j, "term", m->issue.term);
    json_int(&j, "number", m->issue.number);
    add_day(&j, "issued", m->issue.issued);
    add_day(&j, "as_of", m->issue.as_of);
    json_text(&j, "why", m->issue.why);
    json_text(&j, "learner", m->issue.name);
    json_text(&j, "record", record);
    json_open_at(&j, "reports", '[');
    for (size_t i = 0; i < m->papers.n; i++) add_paper(m, &j, &m->papers.v[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    buf_char(&text, '\n');
    return text;
}

/* ---- staging ---- */

static bool write_copy(struct making *m, struct output *out, const struct issue_paper *p,
                       const struct copy *c) {
    const struct issue_mark mark = {.code = m->issue.code,
                                    .correction = p->report.correction,
                                    .issued = m->issue.issued,
                                    .replaced = p->report.replaced};
    struct arena *scratch = arena_new();
    struct viewer v = c->viewer;
    v.arena = scratch;
    v.issue = &mark;
    const struct made_paper made = paper_make(&m->shared, &v, p->outline, scratch);
    bool ok = paper_write(out, &m->shared, &v, &made, c->file, m->diags);
    arena_free(scratch);
    return ok;
}

/* The checksum is of what is on the disk. */
static bool add_file(struct making *m, struct output *out, const char *path, const char *report) {
    enum { LARGEST = 256 << 20 };
    struct arena *scratch = arena_new();
    const char *why = NULL, *full = os_join(scratch, out->folder, path);
    char *data, sum[SEAL_HEX];
    size_t n;
    bool ok =
        os_read(scratch, full, LARGEST, &data, &n, &why) || output_failed(out, "read", path, why);
    if (ok) {
        seal_digest(data, n, sum);
        VEC_PUSH(m->arena, &m->issue.files,
                 ((struct issue_file){path, report, arena_strdup(m->arena, sum), (long long)n}));
    }
    arena_free(scratch);
    return ok;
}

static bool write_papers(struct making *m, struct output *out) {
    for (size_t i = 0; i < m->papers.n; i++) {
        const struct issue_paper *p = &m->papers.v[i];
        VEC_PUSH(m->arena, &m->issue.reports, p->report);
        for (size_t k = 0; k < p->copies.n; k++)
            if (!write_copy(m, out, p, &p->copies.v[k]) ||
                !add_file(m, out, p->copies.v[k].file, p->report.name))
                return false;
    }
    return true;
}

static bool write_manifest(struct making *m, struct output *out) {
    struct buf text = BUF_INIT;
    issue_write(&m->issue, &text);
    bool ok = output_write(out, ISSUE_MANIFEST, text.p, text.n);
    buf_release(&text);
    return ok;
}

static bool stage(struct making *m) {
    struct output out;
    struct buf data = data_of(m);
    char sum[SEAL_HEX];
    seal_digest(data.p, data.n, sum);
    m->issue.code = issue_code(m->arena, sum);
    output_start(&out, m->arena, m->arena, m->task->stage, m->place, m->shared.guarded, m->diags);
    out.root = m->shared.workspace->root;
    out.learner = m->viewer.learner;
    bool ok = output_ready(&out) && output_write(&out, ISSUE_RECORD, m->record, m->record_size) &&
              output_write(&out, ISSUE_DATA, data.p, data.n) &&
              add_file(m, &out, ISSUE_RECORD, NULL) && add_file(m, &out, ISSUE_DATA, NULL) &&
              write_papers(m, &out) && write_manifest(m, &out) && !out.leaks;
    buf_release(&data);
    return ok;
}

/* ---- all of it ---- */

static const char *line_of(const struct making *m) {
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%s:", issue_path(m->arena, &m->issue));
    for (size_t i = 0; i < m->papers.n; i++) {
        const struct issue_report *r = &m->papers.v[i].report;
        buf_fmt(&b, "%s %s", i ? "," : "", r->name);
        if (r->correction) buf_fmt(&b, " (correction %d)", r->correction);
    }
    return buf_take(&b, m->arena);
}

struct issue_outcome issue_learner(const struct issue_task *t, struct arena *a,
                                   const struct learner_place *p, struct diags *diags) {
    struct making m = {.task = t,
                       .arena = a,
                       .diags = diags_new(a),
                       .place = p,
                       .shared = shared_for(t->shared, p->group)};
    struct issue_outcome o = {.result = RESULT_LEFT_OUT};
    bool ok = read_learner(&m) && find_news(&m);
    if (ok && !m.papers.n) {
        o.result = m.wanted ? RESULT_SKIPPED : RESULT_WITHHELD;
        return o;
    }
    ok = ok && (t->options->build.dry_run || stage(&m));
    diags_join(diags, m.diags);
    if (!ok) {
        if (m.diags->machine) o.result = RESULT_FAILED;
        return o;
    }
    o.result = RESULT_BUILT;
    o.path = issue_path(a, &m.issue);
    o.line = line_of(&m);
    return o;
}
