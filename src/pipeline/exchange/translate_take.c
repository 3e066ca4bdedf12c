/* translate_take.c: the way back from a translator's file into the workspace: learner by learner,
 * file by file. Nothing that a person wrote in the meantime is replaced. */
#include "pipeline/exchange/translate.h"

#include "base/codes.h"
#include "base/ending.h"
#include "base/hash.h"
#include "i18n/i18n.h"
#include "load/translator.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/exchange/reading.h"

#include <stdlib.h>
#include <string.h>

struct taking {
    const struct translating *t;
    const struct workspace *w;
    struct arena *arena; /* of the whole call */
    struct diags *diags;
    struct translator_row *rows;
    bool *used; /* rows whose place was found, or that have a finding */
    size_t n;
    struct table *places;  /* "file\nkey" -> the first row of that place */
    size_t *next;          /* the next row of the same place; n: none */
    struct table *files;   /* "file" -> any of its rows */
    struct table *keys;    /* "key" -> any of its rows: learners' ids, in files of classes */
    const char **in_order; /* the files of all rows, by name */
    struct translated_files *done;
    bool ok;
};

/* The texts of a learner, or of all. */
struct part {
    struct arena *arena;
    const struct load_slots *slots;
    const struct learner_place *place; /* or NULL */
    const struct texts *mentions;
    const char *own; /* the learner's language */
};

/* ---- findings ---- */

static void tell(const struct taking *k, size_t row, enum code code, const char *text,
                 const char *remedy) {
    diag_add(k->diags, (struct diag){.code = code_text(code),
                                     .severity = DIAG_ERROR,
                                     .file = k->t->file,
                                     .line = k->rows[row].line,
                                     .text = text,
                                     .remedy = remedy});
    k->used[row] = true;
}

static const char *place_of(const struct taking *k, size_t row) {
    return arena_printf(k->arena, "%s (%s)", k->rows[row].file, k->rows[row].key);
}

static const char again[] =
    "make a new file with folioscope translate --missing, and copy the translation if it still fits";

/* ---- rows ---- */

static bool is_filled(const struct translator_row *row) { return *row->translation != '\0'; }

static const struct words_entry *entry_in(const struct words *w, const char *tag, size_t from) {
    for (size_t i = from; i < w->n; i++)
        if (w->entries[i].tag && reading_same(w->entries[i].tag, tag)) return &w->entries[i];
    return NULL;
}

static bool same_words(const char *a, const char *b) {
    char x[WORDS_MARK], y[WORDS_MARK];
    words_mark(a, x);
    words_mark(b, y);
    return strcmp(x, y) == 0;
}

/* Does the row still fit the text of its place? If not, there is a finding. */
static bool fits(const struct taking *k, size_t i, const struct load_slot *s) {
    const struct translator_row *row = &k->rows[i];
    char mark[WORDS_MARK];
    words_mark(row->original, mark);
    if (strcmp(mark, row->of) != 0)
        tell(
            k, i, CODE_TRANSLATOR_ROW,
            arena_printf(k->arena, "the original in this row is not the one of %s", place_of(k, i)),
            "were the cells sorted, or the original edited? Cells of a row must stay together");
    else if (strcmp(row->of, s->mark) != 0)
        tell(k, i, CODE_TRANSLATION_LATE,
             arena_printf(k->arena, "the original has changed in the meantime: %s", place_of(k, i)),
             again);
    else
        return true;
    return false;
}

/* Should it be written? Not if there is one already, the same or another. */
static bool is_new(const struct taking *k, size_t i, const struct load_slot *s) {
    const struct translator_row *row = &k->rows[i];
    const struct words_entry *there = entry_in(&s->words, row->language, 1);
    if (there && same_words(there->text, row->translation)) {
        k->used[i] = true;
        k->done->same++;
        return false;
    }
    if (there)
        tell(k, i, CODE_TRANSLATION_LATE,
             arena_printf(k->arena, "there is another translation already: %s", place_of(k, i)),
             "keep one of the two: change the workspace by hand if this one is better");
    else if (!*row->by)
        tell(k, i, CODE_NO_TRANSLATOR,
             arena_printf(k->arena, "nobody is named as the translator: %s", place_of(k, i)),
             "write the name in the column translated_by; rows below take it from there");
    else
        return true;
    return false;
}

static void check_names(const struct taking *k, const struct part *p, const struct load_slot *s,
                        const char *text) {
    const struct load_words_of words = {.file = s->file, .text = text, .n = strlen(text)};
    if (p->place) load_check_words(p->arena, k->w, p->place, p->mentions, &words, k->diags);
}

static const char *place_key(struct arena *a, const char *file, const char *key) {
    return arena_printf(a, "%s\n%s", file, key);
}

/* The first row that can be put in the slot, with findings for others; -1: none. */
static ptrdiff_t row_for(const struct taking *k, const struct part *p, const struct load_slot *s) {
    ptrdiff_t found = -1;
    const size_t *first = table_find(k->places, place_key(p->arena, s->file, s->key));
    for (size_t i = first ? *first : k->n; i < k->n; i = k->next[i]) {
        if (k->used[i]) continue;
        if (!is_filled(&k->rows[i])) {
            k->used[i] = true;
        } else if (found >= 0) {
            tell(k, i, CODE_TRANSLATOR_ROW,
                 arena_printf(k->arena, "a second translation of %s", place_of(k, i)),
                 "keep one of the rows");
        } else if (fits(k, i, s) && is_new(k, i, s)) {
            k->used[i] = true;
            found = (ptrdiff_t)i;
            check_names(k, p, s, k->rows[i].translation);
        }
    }
    return found;
}

/* ---- files ---- */

static bool failed(struct taking *k, const char *path, const char *why) {
    diag_add(
        k->diags,
        (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                      .severity = DIAG_ERROR,
                      .file = path,
                      .text = arena_printf(k->arena, "cannot write '%s': %s", path, why),
                      .remedy = "check that the disk is not full, and that you may write there"});
    k->ok = false;
    return false;
}

static void say(struct taking *k, const char *path, size_t n) {
    struct texts *lines = &k->done->lines;
    const char **longer = arena_array(k->arena, lines->n + 1, sizeof *longer);
    for (size_t i = 0; i < lines->n; i++) longer[i] = lines->v[i];
    longer[lines->n] = arena_printf(k->arena, "%s: %zu translation%s", path, n, n == 1 ? "" : "s");
    *lines = (struct texts){longer, lines->n + 1};
    k->done->texts += n;
}

/* Is it still as it was read? A person may be editing it. */
static bool is_unchanged(struct taking *k, const struct load_slot *s) {
    const char *path = os_join(k->arena, k->w->root, s->file), *why = NULL;
    char *data;
    size_t n;
    return os_look(path).kind == OS_FILE &&
           os_read(k->arena, path, SIZE_MAX / 2, &data, &n, &why) && load_is_text_of(s, data, n);
}

static bool put(struct taking *k, const char *path, const char *like, const char *text, size_t n) {
    const char *why = NULL, *full = os_join(k->arena, k->w->root, path);
    const char *as = os_join(k->arena, k->w->root, like);
    if (!k->t->dry_run && !os_write_like(full, as, text, strlen(text), &why))
        return failed(k, path, why);
    say(k, path, n);
    return true;
}

static const char *by_hand(struct taking *k, const struct load_put *p) {
    if (ending_is(p->slot->file, ".csv") || ending_is(p->slot->file, ".xlsx"))
        return arena_printf(
            k->arena,
            "write it into the columns 'note.%s', 'note.%s.translated_by' (%s), and "
            "'note.%s.of' (%s) of this row",
            p->tag, p->tag, p->by, p->tag, p->slot->mark);
    return arena_printf(k->arena,
                        "write the original as '%s: …', and under it '%s: {text: …, "
                        "translated_by: %s, of: %s}', as the reference of the files shows",
                        p->source, p->tag, p->by, p->slot->mark);
}

static void put_words(struct taking *k, const struct part *p, const struct load_put *puts,
                      const size_t *rows, size_t n) {
    const struct load_slot *s = puts[0].slot;
    const char *text = load_put_words(p->arena, puts, n);
    if (text && is_unchanged(k, s)) {
        put(k, s->file, s->file, text, n);
        return;
    }
    /* one text that cannot be put must not keep the others out */
    for (size_t i = 0; n > 1 && i < n; i++) {
        if (load_put_words(p->arena, &puts[i], 1)) continue;
        struct load_put *rest = arena_array(p->arena, n, sizeof *rest);
        size_t *rest_rows = arena_array(p->arena, n, sizeof *rest_rows), kept = 0;
        for (size_t j = 0; j < n; j++) {
            if (j == i) continue;
            rest_rows[kept] = rows[j];
            rest[kept++] = puts[j];
        }
        put_words(k, p, &puts[i], &rows[i], 1);
        put_words(k, p, rest, rest_rows, kept);
        return;
    }
    for (size_t i = 0; i < n; i++)
        tell(k, rows[i], CODE_CANNOT_PUT,
             arena_printf(k->arena, "this translation cannot be put in safely: %s",
                          place_of(k, rows[i])),
             by_hand(k, &puts[i]));
}

/* A learner's words go into a file that has those of others. */
static void put_section(struct taking *k, const struct part *p, const struct load_put *one,
                        size_t row) {
    const struct load_slot *s = one->slot;
    const char *path = load_path_translated(p->arena, s, one->tag), *why = NULL;
    const char *full = os_join(k->arena, k->w->root, path), *text = NULL;
    char *there = NULL;
    size_t n;
    const enum os_kind kind = os_look(full).kind;
    if (kind == OS_ABSENT ||
        (kind == OS_FILE && os_read(k->arena, full, SIZE_MAX / 2, &there, &n, &why)))
        text = load_put_section(p->arena, one, there);
    if (text) {
        put(k, path, s->file, text, 1);
        return;
    }
    tell(k, row, CODE_CANNOT_PUT,
         arena_printf(k->arena, "this translation cannot be put in safely: %s", place_of(k, row)),
         arena_printf(k->arena,
                      "write it into %s by hand, below a line '## %s', and '%s: \"%s\"' under 'of' "
                      "at its top",
                      path, s->key, s->key, s->mark));
}

static void put_markdown(struct taking *k, const struct part *p, const struct load_put *one,
                         size_t row) {
    const struct load_slot *s = one->slot;
    const char *path = load_path_translated(p->arena, s, one->tag);
    bool outdated = entry_in(&s->outdated, one->tag, 0) != NULL;
    enum os_kind kind = os_look(os_join(p->arena, k->w->root, path)).kind;
    if (kind != OS_ABSENT && !(kind == OS_FILE && outdated)) {
        tell(k, row, CODE_TRANSLATION_LATE,
             arena_printf(k->arena, "there is a file '%s' already", path),
             "folioscope check says what is wrong with it; correct it, or delete it and try again");
        return;
    }
    put(k, path, s->file, load_put_markdown(p->arena, one), 1);
}

/* Slots of one file follow each other, but those of a piece of evidence may have its Markdown
 * between them. */
static void take_file(struct taking *k, const struct part *p, const char *file) {
    const struct load_slots *all = p->slots;
    struct load_put *puts = arena_array(p->arena, all->list.n + 1, sizeof *puts);
    size_t *rows = arena_array(p->arena, all->list.n + 1, sizeof *rows), n = 0;
    for (size_t i = 0; i < all->list.n; i++) {
        const struct load_slot *s = &all->list.v[i];
        ptrdiff_t row = strcmp(s->file, file) == 0 ? row_for(k, p, s) : -1;
        if (row < 0) continue;
        const struct translator_row *r = &k->rows[row];
        const struct load_put one = {.slot = s,
                                     .source = s->own ? p->own : k->w->language,
                                     .tag = r->language,
                                     .text = r->translation,
                                     .by = r->by};
        if (s->markdown && strcmp(s->key, LOAD_BODY) != 0) {
            put_section(k, p, &one, (size_t)row);
            continue;
        }
        if (s->markdown) {
            put_markdown(k, p, &one, (size_t)row);
            continue;
        }
        rows[n] = (size_t)row;
        puts[n++] = one;
    }
    if (n) put_words(k, p, puts, rows, n);
}

static bool was_taken(const struct load_slots *all, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(all->list.v[k].file, all->list.v[i].file) == 0) return true;
    return false;
}

static void take_part(struct taking *k, const struct part *p) {
    for (size_t i = 0; i < p->slots->list.n; i++) {
        const char *file = p->slots->list.v[i].file;
        if (table_find(k->files, file) && !was_taken(p->slots, i)) take_file(k, p, file);
    }
}

/* ---- all of it ---- */

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* From the last row to the first, so that rows of one place are in order. */
static void index_rows(struct taking *k) {
    k->places = table_new(k->arena);
    k->files = table_new(k->arena);
    k->keys = table_new(k->arena);
    k->next = arena_array(k->arena, k->n + 1, sizeof *k->next);
    k->in_order = arena_array(k->arena, k->n + 1, sizeof *k->in_order);
    size_t *numbers = arena_array(k->arena, k->n + 1, sizeof *numbers);
    for (size_t i = k->n; i-- > 0;) {
        const struct translator_row *row = &k->rows[i];
        numbers[i] = i;
        const size_t *after =
            table_set(k->places, place_key(k->arena, row->file, row->key), &numbers[i]);
        k->next[i] = after ? *after : k->n;
        table_set(k->files, row->file, &numbers[i]);
        table_set(k->keys, row->key, &numbers[i]);
        k->in_order[i] = row->file;
    }
    if (k->n) qsort(k->in_order, k->n, sizeof *k->in_order, by_name);
}

static bool has_rows_below(const struct taking *k, const char *folder) {
    const char *from = arena_printf(k->arena, "%s/", folder);
    size_t low = 0, high = k->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(k->in_order[middle], from) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < k->n && strncmp(k->in_order[low], from, strlen(from)) == 0;
}

/* A learner with an error is as good as any other here, as far as the files were understood. */
static void take_learner(struct taking *k, const struct learner_place *place,
                         struct load_slots *slots) {
    struct arena *a = arena_new();
    enum load_result result;
    struct diags *unseen = diags_new(a);
    *slots = (struct load_slots){0};
    const struct learner *l = load_learner_partly(a, k->w, place, unseen, &result);
    const struct part p = {.arena = a,
                           .slots = slots,
                           .place = place,
                           .mentions = &l->mentions,
                           .own = l->learning_language ? l->learning_language : k->w->language};
    take_part(k, &p);
    if (!k->t->dry_run) k->done->learners++;
    arena_free(a);
}

static void take_all(struct taking *k, struct load_slots *slots) {
    const struct load_slots shared = *slots;
    const struct part all = {.arena = k->arena, .slots = &shared, .own = k->w->language};
    take_part(k, &all);
    for (size_t g = 0; g < k->w->n_groups; g++)
        for (size_t i = 0; i < k->w->groups[g].n_learners; i++) {
            const struct learner_place *place = &k->w->groups[g].learners[i];
            if (has_rows_below(k, place->path) || table_find(k->keys, place->id))
                take_learner(k, place, slots);
        }
    for (size_t i = 0; i < k->n; i++)
        if (!k->used[i] && is_filled(&k->rows[i]))
            tell(k, i, CODE_TRANSLATOR_ROW,
                 arena_printf(k->arena, "there is no text at %s", place_of(k, i)), again);
}

/* "es", "zh-Hant": as files are named and keys are written. */
static bool begins_small(const char *tag) {
    const size_t n = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    return n >= 2 && (!tag[n] || tag[n] == '-');
}

/* One file is in one language, and none of its tags may be an invention. */
static void check_languages(struct taking *k) {
    for (size_t i = 0; i < k->n; i++) {
        const char *tag = k->rows[i].language;
        if (!is_filled(&k->rows[i]) || (begins_small(tag) && tag_is_language(tag))) continue;
        tell(k, i, CODE_TRANSLATOR_ROW,
             arena_printf(k->arena, "'%s' is not the tag of a language", tag),
             "write it as in the other rows, such as es, vi or zh-Hant");
    }
}

bool translate_take(struct arena *a, const struct translating *t, struct diags *diags,
                    struct translated_files *done) {
    struct load_slots slots = {0};
    struct load_options o = t->load;
    struct taking k = {.t = t, .arena = a, .diags = diags, .done = done, .ok = true};
    *done = (struct translated_files){0};
    o.slots = &slots;
    k.rows = load_translator_rows(a, t->file, diags, &k.n);
    if (!k.rows) return false;
    k.used = arena_array(a, k.n + 1, sizeof *k.used);
    k.w = load_workspace(a, &o, diags_new(a));
    if (!k.w) {
        diag_add(diags, (struct diag){.code = code_text(CODE_NO_WORKSPACE),
                                      .severity = DIAG_ERROR,
                                      .file = t->load.root,
                                      .text = "this workspace cannot be read",
                                      .remedy = "folioscope check says why"});
        return false;
    }
    index_rows(&k);
    check_languages(&k);
    take_all(&k, &slots);
    return k.ok;
}
