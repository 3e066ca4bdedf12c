/* ledger.c: a ledger as lines of fields. */
#include "pipeline/ledger.h"

#include "assess/gaps.h"
#include "assess/signals.h"
#include "base/hash.h"
#include "pipeline/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char first_line[] = "folioscope-class 1";

void ledger_start(struct ledger *l, struct arena *a) { *l = (struct ledger){.arena = a}; }

const struct ledger_learner *ledger_find(const struct ledger *l, const char *path) {
    for (size_t i = 0; i < l->learners.n; i++)
        if (strcmp(l->learners.v[i].path, path) == 0) return &l->learners.v[i];
    return NULL;
}

/* ---- writing --------------------------------------------------------------------------------------------- */

enum { WORD = 24 };

static const char *number(char word[WORD], long long n) {
    snprintf(word, WORD, "%lld", n);
    return word;
}

#define LINE(out, ...)                               \
    fields_write(out, (const char *[]){__VA_ARGS__}, \
                 sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *))

static void write_basis(const struct texts *basis, struct buf *out) {
    for (size_t i = 0; i < basis->n; i++) LINE(out, "basis", basis->v[i]);
}

static void write_support(const struct summary *s, struct buf *out) {
    char a[WORD], b[WORD], from[20], to[20];
    for (size_t i = 0; i < s->n_signals; i++) LINE(out, "signal", number(a, s->signals[i].kind));
    for (size_t i = 0; i < s->n_gaps; i++) LINE(out, "gap", number(a, s->gaps[i].kind));
    for (size_t i = 0; i < s->n_supports; i++) {
        date_iso(s->supports[i].date, from), date_iso(s->supports[i].until, to);
        LINE(out, "support", from, to, *s->supports[i].outcome ? "1" : "0");
    }
    for (size_t i = 0; i < s->n_credentials; i++)
        LINE(out, "credential", s->credentials[i].id, number(a, s->credentials[i].met),
             number(b, s->credentials[i].left));
    for (int i = 0; i < KEPT_SORTS; i++)
        for (int k = 0; k < KEPT_REASONS; k++) {
            char sort[WORD];
            if (s->kept.files[i][k])
                LINE(out, "kept", number(sort, i), number(a, k), number(b, s->kept.files[i][k]));
        }
}

static void write_counts(const struct summary *s, struct buf *out) {
    char date[20], second[20];
    for (size_t i = 0; i < s->n_targets; i++) {
        date_iso(s->targets[i].last_seen, date);
        LINE(out, "target", s->targets[i].id, date);
    }
    for (size_t i = 0; i < s->n_pieces; i++) {
        date_iso(s->pieces[i].date, date), date_iso(s->pieces[i].first_rated, second);
        LINE(out, "evidence", date, second);
    }
    for (size_t i = 0; i < s->n_rated; i++) {
        date_iso(s->rated[i].date, date);
        LINE(out, "rating", date, s->rated[i].by_educator ? "1" : "0");
    }
    write_support(s, out);
}

void ledger_write(const struct ledger *l, struct buf *out) {
    char kinds[WORD], made[20];
    buf_fmt(out, "%s\n", first_line);
    date_iso(l->made, made);
    LINE(out, "made", made);
    for (size_t i = 0; i < l->learners.n; i++) {
        const struct ledger_learner *x = &l->learners.v[i];
        LINE(out, "learner", x->path, x->out, x->name, number(kinds, x->kinds), x->locked ? "1" : "0",
             x->counts ? "1" : "0");
        write_basis(&x->basis, out);
        if (x->counts) write_counts(x->counts, out);
    }
    for (size_t i = 0; i < l->held.n; i++) {
        LINE(out, "held", l->held.v[i].path);
        write_basis(&l->held.v[i].basis, out);
    }
    buf_str(out, "end\n");
}

/* ---- reading --------------------------------------------------------------------------------------------- */

struct reader {
    struct ledger *ledger;
    bool counts_only;
    struct arena *scratch;          /* of the lines of one learner */
    struct table *words;            /* that many learners share: ids */
    struct ledger_learner *learner; /* whose lines these are, or NULL */
    struct ledger_held *held;
    struct arena *arena;
    VEC(const char *) basis;
    VEC(struct summary_target) targets;
    VEC(struct summary_piece) pieces;
    VEC(struct summary_rated) rated;
    VEC(struct summary_signal) signals;
    VEC(struct summary_gap) gaps;
    VEC(struct summary_support) supports;
    VEC(struct summary_credential) credentials;
};

static struct date to_date(const char *s) {
    struct date d = {0};
    date_parse(s, strlen(s), &d);
    return d;
}

static int to_int(const char *s) { return (int)strtol(s, NULL, 10); }
/* One copy of a word, however many learners have it. */
static const char *shared_word(struct reader *r, const char *word) {
    char *known = table_find(r->words, word);
    if (known) return known;
    known = arena_strdup(r->arena, word);
    table_set(r->words, known, known);
    return known;
}

static const char *kept(struct reader *r, const char *word) { return arena_strdup(r->arena, word); }

static bool yes(const char *s) { return strcmp(s, "1") == 0; }

#define TAKE(r, s, list)                                                                 \
    ((s)->list = arena_copy((r)->arena, (r)->list.v, (r)->list.n * sizeof *(r)->list.v), \
     (s)->n_##list = (r)->list.n)

/* Copies as large as they need to be. */
static void take_counts(struct reader *r, struct summary *s) {
    TAKE(r, s, targets);
    TAKE(r, s, pieces);
    TAKE(r, s, rated);
    TAKE(r, s, signals);
    TAKE(r, s, gaps);
    TAKE(r, s, supports);
    TAKE(r, s, credentials);
}

static struct texts take_basis(struct reader *r) {
    const char **words = arena_array(r->arena, r->basis.n + 1, sizeof *words);
    for (size_t i = 0; i < r->basis.n; i++) words[i] = kept(r, r->basis.v[i]);
    return (struct texts){words, r->basis.n};
}

/* The lines of one learner have ended. */
static void finish(struct reader *r) {
    const struct texts basis = r->counts_only ? (struct texts){0} : take_basis(r);
    if (r->learner) {
        r->learner->basis = basis;
        if (r->learner->counts) take_counts(r, r->learner->counts);
        VEC_PUSH(r->arena, &r->ledger->learners, *r->learner);
    }
    if (r->held && !r->counts_only) {
        r->held->basis = basis;
        VEC_PUSH(r->arena, &r->ledger->held, *r->held);
    }
    struct reader next = {.ledger = r->ledger,
                          .counts_only = r->counts_only,
                          .scratch = r->scratch,
                          .words = r->words,
                          .arena = r->arena};
    *r = next;
    arena_clear(r->scratch);
}

static void read_learner(struct reader *r, const char *const *line) {
    const char *const f[] = {"",
                             kept(r, line[1]),
                             kept(r, line[2]),
                             kept(r, line[3]),
                             kept(r, line[4]),
                             kept(r, line[5]),
                             kept(r, line[6])};
    finish(r);
    r->learner = arena_make(r->arena, struct ledger_learner);
    *r->learner = (struct ledger_learner){.path = f[1],
                                          .out = f[2],
                                          .name = f[3],
                                          .kinds = (unsigned)strtoul(f[4], NULL, 10),
                                          .locked = yes(f[5])};
    if (!yes(f[6])) return;
    struct summary *s = r->learner->counts = arena_make(r->arena, struct summary);
    s->path = f[1], s->out = f[2], s->name = f[3], s->id = "";
}

static void read_held(struct reader *r, const char *const *f) {
    const char *path = kept(r, f[1]);
    finish(r);
    r->held = arena_make(r->arena, struct ledger_held);
    r->held->path = path;
}

static void read_made(struct reader *r, const char *const *f) { r->ledger->made = to_date(f[1]); }
static void read_basis(struct reader *r, const char *const *f) { VEC_PUSH(r->scratch, &r->basis, f[1]); }

static void read_target(struct reader *r, const char *const *f) {
    const struct summary_target t = {
        .id = shared_word(r, f[1]), .level = "", .value = "", .why = "", .last_seen = to_date(f[2])};
    VEC_PUSH(r->scratch, &r->targets, t);
}

static void read_evidence(struct reader *r, const char *const *f) {
    const struct summary_piece p = {.date = to_date(f[1]), .first_rated = to_date(f[2])};
    VEC_PUSH(r->scratch, &r->pieces, p);
}

static void read_rating(struct reader *r, const char *const *f) {
    const struct summary_rated x = {.date = to_date(f[1]), .by_educator = yes(f[2])};
    VEC_PUSH(r->scratch, &r->rated, x);
}

/* Kinds index tables: an unknown one is dropped. */
static void read_signal(struct reader *r, const char *const *f) {
    const struct summary_signal s = {.kind = to_int(f[1]), .target = "", .about = ""};
    if (s.kind >= 0 && s.kind < SIGNAL_KIND_COUNT) VEC_PUSH(r->scratch, &r->signals, s);
}

static void read_gap(struct reader *r, const char *const *f) {
    const struct summary_gap g = {.kind = to_int(f[1]), .competency = ""};
    if (g.kind >= 0 && g.kind < GAP_KIND_COUNT) VEC_PUSH(r->scratch, &r->gaps, g);
}

static void read_support(struct reader *r, const char *const *f) {
    const struct summary_support s = {.target = "",
                                      .what = "",
                                      .outcome = yes(f[3]) ? "1" : "",
                                      .date = to_date(f[1]),
                                      .until = to_date(f[2])};
    VEC_PUSH(r->scratch, &r->supports, s);
}

static void read_credential(struct reader *r, const char *const *f) {
    const struct summary_credential c = {shared_word(r, f[1]), to_int(f[2]), to_int(f[3])};
    VEC_PUSH(r->scratch, &r->credentials, c);
}

static void read_kept(struct reader *r, const char *const *f) {
    int sort = to_int(f[1]), why = to_int(f[2]);
    if (!r->learner || !r->learner->counts) return;
    if (sort < 0 || sort >= KEPT_SORTS || why < 0 || why >= KEPT_REASONS) return;
    r->learner->counts->kept.files[sort][why] = to_int(f[3]);
    r->learner->counts->kept.learners[why] = 1;
}

static bool read_ledger(struct ledger *l, const char *text, size_t n, bool counts_only) {
    static const struct {
        const char *kind;
        void (*read)(struct reader *, const char *const *);
    } kinds[] = {{"made", read_made},       {"learner", read_learner},       {"held", read_held},
                 {"basis", read_basis},     {"target", read_target},         {"evidence", read_evidence},
                 {"rating", read_rating},   {"signal", read_signal},         {"gap", read_gap},
                 {"support", read_support}, {"credential", read_credential}, {"kept", read_kept}};
    struct arena *scratch = arena_new();
    struct fields_reader lines = fields_open(scratch, text, n, first_line);
    struct reader r = {.ledger = l,
                       .counts_only = counts_only,
                       .scratch = scratch,
                       .words = table_new(l->arena),
                       .arena = l->arena};
    struct fields f;
    while (fields_next(&lines, &f)) {
        size_t i = 0, n_kinds = sizeof kinds / sizeof *kinds;
        while (i < n_kinds && strcmp(f.v[0], kinds[i].kind) != 0) i++;
        if (i < n_kinds) kinds[i].read(&r, f.v); /* the fields may be gone after this */
    }
    finish(&r);
    arena_free(scratch);
    return lines.sound;
}

bool ledger_read(struct ledger *l, const char *text, size_t n) { return read_ledger(l, text, n, false); }

bool ledger_read_counts(struct ledger *l, const char *text, size_t n) {
    return read_ledger(l, text, n, true);
}
