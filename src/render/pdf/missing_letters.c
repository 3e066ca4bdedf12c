/* missing_letters.c: reports the letters of a report that no font can show, before a family gets a
 * page with boxes. render/text knows which letters are missing, and which package has them. */
#include "render/pdf/pdf.h"

#include "base/codes.h"

#include <string.h>

enum { MOST_NAMED = 8 };

/* "'ꦏ' (U+A98F), ..." */
static void name_letters(struct buf *b, const uint32_t *missing, size_t n) {
    for (size_t i = 0; i < n && i < MOST_NAMED; i++) {
        buf_str(b, i ? ", '" : "'");
        buf_utf8(b, missing[i]);
        buf_fmt(b, "' (U+%04X)", (unsigned)missing[i]);
    }
    if (n > MOST_NAMED) buf_fmt(b, " and %zu more", n - MOST_NAMED);
}

static void name_packages(struct buf *b, const uint32_t *missing, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *package = fonts_package(missing[i]);
        if (!package || (b->n && strstr(b->p, package))) continue;
        buf_str(b, b->n ? " " : "install it: sudo apt install ");
        buf_str(b, package);
    }
    if (b->n == 0) buf_str(b, "write it another way: no font has such a letter");
}

void pdf_find_missing(const struct pdf_setup *s, const struct report *r, const char *file,
                      struct diags *diags) {
    struct arena *a = arena_new();
    struct buf text = BUF_INIT, letters = BUF_INIT, packages = BUF_INIT;
    if (r->title) buf_fmt(&text, "%s\n", r->title);
    doc_dump(r->blocks, &text);
    uint32_t *missing;
    size_t n = text.n ? fonts_missing(s->fonts, a, text.p, &missing) : 0;
    if (n > 0) {
        name_letters(&letters, missing, n);
        name_packages(&packages, missing, n);
        diag_add(diags,
                 (struct diag){.code = code_text(CODE_LETTER_ABSENT),
                               .severity = DIAG_WARNING,
                               .file = file,
                               .learner = file,
                               .text = arena_printf(a, "no font has %s: '%s.pdf' shows a box",
                                                    letters.p, r->name),
                               .remedy = packages.p});
    }
    buf_release(&text);
    buf_release(&letters);
    buf_release(&packages);
    arena_free(a);
}
