/* test_reading.c: words and sentences of texts as children write them, in many scripts. */
#include "i18n/words_of_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void opens_with(struct word_readers *r, const char *tag, const char *text, size_t sentences,
                       size_t words, const char *want, bool inside) {
    struct opening o = word_opening(r, tag, text, sentences, words);
    assert_int_equal(o.n, strlen(want));
    assert_memory_equal(text, want, o.n);
    assert_int_equal(o.inside, inside);
}

static void words(void **state) {
    struct word_readers *r = *state;
    assert_int_equal(word_count(r, "en", ""), 0);
    assert_int_equal(word_count(r, "en", "It held 12 kg. I don't know why!"), 8);
    assert_int_equal(word_count(r, "ar", "أحبّ الرسم"), 2);
    assert_int_equal(word_count(r, "zh-Hans", "我喜欢画画"), 4);
    /* six syllables */
    assert_int_equal(word_count(r, "vi", "Em thích vẽ con mèo nhỏ"), 4);
    assert_int_equal(word_count(r, NULL, "one two"), 2);
    assert_int_equal(word_count(r, "no such tag", "one two"), 2);
}

static void sentences(void **state) {
    struct word_readers *r = *state;
    static const char two[] = "It held. And then it fell! Why?";
    opens_with(r, "en", two, 1, 40, "It held.", false);
    opens_with(r, "en", two, 2, 40, "It held. And then it fell!", false);
    opens_with(r, "en", two, 9, 40, two, false);
    opens_with(r, "en", two, 9, 5, "It held.", false);
    opens_with(r, "en", "Ms. Okafor helped. I did it.", 1, 40, "Ms. Okafor helped.", false);
    opens_with(r, "zh-Hans", "我喜欢画画。我也喜欢猫。", 1, 40, "我喜欢画画。", false);
    opens_with(r, "ar", "هل تعرف؟ أنا أعرف.", 1, 40, "هل تعرف؟", false);
    opens_with(r, "hi", "मुझे चित्र पसंद हैं। मैं खुश हूँ।", 1, 40, "मुझे चित्र पसंद हैं।", false);
}

/* A sentence may not end between a title and the name after it, in whatever language the text is. */
static void titles(void **state) {
    struct word_readers *r = *state;
    static const char *const tags[] = {"en", "es", "pt", "fr", "vi", "so", "no such tag", NULL};
    static const char *const with[] = {"Dr. Smith",      "Mx. Li",       "Ms. Okafor", "Sra. Ruiz",
                                       "(Dr. Ruiz)",     "St. Patrick",  "Mt. Hood",   "Dra. Paz",
                                       "Prof. Dr. Held", "Mr.\u00A0Park"};
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
        for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
            char one[64], two[128];
            snprintf(one, sizeof one, "We saw %s today.", with[i]);
            snprintf(two, sizeof two, "%s Then I drew it.", one);
            opens_with(r, tags[t], two, 1, 40, one, false);
        }
    opens_with(r, "ar", "زارنا د. أحمد اليوم. رسمت له.", 1, 40, "زارنا د. أحمد اليوم.", false);
    opens_with(r, "en", "It was my best. I did it.", 1, 40, "It was my best.", false);
    opens_with(r, "en", "I was 1st. Then I fell.", 1, 40, "I was 1st.", false);
    opens_with(r, "en", "I asked the Dr.", 1, 40, "I asked the Dr.", false);
    opens_with(r, "en", "We saw Dr. Smith today. I did it.", 2, 5, "We saw Dr. Smith today.",
               false);
}

/* Children write without full stops. */
static void without_stops(void **state) {
    struct word_readers *r = *state;
    opens_with(r, "en", "It held 12 kg", 2, 40, "It held 12 kg", false);
    opens_with(r, "zh-Hans", "我喜欢画画", 2, 40, "我喜欢画画", false);
    opens_with(r, "en", "It held 12 kg \n", 2, 40, "It held 12 kg", false);
    opens_with(r, "en", "", 2, 40, "", false);
}

/* A sentence that is too long is cut after a word, and says so. */
static void too_long(void **state) {
    struct word_readers *r = *state;
    opens_with(r, "en", "one two three four five.", 2, 3, "one two three", true);
    opens_with(r, "vi", "Em thích vẽ con mèo nhỏ của bà", 2, 4, "Em thích vẽ con mèo nhỏ", true);
    opens_with(r, "zh-Hans", "我喜欢画画也喜欢猫", 2, 2, "我喜欢", true);
}

/* Iterators stay open from text to text, but not for every language there is. */
static void many_languages(void **state) {
    struct word_readers *r = *state;
    static const char *const tags[] = {"en", "es", "fr", "pt", "de", "it", "nl", "sv", "da", "fi",
                                       "pl", "cs", "uk", "ru", "el", "he", "ar", "hi", "th", "ja"};
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
            opens_with(r, tags[i], "It held. And then it fell!", 1, 40, "It held.", false);
            opens_with(r, "en", "Ms. Okafor helped. I did it.", 1, 40, "Ms. Okafor helped.", false);
            assert_int_equal(word_count(r, tags[i], "one two"), 2);
        }
}

int main(void) {
    struct arena *a = arena_new();
    struct word_readers *r = word_readers_new(a);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(words, r),          cmocka_unit_test_prestate(sentences, r),
        cmocka_unit_test_prestate(without_stops, r),  cmocka_unit_test_prestate(too_long, r),
        cmocka_unit_test_prestate(many_languages, r), cmocka_unit_test_prestate(titles, r),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    word_readers_close(r);
    arena_free(a);
    return failed;
}
