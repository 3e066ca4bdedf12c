/* relock.c: see relock.h. */
#include "pipeline/classes/relock.h"

#include "os/os.h"
#include "pipeline/files/passphrases.h"
#include "pipeline/files/vault.h"

#include <string.h>

enum { LARGEST_NOTE = 1024 };

static const char *note_path(const struct tree *t) {
    return os_join(t->arena, t->folder, "locked-with");
}

void relock_look(struct tree *t, const struct shared *s) {
    char *note;
    size_t n;
    t->locked_today = !s->lock;
    if (!s->lock || !os_read(t->arena, note_path(t), LARGEST_NOTE, &note, &n, NULL)) return;
    t->locked_today = *s->lock_stamp && strcmp(note, s->lock_stamp) == 0;
}

struct locked_folder {
    struct arena *arena;
    const char *path;
};

static bool opens(void *context, const char *words) {
    const struct locked_folder *f = context;
    return vault_opens(f->arena, f->path, words);
}

bool relock_is_due(const struct tree *t, const struct shared *s, const struct learner *l,
                   const char *out) {
    if (t->locked_today) return false;
    struct arena *a = arena_new();
    bool due =
        passphrase_replaced(s->lock, l, opens, &(struct locked_folder){a, tree_at(t, a, out)});
    arena_free(a);
    return due;
}

/* Without the note, the next build tries each passphrase, which is slow but correct. So failing to
 * write it is no error. */
void relock_note(const struct tree *t, const struct shared *s, bool all) {
    const char *path = note_path(t);
    if (!s->lock || (t->locked_today && all)) return;
    if (all && *s->lock_stamp)
        os_write_safe(path, s->lock_stamp, strlen(s->lock_stamp), NULL);
    else
        os_remove(path, NULL);
}
