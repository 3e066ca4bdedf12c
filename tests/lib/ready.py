"""For suites of very many small builds: the program, loaded once and ready, runs each command in a child of its own (`ready.c`).

    ready = Ready(folder)                    in `folder` goes what is said
    status, said = ready.run("build", "-q", workspace, "-o", out, environment={...})

The status is as in `subprocess`: a signal is negative. Each thread needs its own. A command that hangs ends the test.
"""
import atexit, os, select, signal, subprocess, tempfile

from school import PROGRAM, ROOT

HANGS = 600


class Ready:
    library = None

    def __init__(self, folder, program=PROGRAM):
        if not Ready.library:
            Ready.library = os.path.join(folder, "ready.so")
            subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-D_GNU_SOURCE", "-o", Ready.library, os.path.join(ROOT, "tests/lib/ready.c")], check=True)
        handle, self.said = tempfile.mkstemp(prefix="said.", dir=folder)
        os.close(handle)
        self.server = subprocess.Popen([os.path.abspath(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
                                       env=dict(os.environ, LD_PRELOAD=Ready.library, LD_BIND_NOW="1", GLIBC_TUNABLES="glibc.malloc.top_pad=67108864"))
        atexit.register(self.close)

    def close(self):
        self.server.stdin.close()
        self.server.wait()

    def run(self, *arguments, cwd=None, environment=None):
        variables = [f"{name}={value}" for name, value in (environment or {}).items()]
        fields = [self.said, str(cwd or os.getcwd()), str(len(variables)), *variables, *map(str, arguments)]
        assert not any(c in field for field in fields for c in "\t\n"), fields
        self.server.stdin.write("".join(field + "\t" for field in fields).encode() + b"\n")
        self.server.stdin.flush()
        if not select.select([self.server.stdout], [], [], HANGS)[0]:
            os.killpg(self.server.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(arguments, HANGS)
        status = int(self.server.stdout.readline())
        with open(self.said, encoding="utf-8", errors="replace") as file:
            return os.waitstatus_to_exitcode(status), file.read()
