/* lock.h: encrypts a finished PDF with AES-256 (ISO 32000-2, revision 6) for sending by mail.
 *
 * Whoever knows the passphrase may do everything; reading aloud is allowed to every program. PDF/A
 * has no encryption, so write the file without its profile (pdf_setup.icc = NULL). Keys are random:
 * this is the one output that differs every time. */
#ifndef RENDER_PDF_LOCK_H
#define RENDER_PDF_LOCK_H

#include "base/buf.h"
#include "base/diag.h"

/* Replaces the document with its encrypted form. Returns false with a finding if libqpdf failed;
 * *pdf is then unchanged. */
bool pdf_lock(struct buf *pdf, const char *passphrase, struct diags *diags);

#endif
