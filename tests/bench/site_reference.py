#!/usr/bin/env python3
"""The Markdown of a workspace as a project for Hugo: plain pages, a list and a menu for each learner.

    tests/bench/site_reference.py WORKSPACE PROJECT        prints how many pages a learner has

No levels, charts, signs, search or languages: what is left of a learner's site when a generator sets only the texts.
"""
import glob, os, re, sys

BASE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title><link rel="stylesheet" href="/style.css"></head>
<body>
<nav><ul>{{ range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>
{{ block "main" . }}{{ .Content }}{{ end }}
</main>
</body>
</html>
"""
LIST = """{{ define "main" }}{{ .Content }}
<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <p>{{ .Summary }}</p></li>{{ end }}</ul>
{{ end }}
"""
CONFIG = 'baseURL = "/"\ntitle = "Reference"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]\n'


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main(workspace, project):
    write(project + "/config.toml", CONFIG)
    write(project + "/layouts/_default/baseof.html", BASE)
    write(project + "/layouts/_default/single.html", '{{ define "main" }}{{ .Content }}{{ end }}\n')
    write(project + "/layouts/_default/list.html", LIST)
    pages = learners = 0
    for file in sorted(glob.glob(workspace + "/**/learners/*/learner.yaml", recursive=True)):
        folder = os.path.dirname(file)
        to = "%s/content/%s/" % (project, os.path.basename(folder))
        write(to + "_index.md", "---\ntitle: %s\n---\n" % os.path.basename(folder))
        for text in sorted(glob.glob(folder + "/**/*.md", recursive=True)):
            said = open(text, encoding="utf-8").read()
            title = re.search(r"^title: (.*)$", said, re.M)
            body = said.split("\n---\n", 1)[1] if said.startswith("---") else said
            name = os.path.relpath(text, folder).replace("/", "-")
            write(to + name, "---\ntitle: %s\n---\n%s" % (title.group(1) if title else name[:-3], body))
            pages += 1
        learners, pages = learners + 1, pages + 1
    print(pages // max(learners, 1))


main(sys.argv[1], sys.argv[2])
