/* people.h: the people that a file shows, and its sort of content. */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>

struct learner_place;

/* Do people appear (seen, heard, or written about)? */
enum people { PEOPLE_UNSAID, PEOPLE_NONE, PEOPLE_SHOWN };

struct people_said {
    enum people people;
    const struct learner_place **with; /* learners who are named: their consent is needed as well */
    size_t n_with;
    bool self; /* the learner is named, too */
    /* those are all who took part in the piece: it does not say who is on the file */
    bool took_part;
    bool unknown; /* an unknown person is named, who cannot have agreed */
};

/* The sort of content, which decides the consent needed (pipeline/files/file_sorts.h). */
enum file_sort { SORT_UNKNOWN, SORT_PICTURE, SORT_FILM, SORT_SOUND, SORT_DOCUMENT, SORT_COUNT };

#endif
