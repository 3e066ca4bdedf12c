/* passphrases.h: the file of privacy.lock, and of --encrypt: who opens which learner's pages and
 * reports.
 *
 *     # one line per learner, by folder name; * for everybody else
 *     maya-torres: four loud geese fly
 *     *: six slow camels hum
 *
 * Where two classes have a learner with the same id, "maple/maya-torres" tells them apart. Read
 * once in the parent; never written anywhere, and never said in a finding. Letters are composed
 * (NFC), so that whoever types them finds them. */
#ifndef PIPELINE_PASSPHRASES_H
#define PIPELINE_PASSPHRASES_H

#include "base/diag.h"
#include "pipeline/files/objection.h"

struct passphrases;

/* NULL, with a finding, when the file cannot be read or holds none. Warns of lines that are for no
 * learner of the workspace. shown: how findings call the file. */
struct passphrases *passphrases_read(struct arena *a, const struct workspace *w, const char *path,
                                     const char *shown, enum passphrase_use use,
                                     struct diags *diags);
/* NULL, with a finding, when there is none or more than one for this learner, or it is too easy to
 * guess, or cannot be measured now. */
const char *passphrase_of(const struct passphrases *p, const struct learner *l,
                          struct diags *diags);
/* Is there a line for this learner whose words, good enough or not, do not open what is published?
 * Then somebody has replaced the passphrase that does. False where there is no line: that may be a
 * slip of the pen. */
bool passphrase_replaced(const struct passphrases *p, const struct learner *l,
                         bool (*opens)(void *context, const char *words), void *context);

#endif
