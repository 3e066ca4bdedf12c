/* pdf_samples.h: what the tests of PDF output share: a theme, fonts, a colour profile, pictures, and blocks
 * in few words. */
#ifndef TESTS_PDF_SAMPLES_H
#define TESTS_PDF_SAMPLES_H

#include "doc/doc.h"
#include "render/pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

static const struct theme MEADOW = {.id = "meadow",
                                    .light = {[COLOR_PAPER] = 0xFBF9F4,
                                              [COLOR_CARD] = 0xFFFFFF,
                                              [COLOR_INK] = 0x1D2B2A,
                                              [COLOR_SOFT] = 0x5B6B68,
                                              [COLOR_LINE] = 0xE3DED2,
                                              [COLOR_LEAF] = 0x2F6B4F,
                                              [COLOR_LEAF_TINT] = 0xE6EFE6,
                                              [COLOR_ON_LEAF] = 0xFFFFFF,
                                              [COLOR_SUN] = 0xC98A12,
                                              [COLOR_SUN_TEXT] = 0x7A5206,
                                              [COLOR_SUN_TINT] = 0xFBF0D9,
                                              [COLOR_SKY] = 0x2B5F86,
                                              [COLOR_SKY_TINT] = 0xE4EEF5},
                                    .heading_font = "Andika",
                                    .voice_font = "Andika",
                                    .text_font = "Noto Sans",
                                    .radius_px = 10};

/* An sRGB profile if the machine has one; without it files are PDF/UA-1 only. */
static inline void sample_setup(struct arena *a, struct pdf_setup *s, const struct fonts *fonts) {
    *s = (struct pdf_setup){.fonts = fonts, .theme = &MEADOW, .level = 6};
    FILE *f = fopen("/usr/share/color/icc/sRGB.icc", "rb");
    if (!f) return;
    char *p = arena_alloc(a, 65536);
    s->icc_size = fread(p, 1, 65536, f);
    s->icc = s->icc_size > 0 ? pdf_pack(a, p, s->icc_size, &s->icc_size) : NULL;
    fclose(f);
}

/* A picture of bars, w by h pixels, as a JPEG. */
static inline struct image sample_image(struct arena *a, int w, int h, unsigned ground,
                                        unsigned ink, const char *alt) {
    unsigned char *row = arena_alloc(a, (size_t)w * 3), *bytes = NULL;
    unsigned long n = 0;
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr error;
    c.err = jpeg_std_error(&error);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &bytes, &n);
    c.image_width = (JDIMENSION)w;
    c.image_height = (JDIMENSION)h;
    c.input_components = 3;
    c.in_color_space = JCS_RGB;
    jpeg_set_defaults(&c);
    jpeg_set_quality(&c, 82, TRUE);
    jpeg_start_compress(&c, TRUE);
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            int band = y * 9 / h, parts = band / 2; /* three bars, cut in 1, 2 and 3 */
            bool inside = band % 2 == 1 && band < 7 && x > w / 6 && x < w * 5 / 6;
            bool cut = parts > 0 && ((x - w / 6) * (parts + 1) * 3 / (2 * w)) !=
                                        ((x - w / 6 - w / 60) * (parts + 1) * 3 / (2 * w));
            unsigned color = inside && !cut ? ink : ground;
            for (int k = 0; k < 3; k++) row[3 * x + k] = (unsigned char)(color >> (16 - 8 * k));
        }
        JSAMPROW rows[1] = {row};
        jpeg_write_scanlines(&c, rows, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    struct image image = {.ref = "p.jpg",
                          .width = w,
                          .height = h,
                          .alt = alt,
                          .jpeg = arena_copy(a, bytes, n),
                          .jpeg_size = n,
                          .jpeg_width = w,
                          .jpeg_height = h};
    free(bytes);
    return image;
}

/* ---- blocks in few words ---- */

static inline struct block *add(struct blocks *bs, enum block_kind kind) {
    return blocks_add(bs, kind);
}
static inline void heading(struct blocks *bs, int level, const char *text) {
    add(bs, BLOCK_HEADING)->heading =
        (struct block_heading){.level = level, .text = inl_text(bs->arena, text)};
}
static inline struct block *paragraph(struct blocks *bs, const char *text) {
    struct block *b = block_paragraph(bs->arena, inl_text(bs->arena, text));
    blocks_append(bs, b);
    return b;
}
static inline struct block *one_paragraph(struct arena *a, const char *text) {
    return block_paragraph(a, inl_text(a, text));
}
static inline struct block *part_bullets(struct blocks *bs, const char *const *texts,
                                         bool ordered) {
    struct block *b = add(bs, BLOCK_LIST);
    b->list = (struct block_list){.ordered = ordered, .start = 1, .tight = true};
    struct list_item **last = &b->list.items;
    for (; *texts; texts++, last = &(*last)->next) {
        *last = arena_make(bs->arena, struct list_item);
        (*last)->blocks = one_paragraph(bs->arena, *texts);
    }
    return b;
}
static inline struct column *column(struct arena *a, struct block *columns, int weight,
                                    const char *title, struct block *blocks) {
    struct column **last = &columns->columns.columns;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct column);
    **last = (struct column){.weight = weight, .title = title, .blocks = blocks};
    return *last;
}
static inline void board_item(struct arena *a, struct board_column *c, struct sign sign,
                              const char *text, const char *note, const char *badge) {
    struct board_item **last = &c->items;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct board_item);
    struct inls is;
    inls_start(&is, a);
    inls_add(&is, INLINE_TEXT, note);
    if (badge) {
        inls_add(&is, INLINE_TEXT, " ");
        inls_add(&is, INLINE_BADGE, badge);
    }
    **last = (struct board_item){
        .sign = sign, .text = inl_link(a, "targets/fractions.html#t1", text), .note = is.first};
}
static inline struct board_column *board_column_add(struct arena *a, struct block *board,
                                                    struct sign sign, const char *title,
                                                    const char *note) {
    struct board_column **last = &board->board.columns;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct board_column);
    **last = (struct board_column){.sign = sign, .title = title, .note = note};
    return *last;
}
static inline void strip_cell(struct arena *a, struct block *strip, const char *label,
                              const char *value) {
    struct strip_cell **last = &strip->strip.cells;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct strip_cell);
    **last = (struct strip_cell){.label = label, .value = inl_text(a, value)};
}
static inline void legend_entry(struct arena *a, struct block *legend, struct sign sign,
                                const char *name, const char *means) {
    struct legend_entry **last = &legend->legend.entries;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct legend_entry);
    **last = (struct legend_entry){sign, inl_text(a, name), inl_text(a, means), NULL};
}
static inline void sign_here(struct arena *a, struct block *b, const char *label) {
    struct signature **last = &b->signatures.signatures;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct signature);
    (*last)->label = label;
}

static const struct sign DASHED = {SIGN_RING, 0}, QUARTER = {SIGN_FILL, 250},
                         HALF = {SIGN_FILL, 500}, TICK = {SIGN_DONE, 0}, STAR = {SIGN_STAR, 0};

static inline struct plot *sample_plot(struct arena *a) {
    static const char *const LEVELS[] = {"Beginning", "Developing", "Proficient", "Extending"};
    struct plot *p = arena_make(a, struct plot);
    *p = (struct plot){.title = "How my fractions grew",
                       .description = "From Beginning in September to Proficient in November.",
                       .first = {2026, 9, 1},
                       .last = {2026, 11, 24},
                       .n_levels = 4,
                       .mastery = 3,
                       .mastery_words = "from here on I can do it on my own",
                       .n_series = 2,
                       .n_ticks = 3,
                       .date_head = "Date",
                       .level_head = "Level",
                       .by_head = "By"};
    p->levels = arena_array(a, 4, sizeof *p->levels);
    for (int i = 0; i < 4; i++) p->levels[i] = (struct plot_level){LEVELS[i], i + 1};
    p->series = arena_array(a, 2, sizeof *p->series);
    static const struct {
        struct date date;
        int level;
        const char *words;
    } RATINGS[] = {{{2026, 9, 4}, 1, "September 4: Beginning, by my teacher"},
                   {{2026, 9, 18}, 2, "September 18: Developing, by my teacher"},
                   {{2026, 10, 6}, 2, "October 6: Developing, by my teacher"},
                   {{2026, 10, 27}, 2, "October 27: Developing, by my teacher"},
                   {{2026, 11, 16}, 3, "November 16: Proficient, by my teacher"},
                   {{2026, 9, 12}, 2, "September 12: Developing, by me"},
                   {{2026, 10, 16}, 3, "October 16: Proficient, by me"}};
    struct plot_point *points = arena_array(a, 7, sizeof *points);
    for (int i = 0; i < 7; i++)
        points[i] =
            (struct plot_point){RATINGS[i].date, RATINGS[i].level, inl_text(a, RATINGS[i].words)};
    p->series[0] = (struct plot_series){"my teacher", MARK_DISC, true, points, 5};
    p->series[1] = (struct plot_series){"me", MARK_TRIANGLE, false, points + 5, 2};
    p->ticks = arena_array(a, 3, sizeof *p->ticks);
    p->ticks[0] = (struct plot_tick){{2026, 9, 4}, "Sep"};
    p->ticks[1] = (struct plot_tick){{2026, 10, 6}, "Oct"};
    p->ticks[2] = (struct plot_tick){{2026, 11, 12}, "Nov"};
    return p;
}

/* ---- the conference handout: two sides ---- */

static inline void handout_front(struct blocks *bs, struct arena *a) {
    struct block *b = add(bs, BLOCK_COLUMNS);
    struct blocks side;
    blocks_start(&side, a);
    struct block *h = add(&side, BLOCK_HEADING);
    h->heading = (struct block_heading){1, inl_text(a, "Maya Torres"),
                                        inl_text(a, "Maple Room · Grade 4 · Cedar Grove School")};
    column(a, b, 3, NULL, side.first);
    blocks_start(&side, a);
    struct inls when;
    inls_start(&when, a);
    inls_append(&when, inl_wrap(a, INLINE_QUIET, inl_text(a, "Family conference")));
    inls_add(&when, INLINE_BREAK, NULL);
    inls_append(&when, inl_wrap(a, INLINE_STRONG, inl_text(a, "Tuesday, November 24, 3:20 pm")));
    blocks_append(&side, block_paragraph(a, when.first));
    column(a, b, 2, NULL, side.first);

    add(bs, BLOCK_VOICE)->voice = (struct block_voice){
        .words = inl_text(
            a,
            "I used to think fractions were just pizza. Now I use them when I bake with my grandma and when I build things that have to fit."),
        .open = "“",
        .close = "”"};
    b = add(bs, BLOCK_STRIP);
    strip_cell(a, b, "I am working on", "adding fractions with different parts");
    strip_cell(a, b, "I am at", "Developing: I can do parts of it on my own");
    strip_cell(a, b, "I am doing", "the recipe project and fraction strips with a partner");
    strip_cell(a, b, "To move on I need to",
               "show it on two new problems and explain why it works");

    b = add(bs, BLOCK_BOARD);
    b->board.level = 2;
    struct board_column *c = board_column_add(a, b, TICK, "I can do this", NULL);
    board_item(a, c, TICK, "Compare fractions and say how I know", "Proficient", "new this term");
    board_item(a, c, STAR, "Find the main idea and the details that hold it up", "Extending", NULL);
    board_item(a, c, TICK, "Listen to an idea I do not share", "Proficient", "new this term");
    c->more = inl_text(a, "and 8 more, on my site");
    c = board_column_add(a, b, HALF, "I am working on", NULL);
    board_item(a, c, HALF, "Add and subtract fractions with different parts",
               "Developing · 4 pieces of evidence", NULL);
    board_item(a, c, HALF, "Write a paragraph that stays with one idea", "Developing · 3 pieces",
               NULL);
    board_item(a, c, QUARTER, "Plan the steps before I start", "Beginning · 1 piece", NULL);
    c = board_column_add(a, b, DASHED, "Up next", NULL);
    board_item(a, c, DASHED, "Multiply a fraction by a whole number", "Ready now", NULL);
    board_item(a, c, DASHED, "Read two texts and say where they disagree", "Ready now", NULL);

    b = add(bs, BLOCK_CARDS);
    b->cards.level = 2;
    struct image *bridge = arena_make(a, struct image), *strips = arena_make(a, struct image);
    *bridge = sample_image(a, 900, 500, 0xE4EEF5, 0x7A4A20, "A bridge of straws over a blue river");
    *strips = sample_image(a, 900, 500, 0xFBF0D9, 0xC98A12,
                           "Paper strips: one whole, two halves, three thirds");
    struct card *first = b->cards.cards = arena_make(a, struct card);
    *first = (struct card){
        .image = bridge,
        .title = "The bridge that held 12 kg",
        .href = "evidence/bridge.html",
        .text = inl_text(
            a,
            "“Triangles do not move when you push them. Our first bridge had none and it fell at 3 kg.”")};
    first->next = arena_make(a, struct card);
    *first->next = (struct card){
        .image = strips,
        .title = "Half of a third",
        .href = "evidence/half.html",
        .text = inl_text(
            a,
            "“I cut the strip and saw it: half of a third is one of six. I did not need the rule.”")};
    b = add(bs, BLOCK_LEGEND);
    b->legend.title = inl_text(a, "What the signs mean");
    legend_entry(a, b, QUARTER, "Beginning", "I need help to start");
    legend_entry(a, b, HALF, "Developing", "I can do parts of it");
    legend_entry(a, b, TICK, "Proficient", "I can do it on my own");
    legend_entry(a, b, STAR, "Extending", "I can use it somewhere new");
}

static inline void handout_back(struct blocks *bs, struct arena *a) {
    heading(bs, 2, "My goal");
    paragraph(bs, "Use fractions without a picture by winter break.")->paragraph.role =
        PARAGRAPH_LEAD;
    struct block *b = add(bs, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_FRAMED;
    b->columns.level = 3;
    column(a, b, 1, "I will",
           one_paragraph(a, "do one fraction strip a day and explain it to my table"));
    column(a, b, 1, "I need from my teacher",
           one_paragraph(a, "ten minutes on Mondays to show what I tried"));
    column(a, b, 1, "My family can", one_paragraph(a, "let me measure when we bake"));

    b = add(bs, BLOCK_COLUMNS);
    b->columns.level = 2;
    struct blocks side;
    blocks_start(&side, a);
    add(&side, BLOCK_CHART)->chart.plot = sample_plot(a);
    column(a, b, 5, "How my fractions grew", side.first);
    blocks_start(&side, a);
    part_bullets(&side,
                 (const char *const[]){"Show me the piece you are most proud of. What was hard?",
                                       "How do you know that you can compare fractions?",
                                       "What helps you most when you are stuck?",
                                       "What should we try at home?", NULL},
                 false);
    column(a, b, 4, "Ask me", side.first);

    heading(bs, 2, "From my teacher");
    paragraph(
        bs,
        "Maya explains her thinking before she calculates, and others have begun to do the same. Next we work on writing it down so that a reader who was not there can follow. — Ms. Okafor");
    heading(bs, 2, "What we decided today");
    add(bs, BLOCK_LINES)->lines.count = 5;
    b = add(bs, BLOCK_QR);
    b->qr.address = "https://portfolio.example.org/maple/maya";
    b->qr.text = inl_text(
        a,
        "All of my evidence, my reflections and the reasons for every level are on my site. The passphrase is with the school.");
    b = add(bs, BLOCK_SIGNATURES);
    sign_here(a, b, "Learner");
    sign_here(a, b, "Family");
    sign_here(a, b, "Teacher");
}

static inline struct report *sample_handout(struct arena *a) {
    struct blocks bs;
    blocks_start(&bs, a);
    handout_front(&bs, a);
    add(&bs, BLOCK_PAGE_BREAK);
    handout_back(&bs, a);
    struct report *r = arena_make(a, struct report);
    *r = (struct report){.name = "conference",
                         .title = "Family conference: Maya Torres",
                         .author = "Cedar Grove School",
                         .lang = "en-US",
                         .paper = PAPER_LETTER,
                         .date = {2026, 11, 20},
                         .foot = "Cedar Grove School · Fall term 2026",
                         .page_of = "{page} of {pages}",
                         .continued = "continued",
                         .max_pages = 2,
                         .blocks = bs.first};
    return r;
}

/* ---- a report with every kind of block: four pages ---- */

static inline struct inl *rich(struct arena *a) {
    struct inls is;
    inls_start(&is, a);
    inls_add(&is, INLINE_TEXT, "Maya reads for meaning and says ");
    inls_append(&is, inl_wrap(a, INLINE_STRONG, inl_text(a, "where in the text")));
    inls_add(&is, INLINE_TEXT, " she found it. Her ");
    inls_append(&is, inl_wrap(a, INLINE_EM, inl_text(a, "lab report")));
    inls_add(&is, INLINE_TEXT, " is on ");
    inls_append(&is, inl_link(a, "https://portfolio.example.org/maple/maya", "her site"));
    inls_add(&is, INLINE_TEXT, "; the formula ");
    inls_add(&is, INLINE_CODE, "=SUM(A1:A4)");
    inls_add(&is, INLINE_TEXT, " was her idea. She is at ");
    struct inl *sign = inls_add(&is, INLINE_SIGN, "Proficient");
    sign->sign = TICK;
    inls_add(&is, INLINE_TEXT, " in reading and at ");
    sign = inls_add(&is, INLINE_SIGN, NULL);
    sign->sign = HALF;
    inls_add(&is, INLINE_TEXT, " Developing in writing ");
    inls_add(&is, INLINE_BADGE, "new this term");
    inls_add(&is, INLINE_TEXT, ". At home she says ");
    struct inl *spanish = inls_add(&is, INLINE_SPAN, NULL);
    spanish->lang = "es";
    spanish->kids = inl_text(a, "«¡Mira, abuela, lo logré!»");
    inls_add(&is, INLINE_TEXT, ". See ");
    inls_append(&is, inl_link(a, "#targets", "the table of targets"));
    inls_add(&is, INLINE_TEXT, ".");
    return is.first;
}

static inline void tally_row_add(struct arena *a, struct block *b, const char *name,
                                 const struct sign *signs, size_t n, const char *words) {
    static const char *NAMES[] = {"Proficient", "Proficient", "Developing", "Beginning",
                                  "not begun"};
    struct tally_row **last = &b->tally.rows;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct tally_row);
    **last = (struct tally_row){.name = inl_text(a, name),
                                .signs = (struct sign *)signs,
                                .sign_names = NAMES,
                                .n_signs = n,
                                .words = words};
}

static inline void target_row(struct arena *a, struct block *t, const char *target,
                              struct sign sign, const char *level, const char *change,
                              const char *pieces) {
    struct row **last = &t->table.rows;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct row);
    struct inls is;
    inls_start(&is, a);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign;
    inls_add(&is, INLINE_TEXT, " ");
    inls_add(&is, INLINE_TEXT, level);
    struct inl *texts[4] = {inl_text(a, target), is.first, inl_text(a, change),
                            inl_text(a, pieces)};
    struct cell **cell = &(*last)->cells;
    for (int i = 0; i < 4; i++, cell = &(*cell)->next) {
        *cell = arena_make(a, struct cell);
        **cell = (struct cell){.text = texts[i], .head = i == 0};
    }
}

static inline struct block *target_table(struct blocks *bs, const char *caption, int n) {
    static const char *const TARGETS[] = {
        "Compare two fractions with different numerators and different denominators",
        "Add and subtract fractions with unlike denominators",
        "Explain why a fraction is equivalent to another", "Multiply a fraction by a whole number",
        "Solve word problems with fractions"};
    static const char *const LEVELS[] = {"Proficient", "Developing", "Extending", "Beginning",
                                         "not begun"};
    static const char *const CHANGES[] = {"one step further", "since this term", "stays", "new",
                                          ""};
    const struct sign signs[] = {TICK, HALF, STAR, QUARTER, DASHED};
    struct block *t = add(bs, BLOCK_TABLE);
    t->table = (struct block_table){.caption = caption, .n_columns = 4};
    t->table.columns = arena_array(bs->arena, 4, sizeof *t->table.columns);
    t->table.columns[0] = (struct table_column){"Learning target", ALIGN_START, 3};
    t->table.columns[1] = (struct table_column){"Level", ALIGN_START, 0};
    t->table.columns[2] = (struct table_column){"Since last term", ALIGN_START, 0};
    t->table.columns[3] = (struct table_column){"Evidence", ALIGN_END, 0};
    for (int i = 0; i < n; i++)
        target_row(bs->arena, t, arena_printf(bs->arena, "%d. %s", i + 1, TARGETS[i % 5]),
                   signs[i % 5], LEVELS[i % 5], CHANGES[i % 5],
                   arena_printf(bs->arena, "%d", i * 7 % 11));
    return t;
}

static inline void fact(struct arena *a, struct block *b, const char *term, const char *said) {
    struct fact **last = &b->facts.facts;
    while (*last) last = &(*last)->next;
    *last = arena_make(a, struct fact);
    **last = (struct fact){.term = term, .blocks = one_paragraph(a, said)};
}

static inline void progress_words(struct blocks *bs, struct arena *a) {
    struct block *b = add(bs, BLOCK_HEADING);
    b->heading =
        (struct block_heading){1, inl_text(a, "Progress report: Zoë Nguyễn"),
                               inl_text(a, "Fall term 2026 · Maple Room · Cedar Grove School")};
    struct image *portrait = arena_make(a, struct image);
    *portrait = sample_image(a, 300, 300, 0xE6EFE6, 0x2F6B4F, "A drawing of Zoë by herself");
    add(bs, BLOCK_VOICE)->voice =
        (struct block_voice){inl_text(a, "I like it when a mistake turns into an idea."), "“", "”",
                             inl_text(a, "Zoë, October 2026"), portrait};
    b = add(bs, BLOCK_STRIP);
    strip_cell(a, b, "I am working on", "adding fractions with different parts");
    strip_cell(a, b, "I am at", "Developing");
    strip_cell(a, b, "To move on I need to", "show it on two new problems");
    heading(bs, 2, "How to read this report");
    paragraph(
        bs,
        "Each learning target has a level. A level says what a learner can do today; it is neither a mark nor a place in a row. Signs fill up as a learner grows.");
    b = add(bs, BLOCK_LEGEND);
    b->legend.title = inl_text(a, "What the signs mean");
    legend_entry(a, b, QUARTER, "Beginning", "I need help to start");
    legend_entry(a, b, HALF, "Developing", "I can do parts of it");
    legend_entry(a, b, TICK, "Proficient", "I can do it on my own");
    legend_entry(a, b, STAR, "Extending", "I can use it somewhere new");
    heading(bs, 2, "From the teacher");
    blocks_append(bs, block_paragraph(a, rich(a)));
    heading(bs, 3, "What helps");
    b = part_bullets(
        bs,
        (const char *const[]){
            "Time to draw before she writes, and a quiet place where she can hear herself think while she does it.",
            "A partner who asks why.", NULL},
        false);
    struct blocks inner;
    blocks_start(&inner, a);
    part_bullets(&inner, (const char *const[]){"First the question", "Then the plan", NULL}, true);
    blocks_append(&inner, NULL);
    b->list.items->next->blocks->next = inner.first;
    b = add(bs, BLOCK_QUOTE);
    b->quote.blocks = one_paragraph(
        a, "Nobody had told me that half of a third is a sixth. I found it with paper.");
    paragraph(bs, "This is how she wrote it down:")->paragraph.role = PARAGRAPH_SMALL;
    add(bs, BLOCK_CODE)->code.text =
        "for each strip:\n    fold it in half\n\n    count the parts\n";
    add(bs, BLOCK_RULE);
}

static inline void progress_targets(struct blocks *bs, struct arena *a) {
    static const struct sign FRACTIONS[] = {
        {SIGN_DONE, 0}, {SIGN_DONE, 0}, {SIGN_FILL, 500}, {SIGN_FILL, 250}, {SIGN_RING, 0}};
    heading(bs, 2, "Mathematics");
    struct block *b = add(bs, BLOCK_TALLY);
    b->tally = (struct block_tally){
        .name_head = "Competency", .signs_head = "Levels", .words_head = "Demonstrated"};
    tally_row_add(a, b, "Fractions", FRACTIONS, 5, "2 of 5");
    tally_row_add(a, b, "Measurement and data", FRACTIONS, 3, "2 of 3");
    tally_row_add(a, b, "Saying how I know", FRACTIONS + 2, 3, "0 of 3");
    target_table(bs, "Learning targets", 24)->id = "targets";
    b = add(bs, BLOCK_CALLOUT);
    b->callout.title = inl_text(a, "Not enough evidence yet");
    b->callout.blocks = one_paragraph(
        a,
        "For two targets there is one piece of evidence each. A level follows when there are two.");
    b = add(bs, BLOCK_FACTS);
    fact(a, b, "Supports", "Sentence starters; a number line on the desk; reading aloud.");
    fact(
        a, b, "Standards",
        "The targets of this report are those of the state's standards for grade 4, in words for children.");
    add(bs, BLOCK_CHART)->chart.plot = sample_plot(a);
}

static inline void progress_evidence(struct blocks *bs, struct arena *a) {
    struct block *b = add(bs, BLOCK_SECTION);
    struct blocks inner;
    blocks_start(&inner, a);
    paragraph(&inner, "Three pieces were chosen by Zoë, one by her teacher.");
    b->section = (struct block_section){.style = SECTION_CARD,
                                        .level = 2,
                                        .title = inl_text(a, "Evidence"),
                                        .blocks = inner.first,
                                        .keep_together = true};
    b = add(bs, BLOCK_CARDS);
    b->cards.level = 3;
    struct image *wide = arena_make(a, struct image), *tall = arena_make(a, struct image);
    *wide = sample_image(a, 800, 500, 0xE4EEF5, 0x2B5F86, "Three strips of paper");
    *tall = sample_image(a, 400, 700, 0xFBF0D9, 0xC98A12, "A tall poster");
    struct card *c = b->cards.cards = arena_make(a, struct card);
    *c = (struct card){.image = wide,
                       .title = "Strips",
                       .href = "evidence/strips.html",
                       .note = inl_text(a, "Project · October 3"),
                       .text = inl_text(a, "“I folded it until it fit.”")};
    c = c->next = arena_make(a, struct card);
    *c = (struct card){.image = tall, .title = "Poster", .note = inl_text(a, "Paper · October 12")};
    c = c->next = arena_make(a, struct card);
    *c = (struct card){.symbol = "paper",
                       .title = "A letter to the mayor",
                       .note = inl_text(a, "Paper · November 2"),
                       .text = inl_text(a, "“She wrote back.”")};
    b = add(bs, BLOCK_FIGURE);
    b->figure =
        (struct block_figure){sample_image(a, 600, 300, 0xE6EFE6, 0x2F6B4F, "Bars that grow"),
                              inl_text(a, "What we measured in the garden, week by week."), false};
    b = add(bs, BLOCK_FILES);
    b->files.files = arena_make(a, struct file_link);
    *b->files.files = (struct file_link){.kind = FILE_DOCUMENT,
                                         .ref = "evidence/letter.pdf",
                                         .type = "application/pdf",
                                         .title = "Letter to the mayor",
                                         .note = "PDF, 240 kB"};
    b->files.files->next = arena_make(a, struct file_link);
    *b->files.files->next = (struct file_link){.kind = FILE_SOUND,
                                               .ref = "evidence/reading.mp3",
                                               .type = "audio/mpeg",
                                               .title = "Reading aloud",
                                               .note = "Sound, 2 minutes"};
    b = add(bs, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_CARDS;
    b->columns.level = 3;
    column(a, b, 1, "At school", one_paragraph(a, "A quiet corner, twice a week."));
    column(a, b, 1, "At home",
           one_paragraph(a, "Cooking with a measuring cup, and reading to the cat."));
    heading(bs, 2, "What we agreed");
    add(bs, BLOCK_LINES)->lines.count = 3;
    b = add(bs, BLOCK_QR);
    b->qr.address = "https://portfolio.example.org/maple/zoe";
    b->qr.text = inl_text(a, "All evidence is on my site.");
    b = add(bs, BLOCK_SIGNATURES);
    sign_here(a, b, "Learner");
    sign_here(a, b, "Family");
    sign_here(a, b, "Teacher");
}

static inline struct report *sample_progress(struct arena *a) {
    struct blocks bs;
    blocks_start(&bs, a);
    progress_words(&bs, a);
    add(&bs, BLOCK_PAGE_BREAK);
    struct block *b = add(&bs, BLOCK_BOARD);
    b->board.level = 2;
    struct board_column *c =
        board_column_add(a, b, TICK, "I can do this", "11 targets · 3 new this term");
    board_item(a, c, TICK, "Compare fractions and say how I know", "Proficient", "new this term");
    c = board_column_add(a, b, HALF, "I am working on", NULL);
    board_item(a, c, HALF, "Add and subtract fractions", "Developing · 4 pieces", NULL);
    c = board_column_add(a, b, DASHED, "Up next", NULL);
    c->empty = "What comes next is chosen in December.";
    progress_targets(&bs, a);
    progress_evidence(&bs, a);
    struct report *r = arena_make(a, struct report);
    *r = (struct report){.name = "progress",
                         .title = "Progress report: Zoë Nguyễn",
                         .author = "Cedar Grove School",
                         .lang = "en-US",
                         .paper = PAPER_A4,
                         .date = {2026, 11, 20},
                         .foot = "Cedar Grove School · Fall term 2026 · Zoë Nguyễn",
                         .page_of = "{page} of {pages}",
                         .continued = "continued",
                         .blocks = bs.first};
    return r;
}

/* ---- right to left ---- */

static inline struct report *sample_arabic(struct arena *a) {
    struct blocks bs;
    blocks_start(&bs, a);
    struct block *b = add(&bs, BLOCK_HEADING);
    b->heading = (struct block_heading){1, inl_text(a, "محمد الأحمد"),
                                        inl_text(a, "غرفة القيقب · الصف 4 · Cedar Grove School")};
    add(&bs, BLOCK_VOICE)->voice = (struct block_voice){
        inl_text(a, "كنت أظن أن الكسور بيتزا فقط. الآن أستعملها عندما أخبز مع جدتي."), "«", "»",
        NULL, NULL};
    b = add(&bs, BLOCK_STRIP);
    strip_cell(a, b, "أعمل على", "جمع الكسور ذات المقامات المختلفة");
    strip_cell(a, b, "أنا في مستوى", "قيد التطور");
    b = add(&bs, BLOCK_BOARD);
    b->board.level = 2;
    struct board_column *c = board_column_add(a, b, TICK, "أستطيع هذا", NULL);
    board_item(a, c, TICK, "أقارن الكسور وأشرح كيف عرفت", "متقن", "جديد هذا الفصل");
    c = board_column_add(a, b, HALF, "أعمل عليه", NULL);
    board_item(a, c, HALF, "أجمع وأطرح الكسور", "قيد التطور · 4 أدلة", NULL);
    c = board_column_add(a, b, DASHED, "التالي", NULL);
    board_item(a, c, DASHED, "أضرب كسرا في عدد صحيح", "جاهز الآن", NULL);
    part_bullets(&bs, (const char *const[]){"أرني العمل الذي تفخر به", "ما الذي كان صعبا؟", NULL},
                 true);
    paragraph(&bs, "She wrote this herself, in English.")->lang = "en";
    target_table(&bs, "الأهداف", 3);
    b = add(&bs, BLOCK_SIGNATURES);
    sign_here(a, b, "المتعلم");
    sign_here(a, b, "العائلة");
    struct report *r = arena_make(a, struct report);
    *r = (struct report){.name = "arabic",
                         .title = "تقرير: محمد الأحمد",
                         .author = "Cedar Grove School",
                         .lang = "ar",
                         .rtl = true,
                         .paper = PAPER_A4,
                         .date = {2026, 11, 20},
                         .foot = "فصل الخريف 2026",
                         .page_of = "{page} من {pages}",
                         .continued = "تابع",
                         .blocks = bs.first};
    return r;
}

#endif
