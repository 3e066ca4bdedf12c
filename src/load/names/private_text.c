/* private_text.c: warns of text that everybody may see and that leads to a learner's home: an
 * e-mail address, a telephone number, an address, the surname. The text itself is shown
 * unchanged. */
#include "load/load_inner.h"

#include "base/codes.h"
#include "i18n/name_words.h"
#include "model/group.h"
#include "model/learner.h"

#include <string.h>

enum lead { MAIL, TELEPHONE, HOME, SURNAME };

static const char *const leads[] = {[MAIL] = "an e-mail address",
                                    [TELEPHONE] = "a telephone number",
                                    [HOME] = "an address",
                                    [SURNAME] = "the learner's surname"};

/* A file of evidence: one warning for each kind of lead. */
struct attached {
    struct arena *arena;
    struct diags *diags;
    const struct learner_place *of;
    const struct load_words_of *words; /* NULL: a table on the page */
    unsigned reported;
};

struct context_look {
    struct schema *schema;
    /* the node with the text; NULL: the text is the file's own, from its beginning */
    const struct yml *node;
    const char *last; /* the learner's surname */
    const char *text;
    size_t n;
    bool shared; /* belongs to no learner */
    /* the school's address, which the text may contain; or NULL */
    const char *own;
    struct attached *attached; /* NULL for a text of the workspace */
};

static bool is_schools_own(const struct context_look *l, size_t begin, size_t end) {
    return l->own && memmem(l->own, strlen(l->own), l->text + begin, end - begin) != NULL;
}

/* Comments in Markdown do not appear on pages. */
static bool is_in_comment(const struct context_look *l, size_t at) {
    const char *open = NULL, *end = l->text + at;
    for (const char *p = l->text; !l->node && (p = memmem(p, (size_t)(end - p), "<!--", 4)) != NULL;
         p += 4)
        open = p;
    return open && !memmem(open, (size_t)(end - open), "-->", 3);
}

static const char family_only[] =
    "leave it out, or let only the family see the text: without 'audience: public' here, or 'public: true' in the consent";
static const char school_only[] =
    "leave it out; the school's own may be given as 'address' in school.yaml, and then appear in other texts, too";
static const char file_for_family[] =
    "leave it out of the file, or let only the family see it: without 'audience: public' in the evidence, or 'public: true' in the consent";

static void warn_of_file(const struct context_look *l, size_t begin, const char *what) {
    const struct attached *of = l->attached;
    int line = of->words->as_in_file ? 1 : 0;
    for (const char *p = of->words->text; line && p < l->text + begin; p++) line += *p == '\n';
    diag_add(of->diags,
             (struct diag){.code = code_text(CODE_PRIVATE_IN_PUBLIC),
                           .severity = DIAG_WARNING,
                           .file = of->words->file,
                           .line = line,
                           .learner = of->of->path,
                           .text = arena_printf(
                               of->arena, "everybody may see this file, and it holds %s", what),
                           .remedy = file_for_family});
}

static void warn(const struct context_look *l, size_t begin, size_t end, enum lead lead) {
    struct schema *s = l->schema;
    if (is_schools_own(l, begin, end)) return;
    if (l->attached && l->attached->reported & 1u << lead) return;
    if (l->attached) l->attached->reported |= 1u << lead;
    if (!s) {
        warn_of_file(l, begin, leads[lead]);
        return;
    }
    if (is_in_comment(l, begin)) return;
    struct spot spot =
        l->node ? l->node->at
                : source_spot(s->source, (size_t)(l->text - s->source->text) + begin, end - begin);
    const char *thing = l->attached ? "file" : "text", *remedy = family_only;
    if (l->shared)
        remedy = school_only;
    else if (l->attached)
        remedy = file_for_family;
    schema_fault(
        s, &(struct yml){.at = spot}, CODE_PRIVATE_IN_PUBLIC,
        arena_printf(s->arena, "everybody may see this %s, and it holds %s", thing, leads[lead]),
        remedy);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool is_of_address(char c) {
    return is_letter(c) || is_digit(c) || (c != '\0' && strchr("._%+-", c)) ||
           (unsigned char)c >= 0x80;
}

/* ---- e-mail ---- */

static void find_mail(const struct context_look *l) {
    for (size_t i = 1; i + 3 < l->n; i++) {
        if (l->text[i] != '@' || !is_of_address(l->text[i - 1])) continue;
        size_t begin = i, end = i + 1, dot = 0;
        while (begin > 0 && is_of_address(l->text[begin - 1])) begin--;
        for (; end < l->n && is_of_address(l->text[end]); end++)
            if (l->text[end] == '.') dot = end;
        if (dot > i + 1 && dot + 2 < end && is_letter(l->text[dot + 1])) warn(l, begin, end, MAIL);
        i = end;
    }
}

/* ---- telephone ---- */

struct number {
    size_t end, digits, groups;
    bool thousands; /* "12 000 000": all groups after the first have three digits */
    bool years;     /* "1914-1918", "2026-10-03" */
    bool decimal;   /* "3.14159265" */
    /* "88 92 75 81", "3.5 4.2 5.1", "2019 2020 2021": likely from a table */
    bool row;
};

static bool is_between(char c) { return c != '\0' && strchr(" -./()", c) != NULL; }

/* The separators and sizes of all groups of a number so far. */
struct groups {
    bool blanks, blank, dot, small, years;
};

static void note_group(const struct context_look *l, size_t at, size_t group, size_t signs,
                       struct groups *all) {
    const char *digits = l->text + at;
    bool century = digits[0] == '1' && digits[1] == '9';
    all->small &= group <= 2;
    all->years &= group == 4 && (century || (digits[0] == '2' && digits[1] == '0'));
    if (!signs) return;
    all->blank |= signs == 1 && digits[-1] == ' ';
    all->blanks &= signs == 1 && digits[-1] == ' ';
    all->dot |= signs == 1 && digits[-1] == '.';
}

static struct number number_at(const struct context_look *l, size_t i) {
    struct number out = {.end = i, .thousands = true};
    struct groups all = {.blanks = true, .small = true, .years = true};
    size_t first = 0, begin = i, between = 0;
    while (i < l->n) {
        size_t group = 0;
        while (i + group < l->n && is_digit(l->text[i + group])) group++;
        if (!group) break;
        if (out.groups == 0) first = group;
        out.decimal = out.groups == 1 && l->text[i - 1] == '.';
        if (out.groups > 0 && group != 3) out.thousands = false;
        note_group(l, i, group, between, &all);
        out.groups++;
        out.digits += group;
        i += group;
        out.end = i;
        size_t signs = 0;
        while (i + signs < l->n && is_between(l->text[i + signs]) && signs < 3) signs++;
        i += signs;
        between = signs;
    }
    out.row = (all.blanks && all.small && l->text[begin] != '0') || (all.blank && all.dot) ||
              (all.blanks && all.years);
    out.years =
        first == 4 && (out.groups == 2 || (out.groups == 3 && out.digits <= 8)) && out.digits <= 8;
    return out;
}

static void find_telephone(const struct context_look *l) {
    enum { DIGITS_LEAST = 7, DIGITS_MOST = 15 };
    for (size_t i = 0; i < l->n; i++) {
        char before = i ? l->text[i - 1] : ' ';
        bool abroad = l->text[i] == '+' && i + 1 < l->n && is_digit(l->text[i + 1]);
        if (!abroad &&
            (!is_digit(l->text[i]) || is_letter(before) || before == '.' || before == ','))
            continue;
        struct number number = number_at(l, i + abroad);
        bool parted = number.groups > 1 && !number.thousands && !number.years && !number.decimal;
        if (l->attached && number.row) parted = false;
        if (number.digits >= DIGITS_LEAST && number.digits <= DIGITS_MOST && (abroad || parted))
            warn(l, i, number.end, TELEPHONE);
        i = number.end > i ? number.end - 1 : i;
    }
}

/* ---- words: street, surname ---- */

static bool is_among(const char *words, const char *key) {
    size_t n = strlen(key);
    for (const char *p = words; n && (p = strstr(p, key)); p += n)
        if (p[-1] == ' ' && p[n] == ' ') return true;
    return false;
}

static bool ends_with(const char *key, const char *end) {
    size_t n = strlen(key), m = strlen(end);
    return n > m && strcmp(key + n - m, end) == 0;
}

struct context_words {
    const struct context_look *look;
    struct wording list;
    const char **keys;
};

static bool is_number(const char *key) { return is_digit(*key) && strlen(key) <= 5; }

/* "12 Oak Street", "Calle Mayor 5", "Lindenstraße 12". */
static void find_street(const struct context_words *w, size_t i) {
    static const char after[] =
        " street st avenue ave road rd lane ln drive court ct boulevard blvd terrace ",
                      before[] = " calle rue avenida via rua ulica ";
    enum { WORDS_BETWEEN = 3 };
    const char *key = w->keys[i];
    bool street = w->list.v[i].capital && is_among(after, key), named = is_among(before, key),
         german = ends_with(key, "strasse") || ends_with(key, "gasse");
    for (size_t k = 1; k <= WORDS_BETWEEN; k++) {
        bool left = street && k > 1 && i >= k && is_number(w->keys[i - k]);
        bool right =
            (named || (german && k == 1)) && i + k < w->list.n && is_number(w->keys[i + k]);
        if (left) warn(w->look, w->list.v[i - k].begin, w->list.v[i].end, HOME);
        if (right) warn(w->look, w->list.v[i].begin, w->list.v[i + k].end, HOME);
        if (left || right) return;
    }
}

/* "12", "12bis"; but "2024, rue de la Paix" is a year. */
static bool is_house_number(const char *key, enum word_gap after) {
    static const char behind[] = " bis ter quater a b c ";
    const size_t n = strspn(key, "0123456789");
    const bool year = n == 4 && after != GAP_SPACE;
    return n > 0 && n <= 4 && !year && (!key[n] || is_among(behind, key + n));
}

/* The first word of the name after "rue" that is not a small one ("de la", "du"); 0 if there is
 * none. */
static size_t name_after(const struct context_words *w, size_t i) {
    static const char small[] = " de la le les du des d l ";
    for (i++; i < w->list.n && w->list.v[i].before == GAP_SPACE; i++)
        if (w->list.v[i].capital || !is_among(small, w->keys[i])) return i;
    return 0;
}

/* "12 rue de la Paix", "12, rue Victor Hugo", "3 bis avenue Foch". */
static void find_french_street(const struct context_words *w, size_t i) {
    static const char streets[] = " rue ruelle avenue boulevard bd chemin impasse allee quai ",
                      others[] = " place route ", behind[] = " bis ter quater ";
    const char *key = w->keys[i];
    if (!is_among(streets, key) && !is_among(others, key)) return;
    const size_t name = name_after(w, i);
    if (!name || !(is_among(streets, key) || w->list.v[name].capital)) return;
    const size_t back = i > 1 && is_among(behind, w->keys[i - 1]) ? 2 : 1;
    if (i < back || w->list.v[i].before == GAP_BREAK || w->list.v[i + 1 - back].before == GAP_BREAK)
        return;
    if (is_house_number(w->keys[i - back], w->list.v[i + 1 - back].before))
        warn(w->look, w->list.v[i - back].begin, w->list.v[name].end, HOME);
}

static bool is_key(const char *key, const char *word) {
    size_t n = strlen(word);
    return key && n > 1 && strncmp(key, word, n) == 0 && (!key[n] || strcmp(key + n, "s") == 0);
}

/* Is a word of the text a word of the surname? Both are compared as they are and with umlauts
 * written out. */
static bool is_surname(const struct context_words *w, size_t i, struct arena *a) {
    const char *surname = w->look->last;
    const struct word *word = &w->list.v[i];
    if (!word->capital || !surname) return false;
    struct wording last = name_words_of(a, surname, strlen(surname));
    const char *keys[] = {
        w->keys[i], word_key_written_out(a, w->look->text + word->begin, word->end - word->begin)};
    for (size_t k = 0; k < last.n; k++) {
        const char *name = surname + last.v[k].begin;
        size_t n = last.v[k].end - last.v[k].begin;
        const char *plain = word_key(a, name, n), *written_out = word_key_written_out(a, name, n);
        for (size_t x = 0; last.v[k].capital && x < 2; x++)
            if (is_key(keys[x], plain) || (written_out && is_key(keys[x], written_out)))
                return true;
    }
    return false;
}

static void find_words(const struct context_look *l) {
    struct arena *a = arena_new();
    struct context_words w = {l, name_words_of(a, l->text, l->n), NULL};
    w.keys = arena_array(a, w.list.n, sizeof *w.keys);
    for (size_t i = 0; i < w.list.n; i++)
        w.keys[i] = word_key(a, l->text + w.list.v[i].begin, w.list.v[i].end - w.list.v[i].begin);
    bool reported = false;
    for (size_t i = 0; i < w.list.n; i++) {
        find_street(&w, i);
        find_french_street(&w, i);
        if (reported || !is_surname(&w, i, a)) continue;
        reported = true;
        warn(l, w.list.v[i].begin, w.list.v[i].end, SURNAME);
    }
    arena_free(a);
}

/* ---- all of it ---- */

static void search(const struct context_look *l) {
    find_mail(l);
    find_telephone(l);
    if (!l->shared) find_words(l);
}

void load_check_private(struct schema *s, const struct learner *learner) {
    search(&(struct context_look){
        .schema = s, .last = learner->last, .text = s->source->text, .n = s->source->n});
}

/* A text, or its translations, which are maps of their own. */
static void look_at_languages(struct schema *s, const struct learner *learner,
                              const struct yml *node) {
    if (node->kind == YML_SCALAR_NODE)
        search(&(struct context_look){
            .schema = s, .node = node, .last = learner->last, .text = node->text, .n = node->n});
    for (size_t i = 0; node->kind == YML_MAP_NODE && i < node->n; i++)
        if (!load_is_passed_over(node->entries[i].key->text))
            look_at_languages(s, learner, node->entries[i].value);
}

void load_check_private_list(struct schema *s, const struct learner *learner,
                             const struct yml *list) {
    bool is_list = list && list->kind == YML_LIST_NODE;
    size_t n = is_list ? list->n : list != NULL;
    for (size_t i = 0; i < n; i++) {
        const struct yml *node = is_list ? list->items[i] : list;
        look_at_languages(s, learner, node);
    }
}

void load_check_private_shared(struct schema *s, const struct yml *node, const char *own) {
    struct context_look look = {.schema = s,
                                .node = node,
                                .text = s->source->text,
                                .n = s->source->n,
                                .shared = true,
                                .own = own};
    if (node) {
        look.text = node->text;
        look.n = node->n;
    }
    search(&look);
}

/* ---- files ---- */

/* A document may be long, so it is searched in pieces that end with a line. */
enum { PIECE = 16 << 10 };

static size_t piece_of(const char *text, size_t n) {
    const char *end = n > PIECE ? memmem(text + PIECE, n - PIECE, "\n", 1) : NULL;
    return end ? (size_t)(end + 1 - text) : n;
}

static const char *schools_own(const struct learner_place *p) {
    return p->group && p->group->school ? p->group->school->address : NULL;
}

void load_check_private_words(struct arena *a, const struct learner_place *p,
                              const struct load_words_of *of, struct diags *diags) {
    struct attached file = {.arena = a, .diags = diags, .of = p, .words = of};
    struct context_look look = {.last = p->last, .own = schools_own(p), .attached = &file};
    for (size_t at = 0; at < of->n; at += look.n) {
        look.text = of->text + at;
        look.n = piece_of(look.text, of->n - at);
        search(&look);
    }
}

void load_check_private_table(struct schema *s, const struct learner *learner, const char *own) {
    struct attached file = {0};
    search(&(struct context_look){.schema = s,
                                  .last = learner->last,
                                  .text = s->source->text,
                                  .n = s->source->n,
                                  .own = own,
                                  .attached = &file});
}
