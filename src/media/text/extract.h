/* extract.h: the words that can be read in a file, for those who search them: PDF, Office and
 * OpenDocument files, and plain text however it is encoded. Title, author, comments, links, and
 * alternative texts are words too. Words of pictures are not.
 *
 * Reads hostile bytes with other people's libraries: call it in a confined child. */
#ifndef MEDIA_EXTRACT_H
#define MEDIA_EXTRACT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum extract_kind {
    EXTRACT_NONE /* of a kind that holds none */,
    EXTRACT_TEXT,
    EXTRACT_PDF,
    EXTRACT_ZIP
};

/* By content; a file is plain text where nothing else is known of it and `name` is that of a text.
 */
enum extract_kind extract_kind(const char *name, const void *data, size_t n);

/* What *why is where the machine lacks a library. */
#define EXTRACT_NO_LIBRARY \
    "the library that reads PDF files (libpoppler-glib8) is not on this computer"

/* The words as UTF-8, a blank line between paragraphs; the lines of plain text are those of the
 * file. False and *why (one line, for a finding) where they cannot be read: a password, damage, too
 * much. */
bool extract_text(enum extract_kind kind, const void *data, size_t n, struct buf *out,
                  const char **why);

/* For extract.c alone. */
enum { EXTRACT_MOST = 8 << 20 /* bytes that are read of one file */ };
/* The texts of a PDF file's objects, and the file once more, without pictures, with pages so large
 * that nothing is outside of them; it stays until the process ends. False where it is damaged. */
bool extract_objects(const void *data, size_t n, struct buf *out, const void **widened,
                     size_t *size);
bool extract_pdf(const void *data, size_t n, struct buf *out, const char **why);
bool extract_zip(const void *data, size_t n, struct buf *out, const char **why);
bool extract_xml(const void *data, size_t n, struct buf *out);

/* UTF-16 as UTF-8, without its mark: two bytes a letter, the low one first or last. */
void extract_utf16(const unsigned char *p, size_t n, bool low_first, struct buf *out);

#endif
