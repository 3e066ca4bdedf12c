/* ledger.c: a ledger as lines of fields. */
#include "pipeline/tree/ledger.h"

#include "assess/gaps.h"
#include "assess/signals.h"
#include "model/people.h"
#include "pipeline/pipeline.h"
#include "pipeline/tree/fields.h"
#include "view/audience/policy.h"

#include <string.h>

static const char what[] = "folioscope-class";

void ledger_start(struct ledger *l, struct arena *a) { *l = (struct ledger){.arena = a}; }

const struct ledger_learner *ledger_find(const struct ledger *l, const char *path) {
    for (size_t i = 0; i < l->learners.n; i++)
        if (strcmp(l->learners.v[i].path, path) == 0) return &l->learners.v[i];
    return NULL;
}

/* ---- what is in a line ---- */

#define X(NAME, text) text,
static const char *const signals[] = {SIGNALS(X)}, *const gaps[] = {GAPS(X)};
#undef X
static const char *const kinds[] = {ONLY_WORDS};
static const char *const sorts[KEPT_SORTS] = {[SORT_UNKNOWN] = "unknown",
                                              [SORT_PICTURE] = "picture",
                                              [SORT_FILM] = "film",
                                              [SORT_SOUND] = "sound",
                                              [SORT_DOCUMENT] = "document"};
static const char *const reasons[KEPT_REASONS] = {[KEPT_NOT] = "not",
                                                  [KEPT_OWN] = "own",
                                                  [KEPT_ENDED] = "ended",
                                                  [KEPT_OTHER] = "other",
                                                  [KEPT_REFUSED] = "refused"};

struct counted { /* with whether lines of counts follow */
    /* first, so that offsets in struct ledger_learner are valid here too */
    struct ledger_learner of;
    bool counts;
};

struct kept_files {
    int sort, why, files;
};

static const struct field made_fields[] = {FIELD(DATE, struct ledger, made),
                                           FIELD(TEXT, struct ledger, logo)};
static const struct field print_fields[] = {
    FIELD(TEXT, struct print_file, name), FIELD(INT, struct print_file, pages),
    FIELD(INT, struct print_file, copies), FIELD(INT, struct print_file, languages)};
static const struct field learner_fields[] = {FIELD(TEXT, struct ledger_learner, path),
                                              FIELD(TEXT, struct ledger_learner, out),
                                              FIELD(TEXT, struct ledger_learner, name),
                                              FIELD_OF(WORDS, struct ledger_learner, kinds, kinds),
                                              FIELD(FLAG, struct ledger_learner, locked),
                                              FIELD(FLAG, struct counted, counts)};
static const struct field held_fields[] = {FIELD(TEXT, struct ledger_held, path)};
static const struct field basis_fields[] = {{.name = "word"}};
static const struct field picture_fields[] = {{.name = "name"}};
static const struct field kept_fields[] = {FIELD_OF(WORD, struct kept_files, sort, sorts),
                                           FIELD_OF(WORD, struct kept_files, why, reasons),
                                           FIELD(INT, struct kept_files, files)};
static const struct field target_fields[] = {FIELD(TEXT, struct summary_target, id),
                                             FIELD(DATE, struct summary_target, last_seen)};
static const struct field piece_fields[] = {FIELD(DATE, struct summary_piece, date),
                                            FIELD(DATE, struct summary_piece, first_rated)};
static const struct field rated_fields[] = {FIELD(DATE, struct summary_rated, date),
                                            FIELD(FLAG, struct summary_rated, by_educator)};
static const struct field signal_fields[] = {FIELD_OF(WORD, struct summary_signal, kind, signals)};
static const struct field gap_fields[] = {FIELD_OF(WORD, struct summary_gap, kind, gaps)};
static const struct field support_fields[] = {FIELD(DATE, struct summary_support, date),
                                              FIELD(DATE, struct summary_support, until),
                                              FIELD(WRITTEN, struct summary_support, outcome)};
static const struct field credential_fields[] = {FIELD(TEXT, struct summary_credential, id),
                                                 FIELD(INT, struct summary_credential, met),
                                                 FIELD(INT, struct summary_credential, left)};

static const struct fields_line made_line = LINE("made", made_fields),
                                print_line = LINE("print", print_fields),
                                learner_line = LINE("learner", learner_fields),
                                held_line = LINE("held", held_fields),
                                kept_line = LINE("kept", kept_fields),
                                picture_line = LINE("picture", picture_fields);

struct content { /* the lists of one learner */
    struct texts basis, pictures;
    struct summary counts;
};

#define LIST(word, fields, list, blank) \
    LINES(word, fields, struct content, counts.list, counts.n_##list, blank)

/* A basis that no learner meets. */
static const char *const no_word = "";
static const struct summary_target no_target = {.id = "", .level = "", .value = "", .why = ""};
static const struct summary_signal no_signal = {.target = "", .about = ""};
static const struct summary_gap no_gap = {.competency = ""};
static const struct summary_support no_support = {.target = "", .what = "", .outcome = ""};
static const struct summary_credential no_credential = {.id = ""};

static const struct fields_list lists[] = {
    /* first: reading only the counts skips these rows */
    LINES("basis", basis_fields, struct content, basis.v, basis.n, &no_word),
    LINES("picture", picture_fields, struct content, pictures.v, pictures.n, &no_word),
    LIST("target", target_fields, targets, &no_target),
    LIST("evidence", piece_fields, pieces, NULL),
    LIST("rating", rated_fields, rated, NULL),
    LIST("signal", signal_fields, signals, &no_signal),
    LIST("gap", gap_fields, gaps, &no_gap),
    LIST("support", support_fields, supports, &no_support),
    LIST("credential", credential_fields, credentials, &no_credential)};

enum { LISTS = sizeof lists / sizeof *lists, NOT_COUNTED = 2 };

/* ---- writing ---- */

static void write_kept(const struct kept_back *kept, struct buf *out) {
    for (int i = 0; i < KEPT_SORTS; i++)
        for (int k = 0; k < KEPT_REASONS; k++)
            if (kept->files[i][k])
                fields_write(out, &kept_line, &(struct kept_files){i, k, kept->files[i][k]});
}

static void write_content(const struct texts *basis, const struct texts *pictures,
                          const struct summary *counts, struct buf *out) {
    struct content content = {.basis = *basis, .pictures = *pictures};
    if (counts) content.counts = *counts;
    fields_write_all(out, lists, LISTS, &content);
    write_kept(&content.counts.kept, out);
}

void ledger_write(const struct ledger *l, struct buf *out) {
    fields_start(out, what);
    fields_write(out, &made_line, l);
    for (size_t i = 0; i < l->prints.n; i++) fields_write(out, &print_line, &l->prints.v[i]);
    for (size_t i = 0; i < l->learners.n; i++) {
        const struct counted x = {l->learners.v[i], l->learners.v[i].counts != NULL};
        fields_write(out, &learner_line, &x);
        write_content(&x.of.basis, &x.of.pictures, x.of.counts, out);
    }
    for (size_t i = 0; i < l->held.n; i++) {
        fields_write(out, &held_line, &l->held.v[i]);
        write_content(&l->held.v[i].basis, &l->held.v[i].pictures, NULL, out);
    }
    fields_finish(out);
}

/* ---- reading ---- */

struct reader {
    struct ledger *ledger;
    struct fields_reader lines; /* its arena: of the lines of one learner */
    const struct fields_list *lists;
    size_t n_lists;
    enum { OF_NONE, OF_LEARNER, OF_HELD } whose; /* the current lines */
    struct counted learner;
    struct ledger_held held;
    struct content content;
};

/* Ends the lines of one learner. */
static void finish(struct reader *r) {
    struct arena *a = r->ledger->arena;
    bool whole = r->n_lists == LISTS;
    fields_settle(&r->lines, a, r->lists, r->n_lists, r->whose ? &r->content : NULL);
    r->learner.of.basis = r->held.basis = r->content.basis;
    r->learner.of.pictures = r->held.pictures = r->content.pictures;
    if (r->learner.counts)
        r->learner.of.counts = arena_copy(a, &r->content.counts, sizeof r->content.counts);
    if (r->whose == OF_LEARNER) VEC_PUSH(a, &r->ledger->learners, r->learner.of);
    if (r->whose == OF_HELD && whole) VEC_PUSH(a, &r->ledger->held, r->held);
    r->learner = (struct counted){0};
    r->content = (struct content){0};
    r->whose = OF_NONE;
    arena_clear(r->lines.arena);
}

static void read_learner(struct reader *r) {
    struct counted next = {.of = {.path = "", .out = "", .name = ""}};
    bool ok = fields_read(&r->lines, &learner_line, &next);
    finish(r);
    if (!ok) return;
    r->whose = OF_LEARNER;
    r->learner = next;
    r->content.counts =
        (struct summary){.path = next.of.path, .out = next.of.out, .name = next.of.name, .id = ""};
}

static void read_held(struct reader *r) {
    struct ledger_held next = {.path = ""};
    bool ok = fields_read(&r->lines, &held_line, &next);
    finish(r);
    r->whose = ok ? OF_HELD : OF_NONE;
    r->held = next;
}

static void read_kept(struct reader *r) {
    struct kept_files k = {0};
    if (!fields_read(&r->lines, &kept_line, &k)) return;
    r->content.counts.kept.files[k.sort][k.why] = k.files;
    r->content.counts.kept.learners[k.why] = 1;
}

static void read_print(struct reader *r) {
    struct print_file p = {.name = ""};
    if (fields_read(&r->lines, &print_line, &p)) VEC_PUSH(r->ledger->arena, &r->ledger->prints, p);
}

/* A line that cannot be understood is skipped. If it begins a learner, so are that learner's
 * lines. */
static void read_line(struct reader *r) {
    if (fields_read_any(&r->lines, r->lists, r->n_lists)) return;
    if (fields_is(&r->lines, &learner_line))
        read_learner(r);
    else if (fields_is(&r->lines, &held_line))
        read_held(r);
    else if (fields_is(&r->lines, &kept_line))
        read_kept(r);
    else if (fields_is(&r->lines, &print_line))
        read_print(r);
    else
        fields_read(&r->lines, &made_line, r->ledger);
}

static bool read_ledger(struct ledger *l, const char *text, size_t n, bool counts_only) {
    struct reader r = {.ledger = l,
                       .lines = fields_open(arena_new(), text, n, what),
                       .lists = counts_only ? lists + NOT_COUNTED : lists,
                       .n_lists = counts_only ? LISTS - NOT_COUNTED : LISTS};
    r.lines.keep = l->arena;
    r.lines.kept = table_new(l->arena);
    while (fields_next(&r.lines)) read_line(&r);
    finish(&r);
    arena_free(r.lines.arena);
    return r.lines.sound;
}

bool ledger_read(struct ledger *l, const char *text, size_t n) {
    return read_ledger(l, text, n, false);
}

bool ledger_read_counts(struct ledger *l, const char *text, size_t n) {
    return read_ledger(l, text, n, true);
}

void ledger_pictures(struct arena *a, const char *text, size_t n, struct table *pictures) {
    struct arena *scratch = arena_new();
    struct fields_reader r = fields_open(scratch, text, n, what);
    while (fields_next(&r)) {
        struct ledger own = {.logo = ""};
        const char *name = "";
        if (!fields_read(&r, &picture_line, &name) && fields_read(&r, &made_line, &own))
            name = own.logo;
        if (*name && !table_find(pictures, name))
            table_set(pictures, arena_strdup(a, name), pictures);
        arena_clear(scratch);
    }
    arena_free(scratch);
}
