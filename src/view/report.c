/* report.c: a learner's reports, from the outlines in templates/reports/. */
#include "view/parts.h"

#include <string.h>

struct report *view_report(const struct viewer *v, const struct outline *o) {
    struct report *r = arena_make(v->arena, struct report);
    struct viewer on_paper = *v;
    on_paper.medium = ON_PAPER;
    const char *what = o->title.n ? say_plain(v, &o->title) : o->name;
    struct blocks blocks;
    blocks_start(&blocks, v->arena);
    /* the head of the sheet says what this is: its title is the outline's, the conference's own words apart */
    add_parts(&on_paper, o->parts, o->n_parts, &blocks);
    *r = (struct report){
        .name = o->name,
        .title = arena_printf(v->arena, "%s: %s", what, full_name(v)),
        .author = say_plain(v, v->learner->group->school ? &v->learner->group->school->name : &v->workspace->name),
        .lang = lang_tag(v->lang),
        .rtl = lang_rtl(v->lang),
        .paper = v->workspace->paper,
        .date = v->workspace->as_of,
        .foot = JOIN(v->arena, full_name(v), what, term_name(v)),
        .page_of = T(v, "report.page_of"),
        .continued = T(v, "report.continued"),
        .max_pages = o->max_pages,
        .blocks = blocks.first,
    };
    return r;
}
