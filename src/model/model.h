/* model.h: what a portfolio is: the school's frameworks and scales, and what is known of one learner.
 *
 * Plain structs, filled by `load`, read by everybody after it, never changed again. What many learners share hangs on
 * struct workspace and lives in its arena; what is one learner's hangs on struct learner and lives in that learner's
 * arena. References are resolved: a rating points at its target. Optional strings are NULL, optional dates are zero,
 * lists are arrays with a count in the order of the files.
 *
 * `struct mark` says where something was written, for explanations and for messages.
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
    int line, column, length; /* from 1, bytes */
};

struct texts { /* a list of text */
    const char **v;
    size_t n;
};

/* ---- consent --------------------------------------------------------------------------------------------- */

/* What a family may agree to: keys of `consent` in learner.yaml, and what people write instead. */
#define CONSENTS(X)                                                                                      \
    X(PHOTOS, "photos", "picture pictures image images photograph photographs portrait",                 \
      "photos that show people may be published")                                                        \
    X(FILMS, "films", "video videos movie movies clip clips", "films that show people may be published") \
    X(VOICE, "voice", "audio sound sounds recording recordings speech",                                  \
      "recordings of voices may be published")                                                           \
    X(WORK, "work", "document documents file files writing",                                             \
      "documents that show or tell about people (people: true) may be published")                        \
    X(NAME, "name", "full_name fullname surname last_name",                                              \
      "the full name may stand on the pages for everybody")                                              \
    X(PUBLIC, "public", "everybody everyone anyone world web website internet publish",                  \
      "evidence may be shown to everybody")

enum consent_kind {
#define X(NAME, key, also, doc) CONSENT_##NAME,
    CONSENTS(X)
#undef X
        CONSENT_COUNT
};

/* As it is written. Whether it holds on the day is for view/audience/policy.h to say. */
struct consent {
    bool given[CONSENT_COUNT];
    bool said[CONSENT_COUNT]; /* it was written, as true or as false: not given, it is a refusal */
    struct date until;        /* the last day on which it holds; no date: it does not end */
};

/* What could not be read; paths in the workspace. What is missing there is not gone. */
struct unknown {
    struct texts unread; /* files and folders that could not be read at all */
    struct texts
        misnamed; /* folders that were listed in full, but hold a name that cannot be an id or is not text */
};

/* ---- scales ---------------------------------------------------------------------------------------------- */

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
    struct dec mastery;   /* demonstrated from here on */
    bool half_levels;     /* ratings halfway between neighbours are allowed */
    struct words not_yet; /* for no evidence yet; may be empty */
    bool faulty;          /* its file has errors: no framework that can be used has it */
};

/* ---- methods --------------------------------------------------------------------------------------------- */

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
    struct dec weight;  /* 0.65 unless said otherwise */
    int times;          /* 3 */
    int at_least;       /* ratings it takes before a level is shown; 1 */
    bool round_nearest; /* else down */
    unsigned counts;    /* bit (1 << stage) for every stage that counts */
};

/* ---- frameworks ------------------------------------------------------------------------------------------ */

enum framework_kind { FRAMEWORK_ACADEMIC, FRAMEWORK_SOCIAL_EMOTIONAL, FRAMEWORK_CAREER, FRAMEWORK_OTHER };

struct target {
    const char *id; /* unique in the workspace, as written: "MATH.5.NF.1" */
    const char
        *anchor; /* the id made fit for an HTML id and a file name: "math-5-nf-1"; unique in the workspace */
    struct words text; /* "I can …" */
    struct texts standards;
    struct target **after; /* come first */
    size_t n_after;
    bool after_unknown;        /* another comes first that is not known: it is never up next */
    struct words *level_means; /* one per level of the scale: its own descriptor, or the scale's */
    const char *grade;
    struct competency *competency;
    struct mark mark;
    size_t index; /* place among all targets of the workspace, in order of frameworks and files */
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
    const char *method_file; /* that sets the method, or NULL where nobody does */
    struct competency *competencies;
    size_t n_competencies;
    bool faulty; /* its file or its scale has errors: nobody works on it. In struct workspace none is */
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
    const char *id, *name, *what, *place; /* contact is read and dropped: never published */
};

struct pathway_step {
    const char *id;
    struct words text;     /* `do` */
    struct target *target; /* or NULL */
    bool choose;           /* else a must */
    struct pathway_option {
        const char *id;
        struct words text;
    } * options;
    size_t n_options;
    int minutes; /* about; 0 = not said */
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

/* ---- what a page and a report are made of ---------------------------------------------------------------- */

/* One line of templates/site/<page>.yaml or templates/reports/<report>.yaml. */
struct part {
    const char *name;          /* of a part that view knows: "voice", "board" */
    struct words title;        /* replaces the part's own heading; n = 0: the part's own */
    struct words text;         /* words for parts that carry some */
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
    EDITION_BILINGUAL,   /* two languages beside each other */
};

struct outline {
    const char *name; /* file name without ending */
    struct words title;
    int max_pages;  /* reports: must fit; 0 = any */
    int max_words;  /* reports that must fit: on the first side; 0 = any */
    bool page_each; /* reports: what stands between page breaks gets a page each, where it fits */
    enum edition edition;
    struct part *parts;
    size_t n_parts;
    int order;        /* of pages in the navigation, lowest first; then by name */
    const char *file; /* which file served it */
};

/* ---- the workspace --------------------------------------------------------------------------------------- */

struct term {
    const char *id;
    struct words name;
    struct date starts, ends;
    bool faulty; /* its days are not known. In struct workspace none is */
};

struct educator {
    const char *name, *role;
    bool signs;
};

struct group { /* one class */
    const char *id;
    const char *
        path; /* folder of the class in the workspace, "classes/maple"; "" when learners/ stands at the root */
    const char *
        out; /* folder of the class in the output: "maple", "north/maple"; "class" when learners/ stands at the root */
    struct words name;
    struct school *school; /* or NULL */
    struct educator *educators;
    size_t n_educators;
    const char *room;
    struct texts grades;
    struct framework **frameworks;
    size_t n_frameworks;
    bool lacks_frameworks; /* some of its frameworks cannot be used, and are not among them */
    struct texts reports;
    const char *language;
    const char *theme;
    struct block *agreements; /* Markdown, or NULL */
    struct texts
        mentions; /* ids of learners whom the texts of the class may name; those of the school are among them */
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

/* Where a learner's files are; read in full only by the worker that builds the learner. */
struct learner_place {
    const char *id;   /* folder name */
    const char *path; /* folder in the workspace: "classes/maple/learners/maya-torres" */
    const char
        *folder; /* name of the published folder: the id, or 26 letters that nobody can guess; never NULL */
    const char *first, *last,
        *called;         /* of learner.yaml, to tell learners of a class apart; NULL where it has none
                                          or cannot be read */
    const char *profile; /* bytes of learner.yaml, which is opened once; NULL where it could not be read */
    size_t profile_size;
    struct texts mentions; /* ids of learners whom all of this learner's files may name */
    struct group *group;
    size_t index;           /* among all learners of the workspace */
    bool left_out;          /* an error in what is shared concerns this learner: load_learner returns NULL */
    struct consent consent; /* nothing where learner.yaml cannot be understood */
};

struct workspace {
    struct arena *arena;
    const char *root; /* as given on the command line */
    struct words name;
    const char *language;
    struct term *terms; /* in order */
    size_t n_terms;
    struct term *term;               /* that reports speak of; NULL when there are none */
    struct snapshot *snapshots;      /* the last one first; NULL when there are none */
    const struct snapshot *snapshot; /* that workbooks show: of that term, or else the last one; or NULL */
    struct date as_of;
    struct date
        latest; /* as_of, or the day of the build where that is later: consent that has ended stays ended */
    bool looks_back; /* the as-of day was asked for by somebody who looks at another day */
    const char *theme;
    enum paper paper;
    struct scale *scale; /* for frameworks that name none */
    struct method method;
    struct scale *scales;
    size_t n_scales;
    struct framework *frameworks; /* those that can be used: with targets and a scale */
    size_t n_frameworks;
    size_t n_faulty_frameworks; /* which are not among these */
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
    struct outline *site; /* pages, in order of the navigation */
    size_t n_site;
    struct outline *report; /* every report that templates know */
    size_t n_report;
    /* support signals: thresholds in days */
    int stalled_days, no_evidence_days;
    bool secret_paths;        /* privacy.family_paths: secret */
    const char *secret;       /* what names folders then; NULL where it is missing, and nothing is built */
    const char *site_address; /* where the output will be found, "https://…" without a final slash; or NULL */
    bool photos_all;          /* privacy.photos: all; else consent-only */
    const char *
        lock; /* privacy.lock: file beside folioscope.yaml, of the passphrases that families' pages are locked with; or NULL */
    struct texts mentions;    /* ids of learners whom texts for the whole workspace may name */
    struct load_index *index; /* of `load` alone: ids to what they name */
    bool
        settings_unread; /* folioscope.yaml cannot be understood: nothing may be made, and what it may permit is not known */
    bool reports_unclear; /* a list of reports names one that there is not */
    struct unknown unknown;
};

/* ---- one learner ----------------------------------------------------------------------------------------- */

struct rating {
    struct target *target;
    struct dec level;
    enum assessor by;
    enum stage stage;
    struct date date;
    const char *note;          /* or NULL */
    struct evidence *evidence; /* that it was written in, or NULL for a quick check */
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

/* Each sees what those after it see, and more. Name, word, and what people write instead of it. */
#define AUDIENCES(X)                                                                                 \
    X(STAFF, "staff", "teacher teachers educator educators school adults internal private")          \
    X(LEARNER, "learner", "learners student students pupil pupils child children kid kids own self") \
    X(FAMILY, "family", "families parent parents guardian guardians home household households")      \
    X(PUBLIC, "public", "everybody everyone anybody anyone all world web website internet community")

enum audience {
#define X(NAME, word, also) AUDIENCE_##NAME,
    AUDIENCES(X)
#undef X
        AUDIENCE_COUNT
};

/* Who can be seen, heard, or read about. */
enum people { PEOPLE_UNSAID, PEOPLE_NONE, PEOPLE_SHOWN };

struct people_said {
    enum people people;
    const struct learner_place **with; /* learners who are named, whose consent is needed as well */
    size_t n_with;
    bool unknown; /* somebody is named who is not known: nobody can have agreed */
};

/* What a file can give away, by its content (pipeline/file_sorts.h). */
enum file_sort { SORT_UNKNOWN, SORT_PICTURE, SORT_FILM, SORT_SOUND, SORT_DOCUMENT, SORT_COUNT };

struct evidence_file {
    const char *name;         /* as in the folder */
    const char *path;         /* in the workspace */
    const char *alt;          /* NULL = not said */
    const char *caption;      /* or NULL */
    struct table_data *table; /* a CSV file, read; else NULL */
    long long size;           /* bytes */
    struct people_said said;  /* of this file; what the piece says where nothing is written here */
    enum file_sort sort;
    const char *unread; /* why it cannot be read now; NULL: it can (file_sorts.h) */
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
    int confidence; /* 1..5; 0 = not said */
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
};

#endif
