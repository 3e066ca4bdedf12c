/* seal.h: names that nobody can guess, and bytes that only a passphrase opens: the one place that speaks to a library of
 * cryptography (nettle). Knows no learner and no file.
 *
 *     const char *name = seal_name(arena, secret, strlen(secret), "maple/maya-torres");   // "k3v…", always the same
 *
 *     struct seal seal;
 *     seal_open(&seal, "four loud geese fly", "Cedar Grove/maple/learners/maya-torres");
 *     seal_bytes(&seal, "evidence/bridge.jpg", data, n, &out);
 *
 * What is sealed is opened in a browser with WebCrypto: PBKDF2-HMAC-SHA-256, HMAC-SHA-256 and AES-256-GCM, each as its
 * standard says (templates/html/unlock.js reads what is written here).
 *
 * The same input gives the same bytes. GCM must never number two messages alike under one key; numbers by chance would make
 * every build another one. So the number of a message is a keyed hash of its name and content (as in the synthetic IV of
 * RFC 5297 and RFC 8452): another content has another number, but for a chance of one in 2^96 for each pair, and the same
 * content under the same name is the same message. What it tells is that a file did not change between two builds. */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEAL_KEY = 32,        /* bytes */
    SEAL_SALT = 16,       /* bytes */
    SEAL_ROUNDS = 600000, /* of PBKDF2: what it costs to try one passphrase */
    SEAL_NAME = 26        /* letters of a name: 130 bits */
};

struct seal {
    uint8_t salt[SEAL_SALT]; /* no secret: stands on the page that asks for the passphrase */
    uint8_t cipher[SEAL_KEY], number[SEAL_KEY], name[SEAL_KEY];
};

/* 26 letters of a-z and 2-7, from a keyed hash (HMAC-SHA-256) of the text; in the arena. */
const char *seal_name(struct arena *a, const void *key, size_t n_key, const char *text);
/* The keys of a passphrase. `whose` gives the salt: another text for everybody, the same in each build. Takes some tenths of a
 * second on purpose. */
void seal_open(struct seal *s, const char *passphrase, const char *whose);
/* The same for a salt that is known. */
void seal_open_salted(struct seal *s, const char *passphrase, const uint8_t salt[SEAL_SALT]);
/* Where the message of that name is kept: says nothing about the name. */
const char *seal_place(struct arena *a, const struct seal *s, const char *name);
/* Number (12 bytes), encrypted content, tag (16 bytes) at the end of out. Opens only under its own name. */
void seal_bytes(const struct seal *s, const char *name, const void *data, size_t n, struct buf *out);
/* Was this sealed under the name with these keys, and not changed since? */
bool seal_fits(const struct seal *s, const char *name, const void *sealed, size_t n);
/* Base64, as browsers read it. */
void seal_text(const void *data, size_t n, struct buf *out);
/* The other way round; false for what is no Base64. */
bool seal_from_text(const char *text, size_t n, struct buf *out);

#endif
