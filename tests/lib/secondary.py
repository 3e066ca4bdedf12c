"""A secondary school: advisories with the learners' folders, and courses with lists of learners, each with its own educators,
frameworks, and log.

    school = Secondary(folder, learners=24, courses_each=14)
    school.educators            names; several courses may be one educator's
    school.courses_of[id]       ids of the courses of a learner, in the order of the workspace

Usage: tests/lib/secondary.py FOLDER [LEARNERS]
"""
import os, sys

from school import SCALE

SUBJECTS = ("algebra", "art", "band", "biology", "chemistry", "civics", "drama", "economics", "english", "french", "geography", "geometry",
            "health", "history")
FIRST = ("Ana", "Ben", "Chi", "Dov", "Eun", "Fay", "Gil", "Hao", "Ida", "Jun", "Kai", "Lea", "Max", "Noa", "Ola", "Pia", "Quy", "Rui", "Sol", "Tam")
LAST = ("Abara", "Bello", "Castro", "Dvorak", "Eriksen", "Fonseca", "Gupta", "Hadad", "Ivanova", "Jansen", "Kowal", "Lindqvist", "Moreno",
        "Nakata", "Okoye", "Petrov", "Quispe")
TEACHERS = ("Ms. Almeida", "Mr. Brandt", "Mx. Cordero", "Ms. Danso", "Mr. Eklund", "Ms. Farouk", "Mr. Gallo", "Ms. Hoshino", "Mr. Ibrahim",
            "Ms. Jovanovic", "Mr. Kask", "Ms. Laurent", "Mr. Mbeki", "Ms. Novotna")
SECTION = 24  # learners in a course, and in an advisory


class Secondary:
    def __init__(self, root, learners=24, courses_each=14):
        self.root = root
        self.ids = []
        self.courses_of, self.educator_of, self.learners_of = {}, {}, {}
        subjects = SUBJECTS[:courses_each]
        self.write("folioscope.yaml", "name: Harbor High\nas_of: 2026-11-20\nscale: four-levels\nreports: [progress]\nprivacy: {photos: all}\n"
                   "terms:\n  - {id: 2026-fall, name: Fall term, starts: 2026-09-01, ends: 2026-12-18}\n")
        self.write("scales/four-levels.yaml", SCALE)
        self.write("frameworks/habits.yaml", self.framework("habits", "Advisory"))
        for s in subjects:
            self.write(f"frameworks/{s}.yaml", self.framework(s, s.capitalize()))
        for i in range(learners):
            # every learner's names are their own
            who = f"{FIRST[i % len(FIRST)]}-{LAST[i % len(LAST)]}-{i:03d}".lower()
            home = f"advisory-{i // SECTION:02d}"
            self.ids.append(who)
            self.write(f"classes/{home}/learners/{who}/learner.yaml", f"name: {{first: {FIRST[i % len(FIRST)]}, last: {LAST[i % len(LAST)]} {self.letters(i)}}}\n")
            self.courses_of[who] = [f"{s}-{i // SECTION:02d}" for s in subjects]
            for course in self.courses_of[who]:
                self.learners_of.setdefault(course, []).append(who)
        for i in range(0, learners, SECTION):
            self.write(f"classes/advisory-{i // SECTION:02d}/class.yaml", f"name: Advisory {self.letters(i // SECTION)}\neducators: [{{name: Mr. Home, signs: true}}]\nframeworks: [habits]\n")
        for course, members in self.learners_of.items():
            subject, section = course.rsplit("-", 1)
            self.educator_of[course] = TEACHERS[SUBJECTS.index(subject)]
            self.write(f"classes/{course}/class.yaml", f"name: {subject.capitalize()} {self.letters(int(section))}\neducators: [{{name: {self.educator_of[course]}, signs: true}}]\n"
                       f"frameworks: [{subject}]\nlearners: [{', '.join(members)}]\n")
            rows = "".join(f"{who},2026-{9 + k:02d}-{10 + n % 9:02d},{subject.upper()}.{1 + (n + k) % 4},{1 + (n * 7 + k * 3) % 4},{self.word(who, course) if k == 0 else ''}\n"
                           for n, who in enumerate(members) for k in range(3))
            self.write(f"classes/{course}/ratings.csv", "learner,date,target,level,note\n" + rows)
        for who in self.ids:
            for course in self.courses_of[who]:
                subject = course.rsplit("-", 1)[0]
                self.write(self.of(who, f"narratives/2026-fall/{subject}.md"), f"---\nlevel: 3\nbecause: {self.word(who, course)}n\nby: {self.educator_of[course]}\ndate: 2026-11-12\n---\n"
                           f"What {self.educator_of[course]} writes of {subject}.\n")

    @staticmethod
    def letters(n):
        """A name without figures."""
        return "".join(chr(ord("A") + int(d)) for d in str(n))

    @staticmethod
    def word(who, course):
        """A word of this learner in this course."""
        return f"zq{who[-3:]}{course.replace('-', '')}"

    @staticmethod
    def framework(id, title):
        targets = "".join(f"      - {{id: {id.upper()}.{k}, text: I can do part {k} of {id}}}\n" for k in range(1, 5))
        return f"title: {title}\ncompetencies:\n  - id: {id}-work\n    title: Work in {id}\n    targets:\n{targets}"

    def home(self, who):
        return f"advisory-{self.ids.index(who) // SECTION:02d}"

    def of(self, who, path):
        return f"classes/{self.home(who)}/learners/{who}/{path}"

    def write(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    Secondary(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300)
