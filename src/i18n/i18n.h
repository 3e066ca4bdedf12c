/* i18n.h: words of the product in the reader's language, and dates, numbers and order as that language writes them.
 *
 * A catalog is templates/locales/<tag>.yaml: keys ("home.where_i_am") to text with {name} places, or to a map of plural
 * forms ({one: ..., other: ...}) chosen by {n}. ICU stands behind plurals, dates and numbers; no ICU type shows.
 *
 *     const struct lang *es = langs_find(langs, "es");
 *     tr(es, "home.where_i_am");
 *     tr_with(es, arena, "board.more", (struct tr_arg[]){{"n", .number = 8, .is_number = true}}, 1);
 */
#ifndef I18N_I18N_H
#define I18N_I18N_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct lang;  /* one language with its catalog */
struct langs; /* all that are loaded */

/* Once, at the start of a program and before anything else here: ICU asks for memory as we do, and the program ends when there is
 * none. By itself it would leave out the digits of a date and report no error. */
void i18n_start(void);

struct langs *langs_new(struct arena *a);
/* Give back what ICU holds for them, before the arena goes; tools are opened again if a language is used after it. */
void langs_free(struct langs *ls);
/* Add a catalog from its YAML text. False and diagnostics when it cannot be understood. For a tag that is there already
 * (a workspace's own catalog over the one that is shipped) its messages replace those of the same key. */
bool langs_add(struct langs *ls, const char *tag, const char *file, const char *yaml, size_t n,
               struct diags *diags);
/* The same for a catalog that is known to be sound, as those that are shipped: its text, which stays where it is, is read when
 * somebody asks for the language. Few workspaces need more than two of ten. What cannot be understood after all is not there. */
bool langs_offer(struct langs *ls, const char *tag, const char *file, const char *yaml, size_t n,
                 struct diags *diags);
/* By tag (any case), then with less and less of it ("es-MX" finds "es"); NULL when there is none. */
const struct lang *langs_find(const struct langs *ls, const char *tag);

/* The same language in its short words: a key that the catalog also has as "plain.<key>" gives that. In the arena. */
const struct lang *lang_plain(struct arena *a, const struct lang *l);

/* The language with labels in two: "Family · Familia". Sentences, and texts with places, stay those of the first. In the
 * arena. */
const struct lang *lang_pair(struct arena *a, const struct lang *first, const struct lang *second);

const char *lang_tag(const struct lang *l);
bool lang_rtl(const struct lang *l);
/* For any tag, loaded or not: is it written right to left? */
bool tag_is_rtl(const char *tag);
/* Well-formed BCP 47? */
bool tag_is_valid(const char *tag);
/* Is Letter the usual paper where this language is spoken? A4 otherwise. */
bool tag_uses_letter(const char *tag);
/* The language of what has no words in another: its catalog is always there. */
#define LANG_FALLBACK "en"
/* The language's own name for itself: "español". The catalog's "language.name", else ICU's. */
const char *lang_own_name(const struct lang *l);

struct tr_arg {
    const char *name;
    const char *text;
    long number;
    bool
        is_number; /* then `number` is written as the language does; an arg named "n" chooses the plural form (where
                       a message lacks the form, "other" is taken) */
};
/* The text of a key. A key that is missing in the catalog is a bug (a test proves every key in every catalog); it gives the
 * key itself. Borrowed. */
const char *tr(const struct lang *l, const char *key);
const char *tr_with(const struct lang *l, struct arena *a, const char *key, const struct tr_arg *args,
                    size_t n);
/* tr_with for the two commonest shapes. */
const char *tr_n(const struct lang *l, struct arena *a, const char *key, long n);
const char *tr_text(const struct lang *l, struct arena *a, const char *key, const char *name,
                    const char *text);
bool lang_has(const struct lang *l, const char *key);
/* Every key of a catalog, sorted: for the test that compares catalogs. */
const char *const *lang_keys(const struct lang *l, size_t *n);

enum date_style {
    DATE_LONG,        /* October 14, 2026 */
    DATE_DAY,         /* October 14 */
    DATE_SHORT,       /* Oct 14 */
    DATE_MONTH,       /* October 2026 */
    DATE_MONTH_SHORT, /* Oct */
    DATE_WEEKDAY,     /* Tuesday, November 24 */
};
/* "" for no date. Always the Gregorian calendar and the digits 0 to 9. */
const char *lang_date(const struct lang *l, struct arena *a, struct date d, enum date_style style);
/* 3:20 PM, 15:20; the space is one that does not break */
const char *lang_time(const struct lang *l, struct arena *a, int hour, int minute);
const char *lang_number(const struct lang *l, struct arena *a, long n);
/* A decimal as text with '.' ("2.50"), with the language's decimal sign and as many decimals ("2,50"). */
const char *lang_decimal(const struct lang *l, struct arena *a, const char *plain);
/* "a, b and c" */
const char *lang_list(const struct lang *l, struct arena *a, const char *const *items, size_t n);
/* With a capital at its beginning, where the script has them: "écrire" is "Écrire". */
const char *lang_capital(const struct lang *l, struct arena *a, const char *text);
/* What follows a sentence before the next one begins: its full stop, unless it ends in a sign that closes a sentence, and a space
 * where the script has one. */
const char *lang_sentence_end(const struct lang *l, const char *text);
/* A pattern for a date in figures, as Excel writes patterns: "dd\\/mm\\/yyyy" where the day comes first, else "yyyy\\-mm\\-dd":
 * 03/04 is a day in March in one country and in April in another. */
const char *lang_date_figures(const struct lang *l, struct arena *a);
/* Does the text hold a letter that runs right to left? */
bool text_has_rtl(const char *text);
/* Canonical composition (NFC), in the arena. */
char *text_nfc(struct arena *a, const char *s);

#endif
