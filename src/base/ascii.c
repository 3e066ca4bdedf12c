/* ascii.c: see ascii.h. */
#include "base/ascii.h"

#include <string.h>

char *ascii_lowered(struct arena *a, const char *text) {
    char *copy = arena_strdup(a, text);
    for (char *p = copy; *p; p++) *p = ascii_lower(*p);
    return copy;
}

char *ascii_trim(char *text) {
    text += strspn(text, " \t\r\n");
    size_t n = strlen(text);
    while (n && strchr(" \t\r\n", text[n - 1])) n--;
    text[n] = '\0';
    return text;
}
