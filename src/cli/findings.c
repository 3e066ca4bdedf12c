/* findings.c: findings as text, or as JSON for programs. SARIF is in findings_sarif.c. */
#include "cli/cli.h"

#include "base/codes.h"
#include "base/json.h"
#include "os/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool format_is(const struct arguments *args, const char *word) {
    return strcmp(args->format ? args->format : "text", word) == 0;
}

bool findings_are_text(const struct arguments *args) { return format_is(args, "text"); }

bool findings_are_json(const struct arguments *args) { return format_is(args, "json"); }

bool findings_format_known(const struct arguments *args) {
    if (format_is(args, "text") || format_is(args, "json") || format_is(args, "sarif")) return true;
    fprintf(stderr, "folioscope: --format '%s' is not known; use text, json or sarif\n",
            args->format);
    return false;
}

static bool wants_color(const struct arguments *args) {
    if (args->color && strcmp(args->color, "always") == 0) return true;
    if (args->color && strcmp(args->color, "never") == 0) return false;
    const char *no = getenv("NO_COLOR");
    return !(no && *no) && os_is_terminal(STDERR_FILENO);
}

/* ---- JSON ---- */

static void number(struct json *j, const char *key, int value) {
    if (value > 0) json_int(j, key, value);
}

/* Unknown values are left out. Line and column count from 1, column and length in bytes, as in text
 * output; in a workbook, the line is the row, and the cell stands for the column. */
static void write_finding(struct json *j, const struct diag *d) {
    static const char *const severities[] = {"note", "warning", "error"};
    json_open(j, '{');
    json_text(j, "code", d->code);
    json_text(j, "severity", severities[d->severity]);
    json_text(j, "file", d->file);
    number(j, "line", d->line);
    json_text(j, "cell", d->cell);
    number(j, "column", d->cell ? 0 : d->column);
    number(j, "length", d->cell ? 0 : d->length);
    json_text(j, "text", d->text);
    json_text(j, "remedy", d->remedy);
    json_text(j, "within", d->trace);
    if (d->first.file) {
        json_open_at(j, "first", '{');
        json_text(j, "file", d->first.file);
        number(j, "line", d->first.line);
        json_text(j, "cell", d->first_cell);
        number(j, "column", d->first_cell ? 0 : d->first.column);
        json_close(j, '}');
    }
    json_text(j, "learner", d->learner);
    json_close(j, '}');
}

void findings_add(struct json *j, const char *key, const struct diags *diags) {
    json_open_at(j, key, '[');
    for (size_t i = 0; i < diags->list.n; i++) write_finding(j, &diags->list.v[i]);
    json_close(j, ']');
}

void findings_json(const struct diags *diags, struct buf *out) {
    struct json j = {.out = out};
    findings_add(&j, NULL, diags);
    buf_char(out, '\n');
}

/* ---- printing ---- */

bool findings_print(const struct arguments *args, struct diags *diags) {
    struct buf out = BUF_INIT;
    diags_sort(diags);
    if (findings_are_text(args)) {
        diags_print(diags, wants_color(args), stderr);
        return true;
    }
    if (format_is(args, "json"))
        findings_json(diags, &out);
    else
        findings_sarif(diags, diags->arena, &out);
    bool ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    buf_release(&out);
    return ok;
}

/* Lists codes in the order of the catalog, each once, at most one line of them. */
static void print_codes(const struct diags *diags) {
    enum { MOST = 8 };
    int shown = 0;
    fputs("more: folioscope explain-code", stderr);
    for (int c = 0; c < CODE_COUNT && shown < MOST; c++) {
        bool found = false;
        for (size_t i = 0; i < diags->list.n && !found; i++)
            found = diags->list.v[i].code &&
                    strcmp(diags->list.v[i].code, code_text((enum code)c)) == 0;
        if (!found) continue;
        fprintf(stderr, " %s", code_text((enum code)c));
        shown++;
    }
    fputc('\n', stderr);
}

void findings_print_counts(const struct arguments *args, const struct diags *diags) {
    if (!findings_are_text(args)) return;
    fprintf(stderr, "%zu error%s, ", diags->errors, diags->errors == 1 ? "" : "s");
    fprintf(stderr, "%zu warning%s\n", diags->warnings, diags->warnings == 1 ? "" : "s");
    if (!args->quiet && diags->list.n) print_codes(diags);
}
