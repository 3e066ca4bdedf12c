/* jpeg.h: what a PDF must say of a JPEG beside its bytes. No pixel is decoded. */
#ifndef RENDER_PDF_JPEG_H
#define RENDER_PDF_JPEG_H

#include <stdbool.h>
#include <stddef.h>

struct jpeg_head {
    unsigned width, height; /* pixels */
    unsigned colors;        /* 1: grey; 3: RGB */
};

/* False when the bytes are no JPEG in eight bits of grey or RGB. */
bool jpeg_head(const void *p, size_t n, struct jpeg_head *out);

#endif
