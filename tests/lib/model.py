"""An independent model of what is judged: written from the rules of README.md and src/assess/assess.h, not from src/*.c.

    history = History(random.Random(7))        three school years of two classes and a course, as it may happen
    history.write(folder)                      the workspace; write(folder, until=day): as its files were on that day
    rules = Rules(history)
    judged = rules.judge(learner, target, asked)      asked: Asked(learner's class, "--term", "2026-fall") and the like
    judged.status, judged.level, judged.result, judged.last, judged.before, judged.is_new

Arithmetic is with fractions, so nothing is rounded before it is compared. Each rule is a method of Rules, so that a suite may put a
wrong one in its place, and see that histories find it.
"""
import os, random, re
from datetime import date, timedelta
from fractions import Fraction

ONE = timedelta(days=1)
TERMS = [(f"{y}-{name}", date(y, a, b), date(y, c, d)) for y in (2024, 2025, 2026)
         for name, a, b, c, d in [("spring", 1, 8, 6, 12), ("fall", 9, 1, 12, 18)]]
FIRST, LAST = TERMS[0][1], TERMS[-1][2]
LEARNERS = {"ana-bell": ("Ana", "Bell"), "ben-cole": ("Ben", "Cole"), "cem-demir": ("Cem", "Demir"), "dee-evans": ("Dee", "Evans")}
METHODS = ["most-recent", "highest", "mean", "median", "mode", "mean-of-recent", "weighted-average", "decaying-average", "n-times", "judgement"]
STAGES = ["formative", "interim", "summative"]
LEVELS = {"letters": ["D", "C", "B", "A"], "four": ["Beginning", "Developing", "Proficient", "Extending"],
          "five": ["Emerging", "Growing", "Secure", "Strong", "Beyond"]}
FRAMEWORKS = {"math": ("maple", "oak"), "art": ("maple",), "read": ("oak",), "weld": ("shop",), "old": ("maple", "oak")}
EDUCATORS = {"maple": [("Ms. Okafor", True), ("Mr. Lund", False)], "oak": [("Mx. Grey", False)], "shop": [("Mr. Spark", True)]}
GUESTS = ["Mrs. Beam", "Dr. Sand"]


def mean(values):
    return sum(values, Fraction(0)) / len(values)


class Scale:
    def __init__(self, rng, name):
        self.id, self.names = name, LEVELS[name]
        self.values = [Fraction(i + 1) for i in range(len(self.names))]
        self.mastery = rng.choice(self.values[1:]) if rng.random() < 0.4 else self.values[len(self.values) // 2]
        self.half = rng.random() < 0.5
        self.was = {}  # value here -> [(scale, value there)]

    def name(self, value):
        return self.names[self.values.index(value)]

    def some(self, rng):
        return rng.choice(self.values[:-1]) + Fraction(1, 2) if self.half and rng.random() < 0.4 else rng.choice(self.values)


class Judged:
    pass


# ---- a history ----


class History:
    """What happened. Random, and without any rule of judging."""

    def __init__(self, rng):
        self.rng = rng
        self.schools = rng.random() < 0.4
        self.edges = [day for _, a, b in TERMS for day in (a, b)]
        self.make_scales()
        self.frameworks = {}
        for f in FRAMEWORKS:
            self.frameworks[f] = self.framework(f)
        self.retired = rng.choice([date(2025, 7, 1), date(2026, 1, 15), date(2026, 7, 1)])
        self.edges += [self.retired] + [d for s in [self.scale_list] + [f["scales"] or [] for f in self.frameworks.values()] for _, d in s if d] * 2
        self.targets = {t: (f, c) for f, made in self.frameworks.items() for c, ts in made["competencies"].items() for t in ts}
        self.was = {t: "OLD-" + t.replace(".", "-") for t in self.targets if rng.random() < 0.25}
        self.own_terms = self.quarters() if rng.random() < 0.5 else None  # of oak, or of its school
        self.stays = {who: self.stay() for who in LEARNERS}
        self.joined = {who: self.day() for who in LEARNERS if rng.random() < 0.25}
        self.left = {who: self.day() for who in LEARNERS if rng.random() < 0.2}
        for who in LEARNERS:  # first here, then moved, then gone
            moved = [day for _, day in self.stays[who] if day]
            if who in self.joined and moved and moved[0] <= self.joined[who]:
                del self.joined[who]
            if who in self.left and max(moved + [self.joined.get(who, FIRST)]) >= self.left[who] - ONE:
                del self.left[who]
        self.edges += [d for stays in self.stays.values() for _, d in stays if d] + list(self.joined.values()) + list(self.left.values())
        if self.own_terms:
            self.edges += [a for _, a, _ in self.own_terms]
        self.course = [who for who in LEARNERS if rng.random() < 0.6]
        self.extra = {who: rng.sample(sorted(FRAMEWORKS), rng.choice([0, 0, 1, 2])) for who in LEARNERS}
        self.rows = [row for who in LEARNERS for row in self.ratings(who)]
        self.grids = [self.grid(i) for i in range(rng.choice([1, 3, 5]))]
        self.judgments = {who: self.judge_some(who) for who in LEARNERS}
        self.judged_by_class = {who: rng.random() < 0.4 for who in LEARNERS}
        self.begun = {who: self.begin_some() for who in LEARNERS}

    # -- scales

    def make_scales(self):
        rng = self.rng
        self.scales = {name: Scale(rng, name) for name in LEVELS}
        first, second = date(2025, 8, 5), date(2026, 8, 3)
        if rng.random() < 0.2:
            first, second = date(2025, 10, 15), date(2026, 3, 11)
        ways = [[("four", None)], [("letters", None), ("four", first)], [("letters", None), ("four", second)],
                [("letters", None), ("four", first), ("five", second)]]
        self.scale_list = rng.choice(ways)
        for older, newer in (("letters", "four"), ("four", "five"), ("letters", "five")):
            for value in self.scales[older].values:
                if rng.random() < (0.7 if newer != "five" or older == "four" else 0.2):
                    self.scales[newer].was.setdefault(rng.choice(self.scales[newer].values), []).append((older, value))

    def framework(self, f):
        rng = self.rng
        made = {"method": {"name": rng.choice(METHODS), "weight": Fraction(rng.choice([50, 65, 80]), 100), "times": rng.choice([2, 3]),
                           "at_least": rng.choice([1, 1, 1, 2]), "nearest": rng.random() < 0.3,
                           "counts": rng.choice([STAGES, STAGES, STAGES[1:], STAGES[2:]])}, "competencies": {}, "after": {}}
        made["scales"] = rng.choice([[("four", None)], [("letters", None), ("five", date(2026, 8, 3))]]) if rng.random() < 0.25 else None
        earlier = [t for other in self.frameworks.values() for t in other["after"]]
        for c in ("one", "two"):
            ids = [f"{f.upper()}.{c[0].upper()}.{i}" for i in (1, 2, 3)]
            made["competencies"][f"{f}-{c}"] = ids
            for t in ids:
                before = list(made["after"])
                made["after"][t] = sorted(rng.sample(before, min(len(before), rng.choice([0, 0, 1, 1, 2]))))
                if earlier and rng.random() < 0.1:
                    made["after"][t] = sorted(made["after"][t] + [rng.choice(earlier)])
        return made

    # -- who is where

    def quarters(self):
        """Terms of another school: two for each term of the workspace, the first one with its id."""
        terms = []
        for i, a, b in TERMS:
            half = a + (b - a) / 2 + timedelta(days=self.rng.randrange(-20, 20))
            terms += [(i, a + timedelta(days=self.rng.randrange(0, 4)), half), (i + "-b", half + timedelta(days=self.rng.choice([1, 3, 10])), b - timedelta(days=self.rng.randrange(0, 5)))]
        return terms

    def stay(self):
        """[(class, last day there or None)]"""
        rng = self.rng
        rooms = rng.choice([["maple"], ["maple"], ["oak"], ["maple", "oak"], ["oak", "maple"], ["maple", "oak", "maple"]])
        days = sorted(rng.sample(range(60, (LAST - FIRST).days - 20), len(rooms) - 1))
        return [(room, FIRST + timedelta(days=days[i]) if i < len(days) else None) for i, room in enumerate(rooms)]

    def home(self, who):
        return self.stays[who][-1][0]

    def path(self, room):
        return (f"schools/{'south' if room == 'oak' else 'north'}/" if self.schools else "") + f"classes/{room}"

    def out(self, room):
        return (f"{'south' if room == 'oak' else 'north'}/" if self.schools else "") + room

    # -- what was seen

    def day(self):
        """Often one on which something begins or ends, or the day beside it."""
        if self.rng.random() < 0.2:
            day = self.rng.choice(self.edges) + self.rng.choice([-1, 0, 0, 1]) * ONE
            return min(max(day, FIRST), LAST)
        return FIRST + timedelta(days=self.rng.randrange((LAST - FIRST).days + 1))

    def level_on(self, t, day):
        return Rules(self).scale_on(t, day).some(self.rng)

    def mark(self):
        return self.rng.choice(["ie", "absent", "exempt"]) if self.rng.random() < 0.12 else None

    def ratings(self, who):
        rng, note = self.rng, 0
        for t in self.targets:
            if rng.random() < 0.15:
                continue
            marks = rng.choice([("exempt", "absent"), ("ie", "exempt")]) if rng.random() < 0.1 else None  # and nothing else
            days = sorted({self.day() for _ in marks}) if marks else None
            for i in range(len(days) if days else rng.choice([0, 1, 2, 3, 6])):
                day, by = self.day(), rng.choice(["teacher"] * 5 + ["self", "peer", "expert", "expert"])
                where = rng.choice(["own", "own", "class", "class", "class", "evidence"])
                if where == "class":  # any class's log: a row is that person's
                    where = rng.choice([self.home(who)] * 3 + ["maple", "oak", "shop"])
                    if where == "shop" and who not in self.course and rng.random() < 0.9:
                        where = "oak"
                note += 1
                day, mark = (days[i], marks[i]) if days else (day, self.mark())
                yield {"learner": who, "date": day, "target": t, "by": by, "stage": rng.choice(STAGES), "mark": mark,
                       "level": None if mark else self.level_on(t, day), "where": where, "note": f"note {who[:3]} {note}",
                       "who": rng.choice(GUESTS) if by in ("teacher", "expert") and rng.random() < 0.25 else None,
                       "named": rng.random() < 0.3, "old": rng.random() < 0.6, "piece": f"{day}-piece-{who[:3]}-{note}"}

    def grid(self, i):
        """Who is in the grid has a row, or what everyone did, or neither."""
        rng = self.rng
        turns = [(who, room, d) for who, stays in self.stays.items() for room, d in stays if d] + [(who, self.stays[who][0][0], d) for who, d in self.joined.items()]
        room, day, absent = rng.choice(["maple", "maple", "oak", "shop"]), self.day(), None
        if turns and (i == 0 or rng.random() < 0.3):  # what everyone did on someone's first or last day
            absent, room, day = rng.choice(turns)
        frameworks = [f for f, rooms in FRAMEWORKS.items() if room in rooms and (f != "old" or day < self.retired)]
        targets = rng.sample([t for t in self.targets if self.targets[t][0] in frameworks], 2)
        scales = [Rules(self).scale_on(t, day) for t in targets]
        shared = [v for v in scales[0].values if v in scales[1].values]
        cells = {}
        for who in LEARNERS:
            if who != absent and rng.random() < 0.5 and (room != "shop" or who in self.course):
                cells[who] = [rng.choice(["", "", "-", self.mark() or "", s.some(rng)]) for s in scales]
        return {"room": room, "date": day, "targets": targets, "all": rng.choice(shared) if absent or rng.random() < 0.7 else None, "cells": cells,
                "stage": rng.choice(STAGES), "by": rng.choice(["teacher", "teacher", None]), "who": rng.choice([None, None, "Mrs. Beam"]),
                "name": f"{day}-talk-{i}"}

    def judge_some(self, who):
        rng, made = self.rng, []
        for t in self.targets:
            days = {self.day() for _ in range(rng.choice([1, 1, 2]))} if rng.random() < 0.15 else ()
            made += [(t, day, rng.choice(Rules(self).scale_on(t, day).values)) for day in sorted(days)]
        rng.shuffle(made)
        return made

    def begin_some(self):
        """Supports: what begins a target without a rating."""
        return [(t, self.day()) for t in self.targets if self.rng.random() < 0.05]

    # ---- the files ----

    def write(self, root, until=None):
        def put(path, text):
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)

        known = [r for r in self.rows if not until or r["date"] <= until]
        put("folioscope.yaml", f"name: Cedar Grove\nas_of: {until or LAST}\nscale: {self.scales_said(self.scale_list)}\nreports: [progress]\n" + self.terms_said(TERMS))
        for s in self.scales.values():
            put(f"scales/{s.id}.yaml", self.scale_said(s))
        for f in self.frameworks:
            put(f"frameworks/{f}.yaml", self.framework_said(f))
        if self.schools:
            put("schools/north/school.yaml", "name: North\n")
            put("schools/south/school.yaml", "name: South\n" + (self.terms_said(self.own_terms) if self.own_terms else ""))
        for room, people in EDUCATORS.items():
            at = self.path(room) + "/"
            terms = self.own_terms if room == "oak" and not self.schools else None
            put(at + "class.yaml", f"name: {room.title()} Room\neducators:\n" + "".join(f"  - {{name: {n}, signs: {str(s).lower()}}}\n" for n, s in people) +
                f"frameworks: [{', '.join(f for f, rooms in FRAMEWORKS.items() if room in rooms)}]\n" + (self.terms_said(terms) if terms else "") +
                (f"learners: [{', '.join(self.course)}]\n" if room == "shop" else ""))
            put(at + "ratings.csv", self.csv([r for r in known if r["where"] == room], True))
            judged = [(who, t, d, v) for who in LEARNERS if self.home(who) == room and self.judged_by_class[who] for t, d, v in self.judgments[who] if not until or d <= until]
            if judged:
                put(at + "judgements.csv", "learner,target,level,date,because\n" + "".join(f"{who},{t},{v},{d},I saw it\n" for who, t, d, v in judged))
        for g in self.grids:
            if not until or g["date"] <= until:
                put(f"{self.path(g['room'])}/activities/{g['name']}.csv", self.grid_said(g))
        for who in LEARNERS:
            self.write_learner(put, who, [r for r in known if r["learner"] == who], until)

    def write_learner(self, put, who, mine, until):
        first, last = LEARNERS[who]
        home = f"{self.path(self.home(who))}/learners/{who}/"
        more = f"joined: {self.joined[who]}\n" if who in self.joined else ""
        more += f"left: {self.left[who]}\n" if who in self.left else ""
        if len(self.stays[who]) > 1:
            more += "earlier:\n" + "".join(f"  - {{class: {self.out(room)}, until: {day}}}\n" for room, day in self.stays[who][:-1])
        if self.extra[who]:
            more += f"frameworks: [{', '.join(self.extra[who])}]\n"
        put(home + "learner.yaml", f"name: {{first: {first}, last: {last}}}\n" + more)
        put(home + "ratings.csv", self.csv([r for r in mine if r["where"] == "own"], False))
        for r in mine:
            if r["where"] == "evidence":
                by = f", who: {r['who']}" if r["who"] else ""
                put(home + f"evidence/{r['piece']}.md",
                    f"---\ntitle: Piece {r['piece'][17:]}\nshows:\n  - {{target: {self.id_said(r)}, level: {self.level_said(r)}, by: {r['by']}, stage: {r['stage']}{by}}}\n---\nWords.\n")
        judged = [(t, d, v) for t, d, v in self.judgments[who] if not until or d <= until]
        if judged and not self.judged_by_class[who]:
            put(home + "plan.yaml", "judgements:\n" + "".join(f"  - {{target: {t}, level: {v}, date: {d}, because: I saw it}}\n" for t, d, v in judged))
        begun = [(t, d) for t, d in self.begun[who] if not until or d <= until]
        if begun:
            put(home + "supports.yaml", "".join(f"- {{target: {t}, date: {d}, what: Worked beside me}}\n" for t, d in begun))

    # -- how it is written

    @staticmethod
    def terms_said(terms):
        return "terms:\n" + "".join(f"  - {{id: {i}, name: Term {i}, starts: {a}, ends: {b}}}\n" for i, a, b in terms)

    @staticmethod
    def scales_said(scales):
        return "[" + ", ".join(f"{{scale: {s}, from: {d}}}" if d else f"{{scale: {s}}}" for s, d in scales) + "]"

    def scale_said(self, s):
        text = f"name: {s.id.title()}\nlevels:\n"
        for v, n in zip(s.values, s.names):
            was = ", ".join(f"{{scale: {o}, level: {self.scales[o].name(w)}}}" for o, w in s.was.get(v, []))
            text += f"  - {{value: {v}, name: {n}" + (f", was: [{was}]" if was else "") + "}\n"
        return text + f"mastery: {s.mastery}\nincrements: {'half' if s.half else 'whole'}\n"

    def framework_said(self, f):
        made = self.frameworks[f]
        m = made["method"]
        text = f"title: The {f}\n" + (f"retired: {self.retired}\n" if f == "old" else "") + (f"scale: {self.scales_said(made['scales'])}\n" if made["scales"] else "")
        text += f"method: {{name: {m['name']}, weight: {float(m['weight'])}, times: {m['times']}, at_least: {m['at_least']}, "
        text += f"round: {'nearest' if m['nearest'] else 'down'}, counts: [{', '.join(m['counts'])}]}}\ncompetencies:\n"
        for c, ids in made["competencies"].items():
            text += f"  - id: {c}\n    title: Area {c}\n    targets:\n"
            text += "".join(f"      - {{id: {t}, text: I can do {t}, after: [{', '.join(made['after'][t])}]" + (f", was: [{self.was[t]}]" if t in self.was else "") + "}\n" for t in ids)
        return text

    @staticmethod
    def said(value):
        return str(int(value)) if value.denominator == 1 else str(float(value))

    def level_said(self, r):
        if r["mark"]:
            return r["mark"]
        s = Rules(self).scale_on(r["target"], r["date"])
        return s.name(r["level"]) if r["named"] and r["level"] in s.values else self.said(r["level"])

    def id_said(self, r):
        return self.was[r["target"]] if r["old"] and r["target"] in self.was else r["target"]

    def csv(self, rows, of_class):
        head = ("learner," if of_class else "") + "date,target,level,by,who,stage,note\n"
        return head + "".join((f"{r['learner']}," if of_class else "") + f"{r['date']},{self.id_said(r)},{self.level_said(r)},"
                              f"{r['by']},{r['who'] or ''},{r['stage']},{r['note']}\n" for r in rows)

    def grid_said(self, g):
        head = f"title: A talk\nstage: {g['stage']}\n" + (f"by: {g['by']}\n" if g["by"] else "") + (f"who: {g['who']}\n" if g["who"] else "") + (f"all: {g['all']}\n" if g["all"] else "")
        cell = lambda c: c if isinstance(c, str) else self.said(c)
        return head + "learner," + ",".join(g["targets"]) + "\n" + "".join(f"{who},{','.join(map(cell, row))}\n" for who, row in g["cells"].items())


# ---- what is asked ----


class Asked:
    """A day, and the term of it, for each class: `--as-of` a day, or `--term`, or neither."""

    def __init__(self, h, term=None, day=None):
        self.term_asked, self.day_asked, self.h = term, day, h
        self.options = (["--term", term] if term else []) + (["--as-of", str(day)] if day else [])
        self.days, self.terms = {}, {}
        for room in EDUCATORS:
            terms = h.own_terms if room == "oak" and h.own_terms else TERMS
            found = next((t for t in terms if t[0] == term), None)
            self.days[room] = day or (min(found[2], LAST) if found else LAST)
            self.terms[room] = found or ([t for t in terms if t[1] <= self.days[room]] or terms[:1])[-1]

    def terms_of(self, room):
        return self.h.own_terms if room == "oak" and self.h.own_terms else TERMS


# ---- the rules ----


def in_order(r):
    """By date, then pieces of evidence by name, the learner's own files, and those of the class, whichever class that is, then by line."""
    path = re.sub("^(schools/[^/]*/)?(classes/[^/]*/)?", "", r["file"])
    piece = re.match("(?:learners/[^/]*/evidence|activities(?=/[^/]*/))/(.*)", path)
    return r["date"], 0 if piece else 1 if path.startswith("learners/") else 2, piece[1] if piece else path, r["file"], r["line"]


class Rules:
    def __init__(self, h):
        self.h = h
        self.levels, self.all_rows = {}, None

    # -- from ratings to a value

    def result_of(self, m, s, mastery):
        """The value of ratings s1 ... sn by a method, or None where the rule gives none."""
        name, w, times = m["name"], m["weight"], m["times"]
        if name == "judgement" or len(s) < max(m["at_least"], 1):
            return None
        if name == "most-recent":
            return s[-1]
        if name == "highest":
            return max(s)
        if name == "mean":
            return mean(s)
        if name == "median":
            ordered, half = sorted(s), len(s) // 2
            return ordered[half] if len(s) % 2 else (ordered[half - 1] + ordered[half]) / 2
        if name == "mean-of-recent":
            return mean(s[-times:])
        if name == "mode":
            most = max(s.count(v) for v in s)
            return [v for v in s if s.count(v) == most][-1]
        if name == "weighted-average":
            return s[0] if len(s) == 1 else w * s[-1] + (1 - w) * mean(s[:-1])
        if name == "decaying-average":
            d = s[0]
            for v in s[1:]:
                d = w * v + (1 - w) * d
            return d
        assert name == "n-times"
        reached = [v for v in s if v >= mastery]
        return mean(reached) if len(reached) >= times else None

    def level_of(self, scale, value, nearest):
        """The highest level not above the value, or the nearest one (half way: the higher); the lowest for a value below all."""
        if nearest:
            return max(scale.values, key=lambda v: (-abs(value - v), v))
        return max([v for v in scale.values if v <= value], default=scale.values[0])

    # -- scales that go by date

    def scale_list(self, t):
        return self.h.frameworks[self.h.targets[t][0]]["scales"] or self.h.scale_list

    def scale_on(self, t, day):
        """The one in force on a day; of a framework that is not used any more, on its last day."""
        if self.h.targets[t][0] == "old" and getattr(self.h, "retired", None) and day >= self.h.retired:
            day = self.h.retired - ONE
        return self.h.scales[[s for s, since in self.scale_list(t) if not since or self.is_in_force(since, day)][-1]]

    def is_in_force(self, since, day):
        return since <= day

    def counts_as(self, t, value, scale, now):
        """What a level of an earlier scale counts as: what a newer one says of it, or None."""
        order = [s for s, _ in self.scale_list(t)]
        if scale is now:
            return value
        if scale.id not in order or now.id not in order or order.index(scale.id) > order.index(now.id):
            return None
        for newer in (now, self.h.scales[order[order.index(scale.id) + 1]]):
            for v, was in newer.was.items():
                if (scale.id, value) in was:
                    return self.step(t, v, newer, now)
        return None

    def step(self, t, value, scale, now):
        """Over the scales between them."""
        return self.counts_as(t, value, scale, now)

    # -- who is where, and whose a row is

    def room_on(self, who, day):
        return next(room for room, until in self.h.stays[who] if until is None or day <= until)

    def is_listed(self, who, day):
        return not (who in self.h.joined and day < self.h.joined[who]) and not (who in self.h.left and day >= self.h.left[who])

    def took_part(self, room, who, day):
        """Who did what everyone in the class did that day."""
        return self.is_listed(who, day) and (who in self.h.course if room == "shop" else self.room_on(who, day) == room)

    def educator_of(self, room):
        people = EDUCATORS[room]
        signs = [n for n, s in people if s]
        return people[0][0] if len(people) == 1 else signs[0] if len(signs) == 1 else None

    def rater(self, by, who, room):
        """The name, or None: in a class's log the educator, if nobody else is named."""
        return who or (self.educator_of(room) if room and by == "teacher" else None)

    def rows(self):
        """All ratings and marks, in the order in which they count: by date, then by file within its class, then by line."""
        if self.all_rows is None:
            found, lines = [], {}
            for r in self.h.rows:
                home = f"{self.h.path(self.h.home(r['learner']))}/learners/{r['learner']}/"
                room = r["where"] if r["where"] in EDUCATORS else None
                file = home + "ratings.csv" if r["where"] == "own" else home + f"evidence/{r['piece']}.md" if not room else self.h.path(room) + "/ratings.csv"
                lines[file] = lines.get(file, 1) + 1
                found.append(dict(r, file=file, line=lines[file] if r["where"] != "evidence" else 4, who=self.rater(r["by"], r["who"], room),
                                  piece=r["piece"] if r["where"] == "evidence" else None, note=r["note"] if r["where"] != "evidence" else None))
            for g in self.h.grids:
                found += self.of_grid(g)
            self.all_rows = sorted([r for r in found if self.is_theirs(r)], key=self.order)
        return self.all_rows

    def order(self, r):
        return in_order(r)

    def is_theirs(self, r):
        """Whatever the class, and whichever of its ids the target has there."""
        return True

    def of_grid(self, g):
        file, rows = f"{self.h.path(g['room'])}/activities/{g['name']}.csv", []
        head = 2 + sum(1 for key in ("by", "who", "all") if g[key])
        for who in LEARNERS:
            cells = g["cells"].get(who) or ([""] * 2 if self.took_part(g["room"], who, g["date"]) else ["-"] * 2)
            line = head + 2 + list(g["cells"]).index(who) if who in g["cells"] else head
            for t, cell in zip(g["targets"], cells):
                cell = self.cell_of(g, cell)
                if cell not in ("", "-", None):
                    mark = cell if isinstance(cell, str) else None
                    rows.append({"learner": who, "date": g["date"], "target": t, "by": g["by"] or "teacher", "stage": g["stage"], "mark": mark,
                                 "level": None if mark else cell, "file": file, "line": line, "who": self.rater(g["by"] or "teacher", g["who"], g["room"]), "piece": None, "note": None})
        return rows

    def cell_of(self, g, cell):
        """An empty cell says what `all` says."""
        return g["all"] if cell == "" else cell

    def frameworks_of(self, who, day):
        """Those of the home class, of its courses, and the learner's own, unless they are retired."""
        found = [f for f, rooms in FRAMEWORKS.items() if self.h.home(who) in rooms or f in self.h.extra[who] or ("shop" in rooms and who in self.h.course)]
        return [f for f in found if f != "old" or self.is_in_use(day)]

    def is_in_use(self, day):
        """The framework that is retired: not from that day on."""
        return day < self.h.retired

    # -- judging

    def counts_by(self, by):
        return by in ("teacher", "expert")

    def counts_stage(self, m, stage):
        return stage in m["counts"]

    def judgment_of(self, who, t, day):
        """The latest, (day, level); one of an earlier scale that counts as nothing today decides nothing."""
        found = [(d, v) for x, d, v in self.h.judgments[who] if x == t and self.is_known(d, day)]
        kept = [(d, self.counts_as(t, v, self.scale_on(t, d), self.scale_on(t, day))) for d, v in found]
        return self.latest([j for j in kept if j[1] is not None])

    def latest(self, judgments):
        return max(judgments, default=None)

    def is_known(self, d, day):
        return d <= day

    def level(self, who, t, day):
        """As it was known on a day, on the scale of that day."""
        if (who, t, day) in self.levels:
            return self.levels[who, t, day]
        made, scale = self.h.frameworks[self.h.targets[t][0]], self.scale_on(t, day)
        m = made["method"]
        known = [r for r in self.rows() if r["learner"] == who and r["target"] == t and self.is_known(r["date"], day)]
        j = Judged()
        j.scale, j.ratings, j.history, j.marks = scale, [], [], [r for r in known if r["mark"]]
        for r in known:
            if not r["mark"]:
                then = self.scale_on(t, r["date"])
                counts = self.counts_as(t, r["level"], then, scale)
                r = dict(r, then=then, counts=counts, given=r["level"])
                (j.history if counts is None else j.ratings).append(r)
        counted = [r for r in j.ratings if self.counts_by(r["by"]) and self.counts_stage(m, r["stage"])]
        for r in j.ratings:
            r["counted"] = any(r is c for c in counted)
        judgment = self.judgment_of(who, t, day)
        j.result = judgment[1] if judgment else (self.result_of(m, [r["counts"] for r in counted], scale.mastery) if counted else None)
        j.judged, j.counted = judgment, counted
        j.level = None if j.result is None else self.level_of(scale, j.result, m["nearest"])
        j.last = max([r["date"] for r in counted] + ([judgment[0]] if judgment else []), default=None)
        j.demonstrated = j.level is not None and self.reaches(j.level, scale.mastery)
        j.begun = bool(j.ratings) or bool(judgment) or self.is_supported(who, t, day)
        j.exempt = self.is_exempt(j.marks)
        j.pieces = len({r["piece"] for r in j.ratings if r["piece"]})
        self.levels[who, t, day] = j
        return j

    def reaches(self, level, mastery):
        return level >= mastery

    def is_supported(self, who, t, day):
        return any(x == t and self.is_known(d, day) for x, d in self.h.begun[who])

    def is_exempt(self, marks):
        """By the latest of them."""
        return bool(marks) and marks[-1]["mark"] == "exempt"

    def status(self, who, t, day):
        j = self.level(who, t, day)
        framework, competency = self.h.targets[t]
        made = self.h.frameworks[framework]
        if j.demonstrated:
            return "demonstrated"
        if j.begun:
            return "working-on"
        if j.exempt:
            return "later"  # nobody is sent to what they are excused from
        if made["after"][t]:
            return "up-next" if self.is_ready([self.level(who, x, day) for x in made["after"][t]]) else "later"
        ids = made["competencies"][competency]
        in_area = any(self.level(who, x, day).begun for x in ids)
        anywhere = any(self.level(who, x, day).begun for c in made["competencies"].values() for x in c)
        return "up-next" if in_area or (not anywhere and t == next(x for x in ids if not made["after"][x])) else "later"

    def is_ready(self, before):
        return all(j.demonstrated for j in before)

    # -- what is new

    def day_before(self, t, asked, room):
        """The day before the term; where the scale changed in the holidays, the last day of the term before."""
        term, terms = asked.terms[room], asked.terms_of(room)
        day = term[1] - ONE
        i = terms.index(term)
        if i and self.scale_on(t, terms[i - 1][2]) is not self.scale_on(t, day):
            day = terms[i - 1][2]
        return day

    def is_of_term(self, day, starts):
        return day >= starts

    def calendar_of(self, who):
        """The class whose terms are the learner's: the home class."""
        return self.h.home(who)

    def judge(self, who, t, asked):
        room = self.calendar_of(who)
        day, starts = asked.days[room], asked.terms[room][1]
        j = Judged()
        j.__dict__.update(self.level(who, t, day).__dict__)
        j.status = self.status(who, t, day)
        j.before = self.level(who, t, self.day_before(t, asked, room))
        then = None if j.before.level is None else self.counts_as(t, j.before.level, j.before.scale, j.scale)
        j.level_then = then  # None: nothing to compare with
        j.newly = j.demonstrated and not j.before.demonstrated
        j.looked_at = j.last is not None and self.is_of_term(j.last, starts)
        return j


# ---- wrong rules, one at a time ----


def mutant(name, **methods):
    return type(name.replace(" ", "_"), (Rules,), {"NAME": name, **methods})


class HalfDown(Rules):
    NAME = "half way between two levels it is the lower one"

    def level_of(self, scale, value, nearest):
        return max(scale.values, key=lambda v: (-abs(value - v), -v)) if nearest else Rules.level_of(self, scale, value, nearest)


class FirstMode(Rules):
    NAME = "of the most frequent ratings, the first"

    def result_of(self, m, s, mastery):
        if m["name"] == "mode" and len(s) >= m["at_least"]:
            return max(s, key=s.count)
        return Rules.result_of(self, m, s, mastery)


class LowMedian(Rules):
    NAME = "the lower median"

    def result_of(self, m, s, mastery):
        if m["name"] == "median" and len(s) >= m["at_least"]:
            return sorted(s)[(len(s) - 1) // 2]
        return Rules.result_of(self, m, s, mastery)


class AllTimes(Rules):
    NAME = "n-times without a number of times"

    def result_of(self, m, s, mastery):
        return Rules.result_of(self, dict(m, times=1) if m["name"] == "n-times" else m, s, mastery)


class NoMinimum(Rules):
    NAME = "a level from the first rating on"

    def result_of(self, m, s, mastery):
        return Rules.result_of(self, dict(m, at_least=1), s, mastery)


class SameNumber(Rules):
    NAME = "a level of an earlier scale counts as its number"

    def counts_as(self, t, value, scale, now):
        found = Rules.counts_as(self, t, value, scale, now)
        return value if found is None and value <= now.values[-1] else found


class HereNow(Rules):
    NAME = "what everyone did is said of those who are here now"

    def room_on(self, who, day):
        return self.h.home(who)


class DashAsAll(Rules):
    NAME = "a dash says what everyone did"

    def cell_of(self, g, cell):
        return g["all"] if cell in ("", "-") else cell


class EmptyIsNone(Rules):
    NAME = "an empty cell says nothing"

    def cell_of(self, g, cell):
        return cell


class NotThere(Rules):
    NAME = "what everyone did is said of those who have left, or not come yet"

    def took_part(self, room, who, day):
        return who in self.h.course if room == "shop" else self.room_on(who, day) == room


class LastDay(Rules):
    NAME = "until is the first day no longer there"

    def room_on(self, who, day):
        return next(room for room, until in self.h.stays[who] if until is None or day < until)


class FirstEducator(Rules):
    NAME = "the first educator rated, signs or not"

    def educator_of(self, room):
        return EDUCATORS[room][-1][0]


class ExpertIsEducator(Rules):
    NAME = "an expert without a name is the educator"

    def rater(self, by, who, room):
        return who or (self.educator_of(room) if room and by in ("teacher", "expert") else None)


class NoCourse(Rules):
    NAME = "a course gives no frameworks"

    def frameworks_of(self, who, day):
        return [f for f in Rules.frameworks_of(self, who, day) if f != "weld" or f in self.h.extra[who]]


class HolidaysCount(Rules):
    NAME = "before the term is the day before, whatever the scale"

    def day_before(self, t, asked, room):
        return asked.terms[room][1] - ONE


class FirstDayBefore(Rules):
    NAME = "the first day of the term is before it"

    def day_before(self, t, asked, room):
        return asked.terms[room][1]


MUTANTS = [HalfDown, FirstMode, LowMedian, AllTimes, NoMinimum, SameNumber, HereNow, DashAsAll, EmptyIsNone, NotThere, LastDay, FirstEducator, ExpertIsEducator,
           NoCourse, HolidaysCount, FirstDayBefore,
           mutant("a classmate counts", counts_by=lambda self, by: by != "self"),
           mutant("experts do not count", counts_by=lambda self, by: by == "teacher"),
           mutant("every stage counts", counts_stage=lambda self, m, stage: True),
           mutant("mastery is above, not at", reaches=lambda self, level, mastery: level > mastery),
           mutant("the level is never rounded up", level_of=lambda self, scale, value, nearest: Rules.level_of(self, scale, value, False)),
           mutant("the first judgment counts", latest=lambda self, judgments: min(judgments, default=None)),
           mutant("judgments decide nothing", judgment_of=lambda self, who, t, day: None),
           mutant("of tomorrow is known today", is_known=lambda self, d, day: d <= day + 7 * ONE),
           mutant("a scale is in force from the day after", is_in_force=lambda self, since, day: since < day),
           mutant("levels are carried over one scale", step=lambda self, t, value, scale, now: value if scale is now else None),
           mutant("retired is the last day", is_in_use=lambda self, day: day <= self.h.retired),
           mutant("a retired framework stays", is_in_use=lambda self, day: True),
           mutant("rows of other classes do not count", is_theirs=lambda self, r: r["file"].startswith(self.h.path(self.h.home(r["learner"])))),
           mutant("rows with an old id are lost", is_theirs=lambda self, r: not (r.get("old") and r["target"] in self.h.was)),
           mutant("of one day, the last file comes first", order=lambda self, r: (r["date"], [-ord(c) for c in r["file"]], r["line"])),
           mutant("whoever was exempt once stays exempt", is_exempt=lambda self, marks: any(m["mark"] == "exempt" for m in marks)),
           mutant("exempt is not heard", is_exempt=lambda self, marks: False),
           mutant("one target that comes first is enough", is_ready=lambda self, before: any(j.demonstrated for j in before)),
           mutant("a support begins nothing", is_supported=lambda self, who, t, day: False),
           mutant("all classes have the workspace's terms", calendar_of=lambda self, who: "maple"),
           mutant("everyone is listed", is_listed=lambda self, who, day: True),
           mutant("the day of joining is not a day here", is_listed=lambda self, who, day: Rules.is_listed(self, who, day) and self.h.joined.get(who) != day),
           mutant("the first day of a term is not of it", is_of_term=lambda self, day, starts: day > starts)]
