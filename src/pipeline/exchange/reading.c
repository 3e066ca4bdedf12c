/* reading.c: who reads which language at home. */
#include "pipeline/exchange/reading.h"

#include <string.h>

bool reading_same(const char *tag, const char *other) {
    size_t n = strcspn(tag, "-"), m = strcspn(other, "-");
    return n == m && strncmp(tag, other, n) == 0;
}

static bool is_among(const struct texts *tags, const char *tag) {
    for (size_t i = 0; i < tags->n; i++)
        if (reading_same(tags->v[i], tag)) return true;
    return false;
}

bool reading_at_home(const struct learner *l, const char *tag) {
    bool reads = is_among(&l->home_languages, tag);
    for (size_t i = 0; i < l->n_households; i++)
        reads = reads || is_among(&l->households[i].languages, tag);
    return reads;
}

bool reading_has_words(const struct words *w, const char *tag, const char *staff) {
    for (size_t i = 0; i < w->n; i++)
        if (reading_same(w->entries[i].tag ? w->entries[i].tag : staff, tag)) return true;
    return false;
}
