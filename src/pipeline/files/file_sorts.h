/* file_sorts.h: what the files of a learner's evidence are, by their content: a film that calls
 * itself a document is a film, and needs the consent that films need. */
#ifndef PIPELINE_FILE_SORTS_H
#define PIPELINE_FILE_SORTS_H

#include "pipeline/files/file_bytes.h"

struct learner;

/* Sets the sort of each file. What cannot be read now is what its name says, and is marked: it must
 * not be published by that. */
void file_sorts_find(const char *root, struct file_bytes *bytes, struct learner *l);

#endif
