/* rows.c: the table of policy.h. In a file of its own, so that tests/suites/canary can build the
 * program with another table. */
#include "model/consent.h"
#include "model/people.h"
#include "view/audience/policy.h"

#define X(NAME, keys_, who_, consent_, consent_of_, people_, limit_, words_) \
    [DATUM_##NAME] = {.id = #NAME,                                           \
                      .keys = keys_,                                         \
                      .words = words_,                                       \
                      .who = who_,                                           \
                      .consent = CONSENT_##consent_,                         \
                      .consent_of = consent_of_,                             \
                      .people = PEOPLE_##people_,                            \
                      .limit = LIMIT_##limit_},
static const struct policy rows[DATUM_COUNT] = {LEARNER_DATA(X) OTHER_DATA(X)};
#undef X

struct no_row_leaves_out_whoever_is_nearer {
    char nothing;
#define X(NAME, keys, who, consent, consent_of, people, limit, words) \
    _Static_assert(IS_REACH(who),                                     \
                   #NAME " leaves out an audience that is nearer than one that it names");
    LEARNER_DATA(X) OTHER_DATA(X)
#undef X
};

const struct policy *policy_of(enum datum d) { return &rows[d]; }
