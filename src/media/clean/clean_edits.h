/* clean_edits.h: up to where the pictures or the sound of a fragmented MP4 film are shown. */
#ifndef MEDIA_CLEAN_EDITS_H
#define MEDIA_CLEAN_EDITS_H

#include <stddef.h>

#define EDITS_SEVERAL (-1.0) /* several parts are shown */
#define EDITS_NO_END 0.0     /* everything is shown, from some time on */

/* Seconds after which nothing of this track is shown; EDITS_NO_END also if the film is not
 * fragmented. */
double edits_end(const unsigned char *p, size_t n, unsigned track);

#endif
