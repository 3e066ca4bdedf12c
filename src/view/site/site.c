/* site.c: all pages of a learner's site, from the outlines in templates/site/. */
#include "view/site/site.h"
#include "model/audiences.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/parts/findable.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"

#include <string.h>

/* Pages that a site has once, in the order of the navigation. Competencies and pieces have a page
 * each, made below. */
struct page_row {
    const char *name; /* of the outline */
    const char *path;
    const char *title;                        /* key in the catalog */
    bool (*is_shown)(const struct viewer *v); /* NULL: always */
    /* how much is there, or when it is; NULL: nothing is said */
    const char *(*note)(const struct viewer *v);
};

static bool shows_goals(const struct viewer *v) { return policy_shows(v, DATUM_GOALS); }
static bool shows_growth(const struct viewer *v) { return policy_shows(v, DATUM_WHY); }
static bool has_plan(const struct viewer *v) {
    return v->learner->n_plan || v->learner->n_pathways || v->learner->n_asked;
}
static bool has_agreements(const struct viewer *v) { return v->learner->group->agreements != NULL; }
static bool has_conference(const struct viewer *v) {
    return v->learner->conference.set && policy_shows(v, DATUM_CONFERENCE);
}

static const char *number(const struct viewer *v, size_t n) {
    return n ? lang_number(v->lang, v->arena, (long)n) : NULL;
}
static const char *count_targets(const struct viewer *v) {
    size_t n = 0;
    for (size_t i = 0; i < v->assessment->n_outcomes; i++) {
        const struct outcome *o = v->assessment->outcomes[i];
        n += o && view_shows_target(v, o);
    }
    return number(v, n);
}
static const char *count_evidence(const struct viewer *v) {
    size_t n = 0;
    for (size_t i = 0; i < v->learner->n_evidence; i++)
        n += view_shows_evidence(v, &v->learner->evidence[i]);
    return number(v, n);
}
static const char *count_goals(const struct viewer *v) { return number(v, v->learner->n_goals); }
static const char *conference_time(const struct viewer *v) {
    const struct conference *c = &v->learner->conference;
    const char *day = say_date(v, c->date, DATE_SHORT);
    if (!day || c->hour < 0) return day;
    const struct tr_arg args[] = {
        {.name = "day", .text = day},
        {.name = "time", .text = lang_time(v->lang, v->arena, c->hour, c->minute)}};
    return tr_with(v->lang, v->arena, "conference.day_and_time", args, 2);
}

static bool has_partners(const struct viewer *v) {
    for (size_t i = 0; i < v->learner->n_evidence; i++) {
        const struct evidence *e = &v->learner->evidence[i];
        if (e->partner && view_shows_evidence(v, e)) return true;
    }
    return false;
}
static bool has_standards(const struct viewer *v) { return part_standards_path(v) != NULL; }

static const struct page_row page_rows[] = {
    {"home", "index.html", "page.home", NULL, NULL},
    {"targets", "targets.html", "page.targets", NULL, count_targets},
    {"evidence", "evidence.html", "page.evidence", NULL, count_evidence},
    {"goals", "goals.html", "page.goals", shows_goals, count_goals},
    {"growth", "growth.html", "page.growth", shows_growth, NULL},
    {"years", "years.html", "page.years", part_has_years, NULL},
    {"plan", "plan.html", "page.plan", has_plan, NULL},
    {"about", "about.html", "page.about", NULL, NULL},
    {"partners", "partners.html", "page.partners", has_partners, NULL},
    {"agreements", "agreements.html", "page.agreements", has_agreements, NULL},
    {"conference", "conference.html", "page.conference", has_conference, conference_time},
};

/* Pages that other pages lead to, and the entry that they belong to. */
static const struct page_row inner_rows[] = {
    {"standards", "standards.html", "page.standards", has_standards, NULL},
};

static const struct outline *outline_of(const struct workspace *w, const char *name) {
    for (size_t i = 0; i < w->n_site; i++)
        if (strcmp(w->site[i].name, name) == 0) return &w->site[i];
    return NULL;
}

struct site_builder {
    struct site *site;
    struct page **next_page;
    struct nav_entry **next_nav;
};

/* A heading alone is no page. Returns false without one. */
static bool add_page(struct site_builder *b, const struct viewer *v, const struct outline *o,
                     const char *path, const char *title, const char *nav) {
    struct page *page = arena_make(v->arena, struct page);
    struct blocks blocks;
    blocks_start(&blocks, v->arena);
    struct texts translators = {0};
    struct viewer on_page = *v;
    on_page.translators = &translators;
    parts_add(&on_page, o->parts, o->n_parts, &blocks);
    if (blocks.first && blocks.first->kind == BLOCK_HEADING && !blocks.first->next) return false;
    const char *by = said_translators(&on_page);
    if (by) blocks_add_paragraph(&blocks, PARAGRAPH_SMALL, inl_text(v->arena, by));
    const char *left_out = label_left_out(v);
    if (left_out) blocks_add_paragraph(&blocks, PARAGRAPH_SMALL, inl_text(v->arena, left_out));
    *page = (struct page){.path = path, .title = title, .nav = nav, .blocks = blocks.first};
    *b->next_page = page;
    b->next_page = &page->next;
    return true;
}

static void add_nav(struct site_builder *b, const struct viewer *v, const struct page_row *row,
                    const char *label) {
    struct nav_entry *entry = arena_make(v->arena, struct nav_entry);
    *entry = (struct nav_entry){
        .path = row->path, .label = label, .note = row->note ? row->note(v) : NULL};
    *b->next_nav = entry;
    b->next_nav = &entry->next;
}

static void add_inner_pages(struct site_builder *b, const struct viewer *v) {
    for (size_t i = 0; i < sizeof inner_rows / sizeof *inner_rows; i++) {
        const struct page_row *row = &inner_rows[i];
        const struct outline *o = outline_of(v->workspace, row->name);
        if (!o || !row->is_shown(v)) continue;
        struct viewer on_page = *v;
        on_page.title = o->title.n ? say_plain(v, &o->title) : T(v, row->title);
        add_page(b, &on_page, o, row->path, on_page.title, "targets.html");
    }
}

static void add_plain_pages(struct site_builder *b, const struct viewer *v) {
    for (size_t i = 0; i < sizeof page_rows / sizeof *page_rows; i++) {
        const struct page_row *row = &page_rows[i];
        const struct outline *o = outline_of(v->workspace, row->name);
        if (!o || (row->is_shown && !row->is_shown(v))) continue;
        const char *title = o->title.n ? say_plain(v, &o->title) : T(v, row->title);
        struct viewer on_page = *v;
        on_page.title = title;
        if (add_page(b, &on_page, o, row->path, title, row->path)) add_nav(b, v, row, title);
    }
}

static void add_competency_pages(struct site_builder *b, const struct viewer *v) {
    const struct outline *o = outline_of(v->workspace, "competency");
    for (size_t i = 0; o && i < v->assessment->n_competencies; i++) {
        struct viewer on_page = *v;
        on_page.competency = v->assessment->competencies[i].competency;
        add_page(b, &on_page, o, path_of_competency(v, on_page.competency),
                 say_plain(v, &on_page.competency->title), "targets.html");
    }
}

static void add_evidence_pages(struct site_builder *b, const struct viewer *v) {
    const struct outline *o = outline_of(v->workspace, "piece");
    for (size_t i = 0; o && i < v->learner->n_evidence; i++) {
        struct viewer on_page = *v;
        on_page.evidence = &v->learner->evidence[i];
        if (!view_shows_evidence(v, on_page.evidence)) continue;
        add_page(b, &on_page, o, path_of_evidence(v, on_page.evidence),
                 said_own(v, on_page.evidence->title).text, "evidence.html");
    }
}

struct site *view_site(const struct viewer *v) {
    struct site *site = arena_make(v->arena, struct site);
    const char *name = v->audience == AUDIENCE_PUBLIC ? label_full_name(v) : v->learner->called;
    site->title = tr_text(v->lang, v->arena, "site.title", "name", name);
    const struct group *g = v->learner->group;
    site->subtitle =
        SAY_LINE(v, said_words(v, &g->name),
                 said_words(v, g->school ? &g->school->name : &v->workspace->name), said_term(v));
    site->lang = lang_tag(v->lang);
    site->rtl = lang_rtl(v->lang);
    site->folder = v->folder;
    site->languages = v->languages;
    site->languages_label = T(v, "site.languages");
    site->logo = v->logo;
    site->nav_label = T(v, "site.nav");
    site->skip_label = T(v, "site.skip");
    struct blocks footer;
    blocks_start(&footer, v->arena);
    part_legend(v, &(struct part){.name = "legend"}, &footer);
    site->footer = footer.first;
    struct site_builder b = {site, &site->pages, &site->nav};
    add_plain_pages(&b, v);
    add_inner_pages(&b, v);
    add_competency_pages(&b, v);
    add_evidence_pages(&b, v);
    site->search = findable(v, site->nav);
    return site;
}
