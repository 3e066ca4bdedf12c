/* tonight.c: what staff's pages share the night before conferences: what to print, what is kept
 * back and why, and the findings of the build. */
#include "view/staff/tonight.h"

#include "base/diag.h"
#include "base/ending.h"
#include "base/hash.h"
#include "model/consent.h"
#include "model/group.h"
#include "model/outline.h"
#include "model/people.h"
#include "model/workspace.h"
#include "view/audience/policy.h"
#include "view/staff/staff.h"
#include "view/words/said.h"

#include <string.h>

/* ---- what to print ---- */

static const char *title_of(const struct staff_words *s, const char *name) {
    const char *key = arena_printf(s->a, "report.%s", name), *own = NULL;
    for (size_t i = 0; i < s->w->n_report; i++)
        if (strcmp(s->w->report[i].name, name) == 0)
            own = words_text(&s->w->report[i].title, lang_tag(s->lang));
    if (own) return own;
    if (strcmp(name, "cards") == 0) return tr(s->lang, "tonight.cards");
    if (strcmp(name, "grid") == 0) return tr(s->lang, "printfile.grid");
    if (strcmp(name, "agreements") == 0) return tr(s->lang, "agreements.title");
    return lang_has(s->lang, key) ? tr(s->lang, key) : name;
}

static const char *copies_of(const struct staff_words *s, const struct print_file *p) {
    if (!p->copies) return NULL;
    return JOIN(s->a, tr_n(s->lang, s->a, "printfile.copies", p->copies),
                p->languages > 1 ? tr_n(s->lang, s->a, "tonight.languages", p->languages) : NULL,
                tr(s->lang, "tonight.order"));
}

/* "12 pages · double-sided"; NULL if neither is known. */
static const char *how_of(const struct staff_words *s, const struct print_file *p) {
    const char *pages = p->pages ? tr_n(s->lang, s->a, "tonight.pages", p->pages) : NULL;
    const char *sides = p->copies ? tr(s->lang, "tonight.double") : NULL;
    return JOIN(s->a, pages, sides);
}

struct block *tonight_prints(const struct staff_words *s, const struct group *g,
                             const struct print_file *prints, size_t n, int level) {
    struct block *b = block_new(s->a, BLOCK_CARDS);
    struct card **next = &b->cards.cards;
    b->cards.level = level;
    for (size_t i = 0; i < n; i++, next = &(*next)->next) {
        const struct print_file *p = &prints[i];
        const char *copies = copies_of(s, p);
        *next = arena_make(s->a, struct card);
        (*next)->plain = true;
        (*next)->title = title_of(s, p->name);
        (*next)->href = arena_printf(s->a, "%s/print/%s.pdf", g->out, p->name);
        struct inls is;
        inls_start(&is, s->a);
        const char *how = how_of(s, p);
        if (how) inls_add(&is, INLINE_TEXT, how);
        if (copies) {
            inls_add(&is, INLINE_BREAK, NULL);
            inls_append(&is, inl_wrap(s->a, INLINE_QUIET, inl_text(s->a, copies)));
        }
        (*next)->text = is.first;
    }
    return n ? b : NULL;
}

/* ---- what is kept back ---- */

/* "7 pictures, 1 film"; NULL if there are none. *write: the keys of consent that would release
 * them. */
static const char *kept_files(const struct staff_words *s, const struct kept_back *kept, int why,
                              const char **write) {
    static const struct {
        enum file_sort sort;
        const char *key;
        enum consent_kind consent;
    } rows[] = {{SORT_PICTURE, "staff.kept_pictures", CONSENT_PHOTOS},
                {SORT_FILM, "staff.kept_films", CONSENT_FILMS},
                {SORT_SOUND, "staff.kept_sound", CONSENT_VOICE},
                {SORT_DOCUMENT, "staff.kept_documents", CONSENT_WORK}};
    const char *texts[SORT_COUNT];
    size_t n = 0;
    *write = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int count = kept->files[rows[i].sort][why];
        if (rows[i].sort == SORT_DOCUMENT) count += kept->files[SORT_UNKNOWN][why];
        if (!count) continue;
        const char *key = arena_printf(s->a, "%s: true", policy_consent(rows[i].consent));
        texts[n++] = tr_n(s->lang, s->a, rows[i].key, count);
        *write = *write ? arena_printf(s->a, "%s, %s", *write, key) : key;
    }
    if (*write) *write = arena_printf(s->a, "consent: {%s}", *write);
    return n ? lang_list(s->lang, s->a, texts, n) : NULL;
}

static void add_small(const struct staff_words *s, const char *text, struct blocks *out) {
    struct block *b = block_paragraph(s->a, inl_text(s->a, text));
    b->paragraph.role = PARAGRAPH_SMALL;
    blocks_append(out, b);
}

void tonight_kept(const struct staff_words *s, const struct kept_back *kept, struct blocks *out) {
    static const char *const keys[KEPT_REASONS] = {[KEPT_OWN] = "staff.kept_own",
                                                   [KEPT_ENDED] = "staff.kept_ended",
                                                   [KEPT_OTHER] = "staff.kept_other",
                                                   [KEPT_REFUSED] = "staff.kept_refused"};
    for (int why = KEPT_OWN; why < KEPT_REASONS; why++) {
        const char *write, *files = kept_files(s, kept, why, &write);
        if (!files) continue;
        const struct tr_arg args[] = {
            {.name = "files", .text = files},
            {.name = "learners",
             .text = tr_n(s->lang, s->a, "staff.kept_learners", kept->learners[why])},
            {.name = "write", .text = write}};
        add_small(s, tr_with(s->lang, s->a, keys[why], args, 3), out);
    }
}

/* Consent that ends soon: the families must be asked again. */
void tonight_ending(const struct staff_words *s, const struct group *g, struct blocks *out) {
    struct date first = {0};
    int n = 0;
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct consent *c = &g->learners[i].consent;
        if (!policy_ends_soon(s->w, c)) continue;
        if (!n++ || date_cmp(c->until, first) < 0) first = c->until;
    }
    if (!n) return;
    const struct tr_arg args[] = {
        {.name = "learners", .text = tr_n(s->lang, s->a, "staff.kept_learners", n)},
        {.name = "day", .text = lang_date(s->lang, s->a, first, DATE_LONG)}};
    add_small(s, tr_with(s->lang, s->a, "staff.consent_ends", args, 2), out);
}

/* ---- who is not listed ---- */

static void add_away(const struct staff_words *s, const struct staff_away *away, size_t n,
                     bool left, struct blocks *out) {
    struct inls is;
    long count = 0;
    for (size_t i = 0; i < n; i++) count += away[i].left == left;
    if (!count) return;
    inls_start(&is, s->a);
    const char *key = left ? "staff.left" : "staff.not_joined";
    inls_add(&is, INLINE_TEXT, tr_n(s->lang, s->a, key, count));
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        if (away[i].left != left) continue;
        inls_add(&is, INLINE_TEXT, first ? " " : " · ");
        if (away[i].path)
            inls_append(&is, inl_link(s->a, away[i].path, away[i].name));
        else
            inls_add(&is, INLINE_TEXT, away[i].name);
        first = false;
    }
    struct block *b = block_paragraph(s->a, is.first);
    b->paragraph.role = PARAGRAPH_SMALL;
    blocks_append(out, b);
}

void tonight_away(const struct staff_words *s, const struct staff_away *away, size_t n,
                  struct blocks *out) {
    add_away(s, away, n, true, out);
    add_away(s, away, n, false, out);
}

/* ---- findings ---- */

/* Findings are in English, whatever the page is in. */
static struct inl *in_english(const struct staff_words *s, const char *text) {
    struct inl *words = inl_text(s->a, text);
    if (strcmp(lang_tag(s->lang), LANG_OF_FINDINGS) == 0) return words;
    struct inl *span = inl_wrap(s->a, INLINE_SPAN, words);
    span->lang = LANG_OF_FINDINGS;
    return span;
}

/* Is it a text of the workspace, whose name says nothing? All other files of a learner are works,
 * with names that the learner chose: a page shows these only with the file itself (policy.h). */
static bool is_own_text(const char *path) {
    const char *learner = strstr(path, "learners/"), *name = strrchr(path, '/');
    if (!learner || !name) return true;
    const char *piece = strstr(learner, "/evidence/");
    piece = piece ? strchr(piece + strlen("/evidence/"), '/') : NULL;
    if (piece) return strncmp(name, "/index.", strlen("/index.")) == 0 && ending_is(name, ".md");
    return !strchr(name, '.') || ending_is(name, ".md") || ending_is(name, ".yaml") ||
           ending_is(name, ".csv") || ending_is(name, ".xlsx");
}

static const char *place_of(const struct staff_words *s, const struct diag *d) {
    if (!is_own_text(d->file))
        return arena_printf(s->a, "%.*s", (int)(strrchr(d->file, '/') - d->file), d->file);
    if (d->line && d->cell) return arena_printf(s->a, "%s:%s", d->file, d->cell);
    return d->line ? arena_printf(s->a, "%s:%d", d->file, d->line) : d->file;
}

/* A note, or what was said before: of two pictures of a piece, for example. */
static bool is_left_out(const struct staff_words *s, const struct diag *d, struct table *said) {
    const char *place = d->file ? place_of(s, d) : "";
    return d->severity == DIAG_NOTE ||
           table_set(said, arena_printf(s->a, "%s %s", place, d->text), said) != NULL;
}

static struct inl *finding(const struct staff_words *s, const struct diag *d) {
    struct inls is;
    inls_start(&is, s->a);
    if (d->file) {
        inls_add(&is, INLINE_CODE, place_of(s, d));
        inls_add(&is, INLINE_BREAK, NULL);
    }
    inls_append(&is, in_english(s, d->text));
    if (d->remedy) {
        inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, inl_wrap(s->a, INLINE_QUIET, in_english(s, d->remedy)));
    }
    return is.first;
}

void tonight_findings(const struct staff_words *s, const struct diags *found, int level,
                      struct blocks *out) {
    enum { MOST = 20 };
    struct table *said = table_new(s->a);
    struct block *fold = block_new(s->a, BLOCK_SECTION), *list = block_new(s->a, BLOCK_LIST);
    struct blocks in;
    size_t n = 0;
    for (size_t i = 0; found && i < found->list.n; i++) {
        if (is_left_out(s, &found->list.v[i], said)) continue;
        if (n++ < MOST) list_add(s->a, list, finding(s, &found->list.v[i]));
    }
    if (!n) return;
    blocks_start(&in, s->a);
    fold->section.style = SECTION_FOLD;
    fold->section.level = level;
    fold->section.title = inl_text(s->a, tr_n(s->lang, s->a, "tonight.findings", (long)n));
    blocks_append(&in, list);
    if (n > MOST) add_small(s, tr_n(s->lang, s->a, "board.more", (long)(n - MOST)), &in);
    fold->section.blocks = in.first;
    blocks_append(out, fold);
}
