/* photo_colors.c: the meaning of a picture's colors, through Little CMS. Phones write Display P3,
 * cameras write Adobe RGB; without their profile, faces and paint would look pale. The pixels of
 * such pictures are kept as they are, with a profile that is rebuilt from three primaries, a white
 * point, and three curves: no maker, device, date, or text of the original. If a profile cannot be
 * rebuilt, the pixels are converted to sRGB. Profiles for gray or ink do not matter, because
 * decoders have already converted their pixels to RGB. */
#include "media/photo/media_inner.h"

#include <stdlib.h>
#include <string.h>

#include <lcms2.h>

/* ---- sRGB ---- */

static cmsHTRANSFORM to_srgb(cmsHPROFILE from) {
    cmsHPROFILE to = cmsCreate_sRGBProfile();
    cmsHTRANSFORM transform = NULL;
    if (from && to)
        transform =
            cmsCreateTransform(from, TYPE_RGB_8, to, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, 0);
    if (to) cmsCloseProfile(to);
    return transform;
}

static void transform_rows(cmsHTRANSFORM transform, struct photo *p) {
    for (int y = 0; y < p->height; y++) {
        unsigned char *row = p->rgb + (size_t)y * (size_t)p->width * 3;
        cmsDoTransform(transform, row, row, (cmsUInt32Number)p->width);
    }
}

/* Whether both transforms map colors from all over the RGB cube to the same values; if `other` is
 * NULL, whether `transform` changes none of them. */
static bool same_colors(cmsHTRANSFORM transform, cmsHTRANSFORM other) {
    enum { STEPS = 5, STEP = 255 / (STEPS - 1), SAME = 2 };
    for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
        unsigned char from[3] = {(unsigned char)(i % STEPS * STEP),
                                 (unsigned char)(i / STEPS % STEPS * STEP),
                                 (unsigned char)(i / STEPS / STEPS * STEP)},
                      to[3], second[3];
        cmsDoTransform(transform, from, to, 1);
        memcpy(second, from, sizeof second);
        if (other) cmsDoTransform(other, from, second, 1);
        for (int c = 0; c < 3; c++)
            if (abs(to[c] - second[c]) > SAME) return false;
    }
    return true;
}

/* ---- rebuilding a profile ---- */

static cmsToneCurve *copy_curve(const cmsToneCurve *curve) {
    enum { LEVELS = 256 }; /* of a channel: no pixel uses a value between them */
    cmsUInt16Number table[LEVELS];
    int type = cmsGetToneCurveParametricType(curve);
    if (type > 0) return cmsBuildParametricToneCurve(NULL, type, cmsGetToneCurveParams(curve));
    for (int i = 0; i < LEVELS; i++)
        table[i] = cmsEvalToneCurve16(curve, (cmsUInt16Number)(i * 65535 / (LEVELS - 1)));
    return cmsBuildTabulatedToneCurve16(NULL, LEVELS, table);
}

static bool add_curve(cmsHPROFILE to, cmsHPROFILE from, cmsTagSignature tag) {
    const cmsToneCurve *curve = cmsReadTag(from, tag);
    cmsToneCurve *copy = curve ? copy_curve(curve) : NULL;
    bool ok = copy && cmsWriteTag(to, tag, copy);
    if (copy) cmsFreeToneCurve(copy);
    return ok;
}

static bool add_text(cmsHPROFILE to, cmsTagSignature tag, const char *text) {
    cmsMLU *words = cmsMLUalloc(NULL, 1);
    bool ok = words && cmsMLUsetASCII(words, "en", "US", text) && cmsWriteTag(to, tag, words);
    if (words) cmsMLUfree(words);
    return ok;
}

static bool copy_tag(cmsHPROFILE to, cmsHPROFILE from, cmsTagSignature tag) {
    const void *value = cmsReadTag(from, tag);
    return value && cmsWriteTag(to, tag, value);
}

static bool fill_profile(cmsHPROFILE to, cmsHPROFILE from) {
    cmsSetProfileVersion(to, 4.3);
    cmsSetDeviceClass(to, cmsSigDisplayClass);
    cmsSetColorSpace(to, cmsSigRgbData);
    cmsSetPCS(to, cmsSigXYZData);
    copy_tag(to, from, cmsSigChromaticAdaptationTag); /* missing in older profiles */
    return add_text(to, cmsSigProfileDescriptionTag, "RGB") &&
           add_text(to, cmsSigCopyrightTag, "CC0") &&
           cmsWriteTag(to, cmsSigMediaWhitePointTag, cmsD50_XYZ()) &&
           copy_tag(to, from, cmsSigRedColorantTag) && copy_tag(to, from, cmsSigGreenColorantTag) &&
           copy_tag(to, from, cmsSigBlueColorantTag) && add_curve(to, from, cmsSigRedTRCTag) &&
           add_curve(to, from, cmsSigGreenTRCTag) && add_curve(to, from, cmsSigBlueTRCTag);
}

/* The header of a profile (ICC.1:2010, 7.2) holds date, platform, and program: they are set to
 * constants or zeros. */
static void clear_names(unsigned char *icc) {
    static const unsigned char day[12] = {2000 >> 8, 2000 & 255, 0, 1, 0, 1};
    memset(icc + 4, 0, 4); /* CMM */
    memcpy(icc + 24, day, sizeof day);
    memset(icc + 40, 0, 4); /* platform */
    memset(icc + 80, 0, 4); /* creator */
}

/* Writes the profile to the arena; false if `from` is not three primaries and their curves. */
static bool rebuild(struct arena *a, cmsHPROFILE from, struct photo *p) {
    cmsHPROFILE to = cmsIsMatrixShaper(from) ? cmsCreateProfilePlaceholder(NULL) : NULL;
    cmsUInt32Number n = 0;
    unsigned char *icc = NULL;
    bool ok = to && fill_profile(to, from) && cmsSaveProfileToMem(to, NULL, &n) && n > 128;
    if (ok) icc = arena_alloc(a, n);
    ok = ok && cmsSaveProfileToMem(to, icc, &n);
    if (to) cmsCloseProfile(to);
    if (!ok) return false;
    clear_names(icc);
    p->icc = icc;
    p->icc_size = n;
    return true;
}

/* ---- for media.c ---- */

/* The rebuilt profile must mean the same as the original, or it is not used. */
static bool keeps(struct arena *a, cmsHPROFILE from, cmsHTRANSFORM transform, struct photo *p) {
    if (!rebuild(a, from, p)) return false;
    cmsHPROFILE rebuilt = cmsOpenProfileFromMem(p->icc, (cmsUInt32Number)p->icc_size);
    cmsHTRANSFORM second = to_srgb(rebuilt);
    bool same = second && same_colors(transform, second);
    if (second) cmsDeleteTransform(second);
    if (rebuilt) cmsCloseProfile(rebuilt);
    if (same) return true;
    p->icc = NULL;
    p->icc_size = 0;
    return false;
}

void photo_colors_of(struct arena *a, struct photo *p, const void *icc, size_t n) {
    cmsHPROFILE from = cmsOpenProfileFromMem(icc, (cmsUInt32Number)n);
    cmsHTRANSFORM transform =
        from && cmsGetColorSpace(from) == cmsSigRgbData ? to_srgb(from) : NULL;
    /* Most profiles are sRGB under another name: nothing to keep, and the pixels stay as they
     * are. */
    bool changes = transform && !same_colors(transform, NULL);
    if (changes && !keeps(a, from, transform, p)) transform_rows(transform, p);
    if (transform) cmsDeleteTransform(transform);
    if (from) cmsCloseProfile(from);
}

struct photo media_srgb(struct arena *a, const struct photo *p) {
    struct photo out = *p;
    if (!p->icc) return out;
    out.rgb = arena_copy(a, p->rgb, (size_t)p->width * (size_t)p->height * 3);
    cmsHPROFILE from = cmsOpenProfileFromMem(p->icc, (cmsUInt32Number)p->icc_size);
    cmsHTRANSFORM transform = to_srgb(from);
    if (transform) transform_rows(transform, &out);
    if (transform) cmsDeleteTransform(transform);
    if (from) cmsCloseProfile(from);
    out.icc = NULL;
    out.icc_size = 0;
    return out;
}
