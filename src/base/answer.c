/* answer.c: the words for yes and no. */
#include "base/answer.h"

#include <stddef.h>
#include <strings.h>

enum answer answer_of(const char *text) {
    static const char *const yes[] = {"yes", "true", "on"}, *const no[] = {"no", "false", "off"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcasecmp(text, yes[i]) == 0) return ANSWER_YES;
        if (strcasecmp(text, no[i]) == 0) return ANSWER_NO;
    }
    return ANSWER_NONE;
}
