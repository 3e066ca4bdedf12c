/* readback.h: is a workbook on the disk whole?
 *
 * libxlsxwriter collects the parts of a workbook in temporary files and does not check whether those took every byte. On a full
 * disk it packs what is left of them into an archive that is sound in itself, and reports success. */
#ifndef RENDER_XLSX_READBACK_H
#define RENDER_XLSX_READBACK_H

#include <stdbool.h>
#include <stddef.h>

struct readback_counts {
    size_t cells, links, notes; /* of all sheets */
    size_t authors;             /* of notes, as they are listed for each sheet */
    size_t selections;          /* one for each pane that can be scrolled */
    size_t charts;              /* that say in words what they show */
    size_t points;              /* values, categories, and names that charts repeat from the cells */
};

/* True when every member of the archive has the checksum that the archive states, and ends with the closing tag of its own
 * root element; when in each of them every element that was opened was closed; and when there are as many cells, links,
 * notes, authors, selections, charts, and their points as were written, and as many texts as their list says. */
bool readback_is_whole(const char *path, const struct readback_counts *wanted);

#endif
