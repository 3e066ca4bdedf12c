/* xlsx_whole.c: is a part of a workbook whole? Looks at both ends of its XML: a part that was cut lacks the tag that closes
 * it. */
#include "render/xlsx/xlsx_inner.h"

#include <string.h>

/* "<?xml …?><sst …>…</sst>": the last name is the one that the document began with; or it is empty, "<x/>".
 */
bool xlsx_is_whole_xml(const char *s, size_t n) {
    const char *open = s, *end = s + n;
    while (end > s && (end[-1] == '\n' || end[-1] == '\r')) end--;
    while (open < end && (*open != '<' || open[1] == '?')) open++;
    if (end - open < 4 || end[-1] != '>') return false;
    size_t name = strcspn(open + 1, " \r\n/>");
    const char *close = end - name - 3;
    if (close > open && strncmp(close, "</", 2) == 0 && strncmp(close + 2, open + 1, name) == 0) return true;
    return end[-2] == '/' && !memchr(open, '>', (size_t)(end - 1 - open));
}
