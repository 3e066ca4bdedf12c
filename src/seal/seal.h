/* seal.h: unguessable names, and bytes that can only be opened with a passphrase: the only file
 * that uses a cryptography library (nettle). Knows nothing about learners or files.
 *
 *     const char *name = seal_name(arena, secret, strlen(secret), "maple/ana"); // always the same
 *
 *     struct seal seal;
 *     seal_open(&seal, "four loud geese fly", "Cedar Grove/maple/learners/maya-torres");
 *     seal_bytes(&seal, "evidence/bridge.jpg", data, n, &out);
 *
 *     char hex[SEAL_HEX];
 *     seal_digest(data, n, hex); // SHA-256, as sha256sum prints it
 *
 * Sealed bytes are opened in a browser with WebCrypto: PBKDF2-HMAC-SHA-256, HMAC-SHA-256, and
 * AES-256-GCM, each as standardized (templates/html/unlock.js reads what is written here).
 *
 * The same input gives the same bytes. GCM must never use the same nonce (here: number) for two
 * messages under one key, but random nonces would make every build different. So the nonce is a
 * keyed hash of the message's name and content (like the synthetic IV of RFC 5297 and RFC 8452):
 * different content gets a different nonce, except with a probability of 2^-96 for each pair, and
 * the same content under the same name is the same message. All it reveals is that a file did not
 * change between two builds. */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEAL_DIGEST = 32,     /* bytes of SHA-256 */
    SEAL_HEX = 65,        /* its hexadecimal digits, and a NUL */
    SEAL_KEY = 32,        /* bytes */
    SEAL_SALT = 16,       /* bytes */
    SEAL_ROUNDS = 600000, /* of PBKDF2: the cost of trying one passphrase */
    SEAL_NAME = 26        /* letters of a name: 130 bits */
};

struct seal {
    uint8_t salt[SEAL_SALT]; /* not secret: it is on the page that asks for the passphrase */
    uint8_t cipher[SEAL_KEY], number[SEAL_KEY], name[SEAL_KEY];
};

/* 26 letters out of a-z and 2-7, from a keyed hash (HMAC-SHA-256) of the text; in the arena. */
const char *seal_name(struct arena *a, const void *key, size_t n_key, const char *text);
/* Derives the keys from a passphrase. `whose` gives the salt: different for each learner, the same
 * in each build. Takes some tenths of a second on purpose. */
void seal_open(struct seal *s, const char *passphrase, const char *whose);
/* The same with a known salt. */
void seal_open_salted(struct seal *s, const char *passphrase, const uint8_t salt[SEAL_SALT]);
/* The name under which the message is stored; reveals nothing about the message's own name. */
const char *seal_place(struct arena *a, const struct seal *s, const char *name);
/* Appends nonce (12 bytes), encrypted content, and tag (16 bytes). The message opens only under its
 * own name. */
void seal_bytes(const struct seal *s, const char *name, const void *data, size_t n,
                struct buf *out);
/* Was this sealed under that name with these keys, and not changed since? */
bool seal_fits(const struct seal *s, const char *name, const void *sealed, size_t n);
/* The SHA-256 of the bytes, as hexadecimal digits. */
void seal_digest(const void *data, size_t n, char hex[SEAL_HEX]);
/* Appends the bytes as Base64. */
void seal_text(const void *data, size_t n, struct buf *out);
/* Decodes Base64; false if the text is not valid Base64. */
bool seal_from_text(const char *text, size_t n, struct buf *out);

#endif
