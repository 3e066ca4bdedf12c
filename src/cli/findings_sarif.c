/* findings_sarif.c: findings as SARIF 2.1.0 (OASIS), which editors and code review services read.
 * Locations are relative to the workspace; columns count code points, as declared by columnKind. */
#include "cli/cli.h"

#include "base/codes.h"
#include "base/json.h"
#include "base/utf8.h"

#include <string.h>

static const char *level_of(enum diag_severity severity) {
    static const char *const levels[] = {"note", "warning", "error"};
    return levels[severity];
}

/* RFC 3986: everything except unreserved characters and '/' is percent-encoded. */
static const char *uri_of(struct arena *a, const char *path) {
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    struct buf b = BUF_INIT;
    for (; *path; path++)
        if (strchr(plain, *path))
            buf_char(&b, *path);
        else
            buf_fmt(&b, "%%%02X", (unsigned)(unsigned char)*path);
    const char *uri = buf_dup(&b, a);
    buf_release(&b);
    return uri;
}

static void message(struct json *j, const char *key, const char *text) {
    json_open_at(j, key, '{');
    json_text(j, "text", text);
    json_close(j, '}');
}

/* ---- rules ---- */

static void rule(struct json *j, const struct code_entry *e) {
    json_open(j, '{');
    json_text(j, "id", e->code);
    message(j, "shortDescription", e->title);
    message(j, "fullDescription", e->cause);
    message(j, "help", e->remedy);
    json_open_at(j, "defaultConfiguration", '{');
    json_text(j, "level", e->code[0] == 'W' ? "warning" : "error");
    json_close(j, '}');
    json_close(j, '}');
}

static void driver(struct json *j) {
    json_open_at(j, "tool", '{');
    json_open_at(j, "driver", '{');
    json_text(j, "name", "Folioscope");
    json_text(j, "version", FOLIOSCOPE_VERSION);
    json_open_at(j, "rules", '[');
    for (int c = 0; c < CODE_COUNT; c++) rule(j, code_entry((enum code)c));
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, '}');
}

/* ---- places ---- */

static void artifact(struct json *j, struct arena *a, const char *file) {
    bool whole = file[0] == '/';
    json_open_at(j, "artifactLocation", '{');
    json_text(j, "uri", whole ? arena_printf(a, "file://%s", uri_of(a, file)) : uri_of(a, file));
    if (!whole) json_text(j, "uriBaseId", "WORKSPACE");
    json_close(j, '}');
}

/* Columns in code points need the source line; without it, only the line is written. In a workbook
 * it is the row; the message names the cell. */
static void region(struct json *j, const struct diag *d) {
    size_t n = d->source ? strlen(d->source) : 0;
    size_t start = d->column > 0 ? (size_t)d->column - 1 : n + 1;
    json_open_at(j, "region", '{');
    json_int(j, "startLine", d->line);
    if (d->source && !d->cell && start <= n) {
        size_t length = d->length > 0 ? (size_t)d->length : 0;
        if (length > n - start) length = n - start;
        size_t column = utf8_count(d->source, start) + 1;
        json_int(j, "startColumn", (long long)column);
        json_int(j, "endColumn", (long long)(column + utf8_count(d->source + start, length)));
    }
    json_close(j, '}');
}

static void first(struct json *j, struct arena *a, const struct diag_place *p) {
    json_open_at(j, "relatedLocations", '[');
    json_open(j, '{');
    json_int(j, "id", 1);
    json_open_at(j, "physicalLocation", '{');
    artifact(j, a, p->file);
    if (p->line > 0) {
        json_open_at(j, "region", '{');
        json_int(j, "startLine", p->line);
        json_close(j, '}');
    }
    json_close(j, '}');
    message(j, "message", "the first one");
    json_close(j, '}');
    json_close(j, ']');
}

/* ---- results ---- */

static const char *extract_text(struct arena *a, const struct diag *d) {
    const char *text = d->text;
    if (d->cell) text = arena_printf(a, "%s: %s", d->cell, text);
    if (d->trace) text = arena_printf(a, "%s\n%s", text, d->trace);
    return d->remedy ? arena_printf(a, "%s\n%s", text, d->remedy) : text;
}

static void result(struct json *j, struct arena *a, const struct diag *d) {
    const struct code_entry *e = d->code ? code_find(d->code) : NULL;
    json_open(j, '{');
    if (e) {
        json_text(j, "ruleId", e->code);
        json_int(j, "ruleIndex", e - code_entry((enum code)0));
    }
    json_text(j, "level", level_of(d->severity));
    message(j, "message", extract_text(a, d));
    if (d->file) {
        json_open_at(j, "locations", '[');
        json_open(j, '{');
        json_open_at(j, "physicalLocation", '{');
        artifact(j, a, d->file);
        if (d->line > 0) region(j, d);
        json_close(j, '}');
        json_close(j, '}');
        json_close(j, ']');
    }
    if (d->first.file) first(j, a, &d->first);
    json_close(j, '}');
}

void findings_sarif(const struct diags *diags, struct arena *a, struct buf *out) {
    struct json j = {.out = out};
    json_open(&j, '{');
    json_text(
        &j, "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    json_text(&j, "version", "2.1.0");
    json_open_at(&j, "runs", '[');
    json_open(&j, '{');
    driver(&j);
    json_open_at(&j, "originalUriBaseIds", '{');
    json_open_at(&j, "WORKSPACE", '{');
    message(&j, "description", "the folder that holds folioscope.yaml");
    json_close(&j, '}');
    json_close(&j, '}');
    json_text(&j, "columnKind", "unicodeCodePoints");
    json_open_at(&j, "results", '[');
    for (size_t i = 0; i < diags->list.n; i++) result(&j, a, &diags->list.v[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    json_close(&j, ']');
    json_close(&j, '}');
    buf_char(out, '\n');
}
