/* group.h: classes, schools, and where a learner's files are. */
#ifndef MODEL_GROUP_H
#define MODEL_GROUP_H

#include "base/date.h"
#include "model/basics.h"
#include "model/consent.h"
#include "model/roll.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

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
    struct school *school;           /* or NULL */
    const struct calendar *calendar; /* its own, the school's, or the workspace's; never NULL */
    struct educator *educators;
    size_t n_educators;
    const char *room;
    struct texts grades;
    struct framework **frameworks;
    size_t n_frameworks;
    bool lacks_frameworks; /* some of its frameworks cannot be used and are left out */
    bool has_frameworks;   /* its file names some, though they may be retired */
    struct texts reports;
    const char *language;
    const char *theme;
    struct block *agreements; /* Markdown, or NULL */
    /* Ids of learners whom texts of the class may name, including the school's. */
    struct texts mentions;
    struct class_row *rows; /* the class-wide ratings.csv, in order */
    size_t n_rows;
    struct class_attendance *attendance; /* attendance.csv, in order */
    size_t n_attendance;
    const char *roster;             /* path of roster.csv, or NULL */
    bool roster_unclear;            /* it may have rows that are not understood */
    bool consents_unclear;          /* consent.csv may have rows that are not understood */
    struct learner_place *learners; /* by id */
    size_t n_learners;
    /* The same in the order of roster.csv, then those who are not in it; NULL: as above. */
    struct learner_place **listed;
    /* A course has no folders of learners: its members have theirs in other classes. */
    bool course;
    bool lacks_members;             /* some of those in its list are unknown */
    struct learner_place **members; /* in the order of class.yaml */
    size_t n_members;
};

struct school {
    const char *id, *path, *out;
    struct words name;
    struct educator *educators;
    size_t n_educators;
    const char *address;
    const struct calendar *calendar; /* its own, or the workspace's; never NULL */
    struct texts mentions;           /* ids of learners whom its texts may name */
    const char *logo;                /* path in the workspace, or NULL */
    struct texts reports;            /* n = 0: not set */
    const char *language, *theme;
    struct framework **frameworks;
    size_t n_frameworks;
    bool lacks_frameworks, has_frameworks; /* as in struct group */
};

/* A class that a learner was in before. */
struct earlier_class {
    const char *class; /* id, or "north/maple" */
    struct date until; /* the last day there */
};

/* Where it is said what a learner's family has agreed to. */
enum consent_source {
    CONSENT_UNCLEAR, /* learner.yaml cannot be read or understood: nothing is agreed to */
    CONSENT_OWN,     /* in learner.yaml */
    CONSENT_CLASS    /* learner.yaml says nothing: in the class's consent.csv, or nowhere */
};

/* A learner's files; only the worker that builds the learner reads all of them. */
struct learner_place {
    const char *id;   /* folder name */
    const char *path; /* folder in the workspace: "classes/maple/learners/maya-torres" */
    /* Name of the published folder: the id, or 26 unguessable letters; never NULL. */
    const char *folder;
    /* From learner.yaml, to distinguish learners of a class; NULL if absent or unreadable. */
    const char *first, *last, *called;
    /* To print beside the name if another learner of the class has the same one; or NULL. */
    const char *told_apart;
    /* The row in the class's roster.csv, where that is in place of learner.yaml; or NULL. */
    const struct roster_row *row;
    /* File or folder of the learner that may be there, and cannot be read; or NULL. */
    const char *unread;
    int listed_at; /* the line of the row, also of one that does not count; 0: there is none */
    bool linked;   /* the folder is a link, which is not followed */
    const char *profile; /* bytes of learner.yaml, which is read only once; NULL if unreadable */
    size_t profile_size;
    struct texts mentions;         /* ids of learners whom all of this learner's files may name */
    struct earlier_class *earlier; /* as far as learner.yaml can be understood, like the next */
    size_t n_earlier;
    struct date joined, left; /* of the school; left: the first day no longer here */
    enum roll_state roll;     /* at home; a course may have another day (load_roll_on) */
    struct group *group;
    struct group **courses; /* in the order of the workspace's classes */
    size_t n_courses;
    /* The id is in a file of a class that is neither the learner's nor a course of theirs. */
    bool heard_elsewhere;
    size_t index; /* among all learners of the workspace */
    /* An error in a shared file concerns this learner: load_learner returns NULL. */
    bool left_out;
    bool twice;             /* another class has a folder with the same id: both are left out */
    struct consent consent; /* empty where it cannot be understood */
    enum consent_source consent_source;
    bool consent_unread;       /* consent.csv of the class may say something, and cannot be read */
    bool consent_faulty;       /* errors in consent.csv: nothing is agreed to */
    const char *consent_file;  /* path of the class's file that it is to be written in, or NULL */
    struct class_share *share; /* what class-wide files say of the learner, for `load`; or NULL */
};

/* Who signs and rates where a file does not say: the educator of the class, or of several the one
 * who signs. NULL if that may be more than one. */
const char *group_educator(const struct group *g);

/* The learners of a class, or of a course, in roster order: that of roster.csv, of 'learners' in a
 * course's class.yaml, or else by id. */
size_t group_size(const struct group *g);
struct learner_place *group_at(const struct group *g, size_t i);
/* One of its n_learners, in the same order. */
struct learner_place *group_own(const struct group *g, size_t i);

#endif
