/* work.c: worker processes.
 *
 * The parent forks workers, tells each one item at a time over a socket, and reads back one frame for it: the
 * number of bytes (8 bytes, as the machine has them; both ends are the same program), then the bytes. A
 * worker ends when the socket closes. A socket and not a pipe, because writing to a worker that died must be
 * an error and not SIGPIPE.
 *
 * What the items are and what becomes of the bytes is the caller's. */
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
    pid_t pid; /* 0 = none here */
    int fd;    /* the parent's end */
    bool busy;
    size_t item;
    struct buf in; /* of the frame, as far as it came */
};

struct crew {
    const struct os_job *job;
    struct worker *workers;
    struct pollfd *polls; /* one a worker, then the signals */
    size_t n;
    size_t next; /* the first item not given yet */
    int signals; /* readable when an interruption is pending; -1 when there is no such thing */
    char *step;  /* READ_STEP bytes */
};

/* ---- the worker's side -----------------------------------------------------------------------------------
 */

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

/* Never returns. Leaves without exit(): buffers and handlers that were copied from the parent are the
 * parent's. */
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

/* The child lets go of what is the parent's (an open copy of another worker's socket would keep that worker
 * alive) and dies with the parent. */
static _Noreturn void become_worker(const struct crew *c, pid_t parent, int fd) {
    for (size_t i = 0; i < c->n; i++) {
        if (c->workers[i].pid) close(c->workers[i].fd);
    }
    if (c->signals >= 0) close(c->signals);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) _exit(1);
    work(c->job, fd);
}

/* ---- the parent's side -----------------------------------------------------------------------------------
 */

/* A process in the empty place w. False with errno. */
static bool hire(struct crew *c, struct worker *w) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    fflush(NULL); /* or text that waits in a buffer would exist twice */
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

/* Shut the socket, which ends a worker that waits even if close() fails, and wait for the process. Returns its status. */
static int dismiss(struct worker *w) {
    int status = 0;
    shutdown(w->fd, SHUT_RDWR);
    close(w->fd);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR) continue;
    w->pid = 0;
    return status;
}

/* The worker died at its item; tell so. */
static void bury(struct crew *c, struct worker *w) {
    char how[40];
    int status = dismiss(w);
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

/* The next item to w, which is idle; w is dismissed when there is none. A worker that cannot be told its item is ended: it would
 * wait forever, and so would the parent. */
static void give(struct crew *c, struct worker *w) {
    if (c->next == c->job->n) {
        dismiss(w);
        return;
    }
    w->item = c->next++;
    w->busy = true;
    buf_clear(&w->in);
    uint64_t item = w->item;
    if (send_all(w->fd, &item, sizeof item)) return;
    kill(w->pid, SIGKILL);
    bury(c, w);
}

/* Fill empty places while there are items. False with errno when nobody works and nobody can be hired. */
static bool staff(struct crew *c) {
    size_t present = 0;
    bool hired = true;
    for (size_t i = 0; i < c->n; i++) {
        struct worker *w = &c->workers[i];
        if (!w->pid && hired && c->next < c->job->n) {
            hired = hire(c, w);
            if (hired) give(c, w);
        }
        if (w->pid) present++;
    }
    return hired || present > 0;
}

/* Is the frame complete? *too_much when there is more than the frame, which a sound worker never sends. */
static bool complete(const struct buf *in, bool *too_much) {
    uint64_t n;
    *too_much = false;
    if (in->n < HEAD) return false;
    memcpy(&n, in->p, HEAD);
    *too_much = in->n - HEAD > n;
    return in->n - HEAD == n;
}

/* Something can be read from w: a piece of its frame, or its end. */
static void hear(struct crew *c, struct worker *w) {
    ssize_t got = recv(w->fd, c->step, READ_STEP, MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) {
        bury(c, w);
        return;
    }
    buf_add(&w->in, c->step, (size_t)got);
    bool too_much;
    if (complete(&w->in, &too_much)) {
        w->busy = false;
        c->job->done(c->job->context, w->item, OS_WORK_DONE, w->in.p + HEAD, w->in.n - HEAD);
        give(c, w);
    } else if (too_much) {
        kill(w->pid, SIGKILL);
        bury(c, w);
    }
}

/* Wait until somebody has something to say. False when interrupted. */
static bool listen_to_all(struct crew *c) {
    for (size_t i = 0; i < c->n; i++) {
        c->polls[i] = (struct pollfd){.fd = c->workers[i].pid ? c->workers[i].fd : -1, .events = POLLIN};
    }
    c->polls[c->n] = (struct pollfd){.fd = c->signals, .events = POLLIN};
    if (poll(c->polls, c->n + 1, -1) < 0) {
        assert(errno == EINTR || errno == ENOMEM);
        return true;
    }
    if (c->polls[c->n].revents) return false;
    for (size_t i = 0; i < c->n; i++) {
        if (c->polls[i].revents) hear(c, &c->workers[i]);
    }
    return true;
}

static bool anybody(const struct crew *c) {
    for (size_t i = 0; i < c->n; i++) {
        if (c->workers[i].pid) return true;
    }
    return false;
}

static bool run(struct crew *c, const char **why) {
    while (c->next < c->job->n || anybody(c)) {
        if (os_interrupted()) {
            if (why) *why = "interrupted";
            return false;
        }
        if (!staff(c)) return os_fail(why);
        if (!anybody(c))
            continue; /* every worker was lost before it had its item: nobody would ever answer */
        if (!listen_to_all(c)) continue; /* os_interrupted says it */
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

static size_t crew_size(const struct os_job *job) {
    size_t jobs = (size_t)(job->jobs > 0 ? job->jobs : os_cores());
    if (jobs > MOST_WORKERS) jobs = MOST_WORKERS;
    return jobs < job->n ? jobs : job->n;
}

bool os_work(const struct os_job *job, const char **why) {
    struct crew c = {.job = job, .n = crew_size(job), .signals = interruptions()};
    c.workers = mem_alloc(c.n * sizeof *c.workers);
    c.polls = mem_alloc((c.n + 1) * sizeof *c.polls);
    c.step = mem_alloc(READ_STEP);
    for (size_t i = 0; i < c.n; i++) c.workers[i] = (struct worker){.in = BUF_INIT};
    bool ok = run(&c, why);
    for (size_t i = 0; i < c.n; i++) {
        if (c.workers[i].pid) {
            kill(c.workers[i].pid, SIGKILL);
            dismiss(&c.workers[i]);
        }
        buf_release(&c.workers[i].in);
    }
    if (c.signals >= 0) close(c.signals);
    free(c.step);
    free(c.polls);
    free(c.workers);
    return ok;
}
