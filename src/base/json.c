/* json.c: commas and indentation of JSON. Strings are escaped by buf_json. */
#include "base/json.h"

static void begin(struct json *j, const char *key) {
    if (j->filled) buf_char(j->out, ',');
    if (j->tight && j->filled) buf_char(j->out, ' ');
    if (!j->tight && j->depth > 0) {
        buf_char(j->out, '\n');
        for (int i = 0; i < j->depth; i++) buf_str(j->out, "  ");
    }
    j->filled = true;
    if (!key) return;
    buf_char(j->out, '"');
    buf_json(j->out, key);
    buf_str(j->out, "\": ");
}

void json_open_at(struct json *j, const char *key, char bracket) {
    begin(j, key);
    buf_char(j->out, bracket);
    j->depth++;
    j->filled = false;
}

void json_open(struct json *j, char bracket) { json_open_at(j, NULL, bracket); }

void json_close(struct json *j, char bracket) {
    j->depth--;
    if (j->filled && !j->tight) {
        buf_char(j->out, '\n');
        for (int i = 0; i < j->depth; i++) buf_str(j->out, "  ");
    }
    buf_char(j->out, bracket);
    j->filled = true;
}

void json_text(struct json *j, const char *key, const char *value) {
    if (!value) return;
    begin(j, key);
    buf_char(j->out, '"');
    buf_json(j->out, value);
    buf_char(j->out, '"');
}

void json_int(struct json *j, const char *key, long long value) {
    begin(j, key);
    buf_int(j->out, value);
}

void json_bool(struct json *j, const char *key, bool value) {
    json_raw(j, key, value ? "true" : "false");
}

void json_raw(struct json *j, const char *key, const char *value) {
    begin(j, key);
    buf_str(j->out, value);
}
