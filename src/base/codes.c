/* codes.c: the catalog of findings as a table. The message for one place is composed where the
 * finding is made. */
#include "base/codes.h"

#include "base/codes_examples.def"

#include <assert.h>
#include <string.h>
#include <strings.h>

static const struct code_entry entries[] = {
#define X(NAME, text, title, cause, remedy) \
    [CODE_##NAME] = {text, title, cause, remedy, EXAMPLE_##NAME},
    CODES(X)
#undef X
};

const struct code_entry *code_entry(enum code c) {
    assert(c < CODE_COUNT);
    return &entries[c];
}

const struct code_entry *code_find(const char *text) {
    for (size_t i = 0; i < CODE_COUNT; i++)
        if (strcasecmp(entries[i].code, text) == 0) return &entries[i];
    return NULL;
}

const char *code_text(enum code c) { return code_entry(c)->code; }

enum code_cause code_cause(const char *text) {
    static const struct {
        enum code code;
        enum code_cause cause;
    } others[] = {{CODE_NOBODY_CHOSEN, CAUSE_USAGE},    {CODE_NO_WORKSPACE, CAUSE_PLACE},
                  {CODE_BROKE_DOWN, CAUSE_PLACE},       {CODE_NOT_INSTALLED, CAUSE_PLACE},
                  {CODE_NOT_OURS, CAUSE_PLACE},         {CODE_OTHER_TREE, CAUSE_PLACE},
                  {CODE_OVERLAP, CAUSE_PLACE},          {CODE_CANNOT_READ, CAUSE_MACHINE},
                  {CODE_CANNOT_WRITE, CAUSE_MACHINE},   {CODE_NO_WORKBOOK, CAUSE_MACHINE},
                  {CODE_MACHINE_FAILED, CAUSE_MACHINE}, {CODE_BUSY, CAUSE_MACHINE}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(code_text(others[i].code), text) == 0) return others[i].cause;
    return CAUSE_INPUT;
}
