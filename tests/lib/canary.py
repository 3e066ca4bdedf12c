"""Learners with a word of their own in every key of every file, for suites/canary.

    school = Canary(folder, 40)
    school.write_all(audience_of_the_pieces)
    school.words       word -> Word(learner, row, audience of the piece or None, sort of file or None)

Which key belongs to which row of the table of audiences, the table says (`folioscope audience --format json`). What holds no text of
its own (a date, a reference, true or false) is listed in NO_TEXT with the reason; a key that is neither there nor planted is an error.
"""
import datetime, io, json, os, re, struct, subprocess, wave, zlib
from collections import namedtuple

import laden
from school import PROGRAM, ROOT, SCALE

TODAY = str(datetime.date.today() + datetime.timedelta(days=1))  # a last day on which consent holds, also where midnight comes between
Word = namedtuple("Word", "learner row key piece sort")
AUDIENCES = ("staff", "learner", "family", "public")
SHARED = -1  # of no learner
ABOVE = "a target that everybody has shown"
BELOW = "a target that a piece is a beginning of"
BELOW_DAY = "the day of a rating below mastery"
# What holds no text is known by these: what is found of it -> row, key, audience of the piece.
MARKS = {
    "no evidence since September 10": ("SIGNALS", "a signal", None),
    "48 to 64": ("GROUP_FIGURES", "a figure", None),
    "Proficient · my teacher": ("RATINGS", "a rating", None),
    "September 8": ("RATINGS", BELOW_DAY, None),
    "30 de octubre": ("ATTENDANCE", "the day that it is counted through, on a report in Spanish", None),
    "excused this time": ("UNRATED", "what a piece has in place of a level", None),
    "October 19": ("PIECES", "the day of a test", "staff"),
}
SPANISH = "pages in Spanish"  # of a learner, by the language that pages are said to be in
AWAY = re.compile(rb"\b\d\d\d?\.03125\b")  # days away: a number of a learner's own
PARTNERS = {"family": "garden", "public": "bakery"}  # whom pieces for them were made with

NO_TEXT = {
    "learner": {"born": "a date", "joined": "a date", "left": "a date", "earlier.class": "an id", "earlier.until": "a date", "languages.home": "tags", "languages.learning": "a tag", "households.languages": "tags", "households.copies": "a number", "households.from": "a date", "households.until": "a date",
                "groups.english_learner": "true or false", "frameworks": "ids", "credentials": "ids", "mentions": "ids", "consent.until": "a date",
                "grades.from": "a date", **{f"consent.{k}": "true or false" for k in ("photos", "films", "voice", "work", "name", "public")}},
    "roster": {"id": "an id", "born": "a date", "joined": "a date", "left": "a date", "languages": "tags of languages"},
    "goals": {"id": "names the goal", "target": "an id", "set": "a date", "due": "a date", "since": "a date", "status": "a word of a list", "check_ins.date": "a date", "check_ins.confidence": "a number", "check_ins.status": "a word of a list"},
    "plan": {"targets.target": "an id", "targets.by": "a date", "targets.since": "a date", "pathways.pathway": "an id", "pathways.since": "a date", "pathways.done.step": "an id", "pathways.done.date": "a date", "pathways.done": "ids", "pathways.chose": "ids", "asked_for_help.target": "an id",
             "asked_for_help.date": "a date", "judgements.target": "an id", "judgements.level": "a number", "judgements.date": "a date"},
    "supports": {"target": "an id", "date": "a date", "until": "a date"},
    "ratings": {"date": "a date", "target": "an id", "level": "a number", "by": "a word of a list", "stage": "a word of a list"},
    "evidence": {"date": "a date", "kind": "a word of a list", "shows.target": "an id", "shows.level": "a number", "shows.by": "a word of a list", "shows.stage": "a word of a list",
                 "shows.date": "a date", "partner": "an id", "hours": "a number", "featured": "true or false", "audience": "a word of a list", "people": "ids", "files.people": "ids", "mentions": "ids"},
    "attendance": {key: "a number" for key in ("absent", "late", "days")} | {"term": "an id", "until": "a date"},
    "narrative": {"date": "a date", "areas.level": "a number", "areas.date": "a date", "mentions": "ids"},
    "class-narratives": {"by": "the educator's name, the same for all", "date": "a date"},
    "class-evidence": {**{k: "the same for all who took part" for k in ("title", "date", "kind", "partner", "hours", "featured", "audience", "files.alt", "files.caption")}, "learners": "ids", "people": "ids", "files.people": "ids",
                       "mentions": "ids", "all": "numbers", "levels": "notes of it are planted"},
    "area": {"level": "a number", "date": "a date", "mentions": "ids"},
    "translation": {"of": "a mark"},
    "class-translation": {"of": "marks", "translated_by": "the translator's name, the same for all"},
    "profile": {"mentions": "ids"},
    "conference": {"when": "a moment", "minutes": "a number", "mentions": "ids"},
    "snapshot": {"from": "a date", "to": "a date", "figures.school": "an id", "figures.group": "a word of a list", "figures.of": "a word of a list", "figures.with": "a band",
                 "figures.without": "a band", "figures.hidden": "a word of a list"},
    "partners": {"id": "names the partner"},
    # what a school says of itself is for everybody: a word in a few keys is enough
    "settings": {"mentions": "ids"},
    "class": {"mentions": "ids", "learners": "ids", **{f"terms.{k}": what for k, what in (("id", "an id"), ("starts", "a date"), ("ends", "a date"))}, **{k: "shared" for k in ("educators.role", "educators.signs", "room", "grades", "frameworks", "reports", "language", "theme")}},
    "school": {"mentions": "ids", **{k: "shared" for k in ("name", "educators.name", "educators.role", "educators.signs", "address", "logo", "frameworks", "reports", "language", "theme", "terms.id", "terms.name", "terms.starts",
                                                    "terms.ends")}},
}
PLAIN = ("settings", "scale", "framework", "credential", "pathway", "outline", "theme")  # what all share: one word stands for it


def table():
    run = subprocess.run([PROGRAM, "audience", "--format", "json"], stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)["rows"]


def keys_of_kind(kind):
    """Every key of a kind of file, as `key.key`."""
    schema = json.loads(subprocess.run([PROGRAM, "schema", kind], stdout=subprocess.PIPE, check=True).stdout)
    defs, found = schema.get("$defs", {}), []

    def walk(node, above, seen):
        name = node.get("$ref")
        if name:
            name = name.split("/")[-1]
            if name == "translation":  # of any text: planted as "translation", whatever text it is of
                return False
            return walk(defs[name], above, seen | {name}) if name not in seen else False
        inside = [walk(n, above, seen) for n in node.get("anyOf", []) + node.get("oneOf", [])]
        inside += [walk(node[k], above, seen) for k in ("items", "additionalProperties") if isinstance(node.get(k), dict)]
        for key, below in node.get("properties", {}).items():
            path = f"{above}.{key}" if above else key
            if not walk(below, path, seen):
                found.append(path)
        return any(inside) or "properties" in node

    walk(schema, "", frozenset())
    return list(dict.fromkeys(found))


def rows_by_key(rows):
    """(kind, key) -> id of the row."""
    of = {}
    for row in rows:
        for part in filter(None, (p.strip() for p in row["keys"].split(";"))):
            kind, words = part.split(": ")
            for word in words.split():
                keys = [word] if not word.endswith("*") else [k for k in keys_of_kind(kind) if k.startswith(word[:-1]) and k != "mentions"]
                of.update({(kind, k): row["id"] for k in keys})
    return of


def png():
    raw = b"".join(b"\0" + b"".join(bytes((40 * x, 90, 40 * y)) for x in range(6)) for y in range(6))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 6, 6, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


def wav():
    out = io.BytesIO()
    with wave.open(out, "wb") as w:
        w.setnchannels(1), w.setsampwidth(2), w.setframerate(8000), w.writeframes(b"\0\1" * 800)
    return out.getvalue()


def film(folder):
    path = os.path.join(folder, "film.mp4")
    try:
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "color=c=green:s=32x32:d=0.2:r=5", "-pix_fmt", "yuv420p", path], check=True, stdin=subprocess.DEVNULL)
        return open(path, "rb").read()
    except (OSError, subprocess.CalledProcessError):
        return None


# What was agreed to, one pattern after the other; and who is said to be on the files of a piece.
CONSENT = [
    {"photos": True, "films": True, "voice": True, "work": True, "name": True, "public": True},
    {"public": True},
    {"photos": True, "public": True},
    {"films": True, "voice": True, "public": True},
    {"photos": True, "films": True, "voice": True, "work": True, "name": True, "public": True, "until": "2026-11-19"},
    {"photos": True, "films": True, "voice": True, "work": True, "public": True, "until": TODAY},
    {"work": True, "name": True, "public": True},
    {},
]
PEOPLE = ["unsaid", "true", "false", "named"]
CREDENTIAL = """title: %s
requires:
  targets: [{target: M.1, level: 3}]
  tests: [{id: written, title: A test, pass: all of it}]
"""
PATHWAY = """title: %s
leads_to: [M.1]
steps: [{id: one, do: Look, target: M.1, kind: must}]
"""
ART = """title: Art
competencies:
  - id: line
    title: Line
    targets: [{id: A.1, text: %s}]
"""
SNAPSHOT = """from: 2026-09-01
to: 2026-11-20
figures:
""" + "".join(f"  - {{group: {group}, of: {of}, with: 48 to 64, without: 48 to 64}}\n" for group in ("english_learner", "services") for of in ("evidence", "feedback", "supports"))
FRAMEWORK = """title: Mathematics
competencies:
  - id: fractions
    title: Fractions
    targets:
      - {id: M.1, text: %s}
      - {id: M.2, text: I can add}
      - {id: M.3, text: %s}
      - {id: M.4, text: %s}
"""


class Canary:
    def __init__(self, root, n):
        self.root, self.n, self.words, self.numbers = root, n, {}, {}
        self.rows = table()
        self.of = rows_by_key(self.rows)
        self.planted = set()
        self.media = {"png": png(), "docx": laden.docx(), "wav": wav(), "mp4": film(os.path.dirname(root))}

    # ---- words ----
    def word(self, learner, row, key, piece=None, sort=None):
        number = self.numbers.setdefault((row, key), len(self.numbers))
        text = f"zq{learner if learner >= 0 else 999:03d}k{number:03d}{(piece or 's')[0]}x"
        self.words[text] = Word(learner, row, key, piece, sort)
        return text

    def key(self, learner, kind, key, piece=None):
        self.planted.add((kind, key))
        return self.word(learner, self.of[(kind, key)], f"{kind}: {key}", piece)

    def unplanted(self):
        return sorted(f"{kind}: {key}" for kind, key in self.of if kind not in PLAIN and (kind, key) not in self.planted and key not in NO_TEXT.get(kind, {}))

    def days_away(self, i):
        """A number that stands nowhere else: in full in the learner's record, rounded on a report."""
        text = f"{10 + i}.03125"  # of 366 at most
        self.words[text] = Word(i, "ATTENDANCE", "attendance: absent", None, None)
        return text

    # ---- who they are ----
    def id(self, i):
        return f"kid-{i:03d}"

    def class_of(self, i):
        return ("maple", "birch", "cedar", "aspen")[i % 4]

    def consent(self, i):
        return CONSENT[i % len(CONSENT)]

    def answer(self, i, key):
        """A cell of a class's consent.csv."""
        value = self.consent(i).get(key, "")
        return f"{str(value).lower()} <!-- {self.word(i, 'COMMENTS', 'a comment in a class-wide row')} -->"

    def people(self, i):
        return PEOPLE[(i // len(CONSENT) + i) % len(PEOPLE)]

    def named(self, i):
        """Who is named by a learner: the next one, in another class."""
        return (i + 1) % self.n

    # ---- files ----
    def write(self, path, content):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def write_all(self):
        comment = self.word(SHARED, "COMMENTS", "a comment")
        levels = tuple(self.word(SHARED, "LEVELS", key) for key in (ABOVE, "a target that nobody can do yet"))
        self.write("folioscope.yaml", f"# {comment}\nname: {self.word(SHARED, 'VOCABULARY', 'name')}\nas_of: 2026-11-20\nscale: four-levels\nreports: [conference]\n"
                   "terms: [{id: 2026-fall, name: Fall, starts: 2026-09-01, ends: 2026-12-18}]\n")
        self.write("scales/four-levels.yaml", SCALE)
        self.write("frameworks/math.yaml", FRAMEWORK % (*levels, self.word(SHARED, "RATINGS", BELOW)))
        self.write("frameworks/art.yaml", ART % self.word(SHARED, "FRAMEWORKS", "a target of a framework of one's own"))
        self.write("credentials/sums.yaml", CREDENTIAL % self.word(SHARED, "CREDENTIALS", "the title of a credential"))
        self.write("pathways/start.yaml", PATHWAY % self.word(SHARED, "PATHWAYS", "the title of a pathway"))
        self.write("equity/2026-fall.yaml", SNAPSHOT)
        with open(os.path.join(ROOT, "templates/reports/progress.yaml"), encoding="utf-8") as file:
            self.write("templates/reports/progress.yaml", file.read() + "  - attendance\n")  # no outline of the program's own has it
        self.words.update({mark: Word(SHARED, row, key, piece, None) for mark, (row, key, piece) in MARKS.items()})
        self.write("partners.yaml", "".join(f"- {{id: {id}, name: {self.key(SHARED, 'partners', 'name', piece)}, "
                                            + ", ".join(f"{k}: {self.key(SHARED, 'partners', k)}" for k in ("what", "place", "contact")) + "}\n" for piece, id in PARTNERS.items()))
        for c in ("maple", "birch", "cedar", "aspen"):
            reports = "reports: [conference, progress, plan, portfolio, credential, record, script]\n" if c == "maple" else ""
            terms = f"terms: [{{id: 2026-fall, name: {self.key(SHARED, 'class', 'terms.name')}, starts: 2026-09-01, ends: 2026-12-18}}]\n" if c == "maple" else ""
            self.write(f"classes/{c}/class.yaml", f"name: {self.key(SHARED, 'class', 'name')}\neducators: [{{name: {self.key(SHARED, 'class', 'educators.name')}, signs: true}}]\nframeworks: [math]\n{reports}{terms}")
            away = "".join(f"{self.id(i)},2026-fall,2026-10-30,{self.days_away(i)},3,366\n" for i in range(self.n) if self.class_of(i) == c)
            self.write(f"classes/{c}/attendance.csv", "learner,term,until,absent,late,days\n" + away)
            self.class_wide(c)
            self.roster(c)
            self.write(f"classes/{c}/agreements.md", f"We listen. {self.word(SHARED, 'CLASS', 'agreements')} <!-- {comment} -->\n")
        for i in range(self.n):
            self.learner(i)

    def in_class_files(self, i):
        """What some learners have in files of their own, these have in files of their class."""
        return i % 5 == 2

    def reads_spanish(self, i):
        """Some have files of their own, some are in files of their class."""
        return i % 10 in (0, 2)

    def in_roster(self, c):
        """One of each class has no folder, where there are many."""
        return [i for i in range(self.n, self.n + 4) if self.class_of(i) == c] if self.n > 8 else []

    def roster(self, c):
        row = lambda i: ",".join([self.id(i), *(self.key(i, "roster", key) for key in ("first", "last")), self.key(i, "roster", "called") + f" <!-- {self.word(i, 'COMMENTS', 'a comment in a row of a roster')} -->", self.key(i, "roster", "pronouns"),
                                  self.key(i, "roster", "grade"), "2016-02-03", "en", f"{self.key(i, 'roster', 'households')}; {self.key(i, 'roster', 'households')}", "2026-09-02", ""])
        if self.in_roster(c):
            self.write(f"classes/{c}/roster.csv", "id,first,last,called,pronouns,grade,born,languages,households,joined,left\n" + "".join(row(i) + "\n" for i in self.in_roster(c)))

    def class_wide(self, c):
        those = [i for i in range(self.n) if self.class_of(i) == c and self.in_class_files(i)]
        words = "".join(f"## {self.id(i)}\n{self.key(i, 'class-narratives', 'body')} <!-- a note -->\n### art\n{self.word(i, 'AREAS', 'an area of a class-wide file')}\n" for i in those)
        k = self.key
        tables = {
            "consent": ("learner,photos,films,voice,work,name,public,until", lambda i: ",".join(self.answer(i, key) for key in ("photos", "films", "voice", "work", "name", "public", "until"))),
            "goals": ("learner,goal,target,why,i_will,i_need,family_can", lambda i: f"{k(i, 'goals', 'goal')},M.2,{k(i, 'goals', 'why')},{k(i, 'goals', 'i_will')},{k(i, 'goals', 'i_need')},{k(i, 'goals', 'family_can')}"),
            "plans": ("learner,target,since,by,doing", lambda i: f"M.2,2026-09-14,2026-12-10,{k(i, 'plan', 'targets.doing')}"),
            "judgements": ("learner,target,level,date,because", lambda i: f"M.2,2,2026-11-04,{k(i, 'plan', 'judgements.because')}"),
            "supports": ("learner,target,date,what,who,outcome", lambda i: f"M.2,2026-11-05,{k(i, 'supports', 'what')},{k(i, 'supports', 'who')},{k(i, 'supports', 'outcome')}"),
            "conferences": ("learner,when,place,with", lambda i: f"2026-11-24 15:20,{k(i, 'conference', 'place')},{k(i, 'conference', 'with')}"),
            "activities/2026-09-10-talk": ("title: A talk\nlearner,M.1,note", lambda i: f"3,{self.word(i, 'RATING_NOTES', 'a note of a class-wide grid')} <!-- a note -->")}
        for name, (heads, row) in tables.items():
            self.write(f"classes/{c}/{name}.csv", f"{heads}\n" + "".join(f"{self.id(i)},{row(i)}\n" for i in those + self.in_roster(c)))
        if those:
            levels = "".join(f"  {self.id(i)}: {{M.1: {{level: 3, note: {self.word(i, 'PIECE_NOTES', 'a note of a piece of several', 'family')}}}}}\n" for i in those)
            own = "".join(f"\n## {self.id(i)}\n{self.key(i, 'class-evidence', 'body', 'family')} <!-- a note -->\n" for i in those)
            self.write(f"classes/{c}/activities/2026-09-12-together/index.md", f"---\ntitle: Together\nlearners: [{', '.join(map(self.id, those))}]\nlevels:\n{levels}---\nWe did it together.\n{own}")
        self.write(f"classes/{c}/narratives/2026-fall.md", f"---\nby: Ms. Li\ndate: 2026-11-12\n---\n{words}")
        spanish = [i for i in those if self.reads_spanish(i)]
        if spanish:
            self.planted.add(("class-translation", "body"))  # for whoever may see the narrative that it translates
            words = "".join(f"## {self.id(i)}\n{self.word(i, 'NARRATIVES', 'class-translation: body')} <!-- a note -->\n" for i in spanish)
            self.write(f"classes/{c}/narratives/2026-fall.es.md", f"---\ntranslated_by: Ms. Luz\n---\n{words}")

    def learner(self, i):
        k = lambda kind, key: self.key(i, kind, key)
        at = f"classes/{self.class_of(i)}/learners/{self.id(i)}/"
        note = self.word(i, "COMMENTS", "a comment of the learner's")
        portrait = self.word(i, "PORTRAIT", "learner: portrait")
        self.planted.add(("learner", "portrait"))
        consent = "" if self.in_class_files(i) else "consent: {" + ", ".join(f"{key}: {str(value).lower()}" for key, value in self.consent(i).items()) + "}"
        kind = "profile" if i % 4 == 1 else "learner"  # about/2026-fall.md, in place of about.md and the lists of learner.yaml
        lists = "".join(f"{key}: [{k(kind, key)}]\n" for key in ("strengths", "interests", "needs", "after_graduation", "after_school", "learns_best") if (kind, key) in self.of)
        if i % 2:
            grades = f"grades: [{{grade: {k('learner', 'grades.grade')}, from: 2025-09-01}}, {{grade: {k('learner', 'grades.grade')}, from: 2026-09-01}}]"
        else:
            grades = f"grade: {k('learner', 'grade')}"
        called = k("learner", "name.called") + (f" {k('learner', 'name.last')}" if i % 3 == 2 else "")  # some are called by both
        if self.reads_spanish(i):
            self.words[f"{SPANISH} of {self.id(i)}"] = Word(i, "LANGUAGES", "learner: languages.home", None, None)
        self.write(at + "learner.yaml", f"""# {note}
name: {{first: {k('learner', 'name.first')}, last: {k('learner', 'name.last')}, called: {called}}}
pronouns: {k('learner', 'pronouns')}
{grades}
born: 2016-02-03
languages: {{home: [{'es, en' if self.reads_spanish(i) else 'en'}], learning: en}}
family: [{{name: {k('learner', 'family.name')}, relation: {k('learner', 'family.relation')}, contact: {k('learner', 'family.contact')}}}]
households: [{{name: {k('learner', 'households.name')}}}, {{name: {k('learner', 'households.name')}}}]
groups: {{english_learner: true, services: [{k('learner', 'groups.services')}]}}
portrait: {portrait}.png
frameworks: [art]
credentials: [sums]
{consent}
{"" if kind == "profile" else lists}""")
        self.write(at + portrait + ".png", self.media["png"])
        if kind == "profile":
            self.write(at + "about/2026-fall.md", f"---\n{lists}---\n{k('profile', 'body')} <!-- {note} --> is what I say.\n")
        else:
            self.write(at + "about.md", f"{k('about', 'body')} <!-- {note} --> is what I say.\n")
        self.translations(i, at, note)
        if not self.in_class_files(i):
            self.write(at + "goals.yaml", f"""- goal: {k('goals', 'goal')} <!-- {note} -->
  target: M.2
  why: {k('goals', 'why')} # {note}
  i_will: [{k('goals', 'i_will')}]
  i_need: [{k('goals', 'i_need')}]
  family_can: [{k('goals', 'family_can')}]
  check_ins: [{{date: 2026-11-02, note: {k('goals', 'check_ins.note')}, confidence: 3}}]
""")
        own = "" if self.in_class_files(i) else f"""targets: [{{target: M.2, by: 2026-12-10, doing: {k('plan', 'targets.doing')}}}]
judgements: [{{target: M.2, level: 2, date: 2026-11-04, because: {k('plan', 'judgements.because')}}}]
"""
        self.write(at + "plan.yaml", f"""{own}asked_for_help: [{{target: M.2, date: 2026-11-03, note: {k('plan', 'asked_for_help.note')}}}]
pathways: [{{pathway: start, done: [one]}}]
""")
        if not self.in_class_files(i):
            self.write(at + "supports.yaml", f"- {{target: M.2, date: 2026-11-05, what: {k('supports', 'what')}, who: {k('supports', 'who')}, outcome: {k('supports', 'outcome')}}}\n")
        shown = "" if self.in_class_files(i) else f"2026-09-10,M.1,3,teacher,formative,{k('ratings', 'note')} <!-- {note} -->,{k('ratings', 'who')}\n"
        self.write(at + "ratings.csv", f"date,target,level,by,stage,note,who\n2025-10-09,A.1,2,teacher,formative,\n2026-09-09,A.1,3,teacher,formative,\n{shown}"
                   f"2026-09-08,M.3,1,teacher,formative,\n2026-09-10,M.3,1,teacher,formative,\n2026-09-11,M.2,absent,teacher,formative,{self.word(i, 'UNRATED', 'a note in place of a level')} <!-- {note} -->\n")
        if not self.in_class_files(i):
            self.write(at + "narratives/2026-fall.md", f"---\nby: {k('narrative', 'by')}\ndate: 2026-11-12\nareas: {{line: {{level: 2, because: {k('narrative', 'areas.because')}, by: {k('narrative', 'areas.by')}}}}}\n---\n{k('narrative', 'body')}\n<!-- {note} -->\n")
        self.write(at + "narratives/2026-fall/art.md", f"---\nlevel: 2\nbecause: {k('area', 'because')}\nby: {k('area', 'by')}\ndate: 2026-11-13\n---\n{k('area', 'body')}\n<!-- {note} -->\n")
        when = "" if self.in_class_files(i) else f"---\nwhen: 2026-11-24 15:20\nplace: {k('conference', 'place')}\nwith: [{k('conference', 'with')}]\n---\n"
        self.write(at + "conference.md", f"{when}- {k('conference', 'body')} <!-- {note} -->\n")
        self.write(at + "evidence/2026-10-19-written.md", "---\ntitle: The test\nkind: certification\naudience: staff\n---\nIt was passed.\n")
        for piece in AUDIENCES:
            self.piece(i, at, piece, note)

    def translations(self, i, at, note):
        """Each text of a learner whose home reads Spanish is in Spanish, too, and both are for the same readers."""
        k = lambda key: self.key(i, "translation", key)
        if self.reads_spanish(i):
            self.write(at + "about.es.md", f"---\ntranslated_by: {k('translated_by')}\n---\n{k('body')} <!-- {note} --> es lo que digo.\n")

    def piece(self, i, at, piece, note):
        e = lambda key: self.key(i, "evidence", key, piece)
        names = {"png": self.word(i, "PICTURES", "a picture", piece, "png"), "wav": self.word(i, "SOUND", "a recording", piece, "wav"), "mp4": self.word(i, "FILMS", "a film", piece, "mp4"),
                 **({"docx": self.word(i, "PICTURES", "a document with a picture", piece, "docx")} if i % 4 == 0 else {}),
                 "txt": self.word(i, "DOCUMENTS", "a document", piece, "txt"), "csv": self.word(i, "DOCUMENTS", "a table", piece, "csv")}
        said = {"unsaid": "", "true": "people: true\n", "false": "people: false\n", "named": f"people: [{self.id(self.named(i))}]\n"}[self.people(i)]
        # caption and alternative text go with their file
        alt, caption = (self.word(i, "PIECES", f"evidence: files.{key}", piece, "png") for key in ("alt", "caption"))
        self.planted |= {("evidence", "files.alt"), ("evidence", "files.caption")}
        partner = f"partner: {PARTNERS[piece]}\n" if piece in PARTNERS else ""
        folder = at + f"evidence/2026-10-0{1 + AUDIENCES.index(piece)}-{piece}/"
        self.write(folder + "index.md", f"""---
# {note}
title: {e('title')}
audience: {piece}
{partner}{said}shows: [{{target: M.1, level: 3, note: {e('shows.note')}}}, {{target: M.4, level: 1, who: {e('shows.who')}}}, {{target: M.2, level: exempt}}]
files: {{{names['png']}.png: {{alt: {alt}, caption: {caption}}}}}
---
{e('body')} <!-- {note} -->
""")
        self.write(f"{folder}{self.key(i, 'learner', 'name.last')}copy.txt", "x\n")
        for ending, name in names.items():
            text = {"txt": f"{name} was here\n", "csv": f"what,how\n{name},3\n"}
            data = self.media.get(ending) or text.get(ending)
            if data:
                self.write(f"{folder}{name}.{ending}", data)
        if not self.media["mp4"]:
            del self.words[names["mp4"]]
