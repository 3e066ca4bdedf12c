/* model.h: a portfolio as data: the school's frameworks and scales, and everything known about one
 * learner.
 *
 * Plain structs, filled by `load`, read by later stages, and not changed again. Everything shared
 * by learners hangs off struct workspace and is in its arena; everything about one learner hangs
 * off struct learner and is in that learner's arena. References are resolved: a rating points to
 * its target. Optional strings are NULL, optional dates are zero, and lists are arrays with a
 * count, in the order of the files.
 *
 * `struct mark` is the place where something was written, for explanations and messages.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/date.h"
#include "base/dec.h"
#include "doc/doc.h" /* Markdown is kept as blocks */
#include "model/equity.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

struct mark {
    const char *file;         /* relative to the workspace */
    int line, column, length; /* line and column from 1; in bytes */
};

struct texts { /* a list of text */
    const char **v;
    size_t n;
};

/* ---- consent ---- */

/* What a family can agree to: keys of `consent` in learner.yaml, and words that people write
 * instead. */
#define CONSENTS(X)                                                                      \
    X(PHOTOS, "photos", "picture pictures image images photograph photographs portrait", \
      "photos that show people may be published")                                        \
    X(FILMS, "films", "video videos movie movies clip clips",                            \
      "films that show people may be published")                                         \
    X(VOICE, "voice", "audio sound sounds recording recordings speech",                  \
      "recordings of voices may be published")                                           \
    X(WORK, "work", "document documents file files writing",                             \
      "documents that show or tell about people (people: true) may be published")        \
    X(NAME, "name", "full_name fullname surname last_name",                              \
      "the full name may stand on the pages for everybody")                              \
    X(PUBLIC, "public", "everybody everyone anyone world web website internet publish",  \
      "evidence may be shown to everybody")

enum consent_kind {
#define X(NAME, key, also, doc) CONSENT_##NAME,
    CONSENTS(X)
#undef X
        CONSENT_COUNT
};

/* As written. Whether it is valid on the day is decided by view/audience/policy.h. */
struct consent {
    bool given[CONSENT_COUNT];
    bool said[CONSENT_COUNT]; /* written as true or false; said but not given is a refusal */
    struct date until;        /* its last day; no date: it does not expire */
};

/* Things that could not be read, as paths in the workspace. Files missing there do not count as
 * removed. */
struct unknown {
    struct texts unread; /* files and folders that could not be read at all */
    /* Folders listed in full, but with a name in them that cannot be an id, or is not text. */
    struct texts misnamed;
};

/* ---- scales ---- */

struct level {
    struct dec value;
    struct words name, means;
    const char *symbol; /* as written, or NULL */
    const char *color;  /* #rrggbb as written, or NULL */
};

struct scale {
    const char *id;
    struct words name;
    struct level *levels; /* lowest first */
    size_t n_levels;      /* 2..10 */
    struct dec mastery;   /* levels from here on count as demonstrated */
    bool half_levels;     /* ratings halfway between neighboring levels are allowed */
    struct words not_yet; /* shown if there is no evidence yet; may be empty */
    bool faulty;          /* its file has errors: no usable framework has it */
};

/* ---- methods ---- */

#define METHODS(X)                          \
    X(MOST_RECENT, "most-recent")           \
    X(HIGHEST, "highest")                   \
    X(MEAN, "mean")                         \
    X(MEDIAN, "median")                     \
    X(MODE, "mode")                         \
    X(MEAN_OF_RECENT, "mean-of-recent")     \
    X(WEIGHTED_AVERAGE, "weighted-average") \
    X(DECAYING_AVERAGE, "decaying-average") \
    X(N_TIMES, "n-times")                   \
    X(POWER_LAW, "power-law")               \
    X(JUDGEMENT, "judgement")

enum method_name {
#define X(NAME, text) METHOD_##NAME,
    METHODS(X)
#undef X
        METHOD_COUNT
};

enum stage { STAGE_FORMATIVE, STAGE_INTERIM, STAGE_SUMMATIVE, STAGE_COUNT };
enum assessor { BY_TEACHER, BY_SELF, BY_PEER, BY_EXPERT, BY_COUNT };

struct method {
    enum method_name name;
    struct dec weight;  /* 0.65 by default          */
    int times;          /* 3 */
    int at_least;       /* number of ratings needed before a level is shown; 1 */
    bool round_nearest; /* otherwise down */
    unsigned counts;    /* bit (1 << stage) for each stage that counts */
};

/* ---- frameworks ---- */

enum framework_kind {
    FRAMEWORK_ACADEMIC,
    FRAMEWORK_SOCIAL_EMOTIONAL,
    FRAMEWORK_CAREER,
    FRAMEWORK_OTHER
};

struct target {
    const char *id;     /* unique in the workspace, as written: "MATH.5.NF.1" */
    const char *anchor; /* id for HTML and file names: "math-5-nf-1"; unique in the workspace */
    struct words text;  /* "I can …" */
    struct texts standards;
    struct target **after; /* prerequisites */
    size_t n_after;
    bool after_unknown; /* has an unknown prerequisite, so it is never up next */
    /* One for each level of the scale: the target's own descriptor, or the scale's. */
    struct words *level_means;
    const char *grade;
    struct competency *competency;
    struct mark mark;
    /* Position among all targets of the workspace, in order of frameworks and files. */
    size_t index;
};

struct competency {
    const char *id;
    const char *anchor; /* unique in the workspace; for file names */
    struct words title, statement;
    struct target *targets;
    size_t n_targets;
    struct framework *framework;
};

struct framework {
    const char *id;
    struct words title;
    enum framework_kind kind;
    const char *source;
    struct scale *scale;
    struct method method;
    const char *method_file; /* the file that sets the method, or NULL if none does */
    struct competency *competencies;
    size_t n_competencies;
    /* Its file or its scale has errors: no one works on it. Never true in struct workspace. */
    bool faulty;
};

struct credential {
    const char *id;
    struct words title;
    const char *issuer;
    struct credential_target {
        struct target *target;
        struct dec level;
    } * targets;
    size_t n_targets;
    struct credential_hours {
        int kind; /* enum evidence_kind */
        struct dec hours;
    } * hours;
    size_t n_hours;
    struct credential_test {
        const char *id;
        struct words title;
        const char *pass; /* as written */
    } * tests;
    size_t n_tests;
    bool faulty;
};

struct partner {
    const char *id, *name, *what, *place; /* contact data is read but never kept or published */
};

struct pathway_step {
    const char *id;
    struct words text;     /* `do` */
    struct target *target; /* or NULL */
    bool choose;           /* a choice; otherwise required */
    struct pathway_option {
        const char *id;
        struct words text;
    } * options;
    size_t n_options;
    int minutes; /* approximately; 0 = not given */
};

struct pathway {
    const char *id;
    struct words title;
    struct target **leads_to;
    size_t n_leads_to;
    struct pathway_step *steps;
    size_t n_steps;
    bool faulty;
};

/* ---- parts of pages and reports ---- */

/* One line of templates/site/<page>.yaml or templates/reports/<report>.yaml. */
struct part {
    const char *name;          /* of a part that `view` knows: "voice", "board" */
    struct words title;        /* replaces the part's own heading; n = 0: the part's own */
    struct words text;         /* text for parts that have some */
    int limit;                 /* items at most; 0 = all */
    int count;                 /* lines, copies … ; 0 = the part's own */
    struct part *left, *right; /* of `side-by-side`: arrays */
    size_t n_left, n_right;
    struct mark mark;
};

enum edition {
    EDITION_STANDARD,
    EDITION_LARGE_PRINT, /* 16 pt */
    EDITION_PLAIN,       /* the short words of the catalog */
    EDITION_BILINGUAL,   /* two languages side by side */
};

struct outline {
    const char *name; /* file name without ending */
    struct words title;
    int max_pages; /* reports: page limit; 0 = none */
    int max_words; /* reports with a page limit: word limit of the first side; 0 = none */
    /* Reports: each section between page breaks gets a page of its own, if it fits. */
    bool page_each;
    enum edition edition;
    struct part *parts;
    size_t n_parts;
    int order;        /* position of a page in the navigation, lowest first; then by name */
    const char *file; /* the file it was read from */
};

/* ---- the workspace ---- */

struct term {
    const char *id;
    struct words name;
    struct date starts, ends;
    bool faulty; /* its days are unknown. Never true in struct workspace */
};

struct educator {
    const char *name, *role;
    bool signs;
};

struct group { /* one class */
    const char *id;
    /* Folder of the class in the workspace, "classes/maple"; "" if learners/ is at the root. */
    const char *path;
    /* Folder of the class in the output: "maple", "north/maple"; "class" if learners/ is at the
     * root. */
    const char *out;
    struct words name;
    struct school *school; /* or NULL */
    struct educator *educators;
    size_t n_educators;
    const char *room;
    struct texts grades;
    struct framework **frameworks;
    size_t n_frameworks;
    bool lacks_frameworks; /* some of its frameworks cannot be used and are left out */
    struct texts reports;
    const char *language;
    const char *theme;
    struct block *agreements; /* Markdown, or NULL */
    /* Ids of learners whom texts of the class may name, including the school's. */
    struct texts mentions;
    struct class_row *rows; /* the class-wide ratings.csv, in order */
    size_t n_rows;
    struct learner_place *learners; /* in roster order: by folder name */
    size_t n_learners;
};

struct school {
    const char *id, *path, *out;
    struct words name;
    struct educator *educators;
    size_t n_educators;
    const char *address;
    struct texts mentions; /* ids of learners whom its texts may name */
    const char *logo;      /* path in the workspace, or NULL */
    struct texts reports;  /* n = 0: not set */
    const char *language, *theme;
    struct framework **frameworks;
    size_t n_frameworks;
    bool lacks_frameworks; /* as in struct group */
};

/* A learner's files; only the worker that builds the learner reads all of them. */
struct learner_place {
    const char *id;   /* folder name */
    const char *path; /* folder in the workspace: "classes/maple/learners/maya-torres" */
    /* Name of the published folder: the id, or 26 unguessable letters; never NULL. */
    const char *folder;
    /* From learner.yaml, to distinguish learners of a class; NULL if absent or unreadable. */
    const char *first, *last, *called;
    const char *profile; /* bytes of learner.yaml, which is read only once; NULL if unreadable */
    size_t profile_size;
    struct texts mentions; /* ids of learners whom all of this learner's files may name */
    struct group *group;
    size_t index; /* among all learners of the workspace */
    /* An error in a shared file concerns this learner: load_learner returns NULL. */
    bool left_out;
    struct consent consent; /* empty if learner.yaml cannot be understood */
};

struct workspace {
    struct arena *arena;
    const char *root; /* as given on the command line */
    struct words name;
    const char *language;
    struct term *terms; /* in order */
    size_t n_terms;
    struct term *term;          /* the term of the reports; NULL if there are no terms */
    struct snapshot *snapshots; /* latest first; NULL if there are none */
    /* The one that workbooks show: of `term`, else the latest; or NULL. */
    const struct snapshot *snapshot;
    struct date as_of;
    /* The later of as_of and the day of the build: expired consent stays expired. */
    struct date latest;
    bool looks_back; /* the as-of day was given by someone who wants to see another day */
    const char *theme;
    enum paper paper;
    struct scale *scale; /* for frameworks that name none */
    struct method method;
    struct scale *scales;
    size_t n_scales;
    struct framework *frameworks; /* the usable ones, with targets and a scale */
    size_t n_frameworks;
    size_t n_faulty_frameworks; /* not in `frameworks` */
    struct target **targets;    /* all, by index */
    size_t n_targets;
    struct credential *credentials;
    size_t n_credentials;
    struct partner *partners;
    size_t n_partners;
    struct pathway *pathways;
    size_t n_pathways;
    struct school *schools;
    size_t n_schools;
    struct group *groups;
    size_t n_groups;
    size_t n_learners;
    struct texts reports;
    struct outline *site; /* pages, in the order of the navigation */
    size_t n_site;
    struct outline *report; /* every report in the templates */
    size_t n_report;
    /* support signals: thresholds in days */
    int stalled_days, no_evidence_days;
    bool secret_paths; /* privacy.family_paths: secret */
    /* The key that folder names are derived from; NULL if missing: then nothing is built. */
    const char *secret;
    /* Where the output will be published, "https://…" without a final slash; or NULL. */
    const char *site_address;
    bool photos_all; /* privacy.photos: all; otherwise consent-only */
    /* privacy.lock: file beside folioscope.yaml with the passphrases for families' pages; or
     * NULL. */
    const char *lock;
    struct texts mentions;    /* ids of learners whom texts for the whole workspace may name */
    struct load_index *index; /* private to `load`: from ids to objects */
    /* folioscope.yaml cannot be understood: nothing may be built, and it is unknown what it
     * permits. */
    bool settings_unread;
    bool reports_unclear; /* a list of reports names a report that does not exist */
    struct unknown unknown;
};

/* ---- one learner ---- */

struct rating {
    struct target *target;
    struct dec level;
    enum assessor by;
    enum stage stage;
    struct date date;
    const char *note;          /* or NULL */
    struct evidence *evidence; /* that contains it, or NULL for a quick check */
    struct mark mark;
};

/* A row of a class-wide ratings.csv. */
struct class_row {
    const char *learner; /* id */
    struct rating rating;
};

#define EVIDENCE_KINDS(X)                 \
    X(PROJECT, "project")                 \
    X(PAPER, "paper")                     \
    X(PRESENTATION, "presentation")       \
    X(PERFORMANCE, "performance")         \
    X(TEST, "test")                       \
    X(OBSERVATION, "observation")         \
    X(CONVERSATION, "conversation")       \
    X(DATA, "data")                       \
    X(ARTWORK, "artwork")                 \
    X(WORK_EXPERIENCE, "work-experience") \
    X(CERTIFICATION, "certification")     \
    X(OTHER, "other")

enum evidence_kind {
#define X(NAME, text) EVIDENCE_##NAME,
    EVIDENCE_KINDS(X)
#undef X
        EVIDENCE_KIND_COUNT
};

/* Each audience sees everything that the ones after it see, and more. Name, key word, and words
 * that people write instead. */
#define AUDIENCES(X)                                                                            \
    X(STAFF, "staff", "teacher teachers educator educators school adults internal private")     \
    X(LEARNER, "learner",                                                                       \
      "learners student students pupil pupils child children kid kids own self")                \
    X(FAMILY, "family", "families parent parents guardian guardians home household households") \
    X(PUBLIC, "public",                                                                         \
      "everybody everyone anybody anyone all world web website internet community")

enum audience {
#define X(NAME, word, also) AUDIENCE_##NAME,
    AUDIENCES(X)
#undef X
        AUDIENCE_COUNT
};

/* Do people appear (seen, heard, or written about)? */
enum people { PEOPLE_UNSAID, PEOPLE_NONE, PEOPLE_SHOWN };

struct people_said {
    enum people people;
    const struct learner_place **with; /* learners who are named: their consent is needed as well */
    size_t n_with;
    bool unknown; /* an unknown person is named, who cannot have agreed */
};

/* The sort of content, which decides the consent needed (pipeline/files/file_sorts.h). */
enum file_sort { SORT_UNKNOWN, SORT_PICTURE, SORT_FILM, SORT_SOUND, SORT_DOCUMENT, SORT_COUNT };

struct evidence_file {
    const char *name;         /* in its folder */
    const char *path;         /* in the workspace */
    const char *alt;          /* NULL = not given */
    const char *caption;      /* or NULL */
    struct table_data *table; /* content of a CSV file; NULL for other files */
    long long size;           /* bytes */
    struct people_said said;  /* for this file; if not written here, the piece's */
    enum file_sort sort;
    const char *unread; /* why it cannot be read; NULL if it can (file_sorts.h) */
};

/* A small table of text, from a CSV file among the evidence. */
struct table_data {
    const char **heads;
    size_t n_columns;
    const char ***rows;
    size_t n_rows;
};

struct evidence {
    const char *id; /* folder or file name without ending: "2026-10-03-bridge" */
    const char *title;
    struct date date;
    enum evidence_kind kind;
    struct partner *partner;
    struct dec hours;
    bool has_hours;
    bool featured;
    struct people_said said; /* of its files */
    enum audience audience;
    struct block *reflection;    /* Markdown, or NULL */
    struct evidence_file *files; /* by name */
    size_t n_files;
    struct texts mentions; /* ids of learners whom it may name */
    struct mark mark;
};

struct check_in {
    struct date date;
    const char *note;
    int confidence; /* 1..5; 0 = not given */
};

enum goal_status { GOAL_WORKING, GOAL_MET, GOAL_CHANGED };

struct goal {
    const char *id;
    const char *text;      /* `goal` */
    struct target *target; /* or NULL */
    const char *why;
    struct texts i_will, i_need, family_can;
    struct date set, due;
    enum goal_status status;
    struct check_in *check_ins;
    size_t n_check_ins;
    struct mark mark;
};

struct planned {
    struct target *target;
    struct date by;
    const char *doing;
    struct mark mark;
};

struct asked {
    struct target *target;
    struct date date;
    const char *note;
};

struct judgement {
    struct target *target;
    struct dec level;
    struct date date;
    const char *because;
    struct mark mark;
};

struct chosen_pathway {
    struct pathway *pathway;
    struct texts done; /* step ids */
    struct choice {
        const char *step, *option;
    } * chose;
    size_t n_chose;
};

struct support {
    struct target *target;
    struct date date, until;
    const char *what, *who, *outcome;
    struct mark mark;
};

struct narrative {
    struct term *term;
    const char *by;
    struct date date;
    struct block *text;
    struct texts mentions; /* ids of learners whom it may name */
};

struct conference {
    bool set;
    struct date date;
    int hour, minute; /* -1 = no time */
    int minutes;
    const char *place;
    struct texts with;
    struct block *notes; /* talking points */
};

struct relative {
    const char *name, *relation;
};

struct household {
    const char *name;
    struct texts languages;
    int copies;
};

struct learner {
    struct arena *arena;
    const struct workspace *workspace;
    struct group *group;
    const char *id;
    const char *path;                  /* folder in the workspace */
    const char *first, *last, *called; /* called: never NULL */
    const char *pronouns, *grade;
    struct date born;
    struct texts home_languages;
    const char *learning_language; /* or NULL */
    struct relative *family;
    size_t n_family;
    struct household *households; /* at least one */
    size_t n_households;
    struct texts strengths, interests, needs, after_school, learns_best;
    struct evidence_file *portrait; /* or NULL */
    struct consent consent;
    bool english_learner;          /* equity view only */
    struct texts services;         /* equity view only */
    struct framework **frameworks; /* the class's and the learner's own, in order */
    size_t n_frameworks;
    struct credential **credentials;
    size_t n_credentials;
    struct block *about;    /* Markdown; its first paragraph is the quote that opens the site */
    struct rating *ratings; /* all, by date, then file, then line */
    size_t n_ratings;
    struct evidence *evidence; /* by date, then id */
    size_t n_evidence;
    struct goal *goals;
    size_t n_goals;
    struct planned *plan;
    size_t n_plan;
    struct asked *asked;
    size_t n_asked;
    struct judgement *judgements;
    size_t n_judgements;
    struct chosen_pathway *pathways;
    size_t n_pathways;
    struct support *supports;
    size_t n_supports;
    struct narrative *narratives;
    size_t n_narratives;
    struct conference conference;
    struct texts mentions; /* ids of learners whom all files may name */
    struct texts unclear;  /* pieces of evidence whose front matter cannot be understood */
    struct unknown unknown;
    /* the same with what is dated after the as-of day. It says what is permitted and where a
     * date may be mistyped; nothing of it is judged or shown as known */
    struct learner *written;
};

#endif
