/* clean_play.c: the only file that uses libavformat. Sound and moving pictures are copied, packet
 * by packet, into a new container without metadata. Place, device, and person, cover, chapters,
 * captions, and data tracks (in which phones and cameras record the place at each second) are
 * dropped, and so is text between the pictures (clean_frames.h).
 *
 * A trimmed film often still contains what was cut off: the container lists what is shown, and
 * players skip the rest. Packets that are not shown are not copied. If shown packets depend on
 * them, back to the last key frame, the film is held back, because a person who cuts off the first
 * seconds does not intend to publish them. A tenth of a second of sound before the beginning is
 * copied, for the decoder to start with.
 *
 * The library is only loaded in the confined child: it loads nearly a hundred others, which would
 * slow down every start of the program. */
#include "base/late.h"
#include "media/clean/clean_edits.h"
#include "media/clean/clean_frames.h"
#include "media/clean/clean_inner.h"
#include "media/clean/clean_ogg.h"
#include "media/clean/clean_wav.h"

#include <errno.h>
#include <string.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

static const char film_remedy[] =
    "open it in a video program and save it again as MP4; or take it out of the evidence folder";
static const char sound_remedy[] =
    "open it in a sound program and save it again as MP3 or M4A; or take it out of the evidence folder";

/* ---- the library ---- */

#if LIBAVFORMAT_VERSION_MAJOR < 61
#define SIDE_DATA(X)           \
    X(av_stream_get_side_data) \
    X(av_stream_add_side_data)
#else
#define SIDE_DATA(X)
#endif

#define CALLS(X)                        \
    X(av_codec_get_id)                  \
    X(av_dict_free)                     \
    X(av_dict_set)                      \
    X(av_dict_set_int)                  \
    X(av_find_input_format)             \
    X(av_freep)                         \
    X(av_interleaved_write_frame)       \
    X(av_log_set_level)                 \
    X(av_malloc)                        \
    X(av_packet_alloc)                  \
    X(av_packet_free)                   \
    X(av_packet_make_writable)          \
    X(av_packet_rescale_ts)             \
    X(av_packet_unref)                  \
    X(av_read_frame)                    \
    X(av_shrink_packet)                 \
    X(av_write_trailer)                 \
    X(avcodec_parameters_copy)          \
    X(avformat_alloc_context)           \
    X(avformat_alloc_output_context2)   \
    X(avformat_close_input)             \
    X(avformat_find_stream_info)        \
    X(avformat_free_context)            \
    X(avformat_index_get_entries_count) \
    X(avformat_index_get_entry)         \
    X(avformat_new_stream)              \
    X(avformat_open_input)              \
    X(avformat_write_header)            \
    X(avio_alloc_context)               \
    X(avio_context_free)                \
    SIDE_DATA(X)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};

/* The version that matches the headers. */
static const char library_file[] = "libavformat.so." AV_STRINGIFY(LIBAVFORMAT_VERSION_MAJOR);

static bool load(struct library *l, struct cleaning *c) {
    switch (late_load(library_file, call_names, l, sizeof *l)) {
    case LATE_ABSENT:
        return clean_hold(
            c, "the library that cleans films and recordings (libavformat) is not on this computer",
            "install it, as the README says, and build again");
    case LATE_OTHER:
        return clean_hold(
            c,
            "the library that cleans films and recordings (libavformat) is not the one that "
            "Folioscope was built for",
            "build Folioscope again on this computer");
    case LATE_LOADED: break;
    }
    return true;
}

/* ---- files in memory ---- */

struct source {
    const unsigned char *p;
    int64_t n, at;
};

static int read_source(void *opaque, uint8_t *to, int most) {
    struct source *s = opaque;
    int64_t n = s->n - s->at < most ? s->n - s->at : most;
    if (n <= 0) return AVERROR_EOF;
    memcpy(to, s->p + s->at, (size_t)n);
    s->at += n;
    return (int)n;
}

static int64_t seek_to(int64_t *at, int64_t n, int64_t offset, int whence) {
    whence &= ~AVSEEK_FORCE;
    if (whence == AVSEEK_SIZE) return n;
    if (whence == SEEK_CUR) offset += *at;
    if (whence == SEEK_END) offset += n;
    if (offset < 0 || offset > n) return AVERROR(EINVAL);
    return *at = offset;
}

static int64_t seek_source(void *opaque, int64_t offset, int whence) {
    struct source *s = opaque;
    return seek_to(&s->at, s->n, offset, whence);
}

/* Written, revised, and read at a second position while its table of contents is moved to the
 * front. */
struct target {
    struct buf *out;
    size_t most;
    int64_t at, read_at;
    const struct library *lib;
};

static int write_target(void *opaque,
#if LIBAVFORMAT_VERSION_MAJOR >= 61
                        const
#endif
                        uint8_t *from,
                        int n) {
    struct target *t = opaque;
    size_t at = (size_t)t->at, end = at + (size_t)n;
    if (end > t->most) return AVERROR(ENOSPC);
    if (end > t->out->n) {
        size_t old = t->out->n;
        buf_reserve(t->out, end - old);
        memset(t->out->p + old, 0, end - old + 1);
        t->out->n = end;
    }
    memcpy(t->out->p + at, from, (size_t)n);
    t->at += n;
    return n;
}

/* May seek beyond the end: this is how a table of contents that is longer than the film gets its
 * space. */
static int64_t seek_target(void *opaque, int64_t offset, int whence) {
    struct target *t = opaque;
    int64_t end = (int64_t)t->out->n;
    bool beyond =
        (whence & ~AVSEEK_FORCE) == SEEK_SET && offset > end && offset <= (int64_t)t->most;
    return beyond ? (t->at = offset) : seek_to(&t->at, end, offset, whence);
}

static int read_target(void *opaque, uint8_t *to, int most) {
    struct target *t = opaque;
    int64_t n = (int64_t)t->out->n - t->read_at;
    if (n > most) n = most;
    if (n <= 0) return AVERROR_EOF;
    memcpy(to, t->out->p + t->read_at, (size_t)n);
    t->read_at += n;
    return (int)n;
}

static int64_t seek_read_target(void *opaque, int64_t offset, int whence) {
    struct target *t = opaque;
    return seek_to(&t->read_at, (int64_t)t->out->n, offset, whence);
}

enum { BLOCK = 64 << 10 };

static int refuse_open(AVFormatContext *f, AVIOContext **io, const char *url, int flags,
                       AVDictionary **options) {
    (void)f;
    (void)io;
    (void)url;
    (void)flags;
    (void)options;
    return AVERROR(EACCES); /* a film that names another file does not get it */
}

static int reopen(AVFormatContext *f, AVIOContext **io, const char *url, int flags,
                  AVDictionary **options) {
    struct target *t = f->opaque;
    (void)url;
    (void)options;
    if (flags & AVIO_FLAG_WRITE) return AVERROR(EACCES);
    t->read_at = 0;
    *io = t->lib->avio_alloc_context(t->lib->av_malloc(BLOCK), BLOCK, 0, t, read_target, NULL,
                                     seek_read_target);
    return *io ? 0 : AVERROR(ENOMEM);
}

static void close_io(const struct library *l, AVIOContext **io) {
    if (!*io) return;
    l->av_freep(&(*io)->buffer);
    l->avio_context_free(io);
}

static int close_reopened(AVFormatContext *f, AVIOContext *io) {
    struct target *t = f->opaque;
    close_io(t->lib, &io);
    return 0;
}

/* ---- copying a file ---- */

enum { MOST_STREAMS = 64, DROPPED = -1 };

struct copy {
    const struct library *lib;
    struct cleaning *c;
    struct source source;
    struct target target;
    AVFormatContext *in, *out;
    AVIOContext *in_io;
    int serial;           /* of the first stream, in Ogg */
    int to[MOST_STREAMS]; /* the output stream of each input stream */
    struct showing {
        int64_t first; /* decoding time of the first packet that is shown */
        double end;    /* of what is shown, in seconds; or EDITS_NO_END */
        bool begun;    /* a shown packet has been copied */
        bool cut;      /* the previous packet was not copied */
    } showing[MOST_STREAMS];
    struct frames_form forms[MOST_STREAMS];
};

static const char unknown_pictures[] = "its pictures are in a format that Folioscope cannot clean";
static const char unknown_sound[] = "its sound is in a format that Folioscope cannot clean";

/* The only reader and writer for each kind; no others are tried. */
static const struct format {
    enum media_kind kind;
    const char *reader, *writer;
} formats[] = {
    {KIND_MP4, "mov", "mp4"},        {KIND_MOV, "mov", "mov"},        {KIND_M4A, "mov", "mp4"},
    {KIND_WEBM, "matroska", "webm"}, {KIND_WEBA, "matroska", "webm"}, {KIND_OGV, "ogg", "ogg"},
    {KIND_OGG, "ogg", "ogg"},        {KIND_MP3, "mp3", "mp3"},        {KIND_AAC, "aac", "adts"},
    {KIND_WAV, "wav", "wav"},        {KIND_FLAC, "flac", "flac"},
};

static const struct format *format_of(enum media_kind kind) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].kind == kind) return &formats[i];
    return NULL;
}

/* A return value of the library: false if it is an error. */
static bool ok(int answer) {
    if (answer == AVERROR(ENOMEM)) mem_exhausted();
    return answer >= 0;
}

static bool open_source(struct copy *p, const struct format *f) {
    const struct library *l = p->lib;
    p->in = l->avformat_alloc_context();
    p->in_io = l->avio_alloc_context(l->av_malloc(BLOCK), BLOCK, 0, &p->source, read_source, NULL,
                                     seek_source);
    if (!p->in || !p->in_io) mem_exhausted();
    p->in->pb = p->in_io;
    p->in->io_open = refuse_open;
    p->in->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
    return ok(l->avformat_open_input(&p->in, NULL, l->av_find_input_format(f->reader), NULL)) &&
           ok(l->avformat_find_stream_info(p->in, NULL)) && p->in->nb_streams > 0 &&
           p->in->nb_streams <= MOST_STREAMS;
}

/* ---- codecs ---- */

static const struct {
    enum AVCodecID codec;
    enum frames frames;
} pictures[] = {
    {AV_CODEC_ID_H264, FRAMES_H264},       {AV_CODEC_ID_HEVC, FRAMES_H265},
    {AV_CODEC_ID_AV1, FRAMES_AV1},         {AV_CODEC_ID_MPEG1VIDEO, FRAMES_MPEG},
    {AV_CODEC_ID_MPEG2VIDEO, FRAMES_MPEG}, {AV_CODEC_ID_MPEG4, FRAMES_MPEG},
    {AV_CODEC_ID_MJPEG, FRAMES_JPEG},      {AV_CODEC_ID_PNG, FRAMES_PNG},
    {AV_CODEC_ID_VP8, FRAMES_PLAIN},       {AV_CODEC_ID_VP9, FRAMES_PLAIN},
    {AV_CODEC_ID_THEORA, FRAMES_PLAIN},    {AV_CODEC_ID_H263, FRAMES_PLAIN},
    {AV_CODEC_ID_PRORES, FRAMES_PLAIN},    {AV_CODEC_ID_DNXHD, FRAMES_PLAIN},
    {AV_CODEC_ID_QTRLE, FRAMES_PLAIN},     {AV_CODEC_ID_CINEPAK, FRAMES_PLAIN},
    {AV_CODEC_ID_RPZA, FRAMES_PLAIN},      {AV_CODEC_ID_RAWVIDEO, FRAMES_PLAIN},
};

static enum frames frames_of(const AVCodecParameters *par) {
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (pictures[i].codec == par->codec_id) return pictures[i].frames;
    return FRAMES_UNKNOWN;
}

/* Sound codecs without room for text, or whose headers are rewritten by the container's writer. */
static bool is_known_sound(enum AVCodecID id) {
    static const enum AVCodecID known[] = {
        AV_CODEC_ID_AAC,    AV_CODEC_ID_MP1,  AV_CODEC_ID_MP2,    AV_CODEC_ID_MP3,
        AV_CODEC_ID_AC3,    AV_CODEC_ID_EAC3, AV_CODEC_ID_ALAC,   AV_CODEC_ID_OPUS,
        AV_CODEC_ID_VORBIS, AV_CODEC_ID_FLAC, AV_CODEC_ID_SPEEX,  AV_CODEC_ID_AMR_NB,
        AV_CODEC_ID_GSM,    AV_CODEC_ID_DTS,  AV_CODEC_ID_GSM_MS, AV_CODEC_ID_AMR_WB,
    };
    if (id >= AV_CODEC_ID_PCM_S16LE && id < AV_CODEC_ID_AMR_NB) return true; /* PCM and ADPCM */
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i] == id) return true;
    return false;
}

/* Replaces the codec header (extradata) that the container holds. */
static bool replace_head(const struct copy *p, AVCodecParameters *par, const struct buf *head) {
    p->lib->av_freep(&par->extradata);
    par->extradata_size = 0;
    if (!head->n) return true;
    par->extradata = p->lib->av_malloc(head->n + AV_INPUT_BUFFER_PADDING_SIZE);
    if (!par->extradata) mem_exhausted();
    memset(par->extradata, 0, head->n + AV_INPUT_BUFFER_PADDING_SIZE);
    memcpy(par->extradata, head->p, head->n);
    par->extradata_size = (int)head->n;
    return true;
}

static bool clean_head(struct copy *p, unsigned stream, AVCodecParameters *par) {
    struct frames_form *form = &p->forms[stream];
    struct buf head = BUF_INIT;
    bool fine = frames_clean_head(form, par->extradata, (size_t)par->extradata_size, &head);
    bool headless = form->kind == FRAMES_PLAIN && par->codec_id != AV_CODEC_ID_THEORA;
    if (fine && (headless || form->kind > FRAMES_PLAIN)) replace_head(p, par, &head);
    buf_release(&head);
    return fine;
}

/* ---- copying ---- */

static bool is_mov(const struct copy *p) {
    return p->c->kind == KIND_MP4 || p->c->kind == KIND_MOV || p->c->kind == KIND_M4A;
}

/* Players skip a track that is switched off; the library marks the others as default. */
static bool is_off(const struct copy *p, const AVStream *s) {
    return is_mov(p) && !(s->disposition & AV_DISPOSITION_DEFAULT);
}

/* Whether it may be kept, by its kind. */
static bool is_play(const struct copy *p, const AVStream *s) {
    if (s->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) return true;
    return s->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
           kind_class(p->c->kind) == KIND_IS_FILM &&
           !(s->disposition & AV_DISPOSITION_ATTACHED_PIC);
}

/* Whether it is kept; notes what a person may miss. */
static bool is_kept(const struct copy *p, const AVStream *s) {
    bool play = is_play(p, s), off = is_off(p, s);
    if (play && off) p->c->removed |= CLEAN_BIT(TRACKS);
    if (s->codecpar->codec_type == AVMEDIA_TYPE_SUBTITLE) p->c->removed |= CLEAN_BIT(CAPTIONS);
    return play && !off;
}

/* Copies the rotation. */
static void copy_rotation(const struct copy *p, const AVStream *from, AVStream *to) {
#if LIBAVFORMAT_VERSION_MAJOR < 61
    size_t n = 0;
    const uint8_t *matrix = p->lib->av_stream_get_side_data(from, AV_PKT_DATA_DISPLAYMATRIX, &n);
    uint8_t *copy = matrix ? p->lib->av_malloc(n) : NULL;
    if (!copy) return;
    memcpy(copy, matrix, n);
    if (!ok(p->lib->av_stream_add_side_data(to, AV_PKT_DATA_DISPLAYMATRIX, copy, n)))
        p->lib->av_freep(&copy);
#else
    (void)p; /* already among the parameters */
    (void)from;
    (void)to;
#endif
}

/* The second of the three Vorbis headers holds title, artist, and place. Ogg rewrites it; WebM
 * keeps all three as they are, with Xiph lacing (RFC 9559, 10.3), so the second is replaced by an
 * empty one. */
static bool clear_comments(const struct copy *p, AVCodecParameters *par) {
    static const uint8_t none[] = {3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1};
    enum { IDENTITY = 30, HEAD = 3 };
    const uint8_t *old = par->extradata;
    size_t n = (size_t)par->extradata_size, at = 2, comments = 0;
    if (par->codec_id != AV_CODEC_ID_VORBIS || strcmp(p->out->oformat->name, "webm") != 0)
        return true;
    if (n < HEAD || old[0] != 2 || old[1] != IDENTITY) return false;
    for (; at < n && old[at] == 255; at++) comments += 255;
    if (at >= n) return false;
    comments += old[at++];
    if (n - at < IDENTITY || n - at - IDENTITY < comments) return false;
    struct buf made = BUF_INIT;
    buf_add(&made, (const uint8_t[]){2, IDENTITY, sizeof none}, HEAD);
    buf_add(&made, old + at, IDENTITY);
    buf_add(&made, none, sizeof none);
    buf_add(&made, old + at + IDENTITY + comments, n - at - IDENTITY - comments);
    replace_head(p, par, &made);
    buf_release(&made);
    return true;
}

static bool is_known(struct copy *p, const AVStream *s) {
    const AVCodecParameters *par = s->codecpar;
    /* The second field of interlaced motion JPEG in QuickTime is found by a segment that must be
     * removed. */
    bool halves =
        par->codec_tag == MKTAG('m', 'j', 'p', 'a') || par->codec_tag == MKTAG('m', 'j', 'p', 'b');
    p->forms[s->index].kind = frames_of(par);
    if (par->codec_type == AVMEDIA_TYPE_AUDIO)
        return is_known_sound(par->codec_id) || clean_hold(p->c, unknown_sound, sound_remedy);
    return (p->forms[s->index].kind != FRAMES_UNKNOWN && !halves) ||
           clean_hold(p->c, unknown_pictures, film_remedy);
}

static bool add_stream(struct copy *p, const AVStream *from) {
    AVStream *to = p->lib->avformat_new_stream(p->out, NULL);
    if (!to) mem_exhausted();
    if (!ok(p->lib->avcodec_parameters_copy(to->codecpar, from->codecpar))) return false;
    if (!clear_comments(p, to->codecpar)) return false;
    if (from->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
        !clean_head(p, (unsigned)from->index, to->codecpar))
        return false;
    const struct AVCodecTag *const *tags = p->out->oformat->codec_tag;
    unsigned tag = from->codecpar->codec_tag;
    to->codecpar->codec_tag =
        tags && p->lib->av_codec_get_id(tags, tag) == from->codecpar->codec_id ? tag : 0;
    to->time_base = from->time_base;
    to->sample_aspect_ratio = from->sample_aspect_ratio;
    to->avg_frame_rate = from->avg_frame_rate;
    copy_rotation(p, from, to);
    return true;
}

/* Decoding time of the first packet that is shown. */
static int64_t first_shown(const struct copy *p, AVStream *s) {
    int n = p->lib->avformat_index_get_entries_count(s);
    for (int i = 0; i < n; i++) {
        const AVIndexEntry *entry = p->lib->avformat_index_get_entry(s, i);
        if (!(entry->flags & AVINDEX_DISCARD_FRAME))
            return entry->timestamp > 0 ? entry->timestamp : 0;
    }
    return 0;
}

static const char cut_away[] = "what was cut off is still in it, and players only skip it";
static const char cut_remedy[] =
    "open it in a video program and export it as a new film, for trimming alone keeps what was cut off; or take it out of the evidence folder";

/* The library does not apply the end of an edit, or a second one, to fragments. */
static bool note_end(struct copy *p, const AVStream *s) {
    if (p->to[s->index] == DROPPED || !is_mov(p)) return true;
    double end = edits_end(p->source.p, (size_t)p->source.n, (unsigned)s->id);
    p->showing[s->index].end = end;
    return end >= 0 || clean_hold(p->c, cut_away, cut_remedy);
}

static bool add_streams(struct copy *p) {
    int n = 0;
    for (unsigned i = 0; i < p->in->nb_streams; i++) {
        AVStream *s = p->in->streams[i];
        p->showing[i].first = first_shown(p, s);
        p->to[i] = is_kept(p, s) ? n++ : DROPPED;
        if (!note_end(p, s)) return false;
        if (p->to[i] != DROPPED && (!is_known(p, s) || !add_stream(p, s))) return false;
    }
    if (n == 0 && p->c->removed & CLEAN_BIT(TRACKS))
        return clean_hold(p->c, "all of its tracks are switched off, and players may skip them",
                          film_remedy);
    return n > 0;
}

static bool open_target(struct copy *p, const struct format *f) {
    const struct library *l = p->lib;
    if (!ok(l->avformat_alloc_output_context2(&p->out, NULL, f->writer, NULL))) return false;
    p->out->pb = l->avio_alloc_context(l->av_malloc(BLOCK), BLOCK, 1, &p->target, NULL,
                                       write_target, seek_target);
    if (!p->out->pb) mem_exhausted();
    p->out->opaque = &p->target;
    p->out->io_open = reopen;
    p->out->io_close2 = close_reopened;
    p->out->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
    return add_streams(p);
}

static bool write_header(struct copy *p) {
    AVDictionary *options = NULL;
    const struct library *l = p->lib;
    /* Playback can start before everything has been downloaded. */
    l->av_dict_set(&options, "movflags", "+faststart", 0);
    l->av_dict_set(&options, "id3v2_version", "0", 0);
    l->av_dict_set_int(&options, "serial_offset", p->serial, 0);
    bool made = ok(l->avformat_write_header(p->out, &options));
    l->av_dict_free(&options);
    return made;
}

/* A FLAC frame ends with a checksum over all of it (RFC 9639, 9.3): including that checksum, the
 * sum is zero. Returns the length of the frame. */
static int flac_frame(const uint8_t *data, int n) {
    unsigned sum = 0;
    int end = 0;
    for (int i = 0; i < n; i++) {
        sum ^= (unsigned)data[i] << 8;
        for (int bit = 0; bit < 8; bit++) sum = (sum << 1 ^ (sum & 0x8000 ? 0x8005 : 0)) & 0xFFFF;
        if (sum == 0) end = i + 1;
    }
    return end;
}

/* Raw recordings (only frames) may have tags between frames and at the end, which the library
 * treats as sound. Returns how much of the packet is a frame; 0 if nothing is. */
static int sound_of(const struct copy *p, const AVPacket *packet) {
    enum AVCodecID id = p->in->streams[packet->stream_index]->codecpar->codec_id;
    bool mpeg = id == AV_CODEC_ID_MP1 || id == AV_CODEC_ID_MP2 || id == AV_CODEC_ID_MP3;
    if (p->c->kind == KIND_FLAC) return flac_frame(packet->data, packet->size);
    if (p->c->kind != KIND_MP3 && !(p->c->kind == KIND_WAV && mpeg)) return packet->size;
    size_t frame = kind_mpeg_frame(packet->data, (size_t)packet->size);
    return frame < (size_t)packet->size ? (int)frame : packet->size;
}

/* Containers may attach any data to a packet, including a new header for the packets that follow.
 * How many samples to skip must be kept; a new header would not be cleaned, so the film is held
 * back. */
static bool clean_side_data(struct copy *p, AVPacket *packet) {
    int kept = 0;
    bool changes = false;
    for (int i = 0; i < packet->side_data_elems; i++) {
        AVPacketSideData *side = &packet->side_data[i];
        bool is_head = side->type == AV_PKT_DATA_NEW_EXTRADATA;
        if (side->type == AV_PKT_DATA_SKIP_SAMPLES || (is_head && p->c->kind == KIND_FLAC))
            packet->side_data[kept++] = *side;
        else
            p->lib->av_freep(&side->data);
        changes |= is_head && p->forms[packet->stream_index].kind != FRAMES_UNKNOWN;
    }
    packet->side_data_elems = kept;
    return !changes ||
           clean_hold(p->c, "the kind of its pictures changes in the middle", film_remedy);
}

/* Keeps only the pictures of a packet. It never grows. */
static bool clean_frames(struct copy *p, AVPacket *packet) {
    const struct frames_form *form = &p->forms[packet->stream_index];
    struct buf clean = BUF_INIT;
    if (form->kind <= FRAMES_PLAIN) return true;
    bool fine = frames_clean(form, packet->data, (size_t)packet->size, &clean) &&
                clean.n <= (size_t)packet->size;
    if (fine && !ok(p->lib->av_packet_make_writable(packet))) fine = false;
    if (fine && clean.n) memcpy(packet->data, clean.p, clean.n);
    if (fine) p->lib->av_shrink_packet(packet, (int)clean.n);
    buf_release(&clean);
    return fine;
}

/* ---- what is not shown ---- */

/* Sound for the decoder to start with: added by the encoder, or too short to be understood. */
static bool leads_in(const struct copy *p, const AVPacket *packet) {
    static const double most = 0.1; /* seconds */
    const AVStream *s = p->in->streams[packet->stream_index];
    int64_t first = p->showing[s->index].first, end = packet->dts + packet->duration;
    return packet->dts < first && (double)(first - end) * av_q2d(s->time_base) <= most;
}

/* In fragmented films, the library sets no flag, but counts times from the start of the visible
 * part. */
static bool is_skipped(const AVPacket *packet) {
    bool before =
        packet->pts != AV_NOPTS_VALUE && packet->pts < 0 && packet->pts + packet->duration <= 0;
    return before || packet->flags & AV_PKT_FLAG_DISCARD;
}

/* Whether a packet follows the end of what is shown. The last ones may last a little longer. */
static bool is_beyond(const struct copy *p, const AVPacket *packet) {
    static const double most = 0.1; /* seconds */
    const AVStream *s = p->in->streams[packet->stream_index];
    double end = p->showing[s->index].end;
    int64_t at = packet->pts == AV_NOPTS_VALUE ? packet->dts : packet->pts;
    return end > 0 && (double)at * av_q2d(s->time_base) > end + most;
}

/* Whether a packet is to be copied. A key frame does not depend on earlier packets. */
static bool is_shown(struct copy *p, const AVPacket *packet) {
    struct showing *of = &p->showing[packet->stream_index];
    bool film = p->in->streams[packet->stream_index]->codecpar->codec_type == AVMEDIA_TYPE_VIDEO,
         whole = packet->flags & AV_PKT_FLAG_KEY;
    if (is_beyond(p, packet)) return clean_hold(p->c, cut_away, cut_remedy);
    if (!is_skipped(packet)) {
        if (film && of->cut && !whole) return clean_hold(p->c, cut_away, cut_remedy);
        of->begun = true;
        of->cut = false;
        return true;
    }
    of->cut = film || of->begun || !leads_in(p, packet);
    return !of->cut;
}

static bool copy_packet(struct copy *p, AVPacket *packet) {
    if (packet->stream_index >= MOST_STREAMS || (unsigned)packet->stream_index >= p->in->nb_streams)
        return true;
    int to = p->to[packet->stream_index];
    if (to == DROPPED) return true;
    if (!is_shown(p, packet)) return !p->c->why;
    packet->size = sound_of(p, packet);
    if (!clean_side_data(p, packet) || !clean_frames(p, packet)) return false;
    if (packet->size == 0) return true;
    p->lib->av_packet_rescale_ts(packet, p->in->streams[packet->stream_index]->time_base,
                                 p->out->streams[to]->time_base);
    packet->stream_index = to;
    packet->pos = -1;
    return ok(p->lib->av_interleaved_write_frame(p->out, packet));
}

static bool copy_packets(struct copy *p) {
    AVPacket *packet = p->lib->av_packet_alloc();
    if (!packet) mem_exhausted();
    int got;
    bool fine = true;
    size_t n = 0;
    while (fine && (got = p->lib->av_read_frame(p->in, packet)) >= 0) {
        fine = copy_packet(p, packet);
        p->lib->av_packet_unref(packet);
        n++;
    }
    p->lib->av_packet_free(&packet);
    return fine && n > 0 && !ok(got) && got == AVERROR_EOF;
}

static bool copy_all(struct copy *p) {
    const struct format *f = format_of(p->c->kind);
    bool film = kind_class(p->c->kind) == KIND_IS_FILM;
    const char *remedy = film ? film_remedy : sound_remedy;
    if (!f || !open_source(p, f))
        return clean_hold(p->c, film ? "the film is damaged" : "the recording is damaged", remedy);
    if (open_target(p, f) && write_header(p) && copy_packets(p) &&
        ok(p->lib->av_write_trailer(p->out)) && p->out->pb->error >= 0)
        return true;
    return p->c->why ? false : clean_hold(p->c, "its metadata cannot be removed", remedy);
}

/* ---- a file ---- */

/* Appends one film or recording to the output. */
static bool add_copy(const struct library *lib, struct cleaning *c, struct source source,
                     int serial) {
    struct buf out = BUF_INIT;
    struct copy p = {.lib = lib, .c = c, .source = source, .serial = serial};
    p.target = (struct target){.out = &out, .most = 2 * (size_t)source.n + (1 << 20), .lib = lib};
    bool made = copy_all(&p);
    if (p.out) {
        AVIOContext *io = p.out->pb;
        close_io(lib, &io);
        lib->avformat_free_context(p.out);
    }
    if (p.in) lib->avformat_close_input(&p.in);
    close_io(lib, &p.in_io);
    if (made) buf_add(c->out, out.p, out.n);
    buf_release(&out);
    return made;
}

/* Copies each recording of a chain separately: each has its own headers, and its times start
 * over. */
static bool copy_chain(const struct library *lib, struct cleaning *c) {
    bool made = c->n > 0;
    for (size_t at = 0, n, i = 0; made && at < c->n; at += n, i++) {
        n = ogg_link(c->data + at, c->n - at);
        if (kind_of("", c->data + at, n) != c->kind)
            return clean_hold(
                c, "films and recordings of several kinds follow one another in it",
                "save each of them as a file of its own; or take it out of the evidence folder");
        made =
            add_copy(lib, c, (struct source){c->data + at, (int64_t)n, 0}, (int)i * MOST_STREAMS);
    }
    return made;
}

static bool copy_wav(const struct library *lib, struct cleaning *c) {
    struct buf sound = BUF_INIT;
    enum wav_sound found = wav_sound(c->data, c->n, &sound);
    bool made =
        found == WAV_SOUND &&
        add_copy(lib, c, (struct source){(const unsigned char *)sound.p, (int64_t)sound.n, 0}, 0);
    if (found == WAV_UNKNOWN) clean_hold(c, unknown_sound, sound_remedy);
    if (found == WAV_OPEN)
        clean_hold(c, "it does not say where its sound ends, so text may follow", sound_remedy);
    if (found == WAV_DAMAGED) clean_hold(c, "the recording is damaged", sound_remedy);
    buf_release(&sound);
    return made;
}

bool clean_play(struct cleaning *c) {
    struct library lib;
    if (!load(&lib, c)) return false;
    lib.av_log_set_level(AV_LOG_QUIET);
    switch (c->kind) {
    case KIND_WAV: return copy_wav(&lib, c);
    case KIND_OGG:
    case KIND_OGV: return copy_chain(&lib, c);
    default: return add_copy(&lib, c, (struct source){c->data, (int64_t)c->n, 0}, 0);
    }
}
