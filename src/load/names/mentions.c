/* mentions.c: warns of text among a learner's files that names another learner of the school: text
 * by staff and by children, and text in files of evidence. No one is left out. If a name is
 * intended, `mentions: [id]` says so: in learner.yaml for all of the learner's files, or in front
 * matter for a single file. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "i18n/name_words.h"
#include "load/names/roster.h"
#include "model/consent.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

/* Where a text of a file has the first name of each learner whom it names. */
struct text_searched {
    const struct roster *roster;
    const char *text;
    size_t n;
    struct table *first; /* id -> struct context_again */
};
enum { TEXTS = 2 }; /* that are searched by turns */

struct context_look {
    struct arena *arena;
    struct diags *diags;
    /* NULL: the finding is for the whole file, or for a line that is known */
    struct source *source;
    const char *file;
    const struct learner_place *of; /* NULL: the text belongs to no learner */
    /* "Maya's", and the file whose `mentions` apply to all texts of this owner; NULL: those of the
     * learner, which most texts never need */
    const char *whose, *said_in;
    const struct yml *matter;     /* may have `mentions`; or NULL */
    const struct texts *mentions; /* further ids, or NULL */
    /* Those who share the text, which belongs to no learner: each of them reads the names of the
     * others. */
    const struct load_sharers *sharers;
    /* The beginning of a learner's text that is everyone's: it is looked at once, for all. */
    const struct front *shared;
    /* names of educators or partners, who may have the same name as a learner */
    bool namesakes;
    /* everybody may read it: only learners who agreed to be named there may be mentioned */
    bool everybody;
    const char *also; /* where else `mentions` may be written: the end of the remedy */
    struct roster_search search;
    struct text_searched texts[TEXTS]; /* the latest ones, in which the places were looked for */
    struct spot (*spot)(struct context_look *look, const struct roster_hit *hit);
    const void *at; /* used by spot() */
    VEC(const struct learner_place *) reported;
    VEC(struct spot) places; /* of findings, if several rosters are searched */
};

/* ---- who may be named ---- */

static bool is_listed(const struct texts *list, const char *id) {
    for (size_t i = 0; list && i < list->n; i++)
        if (strcmp(list->v[i], id) == 0) return true;
    return false;
}

static bool is_in_matter(const struct yml *matter, const char *id) {
    const struct yml *list =
        matter && matter->kind == YML_MAP_NODE ? yml_get(matter, "mentions") : NULL;
    if (list && list->kind == YML_SCALAR_NODE) return strcmp(list->text, id) == 0;
    for (size_t i = 0; list && list->kind == YML_LIST_NODE && i < list->n; i++)
        if (list->items[i]->kind == YML_SCALAR_NODE && strcmp(list->items[i]->text, id) == 0)
            return true;
    return false;
}

/* Do all who share the text, but the learner, say that the learner may be named? */
static bool is_meant_by_all(const struct load_sharers *sharers, const struct learner_place *p) {
    for (size_t i = 0; i < sharers->n; i++)
        if (sharers->who[i] != p && !is_listed(&sharers->who[i]->mentions, p->id)) return false;
    return sharers->n > 0;
}

static bool is_meant(void *context, const struct learner_place *p) {
    const struct context_look *look = context;
    if (look->sharers && look->sharers->n == 1 && look->sharers->who[0] == p) return true;
    if (look->everybody && !(p->consent.given[CONSENT_PUBLIC] && p->consent.given[CONSENT_NAME]))
        return false;
    return (look->of && is_listed(&look->of->mentions, p->id)) ||
           (look->sharers && is_meant_by_all(look->sharers, p)) ||
           is_listed(look->mentions, p->id) || is_in_matter(look->matter, p->id);
}

/* The remedy for an id that belongs to no learner of these schools. */
static const char *remedy_of_id(struct schema *s, const char *id, const struct learners_of *of) {
    const struct workspace *w = ((const struct loader *)s->context)->w;
    for (size_t i = 0; i < w->n_groups; i++) {
        const struct group *g = &w->groups[i];
        if (strcmp(g->id, id) == 0)
            return arena_printf(
                s->arena,
                "'%s' is a class, and 'mentions' lists learners: write the ids of those who are meant, such as [omar-haddad]",
                id);
        for (size_t k = 0; k < g->n_learners; k++)
            if (strcmp(g->learners[k].id, id) == 0)
                return "that learner is in another school: names are looked for among the learners of one school, so nothing "
                       "needs to be said here";
    }
    for (size_t i = 0; i < w->n_schools; i++)
        if (strcmp(w->schools[i].id, id) == 0)
            return arena_printf(
                s->arena,
                "'%s' is a school, and 'mentions' lists learners: write the ids of those who are meant",
                id);
    static const char rest[] =
        "'mentions' lists the ids of learners who are meant; an id is in the column 'id' of roster.csv, or the name of a learner's folder";
    const char *meant = load_ids_meant(s->context, id, of);
    return meant ? arena_printf(s->arena, "did you mean %s? %s", meant, rest) : rest;
}

/* Is it the id of a learner whose name may be in the text? */
static bool is_id_of(const struct rosters *all, const struct roster *one, const char *id) {
    if (one) return roster_find_id(one, id) != NULL;
    const struct roster *r;
    for (size_t i = 0; (r = roster_at(all, i)) != NULL; i++)
        if (roster_find_id(r, id)) return true;
    return false;
}

/* one: NULL if the learner may be in any school. */
static bool check_ids(struct schema *s, const struct yml *map, const struct roster *one) {
    const struct loader *l = s->context;
    const struct rosters *all = l->index->rosters;
    const struct yml *list = map && map->kind == YML_MAP_NODE ? yml_get(map, "mentions") : NULL;
    size_t n = list && list->kind == YML_LIST_NODE ? list->n : list && !yml_is_null(list);
    const struct learners_of of = {.school = one ? roster_school(one) : NULL,
                                   .one_school = one != NULL};
    bool sound = true;
    for (size_t i = 0; all && i < n; i++) {
        const struct yml *node = list->kind == YML_LIST_NODE ? list->items[i] : list;
        if (node->kind != YML_SCALAR_NODE || is_id_of(all, one, node->text)) continue;
        sound = false;
        load_spare_fault(s, node, CODE_NO_LEARNER,
                         arena_printf(s->arena, "no learner '%s' in this school",
                                      source_quote(s->arena, node->text)),
                         remedy_of_id(s, node->text, &of));
    }
    return sound;
}

bool load_check_mentions(struct schema *s, const struct yml *map) {
    const struct loader *l = s->context;
    return !l->place || check_ids(s, map, roster_of(l->index->rosters, l->place->group));
}

/* ---- findings ---- */

static bool is_reported(struct context_look *look, const struct roster_hit *hit) {
    for (size_t i = 0; i < look->reported.n; i++)
        if (look->reported.v[i] == hit->whom[0]) return true;
    VEC_PUSH(look->arena, &look->reported, hit->whom[0]);
    return false;
}

enum { IDS_MOST = 3 };

static const char *ids_of(struct arena *a, const struct roster_hit *hit) {
    const char *ids = hit->whom[0]->id;
    for (size_t i = 1; i < hit->n && i < IDS_MOST; i++)
        ids = arena_printf(a, "%s or %s", ids, hit->whom[i]->id);
    return ids;
}

static const char *whose(const struct context_look *look) {
    const struct learner_place *p = look->of;
    if (look->whose) return look->whose;
    return arena_printf(look->arena, "%s's", p->called ? p->called : p->id);
}

/* A learner.yaml counts in place of a row in roster.csv, so it needs all that the row says. */
static const char *said_in(const struct context_look *look) {
    const struct learner_place *p = look->of;
    struct arena *a = look->arena;
    if (look->said_in) return look->said_in;
    const char *own = arena_printf(a, "%s/learner.yaml", p->path);
    if (!p->row) return own;
    return arena_printf(a, "%s, with all that the row in %s says, in place of the row", own,
                        p->row->mark.file);
}

static const char *remedy_for_everybody(struct arena *a, const struct context_look *look,
                                        const char *id) {
    static const char because[] = "and that learner's family has not agreed to be named there";
    if (look->of)
        return arena_printf(
            a,
            "everybody can read this piece, %s: leave the name out, or lower 'audience'; 'mentions' is enough once "
            "their consent has 'public' and 'name'",
            because);
    return arena_printf(
        a,
        "everybody can read this text, %s: leave the name out; 'mentions: [%s]' in %s is enough once their consent "
        "has 'public' and 'name'",
        because, id, said_in(look));
}

static const char *remedy_of(struct arena *a, const struct context_look *look,
                             const struct roster_hit *hit) {
    const char *id = hit->whom[0]->id;
    if (look->everybody) return remedy_for_everybody(a, look, id);
    return arena_printf(
        a, "%s the name, or leave it out; where it is meant, write 'mentions: [%s]' in %s%s",
        look->of ? "was it copied from the other learner's file? Change" : "change", id,
        said_in(look), look->also);
}

/* The same name may be in the rosters of several schools: one finding is enough. */
static bool is_known_place(struct context_look *look, struct spot spot) {
    for (size_t i = 0; i < look->places.n; i++)
        if (look->places.v[i].line == spot.line && look->places.v[i].column == spot.column)
            return true;
    VEC_PUSH(look->arena, &look->places, spot);
    return false;
}

static bool is_blank_or_title(struct arena *a, const char *text, size_t n) {
    while (n && strchr(" .,", text[n - 1])) n--;
    const size_t blanks = strspn(text, " ");
    if (blanks >= n) return true;
    return word_is_title(word_key(a, text + blanks, n - blanks));
}

/* "Mr. Omar Haddad" is an educator's own name, even if a learner has the same name; "Sitter of Omar
 * Haddad" is not. */
static bool is_namesake(const struct context_look *look, const struct roster_hit *hit) {
    if (!look->namesakes || !look->search.whole_names) return false;
    const struct yml *node = look->at;
    return is_blank_or_title(look->arena, node->text, hit->begin) &&
           is_blank_or_title(look->arena, node->text + hit->end, node->n - hit->end);
}

static bool find_in(struct context_look *look, const struct roster_hit *hit,
                    const struct front *front);

/* Is the name in the words of all, and not in the learner's own? */
static bool is_shared(struct context_look *look, const struct roster_hit *hit) {
    return look->shared && !find_in(look, hit, look->at) && find_in(look, hit, look->shared);
}

static void found(void *context, const struct roster_hit *hit) {
    struct context_look *look = context;
    if (is_namesake(look, hit) || is_shared(look, hit) || is_reported(look, hit)) return;
    struct arena *a = look->arena;
    const char *text = arena_printf(a, "this text is %s, and it names '%s' (%s)", whose(look),
                                    source_quote(a, hit->name), ids_of(a, hit)),
               *remedy = remedy_of(a, look, hit);
    struct spot spot = look->spot ? look->spot(look, hit) : (struct spot){0};
    const bool whole_file = !look->source && !spot.line;
    if (!look->of && !whole_file && is_known_place(look, spot)) return;
    if (look->source) {
        source_fault(look->source, look->diags, CODE_NAMES_ANOTHER, spot, text, remedy);
        return;
    }
    diag_add(look->diags, (struct diag){.code = code_text(CODE_NAMES_ANOTHER),
                                        .severity = DIAG_WARNING,
                                        .file = look->file,
                                        .line = spot.line,
                                        .learner = look->of ? look->of->path : NULL,
                                        .text = text,
                                        .remedy = remedy});
}

/* ---- places of names ---- */

/* The same name in the text as written in the file. */
struct context_again {
    size_t begin, end;
};

static void keep_first(void *context, const struct roster_hit *hit) {
    const struct context_look *look = context;
    struct table *first = look->texts[0].first;
    if (table_find(first, hit->whom[0]->id)) return;
    struct context_again *again = arena_make(look->arena, struct context_again);
    *again = (struct context_again){hit->begin, hit->end};
    table_set(first, hit->whom[0]->id, again);
}

/* Searches the text once for all names in it: a text may name everybody. */
static bool find_again(struct context_look *look, const struct roster_hit *hit, const char *text,
                       size_t n, struct context_again *again) {
    struct roster_search s = look->search;
    size_t at = 0;
    while (at < TEXTS && (look->texts[at].text != text || look->texts[at].n != n ||
                          look->texts[at].roster != s.roster))
        at++;
    if (at == TEXTS) {
        for (at = TEXTS - 1; at > 0; at--) look->texts[at] = look->texts[at - 1];
        look->texts[0] = (struct text_searched){s.roster, text, n, table_new(look->arena)};
        s.meant = NULL;
        s.found = keep_first;
        s.context = look;
        roster_search(&s, text, n);
    }
    const struct context_again *found = table_find(look->texts[at].first, hit->whom[0]->id);
    if (found) *again = *found;
    return found != NULL;
}

static bool find_in(struct context_look *look, const struct roster_hit *hit,
                    const struct front *front) {
    struct context_again again;
    return find_again(look, hit, front->body, front->n_body, &again);
}

/* A name with markup or entities inside it is not found in the bytes of the file; the finding is
 * then at the beginning of the text. */
static struct spot spot_in_body(struct context_look *look, const struct roster_hit *hit) {
    const struct front *front = look->at;
    struct context_again again;
    size_t before = (size_t)(front->body - look->source->text);
    if (find_again(look, hit, front->body, front->n_body, &again))
        return source_spot(look->source, before + again.begin, again.end - again.begin);
    size_t skip = strspn(front->body, "\r\n"), n = strcspn(front->body + skip, "\r\n");
    return source_spot(look->source, before + skip, n);
}

/* bytes of quotes, escapes, and indentation, which the text does not contain */
enum { WRITTEN_MORE = 500 };

/* A scalar may be folded or quoted, so the name is searched again from the beginning of the scalar
 * in the file. */
static struct spot spot_in_scalar(struct context_look *look, const struct roster_hit *hit) {
    const struct yml *node = look->at;
    struct source *source = look->source;
    struct context_again again;
    size_t n;
    const char *line = source_line(source, node->at.line, &n);
    if (n == 0) return node->at;
    size_t from = (size_t)(line - source->text) + (size_t)node->at.column - 1,
           left = source->n - from;
    if (left > 2 * node->n + WRITTEN_MORE) left = 2 * node->n + WRITTEN_MORE;
    /* don't split a character */
    while (left && ((unsigned char)source->text[from + left] & 0xC0) == 0x80) left--;
    if (!find_again(look, hit, source->text + from, left, &again)) return node->at;
    return source_spot(source, from + again.begin, again.end - again.begin);
}

static struct spot spot_of_cell(struct context_look *look, const struct roster_hit *hit) {
    (void)hit;
    return ((const struct csv_cell *)look->at)->at;
}

/* ---- what is looked at ---- */

static bool is_for_everybody(const struct loader *l, const struct yml *matter) {
    const struct yml *audience =
        matter && matter->kind == YML_MAP_NODE ? yml_get(matter, "audience") : NULL;
    return audience && audience->kind == YML_SCALAR_NODE && strcmp(audience->text, "public") == 0 &&
           l->place->consent.given[CONSENT_PUBLIC];
}

static bool start(struct context_look *look, struct loader *l, struct source *source,
                  const struct yml *matter) {
    if (!l->place || !l->index->rosters) return false;
    *look = (struct context_look){.arena = l->arena,
                                  .diags = l->diags,
                                  .source = source,
                                  .file = source->file,
                                  .of = l->place,
                                  .matter = matter,
                                  .everybody = is_for_everybody(l, matter),
                                  .also = matter ? ", or at the top of this file" : ""};
    look->search = (struct roster_search){.roster = roster_of(l->index->rosters, l->place->group),
                                          .of = l->place,
                                          .meant = is_meant,
                                          .found = found};
    return true;
}

static void search(struct context_look *look, const char *text, size_t n) {
    look->search.context = look;
    roster_search(&look->search, text, n);
}

static void add_line(struct buf *out, const struct inl *list, bool addresses) {
    for (const struct inl *i = list; i; i = i->next) {
        if (i->text) buf_str(out, i->text);
        if (i->kind == INLINE_BREAK) buf_char(out, '\n');
        add_line(out, i->kids, addresses);
        if (addresses && i->href) buf_fmt(out, " %s ", i->href);
    }
}

void load_add_blocks(struct buf *out, const struct block *list, bool addresses) {
    for (const struct block *b = list; b; b = b->next) {
        switch (b->kind) {
        case BLOCK_HEADING: add_line(out, b->heading.text, addresses); break;
        case BLOCK_PARAGRAPH: add_line(out, b->paragraph.text, addresses); break;
        case BLOCK_QUOTE: load_add_blocks(out, b->quote.blocks, addresses); break;
        case BLOCK_CODE: buf_str(out, b->code.text); break;
        case BLOCK_LIST:
            for (const struct list_item *i = b->list.items; i; i = i->next)
                load_add_blocks(out, i->blocks, addresses);
            break;
        case BLOCK_TABLE:
            for (size_t i = 0; i < b->table.n_columns; i++) {
                if (b->table.columns[i].head) buf_str(out, b->table.columns[i].head);
                buf_char(out, '\n');
            }
            for (const struct row *r = b->table.rows; r; r = r->next)
                for (const struct cell *c = r->cells; c; c = c->next) {
                    add_line(out, c->text, addresses);
                    buf_char(out, '\n');
                }
            break;
        default: break; /* Markdown has no other kinds */
        }
        buf_str(out, "\n\n");
    }
}

static void check_body(struct schema *s, const struct front *front, const struct block *blocks,
                       const struct yml *matter, bool children, const char *also) {
    struct context_look look;
    struct buf text = BUF_INIT;
    if (!start(&look, s->context, s->source, matter)) return;
    if (also && matter) look.also = also;
    look.search.children = children;
    look.spot = spot_in_body;
    look.at = front;
    load_add_blocks(&text, blocks, false);
    search(&look, text.p, text.n);
    buf_release(&text);
}

void load_check_body(struct schema *s, const struct front *front, const struct block *blocks,
                     const struct yml *matter, bool children) {
    check_body(s, front, blocks, matter, children, NULL);
}

void load_check_translated(struct schema *s, const struct front *front, const struct block *blocks,
                           const struct yml *matter, bool children) {
    check_body(s, front, blocks, matter, children, ", or at the top of the original");
}

static void look_at_scalar(struct context_look *look, const struct yml *node) {
    look->at = node;
    look->reported.n = 0;
    search(look, node->text, node->n);
}

/* Educators sign with `by`, translators with `translated_by`; contacts are read but not kept;
 * `people` and `mentions` contain ids, or there is an error. */
bool load_is_passed_over(const char *key) {
    static const char *const keys[] = {"mentions",      "people",  "by",
                                       "translated_by", "contact", "learners"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0) return true;
    return false;
}

/* Keys of evidence under which an educator writes. */
static bool is_ratings(const char *key) {
    return strcmp(key, "shows") == 0 || strcmp(key, "all") == 0 || strcmp(key, "levels") == 0;
}

static void look_at_tree(struct context_look *look, const struct yml *node) {
    if (node->kind == YML_SCALAR_NODE) {
        look_at_scalar(look, node);
    } else if (node->kind == YML_LIST_NODE) {
        for (size_t i = 0; i < node->n; i++) look_at_tree(look, node->items[i]);
    } else {
        bool children = look->search.children;
        for (size_t i = 0; i < node->n; i++) {
            const struct yml_entry *e = &node->entries[i];
            if (load_is_passed_over(e->key->text)) continue;
            if (is_ratings(e->key->text)) look->search.children = false;
            look_at_tree(look, e->value);
            look->search.children = children;
        }
    }
}

static bool is_of_staff(const char *path) {
    static const char *const files[] = {"/plan.yaml", "/supports.yaml", "/conference.md"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (ending_is(path, files[i])) return true;
    return strstr(path, "/narratives/") || strstr(path, "/conferences/");
}

void load_check_tree(struct schema *s, const struct yml *root, bool front_matter) {
    struct context_look look;
    if (!root || !start(&look, s->context, s->source, front_matter ? root : NULL)) return;
    look.search.children = !is_of_staff(s->source->file);
    look.spot = spot_in_scalar;
    look_at_tree(&look, root);
}

void load_check_note(struct schema *s, const struct yml *note) {
    struct context_look look;
    if (!note || note->kind != YML_SCALAR_NODE || !start(&look, s->context, s->source, NULL))
        return;
    look.spot = spot_in_scalar;
    look_at_scalar(&look, note);
}

static const char in_index[] = ", or at the top of the piece's index.md";

static void look_at_row(struct context_look *look, const struct csv_cell *cells, size_t n) {
    for (size_t i = 0; i < n; i++) {
        look->at = &cells[i];
        search(look, cells[i].text, strlen(cells[i].text));
    }
}

void load_check_table(struct loader *l, struct source *source, const struct csv *csv,
                      const struct yml *matter) {
    struct context_look look;
    if (!start(&look, l, source, matter)) return;
    look.search.children = true;
    look.also = in_index;
    look.spot = spot_of_cell;
    look_at_row(&look, csv->heads, csv->n_columns);
    for (size_t i = 0; i < csv->n_rows; i++) look_at_row(&look, csv->rows[i].cells, csv->n_columns);
}

static bool is_between(char c) {
    return !((c | 32) >= 'a' && (c | 32) <= 'z') && (unsigned char)c < 0x80 && c != '\'';
}

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

enum { LONGEST_NAME = 1024 };

/* File names are often in lowercase, so each word is capitalized and treated as a possible name by
 * itself. "OmarHaddad" is two words. */
static size_t as_names(const char *name, bool apart, char out[LONGEST_NAME]) {
    size_t n = 0;
    for (const char *p = name; *p && n + 4 < LONGEST_NAME; p++) {
        bool begins = n == 0 || out[n - 1] == ' ';
        if (!begins && apart && is_capital(*p) && !is_capital(p[-1])) {
            out[n++] = '.';
            out[n++] = ' ';
            begins = true;
        }
        if (!is_between(*p)) {
            out[n++] = (char)(begins && *p >= 'a' && *p <= 'z' ? *p - 32 : *p);
        } else if (!begins) {
            out[n++] = '.';
            out[n++] = ' ';
        }
    }
    return n;
}

static void look_at_name(struct context_look *look, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    char words[LONGEST_NAME];
    look->search.children = true;
    search(look, name, strlen(name));
    look->search.file_names = true;
    search(look, words, as_names(name, false, words));
    search(look, words, as_names(name, true, words));
}

void load_check_file_name(struct loader *l, const char *path, const struct yml *matter) {
    struct context_look look;
    if (!start(&look, l, &(struct source){.file = path}, matter)) return;
    look.source = NULL;
    look.also = in_index;
    look_at_name(&look, path);
}

/* ---- for those who read other files ---- */

static struct spot spot_by_line(struct context_look *look, const struct roster_hit *hit) {
    const char *text = look->at;
    struct spot spot = {1, 1, 1};
    for (size_t i = 0; i < hit->begin; i++) spot.line += text[i] == '\n';
    return spot;
}

void load_check_words(struct arena *a, const struct workspace *w, const struct learner_place *p,
                      const struct texts *mentions, const struct load_words_of *of,
                      struct diags *diags) {
    if (of->everybody) load_check_private_words(a, p, of, diags);
    if (!w->index->rosters) return;
    struct context_look look = {.arena = a,
                                .diags = diags,
                                .file = of->file,
                                .of = p,
                                .mentions = mentions,
                                .everybody = of->everybody,
                                .also = in_index};
    look.search = (struct roster_search){.roster = roster_of(w->index->rosters, p->group),
                                         .of = p,
                                         .children = true,
                                         .meant = is_meant,
                                         .found = found};
    look.spot = of->as_in_file ? spot_by_line : NULL;
    look.at = of->text;
    search(&look, of->text, of->n);
}

/* ---- texts of no learner ---- */

static const struct roster *roster_in(const struct rosters *all, const struct shared_scope *scope,
                                      size_t i) {
    const struct roster *r = roster_at(all, i);
    const struct school *school = scope->group ? scope->group->school : scope->school;
    bool one = scope->group || scope->school;
    if (!one) return r;
    for (size_t k = 0, n = 0; (r = roster_at(all, k)) != NULL; k++)
        if (roster_school(r) == school && n++ == i) return r;
    return NULL;
}

void load_check_shared_mentions(struct schema *s, const struct yml *map,
                                const struct shared_scope *scope) {
    const struct loader *l = s->context;
    bool one = scope->group || scope->school;
    const struct roster *r = one ? roster_in(l->index->rosters, scope, 0) : NULL;
    if (r || !one) check_ids(s, map, r);
}

/* The name of a class, a school, a partner, or an educator refers to no learner, though a word of
 * it may look like one: "Rose Room". */
static void look_at_shared_tree(struct context_look *look, const struct yml *node) {
    if (node->kind == YML_SCALAR_NODE) {
        look_at_scalar(look, node);
    } else if (node->kind == YML_LIST_NODE) {
        for (size_t i = 0; i < node->n; i++) look_at_shared_tree(look, node->items[i]);
    } else {
        const struct context_look before = *look;
        for (size_t i = 0; i < node->n; i++) {
            const char *key = node->entries[i].key->text;
            bool name = strcmp(key, "name") == 0;
            if (load_is_on_no_page(key)) continue;
            look->namesakes = before.namesakes || strcmp(key, "educators") == 0;
            look->search.whole_names = before.search.whole_names || name;
            look->everybody = before.everybody && !look->search.whole_names;
            look_at_shared_tree(look, node->entries[i].value);
        }
        look->namesakes = before.namesakes;
        look->search.whole_names = before.search.whole_names;
        look->everybody = before.everybody;
    }
}

void load_check_shared_names(struct loader *l, const struct shared_file *f,
                             const struct shared_scope *scope) {
    const struct roster *r;
    struct context_look look = {.arena = l->arena,
                                .diags = l->diags,
                                .source = f->source,
                                .file = f->source->file,
                                .whose = scope->whose,
                                .said_in = scope->file,
                                .mentions = &scope->mentions,
                                .namesakes = strcmp(f->source->file, "partners.yaml") == 0,
                                .everybody = scope->everybody,
                                .also = "",
                                .spot = f->root ? spot_in_scalar : spot_in_body,
                                .at = &f->body};
    struct buf text = BUF_INIT;
    load_add_blocks(&text, f->blocks, false);
    for (size_t i = 0; (r = roster_in(l->index->rosters, scope, i)) != NULL; i++) {
        look.search = (struct roster_search){.roster = r,
                                             .group = scope->group,
                                             .children = true,
                                             .meant = is_meant,
                                             .found = found};
        look.reported.n = 0;
        if (f->root) look_at_shared_tree(&look, f->root);
        if (text.n) search(&look, text.p, text.n);
    }
    buf_release(&text);
}

/* ---- evidence of several learners ---- */

static bool start_shared(struct context_look *look, struct loader *l, const char *file,
                         const struct yml *matter, const struct load_sharers *sharers) {
    const struct yml *audience = matter ? yml_get(matter, "audience") : NULL;
    const bool public =
        audience && audience->kind == YML_SCALAR_NODE && strcmp(audience->text, "public") == 0;
    if (l->place || !l->index->rosters) return false;
    *look = (struct context_look){.arena = l->arena,
                                  .diags = l->diags,
                                  .file = file,
                                  .whose = "for all who took part",
                                  .said_in = sharers->file,
                                  .matter = matter,
                                  .sharers = sharers,
                                  .also = ""};
    for (size_t i = 0; i < sharers->n && public; i++)
        look->everybody = look->everybody || sharers->who[i]->consent.given[CONSENT_PUBLIC];
    look->search = (struct roster_search){.roster = roster_of(l->index->rosters, sharers->group),
                                          .group = sharers->group,
                                          .children = true,
                                          .meant = is_meant,
                                          .found = found};
    return true;
}

/* The front matter, and the words before the first learner's heading. */
static void check_shared_piece(struct context_look *look, struct schema *s,
                               const struct yml *matter, const struct front *front,
                               const char *text, size_t n) {
    look->source = s->source;
    look->spot = spot_in_scalar;
    if (matter) look_at_tree(look, matter);
    look->spot = spot_in_body;
    look->at = front;
    look->reported.n = 0;
    search(look, text, n);
    check_ids(s, matter, look->search.roster);
}

void load_check_piece(struct schema *s, const struct front *front, const struct block *blocks,
                      const struct yml *matter, const struct load_sharers *sharers) {
    struct loader *l = s->context;
    struct front own = *front, shared = *front;
    struct context_look look;
    struct buf text = BUF_INIT;
    load_add_blocks(&text, blocks, false);
    if (start_shared(&look, l, s->source->file, matter, sharers)) {
        check_shared_piece(&look, s, matter, front, text.p, text.n);
    } else if (start(&look, l, s->source, matter)) {
        shared.n_body = sharers->n_body;
        own.body += sharers->n_body;
        own.n_body -= sharers->n_body;
        look.search.children = true;
        look.shared = &shared;
        look.spot = spot_in_body;
        look.at = &own;
        search(&look, text.p, text.n);
    }
    buf_release(&text);
}

void load_check_piece_name(struct loader *l, const char *path, const struct yml *matter,
                           const struct load_sharers *sharers) {
    struct context_look look;
    if (start_shared(&look, l, path, matter, sharers)) look_at_name(&look, path);
}
