/* opening.c: see opening.h. */
#include "pipeline/run/opening.h"

#include "base/codes.h"
#include "model/audiences.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/vault.h"
#include "pipeline/tree/publish.h"

/* opened_note: the pages may be open from now on. Those of a learner with an error may still be
 * locked. */
static const char pages_note[] = "locked-pages", reports_note[] = "locked-reports",
                  opened_note[] = "opened-pages";

static const char *note_path(const struct tree *t, const char *note) {
    return os_join(t->arena, t->folder, note);
}

static bool is_noted(const struct tree *t, const char *note) {
    return os_look(note_path(t, note)).kind != OS_ABSENT;
}

/* Is there a locked folder below this one? depth: how many folders down to look. */
static bool is_sealed_below(struct arena *a, const char *folder, int depth) {
    struct os_entries found = {0};
    bool sealed = false;
    if (!os_list(a, folder, &found, NULL)) return false;
    for (size_t i = 0; i < found.n && !sealed; i++) {
        const char *path = os_join(a, folder, found.v[i].name);
        if (found.v[i].kind != OS_FOLDER) continue;
        sealed = os_look(os_join(a, path, VAULT_SCRIPT)).kind != OS_ABSENT ||
                 (depth > 1 && is_sealed_below(a, path, depth - 1));
    }
    return sealed;
}

/* Looks at the published folders themselves, because an earlier version wrote no notes, and a note
 * can be lost. */
static bool is_any_sealed(const struct tree *t) {
    enum { DEPTH = 4 }; /* <school>/<class>/learners/<id> */
    struct arena *a = arena_new();
    bool sealed = is_sealed_below(a, t->replaces ? t->replaces : t->real, DEPTH);
    arena_free(a);
    return sealed;
}

static bool are_pages_locked(const struct tree *t) {
    return is_noted(t, pages_note) || (!is_noted(t, opened_note) && is_any_sealed(t));
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
    if (s->options->audience == AUDIENCE_PUBLIC || s->workspace->lock) return NULL;
    if (makes_no_one(s->workspace)) return NULL;
    if (are_pages_locked(t)) return pages_note;
    return !s->encrypt && makes_reports(s) && is_noted(t, reports_note) ? reports_note : NULL;
}

static const char close_pages[] =
    "write the name of the file of passphrases again, 'privacy: {lock: passphrases.txt}'; or use "
    "--unlock if everybody who has the folder may read them from now on. Nothing was made";
static const char close_replaced[] =
    "use another folder with -o; or use --unlock if everybody who has the folder may read the new "
    "pages, which have no lock. Nothing was made";
static const char close_reports[] =
    "use --encrypt with the file of passphrases again, or another folder with -o; or use --unlock "
    "if everybody who has the folder may read them from now on. Nothing was made";

static const char *opening_text(const struct tree *t, bool pages) {
    if (pages && !t->replaces)
        return arena_printf(
            t->arena, "the pages in '%s' are locked, and folioscope.yaml has no lock now", t->out);
    return arena_printf(
        t->arena, "the %s in '%s' are locked, and this build would replace them with open ones",
        pages ? "pages" : "reports", t->out);
}

static const char *opening_remedy(const struct tree *t, bool pages) {
    if (!pages) return close_reports;
    return t->replaces ? close_replaced : close_pages;
}

bool opening_is_meant(const struct tree *t, const struct shared *s) {
    const char *opens = what_opens(t, s);
    if (!opens || s->options->unlock) return true;
    const bool pages = opens == pages_note;
    const char *text = opening_text(t, pages);
    if (publish_ask(s->options, text, "Publish them without a lock?")) return true;
    struct diag d = {.code = code_text(CODE_WOULD_OPEN), .severity = DIAG_ERROR, .text = text};
    d.remedy = opening_remedy(t, pages);
    if (pages && !t->replaces) d.file = "folioscope.yaml";
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

/* A build of all learners without a lock. */
static bool note_opened(const struct tree *t) {
    const bool sealed = is_any_sealed(t);
    if (sealed && !put(t, opened_note)) return false;
    if (!sealed) remove_note(t, opened_note);
    remove_note(t, pages_note);
    return true;
}

bool opening_note(const struct tree *t, const struct shared *s) {
    const struct build_options *o = s->options;
    const bool all = !o->learner && !o->group;
    if (o->audience == AUDIENCE_PUBLIC || makes_no_one(s->workspace)) return true;
    if (s->lock && !put(t, pages_note)) return false;
    if (s->lock) remove_note(t, opened_note);
    if (s->encrypt && makes_reports(s) && !put(t, reports_note)) return false;
    if (all && !s->workspace->lock && !note_opened(t)) return false;
    if (all && !s->encrypt && (s->lock || makes_reports(s))) remove_note(t, reports_note);
    return true;
}

bool opening_is_noted(const struct tree *t) {
    return is_noted(t, pages_note) || is_noted(t, opened_note) || is_noted(t, reports_note);
}

void opening_forget(const struct tree *t) {
    remove_note(t, pages_note);
    remove_note(t, opened_note);
    remove_note(t, reports_note);
}
