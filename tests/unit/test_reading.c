/* test_reading.c: words and sentences of texts as children write them, in many scripts. */
#include "i18n/words_of_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void opens_with(const char *tag, const char *text, size_t sentences, size_t words,
                       const char *want, bool inside) {
    struct opening o = word_opening(tag, text, sentences, words);
    assert_int_equal(o.n, strlen(want));
    assert_memory_equal(text, want, o.n);
    assert_int_equal(o.inside, inside);
}

static void words(void **state) {
    (void)state;
    assert_int_equal(word_count("en", ""), 0);
    assert_int_equal(word_count("en", "It held 12 kg. I don't know why!"), 8);
    assert_int_equal(word_count("ar", "أحبّ الرسم"), 2);
    assert_int_equal(word_count("zh-Hans", "我喜欢画画"), 4);
    /* six syllables */
    assert_int_equal(word_count("vi", "Em thích vẽ con mèo nhỏ"), 4);
    assert_int_equal(word_count(NULL, "one two"), 2);
    assert_int_equal(word_count("no such tag", "one two"), 2);
}

static void sentences(void **state) {
    (void)state;
    static const char two[] = "It held. And then it fell! Why?";
    opens_with("en", two, 1, 40, "It held.", false);
    opens_with("en", two, 2, 40, "It held. And then it fell!", false);
    opens_with("en", two, 9, 40, two, false);
    opens_with("en", two, 9, 5, "It held.", false);
    opens_with("en", "Ms. Okafor helped. I did it.", 1, 40, "Ms. Okafor helped.", false);
    opens_with("zh-Hans", "我喜欢画画。我也喜欢猫。", 1, 40, "我喜欢画画。", false);
    opens_with("ar", "هل تعرف؟ أنا أعرف.", 1, 40, "هل تعرف؟", false);
    opens_with("hi", "मुझे चित्र पसंद हैं। मैं खुश हूँ।", 1, 40, "मुझे चित्र पसंद हैं।", false);
}

/* Children write without full stops. */
static void without_stops(void **state) {
    (void)state;
    opens_with("en", "It held 12 kg", 2, 40, "It held 12 kg", false);
    opens_with("zh-Hans", "我喜欢画画", 2, 40, "我喜欢画画", false);
    opens_with("en", "It held 12 kg \n", 2, 40, "It held 12 kg", false);
    opens_with("en", "", 2, 40, "", false);
}

/* A sentence that is too long is cut after a word, and says so. */
static void too_long(void **state) {
    (void)state;
    opens_with("en", "one two three four five.", 2, 3, "one two three", true);
    opens_with("vi", "Em thích vẽ con mèo nhỏ của bà", 2, 4, "Em thích vẽ con mèo nhỏ", true);
    opens_with("zh-Hans", "我喜欢画画也喜欢猫", 2, 2, "我喜欢", true);
}

/* Iterators stay open from text to text, but not for every language there is. */
static void many_languages(void **state) {
    (void)state;
    static const char *const tags[] = {"en", "es", "fr", "pt", "de", "it", "nl", "sv", "da", "fi",
                                       "pl", "cs", "uk", "ru", "el", "he", "ar", "hi", "th", "ja"};
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
            opens_with(tags[i], "It held. And then it fell!", 1, 40, "It held.", false);
            opens_with("en", "Ms. Okafor helped. I did it.", 1, 40, "Ms. Okafor helped.", false);
            assert_int_equal(word_count(tags[i], "one two"), 2);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),          cmocka_unit_test(sentences),
        cmocka_unit_test(many_languages), cmocka_unit_test(without_stops),
        cmocka_unit_test(too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
