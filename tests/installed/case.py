"""What a user types and must find, as plain text: ``typed/plain.txt``, and one file an extra.

::

    $ bordereau check fails.json --strict      the line of the shell, after all that stand before it
    exit 3                                     the exit code; without it, 0
    stdout fails                               a regular expression found in stdout
    stderr ^bordereau:                         one found in stderr
    left fails.json                            files that are there afterwards, and not empty
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from installed.place import Environment, StageError

HERE = Path(__file__).parent / "typed"
KEYS = ("exit", "stdout", "stderr", "left")


class Case(NamedTuple):
    """One line of the shell and what must come of it."""

    line: str
    code: int = 0
    stdout: str = ""
    stderr: str = ""
    left: tuple[str, ...] = ()


def read_cases(name: str) -> list[Case]:
    """Read the cases of a file. Raises ValueError for a line that is none of the five."""
    cases = []
    for block in re.split(r"^\$ ", (HERE / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        line, *rest = (one for one in block.splitlines() if one and not one.startswith("#"))
        said = dict(one.split(" ", 1) for one in rest)
        if unknown := set(said) - set(KEYS):
            raise ValueError(f"{line}: {unknown} is not one of {KEYS}")
        left = tuple(said.get("left", "").split())
        cases.append(Case(line, int(said.get("exit", 0)), said.get("stdout", ""), said.get("stderr", ""), left))
    return cases


def try_case(case: Case, place: Environment) -> str | None:
    """Run a case; gives what is not as it must be, None where all is."""
    try:
        done = place.call(case.line)
    except StageError as error:
        return str(error)
    wrong = [f"exit code {done.returncode}, not {case.code}"] if done.returncode != case.code else []
    for name, pattern, text in (("stdout", case.stdout, done.stdout), ("stderr", case.stderr, done.stderr)):
        if not re.search(pattern, text, re.MULTILINE):
            wrong.append(f"{name} has no {pattern!r}")
    wrong += [f"{name} is not there" for name in case.left if not is_there(place.work / name)]
    return f"{case.line}\n  {'; '.join(wrong)}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}" if wrong else None


def is_there(path: Path) -> bool:
    """Whether a file or folder is there, and not empty."""
    return any(path.iterdir()) if path.is_dir() else path.is_file() and path.stat().st_size > 0
