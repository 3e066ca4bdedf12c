/* content.c: marks and shapes of a page's content stream. Glyphs are in content_text.c.
 *
 * PDF 32000-1, 8.5 (paths) and 14.6 (marked content). */
#include "render/pdf/file/content.h"

#include <math.h>
#include <stdlib.h>

/* Fixed point: no locale, no exponent, no NaN. Values larger than any paper are clamped. */
void canvas_put_number(struct buf *b, double v) {
    if (!(v > -1e6)) v = isnan(v) ? 0 : -1e6;
    if (v > 1e6) v = 1e6;
    long hundredths = (long)(v * 100 + (v < 0 ? -0.5 : 0.5));
    char digits[16];
    int at = (int)sizeof digits;
    unsigned long rest = (unsigned long)labs(hundredths);
    unsigned long whole = rest / 100, part = rest % 100;
    if (part) {
        if (part % 10) digits[--at] = (char)('0' + part % 10);
        digits[--at] = (char)('0' + part / 10);
        digits[--at] = '.';
    }
    do digits[--at] = (char)('0' + whole % 10);
    while (whole /= 10);
    if (hundredths < 0) digits[--at] = '-';
    buf_add(b, digits + at, sizeof digits - (size_t)at);
}

static void put(struct buf *b, const double *v, size_t n, const char *operator) {
    for (size_t i = 0; i < n; i++) {
        canvas_put_number(b, v[i]);
        buf_char(b, ' ');
    }
    buf_str(b, operator);
    buf_char(b, '\n');
}
#define PUT(c, op, ...) \
    put(&(c)->out, (double[]){__VA_ARGS__}, sizeof(double[]){__VA_ARGS__} / sizeof(double), op)

void canvas_start(struct canvas *c, struct arena *a, struct tags *t, struct pdf_fonts *fs,
                  size_t page, double height) {
    *c = (struct canvas){.arena = a,
                         .tags = t,
                         .fonts = fs,
                         .page = page,
                         .height = height,
                         .out = BUF_INIT,
                         .fill = NO_COLOR,
                         .stroke = NO_COLOR,
                         .font = NO_FONT};
}

/* ---- marked content ---- */

void canvas_mark(struct canvas *c, struct slot *slot, enum artifact artifact) {
    c->slot = slot;
    c->artifact = artifact;
}

void canvas_close(struct canvas *c) {
    if (c->marked) buf_str(&c->out, "EMC\n");
    c->marked = false;
}

void canvas_open(struct canvas *c) {
    if (c->marked && c->open_slot == c->slot && (c->slot || c->open_artifact == c->artifact))
        return;
    canvas_close(c);
    c->marked = true;
    c->open_slot = c->slot;
    c->open_artifact = c->artifact;
    if (c->slot) {
        buf_char(&c->out, '/');
        buf_str(&c->out, c->slot->owner->type);
        buf_str(&c->out, "<</MCID ");
        buf_int(&c->out, slot_fill(c->tags, c->slot, c->page));
        buf_str(&c->out, ">>BDC\n");
    } else if (c->artifact == ARTIFACT_FOOT)
        buf_str(&c->out, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
    else
        buf_str(&c->out, "/Artifact<</Type/Layout>>BDC\n");
}

void canvas_finish(struct canvas *c) { canvas_close(c); }

/* ---- state ---- */

static void set_color(struct canvas *c, long color, const char *operator) {
    for (int shift = 16; shift >= 0; shift -= 8) {
        buf_num(&c->out, (double)((color >> shift) & 0xFF) / 255, 3);
        buf_char(&c->out, ' ');
    }
    buf_str(&c->out, operator);
}

void canvas_fill_color(struct canvas *c, long color) {
    if (color == c->fill || color == NO_COLOR) return;
    c->fill = color;
    set_color(c, color, "rg\n");
}

static void set_stroke(struct canvas *c, long color, double width, double dash, double gap) {
    if (color == NO_COLOR) return;
    if (color != c->stroke) set_color(c, color, "RG\n");
    if (width != c->stroke_width) PUT(c, "w", width);
    c->stroke = color;
    c->stroke_width = width;
    if (dash <= 0) return;
    buf_char(&c->out, '[');
    canvas_put_number(&c->out, dash);
    buf_char(&c->out, ' ');
    canvas_put_number(&c->out, gap);
    buf_str(&c->out, "]0 d\n");
}

static const char *paint_operator(bool fill, bool stroke) {
    if (fill && stroke) return "B\n";
    if (fill) return "f\n";
    return stroke ? "S\n" : "n\n";
}

static void paint(struct canvas *c, long fill, long stroke, double dash) {
    buf_str(&c->out, paint_operator(fill != NO_COLOR, stroke != NO_COLOR));
    if (stroke != NO_COLOR && dash > 0) buf_str(&c->out, "[]0 d\n");
}

/* ---- shapes ---- */

#define KAPPA 0.5523 /* distance of a quarter circle's control points, in radii */

static void rounded(struct canvas *c, double x, double y, double w, double h, double r) {
    double k = r * (1 - KAPPA), b = c->height - y - h; /* b: lower edge */
    bool wide = w > 2 * r, high = h > 2 * r;           /* a circle has no straight sides */
    PUT(c, "m", x + r, b);
    if (wide) PUT(c, "l", x + w - r, b);
    PUT(c, "c", x + w - k, b, x + w, b + k, x + w, b + r);
    if (high) PUT(c, "l", x + w, b + h - r);
    PUT(c, "c", x + w, b + h - k, x + w - k, b + h, x + w - r, b + h);
    if (wide) PUT(c, "l", x + r, b + h);
    PUT(c, "c", x + k, b + h, x, b + h - k, x, b + h - r);
    if (high) PUT(c, "l", x, b + r);
    PUT(c, "c", x, b + k, x + k, b, x + r, b);
    buf_str(&c->out, "h ");
}

static void outline(struct canvas *c, double x, double y, double w, double h, double r) {
    if (r > w / 2) r = w / 2;
    if (r > h / 2) r = h / 2;
    if (r > 0)
        rounded(c, x, y, w, h, r);
    else
        PUT(c, "re", x, c->height - y - h, w, h);
}

void canvas_rect(struct canvas *c, double x, double y, double w, double h, double radius, long fill,
                 long stroke, double stroke_width) {
    canvas_open(c);
    canvas_fill_color(c, fill);
    set_stroke(c, stroke, stroke_width, 0, 0);
    outline(c, x, y, w, h, radius);
    paint(c, fill, stroke, 0);
}

void canvas_circle(struct canvas *c, double x, double y, double r, long fill, long stroke,
                   double width, double dash, double gap) {
    canvas_open(c);
    canvas_fill_color(c, fill);
    set_stroke(c, stroke, width, dash, gap);
    rounded(c, x - r, y - r, 2 * r, 2 * r, r);
    paint(c, fill, stroke, dash);
}

/* Arcs of at most a quarter circle, each one Bézier curve. */
void canvas_sector(struct canvas *c, double x, double y, double r, int part, long fill) {
    canvas_open(c);
    double whole = 2 * acos(-1.0) * part / 1000, cy = c->height - y;
    int n = part / 250 + 1;
    double step = whole / n, k = 4.0 / 3 * tan(step / 4) * r;
    canvas_fill_color(c, fill);
    PUT(c, "m", x, cy);
    PUT(c, "l", x, cy + r);
    for (int i = 0; i < n; i++) {
        double s0 = sin(i * step), c0 = cos(i * step), s1 = sin((i + 1) * step),
               c1 = cos((i + 1) * step);
        PUT(c, "c", x + r * s0 + k * c0, cy + r * c0 - k * s0, x + r * s1 - k * c1,
            cy + r * c1 + k * s1, x + r * s1, cy + r * c1);
    }
    buf_str(&c->out, "h f\n");
}

void canvas_line(struct canvas *c, double x1, double y1, double x2, double y2, long color,
                 double width, double dash, double gap) {
    canvas_path(c, 0, 0, (double[]){x1, y1, x2, y2}, 2, false, NO_COLOR, color, width, dash, gap);
}

void canvas_path(struct canvas *c, double x, double y, const double *xy, size_t n, bool closed,
                 long fill, long stroke, double width, double dash, double gap) {
    canvas_open(c);
    canvas_fill_color(c, fill);
    set_stroke(c, stroke, width, dash, gap);
    for (size_t i = 0; i < n; i++)
        PUT(c, i ? "l" : "m", x + xy[2 * i], c->height - y - xy[2 * i + 1]);
    if (closed) buf_str(&c->out, "h ");
    paint(c, fill, stroke, dash);
}

#define ABOVE 0.35 /* of what is cut off a tall picture */

void canvas_image(struct canvas *c, size_t image, double x, double y, double w, double h,
                  double radius, double shape) {
    canvas_open(c);
    buf_str(&c->out, "q ");
    if (radius > 0 || shape > 0) {
        outline(c, x, y, w, h, radius);
        buf_str(&c->out, "W n ");
    }
    double iw = w, ih = h;
    if (shape > 0) {
        iw = fmax(w, h / shape);
        ih = iw * shape;
    }
    PUT(c, "cm", iw, 0, 0, ih, x - (iw - w) / 2, c->height - y - ih + (ih - h) * ABOVE);
    buf_fmt(&c->out, "/Im%zu Do Q\n", image);
}
