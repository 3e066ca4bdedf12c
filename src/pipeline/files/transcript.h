/* transcript.h: transcripts of sound and film, from a text file beside them. */
#ifndef PIPELINE_TRANSCRIPT_H
#define PIPELINE_TRANSCRIPT_H

#include "pipeline/files/output.h"
#include "view/view.h"

struct evidence;
struct evidence_file;

/* Is this file the transcript of another file of the piece: does it have the same name, ending in
 * .vtt or .txt? */
bool transcript_is_one(const struct evidence *e, const struct evidence_file *f);
/* The transcript of this sound or film; NULL if there is none, it cannot be read, or it is kept
 * back. */
const char *transcript_of(struct output *o, const struct viewer *v, const struct evidence *e,
                          const struct evidence_file *f);

#endif
