/* load.h: from a school's folder to a portfolio.
 *
 *     struct workspace *w = load_workspace(arena, &options, diags);  // all that is shared
 *     struct learner *l = load_learner(learner_arena, w, &w->groups[0].learners[0], diags);
 *
 * All faults of a file are reported, not only the first. load_workspace returns NULL only when
 * nothing can be built at all (no folder, no folioscope.yaml, settings that cannot be understood).
 * Other faults in shared files are diagnostics of level error, and whatever depends on them is left
 * out. load_learner returns NULL when the learner has an error; the diagnostics say which (with
 * diag.learner set to the learner's path), and other learners are not affected.
 *
 * A learner is as known on the as-of day: everything with a later date is removed here, and nowhere
 * else. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "doc/theme.h"
#include "model/roll.h"
#include "model/words.h"

struct learner_place;
struct texts;

/* A file as it would be: it is read in place of the one in the workspace, which may not be there
 * yet. */
struct load_draft {
    const char *path, *text; /* relative to the workspace; n bytes. NULL: it is not there */
    size_t n;
};

struct load_options {
    const char *root;  /* the workspace */
    const char *share; /* the folder that Folioscope ships, with templates/ and themes/ */
    struct date as_of; /* if set, replaces the setting */
    struct date today; /* used as today if there is no setting */
    /* If set and later than the day that counts as today: consent that has expired until then stays
     * expired. */
    struct date clock;
    const char *term; /* id that replaces the setting, or NULL */
    /* Even if the settings cannot be understood, read who and what there is
     * (workspace.settings_unread), to find out what is no longer permitted. Nothing may be made
     * from it. */
    bool despite_settings;
    /* If not NULL, gets every text that may be translated, of the workspace and of each learner
     * that is loaded from it. */
    struct load_slots *slots;
    const struct load_draft *drafts; /* they live as long as the workspace */
    size_t n_drafts;
};

/* ---- texts that may be translated ---- */

struct source;
struct yml;

/* A place in a file with a text in one or several languages. */
struct load_slot {
    const char *file;    /* relative to the workspace */
    const char *key;     /* "goal-1/why"; LOAD_BODY: the Markdown text of the file;
                            with `markdown`, the id of a learner: the words of that learner in it */
    bool markdown;       /* its translations are files beside it */
    bool own;            /* the learner wrote it; otherwise staff */
    const char *learner; /* path of the learner whom it is about; NULL where all share it */
    /* The original first, whose tag is NULL unless written; then the translations that hold. */
    struct words words;
    struct words outdated;       /* translations of an earlier original */
    char mark[WORDS_MARK];       /* of the original */
    const struct source *source; /* private to `load`, as is the next */
    const struct yml *node;
};
struct load_slots {
    VEC(struct load_slot) list; /* in the arena of what is loaded: empty it between learners */
};
#define LOAD_BODY "text"

/* Are these the bytes of the slot's file as it was read? */
bool load_is_text_of(const struct load_slot *s, const char *data, size_t n);

/* A day typed in a command, as "2026-11-24", by the rules for dates of tables: "24.11.2026" and
 * "11/24/2026" have one reading. What follows it is kept. The text itself if it is not a date; NULL
 * if it can be read in two ways. `year` counts as this one. */
const char *load_typed_day(struct arena *a, const char *text, int year);
/* The same with a time of day: "2026-11-24 15:20", "11/24/2026 3:20 PM". */
bool load_typed_time(struct arena *a, const char *text, int year, struct date *day, int *hour,
                     int *minute);

/* A translation to be put in a slot. */
struct load_put {
    const struct load_slot *slot;
    const char *source; /* tag of the original, where the slot does not have it */
    const char *tag, *text, *by;
};
/* The path of the file that holds the translation of a Markdown text: "about.es.md". */
const char *load_path_translated(struct arena *a, const struct load_slot *s, const char *tag);
/* The text of that file. */
char *load_put_markdown(struct arena *a, const struct load_put *put);
/* The same for a learner's words in a class's file, whose slot has the learner's id as its key.
 * `there`: the file of the translation as it is now, or NULL. NULL if the words cannot be put in
 * safely. */
char *load_put_section(struct arena *a, const struct load_put *put, const char *there);
/* The text of a YAML file, a file with front matter, or a log, with translations. All slots are
 * in this file. Everything else in it stays as it is, comments too. NULL if it is written in a way
 * that cannot be changed safely. */
char *load_put_words(struct arena *a, const struct load_put *puts, size_t n);

/* The bytes of a YAML file, *n of them, with one more item at the end of the list `key` of its map;
 * as they are if the item is there. Everything else stays as it is, comments too. NULL if the file
 * is written in a way that cannot be changed safely. */
char *load_put_item(struct arena *a, const char *data, size_t *n, const char *key,
                    const char *item);
/* The same with the value of a key, which is new, or has none or a text of one line so far. */
char *load_put_value(struct arena *a, const char *data, size_t *n, const char *key,
                     const char *value);
/* The same with a key that has a text of one line: it becomes the key `to` with this value, or is
 * gone (`to` is NULL). */
char *load_put_key(struct arena *a, const char *data, size_t *n, const char *key, const char *to,
                   const char *value);
/* Texts for a file of a piece of evidence; NULL: none. `people` is YAML on one line. */
struct load_file_words {
    const char *alt, *caption, *people;
};
/* The bytes of an index.md with these texts in its `files`; as they are if they are there.
 * Everything else stays as it is, comments too. NULL if other words are there, or if the file is
 * written in a way that cannot be changed safely. */
char *load_put_file(struct arena *a, const char *data, size_t *n, const char *name,
                    const struct load_file_words *words);
/* Appends the text as a YAML scalar in double quotes, on one line. */
void load_quote(struct buf *out, const char *text);

struct workspace *load_workspace(struct arena *a, const struct load_options *o,
                                 struct diags *diags);
/* Frees what ICU holds for the workspace; call it before its arena is freed. NULL is fine. */
void load_close(struct workspace *w);
/* Is the learner on lists on that day? */
enum roll_state load_roll_on(const struct learner_place *p, struct date day);
struct learner *load_learner(struct arena *a, const struct workspace *w,
                             const struct learner_place *p, struct diags *diags);
/* Like load_learner (including a learner who lacks a framework), but never returns NULL: a learner
 * with faults is loaded as far as the files could be understood. Anything not understood permits
 * nothing: no consent, no piece of evidence, and a piece whose audience is unclear is for staff
 * only. */
enum load_result {
    LOAD_SOUND,
    /* no errors, but one of the learner's frameworks cannot be used: everything else can be made */
    LOAD_LACKING,
    LOAD_FAULTY, /* what could be read has errors */
    /* A file or folder could not be read at all (permissions, an unavailable share, a name that
     * cannot be an id): missing files do not count as removed. */
    LOAD_UNREAD,
};
struct learner *load_learner_partly(struct arena *a, const struct workspace *w,
                                    const struct learner_place *p, struct diags *diags,
                                    enum load_result *result);

/* What the row of a learner in roster.csv says, as learner.yaml; NULL if it has errors. */
char *load_row_profile(struct arena *a, const struct learner_place *p, size_t *n);
struct group;
struct load_new_row { /* of roster.csv; "" where nothing is known */
    const char *id, *first, *last, *called, *pronouns, *grade, *born, *joined;
};
/* The bytes of the class's roster.csv with more rows at its end, in the columns and with the
 * separator that it has. NULL, with *why, if that cannot be done safely. */
char *load_roster_with(struct arena *a, const struct workspace *w, const struct group *g,
                       const struct load_new_row *rows, size_t n_rows, size_t *n, const char **why);
/* The bytes of roster.csv without the learner's row. NULL, with *why, if the row is no longer there
 * as it was read. */
char *load_roster_without(struct arena *a, const struct workspace *w, const struct learner_place *p,
                          size_t *n, const char **why);

/* The text of the index.md of a piece of evidence of several learners, in which everything is blank
 * that is not said of this learner; each line has its number in the file. *folder is where it is.
 * NULL after the last: i counts from 0. */
char *load_piece_text(struct arena *a, const struct learner_place *p, size_t i,
                      const char **folder);

/* The learner as known on the as-of day, without everything that has a later date: ratings,
 * evidence, goals (by the day on which they were set), check-ins, supports, calls for help,
 * judgements, narratives, targets and steps of the plan. A rating that belongs to a piece of
 * evidence not known yet stays as a rating without evidence.
 *
 * Plan dates, due dates of goals, and the conference of the term are in the future by nature and
 * stay. On a past day (calendar.past), what has no date is left out, and learner.undated says so:
 * a goal's status, targets and steps of the plan, choices on pathways, the outcome of a support, a
 * grade that is not among `grades`, and, in their own readers, about.md, the profile
 * (dated_profile.c), and conference.md (conference.c). Names, pronouns, languages, family, and the
 * portrait are always those of now. */
struct learner *load_known(struct learner *written);

/* The theme with this id: the workspace's own themes/<id>/theme.yaml first, then the shipped one.
 * NULL, with a diagnostic, if there is none. */
struct theme *load_theme(struct arena *a, const struct load_options *o, const char *id,
                         struct diags *diags);

/* The text of templates/<path> ("html/board.mustache", "locales/en.yaml"): the workspace's own
 * first, then the shipped one. NULL if there is none (no diagnostic). *from, if not NULL, is set to
 * the file used. */
char *load_template(struct arena *a, const struct load_options *o, const char *path, size_t *n,
                    const char **from);

/* Text extracted from a file of a learner's evidence. load_check_words warns if it names another
 * learner of the school, and, if everybody may read it, if it leads to the learner's home. */
struct load_words_of {
    const char *file; /* relative to the workspace */
    const char *text; /* valid UTF-8 */
    size_t n;
    bool as_in_file; /* line numbers in the text are those of the file */
    bool everybody;  /* everybody may read it */
};
/* mentions: ids that may be named, in addition to those in learner.yaml; or NULL. */
void load_check_words(struct arena *a, const struct workspace *w, const struct learner_place *p,
                      const struct texts *mentions, const struct load_words_of *of,
                      struct diags *diags);

/* Every text in the files that belong to no learner, as a reader sees it. */
struct load_shared_text {
    const char *file, *text;
    int line;                     /* where it begins; 0: find it in `whole` */
    const char *whole;            /* the whole file */
    const struct group *group;    /* the class that it belongs to, or NULL */
    const struct school *school;  /* the school that it belongs to; both NULL: everybody */
    const char *whose;            /* "the class 'maple'" */
    const struct texts *mentions; /* ids of learners whom it may name */
};
void load_each_shared(const struct workspace *w,
                      void (*visit)(void *context, const struct load_shared_text *text),
                      void *context);

struct calendar;
/* What to do about a day after the one that counts as today: `usual`, unless the day has come, and
 * 'as_of' holds the workspace back. */
const char *load_remedy_of_as_of(struct arena *a, const struct calendar *c, struct date day,
                                 const char *usual);

/* Is this the name of a file or folder that is read at the root of a workspace? */
bool load_is_input(const char *name);

#endif
