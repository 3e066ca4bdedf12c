/* photo_gif.c: the first picture of a GIF, through giflib. It is drawn on a white canvas of the
 * size that the file specifies; transparent or uncovered areas stay white. */
#include "media/photo/media_inner.h"

#include <stdlib.h>
#include <string.h>

#include <gif_lib.h>

struct reading {
    const unsigned char *p; /* the rest of the file */
    size_t n;
    GifFileType *gif;
    int transparent; /* index of the transparent color, or NO_TRANSPARENT_COLOR */
};

static int take(GifFileType *gif, GifByteType *to, int n) {
    struct reading *r = gif->UserData;
    size_t taken = (size_t)n < r->n ? (size_t)n : r->n;
    memcpy(to, r->p, taken);
    r->p += taken;
    r->n -= taken;
    return (int)taken;
}

static bool take_extension(struct reading *r) {
    GifByteType *block; /* its size is in the first byte */
    GraphicsControlBlock control;
    int code;
    if (DGifGetExtension(r->gif, &code, &block) != GIF_OK) return false;
    if (code == GRAPHICS_EXT_FUNC_CODE && block &&
        DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
        r->transparent = control.TransparentColor;
    while (block)
        if (DGifGetExtensionNext(r->gif, &block) != GIF_OK) return false;
    return true;
}

/* The row of the i-th line in the file. Interlaced files start with every 8th row, then the 4ths
 * between, then the 2nds, then the rest. */
static int row_of(const GifImageDesc *image, int i) {
    static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
    if (!image->Interlace) return i;
    for (int pass = 0; pass < 4; pass++) {
        int rows = (image->Height - starts[pass] + steps[pass] - 1) / steps[pass];
        if (i < rows) return starts[pass] + i * steps[pass];
        i -= rows;
    }
    return i;
}

static void place(const struct reading *r, const ColorMapObject *colors, const GifPixelType *line,
                  int y, struct picture *out) {
    const GifImageDesc *image = &r->gif->Image;
    if (y >= out->height) return;
    unsigned char *row = out->rgb + (size_t)y * (size_t)out->width * 3;
    for (int i = 0; i < image->Width && image->Left + i < out->width; i++) {
        if (line[i] == r->transparent || line[i] >= colors->ColorCount) continue;
        const GifColorType *color = &colors->Colors[line[i]];
        memcpy(row + (image->Left + i) * 3,
               (unsigned char[]){color->Red, color->Green, color->Blue}, 3);
    }
}

static bool take_picture(struct reading *r, struct picture *out) {
    if (DGifGetImageDesc(r->gif) != GIF_OK) return false;
    const GifImageDesc *image = &r->gif->Image;
    const long long most = PICTURE_MEGAPIXELS * 1000 * 1000,
                    size = (long long)image->Width * image->Height;
    const ColorMapObject *colors = image->ColorMap ? image->ColorMap : r->gif->SColorMap;
    if (size <= 0 || size > most || !colors) return false;
    GifPixelType *line = mem_alloc((size_t)image->Width);
    int i = 0;
    for (; i < image->Height && DGifGetLine(r->gif, line, image->Width) == GIF_OK; i++)
        place(r, colors, line, image->Top + row_of(image, i), out);
    free(line);
    return i == image->Height;
}

static bool take_records(struct reading *r, struct picture *out) {
    for (GifRecordType type; DGifGetRecordType(r->gif, &type) == GIF_OK;) {
        if (type == IMAGE_DESC_RECORD_TYPE) return take_picture(r, out);
        if (type != EXTENSION_RECORD_TYPE || !take_extension(r)) return false;
    }
    return false;
}

bool gif_decode(const unsigned char *data, size_t n, struct picture *out, const char **why) {
    struct reading r = {.p = data, .n = n, .transparent = NO_TRANSPARENT_COLOR};
    int error = 0;
    r.gif = DGifOpen(&r, take, &error);
    *why = "the GIF file is damaged";
    bool ok = r.gif && picture_make(out, r.gif->SWidth, r.gif->SHeight, why);
    if (ok) {
        memset(out->rgb, 0xFF, (size_t)out->width * (size_t)out->height * 3);
        ok = take_records(&r, out);
    }
    if (r.gif) error = r.gif->Error;
    if (!ok && error == D_GIF_ERR_NOT_ENOUGH_MEM)
        *why = "there is not enough memory for the picture";
    if (r.gif) DGifCloseFile(r.gif, NULL);
    return ok;
}
