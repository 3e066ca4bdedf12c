/* kinds.h: every kind of file that a school may write, with the table that reads it. Schemas for
 * editors, the reference, and tests are made from the same rows as the loader.
 *
 *     const struct load_kind *k = load_kind_named("goals");
 *     load_kind_json(arena, k, &out);      // its JSON Schema, draft 2020-12
 *     load_reference(arena, &out);         // all kinds as Markdown
 *
 * A schema accepts everything that the program accepts, as seen by an editor that uses the core
 * rules of YAML 1.2. Checks that need the whole workspace (references, levels of a scale, order of
 * dates) are not in the schemas. */
#ifndef LOAD_KINDS_H
#define LOAD_KINDS_H

#include "base/buf.h"
#include "parse/schema.h"

/* YAML, YAML, front matter of Markdown, CSV */
enum load_form { FORM_MAP, FORM_LIST, FORM_FRONT, FORM_ROWS };

struct load_kind {
    const char *name;    /* "goals" */
    const char *pattern; /* paths relative to the workspace: "*" is one name, "**" any folders */
    /* for the file; with FORM_LIST and FORM_ROWS, for one entry or row */
    const struct schema_table *table;
    enum load_form form;
};

const struct load_kind *load_kinds(size_t *n);
/* NULL if there is none. */
const struct load_kind *load_kind_named(const char *name);
/* The names of the kinds, in order; their number is that of load_kinds. */
const char **load_kind_names(struct arena *a);
/* All tables of a kind, each once, starting with its own. */
const struct schema_table **load_kind_tables(struct arena *a, const struct load_kind *k, size_t *n);

void load_kind_json(struct arena *a, const struct load_kind *k, struct buf *out);
void load_reference(struct arena *a, struct buf *out);

#endif
