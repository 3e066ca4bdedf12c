/* cells_inner.h: what the files of this room share. The child reads the parts of a workbook
 * (book_parts.c, formats.c, sheet.c) into records; cells.c makes a book of the records, and trusts
 * none of them. */
#ifndef CELLS_INNER_H
#define CELLS_INNER_H

#include "archive/zip.h"
#include "base/buf.h"
#include "cells/cells.h"

#include <stdint.h>

enum {
    CELLS_UNPACKED = 64 << 20, /* bytes of all parts that are read */
    CELLS_RECORDS = 32 << 20,  /* bytes of all records */
    CELLS_SHEETS = 500,
    CELLS_FILLED = 250 * 1000, /* rows that are not empty, of all sheets */
    CELLS_MERGED = 10000,
};

/* The records, each a letter and what follows. Numbers are int32_t as they are in memory; texts end
 * with a NUL. */
enum cells_record {
    CELLS_R_SHEET = 'S',  /* hidden, name */
    CELLS_R_ROW = 'R',    /* number */
    CELLS_R_CELL = 'C',   /* column, kind, text */
    CELLS_R_MERGED = 'M', /* four numbers */
    CELLS_R_REFUSED = 'X' /* text, remedy; nothing follows */
};

/* How a cell's number is to be read. */
enum cells_format { CELLS_PLAIN, CELLS_AS_DATE, CELLS_AS_PERCENT };

struct cells_formats {
    unsigned char *of; /* of each style of a cell, an enum cells_format */
    size_t n;
};

struct cells_work {
    struct zip_entries *parts;
    struct arena *arena;
    struct buf *out;
    const char **texts; /* shared strings */
    size_t n_texts;
    struct cells_formats formats;
    bool from_1904;      /* days count from 1904-01-01 */
    size_t rows, merged; /* records of them */
    struct cells_refusal no;
};

/* Appends the records of a workbook. */
void cells_unpack(const void *data, size_t n, struct buf *out);
/* The same for parts that are unpacked already. False if w->no says why not. */
bool cells_of_parts(struct cells_work *w);
/* False if the records are not sound. */
bool cells_decode(struct arena *a, const char *data, size_t n, struct cells_book *book,
                  struct cells_refusal *no);

/* Sets w->no, and returns false. */
bool cells_refuse(struct cells_work *w, const char *text, const char *remedy);
bool cells_damaged(struct cells_work *w);

/* styles.xml */
bool cells_read_formats(struct cells_work *w, const struct buf *part);
/* What a number format shows, by its number and its code (NULL if it is built in). */
enum cells_format cells_format_of(int number, const char *code);
/* A number as the file has it, in a cell of this format, into `to`; returns what it is. */
enum cells_kind cells_number(const char *text, enum cells_format format, bool from_1904,
                             struct buf *to);

/* A worksheet's rows. */
bool cells_read_sheet(struct cells_work *w, const struct buf *part);
/* Digits and nothing else; -1 otherwise. */
int cells_figure(const char *text);
/* Appends a text without the escapes _x000D_ (a carriage return; dropped before a line end),
 * _x000A_, _x0009_, and _x005F_. */
void cells_unescaped(const char *text, struct buf *out);

#endif
