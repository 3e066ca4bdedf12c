/* picture.c: any bytes as an evidence photo: refused with a reason, or a small picture. */
#include "target.h"

#include "media/photo/media.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct photo photo = {0};
    const char *why = NULL;
    if (media_decode(a, data, size, 64, &photo, &why)) {
        HOLDS(photo.width > 0 && photo.height > 0 && photo.width <= 64 && photo.height <= 64 &&
              photo.rgb);
    } else {
        HOLDS(why && *why);
    }
    arena_free(a);
    return 0;
}
