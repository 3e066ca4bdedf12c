/* test_reading_grade.c: the words that families read are easy. The Flesch-Kincaid grade of all family words of en.yaml
 * is at most 6, in the standard edition and in the plain one. */
#include "i18n/i18n.h"
#include "os/os.h"
#include "parse/yml.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FILE_EN "templates/locales/en.yaml"
enum { MOST_GRADE = 6, SENTENCE_WORDS = 4 };

/* What only staff see, on the terminal, on their pages, and in their workbooks. */
static const char *const for_staff[] = {
    "language", "quote", "classpage", "explain",  "signal", "need",       "gap",   "printfile",
    "class",    "how",   "school",    "district", "equity", "conditions", "staff", NULL};

struct count {
    long sentences, words, syllables;
};

static double grade_of(const struct count *c) {
    double words = (double)c->words, sentences = (double)c->sentences;
    return 0.39 * words / sentences + 11.8 * (double)c->syllables / words - 15.59;
}

static bool is_vowel(char c) { return c && strchr("aeiouy", c) != NULL; }

/* Groups of vowels; a silent e at the end is none, as in "date", unless it is "le", as in "table". */
static long syllables_of(const char *word, size_t n) {
    long count = 0;
    for (size_t i = 0; i < n; i++)
        if (is_vowel((char)tolower((unsigned char)word[i])) &&
            (i == 0 || !is_vowel((char)tolower((unsigned char)word[i - 1]))))
            count++;
    bool silent = n > 2 && word[n - 1] == 'e' && !is_vowel(word[n - 2]) && word[n - 2] != 'l';
    if (silent && count > 1) count--;
    return count ? count : 1;
}

/* Letters, and what joins them: "don’t" and "follow-up" are one word; a {place} is one short word. */
static size_t word_length(const char *p) {
    if (*p == '{') return strcspn(p, "}") + 1;
    size_t n = 0;
    while (isalpha((unsigned char)p[n]) || (n && (p[n] == '-' || (unsigned char)p[n] >= 0x80))) n++;
    return n;
}

/* Only sentences: short labels would make any text look easy. */
static void add_sentence(struct count *all, const struct count *one) {
    if (one->words < SENTENCE_WORDS) return;
    all->sentences++;
    all->words += one->words;
    all->syllables += one->syllables;
}

static void add_text(struct count *all, const char *p) {
    struct count one = {0};
    while (*p) {
        size_t n = word_length(p);
        if (n) {
            one.words++;
            one.syllables += *p == '{' ? 1 : syllables_of(p, n);
        }
        bool ends = !n && strchr(".?!", *p) != NULL;
        if (ends) {
            add_sentence(all, &one);
            one = (struct count){0};
        }
        p += n ? n : 1;
    }
    add_sentence(all, &one);
}

static void add_node(struct count *all, const struct yml *node) {
    if (node->kind == YML_SCALAR_NODE) add_text(all, node->text);
    for (size_t i = 0; node->kind == YML_MAP_NODE && i < node->n; i++)
        add_node(all, node->entries[i].value);
}

static bool is_for_staff(const char *section) {
    size_t i = 0;
    while (for_staff[i] && strcmp(for_staff[i], section) != 0) i++;
    return for_staff[i] != NULL;
}

/* ---- tests ---- */

static void family_words_are_easy(void **state) {
    struct arena *a = arena_new();
    struct source source;
    struct yml *root = NULL;
    struct diags *diags = diags_new(a);
    struct count all = {0};
    const char *why = "";
    char *text = NULL;
    size_t n = 0, known = 0;
    (void)state;
    assert_true(os_read(a, FILE_EN, SOURCE_YAML_LIMIT, &text, &n, &why));
    assert_true(source_open(&source, a, FILE_EN, NULL, text, n, diags));
    assert_true(yml_parse(&source, (struct yml_part){source.text, source.n, 0}, diags, &root));
    for (size_t i = 0; i < root->n; i++) {
        bool staff = is_for_staff(root->entries[i].key->text);
        known += staff;
        if (!staff) add_node(&all, root->entries[i].value);
    }
    assert_int_equal(known, sizeof for_staff / sizeof *for_staff - 1);
    print_message("family words: grade %.1f (%ld sentences, %ld words)\n", grade_of(&all),
                  all.sentences, all.words);
    assert_true(all.sentences > 100);
    assert_true(grade_of(&all) <= MOST_GRADE);
    arena_free(a);
}

static void hard_words_are_noticed(void **state) {
    struct count hard = {0}, easy = {0};
    (void)state;
    add_text(&hard,
             "Proficiency determinations incorporate chronologically weighted evaluations of "
             "learner performance.");
    add_text(&easy, "I can do this on my own. Ok! We like {name} a lot today.");
    assert_int_equal(hard.sentences, 1);
    assert_int_equal(easy.sentences, 2); /* "Ok" is no sentence */
    assert_int_equal(easy.words, 13);
    assert_true(grade_of(&hard) > 12);
    assert_true(grade_of(&easy) < 2);
}

static void syllables_are_counted(void **state) {
    static const struct {
        const char *word;
        long want;
    } rows[] = {{"I", 1},      {"can", 1},   {"date", 1},  {"table", 2},
                {"target", 2}, {"level", 2}, {"agree", 2}, {"teacher", 2},
                {"area", 2},   {"the", 1},   {"mm", 1}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(syllables_of(rows[i].word, strlen(rows[i].word)), rows[i].want);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(family_words_are_easy),
        cmocka_unit_test(hard_words_are_noticed),
        cmocka_unit_test(syllables_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
