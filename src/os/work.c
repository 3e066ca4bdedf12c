/* work.c: worker processes.
 *
 * The parent forks workers, sends each one item at a time over a socket, and reads back one frame
 * for it: the number of bytes (8 bytes in native order; both ends are the same program), then the
 * bytes. A worker ends when the socket closes. It is a socket rather than a pipe because writing to
 * a dead worker must be an error and not SIGPIPE.
 *
 * The caller defines the items and the meaning of the bytes. */
#include "os/os.h"

#include "os/os_inner.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORKERS = 1024, READ_STEP = 64 * 1024, HEAD = sizeof(uint64_t) };

struct worker {
    pid_t pid; /* 0 = this place is empty */
    int fd;    /* the parent's end */
    bool busy;
    size_t item;
    struct buf in; /* the part of the frame received so far */
};

struct pool {
    const struct os_job *job;
    struct worker *workers;
    struct pollfd *polls; /* one for each worker, then the signals */
    size_t n;
    size_t next; /* the first item not handed out yet */
    int signals; /* readable when an interruption is pending; -1 if unavailable */
    char *step;  /* READ_STEP bytes */
};

/* ---- the worker's side ---- */

static bool send_all(int fd, const void *data, size_t n) {
    const char *p = data;
    while (n > 0) {
        ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return false;
        p += sent;
        n -= (size_t)sent;
    }
    return true;
}

static bool receive_all(int fd, void *data, size_t n) {
    char *p = data;
    while (n > 0) {
        ssize_t got = recv(fd, p, n, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

/* Never returns. Leaves by _exit: buffers and exit handlers are copies that belong to the
 * parent. */
static _Noreturn void work(const struct os_job *job, int fd) {
    struct buf result = BUF_INIT;
    uint64_t item, n;
    while (receive_all(fd, &item, sizeof item)) {
        buf_clear(&result);
        job->item(job->context, (size_t)item, &result);
        n = result.n;
        if (!send_all(fd, &n, sizeof n) || !send_all(fd, result.p, result.n)) _exit(1);
    }
    _exit(0);
}

/* Closes the parent's descriptors (an open copy of another worker's socket would keep that worker
 * alive), and makes sure that this process dies with the parent. */
static _Noreturn void become_worker(const struct pool *c, pid_t parent, int fd) {
    for (size_t i = 0; i < c->n; i++) {
        if (c->workers[i].pid) close(c->workers[i].fd);
    }
    if (c->signals >= 0) close(c->signals);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) _exit(1);
    work(c->job, fd);
}

/* ---- the parent's side ---- */

/* Forks a process for the empty place w. On failure returns false with errno set. */
static bool start_worker(struct pool *c, struct worker *w) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    fflush(NULL); /* otherwise both processes would write the buffered text */
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        close(ends[0]);
        become_worker(c, parent, ends[1]);
    }
    int error = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = error;
        return false;
    }
    w->pid = pid;
    w->fd = ends[0];
    w->busy = false;
    buf_clear(&w->in);
    return true;
}

/* Shuts down the socket, which ends an idle worker even if close() fails, and waits for the
 * process. Returns its status. */
static int end_worker(struct worker *w) {
    int status = 0;
    shutdown(w->fd, SHUT_RDWR);
    close(w->fd);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR) continue;
    w->pid = 0;
    return status;
}

/* Reports that the worker died at its item. */
static void report_death(struct pool *c, struct worker *w) {
    char how[40];
    int status = end_worker(w);
    if (WIFSIGNALED(status)) {
        snprintf(how, sizeof how, "signal %d", WTERMSIG(status));
    } else {
        snprintf(how, sizeof how, "exit status %d", WEXITSTATUS(status));
    }
    bool memory = WIFEXITED(status) && WEXITSTATUS(status) == MEM_EXIT;
    enum os_work outcome = memory ? OS_WORK_NO_MEMORY : OS_WORK_DIED;
    if (w->busy) c->job->done(c->job->context, w->item, outcome, how, strlen(how));
    w->busy = false;
}

/* Sends the next item to the idle worker w, or ends w if there is none. If sending fails, the
 * worker is killed: otherwise both it and the parent would wait forever. */
static void give_item(struct pool *c, struct worker *w) {
    if (c->next == c->job->n) {
        end_worker(w);
        return;
    }
    w->item = c->next++;
    w->busy = true;
    buf_clear(&w->in);
    uint64_t item = w->item;
    if (send_all(w->fd, &item, sizeof item)) return;
    kill(w->pid, SIGKILL);
    report_death(c, w);
}

/* Fills empty places while there are items. False with errno set if no worker is left and none can
 * be started. */
static bool fill_places(struct pool *c) {
    size_t present = 0;
    bool started = true;
    for (size_t i = 0; i < c->n; i++) {
        struct worker *w = &c->workers[i];
        if (!w->pid && started && c->next < c->job->n) {
            started = start_worker(c, w);
            if (started) give_item(c, w);
        }
        if (w->pid) present++;
    }
    return started || present > 0;
}

/* Is the frame complete? *too_much is set if there are bytes after it, which a sound worker never
 * sends. */
static bool complete(const struct buf *in, bool *too_much) {
    uint64_t n;
    *too_much = false;
    if (in->n < HEAD) return false;
    memcpy(&n, in->p, HEAD);
    *too_much = in->n - HEAD > n;
    return in->n - HEAD == n;
}

/* Reads what w has sent: a piece of its frame, or its end. */
static void receive_from(struct pool *c, struct worker *w) {
    ssize_t got = recv(w->fd, c->step, READ_STEP, MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) {
        report_death(c, w);
        return;
    }
    buf_add(&w->in, c->step, (size_t)got);
    bool too_much;
    if (complete(&w->in, &too_much)) {
        w->busy = false;
        c->job->done(c->job->context, w->item, OS_WORK_DONE, w->in.p + HEAD, w->in.n - HEAD);
        give_item(c, w);
    } else if (too_much) {
        kill(w->pid, SIGKILL);
        report_death(c, w);
    }
}

/* Waits for data from any worker. False if interrupted. */
static bool wait_for_workers(struct pool *c) {
    for (size_t i = 0; i < c->n; i++) {
        c->polls[i] =
            (struct pollfd){.fd = c->workers[i].pid ? c->workers[i].fd : -1, .events = POLLIN};
    }
    c->polls[c->n] = (struct pollfd){.fd = c->signals, .events = POLLIN};
    if (poll(c->polls, c->n + 1, -1) < 0) {
        assert(errno == EINTR || errno == ENOMEM);
        return true;
    }
    if (c->polls[c->n].revents) return false;
    for (size_t i = 0; i < c->n; i++) {
        if (c->polls[i].revents) receive_from(c, &c->workers[i]);
    }
    return true;
}

static bool any_worker(const struct pool *c) {
    for (size_t i = 0; i < c->n; i++) {
        if (c->workers[i].pid) return true;
    }
    return false;
}

static bool run(struct pool *c, const char **why) {
    while (c->next < c->job->n || any_worker(c)) {
        if (os_interrupted()) {
            if (why) *why = "interrupted";
            return false;
        }
        if (!fill_places(c)) return os_fail(why);
        /* Every worker died before it got an item: no one would answer. */
        if (!any_worker(c)) continue;
        if (!wait_for_workers(c)) continue; /* interrupted: seen at the top of the loop */
    }
    return true;
}

static int interruptions(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static size_t pool_size(const struct os_job *job) {
    size_t jobs = (size_t)(job->jobs > 0 ? job->jobs : os_cores());
    if (jobs > MOST_WORKERS) jobs = MOST_WORKERS;
    return jobs < job->n ? jobs : job->n;
}

bool os_work(const struct os_job *job, const char **why) {
    struct pool c = {.job = job, .n = pool_size(job), .signals = interruptions()};
    c.workers = mem_alloc(c.n * sizeof *c.workers);
    c.polls = mem_alloc((c.n + 1) * sizeof *c.polls);
    c.step = mem_alloc(READ_STEP);
    for (size_t i = 0; i < c.n; i++) c.workers[i] = (struct worker){.in = BUF_INIT};
    bool ok = run(&c, why);
    for (size_t i = 0; i < c.n; i++) {
        if (c.workers[i].pid) {
            kill(c.workers[i].pid, SIGKILL);
            end_worker(&c.workers[i]);
        }
        buf_release(&c.workers[i].in);
    }
    if (c.signals >= 0) close(c.signals);
    free(c.step);
    free(c.polls);
    free(c.workers);
    return ok;
}
