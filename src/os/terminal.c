/* terminal.c: standard streams, interruption, and the number of cores.
 *
 * Interruption keeps no flag: the signals are blocked, and a blocked signal stays pending, visible
 * to every caller and to poll() (work.c). */
#include "os/os.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <unistd.h>

bool os_is_terminal(int fd) { return isatty(fd) == 1; }

/* A signal that the program was started to ignore (nohup, a shell's background job) stays
 * ignored. */
static void block_unless_ignored(int sig) {
    struct sigaction now;
    if (sigaction(sig, NULL, &now) != 0 || now.sa_handler == SIG_IGN) return;
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, sig);
    sigprocmask(SIG_BLOCK, &one, NULL);
}

void os_catch_interrupt(void) {
    /* Exceeding the limit on file size is then a write error, which gets a finding. */
    signal(SIGXFSZ, SIG_IGN);
    block_unless_ignored(SIGINT);
    block_unless_ignored(SIGTERM);
    block_unless_ignored(SIGHUP);
}

bool os_interrupted(void) {
    sigset_t pending;
    if (sigpending(&pending) != 0) return false;
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 ||
           sigismember(&pending, SIGHUP) == 1;
}

void os_fill_standard_streams(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0) open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* Waits in short steps, because blocked signals do not interrupt a call. */
static bool wait_for_input(void) {
    enum { MOMENT_MS = 100 };
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = 0;
    while (!os_interrupted() && (ready = poll(&input, 1, MOMENT_MS)) == 0) continue;
    return ready > 0 && !os_interrupted();
}

bool os_read_answer(char *line, size_t n) {
    size_t have = 0;
    for (char c; wait_for_input();) {
        if (read(STDIN_FILENO, &c, 1) != 1) break;
        if (c == '\n') {
            line[have] = '\0';
            return true;
        }
        if (have + 1 < n) line[have++] = c;
    }
    return false;
}

int os_cores(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (int)n : 1;
}
