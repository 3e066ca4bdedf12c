/* test_media.c: pictures of every kind in, small upright ones out; damaged and hostile ones refused; names
 * made safe. */
#include "media/kind/kind.h"
#include "media/photo/media.h"
#include "media/photo/media_inner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <libheif/heif.h>
#include <png.h>
#include <webp/encode.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The encoder of HEIC that makes a picture for a test keeps some of its memory. It is no part of the program.
 */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:libx265\n"; }

static int set_up(void **state) {
    *state = arena_new();
    return 0;
}

static int tear_down(void **state) {
    arena_free(*state);
    return 0;
}

/* ---- pictures to test with ---- */

/* Four fields of colour: red, green above; blue, white below. A turn or a mirror shows at once. */
static const unsigned char fields[4][3] = {
    {200, 30, 30}, {30, 160, 30}, {30, 30, 200}, {240, 240, 240}};

static unsigned char *four_fields(struct arena *a, int width, int height) {
    unsigned char *rgb = arena_alloc(a, (size_t)(width * height * 3)), *p = rgb;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++, p += 3)
            memcpy(p, fields[(y >= height / 2) * 2 + (x >= width / 2)], 3);
    return rgb;
}

static void assert_near(const unsigned char *found, const unsigned char *wanted, int by) {
    for (int c = 0; c < 3; c++)
        if (abs(found[c] - wanted[c]) > by)
            fail_msg("found %d %d %d, wanted %d %d %d", found[0], found[1], found[2], wanted[0],
                     wanted[1], wanted[2]);
}

/* The middles of the four quarters are of these fields. */
static void assert_fields(const struct photo *p, const int order[4], int by) {
    for (int q = 0; q < 4; q++) {
        int x = p->width * (q % 2 ? 3 : 1) / 4, y = p->height * (q / 2 ? 3 : 1) / 4;
        assert_near(p->rgb + (y * p->width + x) * 3, fields[order[q]], by);
    }
}

static const int upright[4] = {0, 1, 2, 3};

enum jpeg_kind { PLAIN_JPEG, PROGRESSIVE_JPEG, GRAY_JPEG, CMYK_JPEG, YCCK_JPEG };

static void jpeg_pixels(struct jpeg_compress_struct *c, const unsigned char *rgb,
                        enum jpeg_kind kind) {
    unsigned char *line = malloc((size_t)c->image_width * 4);
    for (unsigned y = 0; y < c->image_height; y++) {
        for (unsigned x = 0; x < c->image_width; x++) {
            const unsigned char *from = rgb + (y * c->image_width + x) * 3;
            if (kind == GRAY_JPEG)
                line[x] = from[1];
            else if (kind >=
                     CMYK_JPEG) /* inverted inks, as Adobe does: without black they are the colours
                                           themselves */
                memcpy(line + x * 4, from, 3), line[x * 4 + 3] = 255;
            else
                memcpy(line + x * 3, from, 3);
        }
        jpeg_write_scanlines(c, &line, 1);
    }
    free(line);
}

/* exif: bytes of an APP1 segment, or NULL. */
static struct buf make_jpeg(struct arena *a, int width, int height, enum jpeg_kind kind,
                            const void *exif, unsigned n_exif) {
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long n = 0;
    static const int parts[] = {3, 3, 1, 4, 4};
    static const J_COLOR_SPACE in[] = {JCS_RGB, JCS_RGB, JCS_GRAYSCALE, JCS_CMYK, JCS_CMYK};
    c.err = jpeg_std_error(&errors);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &bytes, &n);
    c.image_width = (JDIMENSION)width;
    c.image_height = (JDIMENSION)height;
    c.input_components = parts[kind];
    c.in_color_space = in[kind];
    jpeg_set_defaults(&c);
    if (kind == YCCK_JPEG) jpeg_set_colorspace(&c, JCS_YCCK);
    if (kind == CMYK_JPEG) jpeg_set_colorspace(&c, JCS_CMYK);
    c.write_Adobe_marker = kind >= CMYK_JPEG;
    jpeg_set_quality(&c, 90, TRUE);
    if (kind == PROGRESSIVE_JPEG) jpeg_simple_progression(&c);
    jpeg_start_compress(&c, TRUE);
    if (exif) jpeg_write_marker(&c, JPEG_APP0 + 1, exif, n_exif);
    jpeg_pixels(&c, four_fields(a, width, height), kind);
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    struct buf b = BUF_INIT;
    buf_add(&b, bytes, n);
    free(bytes);
    return b;
}

/* A phone's EXIF: the orientation, and words that must not get out. */
static struct buf make_exif(int orientation, bool little) {
    struct buf b = BUF_INIT;
    buf_add(&b, "Exif\0\0", 6);
    if (little)
        buf_add(&b, "II*\0\x08\0\0\0\x02\0", 10);
    else
        buf_add(&b, "MM\0*\0\0\0\x08\0\x02", 10);
    char o = (char)orientation;
    if (little) {
        buf_add(&b, "\x10\x01\x02\0\x05\0\0\0\x26\0\0\0", 12);
        buf_add(&b, "\x12\x01\x03\0\x01\0\0\0", 8);
        buf_add(&b, (char[]){o, 0, 0, 0}, 4);
    } else {
        buf_add(&b, "\x01\x10\0\x02\0\0\0\x05\0\0\0\x26", 12);
        buf_add(&b, "\x01\x12\0\x03\0\0\0\x01", 8);
        buf_add(&b, (char[]){0, o, 0, 0}, 4);
    }
    buf_add(&b, "\0\0\0\0", 4);
    buf_str(&b, "SecretPhone GPS 44.4759N 73.2121W");
    return b;
}

static struct buf make_png(struct arena *a, int width, int height, int depth, int type,
                           bool interlaced) {
    const unsigned char *rgb = four_fields(a, width, height);
    struct buf b = BUF_INIT;
    FILE *file = tmpfile();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, depth, type,
                 interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    png_color palette[4];
    for (int i = 0; i < 4; i++) palette[i] = (png_color){fields[i][0], fields[i][1], fields[i][2]};
    if (type == PNG_COLOR_TYPE_PALETTE) png_set_PLTE(png, info, palette, 4);
    png_write_info(png, info);
    png_bytepp rows = arena_array(a, (size_t)height, sizeof *rows);
    for (int y = 0; y < height; y++) {
        unsigned char *to = rows[y] = arena_alloc(a, (size_t)width * 8);
        for (int x = 0; x < width; x++) {
            const unsigned char *from = rgb + (y * width + x) * 3;
            if (type == PNG_COLOR_TYPE_PALETTE) {
                *to++ = (unsigned char)((y >= height / 2) * 2 + (x >= width / 2));
                continue;
            }
            for (int c = 0; c < 3; c++) {
                *to++ = from[c];
                if (depth == 16) *to++ = from[c];
            }
            if (type & PNG_COLOR_MASK_ALPHA) *to++ = y < height / 2 ? 255 : 0;
        }
    }
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    rewind(file);
    for (int c; (c = fgetc(file)) != EOF;) buf_char(&b, (char)c);
    fclose(file);
    return b;
}

static struct buf make_webp(struct arena *a, int width, int height, bool alpha) {
    unsigned char *bytes = NULL, *rgb = four_fields(a, width, height);
    size_t n;
    if (alpha) {
        unsigned char *rgba = arena_alloc(a, (size_t)(width * height * 4));
        for (int i = 0; i < width * height; i++) {
            memcpy(rgba + i * 4, rgb + i * 3, 3);
            rgba[i * 4 + 3] = i < width * height / 2 ? 255 : 0;
        }
        n = WebPEncodeLosslessRGBA(rgba, width, height, width * 4, &bytes);
    } else {
        n = WebPEncodeRGB(rgb, width, height, width * 3, 90, &bytes);
    }
    struct buf b = BUF_INIT;
    buf_add(&b, bytes, n);
    WebPFree(bytes);
    return b;
}

/* ---- GIF ---- */

struct gif_bits {
    struct buf bytes;
    unsigned bits;
    int n;
};

static void gif_put(struct gif_bits *g, int code, int size) {
    g->bits |= (unsigned)code << g->n;
    for (g->n += size; g->n >= 8; g->n -= 8, g->bits >>= 8)
        buf_char(&g->bytes, (char)(g->bits & 255));
}

/* Lempel-Ziv-Welch with a table that is searched from end to end: slow, and easy to believe. */
static struct buf gif_pack(const unsigned char *indices, int n, int first_size) {
    static int before[4096], last[4096];
    struct gif_bits g = {.bytes = BUF_INIT};
    int clear = 1 << first_size, next = clear + 2, size = first_size + 1, code = indices[0];
    gif_put(&g, clear, size);
    for (int i = 1; i < n; i++) {
        int k = clear + 2;
        while (k < next && !(before[k] == code && last[k] == indices[i])) k++;
        if (k < next) {
            code = k;
            continue;
        }
        gif_put(&g, code, size);
        if (next < 4096) {
            before[next] = code;
            last[next++] = indices[i];
            if (next > 1 << size && size < 12) size++;
        } else {
            gif_put(&g, clear, size);
            next = clear + 2;
            size = first_size + 1;
        }
        code = indices[i];
    }
    gif_put(&g, code, size);
    if (next == 1 << size && size < 12) size++;
    gif_put(&g, clear + 1, size);
    gif_put(&g, 0, 7);
    return g.bytes;
}

/* `index` gives the colour of a pixel, among 256 grays or the four fields. */
static struct buf make_gif(struct arena *a, int width, int height, bool interlaced, int transparent,
                           bool noisy) {
    static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
    int bits = noisy ? 8 : 2, n = 0;
    unsigned char *indices = arena_alloc(a, (size_t)(width * height));
    for (int pass = 0; pass < (interlaced ? 4 : 1); pass++)
        for (int y = interlaced ? starts[pass] : 0; y < height; y += interlaced ? steps[pass] : 1)
            for (int x = 0; x < width; x++)
                indices[n++] = (unsigned char)(noisy ? (x * 7 + y * y * 13 + (x * y) % 11) & 255
                                                     : (y >= height / 2) * 2 + (x >= width / 2));
    struct buf b = BUF_INIT;
    buf_str(&b, "GIF89a");
    char screen[] = {(char)(width & 255),
                     (char)(width >> 8),
                     (char)(height & 255),
                     (char)(height >> 8),
                     (char)(0x80 | (bits - 1)),
                     0,
                     0};
    buf_add(&b, screen, 7);
    for (int i = 0; i < 1 << bits; i++)
        for (int c = 0; c < 3; c++) buf_char(&b, (char)(noisy ? i : fields[i][c]));
    buf_add(&b, "!\xFE\x05hello\0", 9);
    if (transparent >= 0) {
        buf_add(&b, "!\xF9\x04\x01\0\0", 6);
        buf_add(&b, (char[]){(char)transparent, 0}, 2);
    }
    buf_add(&b, ",\0\0\0\0", 5);
    buf_add(&b, screen, 4);
    buf_char(&b, interlaced ? 0x40 : 0);
    buf_char(&b, (char)bits);
    struct buf packed = gif_pack(indices, n, bits);
    for (size_t at = 0; at < packed.n; at += 255) {
        size_t part = packed.n - at < 255 ? packed.n - at : 255;
        buf_char(&b, (char)part);
        buf_add(&b, packed.p + at, part);
    }
    buf_add(&b, "\0;", 2);
    buf_release(&packed);
    return b;
}

/* ---- HEIC ---- */

static struct heif_error keep(struct heif_context *context, const void *data, size_t n, void *to) {
    (void)context;
    buf_add(to, data, n);
    return (struct heif_error){heif_error_Ok, heif_suberror_Unspecified, ""};
}

/* Empty when this machine has no encoder. */
static struct buf make_heic(struct arena *a, int width, int height) {
    struct buf b = BUF_INIT;
    struct heif_context *context = heif_context_alloc();
    struct heif_encoder *encoder = NULL;
    struct heif_image *image = NULL;
    struct heif_image_handle *handle = NULL;
    if (heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code ==
        heif_error_Ok) {
        heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
        heif_image_add_plane(image, heif_channel_interleaved, width, height, 8);
        int stride;
        unsigned char *plane = heif_image_get_plane(image, heif_channel_interleaved, &stride),
                      *rgb = four_fields(a, width, height);
        for (int y = 0; y < height; y++)
            memcpy(plane + y * stride, rgb + y * width * 3, (size_t)width * 3);
        heif_context_encode_image(context, image, encoder, NULL, &handle);
        struct heif_writer writer = {.writer_api_version = 1, .write = keep};
        heif_context_write(context, &writer, &b);
        heif_image_handle_release(handle);
        heif_image_release(image);
        heif_encoder_release(encoder);
    }
    heif_context_free(context);
    return b;
}

/* ---- kinds ---- */

static struct photo decoded(struct arena *a, struct buf *file, int max_px) {
    struct photo p = {0};
    const char *why = NULL;
    if (!media_decode(a, file->p, file->n, max_px, &p, &why)) fail_msg("%s", why);
    assert_true(p.width <= max_px && p.height <= max_px);
    return p;
}

static void reads(struct arena *a, struct buf file, enum media_kind kind, const int order[4],
                  int by) {
    assert_int_equal(kind_of("", file.p, file.n), kind);
    struct photo whole = decoded(a, &file, 1000), small = decoded(a, &file, 32);
    assert_int_equal(whole.width, 120);
    assert_int_equal(whole.height, 80);
    assert_int_equal(small.width, 32);
    assert_int_equal(small.height, 21);
    assert_fields(&whole, order, by);
    assert_fields(&small, order, by);
    buf_release(&file);
}

static void every_kind(void **state) {
    struct arena *a = *state;
    static const int half_white[] = {0, 1, 3, 3}; /* as far as 240 is white */
    reads(a, make_jpeg(a, 120, 80, PLAIN_JPEG, NULL, 0), KIND_JPEG, upright, 12);
    reads(a, make_jpeg(a, 120, 80, PROGRESSIVE_JPEG, NULL, 0), KIND_JPEG, upright, 12);
    reads(a, make_jpeg(a, 120, 80, CMYK_JPEG, NULL, 0), KIND_JPEG, upright, 12);
    reads(a, make_jpeg(a, 120, 80, YCCK_JPEG, NULL, 0), KIND_JPEG, upright, 12);
    for (int interlaced = 0; interlaced < 2; interlaced++) {
        reads(a, make_png(a, 120, 80, 8, PNG_COLOR_TYPE_RGB, interlaced), KIND_PNG, upright, 0);
        reads(a, make_png(a, 120, 80, 16, PNG_COLOR_TYPE_RGB, interlaced), KIND_PNG, upright, 0);
        reads(a, make_png(a, 120, 80, 8, PNG_COLOR_TYPE_PALETTE, interlaced), KIND_PNG, upright, 0);
        reads(a, make_png(a, 120, 80, 8, PNG_COLOR_TYPE_RGB_ALPHA, interlaced), KIND_PNG,
              half_white, 15);
        reads(a, make_gif(a, 120, 80, interlaced, -1, false), KIND_GIF, upright, 0);
        reads(a, make_gif(a, 120, 80, interlaced, 2, false), KIND_GIF, half_white, 15);
    }
    reads(a, make_webp(a, 120, 80, false), KIND_WEBP, upright, 12);
    reads(a, make_webp(a, 120, 80, true), KIND_WEBP, half_white, 15);
}

static void reads_heic(void **state) {
    struct buf file = make_heic(*state, 120, 80);
    if (!file.n) skip();
    reads(*state, file, KIND_HEIC, upright, 16);
}

/* The decoder's own scaling rounds up; what comes out is in the proportion of the file all the same. */
static void keeps_proportion(void **state) {
    for (int height = 100; height < 300; height += 7)
        for (int max = 20; max < 260; max += 33) {
            struct buf file = make_jpeg(*state, 200, height, PLAIN_JPEG, NULL, 0);
            struct photo p = decoded(*state, &file, max);
            int longest = height > 200 ? height : 200,
                side = longest > max ? (200 * max + longest / 2) / longest : 200;
            assert_int_equal(p.width, side);
            assert_int_equal(p.height,
                             longest > max ? (height * max + longest / 2) / longest : height);
            buf_release(&file);
        }
}

static void gray_jpeg(void **state) {
    struct buf file = make_jpeg(*state, 60, 40, GRAY_JPEG, NULL, 0);
    struct photo p = decoded(*state, &file, 100);
    assert_near(p.rgb, (const unsigned char[]){30, 30, 30}, 4);
    buf_release(&file);
}

static void noisy_gif(void **state) {
    struct buf file = make_gif(*state, 300, 200, false, -1, true);
    struct photo p = decoded(*state, &file, 300);
    for (int y = 0; y < 200; y++)
        for (int x = 0; x < 300; x++)
            assert_int_equal(p.rgb[(y * 300 + x) * 3], (x * 7 + y * y * 13 + (x * y) % 11) & 255);
    buf_release(&file);
}

static void refused(const char *bytes, size_t n, const char *word) {
    struct arena *a = arena_new();
    struct photo p;
    const char *why = "";
    clock_t start = clock();
    assert_false(media_decode(a, bytes, n, 1600, &p, &why));
    assert_non_null(strstr(why, word));
    assert_true(clock() - start < CLOCKS_PER_SEC / 2);
    arena_free(a);
}

/* One pixel, in a color of its own, on a canvas of three by two. */
static void small_gif(void **state) {
    static const char bytes[] = "GIF89a\3\0\2\0\0\0\0"
                                ",\1\0\1\0\1\0\1\0\x80\x0A\x14\x1E\x28\x32\x3C"
                                "\2\2\x4C\1\0;";
    struct buf file = BUF_INIT;
    buf_add(&file, bytes, sizeof bytes - 1);
    struct photo p = decoded(*state, &file, 10);
    assert_int_equal(p.width, 3);
    assert_int_equal(p.height, 2);
    for (int i = 0; i < 6; i++)
        assert_memory_equal(p.rgb + i * 3, i == 4 ? "\x28\x32\x3C" : "\xFF\xFF\xFF", 3);
    buf_release(&file);
}

/* Half a picture is none. */
static void half_a_gif(void **state) {
    struct buf file = make_gif(*state, 300, 200, true, -1, true);
    refused(file.p, file.n / 2, "damaged");
    buf_release(&file);
}

/* ---- orientation and metadata ---- */

static void eight_orientations(void **state) {
    /* which field is then seen at the left and right above, left and right below */
    static const int orders[9][4] = {{0},          {0, 1, 2, 3}, {1, 0, 3, 2},
                                     {3, 2, 1, 0}, {2, 3, 0, 1}, {0, 2, 1, 3},
                                     {2, 0, 3, 1}, {3, 1, 2, 0}, {1, 3, 0, 2}};
    for (int o = 1; o <= 8; o++)
        for (int little = 0; little < 2; little++) {
            struct buf exif = make_exif(o, little),
                       file = make_jpeg(*state, 120, 80, PLAIN_JPEG, exif.p, (unsigned)exif.n);
            struct photo p = decoded(*state, &file, 60);
            assert_int_equal(p.width, o < 5 ? 60 : 40);
            assert_int_equal(p.height, o < 5 ? 40 : 60);
            assert_fields(&p, orders[o], 12);
            buf_release(&exif);
            buf_release(&file);
        }
}

static void nonsense_in_exif(void **state) {
    (void)state;
    struct buf exif = make_exif(6, true);
    const unsigned char *tiff = (const unsigned char *)exif.p + 6;
    size_t n = exif.n - 6;
    assert_int_equal(exif_orientation(tiff, n), 6);
    for (size_t cut = 0; cut < n; cut++) {
        unsigned char *copy = malloc(cut ? cut : 1); /* so that a byte too many is seen */
        memcpy(copy, tiff, cut);
        int o = exif_orientation(copy, cut);
        assert_true(o == 1 || o == 6);
        free(copy);
    }
    assert_int_equal(exif_orientation((const unsigned char *)"II*\0\xFF\xFF\xFF\xFF\0\0", 10), 1);
    buf_release(&exif);
}

static bool holds(const struct buf *b, const char *word) {
    return memmem(b->p, b->n, word, strlen(word)) != NULL;
}

static void metadata_is_gone(void **state) {
    struct buf exif = make_exif(6, true),
               file = make_jpeg(*state, 120, 80, PLAIN_JPEG, exif.p, (unsigned)exif.n),
               out = BUF_INIT;
    assert_true(holds(&file, "SecretPhone"));
    struct photo p = decoded(*state, &file, 60);
    assert_true(media_jpeg(&p, 82, &out));
    assert_false(holds(&out, "Exif") || holds(&out, "SecretPhone") || holds(&out, "GPS"));
    /* after JFIF come the tables at once: no segment for an application or a comment */
    assert_memory_equal(out.p, "\xFF\xD8\xFF\xE0\0\x10JFIF", 10);
    for (size_t i = 20; i + 1 < out.n && !(out.p[i] == '\xFF' && out.p[i + 1] == '\xDA'); i++)
        assert_false(out.p[i] == '\xFF' &&
                     ((out.p[i + 1] & 0xF0) == 0xE0 || out.p[i + 1] == '\xFE'));
    buf_release(&exif);
    buf_release(&file);
    buf_release(&out);
}

static void written_alike_and_baseline(void **state) {
    struct arena *a = *state;
    struct photo p = {.width = 121, .height = 77, .rgb = four_fields(a, 121, 77)};
    struct buf once = BUF_INIT, twice = BUF_INIT;
    assert_true(media_jpeg(&p, 82, &once) && media_jpeg(&p, 82, &twice));
    assert_int_equal(once.n, twice.n);
    assert_memory_equal(once.p, twice.p, once.n);
    const char *frame = memmem(once.p, once.n, "\xFF\xC0", 2); /* SOF0 */
    assert_non_null(frame);
    assert_memory_equal(frame + 9, "\x03\x01\x22\0\x02\x11\x01\x03\x11\x01",
                        10); /* three parts, the first at 2x2: 4:2:0 */
    struct photo back = decoded(a, &once, 200);
    assert_int_equal(back.width, 121);
    assert_fields(&back, upright, 12);
    struct photo too_wide = {.width = 70000, .height = 1, .rgb = arena_alloc(a, 210000)};
    assert_false(media_jpeg(&too_wide, 82, &twice));
    buf_release(&once);
    buf_release(&twice);
}

/* ---- shrinking ---- */

static void averages_areas(void **state) {
    struct arena *a = *state;
    unsigned char rgb[] = {0,  0,  0,  90, 90, 90, 180, 180, 180,
                           30, 30, 30, 60, 60, 60, 240, 240, 240};
    struct photo p = {.width = 3, .height = 2, .rgb = rgb}, small = media_shrink(a, &p, 2);
    assert_int_equal(small.width, 2);
    assert_int_equal(small.height, 1);
    assert_int_equal(small.rgb[0], 35);  /* (0 + 45 + 30 + 30) of 3 */
    assert_int_equal(small.rgb[3], 165); /* (45 + 180 + 30 + 240) of 3 */
    assert_ptr_equal(media_shrink(a, &p, 3).rgb, rgb);
    for (int w = 1; w < 40; w++)
        for (int max = 1; max <= w; max++) {
            struct photo even = {.width = w, .height = 41 - w, .rgb = arena_alloc(a, 3 * 40 * 40)};
            memset(even.rgb, 77, 3 * 40 * 40);
            struct photo s = media_shrink(a, &even, max);
            for (int i = 0; i < s.width * s.height * 3; i++) assert_int_equal(s.rgb[i], 77);
        }
    struct photo thread = {.width = 1000, .height = 1, .rgb = four_fields(a, 1000, 1)};
    assert_int_equal(media_shrink(a, &thread, 10).height, 1);
}

/* ---- damage ---- */

static unsigned next_random(unsigned *seed) { return *seed = *seed * 1664525 + 1013904223; }

/* Decodes a copy of exactly n bytes, so that a byte read too far is seen. */
static bool survives(struct arena *a, const char *bytes, size_t n, struct photo *p) {
    const char *why = NULL;
    char *copy = malloc(n ? n : 1);
    memcpy(copy, bytes, n);
    bool ok = media_decode(a, copy, n, 64, p, &why);
    assert_true(ok || (why && *why));
    free(copy);
    return ok;
}

/* Cut anywhere, it is refused, or (when only its end mark is missing) whole. */
static void damage(struct buf file) {
    struct arena *a = arena_new();
    struct photo whole, cut;
    assert_true(survives(a, file.p, file.n, &whole));
    for (size_t i = 0; i < 50; i++)
        if (survives(a, file.p, file.n * i / 50, &cut))
            assert_memory_equal(whole.rgb, cut.rgb, (size_t)(whole.width * whole.height * 3));
    unsigned seed = 7;
    for (int i = 0; i < 200; i++) {
        struct buf wrong = BUF_INIT;
        buf_add(&wrong, file.p, file.n);
        for (unsigned k = next_random(&seed) >> 28; k + 1; k--)
            wrong.p[(next_random(&seed) >> 8) % file.n] = (char)(next_random(&seed) >> 24);
        survives(a, wrong.p, wrong.n, &cut);
        buf_release(&wrong);
    }
    buf_release(&file);
    arena_free(a);
}

static void damaged_files(void **state) {
    struct arena *a = *state;
    struct buf exif = make_exif(6, true);
    damage(make_jpeg(a, 120, 80, PLAIN_JPEG, exif.p, (unsigned)exif.n));
    damage(make_jpeg(a, 120, 80, PROGRESSIVE_JPEG, NULL, 0));
    damage(make_jpeg(a, 120, 80, YCCK_JPEG, NULL, 0));
    damage(make_png(a, 120, 80, 8, PNG_COLOR_TYPE_PALETTE, true));
    damage(make_webp(a, 120, 80, false));
    damage(make_webp(a, 120, 80, true));
    damage(make_gif(a, 120, 80, true, 1, false));
    damage(make_gif(a, 120, 80, false, -1, true));
    buf_release(&exif);
}

static void damaged_heic(void **state) {
    struct buf file = make_heic(*state, 64, 64);
    if (!file.n) skip();
    damage(file);
}

static void bombs(void **state) {
    struct buf jpeg = make_jpeg(*state, 64, 64, PLAIN_JPEG, NULL, 0),
               gif = make_gif(*state, 64, 64, false, -1, false);
    char *frame = memmem(jpeg.p, jpeg.n, "\xFF\xC0", 2);
    memcpy(frame + 5, "\xEA\x60\xEA\x60", 4); /* 60,000 x 60,000 */
    refused(jpeg.p, jpeg.n, "100 megapixels");
    memcpy(gif.p + 6, "\x60\xEA\x60\xEA", 4);
    refused(gif.p, gif.n, "50 megapixels");
    buf_release(&jpeg);
    buf_release(&gif);
}

static void large_png(void **state) {
    struct buf b = make_png(*state, 2, 2, 8, PNG_COLOR_TYPE_RGB, false);
    memcpy(b.p + 16, "\0\0\xEA\x60\0\0\xEA\x60", 8);
    unsigned long crc = 0xFFFFFFFF;
    for (size_t i = 12; i < 29; i++) {
        crc ^= (unsigned char)b.p[i];
        for (int k = 0; k < 8; k++) crc = crc & 1 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
    }
    crc ^= 0xFFFFFFFF;
    for (size_t i = 0; i < 4; i++) b.p[29 + i] = (char)(crc >> (24 - 8 * i));
    refused(b.p, b.n, "50 megapixels");
    buf_release(&b);
}

static void no_picture(void **state) {
    (void)state;
    refused("", 0, "not a JPEG");
    refused("GIF", 3, "not a JPEG");
    refused("%PDF-1.7", 8, "not a JPEG");
    refused("<svg xmlns='http://www.w3.org/2000/svg'/>", 41, "not a JPEG");
}

/* ---- names ---- */

static void safe_names(void **state) {
    static const char *const pairs[][2] = {
        {"Meine Brücke.JPG", "meine-bruecke.jpg"},
        {"Meine Bru\xCC\x88"
         "cke.JPG",
         "meine-bruecke.jpg"},
        {"Straße (2).Png", "strasse-2.png"},
        {"Nguyễn Thị Ánh.jpeg", "nguyen-thi-anh.jpeg"},
        {"L’été à Nîmes.pdf", "lete-a-nimes.pdf"},
        {"../../etc/passwd", "etc-passwd"},
        {"a\\b:c*d?e\"f<g>h|i.txt", "a-b-c-d-e-f-g-h-i.txt"},
        {"v1.2 final.docx", "v1-2-final.docx"},
        {".htaccess", "htaccess"},
        {"CON.txt", "file-con.txt"},
        {"lpt1", "file-lpt1"},
        {"com10.csv", "com10.csv"},
        {"Київ.png", "kyiv.png"},
        {"100%20.csv", "100-20.csv"},
        {"x.html#a.b c", "x-html-a-b-c"},
        {"a — b.mp4", "a-b.mp4"},
    };
    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_string_equal(media_safe_name(*state, pairs[i][0]), pairs[i][1]);
}

static void names_that_lose_letters(void **state) {
    struct arena *a = *state;
    const char *bridge = media_safe_name(a, "桥.jpg"), *water = media_safe_name(a, "水.jpg"),
               *mixed = media_safe_name(a, "my 桥.jpg");
    assert_int_equal(strlen(bridge), strlen("file-12345678.jpg"));
    assert_memory_equal(bridge, "file-", 5);
    assert_string_not_equal(bridge, water);
    assert_memory_equal(mixed, "my-", 3);
    for (size_t n = 1; n < 300; n++) {
        char name[320];
        memset(name, 'a', n);
        memcpy(name + n, ".jpeg", 6);
        const char *safe = media_safe_name(a, name);
        assert_true(strlen(safe) <= 80);
        assert_string_equal(safe + strlen(safe) - 5, ".jpeg");
        name[n - 1] = 'b';
        assert_string_not_equal(safe, media_safe_name(a, name));
    }
    assert_true(strlen(media_safe_name(a, "")) > 4);
    assert_true(strlen(media_safe_name(a, "....")) > 4);
    assert_true(strlen(media_safe_name(a, "\xFF\xFE")) > 4);
}

static void types(void **state) {
    (void)state;
    assert_string_equal(media_type("a.PDF"), "application/pdf");
    assert_string_equal(media_type("x/a.b.webm"), "video/webm");
    static const char *const not [] = {"a.svg", "a.html", "a.exe", "a.js", "a", "a.", ""};
    for (size_t i = 0; i < COUNT(not ); i++) assert_null(media_type(not [i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_kind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_heic, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_proportion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gray_jpeg, set_up, tear_down),
        cmocka_unit_test_setup_teardown(noisy_gif, set_up, tear_down),
        cmocka_unit_test_setup_teardown(small_gif, set_up, tear_down),
        cmocka_unit_test_setup_teardown(half_a_gif, set_up, tear_down),
        cmocka_unit_test_setup_teardown(eight_orientations, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nonsense_in_exif, set_up, tear_down),
        cmocka_unit_test_setup_teardown(metadata_is_gone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(written_alike_and_baseline, set_up, tear_down),
        cmocka_unit_test_setup_teardown(averages_areas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_heic, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bombs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(large_png, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_picture, set_up, tear_down),
        cmocka_unit_test_setup_teardown(safe_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_lose_letters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(types, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
