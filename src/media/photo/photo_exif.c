/* photo_exif.c: the orientation, and the day on which a photo was taken, from EXIF, through
 * libexif. Nothing else in it is used. */
#include "media/photo/media_inner.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include <libexif/exif-data.h>

static void *zeroed(ExifLong n) { return memset(mem_alloc(n), 0, n); }
static void *resized(void *p, ExifLong n) { return mem_realloc(p, n); }

static int orientation_in(ExifData *data) {
    const ExifEntry *e = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (!e || e->format != EXIF_FORMAT_SHORT || e->size < 2) return 1;
    int v = exif_get_short(e->data, exif_data_get_byte_order(data));
    return v >= 1 && v <= 8 ? v : 1;
}

/* As the camera wrote it, in the local time of the place: "2026:11:20 10:15:30". */
static bool day_in(ExifData *data, struct date *day) {
    enum { LENGTH = 10 };
    const ExifEntry *e =
        exif_content_get_entry(data->ifd[EXIF_IFD_EXIF], EXIF_TAG_DATE_TIME_ORIGINAL);
    char text[LENGTH];
    if (!e || e->format != EXIF_FORMAT_ASCII || e->size < LENGTH) return false;
    memcpy(text, e->data, LENGTH);
    if (text[4] != ':' || text[7] != ':') return false;
    text[4] = text[7] = '-';
    return date_parse(text, LENGTH, day);
}

struct wanted {
    int orientation;
    bool has_day;
    struct date day;
};

static struct wanted read_block(const unsigned char *tiff, size_t n) {
    static const unsigned char mark[6] = "Exif\0";
    enum { MOST = 0xFFF0 }; /* a JPEG segment has no more, and libexif reads no more */
    unsigned char *block = mem_alloc(sizeof mark + MOST);
    if (n > MOST) n = MOST;
    memcpy(block, mark, sizeof mark);
    memcpy(block + sizeof mark, tiff, n);
    ExifMem *mem = exif_mem_new(zeroed, resized, free);
    ExifData *data = exif_data_new_mem(mem);
    /* By default, libexif adds entries that are not in the file. */
    exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
    exif_data_load_data(data, block, (unsigned)(sizeof mark + n));
    struct wanted wanted = {.orientation = orientation_in(data)};
    wanted.has_day = day_in(data, &wanted.day);
    exif_data_unref(data);
    exif_mem_unref(mem);
    free(block);
    return wanted;
}

int exif_orientation(const unsigned char *tiff, size_t n) {
    return read_block(tiff, n).orientation;
}

bool exif_day(const unsigned char *tiff, size_t n, struct date *day) {
    const struct wanted wanted = read_block(tiff, n);
    if (wanted.has_day) *day = wanted.day;
    return wanted.has_day;
}
