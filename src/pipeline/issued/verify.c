/* verify.c: finds the issue that a file or a code belongs to. */
#include "pipeline/issued/verify.h"

#include "base/codes.h"
#include "os/os.h"
#include "seal/seal.h"
#include "view/view.h"

#include <string.h>

enum { LARGEST = 256 << 20, NEARLY = 16 /* bytes */ };

struct verifying verify_open(struct arena *a, const char *root, struct diags *diags,
                             struct buf *said) {
    struct verifying v = {
        .arena = a, .root = root, .all = issues_read(a, root, NULL), .diags = diags, .said = said};
    for (size_t i = 0; i < v.all.list.n; i++)
        if (!v.all.list.v[i].sound) issue_tell_damage(a, &v.all.list.v[i], NULL, NULL, diags);
    for (size_t i = 0; i < v.all.unread.n; i++) issues_tell_unread(&v.all.unread.v[i], diags);
    return v;
}

struct match {
    const struct issue *issue;
    const struct issue_file *file;
};

/* Calls is(...) for each issued file until it is true. */
static bool find(struct verifying *v, const char *data, size_t n, struct match *out,
                 bool (*is)(struct verifying *, const struct match *, const char *, size_t)) {
    for (size_t i = 0; i < v->all.list.n; i++)
        for (size_t f = 0; f < v->all.list.v[i].files.n; f++) {
            *out = (struct match){&v->all.list.v[i], &v->all.list.v[i].files.v[f]};
            if (is(v, out, data, n)) return true;
        }
    return false;
}

static bool holds(const char *data, size_t n, const char *text) {
    return text && *text && memmem(data, n, text, strlen(text));
}

/* ---- what makes a file one that was issued ---- */

static bool is_same(struct verifying *v, const struct match *m, const char *data, size_t n) {
    char sum[SEAL_HEX];
    (void)v;
    if (m->file->bytes != (long long)n) return false;
    seal_digest(data, n, sum);
    return strcmp(sum, m->file->sha256) == 0;
}

/* Does it say of itself that it is this file? */
static bool claims(struct verifying *v, const struct match *m, const char *data, size_t n) {
    struct arena *a = v->arena;
    const struct issue *i = m->issue;
    if (m->file->report && *m->file->report)
        return holds(data, n, arena_printf(a, ISSUE_CODE_PREFIX "%s", i->code));
    if (strcmp(m->file->path, ISSUE_DATA) == 0) {
        bool any = false;
        for (size_t r = 0; r < i->reports.n; r++)
            any = any || holds(data, n, i->reports.v[r].content);
        return any;
    }
    char day[20];
    date_iso(i->as_of, day);
    return holds(data, n, "\"folioscope-record\"") &&
           holds(data, n, arena_printf(a, "\"as_of\": \"%s\"", day)) &&
           holds(data, n, arena_printf(a, "\"id\": \"%s\"", issue_id(i)));
}

/* Is it this file but for a few bytes in one place? */
static bool is_nearly(struct verifying *v, const struct match *m, const char *data, size_t n) {
    struct arena *scratch = arena_new();
    const char *why = NULL;
    size_t size = 0, start = 0, end = 0;
    if (m->file->bytes != (long long)n) {
        arena_free(scratch);
        return false;
    }
    const char *was = issue_file_read(scratch, v->root, m->issue, m->file, &size, &why);
    while (was && start < n && was[start] == data[start]) start++;
    while (was && end < n - start && was[n - 1 - end] == data[n - 1 - end]) end++;
    bool nearly = was && n > NEARLY && start + end + NEARLY >= n;
    arena_free(scratch);
    return nearly;
}

/* ---- answers ---- */

static void say_reports(struct verifying *v, const struct match *m) {
    const bool one = m->file && m->file->report && *m->file->report;
    if (one) buf_fmt(v->said, "'%s'", m->file->report);
    for (size_t r = 0; !one && r < m->issue->reports.n; r++)
        buf_fmt(v->said, "%s'%s'", r ? ", " : "", m->issue->reports.v[r].name);
}

static void say_issue(struct verifying *v, const struct match *m) {
    char day[20];
    date_iso(m->issue->issued, day);
    say_reports(v, m);
    buf_fmt(v->said, " of %s, issued on %s", issue_path(v->arena, m->issue), day);
}

/* What a later issue corrects counts no longer. */
static void say_replaced(struct verifying *v, const struct match *m) {
    const struct issue *i = m->issue;
    char day[20];
    for (size_t r = 0; r < i->reports.n; r++) {
        const char *name = i->reports.v[r].name;
        const bool other =
            m->file && m->file->report && *m->file->report && strcmp(m->file->report, name) != 0;
        const struct issue *now = issues_latest(&v->all, i->folder, name);
        if (other || now == i) continue;
        date_iso(now->issued, day);
        buf_fmt(v->said,
                "\n    replaced: correction %d of '%s', issued on %s, is what counts now (%s)",
                issue_report_of(now, name)->correction, name, day, issue_path(v->arena, now));
    }
}

static enum verified say_unknown(struct verifying *v, const char *shown, const char *what) {
    bool damaged = v->all.unread.n > 0;
    for (size_t i = 0; i < v->all.list.n; i++) damaged = damaged || !v->all.list.v[i].sound;
    buf_fmt(v->said, "%s: unknown: %s%s\n", shown, what,
            damaged ? "; but some issues of this workspace are damaged, or cannot be read" : "");
    return VERIFIED_UNKNOWN;
}

static enum verified judge(struct verifying *v, const char *shown, const char *data, size_t n) {
    struct match m;
    if (find(v, data, n, &m, is_same)) {
        buf_fmt(v->said, "%s: genuine: ", shown);
        say_issue(v, &m);
        say_replaced(v, &m);
        buf_char(v->said, '\n');
        return VERIFIED_GENUINE;
    }
    const bool nearly = find(v, data, n, &m, is_nearly);
    if (nearly || find(v, data, n, &m, claims)) {
        /* all reports of an issue have its code: which of them it was is not known */
        if (!nearly && m.file->report && *m.file->report) m.file = NULL;
        buf_fmt(v->said, "%s: changed: it is not what was issued as ", shown);
        say_issue(v, &m);
        buf_char(v->said, '\n');
        return VERIFIED_CHANGED;
    }
    return say_unknown(v, shown, "nothing like it was issued in this workspace");
}

enum verified verify_file(struct verifying *v, const char *shown, const char *path) {
    struct arena *scratch = arena_new();
    const char *why = NULL;
    char *data;
    size_t n;
    enum verified answer = VERIFIED_UNREAD;
    if (os_read(scratch, path, LARGEST, &data, &n, &why))
        answer = judge(v, shown, data, n);
    else
        diag_add(v->diags,
                 (struct diag){.code = code_text(CODE_CANNOT_READ),
                               .severity = DIAG_ERROR,
                               .file = shown,
                               .text = arena_printf(v->arena, "this file cannot be read: %s", why),
                               .remedy = "check its name and its permissions"});
    arena_free(scratch);
    return answer;
}

/* ---- codes ---- */

/* A code is of data.json: is that still what it was made from? */
static bool is_data_whole(struct verifying *v, const struct issue *i) {
    for (size_t f = 0; f < i->files.n; f++) {
        const struct issue_file *file = &i->files.v[f];
        const char *why = NULL;
        size_t n;
        if (strcmp(file->path, ISSUE_DATA) != 0) continue;
        if (!issue_file_read(v->arena, v->root, i, file, &n, &why)) {
            issue_tell_damage(v->arena, i, file, why, v->diags);
            return false;
        }
        return strcmp(issue_code(v->arena, file->sha256), i->code) == 0;
    }
    return false;
}

static enum verified say_code(struct verifying *v, const char *shown, const struct issue *i) {
    const struct match m = {.issue = i};
    if (!is_data_whole(v, i)) return say_unknown(v, shown, "its issue is damaged");
    buf_fmt(v->said, "%s: genuine: ", shown);
    say_issue(v, &m);
    say_replaced(v, &m);
    buf_fmt(v->said, "\n    compare the paper with the PDF files in %s\n", issue_path(v->arena, i));
    return VERIFIED_GENUINE;
}

enum verified verify_code(struct verifying *v, const char *code) {
    char asked[ISSUE_CODE + 1], one[ISSUE_CODE + 1];
    if (!issue_code_read(code, asked))
        return say_unknown(v, code, "a code has 16 letters, such as BCDF-GHJK-MNPQ-RSTV");
    for (size_t i = 0; i < v->all.list.n; i++) {
        const struct issue *issue = &v->all.list.v[i];
        if (!issue->sound || !issue_code_read(issue->code, one)) continue;
        if (strcmp(asked, one) == 0) return say_code(v, code, issue);
    }
    for (size_t i = 0; i < v->all.list.n; i++) {
        const struct match m = {.issue = &v->all.list.v[i]};
        if (!m.issue->sound || !issue_code_read(m.issue->code, one)) continue;
        if (strncmp(asked, one, ISSUE_CODE / 2) != 0) continue;
        buf_fmt(v->said, "%s: changed: its first letters are those of ", code);
        say_issue(v, &m);
        buf_str(
            v->said,
            ", its last ones are not: check for a typing mistake; otherwise the data differs\n");
        return VERIFIED_CHANGED;
    }
    return say_unknown(v, code, "no issue of this workspace has this code");
}
