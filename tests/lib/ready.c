/* ready.c: for LD_PRELOAD: the program, loaded once, runs any number of commands, each in a child of its own. Half of what a small
 * build costs is finding and joining fifty libraries; from there on, nothing differs from a start of its own. `ready.py` drives it.
 *
 * A request on standard input is one line of fields that end with a tab: the file that takes what is said, the folder to be in, how
 * many variables follow, those (NAME=VALUE), and the arguments. The answer on standard output is the status that wait() gave. */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 200 };
typedef int main_function(int, char **, char **);
static main_function *program;

static int split(char *line, char *fields[MOST]) {
    int n = 0;
    for (char *end; n < MOST - 1 && (end = strchr(line, '\t')); line = end + 1) {
        *end = 0;
        fields[n++] = line;
    }
    fields[n] = NULL;
    return n;
}

static int run(char **fields, int n, char *name) {
    int said = open(fields[0], O_WRONLY | O_CREAT | O_TRUNC, 0600),
        nothing = open("/dev/null", O_RDONLY);
    if (said < 0 || nothing < 0 || chdir(fields[1]) != 0) _exit(126);
    dup2(nothing, 0);
    dup2(said, 1);
    dup2(said, 2);
    close(nothing);
    close(said);
    int variables = atoi(fields[2]);
    for (int i = 0; i < variables; i++) putenv(fields[3 + i]);
    fields[2 + variables] = name;
    return program(n - 2 - variables, fields + 2 + variables, environ);
}

static int serve(int argc, char **argv, char **environment) {
    char *line = NULL, *fields[MOST];
    size_t room = 0;
    (void)argc, (void)environment;
    unsetenv("LD_PRELOAD");
    while (getline(&line, &room, stdin) > 0) {
        int n = split(line, fields), status = 0;
        if (n < 4) return 1;
        pid_t child = fork();
        if (child < 0) return 1;
        if (child == 0) {
            status = run(fields, n, argv[0]);
            fflush(NULL);
            _exit(status); /* fifty libraries need not tidy up */
        }
        if (waitpid(child, &status, 0) != child) return 1;
        printf("%d\n", status);
        fflush(stdout);
    }
    return 0;
}

/* libc calls this with the program's main() when everything is loaded. */
int __libc_start_main(main_function *start, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*end)(void), void *stack) {
    int (*real)(main_function *, int, char **, void (*)(void), void (*)(void), void (*)(void),
                void *);
    *(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
    program = start;
    return real(serve, argc, argv, init, fini, end, stack);
}
