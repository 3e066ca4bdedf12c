/* transcript.h: what is said in sound and film, from a text beside it. */
#ifndef PIPELINE_TRANSCRIPT_H
#define PIPELINE_TRANSCRIPT_H

#include "pipeline/files/output.h"
#include "view/view.h"

struct evidence;
struct evidence_file;

/* Is it the transcript of another file of the piece: the same name, ending in .vtt or .txt? */
bool transcript_is_one(const struct evidence *e, const struct evidence_file *f);
/* What is said in this sound or film; NULL where there is no transcript, it cannot be read, or it
 * is kept back. */
const char *transcript_of(struct output *o, const struct viewer *v, const struct evidence *e,
                          const struct evidence_file *f);

#endif
