"""The locks pin everything that is declared, by hash, and name no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-extras.lock", "requirements-dbt.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read_lock(name: str) -> dict[str, str]:
    """Read what a lock pins: package to its block of text."""
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))
    return {re.split(r"[=\[ ;]", block)[0]: block for block in blocks if not block.startswith("#")}


def declared(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\[; ]", one)[0].lower().replace("_", "-") for one in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--index|--extra-index|--find-links|@ ", text)
    for package, block in read_lock(name).items():
        assert re.search(r"==\S+", block), package
        assert "--hash=sha256:" in block, package
    assert "torch" not in read_lock(name)


def test_the_locks_hold_all_that_is_declared() -> None:
    groups = PROJECT["dependency-groups"]
    runtime = declared([*PROJECT["project"]["dependencies"], *groups["build"]])
    assert runtime <= set(read_lock("requirements.lock"))
    assert runtime | declared(groups["dev"]) <= set(read_lock("requirements-dev.lock"))
    extras = declared([one for some in PROJECT["project"]["optional-dependencies"].values() for one in some])
    assert extras <= set(read_lock("requirements-extras.lock"))


@pytest.mark.parametrize("name", ["requirements-dev.lock", "requirements-extras.lock"])
def test_a_lock_agrees_with_what_users_install(name: str) -> None:
    """Else an extra or a test would run with another version of a package than the plain install."""
    pin = re.compile(r"==(\S+)")
    runtime, other = read_lock("requirements.lock"), read_lock(name)
    assert len(set(runtime) & set(other)) > 50
    for package in set(runtime) & set(other):
        assert pin.findall(runtime[package]) == pin.findall(other[package]), package
