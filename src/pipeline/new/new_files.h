/* new_files.h: new folders and files, each whole or not there at all: made under a hidden name,
 * which is never read, and then renamed. */
#ifndef PIPELINE_NEW_FILES_H
#define PIPELINE_NEW_FILES_H

#include "base/diag.h"
#include "load/load.h"

#include <stdbool.h>
#include <stddef.h>

/* Loads the workspace; 'folioscope check' says what is wrong in it. NULL, with the finding that
 * says why there is none. */
struct workspace *new_workspace(struct arena *a, const struct load_options *o, struct diags *diags);
/* The same finding, of what reading the workspace found; false. */
bool new_unreadable(const struct diags *found, struct diags *diags);
/* A finding that says why nothing is done; false. `file` is in the workspace, or NULL. */
bool new_refused(struct diags *diags, const char *file, const char *text, const char *remedy);
/* The same for what could not be written. */
bool new_failed(struct arena *a, struct diags *diags, const char *file, const char *why);

/* Is there nothing yet, or an empty folder? False, with a finding, if there is something. */
bool new_is_free(struct arena *a, const char *folder, struct diags *diags);
/* Is the folder, or what is there of the path to it, within the root? Otherwise false, with a
 * finding: nothing is written through a link that leads elsewhere. */
bool new_is_inside(struct arena *a, const char *root, const char *folder, struct diags *diags);
/* The hidden folder in which `folder` is made, new and empty. NULL, with a finding. */
const char *new_stage(struct arena *a, const char *folder, struct diags *diags);
/* Writes a file below it, with the folders above. */
bool new_write(struct arena *a, const char *stage, const char *path, const char *text, size_t n,
               struct diags *diags);
/* Copies all files and folders below `from`; YAML without the line that names its schema. */
bool new_copy(struct arena *a, const char *from, const char *stage, struct diags *diags);
/* Gives it its name, unless something is there, other than an empty folder. */
bool new_finish(struct arena *a, const char *stage, const char *folder, struct diags *diags);

/* Can it be the name of a class's or a learner's folder? */
bool new_is_id(const char *text);
/* " -C FOLDER", as it was given; "" if it was not. */
const char *new_from(struct arena *a, const char *folder);
/* A word of a command, in quotes where a shell needs them. */
const char *new_word(struct arena *a, const char *text);
/* The text as YAML, in quotes where it needs them. */
const char *new_yaml(struct arena *a, const char *text);

#endif
