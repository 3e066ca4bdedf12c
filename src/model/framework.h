/* framework.h: frameworks, competencies, and learning targets. */
#ifndef MODEL_FRAMEWORK_H
#define MODEL_FRAMEWORK_H

#include "model/basics.h"
#include "model/scales.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

enum framework_kind {
    FRAMEWORK_ACADEMIC,
    FRAMEWORK_SOCIAL_EMOTIONAL,
    FRAMEWORK_CAREER,
    FRAMEWORK_HABITS, /* of learning: shown first, and in no count with others */
    FRAMEWORK_OTHER
};

struct target {
    const char *id;     /* unique in the workspace, as written: "MATH.5.NF.1" */
    struct texts was;   /* ids that it had before */
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
    struct texts was;   /* ids that it had before */
    const char *anchor; /* unique in the workspace; for file names */
    struct words title, statement;
    struct target *targets;
    size_t n_targets;
    struct framework *framework;
};

struct framework {
    const char *id;
    struct texts was; /* ids that it had before */
    struct words title;
    enum framework_kind kind;
    const char *source;
    struct scale *scale;  /* in force on the day that everything is asked about */
    struct scales scales; /* all that it has had, with the days from which they are in force */
    /* The one that levels without a date are of: descriptors, what a credential requires. It
     * differs from `scale` if someone asks about a day before the last change. */
    struct scale *written;
    struct date retired; /* from this day on it is history; not set: in use */
    bool over;           /* that day has come: no learner and no class works on it */
    const struct method *method;
    const char *method_file; /* the file that sets the method, or NULL if none does */
    struct competency *competencies;
    size_t n_competencies;
    /* Its file or its scale has errors: no one works on it. Never true in struct workspace. */
    bool faulty;
};

#endif
