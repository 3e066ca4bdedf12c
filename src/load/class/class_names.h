/* class_names.h: whom of a class a text may mean: by id, by what looks like an id, or by name. It
 * finds words that are meant for someone else; what belongs to whom is decided by ids alone. */
#ifndef LOAD_CLASS_NAMES_H
#define LOAD_CLASS_NAMES_H

#include "load/class/class_log.h"

struct named {
    struct learner_place **v;
    size_t n, cap;
};

/* The ids and names of the learners of the class, and of those who were in it before. In the
 * loader's arena. */
struct class_names *class_names(const struct class_log *c);
/* Capitals, and letters of another script that look the same, make no difference. Where no name is
 * spelled like that, neither do accents, and initials count: "Zoe" is Zoë, "B. Dorn" Bea Dorn. */
struct named class_names_find(const struct class_names *names, const char *text);
/* Whose last name the text is, or part of it: "Dorn", "Dorn's". Many last names are words, too, so
 * this needs a capital, and is only for a text in place of a heading. */
struct named class_names_find_last(const struct class_names *names, const char *text);
/* Whom a line names that is no sentence but may head the words below it: "Omar H.", "Omar's words",
 * "Omar and Maya"; with `anywhere`, also "Written by Omar". Capitals count here: many names are
 * words, too. `but` may be named, and is not in the result; or NULL. */
struct named class_names_in_label(const struct class_names *names, const char *text, bool anywhere,
                                  const struct learner_place *but);

#endif
