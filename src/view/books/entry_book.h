/* entry_book.h: the workbook that an educator types in. */
#ifndef VIEW_ENTRY_BOOK_H
#define VIEW_ENTRY_BOOK_H

#include "model/entry.h"
#include "view/view.h"

/* In the arena; borrows texts. file: the name of the workbook. */
struct book *view_entry_book(struct arena *a, const struct workspace *w, const struct lang *lang,
                             const struct entry_book *e, const char *file);

#endif
