/* test_seal.c: names, keys and messages are those that Node's own WebCrypto gives for the same words. */
#include "seal/seal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char secret[] = "k7Qm-heron-lantern-4410";
static const char whose[] = "Cedar Grove/maple/learners/maya-torres";

struct fixture {
    struct arena *arena;
    struct seal seal;
    struct buf out;
};

static int set_up(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    f->out = (struct buf)BUF_INIT;
    seal_open(&f->seal, "seven quiet herons", whose);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    buf_release(&f->out);
    arena_free(f->arena);
    free(f);
    return 0;
}

static void is_hex(const uint8_t *bytes, size_t n, const char *hex) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) buf_fmt(&b, "%02x", bytes[i]);
    assert_string_equal(b.p, hex);
    buf_release(&b);
}

/* What is sealed, as base64; in the arena. */
static const char *sealed(struct fixture *f, const char *name, const char *text) {
    struct buf message = BUF_INIT;
    buf_clear(&f->out);
    seal_bytes(&f->seal, name, text, strlen(text), &message);
    seal_text(message.p, message.n, &f->out);
    buf_release(&message);
    return buf_dup(&f->out, f->arena);
}

static void a_name_is_a_keyed_hash(void **state) {
    struct fixture *f = *state;
    const char *name = seal_name(f->arena, secret, strlen(secret), "maple/maya-torres");
    assert_string_equal(name, "cq2cql6icsviai7ffdqb6imvvb");
    assert_int_equal(strlen(name), SEAL_NAME);
    assert_string_not_equal(name, seal_name(f->arena, secret, strlen(secret), "maple/maya-torre"));
    assert_string_not_equal(name,
                            seal_name(f->arena, secret, strlen(secret) - 1, "maple/maya-torres"));
}

/* The example of FIPS 180-2, and the digest of nothing. */
static void a_digest_is_that_of_sha256sum(void **state) {
    (void)state;
    char hex[SEAL_HEX];
    seal_digest("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    seal_digest("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_passphrase_gives_one_key_for_each_use(void **state) {
    const struct seal *s = &((struct fixture *)*state)->seal;
    is_hex(s->salt, SEAL_SALT, "dea599efb4af17a48386444b725f8d15");
    is_hex(s->cipher, SEAL_KEY, "9edfa044632307242e9e95a3d03265822a21befaa8eb0f5704895432c7e314ee");
    is_hex(s->name, SEAL_KEY, "49335a438c3691d3db88110b308ee0132417b6bb7623afa68e0d92c96f4ff4c2");
}

static void somebody_else_with_the_same_words_has_other_keys(void **state) {
    struct fixture *f = *state;
    struct seal other;
    seal_open(&other, "seven quiet herons", "Cedar Grove/maple/learners/linh-nguyen");
    assert_memory_not_equal(other.salt, f->seal.salt, SEAL_SALT);
    assert_memory_not_equal(other.cipher, f->seal.cipher, SEAL_KEY);
}

static void a_message_is_number_content_and_tag(void **state) {
    struct fixture *f = *state;
    assert_string_equal(seal_place(f->arena, &f->seal, "goals.html"), "o7xhn4cjsuutbhkz6v6pyhwyyu");
    assert_string_equal(sealed(f, "goals.html", "My goals\n"),
                        "0Oy94UINOx81nmDzrO95A/otp0k0kBnHMFW/QRu9mfEhpOfGCQ==");
}

/* The number is the first 12 bytes: 16 letters of base64. */
static void numbers_follow_name_and_content(void **state) {
    struct fixture *f = *state;
    const char *one = sealed(f, "goals.html", "My goals\n");
    assert_string_equal(one, sealed(f, "goals.html", "My goals\n"));
    assert_memory_not_equal(one, sealed(f, "goals.html", "My goals \n"), 16);
    assert_memory_not_equal(one, sealed(f, "goals.htm", "lMy goals\n"), 16);
    assert_memory_not_equal(one, sealed(f, "plan.html", "My goals\n"), 16);
}

static void nothing_is_sealed_too(void **state) {
    struct fixture *f = *state;
    assert_int_equal(strlen(sealed(f, "empty.txt", "")), 40); /* 12 + 16 bytes */
}

static void what_was_sealed_is_known_again(void **state) {
    struct fixture *f = *state;
    struct seal same, other;
    struct buf text = BUF_INIT, back = BUF_INIT;
    seal_bytes(&f->seal, "a.txt", "bridge", 6, &f->out);
    seal_open_salted(&same, "seven quiet herons", f->seal.salt);
    seal_open_salted(&other, "seven quiet hens", f->seal.salt);
    assert_true(seal_fits(&same, "a.txt", f->out.p, f->out.n));
    assert_false(seal_fits(&other, "a.txt", f->out.p, f->out.n));
    assert_false(seal_fits(&same, "b.txt", f->out.p, f->out.n));
    for (size_t n = 0; n < f->out.n; n++) assert_false(seal_fits(&same, "a.txt", f->out.p, n));
    for (size_t i = 0; i < f->out.n; i++) {
        f->out.p[i] ^= 1;
        assert_false(seal_fits(&same, "a.txt", f->out.p, f->out.n));
        f->out.p[i] ^= 1;
    }
    seal_text(f->out.p, f->out.n, &text);
    assert_true(seal_from_text(text.p, text.n, &back));
    assert_int_equal(back.n, f->out.n);
    assert_memory_equal(back.p, f->out.p, back.n);
    assert_false(seal_from_text("a", 1, &back));
    assert_false(seal_from_text("a\"==", 4, &back));
    buf_release(&text);
    buf_release(&back);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_name_is_a_keyed_hash, set_up, tear_down),
        cmocka_unit_test(a_digest_is_that_of_sha256sum),
        cmocka_unit_test_setup_teardown(a_passphrase_gives_one_key_for_each_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_sealed_is_known_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(somebody_else_with_the_same_words_has_other_keys, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_message_is_number_content_and_tag, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_follow_name_and_content, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_sealed_too, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
