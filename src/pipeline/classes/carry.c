/* carry.c: see carry.h. */
#include "pipeline/classes/carry.h"

#include "base/ending.h"
#include "os/os.h"

#include <string.h>

static unsigned kind_of(const char *name) {
    if (ending_is(name, ".pdf")) return ONLY_PDF;
    return strcmp(name, "notebook.xlsx") == 0 || strcmp(name, "record.json") == 0 ? ONLY_XLSX
                                                                                  : ONLY_HTML;
}

static bool carry_folder(struct output *out, const char *from, const char *to, unsigned kinds,
                         bool top) {
    struct os_entries found = {0};
    const char *why = NULL;
    if (!os_list(out->arena, from, &found, &why)) return output_failed(out, "read", from, why);
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *old = os_join(out->arena, from, name),
                   *new = os_join(out->arena, to, name);
        enum os_kind there = os_look(new).kind;
        if (top && !(kind_of(name) & kinds)) continue;
        if (found.v[i].kind == OS_FOLDER) {
            if (there == OS_ABSENT && !os_make_folder(new, &why))
                return output_failed(out, "make", new, why);
            if (!carry_folder(out, old, new, kinds, false)) return false;
        } else if (there == OS_ABSENT && !os_link(old, new, &why)) {
            return output_failed(out, "keep", new, why);
        }
    }
    return true;
}

bool carry(struct output *out, const char *from, const char *to, unsigned kinds) {
    return carry_folder(out, from, to, kinds, true);
}
