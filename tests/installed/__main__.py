"""Build, install and try what a user gets: ``PYTHONPATH=tests python -m installed``.

Everything is made in a temporary folder outside the repository and thrown away. Exit code 1 when anything is not as
a user must find it; each complaint says what was typed.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from installed.build import build_all, check_contents, copy_source, install_as_tool, install_copy
from installed.case import Case, read_cases, try_case
from installed.checks import CHECKS, write_corrections
from installed.extras import install_extra, try_extra
from installed.place import Environment, StageError, install_into, make_environment, run, write_constraints
from readme_sessions import find_python, find_sessions, is_command

FAILS = "tests/corpus/tables/table-34.pdf"
"""A document of one page whose total is not what its parts add up to."""
SUMS = """
documents:
  - match: {file_name: avenant-dijon.pdf}
    sums: [{what: Annexe 1 / Total Général / Total, value: %s}]
"""
OWN = {"right.yaml": SUMS % 30603000, "wrong.yaml": SUMS % 31603000, "own/broken.pdf": "This is no PDF."}
"""Files of the user's own; own/fails.pdf states a sum that does not hold."""


class Stages:
    """What was tried, what went wrong, and how long each part took."""

    def __init__(self) -> None:
        self.passed, self.complaints = 0, list[str]()
        self._began, self._worked = time.monotonic(), count_worked()

    def note(self, complaints: list[str], tried: int) -> None:
        for one in complaints:
            print(f"FAILED: {one}", flush=True)
        self.complaints += complaints
        self.passed += tried - len(complaints)

    def tell(self, what: str) -> None:
        now, worked = time.monotonic(), count_worked()
        print(f"{now - self._began:6.1f} s ({worked - self._worked:5.1f} s of processor)  {what}", flush=True)
        self._began, self._worked = now, worked

    def check(self, check: Callable[[], str]) -> None:
        """Run what raises StageError or says in a few words what it saw."""
        try:
            self.tell(check())
            self.note([], 1)
        except StageError as error:
            self.note([str(error)], 1)


def count_worked() -> float:
    """Count the seconds of processor that this process and all that it waited for have taken."""
    return sum(os.times()[:4])


def main() -> int:
    """Run all stages; gives the exit code."""
    stages, began = Stages(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bordereau-install-") as folder, ThreadPoolExecutor(1) as beside:
        place = Path(folder)
        source = copy_source(place / "source")
        base = make_environment(place, source / "requirements.lock")
        stages.tell("an environment of requirements.lock")
        wheel = build_all(base, source, place / "dist")
        stages.tell("wheel, sdist, and the wheel of the sdist, which is the same")
        stages.check(lambda: check_contents(wheel, source))
        install_copy(base, source)
        stages.tell("pip install . in a clean copy")
        install_into(base, base, "--no-deps", wheel)
        run([base.python, "-m", "pip", "check"])
        constraints = write_constraints(source / "requirements-extras.lock", place / "constraints.txt")
        declared = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        extras = {
            name: beside.submit(install_extra, name, base, wheel, constraints)
            for name in declared["optional-dependencies"]
        }
        lay_out(base, source)
        locked = write_constraints(source / "requirements.lock", place / "locked.txt")
        stages.check(lambda: install_as_tool(base, source, locked))
        try_commands(stages, base, source)
        for name, overlay in extras.items():
            tried, complaints = try_extra(name, overlay.result())
            stages.note(complaints, tried)
            stages.tell(f"bordereau[{name}], alone beside the plain install")
    print(f"{time.monotonic() - began:6.1f} s ({count_worked():5.1f} s of processor)  in all")
    print(f"{stages.passed} passed, {len(stages.complaints)} failed")
    return int(bool(stages.complaints))


def lay_out(base: Environment, source: Path) -> None:
    """Put the samples and a user's own files where the commands run."""
    shutil.copytree(source / "samples", base.work / "samples")
    for folder in ("own", "listed"):
        (base.work / folder).mkdir()
        shutil.copyfile(source / FAILS, base.work / folder / "fails.pdf")
    for name, text in OWN.items():
        (base.work / name).write_text(text, encoding="utf-8")


def try_commands(stages: Stages, base: Environment, source: Path) -> None:
    """Run what the README shows, what the table of cases says, and look at what is left."""
    readme = (source / "README.md").read_text(encoding="utf-8")
    shown = [one for one in find_sessions(readme) if is_command(one)]
    for one in shown:
        done = base.call(one.command)
        stages.note([] if one.agrees(done.stdout) else [f"{one.command}\n{done.stdout}\n{done.stderr}"], 1)
    blocks = find_python(readme)
    for block in blocks:
        done = base.call("python -P -", block)
        stages.note([done.stderr] if done.returncode or not done.stdout else [], 1)
    stages.tell(f"{len(shown)} commands and {len(blocks)} blocks of Python of the README")
    write_corrections(base.work)
    cases = read_cases("plain")
    stages.check(lambda: try_helps(base, cases))
    for case in cases:
        stages.note([told] if (told := try_case(case, base)) else [], 1)
    stages.tell(f"{len(cases)} lines of the shell")
    for check in CHECKS:
        stages.check(lambda check=check: check(base))


def try_helps(base: Environment, cases: list[Case]) -> str:
    """Ask each verb for its help; each must be shown to work by a case. Raises StageError."""
    verbs = list(find_verbs(base.call("bordereau --help").stdout))
    for verb in verbs:
        done = base.call(f"bordereau {verb} --help")
        if done.returncode or f"bordereau {verb}" not in done.stdout or "Example" not in done.stdout:
            raise StageError(f"bordereau {verb} --help says nothing: {done.stdout}{done.stderr}")
        if not any(f"bordereau {verb} " in case.line and not case.code for case in cases):
            raise StageError(f"no case shows that bordereau {verb} works")
    if len(verbs) < 10:
        raise StageError(f"bordereau --help names {verbs} only")
    return f"the help of {len(verbs)} verbs"


def find_verbs(told: str) -> Iterator[str]:
    """Find the verbs in what ``--help`` prints."""
    for line in told.partition("Commands:")[2].splitlines():
        if line.startswith("  ") and not line.startswith("   "):
            yield line.split()[0]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StageError as error:
        print(f"FAILED: {error}\n0 passed, 1 failed")
        sys.exit(1)
