/* jpeg.h: size and color space of a JPEG, which a PDF states beside its bytes. No pixel is
 * decoded. */
#ifndef RENDER_PDF_JPEG_H
#define RENDER_PDF_JPEG_H

#include <stdbool.h>
#include <stddef.h>

struct jpeg_head {
    unsigned width, height; /* pixels */
    unsigned colors;        /* 1: gray; 3: RGB */
};

/* Returns false if the bytes are not a JPEG with eight bits of gray or RGB. */
bool jpeg_head(const void *p, size_t n, struct jpeg_head *out);

#endif
