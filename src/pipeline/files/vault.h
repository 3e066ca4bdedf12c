/* vault.h: a learner's folder under lock (privacy.lock): what is written for the family, sealed
 * with the family's passphrase.
 *
 *     index.html assets/                the page that asks for the passphrase, its style and
 * scripts: the same for everybody sealed/<26 letters>.js            one for each page, picture,
 * font, report and file: a script, for a page on file:// may read nothing else
 *
 * Nothing else stands in the folder. Names and kinds of the files, and which are offered to be
 * kept, are sealed too, in the page itself. What can be told without the passphrase: how many files
 * there are, and how long they are. */
#ifndef PIPELINE_VAULT_H
#define PIPELINE_VAULT_H

#include "i18n/i18n.h"
#include "pipeline/files/output.h"

#define VAULT_SCRIPT "assets/unlock.js" /* is in every locked folder, and in no other */

/* whose: as in seal_open. */
struct vault *vault_new(struct arena *a, const char *passphrase, const char *whose);
/* Seal a file of the learner and write it: path from the learner's folder, as pages link to it. */
bool vault_write(struct output *o, const char *path, const void *data, size_t n);
/* The file is a font that pages want before they are shown. */
void vault_font(struct vault *v, const char *family, int weight, const char *path);
/* A file to be offered on every page, under this name; it must be sealed. */
void vault_offer(struct vault *v, const char *path, const char *name);
/* The page that asks for the passphrase, in this language; after everything else. */
bool vault_close(struct output *o, const struct shared *s, const struct lang *lang,
                 const char *school);
/* Does the locked folder open with this passphrase? */
bool vault_opens(struct arena *a, const char *folder, const char *passphrase);
void vault_free(struct vault *v); /* NULL is fine */

#endif
