/* passphrases.h: the file of --encrypt: who opens which learner's reports.
 *
 *     # a line a learner, by folder name; * for everybody else
 *     maya-torres: seven quiet herons
 *     *: one for all
 *
 * A file of one line without a colon is one passphrase for all. Read once in the parent; never written anywhere. */
#ifndef BUILD_PASSPHRASES_H
#define BUILD_PASSPHRASES_H

#include "base/diag.h"
#include "model/model.h"

struct passphrases;

/* NULL, with a finding, when the file cannot be read or holds none. */
struct passphrases *passphrases_read(struct arena *a, const char *path, struct diags *diags);
/* NULL, with a finding, when there is none for this learner. */
const char *passphrase_of(const struct passphrases *p, const struct learner *l, struct diags *diags);

#endif
