/* partners.c: partners.yaml. The contact may be written, but is not kept. */
#include "load/load_inner.h"

#include "model/pathway.h"
#include "model/workspace.h"

static const struct schema_field partner_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct partner, id, type_id),
     .required = true,
     .doc = "names the partner in evidence"},
    {.key = "name",
     SCHEMA_TEXT(struct partner, name),
     .required = true,
     .doc = "as it appears on pages"},
    {.key = "what", SCHEMA_TEXT(struct partner, what), .doc = "what learners do there"},
    {.key = "place", SCHEMA_TEXT(struct partner, place), .doc = "where it is"},
    {.key = "contact", .type = &type_dropped, .doc = "for the school only; never published"},
};

const struct schema_table partner_table = {.what = "a partner",
                                           .size = sizeof(struct partner),
                                           SCHEMA_ROWS(partner_fields),
                                           SCHEMA_KEEP(struct partner, id),
                                           .doc = "partners.yaml: a list of community partners"};

bool load_partners(struct loader *l, const char *path, void *context) {
    (void)context;
    bool sound = load_list(l, path, &partner_table, &l->w->partners, &l->w->n_partners);
    l->index->partner_unread = !sound;
    for (size_t i = 0; i < l->w->n_partners; i++) {
        struct partner *p = &l->w->partners[i];
        if (!p->name) p->name = p->id;
        ids_add(&l->index->partners, l->arena, p->id, p);
    }
    return sound;
}
