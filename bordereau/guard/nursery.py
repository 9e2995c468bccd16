"""The process from which workers are forked: it has loaded libraries and patterns, and reads no document itself.

It runs apart (``python -c``), so that workers inherit nothing of the run, neither threads nor open files. The run asks
for a worker by a message with the worker's end of a channel; back come ``born NUMBER PID`` and, when one ends,
``dead NUMBER CODE``. It ends when the run does, and its workers with it (``bordereau.guard.seal.die_with_parent``).
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import subprocess
import sys
from types import FrameType

from bordereau.guard.channel import Channel
from bordereau.guard.garbage import collect_seldom

ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "OMP_THREAD_LIMIT",
    "MKL_NUM_THREADS",
    "OPENCV_FOR_THREADS_NUM",
)
"""One document, one core: threads of libraries would only compete, and do not live through a fork."""
LONGEST = 4096


class Nursery:
    """The other end, in the run."""

    def __init__(self, memory_mb: int) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line = ours
        try:
            self._process = start_nursery(theirs.fileno(), memory_mb)
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def fileno(self) -> int:
        return self._line.fileno()

    def hatch(self, number: int) -> Channel:
        """Ask for a worker. Raises OSError when the process has ended."""
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._line, [f"{number}".encode()], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return Channel(ours.detach())

    def hear(self) -> tuple[str, int, str]:
        """Take in what it has to say: ``(what, number of the worker, value)``. Raises EOFError when it has ended."""
        try:
            data = self._line.recv(LONGEST)
        except OSError as error:
            raise EOFError from error
        if not data:
            raise EOFError
        what, number, value = data.decode().split(" ", 2)
        return what, int(number), value

    def close(self) -> None:
        self._line.close()
        self._process.kill()
        self._process.wait()


def start_nursery(handle: int, memory_mb: int) -> subprocess.Popen[bytes]:
    """Start the process, which hears what is asked at this end of a line. Raises OSError."""
    command = f"from bordereau.guard.nursery import keep_nursery; keep_nursery({handle}, {memory_mb})"
    environment = {**os.environ, **dict.fromkeys(ONE_THREAD, "1")}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(  # noqa: S603 (ourselves)
        [sys.executable, "-P", "-c", command],
        pass_fds=[handle],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )


def keep_nursery(handle: int, memory_mb: int) -> None:
    """Fork workers as they are asked for, until the run ends. In a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    line = socket.socket(fileno=handle)
    line.set_inheritable(False)
    collect_seldom()
    try:
        import bordereau.guard.preload  # noqa: F401
        from bordereau.guard.patterns import write_patterns

        write_patterns()
    except Exception as error:  # an install that is not whole
        line.send(f"broken 0 {type(error).__name__}: {error}".encode()[:LONGEST])
        return
    gc.freeze()  # a worker that walked the libraries for garbage would get a copy of each of their pages
    ended, signalled = os.pipe()
    os.set_blocking(signalled, False)
    os.set_blocking(ended, False)
    signal.set_wakeup_fd(signalled, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, _do_nothing)
    numbers: dict[int, int] = {}
    with selectors.DefaultSelector() as ready:
        ready.register(line, selectors.EVENT_READ)
        ready.register(ended, selectors.EVENT_READ)
        while True:
            for key, _ in ready.select():
                if key.fileobj == ended:
                    os.read(ended, LONGEST)
                    _tell_dead(line, numbers)
                elif not _fork_worker(line, numbers, memory_mb):
                    return


def _fork_worker(line: socket.socket, numbers: dict[int, int], memory_mb: int) -> bool:
    """Fork one worker; False when the run has ended."""
    data, handles, _, _ = socket.recv_fds(line, LONGEST, 1)
    if not data:
        return False
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        line.close()
        _be_worker(Channel(handles[0]), parent, memory_mb)
    os.close(handles[0])
    numbers[pid] = int(data)
    line.send(f"born {numbers[pid]} {pid}".encode())
    return True


def _be_worker(channel: Channel, parent: int, memory_mb: int) -> None:
    """Work until there is no more to do; never returns."""
    code = 1
    try:
        from bordereau.guard.seal import die_with_parent
        from bordereau.guard.worker import serve

        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        die_with_parent()
        if os.getppid() == parent:
            serve(channel, memory_mb)
            code = 0
    finally:
        os._exit(code)


def _tell_dead(line: socket.socket, numbers: dict[int, int]) -> None:
    """Tell of every worker that has ended since."""
    while numbers:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        line.send(f"dead {numbers.pop(pid)} {os.waitstatus_to_exitcode(status)}".encode())


def _do_nothing(_number: int, _frame: FrameType | None) -> None:
    """Let the signal wake the selector up."""
