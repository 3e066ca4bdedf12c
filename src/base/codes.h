/* codes.h: the catalog of findings: one row for each code, with what it means and what to do.
 *
 * A code never changes its meaning, and a retired code is never reused. The first letter is the
 * severity: E error, W warning. Numbers: 01 text and encoding, 02 YAML, 03 structure of a file, 04
 * values, 05 references, 06 folders and files, 07 consistency (dates, cycles, levels), 08 Markdown,
 * 09 CSV; and for trouble outside the school's files: 00 the program and the system, 10 templates,
 * 11 fonts, 12 pictures and files, 13 reports, 14 workbooks, 15 languages.
 *
 *     X(NAME, code, title, cause, remedy)
 */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#define CODES(X)                                                                                                                  \
    X(CANNOT_READ, "E0101", "a file cannot be read",                                                                              \
      "The file or folder is there, but the system does not let it be "                                                           \
      "read, or it is not a regular file, or it is larger than the limit.",                                                       \
      "Check its permissions and its size.")                                                                                      \
    X(UTF16, "E0102", "a file is saved as UTF-16",                                                                                \
      "Some editors save text with two bytes per letter.",                                                                        \
      "Save it again with the encoding UTF-8.")                                                                                   \
    X(NOT_UTF8, "E0103", "a file is not UTF-8",                                                                                   \
      "A letter is stored in an old encoding such as Windows-1252, so that "                                                      \
      "names would come out wrong.",                                                                                              \
      "Save it again with the encoding UTF-8.")                                                                                   \
    X(NUL_BYTE, "E0104", "a NUL byte in a text file",                                                                             \
      "The file is damaged, or it is not a text file.",                                                                           \
      "Open it in an editor and save it as text.")                                                                                \
    X(CONTROL, "E0105", "a control character in a text",                                                                          \
      "A character that no page can show, often pasted from a word "                                                              \
      "processor.",                                                                                                               \
      "Delete it.")                                                                                                               \
    X(TOO_LARGE, "E0106", "a file is too large",                                                                                  \
      "Text files have a limit, so that a wrong file cannot stop a build.",                                                       \
      "Split the file, or check that it is the right one.")                                                                       \
    X(TOO_MANY, "E0107", "too many findings in one file", "Only the first ones are listed.",                                      \
      "Fix those that are listed, then run it again.")                                                                            \
    X(YAML_SYNTAX, "E0201", "not understood as YAML",                                                                             \
      "A quotation mark, a bracket, a colon or the indentation is off.",                                                          \
      "The message says what was expected; look at the line above as well.")                                                      \
    X(YAML_TAB, "E0202", "a tab in the indentation", "YAML is indented with spaces only.",                                        \
      "Replace the tab with spaces.")                                                                                             \
    X(YAML_DUPLICATE, "E0203", "a key appears twice",                                                                             \
      "Of two equal keys in one place only one could count.", "Keep one of them.")                                                \
    X(YAML_DOCUMENTS, "E0204", "more than one YAML document",                                                                     \
      "A line '---' begins a second document in the file.", "Keep one document in each file.")                                    \
    X(YAML_ALIAS, "E0205", "an alias that cannot be used",                                                                        \
      "An alias names no anchor, or the anchor that it is in.", "Write the text out instead.")                                    \
    X(YAML_LIMIT, "E0206", "a limit of YAML is passed",                                                                           \
      "Nesting, number of entries or length is far beyond what a "                                                                \
      "person writes.",                                                                                                           \
      "Check that it is the right file, or split it.")                                                                            \
    X(YAML_KEY, "E0207", "a key that is not text",                                                                                \
      "The part before a colon must be a simple text.",                                                                           \
      "Check brackets, braces and dashes before the colon.")                                                                      \
    X(YAML_TAG, "E0208", "a YAML tag",                                                                                            \
      "Types come from the kind of file; tags such as !!int are not read.", "Remove the tag.")                                    \
    X(KEY_UNKNOWN, "E0301", "an unknown key", "The key is misspelled, or belongs elsewhere.",                                     \
      "Use one of the keys that the message lists.")                                                                              \
    X(KEY_MISSING, "E0302", "a required key is missing", "Without it nothing can be shown.",                                      \
      "Add it.")                                                                                                                  \
    X(WRONG_TYPE, "E0303", "a value of the wrong kind",                                                                           \
      "There is a list where text is expected, or the like.", "Write it as the message shows.")                                   \
    X(FRONT_MATTER, "E0304", "front matter is missing or open",                                                                   \
      "The file must begin with keys between two lines '---'.",                                                                   \
      "Put '---' on the first line and after the last key.")                                                                      \
    X(NUMBER, "E0401", "not a number", "A number is written with digits and a point.",                                            \
      "Write it like 3 or 2.5.")                                                                                                  \
    X(RANGE, "E0402", "out of range",                                                                                             \
      "The value or the number of items is beyond what is allowed.",                                                              \
      "Use a value in the range that the message names.")                                                                         \
    X(WORD_UNKNOWN, "E0403", "an unknown word", "Only certain words are understood here.",                                        \
      "Use one of the words that the message lists.")                                                                             \
    X(DATE_SHAPE, "E0404", "a date in another format",                                                                            \
      "Dates such as 3/4/2026 mean different days to different "                                                                  \
      "people, so they are never guessed.",                                                                                       \
      "Write dates as year-month-day, like 2026-03-04.")                                                                          \
    X(DATE_ABSENT, "E0405", "a date that does not exist",                                                                         \
      "The month has fewer days, or there is no such month.", "Check the day and the month.")                                     \
    X(BOOLEAN, "E0406", "neither yes nor no",                                                                                     \
      "The key is answered with true or false, and a cell of a table with yes or no.",                                            \
      "Write true or false; in a cell, yes or no.")                                                                               \
    X(TAG_SHAPE, "E0407", "not a language tag", "Languages are named by short tags.",                                             \
      "Write tags like en, es or zh-Hant.")                                                                                       \
    X(COLOR_SHAPE, "E0408", "not a color", "Colors are written as # and six hexadecimal digits.",                                 \
      "Write it like '#2f6b4f', in quotes.")                                                                                      \
    X(ID_SHAPE, "E0409", "an id with other characters",                                                                           \
      "Ids become addresses of pages and names of folders.",                                                                      \
      "Use lowercase letters, digits and '-', beginning with a letter or digit.")                                                 \
    X(TIME_SHAPE, "E0410", "not a date and time", "Appointments are a date and a time of day.",                                   \
      "Write it like 2026-11-24 15:20.")                                                                                          \
    X(NO_TARGET, "E0501", "no such learning target",                                                                              \
      "The id is misspelled, or its framework is missing.",                                                                       \
      "Use an id from one of the frameworks.")                                                                                    \
    X(NO_REFERENCE, "E0502", "a reference to nothing",                                                                            \
      "The id is misspelled, or what it names was removed or renamed.",                                                           \
      "Use one of the ids that the message lists.")                                                                               \
    X(DUPLICATE_ID, "E0503", "an id is given twice", "References to it would be ambiguous.",                                      \
      "Rename one of the two.")                                                                                                   \
    X(NO_FILE, "E0504", "a file that is not there",                                                                               \
      "The name is misspelled, or the file was not copied along.",                                                                \
      "Use the name of a file in the folder, or add the file.")                                                                   \
    X(NO_LEARNER, "E0505", "no such learner in the class",                                                                        \
      "The id is misspelled, or the learner left the class.",                                                                     \
      "Use the id of a learner of this class: as in roster.csv, or the name of the learner's folder.")                            \
    X(LEARNER_TWICE, "E0506", "a learner's id in two classes",                                                                    \
      "One id is one person in the whole workspace, and two classes have a folder with this name.",                               \
      "Keep the folder of the class where the learner is now. Rename the other one if it is another person's.")                   \
    X(MOVED_ROWS, "W0507", "rows of a learner who is in another class now",                                                       \
      "The log of a class names a learner who is in another class, and counts for that learner.",                                 \
      "Move the rows to the log of that class; if another child is meant, who has left, remove them.")                            \
    X(CONSENT_DIFFERS, "E0508",                                                                                                   \
      "a class's file and a learner's own contradict each other about consent",                                                   \
      "One of consent.csv and learner.yaml says yes, and the other one no, so nothing is agreed to.",                             \
      "Keep what the family has signed, in one of the two.")                                                                      \
    X(NO_WORKSPACE, "E0601", "no workspace",                                                                                      \
      "A workspace is a folder with a folioscope.yaml in it.",                                                                    \
      "Name the folder that holds folioscope.yaml.")                                                                              \
    X(FOLDER_ID, "E0602", "a folder name that is not an id",                                                                      \
      "Folder names are the ids of learners, classes and schools.",                                                               \
      "Rename the folder with lowercase letters, digits and '-'.")                                                                \
    X(OUTSIDE, "E0603", "a link that leads out of its place",                                                                     \
      "What is outside the workspace is never published, and of a learner only what is in the learner's "                         \
      "own folder.",                                                                                                              \
      "Put a copy of the file in the place of the link.")                                                                         \
    X(NO_REQUIRED_FILE, "E0604", "a required file is missing",                                                                    \
      "The folder cannot be read without it.", "Add the file.")                                                                   \
    X(MIXED_LEVELS, "E0605", "two levels in one folder",                                                                          \
      "Learners are in one class, in classes, or in schools.",                                                                    \
      "Keep one of 'learners', 'classes' and 'schools'.")                                                                         \
    X(NAME_CASE, "E0610", "a name that is almost right",                                                                          \
      "Names of files and folders are exact: lowercase letters, no '(1)' of a second download, and .csv in place of a workbook.", \
      "Rename it as the message says.")                                                                                           \
    X(UNKNOWN_FILE, "W0606", "a file or folder that is not used",                                                                 \
      "The name is misspelled, or it is in another place "                                                                        \
      "than expected.",                                                                                                           \
      "Rename or move it, or put a dot before its name.")                                                                         \
    X(UNKNOWN_IN_EVIDENCE, "W0607", "what does not belong into evidence",                                                         \
      "Only files beside index.md are read.", "Move the files up beside index.md.")                                               \
    X(FILE_NAME, "E0609", "a file name that is not text",                                                                         \
      "The name is stored in an old encoding, or holds control "                                                                  \
      "characters.",                                                                                                              \
      "Rename the file.")                                                                                                         \
    X(EVIDENCE_TWICE, "E0608", "a piece of evidence appears twice",                                                               \
      "A folder and a file have the same name.", "Keep one of them, or rename it.")                                               \
    X(UNDER_NO_HEADING, "E0611", "text under no learner's heading",                                                               \
      "In a file for the whole class, each learner's words are under a heading of their own.",                                    \
      "Put the text under a heading with the learner's id.")                                                                      \
    X(OWN_FILE, "W0612", "said by a class's file and by the learner's own",                                                       \
      "The learner's own file counts.", "Keep one of the two.")                                                                   \
    X(LEVEL_OFF_SCALE, "E0701", "a level that is not on the scale",                                                               \
      "A level is a value of the target's scale, or the name of one of its levels.",                                              \
      "Use one of the levels that the message lists.")                                                                            \
    X(HALF_LEVEL, "E0702", "half levels are not allowed", "The scale has whole levels only.",                                     \
      "Use a whole level, or set 'increments: half' in the scale.")                                                               \
    X(CYCLE, "E0703", "prerequisites in a circle",                                                                                \
      "Each of these targets would have to come before itself.",                                                                  \
      "Remove one of the 'after' entries.")                                                                                       \
    X(TERMS_OVERLAP, "E0704", "terms overlap", "A day can belong to one term only.",                                              \
      "Change a beginning or an end.")                                                                                            \
    X(ENDS_FIRST, "E0705", "the end comes before the beginning",                                                                  \
      "The two dates are the wrong way round.", "Check both dates.")                                                              \
    X(SCALE_ORDER, "E0706", "levels are out of order",                                                                            \
      "Levels go from the lowest to the highest, each value once.", "Put them in order.")                                         \
    X(MASTERY_OFF, "E0707", "mastery is not a level",                                                                             \
      "Mastery is the value of one of the levels.", "Use one of the values of the scale.")                                        \
    X(NO_DATE, "E0708", "evidence without a date",                                                                                \
      "Neither the front matter nor the folder name gives one.",                                                                  \
      "Add 'date:' or begin the folder name with the date.")                                                                      \
    X(FUTURE, "W0709", "something dated in the future",                                                                           \
      "Its date is after the day that counts as today, so it is left out until then.",                                            \
      "Check the year of the date, or 'as_of' in folioscope.yaml.")                                                               \
    X(NO_ALT, "W0710", "a picture without alternative text",                                                                      \
      "Somebody who cannot see the picture learns nothing of it.",                                                                \
      "Describe it in one sentence under 'files'.")                                                                               \
    X(CONTRAST, "E0711", "too little contrast",                                                                                   \
      "Text must stand out from its ground by at least 4.5 to 1.",                                                                \
      "Make one of the two colors darker or lighter.")                                                                            \
    X(NO_SCALE, "E0712", "a framework without a scale",                                                                           \
      "Neither the framework nor folioscope.yaml names one.", "Add 'scale:' to one of them.")                                     \
    X(ADDRESS_SHAPE, "E0714", "not an address on the web",                                                                        \
      "QR codes lead to this address, so it must be one of the web.",                                                             \
      "Write it as https://portfolios.example.org, or leave it out.")                                                             \
    X(NO_SECRET, "E0715", "no secret to make folder names of",                                                                    \
      "With 'family_paths: secret' folders are named by a secret of the school, in secret.txt.",                                  \
      "Write a line of at least 16 characters that nobody can guess into secret.txt.")                                            \
    X(NAMES_ANOTHER, "W0720", "text that names another learner",                                                                  \
      "It was perhaps copied from the other learner's file, and would go to this family.",                                        \
      "Change the name, leave it out, or say with 'mentions' that it is meant.")                                                  \
    X(SAME_NAME, "W0721", "two learners of one class with one name",                                                              \
      "They may be one learner with two folders.",                                                                                \
      "Keep one folder, or tell them apart by 'called' or a second name.")                                                        \
    X(MIXED_SCRIPT, "W0722", "a letter from another script in a name",                                                            \
      "It looks right and is another letter, so that the name is not found and sorts wrongly.",                                   \
      "Type the name again.")                                                                                                     \
    X(PRIVATE_IN_PUBLIC, "W0726", "text for everybody that leads to a learner's home",                                            \
      "Whoever finds the page could find the child.",                                                                             \
      "Leave it out, or let only the family see the text.")                                                                       \
    X(LONG_AGO, "W0731", "a date from long ago",                                                                                  \
      "It is dated before the learner was born, or more than twenty years back.",                                                 \
      "Check the year.")                                                                                                          \
    X(NOT_WORKED_ON, "W0732", "a target of a framework that the learner does not work on",                                        \
      "Pages and reports show the learner's frameworks, so this is on none of them.",                                             \
      "Add the framework to 'frameworks' in learner.yaml or class.yaml, or correct the target.")                                  \
    X(JUDGED_BEFORE, "W0733", "a judgment that newer ratings differ from",                                                        \
      "A judgment holds until the educator judges again, so the newer ratings change nothing.",                                   \
      "Look again, and add a judgment with today's date; or leave it if it still holds.")                                         \
    X(NO_TERM, "W0734", "a day after the last term",                                                                              \
      "Reports are about a term, and the latest one in folioscope.yaml has ended.",                                               \
      "Add the new term to 'terms' in folioscope.yaml.")                                                                          \
    X(NEW_TERM, "W0735", "a term that has just begun",                                                                            \
      "Reports are about the new term, and all of the educators' notes are about the one before.",                                \
      "Add '--term' with the earlier term to the command, or write the notes for the new one.")                                   \
    X(OTHER_TERM, "W0736", "a class without the term that was asked for",                                                         \
      "Schools and classes may have terms of their own, and this one has none with that id.",                                     \
      "Give terms that belong together the same id in all files.")                                                                \
    X(STATUS_TWICE, "W0737", "two different statuses of a goal",                                                                  \
      "One of them has a date, in a check-in, and the other one has none.",                                                       \
      "Keep the one with the date.")                                                                                              \
    X(GRADE_TWICE, "W0741", "two different grades of a learner",                                                                  \
      "The grade of now is under 'grades', with its first day, and another one is under 'grade'.",                                \
      "Keep 'grades', and add the new grade there when it changes.")                                                              \
    X(EARLY, "W0738", "a conference very early in the morning",                                                                   \
      "A time without AM or PM is read as written, as on a clock of 24 hours.",                                                   \
      "Write '5:20 PM' or '17:20'.")                                                                                              \
    X(CONFERENCE_BEFORE, "W0739", "an appointment before the term",                                                               \
      "The file may be that of an earlier conference.",                                                                           \
      "Write the new appointment, and keep the earlier one in conferences/<term>.md.")                                            \
    X(CONFERENCE_TWICE, "W0740", "two conferences for one term",                                                                  \
      "There is conference.md, and a file for the term in conferences/.", "Keep one of them.")                                    \
    X(CONFERENCE_OVERLAP, "W0742", "two families at one time",                                                                    \
      "An appointment begins before another one of the class ends.", "Move one of the two.")                                      \
    X(CONFERENCE_FAR, "W0743", "an appointment far ahead",                                                                        \
      "It is more than 300 days after the day that counts as today.", "Check the year.")                                          \
    X(NOT_FILLED_IN, "W0744", "evidence, an activity, or a narrative that was never filled in",                                   \
      "It has a title or a heading and nothing else: no words, no file, no level.",                                               \
      "Fill it in, or remove it.")                                                                                                \
    X(ALL_WITHOUT_ROW, "W0745", "a level of everyone for a learner without a row",                                                \
      "Nearly everyone has a row, and nothing says that this learner was there that day.",                                        \
      "Add a row, with a dash for nothing, or the learner's day of joining.")                                                     \
    X(MD_PICTURE, "W0801", "a picture inside the text",                                                                           \
      "Pictures are shown where they can be checked for consent and "                                                             \
      "described.",                                                                                                               \
      "Put the picture into the evidence folder.")                                                                                \
    X(MD_LINK, "W0802", "a link that is not followed",                                                                            \
      "Only addresses on the web and mail addresses are linked.",                                                                 \
      "Write the full address, beginning with https://")                                                                          \
    X(MD_DEEP, "W0803", "text nested too deeply",                                                                                 \
      "Lists and quotations within each other have a limit.", "Take out some of the indentation.")                                \
    X(MD_LIMIT, "E0804", "a limit of Markdown is passed",                                                                         \
      "The text has far more pictures or brackets than a person writes.",                                                         \
      "Check that it is the right file.")                                                                                         \
    X(MD_COMMENT, "W0805", "a comment that is not closed",                                                                        \
      "A comment is a note for the writer, which nobody else sees. Without an end, everything after it is "                       \
      "left out.",                                                                                                                \
      "Write --> where it ends.")                                                                                                 \
    X(MD_HTML, "W0806", "HTML inside a text",                                                                                     \
      "It is shown as it was typed, with its angle brackets.",                                                                    \
      "Use the marks of Markdown in its place.")                                                                                  \
    X(MD_LEFTOVER, "W0807", "a command of another program inside a text",                                                         \
      "Site generators and template languages use '{{' and '{%'. Folioscope shows them as they were typed.",                      \
      "Take it out, or put code between backticks.")                                                                              \
    X(MD_TABLE, "W0808", "a table that is shown as it was typed",                                                                 \
      "The second line of a table has as many groups of dashes as there are columns.",                                            \
      "Write such a line under the heads: |---|---|")                                                                             \
    X(MD_FOOTNOTE, "W0809", "a footnote inside a text",                                                                           \
      "Folioscope has no footnotes; the marks are shown as they were typed.",                                                     \
      "Put the note into the sentence, in parentheses.")                                                                          \
    X(CSV_QUOTE, "E0901", "a quotation mark that is off",                                                                         \
      "A quoted cell is not closed, or goes on after its end.",                                                                   \
      "Save the file again as CSV from the spreadsheet program.")                                                                 \
    X(CSV_CELLS, "E0902", "a row with too many cells",                                                                            \
      "A comma is inside a cell that is not quoted.", "Put the cell in double quotes.")                                           \
    X(CSV_COLUMN, "W0909", "an unknown column",                                                                                   \
      "The head of a column is misspelled, or belongs to another file.",                                                          \
      "Use the heads that the message lists.")                                                                                    \
    X(CSV_NO_COLUMN, "E0904", "a column is missing",                                                                              \
      "Every rating needs its date, its target and its level.", "Add the column.")                                                \
    X(CSV_LIMIT, "E0905", "a limit of CSV is passed",                                                                             \
      "The file has more rows or columns than can be read.", "Split the file.")                                                   \
    X(CSV_EMPTY_CELL, "E0906", "an empty cell", "The cell is needed to make sense of the row.",                                   \
      "Fill it in, or remove the row.")                                                                                           \
    X(CSV_TWICE, "E0907", "a column appears twice",                                                                               \
      "Of two columns with one head only one could count.", "Remove or rename one of them.")                                      \
    X(DATE_ORDER, "E0910", "dates that can be read in two ways",                                                                  \
      "A spreadsheet program wrote the dates of the file in the order of its country, and none of them shows which.",             \
      "Write 'dates: month-first' or 'dates: day-first' in folioscope.yaml, or dates as 2026-03-04.")                             \
    X(NOTE_WITHOUT_LEVEL, "W0911", "a note without a level",                                                                      \
      "A row without a level is no rating, so its note is on no page.",                                                           \
      "Write a level, or what may be written in place of one.")                                                                   \
    X(ROW_TWICE, "W0912", "a rating that is written twice",                                                                       \
      "Two rows agree in every cell, as when an export is pasted twice. They count once.",                                        \
      "Remove one of them.")                                                                                                      \
    X(NOTE_LONG, "W0913", "a note that is too long for a workbook",                                                               \
      "A cell of a workbook holds 32,767 characters. Pages and reports have all of the note.",                                    \
      "Shorten it, or write it as a piece of evidence.")                                                                          \
    X(MARK_OR_LEVEL, "W0914", "a mark that may be short for a level",                                                             \
      "Grade books write EX for excused and M for missing; here, the name of a level begins with these letters.",                 \
      "If the level is meant, write its whole name or its value.")                                                                \
    X(BOOK, "E0915", "a workbook that cannot be read",                                                                            \
      "It has a password, is in another format than .xlsx, is damaged, or has no sheet that can be read.",                        \
      "Save it as .xlsx without a password, or as .csv.")                                                                         \
    X(BOOK_CELL, "E0916", "a cell without a value",                                                                               \
      "A formula in it failed, or was saved without its result.",                                                                 \
      "Repair the formula, or type the value; then save the workbook in the spreadsheet program.")                                \
    X(TWO_LOGS, "E0917", "the same rows in two places",                                                                           \
      "A log is one file, .csv or .xlsx, and one sheet of it. Of two, nobody knows which one counts.",                            \
      "Keep one of them.")                                                                                                        \
    X(GRID_LINE, "E0918", "a line before a grid without a colon",                                                                 \
      "Lines before the learners say something of the whole activity: a word, a colon, and the rest.",                            \
      "Write it as 'title: Number talk' or 'all: 3'.")                                                                            \
    X(CSV_OTHER, "E0908", "a row of somebody else",                                                                               \
      "The row names another learner or another class than the file is for.",                                                     \
      "Move the row to the file that it belongs to, or remove it.")                                                               \
    X(BROKE_DOWN, "E0001", "the program crashed while working on a learner",                                                      \
      "This is a bug in Folioscope, not in the files.",                                                                           \
      "Please report it. Everything else is built, and what was published of this learner is unchanged.")                         \
    X(NOT_INSTALLED, "E0002", "Folioscope's own files are not there",                                                             \
      "It was moved, or installed in part.",                                                                                      \
      "Install it again, or set FOLIOSCOPE_SHARE to the folder that holds templates/.")                                           \
    X(CANNOT_WRITE, "E0003", "something could not be written",                                                                    \
      "The disk is full, or the folder may not be written.",                                                                      \
      "Make room, or choose another folder with -o.")                                                                             \
    X(LEAK, "E0004", "an output names another learner's folder",                                                                  \
      "One child's data must not reach another family.",                                                                          \
      "Find the id among this learner's files and take it out.")                                                                  \
    X(NOT_OURS, "E0005", "the output folder holds other files", "They might be overwritten.",                                     \
      "Choose an empty folder with -o.")                                                                                          \
    X(NOBODY_CHOSEN, "E0006", "nobody matches --learner and --class",                                                             \
      "They are patterns of folder names.", "Look at the names of the folders.")                                                  \
    X(OTHER_TREE, "E0007", "the output folder belongs to another build",                                                          \
      "It was made for another audience or from another workspace, or it is not known which.",                                    \
      "Choose another folder with -o, or use --force to replace everything in it.")                                               \
    X(OVERLAP, "E0008", "the output folder overlaps a folder that Folioscope reads from",                                         \
      "What is in an output folder is replaced and removed.",                                                                     \
      "Choose another folder with -o, such as 'out'.")                                                                            \
    X(BUSY, "E0009", "another build is writing", "One build at a time may write into a folder.",                                  \
      "Wait until it has ended, then build again.")                                                                               \
    X(NOT_REMOVED, "E0010", "many learners would be removed",                                                                     \
      "More than one published learner in five, or a whole class, is no longer in the workspace.",                                \
      "Use --remove if they are to be removed; otherwise find out where their folders are.")                                      \
    X(CLASS_FILES_KEPT, "W0011", "files of a class or school were not replaced",                                                  \
      "New ones would lack learners or frameworks that the published ones have.",                                                 \
      "Fix the errors, then build again.")                                                                                        \
    X(NO_SNAPSHOT, "E0013", "a snapshot was not made",                                                                            \
      "Figures by group are frozen once a term, and count everybody or nobody.",                                                  \
      "Do what the message says; builds go on without a new one.")                                                                \
    X(SNAPSHOT_REPLACED, "W0014", "a snapshot was replaced",                                                                      \
      "Two snapshots of nearly the same learners tell more together than either alone.",                                          \
      "Delete workbooks that show the old figures.")                                                                              \
    X(NOT_MOVED, "E0015", "a learner was not moved",                                                                              \
      "There is no such learner or class, or something is in the way.",                                                           \
      "Do what the message says; nothing has been changed.")                                                                      \
    X(NOT_MADE, "E0016", "something new was not made",                                                                            \
      "It is there already, or it is not clear what is meant.",                                                                   \
      "Do what the message says; nothing has been changed.")                                                                      \
    X(MACHINE_FAILED, "E0012", "the computer ran out of resources",                                                               \
      "Memory, processes, or open files ran out.",                                                                                \
      "Close other programs, then build again; what was published before is unchanged.")                                          \
    X(TEMPLATE_FAULT, "E1001", "a template that cannot be understood",                                                            \
      "A tag is not ended, or a section not closed.",                                                                             \
      "The message says where; compare with the template that Folioscope ships.")                                                 \
    X(TEMPLATE_MISSING, "E1002", "a template is missing", "Every kind of block needs its own.",                                   \
      "Install Folioscope again, or put the file back.")                                                                          \
    X(PART_UNKNOWN, "E1003", "no such part of a page or a report",                                                                \
      "An outline in templates/site or templates/reports names it; the word is misspelled.",                                      \
      "Use one of the names that the message lists.")                                                                             \
    X(FONT_ABSENT, "W1101", "a font is not installed", "The theme names it.",                                                     \
      "Install the package that is named.")                                                                                       \
    X(FONT_UNUSABLE, "W1102", "a font that cannot be used",                                                                       \
      "It is damaged, or its maker forbids embedding.", "Name another font in theme.yaml.")                                       \
    X(NO_FONT, "E1103", "no font at all", "Nothing could be set in type.",                                                        \
      "Install the packages that are named.")                                                                                     \
    X(LETTER_ABSENT, "W1104", "a letter that no font has",                                                                        \
      "The fonts on this computer do not have it: it is printed as a box.",                                                       \
      "Install the package that is named.")                                                                                       \
    X(CANNOT_SHOW, "W1201", "a file that cannot be shown",                                                                        \
      "The picture is damaged, too large, or of an unknown kind.",                                                                \
      "Save it again, a picture as JPEG or PNG.")                                                                                 \
    X(NOT_PUBLISHED, "W1202", "a kind of file that is not published",                                                             \
      "A browser could not open it, or it could carry a script.",                                                                 \
      "Save it as PDF, a picture, audio, or video.")                                                                              \
    X(NAME_AND_CONTENT, "W1203", "a name that does not fit its content",                                                          \
      "The file was given the ending of another kind. What is in it decides how it is treated.",                                  \
      "Give it the ending of what it is.")                                                                                        \
    X(CLEANED, "W1204", "a file that is published without what stood beside the page",                                            \
      "Comments, tracked changes, attached files and the like are taken out of documents and films.",                             \
      "Look at the published copy.")                                                                                              \
    X(HELD_BACK, "W1205", "a file that is held back",                                                                             \
      "What it says of places and persons cannot be taken out of it.",                                                            \
      "Do as the message says: mostly, save it again in another form.")                                                           \
    X(DOUBTFUL, "W1206", "a document that should be looked at",                                                                   \
      "It is damaged and was read in part, or has hidden layers or cropped pictures: all are published.",                         \
      "Open it, look, and save it again.")                                                                                        \
    X(UNSEARCHED, "W1210", "a document that cannot be searched for names",                                                        \
      "It has a password, is damaged, or is too large, or the library that reads it is not installed: it may "                    \
      "name another learner, and is held back.",                                                                                  \
      "Install the library, or save the document again, simpler or shorter, or without a password.")                              \
    X(NO_DECODER, "W1211", "no decoder for a kind of picture",                                                                    \
      "The library that reads HEIC and AVIF pictures has its decoders in packages of their own, "                                 \
      "and one is not installed.",                                                                                                \
      "Install the package that is named, then build again.")                                                                     \
    X(FONT_EMBEDDING, "E1301", "a font cannot be embedded in a report", "The file is damaged.",                                   \
      "Name another font in theme.yaml.")                                                                                         \
    X(NO_PDF, "E1302", "a report could not be written", "The PDF library failed.",                                                \
      "Please report it.")                                                                                                        \
    X(TOO_LONG, "W1303", "a report takes more than its sheets",                                                                   \
      "Nothing is ever cut, so it has more pages.",                                                                               \
      "Shorten the goal or the narrative of this term.")                                                                          \
    X(NO_PASSPHRASE, "E1304", "no passphrase for a learner",                                                                      \
      "The file of passphrases has none for this learner, and nothing is written unlocked instead.",                              \
      "Add a line with the folder name of the learner, a colon and the passphrase.")                                              \
    X(NOT_LOCKED, "E1305", "a report could not be encrypted", "The PDF library failed.",                                          \
      "Please report it.")                                                                                                        \
    X(SHORT_PASSPHRASE, "E1306", "a passphrase that is easy to guess",                                                            \
      "Whoever has the files can try passphrases as fast as a computer can: names, common words, dates first.",                   \
      "Choose four words that have nothing to do with each other or with anybody here.")                                          \
    X(KEY_PUBLISHED, "E1307", "a secret that would be published",                                                                 \
      "The file of the secret or of the passphrases lies inside the output folder, for everybody to read.",                       \
      "Choose another folder with -o, or move the file and the workspace out of it.")                                             \
    X(PASSPHRASE_TWICE, "E1308", "a passphrase that may be meant for another learner",                                            \
      "One learner has two lines, or two learners share the id of a line.",                                                       \
      "Keep one line for each learner.")                                                                                          \
    X(PASSPHRASE_OF_NOBODY, "W1309", "a passphrase of no learner",                                                                \
      "No learner's folder has the name before the colon.",                                                                       \
      "Correct the name, or take the line out.")                                                                                  \
    X(OPEN_SECRET, "W1310", "a secret that everybody may change",                                                                 \
      "Whoever can change the file can open what it locks.", "Let its owner alone write it.")                                     \
    X(LOCKED_TWICE, "E1311", "--encrypt where the pages are locked",                                                              \
      "Passphrases are faster to try on a PDF than on locked pages, so reports are locked with the pages.",                       \
      "Build without --encrypt.")                                                                                                 \
    X(STILL_OPEN, "W1312", "pages that should be locked and are not",                                                             \
      "They were published before the lock, and this build neither locked nor removed them.",                                     \
      "Build once without --strict, --learner, and --class.")                                                                     \
    X(WOULD_OPEN, "E1313", "locked pages or reports would be replaced by open ones",                                              \
      "What is in the output folder was published with a lock, and this build has none.",                                         \
      "Write the lock into folioscope.yaml again, or use --encrypt again; --unlock publishes them open.")                         \
    X(NOT_ISSUED, "E1314", "a report was not issued",                                                                             \
      "What is handed out is kept as it is, so it is made only of files without errors.",                                         \
      "Do what the message says, then issue again; what was issued before is unchanged.")                                         \
    X(ISSUE_CHANGED, "E1315", "a report that was issued would say something else now",                                            \
      "Its files were changed after it was handed out.",                                                                          \
      "Issue a correction with --correct and the reason, or print what was issued with --reprint.")                               \
    X(ISSUE_DAMAGED, "E1316", "an issued report that is not as it was issued",                                                    \
      "A file in the folder 'issued' was changed, renamed, or removed.",                                                          \
      "Put the folder back from a copy of the workspace. To remove an issued report, delete its whole folder.")                   \
    X(NO_WORKBOOK, "E1401", "a workbook could not be written",                                                                    \
      "The disk is full, or the folder may not be written.",                                                                      \
      "Make room, or choose another folder with -o.")                                                                             \
    X(CELL_TOO_LONG, "E1402", "a text is too long for a cell",                                                                    \
      "A cell of a workbook holds 32,767 characters.", "Shorten the text.")                                                       \
    X(SHEET_TOO_LARGE, "E1403", "a sheet is too large for a workbook",                                                            \
      "Excel holds 1,048,576 rows and 16,384 columns on a sheet, and Folioscope keeps notes in memory.",                          \
      "Build a smaller part with --class, split the class, or give it fewer frameworks.")                                         \
    X(ENTRY_FILE, "E1404", "a file that a sheet cannot be put into",                                                              \
      "What an educator typed belongs into this file, and the file has errors, or is not in the workspace.",                      \
      "Correct the file, then take the sheet again; nothing of it was changed.")                                                  \
    X(ENTRY_ROW, "E1405", "a row of a sheet that is not taken",                                                                   \
      "It is not certain whom the row is about, or what it says.",                                                                \
      "Correct the cell in the workbook, and take it again: the other rows are in place, and are not taken twice.")               \
    X(ENTRY_EMPTY, "W1406", "a cell of a sheet that was emptied",                                                                 \
      "An empty cell takes nothing away: it may have been lost on the way.",                                                      \
      "If the text is to go, remove it from the file.")                                                                           \
    X(ENTRY_CHANGED, "E1407", "a cell that was changed in two places",                                                            \
      "The sheet says something else than when it was made, and so does the file. What the file says stays.",                     \
      "Keep one of the two: change the file by hand if the sheet is right.")                                                      \
    X(ENTRY_BOOK, "E1408", "a workbook that is not a sheet of this class",                                                        \
      "'folioscope sheet' makes the sheets that 'folioscope take' reads.",                                                        \
      "Make a new sheet, and copy into it what was typed.")                                                                       \
    X(ENTRY_COLUMN, "W1409", "a column of a sheet that is not taken",                                                             \
      "It was inserted, or it is not there anymore.",                                                                             \
      "Put what was typed under one of the heads that the sheet had.")                                                            \
    X(ENTRY_TIME, "W1410", "an appointment without a time, or an activity with one",                                              \
      "An appointment has a day and a time, and an activity a day alone.",                                                        \
      "Write the time behind the day of an appointment, such as 2026-11-24 15:20.")                                               \
    X(NO_CONSENT, "W1502", "not published for the public",                                                                        \
      "The public sees a learner's site only where the family has agreed.",                                                       \
      "Write 'consent: {public: true}' in learner.yaml once the family has agreed.")                                              \
    X(KEPT_BACK, "W1503", "a file that is kept back",                                                                             \
      "It can show people, or somebody who is named under 'people' is on it, and not all have agreed.",                           \
      "Write 'people: false' where nobody can be seen or heard, or write down who has agreed in learner.yaml.")                   \
    X(TRANSLATION_OUTDATED, "W1504", "a translation of an earlier text",                                                          \
      "The original was changed after it was translated. Pages show the original.",                                               \
      "Have it translated again: folioscope translate.")                                                                          \
    X(TRANSLATION_UNMARKED, "W1505", "a translation that does not say of which text",                                             \
      "Without a line 'of' nobody would notice that the original was changed.",                                                   \
      "Add the line that the message shows.")                                                                                     \
    X(TRANSLATION_MISSING, "W1506", "words that families read in another language",                                               \
      "A home reads a language in which learning targets or levels are not written yet.",                                         \
      "Make a file for a translator: folioscope translate --missing.")                                                            \
    X(TRANSLATOR_ROW, "E1507", "a row of a translator's file that cannot be used",                                                \
      "Its place is not in the workspace, or cells were changed or sorted apart from their rows.",                                \
      "Make the file once more with folioscope translate --missing, and copy the translations.")                                  \
    X(TRANSLATION_LATE, "E1508", "a translation that comes too late",                                                             \
      "Its original was changed, or somebody else translated it, after the file was made. Nothing is replaced.",                  \
      "Make the file once more with folioscope translate --missing: it has what is still to be done.")                            \
    X(NO_TRANSLATOR, "E1509", "a translation without a translator",                                                               \
      "Pages say who translated a text.", "Write the name in the column translated_by.")                                          \
    X(CANNOT_PUT, "E1510", "a translation that has to be put in by hand",                                                         \
      "The text is written in a way that cannot be changed safely, such as over several lines.",                                  \
      "Put it in as the message shows.")                                                                                          \
    X(TRANSLATOR_PLACE, "E1511", "a translator's file that is not written",                                                       \
      "It holds texts of children and their families, and someone's work once it is filled in.",                                  \
      "Name another place with --to.")                                                                                            \
    X(NO_WORDS, "W1501", "a language without words",                                                                              \
      "No catalog of words is there for the family's language.",                                                                  \
      "Translate templates/locales/en.yaml, or put another language first in 'home'.")

enum code {
#define X(NAME, text, title, cause, remedy) CODE_##NAME,
    CODES(X)
#undef X
        CODE_COUNT
};

struct code_entry {
    const char *code;           /* "E0501" */
    const char *title;          /* lower case, no period */
    const char *cause, *remedy; /* sentences */
    const char *example;        /* as it was printed once; several lines */
};

const struct code_entry *code_entry(enum code c);
/* The code as text: "E0501". */
const char *code_text(enum code c);
/* The origin of an error, which decides the exit status (cli). */
enum code_cause {
    CAUSE_INPUT,  /* the school's files or settings: 1 */
    CAUSE_USAGE,  /* the command line: 2 */
    CAUSE_PLACE,  /* Folioscope itself, or the folder that was named: 3 */
    CAUSE_MACHINE /* disk, permissions, memory, processes: 3; it may succeed another time */
};
enum code_cause code_cause(const char *text);
/* Finds a code by its text, in upper or lower case; NULL if there is none. */
const struct code_entry *code_find(const char *text);

#endif
