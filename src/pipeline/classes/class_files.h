/* class_files.h: a class's own files: its page, workbook, dashboard, and the files for the printer.
 * Made in the worker of the class from what is in memory; staged, not published. */
#ifndef PIPELINE_CLASS_FILES_H
#define PIPELINE_CLASS_FILES_H

#include "pipeline/classes/member.h"
#include "pipeline/files/photos.h"

struct class_files {
    struct arena *arena;
    const struct shared *shared; /* in the theme of the class */
    const struct shared *staff;  /* in the theme of the workspace, for staff's page and workbook */
    const struct group *group;
    struct member *members; /* all of the class, in roster order */
    size_t n;
    const struct photo_copies *logo; /* or NULL */
    const char
        *stage; /* folder; files are in it as they will be in the class's folder of the output */
    unsigned kinds; /* ONLY_ bits */
    struct diags *diags;
    /* paths to be published, from the folder of the class: of a file, or of a folder as a whole */
    VEC(const char *) made;
    bool book_crashed; /* and all else was made */
    int pages, pdfs, books;
    long long bytes;
};

/* The page of the class, for everybody. Nothing of any learner is on it. False with a finding, as
 * all here. */
bool class_page_make(struct class_files *c);
/* What is for staff: class.xlsx, staff/, print/. */
bool class_staff_make(struct class_files *c);
/* print/ alone: for every report one copy for each household, in the order of the appointments;
 * desk cards; the poster of the agreements. A learner who is not in the class's files is named on
 * the first sheet. (prints.c) */
bool prints_make(struct class_files *c);

/* Write a file below the stage, for the files of this folder. Not in the list of what was made. */
bool class_put(struct class_files *c, const char *path, const void *data, size_t n);
void class_made(struct class_files *c, const char *path);

#endif
