/* tmpl_lines.c: finds standalone lines: those with nothing but tags, which produce no line in the
 * output.
 *
 * Second step of compiling, after the lexer. The specification's rule: a line with a single tag
 * that is not a variable, and otherwise white space. Parents and blocks may share a line
 * ("{{<page}}{{$main}}", "{{/main}}{{/page}}"); there, text of arguments inside a parent that opens
 * on the line does not count.
 */
#include "render/tmpl/tmpl_lex.h"

enum { MAX_OPEN = 64 }; /* the limit in tmpl_compile.c, which reports deeper nesting */

/* Kinds of the open tags, from which the kind of a closing tag follows. */
struct open_tags {
    enum token_kind kinds[MAX_OPEN];
    size_t n;
};

static bool opens(enum token_kind kind) {
    return kind == TOKEN_SECTION || kind == TOKEN_INVERTED || kind == TOKEN_PARENT ||
           kind == TOKEN_BLOCK;
}

/* Summary of one line. */
struct line_sum {
    size_t tags, family; /* number of tags; of those, tags of parents and blocks */
    bool parent;         /* a parent opens or closes */
    bool text, value;    /* has nonblank text, or a variable, outside of arguments on this line */
    size_t parents_open; /* parents opened and not yet closed on this line */
    struct token *first_tag, *last_tag;
};

static void sum_tag(struct line_sum *sum, struct open_tags *open, struct token *t) {
    enum token_kind kind = t->kind;
    if (kind == TOKEN_CLOSE && open->n)
        kind = open->kinds[--open->n];
    else if (opens(kind) && open->n < MAX_OPEN)
        open->kinds[open->n++] = kind;
    if (kind == TOKEN_VAR || kind == TOKEN_RAW) sum->value = sum->value || !sum->parents_open;
    if (kind == TOKEN_PARENT) {
        sum->parent = true;
        if (t->kind == TOKEN_PARENT)
            sum->parents_open++;
        else if (sum->parents_open)
            sum->parents_open--;
    }
    sum->tags++;
    if (kind == TOKEN_PARENT || kind == TOKEN_BLOCK || sum->parents_open) sum->family++;
    if (!sum->first_tag) sum->first_tag = t;
    sum->last_tag = t;
}

static bool is_standalone(const struct line_sum *sum, const struct token *last) {
    if (!sum->tags || sum->text || sum->value) return false;
    if (last->kind == TOKEN_TEXT && !tmpl_blank(last->text, last->n)) return false;
    return sum->tags == 1 || (sum->parent && sum->family == sum->tags);
}

/* first .. last are the tokens of one line. */
static void finish_line(struct token *first, struct token *last, const struct line_sum *sum) {
    if (!sum->tags) return;
    bool lead = first->kind != TOKEN_TEXT || tmpl_blank(first->text, first->n);
    if (lead && (first == sum->first_tag || first + 1 == sum->first_tag)) {
        sum->first_tag->leads = true;
        sum->first_tag->indent = first->kind == TOKEN_TEXT ? first->n : 0;
    }
    if (!is_standalone(sum, last)) return;
    if (first->kind == TOKEN_TEXT) first->dropped = true;
    if (last->kind == TOKEN_TEXT) last->dropped = true;
    for (struct token *t = first; t <= last; t++) t->standalone = t->kind != TOKEN_TEXT;
    sum->last_tag->ends_line = true;
}

void tmpl_lines(struct tokens *tokens) {
    struct open_tags open = {.n = 0};
    struct line_sum sum = {0};
    struct token *first = tokens->list.v, *end = first + tokens->list.n;
    for (struct token *t = first; t < end; t++) {
        if (t->kind != TOKEN_TEXT)
            sum_tag(&sum, &open, t);
        else if (!sum.parents_open && !tmpl_blank(t->text, t->n))
            sum.text = true;
        bool ends = t->kind == TOKEN_TEXT && t->text[t->n - 1] == '\n';
        if (!ends && t + 1 < end) continue;
        finish_line(first, t, &sum);
        first = t + 1;
        sum = (struct line_sum){0};
    }
}
