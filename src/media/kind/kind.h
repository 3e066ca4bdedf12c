/* kind.h: the kind of a file, by its content. Its name only decides which kind of text it is:
 * whether a file can show a child must not depend on a name such as "notes.txt".
 *
 * Pure and without libraries: reads a few bytes at known places, and the tables of contents of
 * containers. Safe with hostile bytes. */
#ifndef MEDIA_KIND_H
#define MEDIA_KIND_H

#include <stdbool.h>
#include <stddef.h>

/* How a file of this kind is used. */
enum kind_class {
    KIND_IS_OTHER,
    KIND_IS_PICTURE,
    KIND_IS_FILM,
    KIND_IS_SOUND,
    KIND_IS_DOCUMENT, /* pages with words and pictures */
    KIND_IS_TEXT      /* plain text and tables */
};

/* Kind, class, ending, media type, description. An ending of "" marks a kind that is not
 * published. */
#define FILE_KINDS(X)                                                                              \
    X(OTHER, OTHER, "", NULL, "an unknown kind of file")                                           \
    X(EMPTY, OTHER, "", NULL, "an empty file")                                                     \
    X(JPEG, PICTURE, "jpg", "image/jpeg", "a JPEG picture")                                        \
    X(PNG, PICTURE, "png", "image/png", "a PNG picture")                                           \
    X(GIF, PICTURE, "gif", "image/gif", "a GIF picture")                                           \
    X(WEBP, PICTURE, "webp", "image/webp", "a WebP picture")                                       \
    X(HEIC, PICTURE, "heic", "image/heic", "a HEIC picture")                                       \
    X(AVIF, PICTURE, "avif", "image/avif", "an AVIF picture")                                      \
    X(OTHER_PICTURE, PICTURE, "", NULL, "a picture of a kind that web browsers do not show")       \
    X(MP4, FILM, "mp4", "video/mp4", "an MP4 film")                                                \
    X(MOV, FILM, "mov", "video/quicktime", "a QuickTime film")                                     \
    X(WEBM, FILM, "webm", "video/webm", "a WebM film")                                             \
    X(MKV, FILM, "", NULL, "a Matroska film")                                                      \
    X(OGV, FILM, "ogv", "video/ogg", "an Ogg film")                                                \
    X(OTHER_FILM, FILM, "", NULL, "a film of a kind that web browsers do not show")                \
    X(MP3, SOUND, "mp3", "audio/mpeg", "an MP3 recording")                                         \
    X(M4A, SOUND, "m4a", "audio/mp4", "an M4A recording")                                          \
    X(AAC, SOUND, "aac", "audio/aac", "an AAC recording")                                          \
    X(WAV, SOUND, "wav", "audio/wav", "a WAV recording")                                           \
    X(OGG, SOUND, "ogg", "audio/ogg", "an Ogg recording")                                          \
    X(FLAC, SOUND, "flac", "audio/flac", "a FLAC recording")                                       \
    X(WEBA, SOUND, "weba", "audio/webm", "a WebM recording")                                       \
    X(OTHER_SOUND, SOUND, "", NULL, "a recording of a kind that web browsers do not play")         \
    X(PDF, DOCUMENT, "pdf", "application/pdf", "a PDF document")                                   \
    X(DOCX, DOCUMENT, "docx",                                                                      \
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",                   \
      "a Word document")                                                                           \
    X(XLSX, DOCUMENT, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", \
      "an Excel workbook")                                                                         \
    X(PPTX, DOCUMENT, "pptx",                                                                      \
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",                 \
      "a PowerPoint presentation")                                                                 \
    X(ODT, DOCUMENT, "odt", "application/vnd.oasis.opendocument.text", "an OpenDocument text")     \
    X(ODS, DOCUMENT, "ods", "application/vnd.oasis.opendocument.spreadsheet",                      \
      "an OpenDocument spreadsheet")                                                               \
    X(ODP, DOCUMENT, "odp", "application/vnd.oasis.opendocument.presentation",                     \
      "an OpenDocument presentation")                                                              \
    X(OLE2, DOCUMENT, "", NULL, "an Office document of the old kind, or one with a password")      \
    X(RTF, DOCUMENT, "", NULL, "an RTF document")                                                  \
    X(EPUB, DOCUMENT, "", NULL, "an EPUB book")                                                    \
    X(ARCHIVE, OTHER, "", NULL, "an archive of files")                                             \
    X(MARKUP, OTHER, "", NULL, "a web page, an SVG drawing or other markup")                       \
    X(TEXT, TEXT, "txt", "text/plain", "plain text")                                               \
    X(MARKDOWN, TEXT, "md", "text/markdown", "Markdown")                                           \
    X(CSV, TEXT, "csv", "text/csv", "a table as CSV")                                              \
    X(TSV, TEXT, "tsv", "text/tab-separated-values", "a table as text")                            \
    X(VTT, TEXT, "vtt", "text/vtt", "captions of a film or recording")

enum media_kind {
#define X(kind, class, ending, type, words) KIND_##kind,
    FILE_KINDS(X)
#undef X
        KINDS
};

/* By content; the name only distinguishes kinds of text. Text whose name is not that of a text file
 * is KIND_TEXT. */
enum media_kind kind_of(const char *name, const void *data, size_t n);
/* The kind that the name claims, including kinds that are not published; KIND_OTHER if unknown. */
enum media_kind kind_of_name(const char *name);
/* Whether a file of this kind may have this name ("x.jpeg" for KIND_JPEG, but not "x.png"). */
bool kind_fits_name(enum media_kind kind, const char *name);

enum kind_class kind_class(enum media_kind kind);
bool kind_carries_voices(enum media_kind kind); /* film or sound */

/* Without a dot; "" for a kind that is not published. Decoded pictures are published as JPEG,
 * whatever their kind. */
const char *kind_ending(enum media_kind kind);
/* Media type; NULL for a kind that is not published. */
const char *kind_type(enum media_kind kind);
/* "a JPEG picture", for messages. */
const char *kind_words(enum media_kind kind);

/* Length in bytes of the MPEG audio frame that begins at p; 0 if none does. */
size_t kind_mpeg_frame(const unsigned char *p, size_t n);

/* For kind.c only: containers that may hold several kinds. `p` begins with the signature of the
 * container. */
enum media_kind kind_of_zip(const unsigned char *p, size_t n);
/* ISO base media: MP4, MOV, M4A, HEIC, AVIF. */
enum media_kind kind_of_boxes(const unsigned char *p, size_t n);
enum media_kind kind_of_ebml(const unsigned char *p, size_t n); /* Matroska and WebM */
enum media_kind kind_of_ogg(const unsigned char *p, size_t n);

#endif
