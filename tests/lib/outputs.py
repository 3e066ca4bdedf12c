"""What the five outputs say of a history (model.py), read back by readers that are not ours, and what they ought to say.

    said = read_all(run, root, out, h, asked)     {("page", learner, target, "level"): "Proficient", ...} of record, explain, page, report, workbook
    told = tell_all(rules, asked)                 the same keys, from the model

Two dictionaries: whatever differs, or is in one alone, is a disagreement.
"""
import csv, json, os, re, subprocess, warnings
from datetime import date, datetime, timedelta
from fractions import Fraction
from html.parser import HTMLParser

from model import EDUCATORS, FRAMEWORKS, LEARNERS, Judged, in_order

OUTPUTS = ["record", "explain", "page", "report", "workbook"]
NOT_ENOUGH = "not enough evidence yet"
NO_RATING = "no rating yet"
STAGE = {"formative": "practice", "interim": "checkpoint", "summative": "final"}
MARK = {"ie": "not enough evidence yet", "absent": "absent that day", "exempt": "excused this time"}
FOR_FAMILY = {"teacher": "my teacher", "expert": "an outside expert", "self": "me", "peer": "a classmate"}
FOR_STAFF = {"teacher": "teacher", "expert": "expert", "self": "learner", "peer": "peer"}
STATUS = {"demonstrated": "I can do this", "working-on": "Working on it", "up-next": "Up next, ready now", "later": "Later"}
COLUMN = {"demonstrated": "I can do this", "working-on": "I am working on", "up-next": "Up next", "later": "Later"}
OF_STAFF = dict(STATUS, demonstrated="Demonstrated")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def has_begun(j):
    """Is anything known of it: work, or also only a mark, or a level of an earlier scale?"""
    return bool(j.begun or j.marks or j.history)


def day_said(day, today):
    return f"{MONTHS[day.month - 1]} {day.day}" + ("" if day.year == today.year else f", {day.year}")


def some(n, one, many):
    return f"{n} {one if n == 1 else many}"


def number(value):
    return int(value) if value.denominator == 1 else float(value)


def full_name(who):
    return " ".join(LEARNERS[who])


# ---- what ought to be said ----


class Teller:
    def __init__(self, rules, asked):
        self.rules, self.h, self.asked, self.facts = rules, rules.h, asked, {}
        self.judged = {}

    def judge(self, who, t):
        if (who, t) not in self.judged:
            self.judged[who, t] = self.rules.judge(who, t, self.asked)
        return self.judged[who, t]

    def name(self, t, scale, value, now):
        """A level, with its scale if that is not today's. Of a value between two levels, the one that it is shown as."""
        nearest = self.h.frameworks[self.h.targets[t][0]]["method"]["nearest"]
        text = NOT_ENOUGH if value is None else scale.name(self.rules.level_of(scale, value, nearest))
        return text + ("" if scale is now else f" ({scale.id.title()})")

    def of(self, who):
        room = self.h.home(who)
        day = self.asked.days[room]
        for f in self.rules.frameworks_of(who, day):
            for c, ids in self.h.frameworks[f]["competencies"].items():
                self.of_area(who, c, ids)
                for t in ids:
                    self.of_target(who, t, day)
            if any(has_begun(self.judge(who, t)) for t, of in self.h.targets.items() if of[0] == f):
                self.facts["report", who, f, "raters"] = self.raters(who, f)
        self.of_learner(who, day)

    def raters(self, who, f):
        """Who rated this term, by name, in the order of their ratings."""
        starts, found = self.asked.terms[self.h.home(who)][1], []
        rated = {(r["date"], r["file"], r["line"], t): r for t in self.h.targets if self.h.targets[t][0] == f for r in self.judge(who, t).ratings}
        for key in sorted(rated):
            r = rated[key]
            if r["who"] and r["date"] >= starts and r["who"] not in found:
                found.append(r["who"])
        return tuple(sorted(found))

    def of_area(self, who, c, ids):
        js = [self.judge(who, t) for t in ids]
        states = [j.status for j in js]
        counts = tuple(states.count(s) for s in ("demonstrated", "working-on", "up-next")) + (len(ids),)
        of = f"{counts[0]} of {counts[3]}"
        self.facts["record", who, c, "counts"] = counts
        self.facts["explain", who, c, "counts"] = of
        if self.rules.is_listed(who, self.asked.days[self.h.home(who)]):
            self.facts["workbook", who, c, "counts"] = of
        looked = sum(j.looked_at for j in js)
        fresh = sum(j.newly for j in js)
        moved = sum(j.level is not None and j.before.level is not None and j.level_then is not None and j.level > j.level_then and not j.newly for j in js)
        begun = any(map(has_begun, js))
        marks = [m for m in (self.mark_of_term(who, j) for j in js) if m]
        words = list(dict.fromkeys(MARK[m["mark"]] for m in marks))
        unlooked = f"{words[0]} · {day_said(marks[0]['date'], marks[0]['date'])}" if len(marks) == 1 else ", ".join(words[:-1]) + (", and " if len(words) > 2 else " and " if words[1:] else "") + words[-1] if words else "not checked this term"
        told = " ".join([some(fresh, "new this term", "new this term")] * bool(fresh) + [some(moved, "moved up", "moved up")] * bool(moved)) or some(looked, "target looked at", "targets looked at")
        self.facts["page", who, c, "counts"] = of if begun else None
        self.facts["report", who, c, "glance"] = (of, told if looked else unlooked) if begun else None

    def of_target(self, who, t, today):
        j, facts = self.judge(who, t), self.facts
        name = self.outcome(who, t, j, today)
        last = day_said(j.last, today) if j.last else None
        # record
        facts["record", who, t, "status"] = j.status
        facts["record", who, t, "level"] = None if j.level is None else number(j.level)
        facts["record", who, t, "result"] = None if j.result is None or j.level is None else round(float(j.result), 6)
        facts["record", who, t, "last"] = j.last
        facts["record", who, t, "ratings"] = [(r["date"], number(r["given"]), None if r["then"] is j.scale else r["then"].id, r["by"], r["who"], r["stage"]) for r in j.ratings]
        unrated = sorted(j.marks + j.history, key=self.order)
        facts["record", who, t, "not counted"] = [(r["date"], r["mark"] or number(r["given"]), None if r["mark"] else r["then"].id, r["by"], r["who"], r["stage"]) for r in unrated]
        # explain
        facts["explain", who, t, "status"] = OF_STAFF[j.status]
        facts["explain", who, t, "level"] = name + (f" ({self.decimals(j)})" if j.level is not None else "")
        facts["explain", who, t, "last"] = j.last
        # pages
        rows = sorted(j.ratings, key=self.order) + sorted(unrated + self.decided(who, t, today, j), key=self.order)
        rows.sort(key=lambda r: r["date"])  # of the same day, what may count comes first
        facts["page", who, t, "level"] = name
        facts["page", who, t, "new"] = j.newly
        facts["page", who, t, "status"] = " · ".join(x for x in (STATUS[j.status], last and f"last checked on {last}", "not checked this term" if j.counted and not j.looked_at else None) if x)
        facts["page", who, t, "ratings"] = [self.page_row(r, j, today) for r in rows]
        # report
        if any(has_begun(self.judge(who, x)) for x, of in self.h.targets.items() if of == self.h.targets[t]):
            facts["report", who, t, "entry"] = self.entry(who, t, j, name, today)
        # workbooks
        facts["workbook", who, t, "where"] = (COLUMN[j.status], name, j.last, j.pieces)

    order = staticmethod(in_order)

    def decimals(self, j):
        """Two decimals, half up; more where the number would not stay on its side of every level, and of the middle between two."""
        values = j.scale.values
        lines = values + [(a + b) / 2 for a, b in zip(values, values[1:])]
        for n in range(2, 15):
            rounded = Fraction(int(j.result * 10**n + Fraction(1, 2)), 10**n)
            if all((rounded > line) - (rounded < line) == (j.result > line) - (j.result < line) for line in lines):
                return f"{float(rounded):.{n}f}".rstrip("0").rstrip(".")

    def page_row(self, r, j, today):
        level = self.level_in(r, j)
        if not r["mark"] and (r["then"] is j.scale or r["given"] not in r["then"].values):
            level += f" ({number(r['given'])})"
        rated = " · ".join(x for x in (*(("My teacher decided",) if r.get("judged") else (self.rater(r, FOR_FAMILY), STAGE[r["stage"]])), None if r.get("counted") else "shown here, but does not count toward the level") if x)
        return (r["date"], level, rated)

    def decided(self, who, t, today, j):
        """Judgments of an earlier scale that count as nothing on today's: history."""
        then = [(d, v, self.rules.scale_on(t, d)) for x, d, v in self.h.judgments[who] if x == t and d <= today]
        home = self.h.path(self.h.home(who))
        file = home + ("/judgements.csv" if self.h.judged_by_class[who] else f"/learners/{who}/plan.yaml")
        return [{"target": t, "date": d, "given": v, "then": s, "mark": None, "by": "teacher", "who": None, "stage": None, "judged": True, "file": file, "line": 0}
                for d, v, s in then if self.rules.counts_as(t, v, s, j.scale) is None]

    @staticmethod
    def rater(r, words):
        return f"{r['who']} · {words['expert']}" if r["who"] and r["by"] == "expert" else r["who"] or words[r["by"]]

    def mark_of_term(self, who, j):
        """The last one this term, or None."""
        starts = self.asked.terms[self.h.home(who)][1]
        return next((r for r in reversed(j.marks) if r["date"] >= starts), None)

    def outcome(self, who, t, j, today):
        """A level; without one, a mark of this term that no rating followed; or that there is no rating at all."""
        mark = self.mark_of_term(who, j)
        if j.level is None and mark and (not j.last or mark["date"] >= j.last):
            return self.marked(mark)
        rated = j.level is not None or j.ratings or j.history or self.decided(who, t, today, j)
        return self.name(t, j.scale, j.level, j.scale) if rated else NO_RATING

    @staticmethod
    def marked(mark):
        return f"{MARK[mark['mark']]} · {day_said(mark['date'], mark['date'])}"

    def entry(self, who, t, j, name, today):
        """What the report says of a target; None: that it was not looked at this term."""
        last = self.mark_of_term(who, j)
        mark = self.marked(last) if last else None
        if not j.looked_at and not mark:
            return None
        if j.level is None and mark == name:
            return mark
        change = None
        if j.level is not None:
            then = j.before.level is not None and self.name(t, j.before.scale, j.before.level, j.scale)
            change = (None if mark and not j.looked_at else "not checked this term" if not j.looked_at else "new this term" if j.before.level is None else f"last term: {then}" if j.level_then is None
                      else "same level as last term" if j.level_then == j.level else f"moved up from {then}" if j.level_then < j.level else f"last term: {then}")
        rests = (some(j.pieces, "piece of evidence", "pieces of evidence") if j.pieces else f"looked at {'once' if len(j.ratings) == 1 else some(len(j.ratings), 'time', 'times')}" if j.ratings
                 else "My teacher decided" if j.level is not None else None)
        return " · ".join(x for x in (name, change, rests, mark) if x)

    def growth(self, who, frameworks, today):
        """A line for each target with two ratings, or with one while none has two; how many changed; and what was, of a retired framework."""
        ts = [t for t in self.h.targets if self.h.targets[t][0] in frameworks]
        least = 2 if any(len(self.judge(who, t).ratings) > 1 for t in ts) else 1
        for t in ts:
            j = self.judge(who, t)
            if len(j.ratings) >= least:
                before = None if j.before.level is None else self.name(t, j.before.scale, j.before.level, j.scale)
                higher = j.level is not None and j.level_then is not None and j.level > j.level_then
                told = f"moved up from {before}" if higher else "new this term" if j.level is not None and not before else day_said(j.last, today) if j.last else ""
                self.facts["page", who, t, "growth"] = (self.outcome(who, t, j, today), told)
        if not self.rules.is_in_use(today):
            last = self.h.retired - timedelta(days=1)
            for c, ids in self.h.frameworks["old"]["competencies"].items():
                js = [self.rules.level(who, t, last) for t in ids]
                if any(j.level is not None for j in js):
                    levels = sorted((j.level for j in js if j.level is not None), reverse=True)
                    counts = [f"{js[0].scale.name(v)}: {levels.count(v)}" for v in dict.fromkeys(levels)]
                    self.facts["page", who, c, "history"] = " · ".join([f"I can do {sum(j.demonstrated for j in js)} of {len(ids)}", *counts, f"until {MONTHS[last.month - 1]} {last.day}, {last.year}"])

    def exported(self, who, today):
        """As `export ratings` has them: as they were given."""
        rows = []
        for t in self.h.targets:
            j = self.judge(who, t)
            for r in j.ratings + j.history + j.marks:
                rows.append((str(r["date"]), t, r["mark"] or str(number(r["given"])), r["by"], r["who"] or "", r["stage"], r["note"] or "", r["piece"] or ""))
        self.facts["record", who, "exported"] = sorted(rows)

    def of_learner(self, who, day):
        frameworks = self.rules.frameworks_of(who, day)
        ts = [t for t in self.h.targets if self.h.targets[t][0] in frameworks]
        self.facts["record", who, "frameworks"] = sorted(frameworks)
        self.growth(who, frameworks, day)
        self.exported(who, day)
        self.facts["page", who, "new"] = sum(self.judge(who, t).newly for t in ts)
        for t in self.h.targets:  # a book has what is on no page, too
            j = self.judge(who, t)
            for r in j.ratings + j.history + j.marks + self.decided(who, t, day, j):
                row = (self.level_in(r, j), None if r["mark"] else number(r["given"]), self.rater(r, FOR_FAMILY), STAGE.get(r["stage"]))
                self.facts.setdefault(("workbook", who, t, "rating", r["date"]), []).append(row)
            if self.rules.is_listed(who, day):
                self.add_to_book(who, t, j if t in ts else self.without_level(j), day)
        for key in self.facts:
            if key[:2] == ("workbook", who) and key[3] == "rating":
                self.facts[key].sort(key=str)

    @staticmethod
    def without_level(j):
        """Of a framework that is not the learner's, a workbook has the ratings alone."""
        found = Judged()
        found.__dict__.update(j.__dict__, level=None)
        return found

    def of_course(self, who):
        """The course's own workbook is about its frameworks, and its term."""
        day = self.asked.days["shop"]
        if who not in self.h.course or not self.rules.is_listed(who, day):
            return
        for t in self.h.targets:
            f, c = self.h.targets[t]
            if "shop" not in FRAMEWORKS[f]:
                continue
            j = self.rules.level(who, t, day)
            ids = self.h.frameworks[f]["competencies"][c]
            self.facts["workbook", who, c, "counts", "shop"] = f"{sum(self.rules.level(who, x, day).demonstrated for x in ids)} of {len(ids)}"
            self.add_to_book(who, t, j, day, "shop")

    def add_to_book(self, who, t, j, day, *more):
        if j.level is not None:
            self.facts[("workbook", who, t, "sign", *more)] = "★" if j.level > j.scale.mastery else "✔" if j.level == j.scale.mastery else "below"
        log = [(r["date"], self.level_in(r, j), self.rater(r, FOR_STAFF), STAGE.get(r["stage"])) for r in j.ratings + j.history + j.marks + self.decided(who, t, day, j)]
        if log:
            self.facts[("workbook", who, t, "log", *more)] = sorted(log, key=str)

    def level_in(self, r, j):
        return MARK[r["mark"]] if r["mark"] else self.name(r["target"], r["then"], r["given"], j.scale)

    def rosters(self):
        for room in EDUCATORS:
            day = self.asked.days[room]
            names = self.h.course if room == "shop" else [who for who in LEARNERS if self.h.home(who) == room]
            self.facts["workbook", room, "roster"] = sorted(full_name(who) for who in names if self.rules.is_listed(who, day))


def tell_all(rules, asked):
    teller = Teller(rules, asked)
    for who in LEARNERS:
        teller.of(who)
        teller.of_course(who)
    teller.rosters()
    return teller.facts


def tell_explained(rules, asked, who, t):
    """One target at length, as read_explained gives it."""
    teller = Teller(rules, asked)
    j = teller.judge(who, t)
    day = asked.days[rules.h.home(who)]
    level = teller.outcome(who, t, j, day) + (f" ({teller.decimals(j)})" if j.level is not None else "")
    before = teller.name(t, j.before.scale, j.before.level, j.scale)
    rows = [r for r in sorted(j.ratings, key=teller.order) + sorted(j.marks + j.history, key=teller.order)]
    rows.sort(key=lambda r: r["date"])
    method = rules.h.frameworks[rules.h.targets[t][0]]["method"]

    def counts(r):
        if r["mark"]:
            return "not counted: no level was given"
        if r in j.history:
            return "no, given on an earlier scale"
        if not rules.counts_by(r["by"]):
            return "not counted: only teachers and experts count"
        return "counts" if r["stage"] in method["counts"] else "not counted: this stage does not count here"

    return ({"Level": level, "Status": OF_STAFF[j.status], "Before this term": before, "Last rated": f"{MONTHS[j.last.month - 1]} {j.last.day}, {j.last.year}" if j.last else None},
            [(r["date"], None if r["mark"] else number(r["given"]), teller.level_in(r, j), teller.rater(r, FOR_STAFF), STAGE[r["stage"]], counts(r), f"{r['file']}:{r['line']}") for r in rows])


# ---- what is said: record and explain ----


def day_of(text):
    return date.fromisoformat(text) if text else None


def read_record(run, root, asked, facts):
    for r in json.loads(run(root, "export", "record", *asked.options))["records"]:
        who = r["learner"]["id"]
        facts["record", who, "frameworks"] = sorted(f["id"] for f in r["frameworks"])
        for c in (c for f in r["frameworks"] for c in f["competencies"]):
            facts["record", who, c["id"], "counts"] = tuple(c.get(k, 0) for k in ("demonstrated", "working_on", "up_next", "all"))
            for t in c["targets"]:
                key = ("record", who, t["id"])
                facts[(*key, "status")] = t["status"].replace("_", "-")
                facts[(*key, "level")] = t.get("level", {}).get("value")
                facts[(*key, "result")] = None if t.get("result") is None else round(float(t["result"]), 6)
                facts[(*key, "last")] = day_of(t.get("last_assessed"))
                facts[(*key, "ratings")] = [(day_of(x["date"]), x["level"], x.get("scale"), x["by"], x.get("who"), x["stage"]) for x in t["ratings"]]
                facts[(*key, "not counted")] = [(day_of(x["date"]), x.get("instead") or x["level"], x.get("scale"), x["by"], x.get("who"), x["stage"]) for x in t.get("unrated", []) if not x.get("judged")]


    rows = {who: [] for who in LEARNERS}
    for r in csv.DictReader(run(root, "export", "ratings", *asked.options).lstrip("\ufeff").splitlines()):
        rows[r["learner"]].append(tuple(r[k] for k in ("date", "target", "level", "by", "who", "stage", "note", "evidence")))
    for who in LEARNERS:
        facts["record", who, "exported"] = sorted(rows[who])


def read_explain(run, root, asked, facts):
    for who in LEARNERS:
        area = None
        for line in run(root, "explain", who, *asked.options).splitlines():
            if m := re.fullmatch(r"Area (\S+) · (\d+ of \d+) demonstrated", line):
                area = m[1]
                facts["explain", who, area, "counts"] = m[2]
            elif not line.startswith("  "):
                area = None
            elif area:
                cells = re.split(r"  +", line.strip())
                key = ("explain", who, cells[0])
                facts[(*key, "status")], facts[(*key, "level")] = cells[1:3]
                facts[(*key, "last")] = day_of(cells[3]) if len(cells) == 5 else None


def read_explained(run, root, asked, who, t):
    """One target at length: (its head, its ratings as far as they were known)."""
    text = run(root, "explain", who, t, *asked.options)
    head = dict(re.findall(r"^  (Level|Status|Before this term|Last rated) +(.*)$", text, re.M))
    head = {k: head.get(k) for k in ("Level", "Status", "Before this term", "Last rated")}
    head["Status"] = head["Status"].partition(": ")[0]
    part, rows = text.partition("\nRatings\n")[2].partition("\nRule\n")[0], []
    for line in part.split("\n"):
        if m := re.match(r"  (\d{4}-\d\d-\d\d)  (.*)$", line):
            cells = re.split(r"  +", m[2].strip())
            given = None
            if re.fullmatch(r"[\d.]+", cells[0]):
                given = float(cells.pop(0))
            if "dated after" not in cells[-2] and not re.search(r"(plan.yaml|judgements.csv):", cells[-1]):
                rows.append((date.fromisoformat(m[1]), int(given) if given == int(given or 0) and given is not None else given, *cells))
    return head, rows


# ---- pages ----


class Tree(HTMLParser):
    """A page as nested lists [tag, attributes, children], children being lists or texts."""
    EMPTY = {"br", "img", "meta", "link", "use", "input", "source", "rect", "path", "line", "circle", "polygon", "hr", "wbr"}

    def __init__(self, path):
        super().__init__()
        self.root = ["", {}, []]
        self.open = [self.root]
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attrs):
        node = [tag, dict(attrs), []]
        self.open[-1][2].append(node)
        if tag not in self.EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.open[-1][2].append([tag, dict(attrs), []])

    def handle_endtag(self, tag):
        if tag in [n[0] for n in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        self.open[-1][2].append(data)


def text_of(node):
    if isinstance(node, str):
        return node
    return "" if node[0] == "svg" else "".join(text_of(n) for n in node[2]) + (" " if node[0] in ("p", "li", "br") else "")


def clean(node):
    return re.sub("[\u2066-\u2069]", "", " ".join(text_of(node).split()))


def below(node, tag, **attrs):
    for n in node[2]:
        if not isinstance(n, str):
            if n[0] == tag and all(v in (n[1].get(k.strip("_")) or "").split() for k, v in attrs.items()):
                yield n
            yield from below(n, tag, **attrs)


def day_from(text, today):
    m = re.fullmatch(r"(\w+) (\d+)(?:, (\d+))?", text)
    return date(int(m[3] or today.year), MONTHS.index(m[1]) + 1, int(m[2]))


def read_pages(folder, who, today, facts):
    index = Tree(os.path.join(folder, "index.html")).root
    board = next(below(index, "div", class_="board"), None)
    new = re.search(r"(\d+) new this term", clean(board)) if board else None
    facts["page", who, "new"] = int(new[1]) if new else 0
    for name in sorted(os.listdir(os.path.join(folder, "targets"))) if os.path.isdir(os.path.join(folder, "targets")) else []:
        facts["page", who, name[:-5], "counts"] = None
        for section in below(Tree(os.path.join(folder, "targets", name)).root, "section", class_="flow"):
            h2 = next(below(section, "h2"), None)
            if h2 and (m := re.fullmatch(r"I can do ([A-Z]+\.\w\.\d)", clean(h2))):
                read_section(section, ("page", who, m[1]), today, facts)
    growth = Tree(os.path.join(folder, "growth.html")).root
    for line in below(growth, "details", class_="path"):
        now = next(below(line, "span", class_="now"))
        facts["page", who, clean(next(below(line, "h3"))).removeprefix("Do "), "growth"] = (clean(next(below(now, "strong"))), clean(next(below(now, "span", class_="quiet"), ["", {}, []])))
    for li in below(growth, "li"):
        if m := re.fullmatch(r"Area ([\w-]+) · (.* · until .*)", clean(li)):
            facts["page", who, m[1], "history"] = m[2]
    for table in below(Tree(os.path.join(folder, "targets.html")).root, "table", class_="tally"):
        for tr in list(below(table, "tr"))[1:]:
            area, counts = clean(next(below(tr, "th"))), clean(list(below(tr, "td"))[-1])
            facts["page", who, area.removeprefix("Area "), "counts"] = counts
        break


def read_section(section, key, today, facts):
    facts[(*key, "level")] = clean(next(below(section, "strong")))
    facts[(*key, "new")] = any(clean(b) == "new this term" for b in below(section, "span", class_="badge"))
    facts[(*key, "status")] = clean(next(below(section, "p", class_="small")))
    rows = []
    for table in below(section, "table", class_="data"):
        if clean(next(below(table, "caption"), ["", {}, []])) == "All ratings of this target":
            for tr in list(below(table, "tr"))[1:]:
                cells = [clean(n) for n in tr[2] if not isinstance(n, str)]
                rows.append((day_from(cells[0], today), cells[1], cells[2]))
            break
    facts[(*key, "ratings")] = rows


# ---- reports ----


def read_report(path, who, facts):
    """As pdftotext -raw has it: what was drawn, in its order."""
    text = subprocess.run(["pdftotext", "-raw", path, "-"], stdout=subprocess.PIPE).stdout.decode("utf-8", "replace")
    text = re.sub("[\u2066-\u2069\f]", "", text).replace("\u00a0", " ")
    text = re.sub(rf"^{full_name(who)} · Progress report · .*\n", "", text, flags=re.M)
    first, _, rest = text.partition("Every target, in detail")
    framework = area = target = None
    rest = re.sub(r"\nFrom our family\n.*\nWhat we see at home .*\nFamily Date(?=\n)", "", rest)  # at the foot of the second page
    rest = re.sub(r"\bDo\n", "Do ", rest).partition("\nHow to read this report")[0]
    for line in rest.split("\n"):
        if m := re.fullmatch(r"The (\w+)", line):
            framework, area, target = m[1], None, None
            facts["report", who, framework, "raters"] = []
        elif m := re.fullmatch(r"Area ([\w-]+)(?:, continued)?(?: I can do (\d+ of \d+))?", line):
            area, target = m[1], None
        elif m := re.match(r"Not checked this term(?:: ?(.*))?$", line):  # of an area, or the head of areas
            target = "others"
            note_others(m[1] or "", who, facts)
        elif target == "others":
            note_others(line, who, facts)
        elif m := re.fullmatch(r"Do ([A-Z]+\.\w\.\d)", line):
            target = m[1]
            facts["report", who, target, "entry"] = ""
        elif target:
            facts["report", who, target, "entry"] = (facts["report", who, target, "entry"] + " " + line).strip()
        elif framework and not area and line:
            facts["report", who, framework, "raters"].append(line)
    for f in FRAMEWORKS:
        if ("report", who, f, "raters") in facts:
            names = " ".join(facts["report", who, f, "raters"])
            facts["report", who, f, "raters"] = tuple(sorted(n for n in re.split(r",? and |, ", names) if n))
    first = re.sub(r"(?<=\w)-\n(?=\w)", "-", first)  # an area's id, broken at its hyphen
    glance, _, others = " ".join(first.partition("\nBy area\n")[2].partition("\nGoals\n")[0].split()).partition("Not begun yet:")
    for area, of, told in re.findall(r"Area ([\w-]+) (\d+ of \d+) (.*?)(?= Area |$)", glance.partition("Since last term")[2].strip()):
        facts["report", who, area, "glance"] = (of, told)
    for area in re.findall(r"Area ([\w-]+)", others):
        facts["report", who, area, "glance"] = None


def note_others(text, who, facts):
    for t in re.findall(r"Do ([A-Z]+\.\w\.\d)", text):
        facts["report", who, t, "entry"] = None


# ---- workbooks ----


def rows_of(book, title, first):
    """Below the row that begins with `first`."""
    rows = [[c.date() if isinstance(c, datetime) else c for c in r] for r in book[title].iter_rows(values_only=True)] if title in book.sheetnames else []
    at = next((i for i, r in enumerate(rows) if r and r[0] == first), len(rows))
    return rows[at:at + 1], [r for r in rows[at + 1:] if r and r[0] is not None]


def load(path):
    import openpyxl
    warnings.simplefilter("ignore")
    return openpyxl.load_workbook(path, data_only=True, read_only=True)


def without_sign(text):
    return re.sub(r"^[^\w\s] ", "", text) if text else text


def read_notebook(path, who, facts):
    book = load(path)
    for r in rows_of(book, "Where I am", "Area")[1]:
        t = r[1].removeprefix("I can do ")
        facts["workbook", who, t, "where"] = (r[2], without_sign(r[3]), r[4], r[5])
    for r in rows_of(book, "Ratings", "Date")[1]:
        key = ("workbook", who, r[1].removeprefix("I can do "), "rating", r[0])
        facts[key] = sorted(facts.get(key, []) + [(without_sign(r[2]), r[3], r[4], r[5])], key=str)
    book.close()


def read_class_book(path, room, ids, facts):
    book = load(path)
    heads, rows = rows_of(book, "Targets", "Learner")
    facts["workbook", room, "roster"] = sorted(r[0] for r in rows)
    signs = {}
    for r in rows:
        for head, cell in zip(heads[0][1:], r[1:]):
            if cell and re.fullmatch(r"[A-Z]+\.\w\.\d", str(head)):
                signs[ids[r[0]], head] = cell if cell in "★✔" else "below"
    counts = {}
    heads, rows = rows_of(book, "Overview", "Learner")
    for r in rows:
        for head, cell in zip(heads[0], r):
            if cell and str(head).startswith("Area "):
                counts[ids[r[0]], head.removeprefix("Area ")] = cell
    log = {}
    for r in rows_of(book, "Ratings log", "Learner")[1]:
        log.setdefault((ids[r[0]], r[2]), []).append((r[1], without_sign(r[3]), r[4], r[5]))
    book.close()
    return signs, counts, {k: sorted(v, key=str) for k, v in log.items()}


# ---- all ----


def read_all(run, root, out, h, asked):
    """Facts of all five outputs of one question. The workspace is built into `out`."""
    facts = {}
    read_record(run, root, asked, facts)
    read_explain(run, root, asked, facts)
    run(root, "build", "-q", "-o", out, *asked.options)
    ids = {full_name(who): who for who in LEARNERS}
    books = {}
    for room in EDUCATORS:
        path = f"{out}/{h.out(room)}/class.xlsx"
        books[room] = read_class_book(path, room, ids, facts) if os.path.exists(path) else ({}, {}, {})
        facts.setdefault(("workbook", room, "roster"), [])
    for who in LEARNERS:
        folder = f"{out}/{h.out(h.home(who))}/learners/{who}"
        read_pages(folder, who, asked.days[h.home(who)], facts)
        read_report(folder + "/progress.pdf", who, facts)
        read_notebook(folder + "/notebook.xlsx", who, facts)
    for room, found in books.items():
        for what, values in zip(("sign", "counts", "log"), found):
            for (who, thing), value in values.items():
                facts[("workbook", who, thing, what) if h.home(who) == room else ("workbook", who, thing, what, room)] = value
    return facts
