#!/usr/bin/env python3
"""Write a synthetic workspace: the load for benchmarks.

    gen_workspace.py --learners 1000 --out DIR [--seed 7] [--photos DIR] [--languages en,es] [--room 25]

Python 3 standard library only. Learner i depends on (seed, i) alone, so the first 25 learners are
the same at every size. Each learner has 24 pieces of evidence of about 60 words, 30 learning
targets in 6 competencies, about 60 ratings, 3 goals, a plan, and an "about me" of about 150 words.
25 learners to a class (--room), 20 classes to a school. With --photos, JPEG files of that folder are
hard-linked (or copied) into every third piece of evidence.
"""
import argparse, datetime, json, os, random, shutil

FIRST = """Ana Björn Chloé Dariusz Élise Fatima Göran Hana Ivo José Kája Léa Müge Noé Olga Paul Qasim Růžena
Søren Tomás Ursula Věra Walid Xenia Yusuf Zoë Amélie Bruno Carla Diego Emil Freya Greta Hugo Inés Jana""".split()
LAST = """Ahlström Bianchi Čapek Dvořák Eriksen Fournier García Hansen Ibáñez Jürgens Kowalski Lefèvre Müller
Núñez O'Brien Peña Quist Romero Šimek Tremblay Uddin Vargas Whitaker Yılmaz Zieliński Okafor Nakamura Petrov""".split()
WORDS = """the the the a a an of of to to and and in in on for with by from this that my our we I it was were is
learned noticed compared tested measured built wrote explained revised planned shared asked improved checked
evidence example method result question pattern graph table model draft source argument feedback partner group
class project experiment survey story poem essay code circuit bridge map timeline fraction ratio equation angle
surface light water energy soil climate river market trade law community history language audience structure
evaluation careful clear strong weak early late second final better simpler longer honest useful surprising
because although while after before when where which so but then next also still already again together
reading writing speaking listening thinking drawing counting sorting sketching recording presenting""".split()
NOUNS = """bridge market river poem survey circuit climate fraction timeline story ratio experiment debate map model
essay budget garden robot newspaper play interview graph lens recipe podcast""".split()
VERBS = "Building Testing Explaining Comparing Drafting Measuring Presenting Revising Planning Reading".split()
COMPETENCIES = ["Inquiry and Research", "Communication", "Quantitative Reasoning", "Collaboration",
                "Creative Design", "Self-Direction"]
DOES = ["I can ask a focused question and", "I can choose a suitable method and", "I can explain my reasoning and",
        "I can use feedback to revise and", "I can present a finished product and"]
HOW = ["support it with two sources", "say why it fits the audience", "check the result another way",
       "share the work fairly with others", "try more than one design", "plan the next step on my own"]
LEVELS = [(1, "Beginning", "I need help to get started"), (2, "Developing", "I can do parts of it on my own"),
          (3, "Proficient", "I can do it on my own"), (4, "Extending", "I can use it in a new situation and teach it")]
KINDS = ["project", "paper", "presentation", "performance", "test", "observation", "conversation", "artwork"]
STAGES = ["formative", "formative", "formative", "interim", "summative"]
YEAR_START = datetime.date(2025, 9, 1)


def words(r, n):
    w = [r.choice(WORDS) for _ in range(n)]
    w[0] = w[0].capitalize()
    if n > 9:
        w[n // 2] += ","
    return w


def paragraph(r, n):
    out = []
    while n > 0:
        k = min(n, r.randint(8, 15))
        if n - k < 5:
            k = n
        w = words(r, k)
        if k > 6 and r.random() < 0.3:
            i = r.randint(1, k - 4)
            mark = r.choice(["**%s %s**", "*%s %s*", "`%s %s`", "[%s %s](https://example.org/x)"])
            w[i:i + 2] = [mark % (w[i].rstrip(","), w[i + 1].rstrip(","))]
        out.append(" ".join(w) + ".")
        n -= k
    return " ".join(out)


def reflection(r, k):
    if k % 3:
        return paragraph(r, 60) + "\n"
    return paragraph(r, 34) + "\n\n" + "".join("- %s\n" % paragraph(r, 9) for _ in range(3))


def q(text):
    return json.dumps(text, ensure_ascii=False)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def target_id(c, t):
    return "CORE.%d.%d" % (c + 1, t + 1)


def shared_files(out, languages):
    write(out + "/folioscope.yaml", """name: Synthetic District
language: %s
as_of: 2026-06-17
scale: four-level
method: {name: decaying-average, weight: 0.65}
terms:
  - {id: 2026-t1, name: Fall term, starts: 2025-09-01, ends: 2025-12-19}
  - {id: 2026-t2, name: Winter term, starts: 2026-01-05, ends: 2026-03-20}
  - {id: 2026-t3, name: Spring term, starts: 2026-03-30, ends: 2026-06-19}
reports: [conference, progress]
""" % languages[0])
    write(out + "/scales/four-level.yaml", "name: Four levels\nmastery: 3\nlevels:\n" + "".join(
        "  - {value: %d, name: %s, means: %s}\n" % (v, n, m) for v, n, m in LEVELS))
    fw = "title: Core competencies\nkind: academic\ncompetencies:\n"
    for c, title in enumerate(COMPETENCIES):
        fw += "  - id: c%d\n    title: %s\n    statement: I can show %s.\n    targets:\n" % (c + 1, title, title.lower())
        for t in range(5):
            fw += "      - id: %s\n        text: %s %s\n        standards: [STD.%d.%d]\n" % (
                target_id(c, t), DOES[t], HOW[(c + t) % 6], c + 1, t + 1)
            if t:
                fw += "        after: [%s]\n" % target_id(c, t - 1)
    write(out + "/frameworks/core.yaml", fw)


def learner(out, base, seed, i, languages, photos):
    r = random.Random("%d:%d" % (seed, i))
    day = lambda: YEAR_START + datetime.timedelta(days=r.randrange(289))
    first, last = r.choice(FIRST), r.choice(LAST)
    write(base + "/learner.yaml", """name: {first: %s, last: %s, called: %s}
grade: "%d"
languages: {home: [%s]}
strengths: [%s, %s]
interests: [%s, %s, %s]
learns_best: [working with a partner, drawing it first]
consent: {photos: true, public: false}
groups: {english_learner: %s}
""" % (q(first), q(last), q(first), 3 + (i // 25) % 6, r.choice(languages), r.choice(NOUNS), r.choice(NOUNS),
       r.choice(NOUNS), r.choice(NOUNS), r.choice(NOUNS), "true" if r.random() < 0.2 else "false"))
    write(base + "/about.md", paragraph(r, 80) + "\n\n" + paragraph(r, 70) + "\n")
    goals = ""
    for _ in range(3):
        goals += """- goal: %s
  target: %s
  i_will: [%s, %s]
  i_need: [%s]
  family_can: [%s]
  set: %s
  due: %s
  status: %s
  check_ins: [{date: %s, note: %s, confidence: %d}]
""" % (q(" ".join(words(r, 9))), target_id(r.randrange(6), r.randrange(5)), q(" ".join(words(r, 6))),
            q(" ".join(words(r, 6))), q(" ".join(words(r, 6))), q(" ".join(words(r, 6))), day(),
            YEAR_START + datetime.timedelta(days=289 + r.randrange(20)), r.choice(["working", "met", "changed"]), day(),
            q(" ".join(words(r, 8))), r.randint(1, 5))
    write(base + "/goals.yaml", goals)
    write(base + "/plan.yaml", "targets:\n" + "".join(
        "  - {target: %s, by: %s}\n" % (target_id(c, r.randrange(5)), day()) for c in range(6)))
    write(base + "/conference.md", paragraph(r, 60) + "\n")
    rows = ["date,target,level,by,stage,note"]
    for _ in range(36):
        d = day()
        rows.append("%s,%s,%d,%s,%s,%s" % (d, target_id(r.randrange(6), r.randrange(5)),
                    min(4, max(1, int(r.gauss(2.2 + (d - YEAR_START).days / 290, 0.8)))),
                    r.choice(["teacher", "teacher", "teacher", "self", "peer"]), r.choice(STAGES), r.choice(WORDS)))
    write(base + "/ratings.csv", "\n".join(rows) + "\n")
    used = set()
    for k in range(24):
        d, title = day(), "%s a %s %s" % (r.choice(VERBS), r.choice(NOUNS), r.choice(NOUNS))
        slug = "%s-%s" % (d, title.lower().replace(" ", "-"))
        while slug in used:
            slug += "-again"
        used.add(slug)
        c = k % 6
        text = "---\ntitle: %s\nkind: %s\nshows:\n" % (title, r.choice(KINDS))
        text += "  - {target: %s, level: %d, by: teacher, stage: %s}\n" % (
            target_id(c, r.randrange(5)), min(4, max(1, int(r.gauss(2.4 + (d - YEAR_START).days / 290, 0.8)))), r.choice(STAGES))
        if k % 4 == 0:
            text += "  - {target: %s, level: %d, by: self}\n" % (target_id(c, r.randrange(5)), r.randint(1, 4))
        text += "---\n\n" + reflection(r, k)
        if photos and k % 3 == 0:
            photo = photos[(i * 8 + k) % len(photos)]
            folder = base + "/evidence/" + slug
            write(folder + "/index.md", text)
            try:
                os.link(photo, folder + "/photo.jpg")
            except OSError:
                shutil.copyfile(photo, folder + "/photo.jpg")
        else:
            write(base + "/evidence/" + slug + ".md", text)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--learners", type=int, required=True)
    a.add_argument("--room", type=int, default=25)
    a.add_argument("--out", required=True)
    a.add_argument("--seed", type=int, default=7)
    a.add_argument("--photos")
    a.add_argument("--languages", default="en")
    o = a.parse_args()
    languages = o.languages.split(",")
    photos = sorted(os.path.join(o.photos, f) for f in os.listdir(o.photos)) if o.photos else []
    shared_files(o.out, languages)
    for i in range(o.learners):
        cls = i // o.room
        school, room = "school-%03d" % (cls // 20 + 1), "room-%04d" % (cls + 1)
        folder = "%s/schools/%s/classes/%s" % (o.out, school, room)
        if i % o.room == 0:
            r = random.Random("class:%d:%d" % (o.seed, cls))
            write(folder + "/class.yaml", "name: Room %d\neducators: [{name: %s}]\n" % (
                cls + 1, q("%s %s" % (r.choice(FIRST), r.choice(LAST)))))
            write(folder + "/agreements.md", "".join("- %s\n" % paragraph(r, 9) for _ in range(5)))
            if cls % 20 == 0:
                write("%s/schools/%s/school.yaml" % (o.out, school), "name: School %d\n" % (cls // 20 + 1))
        learner(o.out, "%s/learners/l-%05d" % (folder, i + 1), o.seed, i, languages, photos)


if __name__ == "__main__":
    main()
