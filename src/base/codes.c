/* codes.c: the catalogue of findings as a table. What a finding says about one place is said where it is
 * found. */
#include "base/codes.h"

#include "base/codes_examples.def"

#include <assert.h>
#include <string.h>
#include <strings.h>

static const struct code_entry entries[] = {
#define X(NAME, text, title, cause, remedy) [CODE_##NAME] = {text, title, cause, remedy, EXAMPLE_##NAME},
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

bool code_is_machine(const char *text) {
    static const enum code codes[] = {CODE_CANNOT_READ, CODE_CANNOT_WRITE, CODE_NO_WORKBOOK,
                                      CODE_MACHINE_FAILED, CODE_BUSY};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(code_text(codes[i]), text) == 0) return true;
    return false;
}
