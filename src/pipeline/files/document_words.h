/* document_words.h: what can be read in the files of the evidence names no other learner, neither
 * by id nor by name. */
#ifndef PIPELINE_DOCUMENT_WORDS_H
#define PIPELINE_DOCUMENT_WORDS_H

#include "pipeline/files/gate.h"

struct evidence;
struct evidence_file;

/* The bytes of a file as they are to be published: an id of another learner is a leak (guard.h), a
 * name a warning. GATE_SHUT, with a finding, for a document that cannot be searched: it may name
 * anybody, and is not published; GATE_FAILED, with a finding, where the machine could not read it
 * now. Does nothing where nothing is written (output.writes_nothing). */
enum gate document_words_check(struct output *o, const struct workspace *w,
                               const struct evidence *e, const struct evidence_file *f,
                               const void *data, size_t n);

#endif
