/* cage.c: a filter that forbids system calls to a process that reads hostile bytes (seccomp, Linux
 * 3.17). The process has its input and a pipe for its result; it may read libraries and tables, use
 * memory, and start threads. It must not start programs or processes, reach the network or other
 * processes, or change anything on the disk.
 *
 * The list names the forbidden calls, not the permitted ones: decoders start threads and read
 * tables however their libraries please, and a call forbidden by mistake would make good files look
 * damaged. A system call newer than these headers is not covered; files, sockets, and programs are
 * reached through the calls below. */
#include "os/os_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#if defined __x86_64__
#define HOME AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define HOME AUDIT_ARCH_AARCH64
#endif

#ifdef HOME

/* Forbidden whatever their arguments. Some exist only on some platforms. */
static const int refused[] = {
#ifdef __NR_fork
    __NR_fork,
    __NR_vfork,
#endif
    __NR_execve,
    __NR_execveat,
    __NR_socket,
    __NR_socketpair,
    __NR_connect,
    __NR_bind,
    __NR_listen,
    __NR_accept,
    __NR_accept4,
    __NR_sendto,
    __NR_sendmsg,
    __NR_sendmmsg,
    __NR_kill,
    __NR_ptrace,
    __NR_process_vm_readv,
    __NR_process_vm_writev,
    __NR_pidfd_send_signal,
    __NR_setns,
    __NR_unshare,
    __NR_mount,
    __NR_umount2,
    __NR_chroot,
    __NR_pivot_root,
    __NR_bpf,
    __NR_perf_event_open,
    __NR_userfaultfd,
    __NR_keyctl,
    __NR_add_key,
    __NR_request_key,
};

static const int changing[] = {
#ifdef __NR_creat
    __NR_creat,     __NR_rename,    __NR_unlink,      __NR_link,         __NR_symlink,
    __NR_mkdir,     __NR_rmdir,     __NR_mknod,       __NR_chmod,        __NR_chown,
    __NR_lchown,    __NR_utime,     __NR_utimes,      __NR_futimesat,
#endif
#ifdef __NR_renameat
    __NR_renameat,
#endif
    __NR_renameat2, __NR_unlinkat,  __NR_linkat,      __NR_symlinkat,    __NR_mkdirat,
    __NR_mknodat,   __NR_fchmod,    __NR_fchmodat,    __NR_fchown,       __NR_fchownat,
    __NR_utimensat, __NR_truncate,  __NR_ftruncate,   __NR_fallocate,    __NR_setxattr,
    __NR_lsetxattr, __NR_fsetxattr, __NR_removexattr, __NR_lremovexattr, __NR_fremovexattr,
};

/* Reported as missing, so that the library falls back to a call whose arguments the filter can
 * see. */
static const int absent[] = {
    __NR_clone3,
    __NR_io_uring_setup,
    __NR_io_uring_enter,
    __NR_io_uring_register,
};

enum { MOST = 200 };

struct program {
    struct sock_filter step[MOST];
    unsigned short n;
};

static void add(struct program *p, struct sock_filter step) { p->step[p->n++] = step; }
static void load(struct program *p, size_t at) {
    add(p, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)at));
}
static void end(struct program *p, unsigned action) {
    add(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}
/* Runs the next n steps only if the value is equal to this one. */
static void only_if(struct program *p, unsigned value, unsigned char n) {
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, n));
}

static void refuse_all(struct program *p, const int *calls, size_t n, int error) {
    for (size_t i = 0; i < n; i++) {
        only_if(p, (unsigned)calls[i], 1);
        end(p, SECCOMP_RET_ERRNO | (unsigned)error);
    }
}
#define REFUSE(p, calls, error) refuse_all(p, calls, sizeof calls / sizeof *calls, error)

/* Refuses the call if that argument has one of these flags. Reads the low 32 bits: both platforms
 * are little-endian. */
static void refuse_flags(struct program *p, int call, int argument, unsigned flags) {
    only_if(p, (unsigned)call, 4);
    load(p, offsetof(struct seccomp_data, args) + sizeof(uint64_t) * (size_t)argument);
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, flags, 0, 1));
    end(p, SECCOMP_RET_ERRNO | EPERM);
    end(p, SECCOMP_RET_ALLOW);
}

/* Refuses clone unless it makes a thread. */
static void refuse_processes(struct program *p) {
    only_if(p, __NR_clone, 4);
    load(p, offsetof(struct seccomp_data, args));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
    end(p, SECCOMP_RET_ERRNO | EPERM);
    end(p, SECCOMP_RET_ALLOW);
}

static void refuse_changes(struct program *p) {
    /* Its flags are in memory, which a filter cannot read. */
    static const int unseen[] = {__NR_openat2};
    const unsigned writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    REFUSE(p, changing, EPERM);
    REFUSE(p, unseen, ENOSYS);
#ifdef __NR_open
    refuse_flags(p, __NR_open, 1, writing);
#endif
    refuse_flags(p, __NR_openat, 2, writing);
}

static void write_program(struct program *p, bool writes) {
    load(p, offsetof(struct seccomp_data, arch));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, HOME, 1, 0));
    end(p, SECCOMP_RET_ERRNO | EPERM); /* another platform numbers its calls differently */
    load(p, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    enum { X32 = 0x40000000 };
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32, 0, 1));
    end(p, SECCOMP_RET_ERRNO | EPERM);
#endif
    REFUSE(p, refused, EPERM);
    REFUSE(p, absent, ENOSYS);
    if (!writes) refuse_changes(p);
    refuse_processes(p);
    end(p, SECCOMP_RET_ALLOW);
}

void os_cage(bool writes) {
    struct program p = {.n = 0};
    write_program(&p, writes);
    struct sock_fprog filter = {.len = p.n, .filter = p.step};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

#else

void os_cage(bool writes) { (void)writes; }

#endif
