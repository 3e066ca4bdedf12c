/* part_report.c: parts mostly for paper: heads, tables of targets, notes, signatures. */
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/first_words.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/read_words.h"
#include "view/words/said.h"

/* Name on the left, report and date on the right. */
static struct block *head_left(const struct viewer *v) {
    const struct learner *l = v->learner;
    struct block *b = block_new(v->arena, BLOCK_HEADING);
    b->heading.level = 1;
    b->heading.text = inl_text(v->arena, label_full_name(v));
    const char *grade =
        l->grade ? tr_text(v->lang, v->arena, "head.grade", "grade", l->grade) : NULL;
    const char *school =
        say_plain(v, l->group->school ? &l->group->school->name : &v->workspace->name);
    b->heading.note =
        inl_text(v->arena, JOIN(v->arena, say_plain(v, &l->group->name), grade, school));
    return b;
}

const char *part_conference_time(const struct viewer *v) {
    const struct conference *c = &v->learner->conference;
    if (!c->set || !date_is_set(c->date)) return NULL;
    const char *day = say_date(v, c->date, DATE_WEEKDAY);
    if (c->hour < 0) return day;
    const struct tr_arg args[] = {
        {.name = "day", .text = day},
        {.name = "time", .text = lang_time(v->lang, v->arena, c->hour, c->minute)}};
    return tr_with(v->lang, v->arena, "conference.day_and_time", args, 2);
}

/* The school's logo, small, above the words at the end of the head; its alternative text is the
 * school's name. */
static struct block *logo_over(const struct viewer *v, struct block *words) {
    if (!v->logo || !v->logo->jpeg) return words;
    const struct group *g = v->learner->group;
    struct block *b = block_new(v->arena, BLOCK_FIGURE);
    b->figure.image = *v->logo;
    b->figure.image.alt = say_plain(v, g->school ? &g->school->name : &v->workspace->name);
    b->figure.small = true;
    b->next = words;
    return b;
}

const char *part_issue_words(const struct viewer *v, const struct lang *lang) {
    const struct issue_mark *m = v->issue;
    const char *issued = lang_date(lang, v->arena, m->issued, DATE_LONG);
    if (!m->correction) return tr_text(lang, v->arena, "issue.issued", "issued", issued);
    const struct tr_arg args[] = {
        {.name = "number", .number = m->correction, .is_number = true},
        {.name = "issued", .text = issued},
        {.name = "replaced", .text = lang_date(lang, v->arena, m->replaced, DATE_LONG)}};
    return tr_with(lang, v->arena, "issue.correction", args, 3);
}

static void add_head(const struct viewer *v, const struct part *p, struct said when,
                     struct blocks *out) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, p->title.n ? say_words(v, &p->title) : inl_text(v->arena, v->title));
    if (when.text) {
        inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, inl_wrap(v->arena, INLINE_STRONG, say_it(v, when)));
    }
    if (v->household && v->several_households) {
        inls_add(&is, INLINE_BREAK, NULL);
        inls_add(&is, INLINE_TEXT,
                 tr_text(v->lang, v->arena, "report.copy_for", "name", v->household->name));
    }
    if (v->issue && v->issue->correction) {
        inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, inl_wrap(v->arena, INLINE_STRONG,
                                  inl_text(v->arena, part_issue_words(v, v->lang))));
    }
    struct block *right = block_paragraph(v->arena, is.first);
    right->paragraph.role = PARAGRAPH_SMALL;
    struct column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 3, .blocks = head_left(v), .next = &columns[1]};
    columns[1] = (struct column){.weight = 2, .blocks = logo_over(v, right)};
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    b->columns.columns = columns;
    const char *left_out = label_left_out(v);
    if (left_out) blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, left_out));
}

void part_head(const struct viewer *v, const struct part *p, struct blocks *out) {
    add_head(v, p, said_term(v), out);
}

void part_conference_head(const struct viewer *v, const struct part *p, struct blocks *out) {
    const char *when = part_conference_time(v);
    add_head(v, p, when ? SAID(when) : said_term(v), out);
}

void part_page_title(const struct viewer *v, const struct part *p, struct blocks *out) {
    blocks_add_heading(out, 1, p->title.n ? say_words(v, &p->title) : inl_text(v->arena, v->title));
}

/* ---- the scale in plain words ---- */

/* The scales of the learner's frameworks, without duplicates. */
static size_t scales_of(const struct viewer *v, const struct scale **scales, size_t most) {
    size_t n = 0;
    for (size_t i = 0; i < v->learner->n_frameworks; i++) {
        const struct scale *s = v->learner->frameworks[i]->scale;
        bool known = false;
        for (size_t k = 0; k < n; k++) known = known || scales[k] == s;
        if (!known && n < most) scales[n++] = s;
    }
    return n;
}

static struct block *legend_of(const struct viewer *v, const struct scale *s, struct inl *title) {
    struct block *b = block_new(v->arena, BLOCK_LEGEND);
    b->legend.title = title;
    b->legend.colon = T(v, "level.colon");
    struct legend_entry **next = &b->legend.entries;
    /* without DATUM_WHY, no levels below mastery are shown */
    size_t from = policy_shows(v, DATUM_WHY) ? 0 : (size_t)level_mastery_index(s);
    for (size_t i = from; i < s->n_levels; i++, next = &(*next)->next) {
        *next = arena_make(v->arena, struct legend_entry);
        **next = (struct legend_entry){.sign = sign_of_level(s, (int)i),
                                       .name = level_named(v, s, (int)i),
                                       .means = say_words(v, &s->levels[i].means)};
    }
    return b;
}

void part_legend(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct scale *scales[8];
    size_t n = scales_of(v, scales, 8);
    struct inl *title = part_title(v, p, "legend.title");
    for (size_t i = 0; i < n; i++) {
        struct inl *name = n > 1 ? say_words(v, &scales[i]->name) : NULL;
        if (!name && i == 0) name = title;
        blocks_append(out, legend_of(v, scales[i], name));
    }
}

void part_scale(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct scale *scales[8];
    size_t n = scales_of(v, scales, 8);
    blocks_add_heading(out, 2, part_title(v, p, "scale.title"));
    blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "scale.words")));
    for (size_t i = 0; i < n; i++)
        blocks_append(out, legend_of(v, scales[i], n > 1 ? say_words(v, &scales[i]->name) : NULL));
}

void part_how_to_read(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct block *b = blocks_add(out, BLOCK_SECTION);
    b->section.level = 2;
    b->section.keep_together = true; /* also where columns end */
    b->section.title = part_title(v, p, "scale.title");
    b->section.blocks = block_paragraph(v->arena, inl_text(v->arena, T(v, "scale.words")));
    b->section.blocks->paragraph.role = PARAGRAPH_SMALL;
}

/* ---- every competency as a table ---- */

/* Of a target without a level: what the learner alone rated, or when its turn comes. If an educator
 * has said a level of the whole area, its targets are not for later. Otherwise NULL. */
static const char *words_without_level(const struct viewer *v, const struct outcome *o) {
    const struct competency *c = o->target->competency;
    if (level_mark_instead(v, o)) return NULL;
    const char *uncounted = part_uncounted(v, o);
    if (uncounted) return uncounted;
    if (!part_not_begun(o) || o->status < STATUS_UP_NEXT) return NULL;
    if (part_area_levels(v, c->framework, c)) return NULL;
    return T(v, o->status == STATUS_UP_NEXT ? "board.up_next" : "status.later");
}

static struct inl *level_cell(const struct viewer *v, const struct outcome *o) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_outcome(o);
    inls_add(&is, INLINE_TEXT, " ");
    const char *instead = words_without_level(v, o);
    inls_append(&is, instead ? inl_text(v->arena, instead) : say_it(v, said_outcome(v, o)));
    return is.first;
}

static struct inl *target_cell(const struct viewer *v, const struct outcome *o) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_target(v, o->target));
    struct inl *means = level_means(v, o->target, o->level_index);
    if (!means) return is.first;
    inls_add(&is, INLINE_BREAK, NULL);
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, means));
    return is.first;
}

/* The change since the last term in words, never in figures. */
static const char *no_change(const struct outcome *o, int before) {
    if (!o->assessed_this_term) return "change.not_this_term";
    if (!o->level_before) return "change.first";
    return before == o->level_index ? "change.same" : NULL;
}

struct inl *part_change(const struct viewer *v, const struct outcome *o) {
    if (o->no_level != LEVEL_IS_THERE) return NULL; /* the level's own words say so */
    if (!o->assessed_this_term && part_mark_note(v, o->target)) return NULL; /* it was looked at */
    int before = level_before(o);
    const char *none = no_change(o, before);
    if (none) return inl_text(v->arena, T(v, none));
    bool higher = before != LEVEL_NOT_COMPARED && before < o->level_index;
    return say_with(v, higher ? "change.from" : "change.now_from", NULL, 0, "level",
                    said_level_before(v, o));
}

const char *part_rests_on(const struct viewer *v, const struct outcome *o) {
    if (o->n_evidence) return tr_n(v->lang, v->arena, "board.pieces", (long)o->n_evidence);
    if (o->n_ratings) return tr_n(v->lang, v->arena, "annex.looked", (long)o->n_ratings);
    return o->no_level == LEVEL_IS_THERE ? T(v, "why.judgement") : NULL;
}

static struct block *competency_table(const struct viewer *v, const struct competency_counts *c) {
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, 4, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "table.target"), .weight = 6};
    columns[1] = (struct table_column){.head = T(v, "table.level"), .weight = 3};
    columns[2] = (struct table_column){.head = T(v, "table.change"), .weight = 3};
    columns[3] = (struct table_column){.head = T(v, "table.evidence"), .weight = 2};
    b->table = (struct block_table){.columns = columns,
                                    .n_columns = 4,
                                    .caption = say_plain(v, &c->competency->title),
                                    .caption_hidden = true};
    for (size_t i = 0; i < c->competency->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->competency->targets[i].index];
        struct row *row = block_table_add(v->arena, b);
        row_add(v->arena, row, target_cell(v, o), true);
        row_add(v->arena, row, level_cell(v, o), false);
        row_add(v->arena, row, part_change(v, o), false);
        const char *rests_on = part_rests_on(v, o);
        row_add(v->arena, row, rests_on ? inl_text(v->arena, rests_on) : NULL, false);
    }
    return b;
}

void part_targets_table(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    const struct framework *framework = NULL;
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct competency_counts *c = &v->assessment->competencies[i];
        const bool same_framework = framework == c->competency->framework;
        struct block *table = competency_table(v, c);
        part_add_competency_head(v, c, &framework, out);
        table->table.heads_hidden = same_framework;
        blocks_append(out, table);
    }
}

/* ---- the talk ---- */

/* Whole paragraphs of the note, and whole sentences of the last one. Returns false if there is
 * more. */
static bool add_note(const struct viewer *v, const struct passage *text, size_t most,
                     struct blocks *out) {
    const char *lang = text->lang;
    struct block *b = part_placed(v, text->blocks, lang, 3), *next;
    for (size_t left = most; b; b = next) {
        next = b->next;
        b->next = NULL;
        size_t words = said_word_count(v, lang, b);
        if (words > left && b->kind == BLOCK_PARAGRAPH)
            b->paragraph.text = say_opening(v, b->paragraph.text, lang, words, left);
        if (words <= left || (left && b->kind == BLOCK_PARAGRAPH)) blocks_append(out, b);
        if (words > left) return false;
        left -= words;
    }
    return true;
}

static void add_narrative(const struct viewer *v, const struct narrative *n, struct blocks *out) {
    const struct passage text = said_staff_passage(v, n->text);
    bool whole = add_note(v, &text, squeeze_of(v).narrative, out);
    const char *rest = whole ? NULL : T(v, "report.more_on_site");
    const char *when = n->by ? say_date(v, n->date, DATE_LONG) : NULL;
    const bool elsewhere = n->group && n->group != v->learner->group;
    const char *class = elsewhere ? say_plain(v, &n->group->name) : NULL;
    const char *line = JOIN(v->arena, n->by, class, when, said_by(v, &text), rest);
    if (line) blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, line));
}

/* One by the home class, and one by each course whose educator wrote. */
void part_narrative(const struct viewer *v, const struct part *p, struct blocks *out) {
    bool any = false;
    if (!policy_shows(v, DATUM_NARRATIVES)) return;
    for (size_t i = 0; i < v->learner->n_narratives; i++) {
        const struct narrative *n = &v->learner->narratives[i];
        if (n->term != v->calendar->term || !n->text) continue;
        if (!any) blocks_add_heading(out, 2, part_title(v, p, "narrative.title"));
        any = true;
        add_narrative(v, n, out);
    }
}

void part_questions(const struct viewer *v, const struct part *p, struct blocks *out) {
    static const char *const keys[] = {"questions.proud", "questions.know", "questions.stuck",
                                       "questions.home"};
    struct texts t = {arena_array(v->arena, 4, sizeof(char *)), squeeze_of(v).questions};
    blocks_add_heading(out, 2, part_title(v, p, "questions.title"));
    for (size_t i = 0; i < t.n; i++) t.v[i] = T(v, keys[i]);
    if (t.n) blocks_append(out, part_bullets(v, &t, NULL));
}

void part_conference(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct conference *c = &v->learner->conference;
    if (!c->set || !policy_shows(v, DATUM_CONFERENCE)) return;
    bool titled = v->medium == ON_PAPER || p->title.n;
    if (titled) blocks_add_heading(out, 2, part_title(v, p, "conference.title"));
    const char *minutes =
        c->minutes ? tr_n(v->lang, v->arena, "conference.minutes", c->minutes) : NULL;
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is,
                SAY_LINE(v, SAID(part_conference_time(v)), SAID(minutes), said_staff(v, c->place)));
    if (is.first && c->with.n) inls_add(&is, INLINE_TEXT, " · ");
    inls_append(&is, say_staff_list(v, &c->with));
    blocks_add_paragraph(out, PARAGRAPH_LEAD, is.first);
    const struct passage notes = said_staff_passage(v, c->notes);
    if (c->notes) part_add_passage(v, &notes, titled ? 3 : 2, out);
}

void part_add_lines(const struct viewer *v, int count, struct blocks *out) {
    const struct squeeze squeeze = squeeze_of(v);
    struct block *b = blocks_add(out, BLOCK_LINES);
    b->lines.count = count < squeeze.notes ? count : squeeze.notes;
    b->lines.most = squeeze.notes_most;
}

void part_notes(const struct viewer *v, const struct part *p, struct blocks *out) {
    blocks_add_heading(out, 2, part_title(v, p, "notes.title"));
    part_add_lines(v, p->count > 0 ? p->count : 5, out);
}

void part_room(const struct viewer *v, const struct part *p, struct blocks *out) {
    if (!v->to_fit) return;
    struct block *b = blocks_add(out, BLOCK_LINES);
    b->lines.title = part_title(v, p, "room.title");
    b->lines.most = squeeze_of(v).notes_most;
}

void part_site_code(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    if (!v->site_address) return;
    struct block *b = blocks_add(out, BLOCK_QR);
    b->qr.address = v->site_address;
    b->qr.text = inl_text(v->arena, T(v, "qr.words"));
}

void part_signatures(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    static const char *const keys[] = {"sign.learner", "sign.family", "sign.teacher"};
    struct block *b = blocks_add(out, BLOCK_SIGNATURES);
    struct signature **next = &b->signatures.signatures;
    for (size_t i = 0; i < 3; i++, next = &(*next)->next) {
        *next = arena_make(v->arena, struct signature);
        (*next)->label = T(v, keys[i]);
    }
}
