/* yml_words.c: a table from libyaml's problems to findings. Reads no YAML. */
#include "parse/yml_words.h"

#include "base/arena.h"

#include <stdbool.h>
#include <string.h>

struct phrase {
    const char *problem, *context; /* prefixes; NULL matches anything */
    const char *text, *remedy;
    enum yml_place place;
};

static const struct phrase phrases[] = {
    {"mapping values are not allowed", NULL, "a colon where no value can begin",
     "put a text that holds ': ' in quotes, or check the indentation of this line and the one above",
     YML_WHERE_NOTICED},
    {"found unexpected end of stream", "while scanning a quoted scalar",
     "a quotation mark that is never closed",
     "close it, or write the text in the other kind of quotes", YML_WHERE_BEGUN},
    {"found unexpected document indicator", "while scanning a quoted scalar",
     "a quotation mark that is never closed", "close it before the line '---'", YML_WHERE_BEGUN},
    {"did not find expected key", NULL, "a line that does not fit those before it",
     "indent the keys of one group equally; close every quotation mark and bracket above",
     YML_WHERE_NOTICED},
    {"did not find expected '-' indicator", NULL,
     "something that does not belong to the list that it is in",
     "begin each entry with '- ' at the same indentation; put texts that hold ']' or '}' in quotes",
     YML_WHERE_NOTICED},
    {"did not find expected ',' or ']'", NULL, "a list in '[' that is not closed properly",
     "put ',' between the entries and ']' at the end; quote texts that hold brackets or ': '",
     YML_WHERE_BEGUN_IF_ABOVE},
    {"did not find expected ',' or '}'", NULL, "a map in '{' that is not closed properly",
     "put ',' between the entries and '}' at the end; quote texts that hold ',' or ': '",
     YML_WHERE_BEGUN_IF_ABOVE},
    {"could not find expected ':'", NULL, "a line without 'key: value'",
     "put ': ' after the key, or indent the line so that it belongs to the text above",
     YML_WHERE_BEGUN},
    {"found character that cannot start any token", NULL, "a character that cannot begin a value",
     "put the text in quotes: values cannot begin with '@', '`' or '%'", YML_WHERE_NOTICED},
    {"block sequence entries are not allowed", NULL, "a '-' where no list can begin",
     "begin the list on a line of its own, under its key", YML_WHERE_NOTICED},
    {"block mapping entries are not allowed", NULL, "a key where none can begin",
     "begin it on a line of its own", YML_WHERE_NOTICED},
    {"found unexpected ':'", NULL, "a colon inside a text", "put the text in quotes",
     YML_WHERE_NOTICED},
    {"found unknown escape character", NULL, "an unknown escape after '\\'",
     "double the backslash, or use single quotes, where '\\' is a plain character",
     YML_WHERE_NOTICED},
    {"did not find expected alphabetic or numeric character", NULL,
     "a '*' or '&' at the beginning of a text", "put the text in quotes", YML_WHERE_NOTICED},
    {"did not find expected <document start>", NULL, "text after the end of the document",
     "check the indentation: the line is outside of what comes before", YML_WHERE_NOTICED},
    {"found invalid Unicode character escape code", NULL,
     "an escape for a character that does not exist", "write the character itself",
     YML_WHERE_NOTICED},
    {"did not find expected hexdecimal number", NULL, "an escape that is not complete",
     "double the backslash, or use single quotes", YML_WHERE_NOTICED},
    {"exceeded maximum", NULL, "lists and maps are nested more than 64 deep",
     "write it with less nesting", YML_WHERE_NOTICED},
};

static bool begins(const char *s, const char *with) {
    return !with || (s && strncmp(s, with, strlen(with)) == 0);
}

struct yml_words yml_words(struct arena *a, const char *problem, const char *context,
                           int context_line) {
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        const struct phrase *p = &phrases[i];
        if (begins(problem, p->problem) && begins(context, p->context))
            return (struct yml_words){p->text, p->remedy, p->place};
    }
    const char *text = arena_printf(a, "this is not understood as YAML: %s",
                                    problem ? problem : "it ends too early");
    const char *remedy =
        context ? arena_printf(a, "%s, which began in line %d", context, context_line)
                : "check quotation marks, brackets and indentation here and in the line above";
    return (struct yml_words){text, remedy, YML_WHERE_NOTICED};
}
