/* theme.h: colors and fonts by role, for pages, paper, and workbooks. Loaded by `load` from
 * themes/<id>/theme.yaml. */
#ifndef DOC_THEME_H
#define DOC_THEME_H

/* Color roles, the keys of themes/<id>/theme.yaml (with - for _). */
#define THEME_COLORS(X)                                                          \
    X(PAPER, paper)         /* background of the page */                         \
    X(CARD, card)           /* background of cards */                            \
    X(INK, ink)             /* text */                                           \
    X(SOFT, soft)           /* secondary text */                                 \
    X(LINE, line)           /* hairlines */                                      \
    X(LEAF, leaf)           /* the one strong color: signs, heads, links */      \
    X(LEAF_TINT, leaf_tint) /* its tint, for backgrounds */                      \
    X(ON_LEAF, on_leaf)     /* text on leaf */                                   \
    X(SUN, sun)             /* the accent: new, beyond */                        \
    X(SUN_TEXT, sun_text)   /* text on its tint */                               \
    X(SUN_TINT, sun_tint)                                                        \
    X(SKY, sky) /* a second accent: the learner's own ratings, links to files */ \
    X(SKY_TINT, sky_tint)

enum theme_color {
#define X(NAME, name) COLOR_##NAME,
    THEME_COLORS(X)
#undef X
        COLOR_COUNT
};

struct theme {
    const char *id;
    unsigned light[COLOR_COUNT]; /* 0xRRGGBB */
    unsigned dark[COLOR_COUNT];  /* for screens in dark mode */
    const char *heading_font;    /* family name: "Andika" */
    const char *voice_font;      /* the learner's words */
    const char *text_font;       /* "Noto Sans" */
    const char *logo;            /* file of a picture for the head of pages, or NULL */
    int radius_px;               /* corners of cards on the screen */
};

#endif
