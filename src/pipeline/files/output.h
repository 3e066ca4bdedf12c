/* output.h: the staged folder of one learner. Every file in it is written through here, where it is
 * counted and searched by the guard.
 *
 *     struct output out;
 *     output_start(&out, arena, kept, folder, place, guarded, diags);
 *     bool ok = output_ready(&out) && output_write(&out, "index.html", data, n); */
#ifndef PIPELINE_OUTPUT_H
#define PIPELINE_OUTPUT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/vec.h"
#include "pipeline/shared.h"

struct file_bytes;
struct vault;

struct output {
    struct arena *arena; /* lives until the files are made */
    struct arena *kept;  /* outlives the output; holds the records in `published` */
    const char *folder;  /* the learner's stage */
    const char *root;    /* of the workspace */
    const struct learner_place *place;
    const struct learner *learner; /* as the audience may see them; NULL if not loaded */
    const struct guarded *guarded; /* everyone's ids: only this learner's own may occur */
    struct diags *diags;
    struct table *taken;     /* paths of files already taken */
    struct table *gated;     /* path of a file in the workspace -> struct gated (gate.h) */
    struct table *published; /* path of a file in the workspace -> struct published (view.h) */
    struct table *undecoded; /* paths of pictures in the workspace that there is no decoder for */
    int n_undecoded;
    /* a bit for each code point that the pages use, to subset the fonts */
    unsigned char *seen;
    struct pictures *pictures;       /* used by attachments.c */
    const struct photo_store *store; /* of pictures; or NULL */
    VEC(const char *) keys;          /* of the pictures that are used, in `kept` */
    bool writes_nothing;             /* for checks: no file is written */
    bool names_kept;                 /* each file that is kept back gets a finding */
    int decoders;                    /* how many pictures may be decoded at the same time */
    struct file_bytes *file_bytes;   /* bytes already read; or NULL */
    /* if not NULL, everything is sealed with the learner's passphrase */
    struct vault *vault;
    int pages, pdfs, books;
    int decoded; /* pictures */
    long long bytes;
    size_t leaks;
};

void output_start(struct output *o, struct arena *a, struct arena *kept, const char *folder,
                  const struct learner_place *p, const struct guarded *guarded,
                  struct diags *diags);
/* Adds a finding: something could not be done with a path of the learner. what: a verb. Always
 * returns false. */
bool output_failed(struct output *o, const char *what, const char *path, const char *why);
/* Makes the folder, empty. */
bool output_ready(struct output *o);
/* Writes a file of the learner; path: inside the learner's folder. The guard searches text files.
 * Under lock, the file is sealed. */
bool output_write(struct output *o, const char *path, const void *data, size_t n);
/* The same, but never sealed: for files that are sealed already, or say nothing about the
 * learner. */
bool output_write_open(struct output *o, const char *path, const void *data, size_t n);
/* Records the characters of a page. */
void output_characters(struct output *o, const char *text);
/* Writes the style sheet and the fonts, which contain only the characters that the pages use. */
bool output_style(struct output *o, const struct shared *s);

#endif
