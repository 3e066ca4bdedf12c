/* i18n_inner.h: what the files of `i18n` share among themselves. Nobody else includes it. ICU stays within this
 * folder. */
#ifndef I18N_INNER_H
#define I18N_INNER_H

#include "base/hash.h"
#include "base/vec.h"
#include "i18n/i18n.h"

#include <unicode/utypes.h>

/* ---- catalogs --------------------------------------------------------------------------------------------
 */

enum plural_form { FORM_ZERO, FORM_ONE, FORM_TWO, FORM_FEW, FORM_MANY, FORM_OTHER, FORM_COUNT };

/* FORM_COUNT when `name` is no form. */
enum plural_form form_named(const char *name);

struct message {
    const char *key;
    const char *forms[FORM_COUNT]; /* a plain text is FORM_OTHER alone; FORM_OTHER is never NULL */
};

struct catalog {
    struct table *messages; /* by key */
    VEC(const char *) keys; /* sorted */
};

/* Add what the YAML says; of a key that is there already the text is replaced. False when there was a fault.
 */
bool catalog_read(struct catalog *c, struct arena *a, const char *file, const char *yaml, size_t n,
                  struct diags *diags);

/* ---- languages -------------------------------------------------------------------------------------------
 */

enum { LOCALE_BYTES = 160, DATE_STYLES = DATE_WEEKDAY + 1 };

/* A date that was written lately: a portfolio says the same days again and again. */
enum { SAID_DATES = 256, SAID_BYTES = 64 };
struct said_date {
    long days;
    enum date_style style;
    char text[SAID_BYTES]; /* "" = none */
};

/* ICU's tools for one language, opened when they are first asked for; NULL until then. */
struct tools {
    void *date[DATE_STYLES]; /* UDateFormat */
    void *time;              /* UDateFormat */
    void *number;            /* UNumberFormat */
    void *plural;            /* UPluralRules */
    void *list;              /* UListFormatter */
    struct said_date said[SAID_DATES];
};

/* A catalog that is read when somebody asks for its language; nothing when it was, or need not be. */
struct unread {
    const char *file, *yaml;
    size_t n;
};

struct lang {
    const char *tag;
    char locale[LOCALE_BYTES]; /* ICU's name: the tag, with Gregorian calendar and Western digits */
    bool rtl;
    bool plain; /* short words before the others */
    const char *own_name;
    struct catalog catalog;
    struct unread unread;
    bool lost;           /* its catalog was offered, and cannot be understood */
    struct tools *tools; /* filled as needed; what they say never changes */
};

struct langs {
    struct arena *arena;
    VEC(struct lang *) list;
};

/* ICU's name for a tag, always with Gregorian calendar and Western digits. False when the tag is not
 * well-formed. */
bool locale_of_tag(const char *tag, char out[LOCALE_BYTES]);
char *own_name_of(struct arena *a, const char *tag);

/* Which plural form n takes. */
enum plural_form plural_of(const struct lang *l, long n);
void tools_close(struct tools *t);

/* ---- UTF-16, which ICU speaks ----------------------------------------------------------------------------
 */

struct wide {
    UChar *s;
    int32_t n;
};

/* To be freed with free(w.s). What is not UTF-8 becomes U+FFFD. */
struct wide wide_from(const char *s);
/* As UTF-8, in the arena. */
char *wide_text(struct arena *a, const UChar *s, int32_t n);

#endif
