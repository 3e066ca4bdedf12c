/* lock.c: the only file that uses libqpdf. */
#include "render/pdf/file/lock.h"

#include "base/codes.h"

#include <qpdf/qpdf-c.h>

bool pdf_lock(struct buf *pdf, const char *passphrase, struct diags *diags) {
    qpdf_data q = qpdf_init();
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    bool ok = !(qpdf_read_memory(q, "report.pdf", pdf->p, pdf->n, NULL) & QPDF_ERRORS) &&
              !(qpdf_init_write_memory(q) & QPDF_ERRORS);
    if (ok) {
        /* one passphrase for user and owner: a random owner password would only lock the family
         * out */
        qpdf_set_r6_encryption_parameters2(q, passphrase, passphrase, QPDF_TRUE, QPDF_TRUE,
                                           QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                           qpdf_r3p_full, QPDF_TRUE);
        ok = !(qpdf_write(q) & QPDF_ERRORS);
    }
    if (ok) {
        buf_clear(pdf);
        buf_add(pdf, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
    } else {
        diag_add(diags, (struct diag){.code = code_text(CODE_NOT_LOCKED),
                                      .severity = DIAG_ERROR,
                                      .text = "a report could not be encrypted: libqpdf failed"});
    }
    qpdf_cleanup(&q);
    return ok;
}
