/* clean_wav.h: keeps only the format and the sound of a WAV recording. */
#ifndef MEDIA_CLEAN_WAV_H
#define MEDIA_CLEAN_WAV_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum wav_sound {
    WAV_SOUND,
    WAV_UNKNOWN, /* an unknown sound format */
    WAV_OPEN,    /* it does not state where its sound ends */
    WAV_DAMAGED
};

/* Appends a file with nothing else in it to `out`, if the result is WAV_SOUND. */
enum wav_sound wav_sound(const unsigned char *p, size_t n, struct buf *out);

#endif
