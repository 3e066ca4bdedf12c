/* objection.c: a passphrase, measured as somebody would try it who knows the school, the learner, and this program. */
#include "pipeline/objection.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "i18n/spelling.h"
#include "os/os.h"
#include "seal/strength.h"

#include <ctype.h>
#include <string.h>

/* A try on a PDF (ISO 32000-2, revision 6) takes about 1/115 of the time of a try on pages, with the same hardware: 2^7 more
 * passphrases cost the same. */
enum { BITS_OF_PDF = STRENGTH_LEAST + 7 };

/* Printed in the README and in messages, so whoever attacks a school tries them first. tests/suites/lock compares. */
static const char *const examples[] = {"four loud geese fly", "six slow camels hum"};
/* Printed wherever passphrases are explained. */
static const char *const famous[] = {"correct horse battery staple", "tr0ub4dor 3"};

/* Without accents, widths, and marks that nobody sees, which people add to the same few words. In lower case. */
static const char *plain_letters(struct arena *a, const char *text) {
    const struct spelled s = spell(a, text, strlen(text));
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s.n; i++) {
        unsigned c = s.letters[i];
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0; /* full width */
        const bool mark = (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                          c == 0x2060 || c == 0xFEFF;
        if (!mark) buf_utf8(&b, c < 0x80 ? (unsigned)ascii_lower((char)c) : c);
    }
    return buf_take(&b, a);
}

/* Each word once, without spaces; of what repeats itself, one time. */
static const char *without_repeats(struct arena *a, const char *text) {
    struct table *seen = table_new(a);
    struct buf b = BUF_INIT;
    for (const char *p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
        const size_t n = strcspn(p, " ");
        const char *word = arena_strndup(a, p, n);
        if (!table_set(seen, word, seen)) buf_add(&b, word, n);
        p += n;
    }
    for (size_t period = 1; period <= b.n / 2; period++) {
        if (memcmp(b.p, b.p + period, b.n - period) != 0) continue;
        b.n = period;
        b.p[period] = '\0';
        break;
    }
    return buf_take(&b, a);
}

enum { MOST_NAMES = 60, MOST_KNOWN = STRENGTH_KNOWN };

static void add_words(struct arena *a, const char **known, size_t most, const char *text) {
    size_t n = 0;
    while (known[n]) n++;
    const char *plain = plain_letters(a, text ? text : "");
    for (const char *p = plain + strspn(plain, " -"); *p && n < most; p += strspn(p, " -")) {
        const size_t length = strcspn(p, " -");
        known[n++] = arena_strndup(a, p, length);
        p += length;
    }
}

static void add_names(const struct learner *l, const char **known) {
    const char *texts[] = {l->id,
                           l->first,
                           l->last,
                           l->called,
                           l->group->id,
                           words_text(&l->group->name, NULL),
                           words_text(&l->workspace->name, NULL),
                           l->group->school ? words_text(&l->group->school->name, NULL) : NULL};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_words(l->arena, known, MOST_NAMES, texts[i]);
    for (size_t i = 0; i < l->n_family; i++) add_words(l->arena, known, MOST_NAMES, l->family[i].name);
}

/* ---- measured ------------------------------------------------------------------------------------------------ */

struct measuring {
    struct arena *arena;
    const char *phrase;
    const char **names, **all; /* all: the words of the examples, too */
    double least;
};

static const char *letters_alone(struct arena *a, const char *text) {
    struct buf b = BUF_INIT;
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80 || isalnum((unsigned char)*text)) buf_char(&b, *text);
    return buf_take(&b, a);
}

/* An example with other letters, signs, or a word more: is what is left to guess too little? One word of an example says nothing. */
static bool is_example(const struct measuring *m) {
    const char *letters = letters_alone(m->arena, m->phrase);
    size_t first = 0, n = 0;
    while (m->names[first]) first++;
    for (size_t i = first; m->all[i]; i++) n += strstr(letters, m->all[i]) != NULL;
    return n > 1 && strength_of(m->arena, letters, m->all).bits < m->least;
}

/* What is written back is a pointer to a static string, which is at the same place in the parent. */
static void measure(void *context, struct buf *result) {
    const struct measuring *m = context;
    struct strength s = strength_of(m->arena, m->phrase, m->names);
    const char *why = NULL;
    if (s.bits < m->least)
        why = s.why ? s.why : "it has too few different characters";
    else if (is_example(m))
        why = "it is an example from the README or another well-known one, or much like it";
    buf_add(result, &why, sizeof why);
}

/* zxcvbn crashes when it gets no memory. It always gets the same few words, so a crash in the child means just that. */
static bool measured(const struct measuring *m, const char **why) {
    static const struct os_limits limits = {.cpu_seconds = 20, .memory = (size_t)64 << 20, .result = 64};
    struct buf result = BUF_INIT;
    struct measuring copy = *m;
    const bool ok =
        os_confined(&limits, measure, &copy, &result, why) == OS_CONFINED_DONE && result.n == sizeof *why;
    if (ok) memcpy(why, result.p, sizeof *why);
    buf_release(&result);
    return ok;
}

bool passphrase_objection(const struct learner *l, const char *words, enum passphrase_use use,
                          const char **why) {
    const char *names[MOST_KNOWN + 1] = {NULL}, *all[MOST_KNOWN + 1];
    *why = NULL;
    if (utf8_count(words, strlen(words)) < PASSPHRASE_LEAST) {
        *why = arena_printf(l->arena, "it has fewer than %d characters", PASSPHRASE_LEAST);
        return true;
    }
    add_names(l, names);
    memcpy(all, names, sizeof all);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        add_words(l->arena, all, MOST_KNOWN, examples[i]);
    for (size_t i = 0; i < sizeof famous / sizeof *famous; i++)
        add_words(l->arena, all, MOST_KNOWN, famous[i]);
    return measured(&(struct measuring){l->arena, without_repeats(l->arena, plain_letters(l->arena, words)),
                                        names, all, use == PASSPHRASE_OF_PDF ? BITS_OF_PDF : STRENGTH_LEAST},
                    why);
}
