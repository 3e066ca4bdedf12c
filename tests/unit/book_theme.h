/* book_theme.h: the colors of the workbooks that unit tests write. */
#ifndef TESTS_BOOK_THEME_H
#define TESTS_BOOK_THEME_H

#include "doc/theme.h"

static const struct theme book_theme = {.id = "plain",
                                        .light = {[COLOR_PAPER] = 0xfbf9f4,
                                                  [COLOR_CARD] = 0xffffff,
                                                  [COLOR_INK] = 0x1d2b2a,
                                                  [COLOR_SOFT] = 0x5b6b68,
                                                  [COLOR_LINE] = 0xe3ded2,
                                                  [COLOR_LEAF] = 0x2f6b4f,
                                                  [COLOR_LEAF_TINT] = 0xe6efe6,
                                                  [COLOR_ON_LEAF] = 0xffffff,
                                                  [COLOR_SUN] = 0xc98a12,
                                                  [COLOR_SUN_TEXT] = 0x7a5206,
                                                  [COLOR_SUN_TINT] = 0xfbf0d9,
                                                  [COLOR_SKY] = 0x2b5f86,
                                                  [COLOR_SKY_TINT] = 0xe4eef5}};

#endif
