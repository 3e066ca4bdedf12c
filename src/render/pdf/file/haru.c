/* haru.c: the only file that uses libharu: objects, pages, JPEG pictures, the file. Drawing, tags,
 * and fonts are decided elsewhere and arrive as PDF source.
 *
 * libharu 2.3.0 writes dictionaries entry by entry, but a dictionary can write its own text
 * (write_fn) and bytes after it (after_write_fn). All objects here do that, so nothing that goes
 * into the file is ever copied: libharu's own streams would hold a second copy of each picture and
 * page, and a third of the file. */
#include "render/pdf/file/haru.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "render/pdf/file/deflate.h"
#include "render/pdf/file/jpeg.h"

#include <assert.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

struct object { /* the content of one object */
    HPDF_Dict dict;
    struct haru *haru;
    const char *entries; /* or NULL */
    const void *bytes;   /* of a stream; or NULL */
    size_t n;
};

struct haru {
    struct arena *arena;
    HPDF_Doc doc;
    struct deflater *deflater;
    bool failed; /* set by the error handler; some calls succeed and fail later */
    struct hash content;
    VEC(HPDF_Page) pages;
    VEC(struct object *) objects; /* by object number; libharu's own search is linear */
};

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user) {
    (void)error;
    (void)detail;
    struct haru *h = user;
    if (h) h->failed = true;
}

/* libharu's memory comes from mem_alloc: out of memory, the program ends rather than leave out a
 * report. */
static void *HPDF_STDCALL take(HPDF_UINT n) { return mem_alloc(n); }

static void HPDF_STDCALL give_back(void *p) { free(p); }

static unsigned number_of(const void *object) {
    return (unsigned)(((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF);
}

struct haru *haru_new(struct arena *a, int level) {
    struct haru *h = arena_make(a, struct haru);
    h->arena = a;
    h->deflater = deflater_new(level);
    h->doc = HPDF_NewEx(on_error, take, give_back, 0, h);
    if (!h->doc || !h->deflater) {
        h->failed = true;
        return h;
    }
    h->doc->pdf_version = HPDF_VER_17;
    return h;
}

void haru_free(struct haru *h) {
    if (!h) return;
    if (h->doc) HPDF_Free(h->doc);
    deflater_free(h->deflater);
}

static void mix(struct haru *h, const void *p, size_t n) {
    h->content = hash_bytes(h->content, p, n);
}

/* ---- objects ---- */

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
    const struct object *o = dict->attr;
    if (!o->entries) return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)o->entries, (HPDF_UINT)strlen(o->entries));
}

static HPDF_STATUS write_bytes(HPDF_Dict dict) {
    const struct object *o = dict->attr;
    HPDF_Stream stream = o->haru->doc->stream;
    if (!o->bytes) return HPDF_OK;
    HPDF_STATUS status = HPDF_Stream_WriteStr(stream, "\nstream\r\n");
    if (status == HPDF_OK) status = HPDF_Stream_Write(stream, o->bytes, (HPDF_UINT)o->n);
    return status == HPDF_OK ? HPDF_Stream_WriteStr(stream, "\nendstream") : status;
}

/* Makes the dictionary write the object's entries and bytes. */
static struct object *object_for(struct haru *h, HPDF_Dict dict) {
    struct object *o = arena_make(h->arena, struct object);
    *o = (struct object){.dict = dict, .haru = h};
    dict->attr = o;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_bytes;
    return o;
}

static struct object *object_of(const struct haru *h, unsigned id) {
    return id < h->objects.n ? h->objects.v[id] : NULL;
}

unsigned haru_reserve(struct haru *h) {
    if (h->failed) return 0;
    HPDF_Dict dict = HPDF_Dict_New(h->doc->mmgr);
    if (!dict || HPDF_Xref_Add(h->doc->xref, dict) != HPDF_OK) {
        h->failed = true;
        return 0;
    }
    unsigned id = number_of(dict);
    while (h->objects.n <= id) VEC_PUSH(h->arena, &h->objects, NULL);
    h->objects.v[id] = object_for(h, dict);
    return id;
}

void haru_fill(struct haru *h, unsigned id, const char *entries) {
    mix(h, entries, strlen(entries));
    if (h->failed) return;
    struct object *o = object_of(h, id);
    assert(o && "only reserved objects are filled");
    o->entries = entries;
}

unsigned haru_stream_plain(struct haru *h, const char *entries, const void *p, size_t n) {
    mix(h, p, n);
    h->failed = h->failed || n > UINT32_MAX;
    unsigned id = haru_reserve(h);
    haru_fill(h, id, arena_printf(h->arena, "/Length %zu%s", n, entries));
    if (h->failed) return 0;
    object_of(h, id)->bytes = p;
    object_of(h, id)->n = n;
    return id;
}

unsigned haru_stream(struct haru *h, const char *entries, const void *p, size_t n) {
    if (h->failed) return 0;
    size_t small_n;
    const void *small = deflater_run(h->deflater, h->arena, p, n, &small_n);
    return haru_stream_plain(h, arena_printf(h->arena, "/Filter/FlateDecode%s", entries), small,
                             small_n);
}

unsigned haru_jpeg(struct haru *h, const void *p, size_t n) {
    struct jpeg_head head;
    if (h->failed || !jpeg_head(p, n, &head)) return 0;
    const char *entries = arena_printf(
        h->arena,
        "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/%s/BitsPerComponent 8"
        "/Filter/DCTDecode",
        head.width, head.height, head.colors == 1 ? "DeviceGray" : "DeviceRGB");
    return haru_stream_plain(h, entries, p, n);
}

/* ---- pages ---- */

size_t haru_page(struct haru *h, double width, double height) {
    HPDF_Page page = h->failed ? NULL : HPDF_AddPage(h->doc);
    if (page) {
        HPDF_Page_SetWidth(page, (HPDF_REAL)width);
        HPDF_Page_SetHeight(page, (HPDF_REAL)height);
    } else {
        h->failed = true;
    }
    VEC_PUSH(h->arena, &h->pages, page);
    return h->pages.n - 1;
}

unsigned haru_page_id(const struct haru *h, size_t page) {
    return h->pages.v[page] ? number_of(h->pages.v[page]) : 0;
}

/* Replaces the stream that the page came with. Its length is an object of its own. */
void haru_page_content(struct haru *h, size_t page, const void *p, size_t n) {
    mix(h, p, n);
    if (h->failed || !h->pages.v[page]) return;
    HPDF_Dict dict = ((HPDF_PageAttr)h->pages.v[page]->attr)->contents;
    struct object *o = object_for(h, dict);
    o->entries = "/Filter/FlateDecode\n";
    o->bytes = deflater_run(h->deflater, h->arena, p, n, &o->n);
    HPDF_Stream_Free(dict->stream);
    dict->stream = NULL;
    HPDF_Number_SetValue(HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER), (HPDF_INT32)o->n);
}

void haru_page_finish(struct haru *h, size_t index, const struct haru_page *p) {
    HPDF_Page page = h->pages.v[index];
    if (h->failed || !page) return;
    HPDF_Dict_Add(page, "Resources", object_of(h, p->resources)->dict);
    HPDF_Dict_AddNumber(page, "StructParents", p->struct_parents);
    HPDF_Dict_AddName(page, "Tabs", "S");
    if (p->n_annots == 0) return;
    HPDF_Array annots = HPDF_Array_New(h->doc->mmgr);
    for (size_t i = 0; i < p->n_annots; i++)
        HPDF_Array_Add(annots, object_of(h, p->annots[i])->dict);
    HPDF_Dict_Add(page, "Annots", annots);
}

/* ---- the document ---- */

void haru_catalog(struct haru *h, const char *entries) {
    mix(h, entries, strlen(entries));
    if (h->failed) return;
    object_for(h, h->doc->catalog)->entries = entries;
}

/* PDF 32000-1, 7.9.2.2: text strings are PDFDocEncoding, of which only ASCII is used here, or
 * UTF-16BE with a byte order mark. */
void haru_info(struct haru *h, const char *key, const char *text) {
    mix(h, text, strlen(text));
    if (h->failed) return;
    struct buf b = BUF_INIT;
    bool ascii = true;
    for (const char *s = text; *s; s++)
        ascii = ascii && (unsigned char)*s >= 32 && (unsigned char)*s < 127;
    if (!ascii) buf_add(&b, "\xFE\xFF", 2);
    for (const char *s = text; *s;) {
        unsigned c = utf8_next(&s), high = c;
        if (c >= 0x10000) {
            high = 0xD800 + ((c - 0x10000) >> 10);
            buf_add(&b, (char[]){(char)(high >> 8), (char)high}, 2);
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        if (ascii)
            buf_char(&b, (char)c);
        else
            buf_add(&b, (char[]){(char)(c >> 8), (char)c}, 2);
    }
    HPDF_Dict_Add(h->doc->info, key,
                  HPDF_Binary_New(h->doc->mmgr, (HPDF_BYTE *)b.p, (HPDF_UINT)b.n));
    buf_release(&b);
}

static void add_id(struct haru *h) {
    unsigned char id[16];
    for (int i = 0; i < 8; i++) {
        id[i] = (unsigned char)(h->content.high >> (8 * i));
        id[8 + i] = (unsigned char)(h->content.low >> (8 * i));
    }
    HPDF_Array ids = HPDF_Array_New(h->doc->mmgr);
    for (int i = 0; i < 2; i++) HPDF_Array_Add(ids, HPDF_Binary_New(h->doc->mmgr, id, sizeof id));
    HPDF_Dict_Add(h->doc->trailer, "ID", ids);
}

static HPDF_STATUS to_buf(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n) {
    buf_add(stream->attr, p, n);
    return HPDF_OK;
}

bool haru_deliver(struct haru *h, struct buf *out) {
    if (h->failed) return false;
    add_id(h);
    size_t before = out->n;
    /* libharu's default would hold the whole file in memory */
    h->doc->stream = HPDF_CallbackWriter_New(h->doc->mmgr, to_buf, out);
    bool fine = h->doc->stream && !h->failed && HPDF_SaveToStream(h->doc) == HPDF_OK && !h->failed;
    if (!fine) out->n = before;
    return fine;
}

/* ---- strings ---- */

void pdf_hex4(struct buf *out, unsigned v) {
    static const char hex[] = "0123456789ABCDEF";
    buf_add(out, (char[]){hex[v >> 12 & 15], hex[v >> 8 & 15], hex[v >> 4 & 15], hex[v & 15]}, 4);
}

void pdf_utf16_hex(struct buf *out, const char *s, size_t n) {
    while (n > 0) {
        size_t len;
        unsigned c = utf8_decode(s, n, &len);
        if (c >= 0x10000) {
            pdf_hex4(out, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        pdf_hex4(out, c);
        s += len;
        n -= len;
    }
}

void pdf_reference(struct buf *out, const char *before, unsigned id) {
    buf_str(out, before);
    buf_int(out, id);
    buf_add(out, " 0 R", 4);
}

void pdf_text_string(struct buf *out, const char *utf8) {
    buf_str(out, "<FEFF");
    pdf_utf16_hex(out, utf8, strlen(utf8));
    buf_char(out, '>');
}
