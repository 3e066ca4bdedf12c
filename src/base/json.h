/* json.h: writes JSON, indented, one call per element; it takes care of commas and line ends.
 *
 *     struct json j = {.out = &b};
 *     json_open(&j, '{');
 *     json_text(&j, "code", "E0501");
 *     json_open_at(&j, "list", '[');
 *     json_int(&j, NULL, 7);
 *     json_close(&j, ']');
 *     json_close(&j, '}');
 *
 * Keys are NULL inside lists and at the root. Everything opened must be closed; this is not
 * checked.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

#include <stdbool.h>

struct json {
    struct buf *out;
    int depth;
    bool filled; /* this object or list already has an element */
    bool tight;  /* all on one line */
};

void json_open_at(struct json *j, const char *key, char bracket);
void json_open(struct json *j, char bracket);
void json_close(struct json *j, char bracket);
/* A NULL value writes nothing. */
void json_text(struct json *j, const char *key, const char *value);
void json_int(struct json *j, const char *key, long long value);
void json_bool(struct json *j, const char *key, bool value);
/* A value that already is JSON: "null", "0.65". */
void json_raw(struct json *j, const char *key, const char *value);

#endif
