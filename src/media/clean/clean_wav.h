/* clean_wav.h: of a recording as WAV, its form and its sound alone. */
#ifndef MEDIA_CLEAN_WAV_H
#define MEDIA_CLEAN_WAV_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum wav_sound {
    WAV_SOUND,
    WAV_UNKNOWN, /* sound of a form that is not known */
    WAV_DAMAGED
};

/* Puts a file into out that has nothing else in it. */
enum wav_sound wav_sound(const unsigned char *p, size_t n, struct buf *out);

#endif
