/* random_reports.h: reports that nobody would write: random blocks of every kind, nested, in many scripts.
 *
 * The same number gives the same report. Beside the report stands `said`: each piece of text in the order in which it
 * must be read, so that a test can say whether anything was lost, doubled or misplaced on the way to paper. */
#ifndef TESTS_RANDOM_REPORTS_H
#define TESTS_RANDOM_REPORTS_H

#include "base/vec.h"
#include "pdf_samples.h"

#include <stdint.h>

struct maker {
    struct arena *arena;
    uint64_t state;
    bool latin; /* only words that every reader of PDF gives back as they are */
    int words;  /* still to be used */
    int ids;
    struct image wide, tall;
    VEC(const char *) said;
};

static uint64_t random_bits(struct maker *m) { /* splitmix64 */
    uint64_t z = m->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}
static int up_to(struct maker *m, int n) {
    return n <= 0 ? 0 : (int)(random_bits(m) % ((unsigned)n + 1));
}
static bool one_in(struct maker *m, int n) { return up_to(m, n - 1) == 0; }

/* ---- words ---- */

static const char *word(struct maker *m) {
    static const char *const LATIN[] = {
        "a",        "to",      "the",      "learner", "fractions", "shows", "Zoë",
        "Nguyễn",   "because", "evidence", "I",       "can",       "draw",  "compare",
        "together", "12",      "3/4",      "naïve",   "coöperate", "(yes)", "“so”",
        "half-way", "Größe",   "niño",     "é",       "well,",     "then:", "again."};
    static const char *const OTHER[] = {
        "Ґалаґан", "дроби", "Ελένη",  "κλάσμα",     "محمد",      "الكسور", "יודעת",    "שברים",
        "श्रीमती",  "भिन्न",  "李小明", "比较分数。", "เด็กสามารถ", "አበበ",    "ភាសា",     "ພາສາລາວ",
        "မြန်မာ",   "বাংলা", "42%",    "(Kowalski)", "C++",       "Hmoob",  "漢字かな", "—"};
    int script = m->latin ? 0 : up_to(m, 9);
    if (one_in(m, 400)) { /* too wide for many columns */
        struct buf b = BUF_INIT;
        for (int i = up_to(m, 120) + 10; i > 0; i--) buf_char(&b, (char)('a' + up_to(m, 25)));
        const char *s = buf_dup(&b, m->arena);
        buf_release(&b);
        return s;
    }
    if (script < 7) return LATIN[up_to(m, (int)(sizeof LATIN / sizeof *LATIN) - 1)];
    return OTHER[up_to(m, (int)(sizeof OTHER / sizeof *OTHER) - 1)];
}

static const char *words(struct maker *m, int most) {
    struct buf b = BUF_INIT;
    int n = up_to(m, most - 1) + 1;
    m->words -= n;
    for (int i = 0; i < n; i++) buf_fmt(&b, "%s%s", i ? " " : "", word(m));
    const char *s = buf_dup(&b, m->arena);
    buf_release(&b);
    return s;
}

/* Words that will be seen: they are read where they stand now. */
static const char *say(struct maker *m, int most) {
    const char *s = words(m, most);
    VEC_PUSH(m->arena, &m->said, s);
    return s;
}
static const char *maybe_say(struct maker *m, int most) {
    return one_in(m, 3) ? NULL : say(m, most);
}

static const char *id_of(struct maker *m) { return arena_printf(m->arena, "b%d", m->ids++); }

static struct sign random_sign(struct maker *m) {
    return (struct sign){(enum sign_kind)up_to(m, SIGN_MET), up_to(m, 998) + 1};
}

static struct inl *inlines(struct maker *m, int most, int depth) {
    struct inls is;
    inls_start(&is, m->arena);
    int n = depth > 1 ? 1 : up_to(m, 3) + 1;
    for (int i = 0; i < n; i++) {
        if (i) inls_add(&is, INLINE_TEXT, " ");
        enum inline_kind kind =
            one_in(m, 2) ? INLINE_TEXT : (enum inline_kind)up_to(m, INLINE_QUIET);
        if (kind == INLINE_BREAK) {
            inls_add(&is, kind, NULL);
            kind = INLINE_TEXT;
        }
        if (kind == INLINE_SIGN) {
            struct inl *s = inls_add(&is, kind, one_in(m, 2) ? "a level" : NULL);
            s->sign = random_sign(m);
            continue;
        }
        struct inl *in = inls_add(&is, kind, NULL);
        if (kind == INLINE_TEXT || kind == INLINE_CODE || kind == INLINE_BADGE) {
            in->text = say(m, kind == INLINE_BADGE ? 3 : most);
            continue;
        }
        if (kind == INLINE_SPAN) in->lang = one_in(m, 2) ? "ar" : "es";
        if (kind == INLINE_LINK) in->href = one_in(m, 2) ? "https://example.org/(a b)" : "#b0";
        in->kids = depth > 1 ? inl_text(m->arena, say(m, most)) : inlines(m, most, depth + 1);
    }
    return is.first;
}

/* ---- blocks ---- */

static struct block *random_blocks(struct maker *m, int n, int depth);

static void make_heading(struct maker *m, struct block *b) {
    b->heading = (struct block_heading){up_to(m, 3) + 1, inl_text(m->arena, say(m, 6)), NULL};
    if (one_in(m, 3)) b->heading.note = inlines(m, 8, 1);
}
static void make_paragraph(struct maker *m, struct block *b) {
    b->paragraph.role = (enum paragraph_role)up_to(m, PARAGRAPH_SMALL);
    b->paragraph.text = inlines(m, one_in(m, 20) ? 600 : 50, 0);
}
static void make_list(struct maker *m, struct block *b, int depth) {
    b->list = (struct block_list){one_in(m, 2), up_to(m, 200), one_in(m, 2), NULL};
    struct list_item **last = &b->list.items;
    for (int n = up_to(m, one_in(m, 10) ? 60 : 5); n >= 0 && m->words > 0;
         n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct list_item);
        (*last)->blocks = random_blocks(m, 1 + one_in(m, 5), depth + 1);
    }
}
static void make_code(struct maker *m, struct block *b) {
    struct buf s = BUF_INIT;
    for (int n = up_to(m, 8); n >= 0; n--)
        buf_fmt(&s, "%s\n%s", say(m, 8), one_in(m, 4) ? "\n" : "");
    b->code.text = buf_dup(&s, m->arena);
    buf_release(&s);
}
static void make_voice(struct maker *m, struct block *b) {
    b->voice = (struct block_voice){.words = inlines(m, 40, 1), .open = "«", .close = "»"};
    if (one_in(m, 2)) b->voice.who = inlines(m, 4, 1);
    if (one_in(m, 2)) b->voice.portrait = &m->tall;
}
static void make_strip(struct maker *m, struct block *b) {
    struct strip_cell **last = &b->strip.cells;
    for (int n = up_to(m, 4); n >= 0; n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct strip_cell);
        (*last)->label = say(m, 4);
        (*last)->value = inlines(m, 8, 1);
    }
}
static void make_board(struct maker *m, struct block *b) {
    b->board.level = up_to(m, 2) + 2;
    b->board.dense = m->words % 3 == 0; /* from what is known already: the same reports as ever */
    struct board_column **last = &b->board.columns;
    for (int n = up_to(m, 3); n >= 0; n--, last = &(*last)->next) {
        struct board_column *c = *last = arena_make(m->arena, struct board_column);
        *c = (struct board_column){.sign = random_sign(m), .title = say(m, 4)};
        if (m->words % 2) c->again = "Again, continued";
        c->note = maybe_say(m, 5);
        struct board_item **item = &c->items;
        for (int k = up_to(m, one_in(m, 8) ? 60 : 6); k > 0; k--, item = &(*item)->next) {
            *item = arena_make(m->arena, struct board_item);
            (*item)->sign = random_sign(m);
            (*item)->text = inlines(m, 12, 1);
            if (one_in(m, 2)) (*item)->note = inlines(m, 6, 1);
        }
        if (!c->items) c->empty = maybe_say(m, 6);
        if (one_in(m, 3)) c->more = inlines(m, 6, 1);
    }
}
static void make_tally(struct maker *m, struct block *b) {
    static const char *NAMES[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    b->tally.name_head = say(m, 2);
    b->tally.signs_head = say(m, 2);
    b->tally.words_head = say(m, 2);
    struct tally_row **last = &b->tally.rows;
    for (int n = up_to(m, one_in(m, 10) ? 80 : 6); n >= 0; n--, last = &(*last)->next) {
        struct tally_row *r = *last = arena_make(m->arena, struct tally_row);
        *r = (struct tally_row){
            .name = inlines(m, 6, 1), .n_signs = (size_t)up_to(m, 9), .sign_names = NAMES};
        r->signs = arena_array(m->arena, r->n_signs, sizeof *r->signs);
        for (size_t i = 0; i < r->n_signs; i++) r->signs[i] = random_sign(m);
        r->words = say(m, 3);
        if (one_in(m, 3)) r->said = inlines(m, 12, 1);
    }
}
static void make_cards(struct maker *m, struct block *b) {
    b->cards = (struct block_cards){.level = up_to(m, 2) + 2,
                                    .picture_share = one_in(m, 2) ? 30 : 0,
                                    .picture_most = one_in(m, 2) ? 100 : 0,
                                    .fill = one_in(m, 2)};
    struct card **last = &b->cards.cards;
    for (int n = up_to(m, 6); n >= 0; n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct card);
        **last = (struct card){.title = say(m, 5), .href = one_in(m, 2) ? "x.html" : NULL};
        if (!one_in(m, 3)) (*last)->image = one_in(m, 2) ? &m->wide : &m->tall;
        if (one_in(m, 2)) (*last)->note = inlines(m, 5, 1);
        if (one_in(m, 2)) (*last)->text = inlines(m, 30, 1);
    }
}
static void make_columns(struct maker *m, struct block *b, int depth) {
    b->columns.style = (enum columns_style)up_to(m, COLUMNS_FRAMED);
    b->columns.level = up_to(m, 2) + 2;
    struct column **last = &b->columns.columns;
    for (int n = up_to(m, 2); n >= 0; n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct column);
        (*last)->weight = up_to(m, 4);
        (*last)->title = maybe_say(m, 4);
        (*last)->blocks = random_blocks(m, up_to(m, 4), depth + 1);
    }
}
static void make_section(struct maker *m, struct block *b, int depth) {
    b->section.style = (enum section_style)up_to(m, SECTION_FOLD);
    b->section.level = up_to(m, 2) + 2;
    if (!one_in(m, 4)) b->section.title = inl_text(m->arena, say(m, 6));
    b->section.blocks = random_blocks(m, up_to(m, 6), depth + 1);
    b->section.keep_together = one_in(m, 3);
}
static void make_facts(struct maker *m, struct block *b, int depth) {
    struct fact **last = &b->facts.facts;
    for (int n = up_to(m, 5); n >= 0; n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct fact);
        (*last)->term = say(m, 4);
        (*last)->blocks = random_blocks(m, up_to(m, 2), depth + 1);
    }
}
static void make_table(struct maker *m, struct block *b) {
    struct block_table *t = &b->table;
    t->dense = m->words % 3 == 0;
    t->caption = maybe_say(m, 5);
    t->caption_hidden = one_in(m, 3);
    t->heads_hidden = m->words % 5 == 0;
    t->n_columns = (size_t)up_to(m, 6) + 1;
    t->columns = arena_array(m->arena, t->n_columns, sizeof *t->columns);
    for (size_t i = 0; i < t->n_columns; i++)
        t->columns[i] =
            (struct table_column){say(m, 3), (enum cell_align)up_to(m, ALIGN_END), up_to(m, 3)};
    struct row **last = &t->rows;
    int rows = one_in(m, 30) ? up_to(m, 500) : one_in(m, 5) ? up_to(m, 60) : up_to(m, 8);
    for (; rows > 0; rows--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct row);
        struct cell **cell = &(*last)->cells;
        for (size_t i = 0; i < t->n_columns; i++, cell = &(*cell)->next) {
            *cell = arena_make(m->arena, struct cell);
            (*cell)->head = i == 0;
            int most = one_in(m, 300) ? 500 : 6;
            if (!one_in(m, 8))
                (*cell)->text = most > 6 ? inl_text(m->arena, say(m, most)) : inlines(m, most, 1);
        }
    }
}
static void make_files(struct maker *m, struct block *b) {
    struct file_link **last = &b->files.files;
    for (int n = up_to(m, 4); n >= 0; n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct file_link);
        **last = (struct file_link){.ref = "f.pdf", .type = "application/pdf", .title = say(m, 5)};
        (*last)->note = maybe_say(m, 3);
    }
}
static void make_timeline(struct maker *m, struct block *b, int depth) {
    b->timeline = (struct block_timeline){
        .level = up_to(m, 1) + 2, .axis = sample_plot(m->arena), .now_head = "now"};
    struct timeline_group **last = &b->timeline.groups;
    for (int n = up_to(m, 2); n >= 0; n--, last = &(*last)->next) {
        struct timeline_group *g = *last = arena_make(m->arena, struct timeline_group);
        g->title = inl_text(m->arena, say(m, 5));
        g->note = maybe_say(m, 6);
        struct timeline_line **line = &g->lines;
        for (int k = up_to(m, 4); k >= 0; k--, line = &(*line)->next) {
            struct timeline_line *l = *line = arena_make(m->arena, struct timeline_line);
            l->words = "from Beginning to Proficient";
            l->n_marks = (size_t)up_to(m, 12);
            l->marks = arena_array(m->arena, l->n_marks, sizeof *l->marks);
            for (size_t i = 0; i < l->n_marks; i++)
                l->marks[i] = (struct timeline_mark){.date = date_from_days(20700 + up_to(m, 90)),
                                                     .sign = random_sign(m),
                                                     .small = one_in(m, 3),
                                                     .by = MARK_TRIANGLE};
            l->name = inlines(m, 8, 1);
            l->now = inlines(m, 3, 1);
            if (one_in(m, 2)) l->note = inlines(m, 4, 1);
            l->blocks = random_blocks(m, up_to(m, 2), depth + 1);
        }
    }
}
static void make_legend(struct maker *m, struct block *b) {
    b->legend.title = inl_text(m->arena, say(m, 4));
    struct legend_entry **last = &b->legend.entries;
    for (int n = up_to(m, 8); n >= 0; n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct legend_entry);
        (*last)->sign = random_sign(m);
        (*last)->name = inl_text(m->arena, say(m, 2));
        (*last)->means = inl_text(m->arena, say(m, 8));
    }
}
static void make_signatures(struct maker *m, struct block *b) {
    struct signature **last = &b->signatures.signatures;
    for (int n = up_to(m, 6); n >= 0; n--, last = &(*last)->next) {
        *last = arena_make(m->arena, struct signature);
        (*last)->label = say(m, 3);
    }
}

static void fill_block(struct maker *m, struct block *b, int depth) {
    switch (b->kind) {
    case BLOCK_HEADING: make_heading(m, b); break;
    case BLOCK_PARAGRAPH: make_paragraph(m, b); break;
    case BLOCK_LIST: make_list(m, b, depth); break;
    case BLOCK_QUOTE: b->quote.blocks = random_blocks(m, up_to(m, 2) + 1, depth + 1); break;
    case BLOCK_CODE: make_code(m, b); break;
    case BLOCK_VOICE: make_voice(m, b); break;
    case BLOCK_STRIP: make_strip(m, b); break;
    case BLOCK_BOARD: make_board(m, b); break;
    case BLOCK_TALLY: make_tally(m, b); break;
    case BLOCK_CARDS: make_cards(m, b); break;
    case BLOCK_COLUMNS: make_columns(m, b, depth); break;
    case BLOCK_SECTION: make_section(m, b, depth); break;
    case BLOCK_FACTS: make_facts(m, b, depth); break;
    case BLOCK_TABLE: make_table(m, b); break;
    case BLOCK_FIGURE:
        b->figure.image = one_in(m, 2) ? m->wide : m->tall;
        if (one_in(m, 2)) b->figure.caption = inlines(m, 20, 1);
        break;
    case BLOCK_CHART:
        b->chart.plot = sample_plot(m->arena);
        b->chart.plot->title = NULL;
        b->chart.height = one_in(m, 2) ? up_to(m, 200) : 0;
        b->chart.height_most = one_in(m, 2) ? up_to(m, 300) : 0;
        break;
    case BLOCK_TIMELINE: make_timeline(m, b, depth); break;
    case BLOCK_FILES: make_files(m, b); break;
    case BLOCK_CALLOUT:
        if (one_in(m, 2)) b->callout.title = inlines(m, 5, 1);
        b->callout.blocks = random_blocks(m, up_to(m, 3), depth + 1);
        break;
    case BLOCK_LEGEND: make_legend(m, b); break;
    case BLOCK_LINES:
        b->lines.count = up_to(m, one_in(m, 20) ? 80 : 6);
        b->lines.most = one_in(m, 2) ? 12 : 0;
        break;
    case BLOCK_SIGNATURES: make_signatures(m, b); break;
    case BLOCK_QR:
        b->qr.address = "https://portfolio.example.org/maple/zoe";
        b->qr.text = inlines(m, 20, 1);
        b->qr.foot = one_in(m, 3);
        break;
    case BLOCK_RULE:
    case BLOCK_PAGE_BREAK:
    case BLOCK_KIND_COUNT: break;
    }
}

/* Text is what most reports are made of; blocks that hold blocks go no deeper than four. */
static enum block_kind random_kind(struct maker *m, int depth) {
    if (one_in(m, 3)) return BLOCK_PARAGRAPH;
    for (;;) {
        enum block_kind kind = (enum block_kind)up_to(m, BLOCK_KIND_COUNT - 1);
        bool holds = kind == BLOCK_LIST || kind == BLOCK_QUOTE || kind == BLOCK_COLUMNS ||
                     kind == BLOCK_SECTION || kind == BLOCK_FACTS || kind == BLOCK_CALLOUT ||
                     kind == BLOCK_TIMELINE;
        bool paper = kind == BLOCK_PAGE_BREAK || kind == BLOCK_SIGNATURES || kind == BLOCK_LEGEND;
        if ((holds && depth >= 3) || (paper && depth > 0)) continue;
        if (kind == BLOCK_PAGE_BREAK && !one_in(m, 4)) continue;
        return kind;
    }
}

/* Columns from page to page, slips, and soft page breaks: chosen by what is known already, so that
 * the reports are the same as ever. */
static void flow_now_and_then(const struct maker *m, struct block *b) {
    bool one = b->kind == BLOCK_COLUMNS && !b->columns.columns->next;
    if (one && m->words % 2 == 0) b->columns.style = COLUMNS_FLOW;
    if (b->kind == BLOCK_SECTION && m->words % 3 == 0) b->section.style = SECTION_SLIP;
    if (b->kind == BLOCK_PAGE_BREAK) b->page_break.soft = m->words % 2 == 0;
}

static struct block *random_blocks(struct maker *m, int n, int depth) {
    struct blocks bs;
    blocks_start(&bs, m->arena);
    for (; n > 0 && m->words > 0; n--) {
        struct block *b = blocks_add(&bs, random_kind(m, depth));
        if (one_in(m, 6)) b->id = id_of(m);
        if (one_in(m, 12)) b->lang = one_in(m, 2) ? "ar" : "vi";
        fill_block(m, b, depth);
        if (depth == 0) flow_now_and_then(m, b);
    }
    return bs.first;
}

/* How many words: few mostly, 10,000 now and then. */
static int size_of(struct maker *m, int number) {
    if (number % 100 == 99) return 10000;
    return one_in(m, 20) ? 0 : up_to(m, one_in(m, 6) ? 3000 : 400);
}

static struct report *random_report(struct maker *m, int number) {
    m->state = (uint64_t)number * 7919 + 5;
    m->latin = number % 4 == 0;
    m->words = size_of(m, number);
    m->wide = sample_image(m->arena, 80, 50, 0xE4EEF5, 0x2B5F86, "a wide one");
    m->tall = sample_image(m->arena, 40, 70, 0xFBF0D9, 0xC98A12, "");
    struct report *r = arena_make(m->arena, struct report);
    *r = (struct report){.name = "random",
                         .title = arena_printf(m->arena, "Report %d", number),
                         .author = "Cedar Grove School",
                         .lang = number % 3 == 2 ? "ar" : "en",
                         .rtl = number % 3 == 2,
                         .paper = number % 2 ? PAPER_A4 : PAPER_LETTER,
                         .date = {2026, 11, 20},
                         .foot = "Cedar Grove School",
                         .page_of = "{page} of {pages}",
                         .continued = "continued",
                         .sides = number % 5 < 2};
    struct blocks bs;
    blocks_start(&bs, m->arena);
    struct block *title = blocks_add(&bs, BLOCK_HEADING);
    title->id = id_of(m);
    title->heading = (struct block_heading){1, inl_text(m->arena, say(m, 4)), NULL};
    blocks_append(&bs, random_blocks(m, m->words, 0));
    r->blocks = bs.first;
    return r;
}

#endif
