/* media_name.c: file names that are safe in any file system and address, and the types they
 * claim. */
#include "base/hash.h"
#include "base/utf8.h"
#include "media/kind/kind.h"
#include "media/photo/media.h"

#include <string.h>
#include <strings.h>

enum { LONGEST = 80 };

/* ---- letters ---- */

/* Latin letters of Europe, Africa, and Vietnam, grouped by their plain letter; then those that
 * become two letters; then the Cyrillic alphabet as in Ukrainian passports. */
static const struct {
    const char *plain, *letters;
} latin[] = {
    {"a", "àáâãåāăąǎạảấầẩẫậắằẳẵặÀÁÂÃÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ"},
    {"c", "çćĉċčÇĆĈĊČ"},
    {"d", "ďđðḍɗĎĐÐḌƊ"},
    {"e", "èéêëēĕėęěẹẻẽếềểễệɛÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƐ"},
    {"g", "ĝğġģǧĜĞĠĢǦ"},
    {"h", "ĥħḥĤĦḤ"},
    {"i", "ìíîïĩīĭįıǐỉịÌÍÎÏĨĪĬĮİǏỈỊ"},
    {"j", "ĵĴ"},
    {"k", "ķƙĶƘ"},
    {"l", "ĺļľŀłĹĻĽĿŁ"},
    {"n", "ñńņňŋṇÑŃŅŇŊṆ"},
    {"o", "òóôõøōŏőơǒọỏốồổỗộớờởỡợɔÒÓÔÕØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢƆ"},
    {"r", "ŕŗřŔŖŘ"},
    {"s", "śŝşšșṣŚŜŞŠȘṢ"},
    {"t", "ţťŧțṭŢŤŦȚṬ"},
    {"u", "ùúûũūŭůűųưǔụủứừửữựÙÚÛŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ"},
    {"w", "ŵẁẃẅŴẀẂẄ"},
    {"y", "ýÿŷỳỵỷỹƴÝŸŶỲỴỶỸƳ"},
    {"z", "źżžẓŹŻŽẒ"},
    {"ae", "äæÄÆ"},
    {"oe", "öœÖŒ"},
    {"ue", "üÜ"},
    {"ss", "ßẞ"},
    {"th", "þÞ"},
    {"a", "аА"},
    {"b", "бБ"},
    {"v", "вВ"},
    {"h", "гГ"},
    {"g", "ґҐ"},
    {"d", "дД"},
    {"e", "еэЕЭ"},
    {"ie", "єЄ"},
    {"zh", "жЖ"},
    {"z", "зЗ"},
    {"y", "иыИЫ"},
    {"i", "іїйІЇЙ"},
    {"k", "кК"},
    {"l", "лЛ"},
    {"m", "мМ"},
    {"n", "нН"},
    {"o", "оО"},
    {"p", "пП"},
    {"r", "рР"},
    {"s", "сС"},
    {"t", "тТ"},
    {"u", "уУ"},
    {"f", "фФ"},
    {"kh", "хХ"},
    {"ts", "цЦ"},
    {"ch", "чЧ"},
    {"sh", "шШ"},
    {"shch", "щЩ"},
    {"iu", "юЮ"},
    {"ia", "яЯ"},
    {"io", "ёЁ"},
    {"", "ьъЬЪʼ’‘'"},
};

static const char *plain_of(unsigned c) {
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        for (const char *p = latin[i].letters; *p;)
            if (utf8_next(&p) == c) return latin[i].plain;
    return NULL;
}

static bool is_mark(unsigned c) { return c >= 0x300 && c <= 0x36F; }

/* Adds one code point; false if it had to be left out. `before` is the letter that a combining mark
 * belongs to: some systems write "ü" as u and a combining diaeresis. */
static bool add_letter(struct buf *b, unsigned c, unsigned before) {
    const unsigned diaeresis = 0x308;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        buf_char(b, (char)c);
        return true;
    }
    if (is_mark(c)) {
        if (c == diaeresis && before && strchr("aouAOU", (int)before)) buf_char(b, 'e');
        return true;
    }
    const char *plain = plain_of(c);
    if (plain)
        buf_str(b, plain);
    else if (b->n && b->p[b->n - 1] != '-')
        buf_char(b, '-');
    /* Blanks and dashes are no loss. */
    return plain || c < 0x80 || (c >= 0x2000 && c <= 0x206F) || c == 0xA0;
}

/* ---- names ---- */

static void trim(struct buf *b) {
    while (b->n && b->p[b->n - 1] == '-') b->p[--b->n] = '\0';
}

/* "jpg" for "a.b.JPG"; "" if nothing looks like an ending. *stem is the length of the part before
 * it. */
static void split(const char *name, char ending[9], size_t *stem) {
    const char *dot = strrchr(name, '.');
    size_t n = dot ? strlen(dot + 1) : 0;
    ending[0] = '\0';
    *stem = strlen(name);
    if (!dot || dot == name || n < 1 || n > 8) return;
    for (size_t i = 0; i < n; i++) {
        char c = dot[i + 1];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 'a' - 'A');
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            ending[0] = '\0';
            return;
        }
        ending[i] = c;
        ending[i + 1] = '\0';
    }
    *stem = (size_t)(dot - name);
}

/* Names that Windows reserves for devices, with any ending. */
static bool is_reserved(const char *stem) {
    static const char *const names[] = {"con", "prn", "aux", "nul", "conin", "conout"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(stem, names[i]) == 0) return true;
    bool port = strncmp(stem, "com", 3) == 0 || strncmp(stem, "lpt", 3) == 0;
    return port && stem[3] >= '0' && stem[3] <= '9' && !stem[4];
}

/* If letters were left out or cut off, a few digits of a hash of the whole name keep two names
 * apart. */
static void add_digits(struct buf *b, const char *name, size_t room) {
    enum { DIGITS = 8 };
    char text[33];
    hash_text(hash_bytes((struct hash){0}, name, strlen(name)), text);
    if (b->n > room - DIGITS - 1) {
        b->n = room - DIGITS - 1;
        b->p[b->n] = '\0';
    }
    trim(b);
    buf_fmt(b, "%s%.*s", b->n ? "-" : "file-", DIGITS, text);
}

char *media_safe_name(struct arena *a, const char *name) {
    char ending[9];
    size_t n, room;
    split(name, ending, &n);
    room = LONGEST - (*ending ? strlen(ending) + 1 : 0);
    struct buf b = BUF_INIT;
    bool whole = true;
    unsigned before = 0;
    for (size_t at = 0, len; at < n; at += len) {
        unsigned c = utf8_decode(name + at, n - at, &len);
        if (!add_letter(&b, c, before)) whole = false;
        if (!is_mark(c)) before = c < 0x80 ? c : 0;
    }
    trim(&b);
    if (!whole || b.n > room || !b.n) add_digits(&b, name, room);
    const char *prefix = is_reserved(b.p) ? "file-" : "";
    const char *dot = *ending ? "." : "";
    char *safe = arena_printf(a, "%s%s%s%s", prefix, b.p, dot, ending);
    buf_release(&b);
    return safe;
}

/* ---- the type that a name claims ---- */

const char *media_type(const char *name) { return kind_type(kind_of_name(name)); }
