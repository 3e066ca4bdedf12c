/* issue.h: the reports that were handed out, in the folder `issued` of the workspace:
 *
 *     issued/<term>/<learner>/1/manifest       this record
 *                               record.json    the learner's record on that day
 *                               data.json      every word of the reports, and what was issued
 *                               progress.pdf   a report as it was handed out
 *     issued/<term>/<learner>/2/...            a correction, or reports that were issued later
 *
 *     struct issues all = issues_read(arena, root, "2026-fall");
 *     const struct issue *i = issues_latest(&all, folder, "progress");
 *
 * One id is one person, in any class, so the learner's folder is named after it.
 * A folder is written once, under a name that was free, and never changed. Its manifest names every
 * file with its SHA-256. The code printed on a report is made from the SHA-256 of data.json: it
 * finds the issue, depends on every word of it, and says nothing about the learner. */
#ifndef PIPELINE_ISSUE_H
#define PIPELINE_ISSUE_H

#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/vec.h"

#define ISSUED "issued"
#define ISSUE_MANIFEST "manifest"
#define ISSUE_RECORD "record.json"
#define ISSUE_DATA "data.json"

enum { ISSUE_CODE = 16 /* letters of a code, without hyphens */ };

/* A report of an issue. */
struct issue_report {
    const char *name;
    int correction;       /* 0: its first issue */
    struct date replaced; /* the day of the issue that it corrects */
    const char *content;  /* SHA-256 of all that it says, whatever day it is issued on */
};

struct issue_file {
    const char *path;   /* a name in the folder */
    const char *report; /* NULL: data of all reports */
    const char *sha256;
    long long bytes;
};

struct issue {
    const char *folder; /* "issued/2026-fall/ana-bell" */
    int number;         /* the folder in it */
    bool sound;         /* otherwise its manifest cannot be understood, and nothing else is set */
    const char *term, *learner; /* id of the term; the learner's folder in the workspace */
    const char *name;           /* the learner's full name on that day */
    struct date issued, as_of;
    const char *program; /* version of Folioscope */
    const char *code, *why;
    VEC(struct issue_report) reports;
    VEC(struct issue_file) files;
};

/* A folder that cannot be read: what was issued there is not known. */
struct issue_unread {
    const char *path, *why;
};

struct issues {
    VEC(struct issue) list; /* by folder, then number */
    VEC(struct issue_unread) unread;
};

/* All issues of a term (NULL: of all terms). */
struct issues issues_read(struct arena *a, const char *root, const char *term);
/* The latest issue in this folder that has the report (NULL: any); NULL if there is none. */
const struct issue *issues_latest(const struct issues *all, const char *folder, const char *report);
const struct issue_report *issue_report_of(const struct issue *i, const char *report); /* or NULL */
/* Has the folder an issue that cannot be understood? */
const struct issue *issues_damaged(const struct issues *all, const char *folder);
/* Is it, or a folder above it, one that cannot be read? */
const struct issue_unread *issues_unread(const struct issues *all, const char *folder);
void issues_tell_unread(const struct issue_unread *u, struct diags *diags);
/* The learner's id. */
const char *issue_id(const struct issue *i);
/* "issued/2026-fall/ana-bell/1" */
const char *issue_path(struct arena *a, const struct issue *i);

void issue_write(const struct issue *i, struct buf *out);

/* "BCDF-GHJK-MNPQ-RSTV", from the SHA-256 of data.json. */
const char *issue_code(struct arena *a, const char *sha256);
/* Reads a code as typed, or as a QR code holds it: *out gets ISSUE_CODE letters and a
 * NUL. False if it is not the shape of a code. */
bool issue_code_read(const char *text, char out[ISSUE_CODE + 1]);

/* Reads a file of the issue, and checks it. NULL with the reason in *why. */
char *issue_file_read(struct arena *a, const char *root, const struct issue *i,
                      const struct issue_file *f, size_t *n, const char **why);
/* Adds a finding for a file or manifest that is not as it was issued. */
void issue_tell_damage(struct arena *a, const struct issue *i, const struct issue_file *f,
                       const char *why, struct diags *diags);
/* Checks every issue of the workspace. Findings are errors, and a warning for files that belong to
 * no issue. */
void issues_check(struct arena *a, const char *root, struct diags *diags);

#endif
