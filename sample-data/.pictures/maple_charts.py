"""Charts on grid paper, as the learners of the Maple Room draw them from what they measured.

Place: called by maple.py, one function a picture. The numbers are those of the CSV files beside the pictures.
"""

from scenes import CLAY, INK, LEAF, PAPER, PENCIL, ROSE, SKY, SUN, Scene, mix


def axes(s, left, top, right, bottom, title, across, up):
    """Two pencil axes with words; numbers are written by the caller."""
    s.pencil([(left, top - 20), (left, bottom)], INK, 5, 2)
    s.pencil([(left, bottom), (right + 20, bottom)], INK, 5, 2)
    s.text((left + right) / 2, 60, title, 52, INK, "hand-bold", "mm")
    s.text((left + right) / 2, bottom + 96, across, 36, PENCIL, "hand", "mm")
    s.text(left - 108, (top + bottom) / 2, up, 36, PENCIL, "hand", "mm", 90)


def curve(s, points, color):
    """Measured points joined by hand."""
    s.pencil(points, color, 8, 2)
    for x, y in points:
        s.disc(x, y, 14, color)
        s.disc(x, y, 6, PAPER)


def bean_chart():
    s = Scene("bean chart")
    s.grid_paper()
    axes(s, 200, 140, 1100, 720, "How tall the beans grew", "days", "centimeters")
    place = lambda day, cm: (200 + day * 48, 720 - cm * 17)
    for day in (0, 3, 6, 9, 12, 15, 18):
        s.text(place(day, 0)[0], 752, str(day), 36, INK, "hand", "mm")
    for cm in (0, 5, 10, 15, 20, 25, 30):
        s.text(168, place(0, cm)[1], str(cm), 36, INK, "hand", "mm")
    curve(s, [place(*p) for p in [(0, 0), (3, 1), (9, 6.5), (12, 11), (15, 15.5), (18, 19)]], CLAY)
    curve(s, [place(*p) for p in [(0, 0), (3, 1.5), (9, 10.5), (12, 19), (15, 26), (18, 31)]], LEAF)
    s.text(880, 230, "window", 40, LEAF, "hand-bold", "mm")
    s.text(1010, 480, "shelf", 40, CLAY, "hand-bold", "mm")
    s.text(430, 440, "I forgot day 6", 34, PENCIL, "hand-italic", "mm")
    s.pencil([(450, 465), (484, 590)], PENCIL, 3, 2)
    return s


def soup_chart():
    s = Scene("soup chart")
    s.grid_paper()
    axes(s, 200, 160, 1080, 720, "Which soup sells on a rainy day?", "kind of soup", "bowls")
    for n in (0, 5, 10, 15, 20, 25):
        s.text(168, 720 - n * 22, str(n), 36, INK, "hand", "mm")
    for i, (soup, sunny, rainy) in enumerate([("beef", 14, 23), ("chicken", 11, 19), ("tofu", 9, 10)]):
        left = 270 + i * 280
        for x, n, color in ((left, sunny, SUN), (left + 95, rainy, SKY)):
            s.hand_shape([(x, 720 - n * 22), (x + 85, 720 - n * 22), (x + 85, 718), (x, 718)], color, INK, 4,
                         2)
            s.text(x + 42, 694 - n * 22, str(n), 38, INK, "hand-bold", "mm")
        s.text(left + 90, 752, soup, 38, INK, "hand", "mm")
    for y, words, color in ((150, "sunny", SUN), (210, "rainy", SKY)):
        s.hand_shape([(900, y - 20), (950, y - 20), (950, y + 20), (900, y + 20)], color, INK, 3, 1)
        s.text(970, y, words, 38, INK, "hand", "lm")
    return s


def jump_plot():
    s = Scene("jump plot")
    s.grid_paper()
    s.text(600, 70, "Forty long jumps", 54, INK, "hand-bold", "mm")
    s.pencil([(110, 720), (1110, 720)], INK, 5, 2)
    for i, (length, jumps) in enumerate([("1.50", 1), ("1 5/8", 4), ("1.75", 11), ("1 7/8", 8), ("2.00", 12),
                                         ("2 1/8", 3),
                                         ("2.25", 1)]):
        x = 170 + i * 145
        s.pencil([(x, 706), (x, 734)], INK, 4, 1)
        s.text(x, 764, length, 36, INK, "hand", "mm")
        for n in range(jumps):
            y = 680 - n * 46
            s.pencil([(x - 15, y - 15), (x + 15, y + 15)], ROSE, 6, 2)
            s.pencil([(x + 15, y - 15), (x - 15, y + 15)], ROSE, 6, 2)
    s.text(610, 828, "meters", 38, PENCIL, "hand", "mm")
    s.text(1040, 600, "wind?", 36, SKY, "hand-italic", "mm")
    s.text(186, 600, "slipped", 36, SKY, "hand-italic", "mm")
    return s


def small_bird(s, x, y, color):
    """One bird, always of the same size."""
    s.fill(s.ring(x, y, 32, 23), color)
    s.disc(x + 27, y - 18, 15, color)
    s.fill([(x + 40, y - 22), (x + 56, y - 16), (x + 40, y - 12)], SUN)
    s.fill([(x - 26, y - 8), (x - 54, y - 16), (x - 48, y + 6)], color)
    s.disc(x + 31, y - 21, 3, PAPER)
    s.fill(s.ring(x - 4, y + 2, 16, 10), mix(color, PAPER, 0.35))


def bird_chart():
    s = Scene("bird chart")
    s.grid_paper()
    s.text(600, 70, "Six weeks at the window", 54, INK, "hand-bold", "mm")
    rows = [("sparrow", 11, "#8a6a48"), ("chickadee", 8, "#4a4f55"), ("nuthatch", 4, "#5f7d95"),
            ("cardinal", 3, "#c0392f"),
            ("blue jay", 2, "#3568b0")]
    s.pencil([(290, 130), (290, 760)], INK, 5, 2)
    for i, (name, count, color) in enumerate(rows):
        y = 195 + i * 124
        s.text(262, y, name, 42, INK, "hand", "rm")
        for n in range(count):
            small_bird(s, 352 + n * 78 * 0.98, y, color)
    small_bird(s, 440, 826, PENCIL)
    s.text(520, 824, "= 5 visits", 42, INK, "hand", "lm")
    return s
