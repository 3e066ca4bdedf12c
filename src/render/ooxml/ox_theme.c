/* ox_theme.c: what Excel calls the theme: the colours and fonts that its standard cells and its menus refer to. Excel asks
 * for one where a font speaks of it, and ours do: "minor" is the font for the reader's script. The values are those of
 * Excel's own standard theme of 2007, so that what a reader adds looks as it does in a workbook of theirs. */
#include "render/ooxml/ox_inner.h"

static const struct {
    const char *name;
    unsigned rgb;
} colors[] = {
    {"dk2", 0x1F497D},     {"lt2", 0xEEECE1},      {"accent1", 0x4F81BD}, {"accent2", 0xC0504D},
    {"accent3", 0x9BBB59}, {"accent4", 0x8064A2},  {"accent5", 0x4BACC6}, {"accent6", 0xF79646},
    {"hlink", 0x0000FF},   {"folHlink", 0x800080},
};

static const struct {
    const char *script, *major, *minor;
} fonts[] = {
    {"Jpan", "ＭＳ Ｐゴシック", "ＭＳ Ｐゴシック"},
    {"Hang", "맑은 고딕", "맑은 고딕"},
    {"Hans", "宋体", "宋体"},
    {"Hant", "新細明體", "新細明體"},
    {"Arab", "Times New Roman", "Arial"},
    {"Hebr", "Times New Roman", "Arial"},
    {"Thai", "Tahoma", "Tahoma"},
    {"Ethi", "Nyala", "Nyala"},
    {"Beng", "Vrinda", "Vrinda"},
    {"Gujr", "Shruti", "Shruti"},
    {"Khmr", "MoolBoran", "DaunPenh"},
    {"Knda", "Tunga", "Tunga"},
    {"Guru", "Raavi", "Raavi"},
    {"Cans", "Euphemia", "Euphemia"},
    {"Cher", "Plantagenet Cherokee", "Plantagenet Cherokee"},
    {"Yiii", "Microsoft Yi Baiti", "Microsoft Yi Baiti"},
    {"Tibt", "Microsoft Himalaya", "Microsoft Himalaya"},
    {"Thaa", "MV Boli", "MV Boli"},
    {"Deva", "Mangal", "Mangal"},
    {"Telu", "Gautami", "Gautami"},
    {"Taml", "Latha", "Latha"},
    {"Syrc", "Estrangelo Edessa", "Estrangelo Edessa"},
    {"Orya", "Kalinga", "Kalinga"},
    {"Mlym", "Kartika", "Kartika"},
    {"Laoo", "DokChampa", "DokChampa"},
    {"Sinh", "Iskoola Pota", "Iskoola Pota"},
    {"Mong", "Mongolian Baiti", "Mongolian Baiti"},
    {"Viet", "Times New Roman", "Arial"},
    {"Uigh", "Microsoft Uighur", "Microsoft Uighur"},
};

static void write_colors(struct buf *b) {
    buf_str(b, "<a:clrScheme name=\"Office\"><a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1>"
               "<a:lt1><a:sysClr val=\"window\" lastClr=\"FFFFFF\"/></a:lt1>");
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        buf_fmt(b, "<a:%s><a:srgbClr val=\"%06X\"/></a:%s>", colors[i].name, colors[i].rgb, colors[i].name);
    buf_str(b, "</a:clrScheme>");
}

static void write_fonts(struct buf *b, const char *name, const char *latin, bool major) {
    buf_fmt(b, "<a:%s><a:latin typeface=\"%s\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>", name, latin);
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        buf_fmt(b, "<a:font script=\"%s\" typeface=\"%s\"/>", fonts[i].script,
                major ? fonts[i].major : fonts[i].minor);
    buf_fmt(b, "</a:%s>", name);
}

/* ---- how shapes are filled and drawn ----------------------------------------------------------------------
 */

/* A colour of the shape's own, changed in two ways, so far along the gradient; thousandths of a percent. */
struct stop {
    int at, tint, shade, saturation;
};

static void write_gradient(struct buf *b, const struct stop *stops, size_t n, const char *end) {
    buf_str(b, "<a:gradFill rotWithShape=\"1\"><a:gsLst>");
    for (const struct stop *s = stops; s < stops + n; s++) {
        buf_fmt(b, "<a:gs pos=\"%d\"><a:schemeClr val=\"phClr\">", s->at);
        if (s->tint) buf_fmt(b, "<a:tint val=\"%d\"/>", s->tint);
        if (s->shade) buf_fmt(b, "<a:shade val=\"%d\"/>", s->shade);
        buf_fmt(b, "<a:satMod val=\"%d\"/></a:schemeClr></a:gs>", s->saturation);
    }
    buf_fmt(b, "</a:gsLst>%s</a:gradFill>", end);
}

static const char plain_fill[] = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";

static void write_fills(struct buf *b) {
    static const struct stop light[] = {
        {0, 50000, 0, 300000}, {35000, 37000, 0, 300000}, {100000, 15000, 0, 350000}};
    static const struct stop dark[] = {
        {0, 0, 51000, 130000}, {80000, 0, 93000, 130000}, {100000, 0, 94000, 135000}};
    buf_fmt(b, "<a:fillStyleLst>%s", plain_fill);
    write_gradient(b, light, 3, "<a:lin ang=\"16200000\" scaled=\"1\"/>");
    write_gradient(b, dark, 3, "<a:lin ang=\"16200000\" scaled=\"0\"/>");
    buf_str(b, "</a:fillStyleLst>");
}

static void write_lines(struct buf *b) {
    static const int widths[] = {9525, 25400, 38100};
    static const char shaded[] = "<a:solidFill><a:schemeClr val=\"phClr\"><a:shade val=\"95000\"/>"
                                 "<a:satMod val=\"105000\"/></a:schemeClr></a:solidFill>";
    buf_str(b, "<a:lnStyleLst>");
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        buf_fmt(b,
                "<a:ln w=\"%d\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">%s<a:prstDash val=\"solid\"/></a:ln>",
                widths[i], i ? plain_fill : shaded);
    buf_str(b, "</a:lnStyleLst>");
}

static void write_effects(struct buf *b) {
    static const struct {
        int distance, alpha;
        const char *depth;
    } effects[] = {
        {20000, 38000, ""},
        {23000, 35000, ""},
        {23000, 35000,
         "<a:scene3d><a:camera prst=\"orthographicFront\"><a:rot lat=\"0\" lon=\"0\" rev=\"0\"/>"
         "</a:camera><a:lightRig rig=\"threePt\" dir=\"t\"><a:rot lat=\"0\" lon=\"0\" rev=\"1200000\"/>"
         "</a:lightRig></a:scene3d><a:sp3d><a:bevelT w=\"63500\" h=\"25400\"/></a:sp3d>"}};
    buf_str(b, "<a:effectStyleLst>");
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
        buf_fmt(b,
                "<a:effectStyle><a:effectLst><a:outerShdw blurRad=\"40000\" dist=\"%d\" dir=\"5400000\" "
                "rotWithShape=\"0\"><a:srgbClr val=\"000000\"><a:alpha val=\"%d\"/></a:srgbClr></a:outerShdw>"
                "</a:effectLst>%s</a:effectStyle>",
                effects[i].distance, effects[i].alpha, effects[i].depth);
    buf_str(b, "</a:effectStyleLst>");
}

static void write_grounds(struct buf *b) {
    static const struct stop above[] = {
        {0, 40000, 0, 350000}, {40000, 45000, 99000, 350000}, {100000, 0, 20000, 255000}};
    static const struct stop middle[] = {{0, 80000, 0, 300000}, {100000, 0, 30000, 200000}};
    buf_fmt(b, "<a:bgFillStyleLst>%s", plain_fill);
    write_gradient(
        b, above, 3,
        "<a:path path=\"circle\"><a:fillToRect l=\"50000\" t=\"-80000\" r=\"50000\" b=\"180000\"/></a:path>");
    write_gradient(
        b, middle, 2,
        "<a:path path=\"circle\"><a:fillToRect l=\"50000\" t=\"50000\" r=\"50000\" b=\"50000\"/></a:path>");
    buf_str(b, "</a:bgFillStyleLst>");
}

void ox_theme_part(struct ox_book *book) {
    struct buf *b = &ox_part_add(book, "xl/theme/theme1.xml", OX_TYPE "theme+xml")->xml;
    buf_str(b, OX_XML "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                      "name=\"Office Theme\"><a:themeElements>");
    write_colors(b);
    buf_str(b, "<a:fontScheme name=\"Office\">");
    write_fonts(b, "majorFont", "Cambria", true);
    write_fonts(b, "minorFont", "Calibri", false);
    buf_str(b, "</a:fontScheme><a:fmtScheme name=\"Office\">");
    write_fills(b);
    write_lines(b);
    write_effects(b);
    write_grounds(b);
    buf_str(b, "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>");
}
