/* kinds_reference.c: the reference of all kinds of files in Markdown: every key with its value,
 * default, and meaning. */
#include "load/kinds/kinds.h"

#include "load/load_inner.h"

#include <string.h>

/* Text in a table cell: escapes bars, angle brackets, and asterisks for Markdown. */
static void cell(struct buf *out, const char *text) {
    for (; *text; text++) {
        if (*text == '|' || *text == '<' || *text == '*') buf_char(out, '\\');
        buf_char(out, *text);
    }
}

static void words(struct buf *out, const struct schema_field *f) {
    for (const struct schema_word *w = f->words; w->word; w++) {
        buf_fmt(out, "%s`%s`", w == f->words ? "" : ", ", w->word);
        if (!w->doc) continue;
        buf_str(out, " (");
        cell(out, w->doc);
        buf_str(out, ")");
    }
}

static void table_name(struct buf *out, const struct schema_table *t) {
    static const char *const articles[] = {"a ", "an "};
    const char *what = t->what;
    for (size_t i = 0; i < 2; i++)
        if (strncmp(what, articles[i], strlen(articles[i])) == 0) {
            what += strlen(articles[i]);
            break;
        }
    cell(out, what);
}

static void italic_name(struct buf *out, const char *before, const struct schema_table *t) {
    buf_fmt(out, "%s*", before);
    table_name(out, t);
    buf_char(out, '*');
}

static void value(struct buf *out, const struct schema_field *f, const struct schema_type *type) {
    if (type == &type_word || type == &type_word_set) {
        buf_str(out, type == &type_word ? "one of " : "some of ");
        words(out, f);
    } else if (type == &type_map) {
        italic_name(out, "keys: ", f->table);
    } else if (type == &type_list && f->item == &type_map) {
        italic_name(out, "list, each: ", f->table);
    } else if (type == &type_list) {
        buf_str(out, "list of ");
        value(out, f, f->item);
    } else if (type == &type_entries) {
        buf_str(out, "from ");
        value(out, f->table->entry_key, f->table->entry_key->type);
        buf_str(out, " to ");
        if (f->table->entry_value)
            value(out, f->table->entry_value, f->table->entry_value->type);
        else
            italic_name(out, "", f->table);
    } else {
        cell(out, type->name);
    }
}

static void range(struct buf *out, const struct schema_field *f) {
    const char *of = f->type == &type_list ? " entries" : "";
    if (f->max)
        buf_fmt(out, ", %ld to %ld%s", f->min, f->max, of);
    else if (f->min)
        buf_fmt(out, ", at least %ld%s", f->min, f->min == 1 && *of ? " entry" : of);
}

/* Writes "required", the fallback, or, if the doc ends with a note in parentheses, that note: it
 * describes a default that is computed. Returns the length of the doc without the note. */
static size_t given(struct buf *out, const struct schema_field *f) {
    size_t n = strlen(f->doc), open = n;
    if (f->required)
        buf_str(out, "required");
    else if (f->fallback)
        buf_fmt(out, "`%s`", f->fallback);
    else if (n && f->doc[n - 1] == ')') {
        while (open && f->doc[open] != '(') open--;
        buf_add(out, f->doc + open + 1, n - open - 2);
        while (open && f->doc[open - 1] == ' ') open--;
        return open;
    }
    return n;
}

static void rows(struct arena *a, struct buf *out, const struct schema_table *t) {
    buf_str(out, "| key | value | default | meaning |\n|---|---|---|---|\n");
    for (size_t i = 0; i < t->n_fields; i++) {
        const struct schema_field *f = &t->fields[i];
        buf_fmt(out, "| `%s` | ", f->key);
        value(out, f, f->type);
        range(out, f);
        buf_str(out, " | ");
        size_t said = given(out, f);
        buf_str(out, " | ");
        cell(out, arena_strndup(a, f->doc, said));
        buf_str(out, " |\n");
    }
    if (t->alone) buf_fmt(out, "\nA single value in the place of these keys is `%s`.\n", t->alone);
    buf_char(out, '\n');
}

static void kind(struct arena *a, struct buf *out, const struct load_kind *k) {
    static const char *const forms[] = {
        [FORM_MAP] = "YAML.",
        [FORM_LIST] = "YAML, a list: each entry has these keys.",
        [FORM_FRONT] = "Front matter of a Markdown file, between two lines `---`.",
        [FORM_ROWS] = "CSV with a head: each row has these columns, in any order."};
    size_t n;
    const struct schema_table **tables = load_kind_tables(a, k, &n);
    buf_fmt(out, "## %s\n\n`%s`\n\n", k->name, k->pattern);
    cell(out, k->table->doc);
    buf_fmt(out, ". %s\n\n", forms[k->form]);
    for (size_t i = 0; i < n; i++) {
        if (tables[i]->n_fields == 0) continue;
        if (i > 0) {
            buf_str(out, "### ");
            table_name(out, tables[i]);
            buf_str(out, "\n\n");
        }
        rows(a, out, tables[i]);
    }
}

static const char head[] =
    "# The files of a workspace\n\n"
    "Every kind of file, every key. Text between < and > is a name of your own. *Words* are a text, or one text for\n"
    "each language: `{en: Fractions, es: Fracciones}`. A list of texts may be one text alone. Dates are written\n"
    "`2026-03-04`. A key without a value counts as absent. References are ids of what is defined elsewhere.\n\n"
    "Editors complete keys and mark faults when the first line of a YAML file names its schema:\n\n"
    "    # yaml-language-server: $schema=schemas/settings.json\n\n"
    "`folioscope schema KIND` prints the schema. A path in that line is relative to the file. Front matter of Markdown and\n"
    "rows of CSV cannot carry such a line; `folioscope check` checks them as it checks all files.\n\n";

void load_reference(struct arena *a, struct buf *out) {
    size_t n;
    const struct load_kind *kinds = load_kinds(&n);
    buf_str(out, head);
    buf_str(out, "| kind | path |\n|---|---|\n");
    for (size_t i = 0; i < n; i++)
        buf_fmt(out, "| [%s](#%s) | `%s` |\n", kinds[i].name, kinds[i].name, kinds[i].pattern);
    buf_char(out, '\n');
    for (size_t i = 0; i < n; i++) kind(a, out, &kinds[i]);
    while (out->n > 1 && out->p[out->n - 2] == '\n') out->p[--out->n] = '\0';
}
