/* vault.h: a learner's folder under lock (privacy.lock): the family's files, sealed with the
 * family's passphrase.
 *
 *     index.html assets/       the page that asks for the passphrase, with its style and scripts:
 *                              the same for every learner
 *     sealed/<26 letters>.js   one for each page, picture, font, report, and file: a script,
 *                              because a page opened from file:// can read nothing else
 *
 * The folder contains nothing else. The names and types of the files, and the list of files offered
 * for download, are sealed as well, in the page itself. Without the passphrase, one can only see
 * how many files there are and how long they are.
 *
 *     struct vault *vault = vault_new(arena, passphrase, whose);
 *     vault_write(&output, "index.html", data, n); // output.vault is set; for each file
 *     bool ok = vault_close(&output, shared, lang, school);
 *     vault_free(vault); */
#ifndef PIPELINE_VAULT_H
#define PIPELINE_VAULT_H

#include "i18n/i18n.h"
#include "pipeline/files/output.h"

#define VAULT_SCRIPT "assets/unlock.js" /* in every locked folder, and in no other */

/* whose: as in seal_open. */
struct vault *vault_new(struct arena *a, const char *passphrase, const char *whose);
/* Seals a file of the learner and writes it; path: inside the learner's folder, as pages link to
 * it. */
bool vault_write(struct output *o, const char *path, const void *data, size_t n);
/* Adds a font that must be loaded before pages are shown; path: of a sealed file. */
void vault_font(struct vault *v, const char *family, int weight, const char *path);
/* Offers a sealed file for download on every page, under this name. */
void vault_offer(struct vault *v, const char *path, const char *name);
/* Writes the page that asks for the passphrase, in this language. Must be called last. */
bool vault_close(struct output *o, const struct shared *s, const struct lang *lang,
                 const char *school);
/* Does this passphrase open the locked folder? */
bool vault_opens(struct arena *a, const char *folder, const char *passphrase);
void vault_free(struct vault *v); /* NULL is allowed */

#endif
