"""Portraits of the learners of the Maple Room: calm illustrations of children who do not exist.

Place: called by maple.py. A portrait is a table row: colors, a hair style, a shirt and small things.
"""

from scenes import INK, Scene, mix, smooth

SIZE = 900
PEOPLE = {
    "maya-torres": dict(ground="#cfe3d6", skin="#c98b5f", hair="#3a2822", style="wavy", shirt="#2f6b4f",
                        extra="collar"),
    "linh-nguyen": dict(ground="#f6e6c8", skin="#e6b78f", hair="#1f1c20", style="bob", shirt="#c2543d",
                        extra="dots"),
    "yusuf-al-masri": dict(ground="#d5e4ef", skin="#d19a6c", hair="#2a1f1b", style="curls", shirt="#3d6f9e",
                           extra="stripes"),
    "zuzanna-zielinska": dict(ground="#eadff0", skin="#f0c9ae", hair="#b98a4a", style="braids",
                              shirt="#6c3f7d", extra="glasses"),
    "tou-ger-xiong": dict(ground="#e2ead0", skin="#dba980", hair="#221d1d", style="short", shirt="#3b3f5c",
                          extra="trim"),
    "solomiia-kovalenko": dict(ground="#f7dfd3", skin="#f1ccb3", hair="#6b4428", style="crown",
                               shirt="#f4efe4", extra="embroidery"),
}


def hair_back(s, style, hair):
    """What lies at the back of the head and shoulders."""
    if style == "wavy":
        s.fill(s.ring(450, 400, 232, 262, 80), hair)
        for x in (262, 300, 600, 638):
            s.disc(x, 560, 66, hair)
    elif style == "bob":
        s.box(222, 190, 678, 590, hair, radius=190)
        s.box(222, 380, 678, 590, hair, radius=44)
    elif style == "braids":
        s.fill(s.ring(450, 360, 216, 220, 80), hair)
        for side in (-1, 1):
            for i in range(6):
                s.fill(s.ring(450 + side * (214 + i * 7), 470 + i * 58, 44 - i * 3, 38),
                       mix(hair, INK, 0.14 * (i % 2)))
            s.fill(s.ring(450 + side * 256, 812, 30, 22), "#e0a21b")
    elif style == "crown":
        s.fill(s.ring(450, 370, 216, 226, 80), hair)


def hair_front(s, style, hair):
    """The fringe, the curls, the crown."""
    top = [(238, 372), (250, 270), (310, 190), (450, 150), (590, 190), (650, 270), (662, 372)]
    if style == "wavy":
        s.fill(smooth(top + [(655, 420), (630, 330), (560, 262), (470, 250), (400, 300), (300, 318),
                             (250, 430)]), hair)
    elif style == "bob":
        s.fill(smooth(top + [(664, 440), (640, 372), (630, 326), (540, 320), (360, 320), (270, 326),
                             (260, 372), (236, 440)]), hair)
    elif style == "curls":
        for i, (x, y) in enumerate([(270, 330), (262, 262), (310, 206), (372, 168), (446, 150), (522, 166),
                                    (588, 206),
                                    (636, 262), (632, 330), (340, 262), (416, 236), (492, 236), (566, 266)]):
            s.disc(x, y, 62, mix(hair, "#ffffff", 0.05 * (i % 3)))
    elif style == "braids":
        s.fill(smooth([(236, 440), (238, 280), (310, 176), (450, 140), (462, 150), (458, 250), (372, 266),
                       (300, 320), (258, 440)]), hair)
        s.fill(smooth([(664, 440), (662, 280), (590, 176), (450, 140), (438, 150), (442, 250), (528, 266),
                       (600, 320), (642, 440)]), hair)
        s.line([(450, 156), (450, 226)], mix(hair, "#ffffff", 0.35), 4)
    elif style == "short":
        s.fill(smooth([(246, 420), (232, 262), (292, 168), (420, 128), (566, 136), (660, 216), (660, 420),
                       (636, 330),
                       (612, 268), (520, 256), (430, 284), (330, 246), (276, 296), (262, 340)]), hair)
    elif style == "crown":
        s.fill(smooth(top + [(662, 430), (636, 340), (570, 262), (450, 244), (330, 262), (264, 340),
                             (238, 430)]), hair)
        for i in range(11):
            x = 262 + i * 37.6
            y = 214 - 74 * (1 - ((x - 450) / 190) ** 2)
            s.fill(s.ring(x, y, 33, 25), mix(hair, "#ffffff", 0.16 * (i % 2)))


def shirt(s, color, extra, skin):
    s.fill(s.ring(450, 960, 330, 300, 60), color)
    s.box(392, 560, 508, 700, mix(skin, "#6b3a20", 0.16), radius=50)
    s.fill(s.ring(450, 672, 92, 56), skin)
    if extra == "collar":
        s.fill([(360, 672), (450, 742), (404, 792), (332, 706)], mix(color, "#ffffff", 0.25))
        s.fill([(540, 672), (450, 742), (496, 792), (568, 706)], mix(color, "#ffffff", 0.25))
    elif extra == "dots":
        for x, y in [(300, 800), (380, 850), (460, 800), (540, 860), (610, 800), (250, 880), (680, 880),
                     (450, 884)]:
            s.disc(x, y, 13, "#f6e6c8")
    elif extra == "stripes":
        for y in (770, 826, 882):
            half = 330 * (1 - ((y - 960) / 300) ** 2) ** 0.5
            s.line([(450 - half + 8, y), (450 + half - 8, y)], "#f2efe6", 12)
    elif extra == "trim":
        for i in range(9):
            x, y = 370 + i * 20, 704 + 44 * (1 - ((i - 4) / 4) ** 2)
            s.fill([(x - 13, y), (x, y - 13), (x + 13, y), (x, y + 13)],
                   ("#d0486a", "#e0a21b", "#3f9e8c")[i % 3])
    elif extra == "embroidery":
        for i in range(7):
            for x in (418, 482):
                y = 742 + i * 24
                s.line([(x - 9, y - 9), (x + 9, y + 9)], ("#b3202c", INK)[i % 2], 5)
                s.line([(x - 9, y + 9), (x + 9, y - 9)], ("#b3202c", INK)[i % 2], 5)


def face(s, skin, extra):
    for x in (262, 638):
        s.fill(s.ring(x, 412, 34, 46), mix(skin, "#6b3a20", 0.1))
    s.fill(s.ring(450, 400, 190, 222, 60), skin)
    for x in (346, 554):
        s.fill(s.ring(x, 476, 36, 24), mix(skin, "#d8604a", 0.22))
    for x in (374, 526):
        s.fill(s.ring(x, 412, 13, 17), "#2a211d")
        s.disc(x + 4, 406, 4, "#ffffff")
        s.line([(x - 24, 372), (x, 364), (x + 24, 370)], mix(skin, "#2a1a12", 0.6), 7)
    s.line([(446, 436), (440, 462), (456, 466)], mix(skin, "#6b3a20", 0.4), 5)
    s.line([(398, 512), (420, 528), (450, 534), (480, 528), (502, 512)], mix(skin, "#7a2a20", 0.7), 7)
    if extra == "glasses":
        for x in (374, 526):
            s.box(x - 54, 366, x + 54, 458, None, radius=44, outline="#3a3350", width=7)
        s.line([(428, 404), (472, 404)], "#3a3350", 7)


def portrait(name):
    """The portrait of the learner with that id."""
    who = PEOPLE[name]
    s = Scene(name + " portrait", SIZE, SIZE, who["ground"])
    s.disc(450, 470, 400, mix(who["ground"], "#ffffff", 0.35))
    hair_back(s, who["style"], who["hair"])
    shirt(s, who["shirt"], who["extra"], who["skin"])
    face(s, who["skin"], who["extra"])
    hair_front(s, who["style"], who["hair"])
    if who["extra"] == "embroidery":
        for i, x in enumerate((322, 386, 450, 514, 578)):
            s.disc(x, 168 - 20 * (1 - abs(i - 2) / 2), 20, ("#d0486a", "#e0a21b", "#b3202c", "#e0a21b",
                                                            "#d0486a")[i])
    return s
