/* dump.c: a document as an outline for people and tests: one line for every block, indented by
 * nesting. It is not read back. */
#include "doc/doc.h"

#include "base/buf.h"

struct dump {
    struct buf *out;
    int depth;
};

static void dump_blocks(struct dump *d, const struct block *list);

static void start_line(struct dump *d, const char *word) {
    for (int i = 0; i < d->depth; i++) buf_str(d->out, "  ");
    buf_str(d->out, word);
}

static void end_line(struct dump *d) { buf_char(d->out, '\n'); }

static void quoted(struct dump *d, const char *text) {
    if (!text) return;
    buf_str(d->out, " \"");
    buf_json(d->out, text);
    buf_char(d->out, '"');
}

/* ---- inlines ---- */

static void dump_sign(struct dump *d, struct sign sign) {
    static const char *const names[] = {
        [SIGN_NONE] = "none", [SIGN_RING] = "ring", [SIGN_FILL] = "fill", [SIGN_DONE] = "done",
        [SIGN_STAR] = "star", [SIGN_BOX] = "box",   [SIGN_MET] = "met"};
    buf_fmt(d->out, "(%s", names[sign.kind]);
    if (sign.kind == SIGN_FILL) buf_fmt(d->out, " %d", sign.fill);
    buf_char(d->out, ')');
}

/* "*strong*", "_em_", "`code`", "[text](href)", "{badge}", "\" for a line break. */
static void dump_inlines(struct dump *d, const struct inl *list) {
    static const struct wrap {
        const char *before, *after;
    } wraps[] = {
        [INLINE_TEXT] = {"", ""},    [INLINE_STRONG] = {"*", "*"},  [INLINE_EM] = {"_", "_"},
        [INLINE_CODE] = {"`", "`"},  [INLINE_LINK] = {"[", "]"},    [INLINE_BREAK] = {"\\", ""},
        [INLINE_SPAN] = {"<", ">"},  [INLINE_SIGN] = {"", ""},      [INLINE_BADGE] = {"{", "}"},
        [INLINE_QUIET] = {"~", "~"}, [INLINE_STRUCK] = {"--", "--"}};
    for (const struct inl *i = list; i; i = i->next) {
        buf_str(d->out, wraps[i->kind].before);
        if (i->lang) buf_fmt(d->out, "%s: ", i->lang);
        if (i->kind == INLINE_SIGN) dump_sign(d, i->sign);
        if (i->text) buf_json(d->out, i->text);
        dump_inlines(d, i->kids);
        buf_str(d->out, wraps[i->kind].after);
        if (i->href) buf_fmt(d->out, "(%s)", i->href);
    }
}

static void inlines(struct dump *d, const struct inl *list) {
    if (!list) return;
    buf_char(d->out, ' ');
    dump_inlines(d, list);
}

/* Writes a line of its own: label, then inlines. */
static void inline_line(struct dump *d, const char *word, const struct inl *list) {
    if (!list) return;
    start_line(d, word);
    inlines(d, list);
    end_line(d);
}

static void text_line(struct dump *d, const char *word, const char *text) {
    start_line(d, word);
    quoted(d, text);
    end_line(d);
}

static void inside(struct dump *d, const struct block *list) {
    d->depth++;
    dump_blocks(d, list);
    d->depth--;
}

static void image(struct dump *d, const struct image *i) {
    if (!i) return;
    buf_fmt(d->out, " image %s %dx%d", i->ref ? i->ref : "-", i->width, i->height);
    quoted(d, i->alt);
}

/* ---- one function for each kind: the rest of the first line, and the lines below ---- */

static void dump_heading(struct dump *d, const struct block *b) {
    buf_fmt(d->out, " %d", b->heading.level);
    inlines(d, b->heading.text);
    end_line(d);
    d->depth++;
    inline_line(d, "note", b->heading.note);
    d->depth--;
}

static void dump_paragraph(struct dump *d, const struct block *b) {
    static const char *const roles[] = {
        [PARAGRAPH_BODY] = "", [PARAGRAPH_LEAD] = " lead", [PARAGRAPH_SMALL] = " small"};
    buf_str(d->out, roles[b->paragraph.role]);
    inlines(d, b->paragraph.text);
    end_line(d);
}

static void dump_list(struct dump *d, const struct block *b) {
    if (b->list.ordered) buf_fmt(d->out, " from %d", b->list.start);
    buf_str(d->out, b->list.tight ? " tight\n" : "\n");
    d->depth++;
    for (const struct list_item *i = b->list.items; i; i = i->next) {
        start_line(d, "item\n");
        inside(d, i->blocks);
    }
    d->depth--;
}

static void dump_quote(struct dump *d, const struct block *b) {
    end_line(d);
    inside(d, b->quote.blocks);
}

static void dump_code(struct dump *d, const struct block *b) {
    quoted(d, b->code.text);
    end_line(d);
}

static void dump_voice(struct dump *d, const struct block *b) {
    inlines(d, b->voice.words);
    image(d, b->voice.portrait);
    end_line(d);
    d->depth++;
    inline_line(d, "who", b->voice.who);
    d->depth--;
}

static void dump_strip(struct dump *d, const struct block *b) {
    end_line(d);
    d->depth++;
    for (const struct strip_cell *c = b->strip.cells; c; c = c->next) {
        start_line(d, "cell");
        quoted(d, c->label);
        inlines(d, c->value);
        end_line(d);
    }
    d->depth--;
}

static void board_column(struct dump *d, const struct board_column *c) {
    start_line(d, "column ");
    dump_sign(d, c->sign);
    quoted(d, c->title);
    quoted(d, c->note);
    end_line(d);
    d->depth++;
    for (const struct board_item *i = c->items; i; i = i->next) {
        start_line(d, "item ");
        dump_sign(d, i->sign);
        inlines(d, i->text);
        if (i->note) buf_str(d->out, " |");
        inlines(d, i->note);
        end_line(d);
    }
    if (!c->items && c->empty) text_line(d, "empty", c->empty);
    inline_line(d, "more", c->more);
    d->depth--;
}

static void dump_board(struct dump *d, const struct block *b) {
    buf_fmt(d->out, " %d%s\n", b->board.level, b->board.dense ? " dense" : "");
    d->depth++;
    for (const struct board_column *c = b->board.columns; c; c = c->next) board_column(d, c);
    d->depth--;
}

static void dump_tally(struct dump *d, const struct block *b) {
    end_line(d);
    d->depth++;
    for (const struct tally_row *r = b->tally.rows; r; r = r->next) {
        start_line(d, "row");
        inlines(d, r->name);
        buf_char(d->out, ' ');
        for (size_t i = 0; i < r->n_signs; i++) dump_sign(d, r->signs[i]);
        quoted(d, r->words);
        inlines(d, r->said);
        end_line(d);
    }
    d->depth--;
}

static void dump_cards(struct dump *d, const struct block *b) {
    buf_fmt(d->out, " %d\n", b->cards.level);
    d->depth++;
    for (const struct card *c = b->cards.cards; c; c = c->next) {
        start_line(d, "card");
        quoted(d, c->title);
        if (c->href) buf_fmt(d->out, " (%s)", c->href);
        image(d, c->image);
        inlines(d, c->note);
        inlines(d, c->text);
        end_line(d);
    }
    d->depth--;
}

static void dump_columns(struct dump *d, const struct block *b) {
    if (b->columns.style == COLUMNS_FLOW) buf_str(d->out, " flow");
    end_line(d);
    d->depth++;
    for (const struct column *c = b->columns.columns; c; c = c->next) {
        text_line(d, "column", c->title);
        inside(d, c->blocks);
    }
    d->depth--;
}

static void dump_section(struct dump *d, const struct block *b) {
    static const char *const styles[] = {[SECTION_PLAIN] = "",
                                         [SECTION_CARD] = " card",
                                         [SECTION_FOLD] = " fold",
                                         [SECTION_SLIP] = " slip"};
    buf_fmt(d->out, "%s %d", styles[b->section.style], b->section.level);
    inlines(d, b->section.title);
    end_line(d);
    inside(d, b->section.blocks);
}

static void dump_facts(struct dump *d, const struct block *b) {
    end_line(d);
    d->depth++;
    for (const struct fact *f = b->facts.facts; f; f = f->next) {
        text_line(d, "fact", f->term);
        if (f->again) text_line(d, f->again_lang, f->again);
        if (f->href) text_line(d, "href", f->href);
        inside(d, f->blocks);
    }
    d->depth--;
}

static void dump_table(struct dump *d, const struct block *b) {
    quoted(d, b->table.caption);
    if (b->table.to_fill) buf_str(d->out, " to fill in");
    if (b->table.heads_hidden) buf_str(d->out, " without heads");
    end_line(d);
    d->depth++;
    start_line(d, "heads");
    for (size_t i = 0; i < b->table.n_columns; i++)
        quoted(d, b->table.columns[i].head ? b->table.columns[i].head : "");
    end_line(d);
    for (const struct row *r = b->table.rows; r; r = r->next) {
        start_line(d, "row");
        for (const struct cell *c = r->cells; c; c = c->next) {
            buf_str(d->out, c->head ? " !" : " |");
            dump_inlines(d, c->text);
        }
        end_line(d);
    }
    d->depth--;
}

static void dump_figure(struct dump *d, const struct block *b) {
    image(d, &b->figure.image);
    if (b->figure.small) buf_str(d->out, " small");
    inlines(d, b->figure.caption);
    end_line(d);
}

static void dump_chart(struct dump *d, const struct block *b) {
    const struct plot *p = b->chart.plot;
    quoted(d, p ? p->title : NULL);
    if (p) buf_fmt(d->out, " %zu series", p->n_series);
    end_line(d);
}

static void dump_timeline(struct dump *d, const struct block *b) {
    buf_fmt(d->out, " %d\n", b->timeline.level);
    d->depth++;
    for (const struct timeline_group *g = b->timeline.groups; g; g = g->next) {
        inline_line(d, "group", g->title);
        for (const struct timeline_line *l = g->lines; l; l = l->next) {
            start_line(d, "line");
            inlines(d, l->name);
            quoted(d, l->words);
            inlines(d, l->now);
            inlines(d, l->note);
            end_line(d);
            inside(d, l->blocks);
        }
    }
    d->depth--;
}

static const char *or_dash(const char *text) { return text ? text : "-"; }

static void dump_files(struct dump *d, const struct block *b) {
    end_line(d);
    d->depth++;
    for (const struct file_link *f = b->files.files; f; f = f->next) {
        start_line(d, "file");
        buf_fmt(d->out, " %s %s", or_dash(f->ref), or_dash(f->type));
        quoted(d, f->title);
        quoted(d, f->note);
        end_line(d);
    }
    d->depth--;
}

static void dump_callout(struct dump *d, const struct block *b) {
    inlines(d, b->callout.title);
    end_line(d);
    inside(d, b->callout.blocks);
}

static void dump_legend(struct dump *d, const struct block *b) {
    inlines(d, b->legend.title);
    end_line(d);
    d->depth++;
    for (const struct legend_entry *e = b->legend.entries; e; e = e->next) {
        start_line(d, "entry ");
        dump_sign(d, e->sign);
        inlines(d, e->name);
        inlines(d, e->means);
        end_line(d);
    }
    d->depth--;
}

static void dump_lines(struct dump *d, const struct block *b) {
    buf_fmt(d->out, " %d\n", b->lines.count);
}

static void dump_signatures(struct dump *d, const struct block *b) {
    for (const struct signature *s = b->signatures.signatures; s; s = s->next) quoted(d, s->label);
    end_line(d);
}

static void dump_qr(struct dump *d, const struct block *b) {
    quoted(d, b->qr.address);
    if (b->qr.foot) buf_str(d->out, " foot");
    inlines(d, b->qr.text);
    end_line(d);
}

static void dump_rule(struct dump *d, const struct block *b) {
    (void)b;
    end_line(d);
}

static void dump_page_break(struct dump *d, const struct block *b) {
    if (b->page_break.soft) buf_str(d->out, " soft");
    end_line(d);
}

static void dump_blocks(struct dump *d, const struct block *list) {
    static void (*const dumpers[])(struct dump *, const struct block *) = {
#define X(KIND, name) [BLOCK_##KIND] = dump_##name,
        BLOCK_KINDS(X)
#undef X
    };
    for (const struct block *b = list; b; b = b->next) {
        start_line(d, block_kind_name(b->kind));
        if (b->id) buf_fmt(d->out, " #%s", b->id);
        if (b->lang) buf_fmt(d->out, " <%s>", b->lang);
        dumpers[b->kind](d, b);
    }
}

void doc_dump(const struct block *list, struct buf *out) {
    dump_blocks(&(struct dump){out, 0}, list);
}
