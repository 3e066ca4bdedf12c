/* learner.h: everything about one learner. */
#ifndef MODEL_LEARNER_H
#define MODEL_LEARNER_H

#include "base/date.h"
#include "base/dec.h"
#include "model/basics.h"
#include "model/consent.h"
#include "model/rated.h"
#include "model/unread.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

struct group;

struct planned {
    struct target *target;
    struct date by;
    const char *doing;
    struct mark mark;
    struct date since;
};

struct asked {
    struct target *target;
    struct date date;
    const char *note;
    struct mark mark;
};

struct judgement {
    struct target *target;
    struct dec level; /* as of a rating */
    const struct scale *then;
    struct dec given;
    struct date date;
    const char *because;
    struct mark mark;
};

struct chosen_pathway {
    struct pathway *pathway;
    struct date since;
    struct done_step {
        const char *step; /* id */
        struct date date;
    } * done;
    size_t n_done;
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
    const struct group *group; /* whose educator wrote it, if it is not the learner's own file */
    const char *by;
    struct date date;
    struct block *text;
    struct texts mentions; /* ids of learners whom it may name */
    struct mark mark;
};

/* What an educator says of a competency or a framework as a whole, for a term. Nothing computes
 * it. */
struct area_note {
    struct term *term;
    struct framework *framework;
    struct competency *competency; /* NULL: of the whole framework */
    bool has_level;
    struct dec level;
    const struct scale *scale; /* in force when it was said */
    enum unrated unrated;      /* written in place of the level, which is then zero */
    const char *because;       /* or NULL */
    const char *by;
    struct date date;
    struct block *text; /* or NULL */
    size_t place;       /* of the framework among the learner's */
    struct mark mark;
};

struct conference {
    bool set;
    struct term *term; /* of conferences/<term>.md; NULL: of conference.md */
    struct date date;
    int hour, minute; /* -1 = no time */
    int minutes;
    const char *place;
    struct texts with;
    struct block *notes; /* talking points */
    struct mark mark;    /* of `when`, if it is there */
};

struct grade_from {
    const char *grade;
    struct date from;
};

struct relative {
    const char *name, *relation;
};

struct household {
    const char *name;
    struct date from, until; /* of its copies */
    struct texts languages;
    int copies;
};

struct learner {
    struct arena *arena;
    const struct workspace *workspace;
    const struct calendar *calendar; /* of the class */
    struct group *group;
    const char *id;
    const char *path;                  /* folder in the workspace */
    const char *first, *last, *called; /* called: never NULL */
    const char *told_apart; /* beside the name, from a classmate with the same one; or NULL */
    const char *pronouns;
    const char *grade;         /* on the as-of day; of struct learner.written: as written */
    struct grade_from *grades; /* since when the learner was in which, in order */
    size_t n_grades;
    struct date born;
    struct date joined, left; /* the first day here, and the first day no longer here */
    struct earlier_class *earlier;
    size_t n_earlier;
    struct date since; /* the day on which the learner came into this class, if that is known */
    struct texts home_languages;
    const char *learning_language; /* or NULL */
    struct relative *family;
    size_t n_family;
    struct household *households; /* at least one */
    size_t n_households;
    struct texts strengths, interests, needs, after_graduation, after_school, learns_best;
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
    /* without a level of today's scale, in the same order; not in `ratings` */
    struct rating *unrated;
    size_t n_unrated;
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
    struct area_note *areas; /* by term, then in the order of the frameworks, then by file */
    size_t n_areas;
    struct attendance *attendance; /* in the order of the class's file */
    size_t n_attendance;
    struct conference conference; /* that of the reports */
    struct texts mentions;        /* ids of learners whom all files may name */
    struct translations translations;
    struct texts unclear; /* pieces of evidence whose front matter cannot be understood */
    struct unknown unknown;
    /* Something is left out because nothing says whether it was so on the as-of day. */
    bool undated;
    /* the same with what is dated after the as-of day. It says what is permitted and where a
     * date may be mistyped; nothing of it is judged or shown as known */
    struct learner *written;
};

#endif
