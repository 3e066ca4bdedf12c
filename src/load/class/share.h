/* share.h: what class-wide files say of one learner, kept from reading the class until the learner
 * is read. It is that learner's alone: nothing else of the file goes along. */
#ifndef LOAD_SHARE_H
#define LOAD_SHARE_H

#include "load/load_inner.h"
#include "model/evidence.h"
#include "model/goal.h"
#include "model/learner.h"

/* The words under a learner's heading in a class-wide Markdown file. */
struct class_section {
    struct source source; /* these lines alone, each with its number in the file */
    struct front front;   /* the words */
    int line;             /* of the heading */
};

/* The translation of a learner's words: from narratives/<term>.es.md of the class. */
struct class_translation {
    const char *tag, *by, *of; /* of: the mark of the original, or NULL */
    struct class_section section;
};

struct class_narrative {
    const char *term; /* id */
    const char *by;
    struct date date;
    const struct group *group; /* a course's is read beside the learner's own, the home class's */
    struct class_section section;
    VEC(struct class_translation) translations;
};

struct class_conference {
    struct appointment appointment;
    struct mark mark;
};

/* A piece of evidence of several learners, and where the learner's own words are in its file. */
struct class_piece {
    const struct shared_piece *piece; /* class_evidence.c */
    const char *from;                 /* NULL: there are none */
    size_t n;
};

struct class_consent {
    struct consent consent;
    struct mark mark;
};

struct class_share {
    struct mark roster; /* of the row in roster.csv that does not count; file NULL: there is none */
    VEC(struct class_consent) consents;
    VEC(struct class_narrative) narratives;
    VEC(struct rating) ratings; /* of activities */
    VEC(struct class_conference) conferences;
    VEC(struct goal) goals;
    VEC(struct planned) plan;
    VEC(struct support) supports;
    VEC(struct judgement) judgements;
    VEC(struct class_piece) pieces;
    /* Where pieces would be in the learner's folder that are not understood, or cannot be read. */
    struct texts unclear, unread;
};

/* The learner's share, which is made when it is needed. */
struct class_share *class_share_of(struct loader *l, struct learner_place *p);
/* Gives the learner, who is being read, the narratives. False if one has errors. */
bool class_narratives_of(struct reading *r, const struct class_share *share);
/* Gives the learner, who is being read, the pieces of evidence of several learners. False if one
 * has errors. */
bool class_pieces_of(struct reading *r, const struct class_share *share);
/* Notes pieces that may be the learner's, and are not known: what is published of them stays. */
void class_note_unread_pieces(struct reading *r);
/* Warns, when the learner is read, that what the class's file says does not count, because the
 * learner's own file says it. */
void class_own_counts(struct loader *l, const struct mark *at, const char *own);

#endif
