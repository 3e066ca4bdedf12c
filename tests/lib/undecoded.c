/* undecoded.c: to be loaded ahead of other libraries: libheif as it is where no package of a decoder is installed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <libheif/heif.h>
#include <string.h>
static int have(enum heif_compression_format format) { return 0; }
static struct heif_error decode(const struct heif_image_handle *handle, struct heif_image **out,
                                enum heif_colorspace space, enum heif_chroma chroma,
                                const struct heif_decoding_options *options) {
    return (struct heif_error){heif_error_Unsupported_feature, heif_suberror_Unsupported_codec, ""};
}
void *dlsym(void *library, const char *name) {
    void *(*real)(void *, const char *) = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.34");
    if (strcmp(name, "heif_have_decoder_for_format") == 0) return (void *)have;
    return strcmp(name, "heif_decode_image") == 0 ? (void *)decode : real(library, name);
}
