/* audience.c: see audience.h. */
#include "pipeline/read/audience.h"

#include "base/json.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/people.h"
#include "view/audience/policy.h"

#include <string.h>

static bool has(unsigned audiences, int a) { return audiences >> a & 1; }

bool audience_find(const char *word, enum audience *out, const char **meant) {
    static const char *const also[AUDIENCE_COUNT] = {
#define X(NAME, word, also) [AUDIENCE_##NAME] = also,
        AUDIENCES(X)
#undef X
    };
    const char *names[AUDIENCE_COUNT];
    *meant = NULL;
    for (int i = 0; i < AUDIENCE_COUNT; i++) {
        names[i] = policy_audience((enum audience)i);
        if (diag_is_among(word, also[i])) *meant = names[i];
        if (strcmp(names[i], word) != 0) continue;
        *out = (enum audience)i;
        return true;
    }
    if (!*meant) *meant = diag_nearest(word, names, AUDIENCE_COUNT);
    return false;
}

/* "yes", "no", or the key of the consent needed. */
static const char *cell(const struct policy *p, int audience) {
    if (!has(p->who, audience)) return "no";
    return has(p->consent_of, audience) ? policy_consent(p->consent) : "yes";
}

static const char *const limits[] = {
    [LIMIT_NONE] = "",
    [LIMIT_NO_PLACE] = "nothing that others get has a place for it",
    [LIMIT_PIECE] = "as far as the piece's `audience` reaches",
    [LIMIT_PIECE_NO_PLACE] =
        "as far as the piece's `audience` reaches; nothing that others get has a place for it",
    [LIMIT_MASTERED] = "for the public, of what is demonstrated"};
static const char *const people[] = {[PEOPLE_NO_MATTER] = "",
                                     [PEOPLE_UNLESS_NONE] =
                                         "no consent needed with `people: false`",
                                     [PEOPLE_WHERE_SHOWN] = "consent needed with `people: true`"};

static const char notes[] =
    "Where a cell names a consent, the family must have agreed to it: `consent` in learner.yaml. What is written there holds "
    "up to and on the day of `until`, or without an end where none is written.\n"
    "The public sees a learner's pages only with `consent: {public: true}`.\n"
    "With `privacy: {photos: all}` families see pictures, films, recordings, and documents of their own child without consent.\n"
    "Learners who are named under `people` must each have agreed, in whatever class they are, and for the public to `public` as "
    "well.\n"
    "Staff's tree holds what goes to families. Beside it, staff's own files name every piece.\n";

/* Adds "as far as …; no consent …". */
static void limits_of(const struct policy *p, struct buf *out) {
    const char *const parts[] = {limits[p->limit], people[p->people]};
    bool any = false;
    for (size_t i = 0; i < 2; i++) {
        if (!*parts[i]) continue;
        buf_fmt(out, "%s%s", any ? "; " : "", parts[i]);
        any = true;
    }
}

/* ---- text ---- */

static void plain(const char *text, struct buf *out) {
    for (; *text; text++)
        if (*text != '`') buf_char(out, *text);
}

void audience_text(struct buf *out) {
    for (int a = 0; a < AUDIENCE_COUNT; a++)
        buf_fmt(out, "%-8s", policy_audience((enum audience)a));
    buf_str(out, "what\n");
    for (int d = 0; d < DATUM_COUNT; d++) {
        const struct policy *p = policy_of((enum datum)d);
        struct buf more = BUF_INIT;
        for (int a = 0; a < AUDIENCE_COUNT; a++) buf_fmt(out, "%-8s", cell(p, a));
        buf_str(out, p->words);
        limits_of(p, &more);
        if (more.n) {
            buf_str(out, " (");
            plain(more.p, out);
            buf_char(out, ')');
        }
        buf_char(out, '\n');
        buf_release(&more);
    }
    buf_char(out, '\n');
    plain(notes, out);
}

/* ---- Markdown ---- */

/* Adds "`learner: name.called`", separated by commas, one for each kind. */
static void keys_of(const struct policy *p, struct buf *out) {
    for (const char *k = p->keys; *k;) {
        size_t n = strcspn(k, ";");
        buf_fmt(out, "%s`%.*s`", k == p->keys ? "" : ", ", (int)n, k);
        k += n;
        k += strspn(k, "; ");
    }
}

void audience_markdown(struct buf *out) {
    buf_str(out, "| what | written in |");
    for (int a = 0; a < AUDIENCE_COUNT; a++)
        buf_fmt(out, " %s |", policy_audience((enum audience)a));
    buf_str(out, " but |\n|---|---|---|---|---|---|---|\n");
    for (int d = 0; d < DATUM_COUNT; d++) {
        const struct policy *p = policy_of((enum datum)d);
        buf_fmt(out, "| %s | ", p->words);
        keys_of(p, out);
        buf_str(out, " |");
        for (int a = 0; a < AUDIENCE_COUNT; a++) {
            const char *text = cell(p, a);
            bool consent = strcmp(text, "yes") != 0 && strcmp(text, "no") != 0;
            buf_fmt(out, consent ? " `%s` |" : " %s |", text);
        }
        buf_char(out, ' ');
        limits_of(p, out);
        buf_str(out, " |\n");
    }
    buf_char(out, '\n');
    for (const char *n = notes; *n;) {
        size_t length = strcspn(n, "\n");
        buf_fmt(out, "- %.*s\n", (int)length, n);
        n += length + 1;
    }
}

/* ---- JSON ---- */

static void row_json(struct json *j, const struct policy *p) {
    static const char *const limit_words[] = {[LIMIT_NONE] = NULL,
                                              [LIMIT_NO_PLACE] = "no-place",
                                              [LIMIT_PIECE] = "piece",
                                              [LIMIT_PIECE_NO_PLACE] = "piece-no-place",
                                              [LIMIT_MASTERED] = "mastered"};
    static const char *const people_words[] = {[PEOPLE_NO_MATTER] = NULL,
                                               [PEOPLE_UNLESS_NONE] = "unless-none",
                                               [PEOPLE_WHERE_SHOWN] = "where-shown"};
    json_open(j, '{');
    json_text(j, "id", p->id);
    json_text(j, "what", p->words);
    json_text(j, "keys", p->keys);
    json_open_at(j, "shown", '{');
    for (int a = 0; a < AUDIENCE_COUNT; a++)
        json_bool(j, policy_audience((enum audience)a), has(p->who, a));
    json_close(j, '}');
    if (p->consent != CONSENT_COUNT) {
        json_text(j, "consent", policy_consent(p->consent));
        json_open_at(j, "consent_of", '[');
        for (int a = 0; a < AUDIENCE_COUNT; a++)
            if (has(p->consent_of, a)) json_text(j, NULL, policy_audience((enum audience)a));
        json_close(j, ']');
    }
    json_text(j, "people", people_words[p->people]);
    json_text(j, "limit", limit_words[p->limit]);
    json_close(j, '}');
}

void audience_json(struct buf *out) {
    struct json j = {.out = out};
    json_open(&j, '{');
    json_text(&j, "format", "folioscope-audience");
    json_int(&j, "version", 1);
    json_open_at(&j, "audiences", '[');
    for (int a = 0; a < AUDIENCE_COUNT; a++) json_text(&j, NULL, policy_audience((enum audience)a));
    json_close(&j, ']');
    json_open_at(&j, "consent", '[');
    for (int c = 0; c < CONSENT_COUNT; c++)
        json_text(&j, NULL, policy_consent((enum consent_kind)c));
    json_close(&j, ']');
    json_open_at(&j, "rows", '[');
    for (int d = 0; d < DATUM_COUNT; d++) row_json(&j, policy_of((enum datum)d));
    json_close(&j, ']');
    json_close(&j, '}');
    buf_char(out, '\n');
}
