/* privacy.c: the privacy settings: their values, and the files that they need. Protection of
 * children is never assumed: without the files it needs, nothing is built. */
#include "load/load_inner.h"
#include "load/shared/settings.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "model/group.h"
#include "model/workspace.h"
#include "seal/seal.h"

#include <string.h>

static const char secret_file[] = "secret.txt";
enum { SECRET_LEAST = 16, SECRET_DIFFERENT = 8, LARGEST = 1 << 16 };

/* ---- the keys ---- */

static const struct schema_word path_words[] = {
    {"readable", false, "folders are named with the learner's id"},
    {"secret", true,
     "folders are named with 26 letters that nobody can guess, made from the secret in secret.txt"},
    {NULL, 0, NULL}};
static const struct schema_word photo_words[] = {
    {"consent-only", false,
     "photos, films, recordings, and documents of people only where the family has agreed"},
    {"all", true, "families see all of their own child's"},
    {NULL, 0, NULL}};

#define PRIVACY(member)                                                             \
    offsetof(struct settings, privacy.member) - offsetof(struct settings, privacy), \
        .size = sizeof(((struct settings *)NULL)->privacy.member)
static const struct schema_field privacy_fields[] = {
    {.key = "family_paths",
     .type = &type_word,
     .offset = PRIVACY(secret_paths),
     .words = path_words,
     .fallback = "readable",
     .doc = "whether the addresses of families' pages are readable or cannot be guessed"},
    {.key = "photos",
     .type = &type_word,
     .offset = PRIVACY(photos_all),
     .spare = true, /* otherwise, only with consent */
     .words = photo_words,
     .fallback = "consent-only",
     .doc = "which photos, films, and recordings are published"},
    {.key = "lock",
     .type = &type_text,
     .offset = PRIVACY(lock),
     .doc =
         "file of the passphrases that families' pages and reports are locked with, beside folioscope.yaml (not locked)"},
};
const struct schema_table privacy_table = {.what = "the settings of privacy",
                                           .size = sizeof(((struct settings *)NULL)->privacy),
                                           SCHEMA_ROWS(privacy_fields)};

/* ---- the school's secret ---- */

static const char how_to_make_one[] =
    "write one line of at least 16 characters that nobody can guess into 'secret.txt' beside folioscope.yaml (for example with "
    "'head -c 24 /dev/urandom | base64 > secret.txt'), and keep it: another secret gives every folder another name";

/* Anyone who has a folder's name can test guesses at the secret against it as fast as a machine can
 * hash. */
static bool is_monotonous(const char *secret) {
    bool seen[256] = {false};
    int different = 0;
    for (; *secret; secret++) {
        different += !seen[(unsigned char)*secret];
        seen[(unsigned char)*secret] = true;
    }
    return different < SECRET_DIFFERENT;
}

/* Messages never contain the secret, not even a part of it. */
static bool read_secret(struct schema *s, const struct yml *node, struct settings *set) {
    struct loader *l = s->context;
    const char *full = os_join(l->arena, l->root, secret_file), *text, *why = NULL;
    char *data;
    size_t n, bad;
    if (os_look(full).kind == OS_ABSENT) {
        text = "there is no file 'secret.txt' to make folder names of";
    } else if (!os_inside(l->root, full) || !os_read(l->arena, full, LARGEST, &data, &n, &why)) {
        text = "the file 'secret.txt' cannot be read";
    } else if (memchr(data, '\0', n) || !utf8_valid(data, n, &bad) ||
               utf8_count(ascii_trim(data), strlen(ascii_trim(data))) < SECRET_LEAST) {
        text = "the secret in 'secret.txt' is too short, or is not text";
    } else if (is_monotonous(ascii_trim(data))) {
        text = "the secret in 'secret.txt' has too few different characters";
    } else {
        set->secret = ascii_trim(data);
        if (os_others_may_write(full))
            load_fault(l, CODE_OPEN_SECRET, secret_file,
                       "any user of this computer can change this file",
                       "allow only its owner to read and write it: chmod 600 secret.txt");
        return true;
    }
    return schema_fault(s, node, CODE_NO_SECRET, text, how_to_make_one);
}

const char *load_out_folder(struct loader *l, const struct group *g, const char *id) {
    const char *secret = l->w->secret;
    if (!secret) return id;
    return seal_name(l->arena, secret, strlen(secret), arena_printf(l->arena, "%s/%s", g->out, id));
}

/* ---- passphrases ---- */

/* The passphrases themselves are read when pages are locked (pipeline/files/passphrases.c). */
static bool has_passphrases(struct schema *s, const struct yml *node, const struct settings *set) {
    struct loader *l = s->context;
    const char *name = set->privacy.lock;
    /* elsewhere a key without a value counts as absent; here, that would leave pages open */
    if (!name)
        return schema_fault(
            s, node, CODE_NO_PASSPHRASE, "'lock' names no file",
            "write the name of the file of passphrases after it, or take the key out if the pages are to be open");
    if (!strchr(name, '/') && os_look(os_join(l->arena, l->root, name)).kind == OS_FILE)
        return true;
    return schema_fault(
        s, node, CODE_NO_PASSPHRASE,
        arena_printf(l->arena, "there is no file '%s' beside folioscope.yaml",
                     source_quote(l->arena, name)),
        "write one there, with one line per learner: 'maya-torres: four loud geese fly', or '*: …' for everybody");
}

bool load_check_privacy(struct schema *s, const struct yml *map, struct settings *set) {
    bool named = !set->privacy.secret_paths || read_secret(s, yml_get(map, "family_paths"), set);
    const struct yml *lock = yml_get(map, "lock");
    bool locked = !lock || has_passphrases(s, lock, set);
    return named && locked;
}

bool load_is_kept_secret(const struct settings *set, const char *name) {
    return strcmp(name, secret_file) == 0 ||
           (set->privacy.lock && strcmp(name, set->privacy.lock) == 0);
}
