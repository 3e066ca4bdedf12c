/* extract.h: the readable words of a file, for searching: PDF, Office, and OpenDocument files, and
 * plain text in any common encoding. Title, author, comments, links, and alternative text count as
 * words. Words inside pictures do not.
 *
 * Passes hostile bytes to third-party libraries: call it only in a confined child. */
#ifndef MEDIA_EXTRACT_H
#define MEDIA_EXTRACT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum extract_kind {
    EXTRACT_NONE /* a kind without text */,
    EXTRACT_TEXT,
    EXTRACT_PDF,
    EXTRACT_ZIP
};

/* By content; if that is inconclusive, a file is plain text if `name` is that of a text file. */
enum extract_kind extract_kind(const char *name, const void *data, size_t n);

/* The value of *why if a library is not installed. */
#define EXTRACT_NO_LIBRARY \
    "the library that reads PDF files (libpoppler-glib8) is not on this computer"
#define EXTRACT_NO_OBJECTS \
    "the library that reads the objects of PDF files (libqpdf) is not on this computer"

/* The words as UTF-8, with a blank line between paragraphs; plain text keeps its lines. On false,
 * *why is one line for a finding: a password, damage, or too much text. */
bool extract_text(enum extract_kind kind, const void *data, size_t n, struct buf *out,
                  const char **why);

/* For extract*.c only. */
enum { EXTRACT_MOST = 8 << 20 /* bytes of text from one file */ };
/* Appends the strings of a PDF's objects to `out`. *widened is a copy of the file without pictures
 * and with pages so large that nothing is outside of them; it is valid until the process ends.
 * On false, *why is as above. */
bool extract_objects(const void *data, size_t n, struct buf *out, const void **widened,
                     size_t *size, const char **why);
/* Removes line breaks next to "@" from this byte on: the lines of a PDF end where the paper does,
 * even within an e-mail address. */
void extract_join_addresses(struct buf *words, size_t from);
bool extract_pdf(const void *data, size_t n, struct buf *out, const char **why);
bool extract_zip(const void *data, size_t n, struct buf *out, const char **why);
bool extract_xml(const void *data, size_t n, struct buf *out);

/* UTF-16 to UTF-8, without the byte order mark; low_first means little-endian. */
void extract_utf16(const unsigned char *p, size_t n, bool low_first, struct buf *out);

#endif
