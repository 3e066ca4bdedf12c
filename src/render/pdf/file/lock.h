/* lock.h: a finished PDF, encrypted with AES-256 (ISO 32000-2, revision 6) for those who mail it.
 *
 * Whoever knows the passphrase may do everything; reading aloud is allowed to every program. The file is no PDF/A, which
 * knows no encryption: write it without its profile (pdf_setup.icc = NULL). Keys are random: this is the one output that
 * is different every time. */
#ifndef RENDER_PDF_LOCK_H
#define RENDER_PDF_LOCK_H

#include "base/buf.h"
#include "base/diag.h"

/* Replace the document by its encrypted form. False and a finding when libqpdf could not; *pdf is then unchanged. */
bool pdf_lock(struct buf *pdf, const char *passphrase, struct diags *diags);

#endif
