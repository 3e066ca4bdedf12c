"""An independent model of what is judged: written from the rules of README.md and src/assess/assess.h, not from src/assess/*.c.

    history = History(random.Random(7))        three school years of a class, as it may happen
    history.write(folder)                      the workspace; write(folder, until=day): as its files were on that day
    judged = history.judge(learner, target, day)
    judged.status, judged.level, judged.result, judged.last, judged.before(term)

Arithmetic is with fractions, so nothing is rounded before it is compared.
"""
import os, random
from datetime import date, timedelta
from fractions import Fraction

TERMS = [(f"{y}-{name}", date(y, a, b), date(y, c, d)) for y in (2024, 2025, 2026)
         for name, a, b, c, d in [("spring", 1, 8, 6, 12), ("fall", 9, 1, 12, 18)]]
FIRST, LAST = TERMS[0][1], TERMS[-1][2]
LEARNERS = {"ana-bell": ("Ana", "Bell"), "ben-cole": ("Ben", "Cole"), "cem-demir": ("Cem", "Demir")}
METHODS = ["most-recent", "highest", "mean", "median", "mode", "mean-of-recent", "weighted-average", "decaying-average", "n-times", "judgement"]
STAGES = ["formative", "interim", "summative"]
LEVELS = [(1, "Beginning"), (2, "Developing"), (3, "Proficient"), (4, "Extending")]


def mean(values):
    return sum(values, Fraction(0)) / len(values)


# ---- the rules ----


def result_of(m, s, mastery):
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


def level_of(value, nearest):
    """The highest level not above the value, or the nearest one (half way: the higher); the lowest for a value below all."""
    values = [v for v, _ in LEVELS]
    if nearest:
        return max(values, key=lambda v: (-abs(value - v), v))
    return max([v for v in values if v <= value], default=values[0])


class Judged:
    pass


# ---- a history ----


class History:
    def __init__(self, rng):
        self.rng = rng
        self.mastery = rng.choice([2, 3, 3, 3, 4])
        self.half = rng.random() < 0.5
        self.frameworks = {f: self.framework(f) for f in ("math", "art")}
        self.targets = {t: (f, c) for f, made in self.frameworks.items() for c, ts in made["competencies"].items() for t in ts}
        self.rows = [row for who in LEARNERS for row in self.ratings(who)]
        self.judgments = {who: self.judge_some() for who in LEARNERS}

    def framework(self, f):
        rng = self.rng
        made = {"method": {"name": rng.choice(METHODS), "weight": Fraction(rng.choice([50, 65, 80]), 100), "times": rng.choice([2, 3]),
                           "at_least": rng.choice([1, 1, 1, 2]), "nearest": rng.random() < 0.3,
                           "counts": rng.choice([STAGES, STAGES, STAGES[1:], STAGES[2:]])}, "competencies": {}, "after": {}}
        for c in ("one", "two"):
            ids = [f"{f.upper()}.{c[0].upper()}.{i}" for i in (1, 2, 3, 4)]
            made["competencies"][f"{f}-{c}"] = ids
            for i, t in enumerate(ids):
                earlier = [x for x in made["after"]] or []
                made["after"][t] = sorted(rng.sample(earlier, min(len(earlier), rng.choice([0, 0, 1, 1, 2]))))
        return made

    def day(self):
        return FIRST + timedelta(days=self.rng.randrange((LAST - FIRST).days + 1))

    def value(self):
        return Fraction(self.rng.choice([2, 3, 4, 5, 6, 7, 8] if self.half else [2, 4, 4, 6, 6, 8]), 2)

    def ratings(self, who):
        rng = self.rng
        for t in self.targets:
            for _ in range(rng.choice([0, 0, 1, 2, 4, 7])):
                mark = rng.choice(["ie", "absent", "exempt"]) if rng.random() < 0.12 else None
                yield {"learner": who, "date": self.day(), "target": t, "level": None if mark else self.value(), "mark": mark,
                       "by": rng.choice(["teacher"] * 5 + ["self", "peer", "expert"]), "stage": rng.choice(STAGES),
                       "where": rng.choice(["own", "class", "class", "evidence"]), "note": f"note {rng.randrange(10**9)}"}

    def judge_some(self):
        rng = self.rng
        return {t: (self.day(), Fraction(rng.choice([1, 2, 3, 4]))) for t in self.targets if rng.random() < 0.15}

    # ---- the files ----

    def write(self, root, until=None):
        def put(path, text):
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)

        known = [r for r in self.rows if not until or r["date"] <= until]
        put("folioscope.yaml", f"name: Cedar Grove\nas_of: {until or LAST}\nscale: four\nterms:\n" +
            "".join(f"  - {{id: {i}, name: Term {i}, starts: {a}, ends: {b}}}\n" for i, a, b in TERMS))
        put("scales/four.yaml", "name: Four\nlevels:\n" + "".join(f"  - {{value: {v}, name: {n}}}\n" for v, n in LEVELS) +
            f"mastery: {self.mastery}\nincrements: {'half' if self.half else 'whole'}\n")
        for f, made in self.frameworks.items():
            m = made["method"]
            text = f"title: The {f}\nmethod: {{name: {m['name']}, weight: {float(m['weight'])}, times: {m['times']}, at_least: {m['at_least']}, "
            text += f"round: {'nearest' if m['nearest'] else 'down'}, counts: [{', '.join(m['counts'])}]}}\ncompetencies:\n"
            for c, ids in made["competencies"].items():
                text += f"  - id: {c}\n    title: Area {c}\n    targets:\n"
                text += "".join(f"      - {{id: {t}, text: I can do {t}, after: [{', '.join(made['after'][t])}]}}\n" for t in ids)
            put(f"frameworks/{f}.yaml", text)
        put("classes/maple/class.yaml", "name: Maple Room\neducators:\n  - {name: Ms. Okafor, signs: true}\n")
        put("classes/maple/ratings.csv", self.csv([r for r in known if r["where"] == "class"], True))
        for who, (first, last) in LEARNERS.items():
            home = f"classes/maple/learners/{who}/"
            mine = [r for r in known if r["learner"] == who]
            put(home + "learner.yaml", f"name: {{first: {first}, last: {last}}}\n")
            put(home + "ratings.csv", self.csv([r for r in mine if r["where"] == "own"], False))
            for i, r in enumerate(r for r in mine if r["where"] == "evidence"):
                level = r["mark"] or self.said(r["level"])
                put(home + f"evidence/{r['date']}-piece-{r['note'][5:]}.md",
                    f"---\ntitle: A piece\nshows:\n  - {{target: {r['target']}, level: {level}, by: {r['by']}, stage: {r['stage']}}}\n---\nWords.\n")
            judged = [(t, d, v) for t, (d, v) in self.judgments[who].items() if not until or d <= until]
            if judged:
                put(home + "plan.yaml", "judgements:\n" + "".join(f"  - {{target: {t}, level: {v}, date: {d}, because: I saw it}}\n" for t, d, v in judged))

    @staticmethod
    def said(value):
        return str(int(value)) if value.denominator == 1 else str(float(value))

    def csv(self, rows, of_class):
        head = ("learner," if of_class else "") + "date,target,level,by,stage,note\n"
        return head + "".join((f"{r['learner']}," if of_class else "") +
                              f"{r['date']},{r['target']},{r['mark'] or self.said(r['level'])},{r['by']},{r['stage']},{r['note']}\n" for r in rows)

    # ---- what is to be said ----

    def order(self, r):
        """By date, then by file and line: a class's log, a learner's evidence, a learner's log, as their paths are sorted."""
        place = {"class": f"classes/maple/ratings.csv", "evidence": f"classes/maple/learners/{r['learner']}/evidence/{r['date']}-piece-{r['note'][5:]}.md",
                 "own": f"classes/maple/learners/{r['learner']}/ratings.csv"}[r["where"]]
        return r["date"], place, self.rows.index(r)

    def level(self, who, t, day):
        made = self.frameworks[self.targets[t][0]]
        m, known = made["method"], sorted((r for r in self.rows if r["learner"] == who and r["target"] == t and r["date"] <= day), key=self.order)
        j = Judged()
        j.rated = any(not r["mark"] for r in known)
        j.ratings = [r for r in known if not r["mark"]]
        counted = [r for r in j.ratings if r["by"] in ("teacher", "expert") and r["stage"] in m["counts"]]
        judgment = self.judgments[who].get(t)
        judgment = judgment if judgment and judgment[0] <= day else None
        j.result = judgment[1] if judgment else (result_of(m, [r["level"] for r in counted], self.mastery) if counted else None)
        j.judged = judgment is not None
        j.level = None if j.result is None else level_of(j.result, m["nearest"])
        j.last = max([r["date"] for r in counted] + ([judgment[0]] if judgment else []), default=None)
        j.demonstrated = j.level is not None and j.level >= self.mastery
        j.begun = j.rated or j.judged
        marks = [r["mark"] for r in known if r["mark"]]
        j.exempt = bool(marks) and marks[-1] == "exempt"  # as of the latest mark
        return j

    def judge(self, who, t, day):
        j = self.level(who, t, day)
        framework, competency = self.targets[t]
        made = self.frameworks[framework]
        if j.demonstrated:
            j.status = "demonstrated"
        elif j.begun:
            j.status = "working-on"
        elif j.exempt:
            j.status = "later"  # nobody is sent to what they are excused from
        elif made["after"][t]:
            j.status = "up-next" if all(self.level(who, x, day).demonstrated for x in made["after"][t]) else "later"
        else:
            ids = made["competencies"][competency]
            in_area = any(self.level(who, x, day).begun for x in ids)
            anywhere = any(self.level(who, x, day).begun for c in made["competencies"].values() for x in c)
            j.status = "up-next" if in_area or (not anywhere and t == next(x for x in ids if not made["after"][x])) else "later"
        return j
