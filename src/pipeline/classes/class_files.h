/* class_files.h: a class's own files: its page, workbook, dashboard, and print files. Made in the
 * worker of the class from what is in memory; staged, not published.
 *
 *     struct class_files files = {.arena = arena, .shared = &own, .stage = stage, ...};
 *     bool ok = class_page_make(&files) && class_staff_make(&files);
 *     // files.made: what the parent has to put in place */
#ifndef PIPELINE_CLASS_FILES_H
#define PIPELINE_CLASS_FILES_H

#include "pipeline/classes/member.h"
#include "pipeline/files/photos.h"

struct staff_away;

struct class_files {
    struct arena *arena;
    const struct shared *shared; /* with the theme of the class */
    /* with the theme of the workspace, for staff's page and workbook */
    const struct shared *staff;
    const struct group *group;
    struct member *members; /* those who are listed, in roster order */
    size_t n;
    const struct staff_away *away; /* the others of the class */
    size_t n_away;
    const struct photo_copies *logo; /* or NULL */
    /* the folder to write into; laid out like the class's folder in the output */
    const char *stage;
    unsigned kinds; /* ONLY_ bits */
    struct diags *diags;
    /* what to publish, as paths inside the class's folder: files, or whole folders */
    VEC(const char *) made;
    /* made now; until then, or if none are, those that are published and stay */
    VEC(struct print_file) prints;
    bool book_crashed;     /* everything else was made */
    bool nothing_to_print; /* no print file is made, and none is to stay */
    int pages, pdfs, books;
    int decoded; /* pictures, for these files alone */
    long long bytes;
};

/* The public page of the class, which contains nothing about any learner. All functions here return
 * false with a finding if they fail. */
bool class_page_make(struct class_files *c);
/* Everything for staff: class.xlsx, staff/, print/. */
bool class_staff_make(struct class_files *c);
/* Only print/ and c->prints: for each report, one copy for each household, in the order of the
 * conference appointments; desk cards; a poster of the agreements. The first sheet names the
 * learners who are missing from the class's files. (prints.c) */
bool prints_make(struct class_files *c);

/* For the files in this folder: writes a file inside the stage. class_made then adds it, or the
 * folder that holds it, to files.made. */
bool class_put(struct class_files *c, const char *path, const void *data, size_t n);
void class_made(struct class_files *c, const char *path);

#endif
