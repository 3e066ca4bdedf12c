/* qr.h: QR codes as squares. */
#ifndef RENDER_PDF_QR_H
#define RENDER_PDF_QR_H

#include "base/arena.h"

struct qr {
    int size;                  /* modules on a side, without the quiet zone */
    const unsigned char *dark; /* size * size, row by row: 1 = dark */
};

/* Makes a code with error correction M. Returns NULL if the text is too long for one. */
const struct qr *qr_make(struct arena *a, const char *text);

#endif
