/* file_sorts.c: see file_sorts.h. */
#include "pipeline/file_sorts.h"

#include "media/sort.h"
#include "os/os.h"

enum { LARGEST_FILE = 64 << 20 }; /* larger ones are not published */

static void look(const char *root, struct file_bytes *bytes, struct evidence_file *f) {
    static const enum file_sort sorts[] = {[MEDIA_UNKNOWN] = SORT_UNKNOWN,
                                           [MEDIA_IS_PICTURE] = SORT_PICTURE,
                                           [MEDIA_IS_FILM] = SORT_FILM,
                                           [MEDIA_IS_SOUND] = SORT_SOUND,
                                           [MEDIA_IS_DOCUMENT] = SORT_DOCUMENT};
    if (f->table) { /* read with the learner */
        f->sort = SORT_DOCUMENT;
        return;
    }
    struct arena *a = arena_new();
    char *data = NULL;
    size_t n = 0;
    const char *full = os_join(a, root, f->path);
    bool read = file_bytes_read(bytes, a, full, LARGEST_FILE, &data, &n, NULL);
    f->unread = !read && os_look(full).size <= LARGEST_FILE;
    f->sort = sorts[media_sort_of(f->name, read ? data : NULL, n)];
    arena_free(a);
}

void file_sorts_find(const char *root, struct file_bytes *bytes, struct learner *l) {
    for (size_t i = 0; i < l->n_evidence; i++)
        for (size_t k = 0; k < l->evidence[i].n_files; k++) look(root, bytes, &l->evidence[i].files[k]);
}
