/* photo_jpeg.c: decodes and encodes JPEG, through libjpeg-turbo. Independent of other kinds.
 *
 * libjpeg reports an error by calling error_exit, which must not return: it jumps back to
 * `guarded`, the only place with setjmp. What a step owns is kept in struct reader or writer,
 * outside of the abandoned stack frame. */
#include "media/photo/media_inner.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

/* ---- faults ---- */

struct guard {
    struct jpeg_error_mgr manager; /* must be first: a pointer to it is cast to struct guard */
    jmp_buf back;
    const char *why;
};

static void leave(j_common_ptr info) {
    struct guard *g = (struct guard *)info->err;
    if (!g->why)
        g->why = info->err->msg_code == JERR_OUT_OF_MEMORY ||
                         info->err->msg_code == JERR_NO_BACKING_STORE
                     ? "there is not enough memory for the picture"
                     : "the JPEG file is damaged";
    longjmp(g->back, 1);
}

/* Level -1 is a warning. Warnings about missing or broken pixels end the decoding: half a photo is
 * not published. Others are harmless, such as extra bytes between two segments, which some cameras
 * write. */
static void check_warning(j_common_ptr info, int level) {
    static const int serious[] = {JWRN_JPEG_EOF, JWRN_HIT_MARKER, JWRN_HUFF_BAD_CODE,
                                  JWRN_MUST_RESYNC};
    for (size_t i = 0; level < 0 && i < sizeof serious / sizeof *serious; i++)
        if (info->err->msg_code == serious[i]) leave(info);
}

static struct jpeg_error_mgr *guard_set_up(struct guard *g) {
    jpeg_std_error(&g->manager);
    g->manager.error_exit = leave;
    g->manager.emit_message = check_warning;
    return &g->manager;
}

static bool guarded(struct guard *g, void (*step)(void *), void *context) {
    if (setjmp(g->back)) return false;
    step(context);
    return true;
}

/* ---- notes ---- */

static int orientation_of(struct jpeg_decompress_struct *info) {
    for (jpeg_saved_marker_ptr m = info->marker_list; m; m = m->next)
        if (m->marker == JPEG_APP0 + 1 && m->data_length > 6 && memcmp(m->data, "Exif\0\0", 6) == 0)
            return exif_orientation(m->data + 6, m->data_length - 6);
    return 1;
}

/* libjpeg joins the profile from its segments, in memory from malloc. */
static void take_profile(struct jpeg_decompress_struct *info, struct picture *out) {
    JOCTET *icc;
    unsigned n;
    if (!jpeg_read_icc_profile(info, &icc, &n)) return;
    out->icc = icc;
    out->icc_size = n;
}

/* ---- reading ---- */

struct reader {
    struct guard guard;
    struct jpeg_decompress_struct info;
    struct jpeg_progress_mgr progress;
    const unsigned char *data;
    size_t n;
    int max_px;
    struct picture *out;
    unsigned char *cmyk; /* one line */
};

/* A progressive file may ask for thousands of passes over the whole picture. */
static void limit_scans(j_common_ptr info) {
    enum { MOST_SCANS = 100 };
    struct guard *g = (struct guard *)info->err;
    if (((j_decompress_ptr)info)->input_scan_number <= MOST_SCANS) return;
    g->why = "the JPEG file has more passes than any camera writes";
    leave(info);
}

/* The smallest scale in eighths that is not smaller than needed: this saves most of the work. */
static void choose_scale(struct reader *r) {
    struct jpeg_decompress_struct *d = &r->info;
    unsigned long longest = d->image_width > d->image_height ? d->image_width : d->image_height;
    d->scale_denom = 8;
    for (d->scale_num = 1; d->scale_num < 8; d->scale_num++)
        if ((longest * d->scale_num + 7) / 8 >= (unsigned long)r->max_px) break;
}

/* Only Adobe's programs store CMYK inverted. */
static void to_rgb(const unsigned char *cmyk, int width, bool inverted, unsigned char *rgb) {
    for (int x = 0; x < width; x++, cmyk += 4)
        for (int c = 0; c < 3; c++) {
            int ink = inverted ? cmyk[c] : 255 - cmyk[c];
            int black = inverted ? cmyk[3] : 255 - cmyk[3];
            *rgb++ = (unsigned char)((ink * black + 127) / 255);
        }
}

static void read_lines(struct reader *r) {
    struct jpeg_decompress_struct *d = &r->info;
    size_t width = d->output_width;
    bool four = d->out_color_space == JCS_CMYK;
    if (four && !(r->cmyk = malloc(width * 4))) ERREXIT1(d, JERR_OUT_OF_MEMORY, 0);
    while (d->output_scanline < d->output_height) {
        unsigned char *rgb = r->out->rgb + (size_t)d->output_scanline * width * 3;
        JSAMPROW line = four ? r->cmyk : rgb;
        if (jpeg_read_scanlines(d, &line, 1) == 1 && four)
            to_rgb(line, (int)width, d->saw_Adobe_marker, rgb);
    }
}

static void read_picture(void *context) {
    struct reader *r = context;
    struct jpeg_decompress_struct *d = &r->info;
    jpeg_create_decompress(d);
    d->mem->max_memory_to_use = 160L << 20; /* for the coefficients of a progressive picture */
    r->progress.progress_monitor = limit_scans;
    d->progress = &r->progress;
    jpeg_mem_src(d, r->data, r->n);
    jpeg_save_markers(d, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(d, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(d, TRUE);
    const long long pixels = (long long)d->image_width * d->image_height,
                    most = JPEG_MEGAPIXELS * 1000 * 1000;
    if (pixels > most) r->guard.why = "the picture has more than 100 megapixels";
    if (pixels > most) leave((j_common_ptr)d);
    r->out->orientation = orientation_of(d);
    take_profile(d, r->out);
    r->out->full_width = (int)d->image_width;
    r->out->full_height = (int)d->image_height;
    choose_scale(r);
    bool four = d->jpeg_color_space == JCS_CMYK || d->jpeg_color_space == JCS_YCCK;
    d->out_color_space = four ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(d);
    if (!picture_make(r->out, d->output_width, d->output_height, &r->guard.why))
        leave((j_common_ptr)d);
    read_lines(r);
    jpeg_finish_decompress(d);
}

bool jpeg_decode(const unsigned char *data, size_t n, int max_px, struct picture *out,
                 const char **why) {
    struct reader r = {.data = data, .n = n, .max_px = max_px, .out = out};
    r.info.err = guard_set_up(&r.guard);
    bool ok = guarded(&r.guard, read_picture, &r);
    jpeg_destroy_decompress(&r.info);
    free(r.cmyk);
    if (!ok) *why = r.guard.why;
    return ok;
}

/* ---- writing ---- */

struct writer {
    struct guard guard;
    struct jpeg_compress_struct info;
    const struct photo *photo;
    int quality;
    unsigned char *bytes; /* allocated by libjpeg with malloc */
    unsigned long n;
};

static void write_picture(void *context) {
    struct writer *w = context;
    struct jpeg_compress_struct *c = &w->info;
    jpeg_create_compress(c);
    jpeg_mem_dest(c, &w->bytes, &w->n);
    c->image_width = (JDIMENSION)w->photo->width;
    c->image_height = (JDIMENSION)w->photo->height;
    c->input_components = 3;
    c->in_color_space = JCS_RGB;
    /* YCbCr, 4:2:0, and an integer transform that gives the same bytes everywhere. */
    jpeg_set_defaults(c);
    jpeg_set_quality(c, w->quality, TRUE);
    c->optimize_coding = TRUE;
    jpeg_start_compress(c, TRUE);
    if (w->photo->icc) jpeg_write_icc_profile(c, w->photo->icc, (unsigned)w->photo->icc_size);
    while (c->next_scanline < c->image_height) {
        JSAMPROW line = w->photo->rgb + (size_t)c->next_scanline * (size_t)w->photo->width * 3;
        jpeg_write_scanlines(c, &line, 1);
    }
    jpeg_finish_compress(c);
}

bool media_jpeg(const struct photo *p, int quality, struct buf *out) {
    struct writer w = {.photo = p, .quality = quality};
    w.info.err = guard_set_up(&w.guard);
    bool ok = guarded(&w.guard, write_picture, &w);
    if (ok) buf_add(out, w.bytes, w.n);
    jpeg_destroy_compress(&w.info);
    free(w.bytes);
    return ok;
}
