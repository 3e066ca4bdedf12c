/* output.h: the staged folder of one learner: every file of it is written through here, counted and
 * guarded. */
#ifndef PIPELINE_OUTPUT_H
#define PIPELINE_OUTPUT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "pipeline/shared.h"

struct file_bytes;
struct vault;

struct output {
    struct arena *arena; /* until the files are made */
    struct arena *kept;  /* of what is published of each file: outlives the output */
    const char *folder;  /* the stage of this learner */
    const char *root;    /* of the workspace */
    const struct learner_place *place;
    const struct learner
        *learner; /* as the audience may see it; NULL where nothing is known of it */
    const struct guarded *guarded; /* ids of everybody: none but this learner's own may occur */
    struct diags *diags;
    struct table *taken;       /* paths of evidence files that are in use */
    struct table *gated;       /* path of a file in the workspace -> struct gated (gate.h) */
    struct table *published;   /* path of a file in the workspace -> struct published (view.h) */
    unsigned char *seen;       /* bit for every code point that the pages use, for their fonts */
    struct pictures *pictures; /* of attachments.c */
    bool writes_nothing;       /* for what is only to be known */
    bool names_kept;           /* each file that is kept back gets a finding */
    int decoders;              /* pictures that may be read at a time */
    struct file_bytes *file_bytes; /* of what was read already; or NULL */
    struct vault *vault;           /* all is sealed with the learner's passphrase; or NULL */
    int pages, pdfs, books;
    long long bytes;
    size_t leaks;
};

void output_start(struct output *o, struct arena *a, struct arena *kept, const char *folder,
                  const struct learner_place *p, const struct guarded *guarded,
                  struct diags *diags);
/* A finding that something of the learner could not be done with a path. Always false. */
bool output_failed(struct output *o, const char *what, const char *path, const char *why);
/* Make the folder, empty. */
bool output_ready(struct output *o);
/* Write a file of the learner: path from the learner's folder. Text files are guarded. Under lock
 * it is sealed. */
bool output_write(struct output *o, const char *path, const void *data, size_t n);
/* The same, and not sealed under lock either: what is sealed already, or says nothing of the
 * learner. */
bool output_write_open(struct output *o, const char *path, const void *data, size_t n);
/* Note the characters of a page. */
void output_characters(struct output *o, const char *text);
/* The style sheet and the fonts, with the characters that the pages use and no others. */
bool output_style(struct output *o, const struct shared *s);

#endif
