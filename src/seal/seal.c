/* seal.c: the only file that uses nettle. */
#include "seal/seal.h"

#include <nettle/base64.h>
#include <nettle/gcm.h>
#include <nettle/hmac.h>
#include <nettle/pbkdf2.h>
#include <nettle/sha2.h>

#include <string.h>

enum { NUMBER = GCM_IV_SIZE, TAG = GCM_DIGEST_SIZE };

static void keyed_hash(const void *key, size_t n_key, const void *data, size_t n,
                       uint8_t out[SEAL_KEY]) {
    struct hmac_sha256_ctx h;
    hmac_sha256_set_key(&h, n_key, key);
    hmac_sha256_update(&h, n, data);
    hmac_sha256_digest(&h, SEAL_KEY, out);
}

/* Five bits for each letter, from the first bit on. */
static const char *letters(struct arena *a, const uint8_t hash[SEAL_KEY]) {
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    char *name = arena_alloc(a, SEAL_NAME + 1);
    for (unsigned i = 0; i < SEAL_NAME; i++) {
        unsigned bit = 5 * i, two = (unsigned)hash[bit / 8] << 8 | hash[bit / 8 + 1];
        name[i] = alphabet[two >> (11 - bit % 8) & 31];
    }
    name[SEAL_NAME] = '\0';
    return name;
}

const char *seal_name(struct arena *a, const void *key, size_t n_key, const char *text) {
    uint8_t hash[SEAL_KEY];
    keyed_hash(key, n_key, text, strlen(text), hash);
    return letters(a, hash);
}

void seal_digest(const void *data, size_t n, char hex[SEAL_HEX]) {
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx h;
    uint8_t sum[SEAL_DIGEST];
    sha256_init(&h);
    sha256_update(&h, n, data);
    sha256_digest(&h, SEAL_DIGEST, sum);
    for (size_t i = 0; i < SEAL_DIGEST; i++) {
        hex[2 * i] = digits[sum[i] >> 4];
        hex[2 * i + 1] = digits[sum[i] & 15];
    }
    hex[SEAL_HEX - 1] = '\0';
}

/* A separate key for each use, so that one use reveals nothing about another. */
static void key_for(const uint8_t main[SEAL_KEY], const char *use, uint8_t out[SEAL_KEY]) {
    keyed_hash(main, SEAL_KEY, use, strlen(use), out);
}

void seal_open(struct seal *s, const char *passphrase, const char *whose) {
    static const char of_salts[] = "folioscope salt";
    uint8_t hash[SEAL_KEY];
    keyed_hash(of_salts, sizeof of_salts - 1, whose, strlen(whose), hash);
    seal_open_salted(s, passphrase, hash);
}

void seal_open_salted(struct seal *s, const char *passphrase, const uint8_t salt[SEAL_SALT]) {
    uint8_t main[SEAL_KEY];
    memcpy(s->salt, salt, SEAL_SALT);
    pbkdf2_hmac_sha256(strlen(passphrase), (const uint8_t *)passphrase, SEAL_ROUNDS, SEAL_SALT,
                       s->salt, SEAL_KEY, main);
    key_for(main, "folioscope cipher", s->cipher);
    key_for(main, "folioscope number", s->number);
    key_for(main, "folioscope name", s->name);
}

const char *seal_place(struct arena *a, const struct seal *s, const char *name) {
    return seal_name(a, s->name, SEAL_KEY, name);
}

/* The name is hashed with its final NUL, so that no other split into name and content gives the
 * same bytes. */
static void number_of(const struct seal *s, const char *name, const void *data, size_t n,
                      uint8_t out[SEAL_KEY]) {
    struct hmac_sha256_ctx h;
    hmac_sha256_set_key(&h, SEAL_KEY, s->number);
    hmac_sha256_update(&h, strlen(name) + 1, (const uint8_t *)name);
    hmac_sha256_update(&h, n, data);
    hmac_sha256_digest(&h, SEAL_KEY, out);
}

void seal_bytes(const struct seal *s, const char *name, const void *data, size_t n,
                struct buf *out) {
    uint8_t number[SEAL_KEY], tag[TAG];
    struct gcm_aes256_ctx gcm;
    number_of(s, name, data, n, number);
    gcm_aes256_set_key(&gcm, s->cipher);
    gcm_aes256_set_iv(&gcm, NUMBER, number);
    gcm_aes256_update(&gcm, strlen(name), (const uint8_t *)name);
    buf_add(out, number, NUMBER);
    buf_reserve(out, n + TAG);
    gcm_aes256_encrypt(&gcm, n, (uint8_t *)out->p + out->n, data);
    out->n += n;
    gcm_aes256_digest(&gcm, TAG, tag);
    buf_add(out, tag, TAG);
}

bool seal_fits(const struct seal *s, const char *name, const void *sealed, size_t n) {
    const uint8_t *data = sealed;
    uint8_t tag[TAG];
    struct gcm_aes256_ctx gcm;
    if (n < NUMBER + TAG) return false;
    struct buf plain = BUF_INIT;
    buf_reserve(&plain, n);
    gcm_aes256_set_key(&gcm, s->cipher);
    gcm_aes256_set_iv(&gcm, NUMBER, data);
    gcm_aes256_update(&gcm, strlen(name), (const uint8_t *)name);
    gcm_aes256_decrypt(&gcm, n - NUMBER - TAG, (uint8_t *)plain.p, data + NUMBER);
    gcm_aes256_digest(&gcm, TAG, tag);
    buf_release(&plain);
    return memcmp(tag, data + n - TAG, TAG) == 0;
}

bool seal_from_text(const char *text, size_t n, struct buf *out) {
    struct base64_decode_ctx base64;
    size_t length = BASE64_DECODE_LENGTH(n);
    buf_reserve(out, length);
    base64_decode_init(&base64);
    if (!base64_decode_update(&base64, &length, (uint8_t *)out->p + out->n, n, text) ||
        !base64_decode_final(&base64))
        return false;
    out->n += length;
    return true;
}

void seal_text(const void *data, size_t n, struct buf *out) {
    size_t length = BASE64_ENCODE_RAW_LENGTH(n);
    buf_reserve(out, length);
    base64_encode_raw(out->p + out->n, n, data);
    out->n += length;
    out->p[out->n] = '\0';
}
