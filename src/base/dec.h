/* dec.h: decimal arithmetic for levels.
 *
 * A level is a decimal number that an educator wrote ("2.5") or that a rule computed. Levels are
 * integers scaled by 10^15, never binary floating point. Values are between -10^9 and 10^9
 * (dec_parse rejects others), which leaves room for products in 128 bits. Division rounds half away
 * from zero in the last place.
 */
#ifndef BASE_DEC_H
#define BASE_DEC_H

#include <stdbool.h>
#include <stddef.h>

__extension__ typedef __int128 dec_wide;

struct dec {
    dec_wide v; /* the number times 10^15 */
};

struct dec dec_int(long v);
/* [+-]digits[.digits], at most 9 digits before the point and 15 after it. Otherwise false, and *out
 * is unchanged. */
bool dec_parse(const char *s, size_t n, struct dec *out);
struct dec dec_add(struct dec a, struct dec b);
struct dec dec_sub(struct dec a, struct dec b);
struct dec dec_mul(struct dec a, struct dec b);
struct dec dec_div_int(struct dec a, long n); /* n must not be zero */
int dec_cmp(struct dec a, struct dec b);
/* From a double (only the power law needs it), rounded to 15 decimals. */
struct dec dec_from_double(double v);
double dec_to_double(struct dec a);
/* Rounds half away from zero to `places` (0..15) decimals. */
struct dec dec_round(struct dec a, int places);
/* Writes exactly `places` decimals, rounded half away from zero: dec_text(4.125, 2) is "4.13". out
 * holds 32 bytes. */
void dec_text(struct dec a, int places, char out[32]);
/* Writes as many decimals as needed, at most `places`, rounded half away from zero: "3", "2.5". */
void dec_short(struct dec a, int places, char out[32]);

#endif
