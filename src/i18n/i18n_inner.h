/* i18n_inner.h: shared by the files of `i18n`; not for other rooms. ICU is used only within this
 * folder. */
#ifndef I18N_INNER_H
#define I18N_INNER_H

#include "base/hash.h"
#include "base/vec.h"
#include "i18n/i18n.h"

#include <unicode/udat.h>
#include <unicode/utypes.h>

/* ---- catalogs ---- */

enum plural_form { FORM_ZERO, FORM_ONE, FORM_TWO, FORM_FEW, FORM_MANY, FORM_OTHER, FORM_COUNT };

/* FORM_COUNT if `name` is not a plural form. */
enum plural_form catalog_form_named(const char *name);

struct message {
    const char *key;
    const char *forms[FORM_COUNT]; /* a plain text is only FORM_OTHER; FORM_OTHER is never NULL */
};

struct catalog {
    struct table *messages; /* by key */
    VEC(const char *) keys;
    struct table *standard; /* messages of the section "standard", by their text */
};

/* Adds the messages of the YAML, replacing those with the same key. False if there was an error. */
bool catalog_read(struct catalog *c, struct arena *a, const char *file, const char *yaml, size_t n,
                  struct diags *diags);

/* ---- languages ---- */

enum { LOCALE_BYTES = 160, DATE_STYLES = DATE_WEEKDAY + 1 };

/* Cache of recently formatted dates: a portfolio repeats the same days again and again. */
enum { SAID_DATES = 256, SAID_BYTES = 64 };
struct said_date {
    long days;
    enum date_style style;
    char text[SAID_BYTES]; /* "" = none */
};

/* ICU's formatters for one language, each opened when first used; NULL before that. */
struct tools {
    void *date[DATE_STYLES]; /* UDateFormat */
    void *time;              /* UDateFormat */
    void *number;            /* UNumberFormat */
    void *plural;            /* UPluralRules */
    void *list;              /* UListFormatter */
    struct said_date said[SAID_DATES];
};

/* A catalog to be read when its language is first used; empty if it has been read. */
struct unread {
    const char *file, *yaml;
    size_t n;
};

struct lang {
    const char *tag;
    const struct langs *all;   /* the language is one of them */
    char locale[LOCALE_BYTES]; /* ICU locale: the tag, with Gregorian calendar and Western digits */
    bool rtl;
    bool plain; /* prefers short words */
    const char *own_name;
    struct catalog catalog;
    struct unread unread;
    bool lost;           /* its offered catalog turned out to be invalid */
    struct tools *tools; /* opened as needed; results never change */
};

struct langs {
    struct arena *arena;
    VEC(struct lang *) list;
    struct word_readers *readers;
};

/* The ICU locale of a tag, always with Gregorian calendar and Western digits. False if the tag is
 * not well-formed. */
bool locale_of_tag(const char *tag, char out[LOCALE_BYTES]);
char *tag_own_name(struct arena *a, const char *tag);

/* The plural form for n. */
enum plural_form format_plural_of(const struct lang *l, long n);
void format_tools_close(struct tools *t);

/* ---- where the catalog knows better than ICU (local.c) ---- */

/* The pattern of a date in this style, or of a time; NULL: ICU's. */
const char *local_pattern(const struct lang *l, enum date_style style);
const char *local_time(const struct lang *l);
/* Puts the catalog's names of months, days, and halves of the day into the format. */
void local_names(const struct lang *l, UDateFormat *f);
/* The items joined as the catalog says; NULL if it does not say. */
const char *local_list(const struct lang *l, struct arena *a, const char *const *items, size_t n);

/* ---- UTF-16, for ICU ---- */

struct wide {
    UChar *s;
    int32_t n;
};

/* Free w.s. Invalid UTF-8 becomes U+FFFD. */
struct wide wide_from(const char *s);
/* Converts to UTF-8, in the arena. */
char *wide_text(struct arena *a, const UChar *s, int32_t n);

#endif
