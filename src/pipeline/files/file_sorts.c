/* file_sorts.c: see file_sorts.h. */
#include "pipeline/files/file_sorts.h"

#include "base/ascii.h"
#include "base/hash.h"
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

/* The names of a piece's films, recordings, and subtitles: in lower case, without endings. */
static struct table *stems_played(struct arena *a, const struct evidence *e) {
    struct table *stems = table_new(a);
    for (size_t i = 0; i < e->n_files; i++) {
        const struct evidence_file *f = &e->files[i];
        if (f->sort != SORT_FILM && f->sort != SORT_SOUND) continue;
        char *stem = ascii_lowered(a, f->name), *dot = strrchr(stem, '.');
        if (dot) *dot = '\0';
        table_set(stems, stem, stem);
    }
    return stems;
}

/* Is the file a transcript of a film or recording of the same piece? Its name begins with the name
 * of what it belongs to: "Talk.txt", "clip-transcript.txt". Each beginning is looked up, so that
 * thousands of files cost no more than their names. */
static bool is_transcript(struct arena *a, const struct table *stems,
                          const struct evidence_file *f) {
    const char *ending = strrchr(f->name, '.');
    if (f->sort != SORT_DOCUMENT || !ending || strcasecmp(ending, ".txt") != 0) return false;
    char *name = ascii_lowered(a, f->name);
    for (size_t n = strlen(name) + 1; n-- > 0;) {
        name[n] = '\0';
        if (table_find(stems, name)) return true;
    }
    return false;
}

static bool is_subtitles(const struct evidence_file *f) {
    static const char *const endings[] = {".vtt", ".srt", ".sbv", ".ass", ".ttml"};
    const char *dot = strrchr(f->name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0) return true;
    return false;
}

static void find_words_said(struct evidence *e) {
    for (size_t i = 0; i < e->n_files; i++) /* sound: they need the consent of a recording */
        if (is_subtitles(&e->files[i])) e->files[i].sort = SORT_SOUND;
    struct arena *a = arena_new();
    const struct table *stems = stems_played(a, e);
    for (size_t i = 0; i < e->n_files; i++)
        if (is_transcript(a, stems, &e->files[i])) e->files[i].sort = SORT_SOUND;
    arena_free(a);
}

void file_sorts_find(const char *root, struct file_bytes *bytes, struct learner *l) {
    for (size_t i = 0; i < l->n_evidence; i++)
        for (size_t k = 0; k < l->evidence[i].n_files; k++)
            look(root, bytes, &l->evidence[i].files[k]);
    for (size_t i = 0; i < l->n_evidence; i++) find_words_said(&l->evidence[i]);
}
