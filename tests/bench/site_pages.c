/* site_pages.c: CPU time of each learner's whole site, in one process: from what is known of the learner to the finished bytes
 * of all pages, the index of the search and the style sheet. Pictures, fonts and the writing of files are not in it. Prints
 * milliseconds a site, and beside them what the guard takes for its pages.
 *
 *     build/release/bench/site_pages WORKSPACE [ROUNDS] */
#include "model/audiences.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "pipeline/files/guard.h"
#include "pipeline/files/page_words.h"
#include "pipeline/run/shared_open.h"
#include "view/site/site.h"
#include "view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct work {
    size_t pages, bytes;
    double view_ms, html_ms, guard_ms;
};

static void one_site(const struct shared *s, const struct learner_place *place,
                     const struct learner *l, struct assessment *as, struct work *w) {
    struct arena *a = arena_new(), *scratch = arena_new();
    struct buf out = BUF_INIT;
    struct viewer v = {
        .arena = a, .workspace = s->workspace, .learner = l, .assessment = as, .folder = ""};
    struct output guarded = {
        .arena = a, .kept = a, .place = place, .guarded = s->guarded, .diags = diags_new(a)};
    double guard = 0;
    v.audience = AUDIENCE_FAMILY;
    v.lang = shared_lang(s, &l->home_languages);
    double start = cpu_ms();
    const struct site *site = view_site(&v);
    double viewed = cpu_ms();
    const struct html_words words = page_words(a, v.lang);
    for (const struct page *p = site->pages; p; p = p->next) {
        buf_clear(&out);
        arena_clear(scratch);
        html_page(s->html, scratch, site, &words, p, &out);
        w->pages++;
        w->bytes += out.n;
        double made = cpu_ms();
        guard_text(&guarded, p->path, out.p);
        guard += cpu_ms() - made;
    }
    buf_clear(&out);
    html_search(site, &out);
    html_style(s->html, s->css, NULL, 0, &out);
    w->view_ms += viewed - start;
    w->html_ms += cpu_ms() - viewed - guard;
    w->guard_ms += guard;
    buf_release(&out);
    arena_free(scratch);
    arena_free(a);
}

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    mem_keep(); /* as the program does */
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct build_options o = {.load = {.root = argv[1], .share = "."}, .only = ONLY_HTML};
    struct shared s;
    int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 100;
    if (!shared_open(&s, a, &o, diags)) return 3;
    printf("%-20s %6s %9s %9s %9s %9s\n", "learner", "pages", "bytes", "view ms", "html ms",
           "guard ms");
    for (size_t g = 0; g < s.workspace->n_groups; g++)
        for (size_t i = 0; i < s.workspace->groups[g].n_learners; i++) {
            const struct learner_place *place = &s.workspace->groups[g].learners[i];
            struct learner *l = load_learner(a, s.workspace, place, diags);
            if (!l) continue;
            struct work w = {0};
            struct assessment *as = assess_learner(a, s.workspace, l);
            for (int r = 0; r < rounds; r++) one_site(&s, place, l, as, &w);
            printf("%-20s %6zu %9zu %9.3f %9.3f %9.3f\n", l->id, w.pages / (size_t)rounds,
                   w.bytes / (size_t)rounds, w.view_ms / rounds, w.html_ms / rounds,
                   w.guard_ms / rounds);
        }
    shared_close(&s);
    arena_free(a);
    return 0;
}
