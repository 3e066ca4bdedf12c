/* opening.c: see opening.h. */
#include "pipeline/run/opening.h"

#include "base/codes.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/tree/publish.h"

static const char pages_note[] = "locked-pages", reports_note[] = "locked-reports";

static const char *note_path(const struct tree *t, const char *note) {
    return os_join(t->arena, t->folder, note);
}

static bool is_noted(const struct tree *t, const char *note) {
    return os_look(note_path(t, note)).kind != OS_ABSENT;
}

static bool makes_reports(const struct shared *s) { return (s->options->only & ONLY_PDF) != 0; }

/* Settings with an error leave all learners out. Published files then stay as they are, and the
 * settings say nothing about the intent. */
static bool makes_no_one(const struct workspace *w) {
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            if (!w->groups[g].learners[i].left_out) return w->settings_unread;
    return true;
}

/* The note on what this build would open, pages_note or reports_note; NULL if nothing. */
static const char *what_opens(const struct tree *t, const struct shared *s) {
    if (s->options->audience == AUDIENCE_PUBLIC || s->workspace->lock || t->replaces) return NULL;
    if (makes_no_one(s->workspace)) return NULL;
    if (is_noted(t, pages_note)) return pages_note;
    return !s->encrypt && makes_reports(s) && is_noted(t, reports_note) ? reports_note : NULL;
}

static const char close_pages[] =
    "write the name of the file of passphrases again, 'privacy: {lock: passphrases.txt}'; or use "
    "--unlock if everybody who has the folder may read them from now on. Nothing was made";
static const char close_reports[] =
    "use --encrypt with the file of passphrases again, or another folder with -o; or use --unlock "
    "if everybody who has the folder may read them from now on. Nothing was made";

bool opening_is_meant(const struct tree *t, const struct shared *s) {
    const char *opens = what_opens(t, s);
    if (!opens || s->options->unlock) return true;
    const bool pages = opens == pages_note;
    const char *text =
        arena_printf(t->arena,
                     pages ? "the pages in '%s' are locked, and folioscope.yaml has no lock now"
                           : "the reports in '%s' are locked, and this build would replace them "
                             "with open ones",
                     t->out);
    if (publish_ask(s->options, text, "Publish them without a lock?")) return true;
    struct diag d = {.code = code_text(CODE_WOULD_OPEN), .severity = DIAG_ERROR, .text = text};
    d.remedy = pages ? close_pages : close_reports;
    if (pages) d.file = "folioscope.yaml";
    diag_add(t->diags, d);
    return false;
}

static bool put(const struct tree *t, const char *note) {
    const char *why = NULL, *path = note_path(t, note);
    return os_write_safe(path, "", 0, &why) || tree_failed(t, "write", path, why);
}

static void remove_note(const struct tree *t, const char *note) {
    os_remove(note_path(t, note), NULL);
}

bool opening_note(const struct tree *t, const struct shared *s) {
    const struct build_options *o = s->options;
    const bool all = !o->learner && !o->group;
    if (o->audience == AUDIENCE_PUBLIC || makes_no_one(s->workspace)) return true;
    if (s->lock && !put(t, pages_note)) return false;
    if (s->encrypt && makes_reports(s) && !put(t, reports_note)) return false;
    if (all && !s->workspace->lock) remove_note(t, pages_note);
    if (all && !s->encrypt && (s->lock || makes_reports(s))) remove_note(t, reports_note);
    return true;
}

void opening_forget(const struct tree *t) {
    remove_note(t, pages_note);
    remove_note(t, reports_note);
}
