/* sign.h: the small symbol for a level, which fills up as a learner grows; and boxes to check,
 * which say nothing about a level.
 *
 * Renderers draw it by kind and fill, never by color alone. Its shapes are in render/draw. */
#ifndef DOC_SIGN_H
#define DOC_SIGN_H

enum sign_kind {
    SIGN_NONE, /* nothing is drawn */
    SIGN_RING, /* dashed ring: not begun, or no level yet */
    SIGN_FILL, /* partly filled ring: on the way */
    SIGN_DONE, /* disc with a check mark: mastery */
    SIGN_STAR, /* star: beyond mastery */
    SIGN_BOX,  /* empty box: a requirement or a step that is still to come */
    SIGN_MET,  /* box with a check mark: met, done */
};

struct sign {
    enum sign_kind kind;
    int fill; /* SIGN_FILL: filled part of the disc in thousandths, 1..999 */
};

#endif
