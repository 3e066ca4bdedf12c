/* roster.h: the names of the learners of a school, and where they appear in a text.
 *
 *     struct rosters *all = rosters_new(arena);
 *     struct roster *r = roster_of(all, group);
 *     roster_add(r, place);                          // for each learner of each class
 *     roster_search(&(struct roster_search){.roster = r, .found = report}, text, n);
 *     rosters_free(all);
 *
 * Words are compared folded (i18n/name_words.h) and count only if they begin with a capital, or are
 * in a script without capitals. For each learner, these are searched:
 *
 * - first name and called name;
 * - first or called name with the surname, in both orders ("Omar Haddad", "Haddad Omar", "Haddad,
 *   Omar"); if no word could be anything else, also in lowercase ("omar haddad") and without a gap
 *   ("@omarhaddad"; "김민준" always);
 * - the surname by itself, if it can hardly be anything else: not after a title ("Ms. Haddad") or
 *   another name ("Lincoln Haddad"), not before another name ("Haddad Street"), and not if it is an
 *   educator's surname;
 * - a single word of a longer first name or surname ("José" of José Ángel, "Fuentes" of Fuentes
 *   Ríos), in a script with capitals: three letters or more, neither an ordinary word nor a
 *   particle ("van"), and not before another name ("José Martí");
 * - for names in Cyrillic, each of these in its cases ("Наталією"), if the stem has at least four
 *   letters;
 * - for names in another script, each of these in Latin letters (transliterated by Unicode's rules,
 *   as in the id, and for Cyrillic as in passports); a text in another alphabet is also compared in
 *   Latin letters.
 *
 * The longest matching name counts. The names of the text's own learner and family are not reported
 * as anyone else's; nor are the names of educators, partners, classes, and schools as written,
 * unless a learner's whole name is the same.
 *
 * In texts by children, and for learners of other classes, some words are ignored: an ordinary word
 * ("Will", "Rose") at the beginning of a sentence, months and days, and a first name followed by a
 * surname that no learner has ("Rosa Parks"), but not "Rosa and" or, where everything is
 * capitalized, "Rosa Helped". As a surname by itself, these words are ignored everywhere. */
#ifndef LOAD_ROSTER_H
#define LOAD_ROSTER_H

#include "load/load.h"

struct rosters; /* for all schools of a workspace */
struct roster;  /* for one school, or for the workspace if it has no schools */

struct rosters *rosters_new(struct arena *a);
/* Frees what ICU holds for them; call it before the arena is freed. */
void rosters_free(struct rosters *rs);
struct roster *roster_of(struct rosters *rs, const struct group *g);
/* The roster by index: one for each school that has classes. NULL after the last. */
struct roster *roster_at(const struct rosters *rs, size_t i);
const struct school *roster_school(const struct roster *r);

/* Adds the names of a learner. `first`, `last`, and `called` of the place must be set. */
void roster_add(struct roster *r, const struct learner_place *p);
/* In texts of this learner, the name does not count as another learner's: neither all of it, nor
 * any run of its words. */
void roster_own(struct roster *r, const struct learner_place *p, const char *name);
/* Adds the name of a person or thing that is not a learner. */
void roster_neutral(struct roster *r, const char *name);
/* The first learner of this school with that id, or NULL. */
const struct learner_place *roster_find_id(const struct roster *r, const char *id);

struct roster_hit {
    const char *name; /* as in the roster */
    /* everybody whom it may refer to, members of the text's own class first */
    const struct learner_place **whom;
    size_t n;
    size_t begin, end; /* bytes of the text */
};

struct roster_search {
    const struct roster *roster;
    const struct learner_place *of; /* the text's learner; NULL: it belongs to no learner */
    const struct group *group; /* if `of` is NULL: the class that the text belongs to, or NULL */
    bool children;             /* children wrote it, or it may be from anywhere */
    bool file_names;           /* first name and surname may be without a gap: "Omarhaddad" */
    /* the name of a class or a person: only first name and surname together count */
    bool whole_names;
    /* May the learner be named here? NULL: no one may. */
    bool (*meant)(void *context, const struct learner_place *p);
    void (*found)(void *context, const struct roster_hit *hit);
    void *context;
};
/* Calls found() for each place that names another learner, in order. The text must be valid
 * UTF-8. */
void roster_search(const struct roster_search *s, const char *text, size_t n);

#endif
