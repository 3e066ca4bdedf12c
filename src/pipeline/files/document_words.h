/* document_words.h: checks that the readable text of evidence files names no other learner, by id
 * or by name. */
#ifndef PIPELINE_DOCUMENT_WORDS_H
#define PIPELINE_DOCUMENT_WORDS_H

#include "pipeline/files/gate.h"

struct evidence;
struct evidence_file;

/* Checks the bytes of a file as they are to be published: another learner's id is a leak (guard.h),
 * a name is a warning. Returns GATE_SHUT, with a finding, for a document that cannot be searched:
 * it might name anyone, so it is not published; GATE_FAILED, with a finding, if the machine could
 * not read it now. Does nothing if output.writes_nothing is set. */
enum gate document_words_check(struct output *o, const struct workspace *w,
                               const struct evidence *e, const struct evidence_file *f,
                               const void *data, size_t n);

#endif
