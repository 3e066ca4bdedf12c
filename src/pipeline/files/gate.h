/* gate.h: the one gate for bytes. Every file of a learner that is published goes through here: what
 * kind it is by its content, whether it may be published, and with which bytes. Each finding is
 * given only once, in a build and in a check.
 *
 *     const struct gated *g = gate_of(output, file);
 *     if (g->gate == GATE_OPEN) gate_clean(output, arena, file, g->kind, &data, &n); */
#ifndef PIPELINE_GATE_H
#define PIPELINE_GATE_H

#include "media/kind/kind.h"
#include "pipeline/files/output.h"

struct evidence_file;

enum gate {
    GATE_OPEN,
    GATE_SHUT,  /* with a finding; everything else goes on */
    GATE_FAILED /* with a finding; the machine is the cause */
};

struct gated {
    enum gate gate;
    enum media_kind kind; /* by content */
};

/* The kind of the file, and whether it may be published. The file is read once, and the answer
 * kept. */
const struct gated *gate_of(struct output *o, const struct evidence_file *f);
/* The same for a portrait: any kind other than a picture is rejected. */
const struct gated *gate_of_picture(struct output *o, const struct evidence_file *f);
/* Reads the unchanged bytes of the file. */
enum gate gate_read(struct output *o, struct arena *a, const struct evidence_file *f, char **data,
                    size_t *n);
/* The bytes to publish, in the arena: without metadata, and without the notes of the program that
 * wrote the file. If anything is removed that a person put there, a finding says so. Not for
 * pictures. */
enum gate gate_clean(struct output *o, struct arena *a, const struct evidence_file *f,
                     enum media_kind kind, const void **data, size_t *n);

/* Findings for pictures, which are decoded elsewhere. */
void gate_cannot_show(struct output *o, const struct evidence_file *f, const char *why);
/* Once for all pictures of a kind; the picture goes into output.undecoded. */
void gate_no_decoder(struct output *o, const struct evidence_file *f, const char *why);
enum gate gate_cannot_read(struct output *o, const struct evidence_file *f, const char *why);

#endif
