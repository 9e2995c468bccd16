"""A campaign of SIGKILL against a run, its workers and the process that they are forked from.

``killing.py FOLDER OUTPUT KILLS SEED`` runs the folder again and again, kills something at random moments, and ends
with a run that nobody disturbs. Where all is done before there are kills enough, all is read again. It prints what was
killed and what stderr said. A test looks at a few kills; by hand it is fifty.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
WAIT_S = 600
TARGETS = ("run", "worker", "nursery")


@dataclass
class Campaign:
    """What was killed, and what was said."""

    killed: Counter[str] = field(default_factory=Counter)
    stderr: str = ""
    codes: list[int] = field(default_factory=list)


def start(folder: Path, output: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bordereau", "run", str(folder), "-o", str(output), "--jobs", "2", "--json", *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )


def list_children(pid: int) -> list[int]:
    """The processes that have this parent now."""
    with suppress(OSError, ValueError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def list_all_children(pid: int) -> list[int]:
    """The processes that any thread of this one has begun."""
    with suppress(OSError):
        threads = [int(thread.name) for thread in Path(f"/proc/{pid}/task").iterdir()]
        lists = [Path(f"/proc/{pid}/task/{thread}/children").read_text().split() for thread in threads]
        return [int(child) for found in lists for child in found]
    return []


def kill_one(process: subprocess.Popen[str], target: str, moments: random.Random) -> bool:
    """Kill the run, its nursery or one of its workers, once there is one; False where there is none any more."""
    while process.poll() is None:
        nursery = list_all_children(process.pid)
        workers = [worker for one in nursery for worker in list_children(one)]
        victims = {"run": [process.pid], "nursery": nursery, "worker": workers}[target]
        if victims:
            _sleep_while(lambda: process.poll() is None, moments.uniform(0.0, 1.0))
            with suppress(OSError):
                os.kill(moments.choice(victims), signal.SIGKILL)
                return True
        time.sleep(0.01)
    return False


def carry_out(folder: Path, output: Path, kills: int, seed: int, longest_s: float = 4.0) -> Campaign:
    """Kill so often, then let a run end."""
    moments, done = random.Random(seed), Campaign()
    tried, ended = 0, False
    while done.killed.total() < kills and tried < 20 * kills:
        process = start(folder, output, *(["--force"] if ended else []))
        for _ in range(moments.randint(1, 3)):
            tried += 1
            target = moments.choice(TARGETS)
            _sleep_while(lambda own=process: own.poll() is None, moments.uniform(0.05, longest_s))  # type: ignore[misc]
            done.killed[target] += kill_one(process, target, moments)
            if target == "run":
                break
        ended = process.poll() is not None and process.returncode >= 0
        process.kill()
        done.stderr += process.communicate(timeout=WAIT_S)[1]
    last = start(folder, output)
    done.stderr += last.communicate(timeout=WAIT_S)[1]
    done.codes.append(last.returncode)
    return done


def _sleep_while(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while true() and time.monotonic() < end:
        time.sleep(0.01)


def main() -> None:
    folder, output, kills, seed = sys.argv[1:]
    done = carry_out(Path(folder), Path(output), int(kills), int(seed))
    lines = Counter(line.split(":")[0] + ":" + line.partition(":")[2][:60] for line in done.stderr.splitlines())
    print(json.dumps({"killed": done.killed, "codes": done.codes, "stderr": lines.most_common(12)}, indent=1))


if __name__ == "__main__":
    main()
