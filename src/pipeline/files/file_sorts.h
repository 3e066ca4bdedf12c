/* file_sorts.h: finds the sort of each of a learner's evidence files by its content: a film with
 * the name of a document is a film, and needs the consent that films need. */
#ifndef PIPELINE_FILE_SORTS_H
#define PIPELINE_FILE_SORTS_H

#include "pipeline/files/file_bytes.h"

struct learner;

/* Sets the sort of each file. A file that cannot be read now gets the sort that its name says, and
 * is marked as unread: it must not be published on that basis. */
void file_sorts_find(const char *root, struct file_bytes *bytes, struct learner *l);

#endif
