/* load_inner.h: shared by the files of load: the loader, its index of ids, and its own types of
 * values. Included only within load.
 *
 * Each kind of file has a source file of its own, with its table beside its reader. A reader gets
 * the loader and the path of a file that was found in a listing: only listed files are ever opened,
 * so links are checked in one place (listing.c). */
#ifndef LOAD_INNER_H
#define LOAD_INNER_H

#include "base/dec.h"
#include "base/hash.h"
#include "load/load.h"
#include "model/basics.h"
#include "model/scales.h"
#include "model/unread.h"
#include "model/words.h"
#include "os/os.h"
#include "parse/csv.h"
#include "parse/front.h"
#include "parse/markdown.h"
#include "parse/schema.h"

#include <stdint.h>

struct competency;
struct framework;
struct scale_source;

/* ---- what is no learner's ---- */

/* A file of a class, a school, or the workspace; kept until all learners are known. */
struct shared_file {
    struct source *source;
    const struct yml *root;     /* for YAML */
    struct front body;          /* for Markdown */
    const struct block *blocks; /* for Markdown, or NULL */
};
struct shared_texts {
    VEC(struct shared_file) list;
};

/* Who reads such a file. */
struct shared_scope {
    const struct group *group;   /* the members of a class, or NULL */
    const struct school *school; /* the members of a school; both NULL: everybody */
    const char *whose;           /* "the class 'maple'" */
    const char *file;            /* the file that may list whom its texts may name */
    struct texts mentions;       /* ids listed in that file, and in those above it */
    bool everybody;              /* some of its learners have pages that everybody may see */
};

/* ---- courses ---- */

/* The `learners` of a class.yaml; kept until all learners are known. */
struct written_course {
    struct group *group;
    struct schema schema;   /* of its file; without a source if that cannot be read */
    const struct yml *root; /* NULL if it is not understood */
    const struct yml **ids;
    size_t n;
    bool spoilt; /* who is meant is not understood */
};
struct written_courses {
    VEC(struct written_course) list;
};

/* ---- the index of ids ---- */

struct names { /* all ids of one kind */
    struct table *table;
    struct table *was;     /* ids that things had before; in no list */
    VEC(const char *) ids; /* in the order added */
};

struct target;
struct moved_rating;
struct moved_attendance;

struct load_index {
    struct names scales, frameworks, targets, credentials, partners, pathways, reports, themes;
    bool framework_unread, partner_unread;    /* some files could not be read */
    VEC(struct scale_source *) scale_sources; /* until all scales are known */
    struct date day;                 /* the as-of day, unless the end of a term is asked about */
    struct date written_day;         /* the as-of day of those who do not look back */
    struct date *lasts;              /* of all calendars */
    const struct yml *term;          /* `term` of the settings, or NULL */
    struct texts framework_files;    /* "frameworks/math-5.yaml" */
    struct rosters *rosters;         /* the learners' names (roster.h) */
    struct load_slots *slots;        /* from the options, or NULL */
    const struct load_draft *drafts; /* from the options */
    size_t n_drafts;
    /* Rows in the logs of classes that their learners have left. */
    VEC(struct moved_rating) moved_ratings;
    VEC(struct moved_attendance) moved_attendance;
    struct written_courses courses;
    VEC(struct learner_place *) movers; /* who were in other classes before */
    struct shared_texts shared;         /* files that belong to no learner */
    struct texts rosters_above;         /* folders of classes with a roster beside them; "" */
};

void ids_start(struct names *n, struct arena *a);
/* Returns the thing that already had this id (then nothing is changed), or NULL. */
void *ids_add(struct names *n, struct arena *a, const char *id, void *thing);
/* The thing that has this id, or else the one that had it before. */
void *ids_find(const struct names *n, const char *id);
/* Notes that the thing had this id before. False if another thing has it, or had it. */
bool ids_was(struct names *n, const char *id, void *thing);

/* ---- the loader ---- */

struct loader {
    struct arena *arena;
    const struct load_options *options; /* NULL when loading a learner */
    const char *root;
    struct diags *diags;
    struct workspace *w; /* read-only when loading a learner */
    struct load_index *index;
    /* of the class that is being read; NULL: of the workspace */
    const struct calendar *calendar;
    const char *learner;               /* path of the learner being read, or NULL */
    const struct learner_place *place; /* the learner whose text is being read, or NULL */
    struct learner_place *keep;        /* gets the bytes of the next file, in `keep_in`; or NULL */
    struct arena *keep_in;
    /* the learner's pieces of evidence whose front matter cannot be understood */
    struct texts unclear;
    struct date piece_day;  /* of the piece of evidence being read, if known */
    struct unknown unknown; /* for a learner */
    /* of what is being read: a learner, or the files of the workspace */
    VEC(struct translation) translations;
};

/* Appends to a short list, which is copied each time. */
void load_add_text(struct arena *a, struct texts *list, const char *text);
/* Reports a finding about a whole file or folder. Always false. */
bool load_fault(struct loader *l, enum code code, const char *path, const char *text,
                const char *remedy);
/* Reports a finding in a learner's file that affects only the value at `node`: the learner is not
 * left out. */
void load_spare_fault(struct schema *s, const struct yml *node, enum code code, const char *text,
                      const char *remedy);
/* Warns of what is at a place that the model has noted, in a file of the learner being read, or in
 * a class's. `first`: where the same was written before, or NULL. */
void load_warn_at(struct loader *l, enum code code, const struct mark *at, const char *text,
                  const char *remedy, const struct mark *first);
/* How to give a day to what has none: by the name "of the file", or by "a line 'date: …'". */
const char *load_day_remedy(struct arena *a, const char *name, const char *of, const char * or);
/* The place of a node, for the model. */
struct mark load_mark(const struct schema *s, const struct yml *node);

/* ---- files ---- */

/* Reads and checks a text file. NULL, with a finding, if it cannot be used. */
struct source *load_text(struct loader *l, const char *path, size_t limit);
/* The draft of a file; NULL if there is none. */
const struct load_draft *load_draft_of(const struct loader *l, const char *path);
/* Are there drafts in the folder? Adds them, and the folders that they are in, to what is there. */
bool load_add_drafts(struct loader *l, const char *folder, struct os_entries *found);
/* The bytes of a file. False, with a finding, if it cannot be read or is larger than the limit. */
bool load_bytes(struct loader *l, const char *path, size_t limit, char **data, size_t *n);
/* Like load_text, for a file whose lines are independent of each other: if some contain bytes that
 * are not text, there is one finding, and *bad lists their numbers in ascending order. */
struct source *load_lines(struct loader *l, const char *path, size_t limit, int **bad,
                          size_t *n_bad);
/* Reads YAML. False, with a finding, on failure; *root is NULL for an empty file. The schema is
 * ready to fill a struct from the tree. */
bool load_yaml(struct loader *l, const char *path, struct schema *s, struct yml **root);
/* Reads a Markdown file with front matter. *matter is NULL if it has none. */
bool load_front(struct loader *l, const char *path, struct schema *s, struct yml **matter,
                struct front *front);
/* Fills a struct from a whole YAML file; an empty file counts as an empty map. False if anything
 * was wrong. */
bool load_map(struct loader *l, const char *path, const struct schema_table *t, void *item);
/* Like load_map, for a file whose root is a list. */
bool load_list(struct loader *l, const char *path, const struct schema_table *t, void *items,
               size_t *n);
/* Checks that all maps of a list have different ids; false, with findings, if not. what: "goal".
 * load_list has already checked this. */
bool load_unique(struct schema *s, const struct yml *list, const char *what);
/* Fills a struct from front matter, or from an empty map if there is none. */
bool load_matter(struct schema *s, const struct schema_table *t, const struct yml *matter,
                 void *item);
/* The Markdown after the front matter, or NULL. `under` as in markdown.h. */
struct block *load_body(struct schema *s, const struct front *front, int under);
/* The same, for a text whose pictures are listed, and not shown within it. */
struct block *load_body_with(struct schema *s, const struct front *front, int under,
                             struct markdown_pictures *pictures);

enum { TEXT_UNDER = 2 }; /* headings in people's own texts are below level 2 */

/* ---- folders ---- */

/* Lists a folder, sorted by name, without hidden files and editors' leftovers. Links that stay
 * inside the workspace are followed (OS_FILE, OS_FOLDER); others are left out, with a finding.
 * Empty if there is no such folder. */
struct os_entries load_folder(struct loader *l, const char *path);
/* Was the folder unreadable? Call it right after load_folder. */
bool load_is_unread(const struct loader *l, struct os_entries found, const char *folder);
/* Is the file, or a folder above it, among what could not be read of the workspace? */
bool load_is_file_unread(const struct loader *l, const char *path);
/* The entry of this name, of any kind; or NULL. */
const struct os_entry *load_entry_of(struct os_entries found, const char *name);
/* Reports that the entry is a folder where a file is expected, or the other way around, or neither:
 * what it would say counts as unread. */
void load_not_of_its_kind(struct loader *l, const char *folder, const struct os_entry *e);
/* Is the file missing from a folder that could be read? */
bool load_lacks(const struct loader *l, struct os_entries found, const char *folder,
                const char *name);

/* A name that may appear in a folder; a list of them ends with a NULL name. */
struct load_entry {
    const char *name;
    enum os_kind kind;                                               /* OS_FILE or OS_FOLDER */
    bool (*read)(struct loader *l, const char *path, void *context); /* NULL: read elsewhere */
};
/* Reads all known entries and warns of the others. `also`, if not NULL, says which other names are
 * fine. False if a reader returned false. */
bool load_entries(struct loader *l, const char *folder, struct os_entries found,
                  const struct load_entry *known,
                  bool (*also)(void *context, const struct os_entry *e), void *context);
bool load_has(struct os_entries found, const char *name, enum os_kind kind);
/* Is the name an id, [a-z0-9][a-z0-9-]*? */
bool load_is_id(const char *name);
/* The same; if not, there is a finding at the folder. */
bool load_check_id(struct loader *l, const char *path, const char *name, const char *what);
/* Reads every <id>.yaml of a folder, and warns of other files. */
void load_each(struct loader *l, const char *folder,
               void (*read)(struct loader *l, const char *path, const char *id));
/* "" is the root */
const char *load_path(struct loader *l, const char *folder, const char *name);

/* Do two trees say the same, in the same order? */
bool load_same_tree(const struct yml *old, const struct yml *now);

/* ---- kinds of values ---- */

extern const struct schema_type type_words; /* struct words */
/* const char *: a text that may have translations, written by the learner, or by staff. The member
 * is the original. */
extern const struct schema_type type_own, type_staff;
extern const struct schema_type type_id;         /* const char *: letters, digits, '-', '.', '_' */
extern const struct schema_type type_moment;     /* struct moment */
extern const struct schema_type type_target;     /* struct target * */
extern const struct schema_type type_scale;      /* struct scale * */
extern const struct schema_type type_framework;  /* struct framework * */
extern const struct schema_type type_credential; /* struct credential * */
extern const struct schema_type type_partner;    /* struct partner * */
extern const struct schema_type type_people;     /* struct people_said */
extern const struct schema_type type_pathway;    /* struct pathway * */
extern const struct schema_type type_report;     /* const char *: id */
extern const struct schema_type type_theme;      /* const char *: id */
/* These keep the node, to be resolved by load_later. */
extern const struct schema_type type_later_target, type_later_framework, type_later_term,
    type_later_learner;

/* Frameworks named in a list of ids. */
struct chosen {
    struct framework **v;
    size_t n;
    bool known; /* at least one of them exists; otherwise, ignore the list */
    bool lacks; /* one of them exists and cannot be used */
};

struct moment {
    struct date date;
    int hour, minute; /* -1: no time */
};

struct appointment { /* of a conference, as written */
    struct moment when;
    int minutes;
    const char *place;
    struct texts with, mentions;
};

#define SCHEMA_OWN(S, member) SCHEMA_ONE(S, member, type_own)
#define SCHEMA_STAFF(S, member) SCHEMA_ONE(S, member, type_staff)
#define SCHEMA_OWN_TEXTS(S, member) SCHEMA_LIST(S, member.v, member.n, type_own)

/* A missing name already has a finding; use the id instead, so that every thing has a name after
 * `load`. */
void load_name(struct loader *l, struct words *name, const char *id);

/* Resolves a node that was kept for later. `type` is type_target, for example. False with a
 * finding. If *thing has errors of its own, which are reported for its own file, it is NULL without
 * a finding: do without it. */
bool load_later(struct schema *s, const struct schema_type *type, const struct yml *node,
                void **thing);
/* Frameworks by id. *sound: no id is unknown. */
struct chosen load_chosen(struct schema *s, const struct yml **ids, size_t n, bool *sound);
/* For a file named after a term. Returns NULL with a finding ("no term 'x'"), or without one if the
 * term may be one that could not be read. */
struct term *load_term(struct loader *l, const char *path, const char *id);
/* Warns of a date after the as-of day: the item is not known yet, and left out. No warning if
 * another day was requested (--as-of). `what` includes its article. */
void load_check_future(struct schema *s, const struct yml *map, const char *key, struct date date,
                       const char *what);
/* Are two dates of a map in order, or not both set? If not, there is a finding. */
bool load_in_order(struct schema *s, const struct yml *map, const char *first_key,
                   struct date first, const char *last_key, struct date last);

/* ---- kinds of files: what all share ---- */

/* `terms` of folioscope.yaml, school.yaml, and class.yaml. */
struct written_terms {
    struct term *v;
    size_t n;
    const struct yml *node; /* NULL: there are none */
    bool spoilt;            /* written, but not understood */
};
extern const struct schema_table term_table;
#define TERMS_ROW(S, member, text)                                                      \
    {                                                                                   \
        .key = "terms", SCHEMA_SPOILT(S, member.spoilt),                                \
        SCHEMA_LIST(S, member.v, member.n, type_map), .table = &term_table, .doc = text \
    }

struct settings; /* shared/settings.h */

bool load_settings(struct loader *l, struct settings *out);
/* Sets the workspace's calendar from the settings and options (terms.c). */
void load_calendar(struct loader *l, struct settings *set);
/* The calendar of one whose file cannot be read: that above, and there may be other terms. */
const struct calendar *load_unknown_calendar(struct loader *l, const struct calendar *above);
/* Reports, once all classes are known, that none has the term that was asked for, or that some lack
 * it. Leaves out the learners of classes whose reports cannot be about it for that reason. */
void load_check_term_asked(struct loader *l);
/* The calendar of a school or class with terms of its own; otherwise `above`. */
const struct calendar *load_own_calendar(struct schema *s, struct written_terms *terms,
                                         const struct calendar *above);
extern const struct schema_table privacy_table, translation_table;
/* Checks the files that the privacy settings require, and reads the secret. `map` may be NULL.
 * False with a finding. */
bool load_check_privacy(struct schema *s, const struct yml *map, struct settings *set);
/* Does the workspace file with this name contain the secret or passphrases? */
bool load_is_kept_secret(const struct settings *set, const char *name);
/* The name of the learner's folder in the output: the id, or a name derived from it with the
 * school's secret. */
const char *load_out_folder(struct loader *l, const struct group *g, const char *id);
void load_scale(struct loader *l, const char *path, const char *id);
/* Resolves what levels say of levels of earlier scales, once all scales are known. */
void load_earlier_levels(struct loader *l);
/* The row for `scale`: one scale, or several with the days from which they are in force. */
extern const struct schema_table scale_from_table;
#define SCALES_ROW(S, member, text)                                                           \
    .key = "scale", SCHEMA_LIST(S, member.v, member.n, type_map), .table = &scale_from_table, \
    .doc = text
/* Are the days there, and in order? If not, there is a finding at `node`, the value of `scale`. */
bool load_check_scales(struct schema *s, const struct yml *node, const struct scales *scales);
/* Does one of them have errors of its own? */
bool load_any_scale_faulty(const struct scales *scales);
void load_frameworks(struct loader *l, const struct settings *settings);
/* Note the ids that a thing had before (`was` of its map), once all ids are known (renamed.c). An
 * id that another thing has, or had, is a finding, and the frameworks of both cannot be used. */
void load_renamed_framework(struct schema *s, const struct yml *map, struct framework *f);
void load_renamed_competency(struct schema *s, const struct yml *map, struct competency *c);
void load_renamed_target(struct schema *s, const struct yml *map, struct target *t);
/* The `after` of a target as written, kept until all targets are known. */
struct written_after {
    struct schema *schema; /* of its file */
    const struct yml **after;
    size_t n;
    const struct yml *node; /* the target */
};
/* Sets target.after; findings for unknown ids and for cycles. written: by index of the target. */
void load_prerequisites(struct loader *l, const struct written_after *written);
void load_credential(struct loader *l, const char *path, const char *id);
bool load_partners(struct loader *l, const char *path, void *context);
void load_snapshot(struct loader *l, const char *path, const char *id);
void load_pathway(struct loader *l, const char *path, const char *id);
void load_outlines(struct loader *l);
/* Is it the name of a file or folder of a class? */
bool load_is_of_class(const char *name);
void load_groups(struct loader *l, const struct settings *settings, struct os_entries root);
/* The ratings and the attendance of a class, from its folder. */
void load_class_logs(struct loader *l, struct os_entries found, struct group *g);
/* A learner's row in the class's roster.csv. */
struct roster_row {
    const char *id, *path; /* of the folder, which need not be there */
    struct source *source;
    const struct yml *root; /* as learner.yaml would be; NULL: the row has errors */
    struct mark mark;
    bool own; /* there is a learner.yaml, which counts */
};
struct class_roster {
    VEC(struct roster_row *) rows; /* by id, each once */
    bool unclear;                  /* there may be others, which are not understood */
};
/* Reads roster.csv, before the class's learners are listed. `found`: what is in the class's folder.
 * (class_roster.c) */
struct class_roster load_class_roster(struct loader *l, struct group *g, struct os_entries found);
/* The row does not count: the learner has a learner.yaml. */
void load_pass_over_row(struct loader *l, struct learner_place *p, const struct roster_row *row);
/* Adds those who have rows in consent.csv, and may be in a roster that is not understood, once all
 * learners are listed. Gives all learners their index. */
void load_guess_learners(struct loader *l);
/* Is it a file with the name of a roster? */
bool load_is_roster(const struct os_entry *e);
/* Is it a roster with another name, in a folder that has none? */
bool load_is_misnamed_roster(struct os_entries found, const struct os_entry *e);
/* Is there one in the folder, or may there be one? */
bool load_may_have_roster(const struct loader *l, const char *folder, struct os_entries found);
/* Is the root of the workspace the folder of its only class? */
bool load_is_class_here(const struct loader *l, struct os_entries root);
/* Reads consent.csv of every class, before anything else that classes say of their learners;
 * `found`: what is in the folder of each. (class_consent.c) */
void load_class_consents(struct loader *l, const struct os_entries *found);
/* Does a text begin or end consent, whatever it is called? As in the keys of `consent`. */
bool load_is_like_until(const char *key);
/* Leaves out everybody if a file of the class as a whole cannot be read. */
void load_class_unread(struct loader *l, struct group *g);
/* Keeps the list of a course until load_courses, which is to be called when all learners are
 * listed: it sets the members of courses and the courses of learners. Whoever may be meant by what
 * is not understood is left out. (courses.c) */
void load_note_course(struct loader *l, const struct written_course *c);
void load_courses(struct loader *l);
/* Sets what to print beside the names of learners of one class or course who have the same first
 * and last name: what they are called if that differs, or else the id. To be called after
 * load_courses. (namesakes.c) */
void load_tell_apart(struct loader *l);
/* The same for names that differ only in case, accents, or spaces: first and last name, and both
 * with what the learner is called. `first` must be set. */
const char *load_whole_name_key(struct arena *a, const struct learner_place *p);
const char *load_called_key(struct arena *a, const struct learner_place *p);
/* Leaves out every learner whose id appears in a text: of the class, or else of any. */
void load_doubt(struct loader *l, const struct group *g, const char *text, size_t n);
bool load_is_member(const struct group *course, const struct learner_place *p);
void load_class_narratives(struct loader *l, const char *path, struct group *g);
void load_class_activities(struct loader *l, const char *path, struct group *g);
/* A folder of the activities: one piece of evidence of several learners. */
void load_class_evidence(struct loader *l, const char *folder, const char *id, struct group *g);
void load_class_conferences(struct loader *l, const char *path, struct group *g);
void load_class_goals(struct loader *l, const char *path, struct group *g);
void load_class_plans(struct loader *l, const char *path, struct group *g);
void load_class_supports(struct loader *l, const char *path, struct group *g);
void load_class_judgements(struct loader *l, const char *path, struct group *g);
/* Adds the rows of learners who moved to those of their classes; to call once, after all logs. */
void load_add_moved_rows(struct loader *l);

/* The tables of whole files; kinds.c lists them. */
extern const struct schema_table consent_table, settings_table, scale_table, framework_table,
    credential_table, partner_table, pathway_table, school_table, class_table, profile_table,
    goal_table, plan_table, support_table, log_table, attendance_table, evidence_table,
    narrative_table, area_table, conference_table, dated_profile_table, class_narrative_table,
    class_translation_table, planned_table, judgement_table, outline_table, theme_table,
    snapshot_table, translation_head_table, shared_evidence_table, roster_table;

/* Read the file of a class or a school. Members that are not in the file, or not understood, keep
 * their values. */
void load_class(struct loader *l, const char *path, struct group *g);
void load_school(struct loader *l, const char *path, struct school *school);
/* agreements.md, about.md: Markdown only. If the file could be read, the schema is ready for more
 * checks. */
bool load_words(struct loader *l, const char *path, struct block **out, struct schema *s);

/* ---- translations ---- */

/* Notes a text that may be translated, if anyone asked for them (slots.c). `node` is its value. */
void load_note_slot(struct schema *s, const struct yml *node, const struct words *w, bool own);
/* load_put_words for a log: CSV. */
char *load_put_cells(struct arena *a, const struct load_put *puts, size_t n);
/* Says of the slot noted last, if it is of this node, that the learner wrote it. */
void load_own_slot(const struct schema *s, const struct yml *node);
/* Did anyone ask for slots in this file? */
bool load_wants_slots(const struct schema *s);
/* True, with a finding at `node`, if a translation ('tag') was made from another text than this
 * original. `of` may be NULL: then it is unknown. */
bool load_is_outdated(struct schema *s, const struct yml *node, const char *tag,
                      const char *original, const char *of);
/* The translations found so far, ready to be looked up. */
void load_settle_translations(struct loader *l, struct translations *out);

/* A Markdown text as it was read, whose translations are in files beside it: "about.es.md". */
struct load_markdown {
    const struct front *front;
    struct block *blocks;
    const struct yml *matter; /* says whom the translations may name, too; or NULL */
    struct os_entries beside; /* the files of the same folder */
    bool own, children;       /* the learner wrote it; children may be named (load_check_body) */
    const struct learner *everybody; /* whose text everybody may see; or NULL */
};
/* Reads the translations of the text of s->source. A faulty one is reported and left out. */
void load_markdown_translations(struct schema *s, const struct load_markdown *m);
/* The text of a file without its writer's private notes: what is translated. */
const char *load_without_notes(struct arena *a, const struct front *front);
void load_add_entry(struct arena *a, struct words *w, struct words_entry e);
/* Findings since then cost no learner: a faulty translation costs only itself. */
void load_spare_since(struct diags *diags, size_t since);
/* Is this the name of a translation of another file of the same folder, which is set? */
bool load_is_translation(struct arena *a, struct os_entries found, const char *name,
                         const char **original, const char **tag);
/* Is it meant as a translation, but misnamed, or of a file that is not there? Then there is a
 * finding. To ask only where the name means nothing else. */
bool load_is_stray_translation(struct loader *l, struct os_entries found, const char *folder,
                               const char *name);
/* Is it a translation of the class's agreements? */
bool load_is_agreements(struct os_entries found, const char *name);

/* ---- names of a class ---- */

/* Reads the names of the learners, who must be listed already, and sets the names of their
 * places. */
void load_names(struct loader *l, struct group *g);

/* Warn if text of loader.place (nothing to do if that is NULL) names another learner of the school
 * (mentions.c): in a Markdown file, whose `matter` may be NULL; in every text of a YAML tree; in
 * one cell; in a table; in a file name. `children`: they wrote it. */
void load_check_body(struct schema *s, const struct front *front, const struct block *blocks,
                     const struct yml *matter, bool children);
/* The same for a translation; `matter` is that of the original. */
void load_check_translated(struct schema *s, const struct front *front, const struct block *blocks,
                           const struct yml *matter, bool children);
void load_check_tree(struct schema *s, const struct yml *root, bool front_matter);
void load_check_note(struct schema *s, const struct yml *note);
void load_check_table(struct loader *l, struct source *source, const struct csv *csv,
                      const struct yml *matter);
void load_check_file_name(struct loader *l, const char *path, const struct yml *matter);

/* Those who share a piece of evidence. */
struct load_sharers {
    const struct group *group; /* whose piece it is */
    const struct learner_place *const *who;
    size_t n;
    size_t n_body;    /* bytes of the body that are everyone's: its beginning */
    const char *file; /* where the piece may say whom it mentions */
};
/* The same for a piece that several learners share, and the name of a file of it. Without a place:
 * what is everyone's; otherwise the learner's own words in it. */
void load_check_piece(struct schema *s, const struct front *front, const struct block *blocks,
                      const struct yml *matter, const struct load_sharers *sharers);
void load_check_piece_name(struct loader *l, const char *path, const struct yml *matter,
                           const struct load_sharers *sharers);
/* The row for `mentions` in the table of a file. */
#define MENTIONS(S, member)                                                            \
    {                                                                                  \
        .key = "mentions", SCHEMA_LIST(S, member.v, member.n, type_id), .spare = true, \
        .doc = "ids of other learners who may be named, such as a friend"              \
    }
/* Warn if text that everybody may see leads to the learner's home (private_text.c): in a whole
 * file; in the texts of a list, which may be NULL. */
void load_check_private(struct schema *s, const struct learner *learner);
void load_check_private_list(struct schema *s, const struct learner *learner,
                             const struct yml *list);
/* The same for a file of evidence, one warning for each kind: in its words; in a table on the page.
 * `own`: the school's address, or NULL. */
void load_check_private_words(struct arena *a, const struct learner_place *p,
                              const struct load_words_of *of, struct diags *diags);
void load_check_private_table(struct schema *s, const struct learner *learner, const char *own);
/* The same for texts that may contain the school's own address: only e-mail addresses and telephone
 * numbers are reported. `own`: the school's address, or NULL. `node` NULL: the whole file. */
void load_check_private_shared(struct schema *s, const struct yml *node, const char *own);

/* Files that belong to no learner (shared_text.c) are noted while they are read, and checked when
 * all learners are known. */
void load_note_shared(struct loader *l, struct shared_file file);
void load_check_shared(struct loader *l);
/* Reports that a term has just begun, and all narratives are about the one before (terms.c). */
void load_check_new_term(struct loader *l);
/* In mentions.c: check the names in such a file, and the ids under its `mentions`. */
void load_check_shared_names(struct loader *l, const struct shared_file *f,
                             const struct shared_scope *scope);
void load_check_shared_mentions(struct schema *s, const struct yml *map,
                                const struct shared_scope *scope);
/* Keys whose text is not searched for names: in any file; in a file that belongs to no learner. */
bool load_is_passed_over(const char *key);
bool load_is_on_no_page(const char *key);
/* Appends the text that a reader of Markdown sees, with a blank line between its parts, and with
 * the addresses of links if `addresses`. */
void load_add_blocks(struct buf *out, const struct block *list, bool addresses);

/* Where to look for an id: in a class; in a school (or, if `school` is NULL, in the classes without
 * one); everywhere. */
struct learners_of {
    const struct group *group;
    const struct school *school;
    bool one_school;
};
/* The ids that a name may refer to, however it is written: "'yusuf-haddad' or 'yusuf-khan'"; NULL
 * if no one has that name (meant.c). */
const char *load_ids_meant(struct loader *l, const char *written, const struct learners_of *of);

/* Is every id under `mentions` the id of a learner of the school? If not, there are findings, which
 * leave no one out. */
bool load_check_mentions(struct schema *s, const struct yml *map);

/* ---- kinds of files: one learner ---- */

/* about/<term or date>.md. */
struct dated_profile {
    struct date from;
    struct block *about;
    struct texts strengths, interests, needs, after_school, after_graduation, learns_best, mentions;
};

/* A learner being read. */
struct reading {
    struct loader *loader;
    struct learner *learner;
    VEC(struct rating) ratings;
    VEC(struct evidence *) evidence;
    VEC(struct narrative) narratives;
    VEC(struct area_note) areas;
    VEC(struct conference) conferences;
    VEC(struct dated_profile) profiles;
    bool lacks_frameworks;   /* some of the learner's or the class's frameworks cannot be used */
    struct os_entries found; /* in the learner's folder */
};

bool load_profile(struct loader *l, const char *path, void *reading);
/* The consent in a profile; none if it cannot be understood. Reports no findings. */
struct consent load_consent(const struct schema *s, const struct yml *profile);
bool load_about(struct loader *l, const char *path, void *reading);
bool load_dated_profiles(struct loader *l, const char *path, void *reading);
/* Chooses what the learner said and was like on the as-of day. */
void load_settle_profile(struct reading *r);
bool load_goals(struct loader *l, const char *path, void *reading);
bool load_plan(struct loader *l, const char *path, void *reading);
bool load_supports(struct loader *l, const char *path, void *reading);
bool load_ratings(struct loader *l, const char *path, void *reading);
bool load_ratings_book(struct loader *l, const char *path, void *reading);
bool load_evidence(struct loader *l, const char *path, void *reading);
bool load_narratives(struct loader *l, const char *path, void *reading);
bool load_conference(struct loader *l, const char *path, void *reading);
/* Gives an id to goals without one. False, with findings in the file, if one is there twice. */
bool load_settle_goals(struct loader *l, const char *path, struct learner *learner, bool sound);
bool load_conferences(struct loader *l, const char *path, void *reading);
/* Chooses the conference of the reports. */
void load_settle_conference(struct reading *r);
/* The term that the day belongs to, or the holidays after it. NULL: there is none. */
struct term *load_term_of_day(const struct calendar *c, struct date day);
/* The files of a folder narratives/<term> (areas.c). False if one of them has errors. */
bool load_area_folder(struct reading *r, const char *path, struct term *term);
/* The areas in a narrative: those under the key `areas`, whose by and date may be those of the
 * narrative, and the sections that begin with an area's id, which are cut from its text. */
bool load_areas_of_narrative(struct reading *r, struct schema *s, const struct yml *matter,
                             struct area_note *areas, size_t n, struct narrative *narrative);
/* The same for a learner's section of a class-wide narrative, where a heading may also be an area's
 * title, with a level after a colon. */
bool load_areas_of_section(struct reading *r, struct schema *s, struct narrative *narrative);
/* The same for its translation: adds the translations of the notes that the learner got for it,
 * those from number `areas` on, and cuts them from the text. `as` has the language and the
 * translator. */
bool load_areas_translated(struct reading *r, struct schema *s, const struct translation *as,
                           size_t areas, struct block **text);
/* A learner's section of a class-wide narrative: n has its term, by, and date. */
bool load_section_narrative(struct reading *r, struct schema *s, const struct front *front,
                            struct narrative *n);
/* Its translation, after it: n is the narrative, and its areas are those from number `areas` on. */
bool load_section_translated(struct reading *r, struct schema *s, const struct front *front,
                             const struct translation *as, const struct narrative *n, size_t areas);
/* To call once, after all narratives: gives them to the learner, in order. */
void load_settle_narratives(struct reading *r);
void load_settle_areas(struct reading *r);
/* What class-wide files say of the learner, after the learner's own files. */
bool load_class_share(struct reading *r);
extern const struct schema_table area_entry_table;

/* Ratings in the front matter of evidence: the rows of `shows`. */
extern const struct schema_table shown_table;
/* Gives the ratings to the learner, by date, then file, then line, then column: those with a level,
 * and apart from them those without one. */
void load_keep_ratings(struct learner *learner, struct rating *v, size_t n);
/* Reports what is odd about them, and counts rows that are written twice once (rating_checks.c). */
void load_check_ratings(struct reading *r);

#endif
