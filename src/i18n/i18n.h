/* i18n.h: messages in the reader's language, and dates, numbers, and lists as that language writes
 * them.
 *
 * A catalog is templates/locales/<tag>.yaml: it maps keys ("home.where_i_am") to text with {name}
 * placeholders, or to a map of plural forms ({one: ..., other: ...}) chosen by {n}. Plurals, dates,
 * and numbers come from ICU; no ICU type is exposed.
 *
 *     const struct lang *es = langs_find(langs, "es");
 *     tr(es, "home.where_i_am");
 *     const struct tr_arg args[] = {{"n", .number = 8, .is_number = true}};
 *     tr_with(es, arena, "board.more", args, 1);
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
struct langs; /* all available languages */

/* Call once, before anything else here: makes ICU use mem_alloc, so that the program ends when out
 * of memory. By itself ICU would leave the digits out of a date and report no error. */
void i18n_start(void);

struct langs *langs_new(struct arena *a);
/* Frees everything held by ICU; call before freeing the arena. If a language is used afterwards, it
 * is reopened. */
void langs_free(struct langs *ls);
/* Adds a catalog from its YAML text. False, with findings, if it cannot be understood. If the tag
 * exists already (a workspace's own catalog on top of a built-in one), its messages replace those
 * with the same key. */
bool langs_add(struct langs *ls, const char *tag, const char *file, const char *yaml, size_t n,
               struct diags *diags);
/* The same for a catalog that is known to be valid, such as the built-in ones: its text, which must
 * stay valid, is read when the language is first used, because few workspaces need more than two of
 * ten. If it turns out to be invalid, the language does not exist. */
bool langs_offer(struct langs *ls, const char *tag, const char *file, const char *yaml, size_t n,
                 struct diags *diags);
/* Finds by tag (ignoring case), then by ever shorter prefixes of it ("es-MX" finds "es"); NULL if
 * there is none. */
const struct lang *langs_find(const struct langs *ls, const char *tag);
/* The same without reading what was offered: its tag is known, and its messages must not be asked
 * for. */
const struct lang *langs_offered(const struct langs *ls, const char *tag);

/* The same language in short words: uses the catalog's "plain.<key>" for a key if there is one. In
 * the arena. */
const struct lang *lang_plain(struct arena *a, const struct lang *l);

/* The first language, with labels in both: "Family · Familia". Sentences, and texts with
 * placeholders, are only in the first. In the arena. */
const struct lang *lang_pair(struct arena *a, const struct lang *first, const struct lang *second);

const char *lang_tag(const struct lang *l);
/* For words_of_text.h. */
struct word_readers *lang_readers(const struct lang *l);
bool lang_rtl(const struct lang *l);
/* Is the language of the tag, loaded or not, written from right to left? */
bool tag_is_rtl(const char *tag);
/* Is it the tag of a language that has a name? "old" has the form of a tag, and is none. */
bool tag_is_language(const char *tag);
/* The language's name in English: "Arabic"; the tag itself if it has none. */
const char *tag_english_name(struct arena *a, const char *tag);
/* Is Letter the usual paper size where this language is spoken? Otherwise A4. */
bool tag_uses_letter(const char *tag);
/* The language for text that has no translation; its catalog always exists. */
#define LANG_FALLBACK "en"
/* The language's name in itself: "español". From the catalog's "language.name", otherwise from
 * ICU. */
#define LANG_OF_FINDINGS "en" /* findings have no translation */
const char *lang_own_name(const struct lang *l);

struct tr_arg {
    const char *name;
    const char *text;
    long number;
    /* Formats `number` as the language does. An argument named "n" chooses the plural form ("other"
     * if the message lacks the form). */
    bool is_number;
};
/* The text of a key, borrowed. A missing key is a bug (a test checks every key in every catalog);
 * then the key itself is returned. */
const char *tr(const struct lang *l, const char *key);
const char *tr_with(const struct lang *l, struct arena *a, const char *key,
                    const struct tr_arg *args, size_t n);
/* tr_with for the two most common cases. */
const char *tr_n(const struct lang *l, struct arena *a, const char *key, long n);
const char *tr_text(const struct lang *l, struct arena *a, const char *key, const char *name,
                    const char *text);
bool lang_has(const struct lang *l, const char *key);
/* Words that many schools share, such as the names of levels, of terms, and of areas: the text in
 * the language, if it is written in the language `tag` exactly as that catalog's section "standard"
 * has it; otherwise NULL. */
const char *lang_standard(const struct lang *l, const char *tag, const char *text);

enum date_style {
    DATE_LONG,        /* October 14, 2026 */
    DATE_DAY,         /* October 14 */
    DATE_SHORT,       /* Oct 14 */
    DATE_MONTH,       /* October 2026 */
    DATE_MONTH_SHORT, /* Oct */
    DATE_WEEKDAY,     /* Tuesday, November 24 */
};
/* "" for no date. Always in the Gregorian calendar, with digits 0 to 9. */
const char *lang_date(const struct lang *l, struct arena *a, struct date d, enum date_style style);
/* 3:20 PM, 15:20; with a no-break space. */
const char *lang_time(const struct lang *l, struct arena *a, int hour, int minute);
const char *lang_number(const struct lang *l, struct arena *a, long n);
/* A decimal given as text with '.' ("2.50"), with the language's decimal sign and as many decimals
 * ("2,50"). */
const char *lang_decimal(const struct lang *l, struct arena *a, const char *plain);
/* "a, b and c" */
const char *lang_list(const struct lang *l, struct arena *a, const char *const *items, size_t n);
/* With an initial capital, if the script has capitals: "écrire" is "Écrire". */
const char *lang_capital(const struct lang *l, struct arena *a, const char *text);
/* The text between a sentence and the next: its period, unless the sentence already ends with a
 * closing sign, and a space if the script uses spaces. */
const char *lang_sentence_end(const struct lang *l, const char *text);
/* An Excel number format for numeric dates: "dd\\/mm\\/yyyy" where the day comes first, otherwise
 * "yyyy\\-mm\\-dd", because 03/04 is in March in one country and in April in another. */
const char *lang_date_figures(const struct lang *l, struct arena *a);
/* Does the text have a right-to-left letter? */
bool text_has_rtl(const char *text);
/* Canonical composition (NFC), in the arena. */
char *text_nfc(struct arena *a, const char *s);

#endif
