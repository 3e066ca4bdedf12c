/* photos_place.c: where a photo belongs, by the words of its path and its day.
 *
 * The name of a folder or of the file counts only if all of its words are understood: a learner, an
 * activity, numbers, and what phones write. "Maya" is understood, and "Maya and Linh" is not: then
 * every learner who may be meant rules out the place of another. */
#include "pipeline/exchange/photos_inner.h"

#include "base/utf8.h"
#include "i18n/name_words.h"
#include "i18n/spelling.h"
#include "model/group.h"

#include <string.h>

enum { MOST_WORDS = 24 };

typedef VEC(const void *) set;

struct meaning {
    set learners;
    set maybe; /* learners as well, but not by this word alone */
    set pieces;
};

struct photos_names {
    struct arena *arena;
    struct table *table; /* folded words with blanks between them -> struct meaning */
    struct table *ids;   /* id -> struct learner_place */
};

static bool has(const set *s, const void *thing) {
    for (size_t i = 0; i < s->n; i++)
        if (s->v[i] == thing) return true;
    return false;
}

static void add(struct arena *a, set *s, const void *thing) {
    if (!has(s, thing)) VEC_PUSH(a, s, thing);
}

static void add_all(struct arena *a, set *to, const set *from) {
    for (size_t i = 0; i < from->n; i++) add(a, to, from->v[i]);
}

static void keep_common(set *s, const set *other) {
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (has(other, s->v[i])) s->v[n++] = s->v[i];
    s->n = n;
}

/* ---- words ---- */

struct folded {
    const char *v[MOST_WORDS];
    size_t n;
    bool more; /* than can be looked at */
};

static struct folded fold(struct arena *a, const char *text) {
    const struct wording words = name_words_of(a, text, strlen(text));
    struct folded out = {.more = words.n > MOST_WORDS};
    for (size_t i = 0; i < words.n && i < MOST_WORDS; i++)
        out.v[out.n++] = word_key(a, text + words.v[i].begin, words.v[i].end - words.v[i].begin);
    return out;
}

static const char *joined(struct arena *a, const struct folded *f, size_t from, size_t n) {
    struct buf out = BUF_INIT;
    for (size_t i = from; i < from + n; i++) buf_fmt(&out, "%s%s", i > from ? " " : "", f->v[i]);
    return buf_take(&out, a);
}

static bool is_number(const char *word) { return !word[strspn(word, "0123456789")]; }

/* "img", "img2031", "p1010203": what phones and cameras write, and what copies are called. */
static bool is_of_phone(const char *word) {
    static const char *const words[] = {
        "img",  "image", "photo",  "photos", "pic", "picture", "pictures",   "pxl",  "dsc",
        "dscn", "dscf",  "mvimg",  "mp",     "hdr", "pano",    "screenshot", "copy", "edited",
        "edit", "burst", "bursts", "raw",    "jpg", "jpeg",    "png",        "heic", "gif",
        "webp", "avif",  "heif",   "wa",     "p",   "e",       "dcim",       "at",   "original"};
    const size_t n = strcspn(word, "0123456789");
    if (!is_number(word + n)) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && strncmp(words[i], word, n) == 0) return true;
    return n == 0;
}

/* ---- whom and what words mean ---- */

enum role { LEARNER, MAYBE_LEARNER, PIECE };

static void mean(struct photos_names *t, const char *text, enum role role, const void *thing) {
    const struct folded f = fold(t->arena, text ? text : "");
    bool letters = false;
    for (size_t i = 0; i < f.n; i++) letters = letters || !is_number(f.v[i]);
    if (!letters || f.more) return;
    const char *key = joined(t->arena, &f, 0, f.n);
    struct meaning *m = table_find(t->table, key);
    if (!m) table_set(t->table, key, m = arena_make(t->arena, struct meaning));
    /* "May" and "Rose" say more than a name */
    if (role == LEARNER && f.n == 1 && word_is_ordinary(f.v[0])) role = MAYBE_LEARNER;
    set *sets[] = {&m->learners, &m->maybe, &m->pieces};
    add(t->arena, sets[role], thing);
}

/* Of a longer first name, the first word may be meant. */
static void mean_first_word(struct photos_names *t, const char *name,
                            const struct learner_place *p) {
    const size_t n = name ? strcspn(name, " -") : 0;
    if (n && name[n]) mean(t, arena_strndup(t->arena, name, n), MAYBE_LEARNER, p);
}

static void mean_learner(struct photos_names *t, const struct learner_place *p) {
    const char *const firsts[] = {p->first, p->called};
    mean(t, p->id, LEARNER, p);
    table_set(t->ids, p->id, (void *)(uintptr_t)p);
    for (size_t i = 0; i < 2; i++) {
        if (!firsts[i]) continue;
        mean(t, firsts[i], LEARNER, p);
        mean_first_word(t, firsts[i], p);
        if (!p->last) continue;
        mean(t, arena_printf(t->arena, "%s %s", firsts[i], p->last), LEARNER, p);
        mean(t, arena_printf(t->arena, "%s %s", p->last, firsts[i]), LEARNER, p);
    }
}

static void mean_piece(struct photos_names *t, const struct photos_piece *p) {
    struct date day;
    mean(t, p->id, PIECE, p);
    if (strlen(p->id) > 11 && date_parse(p->id, 10, &day)) mean(t, p->id + 11, PIECE, p);
    mean(t, p->title, PIECE, p);
}

struct photos_names *photos_names_of(struct arena *a, const struct photos_found *found) {
    struct photos_names *t = arena_make(a, struct photos_names);
    *t = (struct photos_names){a, table_new(a), table_new(a)};
    for (size_t i = 0; i < found->learners.n; i++) mean_learner(t, found->learners.v[i]);
    for (size_t i = 0; i < found->pieces.n; i++) mean_piece(t, found->pieces.v[i]);
    return t;
}

/* ---- a day in a text ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The day at p, with or without something between its parts; 0 or its length. */
static size_t day_at(const char *p, struct date *day) {
    char text[11] = "0000-00-00";
    size_t n = 0, k = 0;
    const char between = strlen(p) > 4 && strchr("-_.", p[4]) ? p[4] : '\0';
    for (; k < 10; k++) {
        const bool gap = k == 4 || k == 7;
        if (gap && !between) continue;
        if (gap ? p[n] != between : !is_digit(p[n])) return 0;
        if (!gap) text[k] = p[n];
        n++;
    }
    const bool ours = strncmp(text, "199", 3) == 0 || strncmp(text, "20", 2) == 0;
    return !is_digit(p[n]) && ours && date_parse(text, 10, day) ? n : 0;
}

struct date photos_day_in(const char *text, bool *more) {
    struct date first = {0};
    *more = false;
    for (const char *p = text; *p;) {
        struct date day;
        const size_t n = p == text || !is_digit(p[-1]) ? day_at(p, &day) : 0;
        if (n && date_is_set(first) && date_cmp(first, day) != 0) *more = true;
        if (n && !date_is_set(first)) first = day;
        p += n ? n : 1;
    }
    return first;
}

/* ---- one name of the path ---- */

struct part {
    set learners, pieces;
    bool names_learner, names_piece;
    bool exact;  /* it is an id */
    bool others; /* words that are not understood */
    bool unsure; /* a word may be a learner or an activity; or words name no one together */
};

/* What the words from `at` on mean; *n of them. "maya-torres 2" may be a learner, or the second photo
 * of another one. */
static struct meaning meaning_at(struct arena *a, const struct photos_names *t,
                                 const struct folded *f, size_t at, size_t *n) {
    struct meaning out = {0};
    *n = 0;
    for (size_t k = f->n - at; k > 0; k--) {
        const struct meaning *m = table_find(t->table, joined(a, f, at, k));
        if (*n && !is_number(f->v[at + k])) break; /* letters go on: the longer one is meant */
        if (!m) continue;
        if (!*n) *n = k;
        add_all(a, &out.learners, &m->learners);
        add_all(a, &out.maybe, &m->maybe);
        add_all(a, &out.pieces, &m->pieces);
    }
    return out;
}

static void narrow(struct arena *a, set *s, bool *named, const set *by, bool *unsure) {
    if (*named)
        keep_common(s, by);
    else
        add_all(a, s, by);
    *named = true;
    *unsure = *unsure || !s->n;
}

static struct part part_of(struct arena *a, const struct photos_names *t, const char *text,
                           bool is_folder) {
    const struct folded f = fold(a, text);
    struct part out = {.others = f.more};
    const struct learner_place *exactly = is_folder ? table_find(t->ids, text) : NULL;
    if (exactly) {
        add(a, &out.learners, exactly);
        out.names_learner = out.exact = true;
        return out;
    }
    for (size_t i = 0, n; i < f.n; i += n ? n : 1) {
        struct meaning m = meaning_at(a, t, &f, i, &n);
        const bool learner = m.learners.n || m.maybe.n;
        if (!n && !is_of_phone(f.v[i])) out.others = true;
        if (learner && m.pieces.n) out.unsure = true;
        if (learner && !m.learners.n) out.unsure = true; /* an ordinary word, or part of a name */
        if (learner) {
            add_all(a, &m.learners, &m.maybe);
            narrow(a, &out.learners, &out.names_learner, &m.learners, &out.unsure);
        }
        if (m.pieces.n) narrow(a, &out.pieces, &out.names_piece, &m.pieces, &out.unsure);
    }
    return out;
}

/* ---- the path ---- */

struct meant {
    struct arena *arena;
    set learners, pieces;
    bool names_learner, names_piece, unsure, exact;
    VEC(struct part) vague; /* names with other words that may name a learner */
    VEC(struct date) days;  /* that names with an activity, or folders, are of */
    const char *file;       /* the name of the file without its ending */
};

static void add_part(struct meant *m, const struct photos_names *t, const char *text,
                     bool is_folder) {
    const struct part p = part_of(m->arena, t, text, is_folder);
    bool more;
    const struct date day = photos_day_in(text, &more);
    if (p.others) {
        if (p.names_learner) VEC_PUSH(m->arena, &m->vague, p);
        return;
    }
    m->exact = m->exact || p.exact;
    m->unsure = m->unsure || p.unsure || (more && p.names_piece);
    if (p.names_learner) narrow(m->arena, &m->learners, &m->names_learner, &p.learners, &m->unsure);
    if (p.names_piece) narrow(m->arena, &m->pieces, &m->names_piece, &p.pieces, &m->unsure);
    if (date_is_set(day) && (is_folder || p.names_piece)) VEC_PUSH(m->arena, &m->days, day);
}

static struct meant read_path(struct arena *a, const struct photos_names *t, const char *path) {
    struct meant m = {.arena = a};
    for (const char *p = path; *p;) {
        const size_t n = strcspn(p, "/");
        const bool is_folder = p[n] == '/';
        const char *name = spell_composed(a, arena_strndup(a, p, n)), *dot = strrchr(name, '.');
        if (!is_folder && dot && dot > name) name = arena_strndup(a, name, (size_t)(dot - name));
        if (!is_folder) m.file = name;
        add_part(&m, t, name, is_folder);
        p += n + is_folder;
    }
    return m;
}

/* ---- the place ---- */

struct choice {
    struct arena *arena;
    const struct photos_found *found;
    const struct photos_photo *photo;
    struct meant meant;
    const char **why;
};

static struct photos_piece *no(struct choice *c, const char *why) {
    *c->why = why;
    return NULL;
}

static bool is_of_day(const struct photos_piece *p, struct date day) {
    struct date named = {0};
    if (date_cmp(p->day, day) == 0) return true;
    return strlen(p->id) >= 10 && date_parse(p->id, 10, &named) && date_cmp(named, day) == 0;
}

static bool fits_days(const struct choice *c, const struct photos_piece *p) {
    for (size_t i = 0; i < c->meant.days.n; i++)
        if (!is_of_day(p, c->meant.days.v[i])) return false;
    return true;
}

/* A photo that a messenger sent has the day of the message in its name. */
static bool is_sent(const char *name) {
    for (const char *p = name; (p = strstr(p, "-WA")) != NULL; p += 3)
        if (is_digit(p[3])) return true;
    return false;
}

static bool day_of(struct choice *c, struct date *day) {
    bool more;
    if (c->photo->taken(c->photo->context, day)) return true;
    *day = photos_day_in(c->meant.file, &more);
    return date_is_set(*day) && !more && !is_sent(c->meant.file);
}

static const char *text_of(struct choice *c, struct date day) {
    char text[20];
    date_iso(day, text);
    return arena_strdup(c->arena, text);
}

/* The one place, if photos can be put there. */
static struct photos_piece *only(struct choice *c, const struct photos_piece *p) {
    if (p->is_file)
        return no(c,
                  arena_printf(c->arena, "%s has no folder for photos: make one with an index.md",
                               p->path));
    if (!p->read)
        return no(c, arena_printf(c->arena,
                                  "it is not clear what %s/index.md says: 'folioscope check' helps",
                                  p->path));
    return (struct photos_piece *)(uintptr_t)p;
}

static bool took_part(const struct photos_piece *p, const struct learner_place *who) {
    for (size_t i = 0; i < p->who.n; i++)
        if (p->who.v[i] == who) return true;
    return false;
}

/* A class's piece that cannot be read may be anybody's. */
static bool may_be_of(const struct photos_piece *p, const struct learner_place *who) {
    return took_part(p, who) || (p->group && !p->read && !p->is_file);
}

static struct photos_piece *of_learner(struct choice *c, const struct learner_place *who) {
    const struct photos_piece *own = NULL, *shared = NULL;
    struct date day = {0};
    size_t n = 0;
    if (!c->meant.names_piece && !day_of(c, &day))
        return no(c, "it names no activity, and does not say when it was taken");
    for (size_t i = 0; i < c->found->pieces.n; i++) {
        const struct photos_piece *p = c->found->pieces.v[i];
        if (!may_be_of(p, who)) continue;
        if (c->meant.names_piece ? !has(&c->meant.pieces, p) || !fits_days(c, p)
                                 : date_cmp(p->day, day) != 0)
            continue;
        n++;
        if (p->owner) own = p;
        if (!p->owner) shared = p;
    }
    if (own && n == 1) return only(c, own);
    if (n > 1)
        return no(c, arena_printf(c->arena, "%s has more than one piece of evidence that it fits",
                                  who->id));
    if (shared)
        return no(c, arena_printf(c->arena,
                                  "it names %s, and all who took part would see it in %s: put it "
                                  "there yourself, if they may",
                                  who->id, shared->path));
    if (c->meant.names_piece)
        return no(c, arena_printf(c->arena, "%s has no evidence that is called so", who->id));
    return no(c, arena_printf(c->arena, "%s has no evidence of %s", who->id, text_of(c, day)));
}

static struct photos_piece *of_activity(struct choice *c) {
    const struct photos_piece *one = NULL;
    struct date day;
    size_t n = 0;
    set fitting = {0};
    for (size_t i = 0; i < c->meant.pieces.n; i++)
        if (fits_days(c, c->meant.pieces.v[i])) add(c->arena, &fitting, c->meant.pieces.v[i]);
    if (!fitting.n) return no(c, "no activity of this name is of the day in its path");
    if (fitting.n == 1) return only(c, fitting.v[0]);
    if (day_of(c, &day))
        for (size_t i = 0; i < fitting.n; i++) {
            const struct photos_piece *p = fitting.v[i];
            if (date_cmp(p->day, day) != 0) continue;
            one = p;
            n++;
        }
    if (n == 1) return only(c, one);
    return no(c, arena_printf(c->arena, "it may belong to %zu activities, such as %s", fitting.n,
                              ((const struct photos_piece *)fitting.v[0])->path));
}

static struct photos_piece *of_day(struct choice *c) {
    const struct photos_piece *one = NULL;
    struct date day;
    size_t n = 0;
    if (!day_of(c, &day))
        return no(c, "it names nobody and no activity, and does not say when it was taken");
    for (size_t i = 0; i < c->found->pieces.n; i++) {
        const struct photos_piece *p = c->found->pieces.v[i];
        if (!p->group || date_cmp(p->day, day) != 0) continue;
        one = p;
        n++;
    }
    if (n == 1) return only(c, one);
    return no(c, arena_printf(c->arena,
                              n ? "the class has more than one activity of %s"
                                : "it was taken on %s, when the class has no activity",
                              text_of(c, day)));
}

static const char *names_of(struct choice *c, const set *learners) {
    enum { SHOWN = 3 };
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < learners->n && i < SHOWN; i++)
        buf_fmt(&out, "%s%s", i ? ", " : "", ((const struct learner_place *)learners->v[i])->path);
    if (learners->n > SHOWN) buf_fmt(&out, " and %zu more", learners->n - SHOWN);
    return buf_take(&out, c->arena);
}

/* The learner whom it names; NULL with the reason. */
static const struct learner_place *learner_of(struct choice *c) {
    const struct meant *m = &c->meant;
    if (m->learners.n > 1) {
        no(c,
           arena_printf(c->arena, "it may name several learners: %s", names_of(c, &m->learners)));
        return NULL;
    }
    const struct learner_place *p = m->learners.v[0];
    if (p->twice)
        no(c, arena_printf(c->arena, "'%s' has a folder in two classes", p->id));
    else if (p->roll != ROLL_LISTED)
        no(c, arena_printf(c->arena, "%s is not on the list of the class now", p->path));
    else
        return p;
    return NULL;
}

/* Does a name with other words speak against this learner, or against any? */
static bool is_doubtful(struct choice *c, const struct learner_place *who) {
    for (size_t i = 0; i < c->meant.vague.n; i++) {
        const struct part *v = &c->meant.vague.v[i];
        if (who && has(&v->learners, who)) continue;
        no(c,
           v->learners.n
               ? arena_printf(c->arena, "it may name %s, with other words: a name must stand alone",
                              names_of(c, &v->learners))
               : "it names several learners");
        return true;
    }
    return false;
}

static struct photos_piece *choose(struct choice *c) {
    const struct meant *m = &c->meant;
    const struct learner_place *who = NULL;
    if (m->names_learner && !m->learners.n) return no(c, "it names several learners");
    if (m->unsure && m->learners.n)
        return no(
            c, arena_printf(c->arena, "it may name %s: write the id", names_of(c, &m->learners)));
    if (m->unsure) return no(c, "what its path names does not fit together");
    if (m->names_learner && c->found->unread && !m->exact)
        return no(c, "not all learners of the class can be read: 'folioscope check' says why");
    if (m->names_learner && !(who = learner_of(c))) return NULL;
    if (is_doubtful(c, who)) return NULL;
    if (who) return of_learner(c, who);
    return m->names_piece ? of_activity(c) : of_day(c);
}

struct photos_piece *photos_place_of(struct arena *a, const struct photos_found *found,
                                     const struct photos_names *names,
                                     const struct photos_photo *photo, const char **why) {
    struct choice c = {.arena = a, .found = found, .photo = photo, .why = why};
    size_t bad;
    if (!utf8_valid(photo->path, strlen(photo->path), &bad))
        return no(&c, "its name is damaged: rename it");
    c.meant = read_path(a, names, photo->path);
    return choose(&c);
}
