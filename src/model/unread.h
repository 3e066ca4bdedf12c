/* unread.h: what could not be read, and so is not known to be gone. */
#ifndef MODEL_UNREAD_H
#define MODEL_UNREAD_H

#include "model/basics.h"

/* Things that could not be read, as paths in the workspace. Files missing there do not count as
 * removed. */
struct unknown {
    struct texts unread; /* files and folders that could not be read at all */
    /* Folders listed in full, but with a name in them that cannot be an id, or is not text. */
    struct texts misnamed;
};

#endif
