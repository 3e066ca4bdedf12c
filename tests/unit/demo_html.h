/* demo_html.h: pages built by hand for test_html.c: a learner's home, and one with every kind of block. */
#ifndef TESTS_DEMO_HTML_H
#define TESTS_DEMO_HTML_H

#include "doc/doc.h"

#include "base/arena.h"

static const struct sign none = {SIGN_RING, 0}, quarter = {SIGN_FILL, 250}, half = {SIGN_FILL, 500},
                         done = {SIGN_DONE, 0}, beyond = {SIGN_STAR, 0};

static struct inl *words(struct arena *a, const char *text) { return inl_text(a, text); }

static struct block *add_heading(struct blocks *bs, int level, const char *text, const char *note) {
    struct block *b = blocks_add(bs, BLOCK_HEADING);
    b->heading.level = level;
    b->heading.text = words(bs->arena, text);
    b->heading.note = words(bs->arena, note);
    return b;
}

static struct block *add_paragraph(struct blocks *bs, enum paragraph_role role, const char *text) {
    struct block *b = block_paragraph(bs->arena, words(bs->arena, text));
    b->paragraph.role = role;
    blocks_append(bs, b);
    return b;
}

static struct image *picture(struct arena *a, const char *ref, int width, int height,
                             const char *alt) {
    struct image *i = arena_make(a, struct image);
    *i = (struct image){.ref = ref, .width = width, .height = height, .alt = alt};
    return i;
}

static void add_voice(struct blocks *bs, const char *text, const char *who,
                      struct image *portrait) {
    struct block *b = blocks_add(bs, BLOCK_VOICE);
    b->voice = (struct block_voice){.words = words(bs->arena, text),
                                    .open = "“",
                                    .close = "”",
                                    .who = words(bs->arena, who),
                                    .portrait = portrait};
}

static void add_strip(struct blocks *bs, const char *const (*cells)[2], size_t n) {
    struct block *b = blocks_add(bs, BLOCK_STRIP);
    struct strip_cell **last = &b->strip.cells;
    for (size_t i = 0; i < n; i++, last = &(*last)->next) {
        *last = arena_make(bs->arena, struct strip_cell);
        **last = (struct strip_cell){.label = cells[i][0], .value = words(bs->arena, cells[i][1])};
    }
}

struct demo_item {
    struct sign sign;
    const char *text, *badge, *note;
};

static struct board_column *board_column(struct arena *a, struct sign sign, const char *title,
                                         const char *note, const struct demo_item *items,
                                         size_t n) {
    struct board_column *c = arena_make(a, struct board_column);
    *c = (struct board_column){
        .sign = sign, .title = title, .note = note, .empty = "Nothing here yet. It will come."};
    struct board_item **last = &c->items;
    for (size_t i = 0; i < n; i++, last = &(*last)->next) {
        struct inls text;
        inls_start(&text, a);
        inls_append(&text, inl_link(a, "targets/fractions.html#compare", items[i].text));
        if (items[i].badge) inls_add(&text, INLINE_BADGE, items[i].badge);
        *last = arena_make(a, struct board_item);
        **last = (struct board_item){
            .sign = items[i].sign, .text = text.first, .note = words(a, items[i].note)};
    }
    return c;
}

static void add_board(struct blocks *bs) {
    static const struct demo_item can[] = {
        {{SIGN_DONE, 0},
         "I can compare fractions and say how I know",
         "new",
         "Proficient · October 14"},
        {{SIGN_STAR, 0},
         "I can find the main idea and the details that hold it up",
         NULL,
         "Extending · October 2"},
        {{SIGN_DONE, 0},
         "I can listen to an idea I do not share",
         "new",
         "Proficient · September 30"}};
    static const struct demo_item on[] = {{{SIGN_FILL, 500},
                                           "I can add and subtract fractions with different parts",
                                           NULL,
                                           "Developing · 4 pieces of evidence"},
                                          {{SIGN_FILL, 500},
                                           "I can write a paragraph that stays with one idea",
                                           NULL,
                                           "Developing · 3 pieces of evidence"},
                                          {{SIGN_FILL, 250},
                                           "I can plan the steps of a project before I start",
                                           NULL,
                                           "Beginning · 1 piece of evidence"}};
    static const struct demo_item next[] = {{{SIGN_RING, 0},
                                             "I can multiply a fraction by a whole number",
                                             NULL,
                                             "Ready: I can already compare fractions"},
                                            {{SIGN_RING, 0},
                                             "I can read two texts and say where they disagree",
                                             NULL,
                                             "Ready: I can already find the main idea"}};
    struct block *b = blocks_add(bs, BLOCK_BOARD);
    struct arena *a = bs->arena;
    struct board_column *first =
        board_column(a, done, "I can do this", "11 targets · 3 new this term", can, 3);
    first->more = inl_link(a, "targets/index.html", "and 8 more");
    first->next = board_column(a, half, "I am working on", "5 targets", on, 3);
    first->next->next = board_column(a, none, "Up next", "2 targets I am ready for", next, 2);
    b->board = (struct block_board){.level = 3, .columns = first};
}

static struct block *tally(struct arena *a) {
    static const struct sign signs[] = {
        {SIGN_DONE, 0}, {SIGN_DONE, 0}, {SIGN_FILL, 500}, {SIGN_RING, 0}, {SIGN_RING, 0}};
    static const char *const signs_said[] = {"Proficient", "Proficient", "Developing", "Not begun",
                                             "Not begun"};
    static const char *const rows[][2] = {
        {"Fractions", "2 of 5"}, {"Reading closely", "2 of 4"}, {"Working with others", "2 of 3"}};
    struct block *b = block_new(a, BLOCK_TALLY);
    b->tally = (struct block_tally){
        .name_head = "Competency", .signs_head = "Targets", .words_head = "I can do"};
    struct tally_row **last = &b->tally.rows;
    for (size_t i = 0; i < 3; i++, last = &(*last)->next) {
        *last = arena_make(a, struct tally_row);
        **last = (struct tally_row){.name = inl_link(a, "targets/fractions.html", rows[i][0]),
                                    .signs = arena_copy(a, signs, sizeof signs),
                                    .sign_names = arena_copy(a, signs_said, sizeof signs_said),
                                    .n_signs = 5 - i,
                                    .words = rows[i][1]};
        if (i == 0) (*last)->said = inl_text(a, "My teacher says: Proficient");
    }
    return b;
}

static struct column *column(struct arena *a, int weight, const char *title, struct block *blocks) {
    struct column *c = arena_make(a, struct column);
    *c = (struct column){.weight = weight, .title = title, .blocks = blocks};
    return c;
}

static struct block *part_goal_columns(struct arena *a, enum columns_style style) {
    struct block *b = block_new(a, BLOCK_COLUMNS);
    struct column *c =
        column(a, 1, "I will",
               block_paragraph(a, words(a, "do one strip a day and explain it to my table")));
    c->next = column(a, 1, "I need from my teacher",
                     block_paragraph(a, words(a, "ten minutes on Mondays")));
    c->next->next =
        column(a, 1, "My family can", block_paragraph(a, words(a, "let me measure when we bake")));
    b->columns = (struct block_columns){.style = style, .level = 3, .columns = c};
    return b;
}

static void add_area_and_goal(struct blocks *bs) {
    struct arena *a = bs->arena;
    struct blocks goal;
    blocks_start(&goal, a);
    add_paragraph(&goal, PARAGRAPH_LEAD, "Use fractions without a picture by winter break.");
    blocks_append(&goal, part_goal_columns(a, COLUMNS_PLAIN));
    struct block *b = blocks_add(bs, BLOCK_COLUMNS);
    struct column *c = column(a, 3, "By area", tally(a));
    c->next = column(a, 2, "My goal", goal.first);
    b->columns = (struct block_columns){.style = COLUMNS_CARDS, .level = 2, .columns = c};
}

static void add_cards(struct blocks *bs) {
    static const char *const cards[][4] = {
        {"The bridge that held 12 kg", "Project · October 3", NULL, "evidence/bridge.svg"},
        {"Half of a third", "Conversation · October 14", "conversation", NULL},
        {"How tall the beans grew", "Data · September 28", "data", NULL},
        {"Why the river is brown", "Paper · September 19", "paper", NULL}};
    struct arena *a = bs->arena;
    struct block *b = blocks_add(bs, BLOCK_CARDS);
    b->cards.level = 3;
    struct card **last = &b->cards.cards;
    for (size_t i = 0; i < 4; i++, last = &(*last)->next) {
        struct image *image = cards[i][3] ? picture(a, cards[i][3], 800, 400,
                                                    "A bridge of wooden strips over blue paper")
                                          : NULL;
        *last = arena_make(a, struct card);
        **last = (struct card){.image = image,
                               .symbol = cards[i][2],
                               .title = cards[i][0],
                               .href = "evidence/bridge.html",
                               .note = words(a, cards[i][1])};
    }
}

static struct block *legend(struct arena *a) {
    static const struct {
        struct sign sign;
        const char *name, *means;
    } entries[] = {{{SIGN_FILL, 250}, "Beginning", "I need help to start"},
                   {{SIGN_FILL, 500}, "Developing", "I can do parts of it"},
                   {{SIGN_DONE, 0}, "Proficient", "I can do it on my own"},
                   {{SIGN_STAR, 0}, "Extending", "I can use it somewhere new"}};
    struct block *b = block_new(a, BLOCK_LEGEND);
    b->legend.title = inl_text(a, "What the signs mean:");
    b->legend.colon = ": ";
    struct legend_entry **last = &b->legend.entries;
    for (size_t i = 0; i < 4; i++, last = &(*last)->next) {
        *last = arena_make(a, struct legend_entry);
        **last = (struct legend_entry){.sign = entries[i].sign,
                                       .name = inl_text(a, entries[i].name),
                                       .means = inl_text(a, entries[i].means)};
    }
    return b;
}

static struct date day(int month, int d) {
    return (struct date){.year = 2026, .month = (signed char)month, .day = (signed char)d};
}

static struct plot_series series(struct arena *a, const char *name, enum plot_mark mark,
                                 bool joined, const double (*points)[3], size_t n) {
    struct plot_point *list = arena_array(a, n, sizeof *list);
    for (size_t i = 0; i < n; i++) {
        list[i].date = day((int)points[i][0], (int)points[i][1]);
        list[i].value = points[i][2];
        list[i].words = inl_text(a, arena_printf(a, "October %d: Developing", (int)points[i][1]));
    }
    return (struct plot_series){
        .name = name, .mark = mark, .joined = joined, .points = list, .n_points = n};
}

static struct plot *plot(struct arena *a) {
    static const double teacher[][3] = {
        {9, 5, 1}, {9, 20, 2}, {10, 7, 2}, {10, 26, 2}, {11, 12, 3}};
    static const double self[][3] = {{9, 12, 2}, {10, 7, 2}, {10, 16, 3}},
                        peers[][3] = {{10, 7, 2}, {11, 12, 3}};
    static const double expert[][3] = {{11, 2, 4}};
    static const struct plot_level levels[] = {
        {"Beginning", 1}, {"Developing", 2}, {"Proficient", 3}, {"Extending", 4}};
    const struct plot_term terms[] = {{"Fall term", day(9, 1), day(10, 31)},
                                      {"Winter term", day(11, 1), day(11, 30)}};
    const struct plot_tick ticks[] = {{day(9, 1), "Sep"}, {day(10, 1), "Oct"}, {day(11, 1), "Nov"}};
    struct plot *p = arena_make(a, struct plot);
    const struct plot_series all[] = {series(a, "my teacher", MARK_DISC, true, teacher, 5),
                                      series(a, "me", MARK_TRIANGLE, false, self, 3),
                                      series(a, "my group", MARK_SQUARE, false, peers, 2),
                                      series(a, "an expert", MARK_DIAMOND, false, expert, 1)};
    *p = (struct plot){.title = "How my fractions grew",
                       .description = "From Beginning in September to Proficient in November.",
                       .first = day(9, 1),
                       .last = day(11, 30),
                       .levels = arena_copy(a, levels, sizeof levels),
                       .n_levels = 4,
                       .mastery = 3,
                       .mastery_words = "from here on I can do it on my own",
                       .series = arena_copy(a, all, sizeof all),
                       .n_series = 4,
                       .terms = arena_copy(a, terms, sizeof terms),
                       .n_terms = 2,
                       .ticks = arena_copy(a, ticks, sizeof ticks),
                       .n_ticks = 3,
                       .date_head = "Date",
                       .level_head = "Level",
                       .by_head = "Who rated"};
    return p;
}

/* ---- the pages ---- */

static struct block *home_blocks(struct arena *a) {
    static const char *const strip[][2] = {
        {"I am working on", "adding fractions with different parts"},
        {"I am at", "Developing: I can do parts of it on my own"},
        {"I am doing", "the recipe project, and fraction strips with a partner"},
        {"To move on I need", "to show it on two new problems and explain why it works"}};
    struct blocks bs;
    blocks_start(&bs, a);
    add_voice(
        &bs,
        "I used to think fractions were just pizza. Now I use them when I bake with my grandma and when I "
        "build things that have to fit.",
        "Maya, October 2026", picture(a, "assets/maya.svg", 224, 224, "Maya"));
    add_strip(&bs, strip, 4);
    add_heading(&bs, 2, "Where I am", NULL)->id = "where";
    add_board(&bs);
    add_area_and_goal(&bs);
    add_heading(&bs, 2, "Fresh evidence", NULL);
    add_cards(&bs);
    return bs.first;
}

static void add_texts(struct blocks *bs) {
    struct arena *a = bs->arena;
    add_paragraph(bs, PARAGRAPH_LEAD, "A larger paragraph opens the page.");
    struct inls text;
    inls_start(&text, a);
    inls_append(&text, words(a, "Plain, "));
    inls_append(&text, inl_wrap(a, INLINE_STRONG, words(a, "strong")));
    inls_append(&text, words(a, ", "));
    inls_append(&text, inl_wrap(a, INLINE_EM, words(a, "stressed")));
    inls_append(&text, words(a, ", <escaped> & "));
    inls_add(&text, INLINE_CODE, "code");
    inls_append(&text, words(a, "; a link "));
    inls_append(&text, inl_link(a, "index.html#where", "home"));
    inls_append(&text, words(a, ", one "));
    inls_append(&text, inl_link(a, "https://example.org/a b", "away"));
    inls_append(&text, words(a, " and one that "));
    inls_append(&text, inl_link(a, "javascript:alert(1)", "may not stand"));
    inls_add(&text, INLINE_BREAK, NULL);
    inls_append(&text, inl_wrap(a, INLINE_SPAN, words(a, "أنا أتعلم")));
    struct inl *span = text.first;
    while (span->kind != INLINE_SPAN) span = span->next;
    span->lang = "ar";
    inls_append(&text, words(a, " "));
    inls_add(&text, INLINE_SIGN, "Proficient")->sign = done;
    inls_add(&text, INLINE_BADGE, "new this term");
    inls_append(&text, inl_wrap(a, INLINE_QUIET, words(a, " quiet")));
    blocks_append(bs, block_paragraph(a, text.first));
    add_paragraph(bs, PARAGRAPH_SMALL, "A small paragraph steps back.");
}

static struct list_item *item(struct arena *a, const char *text) {
    struct list_item *i = arena_make(a, struct list_item);
    i->blocks = block_paragraph(a, words(a, text));
    return i;
}

static void add_lists(struct blocks *bs) {
    struct arena *a = bs->arena;
    struct block *b = blocks_add(bs, BLOCK_LIST);
    b->list = (struct block_list){.tight = true,
                                  .items = item(a, "Show me the piece you are most proud of.")};
    b->list.items->next = item(a, "What was hard?");
    b = blocks_add(bs, BLOCK_LIST);
    b->list =
        (struct block_list){.ordered = true, .start = 3, .items = item(a, "Third step, with room")};
    b->list.items->next = item(a, "Fourth step");
    blocks_add(bs, BLOCK_QUOTE)->quote.blocks =
        block_paragraph(a, words(a, "Triangles do not move when you push them."));
    blocks_add(bs, BLOCK_CODE)->code.text = "for each strip:\n    fold <it>\n";
    blocks_add(bs, BLOCK_RULE);
}

static struct cell *cells(struct arena *a, const char *const *texts, size_t n) {
    struct cell *first = NULL, **last = &first;
    for (size_t i = 0; i < n; i++, last = &(*last)->next) {
        *last = arena_make(a, struct cell);
        **last = (struct cell){.text = words(a, texts[i]), .head = i == 0};
    }
    return first;
}

static void add_table(struct blocks *bs) {
    static const struct table_column columns[] = {{.head = "Target"},
                                                  {.head = "Level"},
                                                  {.head = "Since last term"},
                                                  {.head = "Evidence", .align = ALIGN_END}};
    static const char *const texts[][4] = {
        {"Compare fractions", "Proficient", "one level up", "4"},
        {"Add and subtract fractions", "Developing", "the same", "3"}};
    struct arena *a = bs->arena;
    struct block *b = blocks_add(bs, BLOCK_TABLE);
    b->table = (struct block_table){.caption = "My targets in fractions",
                                    .columns = arena_copy(a, columns, sizeof columns),
                                    .n_columns = 4};
    struct row **last = &b->table.rows;
    for (size_t i = 0; i < 2; i++, last = &(*last)->next) {
        *last = arena_make(a, struct row);
        (*last)->cells = cells(a, texts[i], 4);
    }
}

static void add_sections(struct blocks *bs) {
    struct arena *a = bs->arena;
    for (int style = SECTION_PLAIN; style <= SECTION_FOLD; style++) {
        struct block *b = blocks_add(bs, BLOCK_SECTION);
        b->section = (struct block_section){
            .style = (enum section_style)style,
            .level = 2,
            .title = words(a, "Why this level?"),
            .blocks = block_paragraph(a, words(a, "Two ratings at Proficient since October."))};
    }
    blocks_append(bs, part_goal_columns(a, COLUMNS_FRAMED));
    struct block *b = blocks_add(bs, BLOCK_FACTS);
    struct fact *f = b->facts.facts = arena_make(a, struct fact);
    *f = (struct fact){.term = "How I learn best",
                       .blocks =
                           block_paragraph(a, words(a, "With my hands first, then with words."))};
    f->next = arena_make(a, struct fact);
    *f->next =
        (struct fact){.term = "People I call family",
                      .blocks = block_paragraph(a, words(a, "My grandma, my dad, my brother."))};
    b = blocks_add(bs, BLOCK_CALLOUT);
    b->callout = (struct block_callout){
        .title = words(a, "Not enough evidence yet"),
        .blocks = block_paragraph(a, words(a, "One more piece and we can say more."))};
}

static void add_media(struct blocks *bs) {
    static const struct file_link files[] = {{FILE_DOCUMENT, "evidence/paper.pdf",
                                              "application/pdf", "Why the river is brown",
                                              "PDF, 240 kB", NULL, NULL, NULL},
                                             {FILE_SOUND, "evidence/talk.mp3", "audio/mpeg",
                                              "Our conversation", "MP3, 1.2 MB", NULL, NULL, NULL},
                                             {FILE_FILM, "evidence/test.mp4", "video/mp4",
                                              "The bridge test", "MP4, 8 MB", NULL, NULL, NULL}};
    static const struct image_size sizes[] = {{"evidence/bridge-400.svg", 400}};
    struct arena *a = bs->arena;
    struct block *b = blocks_add(bs, BLOCK_FIGURE);
    b->figure = (struct block_figure){
        .image = *picture(a, "evidence/bridge.svg", 800, 400, "A bridge of wooden strips"),
        .caption = words(a, "Our second bridge, with triangles.")};
    b->figure.image.sizes = arena_copy(a, sizes, sizeof sizes);
    b->figure.image.n_sizes = 1;
    blocks_add(bs, BLOCK_CHART)->chart.plot = plot(a);
    b = blocks_add(bs, BLOCK_FILES);
    struct file_link **last = &b->files.files;
    for (size_t i = 0; i < 3; i++, last = &(*last)->next)
        *last = arena_copy(a, &files[i], sizeof files[i]);
}

static void add_paper(struct blocks *bs) {
    blocks_add(bs, BLOCK_LINES)->lines.count = 4;
    struct signature *s = arena_make(bs->arena, struct signature);
    s->label = "Learner";
    blocks_add(bs, BLOCK_SIGNATURES)->signatures.signatures = s;
    struct block *b = blocks_add(bs, BLOCK_QR);
    b->qr =
        (struct block_qr){.address = "https://example.org/", .text = words(bs->arena, "My site")};
    blocks_add(bs, BLOCK_PAGE_BREAK);
}

static struct block *all_blocks(struct arena *a) {
    struct blocks bs;
    blocks_start(&bs, a);
    add_heading(&bs, 1, "Every kind of block", "One after the other, to be looked at.");
    add_texts(&bs);
    add_lists(&bs);
    add_voice(&bs, "I cut the strip and saw it.", "Maya", NULL);
    static const char *const strip[][2] = {{"I am at", "Developing"}};
    add_strip(&bs, strip, 1);
    add_heading(&bs, 2, "Boards, tallies and cards", NULL);
    add_board(&bs);
    blocks_append(&bs, tally(a));
    add_cards(&bs);
    add_sections(&bs);
    add_table(&bs);
    add_media(&bs);
    blocks_append(&bs, legend(a));
    add_paper(&bs);
    return bs.first;
}

/* A small home in Arabic: what right to left does to the look. */
static struct block *arabic_blocks(struct arena *a) {
    static const char *const strip[][2] = {{"أعمل على", "جمع الكسور"},
                                           {"أنا في مستوى", "متطور: أستطيع جزءًا منه وحدي"},
                                           {"أقوم بـ", "مشروع الوصفات مع زميلي"},
                                           {"لكي أتقدم أحتاج", "أن أشرح لماذا ينجح"}};
    static const struct demo_item can[] = {
        {{SIGN_DONE, 0}, "أستطيع مقارنة الكسور وأشرح كيف أعرف", "جديد", "متقن · ١٤ أكتوبر"},
        {{SIGN_STAR, 0}, "أستطيع إيجاد الفكرة الرئيسية", NULL, "متقدم · ٢ أكتوبر"}};
    static const struct demo_item on[] = {
        {{SIGN_FILL, 500}, "أستطيع كتابة فقرة عن فكرة واحدة", NULL, "متطور · ٣ أدلة"}};
    struct blocks bs;
    blocks_start(&bs, a);
    add_voice(&bs, "كنت أظن أن الكسور مجرد بيتزا. الآن أستخدمها عندما أخبز مع جدتي.",
              "مايا، أكتوبر ٢٠٢٦", picture(a, "assets/maya.svg", 224, 224, "مايا"));
    add_strip(&bs, strip, 4);
    add_heading(&bs, 2, "أين أنا", NULL);
    struct block *b = blocks_add(&bs, BLOCK_BOARD);
    struct board_column *first = board_column(a, done, "أستطيع هذا", "هدفان · واحد جديد", can, 2);
    first->next = board_column(a, half, "أعمل عليه", "هدف واحد", on, 1);
    first->next->next = board_column(a, none, "التالي", "لا شيء بعد", NULL, 0);
    first->next->next->empty = "لا شيء هنا بعد. سيأتي.";
    b->board = (struct block_board){.level = 3, .columns = first};
    return bs.first;
}

/* Small multiples: charts side by side in cards. */
static struct block *growth_blocks(struct arena *a) {
    struct blocks bs;
    blocks_start(&bs, a);
    add_heading(&bs, 1, "Growth", "Every target over the year.");
    struct block *b = blocks_add(&bs, BLOCK_COLUMNS);
    b->columns = (struct block_columns){.style = COLUMNS_CARDS, .level = 2};
    struct column **last = &b->columns.columns;
    for (int i = 0; i < 3; i++, last = &(*last)->next) {
        struct block *chart = block_new(a, BLOCK_CHART);
        chart->chart.plot = plot(a);
        *last = column(a, 1, NULL, chart);
    }
    return bs.first;
}

/* What stands behind the links of the demonstration. */
static struct block *small_blocks(struct arena *a, const char *title) {
    struct blocks bs;
    blocks_start(&bs, a);
    add_heading(&bs, 1, title, NULL);
    add_heading(&bs, 2, "Compare fractions", NULL)->id = "compare";
    add_paragraph(&bs, PARAGRAPH_BODY,
                  "One page of the demonstration, so that every link leads somewhere.");
    return bs.first;
}

/* What all pages of the demonstration share. */
static struct site *demo_site(struct arena *a, const char *lang, bool rtl) {
    static const char *const nav[][2] = {
        {"index.html", "Where I am"},        {"targets/index.html", "Targets"},
        {"evidence/index.html", "Evidence"}, {"goals.html", "Goals"},
        {"growth.html", "Growth"},           {"plan.html", "My plan"},
        {"about.html", "About me"}};
    struct site *s = arena_make(a, struct site);
    *s = (struct site){.title = "Maya’s learning",
                       .subtitle = inl_text(a, "Maple Room · Cedar Grove School · Fall term"),
                       .lang = lang,
                       .rtl = rtl,
                       .nav_label = "Pages",
                       .skip_label = "Skip to the content",
                       .footer = legend(a)};
    struct nav_entry **last = &s->nav;
    for (size_t i = 0; i < sizeof nav / sizeof *nav; i++, last = &(*last)->next) {
        *last = arena_make(a, struct nav_entry);
        **last = (struct nav_entry){.path = nav[i][0], .label = nav[i][1]};
    }
    return s;
}

#endif
