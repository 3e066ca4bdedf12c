/* lang.c: the available languages, and filling in messages. Plural rules and numbers are in
 * format.c. */
#include "i18n/i18n_inner.h"
#include "i18n/words_of_text.h"

#include "base/arena.h"
#include "base/codes.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

/* ---- loading ---- */

struct langs *langs_new(struct arena *a) {
    /* For unknown languages ICU falls back to its default locale, which would otherwise depend on
     * the machine. */
    UErrorCode error = U_ZERO_ERROR;
    uloc_setDefault("en", &error);
    struct langs *ls = arena_make(a, struct langs);
    ls->arena = a;
    ls->readers = word_readers_new(a);
    return ls;
}

struct word_readers *lang_readers(const struct lang *l) {
    return l->all->readers;
}

void langs_free(struct langs *ls) {
    if (ls) word_readers_close(ls->readers);
    for (size_t i = 0; ls && i < ls->list.n; i++) format_tools_close(ls->list.v[i]->tools);
}

static struct lang *find_exactly(const struct langs *ls, const char *tag, size_t n) {
    for (size_t i = 0; i < ls->list.n; i++) {
        struct lang *l = ls->list.v[i];
        if (strlen(l->tag) == n && strncasecmp(l->tag, tag, n) == 0) return l;
    }
    return NULL;
}

static struct lang *new_lang(struct langs *ls, const char *tag, const char *locale) {
    struct lang *l = arena_make(ls->arena, struct lang);
    l->tag = arena_strdup(ls->arena, tag);
    memcpy(l->locale, locale, strlen(locale) + 1);
    l->rtl = tag_is_rtl(tag);
    l->own_name = tag_own_name(ls->arena, tag);
    l->all = ls;
    l->catalog.messages = table_new(ls->arena);
    l->catalog.standard = table_new(ls->arena);
    l->tools = arena_make(ls->arena, struct tools);
    VEC_PUSH(ls->arena, &ls->list, l);
    return l;
}

static bool no_tag(struct diags *diags, const char *file, const char *tag) {
    diag_add(diags, (struct diag){
                        .code = code_entry(CODE_TAG_SHAPE)->code,
                        .severity = DIAG_ERROR,
                        .file = file,
                        .text = arena_printf(diags->arena, "'%s' is not a language tag", tag),
                        .remedy = "name the file by a tag like en, es or zh-Hant, and .yaml",
                    });
    return false;
}

static bool read_offered(const struct langs *ls, struct lang *l) {
    const struct unread u = l->unread;
    l->unread = (struct unread){0};
    if (u.yaml && !catalog_read(&l->catalog, ls->arena, u.file, u.yaml, u.n, diags_new(ls->arena)))
        l->lost = true;
    return !l->lost;
}

bool langs_offer(struct langs *ls, const char *tag, const char *file, const char *yaml, size_t n,
                 struct diags *diags) {
    char locale[LOCALE_BYTES];
    if (!locale_of_tag(tag, locale)) return no_tag(diags, file, tag);
    new_lang(ls, tag, locale)->unread = (struct unread){file, yaml, n};
    return true;
}

bool langs_add(struct langs *ls, const char *tag, const char *file, const char *yaml, size_t n,
               struct diags *diags) {
    char locale[LOCALE_BYTES];
    if (!locale_of_tag(tag, locale)) return no_tag(diags, file, tag);
    struct lang *l = find_exactly(ls, tag, strlen(tag));
    struct lang *into = l ? l : new_lang(ls, tag, locale);
    /* The new messages replace an invalid catalog. */
    if (!read_offered(ls, into)) into->lost = false;
    bool sound = catalog_read(&into->catalog, ls->arena, file, yaml, n, diags);
    if (!sound && !l) {
        format_tools_close(into->tools);
        ls->list.n--; /* it was added last */
    }
    return sound;
}

/* Chinese without its script is written in that of the country. */
static const char *with_script(const char *tag) {
    static const char *const tags[][2] = {{"zh", "zh-Hans"},    {"zh-CN", "zh-Hans"},
                                          {"zh-SG", "zh-Hans"}, {"zh-TW", "zh-Hant"},
                                          {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"}};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strcasecmp(tag, tags[i][0]) == 0) return tags[i][1];
    return NULL;
}

static const struct lang *find(const struct langs *ls, const char *tag, bool reads) {
    const char *script = with_script(tag);
    size_t n = strlen(tag);
    while (n > 0) {
        struct lang *l = find_exactly(ls, tag, n);
        if (l && (reads ? read_offered(ls, l) : !l->lost)) return l;
        while (n > 0 && tag[n - 1] != '-') n--;
        if (n > 0) n--; /* tries "zh-Hant-TW", then "zh-Hant", then "zh" */
    }
    return script ? find(ls, script, reads) : NULL;
}

const struct lang *langs_find(const struct langs *ls, const char *tag) {
    return find(ls, tag, true);
}

const struct lang *langs_offered(const struct langs *ls, const char *tag) {
    return find(ls, tag, false);
}

/* ---- properties of a language ---- */

const char *lang_tag(const struct lang *l) { return l->tag; }

bool lang_rtl(const struct lang *l) { return l->rtl; }

/* The catalog first, because ICU has names of few small languages. */
const char *lang_own_name(const struct lang *l) {
    const struct message *m = table_find(l->catalog.messages, "language.name");
    return m ? m->forms[FORM_OTHER] : l->own_name;
}

/* ---- letters ---- */

const char *lang_capital(const struct lang *l, struct arena *a, const char *text) {
    size_t n = 0;
    if (!*text) return text;
    /* The same in every language; a shortcut because ICU first searches for word boundaries, which
     * is slow. */
    if (*text >= 'a' && *text <= 'z' && *text != 'i' && *text != 'j')
        return arena_printf(a, "%c%s", *text - 'a' + 'A', text + 1);
    (void)utf8_decode(text, strlen(text), &n);
    struct wide first = wide_from(arena_strndup(a, text, n));
    UChar capital[8]; /* at most three for one letter */
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = u_strToTitle(capital, 8, first.s, first.n, NULL, l->locale, &error);
    free(first.s);
    return U_SUCCESS(error) ? arena_printf(a, "%s%s", wide_text(a, capital, length), text + n)
                            : text;
}

/* ---- messages ---- */

bool lang_has(const struct lang *l, const char *key) {
    return table_find(l->catalog.messages, key) != NULL;
}

const char *lang_standard(const struct lang *l, const char *tag, const char *text) {
    const struct lang *from = langs_find(l->all, tag);
    const struct message *known = from ? table_find(from->catalog.standard, text) : NULL;
    const struct message *m = known ? table_find(l->catalog.messages, known->key) : NULL;
    return m ? m->forms[FORM_OTHER] : NULL;
}

const struct lang *lang_plain(struct arena *a, const struct lang *l) {
    struct lang *plain = arena_copy(a, l, sizeof *l);
    plain->plain = true;
    return plain;
}

/* Is it a standalone label: a heading, or a caption? A name without a period is a whole section. */
static bool is_label(const char *key) {
    static const char *const labels[] = {"sign",
                                         "report",
                                         "portfolio",
                                         "notes.title",
                                         "growth.title",
                                         "narrative.title",
                                         "page.about",
                                         "agreements.title",
                                         "evidence.shows",
                                         "evidence.reflection",
                                         "evidence.files",
                                         "slip.title",
                                         "goal.date",
                                         "room.title",
                                         "moved.title",
                                         "area.title",
                                         NULL};
    for (const char *const *l = labels; *l; l++) {
        size_t n = strlen(*l);
        if (strncmp(key, *l, n) == 0 && (!key[n] || (key[n] == '.' && !strchr(*l, '.'))))
            return true;
    }
    return false;
}

/* Each text in an isolate of its own, because one may run right to left. */
static struct message *joined(struct arena *a, const struct message *m, const char *other) {
    struct message *both = arena_copy(a, m, sizeof *m);
    both->forms[FORM_OTHER] =
        arena_printf(a, "\u2068%s\u2069 · \u2068%s\u2069", m->forms[FORM_OTHER], other);
    return both;
}

const struct lang *lang_pair(struct arena *a, const struct lang *first, const struct lang *second) {
    struct lang *pair = arena_copy(a, first, sizeof *first);
    pair->catalog.messages = table_new(a);
    for (size_t i = 0; i < first->catalog.keys.n; i++) {
        const char *key = first->catalog.keys.v[i];
        struct message *m = table_find(first->catalog.messages, key);
        const char *other =
            is_label(key) && !strchr(m->forms[FORM_OTHER], '{') ? tr(second, key) : key;
        bool both = other != key && strcmp(other, m->forms[FORM_OTHER]) != 0;
        table_set(pair->catalog.messages, key, both ? joined(a, m, other) : m);
    }
    return pair;
}

static const struct message *message_of(const struct lang *l, const char *key) {
    char plain[128];
    const struct message *m = NULL;
    if (l->plain && snprintf(plain, sizeof plain, "plain.%s", key) < (int)sizeof plain)
        m = table_find(l->catalog.messages, plain);
    return m ? m : table_find(l->catalog.messages, key);
}

const char *tr(const struct lang *l, const char *key) {
    const struct message *m = message_of(l, key);
    return m ? m->forms[FORM_OTHER] : key;
}

static const struct tr_arg *arg_named(const struct tr_arg *args, size_t n, const char *name,
                                      size_t length) {
    for (size_t i = 0; i < n; i++) {
        if (strlen(args[i].name) == length && strncmp(args[i].name, name, length) == 0)
            return &args[i];
    }
    return NULL;
}

/* The plural form for the argument "n", or FORM_OTHER. */
static const char *form_for(const struct lang *l, const struct message *m,
                            const struct tr_arg *args, size_t n) {
    const struct tr_arg *count = arg_named(args, n, "n", 1);
    const char *form =
        count && count->is_number ? m->forms[format_plural_of(l, count->number)] : NULL;
    return form ? form : m->forms[FORM_OTHER];
}

/* Fills in placeholders. One without an argument is left as written, so that the mistake is
 * visible. */
static void fill(const struct lang *l, struct arena *a, const char *form, const struct tr_arg *args,
                 size_t n, struct buf *out) {
    while (*form) {
        size_t plain = strcspn(form, "{");
        buf_add(out, form, plain);
        form += plain;
        if (!*form) break;
        size_t name = strcspn(form + 1, "}");
        const struct tr_arg *arg = form[1 + name] ? arg_named(args, n, form + 1, name) : NULL;
        if (!arg) {
            buf_char(out, *form++);
            continue;
        }
        buf_str(out, arg->is_number ? lang_number(l, a, arg->number) : arg->text);
        form += name + 2;
    }
}

const char *tr_with(const struct lang *l, struct arena *a, const char *key,
                    const struct tr_arg *args, size_t n) {
    const struct message *m = message_of(l, key);
    if (!m) return key;
    struct buf out = BUF_INIT;
    fill(l, a, form_for(l, m, args, n), args, n, &out);
    return buf_take(&out, a);
}

const char *tr_n(const struct lang *l, struct arena *a, const char *key, long n) {
    return tr_with(l, a, key, (struct tr_arg[]){{"n", .number = n, .is_number = true}}, 1);
}

const char *tr_text(const struct lang *l, struct arena *a, const char *key, const char *name,
                    const char *text) {
    return tr_with(l, a, key, (struct tr_arg[]){{name, .text = text}}, 1);
}
