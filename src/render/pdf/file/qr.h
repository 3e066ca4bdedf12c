/* qr.h: QR codes as squares. */
#ifndef RENDER_PDF_QR_H
#define RENDER_PDF_QR_H

#include "base/arena.h"

struct qr {
    int size;                  /* modules on a side, without the quiet zone */
    const unsigned char *dark; /* size * size, row by row: 1 = dark */
};

/* Error correction M. NULL when the text is too long for a code. */
const struct qr *qr_make(struct arena *a, const char *text);

#endif
