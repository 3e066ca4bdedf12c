/* file_sorts.c: see file_sorts.h. */
#include "pipeline/files/file_sorts.h"

#include "media/kind/sort.h"
#include "model/evidence.h"
#include "model/learner.h"
#include "model/people.h"
#include "os/os.h"

#include <string.h>
#include <strings.h>

static void look(const char *root, struct file_bytes *bytes, struct evidence_file *f) {
    static const enum file_sort sorts[] = {[MEDIA_UNKNOWN] = SORT_UNKNOWN,
                                           [MEDIA_IS_PICTURE] = SORT_PICTURE,
                                           [MEDIA_IS_FILM] = SORT_FILM,
                                           [MEDIA_IS_SOUND] = SORT_SOUND,
                                           [MEDIA_IS_DOCUMENT] = SORT_DOCUMENT};
    if (f->table) { /* was read with the learner */
        f->sort = SORT_DOCUMENT;
        return;
    }
    struct arena *a = arena_new();
    char *data = NULL;
    size_t n = 0;
    const char *why = NULL; /* reported when the file is published */
    const char *full = os_join(a, root, f->path);
    bool read = file_bytes_read(bytes, a, full, LARGEST_FILE, &data, &n, &why);
    f->unread = !read && os_look(full).size <= LARGEST_FILE ? why : NULL;
    f->sort = sorts[media_sort_of(f->name, read ? data : NULL, n)];
    arena_free(a);
}

/* Is the text a transcript of a film or recording of the same piece? For example "Talk.vtt",
 * "clip.en.vtt", "clip-transcript.txt". */
static bool says(const struct evidence_file *text, const struct evidence_file *played) {
    const char *dot = strrchr(played->name, '.'), *ending = strrchr(text->name, '.');
    size_t stem = dot ? (size_t)(dot - played->name) : strlen(played->name);
    if (played->sort != SORT_FILM && played->sort != SORT_SOUND) return false;
    return ending && strcasecmp(ending, ".txt") == 0 &&
           strncasecmp(text->name, played->name, stem) == 0;
}

static bool is_subtitles(const struct evidence_file *f) {
    static const char *const endings[] = {".vtt", ".srt", ".sbv", ".ass", ".ttml"};
    const char *dot = strrchr(f->name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0) return true;
    return false;
}

static void find_words_said(struct evidence *e) {
    for (size_t i = 0; i < e->n_files; i++) {
        struct evidence_file *f = &e->files[i];
        bool said = is_subtitles(f);
        for (size_t k = 0; k < e->n_files && !said; k++)
            said = f->sort == SORT_DOCUMENT && says(f, &e->files[k]);
        if (said) f->sort = SORT_SOUND; /* so it needs the consent of a recording */
    }
}

void file_sorts_find(const char *root, struct file_bytes *bytes, struct learner *l) {
    for (size_t i = 0; i < l->n_evidence; i++)
        for (size_t k = 0; k < l->evidence[i].n_files; k++)
            look(root, bytes, &l->evidence[i].files[k]);
    for (size_t i = 0; i < l->n_evidence; i++) find_words_said(&l->evidence[i]);
}
