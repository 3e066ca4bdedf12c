/* kinds.h: every kind of file that a school may write, with the table that reads it: what editors,
 * the reference and tests are told comes from the same rows that load.
 *
 *     const struct load_kind *k = load_kind_named("goals");
 *     load_kind_json(arena, k, &out);      // its JSON Schema, draft 2020-12
 *     load_reference(&out);                // all kinds as Markdown
 *
 * A schema refuses nothing that the program accepts, as an editor sees it: by the core rules of
 * YAML 1.2. What only the whole workspace can tell (references, levels of a scale, order of dates)
 * no schema says. */
#ifndef LOAD_KINDS_H
#define LOAD_KINDS_H

#include "base/buf.h"
#include "parse/schema.h"

enum load_form {
    FORM_MAP,
    FORM_LIST,
    FORM_FRONT,
    FORM_ROWS
}; /* YAML, YAML, front matter of Markdown, CSV */

struct load_kind {
    const char *name;    /* "goals" */
    const char *pattern; /* of paths below the workspace: "*" is one name, "**" any folders */
    const struct schema_table *table; /* of the file; of one entry or row of FORM_LIST, FORM_ROWS */
    enum load_form form;
};

const struct load_kind *load_kinds(size_t *n);
/* NULL when there is none. */
const struct load_kind *load_kind_named(const char *name);
/* The kinds' names, in order; as many as load_kinds says. */
const char **load_kind_names(struct arena *a);
/* All tables that a kind is made of, its own first, each once. */
const struct schema_table **load_kind_tables(struct arena *a, const struct load_kind *k, size_t *n);

void load_kind_json(struct arena *a, const struct load_kind *k, struct buf *out);
void load_reference(struct arena *a, struct buf *out);

#endif
