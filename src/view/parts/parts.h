/* parts.h: the parts that a page or a report is made of. An outline (templates/site/,
 * templates/reports/) lists them by name.
 *
 *     parts_add(&v, outline->parts, outline->n_parts, &out);
 *
 * A part looks at the portfolio and appends blocks, or nothing if there is nothing to show. It
 * works on screen and on paper; where the two differ, it checks viewer.medium. Each part is one
 * function and one row below. */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include "view/parts/squeeze.h"

struct competency;
struct framework;
struct part;
struct passage;
struct said;

#define PARTS(X)                                                                                   \
    X("page-title", page_title)           /* the page's own title, as its first heading */         \
    X("head", head)                       /* paper: name, class, report, and term */               \
    X("conference-head", conference_head) /* the same with the appointment */                      \
    X("voice", voice)                     /* the learner's words, with the portrait */             \
    X("quote", quote)       /* the same without whose words they are, under a head that says it */ \
    X("sentence", sentence) /* I am working on … I am at … I am doing … To move on … */    \
    X("board", board)       /* I can do this, I am working on, up next */                          \
    X("board-in-brief", board_in_brief) /* the same, smaller, for a report with all targets */     \
    X("areas", areas)   /* competencies with the signs of their targets, and counts */             \
    X("goal", goal)     /* the goal being worked on */                                             \
    X("goals", goals)   /* all goals with check-ins */                                             \
    X("glance", glance) /* areas with the signs of their targets, and what changed this term */    \
    X("goals-in-brief", goals_in_brief) /* every goal in a line */                                 \
    X("think", think)               /* what I think of my learning, beside what my teacher says */ \
    X("moved", moved)               /* charts of the targets that moved this term */               \
    X("next-steps", next_steps)     /* what we will do next */                                     \
    X("family-slip", family_slip)   /* paper: the family's answer, to cut off and send back */     \
    X("every-target", every_target) /* paper: all targets, close together */                       \
    X("featured", featured)         /* featured evidence, with a line of reflection */             \
    X("fresh-evidence", fresh_evidence) /* the latest evidence */                                  \
    X("gallery", gallery)               /* all evidence */                                         \
    X("piece", piece)                   /* one piece of evidence */                                \
    X("competency", competency)         /* one competency: its targets, and why this level */      \
    X("about", about)                   /* who I am */                                             \
    X("agreements", agreements)         /* agreements of the class */                              \
    X("plan", plan)                     /* targets with dates, playlists, help asked for */        \
    X("growth", growth)                 /* charts of growth */                                     \
    X("years", years)                   /* I in each grade: my words, and the areas */             \
    X("history", history)               /* areas of frameworks that are not used any more */       \
    X("partners", partners)             /* partners, with hours and pieces */                      \
    X("standards", standards)           /* standards, with the targets that serve them */          \
    X("standards-link", standards_link) /* a link to the page of standards */                      \
    X("scale", scale)                 /* how to read this: the proficiency scale in plain words */ \
    X("how-to-read", how_to_read)     /* the same without the scale */                             \
    X("targets-table", targets_table) /* paper: every competency with its targets as a table */    \
    X("narrative", narrative)         /* the educator's note on the term */                        \
    X("area-notes", area_notes)       /* what educators say of each area: level, why, words */     \
    X("area-words", area_words)       /* the same without a table, for a narrow column */          \
    X("attendance", attendance)       /* days away and times late, by term */                      \
    X("supports", supports)           /* supports given */                                         \
    X("questions", questions)         /* questions a family may ask */                             \
    X("conference", conference)       /* when and where, talking points */                         \
    X("notes", notes)                 /* lines to write on */                                      \
    X("room", room)                   /* the same for the learner's words, if a side has room */   \
    X("site-code", site_code)         /* QR code to the site */                                    \
    X("signatures", signatures)       /* lines to sign on */                                       \
    X("legend", legend)               /* meaning of the signs */                                   \
    X("text", text)                   /* the school's own words */                                 \
    X("page-break", page_break)       /* paper: the other side */                                  \
    X("next-page", next_page)         /* paper: the other side, if this one is nearly full */      \
    X("two-columns", two_columns)     /* paper: parts that flow through two columns, left first */ \
    X("side-by-side", side_by_side)   /* two lists of parts next to each other */                  \
    X("title-page", title_page)       /* paper: whose book this is */                              \
    X("contents", contents)           /* paper: headings that follow, with their pages */          \
    X("about-me", about_me)           /* paper: my words and who I am, as a chapter */             \
    X("evidence-book", evidence_book) /* paper: every piece with reflection and pictures */        \
    X("credentials", credentials)   /* paper: for each credential what is met and what is left */  \
    X("demonstrated", demonstrated) /* paper: everything demonstrated, with dates and evidence */  \
    X("script", script)             /* paper: what I say at my conference */

#define X(text, name) \
    void part_##name(const struct viewer *v, const struct part *p, struct blocks *out);
PARTS(X)
#undef X

/* Appends the parts of a list, in order. */
void parts_add(const struct viewer *v, const struct part *parts, size_t n, struct blocks *out);

/* ---- helpers that parts share ---- */

/* The part's heading: the outline's words, otherwise the catalog's text for `key`. */
struct inl *part_title(const struct viewer *v, const struct part *p, const char *key);
/* How many of `all` items to show: the part's limit, or all. */
size_t part_limit(const struct part *p, size_t all);
/* "and 2 more, on my site"; NULL if nothing is left. */
const char *part_more_words(const struct viewer *v, size_t left);
/* The same of pieces of evidence. */
const char *part_more_pieces(const struct viewer *v, size_t left);
/* A support: what was done (in the staff's words), when and by whom (in the page's language), and
 * what came of it (in the staff's words). */
struct inl *part_support_words(const struct viewer *v, const struct support *s);
/* Has it neither a rating nor a judgment? */
bool part_not_begun(const struct outcome *o);
/* Lines to write on, fewer of them if the side has no room. */
void part_add_lines(const struct viewer *v, int count, struct blocks *out);
/* The last thing this term that was written in place of a level: "absent that day, October 3"; or
 * NULL. */
const char *part_mark_note(const struct viewer *v, const struct target *t);
/* Is there anything about the area, in any term: work on a target, a rating or judgment of one, a
 * mark in place of one, or what an educator says of the whole? */
bool part_area_begun(const struct viewer *v, const struct competency *c);
/* The marks of this term on the area's targets, each once: "not enough evidence yet, and absent that
 * day"; a single one with its day; NULL if there are none. */
struct inl *part_area_marks(const struct viewer *v, const struct competency *c);
/* "Not begun yet: Fractions, and Measurement". */
struct inl *part_not_begun_areas(const struct viewer *v, const struct said *areas, size_t n);
/* The words in place of targets that are worked on, when there are none. */
const char *part_nothing_in_work(const struct viewer *v);
/* Of the targets of an area: "I can do 2 of 5". */
const char *part_counted(const struct viewer *v, size_t demonstrated, size_t all);
/* The change since the last term in words, never in figures; NULL without a level. */
struct inl *part_change(const struct viewer *v, const struct outcome *o);
/* What a level rests on: pieces of evidence, or else how often the target was looked at; NULL if
 * there is no level. */
const char *part_rests_on(const struct viewer *v, const struct outcome *o);
/* A bulleted list of texts in the language `lang`, or NULL for the page's; returns NULL if there
 * are none. */
struct block *part_bullets(const struct viewer *v, const struct texts *t, const char *lang);
/* The same for texts by the learner, each in the page's language if it has a translation. */
struct block *part_own_bullets(const struct viewer *v, const struct texts *t);
/* Appends the learner's voice with all its words, also on paper. */
void part_add_voice(const struct viewer *v, struct blocks *out);
/* Appends one piece of evidence, with its title as a heading of `level`. */
void part_add_piece(const struct viewer *v, const struct evidence *e, int level,
                    struct blocks *out);
/* The goal being worked on, or NULL. */
const struct goal *part_working_goal(const struct learner *l);
/* The text of the goal; on paper, with how many others are on the site. */
struct inl *part_goal_words(const struct viewer *v, const struct goal *g);
/* The appointment, "Tuesday, November 24, 3:20 PM"; NULL if there is none. */
const char *part_conference_time(const struct viewer *v);
/* Of an issued report: "Correction 1, issued January 10, 2027, replaces the report of December 18,
 * 2026", or "Issued December 18, 2026". */
const char *part_issue_words(const struct viewer *v, const struct lang *lang);
/* Is the report a book of evidence with fewer than three pieces? Then a title page and contents of
 * their own would be nearly empty. */
bool part_is_thin_book(const struct viewer *v);
/* Fills the table of contents, if there is one, with the headings after it; gives an id to those
 * without one. */
void part_contents_fill(const struct viewer *v, struct block *blocks);
/* A growth chart of one target; NULL if there is too little to draw. Without a title, it gets the
 * target's text. */
struct plot *part_plot_of(const struct viewer *v, const struct outcome *o, const char *title);
/* Is there something to show of at least two grades? */
bool part_has_years(const struct viewer *v);
/* Says that ratings of an earlier scale are not on the chart; NULL if there are none. */
const char *part_chart_lacks(const struct viewer *v, const struct outcome *o);
/* "Me: Proficient (Oct 14).": where nothing counts for a level, what was said of the target by those
 * whose ratings do not; otherwise NULL. */
const char *part_uncounted(const struct viewer *v, const struct outcome *o);
/* Who rated what, from the first rating to the latest (whole: with all between), and the level now,
 * for those who do not see the chart. */
const char *part_path_of(const struct viewer *v, const struct outcome *o, bool whole);
/* The time axis of ratings from `first` to today: only ends, terms, and ticks. */
struct plot *part_axis_of(const struct viewer *v, struct date first);
/* On screen: the page of growth, a line for each target. */
void part_growth_lines(const struct viewer *v, struct blocks *out);
/* The pieces that show the target and that the audience may see, as a list; NULL if there are
 * none. */
struct block *part_evidence_of(const struct viewer *v, const struct outcome *o);
/* The three columns of a goal; narrow: without a frame. If all are empty, lines to write on, or on
 * screen a sentence; NULL if the goal is no longer worked on. */
struct block *part_goal_columns(const struct viewer *v, const struct goal *g, int level,
                                bool narrow);
/* Appends the head of a competency: its title and how many of its targets are demonstrated. Before
 * it comes the title of its framework if that differs from *framework, which starts as NULL. */
void part_add_competency_head(const struct viewer *v, const struct competency_counts *c,
                              const struct framework **framework, struct blocks *out);
/* The levels that educators give this term to a framework, or to one of its competencies, each with
 * its day, and with who gives it if several do: for a place beside the counts. NULL if there are
 * none. */
struct inl *part_area_levels(const struct viewer *v, const struct framework *f,
                             const struct competency *c);
/* What educators say this term of a framework, or of one of its competencies, in one line each. */
void part_add_area_lines(const struct viewer *v, const struct framework *f,
                         const struct competency *c, struct blocks *out);
/* What educators said of a competency in all terms, in full, the latest first. */
void part_add_area_history(const struct viewer *v, const struct competency *c, struct blocks *out);
/* A copy of a text for use in a document: marked with its language, with headings from `level`
 * on. */
struct block *part_placed(const struct viewer *v, const struct block *list, const char *lang,
                          int level);

/* The path of the page of standards; NULL if the site has none: no target that the audience may see
 * serves one. */
const char *part_standards_path(const struct viewer *v);
/* Appends such a copy of a text or of its translation, and who translated it. */
void part_add_passage(const struct viewer *v, const struct passage *p, int level,
                      struct blocks *out);

/* True if outlines may name this part. */
bool parts_knows(const char *name);
/* The names of all *n parts, for messages. */
const char *const *parts_names(size_t *n);

#endif
