/* part_evidence.c: evidence as cards, and one piece with everything that belongs to it. */
#include "base/buf.h"
#include "base/utf8.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/pathway.h"
#include "model/people.h"
#include "view/audience/choose.h"
#include "view/parts/data_plot.h"
#include "view/parts/findable.h"
#include "view/parts/parts.h"
#include "view/words/first_words.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"
#include "view/words/why.h"

#include <string.h>

/* ---- cards ---- */

/* The first sentences of the reflection for a card, at most `most` words, in quotation marks. */
static const char *first_words(const struct viewer *v, const struct passage *own, size_t most) {
    enum { ANY = 1000 };
    struct inl *text = say_first_text(v, own->blocks);
    if (!text) return NULL;
    struct buf words = BUF_INIT;
    inl_plain(say_opening(v, text, own->lang, ANY, most), &words);
    const char *quoted = NULL;
    if (words.n)
        quoted = arena_printf(v->arena, "%s%s%s", T(v, "quote.open"), words.p, T(v, "quote.close"));
    buf_release(&words);
    return quoted;
}

/* The picture's own text has the language of the card, or is left to the page of the piece. */
static struct image *picture_in(const struct viewer *v, const struct evidence *e,
                                const char *lang) {
    const struct evidence_file *f = choose_picture_file_of(v, e);
    if (!f) return NULL;
    const struct image *image = view_published(v, f)->image;
    struct image *copy = arena_copy(v->arena, image, sizeof *copy);
    const struct said alt = said_own(v, f->alt);
    if (alt.text) copy->alt = alt.lang == lang ? alt.text : "";
    return copy;
}

static struct card *card_of(const struct viewer *v, const struct evidence *e, bool with_words) {
    struct card *c = arena_make(v->arena, struct card);
    const struct said title = said_own(v, e->title);
    c->image = picture_in(v, e, title.lang);
    static const char *const kinds[] = {
#define X(NAME, text) [EVIDENCE_##NAME] = text,
        EVIDENCE_KINDS(X)
#undef X
    };
    c->symbol = kinds[e->kind];
    c->title = title.text;
    c->lang = title.lang;
    if (v->medium == ON_SCREEN) c->href = path_of_evidence(v, e);
    c->note =
        inl_text(v->arena, JOIN(v->arena, say_evidence_kind(v, e->kind), say_day(v, e->date)));
    if (with_words) {
        const struct passage own = said_own_passage(v, e->reflection);
        const char *words = first_words(v, &own, squeeze_of(v).quotes);
        c->text = words ? say_it(v, (struct said){words, own.lang}) : NULL;
        if (v->medium == ON_PAPER && (c->text || c->image)) c->note = NULL;
    }
    return c;
}

struct chosen {
    const struct evidence **v;
    size_t n;
};

/* Newest first. */
static struct chosen visible(const struct viewer *v,
                             bool (*wanted)(const struct viewer *, const struct evidence *)) {
    const struct learner *l = v->learner;
    struct chosen c = {arena_array(v->arena, l->n_evidence, sizeof *c.v), 0};
    for (size_t i = l->n_evidence; i-- > 0;)
        if (view_shows_evidence(v, &l->evidence[i]) && wanted(v, &l->evidence[i]))
            c.v[c.n++] = &l->evidence[i];
    return c;
}

static bool all(const struct viewer *v, const struct evidence *e) {
    (void)v;
    (void)e;
    return true;
}

static bool is_featured(const struct viewer *v, const struct evidence *e) {
    (void)v;
    return e->featured;
}

static bool is_featured_picture(const struct viewer *v, const struct evidence *e) {
    return e->featured && choose_picture_of(v, e);
}

static void add_cards(const struct viewer *v, const struct part *p, struct chosen c, int level,
                      bool with_words, struct blocks *out) {
    struct block *b = blocks_add(out, BLOCK_CARDS);
    b->cards.level = level;
    if (v->medium == ON_PAPER) {
        const struct squeeze squeeze = squeeze_of(v);
        b->cards.picture_share = squeeze.pictures;
        b->cards.picture_most = squeeze.pictures_most;
        b->cards.fill = true;
    }
    struct card **next = &b->cards.cards;
    size_t n = part_limit(p, c.n);
    for (size_t i = 0; i < n; i++, next = &(*next)->next) *next = card_of(v, c.v[i], with_words);
}

void part_featured(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct chosen c = visible(v, v->medium == ON_PAPER ? is_featured_picture : is_featured);
    if (!c.n) c = visible(v, is_featured);
    if (!c.n) c = visible(v, all);
    if (!c.n) return;
    if (v->medium == ON_SCREEN || p->title.n)
        blocks_add_heading(out, 2, part_title(v, p, "evidence.featured"));
    add_cards(v, p, c, v->medium == ON_SCREEN || p->title.n ? 3 : 2, true, out);
    const char *more = part_more_pieces(v, visible(v, all).n - part_limit(p, c.n));
    if (v->medium == ON_PAPER && p->limit && more)
        blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, more));
}

void part_fresh_evidence(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct chosen c = visible(v, all);
    blocks_add_heading(out, 2, part_title(v, p, "evidence.fresh"));
    if (!c.n)
        blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "evidence.none")));
    else
        add_cards(v, p, c, 3, false, out);
}

void part_gallery(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct chosen c = visible(v, all);
    if (!c.n)
        blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "evidence.none")));
    else
        add_cards(v, p, c, 2, true, out);
    if (!c.n || v->medium == ON_PAPER) return;
    struct block *b = out->first;
    while (b->next) b = b->next;
    size_t i = 0;
    for (struct card *card = b->cards.cards; card; card = card->next)
        findable_tags(v, c.v[i++], card);
    if (c.n > 1) b->cards.filters = findable_filters(v, b->cards.cards);
}

/* ---- one piece ---- */

static const char *hours_of(const struct viewer *v, const struct evidence *e) {
    if (!e->has_hours) return NULL;
    return tr_text(v->lang, v->arena, "evidence.hours", "hours", say_value(v, e->hours));
}

/* A file's name without characters that change the reading direction: "gpj.exe" must not read as
 * "exe.jpg". */
static const char *shown_name(struct arena *a, const char *name) {
    struct buf b = BUF_INIT;
    for (unsigned c; (c = utf8_next(&name)) != 0;)
        if (!(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069)) buf_utf8(&b, c);
    return buf_take(&b, a);
}

/* Columns of figures and dates are as wide as their text; columns of sentences share the rest. */
static int weight_of(const struct table_data *t, size_t column) {
    enum { SHORT = 12, MOST = 4 };
    size_t longest = 0;
    for (size_t r = 0; r < t->n_rows; r++) {
        size_t n = strlen(t->rows[r][column]);
        if (n > longest) longest = n;
    }
    size_t weight = longest / SHORT;
    return (int)(weight > MOST ? MOST : weight);
}

static void add_data(const struct viewer *v, const struct evidence_file *f, struct blocks *out) {
    const struct table_data *t = f->table;
    const char *title = f->caption ? f->caption : f->name;
    struct plot *plot = v->medium == ON_SCREEN ? data_plot(v, t, title) : NULL;
    if (plot) {
        struct block *chart = blocks_add(out, BLOCK_CHART);
        chart->lang = said_own_lang(v);
        chart->chart.plot = plot;
    }
    struct block *b = blocks_add(out, BLOCK_TABLE);
    b->lang = said_own_lang(v);
    b->table.caption = f->caption ? f->caption : shown_name(v->arena, f->name);
    b->table.n_columns = t->n_columns;
    b->table.columns = arena_array(v->arena, t->n_columns, sizeof *b->table.columns);
    for (size_t i = 0; i < t->n_columns; i++)
        b->table.columns[i] = (struct table_column){.head = t->heads[i], .weight = weight_of(t, i)};
    struct row **next = &b->table.rows;
    for (size_t r = 0; r < t->n_rows; r++, next = &(*next)->next) {
        *next = arena_make(v->arena, struct row);
        struct cell **c = &(*next)->cells;
        for (size_t i = 0; i < t->n_columns; i++, c = &(*c)->next) {
            *c = arena_make(v->arena, struct cell);
            (*c)->text = inl_text(v->arena, t->rows[r][i]);
            (*c)->head = i == 0;
        }
    }
}

/* "PDF, 240 kB" */
static const char *size_of(const struct viewer *v, const struct evidence_file *f) {
    const char *dot = strrchr(f->name, '.');
    char *ending = arena_strdup(v->arena, dot ? dot + 1 : "");
    for (char *c = ending; *c; c++)
        if (*c >= 'a' && *c <= 'z') *c = (char)(*c - 32);
    long kilo = (long)((f->size + 999) / 1000);
    const char *size =
        kilo < 1000
            ? arena_printf(v->arena, "%s kB", lang_number(v->lang, v->arena, kilo))
            : arena_printf(v->arena, "%s MB", lang_number(v->lang, v->arena, (kilo + 500) / 1000));
    return arena_printf(v->arena, "%s, %s", ending, size);
}

static enum file_kind file_kind_of(const char *type) {
    if (strncmp(type, "audio/", 6) == 0) return FILE_SOUND;
    return strncmp(type, "video/", 6) == 0 ? FILE_FILM : FILE_DOCUMENT;
}

static void add_file(const struct viewer *v, const struct evidence_file *f, struct block *files) {
    const struct published *p = view_published(v, f);
    struct file_link **next = &files->files.files;
    while (*next) next = &(*next)->next;
    *next = arena_make(v->arena, struct file_link);
    **next = (struct file_link){.kind = file_kind_of(p->type),
                                .ref = p->ref,
                                .type = p->type,
                                .title = f->caption ? said_own(v, f->caption).text
                                                    : shown_name(v->arena, f->name),
                                .transcript = p->transcript,
                                .transcript_label = T(v, "viewer.transcript"),
                                .note = size_of(v, f)};
}

/* The text under a picture and the one in its place are in one language. */
static void add_figure(const struct viewer *v, const struct evidence_file *f,
                       const struct image *image, struct blocks *out) {
    struct block *b = blocks_add(out, BLOCK_FIGURE);
    struct said alt = said_own(v, f->alt), caption = said_own(v, f->caption);
    b->figure.image = *image;
    b->lang = caption.text ? caption.lang : alt.lang;
    if (alt.text && caption.text && alt.lang != caption.lang) {
        b->lang = said_own_lang(v);
        alt.text = f->alt;
        caption.text = f->caption;
    }
    if (alt.text) b->figure.image.alt = alt.text;
    b->figure.caption = inl_text(v->arena, caption.text);
}

static void add_files(const struct viewer *v, const struct evidence *e, int level,
                      struct blocks *out) {
    long kept = 0, pictures = 0;
    struct block *files = block_new(v->arena, BLOCK_FILES);
    for (size_t i = 0; i < e->n_files; i++) {
        const struct evidence_file *f = &e->files[i];
        const struct published *p = view_published(v, f);
        if (p->image && view_shows_file(v, f)) {
            add_figure(v, f, p->image, out);
        } else if (p->ref) {
            add_file(v, f, files);
        } else if (p->kept) {
            kept++;
            pictures += f->sort == SORT_PICTURE;
        } else if (f->table) {
            add_data(v, f, out);
        }
    }
    if (files->files.files) {
        blocks_add_heading(out, level, inl_text(v->arena, T(v, "evidence.files")));
        blocks_append(out, files);
    }
    if (kept)
        blocks_add_paragraph(out, PARAGRAPH_SMALL,
                             inl_text(v->arena, tr_n(v->lang, v->arena,
                                                     pictures == kept ? "evidence.pictures_kept"
                                                                      : "evidence.files_kept",
                                                     kept)));
}

static bool same_piece(const struct evidence *a, const struct evidence *b) {
    return a && b && strcmp(a->id, b->id) == 0;
}

/* What a piece shows of one target: the level, or what was written in its place. */
static struct inl *shown_by(const struct viewer *v, const struct rating *r) {
    struct inls is;
    inls_start(&is, v->arena);
    if (!r->unrated) {
        inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_rating(r);
        inls_add(&is, INLINE_TEXT, " ");
    }
    struct inl *words = say_target(v, r->target);
    if (v->medium == ON_SCREEN && v->assessment->outcomes[r->target->index]) {
        words = inl_wrap(v->arena, INLINE_LINK, words);
        words->href = path_of_target(v, r->target);
    }
    inls_append(&is, words);
    inls_add(&is, INLINE_BREAK, NULL);
    struct inl *what =
        SAY_LINE(v, said_rating(v, r), SAID(say_who_rated(v, r)), SAID(say_stage(v, r->stage)));
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, what));
    return is.first;
}

/* What the learner works on, or did until its framework was retired. */
static bool is_shown(const struct viewer *v, const struct target *t) {
    return v->assessment->outcomes[t->index] || t->competency->framework->over;
}

/* The targets that were rated on this piece. */
static void add_shows(const struct viewer *v, const struct evidence *e, int level,
                      struct blocks *out) {
    size_t n;
    const struct rating **log = why_log(v, NULL, &n);
    struct block *list = block_new(v->arena, BLOCK_LIST);
    list->list.tight = true;
    for (size_t i = 0; i < n; i++)
        if (same_piece(log[i]->evidence, e) && is_shown(v, log[i]->target))
            list_add(v->arena, list, shown_by(v, log[i]));
    if (!list->list.items) return;
    blocks_add_heading(out, level, inl_text(v->arena, T(v, "evidence.shows")));
    blocks_append(out, list);
}

/* On a wide screen the learner's words are beside the files that they are about. */
static void add_beside(const struct viewer *v, struct block *files, struct block *words,
                       struct blocks *out) {
    if (v->medium == ON_PAPER || !files || !words) {
        blocks_append(out, files);
        blocks_append(out, words);
        return;
    }
    struct column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 3, .blocks = files, .next = &columns[1]};
    columns[1] = (struct column){.weight = 2, .blocks = words};
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    b->columns.level = 2;
    b->columns.columns = columns;
}

void part_add_piece(const struct viewer *v, const struct evidence *e, int level,
                    struct blocks *out) {
    struct block *head = blocks_add(out, BLOCK_HEADING);
    head->heading.level = level;
    head->heading.text = say_own(v, e->title);
    head->heading.note = inl_text(
        v->arena, JOIN(v->arena, say_evidence_kind(v, e->kind), say_date(v, e->date, DATE_LONG),
                       e->partner ? e->partner->name : NULL, hours_of(v, e)));
    struct blocks files, words;
    blocks_start(&files, v->arena);
    blocks_start(&words, v->arena);
    add_files(v, e, level + 1, &files);
    if (e->reflection) {
        blocks_add_heading(&words, level + 1, inl_text(v->arena, T(v, "evidence.reflection")));
        const struct passage own = said_own_passage(v, e->reflection);
        part_add_passage(v, &own, level + 2, &words);
    }
    add_shows(v, e, level + 1, &words);
    add_beside(v, files.first, words.first, out);
}

void part_piece(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    if (v->evidence) part_add_piece(v, v->evidence, 1, out);
}
