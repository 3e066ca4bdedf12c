/* readback.h: checks that a workbook on the disk is complete.
 *
 * libxlsxwriter collects the parts of a workbook in temporary files, and does not check that every
 * byte was written to them. On a full disk it packs whatever was written into a valid archive, and
 * reports success. */
#ifndef RENDER_XLSX_READBACK_H
#define RENDER_XLSX_READBACK_H

#include <stdbool.h>
#include <stddef.h>

struct readback_counts {
    size_t cells, links, notes; /* in all sheets */
    size_t authors;             /* of notes, as listed for each sheet */
    size_t selections;          /* one for each pane that can be scrolled */
    size_t charts;              /* with a description */
    size_t points;              /* values, categories, and names that charts repeat from cells */
};

/* True if every part of the archive has the checksum that the archive states, closes every element
 * that it opens, and ends with the closing tag of its own root element; and if there are as many
 * cells, links, notes, authors, selections, charts, and points as were written, and as many texts
 * as their list states. */
bool readback_is_whole(const char *path, const struct readback_counts *wanted);

#endif
