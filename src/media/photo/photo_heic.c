/* photo_heic.c: HEIC and AVIF through libheif: the primary picture of the file, already turned
 * upright by the library. With its codecs, the library takes longer to start than the rest of the
 * program: it is loaded for the first of these pictures. */
#include "base/late.h"
#include "media/kind/kind.h"
#include "media/photo/media.h"
#include "media/photo/media_inner.h"

#include <stdlib.h>
#include <string.h>

#include <libheif/heif.h>

#define CALLS(X)                                        \
    X(heif_context_alloc)                               \
    X(heif_context_free)                                \
    X(heif_context_get_primary_image_handle)            \
    X(heif_context_read_from_memory_without_copy)       \
    X(heif_decode_image)                                \
    X(heif_have_decoder_for_format)                     \
    X(heif_image_get_height)                            \
    X(heif_image_get_plane_readonly)                    \
    X(heif_image_get_width)                             \
    X(heif_image_handle_get_list_of_metadata_block_IDs) \
    X(heif_image_handle_get_metadata)                   \
    X(heif_image_handle_get_metadata_size)              \
    X(heif_image_handle_get_height)                     \
    X(heif_image_handle_get_raw_color_profile)          \
    X(heif_image_handle_get_raw_color_profile_size)     \
    X(heif_image_handle_get_width)                      \
    X(heif_image_handle_release)                        \
    X(heif_image_release)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};

static bool load(struct library *l, const char **why) {
    *why = "this computer has no libheif, which reads HEIC and AVIF pictures";
    return late_load("libheif.so.1", call_names, l, sizeof *l) == LATE_LOADED;
}

struct heic {
    const struct library *l;
    struct heif_context *context;
    struct heif_image_handle *handle;
    struct heif_image *image;
};

static bool has_size(const struct heic *h, const char **why) {
    const long long most = PICTURE_MEGAPIXELS * 1000 * 1000;
    long long width = h->l->heif_image_handle_get_width(h->handle),
              height = h->l->heif_image_handle_get_height(h->handle);
    if (width > 0 && height > 0 && width * height <= most) return true;
    *why = PICTURE_TOO_LARGE;
    return false;
}

static bool read_heic(struct heic *h, const unsigned char *data, size_t n, const char **why) {
    *why = "the HEIC or AVIF file is damaged";
    if (h->l->heif_context_read_from_memory_without_copy(h->context, data, n, NULL).code !=
        heif_error_Ok)
        return false;
    if (h->l->heif_context_get_primary_image_handle(h->context, &h->handle).code != heif_error_Ok)
        return false;
    if (!has_size(h, why)) return false;
    struct heif_error error = h->l->heif_decode_image(h->handle, &h->image, heif_colorspace_RGB,
                                                      heif_chroma_interleaved_RGBA, NULL);
    if (error.code == heif_error_Unsupported_filetype ||
        error.code == heif_error_Unsupported_feature)
        *why = "this computer cannot read this kind of HEIC or AVIF picture";
    return error.code == heif_error_Ok;
}

/* Debian 13 has the decoders in separate packages. */
static const struct {
    enum heif_compression_format format;
    const char *why, *package;
} decoders[] = {
    {heif_compression_HEVC, "this computer has no decoder for HEIC pictures",
     "libheif-plugin-libde265"},
    {heif_compression_AV1, "this computer has no decoder for AVIF pictures",
     "libheif-plugin-dav1d"},
};

static const char *why_no_decoder(const struct library *l, const unsigned char *data, size_t n) {
    bool avif = kind_of("", data, n) == KIND_AVIF;
    return l->heif_have_decoder_for_format(decoders[avif].format) ? NULL : decoders[avif].why;
}

const char *media_decoder_package(const char *why) {
    for (size_t i = 0; why && i < sizeof decoders / sizeof *decoders; i++)
        if (strcmp(decoders[i].why, why) == 0) return decoders[i].package;
    return NULL;
}

static void take_profile(const struct heic *h, struct picture *out) {
    enum { MOST_PROFILE = 4 << 20 };
    size_t n = h->l->heif_image_handle_get_raw_color_profile_size(h->handle);
    if (n < 1 || n > MOST_PROFILE) return;
    void *icc = mem_alloc(n);
    if (h->l->heif_image_handle_get_raw_color_profile(h->handle, icc).code == heif_error_Ok)
        picture_profile(out, icc, n);
    free(icc);
}

bool heic_decode(const unsigned char *data, size_t n, struct picture *out, const char **why) {
    struct library l;
    if (!load(&l, why)) return false;
    struct heic h = {.l = &l, .context = l.heif_context_alloc()};
    bool ok = h.context && read_heic(&h, data, n, why);
    const char *lacking = ok ? NULL : why_no_decoder(&l, data, n);
    if (lacking) *why = lacking;
    if (ok) {
        int stride = 0;
        const unsigned char *rgba =
            l.heif_image_get_plane_readonly(h.image, heif_channel_interleaved, &stride);
        int width = l.heif_image_get_width(h.image, heif_channel_interleaved);
        int height = l.heif_image_get_height(h.image, heif_channel_interleaved);
        ok = picture_make(out, width, height, why) && rgba && stride >= width * 4;
        if (ok) picture_from_rgba(out, rgba, (size_t)stride);
        if (ok) take_profile(&h, out);
    }
    if (h.image) l.heif_image_release(h.image);
    if (h.handle) l.heif_image_handle_release(h.handle);
    if (h.context) l.heif_context_free(h.context);
    return ok;
}

/* ---- the day ---- */

static bool day_of(const struct heic *h, struct date *day) {
    enum { OFFSET = 4, MOST = 1 << 20 }; /* the block begins with the offset of the TIFF header */
    heif_item_id id;
    if (h->l->heif_image_handle_get_list_of_metadata_block_IDs(h->handle, "Exif", &id, 1) != 1)
        return false;
    const size_t n = h->l->heif_image_handle_get_metadata_size(h->handle, id);
    if (n <= OFFSET || n > MOST) return false;
    unsigned char *block = mem_alloc(n);
    bool found = h->l->heif_image_handle_get_metadata(h->handle, id, block).code == heif_error_Ok;
    const size_t skip = OFFSET + ((size_t)block[0] << 24 | (size_t)block[1] << 16 |
                                  (size_t)block[2] << 8 | block[3]);
    found = found && skip < n && exif_day(block + skip, n - skip, day);
    free(block);
    return found;
}

bool heic_day(const unsigned char *data, size_t n, struct date *day) {
    struct library l;
    const char *why;
    if (!load(&l, &why)) return false;
    struct heic h = {.l = &l, .context = l.heif_context_alloc()};
    const bool found =
        h.context &&
        l.heif_context_read_from_memory_without_copy(h.context, data, n, NULL).code ==
            heif_error_Ok &&
        l.heif_context_get_primary_image_handle(h.context, &h.handle).code == heif_error_Ok &&
        day_of(&h, day);
    if (h.handle) l.heif_image_handle_release(h.handle);
    if (h.context) l.heif_context_free(h.context);
    return found;
}
