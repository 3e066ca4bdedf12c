/* lock.c: the only file that uses libqpdf. */
#include "render/pdf/file/lock.h"

#include "base/codes.h"
#include "base/late.h"

#include <qpdf/qpdf-c.h>

#define CALLS(X)                          \
    X(qpdf_cleanup)                       \
    X(qpdf_get_buffer)                    \
    X(qpdf_get_buffer_length)             \
    X(qpdf_init)                          \
    X(qpdf_init_write_memory)             \
    X(qpdf_read_memory)                   \
    X(qpdf_set_r6_encryption_parameters2) \
    X(qpdf_set_suppress_warnings)         \
    X(qpdf_write)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};
LATE_NAMED(LIBRARY_QPDF);

static bool fail(struct diags *diags, const char *why, const char *remedy) {
    diag_add(diags, (struct diag){.code = code_text(CODE_NOT_LOCKED),
                                  .severity = DIAG_ERROR,
                                  .text = arena_printf(diags->arena,
                                                       "a report could not be encrypted: %s", why),
                                  .remedy = remedy});
    return false;
}

bool pdf_lock(struct buf *pdf, const char *passphrase, struct diags *diags) {
    struct library lib;
    if (late_load(LIBRARY_QPDF, call_names, &lib, sizeof lib) != LATE_LOADED)
        return fail(diags,
                    "this computer has no libqpdf, or not the one that Folioscope was built for",
                    "install it, as the README says, and build Folioscope and the reports again");
    qpdf_data q = lib.qpdf_init();
    lib.qpdf_set_suppress_warnings(q, QPDF_TRUE);
    bool ok = !(lib.qpdf_read_memory(q, "report.pdf", pdf->p, pdf->n, NULL) & QPDF_ERRORS) &&
              !(lib.qpdf_init_write_memory(q) & QPDF_ERRORS);
    if (ok) {
        /* one passphrase for user and owner: a random owner password would only lock the family
         * out */
        lib.qpdf_set_r6_encryption_parameters2(q, passphrase, passphrase, QPDF_TRUE, QPDF_TRUE,
                                               QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                               qpdf_r3p_full, QPDF_TRUE);
        ok = !(lib.qpdf_write(q) & QPDF_ERRORS);
    }
    if (ok) {
        buf_clear(pdf);
        buf_add(pdf, lib.qpdf_get_buffer(q), lib.qpdf_get_buffer_length(q));
    }
    lib.qpdf_cleanup(&q);
    return ok || fail(diags, "libqpdf failed", NULL);
}
