/* policy.h: who may see what. One row for each kind of datum: where it is written, which audiences
 * see it, and whose consent that needs.
 *
 * The sieve (sieve.c) reduces a learner to what an audience may see, row by row: a member of struct
 * learner that belongs to no row appears on no page. `folioscope audience` prints the rows, and the
 * documentation is made from them. tests/suites/canary plants a word in every key and looks for it
 * both where a row says no and where it says yes, and again with each row inverted.
 * tests/unit/test_policy.c fails for a key without a row.
 *
 * Consent is the family's (learner.yaml), on the day of the build: after `until` there is none.
 *
 *     if (policy_shows(v, DATUM_GOALS)) show goals
 *     if (policy_keeps(v, file) == KEPT_NOT) show the file */
#ifndef VIEW_POLICY_H
#define VIEW_POLICY_H

#include "model/audiences.h"
#include "model/consent.h"
#include "model/people.h"
#include "model/rated.h"
#include "model/summary.h"
#include "view/view.h"
#include "view/words/said.h"

struct evidence;
struct evidence_file;

/* Audiences of a row. */
#define STAFF (1u << AUDIENCE_STAFF)
#define OWN (STAFF | 1u << AUDIENCE_LEARNER)
#define HOME (OWN | 1u << AUDIENCE_FAMILY)
#define EVERYBODY (HOME | 1u << AUDIENCE_PUBLIC)
#define THE_PUBLIC (1u << AUDIENCE_PUBLIC)
#define NOBODY 0u
/* Staff's tree contains the family's pages, and those contain what the public sees, so a closer
 * audience sees everything that a more distant one does. */
#define IS_REACH(who) \
    ((who) == NOBODY || (who) == STAFF || (who) == OWN || (who) == HOME || (who) == EVERYBODY)

enum policy_limit {
    LIMIT_NONE,
    LIMIT_NO_PLACE,       /* nothing made for the other audiences has a place for it */
    LIMIT_PIECE,          /* only as far as the `audience` of the piece of evidence reaches */
    LIMIT_PIECE_NO_PLACE, /* both */
    LIMIT_MASTERED        /* to the public only if the target is demonstrated */
};

/* Whose consent a file needs. Anyone named by id must have agreed in any case. */
enum policy_people {
    PEOPLE_NO_MATTER,
    PEOPLE_UNLESS_NONE, /* the learner's, unless `people: false` is written */
    PEOPLE_WHERE_SHOWN  /* the learner's, if `people: true` or ids are written */
};

/* Columns: name; where it is written, as "KIND: key key" with kinds as `folioscope schema` names
 * them, ";" between kinds, "*" for all keys but `mentions`, and "body" for the text below the
 * front matter; audiences; the consent needed, and the audiences it is needed for; people;
 * limit; words. */
#define LEARNER_DATA(X)                                                                            \
    X(CALLED, "learner: name.called; roster: called", EVERYBODY, COUNT, NOBODY, NO_MATTER, NONE,   \
      "the name that the learner goes by")                                                         \
    X(WHOLE_NAME, "learner: name.first name.last; roster: id first last", EVERYBODY, NAME,         \
      THE_PUBLIC, NO_MATTER, NONE, "the first name and the family name")                           \
    X(PRONOUNS, "learner: pronouns; roster: pronouns", HOME, COUNT, NOBODY, NO_MATTER, NONE,       \
      "pronouns")                                                                                  \
    X(GRADE, "learner: grade grades.*; roster: grade", HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE,   \
      "the grade")                                                                                 \
    X(BORN, "learner: born; roster: born", NOBODY, COUNT, NOBODY, NO_MATTER, NO_PLACE,             \
      "the date of birth")                                                                         \
    X(DAYS_HERE, "learner: joined left earlier.class earlier.until; roster: joined left", NOBODY,  \
      COUNT, NOBODY, NO_MATTER, NO_PLACE,                                                          \
      "since when the learner is here, until when, and in which classes before")                   \
    X(LANGUAGES, "learner: languages.home languages.learning; roster: languages", EVERYBODY,       \
      COUNT, NOBODY, NO_MATTER, NONE,                                                              \
      "languages of the home and of learning, which pages are written in")                         \
    X(FAMILY, "learner: family.name family.relation", HOME, COUNT, NOBODY, NO_MATTER, NONE,        \
      "people that the learner calls family")                                                      \
    X(HOUSEHOLDS,                                                                                  \
      "learner: households.name households.languages households.copies "                           \
      "households.from households.until; roster: households",                                      \
      STAFF, COUNT, NOBODY, NO_MATTER, NO_PLACE,                                                   \
      "who gets a printed copy; it is on that household's own copy, too")                          \
    X(STRENGTHS, "learner: strengths; profile: strengths", EVERYBODY, COUNT, NOBODY, NO_MATTER,    \
      NONE, "strengths")                                                                           \
    X(INTERESTS, "learner: interests; profile: interests", EVERYBODY, COUNT, NOBODY, NO_MATTER,    \
      NONE, "interests")                                                                           \
    X(NEEDS, "learner: needs; profile: needs", HOME, COUNT, NOBODY, NO_MATTER, NONE, "needs")      \
    X(AFTER_SCHOOL, "learner: after_school; profile: after_school", HOME, COUNT, NOBODY,           \
      NO_MATTER, NONE, "what the learner does after school")                                       \
    X(AFTER_GRADUATION, "learner: after_graduation; profile: after_graduation", HOME, COUNT,       \
      NOBODY, NO_MATTER, NONE, "what the learner plans to do after graduation")                    \
    X(LEARNS_BEST, "learner: learns_best; profile: learns_best", HOME, COUNT, NOBODY, NO_MATTER,   \
      NONE, "how the learner learns best")                                                         \
    X(PORTRAIT, "learner: portrait", EVERYBODY, PHOTOS, THE_PUBLIC, NO_MATTER, NONE,               \
      "the portrait")                                                                              \
    X(CONSENT, "learner: consent.*", NOBODY, COUNT, NOBODY, NO_MATTER, NO_PLACE, "consent")        \
    X(GROUPS, "learner: groups.*", NOBODY, COUNT, NOBODY, NO_MATTER, NO_PLACE,                     \
      "groups and services: counted for schools, told of nobody")                                  \
    X(FRAMEWORKS, "learner: frameworks", EVERYBODY, COUNT, NOBODY, NO_MATTER, NONE,                \
      "which frameworks the learner works on")                                                     \
    X(CREDENTIALS, "learner: credentials", HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE,               \
      "credentials, what is met and what is left")                                                 \
    X(ABOUT, "about: body; profile: body", EVERYBODY, COUNT, NOBODY, NO_MATTER, NONE,              \
      "the learner's own words")                                                                   \
    X(GOALS, "goals: *", HOME, COUNT, NOBODY, NO_MATTER, NONE, "goals and check-ins")              \
    X(PLAN, "plan: targets.*", HOME, COUNT, NOBODY, NO_MATTER, NONE, "the plan")                   \
    X(PATHWAYS, "plan: pathways.*", HOME, COUNT, NOBODY, NO_MATTER, NONE, "pathways and choices")  \
    X(ASKED, "plan: asked_for_help.*", HOME, COUNT, NOBODY, NO_MATTER, NONE, "requests for help")  \
    X(JUDGEMENTS, "plan: judgements.*", HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE,                  \
      "judgments, and what they rest on")                                                          \
    X(SUPPORTS, "supports: *", HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE,                           \
      "supports that were given")                                                                  \
    X(LEVELS, "", EVERYBODY, COUNT, NOBODY, NO_MATTER, MASTERED, "the level of each target")       \
    X(WHY, "", HOME, COUNT, NOBODY, NO_MATTER, NONE, "how each level came about, and growth")      \
    X(RATINGS,                                                                                     \
      "ratings: date target level by stage; "                                                      \
      "evidence: shows.target shows.level shows.by shows.stage shows.date; "                       \
      "class-evidence: all levels",                                                                \
      EVERYBODY, COUNT, NOBODY, NO_MATTER, MASTERED, "ratings")                                    \
    X(UNRATED, "", HOME, COUNT, NOBODY, NO_MATTER, NONE, "what was written in place of a level")   \
    X(RATING_NOTES, "ratings: note", HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE, "notes on ratings") \
    X(RATERS, "ratings: who", HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE, "who gave a rating")       \
    X(PIECE_RATERS, "evidence: shows.who", HOME, COUNT, NOBODY, NO_MATTER, PIECE_NO_PLACE,         \
      "who gave a rating of a piece")                                                              \
    X(PIECE_NOTES, "evidence: shows.note", HOME, COUNT, NOBODY, NO_MATTER, PIECE_NO_PLACE,         \
      "notes on ratings of a piece")                                                               \
    X(PIECES,                                                                                      \
      "evidence: title date kind partner hours featured audience files.alt files.caption body; "   \
      "class-evidence: title date kind partner hours featured audience files.alt files.caption; "  \
      "class-evidence: body",                                                                      \
      EVERYBODY, COUNT, NOBODY, NO_MATTER, PIECE,                                                  \
      "pieces of evidence: title, reflection, captions")                                           \
    X(PEOPLE, "evidence: people files.people; class-evidence: learners people files.people",       \
      NOBODY, COUNT, NOBODY, NO_MATTER, NO_PLACE, "who can be seen or heard on a file")            \
    X(PICTURES, "", EVERYBODY, PHOTOS, EVERYBODY, UNLESS_NONE, PIECE,                              \
      "pictures, and documents with pictures in them")                                             \
    X(FILMS, "", EVERYBODY, FILMS, EVERYBODY, UNLESS_NONE, PIECE, "films")                         \
    X(SOUND, "", EVERYBODY, VOICE, EVERYBODY, UNLESS_NONE, PIECE,                                  \
      "recordings, and what is said in them")                                                      \
    X(DOCUMENTS, "", EVERYBODY, WORK, EVERYBODY, WHERE_SHOWN, PIECE, "documents and tables")       \
    X(NARRATIVES,                                                                                  \
      "narrative: by date; narrative: body; class-narratives: by date; class-narratives: body",    \
      HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE, "the teacher's note for a term")                   \
    X(AREAS, "area: *; area: body; narrative: areas.*", HOME, COUNT, NOBODY, NO_MATTER, NONE,      \
      "what an educator says of a competency or a framework as a whole")                           \
    X(ATTENDANCE, "attendance: *", HOME, COUNT, NOBODY, NO_MATTER, NO_PLACE,                       \
      "how often the learner was away or late")                                                    \
    X(CONFERENCE, "conference: *; conference: body", HOME, COUNT, NOBODY, NO_MATTER, NONE,         \
      "the conference: when, with whom, talking points")                                           \
    X(TRANSLATIONS,                                                                                \
      "translation: *; translation: body; class-translation: *; class-translation: body",          \
      EVERYBODY, COUNT, NOBODY, NO_MATTER, PIECE,                                                  \
      "translations and who made them, for whoever may see the original")

/* Data that belong to no single learner, and data that are never read. */
#define OTHER_DATA(X)                                                                                                                                                    \
    X(SIGNALS, "", STAFF, COUNT, NOBODY, NO_MATTER, NO_PLACE,                                                                                                            \
      "support signals, groups of the week, gaps")                                                                                                                       \
    X(PARTNERS, "partners: id name", EVERYBODY, COUNT, NOBODY, NO_MATTER, PIECE,                                                                                         \
      "the name of the partner that a piece was made with")                                                                                                              \
    X(CONTACTS, "learner: family.contact; partners: contact", NOBODY, COUNT, NOBODY, NO_MATTER,                                                                          \
      NO_PLACE, "how to reach a family or a partner")                                                                                                                    \
    X(PARTNER_FACTS, "partners: what place", NOBODY, COUNT, NOBODY, NO_MATTER, NO_PLACE,                                                                                 \
      "what a partner does, and where")                                                                                                                                  \
    X(MENTIONS,                                                                                                                                                          \
      "learner: mentions; profile: mentions; evidence: mentions; class-evidence: mentions; narrative: mentions; area: mentions; conference: mentions; class: mentions; " \
      "school: mentions; settings: mentions",                                                                                                                            \
      NOBODY, COUNT, NOBODY, NO_MATTER, NO_PLACE, "whom a text may name besides the learner")                                                                            \
    X(GROUP_FIGURES, "snapshot: *", STAFF, COUNT, NOBODY, NO_MATTER, NO_PLACE,                                                                                           \
      "figures by group: averages in bands, of groups that are large enough")                                                                                            \
    X(CLASS, "class: *; school: *", EVERYBODY, COUNT, NOBODY, NO_MATTER, NONE,                                                                                           \
      "class and school: names, educators, agreements")                                                                                                                  \
    X(VOCABULARY,                                                                                                                                                        \
      "settings: *; scale: *; framework: *; credential: *; pathway: *; outline: *; theme: *",                                                                            \
      EVERYBODY, COUNT, NOBODY, NO_MATTER, NONE,                                                                                                                         \
      "settings, scales, frameworks, and what pages are made of")                                                                                                        \
    X(COMMENTS, "", NOBODY, COUNT, NOBODY, NO_MATTER, NO_PLACE, "comments in any file")

enum datum {
#define X(NAME, keys, who, consent, consent_of, people, limit, words) DATUM_##NAME,
    LEARNER_DATA(X) DATUM_LEARNERS,
    DATUM_BEFORE_OTHERS = DATUM_LEARNERS - 1,
    OTHER_DATA(X)
#undef X
        DATUM_COUNT
};

struct policy {
    const char *id, *keys, *words;
    unsigned who;              /* bit (1 << audience) */
    enum consent_kind consent; /* CONSENT_COUNT: none */
    unsigned consent_of;       /* audiences that see it only with that consent */
    enum policy_people people;
    enum policy_limit limit;
};

const struct policy *policy_of(enum datum d);
const char *policy_audience(enum audience a);    /* "family" */
const char *policy_consent(enum consent_kind c); /* "photos" */

/* Agreed, on the day of the build? */
bool policy_agreed(const struct workspace *w, const struct consent *c, enum consent_kind kind);
/* Was agreed, until a day that has passed? */
bool policy_ended(const struct workspace *w, const struct consent *c, enum consent_kind kind);
/* Asked and answered no? Then no message may urge anyone to write something else. */
bool policy_refused(const struct consent *c, enum consent_kind kind);
/* In force, but ends within POLICY_SOON days? */
enum { POLICY_SOON = 30 };
bool policy_ends_soon(const struct workspace *w, const struct consent *c);

/* May the viewer's audience see this datum of this learner? For pieces and files, use the
 * functions that follow. */
bool policy_shows(const struct viewer *v, enum datum d);
bool policy_shows_piece(const struct viewer *v, const struct evidence *e);
/* May the audience see this datum? For data that belong to no single learner and need no
 * consent. */
bool policy_shows_to(enum audience a, enum datum d);
/* Why a file of a visible piece is withheld. */
enum kept_for {
    KEPT_NOT,
    KEPT_OWN,    /* the learner's family has not agreed */
    KEPT_ENDED,  /* had agreed, until a day that has passed */
    KEPT_OTHER,  /* another learner who is named has not agreed */
    KEPT_REFUSED /* the learner's family has explicitly said no */
};
_Static_assert(KEPT_REFUSED + 1 == KEPT_REASONS && (int)SORT_COUNT == KEPT_SORTS,
               "as in summary.h");
enum kept_for policy_keeps(const struct viewer *v, const struct evidence_file *f);
/* The kind of consent that a shown file needs from everyone named on it, and, if *own, from the
 * learner. CONSENT_COUNT: none. */
enum consent_kind policy_rests_on(const struct viewer *v, const struct evidence_file *f, bool *own);
enum datum policy_datum(const struct evidence_file *f);
/* The next learner named on the file who has not agreed, and in *kind to what. *from starts at
 * 0. NULL after the last. */
const struct learner_place *policy_who_did_not_agree(const struct viewer *v,
                                                     const struct evidence_file *f, size_t *from,
                                                     enum consent_kind *kind);
/* Is the learner named on it, too, and has not agreed? */
bool policy_self_did_not_agree(const struct viewer *v, const struct evidence_file *f,
                               enum consent_kind *kind);
/* Which files of the learner's pieces are withheld from the audience. */
struct kept_back policy_kept_back(const struct viewer *v);
/* Adds one more learner, or class, to the sum. */
void policy_add_kept(struct kept_back *sum, const struct kept_back *more);

#endif
