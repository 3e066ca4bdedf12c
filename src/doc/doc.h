/* doc.h: pages and reports as data: final text in final order, with its structure.
 *
 * This is the only vocabulary shared by `view`, which builds documents, and the renderers, which
 * know nothing else. In a document every word is translated, every number is formatted, and
 * everything that the audience may not see is gone. A renderer cannot leak a field that it cannot
 * name.
 *
 * Structure. Blocks, inlines, items, and cells are singly linked lists, NULL-terminated, in reading
 * order. All strings are valid UTF-8, NUL-terminated, plain text without markup, and in the arena
 * of the document. Optional strings are NULL. Everything is immutable once built.
 *
 * Links. An `href` is either an address with a scheme (https:, mailto:) or a path from the root of
 * the site with an optional fragment ("targets/fractions.html#math-5-nf-1"); the renderer makes it
 * relative to the page. `ref` works the same way for pictures and files.
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/date.h"
#include "doc/plot.h"
#include "doc/sign.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* ---- inlines ---- */

enum inline_kind {
    INLINE_TEXT,   /* text */
    INLINE_STRONG, /* kids */
    INLINE_EM,     /* kids */
    INLINE_CODE,   /* text */
    INLINE_LINK,   /* href, kids */
    INLINE_BREAK,  /* a line break */
    INLINE_SPAN,   /* kids in another language: lang */
    /* Sign; text = its name for screen readers, or NULL if the name follows as text. */
    INLINE_SIGN,
    INLINE_BADGE,  /* text in a small pill: "new this term" */
    INLINE_QUIET,  /* kids in a softer color, smaller */
    INLINE_STRUCK, /* kids, struck out by their writer */
};

struct inl {
    enum inline_kind kind;
    const char *text;
    const char *href;
    const char *lang; /* BCP 47 tag of a span, or of a sign's text; NULL: the language around it */
    struct sign sign;
    struct inl *kids;
    struct inl *next;
};

/* ---- pictures ---- */

struct image {
    const char *ref;   /* path from the root of the site; the fallback among the sizes */
    int width, height; /* pixels of ref; always known */
    const char *alt;   /* "" for a decorative picture; never NULL */
    /* Other sizes of the same picture for srcset, smallest first. */
    struct image_size {
        const char *ref;
        int width; /* pixels */
    } * sizes;
    size_t n_sizes;
    /* The same picture for print: a baseline JPEG in RGB or gray; NULL if it cannot be printed. */
    const void *jpeg;
    size_t jpeg_size;
    int jpeg_width, jpeg_height; /* pixels */
};

/* ---- blocks ---- */

/* The list of all kinds. The enum, the HTML partials (templates/html/<name>.mustache), and the
 * tables of the renderers are generated from it, so that a kind without its function does not
 * compile. */
#define BLOCK_KINDS(X)                                                                            \
    X(HEADING, heading)     /* a heading of level 1..4 */                                         \
    X(PARAGRAPH, paragraph) /* running text */                                                    \
    X(LIST, list)           /* bullets or numbers */                                              \
    X(QUOTE, quote)         /* a block quotation inside running text */                           \
    X(CODE, code)           /* preformatted text */                                               \
    X(RULE, rule)           /* a thematic break */                                                \
    X(VOICE, voice)         /* a quotation in large type, with a portrait and its speaker */      \
    X(STRIP, strip)         /* pairs of label and value: a sentence that a child can say */       \
    X(BOARD, board)         /* columns of items with signs: I can do, I am working on, up next */ \
    X(TALLY, tally)         /* rows with a name, signs, and text */                               \
    X(CARDS, cards)         /* tiles: picture, title, note, link */                               \
    X(COLUMNS, columns)     /* blocks side by side */                                             \
    X(SECTION, section)     /* a titled group of blocks; a card, or collapsible */                \
    X(FACTS, facts)         /* terms, each with its description */                                \
    X(TABLE, table)         /* rows and columns with heads */                                     \
    X(FIGURE, figure)       /* a picture with its caption */                                      \
    X(CHART, chart)         /* growth over time */                                                \
    X(TIMELINE, timeline)   /* lines with signs on one time axis; each opens into blocks */       \
    X(FILES, files)         /* documents, sound, film: to open or play */                         \
    X(CALLOUT, callout)     /* a remark, slightly emphasized */                                   \
    X(LEGEND, legend)       /* the meaning of the signs */                                        \
    X(LINES, lines)         /* room to write by hand; paper only */                               \
    X(SIGNATURES, signatures) /* lines to sign on, with a label under each; paper only */         \
    X(QR, qr)                 /* a QR code with words beside it; paper only */                    \
    X(PAGE_BREAK, page_break) /* the rest starts on a new page (side); paper only */

enum block_kind {
#define X(KIND, name) BLOCK_##KIND,
    BLOCK_KINDS(X)
#undef X
        BLOCK_KIND_COUNT
};

struct block_heading {
    int level; /* 1..4; level 1 once per page, and no level is skipped */
    struct inl *text;
    struct inl *note; /* a quiet line below it, or NULL */
};

enum paragraph_role {
    PARAGRAPH_BODY,
    PARAGRAPH_LEAD, /* larger */
    PARAGRAPH_SMALL /* softer, smaller */
};
struct block_paragraph {
    enum paragraph_role role;
    struct inl *text;
};

struct list_item {
    struct block *blocks;
    struct list_item *next;
};
struct block_list {
    bool ordered;
    int start; /* first number of an ordered list */
    bool tight;
    struct list_item *items;
};

struct block_quote {
    struct block *blocks;
};

struct block_code {
    const char *text; /* lines end in \n */
};

struct block_voice {
    struct inl *words;        /* without quotation marks, which the renderer adds (open, close) */
    const char *open, *close; /* the quotation marks of the language */
    struct inl *who;          /* "Maya, October 2026" */
    struct image *portrait;   /* or NULL */
};

struct strip_cell {
    const char *label; /* "I am working on" */
    struct inl *value; /* "adding fractions with different parts" */
    const char *after; /* on paper: the end of the sentence, ". " */
    struct strip_cell *next;
};
struct block_strip {
    /* Side by side on a screen; on paper a sentence: label, value in bold, `after`, the next
     * cell. */
    struct strip_cell *cells;
};

struct board_item {
    struct sign sign;
    struct inl *text; /* the target, possibly a link or with a badge */
    struct inl *note; /* "Proficient · October 14", or NULL */
    struct board_item *next;
};
struct board_column {
    struct sign sign;  /* of the column as a whole */
    const char *title; /* "I can do this" */
    const char *note;  /* "11 targets · 3 new this term" */
    struct board_item *items;
    struct inl *more;  /* "and 8 more, on my site", or NULL */
    const char *again; /* paper: its title on the next page, "Fractions, continued"; or NULL */
    const char *empty; /* kind words for a column without items */
    struct board_column *next;
};
struct block_board {
    int level; /* heading level of the column titles, 2..4 */
    /* Paper: smaller and closer; a single column is a list, with its note at the end of its
     * title's line. */
    bool dense;
    struct board_column *columns;
};

struct tally_row {
    struct inl *name; /* "Fractions", possibly a link */
    struct sign *signs;
    const char **sign_names; /* n_signs, for screen readers: "Proficient" */
    const char **sign_langs; /* n_signs, for names in another language than the page; or NULL */
    size_t n_signs;
    const char *words; /* "2 of 5" */
    struct inl *said;  /* below the row: the educator on the whole; or NULL */
    struct tally_row *next;
};
struct block_tally {
    const char *name_head, *signs_head, *words_head; /* column headings, for screen readers only */
    struct tally_row *rows;
};

struct card {
    struct image *image; /* NULL: the renderer draws a quiet panel with `symbol` */
    /* Kind of evidence: "project", "paper", "data" …, for that panel; or NULL. */
    const char *symbol;
    bool plain; /* no picture and no panel: a file to open */
    const char *title, *href;
    const char *lang;  /* of the title and the picture's texts, if not the page's; or NULL */
    struct inl *note;  /* "Project · October 3" */
    struct inl *text;  /* a line of the learner's own words, or NULL */
    const char **tags; /* what it can be filtered by: tags of options in block_cards.filters */
    size_t n_tags;
    struct card *next;
};
/* A way to filter cards on a screen: by area, by kind, by term. */
struct card_filter {
    const char *label; /* "Area" */
    struct card_option {
        const char *tag, *label; /* tag: [a-z0-9-]+ */
        const char *lang;        /* of the label, if not the page's; or NULL */
    } * options;
    size_t n_options;
    struct card_filter *next;
};
struct block_cards {
    struct card_filter *filters; /* or NULL */
    int level;                   /* heading level of the titles, 2..4 */
    /* Paper: height limit of a picture, in percent of its width; 0 = the renderer's own. */
    int picture_share;
    int picture_most; /* and where the side has room to spare; 0 = the same */
    bool fill;        /* paper: pictures fill their column and are cropped for that */
    struct card *cards;
};

struct column {
    int weight;        /* 1..4: relative width */
    const char *title; /* or NULL */
    struct block *blocks;
    struct column *next;
};
enum columns_style {
    COLUMNS_PLAIN,
    COLUMNS_CARDS,  /* each in a card */
    COLUMNS_FRAMED, /* in one frame, with hairlines between them */
    /* Paper: the blocks of its only column flow through two columns, from page to page. On a
     * screen, one is below the other. */
    COLUMNS_FLOW
};
struct block_columns {
    enum columns_style style;
    int level; /* heading level of the titles, 2..4 */
    struct column *columns;
};

enum section_style {
    SECTION_PLAIN,
    SECTION_CARD,
    SECTION_FOLD, /* collapsed; open on paper */
    /* Paper: to be cut off, along a dashed line above it, at the foot of a page. Nothing that
     * follows is printed on the back of the slip. What follows starts on the next page, unless all
     * of it fits above the slip. What comes before the slip and does not fit above it continues
     * after its page. */
    SECTION_SLIP
};
struct block_section {
    enum section_style style;
    int level;         /* heading level of the title, 2..4 */
    struct inl *title; /* or NULL */
    struct block *blocks;
    bool keep_together; /* paper: on one page if it fits */
    /* Paper: the same, also if its pictures must become smaller for it; otherwise it begins a
     * page. */
    bool begins_page;
};

struct fact {
    const char *term;
    /* paper: the term again in another language, on a line of its own; or NULL */
    const char *again, *again_lang;
    struct block *blocks;
    struct fact *next;
    const char *href; /* where the term leads to, or NULL */
};
struct block_facts {
    struct fact *facts;
};

enum cell_align { ALIGN_START, ALIGN_CENTER, ALIGN_END };
struct cell {
    struct inl *text; /* NULL = empty */
    bool head;        /* heading of a row (usually the first cell) */
    struct cell *next;
};
struct row {
    struct cell *cells; /* one for each column */
    struct row *next;
};
struct table_column {
    const char *head;
    enum cell_align align;
    int weight; /* paper: relative width; 0 = as wide as the text needs */
};
struct block_table {
    const char *caption; /* or NULL */
    bool caption_hidden; /* for screen readers only */
    struct table_column *columns;
    size_t n_columns;
    struct row *rows;
    bool dense; /* paper: rows closer together */
    /* Paper: the heads of the columns are those of a table above it, and for screen readers only.
     * A page on which the table continues shows them. */
    bool heads_hidden;
    bool to_fill; /* paper: ruled between columns, with rows as tall as handwriting needs */
};

struct block_figure {
    struct image image;
    struct inl *caption; /* or NULL */
    bool small;          /* paper: two lines high, like a logo in the header */
};

struct block_chart {
    struct plot *plot;
    bool small; /* among others in a row */
    /* Paper: height in pt, and where the side has room to spare; 0 = the renderer's own. */
    int height, height_most;
};

/* A sign on a line: large on it, or small below it with the mark of who rated. */
struct timeline_mark {
    struct date date;
    struct sign sign;
    bool small;
    enum plot_mark by; /* of a small one */
};
struct timeline_line {
    struct inl *name;
    const char *words;           /* the marks in words, for those who do not see them; never NULL */
    struct timeline_mark *marks; /* by date */
    size_t n_marks;
    struct inl *now, *note; /* the level now, with its sign; a quiet line below it, or NULL */
    struct block *blocks;   /* what the line opens into, or NULL */
    struct timeline_line *next;
};
struct timeline_group {
    struct inl *title;
    const char *note; /* or NULL */
    struct timeline_line *lines;
    struct timeline_group *next;
};
struct block_timeline {
    int level;               /* heading level of groups, 2..3; lines are one deeper */
    const struct plot *axis; /* only its ends, terms, and ticks */
    const char *now_head;    /* "My level now" */
    struct timeline_group *groups;
};

enum file_kind { FILE_DOCUMENT, FILE_SOUND, FILE_FILM };
struct file_link {
    enum file_kind kind;
    const char *ref, *type;   /* type: media type, "application/pdf" */
    const char *title, *note; /* note: "PDF, 240 kB" */
    /* Spoken text, one line each; "What is said"; or NULL. */
    const char *transcript, *transcript_label;
    struct file_link *next;
};
struct block_files {
    struct file_link *files;
};

struct block_callout {
    struct inl *title; /* or NULL */
    struct block *blocks;
};

struct legend_entry {
    struct sign sign;
    struct inl *name, *means; /* "Developing", "I can do parts of it on my own" */
    struct legend_entry *next;
};
struct block_legend {
    struct inl *title; /* "What the symbols mean" */
    const char *colon; /* between a name and its meaning on one line */
    struct legend_entry *entries;
};

struct block_lines {
    int count;         /* lines to write on */
    int most;          /* and where the side has room to spare; 0 = the same */
    struct inl *title; /* over lines that are only there if the side has room; or NULL */
};

struct signature {
    const char *label; /* "Learner" */
    struct signature *next;
};
struct block_signatures {
    struct signature *signatures;
};

struct block_qr {
    const char *address; /* content of the code */
    struct inl *text;    /* beside it */
    bool foot;           /* small, at the foot of the page */
};

struct block_page_break {
    bool soft; /* only if the page before it is nearly full */
};

struct block {
    enum block_kind kind;
    const char *id;   /* anchor: [a-z][a-z0-9-]*, unique on the page; or NULL */
    const char *lang; /* BCP 47 tag, if it differs from the page's; or NULL */
    int space;        /* paper, of a report's own blocks: space between and within, in percent of
                       * the usual; 0 = all of it */
    struct block *next;
    union {
        struct block_heading heading;
        struct block_paragraph paragraph;
        struct block_list list;
        struct block_quote quote;
        struct block_code code;
        struct block_voice voice;
        struct block_strip strip;
        struct block_board board;
        struct block_tally tally;
        struct block_cards cards;
        struct block_columns columns;
        struct block_section section;
        struct block_facts facts;
        struct block_table table;
        struct block_figure figure;
        struct block_chart chart;
        struct block_timeline timeline;
        struct block_files files;
        struct block_callout callout;
        struct block_legend legend;
        struct block_lines lines;
        struct block_signatures signatures;
        struct block_qr qr;
        struct block_page_break page_break;
    };
};

/* ---- pages, sites, reports ---- */

struct page {
    const char *path;  /* from the root of the site: "index.html", "targets/fractions.html" */
    const char *title; /* of the page only; the renderer adds the site's */
    const char *nav;   /* path of the current entry of the site's navigation, or NULL */
    struct block *blocks;
    struct page *next;
};

struct nav_entry {
    const char *path, *label;
    const char *note; /* how much is there, or when: "48"; shown in the menu of a phone; or NULL */
    struct nav_entry *next;
};

/* An entry of the search index. */
struct search_entry {
    const char *path;        /* with or without a fragment, like any address */
    const char *title;       /* "The bridge that held 12 kg" */
    const char *note, *text; /* "Project · October 3"; the whole text; "" for none */
    const char *lang;        /* of title and text, if not the page's; or NULL */
    const char *note_lang;   /* of the note, likewise */
    struct search_entry *next;
};

/* The same site in another language. */
struct site_language {
    const char *tag, *name; /* "en", "English" */
    const char *folder;     /* of its pages, from the root of the site: "", "en/" */
    bool rtl;
    struct site_language *next;
};

/* The parts that all pages of a learner's site (or a staff site) share. */
struct site {
    /* Folder of the pages, from the root: "" or, for a second language, "en/". Paths of pages
     * (*.html) are relative to it; pictures, files, and assets are shared by all languages and are
     * at the root. NULL is "". */
    const char *folder;
    /* All languages of the site, including this one; NULL if there is only one. */
    struct site_language *languages;
    const char *languages_label; /* "Languages", for screen readers */
    struct search_entry *search;
    struct image *logo;   /* beside the title, or NULL */
    const char *title;    /* "Maya's learning" */
    struct inl *subtitle; /* "Maple Room · Cedar Grove School · Fall term" */
    const char *lang;     /* BCP 47 tag of the pages */
    bool rtl;
    struct nav_entry *nav;
    const char *nav_label;  /* "Pages", for screen readers */
    const char *skip_label; /* "Skip to the content" */
    struct block *footer;   /* explains levels, on every page that shows some */
    struct page *pages;
};

enum paper { PAPER_LETTER, PAPER_A4 };

/* One learner's report (or one copy of it for a household). */
struct report {
    const char *name;   /* "conference": the file without its ending */
    const char *title;  /* document title */
    const char *author; /* the school */
    const char *lang;
    bool rtl;
    enum paper paper;
    struct date date;      /* creation date in the document properties */
    const char *code;      /* identifies an issued report in the document properties; or NULL */
    const char *foot;      /* start of the page footer: "Cedar Grove School · Fall term 2026" */
    const char *page_of;   /* end of the page footer: "{page} of {pages}" */
    const char *continued; /* "continued", for table heads that repeat; or NULL */
    int max_pages;         /* page limit; 0 = none */
    /* Each stretch between page breaks is one side, which is filled: what can use the room that is
     * left on it grows. */
    bool sides;
    bool dense; /* smaller type and less space */
    /* In a file of many reports: bookmarks above those of its headings, "Diego Fuentes Ríos" and
     * "Lucía Ríos"; or NULL */
    const char *bookmark, *bookmark_under;
    struct block *blocks;
};

/* ---- building ---- */

/* A list under construction: remembers where the next element goes.
 *     struct blocks out;
 *     blocks_start(&out, arena);
 *     struct block *b = blocks_add(&out, BLOCK_PARAGRAPH);
 *     b->paragraph.text = inl_text(arena, "Hello");
 *     ... out.first ... */
struct blocks {
    struct arena *arena;
    struct block *first, **last;
};
void blocks_start(struct blocks *bs, struct arena *a);
struct block *blocks_add(struct blocks *bs, enum block_kind kind);
void blocks_add_heading(struct blocks *bs, int level, struct inl *text);
void blocks_add_paragraph(struct blocks *bs, enum paragraph_role role, struct inl *text);
/* Appends a finished list. */
void blocks_append(struct blocks *bs, struct block *list);

struct inls {
    struct arena *arena;
    struct inl *first, **last;
};
void inls_start(struct inls *is, struct arena *a);
/* Text is borrowed. */
struct inl *inls_add(struct inls *is, enum inline_kind kind, const char *text);
void inls_append(struct inls *is, struct inl *list);

/* One inline of text; NULL for NULL. The text is borrowed, not copied. */
struct inl *inl_text(struct arena *a, const char *text);
/* The same, marked with its language if that differs from the text around it; lang is NULL
 * otherwise. */
struct inl *inl_in(struct arena *a, const char *text, const char *lang);
struct inl *inl_link(struct arena *a, const char *href, const char *text);
/* Wraps kids in an inline of that kind. */
struct inl *inl_wrap(struct arena *a, enum inline_kind kind, struct inl *kids);
/* A copy of the inlines up to the first n bytes of their plain text. */
struct inl *inl_first(struct arena *a, const struct inl *list, size_t n);
struct block *block_new(struct arena *a, enum block_kind kind);
struct block *block_paragraph(struct arena *a, struct inl *text);
/* Append an item with one paragraph, a row without cells, or a cell. */
void list_add(struct arena *a, struct block *list, struct inl *text);
struct row *block_table_add(struct arena *a, struct block *table);
void row_add(struct arena *a, struct row *row, struct inl *text, bool head);

/* ---- reading ---- */

/* The kind's name in lower case, as in templates and tests: "page_break". */
const char *block_kind_name(enum block_kind kind);

struct buf;
/* Appends the plain text of inlines, without markup; breaks become spaces. */
void inl_plain(const struct inl *list, struct buf *out);
/* The same for paragraphs, headings, quotes, lists, and code, with `between` before each block but
 * the first. No block begins once out has `most` bytes. */
void blocks_plain(const struct block *list, const char *between, size_t most, struct buf *out);
/* Appends a readable outline of blocks, one line each, for tests and people. */
void doc_dump(const struct block *list, struct buf *out);

#endif
