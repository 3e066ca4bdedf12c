/* translate.h: a file for a translator with everything that homes read in another language and that
 * has no words in it yet, and the way back from that file into the workspace.
 *
 *     struct translating t = {.load = o, .tag = "es", .file = "translate-es.csv"};
 *     ok = translate_missing(arena, &t, diags, &done);
 *     ok = translate_take(arena, &t, diags, &done);
 *
 * The file holds texts of children and of their families: only its owner may read it, and it is
 * refused where it would be published. What comes back is never trusted with a path: the texts of
 * the workspace are listed again, and a row is used only for the text that it was made from. */
#ifndef PIPELINE_TRANSLATE_H
#define PIPELINE_TRANSLATE_H

#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"
#include "view/view.h"

struct learner;
struct workspace;

struct translating {
    struct load_options load;
    const char *tag;             /* of the translations; translate_missing only */
    const char *learner, *group; /* globs, or NULL */
    const char *file;            /* of the translator */
    bool force;                  /* replace a file that is there */
    bool dry_run;                /* write nothing */
};

struct translated_files {
    size_t texts, learners; /* texts in the file, or put into the workspace; whose they are */
    size_t same;            /* translate_take: already there */
    struct texts lines;     /* a line for each file that is, or would be, written */
};

/* False with a finding if the file was not written. If there is nothing to translate, texts is 0,
 * and no file is written. */
bool translate_missing(struct arena *a, const struct translating *t, struct diags *diags,
                       struct translated_files *done);
/* False if something could not be read or written. Rows that cannot be used are findings. */
bool translate_take(struct arena *a, const struct translating *t, struct diags *diags,
                    struct translated_files *done);
/* The learner as written, with what each file is, as the family sees it. In the arena. */
struct viewer translate_home(struct arena *a, const struct workspace *w, const struct learner *l);
/* How many texts of the learner, and of class-wide files about the learner, have no words in that
 * language, and would be in the translator's file. 0 if no home reads it. `own` are the slots that
 * loading the learner filled, `shared` those of the workspace. */
size_t translate_lacks(const struct workspace *w, const struct learner *l,
                       const struct load_slots *own, const struct load_slots *shared,
                       const char *tag);

#endif
