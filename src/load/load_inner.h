/* load_inner.h: what the files of load share: one loader, its index of ids, its own kinds of
 * values. Nobody else includes it.
 *
 * One file for every kind of file, with its table beside its reader. A reader gets the loader and
 * the path of a file that was found in a listing: only what a listing showed is ever opened, so
 * links are checked in one place (listing.c).
 */
#ifndef LOAD_INNER_H
#define LOAD_INNER_H

#include "base/hash.h"
#include "load/load.h"
#include "model/method.h"
#include "model/words.h"
#include "os/os.h"
#include "parse/csv.h"
#include "parse/front.h"
#include "parse/markdown.h"
#include "parse/schema.h"

#include <stdint.h>

struct scale;

/* ---- what is no learner's ---- */

struct shared_file { /* of a class, a school, or the workspace; kept until it is known who there is
                      */
    struct source *source;
    const struct yml *root;     /* of YAML */
    struct front body;          /* of Markdown */
    const struct block *blocks; /* the same, or NULL */
};
struct shared_texts {
    VEC(struct shared_file) list;
};

struct shared_scope {            /* who reads such a file */
    const struct group *group;   /* those of a class; or NULL */
    const struct school *school; /* those of a school; both NULL: all */
    const char *whose;           /* "the class 'maple'" */
    const char *file;            /* that may say whom its texts may name */
    struct texts mentions;       /* whom that file, and those above it, say */
    bool everybody;              /* some of its learners have pages that everybody may see */
};

/* ---- the index of ids ---- */

struct names { /* of one kind of thing */
    struct table *table;
    VEC(const char *) ids; /* in order */
};

struct load_index {
    struct names scales, frameworks, targets, credentials, partners, pathways, terms, reports,
        themes;
    bool framework_unread, partner_unread,
        term_unread;              /* not all could be read: some ids are not known */
    struct texts framework_files; /* "frameworks/math-5.yaml" */
    struct rosters *rosters;      /* what learners are called (roster.h) */
    struct shared_texts shared;   /* files that are no learner's */
};

void ids_start(struct names *n, struct arena *a);
/* What had this id before, or NULL; then nothing is changed. */
void *ids_add(struct names *n, struct arena *a, const char *id, void *thing);
void *ids_find(const struct names *n, const char *id);

/* ---- the loader ---- */

struct loader {
    struct arena *arena;
    const struct load_options *options; /* NULL for a learner */
    const char *root;
    struct diags *diags;
    struct workspace *w; /* a learner's loader only reads it */
    struct load_index *index;
    const char *learner;               /* path of the learner being read, or NULL */
    const struct learner_place *place; /* whose text is being read, or NULL */
    struct learner_place *keep;        /* gets the bytes of the next file, in `keep_in`; or NULL */
    struct arena *keep_in;
    struct texts
        unclear; /* of a learner: pieces of evidence whose front matter cannot be understood */
    struct unknown unknown; /* of a learner */
};

/* One more in a short list. */
void load_add_text(struct arena *a, struct texts *list, const char *text);
/* A finding about a file or folder as a whole. Always false. */
bool load_fault(struct loader *l, enum code code, const char *path, const char *text,
                const char *remedy);
/* A finding in a learner's file that costs what it stands at, and leaves nobody out. */
void load_spare_fault(struct schema *s, const struct yml *node, enum code code, const char *text,
                      const char *remedy);
/* Where a node stands, for the model. */
struct mark load_mark(const struct schema *s, const struct yml *node);

/* ---- files ---- */

/* Read and check a text file. NULL, with a finding, when it cannot be used. */
struct source *load_text(struct loader *l, const char *path, size_t limit);
/* The same, of a file whose lines are independent of each other: where some hold bytes that are no
 * text, told once, they are listed in *bad, ascending. */
struct source *load_lines(struct loader *l, const char *path, size_t limit, int **bad,
                          size_t *n_bad);
/* Read YAML. False with a finding; *root is NULL for an empty file. The schema is ready to fill
 * from the tree. */
bool load_yaml(struct loader *l, const char *path, struct schema *s, struct yml **root);
/* Read a Markdown file with front matter. *matter is NULL without one. */
bool load_front(struct loader *l, const char *path, struct schema *s, struct yml **matter,
                struct front *front);
/* Fill a struct from a whole YAML file; an empty file counts as an empty map. False when anything
 * was wrong.
 */
bool load_map(struct loader *l, const char *path, const struct schema_table *t, void *item);
/* The same of a file whose root is a list. */
bool load_list(struct loader *l, const char *path, const struct schema_table *t, void *items,
               size_t *n);
/* No two maps of a list have one id; else findings. what: "goal". load_list has asked already. */
bool load_unique(struct schema *s, const struct yml *list, const char *what);
/* Fill from front matter; without one, from an empty map. */
bool load_matter(struct schema *s, const struct schema_table *t, const struct yml *matter,
                 void *item);
/* The Markdown after the front matter, or NULL. `under` as in markdown.h. */
struct block *load_body(struct schema *s, const struct front *front, int under);

enum { TEXT_UNDER = 2 }; /* people's own texts stand under headings of level 2 */

/* ---- folders ---- */

/* What stands in a folder, sorted: hidden files and leavings of editors left out, links followed
 * when they stay inside the workspace (OS_FILE, OS_FOLDER), with a finding and left out when not.
 * Empty when there is no such folder. */
struct os_entries load_folder(struct loader *l, const char *path);
/* Could the folder not be read? To be asked right after load_folder. */
bool load_is_unread(const struct loader *l, struct os_entries found, const char *folder);
/* Is the file missing from a folder that could be read? */
bool load_lacks(const struct loader *l, struct os_entries found, const char *folder,
                const char *name);

struct load_entry { /* what may stand in a folder; ends with a NULL name */
    const char *name;
    enum os_kind kind; /* OS_FILE or OS_FOLDER */
    bool (*read)(struct loader *l, const char *path,
                 void *context); /* NULL: somebody else reads it */
};
/* Read all that is known and warn of what is not. `also`, if not NULL, says which other names are
 * fine. False when a reader said so. */
bool load_entries(struct loader *l, const char *folder, struct os_entries found,
                  const struct load_entry *known,
                  bool (*also)(void *context, const struct os_entry *e), void *context);
bool load_has(struct os_entries found, const char *name, enum os_kind kind);
/* [a-z0-9][a-z0-9-]*; else a finding at the folder. */
bool load_check_id(struct loader *l, const char *path, const char *name, const char *what);
/* Every <id>.yaml of a folder; others get a warning. */
void load_each(struct loader *l, const char *folder,
               void (*read)(struct loader *l, const char *path, const char *id));
const char *load_path(struct loader *l, const char *folder, const char *name); /* "" is the root */

/* ---- kinds of values ---- */

extern const struct schema_type type_words; /* struct words */
extern const struct schema_type type_id;    /* const char *: letters, digits, '-', '.', '_' */
extern const struct schema_type
    type_level; /* struct dec: a value of some scale; load_level_fits says of which */
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
extern const struct schema_type type_later_target, type_later_framework,
    type_later_term; /* kept: read by load_later */

struct chosen { /* frameworks that a list of ids names */
    struct framework **v;
    size_t n;
    bool known; /* one of them at least is there; else the list says nothing */
    bool lacks; /* one is there and cannot be used */
};

struct moment {
    struct date date;
    int hour, minute; /* -1 = no time */
};

/* A name that is missing has its finding; the id stands in for it, so that nobody after `load`
 * meets no name. */
void load_name(struct loader *l, struct words *name, const char *id);

/* What a node that was kept for later refers to. `type` is type_target and so on. False with a
 * finding; *thing is NULL without one where the thing has errors of its own, told in its own file:
 * what refers to it does without. */
bool load_later(struct schema *s, const struct schema_type *type, const struct yml *node,
                void **thing);
/* Frameworks by id. *sound: no id is unknown. */
struct chosen load_chosen(struct schema *s, const struct yml **ids, size_t n, bool *sound);
/* "no term 'x'" for a file that is named after one. NULL with a finding, and without one where it
 * may be one that could not be read. */
struct term *load_term(struct loader *l, const char *path, const char *id);
/* The value is on the target's scale; else a finding at node. */
bool load_level_fits(struct schema *s, const struct scale *scale, const struct yml *node,
                     struct dec level);
/* Warn of a date after the as-of day: what is dated so is not known yet, and left out. Not when
 * another day was asked for on purpose (--as-of). `what` with its article. */
void load_check_future(struct schema *s, const struct yml *map, const char *key, struct date date,
                       const char *what);
/* Two dates of a map in order, if both are set; else a finding. */
bool load_in_order(struct schema *s, const struct yml *map, const char *first_key,
                   struct date first, const char *last_key, struct date last);

/* ---- kinds of files: what all share ---- */

struct settings {
    struct words name;
    const char *language, *theme, *published_at;
    struct term *terms;
    size_t n_terms;
    const struct yml *term;
    struct date as_of;
    int paper; /* enum paper; -1 = by language */
    struct scale *scale;
    struct method method;
    bool has_method;
    const struct yml **frameworks;
    size_t n_frameworks;
    struct chosen chosen; /* frameworks of a class that names none itself */
    struct {
        int stalled_days, no_evidence_days;
    } supports;
    struct {
        bool secret_paths, photos_all;
        const char *lock;
    } privacy;
    const char *secret; /* of secret.txt, where folders are named by it */
    struct texts reports, mentions;
    struct schema schema;                           /* of its file, for what is resolved later */
    bool terms_unread;                              /* some have no id */
    bool terms_spoilt, scale_spoilt, method_spoilt; /* written, and not understood */
    bool faulty;                                    /* nothing may be built */
};

bool load_settings(struct loader *l, struct settings *out);
extern const struct schema_table privacy_table;
/* The files that the settings of privacy rest on: reads the secret. `map` may be NULL. False with a
 * finding. */
bool load_check_privacy(struct schema *s, const struct yml *map, struct settings *set);
/* A file of the workspace that holds the secret or passphrases. */
bool load_is_kept_secret(const struct settings *set, const char *name);
/* The name of the learner's folder in the output: the id, or what the school's secret makes of it.
 */
const char *load_out_folder(struct loader *l, const struct group *g, const char *id);
void load_scale(struct loader *l, const char *path, const char *id);
void load_frameworks(struct loader *l, const struct settings *settings);
/* The `after` of a target as it was written, for when all targets are known. */
struct written_after {
    struct schema *schema; /* of its file */
    const struct yml **after;
    size_t n;
    const struct yml *node; /* the target */
};
/* Sets target.after; findings for ids that do not exist and for circles. written: by index of
 * target. */
void load_prerequisites(struct loader *l, const struct written_after *written);
void load_credential(struct loader *l, const char *path, const char *id);
bool load_partners(struct loader *l, const char *path, void *context);
void load_snapshot(struct loader *l, const char *path, const char *id);
void load_pathway(struct loader *l, const char *path, const char *id);
void load_outlines(struct loader *l);
void load_groups(struct loader *l, const struct settings *settings, struct os_entries root);
void load_class_ratings(struct loader *l, const char *path, struct group *g);
extern const struct schema_table method_table;

/* The tables of whole files: listed in kinds.c. */
extern const struct schema_table settings_table, scale_table, framework_table, credential_table,
    partner_table, pathway_table, school_table, class_table, profile_table, goal_table, plan_table,
    support_table, log_table, evidence_table, narrative_table, conference_table, outline_table,
    theme_table, snapshot_table;

/* The class's or school's file. Members that nothing was written for, or nothing that can be
 * understood, stay as they were. */
void load_class(struct loader *l, const char *path, struct group *g);
void load_school(struct loader *l, const char *path, struct school *school);
/* agreements.md, about.md: Markdown alone. The schema is ready for more checks where the file could
 * be read. */
bool load_words(struct loader *l, const char *path, struct block **out, struct schema *s);

/* ---- names of a class ---- */

/* Read the names of the learners, which must be listed: sets the names of their places. */
void load_names(struct loader *l, struct group *g);

/* Warn where text of loader.place (nothing without one) names another learner of the school
 * (mentions.c): of a Markdown file, whose `matter` may be NULL; of every text in a YAML tree; of
 * one cell; of a table; of a file's name. `children`: they wrote it. */
void load_check_body(struct schema *s, const struct front *front, const struct block *blocks,
                     const struct yml *matter, bool children);
void load_check_tree(struct schema *s, const struct yml *root, bool front_matter);
void load_check_note(struct schema *s, const struct yml *note);
void load_check_table(struct loader *l, struct source *source, const struct csv *csv,
                      const struct yml *matter);
void load_check_file_name(struct loader *l, const char *path, const struct yml *matter);
/* The row of `mentions` in the table of a file. */
#define MENTIONS(S, member)                                                                       \
    {                                                                                             \
        .key = "mentions", SCHEMA_LIST(S, member.v, member.n, type_id), .spare = true,            \
        .doc = "ids of other learners whose names are meant where they stand, such as a friend's" \
    }
/* Warn where text that everybody may see leads to the learner's home (private_text.c): a whole
 * file; texts of a list, which may be NULL. */
void load_check_private(struct schema *s, const struct learner *learner);
void load_check_private_list(struct schema *s, const struct learner *learner,
                             const struct yml *list);
/* The same of a file of evidence, each kind once: its words; a table on the page. `own`: what the
 * school says is its address; or NULL. */
void load_check_private_words(struct arena *a, const struct learner_place *p,
                              const struct load_words_of *of, struct diags *diags);
void load_check_private_table(struct schema *s, const struct learner *learner, const char *own);
/* The same of texts that lead to nobody's home when they are the school's own: e-mail addresses and
 * telephone numbers alone. `own`: what the school says is its address; or NULL. `node` NULL: the
 * whole file. */
void load_check_private_shared(struct schema *s, const struct yml *node, const char *own);

/* Files that are no learner's (shared_text.c) are noted while they are read, and looked through
 * when all learners are known. */
void load_note_shared(struct loader *l, struct shared_file file);
void load_check_shared(struct loader *l);
/* Of mentions.c: the names in one of them; the ids under its `mentions`. */
void load_check_shared_names(struct loader *l, const struct shared_file *f,
                             const struct shared_scope *scope);
void load_check_shared_mentions(struct schema *s, const struct yml *map,
                                const struct shared_scope *scope);
/* Keys whose text is looked for no names: of any file; of one that is no learner's. */
bool load_is_passed_over(const char *key);
bool load_is_on_no_page(const char *key);
/* What a reader sees of Markdown, a blank line between its parts; with the addresses of links. */
void load_add_blocks(struct buf *out, const struct block *list, bool addresses);

/* Where an id is looked for: in a class; in a school, or where `school` is NULL in those without
 * one; everywhere. */
struct learners_of {
    const struct group *group;
    const struct school *school;
    bool one_school;
};
/* Whose id is meant by a name, however it is written: "'yusuf-haddad' or 'yusuf-khan'"; NULL where
 * nobody is called so (meant.c). */
const char *load_ids_meant(struct loader *l, const char *written, const struct learners_of *of);

/* Every id under `mentions` is a learner's of the school; else findings. Ones that leave nobody
 * out. */
bool load_check_mentions(struct schema *s, const struct yml *map);

/* ---- kinds of files: one learner ---- */

struct reading { /* a learner being read */
    struct loader *loader;
    struct learner *learner;
    VEC(struct rating) ratings;
    VEC(struct evidence *) evidence;
    VEC(struct narrative) narratives;
    bool lacks_frameworks;   /* some of the learner's, or of the class's, cannot be used */
    struct os_entries found; /* in the learner's folder */
};

bool load_profile(struct loader *l, const char *path, void *reading);
/* What a profile agrees to; nothing where that cannot be understood. Tells nothing. */
struct consent load_consent(const struct schema *s, const struct yml *profile);
bool load_about(struct loader *l, const char *path, void *reading);
bool load_goals(struct loader *l, const char *path, void *reading);
bool load_plan(struct loader *l, const char *path, void *reading);
bool load_supports(struct loader *l, const char *path, void *reading);
bool load_ratings(struct loader *l, const char *path, void *reading);
bool load_evidence(struct loader *l, const char *path, void *reading);
bool load_narratives(struct loader *l, const char *path, void *reading);
bool load_conference(struct loader *l, const char *path, void *reading);

/* The learner as known on the as-of day. Not there is what is dated later: ratings, evidence, goals
 * (by the day on which they were set), check-ins, supports, calls for help, judgements, narratives.
 * A rating on a piece that is not known yet is a rating alone.
 *
 * Plan dates, the due dates of goals and the conference lie ahead by their nature and stay. What a
 * file does not date cannot be taken back: the status of a goal, the outcome of a support, the
 * profile. */
struct learner *load_known(struct learner *written);

/* Ratings written in the front matter of evidence: rows of `shows`. */
extern const struct schema_table shown_table;
/* By date, then file, then line, then column. */
void load_sort_ratings(struct rating *v, size_t n);

#endif
