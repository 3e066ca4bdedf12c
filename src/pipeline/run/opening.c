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

/* Settings with an error leave everybody out: what is published stays as it is, and says nothing of
 * what is meant. */
static bool makes_nobody(const struct workspace *w) {
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            if (!w->groups[g].learners[i].left_out) return w->settings_unread;
    return true;
}

/* What would be open: the pages, the reports, or nothing (NULL). */
static const char *what_opens(const struct tree *t, const struct shared *s) {
    if (s->options->audience == AUDIENCE_PUBLIC || s->workspace->lock || t->replaces) return NULL;
    if (makes_nobody(s->workspace)) return NULL;
    if (is_noted(t, pages_note)) return pages_note;
    return !s->encrypt && makes_reports(s) && is_noted(t, reports_note) ? reports_note : NULL;
}

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
    diag_add(
        t->diags,
        (struct diag){
            .code = code_text(CODE_WOULD_OPEN),
            .severity = DIAG_ERROR,
            .file = pages ? "folioscope.yaml" : NULL,
            .text = text,
            .remedy =
                pages
                    ? "write the name of the file of passphrases again, 'privacy: {lock: "
                      "passphrases.txt}'; or use --unlock if everybody who has the folder may "
                      "read them from now on. Nothing was made"
                    : "use --encrypt with the file of passphrases again, or another folder with "
                      "-o; or use --unlock if everybody who has the folder may read them from now "
                      "on. Nothing was made"});
    return false;
}

static bool put(const struct tree *t, const char *note) {
    const char *why = NULL, *path = note_path(t, note);
    return os_write_safe(path, "", 0, &why) || tree_failed(t, "write", path, why);
}

static void take_away(const struct tree *t, const char *note) {
    os_remove(note_path(t, note), NULL);
}

bool opening_note(const struct tree *t, const struct shared *s) {
    const struct build_options *o = s->options;
    const bool all = !o->learner && !o->group;
    if (o->audience == AUDIENCE_PUBLIC || makes_nobody(s->workspace)) return true;
    if (s->lock && !put(t, pages_note)) return false;
    if (s->encrypt && makes_reports(s) && !put(t, reports_note)) return false;
    if (all && !s->workspace->lock) take_away(t, pages_note);
    if (all && !s->encrypt && (s->lock || makes_reports(s))) take_away(t, reports_note);
    return true;
}

void opening_forget(const struct tree *t) {
    take_away(t, pages_note);
    take_away(t, reports_note);
}
