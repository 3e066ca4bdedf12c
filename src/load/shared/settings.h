/* settings.h: folioscope.yaml as read. Included only within load/shared. */
#ifndef LOAD_SHARED_SETTINGS_H
#define LOAD_SHARED_SETTINGS_H

#include "load/load_inner.h"
#include "model/basics.h"
#include "model/method.h"

struct settings {
    struct words name;
    const char *language, *theme, *published_at;
    struct written_terms terms;
    const struct yml *term; /* as written, or NULL */
    struct date as_of;
    int paper; /* enum paper; -1: by language */
    int dates; /* enum dates_order */
    struct scales scales;
    struct method method;
    bool has_method;
    const struct yml **frameworks;
    size_t n_frameworks;
    struct chosen chosen; /* for a class that names no frameworks itself */
    struct {
        int stalled_days, no_evidence_days;
    } supports;
    struct {
        bool secret_paths, photos_all;
        const char *lock;
    } privacy;
    const char *secret; /* from secret.txt, if folder names are derived from it */
    struct texts reports, mentions;
    struct schema schema;             /* of its file, for values that are resolved later */
    bool scale_spoilt, method_spoilt; /* written, but not understood */
    bool faulty;                      /* nothing may be built */
};

extern const struct schema_table method_table;

#endif
