/* qr.c: the only file that uses libqrencode. A text in, squares out; paint.c draws them. */
#include "render/pdf/file/qr.h"

#include <qrencode.h>

const struct qr *qr_make(struct arena *a, const char *text) {
    mem_watch();
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    mem_check();
    if (!code) return NULL;
    struct qr *q = arena_make(a, struct qr);
    size_t n = (size_t)code->width * (size_t)code->width;
    unsigned char *dark = arena_alloc(a, n);
    for (size_t i = 0; i < n; i++) dark[i] = code->data[i] & 1;
    q->size = code->width;
    q->dark = dark;
    QRcode_free(code);
    return q;
}
