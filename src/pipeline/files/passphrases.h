/* passphrases.h: the file for privacy.lock and --encrypt: which passphrase opens which learner's
 * pages and reports.
 *
 *     # one line per learner, by folder name; * for everybody else
 *     maya-torres: four loud geese fly
 *     *: six slow camels hum
 *
 * If two classes have a learner with the same id, "maple/maya-torres" distinguishes them. Read once
 * in the parent; never written anywhere, and never printed in a finding. Letters are composed
 * (NFC), so that a passphrase matches however it is typed. */
#ifndef PIPELINE_PASSPHRASES_H
#define PIPELINE_PASSPHRASES_H

#include "base/diag.h"
#include "pipeline/files/objection.h"

struct passphrases;

/* Returns NULL, with a finding, if the file cannot be read or has no passphrase. Warns of lines
 * that match no learner of the workspace. shown: the name of the file in findings. */
struct passphrases *passphrases_read(struct arena *a, const struct workspace *w, const char *path,
                                     const char *shown, enum passphrase_use use,
                                     struct diags *diags);
/* Returns NULL, with a finding, if there is no passphrase or more than one for this learner, or if
 * it is too easy to guess, or cannot be measured now. */
const char *passphrase_of(const struct passphrases *p, const struct learner *l,
                          struct diags *diags);
/* Is there a line for this learner whose passphrase, strong enough or not, does not open what is
 * published? Then the passphrase was changed. False if there is no line: that may be a mistake. */
bool passphrase_replaced(const struct passphrases *p, const struct learner *l,
                         bool (*opens)(void *context, const char *words), void *context);

#endif
