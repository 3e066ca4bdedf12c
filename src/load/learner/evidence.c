/* evidence.c: evidence/<date>-<slug>/index.md with its files, or evidence/<date>-<slug>.md: what
 * was done, what it shows, and the learner's reflection. Pictures are only listed here; `media`
 * opens them. */
#include "load/learner/shared_evidence.h"

#include "base/answer.h"
#include "base/ascii.h"
#include "base/ending.h"
#include "base/hash.h"
#include "i18n/spelling.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/people.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- tables ---- */

struct caption {
    const char *name, *alt, *caption;
    struct people_said said;
};

static const struct schema_field caption_key = {
    .key = "files", SCHEMA_TEXT(struct caption, name), .doc = "name of a file in the folder"};
static const struct schema_field caption_fields[] = {
    {.key = "alt",
     SCHEMA_OWN(struct caption, alt),
     .doc = "what can be seen, for those who cannot see it"},
    {.key = "caption", SCHEMA_OWN(struct caption, caption), .doc = "shown under it"},
    {.key = "people",
     SCHEMA_ONE(struct caption, said, type_people),
     .doc = "who can be seen or heard in this file (as the piece says)"},
};
static const struct schema_table caption_table = {.what = "a file's texts",
                                                  .size = sizeof(struct caption),
                                                  SCHEMA_ROWS(caption_fields),
                                                  .alone = "alt",
                                                  .entry_key = &caption_key};

static const struct schema_word kind_words[] = {
#define X(NAME, text) {text, EVIDENCE_##NAME, NULL},
    EVIDENCE_KINDS(X)
#undef X
        {NULL, 0, NULL}};

static const struct schema_word audience_words[] = {
#define X(NAME, text, also) {text, AUDIENCE_##NAME, NULL},
    AUDIENCES(X)
#undef X
        {NULL, 0, NULL}};

static const char *const audience_instead[] = {
#define X(NAME, text, also) also,
    AUDIENCES(X)
#undef X
};

/* Front matter as written, with values that struct evidence holds in another form. */
struct matter {
    struct evidence evidence;
    struct rating *shows;
    size_t n_shows;
    struct caption *captions;
    size_t n_captions;
    const struct yml *learners, *all, *levels; /* of a piece of several learners */
};

#define FIRST_ROWS                                                                               \
    {.key = "title",                                                                             \
     SCHEMA_OWN(struct matter, evidence.title),                                                  \
     .required = true,                                                                           \
     .doc = "what it is"},                                                                       \
        {.key = "date",                                                                          \
         SCHEMA_ONE(struct matter, evidence.date, type_date),                                    \
         .doc = "the day (the one that the name begins with)"},                                  \
    {                                                                                            \
        .key = "kind", SCHEMA_ONE(struct matter, evidence.kind, type_word), .words = kind_words, \
        .fallback = "other", .doc = "what kind of work"                                          \
    }
#define LAST_ROWS                                                                                             \
    {.key = "partner",                                                                                        \
     SCHEMA_ONE(struct matter, evidence.partner, type_partner),                                               \
     .doc = "a community partner"},                                                                           \
        {.key = "hours",                                                                                      \
         SCHEMA_ONE(struct matter, evidence.hours, type_dec),                                                 \
         SCHEMA_HAS(struct matter, evidence.has_hours),                                                       \
         .min = 0,                                                                                            \
         .max = 10000,                                                                                        \
         .doc = "how many hours it took"},                                                                    \
        {.key = "featured",                                                                                   \
         SCHEMA_ONE(struct matter, evidence.featured, type_bool),                                             \
         .doc = "shown first (false)"},                                                                       \
        {.key = "audience",                                                                                   \
         SCHEMA_ONE(struct matter, evidence.audience, type_word),                                             \
         .words = audience_words,                                                                             \
         .instead = audience_instead,                                                                         \
         .fallback = "family",                                                                                \
         .doc = "who may see it"},                                                                            \
        {.key = "people",                                                                                     \
         SCHEMA_ONE(struct matter, evidence.said, type_people),                                               \
         .doc =                                                                                               \
             "who can be seen or heard: true, false, or ids of other learners, all of whom must have agreed " \
             "(true of pictures, films, and recordings; false of documents)"},                                \
        MENTIONS(struct matter, evidence.mentions), {                                                         \
        .key = "files", .type = &type_entries, SCHEMA_AT(struct matter, captions),                            \
        .count = offsetof(struct matter, n_captions), .table = &caption_table,                                \
        .doc = "texts by file name: {alt, caption}, and who is in it: {people}"                               \
    }

static const struct schema_field matter_fields[] = {
    FIRST_ROWS,
    {.key = "shows",
     SCHEMA_LIST(struct matter, shows, n_shows, type_map),
     .table = &shown_table,
     .doc = "ratings"},
    LAST_ROWS,
};
const struct schema_table evidence_table = {
    .what = "evidence",
    .size = sizeof(struct matter),
    SCHEMA_ROWS(matter_fields),
    .doc = "evidence/…/index.md: front matter of one piece of evidence"};

static const struct schema_field shared_fields[] = {
    FIRST_ROWS,
    {.key = "learners",
     .also = "with participants",
     SCHEMA_ONE(struct matter, learners, type_kept),
     .required = true,
     .doc = "the ids of those who took part"},
    {.key = "all",
     .also = "shows ratings",
     SCHEMA_ONE(struct matter, all, type_kept),
     .doc = "the level of everyone who took part, by target; or all of a rating, with its level"},
    {.key = "levels",
     SCHEMA_ONE(struct matter, levels, type_kept),
     .doc = "what is otherwise for a learner, by id: a level, or levels by target; 'none' is none"},
    LAST_ROWS,
};
const struct schema_table shared_evidence_table = {
    .what = "evidence of several learners",
    .size = sizeof(struct matter),
    SCHEMA_ROWS(shared_fields),
    .doc = "activities/…/index.md of a class: front matter of one piece of evidence of several "
           "learners"};

/* ---- files ---- */

static bool has_ending(const char *name, const char *const *endings) {
    const char *dot = strrchr(name, '.');
    for (; dot && *endings; endings++)
        if (strcasecmp(dot + 1, *endings) == 0) return true;
    return false;
}

/* A piece of evidence being read. */
struct piece {
    struct reading *r;
    const char *folder;       /* NULL for a single file */
    const char *path;         /* of the Markdown file */
    struct os_entries found;  /* in the folder */
    struct os_entries beside; /* the Markdown file */
    struct schema schema;
    const struct yml *matter;
    struct matter m;
    const char **composed; /* the names of the files in NFC; NULL until one is looked for */
    const struct shared_evidence *shared; /* NULL: the learner's alone */
    struct load_sharers sharers;
};

/* May everybody see the piece? */
static bool is_public(const struct piece *p) {
    return p->m.evidence.audience == AUDIENCE_PUBLIC &&
           p->r->learner->consent.given[CONSENT_PUBLIC];
}

static void check_private_table(const struct piece *p, struct source *source) {
    struct loader *l = p->r->loader;
    const struct group *g = p->r->learner->group;
    struct schema s = {.arena = l->arena, .source = source, .diags = l->diags, .context = l};
    if (is_public(p))
        load_check_private_table(&s, p->r->learner, g && g->school ? g->school->address : NULL);
}

static bool is_picture(const char *name) {
    static const char *const endings[] = {"jpg",  "jpeg", "png", "webp",
                                          "heic", "heif", "gif", NULL};
    return has_ending(name, endings);
}

static bool is_table(const char *name) {
    static const char *const endings[] = {"csv", NULL};
    return has_ending(name, endings);
}

/* A comment in the cells of a table, which may go on in the next cells and rows. */
struct table_comment {
    bool open;
    struct spot at; /* the cell with its beginning */
};

/* A cell without its writer's private notes, which are not shown on any page. */
static const char *cell_text(struct arena *a, const struct csv_cell *cell,
                             struct table_comment *comment) {
    if (!comment->open && !strstr(cell->text, "<!--")) return cell->text;
    struct buf kept = BUF_INIT;
    for (const char *text = cell->text;;) {
        const char *mark = strstr(text, comment->open ? "-->" : "<!--");
        if (!comment->open) buf_add(&kept, text, mark ? (size_t)(mark - text) : strlen(text));
        if (!mark) break;
        text = mark + (comment->open ? 3 : 2); /* "<!-->" is a comment as well */
        comment->open = !comment->open;
        comment->at = cell->at;
    }
    const char *text = buf_dup(&kept, a);
    buf_release(&kept);
    return text;
}

/* Comments are cut before all that follows, such as the search for names. */
static void cut_comments(struct loader *l, struct source *s, struct csv *csv) {
    struct table_comment comment = {0};
    for (size_t i = 0; i < csv->n_columns; i++)
        csv->heads[i].text = cell_text(l->arena, &csv->heads[i], &comment);
    for (size_t r = 0; r < csv->n_rows; r++)
        for (size_t i = 0; i < csv->n_columns; i++) {
            struct csv_cell *cell = &csv->rows[r].cells[i];
            cell->text = cell_text(l->arena, cell, &comment);
        }
    if (comment.open)
        source_fault(s, l->diags, CODE_MD_COMMENT, comment.at,
                     "this comment is not closed: it and everything after it is left out",
                     "close it with -->");
}

static const char **row_texts(struct arena *a, const struct csv_cell *cells, size_t n) {
    const char **texts = arena_array(a, n, sizeof *texts);
    for (size_t i = 0; i < n; i++) texts[i] = cells[i].text;
    return texts;
}

static bool read_table(struct piece *p, struct evidence_file *file) {
    struct loader *l = p->r->loader;
    struct source *s = load_text(l, file->path, SOURCE_CSV_LIMIT);
    if (!s) return false;
    size_t before = l->diags->errors;
    struct csv *csv = csv_parse(s, l->diags);
    if (!csv) return l->diags->errors == before;
    cut_comments(l, s, csv);
    load_check_table(l, s, csv, p->matter);
    check_private_table(p, s);
    struct table_data *t = file->table = arena_make(l->arena, struct table_data);
    *t = (struct table_data){row_texts(l->arena, csv->heads, csv->n_columns), csv->n_columns,
                             arena_array(l->arena, csv->n_rows, sizeof *t->rows), csv->n_rows};
    for (size_t i = 0; i < csv->n_rows; i++)
        t->rows[i] = row_texts(l->arena, csv->rows[i].cells, csv->n_columns);
    return csv->sound;
}

/* "index (1).md", "index-LAPTOP.md", "index.md.orig": synchronization programs leave such copies,
 * which contain an earlier index.md with its comments. */
static bool is_copy_of_index(const char *name) {
    static const char *const beside[] = {".txt", ".orig", ".bak", "~"};
    if (strncasecmp(name, "index", 5) != 0) return false;
    if (ending_is(name, ".md") || ending_is(name, ".markdown") ||
        strcasecmp(name, "index.txt") == 0)
        return true;
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        if (ending_is(name, beside[i]) && strstr(name, ".md")) return true;
    return false;
}

/* "index.es.md": read with index.md. */
static bool is_translated_index(const struct piece *p, const char *name) {
    const char *original, *tag;
    return load_is_translation(p->r->loader->arena, p->found, name, &original, &tag) &&
           strcmp(original, "index.md") == 0;
}

/* Does the name of a file, or of the piece, name another learner? One that is everyone's is looked
 * at once. */
static void check_name(struct piece *p, const char *path, bool of_all) {
    struct loader *l = p->r->loader;
    if (p->shared && of_all)
        load_check_piece_name(l, path, p->matter, &p->sharers);
    else
        load_check_file_name(l, path, p->matter);
}

static bool list_files(struct piece *p) {
    struct loader *l = p->r->loader;
    struct evidence *e = &p->m.evidence;
    bool sound = true;
    e->files = arena_array(l->arena, p->found.n, sizeof *e->files);
    for (size_t i = 0; i < p->found.n; i++) {
        const struct os_entry *f = &p->found.v[i];
        const char *path = load_path(l, p->folder, f->name);
        if (f->kind == OS_FOLDER)
            load_fault(l, CODE_UNKNOWN_IN_EVIDENCE, path,
                       arena_printf(l->arena, "the folder '%s' is not used here",
                                    source_quote(l->arena, f->name)),
                       "put its files beside index.md");
        if (f->kind != OS_FILE || strcmp(f->name, "index.md") == 0) continue;
        if (is_translated_index(p, f->name)) continue;
        if (is_copy_of_index(f->name)) {
            load_fault(l, CODE_UNKNOWN_IN_EVIDENCE, path,
                       arena_printf(l->arena,
                                    "'%s' looks like a copy of index.md, and is not published",
                                    source_quote(l->arena, f->name)),
                       "delete it, or give it another name if readers are to see it");
            continue;
        }
        struct evidence_file *file = &e->files[e->n_files++];
        *file = (struct evidence_file){
            .name = f->name, .path = path, .size = os_look(os_join(l->arena, l->root, path)).size};
        check_name(p, path, p->shared && load_has(p->shared->found_by_all, f->name, OS_FILE));
        if (is_table(f->name)) sound = read_table(p, file) && sound;
    }
    return sound;
}

/* Macs write "é" in names of files as two characters, and keyboards as one: the same name. Each name
 * is composed once. */
static struct evidence_file *find_file(struct piece *p, const char *name) {
    struct arena *a = p->r->loader->arena;
    const struct evidence *e = &p->m.evidence;
    for (size_t i = 0; i < e->n_files; i++)
        if (strcmp(e->files[i].name, name) == 0) return &e->files[i];
    if (!p->composed) {
        p->composed = arena_array(a, e->n_files + 1, sizeof *p->composed);
        for (size_t i = 0; i < e->n_files; i++)
            p->composed[i] = spell_composed(a, e->files[i].name);
    }
    struct evidence_file *found = NULL;
    name = spell_composed(a, name);
    for (size_t i = 0; i < e->n_files; i++) {
        if (strcmp(p->composed[i], name) != 0) continue;
        if (found) return NULL; /* it may be either */
        found = &e->files[i];
    }
    return found;
}

static void no_file(struct piece *p, const struct yml *node, const char *name) {
    struct schema *s = &p->schema;
    const struct evidence *e = &p->m.evidence;
    const char **names = arena_array(s->arena, e->n_files, sizeof *names);
    for (size_t i = 0; i < e->n_files; i++) names[i] = e->files[i].name;
    const char *remedy = "evidence with files is a folder: put index.md and the files into one";
    if (e->n_files)
        remedy = schema_suggest(s->arena, name, names, e->n_files,
                                arena_printf(s->arena, "the files in %s are %s", p->folder,
                                             schema_names(s->arena, names, e->n_files, 24)));
    else if (p->folder)
        remedy = arena_printf(s->arena, "put the file into %s, beside index.md", p->folder);
    load_spare_fault(
        s, node, CODE_NO_FILE,
        arena_printf(s->arena, "no file '%s' beside this evidence", source_quote(s->arena, name)),
        remedy);
}

static const struct yml *caption_node(const struct piece *p, const char *name) {
    const struct yml *map = yml_get(p->matter, "files");
    for (size_t i = 0; map && map->kind == YML_MAP_NODE && i < map->n; i++)
        if (strcmp(map->entries[i].key->text, name) == 0) return map->entries[i].key;
    return map ? map : p->matter;
}

/* It is not known which of the two says who is in it. */
static void described_twice(struct piece *p, const struct yml *node, struct evidence_file *file) {
    struct schema *s = &p->schema;
    load_spare_fault(s, node, CODE_DUPLICATE_ID,
                     arena_printf(s->arena, "two entries are for the file '%s'",
                                  source_quote(s->arena, file->name)),
                     "keep one of them: an accent typed in two ways is still the same name");
    file->said = (struct people_said){.people = PEOPLE_SHOWN, .unknown = true};
}

static bool is_yes(const struct yml *value) {
    return value->kind == YML_SCALAR_NODE && answer_of(value->text) == ANSWER_YES;
}

/* In the files of a piece of several learners, everyone who took part may be seen, unless it says
 * who can. `node` is what is written, or NULL. */
static void add_who_took_part(const struct piece *p, const struct yml *node,
                              struct people_said *said) {
    const struct shared_evidence *e = p->shared;
    if (!e || said->people == PEOPLE_NONE) return;
    if (node && !yml_is_null(node) && !is_yes(node)) return;
    said->with = arena_array(p->schema.arena, e->n_who, sizeof *said->with);
    for (size_t i = 0; i < e->n_who; i++)
        if (e->who[i] == p->r->loader->place)
            said->self = true;
        else
            said->with[said->n_with++] = e->who[i];
    said->took_part = true;
    said->unknown = said->unknown || e->unknown;
}

static const struct yml *people_of_file(const struct piece *p, const char *name) {
    const struct yml *files = yml_get(p->matter, "files"),
                     *file = files && files->kind == YML_MAP_NODE ? yml_get(files, name) : NULL;
    return file && file->kind == YML_MAP_NODE ? yml_get(file, "people") : NULL;
}

/* A missing file affects only its own texts. Returns false if one is missing: its name may be
 * another file's name, misspelled. */
static bool apply_captions(struct piece *p) {
    struct evidence *e = &p->m.evidence;
    bool *described = arena_array(p->schema.arena, e->n_files, sizeof *described), sound = true;
    for (size_t i = 0; i < p->m.n_captions; i++) {
        const struct caption *c = &p->m.captions[i];
        struct evidence_file *file = find_file(p, c->name);
        if (file && described[file - e->files]) {
            described_twice(p, caption_node(p, c->name), file);
            sound = false;
        } else if (file) {
            described[file - e->files] = true;
            file->alt = c->alt;
            file->caption = c->caption;
            if (c->said.people) {
                file->said = c->said;
                add_who_took_part(p, people_of_file(p, c->name), &file->said);
            }
        } else {
            no_file(p, caption_node(p, c->name), c->name);
            sound = false;
            /* it is not known which file shows them, so it may be any file of the piece */
            if (c->said.people == PEOPLE_SHOWN)
                e->said = (struct people_said){.people = PEOPLE_SHOWN, .unknown = true};
        }
    }
    return sound;
}

/* The name of the file that ![...](url) shows, if it may be one beside the text: "./my%20bridge.jpg"
 * is "my bridge.jpg". */
static const char *name_of_url(struct arena *a, const char *url) {
    struct buf name = BUF_INIT;
    if (strncmp(url, "./", 2) == 0) url += 2;
    for (const char *c = url; *c; c++) {
        static const char digits[] = "0123456789abcdef";
        const char *high = *c == '%' && c[1] ? strchr(digits, ascii_lower(c[1])) : NULL;
        const char *low = high && c[2] ? strchr(digits, ascii_lower(c[2])) : NULL;
        if (low) c += 2;
        buf_char(&name, low ? (char)((high - digits) * 16 + (low - digits)) : *c);
    }
    const char *copy = buf_dup(&name, a);
    buf_release(&name);
    return copy;
}

/* A picture in the text is one of the files of the piece, which are shown beside the text. */
static const char *refuse_picture(void *context, const char *url) {
    struct piece *p = context;
    struct arena *a = p->r->loader->arena;
    const struct evidence_file *file = find_file(p, name_of_url(a, url));
    if (file && is_picture(file->name)) return NULL;
    if (file) return "take the '!' out: the file is no photo, and is listed below the text";
    if (strstr(url, "://"))
        return "pictures of other sites are not loaded: save it beside index.md, if you may";
    if (!p->folder) return "evidence with files is a folder: put index.md and the files into one";
    return arena_printf(a, "put the file into %s, and write its name here", p->folder);
}

/* The words of a picture in the text are its alternative text if `files` has none. */
static void apply_pictures(struct piece *p, const struct markdown_pictures *pictures) {
    struct arena *a = p->r->loader->arena;
    for (size_t i = 0; i < pictures->n; i++) {
        const struct markdown_picture *m = &pictures->v[i];
        struct evidence_file *file = find_file(p, name_of_url(a, m->url));
        if (file->alt && *m->alt && strcmp(file->alt, m->alt) != 0)
            source_fault(
                p->schema.source, p->schema.diags, CODE_MD_PICTURE, m->at,
                "this picture was described in other words earlier, and is shown with those words",
                "keep one description: here, or as 'alt' under 'files'");
        else if (*m->alt)
            file->alt = m->alt;
    }
}

/* `people` of a file replaces that of the piece, unless the latter is not understood. */
static void settle_people(struct piece *p) {
    struct evidence *e = &p->m.evidence;
    const bool unclear = e->said.unknown;
    add_who_took_part(p, yml_get(p->matter, "people"), &e->said);
    for (size_t i = 0; i < e->n_files; i++)
        if (!e->files[i].said.people || unclear) e->files[i].said = e->said;
}

static void warn_of_missing_alt(struct piece *p) {
    const struct evidence *e = &p->m.evidence;
    struct schema *s = &p->schema;
    struct yml start = {.at = {1, 1, 1}};
    for (size_t i = 0; i < e->n_files; i++) {
        const char *name = e->files[i].name;
        if (e->files[i].alt || !is_picture(name)) continue;
        const struct yml *map = yml_get(p->matter, "files"),
                         *at = map && yml_get(map, name) ? caption_node(p, name) : &start;
        schema_fault(s, at, CODE_NO_ALT,
                     arena_printf(s->arena, "the picture '%s' has no alternative text",
                                  source_quote(s->arena, name)),
                     arena_printf(s->arena,
                                  "describe under 'files' what can be seen: %s: {alt: \"…\"}",
                                  name));
    }
}

/* ---- one piece ---- */

/* The date at the beginning of the name: "2026-10-03-bridge". */
static struct date date_of_name(const char *id) {
    struct date d = {0};
    if (strlen(id) >= 10 && (id[10] == '-' || !id[10])) date_parse(id, 10, &d);
    return d;
}

/* The day of the piece, before its ratings are read: that of ratings without one of their own. */
static struct date day_of(const struct yml *matter, const char *id) {
    struct date day = {0};
    const struct yml *written = yml_get(matter, "date");
    if (written && written->kind == YML_SCALAR_NODE && date_parse(written->text, written->n, &day))
        return day;
    return date_of_name(id);
}

static bool set_date(struct piece *p) {
    struct evidence *e = &p->m.evidence;
    const struct yml *written = yml_get(p->matter, "date");
    if (date_is_set(e->date)) return true;
    if (written && !yml_is_null(written)) return false; /* already has a finding */
    e->date = date_of_name(e->id);
    if (date_is_set(e->date)) return true;
    struct yml start = {.at = {1, 1, 3}};
    const char *of = p->folder ? "of the folder" : "of the file";
    return schema_fault(&p->schema, p->matter ? p->matter : &start, CODE_NO_DATE,
                        "this evidence has no date",
                        load_day_remedy(p->schema.arena, e->id, of, "a line 'date: 2026-10-03'"));
}

static void keep_ratings(struct piece *p, struct evidence *e) {
    for (size_t i = 0; i < p->m.n_shows; i++) {
        struct rating *r = &p->m.shows[i];
        r->evidence = e;
        if (!date_is_set(r->date)) r->date = e->date;
        VEC_PUSH(p->r->loader->arena, &p->r->ratings, *r);
    }
}

static bool is_audience(const struct yml *value) {
    for (const struct schema_word *w = audience_words; w->word; w++)
        if (value->kind == YML_SCALAR_NODE && strcmp(value->text, w->word) == 0) return true;
    return false;
}

static bool is_no(const struct yml *value) {
    return value->kind == YML_SCALAR_NODE && answer_of(value->text) == ANSWER_NO;
}

/* Is there a misspelled `people` in the map of a file? */
static bool has_unclear_people(const struct yml *files) {
    static const char *const keys[] = {"people"};
    for (size_t i = 0; files && files->kind == YML_MAP_NODE && i < files->n; i++) {
        const struct yml *texts = files->entries[i].value;
        for (size_t k = 0; texts->kind == YML_MAP_NODE && k < texts->n; k++)
            if (strcmp(texts->entries[k].key->text, keys[0]) != 0 &&
                diag_nearest(texts->entries[k].key->text, keys, 1))
                return true;
    }
    return false;
}

/* If a key that may restrict who sees the piece was not understood, only staff may see it. */
static void restrict_unclear(struct piece *p) {
    static const char *const keys[] = {"audience", "people"};
    struct evidence *e = &p->m.evidence;
    if (!p->matter || p->matter->kind != YML_MAP_NODE) return;
    for (size_t i = 0; i < p->matter->n; i++) {
        const struct yml_entry *entry = &p->matter->entries[i];
        const char *near = diag_nearest(entry->key->text, keys, 2);
        if (!near) continue;
        bool misspelled = strcmp(near, entry->key->text) != 0, people = strcmp(near, "people") == 0;
        if (people && (misspelled || !is_no(entry->value))) e->said.people = PEOPLE_SHOWN;
        if (people && misspelled) e->said.unknown = true; /* it may name a learner */
        if (!people && (misspelled || !is_audience(entry->value))) e->audience = AUDIENCE_STAFF;
    }
    if (has_unclear_people(yml_get(p->matter, "files")))
        e->said = (struct people_said){.people = PEOPLE_SHOWN, .unknown = true};
}

/* The value of a line "audience: value", even if the key is misspelled; NULL for any other line.
 * Cuts off the rest of `line` after the value. */
static const char *audience_of_line(char *line) {
    char *key = line + strspn(line, " \t\"'{,");
    char *colon = strncasecmp(key, "audi", 4) == 0 ? strchr(key, ':') : NULL;
    if (!colon) return NULL;
    char *value = colon + 1 + strspn(colon + 1, " \t\"'");
    value[strcspn(value, " \t\"'},#\r")] = '\0';
    return value;
}

bool load_keeps_families_out(struct arena *a, const struct source *s) {
    for (const char *at = s ? s->text : ""; *at;) {
        size_t n = strcspn(at, "\n");
        char *line = arena_strndup(a, at, n);
        const char *value = audience_of_line(line);
        if (value && strcmp(value, "family") != 0 && strcmp(value, "public") != 0) return true;
        /* the reflection follows */
        if (at != s->text && strncmp(line, "---", 3) == 0) break;
        at += n + (at[n] == '\n');
    }
    return false;
}

/* The bytes [from, to) of the words alone, in which each line has its number in the file. */
static struct block *read_words(struct piece *p, const struct front *front, size_t from, size_t to,
                                struct markdown_pictures *pictures) {
    struct arena *a = p->schema.arena;
    struct schema s = p->schema;
    const size_t before = (size_t)(front->body - s.source->text);
    char *text = arena_strndup(a, s.source->text, before + to);
    for (char *c = text + before; c < text + before + from; c++)
        if (*c != '\n' && *c != '\r') *c = ' ';
    s.source = arena_copy(a, s.source, sizeof *s.source);
    s.source->text = text;
    s.source->n = before + to;
    s.source->lines = NULL;
    s.source->n_lines = 0;
    struct front part = *front;
    part.body = text + before;
    part.n_body = to;
    return load_body_with(&s, &part, TEXT_UNDER, pictures);
}

/* The learner's own words, and those of everyone who took part, parted by a rule. */
static struct block *read_reflection(struct piece *p, const struct front *front,
                                     struct markdown_pictures *pictures) {
    if (!p->shared) return load_body_with(&p->schema, front, TEXT_UNDER, pictures);
    const size_t n_shared = p->shared->n_shared;
    struct block *all = read_words(p, front, 0, n_shared, pictures),
                 *own = read_words(p, front, n_shared, front->n_body, pictures);
    if (!own || !all) return own ? own : all;
    struct blocks out;
    blocks_start(&out, p->schema.arena);
    blocks_append(&out, own);
    blocks_add(&out, BLOCK_RULE);
    blocks_append(&out, all);
    return out.first;
}

bool load_has_title_alone(const struct yml *matter) {
    static const char *const keys[] = {"title", "date", "learners", "mentions", "audience"};
    for (size_t i = 0; matter && i < matter->n; i++) {
        size_t k = 0;
        while (k < sizeof keys / sizeof *keys && strcmp(matter->entries[i].key->text, keys[k]) != 0)
            k++;
        if (k == sizeof keys / sizeof *keys) return false;
    }
    return true;
}

void load_warn_of_nothing(struct loader *l, const char *path) {
    load_fault(l, CODE_NOT_FILLED_IN, path, "this piece of evidence has a title and nothing else",
               "write what it shows, put files beside it, or add levels; or remove it, for it is "
               "on pages as it is");
}

/* Reads the piece, of which the schema, the id, and the front matter are set. */
static bool take_piece(struct piece *p, const struct front *front) {
    struct loader *l = p->r->loader;
    const struct yml *matter = p->matter;
    l->piece_day = day_of(matter, p->m.evidence.id);
    bool sound = load_matter(&p->schema, p->shared ? &shared_evidence_table : &evidence_table,
                             matter, &p->m);
    if (p->shared)
        sound =
            load_shared_levels(&p->schema, p->m.all, p->shared->own, &p->m.shows, &p->m.n_shows) &&
            sound;
    if (!sound) restrict_unclear(p);
    check_name(p, p->folder ? p->folder : p->path, true);
    sound = set_date(p) && sound;
    load_check_future(&p->schema, yml_get(p->matter, "date") ? p->matter : NULL, "date",
                      p->m.evidence.date, "this evidence");
    sound = list_files(p) && sound;
    const bool captioned = apply_captions(p);
    settle_people(p);
    p->m.evidence.mark = (struct mark){p->path, 1, 1, 1};
    struct markdown_pictures pictures = {.refuse = refuse_picture, .context = p};
    p->m.evidence.reflection = read_reflection(p, front, &pictures);
    apply_pictures(p, &pictures);
    if (captioned) warn_of_missing_alt(p); /* with a misspelled name, one finding is enough */
    if (p->shared)
        load_check_piece(&p->schema, front, p->m.evidence.reflection, matter, &p->sharers);
    else
        load_check_body(&p->schema, front, p->m.evidence.reflection, matter, true);
    load_check_mentions(&p->schema, matter);
    if (is_public(p)) load_check_private(&p->schema, p->r->learner);
    load_markdown_translations(
        &p->schema, &(struct load_markdown){.front = front,
                                            .blocks = p->m.evidence.reflection,
                                            .matter = matter,
                                            .beside = p->beside,
                                            .own = true,
                                            .children = true,
                                            .everybody = is_public(p) ? p->r->learner : NULL});
    if (p->folder && !p->shared && !p->m.evidence.n_files && !p->m.evidence.reflection &&
        load_has_title_alone(matter))
        load_warn_of_nothing(l, p->path);
    struct evidence *e = arena_copy(l->arena, &p->m.evidence, sizeof *e);
    VEC_PUSH(l->arena, &p->r->evidence, e);
    keep_ratings(p, e);
    return sound;
}

static bool read_piece(struct piece *p, const char *id) {
    struct loader *l = p->r->loader;
    struct front front;
    struct yml *matter;
    if (!load_front(l, p->path, &p->schema, &matter, &front)) {
        if (!load_keeps_families_out(l->arena, p->schema.source))
            load_add_text(l->arena, &l->unclear, p->path);
        return false;
    }
    p->m.evidence.id = id;
    p->matter = matter;
    if (!front.present) {
        struct yml start = {.at = {1, 1, 1}};
        return schema_fault(
            &p->schema, &start, CODE_FRONT_MATTER, "this evidence has no front matter",
            "begin the file with a line '---', then 'title: …', then a second line '---'");
    }
    return take_piece(p, &front);
}

bool load_shared_evidence(struct reading *r, const struct shared_evidence *e) {
    struct loader *l = r->loader;
    struct piece p = {
        .r = r,
        .folder = e->folder,
        .path = e->path,
        .found = e->found,
        .schema = {.arena = l->arena, .source = e->source, .diags = l->diags, .context = l},
        .matter = e->matter,
        .m.evidence.id = e->id,
        .shared = e,
        .sharers = {r->learner->group, e->who, e->n_who, e->n_shared, e->path}};
    return take_piece(&p, &e->front);
}

static bool read_folder(struct reading *r, const char *path, const char *id) {
    struct loader *l = r->loader;
    struct piece p = {.r = r,
                      .folder = path,
                      .path = load_path(l, path, "index.md"),
                      .found = load_folder(l, path)};
    if (!load_check_id(l, path, id, "a piece of evidence")) return false;
    if (!load_lacks(l, p.found, path, "index.md") && !load_has(p.found, "index.md", OS_FILE))
        return false;
    if (!load_has(p.found, "index.md", OS_FILE))
        return load_fault(l, CODE_NO_REQUIRED_FILE, path,
                          arena_printf(l->arena, "the evidence '%s' has no index.md", id),
                          "add a file index.md that begins with '---', 'title: …', '---'");
    p.beside = p.found;
    return read_piece(&p, id);
}

static bool read_file(struct reading *r, const char *path, const char *id,
                      struct os_entries beside) {
    struct piece p = {.r = r, .path = path, .beside = beside};
    return load_check_id(r->loader, path, id, "a piece of evidence") && read_piece(&p, id);
}

/* ---- all of a learner ---- */

static int by_date(const void *a, const void *b) {
    const struct evidence *x = *(struct evidence *const *)a, *y = *(struct evidence *const *)b;
    int c = date_cmp(x->date, y->date);
    return c ? c : strcmp(x->id, y->id);
}

/* Moves the pieces into one array, by date. Ratings, which were added in the order of the pieces,
 * then point to the new places. */
void load_settle_evidence(struct reading *r) {
    struct learner *learner = r->learner;
    struct loader *l = r->loader;
    size_t n = r->evidence.n;
    if (n) qsort(r->evidence.v, n, sizeof *r->evidence.v, by_date);
    learner->evidence = arena_array(l->arena, n, sizeof *learner->evidence);
    learner->n_evidence = n;
    struct table *moved = table_new(l->arena); /* ids are unique, as names in one folder */
    for (size_t i = 0; i < n; i++) {
        learner->evidence[i] = *r->evidence.v[i];
        table_set(moved, learner->evidence[i].id, &learner->evidence[i]);
    }
    for (size_t i = 0; i < r->ratings.n; i++)
        if (r->ratings.v[i].evidence)
            r->ratings.v[i].evidence = table_find(moved, r->ratings.v[i].evidence->id);
}

bool load_evidence(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct os_entries found = load_folder(l, path);
    bool sound = true;
    for (size_t i = 0; i < found.n; i++) {
        const struct os_entry *e = &found.v[i];
        const char *full = load_path(l, path, e->name),
                   *id = e->kind == OS_FILE ? ending_cut(l->arena, e->name, ".md") : e->name;
        const char *original, *tag;
        if (!id)
            load_fault(l, CODE_UNKNOWN_FILE, full,
                       arena_printf(l->arena, "the file '%s' is not used here",
                                    source_quote(l->arena, e->name)),
                       "put it into the folder of a piece of evidence, beside its index.md");
        else if (e->kind == OS_FILE &&
                 load_is_translation(l->arena, found, e->name, &original, &tag))
            continue; /* read with the original */
        else if (e->kind == OS_FILE && load_has(found, id, OS_FOLDER))
            sound = load_fault(l, CODE_EVIDENCE_TWICE, full,
                               arena_printf(l->arena, "the evidence '%s' is a folder as well", id),
                               "keep the folder or the file, or rename one of them");
        else if (e->kind == OS_FILE)
            sound = read_file(r, full, id, found) && sound;
        else
            sound = read_folder(r, full, id) && sound;
    }
    return sound;
}
