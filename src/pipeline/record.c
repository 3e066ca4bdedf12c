/* record.c: summaries and findings as lines of text, there and back. No file is opened here. */
#include "pipeline/record.h"

#include "assess/gaps.h"
#include "assess/small_groups.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

static const char first_line[] = "folioscope-record 4";

/* ---- writing --------------------------------------------------------------------------------------------- */

static void field(struct buf *b, const char *text) {
    buf_char(b, '\t');
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '\t')
            buf_str(b, "\\t");
        else if (*p == '\n')
            buf_str(b, "\\n");
        else if (*p == '\\')
            buf_str(b, "\\\\");
        else
            buf_char(b, *p);
    }
}

static void number(struct buf *b, long long n) {
    buf_char(b, '\t');
    buf_int(b, n);
}

static void date(struct buf *b, struct date d) {
    char text[20];
    date_iso(d, text);
    field(b, text);
}

static void write_support(const struct summary *s, struct buf *b) {
    for (size_t i = 0; i < s->n_signals; i++) {
        const struct summary_signal *g = &s->signals[i];
        buf_str(b, "\nsignal"), number(b, g->kind), field(b, g->target), field(b, g->about),
            date(b, g->since), date(b, g->last);
        number(b, g->days), number(b, g->limit), number(b, g->count);
    }
    for (size_t i = 0; i < s->n_needs; i++) {
        const struct summary_need *n = &s->needs[i];
        buf_str(b, "\nneed"), field(b, n->target), field(b, n->first), number(b, n->why), date(b, n->date);
    }
    for (size_t i = 0; i < s->n_gaps; i++) {
        const struct summary_gap *g = &s->gaps[i];
        buf_str(b, "\ngap"), number(b, g->kind), field(b, g->competency), number(b, g->begun);
    }
    for (size_t i = 0; i < s->n_supports; i++) {
        const struct summary_support *u = &s->supports[i];
        buf_str(b, "\nsupport"), field(b, u->target), field(b, u->what), field(b, u->outcome),
            date(b, u->date), date(b, u->until);
    }
    for (size_t i = 0; i < s->n_credentials; i++) {
        const struct summary_credential *c = &s->credentials[i];
        buf_str(b, "\ncredential"), field(b, c->id), number(b, c->met), number(b, c->left);
    }
    buf_str(b, "\ngroups"), number(b, s->english_learner), number(b, s->has_services);
}

static void write_summary(const struct summary *s, struct buf *b) {
    buf_str(b, "learner"), field(b, s->id), field(b, s->path), field(b, s->name), field(b, s->out);
    buf_str(b, "\nmade"), number(b, s->pages), number(b, s->pdfs), number(b, s->books), number(b, s->bytes),
        number(b, s->locked);
    for (size_t i = 0; i < s->n_competencies; i++) {
        const struct summary_competency *c = &s->competencies[i];
        buf_str(b, "\ncompetency"), field(b, c->anchor);
        number(b, c->demonstrated), number(b, c->working_on), number(b, c->up_next), number(b, c->all);
    }
    for (size_t i = 0; i < s->n_targets; i++) {
        const struct summary_target *t = &s->targets[i];
        buf_str(b, "\ntarget"), field(b, t->id), number(b, t->status), field(b, t->level), field(b, t->value);
        number(b, t->sign.kind), number(b, t->sign.fill), field(b, t->why), date(b, t->last);
        date(b, t->last_seen);
    }
    for (size_t i = 0; i < s->n_evidence; i++) {
        const struct summary_evidence *e = &s->evidence[i];
        buf_str(b, "\nevidence"), field(b, e->id), field(b, e->title), field(b, e->kind),
            field(b, e->targets);
        date(b, e->date), field(b, e->page), date(b, e->first_rated);
    }
    for (size_t i = 0; i < s->n_ratings; i++) {
        const struct summary_rating *r = &s->ratings[i];
        buf_str(b, "\nrating"), field(b, r->target), field(b, r->level), field(b, r->by), field(b, r->stage),
            field(b, r->note);
        field(b, r->source), date(b, r->date), number(b, r->sign.kind), number(b, r->sign.fill);
        number(b, r->counts);
    }
    write_support(s, b);
    buf_char(b, '\n');
}

static void write_diag(const struct diag *d, struct buf *b) {
    buf_str(b, "finding"), field(b, d->code), number(b, d->severity), field(b, d->file), number(b, d->line),
        number(b, d->column);
    number(b, d->length), field(b, d->text), field(b, d->remedy), field(b, d->source), field(b, d->learner);
    field(b, d->trace), field(b, d->first.file), number(b, d->first.line), number(b, d->first.column);
    buf_char(b, '\n');
}

void record_write(const struct summary *summary, const struct diags *diags, struct buf *out) {
    buf_fmt(out, "%s\n", first_line);
    if (summary) write_summary(summary, out);
    for (size_t i = 0; diags && i < diags->list.n; i++) write_diag(&diags->list.v[i], out);
    buf_str(out, "end\n");
}

/* ---- reading --------------------------------------------------------------------------------------------- */

enum { FIELDS_AT_MOST = 16 };

struct line {
    const char *f[FIELDS_AT_MOST]; /* f[0] is the kind; missing fields are "" */
};

static struct line split(struct arena *a, const char *text, size_t n) {
    struct line line;
    size_t fields = 0;
    char *out = arena_alloc(a, n + FIELDS_AT_MOST + 1);
    line.f[fields++] = out;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\t') {
            *out++ = '\0';
            if (fields == FIELDS_AT_MOST) break;
            line.f[fields++] = out;
        } else if (text[i] == '\\' && i + 1 < n) {
            i++;
            *out++ = text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : text[i];
        } else {
            *out++ = text[i];
        }
    }
    *out = '\0';
    while (fields < FIELDS_AT_MOST) line.f[fields++] = "";
    return line;
}

struct reader {
    struct arena *arena;
    struct summary *summary;
    struct diags *diags;
    VEC(struct summary_competency) competencies;
    VEC(struct summary_target) targets;
    VEC(struct summary_evidence) evidence;
    VEC(struct summary_rating) ratings;
    VEC(struct summary_signal) signals;
    VEC(struct summary_need) needs;
    VEC(struct summary_gap) gaps;
    VEC(struct summary_support) supports;
    VEC(struct summary_credential) credentials;
};

static int to_int(const char *s) { return (int)strtol(s, NULL, 10); }

static struct date to_date(const char *s) {
    struct date d = {0};
    date_parse(s, strlen(s), &d);
    return d;
}

static struct sign to_sign(const char *kind, const char *fill) {
    int k = to_int(kind);
    return (struct sign){k < 0 || k > SIGN_STAR ? SIGN_NONE : (enum sign_kind)k, to_int(fill)};
}

static const char *or_null(const char *s) { return *s ? s : NULL; }

static void read_learner(struct reader *r, const struct line *l) {
    r->summary->id = l->f[1], r->summary->path = l->f[2], r->summary->name = l->f[3],
    r->summary->out = l->f[4];
}

static void read_made(struct reader *r, const struct line *l) {
    r->summary->pages = to_int(l->f[1]), r->summary->pdfs = to_int(l->f[2]),
    r->summary->books = to_int(l->f[3]);
    r->summary->bytes = strtoll(l->f[4], NULL, 10);
    r->summary->locked = to_int(l->f[5]) != 0;
}

static void read_competency(struct reader *r, const struct line *l) {
    struct summary_competency c = {l->f[1], to_int(l->f[2]), to_int(l->f[3]), to_int(l->f[4]),
                                   to_int(l->f[5])};
    VEC_PUSH(r->arena, &r->competencies, c);
}

static void read_target(struct reader *r, const struct line *l) {
    struct summary_target t = {.id = l->f[1],
                               .status = to_int(l->f[2]),
                               .level = l->f[3],
                               .value = l->f[4],
                               .sign = to_sign(l->f[5], l->f[6]),
                               .why = l->f[7],
                               .last = to_date(l->f[8]),
                               .last_seen = to_date(l->f[9])};
    VEC_PUSH(r->arena, &r->targets, t);
}

static void read_evidence(struct reader *r, const struct line *l) {
    struct summary_evidence e = {l->f[1],          l->f[2], l->f[3],         l->f[4],
                                 to_date(l->f[5]), l->f[6], to_date(l->f[7])};
    VEC_PUSH(r->arena, &r->evidence, e);
}

static void read_rating(struct reader *r, const struct line *l) {
    struct summary_rating s = {.target = l->f[1],
                               .level = l->f[2],
                               .by = l->f[3],
                               .stage = l->f[4],
                               .note = l->f[5],
                               .source = l->f[6],
                               .date = to_date(l->f[7]),
                               .sign = to_sign(l->f[8], l->f[9]),
                               .counts = to_int(l->f[10]) != 0};
    VEC_PUSH(r->arena, &r->ratings, s);
}

/* Kinds are places in tables of others: a line of an unknown kind says nothing that could be told. */
static bool is_kind(int kind, int n) { return kind >= 0 && kind < n; }

static void read_signal(struct reader *r, const struct line *l) {
    struct summary_signal s = {.kind = to_int(l->f[1]),
                               .target = l->f[2],
                               .about = l->f[3],
                               .since = to_date(l->f[4]),
                               .last = to_date(l->f[5]),
                               .days = to_int(l->f[6]),
                               .limit = to_int(l->f[7]),
                               .count = to_int(l->f[8])};
    if (is_kind(s.kind, SIGNAL_KIND_COUNT)) VEC_PUSH(r->arena, &r->signals, s);
}

static void read_need(struct reader *r, const struct line *l) {
    unsigned why = (unsigned)to_int(l->f[3]) & ((1u << NEED_COUNT) - 1);
    struct summary_need n = {.target = l->f[1], .first = l->f[2], .why = why, .date = to_date(l->f[4])};
    if (why) VEC_PUSH(r->arena, &r->needs, n);
}

static void read_gap(struct reader *r, const struct line *l) {
    struct summary_gap g = {to_int(l->f[1]), l->f[2], to_int(l->f[3]) != 0};
    if (is_kind(g.kind, GAP_KIND_COUNT)) VEC_PUSH(r->arena, &r->gaps, g);
}

static void read_given(struct reader *r, const struct line *l) {
    struct summary_support u = {l->f[1], l->f[2], l->f[3], to_date(l->f[4]), to_date(l->f[5])};
    VEC_PUSH(r->arena, &r->supports, u);
}

static void read_credential(struct reader *r, const struct line *l) {
    struct summary_credential c = {l->f[1], to_int(l->f[2]), to_int(l->f[3])};
    VEC_PUSH(r->arena, &r->credentials, c);
}

static void read_groups(struct reader *r, const struct line *l) {
    r->summary->english_learner = to_int(l->f[1]) != 0;
    r->summary->has_services = to_int(l->f[2]) != 0;
}

static void read_finding(struct reader *r, const struct line *l) {
    if (!r->diags) return;
    int severity = to_int(l->f[2]);
    diag_add(r->diags, (struct diag){.code = or_null(l->f[1]),
                                     .severity = severity == DIAG_WARNING ? DIAG_WARNING
                                                 : severity == DIAG_NOTE  ? DIAG_NOTE
                                                                          : DIAG_ERROR,
                                     .file = or_null(l->f[3]),
                                     .line = to_int(l->f[4]),
                                     .column = to_int(l->f[5]),
                                     .length = to_int(l->f[6]),
                                     .text = l->f[7],
                                     .remedy = or_null(l->f[8]),
                                     .source = or_null(l->f[9]),
                                     .learner = or_null(l->f[10]),
                                     .trace = or_null(l->f[11]),
                                     .first = {or_null(l->f[12]), to_int(l->f[13]), to_int(l->f[14])}});
}

static void read_line(struct reader *r, const struct line *l) {
    static const struct {
        const char *kind;
        bool of_summary;
        void (*read)(struct reader *, const struct line *);
    } kinds[] = {
        {"learner", true, read_learner},
        {"made", true, read_made},
        {"competency", true, read_competency},
        {"target", true, read_target},
        {"evidence", true, read_evidence},
        {"rating", true, read_rating},
        {"signal", true, read_signal},
        {"need", true, read_need},
        {"gap", true, read_gap},
        {"support", true, read_given},
        {"credential", true, read_credential},
        {"groups", true, read_groups},
        {"finding", false, read_finding},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(l->f[0], kinds[i].kind) != 0) continue;
        if (kinds[i].of_summary && !r->summary) r->summary = arena_make(r->arena, struct summary);
        kinds[i].read(r, l);
    }
}

static bool is_whole(const char *text, size_t n) {
    size_t m = sizeof first_line - 1;
    return n >= m + 5 && strncmp(text, first_line, m) == 0 && text[m] == '\n' &&
           strncmp(text + n - 5, "\nend\n", 5) == 0;
}

bool record_read(struct arena *a, const char *text, size_t n, struct summary **summary, struct diags *diags) {
    if (!is_whole(text, n)) return false;
    struct reader r = {.arena = a, .diags = diags};
    for (size_t at = 0; at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        size_t length = end ? (size_t)(end - text) - at : n - at;
        struct line line = split(a, text + at, length);
        read_line(&r, &line);
        at += length + 1;
    }
    if (r.summary) {
        r.summary->competencies = r.competencies.v, r.summary->n_competencies = r.competencies.n;
        r.summary->targets = r.targets.v, r.summary->n_targets = r.targets.n;
        r.summary->evidence = r.evidence.v, r.summary->n_evidence = r.evidence.n;
        r.summary->ratings = r.ratings.v, r.summary->n_ratings = r.ratings.n;
        r.summary->signals = r.signals.v, r.summary->n_signals = r.signals.n;
        r.summary->needs = r.needs.v, r.summary->n_needs = r.needs.n;
        r.summary->gaps = r.gaps.v, r.summary->n_gaps = r.gaps.n;
        r.summary->supports = r.supports.v, r.summary->n_supports = r.supports.n;
        r.summary->credentials = r.credentials.v, r.summary->n_credentials = r.credentials.n;
    }
    *summary = r.summary;
    return true;
}
