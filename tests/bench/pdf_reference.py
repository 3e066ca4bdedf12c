"""ReportLab writing as many reports of four pages, untagged, with one of its own fonts: tables of 30 rows by 4."""
import sys
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

style = getSampleStyleSheet()["BodyText"]
for i in range(int(sys.argv[1])):
    story = []
    for t in range(4):
        story.append(Paragraph("Competency %d" % t, style))
        story.append(Table([[Paragraph("I can explain my reasoning and check the result another way", style),
                             "Developing", "same level as last term", str(r)] for r in range(20)]))
    SimpleDocTemplate(sys.argv[2] + "/reference.pdf", pagesize=letter).build(story)
