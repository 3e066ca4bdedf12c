/* yaml.c: any bytes as a YAML file: the tree stays within its limits, and every finding has a place. */
#include "target.h"

#include "parse/yml.h"

#include <string.h>

/* How many nodes, aliases expanded; every text ends where it says. */
static size_t weigh(const struct yml *node, int depth) {
    size_t n = 1;
    HOLDS(depth <= YML_NESTING + 1);
    if (node->kind == YML_SCALAR_NODE)
        HOLDS(strlen(node->text) == node->n && node->n <= YML_SCALAR);
    for (size_t i = 0; node->kind == YML_LIST_NODE && i < node->n; i++)
        n += weigh(node->items[i], depth + 1);
    for (size_t i = 0; node->kind == YML_MAP_NODE && i < node->n; i++) {
        HOLDS(node->entries[i].key->kind == YML_SCALAR_NODE);
        n += 1 + weigh(node->entries[i].value, depth + 1);
    }
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct source s;
    struct yml *root = NULL;
    char *text = arena_strndup(a, (const char *)data, size);
    if (source_open(&s, a, "a.yaml", NULL, text, size, diags)) {
        bool sound = yml_parse(&s, (struct yml_part){s.text, s.n, 0}, diags, &root);
        HOLDS(sound || diags->errors > 0);
        if (root) HOLDS(weigh(root, 1) <= YML_NODES);
    } else {
        HOLDS(diags->errors > 0);
    }
    arena_free(a);
    return 0;
}
