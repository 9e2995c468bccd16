"""What every room's tests may use, and which of them run in one process, in which order.

``make test`` starts as many processes as there are cores. Tests of one file stay together, so that what a file makes
once is made once; those that share a thing of the whole session (the review pages and their browser, the PostgreSQL,
the corpus of the warehouse) stay together across files. What takes longest begins first, so that no process is left
alone with it at the end.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OF_THE_CLUSTER = {"cluster", "postgres", "corpus"}
"""Fixtures of the warehouse that are made once in a session."""
LONGEST = (
    "postgresql",
    "tests/warehouse/test_killed_loads.py",
    "review",
    "tests/bordereau/test_fuzz.py",
    "tests/bordereau/test_engines.py",
    "tests/warehouse/test_model.py",
    "tests/bordereau/test_killed.py",
    "tests/test_readme.py",
    "tests/accuracy/test_truth.py",
    "tests/bordereau/test_hostile_folder.py",
    "tests/warehouse/test_load.py",
    "tests/warehouse/test_migration.py",
    "tests/warehouse/test_bad_places.py",
    "tests/bordereau/test_guard.py",
    "tests/bordereau/test_spread.py",
)


def find_group(item: pytest.Item) -> str:
    """Name the tests that an item stays together with."""
    parameters = getattr(item, "callspec", None)
    if parameters is not None and parameters.params.get("place") == "postgresql":
        return "postgresql"
    file = item.path.relative_to(ROOT).as_posix()
    if file.startswith("tests/review/"):
        return "review"
    return "postgresql" if OF_THE_CLUSTER & set(getattr(item, "fixturenames", ())) else file


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the groups in order, the longest first; within a group all stays as it was."""
    groups = {item: find_group(item) for item in items}
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(groups[item], len(ranks)))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(groups[item]))


@pytest.fixture(scope="session", autouse=True)
def _own_folder() -> Iterator[None]:
    """Give each process a folder for temporary files of its own; others may pass through it, as PostgreSQL must."""
    folder = Path(tempfile.mkdtemp(prefix=f"bt-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-"))
    folder.chmod(0o711)
    former, os.environ["TMPDIR"], tempfile.tempdir = os.environ.get("TMPDIR"), str(folder), None
    yield
    if former is None:
        del os.environ["TMPDIR"]
    else:
        os.environ["TMPDIR"] = former
    tempfile.tempdir = None
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample documents."""
    return ROOT / "samples"
