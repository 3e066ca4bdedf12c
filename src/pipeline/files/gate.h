/* gate.h: the one gate for bytes. Every file of a learner that is to leave comes through here: what
 * it is by its content, whether it may leave, and the bytes that do. Each finding is given once, as
 * a build and a check alike need it. */
#ifndef PIPELINE_GATE_H
#define PIPELINE_GATE_H

#include "media/kind/kind.h"
#include "pipeline/files/output.h"

struct evidence_file;

enum gate {
    GATE_OPEN,
    GATE_SHUT,  /* with a finding; the rest goes on */
    GATE_FAILED /* with a finding: the machine is at fault */
};

struct gated {
    enum gate gate;
    enum media_kind kind; /* by content */
};

/* Which kind of file it is, and may it leave? Read once; the answer is kept. */
const struct gated *gate_of(struct output *o, const struct evidence_file *f);
/* The same for a picture alone, a portrait: another kind is shut out. */
const struct gated *gate_of_picture(struct output *o, const struct evidence_file *f);
/* The bytes of the file as they are. */
enum gate gate_read(struct output *o, struct arena *a, const struct evidence_file *f, char **data,
                    size_t *n);
/* The bytes as they may leave, in the arena: without what the file says of itself, and without its
 * writer's own notes. What a person put there and is taken out is told. Not for pictures. */
enum gate gate_clean(struct output *o, struct arena *a, const struct evidence_file *f,
                     enum media_kind kind, const void **data, size_t *n);

/* Findings of pictures, whose reader stands elsewhere. */
void gate_cannot_show(struct output *o, const struct evidence_file *f, const char *why);
enum gate gate_cannot_read(struct output *o, const struct evidence_file *f, const char *why);

#endif
