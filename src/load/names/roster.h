/* roster.h: what the learners of a school are called, and where a text says so.
 *
 * Words are compared folded (i18n/name_words.h) and count only where they begin with a capital, or
 * in a script that has none. Of each learner these are looked for:
 *
 *   - first name and called name;
 *   - first or called name with the surname, in both orders ("Omar Haddad", "Haddad Omar", "Haddad,
 * Omar"); where no word could be anything else, also in small letters ("omar haddad") and without a
 * gap ("@omarhaddad"; "김민준" always);
 *   - the surname alone, where it can hardly be anything else: not after a title ("Ms. Haddad") or
 * another name ("Lincoln Haddad"), not before another name ("Haddad Street"), and not where it is
 * the surname of an educator;
 *   - one word of a first name or a surname of more ("José" of José Ángel, "Fuentes" of Fuentes
 * Ríos), in a script with capitals: three letters or more, neither ordinary nor a particle ("van"),
 * and not before another name ("José Martí");
 *   - in Cyrillic letters each of them in its cases ("Наталією"), where a stem of four letters is
 * left;
 *   - each of them in Latin letters where the roster has another script (as Unicode writes it, as
 * the id does, and for Cyrillic as passports do), and a text in another alphabet as it would be
 * written in Latin letters.
 *
 * The longest name that fits counts. What the text's own learner, or the family, is called is
 * nobody else's name; nor are the names of educators, partners, classes, and schools as they are
 * written, unless a learner's whole name is the same.
 *
 * Where children write, and for learners of other classes, some words are let be: a word of every
 * day ("Will", "Rose") that opens a sentence, months and days, and a first name that goes on with a
 * surname of nobody here ("Rosa Parks"), not "Rosa and" or, where everything has a capital, "Rosa
 * Helped"). As a surname alone, these words are let be everywhere. */
#ifndef LOAD_ROSTER_H
#define LOAD_ROSTER_H

#include "load/load.h"

struct rosters; /* of all schools of a workspace */
struct roster;  /* of one school; of the workspace where there are no schools */

struct rosters *rosters_new(struct arena *a);
/* Give back what ICU holds for them, before the arena goes. */
void rosters_free(struct rosters *rs);
struct roster *roster_of(struct rosters *rs, const struct group *g);
/* The roster by place, those of all schools that have classes; NULL beyond the last. */
struct roster *roster_at(const struct rosters *rs, size_t i);
const struct school *roster_school(const struct roster *r);

/* A learner's names, whose place has its `first`, `last`, and `called` already. */
void roster_add(struct roster *r, const struct learner_place *p);
/* Not another's name in texts of this learner: neither the whole of it, nor any run of its words.
 */
void roster_own(struct roster *r, const struct learner_place *p, const char *name);
/* A name of somebody or something that is no learner. */
void roster_neutral(struct roster *r, const char *name);
/* Of a learner of this school who has that id, the first; NULL. */
const struct learner_place *roster_find_id(const struct roster *r, const char *id);
/* All ids, for remedies. */
const char *const *roster_ids(const struct roster *r, size_t *n);

struct roster_hit {
    const char *name; /* as the roster has it */
    const struct learner_place *
        *whom; /* everybody whom it may mean; first those of the text's own class */
    size_t n;
    size_t begin, end; /* bytes of the text */
};

struct roster_search {
    const struct roster *roster;
    const struct learner_place *of; /* whose text it is; NULL: it is of no learner */
    const struct group *group;      /* then: the class that it is of; or NULL */
    bool children;                  /* children wrote it, or it may be from anywhere */
    bool file_names;  /* first name and surname may stand without a gap: "Omarhaddad" */
    bool whole_names; /* of a name of a class or a person: first name and surname together count
                         alone */
    bool (*meant)(void *context, const struct learner_place *p); /* may be named here; or NULL */
    void (*found)(void *context, const struct roster_hit *hit);
    void *context;
};
/* Calls found() for each place of a name of others, in order. The text must be valid UTF-8. */
void roster_search(const struct roster_search *s, const char *text, size_t n);

#endif
