/* pathway.h: pathways and the partners that they lead to. */
#ifndef MODEL_PATHWAY_H
#define MODEL_PATHWAY_H

#include "model/basics.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

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

#endif
