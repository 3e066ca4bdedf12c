/* bare.c: what reading the same bytes costs without us: libyaml's events of every YAML text, cmark's tree of every
 * Markdown text.
 *
 *     bare list|yaml|cmark|both < names of files, one a line
 *
 * Reads every file (also those that are neither), and prints the bytes of each kind. `list` reads and does nothing else:
 * what the others cost above it is the library's own. */
#include <cmark.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { LARGEST = 16 << 20 };

static void parse_yaml(const char *text, size_t n) {
    yaml_parser_t p;
    yaml_event_t e;
    if (!yaml_parser_initialize(&p)) abort();
    yaml_parser_set_input_string(&p, (const unsigned char *)text, n);
    for (bool more = true; more && yaml_parser_parse(&p, &e); yaml_event_delete(&e))
        more = e.type != YAML_STREAM_END_EVENT;
    yaml_parser_delete(&p);
}

static void parse_markdown(const char *text, size_t n) {
    cmark_node_free(cmark_parse_document(text, n, CMARK_OPT_DEFAULT));
}

static bool ends(const char *path, const char *ending) {
    size_t n = strlen(path), m = strlen(ending);
    return n > m && strcmp(path + n - m, ending) == 0;
}

/* Bytes of front matter, with both fences; 0 without. */
static size_t front_matter(const char *text) {
    if (strncmp(text, "---\n", 4) != 0) return 0;
    const char *end = strstr(text, "\n---\n");
    return end ? (size_t)(end + 5 - text) : 0;
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "both";
    bool yaml = strcmp(what, "yaml") == 0 || strcmp(what, "both") == 0;
    bool cmark = strcmp(what, "cmark") == 0 || strcmp(what, "both") == 0;
    size_t sums[3] = {0};
    char path[4096], *text = malloc(LARGEST + 1);
    while (text && fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        FILE *f = fopen(path, "rb");
        if (!f) return 1;
        setvbuf(f, NULL, _IONBF, 0);
        size_t n = fread(text, 1, LARGEST, f), front;
        fclose(f);
        text[n] = '\0';
        front = ends(path, ".md") ? front_matter(text) : ends(path, ".yaml") ? n : 0;
        size_t fences = ends(path, ".md") && front ? 4 : 0;
        if (yaml && front) parse_yaml(text + fences, front - 2 * fences);
        if (cmark && ends(path, ".md")) parse_markdown(text + front, n - front);
        sums[0] += front;
        sums[1] += ends(path, ".md") ? n - front : 0;
        sums[2] += n;
    }
    printf("%zu %zu %zu\n", sums[0], sums[1], sums[2]);
    free(text);
    return 0;
}
