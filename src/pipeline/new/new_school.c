/* new_school.c: see new_school.h. */
#include "pipeline/new/new_school.h"

#include "base/buf.h"
#include "load/load.h"
#include "os/os.h"
#include "pipeline/new/new_files.h"

#include <string.h>

static const char scale[] = "name: Four levels\n"
                            "levels:\n"
                            "  - {value: 1, name: Beginning}\n"
                            "  - {value: 2, name: Developing}\n"
                            "  - {value: 3, name: Proficient}\n"
                            "  - {value: 4, name: Extending}\n"
                            "mastery: 3\n";
static const char framework[] =
    "# An example: write your own learning targets, and name the file as you like.\n"
    "title: Mathematics\n"
    "competencies:\n"
    "  - id: fractions\n"
    "    title: Fractions\n"
    "    targets:\n"
    "      - {id: MATH.5.NF.1, text: I can compare fractions and say how I know}\n"
    "      - {id: MATH.5.NF.2, text: I can add fractions with different denominators}\n";

/* ---- which start ---- */

static bool find_start(struct arena *a, const struct new_school *n, struct diags *diags,
                       const char **from) {
    const char *starts = os_join(a, n->share, "templates/starts");
    struct os_entries found;
    const char *why = NULL;
    struct buf list = BUF_INIT;
    if (!os_list(a, starts, &found, &why)) return new_failed(a, diags, starts, why);
    const char **names = arena_array(a, found.n + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < found.n; i++) {
        if (found.v[i].kind != OS_FOLDER || *found.v[i].name == '.') continue;
        names[count++] = found.v[i].name;
        buf_fmt(&list, "%s%s", count > 1 ? ", " : "", found.v[i].name);
        if (strcmp(found.v[i].name, n->start) == 0) *from = os_join(a, starts, n->start);
    }
    const char *all = buf_take(&list, a), *near = diag_nearest(n->start, names, count);
    if (*from) return true;
    if (near)
        all = arena_printf(a, "did you mean '%s'? There are %s", near, all);
    else
        all = arena_printf(a, "there are %s", all);
    return new_refused(diags, NULL, arena_printf(a, "no start '%s'", n->start), all);
}

/* ---- what is in it ---- */

/* The school year that holds today, in two halves. After it there is room for a summer term, unless
 * today is in the summer: then it is in the second half. */
static const char *settings_of(struct arena *a, const struct new_school *n) {
    const int began = n->today.year - (n->today.month < 8), next = began + 1;
    const struct date ends = {.year = (short)next, .month = 6, .day = 25};
    return arena_printf(a,
                        "name: %s\n"
                        "language: en\n"
                        "scale: four-levels\n"
                        "# Change the days to those of your school.\n"
                        "terms:\n"
                        "  - {id: %d-fall, name: Fall term, starts: %d-08-01, ends: %d-12-31}\n"
                        "  - {id: %d-spring, name: Spring term, starts: %d-01-01, ends: %d-%s}\n"
                        "reports: [conference, progress]\n",
                        new_yaml(a, n->name), began, began, began, next, next, next,
                        date_cmp(n->today, ends) > 0 ? "07-31" : "06-25");
}

static bool write_small(struct arena *a, const struct new_school *n, const char *stage,
                        struct diags *diags) {
    const char *settings = settings_of(a, n);
    return new_write(a, stage, "folioscope.yaml", settings, strlen(settings), diags) &&
           new_write(a, stage, "scales/four-levels.yaml", scale, sizeof scale - 1, diags) &&
           new_write(a, stage, "frameworks/math-5.yaml", framework, sizeof framework - 1, diags) &&
           os_make_folder(os_join(a, stage, "classes"), NULL);
}

static bool put_name(struct arena *a, const struct new_school *n, const char *stage,
                     struct diags *diags) {
    enum { LARGEST = 1 << 20 };
    const char *path = os_join(a, stage, "folioscope.yaml"), *why = NULL;
    char *data;
    size_t size;
    if (!os_read(a, path, LARGEST, &data, &size, &why)) return new_failed(a, diags, path, why);
    char *text = load_put_value(a, data, &size, "name", new_yaml(a, n->name));
    if (!text || !os_write(path, text, size, &why)) return new_failed(a, diags, path, why);
    return true;
}

/* "classes/room-5": where the start's invented learners are. */
static const char *classes_of(struct arena *a, const char *from) {
    const char *folder = os_join(a, from, "classes"), *why = NULL;
    struct os_entries found;
    struct buf list = BUF_INIT;
    if (!os_list(a, folder, &found, &why)) return "classes";
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].kind == OS_FOLDER && *found.v[i].name != '.')
            buf_fmt(&list, "%sclasses/%s", list.n ? " and " : "", found.v[i].name);
    return buf_take(&list, a);
}

static struct texts said(struct arena *a, const struct new_school *n, const char *from) {
    const char **v = arena_array(a, 3, sizeof *v);
    size_t k = 0;
    v[k++] = arena_printf(a, "%s %s the workspace of '%s'", n->folder,
                          n->dry_run ? "would be" : "is", n->name);
    if (from)
        v[k++] = arena_printf(a,
                              "it has a class with an invented learner, and a day that counts as "
                              "today: when you begin, take out %s, and 'as_of' in folioscope.yaml",
                              classes_of(a, from));
    v[k++] = n->dry_run
                 ? "nothing has been changed"
                 : arena_printf(a, "next: folioscope new class maple --names names.txt -C %s",
                                n->folder);
    return (struct texts){v, k};
}

bool new_school(struct arena *a, const struct new_school *n, struct diags *diags,
                struct texts *lines) {
    const char *from = NULL;
    *lines = (struct texts){0};
    if (!new_is_free(a, n->folder, diags) || (n->start && !find_start(a, n, diags, &from)))
        return false;
    if (!n->dry_run) {
        const char *folder = os_real_path(a, n->folder), *stage = new_stage(a, folder, diags);
        if (!stage) return false;
        const bool made = from ? new_copy(a, from, stage, diags) && put_name(a, n, stage, diags)
                               : write_small(a, n, stage, diags);
        if (!made || !new_finish(a, stage, folder, diags)) return false;
    }
    *lines = said(a, n, from);
    return true;
}
