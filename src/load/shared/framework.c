/* framework.c: frameworks/<id>.yaml: competencies and learning targets, with ids that are unique in
 * the workspace. For prerequisites see prerequisites.c. */
#include "load/levels.h"
#include "load/load_inner.h"
#include "load/shared/settings.h"

#include "base/ending.h"
#include "base/hash.h"
#include "model/framework.h"
#include "model/method.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

/* A level described in a target's own words. */
struct descriptor {
    struct dec value;
    struct words words;
};

struct raw_target {
    struct target target;
    struct descriptor *levels;
    size_t n_levels;
    const struct yml **after;
    size_t n_after;
    const struct yml *node;
};

struct raw_competency {
    struct competency competency;
    struct raw_target *targets;
    size_t n_targets;
    const struct yml *node;
};

struct raw_framework {
    struct framework framework;
    struct method method;
    bool has_method;
    struct raw_competency *competencies;
    size_t n_competencies;
    struct schema schema;
    const struct yml *node;
};

/* ---- tables ---- */

static const struct schema_field descriptor_key = {.key = "levels",
                                                   SCHEMA_ONE(struct descriptor, value, type_level),
                                                   .doc = "the value or name of a level"};
static const struct schema_field descriptor_value = {
    .key = "levels",
    SCHEMA_ONE(struct descriptor, words, type_words),
    .doc = "what this target looks like at this level"};
static const struct schema_table descriptor_table = {.what = "the descriptors of levels",
                                                     .size = sizeof(struct descriptor),
                                                     .entry_key = &descriptor_key,
                                                     .entry_value = &descriptor_value};

static bool check_target(struct schema *s, const struct yml *node, void *item) {
    struct raw_target *t = item;
    t->node = node;
    t->target.mark = load_mark(s, node);
    return true;
}

static const struct schema_field target_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct raw_target, target.id, type_id),
     .required = true,
     .doc = "unique in the workspace"},
    {.key = "text",
     SCHEMA_ONE(struct raw_target, target.text, type_words),
     .required = true,
     .doc = "an \"I can\""},
    {.key = "standards",
     .spare = true,
     SCHEMA_TEXTS(struct raw_target, target.standards),
     .doc = "codes that it serves"},
    {.key = "after",
     SCHEMA_LIST(struct raw_target, after, n_after, type_later_target),
     .doc = "targets that come first"},
    {.key = "levels",
     .spare = true,
     .type = &type_entries,
     SCHEMA_AT(struct raw_target, levels),
     .count = offsetof(struct raw_target, n_levels),
     .table = &descriptor_table,
     .doc = "descriptors by value that replace the scale's"},
    {.key = "grade",
     .spare = true,
     SCHEMA_TEXT(struct raw_target, target.grade),
     .doc = "the grade in which it is usually learned"},
    {.key = "was",
     .spare = true,
     SCHEMA_LIST(struct raw_target, target.was.v, target.was.n, type_id),
     .doc = "ids that it had before: what was written with one of them is of this target"},
};
static const struct schema_table target_table = {.what = "a learning target",
                                                 .size = sizeof(struct raw_target),
                                                 SCHEMA_ROWS(target_fields),
                                                 .lenient = true,
                                                 SCHEMA_KEEP(struct raw_target, target.id),
                                                 .check = check_target};

static bool check_competency(struct schema *s, const struct yml *node, void *item) {
    (void)s;
    ((struct raw_competency *)item)->node = node;
    return true;
}

static const struct schema_field competency_fields[] = {
    {.key = "id",
     SCHEMA_ONE(struct raw_competency, competency.id, type_id),
     .required = true,
     .doc = "unique in the framework"},
    {.key = "title",
     .spare = true,
     SCHEMA_ONE(struct raw_competency, competency.title, type_words),
     .required = true,
     .doc = "its name"},
    {.key = "statement",
     .spare = true,
     SCHEMA_ONE(struct raw_competency, competency.statement, type_words),
     .doc = "an \"I can\""},
    {.key = "targets",
     SCHEMA_LIST(struct raw_competency, targets, n_targets, type_map),
     .table = &target_table,
     .required = true,
     .min = 1,
     .doc = "its learning targets"},
    {.key = "was",
     .spare = true,
     SCHEMA_LIST(struct raw_competency, competency.was.v, competency.was.n, type_id),
     .doc = "ids that it had before, as in the names of older notes on areas"},
};
static const struct schema_table competency_table = {
    .what = "a competency",
    .size = sizeof(struct raw_competency),
    SCHEMA_ROWS(competency_fields),
    .lenient = true,
    SCHEMA_KEEP(struct raw_competency, competency.id),
    .check = check_competency};

static const struct schema_word kind_words[] = {
    {"academic", FRAMEWORK_ACADEMIC, NULL}, {"social-emotional", FRAMEWORK_SOCIAL_EMOTIONAL, NULL},
    {"career", FRAMEWORK_CAREER, NULL},     {"habits", FRAMEWORK_HABITS, NULL},
    {"other", FRAMEWORK_OTHER, NULL},       {NULL, 0, NULL}};

static const struct schema_field framework_fields[] = {
    {.key = "title",
     .spare = true,
     SCHEMA_ONE(struct raw_framework, framework.title, type_words),
     .required = true,
     .doc = "its name"},
    {.key = "kind",
     .spare = true,
     SCHEMA_ONE(struct raw_framework, framework.kind, type_word),
     .words = kind_words,
     .fallback = "academic",
     .doc = "what it is about; habits of learning come first, and are in no count with others"},
    {.key = "source",
     .spare = true,
     SCHEMA_TEXT(struct raw_framework, framework.source),
     .doc = "where it is from"},
    {SCALES_ROW(struct raw_framework, framework.scales,
                "its scale; or several, with the days from which they are in force (the "
                "workspace's)")},
    {.key = "method",
     SCHEMA_ONE(struct raw_framework, method, type_map),
     .table = &method_table,
     SCHEMA_HAS(struct raw_framework, has_method),
     .doc = "how ratings become a level (the workspace's)"},
    {.key = "competencies",
     SCHEMA_LIST(struct raw_framework, competencies, n_competencies, type_map),
     .table = &competency_table,
     .required = true,
     .min = 1,
     .doc = "what learners grow in"},
    {.key = "retired",
     SCHEMA_ONE(struct raw_framework, framework.retired, type_date),
     .doc = "the day from which it is history: shown, and no longer worked on"},
    {.key = "was",
     .spare = true,
     SCHEMA_LIST(struct raw_framework, framework.was.v, framework.was.n, type_id),
     .doc = "ids that it had before: the names of its file without .yaml"},
};
const struct schema_table framework_table = {
    .what = "a framework",
    .size = sizeof(struct raw_framework),
    SCHEMA_ROWS(framework_fields),
    .lenient = true,
    .doc = "frameworks/*.yaml: competencies and learning targets"};

/* ---- one framework ---- */

/* Unique names for HTML ids and files. */
struct anchors {
    struct table *seen;
};

static const char *make_anchor(struct arena *a, struct anchors *used, const char *id,
                               const char *prefix) {
    char *anchor = arena_alloc(a, strlen(id) + strlen(prefix) + 1), *to = anchor;
    if (!((*id >= 'a' && *id <= 'z') || (*id >= 'A' && *id <= 'Z')))
        to += strlen(memcpy(to, prefix, strlen(prefix)));
    for (const char *p = id; *p; p++) {
        bool upper = *p >= 'A' && *p <= 'Z',
             plain = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
        char c = plain ? *p : '-';
        if (upper) c = (char)(*p + 32);
        if (c != '-' || (to > anchor && to[-1] != '-')) *to++ = c;
    }
    const char *unique = anchor;
    for (int i = 2; table_find(used->seen, unique); i++)
        unique = arena_printf(a, "%s-%d", anchor, i);
    table_set(used->seen, unique, anchor);
    return unique;
}

struct descriptor_at {
    const struct yml *key;
    const struct descriptor *words;
    bool *described; /* by level of the scale */
};

static void describe_level(struct schema *s, struct raw_target *raw, const struct scale *scale,
                           const struct descriptor_at *d) {
    size_t i = 0;
    while (i < scale->n_levels && dec_cmp(scale->levels[i].value, d->words->value) != 0) i++;
    if (i == scale->n_levels || d->described[i]) {
        const char *written = source_quote(s->arena, d->key->text);
        schema_fault(s, d->key, CODE_LEVEL_OFF_SCALE,
                     i < scale->n_levels
                         ? arena_printf(s->arena, "'%s' is described twice", written)
                         : arena_printf(s->arena,
                                        "'%s' is a half level, and has no words of its own",
                                        written),
                     "write one descriptor for each level of the scale");
        return;
    }
    d->described[i] = true;
    raw->target.level_means[i] = d->words->words;
}

/* Checks the descriptors, and puts them in place if they are of this scale. */
static void read_descriptors(struct schema *s, struct raw_target *raw, const struct scale *scale) {
    const struct yml *map = yml_get(raw->node, "levels");
    bool *described = arena_array(s->arena, scale->n_levels, sizeof *described);
    for (size_t k = 0;
         map && map->kind == YML_MAP_NODE && map->n == raw->n_levels && k < raw->n_levels; k++) {
        const struct yml *key = map->entries[k].key;
        if (yml_is_null(key) || !load_level_of_scale(s, scale, key, &raw->levels[k].value, false))
            continue;
        describe_level(s, raw, scale, &(struct descriptor_at){key, &raw->levels[k], described});
    }
}

static struct words *meanings_of(struct arena *a, const struct scale *scale) {
    struct words *means = arena_array(a, scale->n_levels, sizeof *means);
    for (size_t i = 0; i < scale->n_levels; i++) means[i] = scale->levels[i].means;
    return means;
}

/* Describes each level of the scale in the target's own words, or else in the scale's. Descriptors
 * are of the scale that is in force without looking back. */
static void describe_levels(struct schema *s, struct raw_target *raw, const struct framework *f) {
    if (!f->scale) return;
    raw->target.level_means = meanings_of(s->arena, f->written);
    if (!f->written->faulty) read_descriptors(s, raw, f->written); /* else they are unknown */
    if (f->written != f->scale) raw->target.level_means = meanings_of(s->arena, f->scale);
}

static bool twice(struct schema *s, const struct yml *node, const char *thing, const char *id,
                  const struct mark *first) {
    return schema_twice(s, node, CODE_DUPLICATE_ID,
                        arena_printf(s->arena, "the %s '%s' is defined twice", thing, id),
                        (struct diag_place){first->file, first->line, first->column},
                        "give one of them another id");
}

static bool finish_target(struct schema *s, struct raw_target *raw, struct target *t,
                          struct competency *c, struct anchors *anchors) {
    struct loader *l = s->context;
    *t = raw->target;
    t->competency = c;
    load_name(l, &t->text, t->id);
    describe_levels(s, raw, c->framework);
    t->level_means = raw->target.level_means;
    t->anchor = make_anchor(l->arena, anchors, t->id, "t-");
    struct target *before = ids_add(&l->index->targets, l->arena, t->id, t);
    if (!before) return true;
    /* a rating may refer to either of the two */
    before->competency->framework->faulty = true;
    return twice(s, yml_get(raw->node, "id"), "learning target", t->id, &before->mark);
}

static void finish_competency(struct schema *s, struct raw_competency *raw, struct competency *c,
                              struct framework *f, struct anchors *anchors, struct table *seen) {
    struct loader *l = s->context;
    *c = raw->competency;
    c->framework = f;
    load_name(l, &c->title, c->id);
    c->n_targets = raw->n_targets;
    c->targets = arena_array(l->arena, raw->n_targets, sizeof *c->targets);
    c->anchor = make_anchor(l->arena, anchors, c->id, "c-");
    const struct yml *node = yml_get(raw->node, "id"),
                     *first = table_set(seen, c->id, (void *)(uintptr_t)node);
    if (first)
        twice(s, node, "competency", c->id,
              &(struct mark){s->source->file, first->at.line, first->at.column, 0});
}

static void use_only_scale(struct loader *l, struct framework *f) {
    if (f->scales.n || l->index->scales.ids.n != 1) return;
    f->scales.n = 1;
    f->scales.v = arena_make(l->arena, struct scale_from);
    f->scales.v[0].scale = ids_find(&l->index->scales, l->index->scales.ids.v[0]);
}

static bool choose_scale(struct loader *l, struct framework *f, const char *path,
                         const struct settings *settings) {
    if (!f->scales.n) f->scales = settings->scales;
    use_only_scale(l, f);
    f->over = date_is_set(f->retired) && date_cmp(f->retired, l->w->calendar->as_of) <= 0;
    f->scale = scale_of_framework(f, l->w->calendar->as_of);
    f->written = scale_of_framework(f, l->index->written_day);
    if (f->scale) return !load_any_scale_faulty(&f->scales);
    return !settings->scale_spoilt &&
           load_fault(l, CODE_NO_SCALE, path,
                      arena_printf(l->arena, "the framework '%s' has no scale", f->id),
                      "add 'scale: …' to it, or to folioscope.yaml for all frameworks");
}

/* Filled by all frameworks, in order. */
struct pool {
    VEC(struct raw_framework *) raw;
    struct anchors targets, competencies;
};

/* Were entries left out because they have no id? Then unknown references are not reported, since
 * they may refer to them. */
static bool some_left_out(const struct yml *root, const struct raw_framework *raw) {
    const struct yml *list = yml_get(root, "competencies");
    if (!list || list->kind != YML_LIST_NODE || list->n != raw->n_competencies) return true;
    for (size_t i = 0; i < raw->n_competencies; i++) {
        const struct yml *targets = yml_get(raw->competencies[i].node, "targets");
        if (!targets || targets->kind != YML_LIST_NODE ||
            targets->n != raw->competencies[i].n_targets)
            return true;
    }
    return false;
}

static void read_framework(struct loader *l, const struct settings *settings, const char *path,
                           const char *id, struct pool *pool) {
    struct raw_framework *raw = arena_make(l->arena, struct raw_framework);
    struct framework *f = &raw->framework;
    struct yml *root;
    bool readable = load_yaml(l, path, &raw->schema, &root);
    bool sound = readable && load_matter(&raw->schema, &framework_table, root, raw) &&
                 load_check_scales(&raw->schema, yml_get(root, "scale"), &f->scales);
    if (!readable || raw->n_competencies == 0 || some_left_out(root, raw))
        l->index->framework_unread = true;
    load_name(l, &f->title, id);
    f->id = id;
    raw->node = readable ? root : NULL;
    f->method = raw->has_method ? &raw->method : l->w->method;
    if (raw->has_method)
        f->method_file = path;
    else if (settings->has_method)
        f->method_file = "folioscope.yaml";
    f->faulty = !sound || (settings->method_spoilt && !raw->has_method);
    if (raw->n_competencies && !choose_scale(l, f, path, settings)) f->faulty = true;
    VEC_PUSH(l->arena, &pool->raw, raw);
    struct texts *known = &l->index->framework_files;
    VEC(const char *) files;
    files.v = (const char **)known->v;
    files.n = files.cap = known->n;
    VEC_PUSH(l->arena, &files, path);
    *known = (struct texts){files.v, files.n};
}

/* Copies a framework into the workspace's array, where addresses no longer change. */
static void settle(struct loader *l, struct raw_framework *raw, struct framework *f,
                   struct pool *pool) {
    *f = raw->framework;
    f->n_competencies = raw->n_competencies;
    f->competencies = arena_array(l->arena, f->n_competencies, sizeof *f->competencies);
    struct table *seen = table_new(l->arena);
    for (size_t i = 0; i < f->n_competencies; i++) {
        struct raw_competency *rc = &raw->competencies[i];
        struct competency *c = &f->competencies[i];
        finish_competency(&raw->schema, rc, c, f, &pool->competencies, seen);
        for (size_t k = 0; k < c->n_targets; k++)
            if (!finish_target(&raw->schema, &rc->targets[k], &c->targets[k], c, &pool->targets))
                f->faulty = true;
    }
    ids_add(&l->index->frameworks, l->arena, f->id, f);
}

static void number_targets(struct loader *l) {
    struct workspace *w = l->w;
    VEC(struct target *) all = {0};
    for (size_t i = 0; i < w->n_frameworks; i++)
        for (size_t j = 0; j < w->frameworks[i].n_competencies; j++) {
            struct competency *c = &w->frameworks[i].competencies[j];
            for (size_t k = 0; k < c->n_targets; k++) {
                c->targets[k].index = all.n;
                VEC_PUSH(l->arena, &all, &c->targets[k]);
            }
        }
    w->targets = all.v;
    w->n_targets = all.n;
}

/* Notes the ids that things had before, once all ids are known. */
static void note_renamed(struct raw_framework *raw, struct framework *f) {
    struct schema *s = &raw->schema;
    load_renamed_framework(s, raw->node, f);
    for (size_t i = 0; i < f->n_competencies; i++) {
        struct raw_competency *rc = &raw->competencies[i];
        load_renamed_competency(s, rc->node, &f->competencies[i]);
        for (size_t k = 0; k < rc->n_targets; k++)
            load_renamed_target(s, rc->targets[k].node, &f->competencies[i].targets[k]);
    }
}

/* ---- prerequisites ---- */

static void check_prerequisites(struct loader *l, struct pool *pool) {
    size_t n = 0;
    struct written_after *written = arena_array(l->arena, l->w->n_targets, sizeof *written);
    for (size_t i = 0; i < pool->raw.n; i++) {
        struct raw_framework *raw = pool->raw.v[i];
        for (size_t j = 0; j < raw->n_competencies; j++)
            for (size_t k = 0; k < raw->competencies[j].n_targets; k++) {
                struct raw_target *t = &raw->competencies[j].targets[k];
                written[n++] = (struct written_after){&raw->schema, t->after, t->n_after, t->node};
            }
    }
    load_prerequisites(l, written);
}

/* ---- those that can be used ---- */

/* Whether an unusable prerequisite was reached is unknown. */
static void forget_faulty(struct target *t) {
    size_t kept = 0;
    for (size_t i = 0; i < t->n_after; i++)
        if (!t->after[i]->competency->framework->faulty) t->after[kept++] = t->after[i];
    if (kept < t->n_after) t->after_unknown = true;
    t->n_after = kept;
}

/* Removes faulty frameworks from the workspace's arrays. The index keeps them, so that references
 * to them are not reported as wrong. */
static void keep_usable(struct loader *l) {
    struct workspace *w = l->w;
    struct framework *all = w->frameworks;
    size_t n = w->n_frameworks;
    for (size_t i = 0; i < w->n_targets; i++) forget_faulty(w->targets[i]);
    w->frameworks = arena_array(l->arena, n, sizeof *w->frameworks);
    w->n_frameworks = 0;
    for (size_t i = 0; i < n; i++) {
        if (all[i].faulty) {
            w->n_faulty_frameworks++;
            continue;
        }
        struct framework *f = &w->frameworks[w->n_frameworks++];
        *f = all[i];
        for (size_t k = 0; k < f->n_competencies; k++) f->competencies[k].framework = f;
        table_set(l->index->frameworks.table, f->id, f);
        for (size_t k = 0; k < f->was.n; k++)
            if (table_find(l->index->frameworks.was, f->was.v[k]) == &all[i])
                table_set(l->index->frameworks.was, f->was.v[k], f);
    }
    number_targets(l);
}

/* ---- all frameworks ---- */

void load_frameworks(struct loader *l, const struct settings *settings) {
    struct pool pool = {.targets = {table_new(l->arena)}, .competencies = {table_new(l->arena)}};
    struct os_entries found = load_folder(l, "frameworks");
    l->index->framework_unread = load_is_unread(l, found, "frameworks");
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *path = load_path(l, "frameworks", name);
        const char *id = found.v[i].kind == OS_FILE ? ending_cut(l->arena, name, ".yaml") : NULL;
        if (id)
            read_framework(l, settings, path, id, &pool);
        else
            load_fault(
                l, CODE_UNKNOWN_FILE, path,
                arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
                "the folder 'frameworks' holds files that end in .yaml");
    }
    l->w->n_frameworks = pool.raw.n;
    l->w->frameworks = arena_array(l->arena, pool.raw.n, sizeof *l->w->frameworks);
    for (size_t i = 0; i < pool.raw.n; i++) settle(l, pool.raw.v[i], &l->w->frameworks[i], &pool);
    number_targets(l);
    for (size_t i = 0; i < pool.raw.n; i++) note_renamed(pool.raw.v[i], &l->w->frameworks[i]);
    check_prerequisites(l, &pool);
    keep_usable(l);
}
