"""The command line in a process of its own that need not import anything: forked from one that has.

A new interpreter takes half a second of the processor before it does what a test is about. Where only what a command
prints, writes and returns is looked at, ``Warm`` starts it: arguments, folder, environment, streams, exit code and
signals are those of a process of its own. Where the start itself is the subject (what is imported, closed streams,
limits of the shell, odd surroundings), the tests start Python anew.

The process from which a run forks its workers is forked from the same one (``bordereau.guard.nursery``), for commands
and for tests that hold a guard themselves: it would load the same libraries, 1.3 seconds of the processor each time.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import select
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from bordereau.guard.nursery import ONE_THREAD

ROOT = Path(__file__).parents[1]
LOADED = ("bordereau.guard.preload", "bordereau.cli", "bordereau.runs.run", "bordereau.runs.engines.local", "rich")
LONGEST = 256 * 1024


class ForkedNursery:
    """What a run asks of the process from which its workers are forked, as of a ``subprocess.Popen``."""

    def __init__(self, door: str, handle: int, memory_mb: int) -> None:
        asked = {"memory_mb": memory_mb, "env": dict(os.environ), "cwd": str(Path.cwd())}
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as line:
            line.connect(door)
            socket.send_fds(line, [json.dumps(asked).encode()], [handle])
            self.pid = int(line.recv(64))

    def kill(self) -> None:
        """Kill it as nothing can refuse."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        """Nothing to wait for: another process has it as a child."""


def fork_nurseries(nursery: ModuleType, server: int) -> None:
    """Let runs of this process fork their workers from one forked by the process of this number."""
    nursery.start_nursery = lambda handle, memory_mb: ForkedNursery(name_door(server), handle, memory_mb)  # type: ignore[attr-defined]


def name_door(server: int) -> str:
    """Name the address at which that process hears of nurseries that are wanted."""
    return f"\0bordereau-tests-{server}"


class Started:
    """A command at work, or one that has ended."""

    def __init__(self, arguments: Sequence[str], notes: socket.socket, printed: Path) -> None:
        self.args, self.returncode = list(arguments), None
        self._notes, self._printed = notes, printed
        self.pid = int(self._hear(60))

    def _hear(self, timeout: float) -> bytes:
        with selectors.DefaultSelector() as ready:
            ready.register(self._notes, selectors.EVENT_READ)
            if not ready.select(timeout):
                raise subprocess.TimeoutExpired(self.args, timeout)
        heard = self._notes.recv(64)
        assert heard, "the process that all are forked from has died"
        return heard

    def poll(self) -> int | None:
        """Tell the exit code, None while it works."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float = 120) -> int:
        """Wait for its end; gives the exit code as ``subprocess`` does."""
        if self.returncode is None:
            self.returncode = int(self._hear(timeout))
            self._notes.close()
        return self.returncode

    def kill(self) -> None:
        """Kill it as nothing can refuse."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def communicate(self, timeout: float = 120) -> tuple[str, str]:
        """Wait for its end; gives what it printed to stdout and stderr."""
        self.wait(timeout)
        out, err = ((self._printed / name).read_text(encoding="utf-8") for name in ("out", "err"))
        return out, err


class Warm:
    """A process that has loaded the libraries and forks commands."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, __file__, str(theirs.fileno())]
        environment = {
            **os.environ,
            **dict.fromkeys(ONE_THREAD, "1"),
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        }
        self._process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment,
            start_new_session=True,
        )  # fmt: skip
        theirs.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def start(
        self, *arguments: object, text: str | bytes = "", cwd: Path = ROOT, env: dict[str, str] | None = None,
        loaded: Sequence[str] = (), program: str = "bordereau.cli",
    ) -> Started:  # fmt: skip
        """Start ``bordereau``, or what another module has as ``main``, with these arguments.

        Modules named ``loaded`` are loaded once, for all that follow.
        """
        words = [str(one) for one in arguments]
        about = {"arguments": words, "loaded": [*loaded], "program": program}
        asked = {**about, "cwd": str(cwd), "env": dict(env or os.environ)}
        printed = Path(tempfile.mkdtemp(prefix="printed-"))
        (printed / "in").write_bytes(text.encode() if isinstance(text, str) else text)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with (
            theirs,
            (printed / "in").open("rb") as stdin,
            (printed / "out").open("wb") as stdout,
            (printed / "err").open("wb") as stderr,
        ):
            handles = [one.fileno() for one in (stdin, stdout, stderr, theirs)]
            socket.send_fds(self._line, [json.dumps(asked).encode()], handles)
        return Started(["bordereau", *words], ours, printed)

    def call(self, *arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        """Run ``bordereau`` as a user does."""
        started = self.start(*arguments, **options)  # type: ignore[arg-type]
        try:
            out, err = started.communicate()
        except subprocess.TimeoutExpired:
            started.kill()
            raise
        return subprocess.CompletedProcess(started.args, started.wait(), out, err)

    def close(self) -> None:
        self._line.close()
        self._process.wait()


def serve(line: socket.socket) -> str:
    """Fork commands as they are asked for; returns in each of them, to go on as what it gives: a module's ``main``."""
    for name in LOADED:
        import_module(name)
    import_module("bordereau.guard.patterns").write_patterns()
    gc.collect()
    gc.freeze()  # what has been loaded is not walked again, by no command: each would copy the pages that it walks
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    door.bind(name_door(os.getpid()))
    door.listen(8)
    server = os.getpid()
    while True:
        if door in select.select([line, door], [], [])[0]:
            fork_nursery(door, line)
            continue
        data, handles, _, _ = socket.recv_fds(line, LONGEST, 4)
        if not data:
            os._exit(0)
        asked = json.loads(data)
        for name in asked["loaded"]:
            import_module(name)
        if os.fork() == 0:
            line.close()
            door.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            fork_nurseries(import_module("bordereau.guard.nursery"), server)
            become(asked, handles)
            return asked["program"]
        for handle in handles:
            os.close(handle)


def fork_nursery(door: socket.socket, line: socket.socket) -> None:
    """Fork the process that one run forks its workers from, and tell its number."""
    caller, _ = door.accept()
    with caller:
        data, (handle,), _, _ = socket.recv_fds(caller, LONGEST, 1)
        nursery = os.fork()
        if nursery:
            os.close(handle)
            caller.send(str(nursery).encode())
            return
    door.close()
    line.close()
    os.setsid()
    with Path(os.devnull).open("r+b") as nowhere:
        for number in range(3):
            os.dup2(nowhere.fileno(), number)
    asked = json.loads(data)
    put_on(asked)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        import_module("bordereau.guard.nursery").keep_nursery(handle, asked["memory_mb"])
    finally:
        os._exit(0)


def put_on(asked: dict[str, object]) -> None:
    """Take over the environment and the folder of the one who asks."""
    os.environ.clear()
    os.environ.update(asked["env"])  # type: ignore[call-overload]
    os.chdir(str(asked["cwd"]))
    tempfile.tempdir = None


def become(asked: dict[str, object], handles: list[int]) -> None:
    """Fork the command, tell its number and its end; returns in the command itself."""
    notes = handles.pop()
    command = os.fork()
    if command:
        os.write(notes, str(command).encode())
        _, status = os.waitpid(command, 0)
        os.write(notes, str(os.waitstatus_to_exitcode(status)).encode())
        os._exit(0)
    os.close(notes)
    for number, handle in enumerate(handles):
        os.dup2(handle, number)
        os.close(handle)
    put_on(asked)
    sys.argv = ["bordereau", *asked["arguments"]]  # type: ignore[misc]


def work(program: str) -> NoReturn:
    """Be the command, and end as the interpreter does, but for taking apart the memory that it was forked with.

    Threads are waited for, what is registered for the end is done, what was printed is written out. To free the
    loaded libraries object by object would copy every page of them, three times the work of a small command.
    """
    code: object = 0
    try:
        import_module(program).main()
    except SystemExit as ended:
        code = ended.code
    if isinstance(code, str):
        print(code, file=sys.stderr)
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(code or 0))  # type: ignore[call-overload]


if __name__ == "__main__":
    work(serve(socket.socket(fileno=int(sys.argv[1]))))
