/* words_of_text.c: words and sentences by ICU's rules and dictionaries. */
#include "i18n/words_of_text.h"

#include "i18n/i18n_inner.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>

/* Opening an iterator costs far more than dividing a text with it, above all one for sentences,
 * which reads the abbreviations of its language. So it stays open for the next text. Tags come from
 * input: beyond this many languages, the one opened first makes room. */
enum { MOST_LANGUAGES = 16 };

struct kept_reader {
    char *tag; /* "" for NULL; NULL if the place is free */
    UBreakIterator *it;
};
struct kept_readers {
    struct kept_reader ring[MOST_LANGUAGES];
    size_t next;
};
struct word_readers {
    struct kept_readers words, sentences;
};

struct word_readers *word_readers_new(struct arena *a) {
    return arena_make(a, struct word_readers);
}

static void close_kept(struct kept_readers *kept) {
    for (size_t i = 0; i < MOST_LANGUAGES; i++) {
        if (kept->ring[i].it) ubrk_close(kept->ring[i].it);
        free(kept->ring[i].tag);
    }
    *kept = (struct kept_readers){0};
}

void word_readers_close(struct word_readers *r) {
    close_kept(&r->words);
    close_kept(&r->sentences);
}

static UBreakIterator *open_iterator(UBreakIteratorType type, const char *tag) {
    char locale[LOCALE_BYTES];
    UErrorCode error = U_ZERO_ERROR;
    bool known = *tag && locale_of_tag(tag, locale);
    /* no sentence ends after "Sept." */
    if (known) uloc_setKeywordValue("ss", "standard", locale, LOCALE_BYTES, &error);
    UBreakIterator *it = ubrk_open(type, known ? locale : "", NULL, 0, &error);
    assert(U_SUCCESS(error)); /* the rules are built into the library */
    return it;
}

static UBreakIterator *iterator_for(struct word_readers *r, UBreakIteratorType type,
                                    const char *tag) {
    struct kept_readers *kept = type == UBRK_WORD ? &r->words : &r->sentences;
    if (!tag) tag = "";
    for (size_t i = 0; i < MOST_LANGUAGES && kept->ring[i].tag; i++)
        if (strcmp(kept->ring[i].tag, tag) == 0) return kept->ring[i].it;
    struct kept_reader *k = &kept->ring[kept->next++ % MOST_LANGUAGES];
    if (k->it) ubrk_close(k->it);
    free(k->tag);
    size_t n = strlen(tag) + 1;
    *k = (struct kept_reader){.tag = memcpy(mem_alloc(n), tag, n)};
    k->it = open_iterator(type, tag);
    return k->it;
}

struct reader { /* positions are bytes of the text */
    UText text;
    UBreakIterator *it; /* borrowed */
};

static struct reader reader_open(struct word_readers *kept, UBreakIteratorType type,
                                 const char *tag, const char *text, size_t n) {
    UErrorCode error = U_ZERO_ERROR;
    struct reader r = {.text = UTEXT_INITIALIZER, .it = iterator_for(kept, type, tag)};
    utext_openUTF8(&r.text, text, (int64_t)n, &error);
    ubrk_setUText(r.it, &r.text, &error);
    assert(U_SUCCESS(error));
    return r;
}

static void reader_close(struct reader *r) { utext_close(&r->text); }

/* In Vietnamese, what ICU calls words are syllables. */
static bool has_syllables(const char *tag) {
    return tag && strncmp(tag, "vi", 2) == 0 && (tag[2] == '\0' || tag[2] == '-');
}
static size_t words_of(const char *tag, size_t found) {
    return has_syllables(tag) ? (found * 2 + 1) / 3 : found;
}
static size_t found_for(const char *tag, size_t words) {
    return has_syllables(tag) ? words * 3 / 2 : words;
}

/* Finds words until there are `most`; *end is the end of the last one. */
static size_t find_words(struct word_readers *kept, const char *tag, const char *text, size_t n,
                         size_t most, size_t *end) {
    struct reader r = reader_open(kept, UBRK_WORD, tag, text, n);
    size_t found = 0;
    *end = 0;
    for (int32_t at = ubrk_first(r.it); found < most && at != UBRK_DONE; at = ubrk_next(r.it)) {
        if (at == 0 || ubrk_getRuleStatus(r.it) < UBRK_WORD_NONE_LIMIT) continue;
        found++;
        *end = (size_t)at;
    }
    reader_close(&r);
    return found;
}

size_t word_count(struct word_readers *r, const char *tag, const char *text) {
    size_t end;
    return words_of(tag, find_words(r, tag, text, strlen(text), SIZE_MAX, &end));
}

static size_t without_spaces(const char *text, size_t n) {
    while (n > 0 && strchr(" \t\n\r", text[n - 1])) n--;
    return n;
}

/* Titles before a name, in small letters: no sentence ends there, whatever language a child's
 * teachers are named in. ICU knows some of them for some languages. */
static const char *const titles[] = {"dr", "dra", "mr",   "mrs", "ms", "mx", "prof", "profa",
                                     "sr", "sra", "srta", "st",  "mt", "د",  "أ"};

static bool is_title(const char *word, size_t n) {
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (strlen(titles[i]) == n && strncasecmp(titles[i], word, n) == 0) return true;
    return false;
}

/* Does the text end with a title, its period, and spaces? */
static bool ends_with_title(const char *text, size_t n) {
    static const char nbsp[] = "\u00A0";
    for (size_t before = 0; before != n;) {
        before = n = without_spaces(text, n);
        if (n >= 2 && memcmp(text + n - 2, nbsp, 2) == 0) n -= 2;
    }
    if (n == 0 || text[n - 1] != '.') return false;
    size_t from = --n;
    while (from > 0 && !strchr(" \t\n\r.,;:([\"'", text[from - 1])) from--;
    return is_title(text + from, n - from);
}

/* The end of the next sentence, or UBRK_DONE. */
static int32_t next_sentence(const struct reader *r, const char *text, size_t n) {
    int32_t at = ubrk_next(r->it);
    while (at != UBRK_DONE && (size_t)at < n && ends_with_title(text, (size_t)at))
        at = ubrk_next(r->it);
    return at;
}

/* The end of the last of the first sentences that are short enough together; 0 if none is. */
static size_t whole_sentences(struct word_readers *kept, const char *tag, const char *text,
                              size_t sentences, size_t words) {
    const size_t n = strlen(text);
    struct reader r = reader_open(kept, UBRK_SENTENCE, tag, text, n);
    size_t end = 0, found = 0, last_word;
    ubrk_first(r.it);
    for (size_t i = 0; i < sentences; i++) {
        int32_t at = next_sentence(&r, text, n);
        if (at == UBRK_DONE) break;
        found += find_words(kept, tag, text + end, (size_t)at - end, SIZE_MAX, &last_word);
        if (words_of(tag, found) > words) break;
        end = (size_t)at;
    }
    reader_close(&r);
    return end;
}

struct opening word_opening(struct word_readers *r, const char *tag, const char *text,
                            size_t sentences, size_t words) {
    size_t end = whole_sentences(r, tag, text, sentences, words);
    if (end) return (struct opening){.n = without_spaces(text, end)};
    find_words(r, tag, text, strlen(text), found_for(tag, words), &end);
    return (struct opening){.n = end, .inside = end > 0};
}
