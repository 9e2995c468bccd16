"""A folder outside the repository, environments in it, and commands in these as a user types them.

Nothing of the shell that started the stage reaches a command, so that neither PYTHONPATH nor a package of the
developers' own can stand in for what the wheel lacks.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUIET = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-compile")
KEPT = ("TESSDATA_PREFIX",)
"""Variables that say where French data is: a part of the machine, not of the environment."""
TIMEOUT_S = 300


class StageError(Exception):
    """What a user would have run into, in one sentence and what was printed."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment and the folder in which its commands run."""

    folder: Path
    work: Path
    more: tuple[tuple[str, str], ...] = ()
    """Variables that one test sets."""

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def packages(self) -> Path:
        return next((self.folder / "lib").glob("python*")) / "site-packages"

    def with_variables(self, more: dict[str, str]) -> Environment:
        return replace(self, more=tuple(more.items()))

    def call(self, line: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a line of the shell; raises StageError on a traceback, whatever the exit code."""
        path = f"{self.folder / 'bin'}:/usr/local/bin:/usr/bin:/bin"
        home = str(self.work.parent / "home")
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        variables = {"PATH": path, "HOME": home, "LANG": "C.UTF-8", **kept, **dict(self.more)}
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line}"], input=text, capture_output=True, text=True, encoding="utf-8",
            errors="replace", cwd=self.work, env=variables, check=False, timeout=TIMEOUT_S,
        )  # fmt: skip
        if "Traceback" in done.stdout + done.stderr:
            raise StageError(f"{line}\n  ended with a traceback:\n{done.stderr[-3000:]}")
        return done


def make_environment(place: Path, lock: Path) -> Environment:
    """Make an environment with what a lock names and nothing else."""
    for name in ("work", "home"):
        (place / name).mkdir()
    folder = place / "base"
    run([sys.executable, "-m", "venv", folder])
    run([folder / "bin" / "python", "-m", "pip", "install", *QUIET, "--require-hashes", "-r", lock])
    return Environment(folder, place / "work")


def make_overlay(base: Environment, name: str) -> Environment:
    """Make an environment that sees the packages of another and takes new ones by itself: cheap, and nothing mixes."""
    folder = base.folder.parent / name
    run([base.python, "-m", "venv", "--without-pip", folder])
    overlay = Environment(folder, base.work)
    (overlay.packages / "base.pth").write_text(f"{base.packages}\n", encoding="utf-8")
    program = folder / "bin" / "bordereau"
    program.write_text(f'#!/bin/sh\nexec "{overlay.python}" -P -m bordereau "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return overlay


def install_into(overlay: Environment, base: Environment, *wanted: str | Path) -> None:
    """Install into an overlay with the pip of its base."""
    run([base.python, "-m", "pip", "--python", overlay.python, "install", *QUIET, *wanted])


def write_constraints(lock: Path, target: Path) -> Path:
    """Write the versions of a lock without hashes, which pip takes for all or for none, and without extras."""
    pins = re.findall(r"^([a-z0-9][^\s=\[]*)\S*?(==[^\\\n]*)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    target.write_text("".join(f"{name}{version.strip()}\n" for name, version in pins), encoding="utf-8")
    return target


def run(command: list[object], cwd: Path | None = None) -> str:
    """Run a program that must not fail. Raises StageError with what it said."""
    words = [str(word) for word in command]
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        words, capture_output=True, text=True, errors="replace", cwd=cwd, env=variables, check=False, timeout=900
    )
    if done.returncode:
        raise StageError(f"{' '.join(words[:6])} … failed:\n{done.stderr[-3000:]}")
    return done.stdout
