/* sign.h: the small drawing that stands for a level, and fills up as a learner grows.
 *
 * Renderers draw it by kind and fill; it is never told by colour alone. See draw/ for its shapes. */
#ifndef DOC_SIGN_H
#define DOC_SIGN_H

enum sign_kind {
    SIGN_NONE, /* nothing is drawn */
    SIGN_RING, /* dashed ring: not begun, no level yet */
    SIGN_FILL, /* ring that is filled in part: on the way */
    SIGN_DONE, /* disc with a tick: mastery */
    SIGN_STAR, /* beyond mastery */
};

struct sign {
    enum sign_kind kind;
    int fill; /* SIGN_FILL: 1..999 thousandths of the disc */
};

#endif
