/* photo_store.h: the copies of pictures, kept beside the tree in the folder `pictures`, so that
 * each picture is decoded once. A file there is named by the SHA-256 of the picture that it was
 * made from: it says nothing about whose it is. A file that is damaged, or was made by another
 * encoder, counts as absent; all of them can be removed at any time.
 *
 * The records of classes (ledger.h) name the pictures in what is published. What no record names is
 * removed at the end of each build that made or removed anything. Under a lock, nothing is kept. */
#ifndef PIPELINE_PHOTO_STORE_H
#define PIPELINE_PHOTO_STORE_H

#include "pipeline/files/photos.h"
#include "pipeline/tree/tree.h"

struct photo_store {
    const char *folder;
    const char *made_by; /* a hash of the encoder: its source, and the libraries that it uses */
};

/* Beside the tree. The folder is made with the first file. */
const struct photo_store *photo_store_of(struct arena *a, const struct tree *t);

/* The name of the copies of a picture. largest: as for photo_start. */
const char *photo_store_key(struct arena *a, const void *data, size_t n, int largest);
/* Is there a file that may be used? It need not be sound. */
bool photo_store_has(const struct photo_store *s, const char *key);
/* False if there are no copies that can be used. */
bool photo_store_read(const struct photo_store *s, struct arena *a, const char *key,
                      struct photo_copies *out);
/* A failure costs time in later builds, and nothing else. */
void photo_store_write(const struct photo_store *s, const char *key, const struct photo_copies *c);
/* photo_copies_make, unless the copies are kept; tries twice. store: NULL: none is kept. */
enum photo_result photo_store_make(const struct photo_store *s, struct arena *a, const void *data,
                                   size_t n, int largest, struct photo_copies *out,
                                   const char **why);

/* Removes what is in no record of the tree. */
void photo_store_sweep(const struct tree *t);
/* Removes everything. */
void photo_store_clear(const struct tree *t);

#endif
