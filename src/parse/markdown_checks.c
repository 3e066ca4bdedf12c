/* markdown_checks.c: looks for what cmark's tree does not reveal. */
#include "parse/markdown_checks.h"

#include <string.h>

static bool too_many_pictures(struct source *s, struct markdown_part part, struct diags *diags) {
    size_t n = 0;
    for (const char *p = part.text; (p = strstr(p, "![")) != NULL; p += 2) {
        if (++n <= MARKDOWN_PICTURES) continue;
        source_fault(
            s, diags, CODE_MD_LIMIT, source_spot(s, (size_t)(p - s->text), 2),
            arena_printf(s->arena, "more than %d times '![' in one text", MARKDOWN_PICTURES),
            "check that this is the right file: pictures belong in the evidence folder");
        return true;
    }
    return false;
}

/* Finds escaped "<!--", which was meant to be shown: cmark's tree does not reveal the escape. */
static void warn_of_escaped(struct source *s, struct markdown_part part, struct diags *diags) {
    const char *at = strstr(part.text, "\\<!--");
    if (!at) at = strstr(part.text, "&lt;!--");
    if (at)
        source_fault(s, diags, CODE_MD_COMMENT, source_spot(s, (size_t)(at - s->text), 4),
                     "this is read as the start of a comment, and what follows is left out",
                     "to show it, put it between backticks: `<!-- -->`");
}

/* Is `at` outside of code between backticks on its line? */
static bool is_outside_code(const struct source *s, const char *at) {
    int ticks = 0;
    for (const char *c = at; c > s->text && c[-1] != '\n'; c--) ticks += c[-1] == '`';
    return ticks % 2 == 0;
}

/* Warns about the first place of `mark`, which other programs understand. */
static void warn_of_mark(struct source *s, struct markdown_part part, struct diags *diags,
                         const char *mark, enum code code, const char *text, const char *remedy) {
    const char *at = strstr(part.text, mark);
    if (at && is_outside_code(s, at))
        source_fault(s, diags, code, source_spot(s, (size_t)(at - s->text), strlen(mark)), text,
                     remedy);
}

bool markdown_checks_pass(struct source *s, struct markdown_part part, struct diags *diags) {
    if (too_many_pictures(s, part, diags)) return false;
    warn_of_escaped(s, part, diags);
    warn_of_mark(s, part, diags, "[^", CODE_MD_FOOTNOTE, "footnotes are shown as they were typed",
                 "put the note into the sentence, in parentheses");
    warn_of_mark(s, part, diags, "![[", CODE_MD_PICTURE,
                 "a picture in double brackets is shown as it was typed",
                 "write ![what can be seen](name-of-the-file.jpg)");
    return true;
}
