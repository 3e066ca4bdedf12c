/* tonight.h: what the first page of staff and the page of a class share: what to print, what is
 * kept back, and findings.
 *
 *     const struct staff_words s = {arena, workspace, lang};
 *     struct block *cards = tonight_prints(&s, group, prints, n, 3); */
#ifndef VIEW_STAFF_TONIGHT_H
#define VIEW_STAFF_TONIGHT_H

#include "view/view.h"

struct diags;
struct group;
struct staff_away;

struct staff_words {
    struct arena *a;
    const struct workspace *w;
    const struct lang *lang;
};

/* A card for each print file of the class, with its pages and copies; NULL if there are none.
 * level: of the titles. */
struct block *tonight_prints(const struct staff_words *s, const struct group *g,
                             const struct print_file *prints, size_t n, int level);
/* Append a line for each reason; nothing where nothing is kept back, or no consent ends soon. */
void tonight_kept(const struct staff_words *s, const struct kept_back *kept, struct blocks *out);
void tonight_ending(const struct staff_words *s, const struct group *g, struct blocks *out);
/* Append a line for those who have left, and one for those who have not joined yet, with links to
 * their pages; nothing if there are none. */
void tonight_away(const struct staff_words *s, const struct staff_away *away, size_t n,
                  struct blocks *out);
/* Appends errors and warnings, folded under their number; nothing if there are none. */
void tonight_findings(const struct staff_words *s, const struct diags *found, int level,
                      struct blocks *out);

#endif
