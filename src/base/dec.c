/* dec.c: decimal numbers as integers times 10^15. Pure; no I/O, no locale. */
#include "base/dec.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define ONE ((dec_wide)1000000000000000)

static dec_wide power_of_ten(int n) {
    dec_wide p = 1;
    while (n-- > 0) p *= 10;
    return p;
}

/* a / b to the nearest integer, halves away from zero. */
static dec_wide divide(dec_wide a, dec_wide b) {
    assert(b != 0);
    if (b < 0) {
        a = -a;
        b = -b;
    }
    dec_wide half = b / 2;
    if (a >= 0) return (a + half) / b;
    return -((-a + half) / b);
}

struct dec dec_int(long v) {
    return (struct dec){(dec_wide)v * ONE};
}

bool dec_parse(const char *s, size_t n, struct dec *out) {
    size_t i = 0;
    bool negative = n > 0 && s[0] == '-';
    if (n > 0 && (s[0] == '-' || s[0] == '+')) i++;
    dec_wide v = 0;
    int whole = 0, places = 0;
    for (; i < n && s[i] >= '0' && s[i] <= '9'; i++, whole++) v = v * 10 + (s[i] - '0');
    if (whole == 0 || whole > 9) return false;
    if (i < n && s[i] == '.') {
        for (i++; i < n && s[i] >= '0' && s[i] <= '9' && places < 16; i++, places++)
            v = v * 10 + (s[i] - '0');
        if (places == 0 || places > 15) return false;
    }
    if (i != n) return false;
    v *= power_of_ten(15 - places);
    out->v = negative ? -v : v;
    return true;
}

struct dec dec_add(struct dec a, struct dec b) {
    return (struct dec){a.v + b.v};
}
struct dec dec_sub(struct dec a, struct dec b) {
    return (struct dec){a.v - b.v};
}

static dec_wide magnitude(dec_wide v) { return v < 0 ? -v : v; }

/* Whole and decimal parts separately, because the product of two large numbers does not fit in 128
 * bits. */
struct dec dec_mul(struct dec a, struct dec b) {
    bool negative = (a.v < 0) != (b.v < 0);
    dec_wide x = magnitude(a.v), y = magnitude(b.v);
    dec_wide v = x / ONE * y + x % ONE * (y / ONE) + divide(x % ONE * (y % ONE), ONE);
    return (struct dec){negative ? -v : v};
}

struct dec dec_div_int(struct dec a, long n) {
    return (struct dec){divide(a.v, n)};
}

int dec_cmp(struct dec a, struct dec b) { return (a.v > b.v) - (a.v < b.v); }

struct dec dec_from_double(double v) {
    assert(isfinite(v) && fabs(v) < 1e9);
    double whole = floor(v);
    return (struct dec){(dec_wide)whole * ONE + (dec_wide)llround((v - whole) * 1e15)};
}

double dec_to_double(struct dec a) {
    dec_wide whole = a.v / ONE, part = a.v % ONE;
    return (double)whole + (double)part / 1e15;
}

struct dec dec_round(struct dec a, int places) {
    dec_wide unit = power_of_ten(15 - places);
    return (struct dec){divide(a.v, unit) * unit};
}

/* Removes and returns the last digit of v >= 0; avoids a 128-bit division for numbers of ordinary
 * size. */
static char last_digit(dec_wide *v) {
    unsigned long long small = (unsigned long long)*v;
    int digit = (dec_wide)small == *v ? (int)(small % 10) : (int)(*v % 10);
    *v = (dec_wide)small == *v ? (dec_wide)(small / 10) : *v / 10;
    return (char)('0' + digit);
}

void dec_text(struct dec a, int places, char out[32]) {
    dec_wide v = divide(a.v, power_of_ten(15 - places));
    bool negative = v < 0;
    if (negative) v = -v;
    char digits[48];
    size_t i = sizeof digits;
    for (int d = 0; d < places || v > 0 || d <= places; d++) {
        if (d == places && places > 0) digits[--i] = '.';
        digits[--i] = last_digit(&v);
    }
    if (negative) digits[--i] = '-';
    size_t n = sizeof digits - i;
    assert(n < 32);
    memcpy(out, digits + i, n);
    out[n] = '\0';
}

void dec_short(struct dec a, int places, char out[32]) {
    dec_text(a, places, out);
    if (!strchr(out, '.')) return;
    size_t n = strlen(out);
    while (out[n - 1] == '0') out[--n] = '\0';
    if (out[n - 1] == '.') out[--n] = '\0';
    if (strcmp(out, "-0") == 0) memcpy(out, "0", 2);
}
